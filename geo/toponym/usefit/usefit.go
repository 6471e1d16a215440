// Package usefit fits the weights of the signs by which package toponym tells
// how a text uses a name: literally or not. The program itself does no fitting:
// it has the weights that assets/gen/use once wrote. What measures the program
// fits anew without the texts that it is then judged on.
//
// [Fit] is logistic regression with a ridge around what English tells of a sign
// beforehand, by Newton's method: a few hundred names and a hundredth of a
// second. The same examples in the same order give the same weights.
package usefit

import (
	"math"

	"dateline/geo"
	"dateline/geo/toponym"
)

// Ridge is the strength of the ridge that the shipped weights were fitted with.
const Ridge = 3

// An Example is a name whose use is known.
type Example struct {
	Usage   toponym.Usage // as toponym.Finder.JudgeUses gives it
	Literal bool
}

// Decided reports whether the form of the name decides, and no weight is asked:
// demonyms, names inside those of organisations, waters.
func (e *Example) Decided() bool { return !e.Usage.Signs.Has(toponym.SignAlways) }

// prior is what English tells of a sign before a corpus is seen, as a weight.
// The ridge pulls towards it, so that a sign that the corpora hardly hold (towns
// that are bombed, in a corpus of sport and trade) gets no weight by accident.
var prior = map[toponym.Sign]float64{
	toponym.SignAtPlace: 2.5, toponym.SignToMove: 2, toponym.SignFromMove: 2, toponym.SignOfLand: 2, toponym.SignBetweenPlaces: 1.5,
	toponym.SignObjectPlace: 2, toponym.SignIsPlace: 2, toponym.SignDoneToPlace: 3, toponym.SignLies: 2.5, toponym.SignWhere: 1.5,
	toponym.SignOwnsLand: 1.5, toponym.SignBeforeLand: 2, toponym.SignBeforeEvent: 1, toponym.SignOfViolence: 1, toponym.SignBased: 2,
	toponym.SignDateline: 3,

	toponym.SignSays: -2.5, toponym.SignActs: -2.5, toponym.SignPlays: -2, toponym.SignDoneToParty: -1.5, toponym.SignLed: -2,
	toponym.SignWithRelation: -2, toponym.SignAgainst: -2, toponym.SignBetweenParty: -1.5, toponym.SignByDone: -2,
	toponym.SignForSport: -2, toponym.SignForParty: -1, toponym.SignToGive: -1, toponym.SignFromGive: -1, toponym.SignObjectParty: -1.5,
	toponym.SignOwnsBody: -1, toponym.SignOwnsStance: -1.5, toponym.SignOwnsSport: -1.5, toponym.SignOfBody: -0.5,
	toponym.SignBeforeTitle: -2, toponym.SignBeforeBody: -1.5, toponym.SignBeforeRelated: -1,
}

// Weights are one for each sign.
type Weights [toponym.Signs]float64

// Literal reports whether the weights take the example for literal. Where the
// form decides, they have no say.
func (w *Weights) Literal(e *Example) bool {
	if e.Decided() {
		return e.Usage.Use == geo.Literal
	}
	sum := 0.0
	for s := range toponym.Signs {
		if e.Usage.Signs.Has(s) {
			sum += w[s]
		}
	}
	return sum >= 0
}

// Fit returns the weights that suit the chosen examples best; chosen is asked by
// index, and nil means all. The ridge must be above 0.
func Fit(examples []Example, ridge float64, chosen func(i int) bool) *Weights {
	const n = int(toponym.Signs)
	w := new(Weights)
	for range 12 {
		var grad [n]float64
		var hess [n][n]float64
		for s := range n {
			r := ridge
			if s == 0 {
				r = 1e-3
			}
			grad[s] = -r * (w[s] - prior[toponym.Sign(s)])
			hess[s][s] = r
		}
		for i := range examples {
			e := &examples[i]
			if e.Decided() || chosen != nil && !chosen(i) {
				continue
			}
			var on []int
			sum := 0.0
			for s := range toponym.Signs {
				if e.Usage.Signs.Has(s) {
					on = append(on, int(s))
					sum += w[s]
				}
			}
			p := 1 / (1 + math.Exp(-sum))
			y := 0.0
			if e.Literal {
				y = 1
			}
			for _, a := range on {
				grad[a] += y - p
				for _, b := range on {
					hess[a][b] += p * (1 - p)
				}
			}
		}
		step := solve(&hess, &grad)
		for s := range n {
			w[s] += step[s]
		}
	}
	return w
}

// solve returns x of a·x = b for a positive definite a, which it destroys.
func solve[N interface{ ~[toponym.Signs]float64 }](a *[toponym.Signs][toponym.Signs]float64, b *N) [toponym.Signs]float64 {
	const n = int(toponym.Signs)
	var x [toponym.Signs]float64
	for i := range n {
		x[i] = (*b)[i]
	}
	for i := range n {
		for k := i + 1; k < n; k++ {
			f := a[k][i] / a[i][i]
			if f == 0 {
				continue
			}
			for j := i; j < n; j++ {
				a[k][j] -= f * a[i][j]
			}
			x[k] -= f * x[i]
		}
	}
	for i := n - 1; i >= 0; i-- {
		for j := i + 1; j < n; j++ {
			x[i] -= a[i][j] * x[j]
		}
		x[i] /= a[i][i]
	}
	return x
}
