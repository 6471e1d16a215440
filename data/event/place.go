package event

import (
	"strings"

	"dateline/data"
	"dateline/geo"
	"dateline/geo/text"
)

// A candidate is a finding of the sentence with what holds of it whatever the
// event.
type candidate struct {
	geo.Span
	finding  int16 // from the first of the sentence; -1 for a name that no gazetteer knows
	use      geo.Use
	place    *geo.Place
	from, to int32 // tokens
	fixed    EvidenceSet
	prep     int32 // the preposition before its phrase, or -1
	inner    int32 // the candidate that it holds and stands beside, or -1
	outer    int32 // the one that holds it, or -1
	stands   int   // the finding of a sentence before that it points to, counted from 1; or 0
	pointed  bool  // no name, but a word that points to a place named before
	list     bool  // in a list with the candidate before it
	inside   bool  // "in the north of Homs"
	title    bool  // a part of somebody's title: "the mayor of Moscow"
}

// survey makes the candidates of the sentence.
func (r *reading) survey() {
	r.places = r.places[:0]
	r.rankClauses()
	titled := r.allTitled
	for i := 0; i < len(r.toks); i++ {
		f := r.toks[i].finding
		if f < 0 {
			if c, ok := r.point(i); ok {
				r.places = append(r.places, c)
				continue
			}
			j := 0
			switch {
			case r.capitals:
				j = r.unlistedLoud(i)
			case !titled:
				j = r.unlisted(i)
			}
			if j > i {
				if i > 0 && r.ayn(int32(i-1)) {
					i--
				}
				s := geo.Span{Start: int(r.toks[i].start), End: int(r.toks[j-1].end)}
				r.places = append(r.places, candidate{Span: s, finding: -1, from: int32(i), to: int32(j), prep: -1, inner: -1, outer: -1})
				i = j - 1
			}
			continue
		}
		j := i + 1
		for j < len(r.toks) && r.toks[j].finding == f {
			j++
		}
		g := &r.findings[r.firstF+int(f)]
		c := candidate{Span: g.Span, finding: f, use: g.Use, place: g.Place, from: int32(i), to: int32(j), prep: -1, inner: -1, outer: -1}
		if !titled {
			j = r.extend(&c)
		}
		r.places = append(r.places, c)
		i = j - 1
	}
	for i := range r.places {
		r.describe(i)
		if r.inOrganisation(&r.places[i]) {
			r.places[i].fixed.Add(InOrganisation)
		}
	}
	r.nest()
}

func (r *reading) one(k *token, words ...string) bool {
	for _, w := range words {
		if r.wordIs(k, w) {
			return true
		}
	}
	return false
}

// farthest is how many words a place may be off its event: further, the
// sentence is a table.
const farthest = 200

// farAbove is the score of a place that the grammar leaves no doubt about.
const farAbove = 10

// where chooses the place of a trigger among the candidates of the sentence,
// or -1. Also is how many that follow it in a list belong to it.
func (r *reading) where(t *trigger) (best int32, score float32) {
	best, score = -1, r.weights.Nowhere
	// A noun happens where its verb does, too: "clashes were reported in Homs".
	var verb trigger
	if t.group < 0 && !t.mention {
		if v := r.clauses[t.clause].verb; v >= 0 && (!r.groups[v].saying || r.groups[v].passive) {
			verb = trigger{tok: r.groups[v].head, group: v, clause: t.clause, from: r.groups[v].head}
		}
	}
	at := r.setting(t)
	for i := range r.places {
		c := &r.places[i]
		if at.only == int32(i) {
			return r.innermost(t, at.only), farAbove
		}
		if d := c.from - t.tok; d > farthest || d < -farthest || t.mention && !r.inPhraseOf(t, c.from, c.to) || r.ofMention(t, c) {
			continue
		}
		if c.use != geo.Demonym && r.relativeObject(t, c) {
			return r.innermost(t, int32(i)), farAbove
		}
		e := r.weigh(at.of, int32(i))
		if at.excludes(r, i) || r.never(t, c, &e) {
			continue
		}
		s := e.score(&r.weights.Of)
		if verb.tok > 0 {
			v := r.weigh(&verb, int32(i))
			s = max(s, v.score(&r.weights.Of))
		}
		if s > score {
			best, score = int32(i), s
		}
	}
	if best >= 0 {
		best = r.innermost(t, best)
	}
	return best, score
}

// never reports whether a name is no place of the event whatever the sum: that of
// who acts, who speaks or who reports it, where the report was filed, and of
// words also that of whom they are spoken to.
func (r *reading) never(t *trigger, c *candidate, e *EvidenceSet) bool {
	switch {
	case e.Has(InDateline), e.Has(OfSpeaker) && !e.Has(TriggerIsSaying), c.finding < 0 && (e.Has(AfterBy) || r.party(c)):
		return true
	case e.Has(IsMetonymic) && !e.Has(IsObject) && !e.Has(AfterIn), r.noticed(t, c):
		return true
	case c.from > t.tok && r.resumes(&r.clauses[t.clause], c), r.waterMeant(c) && e.Has(AfterNothing) && !e.Has(IsObject) && !e.Has(IsPatient) && !e.Has(Compound):
		return true
	case t.pattern == nil: // the word was given, for measuring
		return c.title && !e.Has(TakenFrom)
	case c.title && !e.Has(TakenFrom) && !(e.Has(AfterFrom) && (t.pattern.typ == data.Retreat || t.pattern.typ == data.Aid)):
		return true
	case e.Has(OverReported) && !e.Has(Opens):
		return true
	case t.pattern.typ == data.Aid && t.group >= 0 && e.Has(AfterFrom) && !e.Has(TakenFrom):
		return true // sent doctors from Homs: where they set out
	case spoken(t.pattern.typ):
		there := e.Has(AfterIn) || e.Has(AfterNear) || e.Has(WhereClause)
		return !there || !e.Has(SameClause) && !e.Has(Opens) && !e.Has(WhereClause) || r.ofAnother(t, c)
	}
	return t.pattern.typ == data.Consult && r.ofAnother(t, c)
}

// party reports whether a name that no gazetteer knows is one of two between whom
// something is: "clashes between Dinka and Nuer".
func (r *reading) party(c *candidate) bool {
	j := c.prep
	for i := c.from - 1; j < 0 && i > 0 && i > c.from-8 && (r.toks[i].part == nounly || r.toks[i].part == conjunction || r.toks[i].part == preposition); i-- {
		if r.wordIs(&r.toks[i], "between") {
			j = i
		}
	}
	return j >= 0 && r.wordIs(&r.toks[j], "between")
}

// noticed reports whether a name is from where something was noticed, by the
// verb before it: a blast that is heard in a town, a quake that is felt there.
func (r *reading) noticed(t *trigger, c *candidate) bool {
	if t.group >= 0 {
		return false
	}
	for j := c.from - 1; j > t.tok && j > c.from-16; j-- {
		if k := &r.toks[j]; k.part == verbly && k.group >= 0 {
			if cl := &r.clauses[k.clause]; cl.opener > t.tok && r.resumes(cl, c) {
				j = cl.opener
				continue
			}
			return r.groups[k.group].passive && r.one(&r.toks[r.groups[k.group].head], "heard", "felt", "seen", "noticed", "broadcast")
		}
	}
	return false
}

// waterMeant reports whether a name is that of a lake or a river by its last word,
// and the gazetteer has but a town that is called after one, anywhere: what "filled
// Spirit Lake" didn't fill a town.
func (r *reading) waterMeant(c *candidate) bool {
	return c.finding >= 0 && c.place != nil && c.place.Class == geo.Town && c.to-c.from > 1 && r.one(&r.toks[c.to-1], "lake", "river", "creek", "bay", "pond", "glacier")
}

// resumes reports whether a name goes on after a clause that told of another before
// it: "was felt in Syria, which is sending doctors, and in the east of Iraq".
func (r *reading) resumes(cl *clause, c *candidate) bool {
	if cl.kind != relative || c.prep < 2 || cl.opener < 1 || c.from < cl.opener || r.text[r.toks[cl.opener-1].start] != ',' {
		return false
	}
	p := c.prep
	for p > 2 && (r.wordIs(&r.toks[p], "of") || r.toks[p].class&(cDirection|cDet) != 0 || r.toks[p].kind == text.Joiner) {
		p-- // in the east of
	}
	if r.toks[p-1].part != conjunction || r.text[r.toks[p-2].start] != ',' {
		return false
	}
	for i := range r.places {
		if o := &r.places[i]; o.to == cl.opener-1 && o.prep >= 0 && strings.EqualFold(r.said(o.prep), r.said(p)) {
			return true
		}
	}
	return false
}

func (r *reading) said(i int32) string { return r.text[r.toks[i].start:r.toks[i].end] }

// ofAnother reports whether another noun of action stands between the trigger
// and a name, which is then where that took place: "talks on the war in Syria".
func (r *reading) ofAnother(t *trigger, c *candidate) bool {
	switch t.pattern.typ {
	case data.Request, data.Threaten, data.Reject, data.Support, data.Accuse: // called for a ceasefire in Homs
		for j := t.tok + 1; t.group >= 0 && j < c.prep && j < t.tok+16; j++ {
			if k := &r.toks[j]; k.part == nounly && k.timex < 0 {
				return true // condemned the role of the army in Homs
			}
		}
		for _, w := range t.words[:t.nwords] {
			if k := &r.toks[w]; t.tok < w && w < c.from && w >= c.from-4 && k.part == nounly && r.hasNounPattern(k.word) {
				return true
			}
		}
	}
	for j := c.from - 1; j > t.tok && j > c.from-10; j-- {
		k := &r.toks[j]
		if k.part == verbly || k.part == mark || k.part == opener || k.part == conjunction {
			break
		}
		if k.used && k.part == nounly && !t.has(j) {
			return true
		}
	}
	return false
}

// has reports whether a token is one of those that matched.
func (t *trigger) has(j int32) bool {
	for _, w := range t.words[:t.nwords] {
		if w == j {
			return true
		}
	}
	return false
}

// spoken reports whether events of the type are words for the most part. Whom
// they are spoken to is no place: "sanctions on Russia", "accused Moscow".
func spoken(t data.EventType) bool {
	switch t {
	case data.Request, data.Accuse, data.Reject, data.Threaten, data.Sanction, data.Support, data.Agree, data.Yield:
		return true
	}
	return false
}

// erupts puts what a volcano did, and has no other place, where it stands.
func (r *reading) erupts(t *trigger, e *data.Event) {
	by := actorsOf(e, false)
	if e.Type != data.Disaster || e.Mode != "volcano" || t.group < 0 || t.place >= 0 || by.Len() == 0 {
		return
	}
	for i := range r.places {
		c := &r.places[i]
		if c.finding >= 0 && !c.pointed && c.place != nil && c.use != geo.Demonym && by.Start <= c.Start && c.End <= by.End && (c.place.Class == geo.Relief || c.place.Class == geo.Island) {
			t.place = int32(i)
			r.locate(e, t.place)
			return
		}
	}
}

// roleOf is what a candidate is where no event happened there.
func (r *reading) roleOf(c *candidate) data.PlaceRole {
	switch {
	case c.fixed.Has(InDateline):
		return data.DatelinePlace
	case c.fixed.Has(OfSpeaker):
		return data.SpeakerPlace
	case c.use == geo.Metonymic:
		return data.ActorPlace
	}
	return data.MerelyNamed
}
