package chronicle_test

import (
	"strconv"
	"testing"
	"time"

	"dateline/data"
	"dateline/data/chronicle"
	"dateline/geo"
)

// What an article tells in two sentences is one event where nothing else can be
// meant; two blasts in one town on one day stay two.
func TestRetold(t *testing.T) {
	syria := geo.Place{ID: 163843, Name: "Syria", Class: geo.Country, Country: "SY"}
	city := geo.Place{ID: 170063, Name: "Aleppo", Class: geo.Town, Country: "SY"}
	hama := geo.Place{ID: 170017, Name: "Hama", Class: geo.Town, Country: "SY"}
	places := []*geo.Place{&syria, &city, &hama}
	const inSyria, inCity, inHama = 0, 1, 2
	dead := func(n int) []data.Harm { return []data.Harm{{What: "dead", Count: n}} }
	blast := data.Event{Type: data.Assault, Mode: "explosives", Place: inCity, When: oct(14), Basis: data.TimeInText, Harm: dead(12)}
	with := func(change func(e *data.Event)) data.Event {
		e := blast
		change(&e)
		return e
	}
	again := func(change func(e *data.Event)) data.Event {
		return with(func(e *data.Event) {
			e.Told, e.Mode, e.Harm, e.When, e.Basis = data.ToldAgain, "", nil, oct(15), data.TimeOfArticle
			change(e)
		})
	}
	for _, x := range []struct {
		what   string
		events []data.Event
		want   int
	}{
		{"the attack", []data.Event{blast, again(func(*data.Event) {})}, 1},
		{"the attack, without a place", []data.Event{blast, again(func(e *data.Event) { e.Place = -1 })}, 1},
		{"the attack in the country", []data.Event{blast, again(func(e *data.Event) { e.Place = inSyria })}, 1},
		{"the attack, undated", []data.Event{blast, again(func(e *data.Event) { e.When, e.Basis = data.Time{}, data.NoTime })}, 1},
		{"the attack in another town", []data.Event{blast, again(func(e *data.Event) { e.Place = inHama })}, 2},
		{"the attack on another day", []data.Event{blast, again(func(e *data.Event) { e.When, e.Basis = oct(12), data.TimeInText })}, 2},
		{"the shooting", []data.Event{blast, again(func(e *data.Event) { e.Mode = "firearms" })}, 2},
		{"the arrest", []data.Event{blast, again(func(e *data.Event) { e.Type = data.Coerce })}, 2},
		{"the attack of long ago", []data.Event{with(func(e *data.Event) { e.When = data.YearTime(2012) }), again(func(*data.Event) {})}, 2},
		{"the attack, of two", []data.Event{blast, with(func(e *data.Event) { e.Harm, e.Told = dead(3), data.ToldApart }), again(func(*data.Event) {})}, 3},
		{"a second blast", []data.Event{blast, with(func(e *data.Event) { e.Told = data.ToldApart })}, 2},
		{"a blast", []data.Event{blast, again(func(e *data.Event) { e.Told = data.ToldPlainly })}, 2},
		{"the same toll", []data.Event{blast, with(func(e *data.Event) { e.Mode = "" })}, 1},
		{"another toll", []data.Event{blast, with(func(e *data.Event) { e.Harm, e.Told = dead(3), data.ToldAgain })}, 2},
		{"a toll of one", []data.Event{with(func(e *data.Event) { e.Harm = dead(1) }), with(func(e *data.Event) { e.Harm = dead(1) })}, 2},
		{"the call", []data.Event{with(func(e *data.Event) { e.Type, e.Mode = data.Request, "" }), again(func(e *data.Event) { e.Type = data.Request })}, 2},
		{"planned", []data.Event{with(func(e *data.Event) { e.Status = data.Planned }), again(func(*data.Event) {})}, 2},
	} {
		a := article("a", oct(15))
		for i := range x.events {
			e := &x.events[i]
			sentence := []string{"Once it was told. ", "More was told of it. ", "Then it was over. "}[i]
			e.Sentence = geo.Span{Start: len(a.Text), End: len(a.Text) + len(sentence) - 1}
			e.Trigger = geo.Span{Start: e.Sentence.Start, End: e.Sentence.Start + 4}
			a.Text += sentence
		}
		c := chronicle.New()
		if err := c.Put(a, found(places...), x.events, time.Time{}); err != nil {
			t.Fatal(err)
		}
		v := c.Query(chronicle.Query{Statuses: [data.Statuses]bool{data.Happened: true, data.Planned: true}})
		if n := len(v.All()) + len(v.Unplaced()); n != x.want {
			t.Errorf("%s: %d events, want %d", x.what, n, x.want)
		}
		if x.want != 1 || len(x.events) != 2 {
			continue
		}
		row := v.All()[0]
		if e := v.Entry(row); e.Event != &x.events[0] || len(v.Copies(row)) != 1 {
			t.Errorf("%s: %q stands for it with %d more, want the first with one", x.what, e.Event.Sentence.In(a.Text), len(v.Copies(row)))
		}
		if rows, outlets, texts := v.Reports(row); len(rows) != 1 || outlets != 1 || texts != 1 {
			t.Errorf("%s: %d reports of %d outlets and %d texts, want one of each", x.what, len(rows), outlets, texts)
		}
	}
}

// BenchmarkJoin is the first view after an article has come in: all events are held
// against each other anew, most told again in their articles.
func BenchmarkJoin(b *testing.B) {
	town := geo.Place{ID: 170063, Name: "Aleppo", Class: geo.Town, Country: "SY"}
	c := chronicle.New()
	put := func(i int) {
		events := make([]data.Event, 10)
		for j := range events {
			events[j] = data.Event{Type: data.Assault, When: data.Day.Unit(time.Unix(int64(i)*86400+1e9, 0)), Basis: data.TimeInText, Sentence: geo.Span{Start: j, End: j + 1}, Told: data.Telling(j % 3)}
		}
		if err := c.Put(article(strconv.Itoa(i), data.Time{}), found(&town), events, time.Time{}); err != nil {
			b.Fatal(err)
		}
	}
	for i := range 10_000 {
		put(i)
	}
	b.ReportAllocs()
	for b.Loop() {
		put(0)
		c.Query(chronicle.Query{})
	}
}
