package event

import (
	"strconv"
	"strings"

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

var harms = [...]struct {
	class class
	what  string
}{
	{cDead, "dead"}, {cInjured, "injured"}, {cMissing, "missing"}, {cDisplaced, "displaced"}, {cDetained, "detained"}, {cAbducted, "abducted"},
}

// harm finds how many people the sentence says were killed, wounded, held …
// It reads the words of each harm and looks for a number with people before it
// or after it: "seven people were killed", "killing at least 20", "leaving 12
// dead".
func (r *reading) harm(into []data.Harm) []data.Harm {
	for i := range r.toks {
		k := &r.toks[i]
		for h := range harms {
			if k.class&harms[h].class == 0 {
				continue
			}
			if n, s, ok := r.count(int32(i)); ok {
				into = append(into, data.Harm{Span: s, What: harms[h].what, Count: n})
			}
			break
		}
	}
	return into
}

// count reads the number of people beside the word of harm at token i.
func (r *reading) count(i int32) (int, geo.Span, bool) {
	k := &r.toks[i]
	if k.group >= 0 && r.groups[k.group].negated {
		return 0, geo.Span{}, false
	}
	if k.group >= 0 && !r.groups[k.group].passive {
		// killing seven people
		if n, s, ok := r.numberAfter(i); ok {
			return n, s, true
		}
		elliptic := k.form&fPast != 0 && (int(i)+1 >= len(r.toks) || !r.nounAt(int(i)+1)) // "and thirty injured when"
		if !elliptic && !r.one(k, "missing") && k.form&fIng != 0 || !elliptic && !r.one(k, "missing", "died", "die", "dead", "perished", "drowned", "fled", "dying", "dies", "disappeared") {
			return 0, geo.Span{}, false
		}
	}
	if r.one(k, "wounded", "injured", "dead") && k.group < 0 || k.class&cInjured != 0 {
		if i > 0 && r.toks[i-1].class&cCount != 0 {
			return r.number(i - 1)
		}
	}
	if r.one(k, "claimed", "claiming") {
		return r.numberAfter(i)
	}
	// seven people were killed; 12 dead
	g := i - 1
	if k.group >= 0 {
		g = r.groups[k.group].from - 1
	}
	for j, steps := g, 0; j >= 0 && steps < 10; j, steps = j-1, steps+1 {
		b := &r.toks[j]
		if b.part == mark && r.text[b.start] != ',' || b.part == opener || b.part == verbly && b.group != k.group && steps > 0 && r.toks[j].form&fIng == 0 {
			break
		}
		if j > 0 && r.noOne(j-1) {
			break
		}
		if b.class&cCount != 0 && b.timex < 0 && b.finding < 0 && r.counts(j) && !r.included(j) {
			return r.number(j)
		}
	}
	return 0, geo.Span{}, false
}

// included reports whether the number at token j is a part of another before
// it: "370 people, including nearly 70 children".
func (r *reading) included(j int32) bool {
	for x := j - 1; x >= 0 && x > j-6; x-- {
		if r.one(&r.toks[x], "including", "among", "of") {
			return !r.wordIs(&r.toks[x], "of") || x > 0 && r.toks[x-1].class&cCount != 0
		}
		if r.toks[x].part == mark {
			return false
		}
	}
	return false
}

// counts reports whether the number at token j counts people: a word for
// people follows, or nothing that could be counted.
func (r *reading) counts(j int32) bool {
	n := int32(len(r.toks))
	for x, steps := j+1, 0; x < n && steps < 5; x, steps = x+1, steps+1 {
		k := &r.toks[x]
		switch {
		case k.class&(cPeople|cFighter|cDead|cInjured|cMissing) != 0:
			return true
		case k.part == verbly, k.part == mark, k.part == conjunction, k.part == preposition && !r.wordIs(k, "of"):
			return true
		case k.kind == text.Symbol, r.one(k, "percent", "years", "year", "days", "months", "hours", "weeks", "miles", "kilometres", "kilometers", "million", "km", "houses", "homes", "attacks", "vehicles", "cars", "buildings", "villages", "hospitals"):
			return r.wordIs(k, "million")
		}
	}
	return true
}

func (r *reading) numberAfter(i int32) (int, geo.Span, bool) {
	n := int32(len(r.toks))
	for j, steps := i+1, 0; j < n && steps < 6; j, steps = j+1, steps+1 {
		k := &r.toks[j]
		if r.noOne(j) {
			return 0, geo.Span{}, false
		}
		if k.class&(cCount|cVague) != 0 && k.timex < 0 && k.finding < 0 {
			if k.class&cCount == 0 && !r.wordIs(k, "dozens") && !r.wordIs(k, "scores") && !r.wordIs(k, "hundreds") && !r.wordIs(k, "thousands") {
				return 0, geo.Span{}, false
			}
			if r.wordIs(k, "one") && j+1 < n && r.wordIs(&r.toks[j+1], "of") {
				return 0, geo.Span{}, false
			}
			if !r.counts(j) {
				return 0, geo.Span{}, false
			}
			return r.number(j)
		}
		if k.class&(cMore|cDet|cAdverb) != 0 || r.wordIs(k, "at") || r.wordIs(k, "up") || r.wordIs(k, "to") || r.wordIs(k, "and") || k.class&(cDead|cInjured) != 0 || r.wordIs(k, "as") || r.wordIs(k, "lives") {
			continue
		}
		return 0, geo.Span{}, false
	}
	return 0, geo.Span{}, false
}

var units = map[string]int{
	"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11,
	"twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19,
	"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}

// number reads the number that token j ends or begins: 370, 1,200, "two
// hundred", "twenty-one", "three dozen". The span takes in the words for
// people after it and "at least" before it.
func (r *reading) number(j int32) (int, geo.Span, bool) {
	n := int32(len(r.toks))
	from, to := j, j+1
	for from > 0 && (r.toks[from-1].class&cCount != 0 && r.toks[from-1].timex < 0 && r.toks[from-1].part != mark || r.toks[from-1].kind == text.Joiner && from > 1 && r.toks[from-2].class&cCount != 0) {
		from--
	}
	for to < n && (r.toks[to].class&cCount != 0 || r.toks[to].kind == text.Joiner && to+1 < n && r.toks[to+1].class&cCount != 0) {
		to++
	}
	total, part, ok := 0, 0, false
	for x := from; x < to; x++ {
		k := &r.toks[x]
		if k.kind == text.Joiner {
			continue
		}
		if k.kind == text.Number {
			s := r.text[k.start:k.end]
			if strings.ContainsAny(s, ",") {
				s = strings.ReplaceAll(s, ",", "")
			}
			v, err := strconv.Atoi(s)
			if err != nil || v > 1e9 {
				return 0, geo.Span{}, false
			}
			part, ok = part+v, true
			continue
		}
		r.fold = appendLower(r.fold[:0], r.text[k.start:k.end])
		switch string(r.fold) {
		case "hundred":
			part, ok = max(part, 1)*100, true
		case "thousand":
			total, part, ok = total+max(part, 1)*1000, 0, true
		case "million":
			total, part, ok = total+max(part, 1)*1_000_000, 0, true
		case "dozen":
			part, ok = max(part, 1)*12, true
		default:
			if v, found := units[string(r.fold)]; found {
				part, ok = part+v, true
			}
		}
		if total > 1e9 || part > 1e9 {
			return 0, geo.Span{}, false
		}
	}
	for from > 0 && (r.toks[from-1].class&cMore != 0 || r.one(&r.toks[from-1], "at", "to", "many")) && r.toks[from-1].timex < 0 && r.toks[from-1].part != verbly {
		from--
	}
	if to < n && r.toks[to].class&(cPeople|cFighter) != 0 {
		to++
	}
	vague := r.toks[j].class&cVague != 0
	if !ok && !vague {
		return 0, geo.Span{}, false
	}
	return total + part, geo.Span{Start: int(r.toks[from].start), End: int(r.toks[to-1].end)}, true
}
