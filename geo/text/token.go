package text

import (
	"unicode"
	"unicode/utf8"

	"dateline/geo"
)

// A Kind says what a token is made of.
type Kind uint8

// The kinds of tokens.
const (
	Word    Kind = iota // letters, with inner apostrophes and the full stops of abbreviations: Xi'an, U.S., Ky.
	Clitic              // the end of a word, from its apostrophe on: 's, 'll; or the bare ' of "the States'"
	Number              // begins with a digit: 1,000, 4.5, 1990s, 5pm
	Joiner              // a hyphen with a word or number on both sides, without spaces
	Punct               // punctuation, equal marks in one token: ... -- “
	Symbol              // anything else: %, €, an emoji, a byte that is not UTF-8
	Address             // of a web page or of mail
	kinds
)

var kindNames = [...]string{"word", "clitic", "number", "joiner", "punct", "symbol", "address"}

// String returns the kind in a word.
func (k Kind) String() string {
	if k < kinds {
		return kindNames[k]
	}
	return "unknown kind"
}

// A Token is a stretch of text that is not cut further. It is never empty and
// never splits a character.
type Token struct {
	geo.Span
	Kind Kind
}

// Tokens appends the tokens of s to into and returns it. They are in order and
// don't overlap, and every character of s that is not a space is in one.
func Tokens(s string, into []Token) []Token {
	for i := 0; i < len(s); {
		cls, w := at(s, i)
		start := i
		var kind Kind
		switch cls {
		case clsSpace:
			i += w
			continue
		case clsLetter:
			i, kind = word(s, i)
			into = append(into, Token{geo.Span{Start: start, End: i}, kind})
			if kind == Word {
				into, i = wordEnd(s, i, into)
			}
			continue
		case clsDigit:
			i = number(s, i)
			into = append(into, Token{geo.Span{Start: start, End: i}, Number})
			into, i = wordEnd(s, i, into)
			continue
		default:
			i, kind = mark(s, i, w)
		}
		into = append(into, Token{geo.Span{Start: start, End: i}, kind})
	}
	return into
}

// word returns the end of the word that begins with the letter at s[i].
func word(s string, i int) (end int, kind Kind) {
	start := i
	for i < len(s) {
		cls, w := at(s, i)
		switch cls {
		case clsLetter, clsDigit:
			i += w
			continue
		case clsApostrophe:
			next, _ := peek(s, i+w)
			if next != clsLetter || clitic(s, i, w) > 0 {
				return i, Word
			}
			i += w
			continue
		case clsStop:
			return stop(s, start, i)
		}
		switch s[i] {
		case '&': // AT&T, R&D
			if next, _ := peek(s, i+1); next == clsLetter && i-start <= 3 {
				i++
				continue
			}
		case '@':
			if next, _ := peek(s, i+1); next == clsLetter || next == clsDigit {
				return address(s, i), Address
			}
		case ':':
			if len(s) > i+2 && s[i+1] == '/' && s[i+2] == '/' {
				return address(s, i), Address
			}
		}
		return i, Word
	}
	return i, Word
}

// stop decides on the full stop at s[i], after the letters from start on: the
// end of the word, a part of an abbreviation, or of an address.
func stop(s string, start, i int) (end int, kind Kind) {
	if oneLetter(s, start, i) {
		// Initials: U.S., J.K., a.m. A letter without a stop may end them: U.S
		for end = i + 1; ; {
			next, w := peek(s, end)
			if next != clsLetter {
				return end, Word
			}
			after, _ := peek(s, end+w)
			if after == clsStop {
				end += w + 1
				continue
			}
			if after != clsLetter && after != clsDigit && after != clsApostrophe {
				end += w
			}
			return end, Word
		}
	}
	next, w := peek(s, i+1)
	after, _ := peek(s, i+1+w)
	switch {
	case next == clsLetter && after == clsLetter && (!isUpper(s, i+1) || equalsFold(s[start:i], "www")):
		return address(s, i), Address
	case next == clsLetter:
		return i, Word // "the conflict.The": a missing space, not a name
	}
	switch abbreviation(s[start:i]) {
	case abbrTitle, abbrEnd:
		return i + 1, Word
	case abbrNumber: // "No. 5", but "he said no."
		if digitAfter(s, i+1) {
			return i + 1, Word
		}
	}
	return i, Word
}

// digitAfter reports whether a digit comes next in s, after spaces if any.
func digitAfter(s string, i int) bool {
	for i < len(s) && s[i] == ' ' {
		i++
	}
	next, w := peek(s, i)
	return next == clsDigit && w > 0
}

// oneLetter reports whether s[start:i] is a single letter.
func oneLetter(s string, start, i int) bool {
	if i-start == 1 {
		return true
	}
	_, w := utf8.DecodeRuneInString(s[start:i])
	return w == i-start
}

// address returns the end of the address that goes through s[i]. Punctuation
// at its end is the sentence's.
func address(s string, i int) int {
	end := i
	for i < len(s) {
		switch c := s[i]; c {
		case '"', '<', '>', '(', ')', '[', ']', '{', '}', ',', ';', '\'', '`', '|':
			return end
		case '.', ':', '!', '?':
			i++
			continue
		}
		cls, w := at(s, i)
		if cls == clsSpace || cls == clsApostrophe || cls == clsOther && w > 1 {
			return end
		}
		i += w
		end = i
	}
	return end
}

// number returns the end of the number at s[i]: digits, with separators
// between them, and the letters that are written to it (1990s, 5pm).
func number(s string, i int) int {
	for i < len(s) {
		cls, w := at(s, i)
		switch {
		case cls == clsDigit, cls == clsLetter:
			i += w
		case s[i] == '.' || s[i] == ',' || s[i] == ':':
			if next, _ := peek(s, i+1); next != clsDigit {
				return i
			}
			i++
		default:
			return i
		}
	}
	return i
}

// wordEnd appends what is tied to the word that ends at s[i]: a clitic, a
// joiner. It returns the new position.
func wordEnd(s string, i int, into []Token) ([]Token, int) {
	if i >= len(s) {
		return into, i
	}
	if cls, w := at(s, i); cls == clsApostrophe {
		if n := clitic(s, i, w); n > 0 {
			into = append(into, Token{geo.Span{Start: i, End: i + n}, Clitic})
			i += n
		} else if c := s[i-1] | 0x20; (c == 's' || c == 'x' || c == 'z') && (w == 1 || s[i:i+w] == "’") {
			// The bare possessive of "the States' ", or a closing quote: the
			// two look alike, and either is no part of the word.
			into = append(into, Token{geo.Span{Start: i, End: i + w}, Clitic})
			i += w
		}
	}
	return joiner(s, i, into)
}

// clitic returns the length of the clitic that begins with the apostrophe of w
// bytes at s[i], or 0.
func clitic(s string, i, w int) int {
	j := i + w
	for j < len(s) && j < i+w+3 && class[s[j]] == clsLetter {
		j++
	}
	if j < len(s) {
		if cls, _ := at(s, j); cls == clsLetter || cls == clsDigit {
			return 0
		}
	}
	switch j - i - w {
	case 1:
		switch s[i+w] | 0x20 {
		case 's', 'd', 'm':
			return j - i
		}
	case 2:
		switch [2]byte{s[i+w] | 0x20, s[i+w+1] | 0x20} {
		case [2]byte{'l', 'l'}, [2]byte{'r', 'e'}, [2]byte{'v', 'e'}:
			return j - i
		}
	}
	return 0
}

// joiner appends the hyphen at s[i] if it joins what was just read to a word or
// number.
func joiner(s string, i int, into []Token) ([]Token, int) {
	if i >= len(s) {
		return into, i
	}
	cls, w := at(s, i)
	if cls != clsHyphen {
		return into, i
	}
	if next, _ := peek(s, i+w); next != clsLetter && next != clsDigit {
		return into, i
	}
	return append(into, Token{geo.Span{Start: i, End: i + w}, Joiner}), i + w
}

// mark returns the end of the punctuation or symbol of w bytes at s[i]. Equal
// marks make one token.
func mark(s string, i, w int) (end int, kind Kind) {
	kind = Punct
	if c := s[i]; c < utf8.RuneSelf {
		switch c {
		case '$', '%', '&', '*', '+', '<', '=', '>', '@', '^', '|', '~', '#':
			kind = Symbol
		}
		if c < ' ' || c == 0x7f {
			kind = Symbol
		}
	} else if r, _ := utf8.DecodeRuneInString(s[i:]); !unicode.IsPunct(r) && r != 'ʼ' && r != 'ʻ' {
		kind = Symbol
	}
	end = i + w
	if w == 1 && s[i] >= utf8.RuneSelf {
		return end, kind // not UTF-8: its like may be the first byte of a good character
	}
	for end+w <= len(s) && s[end:end+w] == s[i:i+w] {
		end += w
	}
	return end, kind
}

// equalsFold compares with an ASCII word in lower case.
func equalsFold(s, word string) bool {
	if len(s) != len(word) {
		return false
	}
	for i := range len(s) {
		c := s[i]
		if 'A' <= c && c <= 'Z' {
			c |= 0x20
		}
		if c != word[i] {
			return false
		}
	}
	return true
}

func isUpperWide(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r) || unicode.IsTitle(r)
}
