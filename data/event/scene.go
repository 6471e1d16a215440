package event

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/data"
	"dateline/geo"
	"dateline/geo/text"
)

// An event whose sentence names no place may still have one: the scene that the
// text has set before. A scene lasts as long as the words point to it, and no
// longer. What points to it most surely is a noun with "the" that the text has told
// before: "the blast" is where the blast was, some sentences on as well. Else it
// is only the very next sentence that goes on at the scene, or one soon after
// that is about the same people, or in which those act whom one meets there:
// police, doctors, witnesses.
//
// It ends where the sentence turns to something else, names another country or
// another place, gives figures for years, or speaks of what had happened before.
// An event that lies outside has no place; of violence and disaster it has the
// country, where all that the article tells of lies in that one, see
// [reading.thread].

// How many sentences a scene lasts for what isn't pointed to.
const (
	lastsNext = 1 // the sentence after
	lastsSame = 3 // about the same people, or by those on the spot
	lastsOnce = 4 // since the place was named
	lastsLone = 8 // of a text with one scene
)

// stay gives an event the place where the text has told of its like before.
func (r *reading) stay(sentence int, t *trigger, e *data.Event, definite bool) {
	if p := r.sceneBefore(sentence, t, e, definite); p != nil {
		e.Place, e.Near, e.Located = p.place, p.near, data.PlaceNearby
		if r.pluralAt(int(t.tok)) {
			e.Also = p.also
		}
		return
	}
	if !r.old(e) {
		r.thread(t, e)
	}
}

// sceneBefore returns the event before that happened where e did, or nil.
func (r *reading) sceneBefore(sentence int, t *trigger, e *data.Event, definite bool) *pastEvent {
	if !harmful(e.Type) && !definite || r.leaves(t, e) {
		return nil
	}
	again := definite || e.Told == data.ToldAgain && t.group < 0
	for i := len(r.past) - 1; i >= 0; i-- {
		p := &r.past[i]
		back := sentence - p.sentence
		switch {
		case back == 0 || back > lookBackThe || p.place < 0 || r.continental(p.place) || r.placed(t, p):
		case !p.happened && !p.spoken && e.Status == data.Happened:
		case again && r.pointsBack(t, e, p):
			return p
		case !harmful(e.Type) || !r.alike(p, e) || p.also != nil || p.many && r.another(t, e) || r.gone(p, e) || r.aside(t, e) || r.elsewhere(p):
		case back <= lastsNext, back <= lastsSame && sentence-p.named <= lastsOnce && (r.goesOnAt(e) || r.shares(p, e)), back <= lastsLone && p.typ == e.Type && r.lone(p):
			if r.rival(p) {
				return nil
			}
			return p
		}
	}
	return nil
}

// pointsBack reports whether a noun that the reader is taken to know may be the event
// before: of its type and mode, and one as that was one, with no other country
// between. "The cholera" is no certain
// outbreak, where another country is spoken of.
func (r *reading) pointsBack(t *trigger, e *data.Event, p *pastEvent) bool {
	same := p.typ == e.Type && (p.mode == e.Mode || p.mode == "" || e.Mode == "") ||
		exploded(e.Type, e.Mode) && p.typ == data.Assault && p.mode == "explosives"
	if !same || p.many && !r.pluralAt(int(t.tok)) {
		return false
	}
	return !r.crossed(p) && (e.Type != data.Disaster || !r.elsewhere(p))
}

// gone reports whether the event before lies behind what the text tells, and this one
// doesn't go on from it.
func (r *reading) gone(p *pastEvent, e *data.Event) bool {
	return p.behind && !r.history && e.Told != data.ToldAgain && !r.shares(p, e)
}

// another reports whether a noun that points back is in the singular, and so at
// nothing that was told in the plural.
func (r *reading) another(t *trigger, e *data.Event) bool {
	return t.group < 0 && e.Told == data.ToldAgain && !r.pluralAt(int(t.tok))
}

// crossed reports whether the text has named a place in another country since that of
// the event before.
func (r *reading) crossed(p *pastEvent) bool {
	at := r.findings[p.place].Place
	last := p.place
	for _, a := range p.also {
		last = max(last, a)
	}
	for i := last + 1; i < r.firstF; i++ {
		f := &r.findings[i]
		if f.Use == geo.Literal && at != nil && f.Place != nil && f.Place.Country != at.Country {
			return true
		}
	}
	return false
}

// triggerOf returns the trigger that an event was made of, or nil.
func (r *reading) triggerOf(e *data.Event) *trigger {
	for i := range r.triggers {
		if t := &r.triggers[i]; int(r.toks[t.tok].end) == e.Trigger.End {
			return t
		}
	}
	return nil
}

// alike reports whether two events may be of one matter: violence with what
// follows it, or disasters and accidents; an explosion is of either.
func (r *reading) alike(p *pastEvent, e *data.Event) bool {
	if !harmful(p.typ) {
		return false
	}
	return p.typ == e.Type || byPeople(p.typ) == byPeople(e.Type) || exploded(p.typ, p.mode) || exploded(e.Type, e.Mode)
}

// exploded reports whether a type and mode are those of an explosion that nobody is
// said to have caused.
func exploded(t data.EventType, mode string) bool { return t == data.Accident && mode == "explosion" }

// byPeople reports whether harm of a type is done by people to people.
func byPeople(t data.EventType) bool { return t != data.Disaster && t != data.Accident }

// goesOnAt reports whether the sentence is about those of the event before, or about
// such as are met at the scene.
func (r *reading) goesOnAt(e *data.Event) bool {
	if e.Told == data.ToldAgain {
		return true
	}
	for _, a := range e.Actors {
		j := r.tokenAt(a.Start)
		if k := &r.toks[j]; k.class&cPronoun != 0 && !r.one(k, "i", "we", "you", "me", "us") || r.one(k, "the", "this", "these", "those", "both") {
			return true
		}
	}
	for j := range r.toks {
		if k := &r.toks[j]; j < 12 && k.part == nounly && r.one(k, "police", "officers", "residents", "rescuers", "firefighters", "witnesses", "witness", "villagers", "neighbours", "neighbors", "doctors", "medics", "survivors") {
			return true
		}
	}
	return false
}

// lone reports whether the text has one scene: it names no other place from the event
// before up to here, and told of no violence or disaster elsewhere.
func (r *reading) lone(p *pastEvent) bool {
	for i := range r.past {
		if o := &r.past[i]; o.place >= 0 && harmful(o.typ) && !r.together(o.place, p.place) {
			return false
		}
	}
	for i := p.place + 1; i < r.firstF; i++ {
		if f := &r.findings[i]; f.Use == geo.Literal && !r.together(i, p.place) {
			return false
		}
	}
	return true
}

// shares reports whether somebody who is named had part in both events: "Karen Olsvik
// was killed", "the man who shot Olsvik".
func (r *reading) shares(p *pastEvent, e *data.Event) bool {
	for _, a := range e.Actors {
		name := lastWord(a.In(r.text))
		for _, o := range p.actors {
			if c, _ := utf8.DecodeRuneInString(name); unicode.IsUpper(c) && !r.capitals && name == lastWord(o.In(r.text)) {
				return true
			}
		}
	}
	return false
}

func lastWord(s string) string { return s[strings.LastIndexByte(s, ' ')+1:] }

// rival reports whether the sentence that told of an event told of another
// somewhere else: which of the two the text goes on with, nobody knows.
func (r *reading) rival(p *pastEvent) bool {
	for i := range r.past {
		if o := &r.past[i]; o.sentence == p.sentence && o.place >= 0 && o.place != p.place && harmful(o.typ) && !r.together(o.place, p.place) {
			return true
		}
	}
	return false
}

// nested reports whether two places are one, or one may hold the other.
func nested(a, b *geo.Place) bool {
	switch {
	case a == nil || b == nil || a.Country != b.Country:
		return false
	case a.ID == b.ID || a.Class == geo.Country || b.Class == geo.Country:
		return true
	}
	return a.Admin1 == b.Admin1 && (rank(a) < 4 || rank(b) < 4 || rank(a) == 6 || rank(b) == 6)
}

// within reports whether a place is another or lies in it.
func within(a, b *geo.Place) bool {
	return nested(a, b) && (a.ID == b.ID || rank(a) > rank(b))
}

// together reports whether two findings are of one place, or one may hold the other.
func (r *reading) together(a, b int) bool {
	return a == b || nested(r.findings[a].Place, r.findings[b].Place)
}

// leaves reports whether the sentence leaves the scene, whatever it points to.
func (r *reading) leaves(t *trigger, e *data.Event) bool {
	return e.Told == data.ToldApart && !r.goesOnWith(t) || r.old(e) || r.apartFromThread() || r.wide(e) || r.worldwide() || r.longSince(e) || r.calledBy(t)
}

// goesOnWith reports whether a verb tells what came next or as well: "later died",
// "also shot at".
func (r *reading) goesOnWith(t *trigger) bool { return t.group >= 0 && !r.apartFromThread() }

// placed reports whether the sentence speaks of a place that does not lie in that of
// the event before: in a wider one, more may have happened. A noun that is only spoken of has nothing to do with
// those of its clause, but for a name that follows it so soon that it may be where that
// was: "the bombardment and destruction of Aleppo".
func (r *reading) placed(t *trigger, p *pastEvent) bool {
	at := r.findings[p.place].Place
	for i := range r.places {
		c := &r.places[i]
		if c.use != geo.Literal || c.pointed || c.fixed.Has(OfSpeaker) || c.fixed.Has(OfOrigin) || c.fixed.Has(InDateline) || within(c.place, at) || r.noticed(t, c) {
			continue
		}
		if !t.mention || c.from > t.tok && c.from < t.tok+8 && r.toks[c.from].clause == t.clause {
			return true
		}
	}
	return false
}

// elsewhere reports whether the sentence names, in whatever use, a place in another
// country than that of the event before.
func (r *reading) elsewhere(p *pastEvent) bool {
	at := r.findings[p.place].Place
	if at == nil {
		return false
	}
	return r.abroad(at.Country)
}

// abroad reports whether the sentence names a place in another country, or its
// people; who is quoted doesn't count.
func (r *reading) abroad(country string) bool {
	for i := range r.places {
		c := &r.places[i]
		if c.place != nil && c.place.Country != "" && c.place.Country != country && !c.pointed && !c.fixed.Has(OfSpeaker) && !c.fixed.Has(InOrganisation) && !c.fixed.Has(InDateline) {
			return true
		}
	}
	return false
}

// aside reports whether an event that nothing points back to stands aside of what
// the text tells: it lies behind it, is one of many, or is a kind and no event.
func (r *reading) aside(t *trigger, e *data.Event) bool {
	return r.bygone(t) || r.oneOfMany() || r.ofKind(t) || r.timeless(t) || r.others(e)
}

// oneOfMany reports whether the sentence gives figures, or speaks of what happens
// time and again.
func (r *reading) oneOfMany() bool {
	for i := range r.toks {
		k := &r.toks[i]
		switch {
		case r.one(k, "percent", "average", "often", "usually", "typically", "sometimes", "frequently", "repeatedly", "annually", "statistics", "decade", "decades", "total", "dozens of times", "history", "ever", "never", "always"):
			return true
		case k.kind == text.Symbol && r.text[k.start] == '%':
			return true
		case i > 0 && r.one(k, "year", "month", "week", "years", "months") && r.one(&r.toks[i-1], "a", "each", "every", "per", "recent", "past"):
			return true
		case i > 0 && r.wordIs(k, "times") && r.toks[i-1].class&(cCount|cVague) != 0:
			return true
		}
	}
	return false
}

// ofKind reports whether a noun tells the kind of the thing that follows, or a state:
// "murder cases", "hurricane season", "a name in battle".
func (r *reading) ofKind(t *trigger) bool {
	if t.group >= 0 || int(t.tok)+1 >= len(r.toks) {
		return false
	}
	if t.from > 0 && t.from == t.tok && t.pattern.typ == data.Assault && r.one(&r.toks[t.from-1], "in", "at", "into", "of", "for") && !r.pluralAt(int(t.tok)) {
		return true
	}
	k := &r.toks[t.tok+1]
	return k.kind == text.Word && k.part == nounly && k.finding < 0 && k.timex < 0 && k.class&(cDet|cPronoun|cPossessive) == 0 && (k.word == nil || !r.harmfulWord(k.word))
}

// timeless reports whether a verb in the present tells what is always so, and no
// "the" or "a" points to one happening: "cholera is spread by water", "poisoning
// from contaminated fish leads to".
func (r *reading) timeless(t *trigger) bool {
	v := r.ownVerb(t)
	if t.group >= 0 && !r.groups[t.group].finite {
		if g := r.mainVerb(); g != nil {
			v = r.toks[g.head].group
		}
	}
	if v < 0 || t.group < 0 && t.from > 0 && r.toks[t.from-1].class&cDet != 0 {
		return false
	}
	g := &r.groups[v]
	now := g.present && !g.past || r.one(&r.toks[g.head], "is", "are")
	return now && !g.saying && !(t.group >= 0 && g.finite && v == t.group) && r.toks[g.head].form&fIng == 0
}

// others reports whether it was done to or by others than those told of.
func (r *reading) others(e *data.Event) bool {
	for _, a := range e.Actors {
		for j := r.tokenAt(a.Start); j < int32(len(r.toks)) && int(r.toks[j].start) < a.End; j++ {
			if r.one(&r.toks[j], "other", "others", "another") {
				return true
			}
		}
	}
	return false
}

// longSince reports whether an event's own time begins a year and more before
// the article, or in a whole year where nobody knows when that is from: what has
// happened since 1993 did not where the last attack was.
func (r *reading) longSince(e *data.Event) bool {
	if r.published.IsZero() {
		return e.Basis == data.TimeInText && e.When.Grain >= data.Year
	}
	return e.Basis == data.TimeInText && e.When.Start.Before(r.published.Start.AddDate(-1, 0, 0))
}

// calledBy reports whether a noun of action is called by the name before it, and
// so is another than the one told before: "the Kenya bombing", "Iraq's invasion".
func (r *reading) calledBy(t *trigger) bool {
	for i := range r.places {
		if c := &r.places[i]; t.group < 0 && !c.pointed && (c.to == t.from && c.use != geo.Demonym || c.to == t.from-1 && r.toks[c.to].kind == text.Clitic) {
			return true
		}
	}
	return false
}

// continental reports whether a finding is a continent, which is too wide to be
// taken over from a sentence before.
func (r *reading) continental(finding int) bool {
	p := r.findings[finding].Place
	return p != nil && p.Class == geo.Continent
}

// wide reports whether it was done to "the country" or "the region": what was
// told before may be about a smaller place.
func (r *reading) wide(e *data.Event) bool {
	for _, a := range e.Actors {
		if !a.Target {
			continue
		}
		for j := r.tokenAt(a.Start); j < int32(len(r.toks)) && int(r.toks[j].start) < a.End; j++ {
			if r.one(&r.toks[j], "country", "nation", "region", "province", "state", "island") {
				return true
			}
		}
	}
	return false
}

// apartFromThread reports whether the sentence turns to something else:
// "Meanwhile", "Elsewhere", "In a separate incident".
func (r *reading) apartFromThread() bool {
	for j := 0; j < len(r.toks) && j < 5; j++ {
		if r.one(&r.toks[j], "meanwhile", "elsewhere", "separately", "separate", "another", "other", "earlier", "previously") {
			return true
		}
	}
	return false
}
