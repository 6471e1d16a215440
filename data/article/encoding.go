package article

import (
	"bytes"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

var (
	markUTF8 = []byte{0xEF, 0xBB, 0xBF}
	markLE   = []byte{0xFF, 0xFE}
	markBE   = []byte{0xFE, 0xFF}
)

// decode returns the text of a file in UTF-8 with line feeds for line ends, and
// the name of the encoding that it was in.
func decode(b []byte) (text, encoding string, err error) {
	if err := known(b); err != nil {
		return "", "", err
	}
	switch {
	case bytes.HasPrefix(b, markUTF8):
		text, encoding = string(b[len(markUTF8):]), "UTF-8 with a byte order mark"
		if !utf8.ValidString(text) {
			text, encoding = strings.ToValidUTF8(text, "\uFFFD"), "UTF-8, damaged"
		}
	case bytes.HasPrefix(b, markLE):
		text, encoding = fromUTF16(b[len(markLE):], binary.LittleEndian), "UTF-16, little endian"
	case bytes.HasPrefix(b, markBE):
		text, encoding = fromUTF16(b[len(markBE):], binary.BigEndian), "UTF-16, big endian"
	case bytes.IndexByte(b, 0) >= 0:
		order, ok := orderOfUTF16(b)
		if !ok {
			return "", "", ErrBinary
		}
		text, encoding = fromUTF16(b, order), "UTF-16, little endian"
		if order == binary.BigEndian {
			encoding = "UTF-16, big endian"
		}
	case utf8.Valid(b):
		text, encoding = string(b), "UTF-8"
	case damagedUTF8(b):
		text, encoding = strings.ToValidUTF8(string(b), "\uFFFD"), "UTF-8, damaged"
	default:
		text, encoding = fromWindows1252(b), "Windows-1252"
	}
	if binaryText(text) {
		return "", "", ErrBinary
	}
	if err := markup(text); err != nil {
		return "", "", err
	}
	return clean(text), encoding, nil
}

// known refuses files of well-known kinds that are not plain text, in the
// words that their owner uses for them. Unpacked they might pass for text.
func known(b []byte) error {
	for _, k := range [...]struct{ magic, name string }{
		{"%PDF-", "a PDF"},
		{"PK\x03\x04", "a ZIP archive or an office document"},
		{"\xD0\xCF\x11\xE0", "an office document"},
		{"{\\rtf", "an RTF document"},
		{"\x1F\x8B", "a gzip archive"},
		{"\x89PNG", "a picture"},
		{"\xFF\xD8\xFF", "a picture"},
		{"GIF8", "a picture"},
	} {
		if bytes.HasPrefix(b, []byte(k.magic)) {
			return fmt.Errorf("is %s, which %w", k.name, ErrUnknownKind)
		}
	}
	return nil
}

// markup refuses what is text, but no article as it stands.
func markup(text string) error {
	text = strings.TrimLeft(text, "\uFEFF \t\r\n")
	head := strings.ToLower(text[:min(len(text), 16)])
	for _, k := range [...]struct{ start, name string }{
		{"<!doctype html", "an HTML page"},
		{"<html", "an HTML page"},
		{"<?xml", "an XML document"},
	} {
		if strings.HasPrefix(head, k.start) {
			return fmt.Errorf("is %s, which %w", k.name, ErrUnknownKind)
		}
	}
	if head != "" && (head[0] == '{' || head[0] == '[') {
		line, _, _ := strings.Cut(text, "\n")
		if json.Valid([]byte(line)) || json.Valid([]byte(text)) {
			return fmt.Errorf("is JSON, which %w", ErrUnknownKind)
		}
	}
	return nil
}

// fromUTF16 decodes, with U+FFFD for surrogates without their other half and
// for half a unit at the end.
func fromUTF16(b []byte, order binary.ByteOrder) string {
	units := make([]uint16, len(b)/2)
	for i := range units {
		units[i] = order.Uint16(b[2*i:])
	}
	text := string(utf16.Decode(units))
	if len(b)%2 != 0 {
		text += "\uFFFD"
	}
	return text
}

// orderOfUTF16 tells the byte order of UTF-16 without a mark by its zero bytes:
// even in scripts other than Latin, blanks and line ends have one, all on the
// same side, for no text has the character U+0000. Zeros that strayed into a
// text of single bytes are told by the letters on that side.
func orderOfUTF16(b []byte) (binary.ByteOrder, bool) {
	if len(b)%2 != 0 {
		return nil, false
	}
	var zeros, letters [2]int
	for i, c := range b {
		switch {
		case c == 0:
			zeros[i%2]++
		case c >= 'a' && c <= 'z':
			letters[i%2]++
		}
	}
	units := len(b) / 2
	is := func(high int) bool {
		return zeros[1-high] == 0 && zeros[high] > units/100 && letters[high] <= (units-zeros[high])/2
	}
	switch {
	case is(1):
		return binary.LittleEndian, true
	case is(0):
		return binary.BigEndian, true
	}
	return nil, false
}

// damagedUTF8 reports whether b is UTF-8 with some broken bytes rather than
// Windows-1252, in which sequences that UTF-8 allows are rare.
func damagedUTF8(b []byte) bool {
	sound, broken := 0, 0
	for len(b) > 0 {
		r, n := utf8.DecodeRune(b)
		switch {
		case r == utf8.RuneError && n == 1:
			broken++
		case n > 1:
			sound++
		}
		b = b[n:]
	}
	return sound > broken
}

func fromWindows1252(b []byte) string {
	var s strings.Builder
	s.Grow(len(b) + len(b)/8)
	for _, c := range b {
		s.WriteRune(charmap.Windows1252.DecodeByte(c))
	}
	return s.String()
}

// binaryText reports whether what was decoded is no text after all: it has
// control characters or undecodable bytes beyond what slips into a text.
func binaryText(s string) bool {
	odd, all := 0, 0
	for _, r := range s {
		all++
		switch {
		case r == 0:
			return true
		case r == utf8.RuneError, r != '\f' && r != '\u0085' && unicode.IsControl(r) && !unicode.IsSpace(r):
			odd++
		}
	}
	return odd > 2 && odd > all/50
}

// lineEnds and what is dropped: marks that no reader sees, and which would
// part a name from itself.
var cleaner = strings.NewReplacer(
	"\r\n", "\n", "\r", "\n", "\u0085", "\n", "\u2028", "\n", "\u2029", "\n\n", "\f", "\n\n", "\v", "\n",
	"\uFEFF", "", "\u200B", "", "\u00AD", "",
)

// clean returns text with one kind of line end and no invisible characters.
func clean(s string) string {
	s = cleaner.Replace(s)
	if strings.ContainsFunc(s, stray) {
		s = strings.Map(func(r rune) rune {
			if stray(r) {
				return -1
			}
			return r
		}, s)
	}
	return s
}

func stray(r rune) bool { return unicode.IsControl(r) && r != '\n' && r != '\t' }
