package event

import (
	"unicode/utf8"

	"dateline/geo/text"
)

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
	own      bool  // joined, with a subject and a finite verb of its own, see [reading.ownStatement]
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
			if h.part == adverb || h.timex >= 0 && h.part == nounly && r.nextHelps(j) || h.class&cAdverb != 0 && h.part != nounly && h.part != preposition || h.class&cNot != 0 && h.class&(cDet|cPronoun) == 0 {
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
		case r.passiveToo(i):
			g.passive, g.finite, g.past = true, true, true
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

// passiveToo reports whether the verb at token i goes on with the "was" of one
// before it: "was born in Homs and arrested in Damascus".
func (r *reading) passiveToo(i int) bool {
	if i < 1 || r.toks[i-1].part != conjunction || len(r.groups) == 0 || r.formsOf(&r.toks[i])&fParticiple == 0 {
		return false
	}
	last := &r.groups[len(r.groups)-1]
	if born := r.one(&r.toks[last.head+1], "born"); !last.passive && !born || !last.finite {
		return false
	}
	n := i + 1
	return n < len(r.toks) && r.toks[n].part == preposition && !r.one(&r.toks[n], "to", "on", "with", "at", "for")
}

// nextHelps reports whether "may", "will" or the like stands a word or two before
// token j: "could one day lead to".
func (r *reading) nextHelps(j int) bool {
	for h := j - 1; h >= 0 && h > j-3; h-- {
		if k := &r.toks[h]; k.part == verbly && k.class&(cWill|cMay|cMust) != 0 {
			return true
		}
	}
	return false
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

// unmet reports whether the sentence opens with a condition that was not met: "Had
// the dam burst, …".
func (r *reading) unmet() bool {
	n := len(r.toks)
	return n > 3 && r.wordIs(&r.toks[0], "had") && r.toks[1].part == nounly && r.text[r.toks[n-1].start] != '?'
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
	if r.unmet() {
		start(0, conditional, 0)
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
				if i > 0 && r.toks[i-1].part == verbly && r.toks[i-1].class&(cBe|cHave|cDo) == 0 {
					kind = thatClause // investigate who shot it down
				}
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
					start(r.subjectStart(i, &cur), r.saidKind(cur), -1)
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
	for i := range r.clauses {
		r.clauses[i].own = r.ownStatement(i)
	}
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
			return k.class&cSay != 0 || k.form&fPast != 0 && r.closesQuote(j)
		}
		if k.part == mark && r.text[k.start] == ',' && j > i+6 || k.part == opener {
			return false
		}
	}
	return false
}

// closesQuote reports whether the verb at token i warns, threatens or demands
// and has no object, but what was said before: ", Kinshasa warned on Tuesday."
func (r *reading) closesQuote(i int32) bool {
	if !r.one(&r.toks[i], "warned", "threatened", "vowed", "promised", "pledged", "demanded", "urged", "cautioned", "swore", "predicted", "complained", "charged", "alleged") {
		return false
	}
	for j := i + 1; j < int32(len(r.toks)); j++ {
		switch k := &r.toks[j]; {
		case k.kind == text.Punct:
			return true
		case k.timex >= 0, k.part == adverb, r.one(k, "on", "at", "in"), k.finding >= 0 && j > i+1, k.class&cDet != 0:
		default:
			return false
		}
	}
	return true
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
	if cur.verb >= 0 && (r.groups[cur.verb].saying || r.one(&r.toks[r.groups[cur.verb].head], "deny", "denies", "denied", "denying")) {
		return thatClause
	}
	return joined
}

// subjectStart returns where the subject of the verb group at token i begins, in
// what is a clause with a verb so far.
func (r *reading) subjectStart(i int32, cur *clause) int32 {
	from, j := cur.from, i
	if said := &r.groups[cur.verb]; said.saying && !said.passive {
		if at := r.afterSaying(said.head+1, i); at >= 0 {
			return at
		}
	}
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

// afterSaying returns where a subject begins that follows a verb of saying
// without a "that", or -1: "said reports of a coup in Ankara were false".
func (r *reading) afterSaying(from, to int32) int32 {
	for from < to && (r.toks[from].timex >= 0 || r.toks[from].part == adverb) {
		from++
	}
	if from >= to || r.toks[from].part != nounly {
		return -1
	}
	for j := from; j < to; j++ {
		if p := r.toks[j].part; p != nounly && p != preposition && p != adverb && p != conjunction {
			return -1
		}
	}
	return from
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
