package intake

import (
	"time"

	"dateline/data"
	"dateline/data/event"
	"dateline/data/when"
	"dateline/geo"
	"dateline/geo/text"
)

// Events is the part of an intake that finds what the articles report to have
// happened. Its methods may be called by several goroutines at once.
type Events struct {
	Times  *when.Tagger
	Finder *event.Finder
	Now    func() time.Time // when an article is added; nil is time.Now
}

// NewEvents returns an Events.
func NewEvents() *Events { return &Events{Times: when.New(), Finder: event.New()} }

// Find returns the events of an article and the roles of its places, one for each
// finding.
func (e *Events) Find(a *data.Article, sentences []geo.Span, findings []geo.Finding) ([]data.Event, []data.PlaceRole) {
	times := e.Times.Find(a.Text, a.Published, nil)
	r := e.Finder.Find(a, sentences, findings, times)
	for i := range r.Events {
		if x := r.Events[i].Timex; x >= 0 && x < len(times) {
			r.Events[i].Dated = dated(times, x)
		}
	}
	return r.Events, r.Roles
}

// dated are the words that tell a time: an hour with the date behind it that it has its
// day from, "1:23 on the morning of Saturday, 26 April".
func dated(times []data.Timex, x int) geo.Span {
	const between = len(" local time on ")
	s := times[x].Span
	if x+1 == len(times) || times[x].Type != data.ClockTimex {
		return s
	}
	hour, next := times[x].Time, times[x+1]
	if next.Start-s.End <= between && next.Time.Grain <= data.Day && !hour.IsZero() &&
		!hour.Start.Before(data.Day.Floor(next.Time.Start)) && hour.Start.Before(data.Day.Next(next.Time.Start)) {
		s.End = next.End
	}
	return s
}

// again is Find for a project in which a person moves a name.
func (e *Events) again(a *data.Article, findings []geo.Finding) ([]data.Event, []data.PlaceRole) {
	return e.Find(a, text.Sentences(a.Text, nil), findings)
}

func (e *Events) now() time.Time {
	if e.Now != nil {
		return e.Now()
	}
	return time.Now()
}
