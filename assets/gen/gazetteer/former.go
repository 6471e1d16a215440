package main

import (
	_ "embed"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"dateline/geo"
	"dateline/geo/gazetteer"
)

// formerNames is our table of what places were called, and of ruins and
// battlefields.
//
//go:embed former.txt
var formerNames string

// former gives places the names of old of our own table, and adds its sites.
// It comes after [generator.clean] and [generator.spellings]: what the table says of a name is certain.
//
// A name that nothing else has is [gazetteer.Former], and so is one that the
// sources have for the place and that was not found to be another's. All others
// are [gazetteer.Bygone]: they mean something else today, or are words.
func (g *generator) former() error {
	byName := make(map[string][]*place) // by folded name
	for _, p := range g.world.places {
		for _, n := range p.names {
			if n.kind <= gazetteer.Bare {
				byName[n.key] = append(byName[n.key], p)
			}
		}
	}
	var errs []error
	for line := range strings.Lines(formerNames) {
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		who, names, ok := strings.Cut(line, ";")
		if !ok {
			return fmt.Errorf("former.txt: %q has no names", line)
		}
		who, seat := strings.CutPrefix(who, "*")
		p, err := g.formerPlace(who, byName)
		if err != nil {
			errs = append(errs, err)
			continue
		}
		p.renown = max(p.renown, oldRenown)
		if seat {
			p.renown = max(p.renown, seatRenown)
		}
		for s := range strings.SplitSeq(names, ",") {
			s = strings.TrimSpace(s)
			key := string(gazetteer.Fold(nil, s))
			if key == "" {
				continue
			}
			n := p.find(key)
			switch {
			case n != nil && n.kind == gazetteer.Main:
				continue
			case n != nil && n.kind <= gazetteer.Bare:
				n.kind, n.byHand = gazetteer.Former, true
			case len(byName[key]) == 0 && !g.words.common(key) && !g.words.frequent(key):
				p.calledByHand(gazetteer.Former, s)
			default:
				p.calledByHand(gazetteer.Bygone, s)
			}
			g.count("names of old", 1)
		}
	}
	return errors.Join(errs...)
}

// formerPlace returns the place of a row of the table: the weightiest town of the
// name in the country, one that is shown under it first; or a site that it adds.
func (g *generator) formerPlace(who string, byName map[string][]*place) (*place, error) {
	where, name, _ := strings.Cut(strings.TrimSpace(who), " ")
	country, admin1, _ := strings.Cut(where, ".")
	if f := strings.SplitN(name, " ", 4); len(f) == 4 {
		if _, err := strconv.ParseFloat(f[0], 64); err == nil {
			return g.formerSite(country, f)
		}
	}
	var best *place
	worth := 0.0
	for _, p := range byName[string(gazetteer.Fold(nil, name))] {
		if p.Class != geo.Town || p.Country != country || admin1 != "" && p.Admin1 != admin1 {
			continue
		}
		w := g.weigh(p)
		if p.Name == name {
			w += 1e9
		}
		if w > worth {
			best, worth = p, w
		}
	}
	if best == nil {
		return nil, fmt.Errorf("former.txt: there is no town %s in %s", name, where)
	}
	return best, nil
}

// oldRenown is how many names a place of the table counts for at least: old texts
// write of it, however small it is now.
const oldRenown = 20

// seatRenown is the same for what was the capital of a state or a colony that is
// no more.
const seatRenown = 80

// siteRadius is the radius in kilometres of a ruin or a battlefield.
const siteRadius = 2

// formerSite adds a site: its latitude, longitude, feature code and name.
func (g *generator) formerSite(country string, f []string) (*place, error) {
	at, err := point(f[0], f[1])
	if err != nil {
		return nil, fmt.Errorf("former.txt: %s: %w", f[3], err)
	}
	p := &place{Place: geo.Place{
		ID: geo.MakeID(geo.Regions, hash32("former", country, f[3])), Name: f[3], Class: geo.Site, Code: f[2],
		Country: country, Point: at, Radius: siteRadius,
	}, from: "former names by hand"}
	if !g.world.add(p) {
		return nil, fmt.Errorf("former.txt: %s stands there twice", f[3])
	}
	return p, nil
}
