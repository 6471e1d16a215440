package reader

import (
	"math"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"dateline/app/reader/passage"
	"dateline/geo"
)

// Callbacks are what the reader asks of its owner. Each may be nil, and then
// what would need it isn't offered; all are called on the user interface's
// goroutine.
type Callbacks struct {
	OnChoose    func(i int)          // the user chose a passage: show its pin
	OnSource    func(address string) // open this address, which the user has seen; always http or https
	OnLookUp    func(name string)    // ask a service on the network about this name
	OnCopy      func(text string)    // this text has just been put on the clipboard
	OnTakeOther func(i, other int)   // the user wants passage i to mean Others[other]
	OnTakeBack  func(i int)          // the user wants the program's own choice for passage i again
	OnSearch    func(i int)          // the user wants passage i to mean a place that is not among the others
	OnLeave     func()               // the user wants another list, by Escape with no text selected
}

// A Reader shows the passages behind a selection of the map.
type Reader struct {
	widget.BaseWidget
	does  Callbacks
	looks looks

	title, subtitle, words, address *passage.Text
	heading, under, nothing         string
	noun                            string
	shown                           source
	footHeight                      float32 // the most that the list has needed

	rows    *rows
	edge    *canvas.Rectangle // under the header
	foot    *canvas.Rectangle // over the address
	objects []fyne.CanvasObject
}

// nothingYet is what a reader says before it was ever filled.
const nothingYet = "Nothing is selected.\nClick a pin or an area on the map to read here what was written about it."

// whereFrom stands where an address will be.
const whereFrom = "The address of a link is shown here."

// New returns an empty reader.
func New(does Callbacks) *Reader {
	r := &Reader{does: does, nothing: nothingYet, noun: "passage", edge: &canvas.Rectangle{}, foot: &canvas.Rectangle{}}
	r.looks.read()
	s := r.looks.setter
	r.title = passage.NewText(s, r.looks.title)
	r.subtitle = passage.NewText(s, r.looks.small)
	r.words = passage.NewText(s, r.looks.body)
	r.subtitle.SetLeftToRight(true)
	r.words.SetCentered(true)
	r.address = passage.NewText(s, r.looks.small)
	r.title.SetMaxLines(2)
	r.address.SetMaxLines(mostAddress)
	r.rows = newRows(&r.does, &r.looks)
	r.rows.onAddress = r.showAddress
	for _, t := range []*passage.Text{r.title, r.subtitle, r.words, r.address} {
		t.Deeds.OnCopy = r.rows.copied
	}
	r.rows.retheme()
	r.ExtendBaseWidget(r)
	r.fill(nil)
	return r
}

// mostAddress is how many lines of an address are shown. What is longer than
// that says nothing to a reader; it can be copied whole.
const mostAddress = 6

// SetNoun says what is listed from now on: "passage", as at first, or "event".
func (r *Reader) SetNoun(noun string) { r.noun = noun }

// ShowPassages fills the reader with the passages of l, the first one at the
// top and none chosen. The title names the place; the subtitle says in quiet
// words what it is, "town in Switzerland", and stands behind the number of
// passages.
func (r *Reader) ShowPassages(title, subtitle string, l List) {
	if l == nil || l.Len() == 0 {
		r.heading, r.under = title, subtitle
		r.nothing = "No passage to show."
		l = nil
	} else {
		n := count(l.Len(), r.noun, r.noun+"s")
		r.heading, r.under = title, joined(" · ", n, subtitle)
		r.nothing = ""
	}
	r.fill(l)
}

// ReplacePassages fills the reader with the passages of l as ShowPassages does,
// and leaves the user where they were: scrolled, chosen, reasons open. moved tells
// which passage of l one that was shown is now, or -1 where it is there no more.
func (r *Reader) ReplacePassages(title, subtitle string, l List, moved func(i int) int) {
	foot, was := r.footHeight, r.rows.kept(moved)
	r.ShowPassages(title, subtitle, l)
	if r.rows.n > 0 {
		r.footHeight = foot
		r.rows.restore(was)
		r.place()
	}
}

// ShowNothing empties the reader and says in words why, and what can be done.
// The first line stands out.
func (r *Reader) ShowNothing(words string) {
	r.heading, r.under, r.nothing = "", "", words
	r.fill(nil)
}

func (r *Reader) fill(l List) {
	r.title.Set(r.heading, passage.Run{Span: geo.Span{End: len(r.heading)}, Look: passage.Bold})
	r.subtitle.Set(r.under, passage.Run{Span: geo.Span{End: len(r.under)}, Look: passage.Quiet})
	first := len(r.nothing)
	for i := range len(r.nothing) {
		if r.nothing[i] == '\n' {
			first = i
			break
		}
	}
	r.words.Set(r.nothing,
		passage.Run{Span: geo.Span{End: first}, Look: passage.Bold},
		passage.Run{Span: geo.Span{Start: first, End: len(r.nothing)}, Look: passage.Quiet})
	r.shown, r.footHeight = source{}, 0
	r.address.Set(whereFrom, passage.Run{Span: geo.Span{End: len(whereFrom)}, Look: passage.Quiet})
	r.rows.show(l)
	r.place()
	canvas.Refresh(r)
}

// Choose marks passage i and brings it into view, without a callback. Any
// other number than that of a passage leaves none chosen.
func (r *Reader) Choose(i int) {
	if i < 0 || i >= r.rows.n {
		i = -1
	}
	r.rows.choose(i, false)
}

// Chosen is the number of the passage that is marked, or -1.
func (r *Reader) Chosen() int { return r.rows.chosen }

// Focus gives the keys to the list of passages.
func (r *Reader) Focus() { r.rows.focus() }

// Selected is the text that is selected in a passage; mostly empty.
func (r *Reader) Selected() string {
	if t := r.rows.text(); t != nil {
		return t.Selected()
	}
	return ""
}

// showAddress shows in full where a link leads.
func (r *Reader) showAddress(s source) {
	if s == r.shown {
		return
	}
	r.shown = s
	if s.address == "" {
		r.address.Set("")
	} else {
		r.address.Set(s.address, addressRuns(s)...)
	}
	r.place()
	canvas.Refresh(r)
}

// addressRuns let the host stand out: it is what tells where a link leads.
func addressRuns(s source) []passage.Run {
	at := len(s.address)
	for i := 0; i+len(s.host) <= len(s.address) && s.host != ""; i++ {
		if s.address[i:i+len(s.host)] == s.host {
			at = i
			break
		}
	}
	return []passage.Run{
		{Span: geo.Span{End: at}, Look: passage.Quiet},
		{Span: geo.Span{Start: min(at+len(s.host), len(s.address)), End: len(s.address)}, Look: passage.Quiet},
	}
}

// place lays the parts out.
func (r *Reader) place() {
	size := r.Size()
	if size.Width <= 0 || size.Height <= 0 {
		return
	}
	inner := size.Width - 2*cardPad
	r.objects = r.objects[:0]
	y := float32(0)
	put := func(t *passage.Text) {
		h := t.HeightFor(inner)
		t.Move(fyne.NewPos(cardPad, y))
		t.Resize(fyne.NewSize(inner, h))
		r.objects = append(r.objects, t)
		y += h
	}
	if r.heading != "" || r.under != "" {
		y = 10
		if r.heading != "" {
			put(r.title)
		}
		if r.under != "" {
			put(r.subtitle)
		}
		y = float32(math.Ceil(float64(y + 10)))
		r.edge.Move(fyne.NewPos(0, y-1))
		r.edge.Resize(fyne.NewSize(size.Width, 1))
		r.objects = append(r.objects, r.edge)
	}
	if r.nothing != "" {
		top := y
		h := r.words.HeightFor(inner)
		y = max(top+cardPad, top+(size.Height-top-h)*0.42)
		put(r.words)
		return
	}
	bottom := size.Height
	// The foot grows with the addresses and doesn't shrink: else it would cover
	// the link under the pointer, and uncover it, and cover it.
	line := fyne.MeasureText("Mg", r.looks.small.Size, fyne.TextStyle{}).Height
	r.footHeight = max(r.footHeight, r.address.HeightFor(inner), 2*line)
	bottom -= r.footHeight + 12
	at := y
	y = bottom + 6
	put(r.address)
	y = at
	r.foot.Move(fyne.NewPos(0, bottom))
	r.foot.Resize(fyne.NewSize(size.Width, 1))
	r.objects = append(r.objects, r.foot)

	r.rows.Move(fyne.NewPos(0, y))
	r.rows.Resize(fyne.NewSize(size.Width, max(bottom-y, 0)))
	r.objects = slices.Insert(r.objects, 0, fyne.CanvasObject(r.rows)) // under the two lines
}

// Resize implements [fyne.CanvasObject].
func (r *Reader) Resize(s fyne.Size) {
	r.BaseWidget.Resize(s)
	r.place()
}

// MinSize implements [fyne.CanvasObject].
func (r *Reader) MinSize() fyne.Size { return fyne.NewSize(300, 200) }

// CreateRenderer implements [fyne.Widget].
func (r *Reader) CreateRenderer() fyne.WidgetRenderer {
	r.retheme()
	return readerRenderer{r}
}

// retheme reads the theme again.
func (r *Reader) retheme() {
	r.looks.read()
	r.title.SetFace(r.looks.title)
	r.subtitle.SetFace(r.looks.small)
	r.words.SetFace(r.looks.body)
	r.address.SetFace(r.looks.small)
	r.edge.FillColor, r.foot.FillColor = r.looks.rule, r.looks.rule
	r.rows.retheme()
	r.place()
}

type readerRenderer struct{ *Reader }

func (r readerRenderer) Layout(fyne.Size)             {}
func (r readerRenderer) Objects() []fyne.CanvasObject { return r.objects }
func (r readerRenderer) Destroy()                     {}

// Refresh is also how Fyne says that the theme has changed.
func (r readerRenderer) Refresh() {
	r.retheme()
	canvas.Refresh(r.Reader)
}
