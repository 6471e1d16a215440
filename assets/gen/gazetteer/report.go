package main

import (
	"fmt"
	"io"
	"maps"
	"slices"

	"dateline/geo"
	"dateline/geo/gazetteer"
)

// report prints what the gazetteer holds and what was left out.
func (g *generator) report(w io.Writer, b []byte) error {
	z, err := gazetteer.Open(b)
	if err != nil {
		return err
	}
	perClass := make(map[geo.Class]int)
	perSource := make(map[string]int)
	perKind := make(map[gazetteer.NameKind]int)
	perKey := make(map[string]int)
	for _, p := range g.world.places {
		perClass[p.Class]++
		perSource[p.from]++
		for _, n := range p.names {
			perKind[n.kind]++
			perKey[n.key]++
		}
	}
	ambiguous := 0
	for _, n := range perKey {
		if n > 1 {
			ambiguous++
		}
	}
	fmt.Fprintf(w, "%d bytes, %d places, %d different names, %d of them of several places\n", len(b), z.Len(), z.Names(), ambiguous)
	fmt.Fprintln(w, "\nplaces by class")
	for c := range geo.Class(geo.Classes) {
		fmt.Fprintf(w, "%9d %s\n", perClass[c], c)
	}
	fmt.Fprintln(w, "\nplaces by source")
	for _, s := range slices.Sorted(maps.Keys(perSource)) {
		fmt.Fprintf(w, "%9d %s\n", perSource[s], s)
	}
	fmt.Fprintln(w, "\nnames by kind")
	for k := range gazetteer.NameKind(gazetteer.Kinds) {
		fmt.Fprintf(w, "%9d %s\n", perKind[k], k)
	}
	fmt.Fprintln(w, "\nleft out or joined")
	for _, s := range slices.Sorted(maps.Keys(g.counts)) {
		fmt.Fprintf(w, "%9d %s\n", g.counts[s], s)
	}
	return nil
}
