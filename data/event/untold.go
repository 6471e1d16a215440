package event

import (
	"dateline/data"
	"dateline/geo/text"
)

// An article's date may stand in for a time that the text leaves out, for what
// is news happened of late. Where the text tells of a past behind the news and
// gives it no date, all that is known of an event's time is that it ended with the
// article ([data.TimeEarlier]): it is counted as undated, and no pin claims the
// article's day for it.

// How long before the article a time lies that is told as history, and one that
// makes all harm that is told without a date no news.
const (
	monthsOfHistory = 2
	daysOfNews      = 14
)

// ofHistory reports whether a time lies well before the article.
func (r *reading) ofHistory(t data.Time) bool {
	return !r.published.IsZero() && t.End.Before(r.published.Start.AddDate(0, -monthsOfHistory, 0))
}

// untold reports whether the event lies in a past whose time isn't told: "had
// attacked", "previously", a noun that is only spoken of, or a sentence that
// goes on with what happened years ago, of harm also one that names no other place
// where all of that kind that has a date was weeks ago.
func (r *reading) untold(t *trigger, e *data.Event) bool {
	if e.Status != data.Happened || r.published.IsZero() {
		return false
	}
	return t.mention || r.bygone(t) || r.commemorated(t) || r.history && r.toldAsPast(t) || r.heardInCourt(t, e) || r.sinceThe(t, e) || r.toldOfName(t, e) ||
		r.harmDated[e.Type].old && !r.harmDated[e.Type].fresh && e.Located != data.PlaceInText && r.toldAsPast(t)
}

// bygone reports whether the words about the trigger put it before what the
// sentence reports: a pluperfect that is not only a past that somebody spoke of,
// "having attacked", "previously".
func (r *reading) bygone(t *trigger) bool {
	if v := r.ownVerb(t); v >= 0 {
		if g := &r.groups[v]; g.perfect && !r.reported(g.clause) || r.wordIs(&r.toks[g.from], "having") {
			return true
		}
	}
	cl := &r.clauses[t.clause]
	for j := cl.from; j < cl.to; j++ {
		if k := &r.toks[j]; k.timex < 0 && r.one(k, "previously", "formerly", "historically") || r.earlier(j) {
			return true
		}
	}
	return false
}

// earlier reports whether "earlier" at token i says by itself that something lay
// before: not "earlier this month", "earlier in the day", "two days earlier".
func (r *reading) earlier(i int32) bool {
	k := &r.toks[i]
	return k.timex < 0 && r.wordIs(k, "earlier") && k.part == adverb && (i == 0 || r.toks[i-1].timex < 0) &&
		int(i)+1 < len(r.toks) && r.toks[i+1].timex < 0 && !r.one(&r.toks[i+1], "in", "on", "than")
}

// reported reports whether a clause tells what somebody said in the past, where
// "had attacked" stands for "attacked".
func (r *reading) reported(c int16) bool {
	for i := range r.clauses {
		if r.clauses[i].kind == reportingClause {
			return true
		}
	}
	for steps := 0; c > 0 && steps < 6; steps++ {
		cl := &r.clauses[c]
		if cl.parent >= 0 && cl.kind == thatClause {
			if v := r.clauses[cl.parent].verb; v >= 0 && r.groups[v].saying {
				return true
			}
		}
		c = cl.parent
	}
	return false
}

// commemorated reports whether a verb of harm tells of what the words before it in
// the sentence remember: "to mark the anniversary of the massacre in which 8,000
// were killed", "remembered those who died when the bridge fell".
func (r *reading) commemorated(t *trigger) bool {
	if t.group < 0 || t.pattern == nil || !harmful(t.pattern.typ) || r.clauses[t.clause].kind == mainClause {
		return false
	}
	for j := r.groups[t.group].from - 1; j >= 0; j-- {
		if k := &r.toks[j]; r.one(k, "anniversary", "remember", "remembers", "remembered", "remembering", "commemorate", "commemorates", "commemorated", "commemorating", "commemoration", "mourn", "mourned", "mourning") && k.clause != t.clause {
			return true
		}
	}
	return false
}

// ownVerb is the trigger's verb, or that of the clause of a noun, or -1.
func (r *reading) ownVerb(t *trigger) int16 {
	if t.group >= 0 {
		return t.group
	}
	return r.clauses[t.clause].verb
}

// toldAsPast reports whether the trigger is told in the simple past or is a noun
// that is pointed to: what "has happened" is news.
func (r *reading) toldAsPast(t *trigger) bool {
	v := r.ownVerb(t)
	return v >= 0 && r.simplePast(&r.groups[v])
}

// simplePast reports whether a verb is in the past without "has".
func (r *reading) simplePast(g *group) bool {
	if !g.past && !g.passive {
		return false
	}
	for j := g.from; j <= g.head; j++ {
		if k := &r.toks[j]; k.class&cHave != 0 && !r.wordIs(k, "had") {
			return false
		}
	}
	return true
}

// follow keeps track of whether the text tells of history: from a sentence in the
// past whose times all lie well before the article, until one that has a later
// time, another tense, or somebody who speaks.
func (r *reading) follow(sentence int) {
	for i := r.firstT; i < r.lastT; i++ {
		if t := r.times[i].Time; !t.IsZero() && t.Grain <= data.Day {
			r.stamp.sentence, r.stamp.paragraph = sentence, r.paragraph
		}
	}
	if r.published.IsZero() {
		return
	}
	r.court = r.court || r.speaksIn(hearings)
	old := r.retells()
	for i := r.firstT; i < r.lastT; i++ {
		switch x := &r.times[i]; {
		case x.Time.IsZero():
		case !r.ofHistory(x.Time):
			r.history = false
			return
		default:
			old = true
		}
	}
	g := r.mainVerb()
	if g == nil || g.saying || !r.simplePast(g) || r.told != r.paragraph && !old {
		r.history = false
		return
	}
	r.told = r.paragraph
	r.history = r.history || old
}

// mainVerb is the first finite verb of the sentence, or nil.
func (r *reading) mainVerb() *group {
	for i := range r.groups {
		if g := &r.groups[i]; g.finite && r.toks[g.head].kind == text.Word {
			return g
		}
	}
	return nil
}

// countHarm notes whether harm of a kind is told of the days before the article or
// only of an older time.
func (r *reading) countHarm(e *data.Event) {
	if !harmful(e.Type) || e.Status != data.Happened || e.Basis != data.TimeInText || r.published.IsZero() {
		return
	}
	if e.When.End.Before(r.published.Start.AddDate(0, 0, -daysOfNews)) {
		r.harmDated[e.Type].old = true
	} else {
		r.harmDated[e.Type].fresh = true
	}
}
