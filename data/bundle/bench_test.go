package bundle_test

import (
	"strings"
	"sync/atomic"
	"testing"

	"dateline/assets"
	"dateline/data/bundle"
	"dateline/data/intake"
	"dateline/geo/text"
)

// BenchmarkGeoparse finds the places, times and events of the bundled articles,
// all together, with the real gazetteer and tagger. With -cpu 1,2 it
// tells what a second core is worth. words/s is what it is judged by; on a busy
// machine words/cpu-s, by the time of all cores together, tells more: it stays
// the same if a second core is worth as much as the first.
func BenchmarkGeoparse(b *testing.B) {
	articles, err := inside.Sample()
	if err != nil {
		b.Fatal(err)
	}
	words := make([]int, len(articles))
	for i, a := range articles {
		words[i] = len(strings.Fields(a.Text))
	}
	p, err := inside.Parser()
	if err != nil {
		b.Fatal(err)
	}
	events := intake.NewEvents()
	var next, read atomic.Int64
	b.ReportAllocs()
	used := -processorTime()
	b.RunParallel(func(pb *testing.PB) {
		n := 0
		for pb.Next() {
			i := int(next.Add(1)) % len(articles)
			n += words[i]
			found, err := p.Parse(b.Context(), articles[i].Document())
			if err != nil {
				b.Error(err)
				return
			}
			events.Find(articles[i], text.Sentences(articles[i].Text, nil), found)
		}
		read.Add(int64(n))
	})
	used += processorTime()
	b.ReportMetric(float64(read.Load())/b.Elapsed().Seconds(), "words/s")
	if used > 0 {
		b.ReportMetric(float64(read.Load())/used.Seconds(), "words/cpu-s")
	}
}

// BenchmarkOpenParser is what the parser adds to a start: the gazetteer, the
// outlets and the tagger opened, and the first article parsed.
func BenchmarkOpenParser(b *testing.B) {
	articles, err := inside.Sample()
	if err != nil {
		b.Fatal(err)
	}
	first := articles[0].Document()
	for b.Loop() {
		p, err := bundle.New(bundle.Files{Gazetteer: assets.Gazetteer, Tagger: assets.Tagger, Outlets: assets.Outlets}).Parser()
		if err != nil {
			b.Fatal(err)
		}
		if _, err := p.Parse(b.Context(), first); err != nil {
			b.Fatal(err)
		}
	}
}
