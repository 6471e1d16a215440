package atlas_test

import (
	"fmt"
	"testing"

	"dateline/app/atlas"
	"dateline/geo"
)

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
