package app

import (
	"slices"
	"strings"
	"time"

	"dateline/app/atlas"
	"dateline/app/legend"
	"dateline/app/reader"
	"dateline/app/settings"
	"dateline/app/symbol"
	"dateline/app/timeline"
	"dateline/data"
	"dateline/data/chronicle"
	"dateline/data/project"
	"dateline/geo"
	"dateline/geo/gazetteer"
)

// An eventList is the list behind a selection where what happened is shown: rows of
// a view, turned into words when they come into sight.
type eventList struct {
	project *project.Project
	view    *chronicle.View
	rows    []int32
	gaz     *gazetteer.Gazetteer
}

var _ reader.List = eventList{}

// Len implements [reader.List].
func (l eventList) Len() int { return len(l.rows) }

// Item implements [reader.List].
func (l eventList) Item(i int) reader.Item {
	en := l.view.Entry(l.rows[i])
	a, e := en.Article, en.Event
	item := articleItem(a, e.Sentence)
	paragraph := geo.Span{Start: item.Paragraph, End: item.Paragraph + len(item.Text)}
	item.Event = l.event(l.rows[i], paragraph)

	name := nameOf(en)
	item.Words = inside(paragraph, name)
	n, _ := l.project.Named(a, name)
	n.Place = en.Place // that of the view, should another have been chosen since
	placeItem(&item, &n, l.gaz)
	for _, p := range en.Also {
		item.Also = append(item.Also, p.Name)
	}
	switch {
	case en.Place == nil:
	case e.Near:
		item.Role = "near there"
	case e.Located != data.PlaceInText && e.Located != data.NoPlace:
		item.Role = e.Located.String()
	}
	return item
}

// event is what the reader says of the event of a row, with its words in a paragraph.
func (l eventList) event(row int32, paragraph geo.Span) *reader.Event {
	en := l.view.Entry(row)
	a, e := en.Article, en.Event
	shown := &reader.Event{
		Type: e.Type, Mode: symbol.Mode(e.Type, e.Mode), When: whenWords(e), Basis: basisWords(e, a),
		Who: who(e, a.Text), Harm: harm(e),
		Triggers: inside(paragraph, shownBy(e)...),
		Again:    l.again(en, l.view.Again(row)),
	}
	if e.Status != data.Happened {
		shown.Status = e.Status.String()
	}
	if e.Basis == data.TimeInText || e.Basis == data.TimeNearby {
		shown.Dates = inside(paragraph, e.Dated)
	}
	l.report(shown, row)
	return shown
}

// inside are those of the words that lie in a paragraph, counted from its start.
func inside(paragraph geo.Span, words ...geo.Span) (in []geo.Span) {
	for _, s := range words {
		if s.Len() > 0 && paragraph.Contains(s) {
			in = append(in, within(s, paragraph))
		}
	}
	return in
}

// report says which articles report the event of a row, where there are several.
func (l eventList) report(shown *reader.Event, row int32) {
	rows, outlets, texts := l.view.Reports(row)
	if len(rows) < 2 {
		return
	}
	if texts > 1 {
		shown.Copies = data.Count(outlets, "outlet") + ", " + data.Count(texts, "independent text")
	} else {
		shown.Copies = data.Count(outlets, "outlet") + ", copies of one text"
	}
	for _, row := range rows {
		a := l.view.Entry(row).Article
		when := ""
		if !a.Published.IsZero() {
			when = a.Published.Words()
		}
		shown.Reports = append(shown.Reports, reader.Report{Outlet: a.Outlet, When: when, Headline: a.Title(), URL: a.URL})
	}
}

// shownBy is the words that an event rests on, in order.
func shownBy(e *data.Event) []geo.Span {
	words := append([]geo.Span{e.Trigger}, e.Words...)
	slices.SortFunc(words, func(a, b geo.Span) int { return a.Start - b.Start })
	return slices.Compact(words)
}

// again is the other sentences of an event's article that tell of it, those of rows.
func (l eventList) again(en chronicle.Entry, rows []int32) (all []reader.Telling) {
	told := []geo.Span{en.Event.Sentence}
	for _, row := range rows {
		other := l.view.Entry(row).Event
		s := other.Sentence
		if slices.Contains(told, s) {
			continue
		}
		told = append(told, s)
		all = append(all, reader.Telling{Text: s.In(en.Article.Text), Triggers: inside(s, shownBy(other)...)})
	}
	return all
}

// nameOf is the words of the article that say where an event was.
func nameOf(e chronicle.Entry) geo.Span {
	if e.Where.Len() > 0 {
		return e.Where
	}
	return e.Event.Where
}

// whenWords say when an event was; empty where that isn't known.
func whenWords(e *data.Event) string {
	if e.When.IsZero() || e.Basis == data.TimeEarlier {
		return ""
	}
	t := e.When
	if t.Grain != data.NoGrain && t.Grain < data.Day {
		// "Friday night" is no hour of UTC: the day is known, and the list quotes the rest.
		t = data.Day.Unit(t.Start).Through(data.Day.Unit(t.End.Add(-1)))
	}
	return t.Words()
}

// basisWords say what the time of an event rests on.
func basisWords(e *data.Event, a *data.Article) string {
	quoted := ""
	if e.Dated.Len() > 0 && e.Dated.End <= len(a.Text) {
		quoted = ", “" + strings.Join(strings.Fields(e.Dated.In(a.Text)), " ") + "”"
	}
	switch e.Basis {
	case data.TimeOfArticle:
		return "no date in the text: the article’s date stands in"
	case data.TimeEarlier:
		return "the text tells of a time before the article, and not when"
	case data.NoTime:
		return ""
	}
	return e.Basis.String() + quoted
}

// who says who did something to whom, as the text has it: "Who: warplanes · To
// whom: three hospitals".
func who(e *data.Event, text string) string {
	var sides [2][]string
	for _, a := range e.Actors {
		side := 0
		if a.Target {
			side = 1
		}
		if s := strings.Join(strings.Fields(a.In(text)), " "); s != "" && !slices.Contains(sides[side], s) {
			sides[side] = append(sides[side], s)
		}
	}
	var s string
	if len(sides[0]) > 0 {
		s = "Who: " + strings.Join(sides[0], ", ")
	}
	if len(sides[1]) > 0 {
		if s != "" {
			s += " · "
		}
		s += "To whom: " + strings.Join(sides[1], ", ")
	}
	return s
}

// harm says what people suffered: "7 dead, 20 injured".
func harm(e *data.Event) string {
	var all []string
	for _, h := range e.Harm {
		s := h.What
		if h.Count > 0 {
			s = data.Grouped(h.Count) + " " + s
		}
		all = append(all, s)
	}
	return strings.Join(all, ", ")
}

// statuses are those of the events that are shown: with unreal also what was
// denied, planned, feared or demanded. What is spoken of in general never is.
func statuses(unreal bool) (s [data.Statuses]bool) {
	s[data.Happened] = true
	for _, other := range [...]data.Status{data.Denied, data.Planned, data.Feared, data.Demanded} {
		s[other] = unreal
	}
	return s
}

// showing is what a pin means. It follows the settings, as the switch does, which
// however has moved already where it was the switch that changed them.
func (w *Window) showing() settings.Show { return w.means }

// setShow sets what a pin means, and what goes by it.
func (w *Window) setShow(s settings.Settings) {
	if w.means != s.Show {
		w.line.Pause() // it was of other dates
	}
	w.means = s.Show
	w.kinds.set(s)
	w.offerWhich()
}

// offerWhich sets the timeline's switch. A sentence that names a place has the dates
// of its article only.
func (w *Window) offerWhich() {
	if w.showing() == settings.Events {
		w.line.BarWhich(timeline.EventDate, "")
		w.line.SetWhich([...]timeline.Which{
			chronicle.ByEvent: timeline.EventDate, chronicle.ByPublished: timeline.PublishedDate, chronicle.ByAdded: timeline.AddedDate,
		}[w.events.Date])
		return
	}
	w.line.BarWhich(timeline.EventDate, "A name has no date of its own: “What happened” goes by the dates of events.")
	if w.query.Added {
		w.line.SetWhich(timeline.AddedDate)
	} else {
		w.line.SetWhich(timeline.PublishedDate)
	}
}

// setTypes shows the events of these types.
func (w *Window) setTypes(types legend.Set) {
	w.types = types
	n := 0
	for _, on := range types {
		if on {
			n++
		}
	}
	w.trace("types %d", n)
	w.status.say("")
	w.refresh()
}

// explainType says what belongs to the type that the pointer is on in the legend.
func (w *Window) explainType(t data.EventType, on bool) {
	if !on {
		w.status.say("")
		return
	}
	w.status.say(symbol.Name(t) + ": " + symbol.About(t) + ". Double click: this type alone.")
}

// setWhich has the range go by another date.
func (w *Window) setWhich(which timeline.Which) {
	w.whichChanged = true
	if w.showing() == settings.Events {
		w.events.Date = dateOf(which)
	} else {
		w.query.Added = which == timeline.AddedDate
	}
	w.trace("which %s", which)
	w.status.say("")
	w.refresh()
}

// setUndated shows what has no date although a range is set, or leaves it out.
func (w *Window) setUndated(on bool) {
	w.query.Undated = on
	if !on && w.selected.kind == undatedOnes {
		w.listAll()
	}
	w.trace("undated %t", on)
	w.refresh()
}

// hoverWords say what happened at what is pointed at: its types, or the one event.
func (w *Window) hoverWords(h atlas.Hit) string {
	rows := w.happened.At(h.Places...)
	if len(rows) == 1 {
		e := w.happened.Entry(rows[0])
		s := symbol.Name(e.Event.Type)
		if e.Event.Status != data.Happened {
			s += " (" + e.Event.Status.String() + ")"
		}
		if when := whenWords(e.Event); when != "" {
			s += ", " + when
		}
		return s + ": " + firstWords(e.Event.Sentence.In(e.Article.Text), 90)
	}
	s := data.Count(h.Count, "event")
	unreal := 0
	for _, t := range h.By {
		unreal += t.Unreal
	}
	switch {
	case unreal > 0 && unreal == h.Count:
		s += ", none of which happened, or not yet"
	case unreal > 0:
		s += ", " + data.Grouped(unreal) + " of which did not happen, or not yet"
	}
	const most = 8
	before := ": "
	for i, t := range h.By {
		if i == most {
			return s + " …"
		}
		s += before + symbol.Counted(t.Type, t.Count)
		before = ", "
	}
	return s
}

// askedEvents are the rows of a view of events that the selection is of.
func (s *selection) askedEvents(v *chronicle.View) []int32 {
	switch s.kind {
	case somePlaces:
		return v.At(s.places...)
	case unplacedNames:
		return v.Unplaced()
	case undatedOnes:
		return v.Undateds()
	}
	return v.All()
}

// eventsOf are the rows of a view of events that the selection lists.
func (s *selection) eventsOf(v *chronicle.View) []int32 {
	asked := s.askedEvents(v)
	if len(s.kept) == 0 || s.kind == everything {
		return asked
	}
	// Those that were moved elsewhere since stay, in their order of date.
	var rows []int32
	for _, row := range v.All() {
		e := v.Entry(row)
		if slices.Contains(s.kept, kept{e.Article, nameOf(e)}) || slices.Contains(asked, row) {
			rows = append(rows, row)
		}
	}
	return rows
}

// movedEvents tells where a row of one list is in another: the events of an article
// are numbered anew when a name in it is moved.
func movedEvents(from *chronicle.View, rows []int32, to *chronicle.View, now []int32) func(i int) int {
	type key struct {
		article *data.Article
		trigger geo.Span
	}
	of := func(v *chronicle.View, row int32) key {
		e := v.Entry(row)
		return key{e.Article, e.Event.Trigger}
	}
	var at map[key]int
	return func(i int) int {
		if i < 0 || i >= len(rows) {
			return -1
		}
		if at == nil {
			at = make(map[key]int, len(now))
			for j, row := range now {
				at[of(to, row)] = j
			}
		}
		if j, ok := at[of(from, rows[i])]; ok {
			return j
		}
		return -1
	}
}

// showChosenEvent shows on the map where an event of a choice's name is now.
func (w *Window) showChosenEvent(c *project.Choice) {
	for _, row := range w.happened.All() {
		e := w.happened.Entry(row)
		if e.Place != nil && e.Article == c.Article && slices.ContainsFunc(c.Mentions, func(m project.ChosenMention) bool { return m.Span == e.Where }) {
			w.chart.ShowPlace(e.Place.ID)
			w.trace("now %q at %g %g", e.Place.Name, e.Place.Point.Lon(), e.Place.Point.Lat())
			return
		}
	}
	w.chart.Select(0)
	w.trace("now without a place")
}

// eventDates are those of a view of events as the timeline wants them: the bars
// divided by what happened, and what is dated vaguely apart.
type eventDates struct{ view *chronicle.View }

var _ timeline.VagueSource = eventDates{}

// Span implements [timeline.Source].
func (h eventDates) Span() data.Time { return h.view.Span() }

// Bins implements [timeline.Source].
func (h eventDates) Bins(g data.Grain, from, to time.Time) []timeline.Bin {
	bins := h.view.Histogram(g, from, to)
	out := make([]timeline.Bin, len(bins))
	for i, b := range bins {
		out[i] = timeline.Bin{Start: b.Start, End: b.End, Count: b.Count, Assumed: b.Assumed, Unreal: b.Unreal}
		for t, n := range b.By {
			g := symbol.Of(data.EventType(t))
			out[i].By[g] += n
			out[i].AssumedBy[g] += b.AssumedBy[t]
			out[i].UnrealBy[g] += b.UnrealBy[t]
			out[i].Types[t] = n
		}
	}
	return out
}

// Vague implements [timeline.VagueSource].
func (h eventDates) Vague(g data.Grain, from, to time.Time) []timeline.Vague {
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
