// Basemap makes assets/basemap.bin, the vector map of the world.
//
// It reads Natural Earth's outlines out of pinned packages, makes one net of
// all coasts and borders, thins it out for four levels of detail, joins the
// areas to the gazetteer's identifiers and writes labels. The same commit makes
// the same bytes.
//
// Usage:
//
//	go run ./assets/gen/basemap [-sources folder] [-fetch] [-out file] [-pictures folder]
//
// With -fetch the packages that are missing are downloaded first. With
// -pictures it also draws some regions at all levels, to be looked at.
// docs/basemap-format.md says what is in the file and whose borders they are.
package main

import (
	"flag"
	"fmt"
	"os"

	"dateline/assets/gen/sources"
	"dateline/geo/basemap"
)

func main() {
	folder := flag.String("sources", string(sources.DefaultFolder()), "`folder` of the packages")
	fetch := flag.Bool("fetch", false, "download the packages that are missing")
	out := flag.String("out", "basemap.bin", "`file` to write")
	pictures := flag.String("pictures", "", "`folder` for pictures to look at")
	flag.Parse()
	if err := run(sources.Folder(*folder), *fetch, *out, *pictures); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(folder sources.Folder, fetch bool, out, pictures string) error {
	if fetch {
		if err := folder.Fetch(needed...); err != nil {
			return err
		}
	}
	w, err := readWorld(folder)
	if err != nil {
		return err
	}
	b := new(basemap.Builder)
	w.build(b)
	file, err := b.Bytes()
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
