package app

import (
	"math"
	"sort"
	"time"

	orbgeo "github.com/paulmach/orb/geo"

	"dateline/app/reader"
	"dateline/app/timeline"
	"dateline/data"
	"dateline/data/project"
	"dateline/geo"
	"dateline/geo/gazetteer"
)

// A passageList is the list behind a selection, as the reader wants it: rows of a
// view, turned into words when they come into sight.
type passageList struct {
	view *project.View
	rows []int32
	gaz  *gazetteer.Gazetteer
}

var _ reader.List = passageList{}

// Len implements [reader.List].
func (l passageList) Len() int { return len(l.rows) }

// Item implements [reader.List].
func (l passageList) Item(i int) reader.Item {
	p := l.view.Passage(l.rows[i])
	a, first := p.Article, &p.Findings[0]
	item := articleItem(a, p.Sentence)
	n := project.Named{Finding: *first, Role: l.view.Role(l.rows[i]), Mentions: l.view.Mentions(l.rows[i], first.Span)}
	n.Found, n.Chosen = l.view.Found(l.rows[i])
	for j := range p.Findings {
		item.Words = append(item.Words, within(p.Findings[j].Span, p.Paragraph))
	}
	placeItem(&item, &n, l.gaz)
	if use := p.Use(); use != geo.Literal {
		item.Use = use.String()
	} else if n.Role != data.MerelyNamed {
		item.Role = n.Role.String()
	}
	return item
}

// articleItem is a sentence of an article, in its paragraph.
func articleItem(a *data.Article, sentence geo.Span) reader.Item {
	paragraph := sentence
	i := sort.Search(len(a.Paragraphs), func(i int) bool { return a.Paragraphs[i].End > sentence.Start })
	if i < len(a.Paragraphs) && a.Paragraphs[i].Contains(sentence) {
		paragraph = a.Paragraphs[i]
	}
	item := reader.Item{
		Article:   a.ID,
		Paragraph: paragraph.Start,
		Headline:  a.Title(),
		Outlet:    a.Outlet,
		URL:       a.URL,
		Text:      paragraph.In(a.Text),
		Sentence:  within(sentence, paragraph),
	}
	if !a.Published.IsZero() {
		item.When, item.DatedBy = a.Published.Words(), a.DatedBy.String()
	}
	return item
}

// placeItem says where a name is, why, and what else it could be.
func placeItem(item *reader.Item, n *project.Named, gaz *gazetteer.Gazetteer) {
	item.Score, item.Reasons, item.Mentions, item.Chosen = n.Score, n.Because(), n.Mentions, n.Chosen
	here := n.Place
	if here != nil {
		item.Place, item.Class, item.Country = here.Name, here.Class.String(), gaz.Where(here)
	}
	for _, o := range n.Others {
		other := reader.Other{
			Name: o.Place.Name, Class: o.Place.Class.String(), Country: gaz.Where(&o.Place),
			Population: o.Place.Population, Score: o.Score,
			Program: n.Chosen && n.Found.Place != nil && n.Found.Place.ID == o.Place.ID,
		}
		if here != nil {
			other.Distance = math.Round(orbgeo.DistanceHaversine(here.Point, o.Place.Point) / 1000)
		}
		item.Others = append(item.Others, other)
	}
}

// within counts the offsets of a span from the start of the one it lies in.
func within(s, outer geo.Span) geo.Span {
	return geo.Span{Start: s.Start - outer.Start, End: s.End - outer.Start}
}

// passageDates are those of a view as the timeline wants them.
type passageDates struct{ view *project.View }

var _ timeline.Source = passageDates{}

// Span implements [timeline.Source].
func (d passageDates) Span() data.Time { return d.view.Span() }

// Bins implements [timeline.Source].
func (d passageDates) Bins(g data.Grain, from, to time.Time) []timeline.Bin {
	bins := d.view.Histogram(g, from, to)
	out := make([]timeline.Bin, len(bins))
	for i, b := range bins {
		out[i] = timeline.Bin{Start: b.Start, End: b.End, Count: b.Count, Vague: b.Vague}
	}
	return out
}
