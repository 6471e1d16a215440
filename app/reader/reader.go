package reader

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// Callbacks are what the reader asks of its owner. Each may be nil; all are
// called on the user interface's goroutine.
type Callbacks struct {
	OnChoose    func(i int)          // the user chose a passage: show its pin
	OnSource    func(address string) // open this address, which the user has seen; always http or https
	OnLookUp    func(name string)    // ask a service on the network about this name
	OnCopy      func(text string)    // this text has just been put on the clipboard
	OnTakeOther func(i, other int)   // the user wants passage i to mean Others[other]
}

// A Reader shows the passages behind a selection of the map.
type Reader struct {
	widget.BaseWidget
	does Callbacks

	title, subtitle *widget.Label
	list            List
	chosen          int
}

// New returns an empty reader.
func New(does Callbacks) *Reader {
	r := &Reader{does: does, chosen: -1, title: widget.NewLabel(""), subtitle: widget.NewLabel("")}
	r.ExtendBaseWidget(r)
	return r
}

// ShowPassages fills the reader with the passages of l, the first one at the top and
// none chosen.
func (r *Reader) ShowPassages(title, subtitle string, l List) {
	r.title.SetText(title)
	r.subtitle.SetText(subtitle)
	r.list, r.chosen = l, -1
	r.Refresh()
}

// ShowNothing empties the reader and says in words why, and what can be done.
func (r *Reader) ShowNothing(words string) {
	r.title.SetText("")
	r.subtitle.SetText(words)
	r.list, r.chosen = nil, -1
	r.Refresh()
}

// Choose marks passage i and brings it into view, without a callback. Any
// other number than that of a passage leaves none chosen.
func (r *Reader) Choose(i int) {
	if r.list == nil || i < 0 || i >= r.list.Len() {
		i = -1
	}
	r.chosen = i
}

// Chosen is the number of the passage that is marked, or -1.
func (r *Reader) Chosen() int { return r.chosen }

// CreateRenderer implements [fyne.Widget].
func (r *Reader) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(container.NewVBox(r.title, r.subtitle))
}
