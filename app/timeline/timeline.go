package timeline

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"dateline/app/segments"
	"dateline/app/symbol"
	"dateline/data"
)

// A Bin is one bar of the histogram. Its fields are those of the project's.
type Bin struct {
	Start, End time.Time // half open
	Count      int       // passages whose time lies wholly in the bin
	Vague      int       // passages that may lie in it; drawn pale

	// By is Count by the group of what is reported. All zero, the bar has one
	// colour; what the groups lack of Count is drawn as merely named.
	By [symbol.Groups]int

	// Unreal are those of Count, and UnrealBy those of By, that have not happened:
	// drawn hollow, over the others.
	Unreal   int
	UnrealBy [symbol.Groups]int

	// Assumed are those of Count whose date is not told but stands in for one that is.
	// AssumedBy are those of By that are not among UnrealBy: drawn pale, between the
	// two.
	Assumed   int
	AssumedBy [symbol.Groups]int

	// Types are those of Count by what is reported, for who points at the bar.
	Types [data.EventTypes]int
}

// A Vague is so many passages that are dated no closer than by an interval:
// "October 2016", "early October", "the 1990s".
type Vague struct {
	When  data.Time
	Count int
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

// A VagueSource is a Source that also knows the intervals of what is dated
// vaguely. They are drawn as bands under the bars, as long as they are, and on
// the bars each is spread evenly over its interval: so the paleness of all bars
// together is what is dated vaguely, however wide. [Bin.Vague] is not looked at
// then.
type VagueSource interface {
	Source
	// Vague lists the different times that share an instant with the half-open
	// range and don't lie in one unit of the grain, each once. A zero from or to
	// is an open end.
	Vague(g data.Grain, from, to time.Time) []Vague
}

// A Which says by which of its dates a passage is counted and filtered.
type Which uint8

// The dates of a passage.
const (
	EventDate     Which = iota // when it happened
	PublishedDate              // when the article came out
	AddedDate                  // when the article was taken in
	whiches
)

var whichWords = [...]string{"Event", "Published", "Added"}

// String names the date as the switch does.
func (w Which) String() string { return whichWords[min(w, whiches-1)] }

// Callbacks are what the timeline asks of its owner; each may be nil.
type Callbacks struct {
	// OnRange is told the range of dates that the user has set, half open, and
	// while a brush is drawn again and again. A zero from or to is open;
	// without ok there is no range: all dates.
	OnRange func(from, to time.Time, ok bool)

	// OnWhich is told which date the user wants to see. Where it is nil the
	// timeline has no such switch.
	OnWhich func(Which)

	// OnBarred is told why the date under the pointer can't be chosen, and nothing
	// when the pointer leaves it.
	OnBarred func(why string)

	// OnUndated is told whether the user wants to see what has no date although
	// a range is set. Where it is nil the lane of the undated can't be pressed.
	OnUndated func(bool)

	// OnListUndated is told that the user wants a list of what has no date; where a
	// range leaves that out, after OnUndated.
	OnListUndated func()

	// Busy tells that what OnRange asked for is not yet to be seen. Play waits
	// for it, so that no step is passed over unseen.
	Busy func() bool
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
	which     *segments.Switch
	play      *player
	count     *canvas.Text
	wrong     *canvas.Text
	wrongBack *canvas.Rectangle
	shown     int
	total     int
	noun      string
	objects   []fyne.CanvasObject
}

// New returns a timeline with nothing in it.
func New(does Callbacks) *Timeline {
	t := &Timeline{
		does: does, fromWord: &canvas.Text{Text: "From"}, toWord: &canvas.Text{Text: "to"},
		count: &canvas.Text{}, wrong: &canvas.Text{}, wrongBack: &canvas.Rectangle{CornerRadius: 3},
		noun: "passage",
	}
	t.plot = newPlot(t.brushed, t.enable)
	t.plot.pressed = func() { t.Pause() }
	t.plot.toggled = t.PlayPause
	if does.OnUndated != nil || does.OnListUndated != nil {
		t.plot.undatedTapped, t.plot.listsUndated = t.toggleUndated, does.OnListUndated != nil
	}
	t.play = newPlayer(t)
	if does.OnWhich != nil {
		t.which = segments.New(whichWords[:], func(i int) { does.OnWhich(Which(i)) })
	}
	t.from = newEnd(false, t.typed)
	t.to = newEnd(true, t.typed)
	t.all = widget.NewButton("All dates", t.ShowAll)
	t.all.Importance = widget.LowImportance
	t.ExtendBaseWidget(t)
	t.write()
	return t
}

// SetSource shows another set of dates, or none for nil. The range that is
// set stays, and so does what is shown where only a part was.
func (t *Timeline) SetSource(s Source) { t.setSource(s, false) }

// Filter shows more or less of the dates that are shown already: what is in view
// keeps still, as long as most of them are in it.
func (t *Timeline) Filter(s Source) { t.setSource(s, true) }

func (t *Timeline) setSource(s Source, same bool) {
	first, last := "", ""
	if s != nil && !s.Span().IsZero() {
		span := s.Span()
		first, last = data.Day.Unit(span.Start).Words(), data.Day.Unit(span.End.Add(-1)).Words()
	}
	t.from.SetPlaceHolder(first)
	t.to.SetPlaceHolder(last)
	t.plot.setSource(s, same)
}

// ShowAll takes the range away and shows all dates, as the button does.
func (t *Timeline) ShowAll() {
	t.Pause()
	t.plot.everything()
}

// SetRange sets the range without calling OnRange. It is half open; a zero
// time is open, and two of them clear the range and show all dates.
func (t *Timeline) SetRange(from, to time.Time) {
	t.Pause()
	if !from.IsZero() && !to.IsZero() && !from.Before(to) {
		from, to = time.Time{}, time.Time{}
	}
	t.plot.brush = brush{from.UTC(), to.UTC()}
	if !t.plot.brush.set() && t.plot.source != nil {
		t.plot.showWhole()
	}
	t.write()
	t.plot.place()
}

// Range is the range that is set, and whether one is.
func (t *Timeline) Range() (from, to time.Time, ok bool) {
	b := t.plot.brush
	return b.from, b.to, b.set()
}

// SetCount says how many passages of all are shown, and how many have no date.
// Those stand in a lane of their own.
func (t *Timeline) SetCount(shown, total, undated int) {
	t.shown, t.total, t.plot.undated = shown, total, undated
	t.place()
}

// SetWhy says why there is nothing to show, in place of the timeline's own words
// for that; empty takes it back.
func (t *Timeline) SetWhy(words string) {
	if t.plot.why != words {
		t.plot.why = words
		t.plot.place()
	}
}

// SetNoun says what is counted: "passage", as at first, or "event".
func (t *Timeline) SetNoun(noun string) {
	t.noun, t.plot.noun = noun, noun
	t.place()
	t.plot.place()
}

// SetWhich sets the switch without calling OnWhich.
func (t *Timeline) SetWhich(w Which) {
	if t.which != nil {
		t.which.Choose(int(min(w, whiches-1)))
	}
}

// BarWhich has a date of the switch stand grey, not to be chosen, for a reason in
// words; where that is empty it can be chosen again.
func (t *Timeline) BarWhich(w Which, why string) {
	if t.which == nil {
		return
	}
	t.which.Bar(int(w), why, func(why string) {
		if t.does.OnBarred != nil {
			t.does.OnBarred(why)
		}
	})
}

// SetUndated says whether what has no date is shown although a range is set.
func (t *Timeline) SetUndated(shown bool) {
	t.plot.withUndated = shown
	t.plot.place()
}

func (t *Timeline) toggleUndated() {
	if t.does.OnUndated != nil && (t.plot.brush.set() || t.does.OnListUndated == nil) {
		t.SetUndated(!t.plot.withUndated)
		t.does.OnUndated(t.plot.withUndated)
	}
	if t.does.OnListUndated != nil && (t.plot.withUndated || !t.plot.brush.set()) {
		t.does.OnListUndated()
	}
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
	headTop   = 4
	headGap   = 8
	entryWide = 150 // of an entry where there is room
	entryLess = 146
	roomy     = 1180 // width of the timeline from which on there is
)

// place lays out the line over the bars, and the bars. Where it is too narrow
// for one line, the entries come first and all else in a second.
func (t *Timeline) place() {
	size := t.Size()
	if size.Width <= 0 {
		return
	}
	wide := float32(entryLess)
	if size.Width >= roomy {
		wide = entryWide
	}
	text := t.widestEntry()
	h := headLine{Timeline: t, width: size.Width, high: t.from.MinSize().Height}
	t.objects = t.objects[:0]
	h.begin(headTop)
	h.putWhich()
	h.putRange(max(wide, text))
	h.putPlay()
	h.putCount()
	if h.x > size.Width {
		t.objects = t.objects[:0]
		h.begin(headTop)
		h.putRange(max(entryLess, text))
		h.begin(headTop + h.high + 2)
		h.putWhich()
		h.putPlay()
		h.putCount()
	}
	top := h.y + h.high + 4
	t.plot.Move(fyne.NewPos(side, top))
	t.plot.Resize(fyne.NewSize(size.Width-2*side, max(size.Height-top-2, 0)))
	t.objects = append(t.objects, t.plot)
	t.placeWrong(size.Width, headTop+h.high)
	canvas.Refresh(t)
}

// widestEntry is the width that the dates in the entries need, so that
// "16 September AD 999" is read whole.
func (t *Timeline) widestEntry() (wide float32) {
	for _, e := range [...]*end{t.from, t.to} {
		text := fyne.MeasureText(e.Text, theme.Size(theme.SizeNameText), e.TextStyle).Width
		wide = max(wide, text+4*theme.Size(theme.SizeNameInnerPadding))
	}
	return wide
}

// placeWrong puts what is wrong with a date under its entry, over the bars.
func (t *Timeline) placeWrong(width, under float32) {
	e := t.from
	if e.wrong == "" {
		e = t.to
	}
	if e.wrong == "" {
		return
	}
	t.wrong.Text = e.wrong
	w := t.wrong.MinSize()
	x := min(e.Position().X, max(width-side-w.Width-12, side))
	t.wrongBack.Move(fyne.NewPos(x, under+2))
	t.wrongBack.Resize(fyne.NewSize(w.Width+12, w.Height+6))
	t.wrong.Move(fyne.NewPos(x+6, under+5))
	t.wrong.Resize(w)
	t.objects = append(t.objects, t.wrongBack, t.wrong)
}

// A headLine puts the objects over the bars beside each other, in the order in
// which Tab goes through them.
type headLine struct {
	*Timeline
	width, high float32 // of the timeline, and of a line
	x, y        float32 // where the next object goes
}

func (h *headLine) begin(y float32) { h.x, h.y = side, y }

func (h *headLine) put(o fyne.CanvasObject, width, high float32) {
	o.Move(fyne.NewPos(h.x, h.y+(h.high-high)/2))
	o.Resize(fyne.NewSize(width, high))
	h.objects = append(h.objects, o)
	h.x += width + headGap
}

func (h *headLine) putWord(c *canvas.Text) {
	s := c.MinSize()
	h.put(c, s.Width, s.Height)
}

func (h *headLine) putButton(b fyne.CanvasObject) {
	s := b.MinSize()
	h.put(b, s.Width, min(s.Height, h.high))
}

func (h *headLine) putWhich() {
	if h.which != nil && h.which.Visible() {
		h.putButton(h.which)
	}
}

// putRange puts the entries, with their words and the button that clears them.
func (h *headLine) putRange(wide float32) {
	h.putWord(h.fromWord)
	h.put(h.from, wide, h.high)
	h.putWord(h.toWord)
	h.put(h.to, wide, h.high)
	h.putButton(h.all)
}

func (h *headLine) putPlay() {
	const closer = headGap - 2
	for _, b := range h.play.buttons {
		h.putButton(b)
		h.x -= closer
	}
	h.x += headGap
}

// putCount puts how many are shown at the end of the line.
func (h *headLine) putCount() {
	h.count.Text = countWords(h.shown, h.total, h.noun)
	c := h.count.MinSize()
	h.x = max(h.width-side-c.Width, h.x)
	h.put(h.count, c.Width, c.Height)
}

// Hide implements [fyne.CanvasObject]. What is hidden doesn't play.
func (t *Timeline) Hide() {
	t.Pause()
	t.BaseWidget.Hide()
}

// Resize implements [fyne.CanvasObject].
func (t *Timeline) Resize(s fyne.Size) {
	t.BaseWidget.Resize(s)
	t.place()
}

// MinSize implements [fyne.CanvasObject].
func (t *Timeline) MinSize() fyne.Size { return fyne.NewSize(480, 136) }

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
	if r.which != nil {
		r.which.Refresh()
	}
	for _, b := range r.play.buttons {
		b.Refresh()
	}
}
