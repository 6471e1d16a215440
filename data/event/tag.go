package event

import (
	"unicode/utf8"

	"dateline/geo/text"
)

// A part is the part of speech that a token was given: as fine as clauses,
// subjects and objects need it.
type part uint8

const (
	other  part = iota
	nounly      // nouns, names, adjectives, numbers: what noun phrases are made of
	verbly      // a verb, helpers included
	adverb
	preposition
	conjunction
	opener // opens a clause: that, who, when, after
	mark   // punctuation that ends a clause or may
	quote
)

// tag gives each token its part of speech. Words that may be noun or verb are
// settled by what stands beside them.
func (r *reading) tag() {
	for i := range r.toks {
		k := &r.toks[i]
		switch k.kind {
		case text.Punct:
			k.part = mark
			if r.ayn(int32(i)) {
				k.part = nounly
				continue
			}
			switch c := r.text[k.start]; c {
			case '"', '`':
				k.part = quote
			case '\'':
				k.part = quote
			default:
				if c >= utf8.RuneSelf {
					switch v, _ := utf8.DecodeRuneInString(r.text[k.start:]); v {
					case '“', '”', '‘', '’', '«', '»', '„':
						k.part = quote
					}
				}
			}
			continue
		case text.Number, text.Symbol, text.Joiner, text.Address:
			k.part = nounly
			continue
		case text.Clitic:
			k.part = nounly
			if k.class&cBe != 0 && (i == 0 || r.toks[i-1].class&cPronoun != 0) || k.class&(cWill|cHave) != 0 {
				k.part = verbly
			}
			continue
		}
		r.tagWord(i, k)
	}
}

func (r *reading) tagWord(i int, k *token) {
	c := k.class
	if k.finding >= 0 && (k.upper || r.capitals) {
		k.part = nounly
		return
	}
	// A capital within a sentence is a name's, unless the sentence has no other letters.
	if k.upper && !r.capitals && i > 0 && r.toks[i-1].part != quote && r.toks[i-1].part != mark {
		if c&(cBe|cHave|cDo|cWill) == 0 {
			k.part = nounly
			if c&cPrep != 0 {
				k.part = preposition
			} else if c&cConj != 0 {
				k.part = conjunction
			}
			if f := r.formsOf(k); f&fNoun == 0 || r.toks[i-1].upper {
				return
			}
			return
		}
	}
	if i == 0 && (r.nameOfCause(0) || r.givenName(k)) {
		k.part = nounly
		return
	}
	forms := r.formsOf(k)
	switch {
	case c&(cBe|cHave|cDo) != 0 && c&cDet == 0:
		k.part = verbly
		k.form = fPast
		return
	case c&(cWill|cMay|cMust) != 0 && !(r.wordIs(k, "may") && k.upper && !r.capitals) && (forms&fNoun == 0 || r.wordIs(k, "would")): // would-be is a noun's
		k.part = verbly
		return
	}
	if forms&fVerb != 0 && c&(cPrep|cConj|cSub|cRel|cPronoun|cDet) == 0 {
		if f := r.verbAt(i, k, forms); f != 0 {
			k.part, k.form = verbly, f
			return
		}
		k.part = nounly
		return
	}
	switch {
	case c&cConj != 0:
		k.part = conjunction
	case c&(cSub|cIf) != 0 && c&cPrep == 0:
		k.part = opener
		if r.wordIs(k, "as") && r.next(i, cPrep|cDet) {
			k.part = preposition
		}
		if (r.wordIs(k, "after") || r.wordIs(k, "before") || r.wordIs(k, "since") || r.wordIs(k, "until")) && !r.verbAhead(i) {
			k.part = preposition
		}
	case c&cRel != 0:
		k.part = opener
	case r.wordIs(k, "that"):
		// "said that", "the man that", but "that town"
		k.part = nounly
		if i > 0 && (r.toks[i-1].part == verbly || r.toks[i-1].part == nounly || r.toks[i-1].part == mark || r.toks[i-1].part == adverb && r.saidBefore(int32(i))) {
			k.part = opener
		}
	case c&cPrep != 0:
		k.part = preposition
		if r.wordIs(k, "to") && i+1 < len(r.toks) && (r.formsAt(i+1)&fBase != 0 || r.wordIs(&r.toks[i+1], "be")) && !r.next(i, cDet|cPossessive) {
			k.part = other // the infinitive's
		}
	case r.wordIs(k, "nearly") && i+1 < len(r.toks) && r.formsAt(i+1)&(fPast|fThird|fParticiple) != 0 && r.formsAt(i+1)&fNoun == 0:
		k.part = adverb
	case c&cAdverb != 0 || c&cNot != 0 && c&(cDet|cPronoun) == 0:
		k.part = adverb
	default:
		k.part = nounly
	}
}

// givenName reports whether the first word of a sentence begins a name, though it
// may be a verb's base: a name that no list has stands right after it.
func (r *reading) givenName(k *token) bool {
	if len(r.toks) < 2 || !k.upper || r.capitals || r.allTitled || k.word == nil || k.word.forms&fBase == 0 {
		return false
	}
	n := &r.toks[1]
	return n.kind == text.Word && n.upper && n.word == nil && n.finding < 0 && n.timex < 0
}

// formsOf returns the forms that the word may be. Words that no list has are
// verbs where they look like one.
func (r *reading) formsOf(k *token) form {
	const small = cDet | cPossessive | cPronoun | cPrep | cBe | cHave | cDo | cWill | cMay | cMust | cSub | cRel | cConj | cAdverb | cIf | cAdjective | cNoPlace
	if k.word != nil && (k.word.forms != 0 || k.class&small != 0) {
		return k.word.forms
	}
	if k.kind != text.Word || k.upper && !r.capitals {
		return 0
	}
	n := k.end - k.start
	if n < 5 {
		return 0
	}
	switch s := r.text[k.start:k.end]; {
	case hasSuffixFold(s, "ing"):
		return fIng
	case hasSuffixFold(s, "ed"):
		return fPast | fParticiple
	}
	return 0
}

func (r *reading) formsAt(i int) form {
	for i < len(r.toks) && r.toks[i].class&cAdverb != 0 && r.formsOf(&r.toks[i])&fVerb == 0 {
		i++
	}
	if i >= len(r.toks) {
		return 0
	}
	return r.formsOf(&r.toks[i])
}

// verbAhead reports whether a verb that is finite stands between token i and
// the next comma: "after the army entered".
func (r *reading) verbAhead(i int) bool {
	for j := i + 1; j < len(r.toks) && j < i+14; j++ {
		k := &r.toks[j]
		if k.kind == text.Punct {
			return false
		}
		if k.class&(cBe|cHave|cWill|cDo) != 0 && k.class&cDet == 0 {
			return true
		}
		if f := r.formsOf(k); f&(fPast|fThird) != 0 && k.class&cAdjective == 0 && (f&fNoun == 0 || f&fPast != 0) && !(k.upper && !r.capitals) {
			return true
		}
	}
	return false
}

// A spot is a word that may be a verb, with what stands before it.
type spot struct {
	i          int
	k          *token
	forms      form
	p          int    // the token before it, adverbs apart, or -1
	before     *token // that token, or nil
	determined bool   // an article or the like stands there: a noun follows
	helper     bool   // a form of to be or to have stands there
}

// nounAfter reports whether a word that may stand in a noun phrase, and is of none
// of the classes, comes next.
func (r *reading) nounAfter(w *spot, but class) bool {
	return w.i+1 < len(r.toks) && r.nounAt(w.i+1) && r.toks[w.i+1].class&but == 0
}

// verbAt decides whether the word is a verb here, and in which form. What
// stands before it is tagged already.
func (r *reading) verbAt(i int, k *token, forms form) form {
	if i > 0 && r.toks[i-1].kind == text.Joiner && i+1 < len(r.toks) && forms&(fPast|fParticiple|fIng) != 0 && r.nounAt(i+1) && r.toks[i+1].class&(cDet|cPossessive) == 0 {
		return 0 // US-backed rebels, the short-lived truce
	}
	w := spot{i: i, k: k, forms: forms, p: i - 1}
	for w.p >= 0 && (r.toks[w.p].part == adverb || r.toks[w.p].class&cAdverb != 0 && r.toks[w.p].part != nounly) {
		w.p--
	}
	if w.p >= 0 {
		b := &r.toks[w.p]
		w.before = b
		w.determined = b.class&cDet != 0 && b.part == nounly || b.kind == text.Clitic && b.part == nounly || b.class&cPossessive != 0
		w.helper = b.part == verbly && b.class&(cBe|cHave) != 0
		// after to and will only the base can stand
		if forms&fBase != 0 && (b.part == other && r.wordIs(b, "to") || b.part == verbly && b.class&(cWill|cMay|cMust|cDo) != 0) {
			return fBase
		}
	}
	if k.class&cAdjective != 0 && !w.helper {
		if w.determined || i+1 < len(r.toks) && r.nounAt(i+1) && forms&fPast == 0 {
			return 0
		}
	}
	switch {
	case w.helper && forms&fParticiple != 0 && forms&(fPast|fNoun) == 0:
		return fParticiple // have become
	case forms&(fPast|fParticiple) != 0 && forms&(fBase|fThird|fIng) == 0 && forms&fNoun == 0:
		return r.pastAt(&w)
	case forms&fIng != 0:
		return r.ingAt(&w)
	case forms&fBase != 0 && forms&fPast != 0:
		return r.unbentAt(&w)
	}
	return r.nounOrVerbAt(&w)
}

// pastAt decides on struck and killed: past, participle or adjective.
func (r *reading) pastAt(w *spot) form {
	const opens = cDet | cPossessive | cCount
	if w.before == nil && r.nounAfter(w, opens) {
		return 0 // Ousted president
	}
	if w.helper {
		return fParticiple
	}
	if w.determined && (r.nounAfter(w, cDet) || w.i+1 >= len(r.toks) || r.toks[w.i+1].kind == text.Punct) {
		return 0 // the detained men, the infected
	}
	if w.forms&fPast == 0 {
		return fParticiple
	}
	if w.before != nil && w.before.part == preposition && r.nounAfter(w, cDet|cPossessive) && r.toks[w.i+1].kind != text.Number {
		return 0 // by suspected rebels
	}
	if r.reduced(w.i, w.before) {
		return fParticiple
	}
	if w.p == w.i-1 && w.p >= 0 && w.before.part == verbly && (w.before.class|w.k.class)&(cBe|cHave|cSay) == 0 && r.nounAfter(w, opens) && !r.openedBefore(w.i) {
		return 0 // launched coordinated attacks
	}
	return fPast
}

// ingAt decides on killing and shelling: verb or noun.
func (r *reading) ingAt(w *spot) form {
	if w.helper {
		return fIng
	}
	if w.before != nil && w.before.class&(cCount|cVague) != 0 && w.before.part == nounly && r.nounAfter(w, cDet|cPossessive) && r.toks[w.i+1].kind == text.Word {
		return 0 // four leading charities
	}
	n := w.i + 1
	more := n < len(r.toks)
	if w.determined {
		if w.forms&fNoun != 0 || more && (r.wordIs(&r.toks[n], "of") || r.nounAt(n)) {
			return 0 // the warring sides
		}
	}
	if w.forms&fNoun == 0 {
		return fIng
	}
	// the shelling of; rebel shelling killed
	if !more {
		return 0
	}
	next := &r.toks[n]
	marked := w.before != nil && w.before.kind == text.Punct
	switch {
	case next.class&(cDet|cPossessive|cCount|cMore|cPronoun|cPeople) != 0, next.finding >= 0,
		w.before != nil && (w.before.part == mark || w.before.part == conjunction) && (next.class&cVague != 0 || n+1 < len(r.toks) && r.wordIs(next, "at") && r.wordIs(&r.toks[n+1], "least")),
		next.class&cFighter != 0 && marked:
		return fIng
	}
	return 0
}

// unbentAt decides on hit, set and put: all of base, past and participle.
func (r *reading) unbentAt(w *spot) form {
	switch {
	case w.helper:
		return fParticiple
	case w.determined || w.before != nil && w.before.part == preposition:
		return 0
	case r.reduced(w.i, w.before):
		return fParticiple
	case w.before != nil && w.before.part == nounly, w.forms&fNoun == 0:
		return fPast
	}
	return 0
}

// nounOrVerbAt decides on attack, attacks, shot and fire: what else has the
// letters of a noun.
func (r *reading) nounOrVerbAt(w *spot) form {
	forms, before := w.forms, w.before
	switch {
	case before != nil && before.part == preposition && forms&fThird != 0 && forms&(fBase|fPast) == 0:
		return 0 // against journeys
	case w.determined || before != nil && before.part == preposition:
		if forms&fNoun != 0 || w.determined {
			if forms&fPast != 0 && w.i+1 < len(r.toks) && !w.determined {
				break
			}
			return 0
		}
	case before == nil:
		if forms&fNoun != 0 {
			return 0
		}
		return forms & fVerb
	}
	if forms&fPast != 0 { // shot, found: noun and past
		counted := before != nil && before.class&cCount != 0 && before.finding < 0 && before.kind == text.Number
		switch {
		case w.helper, counted && !r.capitals && w.i+1 < len(r.toks) && !r.nounAt(w.i+1) && forms&fNoun != 0, // 12 shot in
			r.reduced(w.i, before):
			return fParticiple
		}
		return fPast
	}
	if w.helper { // are attack
		return 0
	}
	if forms&fNoun == 0 {
		if forms&fThird != 0 {
			if r.objectOfVerb(w.p) {
				return 0 // denies US claims
			}
			return fThird
		}
		if before != nil && (before.part == nounly || before.class&cPronoun != 0 || before.part == conjunction || before.part == opener || before.part == mark || before.part == quote) {
			return fBase
		}
		return 0
	}
	if before == nil {
		return 0
	}
	if before.part == opener && before.class&(cSub|cIf) != 0 && before.class&cRel == 0 {
		return 0 // after rockets landed
	}
	if before.part == opener || before.class&cPronoun != 0 && before.part != verbly && !r.one(before, "him", "them", "me", "us") {
		return forms & fVerb
	}
	if before.part != nounly || before.class&(cAdjective|cDirection|cUnreal) != 0 {
		return 0 // no subject
	}
	return r.takesObject(w)
}

// objectOfVerb reports whether the words up to token i are the object of a verb
// right before them, whose subject is told: no second verb can follow.
func (r *reading) objectOfVerb(i int) bool {
	for steps := 0; i >= 0 && steps < 3 && r.toks[i].part == nounly && r.toks[i].class&cPronoun == 0; steps++ {
		i--
	}
	return i > 0 && r.toks[i].part == verbly && r.toks[i].class&(cSay|cBe|cHave|cDo|cFear|cDemand) == 0 && r.toks[i].form&(fThird|fPast) != 0 && !r.openedBefore(i)
}

// takesObject decides on a word that may be noun or verb and has a noun before
// it: it is a verb where its object, its infinitive or its way follows.
func (r *reading) takesObject(w *spot) form {
	n := w.i + 1
	if n >= len(r.toks) {
		return 0
	}
	if r.objectOfVerb(w.p) {
		return 0
	}
	next, plural := &r.toks[n], r.pluralAt(w.p)
	// "rebels attack the", "the army attacks a": a noun phrase follows
	follows := next.class&(cDet|cPossessive|cPronoun) != 0 && next.class&cNot == 0 || next.kind == text.Number || next.finding >= 0 && !r.capitals && w.i > 0 && plural
	if w.forms&fThird != 0 {
		small := !w.k.upper && !plural
		plans := small && w.k.class&cPlan != 0
		switch {
		case follows:
			return fThird
		// "the government plans to attack", but not "plans to attack"
		case plans && n+1 < len(r.toks) && r.wordIs(next, "to") && r.formsAt(n+1)&fBase != 0 && !r.verbAhead(n):
			return fThird
		// "the minister plans talks"
		case plans && r.formsOf(next)&fPlural != 0 && r.hasNounPattern(next.word) && !r.verbAhead(n):
			return fThird
		// "the minister heads to London"
		case !w.k.upper && w.k.class&cMove != 0 && n+1 < len(r.toks) && r.one(next, "to", "for", "into") && r.toks[n+1].finding >= 0 && !r.hasNounPattern(w.k.word):
			return fThird
		}
	}
	if w.forms&fBase != 0 && follows && plural {
		return fBase
	}
	return 0
}

// reduced reports whether a past participle without a helper stands at token
// i: "three people killed in the attack", "the town seized by rebels".
func (r *reading) reduced(i int, before *token) bool {
	if r.formsOf(&r.toks[i])&fParticiple == 0 {
		return false
	}
	if before != nil && r.wordIs(before, "those") && i+1 < len(r.toks) && r.toks[i+1].class&cPrep != 0 {
		return true // those killed in Homs
	}
	j := i + 1
	for j < len(r.toks) && r.toks[j].class&cAdverb != 0 && r.toks[j].class&cPrep == 0 {
		j++
	}
	if before == nil || before.part != nounly {
		return false
	}
	if j < len(r.toks) && r.wordIs(&r.toks[j], "by") {
		return true
	}
	if j+1 < len(r.toks) && r.toks[j].timex >= 0 && r.toks[j+1].kind == text.Clitic {
		return false // condemned Sunday's bombing
	}
	timed := j < len(r.toks) && r.toks[j].timex >= 0 || j > i+1 && r.toks[i+1].timex >= 0 // a truce approved this month
	if j >= len(r.toks) || r.toks[j].part == mark || r.toks[j].class&cPrep != 0 || timed {
		// nothing follows that could be the object. If a finite verb stands before in the clause, it is a participle.
		for p := i - 1; p >= 0; p-- {
			k := &r.toks[p]
			if k.part == mark && r.text[k.start] == ',' && r.one(&r.toks[p+1], "following", "amid", "despite", "including", "after") {
				continue // …, following the collapse of a truce agreed in May
			}
			if k.part == mark || k.part == opener || k.part == conjunction {
				break
			}
			if k.part == verbly && k.form != fParticiple && k.form != fIng {
				return !timed || k.class&cSay == 0
			}
		}
		// or a finite verb follows before the clause ends
		for p := j; p < len(r.toks) && p < j+10; p++ {
			k := &r.toks[p]
			if k.kind == text.Punct || k.class&(cSub|cRel|cIf) != 0 || r.wordIs(k, "that") {
				break // said in Ankara that it was
			}
			if k.class&(cBe|cHave|cWill) != 0 && k.class&cDet == 0 {
				return true
			}
		}
	}
	return false
}

// openedBefore reports whether a word that opens a clause stands before token i
// and after the last mark: in "those who protested attacked police" the second
// verb is none of that clause.
func (r *reading) openedBefore(i int) bool {
	for j := i - 1; j >= 0 && r.toks[j].part != mark; j-- {
		if r.toks[j].part == opener && (r.toks[j].class&cRel != 0 || r.wordIs(&r.toks[j], "that")) {
			return true
		}
	}
	return false
}

func (r *reading) pluralAt(i int) bool {
	if i < 0 {
		return false
	}
	k := &r.toks[i]
	if k.word != nil && k.word.forms&fPlural != 0 {
		return true
	}
	if k.class&cPronoun != 0 || r.wordIs(k, "people") || r.wordIs(k, "police") {
		return true
	}
	n := k.end - k.start
	return n > 3 && r.text[k.end-1]|0x20 == 's' && r.text[k.end-2]|0x20 != 's'
}

// nounAt reports whether the token may stand in a noun phrase.
func (r *reading) nounAt(i int) bool {
	k := &r.toks[i]
	if k.kind == text.Punct {
		return false
	}
	if k.class&(cPrep|cConj|cSub|cRel|cBe|cHave|cDo|cWill) != 0 && k.class&cDet == 0 || k.class&cAdverb != 0 {
		return false
	}
	f := r.formsOf(k)
	return f&fVerb == 0 || f&fNoun != 0 || k.upper && !r.capitals
}
