package article

import (
	"net/url"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/data"
	"dateline/geo"
)

// readSeedHead reads the four lines at the head of the seed format, and returns
// the lines that follow the integers. ok is false for other formats.
func readSeedHead(a *data.Article, lines []string) (body []string, ok bool) {
	if len(lines) < 4 || !isAddress(lines[0]) {
		return nil, false
	}
	var numbers [2]int64
	for i := range numbers {
		n, err := strconv.ParseInt(strings.TrimSpace(lines[1+i]), 10, 64)
		if err != nil {
			return nil, false
		}
		numbers[i] = n
	}
	a.URL = strings.TrimSpace(lines[0])
	a.Numbers = numbers[:]
	a.Summary = strings.TrimSpace(lines[3])
	return lines[3:], true
}

// readTextHead takes an address off the head of a plain text.
func readTextHead(a *data.Article, lines []string) (body []string) {
	for i, line := range lines {
		if strings.TrimSpace(line) == "" {
			continue
		}
		address := strings.TrimSpace(line)
		if label, rest, ok := strings.Cut(address, ":"); ok && strings.EqualFold(label, "url") {
			address = strings.TrimSpace(rest)
		}
		if isAddress(address) {
			a.URL = address
			return lines[i+1:]
		}
		break
	}
	return lines
}

// isAddress reports whether a line is a web address and nothing else.
func isAddress(line string) bool {
	line = strings.TrimSpace(line)
	if strings.ContainsAny(line, " \t") || len(line) > 4096 {
		return false
	}
	u, err := url.Parse(line)
	return err == nil && (u.Scheme == "http" || u.Scheme == "https") && u.Hostname() != ""
}

// readParagraphs fills in all of an article that comes from its paragraphs.
func readParagraphs(a *data.Article, lines []string, summary bool) {
	paragraphs := unwrap(lines)
	if n := len(paragraphs); n > 1 || n == 1 && !summary {
		// What stands after the credit can be links only.
		for n > 0 {
			if _, ok := link(paragraphs[n-1]); !ok {
				break
			}
			n--
		}
		if n > 0 {
			if credit, ok := creditLine(paragraphs[n-1]); ok {
				a.Credit = credit
				paragraphs = append(paragraphs[:n-1:n-1], paragraphs[n:]...)
			}
		}
	}
	var text strings.Builder
	for i, p := range paragraphs {
		if l, ok := link(p); ok && !(summary && i == 0) {
			a.Links = append(a.Links, l)
			continue
		}
		kind := data.Body
		switch {
		case i == 0 && summary:
			kind = data.Standfirst
		case i < headParagraphs && isDateLine(p):
			kind = data.DateLine
		case (i == 0 || i == 1 && a.Kinds[0] == data.DateLine) && i+1 < len(paragraphs) && isHeadline(p):
			kind = data.Headline
			a.Headline = p
		case i > 0 && i+1 < len(paragraphs) && isSubhead(p):
			kind = data.Subhead
		}
		if text.Len() > 0 {
			text.WriteString("\n\n")
		}
		start := text.Len()
		text.WriteString(p)
		a.Paragraphs = append(a.Paragraphs, geo.Span{Start: start, End: text.Len()})
		a.Kinds = append(a.Kinds, kind)
	}
	a.Text = text.String()
	if summary && len(a.Paragraphs) > 0 {
		a.Summary = a.Paragraphs[0].In(a.Text) // the whole of it, where its line was broken
	}
	a.Dateline = dateline(a)
}

// maxWidth is the width in characters of the widest text that is taken for one
// whose lines were broken to a width.
const maxWidth = 132

// unwrap joins lines to paragraphs. Blank lines part paragraphs. In a text
// whose lines were broken to a width, a line goes on with the next where that
// one's first word would not have fitted on it, unless that one is indented; in
// any other, every line is a paragraph. The paragraphs are trimmed and not
// empty.
func unwrap(lines []string) []string {
	width, wrapped := widthOf(lines)
	var paragraphs []string
	var p strings.Builder
	end := func() {
		if p.Len() > 0 {
			paragraphs = append(paragraphs, p.String())
			p.Reset()
		}
	}
	before := ""
	for _, line := range lines {
		text := strings.TrimSpace(line)
		switch {
		case text == "":
			end()
			continue
		case p.Len() == 0:
		case !wrapped || fits(text, before, width) || indent(line) > indent(before) || isLabelled(text):
			end()
		case isHyphenated(p.String(), text):
			// "al-" and "Assad" make one word; so, with its hyphen, does a word
			// that was divided, which costs less than a wrong guess.
		default:
			p.WriteByte(' ')
		}
		p.WriteString(text)
		before = line
	}
	end()
	return paragraphs
}

// widthOf is the width of the longest line, and whether it is why most lines
// end where they do.
func widthOf(lines []string) (width int, wrapped bool) {
	for _, line := range lines {
		width = max(width, utf8.RuneCountInString(strings.TrimRight(line, " \t")))
	}
	if width > maxWidth {
		return width, false
	}
	ends, explained := 0, 0
	for i := 1; i < len(lines); i++ {
		text := strings.TrimSpace(lines[i])
		if text == "" || strings.TrimSpace(lines[i-1]) == "" {
			continue
		}
		ends++
		if !fits(text, lines[i-1], width) {
			explained++
		}
	}
	return width, 2*explained >= ends
}

// fits reports whether the first word of a text would have had room at the end
// of the line before.
func fits(text, before string, width int) bool {
	first, _, _ := strings.Cut(text, " ")
	return utf8.RuneCountInString(strings.TrimRight(before, " \t"))+1+utf8.RuneCountInString(first) <= width
}

// indent is the number of blanks that a line begins with.
func indent(line string) int { return len(line) - len(strings.TrimLeft(line, " \t")) }

// isLabelled reports whether a line starts a paragraph by what it says.
func isLabelled(line string) bool {
	_, isLink := link(line)
	_, isCredit := creditLine(line)
	return isLink || isCredit
}

func isHyphenated(before, next string) bool {
	body, ok := strings.CutSuffix(before, "-")
	if !ok {
		return false
	}
	last, _ := utf8.DecodeLastRuneInString(body)
	first, _ := utf8.DecodeRuneInString(next)
	return unicode.IsLetter(last) && unicode.IsLetter(first)
}

// linkLabels are the words before the colon of a line that points to another
// story. They are written in capitals.
var linkLabels = map[string]bool{
	"ALSO READ": true, "ANALYSIS": true, "AUDIO": true, "BLOG": true, "EXPLAINER": true, "FACT CHECK": true,
	"FEATURE": true, "FROM THE ARCHIVE": true, "FULL COVERAGE": true, "GALLERY": true, "IN DEPTH": true,
	"IN PICTURES": true, "INFOGRAPHIC": true, "INSIDE STORY": true, "INTERACTIVE": true, "INTERVIEW": true,
	"KEEP READING": true, "LISTEN": true, "LIVE": true, "LIVE BLOG": true, "LIVE UPDATES": true, "MAP": true,
	"MORE": true, "MORE ON THIS": true, "OPINION": true, "PHOTOS": true, "PODCAST": true, "PROFILE": true,
	"READ": true, "READ ALSO": true, "READ MORE": true, "RELATED": true, "SEE ALSO": true, "SPECIAL REPORT": true,
	"SPECIAL SERIES": true, "SPOTLIGHT": true, "TIMELINE": true, "VIDEO": true, "WATCH": true,
}

// maxLabelled is the length in bytes beyond which a line is a paragraph,
// whatever it starts with.
const maxLabelled = 250

// link reads a line that points to another story.
func link(line string) (data.Link, bool) {
	label, text, ok := strings.Cut(line, ":")
	if !ok || len(line) > maxLabelled || !linkLabels[strings.TrimSpace(label)] || strings.TrimSpace(text) == "" {
		return data.Link{}, false
	}
	return data.Link{Label: strings.TrimSpace(label), Text: strings.TrimSpace(text)}, true
}

// creditLine reads the line that says who the story is from.
func creditLine(line string) (string, bool) {
	label, text, ok := strings.Cut(line, ":")
	if !ok || len(line) > maxLabelled {
		return "", false
	}
	if label = strings.ToLower(strings.TrimSpace(label)); label != "source" && label != "sources" {
		return "", false
	}
	text = strings.TrimSpace(text)
	return text, text != ""
}

// isHeadline reports whether the first paragraph of a plain text is its
// headline: short, not a whole sentence, and not the dateline of a story that
// has none.
func isHeadline(p string) bool {
	if len(p) > 160 || len(strings.Fields(p)) > 25 {
		return false
	}
	if _, ok := datelineOf(p); ok {
		return false
	}
	if isDateLine(p) {
		return false
	}
	return !strings.ContainsAny(p[len(p)-1:], ".:;,") && hasLetter(p)
}

// isDateLine reports whether a paragraph is nothing but a date.
func isDateLine(p string) bool {
	_, ok := dateLine(p)
	return ok
}

// isSubhead reports whether a paragraph is a line between paragraphs.
func isSubhead(p string) bool {
	if len(p) > 80 || len(strings.Fields(p)) > 10 || !hasLetter(p) {
		return false
	}
	if isDateLine(p) {
		return false
	}
	// A line in quotation marks is a subhead ('Concrete steps') unless what is
	// quoted is a whole sentence.
	end, _ := utf8.DecodeLastRuneInString(strings.TrimRight(p, "'\"’”»"))
	return !strings.ContainsRune(".:;,!…", end)
}

func hasLetter(s string) bool { return strings.ContainsFunc(s, unicode.IsLetter) }
