// Package assets holds the files inside the program: the gazetteer, the base
// map, the tagger's model, the table of outlets, the bundled sample, the icon
// and the credits.
//
// Only main imports it and passes the bytes on, so that every other package
// can be tested on a gazetteer of thirty places and a map of three countries.
// The large files are used in place: nothing is unpacked or copied at start.
//
// The programs in gen make the generated ones from pinned packages, the same
// bytes each time; `go generate ./assets` runs them. The tagger is trained from
// corpora that are not part of the program, see gen/tagger. Their formats are in
// docs/gazetteer-format.md, docs/basemap-format.md and docs/tagger-format.md,
// their sources and licences in licences and in NOTICE.
package assets

import (
	"embed"
	"io/fs"
)

//go:generate go run ./gen/gazetteer -out gazetteer.bin
//go:generate go run ./gen/basemap -out basemap.bin
//go:generate go run ./gen/icon
//go:generate go run ./gen/licences

// Gazetteer is the table of places and names, for gazetteer.Open.
//
//go:embed gazetteer.bin
var Gazetteer []byte

// Basemap is the vector map of the world, for basemap.Open.
//
//go:embed basemap.bin
var Basemap []byte

// Tagger is the model that reads names, for tagger.Open.
//
//go:embed tagger.bin
var Tagger []byte

// Outlets is the table of outlets and their homes, for resolve.ReadOutlets.
//
//go:embed outlets.tsv
var Outlets []byte

// Icon is the program's icon, a PNG of 256 by 256 pixels.
//
//go:embed icon.png
var Icon []byte

//go:embed sample/*.txt
var sample embed.FS

//go:embed licences/*.txt
var licences embed.FS

// Sample is the folder of bundled articles.
func Sample() fs.FS { return sub(sample, "sample") }

// Licences is the folder of credits and licence texts, one file a source.
func Licences() fs.FS { return sub(licences, "licences") }

func sub(f embed.FS, dir string) fs.FS {
	s, err := fs.Sub(f, dir)
	if err != nil {
		panic(err) // only for a dir that is no path at all
	}
	return s
}
