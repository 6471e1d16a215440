package geo

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"
)

func TestSpans(t *testing.T) {
	for _, c := range []struct {
		s, t               Span
		overlaps, contains bool
	}{
		{Span{0, 5}, Span{0, 5}, true, true},
		{Span{0, 5}, Span{1, 4}, true, true},
		{Span{1, 4}, Span{0, 5}, true, false},
		{Span{0, 5}, Span{4, 6}, true, false},
		{Span{0, 5}, Span{5, 6}, false, false}, // they touch and share no byte
		{Span{0, 5}, Span{7, 9}, false, false},
		{Span{0, 5}, Span{5, 5}, false, true}, // nothing lies inside, and shares nothing
		{Span{3, 3}, Span{0, 5}, true, false}, // an empty one between two bytes of another
	} {
		if got := c.s.Overlaps(c.t); got != c.overlaps {
			t.Errorf("%v overlaps %v: %t", c.s, c.t, got)
		}
		if got := c.s.Contains(c.t); got != c.contains {
			t.Errorf("%v contains %v: %t", c.s, c.t, got)
		}
	}
	if s := (Span{3, 10}); s.In("in Genève.") != "Genève" || s.Len() != len("Genève") {
		t.Errorf("%v of %q is %q, of %d bytes", s, "in Genève.", s.In("in Genève."), s.Len())
	}
}

// What spans say of each other is what is true of their bytes.
func TestSpansAreSetsOfBytes(t *testing.T) {
	span := rapid.Custom(func(t *rapid.T) Span {
		start := rapid.IntRange(0, 8).Draw(t, "start")
		return Span{start, rapid.IntRange(start+1, 10).Draw(t, "end")}
	})
	rapid.Check(t, func(t *rapid.T) {
		a, b := span.Draw(t, "a"), span.Draw(t, "b")
		shared := 0
		for i := b.Start; i < b.End; i++ {
			if a.Start <= i && i < a.End {
				shared++
			}
		}
		if a.Overlaps(b) != (shared > 0) || a.Overlaps(b) != b.Overlaps(a) || a.Contains(b) != (shared == b.Len()) {
			t.Fatalf("%v and %v share %d bytes", a, b, shared)
		}
	})
}

func TestIDs(t *testing.T) {
	for _, c := range []struct {
		id       ID
		source   Source
		geonames int64
		ok       bool
	}{
		{0, GeoNames, 0, false}, // no place
		{2659994, GeoNames, 2659994, true},
		{1<<32 - 1, GeoNames, 1<<32 - 1, true},
		{MakeID(GeoNames, 163843), GeoNames, 163843, true},
		{MakeID(Census, 163843), Census, 0, false},
		{MakeID(Regions, 0), Regions, 0, false},
		{MakeID(AdminCodes, 1<<32-1), AdminCodes, 0, false},
	} {
		if got := c.id.Source(); got != c.source {
			t.Errorf("%#x is from %d, want %d", uint64(c.id), got, c.source)
		}
		if n, ok := c.id.GeoNames(); ok != c.ok || ok && n != c.geonames {
			t.Errorf("%#x has the GeoNames id %d, %t", uint64(c.id), n, ok)
		}
	}
}

// The numbers are in files that were written before.
func TestNumbersStay(t *testing.T) {
	if got := []Source{GeoNames, Census, NaturalEarth, Airports, Regions, UserMade, NewerNames, AdminCodes}; !slices.Equal(got, []Source{0, 1, 2, 3, 4, 5, 6, 7}) {
		t.Errorf("sources %v", got)
	}
	for n, c := range []Class{Unclassed, Continent, Country, Admin1, Admin2, Town, Quarter, Water, River, Relief, Island, Region, Site} {
		if int(c) != n {
			t.Errorf("the class %s is %d, was %d", c, c, n)
		}
	}
}

func TestClasses(t *testing.T) {
	want := []struct {
		word string
		area bool
	}{
		Unclassed: {"place", false},
		Continent: {"continent", true},
		Country:   {"country", true},
		Admin1:    {"province", true},
		Admin2:    {"district", true},
		Town:      {"town", false},
		Quarter:   {"quarter", false},
		Water:     {"water", true},
		River:     {"river", true},
		Relief:    {"relief", true},
		Island:    {"island", true},
		Region:    {"region", true},
		Site:      {"site", false},
	}
	if len(want) != Classes {
		t.Fatalf("%d classes, want %d", Classes, len(want))
	}
	for c, w := range want {
		if got := Class(c); got.String() != w.word || got.Area() != w.area {
			t.Errorf("class %d is a %q, drawn as an area: %t", c, got, got.Area())
		}
	}
	if got := Class(Classes).String(); got != "place" {
		t.Errorf("a class that there is not is a %q", got)
	}
}

func TestUses(t *testing.T) {
	want := []string{Literal: "literal", Metonymic: "metonymic", Demonym: "demonym", Embedded: "embedded"}
	if len(want) != Uses {
		t.Fatalf("%d uses, want %d", Uses, len(want))
	}
	for u, w := range want {
		if got := Use(u).String(); got != w {
			t.Errorf("use %d is %q, want %q", u, got, w)
		}
	}
	if got := Use(Uses).String(); got != "unknown use" {
		t.Errorf("a use that there is not is %q", got)
	}
}

// Each reason has words of its own, with at most one gap, which its name fills.
func TestReasonsHaveWords(t *testing.T) {
	alike := map[string]Why{}
	for w := range Why(Whys) {
		words := whyWords[w]
		if words == "" || strings.Count(words, "%") > 1 || strings.Count(words, "%") != strings.Count(words, "%s") {
			t.Errorf("reason %d has the words %q", w, words)
		}
		if other, ok := alike[words]; ok && !(other == SameCountry && w == SameRegion) { // the name tells those apart
			t.Errorf("reasons %d and %d are both %q", other, w, words)
		}
		alike[words] = w
		got := Reason{Why: w, Name: "100 %s"}.String()
		if want := strings.Replace(words, "%s", "100 %s", 1); got != want {
			t.Errorf("reason %d is %q, want %q", w, got, want)
		}
	}
	if got := (Reason{Why: Why(Whys), Name: "X"}).String(); got != "" {
		t.Errorf("a reason that there is not is %q", got)
	}
	if got := (&Finding{}).Because(); got == nil || len(got) != 0 {
		t.Errorf("the reasons of a finding without any are %#v", got)
	}
}

// script finds one mention, or cancels what it is told to at its step.
type script struct {
	steps *[]string
	stop  func()
}

func (s script) Find(d Document) []Mention {
	*s.steps = append(*s.steps, "find")
	s.stop()
	return []Mention{{Span: Span{0, len(d.Text)}}}
}

func (s script) Resolve(_ Document, mentions []Mention) []Finding {
	*s.steps = append(*s.steps, "resolve")
	var findings []Finding
	for _, m := range mentions {
		findings = append(findings, Finding{Mention: m, Place: &Place{ID: 1}})
	}
	return findings
}

func TestParse(t *testing.T) {
	nothing := func(context.CancelFunc) {}
	cancel := func(c context.CancelFunc) { c() }
	for _, c := range []struct {
		name           string
		before, during func(context.CancelFunc)
		steps          []string
		cancelled      bool
	}{
		{"to the end", nothing, nothing, []string{"find", "resolve"}, false},
		{"cancelled before", cancel, nothing, nil, true},
		{"cancelled while finding", nothing, cancel, []string{"find"}, true},
	} {
		ctx, stop := context.WithCancel(t.Context())
		var steps []string
		s := script{&steps, func() { c.during(stop) }}
		c.before(stop)
		found, err := Parser{Finder: s, Resolver: s}.Parse(ctx, Document{Text: "Aleppo"})
		stop()
		if !slices.Equal(steps, c.steps) || errors.Is(err, context.Canceled) != c.cancelled {
			t.Errorf("%s: %v, %v", c.name, steps, err)
		}
		if c.cancelled && found != nil || !c.cancelled && (len(found) != 1 || found[0].In("Aleppo") != "Aleppo") {
			t.Errorf("%s: found %v", c.name, found)
		}
	}
}

// everyWord finds every word, and keeps what it was asked to search.
type everyWord struct{ longest int }

func (f *everyWord) Find(d Document) (found []Mention) {
	f.longest = max(f.longest, len(d.Text))
	start := 0
	for i := 0; i <= len(d.Text); i++ {
		if i < len(d.Text) && d.Text[i] != ' ' && d.Text[i] != '\n' {
			continue
		}
		if start < i {
			found = append(found, Mention{Span: Span{start, i}})
		}
		start = i + 1
	}
	return found
}

func (f *everyWord) Resolve(_ Document, mentions []Mention) []Finding {
	out := make([]Finding, len(mentions))
	for i, m := range mentions {
		out[i].Mention = m
	}
	return out
}

// A book is searched in pieces that tear no word, and every offset is that of the
// whole.
func TestParseReadsBooksInPieces(t *testing.T) {
	for name, text := range map[string]string{
		"nothing":    "",
		"an article": strings.Repeat("Aleppo is quiet. ", 100),
		"paragraphs": strings.Repeat(strings.Repeat("Genève is quiet. ", 60)+"\n\n", 300),
		"lines":      strings.Repeat("Aleppo is quiet\n", 30_000),
		"words":      strings.Repeat("Genève ", 100_000),
	} {
		f := new(everyWord)
		found, err := Parser{Finder: f, Resolver: f}.Parse(t.Context(), Document{Text: text})
		if err != nil {
			t.Fatal(err)
		}
		words := strings.Fields(text)
		if len(found) != len(words) {
			t.Fatalf("%s: %d words found of %d", name, len(found), len(words))
		}
		for i, w := range words {
			if got := found[i].In(text); got != w {
				t.Fatalf("%s: word %d is %q, want %q", name, i, got, w)
			}
		}
		if f.longest > 128<<10 {
			t.Errorf("%s: %d bytes are searched at once", name, f.longest)
		}
	}
	// Without a space anywhere it must end all the same, and tear no letter.
	f := new(everyWord)
	text := strings.Repeat("è", 200_000)
	found, _ := Parser{Finder: f, Resolver: f}.Parse(t.Context(), Document{Text: text})
	for _, m := range found {
		if !utf8.ValidString(m.In(text)) {
			t.Fatalf("%v tears a letter", m.Span)
		}
	}
}
