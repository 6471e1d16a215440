package basemap_test

import (
	"fmt"

	"github.com/paulmach/orb"

	"dateline/geo/basemap"
	"dateline/geo/basemap/basemaptest"
	"dateline/geo/mercator"
)

// What a program does to draw a view.
func Example() {
	m := basemaptest.Small() // or basemap.Open(file)
	const zoom = 3
	view := orb.Bound{
		Min: mercator.Project(orb.Point{-25, 55}),
		Max: mercator.Project(orb.Point{25, 15}),
	}
	for l := basemap.Land; int(l) < basemap.Layers; l++ {
		n := 0
		m.Shapes(l, basemap.LevelFor(zoom), view, func(s *basemap.Shape) bool {
			if s.Rank <= zoom {
				n++ // fill s.Rings, or stroke s.Line
			}
			return true
		})
		if n > 0 {
			fmt.Println(n, l)
		}
	}
	m.Labels(view, zoom, func(l *basemap.Label) bool {
		fmt.Println(l.Kind, l.Text)
		return true
	})
	// Output:
	// 1 land
	// 1 lake
	// 1 river
	// 1 country border
	// 1 disputed border
	// 1 maritime border
	// 1 disputed maritime border
	// 1 province border
	// 1 coast
	// country Orvia
	// country Tamar
	// city Port
	// city Tamarra
	// sea Inner Sea
}

func ExampleMap_At() {
	country, province := basemaptest.Small().At(orb.Point{-10, 35})
	fmt.Println(country == basemaptest.Orvia, province == basemaptest.SouthOrvia)
	// Output: true true
}

func ExampleMainBound() {
	// Pelagia crosses the antimeridian and has an islet far to the west.
	s, _ := basemaptest.Small().Area(basemaptest.Pelagia, 2)
	all, main := s.Bound, basemap.MainBound(s)
	fmt.Printf("%.0f° to %.0f°, of %.0f° to %.0f°\n",
		mercator.Unproject(main.Min)[0], mercator.Unproject(main.Max)[0],
		mercator.Unproject(all.Min)[0], mercator.Unproject(all.Max)[0])
	// Output: 170° to 190°, of 150° to 190°
}
