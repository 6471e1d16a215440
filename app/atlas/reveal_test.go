package atlas_test

import (
	"math"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/paulmach/orb"
	"pgregory.net/rapid"

	"dateline/app/atlas"
	"dateline/geo"
	"dateline/geo/basemap/basemaptest"
)

func TestReveal(t *testing.T) {
	s := atlas.NewScene([]atlas.Mark{
		mark(basemaptest.Port, "Port", geo.Town, -10, 35, 0, 12),
		mark(basemaptest.Crossing, "Crossing", geo.Town, -14, 44.5, 0, 1),
		mark(101, "Twin East", geo.Town, 14.1, 34, 0, 3),
		mark(102, "Twin West", geo.Town, 13.9, 34, 0, 4),
		mark(103, "Old Quarter", geo.Town, 20, 0, 0, 2),
		mark(104, "New Quarter", geo.Town, 20, 0, 0, 2),
		mark(105, "Quarter Hill", geo.Town, 20.5, 0, 0, 1),
		mark(106, "East Bridge", geo.Town, -30.005, 0, 0, 1),
		mark(107, "West Bridge", geo.Town, -29.995, 0, 0, 1),
		mark(108, "Antimere", geo.Town, 179.9, 10, 0, 1),
		mark(basemaptest.Tamar, "Tamar", geo.Country, 6, 46, 0, 30),
		mark(109, "Gulf of Port", geo.Region, -10, 35.1, 200, 5),
	})
	wide := atlas.Camera{Center: world(0, 30), Zoom: 2, Width: 800, Height: 600, Density: 1}.Clamp()
	deep := atlas.Camera{Center: world(-60, 0), Zoom: 9, Width: 800, Height: 600, Density: 1}
	for _, c := range []struct {
		what string
		id   geo.ID
		from atlas.Camera
		zoom float64
		pan  bool // to the place; else it stands where it stood
	}{
		{"a pin of its own is seen already", basemaptest.Port, wide, 2, false},
		{"so is the badge of a country", basemaptest.Tamar, wide, 2, false},
		{"two towns are parted", 101, wide, 7.5, false},
		{"and from a greater scale", 102, atlas.Camera{Center: world(12, 33), Zoom: 6.2, Width: 800, Height: 600, Density: 1}, 7.5, false},
		{"two in one place can't be, but from the third", 103, wide, 6.5, false},
		{"two as close as two ends of a bridge are not worth going so near", 106, wide, 2, false},
		{"who is outside comes in, at the same scale", basemaptest.Crossing, deep, 9, true},
		{"and is parted from its neighbours", 102, atlas.Camera{Center: world(-60, 0), Zoom: 5, Width: 800, Height: 600, Density: 1}, 7.5, true},
		{"at the edge is outside", basemaptest.Port, atlas.Camera{Center: world(-21.5, 35), Zoom: 5, Width: 800, Height: 600, Density: 1}.PanBy(137, 0), 5, true},
		{"across the antimeridian is near by", 108, atlas.Camera{Center: world(-179, 10), Zoom: 6, Width: 800, Height: 600, Density: 1}, 6, false},
		{"a badge without room gets some", 109, wide, 2.5, false},
		{"twice the pixels to the dip make no difference", 101, atlas.Camera{Center: world(0, 30), Zoom: 2, Width: 1600, Height: 1200, Density: 2}, 7.5, false},
	} {
		t.Run(c.what, func(t *testing.T) {
			p := small().NewPins()
			got, ok := p.Reveal(c.from, s, c.id)
			if !ok {
				t.Fatal("there is no such place")
			}
			m, _ := s.Find(c.id)
			x, y := got.ToScreen(got.Nearest(m.At))
			wantX, wantY := c.from.ToScreen(c.from.Nearest(m.At))
			if c.pan {
				wantX, wantY = float64(got.Width)/2, float64(got.Height)/2
			}
			if got.Zoom != c.zoom || math.Hypot(x-wantX, y-wantY) > 2 {
				t.Errorf("from zoom %g to %g; the place is at %.0f, %.0f and should be at %.0f, %.0f", c.from.Zoom, got.Zoom, x, y, wantX, wantY)
			}
			if got.Zoom == c.from.Zoom && !c.pan && got != c.from {
				t.Errorf("the view is %v and was %v", got, c.from)
			}
		})
	}

	country, _ := small().NewPins().Reveal(deep, s, basemaptest.Tamar)
	m, _ := s.Find(basemaptest.Tamar)
	whole, view := small().Extent(m), country.Bound()
	if !view.Contains(whole.Min) || !view.Contains(whole.Max) || country.Zoom < 3 {
		t.Errorf("of a country larger than the view, at %v, is shown %v", whole, view)
	}
	if got, ok := small().NewPins().Reveal(wide, s, 999); ok || got != wide {
		t.Error("a place that is not in the scene is shown")
	}
	if got, ok := small().NewPins().Reveal(wide, nil, 1); ok || got != wide {
		t.Error("a place of no scene is shown")
	}
	none := atlas.Camera{Center: orb.Point{0.5, 0.5}, Zoom: math.NaN()}
	if _, ok := small().NewPins().Reveal(none, s, 101); !ok {
		t.Error("a view without a size has no places")
	}
}

// What can be clicked is what was drawn, whatever was thought of since.
func TestRevealLeavesTheFrame(t *testing.T) {
	cam := atlas.Camera{Width: 900, Height: 600, Density: 1}.Fit(news().Bound(), 40)
	st := atlas.Light()
	s := news()
	p := small().NewPins()
	p.Draw(frame(cam), cam, &st, s, atlas.Emphasis{})
	before := p.Hits()
	x, y := cam.ToScreen(world(6, 46))
	badge, _ := p.At(x, y)
	p.Reveal(cam, s, 101)
	p.Reveal(cam, s, basemaptest.NorthOrvia)
	if d := cmp.Diff(before, p.Hits()); d != "" {
		t.Error(d)
	}
	if again, ok := p.At(x, y); !ok || !cmp.Equal(badge, again) {
		t.Errorf("the badge %+v became %+v", badge, again)
	}
}

func TestRevealAlways(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := crowd(t)
		from := atlas.Camera{
			Center: orb.Point{rapid.Float64Range(0, 1).Draw(t, "x"), rapid.Float64Range(0, 1).Draw(t, "y")},
			Zoom:   rapid.Float64Range(0, 12).Draw(t, "zoom"),
			Width:  rapid.IntRange(8, 900).Draw(t, "width"), Height: rapid.IntRange(8, 700).Draw(t, "height"),
			Density: rapid.SampledFrom([]float64{1, 1.5, 2}).Draw(t, "density"),
		}.Clamp()
		id := geo.ID(rapid.IntRange(1, s.Places()).Draw(t, "place"))
		p := small().NewPins()
		to, ok := p.Reveal(from, s, id)
		if !ok {
			t.Fatalf("no place %d of %d", id, s.Places())
		}
		if to != to.Clamp() || to.Zoom < from.Zoom || to.Zoom > math.Max(from.Zoom, 10) {
			t.Fatalf("from zoom %g to %v", from.Zoom, to)
		}
		m, _ := s.Find(id)
		x, y := to.ToScreen(to.Nearest(m.At))
		if !inside(x, y, to) && m.At[1] > 0 && m.At[1] < 1 {
			t.Fatalf("the place is at %g, %g of %d×%d", x, y, to.Width, to.Height)
		}
		company := func(c atlas.Camera) int {
			st := atlas.Light()
			p.Draw(frame(c), c, &st, s, atlas.Emphasis{})
			for _, h := range p.Hits() {
				if slices.Contains(h.Places, id) {
					return len(h.Places)
				}
			}
			return 0
		}
		now := company(to)
		if now == 0 {
			t.Fatal("the place is in no cluster of its view")
		}
		if to.Zoom == from.Zoom {
			return
		}
		// One step less would not have done.
		less := to
		less.Zoom = math.Max(from.Zoom, to.Zoom-0.5)
		less.Center = m.At
		if was := company(less.Clamp()); was <= now {
			t.Fatalf("zoomed from %g to %g for a cluster of %d, which at %g is one of %d", from.Zoom, to.Zoom, now, less.Zoom, was)
		}
	})
}
