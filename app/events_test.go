package app

import (
	"testing"
	"time"

	"dateline/app/symbol"
	"dateline/app/timeline"
	"dateline/data"
	"dateline/data/chronicle"
	"dateline/geo"
)

// The timeline of events counts each once: in a bar by its group, or as vague.
func TestHappenings(t *testing.T) {
	c := chronicle.New()
	place := geo.Place{ID: 1, Name: "Somewhere", Class: geo.Town}
	day := data.DayTime(2016, time.October, 14)
	err := c.Put(&data.Article{File: "a"}, []geo.Finding{{Place: &place}}, []data.Event{
		{Type: data.Assault, When: day},
		{Type: data.Protest, When: day},
		{Type: data.Agree, When: day},
		{Type: data.Agree, When: data.MonthTime(2016, time.October)},
		{Type: data.Aid},
	}, day.Start)
	if err != nil {
		t.Fatal(err)
	}
	h := happenings{c.Query(chronicle.Query{})}
	bins := h.Bins(data.Day, time.Time{}, time.Time{})
	if len(bins) != 1 || bins[0].Count != 3 || bins[0].By[symbol.Force] != 2 || bins[0].By[symbol.Talk] != 1 {
		t.Errorf("the bars are %+v", bins)
	}
	if v := h.Vague(data.Day, time.Time{}, time.Time{}); len(v) != 1 || v[0].Count != 1 || v[0].When.Words() != "October 2016" {
		t.Errorf("vague are %+v", v)
	}
	if got := h.Span().Words(); got != "1–31 October 2016" {
		t.Errorf("it spans %s", got)
	}
	for w, want := range map[timeline.Which]chronicle.Date{
		timeline.EventDate: chronicle.ByEvent, timeline.PublishedDate: chronicle.ByPublished, timeline.AddedDate: chronicle.ByAdded,
	} {
		if got := dateOf(w); got != want {
			t.Errorf("%s goes by %d", w, got)
		}
	}
}
