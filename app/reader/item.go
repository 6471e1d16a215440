package reader

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"dateline/app/reader/passage"
	"dateline/data"
	"dateline/geo"
)

// An Item is one passage as the reader shows it: a sentence that names a
// place, in its paragraph, with where it was published and why the place was
// chosen. All offsets are bytes of Text.
type Item struct {
	// Article and Paragraph tell what the passage is from. Passages of one
	// article that follow each other are shown under one headline, those of one
	// paragraph under one print of it. An Item without an Article stands by itself.
	Article   string
	Paragraph int

	Headline string
	Outlet   string // empty where unknown
	When     string // the date in words; empty where the article is undated
	DatedBy  string // what the date rests on: "from its address"; empty where that need not be said
	URL      string // of the source; empty where unknown

	Text     string     // the paragraph
	Sentence geo.Span   // shown in full strength, its surroundings quieter
	Words    []geo.Span // that name the place, in order; highlighted

	Place   string   // the chosen place; empty where the name could not be placed
	Country string   // that it lies in; empty for a country, a sea, a continent
	Class   string   // "town", "province"; empty where unknown
	Use     string   // how the name is used where it isn't literal: "metonymic", "demonym"; empty for a literal use
	Score   float64  // the probability that the place is right, 0 to 1
	Reasons []string // in words, the strongest first
	Others  []Other  // what else the name could mean, the best first

	// Role is what the place is to what the sentence reports: "who acts"; empty
	// where that need not be said.
	Role string

	// Also are the further places where an event happened: "in Homs, Hama and Idlib".
	Also []string

	// Event is what the sentence reports to have happened, where that and no mere
	// mention is shown.
	Event *Event

	// Chosen tells that a person chose the place. Score and Reasons say nothing
	// then; what the program had is one of Others, or had no place.
	Chosen   bool
	Mentions int // of the name in the article that go together when another is taken; 0 for unknown
}

// An Event is what a sentence reports. Offsets are bytes of the item's Text.
type Event struct {
	Type     data.EventType
	Mode     string     // closer than the type, in words: "with firearms"; may be empty
	Status   string     // "planned", "denied"; empty for what happened
	Triggers []geo.Span // the words that show it, in order
	Dates    []geo.Span // the words that its time rests on, where they are in Text
	When     string     // in words; empty where it has no time
	Basis    string     // what When rests on, in words
	Who      string     // as written: "Who: warplanes · To whom: three hospitals"
	Harm     string     // "7 dead"
	Again    []Telling  // the other sentences of its article that tell of it
	Copies   string     // how many report it: "5 outlets, 2 independent texts"; empty for one
	Reports  []Report   // who does, this one first; empty for one
}

// A Telling is another sentence that tells of an event, with the words that show it.
type Telling struct {
	Text     string
	Triggers []geo.Span // in order
}

// excerpt is a line or two about the words that show the event.
func (t *Telling) excerpt() (text string, triggers []geo.Span) {
	it := Item{
		Text:     strings.ReplaceAll(t.Text, "\n", " "),
		Sentence: geo.Span{End: len(t.Text)},
		Event:    &Event{Triggers: t.Triggers},
	}
	it.excerpt(stays)
	return it.Text, it.Event.Triggers
}

// A Report is an article that reports an event.
type Report struct{ Outlet, When, Headline, URL string }

// marks are the looks of the words of an event and of its place, in order.
func (e *Event) marks(place []geo.Span) []passage.Run {
	runs := make([]passage.Run, 0, len(place)+len(e.Triggers)+len(e.Dates))
	add := func(spans []geo.Span, look passage.Look) {
		for _, s := range spans {
			runs = append(runs, passage.Run{Span: s, Look: look})
		}
	}
	add(e.Triggers, passage.Inked)
	add(place, passage.Marked)
	add(e.Dates, passage.Bold)
	slices.SortStableFunc(runs, func(a, b passage.Run) int { return a.Start - b.Start })
	return runs
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
	Score      float64 // the probability that it is meant, 0 to 1
	Program    bool    // the program had chosen it, before a person did otherwise
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

// when is the date in words, or that there is none.
func (it *Item) when() string {
	if it.When == "" {
		return "undated"
	}
	return it.When
}

// A spot is where a passage is from.
type spot struct {
	article   string
	paragraph int
	sentence  geo.Span
}

func (it *Item) spot() spot { return spot{it.Article, it.Paragraph, it.Sentence} }

// A follow is how a passage follows the one over it in the list.
type follow uint8

const (
	opens   follow = iota // it begins an article, and shows its head
	goesOn                // it is in another paragraph of the same article
	stays                 // it is in the same paragraph
	repeats               // it is in the same sentence
)

func (s spot) after(over spot) follow {
	switch {
	case s.article == "" || s.article != over.article:
		return opens
	case s.paragraph != over.paragraph:
		return goesOn
	case s.sentence != over.sentence:
		return stays
	}
	return repeats
}

// lead is how much of the text stands in the headline too, in bytes: where an
// article has no headline, its list of passages takes the beginning of its text
// for one.
func (it *Item) lead() int {
	head, cut := strings.CutSuffix(it.Headline, "…")
	if head != "" && strings.HasPrefix(it.Text, head) && (cut || len(head) == len(it.Text)) {
		return len(head)
	}
	return 0
}

// A paragraph is shown no longer than this, some twenty lines: of a file without
// paragraphs, which is one of a million bytes, the sentence would else stand far
// below the head of its card. What is left out lies far from the sentence.
const (
	mostBefore = 300 // bytes
	mostAfter  = 500
	mostText   = 1200
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
	it.Sentence = s
	it.cut(geo.Span{Start: from, End: to}, geo.Span{End: n})
}

// cut leaves a part of the text, with a sign where it ends before all does.
func (it *Item) cut(part, all geo.Span) {
	head, tail := "", ""
	if part.Start > all.Start {
		head = "… "
	}
	if part.End < all.End {
		tail = " …"
	}
	by := len(head) - part.Start
	it.Text = head + it.Text[part.Start:part.End] + tail
	s := geo.Span{Start: max(it.Sentence.Start, part.Start), End: min(it.Sentence.End, part.End)}
	it.Sentence = geo.Span{Start: s.Start + by, End: max(s.End, s.Start) + by}
	it.Words = moved(it.Words, part, by)
	if it.Event != nil {
		e := *it.Event
		e.Triggers, e.Dates = moved(e.Triggers, part, by), moved(e.Dates, part, by)
		it.Event = &e
	}
}

// moved are those of the spans that lie in a part, counted from elsewhere.
func moved(spans []geo.Span, part geo.Span, by int) (in []geo.Span) {
	for _, s := range spans {
		if part.Contains(s) {
			in = append(in, geo.Span{Start: s.Start + by, End: s.End + by})
		}
	}
	return in
}

// about are the words that an excerpt must show: those of what happened, else
// the name.
func (it *Item) about() []geo.Span {
	if it.Event != nil && len(it.Event.Triggers) > 0 {
		return it.Event.Triggers
	}
	return it.Words
}

// Of a sentence whose paragraph stands right over it, two lines or so about the
// name are shown, and one of a sentence that stands right over it. A cut that
// saves little isn't made. All are bytes.
const (
	mostAbout   = 110
	mostRepeat  = 54
	aboutSpare  = 15
	repeatSpare = 5
)

// excerpt leaves of the paragraph what tells the passage from the one over it.
func (it *Item) excerpt(f follow) {
	n := len(it.Text)
	s := it.Sentence
	if s.Start < 0 || s.Start >= s.End || s.End > n {
		s = geo.Span{End: n}
	}
	part := s
	most, spare := mostAbout, aboutSpare
	switch {
	case f == repeats:
		most, spare = mostRepeat, repeatSpare
	case n > mostText: // of such a paragraph it may not stand over it
		most = mostText
	}
	if s.Len() > most+spare {
		at := s.Start
		end := at
		for _, w := range it.about() {
			if s.Contains(w) && w.Start < w.End {
				at, end = w.Start, w.End
				break
			}
		}
		before := most * 2 / 5
		if at-s.Start < before+spare {
			before = at - s.Start
		}
		part.Start = max(at-before, s.Start)
		part.End = min(max(part.Start+most, end), s.End)
		if s.End-part.End < spare {
			part.End = s.End
			part.Start = max(min(part.Start, s.End-most), s.Start)
		}
		part = inWords(it.Text, part, geo.Span{Start: at, End: end}, s)
	}
	it.cut(part, s)
}

// inWords shortens part so that it cuts no word of all, nor any character; what
// is kept stays whole.
func inWords(text string, part, kept, all geo.Span) geo.Span {
	const longest = 30 // of a word that is looked for; there are scripts without spaces
	if part.Start > all.Start {
		for i := part.Start; i <= min(part.Start+longest, kept.Start); i++ {
			if text[i-1] == ' ' {
				part.Start = i
				break
			}
		}
		for part.Start < kept.Start && !utf8.RuneStart(text[part.Start]) {
			part.Start++
		}
	}
	if part.End < all.End {
		for i := part.End; i >= max(part.End-longest, kept.End); i-- {
			if text[i] == ' ' {
				part.End = i
				break
			}
		}
		for part.End > kept.End && !utf8.RuneStart(text[part.End]) {
			part.End--
		}
	}
	return part
}

// doubt is what the line that names the place says of how sure it is: who chose
// it, or how likely it is, where that is worth a warning.
func (it *Item) doubt() string {
	switch {
	case it.Chosen:
		return "chosen by you"
	case it.Place == "" || it.Score >= veryLikely:
		return ""
	}
	return sure(it.Score) + ",\u00a0" + percent(it.Score)
}

// mentions says for how much a choice holds: "the 3 mentions of “Paris” in this
// article".
func (it *Item) mentions() string {
	name := "“" + clipped(it.name(), 40) + "”"
	if it.Mentions > 1 {
		return "the " + strconv.Itoa(it.Mentions) + " mentions of " + name + " in this article"
	}
	return name + " in this article"
}

// searchWords are the label of what offers all places there are.
func searchWords(it *Item) string {
	if it.Place == "" {
		return "Give it a place…"
	}
	return "Another place…"
}

// backWords are the label of what goes back to what the program found.
func backWords(it *Item) string {
	for _, o := range it.Others {
		if o.Program {
			return "Undo: back to the program’s choice"
		}
	}
	return "Undo: the program knows no place for it"
}
