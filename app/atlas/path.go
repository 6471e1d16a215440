package atlas

import (
	"math"

	"github.com/paulmach/orb"
)

// A path is what is to be filled or stroked, in pixels of the whole picture:
// chains of points, cut to the picture and thinned to what can be seen. For a
// fill a chain is a run of edges, not a closed ring: only the sum of the edges
// counts. Its buffers are used again and again.
type path struct {
	pts    []float32 // x, y, x, y, …
	chains []chain
	blocks []block // of all chains, see blockLength
}

// A block is the rows that a number of edges of a chain lie in: the strips that
// they don't reach pass over them unseen.
type block struct{ minY, maxY float32 }

// blockLength is the number of edges in a block.
const blockLength = 24

type chain struct {
	from, to               int32   // of pts
	block                  int32   // the first of its blocks
	start                  float32 // length of the line before the chain, in pixels, for dashes
	minX, minY, maxX, maxY float32
}

func (p *path) reset() { p.pts, p.chains, p.blocks = p.pts[:0], p.chains[:0], p.blocks[:0] }

// A projection takes world units to pixels and knows the picture's size.
type projection struct {
	scale, ox, oy float64
	w, h          float64
	shift         float64 // worlds to the east
	near          float64 // points nearer than this to the last are left out, px
}

func (c Camera) projection() projection {
	ox, oy := c.Origin()
	return projection{scale: c.Scale(), ox: ox, oy: oy, w: float64(c.Width), h: float64(c.Height), near: 0.45}
}

// pixel is where a point stands, in 32nds of a pixel: numbers that stay the
// same, to the last bit, in every picture of this scale.
func (p *projection) pixel(w orb.Point) (x, y float64) {
	const fine = 32
	return math.Floor((w[0]+p.shift)*p.scale*fine+0.5)/fine - p.ox, math.Floor(w[1]*p.scale*fine+0.5)/fine - p.oy
}

// shifted is the projection of the world's copy k worlds to the east.
func (p projection) shifted(k int) projection {
	p.shift = float64(k)
	return p
}

// beyond is how far a path reaches over the picture's edge, in pixels, so that
// broad lines along it are whole.
const beyond = 32

// open starts a chain, close ends it.
func (p *path) open(start float64) {
	p.chains = append(p.chains, chain{from: int32(len(p.pts)), start: float32(start)})
}

func (p *path) close() {
	c := &p.chains[len(p.chains)-1]
	c.to = int32(len(p.pts))
	if c.to-c.from < 4 {
		p.pts = p.pts[:c.from]
		p.chains = p.chains[:len(p.chains)-1]
		return
	}
	c.minX, c.minY = p.pts[c.from], p.pts[c.from+1]
	c.maxX, c.maxY = c.minX, c.minY
	c.block = int32(len(p.blocks))
	for i := c.from; i+2 < c.to; i += 2 * blockLength {
		pts := p.pts[i:min(c.to, i+2*blockLength+2)]
		b := block{pts[1], pts[1]}
		for j := 0; j+1 < len(pts); j += 2 {
			x, y := pts[j], pts[j+1]
			c.minX, c.maxX = min(c.minX, x), max(c.maxX, x)
			b.minY, b.maxY = min(b.minY, y), max(b.maxY, y)
		}
		c.minY, c.maxY = min(c.minY, b.minY), max(c.maxY, b.maxY)
		p.blocks = append(p.blocks, b)
	}
}

// runs calls f for the runs of a chain's points that reach into the rows from
// top to bottom; first is the index of the run's first point in the chain.
func (p *path) runs(c *chain, top, bottom float32, f func(pts []float32, first int)) {
	pts := p.pts[c.from:c.to]
	n := (len(pts)/2 - 1 + blockLength - 1) / blockLength
	for i := 0; i < n; i++ {
		b := p.blocks[int(c.block)+i]
		if b.maxY < top || b.minY > bottom {
			continue
		}
		j := i + 1
		for j < n && p.blocks[int(c.block)+j].maxY >= top && p.blocks[int(c.block)+j].minY <= bottom {
			j++
		}
		f(pts[2*i*blockLength:min(len(pts), 2*j*blockLength+2)], i*blockLength)
		i = j
	}
}

func (p *path) point(x, y float64) { p.pts = append(p.pts, float32(x), float32(y)) }

// ring adds a closed ring to be filled. What lies above, below or right of the
// picture is dropped, what lies left of it is pressed to the left edge: both
// leave the coverage inside as it is.
func (p *path) ring(t projection, r orb.Ring) {
	if len(r) < 4 {
		return
	}
	var e edgeWriter
	e.begin(p, t)
	lx, ly := t.pixel(r[0])
	for i := 1; i < len(r); i++ {
		x, y := t.pixel(r[i])
		if math.Abs(x-lx) < t.near && math.Abs(y-ly) < t.near && i < len(r)-1 {
			continue
		}
		e.edge(lx, ly, x, y)
		lx, ly = x, y
	}
	e.end()
}

// An edgeWriter writes the edges of a fill, cut to the picture.
type edgeWriter struct {
	p            *path
	open         bool
	penX, penY   float64
	top, bottom  float64
	left, right_ float64
}

func (e *edgeWriter) begin(p *path, t projection) {
	e.p = p
	e.left, e.top, e.right_, e.bottom = -beyond, -beyond, t.w+beyond, t.h+beyond
}

func (e *edgeWriter) end() {
	if e.open {
		e.p.close()
		e.open = false
	}
}

func (e *edgeWriter) edge(x0, y0, x1, y1 float64) {
	// The common cases first: wholly inside, wholly without effect.
	if y0 < e.top && y1 < e.top || y0 > e.bottom && y1 > e.bottom {
		e.end()
		return
	}
	if x0 >= e.left && x1 >= e.left && x0 <= e.right_ && x1 <= e.right_ &&
		y0 >= e.top && y1 >= e.top && y0 <= e.bottom && y1 <= e.bottom {
		e.put(x0, y0, x1, y1)
		return
	}
	if y0 == y1 {
		e.end()
		return
	}
	// Cut at top and bottom.
	cutY := func(x0, y0, x1, y1, at float64) float64 { return x0 + (x1-x0)*(at-y0)/(y1-y0) }
	ax, ay, bx, by := x0, y0, x1, y1
	if ay < e.top {
		ax, ay = cutY(x0, y0, x1, y1, e.top), e.top
	} else if ay > e.bottom {
		ax, ay = cutY(x0, y0, x1, y1, e.bottom), e.bottom
	}
	if by < e.top {
		bx, by = cutY(x0, y0, x1, y1, e.top), e.top
	} else if by > e.bottom {
		bx, by = cutY(x0, y0, x1, y1, e.bottom), e.bottom
	}
	// Press what is left of the picture to its left edge, and likewise at the
	// right, where it must only stay out of sight.
	e.press(ax, ay, bx, by)
}

func (e *edgeWriter) press(x0, y0, x1, y1 float64) {
	cut := func(at float64) float64 { return y0 + (y1-y0)*(at-x0)/(x1-x0) }
	for _, side := range [2]float64{e.left, e.right_} {
		out0, out1 := x0 < side, x1 < side
		if side == e.right_ {
			out0, out1 = x0 > side, x1 > side
		}
		switch {
		case out0 && out1:
			e.put(side, y0, side, y1)
			return
		case out0:
			y := cut(side)
			e.put(side, y0, side, y)
			x0, y0 = side, y
		case out1:
			y := cut(side)
			e.press(x0, y0, side, y)
			e.put(side, y, side, y1)
			return
		}
	}
	e.put(x0, y0, x1, y1)
}

func (e *edgeWriter) put(x0, y0, x1, y1 float64) {
	if !e.open || x0 != e.penX || y0 != e.penY {
		e.end()
		e.p.open(0)
		e.p.point(x0, y0)
		e.open = true
	}
	e.p.point(x1, y1)
	e.penX, e.penY = x1, y1
}

// line adds a line to be stroked, in as many pieces as are in the picture.
// from is its length before the first point, in pixels; line returns that at
// its end, so that the dashes of a line in several shapes go on.
func (p *path) line(t projection, l []orb.Point, from float64) float64 {
	if len(l) < 2 {
		return from
	}
	const margin = beyond
	lo, right, bottom := float64(-margin), t.w+margin, t.h+margin
	near := t.near * 2 // a line shows less of its points than an edge
	lx, ly := t.pixel(l[0])
	open := false
	for i := 1; i < len(l); i++ {
		x, y := t.pixel(l[i])
		if math.Abs(x-lx) < near && math.Abs(y-ly) < near && i < len(l)-1 {
			continue
		}
		// A segment far out may still cross a corner; it is then cut exactly.
		out := x < lo && lx < lo || y < lo && ly < lo || x > right && lx > right || y > bottom && ly > bottom
		length := math.Hypot(x-lx, y-ly)
		if out {
			if open {
				p.close()
				open = false
			}
		} else {
			ax, ay, bx, by, s, ok := cutSegment(lx, ly, x, y, lo, lo, right, bottom)
			switch {
			case !ok:
				if open {
					p.close()
					open = false
				}
			default:
				if s > 0 && open {
					p.close()
					open = false
				}
				if !open {
					p.open(from + s*length)
					p.point(ax, ay)
					open = true
				}
				p.point(bx, by)
				if bx != x || by != y {
					p.close()
					open = false
				}
			}
		}
		from += length
		lx, ly = x, y
	}
	if open {
		p.close()
	}
	return from
}

// cutSegment cuts a segment to a rectangle (Liang and Barsky 1984); s is the
// part of its length that was cut off at the start.
func cutSegment(x0, y0, x1, y1, minX, minY, maxX, maxY float64) (ax, ay, bx, by, s float64, ok bool) {
	dx, dy := x1-x0, y1-y0
	a, b := 0.0, 1.0
	for _, pq := range [4][2]float64{{-dx, x0 - minX}, {dx, maxX - x0}, {-dy, y0 - minY}, {dy, maxY - y0}} {
		switch p, q := pq[0], pq[1]; {
		case p == 0:
			if q < 0 {
				return
			}
		case p < 0:
			a = math.Max(a, q/p)
		default:
			b = math.Min(b, q/p)
		}
	}
	if a > b {
		return
	}
	ax, ay, bx, by = x0, y0, x1, y1
	if a > 0 {
		ax, ay = x0+a*dx, y0+a*dy
	}
	if b < 1 {
		bx, by = x0+b*dx, y0+b*dy
	}
	return ax, ay, bx, by, a, true
}
