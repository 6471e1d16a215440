package event_test

import (
	"fmt"
	"os"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"dateline/data"
	"dateline/data/event"
	"dateline/data/when"
	"dateline/geo"
	"dateline/geo/gazetteer/gazetteertest"
	"dateline/geo/resolve"
	"dateline/geo/sessiontest"
	"dateline/geo/text"
	"dateline/geo/toponym"

	"github.com/google/go-cmp/cmp"
)

// published is the day that all texts of the sessions appeared on, a Saturday.
var published = data.DayTime(2016, time.October, 15)

// A pipeline is all that stands before the finder.
type pipeline struct {
	places geo.Parser
	times  *when.Tagger
	events *event.Finder
}

func newPipeline() *pipeline {
	g := gazetteertest.Small()
	return &pipeline{
		places: geo.Parser{Finder: toponym.New(g, nil), Resolver: resolve.New(g, nil)},
		times:  when.New(),
		events: event.New(),
	}
}

func (p *pipeline) read(t testing.TB, in string) (*data.Article, []geo.Finding, []data.Timex, event.Report) {
	t.Helper()
	a := &data.Article{Text: in, Published: published}
	for start := 0; start < len(in); {
		end := strings.Index(in[start:], "\n\n")
		if end < 0 {
			end = len(in) - start
		}
		a.Paragraphs = append(a.Paragraphs, geo.Span{Start: start, End: start + end})
		start += end + 2
	}
	findings, err := p.places.Parse(t.Context(), a.Document())
	if err != nil {
		t.Fatal(err)
	}
	times := p.times.Find(in, published, nil)
	return a, findings, times, p.events.Find(a, text.Sentences(in, nil), findings, times)
}

// say writes an event on a line: what | trigger | where | when | who | harm.
func say(in string, findings []geo.Finding, e *data.Event) string {
	var b strings.Builder
	b.WriteString(e.Type.String())
	if e.Mode != "" {
		b.WriteString(" " + e.Mode)
	}
	if e.Status != data.Happened {
		b.WriteString(", " + e.Status.String())
	}
	b.WriteString(" | " + e.Trigger.In(in))
	for _, w := range e.Words {
		b.WriteString(" + " + w.In(in))
	}
	if e.Place >= 0 {
		b.WriteString(" | ")
		if e.Located != data.PlaceInText {
			b.WriteString(e.Located.String() + ", ")
		}
		if e.Near {
			b.WriteString("near ")
		} else {
			b.WriteString("in ")
		}
		b.WriteString(findings[e.Place].In(in))
		for _, p := range e.Also {
			b.WriteString(", " + findings[p].In(in))
		}
	}
	switch e.Basis {
	case data.NoTime, data.TimeOfArticle:
	case data.TimeEarlier:
		b.WriteString(" | undated")
	default:
		b.WriteString(" | " + e.When.EDTF())
		if e.Basis == data.TimeNearby {
			b.WriteString(" nearby")
		}
	}
	for _, a := range e.Actors {
		if a.Target {
			b.WriteString(" | to " + a.In(in))
		} else {
			b.WriteString(" | by " + a.In(in))
		}
	}
	for _, h := range e.Harm {
		fmt.Fprintf(&b, " | %d %s: %s", h.Count, h.What, h.In(in))
	}
	return b.String()
}

func TestEvents(t *testing.T) {
	p := newPipeline()
	for _, file := range []string{"events", "plain", "senses", "mentions", "places", "scenes", "staged", "trust", "dates", "clauses"} {
		sessiontest.Run(t, "testdata/"+file+".txt", func(line string) (out []string) {
			in := strings.ReplaceAll(line, `\n`, "\n")
			_, findings, _, rep := p.read(t, in)
			for i := range rep.Events {
				out = append(out, say(in, findings, &rep.Events[i]))
			}
			if out == nil {
				out = []string{"none"}
			}
			return out
		})
	}
}

// check tests what must hold of the report on any text.
func check(t *testing.T, in string, findings []geo.Finding, times []data.Timex, rep event.Report) {
	t.Helper()
	if len(rep.Roles) != len(findings) {
		t.Fatalf("%q: %d roles of %d findings", in, len(rep.Roles), len(findings))
	}
	inside := func(what string, s geo.Span) {
		t.Helper()
		if s.Start < 0 || s.Start >= s.End || s.End > len(in) {
			t.Fatalf("%q: %s %v lies outside", in, what, s)
		}
		if utf8.ValidString(in) && (!utf8.RuneStart(in[s.Start]) || s.End < len(in) && !utf8.RuneStart(in[s.End])) {
			t.Fatalf("%q: %s %v splits a character", in, what, s)
		}
	}
	before := 0
	for i := range rep.Events {
		e := &rep.Events[i]
		inside("sentence", e.Sentence)
		inside("trigger", e.Trigger)
		if !e.Sentence.Contains(e.Trigger) || e.Sentence.Start < before {
			t.Fatalf("%q: trigger %v of sentence %v after %d", in, e.Trigger, e.Sentence, before)
		}
		before = e.Sentence.Start
		for _, w := range e.Words {
			inside("word", w)
			if !e.Sentence.Contains(w) {
				t.Fatalf("%q: word %v of sentence %v", in, w, e.Sentence)
			}
		}
		for _, a := range e.Actors {
			inside("actor", a.Span)
		}
		for _, h := range e.Harm {
			inside("harm", h.Span)
			if h.Count < 0 || h.What == "" {
				t.Fatalf("%q: harm %+v", in, h)
			}
		}
		if e.Where.Len() > 0 {
			inside("place", e.Where)
		}
		for _, p := range append([]int{e.Place}, e.Also...) {
			if p < -1 || p >= len(findings) {
				t.Fatalf("%q: place %d of %d", in, p, len(findings))
			}
		}
		if (e.Located == data.NoPlace) != (e.Place < 0 && e.Where.Len() == 0) || (e.Located == data.PlaceInText) != (e.Where.Len() > 0) || e.Near && e.Located == data.NoPlace {
			t.Fatalf("%q: place %d, words %v, %s, near %v", in, e.Place, e.Where, e.Located, e.Near)
		}
		if e.Timex < -1 || e.Timex >= len(times) {
			t.Fatalf("%q: time %d of %d", in, e.Timex, len(times))
		}
		if (e.Basis == data.NoTime) != e.When.IsZero() {
			t.Fatalf("%q: %s with %v", in, e.Basis, e.When)
		}
		if e.Type == data.NoEvent || int(e.Type) >= data.EventTypes || int(e.Status) >= data.Statuses {
			t.Fatalf("%q: type %d, status %d", in, e.Type, e.Status)
		}
	}
}

func FuzzFind(f *testing.F) {
	b, err := os.ReadFile("testdata/events.txt")
	if err != nil {
		f.Fatal(err)
	}
	for line := range strings.Lines(string(b)) {
		f.Add(line)
	}
	f.Add("Aleppo\xff's attack, \"killed\" 1,000,000,000,000 (in\n\nHoms")
	f.Add("to to to be be been being killed by by of and and")
	p := newPipeline()
	f.Fuzz(func(t *testing.T, in string) {
		_, findings, times, rep := p.read(t, in)
		check(t, in, findings, times, rep)
		_, _, _, again := p.read(t, in)
		if d := cmp.Diff(rep, again); d != "" {
			t.Fatalf("%q: another report the second time\n%s", in, d)
		}
	})
}

// Findings and times that do not fit the text's sentences must not break it.
func TestOddInput(t *testing.T) {
	f := event.New()
	a := &data.Article{Text: "Rebels attacked Homs on Friday."}
	for _, s := range [][]geo.Span{nil, {{Start: 0, End: 10}}, {{Start: 0, End: 8}, {Start: 8, End: 31}}} {
		rep := f.Find(a, s, []geo.Finding{{Mention: geo.Mention{Span: geo.Span{Start: 7, End: 20}}}}, []data.Timex{{Span: geo.Span{Start: 20, End: 30}}})
		if len(rep.Roles) != 1 {
			t.Errorf("%v: %d roles, want 1", s, len(rep.Roles))
		}
	}
}

func ExampleFinder_Find() {
	text := "Rebels shelled Homs on Friday, killing at least five people."
	a := &data.Article{Text: text}
	homs := geo.Finding{Mention: geo.Mention{Span: geo.Span{Start: 15, End: 19}}}
	rep := event.New().Find(a, []geo.Span{{Start: 0, End: len(text)}}, []geo.Finding{homs}, nil)
	for _, e := range rep.Events {
		fmt.Println(e.Type, e.Mode, e.Status, e.Trigger.In(text), e.Where.In(text), e.Harm[0].Count, e.Harm[0].What)
	}
	fmt.Println(rep.Roles[0])
	// Output:
	// ASSAULT heavy-weapons happened shelled Homs 5 dead
	// where it happened
}

// Where answers for any word, as the corpora ask.
func TestWhere(t *testing.T) {
	p := newPipeline()
	for _, c := range []struct{ text, trigger, want string }{
		{"Troops patrolled the streets of Baghdad on Monday.", "patrolled", "Baghdad"},
		{"He was captured in Cairo and tried in London.", "tried", "London"},
		{"He was captured in Cairo and tried in London.", "captured", "Cairo"},
		{"Police in Paris shot a man, a spokesman in London said.", "shot", "Paris"},
		{"Bombs fell on Homs, Idlib and Aleppo.", "fell", "Homs Idlib Aleppo"},
		{"Shells hit the village of Kafr Nour near Aleppo.", "hit", "Kafr Nour"},
		{"Nobody was hurt.", "hurt", ""},
	} {
		a, findings, times, _ := p.read(t, c.text)
		at := strings.Index(c.text, c.trigger)
		var got []string
		for _, s := range p.events.Where(a, geo.Span{Start: 0, End: len(c.text)}, geo.Span{Start: at, End: at + len(c.trigger)}, findings, times) {
			got = append(got, s.In(c.text))
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%s: %s happened in %q, want %q", c.text, c.trigger, got, c.want)
		}
	}
}
