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

	"dateline/geo"
)

var geoparse = command{
	name:     "geoparse",
	args:     "[--given] [--region PLACE]… [--historical] < IN.jsonl > OUT.jsonl",
	synopsis: "find the places in texts: JSON Lines in, JSON Lines out",
	help: `Reads JSON Lines on standard input and writes one line for each, in order, on
standard output, using all cores. A line in has

  {"id", "text", "title"?, "url"?, "date"?}

where the address tells the outlet and with it a region. A line out has

  {"id", "toponyms": [{"start", "end", "text", "kind", "name", "class", "lat",
   "lon", "geonameid", "country", "score", "reasons", "others"}],
   "timex": [], "events": []}

start and end count code points of the text, not bytes; the end is the first
one after the words. kind is literal (the place itself), metonymic (those who
act for it), demonym (its people or its adjective) or embedded (a part of
another name). name, class, lat, lon, geonameid and country are null where the
place is unknown; geonameid and country also where the place has none. class is
a word such as country, province or town, country the ISO code of two letters.
score is the probability that the place is right, from 0 to 1, and 0 where it is
unknown. reasons are in words, the strongest first. others are what else the name
could mean, the likeliest first, each {"name", "class", "lat", "lon", "geonameid",
"country", "population", "score"} with its own probability; null for a population
that is unknown. timex and events are lists for the dates and events of the text,
and empty so far.

With --given, the spans in each line's "toponyms" are placed instead of found:
[{"start", "end", "kind"?}], answered one for one in their order.

A line that cannot be read is answered with {"id"?, "error"}, the rest go on,
and the exit code is 1. Empty lines are passed over.
` + aboutHelp,
	setUp: func(flags *flag.FlagSet) runner {
		var about aboutFlag
		about.add(flags)
		given := flags.Bool("given", false, `place the spans in each line's "toponyms"`)
		return func(ctx context.Context, s *session, args []string) error {
			if len(args) > 0 {
				return wrong("geoparse reads standard input and takes no files: write < %s", args[0])
			}
			subject, err := about.subject(s)
			if err != nil {
				return err
			}
			parser, err := s.Parser()
			if err != nil {
				return err
			}
			defer pace()()
			g := geoparser{ctx: ctx, parser: parser, given: *given, about: subject}
			err = eachLine(ctx, s.in, s.out, g.line)
			if brokenPipe(err) {
				return errPartly // whoever reads has had enough: head, or a pager
			}
			if bad := g.bad.Load(); bad > 0 && ctx.Err() == nil {
				s.say("%d of %d lines could not be read; the lines in their place say why", bad, g.all.Load())
				return cmp.Or(err, errPartly)
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
	Toponyms *[]givenSpan    `json:"toponyms"`
}

// givenSpan is a span to be placed, in code points.
type givenSpan struct {
	Start *int   `json:"start"`
	End   *int   `json:"end"`
	Kind  string `json:"kind"`
}

type geoparser struct {
	ctx      context.Context
	parser   geo.Parser
	given    bool
	about    *geo.Subject
	all, bad atomic.Int64
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
	if g.given {
		if in.Toponyms == nil {
			return out, errors.New(`"toponyms" is missing, which --given asks for`)
		}
		findings, err = g.place(doc, *in.Toponyms)
	} else {
		findings, err = g.parser.Parse(g.ctx, doc)
	}
	if err != nil {
		return out, err
	}
	out = answer{id: in.ID, text: doc.Text, toponyms: make([]toponym, len(findings))}
	offsets := make([]*int, 0, 2*len(findings))
	for i := range findings {
		t := &out.toponyms[i]
		*t = toponym{Finding: &findings[i], start: findings[i].Start, end: findings[i].End}
		offsets = append(offsets, &t.start, &t.end)
	}
	toCodePoints(doc.Text, offsets)
	return out, nil
}

// confess makes an error of a fault of ours: one text that breaks a rule must not
// cost the user the others.
func confess(err *error) {
	if fault := recover(); fault != nil {
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
