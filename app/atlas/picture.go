package atlas

import (
	"cmp"
	"fmt"
	"image"
	"image/color"
	"math"
)

// A Sheet is what a whole picture shows: a snapshot, or a figure for print.
type Sheet struct {
	Width, Height int     // pixels; at least 1 and at most [MaxSide] each
	Density       float64 // pixels a dip: 2 draws everything twice as large; 0 counts as 1
	Style         Style
	Scene         *Scene
	Camera        *Camera // its centre and zoom; nil fits the scene
	Title         string  // one line; may be empty
	Subtitle      string  // the counts and dates, under the title; may be empty
	Credits       string
	Noun          string // what is counted; empty is "passage"
	Unplaced      int    // so many have no place, as the legend tells
}

// MaxSide is the largest width and height of a [Sheet].
const MaxSide = 16384

// A SizeError refuses a picture of an impossible size.
type SizeError struct{ Width, Height int }

// Error names the size and the limits.
func (e *SizeError) Error() string {
	return fmt.Sprintf("a picture of %d×%d pixels cannot be drawn: width and height must be 1 to %d", e.Width, e.Height, MaxSide)
}

// Picture draws a sheet. The same sheet gives the same bytes. The error is a
// [*SizeError].
func (a *Atlas) Picture(s Sheet) (*image.RGBA, error) {
	if s.Width < 1 || s.Height < 1 || s.Width > MaxSide || s.Height > MaxSide {
		return nil, &SizeError{s.Width, s.Height}
	}
	dst := image.NewRGBA(image.Rect(0, 0, s.Width, s.Height))
	cam := Camera{Width: s.Width, Height: s.Height, Density: s.Density, Zoom: 0}
	cam.Center = [2]float64{0.5, 0.42}
	if s.Camera != nil {
		cam.Center, cam.Zoom = s.Camera.Center, s.Camera.Zoom
		cam = cam.Clamp()
	} else {
		cam = a.fitSheet(cam, &s)
	}
	st := &s.Style
	a.Draw(dst, cam, st, s.Scene)
	pins := a.NewPins()
	pins.Draw(dst, cam, st, s.Scene, Emphasis{})
	edge := a.NewMarginalia(s.Credits)
	edge.SetNoun(s.noun())
	edge.Draw(dst, cam, st, pins)
	a.title(dst, cam, st, &s)
	a.newLegend(dst, cam, st, &s).draw()
	return dst, nil
}

func (s *Sheet) noun() string { return cmp.Or(s.Noun, "passage") }

// fitSheet shows all of the scene, beside the legend where that would lie over
// places otherwise.
func (a *Atlas) fitSheet(cam Camera, s *Sheet) Camera {
	const padding = 70
	if s.Scene.Places() == 0 {
		return cam.Clamp()
	}
	l := a.newLegend(nil, cam.Fit(s.Scene.Bound(), padding), &s.Style, s)
	return cam.FitScene(s.Scene, padding, l.box.Inset(-l.px(maxRadius)))
}

// title writes the title and the line under it on a band of paper.
func (a *Atlas) title(dst *image.RGBA, cam Camera, st *Style, s *Sheet) {
	d := cam.density()
	px := func(dips float64) int { return int(math.Round(dips * d)) }
	type line struct {
		text string
		face typeface
		step float64
	}
	lines := make([]line, 0, 2)
	high := 12.0
	for _, l := range [...]line{
		{s.Title, typeface{face: bold, size: float32(16 * d)}, 23},
		{s.Subtitle, typeface{face: regular, size: float32(11.5 * d)}, 18},
	} {
		if l.text != "" {
			lines = append(lines, l)
			high += l.step
		}
	}
	if len(lines) == 0 {
		return
	}
	shade(dst, image.Rect(0, 0, cam.Width, px(high)), st.FurnitureBack)
	shade(dst, image.Rect(0, px(high), cam.Width, px(high)+max(1, px(0.75))), fade(st.Furniture, 0.25))
	y := 6.0
	for _, l := range lines {
		t := a.text.write(a.cut(l.text, l.face, float32(cam.Width-px(28))), l.face)
		t.drawAt(dst, px(14), px(y+l.step*0.72), st.Furniture, st.Halo)
		y += l.step
	}
}

// cut shortens a line to a width in pixels.
func (a *Atlas) cut(text string, f typeface, room float32) string {
	if a.text.write(text, f).spaced <= room {
		return text
	}
	r := []rune(text)
	for len(r) > 0 && a.text.write(string(r)+"…", f).spaced > room {
		r = r[:len(r)-1-len(r)/16]
	}
	return string(r) + "…"
}

// frame draws the edge of a rectangle inside it.
func frame(dst *image.RGBA, r image.Rectangle, w int, c color.RGBA) {
	shade(dst, image.Rect(r.Min.X, r.Min.Y, r.Max.X, r.Min.Y+w), c)
	shade(dst, image.Rect(r.Min.X, r.Max.Y-w, r.Max.X, r.Max.Y), c)
	shade(dst, image.Rect(r.Min.X, r.Min.Y+w, r.Min.X+w, r.Max.Y-w), c)
	shade(dst, image.Rect(r.Max.X-w, r.Min.Y+w, r.Max.X, r.Max.Y-w), c)
}
