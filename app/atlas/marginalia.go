package atlas

import (
	"image"
	"math"
	"strings"

	"dateline/data"
	"dateline/geo/mercator"
)

// Marginalia are what stands at a map's edge: the scale bar and the credits.
// Both are always shown. They keep what they measured, and are for one
// goroutine.
type Marginalia struct {
	atlas   *Atlas
	credits string

	lines []string // the credits, broken for
	width int      // this width
	size  float32

	noun             string
	unlabelled, away int
	said             string // of them
}

// NewMarginalia takes the credits as plain text, such as "Made with Natural
// Earth · Place data © GeoNames, CC BY 4.0".
func (a *Atlas) NewMarginalia(credits string) *Marginalia {
	return &Marginalia{atlas: a, credits: credits, noun: "passage"}
}

// SetNoun says what is counted: "passage", as at first, or "event".
func (m *Marginalia) SetNoun(noun string) {
	if m.noun != noun {
		m.noun, m.unlabelled, m.away = noun, 0, 0 // it is said anew
	}
}

// lengths are what a scale bar may stand for, in metres, with their names.
var lengths = func() (out []struct {
	metres float64
	name   string
},
) {
	names := strings.Fields("1m 2m 5m 10m 20m 50m 100m 200m 500m 1km 2km 5km 10km 20km 50km 100km 200km 500km 1000km 2000km 5000km 10000km")
	m := [...]float64{1, 2, 5}
	for i, n := range names {
		unit := strings.TrimLeft(n, "0123456789")
		out = append(out, struct {
			metres float64
			name   string
		}{m[i%3] * math.Pow10(i/3), strings.TrimSuffix(n, unit) + "\u2009" + unit})
	}
	return out
}()

// ScaleBar is the longest round length of at most so many dips at the middle
// of the view: its name and its width in pixels.
func (c Camera) ScaleBar(most float64) (name string, width float64) {
	metres := mercator.MetresPerUnit(mercator.Unproject(c.Center)[1]) / c.Scale()
	for i := len(lengths) - 1; i >= 0; i-- {
		if w := lengths[i].metres / metres; w <= most*c.density() {
			return lengths[i].name, w
		}
	}
	return lengths[0].name, lengths[0].metres / metres
}

// Draw draws the scale bar at the bottom left and the credits at the bottom
// right, on as many lines as they need. Where some passages are on no number in
// the view (see [Pins.Unlabelled]) a line above the scale bar tells how many, so
// that the numbers on the map and the one below it can be reconciled; where all
// places are out of view, it says that.
func (m *Marginalia) Draw(dst *image.RGBA, cam Camera, st *Style, pins *Pins) {
	if cam.Width <= 0 || cam.Height <= 0 {
		return
	}
	d := cam.density()
	face := typeface{face: regular, size: float32(9.5 * d)}
	m.breakCredits(cam.Width, face)
	px := func(dips float64) int { return int(math.Round(dips * d)) }

	// Credits.
	step := px(12)
	h := step*len(m.lines) + px(4)
	wide := 0
	for _, line := range m.lines {
		wide = max(wide, m.atlas.text.write(line, face).advance)
	}
	if wide > 0 {
		box := image.Rect(cam.Width-wide-px(10), cam.Height-h, cam.Width, cam.Height)
		shade(dst, box, st.FurnitureBack)
		for i, line := range m.lines {
			t := m.atlas.text.write(line, face)
			t.drawAt(dst, cam.Width-px(5)-t.advance, cam.Height-h+step*(i+1)-px(1.5), st.Furniture, st.Halo)
		}
	}

	// Scale bar, above the credits where both don't fit side by side.
	name, width := cam.ScaleBar(110)
	w := int(math.Round(width))
	bottom := cam.Height - px(10)
	if w+px(24)+wide+px(10) > cam.Width {
		bottom -= h
	}
	if w <= 0 || bottom < px(20) || w+px(20) > cam.Width {
		return
	}
	label := m.atlas.text.write(name, typeface{face: regular, size: float32(10.5 * d)})
	x := px(12)
	tick, line := px(5), max(1, px(1.5))
	side := max(px(6), label.advance/2-w/2+px(4))
	shade(dst, image.Rect(x-side, bottom-px(20), x+w+side, bottom+px(5)), st.FurnitureBack) // names pass below it
	for _, r := range [...]image.Rectangle{
		image.Rect(x, bottom-line, x+w, bottom),
		image.Rect(x, bottom-tick, x+line, bottom-line),
		image.Rect(x+w-line, bottom-tick, x+w, bottom-line),
	} {
		shade(dst, r, st.Furniture)
	}
	label.drawAt(dst, x+w/2-label.advance/2, bottom-px(7), st.Furniture, st.Halo)

	if unlabelled, away := pins.Unlabelled(), pins.Away(); unlabelled > 0 || away > 0 {
		if unlabelled != m.unlabelled || away != m.away { // said anew only when it changes: frames don't allocate
			m.unlabelled, m.away = unlabelled, away
			switch {
			case away == 1:
				m.said = "The place lies out of view: press 0"
			case away > 0:
				m.said = "All " + data.Count(away, "place") + " lie out of view: press 0"
			default:
				m.said = "+ " + data.Count(unlabelled, m.noun) + " in areas too crowded for a number"
			}
		}
		t := m.atlas.text.write(m.said, face)
		top := bottom - px(38)
		if t.advance+px(24) <= cam.Width && top > 0 {
			shade(dst, image.Rect(x-px(6), top, x+t.advance+px(6), top+px(15)), st.FurnitureBack)
			t.drawAt(dst, x, top+px(11), st.Furniture, st.Halo)
		}
	}
}

func (m *Marginalia) breakCredits(width int, f typeface) {
	if m.width == width && m.size == f.size {
		return
	}
	m.width, m.size = width, f.size
	m.lines = m.lines[:0]
	room := float32(width) * 0.72
	line := ""
	for _, word := range strings.Fields(m.credits) {
		longer := strings.TrimSpace(line + " " + word)
		if line != "" && m.atlas.text.write(longer, f).spaced > room {
			m.lines = append(m.lines, line)
			longer = word
		}
		line = longer
	}
	if line != "" {
		m.lines = append(m.lines, line)
	}
}
