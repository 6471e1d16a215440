package atlas_test

import (
	"fmt"
	"image"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"dateline/app/atlas"
	"dateline/app/atlas/atlastest"
	"dateline/data"
	"dateline/geo"
	"dateline/geo/basemap"
)

// earth is an atlas of the real world: the base map that the program embeds.
var earth = sync.OnceValues(func() (*atlas.Atlas, error) {
	b, err := os.ReadFile(filepath.Join("..", "..", "assets", "basemap.bin"))
	if err != nil {
		return nil, err
	}
	m, err := basemap.Open(b)
	if err != nil {
		return nil, err
	}
	return atlastest.Of(m), nil
})

func realWorld(b *testing.B) *atlas.Atlas {
	a, err := earth()
	if err != nil {
		b.Fatal(err)
	}
	return a
}

// BenchmarkDraw is the background's work for a view of 1280×800: base map and
// names, after the first time, which decodes the level of detail.
func BenchmarkDraw(b *testing.B) {
	a := realWorld(b)
	st := atlas.Light()
	for _, zoom := range []float64{1.65, 3, 4, 5, 6, 7, 9} {
		b.Run(fmt.Sprintf("zoom=%v", zoom), func(b *testing.B) {
			cam := atlas.Camera{Center: world(15, 47), Zoom: zoom, Width: 1280, Height: 800, Density: 1}.Clamp()
			dst := frame(cam)
			a.Draw(dst, cam, &st, nil)
			b.ReportAllocs()
			for b.Loop() {
				a.Draw(dst, cam, &st, nil)
			}
		})
	}
}

// scatter is a scene of so many towns in forty heaps, and a few countries.
func scatter(n int) []atlas.Mark {
	marks := make([]atlas.Mark, 0, n)
	h := uint64(1)
	next := func() float64 {
		h ^= h << 13
		h ^= h >> 7
		h ^= h << 17
		return float64(h>>11) / (1 << 53)
	}
	for i := range n {
		heap := float64(i % 40)
		lon := heap*9 - 175 + (next()+next()+next()-1.5)*12
		lat := float64(i%13)*9 - 50 + (next()+next()+next()-1.5)*10
		marks = append(marks, mark(geo.ID(i+1), "Town", geo.Town, lon, lat, 0, 1+i%5))
	}
	for i, c := range []geo.ID{163843, 298795, 99237, 102358, 130758, 357994, 248816, 2921044, 3017382, 2635167} {
		marks = append(marks, mark(c, "Country", geo.Country, 5+float64(i)*6, 30+float64(i%4)*8, 0, 10+i))
	}
	return marks
}

// eventful is scatter with two or three types of events at every place.
func eventful(n int) []atlas.Mark {
	marks := scatter(n)
	by := make([]atlas.Tally, 0, 3*len(marks))
	for i := range marks {
		from := len(by)
		for j := range 2 + i%2 {
			by = append(by, atlas.Tally{Type: data.EventType(1 + (i*7+j*5)%(data.EventTypes-1)), Count: 1 + j})
			marks[i].Count += 1 + j
		}
		marks[i].By = by[from:len(by):len(by)]
	}
	return marks
}

var sizes = []int{1000, 100_000, 1_000_000}

// BenchmarkPins is the main thread's work in every frame, but for the rows it
// copies: clusters, badges and their sprites on 1280×800.
func BenchmarkPins(b *testing.B) {
	st := atlas.Light()
	for _, n := range sizes {
		for _, c := range []struct {
			what  string
			marks []atlas.Mark
		}{{"named", scatter(n)}, {"events", eventful(n)}} {
			s := atlas.NewScene(c.marks)
			for _, zoom := range []float64{1.65, 4, 7} {
				b.Run(fmt.Sprintf("marks=%d/%s/zoom=%v", n, c.what, zoom), func(b *testing.B) {
					cam := atlas.Camera{Center: world(15, 40), Zoom: zoom, Width: 1280, Height: 800, Density: 1}.Clamp()
					dst := image.NewRGBA(image.Rect(0, 0, cam.Width, cam.Height))
					p := small().NewPins()
					p.Draw(dst, cam, &st, s, atlas.Emphasis{})
					b.ReportAllocs()
					for b.Loop() {
						p.Draw(dst, cam, &st, s, atlas.Emphasis{})
					}
				})
			}
		}
	}
}

// BenchmarkScene is what a new selection of passages costs.
func BenchmarkScene(b *testing.B) {
	for _, n := range sizes {
		for _, c := range []struct {
			what  string
			marks []atlas.Mark
		}{{"named", scatter(n)}, {"events", eventful(n)}} {
			b.Run(fmt.Sprintf("marks=%d/%s", n, c.what), func(b *testing.B) {
				b.ReportAllocs()
				for b.Loop() {
					atlas.NewScene(c.marks)
				}
			})
		}
	}
}

// BenchmarkAt is a move of the pointer.
func BenchmarkAt(b *testing.B) {
	st := atlas.Light()
	s := atlas.NewScene(scatter(100_000))
	cam := atlas.Camera{Center: world(15, 40), Zoom: 4, Width: 1280, Height: 800, Density: 1}
	p := small().NewPins()
	p.Draw(frame(cam), cam, &st, s, atlas.Emphasis{})
	b.ReportAllocs()
	for b.Loop() {
		p.At(3, 3)
	}
}

// BenchmarkReveal is the choice of a passage in a list, from a view of the
// whole world: the worst case, in which every step of zoom is looked at.
func BenchmarkReveal(b *testing.B) {
	for _, n := range sizes {
		s := atlas.NewScene(scatter(n))
		p := small().NewPins()
		cam := atlas.Camera{Center: world(15, 40), Zoom: 1.65, Width: 1280, Height: 800, Density: 1}.Clamp()
		for _, c := range []struct {
			what string
			id   geo.ID
		}{{"town", 17}, {"country", 357994}} {
			b.Run(fmt.Sprintf("marks=%d/%s", n, c.what), func(b *testing.B) {
				b.ReportAllocs()
				for b.Loop() {
					p.Reveal(cam, s, c.id)
				}
			})
		}
	}
}
