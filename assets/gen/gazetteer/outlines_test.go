package main

import (
	"math"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/paulmach/orb"

	"dateline/geo"
	"dateline/geo/basemap"
	"dateline/geo/gazetteer"
)

// provinces yields the first-order divisions in force of the gazetteer that is
// committed, but for those of small countries, whose outlines are coarse.
func provinces(g *gazetteer.Gazetteer, yield func(geo.Place)) {
	for r := range gazetteer.Ref(g.Len()) {
		if p := g.Place(r); p.Class == geo.Admin1 && p.Code == "ADM1" {
			yield(p)
		}
	}
}

// TestProvincesLieAmongTheirTowns compares where a province lies and how wide it
// is with the towns in it. One that has got the outline of another, as
// Île-de-France once had that of Aude, stands out.
func TestProvincesLieAmongTheirTowns(t *testing.T) {
	g := openAsset(t)
	towns := make(map[string][]orb.Point)
	for r := range gazetteer.Ref(g.Len()) {
		if p := g.Place(r); p.Class == geo.Town && p.Admin1 != "" {
			towns[p.Country+"."+p.Admin1] = append(towns[p.Country+"."+p.Admin1], p.Point)
		}
	}
	n := 0
	provinces(g, func(p geo.Place) {
		members := towns[p.Country+"."+p.Admin1]
		if len(members) < 3 {
			return
		}
		n++
		// Wide empty provinces have all their towns at one end.
		if d := distance(p.Point, median(members, p.Point)); d > 50+3*p.Radius {
			t.Errorf("%s, %s.%s, %.0f km in radius, lies %.0f km from its towns", p.Name, p.Country, p.Admin1, p.Radius, d)
		}
	})
	if n < 2500 {
		t.Errorf("only %d provinces have towns", n)
	}
}

// median is the median of points by longitude and by latitude, on the side of
// the world where about is.
func median(points []orb.Point, about orb.Point) orb.Point {
	var lon, lat []float64
	for _, p := range points {
		lon = append(lon, p.Lon()-360*math.Round((p.Lon()-about.Lon())/360))
		lat = append(lat, p.Lat())
	}
	slices.Sort(lon)
	slices.Sort(lat)
	return orb.Point{lon[len(lon)/2], lat[len(lat)/2]}
}

// TestProvincesLieInTheirAreas compares the gazetteer with the base map: a
// province's point must lie in what is drawn for it.
func TestProvincesLieInTheirAreas(t *testing.T) {
	b, err := os.ReadFile(filepath.Join("..", "..", "basemap.bin"))
	if err != nil {
		t.Fatal(err)
	}
	m, err := basemap.Open(b)
	if err != nil {
		t.Fatal(err)
	}
	g := openAsset(t)
	all, out := 0, 0
	provinces(g, func(p geo.Place) {
		if _, ok := m.Area(p.ID, basemap.Levels-1); !ok {
			return
		}
		all++
		if _, in := m.At(p.Point); in != p.ID {
			out++
			t.Logf("%s, %s.%s, at %v lies in %d", p.Name, p.Country, p.Admin1, p.Point, in)
		}
	})
	// Groups of islands with the sea in the middle, and lines thinned out.
	if all < 3400 || out > 12 {
		t.Errorf("%d of %d provinces lie elsewhere", out, all)
	}
}

func box(west, south, east, north float64) orb.Polygon {
	return orb.Polygon{{{west, south}, {east, south}, {east, north}, {west, north}, {west, south}}}
}

func TestMiddle(t *testing.T) {
	// A U whose centre of gravity lies between its arms.
	bay := orb.Polygon{{{0, 0}, {9, 0}, {9, 9}, {7, 9}, {7, 1}, {1, 1}, {1, 9}, {0, 9}, {0, 0}}}
	for _, tt := range []struct {
		name   string
		shape  orb.MultiPolygon
		labels []orb.Point
		within orb.Bound
		radius [2]float64 // from, to
	}{
		{
			"a plain area",
			orb.MultiPolygon{box(0, 0, 2, 2)},
			nil,
			orb.Bound{Min: orb.Point{0.9, 0.9}, Max: orb.Point{1.1, 1.1}},
			[2]float64{120, 130},
		},
		{
			"a mainland with a remote islet is the mainland",
			orb.MultiPolygon{box(30, 0, 30.1, 0.1), box(0, 0, 2, 2)},
			nil,
			orb.Bound{Min: orb.Point{0.9, 0.9}, Max: orb.Point{1.1, 1.1}},
			[2]float64{120, 130},
		},
		{
			"districts side by side",
			orb.MultiPolygon{box(0, 0, 1, 2), box(1, 0, 2, 2), box(2, 0, 3, 2)},
			nil,
			orb.Bound{Min: orb.Point{1.4, 0.9}, Max: orb.Point{1.6, 1.1}},
			[2]float64{150, 180},
		},
		{
			"of islands the middle one",
			orb.MultiPolygon{box(0, 0, 1, 1), box(4, 1, 5, 2), box(9, 0, 10, 1)},
			nil,
			orb.Bound{Min: orb.Point{4, 1}, Max: orb.Point{5, 2}},
			[2]float64{450, 650},
		},
		{
			"beside a bay",
			orb.MultiPolygon{bay},
			nil,
			orb.Bound{Min: orb.Point{7, 1}, Max: orb.Point{9, 9}},
			[2]float64{350, 400},
		},
		{
			"at the label beside a bay",
			orb.MultiPolygon{bay},
			[]orb.Point{{4, 4}, {7.2, 4}, {0.5, 0.5}},
			orb.Bound{Min: orb.Point{7.2, 4}, Max: orb.Point{7.2, 4}},
			[2]float64{350, 400},
		},
		{
			"islands about the date line",
			orb.MultiPolygon{box(178, 0, 179, 1), box(-179, 0, -178, 1), box(179.7, 0, 180, 1)},
			nil,
			orb.Bound{Min: orb.Point{179.7, 0}, Max: orb.Point{180, 1}},
			[2]float64{180, 250},
		},
	} {
		all := partsOf(tt.shape)
		if at := all.middle(tt.labels...); !tt.within.Contains(at) {
			t.Errorf("%s: the middle is %v", tt.name, at)
		}
		if r := all.radius(); r < tt.radius[0] || r > tt.radius[1] {
			t.Errorf("%s: the radius is %.0f km", tt.name, r)
		}
	}
	if none := partsOf(orb.MultiPolygon{{}}); none.middle() != (orb.Point{}) || none.radius() != 0 {
		t.Error("nothing has a middle")
	}
}

// Two provinces of Natural Earth side by side, and towns in them.
func TestOutlines(t *testing.T) {
	west, east := orb.Point{0.5, 0.5}, orb.Point{1.5, 0.5}
	province := func(name, code string, level int, x float64) *neProvince {
		p := &neProvince{country: "XX", code: code, level: level, names: []string{name}, gnName: name, shape: orb.MultiPolygon{box(x, 0, x+1, 1)}}
		p.at, p.radius = partsOf(p.shape).middle(), partsOf(p.shape).radius()
		return p
	}
	slipped := [2]*neProvince{province("Bravo", "01", 1, 0), province("Alpha", "02", 1, 1)}
	slipped[0].gnName, slipped[1].gnName = "Alpha", "Bravo"
	for _, tt := range []struct {
		name      string
		provinces []*neProvince
		codes     []code
		towns     map[string][]orb.Point // by code
		want      map[string]orb.Point   // by code, where outlines lie
		named     map[string]string      // by code, whose names they have
		recoded   string                 // what the code of the first town of "09" has become
	}{
		{
			name:      "codes, names and towns agree",
			provinces: []*neProvince{province("Alpha", "01", 1, 0), province("Bravo", "02", 1, 1)},
			codes:     []code{{"XX.01", "Alpha"}, {"XX.02", "Bravo Province"}},
			towns:     map[string][]orb.Point{"01": {west, west, west}, "02": {east, east, east}},
			want:      map[string]orb.Point{"XX.01": west, "XX.02": east},
			named:     map[string]string{"XX.01": "Alpha", "XX.02": "Bravo"},
		},
		{
			name:      "districts have the numbers of other divisions, and an article is no name",
			provinces: []*neProvince{province("Pays de Bravo", "01", 2, 0), province("Pays d'Alpha", "02", 2, 1)},
			codes:     []code{{"XX.01", "Isle de Charlie"}},
			towns:     map[string][]orb.Point{"01": {west, west, east}},
			want:      map[string]orb.Point{"XX.01": {1, 0.5}},
		},
		{
			name:      "no towns, but code and name agree",
			provinces: []*neProvince{province("Alpha", "01", 1, 0)},
			codes:     []code{{"XX.01", "Alpha Island"}},
			want:      map[string]orb.Point{"XX.01": west},
			named:     map[string]string{"XX.01": "Alpha"},
		},
		{
			name:      "no towns, and only the code agrees",
			provinces: []*neProvince{province("Alpha", "01", 1, 0)},
			codes:     []code{{"XX.01", "Charlie"}},
		},
		{
			name:      "code and name agree, but the towns are elsewhere",
			provinces: []*neProvince{province("Alpha", "01", 1, 0)},
			codes:     []code{{"XX.01", "Alpha"}},
			towns:     map[string][]orb.Point{"01": {{50, 50}, {50, 51}, {51, 50}}},
		},
		{
			name:      "the names have slipped, each to the neighbour",
			provinces: slipped[:],
			codes:     []code{{"XX.01", "Alpha"}, {"XX.02", "Bravo"}},
			towns:     map[string][]orb.Point{"01": {west, west, west}, "02": {east, east, east}},
			want:      map[string]orb.Point{"XX.01": west, "XX.02": east},
			named:     map[string]string{"XX.01": "Alpha", "XX.02": "Bravo"},
		},
		{
			name:      "a division that has been parted since is not the old one",
			provinces: []*neProvince{province("Alpha", "01", 1, 0)},
			codes:     []code{{"XX.01", "Alpha"}, {"XX.02", "Bravo"}},
			towns:     map[string][]orb.Point{"01": {west, west, west}, "02": {west, west, west, west, west}},
		},
		{
			name:      "towns of a division that is no more",
			provinces: []*neProvince{province("Alpha", "01", 1, 0), province("Bravo", "02", 1, 1)},
			codes:     []code{{"XX.01", "Alpha"}, {"XX.02", "Bravo"}},
			towns:     map[string][]orb.Point{"09": {east, west}},
			want:      map[string]orb.Point{"XX.01": west, "XX.02": east},
			named:     map[string]string{"XX.01": "Alpha", "XX.02": "Bravo"},
			recoded:   "02",
		},
	} {
		t.Run(tt.name, func(t *testing.T) {
			g := newGenerator("")
			g.naturalEarth.provinces = tt.provinces
			var first *place
			id := geo.ID(0)
			for _, own := range []string{"01", "02", "09"} {
				for _, at := range tt.towns[own] {
					id++
					p := &place{Place: geo.Place{ID: id, Class: geo.Town, Country: "XX", Admin1: own, Admin2: "a", Point: at}}
					g.world.add(p)
					if own == "09" && first == nil {
						first = p
					}
				}
			}
			g.gather()
			found := g.outlines(tt.codes, func(string) uint32 { return 0 })
			if len(found) != len(tt.want) {
				t.Errorf("%d outlines, want %d", len(found), len(tt.want))
			}
			for code, want := range tt.want {
				o, ok := found[code]
				if d := distance(o.at, want); !ok || d > 1 {
					t.Errorf("%s: %v, %v, want %v", code, o.at, ok, want)
				}
				named := ""
				if o.named != nil {
					named = o.named.names[0]
				}
				if named != tt.named[code] {
					t.Errorf("%s is called %q, want %q", code, named, tt.named[code])
				}
			}
			if first != nil && (first.Admin1 != tt.recoded || first.Admin2 != "") {
				t.Errorf("the first town lies in %s.%s, want %s", first.Admin1, first.Admin2, tt.recoded)
			}
		})
	}
}

func TestAlike(t *testing.T) {
	for _, tt := range []struct {
		a, b string
		want bool
	}{
		{"Idlib", "Idleb", false}, // "idli" and "idle": no four letters
		{"Donetsk", "Donets'ka Oblast'", true},
		{"Île-de-France", "Departement de l'Aude", false},
		{"Pays de la Loire", "Departement de la Haute-Marne", false},
		{"Centre", "Centre-Val de Loire", true},
		{"Provincia dell' Aquila", "L'Aquila", true},
		{"North Province", "North Darfur", false},
		{"Northern", "Northern Region", true},
		{"Southern Red Sea", "Southern Red Sea Region", true},
		{"Vas", "Vas megye", true},
		{"Al Janub", "South Governorate", false},
		{"Federal District", "District of Columbia", false},
		{"North Bank", "Bank", true},
	} {
		if got := alike(tt.a, tt.b); got != tt.want || got != alike(tt.b, tt.a) {
			t.Errorf("alike(%q, %q) = %v, %v; want %v", tt.a, tt.b, got, alike(tt.b, tt.a), tt.want)
		}
	}
}

func TestReadProvinceIDs(t *testing.T) {
	ids, err := readProvinceIDs("# comment\nFR 27 11071619 28 11071621\n\nIL WE 11821181\n")
	if err != nil || len(ids) != 3 || ids["FR.28"] != 11071621 || ids["IL.WE"] != 11821181 {
		t.Errorf("got %v, %v", ids, err)
	}
	for _, bad := range []string{"FR 27\n", "FR 27 Burgundy\n"} {
		if _, err := readProvinceIDs(bad); err == nil {
			t.Errorf("%q was read", bad)
		}
	}
}
