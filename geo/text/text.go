// Package text cuts English running text into tokens and sentences without
// changing a byte of it: everything is a [geo.Span] of the text as it came.
//
// Start with [Tokens] and [Sentences]. Both append to a slice that the caller
// gives, so that a caller who reuses it makes no garbage.
//
// # Tokens
//
// Tokens are cut so that names can be looked up token by token. A hyphen
// within a word is a token of its own ([Joiner]), because the places of
// "US-Russia ties" and of "al-Raqqa" are found on either side of it or across
// it, and only a gazetteer can tell which. An apostrophe within a word belongs
// to it (Xi'an, O'Brien, don't), but the possessive and the short verbs at its
// end are a token ([Clitic]): Syria's is Syria and 's. Full stops belong to
// initials and to abbreviations that are listed: U.S. and Ky. are one token
// each. This is in step with package gazetteer's folding, which drops
// apostrophes and full stops and takes a hyphen for a space, so that a name is
// the same sequence of words on both sides. Addresses of web pages and of mail
// are one token ([Address]), lest a name be found inside one.
//
// # Sentences
//
// A blank line ends a sentence, whatever stands before it. So does a single
// line break where a line beside it is too long for text that was wrapped by
// hand. Else a sentence ends at a full stop, question mark or exclamation mark,
// with the closing quotes and brackets after it, unless what follows goes on in
// lower case or the full stop belongs to an initial or an abbreviation.
// Abbreviations come in two classes, see abbreviations.txt: those that always
// stand before something (Mr., Gen.) never end a sentence, and the others (U.S.,
// Inc., Ky.) do when the next word is one that sentences begin with, see
// starters.txt.
//
// # Limits
//
// The rules are for English. Text of other languages is cut at its
// punctuation, Chinese and Japanese full stops included, and never fails.
// Headings without a full stop need a line of their own.
package text

import (
	"unicode"
	"unicode/utf8"
)

// ASCII classes of bytes. Bytes from 0x80 on are decoded and asked of package
// unicode, see at.
const (
	clsOther = iota
	clsSpace
	clsLetter
	clsDigit
	clsApostrophe
	clsHyphen
	clsStop
)

var class = func() (t [256]uint8) {
	for c := range t {
		switch c := byte(c); {
		case c == ' ' || '\t' <= c && c <= '\r':
			t[c] = clsSpace
		case 'a' <= c|0x20 && c|0x20 <= 'z':
			t[c] = clsLetter
		case '0' <= c && c <= '9':
			t[c] = clsDigit
		case c == '\'':
			t[c] = clsApostrophe
		case c == '-':
			t[c] = clsHyphen
		case c == '.':
			t[c] = clsStop
		}
	}
	return t
}()

// at returns the class of the character at s[i] and its width in bytes. The
// caller has made sure that i < len(s). Marks count as letters, so that a word
// written with combining accents stays whole.
func at(s string, i int) (cls uint8, width int) {
	if c := s[i]; c < utf8.RuneSelf {
		return class[c], 1
	}
	return atWide(s, i)
}

func atWide(s string, i int) (uint8, int) {
	r, w := utf8.DecodeRuneInString(s[i:])
	switch {
	case r == utf8.RuneError && w == 1:
		return clsOther, 1
	case r == '’' || r == 'ʼ' || r == 'ʻ' || r == '‘' || r == '\u02bf' || r == '\u02be':
		return clsApostrophe, w
	case r == '\u2010' || r == '\u2011':
		return clsHyphen, w
	case unicode.IsLetter(r) || unicode.IsMark(r) || r == '\u00ad' || r == '\u200d' || r == '\u200c':
		return clsLetter, w
	case unicode.IsDigit(r):
		return clsDigit, w
	case unicode.IsSpace(r) || r == '\u200b' || r == '\ufeff':
		return clsSpace, w
	}
	return clsOther, w
}

// peek is at for a position that may be the end, which counts as space.
func peek(s string, i int) (cls uint8, width int) {
	if i >= len(s) {
		return clsSpace, 0
	}
	return at(s, i)
}
