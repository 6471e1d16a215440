package basemap_test

import (
	"fmt"
	"math"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/paulmach/orb"

	"dateline/geo"
	"dateline/geo/basemap"
	"dateline/geo/mercator"
)

var earthFile = sync.OnceValue(func() []byte {
	b, _ := os.ReadFile("../../assets/basemap.bin")
	return b
})

var earthMap = sync.OnceValues(func() (*basemap.Map, error) { return basemap.Open(earthFile()) })

// earth is the map of the world that the program ships.
func earth(t testing.TB) *basemap.Map {
	t.Helper()
	if earthFile() == nil {
		t.Skip("assets/basemap.bin has not been made")
	}
	m, err := earthMap()
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func TestEarthIsWhole(t *testing.T) {
	if err := earth(t).Check(); err != nil {
		t.Fatal(err)
	}
}

func TestEarthAt(t *testing.T) {
	m := earth(t)
	const (
		britain, england, switzerland, vaud, syria, aleppo = 2635167, 6269131, 2658434, 2658182, 163843, 170062
		russia, fiji, antarctica, lesotho, crimea, guiana  = 2017370, 2205218, 6697173, 932692, 703883, 3381670
		belarus, norway, france                            = 630336, 3144096, 3017382
	)
	for _, c := range []struct {
		place             string
		lon, lat          float64
		country, province geo.ID
	}{
		{"London", -0.12, 51.5, britain, england}, // Natural Earth draws its boroughs
		{"Lausanne", 6.633, 46.55, switzerland, vaud},
		{"Aleppo", 37.16, 36.2, syria, aleppo},
		{"Provideniya, east of the antimeridian", -173.23, 64.42, russia, 2126099},
		{"Bilibino, from where the next border to the east lies beyond the antimeridian", 166.44, 68.05, russia, 2126099},
		{"Minsk, most of whose suburbs count to the province around it", 27.56, 53.9, belarus, 625143},
		{"Oslo, a province by itself", 10.75, 59.92, norway, 3143242},
		{"Skien, whose province was merged and parted again", 9.6, 59.2, norway, 3134723},
		{"Paris: Natural Earth draws the districts of France", 2.35, 48.86, france, 3012874},
		{"Taveuni's eastern coast", -179.9, -16.8, fiji, 0},
		{"inland Antarctica", 40, -82, antarctica, 0},
		{"Maseru's mountains", 28.5, -29.5, lesotho, 0},
		{"Cayenne, which is France's and has a code of its own", -52.33, 4.9, guiana, 0},
		{"Simferopol: the map and the gazetteer disagree whose it is", 34.1, 44.95, 0, crimea},
		{"the Caspian Sea", 51, 42, 0, 0},
		{"the middle of the Atlantic", -35, 25, 0, 0},
	} {
		country, province := m.At(orb.Point{c.lon, c.lat})
		if country != c.country || c.province != 0 && province != c.province {
			t.Errorf("%s: country %d, province %d; want %d, %d", c.place, country, province, c.country, c.province)
		}
	}
}

// What a view is fitted to, in degrees: west, south, east, north.
func TestEarthMainBound(t *testing.T) {
	m := earth(t)
	var out strings.Builder
	for _, id := range []geo.ID{3017382, 6252001, 2017370, 2205218, 3144096, 1643084, 3895114} {
		s, ok := m.Area(id, 1)
		if !ok {
			t.Errorf("there is no area %d", id)
			continue
		}
		b := basemap.MainBound(s)
		nw, se := mercator.Unproject(b.Min), mercator.Unproject(b.Max)
		fmt.Fprintf(&out, "%s %.0f %.0f %.0f %.0f\n", s.Name, nw[0], se[1], se[0], nw[1])
	}
	want := `France -5 41 10 51
United States of America -168 25 -67 71
Russia 27 41 190 78
Fiji 177 -19 182 -16
Norway 5 58 31 71
Indonesia 95 -11 141 6
Chile -76 -56 -67 -18
`
	if diff := cmp.Diff(want, out.String()); diff != "" {
		t.Error(diff)
	}
}

// The outlines of two neighbours never overlap or gape: together the countries
// of the world are as large as its land, at every level.
func TestEarthTiles(t *testing.T) {
	m := earth(t)
	for level := range basemap.Levels {
		var land float64
		m.Shapes(basemap.Land, level, world, func(s *basemap.Shape) bool {
			if shoelace(s.Rings[0]) <= 0 {
				t.Errorf("level %d: a ring of land about %v turns the wrong way", level, s.Bound.Center())
			}
			for _, r := range s.Rings {
				land += shoelace(r)
			}
			return true
		})
		var countries float64
		for _, s := range m.Countries(level) {
			for _, r := range s.Rings {
				countries += shoelace(r)
			}
		}
		// What is contested belongs to none, and what has a code of its own, such
		// as Svalbard, to two.
		if share := countries / land; share < 0.99 || share > 1.004 {
			t.Errorf("level %d: the countries cover %.4f of the land", level, share)
		}
	}
}

// No coast or border crosses another, at any level.
func TestEarthLinesDoNotCross(t *testing.T) {
	m := earth(t)
	for level := range 2 { // the finer ones take long, and are made the same way
		type segment struct{ a, b orb.Point }
		const cells = 1024
		cell := make(map[[2]int][]segment)
		crossings := 0
		for _, l := range []basemap.Layer{basemap.Coast, basemap.CountryBorder, basemap.Admin1Border} {
			m.Shapes(l, level, world, func(s *basemap.Shape) bool {
				for i := range s.Line[1:] {
					n := segment{s.Line[i], s.Line[i+1]}
					b := orb.LineString{n.a, n.b}.Bound()
					hit := map[segment]bool{}
					for y := int(b.Min[1] * cells); y <= int(b.Max[1]*cells); y++ {
						for x := int(b.Min[0] * cells); x <= int(b.Max[0]*cells); x++ {
							for _, o := range cell[[2]int{x, y}] {
								if !hit[o] && cross(n.a, n.b, o.a, o.b) {
									hit[o] = true
									crossings++
								}
							}
							cell[[2]int{x, y}] = append(cell[[2]int{x, y}], n)
						}
					}
				}
				return true
			})
		}
		if crossings > 0 {
			t.Errorf("level %d: %d crossings", level, crossings)
		}
	}
}

// cross reports whether two segments cross, other than at their ends.
func cross(a, b, c, d orb.Point) bool {
	side := func(p, q, r orb.Point) float64 { return (q[0]-p[0])*(r[1]-p[1]) - (r[0]-p[0])*(q[1]-p[1]) }
	return side(a, b, c)*side(a, b, d) < 0 && side(c, d, a)*side(c, d, b) < 0
}

func TestEarthHasNoSmears(t *testing.T) {
	m := earth(t)
	for level := range basemap.Levels {
		for l := basemap.Lake; int(l) < basemap.Layers; l++ {
			m.Shapes(l, level, world, func(s *basemap.Shape) bool {
				for i := range s.Line {
					if i > 0 && math.Abs(s.Line[i][0]-s.Line[i-1][0]) > 0.2 {
						t.Errorf("level %d: a %s jumps from %v to %v", level, l, s.Line[i-1], s.Line[i])
					}
				}
				return true
			})
		}
	}
}

// What is contested, on land and at sea.
func TestEarthDisputes(t *testing.T) {
	m := earth(t)
	for _, c := range []struct {
		between  string
		lon, lat float64
		layer    basemap.Layer
	}{
		{"the Golan's ceasefire line", 35.87, 33.0, basemap.DisputedBorder},
		{"the line of control in Kashmir", 74.0, 34.4, basemap.DisputedBorder},
		{"Aksai Chin", 80.2, 35.2, basemap.DisputedBorder},
		{"Crimea's isthmus", 33.7, 46.15, basemap.DisputedBorder},
		{"Western Sahara and Morocco", -10.5, 27.67, basemap.DisputedBorder},
		{"Kosovo and Serbia", 21.4, 42.8, basemap.DisputedBorder},
		{"the two Koreas", 127.2, 38.3, basemap.DisputedBorder},
		{"Abkhazia", 42.0, 42.75, basemap.DisputedBorder},
		{"Transnistria", 29.0, 47.5, basemap.DisputedBorder},
		{"Cyprus", 33.3, 35.16, basemap.DisputedBorder},
		{"the West Bank", 35.0, 31.9, basemap.DisputedBorder},
		{"Guyana's Essequibo", -58.6, 5.5, basemap.DisputedBorder},
		{"the Aegean", 26.1, 38.4, basemap.DisputedMaritime},
		{"the Northern Limit Line", 125.5, 37.5, basemap.DisputedMaritime},
		{"the southern Kuriles", 149.1, 45.7, basemap.DisputedMaritime},
		{"France and Germany, who agree", 8.2, 48.97, basemap.CountryBorder},
		{"Tunisia and Italy, who agree", 11.8, 36.8, basemap.MaritimeBorder},
	} {
		found := false
		m.Shapes(c.layer, 3, around(c.lon, c.lat, 0.35), func(s *basemap.Shape) bool {
			found = slices.ContainsFunc(s.Line, around(c.lon, c.lat, 0.35).Contains)
			return !found
		})
		if !found {
			t.Errorf("%s: there is no %s", c.between, c.layer)
		}
	}
}

func TestEarthLabels(t *testing.T) {
	m := earth(t)
	for _, c := range []struct {
		lon, lat, zoom float64
		want           string // kind and text of a label within a degree
	}{
		{37.16, 36.2, 5, "city Aleppo"},
		{14.42, 50.08, 4, "city Prague"},
		{18, 35, 4, "sea Mediterranean Sea"},
		{-100, 31, 5, "province Texas"},
		{6.55, 46.45, 8, "lake Lake Geneva"},
		{2.35, 48.85, 4, "city Paris"},
		{-80.38, 43.2, 9, "city Paris"},
	} {
		var got []string
		m.Labels(around(c.lon, c.lat, 3), c.zoom, func(l *basemap.Label) bool {
			got = append(got, l.Kind.String()+" "+l.Text)
			return true
		})
		if !slices.Contains(got, c.want) {
			t.Errorf("%v %v, zoom %v: no %q in %q", c.lon, c.lat, c.zoom, c.want, got)
		}
	}
}

// Opening the map and unpacking what a view of the world needs: no more than
// this is done before the first frame.
func BenchmarkFirstFrame(b *testing.B) {
	earth(b)
	b.ReportAllocs()
	for b.Loop() {
		m, err := basemap.Open(earthFile())
		if err != nil {
			b.Fatal(err)
		}
		for l := basemap.Land; int(l) < basemap.Layers; l++ {
			m.Shapes(l, 0, world, func(*basemap.Shape) bool { return true })
		}
		m.Labels(world, 2, func(*basemap.Label) bool { return true })
	}
}

func BenchmarkOpen(b *testing.B) {
	earth(b)
	b.SetBytes(int64(len(earthFile())))
	for b.Loop() {
		if _, err := basemap.Open(earthFile()); err != nil {
			b.Fatal(err)
		}
	}
}

// All levels, areas and labels.
func BenchmarkUnpackAll(b *testing.B) {
	earth(b)
	b.ReportAllocs()
	for b.Loop() {
		m, err := basemap.Open(earthFile())
		if err != nil {
			b.Fatal(err)
		}
		if err := m.Check(); err != nil {
			b.Fatal(err)
		}
	}
}

// All layers of a window of 1280 by 800 pixels.
func BenchmarkShapes(b *testing.B) {
	m := earth(b)
	for _, zoom := range []float64{2, 4, 6, 8, 10} {
		b.Run(fmt.Sprintf("zoom=%v", zoom), func(b *testing.B) {
			c := mercator.Project(orb.Point{37, 36})
			w, h := 1280/256/math.Exp2(zoom)/2, 800/256/math.Exp2(zoom)/2
			bound := orb.Bound{Min: orb.Point{c[0] - w, c[1] - h}, Max: orb.Point{c[0] + w, c[1] + h}}
			shapes, points := 0, 0
			for b.Loop() {
				shapes, points = 0, 0
				for l := basemap.Land; int(l) < basemap.Layers; l++ {
					m.Shapes(l, basemap.LevelFor(zoom), bound, func(s *basemap.Shape) bool {
						shapes++
						points += len(s.Line)
						for _, r := range s.Rings {
							points += len(r)
						}
						return true
					})
				}
			}
			b.ReportMetric(float64(shapes), "shapes")
			b.ReportMetric(float64(points), "points")
		})
	}
}

func BenchmarkLabels(b *testing.B) {
	m := earth(b)
	bound := around(37, 36, 3)
	for b.Loop() {
		m.Labels(bound, 10, func(*basemap.Label) bool { return true })
	}
}

func BenchmarkAt(b *testing.B) {
	m := earth(b)
	points := make([]orb.Point, 0, 1000)
	for i := range 1000 {
		points = append(points, orb.Point{math.Mod(float64(i)*137.508, 360) - 180, math.Mod(float64(i)*61.8, 140) - 60})
	}
	m.At(points[0])
	for i := 0; b.Loop(); i++ {
		m.At(points[i%len(points)])
	}
}

func BenchmarkArea(b *testing.B) {
	m := earth(b)
	for _, c := range []struct {
		name  string
		id    geo.ID
		level int
	}{{"Syria-0", 163843, 0}, {"Russia-0", 2017370, 0}, {"Russia-3", 2017370, 3}} {
		b.Run(c.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				m.Area(c.id, c.level)
			}
		})
	}
}
