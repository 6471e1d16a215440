package when

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A gap says what stands between a token and the one before it.
type gap uint8

const (
	glued  gap = iota // nothing
	spaced            // white space, a single line break included
	broken            // a blank line, or the beginning of the text
)

// A caps says how a word is written.
type caps uint8

const (
	small    caps = iota // friday
	capital              // Friday
	capitals             // FRIDAY
)

// A token is a word, a number or a mark. val is a number's value: of a clock
// time the seconds since midnight, of a numeric date 10000·year + 100·month +
// day, of a spelled number what it says.
type token struct {
	start, end int32
	val        int32
	id         id
	gap        gap
	caps       caps
}

// An id says what a token is: one of the kinds below or a word of the lexicon.
type id uint16

// The kinds of tokens that are no listed word.
const (
	idWord      id = iota // any other word
	idCap                 // any other word that begins with a capital
	idPast                // a word in -ed
	idIng                 // a word in -ing
	idWill                // he'll
	idDay                 // a number from 1 to 31
	idTwo                 // another of two digits
	idThree               // of three digits
	idYear                // 1000 to 2199
	idBig                 // any other number
	idDecimal             // 1.5
	idFraction            // 1/2
	idSum                 // a number with a sign of money before it or a percent sign after it
	idSpelled             // twenty-six
	idSpelledYr           // nineteen ninety-six
	idOrd                 // 15th, twenty-first
	idDecade              // 1990s
	idDecade2             // '90s, 90s
	idYear2               // '97
	idClock               // 3:54, 03:54:30
	idISO                 // 2016-10-15
	idStamp               // 2016-10-15T14:30:00Z
	idSlashed             // 10/15/2016, 15.10.2016
	idClitic              // 's
	idComma
	idHyphen // with no space on either side
	idDash
	idSlash
	idStop // ends a sentence: . ! ?
	idDot  // any other full stop
	idQuote
	idOpen
	idClose
	idMark
	kinds
)

// isLetter tells letters of ASCII; bytes from 0x80 on are decoded.
var isLetter, isDigit = func() (l, d [256]bool) {
	for c := range 256 {
		l[c] = 'a' <= c|0x20 && c|0x20 <= 'z'
		d[c] = '0' <= c && c <= '9'
	}
	return l, d
}()

// longestWord is the length in bytes beyond which no word is looked up.
const longestWord = 16

// lex appends the tokens of s.
func (l *lexicon) lex(s string, into []token) []token {
	gapped := broken
	numbers := false
	shouted := shouts(s)
	for i := 0; i < len(s); {
		c := s[i]
		switch {
		case c == ' ':
			gapped = max(gapped, spaced)
			i++
			continue
		case c <= ' ':
			var lines int
			i, lines = blank(s, i)
			gapped = max(gapped, spaced)
			if lines > 1 {
				gapped = broken
			}
			continue
		case isLetter[c]:
			t := token{start: int32(i), gap: gapped}
			i = l.word(s, i, &t)
			if shouted && t.id == idCap {
				t.id = idWord // capitals tell nothing
			}
			numbers = numbers || l.numeral[t.id]
			into = append(into, t)
			if i < len(s) && (s[i] == '\'' || s[i] == 0xE2) {
				if w := clitic(s, i); w > 0 {
					into = append(into, token{start: int32(i), end: int32(i + w), id: idClitic})
					i += w
				}
			}
			gapped = glued
			continue
		case isDigit[c]:
			t := token{start: int32(i), gap: gapped}
			i = number(s, i, &t)
			into = append(into, t)
			gapped = glued
			continue
		}
		t := token{start: int32(i), gap: gapped, id: idMark}
		i = l.mark(s, i, &t)
		if t.id == idWord && t.end == t.start { // white space beyond ASCII
			gapped = max(gapped, spaced)
			continue
		}
		into = append(into, t)
		gapped = glued
	}
	if numbers {
		into = l.spell(into)
	}
	return into
}

// shouts reports whether a text is all capitals, as old wires are, by its
// beginning.
func shouts(s string) bool {
	upper, lower := 0, 0
	for i := range min(len(s), 2000) {
		switch c := s[i]; {
		case 'A' <= c && c <= 'Z':
			upper++
		case 'a' <= c && c <= 'z':
			lower++
		}
	}
	return upper > 20 && lower*20 < upper
}

// blank returns the position after the white space at s[i], and how many lines
// end in it.
func blank(s string, i int) (end, lines int) {
	for ; i < len(s) && s[i] <= ' '; i++ {
		if s[i] == '\n' {
			lines++
		}
	}
	return i, lines
}

// word reads the letters at s[i] and looks them up.
func (l *lexicon) word(s string, i int, t *token) int {
	start := i
	if i+1 < len(s) && s[i+1] == '.' {
		if end := initials(s, i); end > 0 {
			return l.initials(s, start, end, t)
		}
	}
	var buf [longestWord]byte
	n, upper := 0, 0
	plain := true
	for i < len(s) {
		c := s[i]
		if isLetter[c] || isDigit[c] {
			if c < 'a' && c >= 'A' {
				upper++
			}
			if n < longestWord {
				buf[n] = c | 0x20
			}
			n++
			i++
			continue
		}
		if c >= utf8.RuneSelf {
			r, w := utf8.DecodeRuneInString(s[i:])
			if r == '’' {
				if k := contraction(s, i+w); k > 0 {
					n = copyLower(&buf, n, '\'', s[i+w:i+w+k])
					i += w + k
					continue
				}
			}
			if !unicode.IsLetter(r) && !unicode.IsMark(r) {
				break
			}
			plain, n = false, longestWord+1
			i += w
			continue
		}
		if c == '\'' {
			if k := contraction(s, i+1); k > 0 {
				n = copyLower(&buf, n, '\'', s[i+1:i+1+k])
				i += 1 + k
				continue
			}
		}
		break
	}
	t.end = int32(i)
	if 'A' <= s[start] && s[start] <= 'Z' {
		t.caps = capital
		if upper > 1 && upper == i-start {
			t.caps = capitals
		}
	}
	if plain && n <= longestWord {
		t.id = l.table.Get(buf[:n])
	}
	if t.id == idWord {
		t.id = unlisted(s[start:i], t.caps)
		return i
	}
	if i < len(s) && s[i] == '.' && (l.title[t.id] && t.caps != small && !endsText(s, i+1) || l.short[t.id] && !endsSentence(s, i+1)) {
		i++
		t.end = int32(i)
	}
	return i
}

// unlisted is the id of a word by its look.
func unlisted(w string, c caps) id {
	n := len(w)
	switch {
	case n > 3 && w[n-3] == '\'' && w[n-1]|0x20 == 'l':
		return idWill
	case c == capital:
		return idCap
	case n > 3 && w[n-1]|0x20 == 'd' && w[n-2]|0x20 == 'e' && (w[n-3]|0x20 != 'e' || w[n-4]|0x20 == 'r' || w[n-4]|0x20 == 't'): // not succeed, need
		return idPast
	case n > 4 && w[n-1]|0x20 == 'g' && w[n-2]|0x20 == 'n' && w[n-3]|0x20 == 'i':
		return idIng
	case c == capitals:
		return idCap
	}
	return idWord
}

// contraction returns the length of the letters at s[i] that belong to the word
// before the apostrophe: o'clock, won't. The s of the possessive does not.
func contraction(s string, i int) int {
	j := i
	for j < len(s) && isLetter[s[j]] && j-i < longestWord {
		j++
	}
	if j-i == 1 && s[i]|0x20 == 's' {
		return 0
	}
	return j - i
}

func copyLower(buf *[longestWord]byte, n int, first byte, rest string) int {
	if n+1+len(rest) > longestWord {
		return longestWord + 1
	}
	buf[n] = first
	for k := range len(rest) {
		buf[n+1+k] = rest[k] | 0x20
	}
	return n + 1 + len(rest)
}

// clitic returns the length of the possessive 's at s[i], of the bare
// apostrophe after an s too.
func clitic(s string, i int) int {
	w := 1
	if s[i] == 0xE2 {
		r, k := utf8.DecodeRuneInString(s[i:])
		if r != '’' {
			return 0
		}
		w = k
	}
	if j := i + w; j < len(s) && s[j]|0x20 == 's' && (j+1 >= len(s) || !isLetter[s[j+1]]) {
		return w + 1
	}
	if i > 0 && s[i-1]|0x20 == 's' && i+w < len(s) && s[i+w] == ' ' {
		return w
	}
	return 0
}

// initials returns the end of letters with a full stop after each, such as
// a.m., B.C.E and U.S., or 0. The last stop is left to a sentence that ends there.
func initials(s string, i int) int {
	end := i
	for i+1 < len(s) && isLetter[s[i]] && s[i+1] == '.' {
		i += 2
		end = i
	}
	if i < len(s) && isLetter[s[i]] && (i+1 == len(s) || !isLetter[s[i+1]] && s[i+1] != '\'') && end > 0 {
		return i + 1
	}
	if i < len(s) && isLetter[s[i]] {
		return 0
	}
	return end
}

func (l *lexicon) initials(s string, start, end int, t *token) int {
	var buf [longestWord]byte
	n := 0
	for k := start; k < end && n < longestWord; k++ {
		if s[k] != '.' {
			buf[n] = s[k] | 0x20
			n++
		}
	}
	if n == 1 { // J. Smith: the stop is a token of its own where a word is listed
		end = start + 1
	}
	t.id = idCap
	if 'a' <= s[start] {
		t.id = idWord
	} else {
		t.caps = capitals
	}
	if n < longestWord && (n > 1 || t.id == idWord) {
		if id := l.table.Get(buf[:n]); id != idWord {
			t.id = id
			if s[end-1] == '.' && endsText(s, end) {
				end--
			}
		}
	}
	t.end = int32(end)
	return end
}

// endsSentence reports whether a full stop before s[i] ends a sentence rather
// than marking a short form: nothing follows, or a word with a capital does.
func endsSentence(s string, i int) bool {
	if endsText(s, i) {
		return true
	}
	for i < len(s) && s[i] <= ' ' {
		i++
	}
	return i < len(s) && 'A' <= s[i] && s[i] <= 'Z'
}

// endsText reports whether a paragraph ends at s[i].
func endsText(s string, i int) bool {
	for i < len(s) && (s[i] == '"' || s[i] == '\'' || s[i] == ')') {
		i++
	}
	end, lines := blank(s, i)
	return end == len(s) || lines > 1
}

// mark reads a character that is neither an ASCII letter nor a digit.
func (l *lexicon) mark(s string, i int, t *token) int {
	c := s[i]
	end := i + 1
	switch c {
	case ',':
		t.id = idComma
	case '-':
		t.id = idHyphen
		for end < len(s) && s[end] == '-' {
			end++
		}
		if t.gap != glued || end > i+1 || end >= len(s) || s[end] <= ' ' {
			t.id = idDash
		}
	case '/':
		t.id = idSlash
	case '.', '!', '?', ';', ':':
		t.id = idStop
		if c == '.' && end < len(s) && (s[end] > ' ' && s[end] != '"' && s[end] != '\'' && s[end] != ')' || initialBefore(s, i)) {
			t.id = idDot
		}
		if c == ':' || c == ';' {
			t.id = idMark
		}
	case '"', '`':
		t.id = idQuote
	case '\'':
		if n := shortYear(s, end, t); n > 0 {
			end = n
			break
		}
		t.id = idQuote
	case '(', '[':
		t.id = idOpen
	case ')', ']':
		t.id = idClose
	default:
		if c < utf8.RuneSelf {
			break
		}
		r, w := utf8.DecodeRuneInString(s[i:])
		end = i + w
		switch {
		case r == '’' || r == '‘':
			if n := shortYear(s, end, t); n > 0 {
				end = n
				break
			}
			t.id = idQuote
		case r == '–' || r == '—' || r == '‒':
			t.id = idDash
		case r == '“' || r == '”':
			t.id = idQuote
		case unicode.IsSpace(r) || r == '\u200b' || r == '\ufeff':
			t.id = idWord
			t.end = t.start
			return end
		case unicode.IsLetter(r) || unicode.IsMark(r):
			for end < len(s) {
				r, w := utf8.DecodeRuneInString(s[end:])
				if !unicode.IsLetter(r) && !unicode.IsMark(r) && !unicode.IsDigit(r) {
					break
				}
				end += w
			}
			t.id = idWord
			if unicode.IsUpper(r) {
				t.id, t.caps = idCap, capital
			}
		}
	}
	t.end = int32(end)
	return end
}

// initialBefore reports whether the full stop at s[i] stands after the initial of a
// name: "John F. Kennedy".
func initialBefore(s string, i int) bool {
	return i > 1 && s[i-1] >= 'A' && s[i-1] <= 'Z' && s[i-1] != 'I' && s[i-2] == ' ' && i+2 < len(s) && s[i+1] == ' ' && s[i+2] >= 'A' && s[i+2] <= 'Z'
}

// shortYear reads '97 and '90s after the apostrophe and returns their end, or 0.
func shortYear(s string, i int, t *token) int {
	if i+2 > len(s) || !isDigit[s[i]] || !isDigit[s[i+1]] || i+2 < len(s) && isDigit[s[i+2]] {
		return 0
	}
	t.val = int32(s[i]-'0')*10 + int32(s[i+1]-'0')
	i += 2
	if n := plural(s, i); n > 0 && t.val%10 == 0 {
		t.id = idDecade2
		return n
	}
	t.id = idYear2
	return i
}

// plural returns the position after the s or 's of a decade at s[i], or 0.
func plural(s string, i int) int {
	if i < len(s) && s[i] == '\'' {
		i++
	} else if strings.HasPrefix(s[i:], "’") {
		i += len("’")
	}
	if i < len(s) && s[i]|0x20 == 's' && (i+1 == len(s) || !isLetter[s[i+1]] && !isDigit[s[i+1]]) {
		return i + 1
	}
	return 0
}

// afterThe reports whether the number at s[i] stands after the: "the 2010's" is
// a decade, "2010's" more likely what belongs to that year.
func afterThe(s string, i int) bool {
	for _, w := range [...]string{"the ", "The ", "early ", "late ", "mid-"} {
		if strings.HasSuffix(s[:i], w) {
			return true
		}
	}
	return false
}

// number reads the number at s[i].
func number(s string, i int, t *token) int {
	start := i
	v, i := digits(s, i)
	n := i - start
	t.val = v
	switch {
	case n == 8 && v >= 1950_00_00 && v < 2050_00_00 && dayDigits(v) && (i == len(s) || !isLetter[s[i]]) && (start == 0 || s[start-1] <= ' ' || s[start-1] == '('):
		t.id = idISO // 20161015
	case n > 4:
		t.id = idBig
	case n == 4 && v >= 1000 && v < 2200:
		t.id = idYear
	case n == 4:
		t.id = idBig
	case n == 3:
		t.id = idThree
	case v >= 1 && v <= 31:
		t.id = idDay
	default:
		t.id = idTwo
	}
	if i < len(s) {
		if i = numberEnd(s, start, i, n, t); t.id == idYear && i == start+n && isLetter[s[i]] {
			t.id = idBig // 1500m
		}
	}
	if start > 0 && (s[start-1] == '$' || s[start-1] == '#' || s[start-1] == '.' && start > 1 && isDigit[s[start-2]]) || money(s, start) || i < len(s) && s[i] == '%' {
		t.id = idSum
	}
	t.end = int32(i)
	return i
}

// dayDigits reports whether eight digits end in a month and a day.
func dayDigits(v int32) bool { m, d := v/100%100, v%100; return m >= 1 && m <= 12 && d >= 1 && d <= 31 }

// money reports whether a sign of money stands right before s[i].
func money(s string, i int) bool {
	if i < 2 || s[i-1] < utf8.RuneSelf {
		return false
	}
	r, _ := utf8.DecodeLastRuneInString(s[:i])
	return unicode.Is(unicode.Sc, r)
}

// numberEnd reads what makes the n digits s[start:i] more than a plain number.
func numberEnd(s string, start, i, n int, t *token) int {
	next := func(k int) byte {
		if i+k < len(s) {
			return s[i+k]
		}
		return 0
	}
	switch c := s[i]; {
	case c == ':' && n <= 2 && isDigit[next(1)] && isDigit[next(2)] && !isDigit[next(3)] && t.val < 25:
		m, end := digits(s, i+1)
		sec := int32(0)
		if end+2 < len(s) && s[end] == ':' && isDigit[s[end+1]] && isDigit[s[end+2]] {
			sec, end = digits(s, end+1)
		}
		if m > 59 || sec > 59 {
			t.id = idBig
			return end
		}
		t.id, t.val = idClock, t.val*3600+m*60+sec
		return end
	case c == ',' && n <= 3 && isDigit[next(1)] && isDigit[next(2)] && isDigit[next(3)] && !isDigit[next(4)]:
		for i+3 < len(s) && s[i] == ',' && isDigit[s[i+1]] && isDigit[s[i+2]] && isDigit[s[i+3]] {
			var g int32
			g, i = digits(s, i+1)
			if t.val < 1_000_000 {
				t.val = t.val*1000 + g
			}
		}
		t.id = idBig
		if i+1 < len(s) && s[i] == '.' && isDigit[s[i+1]] {
			_, i = digits(s, i+1)
		}
		return i
	case (c == '-' || c == '/' || c == '.') && isDigit[next(1)]:
		if end := numeric(s, start, i, n, c, t); end > 0 {
			return end
		}
		if c == '.' {
			if end := dottedClock(s, i, n, t); end > 0 {
				return end
			}
			_, i = digits(s, i+1)
			t.id = idDecimal
			return i
		}
		if c == '/' && n == 1 {
			d, end := digits(s, i+1)
			if end == i+2 && d > t.val {
				t.id = idFraction
				t.val = t.val * 60 / d // in sixtieths
				return end
			}
		}
	case (c == 's' || c == 'S' || c == '\'' || c == 0xE2) && (n == 4 || n == 2 || n == 3) && t.val%10 == 0:
		if end := plural(s, i); end > 0 && (isLetter[c] || n == 4 && (t.val < 2000 || afterThe(s, start))) {
			t.id = idDecade
			if n == 2 {
				t.id = idDecade2
			}
			return end
		}
	case c == 'h' && n <= 2 && t.val < 25 && next(1) >= '0' && next(1) < '6' && isDigit[next(2)] && !isDigit[next(3)] && !isLetter[next(3)]:
		m, end := digits(s, i+1) // 18h30
		t.id, t.val = idClock, t.val*3600+m*60
		return end
	case n <= 2 && isLetter[c] && isLetter[next(1)] && isLetter[next(2)] && isDigit[next(3)] && isDigit[next(4)]:
		if end := gluedDate(s, i, t); end > 0 {
			return end
		}
	case isLetter[c] && isLetter[next(1)] && !isLetter[next(2)] && n <= 2:
		a, b := c|0x20, next(1)|0x20
		if a == 's' && b == 't' || a == 'n' && b == 'd' || a == 'r' && b == 'd' || a == 't' && b == 'h' {
			t.id = idOrd
			return i + 2
		}
	}
	return i
}

// gluedDate reads the month and the year after a day, as logs and stamps have
// them: 12OCT2016, 12Oct16. It returns their end, or 0.
func gluedDate(s string, i int, t *token) int {
	const months = "janfebmaraprmayjunjulaugsepoctnovdec"
	m := int32(0)
	for k := 0; k < len(months); k += 3 {
		if strings.EqualFold(months[k:k+3], s[i:i+3]) {
			m = int32(k/3) + 1
		}
	}
	y, end := digits(s, i+3)
	width := end - i - 3
	if width == 2 {
		y = century2(y)
	}
	if m == 0 || t.val < 1 || t.val > 31 || width != 2 && width != 4 || y < 1000 || y > 2199 || end < len(s) && isLetter[s[end]] {
		return 0
	}
	t.id, t.val = idISO, y*10000+m*100+t.val
	return end
}

// dottedClock reads a clock time that is written with a full stop, which only
// what follows shows: 7.30pm, 18.30 GMT. It returns its end, or 0.
func dottedClock(s string, i, n int, t *token) int {
	m, end := digits(s, i+1)
	if n > 2 || end != i+3 || m > 59 || t.val > 24 {
		return 0
	}
	k := end
	if k < len(s) && s[k] == ' ' {
		k++
	}
	if k+1 >= len(s) || s[k+1] != '.' && k+2 < len(s) && isLetter[s[k+2]] {
		for _, zone := range [...]string{"GMT", "UTC", "CET", "BST", "CEST", "hrs"} {
			if strings.HasPrefix(s[min(k, len(s)):], zone) {
				t.id, t.val = idClock, t.val*3600+m*60
				return end
			}
		}
		return 0
	}
	if half := s[k] | 0x20; (half == 'a' || half == 'p') && (s[k+1]|0x20 == 'm' || s[k+1] == '.' && k+2 < len(s) && s[k+2]|0x20 == 'm') && t.val <= 12 {
		t.id, t.val = idClock, t.val*3600+m*60
		return end
	}
	return 0
}

func digits(s string, i int) (v int32, end int) {
	for ; i < len(s) && isDigit[s[i]]; i++ {
		if v < 100_000_000 {
			v = v*10 + int32(s[i]-'0')
		}
	}
	return v, i
}

// numeric reads dates of numbers alone: 2016-10-15, 10/15/2016, 15.10.2016,
// 10/15/98. It returns their end, or 0. Where a day up to 12 leaves open which
// number is the month, the month is first after slashes and last after full
// stops; numericDate looks whether the rest of the text says so too.
func numeric(s string, start, i, n int, sep byte, t *token) int {
	b, j := digits(s, i+1)
	if j >= len(s) || s[j] != sep || j+1 >= len(s) || !isDigit[s[j+1]] || j-i > 3 {
		return 0
	}
	c, end := digits(s, j+1)
	if end < len(s) && (s[end] == sep && sep != '.' || isDigit[s[end]]) || start > 0 && (s[start-1] == sep || s[start-1] == '$') {
		return 0
	}
	width := end - j - 1
	y, m, d := t.val, b, c
	switch {
	case n == 4 && sep != '.' && width <= 2:
		t.id = idISO
	case n <= 2 && (width == 4 || width == 2 && sep != '.'):
		y, m, d = c, t.val, b
		if sep == '.' || m > 12 {
			m, d = d, m
		}
		if width == 2 {
			y = century2(y)
		}
		t.id = idSlashed
	default:
		return 0
	}
	if m < 1 || m > 12 || d < 1 || d > 31 || y < 1000 || y > 2199 {
		t.id = idBig
		return end
	}
	t.val = y*10000 + m*100 + d
	if t.id == idISO && sep == '-' {
		if k := stampEnd(s, end); k > 0 {
			t.id, end = idStamp, k
		}
	}
	return end
}

// stampEnd returns the end of the time of the day with its zone that follows a
// date at s[i], as ISO 8601 has it, or 0.
func stampEnd(s string, i int) int {
	if i+6 > len(s) || s[i] != 'T' || !isDigit[s[i+1]] || !isDigit[s[i+2]] || s[i+3] != ':' {
		return 0
	}
	_, end := digits(s, i+4)
	if end+2 < len(s) && s[end] == ':' && isDigit[s[end+1]] {
		_, end = digits(s, end+1)
	}
	switch {
	case end < len(s) && s[end] == 'Z':
		end++
	case end+2 < len(s) && (s[end] == '+' || s[end] == '-') && isDigit[s[end+1]] && isDigit[s[end+2]]:
		_, end = digits(s, end+1)
		if end+2 < len(s) && s[end] == ':' && isDigit[s[end+1]] {
			_, end = digits(s, end+1)
		}
	}
	return end
}

// century2 completes a year of two digits: from 1940 to 2039.
func century2(y int32) int32 {
	if y < 40 {
		return 2000 + y
	}
	return 1900 + y
}
