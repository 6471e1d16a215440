package event

import (
	"slices"

	"dateline/data"
	"dateline/geo"
	"dateline/geo/text"
)

// A weight says how likely a phrase is to name somebody whose deeds are news.
type weight uint8

const (
	nobodyThere weight = iota // no phrase
	negative                  // nobody, nothing, no one
	speaking                  // I, we, you: whoever is quoted
	slight                    // things, matters, it
	pointing                  // he, she, they
	weighty                   // names, offices, people, those who bear arms
)

// weightOf reads a phrase of the sentence.
func (r *reading) weightOf(s geo.Span) weight {
	if s.Len() == 0 {
		return nobodyThere
	}
	w := slight
	for j := r.tokenAt(s.Start); j < int32(len(r.toks)) && int(r.toks[j].start) < s.End; j++ {
		k := &r.toks[j]
		switch {
		case r.one(k, "nobody", "nothing", "none") || r.wordIs(k, "no") && j+1 < int32(len(r.toks)) && (r.wordIs(&r.toks[j+1], "one") || r.toks[j+1].kind == text.Joiner):
			return negative
		case k.finding >= 0, k.class&(cPeople|cFighter|cSpeaker|cOffice|cVague) != 0 && k.part == nounly, k.class&cRelief != 0 && k.upper, r.named(j):
			w = weighty
		case w == weighty:
		case r.one(k, "i", "we", "you", "me", "us") && !(k.upper && k.end-k.start > 1 && !r.capitals && j > 0):
			w = speaking
		case r.one(k, "he", "she", "they", "him", "them", "who", "whom", "her", "others"):
			w = max(w, pointing)
		}
	}
	return w
}

// tokenAt returns the first token that ends after a place of the text.
func (r *reading) tokenAt(at int) int32 {
	lo, hi := 0, len(r.toks)
	for lo < hi {
		if m := (lo + hi) / 2; int(r.toks[m].end) <= at {
			lo = m + 1
		} else {
			hi = m
		}
	}
	return int32(lo)
}

// named reports whether a token looks like a name by its capital. The first
// word of a sentence has one in any case: it counts where no list has it and
// it is no plural, or where another follows.
func (r *reading) named(j int32) bool {
	k := &r.toks[j]
	if k.kind != text.Word || !k.upper || k.timex >= 0 {
		return false
	}
	if r.capitals || r.allTitled {
		return k.word == nil
	}
	if k.class&(cPronoun|cDet|cPossessive|cPrep|cConj) != 0 {
		return false
	}
	if j > 0 && r.toks[j-1].part != quote {
		return true
	}
	if n := j + 1; n < int32(len(r.toks)) && r.toks[n].upper && r.toks[n].kind == text.Word {
		return true
	}
	return k.word == nil && !hasSuffixFold(r.text[k.start:k.end], "s") || r.acronym(k)
}

// acronym reports whether a token is all in capitals, in a text that is not: NATO.
func (r *reading) acronym(k *token) bool {
	word := r.text[k.start:k.end]
	return len(word) > 2 && allUpper(word)
}

// worded are the types that are news for who does it: governments, courts,
// parties, crowds, the armed. A neighbour agrees, helps and blames as well.
func worded(t data.EventType) bool {
	switch t {
	case data.Consult, data.Cooperate, data.Aid, data.Mobilize:
		return true
	}
	return spoken(t)
}

// credible reports whether an event is one that a reader of news would call
// so. The words of the lexicon have everyday senses, and one wrong event costs
// more trust than a missed one: who does it, and to whom, must fit its type.
func (r *reading) credible(t *trigger, e *data.Event, actors []data.Actor) bool {
	source, target := nobodyThere, nobodyThere
	for _, a := range actors {
		if w := r.weightOf(a.Span); a.Target {
			target = max(target, w)
		} else {
			source = max(source, w)
		}
	}
	for _, w := range t.words[:t.nwords] { // met his counterpart
		if k := &r.toks[w]; w > t.tok && k.class&(cOffice|cPeople|cFighter) != 0 {
			target = weighty
		}
	}
	verb := t.group >= 0
	if k := &r.toks[t.tok]; t.from > 0 && r.toks[t.from-1].kind == text.Joiner && (verb || worded(e.Type) && hasSuffixFold(r.text[k.start:k.end], "ing")) {
		return false // life-threatening
	}
	if n := t.tok + 1; (verb && t.nwords == 0 || !verb && harmful(e.Type)) && int(n) < len(r.toks) && r.toks[n].kind == text.Joiner && r.toks[n].start == r.toks[t.tok].end {
		return false // a submerged-arc furnace, blast-off
	}
	if verb && r.figurative(t, e) || r.contest(t, e) {
		return false // the market crashed, the champion defeated his challenger
	}
	if r.everyday(t, e) || r.circumstance(t, e) {
		return false
	}
	if verb && (source == negative || r.groups[t.group].passive && target == negative) && e.Status == data.Happened {
		e.Status = data.Denied
	}
	switch {
	case e.Type == data.Assault || e.Type == data.Coerce:
		if verb && source == slight && r.groups[t.group].finite && t.pattern.mode == bareHarm && !r.bringsHarm(actorsOf(e, false)) {
			return false // cancer kills
		}
		if verb && t.nwords == 0 && (e.Mode == "arrest" || e.Mode == "abduct") && target < pointing && r.one(&r.toks[t.tok], "capture", "captures", "captured", "capturing") {
			return false // captured the mood
		}
		if verb && e.Mode == "destroy" && t.nwords == 0 && r.one(&r.toks[t.tok], "destroy", "destroys", "destroyed", "destroying") && !(r.armed(actorsOf(e, false)) && r.harmable(actorsOf(e, true))) {
			return false // destroyed his hopes
		}
		if verb && t.nwords == 0 && r.one(&r.toks[t.tok], "demolish", "demolishes", "demolished", "demolishing") && !r.harmable(actorsOf(e, true)) && actorsOf(e, true).Len() > 0 {
			return false // demolished a myth
		}
		if verb && source == slight && e.Type == data.Coerce && !r.armed(actorsOf(e, false)) {
			return false // blankets surround
		}
		if verb && source < weighty && target == slight && e.Type == data.Coerce && t.nwords == 0 && r.toks[t.tok].class&cDetained == 0 && !r.suffers(actorsOf(e, true)) {
			return false // usage is forbidden
		}
		return r.violent(t, e, source, target)
	case e.Type == data.Protest:
		if by := actorsOf(e, false); verb && source == slight && !r.armed(by) && !r.has(by, cLabour) {
			return false // rubble blocks streets
		}
		k := &r.toks[t.tok]
		if verb && t.pattern.typ == data.Assault {
			return r.suffers(actorsOf(e, true)) // students occupied a university
		}
		if !verb && t.tok > 0 && r.wordIs(k, "in") && r.toks[t.tok-1].kind != text.Joiner {
			return false // sat in a hotel
		}
		return !verb || t.nwords > 0 || !r.bare(t.tok) || target != slight && !r.one(k, "demonstrate", "demonstrates", "demonstrated", "demonstrating") // talent
	case e.Type == data.Retreat, e.Type == data.Accident, e.Type == data.Mobilize:
		if verb && r.toks[t.tok].class&cSoft != 0 {
			return r.violent(t, e, source, target)
		}
		if e.Type == data.Retreat && e.Mode == "release" { // of a letter, of me
			return (source != speaking || !verb) && target != speaking && target != slight
		}
		return e.Type != data.Mobilize || source >= pointing || target == weighty || t.nwords > 0 || !verb
	case e.Type == data.Disaster && verb && t.nwords == 0:
		return r.natural(t, e)
	case !worded(e.Type):
		return true
	case t.pattern == demanded:
		return r.official(actorsOf(e, false))
	case t.purpose:
		return false // worked to support
	case !verb:
		return r.newsworthy(t, e, source, target)
	case r.whatIsOff(t) != nil:
		return true
	}
	for _, w := range t.words[:t.nwords] {
		if r.toks[w].part == other && r.wordIs(&r.toks[w], "to") && e.Type == data.Consult && e.Mode == "visit" {
			return false // going to be
		}
	}
	if e.Type == data.Consult && e.Mode == "visit" {
		return r.travels(t, actors, r.one(&r.toks[t.tok], "go", "goes", "going", "went", "gone", "come", "comes", "came", "coming", "head", "headed", "heading", "heads", "left", "leave", "leaves", "leaving"))
	}
	if e.Type == data.Aid && r.one(&r.toks[t.tok], "help", "helps", "helped", "helping") {
		if n := int(t.tok) + 1; n < len(r.toks) && (r.toks[n].part == verbly || r.formsOf(&r.toks[n])&fBase != 0 && r.toks[n].class&(cPeople|cOffice|cFighter) == 0 || r.toks[n].word == nil && !r.toks[n].upper && r.toks[n].kind == text.Word) {
			return false // helped swing the vote
		}
	}
	if e.Type == data.Aid && t.nwords > 0 && (e.Where.Len() > 0 || e.Place >= 0 || target == weighty) && r.relieves(r.sentence) {
		return source >= pointing || r.relieves(actorsOf(e, false)) || source == nobodyThere // the Red Cross delivered food to
	}
	if e.Type == data.Aid && e.Mode == "humanitarian" && r.succours(t, e) {
		return true
	}
	if e.Type == data.Agree && r.concludes(t) && (e.Where.Len() > 0 || source == weighty || r.groups[t.group].passive) {
		return source != speaking
	}
	if private(e.Type) && !r.official(r.sentence) || r.amongFirms(t, e, source) {
		return false
	}
	switch source {
	case weighty:
		return true
	case speaking:
		return target == weighty && (e.Type == data.Request || e.Type == data.Accuse || e.Type == data.Reject || e.Type == data.Threaten || e.Type == data.Sanction)
	case nobodyThere, pointing, negative:
		return target == weighty || e.Where.Len() > 0 || target == pointing && r.groups[t.group].passive
	}
	return false
}

// natural reports whether a verb that is said of volcanoes and rivers, and of
// much else, has one of them for its subject: "Etna erupted", not "violence
// erupted". Other verbs of disasters have no such sense.
func (r *reading) natural(t *trigger, e *data.Event) bool {
	by, to := actorsOf(e, false), actorsOf(e, true)
	var classes []geo.Class
	switch k := &r.toks[t.tok]; {
	case r.one(k, "erupt", "erupts", "erupted", "erupting"):
		classes = mountains[:]
	case r.one(k, "overflow", "overflows", "overflowed", "overflowing"):
		classes = waters[:]
	case r.one(k, "buried", "burying", "buries", "submerged", "engulfed"):
		return !r.has(r.sentence, cWeapon) && (r.suffers(to) || r.harmable(to) || to.Len() == 0 && r.harmable(by)) && !r.one(k, "submerged") || r.has(by, cGeneric|cSite) || r.has(to, cGeneric|cSite) // no gun, no car in a lake
	case r.one(k, "flooded", "floods", "flooding", "flood"):
		return !r.has(by, cPeople|cOffice|cVague) // children flooded a square
	case r.one(k, "wither", "withers", "withered", "withering"):
		return r.speaksOfAny("crop", "crops", "harvest", "harvests", "field", "fields", "maize", "corn", "wheat", "rice", "pasture", "pastures", "plants", "drought")
	default:
		return true
	}
	for j := r.tokenAt(by.Start); j < int32(len(r.toks)) && int(r.toks[j].start) < by.End; j++ {
		if r.one(&r.toks[j], "volcano", "mount", "crater", "river", "lake", "reservoir", "dam", "canal") || r.ofClass(j, classes) {
			return true
		}
	}
	return false
}

var (
	mountains = [...]geo.Class{geo.Relief, geo.Island}
	waters    = [...]geo.Class{geo.River, geo.Water}
)

// ofClass reports whether token j belongs to the name of a place of one of the
// classes.
func (r *reading) ofClass(j int32, classes []geo.Class) bool {
	i := r.toks[j].finding
	if i < 0 {
		return false
	}
	p := r.findings[r.firstF+int(i)].Place
	return p != nil && slices.Contains(classes, p.Class)
}

// succours reports whether those who fled, were hurt or survived are helped by
// somebody: what neighbours do for each other is no relief.
func (r *reading) succours(t *trigger, e *data.Event) bool {
	by := actorsOf(e, false)
	if r.relieves(by) {
		return true
	}
	if r.weightOf(by) < pointing && (by.Len() > 0 || !r.groups[t.group].passive) {
		return false
	}
	to := actorsOf(e, true)
	if r.one(&r.toks[t.tok], "rescue", "rescues", "rescued", "rescuing") && r.has(to, cPeople) {
		return true
	}
	for j := r.tokenAt(to.Start); j < int32(len(r.toks)) && int(r.toks[j].start) < to.End; j++ {
		if r.one(&r.toks[j], "refugee", "refugees", "migrant", "migrants", "survivor", "survivors", "evacuees", "castaways", "wounded", "casualties", "displaced", "homeless") {
			return true
		}
	}
	return false
}

// concludes reports whether the object of a verb is what parties sign and not
// what people shake hands on: an accord, a treaty with a name.
func (r *reading) concludes(t *trigger) bool {
	for _, w := range t.words[:t.nwords] {
		if k := &r.toks[w]; r.one(k, "treaty", "accord", "accords", "pact", "memorandum", "convention", "protocol", "charter", "armistice", "truce", "ceasefire") ||
			r.one(k, "agreement", "agreements", "declaration") && r.one(&r.toks[t.tok], "sign", "signs", "signed", "signing", "ratify", "ratified", "initialled", "initialed") {
			return true
		}
	}
	return false
}

// private are the types of what neighbours and firms do every day. They are
// news where somebody of rank or a country is in the sentence.
func private(t data.EventType) bool {
	return t == data.Aid || t == data.Support || t == data.Cooperate || t == data.Agree
}

// amongFirms reports whether help, backing and joint work are among those who
// hold no office and bring no relief, whoever else is in the sentence.
func (r *reading) amongFirms(t *trigger, e *data.Event, source weight) bool {
	switch e.Type {
	case data.Cooperate:
	case data.Support, data.Aid:
		if !r.one(&r.toks[t.tok], "support", "supports", "supported", "supporting", "backed", "backing", "backs", "championed", "help", "helps", "helped", "helping", "funded", "funding", "fund", "funds", "finance", "financed", "financing", "finances", "lend", "lends", "lent", "lending", "distributed", "distributing", "sponsored", "encouraged", "encouraging") {
			return false
		}
	default:
		return false
	}
	return source > pointing && !r.official(actorsOf(e, false)) && !r.official(actorsOf(e, true)) && !r.relieves(actorsOf(e, false))
}

// newsworthy decides on nouns of words and dealings: somebody must be named
// with them, or a place or a time of theirs.
func (r *reading) newsworthy(t *trigger, e *data.Event, source, target weight) bool {
	if e.Type == data.Consult && e.Mode == "visit" && r.toks[t.tok].word.forms&fPlural != 0 {
		return false // advises against journeys
	}
	if private(e.Type) && !r.official(r.sentence) {
		return false
	}
	if source == weighty || target == weighty {
		return true
	}
	if private(e.Type) || e.Type == data.Accuse {
		if v := r.clauses[t.clause].verb; v < 0 || r.weightOf(r.subject(&r.groups[v])) != weighty {
			return false
		}
	}
	if e.Type == data.Consult && !r.official(r.sentence) {
		return e.Where.Len() > 0 && r.calledOff(t.tok) // no business meeting
	}
	if e.Basis == data.TimeInText {
		return true
	}
	if e.Type == data.Consult {
		for j := range r.toks {
			if k := &r.toks[j]; k.clause == t.clause && (k.timex >= 0 || k.finding >= 0) {
				return r.official(r.sentence)
			}
		}
	}
	if e.Place >= r.firstF && e.Place < r.lastF {
		return true
	}
	if v := r.clauses[t.clause].verb; v >= 0 && e.Type != data.Aid && e.Type != data.Support && e.Type != data.Cooperate {
		return r.weightOf(r.subject(&r.groups[v])) == weighty
	}
	for j := max(t.from-4, 0); j < t.from; j++ {
		if r.toks[j].finding >= 0 || r.toks[j].class&cOffice != 0 {
			return true
		}
	}
	return false
}

// travels reports whether one of those who went somewhere is a person of rank
// or one with a name: waves arrive and samples are flown as well. Of everyday
// words such as to go only persons of rank are believed.
func (r *reading) travels(t *trigger, actors []data.Actor, everyday bool) bool {
	for _, a := range actors {
		if a.Target {
			continue
		}
		for j := r.tokenAt(a.Start); j < int32(len(r.toks)) && int(r.toks[j].start) < a.End; j++ {
			k := &r.toks[j]
			if k.class&cOffice != 0 || r.named(j) && k.finding < 0 && (!everyday || r.toPlace(t)) ||
				r.one(k, "he", "she", "they", "who") && !everyday && r.toPlace(t) || k.finding >= 0 && r.findings[r.firstF+int(k.finding)].Use == geo.Demonym && r.officeIn(a.Span) {
				return true
			}
		}
	}
	return len(actors) == 1 && actors[0].Target && r.officeIn(actors[0].Span)
}

// toPlace reports whether the way leads to a place by its name.
func (r *reading) toPlace(t *trigger) bool {
	for j := t.tok + 1; j < int32(len(r.toks)) && j < t.tok+6; j++ {
		switch k := &r.toks[j]; {
		case k.finding >= 0:
			return true
		case k.part == preposition, k.part == adverb, k.class&(cDet|cDirection) != 0, k.timex >= 0:
		default:
			return false
		}
	}
	return false
}

// official reports whether a phrase names an office, a country or its people.
func (r *reading) official(s geo.Span) bool {
	for j := r.tokenAt(s.Start); j < int32(len(r.toks)) && int(r.toks[j].start) < s.End; j++ {
		k := &r.toks[j]
		if k.class&(cOffice|cFighter) != 0 && k.part == nounly {
			return true
		}
		if k.finding < 0 {
			continue
		}
		if f := &r.findings[r.firstF+int(k.finding)]; f.Place != nil && (f.Place.Class == geo.Country || f.Use == geo.Metonymic) {
			return true
		}
	}
	return false
}

func (r *reading) officeIn(s geo.Span) bool {
	for j := r.tokenAt(s.Start); j < int32(len(r.toks)) && int(r.toks[j].start) < s.End; j++ {
		if r.toks[j].class&(cOffice|cSpeaker) != 0 {
			return true
		}
	}
	return false
}

// violent decides on words of harm that are said of things as well: tariffs
// hit, ships strike ice, costs hurt. They need somebody or some place that
// suffers, and no mere thing that does it.
func (r *reading) violent(t *trigger, e *data.Event, source, target weight) bool {
	k := &r.toks[t.tok]
	switch by := actorsOf(e, false); {
	case t.group < 0 && e.Type == data.Assault && (target == slight || target == speaking && source != weighty) && !r.suffers(actorsOf(e, true)):
		return false // the execution of an agenda, an attack on democracy
	case e.Mode == "explosives" && r.one(k, "go", "goes", "going", "gone", "went") && by.Len() > 0 && !r.armed(by):
		return false // his car went off the road
	case e.Mode == "territory" && t.group >= 0 && r.one(k, "gain", "gains", "gained", "gaining", "make", "makes", "made", "making") && !r.armed(by) && !r.has(r.sentence, cFighter) && !r.violentPast():
		return false // a party gains ground
	case e.Mode == "abduct" && t.group >= 0 && r.one(k, "held") && r.groups[t.group].passive && r.holdsGround(&r.groups[t.group]):
		return false // the last quarter held by rebels
	case e.Mode == "territory" && r.one(k, "fall", "falls", "fell", "fallen", "falling") && target != nobodyThere && !r.taker(actorsOf(e, true)):
		return false // fell to 41 per cent
	case r.one(k, "surround", "surrounds", "surrounded", "surrounding") && by.Len() > 0 && !r.armed(by), r.wordIs(k, "surrounding") && by.Len() == 0:
		return false // Toronto and its surrounding areas
	case k.class&cSoft == 0:
		return true
	}
	for _, w := range t.words[:t.nwords] {
		if r.toks[w].part == nounly {
			return true // the pattern has its object or its cause
		}
	}
	if t.group < 0 {
		return true
	}
	by, to := actorsOf(e, false), actorsOf(e, true)
	if e.Mode == "firearms" && t.nwords == 0 && target != nobodyThere && r.bare(t.tok) && !r.armed(to) && r.one(&r.toks[t.tok], "fire", "fires", "fired", "firing") {
		return false // fired his chief of staff
	}
	if target == weighty || target == slight {
		target = slight
		if r.suffers(to) {
			target = weighty
		}
	}
	switch {
	case target == slight, target == speaking:
		return false
	case (source == slight || source == speaking) && !r.armed(by):
		return false
	case source == nobodyThere && target == nobodyThere:
		for j := range r.toks {
			if r.toks[j].class&(cFighter|cWeapon|cDead|cInjured) != 0 && int32(j) != t.tok {
				return true
			}
		}
		return false
	case target == nobodyThere:
		return r.armed(by) || r.toks[t.tok].class&cSite != 0
	}
	return true
}

// holdsGround reports whether what is held is a place and nobody.
func (r *reading) holdsGround(g *group) bool {
	s := r.subject(g)
	if s.Len() == 0 { // the last quarter still held by rebels
		i := g.from
		for i > 0 && r.toks[i-1].part == adverb {
			i--
		}
		s = r.phraseBefore(i)
	}
	return s.Len() > 0 && !r.has(s, cPeople|cFighter|cOffice|cCount) && (r.placeIn(s) || r.has(s, cGeneric|cSite))
}

// bare reports whether no preposition stands right after a token: "demonstrates
// the talents", not "demonstrates for higher pay".
func (r *reading) bare(i int32) bool {
	return int(i)+1 < len(r.toks) && r.toks[i+1].part == nounly
}

// taker reports whether a phrase names who may take a town: those who bear arms
// or have a name.
func (r *reading) taker(s geo.Span) bool {
	for j := r.tokenAt(s.Start); j < int32(len(r.toks)) && int(r.toks[j].start) < s.End; j++ {
		if r.toks[j].class&(cFighter|cOffice) != 0 || r.toks[j].finding >= 0 || r.named(j) {
			return true
		}
	}
	return false
}

// suffers reports whether the head of a phrase is somebody, a place, or
// something that stands or drives: "India's economy" has a country and is none.
func (r *reading) suffers(s geo.Span) bool {
	any := false
	for j := r.tokenAt(s.Start); j < int32(len(r.toks)) && int(r.toks[j].start) < s.End; j++ {
		k := &r.toks[j]
		if n := j + 1; n < int32(len(r.toks)) && r.toks[n].kind == text.Clitic || k.kind == text.Joiner || k.kind == text.Clitic {
			continue
		}
		end := j+1 >= int32(len(r.toks)) || int(r.toks[j+1].start) >= s.End || r.toks[j+1].part != nounly
		if k.class&(cPeople|cFighter|cOffice|cSpeaker|cGeneric|cSite|cWeapon|cTarget|cCount) != 0 || end && (k.finding >= 0 || r.named(j) || r.one(k, "he", "she", "they", "him", "them", "who", "her")) {
			any = true
		}
	}
	return any
}

// bringsHarm reports whether a phrase names something that an event is known
// by, or who bears arms: a crash, a storm, a blast.
func (r *reading) bringsHarm(s geo.Span) bool {
	for j := r.tokenAt(s.Start); j < int32(len(r.toks)) && int(r.toks[j].start) < s.End; j++ {
		if k := &r.toks[j]; k.class&(cFighter|cWeapon) != 0 || k.class&cTarget != 0 && !r.one(k, "drug", "drugs") || k.word != nil && r.hasNounPattern(k.word) {
			return true
		}
	}
	return false
}

// recast gives harm and explosions with nobody behind them the type of the
// disaster or accident that the article tells of: the blast of a volcano, the
// dead of a flood. What explodes and is no weapon explodes by accident.
func (r *reading) recast(t *trigger, e *data.Event, actors []data.Actor) {
	r.settle(t, e)
	if e.Type == data.Accident && e.Mode == "fire" && t.group >= 0 && r.armed(actorsOf(e, false)) {
		e.Type, e.Mode = data.Assault, "heavy-weapons" // artillery fire killed
	}
	if e.Type == data.Accident && e.Mode == "explosion" && t.group < 0 && t.pattern.size == 1 && r.aimed(t) {
		e.Type, e.Mode = data.Assault, "explosives"
	}
	if (e.Type == data.Assault || e.Mode == "destroy") && t.group >= 0 && r.byNature(e) {
		return
	}
	if e.Type != data.Assault {
		return
	}
	k := &r.toks[t.tok]
	bursts := e.Mode == "explosives" && r.one(k, "exploded", "explodes", "explode", "exploding", "explosion", "explosions", "blast", "blasts")
	if !bursts && e.Mode != bareHarm {
		return
	}
	for _, a := range actors {
		for j := r.tokenAt(a.Start); !a.Target && e.Mode == bareHarm && j < int32(len(r.toks)) && int(r.toks[j].start) < a.End; j++ {
			if r.toks[j].class&cIllness != 0 {
				e.Type, e.Mode = data.Disaster, "epidemic"
				return
			}
		}
	}
	for j := range r.toks {
		if x := &r.toks[j]; x.class&(cWeapon|cFighter) != 0 && int32(j) != t.tok {
			return
		}
	}
	for i := len(r.past) - 1; i >= 0; i-- {
		p := &r.past[i]
		if p.typ == data.Assault {
			return
		}
		if (p.typ == data.Disaster || p.typ == data.Accident) && p.happened {
			e.Type, e.Mode = p.typ, ""
			return
		}
	}
	if !bursts || t.group < 0 {
		return
	}
	for _, a := range actors {
		for j := r.tokenAt(a.Start); !a.Target && j < int32(len(r.toks)) && int(r.toks[j].start) < a.End; j++ {
			if x := &r.toks[j]; r.one(x, "mount", "volcano", "crater") || r.ofClass(j, mountains[:]) {
				e.Type, e.Mode = data.Disaster, "volcano"
				return
			} else if x.class&(cSite|cGeneric) != 0 && !x.upper || int(x.end) == a.End && (x.finding >= 0 || r.named(j) && x.class&(cPeople|cFighter) == 0) || r.one(x, "store", "warehouse", "factory", "plant", "tank", "boiler", "pipeline", "reactor", "refinery", "cylinder", "depot", "gas", "transformer", "chemicals", "fuel") {
				e.Type, e.Mode = data.Accident, "explosion"
				return
			}
		}
	}
}

// aimed reports whether a blast of which no cause is told was set off: where it
// struck those whom bombs are meant for, or the article told of violence before.
func (r *reading) aimed(t *trigger) bool {
	meant := false
	for j := range r.toks {
		k := &r.toks[j]
		if r.one(k, "gas", "boiler", "cylinder", "kitchen", "fuel", "leak", "chemical", "chemicals", "accident", "accidental", "accidentally", "fireworks", "volcano", "volcanic", "refinery", "factory", "mine", "miners", "transformer", "methane") {
			return false
		}
		meant = meant || int32(j) != t.tok && k.class&cWeapon != 0 || r.one(k, "embassy", "embassies", "consulate", "mosque", "mosques", "synagogue", "shrine", "checkpoint", "convoy", "motorcade", "barracks", "market", "bazaar", "parade", "procession", "pilgrims", "worshippers", "terrorist", "terrorists", "terrorism", "responsibility")
	}
	for i := len(r.past) - 1; i >= 0 && !meant; i-- {
		switch r.past[i].typ {
		case data.Assault:
			return true
		case data.Accident, data.Disaster:
			return false
		}
	}
	return meant
}

// byNature gives what a disaster or an accident did its type: frost that wiped
// out a harvest, a village that was destroyed by fire.
func (r *reading) byNature(e *data.Event) bool {
	by := actorsOf(e, false)
	if by.Len() == 0 {
		return false
	}
	w := r.toks[r.tokenAt(by.End-1)].word
	if w == nil || r.armed(by) {
		return false
	}
	for i := range w.senses {
		if w.senses[i].forms == 0 {
			break
		}
		for _, p := range r.lex.nouns[w.senses[i].lemma] {
			if p.size == 1 && (p.typ == data.Disaster || p.typ == data.Accident && p.mode == "fire") {
				e.Type, e.Mode = p.typ, p.mode
				return true
			}
		}
	}
	return false
}

// actorsOf returns the phrase of who did it or to whom.
func actorsOf(e *data.Event, target bool) geo.Span {
	for _, a := range e.Actors {
		if a.Target == target {
			return a.Span
		}
	}
	return geo.Span{}
}
