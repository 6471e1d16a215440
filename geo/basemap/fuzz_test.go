package basemap

import (
	"testing"

	"github.com/paulmach/orb"

	"dateline/geo"
)

// smallFile is a map of one island with a province border, a lake, a river and
// labels.
func smallFile() []byte {
	b := new(Builder)
	ring := func(x, y, size int32, level uint8) []Vertex {
		v := func(dx, dy int32, l uint8, node bool) Vertex { return Vertex{x + dx*size, y + dy*size, l, node} }
		return []Vertex{
			v(0, 0, level, true), v(2, -1, max(level, 2), false), v(4, 0, level, true), v(5, 2, 3, false),
			v(4, 4, level, false), v(0, 4, level, false), v(0, 0, level, true),
		}
	}
	land := b.Chain(Chain{Layer: Land, Points: ring(1000, 1000, 5000, 0)})
	line := b.Chain(Chain{Layer: Admin1Border, Points: []Vertex{{1000, 1000, 1, true}, {9000, 8000, 2, false}, {21000, 1000, 1, true}}})
	b.Chain(Chain{Layer: Lake, Rank: 2, Name: "Pond", ID: 7, Points: ring(5000, 5000, 500, 1)})
	b.Chain(Chain{Layer: Lake, Hole: true, Rank: 2, Points: ring(5500, 5500, 50, 2)})
	b.Chain(Chain{Layer: River, Rank: 3, Name: "Brook", Points: []Vertex{{9000, 9000, 1, true}, {100000, 9500, 3, false}, {9000, 12000, 1, true}}})
	b.Area(Area{Kind: CountryArea, ID: 1, Country: 1, Rings: [][]Stretch{{{land, 0, 2}}}})
	b.Area(Area{Kind: ProvinceArea, Face: true, ID: 2, Country: 1, Province: 2, Rings: [][]Stretch{{{land, 0, 1}, {line, 1, 0}}}})
	b.Area(Area{Kind: ProvinceArea, Face: true, ID: 3, Country: 1, Province: 3, Rings: [][]Stretch{{{land, 1, 2}, {line, 0, 1}}}})
	for _, rank := range []float32{1, 5, 8} {
		b.Label(Label{Text: "Here", At: orb.Point{0.1, 0.1}, Kind: CityLabel, Rank: rank, Place: 9, Population: 1000})
	}
	out, err := b.Bytes()
	if err != nil {
		panic(err)
	}
	return out
}

// use asks a map everything. It must not fail however damaged the map is.
func use(m *Map) {
	_ = m.Check()
	world := orb.Bound{Min: orb.Point{-9, -9}, Max: orb.Point{9, 9}}
	for level := -1; level <= Levels; level++ {
		for l := Land; l <= layers; l++ {
			m.Shapes(l, level, world, func(s *Shape) bool {
				for _, r := range s.Rings {
					_ = r[len(r)-1]
				}
				return true
			})
		}
		for id := range geo.ID(10) {
			if s, ok := m.Area(id, level); ok {
				MainBound(s)
			}
		}
	}
	m.Labels(world, 30, func(*Label) bool { return true })
	for _, p := range []orb.Point{{0, 0}, {-179, 85}, {-178, 84.9}, {180, -90}} {
		m.At(p)
	}
}

// FuzzOpen damages whole files.
func FuzzOpen(f *testing.F) {
	good := smallFile()
	f.Add(good)
	f.Add(good[:len(good)/2])
	f.Fuzz(func(t *testing.T, b []byte) {
		if m, err := Open(b); err == nil {
			use(m)
		}
		// And as if the sums were right.
		if file, err := readSections(b); err == nil {
			use(open(file))
		}
	})
}

// FuzzSections damages one part of a file before it is packed.
func FuzzSections(f *testing.F) {
	good, err := readSections(smallFile())
	if err != nil {
		f.Fatal(err)
	}
	for k := range good {
		raw, err := good.unpack(k)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(uint8(k), raw)
	}
	f.Fuzz(func(t *testing.T, k uint8, raw []byte) {
		if len(raw) > 1<<16 {
			return
		}
		file := good
		packed, err := pack(raw)
		if err != nil {
			t.Fatal(err)
		}
		file[k%sectionCount] = section{packed: packed, raw: uint32(len(raw))}
		use(open(file))
	})
}
