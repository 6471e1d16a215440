package event

import (
	"dateline/data"
	"dateline/geo"
)

// settle decides between two types that share a word, by who does it and to
// whom or what: a strike is one of labour or of arms, and students who occupy
// their university take no territory. The words are those of the classes
// labour, target, site and fighter of words.txt.
func (r *reading) settle(t *trigger, e *data.Event) {
	k := &r.toks[t.tok]
	switch {
	case e.Type == data.Aid && t.group >= 0 && e.Where.Len() == 0 && r.one(k, "delivered", "delivers", "delivering", "airdropped"):
		for i := range r.places {
			if c := &r.places[i]; c.from > t.tok && c.from <= t.tok+8 && c.prep >= 0 && r.one(&r.toks[c.prep], "to", "in", "into", "over") && r.toks[c.from].clause == t.clause {
				r.locate(e, int32(i)) // food aid to Homs
				break
			}
		}
	case r.one(k, "strike", "strikes", "struck", "striking"):
		switch {
		case t.group < 0 && e.Type == data.Protest && e.Mode == "strike" && t.pattern.size == 1 && r.armedStrike(t):
			e.Type, e.Mode = data.Assault, ""
		case t.group >= 0 && e.Type == data.Protest && r.harmable(r.target(t)) && r.bare(t.tok):
			e.Type, e.Mode = data.Assault, "" // pilots struck a depot
		}
	case e.Type == data.Mobilize && e.Mode == "troops" && t.nwords > 0 && r.one(&r.toks[t.words[t.nwords-1]], "police", "policemen", "gendarmes"):
		e.Mode = "police"
	case e.Mode == "arrest" && t.group >= 0 && r.one(k, "capture", "captures", "captured", "capturing"):
		if r.outlawed(actorsOf(e, false)) {
			e.Type, e.Mode = data.Assault, "abduct" // whom rebels capture is no prisoner of a court
		}
	case e.Type == data.Protest && e.Mode == "riot" && r.hurt(t) && r.speaksOfAfter(t.tok, "rampage") && !r.speaksOfAny("protesters", "rioters", "mobs", "mob", "crowd", "crowds", "youths", "thousands", "hundreds"):
		e.Type, e.Mode = data.Assault, "" // a gunman went on a rampage
	case e.Type == data.Assault && t.group < 0 && r.wordIs(k, "poisoning") && r.speaksOfAny("milk", "food", "liquor", "alcohol", "drinking", "eating", "water", "meal", "meals", "fumes"):
		e.Type, e.Mode = data.Accident, "" // nitrite poisoning
	case e.Mode == "territory" && t.group >= 0 && r.one(k, "taken", "took", "take", "taking") && r.captives(actorsOf(e, true)):
		e.Type, e.Mode = data.Coerce, "arrest" // prisoners were taken
	case e.Mode == "territory" && t.group >= 0 && r.speaksOfAfter(t.tok, "custody"):
		e.Type, e.Mode = data.Coerce, "arrest" // police took him into custody in Boone County
	case e.Mode == "territory" && t.group >= 0 && r.has(actorsOf(e, true), cWeapon) && !r.has(actorsOf(e, true), cGeneric|cSite|cFighter) && !r.placeIn(actorsOf(e, true)):
		e.Type, e.Mode = data.Coerce, "seize" // police seized guns in a town
	case e.Type == data.Assault && e.Mode == "" && r.one(k, "raid", "raids", "targeting", "targeted") && r.strikers(r.sentence) && !r.hurt(t) && !r.has(r.sentence, cWeapon) && !r.outlawed(r.sentence):
		e.Type, e.Mode = data.Coerce, "seize" // raids by the police
	case e.Mode == "restrict" && t.group >= 0 && r.one(k, "block", "blocks", "blocked", "blocking") && t.nwords > 0:
		if by := actorsOf(e, false); r.has(by, cPeople|cLabour) && !r.armed(by) && !r.official(by) {
			e.Type, e.Mode = data.Protest, "obstruct" // farmers blocked roads
		}
	case e.Mode == "territory" && t.group >= 0 && r.one(k, "occupy", "occupies", "occupied", "occupying"):
		if by := actorsOf(e, false); r.has(by, cPeople) && !r.armed(by) {
			e.Type, e.Mode = data.Protest, "obstruct"
		}
	}
}

// speaksOfAfter reports whether a word stands in the few words after a token.
func (r *reading) speaksOfAfter(i int32, word string) bool {
	for j := i + 1; j < int32(len(r.toks)) && j < i+5; j++ {
		if r.wordIs(&r.toks[j], word) {
			return true
		}
	}
	return false
}

// captives reports whether a phrase names those whom an army holds.
func (r *reading) captives(s geo.Span) bool {
	for j := r.tokenAt(s.Start); j < int32(len(r.toks)) && int(r.toks[j].start) < s.End; j++ {
		if r.one(&r.toks[j], "prisoner", "prisoners", "captive", "captives", "detainees") {
			return true
		}
	}
	return false
}

// placeIn reports whether a name of a place stands in a phrase.
func (r *reading) placeIn(s geo.Span) bool {
	for j := r.tokenAt(s.Start); j < int32(len(r.toks)) && int(r.toks[j].start) < s.End; j++ {
		if r.toks[j].finding >= 0 {
			return true
		}
	}
	return false
}

// outlawed reports whether a phrase names those who bear arms against a state.
func (r *reading) outlawed(s geo.Span) bool {
	for j := r.tokenAt(s.Start); j < int32(len(r.toks)) && int(r.toks[j].start) < s.End; j++ {
		if r.one(&r.toks[j], "rebel", "rebels", "guerrilla", "guerrillas", "guerilla", "guerillas", "gunmen", "gunman", "militants", "insurgents", "terrorists", "extremists", "subversives", "bandits", "pirates", "jihadists", "separatists", "kidnappers") {
			return true
		}
	}
	return false
}

// armedStrike reports whether the noun "strike" is one of arms. It is where
// its own words say so, what it is on or what it does; else the words for
// labour decide, then the dead of the sentence, then what the article told
// before. A strike of which nothing is known is one of labour.
func (r *reading) armedStrike(t *trigger) bool {
	n := int32(len(r.toks))
	if t.from > 0 && r.wordIs(&r.toks[t.from-1], "on") {
		return false // on strike
	}
	if r.fellIn(t) {
		return true
	}
	if j := t.tok + 1; j+1 < n && r.one(&r.toks[j], "on", "against", "upon") && !r.isTime(j+1) {
		s := r.phrase(j + 1)
		if r.has(s, cLabour) {
			return false
		}
		if r.harmable(s) || r.wordIs(&r.toks[j], "on") && r.suffers(s) {
			return true
		}
	}
	if s := r.by(t.tok); r.armed(s) && !r.has(s, cLabour) && !r.strikers(s) {
		return true
	}
	// what it does: the first verb after it
	before := geo.Span{Start: r.sentence.Start, End: int(r.toks[t.tok].end)}
	for j := t.tok + 1; j < n; j++ {
		v := &r.toks[j]
		if v.part == opener || v.kind == 0 && v.part == mark {
			break
		}
		if v.part != verbly || v.group < 0 || r.groups[v.group].head != j {
			continue
		}
		g := &r.groups[v.group]
		before.End = int(v.start)
		if g.passive || r.has(before, cLabour) {
			break
		}
		if v.class&(cDead|cInjured) != 0 && v.form&(fPast|fThird|fIng|fBase) != 0 && r.nounNext(j) {
			return true // the strike killed two doctors
		}
		if v.class&(cSeize|cSoft) != 0 && !r.has(r.sentence, cLabour) && r.harmable(r.object(j)) {
			return true // hit a depot
		}
		break
	}
	if r.has(r.sentence, cLabour) || t.from > 1 && (r.wordIs(&r.toks[t.from-1], "during") || r.toks[t.from-1].class&cDet != 0 && r.wordIs(&r.toks[t.from-2], "during")) {
		return false
	}
	for j := range r.toks {
		if k := &r.toks[j]; k.class&(cDead|cInjured|cWeapon) != 0 || r.one(k, "casualties", "militants", "rebels", "rubble") {
			return true
		}
	}
	for i := len(r.past) - 1; i >= 0; i-- {
		switch r.past[i].typ {
		case data.Assault:
			return true
		case data.Protest:
			return false
		}
	}
	return false
}

// fellIn reports whether people were killed or wounded "in" what the noun
// names, or "by" it.
func (r *reading) fellIn(t *trigger) bool {
	j := t.from - 1
	for j > 0 && r.toks[j].part == nounly {
		j--
	}
	if j < 0 || !r.one(&r.toks[j], "in", "by") {
		return false
	}
	for steps := 0; j >= 0 && steps < 8; j, steps = j-1, steps+1 {
		k := &r.toks[j]
		if k.part == mark || k.part == opener || k.part == conjunction {
			return false
		}
		if k.part == verbly && k.class&(cDead|cInjured) != 0 {
			return true
		}
	}
	return false
}

// strikers reports whether a phrase names those who bear arms and go on strike
// as well.
func (r *reading) strikers(s geo.Span) bool {
	for j := r.tokenAt(s.Start); j < int32(len(r.toks)) && int(r.toks[j].start) < s.End; j++ {
		if r.one(&r.toks[j], "police", "officers", "guards") {
			return true
		}
	}
	return false
}

// harmable reports whether a phrase names a place, or somebody or something
// that arms are used against: no cabinet and no reform.
func (r *reading) harmable(s geo.Span) bool {
	for j := r.tokenAt(s.Start); j < int32(len(r.toks)) && int(r.toks[j].start) < s.End; j++ {
		if k := &r.toks[j]; k.class&(cTarget|cSite|cFighter|cWeapon|cGeneric) != 0 || k.finding >= 0 && r.findings[r.firstF+int(k.finding)].Use != geo.Demonym {
			return true
		}
	}
	return false
}

// nounNext reports whether an object, or its number, stands after a verb.
func (r *reading) nounNext(i int32) bool {
	j := i + 1
	for j < int32(len(r.toks)) && (r.toks[j].class&(cMore|cDet|cCount|cVague) != 0 || r.one(&r.toks[j], "at", "up", "to")) {
		if r.toks[j].class&(cCount|cVague) != 0 {
			return true
		}
		j++
	}
	return j < int32(len(r.toks)) && r.toks[j].part == nounly
}

// has reports whether a word of the class is in the span.
func (r *reading) has(s geo.Span, c class) bool {
	for j := r.tokenAt(s.Start); j < int32(len(r.toks)) && int(r.toks[j].start) < s.End; j++ {
		if r.toks[j].class&c != 0 {
			return true
		}
	}
	return false
}

// relieves reports whether a phrase names who brings aid.
func (r *reading) relieves(s geo.Span) bool { return r.has(s, cRelief) }

// figurative reports whether a verb of crashing or bursting is said of what
// does so in a manner of speaking: markets crash, films bomb, crowds explode.
func (r *reading) figurative(t *trigger, e *data.Event) bool {
	if e.Type != data.Accident && e.Mode != "explosives" {
		return false
	}
	for _, a := range e.Actors {
		if a.Target && !r.groups[t.group].passive {
			continue
		}
		j := r.tokenAt(a.Start)
		for j+1 < int32(len(r.toks)) && int(r.toks[j+1].start) < a.End && !r.wordIs(&r.toks[j+1], "of") {
			j++
		}
		switch k := &r.toks[j]; {
		case k.class&cFigurative != 0 && !r.armed(a.Span):
			return true
		case k.class&cPeople != 0 && k.class&(cWeapon|cFighter) == 0 || r.one(k, "crowd", "crowds", "fans", "audience", "stadium"):
			return t.nwords == 0 && actorsOf(e, true).Len() == 0 && r.one(&r.toks[t.tok], "exploded", "explodes", "explode", "exploding")
		}
	}
	return false
}
