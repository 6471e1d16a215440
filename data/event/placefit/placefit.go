// Package placefit fits the weights of the evidence by which package event
// tells where something happened. The program itself does no fitting: it has
// the weights of evidence.go. What measures the program fits anew without the
// sentences that it is then judged on.
//
// [Fit] finds the weights under which the choice among the places of a sentence,
// and none of them, is likeliest to be what people marked: a logistic choice,
// by descent with a small penalty on the squares of the weights. The same
// examples in the same order give the same weights.
package placefit

import (
	"math"

	"dateline/data/event"
)

// An Example is a sentence whose event's place is known.
type Example struct {
	Places []event.EvidenceSet // what speaks for and against each place
	Right  []bool              // whether each is the event's; where none is, it has no place that could be chosen
}

const (
	steps    = 400
	slower   = 300 // the step from which on it goes by a third
	rate     = 0.3
	momentum = 0.9
	ridge    = 0.0005
	none     = event.Evidences // the weight of having no place
)

// byHand are the kinds of evidence that corpora of verbs hardly hold. They keep
// the weights that were set by hand.
var byHand = []event.Evidence{event.Compound, event.AcrossTime, event.TakenFrom}

// Fit returns the weights. Keep says which examples to fit to; nil keeps all.
func Fit(examples []Example, keep func(i int) bool) *event.Weights {
	var kept []*Example
	for i := range examples {
		if len(examples[i].Places) > 0 && (keep == nil || keep(i)) {
			kept = append(kept, &examples[i])
		}
	}
	var v, m [event.Evidences + 1]float64
	var p []float64
	for step := range steps {
		var grad [event.Evidences + 1]float64
		for _, x := range kept {
			p = add(&grad, &v, x, p[:0])
		}
		pace := rate
		if step >= slower {
			pace /= 3
		}
		for e := range v {
			m[e] = momentum*m[e] + grad[e]/float64(max(1, len(kept))) - ridge*v[e]
			v[e] += pace * m[e]
		}
	}
	round := func(x float64) float32 { return float32(math.Round(x*100) / 100) }
	w := &event.Weights{Nowhere: round(v[none])}
	for e := range w.Of {
		w.Of[e] = round(v[e])
	}
	shipped := event.Shipped()
	for _, e := range byHand {
		w.Of[e] = shipped.Of[e]
	}
	return w
}

// add adds an example's part to the gradient. p is room.
func add(grad, v *[event.Evidences + 1]float64, x *Example, p []float64) []float64 {
	best := v[none]
	for i := range x.Places {
		sum := 0.0
		for e := range x.Places[i].All {
			sum += v[e]
		}
		best = math.Max(best, sum)
		p = append(p, sum)
	}
	p = append(p, v[none])
	right := func(j int) bool { return j < len(x.Right) && x.Right[j] }
	any := false
	for j := range x.Places {
		any = any || right(j)
	}
	sum, good := 0.0, 0.0
	for j := range p {
		p[j] = math.Exp(p[j] - best)
		sum += p[j]
		if right(j) || !any && j == len(x.Places) {
			good += p[j]
		}
	}
	for j := range p {
		d := -p[j] / sum
		if right(j) || !any && j == len(x.Places) {
			d += p[j] / good
		}
		if j == len(x.Places) {
			grad[none] += d
			continue
		}
		for e := range x.Places[j].All {
			grad[e] += d
		}
	}
	return p
}
