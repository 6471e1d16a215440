package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/geo"
	"dateline/geo/gazetteer"
	"dateline/geo/toponym/tagger"
)

// A corpus is a file to train on.
type corpus struct {
	file   string
	format format
	weight float64 // of a stretch
}

type format uint8

const (
	columns   format = iota // a token and its label a line, a blank line after a sentence
	places                  // JSON Lines: the places are known, and nothing else
	templates               // JSON Lines: names in templates, and nothing else
)

var corpora = []corpus{
	{"gmb.train.tsv", columns, 1},
	{"wikigold.tsv", columns, 2},
	{"wnut17.train.tsv", columns, 0.7},
	{"re3d.train.tsv", columns, 0.5},
	{"GeoVirus.jsonl", places, 2},
	{"MUC4.jsonl", templates, 0.3},
}

// A document is a text and what is known of the names in it.
type document struct {
	text  string
	names []name // in order, not overlapping
	rest  tagger.Known
}

// A name is a stretch of the text that is a name of a kind.
type name struct {
	geo.Span
	kind tagger.Kind
}

// known returns what is known of the labels of the tokens of a stretch.
func (d *document) known(where []geo.Span) []tagger.Known {
	out := make([]tagger.Known, len(where))
	last := -1
	for i, w := range where {
		n, ok := slices.BinarySearchFunc(d.names, w, func(n name, w geo.Span) int {
			switch {
			case n.End <= w.Start:
				return -1
			case n.Start >= w.End:
				return 1
			}
			return 0
		})
		switch {
		case !ok:
			out[i] = d.rest
			last = -1
			continue
		case n == last:
			out[i] = tagger.Just(tagger.Further(d.names[n].kind))
		default:
			out[i] = tagger.Just(tagger.First(d.names[n].kind))
		}
		last = n
	}
	// A token that may be anything must not be forced to go on with a name.
	return out
}

// A normaliser makes one scheme of the corpora's labels: a place is named
// without an article or a direction before it; a country is a place whatever it
// does; an adjective or a people of a place is a demonym; times count as names
// only where they are written like names.
type normaliser struct {
	g     *gazetteer.Gazetteer
	names []gazetteer.Name
}

var kinds = map[string]tagger.Kind{
	"geo": tagger.Place, "loc": tagger.Place, "location": tagger.Place,
	"gpe": tagger.Demonym, "nationality": tagger.Demonym,
	"per": tagger.Person, "person": tagger.Person,
	"org": tagger.Organisation, "organisation": tagger.Organisation, "corporation": tagger.Organisation, "group": tagger.Organisation,
	"tim": tagger.Time, "temporal": tagger.Time,
	"art": tagger.Other, "eve": tagger.Other, "nat": tagger.Other, "misc": tagger.Other, "creative-work": tagger.Other, "product": tagger.Other,
	"weapon": tagger.Other, "militaryplatform": tagger.Other, "documentreference": tagger.Other,
	// Not names.
	"quantity": tagger.Kind(tagger.Kinds), "money": tagger.Kind(tagger.Kinds),
}

func (n *normaliser) read(file string, c corpus) ([]document, error) {
	f, err := os.Open(file)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	s := bufio.NewScanner(f)
	s.Buffer(nil, 1<<26)
	var docs []document
	switch c.format {
	case columns:
		docs, err = n.columns(s)
	case places:
		docs, err = n.places(s)
	case templates:
		docs, err = n.templates(s)
	}
	if err = errors.Join(err, s.Err()); err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	return docs, nil
}

// sentencesInDocument is how many sentences of a corpus that doesn't tell its
// documents apart are taken for one. They come in the order of the documents.
const sentencesInDocument = 10

func (n *normaliser) columns(s *bufio.Scanner) ([]document, error) {
	var docs []document
	var b strings.Builder
	var names []name
	sentences, open := 0, false // open: a double quote is
	before := ""
	flush := func() {
		if b.Len() == 0 {
			return
		}
		d := document{text: b.String(), rest: tagger.Just(tagger.None)}
		for _, m := range names {
			d.names = n.normalise(d.text, m, d.names)
		}
		docs = append(docs, d)
		b.Reset()
		names = nil
		sentences = 0
	}
	for line := 1; s.Scan(); line++ {
		if s.Text() == "" {
			open, before = false, ""
			b.WriteString("\n\n")
			if sentences++; sentences == sentencesInDocument {
				flush()
			}
			continue
		}
		word, label, ok := strings.Cut(s.Text(), "\t")
		if !ok {
			return nil, fmt.Errorf("line %d has no label", line)
		}
		if before != "" && !glued(before, word, open) {
			b.WriteByte(' ')
		}
		if word == `"` {
			open = !open
		}
		before = word
		start := b.Len()
		b.WriteString(word)
		part, kind, ok := strings.Cut(label, "-")
		if !ok {
			continue
		}
		k, known := kinds[strings.ToLower(kind)]
		if !known {
			return nil, fmt.Errorf("line %d has the unknown label %s", line, label)
		}
		if l := len(names) - 1; part == "I" && l >= 0 && names[l].kind == k && start-names[l].End <= 1 {
			names[l].End = b.Len()
		} else if k < tagger.Kind(tagger.Kinds) {
			names = append(names, name{geo.Span{Start: start, End: b.Len()}, k})
		}
	}
	flush()
	return docs, nil
}

// glued reports whether no space stands between two tokens of a corpus.
func glued(before, word string, open bool) bool {
	switch word {
	case ".", ",", ";", ":", "?", "!", ")", "]", "%", "'s", "'", "n't", "'re", "'ve", "'ll", "'m", "'d", "’s", "’":
		return true
	case `"`:
		return open
	case "-":
		return false
	}
	switch before {
	case "(", "[", "$", "#", "@":
		return true
	case `"`:
		return open
	}
	return false
}

// lookUp tells what the gazetteer knows of the words.
func (n *normaliser) lookUp(words string) (place, country, demonym bool) {
	n.names = n.g.Lookup(words, n.names[:0])
	for _, m := range n.names {
		switch m.Kind {
		case gazetteer.Demonym:
			demonym = true
		case gazetteer.Main, gazetteer.Alternate, gazetteer.Abbreviation:
			p := n.g.Place(m.Ref)
			if m.Kind != gazetteer.Abbreviation || p.Class == geo.Country {
				place = true
			}
			country = country || p.Class == geo.Country || p.Code == "PPLC" && m.Kind == gazetteer.Main
		}
	}
	return place, country, demonym
}

// directions may stand before the name of a place and not belong to it.
var directions = map[string]bool{
	"the": true, "a": true, "an": true, "its": true, "in": true, "of": true, "near": true, "north": true, "south": true, "east": true, "west": true, "northern": true, "southern": true, "eastern": true, "western": true,
	"central": true, "northeastern": true, "northwestern": true, "southeastern": true, "southwestern": true, "northeast": true, "northwest": true,
	"southeast": true, "southwest": true, "north-eastern": true, "north-western": true, "south-eastern": true, "south-western": true,
}

// normalise appends the name as the common scheme has it, if it has it.
func (n *normaliser) normalise(text string, m name, into []name) []name {
	if m.kind == tagger.Place || m.kind == tagger.Demonym || m.kind == tagger.Organisation {
		for {
			word, rest, ok := strings.Cut(m.In(text), " ")
			if !ok || !directions[word] && !(word == "The" && m.kind != tagger.Organisation) {
				break
			}
			m.Start = m.End - len(rest)
		}
	}
	w := m.In(text)
	place, country, demonym := n.lookUp(w)
	switch m.kind {
	case tagger.Demonym:
		if country && !demonym || place && !demonym {
			m.kind = tagger.Place
		}
	case tagger.Place:
		if demonym && !place {
			m.kind = tagger.Demonym
		}
	case tagger.Organisation, tagger.Other:
		switch {
		case country:
			m.kind = tagger.Place
		case demonym && !place:
			m.kind = tagger.Demonym
		}
	}
	if !strings.ContainsFunc(w, unicode.IsUpper) {
		return into
	}
	return append(into, m)
}

type located struct {
	Text     string
	Toponyms []struct {
		BStart, BEnd int
	}
}

// places reads documents of which the places are known. Demonyms are not in
// them, so all else may be anything but a place; the names of places that stand
// elsewhere in the document unmarked are left open, because they may be parts of
// other names or were passed over.
func (n *normaliser) places(s *bufio.Scanner) ([]document, error) {
	var docs []document
	for s.Scan() {
		var l located
		if err := json.Unmarshal(s.Bytes(), &l); err != nil {
			return nil, err
		}
		d := document{text: l.Text, rest: tagger.Anything.But(tagger.Place)}
		for _, t := range l.Toponyms {
			if t.BStart < 0 || t.BEnd > len(l.Text) || t.BStart >= t.BEnd {
				return nil, fmt.Errorf("a place lies at %d to %d of %d bytes", t.BStart, t.BEnd, len(l.Text))
			}
			d.names = n.normalise(d.text, name{geo.Span{Start: t.BStart, End: t.BEnd}, tagger.Place}, d.names)
		}
		docs = append(docs, sorted(d))
	}
	return docs, nil
}

// sorted puts the names in order and leaves out those that overlap one before.
func sorted(d document) document {
	slices.SortFunc(d.names, func(a, b name) int {
		if a.Start != b.Start {
			return a.Start - b.Start
		}
		return b.End - a.End
	})
	end := 0
	d.names = slices.DeleteFunc(d.names, func(m name) bool {
		if m.Start < end {
			return true
		}
		end = m.End
		return false
	})
	return d
}

type report4 struct {
	Text      string
	Templates []struct {
		Fields map[string]json.RawMessage
	}
}

// filled are the fields of a template that hold names, and of what.
var filled = []struct {
	field string
	kind  tagger.Kind
}{
	{"INCIDENT: LOCATION", tagger.Place},
	{"HUM TGT: NAME", tagger.Person},
	{"PERP: ORGANIZATION ID", tagger.Organisation},
}

// templates reads reports of which a few names are known from the templates
// that were filled by hand. All other words may be anything, but for the small
// ones, which are no names.
func (n *normaliser) templates(s *bufio.Scanner) ([]document, error) {
	var docs []document
	for s.Scan() {
		var r report4
		if err := json.Unmarshal(s.Bytes(), &r); err != nil {
			return nil, err
		}
		d := document{text: r.Text, rest: tagger.Anything}
		for _, t := range r.Templates {
			for _, f := range filled {
				var values []string
				if err := json.Unmarshal(t.Fields[f.field], &values); err != nil {
					continue // a field that the template hasn't
				}
				for _, v := range values {
					for part := range strings.FieldsFuncSeq(v, func(r rune) bool {
						return r == ':' || r == '"' || r == '(' || r == ')' || r == '?' || r == '/' || r == ';'
					}) {
						d.names = mark(d.text, strings.Trim(part, " -"), f.kind, d.names)
					}
				}
			}
		}
		docs = append(docs, sorted(d))
	}
	return docs, nil
}

// words that stand in templates for what a place is.
var descriptions = map[string]bool{"CITY": true, "DEPARTMENT": true, "TOWN": true, "NEIGHBORHOOD": true, "MUNICIPALITY": true, "PROVINCE": true, "REGION": true, "STREET": true, "REPORTED AS FACT": true, "SUSPECTED OR ACCUSED": true, "POSSIBLE": true, "SUSPECTED OR ACCUSED BY AUTHORITIES": true, "CLAIMED OR ADMITTED": true, "ACQUITTED": true, "VILLAGE": true, "GUERRILLAS": true, "ARMY": true, "AIR FORCE": true, "ARMED FORCES": true, "POLICE": true, "COUNTRY": true}

// mark appends every place of the text where the words stand.
func mark(text, words string, kind tagger.Kind, into []name) []name {
	if len(words) < 4 || descriptions[words] {
		return into
	}
	for at := 0; ; {
		i := strings.Index(text[at:], words)
		if i < 0 {
			return into
		}
		start, end := at+i, at+i+len(words)
		at = end
		before, _ := utf8.DecodeLastRuneInString(text[:start])
		after, _ := utf8.DecodeRuneInString(text[end:])
		if !unicode.IsLetter(before) && !unicode.IsLetter(after) && after != '-' && before != '-' {
			into = append(into, name{geo.Span{Start: start, End: end}, kind})
		}
	}
}
