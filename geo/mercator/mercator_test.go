package mercator_test

import (
	"fmt"
	"math"
	"testing"

	"dateline/geo/mercator"

	"github.com/paulmach/orb"
	"pgregory.net/rapid"
)

func Example() {
	lausanne := orb.Point{6.6328, 46.5160}
	w := mercator.Project(lausanne)
	fmt.Printf("%.4f across, %.4f down\n", w[0], w[1])
	back := mercator.Unproject(w)
	fmt.Printf("%.4f° E, %.4f° N\n", back[0], back[1])
	// Output:
	// 0.5184 across, 0.3537 down
	// 6.6328° E, 46.5160° N
}

func TestProject(t *testing.T) {
	for _, c := range []struct {
		name string
		at   orb.Point
		want orb.Point
	}{
		{"null island is the middle", orb.Point{0, 0}, orb.Point{0.5, 0.5}},
		{"180° west is the left edge", orb.Point{-180, 0}, orb.Point{0, 0.5}},
		{"beyond 180° east goes on", orb.Point{190, 0}, orb.Point{370.0 / 360, 0.5}},
		{"the square's upper edge", orb.Point{0, mercator.MaxLatitude}, orb.Point{0.5, 0}},
		{"the pole is clamped to it", orb.Point{0, 90}, orb.Point{0.5, 0}},
		{"and the south pole to the lower", orb.Point{0, -90}, orb.Point{0.5, 1}},
	} {
		got := mercator.Project(c.at)
		if math.Abs(got[0]-c.want[0]) > 1e-9 || math.Abs(got[1]-c.want[1]) > 1e-9 {
			t.Errorf("%s: got %v, want %v", c.name, got, c.want)
		}
	}
}

func TestRoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := orb.Point{
			rapid.Float64Range(-360, 360).Draw(t, "lon"),
			rapid.Float64Range(-85, 85).Draw(t, "lat"),
		}
		q := mercator.Unproject(mercator.Project(p))
		if math.Abs(p[0]-q[0]) > 1e-9 || math.Abs(p[1]-q[1]) > 1e-9 {
			t.Fatalf("%v came back as %v", p, q)
		}
	})
}

func TestMetresPerUnit(t *testing.T) {
	if got := mercator.MetresPerUnit(0); math.Abs(got-40_075_016.7) > 1 {
		t.Errorf("the equator is %.1f m long", got)
	}
	if got := mercator.MetresPerUnit(60) / mercator.MetresPerUnit(0); math.Abs(got-0.5) > 1e-12 {
		t.Errorf("the parallel of 60° is %v of the equator, want half", got)
	}
}
