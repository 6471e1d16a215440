package event

import (
	"dateline/data"
	"dateline/geo"
	"dateline/geo/text"
)

// A placeKind is what a word for places can point back to: "the city" to a town,
// "the province" to a province.
type placeKind uint8

const (
	aTown placeKind = iota
	aCapital
	aQuarter
	aProvince
	anIsland
	aCountry
	placeKinds
)

// sortOf tells what the word for places at a token points back to; false for
// one that points to nothing that has a name of its own, as a market.
func (r *reading) sortOf(k *token) (placeKind, bool) {
	switch {
	case r.one(k, "city", "town", "village", "hamlet", "settlement", "port", "municipality", "locality", "township", "metropolis"):
		return aTown, true
	case r.wordIs(k, "capital"):
		return aCapital, true
	case r.one(k, "district", "neighbourhood", "neighborhood", "suburb", "quarter"):
		return aQuarter, true
	case r.one(k, "province", "state", "region", "governorate", "department", "county", "prefecture"):
		return aProvince, true
	case r.wordIs(k, "island"):
		return anIsland, true
	case r.one(k, "country", "nation"):
		return aCountry, true
	}
	return 0, false
}

// fits reports whether a place is of the sort.
func (s placeKind) fits(p *geo.Place) bool {
	if p == nil {
		return false
	}
	switch s {
	case aTown:
		return p.Class == geo.Town
	case aCapital:
		return p.Class == geo.Town && p.Code == "PPLC"
	case aQuarter:
		return p.Class == geo.Quarter || p.Class == geo.Admin2
	case aProvince:
		return p.Class == geo.Admin1 || p.Class == geo.Admin2 || p.Class == geo.Region
	case anIsland:
		return p.Class == geo.Island
	case aCountry:
		return p.Class == geo.Country
	}
	return false
}

// A namedPlace is the last place of a sort that a text has named.
type namedPlace struct {
	finding  int // -1 for a name that no gazetteer knows
	sentence int
	event    bool // something happened there
}

// longestPoint is how many sentences back a word for places points at most.
const longestPoint = 12

// point makes a candidate of a word for places that points to one that was
// named before: "in the city", "this town". What it points to may stand in the
// same sentence or in one before; where the last town that was named is one that
// no gazetteer knows, the candidate is as unknown. Nothing is pointed to by "the
// city of" and by words beside a name.
func (r *reading) point(i int) (candidate, bool) {
	k := &r.toks[i]
	if k.class&cGeneric == 0 || k.part != nounly || k.finding >= 0 || k.upper && !r.capitals {
		return candidate{}, false
	}
	s, ok := r.sortOf(k)
	if !ok {
		return candidate{}, false
	}
	c := candidate{finding: -1, use: geo.Literal, from: int32(i), to: int32(i + 1), prep: -1, inner: -1, outer: -1, pointed: true}
	if s == aCapital && i > 0 {
		if f := r.capitalOf(i - 1); f >= 0 {
			c.place, c.stands = r.findings[f].Place, f+1
			return c, true
		}
	}
	d := i - 1
	for d > 0 && i-d < 4 && (r.toks[d].class&(cDirection|cAdjective) != 0 || r.wordIs(&r.toks[d], "same") || s != aCapital && r.wordIs(&r.toks[d], "capital")) {
		d--
	}
	if d < 0 || !r.one(&r.toks[d], "the", "this", "that") || r.beside(d, i) {
		return candidate{}, false
	}
	if i-d > 1 && r.wordIs(&r.toks[i-1], "capital") {
		s = aCapital // the capital city
	}
	for j := len(r.places) - 1; j >= 0; j-- {
		o := &r.places[j]
		if o.pointed || o.use != geo.Literal && (s != aCountry || o.use != geo.Metonymic) {
			continue
		}
		if s.fits(o.place) || o.finding < 0 && r.sameSort(o, s) {
			c.Span, c.finding, c.place = o.Span, o.finding, o.place
			return c, true
		}
	}
	n := r.pointsTo(s, r.wordIs(&r.toks[d], "this"))
	if n.finding >= 0 {
		c.place, c.stands = r.findings[n.finding].Place, n.finding+1
		return c, true
	}
	return c, n.sentence > 0
}

// capitalOf returns the finding of the capital of the country that token i
// names, or whose people: "the Peruvian capital", "Peru's capital". It is -1
// where the article doesn't name it.
func (r *reading) capitalOf(i int) int {
	if i > 0 && r.toks[i].kind == text.Clitic {
		i--
	}
	f := r.toks[i].finding
	if f < 0 || r.beside(i, i+1) {
		return -1
	}
	of := r.findings[r.firstF+int(f)].Place
	if of == nil || of.Class != geo.Country {
		return -1
	}
	for j := range r.findings {
		if p := r.findings[j].Place; p != nil && p.Code == "PPLC" && p.Country == of.Country && r.findings[j].Use == geo.Literal {
			return j
		}
	}
	return -1
}

// beside reports whether the words for a place that begin at token from stand
// beside its name: "the city of Homs", "Homs, the city", "the port city Homs".
func (r *reading) beside(from, at int) bool {
	if from > 1 && r.toks[from-1].part == mark && r.toks[from-2].finding >= 0 {
		return true
	}
	if at+1 >= len(r.toks) {
		return false
	}
	k := &r.toks[at+1]
	switch {
	case r.one(k, "of", "called", "named") || k.finding >= 0 || k.upper && !r.capitals && k.kind == text.Word:
		return true
	case r.text[k.start] == ',' && at+2 < len(r.toks):
		n := &r.toks[at+2]
		return n.finding >= 0 || n.upper && !r.capitals && n.word == nil // the capital, Sana
	}
	return false
}

// sameSort reports whether a name that no gazetteer knows is called by a word
// of the sort: "the village of Agasha".
func (r *reading) sameSort(c *candidate, s placeKind) bool {
	for j := c.from - 1; j >= 0 && j > c.from-4; j-- {
		if x, ok := r.sortOf(&r.toks[j]); ok {
			return x == s
		}
	}
	if int(c.to) < len(r.toks) {
		if x, ok := r.sortOf(&r.toks[c.to]); ok {
			return x == s
		}
	}
	return s == aTown && c.fixed == EvidenceSet{}
}

// pointsTo returns what a word of the sort points back to. "This" capital is
// that of the report. A capital is the one named last, and the country the one
// that the article speaks of for the most part.
func (r *reading) pointsTo(s placeKind, this bool) namedPlace {
	if this && (s == aTown || s == aCapital) && r.filed > 0 && s.fits(r.findings[r.filed-1].Place) {
		return namedPlace{finding: r.filed - 1, sentence: 1}
	}
	if s == aCountry {
		for i := range r.countries {
			if c := &r.countries[i]; c.finding >= 0 && 3*c.named >= 2*r.mentions {
				return namedPlace{finding: c.finding, sentence: 1}
			}
		}
		return namedPlace{finding: -1}
	}
	if n := r.lastNamed[s]; n.sentence > 0 && r.nth-n.sentence < longestPoint {
		return n
	}
	return namedPlace{finding: -1}
}

// nameAll remembers the places that the sentence has named, for those that
// point back to them. Of several of a sort it is the one where something
// happened, of equals the last.
func (r *reading) nameAll(roles []data.PlaceRole) {
	for i := range r.places {
		c := &r.places[i]
		if c.fixed.Has(InDateline) && c.finding >= 0 {
			r.filed = r.firstF + int(c.finding) + 1
		}
		if c.pointed || c.use != geo.Literal || c.fixed.Has(OfSpeaker) || c.fixed.Has(InOrganisation) {
			continue
		}
		n := namedPlace{finding: -1, sentence: r.nth}
		if c.finding >= 0 {
			n.finding = r.firstF + int(c.finding)
			n.event = roles[n.finding] == data.EventPlace
		}
		for s := range placeKinds {
			if !s.fits(c.place) && !(c.finding < 0 && r.sameSort(c, s)) {
				continue
			}
			if o := &r.lastNamed[s]; o.sentence != r.nth || !o.event || n.event {
				*o = n
			}
		}
	}
}
