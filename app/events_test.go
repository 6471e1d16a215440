package app

import (
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"dateline/app/atlas"
	"dateline/app/legend"
	"dateline/app/settings"
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
	h := eventDates{c.Query(chronicle.Query{})}
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

const bombing = "https://news.example/2016/10/raids-161016035430288.html\n12\n2\n" +
	"Warplanes bombed Aleppo on Friday, killing seven people.\n\n" +
	"Ministers met in Lausanne on Saturday. The president will meet the ministers in Paris on Monday.\n"

// A session of a user who asks what happened where, and when.
func TestWhatHappened(t *testing.T) {
	d := newDeskOf(t, settings.Events)
	d.Open(d.write(bombing))
	d.settle()
	check := func(what string, events, places int) {
		t.Helper()
		d.settle()
		if d.happened == nil {
			t.Fatalf("%s: events are not shown", what)
		}
		if got := d.happened.Events(); got != events || d.chart.Scene().Total() != events || len(d.happened.Places()) != places {
			t.Errorf("%s: %d events at %d places, %d on the map; want %d at %d", what, got, len(d.happened.Places()), d.chart.Scene().Total(), events, places)
		}
	}
	check("as it opens", 2, 2)
	if got := d.status.words.Text; got != "1 article · 2 events · 2 places" {
		t.Errorf("the status says %q", got)
	}
	if got := d.kinds.words.Text; got != "1 event that did not happen, or not yet, is hidden." {
		t.Errorf("over the list stands %q", got)
	}
	id := func(name string) geo.ID {
		t.Helper()
		for _, p := range d.happened.Places() {
			if p.Place.Name == name {
				return p.Place.ID
			}
		}
		t.Fatalf("nothing happened in %s", name)
		return 0
	}
	aleppo := id("Aleppo")
	d.selectHit(atlas.Hit{Places: []geo.ID{aleppo}, Name: "Aleppo", Count: 1})
	if len(d.rows) != 1 {
		t.Fatalf("%d events in Aleppo, want 1", len(d.rows))
	}
	it := (eventList{d.project, d.happened, d.rows, d.parts.Gazetteer}).Item(0)
	if e := it.Event; e == nil || e.Type != data.Assault || e.When != "14 October 2016" || e.Basis != "from its sentence, “Friday”" || e.Harm != "7 dead" {
		t.Errorf("the event is %+v", it.Event)
	} else if got := e.Triggers[0].In(it.Text); got != "bombed" {
		t.Errorf("the word that shows it is %q", got)
	}
	if it.Place != "Aleppo" || len(it.Words) != 1 || it.Words[0].In(it.Text) != "Aleppo" || it.Score == 0 {
		t.Errorf("it is in %q by %v, %v", it.Place, it.Words, it.Score)
	}

	// By type: none at all is nothing, and the legend still counts what there is.
	d.listAll()
	only := legend.Set{}
	only[data.Consult] = true
	d.legend.SetChosen(only)
	d.setTypes(only)
	check("talks only", 1, 1)
	if n := d.happened.Types()[data.Assault]; n != 1 {
		t.Errorf("the legend counts %d assaults", n)
	}
	d.setTypes(legend.Set{})
	check("no type", 0, 0)
	d.setTypes(legend.All())
	check("all types", 2, 2)

	// By date: on Friday the bombing, in an article that is of Sunday.
	friday := data.DayTime(2016, time.October, 14)
	d.setRange(friday.Start, friday.End, true)
	check("on Friday", 1, 1)
	if d.happenedAll.Events() != 2 {
		t.Error("the range filters the timeline too")
	}
	d.setWhich(timeline.PublishedDate)
	check("nothing was published on Friday, and the range goes", 2, 2)
	if _, _, ranged := d.line.Range(); ranged || d.query.Ranged() {
		t.Error("the range stays though nothing is in it")
	}
	d.selectUndated()
	if len(d.rows) != 0 || d.selected.kind != undatedOnes {
		t.Errorf("without a date are %d", len(d.rows))
	}
	d.listAll()
	d.setWhich(timeline.EventDate)
	d.allDates()
	check("all dates", 2, 2)

	// What is planned is shown on request, with its status.
	d.change(func(s *settings.Settings) { s.Unreal = true })
	check("with what is planned", 3, 3)
	d.selectHit(atlas.Hit{Places: []geo.ID{id("Paris")}, Name: "Paris", Count: 1})
	if it := (eventList{d.project, d.happened, d.rows, d.parts.Gazetteer}).Item(0); it.Event.Status != "planned" {
		t.Errorf("the talks to come are %q", it.Event.Status)
	}
	if got := d.hoverWords(atlas.Hit{Places: []geo.ID{id("Paris")}, Count: 1}); !strings.HasPrefix(got, "Talks (planned)") {
		t.Errorf("over Paris stands %q", got)
	}
	if n, of := d.happened.Unreal()[data.Consult], d.happened.Types()[data.Consult]; n != 1 || of != 2 {
		t.Errorf("%d of %d talks have not happened", n, of)
	}
	d.change(func(s *settings.Settings) { s.Unreal = false })
	check("without", 2, 2)

	// Another place for the name moves the event, and undo moves it back.
	d.selectHit(atlas.Hit{Places: []geo.ID{aleppo}, Name: "Aleppo", Count: 1})
	a, f, _ := d.name(0)
	d.choose(a, f.Span, *d.happened.Entry(d.happened.At(id("Lausanne"))[0]).Place)
	check("moved", 2, 1)
	if len(d.rows) != 1 {
		t.Errorf("the list has %d rows; what was moved stays in it", len(d.rows))
	}
	d.undo()
	check("undone", 2, 2)
}

// What has no place counts as the rest does, and is told to be a part of it.
func TestEventsWithoutAPlaceCount(t *testing.T) {
	d := newDeskOf(t, settings.Events)
	d.Open(d.write("https://news.example/2016/10/raids-161016035430288.html\n12\n2\n" +
		"Warplanes bombed Aleppo on Friday, killing seven people.\n\nThe ministers signed an agreement on Thursday.\n"))
	d.settle()
	h := d.happened
	if h.Events() != 2 || len(h.Unplaced()) != 1 || h.Types()[data.Agree] != 1 || d.chart.Scene().Total() != 1 {
		t.Fatalf("%d events, %d of them without a place, %d on the map; by type %v", h.Events(), len(h.Unplaced()), d.chart.Scene().Total(), h.Types())
	}
	if got := d.status.words.Text + " · " + d.status.unplaced.Text; got != "1 article · 2 events · 1 place · 1 of the events without a place" {
		t.Errorf("the status says %q", got)
	}
	if len(d.rows) != 2 || d.listAbout != "1 of them without a place · 1 article" {
		t.Errorf("%d events are listed, over which stands %q", len(d.rows), d.listAbout)
	}
	bins := eventDates{h}.Bins(data.Day, time.Time{}, time.Time{})
	if len(bins) != 2 || bins[0].Types[data.Agree] != 1 || bins[1].Types[data.Assault] != 1 {
		t.Errorf("the bars are %+v", bins)
	}
	// Dates and types filter both alike.
	thursday := data.DayTime(2016, time.October, 13)
	d.setRange(thursday.Start, thursday.End, true)
	d.settle()
	if h := d.happened; h.Events() != 1 || len(h.Unplaced()) != 1 || h.Total() != 2 {
		t.Errorf("on Thursday there are %d of %d, %d without a place", h.Events(), h.Total(), len(h.Unplaced()))
	}
	d.showPin(0)
	if d.chart.Selected() != 0 {
		t.Error("an event without a place has a pin")
	}
	d.allDates()
	only := legend.Set{}
	only[data.Assault] = true
	d.setTypes(only)
	d.settle()
	if h := d.happened; h.Events() != 1 || len(h.Unplaced()) != 0 || h.Types()[data.Agree] != 1 {
		t.Errorf("of assaults there are %d, %d without a place, beside %d agreements", h.Events(), len(h.Unplaced()), h.Types()[data.Agree])
	}
}

// A list of what has no place is left where there is nothing of it any more, and by
// Escape; and nothing says that a range hides what isn't there.
func TestLeavesAnEmptyList(t *testing.T) {
	d := newDeskOf(t, settings.Events)
	d.Open(d.write("https://news.example/2016/10/raids-161016035430288.html\n12\n2\n" +
		"Warplanes bombed Aleppo on Friday, killing seven people.\n\nThe ministers signed an agreement on Thursday.\n"))
	d.settle()
	d.selectUnplaced()
	if len(d.rows) != 1 {
		t.Fatalf("%d events without a place are listed", len(d.rows))
	}
	d.setRange(data.DayTime(2016, time.October, 10).Start, time.Time{}, true)
	d.change(func(s *settings.Settings) { s.Show = settings.Mentions })
	d.settle()
	if d.selected.kind != everything || len(d.rows) == 0 {
		t.Errorf("of names, all of which have a place, %d are listed; the list is %d", len(d.rows), d.selected.kind)
	}
	d.selectUnplaced()
	if got := d.nothingWords(); got != "All that is shown has a place." {
		t.Errorf("of no names without a place it says %q", got)
	}
	d.typed(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if d.selected.kind != everything {
		t.Error("Escape doesn't leave the list")
	}
	d.setRange(data.DayTime(2017, time.October, 10).Start, time.Time{}, true)
	d.settle()
	if got := d.nothingWords(); !strings.Contains(got, "Widen the range") {
		t.Errorf("where the range hides all it says %q", got)
	}
}

// Names have the dates of their article: when it came out, and when it was taken in.
func TestNamesGoByTheDatesOfTheirArticle(t *testing.T) {
	d := newDeskOf(t, settings.Events)
	d.Open(d.write(bombing))
	d.settle()
	d.change(func(s *settings.Settings) { s.Show = settings.Places })
	d.settle()
	if got := d.view.Span().Words(); !strings.HasPrefix(got, "16 October 2016") {
		t.Errorf("published they span %s", got)
	}
	n := d.view.Passages()
	d.setWhich(timeline.AddedDate)
	d.settle()
	if span := d.view.Span(); d.view.Passages() != n || !d.view.Query().Added || span.Start.Year() <= 2016 {
		t.Errorf("by when they were added %d of %d span %s", d.view.Passages(), n, span.Words())
	}
	d.setRange(data.YearTime(2016).Start, data.YearTime(2016).End, true)
	d.settle()
	if d.view.Passages() != 0 || d.view.Total() != n {
		t.Errorf("added in 2016 are %d of %d", d.view.Passages(), d.view.Total())
	}
	d.setWhich(timeline.PublishedDate)
	d.settle()
	if d.view.Passages() != n {
		t.Errorf("published in 2016 are %d of %d", d.view.Passages(), n)
	}
	// Events keep the date that they went by.
	d.change(func(s *settings.Settings) { s.Show = settings.Events })
	d.settle()
	if d.happened.Query().Date != chronicle.ByEvent {
		t.Errorf("events go by %d", d.happened.Query().Date)
	}
}

// Space plays where nothing has the focus, but not through a dialog.
func TestSpacePlays(t *testing.T) {
	d := newDeskOf(t, settings.Events)
	d.Open(d.write(bombing))
	d.settle()
	d.line.SetTicker(func(time.Duration, func(time.Time)) func() { return func() {} })
	d.typedRune(' ')
	if !d.line.Playing() {
		t.Error("Space doesn't play")
	}
	d.typedRune(' ')
	if d.line.Playing() {
		t.Error("Space doesn't pause")
	}
	d.settle()
	d.showKeys()
	d.typedRune(' ')
	if d.line.Playing() {
		t.Error("Space plays below a dialog")
	}
}

// A place may have more events than sentences that name it. Nobody has moved those.
func TestNothingIsMovedUnasked(t *testing.T) {
	d := newDeskOf(t, settings.Events)
	d.Open(d.write("Jets bombed Aleppo on Friday and troops shot a guard in Aleppo on Saturday."))
	d.settle()
	places := d.happened.Places()
	if len(places) != 1 {
		t.Fatalf("events at %d places, want 1", len(places))
	}
	d.selectHit(atlas.Hit{Places: []geo.ID{places[0].Place.ID}, Name: "Aleppo", Count: d.happened.Events()})
	if passages := len(d.selected.asked(d.view)); len(d.rows) <= passages {
		t.Fatalf("%d events in %d passages, want more", len(d.rows), passages)
	}
	if strings.Contains(d.listAbout, "moved") {
		t.Errorf("over the list stands %q", d.listAbout)
	}
}

// What two sentences of an article tell is one event, with both of them.
func TestAnEventToldTwice(t *testing.T) {
	d := newDeskOf(t, settings.Events)
	d.Open(d.write("https://news.example/2016/10/raids-161016035430288.html\n12\n2\n" +
		"Warplanes bombed Aleppo on Friday, killing seven people.\n\n" +
		"The warplanes bombed Aleppo on Friday, killing seven people, doctors said.\n"))
	d.settle()
	l := eventList{project: d.project, view: d.happened, rows: d.happened.All(), gaz: d.parts.Gazetteer}
	if l.Len() != 1 {
		t.Fatalf("%d events are listed", l.Len())
	}
	it := l.Item(0)
	if len(it.Event.Again) != 1 {
		t.Fatalf("it is also told by %v", it.Event.Again)
	}
	again := it.Event.Again[0]
	if again.Text == it.Sentence.In(it.Text) || len(again.Triggers) == 0 || again.Triggers[0].In(again.Text) != "bombed" {
		t.Errorf("besides %q it is told by %q, shown by %v", it.Sentence.In(it.Text), again.Text, again.Triggers)
	}
}

// The list begins right under the switch, whatever stands in between.
func TestListFollowsTheSwitch(t *testing.T) {
	d := newDeskOf(t, settings.Events)
	d.Open(d.write(bombing))
	d.settle()
	for _, show := range []settings.Show{settings.Places, settings.Events, settings.Mentions} {
		d.change(func(s *settings.Settings) { s.Show = show })
		d.settle()
		if got, want := d.reader.Position().Y, d.kinds.content.MinSize().Height+theme.Padding(); got > want+1 {
			t.Errorf("with show %v the list begins at %g, the switch ends at %g", show, got, want)
		}
	}
}
