package event

import (
	"slices"

	"dateline/data"
	"dateline/geo"
	"dateline/geo/text"
)

const longestActor = 14

// actors finds who did it and to whom, as the text has it. A pronoun is
// followed to its name where that is plain, see [reading.antecedent].
func (r *reading) actors(t *trigger, into []data.Actor) []data.Actor {
	add := func(s geo.Span, target bool) {
		if s.Len() > 0 {
			into = append(into, data.Actor{Span: r.antecedent(s, t.clause), Target: target})
		}
	}
	if t.group < 0 {
		r.actorsOfNoun(t, add)
		return into
	}
	g := &r.groups[t.group]
	subject := r.subject(g)
	if g.passive {
		if !r.inTrigger(t, subject) || r.sufferer(t, subject) {
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

// actorsOfNoun finds them about a noun: "the bombing of Homs by the army", "the
// army's attack on", "Russian air strikes", "talks between", "held talks with".
func (r *reading) actorsOfNoun(t *trigger, add func(geo.Span, bool)) {
	by := r.by(t.tok)
	if j := t.from - 1; by.Len() == 0 && j >= 1 {
		switch v := r.toks[t.tok].clause; {
		case r.toks[j].kind == text.Clitic:
			by = r.phraseBefore(j)
		case r.ownWords(t):
			by = r.span(j, j+1)
		default:
			by = r.doer(t, r.clauses[v].verb)
		}
	}
	add(by, false)
	if g := r.struckBy(t); g != nil {
		if s := r.subject(g); r.suffers(s) {
			add(s, true)
		}
	}
	for j := t.tok + 1; j < int32(len(r.toks)) && j < t.tok+3; j++ {
		if r.one(&r.toks[j], "on", "against", "with", "of", "between") {
			if s := r.phrase(j + 1); s.Len() > 0 && !r.isTime(j+1) && r.partners(t, j) {
				add(s, !r.wordIs(&r.toks[j], "between"))
			}
			break
		}
	}
}

// struckBy returns the verb of what a noun of violence was done to, or nil: "three
// hospitals were hit by air strikes".
func (r *reading) struckBy(t *trigger) *group {
	j := t.from - 1
	for j > 0 && r.toks[j].part == nounly {
		j--
	}
	if t.pattern.typ != data.Assault || j < 1 || !r.wordIs(&r.toks[j], "by") || r.toks[j-1].group < 0 {
		return nil
	}
	if g := &r.groups[r.toks[j-1].group]; g.passive && r.one(&r.toks[g.head], "hit", "struck", "damaged", "destroyed", "targeted", "killed", "wounded", "injured", "levelled", "leveled", "flattened", "shaken", "rocked") {
		return g
	}
	return nil
}

// partners reports whether the preposition at token j leads from a noun to
// somebody: talks with, the capture of, but no charge of murder, and no wreck
// with a hole.
func (r *reading) partners(t *trigger, j int32) bool {
	switch typ := t.pattern.typ; {
	case r.wordIs(&r.toks[j], "with"):
		return worded(typ) || t.pattern.mode == "battle"
	case r.wordIs(&r.toks[j], "on"):
		return typ != data.Consult // talks on a truce
	case r.wordIs(&r.toks[j], "of"):
		return typ != data.Accuse || r.suffers(r.phrase(j+1))
	}
	return true
}

// ownWords reports whether the word before a noun of violence says whose it is:
// "Russian air strikes", "a rebel attack". Of others it says where or to whom:
// "the Belgian attacks", "police killings".
func (r *reading) ownWords(t *trigger) bool {
	k := &r.toks[t.from-1]
	if t.pattern.typ != data.Assault || k.part != nounly {
		return false
	}
	switch t.pattern.mode {
	case "airstrike", "heavy-weapons":
		return k.class&cFighter != 0 && k.class&cWeapon == 0 || k.finding >= 0 && r.findings[r.firstF+int(k.finding)].Use == geo.Demonym || r.wordIs(k, "government")
	case "", "battle", "explosives":
		n := t.tok + 1
		aimed := n < int32(len(r.toks)) && r.one(&r.toks[n], "on", "against", "of") && !r.isTime(n+1)
		return r.one(k, "rebel", "guerrilla", "insurgent", "militant", "army", "government", "police") || aimed && k.finding >= 0 && r.findings[r.firstF+int(k.finding)].Use == geo.Demonym
	}
	return false
}

// doer returns who does what the noun names, where it is the object of a verb
// that says no more than that: "held talks", "carried out a raid", "put its
// forces on high alert".
func (r *reading) doer(t *trigger, verb int16) geo.Span {
	if verb < 0 || t.pattern.typ == data.Disaster || t.pattern.typ == data.Accident {
		return geo.Span{}
	}
	g := &r.groups[verb]
	if g.passive || g.head >= t.from || !r.listed(&r.toks[g.head], "light") {
		return geo.Span{}
	}
	for j := g.head + 1; j < t.from; j++ {
		if k := &r.toks[j]; k.part == mark || k.part == opener || k.part == verbly || k.part == preposition && !r.one(k, "out", "up") && !(r.one(k, "on", "in", "under") && r.one(&r.toks[g.head], "put", "puts", "putting", "placed", "places", "placing")) {
			return geo.Span{}
		}
	}
	return r.subject(g)
}

// listed reports whether a word is on a list of lists.txt.
func (r *reading) listed(k *token, list string) bool {
	if k.word == nil {
		return false
	}
	for _, s := range k.word.senses {
		if s.forms != 0 && slices.Contains(r.lex.lists[list], s.lemma) {
			return true
		}
	}
	return false
}

// antecedent follows a pronoun to the name that it stands for in its sentence:
// the subject of who says it, or of the clause that this one hangs on, where
// that may be called so. Another span is returned as it is.
func (r *reading) antecedent(s geo.Span, c int16) geo.Span {
	i := r.tokenAt(s.Start)
	if i >= int32(len(r.toks)) || int(r.toks[i].end) != s.End || r.toks[i].class&cPronoun == 0 && !r.one(&r.toks[i], "its", "their") {
		return s
	}
	k := &r.toks[i]
	if !r.one(k, "it", "they", "he", "she") {
		return s
	}
	for steps := 0; c >= 0 && steps < 4; steps++ {
		cl := &r.clauses[c]
		up := cl.parent
		switch cl.kind {
		case thatClause, adverbial, conditional, joined, relative, afterPreposed:
		default:
			return s
		}
		if up < 0 {
			break
		}
		if v := r.clauses[up].verb; v >= 0 && r.groups[v].head < i {
			if of := r.subject(&r.groups[v]); of.Len() > 0 && of != s {
				if name, ok := r.standsFor(k, of); ok {
					return name
				}
				if r.tokenAt(of.Start) < i && !r.sameWord(of, s) {
					return s // somebody else: not plain
				}
			}
		}
		c = up
	}
	return s
}

func (r *reading) sameWord(a, b geo.Span) bool {
	x, y := r.tokenAt(a.Start), r.tokenAt(b.Start)
	return a.Len() == b.Len() && r.wordIs(&r.toks[x], string(appendLower(nil, b.In(r.text)))) || x == y
}

// standsFor reports whether a phrase is one that the pronoun may mean, and
// returns it: "they" are several, "it" is no person, "he" is one. Who speaks
// for an army is left for the army: "a spokesman for the army said it had".
func (r *reading) standsFor(k *token, of geo.Span) (geo.Span, bool) {
	from := r.tokenAt(of.Start)
	head, to := from, from
	several, joins := false, false
	for j := from; j < int32(len(r.toks)) && int(r.toks[j].start) < of.End; j++ {
		x := &r.toks[j]
		if !joins && x.part == nounly && x.kind != text.Clitic {
			head = j
		}
		joins = joins || x.part == preposition
		several = several || !joins && x.part == conjunction
		to = j + 1
	}
	h := &r.toks[head]
	person := h.class&(cPeople|cSpeaker) != 0 && !r.one(h, "crew", "family", "gang", "mob", "crowd", "agency", "ministry", "embassy", "newspaper", "radio", "television") ||
		r.one(h, "president", "minister", "premier", "king", "queen", "general", "chancellor", "governor", "mayor", "senator", "ambassador", "envoy", "secretary", "leader", "chief", "commander", "judge")
	plural := several || r.pluralAt(int(head)) && !r.one(h, "states", "nations") && h.finding < 0
	switch {
	case h.class&cPronoun != 0:
		return geo.Span{}, false
	case r.wordIs(k, "they"):
		return of, plural
	case r.wordIs(k, "it"):
		if !plural && !person && (h.class&(cOffice|cFighter|cSpeaker) != 0 || h.finding >= 0 || r.named(head)) {
			return of, true
		}
		// a spokesman for the army
		for j := head + 1; person && j < to; j++ {
			if r.wordIs(&r.toks[j], "for") || r.wordIs(&r.toks[j], "of") {
				s := r.span(j+1, to)
				if s.Len() == 0 {
					break
				}
				return s, r.toks[to-1].class&(cOffice|cFighter) != 0 || r.named(to-1) && r.toks[to-1].finding < 0
			}
		}
		return geo.Span{}, false
	}
	return of, !plural && h.finding < 0 && (person || r.named(head) && h.class&(cOffice|cFighter|cNoPlace) == 0)
}

// sceneOnly reports whether a phrase only tells where it was done: a place
// after "in" or "near", and of those who march, meet or withdraw also one that
// they go to. What is fired at or attacked is no scene.
func (r *reading) sceneOnly(t *trigger, s geo.Span) bool {
	j := r.tokenAt(s.Start)
	if s.Len() == 0 || j >= int32(len(r.toks)) {
		return false
	}
	moves := false
	switch t.pattern.typ {
	case data.Protest, data.Consult, data.Mobilize, data.Retreat, data.Agree:
		moves = true
	}
	named := false
	if i := r.toks[j].finding; i >= 0 {
		f := &r.findings[r.firstF+int(i)]
		named = (f.End >= s.End || r.toks[r.tokenAt(s.End-1)].finding >= 0) && f.Use != geo.Demonym
		town := named && f.Place != nil && f.Place.Class != geo.Country
		if t.pattern.mode == "visit" && town {
			return true // visited Lyon
		}
		moves = moves || t.pattern.typ == data.Aid && town // a country gets aid, to a town it goes
	}
	for j > 0 && r.toks[j-1].class&(cDet|cDirection) != 0 {
		j--
	}
	if j == 0 {
		return false
	}
	before := &r.toks[j-1]
	if !named && r.toks[r.tokenAt(s.End-1)].class&(cSite|cGeneric) == 0 {
		return false
	}
	switch {
	case r.one(before, "in", "near", "across", "through", "outside", "inside", "from"):
		return true
	case r.wordIs(before, "at"):
		return moves || !r.aims(t)
	}
	return moves && named && r.one(before, "to", "into", "on", "for", "towards", "toward")
}

// aims reports whether "at" after the verb leads to what it is aimed at: fired
// at, threw stones at.
func (r *reading) aims(t *trigger) bool {
	switch t.pattern.mode {
	case "firearms", "heavy-weapons", "explosives", "riot", "crowd-control", "airstrike":
		return true
	}
	return r.one(&r.toks[t.tok], "strike", "struck", "striking", "hurl", "hurled", "aim", "aimed", "throw", "threw", "thrown")
}

// inTrigger reports whether a word of the trigger is the head of a phrase:
// "opened fire" has no fire that something was done to.
func (r *reading) inTrigger(t *trigger, s geo.Span) bool {
	for _, w := range t.words[:t.nwords] {
		if k := &r.toks[w]; int(k.end) == s.End || w > t.tok && int(k.start) >= s.Start && w+1 < int32(len(r.toks)) && int(r.toks[w+1].end) == s.End {
			return true // water of water cannon too
		} else if w > t.tok && int(k.start) >= s.Start && int(k.end) < s.End && r.toks[w+1].part == conjunction {
			return true // tear gas and water cannon
		}
	}
	return slices.Contains(t.words[:t.nwords], r.headOf(s)) // lost control of the town
}

// headOf returns the head of a phrase: its last word, or the one before "of".
func (r *reading) headOf(s geo.Span) int32 {
	j := r.tokenAt(s.Start)
	for j+1 < int32(len(r.toks)) && int(r.toks[j].end) < s.End && !r.wordIs(&r.toks[j+1], "of") {
		j++
	}
	return j
}

// sufferer reports whether the pattern's own object is one that it was done to:
// "summoned the ambassador", "stormed the palace". Who deploys soldiers or sends
// an envoy does nothing to them.
func (r *reading) sufferer(t *trigger, s geo.Span) bool {
	switch t.pattern.typ {
	case data.Assault, data.Coerce, data.Sanction, data.Accuse, data.Yield, data.Aid:
	case data.Retreat:
		if t.pattern.mode != "release" {
			return false
		}
	case data.Consult:
		if r.one(&r.toks[t.tok], "send", "sent", "sends", "sending", "dispatch", "dispatched", "dispatches", "dispatching") {
			return false
		}
	default:
		return false
	}
	j := r.headOf(s)
	if s.Len() == 0 || j >= int32(len(r.toks)) {
		return false
	}
	c := cPeople | cOffice | cFighter
	if t.pattern.typ == data.Assault || t.pattern.typ == data.Coerce {
		c |= cTarget | cSite | cGeneric
	}
	return r.toks[j].class&c != 0 && r.toks[j].class&cWeapon == 0
}

// target returns whom a verb was done to: its object, or where its pattern
// holds the object, who comes after it and "on", "against", "with" …; what it
// was driven or fired into comes first.
func (r *reading) target(t *trigger) geo.Span {
	for _, w := range t.words[:t.nwords] {
		if r.wordIs(&r.toks[w], "into") {
			return r.phrase(w + 1) // drove a lorry into a crowd
		}
	}
	i := t.tok
	for n := 0; n < t.nwords; n++ {
		for _, w := range t.words[:t.nwords] {
			if w != i+1 || r.toks[w].part == nounly && r.toks[w].class&cAdjective == 0 {
				continue
			}
			if r.toks[w].part == opener && r.toks[t.tok].class&cDemand == 0 {
				return geo.Span{} // warned that
			}
			i = w // called up, shot dead
		}
	}
	s := r.object(i)
	if s.Len() > 0 && (!r.inTrigger(t, s) || r.sufferer(t, s)) {
		return s
	}
	if s.Len() > 0 {
		for i+1 < int32(len(r.toks)) && int(r.toks[i].end) < s.End {
			i++
		}
	}
	if n := i + 1; n < int32(len(r.toks)) && r.one(&r.toks[n], "on", "against", "with", "at", "upon", "to") && !r.isTime(n+1) {
		if s = r.phrase(n + 1); !r.inTrigger(t, s) || r.sufferer(t, s) {
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
	if v := r.bearer(g); v >= 0 {
		return r.phraseBefore(r.groups[v].from)
	}
	if i >= c.from && i >= 0 && r.toks[i].part == nounly {
		return r.withWhat(g, r.phraseBefore(i+1))
	}
	if i > 0 && r.text[r.toks[i].start] == ',' && !g.finite && c.from >= i && r.toks[i-1].part == nounly && c.kind == participial && c.parent >= 0 && r.clauses[c.parent].verb < 0 {
		return r.phraseBefore(i) // the president, speaking in Paris
	}
	if i > 0 && r.text[r.toks[i].start] == ',' {
		// John Kerry, the US secretary of state, met
		for j, steps := i-1, 0; j > 0 && steps < 14; j, steps = j-1, steps+1 {
			k := &r.toks[j]
			if r.text[k.start] == ',' && k.kind == text.Punct {
				j = r.beforeMeasure(j)
				if j = r.beforeBrackets(j); j > 0 && r.toks[j-1].part == nounly && i-j > 1 {
					return r.phraseBefore(j)
				}
				break
			}
			if k.part == verbly && k.form&fIng != 0 && j > 1 && r.text[r.toks[j-1].start] == ',' && r.toks[j-2].part == nounly {
				return r.phraseBefore(j - 1) // the chancellor, speaking in Berlin, accused
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
			v := r.clauses[c.parent].verb
			for up := c.parent; c.kind == joined && g.finite && v >= 0 && r.groups[v].to; { // ordered his aides to leave and asked
				if up = r.clauses[up].parent; up < 0 {
					break
				}
				v = r.clauses[up].verb
			}
			if v >= 0 && v != r.toks[g.head].group && v < r.toks[g.head].group {
				return r.subject(&r.groups[v])
			}
			if j := r.clauses[c.parent].to; v < 0 && c.kind == afterPreposed && j > 0 && r.toks[j-1].part == nounly {
				return r.phraseBefore(j) // the group, which is based in Idlib, attacked
			}
		}
	}
	return geo.Span{}
}

// beforeMeasure returns the comma before words that only tell how far off something
// lies, where such end at the comma at token j: "Mango, 65 km north of the capital,".
func (r *reading) beforeMeasure(j int32) int32 {
	measured := false
	for x := j - 1; x > 0 && x > j-12; x-- {
		switch k := &r.toks[x]; {
		case r.one(k, lengths...):
			measured = true
		case r.text[k.start] == ',' && k.kind == text.Punct:
			if measured {
				return x
			}
			return j
		case k.part == verbly || k.part == mark:
			return j
		}
	}
	return j
}

// withWhat returns what has the thing that stands before a finite verb with "with":
// "a jet with 298 people on board crashed". Another subject is returned as it is.
func (r *reading) withWhat(g *group, s geo.Span) geo.Span {
	if s.Len() == 0 || !g.finite || g.to {
		return s
	}
	j := r.tokenAt(s.Start) - 1
	for j > 0 && (r.toks[j].class&(cDet|cMore|cAdverb) != 0 || r.one(&r.toks[j], "at", "least")) {
		j--
	}
	if j < 1 || !r.wordIs(&r.toks[j], "with") || r.toks[j-1].part != nounly || r.toks[j-1].timex >= 0 || r.toks[j-1].clause != g.clause {
		return s
	}
	return r.phraseBefore(j)
}

// bearer returns the participle whose noun is the subject of a verb that comes after
// the participle's object, or -1: "a ship carrying 400 migrants sank".
func (r *reading) bearer(g *group) int16 {
	c := &r.clauses[g.clause]
	if c.kind != joined || c.opener >= 0 || !g.finite || c.parent < 0 {
		return -1
	}
	v := r.clauses[c.parent].verb
	if v < 0 || r.groups[v].finite || r.groups[v].passive || r.groups[v].from < 1 || r.toks[r.groups[v].head].form&fIng == 0 || r.toks[r.groups[v].from-1].part != nounly {
		return -1
	}
	if n := &r.toks[r.groups[v].head+1]; n.class&(cDet|cPossessive|cCount|cVague|cMore) == 0 && n.finding < 0 && n.part != preposition {
		return -1 // the chief operating officer resigned
	}
	for j := r.groups[v].head + 1; j < g.from; j++ {
		if p := r.toks[j].part; p != nounly && p != preposition && p != adverb {
			return -1
		}
	}
	return v
}

// beforeBrackets returns the token that opens the brackets which end before
// token j, or j where none do: "the Union of Teachers (NUT), the".
func (r *reading) beforeBrackets(j int32) int32 {
	if j < 2 || r.toks[j-1].kind != text.Punct || r.text[r.toks[j-1].start] != ')' {
		return j
	}
	for x := j - 2; x > 0 && x > j-6; x-- {
		if k := &r.toks[x]; k.kind == text.Punct && r.text[k.start] == '(' {
			return x
		}
	}
	return j
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
	for j < int32(len(r.toks)) && (r.toks[j].part == adverb || r.one(&r.toks[j], "with", "on", "against", "at", "up") && j == i+1) {
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
// to it by "of" and "and", or in a list.
func (r *reading) phrase(i int32) geo.Span {
	n := int32(len(r.toks))
	from := i
	j := i
	for j < n && j < i+longestActor {
		k := &r.toks[j]
		if k.part == nounly && (k.timex < 0 || j > from) {
			if j > from && (r.opensPhrase(j) || k.class&cPronoun != 0 && k.class&cCount == 0) {
				break // gave Jordan the money, the permits they use
			}
			j++
			continue
		}
		if (r.wordIs(k, "of") || k.part == conjunction && r.wordIs(k, "and") && !r.opensStatement(j)) && j > from && j+1 < n && r.toks[j+1].part == nounly {
			j++
			continue
		}
		break
	}
	if end := r.listAfter(j); j > from && end > j && !r.statementBetween(j, end) {
		j = end
	}
	return r.span(from, j)
}

// opensPhrase reports whether token i begins a noun phrase of its own, though
// it stands right after a noun: "last week the army", "gave Jordan the money".
func (r *reading) opensPhrase(i int32) bool {
	k, before := &r.toks[i], &r.toks[i-1]
	if before.part != nounly || before.class&(cDet|cPossessive|cCount|cVague|cMore|cAdverb) != 0 || before.kind == text.Clitic || before.kind == text.Joiner {
		return false
	}
	if r.nameOfCause(i - 1) {
		return false
	}
	return k.class&(cDet|cPossessive) != 0 && k.class&cCount == 0 && k.kind == text.Word || (k.kind == text.Number || k.class&cVague != 0) && before.finding >= 0
}

// nameOfCause reports whether a name begins at token i that is a call to do
// something: Save the Children, Stop the War.
func (r *reading) nameOfCause(i int32) bool {
	if i < 0 || i+2 >= int32(len(r.toks)) || r.capitals || r.allTitled {
		return false
	}
	k, last := &r.toks[i], &r.toks[i+2]
	return k.upper && k.word != nil && k.word.forms&fBase != 0 && k.class == k.class&^(cBe|cHave|cDo|cWill) && r.wordIs(&r.toks[i+1], "the") && !r.toks[i+1].upper && last.upper && last.kind == text.Word && last.finding < 0
}

// listAfter returns where a list that goes on at the comma at token i ends: ",
// Germany and Spain". It returns i where there is none, or where its last part
// is the subject of another verb.
func (r *reading) listAfter(i int32) int32 {
	n := int32(len(r.toks))
	last := false
	j := i
	for !last {
		if j >= n || r.toks[j].kind != text.Punct || r.text[r.toks[j].start] != ',' {
			return i
		}
		j++
		if j < n && r.toks[j].part == conjunction && r.wordIs(&r.toks[j], "and") {
			last = true
			j++
		}
		from := j
		for j < n && j < from+5 && r.toks[j].part == nounly && r.toks[j].timex < 0 {
			j++
		}
		if j == from {
			return i
		}
		if !last && j < n && r.toks[j].part == conjunction && r.wordIs(&r.toks[j], "and") {
			last = true
			j++
			for from = j; j < n && j < from+5 && r.toks[j].part == nounly && r.toks[j].timex < 0; {
				j++
			}
			if j == from {
				return i
			}
		}
	}
	if j < n && (r.toks[j].part == verbly || r.toks[j].part == adverb && j+1 < n && r.toks[j+1].part == verbly) {
		return i
	}
	return j
}

// listBefore returns where a list begins that ends in "X and Y" from token j
// on: "Churchill, Roosevelt and Stalin". It returns j where there is none.
func (r *reading) listBefore(j int32) int32 {
	at := j
	for at >= 2 && r.toks[at-1].kind == text.Punct && r.text[r.toks[at-1].start] == ',' {
		from := at - 1
		for from > 0 && at-1-from < 5 && r.toks[from-1].part == nounly && r.toks[from-1].timex < 0 && (r.toks[from-1].kind != text.Number || from < at-1) {
			from--
		}
		if from == at-1 || at-1-from >= 5 || from > 0 && r.toks[from-1].part != mark && r.toks[from-1].part != opener && r.toks[from-1].part != quote && r.toks[from-1].part != conjunction {
			break
		}
		at = from
	}
	return at
}

// phraseBefore returns the noun phrase that ends before token i.
func (r *reading) phraseBefore(i int32) geo.Span {
	j := i
	joins := false
	for j > 0 && i-j < longestActor {
		k := &r.toks[j-1]
		if j < i && r.opensPhrase(j) {
			break
		}
		if k.class&cPronoun != 0 && k.class&cCount == 0 && j == i {
			return r.span(j-1, i) // the device they were
		}
		if k.part == nounly && k.class&cPronoun == 0 || k.class&cPronoun != 0 && j == i {
			j--
			continue
		}
		if k.part == preposition && j < i && j >= 2 && r.toks[j-2].part == nounly && r.one(k, "in", "from", "near", "at", "on", "against", "outside", "inside", "to", "between") && (r.one(k, "in", "from", "near", "at") || !r.isTime(j)) {
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
		and := r.wordIs(k, "and") && k.part == conjunction && !r.opensStatement(j-1)
		if (r.wordIs(k, "of") || and) && j < i && j-2 >= 0 && r.toks[j-2].part == nounly {
			joins = joins || and
			j--
			continue
		}
		break
	}
	if joins {
		j = r.listBefore(j)
	}
	return r.span(j, i)
}

// span trims articles and time expressions off both ends.
func (r *reading) span(from, to int32) geo.Span {
	for from < to && !r.noOne(from) && (r.toks[from].kind == text.Joiner || r.toks[from].class&cConj != 0 || r.toks[from].class&cDet != 0 && r.toks[from].class&cCount == 0 || r.wordIs(&r.toks[from], "least") || r.toks[from].part == adverb || r.toks[from].timex >= 0 || r.toks[from].kind == text.Clitic) {
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
	n := int32(len(r.toks))
	return i+1 < n && r.wordIs(&r.toks[i], "no") && (r.wordIs(&r.toks[i+1], "one") || i+2 < n && r.toks[i+1].kind == text.Joiner && r.wordIs(&r.toks[i+2], "one"))
}
