package event

import "dateline/geo/text"

// mentioned reports whether a noun of action is only spoken of by its clause:
// "condemned the attack", "a day after the bombing", "the killing sparked
// anger", "the perpetrator of the raid". Where and when that clause happens is
// then nothing of the noun's, which keeps to what stands in its own phrase, or
// goes back to what was told before.
//
// Of a noun after "in", "during", "by" and most others the clause tells what
// happened there and then: "ten were killed in the attack".
func (r *reading) mentioned(t *trigger) bool {
	if t.group >= 0 {
		return false
	}
	j := t.from - 1
	definite := false
	for steps := 0; j >= 0 && steps < 6; j, steps = j-1, steps+1 {
		k := &r.toks[j]
		if k.part != nounly || k.timex >= 0 && k.kind != text.Clitic && !definite && steps > 3 {
			break
		}
		definite = definite || k.kind == text.Clitic || r.one(k, "the", "this", "that", "these", "those")
		if k.class&cDet != 0 {
			j--
			break
		}
	}
	if j >= 0 && r.toks[j].part == preposition {
		k := &r.toks[j]
		if r.spanOfTime(j) {
			return true // a week after a bombing in
		}
		if j > 0 && r.wordIs(k, "in") && r.one(&r.toks[j-1], "used", "involved", "implicated", "suspected", "wanted", "role", "part", "interest", "suspect", "suspects") {
			return true // a suspect in an attack
		}
		if definite {
			return r.spokenAbout(j) || r.one(k, "after", "before", "since", "following", "about", "against", "over", "despite", "for", "into", "from") ||
				j > 0 && r.wordIs(k, "of") && r.one(&r.toks[j-1], "perpetrator", "perpetrators", "mastermind", "masterminds", "planner", "planners", "organiser", "organisers", "organizer", "organizers", "author", "authors", "news", "footage", "anniversary", "victims", "survivors", "memory", "place", "site", "scene", "spot")
		}
		return false
	}
	if j >= 0 && r.toks[j].part == verbly && r.toks[j].group >= 0 && r.disapproves(&r.toks[j]) {
		return true // condemned attacks in
	}
	if definite && j >= 0 && r.toks[j].part == verbly && r.toks[j].group >= 0 {
		return r.speaksOf(j) || r.remembrance(&r.toks[j])
	}
	// The verb that it is the subject of.
	for n := t.tok + 1; n < int32(len(r.toks)) && n < t.tok+10; n++ {
		k := &r.toks[n]
		if k.part == opener || k.part == mark {
			return false
		}
		if k.part == verbly && k.group >= 0 {
			g := &r.groups[k.group]
			return g.passive && r.speaksOf(g.head) || definite && r.one(&r.toks[g.head], "sparked", "sparks", "triggered", "triggers", "prompted", "prompts", "provoked", "provokes", "drew", "draws", "aroused", "ignited", "fuelled", "fueled", "raised", "raises", "inspired")
		}
	}
	return false
}

// spokenAbout reports whether the preposition at token i follows words that speak
// of what comes after: "referred on Friday to".
func (r *reading) spokenAbout(i int32) bool {
	if !r.one(&r.toks[i], "to", "on", "of") {
		return false
	}
	for j := i - 1; j >= 0 && j > i-4; j-- {
		k := &r.toks[j]
		if r.one(k, "referred", "refers", "referring", "reference", "alluded", "responded", "response", "reacted", "reaction", "commented", "comments", "spoke", "spoken", "testified") {
			return true
		}
		if k.timex < 0 && k.part != adverb && k.part != preposition {
			return false
		}
	}
	return false
}

// ofMention reports whether a name stands in the phrase of another noun that is
// only spoken of: it is where that happened, not t.
func (r *reading) ofMention(t *trigger, c *candidate) bool {
	for i := range r.triggers {
		m := &r.triggers[i]
		reach := int32(4)
		if r.afterwards(m) {
			reach = 10
		}
		if m.mention && m.tok != t.tok && !r.scene(m) && c.from > m.tok && c.from <= m.tok+reach && (t.tok < m.from || t.tok > c.from) && r.inPhraseOf(m, c.from, c.to) {
			return true
		}
	}
	return false
}

// scene reports whether a noun of action stands in "the site of" it, where others
// may be now.
func (r *reading) scene(t *trigger) bool {
	j := t.from - 1
	for j >= 0 && r.toks[j].part == nounly {
		j--
	}
	return j > 0 && r.wordIs(&r.toks[j], "of") && r.one(&r.toks[j-1], "place", "site", "scene", "spot")
}

// remembered reports whether a noun of action is one that somebody lived through,
// or keeps in mind: "survivors of the massacre", "the anniversary of the bombing". Of
// the time and place around, nothing is its own.
func (r *reading) remembered(t *trigger) bool {
	j := t.from - 1
	for j >= 0 && r.toks[j].part == nounly {
		j--
	}
	return t.mention && j > 0 && r.wordIs(&r.toks[j], "of") && r.one(&r.toks[j-1], "anniversary", "survivors", "survivor", "memory", "veterans", "veteran", "commemoration")
}

// speaksOf reports whether the verb at token i is one of words, after the
// lexicon: condemn, praise, protest, investigate.
func (r *reading) speaksOf(i int32) bool {
	for n := range r.triggers {
		if t := &r.triggers[n]; t.tok == i {
			return worded(t.pattern.typ)
		}
	}
	return r.toks[i].class&cAccuse != 0
}

// disapproves reports whether a verb tells what somebody thinks of something that
// has happened.
func (r *reading) disapproves(k *token) bool {
	return r.one(k, "condemn", "condemns", "condemned", "condemning", "denounce", "denounces", "denounced", "denouncing", "deplore", "deplores", "deplored", "criticised", "criticized", "decried", "praised", "praises", "lamented", "regretted")
}

// subjectMatter reports whether a noun is what a trial, a protest or a report is
// about: its time is not theirs.
func (r *reading) subjectMatter(t *trigger) bool {
	j := t.from - 1
	for j >= 0 && r.toks[j].part == nounly {
		j--
	}
	return j >= 0 && r.toks[j].part == preposition && (r.one(&r.toks[j], "about", "against", "over", "into") || r.spokenAbout(j) || r.scene(t))
}

// spanOfTime reports whether "after" or "before" at token i counts from the noun
// that follows: "a week after", "two days before". That is another time.
func (r *reading) spanOfTime(i int32) bool {
	return i > 0 && r.one(&r.toks[i], "after", "before") &&
		r.one(&r.toks[i-1], "minute", "minutes", "hour", "hours", "day", "days", "week", "weeks", "month", "months", "year", "years", "decade", "decades")
}

// inPhraseOf reports whether tokens from … to lie in the phrase of a noun of
// action: before it as a part of its name, or after it with nothing between
// but nouns and prepositions.
func (r *reading) inPhraseOf(t *trigger, from, to int32) bool {
	if to <= t.from {
		for j := to; j < t.from; j++ {
			if k := &r.toks[j]; k.part != nounly || k.class&cDet != 0 {
				return false
			}
		}
		return t.from-to <= 3
	}
	for j := t.tok + 1; j < from; j++ {
		if k := &r.toks[j]; k.part != nounly && k.part != preposition && k.part != adverb {
			return false
		}
	}
	return from > t.tok && from-t.tok <= 12
}

// afterwards reports whether a noun of action stands after "after", "before", "since"
// or "following": it is another happening, with all that its phrase goes on with.
func (r *reading) afterwards(t *trigger) bool {
	j := t.from - 1
	for steps := 0; j > 0 && r.toks[j].part == nounly && steps < 5; steps++ {
		j--
	}
	return j >= 0 && r.toks[j].part == preposition && r.one(&r.toks[j], "after", "before", "since", "following")
}
