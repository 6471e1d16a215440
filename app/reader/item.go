package reader

import (
	"unicode/utf8"

	"dateline/geo"
)

// An Item is one passage as the reader shows it: a sentence that names a
// place, in its paragraph, with where it was published and why the place was
// chosen. All offsets are bytes of Text.
type Item struct {
	Headline string
	Outlet   string // empty where unknown
	When     string // the date in words; empty where the article is undated
	DatedBy  string // what the date rests on: "from its address"; empty where that need not be said
	URL      string // of the source; empty where unknown

	Text     string     // the paragraph
	Sentence geo.Span   // shown in full strength, its surroundings quieter
	Words    []geo.Span // that name the place, in order; highlighted

	Place   string // the chosen place; empty where the name could not be placed
	Country string // that it lies in; empty for a country, a sea, a continent
	Class   string // "town", "province"; empty where unknown
	Use     string // how the name is used where it isn't literal: "metonymic", "demonym"; empty for a literal use
	Score   float64
	Reasons []string // in words, the strongest first
	Others  []Other  // what else the name could mean, the best first
}

// name is how the text names the place, which is what would be looked up.
func (it *Item) name() string {
	for _, w := range it.Words {
		if 0 <= w.Start && w.Start < w.End && w.End <= len(it.Text) {
			return w.In(it.Text)
		}
	}
	return it.Place
}

// An Other is a place that the name could have meant instead.
type Other struct {
	Name       string
	Detail     string // what tells it apart: its province, or the whole description; may be empty
	Country    string
	Class      string
	Population int64   // 0 where unknown
	Distance   float64 // kilometres from the chosen place; 0 where there is none or it is unknown
	Score      float64
}

// A List is the passages behind a selection. The reader asks for an item when
// its row comes into view, on the user interface's goroutine, and asks again
// whenever it comes back; so Item must be quick and keeps nothing.
type List interface {
	Len() int
	Item(i int) Item
}

// sentence is the words of the sentence, or the paragraph where that isn't known.
func (it *Item) sentence() string {
	s := it.Sentence
	if s.Start < 0 || s.Start >= s.End || s.End > len(it.Text) {
		return it.Text
	}
	return s.In(it.Text)
}

// A paragraph is shown no longer than this: a file without paragraphs is one
// of a million bytes, and nobody reads that in a card. What is left out lies
// far from the sentence.
const (
	mostBefore = 1500 // bytes
	mostAfter  = 2500
	mostText   = 6000
)

// window cuts a long paragraph to what is about the sentence.
func (it *Item) window() {
	n := len(it.Text)
	if n <= mostText {
		return
	}
	s := it.Sentence
	s.Start = min(max(s.Start, 0), n)
	s.End = min(max(s.End, s.Start), s.Start+mostText, n)
	from, to := max(s.Start-mostBefore, 0), min(s.End+mostAfter, n)
	for from > 0 && from < s.Start && it.Text[from-1] != ' ' {
		from++
	}
	for to < n && to > s.End && it.Text[to] != ' ' {
		to--
	}
	for from > 0 && !utf8.RuneStart(it.Text[from]) {
		from--
	}
	for to < n && !utf8.RuneStart(it.Text[to]) {
		to++
	}
	head, tail := "", ""
	if from > 0 {
		head = "… "
	}
	if to < n {
		tail = " …"
	}
	by := len(head) - from
	it.Text = head + it.Text[from:to] + tail
	it.Sentence = geo.Span{Start: s.Start + by, End: s.End + by}
	words := make([]geo.Span, 0, len(it.Words))
	for _, w := range it.Words {
		if from <= w.Start && w.End <= to {
			words = append(words, geo.Span{Start: w.Start + by, End: w.End + by})
		}
	}
	it.Words = words
}
