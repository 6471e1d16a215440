package sheet_test

import (
	"fmt"
	"testing"
	"time"

	"dateline/app/sheet"
	"dateline/data"
	"dateline/data/chronicle"
	"dateline/data/project"
	"dateline/geo"
)

var (
	aleppo = geo.Place{ID: 170063, Name: "Aleppo", Class: geo.Town, Country: "SY"}
	syria  = geo.Place{ID: 163843, Name: "Syria", Class: geo.Country, Country: "SY"}
)

// add adds an article that names the places, nil for one that is not known, in
// a sentence each.
func add(t *testing.T, p *project.Project, title string, published data.Time, places ...*geo.Place) {
	t.Helper()
	a := &data.Article{Headline: title, Published: published}
	copy(a.Sum[:], title)
	var findings []geo.Finding
	var sentences []geo.Span
	for i, place := range places {
		s := geo.Span{Start: 2 * i, End: 2*i + 1}
		a.Text += "X "
		sentences = append(sentences, s)
		findings = append(findings, geo.Finding{Mention: geo.Mention{Span: s}, Place: place})
	}
	if err := p.Add(a, findings, sentences); err != nil {
		t.Fatal(err)
	}
}

func TestSheet(t *testing.T) {
	p := project.New()
	day := data.DayTime(2016, time.October, 15)
	add(t, p, "Talks resume", day, &aleppo, &syria, &aleppo, nil)

	v := p.Query(project.Query{})
	if got := sheet.Scene(v); got.Places() != 2 || got.Total() != v.Passages() {
		t.Errorf("the scene has %d passages at %d places", got.Total(), got.Places())
	}
	if got, want := sheet.Title(v), "Talks resume"; got != want {
		t.Errorf("the title is %q, want %q", got, want)
	}
	if got, want := sheet.Subtitle(v), "3 passages at 2 places in 1 article, 15 October 2016; 1 not placed"; got != want {
		t.Errorf("%q, want %q", got, want)
	}

	add(t, p, "A visit ends", data.MonthTime(2016, time.November), &aleppo)
	for i := range 1200 {
		add(t, p, fmt.Sprint(i), data.Time{}, &aleppo)
	}
	v = p.Query(project.Query{})
	if got := sheet.Title(v); got != "" {
		t.Errorf("1,202 articles have the title %q", got)
	}
	if got, want := sheet.Subtitle(v), "1,204 passages at 2 places in 1,202 articles, 15 October – 30 November 2016; 1 not placed; 1,200 undated"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	v = p.Query(project.Between(day, day))
	if got, want := sheet.Subtitle(v), "3 passages at 2 places in 1 article, 15 October 2016; 1 not placed; 1,200 undated and left out"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	q := project.Between(day, day)
	q.Undated = true
	v = p.Query(q)
	if got, want := sheet.Subtitle(v), "1,203 passages at 2 places in 1,201 articles, 15 October 2016; 1 not placed; 1,200 undated"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestNothing(t *testing.T) {
	v := project.New().Query(project.Query{})
	if s := sheet.Scene(v); s.Places() != 0 || sheet.Title(v) != "" {
		t.Error("an empty view shows something")
	}
	if got, want := sheet.Subtitle(v), "0 passages at 0 places in 0 articles"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestEvents(t *testing.T) {
	c := chronicle.New()
	a := &data.Article{File: "talks", Published: data.DayTime(2016, time.October, 15)}
	findings := []geo.Finding{{Mention: geo.Mention{Span: geo.Span{End: 6}}, Place: &aleppo}, {Place: &syria}, {}}
	day := data.DayTime(2016, time.October, 14)
	err := c.Put(a, findings, []data.Event{
		{Type: data.Assault, Place: 0, When: day},
		{Type: data.Assault, Place: 0, When: day},
		{Type: data.Aid, Place: 0, When: data.DayTime(2016, time.October, 15)},
		{Type: data.Protest, Place: 1},
		{Type: data.Protest, Place: 2, When: day},
	}, time.Time{})
	if err != nil {
		t.Fatal(err)
	}
	v := c.Query(chronicle.Query{})
	s := sheet.Events(v)
	if got := s.Types(); s.Total() != v.Events()-len(v.Unplaced()) || !s.Typed() || got[data.Protest] != v.Types()[data.Protest]-1 {
		t.Errorf("the scene has %d events: %v", s.Total(), got)
	}
	if m, ok := s.Find(aleppo.ID); !ok || m.Count != 3 || len(m.By) != 2 {
		t.Errorf("Aleppo is %+v", m)
	}
	if got, want := sheet.EventsSubtitle(v), "5 events, 4 of them at 2 places, 14–15 October 2016; 1 not placed; 1 undated"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	v = c.Query(chronicle.Query{Date: chronicle.ByPublished, From: day.Start})
	if got, want := sheet.EventsSubtitle(v), "5 events, 4 of them at 2 places, 15 October 2016 by date of publication; 1 not placed"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	v = c.Query(chronicle.Query{To: day.End})
	if got, want := sheet.EventsSubtitle(v), "3 events, 2 of them at 1 place, 14 October 2016; 1 not placed; 1 undated and left out"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}
