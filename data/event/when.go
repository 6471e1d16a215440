package event

import (
	"dateline/data"
	"dateline/geo/text"
)

// A dating is the expression that tells when an event happened.
type dating struct {
	timex int       // index among the article's, or -1
	when  data.Time // what it comes to
	said  bool      // it tells when somebody said so: the event was by then
}

// when finds the expression that tells when an event happened, among those of
// its sentence.
//
// An expression belongs to the verb that it stands beside: "killed on Friday",
// "officials said on Friday". One that opens the sentence belongs to all that
// follows. One inside the phrase of a noun of action is that noun's: "Friday's
// raid", "the September 9 ceasefire".
func (r *reading) when(t *trigger, status data.Status) dating {
	best, heard := dating{timex: -1}, data.Time{}
	score := 0
	for i := r.firstT; i < r.lastT; i++ {
		when := r.timeOf(&r.times[i])
		if when.IsZero() {
			continue
		}
		s, said := r.timeScore(t, i, status)
		if said && s > 0 && when.Grain <= data.Day {
			heard = when
		}
		if s == ownPhrase && (when.Modifier == data.After || when.Modifier == data.Before) {
			// "after the 18 August raid": the raid was on the day, what came after it was not
			if day, err := data.ParseTime(r.times[i].Value); err == nil {
				when = day
			}
		}
		if s > score {
			best, score = dating{i, when, said}, s
		}
	}
	if score < ownPhrase {
		if d := r.lasting(t); d.timex >= 0 {
			return d
		}
	}
	if best.timex >= 0 && status == data.Happened && !heard.IsZero() {
		best = r.byThen(best, heard)
	}
	return best
}

// ownPhrase is the score of an expression inside the phrase of a noun of action.
const ownPhrase = 100

// timeScore is 0 for an expression that is not the event's, and tells whether it
// is the time at which somebody told of it.
func (r *reading) timeScore(t *trigger, i int, status data.Status) (score int, said bool) {
	x := &r.times[i]
	from, id := r.tokenAt(x.Start), int16(i-r.firstT)
	if from == int32(len(r.toks)) || r.toks[from].timex != id {
		return 0, false
	}
	to := from + 1
	for to < int32(len(r.toks)) && r.toks[to].timex == id {
		to++
	}
	if !r.possible(t, r.timeOf(x), status) {
		return 0, false
	}
	score = 10
	c := r.toks[from].clause
	owner := r.owner(from, to)
	if owner >= 0 && owner != t.group && r.commemorated(t) || r.inDatelineOnly(from) || t.group >= 0 && to <= r.groups[t.group].from && r.timeOfMention(from, to) || r.tellsOfAnother(c, owner, t) {
		return 0, false
	}
	// in the phrase of a noun of action
	if t.group < 0 {
		switch in := r.inPhraseOf(t, from, to); {
		case in && to <= t.from:
			return ownPhrase, false
		case r.remembered(t) && from > t.tok+2:
			return 0, false // "survivors of the massacre gathered on Monday"
		case owner >= 0 && owner == r.clauses[t.clause].verb && from > t.tok && r.begins(owner) && !r.subjectMatter(t):
			score += 40 // "since the outbreak began in August"
		case t.mention && !in && owner >= 0 && (status == data.Background || r.subjectMatter(t) || r.speaksOf(r.groups[owner].head)):
			return 0, false // "condemned on Friday"
		case from > t.tok && (in || from <= t.tok+3 && !r.verbBetween(t.tok, from)):
			score += 40
		case r.setOff(t):
			return 0, false // "following the meeting, he will leave on Monday"
		}
	}
	if n := r.nounOf(to); n >= 0 && n != t.tok {
		// "Friday's raid killed ten": good for what the noun is the subject of, and for nothing else
		if t.group < 0 || r.spokenOfAt(n) || r.toks[n].clause != t.clause || n > r.groups[t.group].from {
			return 0, false
		}
		score -= 4
	}
	switch {
	case owner >= 0 && owner == t.group:
		score += 40
	case owner >= 0 && r.groups[owner].saying && owner != t.group:
		score -= 7 // "officials said on Friday": the event was by then
		said = true
	case c != t.clause && (t.group >= 0 && r.bygone(t) || r.partsTimes(c, t.clause)):
		return 0, false // "having shelled the town, they left on Friday"
	case owner >= 0 && owner != r.ownVerb(t) && r.untilNow(t) && r.before(x):
		return 0, false // "freed on 2 May, he has become"
	case c == t.clause:
		score += 25
	case r.related(c, t.clause):
		score += 12
	}
	if from <= 3 && r.clauses[c].verb >= 0 && r.groups[r.clauses[c].verb].from >= to && !r.groups[r.clauses[c].verb].saying {
		score += 12
	}
	d := from - t.tok
	if d < 0 {
		d = -d
	}
	score -= min(int(d), 40) / 5
	return max(score, 1), said
}

// begins reports whether a verb says of its subject when it was.
func (r *reading) begins(v int16) bool {
	k := &r.toks[r.groups[v].head]
	return r.one(k, "began", "started", "erupted", "occurred", "happened", "ended", "begun", "flared") || r.one(k, "took", "taken", "broke", "broken") && int(r.groups[v].head)+1 < len(r.toks) && r.one(&r.toks[r.groups[v].head+1], "place", "out")
}

// inDatelineOnly reports whether the expression at a token stands in the line
// at the head of a story, and the sentence has another: "SAN SALVADOR, 3 Jan
// 90 -- Guerrillas attacked the town yesterday".
func (r *reading) inDatelineOnly(from int32) bool {
	if !r.sentenceIsFirst() || r.lastT-r.firstT < 2 || from > 13 {
		return false
	}
	for j := int32(0); j < int32(len(r.toks)) && j < 14; j++ {
		switch k := &r.toks[j]; {
		case k.part == verbly:
			return false
		case k.kind == text.Punct && (r.text[k.start] == '-' || r.text[k.start] >= 0xe2) && j > from:
			for i := r.firstT; i < r.lastT; i++ {
				if !r.times[i].Time.IsZero() && r.times[i].Start > int(k.start) {
					return true
				}
			}
			return false
		}
	}
	return false
}

// partsTimes reports whether one of two clauses is told to lie before the other, or
// a time after: "before", "until", "since", "two months after".
func (r *reading) partsTimes(a, b int16) bool {
	parted := func(c, other int16) bool {
		cl := &r.clauses[c]
		return cl.kind == adverbial && cl.opener >= 0 && !r.hangsOn(other, c) && (r.one(&r.toks[cl.opener], "before", "until", "since", "once") || r.spanOfTime(cl.opener))
	}
	return parted(a, b) || parted(b, a)
}

// hangsOn reports whether a clause hangs on another, however far.
func (r *reading) hangsOn(c, on int16) bool {
	for steps := 0; c > on && steps < 8; steps++ {
		c = r.clauses[c].parent
	}
	return c == on
}

// untilNow reports whether the trigger's verb is in the present or the present
// perfect.
func (r *reading) untilNow(t *trigger) bool {
	v := r.ownVerb(t)
	if v < 0 {
		return false
	}
	g := &r.groups[v]
	return g.finite && (g.present || g.past && !r.simplePast(g))
}

// before reports whether an expression lies before the days of the news.
func (r *reading) before(x *data.Timex) bool {
	return !r.published.IsZero() && x.Time.End.Before(r.published.Start.AddDate(0, 0, -1))
}

// tellsOfAnother reports whether an expression dates the verb of a clause that
// tells of a word before it, and that verb is no event's of t: "talks after
// the collapse of a ceasefire approved this month". It is good for the noun
// that the clause tells of.
func (r *reading) tellsOfAnother(c, owner int16, t *trigger) bool {
	cl := &r.clauses[c]
	if cl.kind != relative || c == t.clause || owner < 0 || r.groups[owner].clause != c {
		return false
	}
	for p, steps := t.clause, 0; p > c && steps < 6; p, steps = r.clauses[p].parent, steps+1 {
		on := &r.clauses[p]
		if (on.kind == joined || on.kind == afterPreposed) && r.toks[on.from].part != conjunction {
			break // it goes on after the clause
		}
		if on.parent == c {
			return false
		}
	}
	return t.group >= 0 || t.tok > cl.from || cl.from-t.tok > 2 && !r.inPhraseOf(t, cl.from, cl.from)
}

// timeOfMention reports whether an expression ends the phrase of a noun before it
// that is only spoken of: "an attack on Monday was condemned on Tuesday".
func (r *reading) timeOfMention(from, to int32) bool {
	for i := range r.triggers {
		if m := &r.triggers[i]; m.mention && m.tok < from && r.inPhraseOf(m, from, to) {
			return true
		}
	}
	return false
}

// spokenOfAt reports whether the trigger at a token is only spoken of.
func (r *reading) spokenOfAt(n int32) bool {
	for i := range r.triggers {
		if t := &r.triggers[i]; t.tok == n {
			return t.mention
		}
	}
	return false
}

// owner is the verb group that an expression belongs to: that of its clause
// that stands nearest before it, else the first after it.
func (r *reading) owner(from, to int32) int16 {
	for j := from - 1; j >= 0; j-- {
		k := &r.toks[j]
		if k.group >= 0 && r.groups[k.group].head == j {
			return k.group
		}
		if k.part == opener || k.part == mark && r.text[k.start] != ',' || k.part == conjunction && r.opensStatement(j) {
			break
		}
		if k.part == mark && r.text[k.start] == ',' && from-j <= 4 {
			// ", officials said on": goes on; "…, on Friday" is the clause's before
			continue
		}
	}
	for j := to; j < int32(len(r.toks)); j++ {
		if k := &r.toks[j]; k.group >= 0 {
			return k.group
		}
	}
	return -1
}

// nounOf returns the noun of action whose phrase an expression stands in:
// "Friday's raid", "the September 9 ceasefire"; or -1.
func (r *reading) nounOf(to int32) int32 {
	for i := range r.triggers {
		t := &r.triggers[i]
		if t.group < 0 && to <= t.from && to >= t.from-3 && !r.verbBetween(to, t.from) {
			plain := true
			for j := to; j < t.from; j++ {
				plain = plain && (r.toks[j].part == nounly && r.toks[j].class&cDet == 0)
			}
			if plain {
				return t.tok
			}
		}
	}
	return -1
}

// setOff reports whether a noun stands after a preposition that parts its time
// from the sentence's: "following the meeting", "ahead of the talks".
func (r *reading) setOff(t *trigger) bool {
	for j := t.from - 1; j >= 0 && j > t.from-7; j-- {
		k := &r.toks[j]
		if r.one(k, "following", "after", "before", "since", "until", "ahead") {
			return true
		}
		if k.part == verbly || k.part == mark || k.part == preposition && !r.wordIs(k, "of") {
			return false
		}
	}
	return false
}

// related reports whether one of the clauses hangs on the other without a verb
// of its own that tells of another time.
func (r *reading) related(a, b int16) bool {
	hangs := func(c, on int16) bool {
		for steps := 0; c > on && steps < 3; steps++ {
			k := r.clauses[c].kind
			if k != participial && k != infinitive && k != joined && k != gerund && k != afterPreposed && k != relative {
				return false
			}
			c = r.clauses[c].parent
		}
		return c == on
	}
	return hangs(a, b) || hangs(b, a)
}

// possible reports whether tense and time agree: what has happened was not
// after the article, and what is planned is not before it. A day to come that
// bounds what a verb in the past tells ("extended sanctions until January") says
// how long that holds.
func (r *reading) possible(t *trigger, when data.Time, status data.Status) bool {
	p := r.published
	if p.IsZero() {
		return true
	}
	if status == data.Happened && t.group >= 0 && r.groups[t.group].past && !when.Start.Before(p.End) {
		return false
	}
	if status == data.Happened && t.group >= 0 && r.groups[t.group].past && when.Start.Equal(data.Earliest) && when.End.After(p.End) {
		return false
	}
	if status == data.Planned && t.group >= 0 && r.groups[t.group].will && !when.End.After(p.Start) {
		return false
	}
	return true
}

// upTo cuts what is open at its end, or reaches beyond the article, at the
// article's day: what happened since Monday happened until now.
func upTo(t, published data.Time, status data.Status) data.Time {
	if published.IsZero() || status == data.Planned || status == data.Demanded {
		return t
	}
	if t.Start.Before(published.End) && t.End.After(published.End) && (t.Modifier == data.After || t.End.Equal(data.Latest)) {
		t.End = published.End
		t.Grain = min(t.Grain, published.Grain)
		t.Modifier = data.Plain
	}
	return t
}

// calledFor reports whether a verb calls people together on a day to come: "called
// a strike for Wednesday". The call is made, the strike is planned.
func (r *reading) calledFor(t *trigger) bool {
	if t.group < 0 || t.nwords == 0 || t.status != data.Happened || t.pattern.typ != data.Protest && t.pattern.typ != data.Consult ||
		!r.one(&r.toks[t.tok], "call", "calls", "called", "announce", "announces", "announced", "schedule", "scheduled", "convene", "convened", "organise", "organised", "organize", "organized") {
		return false
	}
	for i := r.firstT; i < r.lastT; i++ {
		x := &r.times[i]
		if from := r.tokenAt(x.Start); from > t.tok && r.toks[from].clause == t.clause && r.one(&r.toks[from-1], "for", "on") && !r.published.IsZero() && !x.Time.IsZero() && !x.Time.Start.Before(r.published.End) {
			return true
		}
	}
	return false
}
