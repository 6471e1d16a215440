package score

import "math"

// A Time is a time expression with what it means.
type Time struct {
	Start, End  int
	Type, Value *string // TIMEX3's; nil where there is none, which agrees with none only
	Blank       bool    // of a marked one: there are no words, and it doesn't count
}

// A TimeTally counts what became of one document's time expressions.
type TimeTally struct {
	gold, found, strict, recalled, precise, values, types int
}

// NewTimeTally counts a document. An expression marked is held against the one
// found with the same span, else against the first that overlaps it.
func NewTimeTally(gold, found []Time) TimeTally {
	t := TimeTally{found: len(found)}
	hit := make([]bool, len(found))
	s := newStretches(len(found), func(i int) (start, end int) { return found[i].Start, found[i].End })
	for _, g := range gold {
		if g.Blank {
			continue
		}
		t.gold++
		first, exact := -1, -1
		s.over(g.Start, g.End, func(i int) {
			hit[i] = true
			if first < 0 || i < first {
				first = i
			}
			if found[i].Start == g.Start && found[i].End == g.End && (exact < 0 || i < exact) {
				exact = i
			}
		})
		if first < 0 {
			continue
		}
		t.recalled++
		if exact >= 0 {
			first = exact
			t.strict++
		}
		if same(found[first].Value, g.Value) {
			t.values++
		}
		if same(found[first].Type, g.Type) {
			t.types++
		}
	}
	for _, h := range hit {
		if h {
			t.precise++
		}
	}
	return t
}

func same(a, b *string) bool { return a == b || a != nil && b != nil && *a == *b }

// A TimeFigure is one of the figures that tell how well times are found.
type TimeFigure uint8

// The figures.
const (
	TimeRelaxedPrecision TimeFigure = iota
	TimeRelaxedRecall
	TimeRelaxedF1
	TimeStrictPrecision
	TimeStrictRecall
	TimeStrictF1
	ValueAccuracy // of the expressions found at least in part
	ValueF1
	TypeAccuracy
	TypeF1
	timeFigures
)

// TimeFigures is the number of values of [TimeFigure].
const TimeFigures = int(timeFigures)

var timeFigureNames = [...]string{
	"relaxed_P", "relaxed_R", "relaxed_F", "strict_P", "strict_R", "strict_F", "value_acc", "value_F", "type_acc", "type_F",
}

// String returns the figure's name in JSON.
func (f TimeFigure) String() string {
	if f < timeFigures {
		return timeFigureNames[f]
	}
	return "unknown figure"
}

// A TimeResult is how well times are found in a corpus.
type TimeResult struct {
	Gold, Found int
	Values      [TimeFigures]float64
}

func sumTimes(tallies []TimeTally, times func(int) int) TimeResult {
	var c TimeTally
	for i := range tallies {
		t, n := &tallies[i], times(i)
		c.gold += n * t.gold
		c.found += n * t.found
		c.strict += n * t.strict
		c.recalled += n * t.recalled
		c.precise += n * t.precise
		c.values += n * t.values
		c.types += n * t.types
	}
	r := TimeResult{Gold: c.gold, Found: c.found}
	v := &r.Values
	v[TimeRelaxedPrecision], v[TimeRelaxedRecall] = over(c.precise, c.found), over(c.recalled, c.gold)
	v[TimeRelaxedF1] = f1(v[TimeRelaxedPrecision], v[TimeRelaxedRecall])
	v[TimeStrictPrecision], v[TimeStrictRecall] = over(c.strict, c.found), over(c.strict, c.gold)
	v[TimeStrictF1] = f1(v[TimeStrictPrecision], v[TimeStrictRecall])
	v[ValueAccuracy], v[TypeAccuracy] = over(c.values, c.recalled), over(c.types, c.recalled)
	v[ValueF1], v[TypeF1] = v[ValueAccuracy]*v[TimeRelaxedF1], v[TypeAccuracy]*v[TimeRelaxedF1]
	return r
}

// SumTimes adds the tallies of a corpus's documents up.
func SumTimes(tallies []TimeTally) TimeResult {
	return sumTimes(tallies, func(int) int { return 1 })
}

// BootstrapTimes gives each figure's interval over the documents, as
// [Bootstrap] does.
func BootstrapTimes(tallies []TimeTally) (intervals [TimeFigures]Interval) {
	if len(tallies) == 0 {
		for f := range intervals {
			intervals[f] = Interval{math.NaN(), math.NaN()}
		}
		return intervals
	}
	var values [TimeFigures][]float64
	for f := range values {
		values[f] = make([]float64, Resamples)
	}
	resample(len(tallies), func(n int, times []int32) {
		r := sumTimes(tallies, func(i int) int { return int(times[i]) })
		for f, x := range r.Values {
			values[f][n] = x
		}
	})
	for f := range values {
		intervals[f] = percentiles(values[f])
	}
	return intervals
}
