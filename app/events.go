package app

import (
	"time"

	"dateline/app/symbol"
	"dateline/app/timeline"
	"dateline/data"
	"dateline/data/chronicle"
)

// happenings is a view of events as the timeline wants it: the bars divided by
// what happened, and what is dated vaguely apart.
type happenings struct{ view *chronicle.View }

var _ timeline.VagueSource = happenings{}

// Span implements [timeline.Source].
func (h happenings) Span() data.Time { return h.view.Span() }

// Bins implements [timeline.Source].
func (h happenings) Bins(g data.Grain, from, to time.Time) []timeline.Bin {
	bins := h.view.Histogram(g, from, to)
	out := make([]timeline.Bin, len(bins))
	for i, b := range bins {
		out[i] = timeline.Bin{Start: b.Start, End: b.End, Count: b.Count}
		for t, n := range b.By {
			out[i].By[symbol.Of(data.EventType(t))] += n
		}
	}
	return out
}

// Vague implements [timeline.VagueSource].
func (h happenings) Vague(g data.Grain, from, to time.Time) []timeline.Vague {
	times := h.view.Vague(g, from, to)
	out := make([]timeline.Vague, len(times))
	for i, v := range times {
		out[i] = timeline.Vague(v)
	}
	return out
}

// dateOf is what an events' view goes by for a choice of the timeline's switch.
func dateOf(w timeline.Which) chronicle.Date {
	switch w {
	case timeline.PublishedDate:
		return chronicle.ByPublished
	case timeline.AddedDate:
		return chronicle.ByAdded
	}
	return chronicle.ByEvent
}
