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
