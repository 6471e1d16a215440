package main

import (
	"encoding/binary"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/paulmach/orb"

	"dateline/geo"
	"dateline/geo/basemap"
	"dateline/geo/mercator"
)

// quad is a ring about a rectangle in degrees, with more points on its sides.
func quad(west, south, east, north float64) []orb.Point {
	corners := []orb.Point{{west, north}, {east, north}, {east, south}, {west, south}, {west, north}}
	var out []orb.Point
	for i, a := range corners[:4] {
		b := corners[i+1]
		for k := range 8 {
			f := float64(k) / 8
			out = append(out, orb.Point{a[0] + f*(b[0]-a[0]), a[1] + f*(b[1]-a[1])})
		}
	}
	return append(out, corners[4])
}

// made joins, thins and writes a net of faces, which are the areas 1, 2, ….
func made(t *testing.T, faces ...face) *basemap.Map {
	t.Helper()
	n := newNet(faces)
	n.join()
	n.dropSmall(func(int) bool { return true })
	n.simplify(areaPart)
	b := new(basemap.Builder)
	number := n.emit(b)
	for i := range faces {
		rings := renumber(n.outlines(n.arcsOf(func(f int32) bool { return f == int32(i) })), number)
		b.Area(basemap.Area{
			Kind: basemap.ProvinceArea, Face: true, ID: geo.ID(i + 1), Country: geo.ID(faces[i].country + 1),
			Province: geo.ID(i + 1), Rings: rings,
		})
	}
	m, err := finish(b)
	if err != nil {
		t.Fatal(err)
	}
	if err := m.Check(); err != nil {
		t.Fatal(err)
	}
	return m
}

func one(rings ...[]orb.Point) [][][]orb.Point { return [][][]orb.Point{rings} }

var all = orb.Bound{Min: orb.Point{-1, 0}, Max: orb.Point{2, 1}}

func count(m *basemap.Map, l basemap.Layer, level int) (shapes, rings int) {
	m.Shapes(l, level, all, func(s *basemap.Shape) bool {
		shapes++
		rings += len(s.Rings)
		return true
	})
	return shapes, rings
}

func TestNet(t *testing.T) {
	for _, c := range []struct {
		name    string
		faces   []face
		land    [2]int // shapes and rings at level 1
		borders [basemap.Layers]int
		at      []orb.Point // inside of the faces 1, 2, …
	}{
		{
			name: "two countries and a province side by side are one land",
			faces: []face{
				{country: 0, polygons: one(quad(0, 0, 10, 10))},
				{country: 0, polygons: one(quad(10, 0, 20, 10))},
				{country: 1, polygons: one(quad(20, 0, 30, 10))},
			},
			land: [2]int{1, 1}, borders: [basemap.Layers]int{basemap.Admin1Border: 1, basemap.CountryBorder: 1},
			at: []orb.Point{{5, 5}, {15, 5}, {25, 5}},
		},
		{
			name: "a land cut at the antimeridian is joined, though its sides have other points there",
			faces: []face{{country: 0, polygons: [][][]orb.Point{
				{quad(170, 50, 180, 60)},
				{{{-180, 60}, {-170, 60}, {-170, 50}, {-180, 50}, {-180, 60}}},
			}}},
			land: [2]int{1, 1}, at: []orb.Point{{-175, 55}},
		},
		{
			name: "a land about the pole is closed along the edge of the map",
			faces: []face{{country: 0, polygons: one([]orb.Point{
				{-180, -70}, {-90, -65}, {0, -70}, {90, -65}, {180, -70}, {180, -90}, {-180, -90}, {-180, -70},
			})}},
			land: [2]int{1, 1}, at: []orb.Point{{45, -80}},
		},
		{
			name: "an enclave fills the hole around it",
			faces: []face{
				{country: 0, polygons: one(quad(0, 0, 10, 10), quad(4, 4, 6, 6))},
				{country: 1, polygons: one(quad(4, 4, 6, 6))},
			},
			land: [2]int{1, 1}, borders: [basemap.Layers]int{basemap.CountryBorder: 1},
			at: []orb.Point{{2, 2}, {5, 5}},
		},
		{
			name:  "a sea inside of land is a hole",
			faces: []face{{country: 0, polygons: one(quad(0, 0, 10, 10), quad(4, 4, 6, 6))}},
			land:  [2]int{1, 2}, at: []orb.Point{{2, 2}},
		},
		{
			name: "a filler goes where nobody is",
			faces: []face{
				{country: 0, polygons: one(quad(0, 0, 10, 10))},
				{country: 1, polygons: one(quad(20, 0, 30, 10))},
				{country: 2, polygons: one(quad(0, 0, 10, 10)), filler: true},
			},
			land: [2]int{2, 2}, at: []orb.Point{{5, 5}, {25, 5}},
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			m := made(t, c.faces...)
			shapes, rings := count(m, basemap.Land, 1)
			if got := [2]int{shapes, rings}; got != c.land {
				t.Errorf("land: %d shapes of %d rings, want %v", shapes, rings, c.land)
			}
			for l := basemap.CountryBorder; l < basemap.Coast; l++ {
				if got, _ := count(m, l, 1); got != c.borders[l] {
					t.Errorf("%s: %d, want %d", l, got, c.borders[l])
				}
			}
			for i, p := range c.at {
				if _, got := m.At(p); got != geo.ID(i+1) {
					t.Errorf("%v is in %d, want %d", p, got, i+1)
				}
				s, ok := m.Area(geo.ID(i+1), 0)
				if !ok || len(s.Rings) == 0 || !slices.Equal(s.Rings[0][:1], s.Rings[0][len(s.Rings[0])-1:]) {
					t.Errorf("area %d: %v, %v", i+1, s.Rings, ok)
				}
			}
		})
	}
}

// The lines of a crooked land with islands in its bays: at no level does one
// cross another, and a level's points are among those of the next.
func TestSimplifyKeepsApart(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	wavy := func(x0, x1, y float64) []orb.Point {
		var out []orb.Point
		for k := range 400 {
			f := float64(k) / 399
			out = append(out, orb.Point{x0 + f*(x1-x0), y + 0.4*math.Sin(f*40) + 0.1*r.Float64()})
		}
		return out
	}
	north, south := wavy(0, 30, 40), wavy(0, 30, 30)
	slices.Reverse(south)
	land := append(append(slices.Clone(north), south...), north[0])
	faces := []face{{country: 0, polygons: one(land)}}
	for k := range 60 {
		x, y := 0.3+float64(k)*0.5, 40.75+0.25*r.Float64()
		faces = append(faces, face{country: k + 1, polygons: one(quad(x, y, x+0.08, y+0.08))})
	}
	m := made(t, faces...)
	var before map[orb.Point]bool
	for level := range basemap.Levels {
		var segments [][2]orb.Point
		points := map[orb.Point]bool{}
		m.Shapes(basemap.Coast, level, all, func(s *basemap.Shape) bool {
			for i, p := range s.Line {
				points[p] = true
				if i > 0 {
					segments = append(segments, [2]orb.Point{s.Line[i-1], p})
				}
			}
			return true
		})
		side := func(p, q, r orb.Point) float64 { return (q[0]-p[0])*(r[1]-p[1]) - (r[0]-p[0])*(q[1]-p[1]) }
		for i, p := range segments {
			for _, q := range segments[:i] {
				if side(p[0], p[1], q[0])*side(p[0], p[1], q[1]) < 0 && side(q[0], q[1], p[0])*side(q[0], q[1], p[1]) < 0 {
					t.Fatalf("level %d: %v crosses %v", level, p, q)
				}
			}
		}
		for p := range before {
			if !points[p] {
				t.Fatalf("level %d has lost %v", level, p)
			}
		}
		if len(points) <= len(before) {
			t.Errorf("level %d has %d points, and the one before it %d", level, len(points), len(before))
		}
		before = points
	}
}

func TestElect(t *testing.T) {
	expected := func(cc string) bool { return cc == "MD" || cc == "GF" }
	for _, c := range []struct {
		name  string
		votes map[string]int
		want  string
	}{
		{"nobody lives there", nil, ""},
		{"most", map[string]int{"MD.01": 6, "MD.02": 3}, "MD.01"},
		{"no majority for a division, but for the country", map[string]int{"MD.01": 5, "MD.02": 5}, "MD."},
		{"none for a country either", map[string]int{"MD.01": 5, "GF.02": 5}, ""},
		{"towns across the border don't count", map[string]int{"MD.01": 1, "UA.17": 3}, "MD.01"},
		{"unless they are many and alone", map[string]int{"UA.11": 30, "MD.01": 1}, "UA.11"},
	} {
		if got := elect(c.votes, expected); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

func TestIsAsWide(t *testing.T) {
	p := &province{feature: feature{polygons: one(quad(0, 0, 1, 1), quad(0.4, 0.4, 0.6, 0.6))}}
	for _, c := range []struct {
		radius float64
		want   bool
	}{{10, false}, {40, false}, {50, true}, {61, true}, {300, true}} {
		if got := p.isAsWide(c.radius); got != c.want {
			t.Errorf("%v km: %v", c.radius, got)
		}
	}
}

func TestPlaceRanks(t *testing.T) {
	cities := []city{
		{id: 1, at: orb.Point{14.42, 50.09}, population: 1_000_000},
		{id: 2, at: orb.Point{-96.7, 35.5}, population: 2000}, // Prague, Oklahoma
		{id: 3, at: orb.Point{14.5, 50.1}, population: 9000},
	}
	got := placeRanks([]ranked{{2, orb.Point{14.46, 50.08}, 2}, {3, orb.Point{14.5, 50.1}, 8}, {9, orb.Point{80, 0}, 1}}, cities)
	if diff := cmp.Diff(map[geo.ID]int{1: 2, 3: 8}, got); diff != "" {
		t.Error(diff)
	}
}

func TestCenter(t *testing.T) {
	// An L whose middle lies outside.
	l := orb.Ring{{0, 0}, {0.1, 0}, {0.1, 0.02}, {0.02, 0.02}, {0.02, 0.1}, {0, 0.1}, {0, 0}}
	at, radius := center(basemap.Shape{Rings: []orb.Ring{l}, Bound: l.Bound()})
	if depth(basemap.Shape{Rings: []orb.Ring{l}}, at) <= 0 || radius < 0.008 {
		t.Errorf("the name stands at %v, %v from the edge", at, radius)
	}
}

func TestReadRegions(t *testing.T) {
	got, err := readRegions([]byte("name\t…\nSea\tB|C\twater\tSEA\t10\t20.5\t300\tUA;RU\t2\nOcean\t\twater\tOCN\t0\t0\t9\t\t0\n"))
	want := []region{
		{name: "Ocean", class: "water", code: "OCN", radius: 9},
		{name: "Sea", class: "water", code: "SEA", at: orb.Point{20.5, 10}, radius: 300, countries: []string{"UA", "RU"}, rank: 2},
	}
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, got, cmp.AllowUnexported(region{})); diff != "" {
		t.Error(diff)
	}
	for _, bad := range []string{"h\na\tb\n", "h\nSea\t\twater\tSEA\tnorth\t20\t300\t\t2\n", "h\nSea\t\twater\tSEA\t1\t20\t300\t\tfirst\n"} {
		if _, err := readRegions([]byte(bad)); err == nil {
			t.Errorf("%q was read", bad)
		}
	}
}

// A line of two whole points, the first with one more point after it.
func TestReadPN2(t *testing.T) {
	b := []byte{2, 0, 0, 0, 1, 0, 0, 0, 0, 0, 7, 0, 0, 0, 2}
	for _, v := range []int16{120, -240, 1} {
		b = binary.BigEndian.AppendUint16(b, uint16(v))
	}
	b = append(b, 12, 0xf4) // a tenth of a degree north and west
	for _, v := range []int16{0, 120, 0} {
		b = binary.BigEndian.AppendUint16(b, uint16(v))
	}
	got, err := readPN2(b)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([][]orb.Point{{{-2, 1}, {-2.1, 1.1}, {1, 0}}}, got); diff != "" {
		t.Error(diff)
	}
	for n := range b {
		if _, err := readPN2(b[:n]); err == nil {
			t.Errorf("%d of %d bytes were read as a whole file", n, len(b))
		}
	}
}

// shapefile writes one line as a shapefile, with a name.
func shapefile(name string, points ...orb.Point) (shp, shx, dbf []byte) {
	le, be := binary.LittleEndian, binary.BigEndian
	body := le.AppendUint32(nil, 3)
	body = append(body, make([]byte, 32)...)
	body = le.AppendUint32(body, 1)
	body = le.AppendUint32(body, uint32(len(points)))
	body = le.AppendUint32(body, 0)
	for _, p := range points {
		body = le.AppendUint64(body, math.Float64bits(p[0]))
		body = le.AppendUint64(body, math.Float64bits(p[1]))
	}
	shp = be.AppendUint32(make([]byte, 100), 1)
	shp = be.AppendUint32(shp, uint32(len(body)/2))
	shp = append(shp, body...)
	shx = be.AppendUint32(make([]byte, 100), 50)
	shx = be.AppendUint32(shx, uint32(len(body)/2))
	dbf = make([]byte, 32+32+1)
	le.PutUint32(dbf[4:], 1)
	le.PutUint16(dbf[8:], uint16(len(dbf)))
	le.PutUint16(dbf[10:], 11)
	copy(dbf[32:], "NAME")
	dbf[32+11], dbf[32+16], dbf[64] = 'C', 10, '\r'
	dbf = append(dbf, ' ')
	return shp, shx, append(dbf, (name + "          ")[:10]...)
}

func TestReadShapefile(t *testing.T) {
	shp, shx, dbf := shapefile("Styx", orb.Point{1, 2}, orb.Point{3, 4})
	got, err := readShapefile(shp, shx, dbf)
	if err != nil {
		t.Fatal(err)
	}
	want := []record{{parts: [][]orb.Point{{{1, 2}, {3, 4}}}, attr: map[string]string{"name": "Styx"}}}
	if diff := cmp.Diff(want, got, cmp.AllowUnexported(record{})); diff != "" {
		t.Error(diff)
	}
	for n := range shp {
		if _, err := readShapefile(shp[:n], shx, dbf); err == nil {
			t.Errorf("%d of %d bytes were read as a whole shapefile", n, len(shp))
		}
	}
	for n := range dbf {
		if _, err := readShapefile(shp, shx, dbf[:n]); err == nil {
			t.Errorf("%d of %d bytes were read as all attributes", n, len(dbf))
		}
	}
}

// leaf is a database of one page of 512 bytes with one table in it, whose one
// row goes on in other pages.
func leaf(t *testing.T, text string) []byte {
	t.Helper()
	const page = 512
	number := func(v int) []byte {
		if v < 128 {
			return []byte{byte(v)}
		}
		return []byte{byte(v>>7) | 0x80, byte(v & 0x7f)}
	}
	row := func(values ...string) []byte {
		var head, body []byte
		for _, v := range values {
			if v == "2" {
				head, body = append(head, 1), append(body, 2) // an integer of one byte
				continue
			}
			head, body = append(head, number(13+2*len(v))...), append(body, v...)
		}
		return slices.Concat([]byte{byte(len(head) + 1)}, head, body)
	}
	write := func(b []byte, at int, cell []byte) {
		b[at], b[at+4] = 13, 1
		start := page - len(cell)
		binary.BigEndian.PutUint16(b[at+8:], uint16(start))
		copy(b[start:page], cell)
	}
	b := make([]byte, 4*page)
	copy(b, "SQLite format 3\x00")
	binary.BigEndian.PutUint16(b[16:], page)
	schema := row("table", "lines", "lines", "2", "create table lines(name)")
	write(b, 100, slices.Concat(number(len(schema)), []byte{1}, schema))

	r := row(text)
	cell := slices.Concat(number(len(r)), []byte{1})
	least := (page-12)*32/255 - 23
	if len(r) > page-35 {
		here := least + (len(r)-least)%(page-4)
		if here > page-35 {
			here = least
		}
		cell = append(append(cell, r[:here]...), 0, 0, 0, 3)
		for next, rest := 3, r[here:]; len(rest) > 0; next++ {
			n := copy(b[(next-1)*page+4:next*page], rest)
			if rest = rest[n:]; len(rest) > 0 {
				binary.BigEndian.PutUint32(b[(next-1)*page:], uint32(next+1))
			}
		}
	} else {
		cell = append(cell, r...)
	}
	write(b[page:], 0, cell)
	return b
}

func TestDatabase(t *testing.T) {
	long := string(slices.Repeat([]byte("long "), 240))
	for _, text := range []string{"short", long} {
		b := leaf(t, text)
		d, err := openDatabase(b)
		if err != nil {
			t.Fatal(err)
		}
		got, err := d.table("lines")
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff([][]any{{text}}, got); diff != "" {
			t.Error(diff)
		}
		if _, err := d.table("points"); err == nil {
			t.Error("a table that isn't there was read")
		}
	}
	if _, err := openDatabase([]byte("not a database")); err == nil {
		t.Error("what is no database was opened")
	}
}

// However damaged, a source is refused or read, and nothing panics.
func FuzzSources(f *testing.F) {
	shp, shx, dbf := shapefile("Styx", orb.Point{1, 2}, orb.Point{3, 4})
	f.Add(shp, shx, dbf)
	f.Fuzz(func(_ *testing.T, a, b, c []byte) {
		_, _ = readShapefile(a, b, c)
		_, _ = readPN2(a)
		_, _ = readLines(b)
		if d, err := openDatabase(a); err == nil {
			_, _ = d.table("lines")
		}
	})
}

func TestZoomFor(t *testing.T) {
	// A land of a quarter of the world is 256 pixels wide at zoom 2.
	if got := zoomFor(0.25, 256); got != 2 {
		t.Errorf("zoom %v", got)
	}
	// A hundred kilometres at 60° N are twice as wide as at the equator.
	if got := wide(100, 60) / wide(100, 0); math.Abs(got-2) > 1e-9 {
		t.Errorf("%v times as wide", got)
	}
	if p := mercator.Project(orb.Point{0, 0}); p != (orb.Point{0.5, 0.5}) {
		t.Errorf("the middle of the world is at %v", p)
	}
}
