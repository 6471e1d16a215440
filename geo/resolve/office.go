package resolve

import (
	"strings"

	"dateline/geo"
)

// Who the text speaks of beside a name tells what kind of place it is, though
// less surely than the word for its class: a prime minister is a country's,
// lawmakers, a legislature and
// senators by their states are a province's ("Georgia lawmakers", "Sen. Mary Doe
// of Georgia"), a mayor, a council and firefighters are a town's. A place's
// police or its schools act for no country, although they act.

// stateWords are the words after the name of a state or province for those who
// govern it, in small letters. Countries have most of them, too, but the press
// names theirs otherwise: the French parliament, the Israeli Knesset.
var stateWords = wordSet(`lawmaker lawmakers legislator legislators legislature senator senators sen sens rep reps statehouse
	congressman congresswoman congressmen assemblyman assemblywoman republican republicans democrat democrats gop gubernatorial
	troopers statewide`)

// townWords are the words after the name of a town for those who act in it and
// for it.
var townWords = wordSet(`police mayor council councilman councilwoman councilor councillor councilors councillors alderman aldermen firefighters fire
	school schools residents resident man woman teen teenager couple native neighborhood neighbourhood suburb suburbs downtown
	shopkeepers shopkeeper commuters motorists library`)

// seatWords are those who sit in a capital and act for its country, before "in"
// and its name.
var seatWords = wordSet(`officials diplomats leaders lawmakers ministers policymakers government Officials Diplomats`)

// titles stand before the name of somebody who speaks for a state: "Sen. Mary
// Doe of Georgia".
var titles = wordSet(`gov governor sen senator sens senators rep reps representative congressman congresswoman assemblyman assemblywoman`)

// An office is whose servants stand beside a name.
type office uint8

const (
	noOffice     office = iota
	stateOffice         // of a state or province
	townOffice          // of a town
	seatOffice          // of a state that governs from there: "officials in Washington said"
	nationOffice        // of a country
)

// officeAt reads the words beside a mention.
func officeAt(text string, m geo.Mention) office {
	if m.Use == geo.Demonym {
		return noOffice
	}
	if o := officeWithin(text, m); o != noOffice {
		return o
	}
	after := text[m.End:]
	for _, s := range [...]string{"'s ", "’s ", " "} {
		if rest, ok := strings.CutPrefix(after, s); ok {
			after = rest
			break
		}
	}
	if len(after) < len(text)-m.End {
		end := 0
		for end < len(after) && wordByte(after[end]) {
			end++
		}
		var buf [longestWord]byte
		w := small(buf[:0], after[:end])
		switch {
		case stateWords[string(w)]:
			return stateOffice
		case townWords[string(w)]:
			return townOffice
		case minister(after):
			return nationOffice
		}
	}
	before := text[:m.Start]
	if rest, ok := strings.CutSuffix(before, " in "); ok && seatWords[rest[strings.LastIndexAny(rest, " \n(\"")+1:]] {
		return seatOffice
	}
	for _, party := range [...]string{"R-", "D-", "I-"} {
		if rest, ok := strings.CutSuffix(before, party); ok && (rest == "" || !wordByte(rest[len(rest)-1])) {
			return stateOffice
		}
	}
	if rest, ok := strings.CutSuffix(before, "mayor of "); ok && (rest == "" || !wordByte(rest[len(rest)-1])) {
		return townOffice
	}
	rest, ok := strings.CutSuffix(before, " of ")
	if !ok {
		rest, ok = strings.CutSuffix(before, " from ")
	}
	for n := 0; ok && n < longestOfficial; n++ {
		cut := strings.LastIndexAny(rest, " \n(\"") + 1
		w := rest[cut:]
		if w == "" || w[0] < 'A' || 'Z' < w[0] && w[0] < 0x80 {
			break
		}
		var buf [longestWord]byte
		if n > 0 && titles[string(small(buf[:0], strings.TrimSuffix(w, ".")))] {
			return stateOffice
		}
		if cut < 2 {
			break
		}
		rest = rest[:cut-1]
	}
	return noOffice
}

// officeWithin reads the title of who does something where a mention that opens
// its sentence says: "In Georgia, Gov. Mary Doe signed the bill".
func officeWithin(text string, m geo.Mention) office {
	before, in := strings.CutSuffix(text[:m.Start], "In ")
	after, comma := strings.CutPrefix(text[m.End:], ", ")
	if !in || !comma || before != "" && wordByte(before[len(before)-1]) {
		return noOffice
	}
	end := 0
	for end < len(after) && wordByte(after[end]) {
		end++
	}
	var buf [longestWord]byte
	switch w := small(buf[:0], after[:end]); {
	case string(w) == "gov", string(w) == "governor": // senators sit in Washington
		return stateOffice
	case minister(after):
		return nationOffice
	}
	return noOffice
}

// minister reports whether the text begins with a minister of those that countries
// have and states don't.
func minister(text string) bool {
	for _, t := range [...]string{"Prime Minister", "prime minister", "Foreign Minister", "foreign minister", "Defense Minister", "defense minister", "Defence Minister", "defence minister"} {
		if strings.HasPrefix(text, t) {
			return true
		}
	}
	return false
}

// longestOfficial is how many words the name of an official with the title may
// have: Sen. John Doe Jr.
const longestOfficial = 5
