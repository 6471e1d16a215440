package main

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"github.com/paulmach/orb"
	sphere "github.com/paulmach/orb/geo"
	"github.com/paulmach/orb/planar"

	"dateline/geo"
)

// Natural Earth's provinces and GeoNames' first-order divisions are not the
// same. In France, Italy and some twenty other countries Natural Earth draws the
// divisions below them, whose numbers are those of other divisions above; its
// note of GeoNames' code is of an older list, in which numbers meant something
// else here and there; and in Eritrea and Guyana its names have slipped from one
// outline to the next. So neither code nor name will do for themselves: a
// division has the outline that notes its code if the names agree and its towns
// lie there, and what else its towns have nearly for themselves.

// A parts is the pieces of an outline, the largest first.
type parts []part

type part struct {
	polygon orb.Polygon
	area    float64 // square metres
	centre  orb.Point
}

func partsOf(shape orb.MultiPolygon) parts {
	var all parts
	for _, p := range shape {
		if len(p) == 0 || len(p[0]) == 0 {
			continue
		}
		all = append(all, part{p, sphere.Area(p), gravity(p)})
	}
	slices.SortStableFunc(all, func(a, b part) int { return cmp.Compare(b.area, a.area) })
	return all
}

// gravity is the centre of gravity of a polygon. It is found on the cylinder that
// keeps areas; in plain degrees the north of Asia would count twice.
func gravity(p orb.Polygon) orb.Point {
	flat := make(orb.Polygon, len(p))
	for i, ring := range p {
		flat[i] = make(orb.Ring, len(ring))
		for j, at := range ring {
			flat[i][j] = orb.Point{at.Lon(), math.Sin(at.Lat() * math.Pi / 180)}
		}
	}
	c, _ := planar.CentroidArea(flat)
	return orb.Point{c.Lon(), math.Asin(max(-1, min(1, c.Lat()))) * 180 / math.Pi}
}

func (all parts) area() float64 {
	sum := 0.0
	for _, p := range all {
		sum += p.area
	}
	return sum
}

// main reports whether the first part is most of the whole, unlike in groups of
// islands and in what is put together of districts.
func (all parts) main() bool {
	const most = 0.6 // of the area
	return len(all) > 0 && all[0].area >= most*all.area()
}

// compact reports whether nearly all lies in one part that is no strip and has no
// far horns, so that its centre of gravity is where anybody would put the middle.
func (all parts) compact() bool {
	if len(all) == 0 || all[0].area < 0.85*all.area() {
		return false
	}
	farthest := 0.0
	for _, at := range all[0].polygon[0] {
		if math.Abs(at.Lat()) > 89 {
			return false // it runs along the edge of the map at the pole
		}
		farthest = max(farthest, distance(at, all[0].centre))
	}
	return farthest < 1.8*disc(all[0].area)
}

// gravity is the centre of gravity of the main part or, if there is none, of all
// parts. It need not lie inside.
func (all parts) gravity() orb.Point {
	if all.main() {
		return all[0].centre
	}
	var x, y, z float64
	for _, p := range all {
		u, v, w := unit(p.centre)
		x, y, z = x+u*p.area, y+v*p.area, z+w*p.area
	}
	return degreesOf(x, y, z)
}

// middle is the point inside that stands for the whole: the centre of gravity
// or, where that lies outside, one near it in the part about it. Labels are
// points that others have found good.
func (all parts) middle(labels ...orb.Point) orb.Point {
	if len(all) == 0 {
		return orb.Point{}
	}
	c := all.gravity()
	about := all[0]
	if !all.main() {
		from := func(p part) float64 { return distance(p.centre, c) - disc(p.area) }
		for _, p := range all {
			if planar.PolygonContains(p.polygon, c) {
				return rounded(c)
			}
			if from(p) < from(about) {
				about = p
			}
		}
	}
	if planar.PolygonContains(about.polygon, c) {
		return rounded(c)
	}
	best := about.inside()
	for _, at := range labels {
		if planar.PolygonContains(about.polygon, at) && distance(at, c) < distance(best, c) {
			best = at
		}
	}
	return rounded(best)
}

// inside is the part's centre of gravity, moved west or east into the part if it
// lies in a bay.
func (p part) inside() orb.Point {
	if planar.PolygonContains(p.polygon, p.centre) {
		return p.centre
	}
	var crossings []float64 // of the parallel of the centre
	y := p.centre.Lat()
	for _, ring := range p.polygon {
		for i := 1; i < len(ring); i++ {
			a, b := ring[i-1], ring[i]
			if (a.Lat() > y) != (b.Lat() > y) {
				crossings = append(crossings, a.Lon()+(y-a.Lat())/(b.Lat()-a.Lat())*(b.Lon()-a.Lon()))
			}
		}
	}
	slices.Sort(crossings)
	at, widest := p.centre, 0.0
	for i := 1; i < len(crossings); i += 2 {
		if w := crossings[i] - crossings[i-1]; w > widest {
			at, widest = orb.Point{(crossings[i] + crossings[i-1]) / 2, y}, w
		}
	}
	return at
}

// radius is that of the disc that is as widely scattered about the middle as
// nine tenths of the area are, remote islands being left out. Of one part it is
// the disc of its area.
func (all parts) radius() float64 {
	if len(all) == 0 {
		return 0
	}
	middle := all.gravity()
	near := slices.Clone(all)
	slices.SortStableFunc(near, func(a, b part) int {
		return cmp.Compare(distance(a.centre, middle), distance(b.centre, middle))
	})
	const most = 0.9
	var area, sum float64
	for _, p := range near {
		d, r := distance(p.centre, middle), disc(p.area)
		area += p.area
		sum += p.area * (r*r + 2*d*d)
		if area >= most*all.area() {
			break
		}
	}
	return math.Sqrt(sum / area)
}

// canvass asks all towns in which province of Natural Earth they lie.
func (g *generator) canvass() {
	type piece struct {
		province *neProvince
		polygon  orb.Polygon
		bound    orb.Bound
	}
	cells := make(map[[2]int16][]piece)
	for _, ne := range g.naturalEarth.provinces {
		ne.votes = make(map[string]int)
		for _, p := range ne.shape {
			b := p.Bound()
			from, to := cellOf(b.Min), cellOf(b.Max)
			for y := from[1]; y <= to[1]; y++ {
				for x := from[0]; x <= to[0]; x++ {
					cells[[2]int16{x, y}] = append(cells[[2]int16{x, y}], piece{ne, p, b})
				}
			}
		}
	}
	g.located = make(map[string]int)
	g.within = make(map[*place]*neProvince)
	for _, p := range g.world.places {
		if p.Class != geo.Town && p.Class != geo.Quarter || p.Admin1 == "" {
			continue
		}
		for _, c := range cells[cellOf(p.Point)] {
			if c.province.country == p.Country && c.bound.Contains(p.Point) && planar.PolygonContains(c.polygon, p.Point) {
				code := p.Country + "." + p.Admin1
				c.province.votes[code]++
				g.located[code]++
				g.within[p] = c.province
				break
			}
		}
	}
}

// elected is the code that three fifths of the towns in a province have, "" if no
// code has so many. Nor is there one where the province holds a second division
// wholly, or where GeoNames does not know the province and its towns are few.
func (g *generator) elected(p *neProvince) string {
	all, best := 0, ""
	for code, n := range p.votes {
		all += n
		if n > p.votes[best] || n == p.votes[best] && code < best {
			best = code
		}
	}
	if 5*p.votes[best] < 3*all || p.level == 0 && p.votes[best] < sure {
		return ""
	}
	for code := range p.votes {
		if code != best && g.holds(p, code) {
			return ""
		}
	}
	return best
}

// holds reports whether most towns of a division lie in a province.
func (g *generator) holds(p *neProvince, code string) bool { return 2*p.votes[code] > g.located[code] }

// sure is the number of towns from which on they decide whose a province is.
const sure = 3

// An outline is where a division lies.
type outline struct {
	at     orb.Point
	radius float64

	// noted is the province that notes the division's code or else is alone in
	// it, and named the one whose names are the division's; nil where there is
	// none. They are different ones where names have slipped.
	noted, named *neProvince
}

// outlines finds the outlines of the first-order divisions with the given codes
// and names, and the ids of the older list, and puts towns whose codes are of
// divisions that are no more into those that they lie in.
func (g *generator) outlines(list []code, id func(code string) uint32) map[string]outline {
	g.canvass()
	names := make(map[string]string) // by code
	for _, c := range list {
		names[c.Code] = c.Name
	}
	noted := make(map[string]*neProvince)
	for _, ne := range g.naturalEarth.provinces {
		code := ne.country + "." + ne.code
		name, listed := names[code]
		if listed && ne.level != 2 && g.claims(ne, code, name, id(code)) && (noted[code] == nil || noted[code].area < ne.area) {
			noted[code] = ne
		}
	}
	rest := make(map[string][]*neProvince)
	for _, ne := range g.naturalEarth.provinces {
		code := ne.country + "." + ne.code
		_, listed := names[code]
		winner := g.elected(ne)
		if noted[code] != ne && winner != "" && (ne.level == 2 || !listed || ne.votes[winner] >= sure) {
			rest[winner] = append(rest[winner], ne)
		}
	}
	found := make(map[string]outline)
	owner := make(map[*neProvince]string)
	for _, c := range list {
		set, inside := rest[c.Code], 0
		ne := noted[c.Code]
		if ne != nil {
			set = append(set, ne)
		}
		for _, ne := range set {
			inside += ne.votes[c.Code]
		}
		if len(set) == 0 || ne == nil && 2*inside <= g.located[c.Code] {
			continue // none, or no more than a part of it
		}
		for _, ne := range set {
			owner[ne] = c.Code
		}
		o := g.around(set, c.Code)
		o.noted = ne
		if ne == nil && len(set) == 1 && set[0].level != 2 && set[0].called(c.Name) {
			o.noted = set[0]
		}
		found[c.Code] = o
	}
	nameOutlines(found, list, id)
	g.recode(names, owner)
	return found
}

// around puts a division together of provinces.
func (g *generator) around(set []*neProvince, code string) outline {
	var shape orb.MultiPolygon
	var labels []orb.Point
	for _, ne := range set {
		shape = append(shape, ne.shape...)
		labels = append(labels, ne.label)
	}
	all := partsOf(shape)
	o := outline{at: all.middle(labels...), radius: all.radius()}
	if m := g.members[code]; m != nil && 2*g.located[code] < m.n {
		// Most of its islands are not drawn.
		o.radius = max(o.radius, m.reach(o.at, (9*m.n+9)/10))
	}
	return o
}

// nameOutlines gives each division the names of a province: its own one's or,
// where they are another division's in the country, that other one's.
func nameOutlines(found map[string]outline, list []code, id func(code string) uint32) {
	codes := make(map[string]string) // by country and bare name
	for _, c := range list {
		codes[c.Code[:2]+bareKey(c.Name)] = c.Code
	}
	for _, c := range list {
		ne := found[c.Code].noted
		if ne == nil {
			continue
		}
		to := c.Code
		if other := codes[c.Code[:2]+bareKey(ne.names[0])]; other != "" {
			to = other
		} else if !ne.called(c.Name) && (ne.gnID == 0 || ne.gnID != id(c.Code)) {
			continue
		}
		if o, ok := found[to]; ok && (o.named == nil || to == c.Code) {
			o.named = ne
			found[to] = o
		}
	}
}

// recode gives towns whose code is not listed the code of the division that they
// lie in, or of the nearest town if they lie off the outlines: Norway undid in
// 2024 what it had merged in 2020.
func (g *generator) recode(names map[string]string, owner map[*neProvince]string) {
	const off = 30 // km
	listed := func(p *place) bool { return names[p.Country+"."+p.Admin1] != "" }
	var stranded []*place
	n := 0
	put := func(p *place, code string) {
		_, p.Admin1, _ = strings.Cut(code, ".")
		p.Admin2 = ""
		n++
	}
	for _, p := range g.world.places {
		if p.Class != geo.Town && p.Class != geo.Quarter || p.Admin1 == "" || listed(p) {
			continue
		}
		if ne := g.within[p]; ne == nil {
			stranded = append(stranded, p)
		} else if owner[ne] != "" {
			put(p, owner[ne])
		}
	}
	for _, p := range stranded {
		near := g.world.nearest(p.Point, off, func(q *place) bool {
			return q.Class == geo.Town && q.Country == p.Country && g.within[q] != nil && listed(q)
		})
		if near != nil {
			put(p, p.Country+"."+near.Admin1)
		}
	}
	if n > 0 {
		g.count("towns of former divisions that were put into new ones", n)
		g.gather()
	}
}

// claims reports whether a province that notes the code of a division is it, to
// which the older list has given an id.
func (g *generator) claims(ne *neProvince, code, name string, id uint32) bool {
	if (id == 0 || id != ne.gnID) && !slices.ContainsFunc(ne.allNames(), func(n string) bool { return alike(n, name) }) {
		return false
	}
	inside, located := ne.votes[code], g.located[code]
	switch {
	case inside == 0:
		return located < sure && g.near(ne, code)
	case located < sure:
		return true
	case !g.holds(ne, code):
		return g.near(ne, code)
	}
	// It may have been split since: what lies in it wholly must not be much more
	// than the division itself.
	all := 0
	for c, n := range ne.votes {
		if g.holds(ne, c) {
			all += n
		}
	}
	return 5*inside >= 2*all
}

// near reports whether the towns of a division are in or about a province.
func (g *generator) near(ne *neProvince, code string) bool {
	members := g.members[code]
	if members == nil {
		return true
	}
	const coarse = 20 // km
	return distance(members.centre(), ne.at) < coarse+2*ne.radius
}

// called reports whether one of the province's names is a form of the given one.
func (p *neProvince) called(name string) bool {
	return slices.ContainsFunc(p.names, func(n string) bool { return alike(n, name) })
}

func (p *neProvince) allNames() []string {
	if p.gnName == "" {
		return p.names
	}
	return append(slices.Clip(p.names), p.gnName)
}

func unit(p orb.Point) (x, y, z float64) {
	lon, lat := p.Lon()*math.Pi/180, p.Lat()*math.Pi/180
	return math.Cos(lat) * math.Cos(lon), math.Cos(lat) * math.Sin(lon), math.Sin(lat)
}

func degreesOf(x, y, z float64) orb.Point {
	return orb.Point{math.Atan2(y, x) * 180 / math.Pi, math.Atan2(z, math.Hypot(x, y)) * 180 / math.Pi}
}

func rounded(p orb.Point) orb.Point { return orb.Point{round5(p.Lon()), round5(p.Lat())} }
