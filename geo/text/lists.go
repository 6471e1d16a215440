package text

import (
	_ "embed"
	"strings"
	"sync"
	"unicode/utf8"
)

//go:embed abbreviations.txt
var abbreviationsFile string

//go:embed starters.txt
var startersFile string

// An abbrClass says what a full stop after the word means.
type abbrClass uint8

const (
	abbrNone abbrClass = iota
	abbrTitle
	abbrNumber
	abbrEnd
)

// longestListed bounds the words that are looked up at all; a longer one is in
// no list. It lets the lookup fold case in an array on the stack.
const longestListed = 16

var (
	abbreviations = sync.OnceValue(func() map[string]abbrClass {
		m := make(map[string]abbrClass, 256)
		for line := range strings.Lines(abbreviationsFile) {
			f := strings.Fields(line)
			if len(f) == 0 || f[0][0] == '#' {
				continue
			}
			c := map[string]abbrClass{"title": abbrTitle, "number": abbrNumber, "end": abbrEnd}[f[0]]
			for _, w := range f[1:] {
				m[w] = c
				if low := w[0]; 'a' <= low && low <= 'z' {
					m[string(low-0x20)+w[1:]] = c
				}
			}
		}
		return m
	})
	starters = sync.OnceValue(func() map[string]bool {
		m := make(map[string]bool, 256)
		for line := range strings.Lines(startersFile) {
			if line[0] == '#' {
				continue
			}
			for _, w := range strings.Fields(line) {
				m[w] = true
			}
		}
		return m
	})
)

// abbreviation returns the class of a word that is followed by a full stop.
// All-capital words ("GEN.") count as their lower-case form of class title.
func abbreviation(word string) abbrClass {
	if len(word) > longestListed {
		return abbrNone
	}
	m := abbreviations()
	if c := m[word]; c != abbrNone {
		return c
	}
	if len(word) < 2 || word[0] < 'A' || word[0] > 'Z' || word[1] < 'A' || word[1] > 'Z' {
		return abbrNone
	}
	var buf [longestListed]byte
	return m[string(lower(buf[:0], word))]
}

// starter reports whether sentences often begin with the word.
func starter(word string) bool {
	if len(word) == 0 || len(word) > longestListed {
		return false
	}
	var buf [longestListed]byte
	return starters()[string(lower(buf[:0], word))]
}

// lower appends the word with its ASCII letters in lower case.
func lower(dst []byte, word string) []byte {
	for i := range len(word) {
		c := word[i]
		if 'A' <= c && c <= 'Z' {
			c |= 0x20
		}
		dst = append(dst, c)
	}
	return dst
}

// isUpper reports whether the byte is an ASCII capital, or the first of a
// character beyond ASCII that is one.
func isUpper(s string, i int) bool {
	if i >= len(s) {
		return false
	}
	if c := s[i]; c < utf8.RuneSelf {
		return 'A' <= c && c <= 'Z'
	}
	return isUpperWide(s[i:])
}
