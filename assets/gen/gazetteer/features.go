package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/paulmach/orb"
	sphere "github.com/paulmach/orb/geo"

	"dateline/assets/gen/sources"
	"dateline/geo"
	"dateline/geo/gazetteer"
)

// airports adds the airports and air bases.
func (g *generator) airports() error {
	b, err := g.folder.File(sources.Airports, "airports.json")
	if err != nil {
		return err
	}
	var list []struct {
		Ident, Type, Name, Municipality, Keywords string
		Latitude                                  string `json:"latitude_deg"`
		Longitude                                 string `json:"longitude_deg"`
		Country                                   string `json:"iso_country"`
		IATA                                      string `json:"iata_code"`
	}
	if err := json.Unmarshal(b, &list); err != nil {
		return fmt.Errorf("airports.json: %w", err)
	}
	for _, a := range list {
		at, err := point(a.Latitude, a.Longitude)
		if err != nil {
			return fmt.Errorf("airports.json: %s: %w", a.Ident, err)
		}
		if g.country[a.Country] == nil || strings.HasPrefix(a.Name, "[") {
			continue
		}
		// Two airports in one, or a town before its airport's name.
		names := strings.Split(a.Name, " / ")
		if slices.ContainsFunc(names, func(s string) bool { return !airportWord.MatchString(s) }) {
			names = append([]string{strings.Join(names, " ")}, names[1:]...)
		}
		p := &place{Place: geo.Place{
			ID: geo.MakeID(geo.Airports, hash32(a.Ident)), Name: names[0], Class: geo.Site, Code: "AIRP",
			Country: a.Country, Point: orb.Point{round5(at.Lon()), round5(at.Lat())}, Radius: 2,
		}, from: "airports", weight: 2_000}
		if a.Type == "large_airport" {
			p.weight = 20_000
		}
		if airBase.MatchString(a.Name) {
			p.Code = "AIRB"
		}
		town := g.world.nearest(p.Point, 60, func(q *place) bool {
			return q.Class == geo.Town && q.Country == p.Country && q.Admin1 != ""
		})
		if town != nil {
			p.Admin1 = town.Admin1
		}
		p.called(gazetteer.Main, p.Name)
		for k := range strings.SplitSeq(a.Keywords, ",") {
			if k = strings.TrimSpace(k); airportWord.MatchString(k) {
				names = append(names, k)
			}
		}
		for _, s := range names {
			p.called(gazetteer.Alternate, s)
			short := strings.Replace(s, " International Airport", " Airport", 1)
			p.called(gazetteer.Alternate, short)
			// London Heathrow Airport is Heathrow Airport, and mostly Heathrow.
			rest, short := g.withoutTown(s, p), g.withoutTown(short, p)
			if rest == "" {
				continue
			}
			p.called(gazetteer.Alternate, rest, short)
			one := strings.TrimPrefix(strings.TrimSuffix(short, " Airport"), "Airport ")
			if one != short && len(one) >= 5 && !g.words.common(strings.ToLower(one)) {
				p.called(gazetteer.Bare, one)
			}
		}
		if len(a.IATA) == 3 {
			p.called(gazetteer.Code, a.IATA)
		}
		g.world.add(p)
	}
	return nil
}

// withoutTown takes the name of a town near by from the head of an airport's
// name; "" where there is none, or too little would be left.
func (g *generator) withoutTown(s string, p *place) string {
	words := strings.Fields(s)
	for n := min(3, len(words)-2); n > 0; n-- {
		key := string(gazetteer.Fold(nil, strings.Join(words[:n], " ")))
		town := g.world.nearest(p.Point, 60, func(q *place) bool {
			return q.Class == geo.Town && q.Country == p.Country && q.answers(key)
		})
		if town == nil {
			continue
		}
		rest := strings.Join(words[n:], " ")
		switch rest {
		case "International Airport", "Regional Airport", "Municipal Airport", "Air Base", "County Airport", "City Airport":
			return ""
		}
		return rest
	}
	return ""
}

var (
	airportWord = regexp.MustCompile(`(?i)\b(airport|air ?base|airfield|air force base|AFB|aerodrome|aéroport|aeropuerto|flughafen)\b`)
	airBase     = regexp.MustCompile(`(?i)\b(air ?base|air force base|AFB|air force station|naval air|army airfield|RAF)\b`)
)

// continents have GeoNames ids and points of their own.
var continents = map[string]struct {
	id geo.ID
	at orb.Point
}{
	"Africa":        {6255146, orb.Point{21.09375, 7.1881}},
	"Asia":          {6255147, orb.Point{89.29688, 29.84064}},
	"Europe":        {6255148, orb.Point{9.14062, 48.69096}},
	"North America": {6255149, orb.Point{-100.54688, 46.07323}},
	"South America": {6255150, orb.Point{-57.65625, -14.60485}},
	"Oceania":       {6255151, orb.Point{138.51562, -18.31281}},
}

// regions adds our own table of seas, ranges, rivers, regions and so on.
func (g *generator) regions(file string) error {
	b, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	classes := make(map[string]geo.Class)
	for c := range geo.Class(geo.Classes) {
		classes[c.String()] = c
	}
	first := true
	return lines(b, 9, func(c []string) error {
		if first {
			first = false
			return nil
		}
		class, ok := classes[c[2]]
		if !ok {
			return fmt.Errorf("%s: %s: there is no class %q", filepath.Base(file), c[0], c[2])
		}
		at, err := point(c[4], c[5])
		if err != nil {
			return fmt.Errorf("%s: %w", c[0], err)
		}
		radius, err := strconv.ParseFloat(c[6], 64)
		if err != nil {
			return fmt.Errorf("%s: %w", c[0], err)
		}
		rank, err := strconv.Atoi(c[8])
		if err != nil {
			return fmt.Errorf("%s: %w", c[0], err)
		}
		p := &place{Place: geo.Place{
			ID:   geo.MakeID(geo.Regions, hash32(c[2], c[0])),
			Name: c[0], Class: class, Code: c[3], Point: at, Radius: radius,
		}, from: "regions"}
		// Rank 0 is an ocean, 10 the least that gets a label: from ten million
		// down to three thousand, to be compared with populations.
		p.weight = 1e7
		for range rank {
			p.weight *= 0.45
		}
		if known := continents[c[0]]; known.id != 0 && class == geo.Continent {
			p.ID, p.Point, p.weight = known.id, known.at, 1e9
		}
		if len(c[7]) == 2 {
			p.Country = c[7]
			if g.country[c[7]] == nil {
				return fmt.Errorf("%s: there is no country %s", c[0], c[7])
			}
		}
		p.called(gazetteer.Main, p.Name)
		for n := range strings.SplitSeq(c[1], "|") {
			kind := gazetteer.Alternate
			if abbreviation.MatchString(n) {
				kind = gazetteer.Abbreviation
			}
			p.calledByHand(kind, n)
		}
		switch class {
		case geo.Town, geo.Quarter: // some are in GeoNames
			same := g.world.nearest(at, 5, func(q *place) bool {
				return (q.Class == geo.Town || q.Class == geo.Quarter) && sharesName(p, q)
			})
			if same != nil {
				for _, n := range p.names {
					same.calledByHand(max(n.kind, gazetteer.Alternate), n.text)
				}
				g.count("quarters of our table that GeoNames has", 1)
				return nil
			}
		case geo.Region, geo.Island:
			if q := g.sameArea(p); q != nil {
				for _, n := range p.names {
					q.calledByHand(max(n.kind, gazetteer.Alternate), n.text)
				}
				g.count("regions that a division or country stands for", 1)
				return nil
			}
		}
		if !g.world.add(p) {
			return fmt.Errorf("%s, %s: its identifier is taken by %s", c[2], c[0], g.world.byID[p.ID].Name)
		}
		return nil
	})
}

// abbreviation matches "EU" and "U.S.S.R.".
var abbreviation = regexp.MustCompile(`^([A-Z]{2,}|([A-Z]\.){2,})$`)

// sameArea finds the country or province that covers the same area under the
// same name as a region or an island.
func (g *generator) sameArea(p *place) *place {
	return g.world.nearest(p.Point, max(60, p.Radius), func(q *place) bool {
		return (q.Class == geo.Country || q.Class == geo.Admin1) &&
			(q.mainKey() == p.mainKey() || p.Class == geo.Region && bareKey(q.Name) == p.mainKey()) &&
			q.Radius < 2.5*p.Radius && p.Radius < 2.5*q.Radius
	})
}

// waters adds the rivers and lakes of Natural Earth that our own table lacks.
//
// The shapefiles lost their letters outside of ASCII ("Lac Lman"), so that a
// name is taken only if each of its words is a word of a name elsewhere.
func (g *generator) waters() error {
	known := make(map[string]bool)
	for _, p := range g.world.places {
		for _, n := range p.names {
			for w := range strings.FieldsSeq(n.key) {
				known[w] = true
			}
		}
	}
	whole := func(name string) bool {
		key := string(gazetteer.Fold(nil, name))
		for w := range strings.FieldsSeq(key) {
			if !known[w] && !g.words.common(w) {
				return false
			}
		}
		return len(key) > 2 && !strings.ContainsAny(name, "?()0123456789/") && !strings.Contains(name, "--")
	}

	records, err := g.magics("ne_10m_ocean")
	if err != nil {
		return err
	}
	for _, r := range records {
		if !strings.Contains(r.fields["featurec_2"], "Lake") && r.fields["featurec_2"] != "Reservoir" || !whole(r.fields["name"]) || len(r.shape) == 0 {
			continue
		}
		ring := orb.Ring(r.shape[0])
		c := ring.Bound().Center()
		p := &place{Place: geo.Place{
			Name: r.fields["name"], Class: geo.Water, Code: "LK",
			Point: orb.Point{round5(c.Lon()), round5(c.Lat())}, Radius: max(1, disc(sphere.Area(ring))),
		}, from: "lakes", weight: 3e5 / ((1 + rank(r.fields["scaleran_2"])) * (1 + rank(r.fields["scaleran_2"])))}
		if r.fields["featurec_2"] == "Reservoir" {
			p.Code = "RSV"
		}
		p.ID = geo.MakeID(geo.NaturalEarth, hash32("lake", p.Name, degrees(p.Point.Lat()), degrees(p.Point.Lon())))
		if !strings.ContainsRune(p.Name, ' ') { // "Egridir"
			p.called(gazetteer.Bare, p.Name)
			p.Name = "Lake " + p.Name
			if p.Code == "RSV" {
				p.Name = strings.TrimPrefix(p.Name, "Lake ") + " Reservoir"
			}
		}
		g.water(p)
	}

	if records, err = g.magics("ne_10m_rivers_lake_centerlines"); err != nil {
		return err
	}
	// A river is many records: those of one name that touch the same region are
	// one river.
	type river struct {
		name  string
		rank  float64
		lines []orb.LineString
		bound orb.Bound
	}
	var rivers []*river
	for _, r := range records {
		name := strings.Join(strings.Fields(r.fields["name"]), " ")
		if r.fields["featurecla"] != "River" || !whole(name) {
			continue
		}
		for _, l := range r.shape {
			if len(l) < 2 {
				continue
			}
			i := slices.IndexFunc(rivers, func(v *river) bool { return v.name == name && v.bound.Pad(2).Intersects(l.Bound()) })
			if i < 0 {
				i = len(rivers)
				rivers = append(rivers, &river{name: name, rank: rank(r.fields["scalerank"]), bound: l.Bound()})
			}
			v := rivers[i]
			v.lines = append(v.lines, l)
			v.bound = v.bound.Union(l.Bound())
			v.rank = min(v.rank, rank(r.fields["scalerank"]))
		}
	}
	for _, v := range rivers {
		longest := slices.MaxFunc(v.lines, func(a, b orb.LineString) int { return len(a) - len(b) })
		mid := longest[len(longest)/2]
		p := &place{Place: geo.Place{
			Name: v.name, Class: geo.River, Code: "STM", Point: orb.Point{round5(mid.Lon()), round5(mid.Lat())},
			Radius: max(5, distance(v.bound.Min, v.bound.Max)/2),
		}, from: "rivers", weight: 1e5 / ((1 + v.rank) * (1 + v.rank))}
		p.ID = geo.MakeID(geo.NaturalEarth, hash32("river", p.Name, degrees(p.Point.Lat()), degrees(p.Point.Lon())))
		if !riverWord.MatchString(p.Name) {
			// The bare name of a little river is more often something else's.
			if len(p.Name) >= 6 && !g.words.common(strings.ToLower(p.Name)) {
				p.called(gazetteer.Bare, p.Name)
			}
			p.called(gazetteer.Alternate, "River "+p.Name)
			p.Name += " River"
		}
		g.water(p)
	}
	return nil
}

var riverWord = regexp.MustCompile(`(?i)\b(river|rio|río|wadi|oued|creek|fork|he|jiang|gol|canal|delta|channel|branch|khwar|darya|nahr|bayou)\b`)

// water adds a river or lake unless one of the same kind and name is near.
func (g *generator) water(p *place) {
	p.called(gazetteer.Main, p.Name)
	p.called(gazetteer.Bare, waterBare(p.Name))
	for q := range g.world.near(p.Point, 400+p.Radius) {
		if (q.Class == geo.Water || q.Class == geo.River) && distance(p.Point, q.Point) < 100+2*(p.Radius+q.Radius) {
			for _, n := range p.names {
				if q.find(n.key) != nil {
					return
				}
			}
		}
	}
	// "Great Bear Lake" without its last word means nothing.
	p.names = slices.DeleteFunc(p.names, func(n name) bool {
		return n.kind == gazetteer.Bare && (g.words.common(n.key) || len(n.key) < 5 || strings.ContainsRune(n.key, ' '))
	})
	g.world.add(p)
}

func waterBare(s string) string {
	s = strings.TrimPrefix(s, "Lake ")
	for _, w := range []string{" Lake", " River", " Reservoir"} {
		s = strings.TrimSuffix(s, w)
	}
	return s
}

// demonyms adds the names of peoples from our own table: the people, the name
// of the place, its country's code (may be empty), its class.
func (g *generator) demonyms(file string) error {
	b, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	byKey := make(map[string][]*place)
	for _, p := range g.world.places {
		for _, n := range p.names {
			if n.kind <= gazetteer.Alternate {
				byKey[n.key] = append(byKey[n.key], p)
			}
		}
	}
	first := true
	var missing []error
	err = lines(b, 4, func(c []string) error {
		if first {
			first = false
			return nil
		}
		// A region may have been joined to the province or country that is the
		// same, so that its class is a wish and not a condition.
		var best *place
		for _, p := range byKey[string(gazetteer.Fold(nil, c[1]))] {
			if c[2] != "" && p.Country != c[2] || c[3] != "" && p.Class.String() != c[3] && (p.Class == geo.Town || p.Class == geo.Quarter) {
				continue
			}
			fits := func(p *place) bool { return p.Class.String() == c[3] }
			if best == nil || fits(p) && !fits(best) || fits(p) == fits(best) && g.weigh(p) > g.weigh(best) {
				best = p
			}
		}
		if best == nil {
			missing = append(missing, fmt.Errorf("%s: there is no %s %s %s", c[0], c[2], c[3], c[1]))
			return nil
		}
		for s := range strings.SplitSeq(c[0], "|") {
			best.calledByHand(gazetteer.Demonym, strings.TrimSpace(s))
		}
		return nil
	})
	if err = errors.Join(append(missing, err)...); err != nil {
		return fmt.Errorf("%s: %w", filepath.Base(file), err)
	}
	return nil
}
