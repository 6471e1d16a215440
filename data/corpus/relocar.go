package corpus

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"dateline/geo"
)

// readSamples reads <sample number="7">Talks with <loc reading="met">Bern</loc>
// failed.</sample>, however many, whatever is around them.
func (c *Corpus) readSamples(in io.Reader) error {
	d := xml.NewDecoder(in)
	var text strings.Builder
	var sample *Document
	var loc *Toponym
	line := func() int { n, _ := d.InputPos(); return n }
	for {
		token, err := d.Token()
		var syntax *xml.SyntaxError
		switch {
		case errors.Is(err, io.EOF):
			return nil
		case errors.As(err, &syntax):
			return c.at(syntax.Line, "it is not XML: %s", syntax.Msg)
		case err != nil:
			return fmt.Errorf("%s cannot be read: %w", c.File, err)
		}
		switch t := token.(type) {
		case xml.StartElement:
			switch {
			case t.Name.Local == "sample" && sample != nil:
				return c.at(line(), "a sample begins inside another")
			case t.Name.Local == "sample":
				sample = &Document{ID: attribute(t, "number")}
				text.Reset()
			case t.Name.Local == "loc" && sample != nil:
				if len(sample.Toponyms) > 0 {
					return c.at(line(), "the sample has two places, and one is asked for")
				}
				reading := attribute(t, "reading")
				if reading != "lit" && reading != "met" && reading != "mixed" {
					return c.at(line(), "a reading of %q: lit, met or mixed is asked for", shorten(reading))
				}
				sample.Toponyms = append(sample.Toponyms, Toponym{Label: reading, Span: geo.Span{Start: text.Len()}})
				loc = &sample.Toponyms[0]
			}
		case xml.EndElement:
			switch {
			case t.Name.Local == "loc" && loc != nil:
				loc.End = text.Len()
				if loc.Len() == 0 {
					return c.at(line(), "the place has no name")
				}
				loc = nil
			case t.Name.Local == "sample" && sample != nil:
				if len(sample.Toponyms) == 0 {
					return c.at(line(), "the sample has no place")
				}
				p := &sample.Toponyms[0]
				all := text.String()
				sample.Text = all[:max(p.End, len(strings.TrimRight(all, "\n")))]
				p.Points.Start = utf8.RuneCountInString(sample.Text[:p.Start])
				p.Points.End = p.Points.Start + utf8.RuneCountInString(p.In(sample.Text))
				c.Documents = append(c.Documents, *sample)
				c.Holds = Readings
				sample = nil
			}
		case xml.CharData:
			if sample != nil {
				text.Write(t)
			}
		}
	}
}

func attribute(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}
