package mapview_test

import (
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"

	"dateline/app/atlas"
	"dateline/app/atlas/atlastest"
	"dateline/app/legend"
	"dateline/app/mapview"
	"dateline/app/picturetest"
	"dateline/data"
	"dateline/geo"
	"dateline/geo/basemap"
	"dateline/geo/basemap/basemaptest"
)

func withEvents(m atlas.Mark, by ...atlas.Tally) atlas.Mark {
	m.By = by
	return m
}

// events is a scene of the small world in which something happened.
func events() *atlas.Scene {
	return atlas.NewScene([]atlas.Mark{
		withEvents(mark(basemaptest.Port, "Port", geo.Town, -10, 35, 12), atlas.Tally{Type: data.Assault, Count: 9}, atlas.Tally{Type: data.Aid, Count: 2}),
		withEvents(mark(basemaptest.Crossing, "Crossing", geo.Town, -14, 44.5, 1), atlas.Tally{Type: data.Consult, Count: 1}),
		withEvents(mark(basemaptest.Tamar, "Tamar", geo.Country, 8, 45, 30), atlas.Tally{Type: data.Protest, Count: 30}),
	})
}

func TestLegendInTheCorner(t *testing.T) {
	d := newDesk(t, fyne.NewSize(800, 500), nil)
	d.SetScene(events())
	changed := 0
	l := legend.New(legend.Callbacks{OnChange: func(legend.Set) { changed++ }})
	d.SetCorner(l)
	if l.Visible() {
		t.Error("a legend of nothing is shown")
	}
	l.SetCounts(d.Scene().Types())
	d.look()
	if !l.Visible() || l.Position().X < 1 || l.Position().Y+l.Size().Height > 460 {
		t.Fatalf("the legend is at %v, %v", l.Position(), l.Size())
	}
	open := l.Size()

	// A click, a drag and the wheel on it are not the map's.
	at := l.Position().AddXY(l.Size().Width-3, 8)
	before := d.Camera()
	test.TapCanvas(d.win.Canvas(), at)
	test.Drag(d.win.Canvas(), at, 40, 0)
	test.Scroll(d.win.Canvas(), at, 0, 50)
	test.MoveMouse(d.win.Canvas(), at)
	if d.Camera() != before || len(d.selected) > 0 || d.cleared > 0 {
		t.Error("the map answered under the legend")
	}
	row := l.Position().AddXY(60, l.Size().Height-14)
	test.TapCanvas(d.win.Canvas(), row)
	if changed != 1 {
		t.Errorf("a click on a row changed the choice %d times", changed)
	}

	// What is fitted stands beside it.
	d.Fit()
	d.look()
	for _, p := range []fyne.Position{d.at(-10, 35), d.at(-14, 44.5), d.at(8, 45)} {
		if p.X < l.Position().X+l.Size().Width || p.X > 790 {
			t.Errorf("a place stands at %v, and the legend ends at %g", p, l.Position().X+l.Size().Width)
		}
	}

	l.SetFolded(true)
	if s := l.Size(); s.Height >= open.Height || l.Position().Y+s.Height > 460 {
		t.Errorf("folded it is %v at %v", s, l.Position())
	}
	d.win.Resize(fyne.NewSize(200, 110))
	d.look()
	if l.Visible() {
		t.Error("on a map as small as this there is no room for a legend")
	}
	d.SetCorner(nil)
	d.look()
}

// TestDemo writes the map with its legend over the real world into the folder
// that DEMO names, to be looked at.
func TestDemo(t *testing.T) {
	dir := os.Getenv("DEMO")
	if dir == "" {
		t.Skip("DEMO names no folder")
	}
	b, err := os.ReadFile(filepath.Join("..", "..", "assets", "basemap.bin"))
	if err != nil {
		t.Skip("the base map has not been made:", err)
	}
	base, err := basemap.Open(b)
	if err != nil {
		t.Fatal(err)
	}
	a := atlastest.Of(base)
	app := test.NewTempApp(t)
	one := func(id geo.ID, name string, c geo.Class, lon, lat float64, by ...atlas.Tally) atlas.Mark {
		n := 0
		for _, b := range by {
			n += b.Count
		}
		return withEvents(mark(id, name, c, lon, lat, n), by...)
	}
	scene := atlas.NewScene([]atlas.Mark{
		one(2659994, "Lausanne", geo.Town, 6.63, 46.52, atlas.Tally{Type: data.Consult, Count: 3}),
		one(170063, "Aleppo", geo.Town, 37.16, 36.20, atlas.Tally{Type: data.Assault, Count: 7}, atlas.Tally{Type: data.Yield, Count: 1}),
		one(524901, "Moscow", geo.Town, 37.62, 55.75, atlas.Tally{Type: data.Accuse, Count: 1}),
		one(2643743, "London", geo.Town, -0.13, 51.51, atlas.Tally{Type: data.Consult, Count: 1}),
		one(163843, "Syria", geo.Country, 38, 35, atlas.Tally{Type: data.Assault, Count: 5}, atlas.Tally{Type: data.NoEvent, Count: 3}),
		one(2017370, "Russia", geo.Country, 100, 60, atlas.Tally{Type: data.Reject, Count: 2}),
		one(6252001, "United States", geo.Country, -98.5, 39.76, atlas.Tally{Type: data.NoEvent, Count: 4}),
		one(2658434, "Switzerland", geo.Country, 8, 47, atlas.Tally{Type: data.NoEvent, Count: 1}),
		one(2921044, "Germany", geo.Country, 10.5, 51.5, atlas.Tally{Type: data.NoEvent, Count: 1}),
		one(3017382, "France", geo.Country, 2, 46, atlas.Tally{Type: data.Request, Count: 1}),
		one(289688, "Qatar", geo.Country, 51.25, 25.5, atlas.Tally{Type: data.NoEvent, Count: 1}),
		one(130758, "Iran", geo.Country, 53, 32, atlas.Tally{Type: data.NoEvent, Count: 1}),
		one(298795, "Turkey", geo.Country, 35, 39, atlas.Tally{Type: data.NoEvent, Count: 1}),
	})
	for name, v := range picturetest.Variants {
		app.Settings().SetTheme(picturetest.Theme(v))
		for _, size := range []fyne.Size{{Width: 845, Height: 560}, {Width: 1400, Height: 900}} {
			m := mapview.New(a, "Made with Natural Earth · Place data © GeoNames, CC BY 4.0", nil)
			l := legend.New(legend.Callbacks{OnUnplaced: func() {}})
			if v == theme.VariantDark {
				m.SetStyle(atlas.Dark())
				l.SetStyle(atlas.Dark())
			}
			l.SetCounts(scene.Types())
			l.SetUnplaced(2)
			m.SetCorner(l)
			m.SetScene(scene)
			w := test.NewTempWindow(t, m)
			w.SetPadded(false)
			w.Resize(size)
			w.Canvas().Capture()
			picturetest.Write(t, filepath.Join(dir, "map-"+name+"-"+map[bool]string{true: "wide", false: "usual"}[size.Width > 1000]+".png"), w.Canvas())
		}
	}
}
