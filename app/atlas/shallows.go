package atlas

import (
	"image"
	"image/color"
	"image/draw"
	"math"
)

// Shallows are the paler water along the coasts: the land's mask at a quarter
// of the size, blurred. It is painted before the land, which covers its inner
// half. Broad strokes along the coast would show their steps and take thirty
// times as long.
type shallows struct {
	brush   brush
	w, h    int // of the mask
	ox, oy  int // of the picture's corner in the mask's first pixel: its grid is the world's
	a, b    []uint8
	sums    []uint32
	reaches bool // there is land in the picture
}

// coarser is how many pixels of the picture a pixel of the mask has at a side.
const coarser = 4

// shallowMargin is how far the mask reaches beyond the picture, in its pixels:
// as far as the path of the land does.
const shallowMargin = beyond / coarser

// make blurs the land's mask by a radius in pixels of the picture.
func (s *shallows) make(land *path, cam Camera, radius float64) {
	ox, oy := cam.Origin()
	s.ox, s.oy = int(ox-coarser*math.Floor(ox/coarser)), int(oy-coarser*math.Floor(oy/coarser))
	s.w, s.h = cam.Width/coarser+3+2*shallowMargin, cam.Height/coarser+3+2*shallowMargin
	s.reaches = len(land.chains) > 0
	if !s.reaches {
		return
	}
	n := s.w * s.h
	if cap(s.a) < n {
		s.a, s.b = make([]uint8, n), make([]uint8, n)
	}
	s.a, s.b = s.a[:n], s.b[:n]
	b := &s.brush
	b.strip = image.Rect(-shallowMargin, -shallowMargin, s.w-shallowMargin, s.h-shallowMargin)
	b.begin(float32(b.strip.Min.X), float32(b.strip.Min.Y), float32(b.strip.Max.X-1), float32(b.strip.Max.Y-1))
	b.mask.Pix = s.a
	b.z.DrawOp = draw.Src
	b.cover(land, 1.0/coarser, float32(s.ox)/coarser, float32(s.oy)/coarser)
	b.z.Draw(&b.mask, b.mask.Rect, image.Opaque, image.Point{})
	r := max(1, int(radius/coarser+0.5))
	// Three boxes are close to a Gaussian.
	for range 3 {
		s.rows(r)
		s.columns(r)
	}
}

// rows blurs along the rows, a to b.
func (s *shallows) rows(r int) {
	k := uint32(65536 / (2*r + 1))
	for y := range s.h {
		in, out := s.a[y*s.w:][:s.w], s.b[y*s.w:][:s.w]
		sum := uint32(0)
		for x := -r; x < s.w; x++ {
			if x+r < s.w {
				sum += uint32(in[x+r])
			}
			if x-r-1 >= 0 {
				sum -= uint32(in[x-r-1])
			}
			if x >= 0 {
				out[x] = uint8(sum * k >> 16)
			}
		}
	}
}

// columns blurs along the columns, b to a, all columns side by side.
func (s *shallows) columns(r int) {
	k := uint32(65536 / (2*r + 1))
	if cap(s.sums) < s.w {
		s.sums = make([]uint32, s.w)
	}
	sums := s.sums[:s.w]
	clear(sums)
	for y := -r; y < s.h; y++ {
		if y+r < s.h {
			for x, v := range s.b[(y+r)*s.w:][:s.w] {
				sums[x] += uint32(v)
			}
		}
		if y-r-1 >= 0 {
			for x, v := range s.b[(y-r-1)*s.w:][:s.w] {
				sums[x] -= uint32(v)
			}
		}
		if y >= 0 {
			out := s.a[y*s.w:][:s.w]
			for x := range out {
				out[x] = uint8(sums[x] * k >> 16)
			}
		}
	}
}

// paint lays the shallows over a strip of the sea. Between the mask's pixels it
// is interpolated.
func (s *shallows) paint(b *brush, c color.RGBA) {
	if !s.reaches || c.A == 0 {
		return
	}
	w := b.strip.Dx()
	if cap(b.line) < s.w {
		b.line = make([]uint16, s.w)
	}
	line := b.line[:s.w]
	cr, cg, cb, ca := uint32(c.R), uint32(c.G), uint32(c.B), uint32(c.A)
	for y := b.strip.Min.Y; y < b.strip.Max.Y; y++ {
		// The mask's pixel i is centred on the picture's 4(i-margin)+1.5.
		at := 2*(y+s.oy) + 1 - coarser
		row, f := floorDiv(int32(at), 2*coarser), uint16(at-int(floorDiv(int32(at), 2*coarser))*2*coarser)
		i := min(max(int(row)+shallowMargin, 0), s.h-2)
		upper, lower := s.a[i*s.w:][:s.w], s.a[(i+1)*s.w:][:s.w]
		any := uint16(0)
		for x := range line {
			v := uint16(upper[x])*(2*coarser-f) + uint16(lower[x])*f // eightfold
			line[x] = v
			any |= v
		}
		if any == 0 {
			continue
		}
		d := b.dst.Pix[b.dst.PixOffset(0, y):][:4*w]
		for x := 0; x < w; {
			at := 2*(x+s.ox) + 1 - coarser
			col := int(floorDiv(int32(at), 2*coarser))
			i := min(max(col+shallowMargin, 0), s.w-2)
			l, r := uint32(line[i]), uint32(line[i+1])
			end := min(w, coarser*(col+1)+coarser/2-s.ox)
			// Nothing to see on the open sea, nor deep under the land.
			if l|r == 0 || l == r && l >= 254*8 {
				x = end
				continue
			}
			for ; x < end; x++ {
				g := uint32(2*(x+s.ox) + 1 - coarser - col*2*coarser)
				a := (l*(2*coarser-g) + r*g) // 64-fold
				// The coast itself is at half; the full colour is reached there.
				a = min(a*2, 255*64)
				k := a * 4 // of 65,536
				keep := 65536 - k*ca/255
				e := d[4*x : 4*x+3 : 4*x+3]
				e[0] = uint8((cr*k + uint32(e[0])*keep + 32768) >> 16)
				e[1] = uint8((cg*k + uint32(e[1])*keep + 32768) >> 16)
				e[2] = uint8((cb*k + uint32(e[2])*keep + 32768) >> 16)
			}
		}
	}
}
