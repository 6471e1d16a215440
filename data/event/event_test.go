package event_test

import (
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"dateline/data"
	"dateline/data/event"
	"dateline/data/when"
	"dateline/geo"
	"dateline/geo/gazetteer/gazetteertest"
	"dateline/geo/resolve"
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
		places: geo.Parser{Finder: toponym.New(g), Resolver: resolve.New(g, nil)},
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
		b.WriteString(" | in " + findings[e.Place].In(in))
		for _, p := range e.Also {
			b.WriteString(", " + findings[p].In(in))
		}
	}
	if e.Basis != data.NoTime && e.Basis != data.TimeOfArticle {
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

func session(t *testing.T, file string, do func(input string) []string) {
	t.Helper()
	b, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	lines := strings.Split(strings.TrimSuffix(string(b), "\n"), "\n")
	cases := 0
	for i := 0; i < len(lines); i++ {
		out.WriteString(lines[i] + "\n")
		if lines[i] == "" || lines[i][0] == '#' {
			continue
		}
		input, at := lines[i], i+1
		var want []string
		for i+1 < len(lines) && strings.HasPrefix(lines[i+1], "\t") {
			i++
			want = append(want, lines[i][1:])
		}
		got := do(input)
		cases++
		for _, g := range got {
			out.WriteString("\t" + g + "\n")
		}
		if os.Getenv("UPDATE") == "" {
			if d := cmp.Diff(want, got); d != "" {
				t.Errorf("%s:%d: %s\n(-want +got)\n%s", file, at, input, d)
			}
		}
	}
	if cases == 0 {
		t.Fatalf("%s has no cases", file)
	}
	if os.Getenv("UPDATE") != "" {
		if err := os.WriteFile(file, []byte(out.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

func TestEvents(t *testing.T) {
	p := newPipeline()
	session(t, "testdata/events.txt", func(line string) (out []string) {
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
