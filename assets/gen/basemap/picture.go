package main

import (
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"math"
	"os"
	"path/filepath"

	"github.com/paulmach/orb"
	"golang.org/x/image/vector"

	"dateline/geo/basemap"
	"dateline/geo/mercator"
)

// The regions where a map most easily goes wrong.
var regions = []struct {
	name     string
	lon, lat float64
	zoom     float64
}{
	{"world", 0, 20, 1.6},
	{"bering", 180, 62, 3.5},
	{"fiji", 179, -17, 6},
	{"antarctica", 0, -75, 1.6},
	{"levant", 36, 33.5, 7},
	{"kashmir", 76, 34.5, 6},
	{"aegean", 26, 38.5, 6.5},
	{"balkans", 20, 43, 6},
	{"china-sea", 115, 15, 4.5},
	{"crimea", 35, 45.5, 6},
	{"caucasus", 44, 42, 6.5},
	{"britain", -3, 54, 5.5},
}

// drawRegions writes pictures of the regions.
func drawRegions(m *basemap.Map, folder string) error {
	const width, height = 1000, 640
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return err
	}
	for _, r := range regions {
		img := paint(m, r.lon, r.lat, r.zoom, basemap.LevelFor(r.zoom), width, height)
		if err := writePNG(filepath.Join(folder, r.name+".png"), img); err != nil {
			return err
		}
	}
	return nil
}

func writePNG(path string, img image.Image) error {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	if err := png.Encode(f, img); err != nil {
		f.Close()
		return err
	}
	return f.Close()
}

// paint draws a view, without any of the program's style.
func paint(m *basemap.Map, lon, lat, zoom float64, level, width, height int) *image.RGBA {
	img := image.NewRGBA(image.Rect(0, 0, width, height))
	fill(img, color.RGBA{0xcf, 0xe0, 0xea, 255})
	scale := 256 * math.Exp2(zoom)
	c := mercator.Project(orb.Point{lon, lat})
	half := orb.Point{float64(width) / 2 / scale, float64(height) / 2 / scale}
	bound := orb.Bound{
		Min: orb.Point{c[0] - half[0], c[1] - half[1]},
		Max: orb.Point{c[0] + half[0], c[1] + half[1]},
	}
	each := func(l basemap.Layer, f func(*basemap.Shape, float64)) {
		for k := math.Floor(bound.Min[0]) - 1; k <= math.Floor(bound.Max[0])+1; k++ {
			b := bound
			b.Min[0] -= k
			b.Max[0] -= k
			m.Shapes(l, level, b, func(s *basemap.Shape) bool {
				if float64(s.Rank) <= zoom+0.5 {
					f(s, k)
				}
				return true
			})
		}
	}
	at := func(p orb.Point, k float64) (x, y float32) {
		return float32((p[0] + k - bound.Min[0]) * scale), float32((p[1] - bound.Min[1]) * scale)
	}
	for _, l := range []struct {
		layer basemap.Layer
		color color.RGBA
		width float32
		dash  bool
	}{
		{basemap.Land, color.RGBA{0xf6, 0xf4, 0xee, 255}, 0, false},
		{basemap.Urban, color.RGBA{0xe6, 0xdc, 0xd0, 255}, 0, false},
		{basemap.Lake, color.RGBA{0xcf, 0xe0, 0xea, 255}, 0, false},
		{basemap.River, color.RGBA{0xa9, 0xc6, 0xda, 255}, 1, false},
		{basemap.Coast, color.RGBA{0x8a, 0xa8, 0xbc, 255}, 0.8, false},
		{basemap.Admin1Border, color.RGBA{0xc8, 0xc0, 0xb4, 255}, 0.8, false},
		{basemap.CountryBorder, color.RGBA{0x80, 0x70, 0x80, 255}, 1.4, false},
		{basemap.DisputedBorder, color.RGBA{0xc0, 0x30, 0x30, 255}, 1.4, true},
		{basemap.MaritimeBorder, color.RGBA{0x80, 0x90, 0xb0, 255}, 1, false},
		{basemap.DisputedMaritime, color.RGBA{0xc0, 0x50, 0x80, 255}, 1, true},
	} {
		z := vector.NewRasterizer(width, height)
		each(l.layer, func(s *basemap.Shape, k float64) {
			for _, r := range s.Rings {
				polygon(z, r, k, at, float32(width), float32(height))
			}
			for i := range s.Line {
				if i > 0 {
					x0, y0 := at(s.Line[i-1], k)
					x1, y1 := at(s.Line[i], k)
					stroke(z, x0, y0, x1, y1, l.width, float32(width), float32(height))
				}
			}
		})
		z.Draw(img, img.Bounds(), image.NewUniform(l.color), image.Point{})
	}
	return img
}

// polygon adds a ring, clamped to a margin about the picture.
func polygon(z *vector.Rasterizer, r orb.Ring, k float64, at func(orb.Point, float64) (x, y float32), w, h float32) {
	clamp := func(x, y float32) (float32, float32) {
		return max(-9, min(w+9, x)), max(-9, min(h+9, y))
	}
	for i, p := range r {
		x, y := clamp(at(p, k))
		if i == 0 {
			z.MoveTo(x, y)
		} else {
			z.LineTo(x, y)
		}
	}
	z.ClosePath()
}

func stroke(z *vector.Rasterizer, x0, y0, x1, y1, width, w, h float32) {
	if max(x0, x1) < 0 || max(y0, y1) < 0 || min(x0, x1) > w || min(y0, y1) > h {
		return
	}
	d := float32(math.Hypot(float64(x1-x0), float64(y1-y0)))
	if d == 0 {
		return
	}
	nx, ny := (y1-y0)/d*width/2, (x0-x1)/d*width/2
	z.MoveTo(x0+nx, y0+ny)
	z.LineTo(x1+nx, y1+ny)
	z.LineTo(x1-nx, y1-ny)
	z.LineTo(x0-nx, y0-ny)
	z.ClosePath()
}

func fill(img *image.RGBA, c color.RGBA) {
	draw.Draw(img, img.Bounds(), image.NewUniform(c), image.Point{}, draw.Src)
}
