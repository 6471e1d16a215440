package event

import (
	"dateline/data"
	"dateline/geo"
	"dateline/geo/text"
)

// A candidate is a finding of the sentence with what holds of it whatever the
// event.
type candidate struct {
	finding  int16 // from the first of the sentence
	from, to int32 // tokens
	fixed    EvidenceSet
	prep     int32 // the preposition before its phrase, or -1
	list     bool  // in a list with the candidate before it
}

// survey makes the candidates of the sentence.
func (r *reading) survey() {
	r.places = r.places[:0]
	for i := 0; i < len(r.toks); i++ {
		f := r.toks[i].finding
		if f < 0 {
			continue
		}
		j := i + 1
		for j < len(r.toks) && r.toks[j].finding == f {
			j++
		}
		r.places = append(r.places, candidate{finding: f, from: int32(i), to: int32(j), prep: -1})
		i = j - 1
	}
	for i := range r.places {
		r.describe(i)
	}
	r.nest()
}

func (r *reading) finding(c *candidate) *geo.Finding { return &r.findings[r.firstF+int(c.finding)] }

// describe reads what stands around a name.
func (r *reading) describe(i int) {
	c := &r.places[i]
	f := r.finding(c)
	e := &c.fixed
	switch f.Use {
	case geo.Metonymic:
		e.add(IsMetonymic)
	case geo.Demonym:
		e.add(IsDemonym)
	case geo.Embedded:
		e.add(IsEmbedded)
	}
	switch {
	case f.Place == nil:
		e.add(NamesUnknown)
	case f.Place.Class == geo.Country:
		e.add(NamesCountry)
	case f.Place.Class == geo.Admin1 || f.Place.Class == geo.Admin2:
		e.add(NamesProvince)
	case f.Place.Class == geo.Town || f.Place.Class == geo.Quarter || f.Place.Class == geo.Site:
		e.add(NamesTown)
	default:
		e.add(NamesWide)
	}
	// back over the phrase to its preposition
	j := c.from - 1
	generic := false
	for ; j >= 0 && j > c.from-8; j-- {
		k := &r.toks[j]
		if k.class&(cDet|cDirection|cGeneric|cAdjective|cPossessive) != 0 && k.part != verbly || k.kind == text.Joiner || k.finding >= 0 && k.finding != c.finding {
			if k.class&cGeneric != 0 && k.part != verbly {
				generic = true
			}
			if k.finding >= 0 && r.toks[j].kind != text.Joiner {
				// another name of the same phrase: "the Syrian city of Azaz"
				continue
			}
			continue
		}
		if r.wordIs(k, "of") && j > 0 && r.genericBefore(j) {
			generic = true
			e.add(OfGeneric)
			continue
		}
		if k.kind == text.Clitic && j > 0 && r.toks[j-1].finding >= 0 {
			j--
			continue
		}
		if k.part == nounly && k.class == 0 && k.word == nil && !k.upper && k.kind == text.Word && c.from-j <= 3 {
			continue // an adjective that no list has
		}
		break
	}
	_ = generic
	if j >= 0 && (r.toks[j].class&cPrep != 0 && r.toks[j].part != nounly) {
		c.prep = j
		switch k := &r.toks[j]; {
		case r.one(k, "in", "at", "inside", "across", "throughout", "within", "aboard", "amid"):
			e.add(AfterIn)
		case r.one(k, "near", "outside", "around", "beside", "along", "off", "over", "between", "behind", "above"):
			e.add(AfterNear)
		case r.one(k, "on", "onto", "upon", "through", "via"):
			e.add(AfterOn)
		case r.one(k, "to", "into", "towards", "toward"):
			e.add(AfterTo)
			if r.wordIs(k, "into") {
				e.add(AfterOn)
			}
		case r.one(k, "from"):
			e.add(AfterFrom)
			if j > 0 && (r.toks[j-1].class&(cPeople|cFighter|cSpeaker) != 0 || r.wordIs(&r.toks[j-1], "reporting")) {
				e.add(OfOrigin)
			}
		case r.one(k, "of"):
			if j > 0 && r.toks[j-1].class&cDirection != 0 || j > 0 && r.one(&r.toks[j-1], "outside") {
				e.add(AfterNear)
			} else {
				e.add(AfterOf)
			}
		default:
			e.add(AfterBy)
		}
	} else {
		e.add(AfterNothing)
	}
	// after the name
	if n := c.to; n < int32(len(r.toks)) {
		k := &r.toks[n]
		switch {
		case k.kind == text.Joiner && n+1 < int32(len(r.toks)) && r.one(&r.toks[n+1], "based", "born", "backed", "led", "allied", "trained", "sponsored", "made"):
			e.add(OfOrigin)
		case k.kind == text.Clitic, k.kind == text.Joiner:
			e.add(BeforeNoun)
		case k.part == nounly && k.kind == text.Word && k.class&(cGeneric|cDet|cCount|cMore|cPronoun|cPossessive) == 0 && k.timex < 0 && k.finding < 0:
			e.add(BeforeNoun)
		case k.part == verbly && c.prep < 0:
			e.add(BeforeActing)
		}
	}
	if r.ofSpeaker(c) {
		e.add(OfSpeaker)
	}
	if r.sentenceIsFirst() && i == 0 && r.inDateline(c) {
		e.add(InDateline)
	}
}

func (r *reading) one(k *token, words ...string) bool {
	for _, w := range words {
		if r.wordIs(k, w) {
			return true
		}
	}
	return false
}

// genericBefore reports whether a word for a place stands right before "of",
// or directions before it: "the city of", "the outskirts of".
func (r *reading) genericBefore(of int32) bool {
	return r.toks[of-1].class&cGeneric != 0
}

// ofSpeaker reports whether a name belongs to who is quoted: "a spokesman in
// Moscow said", "said in Moscow", "reporting from Lausanne".
func (r *reading) ofSpeaker(c *candidate) bool {
	if c.prep < 1 || !r.one(&r.toks[c.prep], "in", "from", "at", "near") {
		return false
	}
	b := &r.toks[c.prep-1]
	if b.class&cSpeaker != 0 && b.part == nounly {
		return true
	}
	// said [on Friday] [from his office] in Moscow
	for j, steps := c.prep-1, 0; j >= 0 && steps < 8; j, steps = j-1, steps+1 {
		k := &r.toks[j]
		if k.part == verbly {
			if k.class&cSay == 0 {
				return false
			}
			if j+1 < int32(len(r.toks)) && r.toks[j+1].clause != r.toks[c.from].clause {
				return false
			}
			return k.form&fIng == 0 || r.wordIs(k, "reporting") || r.wordIs(k, "speaking")
		}
		if k.timex < 0 && k.part != preposition && k.part != adverb && k.class&(cSpeaker|cDet|cPronoun) == 0 && !k.upper {
			return false
		}
	}
	return false
}

// nest marks the names that hold or lie in the one beside them, and lists.
func (r *reading) nest() {
	for i := 1; i < len(r.places); i++ {
		a, b := &r.places[i-1], &r.places[i]
		switch r.between(a, b) {
		case listed:
			b.list = true
			a.fixed.add(InList)
			b.fixed.add(InList)
		case outerAfter: // Nablus in the West Bank; Aleppo, Syria
			a.fixed.add(IsInner)
			b.fixed.add(Contains)
		case outerBefore: // the West Bank city of Nablus
			a.fixed.add(Contains)
			b.fixed.add(IsInner)
		}
	}
}

type nesting uint8

const (
	apart nesting = iota
	listed
	outerAfter
	outerBefore
)

func rank(p *geo.Place) int {
	if p == nil {
		return 5
	}
	switch p.Class {
	case geo.Continent, geo.Water:
		return 0
	case geo.Country:
		return 1
	case geo.Admin1, geo.Region, geo.Relief:
		return 2
	case geo.Admin2, geo.Island, geo.River:
		return 3
	case geo.Quarter, geo.Site:
		return 6
	}
	return 5
}

// between tells how two names that follow each other belong together.
func (r *reading) between(a, b *candidate) nesting {
	if b.from-a.to > 12 {
		return apart
	}
	comma, and, prep, of, generic := false, false, false, false, false
	for j := a.to; j < b.from; j++ {
		k := &r.toks[j]
		switch {
		case r.text[k.start] == ',' || r.text[k.start] == '(' || r.text[k.start] == '/':
			comma = true
		case k.part == conjunction:
			and = true
		case r.wordIs(k, "of"):
			of = true
		case r.one(k, "in", "at", "near", "on", "outside"):
			prep = true
		case k.class&cGeneric != 0 && k.part != verbly:
			generic = true
		case k.class&(cDet|cDirection|cAdjective) != 0 && k.part != verbly, k.kind == text.Joiner, k.kind == text.Clitic:
		case k.part == nounly && k.word == nil && !k.upper && k.kind == text.Word:
		default:
			return apart
		}
	}
	fa, fb := r.finding(a), r.finding(b)
	ra, rb := rank(fa.Place), rank(fb.Place)
	if fa.Use == geo.Demonym && !comma && !and && !prep && (of || generic || b.from == a.to) {
		return outerBefore
	}
	switch {
	case and:
		return listed
	case prep && !comma || prep && comma:
		if ra >= rb || fa.Place == nil {
			return outerAfter
		}
		return apart
	case of || generic && !comma:
		if ra < rb || fb.Place == nil {
			return outerBefore
		}
		if of && ra > rb {
			return outerAfter
		}
		return apart
	case comma:
		if ra > rb {
			return outerAfter
		}
		return listed
	case b.from == a.to || b.from == a.to+1:
		if ra < rb {
			return outerBefore
		}
	}
	return apart
}

func (r *reading) sentenceIsFirst() bool {
	return r.article != nil && r.sentence.Start < 400
}

// inDateline reports whether the name belongs to the line at the head of a
// story: "GENEVA, Oct 14 (Reuters) -".
func (r *reading) inDateline(c *candidate) bool {
	if c.from > 3 || r.sentence.Start > 400 {
		return false
	}
	for j := c.to; j < int32(len(r.toks)) && j < c.to+14; j++ {
		k := &r.toks[j]
		switch {
		case k.part == verbly:
			return false
		case k.kind == text.Punct && (r.text[k.start] == '-' || r.text[k.start] >= 0xe2 || r.text[k.start] == ':'):
			return j-c.to > 0 || r.allCaps(c)
		}
	}
	return false
}

func (r *reading) allCaps(c *candidate) bool {
	for _, b := range []byte(r.text[r.toks[c.from].start:r.toks[c.to-1].end]) {
		if 'a' <= b && b <= 'z' {
			return false
		}
	}
	return true
}

// where chooses the place of a trigger among the candidates of the sentence,
// or -1. Also is how many that follow it in a list belong to it.
func (r *reading) where(t *trigger) (best int32, score float32) {
	best, score = -1, nowhere
	for i := range r.places {
		s := r.weigh(t, int32(i)).score(&weights)
		if s > score {
			best, score = int32(i), s
		}
	}
	return best, score
}

// weigh returns what speaks for and against a candidate.
func (r *reading) weigh(t *trigger, i int32) EvidenceSet {
	c := &r.places[i]
	e := c.fixed
	tc, cc := t.clause, r.toks[c.from].clause
	switch {
	case tc == cc:
		e.add(SameClause)
	case cc == tc-1:
		e.add(ClauseBefore)
	case cc == tc+1:
		e.add(ClauseAfter)
	default:
		e.add(ClausesAway)
	}
	before := c.from < t.tok
	d := c.from - t.tok
	if before {
		e.add(BeforeTrigger)
		d = t.tok - c.to + 1
	}
	switch {
	case d <= 4:
		e.add(Near)
	case d <= 10:
		e.add(MidWay)
	case d > 20:
		e.add(Far)
	}
	if before && c.prep >= 0 && c.prep <= 2 && r.clauses[cc].verb >= 0 && r.groups[r.clauses[cc].verb].from > c.to {
		e.add(Opens)
	}
	if len(r.places) == 1 {
		e.add(OnlyPlace)
	}
	if t.group >= 0 {
		g := &r.groups[t.group]
		if g.passive {
			e.add(TriggerIsPassive)
		}
		if g.saying {
			e.add(TriggerIsSaying)
		}
	} else {
		e.add(TriggerIsNoun)
	}
	if !before {
		r.after(t, c, &e)
	}
	if t.group < 0 && before && c.to >= t.from-3 && c.prep < 0 && !r.verbBetween(c.to, t.tok) {
		e.add(InPhrase) // the Aleppo bombing
	}
	// the town where
	cl := &r.clauses[tc]
	if before && cl.kind == relative && cl.opener >= 0 && r.wordIs(&r.toks[cl.opener], "where") && c.to <= cl.opener && cl.opener-c.to <= 2 {
		e.add(WhereClause)
	}
	if r.verbBetween(min(c.to, t.tok+1), max(c.from, t.tok)) {
		e.add(OtherVerbBetween)
	}
	if r.nearestLiteral(t, i) {
		e.add(NearestLiteral)
	}
	return e
}

// after reads what stands between the trigger and a name after it.
func (r *reading) after(t *trigger, c *candidate, e *EvidenceSet) {
	k := &r.toks[t.tok]
	moving, seizing := k.class&cMove != 0, k.class&cSeize != 0
	preps := 0
	firstPrep := int32(-1)
	for j := t.tok + 1; j < c.from; j++ {
		b := &r.toks[j]
		if b.part == verbly || b.part == opener || b.part == mark && r.text[b.start] != ',' {
			return
		}
		if b.class&cPrep != 0 && b.part == preposition {
			if firstPrep < 0 {
				firstPrep = j
			}
			if !r.wordIs(b, "of") {
				preps++
			}
		}
	}
	e.add(Attached)
	if firstPrep < 0 && t.group >= 0 && !r.groups[t.group].passive && seizing {
		e.add(IsObject)
	}
	if firstPrep >= 0 && c.prep >= 0 && seizing && t.group >= 0 && preps == 0 {
		e.add(IsObject) // captured the city of
	}
	if moving && c.prep >= 0 && r.one(&r.toks[c.prep], "to", "into", "for", "in", "toward", "towards") && preps <= 2 {
		e.add(IsDestination)
	}
	if t.group < 0 && preps <= 1 {
		e.add(InPhrase)
	}
}

func (r *reading) verbBetween(from, to int32) bool {
	for j := from; j < to; j++ {
		k := &r.toks[j]
		if k.part == verbly && k.group >= 0 && r.groups[k.group].head == j {
			return true
		}
	}
	return false
}

// nearestLiteral reports whether no other name that is used literally is
// nearer to the trigger. Those after it are nearer than those before.
func (r *reading) nearestLiteral(t *trigger, i int32) bool {
	at := func(c *candidate) int32 {
		if c.from > t.tok {
			return 2 * (c.from - t.tok)
		}
		return 3 * (t.tok - c.to + 1)
	}
	c := &r.places[i]
	if r.finding(c).Use != geo.Literal || c.fixed.Has(Contains) {
		return false
	}
	d := at(c)
	for j := range r.places {
		o := &r.places[j]
		if int32(j) != i && r.finding(o).Use == geo.Literal && !o.fixed.Has(Contains) && at(o) < d {
			return false
		}
	}
	return true
}

// roleOf is what a candidate is where no event happened there.
func (r *reading) roleOf(c *candidate) data.PlaceRole {
	switch {
	case c.fixed.Has(InDateline):
		return data.DatelinePlace
	case c.fixed.Has(OfSpeaker):
		return data.SpeakerPlace
	case r.finding(c).Use == geo.Metonymic:
		return data.ActorPlace
	}
	return data.MerelyNamed
}
