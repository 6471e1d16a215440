package atlas

import (
	"testing"

	"github.com/paulmach/orb"
	"golang.org/x/image/font/gofont/goregular"
	"pgregory.net/rapid"

	"dateline/geo"
	"dateline/geo/basemap/basemaptest"
)

// What no badge says is told as a number: badges in the view and the rest are
// together all passages of the areas whose point is in the view.
func TestBadgesAndTheRestAreAll(t *testing.T) {
	a, err := New(basemaptest.Small(), Fonts{Regular: goregular.TTF, Bold: goregular.TTF, Italic: goregular.TTF})
	if err != nil {
		t.Fatal(err)
	}
	rapid.Check(t, func(t *rapid.T) {
		var marks []Mark
		total := 0
		for i := range rapid.IntRange(0, 60).Draw(t, "areas") {
			count := rapid.IntRange(1, 99).Draw(t, "count")
			total += count
			marks = append(marks, Mark{
				Place: geo.ID(1000 + i), Name: "Somewhere", Class: geo.Region, Area: true, Radius: 100, Count: count,
				At: orb.Point{rapid.Float64Range(0.4, 0.6).Draw(t, "x"), rapid.Float64Range(0.4, 0.6).Draw(t, "y")},
			})
		}
		scene := NewScene(marks)
		var l layout
		cam := Camera{Center: orb.Point{0.5, 0.5}, Zoom: rapid.Float64Range(1, 3).Draw(t, "zoom"), Width: 900, Height: 900}.Clamp()
		l.make(scene, cam, a)
		labelled := map[int32]bool{}
		for _, b := range l.badges {
			labelled[b.area] = true
		}
		said := l.unlabelled
		for i := range scene.areas {
			if labelled[int32(i)] {
				said += scene.areas[i].Count
			}
		}
		if said != total {
			t.Fatalf("badges and the rest are %d passages, want %d", said, total)
		}
	})
}
