package basemap

import (
	"math"

	"github.com/paulmach/orb"

	"dateline/geo"
	"dateline/geo/mercator"
)

// A sideIndex tells, for every edge between two faces, which are on its sides,
// and finds the edges at a latitude.
//
// To learn where a point is, it is enough to go east from it to the first edge
// and to ask for that edge's near side. So a look-up costs the edges of one
// narrow band of latitude, whatever the size of the country.
type sideIndex struct {
	v     *level
	bands [bands][]edge
	size  int
	faces [][2]int32 // by arc: the face on the inner side, for a ring that runs along, and on the other; -1 for none
}

const bands = 2048

// An edge is a run of points of one arc that overlaps a band.
type edge struct {
	from, to int32 // of the level's points, both included
	arc      int32 // number of the arc's first node
	shift    int32 // worlds to move it by
	x0, x1   float32
}

const edgeLength = 24

// maxEdges bounds the memory for a file whose edges run all over the world. The
// real one has some 50,000.
const maxEdges = 1 << 20

func (m *Map) sideIndex() (*sideIndex, error) {
	return m.sides.get(func() (*sideIndex, error) {
		v := m.best(Levels - 1)
		t, err := m.chainTable()
		if err != nil {
			return nil, err
		}
		areas, err := m.areaTable()
		if err != nil || v == nil {
			return nil, err
		}
		x := &sideIndex{v: v, faces: make([][2]int32, len(t.nodeLevel))}
		for i := range x.faces {
			x.faces[i] = [2]int32{-1, -1}
		}
		room := 2 * len(t.nodeLevel) // an arc has two sides
		for i := range areas.areas[:len(areas.areas)-1] {
			a := &areas.areas[i]
			if !a.face {
				continue
			}
			for _, s := range areas.stretches[areas.ring[a.ring]:areas.ring[areas.areas[i+1].ring]] {
				n, side := t.nodeStart[s.chain], 0
				from, to := s.from, s.to
				if from > to {
					from, to, side = to, from, 1
				}
				if room -= int(to - from); room < 0 {
					return nil, damaged(sectionNames[sectionAreas], "provinces overlap")
				}
				for k := from; k < to; k++ {
					x.faces[n+k][side] = int32(i)
				}
			}
		}
		for c := range t.chains {
			for k := t.nodeStart[c]; k+1 < t.nodeStart[c+1]; k++ {
				if x.faces[k] != [2]int32{-1, -1} && v.nodes[k] >= 0 && v.nodes[k+1] >= 0 {
					x.add(k, v.nodes[k], v.nodes[k+1])
				}
			}
		}
		return x, nil
	})
}

func band(y float64) int { return min(max(int(y*bands), 0), bands-1) }

func (x *sideIndex) add(arc, from, to int32) {
	for from < to {
		end := min(from+edgeLength, to)
		b := orb.LineString(x.v.points[from : end+1]).Bound()
		for shift := int32(math.Floor(-b.Max[0])); shift <= 1; shift++ {
			x0, x1 := b.Min[0]+float64(shift), b.Max[0]+float64(shift)
			if x1 < 0 || x0 > 1 {
				continue
			}
			e := edge{from, end, arc, shift, down(x0), -down(-x1)}
			first, last := band(b.Min[1]), band(b.Max[1])
			if x.size += last - first + 1; x.size > maxEdges {
				return
			}
			for k := first; k <= last; k++ {
				x.bands[k] = append(x.bands[k], e)
			}
		}
		from = end
	}
}

// down rounds to the next float32 that is not greater.
func down(v float64) float32 {
	f := float32(v)
	if float64(f) > v {
		f = math.Nextafter32(f, float32(math.Inf(-1)))
	}
	return f
}

// face returns the number of the area that holds the world point, or -1.
func (x *sideIndex) face(p orb.Point) int32 {
	found, nearest := x.east(p)
	if math.IsInf(nearest, 1) {
		// Nothing but the edge of the world lies to the east: go on in the west.
		found, _ = x.east(orb.Point{p[0] - 1, p[1]})
	}
	return found
}

// east returns what is to the west of the first edge to the east of a point, and
// where the edge is, at infinity where there is none.
func (x *sideIndex) east(p orb.Point) (found int32, nearest float64) {
	found, nearest = -1, math.Inf(1)
	for i := range x.bands[band(p[1])] {
		e := &x.bands[band(p[1])][i]
		if float64(e.x1) < p[0] || float64(e.x0) > nearest {
			continue
		}
		q := orb.Point{p[0] - float64(e.shift), p[1]}
		a := x.v.points[e.from]
		for _, b := range x.v.points[e.from+1 : e.to+1] {
			if (a[1] > q[1]) != (b[1] > q[1]) {
				cross := a[0] + (q[1]-a[1])/(b[1]-a[1])*(b[0]-a[0])
				if d := cross + float64(e.shift); cross >= q[0] && d < nearest {
					nearest = d
					// An edge that goes down the screen has the point, which is to
					// the west of it, on its inner side.
					side := 1
					if b[1] > a[1] {
						side = 0
					}
					found = x.faces[e.arc][side]
				}
			}
			a = b
		}
	}
	return found, nearest
}

// At returns the country and the province that hold a point, given as
// longitude and latitude in degrees; 0 where there is none: at sea, and for a
// province that the gazetteer doesn't know. The first call unpacks the finest
// level.
func (m *Map) At(p orb.Point) (country, admin1 geo.ID) {
	x, err := m.sideIndex()
	if err != nil || x == nil || !(math.Abs(p[1]) <= 90) || math.IsInf(p[0], 0) || math.IsNaN(p[0]) {
		return 0, 0
	}
	w := mercator.Project(p)
	w[0] -= math.Floor(w[0])
	w[1] = math.Min(w[1], math.Nextafter(1, 0)) // the pole is not on the edge of the world, but beyond
	areas, err := m.areaTable()
	if err != nil {
		return 0, 0
	}
	i := x.face(w)
	if i < 0 {
		return 0, 0
	}
	return areas.areas[i].country, areas.areas[i].province
}
