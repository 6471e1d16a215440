package event

import (
	"slices"

	"dateline/data"
	"dateline/geo"
	"dateline/geo/text"
)

// doubtful reports whether what counts as happened so far rests on words that are
// mostly wrong where nothing else speaks for them. Such an event is kept, as
// background. The kinds of words, each with what they need to be believed:
//
//   - a participle before its noun and a noun after "is" only say what something is
//     like: a verb of its own, or a place and a time;
//   - a noun with no article, in the present tense, speaks of its kind: a number, a
//     place or a time;
//   - a crime by its bare name ("guilty of murder") is one of the penal code: whose,
//     where or when;
//   - a weapon that is only named has done nothing: a verb of harm, or the hurt;
//   - a law, and what it forbids, is no deed: the past tense;
//   - a noun of dealings, such as a demand or a grant: a verb that says it was made;
//   - dealings are everybody's: somebody of rank on one side, or a crowd.
func (r *reading) doubtful(t *trigger, e *data.Event) bool {
	return r.attributive(t) || r.characterises(t, e) || r.ofItsKind(t, e) || r.asCrime(t, e) || r.weaponAlone(t, e) || r.lawful(t) || r.uncarried(t, e) || r.withoutRank(t, e)
}

// attributive reports whether a verb is a participle that stands before its noun:
// "the shelled quarter", "a slain politician".
func (r *reading) attributive(t *trigger) bool {
	n := t.tok + 1
	if t.group < 0 || t.nwords > 0 || r.groups[t.group].from != t.tok || r.formsOf(&r.toks[t.tok])&fParticiple == 0 || int(n) >= len(r.toks) {
		return false
	}
	if k := &r.toks[n]; k.part != nounly || k.kind != text.Word || k.upper || k.timex >= 0 || k.class&(cDet|cPossessive|cPronoun|cCount|cVague|cMore|cAdverb) != 0 {
		return false
	}
	if t.tok == 0 {
		return true
	}
	switch b := &r.toks[t.tok-1]; {
	case r.one(b, "the", "a", "an"), b.class&cPossessive != 0, b.kind == text.Clitic && b.part == nounly:
		return true
	case b.part == verbly:
		return b.class&(cBe|cHave|cDo|cWill|cMay|cMust) == 0 && b.group >= 0 && b.group != t.group
	}
	return false
}

// characterises reports whether a noun says what something is and not that it took
// place: "this is an accident", "a plague is a disease". What there is ("there was
// an attack"), what is one of several, and what has its own place or time is told.
func (r *reading) characterises(t *trigger, e *data.Event) bool {
	if t.group >= 0 || !harmful(e.Type) || r.hasOwnPlace(t) || e.Basis == data.TimeInText {
		return false
	}
	j := t.from - 1
	for j > 0 && (r.toks[j].part == nounly || r.toks[j].part == adverb) {
		j--
	}
	if j > 1 && r.wordIs(&r.toks[j], "of") && r.one(&r.toks[j-1], "one", "kind", "act", "form", "case") { // is one of
		for j -= 2; j > 0 && r.toks[j].part == nounly; j-- {
		}
	}
	if j < 1 || r.toks[j].part != verbly || r.toks[j].class&cBe == 0 {
		return false
	}
	for x := j + 1; x < t.from; x++ {
		if r.one(&r.toks[x], "another", "second", "third", "fourth", "fifth", "latest", "first") {
			return false // of several
		}
	}
	for x := max(j-3, 0); x < j; x++ {
		if r.wordIs(&r.toks[x], "there") {
			return false
		}
	}
	return r.one(&r.toks[j], "is", "are", "be", "'s", "'re") || actorsOf(e, true).Len() == 0
}

// ofItsKind reports whether a noun without an article or anything else before it
// speaks of all that are called so: "suicide bombing is a crime", "murders go
// unpunished". Headlines leave out the article too, but tell a number, a place or a
// time.
func (r *reading) ofItsKind(t *trigger, e *data.Event) bool {
	if t.group >= 0 || !harmful(e.Type) || r.allTitled || r.capitals || r.hasOwnPlace(t) || e.Basis == data.TimeInText {
		return false
	}
	v := r.clauses[t.clause].verb
	if v < 0 || !r.inPresent(&r.groups[v]) || r.groups[v].passive || r.groups[v].saying {
		return false
	}
	if h := &r.toks[r.groups[v].head]; h.form&fIng != 0 && h.class&cBe == 0 || h.class&cGoOn != 0 {
		return false // is spreading, continues
	}
	if t.from > 0 && r.one(&r.toks[t.from-1], "in", "by", "after", "during", "following", "amid") {
		return false // dies in crash
	}
	for j := t.from - 1; j >= 0 && r.toks[j].part == nounly; j-- {
		if k := &r.toks[j]; k.class&(cDet|cPossessive|cCount|cVague|cMore) != 0 || k.kind == text.Clitic || k.kind == text.Number || k.finding >= 0 || k.timex >= 0 || k.upper && j > 0 {
			return false
		}
	}
	for j := r.clauses[t.clause].from; j < r.clauses[t.clause].to; j++ {
		if k := &r.toks[j]; k.class&(cCount|cVague) != 0 || k.timex >= 0 {
			return false
		}
	}
	return true
}

// asCrime reports whether a noun names a crime as the law does, with nothing about
// it: "on trial for murder", "committing theft".
func (r *reading) asCrime(t *trigger, e *data.Event) bool {
	if t.group >= 0 || t.from == 0 || t.from != t.tok || r.allTitled || r.capitals || r.hasOwnPlace(t) || e.Basis == data.TimeInText || len(e.Harm) > 0 || r.followedBy(t.tok, "of", "in", "at", "near", "outside", "by") ||
		!r.one(&r.toks[t.tok], "murder", "rape", "assault", "homicide", "manslaughter", "torture", "kidnapping", "robbery", "arson", "theft", "burglary", "infanticide", "vandalism", "extortion") {
		return false
	}
	b := &r.toks[t.from-1]
	return b.part == preposition || b.part == conjunction || b.part == verbly && b.form&fIng != 0 || b.kind == text.Punct
}

// inPresent reports whether a verb is in the present tense, "is" too.
func (r *reading) inPresent(g *group) bool {
	if r.one(&r.toks[g.head], "is", "are", "'s", "'re") {
		return true
	}
	return g.present && !g.past
}

// hasOwnPlace reports whether the place of a noun stands in its own phrase, and
// not elsewhere in its clause: "clashes in Homs", not "murder is a crime in Syria".
func (r *reading) hasOwnPlace(t *trigger) bool {
	if t.place < 0 {
		return false
	}
	c := &r.places[t.place]
	return r.inPhraseOf(t, c.from, c.to)
}

// weaponAlone reports whether a noun names a weapon, and nothing says that it was
// used: "they possess chemical weapons".
func (r *reading) weaponAlone(t *trigger, e *data.Event) bool {
	k := &r.toks[t.tok]
	if t.group >= 0 || e.Type != data.Assault || k.class&cWeapon == 0 && !r.one(k, "landmine", "landmines", "minefield", "ied", "device", "devices") || r.hurt(t) {
		return false
	}
	j := t.from - 1
	for j >= 0 && r.toks[j].part == nounly {
		j--
	}
	if j >= 0 && r.toks[j].part == preposition && r.one(&r.toks[j], "by", "with", "from") {
		return false // hit with bombs
	}
	for i := range r.triggers {
		if o := &r.triggers[i]; o.tok != t.tok && (o.pattern.typ == data.Assault || o.pattern.typ == data.Accident) {
			return false
		}
	}
	if v := r.predicate(t); v >= 0 {
		h := &r.toks[r.groups[v].head]
		return h.class&(cBe|cHave) != 0 || !r.groups[v].past && !r.groups[v].passive && !r.one(h, "hits", "kills", "strikes", "rocks", "rips", "wounds", "explodes")
	}
	v := r.clauses[t.clause].verb
	return v >= 0 && r.toks[r.groups[v].head].class&cDo == 0 || v < 0 && e.Where.Len() == 0 // in a headline it went off
}

// lawful reports whether a verb tells what a law provides and what is not allowed:
// "the act prohibits", "is barred from", "a crime to block a clinic".
func (r *reading) lawful(t *trigger) bool {
	if t.group < 0 {
		return r.inWords(t, "resolution", "law", "act", "bill", "treaty") && r.one(&r.toks[t.tok], "calls", "demands")
	}
	g := &r.groups[t.group]
	if g.to {
		return g.from > 0 && r.one(&r.toks[g.from-1], "crime", "offence", "offense", "felony", "illegal", "unlawful", "legal", "lawful")
	}
	if !g.present || g.past || r.toks[g.head].form&fIng != 0 {
		return false
	}
	if g.passive {
		return (t.pattern.typ == data.Coerce || t.pattern.typ == data.Sanction) && r.one(&r.toks[t.tok], "prohibited", "forbidden", "banned", "barred", "restricted")
	}
	s := r.subject(g)
	for j := r.tokenAt(s.Start); j < int32(len(r.toks)) && int(r.toks[j].start) < s.End; j++ {
		if r.one(&r.toks[j], "law", "laws", "act", "bill", "rule", "rules", "ordinance", "constitution", "policy", "legislation", "statute", "code", "regulations", "amendment", "resolution", "nothing") {
			return true
		}
	}
	return false
}

// uncarried reports whether a noun of words or of dealings is only named: no verb
// says that it was made, met or turned down, and it has no place and no time of
// its own.
func (r *reading) uncarried(t *trigger, e *data.Event) bool {
	const beside = 30 // bytes
	if t.group >= 0 || !r.dealings(e.Type) || e.Type == data.Consult || e.Timex >= 0 && distance(r.times[e.Timex].Span, e.Trigger) < beside {
		return false
	}
	if v := r.predicate(t); v >= 0 && ((r.groups[v].past || r.groups[v].passive) && r.toks[r.groups[v].head].class&cBe == 0 || r.followedBy(r.groups[v].head, "under", "underway", "ongoing")) {
		return false
	}
	j := t.from - 1
	for j >= 0 && r.toks[j].part == nounly {
		j--
	}
	if j > 0 && r.one(&r.toks[j], "up", "out", "down", "off") {
		j-- // kept up its condemnation
	}
	if j >= 0 && r.toks[j].part == verbly && r.toks[j].group >= 0 {
		g := &r.groups[r.toks[j].group]
		return !g.finite && r.toks[j].form&fIng == 0
	}
	return !r.allTitled && !r.capitals && r.clauses[t.clause].verb >= 0
}

// dealings reports whether a type is of what people say to each other and do for
// each other, at home and at work as well as between states.
func (r *reading) dealings(t data.EventType) bool {
	switch t {
	case data.Agree, data.Consult, data.Support, data.Cooperate, data.Aid, data.Yield, data.Request, data.Accuse, data.Reject, data.Threaten:
		return true
	}
	return false
}

// withoutRank reports whether those who deal with each other are known, and none
// of them is anybody in public life.
func (r *reading) withoutRank(t *trigger, e *data.Event) bool {
	if t.group < 0 || !r.dealings(e.Type) || e.Type == data.Aid && r.relieves(r.sentence) && (r.groups[t.group].passive || actorsOf(e, false).Len() > 0) {
		return false
	}
	by, to := actorsOf(e, false), actorsOf(e, true)
	if by.Len() == 0 && r.groups[t.group].passive {
		switch {
		case e.Type == data.Yield, e.Type == data.Aid && (r.has(to, cPeople) || r.one(&r.toks[t.tok], "rescued", "evacuated", "airlifted")):
			return false // a curfew was lifted, people were evacuated
		case e.Type == data.Accuse && r.one(&r.toks[t.tok], "charged", "indicted", "convicted", "arraigned", "prosecuted", "tried"):
			return false // by a court
		}
	}
	if e.Type == data.Agree && r.concludes(t) || by.Len() == 0 && r.groups[t.group].passive && (r.brief || e.Where.Len() > 0 && !private(e.Type) && e.Type != data.Request) {
		return false
	}
	switch {
	case e.Type == data.Consult && e.Mode == "visit" && by.Len() > 0:
		to = geo.Span{} // a country is no company
	case by.Len() == 0 && to.Len() == 0 && e.Type == data.Consult:
		return !r.brief && !r.official(r.sentence)
	case by.Len() == 0 && to.Len() == 0 && (private(e.Type) || e.Type == data.Request) && !r.brief:
		return true
	case by.Len() == 0 && to.Len() == 0:
		return r.weightOf(r.sentence) != weighty
	}
	return !r.ofRank(by, e.Type) && !r.ofRank(to, e.Type)
}

// ofRank reports whether a phrase names a state, an office, an organisation, who
// bears arms, or somebody whom the article gave an office before. Where there is
// no more than a sentence or two to know them by, a name is enough.
func (r *reading) ofRank(s geo.Span, typ data.EventType) bool {
	if s.Len() == 0 {
		return false
	}
	public := typ == data.Accuse || typ == data.Request || typ == data.Reject || typ == data.Threaten
	if r.official(s) || r.armed(s) || r.relieves(s) || (r.brief || public && r.official(r.sentence)) && r.weightOf(s) == weighty {
		return true
	}
	for j := r.tokenAt(s.Start); j < int32(len(r.toks)) && int(r.toks[j].start) < s.End; j++ {
		k := &r.toks[j]
		switch {
		case k.class&cPeople != 0 && public && k.part == nounly, r.one(k, "he", "she", "they", "who") && r.official(r.sentence):
			return true
		case k.kind == text.Word && k.upper && (!r.capitals && k.end-k.start > 2 && allUpper(r.text[k.start:k.end]) || slices.Contains(r.ranked, r.text[k.start:k.end])):
			return true
		}
	}
	return false
}

// rank takes in whom the sentence gives an office: "President Barack Obama", "Jan
// Kavan, the Czech foreign minister". It keeps the last word of the name.
func (r *reading) rank() {
	const most = 64
	for i := range r.toks {
		if k := &r.toks[i]; k.class&cOffice == 0 || k.part != nounly || len(r.ranked) >= most {
			continue
		}
		last, from := int32(-1), int32(i)+1
		if n := from; int(n)+1 < len(r.toks) && r.toks[n].kind == text.Punct && r.text[r.toks[n].start] == ',' {
			from++ // Indonesia's President, Susilo
		}
		for j := from; j < int32(len(r.toks)) && r.named(j) && r.toks[j].finding < 0; j++ {
			last = j
		}
		if last < 0 { // the name stands before the comma
			j := int32(i)
			for j > 0 && r.toks[j].part == nounly && j > int32(i)-6 {
				j--
			}
			if j > 0 && r.toks[j].kind == text.Punct && r.text[r.toks[j].start] == ',' && r.named(j-1) && r.toks[j-1].finding < 0 {
				last = j - 1
			}
		}
		if last >= 0 {
			r.ranked = append(r.ranked, r.text[r.toks[last].start:r.toks[last].end])
		}
	}
}
