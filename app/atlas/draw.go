package atlas

import (
	"image"
	"image/color"
	"math"
	"runtime"
	"sync"

	"github.com/paulmach/orb"

	"dateline/geo"
	"dateline/geo/basemap"
	"dateline/geo/mercator"
)

// A drawing is one picture in the making: what is to be painted, in order. Its
// buffers are kept for the next.
type drawing struct {
	a     *Atlas
	cam   Camera
	st    *Style
	level int
	bound orb.Bound

	steps  []step
	paths  []*path // in use, then spare
	used   int
	layout layout
	strips []brush

	shallows shallows
	placer   placer
}

// A step paints one path.
type step struct {
	p     *path
	width float32 // of a line in pixels; 0 for a fill
	color color.RGBA
	dash  dash
}

// stripHeight is the height of the strips that a picture is painted in: small
// enough that the mask stays in the processor's cache.
const stripHeight = 96

// Draw draws the base map, the scene's areas and all names into dst, whose
// size must be the camera's. It is deterministic: the same view of the same
// scene gives the same bytes.
func (a *Atlas) Draw(dst *image.RGBA, cam Camera, st *Style, scene *Scene) {
	cam.Width, cam.Height = dst.Rect.Dx(), dst.Rect.Dy()
	a.draw(dst, cam, st, scene, true)
}

// Backdrop draws the whole world without names into dst, which must be square:
// what can be shown, enlarged, where nothing better has been drawn yet.
func (a *Atlas) Backdrop(dst *image.RGBA, st *Style) {
	n := dst.Rect.Dx()
	a.draw(dst, Camera{
		Center: orb.Point{0.5, 0.5}, Zoom: math.Log2(float64(n) / tile), Width: n, Height: n, Density: 1,
	}, st, nil, false)
}

func (a *Atlas) draw(dst *image.RGBA, cam Camera, st *Style, scene *Scene, named bool) {
	if cam.Width <= 0 || cam.Height <= 0 {
		return
	}
	d, _ := a.drawings.Get().(*drawing)
	if d == nil {
		d = &drawing{}
	}
	defer a.drawings.Put(d)
	d.a, d.cam, d.st = a, cam, st
	d.level = basemap.LevelFor(cam.dipZoom())
	d.bound = cam.Bound()
	d.steps, d.used = d.steps[:0], 0

	d.sea(scene)
	d.land()
	d.areas(scene, outlined)
	d.water()
	d.areas(scene, onLand)
	d.borders()
	d.courses(scene)
	d.outlines(scene)
	d.paint(dst)
	if named {
		d.layout.make(scene, cam, a)
		d.names(dst, scene)
	}
}

// path returns an empty path.
func (d *drawing) path() *path {
	if d.used == len(d.paths) {
		d.paths = append(d.paths, &path{})
	}
	p := d.paths[d.used]
	p.reset()
	d.used++
	return p
}

func (d *drawing) fill(p *path, c color.RGBA) { d.steps = append(d.steps, step{p: p, color: c}) }

func (d *drawing) stroke(p *path, dips float64, c color.RGBA, pattern ...float64) {
	s := step{p: p, width: float32(dips * d.cam.density()), color: c}
	for i := range pattern {
		s.dash[i] = float32(pattern[i] * d.cam.density())
	}
	d.steps = append(d.steps, s)
}

// copies calls f for every copy of the world that the view or its edge shows,
// with the view's bound as that copy has it.
func (d *drawing) copies(f func(t projection, b orb.Bound)) {
	t := d.cam.projection()
	margin := 16 * d.cam.density() / t.scale
	b := d.bound.Pad(margin)
	// What crosses the antimeridian runs on beyond x = 1 and is drawn by the
	// copy to the west as well.
	for k := math.Floor(b.Min[0]) - 1; k <= math.Floor(b.Max[0])+1; k++ {
		s := b
		s.Min[0] -= k
		s.Max[0] -= k
		f(t.shifted(int(k)), s)
	}
}

// layer makes a path of a layer of the base map.
func (d *drawing) layer(l basemap.Layer, want func(*basemap.Shape) bool) *path {
	p := d.path()
	d.copies(func(t projection, b orb.Bound) {
		d.a.base.Shapes(l, d.level, b, func(s *basemap.Shape) bool {
			if want == nil || want(s) {
				for _, r := range s.Rings {
					p.ring(t, r)
				}
				p.line(t, s.Line, 0)
			}
			return true
		})
	})
	return p
}

func (d *drawing) sea(s *Scene) {
	d.stroke(d.graticule(), 0.7, d.st.Graticule)
	d.areas(s, onWater)
}

// graticule is the net of meridians and parallels, at a distance in degrees
// that goes with the zoom.
func (d *drawing) graticule() *path {
	p := d.path()
	every := 30.0
	for _, z := range [...]struct{ zoom, degrees float64 }{{2.6, 20}, {3.4, 10}, {4.8, 5}, {6.2, 2}, {7.4, 1}, {9, 0.5}} {
		if d.cam.Zoom >= z.zoom {
			every = z.degrees
		}
	}
	t := d.cam.projection()
	b := d.bound
	for i := math.Floor(b.Min[0]*360/every) - 1; i <= b.Max[0]*360/every+1; i++ {
		x := i * every / 360
		p.line(t, []orb.Point{{x, math.Max(b.Min[1], 0)}, {x, math.Min(b.Max[1], 1)}}, 0)
	}
	for lat := -80.0; lat <= 80; lat += every {
		y := mercator.Project(orb.Point{0, math.Round(lat/every) * every})[1]
		if y > b.Min[1] && y < b.Max[1] {
			p.line(t, []orb.Point{{b.Min[0], y}, {b.Max[0], y}}, 0)
		}
	}
	return p
}

func (d *drawing) land() {
	land := d.layer(basemap.Land, nil)
	d.shallows.make(land, d.cam, math.Max(2, math.Min(6.5, 1+1.1*d.cam.Zoom))*d.cam.density())
	d.fill(land, d.st.Land)
	for _, id := range d.a.states() {
		s := d.a.outline(id, d.level)
		if s == nil {
			continue
		}
		if p := d.area(s, true); p != nil {
			d.fill(p, d.st.Countries[tint(id)])
		}
	}
	if d.level >= 2 {
		// Enlarged, their corners would claim an exactness that they haven't.
		k := math.Max(0.3, math.Min(1, 1-(d.cam.Zoom-9)*0.25))
		d.fill(d.layer(basemap.Urban, nil), fade(d.st.Urban, k))
	}
}

// tint spreads the countries over the tints.
func tint(id geo.ID) int { return int(uint64(id)*0x9e3779b97f4a7c15>>61) & 3 }

// area is the path of an area's outline, to be filled or stroked, or nil where
// none of it is in view.
func (d *drawing) area(s *basemap.Shape, filled bool) *path {
	p := d.path()
	d.copies(func(t projection, b orb.Bound) {
		if !s.Bound.Intersects(b) {
			return
		}
		for _, r := range s.Rings {
			if filled {
				p.ring(t, r)
			} else {
				p.line(t, r, 0)
			}
		}
	})
	if len(p.chains) == 0 {
		d.used--
		return nil
	}
	return p
}

func (d *drawing) water() {
	z := d.cam.Zoom
	lakes := d.layer(basemap.Lake, func(s *basemap.Shape) bool {
		return (s.Bound.Max[0]-s.Bound.Min[0])*d.cam.Scale() > 3*d.cam.density()
	})
	d.rivers(z)
	d.fill(lakes, d.st.Sea)
	d.stroke(lakes, 0.7, d.st.Shore)
}

func (d *drawing) rivers(z float64) {
	for class := range 3 {
		p := d.layer(basemap.River, func(s *basemap.Shape) bool {
			grown := z + 0.4 - float64(s.Rank)
			return grown >= 0 && min(2, int(grown/1.6)) == class
		})
		d.stroke(p, [...]float64{0.6, 0.95, 1.35}[class], d.st.River)
	}
}

func (d *drawing) borders() {
	z := d.cam.Zoom
	if z >= 3.6 {
		// They come in slowly, and the short ones fainter: where provinces are no
		// larger than a letter their net would be a smudge.
		w := math.Min(0.9, 0.25+0.25*(z-3.6))
		short := math.Max(0, 15-3*math.Max(0, z-5)) * d.cam.density() / d.cam.Scale()
		for _, faint := range [...]bool{true, false} {
			c := d.st.Admin1
			if faint {
				c = fade(c, 0.45)
			}
			d.stroke(d.layer(basemap.Admin1Border, func(s *basemap.Shape) bool {
				long := math.Max(s.Bound.Max[0]-s.Bound.Min[0], s.Bound.Max[1]-s.Bound.Min[1]) > short
				return float64(s.Rank) <= z+1 && long != faint
			}), w, c)
		}
	}
	if z >= 3 {
		sea := fade(d.st.Country, 0.45)
		d.stroke(d.layer(basemap.MaritimeBorder, nil), 0.7, sea, 7, 5)
		d.stroke(d.layer(basemap.DisputedMaritime, nil), 0.7, sea, 2, 4)
	}
	w := math.Min(1.35, 0.65+0.1*z)
	border, disputed := d.layer(basemap.CountryBorder, nil), d.layer(basemap.DisputedBorder, nil)
	if z >= 2.5 {
		d.stroke(border, w+1.8, d.st.Casing)
		d.stroke(disputed, w+1.8, d.st.Casing)
	}
	d.stroke(border, w, d.st.Country)
	d.stroke(disputed, w, d.st.Country, 4, 3)
	d.stroke(d.layer(basemap.Coast, nil), math.Min(0.9, 0.55+0.06*z), d.st.Coast)
}

// strength is how strongly an area is filled, 0 to 1 by the logarithm of its
// count.
func strength(s *Scene, m *Mark) float64 {
	if s.most <= 1 {
		return 0.35
	}
	return math.Log(1+float64(m.Count)) / math.Log(1+float64(s.most))
}

// farness is 1 for an area that is seen as one, and falls to a third for one
// that the view is deep inside of: there the colour tells nothing any more, and
// only dims the map.
func (d *drawing) farness(m *Mark) float64 {
	const screens = 2000 // dips; what is wider is more than can be seen
	b := d.a.Extent(*m)
	wide := math.Max(b.Max[0]-b.Min[0], b.Max[1]-b.Min[1]) * d.cam.Scale() / d.cam.density()
	return math.Max(0.33, math.Min(1, screens/wide))
}

// A ground is what an area lies on, and so when it is painted: the land hides
// what a sea's disc would tint of it, and lakes and rivers are kept clear of
// the colour of the country they are in.
type ground uint8

const (
	onWater  ground = iota // a sea or lake without an outline
	outlined               // a country, a province, a lake
	onLand                 // a region without an outline
)

func (d *drawing) ground(m *Mark) ground {
	switch {
	case d.a.outlined(m.Place):
		return outlined
	case m.Class == geo.Water:
		return onWater
	}
	return onLand
}

// areas fills the areas of the scene that lie on the given ground.
func (d *drawing) areas(s *Scene, on ground) {
	d.eachArea(s, on, true, func(m *Mark, p *path) {
		k := (d.st.AreaLeast + (d.st.AreaMost-d.st.AreaLeast)*strength(s, m)) * d.farness(m)
		if on != outlined {
			k *= 0.62 // its edge is not known
		}
		g := s.areaGuise(m)
		if g == mixed {
			k *= 0.6 // so dark a grey would look like what is left out
		}
		d.fill(p, fade(g.area(d.st), k))
	})
	if on != outlined {
		d.eachArea(s, on, false, func(m *Mark, p *path) {
			d.stroke(p, 1.1, fade(s.areaGuise(m).area(d.st), 0.35+0.4*strength(s, m)), 4, 4)
		})
	}
}

// outlines draws the edges of outlined areas, over all borders.
func (d *drawing) outlines(s *Scene) {
	d.eachArea(s, outlined, false, func(m *Mark, p *path) {
		k := strength(s, m)
		d.stroke(p, 0.8+0.7*k, fade(s.areaGuise(m).area(d.st), 0.40+0.45*k))
	})
}

// eachArea calls f with the path of every area that lies on the given ground
// and is in view.
func (d *drawing) eachArea(s *Scene, on ground, filled bool, f func(m *Mark, p *path)) {
	if s == nil {
		return
	}
	// The greatest counts last, so that they are not blurred by others.
	for i := len(s.areas) - 1; i >= 0; i-- {
		m := &s.areas[i]
		if d.ground(m) != on {
			continue
		}
		if on == outlined {
			if p := d.area(d.a.outline(m.Place, d.level), filled); p != nil {
				f(m, p)
			}
			continue
		}
		km := discKilometres(m)
		if km == 0 || d.a.course(m, d.level) != nil {
			continue
		}
		ring := circle(m.At, km)
		if p := d.area(&basemap.Shape{Rings: []orb.Ring{ring}, Bound: ring.Bound()}, filled); p != nil {
			f(m, p)
		}
	}
}

// paint carries out the steps, strip by strip, on all processors.
func (d *drawing) paint(dst *image.RGBA) {
	n := (dst.Rect.Dy() + stripHeight - 1) / stripHeight
	workers := min(n, runtime.GOMAXPROCS(0))
	for len(d.strips) < workers {
		d.strips = append(d.strips, brush{})
	}
	var wg sync.WaitGroup
	next := make(chan int, n)
	for i := range n {
		next <- i
	}
	close(next)
	for w := range workers {
		b := &d.strips[w]
		wg.Go(func() {
			b.dst = dst
			for i := range next {
				b.strip = image.Rect(0, i*stripHeight, dst.Rect.Dx(), min((i+1)*stripHeight, dst.Rect.Dy()))
				d.paintStrip(b)
			}
			b.dst = nil
		})
	}
	wg.Wait()
}

func (d *drawing) paintStrip(b *brush) {
	flood(b.dst, b.strip, d.st.Sea)
	d.shallows.paint(b, d.st.Shallow)
	for i := range d.steps {
		s := &d.steps[i]
		if s.width == 0 {
			b.fill(s.p, s.color)
		} else {
			b.stroke(s.p, s.width, s.color, s.dash)
		}
	}
}

// flood fills a rectangle with an opaque colour.
func flood(dst *image.RGBA, r image.Rectangle, c color.RGBA) {
	r = r.Intersect(dst.Rect)
	if r.Empty() {
		return
	}
	first := dst.Pix[dst.PixOffset(r.Min.X, r.Min.Y):][:4*r.Dx()]
	first[0], first[1], first[2], first[3] = c.R, c.G, c.B, c.A
	for n := 4; n < len(first); n *= 2 {
		copy(first[n:], first[:n])
	}
	for y := r.Min.Y + 1; y < r.Max.Y; y++ {
		copy(dst.Pix[dst.PixOffset(r.Min.X, y):][:4*r.Dx()], first)
	}
}
