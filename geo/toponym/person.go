package toponym

import "dateline/geo/text"

// Half of the first names are towns, and some are countries. Where a text says
// only the name, the clause tells: people have wives and an age, smile and are
// born; a country is an "it".

// anyPerson are the classes of the words that people are called by.
const anyPerson = wFirst | wNamesake | wSurname

// asPerson reports whether the clause of which the word at token i is the
// subject speaks of it as of a person: it goes on with a pronoun for a man or a
// woman, before anybody else is named who that could be, or with what only
// people do or undergo; or "who" follows. "Jordan said he", but not "Jordan
// said the king had lost his", "Jordan's king", "Jordan said it".
func (r *reading) asPerson(i int) bool {
	if r.toks[i].class&anyPerson == 0 || r.mode(i) != plain || !r.beginsClause(i) || r.owns(i) {
		return false
	}
	n := r.next(i)
	if n < 0 || r.toks[n].Kind != text.Word && !r.is(n, ",") {
		return false
	}
	if r.is(n, ",") && r.is(r.next(n), "who") || r.is(n, "himself") || r.is(n, "herself") {
		return true
	}
	be := false
	for j, words := n, 0; j >= 0 && words < 3 && r.toks[j].Kind == text.Word; j, words = r.next(j), words+1 {
		switch {
		case r.has(j, wPersonal), be && r.has(j, wUndergone):
			of := r.next(j) // London was born of trade
			return r.toks[j].shape == lower && !r.is(of, "of") && !r.is(of, "out") && !r.is(of, "from")
		case r.has(j, wBe):
			be = true
		case !r.has(j, wHelper) && r.sense(j)&fAdverb == 0:
			words = 3
		}
	}
	if r.toks[n].Kind == text.Word && !r.is(n, "and") && r.verb(n, false).at < 0 {
		return false // Paris firemen found him: they did
	}
	return r.aged(n) || r.pronounAhead(n) || r.pronounNext(i)
}

// deedOfPerson reports whether the word at token i is the subject of what in old
// texts people do or undergo, and towns don't: "Kitchener met Marchand", "Brutus
// and Cassius fled", "Constantine was buried". The news of old calls people by
// names that no list of today has. It is no question to ask of a state or its
// capital, which march and cross rivers, too.
func (r *reading) deedOfPerson(i int) bool {
	if r.mode(i) != plain || !r.beginsClause(i) {
		return false
	}
	n := r.next(i)
	if r.is(n, "and") && r.upper(r.next(n)) {
		n = r.next(r.next(n))
	}
	if r.is(n, "had") {
		n = r.next(n)
	}
	sign := wDeed
	if r.has(n, wBe) {
		n, sign = r.next(n), wSuffered
	}
	return r.has(n, sign) && r.toks[n].shape == lower
}

// aged reports whether token i, a form of to be, and a number say an age: "Jordan
// is 23."
func (r *reading) aged(i int) bool {
	n := r.next(i)
	if !r.has(i, wBe) || n < 0 || r.toks[n].Kind != text.Number || r.toks[n].Len() > 2 {
		return false
	}
	n = r.next(n)
	if r.is(n, "years") {
		return r.is(r.next(n), "old")
	}
	return n < 0 || r.is(n, ".") || r.is(n, ",") || r.is(n, "when") || r.is(n, "and")
}

// reports reports whether the verb of the subject at token i only tells what was
// said, so that a pronoun after it may be somebody else: "Israel said he had left".
func (r *reading) reports(i int) bool {
	n := r.next(i)
	return r.has(n, wSaying) && !r.is(n, "told")
}

// pronounNext reports whether the sentence after that of the subject at token i
// begins with a pronoun for one person, who can only be the subject: the first
// names nobody and nothing else, and tells no deed of states or teams.
func (r *reading) pronounNext(i int) bool {
	if r.prev(i) >= 0 {
		return false
	}
	verb := r.next(i)
	if r.has(verb, wActing|wSaying|wHelper) || r.toks[verb].Kind != text.Word || r.toks[verb].shape != lower {
		return false
	}
	last := i
	for j := verb; j >= 0; j = r.next(j) {
		last = j
		if r.upper(j) && !r.has(j, wMonth|wWeekday) || r.is(j, "it") || r.is(j, "its") || r.is(j, "they") || r.is(j, "their") || r.has(j, wTitle|wInstitution) || last-i > 30 {
			return false
		}
	}
	if last+1 >= len(r.toks) {
		return false
	}
	switch r.word(last + 1) {
	case "He", "She", "His", "Her":
		return true
	}
	return false
}

// beginsClause reports whether a subject may stand at token i: it comes first,
// or after punctuation, a verb of saying or a conjunction that joins clauses and
// not names.
func (r *reading) beginsClause(i int) bool {
	p := r.prev(i)
	switch {
	case p < 0:
		return true
	case r.toks[p].Kind == text.Punct:
		return !r.is(p, ",") || !r.upper(r.prev(p)) && !r.is(p, "(")
	case r.is(p, "and"), r.is(p, "or"):
		return !r.upper(r.prev(p)) && !r.is(r.prev(p), ",")
	case r.toks[p].shape != lower && r.toks[p].marks&isFirst == 0:
		return false
	}
	return r.has(p, wSaying) || r.sense(p)&fClause != 0 && r.sense(p)&fLocative == 0
}

// pronounAhead reports whether a pronoun for one person comes within a few words
// from token i on, before another name or noun phrase that it may stand for.
func (r *reading) pronounAhead(i int) bool {
	for words := 0; i >= 0 && words < 10; i, words = r.next(i), words+1 {
		t := &r.toks[i]
		switch {
		case t.Kind == text.Clitic, t.Kind == text.Punct && !r.is(i, ","):
			return false
		case t.Kind != text.Word:
			continue
		case t.shape != lower && !r.has(i, wMonth|wWeekday):
			return false
		}
		switch r.word(i) {
		case "he", "she", "his", "her", "him", "himself", "herself":
			return true
		case "it", "its", "they", "their", "we", "our", "the", "a", "an", "this", "that's", "those", "these", "some", "one":
			return false
		}
		if r.has(i, wTitle|wInstitution) {
			return false // told ministers that he
		}
	}
	return false
}

// ownsThing reports whether the name owns what a person may own as well as a
// place: "Georgia's hard work", but not "Georgia's coast".
func (r *reading) ownsThing(j *Judgement) bool {
	n := r.next(int(j.to) - 1)
	if n < 0 || r.toks[n].Kind != text.Clitic {
		return false
	}
	n = r.next(n)
	return n >= 0 && !r.upper(n) && !r.has(n, wInstitution|wGround|wGeneric)
}
