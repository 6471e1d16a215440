package atlas

import (
	"encoding/binary"
	"image"
	"image/color"
	"image/draw"
	"math"

	"golang.org/x/image/vector"
)

// A brush paints paths into one strip of a picture. Coverage is worked out
// into a mask no larger than what is painted and then blended by our own loop:
// that is three to five times as fast as vector's drawing straight into an
// RGBA image.
//
// The picture is opaque throughout, so blending has no alpha to keep.
type brush struct {
	dst   *image.RGBA
	strip image.Rectangle
	z     vector.Rasterizer
	mask  image.Alpha

	ox, oy     float32 // the mask's corner
	penX, penY float32

	line []uint16 // of shallows
}

// A dash is the pattern of a broken line in pixels: on, off, on, off.
type dash [4]float32

func (d dash) length() float32 { return d[0] + d[1] + d[2] + d[3] }

// begin makes the mask for what reaches over the given box, and says whether
// there is anything of it in the strip.
func (b *brush) begin(minX, minY, maxX, maxY float32) bool {
	r := image.Rect(int(math.Floor(float64(minX))), int(math.Floor(float64(minY))),
		int(math.Ceil(float64(maxX)))+1, int(math.Ceil(float64(maxY)))+1).Intersect(b.strip)
	if r.Empty() {
		return false
	}
	b.z.Reset(r.Dx(), r.Dy())
	b.z.DrawOp = draw.Src
	n := r.Dx() * r.Dy()
	if cap(b.mask.Pix) < n+8 {
		b.mask.Pix = make([]uint8, n+n/4+8)
	}
	b.mask.Pix = b.mask.Pix[:n]
	b.mask.Stride = r.Dx()
	b.mask.Rect = image.Rect(0, 0, r.Dx(), r.Dy())
	b.ox, b.oy = float32(r.Min.X), float32(r.Min.Y)
	b.penX, b.penY = float32(math.NaN()), 0
	return true
}

// paint blends the colour through the mask.
func (b *brush) paint(c color.RGBA) {
	b.z.Draw(&b.mask, b.mask.Rect, image.Opaque, image.Point{})
	at := image.Pt(int(b.ox), int(b.oy))
	blendMask(b.dst, at, b.mask.Pix, b.mask.Stride, b.mask.Rect.Dx(), b.mask.Rect.Dy(), c)
}

// extent is the box of the chains that reach into the strip.
func (b *brush) extent(p *path, grow float32) (minX, minY, maxX, maxY float32, ok bool) {
	top, bottom := float32(b.strip.Min.Y)-grow, float32(b.strip.Max.Y)+grow
	minX, minY = math.MaxFloat32, math.MaxFloat32
	maxX, maxY = -math.MaxFloat32, -math.MaxFloat32
	for i := range p.chains {
		c := &p.chains[i]
		if c.maxY < top || c.minY > bottom {
			continue
		}
		minX, maxX = min(minX, c.minX), max(maxX, c.maxX)
		minY, maxY = min(minY, c.minY), max(maxY, c.maxY)
		ok = true
	}
	return minX - grow, minY - grow, maxX + grow, maxY + grow, ok
}

// fill fills a path by the non-zero rule.
func (b *brush) fill(p *path, c color.RGBA) {
	minX, minY, maxX, maxY, ok := b.extent(p, 0)
	if !ok || c.A == 0 || !b.begin(minX, minY, maxX, maxY) {
		return
	}
	b.cover(p, 1, 0, 0)
	b.paint(c)
}

// cover adds the edges of a path to the mask, the path made smaller by a factor
// and then shifted.
func (b *brush) cover(p *path, by, dx, dy float32) {
	w, h := float32(b.mask.Rect.Dx()), float32(b.mask.Rect.Dy())
	dx -= b.ox
	dy -= b.oy
	top, bottom := -dy/by, (h-dy)/by
	for i := range p.chains {
		c := &p.chains[i]
		if c.maxY <= top || c.minY >= bottom {
			continue
		}
		p.runs(c, top, bottom, func(pts []float32, _ int) {
			x0, y0 := pts[0]*by+dx, pts[1]*by+dy
			for j := 2; j+1 < len(pts); j += 2 {
				x1, y1 := pts[j]*by+dx, pts[j+1]*by+dy
				b.edge(x0, y0, x1, y1, w, h)
				x0, y0 = x1, y1
			}
		})
	}
}

// edge adds one edge, cut to the mask's rows and pressed to its sides. None may
// be left out at the right: vector sums coverage along the rows and on into
// the next one, so every row's edges must cancel.
func (b *brush) edge(x0, y0, x1, y1, w, h float32) {
	if y0 == y1 || y0 <= 0 && y1 <= 0 || y0 >= h && y1 >= h {
		return
	}
	if y0 < 0 {
		x0, y0 = x0+(x1-x0)*(0-y0)/(y1-y0), 0
	} else if y0 > h {
		x0, y0 = x0+(x1-x0)*(h-y0)/(y1-y0), h
	}
	if y1 < 0 {
		x1, y1 = x0+(x1-x0)*(0-y0)/(y1-y0), 0
	} else if y1 > h {
		x1, y1 = x0+(x1-x0)*(h-y0)/(y1-y0), h
	}
	if x0 < 0 && x1 < 0 {
		x0, x1 = 0, 0
	} else if x0 > w && x1 > w {
		x0, x1 = w, w
	}
	if x0 != b.penX || y0 != b.penY {
		b.z.MoveTo(x0, y0)
	}
	b.z.LineTo(x1, y1)
	b.penX, b.penY = x1, y1
}

// stroke draws the chains of a path as lines of a width in pixels. A line
// thinner than a pixel is drawn a pixel wide and fainter, which keeps it even.
func (b *brush) stroke(p *path, width float32, c color.RGBA, d dash) {
	if width < 1 {
		c = fade(c, float64(width))
		width = 1
	}
	grow := width + 1
	minX, minY, maxX, maxY, ok := b.extent(p, grow)
	if !ok || c.A == 0 || !b.begin(minX, minY, maxX, maxY) {
		return
	}
	s := stroker{b: b, half: width / 2, w: float32(b.mask.Rect.Dx()), h: float32(b.mask.Rect.Dy())}
	for i := range p.chains {
		ch := &p.chains[i]
		if ch.maxY+grow < b.oy || ch.minY-grow > b.oy+s.h {
			continue
		}
		if d.length() > 0 {
			s.dashed(p.pts[ch.from:ch.to], ch.start, d)
			continue
		}
		p.runs(ch, b.oy-grow, b.oy+s.h+grow, func(pts []float32, _ int) { s.line(pts) })
	}
	b.paint(c)
}

// A stroker turns lines into areas. A line becomes one polygon along its left
// side and back along its right; where it turns sharply that is ended and a
// wedge put on the outside of the bend. All of it turns the same way, so that
// where parts overlap the mask is just full.
type stroker struct {
	b    *brush
	half float32
	w, h float32
	back []float32 // the right side of the polygon in the making
	// The polygon's first point and the pen, both on the left side.
	lx, ly, px, py float32
}

func (s *stroker) line(pts []float32) {
	x0, y0 := pts[0]-s.b.ox, pts[1]-s.b.oy
	var pnx, pny float32 // the unit normal of the segment before
	have := false
	for j := 2; j+1 < len(pts); j += 2 {
		x1, y1 := pts[j]-s.b.ox, pts[j+1]-s.b.oy
		dx, dy := x1-x0, y1-y0
		l2 := dx*dx + dy*dy
		if l2 < 1e-6 {
			continue
		}
		k := 1 / float32(math.Sqrt(float64(l2)))
		nx, ny := -dy*k, dx*k
		if !have {
			s.begin(x0, y0, nx, ny)
		} else if dot := nx*pnx + ny*pny; dot > -0.2 {
			// Both sides are met on the bend's bisector.
			m := 1 / (1 + dot)
			s.side(x0, y0, (nx+pnx)*m, (ny+pny)*m)
		} else {
			s.side(x0, y0, pnx, pny)
			s.end()
			s.join(x0, y0, pnx*s.half, pny*s.half, nx*s.half, ny*s.half)
			s.begin(x0, y0, nx, ny)
		}
		pnx, pny, have = nx, ny, true
		x0, y0 = x1, y1
	}
	if !have {
		return
	}
	s.side(x0, y0, pnx, pny)
	s.end()
	// A closed line is joined where it ends too.
	n := len(pts)
	if n >= 8 && pts[0] == pts[n-2] && pts[1] == pts[n-1] {
		dx, dy := pts[2]-pts[0], pts[3]-pts[1]
		if l := float32(math.Sqrt(float64(dx*dx + dy*dy))); l > 0 {
			s.join(x0, y0, pnx*s.half, pny*s.half, -dy/l*s.half, dx/l*s.half)
		}
	}
}

func (s *stroker) begin(x, y, nx, ny float32) {
	s.lx, s.ly = x+nx*s.half, y+ny*s.half
	s.px, s.py = s.lx, s.ly
	s.back = append(s.back[:0], x-nx*s.half, y-ny*s.half)
}

func (s *stroker) side(x, y, nx, ny float32) {
	ax, ay := x+nx*s.half, y+ny*s.half
	s.b.edge(s.px, s.py, ax, ay, s.w, s.h)
	s.px, s.py = ax, ay
	s.back = append(s.back, x-nx*s.half, y-ny*s.half)
}

func (s *stroker) end() {
	x, y := s.px, s.py
	for i := len(s.back) - 2; i >= 0; i -= 2 {
		s.b.edge(x, y, s.back[i], s.back[i+1], s.w, s.h)
		x, y = s.back[i], s.back[i+1]
	}
	s.b.edge(x, y, s.lx, s.ly, s.w, s.h)
}

// join fills the wedge at (x, y) between two segments with an arc, in steps of
// at most 30°.
func (s *stroker) join(x, y, ax, ay, bx, by float32) {
	if x < -s.half || x > s.w+s.half || y < -s.half || y > s.h+s.half {
		return
	}
	cross, dot := ax*by-ay*bx, ax*bx+ay*by
	r2 := s.half * s.half
	if dot > 0.985*r2 { // less than 10°
		return
	}
	// The wedge lies on the side that the line turns away from, and runs from
	// a to b the way that the segments' quadrilaterals do: against the normal.
	if cross > 0 {
		ax, ay, bx, by = -bx, -by, -ax, -ay
	}
	angle := math.Atan2(math.Abs(float64(cross)), float64(dot))
	steps := max(1, int(math.Ceil(angle/(math.Pi/6))))
	sin, cos := math.Sincos(-angle / float64(steps))
	px, py := ax, ay
	b := s.b
	b.edge(x, y, x+px, y+py, s.w, s.h)
	for i := 1; i <= steps; i++ {
		qx, qy := px*float32(cos)-py*float32(sin), px*float32(sin)+py*float32(cos)
		if i == steps {
			qx, qy = bx, by
		}
		b.edge(x+px, y+py, x+qx, y+qy, s.w, s.h)
		px, py = qx, qy
	}
	b.edge(x+px, y+py, x, y, s.w, s.h)
}

// dashed draws the parts of a line that a pattern lets through; start is the
// length of the line before its first point.
func (s *stroker) dashed(pts []float32, start float32, d dash) {
	period := d.length()
	at := float32(math.Mod(float64(start), float64(period)))
	i := 0
	for at >= d[i] {
		at -= d[i]
		i = (i + 1) % len(d)
	}
	left := d[i] - at
	x0, y0 := pts[0], pts[1]
	var buf [64]float32
	piece := buf[:0]
	on := func() bool { return i%2 == 0 }
	if on() {
		piece = append(piece, x0, y0)
	}
	for j := 2; j < len(pts); j += 2 {
		x1, y1 := pts[j], pts[j+1]
		dx, dy := x1-x0, y1-y0
		l := float32(math.Sqrt(float64(dx*dx + dy*dy)))
		gone := float32(0)
		for l-gone > left {
			gone += left
			x, y := x0+dx*gone/l, y0+dy*gone/l
			if on() {
				s.line(append(piece, x, y))
				piece = piece[:0]
			}
			i = (i + 1) % len(d)
			for d[i] == 0 {
				i = (i + 1) % len(d)
			}
			left = d[i]
			if on() {
				piece = append(piece[:0], x, y)
			}
		}
		left -= l - gone
		if on() {
			piece = append(piece, x1, y1)
		}
		x0, y0 = x1, y1
	}
	if on() && len(piece) >= 4 {
		s.line(piece)
	}
}

// blendMask lays a colour (premultiplied) over an opaque picture through a
// mask whose corner is at the given point. The mask's backing array must reach
// eight bytes beyond what is used or be as long as its rows say; what lies
// outside the picture is left out.
func blendMask(dst *image.RGBA, at image.Point, mask []uint8, stride, w, h int, c color.RGBA) {
	r := image.Rect(at.X, at.Y, at.X+w, at.Y+h).Intersect(dst.Rect)
	if r.Empty() {
		return
	}
	cr, cg, cb, ca := uint32(c.R), uint32(c.G), uint32(c.B), uint32(c.A)
	solid := uint32(0)
	if ca == 255 {
		solid = cr | cg<<8 | cb<<16 | 255<<24
	}
	for y := r.Min.Y; y < r.Max.Y; y++ {
		m := mask[(y-at.Y)*stride+r.Min.X-at.X:]
		m = m[:r.Dx()]
		o := dst.PixOffset(r.Min.X, y)
		d := dst.Pix[o : o+4*r.Dx()]
		for i := 0; i < len(m); {
			// Most of a mask is empty, and most of the rest is full.
			if i+8 <= len(m) {
				run := binary.LittleEndian.Uint64(m[i:])
				if run == 0 {
					i += 8
					continue
				}
				if run == ^uint64(0) && solid != 0 {
					e := d[4*i : 4*i+32]
					s2 := uint64(solid) | uint64(solid)<<32
					binary.LittleEndian.PutUint64(e, s2)
					binary.LittleEndian.PutUint64(e[8:], s2)
					binary.LittleEndian.PutUint64(e[16:], s2)
					binary.LittleEndian.PutUint64(e[24:], s2)
					i += 8
					continue
				}
			}
			a := uint32(m[i])
			if a != 0 {
				e := d[4*i : 4*i+4 : 4*i+4]
				// 257 and the shift divide by 255 within half a step.
				keep := 65535 - a*ca*65535/65025
				k := a * 257
				e[0] = uint8((cr*k + uint32(e[0])*keep + 32768) >> 16)
				e[1] = uint8((cg*k + uint32(e[1])*keep + 32768) >> 16)
				e[2] = uint8((cb*k + uint32(e[2])*keep + 32768) >> 16)
			}
			i++
		}
	}
}

// shade lays a colour over a rectangle of an opaque picture.
func shade(dst *image.RGBA, r image.Rectangle, c color.RGBA) {
	r = r.Intersect(dst.Rect)
	keep := (255 - uint32(c.A)) * 257
	for y := r.Min.Y; y < r.Max.Y; y++ {
		d := dst.Pix[dst.PixOffset(r.Min.X, y):][:4*r.Dx()]
		for i := 0; i+3 < len(d); i += 4 {
			d[i] = c.R + uint8((uint32(d[i])*keep+32768)>>16)
			d[i+1] = c.G + uint8((uint32(d[i+1])*keep+32768)>>16)
			d[i+2] = c.B + uint8((uint32(d[i+2])*keep+32768)>>16)
		}
	}
}
