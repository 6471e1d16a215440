package text

import (
	"unicode"
	"unicode/utf8"

	"dateline/geo"
)

// longLine is the length in bytes from which on a line is not one of text that
// was wrapped by hand, so that its end is the end of a paragraph.
const longLine = 120

// mayEnd marks the bytes at which a sentence may end: all others are skipped
// without a look. 0xe2 begins …, 0xe3 and 0xef the Chinese full stops.
var mayEnd = [256]bool{'.': true, '!': true, '?': true, '\n': true, 0xe2: true, 0xe3: true, 0xef: true}

// Sentences appends the sentences of s to into and returns it. They are in
// order, don't overlap, begin and end with characters that are not spaces, and
// hold every character of s that is not a space. A sentence never reaches over
// a blank line.
func Sentences(s string, into []geo.Span) []geo.Span {
	start := skipSpace(s, 0) // of the sentence
	line := 0                // where the line begins
	for i := start; i < len(s); {
		if !mayEnd[s[i]] {
			i++
			continue
		}
		if s[i] == '\n' {
			next := skipSpace(s, i)
			if i > start && paragraphEnds(s, line, i, next) {
				into = appendTrimmed(into, s, start, i)
				start = next
			}
			line = lastLine(s, i, next)
			i = next
			continue
		}
		end, ends := terminator(s, start, i)
		if ends {
			into = appendTrimmed(into, s, start, end)
			start = skipSpace(s, end)
			if next := indexNewline(s, end, start); next >= 0 {
				line = lastLine(s, next, start)
			}
			end = start
		}
		i = end
	}
	return appendTrimmed(into, s, start, len(s))
}

// Paragraphs appends the paragraphs of s to into and returns it: what blank
// lines part, and lines that are no lines of a text wrapped by hand. They are in
// order, don't overlap, and no sentence of [Sentences] reaches over the end of
// one.
func Paragraphs(s string, into []geo.Span) []geo.Span {
	start, line := skipSpace(s, 0), 0
	for i := start; i < len(s); {
		if i = indexNewline(s, i, len(s)); i < 0 {
			break
		}
		next := skipSpace(s, i)
		if paragraphEnds(s, line, i, next) {
			into = appendTrimmed(into, s, start, i)
			start = next
		}
		line = lastLine(s, i, next)
		i = next
	}
	return appendTrimmed(into, s, start, len(s))
}

func appendTrimmed(into []geo.Span, s string, start, end int) []geo.Span {
	for end > start {
		if class[s[end-1]] == clsSpace {
			end--
			continue
		}
		if s[end-1] < utf8.RuneSelf {
			break
		}
		_, w := utf8.DecodeLastRuneInString(s[start:end])
		if cls, _ := at(s, end-w); cls != clsSpace {
			break
		}
		end -= w
	}
	if end > start {
		into = append(into, geo.Span{Start: start, End: end})
	}
	return into
}

// skipSpace returns the position of the next character that is not a space.
func skipSpace(s string, i int) int {
	for i < len(s) {
		cls, w := at(s, i)
		if cls != clsSpace {
			break
		}
		i += w
	}
	return i
}

func indexNewline(s string, i, end int) int {
	for ; i < end; i++ {
		if s[i] == '\n' {
			return i
		}
	}
	return -1
}

// lastLine returns where the last line begins among the spaces s[i:next].
func lastLine(s string, i, next int) int {
	line := i
	for ; i < next; i++ {
		if s[i] == '\n' {
			line = i + 1
		}
	}
	return line
}

// paragraphEnds reports whether the spaces s[i:next], which begin with a line
// break, part two paragraphs. line is where the line before them begins.
func paragraphEnds(s string, line, i, next int) bool {
	if next >= len(s) {
		return true
	}
	breaks := 0
	for j := i; j < next; j++ {
		if s[j] == '\n' {
			breaks++
		}
	}
	return breaks > 1 || i-line > longLine || indexNewline(s, next, min(next+longLine, len(s))) < 0 && len(s)-next > longLine
}

// terminator looks at the full stop, question mark, exclamation mark or
// ellipsis at s[i]. It returns the position after it, with the quotes and
// brackets that it closes, and whether a sentence that begins at start ends
// there.
func terminator(s string, start, i int) (end int, ends bool) {
	first, w := utf8.DecodeRuneInString(s[i:])
	end = i + w
	switch first {
	case '.', '!', '?', '…':
	case '。', '！', '？':
		return closers(s, end), true
	default:
		return end, false
	}
	soft := first == '…' // an ellipsis, after which the sentence may go on
	dots := 1
	for end < len(s) {
		r, w := utf8.DecodeRuneInString(s[end:])
		if r != '.' && r != '!' && r != '?' && r != '…' {
			break
		}
		if r == '.' && first == '.' {
			dots++
		}
		soft = soft || r == '…'
		end += w
	}
	soft = soft || dots >= 2
	mark := end
	end = closers(s, end)
	if end >= len(s) {
		return end, true
	}
	if cls, w := at(s, end); cls != clsSpace {
		// "conflict.The next": the space was lost. Else a number, a name of a
		// host, an abbreviation without spaces.
		missing := dots == 1 && !soft && cls == clsLetter && isUpper(s, end) && lowers(s, i-2, i) && lowers(s, end+w, end+w+1) &&
			first == '.' && abbreviation(wordBefore(s, start, i)) == abbrNone
		return end, missing
	}
	next := skipSpace(s, end)
	if next >= len(s) {
		return end, true
	}
	begin := openers(s, next)
	cls, width := peek(s, begin)
	switch {
	case cls == clsLetter && isLowerAt(s, begin):
		return end, false
	case cls == clsOther && begin == next && width == 1 && (s[begin] == ',' || s[begin] == ';' || s[begin] == ')'):
		return end, false
	}
	follows := wordAt(s, begin)
	switch {
	case first != '.' && !soft:
		return end, !(end > mark && saidBy(s, begin))
	case soft:
		// "He said ... Putin": set apart by a space it may stand for words left out.
		before, _ := utf8.DecodeLastRuneInString(s[start:i])
		return end, begin > next || starter(follows) || !unicode.IsSpace(before)
	case end > mark:
		return end, true
	}
	word := wordBefore(s, start, i)
	if i-len(word) == start && numbering(word) {
		return end, false // "1. Turkey", "A. Scope"
	}
	if !abbreviationEnds(s, i, word, follows, begin) {
		return end, false
	}
	return end, true
}

// abbreviationEnds reports whether the full stop at s[i] after the word ends a
// sentence although the word may be an abbreviation. The next word, without
// quotes before it, is at s[begin:].
func abbreviationEnds(s string, i int, word, follows string, begin int) bool {
	if word == "" {
		return true
	}
	_, w := utf8.DecodeRuneInString(word)
	if w == len(word) && isUpper(word, 0) {
		// An initial: J. Smith. Alone it may still end one: Vitamin C. The
		return starter(follows) && !isInitials(s, i-w)
	}
	if initials(word) {
		return starter(follows)
	}
	switch abbreviation(word) {
	case abbrTitle:
		return false
	case abbrNumber:
		next, w := peek(s, begin)
		return next != clsDigit || w == 0
	case abbrEnd:
		return starter(follows)
	}
	return true
}

// isInitials reports whether the letter at s[i] follows another initial, as in
// "J. K. Rowling".
func isInitials(s string, i int) bool {
	return i >= 3 && s[i-1] == ' ' && s[i-2] == '.' && isUpper(s, i-3) && (i == 3 || class[s[i-4]] == clsSpace)
}

// initials reports whether the word is letters parted by full stops: U.S, a.m.
func initials(word string) bool {
	if len(word) < 3 || word[1] != '.' {
		return false
	}
	for i := 0; i < len(word); i += 2 {
		if class[word[i]] != clsLetter || i+1 < len(word) && word[i+1] != '.' {
			return false
		}
	}
	return true
}

// numbering reports whether the word at the beginning of a sentence numbers an
// item of a list.
func numbering(word string) bool {
	if len(word) == 1 && class[word[0]] == clsLetter {
		return true
	}
	if len(word) > 3 {
		return false
	}
	for i := range len(word) {
		if class[word[i]] != clsDigit {
			return false
		}
	}
	return word != ""
}

// wordBefore returns the letters, digits and inner full stops before s[i]. Of a
// word too long to be an abbreviation it returns the end, so that the time
// stays linear on any text.
func wordBefore(s string, start, i int) string {
	j := i
	for j > start && i-j <= 2*longestListed {
		r, w := rune(s[j-1]), 1
		if r >= utf8.RuneSelf {
			r, w = utf8.DecodeLastRuneInString(s[start:j])
		}
		if cls, _ := at(s, j-w); cls != clsLetter && cls != clsDigit && r != '.' {
			break
		}
		j -= w
	}
	return s[j:i]
}

// wordAt returns the letters at s[i:], at most as many as a listed word has.
func wordAt(s string, i int) string {
	j := i
	for j < len(s) && j-i <= longestListed && class[s[j]] == clsLetter {
		j++
	}
	return s[i:j]
}

// closers returns the position after the closing quotes, brackets and footnote
// marks at s[i].
func closers(s string, i int) int {
	for i < len(s) {
		switch c := s[i]; c {
		case '"', '\'', ')', ']', '}':
			i++
			continue
		case '[': // a footnote of an encyclopedia: [12]
			j := i + 1
			for j < len(s) && class[s[j]] == clsDigit {
				j++
			}
			if j == i+1 || j >= len(s) || s[j] != ']' {
				return i
			}
			i = j + 1
			continue
		default:
			if c < utf8.RuneSelf {
				return i
			}
		}
		r, w := utf8.DecodeRuneInString(s[i:])
		switch r {
		case '”', '’', '»', '›', '」', '』', '）':
			i += w
		default:
			return i
		}
	}
	return i
}

// openers returns the position after the opening quotes, brackets and dashes
// at s[i], with the spaces after a dash.
func openers(s string, i int) int {
	for i < len(s) {
		switch s[i] {
		case '"', '\'', '(', '[', '`', '_', '@', '*':
			i++
			continue
		case '-':
			for i < len(s) && (s[i] == '-' || s[i] == ' ') {
				i++
			}
			continue
		}
		if s[i] < utf8.RuneSelf {
			return i
		}
		r, w := utf8.DecodeRuneInString(s[i:])
		switch r {
		case '“', '‘', '«', '‹', '¿', '¡', '„', '‚', '「', '『', '—', '–', '•':
			i += w
			if i < len(s) && s[i] == ' ' {
				i++
			}
		default:
			return i
		}
	}
	return i
}

// lowers reports whether the bytes of s in [i, j) are small ASCII letters.
func lowers(s string, i, j int) bool {
	if i < 0 || j > len(s) {
		return false
	}
	for ; i < j; i++ {
		if s[i] < 'a' || s[i] > 'z' {
			return false
		}
	}
	return true
}

// isLowerAt reports whether the letter at s[i] is a small one.
func isLowerAt(s string, i int) bool {
	if c := s[i]; c < utf8.RuneSelf {
		return 'a' <= c && c <= 'z'
	}
	r, _ := utf8.DecodeRuneInString(s[i:])
	return unicode.IsLower(r)
}

// saidBy reports whether the words at s[i:] say who spoke: a quotation that
// ends in ? or ! goes on with them ("Why?" Kerry asked).
func saidBy(s string, i int) bool {
	for range 3 {
		w := wordAt(s, i)
		if w == "" {
			return false
		}
		switch w {
		case "said", "says", "asked", "asks", "wrote", "added", "told", "replied", "shouted", "cried", "exclaimed", "tweeted", "demanded", "wondered":
			return true
		}
		i += len(w)
		if i >= len(s) || s[i] != ' ' {
			return false
		}
		i++
	}
	return false
}
