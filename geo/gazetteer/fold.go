package gazetteer

import (
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// MaxName is the longest folded name, in bytes, that a gazetteer holds. Longer
// text is no name and is not looked up.
const MaxName = 200

// Fold appends the form of s that names are compared in to dst and returns it.
//
// Letters lose their case and their marks (Zürich → zurich, İzmir → izmir),
// compatibility forms become plain (ﬁ → fi), and the Latin letters that have no
// decomposition get the usual substitute (Łódź → lodz, Tromsø → tromso, ß → ss).
// Apostrophes of every shape, the letters used as such in transliterations of
// Arabic and Hebrew, and full stops disappear: Xi'an → xian, U.S. → us, St. →
// st. Each other run of characters that are neither letters nor digits becomes
// one space: al-Raqqa → al raqqa. The result begins and ends with a letter or a
// digit, or is empty. Folding what was folded changes nothing.
//
// Text in ASCII needs no allocation beyond the growth of dst; nor does other
// text, but it is about eight times slower.
func Fold(dst []byte, s string) []byte {
	// dst goes from hand to hand by value: kept in a struct, the caller's buffer
	// would move from his stack to the heap, once for each look-up.
	start := len(dst)
	gap := false // a space is due before the next letter
	for i := 0; i < len(s); {
		if c := s[i]; c < utf8.RuneSelf {
			switch t := asciiFold[c]; t {
			case asciiDrop:
			case asciiGap:
				gap = true
			default:
				if gap && len(dst) > start {
					dst = append(dst, ' ')
				}
				gap = false
				dst = append(dst, t)
			}
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		if r == utf8.RuneError && size <= 1 {
			gap = true
			i++
			continue
		}
		if !dropped(r) {
			d := norm.NFKD.PropertiesString(s[i:]).Decomposition()
			if d == nil {
				dst, gap = foldRune(dst, start, gap, r)
			}
			for len(d) > 0 {
				r, n := utf8.DecodeRune(d)
				dst, gap = foldRune(dst, start, gap, r)
				d = d[n:]
			}
		}
		i += size
	}
	return dst
}

// What happens to an ASCII character that is neither a letter nor a digit.
const (
	asciiDrop = 0
	asciiGap  = 1
)

var asciiFold = func() (t [utf8.RuneSelf]byte) {
	for c := range t {
		switch {
		case 'a' <= c && c <= 'z', '0' <= c && c <= '9':
			t[c] = byte(c)
		case 'A' <= c && c <= 'Z':
			t[c] = byte(c) + 'a' - 'A'
		case c == '.', c == '\'', c == '`':
			t[c] = asciiDrop
		default:
			t[c] = asciiGap
		}
	}
	return t
}()

// foldRune folds one code point of a decomposition.
func foldRune(dst []byte, start int, gap bool, r rune) ([]byte, bool) {
	if !dropped(r) && (unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.IsMark(r)) {
		r = unicode.ToLower(r)
	} else if r >= utf8.RuneSelf {
		return dst, gap || !dropped(r)
	}
	if r < utf8.RuneSelf {
		switch t := asciiFold[r]; t {
		case asciiDrop:
			return dst, gap
		case asciiGap:
			return dst, true
		default:
			r = rune(t)
		}
	} else if unicode.IsMark(r) && strippable(r) {
		return dst, gap
	}
	if gap && len(dst) > start {
		dst = append(dst, ' ')
	}
	if s := plain(r); s != "" {
		return append(dst, s...), false
	}
	return utf8.AppendRune(dst, r), false
}

// strippable reports whether a mark is an accent or a point, which a writer may
// leave out, rather than a vowel sign of an Indic script, which he may not. The
// canonical combining class tells: 0 and the nuktas, kana marks and viramas (7
// to 9) are part of the spelling.
func strippable(mark rune) bool {
	var b [utf8.UTFMax]byte
	n := utf8.EncodeRune(b[:], mark)
	return norm.NFKD.Properties(b[:n]).CCC() > 9
}

// dropped reports whether the character leaves no trace at all: apostrophes and
// what is written for them, the Arabic stretching bar and invisible format
// characters.
func dropped(r rune) bool {
	switch r {
	case '´', // acute accent alone
		'ʹ', 'ʺ', 'ʻ', 'ʼ', 'ʽ', 'ʾ', 'ʿ', 'ˈ', // modifier letters
		'‘', '’', '‛', '′', '‵', // quotes and primes
		'Ꞌ', 'ꞌ', // saltillo
		'\uFF07', // full-width apostrophe
		'\u0640', // tatweel
		'\u00AD': // soft hyphen
		return true
	}
	return r >= 0x200B && unicode.Is(unicode.Cf, r)
}

// plain spells a lower-case letter that Unicode does not decompose in the
// letters that writers of English put for it; "" if it stays.
func plain(r rune) string {
	switch r {
	case 'ø':
		return "o"
	case 'ł':
		return "l"
	case 'đ', 'ð', 'ɗ':
		return "d"
	case 'ħ':
		return "h"
	case 'ı':
		return "i"
	case 'ß':
		return "ss"
	case 'æ':
		return "ae"
	case 'œ':
		return "oe"
	case 'þ':
		return "th"
	case 'ŋ':
		return "n"
	case 'ŧ':
		return "t"
	case 'ɓ':
		return "b"
	case 'ƙ':
		return "k"
	case 'ς':
		return "σ"
	}
	return ""
}
