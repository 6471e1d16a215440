package main

import (
	"bufio"
	"fmt"
	"strings"
	"testing"

	"dateline/geo"
	"dateline/geo/gazetteer/gazetteertest"
	"dateline/geo/toponym/tagger"

	"github.com/google/go-cmp/cmp"
)

// names writes the names of a document as "kind words".
func names(d document) []string {
	var out []string
	for _, n := range d.names {
		out = append(out, n.kind.String()+" "+n.In(d.text))
	}
	return out
}

// column turns "word/LABEL word" into the lines of a corpus.
func column(s string) string {
	var b strings.Builder
	for w := range strings.FieldsSeq(s) {
		word, label, ok := strings.Cut(w, "/")
		if !ok {
			label = "O"
		}
		fmt.Fprintf(&b, "%s\t%s\n", word, label)
	}
	return b.String() + "\n"
}

func scanner(s string) *bufio.Scanner { return bufio.NewScanner(strings.NewReader(s)) }

func TestColumns(t *testing.T) {
	for _, c := range []struct {
		in, text string
		names    []string
	}{
		{"Talks in Aleppo/B-geo ended .", "Talks in Aleppo ended.", []string{"place Aleppo"}},
		{"\" He left , \" said the/B-LOC Golan/I-LOC Heights/I-LOC mayor ( Homs/B-LOC ) .", "\"He left,\" said the Golan Heights mayor (Homs).", []string{"place Golan Heights", "place Homs"}},
		// A country is a place whatever the corpus calls it, an adjective a demonym.
		{"Russia/B-org and Jordan/B-gpe met Syrian/B-gpe envoys of the UN/B-org", "Russia and Jordan met Syrian envoys of the UN", []string{"place Russia", "place Jordan", "demonym Syrian", "organisation UN"}},
		// Neither articles nor directions belong to a place.
		{"in northern/B-geo Syria/I-geo and the/B-geo Euphrates/I-geo", "in northern Syria and the Euphrates", []string{"place Syria", "place Euphrates"}},
		// What has no capital is no name.
		{"last/B-tim week/I-tim or Monday/B-tim", "last week or Monday", []string{"time Monday"}},
		{"Gen./B-per Jack/I-per London/I-per 's men", "Gen. Jack London's men", []string{"person Gen. Jack London"}},
	} {
		n := normaliser{g: gazetteertest.Small()}
		docs, err := n.columns(scanner(column(c.in)))
		if err != nil || len(docs) != 1 {
			t.Fatalf("%s: %d documents, %v", c.in, len(docs), err)
		}
		if got := strings.TrimSpace(docs[0].text); got != c.text {
			t.Errorf("%s: text %q, want %q", c.in, got, c.text)
		}
		if d := cmp.Diff(c.names, names(docs[0])); d != "" {
			t.Errorf("%s: (-want +got)\n%s", c.in, d)
		}
	}
}

func TestColumnsRefuse(t *testing.T) {
	n := normaliser{g: gazetteertest.Small()}
	for _, in := range []string{"Aleppo\n\n", "Aleppo\tB-animal\n\n"} {
		if _, err := n.columns(scanner(in)); err == nil || !strings.Contains(err.Error(), "line 1") {
			t.Errorf("%q: error %v, want one that tells the line", in, err)
		}
	}
}

func TestPlaces(t *testing.T) {
	n := normaliser{g: gazetteertest.Small()}
	docs, err := n.places(scanner(`{"text":"Flu in Homs and Idlib, Mr Homs said.","toponyms":[{"bstart":16,"bend":21},{"bstart":7,"bend":11}]}`))
	if err != nil {
		t.Fatal(err)
	}
	d := docs[0]
	if diff := cmp.Diff([]string{"place Homs", "place Idlib"}, names(d)); diff != "" {
		t.Error(diff)
	}
	// Of the rest it is known that it is no place.
	known := d.known([]geo.Span{{Start: 7, End: 11}, {Start: 12, End: 15}, {Start: 26, End: 30}})
	want := []tagger.Known{tagger.Just(tagger.First(tagger.Place)), tagger.Anything.But(tagger.Place), tagger.Anything.But(tagger.Place)}
	if diff := cmp.Diff(want, known); diff != "" {
		t.Error(diff)
	}
	if _, err := n.places(scanner(`{"text":"x","toponyms":[{"bstart":0,"bend":9}]}`)); err == nil {
		t.Error("a place beyond the text was taken")
	}
}

func TestTemplates(t *testing.T) {
	n := normaliser{g: gazetteertest.Small()}
	docs, err := n.templates(scanner(`{"text":"SAN TELMO, 3 MAY -- JUAN ROJO OF THE FRENTE ROJO DIED IN SAN TELMO.","templates":[{"fields":{"INCIDENT: LOCATION":["URUGUAY: SAN TELMO (CITY)"],"HUM TGT: NAME":["\"JUAN ROJO\""],"PERP: ORGANIZATION ID":["\"FRENTE ROJO\""]}}]}`))
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"place SAN TELMO", "person JUAN ROJO", "organisation FRENTE ROJO", "place SAN TELMO"}, names(docs[0])); diff != "" {
		t.Error(diff)
	}
}

// A copy has the names of the original, in its own manner.
func TestManners(t *testing.T) {
	text := "Gov. Élan Okoro and Jack London met in Zürich today.\n\n"
	d := document{text: text, rest: tagger.Just(tagger.None)}
	for _, w := range []struct {
		words string
		kind  tagger.Kind
	}{{"Élan Okoro", tagger.Person}, {"Jack London", tagger.Person}, {"Zürich", tagger.Place}} {
		i := strings.Index(text, w.words)
		d.names = append(d.names, name{geo.Span{Start: i, End: i + len(w.words)}, w.kind})
	}
	for i, want := range map[int][]string{
		0: {"person Élan Okoro", "person Jack London", "place Zürich"},
		1: {"person ÉLAN OKORO", "person JACK LONDON", "place ZÜRICH"},
		3: {"person élan okoro", "person jack london", "place zürich"},
		7: {"person Élan Okoro", "person Jack London", "place Zürich"},
	} {
		all := manners(d, i)
		if diff := cmp.Diff(want, names(all[len(all)-1])); diff != "" {
			t.Errorf("copy of document %d: (-want +got)\n%s", i, diff)
		}
	}
	r := renamed(d, 1)
	got := names(r)
	if len(got) != 3 || got[2] != "place Zürich" || got[0] == "person Élan Okoro" && got[1] == "person Jack London" {
		t.Errorf("renamed: %v, want another person and the same place", got)
	}
	if h := headline(d); !strings.Contains(h.text, "Today ") {
		t.Errorf("headline: %q", h.text)
	}
}
