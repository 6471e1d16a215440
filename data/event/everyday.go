package event

import (
	"dateline/data"
	"dateline/geo"
	"dateline/geo/text"
)

// everyday reports whether a word of dealings is used as firms, neighbours and
// offices use it every day: a press release, a drop in demand, a warning about
// the weather. What makes it news is who deals with whom about what.
func (r *reading) everyday(t *trigger, e *data.Event) bool {
	by, to := actorsOf(e, false), actorsOf(e, true)
	switch e.Type {
	case data.Accuse:
		return r.blamesNobody(t, by, to)
	case data.Accident:
		if r.toPrices(t) {
			return true // the shares skidded 9.5 to 200.5
		}
		switch k := &r.toks[t.tok]; {
		case t.group < 0 && r.one(k, "wreck", "wrecks"):
			return r.thingOf(t) // reduced to a wreck, the search for a wreck
		case t.group < 0:
			return r.one(k, "crash", "crashes") && r.speaksOfAny("stock", "stocks", "market", "markets", "investors", "trading") && !r.hurt(t)
		default:
			return r.wordIs(k, "sink") && r.groups[t.group].present || r.one(k, "sunk", "sank", "sinking") && r.followedBy(t.tok, "to", "into") && !r.has(by, cTarget|cFighter) && !r.speaksOfAny("bottom", "seabed") && !r.hurt(t) // of steel, to a new low
		}
	case data.Disaster:
		if r.one(&r.toks[t.tok], "drought", "droughts") && (r.has(r.sentence, cSport) || r.scored()) {
			return true // without a goal
		}
		return t.group < 0 && r.followedBy(t.tok, "of") && r.one(&r.toks[t.tok], "hail", "storm", "avalanche", "flood", "tsunami", "whirlwind", "plague", "tide", "deluge") // of bullets, of criticism
	case data.Protest:
		if t.group < 0 && t.from > 1 && r.wordIs(&r.toks[t.from-1], "of") && r.one(&r.toks[t.from-2], "letter", "letters", "note", "notes") {
			return true // letters of protest
		}
		if t.group >= 0 && r.armed(by) && !r.has(by, cPeople|cLabour) && r.one(&r.toks[t.tok], "camp", "camped", "camping", "block", "blocks", "blocked", "blocking", "barricaded", "barricading", "besieged", "besieging", "occupied", "occupying") {
			return true // troops camped, and blocked a road
		}
		return r.wordIs(&r.toks[t.tok], "fast") && (r.inWords(t, "as", "so", "too", "how", "very") || t.group < 0 && (t.from == 0 || r.toks[t.from-1].class&(cDet|cPossessive) == 0)) // twice as fast
	case data.Request:
		return r.mereDemand(t, to)
	case data.Reject:
		if r.one(&r.toks[t.tok], "opposing") && r.bare(t.tok) && r.toks[t.tok+1].class&(cDet|cPossessive) == 0 && !r.toks[t.tok+1].upper {
			return true // the opposing sides
		}
		if !r.one(&r.toks[t.tok], "decline", "declined", "declines", "declining", "refuse", "refused", "refuses", "refusing") {
			return false
		}
		falls := t.group >= 0 && t.nwords == 0 && !r.followedBy(t.tok, "to") && !r.bare(t.tok) || r.numbersFollow(t.tok)
		return r.keepsQuiet(t) || falls && !r.one(&r.toks[t.tok], "refuse", "refused", "refuses", "refusing") // prices declined to 3 dollars
	case data.Agree:
		if r.one(&r.toks[t.tok], "sign", "signs", "signed", "signing") && (t.group >= 0 || !r.wordIs(&r.toks[t.tok], "signing")) {
			passive := t.group >= 0 && r.groups[t.group].passive                                    // a treaty is signed in 1919
			return t.nwords == 0 && !passive && r.followedBy(t.tok, "of", "off", "up", "in", "out") // signs of growth
		}
		return t.group >= 0 && t.nwords == 0 && r.groups[t.group].present && r.one(&r.toks[t.tok], "agree", "agrees") && !r.followedBy(t.tok, "to") // of opinions
	case data.Consult:
		if t.group < 0 && r.one(&r.toks[t.tok], "host", "hosts") {
			return true // of a show
		}
		return e.Mode == "host" && t.group >= 0 && to.Len() > 0 && r.weightOf(to) == slight // received a proposal
	case data.Assault:
		return r.struggles(t, e) || r.beasts(to) || r.toPrices(t) || r.launchesTools(t, e)
	case data.Retreat:
		if r.one(&r.toks[t.tok], "retire", "retires", "retired", "retiring") && t.nwords == 0 {
			return !r.has(by, cOffice) && !r.has(to, cOffice)
		}
		return r.releasesThings(t, e, to) || r.withdrawsThings(t, e, by, to)
	case data.Threaten:
		return r.cautions(t, by, to)
	case data.Mobilize:
		if t.group >= 0 && r.one(&r.toks[t.tok], "amass", "amasses", "amassed", "amassing") {
			return to.Len() > 0 && !r.armed(to) // evidence, shares
		}
		if t.group >= 0 && r.one(&r.toks[t.tok], "deploy", "deploys", "deployed", "deploying", "dispatch", "dispatched", "dispatches") && !r.armed(by) && !r.official(by) {
			return !r.has(to, cFighter|cWeapon|cPeople|cSpeaker|cOffice|cVague) && to.Len() > 0 && (r.has(to, cTarget) || !r.names(to)) // salt trucks, software
		}
		if e.Mode == "weapons" && t.group >= 0 && r.one(&r.toks[t.tok], "conduct", "conducts", "conducted", "conducting") {
			return !r.has(r.sentence, cWeapon) && !r.speaksOfAny("nuclear", "missile", "ballistic", "warhead") // tests of blood
		}
		if n := int(t.tok) + 1; r.wordIs(&r.toks[t.tok], "patrol") && t.group < 0 && n < len(r.toks) && r.toks[n].upper && !r.capitals && r.toks[n].kind == text.Word {
			return true // a patrol sergeant with his name
		}
		return r.one(&r.toks[t.tok], "alert") && !r.has(r.sentence, cFighter|cWeapon) || r.throughTo(t)
	case data.Aid:
		return r.one(&r.toks[t.tok], "armed") && (r.bare(t.tok) || r.followedBy(t.tok, "with") && actorsOf(e, false).Len() == 0) // armed men, armed with a knife
	case data.Coerce:
		switch {
		case r.one(&r.toks[t.tok], "cracking", "cracked", "crack", "cracks", "crackdown"):
			return r.weightOf(by) != nobodyThere && !r.armed(by) && (!r.official(by) || r.trades(geo.Span{Start: r.sentence.Start, End: e.Trigger.Start}))
		case e.Mode == "restrict" && t.group >= 0 && r.groups[t.group].passive && by.Len() == 0 && r.one(&r.toks[t.tok], "cut", "blocked", "closed", "shut", "severed"):
			return !r.official(r.sentence) && !r.has(r.sentence, cFighter|cWeapon|cRelief) && (to.Len() == 0 || r.weightOf(to) == slight) && !r.placeIn(to) && !r.has(to, cGeneric|cSite) // lines cut off by a storm
		case t.group >= 0 && t.nwords > 0 && r.one(&r.toks[t.words[t.nwords-1]], "arm", "arms") && r.speaksOfAny("head", "legs", "body", "hands"):
			return true // of a body
		case t.group < 0 && r.one(&r.toks[t.tok], "arrest", "detention", "capture"):
			for j := max(t.from-3, 0); j < t.from; j++ {
				if r.one(&r.toks[j], "evade", "evades", "evaded", "evading", "resist", "resists", "resisted", "resisting", "avoid", "avoids", "avoided", "avoiding", "escape", "escaped", "escaping") {
					return true // resisting arrest
				}
			}
			return false
		case t.group < 0 && r.wordIs(&r.toks[t.tok], "custody"):
			return !r.inWords(t, "in", "into", "police", "military", "federal")
		}
	}
	return false
}

// launchesTools reports whether what is launched is a drone, by nobody who bears
// arms and where nobody is hurt: it looks for a wreck.
func (r *reading) launchesTools(t *trigger, e *data.Event) bool {
	return t.group >= 0 && e.Mode == "heavy-weapons" && r.one(&r.toks[t.tok], "launch", "launches", "launched", "launching") && r.speaksOfAfter(t.tok, "drones") &&
		!r.violentPast() && !r.has(r.sentence, cFighter) && !r.hurt(t) && !r.official(actorsOf(e, false)) && !r.speaksOfAny("at", "against", "towards")
}

// thingOf reports whether a noun is of the thing and not of what befell it: after
// "to", "for" and "from", or where "of" follows.
func (r *reading) thingOf(t *trigger) bool {
	j := t.from - 1
	for j >= 0 && r.toks[j].part == nounly {
		j--
	}
	return j >= 0 && r.toks[j].part == preposition && r.one(&r.toks[j], "to", "for", "from", "inside") || r.followedBy(t.tok, "of")
}

// beasts reports whether those who suffer are animals: hunters and vets kill
// them, and no one attacks.
func (r *reading) beasts(to geo.Span) bool {
	return r.has(to, cAnimal) && !r.has(to, cPeople|cFighter|cOffice|cGeneric)
}

// toPrices reports whether a verb tells how far a price or a share went: "skidded
// 9.5 to 200.5", "slashed prices".
func (r *reading) toPrices(t *trigger) bool {
	if t.group < 0 || t.nwords > 0 || r.hurt(t) {
		return false
	}
	j := t.tok + 1
	if int(j) >= len(r.toks) {
		return false
	}
	if r.one(&r.toks[j], "price", "prices", "cost", "costs", "spending", "rates", "budget", "budgets", "jobs", "taxes", "dividend", "output") {
		return true
	}
	if r.toks[j].kind != text.Number {
		return false
	}
	for j++; int(j) < len(r.toks) && j < t.tok+5; j++ {
		if k := &r.toks[j]; r.one(k, "percent", "cents", "pence", "points", "to") || k.kind == text.Symbol {
			return j+1 < int32(len(r.toks)) && (k.kind == text.Symbol || !r.wordIs(k, "to") || r.toks[j+1].kind == text.Number)
		}
	}
	return false
}

// namesAfter reports whether a place, or somebody by his name, stands in the few
// words after a noun: "the battle for Homs".
func (r *reading) namesAfter(i int32) bool {
	for j := i + 1; j < int32(len(r.toks)) && j < i+5; j++ {
		if k := &r.toks[j]; k.finding >= 0 || r.named(j) {
			return true
		} else if k.part != preposition && k.part != nounly {
			return false
		}
	}
	return false
}

// trades reports whether a phrase names who sells or teaches: such crack down on
// customers and pupils.
func (r *reading) trades(s geo.Span) bool {
	for j := r.tokenAt(s.Start); j < int32(len(r.toks)) && int(r.toks[j].start) < s.End; j++ {
		if r.one(&r.toks[j], "firm", "firms", "company", "companies", "supplier", "suppliers", "retailer", "retailers", "shops", "stores", "school", "schools", "airline", "airlines", "bank", "banks", "parents", "employers", "landlords") {
			return true
		}
	}
	return false
}

// followedBy reports whether one of the words stands right after a token.
func (r *reading) followedBy(i int32, words ...string) bool {
	return int(i)+1 < len(r.toks) && r.one(&r.toks[i+1], words...)
}

// inWords reports whether one of the words stands right before the words of a
// trigger.
func (r *reading) inWords(t *trigger, words ...string) bool {
	return t.from > 0 && r.one(&r.toks[t.from-1], words...)
}

// numbersFollow reports whether a number or a share stands in the few words
// after a token.
func (r *reading) numbersFollow(i int32) bool {
	for j := i + 1; j < int32(len(r.toks)) && j < i+4; j++ {
		if k := &r.toks[j]; k.kind == text.Number || r.one(k, "percent", "per") {
			return true
		}
	}
	return false
}

// blamesNobody: a parole officer is responsible for seventy men, earnings are
// attributed to growth, and an agent is in charge. Blame is for what does harm.
func (r *reading) blamesNobody(t *trigger, by, to geo.Span) bool {
	k := &r.toks[t.tok]
	switch {
	case t.group >= 0 && r.one(k, "insult", "insulted", "insults", "scold", "scolded", "scolds", "chided", "chide", "berated", "teased", "mocked", "mocks", "ridiculed", "reprimanded"):
		return !r.official(by) && !r.official(to)
	case t.group >= 0 && r.one(k, "investigate", "investigates", "investigated", "investigating") && !r.official(by):
		for j := r.tokenAt(by.Start); j < int32(len(r.toks)) && int(r.toks[j].start) < by.End; j++ {
			if r.one(&r.toks[j], "doctor", "doctors", "scientist", "scientists", "researcher", "researchers", "epidemiologists", "experts", "engineers", "historians", "astronomers", "biologists") {
				return true // a rash, a star
			}
		}
		return false
	case r.one(k, "trial", "trials") && t.group < 0 && (r.has(r.sentence, cSport) || t.from > 0 && r.one(&r.toks[t.from-1], "clinical", "drug", "vaccine", "medical", "field", "human", "time")):
		return true // of runners, and of drugs
	case r.one(k, "charge") && t.group < 0 && t.from > 0 && (r.wordIs(&r.toks[t.from-1], "in") || r.toks[t.from-1].kind == text.Joiner):
		return true
	case r.one(k, "insult", "insulting", "mock", "mocking") && (t.group < 0 || !r.bare(t.tok)):
		return true
	case r.one(k, "attribute", "attributes", "attributed", "attributing", "responsible", "responsibility"):
		if r.claimed(t) {
			return false
		}
		for j := range r.toks {
			b := &r.toks[j]
			if int32(j) == t.tok || b.part == mark && int32(j) < t.tok {
				continue
			}
			if b.class&(cDead|cInjured|cWeapon) != 0 || b.word != nil && r.harmfulWord(b.word) {
				return false
			}
		}
		return true
	}
	return false
}

// claimed reports whether responsibility is claimed or held by name.
func (r *reading) claimed(t *trigger) bool {
	for _, w := range t.words[:t.nwords] {
		if r.one(&r.toks[w], "responsibility", "responsible", "accountable") && w != t.tok {
			return true
		}
	}
	return false
}

// harmfulWord reports whether the lexicon has a word under a type that does
// harm.
func (r *reading) harmfulWord(w *word) bool {
	for i := range w.senses {
		s := &w.senses[i]
		if s.forms == 0 {
			break
		}
		for _, p := range r.lex.nouns[s.lemma] {
			if p.size == 1 && (p.typ == data.Assault || p.typ == data.Disaster || p.typ == data.Accident || p.typ == data.Coerce) {
				return true
			}
		}
	}
	return false
}

// mereDemand: the demand for tickets, and a question.
func (r *reading) mereDemand(t *trigger, to geo.Span) bool {
	k := &r.toks[t.tok]
	switch {
	case t.group >= 0 && to.Len() > 0 && r.toks[r.tokenAt(to.Start)].kind == text.Symbol:
		return true // asked for $500
	case t.group < 0 && r.wordIs(k, "demand"):
		j := t.from - 1
		for j >= 0 && r.toks[j].part == nounly {
			b := &r.toks[j]
			if b.class&(cDet|cPossessive) != 0 || b.kind == text.Clitic || b.finding >= 0 {
				return r.wordIs(b, "the") && r.followedBy(t.tok, "for") && !r.official(r.sentence)
			}
			j--
		}
		return !r.followedBy(t.tok, "that", "to", "by")
	case t.group < 0 && r.one(k, "call", "calls"):
		for j := t.from - 1; j >= 0 && j > t.from-6; j-- {
			if r.one(&r.toks[j], "respond", "responded", "responding", "answered", "phone", "telephone", "emergency", "distress", "911") {
				return true // of the police, on the telephone
			}
		}
		return false
	case t.group >= 0 && r.one(k, "asked", "ask", "asks", "asking"):
		for j := t.tok + 1; j < int32(len(r.toks)) && j < t.tok+6; j++ {
			b := &r.toks[j]
			if r.one(b, "about", "whether", "if", "what", "how", "why", "where", "who", "when", "which") {
				return true // a question
			}
			if b.part == mark || b.part == verbly || r.one(b, "to", "for", "that") {
				return false
			}
		}
		g := &r.groups[t.group]
		return g.passive && (int(t.tok)+1 >= len(r.toks) || r.toks[t.tok+1].part == mark || r.toks[t.tok+1].part == quote)
	}
	return false
}

// media are things that are released with no prisoner in them.
func (r *reading) media(k *token) bool {
	return r.one(k, "photo", "photos", "photograph", "photographs", "picture", "pictures", "image", "images", "footage", "video", "videos", "tape", "tapes", "recording", "recordings", "letter", "letters", "statement", "report", "reports", "list", "lists", "names", "details", "figures", "data", "documents", "document", "results", "statistics", "study", "survey", "records", "transcript", "transcripts", "emails", "film", "album", "song", "book", "sketch", "sketches", "water", "gas", "funds", "money", "draft", "plan", "plans", "poll", "guidelines", "information", "audio", "autopsy", "findings")
}

// releasesThings: of photographs, reports and water, and the press release.
func (r *reading) releasesThings(t *trigger, e *data.Event, to geo.Span) bool {
	if e.Mode != "release" {
		return false
	}
	for j := r.tokenAt(to.Start); j < int32(len(r.toks)) && int(r.toks[j].start) < to.End; j++ {
		if r.media(&r.toks[j]) {
			return true
		}
	}
	if !r.one(&r.toks[t.tok], "release", "releases") || t.group >= 0 {
		return t.group >= 0 && t.from > 0 && r.media(&r.toks[t.from-1])
	}
	n := t.tok + 1
	if int(n) < len(r.toks) && (r.toks[n].class&cSay != 0 || r.one(&r.toks[n], "issued", "sent", "date")) {
		return true
	}
	for j := t.from - 1; j >= 0 && j > t.from-5; j-- {
		if r.one(&r.toks[j], "according", "in") && r.one(&r.toks[j+1], "to", "a", "the") && !r.followedBy(t.tok, "of") {
			return true
		}
	}
	return false
}

// withdrawsThings: a statement, a share, a council on its retreat. Who retreats
// bears arms, governs, or leaves a place.
func (r *reading) withdrawsThings(t *trigger, e *data.Event, by, to geo.Span) bool {
	if e.Mode != "withdraw" || r.armed(r.sentence) {
		return false
	}
	if r.one(&r.toks[t.tok], "lose", "loses", "lost", "losing") {
		return e.Place < 0 || r.speaksOfAny("car", "vehicle", "truck", "lorry", "bus", "van", "bike", "motorcycle", "steering", "wheel") // control of a car
	}
	if r.one(&r.toks[t.tok], "cede", "cedes", "ceded", "ceding") {
		return to.Len() > 0 && !r.harmable(to) // market share
	}
	if t.nwords > 0 {
		return false
	}
	if t.group < 0 {
		return !r.official(by) && !r.official(to) && r.weightOf(by) != weighty && !r.has(r.sentence, cWeapon|cFighter) && !(e.Located == data.PlaceInText && r.followedBy(t.tok, "from"))
	}
	if to.Len() > 0 && !r.harmable(to) && !r.suffers(to) {
		return true // withdrew its support
	}
	return false
}

// cautions: a warning about floods, fevers and prices threatens nobody. It is a
// threat where one side warns another, or of what would be done.
func (r *reading) cautions(t *trigger, by, to geo.Span) bool {
	k := &r.toks[t.tok]
	if r.inWords(t, "life") {
		return true // life threatening
	}
	warns := r.one(k, "warn", "warns", "warned", "warning", "warnings", "caution", "cautioned")
	for _, w := range t.words[:t.nwords] {
		warns = warns || r.one(&r.toks[w], "warning", "warnings")
	}
	if !warns {
		return t.group < 0 && r.one(k, "threat", "threats") && by.Len() == 0 && !r.has(r.sentence, cFighter|cWeapon) && !r.threatens(t)
	}
	for i := range r.triggers {
		switch o := &r.triggers[i]; o.pattern.typ {
		case data.Assault, data.Sanction, data.Mobilize, data.Coerce, data.Protest:
			if o.tok != t.tok {
				return false
			}
		case data.Disaster, data.Accident:
			return true
		}
	}
	if r.has(r.sentence, cIllness) {
		return true
	}
	if r.has(r.sentence, cFighter|cWeapon) {
		return false
	}
	return !r.official(to) && (to.Len() > 0 || !r.official(by)) || to.Len() > 0 && !r.names(to)
}

// threatens reports whether a threat is made, and not only there: "made
// threats", "received a threat".
func (r *reading) threatens(t *trigger) bool {
	for j := t.from - 1; j >= 0 && j > t.from-6; j-- {
		if k := &r.toks[j]; r.one(k, "made", "makes", "making", "issued", "received", "receives", "sent", "phoned", "carry", "after", "following") {
			return true
		} else if k.part == mark || k.part == opener {
			return false
		}
	}
	return false
}

// names reports whether a phrase names a country, or an office or a party to a
// dispute by a capital.
func (r *reading) names(s geo.Span) bool {
	for j := r.tokenAt(s.Start); j < int32(len(r.toks)) && int(r.toks[j].start) < s.End; j++ {
		if k := &r.toks[j]; k.finding >= 0 || k.upper && !r.capitals || r.capitals && k.class&cOffice != 0 || k.class&cFighter != 0 {
			return true
		}
	}
	return r.has(s, cOffice)
}

// throughTo reports whether a pattern found its object after "to": a fax that is
// sent to the police sends no police.
func (r *reading) throughTo(t *trigger) bool {
	if t.group < 0 || !r.one(&r.toks[t.tok], "send", "sends", "sent", "sending") {
		return false
	}
	for _, w := range t.words[:t.nwords] {
		for j := t.tok + 1; j < w; j++ {
			if r.toks[j].part == preposition && r.one(&r.toks[j], "to", "for", "from") {
				return true
			}
		}
	}
	return false
}

// keepsQuiet: who declines to comment or to name a suspect rejects nothing.
func (r *reading) keepsQuiet(t *trigger) bool {
	for j := t.tok + 1; j < int32(len(r.toks)) && j < t.tok+4; j++ {
		if r.one(&r.toks[j], "comment", "say", "elaborate", "identify", "name", "discuss", "disclose", "reveal", "speculate", "specify", "answer", "speak", "confirm", "provide", "release", "interview") {
			return true
		}
	}
	return false
}

// speaksOfAny reports whether one of the words is in the sentence.
func (r *reading) speaksOfAny(words ...string) bool {
	for j := range r.toks {
		if r.one(&r.toks[j], words...) {
			return true
		}
	}
	return false
}

// ofWords reports whether a word before "battle" or "war" says that it is fought
// with words, money or votes.
func (r *reading) ofWords(k *token) bool {
	return r.one(k, "legal", "court", "uphill", "custody", "political", "competitive", "bidding", "price", "turf", "culture", "title", "ratings", "constitutional", "legislative", "takeover", "proxy", "courtroom", "losing", "ideological", "diplomatic", "electoral", "verbal", "partisan", "public", "relations", "propaganda", "personal", "spiritual", "moral")
}

// struggles: legal battles, uphill fights, and who feels under attack. Where
// nobody bears arms or is hurt, nobody was before, and no place is named with
// it, a battle is one of words. A deal is struck with somebody.
func (r *reading) struggles(t *trigger, e *data.Event) bool {
	k := &r.toks[t.tok]
	if t.group >= 0 {
		for _, w := range t.words[:t.nwords] {
			if b := &r.toks[w]; r.one(b, "battle", "battles", "fight", "war") && w > 0 && r.ofWords(&r.toks[w-1]) {
				return true // fought a legal battle
			} else if r.one(b, "campaign", "campaigns", "operation", "operations") && e.Mode == "battle" && !r.has(r.sentence, cFighter|cWeapon) && !r.official(actorsOf(e, false)) && !r.hurt(t) && !r.violentPast() {
				return true // launched a campaign for readers
			}
		}
		if r.one(k, "clash", "clashes", "clashed", "clashing") {
			return !r.has(r.sentence, cFighter|cWeapon) && !r.hurt(t) && !r.speaksOfAny("protesters", "demonstrators", "rioters", "mobs", "gangs", "fans", "villagers", "supporters", "crowds") && e.Where.Len() == 0
		}
		return r.one(k, "struck", "strikes", "strike") && !r.groups[t.group].passive && r.followedBy(t.tok, "with")
	}
	under := r.inWords(t, "under")
	if under && r.speaksOfAny("feel", "feels", "felt", "feeling") {
		return true
	}
	if !under && !r.one(k, "battle", "battles", "fight", "fights", "war", "wars", "struggle", "clash", "engagement", "engagements", "intervention") || r.capitals && !under {
		return false
	}
	if t.from > 0 && r.ofWords(&r.toks[t.from-1]) || r.followedBy(t.tok, "to", "cry", "plan", "plans") {
		return true // a battle to win votes
	}
	return e.Status == data.Happened && !r.has(r.sentence, cFighter|cWeapon) && !r.hurt(t) && !r.violentPast() && e.Where.Len() == 0 && !r.namesAfter(t.tok)
}
