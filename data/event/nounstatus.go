package event

import (
	"strings"
	"unicode/utf8"

	"dateline/data"
	"dateline/geo/text"
)

// nounStatus is the status of a noun of action: first what stands in its own
// phrase, then the word over it, then the verb that it is the subject of and
// the clause around.
func (r *reading) nounStatus(t *trigger) data.Status {
	if t.pattern.state && !r.arises(t) {
		if r.clauseStatus(t.clause) == data.Feared {
			return data.Feared // if war breaks out
		}
		return data.Background
	}
	after, said := r.verbAfter(t)
	if said && after == data.Denied {
		return after // however planned it was
	}
	// what stands in its phrase: planned, alleged, no, another
	j := t.from - 1
	plural := r.toks[t.tok].word.forms&fPlural != 0 && r.toks[t.tok].word.forms&fSingular == 0
	determined, planned := false, false
	for steps := 0; j >= 0 && steps < 7; j, steps = j-1, steps+1 {
		k := &r.toks[j]
		if k.part == preposition || k.part == mark || k.part == verbly || k.part == opener || k.part == conjunction || k.part == other {
			break
		}
		switch {
		case r.wordIs(k, "no"):
			return data.Denied
		case r.wordIs(k, "suspected") && j == t.from-1 && !r.hurt(t) && r.predicate(t) < 0:
			return data.Feared // a suspected blaze
		case k.class&cUnreal != 0:
			return data.Feared
		case k.class&cFuture != 0 && k.part != verbly && k.timex < 0:
			planned = true
		case k.class&cPast != 0 && k.timex < 0 && r.one(k, "previous", "prior", "past"):
			return data.Background
		}
		if k.class&(cDet|cPossessive|cCount|cVague) != 0 || k.finding >= 0 || k.upper && !r.capitals || k.timex >= 0 {
			determined = true
		}
	}
	if planned && (j < 0 || r.toks[j].part != verbly || !r.callsOff(j)) {
		return data.Planned
	}
	if r.wordIs(&r.toks[t.tok], "attempt") {
		return data.Happened
	}
	// the word over its phrase
	if j > 0 && r.wordIs(&r.toks[j], "than") && r.wordIs(&r.toks[j-1], "rather") {
		return data.Denied
	}
	if j >= 0 {
		if j > 0 && r.one(&r.toks[j], "off", "out", "up", "down") && r.toks[j-1].part == verbly && r.toks[j-1].group >= 0 {
			j-- // called off the strike, to carry out attacks
		}
		k := &r.toks[j]
		switch {
		case k.part == preposition && r.one(k, "following", "after", "since", "during", "amid", "despite"):
			return data.Happened
		case r.wordIs(k, "by") && j > 0 && r.one(&r.toks[j-1], "overshadowed", "haunted", "inspired", "traumatised", "traumatized", "scarred", "marked"):
			return data.Background
		case k.part == preposition && j > 0:
			if s, ok := r.overNoun(j, t); ok {
				return s
			}
		case k.part == verbly && k.group >= 0 && !(t.mention && r.one(k, "discuss", "discusses", "discussed", "discussing")):
			if s, ok := r.verbOver(t, k); ok {
				return s
			}
		}
	}
	if t.pattern.typ == data.Disaster && r.forecast() || r.onlyPossible(t) {
		return data.Feared
	}
	if s := r.inGeneral(t, plural); s != data.Happened {
		return s
	}
	if r.charged(t) {
		return data.Feared
	}
	// The verb that it is the subject of.
	if said && after != data.Happened {
		return after
	}
	s := r.clauseStatus(t.clause)
	if s == data.Happened {
		if t.mention {
			return s // will discuss the attack
		}
		v := r.clauses[t.clause].verb
		if c := &r.clauses[t.clause]; v < 0 && c.kind == adverbial && c.parent >= 0 {
			v = r.clauses[c.parent].verb // delays because of a strike
		}
		if v >= 0 {
			g := &r.groups[v]
			if g.will {
				return data.Planned
			}
			if g.may && g.head < t.tok && r.one(&r.toks[g.head], "lead", "cause", "trigger", "spark", "result", "provoke", "become", "bring", "mean", "end", "escalate", "face", "suffer", "see") && !r.inWords(t, "the", "this", "these") {
				return data.Feared // could lead to an epidemic
			}
			if g.head < t.tok && !determined && r.toks[g.head].class&(cBe|cHave) == 0 && !r.speaksOf(g.head) && !r.one(&r.toks[g.head], "stop", "end", "halt", "repair", "avenge", "commemorate") {
				switch {
				case g.to:
					return r.purpose(g) // to deal with shortages
				case g.may:
					return data.Feared
				case g.must:
					return data.Demanded
				}
			}
			if plural && !determined && g.present && !g.saying && r.toks[g.head].form&fIng == 0 && r.toks[g.head].class&cGoOn == 0 && !r.hurt(t) {
				return data.Background
			}
		}
	}
	return s
}

// onlyPossible reports whether the noun is said to be possible: "further eruptions
// are likely".
func (r *reading) onlyPossible(t *trigger) bool {
	n := t.tok + 1
	if int(n)+1 >= len(r.toks) || r.toks[n].class&cBe == 0 {
		return false
	}
	for n++; int(n) < len(r.toks) && r.toks[n].part == adverb; n++ {
	}
	return int(n) < len(r.toks) && r.one(&r.toks[n], "possible", "likely", "probable", "imminent", "feared", "unlikely")
}

// forecast reports whether the sentence tells of the weather to come.
func (r *reading) forecast() bool {
	for j := range r.toks {
		if r.one(&r.toks[j], "forecast", "forecasts", "forecaster", "forecasters", "predict", "predicts", "predicted", "prediction", "season") {
			return true
		}
	}
	return false
}

// inGeneral is the status of what is counted, measured or reckoned with and not
// told: "the prevalence of knife attacks", "the risk of a flood".
func (r *reading) inGeneral(t *trigger, plural bool) data.Status {
	for j := t.from - 1; j >= 0 && j > t.from-8; j-- {
		k := &r.toks[j]
		switch {
		case r.one(k, "probability", "chance", "chances", "risk", "risks", "possibility", "likelihood", "danger", "prospect", "capacity", "ability", "capability"):
			return data.Feared
		case plural && (k.kind == text.Symbol && r.text[k.start] == '%' || r.one(k, "prevalence", "rate", "rates", "history", "kind", "kinds", "type", "types", "frequency", "tally", "percent", "percentage", "proportion", "share", "majority", "incidence", "record", "records") || r.wordIs(k, "such") && r.wordIs(&r.toks[j+1], "as")):
			return data.Background
		case k.part == verbly || k.part == mark && r.text[k.start] != '/' || k.part == opener:
			j = -1
		}
	}
	for j := t.tok + 1; plural && int(j) < len(r.toks) && j < t.tok+5; j++ {
		if r.wordIs(&r.toks[j], "history") {
			return data.Background // the plagues of history
		}
	}
	return data.Happened
}

// charged reports whether the noun is what somebody is charged with: "faces two
// counts of assault", "charged with murder".
func (r *reading) charged(t *trigger) bool {
	for j := t.from - 1; j >= 0 && j > t.from-14; j-- {
		k := &r.toks[j]
		switch {
		case k.part == verbly && r.one(k, "charged", "accused", "suspected", "indicted", "arraigned"), r.wordIs(k, "suspicion"):
			return true
		case r.one(k, "counts", "count", "charge", "charges") && r.one(&r.toks[j+1], "of", "including"):
			return true
		case k.part == opener, k.part == verbly && k.group >= 0 && r.groups[k.group].finite, k.kind == text.Punct && !strings.ContainsRune(",:-–—", r.runeAt(k)):
			return false
		}
	}
	return false
}

// runeAt returns the first letter of a token.
func (r *reading) runeAt(k *token) rune {
	c, _ := utf8.DecodeRuneInString(r.text[k.start:])
	return c
}

// arises reports whether the sentence says that what goes on began, went on or
// hurt somebody then: "violence broke out", "Friday's violence".
func (r *reading) arises(t *trigger) bool {
	j := t.from - 1
	if j > 0 && r.toks[j].kind == text.Clitic {
		j--
	}
	if j >= 0 && r.toks[j].timex >= 0 && !r.times[r.firstT+int(r.toks[j].timex)].Time.IsZero() {
		return true
	}
	v := r.clauses[t.clause].verb
	if v < 0 {
		return false
	}
	g := &r.groups[v]
	return g.head > t.tok && g.head <= t.tok+6 && r.one(&r.toks[g.head], "erupted", "broke", "flared", "raged", "raging", "erupts", "continued", "continues", "resumed", "escalated", "killed", "left", "began", "started", "spread", "intensified", "engulfed", "spilled", "raged")
}

// overNoun reads what stands before the preposition at token j: "call for a
// ceasefire", "fear of attacks", "talks on a truce".
func (r *reading) overNoun(j int32, t *trigger) (data.Status, bool) {
	p := &r.toks[j]
	if r.wordIs(p, "without") || j > 0 && r.wordIs(p, "of") && r.wordIs(&r.toks[j-1], "instead") {
		return data.Denied, true
	}
	if v := r.clauses[t.clause].verb; v >= 0 && r.one(p, "through", "via") && r.groups[v].head < j {
		if g := &r.groups[v]; g.may {
			return data.Feared, true // could begin a war through an attack
		} else if g.will {
			return data.Planned, true
		}
	}
	for b, steps := j-1, 0; b >= 0 && steps < 6; b, steps = b-1, steps+1 {
		k := &r.toks[b]
		if k.part == mark || k.part == opener {
			return 0, false
		}
		direct := b == j-1
		if k.part == adverb || k.class&cDet != 0 {
			continue
		}
		switch {
		case k.class&cDemand != 0 && (r.wordIs(p, "for") || k.part == verbly && r.wordIs(p, "to") && direct):
			return data.Demanded, true
		case r.wordIs(p, "of") && direct && (k.class&cFear != 0 || r.wordIs(k, "threat") || r.wordIs(k, "risk") || r.wordIs(k, "danger") || r.wordIs(k, "possibility") || r.wordIs(k, "fears") || r.wordIs(k, "prospect")):
			return data.Feared, true
		case direct && k.class&cPlan != 0 && (r.wordIs(p, "for") || r.wordIs(p, "on")):
			return data.Planned, true
		case direct && (r.wordIs(k, "prospects") || r.wordIs(k, "plans") || r.wordIs(k, "hopes") || r.wordIs(k, "ahead") || r.wordIs(k, "preparations")) && (r.wordIs(p, "for") || r.wordIs(p, "of")):
			return data.Planned, true
		case r.one(p, "of", "to", "for") && r.remembrance(k) && (direct || r.onlyVictims(b+1, j)):
			return data.Background, true
		case direct && r.one(p, "about", "over", "of") && r.one(k, "worried", "worry", "worries", "anxious", "nervous", "afraid", "fearful", "scared") && !r.inWords(t, "the", "this", "these"):
			return data.Feared, true // worried about flooding
		case r.wordIs(p, "of") && k.part == nounly && direct && (r.wordIs(k, "accusations") || r.wordIs(k, "allegations") || r.wordIs(k, "accusation") || r.wordIs(k, "suspicion")):
			return data.Feared, true
		case k.part == verbly && direct && r.one(k, "leading", "lead") && b > 0 && r.one(&r.toks[b-1], "information", "tips", "evidence", "could", "may", "might", "would"):
			return data.Planned, true // a reward for information leading to the arrest
		case direct && k.part != verbly && r.one(p, "for", "against", "of", "on") && r.one(k, "exercise", "exercises", "training", "scenario", "scenarios", "insurance", "preparedness", "readiness", "case", "event"):
			return data.Background, true // in the event of a flood
		case direct && k.part != verbly && r.one(p, "to", "of", "in") && r.one(k, "end", "halt", "stop", "collapse", "breakdown", "failure", "breach", "breaches", "violation", "violations", "expiry"):
			return data.Background, !r.timed(t) // it has been going on
		case direct && r.wordIs(p, "about") && r.one(k, "film", "films", "movie", "movies", "book", "books", "novel", "play", "documentary", "series", "song", "exhibition"):
			return data.Background, true
		case direct && r.one(p, "for", "on", "toward", "towards") && r.one(k, "work", "works", "worked", "working", "push", "pushes", "pushed", "pushing", "press", "pressed", "pressing", "strive", "striving", "effort", "efforts", "bid", "search", "groundwork"):
			return data.Planned, true
		case k.part == verbly && direct && r.wordIs(p, "for") && r.one(k, "look", "looking", "looks", "hope", "hopes", "hoping", "wait", "waiting", "prepare", "prepares", "preparing", "prepared", "brace", "braces", "bracing", "braced", "train", "training", "ready"):
			return data.Planned, true // preparing for a battle
		case k.part == verbly:
			switch {
			case k.class&cAccuse != 0 && r.wordIs(p, "of"):
				return data.Feared, true
			case r.wordIs(p, "of") && k.group >= 0 && r.groups[k.group].negated:
				return data.Denied, true // hasn't used its stock of bombs
			case r.wordIs(p, "by") && direct && k.group >= 0 && r.groups[k.group].negated:
				return data.Denied, true // was not hit by a bomb
			}
			return 0, false
		}
		if k.class&cPeople == 0 && k.part == nounly && k.finding < 0 && steps > 2 {
			return 0, false
		}
	}
	return 0, false
}

// remembrance reports whether a word is for what is done in memory of something.
func (r *reading) remembrance(k *token) bool {
	return r.one(k, "anniversary", "memory", "history", "memorial", "memorials", "monument", "commemoration", "commemorations", "remembrance", "tribute", "tributes", "veterans", "plaque", "museum", "commemorate", "commemorates", "commemorated", "commemorating", "remember", "remembers", "remembered", "remembering", "honour", "honor")
}

// onlyVictims reports whether nothing but who suffered stands between two
// tokens: "a memorial for the victims of".
func (r *reading) onlyVictims(from, to int32) bool {
	for ; from < to; from++ {
		if k := &r.toks[from]; k.part != preposition && k.class&(cDet|cCount|cVague|cPeople|cDead) == 0 && !r.one(k, "victims", "survivors", "heroes") {
			return false
		}
	}
	return true
}

// timed reports whether a time stands in the phrase before a noun: "the collapse
// of the September 9 ceasefire" tells when that was.
func (r *reading) timed(t *trigger) bool {
	for j := t.from - 1; j >= 0 && r.toks[j].part == nounly; j-- {
		if r.toks[j].timex >= 0 {
			return true
		}
	}
	return false
}

// verbOver is what a verb does to the noun that is its object: "cancelled the
// talks", "fear an attack", "denied the killing".
func (r *reading) verbOver(t *trigger, k *token) (data.Status, bool) {
	g := &r.groups[k.group]
	switch {
	case r.remembrance(k):
		return data.Background, true
	case k.class&cDeny != 0 || r.callsOff(g.head):
		if g.negated {
			return data.Happened, false
		}
		return data.Denied, true
	case k.class&cFear != 0:
		return data.Feared, true
	case k.class&cDemand != 0 && k.class&cSay == 0:
		return data.Demanded, true
	case g.negated:
		return data.Denied, true
	case announced(t) && r.one(k, "announce", "announces", "announced", "announcing"), g.will:
		return data.Planned, true
	case g.may:
		return data.Feared, true
	case g.must:
		return data.Demanded, true
	case r.one(k, "suggest", "suggests", "suggested", "suggesting", "advocate", "advocates", "advocated"):
		return data.Demanded, true // suggested talks
	case k.class&cPlan != 0 && k.class&cSay == 0, r.one(k, "await", "awaits", "awaiting", "awaited", "faces", "facing", "face"):
		return data.Planned, true
	case g.to:
		return r.purpose(g), true
	case k.form&fIng != 0 && !g.finite && g.from > 0 && r.toks[g.from-1].part == preposition:
		if s, ok := r.gerundStatus(g.from, g.clause); ok && s != data.Happened {
			return s, true // the prospect of organising talks
		}
	}
	return 0, false
}

func (r *reading) purpose(g *group) data.Status {
	if s, ok := r.governor(nil, g.from-1); ok {
		return s
	}
	return data.Planned
}

// verbAfter is what the verb after a noun says of it as its subject: "the
// talks were cancelled", "an attack is feared", "the march will".
func (r *reading) verbAfter(t *trigger) (data.Status, bool) {
	v := r.predicate(t)
	if v < 0 {
		return 0, false
	}
	g := &r.groups[v]
	k := &r.toks[g.head]
	switch {
	case t.pattern.typ == data.Disaster && !g.past && r.one(k, "approaching", "approaches", "approach", "nearing", "nears", "looms", "looming", "threatens", "threatening", "heading", "heads"):
		return data.Feared, true // a typhoon is approaching
	case g.passive && (k.class&cDeny != 0 || r.callsOff(g.head)) && !g.negated:
		return data.Denied, true
	case r.commonplace(g):
		return data.Background, true
	case g.passive && k.class&cFear != 0:
		return data.Feared, true
	case g.passive && k.class&(cPlan|cFuture) != 0:
		return data.Planned, true
	case g.will:
		return data.Planned, true
	case g.may:
		return data.Feared, true
	case g.negated:
		return data.Happened, false
	}
	return 0, false
}

// predicate returns the verb group that a noun is the subject of, or -1. What
// tells of the noun may stand between: "the talks that were scheduled for
// Monday were cancelled", "a strike planned for Monday was averted".
func (r *reading) predicate(t *trigger) int16 {
	const near, far = 10, 25 // tokens, without such a clause and with it
	v := r.clauses[t.clause].verb
	if v >= 0 {
		g := &r.groups[v]
		if g.head < t.tok {
			return -1
		}
		if g.finite || !g.passive || g.from != t.tok+1 {
			if g.from > t.tok+near {
				return -1
			}
			return v
		}
	}
	for c := t.clause + 1; int(c) < len(r.clauses); c++ {
		cl := &r.clauses[c]
		if cl.kind == relative || cl.kind == infinitive && r.clauses[c-1].kind == relative {
			continue
		}
		if cl.verb < 0 || cl.kind != joined && cl.kind != afterPreposed {
			break
		}
		g := &r.groups[cl.verb]
		// no subject of its own: what stands before it belongs to a preposition
		if g.finite && g.from <= t.tok+far && (r.onlyAdverbs(cl.from, g.from) || cl.from > 0 && r.toks[cl.from-1].part == preposition) {
			return cl.verb
		}
		break
	}
	if v >= 0 && r.groups[v].from == t.tok+1 {
		return v // nothing but the participle: "a march planned for Sunday"
	}
	return -1
}

// onlyAdverbs reports whether nothing but adverbs and commas stands between two
// tokens.
func (r *reading) onlyAdverbs(from, to int32) bool {
	for ; from < to; from++ {
		if k := &r.toks[from]; k.part != adverb && !(k.part == mark && r.text[k.start] == ',') {
			return false
		}
	}
	return true
}

// callsOff reports whether the verb at token i says that something will not
// take place after all: "cancelled", "called off", "put the talks off".
func (r *reading) callsOff(i int32) bool {
	k := &r.toks[i]
	if k.class&cCallOff != 0 {
		return true
	}
	if !r.one(k, "call", "calls", "called", "calling", "put", "puts", "putting") {
		return false
	}
	for j := i + 1; j < int32(len(r.toks)) && j < i+6; j++ {
		if b := &r.toks[j]; r.wordIs(b, "off") {
			return true
		} else if b.part != nounly && b.part != preposition {
			return false
		}
	}
	return false
}

// commonplace reports whether the verb only says how often something occurs:
// "gas explosions are common".
func (r *reading) commonplace(g *group) bool {
	if k := &r.toks[g.head]; k.class&cBe == 0 && !r.one(k, "become", "becomes", "became", "remain", "remains", "grown") {
		return false
	}
	for j := g.head + 1; j < int32(len(r.toks)) && j < g.head+5; j++ {
		switch k := &r.toks[j]; {
		case r.one(k, "common", "commonplace", "frequent", "rare", "routine", "rife", "widespread", "infrequent", "unusual", "uncommon", "rarer"):
			return true
		case k.part != adverb && k.class&(cMore|cAdverb|cNot) == 0 && !r.one(k, "increasingly", "a"):
			return false
		}
	}
	return false
}

// announced reports whether a noun is of what is announced before it is done: an
// offensive, a strike, a visit. A ban that is announced is done.
func announced(t *trigger) bool {
	switch t.pattern.typ {
	case data.Assault:
		return t.pattern.mode == "battle"
	case data.Protest, data.Consult:
		return true
	}
	return false
}
