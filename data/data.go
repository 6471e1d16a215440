// Package data holds the nouns of a newsroom: an article, a time, an event, a
// passage.
//
// An [Article] is what was published, as it was read, with where it came from.
// A [Time] is an interval with a grain, so that "October 2016" stays a month
// and never turns into a day by accident; a [Timex] is the words that tell one.
// An [Event] is something that a sentence reports, with where and when it was and
// whether it happened. A [Passage] is a sentence that names a place. Events, or
// passages, are what the map counts and the reader shows.
//
// The verbs are in the sub-packages: article reads files, when finds times, event
// finds events, intake takes many files through all of it, project and chronicle
// keep what was found and answer queries. Places and offsets are package geo's.
//
// # Three claims
//
// They are kept apart throughout the program: that a place is named in the text,
// that something is reported to have happened there, and that a person has checked
// it. A passage makes the first claim only, an event with the status [Happened]
// and a place the second; what a person chose is package project's to tell.
package data

import (
	"slices"
	"strings"
	"unicode/utf8"

	"dateline/geo"
)

// An Article is one published text.
type Article struct {
	ID         string     // the first 16 hexadecimal digits of Sum; the same for the same bytes
	Sum        [32]byte   // SHA-256 of the bytes as they were read
	File       string     // path that it was read from
	URL        string     // empty where unknown
	Outlet     string     // name for the reader: "Al Jazeera", else the host, else empty
	Credit     string     // "Al Jazeera And News Agencies", from the end of the text
	Numbers    []int64    // the unnamed integers of the seed format, in their order
	Headline   string     // empty where there is none; part of Text only where Kinds says so
	Summary    string     // standfirst; also part of Text
	Text       string     // all that is read and searched: summary and paragraphs, parted by blank lines
	Paragraphs []geo.Span // of Text, in order, not overlapping
	Kinds      []Kind     // one for each of Paragraphs
	Links      []Link     // to other stories, which are no passages of this one
	Published  Time       // zero where the article is undated
	DatedBy    Basis
	Dateline   string // the place and time line at the head of the story, where it has one: "GENEVA, Oct 14"
	Encoding   string // of the file, in words: "UTF-8", "Windows-1252"
}

// Document is the article as package geo wants it.
func (a *Article) Document() geo.Document {
	d := geo.Document{Text: a.Text, Title: a.Headline, URL: a.URL}
	if slices.Contains(a.Kinds, Headline) {
		d.Title = "" // it is part of the text
	}
	return d
}

// Title is the line to know the article by: its headline, else the beginning
// of its text, else the name of its file. It is at most some 100 bytes long.
func (a *Article) Title() string {
	switch {
	case a.Headline != "":
		return shorten(a.Headline)
	case a.Summary != "":
		return shorten(a.Summary)
	case len(a.Paragraphs) > 1 && len(a.Kinds) > 1 && a.Kinds[0] == DateLine:
		return shorten(a.Paragraphs[1].In(a.Text))
	case len(a.Paragraphs) > 0:
		return shorten(a.Paragraphs[0].In(a.Text))
	}
	return a.File
}

// shorten cuts a line after a word, with a sign that it goes on.
func shorten(s string) string {
	const longest = 100
	if len(s) <= longest {
		return s
	}
	cut := strings.LastIndexByte(s[:longest-len("…")], ' ')
	if cut < longest/2 {
		for cut = longest - len("…"); !utf8.RuneStart(s[cut]); {
			cut--
		}
	}
	return strings.TrimRight(s[:cut], " ,;:–—-") + "…"
}

// A Kind is what a paragraph is to the article.
type Kind uint8

// The kinds of paragraphs.
const (
	Body       Kind = iota
	Standfirst      // the summary at the head
	Subhead         // a line between paragraphs: "Aleppo bombardment"
	Headline        // the headline, where the file gives it as a part of the text
	DateLine        // a line at the head that holds nothing but a date
	kinds
)

// Kinds is the number of values of [Kind].
const Kinds = int(kinds)

// A Link is a line of an article that points to another story.
type Link struct {
	Label string // "OPINION", "READ MORE"
	Text  string
}

// A Basis says what the date of publication was taken from.
type Basis uint8

// The bases, the most trusted first.
const (
	Undated Basis = iota
	DatedByURL
	DatedByDateline
	DatedByFileName
	bases
)

var basisWords = [...]string{"undated", "from its address", "from its dateline", "from its file name"}

// String says the basis in words for the user.
func (b Basis) String() string {
	if b < bases {
		return basisWords[b]
	}
	return basisWords[Undated]
}

// A Passage is a sentence that names a place. A sentence that names the place
// twice is one passage with two mentions; one that names two places is two
// passages. So the number on a pin is the number of sentences to be read.
type Passage struct {
	Article   *Article
	Paragraph geo.Span      // of Article.Text
	Sentence  geo.Span      // inside Paragraph
	Findings  []geo.Finding // all of one place and inside Sentence; at least one
}

// Use is how the passage uses the name of the place: the plainest use of its
// findings.
func (p *Passage) Use() geo.Use {
	use := p.Findings[0].Use
	for i := range p.Findings {
		use = min(use, p.Findings[i].Use)
	}
	return use
}
