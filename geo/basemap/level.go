package basemap

import (
	"math"

	"github.com/paulmach/orb"

	"dateline/geo"
)

// A chain is a ring or a line as it is stored. Rings of land and water, and
// borders from one junction to the next, are chains. Areas are put together of
// stretches of them, between the numbered places called nodes.
type chain struct {
	layer Layer
	hole  bool  // of the last chain before it that is none
	first uint8 // level on which it appears
	rank  uint8
	name  uint32
	id    geo.ID
}

type chainTable struct {
	chains    []chain
	nodeStart []int32 // chain c has the nodes nodeStart[c] to nodeStart[c+1]
	nodeLevel []uint8 // level on which the node appears
}

const (
	flagHole  = 1 << 4
	flagNamed = 1 << 5
)

func (m *Map) chainTable() (*chainTable, error) {
	return m.chains.get(func() (*chainTable, error) {
		raw, err := m.file.unpack(sectionChains)
		if err != nil {
			return nil, err
		}
		c := cursor{b: raw}
		n := c.count(3)
		t := &chainTable{chains: make([]chain, n), nodeStart: make([]int32, n+1)}
		for i := range t.chains {
			ch := &t.chains[i]
			kind, look := c.byte(), c.byte()
			ch.layer, ch.hole = Layer(kind&15), kind&flagHole != 0
			ch.first, ch.rank = look&3, look>>2
			if kind&flagNamed != 0 {
				ch.name, ch.id = uint32(c.uint()), geo.ID(c.uint())
			}
			if ch.layer >= Coast || (ch.hole && (i == 0 || t.chains[i-1].layer != ch.layer)) {
				c.bad = true
			}
			// Between the two ends, which are nodes without being told.
			inner := c.count(1)
			t.nodeLevel = append(t.nodeLevel, ch.first)
			for range inner {
				l := c.byte()
				if l < ch.first || l >= Levels {
					c.bad = true
				}
				t.nodeLevel = append(t.nodeLevel, l)
			}
			t.nodeLevel = append(t.nodeLevel, ch.first)
			t.nodeStart[i+1] = int32(len(t.nodeLevel))
			if c.bad {
				return nil, damaged(sectionNames[sectionChains], "line %d makes no sense", i)
			}
		}
		return t, nil
	})
}

// A level holds all points of one level of detail.
type level struct {
	points []orb.Point
	start  []int32 // chain c has the points start[c] to start[c+1]; none where it is absent
	nodes  []int32 // where each node is in points, or -1
	layers [Layers]layerIndex
}

// level unpacks a level of detail, and those before it, on first use.
func (m *Map) level(l int) (*level, error) {
	return m.levels[l].get(func() (*level, error) {
		chains, err := m.chainTable()
		if err != nil {
			return nil, err
		}
		var before *level
		if l > 0 {
			if before, err = m.level(l - 1); err != nil {
				return nil, err
			}
		}
		raw, err := m.file.unpack(sectionLevel0 + l)
		if err != nil {
			return nil, err
		}
		v, ok := readLevel(chains, before, uint8(l), raw)
		if !ok {
			return nil, damaged(sectionNames[sectionLevel0+l], "its points make no sense")
		}
		v.index(chains)
		return v, nil
	})
}

// best returns the level, or the next coarser one that can be unpacked.
func (m *Map) best(l int) *level {
	for l = min(max(l, 0), Levels-1); l >= 0; l-- {
		if v, err := m.level(l); err == nil {
			return v
		}
	}
	return nil
}

// readLevel adds the points of level l to those of the level before it. The
// section holds how many points come into each segment, which of them are
// nodes, and the steps from point to point.
func readLevel(t *chainTable, before *level, l uint8, raw []byte) (*level, bool) {
	c := cursor{b: raw}
	r := levelReader{chainTable: t, before: before, counts: c.take(), nodes: c.take()}
	r.steps = stepCursor{low: c.take().b, high: c.take().b, wide: c.take()}
	total := r.steps.left()/2 + len(t.chains)
	if before != nil {
		total += len(before.points)
	}
	r.level = &level{
		points: make([]orb.Point, 0, total),
		start:  make([]int32, len(t.chains)+1),
		nodes:  make([]int32, len(t.nodeLevel)),
	}
	for i := range r.level.nodes {
		r.level.nodes[i] = -1
	}
	for i := range t.chains {
		first := int32(len(r.level.points))
		ok := true
		switch ch := &t.chains[i]; {
		case ch.first == l:
			ok = r.whole(ch)
		case ch.first < l:
			ok = r.refined(i)
		}
		r.level.start[i+1] = int32(len(r.level.points))
		if !ok || r.counts.bad || r.steps.bad || r.nodes.bad || !near(r.level.points[first:]) || !r.placeNodes(i, l) {
			return nil, false
		}
	}
	return r.level, true
}

// A levelReader reads the section of a level of detail, chain after chain. Its
// methods report whether what they read makes sense.
type levelReader struct {
	*chainTable
	before *level // or nil
	level  *level
	counts cursor // of points
	nodes  cursor // steps to nodes
	steps  stepCursor
	x, y   int32 // start of the last chain that was new
}

// whole reads a chain that the level before lacks. It begins beside the one that was
// new before it.
func (r *levelReader) whole(ch *chain) bool {
	points, closed := r.level.points, ch.layer.Filled()
	n := r.counts.uint()
	if n < 2 || (closed && n < 4) || n > uint64(r.steps.left()) {
		return false
	}
	r.x += r.steps.step()
	r.y += r.steps.step()
	points = append(points, at(r.x, r.y))
	px, py := r.x, r.y
	if closed {
		n-- // the last is the first
	}
	for range n - 1 {
		px += r.steps.step()
		py += r.steps.step()
		points = append(points, at(px, py))
	}
	if closed {
		points = append(points, at(r.x, r.y))
	}
	r.level.points = points
	return true
}

// refined takes a chain over from the level before, with the points that come into
// its segments. Each is stored as its distance from where it would be if those still
// missing from the segment lay evenly on the straight line.
func (r *levelReader) refined(chain int) bool {
	v, before := r.level, r.before
	points := v.points
	first := before.start[chain]
	old := before.points[first:before.start[chain+1]]
	px, py := stepsOf(old[0])
	points = append(points, old[0])
	node, end := r.nodeStart[chain]+1, r.nodeStart[chain+1]
	for j, p := range old[1:] {
		ex, ey := stepsOf(p)
		k := r.counts.uint()
		if k > uint64(r.steps.left()) {
			return false
		}
		for ; k > 0; k-- {
			px += (ex-px)/int32(k+1) + r.steps.step()
			py += (ey-py)/int32(k+1) + r.steps.step()
			points = append(points, at(px, py))
		}
		for node < end && before.nodes[node] < 0 {
			node++
		}
		if node < end && before.nodes[node] == first+int32(j)+1 {
			v.nodes[node] = int32(len(points))
			node++
		}
		points = append(points, p)
		px, py = ex, ey
	}
	v.points = points
	return true
}

// placeNodes finds the nodes of the chain just read: its ends, and those that appear
// on the level.
func (r *levelReader) placeNodes(chain int, l uint8) bool {
	v := r.level
	first, last := v.start[chain], v.start[chain+1]-1
	if last < first {
		return true // the level lacks the chain
	}
	n0, n1 := r.nodeStart[chain], r.nodeStart[chain+1]
	v.nodes[n0], v.nodes[n1-1] = first, last
	where := first
	for k := n0 + 1; k < n1-1; k++ {
		if r.nodeLevel[k] == l {
			where += int32(r.nodes.step())
			if where <= first || where >= last {
				return false
			}
			v.nodes[k] = where
		}
	}
	return true
}

// near reports whether the points are in the world or one beside it.
func near(points []orb.Point) bool {
	for _, p := range points {
		if !(p[0] >= -1 && p[0] <= 2 && p[1] >= 0 && p[1] <= 1) {
			return false
		}
	}
	return true
}

// at turns steps of the grid into world units; stepsOf turns them back, exactly.
func at(x, y int32) orb.Point {
	return orb.Point{float64(x) / grid, float64(y) / grid}
}

func stepsOf(p orb.Point) (x, y int32) {
	return int32(p[0] * grid), int32(p[1] * grid)
}

// A box is a bound in steps of the grid, both edges included.
type box struct{ x0, y0, x1, y1 int32 }

var emptyBox = box{math.MaxInt32, math.MaxInt32, math.MinInt32, math.MinInt32}

func (b *box) meets(c *box) bool {
	return b.x0 <= c.x1 && c.x0 <= b.x1 && b.y0 <= c.y1 && c.y0 <= b.y1
}

func (b *box) add(c box) {
	b.x0, b.y0 = min(b.x0, c.x0), min(b.y0, c.y0)
	b.x1, b.y1 = max(b.x1, c.x1), max(b.y1, c.y1)
}

func (b *box) bound() orb.Bound { return orb.Bound{Min: at(b.x0, b.y0), Max: at(b.x1, b.y1)} }

func boxOf(points []orb.Point) box {
	b := emptyBox
	for _, p := range points {
		x, y := stepsOf(p)
		b.x0, b.y0 = min(b.x0, x), min(b.y0, y)
		b.x1, b.y1 = max(b.x1, x), max(b.y1, y)
	}
	return b
}

// boxAround covers the bound, rounded outward.
func boxAround(b orb.Bound) box {
	clamp := func(v float64) int32 {
		return int32(math.Max(-1<<30, math.Min(1<<30, v)))
	}
	return box{
		clamp(math.Floor(b.Min[0] * grid)), clamp(math.Floor(b.Min[1] * grid)),
		clamp(math.Ceil(b.Max[0] * grid)), clamp(math.Ceil(b.Max[1] * grid)),
	}
}

// A piece is what one Shape is made from: an outer ring, or a stretch of a
// line short enough that a view need not draw much that it doesn't show.
type piece struct {
	chain    int32
	from, to int32 // of the level's points
}

// pieceLength is the number of points in a stretch of a line.
const pieceLength = 64

// A layerIndex finds the pieces of a layer that meet a bound. The pieces are
// in the order of the file, which goes along a space-filling curve, so that 16
// neighbours have a small box in common, and 16 such groups another.
type layerIndex struct {
	pieces []piece
	boxes  [][]box // by height in the tree; boxes[0] are those of the pieces
}

const (
	fanBits = 4
	fan     = 1 << fanBits
)

func (x *layerIndex) add(p piece, b box) {
	if len(x.boxes) == 0 {
		x.boxes = make([][]box, 1, 6)
	}
	x.pieces = append(x.pieces, p)
	x.boxes[0] = append(x.boxes[0], b)
}

func (x *layerIndex) build() {
	if len(x.boxes) == 0 {
		return
	}
	for below := x.boxes[0]; len(below) > fan; {
		above := make([]box, (len(below)+fan-1)/fan)
		for i := range above {
			above[i] = emptyBox
			for _, b := range below[i*fan : min((i+1)*fan, len(below))] {
				above[i].add(b)
			}
		}
		x.boxes = append(x.boxes, above)
		below = above
	}
}

// next returns the first piece from i on that meets the box, or -1.
func (x *layerIndex) next(i int, b *box) int {
next:
	for i < len(x.pieces) {
		for h := len(x.boxes) - 1; h > 0; h-- {
			if wide := 1 << (fanBits * h); i&(wide-1) == 0 && !x.boxes[h][i>>(fanBits*h)].meets(b) {
				i += wide
				continue next
			}
		}
		if x.boxes[0][i].meets(b) {
			return i
		}
		i++
	}
	return -1
}

func (v *level) index(t *chainTable) {
	for i := range t.chains {
		from, to := v.start[i], v.start[i+1]
		if from == to {
			continue
		}
		ch := &t.chains[i]
		if !ch.layer.Filled() {
			v.addLine(ch.layer, int32(i), from, to)
			continue
		}
		if ch.layer == Land {
			v.addCoast(int32(i), from, to)
		}
		if !ch.hole {
			v.layers[ch.layer].add(piece{int32(i), from, to}, boxOf(v.points[from:to]))
		}
	}
	for l := range v.layers {
		v.layers[l].build()
	}
}

func (v *level) addLine(l Layer, chain, from, to int32) {
	for from < to-1 {
		end := min(from+pieceLength, to)
		v.layers[l].add(piece{chain, from, end}, boxOf(v.points[from:end]))
		from = end - 1
	}
}

// addCoast adds a ring of land to the coast, without its artificial edges.
func (v *level) addCoast(chain, from, to int32) {
	run := from
	for i := from; i+1 < to; i++ {
		if artificial(v.points[i], v.points[i+1]) {
			v.addLine(Coast, chain, run, i+1)
			run = i + 1
		}
	}
	v.addLine(Coast, chain, run, to)
}

// artificial reports whether an edge is no coast, but closes the ring along
// the edge of the world: Antarctica's.
func artificial(a, b orb.Point) bool {
	return a[0] == b[0] && (a[0] == 0 || a[0] == 1) || a[1] == 1 && b[1] == 1
}
