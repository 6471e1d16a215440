// Package atlastest makes atlases for tests, with the Go fonts, which need no
// window.
package atlastest

import (
	"sync"

	"golang.org/x/image/font/gofont/gobold"
	"golang.org/x/image/font/gofont/goitalic"
	"golang.org/x/image/font/gofont/goregular"

	"dateline/app/atlas"
	"dateline/geo/basemap"
	"dateline/geo/basemap/basemaptest"
)

// Fonts returns the Go fonts.
func Fonts() atlas.Fonts {
	return atlas.Fonts{Regular: goregular.TTF, Bold: gobold.TTF, Italic: goitalic.TTF}
}

// Of returns an atlas of a base map. It panics where there can be none: the
// fonts are whole.
func Of(m *basemap.Map) *atlas.Atlas {
	a, err := atlas.New(m, Fonts())
	if err != nil {
		panic(err)
	}
	return a
}

// Small returns an atlas of the world of package basemaptest, which does not
// exist. It is made once.
var Small = sync.OnceValue(func() *atlas.Atlas { return Of(basemaptest.Small()) })
