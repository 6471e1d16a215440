package atlas

import (
	"image"
	"math"

	"github.com/paulmach/orb"
)

// MaxZoom is the deepest zoom of a [Camera]: about 10 m to the pixel at the
// equator, far beyond what the base map has to show.
const MaxZoom = 14

// tile is the width in dips of the world at zoom 0, as web maps have it.
const tile = 256

// widest is how many worlds may stand side by side in a view.
const widest = 1.5

// A Camera is a view of the unit world of package mercator: where it looks,
// how closely, and on how many pixels. It is a value; its methods return a new
// one and never fail. A zero size is allowed and shows nothing.
//
// Screen coordinates are pixels from the view's upper left corner. They are
// counted from a whole pixel of the world, so that two cameras of one scale
// differ by whole pixels and a picture drawn for the one can be shifted to the
// other without blurring.
type Camera struct {
	Center        orb.Point // world units
	Zoom          float64   // the world is 256·2^Zoom dips wide
	Width, Height int       // pixels
	Density       float64   // pixels a dip; 0 counts as 1
}

// density is Density with its default.
func (c Camera) density() float64 {
	if c.Density > 0 {
		return c.Density
	}
	return 1
}

// Scale is the width of the world in pixels.
func (c Camera) Scale() float64 { return tile * math.Exp2(c.Zoom) * c.density() }

// Origin is the view's upper left corner, in whole pixels from the world's.
func (c Camera) Origin() (x, y float64) {
	s := c.Scale()
	return math.Round(c.Center[0]*s - float64(c.Width)/2), math.Round(c.Center[1]*s - float64(c.Height)/2)
}

// ToScreen is where a point of the world stands in the view. It does not look
// for the nearest copy of the world: see [Camera.Nearest].
func (c Camera) ToScreen(w orb.Point) (x, y float64) {
	s := c.Scale()
	ox, oy := c.Origin()
	return w[0]*s - ox, w[1]*s - oy
}

// ToWorld is the point of the world at a place in the view. Its x is not
// wrapped: left of the antimeridian's eastern copy it is above 1.
func (c Camera) ToWorld(x, y float64) orb.Point {
	s := c.Scale()
	ox, oy := c.Origin()
	return orb.Point{(x + ox) / s, (y + oy) / s}
}

// Nearest shifts a point by whole worlds to the copy nearest the centre.
func (c Camera) Nearest(w orb.Point) orb.Point {
	w[0] -= math.Round(w[0] - c.Center[0])
	return w
}

// Bound is what the view shows, in world units; x is not wrapped and y may
// reach beyond the world.
func (c Camera) Bound() orb.Bound {
	return orb.Bound{Min: c.ToWorld(0, 0), Max: c.ToWorld(float64(c.Width), float64(c.Height))}
}

// MinZoom is the zoom at which the world just fills the height of the view,
// and stands in its width at most one and a half times.
func (c Camera) MinZoom() float64 {
	dips := math.Max(float64(c.Height), float64(c.Width)/widest) / c.density()
	return math.Min(MaxZoom, math.Max(0, math.Log2(math.Max(dips, 1)/tile)))
}

// Clamp returns the nearest camera that shows no zoom beyond the limits and
// nothing north or south of the world; the centre's x is brought into [0, 1).
func (c Camera) Clamp() Camera {
	if !(c.Zoom >= c.MinZoom()) { // NaN too
		c.Zoom = c.MinZoom()
	}
	c.Zoom = math.Min(c.Zoom, MaxZoom)
	for i := range c.Center {
		if math.IsNaN(c.Center[i]) || math.IsInf(c.Center[i], 0) {
			c.Center[i] = 0.5
		}
	}
	if c.Center[0] -= math.Floor(c.Center[0]); c.Center[0] >= 1 { // a hair west of 0
		c.Center[0] = 0
	}
	half := float64(c.Height) / 2 / c.Scale()
	if half >= 0.5 {
		c.Center[1] = 0.5
	} else {
		c.Center[1] = math.Max(half, math.Min(1-half, c.Center[1]))
	}
	return c
}

// PanBy moves what is shown by so many pixels: a positive dx shows more of the
// west.
func (c Camera) PanBy(dx, dy float64) Camera {
	s := c.Scale()
	c.Center[0] -= dx / s
	c.Center[1] -= dy / s
	return c.Clamp()
}

// ZoomAbout changes the zoom by dz and keeps the point of the world at (x, y)
// where it is, as far as the limits allow.
func (c Camera) ZoomAbout(x, y, dz float64) Camera { return c.ZoomTo(x, y, c.Zoom+dz) }

// ZoomTo is [Camera.ZoomAbout] to a given zoom.
func (c Camera) ZoomTo(x, y, zoom float64) Camera {
	// Not by Origin: its rounding would add up over many small steps.
	s := c.Scale()
	x -= float64(c.Width) / 2
	y -= float64(c.Height) / 2
	at := orb.Point{c.Center[0] + x/s, c.Center[1] + y/s}
	c.Zoom = math.Min(MaxZoom, math.Max(c.MinZoom(), zoom))
	s = c.Scale()
	c.Center = orb.Point{at[0] - x/s, at[1] - y/s}
	return c.Clamp()
}

// zoomOn changes the zoom and keeps a point of the world where it is.
func (c Camera) zoomOn(at orb.Point, zoom float64) Camera {
	s := c.Scale()
	at = c.Nearest(at)
	return c.ZoomTo((at[0]-c.Center[0])*s+float64(c.Width)/2, (at[1]-c.Center[1])*s+float64(c.Height)/2, zoom)
}

// fitZoom is the closest that Fit goes: a single town is shown with the
// country about it, not as a point in the void.
const fitZoom = 6.5

// Fit shows a bound of the world (x not wrapped) with so many dips left free
// about it. A small or empty bound is not shown larger than a region.
func (c Camera) Fit(b orb.Bound, padding float64) Camera {
	if b.IsEmpty() {
		return c.Clamp()
	}
	c.Center = b.Center()
	c.Zoom = math.Min(fitZoom, c.zoomFor(b, padding))
	return c.Clamp()
}

// FitScene shows all of a scene with so many dips left free about it. Where
// something else covers a part of the view, in pixels, and a place would lie
// below it, the scene is shown right of that part or above it, where it is the
// larger, unless it would be much smaller there too.
func (c Camera) FitScene(s *Scene, padding float64, covered image.Rectangle) Camera {
	const smaller = 0.7 // zooms
	b := s.Bound()
	if b.Max[0]-b.Min[0] > aroundTheWorld {
		b.Min[0], b.Max[0] = usualMiddle-0.5, usualMiddle+0.5
	}
	whole := c.Fit(b, padding)
	if covered.Empty() || s.under(whole, covered) == 0 {
		return whole
	}
	best, loss := whole, smaller
	for _, free := range [...]image.Rectangle{
		image.Rect(covered.Max.X, 0, c.Width, c.Height),
		image.Rect(0, 0, c.Width, covered.Min.Y),
	} {
		if 2*free.Dx() < c.Width || 2*free.Dy() < c.Height {
			continue
		}
		to := c.fitInto(b, padding, free)
		if d := whole.Zoom - to.Zoom; d <= loss && s.under(to, covered) == 0 {
			best, loss = to, d
		}
	}
	return best
}

// fitInto is Fit into a part of the view. At the edges that are not the view's less
// is left free: a name may reach there.
func (c Camera) fitInto(b orb.Bound, padding float64, free image.Rectangle) Camera {
	less := int(0.6 * padding * c.density())
	if free.Min.X > 0 {
		free.Min.X -= less
	}
	if free.Max.Y < c.Height { // names stand beside pins: over and under them is less to be left free
		free.Min.Y -= less
		free.Max.Y += less
	}
	to := c
	to.Width, to.Height = free.Dx(), free.Dy()
	to = to.Fit(b, padding)
	to.Width, to.Height = c.Width, c.Height
	to.Center[0] += (float64(c.Width)/2 - float64(free.Min.X+free.Max.X)/2) / to.Scale()
	to.Center[1] += (float64(c.Height)/2 - float64(free.Min.Y+free.Max.Y)/2) / to.Scale()
	return to.Clamp()
}

// A scene that goes nearly round the world is shown as a map of the world is drawn
// mostly, with Africa in the middle, and not with the widest gap at its edges.
const (
	aroundTheWorld = 0.9 // world units
	usualMiddle    = 0.53
)

// under counts the places of the scene that lie in a part of the view and, where the
// view is wider than the world, nowhere beside it.
func (s *Scene) under(cam Camera, part image.Rectangle) (n int) {
	world := cam.Scale()
	for _, marks := range [...][]Mark{s.dots, s.areas} {
		for i := range marks {
			x, y := cam.ToScreen(cam.Nearest(marks[i].At))
			hidden := func(x float64) bool { return x < 0 || x >= float64(cam.Width) || image.Pt(int(x), int(y)).In(part) }
			if image.Pt(int(x), int(y)).In(part) && hidden(x-world) && hidden(x+world) {
				n++
			}
		}
	}
	return n
}

// zoomFor is the zoom at which a bound, with so many dips about it, just fills
// the view; +Inf for a point.
func (c Camera) zoomFor(b orb.Bound, padding float64) float64 {
	zoom := func(room int, extent float64) float64 {
		if extent <= 0 {
			return math.Inf(1)
		}
		return math.Log2(math.Max(float64(room)/c.density()-2*padding, tile/8) / extent / tile)
	}
	return math.Min(
		zoom(c.Width, b.Max[0]-b.Min[0]),
		zoom(c.Height, b.Max[1]-b.Min[1]))
}

// dipZoom is the zoom at which a view of density 1 has as many pixels: what
// the choice of detail goes by.
func (c Camera) dipZoom() float64 { return c.Zoom + math.Log2(c.density()) }

// Grown is the camera of a picture that reaches so many pixels beyond the view
// at the sides and at top and bottom, and lies on the same pixels.
func (c Camera) Grown(mx, my int) Camera {
	s := c.Scale()
	ox, oy := c.Origin()
	c.Width += 2 * mx
	c.Height += 2 * my
	c.Center = orb.Point{(ox - float64(mx) + float64(c.Width)/2) / s, (oy - float64(my) + float64(c.Height)/2) / s}
	return c
}
