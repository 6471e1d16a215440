package atlas

import (
	"image"
	"image/color"
	"math"
	"strings"
	"unicode/utf8"

	"github.com/paulmach/orb"
	"github.com/tidwall/rtree"

	"dateline/geo"
	"dateline/geo/basemap"
)

// Names are placed greedily, the most important first: those of the scene's
// places, then the base map's by rank. A name that finds no room is left out.
// Names around the picture are placed with it and only not drawn, so that the
// ones near its edge are the same in the next picture; since a name's room
// grows with the zoom, what is shown at one zoom stays when going closer.

// labelMargin is how far around the picture names are placed, in dips: a
// little more than half the widest of them.
const labelMargin = 260

// A placer is the state of placing names.
type placer struct {
	d     *drawing
	dst   *image.RGBA
	taken rtree.RTreeG[struct{}]
	shown map[geo.ID]bool // places whose name is on the map already
	w, h  float64
}

// gap is what two names keep between them, in dips.
const gap = 2.5

func (p *placer) free(x0, y0, x1, y1 float64) bool {
	free := true
	p.taken.Search([2]float64{x0, y0}, [2]float64{x1, y1}, func(_, _ [2]float64, _ struct{}) bool {
		free = false
		return false
	})
	return free
}

func (p *placer) take(x0, y0, x1, y1 float64) {
	p.taken.Insert([2]float64{x0, y0}, [2]float64{x1, y1}, struct{}{})
}

// names writes all names.
func (d *drawing) names(dst *image.RGBA, s *Scene) {
	p := &d.placer
	p.d, p.dst = d, dst
	p.w, p.h = float64(d.cam.Width), float64(d.cam.Height)
	p.taken.Clear()
	if p.shown == nil {
		p.shown = map[geo.ID]bool{}
	}
	clear(p.shown)
	den := d.cam.density()

	// Pins and badges are obstacles, and badges have their area's name.
	for i := range d.layout.clusters {
		c := &d.layout.clusters[i]
		r := s.reach(c, d.layout.members, den) + 2*den
		p.take(c.x-r, c.y-r, c.x+r, c.y+r)
	}
	for i := range d.layout.badges {
		b := &d.layout.badges[i]
		p.take(b.x-2*den, b.y-2*den, b.x+b.w+2*den, b.y+b.h+2*den)
		if b.name != nil {
			p.shown[s.areas[b.area].Place] = true
		}
	}
	p.scene(s)
	p.base()
	p.dst, p.d = nil, nil
}

// mostNamed bounds the names of the scene's places in a picture.
const mostNamed = 400

// scene writes the names of places that stand alone.
func (p *placer) scene(s *Scene) {
	d := p.d
	den := d.cam.density()
	m := labelMargin * den
	named := 0
	for i := range d.layout.clusters {
		c := &d.layout.clusters[i]
		if c.places != 1 || c.x < -m || c.y < -m || c.x > p.w+m || c.y > p.h+m {
			continue
		}
		k := &s.dots[c.dot]
		if k.Name == "" {
			continue
		}
		if named++; named > mostNamed {
			break
		}
		l := d.a.text.write(k.Name, typeface{face: bold, size: float32(11.5 * den), halo: float32(1.7 * den)})
		if p.beside(l, c.x, c.y, s.reach(c, d.layout.members, den)+4.4*den, d.st.CityName) {
			p.shown[k.Place] = true
		}
	}
}

// beside writes a name next to a disc: right, left, above or below it.
func (p *placer) beside(l *lettering, x, y, r float64, c color.RGBA) bool {
	den := p.d.cam.density()
	w, up := float64(l.spaced), float64(l.ascent)
	g := gap * den
	down := up * 0.35
	for _, at := range [...]struct{ x, y float64 }{
		{x + r + 1.5*den, y + up/2},
		{x - r - 1.5*den - w, y + up/2},
		{x - w/2, y - r - 2.5*den},
		{x - w/2, y + r + 1.5*den + up},
		{x + r*0.75, y - r*0.75},
		{x + r*0.75, y + r*0.75 + up},
	} {
		if p.free(at.x-g/2, at.y-up-g/2, at.x+w+g/2, at.y+down+g/2) {
			p.take(at.x, at.y-up, at.x+w, at.y+down)
			l.drawAt(p.dst, int(math.Round(at.x)), int(math.Round(at.y)), c, p.d.st.Halo)
			return true
		}
	}
	return false
}

// base writes the base map's names.
func (p *placer) base() {
	d := p.d
	m := labelMargin * d.cam.density() / d.cam.Scale()
	b := d.bound.Pad(m)
	k0, k1 := math.Floor(b.Min[0]), math.Floor(b.Max[0])
	// One walk over the labels whatever copies are in view, to keep the ranks.
	whole := b
	if k0 != k1 || k0 != 0 {
		whole.Min[0], whole.Max[0] = 0, 1
	}
	d.a.base.Labels(whole, d.cam.Zoom, func(l *basemap.Label) bool {
		if l.Place != 0 && p.shown[l.Place] {
			return true
		}
		for k := k0; k <= k1; k++ {
			at := orb.Point{l.At[0] + k, l.At[1]}
			if at[0] < b.Min[0] || at[0] > b.Max[0] {
				continue
			}
			x, y := d.cam.ToScreen(at)
			p.label(l, x, y)
		}
		return true
	})
}

func (p *placer) label(l *basemap.Label, x, y float64) {
	d := p.d
	den := d.cam.density()
	if l.Kind == basemap.CityLabel {
		p.city(l, x, y)
		return
	}
	switch l.Kind {
	case basemap.ContinentLabel:
		if d.cam.Zoom > continentsUntil {
			return
		}
	case basemap.OceanLabel:
		// An ocean and its parts are not named at once.
		whole, part := d.a.ocean(l.Text)
		if whole && d.cam.Zoom > oceansUntil || part && d.cam.Zoom <= oceansUntil {
			return
		}
	}
	look := lookOf(l, d.st)
	text := l.Text
	if look.capitals {
		text = strings.ToUpper(text)
	}
	// The name is spread over about half of what it names, else set close.
	room := l.Width * d.cam.Scale() / den
	size := look.size
	text = breakLines(text, size*0.62, math.Max(room, 90))
	wide := look.tracking
	if letters := longest(text); look.spread > 0 && letters > 1 {
		natural := float64(letters) * size * 0.62
		t := (room*0.5 - natural) / (float64(letters-1) * size)
		// In steps, or every zoom would make letterings of its own.
		wide = math.Max(wide, math.Min(look.spread, math.Floor(t*20)/20))
	}
	f := typeface{face: look.face, size: float32(size * den), tracking: float32(wide), halo: float32(look.halo * den)}
	for range 2 {
		t := d.a.text.write(text, f)
		w, h := float64(t.spaced), float64(t.h-2*t.x)
		for _, o := range shifts {
			// A name may move within what it names, and not out of it.
			dx, dy := o[0]*h, o[1]*h
			if math.Hypot(dx, dy) > look.loose*room*den {
				continue
			}
			if p.put(t, x+dx-w/2, y+dy-h/2, w, h, look.color, look.haloColor(d.st)) {
				return
			}
		}
		if wide == look.tracking {
			return
		}
		f.tracking = float32(look.tracking)
		wide = look.tracking
	}
}

// continentsUntil is the zoom up to which continents are named: closer, their
// names would stand among those of countries.
const continentsUntil = 2.3

// oceansUntil is the zoom up to which an ocean is named as a whole; closer, it
// is its parts: "North Pacific Ocean".
const oceansUntil = 2.2

// shifts are the places tried for a name over an area, in its own height.
var shifts = [...][2]float64{{0, 0}, {0, -1}, {0, 1}, {-1, 0}, {1, 0}, {0, -2}, {0, 2}, {-2, -1}, {2, -1}, {-2, 1}, {2, 1}, {0, -3}, {0, 3}}

// put writes a name with the corner of its box at (x, y), if there is room.
func (p *placer) put(t *lettering, x, y, w, h float64, c, halo color.RGBA) bool {
	g := gap * p.d.cam.density()
	// Spaced letters need more room at the sides, or two names read as one.
	side := g + float64(t.tracking)
	if !p.free(x-side, y-g, x+w+side, y+h+g) {
		return false
	}
	p.take(x, y, x+w, y+h)
	t.draw(p.dst, int(math.Round(x))-t.x, int(math.Round(y))-t.x, c, halo)
	return true
}

// longest is the number of letters of the longest line.
func longest(text string) int {
	n := 0
	for _, line := range strings.Split(text, "\n") {
		n = max(n, utf8.RuneCountInString(line))
	}
	return n
}

// breakLines puts a line break into a name of several words that is wider than
// its room.
func breakLines(text string, em, room float64) string {
	n := len([]rune(text))
	if float64(n)*em <= room || n < 12 {
		return text
	}
	best, dist := -1, n
	for i, r := range text {
		if r == ' ' {
			if off := abs(2*len([]rune(text[:i])) - n); off < dist {
				best, dist = i, off
			}
		}
	}
	if best < 0 {
		return text
	}
	return text[:best] + "\n" + text[best+1:]
}

func abs(v int) int { return max(v, -v) }

// A look is how a kind of name is written.
type look struct {
	face     face
	size     float64 // dips
	tracking float64
	spread   float64 // greatest tracking; 0 for names that are not spread
	halo     float64
	loose    float64 // how far it may move, in widths of what it names
	capitals bool
	onWater  bool
	color    color.RGBA
}

func (k *look) haloColor(st *Style) color.RGBA {
	if k.onWater {
		return fade(color.RGBA{st.Sea.R, st.Sea.G, st.Sea.B, 255}, 0.6)
	}
	return st.Halo
}

func lookOf(l *basemap.Label, st *Style) look {
	s := float64(min(l.Size, 4))
	switch l.Kind {
	case basemap.OceanLabel:
		return look{face: italic, size: 14 + 0.8*s, tracking: 0.18, spread: 0.55, halo: 1.2, loose: 0.15, onWater: true, color: st.Water}
	case basemap.SeaLabel:
		return look{face: italic, size: 11 + 0.6*s, tracking: 0.08, spread: 0.35, halo: 1.2, loose: 0.12, onWater: true, color: st.Water}
	case basemap.WaterLabel, basemap.LakeLabel:
		return look{face: italic, size: 10 + 0.4*s, tracking: 0.03, spread: 0.15, halo: 1.2, onWater: true, color: st.Water}
	case basemap.RiverLabel:
		return look{face: italic, size: 9.5 + 0.3*s, tracking: 0.06, halo: 1.4, color: st.Water}
	case basemap.ContinentLabel:
		return look{face: regular, size: 14, tracking: 0.3, spread: 0.6, halo: 1.6, loose: 0.15, capitals: true, color: st.CountryName}
	case basemap.CountryLabel:
		return look{face: regular, size: 10.2 + 0.95*s, tracking: 0.10, spread: 0.55, halo: 1.6, loose: 0.22, capitals: true, color: st.CountryName}
	case basemap.TerritoryLabel:
		return look{face: italic, size: 9.6 + 0.5*s, tracking: 0.05, spread: 0.2, halo: 1.5, loose: 0.2, color: st.CountryName}
	case basemap.ProvinceLabel:
		return look{face: regular, size: 9.4 + 0.5*s, tracking: 0.08, spread: 0.3, halo: 1.5, loose: 0.2, color: st.Admin1Name}
	case basemap.IslandLabel:
		return look{face: italic, size: 9.6 + 0.4*s, tracking: 0.03, halo: 1.4, color: st.Admin1Name}
	}
	return look{face: italic, size: 9.8 + 0.5*s, tracking: 0.12, spread: 0.4, halo: 1.5, color: st.Admin1Name}
}

// city writes a city's name beside its dot. The dot is left out with the name.
func (p *placer) city(l *basemap.Label, x, y float64) {
	d := p.d
	den := d.cam.density()
	s := float64(min(l.Size, 4))
	f := typeface{face: regular, size: float32((9.9 + 0.65*s) * den), halo: float32(1.6 * den)}
	r := (1.5 + 0.18*s) * den
	if l.Capital {
		r += 0.8 * den
	}
	if !p.free(x-r, y-r, x+r, y+r) {
		return
	}
	t := d.a.text.write(l.Text, f)
	if !p.beside(t, x, y, r+1.2*den, d.st.CityName) {
		return
	}
	p.take(x-r, y-r, x+r, y+r)
	d.a.dot(p.dst, d.st, x, y, r, l.Capital)
}
