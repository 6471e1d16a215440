package corpus

import (
	"bytes"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"

	"dateline/geo"
)

// readColumns reads a word, a tab and its label to a line. A sentence becomes a
// document, its words parted by blanks.
func (c *Corpus) readColumns(in io.Reader) error {
	c.Holds = Labels
	var text strings.Builder
	var d Document
	points, kind := 0, ""
	finish := func() {
		if text.Len() == 0 {
			return
		}
		d.ID, d.Text = strconv.Itoa(len(c.Documents)+1), text.String()
		c.Documents = append(c.Documents, d)
		d, points, kind = Document{}, 0, ""
		text.Reset()
	}
	err := c.eachLine(in, func(n int, line []byte) error {
		if len(bytes.TrimSpace(line)) == 0 {
			finish()
			return nil
		}
		word, label, ok := strings.Cut(string(line), "\t")
		prefix, name, labelled := strings.Cut(label, "-")
		if !ok || word == "" || label != "O" && (!labelled || name == "" || prefix != "B" && prefix != "I") {
			return c.at(n, "%q is not a word, a tab and a label such as O, B-loc or I-loc", shorten(string(line)))
		}
		if text.Len() > 0 {
			text.WriteByte(' ')
			points++
		}
		start, from := text.Len(), points
		text.WriteString(word)
		points += utf8.RuneCountInString(word)
		switch {
		case label == "O":
			kind = ""
		case prefix == "I" && name == kind:
			last := &d.Toponyms[len(d.Toponyms)-1]
			last.End, last.Points.End = text.Len(), points
		default:
			kind = name
			d.Toponyms = append(d.Toponyms, Toponym{
				Span: geo.Span{Start: start, End: text.Len()}, Points: geo.Span{Start: from, End: points}, Label: name,
			})
		}
		return nil
	})
	finish()
	return err
}

// NamesPlace reports whether a label of columns stands for the name of a place
// or a word for its people, in the words of the corpora that are about: geo and
// gpe, loc, location, nationality.
func NamesPlace(label string) bool {
	switch strings.ToLower(label) {
	case "geo", "gpe", "loc", "location", "nationality":
		return true
	}
	return false
}
