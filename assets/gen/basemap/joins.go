package main

import (
	"bytes"
	"cmp"
	"fmt"
	"maps"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/paulmach/orb"
	sphere "github.com/paulmach/orb/geo"

	"dateline/geo"
	"dateline/geo/basemap"
	"dateline/geo/gazetteer"
)

// Natural Earth's provinces and GeoNames' first-order divisions are not the
// same: in Britain, France, Italy and some twenty other countries Natural Earth
// draws the divisions below them. Natural Earth notes the code of a division, but
// of an older list. So a province is the division that it notes if the gazetteer
// has put the division there and made it as wide; else it belongs to the one that
// most of its towns belong to; and only without towns the note decides alone.

// A city is a populated place of GeoNames.
type city struct {
	id              geo.ID
	name            string
	at              orb.Point
	code            string // feature code
	country, admin1 string
	population      int64
}

// readCities reads GeoNames' table of populated places.
func readCities(table []byte) ([]city, error) {
	var out []city
	for line := range bytes.Lines(table) {
		f := strings.Split(string(line), "\t")
		if len(f) < 15 {
			return nil, fmt.Errorf("a place has %d columns", len(f))
		}
		id, err := strconv.ParseUint(f[0], 10, 32)
		if err != nil {
			return nil, err
		}
		lat, err := strconv.ParseFloat(f[4], 64)
		if err != nil {
			return nil, err
		}
		lon, err := strconv.ParseFloat(f[5], 64)
		if err != nil {
			return nil, err
		}
		population, err := strconv.ParseInt(f[14], 10, 64)
		if err != nil {
			return nil, err
		}
		out = append(out, city{geo.ID(id), f[1], orb.Point{lon, lat}, f[7], f[8], f[10], population})
	}
	return out, nil
}

// A division is a first-order division of GeoNames, made of provinces of
// Natural Earth.
type division struct {
	id      geo.ID
	name    string
	country int // number of Natural Earth's country
	faces   []int32
}

// A joined world is what areas the gazetteer knows, made of provinces.
type joined struct {
	divisions []division
	areas     []basemap.Area // countries and groups of countries; their rings are yet to be made
	sets      [][]int32      // the faces of each
}

// join gives every province its country and division and returns the areas
// that are larger than provinces. which tells the province that holds a point.
func (w *world) join(g *gazetteer.Gazetteer, cities []city, which func(orb.Point) int) joined {
	votes := w.votes(g, cities, which)
	w.mergeCountries()
	o := owners{world: w, g: g, which: which, byISO: map[string]int{}, groups: map[string][]int32{}, overseas: map[string][]int32{}}
	for i, c := range w.countries {
		if c.iso != "" && len(c.faces) > 0 {
			o.byISO[c.iso] = i
		}
	}
	for i := range w.provinces {
		o.give(i, o.code(i, votes[i]))
	}

	var j joined
	j.countries(w, g)
	for _, cc := range slices.Sorted(maps.Keys(o.overseas)) {
		r, _ := g.Country(cc)
		p := g.Place(r)
		j.add(basemap.Area{Kind: basemap.CountryArea, Name: p.Name, ID: p.ID, Country: p.ID}, o.overseas[cc])
	}
	for _, code := range slices.Sorted(maps.Keys(o.groups)) {
		cc, a1, _ := strings.Cut(code, ".")
		r, _ := g.Admin1(cc, a1)
		p := g.Place(r)
		j.divisions = append(j.divisions, division{p.ID, p.Name, w.provinces[o.groups[code][0]].country, o.groups[code]})
	}
	j.continents(w, g)
	return j
}

// votes counts by province the towns in it by the division that they belong to,
// as "GB.ENG".
func (w *world) votes(g *gazetteer.Gazetteer, cities []city, which func(orb.Point) int) []map[string]int {
	votes := make([]map[string]int, len(w.provinces))
	for _, c := range cities {
		admin1 := c.admin1
		if r, ok := g.ByID(c.id); ok {
			admin1 = g.Place(r).Admin1 // the gazetteer knows newer divisions
		}
		if p := which(c.at); p >= 0 && c.country != "" {
			if votes[p] == nil {
				votes[p] = map[string]int{}
			}
			votes[p][c.country+"."+admin1]++
		}
	}
	return votes
}

// owners find out whose a province is.
type owners struct {
	*world
	g        *gazetteer.Gazetteer
	which    func(orb.Point) int
	byISO    map[string]int     // numbers of the countries that have provinces
	groups   map[string][]int32 // provinces by the code of their division
	overseas map[string][]int32 // by ISO code, what is governed as a part of another country
}

// code is that of a province's division, or of its country alone: "TK.".
func (o *owners) code(province int, votes map[string]int) string {
	p := &o.provinces[province]
	iso := o.countries[p.country].iso
	noted := p.text("gn_a1_code")
	cc, a1, _ := strings.Cut(noted, ".")
	if r, ok := o.g.Admin1(cc, a1); ok && cc == iso && o.which(o.g.Point(r)) == province && p.isAsWide(o.g.Place(r).Radius) {
		return noted
	}
	elected := elect(votes, func(cc string) bool {
		_, own := o.byISO[cc]
		return cc == iso || !own
	})
	switch {
	case elected != "" && elected != iso+".":
		return elected
	case len(votes) == 0:
		return noted
	}
	return cc + "."
}

// give puts a province to the division and the country of the code.
func (o *owners) give(province int, code string) {
	p := &o.provinces[province]
	country := &o.countries[p.country]
	if r, ok := o.g.ByID(p.gn); ok && !p.isAsWide(o.g.Place(r).Radius) {
		p.gn = 0 // what is left of it
	}
	cc, a1, _ := strings.Cut(code, ".")
	if r, ok := o.g.Admin1(cc, a1); ok {
		o.groups[code] = append(o.groups[code], int32(province))
		p.division = o.g.ID(r)
	}
	switch _, own := o.byISO[cc]; {
	case cc == "" || cc == country.iso || cc[0] == '-' && country.iso != "":
		p.holder = country.id
	case !own && country.iso != "":
		if r, ok := o.g.Country(cc); ok {
			p.holder = o.g.ID(r)
			o.overseas[cc] = append(o.overseas[cc], int32(province))
		}
	default:
		// The two sources disagree whose it is: nobody's.
		fmt.Printf("contested: %s, drawn in %s, is in %s to the gazetteer\n", p.name, country.name, code)
		p.contested = true
	}
}

// countries adds the areas of Natural Earth's countries, without what is contested.
func (j *joined) countries(w *world, g *gazetteer.Gazetteer) {
	for i := range w.countries {
		c := &w.countries[i]
		var set []int32
		for _, f := range c.faces {
			if !w.provinces[f].contested || c.iso == "" {
				set = append(set, f)
			}
		}
		if c.id == 0 {
			c.id = lookUp(g, c.name, c.label(), geo.Country, geo.Region, geo.Island)
		}
		if len(set) > 0 {
			j.add(basemap.Area{Kind: basemap.CountryArea, Name: c.name, ID: c.id, Country: c.id}, set)
		}
	}
}

// isAsWide reports whether a radius, in kilometres, is about that of a disc of the
// province's area. A division that is much narrower has been parted since.
func (p *province) isAsWide(radius float64) bool {
	const narrow = 0.7
	area := 0.0
	for _, polygon := range p.polygons {
		var rings orb.Polygon
		for _, ring := range polygon {
			rings = append(rings, orb.Ring(ring))
		}
		area += sphere.Area(rings)
	}
	return radius > narrow*math.Sqrt(area/math.Pi)/1000
}

func (j *joined) add(a basemap.Area, faces []int32) {
	j.areas = append(j.areas, a)
	j.sets = append(j.sets, faces)
}

// elect returns the code that the towns of a province vote for, by three fifths
// of them. Towns of other countries than those expected count only where they
// are twenty and nearly all: few of them lie across a river from where they
// should be. Where no division has so many but a country has, the code is that
// of the country alone: "TK.".
func elect(votes map[string]int, expected func(country string) bool) string {
	codes := slices.Sorted(maps.Keys(votes))
	foreign, all := 0, 0
	for _, code := range codes {
		all += votes[code]
		if cc, _, _ := strings.Cut(code, "."); !expected(cc) {
			foreign += votes[code]
		}
	}
	abroad := foreign >= 20 && 10*foreign >= 9*all
	countries, best, sum := map[string]int{}, "", 0
	for _, code := range codes {
		if cc, _, _ := strings.Cut(code, "."); abroad || expected(cc) {
			sum += votes[code]
			countries[cc] += votes[code]
			if votes[code] > votes[best] {
				best = code
			}
		}
	}
	cc, _, _ := strings.Cut(best, ".")
	switch {
	case 5*votes[best] >= 3*sum:
		return best
	case 5*countries[cc] >= 3*sum:
		return cc + "."
	}
	return ""
}

// mergeCountries gives what Natural Earth draws as countries for the sake of a
// lease, or counts as territories without a code of their own, to the country
// that has the code: Baikonur to Kazakhstan, Clipperton to France.
func (w *world) mergeCountries() {
	most := map[string]int{} // by ISO code
	for i, c := range w.countries {
		if k, ok := most[c.iso]; !ok || c.number("POP_EST") > w.countries[k].number("POP_EST") {
			most[c.iso] = i
		}
	}
	for i := range w.countries {
		c := &w.countries[i]
		into := i
		if c.iso != "" {
			into = most[c.iso]
		}
		for k := range w.countries {
			if w.countries[k].a3 == leasedBases[c.a3] {
				into = k
			}
		}
		if into == i {
			continue
		}
		d := &w.countries[into]
		d.faces = append(d.faces, c.faces...)
		for _, f := range c.faces {
			w.provinces[f].country = into
		}
		c.faces, c.iso, c.id = nil, "", 0
	}
}

// lookUp finds a place of one of the classes by name and near a point.
func lookUp(g *gazetteer.Gazetteer, name string, near orb.Point, classes ...geo.Class) geo.ID {
	for _, n := range g.Lookup(name, nil) {
		p := g.Place(n.Ref)
		if n.Kind <= gazetteer.Bare && slices.Contains(classes, p.Class) && degrees(p.Point, near) < 5 {
			return p.ID
		}
	}
	return 0
}

// continents adds the groups of countries that our own table of regions lists
// country by country, and the continents.
func (j *joined) continents(w *world, g *gazetteer.Gazetteer) {
	byISO, byContinent := map[string][]int32{}, map[string][]int32{}
	for i := range w.provinces {
		p := &w.provinces[i]
		if p.holder != 0 {
			if r, ok := g.ByID(p.holder); ok {
				iso := g.Place(r).Country
				byISO[iso] = append(byISO[iso], int32(i))
			}
		}
		c := &w.countries[p.country]
		continent := c.text("CONTINENT")
		if p.holder != 0 && p.holder != c.id {
			continue // overseas
		}
		if c.a3 == "RUS" && p.number("longitude") > 60 {
			continent = "Asia" // beyond the Urals, or nearly so
		}
		byContinent[continent] = append(byContinent[continent], int32(i))
	}
	for _, r := range w.regions {
		var faces []int32
		if r.class != "continent" {
			continue
		}
		for _, iso := range r.countries {
			faces = append(faces, byISO[iso]...)
		}
		if len(faces) == 0 {
			faces = byContinent[r.name]
		}
		if id := lookUp(g, r.name, r.at, geo.Continent, geo.Region); id != 0 && len(faces) > 0 {
			j.add(basemap.Area{Kind: basemap.GroupArea, Name: r.name, ID: id}, faces)
		}
	}
}

// A region is a row of our own table.
type region struct {
	name, class, code string
	at                orb.Point
	radius            float64 // kilometres
	countries         []string
	rank              int
}

func readRegions(table []byte) ([]region, error) {
	var out []region
	header := true
	for line := range bytes.Lines(table) {
		if header {
			header = false
			continue
		}
		f := strings.Split(strings.TrimRight(string(line), "\n"), "\t")
		if len(f) != 9 {
			return nil, fmt.Errorf("the region %s has %d columns", f[0], len(f))
		}
		r := region{name: f[0], class: f[2], code: f[3]}
		var err error
		for _, n := range []struct {
			to   *float64
			text string
		}{{&r.at[1], f[4]}, {&r.at[0], f[5]}, {&r.radius, f[6]}} {
			if *n.to, err = strconv.ParseFloat(n.text, 64); err != nil {
				return nil, fmt.Errorf("the region %s: %w", f[0], err)
			}
		}
		if f[7] != "" {
			r.countries = strings.Split(f[7], ";")
		}
		if r.rank, err = strconv.Atoi(f[8]); err != nil {
			return nil, fmt.Errorf("the region %s: %w", f[0], err)
		}
		out = append(out, r)
	}
	slices.SortStableFunc(out, func(a, b region) int { return cmp.Compare(a.rank, b.rank) })
	return out, nil
}
