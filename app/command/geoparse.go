package command

import (
	"bufio"
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"slices"
	"sync/atomic"
	"syscall"
	"unicode/utf8"

	"dateline/data"
	"dateline/data/article"
	"dateline/data/event"
	"dateline/data/when"
	"dateline/geo"
)

var geoparse = command{
	name:     "geoparse",
	args:     "[--given] [--only places|times] [--julian] [--region PLACE]… [--historical] < IN.jsonl > OUT.jsonl",
	synopsis: "find the places, times and events in texts: JSON Lines in, JSON Lines out",
	help: `Reads JSON Lines on standard input and writes one line for each, in order, on
standard output, using all cores. A line in has

  {"id", "text", "title"?, "url"?, "date"?}

where the address tells the outlet and with it a region. date, or else dct, is
when the text was published, as 2016-10-15, 2016-10-15T12:30:00Z or in words;
without it the date in the address is taken. A line out has

  {"id", "date"?, "toponyms": [{"start", "end", "text", "kind", "role"?,
   "name", "class", "lat", "lon", "geonameid", "country", "score", "reasons",
   "others"}],
   "timex": [{"start", "end", "text", "type", "value", "mod"?, "edtf"}],
   "events": [{"start", "end", "type", "mode", "trigger", "status", "sentence",
   "place", "date", "basis", "timex", "actors", "harm"}]}

start and end count code points of the text, not bytes; the end is the first
one after the words. date is when the text was published, as it was understood.

A toponym's kind is literal (the place itself), metonymic (those who act for
it), demonym (its people or its adjective) or embedded (a part of another name).
role is what it is to the events: event (something happened there), speaker
(where somebody spoke who is quoted), dateline (where the report was filed),
actor (who acts) or named (none of these). name, class, lat, lon, geonameid and
country are null where the place is unknown; geonameid and country also where
the place has none. class is a word such as country, province or town, country
the ISO code of two letters. score is the probability that the place is right,
from 0 to 1, and 0 where it is unknown. reasons are in words, the strongest
first. others are what else the name could mean, the likeliest first, each
{"name", "class", "lat", "lon", "geonameid", "country", "population", "score"}
with its own probability; null for a population that is unknown.

timex are the words that tell a time, with type, value and mod as TIMEX3 has
them. edtf is the time as ISO 8601-2 writes it, with what the words around say
(2016-09-22/.. of "since 22 September"), and null where the words lie nowhere on
the line of time: "five years", "every Monday", or "last week" in a text without
a date. A time of the day has a Z where the text names its zone and none where it
names none. Days before 15 October 1582 are taken as they stand; with --julian
they are those of the Julian calendar, as sources of their time have them, and
edtf is the day of the Gregorian one: 1492-10-21 of "12 October 1492".

events are what the text speaks of as done:

  start, end   of the trigger, the verb or noun that shows it; trigger are its
               words, sentence is {"start", "end"}
  type, mode   PLOVER's, or DISASTER or ACCIDENT; mode is null where none is shown
  status       happened, denied, planned, feared, demanded or background (a kind
               of event, spoken of in general); only the first has taken place
  place        where: {"start", "end", "text", "toponym", "name", "class", "lat",
               "lon", "geonameid", "country", "near", "basis", "also"}; null where
               the text doesn't say. start, end and text are the words, which may
               stand in a sentence before; toponym is the index of the toponym
               that they are, and name to country are that one's, all null where
               they are no known place; near: not in it ("20 km north of Homs");
               also: the indexes of the other toponyms in a list with it
  date         when, as edtf; null where nothing tells
  timex        the index of the expression that the date rests on, or null
  basis        what the date rests on, and of place, what that rests on: sentence
               (the event's own), before (one before it), article (no words: the
               day of publication, or the country mostly spoken of so far) or
               earlier (no words: an undated past; the date is open at its start)
  actors       {"start", "end", "text", "side"}, as written; side is source (who
               did it) or target (to whom)
  harm         {"start", "end", "text", "what", "count"}: how many are dead,
               injured, missing, displaced, detained or abducted; of "more than
               20" the lower bound, null where the text gives no number

With --only places or --only times, the other lists are left empty, which is
faster. With --given, the spans in each line's "toponyms" are placed instead of
found: [{"start", "end", "kind"?}], answered one for one in their order. Events
happen at those then; of such as lie over one another, at the first.

A line holds 16 MiB at most. So long a line may take a gigabyte of memory, and
its answer be thirty times as long as it: give a line to each article.
A line that cannot be read is answered with {"id"?, "error"}, the rest go on,
and the exit code is 1; so it is where a date cannot be read, and its text is
taken as undated. Empty lines are passed over.
` + aboutHelp,
	setUp: func(flags *flag.FlagSet) runner {
		var about aboutFlag
		about.add(flags)
		given := flags.Bool("given", false, `place the spans in each line's "toponyms"`)
		julian := flags.Bool("julian", false, "take dates before 15 October 1582 for Julian ones")
		only := flags.String("only", "", "look for nothing but `WHAT`: places or times")
		return func(ctx context.Context, s *session, args []string) error {
			if len(args) > 0 {
				return wrong("geoparse reads standard input and takes no files: write < %s", args[0])
			}
			switch {
			case *only != "" && *only != "places" && *only != "times":
				return wrong("--only %s: write places or times", *only)
			case *given && *only == "times":
				return wrong("--given asks for places and --only times for none")
			}
			subject, err := about.subject(s)
			if err != nil {
				return err
			}
			var parser geo.Parser
			if *only != "times" {
				if parser, err = s.Parser(); err != nil {
					return err
				}
			}
			defer pace()()
			g := newGeoparser(ctx, parser)
			g.given, g.about, g.places, g.times = *given, subject, *only != "times", *only != "places"
			if *julian {
				g.tagger = when.New(when.Julian())
			}
			err = eachLine(ctx, s.in, s.out, g.line)
			if brokenPipe(err) {
				return errPartly // whoever reads has had enough: head, or a pager
			}
			if ctx.Err() != nil {
				return err
			}
			if bad := g.bad.Load(); bad > 0 {
				s.say("%d of %d lines could not be read; the lines in their place say why", bad, g.all.Load())
				err = cmp.Or(err, errPartly)
			}
			if undated := g.undated.Load(); undated > 0 {
				s.say("%d of %d dates could not be read, and their texts were taken as undated: write such as 2016-10-15", undated, g.dated.Load())
				err = cmp.Or(err, errPartly)
			}
			return err
		}
	},
}

func brokenPipe(err error) bool {
	return errors.Is(err, syscall.EPIPE) || errors.Is(err, io.ErrClosedPipe)
}

// lineIn is one text to parse.
type lineIn struct {
	ID       json.RawMessage `json:"id"`
	Text     *string         `json:"text"`
	Title    *string         `json:"title"`
	URL      *string         `json:"url"`
	Date     json.RawMessage `json:"date"` // any, for whoever has no date may write what it likes
	Made     json.RawMessage `json:"dct"`  // TimeML's name for it
	Toponyms *[]givenSpan    `json:"toponyms"`
}

// givenSpan is a span to be placed, in code points.
type givenSpan struct {
	Start *int   `json:"start"`
	End   *int   `json:"end"`
	Kind  string `json:"kind"`
}

type geoparser struct {
	ctx            context.Context
	parser         geo.Parser
	tagger         *when.Tagger
	finder         *event.Finder
	given          bool
	places, times  bool // what is looked for; events, where both are
	about          *geo.Subject
	all, bad       atomic.Int64 // lines
	dated, undated atomic.Int64 // dates that were given, and those of them that could not be read
}

// newGeoparser returns one that looks for everything.
func newGeoparser(ctx context.Context, p geo.Parser) *geoparser {
	return &geoparser{ctx: ctx, parser: p, tagger: when.New(), finder: event.New(), places: true, times: true}
}

// line answers one line, whatever it holds.
func (g *geoparser) line(w *bufio.Writer, line []byte, err error) {
	g.all.Add(1)
	var in lineIn
	var out answer
	if err == nil {
		in, err = readIn(line)
	}
	if err == nil {
		out, err = g.parse(in)
	}
	if err == nil {
		err = out.write(w)
	} else {
		writeBad(w, in.ID, err)
	}
	if err != nil {
		g.bad.Add(1)
	}
}

// readIn reads a line. What has been read of it comes beside the error, for its
// id.
func readIn(line []byte) (in lineIn, err error) {
	if !utf8.Valid(line) {
		// Offsets into it would mean one thing here and another elsewhere.
		return in, fmt.Errorf("the line is not UTF-8 at byte %d", validPrefix(line))
	}
	if err := json.Unmarshal(line, &in); err != nil {
		var wrongType *json.UnmarshalTypeError
		if errors.As(err, &wrongType) && wrongType.Field != "" {
			return in, fmt.Errorf("%q may not be a JSON %s", wrongType.Field, wrongType.Value)
		}
		if errors.As(err, &wrongType) {
			return in, fmt.Errorf("the line is a JSON %s, not an object", wrongType.Value)
		}
		return lineIn{}, fmt.Errorf("the line is not JSON: %w", err)
	}
	if in.Text == nil {
		return in, errors.New(`"text" is missing`)
	}
	return in, nil
}

func validPrefix(b []byte) int {
	for i := 0; i < len(b); {
		r, n := utf8.DecodeRune(b[i:])
		if r == utf8.RuneError && n == 1 {
			return i
		}
		i += n
	}
	return len(b)
}

// parse finds or places what the text names.
func (g *geoparser) parse(in lineIn) (out answer, err error) {
	defer confess(&err)
	doc := geo.Document{Text: *in.Text, Title: value(in.Title), URL: value(in.URL), About: g.about}
	var findings []geo.Finding
	switch {
	case !g.places:
	case g.given && in.Toponyms == nil:
		return out, errors.New(`"toponyms" is missing, which --given asks for`)
	case g.given:
		findings, err = g.place(doc, *in.Toponyms)
	default:
		findings, err = g.parser.Parse(g.ctx, doc)
	}
	if err != nil {
		return out, err
	}
	published := g.published(&in)
	out = answer{id: in.ID, text: doc.Text, toponyms: make([]toponym, len(findings))}
	if !published.IsZero() {
		out.date = published.EDTF()
	}
	for i := range findings {
		out.toponyms[i] = toponym{Finding: &findings[i], start: findings[i].Start, end: findings[i].End}
	}
	if g.times {
		g.happenings(&out, doc.Text, published, findings)
	}
	toCodePoints(doc.Text, out.offsets())
	return out, nil
}

// published is when a text was published, as its line says or its address does.
func (g *geoparser) published(in *lineIn) data.Time {
	for _, said := range [...]json.RawMessage{in.Date, in.Made} {
		if len(said) == 0 || string(said) == "null" || string(said) == `""` {
			continue
		}
		g.dated.Add(1)
		var words string
		if json.Unmarshal(said, &words) == nil {
			if t, err := data.ParseTime(words); err == nil {
				return t
			}
		}
		g.undated.Add(1)
	}
	t, _ := article.AddressTime(value(in.URL))
	return t
}

// confess makes an error of a fault of ours: one text that breaks a rule must not
// cost the user the others. A lexicon that was edited says itself what is wrong.
func confess(err *error) {
	switch fault := recover().(type) {
	case nil:
	case *event.LexiconError:
		*err = fault
	default:
		*err = fmt.Errorf("a fault in this program (%v); please report it with the line", fault)
	}
}

func value(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}

// place resolves the given spans, which need be neither in order nor apart.
func (g *geoparser) place(doc geo.Document, given []givenSpan) ([]geo.Finding, error) {
	mentions := make([]geo.Mention, len(given))
	offsets := make([]*int, 0, 2*len(given))
	length := utf8.RuneCountInString(doc.Text)
	for i, s := range given {
		if s.Start == nil || s.End == nil {
			return nil, fmt.Errorf(`toponyms[%d] has no "start" or no "end"`, i)
		}
		if *s.Start < 0 || *s.End <= *s.Start || *s.End > length {
			return nil, fmt.Errorf("toponyms[%d], %d to %d, is not in a text of %d code points", i, *s.Start, *s.End, length)
		}
		use, ok := useOf(s.Kind)
		if !ok {
			return nil, fmt.Errorf("toponyms[%d] is of kind %q: write literal, metonymic, demonym or embedded", i, s.Kind)
		}
		mentions[i] = geo.Mention{Span: geo.Span{Start: *s.Start, End: *s.End}, Use: use}
		offsets = append(offsets, &mentions[i].Start, &mentions[i].End)
	}
	toBytes(doc.Text, offsets)
	return g.parser.Place(g.ctx, doc, mentions)
}

// useOf is the use that a word of JSON means; none means literal.
func useOf(kind string) (geo.Use, bool) {
	if kind == "" {
		return geo.Literal, true
	}
	for u := range geo.Use(geo.Uses) {
		if u.String() == kind {
			return u, true
		}
	}
	return 0, false
}

// toCodePoints turns offsets that count bytes of the text into such as count
// code points.
func toCodePoints(text string, offsets []*int) {
	if ascii(text) {
		return
	}
	sortOffsets(offsets)
	at, points := 0, 0
	for _, o := range offsets {
		points += utf8.RuneCountInString(text[at:*o])
		at, *o = *o, points
	}
}

// toBytes turns offsets that count code points of the text, none beyond its
// end, into such as count bytes.
func toBytes(text string, offsets []*int) {
	if ascii(text) {
		return
	}
	sortOffsets(offsets)
	at, points := 0, 0
	for _, o := range offsets {
		for ; points < *o; points++ {
			_, n := utf8.DecodeRuneInString(text[at:])
			at += n
		}
		*o = at
	}
}

func sortOffsets(offsets []*int) {
	slices.SortFunc(offsets, func(a, b *int) int { return cmp.Compare(*a, *b) })
}

func ascii(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}
