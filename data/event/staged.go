package event

import (
	"dateline/data"
	"dateline/geo/text"
)

// staged reports whether what a trigger tells of takes place in a work or in a
// drill: "a novel about the siege", "the film tells of a massacre", "an
// exercise simulating an attack". It is named and has not happened.
func (r *reading) staged(t *trigger) bool {
	if n := t.tok + 1; t.group < 0 && int(n) < len(r.toks) && r.toks[n].part == nounly && r.toks[n].class&(cRehearse|cWork) != 0 && !r.wordIs(&r.toks[n], "series") {
		return true // an earthquake drill
	}
	for j := range r.toks {
		if int32(j) >= t.from {
			break
		}
		switch k := &r.toks[j]; {
		case k.class&cWork != 0 && k.part == nounly && !(k.upper && k.finding >= 0):
			if r.workTells(int32(j), t) {
				return true
			}
		case k.class&cRehearse != 0 && (k.part == verbly && k.group >= 0 && !r.groups[k.group].passive || k.part == nounly):
			if r.reaches(int32(j), t) {
				return true
			}
		}
	}
	return false
}

// workTells reports whether the work at token i tells what the trigger says:
// by its subject ("about"), as who tells it, or as where it is set ("In the
// game, …").
func (r *reading) workTells(i int32, t *trigger) bool {
	n := int32(len(r.toks))
	if r.wordIs(&r.toks[i], "series") && (i+1 < n && r.wordIs(&r.toks[i+1], "of") || i > 0 && r.toks[i-1].class&(cDet|cAdjective|cCount) != 0) {
		return false // a series of attacks
	}
	if i+1 < n && r.one(&r.toks[i+1], "about", "depicting", "portraying", "recounting", "set", "chronicling", "telling", "based", "dramatising", "dramatizing") {
		return r.reaches(i+1, t)
	}
	if first := r.opens(i); first && i+1 < n && r.toks[i+1].kind == text.Punct && r.text[r.toks[i+1].start] == ',' {
		return true
	}
	for j := i + 1; j < n && j < i+10; j++ {
		k := &r.toks[j]
		if k.part == mark && r.text[k.start] != ',' || k.part == opener {
			return false
		}
		if k.part == verbly && k.group >= 0 && r.groups[k.group].head == j {
			return r.one(k, "tells", "told", "tell", "follows", "followed", "follow", "depicts", "depicted", "depict", "portrays", "portrayed", "portray", "recounts", "recounted", "chronicles", "chronicled", "centres", "centers", "revolves", "imagines", "imagined", "dramatises", "dramatizes", "stars", "begins", "opens", "ends", "set", "based") &&
				r.reaches(j, t) || k.class&cBe != 0 && j+1 < n && r.wordIs(&r.toks[j+1], "about") && r.reaches(j, t)
		}
	}
	return false
}

// opens reports whether token i ends the phrase that opens the sentence, after
// "in".
func (r *reading) opens(i int32) bool {
	if i > 6 || i < 1 || !r.one(&r.toks[0], "in", "throughout") {
		return false
	}
	for j := int32(1); j < i; j++ {
		if r.toks[j].part != nounly {
			return false
		}
	}
	return true
}

// reaches reports whether a trigger stands in what the word at token i governs:
// no second main clause begins between them.
func (r *reading) reaches(i int32, t *trigger) bool {
	if t.from <= i {
		return false
	}
	for c := r.toks[i].clause + 1; c <= t.clause; c++ {
		switch cl := &r.clauses[c]; cl.kind {
		case reportingClause, parenthesis, afterPreposed:
			return false
		case joined:
			if cl.verb >= 0 && r.groups[cl.verb].finite && cl.from > i {
				return false
			}
		}
	}
	return true
}

// contest decides on words of violence that are said of games and of elections
// too. There somebody must bear arms or come to harm, or the deed must be one
// that is done to people and not to an opponent.
func (r *reading) contest(t *trigger, e *data.Event) bool {
	k := &r.toks[t.tok]
	rival := r.one(k, "beat", "beats", "beaten", "beating", "defeat", "defeats", "defeated", "defeating", "rout", "routs", "routed", "crush", "crushed", "crushes", "crushing", "hammer", "hammered", "oust", "ousted", "topple", "toppled", "battle", "battled", "battles", "battling", "fell", "overpowered", "overpower", "thrashed", "clash", "clashes", "clashed", "fight", "fights", "fought", "fighting")
	switch e.Type {
	case data.Assault:
		if e.Mode != "" && e.Mode != "beat" && e.Mode != "battle" && e.Mode != "firearms" && e.Mode != "territory" && e.Mode != bareHarm {
			return false
		}
	case data.Protest:
		rival = r.one(k, "rally", "rallied", "rallies", "rallying")
		if !rival {
			return false
		}
	case data.Accident:
		rival = r.one(k, "crashed", "crash", "crashes", "crashing") && t.group >= 0
		if !rival {
			return false
		}
	default:
		return false
	}
	if r.has(r.sentence, cFighter|cWeapon) || r.hurt(t) || k.class&(cDead|cInjured) != 0 {
		return false
	}
	to, by := actorsOf(e, true), actorsOf(e, false)
	played := r.has(r.sentence, cSport) || r.scored()
	if (e.Type != data.Assault || t.group < 0) && !played {
		return false
	}
	if played || r.has(r.sentence, cBallot) {
		if rival || t.group >= 0 && to.Len() == 0 {
			return true
		}
		return t.group >= 0 && !r.has(to, cPeople|cOffice|cTarget|cSite) && !r.has(by, cPeople)
	}
	if t.group < 0 || t.nwords > 0 || e.Type != data.Assault || !r.one(k, "beat", "beats", "defeat", "defeats", "defeated", "defeating") || r.violentPast() {
		return false
	}
	// Nothing tells of a contest, and nothing of arms: two names are rivals, but for a time before there were leagues.
	const leagues = 1850
	return !(e.Basis == data.TimeInText && e.When.End.Year() < leagues) && !r.groups[t.group].passive && !r.has(to, cPeople|cVague) && !r.has(by, cPeople|cVague) && !r.has(r.sentence, cSite) &&
		r.weightOf(to) == weighty && (r.weightOf(by) == weighty || r.weightOf(by) == pointing) && !r.warlike()
}

// hurt reports whether the sentence tells of dead or wounded, beside the word
// of the trigger.
func (r *reading) hurt(t *trigger) bool {
	for j := range r.toks {
		if k := &r.toks[j]; k.class&(cDead|cInjured|cDetained) != 0 && int32(j) != t.tok && !r.wordIs(k, "claimed") {
			return true
		}
	}
	return false
}

// warlike reports whether the sentence speaks of war.
func (r *reading) warlike() bool {
	for j := range r.toks {
		if r.one(&r.toks[j], "war", "wars", "battle", "battles", "offensive", "fighting", "armies", "forces", "fleet", "navy", "regiment", "allies", "invasion", "uprising", "revolt") {
			return true
		}
	}
	return false
}

// violentPast reports whether the article told of violence before.
func (r *reading) violentPast() bool {
	for i := range r.past {
		if r.past[i].typ == data.Assault {
			return true
		}
	}
	return false
}

// scored reports whether the score of a game stands in the sentence: "4-2". Of
// votes it is no game.
func (r *reading) scored() bool {
	for j := 1; j+1 < len(r.toks); j++ {
		a, b := &r.toks[j-1], &r.toks[j+1]
		if r.toks[j].kind != text.Joiner || a.kind != text.Number || b.kind != text.Number || a.timex >= 0 || b.timex >= 0 || a.end-a.start > 3 || b.end-b.start > 3 {
			continue
		}
		if j > 1 && (r.toks[j-2].kind == text.Joiner || r.toks[j-2].kind == text.Symbol) || j+2 < len(r.toks) && (r.toks[j+2].kind == text.Joiner || r.one(&r.toks[j+2], "vote", "votes", "ruling", "decision", "majority", "year", "years", "month", "day", "mm", "per", "percent")) {
			continue
		}
		return true
	}
	return false
}
