package basemap

import (
	"math"

	"github.com/paulmach/orb"

	"dateline/geo"
)

// search is what one walk over shapes needs, kept between walks.
type search struct {
	shape Shape
	rings []orb.Ring
}

// Shapes hands out the shapes of a layer that touch the bound, at a level of
// detail from 0 to Levels-1, until yield returns false. "Touch" is decided by
// the shapes' bounds. The bound is in world units and may reach over the edges
// of the world; see the package comment on copies. They come in no order that
// has a meaning.
//
// Nothing is allocated but for a level's first use, which unpacks it. The
// Shape is lent, see [Shape].
func (m *Map) Shapes(l Layer, level int, bound orb.Bound, yield func(*Shape) bool) {
	v := m.best(level)
	if v == nil || l >= layers {
		return
	}
	t, err := m.chainTable()
	if err != nil {
		return
	}
	s := m.search.Get().(*search)
	defer m.search.Put(s)
	x, want := &v.layers[l], boxAround(bound)
	for i := x.next(0, &want); i >= 0; i = x.next(i+1, &want) {
		p := &x.pieces[i]
		ch := &t.chains[p.chain]
		s.shape = Shape{Bound: x.boxes[0][i].bound(), Rank: ch.rank, Name: m.text(ch.name), ID: ch.id}
		if l.Filled() {
			s.rings = append(s.rings[:0], orb.Ring(v.points[p.from:p.to:p.to]))
			for h := p.chain + 1; int(h) < len(t.chains) && t.chains[h].hole; h++ {
				if from, to := v.start[h], v.start[h+1]; from < to {
					s.rings = append(s.rings, orb.Ring(v.points[from:to:to]))
				}
			}
			s.shape.Rings = s.rings
		} else {
			s.shape.Line = orb.LineString(v.points[p.from:p.to:p.to])
		}
		if !yield(&s.shape) {
			return
		}
	}
}

// An AreaKind says what an area is.
type AreaKind uint8

// The kinds of areas. The numbers are part of the file format.
const (
	CountryArea  AreaKind = iota // a state or territory
	ProvinceArea                 // a first-order division as GeoNames counts them; what [Map.At] names
	DistrictArea                 // a finer division that Natural Earth draws as a province: a county of England
	GroupArea                    // a continent, or a group of countries such as the Balkans
	areaKinds
)

// A stretch is a part of a chain from one of its nodes to another, backwards
// where from is the greater.
type stretch struct{ chain, from, to int32 }

type area struct {
	kind     AreaKind
	face     bool // a part of the coverage: no other face overlaps it
	rank     uint8
	name     uint32
	id       geo.ID
	country  geo.ID
	province geo.ID
	ring     int32 // its rings are ring to the next area's ring
}

type areaTable struct {
	areas     []area // one more at the end
	ring      []int32
	stretches []stretch
	byID      map[geo.ID]int32
}

const flagFace = 1 << 4

func (m *Map) areaTable() (*areaTable, error) {
	return m.areas.get(func() (*areaTable, error) {
		chains, err := m.chainTable()
		if err != nil {
			return nil, err
		}
		raw, err := m.file.unpack(sectionAreas)
		if err != nil {
			return nil, err
		}
		c := cursor{b: raw}
		n := c.count(7)
		t := &areaTable{areas: make([]area, n+1), ring: []int32{0}, byID: make(map[geo.ID]int32, n)}
		last := int64(0)
		for i := range n {
			a := &t.areas[i]
			kind := c.byte()
			a.kind, a.face = AreaKind(kind&15), kind&flagFace != 0
			a.rank, a.name = c.byte(), uint32(c.uint())
			a.id, a.country, a.province = geo.ID(c.uint()), geo.ID(c.uint()), geo.ID(c.uint())
			for range c.count(1) {
				for range c.count(3) {
					last += c.int()
					from, to := c.uint(), c.uint()
					if last < 0 || last >= int64(len(chains.chains)) {
						c.bad = true
						break
					}
					nodes := uint64(chains.nodeStart[last+1] - chains.nodeStart[last])
					if from >= nodes || to >= nodes || from == to {
						c.bad = true
						break
					}
					t.stretches = append(t.stretches, stretch{int32(last), int32(from), int32(to)})
				}
				t.ring = append(t.ring, int32(len(t.stretches)))
			}
			t.areas[i+1].ring = int32(len(t.ring) - 1)
			if c.bad || a.kind >= areaKinds {
				return nil, damaged(sectionNames[sectionAreas], "area %d makes no sense", i)
			}
			if _, have := t.byID[a.id]; a.id != 0 && !have {
				t.byID[a.id] = int32(i)
			}
		}
		return t, nil
	})
}

// Area returns the outline of a country, a province, a lake or a group of
// countries by its identifier in the gazetteer, at a level of detail or, where that has not got
// the borders of provinces yet, at the next finer one. It reports false where
// the map has no such area.
//
// A country is all that is governed as part of it, so that France has five
// overseas départements; territories with a code of their own, such as French
// Polynesia, are areas of their own. To fit a view to a country use [MainBound]
// and not Bound. The rings are new and belong to the caller.
func (m *Map) Area(id geo.ID, level int) (Shape, bool) {
	t, err := m.areaTable()
	if err != nil || id == 0 {
		return Shape{}, false
	}
	i, ok := t.byID[id]
	if !ok {
		return m.lake(id, level)
	}
	return m.outline(t, int(i), level)
}

// outline returns the area of that number.
func (m *Map) outline(t *areaTable, i, level int) (Shape, bool) {
	chains, err := m.chainTable()
	if err != nil {
		return Shape{}, false
	}
	a := &t.areas[i]
	for l := min(max(level, 0), Levels-1); l < Levels; l++ {
		v, err := m.level(l)
		if err != nil {
			break
		}
		rings, ok := v.assemble(chains, t, i)
		if !ok {
			continue
		}
		s := Shape{Rings: rings, Rank: a.rank, Name: m.text(a.name), ID: a.id}
		s.Bound = rings[0].Bound()
		for _, r := range rings[1:] {
			s.Bound = s.Bound.Union(r.Bound())
		}
		return s, true
	}
	return Shape{}, false
}

// lake looks for a lake of that id among the shapes.
func (m *Map) lake(id geo.ID, level int) (Shape, bool) {
	chains, err := m.chainTable()
	if err != nil {
		return Shape{}, false
	}
	for i := range chains.chains {
		ch := &chains.chains[i]
		if ch.id != id || ch.layer != Lake || ch.hole {
			continue
		}
		v := m.best(max(level, int(ch.first)))
		if v == nil || v.start[i] == v.start[i+1] {
			return Shape{}, false
		}
		s := Shape{Rank: ch.rank, Name: m.text(ch.name), ID: id}
		for h := i; h < len(chains.chains) && (h == i || chains.chains[h].hole); h++ {
			if from, to := v.start[h], v.start[h+1]; from < to {
				s.Rings = append(s.Rings, orb.Ring(v.points[from:to]).Clone())
			}
		}
		s.Bound = s.Rings[0].Bound()
		return s, true
	}
	return Shape{}, false
}

// assemble puts an area's rings together. It fails where the level has some
// of an area's rings only in part. Rings that it has not got at all are small
// islands, and left out.
func (v *level) assemble(t *chainTable, areas *areaTable, i int) ([]orb.Ring, bool) {
	var rings []orb.Ring
	room := len(v.points) // no outline passes a point of the level twice
	var middle float64    // of the first ring: the others are moved to its side of the world
	for r := areas.areas[i].ring; r < areas.areas[i+1].ring; r++ {
		parts := areas.stretches[areas.ring[r]:areas.ring[r+1]]
		size, absent := 1, 0
		for _, p := range parts {
			from, to := v.nodes[t.nodeStart[p.chain]+p.from], v.nodes[t.nodeStart[p.chain]+p.to]
			switch {
			case v.start[p.chain] == v.start[p.chain+1]:
				absent++
			case from < 0 || to < 0:
				return nil, false
			case from < to:
				size += int(to - from)
			default:
				size += int(from - to)
			}
		}
		if absent == len(parts) {
			continue
		}
		if room -= size - len(parts); absent > 0 || room < 0 {
			return nil, false
		}
		ring := make(orb.Ring, 0, size)
		shift := 0.0
		add := func(p orb.Point) {
			p[0] += shift
			if n := len(ring); n == 0 || ring[n-1] != p {
				ring = append(ring, p)
			}
		}
		for _, p := range parts {
			from, to := v.nodes[t.nodeStart[p.chain]+p.from], v.nodes[t.nodeStart[p.chain]+p.to]
			if n := len(ring); n > 0 {
				shift = math.Round(ring[n-1][0] - v.points[from][0])
			}
			if from < to {
				for _, p := range v.points[from : to+1] {
					add(p)
				}
			} else {
				for k := from; k >= to; k-- {
					add(v.points[k])
				}
			}
		}
		if len(ring) < 4 || ring[0] != ring[len(ring)-1] {
			continue
		}
		b := ring.Bound()
		if len(rings) == 0 {
			middle = (b.Min[0] + b.Max[0]) / 2
		} else if k := math.Round(middle - (b.Min[0]+b.Max[0])/2); k != 0 {
			for i := range ring {
				ring[i][0] += k
			}
		}
		rings = append(rings, ring)
	}
	return rings, len(rings) > 0
}

// MainBound is the bound to fit a view to an area: of its largest outer ring
// and of those that lie near it and are not tiny, so that France is seen
// without French Guiana and the United States without Hawaii. It is meant for
// what [Map.Area] returns.
func MainBound(s Shape) orb.Bound {
	type part struct {
		bound orb.Bound
		size  float64
	}
	var parts []part
	for _, r := range s.Rings {
		size, b := 0.0, r.Bound()
		for i := range r[:len(r)-1] {
			size += r[i][0]*r[i+1][1] - r[i+1][0]*r[i][1]
		}
		if size > 0 {
			// What is near a pole looks larger than it is.
			c := 1 / math.Cosh(2*math.Pi*((b.Min[1]+b.Max[1])/2-0.5))
			parts = append(parts, part{b, size * c * c})
		}
	}
	if len(parts) == 0 {
		return s.Bound
	}
	main := 0
	for i := range parts {
		if parts[i].size > parts[main].size {
			main = i
		}
	}
	bound, largest := parts[main].bound, parts[main].size
	parts[main].size = 0
	for added := true; added; {
		added = false
		near := 0.25 * math.Hypot(bound.Max[0]-bound.Min[0], bound.Max[1]-bound.Min[1])
		for i := range parts {
			p := &parts[i]
			if p.size < largest/500 || gap(bound, p.bound) > near {
				continue
			}
			bound, p.size, added = bound.Union(p.bound), 0, true
		}
	}
	return bound
}

// gap is the distance between two bounds, 0 where they overlap.
func gap(a, b orb.Bound) float64 {
	dx := math.Max(0, math.Max(a.Min[0]-b.Max[0], b.Min[0]-a.Max[0]))
	dy := math.Max(0, math.Max(a.Min[1]-b.Max[1], b.Min[1]-a.Max[1]))
	return math.Hypot(dx, dy)
}

// Countries returns the outlines of all countries and territories at a level of
// detail, in the order of the file. See [Map.Area].
func (m *Map) Countries(level int) []Shape {
	t, err := m.areaTable()
	if err != nil {
		return nil
	}
	var out []Shape
	for i := range t.areas[:len(t.areas)-1] {
		if t.areas[i].kind == CountryArea {
			if s, ok := m.outline(t, i, level); ok {
				out = append(out, s)
			}
		}
	}
	return out
}
