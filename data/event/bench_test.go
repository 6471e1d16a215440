package event_test

import (
	"strings"
	"testing"

	"dateline/data"
	"dateline/data/event"
	"dateline/data/when"
	"dateline/geo"
	"dateline/geo/text"
)

// BenchmarkFind measures the finder alone: sentences, places and times are
// given, as they are in the program.
func BenchmarkFind(b *testing.B) {
	one := "Three hospitals in Aleppo were hit by suspected air strikes on Friday, killing seven people, a monitoring group said. " +
		"The foreign ministers of four countries met in Lausanne on Saturday to discuss a ceasefire that collapsed last month. " +
		"A spokesman in Moscow said that nothing had been agreed, and that his country would not accept conditions before the talks. " +
		"The old market, which has stood beside the river for centuries, sells spices, cloth and copper to those who can still pay.\n\n"
	s := strings.Repeat(one, 20)
	published := data.DayTime(2016, 10, 15)
	a := &data.Article{Text: s, Published: published, Paragraphs: []geo.Span{{Start: 0, End: len(s)}}}
	findings := parse(b, s)
	times := when.New().Find(s, published, nil)
	sentences := text.Sentences(s, nil)
	f := event.New()
	f.Find(a, sentences, findings, times)
	b.SetBytes(int64(len(s)))
	b.ReportAllocs()
	words := len(strings.Fields(s))
	for b.Loop() {
		f.Find(a, sentences, findings, times)
	}
	b.ReportMetric(float64(words)*float64(b.N)/b.Elapsed().Seconds(), "words/s")
}
