package basemap_test

import (
	"fmt"
	"math"
	"sort"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/paulmach/orb"

	"dateline/geo"
	"dateline/geo/basemap"
	"dateline/geo/basemap/basemaptest"
	"dateline/geo/mercator"
)

var world = orb.Bound{Min: orb.Point{-1, 0}, Max: orb.Point{2, 1}}

func around(lon, lat, degrees float64) orb.Bound {
	b := mercator.Project(orb.Point{lon, lat}).Bound()
	return b.Pad(degrees / 360)
}

func TestCheck(t *testing.T) {
	if err := basemaptest.Small().Check(); err != nil {
		t.Fatal(err)
	}
}

func TestLevelFor(t *testing.T) {
	for zoom, want := range map[float64]int{-1: 0, 2: 0, 2.1: 1, 4: 1, 5: 2, 6: 2, 6.5: 3, 18: 3} {
		if got := basemap.LevelFor(zoom); got != want {
			t.Errorf("zoom %v: level %d, want %d", zoom, got, want)
		}
	}
}

// What each level holds of the small world, layer by layer: the number of
// shapes and of points.
func TestLevels(t *testing.T) {
	m := basemaptest.Small()
	var out strings.Builder
	for level := range basemap.Levels {
		fmt.Fprintf(&out, "level %d\n", level)
		for l := basemap.Land; int(l) < basemap.Layers; l++ {
			shapes, points := 0, 0
			m.Shapes(l, level, world, func(s *basemap.Shape) bool {
				shapes++
				points += len(s.Line)
				for _, r := range s.Rings {
					points += len(r)
				}
				return true
			})
			if shapes > 0 {
				fmt.Fprintf(&out, "  %s: %d shapes, %d points\n", l, shapes, points)
			}
		}
	}
	want := `level 0
  land: 2 shapes, 13 points
  lake: 1 shapes, 5 points
  country border: 1 shapes, 3 points
  disputed border: 1 shapes, 3 points
  maritime border: 1 shapes, 2 points
  disputed maritime border: 1 shapes, 2 points
  coast: 2 shapes, 13 points
level 1
  land: 2 shapes, 24 points
  lake: 1 shapes, 14 points
  river: 1 shapes, 3 points
  country border: 1 shapes, 3 points
  disputed border: 1 shapes, 3 points
  maritime border: 1 shapes, 2 points
  disputed maritime border: 1 shapes, 2 points
  province border: 1 shapes, 3 points
  coast: 2 shapes, 24 points
level 2
  land: 3 shapes, 51 points
  lake: 1 shapes, 22 points
  urban area: 1 shapes, 5 points
  river: 1 shapes, 7 points
  country border: 1 shapes, 3 points
  disputed border: 1 shapes, 3 points
  maritime border: 1 shapes, 2 points
  disputed maritime border: 1 shapes, 2 points
  province border: 1 shapes, 3 points
  coast: 3 shapes, 51 points
level 3
  land: 3 shapes, 95 points
  lake: 1 shapes, 38 points
  urban area: 1 shapes, 5 points
  river: 1 shapes, 15 points
  country border: 1 shapes, 3 points
  disputed border: 1 shapes, 3 points
  maritime border: 1 shapes, 2 points
  disputed maritime border: 1 shapes, 2 points
  province border: 1 shapes, 3 points
  coast: 3 shapes, 95 points
`
	if diff := cmp.Diff(want, out.String()); diff != "" {
		t.Error(diff)
	}
}

// A level has all the points of the one before it, in the same order.
func TestLevelsAreNested(t *testing.T) {
	m := basemaptest.Small()
	rings := func(level int) (out []orb.Ring) {
		m.Shapes(basemap.Land, level, world, func(s *basemap.Shape) bool {
			out = append(out, s.Rings[0])
			return true
		})
		return out
	}
	for level := 1; level < basemap.Levels; level++ {
		for i, coarse := range rings(level - 1) {
			fine := rings(level)[i]
			for _, p := range fine {
				if len(coarse) > 0 && p == coarse[0] {
					coarse = coarse[1:]
				}
			}
			if len(coarse) > 0 {
				t.Errorf("level %d has lost the point %v of ring %d", level, coarse[0], i)
			}
		}
	}
}

func TestShapesTouchTheBound(t *testing.T) {
	m := basemaptest.Small()
	for _, c := range []struct {
		name  string
		layer basemap.Layer
		bound orb.Bound
		want  int
	}{
		{"the middle of the land", basemap.Land, around(0, 40, 1), 1},
		{"far out at sea", basemap.Land, around(90, 0, 1), 0},
		{"east of the antimeridian, in the copy of the world to the east", basemap.Land, around(185, 0, 1), 1},
		{"and not where the ring is not", basemap.Land, around(-175, 0, 1), 0},
		{"the agreed border", basemap.CountryBorder, around(0, 45, 1), 1},
		{"where it is disputed, there is none", basemap.CountryBorder, around(0, 35, 1), 0},
		{"the disputed one", basemap.DisputedBorder, around(0, 35, 1), 1},
		{"no such layer", basemap.Layer(200), world, 0},
	} {
		got := 0
		m.Shapes(c.layer, 3, c.bound, func(s *basemap.Shape) bool {
			if !s.Bound.Intersects(c.bound) {
				t.Errorf("%s: a shape within %v doesn't touch %v", c.name, s.Bound, c.bound)
			}
			got++
			return true
		})
		if got != c.want {
			t.Errorf("%s: %d shapes, want %d", c.name, got, c.want)
		}
	}
}

func TestShapesStop(t *testing.T) {
	got := 0
	basemaptest.Small().Shapes(basemap.Land, 3, world, func(*basemap.Shape) bool { got++; return false })
	if got != 1 {
		t.Errorf("walked on to %d shapes after being told to stop", got)
	}
}

func shoelace(r orb.Ring) (sum float64) {
	for i := range r[:len(r)-1] {
		sum += r[i][0]*r[i+1][1] - r[i+1][0]*r[i][1]
	}
	return sum / 2
}

func TestRingsAreClosedAndOriented(t *testing.T) {
	m := basemaptest.Small()
	for level := range basemap.Levels {
		for l := basemap.Land; l <= basemap.Urban; l++ {
			m.Shapes(l, level, world, func(s *basemap.Shape) bool {
				for i, r := range s.Rings {
					if r[0] != r[len(r)-1] {
						t.Errorf("%s, level %d: ring %d is not closed", l, level, i)
					}
					if (shoelace(r) > 0) != (i == 0) {
						t.Errorf("%s, level %d: ring %d turns the wrong way", l, level, i)
					}
				}
				return true
			})
		}
	}
}

func TestArea(t *testing.T) {
	m := basemaptest.Small()
	for _, c := range []struct {
		id        geo.ID
		level     int
		want      string
		rings     int
		west, lat float64 // of the bound's north-western corner, in degrees
	}{
		{basemaptest.Orvia, 0, "Orvia", 1, -20, 50},
		{basemaptest.Tamar, 0, "Tamar", 1, 0, 50},
		{basemaptest.Pelagia, 0, "Pelagia", 1, 170, 10},
		{basemaptest.Pelagia, 2, "Pelagia", 2, 149.9, 10},
		{basemaptest.SouthOrvia, 0, "South Orvia", 1, -20, 40}, // from level 1, where provinces begin
		{basemaptest.LakeEska, 0, "Lake Eska", 1, 7, 42},
		{basemaptest.LakeEska, 3, "Lake Eska", 2, 7, 42},
		{basemaptest.Port, 0, "", 0, 0, 0},
		{0, 0, "", 0, 0, 0},
	} {
		s, ok := m.Area(c.id, c.level)
		if ok != (c.want != "") || s.Name != c.want || len(s.Rings) != c.rings {
			t.Errorf("area %d, level %d: %q of %d rings, %v; want %q of %d", c.id, c.level, s.Name, len(s.Rings), ok, c.want, c.rings)
			continue
		}
		if !ok {
			continue
		}
		corner := mercator.Unproject(s.Bound.Min)
		if math.Abs(corner[0]-c.west) > 0.6 || math.Abs(corner[1]-c.lat) > 0.6 {
			t.Errorf("area %d, level %d: corner at %v, want %v %v", c.id, c.level, corner, c.west, c.lat)
		}
		for i, r := range s.Rings {
			if r[0] != r[len(r)-1] || (shoelace(r) > 0) != (i == 0 || c.id != basemaptest.LakeEska) {
				t.Errorf("area %d, level %d: ring %d is open or turns the wrong way", c.id, c.level, i)
			}
		}
	}
}

// Two neighbours together are as large as the land they share.
func TestAreasTile(t *testing.T) {
	m := basemaptest.Small()
	for level := range basemap.Levels {
		size := func(id geo.ID) float64 {
			s, _ := m.Area(id, level)
			return shoelace(s.Rings[0])
		}
		var land float64
		m.Shapes(basemap.Land, level, around(0, 40, 1), func(s *basemap.Shape) bool { land = shoelace(s.Rings[0]); return true })
		if got := size(basemaptest.Orvia) + size(basemaptest.Tamar); math.Abs(got-land) > 1e-12 {
			t.Errorf("level %d: the countries cover %g of %g", level, got, land)
		}
		if level > 0 {
			if got, want := size(basemaptest.NorthOrvia)+size(basemaptest.SouthOrvia), size(basemaptest.Orvia); math.Abs(got-want) > 1e-12 {
				t.Errorf("level %d: the provinces cover %g of %g", level, got, want)
			}
		}
	}
}

func TestMainBound(t *testing.T) {
	s, _ := basemaptest.Small().Area(basemaptest.Pelagia, 3)
	got := mercator.Unproject(basemap.MainBound(s).Min)
	if math.Abs(got[0]-170) > 0.6 {
		t.Errorf("the view of Pelagia begins at %v, with the islet or without the mainland", got)
	}
}

func TestAt(t *testing.T) {
	m := basemaptest.Small()
	for _, c := range []struct {
		lon, lat          float64
		country, province geo.ID
	}{
		{-10, 45, basemaptest.Orvia, basemaptest.NorthOrvia},
		{-10, 35, basemaptest.Orvia, basemaptest.SouthOrvia},
		{-0.01, 35, basemaptest.Orvia, basemaptest.SouthOrvia},
		{0.01, 35, basemaptest.Tamar, basemaptest.TamarProper},
		{10, 40, basemaptest.Tamar, basemaptest.TamarProper}, // in the lake
		{175, 0, basemaptest.Pelagia, basemaptest.PelagiaProper},
		{-175, 0, basemaptest.Pelagia, basemaptest.PelagiaProper},
		{180, 0, basemaptest.Pelagia, basemaptest.PelagiaProper},
		{-180, 0, basemaptest.Pelagia, basemaptest.PelagiaProper},
		{185, 0, basemaptest.Pelagia, basemaptest.PelagiaProper},
		{150, 0, basemaptest.Pelagia, basemaptest.PelagiaProper},
		{160, 0, 0, 0},
		{-30, 40, 0, 0},
		{0, 90, 0, 0},
		{0, -90, 0, 0},
		{math.NaN(), 0, 0, 0},
		{0, math.Inf(1), 0, 0},
	} {
		country, province := m.At(orb.Point{c.lon, c.lat})
		if country != c.country || province != c.province {
			t.Errorf("%v %v: country %d, province %d; want %d, %d", c.lon, c.lat, country, province, c.country, c.province)
		}
	}
}

func TestLabels(t *testing.T) {
	m := basemaptest.Small()
	for _, c := range []struct {
		name  string
		bound orb.Bound
		zoom  float64
		want  string
	}{
		{"the world at zoom 2", world, 2, "Empty Ocean, Orvia, Tamar, Pelagia, Port"},
		{"nothing before zoom 0", world, -1, ""},
		{"the west of the land", around(-15, 42, 6), 9, "Orvia, North Orvia, Orv, Crossing"},
	} {
		var got []string
		rank := float32(-1)
		m.Labels(c.bound, c.zoom, func(l *basemap.Label) bool {
			if l.Rank < rank {
				t.Errorf("%s: %s comes too late", c.name, l.Text)
			}
			rank = l.Rank
			got = append(got, l.Text)
			return true
		})
		if diff := cmp.Diff(c.want, strings.Join(got, ", ")); diff != "" {
			t.Errorf("%s: %s", c.name, diff)
		}
	}
	var port basemap.Label
	m.Labels(around(-10, 35, 1), 2, func(l *basemap.Label) bool { port = *l; return true })
	want := basemap.Label{
		Text: "Port", At: port.At, Kind: basemap.CityLabel, Rank: 2, Size: 4,
		Place: basemaptest.Port, Population: 4_000_000, Capital: true,
	}
	if diff := cmp.Diff(want, port); diff != "" {
		t.Error(diff)
	}
}

func TestNothingIsAllocated(t *testing.T) {
	m := basemaptest.Small()
	points := 0
	count := func(s *basemap.Shape) bool { points += len(s.Line); return true }
	read := func(l *basemap.Label) bool { points++; return true }
	for name, f := range map[string]func(){
		"Shapes": func() { m.Shapes(basemap.Coast, 3, world, count) },
		"Labels": func() { m.Labels(world, 20, read) },
		"At":     func() { m.At(orb.Point{-10, 45}) },
	} {
		f()
		if n := testing.AllocsPerRun(100, f); n > 0 {
			t.Errorf("%s allocates %v times", name, n)
		}
	}
}

func TestOpenDamaged(t *testing.T) {
	good, err := basemaptest.Builder().Bytes()
	if err != nil {
		t.Fatal(err)
	}
	flip := func(i int) []byte {
		b := append([]byte(nil), good...)
		b[i] ^= 0x40
		return b
	}
	cases := map[string][]byte{
		"empty":             nil,
		"another file":      []byte("GIF89a and more than eight bytes"),
		"another version":   flip(6),
		"another table":     flip(7),
		"cut in its table":  good[:40],
		"cut short":         good[:len(good)-1],
		"a damaged section": flip(len(good) - 2),
		"a wrong sum":       flip(8 + 12),
	}
	var names []string
	for name := range cases {
		names = append(names, name)
	}
	sort.Strings(names)
	var out strings.Builder
	for _, name := range names {
		_, err := basemap.Open(cases[name])
		fmt.Fprintf(&out, "%s: %v\n", name, err)
	}
	want := `a damaged section: base map: labels of towns: its check sum is wrong; install the program again or make the file anew
a wrong sum: base map: names: its check sum is wrong; install the program again or make the file anew
another file: base map: header: this is not a base map file; install the program again or make the file anew
another table: base map: header: it has 74 parts instead of 10; install the program again or make the file anew
another version: base map: header: its format is version 65 and this program reads version 1; install the program again or make the file anew
cut in its table: base map: header: the file ends in its table of contents; install the program again or make the file anew
cut short: base map: labels of towns: the file is too short for it; install the program again or make the file anew
empty: base map: header: this is not a base map file; install the program again or make the file anew
`
	if diff := cmp.Diff(want, out.String()); diff != "" {
		t.Error(diff)
	}
}
