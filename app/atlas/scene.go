package atlas

import (
	"cmp"
	"math"
	"slices"

	"github.com/paulmach/orb"

	"dateline/app/symbol"
	"dateline/data"
	"dateline/geo"
	"dateline/geo/mercator"
)

// A Mark is a place with something to count at it. [MarkOf] makes one.
type Mark struct {
	Place  geo.ID
	Name   string
	At     orb.Point // world units, x in [0, 1)
	Class  geo.Class
	Area   bool    // drawn as an area with a badge, never as a dot
	Radius float64 // kilometres; of an area without an outline
	Count  int     // passages; marks without any are not drawn

	// By is what of Count reports events, type by type; the rest names the place
	// only. A scene in which no mark has any is drawn in the one hue of the data.
	By []Tally
}

// A Tally is so many passages that report events of a type.
type Tally struct {
	Type  data.EventType
	Count int

	// Unreal is what of Count has not happened: it is planned, denied, feared. What
	// marks nothing else is drawn hollow.
	Unreal int
}

// A census is passages by the group of what they report.
type census [symbol.Groups]uint32

// A tale is what some marks tell: all of it, and what of that has not happened.
type tale struct{ all, unreal census }

// tale is what a mark tells.
func (m *Mark) tale() (t tale) {
	rest := m.Count
	for _, by := range m.By {
		n := max(0, min(by.Count, rest))
		g := symbol.Of(by.Type)
		t.all[g] += uint32(n)
		t.unreal[g] += uint32(max(0, min(by.Unreal, n)))
		rest -= n
	}
	t.all[symbol.Named] += uint32(rest)
	return t
}

// add adds what is told between two running totals.
func (t *tale) add(to, from *tale) {
	t.all.add(&to.all, &from.all)
	t.unreal.add(&to.unreal, &from.unreal)
}

// hollow reports whether none of it has happened.
func (t *tale) hollow() bool { return t.unreal.sum() >= t.all.sum() }

// only is the one type of all that a mark reports, or NoEvent.
func (m *Mark) only() (one data.EventType) {
	rest := m.Count
	for _, t := range m.By {
		if t.Count <= 0 {
			continue
		}
		if rest -= t.Count; one != data.NoEvent && one != t.Type {
			return data.NoEvent
		}
		one = t.Type
	}
	if rest > 0 {
		return data.NoEvent
	}
	return one
}

// one is the only group that is counted, and false where there are several.
func (c *census) one() (g symbol.Group, pure bool) {
	n := 0
	for i, count := range c {
		if count > 0 {
			g = symbol.Group(i)
			n++
		}
	}
	return g, n == 1
}

func (c *census) sum() (n int64) {
	for _, count := range c {
		n += int64(count)
	}
	return n
}

// add adds o, less what is counted in less.
func (c *census) add(o, less *census) {
	for i := range c {
		c[i] += o[i] - less[i]
	}
}

// MarkOf is the mark of a place with so many passages.
func MarkOf(p geo.Place, count int) Mark {
	at := mercator.Project(p.Point)
	at[0] -= math.Floor(at[0])
	return Mark{
		Place: p.ID, Name: p.Name, At: at, Class: p.Class,
		Area: p.Class.Area(), Radius: p.Radius, Count: count,
	}
}

// A Scene is what is drawn over the base map. It is immutable and safe for
// use by several goroutines; a new selection of passages makes a new scene. A
// nil Scene is empty.
//
// Dots are kept in the order of a Z-curve with running totals, so that the
// count and the centre of mass of any square of a quadtree are two look-ups:
// clusters cost what is in the view, not what is in the scene.
type Scene struct {
	dots  []Mark
	ids   []geo.ID // of the dots
	keys  []uint64 // of the dots: their squares of the finest level, ascending
	count []int64  // running totals, one longer than dots
	massX []int64  // of the counts times the position, in 2^-massBits world units
	massY []int64
	tales []tale           // running totals too; nil where no mark has events
	only  []data.EventType // of each dot: its one type, or NoEvent for several or none
	turns []int32          // how often only changes up to a dot
	types [data.EventTypes]int

	areas []Mark // most passages first
	byID  map[geo.ID]int32
	most  int // greatest count of an area
	bound orb.Bound
	total int
}

const (
	finest   = 20 // levels of the quadtree; a square is then 2 m wide at zoom 14
	massBits = 30
)

// NewScene takes the marks; the slice stays the caller's. It costs about
// 8 ms for 100,000 marks, and twice that where they have events.
func NewScene(marks []Mark) *Scene {
	s := &Scene{byID: map[geo.ID]int32{}}
	n := 0
	for i := range marks {
		m := &marks[i]
		if m.Count <= 0 || !finite(m.At) {
			continue
		}
		s.total += m.Count
		s.tally(m)
		if m.Area {
			s.areas = append(s.areas, *m)
			s.most = max(s.most, m.Count)
		} else {
			n++
		}
	}
	slices.SortFunc(s.areas, func(a, b Mark) int {
		return cmp.Or(cmp.Compare(b.Count, a.Count), cmp.Compare(a.Place, b.Place))
	})
	for i := range s.areas {
		s.byID[s.areas[i].Place] = int32(i)
	}

	order := make([]keyed, 0, n)
	for i := range marks {
		if m := &marks[i]; m.Count > 0 && !m.Area && finite(m.At) {
			order = append(order, keyed{zcurve(columnOf(m.At[0], finest), rowOf(m.At[1], finest)), int32(i)})
		}
	}
	order = sortKeyed(order)
	s.dots = make([]Mark, n)
	s.ids = make([]geo.ID, n)
	s.keys = make([]uint64, n)
	sums := make([]int64, 3*(n+1))
	s.count, s.massX, s.massY = sums[:n+1:n+1], sums[n+1:2*n+2:2*n+2], sums[2*n+2:]
	for i, k := range order {
		m := marks[k.index]
		m.At[0] -= math.Floor(m.At[0])
		m.At[1] = math.Max(0, math.Min(1, m.At[1]))
		s.dots[i], s.ids[i], s.keys[i] = m, m.Place, k.key
		c := int64(m.Count)
		s.count[i+1] = s.count[i] + c
		s.massX[i+1] = s.massX[i] + c*int64(m.At[0]*(1<<massBits))
		s.massY[i+1] = s.massY[i] + c*int64(m.At[1]*(1<<massBits))
	}
	if s.Typed() {
		s.tales = make([]tale, n+1)
		s.only, s.turns = make([]data.EventType, n), make([]int32, n)
		for i := range s.dots {
			s.only[i] = s.dots[i].only()
			if i > 0 {
				if s.turns[i] = s.turns[i-1]; s.only[i] != s.only[i-1] {
					s.turns[i]++
				}
			}
			t := s.dots[i].tale()
			s.tales[i+1] = s.tales[i]
			s.tales[i+1].add(&t, &tale{})
		}
	}
	s.bound = boundOf(s.dots, s.areas)
	return s
}

// tally counts a mark by types.
func (s *Scene) tally(m *Mark) {
	rest := m.Count
	for _, t := range m.By {
		if n := max(0, min(t.Count, rest)); int(t.Type) < data.EventTypes {
			s.types[t.Type] += n
			rest -= n
		}
	}
	s.types[data.NoEvent] += rest
}

// Types counts the passages of all marks by what they report; those that name
// their place only are under [data.NoEvent].
func (s *Scene) Types() [data.EventTypes]int {
	if s == nil {
		return [data.EventTypes]int{}
	}
	return s.types
}

// Typed reports whether any mark has events, and so whether pins and areas
// have the hues and shapes of what happened.
func (s *Scene) Typed() bool { return s != nil && s.types[data.NoEvent] < s.total }

func finite(p orb.Point) bool {
	return !math.IsNaN(p[0]) && !math.IsInf(p[0], 0) && !math.IsNaN(p[1]) && !math.IsInf(p[1], 0)
}

// Places is the number of marks with passages, dots and areas.
func (s *Scene) Places() int {
	if s == nil {
		return 0
	}
	return len(s.dots) + len(s.areas)
}

// Total is the number of passages of all marks.
func (s *Scene) Total() int {
	if s == nil {
		return 0
	}
	return s.total
}

// Bound is the narrowest bound of the marks, in world units. It may reach over
// the antimeridian: its x is then above 1. It is empty where the scene is.
// Of areas only their point counts: an article that names Russia should not
// be shown from as far as the whole of Russia needs.
func (s *Scene) Bound() orb.Bound {
	if s == nil || s.Places() == 0 {
		return emptyBound
	}
	return s.bound
}

// Find is where a place stands, in world units, and whether it is marked.
func (s *Scene) Find(id geo.ID) (Mark, bool) {
	if s == nil {
		return Mark{}, false
	}
	if i, ok := s.byID[id]; ok {
		return s.areas[i], true
	}
	if i := s.dot(id); i >= 0 {
		return s.dots[i], true
	}
	return Mark{}, false
}

// dot is the index of a place among the dots, or -1. A scan takes 40 µs for
// 100,000 of them, and is asked for twice a frame at most.
func (s *Scene) dot(id geo.ID) int32 {
	if s == nil {
		return -1
	}
	for i, k := range s.ids {
		if k == id {
			return int32(i)
		}
	}
	return -1
}

var emptyBound = orb.Bound{Min: orb.Point{1, 1}, Max: orb.Point{0, 0}}

// boundOf leaves out the widest stretch of longitudes without a mark.
func boundOf(lists ...[]Mark) orb.Bound {
	const level = 12
	const slots = 1 << level // a slot is 5 pixels wide on a screen as wide as the world
	var taken [slots]bool
	minY, maxY, n := math.Inf(1), math.Inf(-1), 0
	for _, l := range lists {
		for i := range l {
			at := l[i].At
			taken[columnOf(at[0], level)] = true
			minY, maxY = math.Min(minY, at[1]), math.Max(maxY, at[1])
			n++
		}
	}
	if n == 0 {
		return emptyBound
	}
	start, length := 0, 0 // the widest gap
	for i := 0; i < slots; i++ {
		if taken[i] {
			continue
		}
		j := i
		for j < i+slots && !taken[j%slots] {
			j++
		}
		if j-i > length {
			start, length = i, j-i
		}
		if j >= slots {
			break
		}
		i = j
	}
	// From the first taken slot after the gap once round to the last before it,
	// then to the very marks in these two.
	first, last := (start+length)%slots, (start+slots-1)%slots
	if length == 0 {
		return orb.Bound{Min: orb.Point{0, minY}, Max: orb.Point{1, maxY}}
	}
	minX, maxX := math.Inf(1), math.Inf(-1)
	for _, l := range lists {
		for i := range l {
			x := l[i].At[0]
			x -= math.Floor(x)
			c := int(columnOf(x, level))
			if c == first {
				minX = math.Min(minX, x)
			}
			if c == last {
				maxX = math.Max(maxX, x)
			}
		}
	}
	if maxX < minX {
		maxX++
	}
	return orb.Bound{Min: orb.Point{minX, minY}, Max: orb.Point{maxX, maxY}}
}

// columnOf and rowOf number the square of a level that a coordinate lies in.
// Columns go on round the world; rows end at its edges.
func columnOf(x float64, level uint) uint32 {
	return rowOf(x-math.Floor(x), level)
}

func rowOf(y float64, level uint) uint32 {
	return min(uint32(math.Max(y, 0)*float64(uint32(1)<<level)), 1<<level-1)
}

// zcurve interleaves the bits of two numbers of up to 32 bits.
func zcurve(x, y uint32) uint64 { return spread(x) | spread(y)<<1 }

func spread(v uint32) uint64 {
	x := uint64(v)
	x = (x | x<<16) & 0x0000ffff0000ffff
	x = (x | x<<8) & 0x00ff00ff00ff00ff
	x = (x | x<<4) & 0x0f0f0f0f0f0f0f0f
	x = (x | x<<2) & 0x3333333333333333
	x = (x | x<<1) & 0x5555555555555555
	return x
}

type keyed struct {
	key   uint64
	index int32
}

// sortKeyed sorts by key, equal keys staying in their order: a radix sort, an
// eighth of the time of a comparing one at 100,000 dots.
func sortKeyed(a []keyed) []keyed {
	const bits, passes = 10, 2 * finest / 10
	if len(a) < 256 {
		slices.SortStableFunc(a, func(x, y keyed) int { return cmp.Compare(x.key, y.key) })
		return a
	}
	b := make([]keyed, len(a))
	var counts [passes][1 << bits]int32
	for i := range a {
		k := a[i].key
		for p := range counts {
			counts[p][k>>(p*bits)&(1<<bits-1)]++
		}
	}
	for p := range counts {
		at := int32(0)
		for d, n := range counts[p] {
			counts[p][d] = at
			at += n
		}
		for i := range a {
			d := a[i].key >> (p * bits) & (1<<bits - 1)
			b[counts[p][d]] = a[i]
			counts[p][d]++
		}
		a, b = b, a
	}
	return a
}
