package resolve

import (
	"math"
	"strings"

	"dateline/geo"
	"dateline/geo/gazetteer"
)

// A candidate is a place that a name may mean, with the evidence for it.
type candidate struct {
	ref             gazetteer.Ref
	class           geo.Class
	country, admin1 gazetteer.Ref // that it lies in, or that it is
	admin2          gazetteer.Ref
	at              [3]float32 // its point on the unit sphere
	radius          float32    // kilometres
	people          int64
	kind            gazetteer.NameKind
	prior           float32 // score without the rest of the article
	denied          bool    // the text says that it lies in a province that it doesn't lie in
	p               float32 // probability among the candidates of the name
	f               [features]float32
}

// most bounds the candidates of one name. The gazetteer gives the most
// prominent first; of the rest only those are kept that lie where the article
// or its outlet is at home.
const most = 40

// A group is the mentions of a document that have one name, and say the same of
// where it lies. They mean one place.
type group struct {
	name     string // as the text writes it first
	hash     uint64 // of its folded form and how it is used
	demonym  bool
	mentions int32
	first    int32 // index of its first mention, -1 where it has none
	index    int32 // of the group itself
	into     int32 // group that it was joined to, or -1
	cands    []candidate
	unknown  float32   // probability that none of the candidates is meant
	weight   float32   // how much its places say of the others
	spelled  bool      // found only by forgiving a slip
	said     string    // the words that say where it lies: "Paris, Texas"
	hint     geo.Class // from the word for its class beside it
	hinted   bool
	beside   string // the name with that word: "city of Aleppo"
}

// A link is where the text says that one name lies in another.
type link struct {
	inner, outer int32 // groups
	strength     float32
	strict       bool  // a comma or a bracket: whatever lies elsewhere is contradicted
	next         int32 // group that a comma or "and" joins to the outer one, or -1
}

// lookup finds the candidates of a name.
func (r *run) lookup(g *group) {
	g.cands = g.cands[:0]
	r.found = r.gaz.Lookup(g.name, r.found[:0])
	if !r.usable(g) {
		r.variants(g)
	}
	if len(r.found) == 0 {
		return
	}
	seen := gazetteer.NoRef
	for i, n := range r.found {
		if n.Ref == seen {
			continue
		}
		seen = n.Ref
		if i >= most && !r.atHome(n.Ref) {
			if i > 12*most {
				break
			}
			continue
		}
		g.cands = append(g.cands, candidate{ref: n.Ref, kind: n.Kind})
		r.fill(&g.cands[len(g.cands)-1], i == 0)
	}
	var largest int64
	for i := range g.cands {
		largest = max(largest, g.cands[i].people)
	}
	for i := range g.cands {
		c := &g.cands[i]
		if c.people > 0 {
			c.f[share] = clamp(1 + float32(math.Log10(float64(c.people)/float64(largest)))/3)
		}
		if !g.hinted && (c.class == geo.Admin1 || c.class == geo.Admin2) {
			for j := range g.cands {
				t := &g.cands[j]
				if c.kind == gazetteer.Bare && t.class == geo.Town && c.contains(t) || t.f[isCapital] > 0 && t.country == c.country {
					c.f[shaded] = 1
					break
				}
			}
		}
		if g.hinted {
			c.f[classFits] = fits(c, g.hint)
		}
		if g.spelled {
			c.f[bySpelling] = 1
		} else if len(g.cands) == 1 {
			c.f[alone] = 1
		}
	}
}

func clamp(x float32) float32 { return max(0, min(1, x)) }

// usable leaves only the names of r.found that the way they are written
// admits: for a demonym the demonyms, where there are any; no abbreviation in
// small letters; no code unless there is nothing else. It reports whether any
// is left.
func (r *run) usable(g *group) bool {
	demonym, place := false, false
	capitals := written(g.name)
	if direction(g.name) {
		return false // the West
	}
	for _, n := range r.found {
		switch n.Kind {
		case gazetteer.Demonym:
			demonym = true
		case gazetteer.Code:
		case gazetteer.Abbreviation:
			place = place || capitals
		default:
			place = place || !acronym(g.name)
		}
	}
	keep := r.found[:0]
	for _, n := range r.found {
		ok := false
		switch n.Kind {
		case gazetteer.Demonym:
			ok = true
		case gazetteer.Code:
			ok = !place && !demonym && capitals
		case gazetteer.Abbreviation:
			ok = capitals && !(g.demonym && demonym)
		default:
			ok = !(g.demonym && demonym) && !acronym(g.name)
		}
		if ok {
			keep = append(keep, n)
		}
	}
	r.found = keep
	return len(keep) > 0
}

// acronym reports whether a name is two or three capitals: EU is not Eu in
// France.
func acronym(name string) bool {
	if len(name) < 2 || len(name) > 3 {
		return false
	}
	for i := range len(name) {
		if name[i] < 'A' || name[i] > 'Z' {
			return false
		}
	}
	return true
}

// written reports whether a name is written as an abbreviation may be: in
// capitals, with a full stop, or as the two letters of a postal code.
func written(name string) bool {
	if strings.IndexByte(name, '.') >= 0 {
		return true
	}
	for i := range len(name) {
		if c := name[i]; 'a' <= c && c <= 'z' {
			return i > 0 && i+1 == len(name) && len(name) <= 3 || len(name) <= 4 && name[0] < 'a'
		}
	}
	return true
}

// fill describes a candidate by itself.
func (r *run) fill(c *candidate, first bool) {
	p := r.gaz.Place(c.ref)
	c.class = p.Class
	c.people = p.Population
	c.radius = float32(p.Radius)
	c.at = onSphere(p.Point.Lon(), p.Point.Lat())
	c.admin2, c.admin1, c.country = r.gaz.Parents(c.ref)
	switch p.Class {
	case geo.Country:
		c.country = c.ref
	case geo.Admin1:
		c.admin1 = c.ref
	case geo.Admin2:
		c.admin2 = c.ref
	}
	f := &c.f
	if first {
		f[leading] = 1
	}
	switch p.Class {
	case geo.Country:
		f[isCountry] = 1
	case geo.Admin1:
		f[isAdmin1] = 1
	case geo.Admin2:
		f[isAdmin2] = 1
	case geo.Town, geo.Unclassed:
		f[isTown] = 1
	case geo.Quarter:
		f[isQuarter] = 1
	case geo.Continent:
		f[isContinent] = 1
	case geo.Water:
		f[isWater] = 1
	case geo.River:
		f[isRiver] = 1
	case geo.Relief:
		f[isRelief] = 1
	case geo.Island:
		f[isIsland] = 1
	case geo.Region:
		f[isRegion] = 1
	case geo.Site:
		f[isSite] = 1
	}
	if p.Class == geo.Town || p.Class == geo.Quarter || p.Class == geo.Unclassed {
		if p.Population > 0 {
			f[population] = clamp(float32(math.Log10(float64(p.Population))) / 7)
		}
		switch p.Code {
		case "PPLC":
			f[isCapital] = 1
		case "PPLA":
			f[isSeat] = 1
		}
	}
	switch c.kind {
	case gazetteer.Alternate:
		f[byAlternate] = 1
	case gazetteer.Bare:
		f[byBare] = 1
	case gazetteer.Abbreviation:
		f[byAbbreviation] = 1
	case gazetteer.Demonym:
		f[byDemonym] = 1
	}
}

// onSphere is the point of the unit sphere at a longitude and latitude in
// degrees.
func onSphere(lon, lat float64) [3]float32 {
	sl, cl := math.Sincos(lon * math.Pi / 180)
	sp, cp := math.Sincos(lat * math.Pi / 180)
	return [3]float32{float32(cp * cl), float32(cp * sl), float32(sp)}
}

// earth is the mean radius of the Earth in kilometres.
const earth = 6371.0088

// distance is the distance in kilometres along the chord, which for places
// near each other is the distance on the ground.
func distance(a, b [3]float32) float32 {
	x, y, z := a[0]-b[0], a[1]-b[1], a[2]-b[2]
	return earth * float32(math.Sqrt(float64(x*x+y*y+z*z)))
}

// contains reports whether a place contains another, by the administrative
// codes or, for what has none, by its radius.
func (c *candidate) contains(d *candidate) bool {
	if c.ref == d.ref {
		return false
	}
	switch c.class {
	case geo.Country:
		return c.ref == d.country
	case geo.Admin1:
		return c.ref == d.admin1
	case geo.Admin2:
		return c.ref == d.admin2
	case geo.Town:
		// A quarter in its town, a village in the suburbs.
		return d.class != geo.Country && d.class != geo.Admin1 && d.class != geo.Continent && c.country == d.country &&
			c.people > d.people && distance(c.at, d.at) < max(c.radius, 30)
	case geo.Continent, geo.Region, geo.Island, geo.Relief, geo.Water:
		return d.class != geo.Continent && c.radius > d.radius && distance(c.at, d.at) < c.radius
	}
	return false
}

// fits tells whether the class suits the word that stands beside the name: 1 if
// it does, -1 if not.
func fits(c *candidate, hint geo.Class) float32 {
	if c.class == hint {
		return 1
	}
	switch {
	case hint == geo.Town && c.class == geo.Quarter, hint == geo.Quarter && c.class == geo.Town,
		hint == geo.Admin1 && c.class == geo.Region, hint == geo.Region && c.class == geo.Admin1,
		hint == geo.Admin2 && c.class == geo.Admin1, hint == geo.Admin1 && c.class == geo.Admin2:
		return 0.3
	}
	return -1
}

// variants looks for the name in other spellings: without the article, the
// direction or the word for its class, with Saint for St., and at last with a
// slip forgiven.
func (r *run) variants(g *group) {
	name := g.name
	try := func(s string) bool {
		if s == "" || s == g.name {
			return false
		}
		r.found = r.gaz.Lookup(s, r.found[:0])
		return r.usable(g)
	}
	for _, article := range [...]string{"the ", "The ", "THE "} {
		if rest, ok := strings.CutPrefix(name, article); ok {
			name = rest
			if try(name) {
				return
			}
		}
	}
	for _, v := range respelled {
		if rest, ok := strings.CutPrefix(name, v.from); ok && try(v.to+rest) {
			return
		}
	}
	if cut := strings.LastIndexByte(name, ' '); cut > 0 {
		if class, ok := classWord(name[cut+1:]); ok && try(name[:cut]) {
			g.hint, g.hinted = class, true
			return
		}
	}
	if cut := strings.IndexByte(name, ' '); cut > 0 {
		if direction(name[:cut]) && try(name[cut+1:]) {
			return
		}
		if class, ok := classWord(name[:cut]); ok && (class == geo.Water || class == geo.Relief || class == geo.River) && try(name[cut+1:]) {
			g.hint, g.hinted = class, true
			return
		}
	}
	r.found = r.found[:0]
	if len(name) >= 7 && r.slips > 0 && !g.demonym && oneWord(name) {
		r.slips--
		r.found = r.gaz.Near(name, 1, r.found[:0])
		if r.usable(g) {
			g.spelled = true
			return
		}
	}
	r.found = r.found[:0]
}

// oneWord reports whether the name is one word, in which a slip can be told
// from another name.
func oneWord(name string) bool { return !strings.ContainsAny(name, " .-/") }

// slipsPerDocument bounds the searches for misspelt names, which take a
// thousand times as long as a look-up.
const slipsPerDocument = 3

// respelled are beginnings of names that are written in two ways.
var respelled = [...]struct{ from, to string }{
	{"St. ", "Saint "},
	{"St ", "Saint "},
	{"Saint ", "St "},
	{"Mt. ", "Mount "},
	{"Mt ", "Mount "},
	{"Mount ", "Mt "},
	{"Ft. ", "Fort "},
	{"Ft ", "Fort "},
	{"Pt. ", "Point "},
	{"al-", ""},
	{"Al-", ""},
	{"al ", ""},
	{"Al ", ""},
	{"el-", "al-"},
	{"El-", "al-"},
	{"el-", ""},
	{"El-", ""},
	{"N. ", "North "},
	{"S. ", "South "},
	{"E. ", "East "},
	{"W. ", "West "},
}

// longestWord is the length of the longest word that direction and classWord
// know.
const longestWord = 16

// small appends the word to dst in small letters, or nothing if it is too long
// to be known. It lets a word be compared without making garbage.
func small(dst []byte, w string) []byte {
	if len(w) > longestWord {
		return dst
	}
	for i := range len(w) {
		c := w[i]
		if 'A' <= c && c <= 'Z' {
			c |= 0x20
		}
		dst = append(dst, c)
	}
	return dst
}

// direction reports whether a word is a direction.
func direction(w string) bool {
	var buf [longestWord]byte
	switch string(small(buf[:0], w)) {
	case "north", "south", "east", "west", "northern", "southern", "eastern", "western", "central",
		"northeast", "northwest", "southeast", "southwest", "northeastern", "northwestern", "southeastern", "southwestern",
		"north-east", "north-west", "south-east", "south-west", "downtown", "upstate", "mainland", "inner", "greater":
		return true
	}
	return false
}

// classWord returns the class that a word stands for.
func classWord(w string) (geo.Class, bool) {
	var buf [longestWord]byte
	switch string(small(buf[:0], w)) {
	case "city", "town", "village", "hamlet", "capital", "township", "municipality", "settlement", "port":
		return geo.Town, true
	case "suburb", "neighborhood", "neighbourhood", "quarter", "borough":
		return geo.Quarter, true
	case "county", "parish", "district", "prefecture":
		return geo.Admin2, true
	case "state", "province", "governorate", "region", "oblast", "canton", "department":
		return geo.Admin1, true
	case "republic", "country", "nation", "kingdom":
		return geo.Country, true
	case "river", "canal", "creek":
		return geo.River, true
	case "lake", "sea", "gulf", "bay", "strait", "ocean", "reservoir":
		return geo.Water, true
	case "island", "islands", "archipelago", "isle":
		return geo.Island, true
	case "mountain", "mountains", "mount", "desert", "valley", "peninsula", "peak", "range", "hills", "volcano":
		return geo.Relief, true
	case "airport", "camp", "base", "dam":
		return geo.Site, true
	}
	return geo.Unclassed, false
}
