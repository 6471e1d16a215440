package resolve

import (
	"strings"
	"unicode/utf8"

	"dateline/geo"
	"dateline/geo/gazetteer"
)

// A relation is how one mention stands to the one after it.
type relation uint8

const (
	unrelated relation = iota
	commaIn            // "Paris, Texas", "Paris (Texas)": the first lies in the second
	wordIn             // "Paris in northern Texas"
	holds              // "the Texas town of Paris", "Syria's Aleppo": the second lies in the first
)

// relationOf reads the text between two mentions.
func relationOf(text string, a, b geo.Mention) relation {
	if b.Start < a.End || b.Start-a.End > 48 {
		return unrelated
	}
	between := text[a.End:b.Start]
	switch between {
	case ", ", ",", " (", ",\n":
		if a.Use == geo.Demonym || b.Use == geo.Demonym {
			return unrelated
		}
		return commaIn
	case "'s ", "’s ":
		return holds
	}
	words := strings.TrimSpace(between)
	if len(between) == 0 || between[0] != ' ' && between[0] != ',' && between[0] != '\'' && !strings.HasPrefix(between, "’") {
		return unrelated
	}
	if strings.ContainsAny(words, ".;:\n\"“”") {
		return unrelated
	}
	if rest, ok := strings.CutPrefix(strings.TrimPrefix(words, ", "), "in"); ok && a.Use != geo.Demonym && b.Use != geo.Demonym {
		rest = strings.TrimSpace(rest)
		if rest = strings.TrimPrefix(rest, "the "); rest == "" || rest == "the" || direction(rest) {
			return wordIn
		}
	}
	// Texas town of Paris, Syrian city of Aleppo, Syria's second city, Aleppo
	n, generic, last := 0, false, false
	for w := range strings.FieldsSeq(words) {
		if n++; n > 5 {
			return unrelated
		}
		w = strings.Trim(w, ",")
		if c, ok := classWord(w); ok && (c == geo.Town || c == geo.Admin1 || c == geo.Admin2 || c == geo.Quarter || c == geo.Island) {
			generic, last = true, true
			continue
		}
		last = w == "of" && last
		if !generic && (w == "of" || w == "in" || w == "and" || w == "the") {
			return unrelated
		}
	}
	if last {
		return holds
	}
	return unrelated
}

// containerAfter finds the country or province that stands after a comma at the
// end of the mention although nothing marks it as a mention. It returns its
// name, or "".
func (r *run) containerAfter(m geo.Mention) string {
	rest, ok := strings.CutPrefix(r.text[m.End:], ", ")
	if !ok || rest == "" {
		return ""
	}
	if c, _ := utf8.DecodeRuneInString(rest); c < 'A' || 'Z' < c && c < utf8.RuneSelf {
		return ""
	}
	mt := r.gaz.Matcher()
	best := 0
	for i := 0; i < len(rest); {
		end := i
		for end < len(rest) && rest[end] != ' ' && rest[end] != ',' && rest[end] != ';' && rest[end] != '\n' && rest[end] != ')' {
			end++
		}
		word := rest[i:end]
		if i == 0 && len(word) > 24 || word == "" {
			break
		}
		switch mt.Step(word) {
		case gazetteer.Found:
			r.found = mt.Names(r.found[:0])
			for j, n := range r.found {
				if j == 4 {
					break
				}
				if n.Kind > gazetteer.Abbreviation || n.Kind == gazetteer.Bare || n.Kind == gazetteer.Abbreviation && !written(word) {
					continue
				}
				if c := r.gaz.Class(n.Ref); c == geo.Country || c == geo.Admin1 {
					best = end
				}
			}
		case gazetteer.Dead:
			end = len(rest)
		}
		if end >= len(rest) || rest[end] != ' ' || strings.HasSuffix(word, ".") {
			break
		}
		i = end + 1
	}
	name := rest[:best]
	// The full stop may be the sentence's: "Paris, Texas." but "Lexington, Ky."
	return strings.TrimRight(name, ":!?")
}

// speaks reports whether the mention is one that says something, and no comma parts
// it from its verb, as one does after what a place lies in: "in Paris, Texas, said".
func speaks(text string, m geo.Mention) bool {
	rest, ok := strings.CutPrefix(text[m.End:], " ")
	if m.Use != geo.Metonymic || !ok {
		return false
	}
	end := 0
	for end < len(rest) && wordByte(rest[end]) {
		end++
	}
	return saying[rest[:end]]
}

// saying are the verbs by which the press tells who has said something.
var saying = wordSet(`said says warned claimed denied confirmed announced reported declared insisted added acknowledged admitted alleged`)
