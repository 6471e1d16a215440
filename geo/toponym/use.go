package toponym

import (
	"strings"

	"dateline/geo"
	"dateline/geo/text"
)

// use tells how the text uses the i-th judged name, which is a place. The rules
// are those of the word lists in cues.txt and look at the words around it:
//
//   - a name that is only a demonym is one;
//   - a name inside an organisation's, or before the title of an office, is
//     embedded: "University of Texas", "US secretary of state"; but not before
//     one who deals with the place: "the UN Syria envoy";
//   - a name that has an institution ("Russia's foreign minister", "US
//     officials"), that does what only people do ("Moscow said") or that is the
//     other party ("talks with Iran") stands for those who act for it;
//   - everything else is literal, and so is everything after a preposition of
//     place.
//
// In a list what holds of one name holds of all: "Russia and the US agreed".
func (r *reading) use(i int) geo.Use {
	j := &r.judged[i]
	if j.names.demonym && !j.names.place && !j.names.abbreviation {
		return geo.Demonym
	}
	if j.Evidence.Has(InOrganisation) {
		return geo.Embedded
	}
	if r.beforeOffice(int(j.to)) {
		if j.names.place && r.toks[j.from].shape != allCaps && r.has(int(j.to), wTopic) {
			return geo.Literal // the UN Syria envoy: whom he is sent to, not who sends him
		}
		return geo.Embedded
	}
	if c := j.names.class; (c == geo.Water || c == geo.River || c == geo.Relief) && !j.names.country && !j.names.admin1 || j.Evidence.Has(NamesFeature) {
		return geo.Literal // mountains and seas don't act
	}
	first, last := r.list(i)
	before := r.before(int(r.judged[first].from), j.names.country)
	if before == locative {
		return geo.Literal
	}
	if before == acting {
		return geo.Metonymic
	}
	if r.after(j) || last != i && r.after(&r.judged[last]) {
		return geo.Metonymic
	}
	return geo.Literal
}

// beforeOffice reports whether the title of an office begins at token i: "US
// secretary of state", "UN Syria envoy", "Texas Governor". Up to two words may
// qualify it.
func (r *reading) beforeOffice(i int) bool {
	if i >= len(r.toks) || i == 0 || r.toks[i].sent != r.toks[i-1].sent {
		return false
	}
	if r.toks[i].Kind == text.Joiner {
		return false
	}
	for n := 0; n < 3 && i >= 0; n++ {
		t := &r.toks[i]
		switch {
		case t.Kind == text.Joiner:
			n--
		case t.Kind != text.Word:
			return false
		case t.class&wOffice != 0 && !r.qualifier(i):
			return true
		case t.class&wOffice != 0 || t.class&wTitle != 0 && t.class&wFirst == 0:
		case r.qualifier(i):
		default:
			return false
		}
		i = r.next(i)
	}
	return false
}

// qualifier reports whether the word may stand between a country and an office.
func (r *reading) qualifier(i int) bool {
	for _, w := range [...]string{"foreign", "Foreign", "prime", "Prime", "interior", "Interior", "defence", "Defence", "defense", "Defense", "finance", "Finance", "health", "Health", "deputy", "Deputy", "former", "then", "vice", "Vice", "attorney", "special", "Special", "chief", "Chief", "state", "State", "police", "Police"} {
		if r.is(i, w) {
			return true
		}
	}
	return false
}

// longestList bounds how far a use spreads in a list.
const longestList = 16

// list returns the first and the last of the places that stand in a list with
// the i-th.
func (r *reading) list(i int) (first, last int) {
	for first = i; first > 0 && first > i-longestList && r.judged[first-1].Place && r.listed(&r.judged[first-1], &r.judged[first]); first-- {
	}
	for last = i; last+1 < len(r.judged) && last < i+longestList && r.judged[last+1].Place && r.listed(&r.judged[last], &r.judged[last+1]); last++ {
	}
	return first, last
}

// listed reports whether nothing but commas and "and" stand between two names.
func (r *reading) listed(a, b *Judgement) bool {
	if r.toks[a.from].sent != r.toks[b.from].sent || b.from == a.to {
		return false
	}
	for i := int(a.to); i < int(b.from); i++ {
		if !r.is(i, ",") && !r.is(i, "and") && !r.is(i, "or") && !r.is(i, "the") {
			return false
		}
	}
	return true
}

// A context is what the words before a name say of its use.
type context uint8

const (
	nothing context = iota
	locative
	acting
)

// before reads the words before the name that begins at token i.
func (r *reading) before(i int, country bool) context {
	p := r.prev(i)
	the := r.is(p, "the")
	for r.is(p, "the") || r.is(p, "The") || r.is(p, "both") || r.has(p, wDirection) || p >= 0 && r.toks[p].Kind == text.Joiner {
		p = r.prev(p)
	}
	if p < 0 {
		return nothing
	}
	t := &r.toks[p]
	switch {
	case t.class&wOpposing != 0 && t.shape == lower && t.class&wLocative == 0:
		if r.is(p, "with") && !r.has(r.prev(p), wRelation|wInstitution|wActing|wOpposing) {
			return nothing // "with Aleppo under siege"
		}
		return acting
	case country && r.is(p, "from") && r.within(p, 2, wGiving):
		return acting // "help from Portugal"
	case t.class&wLocative != 0 && t.shape == lower, t.class&wLocative != 0 && t.marks&isFirst != 0:
		return locative
	case r.is(p, "of"):
		q := r.prev(p)
		for n := 0; n < 2 && q >= 0; n++ {
			if r.toks[q].class&wInstitution != 0 && r.toks[q].class&wGeneric == 0 && (country || !the) { // a bank of the Dnipro
				return acting // top diplomats of Turkey
			}
			q = r.prev(q)
		}
	case r.is(p, "by"):
		// "backed by Russia": by after a participle.
		q := r.prev(p)
		if r.has(q, wActing|wRelation|wOpposing) || country && r.participle(q) {
			return acting
		}
	case r.is(p, "for") && r.within(p, 4, wPlaying):
		return acting
	case country && (r.is(p, "to") || r.is(p, "from")) && r.within(p, 2, wGiving):
		return acting
	case r.is(p, "and") && country:
		// "the war between Poland and the Teutonic Order"
		return nothing
	}
	return nothing
}

// within reports whether one of the n words before token i has the class.
func (r *reading) within(i, n int, c class) bool {
	for ; n > 0; n-- {
		if i = r.prev(i); i < 0 || r.toks[i].Kind == text.Punct {
			return false
		}
		if r.has(i, c) && r.toks[i].shape == lower {
			return true
		}
	}
	return false
}

// participle reports whether token i may be a past participle.
func (r *reading) participle(i int) bool {
	if i < 0 || r.toks[i].Kind != text.Word || r.toks[i].shape != lower || r.toks[i].Len() < 5 {
		return false
	}
	w := r.word(i)
	return strings.HasSuffix(w, "ed") || strings.HasSuffix(w, "wn") || strings.HasSuffix(w, "en") && !strings.HasSuffix(w, "een") || strings.HasSuffix(w, "ught")
}

// after reads the words after the name and reports whether they say that it
// acts.
func (r *reading) after(j *Judgement) bool {
	i := r.next(int(j.to) - 1)
	if i < 0 {
		return false
	}
	t := &r.toks[i]
	switch {
	case t.Kind == text.Clitic:
		// Russia's foreign minister, Russia's new UN ambassador
		for n, k := 0, r.next(i); n < 3 && k >= 0 && r.toks[k].Kind == text.Word; n, k = n+1, r.next(k) {
			if r.toks[k].class&wInstitution != 0 {
				return true
			}
			if r.toks[k].class&(wFunction|wGeneric|wGround) != 0 || r.toks[k].shape != lower {
				return false
			}
		}
		// A country has policies and wars: "Germany's occupation of Norway".
		k := r.next(i)
		return j.names.country && k >= 0 && r.toks[k].Kind == text.Word && r.toks[k].shape == lower
	case t.Kind == text.Joiner:
		k := r.next(i)
		return r.upper(k) && r.has(r.afterName(k), wRelation) || r.has(k, wRelation)
	case t.Kind == text.Word && t.class&(wInstitution|wRelation) != 0 && t.class&(wActing|wSaying|wHelper) == 0:
		return j.names.country || j.names.admin1 || j.names.region || j.names.capital || t.class&wInstitution != 0 && t.class&wGeneric == 0
	}
	return r.actsAt(i) || j.names.country && r.subject(int(j.from)) && r.verbAt(i)
}

// subject reports whether the name at token i can be the subject of a sentence:
// no preposition stands before it.
func (r *reading) subject(i int) bool {
	p := r.prev(i)
	if r.is(p, "the") || r.is(p, "The") {
		p = r.prev(p)
	}
	if p < 0 {
		return true
	}
	t := &r.toks[p]
	return t.Kind == text.Punct || r.is(p, "that") || r.is(p, "when") || r.is(p, "while") || r.is(p, "where") || r.is(p, "as") || r.is(p, "As") || r.is(p, "if") || r.is(p, "but") || r.is(p, "because") || r.is(p, "after") || r.is(p, "When")
}

// verbAt reports whether a verb in the past that is not listed stands at token
// i, after auxiliaries. Verbs that tell of the place itself don't count.
func (r *reading) verbAt(i int) bool {
	for n := 0; n < 4 && i >= 0; n++ {
		t := &r.toks[i]
		if t.Kind != text.Word || t.shape != lower || t.class&wBe != 0 {
			return false
		}
		if t.class&wHelper != 0 {
			i = r.next(i)
			continue
		}
		return t.class&wStill == 0 && strings.HasSuffix(r.word(i), "ed") && !r.is(r.next(i), "by")
	}
	return false
}

// afterName returns the token after the capitalised words at token i.
func (r *reading) afterName(i int) int {
	for end := i + 8; i < end && (r.upper(i) || i >= 0 && r.toks[i].Kind == text.Joiner); {
		i = r.next(i)
	}
	return i
}

// actsAt reports whether a verb of which the subject acts stands at token i,
// after auxiliaries and adverbs. A clause between commas may stand before it:
// "Iran, a key ally, has sent". The passive of any but a verb of saying is no
// act: Aleppo was bombed.
func (r *reading) actsAt(i int) bool {
	if r.is(i, ",") {
		for n := 0; n < 12; n++ {
			if i = r.next(i); i < 0 || r.has(i, wSaying) {
				return false
			}
			if r.is(i, ",") {
				i = r.next(i)
				// "Iran, Iraq, said": the clause must be more than a name
				if n > 1 {
					return r.has(i, wHelper|wBe) && r.actsAt(i)
				}
				return false
			}
		}
		return false
	}
	passive := false
	for n := 0; n < 4 && i >= 0; n++ {
		t := &r.toks[i]
		if t.Kind != text.Word || t.shape != lower {
			return false
		}
		switch {
		case t.class&wSaying != 0:
			return !passive
		case t.class&wActing != 0:
			return !passive
		case t.class&wBe != 0:
			passive = true
		case t.class&wHelper != 0:
		default:
			return false
		}
		i = r.next(i)
	}
	return false
}
