// Package desktop opens real windows: it is the one package that imports
// Fyne's window driver, and main is the one package that imports it.
//
// Everything else of the program is widgets, which are built and tested on
// Fyne's software driver without a display, a graphics library or cgo. What a
// real window needs is kept here so that it stays that way: without cgo this
// package still compiles, and [New] says that there is no window to be had.
//
// [Display] tells beforehand whether a window can be opened at all. Fyne's
// driver panics where it can't, after the program has begun its work; a program
// on a server wants to know at once.
package desktop

import "errors"

// ID names the program to the desktop: for its settings folder and its windows.
const ID = "app.dateline.Dateline"

// ErrNoWindow is returned by [New] when the program was built without windows.
var ErrNoWindow = errors.New("this dateline was built without cgo and has no window; " +
	"its commands work (dateline help), or build it with CGO_ENABLED=1 for the window")

// ErrNoDisplay is returned by [Display] when there is none to open a window on.
var ErrNoDisplay = errors.New("there is no display to open a window on")
