package score_test

import (
	"fmt"
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"dateline/data/score"
)

func at(start, end int) score.Toponym { return score.Toponym{Start: start, End: end} }

func labelled(start, end int, label string) score.Toponym {
	return score.Toponym{Start: start, End: end, Label: label}
}

// A name marked gets the name found with the same words, else the one that it
// shares most with.
func TestPair(t *testing.T) {
	for _, c := range []struct {
		what        string
		gold, found []score.Toponym
		want        []int // for each of gold
	}{
		{"the same words", []score.Toponym{at(0, 5)}, []score.Toponym{at(0, 5)}, []int{0}},
		{"words in common", []score.Toponym{at(0, 5)}, []score.Toponym{at(4, 9)}, []int{0}},
		{"words side by side", []score.Toponym{at(0, 5)}, []score.Toponym{at(5, 9)}, []int{-1}},
		{"the same words before more of them", []score.Toponym{at(0, 20), at(2, 5)}, []score.Toponym{at(2, 5)}, []int{-1, 0}},
		{"the longest overlap", []score.Toponym{at(0, 9)}, []score.Toponym{at(0, 3), at(4, 9)}, []int{1}},
		{"of two, the nearest length", []score.Toponym{at(0, 9)}, []score.Toponym{at(0, 4), at(5, 20)}, []int{0}},
		{"one to one", []score.Toponym{at(0, 9), at(0, 9)}, []score.Toponym{at(0, 9)}, []int{0, -1}},
		{"a row that is no toponym", []score.Toponym{labelled(0, 9, "Non_Toponym")}, []score.Toponym{at(0, 9)}, []int{-1}},
	} {
		if p := score.Pair(c.gold, c.found); !slices.Equal(p.OfGold, c.want) {
			t.Errorf("%s: %v, want %v", c.what, p.OfGold, c.want)
		}
	}
}

// Whatever is marked and found, pairs are one to one and overlap.
func TestPairsAreSound(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		names := func(what string, labels ...string) []score.Toponym {
			return rapid.SliceOfN(rapid.Custom(func(t *rapid.T) score.Toponym {
				start := rapid.IntRange(0, 40).Draw(t, "start")
				return labelled(start, start+rapid.IntRange(1, 8).Draw(t, "length"), rapid.SampledFrom(labels).Draw(t, "label"))
			}), 0, 12).Draw(t, what)
		}
		gold, found := names("gold", "", "Literal", "Non_Toponym"), names("found", "")
		p := score.Pair(gold, found)
		for i, f := range p.OfGold {
			if f < 0 {
				continue
			}
			if p.OfFound[f] != i || gold[i].Start >= found[f].End || found[f].Start >= gold[i].End || score.Excluded(gold[i].Label) {
				t.Fatalf("%v goes with %v", gold[i], found[f])
			}
			if p.Exact[i] != (gold[i].Start == found[f].Start && gold[i].End == found[f].End) {
				t.Fatalf("%v with %v is exact: %v", gold[i], found[f], p.Exact[i])
			}
		}
		for f, i := range p.OfFound {
			if i >= 0 && (p.OfGold[i] != f || p.OnExcluded[f]) {
				t.Fatalf("the pair of %v does not hold both ways", found[f])
			}
			if i >= 0 {
				continue
			}
			for j := range gold { // greedy: nothing is left over that could be paired
				if p.OfGold[j] < 0 && !score.Excluded(gold[j].Label) && gold[j].Start < found[f].End && found[f].Start < gold[j].End {
					t.Fatalf("%v and %v are left over", gold[j], found[f])
				}
			}
		}
	})
}

// Two slices that share out the names have the counts of the whole.
func TestSlicesAddUp(t *testing.T) {
	gold, found := invent(5, 60)
	for i := range gold {
		g, f := toponyms(gold[i]), toponyms(found[min(i, len(found)-1)])
		p := score.Pair(g, f)
		whole := score.Sum([]score.Tally{score.NewTally(score.Parse, g, f, p, score.Slice{})})
		var parts [2]score.Result
		for side := range parts {
			pick := func(i int) bool { return i%2 == side }
			parts[side] = score.Sum([]score.Tally{score.NewTally(score.Parse, g, f, p, score.Slice{Gold: pick, Found: pick})})
		}
		a, b := parts[0], parts[1]
		got := []int{a.Gold + b.Gold, a.Found + b.Found, a.Placed + b.Placed, a.Emitted + b.Emitted, a.Errors + b.Errors, a.OnExcluded + b.OnExcluded}
		if want := []int{whole.Gold, whole.Found, whole.Placed, whole.Emitted, whole.Errors, whole.OnExcluded}; !slices.Equal(got, want) {
			t.Fatalf("text %d: %v in parts, %v whole", i, got, want)
		}
	}
}

// right is a text of n names, the first k of which are found and placed well.
func right(n, k int) score.Tally {
	var gold, found []score.Toponym
	for i := range n {
		p := score.Toponym{Start: 10 * i, End: 10*i + 5, Placed: true, Lat: float64(i), ID: fmt.Sprint(i)}
		gold = append(gold, p)
		if i < k {
			found = append(found, p)
		}
	}
	return score.NewTally(score.Parse, gold, found, score.Pair(gold, found), score.Slice{})
}

// An interval holds the figure, is the same at every run, narrows with more
// texts and is a point where all texts are alike.
func TestBootstrap(t *testing.T) {
	texts := func(n int) (all []score.Tally) {
		for i := range n {
			all = append(all, right(10, 3+i%8))
		}
		return all
	}
	width := math.Inf(1)
	for _, n := range []int{16, 64, 256} {
		i, again := score.Bootstrap(texts(n)), score.Bootstrap(texts(n))
		for f, v := range score.Sum(texts(n)).Values {
			if i[f] != again[f] || v < i[f].Low || v > i[f].High {
				t.Errorf("%d texts: %s is %v, in %v and then %v", n, score.Figure(f), v, i[f], again[f])
			}
		}
		w := i[score.ExactRecall].High - i[score.ExactRecall].Low
		if w <= 0 || w >= width {
			t.Errorf("%d texts: the interval is %v wide, %v with a quarter of them", n, w, width)
		}
		width = w
	}
	alike := score.Bootstrap([]score.Tally{right(10, 5), right(10, 5), right(10, 5)})
	if got := alike[score.ExactRecall]; got != (score.Interval{Low: 0.5, High: 0.5}) {
		t.Errorf("of texts that are alike: %v", got)
	}
	if none := score.Bootstrap(nil); !math.IsNaN(none[score.ExactF1].Low) {
		t.Errorf("of no texts: %v", none[score.ExactF1])
	}
}

// The 95 % interval of a share of 400 texts is near that of the normal
// distribution, 1.96 standard errors to each side.
func TestShare(t *testing.T) {
	var counts []score.Count
	for i := range 400 {
		c := score.Count{All: 1}
		if i%5 > 0 {
			c.Right = 1
		}
		counts = append(counts, c)
	}
	share, i := score.Share(counts)
	se := 1.96 * math.Sqrt(0.8*0.2/400)
	if share != 0.8 || math.Abs(i.Low-(0.8-se)) > 0.006 || math.Abs(i.High-(0.8+se)) > 0.006 {
		t.Errorf("%v in %v, want 0.8 ± %.3f", share, i, se)
	}
	if share, _ := score.Share(make([]score.Count, 3)); !math.IsNaN(share) {
		t.Errorf("of no cases: %v", share)
	}
}

func TestDistance(t *testing.T) {
	for _, c := range []struct {
		what                   string
		lat1, lon1, lat2, lon2 float64
		km                     float64
	}{
		{"nowhere", 46.5, 6.6, 46.5, 6.6, 0},
		{"a degree of latitude", 10, 20, 11, 20, 111.195},
		{"over the date line", 0, 179.5, 0, -179.5, 111.195},
		{"half way round", 0, 0, 0, 180, 20015.1},
	} {
		if km := score.Distance(c.lat1, c.lon1, c.lat2, c.lon2); math.Abs(km-c.km) > 0.05 {
			t.Errorf("%s: %v km, want %v", c.what, km, c.km)
		}
	}
}

// Two names are marked, one is found, and one where nothing is.
func ExampleSum() {
	gold := []score.Toponym{{Start: 0, End: 8, Placed: true, Lat: 46.5, Lon: 6.6, ID: "2659994"}, {Start: 20, End: 25, Placed: true, Lat: 35, Lon: 38, ID: "163843"}}
	found := []score.Toponym{{Start: 0, End: 8, Placed: true, Lat: 46.6, Lon: 6.6}, {Start: 40, End: 46}}
	tally := score.NewTally(score.Parse, gold, found, score.Pair(gold, found), score.Slice{})
	v := score.Sum([]score.Tally{tally}).Values
	fmt.Printf("exact P %.2f R %.2f F1 %.2f\n", v[score.ExactPrecision], v[score.ExactRecall], v[score.ExactF1])
	fmt.Printf("end to end F1 %.2f\n", v[score.EndToEndF1])
	// Output:
	// exact P 0.50 R 0.50 F1 0.50
	// end to end F1 0.67
}

func BenchmarkBootstrap(b *testing.B) {
	var tallies []score.Tally
	for i := range 276 {
		tallies = append(tallies, right(9, i%10))
	}
	for b.Loop() {
		score.Bootstrap(tallies)
	}
}
