package project

import (
	"fmt"
	"math/rand/v2"
	"testing"
	"time"

	"dateline/data"
	"dateline/geo"
)

// filled is a project of the given number of passages, ten to an article, over
// thirty years and, as in the news, a few places named often and many rarely.
func filled(passages int) (*Project, []geo.ID) {
	r := rand.New(rand.NewPCG(1, 2))
	places := make([]*geo.Place, max(10, passages/20))
	for i := range places {
		places[i] = &geo.Place{ID: geo.ID(i + 1), Name: fmt.Sprint("Place ", i)}
	}
	zipf := rand.NewZipf(r, 1.2, 4, uint64(len(places)-1))
	text := fmt.Sprintf("%1000s", "")
	var sentences []geo.Span
	for i := range 10 {
		sentences = append(sentences, geo.Span{Start: 100 * i, End: 100*i + 99})
	}
	reasons := []geo.Reason{{Why: geo.NearOthers, Name: "Aleppo"}, {Why: geo.Largest}}
	p := New()
	for n := 0; n < passages; n += 10 {
		a := &data.Article{Text: text, Published: data.DayTime(1990, 1, r.IntN(365*30))}
		a.Sum[0], a.Sum[1], a.Sum[2] = byte(n/10), byte(n/10>>8), byte(n/10>>16)
		var findings []geo.Finding
		for _, s := range sentences {
			place := places[zipf.Uint64()]
			findings = append(findings, geo.Finding{
				Mention: geo.Mention{Span: geo.Span{Start: s.Start + 10, End: s.Start + 20}, Use: geo.Use(min(r.IntN(8), 3) % 4)},
				Place:   place, Score: .8, Reasons: reasons, Others: []geo.Candidate{{Place: *places[0]}, {Place: *places[1]}},
			})
		}
		if err := p.Add(a, findings, sentences); err != nil {
			panic(err)
		}
	}
	var ids []geo.ID
	for _, place := range places {
		ids = append(ids, place.ID)
	}
	p.Query(Query{}) // sorts the articles
	return p, ids
}

// BenchmarkView times what a user waits for: moving the brush, clicking a pin,
// opening a cluster, opening a row, and drawing the histogram anew.
func BenchmarkView(b *testing.B) {
	for _, n := range []int{1_000, 100_000, 1_000_000} {
		p, ids := filled(n)
		ranged := Between(data.YearTime(2000), data.YearTime(2009))
		all := Query{Uses: [geo.Uses]bool{true, true, true, true}}
		run := func(name string, f func(v *View)) {
			b.Run(fmt.Sprintf("%s/%d", name, n), func(b *testing.B) {
				v := p.Query(all)
				v.PassagesAt(1)
				b.ReportAllocs()
				for b.Loop() {
					f(v)
				}
			})
		}
		run("Query", func(*View) { p.Query(all) })
		run("QueryTenYears", func(*View) { p.Query(ranged) })
		run("FirstPin", func(*View) { p.Query(all).PassagesAt(1) })
		run("Pin", func(v *View) { v.PassagesAt(ids[len(ids)/2]) })
		run("FirstOfCluster100", func(v *View) { v.FirstAt(ids[:min(100, len(ids))]...) })
		run("Cluster100", func(v *View) { v.PassagesAt(ids[:min(100, len(ids))]...) })
		run("Passage", func(v *View) { v.Passage(v.rows[len(v.rows)/2]) })
		run("HistogramDays", func(v *View) { v.Histogram(data.Day, time.Time{}, time.Time{}) })
		run("HistogramMonths", func(v *View) { v.Histogram(data.Month, time.Time{}, time.Time{}) })
		month := data.MonthTime(2005, time.March)
		run("HistogramDaysOfMonth", func(v *View) { v.Histogram(data.Day, month.Start, month.End) })
	}
}

// BenchmarkAdd times an article of ten findings, beside a view that is asked
// for after each.
func BenchmarkAdd(b *testing.B) {
	source, _ := filled(1000)
	a := *source.Articles()[0]
	v := source.Query(Query{Uses: [geo.Uses]bool{true, true, true, true}})
	var findings []geo.Finding
	var sentences []geo.Span
	for row := range int32(10) {
		p := v.Passage(row)
		findings, sentences = append(findings, p.Findings...), append(sentences, p.Sentence)
	}
	p := New()
	n := uint64(0)
	b.ReportAllocs()
	for b.Loop() {
		n++
		next := a
		next.Published = data.SecondTime(time.Unix(int64(n), 0))
		for i := range 8 {
			next.Sum[i] = byte(n >> (8 * i))
		}
		if err := p.Add(&next, findings, sentences); err != nil {
			b.Fatal(err)
		}
	}
}
