package command

import (
	"bufio"
	"bytes"
	"encoding/json"
	"math"
	"strconv"
	"unicode/utf8"

	"dateline/geo"
)

// An answer is what is told of one text, a line of JSON. It is written toponym by
// toponym and by hand: a megabyte of text that is all names has a hundred
// megabytes of answer, which are never held at once, and encoding/json would take
// a tenth of all the time.
type answer struct {
	id       json.RawMessage // none where the line had none
	date     string          // when the text was published; empty where unknown
	text     string
	toponyms []toponym
	timex    []timexOut
	events   []eventOut
}

// A toponym is a finding with its offsets in code points.
type toponym struct {
	*geo.Finding
	start, end int
	role       string // what the place is to the events; empty where they are not looked for
}

// write writes the line. A fault of ours in the midst of it ends the line with
// the error among its members, and is returned.
func (a *answer) write(w *bufio.Writer) (err error) {
	b := begin(w.AvailableBuffer(), a.id)
	if a.date != "" {
		b = append(appendString(append(b, `"date":`...), a.date), ',')
	}
	w.Write(append(b, `"toponyms":[`...))
	defer func() {
		b := append(w.AvailableBuffer(), `],"timex":`...)
		b = append(appendList(b, a.timex), `,"events":`...)
		b = appendList(b, a.events)
		if err != nil {
			b = appendString(append(b, `,"error":`...), err.Error())
		}
		w.Write(append(b, "}\n"...))
	}()
	defer confess(&err)
	for i := range a.toponyms {
		b := w.AvailableBuffer()
		if i > 0 {
			b = append(b, ',')
		}
		w.Write(a.toponyms[i].append(b, a.text))
	}
	return nil
}

// appendList writes a list as encoding/json does, without its escapes for HTML.
func appendList[T any](b []byte, list []T) []byte {
	if len(list) == 0 {
		return append(b, "[]"...)
	}
	whole := bytes.NewBuffer(b)
	e := json.NewEncoder(whole)
	e.SetEscapeHTML(false)
	if err := e.Encode(list); err != nil {
		return append(b, "[]"...) // what is written has no values that JSON lacks
	}
	return bytes.TrimSuffix(whole.Bytes(), []byte("\n"))
}

// writeBad writes what stands in place of an answer where there is none.
func writeBad(w *bufio.Writer, id json.RawMessage, err error) {
	b := appendString(append(begin(w.AvailableBuffer(), id), `"error":`...), err.Error())
	w.Write(append(b, "}\n"...))
}

// begin writes the start of a line, with the id if there is one, without the white
// space inside it.
func begin(b []byte, id json.RawMessage) []byte {
	b = append(b, '{')
	if id == nil {
		return b
	}
	whole := bytes.NewBuffer(append(b, `"id":`...))
	if err := json.Compact(whole, id); err != nil {
		return b // what was read as JSON is sound
	}
	return append(whole.Bytes(), ',')
}

// append writes a toponym behind b.
func (t *toponym) append(b []byte, text string) []byte {
	b = strconv.AppendInt(append(b, `{"start":`...), int64(t.start), 10)
	b = strconv.AppendInt(append(b, `,"end":`...), int64(t.end), 10)
	b = appendString(append(b, `,"text":`...), t.In(text))
	b = appendString(append(b, `,"kind":`...), t.Use.String())
	if t.role != "" {
		b = appendString(append(b, `,"role":`...), t.role)
	}
	b = appendPlace(append(b, ','), t.Place)
	b = appendNumber(append(b, `,"score":`...), t.Score, 1e4)
	b = append(b, `,"reasons":[`...)
	for i, r := range t.Reasons {
		if i > 0 {
			b = append(b, ',')
		}
		b = appendString(b, r.String())
	}
	b = append(b, `],"others":[`...)
	for i := range t.Others {
		if i > 0 {
			b = append(b, ',')
		}
		o := &t.Others[i]
		b = appendPlace(append(b, '{'), &o.Place)
		b = append(b, `,"population":`...)
		if o.Place.Population > 0 {
			b = strconv.AppendInt(b, o.Place.Population, 10)
		} else {
			b = append(b, "null"...)
		}
		b = append(appendNumber(append(b, `,"score":`...), o.Score, 1e4), '}')
	}
	return append(b, "]}"...)
}

// appendPlace writes the members that say which place it is, nulls where it is
// unknown.
func appendPlace(b []byte, p *geo.Place) []byte {
	if p == nil {
		return append(b, `"name":null,"class":null,"lat":null,"lon":null,"geonameid":null,"country":null`...)
	}
	b = appendString(append(b, `"name":`...), p.Name)
	b = appendString(append(b, `,"class":`...), p.Class.String())
	b = appendNumber(append(b, `,"lat":`...), p.Point.Lat(), 1e6)
	b = appendNumber(append(b, `,"lon":`...), p.Point.Lon(), 1e6)
	b = append(b, `,"geonameid":`...)
	if id, ok := p.ID.GeoNames(); ok {
		b = strconv.AppendInt(b, id, 10)
	} else {
		b = append(b, "null"...)
	}
	b = append(b, `,"country":`...)
	if p.Country == "" {
		return append(b, "null"...)
	}
	return appendString(b, p.Country)
}

// appendNumber writes x rounded to so many parts of one. JSON has no word for what
// is no number.
func appendNumber(b []byte, x, parts float64) []byte {
	x = round(x, parts)
	if math.IsNaN(x) || math.IsInf(x, 0) {
		return append(b, "null"...)
	}
	return strconv.AppendFloat(b, x, 'f', -1, 64)
}

// round keeps so many parts of one; the zero has no sign.
func round(x, parts float64) float64 { return math.Round(x*parts)/parts + 0 }

// appendString writes s as a string of JSON: as encoding/json would without its
// escapes for HTML.
func appendString(b []byte, s string) []byte {
	const hex = "0123456789abcdef"
	b = append(b, '"')
	done := 0
	for i := 0; i < len(s); {
		c := s[i]
		if c < utf8.RuneSelf {
			if i++; c >= ' ' && c != '"' && c != '\\' {
				continue
			}
			b = append(b, s[done:i-1]...)
			done = i
			switch c {
			case '"', '\\':
				b = append(b, '\\', c)
			case '\b':
				b = append(b, `\b`...)
			case '\f':
				b = append(b, `\f`...)
			case '\n':
				b = append(b, `\n`...)
			case '\r':
				b = append(b, `\r`...)
			case '\t':
				b = append(b, `\t`...)
			default:
				b = append(b, '\\', 'u', '0', '0', hex[c>>4], hex[c&0xF])
			}
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		switch {
		case r == utf8.RuneError && n == 1:
			b = append(append(b, s[done:i]...), `\ufffd`...)
			done = i + n
		case r == '\u2028' || r == '\u2029': // ends of lines to JavaScript
			b = append(append(b, s[done:i]...), `\u202`...)
			b = append(b, hex[r&0xF])
			done = i + n
		}
		i += n
	}
	return append(append(b, s[done:]...), '"')
}
