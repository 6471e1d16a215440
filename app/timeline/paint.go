package timeline

import (
	"image"
	"image/color"
	"math"
)

// A Bin as it is drawn: seconds instead of times.
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
		sure, pale := s.colors.bar, s.colors.pale
		if s.brushed && (b.to <= s.from || b.from >= s.to) {
			sure, pale = s.colors.off, s.colors.offPale
		}
		high := func(n int) int {
			if n == 0 {
				return 0
			}
			return max(int(math.Round(room*float64(n)/float64(max(s.most, 1)))), 2*line)
		}
		top := high(b.count + b.vague)
		mid := min(high(b.count), top)
		p.fill(x0, base-top, x1, base-mid, pale)
		p.fill(x0, base-mid, x1, base, sure)
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

// fill lays a colour over a rectangle.
func (p *picture) fill(x0, y0, x1, y1 int, c color.RGBA) {
	b := p.img.Rect
	x0, x1 = max(x0, 0), min(x1, b.Dx())
	y0, y1 = max(y0, 0), min(y1, b.Dy())
	if x0 >= x1 || c.A == 0 {
		return
	}
	rest := uint32(255 - c.A)
	for y := y0; y < y1; y++ {
		row := p.img.Pix[y*p.img.Stride+x0*4 : y*p.img.Stride+x1*4]
		if rest == 0 {
			for i := 0; i+3 < len(row); i += 4 {
				row[i], row[i+1], row[i+2], row[i+3] = c.R, c.G, c.B, 255
			}
			continue
		}
		for i := 0; i+3 < len(row); i += 4 {
			row[i] = c.R + uint8(uint32(row[i])*rest/255)
			row[i+1] = c.G + uint8(uint32(row[i+1])*rest/255)
			row[i+2] = c.B + uint8(uint32(row[i+2])*rest/255)
			row[i+3] = c.A + uint8(uint32(row[i+3])*rest/255)
		}
	}
}
