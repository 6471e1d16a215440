package placefit_test

import (
	"testing"

	"dateline/data/event"
	"dateline/data/event/placefit"
)

func set(of ...event.Evidence) (s event.EvidenceSet) {
	for _, e := range of {
		s.Add(e)
	}
	return s
}

// What goes with right places gets a weight for it, what goes with wrong ones
// one against it, and nothing is worth more than a place that nothing speaks for
// where most have none.
func TestFit(t *testing.T) {
	var examples []placefit.Example
	for range 50 {
		examples = append(examples,
			placefit.Example{Places: []event.EvidenceSet{set(event.AfterBy), set(event.AfterIn)}, Right: []bool{false, true}},
			placefit.Example{Places: []event.EvidenceSet{set(event.AfterBy), set(event.IsDemonym)}, Right: []bool{false, false}},
			placefit.Example{Places: []event.EvidenceSet{set(event.AfterFrom)}},
			placefit.Example{})
	}
	w := placefit.Fit(examples, nil)
	if w.Of[event.AfterIn] <= w.Nowhere || w.Of[event.AfterBy] >= 0 || w.Of[event.IsDemonym] >= 0 || w.Of[event.AfterFrom] >= w.Nowhere {
		t.Errorf("%+v", w)
	}
	if s := event.Shipped(); w.Of[event.Compound] != s.Of[event.Compound] {
		t.Error("what is set by hand was fitted")
	}
	none := placefit.Fit(examples, func(int) bool { return false })
	if none.Of[event.AfterIn] != 0 || none.Nowhere != 0 {
		t.Errorf("fitted to nothing: %+v", none)
	}
	if again := placefit.Fit(examples, nil); *again != *w {
		t.Error("the same examples gave other weights")
	}
}
