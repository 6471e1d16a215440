package gen_test

import (
	"strings"
	"testing"

	"dateline/geo"
)

// TestDemonymsKeepTheirRules holds the table of peoples to its columns: one
// form a row, the place by a name that it has, its country where it has one of
// that name only there, and its class where the name alone does not tell.
func TestDemonymsKeepTheirRules(t *testing.T) {
	const (
		demonym = iota
		target
		in
		kind
	)
	lines := readTable(t, "demonyms.tsv", "demonym", "target", "country", "class")
	if len(lines) < 300 {
		t.Errorf("%d rows, want at least 300", len(lines))
	}
	known := map[string]bool{"": true}
	for c := range geo.Class(geo.Classes) {
		known[c.String()] = true
	}
	ours, named := map[string]bool{}, map[string]bool{}
	for _, l := range regions(t) {
		ours[l.fields[class]] = true
		for _, n := range append([]string{l.fields[name]}, strings.Split(l.fields[names], "|")...) {
			named[l.fields[class]+"\t"+n] = true
		}
	}
	for _, l := range lines {
		if l.fields[demonym] == "" || l.fields[target] == "" {
			l.errorf(t, "a people or its place is missing")
		}
		if strings.Contains(l.fields[demonym], "|") {
			l.errorf(t, "each form has a row of its own")
		}
		if l.fields[in] != "" {
			country(t, l, l.fields[in])
		}
		switch k := l.fields[kind]; {
		case !known[k]:
			l.errorf(t, "%q is no class", k)
		case ours[k] && !named[k+"\t"+l.fields[target]]:
			l.errorf(t, "regions.tsv has no %s called %s", k, l.fields[target])
		}
	}
	ordered(t, lines, func(l line) string { return strings.Join(l.fields, "\t") })
}
