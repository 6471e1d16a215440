package resolve

import (
	"strings"

	"dateline/geo"
)

// What a text calls a place, in the name itself ("Red River", "Lake Geneva",
// "Lamar County") or beside it ("the province of Aleppo", "the Donetsk and
// Luhansk regions"), tells what kind of place is meant. A river is not placed
// at the county that has its name from it.

// A hint is what the words beside a name say of its kind.
type hint struct {
	class  geo.Class
	at     geo.Span // the name and the word; empty where there is no hint
	word   string   // the word, in the singular
	strict bool     // a place of any other kind is not meant
	plural bool     // the word speaks of several: "the cities of Homs and Hama"
	before bool     // the word stands before the names
}

// given reports whether there is a hint.
func (h *hint) given() bool { return h.at.End > 0 }

// singular returns the singular of a word that classWords knows.
func singular(w string) string {
	if w, ok := strings.CutSuffix(w, "ies"); ok {
		return w + "y"
	}
	if w, ok := strings.CutSuffix(w, "shes"); ok {
		return w + "sh"
	}
	return strings.TrimSuffix(w, "s")
}

// fits tells whether the class suits the word that stands beside the name: 1 if
// it does, -1 if not, something between if it nearly does.
func fits(class, hint geo.Class) float32 {
	if class == hint {
		return 1
	}
	switch hint {
	case geo.Town:
		if class == geo.Quarter || class == geo.Unclassed {
			return 0.3
		}
	case geo.Quarter:
		if class == geo.Town {
			return 0.3
		}
	case geo.Admin1:
		if class == geo.Region || class == geo.Admin2 {
			return 0.3
		}
	case geo.Admin2:
		if class == geo.Admin1 {
			return 0.3
		}
	case geo.Region:
		if class == geo.Admin1 || class == geo.Relief {
			return 0.3
		}
	case geo.Island:
		// Rhode Island, the Solomon Islands
		if class == geo.Country || class == geo.Admin1 || class == geo.Admin2 || class == geo.Region {
			return 0.3
		}
	case geo.Relief:
		if class == geo.Region || class == geo.Island {
			return 0.3
		}
	case geo.Water:
		if class == geo.River {
			return 0.3
		}
	case geo.River:
		if class == geo.Water {
			return 0.3
		}
	case geo.Site:
		if class == geo.Town || class == geo.Quarter {
			return 0 // Baghdad airport
		}
	}
	return -1
}

// classWord returns the class that a word stands for.
func classWord(w string) (geo.Class, bool) {
	var buf [longestWord]byte
	switch string(small(buf[:0], w)) {
	case "city", "town", "village", "hamlet", "capital", "township", "municipality", "settlement", "port":
		return geo.Town, true
	case "suburb", "neighborhood", "neighbourhood", "quarter", "borough":
		return geo.Quarter, true
	case "county", "parish", "district", "prefecture", "raion":
		return geo.Admin2, true
	case "state", "province", "governorate", "region", "oblast", "canton", "department":
		return geo.Admin1, true
	case "republic", "country", "nation", "kingdom":
		return geo.Country, true
	case "river", "canal", "creek":
		return geo.River, true
	case "lake", "loch", "lough", "sea", "gulf", "bay", "strait", "ocean", "reservoir":
		return geo.Water, true
	case "island", "islands", "archipelago", "isle":
		return geo.Island, true
	case "mountain", "mountains", "mount", "desert", "valley", "peninsula", "peak", "range", "hills", "volcano", "cape":
		return geo.Relief, true
	case "airport", "camp", "base", "dam", "bridge":
		return geo.Site, true
	}
	return geo.Unclassed, false
}

// classWords returns the class that the plural of a word stands for.
func classWords(w string) (geo.Class, bool) {
	switch w {
	case "cities", "towns", "villages", "hamlets", "capitals", "townships", "municipalities", "settlements", "ports":
		return geo.Town, true
	case "suburbs", "neighborhoods", "neighbourhoods", "quarters", "boroughs":
		return geo.Quarter, true
	case "counties", "parishes", "districts", "prefectures", "raions":
		return geo.Admin2, true
	case "states", "provinces", "governorates", "regions", "oblasts", "cantons", "departments":
		return geo.Admin1, true
	case "rivers":
		return geo.River, true
	case "lakes":
		return geo.Water, true
	}
	return geo.Unclassed, false
}

// exact reports whether a word in small letters beside a name says for certain
// what kind of place is meant. "The Lyon region" may be the country about the
// town, and "Baghdad airport" is in Baghdad; "the Cowlitz river" is a river.
func exact(w string) bool {
	switch w {
	case "river", "creek", "lake", "reservoir", "bay", "gulf", "strait", "sea", "county", "counties", "rivers", "lakes":
		return true
	}
	return false
}

// headWord returns the word of a name of several words that says what kind of
// place has it, and its class: the last ("Cowlitz River") or the first ("Lake
// Geneva", "Gulf of Aden").
func headWord(name string) (class geo.Class, word string, ok bool) {
	if cut := strings.LastIndexByte(name, ' '); cut > 0 {
		word = name[cut+1:]
		if c, ok := classWord(word); ok && c != geo.Country && word[0] < 'a' {
			switch c {
			case geo.Town, geo.Quarter:
				// Kansas City, Jersey City: the name of a town says too little
				return geo.Unclassed, "", false
			case geo.Relief:
				if strings.EqualFold(word, "cape") || strings.EqualFold(word, "range") || strings.EqualFold(word, "mount") {
					return geo.Unclassed, "", false // the Western Cape, Grassy Range
				}
			case geo.Site:
				if !strings.EqualFold(word, "bridge") && !strings.EqualFold(word, "airport") && !strings.EqualFold(word, "dam") {
					return geo.Unclassed, "", false
				}
			case geo.Admin1:
				if strings.EqualFold(word, "department") {
					return geo.Unclassed, "", false
				}
			}
			return c, word, true
		}
	}
	if cut := strings.IndexByte(name, ' '); cut > 0 && name[0] < 'a' {
		word = name[:cut]
		switch strings.TrimSuffix(word, ".") {
		case "Mt", "MT":
			return geo.Relief, "mountain", true
		}
		c, ok := classWord(word)
		switch {
		case !ok, !natural(c):
		case strings.HasPrefix(name[cut:], " of "): // Gulf of Aden, Isle of Man
			return c, word, true
		case strings.EqualFold(word, "lake"), strings.EqualFold(word, "river"), strings.EqualFold(word, "cape"), strings.EqualFold(word, "loch"):
			return c, word, true
		case strings.EqualFold(word, "mount"):
			return c, "mountain", true
		}
	}
	return geo.Unclassed, "", false
}

// natural reports whether the class is one of which English speaks with the
// article, as it does not of towns: "the Red River", but "Red River, New
// Mexico".
func natural(c geo.Class) bool {
	return c == geo.River || c == geo.Water || c == geo.Relief || c == geo.Island
}

// articled reports whether "the" stands before the mention and nothing after it
// that the article could belong to: "the Dnipro", but not "the Dnipro bridge".
func articled(text string, m geo.Mention) bool {
	if m.Use == geo.Demonym || m.Start < 4 || text[m.Start-1] != ' ' {
		return false
	}
	if the := text[m.Start-4 : m.Start-1]; the != "the" && the != "The" || m.Start > 4 && wordByte(text[m.Start-5]) {
		return false
	}
	after := text[m.End:]
	if after == "" {
		return true
	}
	switch after[0] {
	case '.', ',', ';', ':', ')', '?', '!', '\n', '"':
		return true
	case ' ':
	default:
		return strings.HasPrefix(after, "”") || strings.HasPrefix(after, "—")
	}
	end := 1
	for end < len(after) && wordByte(after[end]) {
		end++
	}
	switch after[1:end] {
	case "in", "of", "at", "on", "to", "from", "for", "by", "with", "near", "into", "over", "under", "through", "below", "above",
		"is", "was", "are", "were", "has", "had", "have", "will", "would", "can", "could", "may", "might", "that", "which", "where", "when", "while",
		"as", "but", "than", "since", "until", "before", "after", "during", "between":
		return true
	}
	return false
}

// wordByte reports whether the byte belongs to a word.
func wordByte(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || c >= 0x80
}

// hintAt finds the word for the class of the mention right beside it: "the
// province of Aleppo", "Aleppo province", "New York state".
func hintAt(text string, m geo.Mention) hint {
	if m.Use == geo.Demonym {
		return hint{}
	}
	before := text[:m.Start]
	for _, of := range [...]string{" of ", " of the "} {
		if rest, ok := strings.CutSuffix(before, of); ok {
			cut := strings.LastIndexAny(rest, " \n-(“\"") + 1
			w := rest[cut:]
			if w == "" || w == "capital" || w[0] < 'a' { // "the capital of Syria"
				continue
			}
			if c, ok := classWord(w); ok && c != geo.Country {
				return hint{class: c, at: geo.Span{Start: cut, End: m.End}, word: w, strict: exact(w), before: true}
			}
			if c, ok := classWords(w); ok && w != "capitals" {
				return hint{class: c, at: geo.Span{Start: cut, End: m.End}, word: singular(w), plural: true, before: true}
			}
		}
	}
	after := text[m.End:]
	if h, ok := governed(text, m); ok {
		return h
	}
	if len(after) < 2 || after[0] != ' ' {
		return hint{}
	}
	end := 1
	for end < len(after) && 'a' <= after[end] && after[end] <= 'z' {
		end++
	}
	switch w := after[1:end]; w {
	case "capital", "country", "nation", "port", "base", "camp", "department", "range", "bridge", "dam", "cape":
		// "the Paris base": too loose to tell
	default:
		if c, ok := classWord(w); ok {
			return hint{class: c, at: geo.Span{Start: m.Start, End: m.End + end}, word: w, strict: exact(w)}
		}
		if c, ok := classWords(w); ok && c != geo.Town && c != geo.Quarter { // "Aleppo suburbs"
			return hint{class: c, at: geo.Span{Start: m.Start, End: m.End + end}, word: singular(w), plural: true, strict: exact(w)}
		}
	}
	return hint{}
}

// governed returns the hint of a governor: states and provinces have one,
// countries and towns don't: "Georgia's governor", "the governor of Georgia".
func governed(text string, m geo.Mention) (hint, bool) {
	for _, w := range [...]string{"governor", "Governor", "Gov.", "Lt. Gov."} {
		h := hint{class: geo.Admin1, word: "state"}
		if before, ok := strings.CutSuffix(text[:m.Start], w+" of "); ok {
			h.at = geo.Span{Start: len(before), End: m.End}
			return h, true
		}
		for _, s := range [...]string{"'s ", "’s ", " "} {
			if after, ok := strings.CutPrefix(text[m.End:], s+w); ok && (after == "" || !wordByte(after[0])) {
				h.at = geo.Span{Start: m.Start, End: m.End + len(s) + len(w)}
				return h, true
			}
		}
	}
	return hint{}, false
}

// readHints finds what stands beside each mention. A word in the plural speaks
// of all names of its list: "the Donetsk and Luhansk regions".
func (r *run) readHints(mentions []geo.Mention) {
	r.hints = r.hints[:0]
	for i, m := range mentions {
		h := hintAt(r.text, m)
		if i > 0 && !h.given() && r.hints[i-1].plural && r.hints[i-1].before && coordinated(r.text, mentions[i-1], m) {
			h = r.hints[i-1]
			h.at.End = m.End
		}
		r.hints = append(r.hints, h)
	}
	for i := len(mentions) - 2; i >= 0; i-- {
		if h := &r.hints[i]; !h.given() && r.hints[i+1].plural && !r.hints[i+1].before && coordinated(r.text, mentions[i], mentions[i+1]) {
			*h = r.hints[i+1]
			h.at.Start = mentions[i].Start
		}
	}
}

// coordinated reports whether nothing stands between two mentions but what
// joins the names of a list: commas, "and", "or", with small words repeated.
func coordinated(text string, a, b geo.Mention) bool {
	if b.Start <= a.End || b.Start-a.End > 16 {
		return false
	}
	joined := false
	for w := range strings.FieldsSeq(text[a.End:b.Start]) {
		switch w {
		case ",", "and", "or", "/", "&", ", and", ",and":
			joined = true
		case "the", "in", "at", "from", "to", "also", "then", "of":
		default:
			return false
		}
	}
	return joined && strings.IndexByte(text[a.End:b.Start], '\n') < 0
}

// journey reports whether somebody goes from the one to the other: "from Paris
// to Lyon", "left Paris for Lyon". The two are mostly of a kind, as in a list.
func journey(text string, a, b geo.Mention) bool {
	if b.Start <= a.End {
		return false
	}
	between := text[a.End:b.Start]
	return between == " to " || between == " for "
}
