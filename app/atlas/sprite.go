package atlas

import (
	"image"
	"image/color"
	"math"
)

// A sprite is a small picture drawn beforehand, premultiplied, with the point
// that is put on the place it marks.
type sprite struct {
	w, h   int
	cx, cy int
	pix    []uint8
}

// draw lays the sprite over an opaque picture with its centre at (x, y).
func (s *sprite) draw(dst *image.RGBA, x, y int) {
	x -= s.cx
	y -= s.cy
	r := image.Rect(x, y, x+s.w, y+s.h).Intersect(dst.Rect)
	if r.Empty() {
		return
	}
	n := 4 * r.Dx()
	for py := r.Min.Y; py < r.Max.Y; py++ {
		src := s.pix[4*((py-y)*s.w+r.Min.X-x):]
		src = src[:n]
		d := dst.Pix[dst.PixOffset(r.Min.X, py):]
		d = d[:n]
		for i := 0; i+3 < n; i += 4 {
			switch a := uint32(src[i+3]); a {
			case 0:
			case 255:
				copy(d[i:i+3], src[i:i+3])
			default:
				keep := (255 - a) * 257
				d[i] = src[i] + uint8((uint32(d[i])*keep+32768)>>16)
				d[i+1] = src[i+1] + uint8((uint32(d[i+1])*keep+32768)>>16)
				d[i+2] = src[i+2] + uint8((uint32(d[i+2])*keep+32768)>>16)
			}
		}
	}
}

// A state is how a pin or badge is shown.
type state uint8

const (
	plain state = iota
	hovered
	selected
)

type discKey struct {
	style   string
	density float64
	radius  float64 // pixels, in quarters
	several bool
	state   state
}

type pillKey struct {
	style   string
	density float64
	w       int
	state   state
}

// sprites keeps the sprites that were drawn. One goroutine uses it.
type sprites struct {
	discs map[discKey]*sprite
	pills map[pillKey]*sprite
}

const maxSprites = 2048

func (s *sprites) disc(st *Style, density, radius float64, several bool, how state) *sprite {
	k := discKey{st.Name, density, math.Round(radius*4) / 4, several, how}
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

func (s *sprites) pill(st *Style, density float64, w int, how state) *sprite {
	k := pillKey{st.Name, density, w, how}
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
	return s
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
		d := dist(x, y-1.2*density) / (3.2 * density)
		return math.Max(0, math.Min(1, 0.72-d*0.72))
	}}
}

func drawDisc(st *Style, k discKey) *sprite {
	d, r := k.density, k.radius
	circle := func(r float64) func(x, y float64) float64 {
		return func(x, y float64) float64 { return math.Hypot(x, y) - r }
	}
	fill := func(c color.RGBA, r float64) layer {
		dist := circle(r)
		return layer{c, func(x, y float64) float64 { return inside(dist(x, y)) }}
	}
	ring := 1.6 * d
	layers := []layer{}
	outer := r + ring
	if k.several {
		// A second ring tells several places from one.
		layers = append(layers, fill(fade(st.Pin, 0.26), outer+3.4*d))
		outer += 3.4 * d
	}
	layers = append(layers, shadow(st, d, circle(r+ring)))
	switch k.state {
	case selected:
		layers = append(layers, fill(st.Selected, outer+2.6*d), fill(st.PinRing, r+ring))
		outer += 2.6 * d
	case hovered:
		layers = append(layers, fill(st.Hovered, r+ring))
	default:
		layers = append(layers, fill(st.PinRing, r+ring))
	}
	layers = append(layers, fill(st.Pin, r))
	n := 2*int(math.Ceil(outer+4.5*d)) + 1
	return compose(n, n, layers...)
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
	layers = append(layers, fill(st.Area, 0), fill(st.Badge, -1.2*d))
	return compose(k.w|1+2*int(6*d), 2*int(math.Ceil(half.h+6*d))+1, layers...)
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
