// Package geo holds the nouns of geoparsing: a document, the words in it that
// name a place, the places those words may mean, and the one that was chosen.
//
// Text goes in and places come out. The way there is the list of folders:
//
//   - text cuts a document into sentences and tokens;
//   - toponym decides which words name a place, and how they are used;
//   - gazetteer knows which places answer to a name;
//   - resolve chooses among them, and says why;
//   - basemap knows the outlines of land, water, countries and provinces;
//   - mercator is the projection that the map is drawn in;
//   - online asks a geocoding service, when the user has turned that on.
//
// Start with [Parser]: it joins a [Finder] to a [Resolver] and is all that a
// caller with a document needs. The sub-packages supply the two halves, so
// that either can be replaced or tested alone.
//
// # Offsets
//
// Every offset in this module counts bytes of UTF-8, half open, as Go slices
// do. Only the JSON that leaves the program counts code points; it is
// converted at that border and nowhere else.
//
// # Limits
//
// The package knows nothing of files, articles, time or windows. It imports no
// os, no database and no toolkit; net/http is used in online alone.
package geo

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"
)

// A Span is the half-open range of bytes [Start, End) of a text.
type Span struct {
	Start, End int
}

// Len is the number of bytes in the span.
func (s Span) Len() int { return s.End - s.Start }

// Overlaps reports whether the two spans share at least one byte, or the one is
// empty and lies between two bytes of the other.
func (s Span) Overlaps(t Span) bool { return s.Start < t.End && t.Start < s.End }

// Contains reports whether t lies wholly inside s.
func (s Span) Contains(t Span) bool { return s.Start <= t.Start && t.End <= s.End }

// In returns the bytes of text that the span covers.
func (s Span) In(text string) string { return text[s.Start:s.End] }

// A Document is a text to be geoparsed, with what is known of it beforehand.
// Only Text is needed; the rest is evidence for the choice among places.
type Document struct {
	Text  string // offsets count from its first byte
	Title string // headline, where it is not part of Text
	URL   string // where it was published; tells the outlet and so its home

	About *Subject // of the collection that it belongs to; nil where nothing is known
}

// A Subject is what is known beforehand of a whole collection of documents,
// from whoever works on it. It is not changed once documents refer to it.
type Subject struct {
	Regions    []Place // where the collection is about: evidence for a choice, never a fence
	Historical bool    // the texts are old: how many people live in a place today is no evidence
}

// A Use says how a text uses the name of a place.
type Use uint8

// The uses of a name, after the taxonomy of Gritta, Pilehvar and Collier, "A
// Pragmatic Guide to Geoparsing Evaluation" (2019), folded to what a reader of
// a map needs to tell apart.
const (
	Literal   Use = iota // the place itself: "talks in Lausanne"
	Metonymic            // those who act for it: "Moscow said"
	Demonym              // its people, or its adjective: "Syrian"
	Embedded             // a part of another name: "University of Texas"
	uses
)

// Uses is the number of values of [Use].
const Uses = int(uses)

var useNames = [...]string{"literal", "metonymic", "demonym", "embedded"}

// String returns the use as it is written in JSON: "literal", "metonymic",
// "demonym" or "embedded".
func (u Use) String() string {
	if u < uses {
		return useNames[u]
	}
	return "unknown use"
}

// A Mention is a stretch of a document that names a place.
type Mention struct {
	Span
	Use  Use
	Sure float64 // the probability that the words name a place; 0 where nobody judged it
}

// A Candidate is a place that a mention may mean.
type Candidate struct {
	Place Place
	Score float64 // 0 to 1, comparable among the candidates of one mention
}

// A Finding is a mention and what became of it: the place that was chosen, how
// sure the choice is and why, and what else the name could have meant.
type Finding struct {
	Mention
	Place   *Place      // nil where the place is unknown; never a guess
	Score   float64     // the probability that the place is right, 0 to 1; 0 where it is unknown
	Reasons []Reason    // the strongest first; for an unknown place, why
	Others  []Candidate // the best first, without the chosen one
}

// A Finder decides which words of a document name a place. The mentions come
// in the order of the text and do not overlap.
type Finder interface {
	Find(Document) []Mention
}

// A Resolver decides which place each mention of a document means. It returns
// one finding a mention, in the same order, and never fails: a name that can't
// be placed is a finding without a place, with the reason.
type Resolver interface {
	Resolve(Document, []Mention) []Finding
}

// A Parser finds the places of a document. Its parts must be safe for use by
// several goroutines at once, and then so is the parser.
type Parser struct {
	Finder   Finder
	Resolver Resolver
}

// Parse returns what the document names, in the order of the text. The only
// error is the context's. A text longer than a long article is searched in
// pieces, so that a book needs no more memory than one of them.
func (p Parser) Parse(ctx context.Context, d Document) ([]Finding, error) {
	var mentions []Mention
	for piece, rest, at := d, d.Text, 0; at == 0 || rest != ""; at += len(piece.Text) {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		piece.Text = cut(rest)
		rest = rest[len(piece.Text):]
		found := p.Finder.Find(piece)
		if rest == "" && at == 0 {
			mentions = found
			break
		}
		for _, m := range found {
			m.Start, m.End = m.Start+at, m.End+at
			mentions = append(mentions, m)
		}
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	return p.Resolver.Resolve(d, mentions), nil
}

// pieceSize is how many bytes of a text are searched at once: 128 KiB, more than
// the longest articles have.
const pieceSize = 128 << 10

// cut returns the beginning of a text that is searched at once: up to the end of
// a paragraph, a line or at least a word.
func cut(text string) string {
	if len(text) <= pieceSize {
		return text
	}
	const least = pieceSize / 2
	for _, end := range [...]string{"\n\n", "\n", ". ", " "} {
		if i := strings.LastIndex(text[least:pieceSize], end); i >= 0 {
			return text[:least+i+len(end)]
		}
	}
	i := pieceSize
	for i > least && !utf8.RuneStart(text[i]) {
		i--
	}
	return text[:i]
}

// maxLayers is how many mentions given to [Parser.Place] may lie over one
// another.
const maxLayers = 16

// Place returns which place each of the mentions means, one finding a mention
// and in their order. Unlike those that a [Resolver] takes, they may stand in any
// order and lie over one another: they are dealt out to layers in which they
// are in order and apart, and resolved layer by layer. Their spans must lie
// inside the text. The error is the context's, or says that more than 16 lie
// over one another.
func (p Parser) Place(ctx context.Context, d Document, mentions []Mention) ([]Finding, error) {
	order := make([]int, len(mentions))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(mentions[a].Start, mentions[b].Start) })
	findings := make([]Finding, len(mentions))
	for layer := 0; len(order) > 0; layer++ {
		if layer == maxLayers {
			return nil, fmt.Errorf("more than %d toponyms lie over one another", maxLayers)
		}
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		var apart []Mention
		var indexes, rest []int
		end := 0
		for _, i := range order {
			if mentions[i].Start < end {
				rest = append(rest, i)
				continue
			}
			apart, indexes = append(apart, mentions[i]), append(indexes, i)
			end = mentions[i].End
		}
		for i, f := range p.Resolver.Resolve(d, apart) {
			findings[indexes[i]] = f
		}
		order = rest
	}
	return findings, nil
}
