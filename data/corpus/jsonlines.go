package corpus

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/paulmach/orb"

	"dateline/geo"
)

type lineJSON struct {
	ID       json.RawMessage `json:"id"`
	Title    string          `json:"title"`
	URL      string          `json:"url"`
	Date     string          `json:"date"`
	Made     string          `json:"dct"` // TimeML's name for the date
	Text     *string         `json:"text"`
	Dateline string          `json:"dateline_date"`
	Source   json.RawMessage `json:"source"` // a string, or of other kinds
	Toponyms *[]toponymJSON  `json:"toponyms"`
	Timex    *[]timexJSON    `json:"timex"`

	Verb      *[]markJSON     `json:"verb"`
	Locations []markJSON      `json:"locations"`
	Event     json.RawMessage `json:"event"`
	Label     json.RawMessage `json:"label"`
	Templates *[]Template     `json:"templates"`
}

// markJSON are words of a text, in code points.
type markJSON struct {
	Start int    `json:"start"`
	End   int    `json:"end"`
	Text  string `json:"text"`
}

type spanJSON struct {
	Start  *int    `json:"start"`
	End    *int    `json:"end"`
	Phrase *string `json:"phrase"`
}

type toponymJSON struct {
	spanJSON
	Label    string          `json:"label"`
	Code     string          `json:"fcode"`
	Lat      *float64        `json:"lat"`
	Lon      *float64        `json:"lon"`
	GeoNames json.RawMessage `json:"geonameid"`
}

type timexJSON struct {
	spanJSON
	Type  *string `json:"type"`
	Value *string `json:"value"`
}

// readLines reads JSON Lines.
func (c *Corpus) readLines(in io.Reader) error {
	lines := map[string]int{} // by id
	return c.eachLine(in, func(n int, line []byte) error {
		if len(bytes.TrimSpace(line)) == 0 {
			return nil
		}
		var l lineJSON
		if err := json.Unmarshal(line, &l); err != nil {
			var wrong *json.UnmarshalTypeError
			if errors.As(err, &wrong) && wrong.Field != "" {
				return c.at(n, "%q may not be a JSON %s", wrong.Field, wrong.Value)
			}
			return c.at(n, "it is not a JSON object: %w", err)
		}
		d, err := l.document()
		if err != nil {
			return c.at(n, "%w", err)
		}
		marked := l.Toponyms != nil || l.Timex != nil
		if first, ok := lines[d.ID]; ok && marked {
			// The reference scorers know a text by its id.
			return c.at(n, "its id, %s, is that of line %d", d.ID, first)
		}
		if marked {
			lines[d.ID] = n
		}
		if l.Toponyms != nil {
			c.Holds |= Places
		}
		if l.Timex != nil {
			c.Holds |= Times
		}
		if l.Verb != nil {
			c.Holds |= EventPlaces
		}
		if d.EventType != "" {
			c.Holds |= EventTypes
		}
		if l.Templates != nil {
			c.Holds |= Incidents
		}
		c.Documents = append(c.Documents, d)
		return nil
	})
}

func (l *lineJSON) document() (d Document, err error) {
	switch {
	case len(l.ID) == 0 || string(l.ID) == "null":
		return d, errors.New(`"id" is missing`)
	case l.Text == nil:
		return d, errors.New(`"text" is missing`)
	}
	d = Document{ID: unquote(l.ID), Title: l.Title, URL: l.URL, Date: l.Date, Text: *l.Text}
	if d.Date == "" {
		d.Date = cmp.Or(l.Made, l.Dateline)
	}
	d.Source = textOf(l.Source)
	d.EventType = cmp.Or(textOf(l.Event), textOf(l.Label))
	if l.Templates != nil {
		d.Templates = *l.Templates
	}
	at := offsets(d.Text)
	if l.Verb != nil {
		if !d.place(*l.Verb, l.Locations, at) {
			d.Displaced, d.Verb, d.Where = true, geo.Span{}, nil
		}
	}
	if l.Toponyms != nil {
		d.Toponyms = make([]Toponym, len(*l.Toponyms))
		for i, from := range *l.Toponyms {
			t := &d.Toponyms[i]
			if t.Span, t.Points, err = from.span(d.Text, at); err != nil {
				return d, fmt.Errorf("toponyms[%d] %w", i, err)
			}
			t.Label, t.Code, t.GeoNames = from.Label, from.Code, unquote(from.GeoNames)
			if (from.Lat == nil) != (from.Lon == nil) {
				return d, fmt.Errorf(`toponyms[%d] has half a place: "lat" and "lon" go together`, i)
			}
			if from.Lat == nil {
				continue
			}
			if max(-*from.Lat, *from.Lat) > 90 || max(-*from.Lon, *from.Lon) > 360 {
				return d, fmt.Errorf("toponyms[%d] lies at latitude %g, longitude %g, which is not on Earth", i, *from.Lat, *from.Lon)
			}
			t.Placed, t.At = true, orb.Point{*from.Lon, *from.Lat}
		}
	}
	if l.Timex != nil {
		d.Times = make([]Time, len(*l.Timex))
		for i, from := range *l.Timex {
			t := &d.Times[i]
			if t.Span, t.Points, err = from.span(d.Text, at); err != nil {
				return d, fmt.Errorf("timex[%d] %w", i, err)
			}
			t.Type, t.Value = from.Type, from.Value
		}
	}
	return d, nil
}

// span checks where something was marked. Without the phrase beside it a corpus
// that counts bytes would be measured, and measured wrongly.
func (s *spanJSON) span(text string, at []int) (bytes, points geo.Span, err error) {
	if s.Start == nil || s.End == nil {
		return bytes, points, errors.New(`has no "start" or no "end"`)
	}
	points = geo.Span{Start: *s.Start, End: *s.End}
	length := len(text)
	if at != nil {
		length = len(at) - 1
	}
	if points.Start < 0 || points.End <= points.Start || points.End > length {
		return bytes, points, fmt.Errorf("is %d to %d, in a text of %d code points", points.Start, points.End, length)
	}
	bytes = points
	if at != nil {
		bytes = geo.Span{Start: at[points.Start], End: at[points.End]}
	}
	if s.Phrase != nil && bytes.In(text) != *s.Phrase {
		return bytes, points, fmt.Errorf("says %q, but from %d to %d the text says %q: offsets must count code points", shorten(*s.Phrase), points.Start, points.End, shorten(bytes.In(text)))
	}
	return bytes, points, nil
}

// textOf is a string of JSON, empty where it is something else.
func textOf(b json.RawMessage) (s string) {
	if json.Unmarshal(b, &s) != nil {
		return ""
	}
	return s
}

// place reads the first verb and where its event happened, and reports whether
// the marks are words of the text, whole ones where they say where.
func (d *Document) place(verbs, locations []markJSON, at []int) bool {
	span := func(m markJSON) (geo.Span, bool) {
		from := spanJSON{Start: &m.Start, End: &m.End}
		bytes, _, err := from.span(d.Text, at)
		return bytes, err == nil
	}
	if len(verbs) == 0 {
		return false
	}
	var ok bool
	if d.Verb, ok = span(verbs[0]); !ok {
		return false
	}
	for _, m := range locations {
		s, ok := span(m)
		if !ok || s.In(d.Text) != m.Text || !wholeWords(d.Text, s) {
			return false
		}
		d.Where = append(d.Where, s)
	}
	return true
}

// wholeWords reports whether the words of a span are no part of longer ones.
func wholeWords(text string, s geo.Span) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:s.Start])
	after, _ := utf8.DecodeRuneInString(text[s.End:])
	first, _ := utf8.DecodeRuneInString(text[s.Start:])
	last, _ := utf8.DecodeLastRuneInString(text[:s.End])
	inside := unicode.IsLetter(before) && unicode.IsLetter(first) || unicode.IsLetter(after) && unicode.IsLetter(last)
	return !inside && strings.TrimSpace(s.In(text)) != ""
}

// offsets gives for each code point of the text the byte that it begins at, and
// at the end the text's length. It is nil where they are the same.
func offsets(text string) []int {
	n := utf8.RuneCountInString(text)
	if n == len(text) {
		return nil
	}
	at := make([]int, 0, n+1)
	for i := range text {
		at = append(at, i)
	}
	return append(at, len(text))
}

// unquote is a string or a number of JSON in words.
func unquote(b json.RawMessage) string {
	var s string
	if json.Unmarshal(b, &s) == nil {
		return s
	}
	return string(b)
}

// shorten keeps what a person needs to find the words.
func shorten(s string) string {
	const longest = 40
	if utf8.RuneCountInString(s) <= longest {
		return s
	}
	cut := 0
	for range longest {
		_, n := utf8.DecodeRuneInString(s[cut:])
		cut += n
	}
	return strings.ToValidUTF8(s[:cut], "") + "…"
}
