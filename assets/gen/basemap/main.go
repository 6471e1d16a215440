// Basemap makes assets/basemap.bin, the vector map of the world.
//
// It reads Natural Earth's outlines out of pinned packages, makes one net of
// all coasts and borders, thins it out for four levels of detail, joins the
// areas to the gazetteer's identifiers and writes labels. The same commit makes
// the same bytes.
//
// Usage:
//
//	go run ./gen/basemap [-sources folder] [-fetch] [-gazetteer file] [-regions file] [-out file] [-pictures folder]
//
// It is run in assets, after the gazetteer's generator, by go generate. With
// -fetch the packages that are missing are downloaded first. With
// -pictures it also draws some regions at all levels, to be looked at.
// docs/basemap-format.md says what is in the file and whose borders they are.
package main

import (
	"flag"
	"fmt"
	"os"

	"dateline/assets/gen/sources"
	"dateline/geo/basemap"
	"dateline/geo/gazetteer"
)

func main() {
	folder := flag.String("sources", string(sources.DefaultFolder()), "`folder` of the packages")
	fetch := flag.Bool("fetch", false, "download the packages that are missing")
	out := flag.String("out", "basemap.bin", "`file` to write")
	gaz := flag.String("gazetteer", "gazetteer.bin", "`file` with the gazetteer, whose identifiers are used")
	regions := flag.String("regions", "gen/regions.tsv", "`file` with our own table of regions")
	pictures := flag.String("pictures", "", "`folder` for pictures to look at")
	flag.Parse()
	if err := run(sources.Folder(*folder), *fetch, *gaz, *regions, *out, *pictures); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(folder sources.Folder, fetch bool, gaz, regions, out, pictures string) error {
	if fetch {
		if err := folder.Fetch(needed...); err != nil {
			return err
		}
	}
	b, err := os.ReadFile(gaz)
	if err != nil {
		return err
	}
	g, err := gazetteer.Open(b)
	if err != nil {
		return err
	}
	table, err := os.ReadFile(regions)
	if err != nil {
		return err
	}
	towns, err := folder.File(sources.Cities500, "cities500.txt")
	if err != nil {
		return err
	}
	cities, err := readCities(towns)
	if err != nil {
		return err
	}
	w, err := readWorld(folder)
	if err != nil {
		return err
	}
	if w.regions, err = readRegions(table); err != nil {
		return err
	}
	file, err := w.build(g, cities)
	if err != nil {
		return err
	}
	m, err := basemap.Open(file)
	if err != nil {
		return err
	}
	if err := m.Check(); err != nil {
		return err
	}
	if err := os.WriteFile(out, file, 0o644); err != nil {
		return err
	}
	fmt.Printf("%s: %d bytes\n", out, len(file))
	if pictures != "" {
		return drawRegions(m, pictures)
	}
	return nil
}
