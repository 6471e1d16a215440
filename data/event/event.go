// Package event finds what an article reports to have happened, where, when,
// and who did it to whom.
//
// Start with [New] and [Finder.Find]. It takes the article with what the other
// packages have found in it: the sentences of package text, the findings of
// package resolve and the time expressions of package when.
//
// # How it reads
//
// Each sentence is cut into clauses round its verbs, with the helpers that
// tell of tense, voice, negation and doubt. No grammar is built: the reading is
// as deep as four questions need it, which are what a verb's subject and object
// are, which verb a place or a time stands beside, what governs a verb or noun
// ("threatened to", "a call for"), and what is only reported.
//
// What happened is told by the lexicon, files of plain text in the folder
// lexicon that an expert can edit. A line is a pattern: a verb, a noun, or
// either with the words about it, under a heading with the type and mode of
// the PLOVER ontology. The pattern with the most words wins at each word, so
// that "strike a deal" is no strike.
//
// # Whether it happened
//
// Each event has a status. Not everything that is named has taken place: it may
// be denied, planned, feared, demanded, or spoken of in general. The nearest
// word that says so decides, in this order: the verb's own helpers, the word
// that governs it, the clause around. What the sentence calls untrue is denied,
// and what it asks about is feared, whatever the words nearer by say.
//
// # Where
//
// Each place of the sentence gets a set of [Evidence] for each event, with one
// weight for each kind in one table, see weights.go. The highest sum wins, and
// no place at all is a choice as well. Of places that stand nested ("Chibok, in
// Nigeria's Borno state") it is the innermost. The place of who is quoted ("said
// in Moscow") and the dateline are roles of their own and no places of events, and
// so are the towns of titles ("the mayor of Moscow"), of origin, of those who
// report what happened, of what a demand or a charge is about, of where aid sets out
// and a blast is heard, and of what only tells how far off something lies. What
// lies off a place, or near it, is marked so.
//
// Of two clauses that "and" joins, each with a subject and a verb of its own, each
// has its own places, times, people and numbers; a participle that trails a clause
// (", killing seven") has that clause's; what leaves its verb out ("and seven in Hama
// on Tuesday") is an event with the verb before, see coordinate.go and gap.go.
//
// A name that no gazetteer knows is a place too where the words about it say so:
// it has the pin of the place that it is said to lie in, or none. "The city", "this
// capital", "the Peruvian capital" have that of the place named before, see
// pointed.go.
//
// An event of a sentence that names no place may have that of an event of its
// kind in a sentence before, as long as the text stays at the scene: what points to it
// ("the blast"), what the next sentence goes on with, or what the same people or
// those on the spot do soon after; see scene.go for what ends it. Of violence and
// disasters that lie at no such place the country stands in that the article mostly
// speaks of, where that is sure, see thread.go. [data.PlaceBasis] says what a place
// rests on.
//
// A happening that a clause only speaks of ("condemned the attack", "a day after
// the bombing", "the inquiry into the raid") has the place and the time of its
// own phrase, or those told before, and is background where neither is told: it
// never takes those of the clause, see mention.go.
//
// # What is news
//
// Words of the lexicon have everyday senses. Who did it, and to whom, must fit
// the type, see credible.go: tariffs that hit, costs that hurt and neighbours
// that help are no events. What harmed people with nobody behind it belongs to
// the disaster or accident that the article tells of.
//
// What only tells how something else went is no event: the rain in which a ship came
// in, a road that rubble blocks, the illness that another was taken for, see
// circumstance.go. Ruins and gas have the type of what the text has told of.
//
// Words of dealings are used by firms and offices too: press releases, a drop in
// demand, a warning about the weather, see everyday.go. What a novel tells, a
// drill practises or a team does to its rivals is no event either, see
// staged.go; there the words of a work leave it named as background.
//
// Some words are mostly wrong where nothing else speaks for them: a participle
// before its noun, a noun after "is", a kind of thing with no article, a weapon
// that is only named, what a law forbids, and dealings of those who hold no office.
// They need a place, a time, a number or somebody of rank beside them, see trust.go,
// and are background otherwise.
//
// # When
//
// An expression of time belongs to the verb or noun that it stands beside, and
// nothing that somebody told of on a day happened after it. What lasted, or lay a
// time away ("after four months of fighting", "two days after the raid"), is dated
// from what the sentence dates beside it, see span.go. Where a sentence has no time,
// that of the event before it in the paragraph stands in, then the article's date,
// but not for a past behind the news ("had attacked", history, a noun that is only
// spoken of): that is undated, see untold.go, and so are what a court hears and what
// belongs to a life, see retold.go. What a headline tells has the date of its story,
// and nobody dies twice, see again.go. [data.TimeBasis] says which.
//
// # Who
//
// Who did it and to whom are phrases as the text has them, see who.go: the
// subject and the object of a verb, who stands before "held talks" or after the
// "by" of a passive, the head of "two aides to". A pronoun is followed to its
// name within the sentence where only one can be meant. What only tells where
// is nobody.
//
// # Limits
//
// English only. Of a sentence of more than 16 KiB the rest is left unread. Subjects and objects are runs of words and not parsed: an
// apposition between commas may hide one. Of two verbs of one clause joined by
// "and" the second has the first's place and time. A text in capitals is read,
// but names and words are told apart less well.
package event

import (
	"sync"

	"dateline/data"
	"dateline/geo"
)

// A Finder finds events. It is safe for use by several goroutines at once.
type Finder struct {
	pool sync.Pool // of *reading
}

// New returns a finder. The lexicon is read when the first article comes.
func New() *Finder { return newFinder(Shipped()) }

func newFinder(w *Weights) *Finder {
	return &Finder{pool: sync.Pool{New: func() any { return &reading{lex: english(), weights: w} }}}
}

// A Report is what was found in an article.
type Report struct {
	Events []data.Event     // in the order of the text
	Roles  []data.PlaceRole // one for each finding
}

// Find returns the events of an article. The sentences are those of its text,
// in order; findings and times are in order too and don't overlap among
// themselves. Times that lie nowhere on the line of time are passed over.
func (f *Finder) Find(a *data.Article, sentences []geo.Span, findings []geo.Finding, times []data.Timex) Report {
	r := f.pool.Get().(*reading)
	defer func() {
		r.article, r.findings, r.times, r.text = nil, nil, nil, ""
		clear(r.ranked)
		f.pool.Put(r)
	}()
	r.article, r.text, r.findings, r.times = a, a.Text, findings, times
	// What an article tells of, it tells of its day: the second that it went out is no time of events.
	r.published = a.Published
	if g := a.Published.Grain; !a.Published.IsZero() && g < data.Day {
		r.published = data.Day.Unit(a.Published.Start)
	}
	r.firstF, r.lastF, r.firstT, r.lastT = 0, 0, 0, 0
	r.paragraph, r.past, r.countries, r.mentions = 0, r.past[:0], r.countries[:0], 0
	r.history, r.court, r.told = false, false, 0
	r.ranked, r.brief = r.ranked[:0], len(sentences) <= 2
	r.stamp.sentence, r.stamp.paragraph = -1, -1
	clear(r.harmDated[:])
	r.filed, r.lastNamed = 0, [placeKinds]namedPlace{}
	rep := Report{Roles: make([]data.PlaceRole, len(findings))}
	for i, s := range sentences {
		r.window(s)
		r.nth = i + 1
		r.read(s)
		for r.paragraph < len(a.Paragraphs) && a.Paragraphs[r.paragraph].End <= s.Start {
			r.paragraph++
		}
		r.match()
		r.rank()
		r.follow(i)
		if len(r.triggers) == 0 && r.firstF == r.lastF {
			continue
		}
		r.survey()
		rep.Events = r.events(i, rep.Events, rep.Roles)
	}
	r.dateAgain(rep.Events, sentences)
	return rep
}

// Where returns the words that say where the verb or noun of action at word
// happened, whether or not the lexicon knows it: for measuring, where the
// triggers are given. Findings and times are the article's.
func (f *Finder) Where(a *data.Article, sentence, word geo.Span, findings []geo.Finding, times []data.Timex) (out []geo.Span) {
	f.surveyed(a, sentence, word, findings, times, func(r *reading, t *trigger) {
		if i, _ := r.where(t); i >= 0 && r.places[i].Len() > 0 {
			out = append(out, r.places[i].Span)
			r.listWith(i, func(c *candidate) { out = append(out, c.Span) })
		}
	})
	return out
}

// triggerAt makes a trigger of the token at a span, or nil where none is.
func (r *reading) triggerAt(s geo.Span) *trigger {
	for i := range r.toks {
		k := &r.toks[i]
		if int(k.end) <= s.Start {
			continue
		}
		t := &trigger{tok: int32(i), group: k.group, clause: k.clause, from: int32(i), place: -1}
		if t.group >= 0 && r.groups[t.group].head != t.tok {
			t.group = -1
		}
		return t
	}
	return nil
}

// listWith calls f for the names in a list with the i-th: first those after
// it, then those before.
func (r *reading) listWith(i int32, f func(*candidate)) {
	for j := i + 1; int(j) < len(r.places) && r.places[j].list; j++ {
		f(&r.places[j])
	}
	for j := i; j > 0 && r.places[j].list; j-- {
		f(&r.places[j-1])
	}
}

// window finds the findings and times that lie in a sentence.
func (r *reading) window(s geo.Span) {
	for r.firstF = r.lastF; r.firstF < len(r.findings) && r.findings[r.firstF].Start < s.Start; r.firstF++ {
	}
	for r.lastF = r.firstF; r.lastF < len(r.findings) && r.findings[r.lastF].End <= s.End; r.lastF++ {
	}
	for r.firstT = r.lastT; r.firstT < len(r.times) && r.times[r.firstT].Start < s.Start; r.firstT++ {
	}
	for r.lastT = r.firstT; r.lastT < len(r.times) && r.times[r.lastT].End <= s.End; r.lastT++ {
	}
	const most = 1 << 12 // of one sentence; token holds them in 16 bits
	r.lastF, r.lastT = min(r.lastF, r.firstF+most), min(r.lastT, r.firstT+most)
}

// A past event is what later sentences may refer to.
type pastEvent struct {
	sentence  int
	paragraph int
	typ       data.EventType
	mode      string
	place     int
	named     int // the sentence that names the place
	also      []int
	many      bool // a noun in the plural, or in several places
	actors    []data.Actor
	behind    bool // it lies behind what the text tells: years ago, "had attacked", a noun only spoken of
	near      bool
	timex     int
	when      data.Time
	happened  bool
	spoken    bool // only spoken of, as in "condemned the attack in"
	today     bool // the article's date stands in
}

// How many sentences one may look back for what it leaves out.
const (
	lookBackThe  = 8 // for "the attack", of the same type
	lookBackTime = 3
)

// events makes the events of the sentence.
func (r *reading) events(sentence int, into []data.Event, roles []data.PlaceRole) []data.Event {
	for i := range r.places {
		if c := &r.places[i]; c.finding >= 0 && !c.pointed {
			roles[r.firstF+int(c.finding)] = r.roleOf(c)
		}
	}
	r.countCountries(roles)
	first := len(into)
	for i := range r.triggers {
		r.triggers[i].mention = r.mentioned(&r.triggers[i])
	}
	for i := range r.triggers {
		t := &r.triggers[i]
		t.status = r.statusOf(t)
		if t.pattern == demanded {
			t.status = data.Happened
		}
		t.place, _ = r.where(t)
		if off := r.whatIsOff(t); off != nil && t.place < 0 {
			t.place, _ = r.where(off)
		}
		e := r.event(t)
		r.who = r.actors(t, r.who[:0])
		e.Actors = r.who
		r.recast(t, &e, r.who)
		r.ofTheSea(t, &e)
		r.byMishap(t, &e)
		r.erupts(t, &e)
		if !r.credible(t, &e, r.who) && !r.threatened(t, &e) {
			continue
		}
		if e.Status == data.Happened && (r.heading() || r.doubtful(t, &e)) {
			e.Status, t.status = data.Background, data.Background
		}
		if e.Status == data.Happened && e.Basis != data.TimeInText && r.remembered(t) {
			e.Status, t.status = data.Background, data.Background
		}
		r.fillIn(sentence, t, &e)
		j := r.same(into[first:], &e, t)
		if j >= 0 {
			if o := &into[first+j]; r.sameHarm(o, &e) {
				r.spokenOf[j] = t.tok // "killed and hurt when": what goes on does from here
			}
			merge(&into[first+j], &e)
		} else {
			j = len(into) - first
			e.Actors = append([]data.Actor(nil), r.who...)
			into = append(into, e)
			r.spokenOf = append(r.spokenOf, t.tok)
		}
		into = r.dealOut(t, into, first+j)
	}
	into = r.causes(into, first)
	r.spokenOf = r.spokenOf[:0]
	r.giveHarm(into[first:])
	for i := first; i < len(into); i++ {
		e := &into[i]
		if e.Place >= r.firstF && e.Place < r.lastF {
			roles[e.Place] = data.EventPlace
			for _, p := range e.Also {
				roles[p] = data.EventPlace
			}
		}
		r.remember(sentence, e)
		r.countHarm(e)
	}
	r.nameAll(roles)
	return into
}

// threatened reports whether somebody says of himself that he will do violence
// to a place or to somebody: "we will attack". Of what is told in the past
// whoever is quoted is no witness of rank, but here he is the one who acts.
func (r *reading) threatened(t *trigger, e *data.Event) bool {
	by := actorsOf(e, false)
	return e.Type == data.Assault && e.Status == data.Planned && t.group >= 0 && r.groups[t.group].will && by.Len() > 0 &&
		r.one(&r.toks[r.tokenAt(by.Start)], "we", "i") && r.suffers(actorsOf(e, true))
}

func (r *reading) remember(sentence int, e *data.Event) {
	const most = 16
	if len(r.past) == most {
		copy(r.past, r.past[1:])
		r.past = r.past[:most-1]
	}
	p := pastEvent{sentence: sentence, paragraph: r.paragraph, typ: e.Type, mode: e.Mode, place: e.Place, named: sentence, also: e.Also, actors: e.Actors, near: e.Near, timex: e.Timex, when: e.When, happened: e.Status == data.Happened, spoken: e.Status == data.Background, today: e.Basis == data.TimeOfArticle}
	if e.Basis != data.TimeInText || !e.When.Start.After(data.Earliest) || !e.When.End.Before(data.Latest) { // no further than from one sentence to another, and nothing open
		p.timex, p.when = -1, data.Time{}
	}
	if e.Located == data.PlaceOfThread { // no further
		p.place = -1
	}
	if t := r.triggerOf(e); t != nil {
		p.many = e.Also != nil || t.group < 0 && r.pluralAt(int(t.tok))
		p.behind = t.mention || r.old(e) || r.bygone(t)
	}
	if e.Located == data.PlaceInText && e.Place >= 0 && p.happened && harmful(e.Type) {
		r.harmedIn(r.findings[e.Place].Place, e.Type)
	}
	if e.Located == data.PlaceNearby {
		for i := len(r.past) - 1; i >= 0; i-- {
			if r.past[i].place == e.Place {
				p.named = r.past[i].named
				break
			}
		}
	}
	r.past = append(r.past, p)
}

// old reports whether the event's own time lies well before the article.
func (r *reading) old(e *data.Event) bool {
	return e.Basis == data.TimeInText && r.ofHistory(e.When)
}

func (r *reading) event(t *trigger) data.Event {
	if r.calledFor(t) {
		t.status = data.Planned
	}
	e := data.Event{
		Sentence: r.sentence,
		Trigger:  geo.Span{Start: int(r.toks[t.from].start), End: int(r.toks[t.tok].end)},
		Type:     t.pattern.typ, Mode: t.pattern.mode, Status: t.status, Depth: r.depth(t.clause), Place: -1, Timex: -1, Told: r.telling(t),
	}
	for _, w := range t.words[:t.nwords] {
		e.Words = insert(e.Words, geo.Span{Start: int(r.toks[w].start), End: int(r.toks[w].end)})
	}
	if t.place >= 0 {
		r.locate(&e, t.place)
	}
	if d := r.when(t, t.status); d.timex >= 0 && !(d.said && r.untold(t, &e)) {
		e.Timex, e.Basis = d.timex, data.TimeInText
		e.When = upTo(d.when, r.published, t.status)
		if e.Status == data.Happened && t.group < 0 && !r.published.IsZero() && !e.When.Start.Before(r.published.End) && r.arranged(t) {
			e.Status, t.status = data.Planned, data.Planned // the meeting on 6 April, told in March
		}
	}
	return e
}

// arranged reports whether a noun is of what people arrange beforehand, and is
// not the subject of a verb in the past: its day may lie ahead. An attack of
// "21 October" was one of last year.
func (r *reading) arranged(t *trigger) bool {
	if harmful(t.pattern.typ) && t.pattern.typ != data.Protest {
		return false
	}
	v := r.predicate(t)
	return v < 0 || !r.groups[v].past || r.groups[v].will
}

// depth counts the clauses over a clause that it is not merely joined to. What
// is reported counts as said in a main clause.
func (r *reading) depth(c int16) (n int) {
	for steps := 0; c > 0 && steps < 20; steps++ {
		cl := &r.clauses[c]
		switch cl.kind {
		case joined, afterPreposed, mainClause, reportingClause:
		case thatClause:
			if cl.parent < 0 || r.clauses[cl.parent].verb < 0 || !r.groups[r.clauses[cl.parent].verb].saying {
				n++
			}
		default:
			n++
		}
		c = cl.parent
	}
	return n
}

// locate gives an event its place, with those of the list that it is in. A
// name that no gazetteer knows gives no pin of its own: it has that of another of
// the list, or of the place that it is said to lie in.
func (r *reading) locate(e *data.Event, i int32) {
	c := &r.places[i]
	e.Where, e.Located = c.Span, data.PlaceInText
	e.Near = c.off()
	if c.stands > 0 {
		e.Place, e.Located = c.stands-1, data.PlaceNearby
		return
	}
	add := func(c *candidate) {
		switch {
		case c.finding < 0:
		case e.Place < 0:
			e.Place = r.firstF + int(c.finding)
		default:
			e.Also = append(e.Also, r.firstF+int(c.finding))
		}
	}
	add(c)
	r.listWith(i, add)
	for steps := 0; c.place == nil && e.Also == nil && c.outer >= 0 && steps < 4; steps++ {
		if c = &r.places[c.outer]; c.place != nil && (c.use == geo.Literal || c.use == geo.Demonym) {
			e.Place, e.Near = r.firstF+int(c.finding), c.off()
		}
	}
}

// off reports whether the name is that of a place that it happened near to, or
// so far from.
func (c *candidate) off() bool {
	if c.fixed.Has(AfterNear) {
		return !c.inside && !c.fixed.Has(BeforeNoun) // but "outside a Moscow court" is in Moscow
	}
	return !c.inside && c.fixed.Has(OffAnchor)
}

// insert keeps spans in order.
func insert(s []geo.Span, x geo.Span) []geo.Span {
	i := len(s)
	for i > 0 && s[i-1].Start > x.Start {
		i--
	}
	if i > 0 && s[i-1] == x {
		return s
	}
	s = append(s, x)
	copy(s[i+1:], s[i:])
	s[i] = x
	return s
}

// fillIn gives an event the place and time that its sentence leaves out.
func (r *reading) fillIn(sentence int, t *trigger, e *data.Event) {
	definite := t.group < 0 && t.from > 0 && r.one(&r.toks[t.from-1], "the", "this", "that", "these", "those")
	if t.place < 0 && e.Place < 0 && e.Where.Len() == 0 {
		r.stay(sentence, t, e, definite)
	}
	if e.Basis == data.NoTime {
		r.timeBefore(sentence, t, e, definite)
	}
	if t.mention && e.Status == data.Happened && (e.Place < 0 && e.Where.Len() == 0 || e.Located == data.PlaceOfThread) && e.Basis == data.NoTime && len(e.Actors) == 0 {
		e.Status = data.Background // of what, nothing here tells
	}
	if e.Basis == data.NoTime && !r.published.IsZero() && (e.Status == data.Happened || e.Status == data.Demanded) {
		e.When, e.Basis = r.published, data.TimeOfArticle
		if r.untold(t, e) {
			e.When, e.Basis = data.Time{Start: data.Earliest, End: r.published.End, Grain: r.published.Grain, Modifier: data.Before}, data.TimeEarlier
		}
	}
}

// timeBefore gives an event the time of one of its kind in a sentence before. What
// "the attack" points to has the same, the article's day too; an attack of years
// ago as well, but not talks, which news mostly tells of one after the other.
func (r *reading) timeBefore(sentence int, t *trigger, e *data.Event, definite bool) {
	if !t.mention && r.bygone(t) {
		return
	}
	stamped := r.stamp.paragraph == r.paragraph && r.stamp.sentence < sentence && !definite && t.group >= 0
	for i := len(r.past) - 1; i >= 0; i-- {
		p := &r.past[i]
		back := sentence - p.sentence
		the := definite && p.typ == e.Type
		switch {
		case stamped && p.sentence < r.stamp.sentence:
			return // a later sentence dates something else
		case back == 0 || back > lookBackTime && !(the && back <= lookBackThe):
			continue
		case p.happened != (e.Status == data.Happened) || p.typ != e.Type && !(harmful(p.typ) && harmful(e.Type)):
			continue
		case p.timex >= 0 && (the || p.paragraph == r.paragraph) && (r.history || the && harmful(e.Type) || !r.ofHistory(p.when)):
			e.Timex, e.When, e.Basis = p.timex, p.when, data.TimeNearby
			return
		case p.today && the:
			e.When, e.Basis = r.published, data.TimeOfArticle
			return
		}
	}
}

func harmful(t data.EventType) bool {
	switch t {
	case data.Assault, data.Coerce, data.Protest, data.Disaster, data.Accident:
		return true
	}
	return false
}

// same finds the event of the sentence that this one is another word for:
// "were killed in air strikes" is one event.
func (r *reading) same(of []data.Event, e *data.Event, t *trigger) int {
	for i := len(of) - 1; i >= 0; i-- {
		o := &of[i]
		if o.Type != e.Type || o.Status != e.Status || i >= len(r.spokenOf) {
			continue
		}
		if elsewhere(e, o) && !r.namedAgain(e, o) || e.Timex != o.Timex && e.Basis == data.TimeInText && o.Basis == data.TimeInText {
			continue
		}
		a, b := r.spokenOf[i], t.tok
		if b-a > 25 || r.apartBy(a, b) && !does(o, e) && !r.sameHarm(o, e) && !r.leftBy(o, e) {
			continue
		}
		return i
	}
	return -1
}

// elsewhere reports whether two events of a sentence have places of their own, be it
// that it names one twice. The country that merely stands in is none.
func elsewhere(a, b *data.Event) bool {
	return a.Place >= 0 && b.Place >= 0 && a.Place != b.Place && a.Located != data.PlaceOfThread && b.Located != data.PlaceOfThread
}

// namedAgain reports whether the place that one of two events has from a sentence before
// is named again as the other's.
func (r *reading) namedAgain(a, b *data.Event) bool {
	p, q := r.findings[a.Place].Place, r.findings[b.Place].Place
	return (a.Located == data.PlaceNearby || b.Located == data.PlaceNearby) && p != nil && q != nil && p.ID == q.ID
}

// does reports whether the noun of an event is the subject of another's verb:
// the attack that "killed 30", whatever is told of it between.
func does(noun, verb *data.Event) bool {
	by := actorsOf(verb, false)
	return by.Len() > 0 && by.Start <= noun.Trigger.Start && noun.Trigger.End <= by.End
}

// apartBy reports whether an "and" with a subject of its own, or a word that
// opens a clause of another time, stands between two triggers.
func (r *reading) apartBy(a, b int32) bool {
	for j := a + 1; j < b; j++ {
		k := &r.toks[j]
		if k.part == mark && r.text[k.start] == ';' {
			return true
		}
		if k.part == conjunction && j+2 < b && r.toks[j+1].part == nounly && r.verbSoon(j+1) && r.toks[j].clause != r.toks[a].clause {
			return true
		}
		if k.part == opener && r.one(k, "after", "before", "since", "until", "while", "whereas") || k.part == preposition && r.spanOfTime(j) {
			return true
		}
	}
	return false
}

// merge adds what one event has and the other lacks.
func merge(o, e *data.Event) {
	o.Words = insert(o.Words, e.Trigger)
	for _, w := range e.Words {
		if w != o.Trigger {
			o.Words = insert(o.Words, w)
		}
	}
	if o.Mode == "" || o.Mode == bareHarm {
		if o.Told == data.ToldPlainly {
			o.Told = e.Told // "were killed in the attack"
		}
		o.Mode = e.Mode
	}
	if o.Where.Len() == 0 && (e.Place >= 0 || o.Place < 0) || o.Place < 0 && e.Place >= 0 {
		o.Place, o.Also, o.Where, o.Near, o.Located = e.Place, e.Also, e.Where, e.Near, e.Located
	}
	if whom := actorsOf(e, true); o.Type == data.Consult && whom.Len() > 0 && actorsOf(o, true).Len() == 0 {
		o.Actors = append(o.Actors, data.Actor{Span: whom, Target: true}) // flew to Geneva for talks with
	}
	if o.Basis != data.TimeInText && e.Basis == data.TimeInText {
		o.Timex, o.When, o.Basis = e.Timex, e.When, e.Basis
	}
}

// bareHarm is the mode that the lexicon gives words that say what people
// suffered, and not from what.
const bareHarm = "harm"

// causes joins words of bare harm to the disaster or accident that the
// sentence names as well, and takes the mode off the others: an earthquake
// that killed is no assault.
func (r *reading) causes(into []data.Event, first int) []data.Event {
	n := first
	for i := first; i < len(into); i++ {
		e := &into[i]
		if e.Mode == bareHarm {
			e.Mode = ""
			if j := r.cause(into[first:], i-first); j >= 0 {
				o := &into[first+j]
				status := o.Status
				merge(o, e)
				if e.Status == data.Happened && status == data.Background {
					o.Status = data.Happened
				}
				o.Depth = min(o.Depth, e.Depth)
				continue
			}
		}
		if n != i {
			into[n] = into[i]
			r.spokenOf[n-first] = r.spokenOf[i-first]
		}
		n++
	}
	return into[:n]
}

// cause is the disaster or accident nearest to an event of bare harm, or -1
// where there is none or somebody did it.
func (r *reading) cause(of []data.Event, i int) int {
	best, dist := -1, 1<<30
	for j := range of {
		o := &of[j]
		if j == i {
			continue
		}
		switch o.Type {
		case data.Disaster, data.Accident:
		case data.Assault:
			if o.Mode != "" && o.Mode != bareHarm {
				return -1
			}
			continue
		default:
			continue
		}
		if o.Status != data.Happened && o.Status != data.Background {
			continue
		}
		if d := distance(o.Trigger, of[i].Trigger); d < dist {
			best, dist = j, d
		}
	}
	if best >= 0 {
		for _, a := range of[i].Actors {
			if !a.Target && r.armed(a.Span) && a.Span != actorsOf(&of[best], false) { // a jet that came down is no weapon
				return -1
			}
		}
	}
	return best
}

// armed reports whether somebody who bears arms is in the span.
func (r *reading) armed(s geo.Span) bool {
	for j := range r.toks {
		if k := &r.toks[j]; int(k.start) >= s.Start && int(k.end) <= s.End && k.class&(cFighter|cWeapon) != 0 {
			return true
		}
	}
	return false
}

// giveHarm hands the numbers of the sentence to the event that they stand
// beside, of those that do harm.
func (r *reading) giveHarm(events []data.Event) {
	hurts := false
	for i := range events {
		hurts = hurts || harmful(events[i].Type)
	}
	if !hurts {
		return
	}
	r.harms = r.harm(r.harms[:0])
	for _, h := range r.harms {
		best, dist := -1, 1<<30
		for i := range events {
			e := &events[i]
			if !harmful(e.Type) || e.Status != data.Happened || r.tollOfAnother(&h, e) {
				continue
			}
			d := min(distance(e.Trigger, h.Span), 1<<29)
			for _, w := range e.Words {
				d = min(d, distance(w, h.Span))
			}
			if h.What == "detained" != (e.Type == data.Coerce) {
				d += 100
			}
			if r.statementAt(h.Start) != r.statementAt(e.Trigger.Start) {
				d += 200
			}
			if d < dist {
				best, dist = i, d
			}
		}
		if best < 0 {
			continue
		}
		e := &events[best]
		twice := false
		for _, o := range e.Harm {
			twice = twice || o.Span.Overlaps(h.Span)
		}
		if !twice {
			e.Harm = append(e.Harm, h)
		}
	}
}

func distance(a, b geo.Span) int {
	switch {
	case a.Overlaps(b):
		return 0
	case a.Start < b.Start:
		return b.Start - a.End
	}
	return a.Start - b.End
}
