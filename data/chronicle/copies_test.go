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

// A story of an agency is one event in however many papers it is printed, and with
// what another reporter tells of it two independent texts.
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
		{"all", chronicle.Query{}, "The Agency: 4 copies, 5 reports, 5 outlets, 2 texts; of 1, 1 assaults"},
		{"published on the 15th", chronicle.Query{Date: chronicle.ByPublished, From: oct(15).Start, To: oct(15).End}, "The Paper: 2 copies, 3 reports, 3 outlets, 2 texts; of 1, 1 assaults"},
	} {
		if got := say(c.Query(q.Query)); got != q.want {
			t.Errorf("%s:\n got %s\nwant %s", q.what, got, q.want)
		}
	}
}

// An event that several sentences tell is one, and two that differ in type, mode,
// toll, day or town never are.
func TestWhatIsOneEvent(t *testing.T) {
	const rest = "The device was hidden in a fruit cart near the northern gate, an officer told reporters. " +
		"Doctors at the city hospital treated thirty wounded, several of them children from nearby lanes. " +
		"Shopkeepers closed their stalls and a crowd carried the bodies through narrow streets in silence."
	const lead = "A bomb killed 12 people at a market in the old town on Friday, police said."
	dead := func(n int) []data.Harm { return []data.Harm{{What: "dead", Count: n}} }
	blast := data.Event{Type: data.Assault, Mode: "explosives", When: oct(14), Basis: data.TimeInText, Harm: dead(12)}
	with := func(change func(e *data.Event)) data.Event {
		e := blast
		change(&e)
		return e
	}
	headline := with(func(e *data.Event) { e.When, e.Basis = oct(15), data.TimeOfArticle })
	type report struct {
		outlet, headline, sentence, rest string
		event                            data.Event
		title                            *data.Event
	}
	of := func(e data.Event) report {
		return report{outlet: "Other", sentence: "Twelve of those who waited were dead when the ambulances came, a nurse said.", rest: "She had seen nothing like it.", event: e}
	}
	agency := report{outlet: "Agency", sentence: lead, rest: rest, event: blast}
	for _, x := range []struct {
		what    string
		reports []report
		want    string
	}{
		{"a copy with a word added", []report{agency, {outlet: "Paper", sentence: "A bomb killed 12 people at a crowded market in the old town on Friday, police said.", rest: rest, event: blast}}, "2 outlets 1 texts"},
		{"a copy with another toll", []report{agency, {outlet: "Paper", sentence: "A bomb killed 15 people at a market in the old town on Friday, police said.", rest: rest, event: with(func(e *data.Event) { e.Harm = dead(15) })}}, "1 outlets 1 texts; 1 outlets 1 texts"},
		{"a headline over its body", []report{{outlet: "Paper", headline: "Town blast kills 12", title: &headline, sentence: lead, rest: rest, event: blast}}, "1 outlets 1 texts"},
		{"a headline with another toll", []report{{outlet: "Paper", headline: "Town blast kills 40", title: new(with(func(e *data.Event) { e.When, e.Basis, e.Harm = oct(15), data.TimeOfArticle, dead(40) })), sentence: lead, rest: rest, event: blast}}, "1 outlets 1 texts; 1 outlets 1 texts"},
		{"a headline of another type", []report{{outlet: "Paper", headline: "Town mourns 12", title: new(with(func(e *data.Event) { e.Type = data.Protest })), sentence: lead, rest: rest, event: blast}}, "1 outlets 1 texts; 1 outlets 1 texts"},
		{"independent texts", []report{agency, of(blast)}, "2 outlets 2 texts"},
		{"independent, one without a toll", []report{agency, of(with(func(e *data.Event) { e.Harm = nil }))}, "2 outlets 2 texts"},
		{"independent, another toll", []report{agency, of(with(func(e *data.Event) { e.Harm = dead(3) }))}, "1 outlets 1 texts; 1 outlets 1 texts"},
		{"independent, another mode", []report{agency, of(with(func(e *data.Event) { e.Mode = "firearms" }))}, "1 outlets 1 texts; 1 outlets 1 texts"},
		{"independent, another type", []report{agency, of(with(func(e *data.Event) { e.Type = data.Protest }))}, "1 outlets 1 texts; 1 outlets 1 texts"},
		{"independent, another day", []report{agency, of(with(func(e *data.Event) { e.When = oct(13) }))}, "1 outlets 1 texts; 1 outlets 1 texts"},
		{"independent, the day not told", []report{agency, of(with(func(e *data.Event) { e.Basis = data.TimeOfArticle }))}, "1 outlets 1 texts; 1 outlets 1 texts"},
		{"independent, planned", []report{agency, of(with(func(e *data.Event) { e.Status = data.Planned }))}, "1 outlets 1 texts; 1 outlets 1 texts"},
		{"a third could be either", []report{agency, of(with(func(e *data.Event) { e.Harm = dead(3) })), {outlet: "Third", sentence: "People fled from the square as windows burst above them.", rest: "Trains still ran.", event: with(func(e *data.Event) { e.Harm = nil })}}, "1 outlets 1 texts; 1 outlets 1 texts; 1 outlets 1 texts"},
	} {
		c := chronicle.New()
		for i, r := range x.reports {
			a := article(fmt.Sprint(i), oct(15))
			a.Outlet = r.outlet
			add := func(s string, k data.Kind) geo.Span {
				if a.Text != "" {
					a.Text += "\n\n"
				}
				span := geo.Span{Start: len(a.Text), End: len(a.Text) + len(s)}
				a.Text += s
				a.Paragraphs, a.Kinds = append(a.Paragraphs, span), append(a.Kinds, k)
				return span
			}
			var events []data.Event
			if r.title != nil {
				e := *r.title
				e.Sentence = add(r.headline, data.Headline)
				e.Trigger = geo.Span{Start: e.Sentence.End - 1, End: e.Sentence.End}
				events = append(events, e)
			}
			e := r.event
			e.Sentence = add(r.sentence, data.Body)
			e.Trigger = geo.Span{Start: e.Sentence.Start, End: e.Sentence.Start + 6}
			add(r.rest, data.Body)
			if err := c.Put(a, found(&aleppo), append(events, e), time.Time{}); err != nil {
				t.Fatal(err)
			}
		}
		v := c.Query(chronicle.Query{Statuses: [data.Statuses]bool{data.Happened: true, data.Planned: true}})
		var got []string
		for _, row := range v.All() {
			_, outlets, texts := v.Reports(row)
			got = append(got, fmt.Sprintf("%d outlets %d texts", outlets, texts))
		}
		if strings.Join(got, "; ") != x.want {
			t.Errorf("%s: %q, want %q", x.what, strings.Join(got, "; "), x.want)
		}
	}
}
