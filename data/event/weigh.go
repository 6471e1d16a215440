package event

import (
	"dateline/geo"
)

// weigh returns what speaks for and against a candidate.
func (r *reading) weigh(t *trigger, i int32) EvidenceSet {
	c := &r.places[i]
	e := c.fixed
	before := c.from < t.tok
	r.stands(t, c, &e)
	r.ofTrigger(t, c, &e)
	if !before {
		r.after(t, c, &e)
	}
	if t.group < 0 && before && c.to >= t.from-3 && c.prep < 0 && !r.verbBetween(c.to, t.tok) {
		if c.use == geo.Literal && !e.Has(NamesCountry) && c.to >= t.from-1 || c.use == geo.Literal && e.Has(Possessive) && c.to >= t.from-2 {
			e.Add(Compound) // the Aleppo bombing
		}
	}
	r.besideOthers(t, i, &e)
	e.addBoth(OfGeneric, AfterIn, InTheTownOf)
	e.addBoth(NamesCountry, AfterIn, CountryAfterIn)
	e.addBoth(TriggerIsPassive, InAdverbial, PassiveWhen)
	return e
}

// addBoth adds what two kinds of evidence say together.
func (s *EvidenceSet) addBoth(a, b, together Evidence) {
	if s.Has(a) && s.Has(b) {
		s.Add(together)
	}
}

// stands adds where a name stands: in which clause, and how far off.
func (r *reading) stands(t *trigger, c *candidate, e *EvidenceSet) {
	before, clause := c.from < t.tok, r.toks[c.from].clause
	switch r.ranks[clause] - r.ranks[t.clause] {
	case 0:
		e.Add(SameClause)
		switch {
		case !e.Has(AfterIn):
		case before:
			e.Add(InBefore)
		default:
			e.Add(InAfter)
		}
	case -1:
		e.Add(ClauseBefore)
	case 1:
		e.Add(ClauseAfter)
	default:
		e.Add(ClausesAway)
	}
	if !e.Has(SameClause) {
		r.relate(t.clause, clause, e)
	}
	d := c.from - t.tok
	if before {
		e.Add(BeforeTrigger)
		d = t.tok - c.to + 1
	}
	switch {
	case d <= 4:
		e.Add(Near)
	case d <= 10:
		e.Add(MidWay)
	case d > 20:
		e.Add(Far)
	}
	if v := r.clauses[clause].verb; before && c.prep >= 0 && r.opensWith(c.prep) && v >= 0 && r.groups[v].from > c.to {
		e.Add(Opens)
	}
	if r.acrossTime(t, c) {
		e.Add(AcrossTime)
	}
	if cl := &r.clauses[t.clause]; before && cl.kind == relative && cl.opener >= 0 && r.wordIs(&r.toks[cl.opener], "where") && c.to <= cl.opener && cl.opener-c.to <= 2 {
		e.Add(WhereClause) // the town where
	}
	if r.verbBetween(min(c.to, t.tok+1), max(c.from, t.tok)) {
		e.Add(OtherVerbBetween)
	}
}

// relativeObject reports whether a name is what a clause that tells of it says was
// taken, entered or struck: "Homs, which the army shelled", "which was shelled".
func (r *reading) relativeObject(t *trigger, c *candidate) bool {
	if t.group < 0 || r.toks[t.tok].class&cSeize == 0 {
		return false
	}
	g := &r.groups[t.group]
	if j := r.toldOf(g); j >= 0 {
		return c.from <= j && j < c.to
	}
	cl := &r.clauses[t.clause]
	return g.passive && cl.kind == relative && cl.opener >= c.to && cl.opener <= c.to+1 && g.from == cl.opener+1
}

// ofTrigger adds what the trigger is.
func (r *reading) ofTrigger(t *trigger, c *candidate, e *EvidenceSet) {
	cl := &r.clauses[t.clause]
	if p := cl.parent; cl.kind == participial && p >= 0 && (r.clauses[p].kind == reportingClause || r.clauses[p].verb >= 0 && r.groups[r.clauses[p].verb].saying) {
		e.Add(AfterSaying)
	}
	if t.group < 0 {
		e.Add(TriggerIsNoun)
		return
	}
	g := &r.groups[t.group]
	switch k := &r.toks[t.tok]; {
	case g.saying:
		e.Add(TriggerIsSaying)
	case k.class&(cBe|cHave|cDo|cGoOn|cPlan|cDemand|cDeny|cFear|cAccuse) != 0:
		e.Add(TriggerIsHelper)
	case g.to, g.will, g.may, g.must, g.negated:
		e.Add(TriggerIsOpen)
	case g.passive:
		e.Add(TriggerIsPassive)
		to := c.to
		if c.outer >= 0 && r.places[c.outer].fixed.Has(OffAnchor) {
			to = r.places[c.outer].to // Homs, 20 km from Damascus, was shelled
		}
		if k.class&cSeize != 0 && c.from < t.tok && c.prep < 0 && to <= g.from && g.from-to <= 2 {
			e.Add(IsPatient)
		}
	}
	if r.lex.verbs != nil && !r.actionAt(t.tok) {
		e.Add(TriggerIsOther)
	}
}

// besideOthers adds how a name stands to the others of the sentence.
func (r *reading) besideOthers(t *trigger, i int32, e *EvidenceSet) {
	c := &r.places[i]
	if len(r.places) == 1 && !c.pointed {
		e.Add(OnlyPlace)
	}
	if r.nearestLiteral(t, i) {
		e.Add(NearestLiteral)
	}
	for j := range r.places {
		if o := &r.places[j]; o.use == geo.Literal && !o.pointed && !o.fixed.Has(OfSpeaker) && !o.fixed.Has(InOrganisation) {
			switch d := rank(o.place) - rank(c.place); {
			case d > 0 && o.finding >= 0:
				e.Add(FinerThere)
			case d < 0:
				e.Add(CoarserThere)
			}
		}
	}
}

// relate tells how the clause of a name hangs on that of the trigger, or the
// other way.
func (r *reading) relate(trigger, name int16, e *EvidenceSet) {
	if k, ok := r.under(name, trigger); ok {
		e.Add(under[k].in)
	} else if k, ok := r.under(trigger, name); ok {
		e.Add(under[k].over)
	}
}

// under returns the kind of the clause by which one clause hangs on another:
// that of what is reported, where one of those between is.
func (r *reading) under(low, high int16) (clauseKind, bool) {
	reported := false
	for steps := 0; low >= 0 && steps < 20; steps++ {
		c := &r.clauses[low]
		reported = reported || c.kind == thatClause
		if c.parent >= 0 && r.ranks[c.parent] == r.ranks[high] {
			if reported {
				return thatClause, true
			}
			return c.kind, true
		}
		low = c.parent
	}
	return 0, false
}

// under is the evidence for a name in a clause that hangs on the trigger's, and
// for one in a clause on which that hangs.
var under = [...]struct{ in, over Evidence }{
	mainClause: {InJoined, OverJoined}, joined: {InJoined, OverJoined}, afterPreposed: {InJoined, OverJoined}, parenthesis: {InJoined, OverJoined},
	thatClause: {InReported, OverReported}, reportingClause: {InReported, OverReported},
	relative:  {InRelative, OverRelative},
	adverbial: {InAdverbial, OverAdverbial}, conditional: {InAdverbial, OverAdverbial},
	participial: {InParticiple, OverParticiple}, infinitive: {InParticiple, OverParticiple}, gerund: {InParticiple, OverParticiple},
}

// rankClauses numbers the clauses. What was cut in two is one again: "the army
// (SAA) launched", "the rebels who attacked Homs withdrew".
func (r *reading) rankClauses() {
	r.ranks = r.ranks[:0]
	top := int16(-1)
	for i := range r.clauses {
		if j := r.goesOnFrom(i); j >= 0 {
			r.ranks = append(r.ranks, r.ranks[j])
			continue
		}
		top++
		r.ranks = append(r.ranks, top)
	}
}

// goesOnFrom returns the clause that clause i is another piece of, or -1: one
// that stops before its verb, with a relative clause or brackets between, or one
// that brackets without a verb are in.
func (r *reading) goesOnFrom(i int) int {
	c := &r.clauses[i]
	if i == 0 {
		return -1
	}
	if c.kind == parenthesis && c.verb < 0 {
		return i - 1
	}
	if c.kind != joined && c.kind != afterPreposed || c.opener >= 0 {
		return -1
	}
	j, brackets := i-1, r.clauses[i-1].kind == parenthesis && r.clauses[i-1].verb < 0
	for j > 0 && (r.clauses[j].kind == relative || r.clauses[j].kind == parenthesis) {
		j--
	}
	if j < i-1 && (r.clauses[j].verb < 0 || brackets && c.verb < 0) {
		return j
	}
	return -1
}

// acrossTime reports whether "before", "after", "since" or "until" parts the
// trigger from the name: they tell of two times and often of two places.
func (r *reading) acrossTime(t *trigger, c *candidate) bool {
	a, b := t.clause, r.toks[c.from].clause
	if a == b {
		return false
	}
	for x := min(a, b); x <= max(a, b); x++ {
		cl := &r.clauses[x]
		if cl.kind == adverbial && cl.opener >= 0 && r.one(&r.toks[cl.opener], "before", "after", "since", "until") && (x > min(a, b) || x == 0) {
			return true
		}
	}
	return false
}

// after reads what stands between the trigger and a name after it.
func (r *reading) after(t *trigger, c *candidate, e *EvidenceSet) {
	k := &r.toks[t.tok]
	moving, seizing := k.class&cMove != 0, k.class&cSeize != 0
	preps := 0
	firstPrep := int32(-1)
	for j := t.tok + 1; j < c.from; j++ {
		b := &r.toks[j]
		if b.part == mark && r.text[b.start] == '(' {
			if end := r.bracketed(j); end > j && end < c.from {
				j = end
				continue
			}
		}
		if b.part == verbly || b.part == opener || b.part == mark && r.text[b.start] != ',' || b.part == conjunction && r.opensStatement(j) {
			return
		}
		if b.class&cPrep != 0 && b.part == preposition {
			if firstPrep < 0 {
				firstPrep = j
			}
			if !r.wordIs(b, "of") {
				preps++
			}
		}
	}
	e.Add(Attached)
	if firstPrep < 0 && t.group >= 0 && !r.groups[t.group].passive && seizing {
		e.Add(IsObject)
	}
	if firstPrep >= 0 && c.prep >= 0 && seizing && t.group >= 0 && preps == 0 {
		e.Add(IsObject) // captured the city of
	}
	if e.Has(IsObject) && e.Has(NamesUnlisted) {
		e.Add(UnlistedObject)
	}
	if e.Has(AfterFrom) && k.class&cTake != 0 && preps <= 2 {
		e.Add(TakenFrom)
		e.remove(OfOrigin)
	}
	if moving && c.prep >= 0 && r.one(&r.toks[c.prep], "to", "into", "for", "in", "toward", "towards") && preps <= 2 {
		e.Add(IsDestination)
	}
	if t.group < 0 && preps <= 1 {
		e.Add(InPhrase)
	}
}

// bracketed returns the token that closes the bracket at token i, where it has
// no verb in it; else i.
func (r *reading) bracketed(i int32) int32 {
	for j := i + 1; int(j) < len(r.toks) && j < i+12; j++ {
		switch k := &r.toks[j]; {
		case k.part == verbly:
			return i
		case r.text[k.start] == ')':
			return j
		}
	}
	return i
}

func (r *reading) verbBetween(from, to int32) bool {
	for j := from; j < to; j++ {
		k := &r.toks[j]
		if k.part == verbly && k.group >= 0 && r.groups[k.group].head == j {
			return true
		}
	}
	return false
}

// nearestLiteral reports whether no other name that is used literally is
// nearer to the trigger. Those after it are nearer than those before.
func (r *reading) nearestLiteral(t *trigger, i int32) bool {
	at := func(c *candidate) int32 {
		if c.from > t.tok {
			return 2 * (c.from - t.tok)
		}
		return 3 * (t.tok - c.to + 1)
	}
	c := &r.places[i]
	if c.use != geo.Literal || c.fixed.Has(Contains) {
		return false
	}
	d := at(c)
	for j := range r.places {
		o := &r.places[j]
		if int32(j) != i && !o.pointed && o.use == geo.Literal && !o.fixed.Has(Contains) && at(o) < d {
			return false
		}
	}
	return true
}

// actionAt reports whether the lexicon has patterns that begin with the verb
// at token i.
func (r *reading) actionAt(i int32) bool {
	w := r.toks[i].word
	if w == nil {
		return false
	}
	for s := range w.senses {
		if w.senses[s].forms == 0 {
			break
		}
		if w.senses[s].forms&fVerb != 0 && len(r.lex.verbs[w.senses[s].lemma]) > 0 {
			return true
		}
	}
	return false
}
