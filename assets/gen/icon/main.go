// Icon draws the program's icon: a map pin whose head is a clock, standing on
// the date line of a globe.
//
//	go run ./gen/icon [-out FOLDER]
//
// From one description it writes, below the folder (assets, where go generate
// runs it):
//
//	icon.svg         for the web and for scalable desktops
//	icon.png         256 pixels, for the window and About
//	package/hicolor  all sizes in the folders of the freedesktop icon theme
//
// Below 32 pixels the globe's lines are left out, the pin fills the tile and
// the clock's hands are thicker: what is a line at 128 pixels is mud at 16.
package main

import (
	"bytes"
	"flag"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"log"
	"math"
	"os"
	"path/filepath"
	"strings"

	"golang.org/x/image/vector"
)

// name is the file's name in an icon theme: the program's identifier.
const name = "app.dateline.Dateline"

var sizes = []int{16, 22, 24, 32, 48, 64, 128, 256, 512}

func main() {
	log.SetFlags(0)
	log.SetPrefix("icon: ")
	out := flag.String("out", ".", "`folder` to write below")
	flag.Parse()
	files, err := files()
	if err != nil {
		log.Fatal(err)
	}
	for path, b := range files {
		path = filepath.Join(*out, filepath.FromSlash(path))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			log.Fatal(err)
		}
		if err := os.WriteFile(path, b, 0o644); err != nil {
			log.Fatal(err)
		}
	}
}

// files returns everything that is written, by its path below the folder.
func files() (map[string][]byte, error) {
	svg := svg(scene(side))
	files := map[string][]byte{
		"icon.svg": svg,
		"package/hicolor/scalable/apps/" + name + ".svg": svg,
	}
	for _, size := range sizes {
		var b bytes.Buffer
		e := png.Encoder{CompressionLevel: png.BestCompression}
		if err := e.Encode(&b, render(size)); err != nil {
			return nil, err
		}
		files[fmt.Sprintf("package/hicolor/%dx%d/apps/%s.png", size, size, name)] = b.Bytes()
		if size == 256 {
			files["icon.png"] = b.Bytes()
		}
	}
	return files, nil
}

// side is the length of the drawing's side. All figures below are in its units,
// with y growing downwards.
const side = 512

// A shape is an area of one colour.
type shape struct {
	path path
	fill color.NRGBA
}

type path []segment

// A segment is a move ('M'), a line ('L'), a cubic curve ('C') or a close ('Z').
type segment struct {
	op byte
	p  [6]float64
}

var (
	sea   = color.NRGBA{0x1b, 0x4f, 0x74, 0xff}
	line  = color.NRGBA{0x9f, 0xcb, 0xe6, 0x5c}
	dash  = color.NRGBA{0xfb, 0xfa, 0xf7, 0xd8}
	shade = color.NRGBA{0x06, 0x1b, 0x2b, 0x70}
	pin   = color.NRGBA{0xf0, 0x5d, 0x3a, 0xff}
	paper = color.NRGBA{0xfb, 0xfa, 0xf7, 0xff}
	ink   = color.NRGBA{0x1d, 0x2b, 0x38, 0xff}
)

// scene describes the icon as it is drawn size pixels wide, from back to front.
func scene(size int) []shape {
	small := size < 32
	// The tile's edges stand on whole pixels.
	inset := math.Round(16*float64(size)/side) * side / float64(size)
	if small {
		inset = 0
	}
	const mid = side / 2
	cx, cy, head, tip := float64(mid), 204.0, 138.0, 456.0
	face, minute, hour, hand := 96.0, 66.0, 50.0, 22.0
	if small {
		cy, head, tip = 200, 168, 492
		face, minute, hour, hand = 114, 78, 64, 42
	}
	shapes := []shape{{path: roundRect(inset, inset, side-inset, side-inset, 104), fill: sea}}
	if !small {
		// Meridians and parallels bulge as on a globe that is larger than the
		// tile. They end at its edges, short of the round corners.
		for _, at := range []float64{-1, -0.57, 0.57, 1} {
			shapes = append(shapes, shape{meridian(mid+at*134, mid+at*204, inset, 7), line})
		}
		for _, at := range []float64{-1, 0, 1} {
			shapes = append(shapes, shape{parallel(mid+at*122, mid+at*152, inset, 7), line})
		}
		// The date line, dashed as on every map.
		for _, y := range []float64{24, 52, 476} { // the rest is behind the pin
			shapes = append(shapes, shape{rect(mid-5, y, mid+5, y+18), dash})
		}
		shapes = append(shapes, shape{ellipse(cx, tip, 62, 15), shade})
	}
	shapes = append(
		shapes,
		shape{drop(cx, cy, head, tip), pin},
		shape{ellipse(cx, cy, face, face), paper},
		shape{capsule(cx, cy, cx, cy-minute, hand), ink},
		shape{capsule(cx, cy, cx+hour*math.Sin(2*math.Pi/3), cy-hour*math.Cos(2*math.Pi/3), hand), ink},
	)
	return shapes
}

// round is how far the handles of a cubic curve stand off to make a quarter of
// a circle of radius 1, to 0.03 %.
const round = 0.5522847498

func move(x, y float64) segment        { return segment{'M', [6]float64{x, y}} }
func to(x, y float64) segment          { return segment{'L', [6]float64{x, y}} }
func curve(p ...float64) segment       { return segment{'C', [6]float64(p)} }
func end() segment                     { return segment{op: 'Z'} }
func rect(l, t, r, b float64) (p path) { return path{move(l, t), to(r, t), to(r, b), to(l, b), end()} }

func roundRect(l, t, r, b, rad float64) path {
	k := rad * (1 - round)
	return path{
		move(l+rad, t), to(r-rad, t), curve(r-k, t, r, t+k, r, t+rad),
		to(r, b-rad), curve(r, b-k, r-k, b, r-rad, b),
		to(l+rad, b), curve(l+k, b, l, b-k, l, b-rad),
		to(l, t+rad), curve(l, t+k, l+k, t, l+rad, t), end(),
	}
}

func ellipse(cx, cy, rx, ry float64) path {
	h, v := rx*round, ry*round
	return path{
		move(cx+rx, cy),
		curve(cx+rx, cy+v, cx+h, cy+ry, cx, cy+ry),
		curve(cx-h, cy+ry, cx-rx, cy+v, cx-rx, cy),
		curve(cx-rx, cy-v, cx-h, cy-ry, cx, cy-ry),
		curve(cx+h, cy-ry, cx+rx, cy-v, cx+rx, cy), end(),
	}
}

// parallel is a line of width w across the tile, at y where it meets the edges
// and bulging to top in the middle.
func parallel(y, top, inset, w float64) path {
	l, r := inset, side-inset
	bulge := (8*top - 2*y) / 6 // so that the cubic passes through top
	a, b := l+(r-l)/3, r-(r-l)/3
	h := w / 2
	return path{
		move(l, y-h), curve(a, bulge-h, b, bulge-h, r, y-h),
		to(r, y+h), curve(b, bulge+h, a, bulge+h, l, y+h), end(),
	}
}

// meridian is the same from top to bottom.
func meridian(x, middle, inset, w float64) path {
	p := parallel(x, middle, inset, w)
	for i := range p {
		q := &p[i].p
		for j := 0; j < len(q); j += 2 {
			q[j], q[j+1] = q[j+1], q[j]
		}
	}
	return p
}

// drop is a map pin: a circle and its two tangents to the tip below.
func drop(cx, cy, r, tip float64) path {
	d := tip - cy
	cos := r / d // of the angle at the centre between tip and point of contact
	sin := math.Sqrt(1 - cos*cos)
	x, y := r*sin, r*cos
	// The arc from the right point of contact over the top to the left one, in
	// four equal parts.
	from := math.Atan2(y, x)
	whole := math.Pi + 2*from
	p := path{move(cx, tip), to(cx+x, cy+y)}
	const parts = 4
	step := whole / parts
	k := 4.0 / 3 * math.Tan(step/4) * r
	for i := range parts {
		a := from - float64(i)*step
		b := a - step
		p = append(p, curve(
			cx+r*math.Cos(a)+k*math.Sin(a), cy+r*math.Sin(a)-k*math.Cos(a),
			cx+r*math.Cos(b)-k*math.Sin(b), cy+r*math.Sin(b)+k*math.Cos(b),
			cx+r*math.Cos(b), cy+r*math.Sin(b),
		))
	}
	return append(p, end())
}

// capsule is a line of width w with round ends.
func capsule(x0, y0, x1, y1, w float64) path {
	l := math.Hypot(x1-x0, y1-y0)
	ux, uy := (x1-x0)/l*w/2, (y1-y0)/l*w/2 // along
	nx, ny := -uy, ux                      // across
	k := round
	return path{
		move(x0+nx, y0+ny),
		curve(x0+nx-k*ux, y0+ny-k*uy, x0-ux+k*nx, y0-uy+k*ny, x0-ux, y0-uy),
		curve(x0-ux-k*nx, y0-uy-k*ny, x0-nx-k*ux, y0-ny-k*uy, x0-nx, y0-ny),
		to(x1-nx, y1-ny),
		curve(x1-nx+k*ux, y1-ny+k*uy, x1+ux-k*nx, y1+uy-k*ny, x1+ux, y1+uy),
		curve(x1+ux+k*nx, y1+uy+k*ny, x1+nx+k*ux, y1+ny+k*uy, x1+nx, y1+ny),
		end(),
	}
}

// render draws the icon, size pixels wide and high.
func render(size int) *image.NRGBA {
	shapes := scene(size)
	over := image.NewRGBA(image.Rect(0, 0, size, size))
	for _, s := range shapes {
		draw.DrawMask(over, over.Bounds(), image.NewUniform(s.fill), image.Point{}, mask(s.path, size), image.Point{}, draw.Over)
	}
	out := image.NewNRGBA(over.Bounds())
	draw.Draw(out, out.Bounds(), over, image.Point{}, draw.Src)
	return out
}

func mask(p path, size int) *image.Alpha {
	var z vector.Rasterizer
	z.Reset(size, size)
	z.DrawOp = draw.Src
	f := func(v float64) float32 { return float32(v * float64(size) / side) }
	for _, s := range p {
		switch s.op {
		case 'M':
			z.MoveTo(f(s.p[0]), f(s.p[1]))
		case 'L':
			z.LineTo(f(s.p[0]), f(s.p[1]))
		case 'C':
			z.CubeTo(f(s.p[0]), f(s.p[1]), f(s.p[2]), f(s.p[3]), f(s.p[4]), f(s.p[5]))
		case 'Z':
			z.ClosePath()
		}
	}
	m := image.NewAlpha(image.Rect(0, 0, size, size))
	z.Draw(m, m.Bounds(), image.Opaque, image.Point{})
	return m
}

// svg writes the same shapes as text.
func svg(shapes []shape) []byte {
	var b strings.Builder
	fmt.Fprintf(&b, "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" viewBox=\"0 0 %d %d\">\n", side, side, side, side)
	b.WriteString("<title>Dateline</title>\n")
	for _, s := range shapes {
		fmt.Fprintf(&b, "<path fill=\"#%02x%02x%02x\"", s.fill.R, s.fill.G, s.fill.B)
		if s.fill.A != 0xff {
			fmt.Fprintf(&b, " fill-opacity=\"%.3f\"", float64(s.fill.A)/255)
		}
		fmt.Fprintf(&b, " d=\"%s\"/>\n", d(s.path))
	}
	b.WriteString("</svg>\n")
	return []byte(b.String())
}

func d(p path) string {
	var b strings.Builder
	for _, s := range p {
		n := map[byte]int{'M': 2, 'L': 2, 'C': 6}[s.op]
		b.WriteByte(s.op)
		for i, v := range s.p[:n] {
			if i > 0 {
				b.WriteByte(' ')
			}
			b.WriteString(strings.TrimSuffix(strings.TrimRight(fmt.Sprintf("%.2f", v), "0"), "."))
		}
	}
	return b.String()
}
