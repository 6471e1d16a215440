package command

import (
	"fmt"

	"dateline/data"
	"dateline/data/accuracy"
	"dateline/data/score"
)

// timeLines are the lines of the table of time expressions.
var timeLines = []struct {
	words  string
	figure score.TimeFigure
}{
	{"relaxed P", score.TimeRelaxedPrecision},
	{"relaxed R", score.TimeRelaxedRecall},
	{"relaxed F1", score.TimeRelaxedF1},
	{"strict P", score.TimeStrictPrecision},
	{"strict R", score.TimeStrictRecall},
	{"strict F1", score.TimeStrictF1},
	{"value, of those found at least in part", score.ValueAccuracy},
	{"value F1", score.ValueF1},
	{"type, of those found at least in part", score.TypeAccuracy},
	{"type F1", score.TypeF1},
}

func times(reports []*accuracy.Report) *grid {
	g := &grid{title: "Time expressions, with their 95 % intervals over the texts", head: heads(reports)}
	row := func(words string, cell func(r *accuracy.Report) string) {
		cells := []string{words}
		for _, r := range reports {
			cells = append(cells, cell(r))
		}
		g.add(cells...)
	}
	row("texts", func(r *accuracy.Report) string { return data.Grouped(r.Texts) })
	row("marked", func(r *accuracy.Report) string { return data.Grouped(r.Times.Gold) })
	row("found", func(r *accuracy.Report) string { return data.Grouped(r.Times.Found) })
	for _, l := range timeLines {
		row(l.words, func(r *accuracy.Report) string {
			if l.figure >= score.TypeAccuracy && !r.Times.Typed {
				return "–"
			}
			return shareWithin(r.Times.Values[l.figure], r.Times.Intervals[l.figure])
		})
	}
	return g
}

func measured(m score.Measured) string { return shareWithin(m.Value, m.Interval) }

func eventPlaces(r *accuracy.Report) []*grid {
	e := r.EventPlaces
	all := &e.Ours.PlaceTally
	g := &grid{
		title: "Where the events of " + r.Name + " happened",
		head: []string{
			"", fmt.Sprintf("exact, all %s", data.Grouped(all.Events)), fmt.Sprintf("exact, the %s with a place", data.Grouped(all.Placed)),
			fmt.Sprintf("F1 over the %s places", data.Grouped(all.Marked)), "P", "R",
		},
	}
	for _, s := range []struct {
		words   string
		figures *score.EventPlaceFigures
	}{{"no place ever", &e.Nowhere}, {"the nearest name to the verb", &e.Nearest}, {"ours", &e.Ours}, {"ours, crossed", &e.Crossed}} {
		f := s.figures
		if f.Events == 0 {
			continue // too few to fit weights on
		}
		g.add(s.words, measured(f.Exact), measured(f.Right), measured(f.F1), ratio(f.Correct, f.Found), ratio(f.Correct, f.Marked))
	}
	g.add("left out: marks not to be had", data.Grouped(e.LeftOut), "", "", "", "")
	if len(e.Sources) == 0 {
		return []*grid{g}
	}
	s := &grid{title: "Where the events of " + r.Name + " happened, by source", head: []string{"", "texts", "with a place", "nearest: exact", "exact", "exact, with a place", "F1"}}
	for i := range e.Sources {
		x := &e.Sources[i]
		s.add(x.Name, data.Grouped(x.Ours.Events), data.Grouped(x.Ours.Placed), share(x.Nearest.Exact.Value), share(x.Ours.Exact.Value), share(x.Ours.Right.Value), share(x.Ours.F1.Value))
	}
	return []*grid{g, s}
}

func ratio(a, b int) string {
	if b == 0 {
		return "–"
	}
	return share(float64(a) / float64(b))
}

func eventTypes(reports []*accuracy.Report) []*grid {
	g := &grid{title: "What texts tell of", head: []string{"", "texts", "left out", "commonest type", "macro F1 if always that", "right if always that", "macro F1", "right", "right for some event"}}
	each := &grid{title: "What texts tell of, by type: F1, of how many", head: heads(reports)}
	for _, r := range reports {
		e := r.EventTypes
		g.add(
			r.Name, data.Grouped(r.Texts-e.LeftOut), data.Grouped(e.LeftOut), e.Commonest, share(e.Baseline.MacroF1.Value), share(e.Baseline.Right.Value),
			measured(e.Ours.MacroF1), measured(e.Ours.Right), measured(e.Among),
		)
	}
	for t := range data.EventType(data.EventTypes) {
		row, any := []string{t.String()}, false
		for _, r := range reports {
			f1, n := r.EventTypes.Ours.F1(t.String())
			if n == 0 {
				row = append(row, "–")
				continue
			}
			any = true
			row = append(row, fmt.Sprintf("%s of %d", share(f1), n))
		}
		if any {
			each.add(row...)
		}
	}
	return []*grid{g, each}
}

func incidents(r *accuracy.Report) *grid {
	n := r.Incidents
	g := &grid{title: "Incidents of " + r.Name, head: []string{"", "templates", "events found", "type", "date within a day", "place", "all slots"}}
	for _, s := range []struct {
		words   string
		figures *score.IncidentFigures
	}{
		{"baseline", &n.Baseline},
		{"ours", &n.Ours},
		{"baseline, no place asked where the key has a country alone", &n.BaselineExactly},
		{"ours, no place asked where the key has a country alone", &n.Exactly},
	} {
		f := s.figures
		slot := func(m score.Measured, of int) string {
			return fmt.Sprintf("%s of %s", measured(m), data.Grouped(of))
		}
		g.add(
			s.words, data.Grouped(f.Templates), data.Grouped(f.Found), slot(f.RightType, f.Typed), slot(f.RightDate, f.Dated),
			slot(f.RightPlace, f.Placed), measured(f.RightWhole),
		)
	}
	return g
}

// incidentPlaces is the table of what the places of events rest on.
func incidentPlaces(r *accuracy.Report) *grid {
	g := &grid{title: "What the places of events of " + r.Name + " rest on", head: []string{"", "events", "agree with an incident"}}
	for b := range data.PlaceBasis(data.PlaceBases) {
		if a := r.Incidents.Places[b]; b != data.NoPlace && a.Events > 0 {
			g.add(b.String(), data.Grouped(a.Events), ratio(a.Agree, a.Events))
		}
	}
	return g
}

// happeningTables are the tables of times and events.
func happeningTables(reports []*accuracy.Report) (all []*grid) {
	var timed, placed, typed, filled []*accuracy.Report
	for _, r := range reports {
		if r.Times != nil {
			timed = append(timed, r)
		}
		if r.EventPlaces != nil {
			placed = append(placed, r)
		}
		if r.EventTypes != nil {
			typed = append(typed, r)
		}
		if r.Incidents != nil {
			filled = append(filled, r)
		}
	}
	withCauses := func(title string, of []*accuracy.Report, steps ...accuracy.Step) {
		if g := causes("Errors by cause: "+title, of, steps...); len(g.rows) > 0 {
			all = append(all, g)
		}
	}
	if len(timed) > 0 {
		all = append(all, times(timed))
		withCauses("times", timed, accuracy.FindingTimes, accuracy.ReadingTimes)
	}
	for _, r := range placed {
		all = append(all, eventPlaces(r)...)
	}
	withCauses("places of events", placed, accuracy.PlacingEvents)
	if len(typed) > 0 {
		all = append(all, eventTypes(typed)...)
		withCauses("types of events", typed, accuracy.TypingEvents)
	}
	for _, r := range filled {
		all = append(all, incidents(r))
		if g := incidentPlaces(r); len(g.rows) > 0 {
			all = append(all, g)
		}
	}
	withCauses("incidents", filled, accuracy.FillingIncidents)
	return all
}

// The figures in JSON.
type timesJSON struct {
	Marked  int                   `json:"marked"`
	Found   int                   `json:"found"`
	Figures map[string]figureJSON `json:"figures"`
}

type eventPlacesJSON struct {
	Texts   int               `json:"texts"`
	LeftOut int               `json:"left_out"`
	Placed  int               `json:"with_a_place"`
	Marked  int               `json:"marked"`
	Nowhere placingJSON       `json:"no_place_ever"`
	Nearest placingJSON       `json:"nearest"`
	Ours    placingJSON       `json:"ours"`
	Crossed *placingJSON      `json:"ours_crossed,omitempty"`
	Sources []eventSourceJSON `json:"sources,omitempty"`
}

type placingJSON struct {
	Found   int        `json:"found"`
	Correct int        `json:"correct"`
	Exact   figureJSON `json:"exact"`
	Right   figureJSON `json:"exact_with_a_place"`
	F1      figureJSON `json:"f1"`
}

type eventSourceJSON struct {
	Name    string      `json:"name"`
	Texts   int         `json:"texts"`
	Nearest placingJSON `json:"nearest"`
	Ours    placingJSON `json:"ours"`
}

type eventTypesJSON struct {
	Texts     int             `json:"texts"`
	LeftOut   int             `json:"left_out"`
	Commonest string          `json:"commonest"`
	Baseline  labelsJSON      `json:"always_the_commonest"`
	Ours      labelsJSON      `json:"ours"`
	Among     figureJSON      `json:"some_event_has_it"`
	Types     []eventTypeJSON `json:"types"`
}

type labelsJSON struct {
	MacroF1 figureJSON `json:"macro_f1"`
	Right   figureJSON `json:"accuracy"`
}

type eventTypeJSON struct {
	Type   string   `json:"type"`
	Marked int      `json:"marked"`
	F1     *float64 `json:"f1"`
}

type incidentsJSON struct {
	Baseline        slotsJSON `json:"baseline"`
	Ours            slotsJSON `json:"ours"`
	BaselineExactly slotsJSON `json:"baseline_without_countries"`
	Exactly         slotsJSON `json:"ours_without_countries"`

	Places map[string]agreeingJSON `json:"places"` // by what they rest on
}

type agreeingJSON struct {
	Events int `json:"events"`
	Agree  int `json:"agree"`
}

type slotsJSON struct {
	Templates int        `json:"templates"`
	Found     int        `json:"found"`
	Type      figureJSON `json:"type"`
	Date      figureJSON `json:"date"`
	Place     figureJSON `json:"place"`
	All       figureJSON `json:"all"`
}

func measureOf(m score.Measured) figureJSON {
	return figureJSON{defined(m.Value), defined(m.Low), defined(m.High)}
}

func placingOf(f *score.EventPlaceFigures) placingJSON {
	return placingJSON{f.Found, f.Correct, measureOf(f.Exact), measureOf(f.Right), measureOf(f.F1)}
}

func slotsOf(f *score.IncidentFigures) slotsJSON {
	return slotsJSON{f.Templates, f.Found, measureOf(f.RightType), measureOf(f.RightDate), measureOf(f.RightPlace), measureOf(f.RightWhole)}
}

// addHappenings fills in the figures of times and events.
func (j *reportJSON) addHappenings(r *accuracy.Report) {
	if t := r.Times; t != nil {
		j.Times = &timesJSON{t.Gold, t.Found, map[string]figureJSON{}}
		for f := range score.TimeFigure(score.TimeFigures) {
			j.Times.Figures[f.String()] = figureJSON{defined(t.Values[f]), defined(t.Intervals[f].Low), defined(t.Intervals[f].High)}
		}
	}
	if e := r.EventPlaces; e != nil {
		t := &e.Ours.PlaceTally
		j.EventPlaces = &eventPlacesJSON{
			Texts: t.Events, LeftOut: e.LeftOut, Placed: t.Placed, Marked: t.Marked,
			Nowhere: placingOf(&e.Nowhere), Nearest: placingOf(&e.Nearest), Ours: placingOf(&e.Ours),
		}
		if e.Crossed.Events > 0 {
			crossed := placingOf(&e.Crossed)
			j.EventPlaces.Crossed = &crossed
		}
		for i := range e.Sources {
			s := &e.Sources[i]
			j.EventPlaces.Sources = append(j.EventPlaces.Sources, eventSourceJSON{s.Name, s.Ours.Events, placingOf(&s.Nearest), placingOf(&s.Ours)})
		}
	}
	if e := r.EventTypes; e != nil {
		j.EventTypes = &eventTypesJSON{
			Texts: r.Texts - e.LeftOut, LeftOut: e.LeftOut, Commonest: e.Commonest, Among: measureOf(e.Among),
			Baseline: labelsJSON{measureOf(e.Baseline.MacroF1), measureOf(e.Baseline.Right)},
			Ours:     labelsJSON{measureOf(e.Ours.MacroF1), measureOf(e.Ours.Right)},
		}
		for _, l := range e.Ours.Labels() {
			f1, n := e.Ours.F1(l)
			j.EventTypes.Types = append(j.EventTypes.Types, eventTypeJSON{l, n, defined(f1)})
		}
	}
	if n := r.Incidents; n != nil {
		j.Incidents = &incidentsJSON{
			Baseline: slotsOf(&n.Baseline), Ours: slotsOf(&n.Ours), BaselineExactly: slotsOf(&n.BaselineExactly), Exactly: slotsOf(&n.Exactly),
			Places: map[string]agreeingJSON{},
		}
		for b, a := range n.Places {
			if a.Events > 0 {
				j.Incidents.Places[data.PlaceBasis(b).String()] = agreeingJSON(a)
			}
		}
	}
}
