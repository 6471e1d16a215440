package symbol_test

import (
	"fmt"
	"image/color"
	"math"
	"testing"

	"dateline/app/symbol"
	"dateline/data"
)

type rgb [3]float64 // linear

func linear(c color.RGBA) rgb {
	f := func(v uint8) float64 {
		s := float64(v) / 255
		if s <= 0.04045 {
			return s / 12.92
		}
		return math.Pow((s+0.055)/1.055, 2.4)
	}
	return rgb{f(c.R), f(c.G), f(c.B)}
}

// sight is how linear colours are seen: by most, and by those who lack the
// cones for long, middle or short waves (Machado, Oliveira and Fernandes 2009,
// severity 1).
var sight = []struct {
	who string
	m   [3]rgb
}{
	{"most people", [3]rgb{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}},
	{"a protanope", [3]rgb{{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}}},
	{"a deuteranope", [3]rgb{{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}}},
	{"a tritanope", [3]rgb{{1.255528, -0.076749, -0.178779}, {-0.078411, 0.930809, 0.147602}, {0.004733, 0.691367, 0.303900}}},
}

func seen(m [3]rgb, c rgb) (o rgb) {
	for i := range o {
		o[i] = math.Max(0, math.Min(1, m[i][0]*c[0]+m[i][1]*c[1]+m[i][2]*c[2]))
	}
	return o
}

// oklab is Björn Ottosson's perceptual space (2020); a distance of 0.02 is
// about the least that is noticed side by side.
func oklab(c rgb) rgb {
	l := math.Cbrt(0.4122214708*c[0] + 0.5363325363*c[1] + 0.0514459929*c[2])
	m := math.Cbrt(0.2119034982*c[0] + 0.6806995451*c[1] + 0.1073969566*c[2])
	s := math.Cbrt(0.0883024619*c[0] + 0.2817188376*c[1] + 0.6299787005*c[2])
	return rgb{
		0.2104542553*l + 0.7936177850*m - 0.0040720468*s,
		1.9779984951*l - 2.4285922050*m + 0.4505937099*s,
		0.0259040371*l + 0.7827717662*m - 0.8086757660*s,
	}
}

func apart(a, b rgb) float64 {
	return math.Sqrt((a[0]-b[0])*(a[0]-b[0]) + (a[1]-b[1])*(a[1]-b[1]) + (a[2]-b[2])*(a[2]-b[2]))
}

// Groups are told apart by their shapes, and by their hues as well, whoever
// looks. What is merely named shares the disc, and must be told from it by its
// hue alone.
func TestGroupsAreToldApartByEverybody(t *testing.T) {
	const (
		least      = 0.06 // with another shape
		leastAlone = 0.09 // with the same
	)
	for _, onDark := range []bool{false, true} {
		for _, s := range sight {
			for a := range symbol.Group(symbol.Groups) {
				for b := range a {
					d := apart(oklab(seen(s.m, linear(a.Color(onDark)))), oklab(seen(s.m, linear(b.Color(onDark)))))
					want := least
					if a.Shape() == b.Shape() {
						want = leastAlone
					}
					if d < want {
						t.Errorf("dark=%v: %s sees “%s” and “%s” %.3f apart, want %.2f", onDark, s.who, a, b, d, want)
					}
				}
			}
		}
	}
}

// In bars and rings a group has no shape. Those whose hues become one for who lacks
// the cones for long or middle waves are told apart by lightness.
func TestBarsAreToldApartByLightness(t *testing.T) {
	for _, onDark := range []bool{false, true} {
		for _, s := range sight[1:3] {
			light := func(g symbol.Group) float64 { return oklab(seen(s.m, linear(g.Color(onDark))))[0] }
			for _, hue := range [][]symbol.Group{{symbol.Force, symbol.Dispute, symbol.Help}, {symbol.Talk, symbol.Calamity}} {
				for i, a := range hue {
					for _, b := range hue[:i] {
						if d := math.Abs(light(a) - light(b)); d < 0.09 {
							t.Errorf("dark=%v: to %s “%s” is as light as “%s” but for %.3f, want 0.09", onDark, s.who, a, b, d)
						}
					}
				}
			}
		}
	}
}

func luminance(c color.RGBA) float64 {
	l := linear(c)
	return 0.2126*l[0] + 0.7152*l[1] + 0.0722*l[2]
}

// A count can be read on every symbol: 4.5:1 by WCAG 2.1. What lies below the
// symbols is the map's to test.
func TestCountsCanBeReadOnSymbols(t *testing.T) {
	for _, onDark := range []bool{false, true} {
		for g := range symbol.Group(symbol.Groups) {
			a, b := luminance(symbol.Ink(onDark)), luminance(g.Color(onDark))
			if got := (math.Max(a, b) + 0.05) / (math.Min(a, b) + 0.05); got < 4.5 {
				t.Errorf("dark=%v: ink on “%s” has a contrast of %.2f", onDark, g, got)
			}
		}
	}
}

func TestTypes(t *testing.T) {
	names, signs := map[string]bool{}, map[string]data.EventType{}
	for i := range data.EventTypes {
		e := data.EventType(i)
		if symbol.Name(e) == "" || symbol.About(e) == "" || names[symbol.Name(e)] {
			t.Errorf("%s is called %q, which says %q", e, symbol.Name(e), symbol.About(e))
		}
		names[symbol.Name(e)] = true
		if (e == data.NoEvent) == symbol.Signed(e) {
			t.Errorf("%s has a sign: %v", e, symbol.Signed(e))
		}
		if e == data.NoEvent {
			continue
		}
		// The sign, seen from so close that its strokes are a tenth wide.
		var seen []byte
		for y := -0.9; y < 0.9; y += 0.1 {
			for x := -0.9; x < 0.9; x += 0.1 {
				if symbol.Stroke(e, 1, x, y) < 0.1 {
					seen = append(seen, '#')
				} else {
					seen = append(seen, ' ')
				}
			}
		}
		key := fmt.Sprint(symbol.Of(e), string(seen))
		if other, ok := signs[key]; ok {
			t.Errorf("%s looks like %s", e, other)
		}
		signs[key] = e
	}
	if n := len(symbol.Order); symbol.Order[n-1] != data.NoEvent || symbol.Order[0] == symbol.Order[1] {
		t.Errorf("the order is %v", symbol.Order)
	}
	if got := symbol.Of(data.EventType(250)); got != symbol.Named {
		t.Errorf("an unknown type is in “%s”", got)
	}
}

// Shapes of one radius hold about as much, reach no further than they say, and
// have their sign inside.
func TestShapes(t *testing.T) {
	const r, step = 50.0, 0.5
	for g := range symbol.Group(symbol.Groups) {
		s := g.Shape()
		area, reach := 0.0, 0.0
		for y := -2 * r; y < 2*r; y += step {
			for x := -2 * r; x < 2*r; x += step {
				if symbol.Outline(s, r, x, y) <= 0 {
					area += step * step
					reach = math.Max(reach, math.Hypot(x, y))
				}
			}
		}
		if k := area / (math.Pi * r * r); k < 0.85 || k > 1.15 {
			t.Errorf("“%s” holds %.2f of a disc", g, k)
		}
		if reach > s.Reach()*r+1 || reach < s.Reach()*r*0.85 {
			t.Errorf("“%s” reaches %.2f radii, and says %.2f", g, reach/r, s.Reach())
		}
	}
	for i := range data.EventTypes {
		e := data.EventType(i)
		for y := -2 * r; y < 2*r; y += 1 {
			for x := -2 * r; x < 2*r; x += 1 {
				if symbol.Stroke(e, r, x, y) < r/12 && symbol.Outline(symbol.Of(e).Shape(), r, x, y) > -r/20 {
					t.Fatalf("the sign of %s leaves its symbol at (%v, %v)", e, x, y)
				}
			}
		}
	}
}
