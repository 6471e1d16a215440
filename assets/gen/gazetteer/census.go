package main

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"math"
	"strconv"
	"strings"

	"github.com/paulmach/orb"

	"dateline/assets/gen/sources"
	"dateline/geo"
	"dateline/geo/gazetteer"
)

// A county is a county of the United States, or what stands for one.
type county struct {
	id   geo.ID
	name string
	at   orb.Point
}

// A censusEntry is an entry of the Census gazetteers.
type censusEntry struct {
	fips  string // 5 digits for a county, 7 for a place, 10 for a county's subdivision
	name  string // "Paris city"
	state string // "TX"
	at    orb.Point
}

// readCensus reads the file of weather-util that holds the three gazetteers.
func readCensus(b []byte, f func(censusEntry) error) error {
	var e censusEntry
	flush := func() error {
		if e.fips == "" || e.name == "" {
			return nil
		}
		return f(e)
	}
	for line := range strings.Lines(string(b)) {
		line = strings.TrimSpace(line)
		key, value, _ := strings.Cut(line, " = ")
		switch {
		case strings.HasPrefix(line, "["):
			if err := flush(); err != nil {
				return err
			}
			e = censusEntry{}
			if s, ok := strings.CutPrefix(strings.Trim(line, "[]"), "fips"); ok {
				e.fips = s
			}
		case key == "centroid":
			lat, lon, _ := strings.Cut(strings.Trim(value, "()"), ", ")
			at, err := point(lat, lon) // in radians
			if err != nil {
				return fmt.Errorf("%s: %w", e.fips, err)
			}
			e.at = orb.Point{round5(at.Lon() * 180 / math.Pi), round5(at.Lat() * 180 / math.Pi)}
		case key == "description":
			if i := strings.LastIndex(value, ", "); i >= 0 {
				e.name, e.state = value[:i], value[i+2:]
			}
		}
	}
	return flush()
}

// censusSuffixes end the names of places, with what they say of it. Of the
// subdivisions only those that people live in and speak of are taken: no
// statistical areas (CCD, UT), numbered districts or precincts.
var censusSuffixes = []struct {
	suffix string
	code   string // feature code
	shown  string // what the name is shown with
}{
	{" charter township", "ADM3", " Township"},
	{" metro township", "PPL", ""},
	{" township", "ADM3", " Township"},
	{" zona urbana", "PPL", ""},
	{" comunidad", "PPL", ""},
	{" city and borough", "", ""},
	{" municipality", "PPL", ""},
	{" corporation", "PPL", ""},
	{" plantation", "ADM3", " Plantation"},
	{" borough", "PPL", ""},
	{" village", "PPL", ""},
	{" town", "PPL", ""},
	{" city", "PPL", ""},
	{" CDP", "PPL", ""},
}

// census reads the gazetteers of the US Census: the counties for later, the
// places and townships that GeoNames lacks at once.
func (g *generator) census() error {
	b, err := g.folder.File(sources.Weather, "places.gz")
	if err != nil {
		return err
	}
	z, err := gzip.NewReader(bytes.NewReader(b))
	if err != nil {
		return fmt.Errorf("places.gz: %w", err)
	}
	if b, err = io.ReadAll(z); err != nil {
		return fmt.Errorf("places.gz: %w", err)
	}
	g.counties = make(map[string]*county)
	var subdivisions []censusEntry
	err = readCensus(b, func(e censusEntry) error {
		switch len(e.fips) {
		case 5:
			return g.county(e)
		case 7:
			return g.censusPlace(e, e.fips)
		case 10:
			subdivisions = append(subdivisions, e) // after all places
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("places.gz: %w", err)
	}
	for _, e := range subdivisions {
		// A subdivision's code is unique in its state, and is the place's code
		// where the two are the same. With the county in it, it is too long for
		// an identifier.
		if err := g.censusPlace(e, e.fips[:2]+e.fips[5:]); err != nil {
			return fmt.Errorf("places.gz: %w", err)
		}
	}
	return nil
}

// The counties of Connecticut, which the Census of 2022 replaced by planning
// regions; the towns of GeoNames still have their codes, and people their names.
var connecticut = map[string]string{
	"001": "Fairfield County",
	"003": "Hartford County",
	"005": "Litchfield County",
	"007": "Middlesex County",
	"009": "New Haven County",
	"011": "New London County",
	"013": "Tolland County",
	"015": "Windham County",
}

func (g *generator) county(e censusEntry) error {
	n, err := strconv.ParseUint(e.fips, 10, 32)
	if err != nil {
		return err
	}
	if strings.HasSuffix(e.name, " city") || e.state == "PR" {
		return nil // an independent city is a town of that name; Puerto Rico has its own codes
	}
	state, own := e.state, e.fips[2:]
	g.counties["US."+state+"."+own] = &county{id: geo.MakeID(geo.Census, uint32(n)), name: e.name, at: e.at}
	return nil
}

func (g *generator) censusPlace(e censusEntry, fips string) error {
	n, err := strconv.ParseUint(fips, 10, 32)
	if err != nil {
		return err
	}
	bare, code, shown := "", "", ""
	for _, s := range censusSuffixes {
		if t, ok := strings.CutSuffix(e.name, s.suffix); ok {
			bare, code, shown = t, s.code, s.shown
			break
		}
	}
	if code == "" || strings.ContainsAny(bare, "0123456789/") || strings.Contains(bare, "(") {
		return nil
	}
	p := &place{Place: geo.Place{
		ID: geo.MakeID(geo.Census, uint32(n)), Name: bare + shown, Class: geo.Town, Code: code,
		Country: "US", Admin1: e.state, Point: e.at, Radius: 2,
	}, from: "Census places"}
	if e.state == "PR" {
		p.Country, p.Admin1 = "PR", ""
	}
	if code == "ADM3" {
		p.from, p.Radius = "Census townships", 5
	}
	if len(e.fips) == 10 && p.Country == "US" {
		p.Admin2 = e.fips[2:5]
	}
	key := string(gazetteer.Fold(nil, bare))
	same := g.world.nearest(p.Point, 12, func(q *place) bool {
		return q.Country == p.Country && (q.Admin1 == p.Admin1 || p.Admin1 == "") &&
			(q.Class == geo.Town || q.Class == geo.Quarter) && q.answers(key)
	})
	if same != nil {
		if shown != "" {
			same.called(gazetteer.Alternate, bare+shown)
		}
		return nil
	}
	p.called(gazetteer.Main, p.Name)
	if shown != "" {
		p.called(gazetteer.Bare, bare)
	}
	g.world.add(p)
	return nil
}
