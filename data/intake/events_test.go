package intake_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"dateline/data"
	"dateline/data/chronicle"
	"dateline/data/intake"
	"dateline/data/project"
	"dateline/geo"
)

// The words that an hour rests on are told with the date behind it.
func TestWordsOfAnHour(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"A bomb exploded in Rome at 1:23 on the morning of Saturday, 1 October, officials said.", "1:23 on the morning of Saturday, 1 October"},
		{"A bomb exploded in Rome at 0430 GMT on 1 October.", "0430 GMT on 1 October"},
		{"A bomb exploded in Rome at 1:23. On 3 October the police came.", "1:23"},
		{"A bomb exploded in Rome on 1 October.", "1 October"},
	} {
		a := &data.Article{Text: c.text, Published: data.DayTime(2016, time.October, 8)}
		events, _ := intake.NewEvents().Find(a, []geo.Span{{End: len(c.text)}}, nil)
		if len(events) == 0 {
			t.Errorf("%q: no event", c.text)
		} else if got := events[0].Dated.In(c.text); got != c.want {
			t.Errorf("%q is dated by %q, want %q", c.text, got, c.want)
		}
	}
}

// What happened comes along with what is named, once for each article, and goes
// where a person says that the place is.
func TestEvents(t *testing.T) {
	added := time.Date(2016, 10, 20, 9, 0, 0, 0, time.UTC)
	events := intake.NewEvents()
	events.Now = func() time.Time { return added }
	in := intake.Intake{
		Parser: parser, Events: events,
		Read: reading(map[string]string{
			"a.txt": "Warplanes bombed Rome on 14 October 2016.\n\nThe ministers met in Rome on 15 October 2016.",
			"b.txt": "Warplanes bombed Rome on 14 October 2016.\n\nThe ministers met in Rome on 15 October 2016.",
			"c.txt": "a fault in Rome",
		}),
	}
	p := project.New()
	at, err := in.Run(context.Background(), each("a.txt", "b.txt", "c.txt"), p, nil)
	if err != nil || at.Added != 1 || at.Known != 1 || at.Failed != 1 {
		t.Fatalf("%+v, %v", at, err)
	}
	day := func(d int) time.Time { return time.Date(2016, 10, d, 0, 0, 0, 0, time.UTC) }
	v := p.Happened(chronicle.Query{From: day(14), To: day(15)})
	if v.Events() != 1 || v.Types()[data.Assault] != 1 {
		t.Errorf("on the 14th there are %d events: %v", v.Events(), v.Types())
	}
	if v := p.Happened(chronicle.Query{}); v.Events() != 2 || v.Types()[data.Consult] != 1 {
		t.Errorf("in all there are %d events: %v", v.Events(), v.Types())
	}
	if v := p.Happened(chronicle.Query{Date: chronicle.ByAdded, From: day(20)}); v.Events() != 2 {
		t.Errorf("added on the 20th are %d", v.Events())
	}

	// A person says that another Rome is meant, and the events go there and back.
	a := p.Articles()[0]
	countries := func() (all string) {
		for _, c := range p.Happened(chronicle.Query{}).Places() {
			all += fmt.Sprint(c.Place.Country, c.Count, " ")
		}
		return all
	}
	began := countries()
	georgia := geo.Place{ID: 4219762, Name: "Rome", Class: geo.Town, Country: "US", Admin1: "GA"}
	words := geo.Span{Start: strings.Index(a.Text, "Rome")}
	words.End = words.Start + len("Rome")
	if _, err := p.Choose(a, words, georgia); err != nil {
		t.Fatal(err)
	}
	if got := countries(); got != "US2 " {
		t.Errorf("after the choice events are in %s", got)
	}
	steps := []struct {
		what string
		does func() error
		want string
	}{
		{"undo", func() error { _, _, err := p.Undo(); return err }, began},
		{"redo", func() error { _, _, err := p.Redo(); return err }, "US2 "},
		{"search again", func() error {
			fresh, err := in.Again(context.Background(), p, nil, nil)
			if err != nil {
				return err
			}
			return p.Renew(fresh)
		}, "US2 "},
		{"withdraw", func() error { _, _, err := p.Withdraw(a, words); return err }, began},
	}
	for _, s := range steps {
		if err := s.does(); err != nil {
			t.Fatal(err)
		}
		if got := countries(); got != s.want {
			t.Errorf("after %s events are in %s, want %s", s.what, got, s.want)
		}
	}
	if v := p.Happened(chronicle.Query{Date: chronicle.ByAdded, From: day(20), To: day(21)}); v.Events() != 2 {
		t.Errorf("added on the 20th are %d, once searched again", v.Events())
	}
	if n, ok := p.Named(a, words); !ok || n.Role != data.EventPlace || n.Mentions != 2 || n.Chosen {
		t.Errorf("the name is %+v", n)
	}

	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := in.Run(ctx, each("d.txt"), p, nil); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
}
