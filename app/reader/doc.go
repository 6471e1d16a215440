// Package reader is the side panel in which the passages behind a selection of
// the map are read: headline, outlet and date, the sentence in its paragraph
// with the names marked, the way to the source, and why the place was chosen.
//
// Make a [Reader] with [New], fill it with [Reader.ShowPassages] or
// [Reader.ShowNothing], and follow what the user does through [Callbacks].
// Passages come through a [List], one by one as they are scrolled into view,
// so that a place with a million of them opens as fast as one with three.
//
// # Runs of passages
//
// Passages that follow each other and are of one article are shown under one
// head: headline, outlet, date, source. Those of one paragraph are shown under
// one print of it, each with the words about its name. They stay passages that
// are counted, chosen and copied one by one. While the head of the article that
// is read is out of view, a band at the top of the list names it; a press on
// the band goes back to it.
//
// # What is shown of a source
//
// The address of the chosen passage, or of the link under the pointer, stands
// in full at the foot of the reader before anything opens it. Only http and
// https are ever handed to [Callbacks.OnSource]; a user name before the host is
// dropped, a host in other letters than ASCII's is shown and opened as its
// punycode, and an address that can't be opened says why.
//
// # Keys
//
// The list holds the focus for all that is in it:
//
//	Up, Down, Home, End       choose a passage
//	Page Up, Page Down        a page on, and choose what is then at the top
//	Enter                     open the source
//	Space, Right, Left        show or hide why the place was chosen
//	1 to 8                    take the place with that number among the others, while the reasons show
//	P                         take the program's own choice again
//	O                         choose a place that isn't listed
//	L                         look the name up online
//	Ctrl+C                    copy what is selected, else the chosen sentence with its citation
//	Ctrl+Shift+C              copy with citation
//	Ctrl+A, Shift with arrows select in the chosen passage
//	Escape                    select nothing
//
// The reader belongs to the user interface's goroutine. It keeps nothing of an
// item whose row is out of view but its height.
package reader
