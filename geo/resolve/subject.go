package resolve

import (
	"math"

	"dateline/geo"
	"dateline/geo/gazetteer"
)

// What is known of the collection that a document belongs to.
//
// A region that it is about is evidence for what lies there, strong enough to
// turn a bare Moscow into Moscow, Idaho, and weak enough to lose against an
// article that names Russia, St. Petersburg and Kyiv beside it, or says "Moscow,
// Russia". In a collection of old texts the population of today, and whatever
// else rests on it (which is the first of its name, which is outshone by a
// namesake, which is the largest), says nothing. What is left of a town's rank
// is that it is a capital or the seat of a province, which mostly are old; that it
// lies in the Old World, if towns of the New have its name; that it is a ruin or a
// lost land; that the world knows it, in many languages (Vicksburg in Mississippi
// has 26 names, the one in Michigan none); and that somebody counted its people at
// all, which nobody does in a hamlet. What a place was called once counts for it,
// by our own table, the less the better known a town is that has the name today.

// setSubject reads what is known of the collection.
func (r *run) setSubject(about *geo.Subject) {
	r.subject, r.regions = geo.Subject{}, r.regions[:0]
	if about == nil {
		return
	}
	r.subject = *about
	for _, p := range about.Regions {
		c := candidate{ref: gazetteer.NoRef, class: p.Class, radius: float32(p.Radius), people: p.Population, at: onSphere(p.Point.Lon(), p.Point.Lat())}
		if ref, ok := r.gaz.ByID(p.ID); ok {
			c.ref = ref
		}
		c.country, c.admin1, c.admin2 = gazetteer.NoRef, gazetteer.NoRef, gazetteer.NoRef
		if ref, ok := r.gaz.Country(p.Country); ok {
			c.country = ref
		}
		if ref, ok := r.gaz.Admin1(p.Country, p.Admin1); ok {
			c.admin1 = ref
		}
		if ref, ok := r.gaz.Admin2(p.Country, p.Admin1, p.Admin2); ok {
			c.admin2 = ref
		}
		// A place of the user's own is known by its codes at most.
		if c.ref == gazetteer.NoRef {
			switch p.Class {
			case geo.Country:
				c.ref = c.country
			case geo.Admin1:
				c.ref = c.admin1
			case geo.Admin2:
				c.ref = c.admin2
			}
		}
		r.regions = append(r.regions, c)
	}
}

// How much a region says, by how wide it is: a continent tells hardly anything
// apart.
func (c *candidate) tells() float32 {
	switch c.class {
	case geo.Continent:
		return 0.3
	case geo.Country:
		return 0.7
	}
	return 1
}

// roundabout is the distance in kilometres from a region's outline, taken for a
// disc, at which a place has half of what one inside has: what happens in Idaho
// happens in Spokane, too.
const roundabout = 60

// outshone is how much less a town in the region is outshone by a famous
// namesake; a village called Paris in Idaho still is, hardly less.
const (
	outshone        = 0.6
	outshoneVillage = 0.2
	largestVillage  = 5000 // the population of the largest village
)

// anySize stands for the population of each town in old texts, as a part of the
// scale of the feature: of a town of 3,000.
const anySize = 0.5

// hamlet stands for that of a town of which no population is known. Nobody wrote
// of it, then or now.
const hamlet = 0.2

// manyNames is how many names a town has that is known all over the world.
const manyNames = 100

// What stands for the renown of places of which the sources don't tell the names in
// other languages: most rivers, islands and regions are older than towns, and most
// provinces younger.
const (
	landRenown     = 0.6
	divisionRenown = 0.4
)

// newWorld reports whether a place lies in the Americas, Australia or New
// Zealand, the towns of which have their names mostly from older ones.
func (c *candidate) newWorld() bool {
	lon := math.Atan2(float64(c.at[1]), float64(c.at[0])) * 180 / math.Pi
	lat := math.Asin(float64(max(-1, min(1, c.at[2])))) * 180 / math.Pi
	return -170 < lon && lon < -32 || lon > 112 && lat < -11
}

// elders weighs, in old texts, the places of a name by what else has it: those of
// the Old World where others of the New have their name, those that are called
// so in another language only, and those that were called so once.
func (r *run) elders(g *group) {
	young, famous := false, float32(0) // of the New World, and the renown of the best known of them
	known := float32(0)                // how well a place is known that has the name today
	for i := range g.cands {
		c := &g.cands[i]
		if c.newWorld() {
			young, famous = true, max(famous, c.f[renowned])
		}
		if c.kind == gazetteer.Main && c.class == geo.Town {
			known = max(known, c.f[renowned])
		}
	}
	for i := range g.cands {
		c := &g.cands[i]
		switch {
		case c.former:
			// Amman was called Philadelphia, but others still are.
			c.f[formerly] = clamp(2 * (1 - known))
			c.f[lasting], c.f[isCapital], c.f[isSeat] = 0, 0, 0
		case r.borrows(g, c):
			c.f[borrowed] = 1
			c.f[renowned] /= 2
			c.f[lasting] /= 2
		}
	}
	if !young {
		return
	}
	for i := range g.cands {
		switch c := &g.cands[i]; c.class {
		case geo.Country, geo.Continent:
		default:
			if !c.newWorld() && (c.people > 0 || c.f[ofThePast] > 0 || c.class != geo.Town) && c.kind == gazetteer.Main {
				c.f[elder] = 1
				if c.class == geo.Town && famous > c.f[renowned] {
					share := c.f[renowned] / famous
					c.f[elder] = share * share // a village in France has not given Montreal its name
				}
			}
		}
	}
}

// old takes from a candidate in old texts what rests on today's population, and
// gives it what speaks for an old place.
func (c *candidate) old(code string, names int) {
	f := &c.f
	f[leading], f[size], f[byAlternate] = 0, 0, 0
	c.shadow = 0
	if f[population] > 0 || f[isTown]+f[isQuarter] > 0 {
		f[population] = anySize
		if c.people == 0 {
			f[population] = hamlet
		}
	}
	switch {
	case f[isCountry]+f[isContinent] > 0:
		f[renowned] = 1
	case f[isTown]+f[isQuarter] > 0 || names > 0:
		f[renowned] = clamp(float32(math.Log1p(float64(names)) / math.Log1p(manyNames)))
	case f[isAdmin1]+f[isAdmin2] > 0:
		f[renowned] = divisionRenown
	default:
		f[renowned] = landRenown
	}
	switch {
	case f[isCapital] > 0:
		f[lasting] = 1
	case code == "PPLA":
		f[lasting] = 0.5
	case code == "PPLA2":
		f[lasting] = 0.25
	}
	if c.newWorld() && f[isCapital] == 0 {
		f[lasting] = 0 // many a seat is younger than its state
	}
	switch code {
	case "ANS", "BTL", "PPLH", "RUIN", "HSTS":
		f[ofThePast] = 1
	}
	if c.past {
		f[ofThePast] = 1
	}
}

// weighSubject sets the features of the collection.
func (r *run) weighSubject(c *candidate) {
	c.f[inSubject] = 0
	for i := range r.regions {
		c.f[inSubject] = max(c.f[inSubject], within(&r.regions[i], c))
	}
	if c.people < largestVillage {
		c.shadow *= 1 - outshoneVillage*c.f[inSubject]
		return
	}
	c.shadow *= 1 - outshone*c.f[inSubject]
}

// within is how much a collection about a region says for a place: all for one
// that lies in it, half for what it lies in itself, little for what is near.
func within(region, c *candidate) float32 {
	switch {
	case c.ref == region.ref, region.contains(c):
		return region.tells()
	case c.contains(region):
		return region.tells() / 2
	case c.class == geo.Country, c.class == geo.Continent, region.class == geo.Continent, region.class == geo.Country:
		return 0
	}
	return region.tells() / 2 * closeness(max(0, distance(region.at, c.at)-region.radius-c.reach), roundabout)
}

// inRegion reports whether a place that few know lies in a province that the
// collection is about.
func (r *run) inRegion(ref gazetteer.Ref) bool {
	if len(r.regions) == 0 {
		return false
	}
	_, admin1, country := r.gaz.Parents(ref)
	for i := range r.regions {
		switch c := &r.regions[i]; {
		case c.class == geo.Country:
			if country == c.ref {
				return true
			}
		case c.admin1 != gazetteer.NoRef && admin1 == c.admin1:
			return true
		}
	}
	return false
}

// regionOf returns the region that speaks most for a place.
func (r *run) regionOf(c *candidate) (name string, ok bool) {
	best := float32(0)
	for i := range r.regions {
		if v := within(&r.regions[i], c); v > best {
			best, name = v, r.subject.Regions[i].Name
			if ref := r.regions[i].ref; ref != gazetteer.NoRef {
				name = r.shown(ref)
			}
		}
	}
	return name, best > 0
}
