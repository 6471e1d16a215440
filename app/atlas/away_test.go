package atlas_test

import (
	"testing"

	"dateline/app/atlas"
	"dateline/geo"
	"dateline/geo/basemap/basemaptest"
)

// Only where nothing of a scene is in view are its places away: a country that one
// looks at from within is not.
func TestAway(t *testing.T) {
	st := atlas.Light()
	for _, c := range []struct {
		what     string
		lon, lat float64
		want     int
	}{
		{"the town", -10, 35, 0},
		{"inside the country, its badge out of view", 2, 43, 0},
		{"the other side of the world", 150, -40, 2},
	} {
		cam := atlas.Camera{Center: world(c.lon, c.lat), Zoom: 8, Width: 300, Height: 200, Density: 1}.Clamp()
		p := small().NewPins()
		p.Draw(frame(cam), cam, &st, atlas.NewScene([]atlas.Mark{
			mark(1, "Town", geo.Town, -10, 35, 0, 3), mark(basemaptest.Tamar, "Tamar", geo.Country, 6, 46, 0, 3),
		}), atlas.Emphasis{})
		if got := p.Away(); got != c.want {
			t.Errorf("%s: %d are away, want %d", c.what, got, c.want)
		}
	}
}
