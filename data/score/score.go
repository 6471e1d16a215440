// Package score holds what a program found in texts against what people marked
// there, and says how good it is in the figures that papers on geoparsing, on
// time expressions and on events quote.
//
// Start with [Pair], which says which name found belongs to which name marked;
// [Tally] counts a document's pairs, whole or a slice of them; [Sum] turns the
// tallies of a corpus into a [Result]; [Bootstrap] tells how far each figure
// would move with other articles of the same sort. [TimeTally] and its kin do
// the same for time expressions; [MeasurePlaces], [MeasureLabels] and
// [MeasureTemplates] for events; [Share] for any right-or-wrong.
//
// # Rules for places
//
// They are those of Gritta, Pilehvar and Collier, "A Pragmatic Guide to
// Geoparsing Evaluation" (2019), made definite:
//
//   - A name marked and a name found are paired one to one: the same words
//     first, then by the longest overlap. Exact counts the first sort, relaxed
//     both. Every name found counts for precision.
//   - Rows whose label is Non_Toponym, Literal_Expression or Non_Lit_Expression
//     are no toponyms. What is found there is wrong for recognition, and counts
//     neither way end to end.
//   - A place is right if it has the same GeoNames id or lies within 161 km (100
//     miles): ids change between releases of GeoNames, and so do the reference
//     points of large areas. Distances are on a sphere of 6371.0088 km.
//   - Given the marked names, a place that is not told counts as 20,039 km away,
//     half way round the world. AUC is the area under the logarithms of the
//     sorted errors: 0 is best, 1 worst.
//   - A name marked without coordinates counts for recognition alone.
//
// # Rules for times
//
// They are TempEval-3's, by spans of characters: relaxed is any overlap, strict
// the same span, and a value counts where the span is at least relaxed.
//
// # Rules for events
//
//   - Where: [PlaceTally]. The places of an event are right if they are those
//     marked, to the letter, all of them, and none where none is marked.
//   - What: [LabelTally]. Macro F1 is the mean over the labels that are marked.
//   - Together: [TemplateTally]. Templates and events are aligned one to one,
//     those first that agree in most slots. Events that are no template's cost
//     nothing, for corpora of templates leave most of what a text tells out.
//
// # Limits
//
// Offsets are whatever both sides count in; published figures count code
// points, and lengths of overlaps differ in bytes. The package reads no files,
// prints nothing and knows no gazetteer.
package score

import (
	"math"
	"math/rand/v2"
	"slices"
)

// An Interval is where a figure lies with 95 % confidence.
type Interval struct {
	Low, High float64 // NaN where the figure is not defined
}

// Resamples is how many corpora are drawn for an interval.
const Resamples = 1000

// seed makes intervals the same at every run.
const seed = 20161015

// resample draws corpora of the documents, with replacement, and calls measure
// for each; times says how often a document is in it.
func resample(documents int, measure func(n int, times []int32)) {
	times := make([]int32, documents)
	r := rand.New(rand.NewPCG(seed, uint64(documents)))
	for n := range Resamples {
		clear(times)
		for range documents {
			times[r.IntN(documents)]++
		}
		measure(n, times)
	}
}

// percentiles are the bounds that leave out 2.5 % of the values on each side.
// It sorts the values; such as are not defined are left out.
func percentiles(values []float64) Interval {
	values = slices.DeleteFunc(values, math.IsNaN)
	if len(values) == 0 {
		return Interval{math.NaN(), math.NaN()}
	}
	slices.Sort(values)
	cut := len(values) * 25 / 1000
	return Interval{values[cut], values[len(values)-1-cut]}
}

func f1(p, r float64) float64 {
	if p+r == 0 {
		return 0
	}
	return 2 * p * r / (p + r)
}

// over divides counts; nothing of nothing is nothing.
func over(a, b int) float64 { return float64(a) / float64(max(1, b)) }

// A Count is how many of a document's cases are right.
type Count struct{ Right, All int }

// Share is the share of all cases that is right, with its interval over the
// documents. It is NaN where there are no cases.
func Share(counts []Count) (share float64, i Interval) {
	var sum Count
	for _, c := range counts {
		sum.Right, sum.All = sum.Right+c.Right, sum.All+c.All
	}
	if sum.All == 0 {
		return math.NaN(), Interval{math.NaN(), math.NaN()}
	}
	values := make([]float64, Resamples)
	resample(len(counts), func(n int, times []int32) {
		var sum Count
		for i, t := range times {
			sum.Right, sum.All = sum.Right+int(t)*counts[i].Right, sum.All+int(t)*counts[i].All
		}
		values[n] = float64(sum.Right) / float64(sum.All)
	})
	return float64(sum.Right) / float64(sum.All), percentiles(values)
}
