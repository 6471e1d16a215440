package resolve_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"dateline/geo"
	"dateline/geo/gazetteer"
	"dateline/geo/resolve"
	"dateline/geo/toponym"
)

// bundled returns the parser on the gazetteer that the program ships, and the
// sample articles. Where the files have not been made yet, the benchmark is
// skipped.
func bundled(b *testing.B) (geo.Parser, []geo.Document, int) {
	b.Helper()
	file, err := os.ReadFile("../../assets/gazetteer.bin")
	if err != nil {
		b.Skip("the gazetteer is not made: ", err)
	}
	g, err := gazetteer.Open(file)
	if err != nil {
		b.Fatal(err)
	}
	var o *resolve.Outlets
	if f, err := os.Open("../../assets/outlets.tsv"); err == nil {
		defer f.Close()
		if o, err = resolve.ReadOutlets(f); err != nil {
			b.Fatal(err)
		}
	}
	names, err := filepath.Glob("../../assets/sample/*.txt")
	if err != nil || len(names) == 0 {
		b.Skip("there are no sample articles")
	}
	var docs []geo.Document
	words := 0
	for _, name := range names {
		text, err := os.ReadFile(name)
		if err != nil {
			b.Fatal(err)
		}
		url, _, _ := strings.Cut(string(text), "\n")
		docs = append(docs, geo.Document{Text: string(text), URL: url})
		words += len(strings.Fields(string(text)))
	}
	return geo.Parser{Finder: toponym.New(g, nil), Resolver: resolve.New(g, o)}, docs, words
}

// BenchmarkGeoparse finds and places the names of the sample articles, on one
// core: words/s is what it is judged by.
func BenchmarkGeoparse(b *testing.B) {
	p, docs, words := bundled(b)
	b.ReportAllocs()
	for b.Loop() {
		for _, d := range docs {
			if _, err := p.Parse(b.Context(), d); err != nil {
				b.Fatal(err)
			}
		}
	}
	b.ReportMetric(float64(words)*float64(b.N)/b.Elapsed().Seconds(), "words/s")
}

// BenchmarkFind is the first half of BenchmarkGeoparse.
func BenchmarkFind(b *testing.B) {
	p, docs, words := bundled(b)
	b.ReportAllocs()
	for b.Loop() {
		for _, d := range docs {
			p.Finder.Find(d)
		}
	}
	b.ReportMetric(float64(words)*float64(b.N)/b.Elapsed().Seconds(), "words/s")
}

// BenchmarkBook is a document of thousands of different names: the time must
// grow with their number and not with its square.
func BenchmarkBook(b *testing.B) {
	p, docs, _ := bundled(b)
	var names []string
	for _, d := range docs {
		for _, m := range p.Finder.Find(d) {
			names = append(names, m.In(d.Text))
		}
	}
	var text strings.Builder
	for i, n := range names {
		for k := range 8 {
			text.WriteString("Talks in " + n + ", " + names[(i*7+k*13)%len(names)] + " and " + names[(i*3+k)%len(names)] + ", ended. ")
		}
	}
	d := geo.Document{Text: text.String()}
	b.SetBytes(int64(len(d.Text)))
	for b.Loop() {
		if _, err := p.Parse(b.Context(), d); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkUnknown is a document of thousands of names that no place has, each
// another: what is searched for in other spellings must stay within bounds.
func BenchmarkUnknown(b *testing.B) {
	p, _, _ := bundled(b)
	var text strings.Builder
	var mentions []geo.Mention
	for i := range 4000 {
		text.WriteString("Talks in ")
		start := text.Len()
		text.WriteString("Qrom")
		for n := i + 1000; n > 0; n /= 26 {
			text.WriteByte('a' + byte(n%26))
		}
		text.WriteString("zelbur")
		mentions = append(mentions, geo.Mention{Span: geo.Span{Start: start, End: text.Len()}})
		text.WriteString(" ended. ")
	}
	d := geo.Document{Text: text.String()}
	b.SetBytes(int64(len(d.Text)))
	for b.Loop() {
		p.Resolver.Resolve(d, mentions)
	}
}
