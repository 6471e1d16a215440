// Package gen_test holds the hand-made tables to their rules. They are read by
// the generators and by people; a wrong line in them becomes a pin in the wrong
// place, so whatever can be checked by machine is checked here.
package gen_test

import (
	"bufio"
	"fmt"
	"math"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"

	"dateline/geo"

	"golang.org/x/text/language"
	"golang.org/x/text/unicode/norm"
)

// A line is one row of a table with the number that an editor shows for it.
type line struct {
	file   string
	number int
	fields []string
}

func (l line) errorf(t *testing.T, format string, args ...any) {
	t.Helper()
	t.Errorf("%s:%d: %s: %s", l.file, l.number, strings.Join(l.fields, " | "), fmt.Sprintf(format, args...))
}

// readTable reads a table of tab-separated values whose first line is header,
// and reports rows with another number of columns or with untidy text.
func readTable(t *testing.T, file string, header ...string) []line {
	t.Helper()
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var lines []line
	in := bufio.NewScanner(f)
	for n := 1; in.Scan(); n++ {
		l := line{file, n, strings.Split(in.Text(), "\t")}
		if n == 1 {
			if !slices.Equal(l.fields, header) {
				t.Fatalf("%s: the columns are %q, want %q", file, l.fields, header)
			}
			continue
		}
		if len(l.fields) != len(header) {
			t.Fatalf("%s:%d: %d columns, want %d", file, n, len(l.fields), len(header))
		}
		for i, s := range l.fields {
			if s != strings.Join(strings.Fields(s), " ") {
				l.errorf(t, "%s has spaces at an end or a run of them", header[i])
			}
			if !norm.NFC.IsNormalString(s) {
				l.errorf(t, "%s is not in normal form C", header[i])
			}
			if strings.ContainsFunc(s, func(r rune) bool { return r == unicode.ReplacementChar || unicode.IsControl(r) }) {
				l.errorf(t, "%s has a character that no name has", header[i])
			}
		}
		lines = append(lines, l)
	}
	if err := in.Err(); err != nil {
		t.Fatal(err)
	}
	return lines
}

func number(t *testing.T, l line, column int, low, high float64) float64 {
	t.Helper()
	v, err := strconv.ParseFloat(l.fields[column], 64)
	if err != nil || math.IsNaN(v) || v < low || v > high {
		l.errorf(t, "column %d is %q, want a number from %g to %g", column+1, l.fields[column], low, high)
	}
	return v
}

func country(t *testing.T, l line, code string) {
	t.Helper()
	if len(code) != 2 || code != strings.ToUpper(code) {
		l.errorf(t, "%q is not an ISO 3166 code of two letters", code)
		return
	}
	if r, err := language.ParseRegion(code); err != nil || !r.IsCountry() || r.String() != code {
		l.errorf(t, "%q is no country's code", code)
	}
}

func ordered(t *testing.T, lines []line, key func(line) string) {
	t.Helper()
	for i := 1; i < len(lines); i++ {
		switch strings.Compare(key(lines[i-1]), key(lines[i])) {
		case 0:
			lines[i].errorf(t, "stands in the table twice")
		case 1:
			lines[i].errorf(t, "out of order: comes after %q", lines[i-1].fields[0])
		}
	}
}

// Columns of regions.tsv.
const (
	name = iota
	names
	class
	code
	lat
	lon
	radius
	countries
	rank
)

func regions(t *testing.T) []line {
	return readTable(t, "regions.tsv",
		"name", "names", "class", "code", "lat", "lon", "radius_km", "countries", "rank")
}

// classes that the table may use, by their word, with the feature codes that
// stand under each. Countries, provinces, districts and towns come from other
// sources.
var classes = map[geo.Class]string{
	geo.Continent: "CONT RGN",
	geo.Water:     "OCN SEA GULF BAY BGHT STRT CHN SD FJD INLT ESTY HBR LGN LK LKS RSV",
	geo.River:     "STM CNL FLLS",
	geo.Relief:    "MT MTS VLC HLLS HLL PASS DSRT PLAT UPLD PLN VAL GRGE CNYN DPR CRTR FRST GLCR PEN CAPE ISTH CST CAVE TRNU RDGU",
	geo.Island:    "ISL ISLS ATOL RF SHOL",
	geo.Region:    "RGN RGNH PEN CST VAL GRGE MTS HLLS PLN PLAT UPLD DLTA FRST ISTH PRK RESW",
	geo.Quarter:   "PPLX",
	geo.Site: "ANS BDG BLDG CAVE CH CMPRF CMTY CSTL CSTM CTHSE DAM EST FCL FRST GASF HLL HSP HSTS HTL MILB MKT MN MNMT MSQE MSTY MUS OILF " +
		"PAL PRK PRN PRT PSN PYR RD RESW RSTN SCH SHRN SQR STDM SYG TMPL TNL TOWR TRL AIRP ZN",
}

func TestRegionsKeepTheirRules(t *testing.T) {
	lines := regions(t)
	if len(lines) < 800 {
		t.Errorf("%d rows, want at least 800", len(lines))
	}
	byWord := map[string]geo.Class{}
	for c := range classes {
		byWord[c.String()] = c
	}
	for _, l := range lines {
		c, ok := byWord[l.fields[class]]
		if !ok {
			l.errorf(t, "%q is not a class of this table", l.fields[class])
		}
		if f := l.fields[code]; len(f) < 2 || strings.Trim(f, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") != "" {
			l.errorf(t, "%q is no feature code", f)
		} else if !slices.Contains(strings.Fields(classes[c]), f) {
			l.errorf(t, "%s is not the feature code of a %s", f, c)
		}
		number(t, l, lat, -90, 90)
		number(t, l, lon, -180, 180)
		if r := number(t, l, radius, 0, 10000); r == 0 {
			l.errorf(t, "a radius of nothing")
		}
		if r := number(t, l, rank, 0, 10); r != math.Trunc(r) {
			l.errorf(t, "the rank is not whole")
		}

		seen := map[string]bool{}
		for i, n := range append([]string{l.fields[name]}, strings.Split(l.fields[names], "|")...) {
			if n == "" {
				if i == 0 || l.fields[names] != "" {
					l.errorf(t, "an empty name")
				}
				continue
			}
			if n != strings.TrimSpace(n) {
				l.errorf(t, "%q has spaces at an end", n)
			}
			if seen[n] {
				l.errorf(t, "%q is named twice", n)
			}
			seen[n] = true
		}
		if l.fields[countries] != "" {
			codes := strings.Split(l.fields[countries], ";")
			for i, code := range codes {
				country(t, l, code)
				if slices.Contains(codes[:i], code) {
					l.errorf(t, "country %s is named twice", code)
				}
			}
		}
	}
	ordered(t, lines, func(l line) string { return l.fields[class] + "\t" + l.fields[name] })
}

// TestRegionsLieWhereTheyShould asks for places that the news names often by
// one of their names, and for where an atlas shows them.
func TestRegionsLieWhereTheyShould(t *testing.T) {
	byName := map[string][]line{}
	for _, l := range regions(t) {
		for _, n := range append([]string{l.fields[name]}, strings.Split(l.fields[names], "|")...) {
			byName[n] = append(byName[n], l)
		}
	}
	for _, want := range []struct {
		name     string
		class    geo.Class
		lat, lon float64
		within   float64 // kilometres
	}{
		{"Golan Heights", geo.Region, 33.0, 35.75, 20},
		{"Golan", geo.Region, 33.0, 35.75, 20},
		{"Eastern Ghouta", geo.Region, 33.53, 36.43, 10},
		{"Donbas", geo.Region, 48.2, 38.2, 60},
		{"Donbass", geo.Region, 48.2, 38.2, 60},
		{"Sinai", geo.Region, 29.5, 33.8, 60},
		{"Gaza Strip", geo.Region, 31.42, 34.37, 8},
		{"Sahel", geo.Continent, 14.5, 5, 800},
		{"Middle East", geo.Continent, 30, 44, 500},
		{"Gulf of Aden", geo.Water, 12, 47.5, 150},
		{"Strait of Hormuz", geo.Water, 26.6, 56.4, 40},
		{"Mediterranean", geo.Water, 35.5, 18, 300},
		{"South China Sea", geo.Water, 13, 114, 300},
		{"Danube", geo.River, 43.63, 25.35, 15},
		{"Suez Canal", geo.River, 30.6, 32.33, 40},
		{"Kilimanjaro", geo.Relief, -3.07, 37.35, 10},
		{"Hindu Kush", geo.Relief, 35.5, 71, 150},
		{"Nagorno-Karabakh", geo.Region, 39.85, 46.75, 40},
		{"Soviet Union", geo.Region, 58, 70, 1500},
	} {
		found := false
		for _, l := range byName[want.name] {
			if l.fields[class] != want.class.String() {
				continue
			}
			found = true
			if d := distance(number(t, l, lat, -90, 90), number(t, l, lon, -180, 180), want.lat, want.lon); d > want.within {
				l.errorf(t, "%.0f km from where %s lies, want at most %.0f", d, want.name, want.within)
			}
		}
		if !found {
			t.Errorf("no %s is called %s", want.class, want.name)
		}
	}
}

// distance is the great-circle distance in kilometres (haversine formula).
func distance(lat1, lon1, lat2, lon2 float64) float64 {
	const radians, earth = math.Pi / 180, 6371.0
	a, b := math.Sin((lat2-lat1)*radians/2), math.Sin((lon2-lon1)*radians/2)
	return 2 * earth * math.Asin(math.Sqrt(a*a+math.Cos(lat1*radians)*math.Cos(lat2*radians)*b*b))
}
