package chronicle_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"dateline/data"
	"dateline/data/chronicle"
	"dateline/geo"
)

// A story of an agency is one event in however many papers it is printed; what
// another reporter tells stays its own, and is counted as such.
func TestCopies(t *testing.T) {
	const agency = "Two shells hit the old market of the town on Friday morning. Seven people were killed, doctors at the main hospital said. " +
		"The shelling went on until noon, when the wind turned and smoke hid the hills. Nobody claimed to have fired. " +
		"Traders had just opened their stalls after three quiet weeks, and many were buying bread. The mayor asked for blood."
	const reporter = "A witness counted nine blasts before breakfast. Friday’s shells killed at least six, by his account, and tore down the roof over the fish hall. " +
		"Schools stay closed until further notice; the bridge is open to ambulances alone. The army spoke of an error and promised to look into it."
	c := chronicle.New()
	put := func(outlet, text, sentence, trigger string, published int) {
		t.Helper()
		a := article(outlet, oct(published))
		a.Outlet, a.Text = outlet, text
		span := func(s string) geo.Span {
			i := strings.Index(text, s)
			return geo.Span{Start: i, End: i + len(s)}
		}
		e := data.Event{Type: data.Assault, Place: 0, When: oct(14), Basis: data.TimeInText, Sentence: span(sentence), Trigger: span(trigger)}
		if err := c.Put(a, found(&aleppo), []data.Event{e}, time.Time{}); err != nil {
			t.Fatal(err)
		}
	}
	const first = "Two shells hit the old market of the town on Friday morning."
	put("The Agency", agency, first, "hit", 14)
	put("The Paper", "Shells on the market. "+strings.ReplaceAll(agency, " Nobody claimed to have fired.", ""), first, "hit", 15)
	put("The Post", strings.Replace(agency, first, strings.ToUpper(first), 1), strings.ToUpper(first), "HIT", 15)
	put("The Courier", agency+" ", first, "hit", 16)
	put("The Reporter", reporter, "Friday’s shells killed at least six, by his account, and tore down the roof over the fish hall.", "killed", 15)

	say := func(v *chronicle.View) (all string) {
		for _, row := range v.All() {
			rows, outlets, texts := v.Reports(row)
			all += fmt.Sprintf("%s: %d copies, %d reports, %d outlets, %d texts; ", v.Entry(row).Article.Outlet, len(v.Copies(row)), len(rows), outlets, texts)
		}
		return fmt.Sprint(all, "of ", v.Total(), ", ", v.Types()[data.Assault], " assaults")
	}
	for _, q := range []struct {
		what string
		chronicle.Query
		want string
	}{
		{"all", chronicle.Query{}, "The Agency: 3 copies, 5 reports, 5 outlets, 2 texts; The Reporter: 0 copies, 5 reports, 5 outlets, 2 texts; of 2, 2 assaults"},
		{"published on the 15th", chronicle.Query{Date: chronicle.ByPublished, From: oct(15).Start, To: oct(15).End}, "The Paper: 1 copies, 3 reports, 3 outlets, 2 texts; The Reporter: 0 copies, 3 reports, 3 outlets, 2 texts; of 2, 2 assaults"},
	} {
		if got := say(c.Query(q.Query)); got != q.want {
			t.Errorf("%s:\n got %s\nwant %s", q.what, got, q.want)
		}
	}
}
