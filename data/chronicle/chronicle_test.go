package chronicle_test

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/paulmach/orb"
	"pgregory.net/rapid"

	"dateline/data"
	"dateline/data/chronicle"
	"dateline/geo"
)

var (
	aleppo   = geo.Place{ID: 170063, Name: "Aleppo", Class: geo.Town, Point: orb.Point{37.16, 36.2}}
	lausanne = geo.Place{ID: 2659994, Name: "Lausanne", Class: geo.Town, Point: orb.Point{6.63, 46.52}}
)

// found is a finding of each place; nil for a name that is not known.
func found(places ...*geo.Place) (all []geo.Finding) {
	for i, p := range places {
		all = append(all, geo.Finding{Mention: geo.Mention{Span: geo.Span{Start: 10 * i, End: 10*i + 6}}, Place: p})
	}
	return all
}

func article(name string, published data.Time) *data.Article {
	a := &data.Article{File: name, Published: published}
	copy(a.Sum[:], name)
	return a
}

func oct(day int) data.Time { return data.DayTime(2016, time.October, day) }

// talks is the chronicle of two articles about talks and air strikes.
func talks(t testing.TB) *chronicle.Chronicle {
	c := chronicle.New()
	since := data.DayTime(2016, time.September, 22)
	since.End, since.Modifier = data.Latest, data.After
	put := func(a *data.Article, findings []geo.Finding, added int, events ...data.Event) {
		if err := c.Put(a, findings, events, oct(added).Start); err != nil {
			t.Fatal(err)
		}
	}
	put(article("talks", oct(15)), found(&lausanne, &aleppo, nil), 20,
		data.Event{Type: data.Consult, Place: 0, When: oct(15)},
		data.Event{Type: data.Assault, Place: 1, When: oct(14)},
		data.Event{Type: data.Assault, Place: 1, When: since},
		data.Event{Type: data.Consult, Place: 0, When: oct(16), Status: data.Planned},
		data.Event{Type: data.Assault, Place: 2, When: oct(13)},
		data.Event{Type: data.Request, Place: -1, When: oct(15)},
	)
	put(article("month", data.MonthTime(2016, time.November)), found(&aleppo), 21,
		data.Event{Type: data.Aid, Place: 0, When: data.MonthTime(2016, time.October)},
		data.Event{Type: data.Aid, Place: 0},
	)
	return c
}

func TestQuery(t *testing.T) {
	c := talks(t)
	only := func(types ...data.EventType) (s [data.EventTypes]bool) {
		for _, e := range types {
			s[e] = true
		}
		return s
	}
	between := func(d chronicle.Date, from, to int) chronicle.Query {
		return chronicle.Query{Date: d, From: oct(from).Start, To: oct(to).End}
	}
	for _, q := range []struct {
		what string
		chronicle.Query
		want string // places, then what is not among them
	}{
		{"all that happened", chronicle.Query{}, "Aleppo 4, Lausanne 1; of 7, 1 undated, 2 unplaced"},
		{"on the 14th", between(chronicle.ByEvent, 14, 14), "Aleppo 3; of 7, 1 undated, 0 unplaced"},
		{"since … ends with its article", between(chronicle.ByEvent, 15, 15), "Aleppo 2, Lausanne 1; of 7, 1 undated, 1 unplaced"},
		{"and not after it", between(chronicle.ByEvent, 16, 16), "Aleppo 1; of 7, 1 undated, 0 unplaced"},
		{"the last day is in", between(chronicle.ByEvent, 31, 31), "Aleppo 1; of 7, 1 undated, 0 unplaced"},
		{"with the undated", chronicle.Query{From: oct(31).Start, To: oct(31).End, Undated: true}, "Aleppo 2; of 7, 1 undated, 0 unplaced"},
		{"published on the 15th", between(chronicle.ByPublished, 15, 15), "Aleppo 2, Lausanne 1; of 7, 0 undated, 2 unplaced"},
		{"added on the 21st", between(chronicle.ByAdded, 21, 21), "Aleppo 2; of 7, 0 undated, 0 unplaced"},
		{"one type", chronicle.Query{Types: only(data.Consult)}, "Lausanne 1; of 1, 0 undated, 0 unplaced"},
		{"planned", chronicle.Query{Statuses: [data.Statuses]bool{data.Planned: true}}, "Lausanne 1; of 1, 0 undated, 0 unplaced"},
	} {
		v := c.Query(q.Query)
		places := slices.Clone(v.Places())
		slices.SortFunc(places, func(a, b chronicle.PlaceCount) int { return b.Count - a.Count })
		got := ""
		for i, p := range places {
			if i > 0 {
				got += ", "
			}
			got += fmt.Sprintf("%s %d", p.Place.Name, p.Count)
			if rows := v.At(p.Place.ID, p.Place.ID); len(rows) != p.Count {
				t.Errorf("%s: %s counts %d and lists %d", q.what, p.Place.Name, p.Count, len(rows))
			}
		}
		got += fmt.Sprintf("; of %d, %d undated, %d unplaced", v.Total(), v.Undated(), len(v.Unplaced()))
		if got != q.want {
			t.Errorf("%s: %s, want %s", q.what, got, q.want)
		}
		placed := 0
		for _, p := range places {
			placed += p.Count
		}
		if placed+len(v.Unplaced()) != v.Events() || len(v.All()) != v.Events() {
			t.Errorf("%s: %d placed and %d not are %d events, of which %d are listed", q.what, placed, len(v.Unplaced()), v.Events(), len(v.All()))
		}
	}
	// The types are counted whichever are chosen.
	v := c.Query(chronicle.Query{Types: only(data.Consult)})
	if got := v.Types(); got[data.Assault] != 3 || got[data.Aid] != 2 || got[data.Consult] != 1 || got[data.Request] != 1 {
		t.Errorf("by types there are %v", got)
	}
	e := c.Query(between(chronicle.ByEvent, 14, 14)).Entry(v.All()[0])
	if e.Place.ID != lausanne.ID || e.Event.Type != data.Consult || e.Article.File != "talks" {
		t.Errorf("the row is %+v", e)
	}
}

// An article that is put again has its new events only, and older views their old.
// What happened in several places is one event, with a pin at each of them.
func TestSeveralPlaces(t *testing.T) {
	c := chronicle.New()
	if err := c.Put(article("list", oct(15)), found(nil, &lausanne, &aleppo, &aleppo), []data.Event{
		{Type: data.Assault, Place: 0, Also: []int{1, 2, 3}, When: oct(14)},
		{Type: data.Assault, Place: 2, When: oct(15)},
	}, oct(15).Start); err != nil {
		t.Fatal(err)
	}
	v := c.Query(chronicle.Query{})
	if v.Events() != 2 || len(v.Unplaced()) != 0 {
		t.Errorf("%d events, %d without a place, want 2 and 0", v.Events(), len(v.Unplaced()))
	}
	counts := map[string]int{}
	for _, p := range v.Places() {
		counts[p.Place.Name] = p.Count
	}
	if counts["Lausanne"] != 1 || counts["Aleppo"] != 2 {
		t.Errorf("counts %v, want Lausanne 1, Aleppo 2", counts)
	}
	for _, at := range [][]geo.ID{{lausanne.ID}, {aleppo.ID}, {lausanne.ID, aleppo.ID}} {
		want := 2
		if len(at) == 1 && at[0] == lausanne.ID {
			want = 1
		}
		if rows := v.At(at...); len(rows) != want {
			t.Errorf("At(%v) has %d rows, want %d", at, len(rows), want)
		}
	}
	if e := v.Entry(v.At(lausanne.ID)[0]); e.Place.Name != "Lausanne" || len(e.Also) != 1 || e.Also[0].Name != "Aleppo" {
		t.Errorf("entry at %v, also %v, want Lausanne, also Aleppo", e.Place, e.Also)
	}
}

func TestPutAgain(t *testing.T) {
	c := talks(t)
	before := c.Query(chronicle.Query{})
	version := c.Version()
	if err := c.Put(article("talks", oct(15)), found(&aleppo), []data.Event{{Type: data.Aid, Place: 0, When: oct(1)}}, oct(20).Start); err != nil {
		t.Fatal(err)
	}
	if n := c.Query(chronicle.Query{}).Events(); n != 3 || before.Events() != 7 || c.Version() == version {
		t.Errorf("put again there are %d, and before %d", n, before.Events())
	}
	for _, bad := range []struct {
		findings []geo.Finding
		place    int
	}{{nil, 0}, {found(&geo.Place{Name: "Nowhere"}), 0}} {
		if err := c.Put(article("bad", oct(1)), bad.findings, []data.Event{{Place: bad.place}}, time.Time{}); err == nil {
			t.Errorf("an event at finding %d of %d was taken", bad.place, len(bad.findings))
		}
	}
	if c.Query(chronicle.Query{}).Events() != 3 {
		t.Error("a refused article left something behind")
	}
}

func TestHistogram(t *testing.T) {
	v := talks(t).Query(chronicle.Query{})
	var got []string
	for _, b := range v.Histogram(data.Day, time.Time{}, time.Time{}) {
		got = append(got, fmt.Sprintf("%s %d", b.Start.Format(time.DateOnly), b.Count))
	}
	if want := []string{"2016-10-13 1", "2016-10-14 1", "2016-10-15 2"}; !slices.Equal(got, want) {
		t.Errorf("by the day %q, want %q", got, want)
	}
	got = nil
	for _, x := range v.Vague(data.Day, oct(20).Start, time.Time{}) {
		got = append(got, fmt.Sprintf("%s %d", x.When.Words(), x.Count))
	}
	if want := []string{"October 2016 1"}; !slices.Equal(got, want) {
		t.Errorf("from the 20th on it is vague about %q, want %q", got, want)
	}
	if got := v.Vague(data.Day, time.Time{}, time.Time{}); len(got) != 2 || got[0].When.Words() != "22 September – 15 October 2016" {
		t.Errorf("it is vague about %v", got)
	}
	if got, want := v.Span().Words(), "22 September – 31 October 2016"; got != want {
		t.Errorf("it spans %s, want %s", got, want)
	}
	if got := v.Histogram(data.Month, time.Time{}, time.Time{}); len(got) != 1 || got[0].Count != 5 || got[0].By[data.Aid] != 1 || got[0].By[data.Request] != 1 {
		t.Errorf("by the month %+v", got)
	}
	if v := chronicle.New().Query(chronicle.Query{}); !v.Span().IsZero() || v.Histogram(data.Day, time.Time{}, time.Time{}) != nil {
		t.Error("an empty chronicle has a time")
	}
}

// What is dated is in exactly one bin or vague, whatever the grain, the date and
// the range.
func TestEveryEventIsInABinOrVague(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := chronicle.New()
		grains := []data.Grain{data.Day, data.Week, data.Month, data.Year, data.Decade}
		for i := range rapid.IntRange(1, 6).Draw(t, "articles") {
			var events []data.Event
			for range rapid.IntRange(0, 8).Draw(t, "events") {
				at := time.Unix(int64(rapid.IntRange(-90_000, 20_000).Draw(t, "day"))*86400, 0)
				e := data.Event{Type: data.EventType(rapid.IntRange(0, data.EventTypes-1).Draw(t, "type"))}
				if rapid.IntRange(0, 5).Draw(t, "dated") > 0 {
					e.When = rapid.SampledFrom(grains).Draw(t, "grain").Unit(at)
				}
				events = append(events, e)
			}
			a := article(fmt.Sprint(i), data.Year.Unit(time.Unix(int64(i)*1e7, 0)))
			if err := c.Put(a, found(&aleppo), events, time.Unix(int64(i)*1e6, 0)); err != nil {
				t.Fatal(err)
			}
		}
		v := c.Query(chronicle.Query{Date: chronicle.Date(rapid.IntRange(0, chronicle.Dates-1).Draw(t, "date"))})
		for _, g := range grains {
			n := v.Undated()
			end := time.Time{}
			for _, b := range v.Histogram(g, time.Time{}, time.Time{}) {
				n += b.Count
				if b.Count == 0 || !b.Start.Equal(g.Floor(b.Start)) || !end.IsZero() && b.Start.Before(end) {
					t.Fatalf("by the %s there is a bin %+v", g, b)
				}
				end = b.End
			}
			for _, x := range v.Vague(g, time.Time{}, time.Time{}) {
				n += x.Count
			}
			if n != v.Events() {
				t.Fatalf("by the %s there are %d of %d events", g, n, v.Events())
			}
			// A part is the same bins.
			from := time.Unix(int64(rapid.IntRange(-90_000, 20_000).Draw(t, "from"))*86400, 0)
			to := from.AddDate(0, rapid.IntRange(1, 900).Draw(t, "months"), 0)
			var want []chronicle.Bin
			for _, b := range v.Histogram(g, time.Time{}, time.Time{}) {
				if b.Start.Before(to) && b.End.After(from) {
					want = append(want, b)
				}
			}
			if got := v.Histogram(g, from, to); !slices.Equal(got, want) {
				t.Fatalf("from %v to %v by the %s: %v, want %v", from, to, g, got, want)
			}
		}
	})
}

// BenchmarkQuery is what a step of play costs in the background.
func BenchmarkQuery(b *testing.B) {
	c := chronicle.New()
	for i := range 10_000 {
		events := make([]data.Event, 10)
		for j := range events {
			events[j] = data.Event{Type: data.EventType(1 + (i+j)%18), Place: j % 2, When: data.Day.Unit(time.Unix(int64(i*7919%3650+j)*86400+1e9, 0))}
		}
		if err := c.Put(article(fmt.Sprint(i), oct(1)), found(&aleppo, &lausanne), events, oct(2).Start); err != nil {
			b.Fatal(err)
		}
	}
	for _, days := range []int{30, 3650} {
		b.Run(fmt.Sprintf("events=100000/days=%d", days), func(b *testing.B) {
			from := time.Unix(1e9, 0)
			b.ReportAllocs()
			for b.Loop() {
				c.Query(chronicle.Query{From: from, To: from.AddDate(0, 0, days)})
			}
		})
	}
}
