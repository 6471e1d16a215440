package atlas_test

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"dateline/app/atlas"
	"dateline/app/symbol"
	"dateline/data"
	"dateline/geo"
	"dateline/geo/basemap/basemaptest"
)

// with gives a mark events.
func with(m atlas.Mark, by ...atlas.Tally) atlas.Mark {
	m.By = by
	return m
}

// happened is a scene of the small world with all types of events: a place for
// each, heaps of one group and of several, and areas.
func happened() *atlas.Scene {
	var marks []atlas.Mark
	for i := range data.EventTypes {
		t := data.EventType(i)
		m := mark(geo.ID(200+i), symbol.Name(t), geo.Town, -30+float64(i%7)*4.4, 20+float64(i/7)*5, 0, 1+i%2*i)
		if t != data.NoEvent {
			m = with(m, atlas.Tally{Type: t, Count: m.Count})
		}
		marks = append(marks, m)
	}
	return atlas.NewScene(append(marks,
		with(mark(basemaptest.Port, "Port", geo.Town, -10, 37, 0, 40), atlas.Tally{Type: data.Assault, Count: 30}, atlas.Tally{Type: data.Consult, Count: 6}),
		with(mark(101, "Twin East", geo.Town, 14.1, 34, 0, 3), atlas.Tally{Type: data.Aid, Count: 3}),
		with(mark(102, "Twin West", geo.Town, 13.9, 34, 0, 4), atlas.Tally{Type: data.Aid, Count: 4}),
		with(mark(103, "Mixed East", geo.Town, 14.1, 40, 0, 3), atlas.Tally{Type: data.Disaster, Count: 1}, atlas.Tally{Type: data.Request, Count: 2}),
		with(mark(104, "Mixed West", geo.Town, 13.9, 40, 0, 400), atlas.Tally{Type: data.Assault, Count: 400}),
		with(mark(basemaptest.Tamar, "Tamar", geo.Country, 6, 46, 0, 30), atlas.Tally{Type: data.Protest, Count: 10}, atlas.Tally{Type: data.Agree, Count: 20}),
		with(mark(basemaptest.NorthOrvia, "North Orvia", geo.Admin1, -8, 46, 0, 2), atlas.Tally{Type: data.Disaster, Count: 2}),
		mark(105, "Sundrift", geo.Region, -26, 38, 300, 5),
	))
}

func TestTypedPictures(t *testing.T) {
	for _, st := range []atlas.Style{atlas.Light(), atlas.Dark()} {
		img, err := small().Picture(atlas.Sheet{
			Width: 900, Height: 640, Style: st, Scene: happened(),
			Title: "What happened", Credits: "Made of nothing", Unplaced: 31, Noun: "event",
		})
		if err != nil {
			t.Fatal(err)
		}
		golden(t, "happened-"+st.Name, img)
	}
}

// unreal is a scene of what happened in part, or not at all, or not yet.
func unreal() *atlas.Scene {
	tally := func(t data.EventType, count, unreal int) atlas.Tally {
		return atlas.Tally{Type: t, Count: count, Unreal: unreal}
	}
	return atlas.NewScene([]atlas.Mark{
		with(mark(201, "Strikes", geo.Town, 3, 38, 0, 4), tally(data.Assault, 4, 1)),
		with(mark(202, "Floods", geo.Town, -10.5, 38, 0, 30), tally(data.Disaster, 30, 12)),
		with(mark(203, "Talks", geo.Town, -6, 38, 0, 3), tally(data.Consult, 3, 3)),
		with(mark(204, "Relief", geo.Town, -2, 38, 0, 9), tally(data.Aid, 4, 2), tally(data.Yield, 5, 0)),
		with(mark(205, "Demands", geo.Town, 3, 34, 0, 2), tally(data.Request, 2, 1)),
		with(mark(206, "Halves", geo.Town, -10.5, 33, 0, 12), tally(data.Assault, 6, 3), tally(data.Consult, 6, 3)),
		with(mark(207, "Many", geo.Town, -6, 33, 0, 500), tally(data.Assault, 300, 0), tally(data.Consult, 200, 150)),
		with(mark(208, "None", geo.Town, -2, 33, 0, 5), tally(data.Assault, 3, 3), tally(data.Consult, 2, 2)),
		with(mark(209, "One", geo.Town, -10, 41.5, 0, 1), tally(data.Consult, 1, 1)),
		with(mark(basemaptest.Tamar, "Tamar", geo.Country, 6, 46, 0, 30), tally(data.Protest, 10, 5), tally(data.Agree, 20, 0)),
		with(mark(basemaptest.NorthOrvia, "North Orvia", geo.Admin1, -8, 46, 0, 2), tally(data.Disaster, 2, 1)),
		with(mark(210, "Sundrift", geo.Region, -24, 45, 300, 5), tally(data.Assault, 5, 5)),
	})
}

// Of a pin that counts both, the number on a hollow disc beside it says how many
// did not happen, and that part of a ring is hollow.
func TestUnrealPictures(t *testing.T) {
	for _, st := range []atlas.Style{atlas.Light(), atlas.Dark()} {
		img, err := small().Picture(atlas.Sheet{
			Width: 760, Height: 560, Style: st, Scene: unreal(),
			Title: "What happened, and what did not", Credits: "Made of nothing", Noun: "event",
		})
		if err != nil {
			t.Fatal(err)
		}
		golden(t, "unreal-"+st.Name, img)
	}
}

// What has not happened is told from what has: its pin is hollow.
func TestHollow(t *testing.T) {
	st := atlas.Light()
	cam := atlas.Camera{Center: world(0, 40), Zoom: 3, Width: 300, Height: 200, Density: 1}.Clamp()
	at := func(count, unreal int) color.Color {
		m := with(mark(1, "", geo.Town, 0, 40, 0, count), atlas.Tally{Type: data.Protest, Count: count, Unreal: unreal})
		img := frame(cam)
		small().NewPins().Draw(img, cam, &st, atlas.NewScene([]atlas.Mark{m}), atlas.Emphasis{})
		return img.At(150-6, 100+5) // inside a triangle, beside a number
	}
	full := st.Groups[symbol.Force]
	for _, c := range []struct {
		count, unreal int
		hollow        bool
	}{{3, 0, false}, {3, 2, false}, {3, 3, true}} {
		if got := at(c.count, c.unreal); (got == color.Color(full)) == c.hollow {
			t.Errorf("%d of %d did not happen: the pin is %v inside", c.unreal, c.count, got)
		}
	}
}

// The counts by type and those of the marks are the same, and so are those of
// a hit and of what it lies on.
func TestTypesAreCountedOnce(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var marks []atlas.Mark
		var want [data.EventTypes]int
		for i := range rapid.IntRange(1, 60).Draw(t, "marks") {
			m := mark(geo.ID(i+1), "", []geo.Class{geo.Town, geo.Region}[rapid.IntRange(0, 1).Draw(t, "class")],
				rapid.Float64Range(-170, 170).Draw(t, "lon"), rapid.Float64Range(-60, 70).Draw(t, "lat"), 100, 0)
			for range rapid.IntRange(0, 3).Draw(t, "types") {
				e := data.EventType(rapid.IntRange(1, data.EventTypes-1).Draw(t, "type"))
				n := rapid.IntRange(1, 9).Draw(t, "count")
				m.By = append(m.By, atlas.Tally{Type: e, Count: n})
				m.Count += n
				want[e] += n
			}
			named := rapid.IntRange(0, 3).Draw(t, "named")
			m.Count += named
			want[data.NoEvent] += named
			marks = append(marks, m)
		}
		s := atlas.NewScene(marks)
		if got := s.Types(); got != want {
			t.Fatalf("the scene counts %v, want %v", got, want)
		}
		cam := atlas.Camera{Center: world(0, 10), Zoom: 1, Width: 900, Height: 500, Density: 1}.Clamp()
		st := atlas.Light()
		p := small().NewPins()
		p.Draw(frame(cam), cam, &st, s, atlas.Emphasis{})
		for _, h := range p.Hits() {
			var got, want [data.EventTypes]int
			for _, b := range h.By {
				got[b.Type] += b.Count
			}
			for _, id := range h.Places {
				m, _ := s.Find(id)
				for _, b := range m.By {
					want[b.Type] += b.Count
				}
			}
			if got != want {
				t.Fatalf("a hit on %v counts %v, want %v", h.Places, got, want)
			}
			if !slices.IsSortedFunc(h.By, func(a, b atlas.Tally) int { return b.Count - a.Count }) {
				t.Fatalf("the most frequent type does not come first: %v", h.By)
			}
		}
	})
}

// Every hue of the data stands out from whatever may lie below it: 3:1 by WCAG
// 2.1, for what must be seen and is no text.
func TestSymbolsStandOutFromTheMap(t *testing.T) {
	for _, st := range []atlas.Style{atlas.Light(), atlas.Dark()} {
		rgb := func(c color.RGBA) [3]uint8 { return [3]uint8{c.R, c.G, c.B} }
		grounds := append([]color.RGBA{st.Sea, st.Land}, st.Countries[:]...)
		shallow := st.Shallow // over the sea, premultiplied
		over := func(a, b uint8) uint8 { return a + uint8(int(b)*(255-int(shallow.A))/255) }
		grounds = append(grounds, color.RGBA{over(shallow.R, st.Sea.R), over(shallow.G, st.Sea.G), over(shallow.B, st.Sea.B), 255})
		for i, hue := range append(st.Groups[:], st.Mixed) {
			for _, on := range grounds {
				if got := contrast(rgb(hue), rgb(on)); got < 3 {
					t.Errorf("%s: hue %d on %v has a contrast of %.2f", st.Name, i, on, got)
				}
			}
		}
		if got := contrast(rgb(st.MixedText), rgb(st.Mixed)); got < 4.5 {
			t.Errorf("%s: a count on a mixed cluster has a contrast of %.2f", st.Name, got)
		}
		if got := contrast(rgb(st.CityName), rgb(st.Badge)); got < 7 {
			t.Errorf("%s: a badge's words have a contrast of %.2f", st.Name, got)
		}
	}
}

func TestSymbol(t *testing.T) {
	st := atlas.Dark()
	for i := range data.EventTypes {
		img := atlas.Symbol(&st, data.EventType(i), i%2 == 1, 20)
		if c := img.RGBAAt(0, 0); c.A != 0 {
			t.Errorf("%s has something in its corner", data.EventType(i))
		}
		seen := map[color.RGBA]int{}
		for y := range img.Rect.Dy() {
			for x := range img.Rect.Dx() {
				seen[img.RGBAAt(x, y)]++
			}
		}
		if seen[st.Groups[symbol.Of(data.EventType(i))]] < 40 {
			t.Errorf("%s does not show its hue", data.EventType(i))
		}
	}
}

// TestDemo writes the real world with all types of events into the folder that
// DEMO names, in several sizes, to be looked at.
func TestDemo(t *testing.T) {
	dir := os.Getenv("DEMO")
	if dir == "" {
		t.Skip("DEMO names no folder")
	}
	a, err := earth()
	if err != nil {
		t.Skip("the base map has not been made:", err)
	}
	for _, c := range []struct {
		name          string
		width, height int
		density       float64
		style         atlas.Style
		zoom          float64
		scene         *atlas.Scene
	}{
		{"1000-light", 1000, 640, 1, atlas.Light(), 0, demo()},
		{"1000-dark", 1000, 640, 1, atlas.Dark(), 0, demo()},
		{"3840-light", 3840, 2160, 2, atlas.Light(), 0, demo()},
		{"3840-dark", 3840, 2160, 2, atlas.Dark(), 0, demo()},
		{"close-light", 1280, 800, 1, atlas.Light(), 5.2, demo()},
		{"close-dark", 1280, 800, 1, atlas.Dark(), 5.2, demo()},
	} {
		s := atlas.Sheet{
			Width: c.width, Height: c.height, Density: c.density, Style: c.style, Scene: c.scene, Unplaced: 31,
			Title: "All types", Subtitle: "a scene to be looked at", Credits: "Made with Natural Earth",
		}
		if c.zoom > 0 {
			s.Camera = &atlas.Camera{Center: world(37, 35), Zoom: c.zoom}
		}
		img, err := a.Picture(s)
		if err != nil {
			t.Fatal(err)
		}
		write(t, filepath.Join(dir, "atlas-"+c.name+".png"), img)
	}
}

func write(t *testing.T, path string, img image.Image) {
	t.Helper()
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := png.Encode(f, img); err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
}

// demo is a scene of the real world: single events of every type from Spain to
// Iran, and places with many.
func demo() *atlas.Scene {
	var marks []atlas.Mark
	for i := range data.EventTypes {
		t := data.EventType(i)
		m := mark(geo.ID(900+i), symbol.Name(t), geo.Town, 26+float64(i%6)*4.6, 31+float64(i/6)*2.6, 0, 1)
		if t != data.NoEvent {
			m = with(m, atlas.Tally{Type: t, Count: 1})
		}
		marks = append(marks, m)
		for j := range 6 {
			m := mark(geo.ID(1000+10*i+j), "Town", geo.Town, -8+float64((i*7+j*13)%61), 38+float64((i*11+j*5)%17), 0, 1+i*j)
			m = with(m, atlas.Tally{Type: t, Count: m.Count * 2 / 3}, atlas.Tally{Type: data.EventType((i*5 + j) % data.EventTypes), Count: m.Count / 4})
			marks = append(marks, m)
		}
	}
	return atlas.NewScene(append(marks,
		with(mark(163843, "Syria", geo.Country, 38, 35, 0, 12), atlas.Tally{Type: data.Assault, Count: 12}),
		with(mark(298795, "Turkey", geo.Country, 35, 39, 0, 4), atlas.Tally{Type: data.Disaster, Count: 4}),
		with(mark(2017370, "Russia", geo.Country, 100, 60, 0, 8), atlas.Tally{Type: data.Reject, Count: 5}, atlas.Tally{Type: data.Mobilize, Count: 3}),
		with(mark(2658434, "Switzerland", geo.Country, 8, 47, 0, 3), atlas.Tally{Type: data.Consult, Count: 3}),
		mark(3017382, "France", geo.Country, 2, 46, 0, 7),
		with(mark(geo.MakeID(geo.Regions, 1), "Persian Gulf", geo.Water, 51.5, 26.5, 400, 2), atlas.Tally{Type: data.Mobilize, Count: 2}),
	))
}

// A pin with a number keeps the sign of its type beside it: protests and assaults
// share hue and shape, and differ.
func TestCountedPinsKeepTheirSign(t *testing.T) {
	st := atlas.Light()
	cam := atlas.Camera{Center: world(0, 40), Zoom: 3, Width: 120, Height: 120, Density: 1}.Clamp()
	draw := func(by ...atlas.Tally) string {
		m := with(mark(1, "", geo.Town, 0, 40, 0, 7), by...)
		img := frame(cam)
		small().NewPins().Draw(img, cam, &st, atlas.NewScene([]atlas.Mark{m}), atlas.Emphasis{})
		return string(img.Pix)
	}
	seen := map[string]string{}
	for what, by := range map[string][]atlas.Tally{
		"protests": {{Type: data.Protest, Count: 7}}, "arrests": {{Type: data.Coerce, Count: 7}},
		"assaults": {{Type: data.Assault, Count: 7}}, "both": {{Type: data.Protest, Count: 3}, {Type: data.Assault, Count: 4}},
	} {
		p := draw(by...)
		if other, ok := seen[p]; ok {
			t.Errorf("%s look like %s", what, other)
		}
		seen[p] = what
	}
}

// The badge of an area all of whose events are of one type has that type's own sign.
func TestBadgeHasTheSignOfItsType(t *testing.T) {
	st := atlas.Light()
	cam := atlas.Camera{Center: world(10, 45), Zoom: 4, Width: 300, Height: 200, Density: 1}
	draw := func(by ...atlas.Tally) *image.RGBA {
		m := mark(basemaptest.Tamar, "Tamar", geo.Country, 10, 45, 0, 2)
		m.Area, m.By = true, by
		img := image.NewRGBA(image.Rect(0, 0, cam.Width, cam.Height))
		small().NewPins().Draw(img, cam, &st, atlas.NewScene([]atlas.Mark{m}), atlas.Emphasis{})
		return img
	}
	strike, march := draw(atlas.Tally{Type: data.Assault, Count: 2}), draw(atlas.Tally{Type: data.Protest, Count: 2})
	both := draw(atlas.Tally{Type: data.Assault, Count: 1}, atlas.Tally{Type: data.Protest, Count: 1})
	if bytes.Equal(strike.Pix, march.Pix) || bytes.Equal(strike.Pix, both.Pix) || bytes.Equal(march.Pix, both.Pix) {
		t.Error("an assault, a protest and both look the same")
	}
}
