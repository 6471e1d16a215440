package intake_test

import (
	"context"
	"errors"
	"testing"
	"time"

	"dateline/data"
	"dateline/data/chronicle"
	"dateline/data/intake"
	"dateline/data/project"
	"dateline/geo"
	"dateline/geo/text"
)

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
	v := events.Into.Query(chronicle.Query{From: day(14), To: day(15)})
	if v.Events() != 1 || v.Types()[data.Assault] != 1 {
		t.Errorf("on the 14th there are %d events: %v", v.Events(), v.Types())
	}
	if v := events.Into.Query(chronicle.Query{}); v.Events() != 2 || v.Types()[data.Consult] != 1 {
		t.Errorf("in all there are %d events: %v", v.Events(), v.Types())
	}
	if v := events.Into.Query(chronicle.Query{Date: chronicle.ByAdded, From: day(20)}); v.Events() != 2 {
		t.Errorf("added on the 20th are %d", v.Events())
	}

	// Another place is chosen.
	a := p.Articles()[0]
	sentences := text.Sentences(a.Text, nil)
	findings := rome{}.Resolve(a.Document(), rome{}.Find(a.Document()))
	for i := range findings {
		findings[i].Place = &geo.Place{ID: 4219762, Name: "Rome", Class: geo.Town, Country: "US", Admin1: "GA"}
	}
	if err := events.Put(a, findings, events.Find(a, sentences, findings)); err != nil {
		t.Fatal(err)
	}
	for _, c := range events.Into.Query(chronicle.Query{}).Places() {
		if c.Place.Country != "US" {
			t.Errorf("%d events are still at %+v", c.Count, c.Place)
		}
	}

	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := in.Run(ctx, each("d.txt"), p, nil); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
}
