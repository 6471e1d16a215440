package score

import (
	"cmp"
	"math"
	"slices"
)

// A Toponym is a name with the place it means.
type Toponym struct {
	Start, End int     // half open
	Label      string  // of a marked one: what it is; may be empty
	Placed     bool    // whether the place is known
	Lat, Lon   float64 // degrees
	ID         string  // GeoNames id; empty where there is none
}

// Excluded reports whether a label is that of a row which is no toponym.
func Excluded(label string) bool {
	return label == "Non_Toponym" || label == "Literal_Expression" || label == "Non_Lit_Expression"
}

// MaxError is the error in kilometres of a place that was not told.
const MaxError = 20039.0

// Distance is the distance between two points in degrees, in kilometres on a
// sphere of the Earth's mean radius.
func Distance(lat1, lon1, lat2, lon2 float64) float64 {
	const radius, degree = 6371.0088, math.Pi / 180
	lat1, lon1, lat2, lon2 = lat1*degree, lon1*degree, lat2*degree, lon2*degree
	a, b := math.Sin((lat2-lat1)/2), math.Sin((lon2-lon1)/2)
	return 2 * radius * math.Asin(min(1, math.Sqrt(a*a+math.Cos(lat1)*math.Cos(lat2)*b*b)))
}

// Right reports whether a place told is the place marked: the same id, or
// within 161 km. Both must be placed.
func Right(marked, told Toponym) bool {
	return marked.ID != "" && marked.ID == told.ID || Distance(marked.Lat, marked.Lon, told.Lat, told.Lon) <= 161
}

// Pairs says which name found belongs to which name marked. None is -1.
type Pairs struct {
	OfGold     []int  // for each name marked, the one found; -1 for rows that are no toponyms
	OfFound    []int  // for each name found, the one marked
	Exact      []bool // for each name marked, whether the words are the same
	OnExcluded []bool // for each name found: it is paired with nothing and overlaps a row that is no toponym
	same       []int  // for each name marked, the last found with the same words, paired with it or not
}

// Pair pairs the names of a document.
func Pair(gold, found []Toponym) Pairs {
	p := Pairs{
		OfGold: make([]int, len(gold)), OfFound: make([]int, len(found)),
		Exact: make([]bool, len(gold)), OnExcluded: make([]bool, len(found)), same: make([]int, len(gold)),
	}
	byWords := map[[2]int][]int{}
	for i := range found {
		p.OfFound[i] = -1
		k := [2]int{found[i].Start, found[i].End}
		byWords[k] = append(byWords[k], i)
	}
	taken := map[[2]int]int{}
	for i := range gold {
		p.OfGold[i], p.same[i] = -1, -1
		if Excluded(gold[i].Label) {
			continue
		}
		k := [2]int{gold[i].Start, gold[i].End}
		same := byWords[k]
		if len(same) == 0 {
			continue
		}
		p.same[i] = same[len(same)-1]
		if n := taken[k]; n < len(same) {
			p.OfGold[i], p.OfFound[same[n]], p.Exact[i] = same[n], i, true
			taken[k]++
		}
	}

	// The rest by the longest overlap, then the nearest length, then the last:
	// the order that the reference scorer has.
	type pair struct{ overlap, likeness, gold, found int }
	var pairs []pair
	s := newStretches(len(found), func(i int) (start, end int) { return found[i].Start, found[i].End })
	for i := range gold {
		g := &gold[i]
		if Excluded(g.Label) {
			s.over(g.Start, g.End, func(f int) { p.OnExcluded[f] = true })
			continue
		}
		if p.OfGold[i] >= 0 {
			continue
		}
		s.over(g.Start, g.End, func(f int) {
			if p.OfFound[f] >= 0 {
				return
			}
			d := (g.End - g.Start) - (found[f].End - found[f].Start)
			pairs = append(pairs, pair{min(g.End, found[f].End) - max(g.Start, found[f].Start), -max(d, -d), i, f})
		})
	}
	slices.SortFunc(pairs, func(a, b pair) int {
		return cmp.Or(cmp.Compare(b.overlap, a.overlap), cmp.Compare(b.likeness, a.likeness), cmp.Compare(b.gold, a.gold), cmp.Compare(b.found, a.found))
	})
	for _, x := range pairs {
		if p.OfGold[x.gold] < 0 && p.OfFound[x.found] < 0 {
			p.OfGold[x.gold], p.OfFound[x.found] = x.found, x.gold
		}
	}
	for i := range p.OnExcluded {
		p.OnExcluded[i] = p.OnExcluded[i] && p.OfFound[i] < 0
	}
	return p
}

// A Task says what a program was asked for.
type Task uint8

// The tasks.
const (
	Parse Task = iota // to find the names and to place them
	Place             // to place the names that are marked
)

// A Tally counts what became of one document.
type Tally struct {
	task                      Task
	gold, found               int
	exact, relaxed            int
	placed, emitted, right    int // names marked with a place, places told, and those right
	ids, idsRight, onExcluded int
	errors                    []float64 // kilometres
}

// A Slice picks some of a document's names. A name found counts with the one it
// is paired with, and by itself where it is paired with none. Nil functions
// pick all.
type Slice struct {
	Gold, Found func(i int) bool
}

// NewTally counts a document, or a slice of it.
func NewTally(task Task, gold, found []Toponym, p Pairs, s Slice) Tally {
	t := Tally{task: task}
	for i := range found {
		f, g := &found[i], p.OfFound[i]
		switch {
		case g >= 0:
			if s.Gold != nil && !s.Gold(g) {
				continue
			}
		case s.Found != nil && !s.Found(i):
			continue
		}
		t.found++
		if p.OnExcluded[i] {
			t.onExcluded++
		}
		if f.Placed && !p.OnExcluded[i] && (g < 0 || gold[g].Placed) {
			t.emitted++
		}
	}
	for i := range gold {
		g := &gold[i]
		if Excluded(g.Label) || s.Gold != nil && !s.Gold(i) {
			continue
		}
		t.gold++
		at := p.OfGold[i]
		if at >= 0 {
			t.relaxed++
		}
		if p.Exact[i] {
			t.exact++
		}
		if !g.Placed {
			continue
		}
		t.placed++
		if task == Place {
			at = p.same[i]
		}
		if at < 0 || !found[at].Placed {
			if task == Place {
				t.errors = append(t.errors, MaxError)
			}
			continue
		}
		f := found[at]
		t.errors = append(t.errors, Distance(g.Lat, g.Lon, f.Lat, f.Lon))
		if Right(*g, f) {
			t.right++
		}
		if g.ID != "" {
			t.ids++
			if g.ID == f.ID {
				t.idsRight++
			}
		}
	}
	return t
}

// A Figure is one of the figures that tell how good a program is.
type Figure uint8

// The figures. Distances are over the names marked with a place: when placing,
// over all of them; when parsing, over those that were found and placed.
const (
	ExactPrecision Figure = iota
	ExactRecall
	ExactF1
	RelaxedPrecision
	RelaxedRecall
	RelaxedF1
	Within161 // share of places within 161 km
	Within20  // share of places within 20 km
	MeanError // kilometres
	MedianError
	AUC        // 0 is best
	IDOr161    // share of places that have the same id or lie within 161 km
	IDAccuracy // share of places with an id that have the same
	EndToEndPrecision
	EndToEndRecall
	EndToEndF1
	figures
)

// Figures is the number of values of [Figure].
const Figures = int(figures)

var figureNames = [...]string{
	"exact_p", "exact_r", "exact_f1", "relaxed_p", "relaxed_r", "relaxed_f1",
	"acc161", "acc20", "mean_km", "median_km", "auc", "id_or_161", "id_acc",
	"end_to_end_p", "end_to_end_r", "end_to_end_f1",
}

// String returns the figure's name in JSON.
func (f Figure) String() string {
	if f < figures {
		return figureNames[f]
	}
	return "unknown figure"
}

// A Result is how good a program is on a corpus.
type Result struct {
	Gold, Found     int              // names marked and found
	Placed, Emitted int              // names marked with a place, and places told that count
	OnExcluded      int              // names found on rows that are no toponyms
	Errors          int              // distances behind the figures
	Values          [Figures]float64 // NaN where a figure is not defined
}

// counts are the sums of tallies.
type counts struct {
	gold, found, exact, relaxed, placed, emitted, right, ids, idsRight, onExcluded, errors int
}

func (c *counts) add(t *Tally, times int) {
	c.gold += times * t.gold
	c.found += times * t.found
	c.exact += times * t.exact
	c.relaxed += times * t.relaxed
	c.placed += times * t.placed
	c.emitted += times * t.emitted
	c.right += times * t.right
	c.ids += times * t.ids
	c.idsRight += times * t.idsRight
	c.onExcluded += times * t.onExcluded
	c.errors += times * len(t.errors)
}

// distance is an error in kilometres and the document that it is in.
type distance struct {
	km, log  float64
	document int32
}

func sortDistances(tallies []Tally) []distance {
	n := 0
	for i := range tallies {
		n += len(tallies[i].errors)
	}
	all := make([]distance, 0, n)
	for i := range tallies {
		for _, km := range tallies[i].errors {
			all = append(all, distance{km, math.Log(km + 1), int32(i)})
		}
	}
	slices.SortFunc(all, func(a, b distance) int { return cmp.Compare(a.km, b.km) })
	return all
}

// Sum adds the tallies of a corpus's documents up, all of one task.
func Sum(tallies []Tally) Result {
	times := make([]int32, len(tallies))
	for i := range times {
		times[i] = 1
	}
	return sum(tallies, sortDistances(tallies), times)
}

func sum(tallies []Tally, sorted []distance, times []int32) Result {
	var c counts
	for i := range tallies {
		if times[i] > 0 {
			c.add(&tallies[i], int(times[i]))
		}
	}
	r := Result{Gold: c.gold, Found: c.found, Placed: c.placed, Emitted: c.emitted, OnExcluded: c.onExcluded, Errors: c.errors}
	v := &r.Values
	v[ExactPrecision], v[ExactRecall] = over(c.exact, c.found), over(c.exact, c.gold)
	v[ExactF1] = f1(v[ExactPrecision], v[ExactRecall])
	v[RelaxedPrecision], v[RelaxedRecall] = over(c.relaxed, c.found), over(c.relaxed, c.gold)
	v[RelaxedF1] = f1(v[RelaxedPrecision], v[RelaxedRecall])
	v[EndToEndPrecision], v[EndToEndRecall] = over(c.right, c.emitted), over(c.right, c.placed)
	v[EndToEndF1] = f1(v[EndToEndPrecision], v[EndToEndRecall])
	if len(tallies) > 0 && tallies[0].task == Place {
		v[EndToEndPrecision], v[EndToEndRecall], v[EndToEndF1] = math.NaN(), math.NaN(), math.NaN()
	}
	v[IDOr161] = over(c.right, c.errors)
	v[IDAccuracy] = math.NaN()
	if c.ids > 0 {
		v[IDAccuracy] = float64(c.idsRight) / float64(c.ids)
	}
	if c.errors == 0 {
		for f := Within161; f <= AUC; f++ {
			v[f] = math.NaN()
		}
		return r
	}
	distances(v, sorted, times, c.errors)
	return r
}

// distances fills in the figures that rest on n errors, each as often as its
// document is there.
func distances(v *[Figures]float64, sorted []distance, times []int32, n int) {
	var within161, within20, seen int
	var total, area, last, median float64
	lower, upper := (n-1)/2, n/2
	for i := range sorted {
		d := &sorted[i]
		t := int(times[d.document])
		if t == 0 {
			continue
		}
		if d.km <= 161 {
			within161 += t
		}
		if d.km <= 20 {
			within20 += t
		}
		total += d.km * float64(t)
		if seen > 0 {
			area += (last + d.log) / 2
		}
		area += d.log * float64(t-1)
		last = d.log
		if seen <= upper && upper < seen+t {
			median += d.km
		}
		if seen <= lower && lower < seen+t {
			median += d.km
		}
		seen += t
	}
	v[Within161], v[Within20] = float64(within161)/float64(n), float64(within20)/float64(n)
	v[MeanError], v[MedianError] = total/float64(n), median/2
	v[AUC] = area / (math.Log(MaxError) * float64(max(1, n-1)))
}

// Bootstrap gives each figure's interval over the documents: the percentiles of
// its values on a thousand corpora drawn from them with replacement.
func Bootstrap(tallies []Tally) (intervals [Figures]Interval) {
	if len(tallies) == 0 {
		for f := range intervals {
			intervals[f] = Interval{math.NaN(), math.NaN()}
		}
		return intervals
	}
	sorted := sortDistances(tallies)
	var values [Figures][]float64
	for f := range values {
		values[f] = make([]float64, Resamples)
	}
	resample(len(tallies), func(n int, times []int32) {
		r := sum(tallies, sorted, times)
		for f, x := range r.Values {
			values[f][n] = x
		}
	})
	for f := range values {
		intervals[f] = percentiles(values[f])
	}
	return intervals
}
