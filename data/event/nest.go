package event

import (
	"dateline/geo"
	"dateline/geo/text"
)

// nest marks the names that hold or lie in the one beside them, and lists.
func (r *reading) nest() {
	for i := 1; i < len(r.places); i++ {
		a, b := &r.places[i-1], &r.places[i]
		n := r.between(a, b)
		if n == listed && !r.goesOn(i) {
			n = outerAfter // Mavo, Wase: the second holds the first
		}
		switch n {
		case listed:
			b.list = true
			b.title = b.title || a.title
			a.fixed.Add(InList)
			b.fixed.Add(InList)
		case apart:
			b.list = r.dealtOut(a, b)
		case outerAfter: // Nablus in the West Bank; Aleppo, Syria
			a.fixed.Add(IsInner)
			b.fixed.Add(Contains)
			b.inner, a.outer = int32(i-1), int32(i)
			if i+1 < len(r.places) && r.between(b, &r.places[i+1]) == outerBefore && rank(r.places[i+1].place) < rank(a.place) {
				r.places[i+1].inner = int32(i - 1)
				r.places[i+1].fixed.Add(Contains) // Chibok, in Nigeria's Borno state
			}
		case outerBefore: // the West Bank city of Nablus
			a.fixed.Add(Contains)
			b.fixed.Add(IsInner)
			b.outer = int32(i - 1)
			if a.inner < 0 {
				a.inner = int32(i)
			}
		}
	}
}

// dealtOut reports whether what happened is dealt out to two places: "two were
// killed in Homs and four more in Hama".
func (r *reading) dealtOut(a, b *candidate) bool {
	if a.pointed || b.pointed || !a.fixed.Has(AfterIn) || !b.fixed.Has(AfterIn) || b.prep < a.to || b.from-a.to > 12 {
		return false
	}
	joined, counted := false, false
	for j := a.to; j < b.prep; j++ {
		switch k := &r.toks[j]; {
		case k.part == conjunction || k.kind == text.Punct && r.text[k.start] == ',':
			joined = true
		case !joined && k.part == nounly: // Damascus province
		case joined && (k.class&(cCount|cVague) != 0 || r.one(k, "another", "others", "one")):
			counted = true
		case joined && counted && (k.part == nounly || k.part == adverb || r.one(k, "of")):
		default:
			return false
		}
	}
	return counted
}

// goesOn reports whether the list that the names i-1 and i are in has an "and"
// or "or" somewhere: a bare comma between two names makes no list.
func (r *reading) goesOn(i int) bool {
	and := func(j int) bool {
		for t := r.places[j-1].to; t < r.places[j].from; t++ {
			if r.toks[t].part == conjunction {
				return true
			}
		}
		return false
	}
	b := &r.places[i]
	if b.use == geo.Demonym || b.fixed.Has(AtBorder) || b.fixed.Has(OfSpeaker) {
		return false
	}
	if and(i) || r.places[i-1].list {
		return true
	}
	for j := i + 1; j < len(r.places) && r.between(&r.places[j-1], &r.places[j]) == listed; j++ {
		if and(j) {
			return true
		}
	}
	return false
}

type nesting uint8

const (
	apart nesting = iota
	listed
	outerAfter
	outerBefore
)

// rank orders places by how much they hold; a name that no gazetteer knows is
// taken for the smallest.
func rank(p *geo.Place) int {
	if p == nil {
		return 6
	}
	switch p.Class {
	case geo.Continent, geo.Water:
		return 0
	case geo.Country:
		return 1
	case geo.Admin1, geo.Region, geo.Relief:
		return 2
	case geo.Admin2, geo.Island, geo.River:
		return 3
	case geo.Quarter, geo.Site:
		return 6
	}
	return 5
}

// holds reports whether the first place is so much the larger that the second
// may lie in it. A name that no gazetteer knows is a small place.
func holds(a, b *geo.Place) bool {
	switch ra, rb := rank(a), rank(b); {
	case a == nil:
		return false
	case ra != rb:
		return ra < rb && (ra != 2 || rb != 5 || b.Population < 300_000)
	}
	return b == nil || a.Population > 2*b.Population
}

// between tells how two names that follow each other belong together.
func (r *reading) between(a, b *candidate) nesting {
	if b.from-a.to > 12 || a.pointed || b.pointed {
		return apart
	}
	if r.measured(a, b) {
		return outerAfter
	}
	ra, rb := rank(a.place), rank(b.place)
	comma, and, prep, of, generic, settled := false, false, false, false, false, false
	for j := a.to; j < b.from; j++ {
		k := &r.toks[j]
		switch {
		case r.text[k.start] == ',' || r.text[k.start] == '(' || r.text[k.start] == '/':
			comma = true
		case k.part == conjunction && r.opensStatement(j):
			return apart // killed ten in Homs, and in Hama a bridge fell
		case k.part == conjunction:
			and = true
		case r.wordIs(k, "of"):
			of = true
		case r.wordIs(k, "including"):
			return outerBefore
		case r.one(k, "in", "at", "near", "on", "outside"):
			prep = true
		case k.class&cGeneric != 0 && k.part != verbly:
			if !generic && ra <= rb {
				settled = r.one(k, "city", "town", "village", "capital", "port", "hamlet", "cities", "towns", "villages", "settlement", "province", "state", "island", "stronghold")
			}
			generic = true
		case k.class&(cDet|cDirection|cAdjective) != 0 && k.part != verbly, k.kind == text.Joiner, k.kind == text.Clitic:
		case k.part == nounly && k.word == nil && !k.upper && k.kind == text.Word, r.qualifies(j), r.ayn(j):
		default:
			return apart
		}
	}
	if a.use == geo.Demonym && !comma && !and && !prep && (of || generic || b.from == a.to) {
		return outerBefore
	}
	switch {
	case and:
		return listed
	case prep && !comma || prep && comma:
		if ra >= rb || a.place == nil {
			return outerAfter
		}
		return apart
	case of && !generic:
		return outerAfter // the Qalamoun Mountains of rural Damascus
	case of || generic && !comma:
		switch {
		case settled && ra <= rb, ra < rb && !of:
			return outerBefore
		case holds(a.place, b.place):
			return outerBefore // the Baghdad district of Karrada
		case of && (holds(b.place, a.place) || ra >= rb):
			return outerAfter // the Karrada district of Baghdad
		}
		return apart
	case comma:
		if ra > rb && rb < 5 {
			return outerAfter
		}
		return listed // of towns, the list tells: Mavo, Wase
	case b.from == a.to || b.from == a.to+1:
		if ra < rb {
			return outerBefore
		}
	}
	return apart
}

// measured reports whether the second name only tells how far off and which way
// the first lies: "Mango, 65 kilometres north of the capital, Homs". It is then one
// that this lies off.
func (r *reading) measured(a, b *candidate) bool {
	j := a.to
	if j >= b.from || r.text[r.toks[j].start] != ',' && r.text[r.toks[j].start] != '(' {
		return false
	}
	for j++; j < b.from && (r.toks[j].class&(cMore|cCount|cVague|cDet|cAdverb) != 0 || r.toks[j].part == adverb); j++ {
	}
	if j == a.to+1 || j >= b.from || !r.one(&r.toks[j], lengths...) {
		return false
	}
	for j++; j < b.from && (r.toks[j].class&cDirection != 0 || r.toks[j].kind == text.Joiner || r.one(&r.toks[j], "away", "to", "the")); j++ {
	}
	if j >= b.from || !r.one(&r.toks[j], "of", "from", "off") {
		return false
	}
	b.fixed.Add(OffAnchor)
	return true
}

// lengths are the units in which a way is measured.
var lengths = []string{"kilometer", "kilometers", "kilometre", "kilometres", "km", "mile", "miles", "meters", "metres", "yards", "leagues"}

// innermost returns the smallest of the places that stand nested in a phrase
// with the i-th: Chibok, in Nigeria's Borno state.
func (r *reading) innermost(t *trigger, i int32) int32 {
	for steps := 0; steps < 4; steps++ {
		n := r.places[i].inner
		if n < 0 {
			break
		}
		if c := &r.places[n]; c.use != geo.Literal || c.title && !(c.fixed.Has(AfterFrom) && r.toks[t.tok].class&cTake != 0) || c.fixed.Has(OfSpeaker) || c.fixed.Has(InDateline) || c.fixed.Has(OffAnchor) {
			break
		}
		i = n
	}
	return i
}
