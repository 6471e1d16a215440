package event

import (
	"dateline/data"
	"dateline/geo"
	"dateline/geo/text"
)

// A trigger is a word of the sentence that shows an event.
type trigger struct {
	tok     int32 // the head
	group   int16 // of a verb, else -1
	clause  int16
	pattern *pattern
	from    int32               // of the words that matched at the head: "air strikes"
	words   [longestWords]int32 // the other tokens that matched
	nwords  int
	status  data.Status
	place   int32 // index of the candidate, or -1
	mention bool  // a noun that its clause only speaks of, see [reading.mentioned]
	purpose bool  // what something else was done for: "worked to support"
}

// longestWords bounds the words that a pattern may have beside its head.
const longestWords = 6

// match finds the triggers of the sentence: verbs first, then nouns that are
// no part of a verb's pattern.
func (r *reading) match() {
	for i := range r.toks {
		k := &r.toks[i]
		if k.word == nil || k.part != verbly || k.group < 0 || r.groups[k.group].head != int32(i) {
			continue
		}
		if !r.try(int32(i), false) && r.groups[k.group].must {
			r.obligation(int32(i))
		}
	}
	// From the right, for the last of several nouns is the head: an aid worker is a worker.
	for i := len(r.toks) - 1; i >= 0; i-- {
		k := &r.toks[i]
		if k.word == nil || k.used && !r.calledOff(int32(i)) || k.part == verbly && k.group >= 0 || k.word.forms&(fNoun|fIng) == 0 && k.word.forms&fVerb == 0 {
			continue
		}
		if r.inName(i) {
			continue
		}
		r.try(int32(i), true)
	}
	// in the order of the text
	t := r.triggers
	for i := 1; i < len(t); i++ {
		for j := i; j > 0 && t[j].tok < t[j-1].tok; j-- {
			t[j], t[j-1] = t[j-1], t[j]
		}
	}
}

// calledOff reports whether the word at token i is what a verb calls off: the
// verb is an event, and so is what it says will not be.
func (r *reading) calledOff(i int32) bool {
	for n := range r.triggers {
		t := &r.triggers[n]
		for _, w := range t.words[:t.nwords] {
			if w == i {
				return t.group >= 0 && r.callsOff(t.tok) && !r.wordIs(&r.toks[i], "off")
			}
		}
	}
	return false
}

// whatIsOff returns the noun that a verb calls off, or nil: who calls off talks
// in a town is reported from there.
func (r *reading) whatIsOff(t *trigger) *trigger {
	if t.group < 0 || !r.callsOff(t.tok) {
		return nil
	}
	for _, w := range t.words[:t.nwords] {
		for n := range r.triggers {
			if r.triggers[n].tok == w {
				return &r.triggers[n]
			}
		}
	}
	return nil
}

// demanded is the pattern of what somebody says that another must do.
var demanded = &pattern{typ: data.Request, size: 1}

// obligation takes "Libya must hand over" for a demand where it is reported.
func (r *reading) obligation(i int32) {
	k := &r.toks[i]
	c := &r.clauses[k.clause]
	reported := c.kind == thatClause || c.kind == joined && c.parent >= 0 && r.clauses[c.parent].verb >= 0 && r.groups[r.clauses[c.parent].verb].saying
	if last := &r.clauses[len(r.clauses)-1]; !reported && last.kind == reportingClause {
		reported = true
	}
	g := &r.groups[k.group]
	if !reported || g.from > 0 && r.one(&r.toks[g.from-1], "we", "i", "it", "there") {
		return
	}
	r.triggers = append(r.triggers, trigger{tok: i, group: k.group, clause: k.clause, pattern: demanded, from: i, place: -1})
}

// inName reports whether a noun is a part of a name: "Amnesty International",
// "the Chemical Weapons Convention".
func (r *reading) inName(i int) bool {
	k := &r.toks[i]
	if r.month(i) {
		return true
	}
	if !k.upper || r.capitals || r.allTitled {
		return false
	}
	if k.finding >= 0 || k.timex >= 0 {
		return true
	}
	next := i+1 < len(r.toks) && r.toks[i+1].upper && r.toks[i+1].finding < 0
	if i == 0 || r.toks[i-1].part == mark || r.toks[i-1].part == quote {
		return next && r.toks[i+1].timex < 0
	}
	return true
}

// month reports whether March is the month: a part of a time expression, or a
// capital with neither an article before it nor a cause or a way after it.
func (r *reading) month(i int) bool {
	k := &r.toks[i]
	if !k.upper || !r.wordIs(k, "march") {
		return false
	}
	if k.timex >= 0 {
		return true
	}
	if i > 0 && r.toks[i-1].part == nounly && (r.toks[i-1].class&cDet != 0 || !r.toks[i-1].upper || r.capitals || r.allTitled) {
		return false
	}
	return i+1 >= len(r.toks) || !r.one(&r.toks[i+1], "for", "against", "on", "to", "through", "outside", "over")
}

// try matches the patterns of the word at token i and keeps the longest. It
// reports whether one fits.
func (r *reading) try(i int32, noun bool) bool {
	k := &r.toks[i]
	var best *pattern
	var words, bestWords [longestWords]int32
	bestN, bestFrom := 0, i
	for s := range k.word.senses {
		sense := &k.word.senses[s]
		if sense.forms == 0 {
			break
		}
		heads := r.lex.verbs
		want := fVerb
		if noun {
			heads, want = r.lex.nouns, fNoun
		}
		if sense.forms&want == 0 && !(noun && sense.forms&fIng != 0) {
			continue
		}
		if noun && sense.forms&fIng != 0 && sense.forms&fNoun == 0 {
			heads = r.lex.verbs // the torching of
		}
		list := heads[sense.lemma]
		if noun && len(list) == 0 && sense.forms&fIng != 0 {
			list = r.lex.verbs[sense.lemma]
		}
		for _, p := range list {
			if best != nil && p.size <= best.size {
				continue
			}
			if n, from, ok := r.fits(p, i, &words); ok {
				best, bestWords, bestN, bestFrom = p, words, n, from
			}
		}
	}
	if best == nil {
		return false
	}
	for _, w := range bestWords[:bestN] {
		r.toks[w].used = true
	}
	for j := bestFrom; j <= i; j++ {
		r.toks[j].used = true
	}
	if best.typ == data.NoEvent || noun && r.modifies(i) {
		return true
	}
	r.triggers = append(r.triggers, trigger{})
	t := &r.triggers[len(r.triggers)-1]
	*t = trigger{tok: i, group: -1, clause: k.clause, pattern: best, from: bestFrom, place: -1}
	if !noun {
		t.group = k.group
	}
	for _, w := range bestWords[:bestN] {
		if w < bestFrom || w > i {
			t.words[t.nwords] = w
			t.nwords++
		}
	}
	return true
}

// modifies reports whether the noun at token i only says what kind of thing
// the noun after it is: "strike committee". Those who suffered it or did it,
// and places, do not count: "attack victims" had an attack, "fire inspectors" no
// fire.
func (r *reading) modifies(i int32) bool {
	n := i + 1
	if n >= int32(len(r.toks)) {
		return false
	}
	k := &r.toks[n]
	if r.one(k, "bid", "bids") {
		return true
	}
	if k.part != nounly || k.kind != text.Word || k.class&(cDet|cPossessive|cCount|cPronoun|cMore|cAdverb|cPast|cFuture) != 0 || k.timex >= 0 || k.finding >= 0 || k.upper {
		return false
	}
	if r.one(k, "effort", "efforts", "warning", "warnings", "relief", "inspectors", "inspector", "officials", "investigators", "conviction", "convictions", "charge", "charges", "warrant", "warrants", "emergency", "declaration", "factory", "prevention", "insurance", "season", "zone", "area", "areas", "process") && !r.hurt(&trigger{tok: i}) {
		return true
	}
	if k.word != nil && (k.word.forms&fNoun != 0 && r.hasNounPattern(k.word) || k.class&(cPeople|cGeneric|cDead|cAdjective) != 0) {
		return false
	}
	return k.word == nil || k.word.forms&fVerb == 0 || k.word.forms&fNoun != 0
}

func (r *reading) hasNounPattern(w *word) bool {
	for i := range w.senses {
		if w.senses[i].forms == 0 {
			break
		}
		if len(r.lex.nouns[w.senses[i].lemma]) > 0 {
			return true
		}
	}
	return false
}

// fits matches a pattern whose head is token i. It returns the other tokens
// that matched, how many they are, and where the words next to the head begin.
func (r *reading) fits(p *pattern, i int32, words *[longestWords]int32) (n int, from int32, ok bool) {
	from = i
	for _, it := range p.before {
		j := from - 1
		if j >= 0 && r.toks[j].kind == text.Joiner {
			j--
		}
		if it.gap {
			for steps := 0; j >= 0 && steps < longestGap && !r.matches(&it, j); steps++ {
				if r.toks[j].part == mark || r.toks[j].part == opener {
					j = -1
					break
				}
				j--
			}
		}
		if found := j >= 0 && r.matches(&it, j) && !(it.gap && !p.noun && r.insideOf(j)); !found {
			if j, found = r.agent(&it, i); !found || p.noun {
				return 0, 0, false
			}
		}
		if n == longestWords {
			return 0, 0, false
		}
		words[n] = j
		n++
		if !it.gap {
			from = j
		}
	}
	at := i
	for x := range p.after {
		it := &p.after[x]
		j, found := r.forward(it, at)
		if !found && it.gap && !p.noun {
			j, found = r.objectBefore(it, i)
			if found {
				if n == longestWords {
					return 0, 0, false
				}
				words[n] = j
				n++
				continue
			}
		}
		if !found || n == longestWords {
			return 0, 0, false
		}
		words[n] = j
		n++
		at = j
	}
	return n, from, true
}

// bearsArms reports whether whoever is named by token j is one who takes towns: of
// a time before 1900 it is enough that he does so ("Napoleon entered Moscow").
func (r *reading) bearsArms(j int32) bool {
	const lastOfKings = 1900
	k := &r.toks[j]
	if !k.upper || r.capitals || k.kind != text.Word || k.timex >= 0 || k.part != nounly || !r.named(j) {
		return false
	}
	if k.finding >= 0 && r.findings[r.firstF+int(k.finding)].Use == geo.Literal {
		return false
	}
	for i := r.firstT; i < r.lastT; i++ {
		if x := &r.times[i]; !x.Time.IsZero() && x.Time.End.Before(data.Latest) && x.Time.End.Year() < lastOfKings {
			return true
		}
	}
	return false
}

// insideOf reports whether a noun is no subject, for a preposition stands over
// it: "hurled at the warehouse exploded". What is "of" something is its kind:
// "hundreds of miners struck".
func (r *reading) insideOf(j int32) bool {
	for j--; j >= 0 && r.toks[j].part == nounly && r.toks[j].timex < 0; j-- {
		if k := &r.toks[j]; k.class&(cDet|cPossessive) != 0 {
			return j > 0 && r.toks[j-1].part == preposition && !r.wordIs(&r.toks[j-1], "of")
		}
	}
	return j >= 0 && r.toks[j].part == preposition && !r.wordIs(&r.toks[j], "of")
}

// agent finds the subject of a pattern after the "by" of a passive: "was
// destroyed by fire".
func (r *reading) agent(it *item, i int32) (int32, bool) {
	k := &r.toks[i]
	if !it.gap || k.group < 0 || !r.groups[k.group].passive {
		return 0, false
	}
	n := int32(len(r.toks))
	for j := i + 1; j < n && j < i+longestGap; j++ {
		if x := &r.toks[j]; r.wordIs(x, "by") {
			for j++; j < n && j < i+2*longestGap && r.toks[j].part == nounly; j++ {
				if r.matches(it, j) {
					return j, true
				}
			}
			break
		} else if x.part == mark || x.part == opener || x.part == verbly {
			break
		}
	}
	return 0, false
}

// forward finds the item after token at: next to it, or a few words on.
func (r *reading) forward(it *item, at int32) (int32, bool) {
	steps := 1
	if it.gap {
		steps = longestGap
	}
	n := int32(len(r.toks))
	for j := at + 1; j < n && steps > 0; j++ {
		k := &r.toks[j]
		if r.matches(it, j) {
			return j, true
		}
		if it.class&(cPlace|cGeneric) != 0 && len(it.alts) == 0 && it.gap && k.part == preposition && r.one(k, "in", "at", "near", "from", "outside", "inside") {
			return 0, false // what was seized in Homs isn't Homs
		}
		switch {
		case k.kind == text.Joiner:
			continue
		case k.part == mark || k.part == opener || k.part == verbly && k.form&(fPast|fThird) != 0:
			return 0, false
		case k.finding >= 0 && j > at+1 && r.toks[j-1].finding == k.finding:
			continue // a name counts as one word
		case k.part == adverb || k.class&cDet != 0 || k.timex >= 0:
			if it.gap {
				continue
			}
			if k.part == adverb {
				continue
			}
		}
		steps--
	}
	return 0, false
}

// objectBefore finds the object of a verb before it: the subject of a passive,
// or the noun that a participle or a relative clause tells of.
func (r *reading) objectBefore(it *item, i int32) (int32, bool) {
	k := &r.toks[i]
	if k.group < 0 {
		return 0, false
	}
	g := &r.groups[k.group]
	if j := r.toldOf(g); j >= 0 && len(it.alts) == 0 {
		return j, r.matches(it, j)
	}
	if !g.passive {
		return 0, false
	}
	for j, steps := g.from-1, 0; j >= 0 && steps < 12; j, steps = j-1, steps+1 {
		b := &r.toks[j]
		if b.part == mark && r.text[b.start] != ',' {
			break
		}
		if b.part == verbly && b.group != k.group && r.finiteGroup(b.group) {
			break
		}
		if r.matches(it, j) {
			return j, true
		}
	}
	return 0, false
}

// toldOf returns the token before the word that opens a clause where that word is
// what the clause's verb takes, enters or strikes, else -1: "Homs, which the army
// shelled".
func (r *reading) toldOf(g *group) int32 {
	cl := &r.clauses[g.clause]
	if g.passive || r.toks[g.head].class&cSeize == 0 || cl.kind != relative || cl.opener < 1 || r.toks[cl.opener].part != opener || g.from == cl.opener+1 || r.toks[g.head].group != cl.verb || !r.one(&r.toks[cl.opener], "which", "that") {
		return -1
	}
	if n := g.head + 1; n < int32(len(r.toks)) && r.toks[n].part == nounly && r.toks[n].timex < 0 {
		return -1 // it has an object of its own
	}
	j := cl.opener - 1
	if j > 0 && r.text[r.toks[j].start] == ',' {
		j--
	}
	return j
}

func (r *reading) finiteGroup(g int16) bool { return g >= 0 && r.groups[g].finite }

// matches reports whether token j is what the item asks for.
func (r *reading) matches(it *item, j int32) bool {
	k := &r.toks[j]
	if it.class&k.class != 0 || it.class&cPlace != 0 && k.finding >= 0 && k.part == nounly || it.class&cFighter != 0 && r.bearsArms(j) {
		return true
	}
	if k.word == nil {
		return false
	}
	for i := range k.word.senses {
		s := &k.word.senses[i]
		if s.forms == 0 {
			break
		}
		for _, a := range it.alts {
			if a == s.lemma {
				return true
			}
		}
	}
	return false
}
