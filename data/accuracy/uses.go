package accuracy

import (
	"math"

	"dateline/data/score"
	"dateline/geo"
	"dateline/geo/toponym"
	"dateline/geo/toponym/usefit"
)

// judge is a finder that says how names are used whose spans it is given, and
// by which signs.
type judge interface {
	JudgeUses(d geo.Document, spans []geo.Span) []toponym.Usage
}

// Uses says how well literal uses of names are told from others.
type Uses struct {
	Cases    int // names whose use is marked
	Literal  int // those of them that are literal
	Right    int
	Accuracy float64
	Interval score.Interval
	Judged   [2][geo.Uses]int // how the literal (0) and the others (1) were judged
	LeftOut  int              // labels that say nothing of the use

	// With weights fitted anew, see [CrossValidate]; NaN before.
	Crossed         float64
	CrossedInterval score.Interval

	examples []usefit.Example
	document []int // of each example
}

// Most is the accuracy of always answering the more frequent of the two.
func (u *Uses) Most() float64 {
	return float64(max(u.Literal, u.Cases-u.Literal)) / float64(u.Cases)
}

// literal says what a corpus's label means for a reader of a map: whether the
// place itself is meant. The labels are ReLocaR's readings and GeoWebNews's
// types of toponyms, divided into literal and associative as in the taxonomy of
// Gritta, Pilehvar and Collier (2019), where Mixed is on the literal side.
func literal(label string) (yes, ok bool) {
	switch label {
	case "lit", "Literal", "Literal_Modifier", "Coercion", "Mixed", "Embedded_Literal":
		return true, true
	case "met", "mixed", "Metonymic", "Non_Literal_Modifier", "Demonym", "Embedded_Non_Lit", "Homonym", "Language":
		return false, true
	}
	return false, false
}

func usesOf(docs []trialled) *Uses {
	var u Uses
	counts := make([]score.Count, len(docs))
	for i := range docs {
		d := &docs[i]
		if d.uses == nil {
			continue
		}
		for j := range d.gold {
			label := d.gold[j].Label
			yes, ok := literal(label)
			if !ok {
				if label != "" && !score.Excluded(label) {
					u.LeftOut++
				}
				continue
			}
			judged := d.uses[j].Use
			u.examples = append(u.examples, usefit.Example{Usage: d.uses[j], Literal: yes})
			u.document = append(u.document, i)
			u.Cases++
			counts[i].All++
			if yes {
				u.Literal++
				u.Judged[0][judged]++
			} else {
				u.Judged[1][judged]++
			}
			if yes == (judged == geo.Literal) {
				u.Right++
				counts[i].Right++
			}
		}
	}
	if u.Cases == 0 {
		return nil
	}
	u.Accuracy, u.Interval = score.Share(counts)
	u.Crossed = math.NaN()
	u.CrossedInterval = score.Interval{Low: u.Crossed, High: u.Crossed}
	return &u
}

// folds is how many parts texts are dealt out to for cross-validation.
const folds = 10

// CrossValidate fills in how well uses are told with weights that were not
// fitted on the texts they judge. The weights that the program ships were fitted
// on such corpora; where those are measured, Accuracy flatters. So the texts of
// all reports are dealt out to ten parts, and each part is judged with weights
// fitted on the other nine.
func CrossValidate(reports []*Report) {
	type at struct {
		uses *Uses
		i    int
	}
	var all []usefit.Example
	var where []at
	for _, r := range reports {
		if r.Uses == nil {
			continue
		}
		for i := range r.Uses.examples {
			all, where = append(all, r.Uses.examples[i]), append(where, at{r.Uses, i})
		}
	}
	fold := func(n int) int { return where[n].uses.document[where[n].i] % folds }
	right := make([]bool, len(all))
	each(folds, func(k int) {
		w := usefit.Fit(all, usefit.Ridge, func(n int) bool { return fold(n) != k })
		for n := range all {
			if fold(n) == k {
				right[n] = w.Literal(&all[n]) == all[n].Literal
			}
		}
	}, nil)
	counts := map[*Uses][]score.Count{}
	for n, w := range where {
		u := w.uses
		d := u.document[w.i]
		for len(counts[u]) <= d {
			counts[u] = append(counts[u], score.Count{})
		}
		c := &counts[u][d]
		c.All++
		if right[n] {
			c.Right++
		}
	}
	for u, c := range counts {
		u.Crossed, u.CrossedInterval = score.Share(c)
	}
}
