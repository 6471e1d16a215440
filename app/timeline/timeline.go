package timeline

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"dateline/data"
)

// A Bin is one bar of the histogram. Its fields are those of the project's.
type Bin struct {
	Start, End time.Time // half open
	Count      int       // passages whose time lies wholly in the bin
	Vague      int       // passages that may lie in it; drawn pale
}

// A Source is what the timeline draws. It is asked on the user interface's
// goroutine for what is in view and some room beside it, again when the view
// leaves that room or its grain changes, and must answer within a frame. It is
// kept, and always gives the same answers, until the next [Timeline.SetSource].
type Source interface {
	// Span holds everything dated; zero where nothing is.
	Span() data.Time
	// Bins counts by day, week, month, year, decade or century: the units that
	// share an instant with the half-open range, each counted whole, in order.
	// Empty ones may be left out. A zero time is an open end. Coarser bins may
	// be given where there would be tens of thousands.
	Bins(g data.Grain, from, to time.Time) []Bin
}

// Callbacks are what the timeline asks of its owner; each may be nil.
type Callbacks struct {
	// OnRange is told the range of dates that the user has set, half open, and
	// while a brush is drawn again and again. A zero from or to is open;
	// without ok there is no range: all dates.
	OnRange func(from, to time.Time, ok bool)
}

// A Timeline is a histogram of dates with a range to choose.
type Timeline struct {
	widget.BaseWidget
	does Callbacks

	plot      *plot
	from, to  *end
	fromWord  *canvas.Text
	toWord    *canvas.Text
	all       *widget.Button
	count     *canvas.Text
	wrong     *canvas.Text
	wrongBack *canvas.Rectangle
	words     string
	objects   []fyne.CanvasObject
}

// New returns a timeline with nothing in it.
func New(does Callbacks) *Timeline {
	t := &Timeline{
		does: does, fromWord: &canvas.Text{Text: "From"}, toWord: &canvas.Text{Text: "to"},
		count: &canvas.Text{}, wrong: &canvas.Text{}, wrongBack: &canvas.Rectangle{CornerRadius: 3},
	}
	t.plot = newPlot(t.brushed, t.enable)
	t.from = newEnd(false, t.typed)
	t.to = newEnd(true, t.typed)
	t.all = widget.NewButton("All dates", t.plot.everything)
	t.all.Importance = widget.LowImportance
	t.ExtendBaseWidget(t)
	t.write()
	return t
}

// SetSource shows another set of dates, or none for nil. The range that is
// set stays, and so does what is shown where only a part was.
func (t *Timeline) SetSource(s Source) {
	first, last := "", ""
	if s != nil && !s.Span().IsZero() {
		span := s.Span()
		first, last = data.Day.Unit(span.Start).Words(), data.Day.Unit(span.End.Add(-1)).Words()
	}
	t.from.SetPlaceHolder(first)
	t.to.SetPlaceHolder(last)
	t.plot.setSource(s)
}

// SetRange sets the range without calling OnRange. It is half open; a zero
// time is open, and two of them clear the range.
func (t *Timeline) SetRange(from, to time.Time) {
	if !from.IsZero() && !to.IsZero() && !from.Before(to) {
		from, to = time.Time{}, time.Time{}
	}
	t.plot.brush = brush{from.UTC(), to.UTC()}
	t.write()
	t.plot.place()
}

// Range is the range that is set, and whether one is.
func (t *Timeline) Range() (from, to time.Time, ok bool) {
	b := t.plot.brush
	return b.from, b.to, b.set()
}

// SetCount says how many passages of all are shown, and how many have no date.
func (t *Timeline) SetCount(shown, total, undated int) {
	t.words = countWords(shown, total, undated)
	t.place()
}

// Focus gives the keys to the bars.
func (t *Timeline) Focus() {
	if c := fyne.CurrentApp().Driver().CanvasForObject(t); c != nil {
		c.Focus(t.plot)
	}
}

// brushed is told by the plot that the user has moved the brush.
func (t *Timeline) brushed() {
	t.write()
	t.tell()
}

// write puts the range into the entries.
func (t *Timeline) write() {
	b := t.plot.brush
	from, to := rangeWords(b)
	t.from.put(from)
	t.to.put(to)
	t.enable()
	t.place()
}

// enable lets the button be pressed where it would change anything.
func (t *Timeline) enable() {
	if t.plot.brush.set() || !t.plot.whole {
		t.all.Enable()
	} else {
		t.all.Disable()
	}
}

func (t *Timeline) tell() {
	if t.does.OnRange != nil {
		from, to, ok := t.Range()
		t.does.OnRange(from, to, ok)
	}
}

// typed takes what is in the entries.
func (t *Timeline) typed(*end) {
	from, err1 := t.from.read()
	to, err2 := t.to.read()
	t.from.wrong, t.to.wrong = "", ""
	if err1 != nil {
		t.from.wrong = err1.Error()
	}
	if err2 != nil {
		t.to.wrong = err2.Error()
	}
	if err1 == nil && err2 == nil && !from.IsZero() && !to.IsZero() && !from.Before(to) {
		t.to.wrong = "the range ends before it begins"
	}
	if t.from.wrong != "" || t.to.wrong != "" {
		t.place()
		return
	}
	t.from.settled, t.to.settled = t.from.Text, t.to.Text
	b := brush{from, to}
	was := t.plot.brush
	if b.from.Equal(was.from) && b.to.Equal(was.to) {
		t.place()
		return
	}
	t.plot.brush = b
	if t.plot.source != nil {
		t.plot.showRange()
	}
	t.plot.place()
	t.enable()
	t.place()
	t.tell()
}

// Sizes in the canvas's units.
const (
	side      = 12
	headGap   = 8
	entryWide = 150
	entryLess = 118
)

// place lays out the line over the bars, and the bars. Between the button and
// the count there is room for more.
func (t *Timeline) place() {
	size := t.Size()
	if size.Width <= 0 {
		return
	}
	t.objects = t.objects[:0] // in the order in which Tab goes through them
	head := t.from.MinSize().Height
	wide := float32(entryWide)
	if size.Width < 760 {
		wide = entryLess
	}
	x := float32(side)
	put := func(o fyne.CanvasObject, w, h float32) {
		o.Move(fyne.NewPos(x, 4+(head-h)/2))
		o.Resize(fyne.NewSize(w, h))
		t.objects = append(t.objects, o)
		x += w + headGap
	}
	word := func(c *canvas.Text) {
		s := c.MinSize()
		put(c, s.Width, s.Height)
	}
	word(t.fromWord)
	put(t.from, wide, head)
	word(t.toWord)
	put(t.to, wide, head)
	s := t.all.MinSize()
	put(t.all, s.Width, min(s.Height, head))

	top := head + headGap
	t.count.Text = t.words
	c := t.count.MinSize()
	right := size.Width - side - c.Width
	if right >= x {
		x = right
		put(t.count, c.Width, c.Height)
	} else {
		// No room beside: a line of its own.
		t.count.Move(fyne.NewPos(side, top-4))
		t.count.Resize(c)
		t.objects = append(t.objects, t.count)
		top += c.Height - 2
	}
	t.plot.Move(fyne.NewPos(side, top))
	t.plot.Resize(fyne.NewSize(size.Width-2*side, max(size.Height-top-2, 0)))
	t.objects = append(t.objects, t.plot)

	// What is wrong with a date stands under its entry, over the bars.
	e, words := t.from, t.from.wrong
	if words == "" {
		e, words = t.to, t.to.wrong
	}
	if words != "" {
		t.wrong.Text = words
		w := t.wrong.MinSize()
		x := min(e.Position().X, max(size.Width-side-w.Width-12, side))
		t.wrongBack.Move(fyne.NewPos(x, 4+head+2))
		t.wrongBack.Resize(fyne.NewSize(w.Width+12, w.Height+6))
		t.wrong.Move(fyne.NewPos(x+6, 4+head+5))
		t.wrong.Resize(w)
		t.objects = append(t.objects, t.wrongBack, t.wrong)
	}
	canvas.Refresh(t)
}

// Resize implements [fyne.CanvasObject].
func (t *Timeline) Resize(s fyne.Size) {
	t.BaseWidget.Resize(s)
	t.place()
}

// MinSize implements [fyne.CanvasObject].
func (t *Timeline) MinSize() fyne.Size { return fyne.NewSize(480, 128) }

// CreateRenderer implements [fyne.Widget].
func (t *Timeline) CreateRenderer() fyne.WidgetRenderer {
	t.retheme()
	return renderer{t}
}

func (t *Timeline) retheme() {
	fore := theme.Color(theme.ColorNameForeground)
	for _, c := range []*canvas.Text{t.fromWord, t.toWord, t.count} {
		c.Color, c.TextSize = fore, theme.Size(theme.SizeNameText)-1
	}
	t.wrong.Color, t.wrong.TextSize = theme.Color(theme.ColorNameError), theme.Size(theme.SizeNameText)-1
	t.wrongBack.FillColor = theme.Color(theme.ColorNameOverlayBackground)
	t.wrongBack.StrokeColor, t.wrongBack.StrokeWidth = theme.Color(theme.ColorNameError), 1
	t.place()
}

type renderer struct{ *Timeline }

func (r renderer) Layout(fyne.Size)             {}
func (r renderer) Objects() []fyne.CanvasObject { return r.objects }
func (r renderer) Destroy()                     {}

// Refresh is also how Fyne says that the theme has changed.
func (r renderer) Refresh() {
	r.retheme()
	r.plot.retheme()
	r.from.Refresh()
	r.to.Refresh()
	r.all.Refresh()
}
