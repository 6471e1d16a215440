package symbol

import "dateline/data"

// modeWords are the modes of the types, those of [data.EventType.Modes], in words that
// go on from the type's name: "Assault · with heavy weapons".
var modeWords = map[data.EventType]map[string]string{
	data.Reject:    {"assist": "of help", "change": "of change", "meet": "of talks", "yield": "to give way"},
	data.Consult:   {"visit": "visit", "host": "receiving guests", "third-party": "by a third party", "phone": "by telephone"},
	data.Support:   {"relations": "closer relations"},
	data.Cooperate: {"economic": "economic", "military": "military", "judicial": "judicial"},
	data.Aid: {
		"economic": "money or goods", "military": "arms or training", "humanitarian": "relief", "protection": "shelter or protection",
	},
	data.Yield:    {"ease": "easing of restrictions", "pardon": "pardon or acquittal"},
	data.Request:  {"assist": "for help", "change": "for change", "meet": "for talks", "yield": "to give way"},
	data.Accuse:   {"disapprove": "disapproval", "investigate": "investigation"},
	data.Threaten: {"restrict": "with restrictions", "relations": "to break off relations", "violence": "with violence"},
	data.Protest: {
		"demo": "demonstration", "strike": "strike", "hunger": "hunger strike", "boycott": "boycott", "obstruct": "blockade", "riot": "riot",
	},
	data.Sanction: {"relations": "relations broken off", "expel": "expulsion", "aid": "aid cut off", "convict": "conviction"},
	data.Mobilize: {"troops": "troops", "weapons": "weapons", "police": "police", "militia": "militia"},
	data.Coerce: {
		"arrest": "arrest", "deport": "deportation", "ban": "ban", "censor": "censorship", "restrict": "restrictions",
		"curfew": "curfew", "martial-law": "martial law", "seize": "seizure of property", "destroy": "destruction of property",
		"cyber": "cyberattack", "misinformation": "misinformation", "crowd-control": "against a crowd",
	},
	data.Assault: {
		"abduct": "abduction", "torture": "torture", "beat": "beating", "sexual": "sexual violence", "execute": "execution",
		"assassinate": "assassination", "primitive": "with simple weapons", "firearms": "with firearms", "explosives": "with explosives",
		"suicide-attack": "suicide attack", "airstrike": "air strike", "heavy-weapons": "with heavy weapons", "battle": "battle",
		"territory": "for ground or power", "chemical": "with chemical weapons",
	},
	data.Retreat: {
		"withdraw": "withdrawal", "release": "release", "return": "giving back", "disarm": "disarmament", "ceasefire": "ceasefire",
		"access": "access granted", "resign": "resignation",
	},
	data.Disaster: {
		"earthquake": "earthquake", "volcano": "volcanic eruption", "tsunami": "tsunami", "flood": "flood", "storm": "storm",
		"landslide": "landslide", "drought": "drought or famine", "wildfire": "wildfire", "epidemic": "epidemic",
	},
	data.Accident: {"transport": "in transport", "fire": "fire", "explosion": "explosion", "collapse": "collapse", "spill": "spill or leak"},
}

// Mode says a mode of a type in words: "with heavy weapons" of an assault. A mode
// that it doesn't know it returns as it is, and so no mode.
func Mode(t data.EventType, mode string) string {
	if words, ok := modeWords[t][mode]; ok {
		return words
	}
	return mode
}
