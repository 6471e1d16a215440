package main

import (
	"unicode"
	"unicode/utf8"
)

// manners returns the document as it is and, for some, a copy in capitals or in
// small letters, which keeps the places of the bytes.
func manners(d document, i int) []document {
	out := []document{d}
	switch i % 8 {
	case 1, 5:
		out = append(out, rewritten(d, unicode.ToUpper))
	case 3:
		out = append(out, rewritten(d, unicode.ToLower))
	case 7:
		out = append(out, headline(d))
	}
	return out
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
