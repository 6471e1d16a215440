package atlas

import (
	"math"
	"math/bits"
	"slices"
)

// Clusters are made in two steps. The squares of the scene's quadtree gather
// what is closer than about a pin's width, or where places are thick what is
// closer than two or four; a square costs two look-ups in the running totals,
// whatever it holds. Then squares whose discs would overlap are joined, the
// weightiest keeping its place and taking the rest.
//
// Both steps go by the world and not by the view. The grid is the world's, the
// zoom is rounded down to half steps, and whether a square stays depends only
// on squares near it, which are looked at beyond the view's edge too. So a
// cluster is the same whatever view it is seen in: panning moves it and never
// changes it.

// cellBits is the grid's level above the zoom's whole part: squares of 16 to
// 23 dips.
const cellBits = 4

// Squares of twice the side are not divided further with more than a crowd of
// places in them, of four times the side with more than a throng.
const (
	crowd  = 5
	throng = 18
)

// rounds is how often the weightiest of what is left are picked. What is left
// after the last stands alone; with three that happens to one square in some
// thousands, in a chain of ever lighter neighbours.
const rounds = 3

// A cell is a square of the grid with something in it.
type cell struct {
	x, y     float64 // pixels
	col, row int32   // of the view's grid
	from, to int32   // of the scene's dots
	count    int64
	radius   float64 // of its disc at the rounded zoom, in pixels of the view
	root     int32   // the cell that it was joined to; -1 while undecided
}

// A cluster is a disc on the map: one place or several.
type cluster struct {
	x, y   float64 // pixels
	radius float64
	count  int64
	places int32
	first  int32 // of the layout's members
	last   int32
	dot    int32 // the only place, or the one with the most passages
}

// A run is a part of the scene's dots.
type run struct{ from, to int32 }

// clusterer holds the buffers of clustering.
type clusterer struct {
	cells    []cell
	cols     int32
	rows     int32
	grid     []int32 // index of the cell in a square
	open     cellSet // the cells that are undecided, as of a round's beginning
	kept     cellSet // and those that stay
	clusters []cluster
	members  []run
	slot     []int32 // cluster of a root cell; -1 where it is too far out
}

// coarse is the zoom that clusters are made for.
func coarse(zoom float64) float64 { return math.Floor(zoom*2) / 2 }

// cluster fills clusters with those of the view and a border about it, in
// which discs can stand in the way of badges that reach into the view.
func (cl *clusterer) cluster(s *Scene, cam Camera) {
	cl.cells, cl.clusters, cl.members = cl.cells[:0], cl.clusters[:0], cl.members[:0]
	if s == nil || len(s.dots) == 0 || cam.Width <= 0 || cam.Height <= 0 {
		return
	}
	q := coarse(cam.Zoom)
	level := uint(math.Max(0, math.Min(finest, math.Floor(q)+cellBits)))
	side := cam.Scale() / float64(uint32(1)<<level) // of a square, pixels of the view
	// Radii and distances are those at the rounded zoom, seen through the view's.
	unit := cam.density() * math.Exp2(cam.Zoom-q)

	// Discs at most so far from each other touch. What a square is joined to
	// hangs on squares two touches further away with every round, and what a
	// cluster holds on one touch more. So much is looked at beyond the border,
	// and only within the border are the clusters sure.
	touching := (2*discRadius(int64(s.total), true, s.Typed()) + apart + 2*roomy) * unit
	border := (badgeMargin + maxRadius) * cam.density()
	margin := border + (2*rounds+1)*touching
	ox, oy := cam.Origin()
	col0 := int32(math.Floor((ox - margin) / side))
	col1 := int32(math.Floor((ox + float64(cam.Width) + margin) / side))
	row0 := int32(math.Max(0, math.Floor((oy-margin)/side)))
	row1 := int32(math.Min(float64(uint32(1)<<level)-1, math.Floor((oy+float64(cam.Height)+margin)/side)))
	if row1 < row0 {
		return
	}
	g := gatherer{
		cl: cl, s: s, level: level, col0: col0, col1: col1, row0: row0, row1: row1,
		scale: cam.Scale(), ox: ox, oy: oy, unit: unit, typed: s.Typed(),
	}
	world := int32(1) << level
	for k := floorDiv(col0, world); k <= floorDiv(col1, world); k++ {
		g.shift = k * world
		g.copy = float64(k)
		g.gather(0, 0, 0, 0, int32(len(s.dots)))
	}
	cl.cols, cl.rows = col1-col0+1, row1-row0+1
	cl.join(side, unit)
	cl.collect(s, cam, border)
}

func floorDiv(a, b int32) int32 {
	q := a / b
	if a%b != 0 && (a < 0) != (b < 0) {
		q--
	}
	return q
}

// A gatherer walks the quadtree down to the grid's squares that are in view.
type gatherer struct {
	cl                     *clusterer
	s                      *Scene
	level                  uint
	col0, col1, row0, row1 int32
	shift                  int32   // of columns, for this copy of the world
	copy                   float64 // of the world
	scale, ox, oy, unit    float64
	typed                  bool // the scene
}

func (g *gatherer) gather(depth uint, col, row, from, to int32) {
	if from == to {
		return
	}
	d := g.level - depth
	if (col+1)<<d+g.shift <= g.col0 || col<<d+g.shift > g.col1 || (row+1)<<d <= g.row0 || row<<d > g.row1 {
		return
	}
	s := g.s
	if d == 0 || d == 1 && to-from > crowd || d == 2 && to-from > throng {
		// It stands where its weightiest smallest square is.
		a, b := from, to
		for e := depth; e < g.level && b-a > 1; e++ {
			col, row, a, b = g.weightiest(e, col, row, a, b)
		}
		if b-a == 1 {
			col, row = int32(columnOf(s.dots[a].At[0], g.level)), int32(rowOf(s.dots[a].At[1], g.level))
		}
		if x := col + g.shift; x >= g.col0 && x <= g.col1 && row >= g.row0 && row <= g.row1 {
			g.cell(col, row, from, to, a, b)
		}
		return
	}
	if to-from == 1 {
		at := s.dots[from].At
		c, r := int32(columnOf(at[0], g.level)), int32(rowOf(at[1], g.level))
		if x := c + g.shift; x >= g.col0 && x <= g.col1 && r >= g.row0 && r <= g.row1 {
			g.cell(c, r, from, to, from, to)
		}
		return
	}
	at := from
	for q := range int32(4) {
		end := g.quarter(depth, col, row, q, at, to)
		g.gather(depth+1, col<<1|q&1, row<<1|q>>1, at, end)
		at = end
	}
}

// quarter is where the dots of a square's quarter end, of those from at to to.
func (g *gatherer) quarter(depth uint, col, row, q, at, to int32) int32 {
	if q == 3 {
		return to
	}
	next := zcurve(uint32(col)<<1, uint32(row)<<1) + uint64(q) + 1
	return at + int32(lowerBound(g.s.keys[at:to], next<<(2*(finest-depth-1))))
}

// weightiest is the quarter of a square with the most passages.
func (g *gatherer) weightiest(depth uint, col, row, from, to int32) (c, r, a, b int32) {
	most, at := int64(-1), from
	for q := range int32(4) {
		end := g.quarter(depth, col, row, q, at, to)
		if n := g.s.count[end] - g.s.count[at]; n > most {
			most, c, r, a, b = n, col<<1|q&1, row<<1|q>>1, at, end
		}
		at = end
	}
	return c, r, a, b
}

// lowerBound is the number of keys below k.
func lowerBound(keys []uint64, k uint64) int {
	lo, n := 0, len(keys)
	for n > 0 {
		half := n / 2
		if keys[lo+half] < k {
			lo += half + 1
			n -= half + 1
		} else {
			n = half
		}
	}
	return lo
}

// cell adds the dots from from to to, standing at the centre of mass of those
// from a to b.
func (g *gatherer) cell(col, row, from, to, a, b int32) {
	s := g.s
	count := s.count[to] - s.count[from]
	var x, y float64
	if b-a == 1 {
		x, y = s.dots[a].At[0], s.dots[a].At[1]
	} else {
		k := 1 / (float64(s.count[b]-s.count[a]) * (1 << massBits))
		x = float64(s.massX[b]-s.massX[a]) * k
		y = float64(s.massY[b]-s.massY[a]) * k
	}
	g.cl.cells = append(g.cl.cells, cell{
		x: (x+g.copy)*g.scale - g.ox, y: y*g.scale - g.oy,
		col: col + g.shift - g.col0, row: row - g.row0,
		from: from, to: to, count: count, root: -1,
		radius: discRadius(count, to-from > 1, g.typed) * g.unit,
	})
}

// The radii of discs, in dips.
const (
	dotRadius  = 6.5
	signRadius = 8 // of one passage with the sign of its event
	maxRadius  = 21
)

// discRadius grows with the logarithm of the count, and stays apart for one
// passage, for one place and for several places.
func discRadius(count int64, several, typed bool) float64 {
	r := dotRadius
	if typed {
		r = signRadius
	}
	if count > 1 {
		r = math.Min(maxRadius, 8.2+1.42*math.Log(float64(count)))
	}
	if several {
		r = math.Max(r, 10)
	}
	return r
}

// apart is the gap between the discs of two places in dips, and roomy what each
// disc of several adds to it: single towns may stand close, heaps may not.
const (
	apart = 3
	roomy = 9
)

// join decides which cells stay and gives the others to them.
func (cl *clusterer) join(side, unit float64) {
	n := int(cl.cols) * int(cl.rows)
	cl.grid = slices.Grow(cl.grid[:0], n)[:n] // read only where a set has a member
	cl.open.clear(cl.cols, cl.rows)
	cl.kept.clear(cl.cols, cl.rows)
	largest := 0.0
	for i := range cl.cells {
		c := &cl.cells[i]
		cl.grid[int(c.row)*int(cl.cols)+int(c.col)] = int32(i)
		cl.open.add(c)
		largest = math.Max(largest, c.radius)
	}
	far := largest + (apart+2*roomy)*unit // that the disc of a neighbour may be
	for round := range rounds {
		undecided := 0
		for i := range cl.cells {
			if c := &cl.cells[i]; c.root < 0 {
				undecided++
				if cl.outweighs(c, side, far, unit) {
					c.root = int32(i)
					cl.kept.add(c)
				}
			}
		}
		if undecided == 0 {
			break
		}
		for i := range cl.cells {
			if c := &cl.cells[i]; c.root < 0 {
				c.root = cl.nearest(c, side, far, unit)
			}
		}
		cl.open.clear(cl.cols, cl.rows)
		for i := range cl.cells {
			if c := &cl.cells[i]; c.root < 0 {
				cl.open.add(c)
				if round == rounds-1 {
					c.root = int32(i)
				}
			}
		}
	}
}

// collect makes a cluster of every cell that stays, in the view or so far from
// it, and of those that were joined to it.
func (cl *clusterer) collect(s *Scene, cam Camera, border float64) {
	density := cam.density()
	right, bottom := float64(cam.Width)+border, float64(cam.Height)+border
	// Members cluster by cluster: count, then place.
	cl.slot = slices.Grow(cl.slot[:0], len(cl.cells))[:len(cl.cells)]
	for i := range cl.cells {
		cl.slot[i] = -1
		c := &cl.cells[i]
		if c.root != int32(i) || c.x < -border || c.y < -border || c.x > right || c.y > bottom {
			continue
		}
		cl.slot[i] = int32(len(cl.clusters))
		cl.clusters = append(cl.clusters, cluster{x: c.x, y: c.y, dot: -1})
	}
	for i := range cl.cells {
		c := &cl.cells[i]
		j := cl.slot[c.root]
		if j < 0 {
			continue
		}
		k := &cl.clusters[j]
		k.last++
		k.count += c.count
		k.places += c.to - c.from
	}
	at := int32(0)
	for i := range cl.clusters {
		k := &cl.clusters[i]
		n := k.last
		k.first, k.last = at, at
		at += n
		k.radius = discRadius(k.count, k.places > 1, s.Typed()) * density
	}
	cl.members = slices.Grow(cl.members[:0], int(at))[:at]
	for i := range cl.cells {
		c := &cl.cells[i]
		j := cl.slot[c.root]
		if j < 0 {
			continue
		}
		k := &cl.clusters[j]
		cl.members[k.last] = run{c.from, c.to}
		k.last++
		if c.to-c.from == 1 && (k.dot < 0 || c.root == int32(i)) {
			k.dot = c.from
		}
	}
}

// outweighs reports whether no undecided neighbour of a cell, near enough for
// their discs to touch, comes before it.
func (cl *clusterer) outweighs(c *cell, side, far, unit float64) bool {
	for j := range cl.near(c, &cl.open, int32((c.radius+far)/side)+1) {
		if o := &cl.cells[j]; o != c && before(o, c) && touch(c, o, unit) {
			return false
		}
	}
	return true
}

// nearest is the staying cell nearest to one that doesn't, of those that touch
// it; -1 where there is none.
func (cl *clusterer) nearest(c *cell, side, far, unit float64) int32 {
	best, dist := int32(-1), math.Inf(1)
	for j := range cl.near(c, &cl.kept, int32((c.radius+far)/side)+1) {
		o := &cl.cells[j]
		if !touch(c, o, unit) {
			continue
		}
		dx, dy := o.x-c.x, o.y-c.y
		if d := dx*dx + dy*dy; d < dist || d == dist && before(o, &cl.cells[best]) {
			best, dist = j, d
		}
	}
	return best
}

// near yields the cells of a set that are at most so many squares from a cell,
// itself included.
func (cl *clusterer) near(c *cell, in *cellSet, reach int32) func(func(int32) bool) {
	return func(yield func(int32) bool) {
		left, right := max(0, c.col-reach), min(cl.cols-1, c.col+reach)
		first, last := left>>6, right>>6
		for r := max(0, c.row-reach); r <= min(cl.rows-1, c.row+reach); r++ {
			words := in.words[r*in.stride : (r+1)*in.stride]
			grid := cl.grid[int(r)*int(cl.cols):]
			for w := first; w <= last; w++ {
				set := words[w]
				if w == first {
					set &= ^uint64(0) << (left & 63)
				}
				if w == last {
					set &= ^uint64(0) >> (63 - right&63)
				}
				for ; set != 0; set &= set - 1 {
					if !yield(grid[w<<6+int32(bits.TrailingZeros64(set))]) {
						return
					}
				}
			}
		}
	}
}

// A cellSet is a set of squares of the view's grid, one bit for each: most of
// those about a cell are empty or decided, and need not be looked at.
type cellSet struct {
	words  []uint64
	stride int32 // words of a row
}

func (s *cellSet) clear(cols, rows int32) {
	s.stride = (cols + 63) >> 6
	n := int(s.stride) * int(rows)
	s.words = slices.Grow(s.words[:0], n)[:n]
	clear(s.words)
}

func (s *cellSet) add(c *cell) { s.words[c.row*s.stride+c.col>>6] |= 1 << (c.col & 63) }

func touch(a, b *cell, unit float64) bool {
	dx, dy := a.x-b.x, a.y-b.y
	gap := float64(apart)
	if a.to-a.from > 1 {
		gap += roomy
	}
	if b.to-b.from > 1 {
		gap += roomy
	}
	d := a.radius + b.radius + gap*unit
	return dx*dx+dy*dy < d*d
}

// before orders cells: the more passages the first, then by the place in the
// world, so that the order is the same in every view.
func before(a, b *cell) bool {
	if a.count != b.count {
		return a.count > b.count
	}
	if a.from != b.from {
		return a.from < b.from
	}
	return a.col < b.col // two copies of one cell
}
