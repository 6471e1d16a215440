package online

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// The longest name that is sent. The longest name of a town in use, of a hill
// in New Zealand, has 85 letters; the most words that the gazetteer's names
// have is nine.
const (
	MaxNameRunes = 100
	MaxNameWords = 10
)

// A Query is all that is ever sent: a name, and the country to look in.
type Query struct {
	Name    string // of a place, at most [MaxNameRunes] code points and [MaxNameWords] words
	Country string // ISO 3166-1 alpha-2; empty for the whole world
}

// clean returns the query as it is sent: spaces single, the country in lower
// case. It fails if the name can't be the name of a place: the user may have
// marked a whole sentence by mistake, and that must not leave the computer.
func (q Query) clean() (Query, error) {
	bad := func(words string) (Query, error) {
		return Query{}, &Error{Outcome: NotAsked, Err: ErrQuery, words: words}
	}
	if !utf8.ValidString(q.Name) {
		return bad("The name is not readable text, so nothing was sent.")
	}
	name := strings.TrimSpace(q.Name)
	for _, r := range name {
		if r != ' ' && r != '\u00a0' && !unicode.IsGraphic(r) || r == '\u2028' || r == '\u2029' {
			return bad("The name holds a line break or another control character, so nothing was sent. Mark the name alone.")
		}
	}
	words := strings.Fields(name)
	name = strings.Join(words, " ")
	switch {
	case !strings.ContainsFunc(name, unicode.IsLetter):
		return bad("There is no name to look up, so nothing was sent.")
	case utf8.RuneCountInString(name) > MaxNameRunes, len(words) > MaxNameWords:
		return bad("That is longer than the name of a place, so nothing was sent. Mark the name alone.")
	case strings.ContainsAny(name, "@?!;") || strings.Contains(name, "://") || sentence(words):
		return bad("That is not the name of a place, so nothing was sent. Mark the name alone.")
	}
	country := strings.ToLower(strings.TrimSpace(q.Country))
	if country != "" && (len(country) != 2 || !ascii(country[0]) || !ascii(country[1])) {
		return bad("The country is not a two-letter code, so nothing was sent.")
	}
	return Query{Name: name, Country: country}, nil
}

// sentence reports whether the words run on after a full stop that ends no
// abbreviation: "St. Louis" and "Washington D.C. area" are names.
func sentence(words []string) bool {
	for i, w := range words {
		if i+1 < len(words) && strings.HasSuffix(w, ".") && len(w) > 5 && !strings.Contains(w[:len(w)-1], ".") {
			return true
		}
	}
	return false
}

func ascii(b byte) bool { return 'a' <= b && b <= 'z' }
