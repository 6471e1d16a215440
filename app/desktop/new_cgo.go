//go:build cgo

package desktop

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"
)

// New returns Fyne's application over the system's windows. Ask [Display]
// first. Call it on the main goroutine.
func New() (fyne.App, error) { return app.NewWithID(ID), nil }
