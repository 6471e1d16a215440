package event

import (
	"dateline/data"
	"dateline/geo"
)

// Two clauses joined by "and", each with a subject and a finite verb of its own,
// tell of two happenings: each has its own place, time, actors and toll. A
// participle that trails a clause (", killing seven") tells of the same happening
// as that clause: what it leaves out is that clause's, and nobody else's.

// ownStatement reports whether clause i is joined to those before it, with a
// subject and a finite verb of its own: "and a flood in Patna killed four". Where
// what stands before the "and" still lacks its verb, the noun after it is only the
// second of two: "rebels who attacked soldiers and police fled".
func (r *reading) ownStatement(i int) bool {
	c := &r.clauses[i]
	if i == 0 || c.kind != joined || c.opener != c.from || r.toks[c.from].part != conjunction && r.text[r.toks[c.from].start] != ';' || c.verb < 0 || !r.groups[c.verb].finite {
		return false
	}
	subject := false
	for j := c.from + 1; j < r.groups[c.verb].from; j++ {
		k := &r.toks[j]
		subject = subject || k.part == nounly && k.timex < 0
	}
	if !subject || r.gapped(c) {
		return false
	}
	for p := c.parent; p >= 0; p = r.clauses[p].parent {
		up := &r.clauses[p]
		if up.verb < 0 {
			return false
		}
		if g := &r.groups[up.verb]; p == c.parent && g.saying && !g.passive {
			return false // said the army and rebels had met
		}
		if up.kind == mainClause || up.kind == joined || up.kind == thatClause || up.kind == afterPreposed || up.kind == reportingClause {
			return r.groups[up.verb].finite
		}
	}
	return true
}

// gapped reports whether the verb of a joined clause leaves out the "were" of the
// clause before: "six were killed and ten injured in the blast".
func (r *reading) gapped(c *clause) bool {
	g := &r.groups[c.verb]
	if c.parent < 0 || r.clauses[c.parent].verb < 0 || !r.groups[r.clauses[c.parent].verb].passive || g.from != g.head || r.toks[g.head].form&fParticiple == 0 && r.formsOf(&r.toks[g.head])&fParticiple == 0 {
		return false
	}
	next := g.head + 1
	return next >= int32(len(r.toks)) || r.toks[next].part != nounly || r.toks[next].timex >= 0
}

// statement returns the clause that begins the statement which a clause is of: one
// that is joined with a subject of its own, one that "while" or "as" opens with a
// verb of its own, or the first.
func (r *reading) statement(c int16) int16 {
	for steps := 0; c > 0 && steps < 40; steps++ {
		cl := &r.clauses[c]
		if cl.own || cl.kind == adverbial && cl.verb >= 0 && cl.opener >= 0 && r.groups[cl.verb].finite && r.one(&r.toks[cl.opener], "while", "as", "whereas") {
			return c
		}
		if cl.parent < 0 {
			return 0
		}
		c = cl.parent
	}
	return c
}

// opensStatement reports whether token i is the "and" of a clause with a subject
// of its own.
func (r *reading) opensStatement(i int32) bool {
	c := r.toks[i].clause
	return int(c) < len(r.clauses) && r.clauses[c].own && r.clauses[c].from == i
}

// host returns the verb group whose happening a trailing participle tells more
// of, or -1: "hit" for "jets hit the town, killing seven". A clause that tells of a
// word between is passed over where its verb is no happening: "hit a market that
// sells fruit, killing".
func (r *reading) host(t *trigger) int16 {
	c := &r.clauses[t.clause]
	if t.group < 0 || r.toks[t.tok].form&fIng == 0 || r.groups[t.group].finite || r.groups[t.group].saying {
		return -1
	}
	trails := c.kind == participial
	for p, steps := c.parent, 0; p >= 0 && steps < 8; p, steps = r.clauses[p].parent, steps+1 {
		up := &r.clauses[p]
		if up.kind == participial {
			trails = true
			continue
		}
		if !trails || up.verb < 0 {
			return -1
		}
		if g := &r.groups[up.verb]; up.kind != relative && up.kind != infinitive && up.kind != gerund || r.actionAt(g.head) {
			if g.saying || !g.finite && up.kind != relative {
				return -1
			}
			return up.verb
		}
	}
	return -1
}

// sited reports whether a name tells by its own words where the trigger happened:
// "in Homs", or what it was done to.
func (s *EvidenceSet) sited() bool {
	switch {
	case s.Has(OfSpeaker), s.Has(InDateline), s.Has(IsDemonym), s.Has(OfOrigin), s.Has(InOrganisation):
		return false
	case s.Has(IsMetonymic):
		return s.Has(IsObject)
	}
	return s.Has(AfterIn) || s.Has(AfterNear) || s.Has(IsObject) || s.Has(IsDestination) || s.Has(IsPatient) || s.Has(Compound) || s.Has(BeforeSite)
}

// ownSite reports whether one of the names for which of holds is told to be where
// the trigger happened.
func (r *reading) ownSite(t *trigger, of func(c *candidate) bool) bool {
	for i := range r.places {
		if c := &r.places[i]; of(c) {
			if e := r.weigh(t, int32(i)); e.sited() && !r.never(t, c, &e) {
				return true
			}
		}
	}
	return false
}

// A setting is what the place of a trigger is looked for by.
type setting struct {
	of        *trigger // whose words weigh the names: the trigger, or the verb that it trails
	rank      int16    // of the only clause that may hold it, or -1
	statement int16    // the only statement, or -1
	only      int32    // the only name, or -1
}

// setting tells where to look for the place of a trigger. A trailing participle has
// that of its own words, or of its host; and what has a place in its own statement
// has none of another.
func (r *reading) setting(t *trigger) setting {
	s := setting{of: t, rank: -1, statement: -1, only: -1}
	if s.only = r.bound(t); s.only >= 0 {
		return s
	}
	if v := r.host(t); v >= 0 {
		if r.ownSite(t, func(c *candidate) bool { return r.ranks[r.toks[c.from].clause] == r.ranks[t.clause] }) {
			s.rank = r.ranks[t.clause]
			return s
		}
		if r.namedBelow(t.clause) {
			return s // "targeting the villages north of Homs": of these one
		}
		r.trailed = trigger{tok: r.groups[v].head, from: r.groups[v].head, group: v, clause: r.groups[v].clause, pattern: t.pattern, place: -1}
		s.of = &r.trailed
	}
	if len(r.clauses) > 1 {
		own := r.statement(s.of.clause)
		if r.ownSite(s.of, func(c *candidate) bool { return r.statement(r.toks[c.from].clause) == own }) {
			s.statement = own
		}
	}
	return s
}

// namedBelow reports whether a name that is used literally stands in a clause, or
// in one that hangs on it before another statement begins.
func (r *reading) namedBelow(clause int16) bool {
	for i := range r.places {
		c := &r.places[i]
		if c.use != geo.Literal || c.fixed.Has(OfSpeaker) || c.fixed.Has(IsDemonym) {
			continue
		}
		for in, steps := r.toks[c.from].clause, 0; in >= clause && steps < 8; in, steps = r.clauses[in].parent, steps+1 {
			cl := &r.clauses[in]
			if in == clause || r.ranks[in] == r.ranks[clause] {
				return true
			}
			if cl.kind == reportingClause || cl.kind == afterPreposed || cl.kind == joined && cl.opener >= 0 || r.statement(in) != r.statement(clause) {
				break
			}
		}
	}
	return false
}

// bound returns the name that the grammar ties to a trigger, or -1: where those who
// came for talks went to, or what the noun's own phrase says ("the bombing in Leeds").
func (r *reading) bound(t *trigger) int32 {
	if t.pattern == nil {
		return -1
	}
	for i := range r.places {
		c := &r.places[i]
		if t.group < 0 && c.prep == t.tok+1 && c.use == geo.Literal && (c.fixed.Has(AfterIn) || c.fixed.Has(AfterNear)) && !c.fixed.Has(OfSpeaker) && !c.fixed.Has(BeforeNoun) {
			return int32(i)
		}
		if t.group >= 0 && r.groups[t.group].to && c.from > t.tok && r.toks[c.from].clause == t.clause && (c.use == geo.Literal || c.use == geo.Metonymic && c.place != nil && c.place.Class == geo.Town) {
			if e := r.weigh(t, int32(i)); e.Has(IsObject) && !e.Has(Possessive) && !e.Has(BeforeNoun) {
				return int32(i) // charged in London with plotting to attack Leeds
			}
		}
		if r.remembered(t) && c.to == t.from && c.use != geo.Demonym {
			return int32(i) // the anniversary of the Homs bombing
		}
	}
	if i := r.placeOfWhere(t); i >= 0 {
		return i
	}
	if t.pattern.typ == data.Consult {
		return r.destination(t)
	}
	return -1
}

// placeOfWhere returns the name that a clause with "where" tells of, or -1, where the
// trigger is that clause's and has no place of its own: "left for Geneva, where he
// will meet".
func (r *reading) placeOfWhere(t *trigger) int32 {
	cl := &r.clauses[t.clause]
	if t.group < 0 || cl.kind != relative || cl.opener < 1 || cl.verb != t.group || !r.wordIs(&r.toks[cl.opener], "where") {
		return -1
	}
	at := int32(-1)
	for i := range r.places {
		c := &r.places[i]
		switch {
		case c.to <= cl.opener && cl.opener-c.to <= 1 && c.use == geo.Literal && !c.title && !c.fixed.Has(OfSpeaker):
			at = int32(i)
		case r.toks[c.from].clause == t.clause:
			return -1
		}
	}
	return at
}

// destination returns where those who came for a trigger travelled to, or -1: "flew
// from Moscow to Geneva for talks", "to meet".
func (r *reading) destination(t *trigger) int32 {
	v, from := r.clauses[t.clause].verb, t.from
	if t.group >= 0 && t.pattern.mode == "visit" && r.toks[t.tok].class&cMove != 0 {
		v, from = t.group, int32(len(r.toks))
	} else if t.group >= 0 {
		if !r.groups[t.group].to || r.clauses[t.clause].parent < 0 {
			return -1
		}
		v, from = r.clauses[r.clauses[t.clause].parent].verb, r.groups[t.group].from
	} else {
		j := t.from - 1
		for j > 0 && r.toks[j].part == nounly {
			j--
		}
		if j < 0 || !r.one(&r.toks[j], "for", "on") {
			return -1
		}
	}
	if v < 0 || r.groups[v].head > from || r.toks[r.groups[v].head].class&cMove == 0 {
		return -1
	}
	for i := range r.places {
		if c := &r.places[i]; c.prep > r.groups[v].head && c.to <= from && r.toks[c.from].clause == r.groups[v].clause && r.one(&r.toks[c.prep], "to", "into") && !r.verbBetween(r.groups[v].head+1, c.from) {
			return int32(i)
		}
	}
	return -1
}

// excludes reports whether the i-th name stands where it cannot be the place.
func (s *setting) excludes(r *reading, i int) bool {
	if s.only >= 0 {
		return int(s.only) != i
	}
	in := r.toks[r.places[i].from].clause
	if other, own := r.statement(in), r.statement(s.of.clause); other != own && (r.countryActs(other) || r.countryActs(own)) {
		return true // "North Korea fired a missile and Japan protested in New York"
	}
	return s.rank >= 0 && r.ranks[in] != s.rank || s.statement >= 0 && r.statement(in) != s.statement
}

// countryActs reports whether a country is the subject of a statement: what it does
// is nowhere that the next statement names.
func (r *reading) countryActs(statement int16) bool {
	v := r.clauses[statement].verb
	if v < 0 {
		return false
	}
	for i := range r.places {
		c := &r.places[i]
		if c.use == geo.Metonymic && c.place != nil && c.place.Class == geo.Country && c.prep < 0 && c.to <= r.groups[v].from && r.groups[v].from-c.to <= 2 && r.statement(r.toks[c.from].clause) == statement {
			return true
		}
	}
	return false
}

// opensWith reports whether a preposition stands at the head of the sentence, or of
// a clause that is joined with a subject of its own: "and in Berlin thousands".
func (r *reading) opensWith(prep int32) bool {
	cl := &r.clauses[r.toks[prep].clause]
	return prep <= 2 || cl.own && prep-cl.from <= 3
}

// statementBetween reports whether a clause with a subject of its own begins
// between two tokens.
func (r *reading) statementBetween(from, to int32) bool {
	for j := from; j < to; j++ {
		if r.toks[j].part == conjunction && r.opensStatement(j) {
			return true
		}
	}
	return false
}

// statementAt returns the statement of the token at an offset of the text.
func (r *reading) statementAt(start int) int16 {
	i := min(r.tokenAt(start), int32(len(r.toks)-1))
	return r.statement(r.toks[i].clause)
}

// tollOfAnother reports whether a number of people is none of an event's: it stands
// in another statement, which names a place of its own, or in a clause that tells of
// a word between them: "arrested 40 men after riots in which six died".
func (r *reading) tollOfAnother(h *data.Harm, e *data.Event) bool {
	at, trigger := min(r.tokenAt(h.Start), int32(len(r.toks)-1)), r.tokenAt(e.Trigger.Start)
	in := r.statement(r.toks[at].clause)
	if in != r.statementAt(e.Trigger.Start) {
		for i := range r.places {
			c := &r.places[i]
			if c.use == geo.Literal && (c.fixed.Has(AfterIn) || c.fixed.Has(AfterNear)) && !c.fixed.Has(OfSpeaker) && r.statement(r.toks[c.from].clause) == in && int(c.finding)+r.firstF != e.Place {
				return true
			}
		}
	}
	cl := &r.clauses[r.toks[at].clause]
	if cl.kind != relative || cl.opener < 1 || trigger >= cl.from || r.one(&r.toks[cl.opener], "who") {
		return false
	}
	for _, w := range e.Words {
		if w.Start >= int(r.toks[cl.from].start) {
			return false
		}
	}
	for j := cl.opener - 1; j > trigger; j-- {
		if k := &r.toks[j]; k.part == opener || k.part == preposition && r.one(k, "after", "before", "since", "during", "following", "over", "for") {
			return true
		}
	}
	return false
}
