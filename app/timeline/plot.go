package timeline

import (
	"cmp"
	"image"
	"image/color"
	"math"
	"sort"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"dateline/app/symbol"
	"dateline/data"
)

// Heights and widths in the canvas's units.
const (
	axisHeight  = 22
	handleWidth = 3
	handleReach = 6 // about a handle, within which it is caught
	gripWidth   = 7
	gripHeight  = 18
	headRoom    = 14 // over the bars, for the number of the highest
)

// A plot is the bars, the axis under them and the brush over them.
type plot struct {
	widget.BaseWidget
	changed func() // the user has moved the brush
	viewed  func() // all dates are shown, or no longer
	pressed func() // the user has taken hold of something
	toggled func() // space: play or pause
	now     func() time.Time

	undated       int // passages without a date
	withUndated   bool
	undatedTapped func() // may be nil
	listsUndated  bool   // it lists them
	why           string // there is nothing, where the owner knows
	noun          string
	glide         glide

	source Source
	known  map[data.Grain]stretch // what the source was asked for last
	grain  data.Grain             // of the bars that are shown
	scene  scene
	whole  bool // all of the domain is shown
	wholly bool // the user wants it so

	overview       overview
	first          seconds // the part that was shown first: see most.go
	earlier, later note

	brush  brush
	press  press
	mouse  float32 // where the pointer is, or below 0
	mouseY float32

	picture picture
	colors  colors
	raster  *canvas.Raster
	left    handle
	right   handle
	ring    *canvas.Rectangle
	most    *canvas.Text
	tip     *canvas.Text
	tipMore [2]*canvas.Text // further lines, empty where there are none
	tipBack *canvas.Rectangle
	nothing *canvas.Text

	undatedWord, undatedCount *canvas.Text

	labels  []*canvas.Text
	objects []fyne.CanvasObject
	focused bool
	shift   bool
	ticks   []tick
	widths  map[string]float32
}

// A handle is one end of the brush: a line, and a grip on it.
type handle struct{ line, grip *canvas.Rectangle }

func newHandle() handle {
	return handle{
		&canvas.Rectangle{CornerRadius: handleWidth / 2.},
		&canvas.Rectangle{CornerRadius: gripWidth / 2., StrokeWidth: 1.5},
	}
}

// A stretch is bars of one grain, all that touch a span of time.
type stretch struct {
	seconds
	bars  []bar
	vague []Vague
}

// A press is what the mouse holds.
type press struct {
	holds   zone
	x       float32
	at      float64 // the instant that was pressed
	before  brush
	length  int // of the range that is moved, in bars
	moved   bool
	clicked time.Time
}

// A zone is what the pointer is on.
type zone uint8

const (
	nowhere zone = iota
	onBars
	onLeft
	onRight
	inside
	onAxis
	onUndated
	onNotes
)

var (
	_ fyne.Draggable     = (*plot)(nil)
	_ fyne.Focusable     = (*plot)(nil)
	_ fyne.Scrollable    = (*plot)(nil)
	_ fyne.Shortcutable  = (*plot)(nil)
	_ desktop.Mouseable  = (*plot)(nil)
	_ desktop.Hoverable  = (*plot)(nil)
	_ desktop.Cursorable = (*plot)(nil)
	_ desktop.Keyable    = (*plot)(nil)
)

func newPlot(changed, viewed func()) *plot {
	p := &plot{
		changed: changed, viewed: viewed, now: time.Now, mouse: -1, whole: true, widths: map[string]float32{},
		left: newHandle(), right: newHandle(),
		ring: &canvas.Rectangle{StrokeWidth: 1}, most: &canvas.Text{}, tip: &canvas.Text{},
		tipMore: [2]*canvas.Text{{}, {}}, tipBack: &canvas.Rectangle{CornerRadius: 3}, nothing: &canvas.Text{},
		undatedWord: &canvas.Text{}, undatedCount: &canvas.Text{}, noun: "passage",
		earlier: newNote(), later: newNote(),
	}
	p.scene.hover, p.scene.onBand = -1, -1
	p.scene.colors = &p.colors
	p.raster = canvas.NewRaster(func(w, h int) image.Image { return p.picture.paint(&p.scene, w, h) })
	p.raster.ScaleMode = canvas.ImageScalePixels
	p.ExtendBaseWidget(p)
	return p
}

// setSource shows other dates, or more or less of the same. What was shown of them
// stays, if it was a part.
func (p *plot) setSource(s Source, same bool) {
	p.source = s
	p.known = map[data.Grain]stretch{}
	if s == nil || s.Span().IsZero() {
		p.source, p.wholly, p.overview = nil, false, overview{}
		p.setWhole(true)
		p.place()
		return
	}
	span := s.Span()
	a := &p.scene.axis
	untouched := p.whole || a.view == p.first
	a.cover(instant(span.Start), instant(span.End))
	p.overview = p.survey()
	switch {
	case p.wholly && p.whole:
		p.showAll()
	case untouched && same && !p.whole && p.holdsMost():
		p.first = a.view
	case untouched || a.view.to <= a.domain.from || a.view.from >= a.domain.to:
		p.showMost()
	}
	a.clamp()
	p.place()
}

// setWhole notes whether all dates are shown.
func (p *plot) setWhole(whole bool) {
	if whole != p.whole {
		p.whole = whole
		p.viewed()
	}
}

// showAll shows the whole domain.
func (p *plot) showAll() {
	p.scene.axis.view = p.scene.axis.domain
}

// showWhole shows the whole domain because the user wants it.
func (p *plot) showWhole() {
	if p.source != nil {
		p.wholly = true
		p.showAll()
		p.place()
	}
}

// everything shows all dates, with no range.
func (p *plot) everything() {
	p.showWhole()
	p.move(brush{})
}

// showRange brings the range that is set into view, and so near that its ends
// can be told apart and caught.
func (p *plot) showRange() {
	a := &p.scene.axis
	from, to := p.ends()
	from, to = max(from, a.domain.from), min(to, a.domain.to)
	if !p.brush.set() || from >= to {
		return
	}
	if from >= a.view.to || to <= a.view.from {
		a.reveal(from, to)
	}
	const least = 8 * handleReach
	if wide := a.x(to) - a.x(from); wide < least {
		middle, width := (from+to)/2, max(8*(to-from), 24*day)
		a.view = seconds{middle - width/2, middle + width/2}
		a.clamp()
	}
}

// stretch is what the source tells by a grain of a view and its surroundings:
// it is asked for as much again at both sides, so that panning seldom asks it.
func (p *plot) stretch(g data.Grain, view seconds) stretch {
	s, ok := p.known[g]
	if ok && view.from >= s.from && view.to <= s.to {
		return s
	}
	s = stretch{seconds: seconds{view.from - view.width(), view.to + view.width()}, bars: s.bars[:0]}
	from, to := fromInstant(atSecond(s.from)), toInstant(atSecond(s.to))
	for _, b := range p.source.Bins(g, from, to) {
		s.bars = append(s.bars, bar{
			from: instant(b.Start), to: instant(b.End), count: b.Count, vague: b.Vague, pale: float64(b.Vague),
			by: b.By, assumed: b.Assumed, assumedBy: b.AssumedBy, unreal: b.Unreal, unrealBy: b.UnrealBy, types: b.Types,
		})
	}
	if v, is := p.source.(VagueSource); is {
		if len(s.bars) > 0 {
			g = grainOf(s.bars[0], g)
		}
		for i := range s.bars {
			s.bars[i].pale, s.bars[i].vague = 0, 0
		}
		s.vague = v.Vague(g, from, to)
		s.bars = spread(s.bars, s.vague, g, s.seconds)
	}
	p.known[g] = s
	return s
}

// inView are the bars of a stretch that touch the view.
func (s *stretch) inView(view seconds) []bar {
	i := sort.Search(len(s.bars), func(i int) bool { return s.bars[i].to > view.from })
	j := i + sort.Search(len(s.bars)-i, func(k int) bool { return s.bars[i+k].from >= view.to })
	return s.bars[i:j]
}

// place finds what is shown and puts everything in its place.
func (p *plot) place() {
	size := p.Size()
	s := &p.scene
	a := &s.axis
	a.width, s.width = size.Width, size.Width
	if p.undated > 0 {
		a.width = max(size.Width-undatedWide, 1)
	}
	s.foot = size.Height - axisHeight
	s.base = s.foot
	p.objects = append(p.objects[:0], p.raster)
	p.raster.Resize(size)
	s.bars, s.ticks, s.most, s.hover, s.onBand = nil, nil, 0, -1, -1
	s.bands = s.bands[:0]
	s.brushed, s.stacked = false, false
	s.undated, s.undatedOn, s.undatedHigh = p.undated, p.withUndated || !p.brush.set(), 0
	if p.source == nil || size.Width <= 0 {
		p.placeNothing(size, cmp.Or(p.why, nothingDated))
		s.undatedHigh = s.base / 2
		p.placeUndated(size)
		p.finish(size)
		return
	}

	p.setWhole(a.view == a.domain)
	p.grain = grainFor(a.view, a.width)
	known := p.stretch(p.grain, a.view)
	s.bars = known.inView(a.view)
	if len(s.bars) > 0 {
		p.grain = grainOf(s.bars[0], p.grain)
	}
	if len(known.vague) > 0 {
		rows := max(0, min(mostRows, int((s.foot-leastBars)/bandStep)))
		s.bands = layBands(s.bands, known.vague, rows, a.view)
		if n := rowsOf(s.bands); n > 0 {
			s.base -= float32(n)*bandStep + 2
		}
	}
	for i := range s.bars {
		b := &s.bars[i]
		s.most = max(s.most, float64(b.count)+b.pale)
		s.stacked = s.stacked || b.by != [symbol.Groups]int{}
	}
	s.undatedHigh = min(max(s.base*float32(float64(p.undated)/max(s.most, 1)), 3), max(s.base-18, 3))
	if len(s.bars) == 0 {
		p.placeNothing(size, nothingInView)
	}
	p.ticks = a.ticks(p.ticks, p.wide)
	s.ticks = p.ticks
	p.placeBrush()
	p.placeLabels()
	p.placeUndated(size)
	p.placeNotes()
	p.placeTip(size)
	p.finish(size)
}

// What stands in place of the bars where there are none.
const (
	nothingDated  = "Nothing here has a date."
	nothingInView = "Nothing in this stretch of time. “All dates” shows the whole."
)

func (p *plot) placeNothing(size fyne.Size, words string) {
	p.nothing.Text = words
	s := p.nothing.MinSize()
	p.nothing.Move(fyne.NewPos((p.scene.axis.width-s.Width)/2, (size.Height-axisHeight-s.Height)/2))
	p.nothing.Resize(s)
	p.objects = append(p.objects, p.nothing)
}

func (p *plot) finish(size fyne.Size) {
	if p.focused {
		p.ring.Resize(size)
		p.objects = append(p.objects, p.ring)
	}
	canvas.Refresh(p.raster)
	canvas.Refresh(p)
}

// wide is the width of a label.
func (p *plot) wide(s string) float32 {
	w, ok := p.widths[s]
	if !ok {
		if len(p.widths) > 2000 {
			clear(p.widths)
		}
		w = fyne.MeasureText(s, p.most.TextSize, fyne.TextStyle{}).Width
		p.widths[s] = w
	}
	return w
}

// ends are the ends of the brush in seconds, an open one far outside.
func (p *plot) ends() (from, to float64) {
	from, to = math.Inf(-1), math.Inf(1)
	if !p.brush.from.IsZero() {
		from = instant(p.brush.from)
	}
	if !p.brush.to.IsZero() {
		to = instant(p.brush.to)
	}
	return from, to
}

// drawn are the ends as they are drawn: on the way from one step to the next.
func (p *plot) drawn() (from, to float64) {
	from, to = p.ends()
	if p.glide.on && !math.IsInf(from, 0) && !math.IsInf(to, 0) && !math.IsInf(p.glide.from, 0) && !math.IsInf(p.glide.to, 0) {
		return p.glide.between(from, to)
	}
	return from, to
}

func (p *plot) placeBrush() {
	if !p.brush.set() {
		return
	}
	a := &p.scene.axis
	from, to := p.drawn()
	p.scene.brushed, p.scene.from, p.scene.to = true, max(from, a.domain.from-day), min(to, a.domain.to+day)
	put := func(h handle, x float32) {
		if x < -handleWidth || x > a.width+handleWidth {
			return
		}
		h.line.Move(fyne.NewPos(min(max(x-handleWidth/2., 0), a.width-handleWidth), 0))
		h.line.Resize(fyne.NewSize(handleWidth, p.scene.foot))
		h.grip.Move(fyne.NewPos(min(max(x-gripWidth/2., 0), a.width-gripWidth), (p.scene.foot-gripHeight)/2))
		h.grip.Resize(fyne.NewSize(gripWidth, gripHeight))
		p.objects = append(p.objects, h.line, h.grip)
	}
	if !p.brush.from.IsZero() {
		put(p.left, a.x(from))
	}
	if !p.brush.to.IsZero() {
		put(p.right, a.x(to))
	}
}

// placeLabels writes the axis: as many labels as have room, each in the
// middle of its tick, the first one in full.
func (p *plot) placeLabels() {
	used := 0
	end := float32(0)
	for i, t := range p.scene.ticks {
		label := t.label
		if used == 0 {
			label = t.full
		}
		w := p.wide(label)
		x := p.scene.axis.x(t.at) - w/2
		if i == 0 {
			x = max(x, 0)
		}
		if x < end || x < 0 || x+w > p.scene.axis.width {
			continue
		}
		if used == len(p.labels) {
			p.labels = append(p.labels, &canvas.Text{})
		}
		l := p.labels[used]
		used++
		l.Text, l.TextSize, l.Color = label, p.most.TextSize, p.most.Color
		if t.major {
			l.Color = p.tip.Color
		}
		l.Move(fyne.NewPos(x, p.scene.foot+5))
		l.Resize(fyne.NewSize(w, axisHeight-6))
		p.objects = append(p.objects, l)
		end = x + w + 8
	}
	if p.scene.most > 0 {
		p.most.Text = data.Grouped(int(math.Ceil(p.scene.most - 1e-6)))
		p.most.Move(fyne.NewPos(2, 0))
		p.most.Resize(p.most.MinSize())
		p.objects = append(p.objects, p.most)
	}
}

// placeTip says what the bar or band under the pointer stands for.
func (p *plot) placeTip(size fyne.Size) {
	if p.mouse < 0 || p.press.holds == onAxis {
		return
	}
	for _, line := range p.tipMore {
		line.Text = ""
	}
	if p.mouse > p.scene.axis.width {
		if p.undated > 0 {
			p.tip.Text = data.Count(p.undated, p.noun) + " without a date"
			if p.undatedTapped != nil && p.brush.set() {
				p.tip.Text += map[bool]string{true: ": shown; click to leave them out", false: ": left out; click to show them"}[p.withUndated]
			} else if p.listsUndated {
				p.tip.Text += ": click to list them"
			}
			p.showTip(size, p.scene.axis.width+undatedWide/2)
		}
		return
	}
	at := p.scene.axis.at(p.mouse)
	if i := p.bandAt(p.mouse, p.mouseY); i >= 0 {
		b := &p.scene.bands[i]
		p.scene.onBand = i
		p.tip.Text = b.When.Words() + ": " + data.Count(b.Count, p.noun)
		p.showTip(size, p.scene.axis.x((max(b.from, p.scene.axis.view.from)+min(b.to, p.scene.axis.view.to))/2))
		return
	}
	bars := p.scene.bars
	i := sort.Search(len(bars), func(i int) bool { return bars[i].to > at })
	if i == len(bars) || bars[i].from > at {
		return
	}
	p.scene.hover = i
	b := bars[i]
	unit := data.Time{Start: atSecond(b.from), End: atSecond(b.to), Grain: p.grain}
	switch {
	case b.count == 0 && b.vague > 0:
		p.tip.Text = unit.Words() + ": perhaps " + data.Count(b.vague, p.noun)
	case b.vague > 0:
		p.tip.Text = unit.Words() + ": " + data.Count(b.count, p.noun) + ", perhaps " + data.Grouped(b.vague) + " more"
	default:
		p.tip.Text = unit.Words() + ": " + data.Count(b.count, p.noun)
	}
	p.tipMore[0].Text, p.tipMore[1].Text = typeWords(&b), sureWords(&b)
	p.showTip(size, p.scene.axis.x((b.from+b.to)/2))
}

// showTip shows the lines of the tip, about a point of the axis where it has one line
// and else beside it, so that the bar can be seen.
func (p *plot) showTip(size fyne.Size, x float32) {
	lines := []*canvas.Text{p.tip}
	for _, line := range p.tipMore {
		if line.Text != "" {
			lines = append(lines, line)
		}
	}
	wide, high := float32(0), float32(0)
	for _, line := range lines {
		s := line.MinSize()
		line.Resize(s)
		wide, high = max(wide, s.Width), high+s.Height
	}
	if len(lines) == 1 {
		x -= wide / 2
	} else if beside := x + p.barWide()/2 + 12; beside+wide+6 <= size.Width {
		x = beside
	} else {
		x -= p.barWide()/2 + 12 + wide
	}
	x = max(min(x, size.Width-wide-6), 5)
	p.tipBack.Move(fyne.NewPos(x-5, 0))
	p.tipBack.Resize(fyne.NewSize(wide+10, high+2))
	p.objects = append(p.objects, p.tipBack)
	y := float32(1)
	for _, line := range lines {
		line.Move(fyne.NewPos(x, y))
		y += line.Size().Height
		p.objects = append(p.objects, line)
	}
}

// barWide is the width of the bar under the pointer.
func (p *plot) barWide() float32 {
	s := &p.scene
	if s.hover < 0 || s.hover >= len(s.bars) {
		return 0
	}
	b := &s.bars[s.hover]
	return s.axis.x(b.to) - s.axis.x(b.from)
}

// bandAt is the number of the band at a point, or -1: that of the least count
// where several lie over each other, since it is the hardest to reach.
func (p *plot) bandAt(x, y float32) int {
	s := &p.scene
	if y < s.base || y > s.foot || len(s.bands) == 0 {
		return -1
	}
	row, at := int((y-s.base-2)/bandStep), s.axis.at(x)
	for i := len(s.bands) - 1; i >= 0; i-- {
		if b := &s.bands[i]; b.row == row && b.from <= at && at < b.to {
			return i
		}
	}
	return -1
}

// zoneAt is what a point is on.
func (p *plot) zoneAt(pos fyne.Position) zone {
	if p.undated > 0 && pos.X > p.scene.axis.width {
		return onUndated
	}
	if p.source == nil {
		return nowhere
	}
	if p.onNote(pos) {
		return onNotes
	}
	if pos.Y > p.scene.foot {
		return onAxis
	}
	if !p.brush.set() {
		return onBars
	}
	from, to := p.ends()
	a := &p.scene.axis
	near := func(s float64) float32 { return float32(math.Abs(float64(a.x(s) - pos.X))) }
	l, r := float32(1e9), float32(1e9)
	if !math.IsInf(from, 0) {
		l = near(from)
	}
	if !math.IsInf(to, 0) {
		r = near(to)
	}
	at := a.at(pos.X)
	switch {
	case l <= handleReach && (l < r || l == r && at < from):
		return onLeft
	case r <= handleReach:
		return onRight
	case from <= at && at < to:
		return inside
	}
	return onBars
}

// MouseDown implements [desktop.Mouseable].
func (p *plot) MouseDown(ev *desktop.MouseEvent) {
	if c := fyne.CurrentApp().Driver().CanvasForObject(p); c != nil && !p.focused {
		c.Focus(p)
	}
	if ev.Button != desktop.MouseButtonPrimary {
		return
	}
	a := &p.scene.axis
	p.press = press{holds: p.zoneAt(ev.Position), x: ev.Position.X, at: a.at(ev.Position.X), before: p.brush, clicked: p.press.clicked}
	if p.press.holds != onUndated {
		p.pressed()
	}
	if p.press.holds == inside && !p.brush.from.IsZero() && !p.brush.to.IsZero() {
		p.press.length = units(p.grain, p.brush.from, p.brush.to)
	}
}

// Dragged implements [fyne.Draggable].
func (p *plot) Dragged(ev *fyne.DragEvent) {
	p.press.moved = true
	x := min(max(ev.Position.X, 0), p.scene.axis.width)
	p.mouse = x
	a := &p.scene.axis
	at := atSecond(a.at(x))
	b := p.brush
	switch p.press.holds {
	case onAxis:
		a.pan(p.press.x - ev.Position.X)
		p.press.x = ev.Position.X
	case onBars:
		// From the bar that was pressed to the one under the pointer, both whole.
		first, last := atSecond(p.press.at), at
		if last.Before(first) {
			first, last = last, first
		}
		b = brush{p.grain.Floor(first), p.grain.Next(last)}
	case onLeft:
		b.from = nearest(p.grain, at)
		if !b.to.IsZero() && !b.from.Before(b.to) {
			b.from = stepped(p.grain, b.to.Add(-time.Second), 0)
		}
	case onRight:
		b.to = nearest(p.grain, at)
		if !b.from.IsZero() && !b.to.After(b.from) {
			b.to = p.grain.Next(b.from)
		}
	case inside:
		by := a.at(x) - p.press.at
		was := p.press.before
		switch {
		case was.from.IsZero():
			b.to = nearest(p.grain, atSecond(instant(was.to)+by))
		case was.to.IsZero():
			b.from = nearest(p.grain, atSecond(instant(was.from)+by))
		default:
			b.from = nearest(p.grain, atSecond(instant(was.from)+by))
			b.to = stepped(p.grain, b.from, p.press.length)
		}
	default:
		return
	}
	p.move(b)
}

// move sets the brush as the user wants it, and says so if it has changed.
func (p *plot) move(b brush) {
	if b.set() {
		if !b.from.IsZero() {
			b.from = fromInstant(b.from)
		}
		if !b.to.IsZero() {
			b.to = toInstant(b.to)
		}
	}
	changed := !b.from.Equal(p.brush.from) || !b.to.Equal(p.brush.to)
	p.brush = b
	p.place()
	if changed {
		p.changed()
	}
}

// DragEnd implements [fyne.Draggable].
func (p *plot) DragEnd() {
	p.press.holds = nowhere
	p.place()
}

// twice is the time within which two clicks are a double click.
const twice = 400 * time.Millisecond

// MouseUp implements [desktop.Mouseable]: a click chooses a bar, a second one
// at once all dates.
func (p *plot) MouseUp(ev *desktop.MouseEvent) {
	held := p.press
	p.press.holds = nowhere
	if ev.Button != desktop.MouseButtonPrimary || held.moved || held.holds == nowhere {
		return
	}
	if held.holds == onNotes {
		p.showWhole()
		return
	}
	if held.holds == onUndated {
		if p.undatedTapped != nil {
			p.undatedTapped()
		}
		return
	}
	now := p.now()
	if now.Sub(held.clicked) <= twice {
		p.press.clicked = time.Time{}
		if held.holds == onAxis {
			p.showWhole()
		} else {
			p.move(brush{})
		}
		return
	}
	p.press.clicked = now
	if i := p.bandAt(ev.Position.X, ev.Position.Y); i >= 0 {
		p.move(brush{p.scene.bands[i].When.Start, p.scene.bands[i].When.End})
		return
	}
	if held.holds != onBars {
		return
	}
	at := p.scene.axis.at(ev.Position.X)
	for _, b := range p.scene.bars {
		if b.from <= at && at < b.to {
			p.move(brush{atSecond(b.from), atSecond(b.to)})
			return
		}
	}
}

// Scrolled implements [fyne.Scrollable].
func (p *plot) Scrolled(ev *fyne.ScrollEvent) {
	if p.source == nil {
		return
	}
	a := &p.scene.axis
	if dx := ev.Scrolled.DX; dx != 0 {
		a.pan(-dx)
	}
	if dy := ev.Scrolled.DY; dy != 0 {
		a.zoom(math.Pow(2, float64(min(max(dy, -400), 400))/80), ev.Position.X)
	}
	p.place()
}

// MouseIn implements [desktop.Hoverable].
func (p *plot) MouseIn(ev *desktop.MouseEvent) { p.MouseMoved(ev) }

// MouseMoved implements [desktop.Hoverable].
func (p *plot) MouseMoved(ev *desktop.MouseEvent) {
	before, hover, band := p.mouse, p.scene.hover, p.scene.onBand
	p.mouse, p.mouseY = ev.Position.X, ev.Position.Y
	if ev.Position.Y > p.scene.foot {
		p.mouse = -1
	}
	if before < 0 && p.mouse < 0 {
		return
	}
	// Only another bar or band is worth drawing.
	if band < 0 && p.mouseY < p.scene.base && p.source != nil && before >= 0 && p.mouse >= 0 && hover >= 0 && hover < len(p.scene.bars) {
		b := p.scene.bars[hover]
		if at := p.scene.axis.at(p.mouse); b.from <= at && at < b.to {
			return
		}
	}
	p.place()
}

// MouseOut implements [desktop.Hoverable].
func (p *plot) MouseOut() {
	p.mouse = -1
	p.place()
}

// Cursor implements [desktop.Cursorable].
func (p *plot) Cursor() desktop.Cursor {
	if p.mouse < 0 {
		return desktop.DefaultCursor
	}
	if p.onNote(fyne.NewPos(p.mouse, p.mouseY)) {
		return desktop.PointerCursor
	}
	switch p.zoneAt(fyne.NewPos(p.mouse, 1)) {
	case onUndated:
		if p.undatedTapped != nil {
			return desktop.PointerCursor
		}
	case onLeft, onRight:
		return desktop.HResizeCursor
	case inside:
		return desktop.PointerCursor
	}
	return desktop.DefaultCursor
}

// FocusGained implements [fyne.Focusable].
func (p *plot) FocusGained() {
	p.focused = true
	p.place()
}

// FocusLost implements [fyne.Focusable].
func (p *plot) FocusLost() {
	p.focused, p.shift = false, false
	p.place()
}

// TypedRune implements [fyne.Focusable].
func (p *plot) TypedRune(r rune) {
	switch r {
	case ' ':
		p.toggled()
	case '+', '=':
		p.zoomAbout(1.5)
	case '-', '_':
		p.zoomAbout(1 / 1.5)
	case '0':
		p.showWhole()
	}
}

// zoomAbout zooms about the middle of the range, else of what is shown.
func (p *plot) zoomAbout(factor float64) {
	if p.source == nil {
		return
	}
	a := &p.scene.axis
	x := a.width / 2
	if from, to := p.ends(); !math.IsInf(from, 0) && !math.IsInf(to, 0) {
		if mid := a.x((from + to) / 2); mid >= 0 && mid <= a.width {
			x = mid
		}
	}
	a.zoom(factor, x)
	p.place()
}

// KeyDown implements [desktop.Keyable].
func (p *plot) KeyDown(k *fyne.KeyEvent) {
	if k.Name == desktop.KeyShiftLeft || k.Name == desktop.KeyShiftRight {
		p.shift = true
	}
}

// KeyUp implements [desktop.Keyable].
func (p *plot) KeyUp(k *fyne.KeyEvent) {
	if k.Name == desktop.KeyShiftLeft || k.Name == desktop.KeyShiftRight {
		p.shift = false
	}
}

// TypedKey implements [fyne.Focusable].
func (p *plot) TypedKey(k *fyne.KeyEvent) {
	if p.source == nil {
		return
	}
	a := &p.scene.axis
	switch k.Name {
	case fyne.KeyLeft, fyne.KeyRight:
		by := 1
		if k.Name == fyne.KeyLeft {
			by = -1
		}
		if p.shift {
			p.shove(0, by)
		} else {
			p.shove(by, by)
		}
	case fyne.KeyHome:
		p.chooseBar(true)
	case fyne.KeyEnd:
		p.chooseBar(false)
	case fyne.KeyUp:
		p.zoomAbout(1.5)
	case fyne.KeyDown:
		p.zoomAbout(1 / 1.5)
	case fyne.KeyPageUp, fyne.KeyPageDown:
		by := a.width * 0.8
		if k.Name == fyne.KeyPageUp {
			by = -by
		}
		a.pan(by)
		p.place()
	case fyne.KeyEscape:
		p.move(brush{})
	}
}

// TypedShortcut implements [fyne.Shortcutable].
func (p *plot) TypedShortcut(s fyne.Shortcut) {
	c, ok := s.(*desktop.CustomShortcut)
	if !ok || c.Modifier != fyne.KeyModifierShortcutDefault || p.source == nil {
		return
	}
	switch c.KeyName {
	case fyne.KeyLeft:
		p.shove(-1, 0)
	case fyne.KeyRight:
		p.shove(1, 0)
	}
}

// chooseBar chooses the first or last bar of all.
func (p *plot) chooseBar(first bool) {
	span := p.source.Span()
	u := p.grain.Unit(span.End.Add(-1))
	if first {
		u = p.grain.Unit(span.Start)
	}
	p.scene.axis.reveal(instant(u.Start), instant(u.End))
	p.move(brush{u.Start, u.End})
}

// shove moves the ends of the range by bars. Where there is no range, it
// chooses the first bar in view, or the last when going left.
func (p *plot) shove(from, to int) {
	if !p.brush.set() {
		bars := p.scene.bars
		if len(bars) == 0 {
			return
		}
		b := bars[0]
		if from < 0 || to < 0 {
			b = bars[len(bars)-1]
		}
		p.move(brush{atSecond(b.from), atSecond(b.to)})
		return
	}
	b, g := p.brush, p.grain
	if !b.from.IsZero() && from != 0 {
		b.from = stepped(g, b.from, from)
	}
	if !b.to.IsZero() && to != 0 {
		// An end lies on a boundary, or inside a bar that it then goes to the end of.
		u := g.Unit(b.to.Add(-time.Second))
		b.to = stepped(g, u.End, to)
		if to < 0 && !u.End.Equal(b.to) && u.End.After(p.brush.to) {
			b.to = u.Start
		}
	}
	if !b.from.IsZero() && !b.to.IsZero() && !b.from.Before(b.to) {
		return
	}
	if d := p.scene.axis.domain; !b.to.IsZero() && instant(b.to) <= d.from || !b.from.IsZero() && instant(b.from) >= d.to {
		return
	}
	f, t := instant(b.from), instant(b.to)
	switch {
	case b.from.IsZero():
		f = t
	case b.to.IsZero():
		t = f
	}
	p.scene.axis.reveal(f, t)
	p.move(b)
}

// Resize implements [fyne.CanvasObject].
func (p *plot) Resize(s fyne.Size) {
	p.BaseWidget.Resize(s)
	p.place()
}

// MinSize implements [fyne.CanvasObject].
func (p *plot) MinSize() fyne.Size { return fyne.NewSize(200, 74) }

// retheme reads the colours and sizes of the theme.
func (p *plot) retheme() {
	primary, fore := theme.Color(theme.ColorNamePrimary), theme.Color(theme.ColorNameForeground)
	at := func(c color.Color, part float64) color.RGBA {
		n := color.NRGBAModel.Convert(c).(color.NRGBA)
		n.A = uint8(math.Round(float64(n.A) * part))
		return color.RGBAModel.Convert(n).(color.RGBA)
	}
	p.colors = colors{
		bar: at(primary, 1), pale: at(primary, 0.4),
		off: at(fore, 0.32), offPale: at(fore, 0.15),
		veil: at(primary, 0.1), axis: at(fore, 0.35), under: at(fore, 0.1),
	}
	for _, h := range [...]handle{p.left, p.right} {
		h.line.FillColor, h.grip.StrokeColor = primary, primary
		h.grip.FillColor = theme.Color(theme.ColorNameBackground)
	}
	p.ring.StrokeColor = theme.Color(theme.ColorNameFocus)
	size := theme.Size(theme.SizeNameCaptionText)
	quiet := at(fore, 0.75)
	p.most.TextSize, p.most.Color = size, quiet
	p.tip.TextSize, p.tip.Color = size, fore
	for _, line := range p.tipMore {
		line.TextSize, line.Color = size, quiet
	}
	for _, n := range [...]*note{&p.earlier, &p.later} {
		n.words.TextSize, n.words.Color = size, primary
		n.back.FillColor, n.back.StrokeColor = theme.Color(theme.ColorNameOverlayBackground), theme.Color(theme.ColorNameInputBorder)
	}
	p.tipBack.FillColor = theme.Color(theme.ColorNameOverlayBackground)
	p.tipBack.StrokeColor, p.tipBack.StrokeWidth = theme.Color(theme.ColorNameInputBorder), 1
	p.undatedWord.TextSize, p.undatedWord.Color = size, quiet
	p.undatedCount.TextSize, p.undatedCount.Color = size, quiet
	r, g, b, _ := theme.Color(theme.ColorNameBackground).RGBA()
	onDark := r+2*g+b < 2*0xffff
	for i := range p.colors.groups {
		c := symbol.Group(i).Color(onDark)
		p.colors.groups[i], p.colors.offGroups[i] = at(c, 1), at(c, 0.3)
		p.colors.assumed[i], p.colors.offAssumed[i] = at(c, 0.42), at(c, 0.14)
	}
	p.nothing.TextSize, p.nothing.Color = theme.Size(theme.SizeNameText), quiet
	clear(p.widths)
	p.place()
}

// CreateRenderer implements [fyne.Widget].
func (p *plot) CreateRenderer() fyne.WidgetRenderer {
	p.retheme()
	return plotRenderer{p}
}

type plotRenderer struct{ *plot }

func (r plotRenderer) Layout(fyne.Size)             {}
func (r plotRenderer) Objects() []fyne.CanvasObject { return r.objects }
func (r plotRenderer) Destroy()                     {}
func (r plotRenderer) Refresh()                     { r.retheme() }
