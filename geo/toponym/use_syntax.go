package toponym

import (
	"strings"

	"dateline/geo/text"
)

// A name is a place's name in the text, with what is known of it.
type name struct {
	from, to int // its tokens
	known
}

// sense returns the classes of token i, none for -1 and for what is no word. A
// capitalised word in running text is a name: only what it is as a small word
// of grammar or as a title counts.
func (r *reading) sense(i int) sense {
	if i < 0 || r.toks[i].Kind != text.Word {
		return 0
	}
	s := useWords().of(r.toks[i].key)
	if r.toks[i].shape != lower && r.toks[i].marks&isFirst == 0 && r.mode(i) == plain {
		s &= anyFunction | fTitle | fBased | fLed
		if r.toks[i].shape == allCaps {
			s &= fTitle // US is not us
		}
	}
	return s
}

// named reports whether token i is written as a name and is no month and no
// small word at the head of a sentence.
func (r *reading) named(i int) bool {
	return r.upper(i) && r.mode(i) == plain && !r.has(i, wMonth|wWeekday) && (r.toks[i].marks&isFirst == 0 || r.sense(i)&(anyFunction|fAdverb|mIng) == 0)
}

// longestName bounds the words of a name that are walked over.
const longestName = 12

// beforeRun returns the token before the run of names that ends at token i.
func (r *reading) beforeRun(i int) int {
	for n := 0; n < longestName && i >= 0; n++ {
		p := r.prev(i)
		switch {
		case r.named(i):
		case r.toks[i].Kind == text.Joiner, r.toks[i].Kind == text.Clitic && n > 0:
		case n > 0 && (r.is(i, "of") || r.is(i, "de") || r.is(i, "al") || r.is(i, "da")) && r.named(p) && r.toks[p].marks&isFirst == 0 && !r.has(p, wCommon):
		default:
			return i
		}
		i = p
	}
	return i
}

// afterRun returns the token after the run of names that begins at token i.
func (r *reading) afterRun(i int) int {
	for n := 0; n < longestName && i >= 0; n++ {
		switch {
		case r.named(i):
		case r.toks[i].Kind == text.Joiner:
		case n > 0 && (r.is(i, "of") || r.is(i, "de") || r.is(i, "al") || r.is(i, "da")) && r.named(r.next(i)):
		default:
			return i
		}
		i = r.next(i)
	}
	return i
}

// A verbPhrase is a verb with its helpers.
type verbPhrase struct {
	at      int // the verb, -1 where there is none
	sense   sense
	passive bool
	copula  bool // to be is the verb
	have    bool // to have is the verb
	ing     bool
}

// verb reads the verb phrase that begins at token i. Plural tells that the
// subject is one of several, so that a bare form may be the verb: "England and
// Wales support".
func (r *reading) verb(i int, plural bool) verbPhrase {
	be, have, modal := false, false, false
	for n := 0; n < 8 && i >= 0; n++ {
		t := &r.toks[i]
		if t.Kind != text.Word || t.shape != lower && r.mode(i) == plain {
			break
		}
		s := r.sense(i)
		switch {
		case s&fModal != 0:
			modal = true
		case s&fHave != 0:
			have, be = true, false
		case s&fBe != 0:
			be = true
		case s&fAdverb != 0, t.Len() > 4 && strings.HasSuffix(r.word(i), "ly"):
		case s&(fDet|fLocative|fStop|fClause|fAgainst) != 0:
			return verbPhrase{at: i, copula: be, have: have && !be}.orNone(be || have || modal)
		default:
			return r.mainVerb(i, s, be, have, modal, plural)
		}
		i = r.next(i)
	}
	return verbPhrase{at: i, copula: be, have: have && !be}.orNone(be || have)
}

func (v verbPhrase) orNone(verb bool) verbPhrase {
	if !verb {
		return verbPhrase{at: -1}
	}
	return v
}

// mainVerb judges token i, which stands where the verb should.
func (r *reading) mainVerb(i int, s sense, be, have, modal, plural bool) verbPhrase {
	w := r.word(i)
	listed := s&(anyVerb|anyObject) != 0
	ed := s&mPast != 0 || !listed && len(w) > 4 && (strings.HasSuffix(w, "ed") || strings.HasSuffix(w, "wn") || strings.HasSuffix(w, "ught"))
	ing := s&mIng != 0 || !listed && s&anyNoun == 0 && len(w) > 5 && strings.HasSuffix(w, "ing")
	v := verbPhrase{at: i, sense: s &^ anyNoun, ing: ing}
	switch {
	case be && ing:
		return v
	case be && (ed || listed && s&(anyNoun|mS) == 0):
		v.passive = true
		return v
	case be:
		return verbPhrase{at: i, copula: true}
	case have && (ed || listed && s&(mS|mIng) == 0 && s&anyNoun == 0):
		return v
	case have:
		return verbPhrase{at: i, have: true}
	case modal:
		return v
	}
	n := r.next(i)
	object := n >= 0 && (r.sense(n)&(fDet|fModal) != 0 || r.is(n, "that") || r.toks[n].Kind == text.Number || r.named(n) || r.sense(n)&(fLocative|fStop|fAgainst) != 0 && s&(vSport|vMove|vSay|vGive) != 0)
	switch {
	case listed && s&anyNoun == 0 && (s&(mS|mPast) != 0 || s&mBase != 0 && (plural || object || s&(vSport|vSay|vLight) != 0)):
		return v
	case listed && s&mPast != 0:
		return v
	case listed && s&mIng != 0 && s&anyNoun == 0:
		return v
	case listed && s&anyNoun != 0 && s&(mS|mPast) == 0 && !plural: // Guárico state
	case listed && (object || plural && s&mBase != 0 && n >= 0 && r.sense(n)&fStop != 0):
		return v
	case !listed && s&anyNoun == 0 && (ed || len(w) > 4 && strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "ss") && object):
		return v
	}
	return verbPhrase{at: -1}
}

// head returns the sense of the noun that the words from token i on lead to:
// the last noun before the phrase ends, in which adjectives and numbers may
// stand before it. most tells that a superlative or "only" is among them,
// capital that the phrase is a name.
func (r *reading) head(i int) (s sense, most, capital bool) {
	for n := 0; n < 7 && i >= 0; n++ {
		t := &r.toks[i]
		switch {
		case t.Kind == text.Joiner, t.Kind == text.Number:
			i = r.next(i)
			continue
		case t.Kind != text.Word:
			return s, most, capital
		}
		if r.named(i) {
			capital = capital || s == 0
			if s != 0 {
				return s, most, capital // president Vladimir Putin
			}
			i = r.next(i)
			continue
		}
		x := useWords().of(t.key)
		w := r.word(i)
		switch {
		case x&(fLocative|fAgainst|fClause|fModal|fHave|fBe|fStop) != 0 && x&(anyNoun|fAdj) == 0:
			return s, most, capital
		case len(w) > 4 && strings.HasSuffix(w, "est"), w == "most", w == "only", w == "first", w == "second", w == "third":
			most = true
		case x&anyNoun != 0 && (s == 0 || x&mS == 0 || x&mPlural != 0) && x&mPast == 0:
			s = x & (anyNoun | nSporting | mPlural)
		case x&fAdj != 0:
		case x&(anyVerb|anyObject) != 0 && x&(mS|mPast|mIng) != 0 && s != 0:
			return s, most, capital
		case s != 0 && !strings.HasSuffix(w, "s") && n > 0:
			// a noun that is not listed may follow: the last word tells, but it tells nothing
		}
		i = r.next(i)
	}
	return s, most, capital
}

// governor returns the union of the senses of the first word before token i
// that is no determiner, adverb or name, and what the few words before have.
func (r *reading) governor(i int) (near, far sense) {
	i = r.prev(i)
	for n := 0; n < 6 && i >= 0; n++ {
		t := &r.toks[i]
		if t.Kind == text.Punct && (r.is(i, ";") || r.is(i, ":")) {
			break
		}
		s := sense(0)
		if t.Kind == text.Word {
			s = useWords().of(t.key)
			if r.named(i) && t.marks&isFirst == 0 {
				s &= nEmissary | nOffice // US Ambassador to
			}
		}
		if near == 0 && s&(anyVerb|anyObject|anyNoun|nLeaning) != 0 {
			near = s
			if n > 2 {
				near = 0
				far |= s
			}
		}
		far |= s
		i = r.prev(i)
	}
	return near, far
}

// signsOf gathers the signs of a name.
func (r *reading) signsOf(m *name) (e SignSet) {
	e.add(SignAlways)
	switch {
	case m.country, r.state(m):
		e.add(SignCountry)
	case m.admin1:
		e.add(SignProvince)
	case m.capital:
		e.add(SignCapitalCity)
	case !m.place && !m.abbreviation && !m.demonym && !m.bare:
		e.add(SignUnlisted)
	}
	if !m.place && !m.abbreviation && r.institution(m) {
		e.add(SignInstitution)
	}
	if r.dateline(m.from, m.to) {
		e.add(SignDateline)
	}
	role := r.lookAfter(m, &e)
	if r.lookBefore(m, role, &e) && role == subject {
		e.dropVerb() // "athletes from Mongolia won": the athletes did
	}
	r.lookAround(m, &e)
	return e
}

// state reports whether the words of the name are a state's, whatever the
// gazetteer says: Kingdom of Poland.
func (r *reading) state(m *name) bool {
	for i := m.from; i < m.to; i++ {
		if useWordsOf(r, i)&fState != 0 {
			return true
		}
	}
	return false
}

// institution reports whether the words of the name are an institution's.
func (r *reading) institution(m *name) bool {
	for i := m.from; i < m.to; i++ {
		if m.to-m.from > 1 && r.has(i, wBody|wTail|wHead) {
			return true
		}
	}
	return false
}

// A role is what the words after a name make of it.
type role uint8

const (
	open       role = iota // nothing
	subject                // of a verb
	owner                  // 's
	attributed             // to the noun after it
	compounded             // by a hyphen
)

// lookAfter gathers the signs after the name.
func (r *reading) lookAfter(m *name, e *SignSet) role {
	i := r.next(m.to - 1)
	if m.abbreviation && m.admin1 && r.upper(i) && !r.titleAhead(i) && r.is(r.prev(m.from), ",") && r.text[r.toks[m.to-1].End-1] == '.' {
		e.add(SignAtEnd) // Birmingham, Ala. Cambridge: the full stop ends the sentence as well
		return open
	}
	plural := false
	for steps := 0; steps < 12; steps++ {
		if i < 0 {
			e.add(SignAtEnd)
			return open
		}
		t := &r.toks[i]
		switch {
		case t.Kind == text.Clitic:
			r.ownsAfter(i, e)
			return owner
		case t.Kind == text.Joiner:
			return r.compound(i, e)
		case r.is(i, "("):
			for n := 0; n < 14 && i >= 0 && !r.is(i, ")"); n++ {
				i = r.next(i)
			}
			i = r.next(i)
			continue
		case r.is(i, "\""), r.is(i, "”"), r.is(i, "''"):
			i = r.next(i)
			continue
		case r.is(i, ","):
			n, role := r.afterComma(i, e, plural)
			if n < 0 {
				return role
			}
			i, plural = n, true
			continue
		case r.is(i, "and"), r.is(i, "or"), r.is(i, "&"):
			n, listed := r.afterAnd(i, e, plural)
			if !listed {
				return open
			}
			i, plural = n, true
			continue
		case t.Kind != text.Word:
			e.add(SignAtEnd)
			return open
		}
		break
	}
	if i < 0 {
		e.add(SignAtEnd)
		return open
	}
	return r.lookAtWord(i, e, plural)
}

// afterAnd reports whether another name follows the "and" at token i, and where
// to read on after it.
func (r *reading) afterAnd(i int, e *SignSet, plural bool) (int, bool) {
	n := r.next(i)
	for r.sense(n)&(fDet|fAdj) != 0 {
		n = r.next(n)
	}
	if !r.named(n) {
		if v := r.verb(r.next(i), plural); v.at >= 0 {
			e.add(SignAtEnd)
		}
		return 0, false
	}
	e.add(SignListed)
	return r.afterRun(n), true
}

// lookAtWord adds the signs of the first word after the name, or after the list
// that it stands in, which is then plural.
func (r *reading) lookAtWord(i int, e *SignSet, plural bool) role {
	s := r.sense(i)
	if r.has(i, wMonth|wWeekday) || s&fTime != 0 {
		e.add(SignBeforePhrase)
		return open
	}
	if r.named(i) {
		switch {
		case plural:
			return open
		case s&fTitle != 0, r.titleAhead(i):
			e.add(SignBeforeTitle)
		default:
			e.add(SignBeforeName)
		}
		return attributed
	}
	if v := r.verb(i, plural); v.at >= 0 {
		r.does(v, e)
		return subject
	}
	switch {
	case s&(fLocative|fAgainst|fStop) != 0 && s&anyNoun == 0:
		e.add(SignBeforePhrase)
		return open
	case s&(fClause|fDet|fAdverb) != 0:
		if s&fClause != 0 && r.is(i, "where") {
			e.add(SignWhere)
		}
		e.add(SignAtEnd)
		return open
	}
	r.attributes(i, e)
	return attributed
}

// titleAhead reports whether the title of an office stands among the names from
// token i on.
func (r *reading) titleAhead(i int) bool {
	for n := 0; n < 4 && i >= 0 && (r.named(i) || r.toks[i].Kind == text.Joiner); n++ {
		if r.sense(i)&fTitle != 0 {
			return true
		}
		i = r.next(i)
	}
	return false
}

// afterComma reads on after the comma at token i. It returns where to read on,
// or -1 and the role.
func (r *reading) afterComma(i int, e *SignSet, plural bool) (int, role) {
	n := r.next(i)
	if n < 0 {
		e.add(SignAtEnd)
		return -1, open
	}
	if r.is(n, "and") || r.is(n, "or") {
		return n, open
	}
	k := n
	for r.sense(k)&(fDet|fAdj) != 0 && r.toks[k].shape == lower {
		k = r.next(k)
	}
	if r.named(k) && (k == n || r.is(n, "the")) {
		after := r.afterRun(k)
		and := r.is(after, "and") || r.is(after, "or")
		switch {
		case plural, e.Has(SignListed):
		case and, r.is(after, ",") && r.named(r.next(after)):
			e.add(SignListed)
		default:
			e.add(SignBeforePlace)
		}
		if and || r.is(after, ",") {
			return after, open
		}
		return -1, open
	}
	switch {
	case r.is(n, "where"):
		e.add(SignWhere)
		return -1, open
	case r.is(n, "who"), r.is(n, "whose"):
		e.add(SignWho)
		return -1, open
	case r.is(n, "which"):
		if v := r.verb(r.next(n), plural); v.at >= 0 {
			r.does(v, e)
		}
		return -1, open
	}
	// An apposition: a capital is read past, "Iran, a key ally, has sent".
	if r.toks[n].Kind == text.Word && r.toks[n].shape == lower {
		for j, c := n, 0; c < 16 && j >= 0; c++ {
			if r.is(j, ",") {
				if v := r.verb(r.next(j), plural); v.at >= 0 {
					if r.sense(n)&fDet != 0 {
						if h, _, _ := r.head(r.next(n)); h&nGeneric != 0 && h&(nBody|nStance) == 0 {
							e.add(SignIsPlace)
						}
					}
					r.does(v, e)
					return -1, subject
				}
				break
			}
			j = r.next(j)
		}
	}
	e.add(SignAtEnd)
	return -1, open
}

// does adds the signs of the verb of which the name is the subject.
func (r *reading) does(v verbPhrase, e *SignSet) {
	s := v.sense
	switch {
	case v.copula:
		i := v.at
		if h, _, _ := r.head(i); h&(nGeneric|nLand) != 0 || r.is(i, "in") || r.is(i, "on") || r.is(i, "near") || r.is(i, "under") {
			e.add(SignIsPlace)
		} else if r.minded(i) {
			e.add(SignSays)
		}
	case v.have:
		if h, _, _ := r.head(v.at); h&(nLand|nGeneric) != 0 && h&(nBody|nStance) == 0 {
			e.add(SignLies) // has a population of
		} else {
			e.add(SignHas)
		}
	case v.passive:
		switch {
		case s&(vStill|vPlace|vAssault) != 0 && s&vSport == 0:
			e.add(SignDoneToPlace)
		case s&(vParty|vSay|vSport) != 0:
			e.add(SignDoneToParty)
		}
	case s&vStill != 0:
		e.add(SignLies)
	case s&vSport != 0:
		e.add(SignPlays)
	case s&vSay != 0:
		e.add(SignSays)
	case s&vHappen != 0: // became, grew: the place or its people
	case s&vAct != 0:
		e.add(SignActs)
	case s&vLight != 0:
		e.add(SignDoes)
	default:
		e.add(SignVerb)
	}
}

// minded reports whether one of the words from token i on says what only people
// are.
func (r *reading) minded(i int) bool {
	for n := 0; n < 4 && i >= 0 && r.toks[i].Kind == text.Word; n++ {
		if useWordsOf(r, i)&fMind != 0 {
			return true
		}
		i = r.next(i)
	}
	return false
}

// ownsAfter adds the signs of what the name has, after the possessive at token i.
func (r *reading) ownsAfter(i int, e *SignSet) {
	h, most, capital := r.head(r.next(i))
	switch {
	case h&nSporting != 0, h&(nTeam|nMatch|nContest) != 0 && h&(nOffice|nBody|nStance|nCrowd) == 0:
		e.add(SignOwnsSport)
	case h&nLand != 0 && h&nStance == 0, h&(nGeneric|nBuilding) != 0 && h&nBody == 0:
		e.add(SignOwnsLand)
	case h&(nOffice|nBody) != 0:
		e.add(SignOwnsBody)
	case h&(nPerson|nCrowd) != 0:
	case h&nCulture != 0 && h&nStance == 0:
		e.add(SignOwnsCulture)
	case h&(nStance|nRelation) != 0:
		e.add(SignOwnsStance)
	case capital:
		e.add(SignOwnsName)
	}
	if most {
		e.add(SignOwnsMost)
	}
}

// attributes adds the signs of the noun before which the name stands.
func (r *reading) attributes(i int, e *SignSet) {
	h, _, _ := r.head(i)
	switch {
	case h&(nTeam|nMatch|nContest|nSporting) != 0 && h&(nBody|nStance) == 0:
		e.add(SignBeforeSport)
	case h&(nLand|nGeneric|nBuilding) != 0:
		e.add(SignBeforeLand)
	case h&(nOffice|nBody|nPerson|nCrowd) != 0:
		e.add(SignBeforeBody)
	case h&(nRelation|nStance) != 0:
		e.add(SignBeforeRelated)
	case h&(nViolence|nDisaster|nGathering|nTransport) != 0:
		e.add(SignBeforeEvent)
	default:
		e.add(SignBeforeNoun)
	}
}

// compound adds the signs of the hyphen at token i.
func (r *reading) compound(i int, e *SignSet) role {
	n := r.next(i)
	s := r.sense(n)
	switch {
	case s&fLed != 0:
		e.add(SignLed)
	case s&fBased != 0:
		e.add(SignBased)
	case r.named(n):
		if h, _, _ := r.head(r.afterRun(n)); h&(nRelation|nStance|nBody|nOffice) != 0 {
			e.add(SignLed)
		} else {
			e.add(SignListed)
		}
	default:
		return attributed
	}
	return compounded
}

// lookBefore gathers the signs before the name and reports whether it belongs
// to a preposition or is what is visited or attacked: then a verb that follows is
// not its own.
func (r *reading) lookBefore(m *name, after role, e *SignSet) bool {
	p := r.prev(m.from)
	listed := e.Has(SignListed) // by what follows
	for steps := 0; steps < 24; steps++ {
		if p < 0 {
			e.add(SignClauseStart)
			return false
		}
		t := &r.toks[p]
		s := r.sense(p)
		q := r.prev(p)
		switch {
		case r.is(p, "("):
			e.add(SignInBrackets)
			return false
		case s&fDet != 0, s&fAdj != 0, r.has(p, wDirection) && t.shape == lower:
			p = q
			continue
		case t.Kind == text.Joiner:
			n, more := r.beforeJoiner(q, e)
			if !more {
				return false
			}
			p = n
			continue
		case r.is(p, "and"), r.is(p, "or"), r.is(p, "&"):
			n, more := r.beforeAnd(q, after, e)
			if !more {
				return false
			}
			p, listed = n, true
			continue
		case r.is(p, ","):
			if r.named(q) && (listed || after != subject) {
				if !listed {
					e.add(SignAfterPlace)
				}
				p = r.beforeRun(q)
				continue
			}
			e.add(SignClauseStart)
			return false
		case t.Kind == text.Clitic:
			e.add(SignAfterName)
			return false
		case t.Kind != text.Word:
			e.add(SignClauseStart)
			return false
		case s&(fLocative|fAgainst) != 0, s&fStop != 0:
			if r.is(p, "of") && r.sense(q)&nGeneric != 0 && r.sense(q)&(nBody|nStance) == 0 {
				e.add(SignOfLand)
				return true
			}
			return r.preposition(p, after, e)
		case r.is(p, "as"), r.is(p, "than"):
			if after == subject {
				e.add(SignClauseStart)
			} else {
				e.add(SignLike)
			}
			return false
		case r.is(p, "to"):
			return r.preposition(p, after, e)
		case s&(fClause|fModal|fBe|fHave|fAdverb) != 0:
			e.add(SignClauseStart)
			return false
		case r.named(p):
			e.add(SignAfterName)
			return false
		}
		if q >= 0 && r.toks[q].Kind == text.Joiner && r.prev(q) >= 0 {
			p = r.prev(r.prev(q)) // government-held Zenica
			continue
		}
		return r.governed(p, s, e)
	}
	return false
}

// beforeJoiner reports whether more is to be read before the hyphen or slash
// that the token q stands before, and where.
func (r *reading) beforeJoiner(q int, e *SignSet) (int, bool) {
	switch {
	case q >= 0 && r.toks[q].shape == lower:
		return r.prev(q), true // war-torn Syria
	case r.named(q):
		e.add(SignListed)
		return r.beforeRun(q), true
	}
	e.add(SignAfterName)
	return 0, false
}

// beforeAnd reports whether another name stands at token q before an "and", and
// where to read on before it.
func (r *reading) beforeAnd(q int, after role, e *SignSet) (int, bool) {
	for r.is(q, ",") {
		q = r.prev(q)
	}
	if r.named(q) {
		e.add(SignListed)
		return r.beforeRun(q), true
	}
	for n, b := 0, q; n < 8 && b >= 0; n, b = n+1, r.prev(b) {
		if r.is(b, "between") {
			r.preposition(b, after, e)
			return 0, false
		}
	}
	e.add(SignClauseStart)
	return 0, false
}

// governed adds the signs of the word right before the name and reports
// whether it is a verb of visiting or attacking.
func (r *reading) governed(p int, s sense, e *SignSet) bool {
	w := r.word(p)
	switch {
	case w == "called" || w == "named" || w == "dubbed":
		if useWordsOf(r, r.prev(p))&(nGeneric|nLand|nBuilding) != 0 {
			e.add(SignOfLand) // a village called Jibu
		}
		return true
	case s&anyNoun != 0 && s&(mPast|mIng) == 0 && (s&(anyVerb|anyObject) == 0 || s&nGeneric != 0):
		e.add(SignAfterNoun)
		return false
	case s&vSay != 0 && s&vParty == 0:
		e.add(SignClauseStart) // he says Iran did it
		return false
	case s&vAssault != 0:
		e.add(SignObjectAssault)
	case s&vPlace != 0 && s&vParty == 0:
		e.add(SignObjectPlace)
	case s&(vParty|vSport) != 0:
		e.add(SignObjectParty)
	case s&(anyVerb|anyObject) != 0, strings.HasSuffix(w, "ed"), strings.HasSuffix(w, "ing"):
		e.add(SignObject)
	default:
		e.add(SignAfterNoun)
		return false
	}
	return e.Has(SignObjectPlace) || e.Has(SignObjectAssault)
}

// beside reports whether token i, with "to" after it, says that something lies
// near: close to, next to.
func (r *reading) beside(i int) bool {
	return r.is(i, "close") || r.is(i, "closer") || r.is(i, "closest") || r.is(i, "next") || r.is(i, "adjacent") || r.is(i, "opposite")
}

// fromBefore reports whether "from" and a name stand before token i: from Paris to.
func (r *reading) fromBefore(i int) bool {
	p := r.prev(i)
	return r.named(p) && r.is(r.beforeRun(p), "from")
}

// useWordsOf returns all classes of token i, a name's too.
func useWordsOf(r *reading, i int) sense {
	if i < 0 || r.toks[i].Kind != text.Word {
		return 0
	}
	return useWords().of(r.toks[i].key)
}

// lookAround gathers what the whole sentence tells.
func (r *reading) lookAround(m *name, e *SignSet) {
	sport, relation := 0, 0
	sent := r.toks[m.from].sent
	words := useWords()
	for i := m.from - 1; i >= 0 && i > m.from-60 && r.toks[i].sent == sent; i-- {
		s := words.of(r.toks[i].key)
		if s&nSporting != 0 {
			sport++
		}
		if s&(nRelation|nEmissary) != 0 {
			relation++
		}
	}
	for i := m.to; i < len(r.toks) && i < m.to+60 && r.toks[i].sent == sent; i++ {
		s := words.of(r.toks[i].key)
		if s&nSporting != 0 {
			sport++
		}
		if s&(nRelation|nEmissary) != 0 {
			relation++
		}
	}
	if sport > 0 {
		e.add(SignSport)
		if !e.Has(SignAtPlace) {
			e.add(SignSportAfter)
		}
	}
	if sport > 2 {
		e.add(SignMuchSport)
	}
	if relation > 1 {
		e.add(SignDiplomacy)
	}
}
