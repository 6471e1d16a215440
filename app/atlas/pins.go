package atlas

import (
	"cmp"
	"image"
	"math"
	"slices"

	"github.com/paulmach/orb"

	"dateline/app/symbol"
	"dateline/data"
	"dateline/geo"
	"dateline/geo/mercator"
)

// A HitKind says what was hit.
type HitKind uint8

// The kinds of hits.
const (
	PinHit     HitKind = iota // one place
	ClusterHit                // several places close together
	AreaHit                   // a country, a province, a sea …
)

// A Hit is what lies under a point of the view.
type Hit struct {
	Kind   HitKind
	Places []geo.ID  // that the count is made of, in no order that has a meaning
	Count  int       // passages
	Name   string    // of the place; of a cluster that of its weightiest place, where it is known
	Center orb.Point // world units, in the copy of the world that was hit
	Radius float64   // of the disc, pixels; 0 for an area
	Bound  orb.Bound // of the places, world units, x not wrapped
	By     []Tally   // what of Count reports events, the most frequent type first
}

// Emphasis is what a frame shows with a ring.
type Emphasis struct {
	Selected geo.ID // a place, or any of a cluster's places; 0 for none
	Hovered  geo.ID
}

// Pins draws the marks of a scene into frame after frame and remembers where
// they stand, for [Pins.At]. It keeps its buffers: after the first frames of a
// scene it allocates nothing. It is for one goroutine.
type Pins struct {
	atlas   *Atlas
	layout  layout
	trial   layout // of views that are only thought of
	sprites sprites
	scene   *Scene
	cam     Camera
}

// NewPins returns a Pins that has drawn nothing yet.
func (a *Atlas) NewPins() *Pins { return &Pins{atlas: a} }

// Draw lays the scene's badges, pins and clusters over dst, a picture as large
// as the view. Badges come first, so that a pin is never buried; among pins
// the weightiest come last.
func (p *Pins) Draw(dst *image.RGBA, cam Camera, st *Style, scene *Scene, e Emphasis) {
	p.cam, p.scene = cam, scene
	p.layout.make(scene, cam, p.atlas)
	if scene == nil {
		return
	}
	chosen, under := p.find(e.Selected), p.find(e.Hovered)
	for i := range p.layout.badges {
		if b := &p.layout.badges[i]; b.led {
			lead(dst, b.atX, b.atY, b.x+b.w/2, b.y+b.h/2, 0.6*cam.density(), scene.areaGuise(&scene.areas[b.area]).area(st))
		}
	}
	for i := range p.layout.badges {
		p.drawBadge(dst, st, i, e.of(scene.areas[p.layout.badges[i].area].Place))
	}
	for pass := range 2 {
		for i := range p.layout.clusters {
			c := &p.layout.clusters[i]
			how := plain
			switch {
			case contains(p.layout.members[c.first:c.last], chosen):
				how = selected
			case contains(p.layout.members[c.first:c.last], under):
				how = hovered
			}
			if (how != plain) == (pass == 1) { // what is emphasised lies on top
				p.drawCluster(dst, st, c, how)
			}
		}
	}
}

func (e Emphasis) of(id geo.ID) state {
	switch {
	case id == 0:
		return plain
	case id == e.Selected:
		return selected
	case id == e.Hovered:
		return hovered
	}
	return plain
}

// find is the index of a place's dot, or -1.
func (p *Pins) find(id geo.ID) int32 {
	if id == 0 {
		return -1
	}
	return p.scene.dot(id)
}

func contains(members []run, dot int32) bool {
	if dot < 0 {
		return false
	}
	for _, m := range members {
		if dot >= m.from && dot < m.to {
			return true
		}
	}
	return false
}

func (p *Pins) drawCluster(dst *image.RGBA, st *Style, c *cluster, how state) {
	d := p.cam.density()
	far := c.radius + 12*d
	if c.x < -far || c.y < -far || c.x > float64(p.cam.Width)+far || c.y > float64(p.cam.Height)+far {
		return
	}
	x, y := int(math.Round(c.x)), int(math.Round(c.y))
	guise, sign, told := p.scene.guiseOfCluster(c, p.layout.members)
	p.drawSymbol(dst, st, symbolOf{x: x, y: y, radius: c.radius, count: c.count, several: c.places > 1, guise: guise, sign: sign, state: how}, &told)
}

// A symbolOf is what a pin or cluster is drawn from.
type symbolOf struct {
	x, y    int
	radius  float64 // pixels
	count   int64
	several bool
	guise   guise
	sign    data.EventType // of all its events, or NoEvent for several types
	state   state
}

// drawSymbol draws a pin or a cluster; told is what it tells, where that is known.
func (p *Pins) drawSymbol(dst *image.RGBA, st *Style, s symbolOf, told *tale) {
	d := p.cam.density()
	sign := s.sign
	if s.count > 1 {
		sign = data.NoEvent // the number stands there
	}
	p.sprites.disc(discKey{st.Name, d, s.radius, s.several, s.state, s.guise, sign}, st).draw(dst, s.x, s.y)
	if s.guise == mixed {
		p.sprites.ring(d, s.radius).draw(dst, s.x, s.y, p.sprites.sectors(st, d, s.radius, told))
	}
	if s.count > 1 {
		n := p.atlas.text.number(s.count, countFace(s.count, d))
		down := int(math.Round(s.guise.shape().Weight() * s.radius * 0.75))
		n.drawAt(dst, s.x-int(math.Round(float64(n.spaced)/2)), s.y+n.ascent/2+down, s.guise.ink(st), st.Halo)
		at := int(math.Round(s.guise.tagAway(s.radius, d)))
		up := at
		if s.guise.shape() == symbol.Wedge {
			up = -at
		}
		if symbol.Signed(s.sign) {
			p.sprites.disc(discKey{st.Name, d, tagRadius * d, false, tag, s.guise, s.sign}, st).draw(dst, s.x+at, s.y-up)
		}
		if told != nil && !s.guise.isHollow() {
			p.drawNote(dst, st, s.x-at, s.y-up, told.unreal.sum(), s.guise)
		}
	}
}

// drawNote draws the hollow disc that says how many of those that a pin or a badge
// counts did not happen; nothing for none.
func (p *Pins) drawNote(dst *image.RGBA, st *Style, x, y int, unreal int64, l guise) {
	if unreal <= 0 {
		return
	}
	d := p.cam.density()
	n := p.atlas.text.number(unreal, noteFace(d))
	p.sprites.disc(discKey{st.Name, d, noteRadius(n, d), false, note, l, data.NoEvent}, st).draw(dst, x, y)
	n.drawAt(dst, x-int(math.Round(float64(n.spaced)/2)), y+n.ascent/2, l.fill(st), st.Badge)
}

// noteFace is the type of the number on a note.
func noteFace(d float64) typeface { return typeface{face: bold, size: float32(9 * d)} }

// noteGap is the room between a badge's number and its note, in dips.
const noteGap = 1

// noteRadius is that of a note for a number, in pixels.
func noteRadius(n *lettering, d float64) float64 {
	return math.Max(tagRadius*d, float64(n.spaced)/2+2.6*d)
}

// guiseOfCluster is how a cluster looks, with the sign of its events where they are
// of one type, and what it tells.
func (s *Scene) guiseOfCluster(c *cluster, members []run) (l guise, sign data.EventType, told tale) {
	if s.tales == nil {
		if s.Typed() { // of areas only
			return guiseOf(symbol.Named), data.NoEvent, told
		}
		return plainGuise, data.NoEvent, told
	}
	for _, m := range members[c.first:c.last] {
		told.add(&s.tales[m.to], &s.tales[m.from])
	}
	if _, pure := told.all.one(); pure {
		sign = s.onlyType(members[c.first:c.last])
	}
	return told.guise(), sign, told
}

// onlyType is the one type of some dots, or NoEvent.
func (s *Scene) onlyType(members []run) data.EventType {
	one := data.NoEvent
	for i, m := range members {
		if m.from >= m.to {
			continue
		}
		t := s.only[m.from]
		if s.turns[m.to-1] != s.turns[m.from] || i > 0 && t != one {
			return data.NoEvent
		}
		one = t
	}
	return one
}

// countFace is the type of a count, smaller the more digits there are.
func countFace(n int64, d float64) typeface {
	size := 12.0
	switch {
	case n >= 100_000:
		size = 8.5
	case n >= 10_000:
		size = 9.5
	case n >= 1000:
		size = 10.5
	case n >= 100:
		size = 11.5
	}
	return typeface{face: bold, size: float32(size * d)}
}

func (p *Pins) drawBadge(dst *image.RGBA, st *Style, i int, how state) {
	b := &p.layout.badges[i]
	if b.x > float64(p.cam.Width) || b.y > float64(p.cam.Height) || b.x+b.w < 0 || b.y+b.h < 0 {
		return
	}
	d := p.cam.density()
	cx, cy := int(math.Round(b.x+b.w/2)), int(math.Round(b.y+b.h/2))
	m := &p.scene.areas[b.area]
	guise := p.scene.areaGuise(m)
	p.sprites.pill(st, d, int(math.Round(b.w)), how, guise).draw(dst, cx, cy)
	base := cy + b.count.ascent/2
	width := b.count.spaced
	if b.chip {
		// What happened, as on a pin, at the left end.
		x := int(math.Round(b.x + (2+chipWidth/2)*d))
		if guise == mixed {
			told := m.tale()
			p.sprites.chipRing(d).draw(dst, x, cy, p.sprites.sectors(st, d, chipRadius*d, &told))
		} else {
			p.sprites.disc(discKey{st.Name, d, chipRadius * d, false, chip, guise, m.only()}, st).draw(dst, x, cy)
		}
		cx += int(math.Round(chipWidth / 2 * d))
	}
	if b.note > 0 {
		r := noteRadius(p.atlas.text.number(b.note, noteFace(d)), d)
		p.drawNote(dst, st, int(math.Round(b.x+b.w-2.4*d-r)), cy, b.note, guise)
		cx -= int(math.Round(r + noteGap*d/2))
	}
	ink := guise.badgeInk(st)
	if b.name != nil {
		width += b.name.spaced + float32(5*d)
	}
	x := cx - int(math.Round(float64(width)/2))
	if b.name != nil {
		b.name.drawAt(dst, x, base, ink, st.Halo)
		x += int(math.Round(float64(b.name.spaced) + 5*d))
	}
	b.count.drawAt(dst, x, base, ink, st.Halo)
}

// courseReach is how far beside a river still hits it, in dips.
const courseReach = 5

// touchable is how far beside a pin still hits it, in dips.
const touchable = 4

// Unlabelled is how many passages of the last frame belong to areas whose
// badge found no room: they are drawn and can be clicked, but say no number.
func (p *Pins) Unlabelled() int { return p.layout.unlabelled }

// Away is how many places the scene has where the last frame shows none of them, and
// else 0.
func (p *Pins) Away() int {
	if p.scene.Places() == 0 || p.layout.unlabelled > 0 {
		return 0
	}
	w, h := float64(p.cam.Width), float64(p.cam.Height)
	for i := range p.layout.clusters {
		if c := &p.layout.clusters[i]; c.x > -c.radius && c.x < w+c.radius && c.y > -c.radius && c.y < h+c.radius {
			return 0
		}
	}
	for i := range p.layout.badges {
		if b := &p.layout.badges[i]; b.x+b.w > 0 && b.x < w && b.y+b.h > 0 && b.y < h {
			return 0
		}
	}
	if _, within := p.areaAt(w/2, h/2); within {
		return 0
	}
	return p.scene.Places()
}

// At tells what lies under a point of the last frame: the nearest pin or
// cluster, else a badge, else the smallest area that the point is in.
func (p *Pins) At(x, y float64) (Hit, bool) {
	if p.scene == nil {
		return Hit{}, false
	}
	d := p.cam.density()
	best, dist := -1, math.Inf(1)
	for i := range p.layout.clusters {
		c := &p.layout.clusters[i]
		r := math.Hypot(c.x-x, c.y-y)
		if r <= c.radius+touchable*d && r-c.radius < dist {
			best, dist = i, r-c.radius
		}
	}
	on := -1
	for i := range p.layout.badges {
		if p.layout.badges[i].contains(x, y) {
			on = i
		}
	}
	switch {
	case best >= 0 && (dist <= 2*d || on < 0):
		return p.clusterHit(best), true
	case on >= 0:
		b := &p.layout.badges[on]
		return p.areaHit(b.area, p.cam.ToWorld(b.x+b.w/2, b.y+b.h/2)), true
	}
	return p.areaAt(x, y)
}

func (p *Pins) clusterHit(i int) Hit {
	c := &p.layout.clusters[i]
	at := p.cam.ToWorld(c.x, c.y)
	h := Hit{Kind: PinHit, Count: int(c.count), Center: at, Radius: c.radius, Places: make([]geo.ID, 0, c.places)}
	h.Bound = emptyBound
	if c.places > 1 {
		h.Kind = ClusterHit
	}
	most := -1
	var types [data.EventTypes]Tally
	for _, m := range p.layout.members[c.first:c.last] {
		for j := m.from; j < m.to; j++ {
			k := &p.scene.dots[j]
			h.Places = append(h.Places, k.Place)
			for _, t := range k.By {
				types[min(int(t.Type), data.EventTypes-1)].add(t)
			}
			if k.Count > most {
				most, h.Name = k.Count, k.Name
			}
			q := k.At
			q[0] += math.Round(at[0] - q[0]) // the copy that was hit
			if h.Bound.IsEmpty() {
				h.Bound = orb.Bound{Min: q, Max: q}
			} else {
				h.Bound = h.Bound.Extend(q)
			}
		}
	}
	h.By = tallies(&types)
	return h
}

// add adds what is counted of the same type elsewhere.
func (t *Tally) add(o Tally) {
	t.Type = o.Type
	t.Count += o.Count
	t.Unreal += o.Unreal
}

// tallies lists what is counted by types, the most frequent first.
func tallies(types *[data.EventTypes]Tally) []Tally {
	var by []Tally
	for _, t := range symbol.Order {
		if t != data.NoEvent && types[t].Count > 0 {
			by = append(by, types[t])
		}
	}
	slices.SortStableFunc(by, func(a, b Tally) int { return cmp.Compare(b.Count, a.Count) })
	return by
}

func (p *Pins) areaHit(i int32, at orb.Point) Hit {
	a := &p.scene.areas[i]
	b := p.atlas.extent(a)
	shift := math.Round(at[0] - a.At[0])
	b.Min[0] += shift
	b.Max[0] += shift
	var types [data.EventTypes]Tally
	for _, t := range a.By {
		types[min(int(t.Type), data.EventTypes-1)].add(t)
	}
	return Hit{Kind: AreaHit, Places: []geo.ID{a.Place}, Count: a.Count, Name: a.Name, Center: at, Bound: b, By: tallies(&types)}
}

// areaAt is the smallest area of the scene about a point of the view.
func (p *Pins) areaAt(x, y float64) (Hit, bool) {
	if len(p.scene.areas) == 0 {
		return Hit{}, false
	}
	w := p.cam.ToWorld(x, y)
	if w[1] < 0 || w[1] > 1 {
		return Hit{}, false
	}
	ll := mercator.Unproject(orb.Point{w[0] - math.Floor(w[0]), w[1]})
	country, admin1 := p.atlas.base.At(ll)
	// Rivers, then regions without an outline, the narrowest first; a province
	// only where no river is.
	best, radius := int32(-1), math.Inf(1)
	for i := range p.scene.areas {
		a := &p.scene.areas[i]
		r := discKilometres(a)
		if c := p.atlas.course(a, 1); c != nil {
			// A river is as narrow as can be.
			if at := (orb.Point{w[0] - math.Floor(w[0]), w[1]}); c.distance(at)*p.cam.Scale() <= courseReach*p.cam.density() {
				return p.areaHit(int32(i), w), true
			}
			continue
		}
		if r == 0 || r >= radius || p.atlas.outlined(a.Place) {
			continue
		}
		if kilometres(ll, mercator.Unproject(a.At)) <= r {
			best, radius = int32(i), r
		}
	}
	if i, ok := p.scene.byID[admin1]; ok && admin1 != 0 {
		return p.areaHit(i, w), true
	}
	if best >= 0 {
		return p.areaHit(best, w), true
	}
	if i, ok := p.scene.byID[country]; ok && country != 0 {
		return p.areaHit(i, w), true
	}
	return Hit{}, false
}

// kilometres is the distance of two points in degrees (haversine; mean radius
// of the earth).
func kilometres(a, b orb.Point) float64 {
	const rad = math.Pi / 180
	dLat, dLon := (b[1]-a[1])*rad, (b[0]-a[0])*rad
	h := math.Pow(math.Sin(dLat/2), 2) + math.Cos(a[1]*rad)*math.Cos(b[1]*rad)*math.Pow(math.Sin(dLon/2), 2)
	return 2 * 6371 * math.Asin(math.Min(1, math.Sqrt(h)))
}

// Hits lists the pins and clusters of the last frame, those close about the
// view included.
func (p *Pins) Hits() []Hit {
	hits := make([]Hit, len(p.layout.clusters))
	for i := range hits {
		hits[i] = p.clusterHit(i)
	}
	return hits
}
