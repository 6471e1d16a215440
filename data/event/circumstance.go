package event

import (
	"slices"

	"dateline/data"
	"dateline/geo"
)

// Some words of disasters, money and limits only tell how something else went:
// the rain in which a ship came in, the wind that drove a fire, the rubble on a
// road, the millions to whom bread was given. They are no events of their own.

// circumstance reports whether the trigger tells nothing of its own.
func (r *reading) circumstance(t *trigger, e *data.Event) bool {
	switch {
	case e.Type == data.Disaster && t.group < 0:
		return r.weather(t) || r.likened(t)
	case e.Type == data.Aid && t.group >= 0:
		return r.toMillions(t)
	case e.Type == data.Coerce && t.group >= 0:
		return r.impassable(t, e)
	}
	return false
}

// weather reports whether a noun is the weather in which something else happened,
// or by which: "in heavy rain the liner came in", "a fire driven by high winds".
// Where somebody came to harm in it and nothing else is to blame, it is the event.
func (r *reading) weather(t *trigger) bool {
	if !r.one(&r.toks[t.tok], "rain", "rains", "winds", "snow", "snowfall", "hail", "tide", "lightning", "downpour", "downpours", "gale", "gales") {
		return false
	}
	j := t.from - 1
	for j >= 0 && r.toks[j].part == nounly && r.toks[j].class&cDet == 0 {
		j--
	}
	if j < 0 || r.toks[j].part != preposition || !r.one(&r.toks[j], "in", "amid", "despite", "through", "under", "by", "with", "against") {
		return false
	}
	harm := false
	for i := range r.triggers {
		switch o := &r.triggers[i]; {
		case o.tok == t.tok:
		case o.pattern.typ == data.Accident || o.pattern.typ == data.Disaster:
			return o.pattern.typ == data.Accident && r.one(&r.toks[j], "by", "with")
		case o.pattern.mode == bareHarm || o.pattern.mode == "destroy":
			harm = true
		}
	}
	return !harm
}

// likened reports whether a noun is an illness that another was taken for, or that
// somebody was tested or vaccinated for.
func (r *reading) likened(t *trigger) bool {
	if r.toks[t.tok].class&cIllness == 0 {
		return false
	}
	for j := t.from - 1; j > 0 && j > t.from-8; j-- {
		switch k := &r.toks[j]; {
		case k.part == verbly:
			return r.one(k, "taken", "took", "mistaken", "mistook", "tested", "screened", "vaccinated", "immunised", "immunized") && r.one(&r.toks[j+1], "for", "against", "it", "them", "him", "her")
		case k.part == mark, k.part == opener:
			return false
		}
	}
	return false
}

// toMillions reports whether the millions of a pattern of money are those who
// were given something: "given bread to millions".
func (r *reading) toMillions(t *trigger) bool {
	for _, w := range t.words[:t.nwords] {
		if !r.one(&r.toks[w], "million", "millions") {
			continue
		}
		for j := w - 1; j > t.tok && j > w-6; j-- {
			if r.wordIs(&r.toks[j], "to") {
				return true
			}
		}
	}
	return false
}

// impassable reports whether roads are blocked or cut by what the text has told
// of, a disaster or an accident, and not by somebody.
func (r *reading) impassable(t *trigger, e *data.Event) bool {
	if !r.groups[t.group].passive || actorsOf(e, false).Len() > 0 || !r.one(&r.toks[t.tok], "blocked", "cut", "severed", "buried") {
		return false
	}
	for i := range r.triggers {
		if o := &r.triggers[i]; o.pattern.typ == data.Disaster || o.pattern.typ == data.Accident {
			return true
		}
	}
	return r.lastTold(data.Disaster, data.Accident) != nil
}

// lastTold is the last happening of violence or disaster before the sentence where
// it is of one of the types, else nil.
func (r *reading) lastTold(types ...data.EventType) *pastEvent {
	for i := len(r.past) - 1; i >= 0; i-- {
		switch p := &r.past[i]; {
		case !p.happened || !harmful(p.typ):
		case slices.Contains(types, p.typ):
			return p
		default:
			return nil
		}
	}
	return nil
}

// byMishap gives ruins and poisonous gas the type of the disaster or accident that
// the sentence names or the text has told of, where nobody in arms is near.
func (r *reading) byMishap(t *trigger, e *data.Event) {
	k := &r.toks[t.tok]
	ruins := e.Mode == "destroy" && t.group >= 0 && r.one(k, "lie", "lies", "lay", "lying", "lain")
	if !ruins && !(e.Mode == "chemical" && t.group < 0 && r.wordIs(k, "gas")) || r.armedBeside(t) {
		return
	}
	if ruins {
		for i := range r.triggers {
			if o := &r.triggers[i]; o.pattern.typ == data.Disaster || o.pattern.typ == data.Accident {
				e.Type, e.Mode = o.pattern.typ, o.pattern.mode
				return
			}
		}
	}
	if p := r.lastTold(data.Disaster, data.Accident); p != nil && (ruins || p.typ == data.Accident) {
		e.Type, e.Mode = p.typ, ""
	}
}

// leftBy reports whether an event is what left the ruins of another, told of in the
// same breath: "lay in ruins after a fire".
func (r *reading) leftBy(ruins, e *data.Event) bool {
	return ruins.Type == e.Type && ruins.Mode == e.Mode && e.Where.Len() == 0 && r.one(&r.toks[r.tokenAt(ruins.Trigger.Start)], "lie", "lies", "lay", "lying", "lain")
}

// armedBeside reports whether another word of the sentence is for arms or for those
// who bear them.
func (r *reading) armedBeside(t *trigger) bool {
	for i := range r.toks {
		if k := &r.toks[i]; k.class&(cFighter|cWeapon) != 0 && (int32(i) < t.from || int32(i) > t.tok) {
			return true
		}
	}
	return false
}

// ofTheSea gives what waves or a flood did, told before, their type where a pronoun
// stands for them: "There they overturned a train". Things don't drown but by them.
func (r *reading) ofTheSea(t *trigger, e *data.Event) {
	if e.Type != data.Accident || t.group < 0 || r.groups[t.group].passive {
		return
	}
	by, to := actorsOf(e, false), actorsOf(e, true)
	if by.Len() == 0 || to.Len() == 0 || !r.one(&r.toks[r.tokenAt(by.Start)], "they", "it") {
		return
	}
	if p := r.lastTold(data.Disaster); p != nil {
		e.Type, e.Mode = data.Disaster, ""
	}
}

// heading reports whether the sentence is a line of its own without a verb or a
// stop, that names no place: the heading of what follows, where that is told.
func (r *reading) heading() bool {
	if r.article == nil || len(r.toks) == 0 || len(r.toks) > 12 || r.firstF < r.lastF || r.paragraph >= len(r.article.Paragraphs) || r.article.Paragraphs[r.paragraph] != r.sentence {
		return false
	}
	for i := range r.groups {
		if r.groups[i].finite || r.groups[i].passive {
			return false
		}
	}
	return r.toks[len(r.toks)-1].part != mark
}

// sameHarm reports whether two triggers are words of harm for the dead and the hurt
// of one happening, with nobody behind either: "100 were killed and 4,000 hurt".
func (r *reading) sameHarm(o, e *data.Event) bool {
	harm := func(e *data.Event) bool {
		for j := r.tokenAt(e.Trigger.Start); j < int32(len(r.toks)) && int(r.toks[j].start) < e.Trigger.End; j++ {
			if r.toks[j].class&(cDead|cInjured|cMissing) != 0 {
				return actorsOf(e, false) == geo.Span{}
			}
		}
		return false
	}
	return harm(o) && harm(e)
}
