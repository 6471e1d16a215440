// Package corpus reads texts whose places, times, events or uses of names somebody
// has marked by hand, so that what a program finds can be held against them.
//
// Start with [Open], which knows a file's format by how it begins:
//
//   - JSON Lines, an article to a line: {"id", "text", "title"?, "url"?,
//     "toponyms": [{"start", "end", "phrase"?, "label"?, "lat"?, "lon"?,
//     "geonameid"?, "fcode"?}], "timex": [{"start", "end", "phrase"?, "type"?,
//     "value"?}]}. start and end count code points. The public corpora of
//     toponyms and of time expressions are converted to it. For events there
//     may be, in the words of the public corpora: "verb" and "locations", lists
//     of {"start", "end", "text"}, of where the event of a verb happened;
//     "event" or "label", the type of the event that the text tells of; and
//     "templates", [{"type", "date", "location"}], the incidents that it reports.
//   - XML as ReLocaR has it: a <sample> to a sentence, in it one <loc> whose
//     attribute reading is lit, met or mixed.
//   - Columns: a word and its label to a line, parted by a tab, with an empty
//     line between sentences; labels as B-loc, I-loc, O.
//
// What a file holds is in [Corpus.Holds]; offsets are turned into bytes, as
// everywhere in the program, and kept in code points beside, for the published
// scorers count these.
//
// # Limits
//
// A corpus is read whole into memory: a file may have 512 MiB and a line 16
// MiB. The first line that cannot be read ends it, with its number and the
// reason: figures over half a corpus would mislead. A corpus whose words are
// not where it says they are is refused, too; but for where events happened,
// since the public corpus has lost some: see [Document].
package corpus

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"unicode/utf8"

	"github.com/paulmach/orb"

	"dateline/geo"
)

// A Corpus is a file of marked texts.
type Corpus struct {
	Name      string // the file's, without its ending
	File      string
	Holds     Holding
	Documents []Document
}

// Holding is a set of what is marked in a corpus.
type Holding uint8

// What may be marked.
const (
	Places      Holding = 1 << iota // which words name a place, and most often which
	Times                           // which words tell a time, and which
	Readings                        // one place a text, and how its name is used
	Labels                          // words by kind, places among them, and not where they are
	EventPlaces                     // a verb a text, and the words that say where it happened
	EventTypes                      // the type of the event that a text tells of
	Incidents                       // what happened when and where, in templates, and not which words say so
)

// A Document is one marked text.
type Document struct {
	ID, Title, URL string
	Date           string // of publication, as the corpus writes it; empty where it doesn't
	Source         string // of the text, where the corpus has several
	Text           string
	Toponyms       []Toponym
	Times          []Time

	Verb      geo.Span   // the word whose event's place is marked
	Where     []geo.Span // the words that say where
	Displaced bool       // Verb and Where are not to be had: they lie outside the text or inside words
	EventType string     // of the event that the text tells of, as the corpus calls it
	Templates []Template
}

// A Template is an incident that a text reports, as the corpus writes it.
type Template struct {
	Type     string `json:"type"`
	Date     string `json:"date"`
	Location string `json:"location"` // from the widest to the narrowest, parted by colons
}

// A Toponym is a stretch of a text that was marked.
type Toponym struct {
	geo.Span          // in bytes
	Points   geo.Span // the same in code points
	Label    string   // what the corpus calls it: its use, its reading or its kind; may be empty
	Code     string   // GeoNames feature code; may be empty
	GeoNames string   // GeoNames id; may be empty
	Placed   bool     // whether At is known
	At       orb.Point
}

// A Time is a time expression that was marked. A type or value of nil was not
// given.
type Time struct {
	geo.Span
	Points geo.Span
	Type   *string
	Value  *string
}

// The largest file and the longest line that are read, in bytes.
const (
	maxFile = 512 << 20
	maxLine = 16 << 20
)

// Open reads a file. The error names it, and the line where one is to blame.
func Open(file string) (*Corpus, error) {
	f, err := os.Open(file)
	if err != nil {
		var p *os.PathError
		if errors.As(err, &p) {
			err = p.Err
		}
		return nil, fmt.Errorf("%s cannot be opened: %w", file, err)
	}
	defer f.Close()
	if info, err := f.Stat(); err == nil && info.IsDir() {
		return nil, fmt.Errorf("%s is a folder: name the files in it", file)
	}
	return Read(f, file)
}

// Read reads a corpus; file is what it is called in errors.
func Read(r io.Reader, file string) (*Corpus, error) {
	c := &Corpus{File: file, Name: strings.TrimSuffix(filepath.Base(file), filepath.Ext(file))}
	limited := &io.LimitedReader{R: r, N: maxFile + 1}
	in := bufio.NewReaderSize(limited, 1<<16)
	start, err := in.Peek(4096)
	if err != nil && !errors.Is(err, io.EOF) {
		return nil, fmt.Errorf("%s cannot be read: %w", file, err)
	}
	start = bytes.TrimPrefix(start, []byte("\uFEFF"))
	line, _, _ := bytes.Cut(bytes.TrimLeft(start, "\r\n\t "), []byte("\n"))
	switch {
	case len(line) == 0:
		return nil, fmt.Errorf("%s is empty", file)
	case line[0] == '{':
		err = c.readLines(in)
	case line[0] == '<':
		err = c.readSamples(in)
	case bytes.Count(line, []byte("\t")) == 1 && utf8.Valid(line):
		err = c.readColumns(in)
	default:
		return nil, fmt.Errorf("%s is no corpus: it is neither JSON Lines nor <sample> elements nor a word, a tab and a label to a line", file)
	}
	switch {
	case limited.N == 0:
		return nil, fmt.Errorf("%s is larger than %d MiB", file, maxFile>>20)
	case err != nil:
		return nil, err
	case len(c.Documents) == 0:
		return nil, fmt.Errorf("%s holds no texts", file)
	}
	return c, nil
}

// at is an error in a line, which counts from 1.
func (c *Corpus) at(line int, format string, args ...any) error {
	return fmt.Errorf("%s, line %d: %w", c.File, line, fmt.Errorf(format, args...))
}

// eachLine calls do with each line, its number and without its end, until the
// first error.
func (c *Corpus) eachLine(in io.Reader, do func(n int, line []byte) error) error {
	s := bufio.NewScanner(in)
	s.Buffer(nil, maxLine)
	n := 0
	for s.Scan() {
		n++
		line := s.Bytes()
		if n == 1 {
			line = bytes.TrimPrefix(line, []byte("\uFEFF"))
		}
		if !utf8.Valid(line) {
			return c.at(n, "it is not UTF-8")
		}
		if err := do(n, line); err != nil {
			return err
		}
	}
	switch err := s.Err(); {
	case errors.Is(err, bufio.ErrTooLong):
		return c.at(n+1, "it is longer than %d MiB", maxLine>>20)
	case err != nil:
		return fmt.Errorf("%s cannot be read: %w", c.File, err)
	}
	return nil
}
