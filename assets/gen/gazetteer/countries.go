package main

import (
	_ "embed"
	"encoding/json"
	"fmt"
	"maps"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/paulmach/orb"

	"dateline/assets/gen/sources"
	"dateline/geo"
	"dateline/geo/gazetteer"
)

//go:embed countries.txt
var countryNames string

//go:embed provinces.txt
var provinceNames string

//go:embed provinceids.txt
var provinceIDs string

//go:embed towns.txt
var townNames string

// A handNames is a row of our own tables of names.
type handNames struct {
	code, name                   string
	abbreviations, others, folks []string
}

// readHandNames reads countries.txt or provinces.txt.
func readHandNames(table string) ([]handNames, error) {
	var rows []handNames
	for line := range strings.Lines(table) {
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		f := strings.Split(line, ";")
		if len(f) != 5 {
			return nil, fmt.Errorf("%q has %d fields, not 5", line, len(f))
		}
		list := func(s string) (names []string) {
			for n := range strings.SplitSeq(s, ",") {
				if n = strings.TrimSpace(n); n != "" {
					names = append(names, n)
				}
			}
			return names
		}
		rows = append(rows, handNames{
			strings.TrimSpace(f[0]), strings.TrimSpace(f[1]),
			list(f[2]), list(f[3]), list(f[4]),
		})
	}
	return rows, nil
}

func (h handNames) give(p *place) {
	p.calledByHand(gazetteer.Alternate, h.others...)
	p.calledByHand(gazetteer.Abbreviation, h.abbreviations...)
	p.calledByHand(gazetteer.Demonym, h.folks...)
}

// countries adds the countries and territories that have a code.
func (g *generator) countries() error {
	b, err := g.folder.File(sources.TimezoneMap, "countryInfo.txt")
	if err != nil {
		return err
	}
	ids := make(map[string]geo.ID)
	populations := make(map[string]int64)
	err = lines(b, 17, func(c []string) error {
		if c[16] == "" {
			return nil // countries that are no more
		}
		id, err := strconv.ParseUint(c[16], 10, 32)
		if err != nil {
			return err
		}
		ids[c[0]] = geo.ID(id)
		populations[c[0]], err = strconv.ParseInt(c[7], 10, 64)
		return err
	})
	if err != nil {
		return fmt.Errorf("countryInfo.txt: %w", err)
	}
	points, err := g.factbookPoints()
	if err != nil {
		return err
	}
	rows, err := readHandNames(countryNames)
	if err != nil {
		return fmt.Errorf("countries.txt: %w", err)
	}
	for _, row := range rows {
		id, ok := ids[row.code]
		if !ok {
			return fmt.Errorf("countries.txt: %s has no GeoNames id", row.code)
		}
		p := &place{Place: geo.Place{
			ID: id, Name: row.name, Class: geo.Country, Code: "PCLI", Country: row.code,
			Population: populations[row.code],
		}, from: "countries"}
		ne := g.naturalEarth.countries[row.code]
		if ne != nil {
			p.Point = ne.label
			p.Radius = max(1, disc(ne.area))
			p.Population = max(p.Population, ne.population)
			p.called(gazetteer.Alternate, ne.names...)
		}
		if at, ok := points[row.code]; ok {
			p.Point = at
		}
		if at, ok := moved[row.code]; ok {
			p.Point = at
		}
		if ne != nil && ne.middle != (orb.Point{}) && p.Radius >= wide {
			p.Point = ne.middle
		}
		if t, ok := apart[row.code]; ok {
			p.Point = t.at
			p.Radius = max(p.Radius, t.radius)
		}
		if p.Point == (orb.Point{}) || p.Radius == 0 {
			return fmt.Errorf("no point or no extent for %s", row.name)
		}
		if code := dependencies[row.code]; code != "" {
			p.Code = code
		}
		row.give(p)
		if !g.world.add(p) {
			return fmt.Errorf("%s: its id %d is taken", row.name, id)
		}
		g.country[row.code] = p
	}
	return g.countryNamesInAllLanguages()
}

// withoutCode are states that govern themselves but have no code, and are not in
// the table of regions either.
func (g *generator) withoutCode() {
	p := &place{Place: geo.Place{
		ID: geo.MakeID(geo.Regions, hash32("region", "Somaliland")), Name: "Somaliland", Class: geo.Region, Code: "RGN",
		Country: "SO", Point: orb.Point{46.2, 9.8}, Radius: 230,
	}, from: "regions", weight: 1e5}
	p.calledByHand(gazetteer.Alternate, "Republic of Somaliland")
	if there := g.world.nearest(p.Point, p.Radius, func(q *place) bool { return q.answers(p.mainKey()) }); there == nil {
		g.world.add(p)
	}
}

// wide is the radius in kilometres from which on a country's point is its middle,
// where it has one, as its provinces' are: the Factbook's are in whole degrees, by
// eye, and up to 400 km off. In smaller ones that doesn't show.
const wide = 350

// moved has the points of wide countries that GeoNames has moved since the
// Factbook, so that ours are the same as those of other data with its ids.
var moved = map[string]orb.Point{
	"AU": {135, -25},
	"IN": {79, 22},
	"US": {-98.5, 39.76},
	"ZA": {24, -29},
	"ZM": {28.5, -14.33333},
}

// apart has the points and radii, in kilometres, of territories that Natural
// Earth counts to their mother country.
var apart = map[string]struct {
	at     orb.Point
	radius float64
}{
	"BQ": {orb.Point{-68.26, 12.18}, 15},
	"BV": {orb.Point{3.36, -54.42}, 4},
	"CC": {orb.Point{96.83, -12.17}, 7},
	"CX": {orb.Point{105.67, -10.48}, 7},
	"GF": {orb.Point{-53.13, 3.93}, 160},
	"GP": {orb.Point{-61.55, 16.25}, 25},
	"MQ": {orb.Point{-61.02, 14.64}, 20},
	"RE": {orb.Point{55.54, -21.12}, 28},
	"SJ": {orb.Point{20, 78}, 140},
	"TK": {orb.Point{-171.85, -9.17}, 80},
	"UM": {orb.Point{-162.08, 5.88}, 5},
	"YT": {orb.Point{45.17, -12.83}, 12},
}

// dependencies has the feature codes of what has a country's code but is no
// independent state: PCLD dependent, PCLF freely associated, PCLS semi-
// independent, TERR territory.
var dependencies = func() map[string]string {
	m := make(map[string]string)
	for code, list := range map[string]string{
		"PCLD": "AI AS AW AX BL BM BQ CC CK CW CX FK FO GF GG GI GL GP GU IM IO JE KY MF MP MQ MS NC NF NU PF PM PN PR RE SH SJ SX TC TK VG VI WF YT",
		"PCLF": "FM MH PW",
		"PCLS": "HK MO",
		"TERR": "BV EH GS HM TF UM",
		"PCL":  "AQ PS TW XK",
	} {
		for cc := range strings.FieldsSeq(list) {
			m[cc] = code
		}
	}
	return m
}()

var (
	yamlAlpha2    = regexp.MustCompile(`(?m)^\s*alpha2: *"?([A-Z]{2})`)
	yamlLatitude  = regexp.MustCompile(`(?m)^\s*latitudestring: *"?(\d+) (\d+) ([NS])`)
	yamlLongitude = regexp.MustCompile(`(?m)^\s*longitudestring: *"?(\d+) (\d+) ([EW])`)
)

// factbookPoints reads the representative points of the CIA World Factbook.
// GeoNames and most of those who annotate texts use these; Natural Earth's are
// made for labels and lie up to 2,000 km away.
func (g *generator) factbookPoints() (map[string]orb.Point, error) {
	files, err := g.folder.Files(sources.GoUntries, "countries/")
	if err != nil {
		return nil, err
	}
	points := make(map[string]orb.Point)
	for _, name := range slices.Sorted(maps.Keys(files)) {
		b := files[name]
		lat, lon := yamlLatitude.FindSubmatch(b), yamlLongitude.FindSubmatch(b)
		if lat == nil || lon == nil {
			continue
		}
		code := strings.ToUpper(strings.TrimSuffix(path.Base(name), ".yaml"))
		if m := yamlAlpha2.FindSubmatch(b); m != nil {
			code = string(m[1])
		}
		points[code] = orb.Point{arc(lon), arc(lat)}
	}
	return points, nil
}

// arc reads degrees, minutes and a direction.
func arc(m [][]byte) float64 {
	deg, _ := strconv.ParseFloat(string(m[1]), 64) // the expression matches digits only
	minutes, _ := strconv.ParseFloat(string(m[2]), 64)
	f := round5(deg + minutes/60)
	if m[3][0] == 'S' || m[3][0] == 'W' {
		return -f
	}
	return f
}

// europeanLocales are the languages in Latin script whose names of countries are
// taken: those that a reader of the world's press meets. Of the others too many
// are words or other places in English; "Marawi" is Malawi in one.
var europeanLocales = map[string]bool{
	"en": true, "fr": true, "de": true, "es": true, "it": true, "pt": true, "nl": true, "sv": true, "da": true,
	"no": true, "nb": true, "fi": true, "pl": true, "cs": true, "sk": true, "hr": true, "hu": true, "ro": true,
	"tr": true, "id": true, "ca": true,
}

// countryNamesInAllLanguages adds the names of CLDR: in the languages above, and
// in all other scripts.
func (g *generator) countryNamesInAllLanguages() error {
	files, err := g.folder.Files(sources.CLDR, "*/territories.json")
	if err != nil {
		return err
	}
	for _, file := range slices.Sorted(maps.Keys(files)) {
		var doc struct {
			Main map[string]struct {
				LocaleDisplayNames struct{ Territories map[string]string }
			}
		}
		if err := json.Unmarshal(files[file], &doc); err != nil {
			return fmt.Errorf("%s: %w", file, err)
		}
		for _, locale := range doc.Main {
			names := locale.LocaleDisplayNames.Territories
			known := europeanLocales[strings.SplitN(path.Dir(file), "-", 2)[0]]
			for _, key := range slices.Sorted(maps.Keys(names)) {
				code, _, _ := strings.Cut(key, "-")
				p := g.country[code]
				if p == nil || names[key] == code {
					continue
				}
				if kind, ok := provinceName(names[key]); ok && (known || !isLatin(names[key])) {
					p.called(kind, names[key])
				}
			}
		}
	}
	return nil
}
