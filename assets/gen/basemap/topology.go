package main

import (
	"cmp"
	"fmt"
	"iter"
	"maps"
	"math"
	"slices"

	"github.com/paulmach/orb"

	"dateline/geo"
	"dateline/geo/basemap"
	"dateline/geo/mercator"
)

// A face is a piece of the coverage of the land: a province, or a country that
// has none. Faces share their edges vertex by vertex and do not overlap.
type face struct {
	country  int             // number of its country
	polygons [][][]orb.Point // outer ring, then holes
	filler   bool            // taken only where no other face is
}

// A border is what an edge is by itself: the class of a line that runs along.
type border uint8

const (
	plain border = iota
	disputed
	leased // of a base: drawn as a province border would be
)

// A net is the planar graph of all coasts and borders.
//
// It is made in five steps: vertices are snapped to the file's grid; edges are
// collected with the faces on their sides, and those with the same face on both
// dropped, which joins what the source had cut at the antimeridian; edges are
// joined to chains; chains are simplified; and the outlines of areas are put
// together of stretches of chains.
type net struct {
	at     []vertex
	number map[vertex]int32
	faces  []face

	edges map[[2]int32]*edge // by its vertices, the lower number first
	out   [][]int32          // other ends of each vertex's edges, ascending

	chains []netChain
}

// An edge joins two vertices. Sides[0] is the face on the inner side of a ring
// that goes from the lower vertex to the higher, Sides[1] the other; -1 is the
// sea.
type edge struct {
	sides [2]int32
	class border
	chain int32 // and where in it, and whether along it
	index int32
	along bool
}

type netChain struct {
	layer basemap.Layer
	line  *polyline
	nodes []int32 // indices into line.at, ascending, the ends included
	rank  uint8
	hole  bool
	outer int  // of a hole: the chain that it is in
	flat  bool // the south pole, where the map ends
	name  string
	id    geo.ID
}

func (n *net) vertex(p orb.Point) vertex {
	w := mercator.Project(p)
	x := int32(math.Round(w[0] * basemap.Grid))
	return vertex{x & (basemap.Grid - 1), int32(math.Round(w[1] * basemap.Grid))}
}

func (n *net) add(v vertex) int32 {
	i, have := n.number[v]
	if !have {
		i = int32(len(n.at))
		n.number[v] = i
		n.at = append(n.at, v)
	}
	return i
}

// snap turns a ring or line into numbers of vertices, without repetitions and
// without spikes that go out and back the same way.
func (n *net) snap(points []orb.Point) []int32 {
	var out []int32
	for _, p := range points {
		v := n.add(n.vertex(p))
		switch k := len(out); {
		case k > 0 && out[k-1] == v:
		case k > 1 && out[k-2] == v:
			out = out[:k-1]
		default:
			out = append(out, v)
		}
	}
	return out
}

func key(u, v int32) [2]int32 {
	if u > v {
		u, v = v, u
	}
	return [2]int32{u, v}
}

// wrapped is the shorter way from one column to another, over the antimeridian
// if need be.
func wrapped(from, to int32) int32 {
	d := to - from
	if d > basemap.Grid/2 {
		d -= basemap.Grid
	} else if d < -basemap.Grid/2 {
		d += basemap.Grid
	}
	return d
}

// twiceArea of a ring by the shoelace formula; positive if it turns clockwise
// on the screen.
func (n *net) twiceArea(ring []int32) int64 {
	var x, sum int64
	for i := range ring {
		a, b := n.at[ring[i]], n.at[ring[(i+1)%len(ring)]]
		dx := int64(wrapped(a.x, b.x))
		sum += x*int64(b.y) - (x+dx)*int64(a.y)
		x += dx
	}
	return sum
}

// newNet collects the edges of all faces.
func newNet(faces []face) *net {
	n := &net{number: map[vertex]int32{}, edges: map[[2]int32]*edge{}, faces: faces}
	rings := n.rings()
	stops := n.stops(rings)
	clashes := 0
	for _, r := range rings {
		if faces[r.face].filler && n.taken(r.at) {
			continue
		}
		for i, u := range r.at {
			for _, e := range n.cut(u, r.at[(i+1)%len(r.at)], stops) {
				if !n.addEdge(r.face, e[0], e[1]) {
					clashes++
				}
			}
		}
	}
	if clashes > 0 {
		fmt.Printf("%d edges have two faces on one side\n", clashes)
	}
	for k, e := range n.edges {
		if e.sides[0] == e.sides[1] {
			delete(n.edges, k)
		}
	}
	n.out = make([][]int32, len(n.at))
	for k := range n.edges {
		n.out[k[0]] = append(n.out[k[0]], k[1])
		n.out[k[1]] = append(n.out[k[1]], k[0])
	}
	for _, o := range n.out {
		slices.Sort(o)
	}
	return n
}

// A faceRing is a ring of a face, on the grid and not closed; the face is on its
// inner side.
type faceRing struct {
	face int32
	at   []int32
}

// rings are those of all faces that are more than a line on the grid.
func (n *net) rings() []faceRing {
	var rings []faceRing
	for f := range n.faces {
		for k, points := range n.faces[f].all() {
			at := n.snap(points)
			if len(at) > 1 && at[0] == at[len(at)-1] {
				at = at[:len(at)-1]
			}
			if len(at) < 3 {
				continue
			}
			// Which way a source's ring turns is read off its degrees: on the
			// grid one around the pole has no area.
			if turns(points) != (k == 0) {
				slices.Reverse(at)
			}
			rings = append(rings, faceRing{int32(f), at})
		}
	}
	return rings
}

// stops are the vertices of rings on the antimeridian, from north to south.
func (n *net) stops(rings []faceRing) []int32 {
	on := map[int32]bool{}
	for _, r := range rings {
		for _, v := range r.at {
			if n.at[v].x == 0 {
				on[v] = true
			}
		}
	}
	return slices.SortedFunc(maps.Keys(on), func(u, v int32) int { return cmp.Compare(n.at[u].y, n.at[v].y) })
}

// cut divides an edge along the antimeridian at all vertices there. Natural Earth's
// polygons are cut there, and the two sides of the cut may have different vertices:
// given all of them, they meet.
func (n *net) cut(u, v int32, stops []int32) [][2]int32 {
	a, b := n.at[u], n.at[v]
	if a.x != 0 || b.x != 0 {
		return [][2]int32{{u, v}}
	}
	between := slices.DeleteFunc(slices.Clone(stops), func(s int32) bool {
		return n.at[s].y < min(a.y, b.y) || n.at[s].y > max(a.y, b.y)
	})
	if a.y > b.y {
		slices.Reverse(between)
	}
	var edges [][2]int32
	for k := range between[1:] {
		edges = append(edges, [2]int32{between[k], between[k+1]})
	}
	return edges
}

// addEdge puts a face on the inner side of the edge from u to v, and reports whether
// there was no other.
func (n *net) addEdge(f, u, v int32) bool {
	e := n.edges[key(u, v)]
	if e == nil {
		e = &edge{sides: [2]int32{-1, -1}, chain: -1}
		n.edges[key(u, v)] = e
	}
	side := 0
	if u > v {
		side = 1
	}
	free := e.sides[side] < 0 || e.sides[side] == f
	e.sides[side] = f
	return free
}

// taken reports whether a ring has an edge that another face has on the same
// side.
func (n *net) taken(ring []int32) bool {
	for i, u := range ring {
		if v := ring[(i+1)%len(ring)]; n.edge(u, v) != nil && n.inner(u, v) >= 0 {
			return true
		}
	}
	return false
}

// turns reports whether a ring in degrees, Y to the north, is outer on a screen
// when taken as it stands.
func turns(ring []orb.Point) bool {
	sum := 0.0
	for i, a := range ring {
		b := ring[(i+1)%len(ring)]
		sum += a[0]*b[1] - b[0]*a[1]
	}
	return sum < 0
}

// all goes through the rings of all polygons, each with its number in its own:
// 0 is the outer one.
func (f *face) all() iter.Seq2[int, []orb.Point] {
	return func(yield func(int, []orb.Point) bool) {
		for _, p := range f.polygons {
			for k, ring := range p {
				if !yield(k, ring) {
					return
				}
			}
		}
	}
}

func (n *net) edge(u, v int32) *edge { return n.edges[key(u, v)] }

// kind is the layer that an edge belongs to.
func (n *net) kind(e *edge) basemap.Layer {
	a, b := e.sides[0], e.sides[1]
	switch {
	case a < 0 || b < 0:
		return basemap.Land
	case e.class == disputed:
		return basemap.DisputedBorder
	case n.faces[a].country != n.faces[b].country && e.class != leased:
		return basemap.CountryBorder
	}
	return basemap.Admin1Border
}

// basic reports whether an edge is drawn from the coarsest level on.
func (n *net) basic(e *edge) bool {
	if e.sides[0] < 0 || e.sides[1] < 0 {
		return true
	}
	return n.faces[e.sides[0]].country != n.faces[e.sides[1]].country
}

// label tells apart the edges that may not be in one chain.
func (n *net) label(u, v int32) [4]int32 {
	e := n.edge(u, v)
	l := n.kind(e)
	switch {
	case l == basemap.Land:
		return [4]int32{}
	case n.basic(e):
		a, b := int32(n.faces[e.sides[0]].country), int32(n.faces[e.sides[1]].country)
		return [4]int32{int32(l), 1, min(a, b), max(a, b)}
	}
	return [4]int32{int32(l), 2, min(e.sides[0], e.sides[1]), max(e.sides[0], e.sides[1])}
}

// nodeLevel is the coarsest level on which a vertex is a junction; never for
// one that is none.
func (n *net) nodeLevel(v int32) uint8 {
	basic, other := 0, 0
	var first [4]int32
	differs := false
	for _, u := range n.out[v] {
		e := n.edge(u, v)
		if !n.basic(e) {
			other++
			continue
		}
		if l := n.label(u, v); basic == 0 {
			first = l
		} else if l != first {
			differs = true
		}
		basic++
	}
	switch {
	case basic > 0 && (basic != 2 || differs):
		return 0
	case other > 0 && (basic > 0 || other != 2):
		return 1
	case other == 2 && n.label(n.out[v][0], v) != n.label(n.out[v][1], v):
		return 1
	}
	return never
}

// join makes chains of all edges. Coasts run along whole land masses, with the
// land on their inner side; borders from one junction to the next.
func (n *net) join() {
	levels := make([]uint8, len(n.at))
	for v := range n.at {
		levels[v] = never
		if len(n.out[v]) > 0 {
			levels[v] = n.nodeLevel(int32(v))
		}
	}
	// Begin each chain at the most basic junction it has, and else anywhere.
	order := make([]int32, len(n.at))
	for i := range order {
		order[i] = int32(i)
	}
	slices.SortFunc(order, func(a, b int32) int {
		// A coast around the pole begins at the antimeridian.
		pa, pb := n.at[a].x == 0, n.at[b].x == 0
		if pa != pb {
			if pa {
				return -1
			}
			return 1
		}
		return cmp.Or(cmp.Compare(levels[a], levels[b]), cmp.Compare(a, b))
	})
	for _, v := range order {
		for _, u := range n.out[v] {
			e := n.edge(u, v)
			if e.chain >= 0 || n.kind(e) != basemap.Land || n.inner(v, u) < 0 {
				continue
			}
			n.chain(basemap.Land, n.followCoast(v, u), levels)
		}
	}
	n.findHoles()
	for _, v := range order {
		for _, u := range n.out[v] {
			if e := n.edge(u, v); e.chain < 0 {
				n.chain(n.kind(e), n.followBorder(v, u, levels), levels)
			}
		}
	}
}

// findHoles tells seas inside of land, such as the Caspian, from islands.
func (n *net) findHoles() {
	rings := make([]outline, len(n.chains))
	for i := range n.chains {
		p := n.chains[i].line
		for k := range p.at {
			x, y := p.where(n.at, int32(k))
			rings[i].ring = append(rings[i].ring, vertex{int32(x), int32(y)})
		}
		rings[i].area = shoelace(rings[i].ring)
		n.chains[i].flat = rings[i].area == 0
	}
	for i := range rings {
		if rings[i].area >= 0 {
			continue
		}
		for k := range rings {
			if rings[k].area > -rings[i].area && (!n.chains[i].hole || rings[k].area < rings[n.chains[i].outer].area) && holds(rings[k].ring, rings[i].ring) {
				n.chains[i].hole, n.chains[i].outer = true, k
			}
		}
	}
}

// shoelace is twice the area of a closed ring.
func shoelace(ring []vertex) (sum int64) {
	for i := range ring[:len(ring)-1] {
		a, b := ring[i], ring[i+1]
		sum += int64(a.x)*int64(b.y) - int64(b.x)*int64(a.y)
	}
	return sum
}

// inner is the face on the inner side of an edge in the direction u to v.
func (n *net) inner(u, v int32) int32 {
	e := n.edge(u, v)
	if u < v {
		return e.sides[0]
	}
	return e.sides[1]
}

func (n *net) followCoast(v, u int32) []int32 {
	path := []int32{v, u}
	used := map[[2]int32]bool{{v, u}: true}
	for u != v {
		from := path[len(path)-2]
		next, best := int32(-1), math.Inf(1)
		for _, w := range n.out[u] {
			e := n.edge(u, w)
			if n.kind(e) != basemap.Land || n.inner(u, w) < 0 || e.chain >= 0 || used[[2]int32{u, w}] {
				continue
			}
			if a := n.turn(from, u, w); a < best {
				next, best = w, a
			}
		}
		if next < 0 {
			panic(fmt.Sprintf("the coast ends at %v", n.at[u]))
		}
		used[[2]int32{u, next}] = true
		path = append(path, next)
		u = next
	}
	return path
}

// turn is the angle from the way back to the way on, against the clock on the
// screen: the ring that turns to its inner side first is the smallest.
func (n *net) turn(from, at, to int32) float64 {
	angle := func(v int32) float64 {
		a, b := n.at[at], n.at[v]
		return math.Atan2(float64(b.y-a.y), float64(wrapped(a.x, b.x)))
	}
	d := angle(from) - angle(to)
	for d <= 0 {
		d += 2 * math.Pi
	}
	for d > 2*math.Pi {
		d -= 2 * math.Pi
	}
	return d
}

func (n *net) followBorder(v, u int32, levels []uint8) []int32 {
	path := []int32{v, u}
	basic := n.basic(n.edge(v, u))
	for u != v {
		if levels[u] == 0 || levels[u] == 1 && !basic {
			break
		}
		from := path[len(path)-2]
		next := int32(-1)
		for _, w := range n.out[u] {
			if w != from && n.basic(n.edge(u, w)) == basic && n.edge(u, w).chain < 0 {
				next = w
			}
		}
		if next < 0 {
			panic(fmt.Sprintf("the border ends at %v", n.at[u]))
		}
		path = append(path, next)
		u = next
	}
	return path
}

// chain stores a path as a chain, and with its edges where they are.
func (n *net) chain(layer basemap.Layer, path []int32, levels []uint8) {
	number := int32(len(n.chains))
	c := netChain{layer: layer, line: n.polyline(path)}
	for i, v := range path {
		if i+1 < len(path) {
			e := n.edge(v, path[i+1])
			e.chain, e.index, e.along = number, int32(i), v < path[i+1]
		}
		if l := levels[v]; l != never || i == 0 || i == len(path)-1 {
			c.nodes = append(c.nodes, int32(i))
			if c.line.keep[i] = l; l == never {
				c.line.keep[i] = 0
			}
		}
	}
	if layer == basemap.Admin1Border || !n.basic(n.edge(path[0], path[1])) {
		c.line.first = 1
	}
	// Around the pole: close along the edge of the map.
	last := len(path) - 1
	if layer == basemap.Land && c.line.bend != nil && c.line.bend[last].x != c.line.bend[0].x {
		for _, corner := range []struct{ end int }{{last}, {0}} {
			bend := c.line.bend[corner.end]
			v := n.add(vertex{n.at[path[0]].x, basemap.Grid})
			c.line.at = append(c.line.at, v)
			c.line.bend = append(c.line.bend, bend)
			c.line.keep = append(c.line.keep, 0)
		}
		c.line.at = append(c.line.at, path[0])
		c.line.bend = append(c.line.bend, c.line.bend[0])
		c.line.keep = append(c.line.keep, 0)
		c.nodes = append(c.nodes, int32(len(c.line.at)-1))
	}
	n.chains = append(n.chains, c)
}

// polyline numbers a path and unrolls it over the antimeridian.
func (n *net) polyline(path []int32) *polyline {
	p := &polyline{at: slices.Clone(path), keep: make([]uint8, len(path)), ring: path[0] == path[len(path)-1]}
	shift := int32(0)
	for i := range path {
		p.keep[i] = never
		if i == 0 {
			continue
		}
		a, b := n.at[path[i-1]], n.at[path[i]]
		shift += wrapped(a.x, b.x) - (b.x - a.x)
		if shift != 0 && p.bend == nil {
			p.bend = make([]vertex, i, len(path))
		}
		if p.bend != nil {
			p.bend = append(p.bend, vertex{x: shift})
		}
	}
	return p
}

// box of a polyline on the unrolled grid.
func (n *net) box(p *polyline) (x0, y0, x1, y1 int64) {
	x0, y0, x1, y1 = math.MaxInt64, math.MaxInt64, math.MinInt64, math.MinInt64
	for i := range p.at {
		x, y := p.where(n.at, int32(i))
		x0, x1, y0, y1 = min(x0, x), max(x1, x), min(y0, y), max(y1, y)
	}
	return x0, y0, x1, y1
}

// dropSmall lets what hangs together, an island with all its borders, appear on
// the first level that shows it a pixel wide. Islands that are kept stay on all.
func (n *net) dropSmall(keep func(chain int) bool) {
	parent := make([]int32, len(n.at))
	for i := range parent {
		parent[i] = int32(i)
	}
	root := func(v int32) int32 {
		for parent[v] != v {
			parent[v] = parent[parent[v]]
			v = parent[v]
		}
		return v
	}
	for i := range n.chains {
		at := n.chains[i].line.at
		for _, v := range at[1:] {
			parent[root(v)] = root(at[0])
		}
	}
	size, kept := map[int32]int64{}, map[int32]bool{}
	for i := range n.chains {
		c := &n.chains[i]
		r := root(c.line.at[0])
		x0, y0, x1, y1 := n.box(c.line)
		size[r] = max(size[r], x1-x0, y1-y0)
		if c.layer == basemap.Land && keep(i) {
			kept[r] = true
		}
	}
	for i := range n.chains {
		c := &n.chains[i]
		r := root(c.line.at[0])
		for c.line.first < basemap.Levels-1 && !kept[r] && float64(size[r]) < pixel[c.line.first] {
			c.line.first++
		}
		for k := range c.line.keep {
			if c.line.keep[k] != never {
				c.line.keep[k] = max(c.line.keep[k], c.line.first)
			}
		}
		c.line.keep[0], c.line.keep[len(c.line.keep)-1] = c.line.first, c.line.first
	}
	for i := range n.chains {
		if c := &n.chains[i]; c.hole && c.line.first < n.chains[c.outer].line.first {
			panic("a sea is on a level that lacks the land around it")
		}
	}
}

// A ring of stretches, and how it lies.
type outline struct {
	stretches []basemap.Stretch
	ring      []vertex // unrolled, closed
	area      int64
}

// outlines puts together the outer rings and holes of what a set of faces
// covers, each outer ring followed by its holes, the largest first.
func (n *net) outlines(arcs []arc) [][]basemap.Stretch {
	from := map[int32][]int{}
	for i, a := range arcs {
		from[a.path[0]] = append(from[a.path[0]], i)
	}
	used := make([]bool, len(arcs))
	var rings []outline
	for i := range arcs {
		if used[i] {
			continue
		}
		var chosen []int
		for k := i; ; {
			used[k] = true
			chosen = append(chosen, k)
			end := arcs[k].path[len(arcs[k].path)-1]
			if end == arcs[i].path[0] && n.better(arcs, from[end], used, k, i) {
				break
			}
			next, best := -1, math.Inf(1)
			for _, m := range from[end] {
				if used[m] {
					continue
				}
				if t := n.turn(arcs[k].path[len(arcs[k].path)-2], end, arcs[m].path[1]); t < best {
					next, best = m, t
				}
			}
			if next < 0 {
				if end == arcs[i].path[0] {
					break
				}
				panic(fmt.Sprintf("an outline ends at %v", n.at[end]))
			}
			k = next
		}
		rings = append(rings, n.outline(arcs, chosen))
	}
	var outer, holes []outline
	for _, r := range rings {
		if r.area > 0 {
			outer = append(outer, r)
		} else if r.area < 0 {
			holes = append(holes, r)
		}
	}
	slices.SortStableFunc(outer, func(a, b outline) int { return cmp.Compare(b.area, a.area) })
	out := make([][][]basemap.Stretch, len(outer))
	for i := range outer {
		out[i] = append(out[i], outer[i].stretches)
	}
	for _, h := range holes {
		for i := len(outer) - 1; i >= 0; i-- { // the smallest that holds it
			if holds(outer[i].ring, h.ring) {
				out[i] = append(out[i], h.stretches)
				break
			}
		}
	}
	return slices.Concat(out...)
}

// better reports whether a ring that has come back to its start should close
// there: unless another arc turns away sooner.
func (n *net) better(arcs []arc, choices []int, used []bool, k, start int) bool {
	end := len(arcs[k].path) - 1
	first := n.turn(arcs[k].path[end-1], arcs[k].path[end], arcs[start].path[1])
	for _, m := range choices {
		if !used[m] && n.turn(arcs[k].path[end-1], arcs[k].path[end], arcs[m].path[1]) < first {
			return false
		}
	}
	return true
}

// An arc is a part of a chain between two neighbouring nodes, in one direction.
type arc struct {
	chain, from, to int // nodes
	path            []int32
}

// arcsOf finds the arcs that have a face of the set on their inner side and
// none on the other.
func (n *net) arcsOf(set func(int32) bool) []arc {
	var out []arc
	for c := range n.chains {
		ch := &n.chains[c]
		last := 0
		for k := 1; k < len(ch.nodes); k++ {
			i, j := ch.nodes[last], ch.nodes[k]
			u, v := ch.line.at[i], ch.line.at[i+1]
			if n.edges[key(u, v)] == nil {
				last = k
				continue
			}
			a, b := n.inner(u, v), n.inner(v, u)
			inA, inB := a >= 0 && set(a), b >= 0 && set(b)
			if inA != inB {
				path := slices.Clone(ch.line.at[i : j+1])
				if inA {
					out = append(out, arc{chain: c, from: last, to: k, path: path})
				} else {
					slices.Reverse(path)
					out = append(out, arc{chain: c, from: k, to: last, path: path})
				}
			}
			last = k
		}
	}
	return out
}

func (n *net) outline(arcs []arc, chosen []int) outline {
	var o outline
	var x int64
	var last vertex
	winding := int64(0)
	for _, k := range chosen {
		a := &arcs[k]
		s := basemap.Stretch{Chain: a.chain, From: a.from, To: a.to}
		if m := len(o.stretches); m > 0 && o.stretches[m-1].Chain == s.Chain && o.stretches[m-1].To == s.From &&
			(s.To > s.From) == (o.stretches[m-1].To > o.stretches[m-1].From) {
			o.stretches[m-1].To = s.To
		} else {
			o.stretches = append(o.stretches, s)
		}
		for i, v := range a.path {
			w := n.at[v]
			if len(o.ring) == 0 {
				x = int64(w.x)
			} else if i > 0 {
				d := int64(wrapped(last.x, w.x))
				x += d
				winding += d
			}
			last = w
			if i > 0 || len(o.ring) == 0 {
				o.ring = append(o.ring, vertex{int32(x), w.y})
			}
		}
	}
	// A ring that began in the middle of a chain comes back to it. Its stretches
	// then end at the junctions that it needs, and on coarse levels too.
	if m := len(o.stretches) - 1; m > 0 {
		first, last := &o.stretches[0], o.stretches[m]
		if last.Chain == first.Chain && last.To == first.From && (last.To > last.From) == (first.To > first.From) {
			first.From = last.From
			o.stretches = o.stretches[:m]
		}
	}
	if winding != 0 { // around the pole: the rest of the chain closes it
		s := &o.stretches[len(o.stretches)-1]
		s.To = len(n.chains[s.Chain].nodes) - 1
		first, end := o.ring[0], o.ring[len(o.ring)-1]
		o.ring = append(o.ring, vertex{end.x, basemap.Grid}, vertex{first.x, basemap.Grid}, first)
	}
	o.area = shoelace(o.ring)
	return o
}

// holds reports whether the ring has the first vertices of the other inside.
func holds(ring, other []vertex) bool {
	inside, outside := 0, 0
	for _, v := range other[:min(len(other), 5)] {
		in := false
		for shift := int32(-basemap.Grid); shift <= basemap.Grid; shift += basemap.Grid {
			x, y := float64(v.x+shift), float64(v.y)
			for i := range ring[:len(ring)-1] {
				a, b := ring[i], ring[i+1]
				if (float64(a.y) > y) != (float64(b.y) > y) &&
					x < float64(a.x)+(y-float64(a.y))/float64(b.y-a.y)*float64(b.x-a.x) {
					in = !in
				}
			}
		}
		if in {
			inside++
		} else {
			outside++
		}
	}
	return inside > outside
}
