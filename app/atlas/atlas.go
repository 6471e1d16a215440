package atlas

import (
	"math"
	"strings"
	"sync"

	"github.com/paulmach/orb"

	"dateline/geo"
	"dateline/geo/basemap"
	"dateline/geo/mercator"
)

// An Atlas draws maps. It is safe for use by several goroutines.
type Atlas struct {
	base *basemap.Map
	text *typesetter

	drawings sync.Pool // *drawing

	once      sync.Once // for what the labels tell
	countries []geo.ID
	oceans    []string

	rivers [basemap.Levels]waterway

	mu       sync.Mutex
	outlines map[outlineKey]*basemap.Shape // nil where the map has none
	extents  map[geo.ID]orb.Bound
}

type outlineKey struct {
	id    geo.ID
	level int
}

// New returns an atlas over a base map. It fails where a font can't be read.
func New(m *basemap.Map, f Fonts) (*Atlas, error) {
	t, err := newTypesetter(f)
	if err != nil {
		return nil, err
	}
	return &Atlas{
		base: m, text: t,
		outlines: map[outlineKey]*basemap.Shape{},
		extents:  map[geo.ID]orb.Bound{},
	}, nil
}

var wholeWorld = orb.Bound{Min: orb.Point{-1, -1}, Max: orb.Point{2, 2}}

// states lists the countries and territories that have a name on the map.
func (a *Atlas) states() []geo.ID {
	a.readLabels()
	return a.countries
}

// ocean tells whether an ocean has named parts, and whether it is one.
func (a *Atlas) ocean(name string) (whole, part bool) {
	a.readLabels()
	for _, o := range a.oceans {
		if o != name {
			whole = whole || strings.HasSuffix(o, name)
			part = part || strings.HasSuffix(name, o)
		}
	}
	return whole, part
}

func (a *Atlas) readLabels() {
	a.once.Do(func() {
		seen := map[geo.ID]bool{}
		a.base.Labels(wholeWorld, 99, func(l *basemap.Label) bool {
			if (l.Kind == basemap.CountryLabel || l.Kind == basemap.TerritoryLabel) && l.Place != 0 && !seen[l.Place] {
				seen[l.Place] = true
				a.countries = append(a.countries, l.Place)
			}
			if l.Kind == basemap.OceanLabel {
				a.oceans = append(a.oceans, strings.Clone(l.Text))
			}
			return true
		})
	})
}

// outline is the outline of an area at a level, kept from its first use on.
func (a *Atlas) outline(id geo.ID, level int) *basemap.Shape {
	k := outlineKey{id, level}
	a.mu.Lock()
	s, ok := a.outlines[k]
	a.mu.Unlock()
	if ok {
		return s
	}
	if shape, found := a.base.Area(id, level); found {
		s = &shape
	}
	a.mu.Lock()
	a.outlines[k] = s
	a.mu.Unlock()
	return s
}

func (a *Atlas) outlined(id geo.ID) bool { return a.outline(id, 0) != nil }

// extent is the bound to fit a view to an area.
func (a *Atlas) extent(m *Mark) orb.Bound {
	a.mu.Lock()
	b, ok := a.extents[m.Place]
	a.mu.Unlock()
	if ok {
		return b
	}
	if s := a.outline(m.Place, 0); s != nil {
		b = basemap.MainBound(*s)
	} else if c := a.course(m, 0); c != nil {
		b = c.bound
	} else {
		r := discKilometres(m) * 1000 / mercator.MetresPerUnit(mercator.Unproject(m.At)[1])
		b = orb.Bound{Min: orb.Point{m.At[0] - r, m.At[1] - r}, Max: orb.Point{m.At[0] + r, m.At[1] + r}}
	}
	a.mu.Lock()
	a.extents[m.Place] = b
	a.mu.Unlock()
	return b
}

// Extent is the bound, in world units, that a view of a place should show: of
// an area its main part, of a town a neighbourhood of it.
func (a *Atlas) Extent(m Mark) orb.Bound {
	if m.Area {
		return a.extent(&m)
	}
	return orb.Bound{Min: m.At, Max: m.At}
}

// The radii in kilometres between which an area without an outline is drawn as
// a disc. What is wider (an ocean, a continent) has its badge only: a disc over
// half the world would say nothing.
const (
	leastDisc = 12
	mostDisc  = 2600
)

// discKilometres is the radius of the disc that stands for an area without an
// outline; 0 where none does.
func discKilometres(m *Mark) float64 {
	switch {
	case m.Radius > mostDisc:
		return 0
	case m.Radius < leastDisc:
		return leastDisc
	}
	return m.Radius
}

// circle is a circle on the ground about a point, as a ring in world units.
func circle(at orb.Point, km float64) orb.Ring {
	const steps = 96
	ll := mercator.Unproject(at)
	lat, lon := ll[1]*math.Pi/180, ll[0]*math.Pi/180
	d := km / 6371
	ring := make(orb.Ring, 0, steps+1)
	prev := at[0]
	for i := range steps {
		b := 2 * math.Pi * float64(i) / steps
		phi := math.Asin(math.Sin(lat)*math.Cos(d) + math.Cos(lat)*math.Sin(d)*math.Cos(b))
		lam := lon + math.Atan2(math.Sin(b)*math.Sin(d)*math.Cos(lat), math.Cos(d)-math.Sin(lat)*math.Sin(phi))
		p := mercator.Project(orb.Point{lam * 180 / math.Pi, phi * 180 / math.Pi})
		p[0] -= math.Round(p[0] - prev)
		prev = p[0]
		ring = append(ring, p)
	}
	return append(ring, ring[0])
}
