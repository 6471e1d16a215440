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
	wide := float64(s.axis.width) * scale
	px := func(sec float64) int {
		x := (sec - s.axis.view.from) / s.axis.view.width() * wide
		return int(math.Round(min(max(x, -1e6), wide)))
	}
	line := max(1, int(math.Round(scale)))
	base := min(int(math.Round(float64(s.base)*scale)), h)
	foot := min(int(math.Round(float64(s.foot)*scale)), h)

	if s.brushed {
		p.fill(px(s.from), 0, px(s.to), foot, s.colors.veil)
	}
	if s.hover >= 0 && s.hover < len(s.bars) {
		b := s.bars[s.hover]
		p.fill(px(b.from), 0, px(b.to), base, s.colors.under)
	}
	room := float64(base - line)
	for i := range s.bars {
		b := &s.bars[i]
		x0, x1 := px(b.from), px(b.to)
		if wide := x1 - x0; wide > 3*line {
			x1 -= line // a gap, so that bars can be told apart
		}
		x1 = max(x1, x0+1)
		high := func(n float64) int {
			if n <= 0 {
				return 0
			}
			return max(int(math.Round(room*n/max(s.most, 1))), line)
		}
		mid := high(float64(b.count))
		if b.count > 0 {
			mid = max(mid, 2*line)
		}
		top := max(high(float64(b.count)+b.pale), mid)
		if b.pale > 0 {
			top = max(top, mid+line)
		}
		draw := func(x0, x1 int, on bool) {
			sure, pale, groups, assumed := s.colors.off, s.colors.offPale, &s.colors.offGroups, &s.colors.offAssumed
			if on {
				sure, pale, groups, assumed = s.colors.bar, s.colors.pale, &s.colors.groups, &s.colors.assumed
			}
			p.fill(x0, base-top, x1, base-mid, pale)
			level := func(n int) int {
				return base - int(math.Round(float64(mid)*float64(n)/float64(max(b.count, 1))))
			}
			if !s.stacked {
				firm := level(b.count - b.assumed)
				p.fill(x0, base-mid, x1, firm, pale)
				p.fill(x0, firm, x1, base, sure)
				return
			}
			// From the foot up, in the order of the legend: the dated, then the others.
			y, told := base, 0
			stack := func(by func(symbol.Group) int, all int, draw func(up, y int, g symbol.Group)) {
				for _, g := range stackOrder {
					if g != symbol.Named {
						told += by(g)
					} else {
						told = all
					}
					up := level(told)
					draw(up, y, g)
					y = up
				}
			}
			full := func(colors *[symbol.Groups]color.RGBA) func(up, y int, g symbol.Group) {
				return func(up, y int, g symbol.Group) { p.fill(x0, up, x1, y, colors[g]) }
			}
			standIn, hollow := sum(&b.assumedBy), sum(&b.unrealBy)
			stack(func(g symbol.Group) int { return b.by[g] - b.assumedBy[g] - b.unrealBy[g] }, b.count-standIn-hollow, full(groups))
			stack(func(g symbol.Group) int { return b.assumedBy[g] }, b.count-hollow, full(assumed))
			stack(func(g symbol.Group) int { return b.unrealBy[g] }, b.count, func(up, y int, g symbol.Group) {
				p.hollow(x0, up, x1, y, line, groups[g])
			})
		}
		// Of a bar that the range cuts, only what lies in it is drawn so.
		on0, on1 := x0, x1
		if s.brushed {
			if b.to <= s.from || b.from >= s.to {
				on1 = on0
			} else {
				on0 = min(max(x0, px(s.from)), x1-1)
				on1 = max(min(x1, px(s.to)), on0+1)
			}
		}
		draw(x0, on0, false)
		draw(on0, on1, true)
		draw(on1, x1, false)
	}
	if foot > base {
		p.bands(s, px, base, scale)
	}
	right := int(math.Round(wide))
	p.fill(0, foot, right, foot+line, s.colors.axis)
	if s.undated > 0 {
		x0, x1 := w-int((undatedWide-14)*scale), w-int(14*scale)
		c := s.colors.bar
		if !s.undatedOn {
			c = s.colors.off
		}
		p.hatch(x0, base-int(math.Round(float64(s.undatedHigh)*scale)), x1, base, max(2, int(2*scale)), c)
		p.fill(x0-int(6*scale), base, x1+int(6*scale), base+line, s.colors.axis)
	}
	for _, t := range s.ticks {
		x := px(t.at)
		long := 4 * line
		if t.major {
			long = 6 * line
		}
		p.fill(x, foot, x+line, foot+long, s.colors.axis)
	}
	return p.img
}

// bands draws what is dated vaguely as long as it may be.
func (p *picture) bands(s *scene, px func(float64) int, base int, scale float64) {
	for i := len(s.bands) - 1; i >= 0; i-- { // what counts most on top
		b := &s.bands[i]
		y := base + int(math.Round((3+float64(b.row)*bandStep)*scale))
		x0, x1 := px(b.from), px(b.to)
		x1 = max(x1-1, x0+2)
		c := s.colors.bar
		if s.brushed && (b.to <= s.from || b.from >= s.to) {
			c = s.colors.off
		}
		k := 0.3 + 0.4*b.strength
		if i == s.onBand {
			k = 1
		}
		high := int(math.Round(bandHigh * scale))
		p.fill(x0, y, x1, y+high, faded(c, k))
		// Ends that are seen say that it ends there; open ones run out of view.
		line := max(1, int(math.Round(scale)))
		p.fill(x0, y, x0+line, y+high, faded(c, 0.9))
		p.fill(x1-line, y, x1, y+high, faded(c, 0.9))
	}
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

// stackOrder is the order of the groups in a bar, from its foot.
var stackOrder = [...]symbol.Group{symbol.Force, symbol.Dispute, symbol.Help, symbol.Talk, symbol.Calamity, symbol.Named}

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
