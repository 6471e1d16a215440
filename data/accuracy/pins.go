package accuracy

import (
	"math"

	"dateline/data/score"
	"dateline/geo"
)

// pins are the places that were told. Those of what was found count as end to
// end: one where no place is marked is wrong, one where the corpus doesn't say
// which place is meant is left out.
func pins(docs []trialled) (all [2][]Pin) {
	for i := range docs {
		d := &docs[i]
		add := func(to int, findings []geo.Finding, rows []score.Toponym, p score.Pairs) {
			for j := range findings {
				g := p.OfFound[j]
				if findings[j].Place == nil || p.OnExcluded[j] || g >= 0 && !d.gold[g].Placed {
					continue
				}
				all[to] = append(all[to], Pin{findings[j].Score, g >= 0 && score.Right(d.gold[g].Toponym, rows[j])})
			}
		}
		add(0, d.found, d.foundRows, d.pairs)
		add(1, d.given, d.givenRows, d.givenPairs)
	}
	return all
}

// A Bin holds the pins that were said to be about as probable as one another.
type Bin struct {
	From, To float64 // of what was said
	Pins     int
	Said     float64 // on average
	Right    float64 // share
}

// Bins puts pins into ten bins of equal width. Off is by how much what was said
// and the share that is right differ, weighted by the pins of each bin (the
// expected calibration error); NaN without pins.
func Bins(pins []Pin) (bins [10]Bin, off float64) {
	for _, p := range pins {
		b := &bins[min(9, max(0, int(p.Said*10)))]
		b.Pins++
		b.Said += p.Said
		if p.Right {
			b.Right++
		}
	}
	for i := range bins {
		b := &bins[i]
		b.From, b.To = float64(i)/10, float64(i+1)/10
		if b.Pins == 0 {
			continue
		}
		off += math.Abs(b.Said - b.Right)
		b.Said, b.Right = b.Said/float64(b.Pins), b.Right/float64(b.Pins)
	}
	return bins, off / float64(len(pins))
}
