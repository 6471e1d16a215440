// Package when finds the time expressions of English news and says what they
// mean: as TIMEX3 does (type and value), and as an interval of the calendar.
//
// Start with [New] and [Tagger.Find]. What an expression means hangs on when
// the article was published, which is given, on the times named before it and
// on the tense of its clause, which the tagger keeps track of itself.
//
// # Rules
//
// Each family of expressions has a file with a table of rules: dates.go,
// weekdays.go, units.go, durations.go, sets.go, clocks.go, eras.go,
// quarters.go, holidays.go, refs.go and modifiers.go. A rule is a pattern of
// words and classes of words, a function that gives it its meaning, and
// examples, which are its tests. Patterns are described at parsePattern, the
// classes of words are listed in lexicon.go. Of the patterns that fit at a word
// the one with the longest span is taken, of equal ones that of the rule that
// stands first.
//
// # Method
//
// The text is cut into words and numbers once, each word looked up in one hash
// table. All patterns are one trie; a word that begins none costs one look at
// an empty list. Nothing is allocated but the result.
//
// # Conventions
//
// Spans follow TimeML: articles, early and late, and the end of are inside
// ("the end of 1998", "early next week"), prepositions are not. So are
// possessives. From … to and between … and are two expressions; since, until,
// before and after are outside the span. Yet Time holds what the text says with
// them: of "since 22 September" it is open at its end, and both ends of "from 9
// to 12 May" carry the whole interval, as both halves of "the first three months
// of 2015" do. Value is always that of the words of the span alone. The interval
// of "early October" is its first third, of "earlier this month" what of it was
// over, while Value and EDTF name the whole month.
//
// Weeks begin on Monday. The parts of the day are in the clock of the place,
// which is taken for UTC: the small hours 00 to 06, morning 06 to 12, afternoon
// 12 to 18, evening and night 18 to 24. Clock times with a zone are converted.
//
// A date of numbers that leaves open which is the month ("05/06/2016") follows the
// other such dates of its text; where none decides, the month is taken to be first
// and Time is marked Uncertain.
//
// A text that is given without a date, and speaks of today or of weekdays, has that
// of its head, "SOFIA, 24 July 2007"; without one the days it speaks of so are not
// known, whichever it names otherwise.
//
// In a narrative, a text that tells of years long before its publication, a month
// or a day without a year is one of the year last told of, whichever years the
// story glanced at meanwhile. So it is in an article where sentences of a paragraph
// begin with the months and days of one year long past.
//
// # Limits
//
// Expressions that name an event ("two days after the invasion") are read as
// far as their measure. Fiscal years are taken for calendar years, those written
// as two ("FY 2015-16") for both. Seasons are the northern ones. Ramadan and the
// feasts with it are those that Saudi Arabia announced from 2015 to 2025, and
// else of the tabular calendar, a day about from those observed; so are months of
// the Islamic calendar, which have to stand with their year. Years of other
// calendars are left out, and years of kings.
package when

import (
	"math"
	"strings"
	"sync"
	"time"

	"dateline/data"
	"dateline/geo"
)

// A Tagger finds time expressions. It may be used by many goroutines.
type Tagger struct {
	julian bool
}

// An Option changes how a [Tagger] reads.
type Option func(*Tagger)

// Julian makes dates before 15 October 1582 Julian ones, as sources of their
// time have them: 12 October 1492 is then 21 October of the program's
// calendar. Without it they are taken as they stand.
func Julian() Option { return func(t *Tagger) { t.julian = true } }

// New returns a tagger. The tables are made at the first use of any.
func New(options ...Option) *Tagger {
	t := new(Tagger)
	for _, o := range options {
		o(t)
	}
	return t
}

var compiled = sync.OnceValue(func() *grammar {
	g, err := newGrammar(families)
	if err != nil {
		panic("when: " + err.Error()) // a table in this package is wrong; its tests say so first
	}
	return g
})

var scans = sync.Pool{New: func() any { return new(scan) }}

// maxKept is the number of tokens beyond which the room for them is not kept.
const maxKept = 1 << 18

// Find appends the time expressions of the text, in order and not overlapping.
// Time and memory are linear in the text, at most 16 bytes for each of its
// bytes while it is read; what lies beyond the first 2 GB is left unread.
// published is when the text was; where it is zero, "last week" and its like
// have a value with X for what is not known, and no Time.
func (t *Tagger) Find(text string, published data.Time, into []data.Timex) []data.Timex {
	text = text[:min(len(text), math.MaxInt32)]
	s := scans.Get().(*scan)
	s.begin(compiled(), text, published)
	s.julian = t.julian
	for i := 0; i < len(s.toks); {
		if len(s.g.roots[s.toks[i].id]) == 0 {
			i++ // nothing begins with this word
			continue
		}
		s.inners = s.inners[:0]
		m, ok := s.at(i, true)
		if !ok {
			i++
			continue
		}
		into = s.accept(i, m, into)
		i += m.n
	}
	s.end()
	return into
}

// A scan is the state while one text is read.
type scan struct {
	g      *grammar
	text   string
	toks   []token
	found  []candidate
	match  match // the one whose meaning is worked out; here so that it need not be allocated
	inners []inner
	julian bool

	published data.Time
	today     time.Time // its day; zero where the text is undated
	narrative bool      // tells of years long before its publication, or has none
	newsy     bool      // was given without a date, and speaks of today and of weekdays
	filed     data.Time // the day at its head, where it is such
	ancient   bool      // counts its years before Christ
	quarterly bool      // the times it compares are quarters

	dayFirst, monthFirst bool // a numeric date of it shows that the day, or the month, is written first

	ref       data.Time // the last time named
	refTok    int       // the token after it
	quarter   data.Time // the last quarter named
	year      int       // the last year named or meant, with hasYear
	hasYear   bool
	month     time.Month // the last one named in it, or 0
	storyDate bool       // the year was last named by a date that a sentence begins with
	yearTok   int
	lastTok   int // the token after the last expression
	lastTimex int // index of the last one in the result, -1 before the first
}

// begin readies the scan for a text.
func (s *scan) begin(g *grammar, text string, published data.Time) {
	*s = scan{g: g, text: text, toks: s.toks[:0], found: s.found[:0], inners: s.inners[:0], published: published, lastTimex: -1}
	s.toks = g.lex.lex(text, s.toks)
	if !published.IsZero() && published.Grain <= data.Month && published.Start.After(data.Earliest) {
		s.today = data.Day.Floor(published.Start)
	} else if !published.IsZero() && published.Grain == data.Year && published.Start.After(data.Earliest) {
		s.today = published.Start
	}
	s.survey()
}

func (s *scan) end() {
	if cap(s.toks) > maxKept {
		s.toks = nil
	}
	s.text = ""
	scans.Put(s)
}

// survey decides what kind of text it is. A narrative names years far from the
// one of its publication, and hardly any days by their distance from today; a
// short one must tell all in the past and have nobody speak.
func (s *scan) survey() {
	years, recent, near, ancient, quarters, months, present := 0, 0, 0, 0, 0, 0, 0
	for i := range s.toks {
		switch t := &s.toks[i]; {
		case t.id == idYear && s.clockNumber(i):
		case t.id == idYear:
			if y := int(t.val); !s.dated() || y < s.today.Year()-2 {
				years++
			} else if y <= s.today.Year() {
				recent++
			}
		case s.g.is(t.id, classDeictic):
			if !s.besideDate(i) {
				near++
			}
		case t.id == s.g.lex.quarter:
			quarters++
		case t.id == idSlashed:
			s.noteOrder(t)
		case s.g.is(t.id, classBC):
			ancient++
		case s.g.is(t.id, classPresent):
			present++
		case s.g.is(t.id, classMonth) && t.caps != small:
			months++
		}
	}
	old := near == 0 && recent == 0
	if ancient > 3 && ancient > near {
		s.ancient = true
	}
	s.narrative = s.ancient || old && years > 3 && years > present/4 || old && years > 0 && years+months > 2 && present == 0 ||
		years > 12 && years > 8*near || years > 5 && years > 4*near && present == 0 || !s.dated()
	s.newsy = !s.dated() && near > 0
	s.quarterly = s.dated() && quarters > 1
}

// noteOrder remembers what a numeric date shows its writer to put first.
func (s *scan) noteOrder(t *token) {
	if text, d := s.text[t.start:t.end], t.val%100; d > 12 && strings.Contains(text, "/") {
		first, _ := digits(text, 0)
		s.dayFirst = s.dayFirst || first == d
		s.monthFirst = s.monthFirst || first != d
	}
}

// besideDate reports whether the weekday i says no more than the date beside it,
// or is the name of a feast: "Monday, 3 July", "Easter Sunday".
func (s *scan) besideDate(i int) bool {
	if s.g.lex.classes["NAMEDDAY"].ids[s.idAt(i-1)] {
		return true
	}
	for k := i + 1; k <= i+4 && s.idAt(k) != idStop; k++ {
		if s.g.is(s.toks[k].id, classMonth) {
			return true
		}
	}
	return false
}

func (s *scan) dated() bool { return !s.today.IsZero() }

// A match is a rule that fits the text, while its meaning is worked out.
type match struct {
	*scan
	rule    *rule
	path    []*element
	first   int // token
	n       int // tokens of the span
	inner   inner
	reading reading
}

// A reading is what an expression means.
type reading struct {
	typ   data.TimexType
	value string
	time  data.Time
	mod   data.TimexMod
	vague bool // not a time to reckon others from
	year  bool // says its year
	aside bool // names a thing rather than a time of the story: "the 1990 treaty"
}

// at returns the best match that begins at token i.
func (s *scan) at(i int, composed bool) (match, bool) {
	roots := s.g.roots[s.toks[i].id]
	if len(roots) == 0 {
		return match{}, false
	}
	from := len(s.found) // an expression inside another is looked for while that is
	s.walk(i, i, roots, -1, composed)
	found := s.found[from:]
	s.found = s.found[:from]
	for {
		b := best(found)
		if b < 0 {
			return match{}, false
		}
		c := found[b]
		found[b].end = nil
		m := &s.match
		*m = match{scan: s, rule: c.end.rule, path: c.end.path, first: i, n: int(c.n)}
		if c.inner >= 0 {
			m.inner = s.inners[c.inner]
		}
		if r, ok := c.end.rule.means(m); ok && r.sound() {
			m.reading = r
			return *m, true
		}
	}
}

// sound reports whether a reading lies within the program's years and holds
// some time.
func (r *reading) sound() bool {
	if r.time.IsZero() {
		return r.value != ""
	}
	return r.time.Start.Before(r.time.End) && !r.time.Start.Before(data.Earliest) && !r.time.End.After(data.Latest)
}

// accept appends the expression to the result and remembers its time.
func (s *scan) accept(i int, m match, into []data.Timex) []data.Timex {
	r := m.reading
	x := data.Timex{
		Span: geo.Span{Start: int(s.toks[i].start), End: int(s.toks[i+m.n-1].end)},
		Type: r.typ, Value: r.value, Time: r.time, Mod: r.mod,
	}
	if x.Value == "" {
		x.Value = valueOf(r.time)
	}
	if !r.time.IsZero() && !r.vague && !(r.aside && s.narrative) {
		s.remember(r, i, i+m.n)
	}
	into = append(into, x)
	s.reach(i, m, into)
	if x := &into[len(into)-1]; x.Time == r.time {
		x.Time = s.narrowed(i, m.n, r.time)
	}
	s.lastTok, s.lastTimex = i+m.n, len(into)-1
	return into
}

// remember keeps the time of the tokens from first to end, and what of it later
// expressions leave out: its year and month.
func (s *scan) remember(r reading, first, end int) {
	t := r.time
	aside := s.narrative && s.lookback(t, first)
	if aside && t.Grain >= data.Year {
		return
	}
	s.ref, s.refTok = t, end
	if s.newsy && r.year && t.Grain == data.Day && first < headline {
		s.filed = t
	}
	if t.Grain == data.Quarter && (!s.dated() || t.Start.Before(s.today)) {
		s.quarterly, s.quarter = true, t
	}
	y := t.Start.Year()
	if y != t.End.Add(-1).Year() && t.Grain > data.Season {
		return
	}
	if t.Grain <= data.Month {
		s.month = t.Start.Month()
	} else if y != s.year {
		s.month = 0
	}
	switch {
	case aside:
	case r.year || s.narrative:
		s.year, s.hasYear, s.yearTok = y, true, end
		s.storyDate = s.opens(first - 1)
	case s.hasYear && t.Grain <= data.Month && y == s.year && y < s.today.Year()-1:
		s.yearTok = end // the story of that year goes on
	}
}

// headline is the number of tokens at the head of a text where the day of a dateline
// stands.
const headline = 15

// lookback reports whether a narrative only glances at a time: inside a sentence
// it names a year before the one of its paragraph or long after it, or one that
// something has lasted to or not happened since.
func (s *scan) lookback(t data.Time, first int) bool {
	y := t.Start.Year()
	if !s.hasYear || s.opens(first-1) {
		return false
	}
	return s.word(first-1, "since", "until", "till", "than", "before") || (y < s.year || y > s.year+lookahead && t.Grain > data.Month) && !s.breakBetween(s.yearTok, first)
}

// lookahead is the number of years that a story goes on by within a paragraph.
const lookahead = 5

// narrowed is the part of a time that the words of its expression name: a third
// of it for early, mid and late, and for earlier and later what lies before or
// after today.
func (s *scan) narrowed(i, n int, t data.Time) data.Time {
	if t.Modifier != data.Early && t.Modifier != data.Mid && t.Modifier != data.Late || t.Grain <= data.Day {
		return t
	}
	earlier, later := s.word(i, "earlier"), s.word(i, "later")
	if !earlier && !later {
		for k := i; k < i+n; k++ {
			if s.word(k, "half", "part") {
				return t // more than a third
			}
		}
		return t.Part(t.Modifier)
	}
	if tomorrow := s.today.AddDate(0, 0, 1); s.dated() && !s.today.Before(t.Start) && !tomorrow.After(t.End) {
		if earlier {
			t.End = tomorrow
		} else {
			t.Start = s.today
		}
	}
	return t
}

// reach widens the time of the last expression by the words before it: since,
// until, before, after, and from … to and between … and with the one before.
func (s *scan) reach(i int, m match, into []data.Timex) {
	x := &into[len(into)-1]
	if x.Time.IsZero() || x.Type > data.ClockTimex || m.reading.vague || i == 0 || s.toks[i].gap == broken || x.Time.Modifier == data.Before || x.Time.Modifier == data.After {
		return
	}
	word := func(k int) string {
		if k < 0 || k >= len(s.toks) {
			return ""
		}
		return s.text[s.toks[k].start:s.toks[k].end]
	}
	prev := word(i - 1)
	if s.lastTimex >= 0 && s.lastTok == i-1 && s.lastTok > 0 {
		a := &into[s.lastTimex]
		if strings.EqualFold(prev, "of") && a.Type == data.DurationTimex {
			if t, ok := s.stretchOf(a, x.Time); ok {
				a.Time, x.Time = t, t
			}
			return
		}
		opening := word(s.lastTok - 1 - s.tokensOf(a, s.lastTok))
		to := strings.EqualFold(prev, "to") || strings.EqualFold(prev, "until") || strings.EqualFold(prev, "through") || strings.EqualFold(prev, "till")
		if s.toks[i-1].id == idDash || s.toks[i-1].id == idHyphen || to && !strings.EqualFold(opening, "to") ||
			strings.EqualFold(prev, "and") && strings.EqualFold(opening, "between") {
			from := a.Time
			if from.Modifier == data.After {
				from.Modifier = data.Plain
				from.End = from.Grain.Next(from.Start)
			}
			if x.Type == data.ClockTimex && a.Type == data.ClockTimex && !x.Time.Start.After(from.Start) && from.Start.Sub(x.Time.Start) < 24*time.Hour {
				x.Time.Start, x.Time.End = x.Time.Start.AddDate(0, 0, 1), x.Time.End.AddDate(0, 0, 1) // "from 22:00 to 06:00"
			}
			if !from.IsZero() && a.Type <= data.ClockTimex && from.Modifier != data.Before {
				if t := from.Through(x.Time); !t.IsZero() && t.Start.Before(x.Time.Start) {
					a.Time, x.Time = t, t
				}
			}
			return
		}
	}
	if k := i + m.n; k < len(s.toks) && s.toks[k].id == idClitic {
		return // "before Monday's talks"
	}
	t := x.Time
	switch {
	case strings.EqualFold(prev, "since"):
		x.Time = data.Time{Start: t.Start, End: data.Latest, Grain: t.Grain, Modifier: data.After}
	case strings.EqualFold(prev, "until"), strings.EqualFold(prev, "till"):
		x.Time = data.Time{Start: data.Earliest, End: t.End, Grain: t.Grain, Modifier: data.Before}
	case x.Type != data.DateTimex || s.word(i-2, "shortly", "just", "soon", "immediately", "right", "long", "little", "day", "days", "week", "weeks", "month", "months", "hour", "hours",
		"year", "years", "minutes", "morning", "night"):
		// "shortly before noon", "two days after the 9th": a point, not all time before it
	case strings.EqualFold(prev, "before") && t.Start.After(data.Earliest):
		x.Time = data.Time{Start: data.Earliest, End: t.Start, Grain: t.Grain, Modifier: data.Before}
	case strings.EqualFold(prev, "after") && t.End.Before(data.Latest):
		x.Time = data.Time{Start: t.End, End: data.Latest, Grain: t.Grain, Modifier: data.After}
	}
}

// stretchOf is the part of t that a length before it counts from its beginning or
// its end: "the first three months of 2015", "the last week of September".
func (s *scan) stretchOf(length *data.Timex, t data.Time) (data.Time, bool) {
	v, _ := digits(length.Value, len("P"))
	n, unit := int(v), 0
	if n < 1 || n > maxShift || t.Modifier != data.Plain {
		return t, false
	}
	first, last := 0, false
	for k := s.lastTok - s.tokensOf(length, s.lastTok); k < s.lastTok; k++ {
		if v, ok := s.g.lex.classes["ORDWORD"].values[s.toks[k].id]; ok && v > 0 {
			first = int(v)
		}
		if s.word(k, "opening", "initial") {
			first = 1
		}
		last = last || s.word(k, "last", "final", "closing")
		unit = max(unit, s.unitOf(k))
	}
	if unit < day || first == 0 && !last {
		return t, false
	}
	r := data.Time{Start: shift(t.Start, unit, n*(first-1)), Grain: min(grainOf(unit), t.Grain)}
	r.End = shift(r.Start, unit, n)
	if last {
		r.Start, r.End = shift(t.End, unit, -n), t.End
	}
	return r, r.Start.Before(r.End) && t.Contains(r)
}

// tokensOf counts the tokens of an expression that ends before token k.
func (s *scan) tokensOf(x *data.Timex, k int) int {
	n := 0
	for k > 0 && int(s.toks[k-1].start) >= x.Start {
		k--
		n++
	}
	return n
}

// A family is a table of rules about one kind of expression.
type family struct {
	name  string
	rules []rule
}

// A rule gives a pattern its meaning. means reports false where the words mean
// something else.
type rule struct {
	pattern  string
	means    func(m *match) (reading, bool)
	examples []example
}

// An example is a test of its rule: a text with the expression in brackets, or
// none where nothing is to be found there.
type example struct {
	published string // EDTF; may be empty
	text      string
	typ       string
	value     string
	edtf      string // of Time; empty for no time
}

// families are all rules. Where two patterns fit the same words, the first
// counts.
var families = []family{
	{"dates", dates},
	{"eras", eras},
	{"weekdays", weekdays},
	{"units", units},
	{"quarters", quarters},
	{"clocks", clocks},
	{"holidays", holidays},
	{"durations", durations},
	{"sets", sets},
	{"refs", refs},
	{"modifiers", modifiers},
}

// macros are pieces of patterns.
var macros = map[string]string{
	"qty":  `( a|an|NUM | FEW | a few|couple|dozen | a couple of | half a|an | another NUM? | NUM more | some NUM|DECIMAL | DECIMAL | NUM FRACT | a NUM  )`,
	"year": `( of|in? YEAR | last|this|next year )?`,
	"few":  `( NUM | FEW | couple of? )`,
}
