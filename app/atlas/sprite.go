package atlas

import (
	"encoding/binary"
	"image"
	"image/color"
	"math"

	"dateline/app/symbol"
	"dateline/data"
)

// A sprite is a small picture drawn beforehand, premultiplied, with the point
// that is put on the place it marks.
type sprite struct {
	w, h   int
	cx, cy int
	pix    []uint8
	rows   []span
}

// A span is the part of a row that there is anything in, and the part of that
// which is opaque.
type span struct{ from, solid, fluid, to int }

// draw lays the sprite over an opaque picture with its centre at (x, y).
func (s *sprite) draw(dst *image.RGBA, x, y int) {
	x -= s.cx
	y -= s.cy
	r := image.Rect(x, y, x+s.w, y+s.h).Intersect(dst.Rect)
	if r.Empty() {
		return
	}
	for py := r.Min.Y; py < r.Max.Y; py++ {
		row := s.rows[py-y]
		from, to := max(row.from, r.Min.X-x), min(row.to, r.Max.X-x)
		if from >= to {
			continue
		}
		src := s.pix[4*(py-y)*s.w:][:4*s.w]
		d := dst.Pix[dst.PixOffset(r.Min.X, py):]
		d = d[:4*r.Dx()]
		shift := 4 * (r.Min.X - x)
		solid, fluid := max(row.solid, from), min(row.fluid, to)
		if solid >= fluid {
			blendRow(d[4*from-shift:4*to-shift], src[4*from:4*to])
			continue
		}
		blendRow(d[4*from-shift:4*solid-shift], src[4*from:4*solid])
		copy(d[4*solid-shift:4*fluid-shift], src[4*solid:4*fluid])
		blendRow(d[4*fluid-shift:4*to-shift], src[4*fluid:4*to])
	}
}

// blendRow lays premultiplied pixels over opaque ones, two channels at a time:
// v·keep/255 rounded is (t + t/256)/256 with t = v·keep + 128.
func blendRow(d, src []uint8) {
	const even = 0x00ff00ff
	for len(src) >= 4 && len(d) >= 4 {
		s := binary.LittleEndian.Uint32(src)
		v := binary.LittleEndian.Uint32(d)
		keep := 255 - s>>24
		lo := (v&even)*keep + 0x00800080
		hi := (v>>8&even)*keep + 0x00800080
		lo = (lo + lo>>8&even) >> 8 & even
		hi = (hi + hi>>8&even) & (even << 8)
		binary.LittleEndian.PutUint32(d, s+(lo|hi))
		src, d = src[4:], d[4:]
	}
}

// measure finds the spans of a finished sprite.
func (s *sprite) measure() {
	s.rows = make([]span, s.h)
	for y := range s.rows {
		alpha := func(x int) uint8 { return s.pix[4*(y*s.w+x)+3] }
		p := span{from: s.w, solid: s.w}
		for x := range s.w {
			if alpha(x) > 0 {
				p.from, p.to = min(p.from, x), x+1
			}
			if alpha(x) == 255 && p.fluid == 0 {
				p.solid = x
				for p.fluid = x + 1; p.fluid < s.w && alpha(p.fluid) == 255; {
					p.fluid++
				}
			}
		}
		s.rows[y] = p
	}
}

// The disc of a sign beside a pin with a number, in dips, and where its middle is:
// up and to the right, of a wedge down and to the right, by a share of the pin's radius and some dips.
const (
	tagRadius = 6.2
	tagAt     = 0.62
	tagOut    = 3.8
)

// A state is how a pin or badge is shown.
type state uint8

const (
	plain state = iota
	hovered
	selected
	chip // on a badge: no shadow, and a thin ring
	tag  // beside a pin with a number: a small disc for the sign that has no room in it
	note // a small hollow disc, for the number of those that did not happen
)

type discKey struct {
	style   string
	density float64
	radius  float64 // pixels, in quarters
	several bool
	state   state
	guise   guise
	sign    data.EventType
}

type pillKey struct {
	style   string
	density float64
	w       int
	state   state
	guise   guise
}

// sprites keeps the sprites that were drawn. One goroutine uses it.
type sprites struct {
	discs map[discKey]*sprite
	pills map[pillKey]*sprite
	rings map[ringKey]*ring
	wheel wheel // what sectors returns
}

const maxSprites = 2048

func (s *sprites) disc(k discKey, st *Style) *sprite {
	k.radius = math.Round(k.radius*4) / 4
	if d, ok := s.discs[k]; ok {
		return d
	}
	if s.discs == nil || len(s.discs) > maxSprites {
		s.discs = map[discKey]*sprite{}
	}
	d := drawDisc(st, k)
	s.discs[k] = d
	return d
}

func (s *sprites) pill(st *Style, density float64, w int, how state, l guise) *sprite {
	k := pillKey{st.Name, density, w, how, l}
	if p, ok := s.pills[k]; ok {
		return p
	}
	if s.pills == nil || len(s.pills) > maxSprites {
		s.pills = map[pillKey]*sprite{}
	}
	p := drawPill(st, k)
	s.pills[k] = p
	return p
}

// compose makes a sprite from layers, each a colour and its coverage as a
// function of the position from the centre.
func compose(w, h int, layers ...layer) *sprite {
	s := &sprite{w: w, h: h, cx: w / 2, cy: h / 2, pix: make([]uint8, 4*w*h)}
	for y := range h {
		for x := range w {
			var r, g, b, a float64
			for _, l := range layers {
				k := l.cover(float64(x-s.cx), float64(y-s.cy))
				if k <= 0 {
					continue
				}
				k = math.Min(k, 1) / 255
				la := float64(l.color.A) * k
				r = float64(l.color.R)*k + r*(1-la)
				g = float64(l.color.G)*k + g*(1-la)
				b = float64(l.color.B)*k + b*(1-la)
				a = la + a*(1-la)
			}
			o := 4 * (y*w + x)
			for i, v := range [4]float64{r, g, b, a} {
				s.pix[o+i] = uint8(v*255 + 0.5)
			}
			// Rounding must not make a colour exceed its opacity.
			for i := range 3 {
				s.pix[o+i] = min(s.pix[o+i], s.pix[o+3])
			}
		}
	}
	s.measure()
	return s
}

// lead draws a thin line from an area's point to its badge.
func lead(dst *image.RGBA, x0, y0, x1, y1, half float64, c color.RGBA) {
	r := image.Rect(int(math.Min(x0, x1)-half)-1, int(math.Min(y0, y1)-half)-1,
		int(math.Max(x0, x1)+half)+2, int(math.Max(y0, y1)+half)+2).Intersect(dst.Rect)
	dx, dy := x1-x0, y1-y0
	l2 := dx*dx + dy*dy
	for y := r.Min.Y; y < r.Max.Y; y++ {
		for x := r.Min.X; x < r.Max.X; x++ {
			px, py := float64(x)+0.5-x0, float64(y)+0.5-y0
			t := math.Max(0, math.Min(1, (px*dx+py*dy)/l2))
			k := half + 0.5 - math.Hypot(px-t*dx, py-t*dy)
			if k <= 0 {
				continue
			}
			k = math.Min(k, 1)
			d := dst.Pix[dst.PixOffset(x, y):]
			for i, v := range [3]uint8{c.R, c.G, c.B} {
				d[i] = uint8(float64(v)*k + float64(d[i])*(1-k) + 0.5)
			}
		}
	}
}

type layer struct {
	color color.RGBA
	cover func(x, y float64) float64
}

// inside is the coverage of a pixel at a signed distance from an edge.
func inside(d float64) float64 { return 0.5 - d }

// shadow is soft light from above.
func shadow(st *Style, density float64, dist func(x, y float64) float64) layer {
	opacity := 0.30
	if st.Name == "dark" {
		opacity = 0.55
	}
	return layer{rgba(0, opacity), func(x, y float64) float64 {
		d := dist(x, y-1.1*density) / (2.6 * density)
		return math.Max(0, math.Min(1, 0.72-d*0.72))
	}}
}

func drawDisc(st *Style, k discKey) *sprite {
	d, r := k.density, k.radius
	shape := k.guise.shape()
	if k.state == note {
		shape = symbol.Disc
	}
	// What lies about a shape lies at the same distance all round.
	outline := func(grow float64) func(x, y float64) float64 {
		return func(x, y float64) float64 { return symbol.Outline(shape, r, x, y) - grow }
	}
	fill := func(c color.RGBA, grow float64) layer {
		dist := outline(grow)
		return layer{c, func(x, y float64) float64 { return inside(dist(x, y)) }}
	}
	ring := 1.6 * d
	layers := []layer{}
	edge := ring // of the symbol itself, beyond its radius
	if k.guise == mixed {
		edge = ringEnd*d + 1.2*d
	}
	outer := edge
	if k.state == chip {
		layers = append(layers, fill(k.guise.fill(st), 0))
		if k.guise.isHollow() {
			layers = append(layers, fill(st.Badge, -1.2*d))
		}
		if symbol.Signed(k.sign) {
			layers = append(layers, k.stroke(st, math.Max(0.12*r, 0.6)))
		}
		n := 2*int(math.Ceil(r*shape.Reach()+1)) + 1
		return compose(n, n, layers...)
	}
	if k.state == note {
		n := 2*int(math.Ceil(r+1.2*d+1)) + 1
		return compose(n, n, fill(st.PinRing, 1.2*d), fill(k.guise.fill(st), 0), fill(st.Badge, -1.3*d))
	}
	if k.state == tag {
		shape, middle := symbol.Disc, k.guise.shape().Weight()*r
		at := func(grow float64) func(x, y float64) float64 {
			return func(x, y float64) float64 { return inside(symbol.Outline(shape, r, x, y) - grow) }
		}
		layers = append(layers, layer{st.PinRing, at(1.2 * d)}, layer{k.guise.fill(st), at(0)})
		if k.guise.isHollow() {
			layers = append(layers, layer{st.Badge, at(-1.2 * d)})
		}
		half := math.Max(0.13*r, 0.6)
		layers = append(layers, layer{k.guise.ink(st), func(x, y float64) float64 { return inside(symbol.Stroke(k.sign, r, x, y+middle) - half) }})
		n := 2*int(math.Ceil(r+1.2*d+1)) + 1
		return compose(n, n, layers...)
	}
	if k.several {
		// A second ring tells several places from one.
		layers = append(layers, fill(fade(k.guise.fill(st), 0.26), edge+3.4*d))
		outer += 3.4 * d
	}
	layers = append(layers, shadow(st, d, outline(edge)))
	switch k.state {
	case selected:
		layers = append(layers, fill(st.Selected, edge+2.8*d), fill(st.PinRing, edge))
		outer = math.Max(outer, edge+2.8*d)
	case hovered:
		layers = append(layers, fill(st.Hovered, edge))
	default:
		layers = append(layers, fill(st.PinRing, edge))
	}
	layers = append(layers, fill(k.guise.fill(st), 0))
	if k.guise.isHollow() {
		layers = append(layers, fill(st.Badge, -1.8*d))
	}
	if symbol.Signed(k.sign) {
		layers = append(layers, k.stroke(st, math.Max(0.11*r, 0.6)))
	}
	n := 2*int(math.Ceil(r*shape.Reach()+outer+3.6*d)) + 1
	return compose(n, n, layers...)
}

// stroke is the sign of a disc in lines of half such a width, in pixels.
func (k discKey) stroke(st *Style, half float64) layer {
	return layer{k.guise.ink(st), func(x, y float64) float64 { return inside(symbol.Stroke(k.sign, k.radius, x, y) - half) }}
}

// badgeHeight is the height of a badge in dips.
const badgeHeight = 19

func drawPill(st *Style, k pillKey) *sprite {
	d := k.density
	half := orbSize{float64(k.w) / 2, badgeHeight / 2 * d}
	box := func(grow float64) func(x, y float64) float64 {
		w, h := half.w+grow, half.h+grow
		// A rectangle with corners a little less than half round.
		r := math.Min(6.5*d+grow, h)
		return func(x, y float64) float64 {
			qx, qy := math.Abs(x)-w+r, math.Abs(y)-h+r
			return math.Hypot(math.Max(qx, 0), math.Max(qy, 0)) + math.Min(math.Max(qx, qy), 0) - r
		}
	}
	fill := func(c color.RGBA, grow float64) layer {
		dist := box(grow)
		return layer{c, func(x, y float64) float64 { return inside(dist(x, y)) }}
	}
	layers := []layer{shadow(st, d, box(0))}
	switch k.state {
	case selected:
		layers = append(layers, fill(st.Selected, 2*d))
	case hovered:
		layers = append(layers, fill(st.Hovered, 0.6*d))
	}
	layers = append(layers, fill(k.guise.area(st), 0), fill(st.Badge, -1.2*d))
	return compose(k.w|1+2*int(5*d), 2*int(math.Ceil(half.h+5*d))+1, layers...)
}

type orbSize struct{ w, h float64 }

// dot draws a city's dot: filled, or for a capital a ring about a dot.
func (a *Atlas) dot(dst *image.RGBA, st *Style, x, y, r float64, capital bool) {
	x0, y0 := int(math.Round(x)), int(math.Round(y))
	n := int(math.Ceil(r)) + 3
	mask := make([]uint8, 0, (2*n+1)*(2*n+1))
	cover := func(at func(d float64) float64) []uint8 {
		mask = mask[:0]
		for dy := -n; dy <= n; dy++ {
			for dx := -n; dx <= n; dx++ {
				k := math.Max(0, math.Min(1, at(math.Hypot(float64(dx), float64(dy)))))
				mask = append(mask, uint8(k*255+0.5))
			}
		}
		return mask
	}
	lay := func(c color.RGBA, at func(d float64) float64) {
		blendMask(dst, image.Pt(x0-n, y0-n), cover(at), 2*n+1, 2*n+1, 2*n+1, c)
	}
	lay(st.Halo, func(d float64) float64 { return r + 1.5 - d })
	if !capital {
		lay(st.CityDot, func(d float64) float64 { return r + 0.5 - d })
		return
	}
	lay(st.CityDot, func(d float64) float64 { return math.Min(r+0.5-d, d-(r-1.3)+0.5) })
	lay(st.CityDot, func(d float64) float64 { return r*0.42 + 0.5 - d })
}
