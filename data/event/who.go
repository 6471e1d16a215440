package event

import (
	"dateline/data"
	"dateline/geo"
	"dateline/geo/text"
)

const longestActor = 14

// actors finds who did it and to whom, as the text has it.
func (r *reading) actors(t *trigger, into []data.Actor) []data.Actor {
	add := func(s geo.Span, target bool) {
		if s.Len() > 0 {
			into = append(into, data.Actor{Span: s, Target: target})
		}
	}
	if t.group >= 0 {
		g := &r.groups[t.group]
		subject := r.subject(g)
		if g.passive {
			if !r.inTrigger(t, subject) {
				add(subject, true)
			}
			add(r.by(t.tok), false)
			return into
		}
		if t.pattern.typ != data.Aid || !r.inTrigger(t, subject) { // aid reached Homs
			add(subject, false)
		}
		if to := r.target(t); !r.sceneOnly(t, to) {
			add(to, true)
		}
		return into
	}
	// the bombing of Homs by the army; the army's attack on; talks with
	add(r.by(t.tok), false)
	if j := t.from - 1; j >= 1 && r.toks[j].kind == text.Clitic {
		add(r.phraseBefore(j), false)
	}
	for j := t.tok + 1; j < int32(len(r.toks)) && j < t.tok+3; j++ {
		if r.one(&r.toks[j], "on", "against", "with", "of", "between") {
			s := r.phrase(j + 1)
			if s.Len() > 0 && !r.isTime(j+1) {
				add(s, true)
			}
			break
		}
	}
	return into
}

// sceneOnly reports whether a phrase after "in", "to" or the like is a place by
// its name, of types for which that is where they go or stand, not whom they
// do it to: "marched in London", "sent tanks to Homs".
func (r *reading) sceneOnly(t *trigger, s geo.Span) bool {
	switch t.pattern.typ {
	case data.Protest, data.Consult, data.Mobilize, data.Retreat:
	default:
		return false
	}
	j := r.tokenAt(s.Start)
	if s.Len() == 0 || j >= int32(len(r.toks)) || r.toks[j].finding < 0 {
		return false
	}
	f := &r.findings[r.firstF+int(r.toks[j].finding)]
	for j > 0 && r.toks[j-1].class&(cDet|cDirection) != 0 {
		j--
	}
	return f.End >= s.End && j > 0 && r.one(&r.toks[j-1], "in", "to", "into", "at", "on", "for", "through", "towards", "toward", "from", "across")
}

// inTrigger reports whether the head of a phrase is a word of the trigger:
// "opened fire" has no fire that something was done to.
func (r *reading) inTrigger(t *trigger, s geo.Span) bool {
	for _, w := range t.words[:t.nwords] {
		if int(r.toks[w].end) == s.End {
			return true
		}
	}
	return false
}

// target returns whom a verb was done to: its object, or where its pattern
// holds the object, who comes after it and "on", "against", "with" …
func (r *reading) target(t *trigger) geo.Span {
	i := t.tok
	for n := 0; n < t.nwords; n++ {
		for _, w := range t.words[:t.nwords] {
			if w == i+1 {
				i = w
			}
		}
	}
	s := r.object(i)
	if s.Len() > 0 && !r.inTrigger(t, s) {
		return s
	}
	if s.Len() > 0 {
		for i+1 < int32(len(r.toks)) && int(r.toks[i].end) < s.End {
			i++
		}
	}
	if n := i + 1; n < int32(len(r.toks)) && r.one(&r.toks[n], "on", "against", "with", "at", "upon", "to") && !r.isTime(n+1) {
		if s = r.phrase(n + 1); !r.inTrigger(t, s) {
			return s
		}
	}
	return geo.Span{}
}

func (r *reading) isTime(i int32) bool {
	for ; i < int32(len(r.toks)) && r.toks[i].class&cDet != 0; i++ {
	}
	return i < int32(len(r.toks)) && r.toks[i].timex >= 0
}

// subject returns the noun phrase before a verb, or the noun that a relative
// clause tells of, or the subject of the verb that this one is joined to.
func (r *reading) subject(g *group) geo.Span {
	c := &r.clauses[g.clause]
	i := g.from - 1
	for i >= 0 && (r.toks[i].part == adverb || r.toks[i].timex >= 0 || r.wordIs(&r.toks[i], "on") && i+1 < g.from && r.toks[i+1].timex >= 0) {
		i--
	}
	if i >= c.from && i >= 0 && r.toks[i].part == nounly {
		return r.phraseBefore(i + 1)
	}
	if i > 0 && r.text[r.toks[i].start] == ',' {
		// John Kerry, the US secretary of state, met
		for j, steps := i-1, 0; j > 0 && steps < 14; j, steps = j-1, steps+1 {
			k := &r.toks[j]
			if r.text[k.start] == ',' && k.kind == text.Punct {
				if r.toks[j-1].part == nounly && i-j > 1 {
					return r.phraseBefore(j)
				}
				break
			}
			if k.part == verbly || k.part == mark {
				break
			}
		}
	}
	switch c.kind {
	case relative:
		if c.opener > 0 && c.opener < int32(len(r.toks)) && r.toks[c.opener].part == opener && r.one(&r.toks[c.opener], "who", "which", "that") || g.passive && !g.finite {
			j := c.from - 1
			if j >= 0 && r.text[r.toks[j].start] == ',' {
				j--
			}
			if j >= 0 {
				return r.phraseBefore(j + 1)
			}
		}
	case joined, participial, infinitive, afterPreposed:
		if c.kind == infinitive && i >= 1 && r.toks[i].part == nounly && r.caused(i, c) {
			return r.phraseBefore(i + 1) // prompted four charities to call
		}
		if c.parent >= 0 {
			if v := r.clauses[c.parent].verb; v >= 0 && v != r.toks[g.head].group && v < r.toks[g.head].group {
				return r.subject(&r.groups[v])
			}
		}
	}
	return geo.Span{}
}

// caused reports whether the noun before an infinitive is what another verb
// made do it: "prompted four charities to call", "urged Russia to withdraw".
func (r *reading) caused(i int32, c *clause) bool {
	if c.parent < 0 || r.clauses[c.parent].verb < 0 {
		return false
	}
	g := &r.groups[r.clauses[c.parent].verb]
	k := &r.toks[g.head]
	return g.head < i && !g.passive && (k.class&cDemand != 0 || r.one(k, "prompted", "forced", "allowed", "caused", "led", "helped", "ordered", "persuaded", "prompting", "forcing", "allow", "force", "enabled", "sent", "compelled", "expected", "wants", "wanted"))
}

// object returns the noun phrase after a verb.
func (r *reading) object(i int32) geo.Span {
	j := i + 1
	for j < int32(len(r.toks)) && (r.toks[j].part == adverb || r.one(&r.toks[j], "with", "on", "against", "at", "up", "for") && j == i+1) {
		j++
	}
	if r.isTime(j) {
		return geo.Span{}
	}
	return r.phrase(j)
}

// by returns the phrase after "by" in the words after a token.
func (r *reading) by(i int32) geo.Span {
	for j := i + 1; j < int32(len(r.toks)) && j < i+12; j++ {
		k := &r.toks[j]
		if k.part == verbly || k.part == opener || k.part == mark && r.text[k.start] != ',' {
			break
		}
		if r.wordIs(k, "by") {
			if j+1 < int32(len(r.toks)) && r.toks[j+1].part == verbly {
				break
			}
			return r.phrase(j + 1)
		}
	}
	return geo.Span{}
}

// phrase returns the noun phrase that begins at token i, with what is joined
// to it by "of" and "and".
func (r *reading) phrase(i int32) geo.Span {
	n := int32(len(r.toks))
	from := i
	j := i
	for j < n && j < i+longestActor {
		k := &r.toks[j]
		if k.part == nounly && (k.timex < 0 || j > from) {
			j++
			continue
		}
		if (r.wordIs(k, "of") || k.part == conjunction && r.wordIs(k, "and")) && j > from && j+1 < n && r.toks[j+1].part == nounly {
			j++
			continue
		}
		break
	}
	return r.span(from, j)
}

// phraseBefore returns the noun phrase that ends before token i.
func (r *reading) phraseBefore(i int32) geo.Span {
	j := i
	for j > 0 && i-j < longestActor {
		k := &r.toks[j-1]
		if k.part == nounly && k.class&cPronoun == 0 || k.class&cPronoun != 0 && j == i {
			j--
			continue
		}
		if k.part == preposition && j < i && j >= 2 && r.toks[j-2].part == nounly && r.one(k, "in", "from", "near", "at", "on", "against", "outside", "inside") && (r.one(k, "in", "from", "near", "at") || !r.isTime(j)) {
			return r.phraseBefore(j - 1) // police in Cairo
		}
		if k.part == preposition && k.upper && j < i && j >= 2 && r.toks[j-2].upper && !r.capitals && !r.allTitled {
			j-- // Doctors Without Borders
			continue
		}
		if g := int16(-1); k.part == preposition && j < i && j >= 3 {
			if g = r.toks[j-2].group; g >= 0 && (!r.groups[g].finite && r.toks[j-2].form&(fIng|fParticiple) != 0 || r.one(&r.toks[j-2], "based", "stationed", "headquartered")) && r.groups[g].from >= 1 && r.toks[r.groups[g].from-1].part == nounly {
				return r.phraseBefore(r.groups[g].from) // police heading to Cairo, rebels based in Homs
			}
		}
		if (r.wordIs(k, "of") || r.wordIs(k, "and") && k.part == conjunction) && j < i && j-2 >= 0 && r.toks[j-2].part == nounly {
			j--
			continue
		}
		break
	}
	return r.span(j, i)
}

// span trims articles and time expressions off both ends.
func (r *reading) span(from, to int32) geo.Span {
	for from < to && !r.noOne(from) && (r.toks[from].kind == text.Joiner || r.toks[from].class&cConj != 0 || r.toks[from].class&cDet != 0 && r.toks[from].class&cCount == 0 || r.toks[from].part == adverb || r.toks[from].timex >= 0 || r.toks[from].kind == text.Clitic) {
		from++
	}
	for to > from && (r.toks[to-1].timex >= 0 || r.toks[to-1].kind == text.Clitic || r.toks[to-1].kind == text.Joiner || r.toks[to-1].part != nounly || r.one(&r.toks[to-1], "nearly", "almost", "about", "only")) {
		to--
	}
	if from >= to {
		return geo.Span{}
	}
	return geo.Span{Start: int(r.toks[from].start), End: int(r.toks[to-1].end)}
}

// noOne reports whether "no one" stands at token i.
func (r *reading) noOne(i int32) bool {
	return int(i)+1 < len(r.toks) && r.wordIs(&r.toks[i], "no") && r.wordIs(&r.toks[i+1], "one")
}
