package accuracy

import (
	"slices"

	"dateline/data/score"
	"dateline/geo"
)

// slice picks names: those marked, and those found that are paired with none.
type slice struct {
	name  string
	gold  func(*row) bool
	found func(*geo.Finding, *trialled) bool // nil where what was found cannot be told apart so
}

// slices are those of which the corpus has any name.
func (t *Trial) slices(docs []trialled) []slice {
	class := func(f *geo.Finding) geo.Class {
		if f.Place == nil {
			return geo.Unclassed
		}
		return f.Place.Class
	}
	words := func(f *geo.Finding, d *trialled) string { return f.In(d.text) }
	all := []slice{
		{
			"without countries",
			func(r *row) bool { return r.class != geo.Country },
			func(f *geo.Finding, _ *trialled) bool { return class(f) != geo.Country },
		},
		{
			"without demonyms",
			func(r *row) bool { return !r.demonym },
			func(f *geo.Finding, _ *trialled) bool { return f.Use != geo.Demonym },
		},
	}
	if t.Training != nil {
		all = append(all, slice{
			"names not in the training texts",
			func(r *row) bool { return r.untaught },
			func(f *geo.Finding, d *trialled) bool { return !t.Training.Has(words(f, d)) },
		})
	}
	for c := range geo.Class(geo.Classes) {
		name := "class: " + c.String()
		if c == geo.Unclassed {
			name = "class: unknown"
		}
		all = append(all, slice{
			name,
			func(r *row) bool { return r.class == c },
			func(f *geo.Finding, _ *trialled) bool { return class(f) == c },
		})
	}
	for _, l := range labels(docs) {
		all = append(all, slice{name: "label: " + l, gold: func(r *row) bool { return r.Label == l }})
	}
	return slices.DeleteFunc(all, func(s slice) bool { return !some(docs, s) })
}

// some reports whether any name is marked in the slice.
func some(docs []trialled, s slice) bool {
	for i := range docs {
		for j := range docs[i].gold {
			if r := &docs[i].gold[j]; !score.Excluded(r.Label) && s.gold(r) {
				return true
			}
		}
	}
	return false
}

// labels are those that toponyms have in the corpus, in the order of the
// alphabet.
func labels(docs []trialled) []string {
	var all []string
	for i := range docs {
		for j := range docs[i].gold {
			if l := docs[i].gold[j].Label; l != "" && !score.Excluded(l) && !slices.Contains(all, l) {
				all = append(all, l)
			}
		}
	}
	slices.Sort(all)
	return all
}
