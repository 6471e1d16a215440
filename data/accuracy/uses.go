package accuracy

import (
	"dateline/data/score"
	"dateline/geo"
)

// Uses says how well literal uses of names are told from others.
type Uses struct {
	Cases    int // names whose use is marked
	Literal  int // those of them that are literal
	Right    int
	Accuracy float64
	Interval score.Interval
	Judged   [2][geo.Uses]int // how the literal (0) and the others (1) were judged
	LeftOut  int              // labels that say nothing of the use
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
			judged := d.uses[j]
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
	return &u
}
