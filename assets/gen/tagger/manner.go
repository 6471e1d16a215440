package main

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/geo/toponym/tagger"
)

// manners returns the document, which is the i-th of its corpus, as it is and,
// for most, copies in capitals, in small letters, as headlines or with other
// names of people.
func manners(d document, i int) []document {
	out := []document{d}
	switch i % 8 {
	case 1, 5:
		out = append(out, rewritten(d, unicode.ToUpper))
	case 3:
		out = append(out, rewritten(d, unicode.ToLower))
	case 7:
		out = append(out, headline(d))
	case 2, 6:
		r := renamed(d, i)
		out = append(out, r)
		switch i % 16 {
		case 6:
			out = append(out, rewritten(r, unicode.ToLower))
		case 14:
			out = append(out, rewritten(r, unicode.ToUpper))
		}
	}
	return out
}

// namesakes are first names that are places as well, which are too seldom in
// the corpora for what people they are the names of.
var namesakes = strings.Fields(`Paris Chad Jordan Georgia Sydney Florence Austin Savannah Charlotte Victoria Alexandria Madison
	Brooklyn Dakota Israel Kenya India China Chelsea Lincoln Dallas Houston Denver Phoenix Orlando Troy Carolina Virginia Vienna
	Milan Santiago Francisco Diego Salvador Lourdes London Raleigh Bristol Holland Ireland England France Germany Rome Asia
	Jackson Clinton Washington Hamilton Lancaster Wellington Nelson Cleveland Montgomery Berlin Cairo Adelaide Valencia Cuba`)

// renamed gives every other person of several words a first name that is a
// place's as well, and every fourth a surname, so that the words around a name
// and not the name itself are learnt to tell a person.
func renamed(d document, seed int) document {
	var b strings.Builder
	out := document{rest: d.rest}
	at, n := 0, seed
	for _, m := range d.names {
		b.WriteString(d.text[at:m.Start])
		start := b.Len()
		words := strings.Split(m.In(d.text), " ")
		if m.kind == tagger.Person && len(words) > 1 && len(words) < 4 {
			n++
			first := 0
			for first+1 < len(words) && titles[strings.TrimSuffix(words[first], ".")] {
				first++
			}
			switch {
			case first+1 == len(words): // a title and a surname
				if n%2 == 0 {
					words[first] = namesakes[n*7%len(namesakes)]
				}
			case n%4 == 0:
				words[len(words)-1] = namesakes[n*7%len(namesakes)]
			case n%2 == 0:
				words[first] = namesakes[n*7%len(namesakes)]
			}
		}
		b.WriteString(strings.Join(words, " "))
		at = m.End
		m.Start, m.End = start, b.Len()
		out.names = append(out.names, m)
	}
	b.WriteString(d.text[at:])
	out.text = b.String()
	return out
}

// titles stand before a name that the corpora take for a part of it.
var titles = map[string]bool{
	"President": true, "Mr": true, "Mrs": true, "Ms": true, "Dr": true, "Prime": true, "Minister": true, "Senator": true, "General": true,
	"Secretary": true, "King": true, "Queen": true, "Prince": true, "Princess": true, "Pope": true, "Sheikh": true, "Judge": true, "Ambassador": true,
}

// rewritten writes every letter anew, unless it would need another number of
// bytes.
func rewritten(d document, as func(rune) rune) document {
	b := []byte(d.text)
	for i, r := range d.text {
		if n := as(r); n != r && utf8.RuneLen(n) == utf8.RuneLen(r) {
			utf8.EncodeRune(b[i:], n)
		}
	}
	d.text = string(b)
	return d
}

// headline gives every word of four letters or more a capital, and takes the
// full stop away.
func headline(d document) document {
	b := []byte(d.text)
	for i := 0; i < len(b); i++ {
		if (i == 0 || b[i-1] == ' ') && i+3 < len(b) && lower(b[i]) && lower(b[i+1]) && lower(b[i+2]) && lower(b[i+3]) {
			b[i] -= 'a' - 'A'
		}
		if b[i] == '.' && i+1 < len(b) && b[i+1] == '\n' {
			b[i] = ' '
		}
	}
	d.text = string(b)
	return d
}

func lower(c byte) bool { return 'a' <= c && c <= 'z' }
