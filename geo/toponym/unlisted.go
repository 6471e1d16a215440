package toponym

import (
	"dateline/geo"
	"dateline/geo/gazetteer"
	"dateline/geo/text"
)

// What the gazetteer does not know can still be seen to be a place. It is worth
// finding, because a reader is told that it was named and could not be placed,
// and because "Memphis Street" must not be taken for Memphis.

// feature judges the street, river or the like that begins at token i and goes
// on beyond token covered, up to which the gazetteer knows a name. It returns
// the token to go on with, or 0 if there is none.
func (f *Finder) feature(r *reading, i, covered int) int {
	if end := f.suffixed(r, i, covered); end > 0 {
		return end
	}
	return f.prefixed(r, i, covered)
}

// suffixed judges what ends in the word for it: "Memphis Street", "Lamar River".
func (f *Finder) suffixed(r *reading, i, covered int) int {
	t := &r.toks[i]
	numbered := r.ordinal(i)
	if r.mode(i) != plain || !r.upper(i) && !numbered || t.class&(wFunction|wMonth|wWeekday) != 0 && !numbered || t.marks&inWhole != 0 {
		return 0
	}
	if n := r.next(i); t.Len() == 1 && n >= 0 && r.toks[n].Kind == text.Joiner {
		return 0 // R-Elbow Lake: a party
	}
	words := 1
	for j := r.next(i); j >= 0 && words < 4; j = r.next(j) {
		u := &r.toks[j]
		if u.Kind == text.Joiner || r.ordinal(j) {
			continue
		}
		if !r.upper(j) || u.marks&inWhole != 0 {
			return 0
		}
		words++
		kind := evidences
		switch {
		case u.class&wRoad != 0 && !r.upper(r.next(j)):
			kind = NamesStreet
		case features[r.word(j)] && words <= 3 && t.class&(wPrefix|wTitle) == 0 && !numbered:
			kind = NamesFeature
		default:
			continue
		}
		if j < covered {
			return 0
		}
		end := j + 1
		if n := r.next(j); kind == NamesStreet && n >= 0 && r.toks[n].Kind == text.Number && r.is(j-1, "County") {
			end = n + 1 // County Road 43
		}
		d := Judgement{from: int32(i), to: int32(end)}
		d.Span = r.spanOf(i, end, known{abbreviation: true})
		d.Evidence.add(kind)
		if kind == NamesFeature && t.marks&isFirst != 0 && t.class&wCommon != 0 {
			d.Evidence.add(CommonAtHead)
		}
		if t.marks&inOrg != 0 {
			d.Evidence.add(InOrganisation)
			d.Evidence.add(IsOrganisation)
		}
		if t.marks&inPerson != 0 && u.marks&inPerson != 0 && !r.compass(i) {
			d.Evidence.add(InPersonName)
		}
		return f.judgeUnlisted(r, &d)
	}
	return 0
}

// judgeUnlisted decides on a name that the gazetteer hasn't, of which the evidence
// of its words is known. It returns where the name ends, 0 where it is none.
func (f *Finder) judgeUnlisted(r *reading, d *Judgement) int {
	f.weighContext(r, d, plain)
	f.settleScore(r, d)
	if !d.Place {
		return 0
	}
	r.judged = append(r.judged, *d)
	return int(d.to)
}

// ordinal reports whether token i is the number of a street in a series of
// streets: 16th, Third.
func (r *reading) ordinal(i int) bool {
	w := r.word(i)
	if r.toks[i].Kind == text.Word {
		switch w {
		case "First", "Second", "Third":
			return true
		}
		return false
	}
	n := len(w)
	return r.toks[i].Kind == text.Number && n > 2 && n < 6 && w[n-1] >= 'a' && w[n-2] >= 'a' && w[n-3] <= '9'
}

// compass reports whether token i is the point of the compass that a street's
// name begins with: "N. High Street".
func (r *reading) compass(i int) bool {
	w := r.word(i)
	return len(w) > 0 && len(w) < 3 && (w[0] == 'N' || w[0] == 'S' || w[0] == 'E' || w[0] == 'W') && (len(w) == 1 || w[1] == '.')
}

// prefixed judges what begins with the word for it: "Lake Vermont".
func (f *Finder) prefixed(r *reading, i, covered int) int {
	const never = wFunction | wTitle | wOther | wMonth | wWeekday | wBody | wTail | wInstitution | wRoad | wStreet | wSuffix | wCommon
	if r.mode(i) != plain || !featurePrefixes[r.word(i)] {
		return 0
	}
	end := i
	for j, words := r.next(i), 0; r.upper(j) && words < 2; j, words = r.next(j), words+1 {
		if t := &r.toks[j]; t.class&never != 0 || t.marks&inWhole != 0 {
			return 0
		}
		end = j + 1
	}
	if end == i || end <= covered || r.upper(r.next(end-1)) {
		return 0
	}
	d := Judgement{from: int32(i), to: int32(end)}
	d.Span = r.spanOf(i, end, known{})
	d.Evidence.add(NamesFeature)
	return f.judgeUnlisted(r, &d)
}

// featurePrefixes are the words that begin the name of a natural feature.
var featurePrefixes = map[string]bool{"Lake": true, "Mount": true, "Mt": true, "Mt.": true, "Loch": true, "Cape": true}

// features are the words that end the name of a natural feature, or of one that
// is built as wide. Words for
// divisions, such as County, are left out: the gazetteer knows the divisions.
var features = map[string]bool{
	"River": true, "Creek": true, "Lake": true, "Bay": true, "Island": true, "Islands": true, "Peninsula": true, "Mountain": true,
	"Mountains": true, "Valley": true, "Desert": true, "Strait": true, "Canal": true, "Falls": true, "Canyon": true, "Forest": true,
	"Beach": true, "Park": true, "Village": true, "Lagoon": true, "Stadium": true, "Square": true, "Estate": true, "Castle": true,
	"Racecourse": true, "Dam": true, "Reservoir": true, "Marsh": true, "Peak": true, "Glacier": true, "Heights": true, "Airport": true,
}

func (r *reading) word(i int) string { return r.text[r.toks[i].Start:r.toks[i].End] }

// unlisted judges the capitalised words at token i that no place answers to, if
// the words around them say that they are one: "the village of Kampungu", "in
// Pingilikani, Kenya". It returns the token to go on with, or 0.
func (f *Finder) unlisted(r *reading, i int) int {
	const never = wFunction | wTitle | wRole | wMonth | wWeekday | wOther | wOrganisation | wFirst | wCommon | wHead | wTail | wBody | wInstitution | wGeneric
	if r.mode(i) != plain || r.toks[i].shape != capital || r.toks[i].Len() < 4 {
		return 0
	}
	end, words := i, 0
	for j := i; j >= 0 && words < 3; j = r.next(j) {
		t := &r.toks[j]
		if t.Kind == text.Joiner {
			continue
		}
		if t.Kind != text.Word || t.shape != capital {
			break
		}
		if t.class&never != 0 || t.marks&(inPerson|inOrg) != 0 || r.people[t.key] {
			return 0
		}
		words++
		end = j + 1
	}
	if r.upper(r.next(end - 1)) {
		return 0
	}
	p := r.prev(i)
	if r.upper(p) || p >= 0 && r.toks[p].Kind == text.Joiner {
		return 0
	}
	d := Judgement{from: int32(i), to: int32(end)}
	d.Span = r.spanOf(i, end, known{})
	d.Evidence.add(NamesNothing)
	f.weighContext(r, &d, plain)
	if r.unheardOf(&d) {
		d.Evidence.add(UnknownIsPlace)
	}
	f.settleScore(r, &d)
	if !d.Place {
		if l := len(r.judged) - 1; r.all && (l < 0 || r.judged[l].from != d.from || r.judged[l].to != d.to) {
			r.judged = append(r.judged, d)
		}
		return 0
	}
	r.judged = append(r.judged, d)
	return end
}

// unheardOf reports whether the name, which the gazetteer doesn't know, is a
// word that no list knows either and that stands where a place does: after "in",
// "near", "fled" or "residents of", or in a list that does, beside no other name
// and no noun to which it could belong. What is written so in the news and is no
// place is a person or a firm that the article names elsewhere in another way.
// "Deir", "Khan" and the like may stand before it, and the Arabic article.
func (r *reading) unheardOf(j *Judgement) bool {
	from, to := int(j.from), int(j.to)
	e := j.Evidence
	if r.mode(from) != plain || e.Has(BeforeUnknownName) || e.Has(AfterUnknownName) || e.Has(BeforePossessive) || !e.Has(AfterLocative) && !r.listedAfter(j) && !r.inhabited(from) && r.object(r.prev(from)) < 1 {
		return false
	}
	words := 0
	for i := from; i < to; i++ {
		t := &r.toks[i]
		switch {
		case t.Kind == text.Joiner, i > from && t.class&(wArticle|wParticle) != 0, i == from && to > from+1 && t.class&wPrefix != 0 && r.upper(i):
			continue
		case t.Kind != text.Word, t.shape != capital, t.Len() < 4, t.class&^wSuffix != 0, t.marks&(isFirst|inPerson|inOrg|inWhole) != 0, r.small[t.key], r.people[t.key], r.given[t.key], camel(r.word(i)):
			return false
		}
		words++
	}
	p, n := r.prev(from), r.next(to-1)
	if words != 1 || r.upper(p) || r.is(p, "the") || r.upper(n) {
		return false
	}
	return n < 0 || r.toks[n].Kind != text.Word || r.has(n, wFunction|wLocative|wWeakLocative|wSaying) || r.verb(n, false).at >= 0
}

// inhabited reports whether the name at token i has inhabitants, a mayor or the
// like: "residents of Kestonville".
func (r *reading) inhabited(i int) bool {
	of := r.prev(i)
	p := r.prev(of)
	return r.is(of, "of") && (r.is(p, "mayor") || r.is(p, "outskirts") ||
		r.is(p, "residents") || r.is(p, "inhabitants") || r.is(p, "villagers"))
}

// listedAfter reports whether the name follows in a list whose first stands
// after a preposition of place.
func (r *reading) listedAfter(j *Judgement) bool {
	if !j.Evidence.Has(InList) || len(r.judged) == 0 {
		return false
	}
	e := r.judged[len(r.judged)-1].Evidence
	return e.Has(AfterLocative) || e.Has(InList)
}

// camel reports whether a capital stands after a small letter, as in the names
// of firms: CoreCivic.
func camel(w string) bool {
	for i := 1; i < len(w); i++ {
		if 'A' <= w[i] && w[i] <= 'Z' && 'a' <= w[i-1] && w[i-1] <= 'z' {
			return true
		}
	}
	return false
}

// What a misspelt name must be to be searched for, and what the searches may
// cost: one takes some fifty microseconds, as long as fifty words.
const (
	shortestMisspelt   = 6
	searchesInDocument = 10
	slipsKept          = 4096 // words of which the outcome is remembered
	knownWell          = 100_000
)

// misspelt reports whether the one word of the name, which stands after a
// preposition or in a list, is the name of a country, a capital or a large town
// but for one slip of the pen.
func (f *Finder) misspelt(r *reading, j *Judgement) bool {
	t := &r.toks[j.from]
	e := j.Evidence
	if j.to-j.from != 1 || t.Len() < shortestMisspelt || t.shape != capital || t.class != 0 || r.mode(int(j.from)) != plain ||
		!e.Has(AfterLocative) && !e.Has(InList) && !e.Has(InDateline) && !r.within(int(j.from), 4, wMotion) ||
		r.is(r.prev(int(j.from)), "the") || j.Reading.Person > 0.3 ||
		t.marks&(inPerson|inOrg|inWhole) != 0 || r.people[t.key] || r.given[t.key] || r.small[t.key] {
		return false
	}
	// What is remembered counts as well: what is found must not depend on the
	// documents before.
	if r.searches++; r.searches > searchesInDocument {
		return false
	}
	if known, ok := r.slips[t.key]; ok {
		return known
	}
	r.names = f.g.Near(r.word(int(j.from)), 1, r.names[:0])
	known := false
	for _, n := range r.names {
		if n.Kind != gazetteer.Main && n.Kind != gazetteer.Alternate {
			continue
		}
		p := f.g.Place(n.Ref)
		known = known || p.Class == geo.Country || p.Class == geo.Town && (p.Population >= knownWell || p.Code == "PPLC")
	}
	if r.slips == nil || len(r.slips) >= slipsKept {
		r.slips = make(map[uint64]bool)
	}
	r.slips[t.key] = known
	return known
}
