package atlas

import (
	"math"
	"sync"

	"github.com/paulmach/orb"

	"dateline/geo"
	"dateline/geo/basemap"
)

// A river is drawn as its course where the base map has one, and is a disc like
// any region without an outline where it hasn't.

// A waterway is the courses of all rivers at a level of detail.
type waterway struct {
	once    sync.Once
	courses map[geo.ID]course
}

// A course is the stretches of a river.
type course struct {
	lines []orb.LineString
	bound orb.Bound
}

// course is that of a river at a level, nil where the map has none. Those of a
// level are gathered when a river is first named.
func (a *Atlas) course(m *Mark, level int) *course {
	if m.Class != geo.River || m.Place == 0 {
		return nil
	}
	w := &a.rivers[level]
	w.once.Do(func() {
		w.courses = map[geo.ID]course{}
		a.base.Shapes(basemap.River, level, wholeWorld, func(s *basemap.Shape) bool {
			if s.ID != 0 && len(s.Line) > 1 {
				c, ok := w.courses[s.ID]
				if !ok {
					c.bound = s.Bound
				}
				c.lines, c.bound = append(c.lines, s.Line), c.bound.Union(s.Bound)
				w.courses[s.ID] = c
			}
			return true
		})
	})
	if c, ok := w.courses[m.Place]; ok {
		return &c
	}
	return nil
}

// distance is that of a point, x in [0, 1), from the course, in world units.
func (c *course) distance(p orb.Point) float64 {
	least := math.Inf(1)
	for shift := -1.0; shift <= 1; shift++ { // it may run on beyond x = 1
		q := orb.Point{p[0] + shift, p[1]}
		for _, l := range c.lines {
			for i := 1; i < len(l); i++ {
				least = math.Min(least, segment(q, l[i-1], l[i]))
			}
		}
	}
	return least
}

// segment is the distance of a point from a stretch of a line.
func segment(p, a, b orb.Point) float64 {
	dx, dy := b[0]-a[0], b[1]-a[1]
	f := 0.0
	if l2 := dx*dx + dy*dy; l2 > 0 {
		f = math.Max(0, math.Min(1, ((p[0]-a[0])*dx+(p[1]-a[1])*dy)/l2))
	}
	return math.Hypot(p[0]-a[0]-f*dx, p[1]-a[1]-f*dy)
}

// courses draws those of the scene's rivers, over the base map's own.
func (d *drawing) courses(s *Scene) {
	if s == nil {
		return
	}
	for i := len(s.areas) - 1; i >= 0; i-- {
		m := &s.areas[i]
		c := d.a.course(m, d.level)
		if c == nil {
			continue
		}
		p := d.path()
		d.copies(func(t projection, b orb.Bound) {
			if c.bound.Intersects(b) {
				for _, l := range c.lines {
					p.line(t, l, 0)
				}
			}
		})
		if len(p.chains) == 0 {
			d.used--
			continue
		}
		hue, k := s.areaGuise(m).area(d.st), strength(s, m)
		d.stroke(p, 6, fade(hue, d.st.AreaMost*(0.5+0.5*k)))
		d.stroke(p, 1.2+0.8*k, fade(hue, 0.55+0.4*k))
	}
}
