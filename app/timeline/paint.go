package timeline

import (
	"image"
	"image/color"
	"math"

	"dateline/app/symbol"
	"dateline/data"
)

// A bar is a [Bin] as it is drawn: seconds instead of times.
type bar struct {
	from, to     float64
	count, vague int
	pale         float64 // what is drawn pale on top: all that may lie in it, or its share
	by           [symbol.Groups]int
	assumed      int                // of count, whose date stands in for one
	assumedBy    [symbol.Groups]int // drawn pale
	unreal       int                // of count, what has not happened
	unrealBy     [symbol.Groups]int // drawn hollow
	types        [data.EventTypes]int
}

// colors are what the bars are painted with.
type colors struct {
	bar, pale    color.RGBA // in the range, and passages that may be in it
	off, offPale color.RGBA // outside the range
	veil         color.RGBA // behind the range
	axis         color.RGBA
	under        color.RGBA // behind the bar under the pointer
	groups       [symbol.Groups]color.RGBA
	offGroups    [symbol.Groups]color.RGBA
	assumed      [symbol.Groups]color.RGBA // dated by something else
	offAssumed   [symbol.Groups]color.RGBA
}

// A picture is the bars of what is shown, painted pixel by pixel into an image
// that is used again and again.
type picture struct {
	img *image.RGBA
}

// A scene is what a picture shows.
type scene struct {
	axis     axis
	bars     []bar // of the view, in order
	bands    []band
	most     float64 // passages of the highest bar
	stacked  bool    // some bar is divided by groups
	from, to float64
	brushed  bool
	hover    int     // number of the bar under the pointer, or -1
	width    float32 // of all, in the canvas's units
	onBand   int     // number of the band under the pointer, or -1
	ticks    []tick
	base     float32 // foot of the bars, in the canvas's units
	foot     float32 // of the bands: where the axis is
	colors   *colors

	undated     int
	undatedOn   bool    // they are shown too
	undatedHigh float32 // of their bar
}

// A painter paints one scene, all in pixels.
type painter struct {
	*picture
	scene      *scene
	scale      float64 // pixels in a unit of the canvas
	wide       float64 // of the axis
	line       int     // width of a line
	base, foot int     // those of the scene
}

// paint draws the scene at w by h pixels.
func (p *picture) paint(s *scene, w, h int) image.Image {
	if p.img == nil || p.img.Rect.Dx() != w || p.img.Rect.Dy() != h {
		p.img = image.NewRGBA(image.Rect(0, 0, w, h))
	}
	clear(p.img.Pix)
	if s.axis.width <= 0 || s.width <= 0 || w == 0 || h == 0 {
		return p.img
	}
	scale := float64(w) / float64(s.width)
	t := painter{
		picture: p, scene: s, scale: scale,
		wide: float64(s.axis.width) * scale,
		line: max(1, int(math.Round(scale))),
		base: min(int(math.Round(float64(s.base)*scale)), h),
		foot: min(int(math.Round(float64(s.foot)*scale)), h),
	}
	if s.brushed {
		t.fill(t.px(s.from), 0, t.px(s.to), t.foot, s.colors.veil)
	}
	if s.hover >= 0 && s.hover < len(s.bars) {
		b := &s.bars[s.hover]
		t.fill(t.px(b.from), 0, t.px(b.to), t.base, s.colors.under)
	}
	for i := range s.bars {
		t.bar(&s.bars[i])
	}
	if t.foot > t.base {
		t.bands()
	}
	t.fill(0, t.foot, int(math.Round(t.wide)), t.foot+t.line, s.colors.axis)
	if s.undated > 0 {
		t.undated(w)
	}
	for _, k := range s.ticks {
		x, long := t.px(k.at), 4*t.line
		if k.major {
			long = 6 * t.line
		}
		t.fill(x, t.foot, x+t.line, t.foot+long, s.colors.axis)
	}
	return p.img
}

// px is the column of an instant.
func (t *painter) px(sec float64) int {
	view := &t.scene.axis.view
	x := (sec - view.from) / view.width() * t.wide
	return int(math.Round(min(max(x, -1e6), t.wide)))
}

// outside reports whether a range is set that shares no instant with these
// half-open seconds.
func (t *painter) outside(from, to float64) bool {
	return t.scene.brushed && (to <= t.scene.from || from >= t.scene.to)
}

// bar draws a bar. Of one that the range cuts, only what lies in it is drawn so.
func (t *painter) bar(b *bar) {
	x0, x1 := t.px(b.from), t.px(b.to)
	if x1-x0 > 3*t.line {
		x1 -= t.line // a gap, so that bars can be told apart
	}
	x1 = max(x1, x0+1)
	on0, on1 := x0, x1
	switch {
	case t.outside(b.from, b.to):
		on1 = on0
	case t.scene.brushed:
		on0 = min(max(x0, t.px(t.scene.from)), x1-1)
		on1 = max(min(x1, t.px(t.scene.to)), on0+1)
	}
	firm, top := t.heights(b)
	c := t.scene.colors
	on := portion{bar: b, firm: firm, top: top, sure: c.bar, pale: c.pale, groups: &c.groups, assumed: &c.assumed}
	off := portion{bar: b, firm: firm, top: top, sure: c.off, pale: c.offPale, groups: &c.offGroups, assumed: &c.offAssumed}
	t.portion(&off, x0, on0)
	t.portion(&on, on0, on1)
	t.portion(&off, on1, x1)
}

// heights are those of what a bar counts, and of all of it, with what is pale on
// top. However little there is of either, it can be seen.
func (t *painter) heights(b *bar) (firm, top int) {
	high := func(n float64) int {
		if n <= 0 {
			return 0
		}
		room := float64(t.base - t.line)
		return max(int(math.Round(room*n/max(t.scene.most, 1))), t.line)
	}
	firm = high(float64(b.count))
	if b.count > 0 {
		firm = max(firm, 2*t.line)
	}
	top = max(high(float64(b.count)+b.pale), firm)
	if b.pale > 0 {
		top = max(top, firm+t.line)
	}
	return firm, top
}

// A portion is what of a bar lies in the range, or outside, with its colours.
type portion struct {
	bar             *bar
	firm, top       int
	sure, pale      color.RGBA
	groups, assumed *[symbol.Groups]color.RGBA
}

// portion draws a bar between two columns.
func (t *painter) portion(p *portion, x0, x1 int) {
	b := p.bar
	t.fill(x0, t.base-p.top, x1, t.base-p.firm, p.pale)
	level := func(n int) int { // the row that so many of the bar's reach up to
		return t.base - int(math.Round(float64(p.firm)*float64(n)/float64(max(b.count, 1))))
	}
	if !t.scene.stacked {
		told := level(b.count - b.assumed)
		t.fill(x0, t.base-p.firm, x1, told, p.pale)
		t.fill(x0, told, x1, t.base, p.sure)
		return
	}
	hollow := sum(&b.unrealBy)
	y, n := t.base, 0
	for layer, end := range [layers]int{b.count - hollow - sum(&b.assumedBy), b.count - hollow, b.count} {
		for _, g := range stackOrder {
			if n += b.in(layer, g); g == symbol.Named {
				n = end
			}
			up := level(n)
			switch layer {
			case dated:
				t.fill(x0, up, x1, y, p.groups[g])
			case assumed:
				t.fill(x0, up, x1, y, p.assumed[g])
			case unreal:
				t.hollow(x0, up, x1, y, t.line, p.groups[g])
			}
			y = up
		}
	}
}

// The layers of a bar that is divided by groups, from its foot up.
const (
	dated   = iota
	assumed // what has a date that stands in for one
	unreal  // what has not happened
	layers
)

// stackOrder is the order of the groups in a layer, from its foot.
var stackOrder = [...]symbol.Group{symbol.Force, symbol.Dispute, symbol.Help, symbol.Talk, symbol.Calamity, symbol.Named}

// in is how many of a group are in a layer.
func (b *bar) in(layer int, g symbol.Group) int {
	switch layer {
	case assumed:
		return b.assumedBy[g]
	case unreal:
		return b.unrealBy[g]
	}
	return b.by[g] - b.assumedBy[g] - b.unrealBy[g]
}

// bands draws what is dated vaguely as long as it may be.
func (t *painter) bands() {
	s := t.scene
	for i := len(s.bands) - 1; i >= 0; i-- { // what counts most on top
		b := &s.bands[i]
		y := t.base + int(math.Round((3+float64(b.row)*bandStep)*t.scale))
		x0, x1 := t.px(b.from), t.px(b.to)
		x1 = max(x1-1, x0+2)
		c := s.colors.bar
		if t.outside(b.from, b.to) {
			c = s.colors.off
		}
		k := 0.3 + 0.4*b.strength
		if i == s.onBand {
			k = 1
		}
		high := int(math.Round(bandHigh * t.scale))
		t.fill(x0, y, x1, y+high, faded(c, k))
		// Ends that are seen say that it ends there; open ones run out of view.
		t.fill(x0, y, x0+t.line, y+high, faded(c, 0.9))
		t.fill(x1-t.line, y, x1, y+high, faded(c, 0.9))
	}
}

// undated draws the bar of what has no date, at the right end of the w pixels.
func (t *painter) undated(w int) {
	const beside = 14 // on both sides, in the canvas's units; the foot juts out
	s := t.scene
	x0, x1 := w-int((undatedWide-beside)*t.scale), w-int(beside*t.scale)
	c := s.colors.bar
	if !s.undatedOn {
		c = s.colors.off
	}
	t.hatch(x0, t.base-int(math.Round(float64(s.undatedHigh)*t.scale)), x1, t.base, max(2, int(2*t.scale)), c)
	jut := int(6 * t.scale)
	t.fill(x0-jut, t.base, x1+jut, t.base+t.line, s.colors.axis)
}

// hollow draws a rectangle that has an edge only, and is nearly empty inside.
func (p *picture) hollow(x0, y0, x1, y1, line int, c color.RGBA) {
	p.fill(x0, y0, x1, y1, c)
	if y1-y0 > 2*line {
		p.fill(x0+line, y0+line, x1-line, y1-line, faded(c, 0.08))
	}
}

func sum(by *[symbol.Groups]int) (n int) {
	for _, k := range by {
		n += k
	}
	return n
}

// faded is a premultiplied colour that is seen through.
func faded(c color.RGBA, k float64) color.RGBA {
	f := func(v uint8) uint8 { return uint8(float64(v)*k + 0.5) }
	return color.RGBA{f(c.R), f(c.G), f(c.B), f(c.A)}
}

// fill gives a rectangle a colour, in place of what was there: all colours may
// be seen through, and the window's ground is behind them.
func (p *picture) fill(x0, y0, x1, y1 int, c color.RGBA) {
	b := p.img.Rect
	x0, x1 = max(x0, 0), min(x1, b.Dx())
	y0, y1 = max(y0, 0), min(y1, b.Dy())
	if x0 >= x1 || y0 >= y1 {
		return
	}
	at, n := y0*p.img.Stride+x0*4, (x1-x0)*4
	first := p.img.Pix[at : at+n]
	for i := 0; i < n; i += 4 {
		first[i], first[i+1], first[i+2], first[i+3] = c.R, c.G, c.B, c.A
	}
	for y := y0 + 1; y < y1; y++ {
		at += p.img.Stride
		copy(p.img.Pix[at:at+n], first)
	}
}
