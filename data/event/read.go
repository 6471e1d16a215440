package event

import (
	"unicode"
	"unicode/utf8"

	"dateline/data"
	"dateline/geo"
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

// A token is a token of the text with what the reading found of it.
type token struct {
	start, end int32
	kind       text.Kind
	part       part
	form       form // of a verb, as far as it is settled
	upper      bool // begins with a capital
	used       bool // a part of a trigger already
	word       *word
	class      class
	clause     int16
	group      int16 // of the verb group that it belongs to, or -1
	finding    int16 // that it begins or is inside of, or -1
	timex      int16
}

// A clauseKind says what a clause is to the one it hangs on.
type clauseKind uint8

const (
	mainClause      clauseKind = iota
	joined                     // and, but, a semicolon: as good as the one before
	thatClause                 // what is said, feared, demanded
	relative                   // tells of the word before it
	adverbial                  // after, when, while, because
	conditional                // if, unless
	participial                // ", killing seven"
	infinitive                 // to do
	gerund                     // of doing
	parenthesis                // between dashes or brackets
	afterPreposed              // after a comma that ended nothing else
	reportingClause            // ", officials said"
)

// A clause is a stretch of tokens with at most one verb group, roughly.
type clause struct {
	from, to int32 // tokens
	kind     clauseKind
	parent   int16 // the clause that it hangs on, or -1
	verb     int16 // its first verb group, or -1
	opener   int32 // the token that opened it, or -1
}

// A group is a verb with its helpers.
type group struct {
	from, head int32 // tokens; head is the verb itself
	clause     int16
	passive    bool
	negated    bool
	will       bool // will, shall, going to
	may        bool
	must       bool
	to         bool // an infinitive with to
	finite     bool
	perfect    bool // had done
	past       bool // did or has done
	present    bool
	saying     bool
}

// A reading is a sentence as it is understood, and the memory for it.
type reading struct {
	lex      *lexicon
	weights  *Weights
	text     string
	sentence geo.Span
	toks     []token
	raw      []text.Token
	clauses  []clause
	groups   []group
	fold     []byte

	article   *data.Article
	published data.Time // its day, or longer; zero where unknown
	findings  []geo.Finding
	times     []data.Timex
	firstF    int // the findings of the sentence
	lastF     int
	firstT    int
	lastT     int
	capitals  bool // nothing but capitals
	allTitled bool // most words begin with one

	triggers  []trigger
	places    []candidate
	paragraph int         // of the sentence
	past      []pastEvent // of the sentences before, the last at the end
	spokenOf  []int32     // the triggers' tokens of the sentence's events
	harms     []data.Harm
	who       []data.Actor
	countries []country // that the article speaks of so far
	mentions  int       // how often it speaks of any
}

// read takes in a sentence: tokens, parts of speech, verb groups, clauses.
func (r *reading) read(s geo.Span) {
	r.sentence = s
	r.toks, r.clauses, r.groups, r.triggers = r.toks[:0], r.clauses[:0], r.groups[:0], r.triggers[:0]
	// A sentence that is longer than this is a table or worse: the rest is not read.
	const longest = 1 << 14
	sentence := s.In(r.text)
	if len(sentence) > longest {
		cut := longest
		for cut > 0 && !utf8.RuneStart(sentence[cut]) {
			cut--
		}
		sentence = sentence[:cut]
	}
	r.raw = text.Tokens(sentence, r.raw[:0])
	f, t := r.firstF, r.firstT
	lower := 0
	for i := range r.raw {
		raw := &r.raw[i]
		start, end := int32(raw.Start+s.Start), int32(raw.End+s.Start)
		for f < r.lastF && r.findings[f].End <= int(start) {
			f++
		}
		for t < r.lastT && r.times[t].End <= int(start) {
			t++
		}
		k := token{start: start, end: end, kind: raw.Kind, group: -1, finding: -1, timex: -1}
		if f < r.lastF && r.findings[f].Start < int(end) {
			k.finding = int16(f - r.firstF)
		}
		if t < r.lastT && r.times[t].Start < int(end) {
			k.timex = int16(t - r.firstT)
		}
		switch raw.Kind {
		case text.Word, text.Clitic:
			w := sentence[raw.Start:raw.End]
			c, _ := utf8.DecodeRuneInString(w)
			k.upper = unicode.IsUpper(c)
			if !k.upper && raw.Kind == text.Word {
				lower++
			}
			r.fold = appendLower(r.fold[:0], w)
			k.word = r.lex.words[string(r.fold)]
			if k.word != nil {
				k.class = k.word.class
			} else if n := len(r.fold); n > 4 && r.fold[n-1] == 'y' && r.fold[n-2] == 'l' {
				k.class = cAdverb
			}
		case text.Number:
			k.class = cCount
		}
		r.toks = append(r.toks, k)
	}
	r.capitals = lower == 0
	r.allTitled = r.titled()
	for i := range r.toks {
		// US and WHO are no pronouns where other words are small
		if k := &r.toks[i]; k.class&(cPronoun|cRel) != 0 && k.upper && !r.capitals && k.end-k.start > 1 && allUpper(r.text[k.start:k.end]) {
			k.class, k.word = cOffice, nil
		}
	}
	r.tag()
	r.group()
	r.cut()
}

func allUpper(s string) bool {
	for i := range len(s) {
		if s[i] < 'A' || s[i] > 'Z' {
			return false
		}
	}
	return true
}

// appendLower appends s in lower case, with the typewriter's apostrophe.
func appendLower(b []byte, s string) []byte {
	for i := 0; i < len(s); {
		c := s[i]
		if c < utf8.RuneSelf {
			if 'A' <= c && c <= 'Z' {
				c |= 0x20
			}
			b = append(b, c)
			i++
			continue
		}
		c2, w := utf8.DecodeRuneInString(s[i:])
		if c2 == '’' || c2 == '‘' || c2 == 'ʼ' {
			b = append(b, '\'')
		} else {
			b = utf8.AppendRune(b, unicode.ToLower(c2))
		}
		i += w
	}
	return b
}

// tag gives each token its part of speech. Words that may be noun or verb are
// settled by what stands beside them.
func (r *reading) tag() {
	for i := range r.toks {
		k := &r.toks[i]
		switch k.kind {
		case text.Punct:
			k.part = mark
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
		if i > 0 && (r.toks[i-1].part == verbly || r.toks[i-1].part == nounly || r.toks[i-1].part == mark) {
			k.part = opener
		}
	case c&cPrep != 0:
		k.part = preposition
		if r.wordIs(k, "to") && i+1 < len(r.toks) && r.formsAt(i+1)&fBase != 0 && !r.next(i, cDet|cPossessive) {
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

func hasSuffixFold(s, suffix string) bool {
	if len(s) < len(suffix) {
		return false
	}
	s = s[len(s)-len(suffix):]
	for i := range len(s) {
		if s[i]|0x20 != suffix[i] {
			return false
		}
	}
	return true
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

// next reports whether the token after i has one of the classes.
func (r *reading) next(i int, c class) bool {
	return i+1 < len(r.toks) && r.toks[i+1].class&c != 0
}

// wordIs compares a token with a word in lower case.
func (r *reading) wordIs(k *token, w string) bool {
	return int(k.end-k.start) == len(w) && hasSuffixFold(r.text[k.start:k.end], w)
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

// verbAt decides whether the word is a verb here, and in which form. What
// stands before it is tagged already.
func (r *reading) verbAt(i int, k *token, forms form) form {
	if i > 0 && r.toks[i-1].kind == text.Joiner && i+1 < len(r.toks) && forms&(fPast|fParticiple|fIng) != 0 && r.nounAt(i+1) && r.toks[i+1].class&(cDet|cPossessive) == 0 {
		return 0 // US-backed rebels, the short-lived truce
	}
	p := i - 1
	for p >= 0 && (r.toks[p].part == adverb || r.toks[p].class&cAdverb != 0 && r.toks[p].part != nounly) {
		p--
	}
	var before *token
	if p >= 0 {
		before = &r.toks[p]
	}
	determined := before != nil && (before.class&(cDet|cPossessive) != 0 && before.part == nounly || before.kind == text.Clitic && before.part == nounly ||
		before.class&cPossessive != 0)
	helper := before != nil && before.part == verbly && before.class&(cBe|cHave) != 0
	// after to and will only the base can stand
	if before != nil && forms&fBase != 0 {
		if before.part == other && r.wordIs(before, "to") || before.part == verbly && before.class&(cWill|cMay|cMust|cDo) != 0 {
			return fBase
		}
	}
	if k.class&cAdjective != 0 && !helper {
		if determined || i+1 < len(r.toks) && r.nounAt(i+1) && forms&fPast == 0 {
			return 0
		}
	}
	switch {
	case forms&(fPast|fParticiple) != 0 && forms&(fBase|fThird|fIng) == 0 && forms&fNoun == 0:
		// struck, killed
		if before == nil && i+1 < len(r.toks) && r.nounAt(i+1) && r.toks[i+1].class&(cDet|cPossessive|cCount) == 0 {
			return 0 // Ousted president
		}
		if helper {
			return fParticiple
		}
		if determined && i+1 < len(r.toks) && r.nounAt(i+1) && r.toks[i+1].class&cDet == 0 {
			return 0 // the detained men
		}
		if forms&fPast == 0 {
			return fParticiple
		}
		if before != nil && before.part == preposition && i+1 < len(r.toks) && r.nounAt(i+1) && r.toks[i+1].class&(cDet|cPossessive) == 0 && r.toks[i+1].kind != text.Number {
			return 0 // by suspected rebels
		}
		if r.reduced(i, before) {
			return fParticiple
		}
		return fPast
	case forms&fIng != 0:
		if helper {
			return fIng
		}
		if before != nil && before.class&(cCount|cVague) != 0 && before.part == nounly && i+1 < len(r.toks) && r.nounAt(i+1) && r.toks[i+1].class&(cDet|cPossessive) == 0 && r.toks[i+1].kind == text.Word {
			return 0 // four leading charities
		}
		if determined {
			if forms&fNoun != 0 || i+1 < len(r.toks) && r.wordIs(&r.toks[i+1], "of") {
				return 0
			}
			if i+1 < len(r.toks) && r.nounAt(i+1) {
				return 0 // the warring sides
			}
		}
		if forms&fNoun != 0 {
			// the shelling of; rebel shelling killed
			if i+1 < len(r.toks) && (r.toks[i+1].class&(cDet|cPossessive|cCount|cMore|cPronoun) != 0 || r.toks[i+1].finding >= 0) {
				return fIng
			}
			if before != nil && before.part == mark && i+1 < len(r.toks) && (r.toks[i+1].class&cVague != 0 || i+2 < len(r.toks) && r.wordIs(&r.toks[i+1], "at") && r.wordIs(&r.toks[i+2], "least")) {
				return fIng
			}
			if i+1 < len(r.toks) && (r.toks[i+1].class&cPeople != 0 || r.toks[i+1].class&cFighter != 0 && before != nil && before.kind == text.Punct) {
				return fIng
			}
			return 0
		}
		return fIng
	}
	// hit, set, put: all of base, past and participle
	if forms&fBase != 0 && forms&fPast != 0 {
		switch {
		case helper:
			return fParticiple
		case determined || before != nil && before.part == preposition:
			return 0
		case r.reduced(i, before):
			return fParticiple
		case before != nil && before.part == nounly:
			return fPast
		}
		if forms&fNoun == 0 {
			return fPast
		}
		return 0
	}
	// attack, attacks; shot, fire
	switch {
	case before != nil && before.part == preposition && forms&fThird != 0 && forms&(fBase|fPast) == 0:
		return 0 // against journeys
	case determined || before != nil && before.part == preposition:
		if forms&fNoun != 0 || determined {
			if forms&fPast != 0 && i+1 < len(r.toks) && !determined {
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
		if helper {
			return fParticiple
		}
		if before != nil && before.class&cCount != 0 && before.finding < 0 && !r.capitals && i+1 < len(r.toks) && !r.nounAt(i+1) && forms&fNoun != 0 && before.kind == text.Number {
			return fParticiple // 12 shot in
		}
		if r.reduced(i, before) {
			return fParticiple
		}
		return fPast
	}
	if helper { // are attack
		return 0
	}
	if forms&fNoun == 0 {
		if forms&fThird != 0 {
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
	subject := before.part == nounly && before.class&(cAdjective|cDirection|cUnreal) == 0
	if before.part == opener || before.class&cPronoun != 0 && before.part != verbly {
		return forms & fVerb
	}
	if !subject {
		return 0
	}
	// "rebels attack the", "the army attacks a": a noun phrase follows
	follows := i+1 < len(r.toks) && (r.toks[i+1].class&(cDet|cPossessive|cPronoun) != 0 && r.toks[i+1].class&cNot == 0 || r.toks[i+1].kind == text.Number || r.toks[i+1].finding >= 0 && !r.capitals && i > 0 && r.pluralAt(p))
	if forms&fThird != 0 && follows {
		return fThird
	}
	// "the government plans to attack", but not "plans to attack"
	if forms&fThird != 0 && k.class&cPlan != 0 && !k.upper && !r.pluralAt(p) && i+2 < len(r.toks) && r.wordIs(&r.toks[i+1], "to") && r.formsAt(i+2)&fBase != 0 && !r.verbAhead(i+1) {
		return fThird
	}
	// "the minister plans talks"
	if forms&fThird != 0 && k.class&cPlan != 0 && !k.upper && !r.pluralAt(p) && i+1 < len(r.toks) && r.formsOf(&r.toks[i+1])&fPlural != 0 && r.hasNounPattern(r.toks[i+1].word) && !r.verbAhead(i+1) {
		return fThird
	}
	// "the minister heads to London"
	if forms&fThird != 0 && k.class&cMove != 0 && !k.upper && i+2 < len(r.toks) && r.one(&r.toks[i+1], "to", "for", "into") && r.toks[i+2].finding >= 0 && !r.hasNounPattern(k.word) {
		return fThird
	}
	if forms&fBase != 0 && follows && r.pluralAt(p) {
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

// group joins verbs with their helpers.
func (r *reading) group() {
	for i := range r.toks {
		k := &r.toks[i]
		if k.part != verbly || r.formsOf(k)&fVerb == 0 && k.class&(cBe|cHave|cDo) == 0 {
			continue
		}
		// A helper with a verb after it is no head.
		if k.class&(cBe|cHave|cDo|cWill|cMay|cMust) != 0 && r.headAfter(i) {
			continue
		}
		g := group{from: int32(i), head: int32(i), saying: k.class&cSay != 0}
		be, have := false, false
		j := i - 1
		for ; j >= 0 && j > i-9; j-- {
			h := &r.toks[j]
			switch {
			case h.class&cNot != 0 && h.class&(cDet|cPronoun) == 0:
				g.negated = true
			}
			if h.part == verbly && h.class&(cBe|cHave|cDo|cWill|cMay|cMust) != 0 && (h.group < 0) {
				if h.class&cNot != 0 {
					g.negated = true
				}
				switch {
				case h.class&cBe != 0:
					be = true
					g.from = int32(j)
					if !r.wordIs(h, "been") && !r.wordIs(h, "being") && !r.wordIs(h, "be") {
						g.finite = true
						g.past = g.past || r.wordIs(h, "was") || r.wordIs(h, "were") || r.wordIs(h, "got")
						g.present = !g.past
					}
				case h.class&cHave != 0:
					have = true
					g.from, g.finite, g.past = int32(j), true, true
					g.perfect = r.wordIs(h, "had")
				case h.class&cWill != 0:
					g.from, g.finite, g.will = int32(j), true, true
					if r.wordIs(h, "would") {
						g.may = false
					}
				case h.class&cMust != 0:
					g.from, g.finite, g.must = int32(j), true, true
				case h.class&cMay != 0:
					g.from, g.finite, g.may = int32(j), true, true
				case h.class&cDo != 0:
					g.from, g.finite = int32(j), true
					g.past = r.wordIs(h, "did") || r.wordIs(h, "didn't")
				}
				continue
			}
			if h.part == adverb || h.class&cAdverb != 0 && h.part != nounly && h.part != preposition || h.class&cNot != 0 && h.class&(cDet|cPronoun) == 0 {
				continue
			}
			if h.part == other && r.wordIs(h, "to") {
				g.to = true
				g.from = int32(j)
				// "going to", "is to meet", "have to"
				if j > 0 && (r.wordIs(&r.toks[j-1], "going") || r.toks[j-1].class&cBe != 0 && r.toks[j-1].part == verbly) {
					g.will = true
				}
			}
			break
		}
		switch {
		case k.form&fParticiple != 0 && (be || !have && k.form == fParticiple):
			g.passive = true
		case k.form&fIng != 0 && be:
		case k.form&fPast != 0 && !have && !g.to:
			g.finite, g.past = true, true
		case k.form&(fThird|fBase) != 0 && !g.to && !g.will && !g.may && !g.must:
			g.finite = true
			if !g.past {
				g.present = true
			}
		}
		if k.class&(cBe|cHave|cDo) != 0 {
			g.finite = true
			g.past = g.past || r.wordIs(k, "was") || r.wordIs(k, "were") || r.wordIs(k, "had") || r.wordIs(k, "did")
		}
		for j := g.from; j <= int32(i); j++ {
			r.toks[j].group = int16(len(r.groups))
		}
		r.groups = append(r.groups, g)
	}
}

// headAfter reports whether a helper's verb follows it.
func (r *reading) headAfter(i int) bool {
	for j := i + 1; j < len(r.toks) && j < i+6; j++ {
		k := &r.toks[j]
		if k.part == verbly {
			helper := r.toks[i].class
			if k.class&(cBe|cHave|cDo|cWill|cMay|cMust) != 0 {
				return true
			}
			return helper&(cWill|cMay|cMust|cDo) != 0 && k.form&(fBase|fPast) != 0 || k.form&(fParticiple|fIng) != 0 || helper&cHave != 0 && k.form&fPast != 0
		}
		if k.part != adverb && k.class&cAdverb == 0 && k.class&cNot == 0 {
			return false
		}
	}
	return false
}

// cut parts the sentence into clauses.
func (r *reading) cut() {
	n := int32(len(r.toks))
	cur := clause{from: 0, kind: mainClause, parent: -1, verb: -1, opener: -1}
	quoted := false
	start := func(at int32, kind clauseKind, opener int32) {
		if at <= cur.from {
			if cur.opener < 0 && kind != joined {
				cur.kind, cur.opener = kind, opener
			}
			return
		}
		cur.to = at
		r.clauses = append(r.clauses, cur)
		parent := int16(len(r.clauses) - 1)
		cur = clause{from: at, kind: kind, parent: parent, verb: -1, opener: opener}
	}
	for i := int32(0); i < n; i++ {
		k := &r.toks[i]
		switch k.part {
		case quote:
			quoted = !quoted
			if cur.verb >= 0 && i+1 < n && quoted {
				start(i, thatClause, i)
			} else if !quoted && cur.verb >= 0 {
				start(i, joined, -1)
			}
		case mark:
			switch c := r.text[k.start]; {
			case c == ',':
				if cur.verb < 0 && cur.kind != relative {
					break
				}
				switch kind, ok := r.afterComma(i + 1); {
				case ok:
					start(i, kind, i+1)
				}
			case c == ';':
				start(i, joined, i)
			case c == ':' || c == '(' || c == '-' || c >= utf8.RuneSelf || c == '[':
				start(i, parenthesis, i)
			case c == ')' || c == ']':
				start(i+1, joined, -1)
			case c == '.' || c == '?' || c == '!':
				start(i, joined, -1)
			}
		case opener:
			kind := adverbial
			switch {
			case k.class&cIf != 0:
				kind = conditional
			case k.class&cRel != 0:
				kind = relative
			case r.wordIs(k, "that"):
				kind = relative
				if i > 0 && (r.toks[i-1].part == verbly || r.toks[i-1].part == mark || r.saidBefore(i)) {
					kind = thatClause
				}
			}
			start(i, kind, i)
		case conjunction:
			if g := r.verbSoon(i + 1); g && cur.verb >= 0 {
				start(i, joined, i)
			}
		case preposition:
			// of killing, for failing
			if i+1 < n && r.toks[i+1].part == verbly && r.toks[i+1].form&fIng != 0 && cur.verb >= 0 {
				start(i, gerund, i)
			}
		}
		if k.group >= 0 && r.groups[k.group].from == i {
			g := &r.groups[k.group]
			if g.to && cur.verb >= 0 {
				start(i, infinitive, i)
			} else if cur.verb >= 0 && cur.from < i {
				switch h := &r.toks[g.head]; {
				case h.form&fIng != 0 && !g.finite:
					start(i, participial, i)
				case g.passive && !g.finite:
					start(i, relative, i) // the town seized by rebels
				case g.finite:
					start(r.subjectStart(i, cur.from), r.saidKind(cur), -1)
				}
			} else if g.to && cur.verb < 0 && cur.kind == mainClause && i == cur.from {
				cur.kind = infinitive
			}
			if cur.verb < 0 {
				cur.verb = k.group
			}
		}
		if k.group >= 0 {
			r.groups[k.group].clause = int16(len(r.clauses))
		}
	}
	cur.to = n
	r.clauses = append(r.clauses, cur)
	for c := range r.clauses {
		for i := r.clauses[c].from; i < r.clauses[c].to; i++ {
			r.toks[i].clause = int16(c)
		}
	}
	for i := range r.groups {
		g := &r.groups[i]
		g.clause = r.toks[g.head].clause
	}
	r.hang()
}

// afterComma tells what clause begins at token i, after a comma.
func (r *reading) afterComma(i int32) (clauseKind, bool) {
	n := int32(len(r.toks))
	for i < n && (r.toks[i].part == adverb || r.toks[i].part == quote) {
		i++
	}
	if i >= n {
		return 0, false
	}
	k := &r.toks[i]
	switch {
	case k.part == verbly && k.form&fIng != 0:
		return participial, true
	case k.part == verbly && k.form&(fPast|fParticiple) != 0:
		return participial, true
	case k.part == opener, k.part == conjunction:
		return 0, false // opens one itself
	}
	if r.reportingAt(i) {
		return reportingClause, true
	}
	if r.verbSoon(i) {
		return afterPreposed, true
	}
	return 0, false
}

// reportingAt reports whether "officials said", "said the ministry" begins at
// token i.
func (r *reading) reportingAt(i int32) bool {
	n := int32(len(r.toks))
	for j := i; j < n && j < i+14; j++ {
		k := &r.toks[j]
		if k.part == verbly && k.class&(cBe|cHave) == 0 {
			return k.class&cSay != 0
		}
		if k.part == mark && r.text[k.start] == ',' && j > i+6 || k.part == opener {
			return false
		}
	}
	return false
}

// verbSoon reports whether a finite verb comes from token i on before the next
// mark or small word that opens a clause.
func (r *reading) verbSoon(i int32) bool {
	for j, n := i, int32(len(r.toks)); j < n && j < i+12; j++ {
		k := &r.toks[j]
		switch {
		case k.part == verbly:
			g := k.group
			return g < 0 || r.groups[g].finite || j == i || r.groups[g].passive && r.groups[g].from == i
		case k.part == mark, k.part == opener, k.part == conjunction:
			return false
		}
	}
	return false
}

// saidBefore reports whether a verb of reporting or demanding or a noun of
// action stands a few words before token i: "denied reports that".
func (r *reading) saidBefore(i int32) bool {
	for j := i - 1; j >= 0 && j > i-6; j-- {
		k := &r.toks[j]
		if k.part == verbly && k.class&(cSay|cFear|cDemand|cDeny|cAccuse) != 0 {
			return true
		}
		if k.part == mark {
			return false
		}
	}
	return false
}

// saidKind is the kind of a clause that begins without a word that opens it.
func (r *reading) saidKind(cur clause) clauseKind {
	if cur.verb >= 0 && r.groups[cur.verb].saying {
		return thatClause
	}
	return joined
}

// subjectStart returns where the subject of the verb group at token i begins,
// not before token from.
func (r *reading) subjectStart(i, from int32) int32 {
	j := i
	for j > from+1 {
		k := &r.toks[j-1]
		if k.part == nounly || k.part == adverb || k.part == preposition && j-1 > from+1 && r.toks[j-2].part == nounly && r.toks[j-2].class&cSay == 0 && k.group < 0 && r.wordIs(k, "of") {
			if k.class&cPronoun != 0 {
				return j - 1
			}
			j--
			continue
		}
		break
	}
	for x := j; x < i; x++ {
		if r.toks[x].timex < 0 {
			return j
		}
	}
	return i // "who were freed in May attacked": a time is no subject
}

// hang finds the clause that each clause hangs on: the one before, but for
// what goes on after an inserted one.
func (r *reading) hang() {
	for i := range r.clauses {
		c := &r.clauses[i]
		if i == 0 {
			continue
		}
		switch c.kind {
		case reportingClause:
			c.parent = -1
		case joined, afterPreposed:
			// "who lives there, said": back to the main clause when the one before cannot be joined
			p := int16(i - 1)
			for p > 0 && (r.clauses[p].kind == relative || r.clauses[p].kind == adverbial || r.clauses[p].kind == parenthesis) && c.kind == afterPreposed {
				p = r.clauses[p].parent
				if p < 0 {
					p = 0
				}
			}
			c.parent = p
		}
	}
}
