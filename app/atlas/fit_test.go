package atlas_test

import (
	"image"
	"math"
	"testing"

	"dateline/app/atlas"
	"dateline/geo"
)

// Places all round the world are shown with Africa in the middle of what is free,
// and none of them only under what covers a part of the view.
func TestFitRoundTheWorld(t *testing.T) {
	var marks []atlas.Mark
	for i := range 12 {
		marks = append(marks, mark(geo.ID(i+1), "", geo.Town, float64(30*i-165), float64(i*31%90-30), 0, 1))
	}
	s := atlas.NewScene(marks)
	covered := image.Rect(0, 100, 250, 540)
	cam := atlas.Camera{Width: 842, Height: 583, Density: 1}.FitScene(s, 56, covered)
	for _, m := range marks {
		seen := false
		for k := -1.0; k <= 1; k++ {
			x, y := cam.ToScreen([2]float64{m.At[0] + k, m.At[1]})
			at := image.Pt(int(math.Floor(x)), int(math.Floor(y)))
			seen = seen || at.In(image.Rect(0, 0, cam.Width, cam.Height)) && !at.In(covered)
		}
		if !seen {
			t.Errorf("the place at %v can't be seen", m.At)
		}
	}
	africa, _ := cam.ToScreen(cam.Nearest(world(11, 0)))
	if middle := float64(covered.Max.X+cam.Width) / 2; math.Abs(africa-middle) > 20 {
		t.Errorf("Africa is at %.0f, the middle of what is free at %.0f", africa, middle)
	}
}

// One place of many that would lie under the legend is reason enough to show them
// all above it or right of it, where little is lost by that.
func TestFitHidesNothingForTheMany(t *testing.T) {
	marks := []atlas.Mark{mark(1, "", geo.Town, -70.7, -33.4, 0, 26), mark(2, "", geo.Town, 139.7, 35.7, 0, 24), mark(3, "", geo.Town, 13.4, 52.5, 0, 31)}
	for i := range 40 {
		marks = append(marks, mark(geo.ID(i+4), "", geo.Town, float64(3*i-10), float64(i*17%40-5), 0, 20))
	}
	s := atlas.NewScene(marks)
	covered := image.Rect(0, 510, 260, 725)
	cam := atlas.Camera{Width: 1053, Height: 740, Density: 1}.FitScene(s, 70, covered)
	for _, m := range marks {
		x, y := cam.ToScreen(cam.Nearest(m.At))
		if at := image.Pt(int(x), int(y)); at.In(covered) || !at.In(image.Rect(0, 0, cam.Width, cam.Height)) {
			t.Errorf("the place %d is at %v, not to be seen", m.Place, at)
		}
	}
	if whole := (atlas.Camera{Width: 1053, Height: 740, Density: 1}).Fit(s.Bound(), 70); cam.Zoom < whole.Zoom-0.6 {
		t.Errorf("the zoom is %.2f, of the whole %.2f", cam.Zoom, whole.Zoom)
	}
}
