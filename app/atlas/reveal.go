package atlas

import (
	"math"

	"github.com/paulmach/orb"

	"dateline/geo"
)

// How close [Pins.Reveal] goes: as far as a region to part a pin from its
// neighbours, and as far as a town only where that leaves it alone.
const (
	regionZoom = 7
	townZoom   = 10
)

// revealEdge is the strip about the view in dips where a pin does not count as
// seen: it would be cut, or lie under the buttons and the credits.
const revealEdge = 48

// Reveal is the view nearest to cam in which a place of the scene is seen by
// itself: a town as a pin of its own, an area with its badge. Where it is so
// already, that is cam. A pin in a cluster is zoomed in on, about where it is,
// just until it stands alone; if it never does, until it has the fewest for
// company. What is outside the view comes into its middle, and of an area
// that is larger than the view all is shown. It reports false where the scene
// has no such place.
//
// It does not change what [Pins.At] and [Pins.Hits] answer from. Every half
// step of zoom that it looks at costs a layout, for a town one of its
// surroundings only: with 100,000 marks at most 4 ms, from a view of the whole
// world.
func (p *Pins) Reveal(cam Camera, s *Scene, id geo.ID) (Camera, bool) {
	mark, ok := s.Find(id)
	if !ok {
		return cam, false
	}
	if cam.Width <= 0 || cam.Height <= 0 {
		return cam, true
	}
	cam = cam.Clamp()
	if !cam.shows(mark.At) {
		cam.Center = mark.At
		if whole := p.atlas.Extent(mark); cam.zoomFor(whole, revealEdge) < cam.Zoom {
			cam.Center, cam.Zoom = whole.Center(), cam.zoomFor(whole, revealEdge)
		}
		cam = cam.Clamp()
	}
	if mark.Area {
		return p.revealBadge(cam, s, mark), true
	}
	return p.revealPin(cam, s, mark), true
}

// shows reports whether a pin at a point of the world would be plainly seen.
func (c Camera) shows(at orb.Point) bool {
	x, y := c.ToScreen(c.Nearest(at))
	edge := revealEdge * c.density()
	w, h := float64(c.Width), float64(c.Height)
	ex, ey := math.Min(edge, w/4), math.Min(edge, h/4)
	return x >= ex && y >= ey && x <= w-ex && y <= h-ey
}

// revealPin zooms in on a place until it has a pin of its own.
func (p *Pins) revealPin(cam Camera, s *Scene, m Mark) Camera {
	dot := s.dot(m.Place)
	best, fewest := cam, int32(math.MaxInt32)
	for c := cam; ; c = cam.zoomOn(m.At, nextStep(c.Zoom)) {
		n := p.company(c, s, dot)
		if n < fewest && (n == 1 || c.Zoom <= regionZoom || c.Zoom == cam.Zoom) {
			best, fewest = c, n
		}
		if n == 1 || c.Zoom >= townZoom {
			return best
		}
	}
}

// company is how many places the pin or cluster stands for that holds a dot.
// Clusters are the same in every view, so that a view of one pixel will do.
func (p *Pins) company(cam Camera, s *Scene, dot int32) int32 {
	cam.Center = s.dots[dot].At
	cam.Width, cam.Height = 1, 1
	l := &p.trial
	l.cluster(s, cam)
	for i := range l.clusters {
		c := &l.clusters[i]
		if contains(l.members[c.first:c.last], dot) {
			return c.places
		}
	}
	return math.MaxInt32 // its cluster stands further off than the border
}

// revealBadge zooms in on the point of an area until there is room for its
// badge; if there never is, not at all.
func (p *Pins) revealBadge(cam Camera, s *Scene, m Mark) Camera {
	area, l := s.byID[m.Place], &p.trial
	for c := cam; ; c = cam.zoomOn(m.At, nextStep(c.Zoom)) {
		l.make(s, c, p.atlas)
		for i := range l.badges {
			b := &l.badges[i]
			if b.area == area && b.x+b.w/2 >= 0 && b.y+b.h/2 >= 0 && b.x+b.w/2 <= float64(c.Width) && b.y+b.h/2 <= float64(c.Height) {
				return c
			}
		}
		if c.Zoom >= regionZoom {
			return cam
		}
	}
}

// nextStep is the next zoom at which there are other clusters.
func nextStep(zoom float64) float64 { return coarse(zoom) + 0.5 }
