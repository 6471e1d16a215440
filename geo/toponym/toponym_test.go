package toponym_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"dateline/geo"
	"dateline/geo/gazetteer"
	"dateline/geo/gazetteer/gazetteertest"
	"dateline/geo/sessiontest"
	"dateline/geo/toponym"
	"dateline/geo/toponym/tagger"

	"github.com/google/go-cmp/cmp"
)

func TestMentions(t *testing.T) {
	f := toponym.New(gazetteertest.Small(), nil)
	sessiontest.Run(t, "testdata/mentions.txt", func(in string) (out []string) {
		for _, m := range f.Find(geo.Document{Text: in}) {
			out = append(out, m.Use.String()+" "+m.In(in))
		}
		if out == nil {
			out = []string{"none"}
		}
		return out
	})
}

// shipped returns the finder that the program has: its gazetteer and its tagger.
// Where the files have not been made yet, the test is skipped.
func shipped(t testing.TB) *toponym.Finder {
	t.Helper()
	file := func(name string) []byte {
		b, err := os.ReadFile("../../assets/" + name)
		if err != nil {
			t.Skip("a file is not made: ", err)
		}
		return b
	}
	g, err := gazetteer.Open(file("gazetteer.bin"))
	if err != nil {
		t.Fatal(err)
	}
	m, err := tagger.Open(file("tagger.bin"))
	if err != nil {
		t.Fatal(err)
	}
	return toponym.New(g, m)
}

// What the program finds in texts of all manners. The use is left out, which
// mentions.txt tests.
func TestShipped(t *testing.T) {
	f := shipped(t)
	sessiontest.Run(t, "testdata/shipped.txt", func(in string) []string {
		var out []string
		text := strings.ReplaceAll(in, `\n`, "\n")
		for _, m := range f.Find(geo.Document{Text: text}) {
			out = append(out, m.In(text))
		}
		if out == nil {
			return []string{"none"}
		}
		return []string{strings.Join(out, " | ")}
	})
}

// In old texts people are called by names that no list of today has, and places
// by their old ones.
func TestOldTexts(t *testing.T) {
	f := shipped(t)
	sessiontest.Run(t, "testdata/old.txt", func(in string) []string {
		var out []string
		for _, m := range f.Find(geo.Document{Text: in, About: &geo.Subject{Historical: true}}) {
			out = append(out, m.In(in))
		}
		if out == nil {
			return []string{"none"}
		}
		return []string{strings.Join(out, " | ")}
	})
}

// A judgement says how the tagger reads the words, and how sure the whole makes
// the finder.
func TestJudgeShowsReading(t *testing.T) {
	f := shipped(t)
	text := "Paris Hilton met Michael Jordan in Amman on Monday."
	for _, j := range f.Judge(geo.Document{Text: text}) {
		switch w := j.In(text); w {
		case "Paris", "Hilton", "Michael", "Jordan":
			if j.Place || j.Reading.Person < 0.5 {
				t.Errorf("%s: place %v, a person with %.2f", w, j.Place, j.Reading.Person)
			}
		case "Amman":
			if !j.Place || j.Reading.Place < 0.5 || j.Sure < 0.8 || j.Sure > 1 {
				t.Errorf("%s: place %v, sure %.2f, read as one with %.2f", w, j.Place, j.Sure, j.Reading.Place)
			}
		}
	}
}

// check tests what must hold of the mentions of any text.
func check(t *testing.T, s string, mentions []geo.Mention) {
	t.Helper()
	end := 0
	for _, m := range mentions {
		if m.Start < end || m.End <= m.Start || m.End > len(s) {
			t.Fatalf("%q: mention %v after %d", s, m.Span, end)
		}
		if utf8.ValidString(s) && (!utf8.RuneStart(s[m.Start]) || m.End < len(s) && !utf8.RuneStart(s[m.End])) {
			t.Fatalf("%q: mention %v splits a character", s, m.Span)
		}
		if !(m.Sure > 0.4 && m.Sure <= 1) {
			t.Fatalf("%q: mention %q is a place with probability %v", s, m.In(s), m.Sure)
		}
		if int(m.Use) >= geo.Uses {
			t.Fatalf("%q: mention %v has use %d", s, m.Span, m.Use)
		}
		if strings.Contains(m.In(s), "\n\n") {
			t.Fatalf("%q: mention %q goes over a blank line", s, m.In(s))
		}
		end = m.End
	}
}

func FuzzFind(f *testing.F) {
	b, err := os.ReadFile("testdata/mentions.txt")
	if err != nil {
		f.Fatal(err)
	}
	for line := range strings.Lines(string(b)) {
		f.Add(line)
	}
	f.Add("Syria\xff's")
	f.Add("US-'s Paris\n\nTexas")
	f.Add("WASHINGTON AND PARIS\nwashington and paris")
	f.Add("He left\xff New York-\u200bParis, 3rd St. St. St. Third Street")
	finders := []*toponym.Finder{toponym.New(gazetteertest.Small(), nil), shipped(f)}
	f.Fuzz(func(t *testing.T, s string) {
		for _, finder := range finders {
			got := finder.Find(geo.Document{Text: s})
			check(t, s, got)
			if again := finder.Find(geo.Document{Text: s}); cmp.Diff(got, again) != "" {
				t.Fatalf("%q: %v, and the second time %v", s, got, again)
			}
		}
	})
}

// articles are the bundled ones.
func articles(t testing.TB) (docs []geo.Document, words int) {
	t.Helper()
	names, err := filepath.Glob("../../assets/sample/*.txt")
	if err != nil || len(names) == 0 {
		t.Skip("there are no sample articles")
	}
	for _, name := range names {
		b, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		docs = append(docs, geo.Document{Text: string(b)})
		words += len(strings.Fields(string(b)))
	}
	return docs, words
}

// underRace is whether the race detector is on, with which a pool throws things
// away at random.
var underRace bool

// All that is allocated for a document is what is returned.
func TestNoGarbage(t *testing.T) {
	if underRace {
		t.Skip("the race detector empties the pools")
	}
	f := shipped(t)
	docs, _ := articles(t)
	for _, d := range docs {
		f.Find(d)
	}
	if n := testing.AllocsPerRun(10, func() { f.Find(docs[0]) }); n > 1 {
		t.Errorf("%v allocations a document, want the mentions alone", n)
	}
}

// BenchmarkFind finds the names of the sample articles on one core, with the
// tagger and with rules alone.
func BenchmarkFind(b *testing.B) {
	file, err := os.ReadFile("../../assets/gazetteer.bin")
	if err != nil {
		b.Skip("the gazetteer is not made: ", err)
	}
	g, err := gazetteer.Open(file)
	if err != nil {
		b.Fatal(err)
	}
	docs, words := articles(b)
	for name, f := range map[string]*toponym.Finder{"tagger": shipped(b), "rules": toponym.New(g, nil)} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				for _, d := range docs {
					f.Find(d)
				}
			}
			b.ReportMetric(float64(words*b.N)/b.Elapsed().Seconds(), "words/s")
		})
	}
}

// A finder keeps its working memory from one document to the next: nothing of
// the first may show in the second, whichever goroutine reads it.
func TestDocumentsApart(t *testing.T) {
	f := toponym.New(gazetteertest.Small(), nil)
	done := make(chan bool)
	for range 4 {
		go func() {
			defer func() { done <- true }()
			for range 50 {
				first := f.Find(geo.Document{Text: "Michael Jordan left. Jordan said so."})
				if len(first) != 0 {
					t.Errorf("found %v, want nothing", first)
				}
				second := f.Find(geo.Document{Text: "Talks were held in Jordan."})
				if len(second) != 1 {
					t.Errorf("found %v, want Jordan", second)
				}
			}
		}()
	}
	for range 4 {
		<-done
	}
}

func TestJudgeShowsEvidence(t *testing.T) {
	f := toponym.New(gazetteertest.Small(), nil)
	for _, j := range f.Judge(geo.Document{Text: "Jack London lived."}) {
		if j.Place || !j.Evidence.Has(toponym.InPersonName) || j.Score >= 0 {
			t.Errorf("judged %+v, want no place because it is in the name of a person", j)
		}
	}
	got := f.Judge(geo.Document{Text: "He lives in London."})
	if len(got) != 1 || !got[0].Place || !got[0].Evidence.Has(toponym.AfterLocative) {
		t.Errorf("judged %+v, want a place after a preposition of place", got)
	}
}

// The candidates hold all that was judged, and what they are weighed by gives the
// score that they have.
func TestCandidates(t *testing.T) {
	f := toponym.New(gazetteertest.Small(), nil)
	d := geo.Document{Text: "Michael Jordan flew from New York City to Paris, Texas, and met Syrian officials in London."}
	found := make(map[geo.Span]bool)
	for _, j := range f.Candidates(d) {
		found[j.Span] = true
		sum := 0.0
		for i, x := range j.Features() {
			sum += x * toponym.HandWeights()[i]
		}
		if diff := sum - float64(j.Score); diff > 0.01 || diff < -0.01 {
			t.Errorf("%s: the features weigh %v, the score is %v", j.In(d.Text), sum, j.Score)
		}
	}
	for _, j := range f.Judge(d) {
		if !found[j.Span] {
			t.Errorf("%s was judged and is no candidate", j.In(d.Text))
		}
	}
}

func TestEveryEvidenceHasWords(t *testing.T) {
	for e := range toponym.Evidences {
		if s := toponym.Evidence(e).String(); s == "" {
			t.Errorf("evidence %d has no words", e)
		}
	}
}

func ExampleFinder_Find() {
	f := toponym.New(gazetteertest.Small(), nil)
	text := "Moscow said that Syrian troops had entered Aleppo, the New York Times wrote."
	for _, m := range f.Find(geo.Document{Text: text}) {
		fmt.Println(m.In(text), m.Use)
	}
	// Output:
	// Moscow metonymic
	// Syrian demonym
	// Aleppo literal
	// New York embedded
}

// What was searched for in one document is remembered for the next, and changes
// nothing of what is found there, however many words were searched for.
func TestMisspeltAlike(t *testing.T) {
	f := shipped(t)
	var b strings.Builder
	for _, w := range []string{"Bagdhad", "Kandahaar", "Mosool", "Damascas", "Tashkenk", "Islamabat", "Jakarrta", "Colomboo", "Bangkoc", "Nairobbi", "Kampalla", "Khartoun", "Tripolli", "Brusssels", "Helsinkki"} {
		fmt.Fprintf(&b, "A bomb exploded in %s on Friday. ", w)
	}
	d := geo.Document{Text: b.String()}
	first := f.Find(d)
	if len(first) < 10 {
		t.Errorf("found %d names, want those of at least as many searches as a document has", len(first))
	}
	for range 3 {
		if diff := cmp.Diff(first, f.Find(d)); diff != "" {
			t.Fatalf("found otherwise again: %s", diff)
		}
	}
}
