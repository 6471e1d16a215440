package atlas_test

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/paulmach/orb"

	"dateline/app/atlas"
	"dateline/geo"
	"dateline/geo/basemap"
)

// realMap is the base map that the program embeds.
func realMap(t *testing.T) *basemap.Map {
	b, err := os.ReadFile(filepath.Join("..", "..", "assets", "basemap.bin"))
	if err != nil {
		t.Skip("the base map has not been made:", err)
	}
	m, err := basemap.Open(b)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// theNews is a scene of the real world.
func theNews() *atlas.Scene {
	return atlas.NewScene([]atlas.Mark{
		mark(2659994, "Lausanne", geo.Town, 6.63, 46.52, 0, 5),
		mark(170063, "Aleppo", geo.Town, 37.16, 36.20, 0, 9),
		mark(169389, "Idlib", geo.Town, 36.63, 35.93, 0, 1),
		mark(524901, "Moscow", geo.Town, 37.62, 55.75, 0, 3),
		mark(2643743, "London", geo.Town, -0.13, 51.51, 0, 1),
		mark(163843, "Syria", geo.Country, 38, 35, 0, 12),
		mark(298795, "Turkey", geo.Country, 35, 39, 0, 4),
		mark(2017370, "Russia", geo.Country, 100, 60, 0, 8),
		mark(6252001, "United States", geo.Country, -98.5, 39.76, 0, 7),
		mark(2658434, "Switzerland", geo.Country, 8, 47, 0, 3),
		mark(geo.MakeID(geo.Regions, 1), "Persian Gulf", geo.Water, 51.5, 26.5, 400, 2),
	})
}

// A river is its course, and answers along it.
func TestRivers(t *testing.T) {
	a, err := earth()
	if err != nil {
		t.Skip("the base map has not been made:", err)
	}
	var id geo.ID
	var on orb.Point // of its course
	m := realMap(t)
	m.Shapes(basemap.River, 1, orb.Bound{Min: world(34, 40), Max: world(48, 30)}, func(s *basemap.Shape) bool {
		if s.Name == "Euphrates" && s.ID != 0 && len(s.Line) > 4 {
			id, on = s.ID, s.Line[len(s.Line)/2]
			return false
		}
		return true
	})
	if id == 0 {
		t.Fatal("the base map has no Euphrates with an identifier")
	}
	euphrates := mark(id, "Euphrates", geo.River, 38, 36, 900, 4)
	scene := atlas.NewScene([]atlas.Mark{euphrates})
	cam := atlas.Camera{Center: on, Zoom: 6, Width: 800, Height: 600, Density: 1}.Clamp()
	st := atlas.Light()
	with, without := frame(cam), frame(cam)
	a.Draw(with, cam, &st, scene)
	a.Draw(without, cam, &st, nil)
	changed := 0
	for i := range with.Pix {
		if with.Pix[i] != without.Pix[i] {
			changed++
		}
	}
	if share := float64(changed) / float64(len(with.Pix)); share == 0 || share > 0.1 {
		t.Errorf("%.1f%% of the picture shows the river", 100*share)
	}
	p := a.NewPins()
	p.Draw(frame(cam), cam, &st, scene, atlas.Emphasis{})
	x, y := cam.ToScreen(on)
	if h, ok := p.At(x, y); !ok || h.Name != "Euphrates" {
		t.Errorf("on its course: %+v, %v", h, ok)
	}
	if h, ok := p.At(x+120, y+150); ok && h.Name == "Euphrates" {
		if _, again := p.At(x-150, y+120); again {
			t.Error("it answers beside its course")
		}
	}
	if b := a.Extent(euphrates); !b.Contains(on) {
		t.Errorf("its extent is %v, without %v", b, on)
	}
}

// Two pictures of one scale must agree wherever they overlap: frames are made
// by shifting an older picture, and nothing may jump when the next one comes.
func TestPicturesOfOneScaleAgree(t *testing.T) {
	a, err := earth()
	if err != nil {
		t.Skip("the base map has not been made:", err)
	}
	st := atlas.Light()
	for _, v := range []struct {
		lon, lat, zoom float64
		dx, dy         int
	}{
		{12, 48, 2.2, 131, 66},
		{37, 35, 5.3, -203, 97},
		{-74, 40, 6.1, 151, -41},
		{178, -18, 4, 99, 133},
		{37, 35, 8.4, 77, -111},
		{100, 20, 3.37, -61, 202},
	} {
		t.Run(fmt.Sprintf("zoom=%v", v.zoom), func(t *testing.T) {
			c := atlas.Camera{Center: world(v.lon, v.lat), Zoom: v.zoom, Width: 640, Height: 480, Density: 1}.Clamp()
			d := c.PanBy(float64(v.dx), float64(v.dy))
			cx, cy := c.Origin()
			dx, dy := d.Origin()
			// d's origin lies so many pixels from c's.
			sx, sy := int(dx-cx), int(dy-cy)
			p, q := frame(c), frame(d)
			a.Draw(p, c, &st, theNews())
			a.Draw(q, d, &st, theNews())
			most, seen := 0, 0
			for y := max(0, -sy); y < min(c.Height, c.Height-sy); y++ {
				from, to := max(0, -sx), min(c.Width, c.Width-sx)
				one, two := q.Pix[q.PixOffset(from, y):q.PixOffset(to, y)], p.Pix[p.PixOffset(from+sx, y+sy):p.PixOffset(to+sx, y+sy)]
				for i := range one {
					d := off(uint32(one[i])<<8, uint32(two[i])<<8)
					most = max(most, d)
					if d > 6 {
						seen++
					}
				}
			}
			// The masks end elsewhere, and vector rounds coverage by their size; that
			// shifts an edge by a fiftieth of a pixel, which nobody sees. A name that
			// came or went would be seen in hundreds of pixels.
			if most > 40 || seen > 12 {
				t.Errorf("pixels differ by up to %d of 255, %d of them visibly", most, seen)
			}
		})
	}
}

// The picture that the names are in, and every frame over it, find the same
// room for badges, wherever the view's edge is.
func TestBadgesStayWhilePanning(t *testing.T) {
	a, err := earth()
	if err != nil {
		t.Skip("the base map has not been made:", err)
	}
	marks := []atlas.Mark{
		mark(2659994, "Lausanne", geo.Town, 6.63, 46.52, 0, 5),
		mark(2950159, "Berlin", geo.Town, 13.41, 52.52, 0, 2),
	}
	for i, c := range []struct {
		id       geo.ID
		name     string
		lon, lat float64
	}{
		{2658434, "Switzerland", 8, 47},
		{2921044, "Germany", 10.5, 51.5},
		{3017382, "France", 2, 46},
		{2782113, "Austria", 13.3, 47.3},
		{3175395, "Italy", 12.8, 42.8},
		{2802361, "Belgium", 4, 50.8},
		{2750405, "Netherlands", 5.75, 52.25},
		{3077311, "Czechia", 15, 49.75},
		{798544, "Poland", 20, 52},
		{719819, "Hungary", 20, 47},
		{3202326, "Croatia", 15.5, 45.2},
		{2960313, "Luxembourg", 6.2, 49.75},
		{3190538, "Slovenia", 15, 46},
	} {
		marks = append(marks, mark(c.id, c.name, geo.Country, c.lon, c.lat, 0, 1+i%3))
	}
	s := atlas.NewScene(marks)
	st := atlas.Light()
	for zoom := 2.0; zoom < 6; zoom += 0.23 {
		cam := atlas.Camera{Center: world(9, 48), Zoom: zoom, Width: 700, Height: 480, Density: 1}.Clamp()
		for _, by := range [][2]float64{{1, 0}, {-3, 5}, {60, -41}} {
			to := cam.PanBy(by[0], by[1])
			p, q := a.NewPins(), a.NewPins()
			p.Draw(frame(cam), cam, &st, s, atlas.Emphasis{})
			q.Draw(frame(to), to, &st, s, atlas.Emphasis{})
			cx, cy := cam.Origin()
			tx, ty := to.Origin()
			for y := 50.0; y < 430; y += 6 {
				for x := 80.0; x < 620; x += 6 {
					h, ok := p.At(x, y)
					g, same := q.At(x+cx-tx, y+cy-ty)
					if ok != same || h.Name != g.Name || h.Kind != g.Kind {
						t.Fatalf("at zoom %.2f, (%v, %v) is %q, and panned by %v %q", zoom, x, y, h.Name, by, g.Name)
					}
				}
			}
		}
	}
}
