package event

import (
	"dateline/data"
	"dateline/geo"
)

// Of violence and disasters that lie at no place that the text tells, it is often sure
// what country they happened in: the one that the article mostly speaks of. That
// stands in where the text has told of such things there, or somebody armed did it or
// somebody suffered it, or the sentence names the country with the disaster; not where
// it names another, or the whole world, nor for bans and laws.

// A country is one that the article speaks of, by its name, its people or a
// place in it.
type country struct {
	code    string
	named   int     // how often
	finding int     // the best name of the country itself, or -1
	harmed  [2]bool // disasters, and violence, were told to have happened in it
}

// countCountries counts those of the sentence. The dateline and who is quoted
// don't count.
func (r *reading) countCountries(roles []data.PlaceRole) {
	for i := r.firstF; i < r.lastF; i++ {
		f := &r.findings[i]
		if f.Place == nil || f.Place.Country == "" || roles[i] == data.DatelinePlace || roles[i] == data.SpeakerPlace {
			continue
		}
		at := 0
		for at < len(r.countries) && r.countries[at].code != f.Place.Country {
			at++
		}
		if at == len(r.countries) {
			r.countries = append(r.countries, country{code: f.Place.Country, finding: -1})
		}
		c := &r.countries[at]
		c.named++
		r.mentions++
		if f.Place.Class == geo.Country && (c.finding < 0 || f.Use < r.findings[c.finding].Use) {
			c.finding = i
		}
	}
}

// thread gives an event of violence or disaster that has no place the country
// that the article mostly speaks of so far.
func (r *reading) thread(t *trigger, e *data.Event) {
	if !harmful(e.Type) || e.Status != data.Happened || r.worldwide() || e.Told == data.ToldApart && !r.goesOnWith(t) || measure(e) || r.timeless(t) {
		return
	}
	for i := range r.countries {
		c := &r.countries[i]
		if c.finding < 0 || c.named < fewestNamed || c.named*threadOf < r.mentions*threadShare {
			continue
		}
		told := c.harmed[sortOfHarm(e.Type)] || r.sure(e) || e.Told == data.ToldAgain && r.toldOfHarm() || !byPeople(e.Type) && r.namesCountry(c.code)
		if told && !r.abroad(c.code) && !r.ofKind(t) {
			e.Place, e.Located = c.finding, data.PlaceOfThread
		}
		return
	}
}

// toldOfHarm reports whether the text has told of violence or a disaster before.
func (r *reading) toldOfHarm() bool {
	for i := range r.past {
		if harmful(r.past[i].typ) && r.past[i].happened {
			return true
		}
	}
	return false
}

// sure reports whether those who did it bear arms, or it was done to people.
func (r *reading) sure(e *data.Event) bool {
	return r.armed(actorsOf(e, false)) || r.suffers(actorsOf(e, true))
}

// measure reports whether an event is one of offices and laws, which are felt
// everywhere and happen nowhere: bans, seizures.
func measure(e *data.Event) bool {
	if e.Type != data.Coerce {
		return false
	}
	switch e.Mode {
	case "arrest", "deport", "crowd-control", "curfew", "martial-law":
		return false
	}
	return true
}

// harmedIn notes that an event of harm was told to have happened at a place.
func (r *reading) harmedIn(p *geo.Place, t data.EventType) {
	for i := range r.countries {
		if p != nil && r.countries[i].code == p.Country {
			r.countries[i].harmed[sortOfHarm(t)] = true
		}
	}
}

// sortOfHarm is 1 for what people do to people.
func sortOfHarm(t data.EventType) int {
	if byPeople(t) {
		return 1
	}
	return 0
}

// namesCountry reports whether the sentence names a country or a place in it.
func (r *reading) namesCountry(code string) bool {
	for i := range r.places {
		if c := &r.places[i]; c.place != nil && c.place.Country == code {
			return true
		}
	}
	return false
}

// worldwide reports whether the sentence speaks of the whole world.
func (r *reading) worldwide() bool {
	for i := range r.toks {
		if k := &r.toks[i]; r.one(k, "worldwide", "globally", "global", "internationally", "continents", "countries") || r.wordIs(k, "world") && i > 1 && r.one(&r.toks[i-2], "around", "across", "over", "throughout", "in") {
			return true
		}
	}
	return false
}

// The country that an article mostly speaks of is one that it names twice at
// least, and threadShare times in threadOf.
const (
	fewestNamed = 2
	threadShare = 3
	threadOf    = 4
)
