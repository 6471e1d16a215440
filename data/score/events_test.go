package score_test

import (
	"math"
	"testing"

	"dateline/data/score"
)

func TestPlaceTally(t *testing.T) {
	s := func(at ...int) (out []score.Stretch) {
		for _, a := range at {
			out = append(out, score.Stretch{Start: a, End: a + 5})
		}
		return out
	}
	var p score.PlaceTally
	p.Add(s(1), s(1))         // right
	p.Add(s(1, 10), s(1))     // one of two
	p.Add(nil, s(1))          // none was marked
	p.Add(nil, nil)           // none, and none found
	p.Add(s(1), s(2))         // beside it
	p.Add(s(1, 10), s(10, 1)) // both, in any order
	if got, want := p.Share(false), 3.0/6; got != want {
		t.Errorf("share %.3f, want %.3f", got, want)
	}
	if got, want := p.Share(true), 2.0/4; got != want {
		t.Errorf("share of those with a place %.3f, want %.3f", got, want)
	}
	if got, want := p.F1(), 2*4.0/(6+6); got != want {
		t.Errorf("F1 %.3f, want %.3f", got, want)
	}
}

func TestLabelTally(t *testing.T) {
	var l score.LabelTally
	for _, x := range [][2]string{{"A", "A"}, {"A", "A"}, {"A", "B"}, {"B", "B"}, {"B", ""}, {"C", "A"}} {
		l.Add(x[0], x[1])
	}
	want := map[string]float64{"A": 2 * 2.0 / (3 + 3), "B": 2 * 1.0 / (2 + 2), "C": 0}
	sum := 0.0
	for _, label := range l.Labels() {
		f1, _ := l.F1(label)
		if f1 != want[label] {
			t.Errorf("%s: F1 %.3f, want %.3f", label, f1, want[label])
		}
		sum += want[label]
	}
	if got := l.Macro(); math.Abs(got-sum/3) > 1e-12 {
		t.Errorf("macro F1 %.3f, want %.3f", got, sum/3)
	}
	if got := l.Accuracy(); got != 0.5 {
		t.Errorf("accuracy %.3f, want 0.5", got)
	}
}

// Each template has one event and each event one template: the pair that
// agrees most comes first.
func TestTemplateTally(t *testing.T) {
	full := score.Template{Type: true, Date: true, Place: true}
	agreements := [][]score.Agreement{
		{{Type: true}, {Type: true, Date: true, Place: true}, {Date: true}},
		{{Type: true, Date: true}, {Type: true, Date: true}, {}},
		{{}, {Place: true}, {}},
	}
	var s score.TemplateTally
	s.Add([]score.Template{full, full, {Type: true}}, 3, func(i, j int) score.Agreement { return agreements[i][j] })
	want := score.TemplateTally{Templates: 3, Found: 3, Typed: 3, Dated: 2, Placed: 2, Type: 2, Date: 2, Place: 1, Whole: 1, Aligned: 2}
	if s != want {
		t.Errorf("%+v, want %+v", s, want)
	}
}
