package main

import (
	"hash/fnv"
	"iter"
	"math"
	"slices"
	"strconv"

	"github.com/paulmach/orb"
	sphere "github.com/paulmach/orb/geo"

	"dateline/geo"
	"dateline/geo/gazetteer"
)

// A name is a name of a place with its folded form.
type name struct {
	text, key string
	kind      gazetteer.NameKind
	byHand    bool // from our own tables: it stays as it is
}

// A place is a place in the making.
type place struct {
	geo.Place
	names  []name
	renown int     // how many names the sources know for a town
	weight float64 // how likely a bare name means it; comparable to a population
	from   string  // the source, for the report
}

// called adds names of a kind. A name that the place has already is not added,
// unless the new kind is the stronger one.
func (p *place) called(kind gazetteer.NameKind, names ...string) {
	for _, s := range names {
		key := string(gazetteer.Fold(nil, s))
		if key == "" || len(key) > gazetteer.MaxName {
			continue
		}
		if n := p.find(key); n == nil {
			p.names = append(p.names, name{text: s, key: key, kind: kind})
		} else if kind < n.kind && (!n.byHand || kind == gazetteer.Main) {
			n.text, n.kind = s, kind
		}
	}
}

// calledByHand adds names from our own tables, which know the kind of a name
// better than other sources.
func (p *place) calledByHand(kind gazetteer.NameKind, names ...string) {
	p.called(kind, names...)
	for _, s := range names {
		if n := p.find(string(gazetteer.Fold(nil, s))); n != nil && n.kind != gazetteer.Main {
			n.kind, n.byHand = kind, true
		}
	}
}

func (p *place) find(key string) *name {
	for i := range p.names {
		if p.names[i].key == key {
			return &p.names[i]
		}
	}
	return nil
}

// rename gives the place another name to be shown; the old one becomes a name
// of the given kind.
func (p *place) rename(to string, old gazetteer.NameKind) {
	for i := range p.names {
		if p.names[i].kind == gazetteer.Main {
			p.names[i].kind = old
		}
	}
	p.Name = to
	p.called(gazetteer.Main, to)
}

// answers reports whether the place has the folded name as one that names
// itself, not its people or its code.
func (p *place) answers(key string) bool {
	n := p.find(key)
	return n != nil && n.kind <= gazetteer.Bare
}

func (p *place) mainKey() string { return string(gazetteer.Fold(nil, p.Name)) }

// A world is all places in the making, with a grid to find neighbours by.
type world struct {
	places []*place
	byID   map[geo.ID]*place
	grid   map[[2]int16][]*place
}

func newWorld() *world {
	return &world{byID: make(map[geo.ID]*place), grid: make(map[[2]int16][]*place)}
}

// cellSize is the width of a cell of the grid in degrees.
const cellSize = 0.5

func cellOf(p orb.Point) [2]int16 {
	return [2]int16{int16(math.Floor(p.Lon() / cellSize)), int16(math.Floor(p.Lat() / cellSize))}
}

// add adds a place under its own name. It reports false, and adds nothing,
// where the identifier is taken.
func (w *world) add(p *place) bool {
	if w.byID[p.ID] != nil {
		return false
	}
	p.called(gazetteer.Main, p.Name)
	w.byID[p.ID] = p
	w.places = append(w.places, p)
	c := cellOf(p.Point)
	w.grid[c] = append(w.grid[c], p)
	return true
}

// near yields the places within km kilometres of a point, in the order in which
// they were added to their cells.
func (w *world) near(at orb.Point, km float64) iter.Seq[*place] {
	return func(yield func(*place) bool) {
		dLat := km / 111
		dLon := min(180, dLat/max(0.02, math.Cos(at.Lat()*math.Pi/180)))
		from := cellOf(orb.Point{at.Lon() - dLon, at.Lat() - dLat})
		to := cellOf(orb.Point{at.Lon() + dLon, at.Lat() + dLat})
		const around = int16(360 / cellSize)
		for y := from[1]; y <= to[1]; y++ {
			for x := from[0]; x <= to[0]; x++ {
				wrapped := (x+around/2+around)%around - around/2
				for _, p := range w.grid[[2]int16{wrapped, y}] {
					if distance(at, p.Point) <= km && !yield(p) {
						return
					}
				}
			}
		}
	}
}

// nearest returns the nearest place within km kilometres that is wanted, or nil.
func (w *world) nearest(at orb.Point, km float64, wanted func(*place) bool) *place {
	var best *place
	for p := range w.near(at, km) {
		if wanted(p) && (best == nil || distance(at, p.Point) < distance(at, best.Point)) {
			best = p
		}
	}
	return best
}

// distance is the great-circle distance in kilometres.
func distance(a, b orb.Point) float64 { return sphere.DistanceHaversine(a, b) / 1000 }

// hash32 makes the number of an identifier of what identifies a place.
func hash32(parts ...string) uint32 {
	h := fnv.New32a()
	for _, p := range parts {
		h.Write([]byte(p))
		h.Write([]byte{0})
	}
	return h.Sum32()
}

// degrees writes a coordinate for a hash, as exact as the sources are.
func degrees(f float64) string { return strconv.FormatFloat(f, 'f', 4, 64) }

// settled is the radius in kilometres of a town: the built-up area of a city of
// ten million is about 23 km in radius, of a town of ten thousand about 1.5 km.
func settled(population int64) float64 {
	return min(35, 0.8+0.007*math.Sqrt(float64(population)))
}

// A spread gathers the members of a division, to estimate where it lies and how
// wide it is.
type spread struct {
	n          int
	x, y, z    float64 // sum of unit vectors
	points     []orb.Point
	population int64 // of the towns, without those that are parts of another
}

func (s *spread) add(p *place, counted bool) {
	lon, lat := p.Point.Lon()*math.Pi/180, p.Point.Lat()*math.Pi/180
	s.n++
	s.x += math.Cos(lat) * math.Cos(lon)
	s.y += math.Cos(lat) * math.Sin(lon)
	s.z += math.Sin(lat)
	s.points = append(s.points, p.Point)
	if counted {
		s.population += p.Population
	}
}

// centre is the mean of the members.
func (s *spread) centre() orb.Point {
	lon := math.Atan2(s.y, s.x) * 180 / math.Pi
	lat := math.Atan2(s.z, math.Hypot(s.x, s.y)) * 180 / math.Pi
	return orb.Point{round5(lon), round5(lat)}
}

// radius is that of a disc with the members scattered evenly over it: the root
// of twice the mean square of their distances from the centre; 0 for less than
// three.
func (s *spread) radius(centre orb.Point) float64 {
	if s.n < 3 {
		return 0
	}
	return s.reach(centre, s.n)
}

// reach is the radius of a disc with the n members nearest to its centre
// scattered evenly over it.
func (s *spread) reach(centre orb.Point, n int) float64 {
	var squares []float64
	for _, p := range s.points {
		d := distance(centre, p)
		squares = append(squares, d*d)
	}
	slices.Sort(squares)
	var sum float64
	for _, d := range squares[:n] {
		sum += d
	}
	return math.Sqrt(2 * sum / float64(n))
}

func round5(f float64) float64 { return math.Round(f*1e5) / 1e5 }

// disc is the radius in kilometres of a disc of an area in square metres.
func disc(area float64) float64 { return math.Sqrt(area/math.Pi) / 1000 }
