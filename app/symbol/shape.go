package symbol

import (
	"math"

	"dateline/data"
)

// A Shape is the outline of a group's sign.
type Shape uint8

// The shapes. Each holds about as much as a disc of its radius.
const (
	Disc     Shape = iota
	Square         // with round corners
	Diamond        // a square on its corner
	Triangle       // on its side
	Wedge          // a triangle on its corner
)

// Shape is the group's shape.
func (g Group) Shape() Shape {
	return [...]Shape{Named: Disc, Talk: Disc, Help: Square, Dispute: Diamond, Force: Triangle, Calamity: Wedge}[min(g, groupsEnd-1)]
}

// The proportions of the shapes, in radii.
const (
	squareHalf  = 0.90
	diamondHalf = 0.93 // of its side
	corner      = 0.20 // radius of the round corners
	inner       = 0.78 // radius of the circle inside a triangle
	sunk        = 0.24 // how far the middle of that lies beside the middle of the triangle's box
)

// Reach is how far the shape goes from its middle, in radii.
func (s Shape) Reach() float64 {
	switch s {
	case Square:
		return squareHalf*math.Sqrt2 - corner*(math.Sqrt2-1)
	case Diamond:
		return diamondHalf*math.Sqrt2 - corner*(math.Sqrt2-1)
	case Triangle, Wedge:
		return 1.5
	}
	return 1
}

// Weight is how far below its middle, in radii, the shape is widest enough for
// what is written on it; negative above.
func (s Shape) Weight() float64 {
	switch s {
	case Triangle:
		return sunk
	case Wedge:
		return -sunk
	}
	return 0
}

// Outline is the signed distance of a point from the edge of a shape of the
// given radius about the origin, negative inside. The units are those of the
// arguments; y points down.
func Outline(s Shape, r, x, y float64) float64 {
	switch s {
	case Square:
		return box(squareHalf*r, corner*r, x, y)
	case Diamond:
		return box(diamondHalf*r, corner*r, (x+y)/math.Sqrt2, (y-x)/math.Sqrt2)
	case Triangle:
		return triangle(r, x, sunk*r-y)
	case Wedge:
		return triangle(r, x, sunk*r+y)
	}
	return math.Hypot(x, y) - r
}

// box is a square of the given half side with round corners.
func box(half, round, x, y float64) float64 {
	qx, qy := math.Abs(x)-half+round, math.Abs(y)-half+round
	return math.Hypot(math.Max(qx, 0), math.Max(qy, 0)) + math.Min(math.Max(qx, qy), 0) - round
}

// triangle is an equilateral triangle about its centroid, y up.
func triangle(r, x, y float64) float64 {
	half := (inner - corner) * r * math.Sqrt(3) // of a side
	x = math.Abs(x) - half
	y += half / math.Sqrt(3)
	if k := math.Sqrt(3); x+k*y > 0 {
		x, y = (x-k*y)/2, (-k*x-y)/2
	}
	x -= math.Max(-2*half, math.Min(0, x))
	return -math.Copysign(math.Hypot(x, y), y) - corner*r
}

// A stroke is a line from one point to another, in radii, y down.
type stroke [4]float64

// The signs, within about 0.6 radii.
var (
	tick        = []stroke{{-0.5, 0, -0.15, 0.4}, {-0.15, 0.4, 0.5, -0.4}}
	bars        = []stroke{{-0.48, -0.22, 0.48, -0.22}, {-0.48, 0.22, 0.48, 0.22}}
	up          = []stroke{{0, 0.5, 0, -0.5}, {-0.4, -0.1, 0, -0.5}, {0.4, -0.1, 0, -0.5}}
	down        = []stroke{{0, -0.5, 0, 0.5}, {-0.4, 0.1, 0, 0.5}, {0.4, 0.1, 0, 0.5}}
	right       = []stroke{{-0.5, 0, 0.5, 0}, {0.1, -0.4, 0.5, 0}, {0.1, 0.4, 0.5, 0}}
	link        = []stroke{{-0.4, -0.45, -0.4, 0.45}, {0.4, -0.45, 0.4, 0.45}, {-0.4, 0, 0.4, 0}}
	plus        = []stroke{{-0.5, 0, 0.5, 0}, {0, -0.5, 0, 0.5}}
	minus       = []stroke{{-0.5, 0, 0.5, 0}}
	cross       = []stroke{{-0.38, -0.38, 0.38, 0.38}, {-0.38, 0.38, 0.38, -0.38}}
	question    = []stroke{{-0.3, -0.3, -0.05, -0.52}, {-0.05, -0.52, 0.3, -0.3}, {0.3, -0.3, 0, 0.02}, {0, 0.02, 0, 0.18}, {0, 0.5, 0, 0.52}}
	exclamation = []stroke{{0, -0.52, 0, 0.15}, {0, 0.5, 0, 0.52}}
	placard     = []stroke{{-0.4, -0.45, 0.4, -0.45}, {-0.4, 0.02, 0.4, 0.02}, {-0.4, -0.45, -0.4, 0.02}, {0.4, -0.45, 0.4, 0.02}, {0, 0.02, 0, 0.52}}
	forward     = []stroke{{-0.42, -0.38, -0.04, 0}, {-0.42, 0.38, -0.04, 0}, {0.06, -0.38, 0.44, 0}, {0.06, 0.38, 0.44, 0}}
	backward    = []stroke{{0.42, -0.38, 0.04, 0}, {0.42, 0.38, 0.04, 0}, {-0.06, -0.38, -0.44, 0}, {-0.06, 0.38, -0.44, 0}}
	grille      = []stroke{{-0.36, -0.45, -0.36, 0.45}, {0, -0.45, 0, 0.45}, {0.36, -0.45, 0.36, 0.45}}
	burst       = []stroke{{0, -0.5, 0, 0.5}, {-0.43, -0.25, 0.43, 0.25}, {-0.43, 0.25, 0.43, -0.25}}
	waves       = []stroke{{-0.5, -0.1, -0.25, -0.35}, {-0.25, -0.35, 0, -0.1}, {0, -0.1, 0.25, -0.35}, {0.25, -0.35, 0.5, -0.1}, {-0.5, 0.35, -0.25, 0.1}, {-0.25, 0.1, 0, 0.35}, {0, 0.35, 0.25, 0.1}, {0.25, 0.1, 0.5, 0.35}}
	bolt        = []stroke{{0.15, -0.52, -0.25, 0.06}, {-0.25, 0.06, 0.25, -0.06}, {0.25, -0.06, -0.15, 0.52}}
)

// Signed reports whether a type has a sign.
func Signed(t data.EventType) bool { return len(look(t).sign) > 0 }

// Stroke is the distance of a point from the middle of the strokes of a type's
// sign, on a symbol of radius r about the origin; +Inf where it has none. A
// stroke a sixth of the radius wide looks right.
func Stroke(t data.EventType, r, x, y float64) float64 {
	k := look(t)
	scale := 1.0
	if s := k.group.Shape(); s == Triangle || s == Wedge {
		scale = 0.86
	}
	x, y = x/r/scale, (y/r-k.group.Shape().Weight())/scale
	least := math.Inf(1)
	for _, s := range k.sign {
		dx, dy := s[2]-s[0], s[3]-s[1]
		f := math.Max(0, math.Min(1, ((x-s[0])*dx+(y-s[1])*dy)/(dx*dx+dy*dy)))
		least = math.Min(least, math.Hypot(x-s[0]-f*dx, y-s[1]-f*dy))
	}
	return least * r * scale
}
