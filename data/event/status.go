package event

import (
	"dateline/data"
	"dateline/geo/text"
)

// statusOf tells whether the sentence reports that the event took place. What
// speaks first decides: the words at the trigger, then the verb or noun that
// governs it, then the clauses around.
func (r *reading) statusOf(t *trigger) data.Status {
	s := r.toldStatus(t)
	if s == data.Happened && r.habitual(t) {
		s = data.Background
	}
	if s == data.Happened || s == data.Background {
		switch {
		case r.untrue(t):
			return data.Denied
		case r.asked():
			return data.Feared
		case r.staged(t):
			return data.Background
		}
	}
	return s
}

// untrue reports whether the sentence says of what it repeats that it is not
// so: "reports that the town fell are false", "it is not true that".
func (r *reading) untrue(t *trigger) bool {
	for i := range r.toks {
		k := &r.toks[i]
		truth := r.wordIs(k, "true")
		if !truth && !r.one(k, "false", "untrue", "baseless", "unfounded", "groundless", "fabricated", "hoax", "incorrect", "wrong") {
			continue
		}
		said, negated := false, false
		for j := i - 1; j >= 0 && j > i-5 && !said && (r.toks[j].part != nounly || r.toks[j].class&(cDet|cNot) != 0); j-- {
			b := &r.toks[j]
			negated = negated || b.class&cNot != 0
			said = b.part == verbly && (b.class&cBe != 0 || r.one(b, "proved", "proven", "proves", "turned", "remain", "remains"))
			if g := b.group; said && g >= 0 {
				negated = negated || r.groups[g].negated
			}
		}
		if !said || truth != negated {
			continue
		}
		if int32(i) < t.from {
			return i+1 < len(r.toks) && r.wordIs(&r.toks[i+1], "that")
		}
		for j := t.from - 1; j >= 0; j-- {
			if r.one(&r.toks[j], "report", "reports", "claim", "claims", "rumour", "rumours", "rumor", "rumors", "allegation", "allegations", "accusation", "accusations", "news", "story", "stories", "suggestion", "suggestions", "assertion", "assertions") {
				return j+1 < t.tok && r.one(&r.toks[j+1], "that", "of", "about")
			}
		}
	}
	return false
}

// habitual reports whether the sentence tells in the present tense what is done
// again and again: "they march each July".
func (r *reading) habitual(t *trigger) bool {
	if v := r.clauses[t.clause].verb; v >= 0 && (!r.groups[v].present || r.groups[v].past) {
		return false
	}
	for j := r.clauses[t.clause].from; j < r.clauses[t.clause].to; j++ {
		if k := &r.toks[j]; r.one(k, "each", "every") && j+1 < int32(len(r.toks)) && (r.toks[j+1].timex >= 0 || r.one(&r.toks[j+1], "year", "day", "week", "month")) || r.one(k, "annually", "usually", "routinely", "frequently", "often", "yearly") {
			return true
		}
	}
	return false
}

// asked reports whether the sentence asks whether something is so. "Why" and
// "who" ask about what is known to have happened.
func (r *reading) asked() bool {
	first, last := 0, len(r.toks)-1
	for first < last && r.toks[first].part == quote {
		first++
	}
	for last > first && r.toks[last].part == quote {
		last--
	}
	return last > first && r.text[r.toks[last].start] == '?' && r.toks[first].class&(cBe|cHave|cDo|cWill|cMay|cMust) != 0 && r.toks[first].class&cDet == 0
}

func (r *reading) toldStatus(t *trigger) data.Status {
	if t.group >= 0 {
		return r.verbStatus(t)
	}
	return r.nounStatus(t)
}

func (r *reading) verbStatus(t *trigger) data.Status {
	g := &r.groups[t.group]
	k := &r.toks[t.tok]
	switch {
	case g.negated, r.nearly(g), r.ofNobody(t):
		return data.Denied
	case g.may:
		return data.Feared
	case g.must:
		return data.Demanded
	case g.will:
		if s := r.clauseStatus(t.clause); s != data.Happened {
			return s
		}
		return data.Planned
	}
	if g.to {
		if s, ok := r.governor(t, g.from-1); ok {
			return s
		}
		t.purpose = !g.passive
		return data.Planned
	}
	if k.form == fBase && !g.will && !g.may && !g.must {
		if h := r.sharesHelper(g); h >= 0 && r.groups[h].to {
			return r.purpose(&r.groups[h])
		} else if h >= 0 {
			return r.over(h)
		}
	}
	if k.form == fBase && !g.will && !g.may && !g.must && !g.to {
		if over := r.letBy(g); over >= 0 {
			return r.over(over) // hoping to see her strike
		}
		if r.ordered(t, g) {
			return data.Demanded // "go ahead, shoot me"
		}
	}
	if k.form&fIng != 0 && !g.finite {
		if s := r.openingSubject(g); s != data.Happened {
			return s // retaking the town would end the war
		}
		if r.inWords(t, "allegedly") && t.from > 1 && r.toks[t.from-2].part == preposition {
			return data.Feared // held for allegedly robbing a bank
		}
		// of killing, from entering, failed bombing
		if s, ok := r.gerundStatus(g.from, t.clause); ok {
			if s == data.Happened && r.charged(t) {
				return data.Feared // charged with breaking the law by using
			}
			return s
		}
	}
	if g.present && !g.past && t.pattern.mode == bareHarm && r.shared(t.tok) {
		return data.Background // strains that kill half of the infected
	}
	if g.passive && !g.finite && g.from > 0 && r.one(&r.toks[g.from-1], "previously", "formerly", "once", "long") {
		return data.Background // a man previously convicted
	}
	s := r.clauseStatus(t.clause)
	if s == data.Happened && r.clauses[t.clause].kind == relative && g.present && (!g.passive && k.form&(fBase|fThird) != 0 || r.whoever(&r.clauses[t.clause])) {
		return data.Background // "countries that support the rebels"
	}
	return s
}

// sharesHelper returns the verb group before whose helper a verb joined by "and"
// or "or" shares, or -1: "will attack and destroy", "a plan to flood it or
// destroy it".
func (r *reading) sharesHelper(g *group) int16 {
	c := &r.clauses[g.clause]
	if c.kind != joined && c.kind != afterPreposed || c.parent < 0 || c.from > g.from || !(c.from < g.from && (r.toks[c.from].part == conjunction || r.wordIs(&r.toks[c.from], "then"))) && !(g.from > 0 && r.wordIs(&r.toks[g.from-1], "then")) || !r.onlyAdverbs(min(c.from+1, g.from), g.from) {
		return -1
	}
	h := r.clauses[c.parent].verb
	if h < 0 {
		return -1
	}
	if o := &r.groups[h]; !(o.to || o.will || o.may || o.must || o.negated) || r.toks[o.head].form&fBase == 0 {
		return -1
	}
	return h
}

// openingSubject is the status of a verb in -ing that is the subject of another
// with "would" or "might": what it tells of has not come yet.
func (r *reading) openingSubject(g *group) data.Status {
	if b := g.from - 1; b >= 0 && !(r.toks[b].part == quote || r.toks[b].part == verbly && r.toks[b].class&cSay != 0 || r.wordIs(&r.toks[b], "that")) {
		return data.Happened
	}
	for i := range r.groups {
		o := &r.groups[i]
		switch {
		case o.from <= g.head || !o.finite:
		case o.may:
			return data.Feared
		case o.will:
			return data.Planned
		default:
			return data.Happened
		}
	}
	return data.Happened
}

// letBy returns the verb group that has this verb, without "to", for what it
// lets or sees somebody do, or -1: "hoped to see her strike", "let them attack".
func (r *reading) letBy(g *group) int16 {
	j := g.from - 1
	for ; j >= 0 && j > g.from-6 && r.toks[j].part == nounly; j-- {
	}
	if j < 0 || j == g.from-1 || r.toks[j].part != verbly || r.toks[j].group < 0 || !r.one(&r.toks[j], "see", "seeing", "saw", "watch", "watched", "let", "letting", "make", "made", "making", "help", "helped", "helping", "hear", "heard") {
		return -1
	}
	return r.toks[j].group
}

// ordered reports whether a verb is in the imperative: nothing, or a mark or a
// quote, stands before it in its clause.
func (r *reading) ordered(t *trigger, g *group) bool {
	j := g.from - 1
	for ; j >= 0 && r.toks[j].part == adverb; j-- {
	}
	return !r.allTitled && (j < 0 || r.toks[j].part == quote || r.toks[j].kind == text.Punct && r.text[r.toks[j].start] != ',' && r.text[r.toks[j].start] != ')') && r.subject(g).Len() == 0
}

// whoever reports whether a clause tells of all who fit it: "every citizen who is
// extradited", "anyone who is caught".
func (r *reading) whoever(c *clause) bool {
	for j := c.from - 1; j >= 0 && j > c.from-4; j-- {
		if r.one(&r.toks[j], "every", "each", "any", "anyone", "everyone", "anybody", "whoever") {
			return true
		} else if r.toks[j].part != nounly {
			return false
		}
	}
	return false
}

// shared reports whether a share and no number stands after the verb at token i.
func (r *reading) shared(i int32) bool {
	for j := i + 1; j < int32(len(r.toks)) && j < i+5; j++ {
		if k := &r.toks[j]; r.one(k, "percent", "per") || k.kind == text.Symbol && r.text[k.start] == '%' {
			return true
		}
	}
	return false
}

// ofNobody reports whether the verb's subject or object is none: "no civilians
// were killed", "killed no one". "No fewer than 20" are some.
func (r *reading) ofNobody(t *trigger) bool {
	none := func(i int32) bool {
		return i >= 0 && i+1 < int32(len(r.toks)) && r.wordIs(&r.toks[i], "no") && !r.one(&r.toks[i+1], "fewer", "less", "more", "longer")
	}
	if s := r.subject(&r.groups[t.group]); s.Len() > 0 {
		if i := r.tokenAt(s.Start); none(i) || none(i-1) || i > 1 && r.toks[i-1].kind == text.Joiner && none(i-2) || i > 0 && r.wordIs(&r.toks[i-1], "neither") {
			return true
		}
	}
	return none(t.tok+1) && !r.groups[t.group].passive
}

// nearly reports whether "nearly" or "almost" stands in a verb's group or right
// before it.
func (r *reading) nearly(g *group) bool {
	for j := max(g.from-1, 0); j < g.head; j++ {
		if r.one(&r.toks[j], "nearly", "almost") {
			return true
		}
	}
	return false
}

// governor reads the word that stands over an infinitive: the verb, noun or
// adjective before it, past the object between.
func (r *reading) governor(t *trigger, i int32) (data.Status, bool) {
	for j, steps := i, 0; j >= 0 && steps < 9; j, steps = j-1, steps+1 {
		k := &r.toks[j]
		if k.part == mark && r.text[k.start] != ',' || k.part == opener && steps > 0 {
			break
		}
		if k.part == other {
			continue
		}
		if k.class&(cFuture|cUnreal) != 0 && k.part != verbly {
			return data.Planned, true
		}
		if k.part == verbly {
			g := int16(-1)
			if k.group >= 0 {
				g = k.group
			}
			negated := g >= 0 && r.groups[g].negated
			switch {
			case k.class&cSay != 0 && g >= 0 && r.groups[g].passive && !negated && !r.wordIs(k, "told"):
				return data.Happened, true // is said to be fighting
			case k.class&cDeny != 0:
				if negated {
					return r.over(g), true
				}
				return data.Denied, true
			case negated:
				return data.Denied, true
			case k.class&cDemand != 0 && k.class&cPlan == 0:
				return data.Demanded, true
			case k.class&cFear != 0:
				return data.Feared, true
			case k.class&cPlan != 0:
				return data.Planned, true
			case k.class&cFuture != 0:
				return data.Planned, true
			case k.class&cGoOn != 0:
				if g >= 0 {
					return r.over(g), true
				}
				return data.Happened, true
			}
			if t != nil && !r.groups[t.group].passive {
				t.purpose = k.class&(cBe|cHave) == 0
			}
			return data.Planned, true
		}
		// nouns that stand over it: a plan to, a call to, a threat to
		switch {
		case k.class&cDemand != 0 || r.one(k, "plea", "pleas", "ultimatum"):
			return data.Demanded, true
		case k.class&cFear != 0 && k.word != nil && k.word.forms&fNoun != 0:
			return data.Feared, true
		}
	}
	return data.Happened, false
}

// over is the status of a verb that leaves another's happening as its own is:
// "began to shell", "planned to begin shelling".
func (r *reading) over(g int16) data.Status {
	v := &r.groups[g]
	switch {
	case v.negated:
		return data.Denied
	case v.may:
		return data.Feared
	case v.must:
		return data.Demanded
	case v.will, v.to:
		return data.Planned
	}
	return r.clauseStatus(v.clause)
}

// gerundStatus reads what stands before a verb in -ing: "accused of killing",
// "prevented from entering", "denied bombing".
func (r *reading) gerundStatus(from int32, c int16) (data.Status, bool) {
	j := from - 1
	if j >= 0 && r.toks[j].part == preposition {
		if r.wordIs(&r.toks[j], "without") {
			return data.Denied, true
		}
		if j > 0 && r.wordIs(&r.toks[j], "to") && r.wordIs(&r.toks[j-1], "close") {
			return data.Denied, true // came close to taking
		}
		j--
	}
	for steps := 0; j >= 0 && steps < 6; j, steps = j-1, steps+1 {
		k := &r.toks[j]
		if k.part == mark || k.part == opener {
			return 0, false
		}
		if k.part == verbly {
			switch {
			case k.class&cAccuse != 0:
				return data.Feared, true
			case k.class&cDeny != 0:
				return data.Denied, true
			case k.class&cFear != 0:
				return data.Feared, true
			case k.class&cDemand != 0:
				return data.Demanded, true
			case k.class&cPlan != 0:
				return data.Planned, true
			case k.group >= 0:
				return r.over(k.group), true
			}
			return 0, false
		}
		if steps == 0 && r.one(k, "means", "way", "ways", "intention", "hope", "hopes", "idea", "dream", "dreams", "prospect", "chance", "possibility", "risk", "danger", "aim", "goal", "hopeful", "capable", "incapable", "method", "methods", "talk", "thought", "thoughts", "plan", "plans", "plot", "talked", "dreamed", "dreamt") {
			return data.Planned, true // no means of pressing them
		}
	}
	return 0, false
}

// clauseStatus climbs from a clause to those it hangs on: what is said there
// of the whole.
func (r *reading) clauseStatus(c int16) data.Status {
	for steps := 0; c >= 0 && steps < 6; steps++ {
		cl := &r.clauses[c]
		switch cl.kind {
		case conditional:
			return data.Feared
		case adverbial:
			if s := r.toCome(cl); s != data.Happened {
				return s
			}
		case thatClause:
			if cl.opener >= 0 && r.toks[cl.opener].part == opener && r.toks[cl.opener].class&cRel != 0 {
				return data.Happened // asked who had killed him: somebody has
			}
			// said that: nothing; feared that, denied that
			p := cl.parent
			if p >= 0 {
				if s := r.saying(p); s != data.Happened {
					return s
				}
			}
		case participial, gerund, infinitive, relative:
			if cl.kind == participial && cl.parent >= 0 {
				if v := r.clauses[cl.parent].verb; v >= 0 {
					g := &r.groups[v]
					if h := r.sharesHelper(g); h >= 0 {
						g = &r.groups[h] // could spread and become common, triggering
					}
					if g.will {
						return data.Planned
					}
					if g.may {
						return data.Feared
					}
				}
			}
		case mainClause, reportingClause:
			return data.Happened
		}
		if cl.kind == relative {
			return data.Happened // what is told of a thing is told as a fact
		}
		c = cl.parent
	}
	return data.Happened
}

// toCome is the status of a clause of time in the present tense, which tells of
// what is still to come or comes again and again: "once he arrives", "until the
// troops withdraw", "whenever rebels attack".
func (r *reading) toCome(c *clause) data.Status {
	if c.verb < 0 || c.opener < 0 {
		return data.Happened
	}
	g := &r.groups[c.verb]
	if !g.present || g.past || g.passive || r.toks[g.head].form&(fBase|fThird) == 0 || r.toks[g.head].form&fPast != 0 {
		return data.Happened
	}
	switch k := &r.toks[c.opener]; {
	case r.one(k, "once", "until", "till", "before", "after"):
		return data.Planned
	case r.one(k, "when", "whenever", "wherever"):
		return data.Background
	}
	return data.Happened
}

// saying is what the verb of a clause does to what is said in another.
func (r *reading) saying(c int16) data.Status {
	cl := &r.clauses[c]
	for i := cl.to - 1; i >= cl.from; i-- {
		k := &r.toks[i]
		if k.part != verbly && k.part != nounly {
			continue
		}
		if k.part == verbly {
			switch {
			case k.class&cDeny != 0 && k.class&cSay == 0:
				return data.Denied
			case k.class&cFear != 0:
				return data.Feared
			case k.class&cDemand != 0 && k.class&cSay == 0:
				return data.Demanded
			}
			if k.group >= 0 && r.groups[k.group].negated && k.class&cSay != 0 {
				return data.Denied
			}
			if k.class&(cBe|cHave|cDo|cWill) == 0 {
				return data.Happened
			}
		}
	}
	return data.Happened
}
