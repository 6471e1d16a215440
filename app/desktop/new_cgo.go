// With the tag ci Fyne's test driver stands in for the window's, so that this
// file is type-checked for Windows without a C compiler for it.

//go:build cgo || (ci && windows)

package desktop

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"
)

// New returns Fyne's application over the system's windows, or an error that
// wraps [ErrNoDisplay]. Call it on the main goroutine.
func New() (fyne.App, error) {
	if err := Display(); err != nil {
		return nil, err
	}
	return app.NewWithID(ID), nil
}
