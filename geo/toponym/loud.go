package toponym

import (
	"dateline/geo"
	"dateline/geo/gazetteer"
	"dateline/geo/text"
)

// loudState reports whether "US" is the country in a sentence that is all
// capitals, where it may be the pronoun as well: after an article ("THE US"), in
// front of a hyphen ("US-LED"), as the subject of a headline ("US SAYS") and beside
// another country ("BETWEEN US AND RUSSIA"). After a verb of saying it is whom one
// told.
func (f *Finder) loudState(r *reading, i int) bool {
	if r.mode(i) != shout || !r.is(i, "US") {
		return false
	}
	p, n := r.prev(i), r.next(i)
	switch {
	case r.is(n, "ALL") || r.is(n, "BOTH"):
		return false
	case r.is(p, "THE"):
		return true
	case n >= 0 && r.toks[n].Kind == text.Joiner:
		return r.toks[n].marks&glued != 0
	case r.toks[i].marks&isFirst != 0 && (r.has(n, wSaying|wActing|wHelper|wInstitution) || r.is(n, "TO")):
		return true
	case r.is(p, "AND") || r.is(p, ","):
		return f.country(r, r.prev(p))
	case r.is(n, "AND") || r.is(n, ","):
		m := r.next(n)
		if r.is(m, "THE") {
			m = r.next(m)
		}
		return !r.has(p, wSaying) && f.country(r, m)
	}
	return false
}

// country reports whether the word at token i is the name of a country.
func (f *Finder) country(r *reading, i int) bool {
	if i < 0 {
		return false
	}
	m := f.g.Matcher()
	if m.Step(r.text[r.toks[i].Start:r.toks[i].End]) != gazetteer.Found {
		return false
	}
	var buf [8]gazetteer.Name
	for _, n := range m.Names(buf[:0]) {
		if n.Kind <= gazetteer.Abbreviation && n.Kind != gazetteer.Demonym && f.g.Class(n.Ref) == geo.Country {
			return true
		}
	}
	return false
}
