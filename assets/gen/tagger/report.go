package main

import (
	"fmt"

	"dateline/geo"
	"dateline/geo/toponym"
	"dateline/geo/toponym/tagger"
)

// report measures the model on documents that it has not seen: whole names that
// are read as more likely than not.
func report(f *toponym.Finder, m *tagger.Model, docs []document) {
	var right, read, there [tagger.Kinds]int
	var l tagger.Lattice
	for _, d := range docs {
		gold := make(map[name]bool)
		for _, n := range d.names {
			gold[n] = true
			there[n.kind]++
		}
		f.Stretches(geo.Document{Text: d.text}, func(toks []tagger.Token, from, to int, where []geo.Span) {
			l.Read(m, toks, from, to)
			for i := range where {
				for k := range tagger.Kind(tagger.Kinds) {
					if l.Begins(i, k) < 0.2 {
						continue
					}
					for j := i + 1; j <= len(where) && j < i+12; j++ {
						if l.Span(i, j, k) > 0.5 {
							read[k]++
							if gold[name{geo.Span{Start: where[i].Start, End: where[j-1].End}, k}] {
								right[k]++
							}
						}
					}
				}
			}
		})
	}
	fmt.Println("held-out names, whole and of the right kind:")
	for k := range tagger.Kind(tagger.Kinds) {
		p, r := float64(right[k])/float64(max(1, read[k])), float64(right[k])/float64(max(1, there[k]))
		fmt.Printf("%-13s P %.3f R %.3f F1 %.3f   of %d\n", k, p, r, 2*p*r/max(p+r, 1e-9), there[k])
	}
}
