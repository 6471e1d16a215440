//go:build !cgo && !(ci && windows)

package desktop

import "fyne.io/fyne/v2"

// New returns [ErrNoWindow]: without cgo there is no window driver.
func New() (fyne.App, error) { return nil, ErrNoWindow }
