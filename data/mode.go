package data

import "slices"

// modes are PLOVER's of each type, and ours for disasters and accidents. This is
// the only list of them: the lexicon of events is checked against it as it is
// read, and so are the words that the window has for them.
var modes = [eventTypes][]string{
	Consult:   {"visit", "host", "third-party", "phone"},
	Support:   {"relations"},
	Cooperate: {"economic", "military", "judicial"},
	Aid:       {"economic", "military", "humanitarian", "protection"},
	Yield:     {"ease", "pardon"},
	Request:   {"assist", "change", "meet", "yield"},
	Accuse:    {"disapprove", "investigate"},
	Reject:    {"assist", "change", "meet", "yield"},
	Threaten:  {"restrict", "relations", "violence"},
	Protest:   {"demo", "strike", "hunger", "boycott", "obstruct", "riot"},
	Sanction:  {"relations", "expel", "aid", "convict"},
	Mobilize:  {"troops", "weapons", "police", "militia"},
	Coerce: {
		"arrest", "deport", "ban", "censor", "restrict", "curfew", "martial-law", "seize", "destroy", "cyber", "misinformation",
		"crowd-control",
	},
	Assault: {
		"abduct", "torture", "beat", "sexual", "execute", "assassinate", "primitive", "firearms", "explosives", "suicide-attack",
		"airstrike", "heavy-weapons", "battle", "territory", "chemical",
	},
	Retreat:  {"withdraw", "release", "return", "disarm", "ceasefire", "access", "resign"},
	Disaster: {"earthquake", "volcano", "tsunami", "flood", "storm", "landslide", "drought", "wildfire", "epidemic"},
	Accident: {"transport", "fire", "explosion", "collapse", "spill"},
}

// Modes returns the modes of a type, as [Event.Mode] has them: those of ASSAULT
// are "airstrike" and fourteen more. AGREE has none.
func (t EventType) Modes() []string {
	if t < eventTypes {
		return slices.Clone(modes[t])
	}
	return nil
}
