package timeline

import (
	"image"
	"image/color"
	"math"
)

// A bar is a [Bin] as it is drawn: seconds instead of times.
type bar struct {
	from, to     float64
	count, vague int
}

// colors are what the bars are painted with.
type colors struct {
	bar, pale    color.RGBA // in the range, and passages that may be in it
	off, offPale color.RGBA // outside the range
	veil         color.RGBA // behind the range
	axis         color.RGBA
	under        color.RGBA // behind the bar under the pointer
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
	most     int   // passages of the highest bar
	from, to float64
	brushed  bool
	hover    int // number of the bar under the pointer, or -1
	ticks    []tick
	base     float32 // height of the axis, in the canvas's units
	colors   *colors
}

// paint draws the scene at w by h pixels.
func (p *picture) paint(s *scene, w, h int) image.Image {
	if p.img == nil || p.img.Rect.Dx() != w || p.img.Rect.Dy() != h {
		p.img = image.NewRGBA(image.Rect(0, 0, w, h))
	}
	clear(p.img.Pix)
	if s.axis.width <= 0 || w == 0 || h == 0 {
		return p.img
	}
	scale := float64(w) / float64(s.axis.width)
	px := func(sec float64) int {
		x := (sec - s.axis.view.from) / s.axis.view.width() * float64(w)
		return int(math.Round(min(max(x, -1e6), 1e6)))
	}
	line := max(1, int(math.Round(scale)))
	base := min(int(math.Round(float64(s.base)*scale)), h)

	if s.brushed {
		p.fill(px(s.from), 0, px(s.to), base, s.colors.veil)
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
		high := func(n int) int {
			if n == 0 {
				return 0
			}
			return max(int(math.Round(room*float64(n)/float64(max(s.most, 1)))), 2*line)
		}
		top := high(b.count + b.vague)
		mid := min(high(b.count), top)
		draw := func(x0, x1 int, sure, pale color.RGBA) {
			p.fill(x0, base-top, x1, base-mid, pale)
			p.fill(x0, base-mid, x1, base, sure)
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
		draw(x0, on0, s.colors.off, s.colors.offPale)
		draw(on0, on1, s.colors.bar, s.colors.pale)
		draw(on1, x1, s.colors.off, s.colors.offPale)
	}
	p.fill(0, base, w, base+line, s.colors.axis)
	for _, t := range s.ticks {
		x := px(t.at)
		long := 4 * line
		if t.major {
			long = 6 * line
		}
		p.fill(x, base, x+line, base+long, s.colors.axis)
	}
	return p.img
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
