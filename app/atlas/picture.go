package atlas

import (
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
		cam = cam.Fit(s.Scene.Bound(), 70)
	}
	st := &s.Style
	a.Draw(dst, cam, st, s.Scene)
	pins := a.NewPins()
	pins.Draw(dst, cam, st, s.Scene, Emphasis{})
	a.NewMarginalia(s.Credits).Draw(dst, cam, st, pins.Unlabelled())
	a.title(dst, cam, st, &s)
	a.legend(dst, cam, st, s.Scene)
	return dst, nil
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

// legend explains the signs that the picture has, above the scale bar.
func (a *Atlas) legend(dst *image.RGBA, cam Camera, st *Style, s *Scene) {
	if s.Places() == 0 {
		return
	}
	d := cam.density()
	px := func(dips float64) int { return int(math.Round(dips * d)) }
	var p Pins
	p.atlas, p.cam = a, cam
	p.layout.make(s, cam, a)
	var lone, counted, several int64
	for i := range p.layout.clusters {
		c := &p.layout.clusters[i]
		if c.x < 0 || c.y < 0 || c.x > float64(cam.Width) || c.y > float64(cam.Height) {
			continue
		}
		switch {
		case c.places > 1:
			several = max(several, c.count)
		case c.count > 1:
			counted = max(counted, c.count)
		default:
			lone = 1
		}
	}
	type row struct {
		words string
		draw  func(x, y int)
	}
	var rows []row
	disc := func(words string, count int64, places int32) {
		rows = append(rows, row{words, func(x, y int) {
			p.drawCluster(dst, st, &cluster{
				x: float64(x), y: float64(y), count: count, places: places, radius: discRadius(count, places > 1) * d,
			}, plain)
		}})
	}
	if lone > 0 {
		disc("a place with one passage", 1, 1)
	}
	if counted > 0 {
		disc("a place and its passages", counted, 1)
	}
	if several > 0 {
		disc("places close together", several, 2)
	}
	if len(s.areas) > 0 {
		rows = append(rows, row{"named as a whole", func(x, y int) {
			r := image.Rect(x-px(15), y-px(8), x+px(15), y+px(8))
			for i := range 3 {
				k := st.AreaLeast + (st.AreaMost-st.AreaLeast)*float64(i)/2
				part := image.Rect(r.Min.X+i*r.Dx()/3, r.Min.Y, r.Min.X+(i+1)*r.Dx()/3, r.Max.Y)
				shade(dst, part, fade(st.Area, k))
			}
			frame(dst, r, max(1, px(1)), fade(st.Area, 0.7))
		}})
	}
	face := typeface{face: regular, size: float32(10.5 * d)}
	wide := 0
	for _, r := range rows {
		wide = max(wide, a.text.write(r.words, face).advance)
	}
	const step, icon = 34, 56
	box := image.Rect(0, 0, px(icon+12)+wide, px(float64(len(rows)*step)+8))
	box = box.Add(image.Pt(px(10), cam.Height-px(46)-box.Dy()))
	if box.Min.Y < px(70) || box.Max.X > cam.Width/2 {
		return // no room: a thumbnail explains itself or not at all
	}
	shade(dst, box, st.FurnitureBack)
	shade(dst, box, st.FurnitureBack)
	frame(dst, box, max(1, px(0.75)), fade(st.Furniture, 0.22))
	for i, r := range rows {
		y := box.Min.Y + px(4+step/2+float64(i*step))
		r.draw(box.Min.X+px(icon/2), y)
		t := a.text.write(r.words, face)
		t.drawAt(dst, box.Min.X+px(icon), y+t.ascent/2, st.Furniture, st.Halo)
	}
}

// frame draws the edge of a rectangle inside it.
func frame(dst *image.RGBA, r image.Rectangle, w int, c color.RGBA) {
	shade(dst, image.Rect(r.Min.X, r.Min.Y, r.Max.X, r.Min.Y+w), c)
	shade(dst, image.Rect(r.Min.X, r.Max.Y-w, r.Max.X, r.Max.Y), c)
	shade(dst, image.Rect(r.Min.X, r.Min.Y+w, r.Min.X+w, r.Max.Y-w), c)
	shade(dst, image.Rect(r.Max.X-w, r.Min.Y+w, r.Max.X, r.Max.Y-w), c)
}
