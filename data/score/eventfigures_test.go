package score_test

import (
	"fmt"
	"math"
	"testing"

	"dateline/data/score"
)

// The figures of sums are those of one tally that everything was added to, and
// lie in their intervals.
func TestEventFigures(t *testing.T) {
	inside := func(what string, m score.Measured, want float64) {
		t.Helper()
		if math.Abs(m.Value-want) > 1e-12 || m.Low > m.Value || m.High < m.Value || m.Low == m.High {
			t.Errorf("%s: %v in %v, want %v", what, m.Value, m.Interval, want)
		}
	}
	var places []score.PlaceTally
	var all score.PlaceTally
	var cases []score.LabelCase
	var labels score.LabelTally
	var templates []score.TemplateTally
	var together score.TemplateTally
	for i := range 60 {
		marked, found := []score.Stretch{{Start: 1, End: 5}}, []score.Stretch{{Start: 1, End: 5 + i%3/2}}
		var p score.PlaceTally
		p.Add(marked[:i%2], found)
		all.Add(marked[:i%2], found)
		places = append(places, p)

		c := score.LabelCase{Marked: fmt.Sprint(i % 3), Found: fmt.Sprint(i % 3 * (i % 2))}
		cases = append(cases, c)
		labels.Add(c.Marked, c.Found)

		key := []score.Template{{Type: true, Date: i%2 == 0, Place: true}}
		agree := func(int, int) score.Agreement { return score.Agreement{Type: i%3 > 0, Date: i%4 > 0, Place: i%5 > 0} }
		var s score.TemplateTally
		s.Add(key, 1, agree)
		together.Add(key, 1, agree)
		templates = append(templates, s)
	}
	e := score.MeasurePlaces(places)
	if e.PlaceTally != all {
		t.Errorf("%+v, want %+v", e.PlaceTally, all)
	}
	inside("exact", e.Exact, all.Share(false))
	inside("right", e.Right, all.Share(true))
	inside("F1", e.F1, all.F1())

	l := score.MeasureLabels(cases)
	inside("macro F1", l.MacroF1, labels.Macro())
	inside("accuracy", l.Right, labels.Accuracy())
	if f, n := l.F1("2"); n != 20 || f == 0 {
		t.Errorf("of label 2 F1 %v, %d marked", f, n)
	}

	m := score.MeasureTemplates(templates)
	if m.TemplateTally != together {
		t.Errorf("%+v, want %+v", m.TemplateTally, together)
	}
	inside("type", m.RightType, float64(together.Type)/float64(together.Typed))
	inside("date", m.RightDate, float64(together.Date)/float64(together.Dated))
	inside("place", m.RightPlace, float64(together.Place)/float64(together.Placed))
	inside("whole", m.RightWhole, float64(together.Whole)/float64(together.Templates))
}

// Of nothing no figure is defined.
func TestEventFiguresOfNothing(t *testing.T) {
	for _, m := range []score.Measured{score.MeasurePlaces(nil).Exact, score.MeasureLabels(nil).MacroF1, score.MeasureTemplates(nil).RightDate} {
		if !math.IsNaN(m.Value) || !math.IsNaN(m.Low) || !math.IsNaN(m.High) {
			t.Errorf("%+v", m)
		}
	}
}

func TestMostFrequent(t *testing.T) {
	for want, labels := range map[string][]string{"": nil, "A": {"B", "A", "A"}, "B": {"C", "B"}} {
		var cases []score.LabelCase
		for _, l := range labels {
			cases = append(cases, score.LabelCase{Marked: l})
		}
		if got := score.MostFrequent(cases); got != want {
			t.Errorf("of %q: %q, want %q", labels, got, want)
		}
	}
}
