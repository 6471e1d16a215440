package intake

import (
	"time"

	"dateline/data"
	"dateline/data/chronicle"
	"dateline/data/event"
	"dateline/data/when"
	"dateline/geo"
)

// Events is the part of an intake that finds what the articles report to have
// happened, and keeps it. Find may be called by several goroutines at once.
type Events struct {
	Times  *when.Tagger
	Finder *event.Finder
	Into   *chronicle.Chronicle
	Now    func() time.Time // when an article is added; nil is time.Now
}

// NewEvents returns an Events that keeps what it finds in a new chronicle.
func NewEvents() *Events {
	return &Events{Times: when.New(), Finder: event.New(), Into: chronicle.New()}
}

// Find returns the events of an article.
func (e *Events) Find(a *data.Article, sentences []geo.Span, findings []geo.Finding) []data.Event {
	times := e.Times.Find(a.Text, a.Published, nil)
	return e.Finder.Find(a, sentences, findings, times).Events
}

// Put keeps them: in the place of those that the article had, where it was put
// before. That is also what to do when other places were chosen for what it
// names: find and put its events again, with the findings as they are now.
func (e *Events) Put(a *data.Article, findings []geo.Finding, events []data.Event) error {
	now := e.Now
	if now == nil {
		now = time.Now
	}
	return e.Into.Put(a, findings, events, now())
}
