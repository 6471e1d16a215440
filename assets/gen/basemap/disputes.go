package main

import (
	"fmt"
	"maps"
	"math"
	"slices"

	"github.com/paulmach/orb"

	"dateline/assets/gen/sources"
	"dateline/geo/basemap"
)

// What Natural Earth says of borders that are not agreed on comes from three of
// its layers, each from another package:
//
//   - the borders on land of version 3, with a class each;
//   - the lines of territorial claims of version 4: where a border would run if
//     a claim were met, most of them inside the country that holds the land;
//   - the borders at sea, without a class.
//
// The outlines of countries are of version 5. Nearly all lines run along them
// vertex by vertex; the rest is found by nearness.

// disputedClasses are the classes of borders that are not agreed on.
var disputedClasses = map[string]bool{
	"Disputed (please verify)":        true,
	"Indefinite (please verify)":      true,
	"Line of control (please verify)": true,
	"Indeterminant frontier":          true,
}

// disputedPairs are countries whose whole common border is contested or is one
// side's claim only, whatever the class of its parts.
var disputedPairs = map[[2]string]bool{
	{"CYN", "CYP"}: true, // Northern Cyprus: the ceasefire line of 1974
	{"CYN", "ESB"}: true,
	{"IND", "KAS"}: true, // Siachen
	{"KAS", "PAK"}: true,
	{"CHN", "KAS"}: true,
	{"ISR", "PSX"}: true, // the armistice lines of 1949
	{"ISR", "LBN"}: true, // the Blue Line
	{"ISR", "SYR"}: true, // the ceasefire line of 1974
	{"KOR", "PRK"}: true, // the demarcation line of 1953
	{"KOS", "SRB"}: true,
	{"MAR", "SAH"}: true,
	{"SOL", "SOM"}: true,
	{"ARG", "SPI"}: true,
	{"CHL", "SPI"}: true,
	{"BRA", "BRI"}: true,
	{"BRI", "URY"}: true,
}

// halaib is the meridian of 33.1° E, from which on Egypt and Sudan claim the
// Halaib triangle both, and Bir Tawil neither.
const halaib = basemap.Grid * (180 + 33.1) / 360

// leasedBases are bases that Natural Earth draws as countries and that lie in
// the country of their landlord.
var leasedBases = map[string]string{"USG": "CUB", "KAB": "KAZ"}

// disputedProvinces are held by one country and by general recognition
// another's, by their codes in ISO 3166-2. All their land borders are contested.
var disputedProvinces = map[string]bool{"UA-43": true, "UA-40": true} // Crimea and Sevastopol

// outdatedClaims are lines that events have overtaken: Nagorno-Karabakh was
// given up in 2023, and the front of 2015 in Ukraine has moved.
var outdatedClaims = map[string]bool{
	"Former USSR oblast in 1991": true,
	"Ceasefire Line 1994":        true,
	"Ukrainian claim":            true,
}

// claimsAtSea run over water.
var claimsAtSea = map[string]bool{"Japanese claim": true}

// disputedAtSea tells which of the borders at sea are contested or drawn by one
// side only: by a point near the line. Natural Earth's file has all alike.
var disputedAtSea = []struct {
	lon, lat float64
	between  string
}{
	{26.2, 38.2, "Greece and Turkey: the Aegean"},
	{28.4, 36.5, "Greece and Turkey: Rhodes and Symi"},
	{29.5, 36.2, "Greece and Turkey: Kastellorizo"},
	{36.6, 45.3, "Russia and Ukraine: the strait of Kerch"},
	{125.5, 37.5, "the two Koreas: the Northern Limit Line"},
	{119.9, 26.2, "China and Taiwan: Matsu"},
	{118.5, 24.5, "China and Taiwan: Kinmen"},
	{119.3, 25.0, "China and Taiwan: Wuqiu"},
	{122.4, 24.6, "Japan and Taiwan"},
	{122.3, 21.7, "the Philippines and Taiwan"},
	{-64.9, -51.6, "Argentina and the Falkland Islands"},
	{-42.8, -57.5, "Argentina's claim to South Georgia"},
	{-82.0, 12.9, "Colombia and Nicaragua: the meridian of 82° W"},
	{-131.6, 54.5, "Canada and the United States: Dixon Entrance"},
	{103.9, 10.5, "Cambodia and Vietnam"},
	{102.8, 11.6, "Cambodia and Thailand"},
	{-14.0, 27.5, "the Canary Islands and Western Sahara"},
	{-13.4, 28.1, "the Canary Islands and Morocco"},
	{-15.7, 29.3, "Portugal and Spain: the Savage Islands"},
	{40.0, -21.9, "Madagascar's claim to Europa and Bassas da India"},
	{43.5, -16.9, "Madagascar's claim to Juan de Nova"},
	{47.7, -12.4, "Madagascar's claim to the Glorioso Islands"},
	{44.6, -12.8, "the Comoros' claim to Mayotte"},
	{57.1, -15.8, "Mauritius' claim to Tromelin"},
	{72.6, -3.0, "the Maldives and the Chagos Islands"},
}

// disputes classifies the edges of the net and collects the lines that run
// along none.
func (w *world) disputes(folder sources.Folder) error {
	lines, err := w.shapes(folder, "admin_0_boundary_lines_land")
	if err != nil {
		return err
	}
	n := w.net
	missed := map[[2]string][][2]vertex{} // by countries: contested segments that run along no edge
	agreed := map[*edge]bool{}
	for _, r := range lines {
		class := r.attr["featurecla"]
		pair := pairOf(r.attr["adm0_a3_l"], r.attr["adm0_a3_r"])
		if class == "Overlay limit" && pair[0] == "CNM" { // the southern edge of the buffer zone
			for _, part := range r.parts {
				w.loose = append(w.loose, loose{basemap.DisputedBorder, 5, part})
			}
		}
		for _, part := range r.parts {
			for i := range part[1:] {
				a, b := n.vertex(part[i]), n.vertex(part[i+1])
				e := n.between(a, b)
				switch {
				case a == b:
				case e == nil && disputedClasses[class]:
					missed[pair] = append(missed[pair], [2]vertex{a, b})
				case e == nil:
				case disputedClasses[class]:
					e.class = disputed
				default:
					agreed[e] = true
				}
			}
		}
	}
	for k, e := range n.edges {
		if e.sides[0] < 0 || e.sides[1] < 0 || e.class == disputed {
			continue
		}
		c, d := n.faces[e.sides[0]].country, n.faces[e.sides[1]].country
		if int(max(e.sides[0], e.sides[1])) >= len(w.provinces) {
			continue // a lone island
		}
		if disputedProvinces[w.provinces[e.sides[0]].text("iso_3166_2")] != disputedProvinces[w.provinces[e.sides[1]].text("iso_3166_2")] {
			e.class = disputed
			continue
		}
		if c == d {
			continue
		}
		pair := pairOf(w.countries[c].a3, w.countries[d].a3)
		switch {
		case disputedPairs[pair] || pair == pairOf("EGY", "SDN") && float64(n.at[k[0]].x) > halaib:
			e.class = disputed
		case leasedBases[pair[0]] == pair[1] || leasedBases[pair[1]] == pair[0]:
			e.class = leased
		case !agreed[e]:
			const km3 = 3.0 / 40075 * basemap.Grid
			if near(n.at[k[0]], n.at[k[1]], missed[pair], km3) {
				e.class = disputed
			}
		}
	}
	if err := w.claims(folder); err != nil {
		return err
	}
	return w.borders(folder)
}

func pairOf(a, b string) [2]string { return [2]string{min(a, b), max(a, b)} }

// between finds the edge from one place to another, allowing for one step of
// the grid by which the sources' versions may be apart.
func (n *net) between(a, b vertex) *edge {
	for _, u := range n.close(a) {
		for _, v := range n.close(b) {
			if e := n.edge(u, v); e != nil {
				return e
			}
		}
	}
	return nil
}

func (n *net) close(a vertex) []int32 {
	var out []int32
	for dy := int32(-1); dy <= 1; dy++ {
		for dx := int32(-1); dx <= 1; dx++ {
			if v, ok := n.number[vertex{(a.x + dx) & (basemap.Grid - 1), a.y + dy}]; ok {
				out = append(out, v)
			}
		}
	}
	return out
}

// near reports whether the middle of an edge is within a distance of one of
// the segments.
func near(a, b vertex, segments [][2]vertex, most float64) bool {
	x, y := float64(a.x+b.x)/2, float64(a.y+b.y)/2
	for _, s := range segments {
		ax, ay, bx, by := float64(s[0].x), float64(s[0].y), float64(s[1].x), float64(s[1].y)
		t := ((x-ax)*(bx-ax) + (y-ay)*(by-ay)) / ((bx-ax)*(bx-ax) + (by-ay)*(by-ay))
		t = math.Max(0, math.Min(1, t))
		if math.Hypot(x-ax-t*(bx-ax), y-ay-t*(by-ay)) < most {
			return true
		}
	}
	return false
}

// claims reads the lines of claims. What runs along a border of provinces makes
// that a contested border; what runs through a province is a line of its own.
func (w *world) claims(folder sources.Folder) error {
	file, err := folder.File(sources.QGIS, "world_map.gpkg")
	if err != nil {
		return err
	}
	d, err := openDatabase(file)
	if err != nil {
		return err
	}
	rows, err := d.table("disputed_borders")
	if err != nil {
		return err
	}
	count := map[string][2]int{}
	for _, r := range rows {
		if len(r) < 4 {
			return errDatabase
		}
		shape, _ := r[1].([]byte)
		name, _ := r[2].(string)
		if outdatedClaims[name] {
			continue
		}
		parts, err := readLines(shape)
		if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		for _, part := range parts {
			if claimsAtSea[name] {
				w.loose = append(w.loose, loose{basemap.DisputedMaritime, 4, part})
				continue
			}
			along, alone := w.claim(part)
			c := count[name]
			count[name] = [2]int{c[0] + along, c[1] + alone}
		}
	}
	for _, name := range slices.Sorted(maps.Keys(count)) {
		fmt.Printf("%s: %d edges along borders, %d alone\n", name, count[name][0], count[name][1])
	}
	return nil
}

func (w *world) claim(part []orb.Point) (along, alone int) {
	n, from := w.net, 0
	flush := func(to int) {
		// Less than a kilometre beside a border is the same line in two versions.
		if to > from && !w.beside(part[from:to+1]) {
			w.loose = append(w.loose, loose{basemap.DisputedBorder, 4, part[from : to+1]})
			alone += to - from
		}
	}
	for i := range part[1:] {
		e := n.between(n.vertex(part[i]), n.vertex(part[i+1]))
		if e == nil {
			continue
		}
		flush(i)
		from = i + 1
		if e.sides[0] >= 0 && e.sides[1] >= 0 { // else it is a coast
			e.class = disputed
			along++
		}
	}
	flush(len(part) - 1)
	return along, alone
}

// beside reports whether all points of a line lie within a kilometre of
// vertices of the net.
func (w *world) beside(line []orb.Point) bool {
	const km int32 = basemap.Grid / 40075
	for _, p := range line {
		v, found := w.net.vertex(p), false
		for dy := -km; dy <= km && !found; dy++ {
			for dx := -km; dx <= km && !found; dx++ {
				_, found = w.net.number[vertex{(v.x + dx) & (basemap.Grid - 1), v.y + dy}]
			}
		}
		if !found {
			return false
		}
	}
	return true
}

// borders reads the borders at sea.
func (w *world) borders(folder sources.Folder) error {
	file, err := folder.File(sources.Marble, "ne_50m_admin_0_boundary_lines_maritime_indicator.pn2")
	if err != nil {
		return err
	}
	lines, err := readPN2(file)
	if err != nil {
		return err
	}
	used := make([]int, len(disputedAtSea))
	for _, l := range lines {
		layer := basemap.MaritimeBorder
		for i, d := range disputedAtSea {
			for _, p := range l {
				if math.Hypot(p[0]-d.lon, p[1]-d.lat) < 0.15 {
					layer = basemap.DisputedMaritime
					used[i]++
					break
				}
			}
		}
		w.loose = append(w.loose, loose{layer, 4, l})
	}
	for i, n := range used {
		if n != 1 {
			return fmt.Errorf("%d borders at sea are near the point for %s, not one", n, disputedAtSea[i].between)
		}
	}
	return nil
}
