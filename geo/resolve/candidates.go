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
	reach           float32    // kilometres that a river, a range or the like goes on from its point
	narrow          float32    // how much it says of what lies near it, 1 for a town: a river of 300 km says little
	point           bool       // it is small enough to have places near it
	people          int64
	past            bool // a country or region of the past
	former          bool // found, in an old text, by a name of old
	kind            gazetteer.NameKind
	shadow          float32 // overshadowed, but for the outlet's home and the collection's region
	prior           float32 // score without the rest of the article
	outranked       float32 // by how much the largest place of the name abroad is more: 0 for as many people, 1 for ten times as many
	seated          bool    // a town in it has the name, too
	municipal       bool    // those who act for a town stand beside the name
	denied          bool    // the text says that it lies in a province that it doesn't lie in
	p               float32 // probability among the candidates of the name
	before          float32 // the same in the round before
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
	outer    int32 // group that a comma says it lies in, or -1
	inner    int32 // group that a comma says lies in it, or -1
	cands    []candidate
	unknown  float32   // probability that none of the candidates is meant
	weight   float32   // how much its places say of the others
	respelt  bool      // found only in another way to write the same sounds
	slips    int       // that were forgiven to find it
	said     string    // the words that say where it lies: "Paris, Texas"
	hint     geo.Class // from the word for its class beside it, or in the name
	hinted   bool
	strict   bool   // a place of another kind is not meant
	word     string // the word beside it, in the singular
	beside   string // the name with that word: "city of Aleppo"
	head     string // the word for its class in the name: "River"
	the      bool   // the article stands before it and belongs to it
	acts     bool   // a mention of it stands for those who act for it
	ofState  bool   // those who govern a state stand beside a mention of it
	ofTown   bool   // those who act for a town do
	ofNation bool   // a minister of a country does
	cut      bool   // found without the word for its class
	dropped  bool   // places have the name that are not of the kind that the text says
	address  bool   // no name of the text, but one in the address
	part     string // the name within the name by which it was found: "Aleppo"
}

// A link is where the text says that one name lies in another.
type link struct {
	inner, outer int32 // groups
	strength     float32
	strict       bool  // a comma or a bracket: whatever lies elsewhere is contradicted
	divides      bool  // a country or province of the outer name contains a place of the inner one
	word         bool  // "in" stands between them
	spread       bool  // it is said of the last of a list that the inner name stands in
	closed       bool  // a comma or a bracket stands after the outer name as well
	next         int32 // group that a comma or "and" joins to the outer one, or -1
}

// lookup finds the candidates of a name.
func (r *run) lookup(g *group) {
	g.cands = g.cands[:0]
	r.found = r.found[:0]
	if g.word != "" && (g.hint == geo.Admin1 || g.hint == geo.Admin2) {
		// Some divisions are known by their full name only: Medina County.
		r.full = append(append(append(r.full[:0], g.name...), ' '), g.word...)
		r.found = r.lookupNames(string(r.full), r.found)
	}
	if g.the {
		// The West, the Gulf: the article makes the name.
		r.full = append(append(r.full[:0], "the "...), g.name...)
		r.found = r.lookupNames(string(r.full), r.found)
	}
	if g.the && oneWord(g.name) {
		// The Dnipro, the Mississippi: rivers drop their class and keep the article.
		r.full = append(append(r.full[:0], g.name...), " River"...)
		r.found = r.rivers(r.lookupNames(string(r.full), r.found))
	}
	if !direction(g.name) { // a West is no town
		r.found = r.lookupNames(g.name, r.found)
	}
	if !r.usable(g) && (g.address || !r.variants(g)) {
		return
	}
	head, word, headed := headWord(g.name)
	if g.part != "" {
		headed = false
	}
	if headed {
		g.head = word
	}
	for i, n := range r.found {
		if r.seen(i) {
			continue
		}
		if i >= most && !r.atHome(n.Ref) && !r.inRegion(n.Ref) {
			if i > 12*most {
				break
			}
			continue
		}
		c := candidate{ref: n.Ref, kind: n.Kind}
		if n.Kind == gazetteer.Former || n.Kind == gazetteer.Bygone {
			c.kind, c.former = gazetteer.Alternate, true
		}
		r.fill(&c, i == 0)
		if r.otherKind(g, &c, head, headed) {
			g.dropped = true
			continue
		}
		g.cands = append(g.cands, c)
	}
	g.dropNamesakes()
	r.compare(g)
	if g.address {
		for i := range g.cands {
			r.plain(&g.cands[i])
		}
	}
}

// lookupNames appends the places that answer to a name, today or, in old texts,
// ever.
func (r *run) lookupNames(name string, into []gazetteer.Name) []gazetteer.Name {
	if r.subject.Historical {
		return r.gaz.LookupPast(name, into)
	}
	return r.gaz.Lookup(name, into)
}

// rivers returns those of the names that are rivers'.
func (r *run) rivers(found []gazetteer.Name) []gazetteer.Name {
	keep := found[:0]
	for _, n := range found {
		if r.gaz.Class(n.Ref) == geo.River && n.Kind <= gazetteer.Alternate {
			keep = append(keep, gazetteer.Name{Ref: n.Ref, Kind: gazetteer.Main})
		}
	}
	return keep
}

// seen reports whether the place of the i-th name that was found was found
// before.
func (r *run) seen(i int) bool {
	for j := i - 1; j >= max(0, i-2*most); j-- {
		if r.found[j].Ref == r.found[i].Ref {
			return true
		}
	}
	return false
}

// otherKind reports whether what the text calls the place rules the candidate
// out, and sets the features of what it is called.
func (r *run) otherKind(g *group, c *candidate, head geo.Class, headed bool) bool {
	if g.hinted {
		fit := fits(c.class, g.hint)
		if fit <= 0 && (g.cut || g.strict) {
			return true
		}
		if g.cut && c.class == geo.Admin2 && otherDivision(g.head, r.gaz.Place(c.ref).Name) {
			return true
		}
		if c.class == geo.Admin1 && g.hint == geo.Admin1 && strings.HasSuffix(r.gaz.Place(c.ref).Name, " City") {
			fit = 0 // the Kyiv region is not the city, which is a province by itself
		}
		c.f[classFits] = fit
	}
	if headed && !g.cut {
		fit := fits(c.class, head)
		switch {
		case fit > 0:
			c.f[headFits] = fit
		case c.kind == gazetteer.Bare: // Red River (County)
			return true
		case g.the && natural(head): // the Red River
			return true
		default:
			c.f[headOther] = 1
		}
	}
	if g.the && !headed {
		switch c.class {
		case geo.Town:
			return !article(g.name) && !article(r.gaz.Place(c.ref).Name) // "the Dnipro" is no town, but The Hague is
		case geo.Quarter:
			c.f[withArticle] = -1
		case geo.Water, geo.River, geo.Relief:
			c.f[withArticle] = 0.5
		}
	}
	if g.acts && (c.f[isCapital] > 0 || c.class == geo.Country) {
		c.f[acting] = 1
	}
	c.municipal = g.ofTown && c.class == geo.Town
	if g.ofState && c.class == geo.Admin1 || g.ofNation && c.class == geo.Country {
		c.f[stately] = 1
	}
	return false
}

// article reports whether a name begins with an article.
func article(name string) bool {
	for _, a := range [...]string{"The ", "the ", "El ", "La ", "Le ", "Los ", "Las ", "Al "} {
		if strings.HasPrefix(name, a) {
			return true
		}
	}
	return false
}

// otherDivision reports whether the name ends in another word for a division
// than the given: a county where the text says parish.
func otherDivision(word, name string) bool {
	cut := strings.LastIndexByte(name, ' ')
	if cut < 0 || strings.EqualFold(name[cut+1:], word) {
		return false
	}
	c, ok := classWord(name[cut+1:])
	return ok && c == geo.Admin2
}

// dropNamesakes drops what has the name only because of a place that has it by
// itself: towns that have the name of their country as another name, as the
// capital has in many a language (Mexico is the country), and countries of today
// where one of the past is meant (East Germany).
func (g *group) dropNamesakes() {
	if g.hinted {
		return
	}
	keep := g.cands[:0]
	for i := range g.cands {
		c := &g.cands[i]
		drop := false
		switch {
		case c.kind == gazetteer.Alternate && c.class == geo.Town:
			for j := range g.cands {
				drop = drop || g.cands[j].ref == c.country && g.cands[j].kind == gazetteer.Main
			}
		case c.class == geo.Country && c.kind != gazetteer.Main:
			for j := range g.cands {
				o := &g.cands[j]
				drop = drop || o.past && (o.kind == gazetteer.Main || o.kind == c.kind)
			}
		}
		if !drop {
			keep = append(keep, *c)
		}
	}
	g.cands = keep
}

// compare sets the features that rest on what else has the name.
func (r *run) compare(g *group) {
	var largest int64 // of towns
	fitting, owned := false, false
	g.lead(r)
	if r.subject.Historical {
		r.elders(g)
	}
	for i := range g.cands {
		c := &g.cands[i]
		owned = owned || c.kind == gazetteer.Main && (c.divides() || c.class == geo.Town && c.people >= ownedFrom && !r.subject.Historical)
		fitting = fitting || c.f[classFits] == 1
	}
	for i := range g.cands {
		if c := &g.cands[i]; owned && r.borrows(g, c) {
			c.f[borrowed] = 1
		} else if c.class == geo.Town {
			largest = max(largest, c.people)
		}
	}
	if !r.subject.Historical {
		g.eminence()
		g.outrank()
	}
	for i := range g.cands {
		c := &g.cands[i]
		if c.class == geo.Admin1 && g.main(c.country) {
			c.f[stately] = 0 // Mexico's senators are the country's
		} else if c.class == geo.Admin1 && g.acts && g.countryNamed() {
			c.f[acting] = 1 // Georgia said: either has a government
		}
		if c.f[byAlternate] > 0 && natural(c.class) && withoutClass(g.name, r.gaz.Place(c.ref).Name) {
			c.f[byAlternate] = 0
		}
		if c.kind == gazetteer.Abbreviation && c.class == geo.Admin1 && g.inner < 0 && !g.ofState && !g.hinted && capitalLetters(g.name) {
			c.f[loneCode] = 1
		}
		if c.class == geo.Admin2 && c.kind == gazetteer.Bare && g.main(c.admin1) {
			c.f[borrowed] = 1 // Idaho is the state, and not the county in it
		}
		if c.f[byAlternate] > 0 && c.people >= 100_000 && shortened(g.name, r.gaz.Place(c.ref).Name) && !g.contained(c) {
			c.f[byAlternate], c.f[borrowed] = 0, 0
		}
		if !fitting && !(g.word == "province" || g.word == "governorate") {
			c.f[classFits] *= 0.3 // the Lyon region, where there is no such region: the country about Lyon
		}
		switch c.class {
		case geo.Town, geo.Quarter, geo.Unclassed:
			if largest >= famousFrom && !r.subject.Historical {
				c.shadow = clamp((float32(math.Log10(float64(largest)/float64(max(c.people, 500)))) - shadowFrom) / (3 - shadowFrom))
			}
		case geo.Admin1, geo.Admin2:
			for j := range g.cands {
				if t := &g.cands[j]; t.class == geo.Town && c.contains(t) && (t.kind == gazetteer.Main || c.kind != gazetteer.Main) && (t.f[isSeat] > 0 || t.f[isCapital] > 0 || t.people >= 100_000) {
					c.seated = true
				}
			}
			if g.hinted || c.f[stately] > 0 {
				continue
			}
			c.f[outgrown] = g.outgrows(c)
			for j := range g.cands {
				t := &g.cands[j]
				if t.class == geo.Town && (t.kind != gazetteer.Alternate || c.kind != gazetteer.Main) && (c.contains(t) && (c.kind == gazetteer.Bare || t.f[isSeat] > 0 || t.f[isCapital] > 0 || t.people >= 100_000)) || (t.f[isCapital] > 0 || t.class == geo.Country) && t.country == c.country {
					c.f[shaded] = 1
					break
				}
			}
		}
		switch {
		case g.part != "":
			c.f[byPart] = 1
		case g.slips > 0:
			c.f[bySpelling] = float32(g.slips) / gazetteer.MaxDistance
		case g.respelt:
			c.f[byVariant] = 1
			fallthrough
		default:
			if len(g.cands) == 1 {
				c.f[alone] = 1
			}
		}
	}
}

// borrows reports whether a town has the name of the group only among its other
// names, and unlike the one that it is shown by.
func (r *run) borrows(g *group, c *candidate) bool {
	if c.kind != gazetteer.Alternate || c.class != geo.Town || c.former {
		return false
	}
	shown := r.gaz.Place(c.ref).Name
	return !sameWords(g.name, shown) && !shortened(g.name, shown)
}

// outgrows tells by how much the largest city of the name that lies elsewhere is
// more than a province or district: 0 for as many people, 1 for ten times as many.
// A division that doesn't hold the capital of its name but lies right beside it is
// outgrown, too: Hamilton Parish on Bermuda.
func (g *group) outgrows(c *candidate) float32 {
	var most float32
	for i := range g.cands {
		t := &g.cands[i]
		if t.class != geo.Town || t.kind != gazetteer.Main || c.contains(t) {
			continue
		}
		switch {
		case t.f[isCapital] > 0 && t.country == c.country && distance(t.at, c.at) < spot:
			return 1
		case t.people >= cityFrom:
			most = max(most, clamp(float32(math.Log10(float64(t.people)/float64(max(c.people, 1000))))))
		}
	}
	return most
}

// eminence tells by how much the city that leads is more than the next town of the
// name: the press of the whole world writes of Manchester without its country.
// Capitals have a weight of their own.
func (g *group) eminence() {
	var lead *candidate
	next := int64(1000)
	for i := range g.cands {
		c := &g.cands[i]
		switch {
		case c.f[leading] > 0:
			lead = c
		case c.class == geo.Town && c.kind == gazetteer.Main:
			next = max(next, c.people)
		}
	}
	if lead != nil && lead.class == geo.Town && (lead.people >= eminentFrom || lead.people >= famousFrom && lead.f[isSeat] > 0) && lead.f[isCapital] == 0 {
		lead.f[eminent] = clamp(float32(math.Log(float64(lead.people)/float64(next)) / math.Log(3)))
	}
}

// outrank tells for each town and division by how much the largest place of the
// name in another country is more.
func (g *group) outrank() {
	var first, second *candidate // the largest, and the largest in another country than that
	for i := range g.cands {
		c := &g.cands[i]
		switch {
		case !c.peopled():
		case first == nil || c.people > first.people:
			if first != nil && first.country != c.country {
				second = first
			}
			first = c
		case c.country != first.country && (second == nil || c.people > second.people):
			second = c
		}
	}
	for i := range g.cands {
		c := &g.cands[i]
		abroad := first
		if first != nil && first.country == c.country {
			abroad = second
		}
		if abroad != nil && c.peopled() && (c.people > 0 || c.class == geo.Town) {
			c.outranked = clamp(float32(math.Log10(float64(max(abroad.people, 1000)) / float64(max(c.people, 1000)))))
		}
	}
}

// peopled reports whether the number of its people tells how much of a place it
// is: that of a country says nothing beside it, of seas and sites none is known.
func (c *candidate) peopled() bool {
	return c.class == geo.Town || c.class == geo.Admin1 || c.class == geo.Admin2
}

// eminentFrom is the population from which on a city is known the world over; the
// seat of a province is from famousFrom on.
const eminentFrom = 300_000

// cityFrom is the population from which on a city outgrows a province elsewhere
// that has its name.
const cityFrom = 200_000

// sameWords reports whether two names are one, but for how a word is shortened
// or joined to the next: St. Petersburg for Saint Petersburg.
func sameWords(name, shown string) bool {
	for _, v := range respelled {
		a, okA := strings.CutPrefix(name, v.from)
		b, okB := strings.CutPrefix(shown, v.to)
		if !okB && okA {
			b, okB = strings.CutPrefix(shown, strings.TrimSuffix(v.to, " ")+"-")
		}
		if okA && okB && strings.EqualFold(a, b) {
			return true
		}
	}
	return false
}

// capitalLetters reports whether a name is in capitals: LA, L.A., but not La.
func capitalLetters(name string) bool { return strings.ToUpper(name) == name }

// lead gives the lead to the first of the places that are shown by the name, if
// it is no village: what merely is called so in some language may be larger, but
// it isn't thought of.
func (g *group) lead(r *run) {
	g.leadCity(r)
	if len(g.cands) == 0 || r.subject.Historical || g.cands[0].f[leading] == 0 || g.cands[0].kind != gazetteer.Alternate ||
		shortened(g.name, r.gaz.Place(g.cands[0].ref).Name) {
		return
	}
	spelt := sameWords(g.name, r.gaz.Place(g.cands[0].ref).Name)
	for i := range g.cands {
		c := &g.cands[i]
		if spelt && c.people < g.cands[0].people {
			continue
		}
		if c.kind == gazetteer.Main && (c.divides() || c.class == geo.Town && c.people >= ownedFrom) {
			g.cands[0].f[leading], c.f[leading] = 0, 1
			return
		}
	}
}

// leadCity takes the lead from a province that a city elsewhere of its name
// outgrows, and gives it to the largest such city.
func (g *group) leadCity(r *run) {
	if len(g.cands) == 0 || r.subject.Historical || g.hinted || g.cands[0].f[leading] == 0 {
		return
	}
	first := &g.cands[0]
	if first.class != geo.Admin1 && first.class != geo.Admin2 {
		return
	}
	city := first
	for i := range g.cands {
		if t := &g.cands[i]; t.class == geo.Town && t.kind == gazetteer.Main && t.people >= cityFrom && t.people > city.people && !first.contains(t) {
			city = t
		}
	}
	first.f[leading], city.f[leading] = 0, 1
}

// shadowFrom is the logarithm of how many times larger a namesake must be for a
// town to be outshone.
const shadowFrom = 0.6

// countryNamed reports whether a country has the name as its main name.
func (g *group) countryNamed() bool {
	for i := range g.cands {
		if c := &g.cands[i]; c.class == geo.Country && c.kind == gazetteer.Main {
			return true
		}
	}
	return false
}

// main reports whether the place has the name as its main name.
func (g *group) main(ref gazetteer.Ref) bool {
	for i := range g.cands {
		if c := &g.cands[i]; c.ref == ref && c.kind == gazetteer.Main {
			return true
		}
	}
	return false
}

// saysState reports whether the word beside the name says that it is a state.
func (g *group) saysState() bool { return g.hinted && g.hint == geo.Admin1 && g.beside != "" }

// contained reports whether another candidate by its main name contains the
// candidate, as Oklahoma contains Oklahoma City.
func (g *group) contained(c *candidate) bool {
	for i := range g.cands {
		if o := &g.cands[i]; o.kind == gazetteer.Main && o.contains(c) {
			return true
		}
	}
	return false
}

// famousFrom is the population from which on a town is thought of first when
// its name stands alone.
const famousFrom = 100_000

// ownedFrom is the population from which on a town has its name to itself against
// larger ones that are merely called so in some language, as Alexandria is
// Alessandria, or once were, as New York was New Amsterdam.
const ownedFrom = 20_000

func clamp(x float32) float32 { return max(0, min(1, x)) }

// usable leaves only the names of r.found that the way they are written
// admits: for a demonym the demonyms, where there are any; no abbreviation in
// small letters; no code unless there is nothing else. It reports whether any
// is left.
func (r *run) usable(g *group) bool {
	demonym, place := false, false
	capitals := written(g.name)
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
			return i > 0 && i+1 == len(name) && len(name) <= 3 || len(name) <= 6 && name[0] < 'a'
		}
	}
	return true
}

// fill describes a candidate by itself.
func (r *run) fill(c *candidate, first bool) {
	p := r.gaz.Place(c.ref)
	c.class = p.Class
	c.people = p.Population
	if !r.subject.Historical {
		c.people = gazetteer.LikelyPopulation(&p)
	}
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
	c.past = p.Class == geo.Region && p.Code == "RGNH"
	c.narrow = 1 / (1 + max(0, c.radius-30)/60)
	if natural(p.Class) || p.Class == geo.Region {
		c.reach = c.radius
	}
	c.point = p.Class != geo.Country && p.Class != geo.Continent && p.Class != geo.Admin1 && c.radius < farthest
	if first {
		c.f[leading] = 1
	}
	if int(p.Class) < len(classFeatures) {
		c.f[classFeatures[p.Class]] = 1
	}
	c.rank(&p)
	switch c.kind {
	case gazetteer.Alternate:
		c.f[byAlternate] = 1
	case gazetteer.Bare:
		c.f[byBare] = 1
	case gazetteer.Abbreviation:
		c.f[byAbbreviation] = 1
	case gazetteer.Demonym:
		c.f[byDemonym] = 1
	}
	if r.subject.Historical {
		c.old(p.Code, r.gaz.Renown(c.ref))
	}
}

// classFeatures are the features that say of which class a place is. One of
// which no class is known is weighed as a town.
var classFeatures = [geo.Classes]feature{
	geo.Unclassed: isTown, geo.Continent: isContinent, geo.Country: isCountry, geo.Admin1: isAdmin1, geo.Admin2: isAdmin2,
	geo.Town: isTown, geo.Quarter: isQuarter, geo.Water: isWater, geo.River: isRiver, geo.Relief: isRelief, geo.Island: isIsland,
	geo.Region: isRegion, geo.Site: isSite,
}

// rank sets the features of how many live in a place, and of what is governed
// from it.
func (c *candidate) rank(p *geo.Place) {
	switch p.Class {
	case geo.Admin1, geo.Admin2:
		if p.Population > 0 {
			c.f[size] = clamp(float32(math.Log10(float64(p.Population))) / 7)
		}
	case geo.Town, geo.Quarter, geo.Unclassed:
		if c.people > 0 {
			c.f[population] = clamp(float32(math.Log10(float64(c.people))) / 7)
		}
		switch p.Code {
		case "PPLC":
			c.f[isCapital] = 1
		case "PPLA":
			c.f[isSeat] = 1
		}
	}
}

// shortened reports whether a name is the beginning of the one that the place is
// shown by, and says all that matters: Washington for Washington, D.C.; New York
// for New York City; Frankfurt for Frankfurt am Main.
func shortened(name, shown string) bool {
	if len(shown) <= len(name)+1 || !strings.EqualFold(shown[:len(name)], name) {
		return false
	}
	rest := shown[len(name):]
	return rest[0] == ',' || rest == " City" || onRiver(rest)
}

// onRiver reports whether what follows a name tells the town from its namesakes by
// the water or the land that it lies at, as in Frankfurt am Main, Newcastle upon
// Tyne and Châlons-sur-Marne.
func onRiver(rest string) bool {
	if rest[0] != ' ' && rest[0] != '-' {
		return false
	}
	word, _, ok := strings.Cut(strings.ReplaceAll(rest[1:], "-", " "), " ")
	if !ok {
		return false
	}
	switch word {
	case "upon", "on", "under", "am", "an", "im", "ob", "bei", "sur", "nad", "pod":
		return true
	}
	return false
}

// withoutClass reports whether a name is the one that the place is shown by but
// for the word for its class: the Atlantic (Ocean).
func withoutClass(name, shown string) bool {
	if len(shown) <= len(name)+1 || !strings.EqualFold(shown[:len(name)], name) || shown[len(name)] != ' ' {
		return false
	}
	_, ok := classWord(shown[len(name)+1:])
	return ok
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

// gap is the distance in kilometres between what the two places cover, as far as
// rivers, ranges and the like are concerned, which reach far from their points.
func gap(a, b *candidate) float32 {
	return max(0, distance(a.at, b.at)-a.reach-b.reach)
}

// farthest is the radius in kilometres from which on a sea or a range is no
// evidence for what lies near it: too much does.
const farthest = 400

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
		// Of camps and bases only the country is known, and a province is no disc.
		return c.ref == d.admin1 || d.admin1 == gazetteer.NoRef && d.class == geo.Site && c.country == d.country && distance(c.at, d.at) < 1.5*c.radius
	case geo.Admin2:
		return c.ref == d.admin2
	case geo.Town:
		// A quarter in its town, a village in the suburbs.
		return d.class != geo.Country && d.class != geo.Admin1 && d.class != geo.Continent && c.country == d.country && c.admin1 == d.admin1 &&
			c.people > d.people && distance(c.at, d.at) < max(c.radius, 30)
	case geo.Continent, geo.Region, geo.Island, geo.Relief, geo.Water:
		return d.class != geo.Continent && c.radius > d.radius && distance(c.at, d.at) < c.radius
	}
	return false
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
