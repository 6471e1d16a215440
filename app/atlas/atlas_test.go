package atlas_test

import (
	"bytes"
	"fmt"
	"image"
	"image/png"
	"math"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/paulmach/orb"
	"pgregory.net/rapid"

	"dateline/app/atlas"
	"dateline/app/atlas/atlastest"
	"dateline/geo"
	"dateline/geo/basemap/basemaptest"
	"dateline/geo/mercator"
)

// small is an atlas of the world that does not exist.
var small = atlastest.Small

func world(lon, lat float64) orb.Point { return mercator.Project(orb.Point{lon, lat}) }

func mark(id geo.ID, name string, c geo.Class, lon, lat, radius float64, count int) atlas.Mark {
	return atlas.MarkOf(geo.Place{ID: id, Name: name, Class: c, Point: orb.Point{lon, lat}, Radius: radius}, count)
}

// news is a scene of the small world: towns alone, towns close together, a
// country, a province, a region without an outline and one too wide for a disc.
func news() *atlas.Scene {
	return atlas.NewScene([]atlas.Mark{
		mark(basemaptest.Port, "Port", geo.Town, -10, 35, 0, 12),
		mark(basemaptest.Crossing, "Crossing", geo.Town, -14, 44.5, 0, 1),
		mark(101, "Twin East", geo.Town, 14.1, 34, 0, 3),
		mark(102, "Twin West", geo.Town, 13.9, 34, 0, 4),
		mark(basemaptest.Tamar, "Tamar", geo.Country, 6, 46, 0, 30),
		mark(basemaptest.NorthOrvia, "North Orvia", geo.Admin1, -8, 46, 0, 2),
		mark(103, "Sundrift", geo.Region, -26, 33, 300, 5),
		mark(104, "The Ocean", geo.Water, 30, 20, 9000, 1),
		mark(105, "Nowhere", geo.Town, 0, 0, 0, 0),
	})
}

// golden compares a picture with testdata, byte for byte; UPDATE=1 writes it.
func golden(t *testing.T, name string, img image.Image) {
	t.Helper()
	path := filepath.Join("testdata", name+".png")
	if os.Getenv("UPDATE") != "" {
		var b bytes.Buffer
		if err := png.Encode(&b, img); err != nil {
			t.Fatal(err)
		}
		if err := os.MkdirAll("testdata", 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, b.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err, "(UPDATE=1 go test writes it)")
	}
	want, err := png.Decode(bytes.NewReader(b))
	if err != nil {
		t.Fatal(err)
	}
	if want.Bounds() != img.Bounds() {
		t.Fatalf("%s: is %v, golden %v", name, img.Bounds(), want.Bounds())
	}
	different, most := 0, 0
	for y := range img.Bounds().Dy() {
		for x := range img.Bounds().Dx() {
			r, g, b, _ := img.At(x, y).RGBA()
			r2, g2, b2, _ := want.At(x, y).RGBA()
			d := max(off(r, r2), off(g, g2), off(b, b2))
			if d > 0 {
				different++
			}
			most = max(most, d)
		}
	}
	// Other processors sum coverage in another order, and may be a step apart.
	if most > 2 {
		failed := filepath.Join(t.ArtifactDir(), name+".png")
		var out bytes.Buffer
		_ = png.Encode(&out, img)
		_ = os.WriteFile(failed, out.Bytes(), 0o644)
		t.Errorf("%s: %d pixels differ, by up to %d of 255; see %s", name, different, most, failed)
	}
}

func off(a, b uint32) int { return int(math.Abs(float64(a>>8) - float64(b>>8))) }

func TestPictures(t *testing.T) {
	at := func(lon, lat, zoom float64) *atlas.Camera {
		return &atlas.Camera{Center: world(lon, lat), Zoom: zoom}
	}
	for _, c := range []struct {
		name  string
		sheet atlas.Sheet
	}{
		{"world-light", atlas.Sheet{Width: 400, Height: 260, Style: atlas.Light(), Camera: at(0, 20, 1)}},
		{"antimeridian-dark", atlas.Sheet{Width: 400, Height: 260, Style: atlas.Dark(), Camera: at(179, 0, 3)}},
		{"news-fitted-light", atlas.Sheet{
			Width: 480, Height: 320, Style: atlas.Light(), Scene: news(),
			Title: "A week in two lands", Subtitle: "58 passages, 1 to 7 May 1871", Credits: "Made of nothing",
		}},
		{"news-fitted-dark-2", atlas.Sheet{Width: 640, Height: 480, Density: 2, Style: atlas.Dark(), Scene: news(), Credits: "Made of nothing"}},
		{"border-close-light", atlas.Sheet{Width: 400, Height: 260, Style: atlas.Light(), Camera: at(0, 40, 5), Scene: news()}},
		{"tiny", atlas.Sheet{Width: 40, Height: 20, Style: atlas.Light(), Scene: news(), Credits: "Made of nothing", Title: "Much too long for this"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			img, err := small().Picture(c.sheet)
			if err != nil {
				t.Fatal(err)
			}
			golden(t, c.name, img)
			again, _ := small().Picture(c.sheet)
			if !bytes.Equal(img.Pix, again.Pix) {
				t.Error("the same sheet gave other bytes the second time")
			}
		})
	}
}

func TestPictureRefusesImpossibleSizes(t *testing.T) {
	for _, s := range [][2]int{{0, 100}, {100, -1}, {atlas.MaxSide + 1, 10}} {
		_, err := small().Picture(atlas.Sheet{Width: s[0], Height: s[1], Style: atlas.Light()})
		if _, ok := err.(*atlas.SizeError); !ok {
			t.Errorf("%v: got %v, want a SizeError", s, err)
		}
	}
}

func TestNewRefusesBrokenFonts(t *testing.T) {
	fonts := atlastest.Fonts()
	fonts.Bold = []byte("no")
	if _, err := atlas.New(basemaptest.Small(), fonts); err == nil {
		t.Error("a broken bold font was taken")
	}
}

// anyCamera draws views of all sizes, densities and places.
func anyCamera(t *rapid.T) atlas.Camera {
	c := atlas.Camera{
		Center:  orb.Point{rapid.Float64Range(-2, 3).Draw(t, "x"), rapid.Float64Range(-0.5, 1.5).Draw(t, "y")},
		Zoom:    rapid.Float64Range(-3, 20).Draw(t, "zoom"),
		Width:   rapid.IntRange(0, 3000).Draw(t, "width"),
		Height:  rapid.IntRange(0, 2000).Draw(t, "height"),
		Density: rapid.SampledFrom([]float64{0, 1, 1.25, 2, 3}).Draw(t, "density"),
	}
	return c.Clamp()
}

func TestCameraRoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := anyCamera(t)
		x := rapid.Float64Range(0, 3000).Draw(t, "px")
		y := rapid.Float64Range(0, 2000).Draw(t, "py")
		bx, by := c.ToScreen(c.ToWorld(x, y))
		if math.Abs(bx-x) > 1e-5 || math.Abs(by-y) > 1e-5 {
			t.Fatalf("(%v, %v) came back as (%v, %v)", x, y, bx, by)
		}
	})
}

func TestCameraShowsNothingBeyondThePoles(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := anyCamera(t)
		for range rapid.IntRange(0, 6).Draw(t, "moves") {
			if rapid.Bool().Draw(t, "zooms") {
				c = c.ZoomAbout(rapid.Float64Range(0, 3000).Draw(t, "x"), rapid.Float64Range(0, 2000).Draw(t, "y"), rapid.Float64Range(-4, 4).Draw(t, "dz"))
			} else {
				c = c.PanBy(rapid.Float64Range(-9000, 9000).Draw(t, "dx"), rapid.Float64Range(-9000, 9000).Draw(t, "dy"))
			}
		}
		px := 1.01 / c.Scale()
		if b := c.Bound(); b.Min[1] < -px || b.Max[1] > 1+px {
			t.Fatalf("shows y %v to %v of a world from 0 to 1", b.Min[1], b.Max[1])
		}
		if c.Center[0] < 0 || c.Center[0] >= 1 {
			t.Fatalf("centre at x = %v", c.Center[0])
		}
		if c.Zoom > atlas.MaxZoom || c.Zoom < c.MinZoom() {
			t.Fatalf("zoom %v", c.Zoom)
		}
	})
}

func TestZoomKeepsThePointUnderThePointer(t *testing.T) {
	c := atlas.Camera{Center: world(10, 40), Zoom: 5, Width: 1000, Height: 700, Density: 2}
	before := c.ToWorld(800, 100)
	for range 40 {
		c = c.ZoomAbout(800, 100, 0.05)
	}
	if c.Zoom < 6.99 {
		t.Fatalf("zoom is %v", c.Zoom)
	}
	if x, y := c.ToScreen(before); math.Abs(x-800) > 2 || math.Abs(y-100) > 2 {
		t.Errorf("after 40 steps the point is at (%v, %v)", x, y)
	}
}

func TestFit(t *testing.T) {
	c := atlas.Camera{Width: 1000, Height: 640, Density: 1}
	for _, s := range []struct {
		name  string
		marks [][2]float64 // lon, lat
	}{
		{"one town", [][2]float64{{37.2, 36.2}}},
		{"Europe", [][2]float64{{-0.1, 51.5}, {37.6, 55.8}, {6.6, 46.5}}},
		{"the Pacific", [][2]float64{{178.4, -18.1}, {-171.8, -13.8}, {174.8, -36.9}}},
		{"the world", [][2]float64{{-170, 60}, {-60, -30}, {0, 10}, {60, 40}, {170, -40}}},
	} {
		t.Run(s.name, func(t *testing.T) {
			var marks []atlas.Mark
			for i, p := range s.marks {
				marks = append(marks, mark(geo.ID(i+1), "", geo.Town, p[0], p[1], 0, 1))
			}
			scene := atlas.NewScene(marks)
			v := c.Fit(scene.Bound(), 40)
			for _, m := range marks {
				if x, y := v.ToScreen(v.Nearest(m.At)); x < 0 || y < 0 || x > 1000 || y > 640 {
					t.Errorf("%v stands at (%.0f, %.0f)", m.At, x, y)
				}
			}
			if s.name == "the Pacific" && v.Zoom < 3.5 {
				t.Errorf("zoom %v: the fit went the long way round", v.Zoom)
			}
		})
	}
	if got := c.Fit(atlas.NewScene(nil).Bound(), 40); got != c.Clamp() {
		t.Errorf("an empty scene moved the view to %v", got)
	}
}

func TestScaleBar(t *testing.T) {
	for _, c := range []struct {
		zoom, lat float64
		want      string
	}{{2, 0, "2000\u2009km"}, {5, 0, "500\u2009km"}, {5, 60, "200\u2009km"}, {9, 48, "20\u2009km"}, {14, 0, "1\u2009km"}} {
		cam := atlas.Camera{Center: world(0, c.lat), Zoom: c.zoom, Width: 800, Height: 600}
		name, px := cam.ScaleBar(110)
		if name != c.want || px > 110 || px < 110/2.6 {
			t.Errorf("zoom %v at %v°: %q on %.0f px, want %q", c.zoom, c.lat, name, px, c.want)
		}
	}
}

// crowd is a scene with towns thick and thin, some at one place.
func crowd(t *rapid.T) *atlas.Scene {
	n := rapid.IntRange(1, 400).Draw(t, "towns")
	seed := rapid.IntRange(0, 1<<20).Draw(t, "seed")
	var marks []atlas.Mark
	for i := range n {
		h := uint64(i+1)*0x9e3779b97f4a7c15 + uint64(seed)*0xbf58476d1ce4e5b9
		h ^= h >> 29
		h *= 0x94d049bb133111eb
		h ^= h >> 32
		spread := []float64{0, 1, 10, 170}[h>>60&3]
		lon := float64(h&0xffff)/0x8000*spread - spread + float64(seed%300)
		lat := (float64(h>>16&0xffff)/0x8000 - 1) * spread / 2.2
		marks = append(marks, mark(geo.ID(i+1), fmt.Sprint(i), geo.Town, lon, lat, 0, 1+int(h>>40&63)))
	}
	return atlas.NewScene(marks)
}

func frame(cam atlas.Camera) *image.RGBA {
	return image.NewRGBA(image.Rect(0, 0, cam.Width, cam.Height))
}

func TestClustersHoldEveryPassageOnce(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := crowd(t)
		// The whole world once, so that every place is in view once.
		cam := atlas.Camera{Zoom: rapid.Float64Range(1, 2.4).Draw(t, "zoom"), Density: 1, Center: orb.Point{0.5, 0.5}}
		cam.Width, cam.Height = int(math.Round(cam.Scale())), int(math.Round(cam.Scale()))
		p := small().NewPins()
		st := atlas.Light()
		p.Draw(frame(cam), cam, &st, s, atlas.Emphasis{})
		total := 0
		places := map[geo.ID]bool{}
		for _, h := range p.Hits() {
			if math.Floor(h.Center[0]) != 0 {
				continue // the same cluster in another copy of the world
			}
			total += h.Count
			count := 0
			for _, id := range h.Places {
				m, ok := s.Find(id)
				if !ok {
					t.Fatalf("place %d is not of the scene", id)
				}
				count += m.Count
				if places[id] {
					t.Fatalf("place %d is in two clusters", id)
				}
				places[id] = true
			}
			if count != h.Count {
				t.Fatalf("a cluster says %d and its places have %d", h.Count, count)
			}
			if (h.Kind == atlas.PinHit) != (len(h.Places) == 1) {
				t.Fatalf("%d places are shown as %v", len(h.Places), h.Kind)
			}
		}
		if total != s.Total() || len(places) != s.Places() {
			t.Fatalf("the clusters have %d passages of %d places, the scene %d of %d", total, len(places), s.Total(), s.Places())
		}
	})
}

func TestClustersStayWhilePanning(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := crowd(t)
		a := atlas.Camera{Center: orb.Point{rapid.Float64Range(0, 1).Draw(t, "x"), 0.5}, Zoom: rapid.Float64Range(2, 8).Draw(t, "zoom"), Width: 700, Height: 500, Density: 1}.Clamp()
		b := a.PanBy(rapid.Float64Range(-300, 300).Draw(t, "dx"), rapid.Float64Range(-200, 200).Draw(t, "dy"))
		st := atlas.Light()
		seen := func(c atlas.Camera) map[string][2]float64 {
			p := small().NewPins()
			p.Draw(frame(c), c, &st, s, atlas.Emphasis{})
			out := map[string][2]float64{}
			for _, h := range p.Hits() {
				ax, ay := a.ToScreen(a.Nearest(h.Center))
				bx, by := b.ToScreen(b.Nearest(h.Center))
				if inside(ax, ay, a) && inside(bx, by, b) {
					ids := slices.Sorted(slices.Values(h.Places))
					out[fmt.Sprintf("%d in %v", h.Count, ids)] = [2]float64{ax, ay}
				}
			}
			return out
		}
		before, after := seen(a), seen(b)
		for k, p := range before {
			q, ok := after[k]
			if !ok {
				t.Fatalf("the cluster of %s at %v is gone after panning", k, p)
			}
			if math.Hypot(p[0]-q[0], p[1]-q[1]) > 0.01 {
				t.Fatalf("the cluster of %s went from %v to %v", k, p, q)
			}
		}
		if len(before) != len(after) {
			t.Fatalf("%d clusters became %d", len(before), len(after))
		}
	})
}

// Where the world is narrower than the view and its border, a cluster stands
// there twice: as far out as it is listed at all, it is the same one.
func TestCopiesOfAClusterAreAlike(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := crowd(t)
		cam := atlas.Camera{Center: orb.Point{rapid.Float64Range(0, 1).Draw(t, "x"), 0.5}, Zoom: rapid.Float64Range(0, 2.5).Draw(t, "zoom"), Width: 700, Height: 500, Density: 1}.Clamp()
		st := atlas.Light()
		p := small().NewPins()
		p.Draw(frame(cam), cam, &st, s, atlas.Emphasis{})
		seen := map[geo.ID]string{}
		for _, h := range p.Hits() {
			what := fmt.Sprintf("%d in %v", h.Count, slices.Sorted(slices.Values(h.Places)))
			for _, id := range h.Places {
				if was, ok := seen[id]; ok && was != what {
					t.Fatalf("place %d is in the cluster of %s, and in another copy of the world in that of %s", id, was, what)
				}
				seen[id] = what
			}
		}
	})
}

func inside(x, y float64, c atlas.Camera) bool {
	return x >= 0 && y >= 0 && x < float64(c.Width) && y < float64(c.Height)
}

func TestAtReturnsWhatIsDrawn(t *testing.T) {
	s := news()
	cam := atlas.Camera{Width: 900, Height: 600, Density: 1}.Fit(s.Bound(), 40)
	st := atlas.Light()
	p := small().NewPins()
	p.Draw(frame(cam), cam, &st, s, atlas.Emphasis{})

	at := func(lon, lat float64) (float64, float64) { return cam.ToScreen(world(lon, lat)) }
	for _, c := range []struct {
		what     string
		lon, lat float64
		kind     atlas.HitKind
		name     string
		count    int
	}{
		{"a pin", -10, 35, atlas.PinHit, "Port", 12},
		{"two towns in one cluster, named for the greater", 14, 34, atlas.ClusterHit, "Twin West", 7},
		{"a badge", 6, 46, atlas.AreaHit, "Tamar", 30},
		{"the land of a country away from its badge", 18, 49, atlas.AreaHit, "Tamar", 30},
		{"a province, not the country it is in", -18, 49, atlas.AreaHit, "North Orvia", 2},
		{"a disc off its badge", -25.9, 35, atlas.AreaHit, "Sundrift", 5},
	} {
		x, y := at(c.lon, c.lat)
		h, ok := p.At(x, y)
		if !ok || h.Kind != c.kind || h.Name != c.name || h.Count != c.count {
			t.Errorf("%s: got %+v, %v", c.what, h, ok)
		}
	}
	x, y := at(-30, 26)
	if h, ok := p.At(x, y); ok {
		t.Errorf("the open sea answered with %+v", h)
	}
	x, y = at(-10, 35)
	if h, ok := p.At(x+15, y); !ok || h.Name != "Port" {
		t.Errorf("just beside a pin: got %+v, %v", h, ok)
	}
	if _, ok := small().NewPins().At(3, 3); ok {
		t.Error("a Pins that has drawn nothing was hit")
	}
}

func TestSceneLeavesOutWhatHasNoPassages(t *testing.T) {
	s := news()
	if s.Places() != 8 || s.Total() != 58 {
		t.Errorf("%d places and %d passages, want 8 and 58", s.Places(), s.Total())
	}
	if _, ok := s.Find(105); ok {
		t.Error("a place without passages is marked")
	}
	bad := mark(1, "", geo.Town, math.NaN(), 4, 0, 1)
	if n := atlas.NewScene([]atlas.Mark{bad}).Places(); n != 0 {
		t.Errorf("a place at no place makes %d", n)
	}
	var none *atlas.Scene
	if none.Places() != 0 || none.Total() != 0 || !none.Bound().IsEmpty() {
		t.Error("a nil scene is not empty")
	}
}

// contrast is that of WCAG 2.1.
func contrast(a, b [3]uint8) float64 {
	lum := func(c [3]uint8) float64 {
		f := func(v uint8) float64 {
			s := float64(v) / 255
			if s <= 0.03928 {
				return s / 12.92
			}
			return math.Pow((s+0.055)/1.055, 2.4)
		}
		return 0.2126*f(c[0]) + 0.7152*f(c[1]) + 0.0722*f(c[2])
	}
	x, y := lum(a), lum(b)
	return (math.Max(x, y) + 0.05) / (math.Min(x, y) + 0.05)
}

func TestNamesCanBeRead(t *testing.T) {
	for _, st := range []atlas.Style{atlas.Light(), atlas.Dark()} {
		c := func(v interface{ RGBA() (r, g, b, a uint32) }) [3]uint8 {
			r, g, b, _ := v.RGBA()
			return [3]uint8{uint8(r >> 8), uint8(g >> 8), uint8(b >> 8)}
		}
		for _, p := range []struct {
			what    string
			ink, on [3]uint8
			least   float64
		}{
			{"a city on land", c(st.CityName), c(st.Land), 7},
			{"a country on land", c(st.CountryName), c(st.Land), 4.5},
			{"a province on land", c(st.Admin1Name), c(st.Land), 3.6},
			{"a sea on the sea", c(st.Water), c(st.Sea), 3},
			{"a count on a pin", c(st.PinText), c(st.Pin), 4.5},
			{"a pin on land", c(st.Pin), c(st.Land), 3},
			{"a badge's words", c(st.BadgeText), c(st.Badge), 7},
			{"the selection on land", c(st.Selected), c(st.Land), 4.5},
			{"a border on land", c(st.Country), c(st.Land), 2},
		} {
			if got := contrast(p.ink, p.on); got < p.least {
				t.Errorf("%s: %s has a contrast of %.2f, want %.1f", st.Name, p.what, got, p.least)
			}
		}
	}
}
