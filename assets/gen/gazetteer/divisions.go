package main

import (
	"encoding/json"
	"fmt"
	"maps"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/paulmach/orb"

	"dateline/assets/gen/sources"
	"dateline/geo"
	"dateline/geo/gazetteer"
)

// A code is an administrative code as GeoNames writes it: "US.TX", "US.TX.277".
type code struct{ Code, Name string }

func (g *generator) codes(file string) ([]code, error) {
	b, err := g.folder.File(sources.CitiesJSON, file)
	if err != nil {
		return nil, err
	}
	var list []code
	if err := json.Unmarshal(b, &list); err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	return list, nil
}

// renumbered is Vietnam: it joined its provinces in 2025, and the codes of the
// lists of 2026 mean other provinces than those that the towns of 2023 have. For
// it the older codes are used.
const renumbered = "VN"

// provinces adds the divisions of the first order: those in force now, and
// former ones that the older tables still have.
func (g *generator) provinces() error {
	list, err := g.codes("admin1.json")
	if err != nil {
		return err
	}
	b, err := g.folder.File(sources.TimezoneMap, "admin1Codes.txt")
	if err != nil {
		return err
	}
	type oldCode struct {
		code
		ascii string
		id    uint32
	}
	old := make(map[string]oldCode)
	var former []oldCode
	err = lines(b, 4, func(c []string) error {
		id, err := strconv.ParseUint(c[3], 10, 32)
		o := oldCode{code{c[0], c[1]}, c[2], uint32(id)}
		old[c[0]] = o
		former = append(former, o)
		return err
	})
	if err != nil {
		return fmt.Errorf("admin1Codes.txt: %w", err)
	}
	list = slices.DeleteFunc(list, func(c code) bool { return strings.HasPrefix(c.Code, renumbered+".") })
	for _, o := range former {
		if strings.HasPrefix(o.Code, renumbered+".") {
			list = append(list, o.code)
		}
	}
	rows, err := readHandNames(provinceNames)
	if err != nil {
		return fmt.Errorf("provinces.txt: %w", err)
	}
	hand := make(map[string]handNames)
	for _, r := range rows {
		hand[r.code] = r
	}

	newIDs, err := readProvinceIDs(provinceIDs)
	if err != nil {
		return fmt.Errorf("provinceids.txt: %w", err)
	}

	outlines := g.outlines(list, func(code string) uint32 { return old[code].id })
	words := usualWords(outlines)
	sameArea := g.sameAreas()
	divisions := make(map[string]float64) // their number, by country
	for _, c := range list {
		divisions[c.Code[:2]]++
	}

	for _, c := range list {
		country, own, _ := strings.Cut(c.Code, ".")
		if g.country[country] == nil {
			continue
		}
		o, wasThere := old[c.Code]
		newID := newIDs[c.Code]
		if f := sameArea[c.Code]; !wasThere && newID == 0 && f != "" && alike(old[f].Name, c.Name) {
			o, wasThere = old[f], true // the code is new, the division is not
		}
		p := &place{Place: geo.Place{
			ID:      geo.MakeID(geo.AdminCodes, hash32(c.Code)),
			Name:    c.Name,
			Class:   geo.Admin1,
			Code:    "ADM1",
			Country: country,
			Admin1:  own,
		}, from: "admin1"}
		if id := idInCode(own, 6); id != 0 {
			p.ID = id
		}
		where := outlines[c.Code]
		p.Point, p.Radius = where.at, where.radius
		ne := where.noted
		if ne != nil {
			ne.used = true
			if ne.country+"."+ne.code == c.Code {
				p.called(gazetteer.Alternate, ne.gnName)
				if ne.gnID != 0 {
					p.ID = geo.ID(ne.gnID)
				}
			}
		}
		if named := where.named; named != nil {
			p.called(gazetteer.Alternate, named.names...)
			if country == renumbered { // the older list has no English names
				p.called(gazetteer.Alternate, p.Name)
				p.Name = named.names[0]
			}
			for _, s := range named.alternates {
				if kind, ok := provinceName(s); ok {
					p.called(kind, s)
				}
			}
		}
		if newID != 0 {
			p.ID = newID
			delete(newIDs, c.Code)
		}
		if wasThere {
			p.ID = geo.ID(o.id)
			p.called(gazetteer.Alternate, o.Name, o.ascii)
		}
		members := g.members[c.Code]
		if members != nil {
			p.Population = members.population
			if p.Point == (orb.Point{}) {
				p.Point = members.centre()
				p.Radius = g.guessRadius(p, members, divisions[country])
			}
		}
		if p.Point == (orb.Point{}) {
			g.count("admin1 without a place", 1)
			continue
		}
		p.Radius = max(p.Radius, 3)
		h, byHand := hand[c.Code]
		if byHand {
			p.called(gazetteer.Alternate, c.Name)
			if h.name != "" {
				p.Name = h.name
			}
			h.give(p)
			delete(hand, c.Code)
		}
		word := words[country]
		if ne != nil && ne.class != "" {
			word = ne.class
		}
		// "England" is the United Kingdom in some languages.
		whole := g.country[country]
		whole.names = slices.DeleteFunc(whole.names, func(n name) bool {
			return n.kind == gazetteer.Alternate && !n.byHand && n.key == p.mainKey() && !strings.HasPrefix(whole.mainKey(), n.key)
		})
		if !g.world.add(p) {
			return fmt.Errorf("%s, %s: the id %d is taken by %s", c.Code, c.Name, p.ID, g.world.byID[p.ID].Name)
		}
		g.typed(p, word, byHand && h.name != "")
	}
	for c := range hand {
		return fmt.Errorf("provinces.txt: there is no %s", c)
	}
	for c := range newIDs {
		return fmt.Errorf("provinceids.txt: there is no %s", c)
	}

	for _, o := range former {
		country, _, _ := strings.Cut(o.Code, ".")
		if g.country[country] == nil || g.world.byID[geo.ID(o.id)] != nil {
			continue
		}
		var s spread
		for _, p := range g.oldMembers[o.Code] {
			s.add(p, false)
		}
		if s.n < 2 {
			continue
		}
		p := &place{Place: geo.Place{
			ID: geo.ID(o.id), Name: o.Name, Class: geo.Admin1, Code: "ADM1H", Country: country,
		}, from: "admin1, former"}
		p.Point = s.centre()
		p.Radius = max(10, s.radius(p.Point))
		p.called(gazetteer.Alternate, o.ascii)
		if q := g.sameDivision(p, 150); q == nil {
			g.world.add(p)
		}
	}
	return nil
}

// sameDivision finds a division of p's country near by that shares its name.
func (g *generator) sameDivision(p *place, km float64) *place {
	key := bareKey(p.Name)
	return g.world.nearest(p.Point, km, func(q *place) bool {
		return q.Country == p.Country && (q.Class == geo.Admin1 || q.Class == geo.Admin2) &&
			(q.answers(p.mainKey()) || q.answers(key))
	})
}

// readProvinceIDs reads provinceids.txt: the ids by code.
func readProvinceIDs(table string) (map[string]geo.ID, error) {
	ids := make(map[string]geo.ID)
	for line := range strings.Lines(table) {
		f := strings.Fields(line)
		if len(f) == 0 || f[0][0] == '#' {
			continue
		}
		for pair := range slices.Chunk(f[1:], 2) {
			if len(pair) != 2 {
				return nil, fmt.Errorf("%s: %s has no id", f[0], pair[0])
			}
			id, err := strconv.ParseUint(pair[1], 10, 32)
			if err != nil {
				return nil, err
			}
			ids[f[0]+"."+pair[0]] = geo.ID(id)
		}
	}
	return ids, nil
}

// guessRadius estimates how wide a division without an outline is: as its towns
// are scattered or, where they are too few, as its city, if it is one or a part
// of one, or an equal share of the country.
func (g *generator) guessRadius(p *place, members *spread, divisions float64) float64 {
	r := members.reach(p.Point, members.n)
	if members.n >= sure {
		return r
	}
	const people, km = 100_000, 20
	city := g.world.nearest(p.Point, km, func(q *place) bool {
		return q.Class == geo.Town && q.Country == p.Country && q.Population >= people && alike(q.Name, p.Name)
	})
	if city != nil {
		return max(r, 2*city.Radius)
	}
	return max(r, g.country[p.Country].Radius/math.Sqrt(divisions))
}

// sameAreas finds the codes of the older list that have the same towns as codes
// of now: by the code of now, the older one.
func (g *generator) sameAreas() map[string]string {
	both := make(map[[2]string]int) // towns by code now and then
	now, then := make(map[string]int), make(map[string]int)
	for old, members := range g.oldMembers {
		for _, p := range members {
			if p.Admin1 != "" {
				code := p.Country + "." + p.Admin1
				both[[2]string{code, old}]++
				now[code]++
				then[old]++
			}
		}
	}
	same := make(map[string]string)
	for pair, n := range both {
		if 10*n >= 9*max(now[pair[0]], then[pair[1]]) {
			same[pair[0]] = pair[1]
		}
	}
	return same
}

// usualWords finds the commonest word for a province in each country, if it is
// that of two of them at least.
func usualWords(outlines map[string]outline) map[string]string {
	count := make(map[string]map[string]int)
	for _, o := range outlines {
		ne := o.noted
		if ne == nil || ne.class == "" {
			continue
		}
		if count[ne.country] == nil {
			count[ne.country] = make(map[string]int)
		}
		count[ne.country][ne.class]++
	}
	words := make(map[string]string)
	for country, byWord := range count {
		for word, n := range byWord {
			best := words[country]
			if n >= 2 && (n > byWord[best] || n == byWord[best] && word < best) {
				words[country] = word
			}
		}
	}
	return words
}

// provinceName judges another name of a province or a country.
func provinceName(s string) (gazetteer.NameKind, bool) {
	kind, ok := townName(s)
	if kind == gazetteer.Code || strings.HasSuffix(s, ".") {
		kind = gazetteer.Abbreviation
	}
	return kind, ok
}

// idInCode returns the GeoNames id that a code is, where GeoNames had no other
// code to give: those are plain numbers of at least so many digits.
func idInCode(s string, digits int) geo.ID {
	n, err := strconv.ParseUint(s, 10, 32)
	if err != nil || len(s) < digits || s[0] == '0' {
		return 0
	}
	return geo.ID(n)
}

// idCountries are the countries where the codes of second-order divisions that
// are long numbers are GeoNames ids: no such code is the id of a place in
// another country, and the ids next to it belong to the same country. (Brazil's
// and Romania's long numbers are codes of their own.)
const idCountries = " RU JP KZ UZ KP AO BY PK IR EG ZM GE NE ZW SY CM HT GM TT LB TG CN AZ IQ PS SL LR KG SN TJ PG UA ML TR HR DZ MZ PR "

// districts adds the divisions of the second order. Their codes come without
// positions, so that they are put where their outline is, or their seat, or
// the middle of their towns; those with none of these are left out.
func (g *generator) districts() error {
	list, err := g.codes("admin2.json")
	if err != nil {
		return err
	}
	byCode := make(map[string]*neProvince)   // by country and own code
	byName := make(map[string][]*neProvince) // by country and bare name
	for _, ne := range g.naturalEarth.provinces {
		if ne.used || ne.gnID == 0 {
			continue
		}
		byCode[ne.country+"."+ne.code] = ne
		for _, n := range ne.allNames() {
			byName[ne.country+"."+bareKey(n)] = append(byName[ne.country+"."+bareKey(n)], ne)
		}
	}
	outline := func(p *place) *neProvince {
		fits := func(ne *neProvince) bool {
			return !ne.used && (p.Point == (orb.Point{}) || distance(p.Point, ne.at) < 60+ne.radius)
		}
		ne := byCode[p.Country+"."+p.Admin2]
		if ne != nil && fits(ne) && slices.ContainsFunc(ne.allNames(), func(n string) bool { return alike(n, p.Name) }) {
			return ne
		}
		all := byName[p.Country+"."+bareKey(p.Name)]
		if i := slices.IndexFunc(all, fits); i >= 0 && p.Point != (orb.Point{}) {
			return all[i]
		}
		return nil
	}
	for _, c := range list {
		f := strings.SplitN(c.Code, ".", 3)
		if len(f) != 3 || g.country[f[0]] == nil {
			continue
		}
		p := &place{Place: geo.Place{
			ID:      geo.MakeID(geo.AdminCodes, hash32(c.Code)),
			Name:    c.Name,
			Class:   geo.Admin2,
			Code:    "ADM2",
			Country: f[0], Admin1: f[1], Admin2: f[2],
		}, from: "admin2"}
		if id := idInCode(f[2], 5); id != 0 && strings.Contains(idCountries, " "+f[0]+" ") {
			p.ID = id
		}
		members := g.members[c.Code]
		if members != nil {
			p.Population = members.population
			p.Point = members.centre()
			p.Radius = members.radius(p.Point)
		}
		if seat := g.seats[c.Code]; seat != nil && members != nil {
			if members.n < 3 {
				p.Point = seat.Point
			}
		}
		if county := g.counties[f[0]+"."+f[1]+"."+f[2]]; county != nil {
			p.ID, p.Name, p.Point = county.id, county.name, county.at
			p.from = "counties"
			p.called(gazetteer.Alternate, c.Name)
		}
		if ne := outline(p); ne != nil && g.world.byID[ne.id()] == nil {
			ne.used = true
			p.ID = geo.ID(ne.gnID)
			p.Point, p.Radius = ne.at, ne.radius
			p.called(gazetteer.Alternate, ne.allNames()...)
		}
		if p.Point == (orb.Point{}) {
			g.count("admin2 without a place", 1)
			continue
		}
		p.Radius = max(p.Radius, 4)
		if members == nil || members.n < 3 {
			p.Radius = max(p.Radius, 12)
		}
		if g.townStandsFor(p) {
			g.count("admin2 that its town stands for", 1)
			continue
		}
		if g.world.byID[p.ID] != nil {
			g.count("admin2 whose id is taken", 1)
			p.ID = geo.MakeID(geo.AdminCodes, hash32(c.Code))
		}
		g.world.add(p)
		g.typed(p, districtWords[f[0]], p.from == "counties")
	}

	for _, own := range slices.Sorted(maps.Keys(connecticut)) {
		members := g.members["US.CT."+own]
		fips, err := strconv.ParseUint("09"+own, 10, 32)
		if err != nil || members == nil {
			return fmt.Errorf("no towns in %s, Connecticut", connecticut[own])
		}
		p := &place{Place: geo.Place{
			ID: geo.MakeID(geo.Census, uint32(fips)), Name: connecticut[own], Class: geo.Admin2, Code: "ADM2H",
			Country: "US", Admin1: "CT", Admin2: own, Point: members.centre(), Population: members.population,
		}, from: "counties"}
		p.Radius = max(4, members.radius(p.Point))
		g.world.add(p)
		g.typed(p, "", true)
	}

	// Outlines that are neither: districts of countries whose provinces are
	// wider, and divisions of former years.
	for _, ne := range g.naturalEarth.provinces {
		if ne.used || g.country[ne.country] == nil {
			continue
		}
		p := &place{Place: geo.Place{
			ID: ne.id(), Name: ne.names[0], Class: geo.Admin2, Code: "ADM2",
			Country: ne.country, Point: ne.at, Radius: ne.radius,
		}, from: "outlines"}
		town := g.world.nearest(ne.at, 100, func(q *place) bool {
			return q.Class == geo.Town && q.Country == ne.country && q.Admin1 != ""
		})
		if town == nil {
			continue // rocks and ice
		}
		p.Admin1 = town.Admin1
		p.called(gazetteer.Alternate, ne.allNames()...)
		if g.sameDivision(p, 60) != nil || g.townStandsFor(p) || !g.world.add(p) {
			continue
		}
		g.typed(p, ne.class, false)
	}
	return nil
}

// townStandsFor reports whether a division is hardly more than the town of the
// same name in it, so that the town will do.
func (g *generator) townStandsFor(p *place) bool {
	const wide = 18 // km
	if p.Radius > wide || p.Country == "US" {
		return false
	}
	key := bareKey(p.Name)
	for q := range g.world.near(p.Point, p.Radius+10) {
		if q.Class == geo.Town && q.Country == p.Country && (q.answers(key) || q.answers(p.mainKey())) {
			return true
		}
	}
	return false
}

// partOfTown reports whether a town lies in the built-up area of a larger one of
// the same division, as boroughs do, so that its people are counted there.
func (g *generator) partOfTown(p *place) bool {
	if p.Population == 0 {
		return false
	}
	const widest = 35 // km, see settled
	for q := range g.world.near(p.Point, widest) {
		if q != p && q.Class == geo.Town && q.Population > p.Population && q.Country == p.Country &&
			q.Admin1 == p.Admin1 && distance(p.Point, q.Point) < q.Radius {
			return true
		}
	}
	return false
}

// gather finds the members and the seats of all divisions among the towns.
func (g *generator) gather() {
	g.members = make(map[string]*spread)
	g.largeTowns = make(map[string]bool)
	g.seats = make(map[string]*place)
	put := func(code string, p *place, counted bool) {
		if g.members[code] == nil {
			g.members[code] = new(spread)
		}
		g.members[code].add(p, counted)
	}
	for _, p := range g.world.places {
		if p.Class != geo.Town && p.Class != geo.Quarter || p.Admin1 == "" {
			continue
		}
		const large = 50_000
		if p.Class == geo.Town && (p.Population >= large || p.Code == "PPLC" || p.Code == "PPLA" || p.Code == "PPLA2") {
			g.largeTowns[p.Country+"."+p.Admin1+"."+p.mainKey()] = true
		}
		counted := p.Class == geo.Town && !g.partOfTown(p)
		put(p.Country+"."+p.Admin1, p, counted)
		if p.Admin2 == "" {
			continue
		}
		code := p.Country + "." + p.Admin1 + "." + p.Admin2
		put(code, p, counted)
		if p.Code == "PPLA2" {
			g.seats[code] = p
		}
	}
}
