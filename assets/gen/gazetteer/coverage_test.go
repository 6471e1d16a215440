package main

import (
	"bufio"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"testing"

	"github.com/paulmach/orb"

	"dateline/data/sharedtest"
	"dateline/geo/gazetteer"
)

// TestCoverage measures how many of the places that people marked in news
// articles the gazetteer knows by name, and how many it knows by the GeoNames id that they
// are marked with, or within 161 km (100 miles) of where they are: the most that any choice among the candidates can
// reach. It needs the development corpora, which are not part of the project.
//
// The floors are what was measured when they were set, less a little; with -v
// the test prints the figures and what is missing.
func TestCoverage(t *testing.T) {
	corpora := sharedtest.Path(t, "corpora")
	g := openAsset(t)
	for _, tt := range []struct {
		file           string
		withID         bool    // only places that GeoNames knows; the others are buildings and streets
		named, reached float64 // floors, in per cent
	}{
		{"LGL", false, 98, 96},
		{"TR-News", false, 98, 96.5},
		{"GeoVirus", false, 97.5, 92},
		{"GeoWebNews", true, 91.5, 86},
	} {
		t.Run(tt.file, func(t *testing.T) {
			all, named, reached := 0, 0, 0
			missing := make(map[string]int)
			far := make(map[string]int)
			for _, m := range readMarks(t, filepath.Join(corpora, tt.file+".jsonl")) {
				if tt.withID && m.GeonameID == "" {
					continue
				}
				all++
				names := g.Lookup(m.Phrase, nil)
				if len(names) == 0 {
					missing[m.Phrase]++
					continue
				}
				named++
				gold := orb.Point{*m.Lon, *m.Lat}
				if slices.ContainsFunc(names, func(n gazetteer.Name) bool {
					id, ok := g.ID(n.Ref).GeoNames()
					return ok && strconv.FormatInt(id, 10) == m.GeonameID || distance(gold, g.Point(n.Ref)) <= 161
				}) {
					reached++
				} else {
					far[m.Phrase]++
				}
			}
			n, r := 100*float64(named)/float64(all), 100*float64(reached)/float64(all)
			t.Logf("%d marked places: %.1f %% named, %.1f %% by id or within 161 km", all, n, r)
			t.Logf("not named: %v", missing)
			t.Logf("named, but far: %v", far)
			if n < tt.named || r < tt.reached {
				t.Errorf("%.1f / %.1f %%, want at least %v / %v", n, r, tt.named, tt.reached)
			}
		})
	}
}

type mark struct {
	Phrase, Label, GeonameID string
	Lat, Lon                 *float64
}

// readMarks reads the places with coordinates that a corpus has marked.
func readMarks(t *testing.T, file string) []mark {
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var marks []mark
	s := bufio.NewScanner(f)
	s.Buffer(nil, 16<<20)
	for s.Scan() {
		var doc struct{ Toponyms []mark }
		if err := json.Unmarshal(s.Bytes(), &doc); err != nil {
			t.Fatal(err)
		}
		for _, m := range doc.Toponyms {
			switch m.Label {
			case "Non_Toponym", "Literal_Expression", "Non_Lit_Expression":
				continue
			}
			if m.Lat != nil && m.Lon != nil {
				marks = append(marks, m)
			}
		}
	}
	if err := s.Err(); err != nil {
		t.Fatal(err)
	}
	return marks
}

// openAsset opens the gazetteer that is committed.
func openAsset(t testing.TB) *gazetteer.Gazetteer {
	b, err := os.ReadFile(filepath.Join("..", "..", "gazetteer.bin"))
	if err != nil {
		t.Fatal(err)
	}
	g, err := gazetteer.Open(b)
	if err != nil {
		t.Fatal(err)
	}
	return g
}
