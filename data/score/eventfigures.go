package score

import (
	"maps"
	"math"
	"slices"
)

// A Measured figure comes with its 95 % interval over the documents.
type Measured struct {
	Value float64 // NaN where it is not defined
	Interval
}

// measured makes figures of sums over documents. sum is called with how often
// each document counts, and fills in the figures.
func measured(documents, figures int, sum func(times func(i int) int, into []float64)) []Measured {
	out := make([]Measured, figures)
	value := make([]float64, figures)
	sum(func(int) int { return 1 }, value)
	values := make([][]float64, figures)
	row := make([]float64, figures)
	if documents > 0 {
		resample(documents, func(_ int, times []int32) {
			sum(func(i int) int { return int(times[i]) }, row)
			for f, x := range row {
				values[f] = append(values[f], x)
			}
		})
	}
	for f := range out {
		out[f] = Measured{value[f], percentiles(values[f])}
	}
	return out
}

// EventPlaceFigures tell how well it is found where events happened.
type EventPlaceFigures struct {
	PlaceTally          // over all documents
	Exact      Measured // [PlaceTally.Share] of all events
	Right      Measured // of those that have a place marked
	F1         Measured // over single places
}

// MeasurePlaces adds the tallies of documents up.
func MeasurePlaces(tallies []PlaceTally) EventPlaceFigures {
	add := func(times func(int) int) (all PlaceTally) {
		for i := range tallies {
			all.Sum(&tallies[i], times(i))
		}
		return all
	}
	m := measured(len(tallies), 3, func(times func(int) int, into []float64) {
		all := add(times)
		into[0], into[1], into[2] = all.Share(false), all.Share(true), all.F1()
	})
	return EventPlaceFigures{add(func(int) int { return 1 }), m[0], m[1], m[2]}
}

// A LabelCase is a document with one label marked, and the one that was found
// or none.
type LabelCase struct{ Marked, Found string }

// LabelFigures tell how well labels are told.
type LabelFigures struct {
	LabelTally
	MacroF1 Measured // [LabelTally.Macro]
	Right   Measured // [LabelTally.Accuracy]
}

// MeasureLabels adds cases up, each of which is a document. In an interval a
// label that is not drawn has no part.
func MeasureLabels(cases []LabelCase) LabelFigures {
	var f LabelFigures
	numbers := map[string]int{"": 0}
	for _, c := range cases {
		f.Add(c.Marked, c.Found)
		for _, l := range [...]string{c.Marked, c.Found} {
			if _, ok := numbers[l]; !ok {
				numbers[l] = len(numbers)
			}
		}
	}
	size := len(numbers)
	marked, found, both := make([]int, size), make([]int, size), make([]int, size)
	m := measured(len(cases), 2, func(times func(int) int, into []float64) {
		clear(marked)
		clear(found)
		clear(both)
		all, right := 0, 0
		for i, c := range cases {
			n, a, b := times(i), numbers[c.Marked], numbers[c.Found]
			all += n
			marked[a] += n
			found[b] += n
			if a == b {
				both[a] += n
				right += n
			}
		}
		labels, sum := 0, 0.0
		for l, n := range marked {
			if n > 0 {
				labels++
				sum += 2 * float64(both[l]) / float64(n+found[l])
			}
		}
		into[0], into[1] = sum/float64(labels), float64(right)/float64(all)
	})
	f.MacroF1, f.Right = m[0], m[1]
	return f
}

// MostFrequent is the label that most cases are marked with, of equals the
// first by name; empty for no cases.
func MostFrequent(cases []LabelCase) string {
	counts := map[string]int{}
	for _, c := range cases {
		counts[c.Marked]++
	}
	best := ""
	for _, l := range slices.Sorted(maps.Keys(counts)) {
		if counts[l] > counts[best] {
			best = l
		}
	}
	return best
}

// IncidentFigures tell how well the templates of incidents are filled: shares
// of the templates that have the slot, and of all.
type IncidentFigures struct {
	TemplateTally
	RightType, RightDate, RightPlace, RightWhole Measured
}

// MeasureTemplates adds the tallies of documents up.
func MeasureTemplates(tallies []TemplateTally) IncidentFigures {
	add := func(times func(int) int) (all TemplateTally) {
		for i := range tallies {
			all.Sum(&tallies[i], times(i))
		}
		return all
	}
	of := func(a, b int) float64 {
		if b == 0 {
			return math.NaN()
		}
		return float64(a) / float64(b)
	}
	m := measured(len(tallies), 4, func(times func(int) int, into []float64) {
		all := add(times)
		into[0], into[1] = of(all.Type, all.Typed), of(all.Date, all.Dated)
		into[2], into[3] = of(all.Place, all.Placed), of(all.Whole, all.Templates)
	})
	return IncidentFigures{add(func(int) int { return 1 }), m[0], m[1], m[2], m[3]}
}
