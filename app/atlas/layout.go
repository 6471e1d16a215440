package atlas

import (
	"math"
	"slices"

	"github.com/paulmach/orb"

	"dateline/geo"
	"dateline/geo/mercator"
)

// A layout is where the marks of a scene stand in a view: clusters, and a
// badge for every area that has room for one. Both the base picture, whose
// names keep clear of them, and every frame make it, and come to the same.
type layout struct {
	clusterer
	badges []badge

	// unlabelled is the passages of areas in the view that have no badge there.
	unlabelled int

	// What is taken already, in squares of occupied pixels, over the view and a
	// margin.
	taken      []uint8
	cols, rows int
	x0, y0     float64
	side       float64
}

// A badge is the label of an area in a view.
type badge struct {
	area       int32   // of the scene's
	atX, atY   float64 // the area's point
	x, y, w, h float64
	chip       bool       // it begins with the symbol of what happened
	note       int64      // it ends with the number of those that did not; 0 for none
	led        bool       // the badge stands off and a line leads to the point
	name       *lettering // nil where there is room for the count only
	count      *lettering
}

func (b *badge) contains(x, y float64) bool {
	return x >= b.x && x < b.x+b.w && y >= b.y && y < b.y+b.h
}

// badgeMargin is how far beyond the view badges are placed, in dips: a badge
// at the edge must not depend on where the edge is.
const badgeMargin = 220

// make lays out a scene. Nothing is allocated once the buffers have grown.
func (l *layout) make(s *Scene, cam Camera, at *Atlas) {
	l.cluster(s, cam)
	l.badges, l.unlabelled = l.badges[:0], 0
	if s == nil || len(s.areas) == 0 || cam.Width <= 0 || cam.Height <= 0 {
		return
	}
	d := cam.density()
	m := badgeMargin * d
	l.side = 6 * d
	// The squares are the world's, not the view's: the picture that the names are
	// in and the frame over it must find the same room.
	ox, oy := cam.Origin()
	whole := func(v float64) float64 { return math.Floor((v-m)/l.side)*l.side - v }
	l.x0, l.y0 = whole(ox), whole(oy)
	l.cols, l.rows = int((float64(cam.Width)+m-l.x0)/l.side)+1, int((float64(cam.Height)+m-l.y0)/l.side)+1
	l.taken = slices.Grow(l.taken[:0], l.cols*l.rows)[:l.cols*l.rows]
	clear(l.taken)
	for i := range l.clusters {
		c := &l.clusters[i]
		r := c.radius + 2*d
		l.take(c.x-r, c.y-r, c.x+r, c.y+r)
	}
	scale := cam.Scale()
	k0 := math.Floor((ox - m) / scale)
	k1 := math.Floor((ox + float64(cam.Width) + m) / scale)
	for i := range s.areas {
		a := &s.areas[i]
		y := a.At[1]*scale - oy
		if y < -m || y > float64(cam.Height)+m {
			continue
		}
		seen, labelled := false, false
		for k := k0; k <= k1; k++ {
			x := (a.At[0]+k)*scale - ox
			if x < -m || x > float64(cam.Width)+m {
				continue
			}
			here := x >= 0 && x <= float64(cam.Width) && y >= 0 && y <= float64(cam.Height)
			placed := l.place(s, int32(i), x, y, cam, at)
			seen, labelled = seen || here, labelled || here && placed
		}
		if seen && !labelled {
			l.unlabelled += a.Count
		}
	}
}

// typefaces of badges.
func badgeFaces(d float64) (name, count typeface) {
	return typeface{face: regular, size: float32(11.5 * d)}, typeface{face: bold, size: float32(11.5 * d)}
}

// offsets are the places tried for a badge at its point, in its own height.
var offsets = [...]float64{0, -0.8, 0.8}

// aside are the places tried for a badge that stands off, in dips from its
// point to the badge's middle.
var aside = [...][2]float64{
	{0, -27},
	{0, 27},
	{-25, -19},
	{25, -19},
	{25, 19},
	{-25, 19},
	{-34, 0},
	{34, 0},
	{-36, -32},
	{36, -32},
	{36, 32},
	{-36, 32},
	{0, -44},
	{0, 44},
}

// leastLed is the least extent in dips of an area whose badge may stand off.
const leastLed = 16

// place finds room for a badge: with the name, else with the count only, else
// with the count off the point and a line to it, else not at all. The area
// itself is drawn and can be clicked in any case. It reports whether there was room.
func (l *layout) place(s *Scene, i int32, x, y float64, cam Camera, at *Atlas) bool {
	a := &s.areas[i]
	t := at.text
	d := cam.density()
	nameFace, countFace := badgeFaces(d)
	count := t.number(int64(a.Count), countFace)
	h := badgeHeight * d
	pad := 7 * d
	guise, chip := s.happened(a)
	more := 0.0 // width of the chip, and of the note
	if chip {
		more = chipWidth * d
	}
	told := a.tale()
	note := told.unreal.sum()
	if guise.isHollow() {
		note = 0 // all of it
	}
	if note > 0 {
		more += 2*noteRadius(t.number(note, noteFace(d)), d) + noteGap*d
	}
	if showsName(a, cam) {
		name := t.write(short(a.Name), nameFace)
		w := float64(name.advance+count.advance) + 2*pad + 5*d + more
		for _, o := range offsets {
			if b := (badge{area: i, atX: x, atY: y, x: x - w/2, y: y - h/2 + o*h, w: w, h: h, name: name, count: count, chip: chip, note: note}); l.free(&b) {
				l.add(b)
				return true
			}
		}
	}
	w := math.Max(float64(count.advance)+2*pad, h+2*d) + more
	for _, o := range offsets {
		if b := (badge{area: i, atX: x, atY: y, x: x - w/2, y: y - h/2 + o*h, w: w, h: h, count: count, chip: chip, note: note}); l.free(&b) {
			l.add(b)
			return true
		}
	}
	// Not for what is so small that the line would be all there is to see.
	b := at.extent(a)
	if size := math.Max(b.Max[0]-b.Min[0], b.Max[1]-b.Min[1]) * cam.Scale() / d; size < leastLed {
		return false
	}
	// In its own country, or at sea, rather than on another's ground.
	foreign := badge{area: -1}
	for _, o := range aside {
		b := badge{area: i, atX: x, atY: y, x: x - w/2 + o[0]*d, y: y - h/2 + o[1]*d, w: w, h: h, count: count, led: true, chip: chip, note: note}
		if !l.free(&b) {
			continue
		}
		if !at.stands(a, cam.ToWorld(b.x+b.w/2, b.y+b.h/2)) {
			if foreign.area < 0 {
				foreign = b
			}
			continue
		}
		l.add(b)
		return true
	}
	if foreign.area >= 0 {
		l.add(foreign)
		return true
	}
	return false
}

// stands reports whether the badge of an area may stand at a point: in the
// country that the area's own point is in, or in none.
func (a *Atlas) stands(m *Mark, at orb.Point) bool {
	ll := func(p orb.Point) orb.Point { return mercator.Unproject(orb.Point{p[0] - math.Floor(p[0]), p[1]}) }
	there, _ := a.base.At(ll(at))
	if there == 0 {
		return true
	}
	home, _ := a.base.At(ll(m.At))
	return home == 0 || there == home
}

// showsName is whether the name is worth its room: that of a province is not
// on a map of the world.
func showsName(a *Mark, cam Camera) bool {
	switch a.Class {
	case geo.Admin1:
		return cam.Zoom >= 3.5
	case geo.Admin2:
		return cam.Zoom >= 5.5
	}
	return true
}

// short keeps names to what a badge can hold.
func short(name string) string {
	const most = 28
	n := 0
	for i := range name {
		if n++; n > most {
			return name[:i] + "…"
		}
	}
	return name
}

func (l *layout) add(b badge) {
	l.badges = append(l.badges, b)
	l.take(b.x, b.y, b.x+b.w, b.y+b.h)
}

func (l *layout) box(x0, y0, x1, y1 float64) (c0, r0, c1, r1 int) {
	f := func(v float64, n int) int { return max(0, min(n-1, int(math.Floor(v/l.side)))) }
	return f(x0-l.x0, l.cols), f(y0-l.y0, l.rows), f(x1-l.x0, l.cols), f(y1-l.y0, l.rows)
}

func (l *layout) take(x0, y0, x1, y1 float64) {
	if x1 < l.x0 || y1 < l.y0 || x0 > l.x0+float64(l.cols)*l.side || y0 > l.y0+float64(l.rows)*l.side {
		return
	}
	c0, r0, c1, r1 := l.box(x0, y0, x1, y1)
	for r := r0; r <= r1; r++ {
		row := l.taken[r*l.cols : (r+1)*l.cols]
		for c := c0; c <= c1; c++ {
			row[c] = 1
		}
	}
}

func (l *layout) free(b *badge) bool {
	c0, r0, c1, r1 := l.box(b.x, b.y, b.x+b.w, b.y+b.h)
	for r := r0; r <= r1; r++ {
		row := l.taken[r*l.cols : (r+1)*l.cols]
		for c := c0; c <= c1; c++ {
			if row[c] != 0 {
				return false
			}
		}
	}
	return true
}
