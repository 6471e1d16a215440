// Command reliability draws how far the probabilities of places can be trusted:
// of the places given 0.8, about 80 in 100 should be right.
//
// It measures the development corpora as dateline eval does (package accuracy says
// which pins count), once where the toponyms are given and once where the program
// finds them itself, and counts for each tenth of the scale how many of the pins
// are right. The same corpora and assets make the same picture:
//
//	go run ./assets/gen/reliability -corpora ../shared/corpora -out docs/reliability.svg
//
// It prints the counts and the expected calibration error, the mean distance of
// the points from the diagonal weighted by their counts.
package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"math"
	"os"
	"path/filepath"
	"strings"

	"dateline/data/accuracy"
	"dateline/data/bundle"
	"dateline/data/corpus"
)

// corpora are the files that are measured.
var corpora = []string{"LGL", "TR-News", "GeoWebNews", "GeoVirus"}

func main() {
	folder := flag.String("corpora", "", "`folder` of the development corpora")
	assets := flag.String("assets", "assets", "`folder` of the gazetteer, the tagger and the outlets")
	out := flag.String("out", "", "`file` to draw to")
	flag.Parse()
	if err := run(*folder, *assets, *out, os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "reliability:", err)
		os.Exit(1)
	}
}

func run(folder, assets, out string, report io.Writer) error {
	files, err := bundle.Folder(os.DirFS(assets))
	if err != nil {
		return err
	}
	b := bundle.New(files)
	p, err := b.Parser()
	if err != nil {
		return err
	}
	g, err := b.Gazetteer()
	if err != nil {
		return err
	}
	given := &curve{name: "names given"}
	found := &curve{name: "names found by the program"}
	trial := accuracy.Trial{Parser: p, Gazetteer: g}
	for _, name := range corpora {
		c, err := corpus.Open(filepath.Join(folder, name+".jsonl"))
		if err != nil {
			return err
		}
		r, err := trial.Run(context.Background(), c, nil)
		if err != nil {
			return err
		}
		for i, to := range []*curve{found, given} {
			for _, pin := range r.Pins[i] {
				to.add(pin.Said, pin.Right)
			}
		}
	}
	for _, c := range []*curve{given, found} {
		c.print(report)
	}
	if out == "" {
		return nil
	}
	return os.WriteFile(out, []byte(picture(given, found)), 0o644)
}

// few is the number of pins below which a point says little and is drawn faint.
const few = 20

// bins is how many parts the scale is cut into.
const bins = 10

// A curve counts pins by how likely they were said to be right.
type curve struct {
	name string
	bins [bins]struct {
		n, right int
		said     float64 // sum
	}
}

func (c *curve) add(said float64, right bool) {
	b := &c.bins[min(bins-1, int(said*bins))]
	b.n++
	b.said += said
	if right {
		b.right++
	}
}

// total is the number of pins.
func (c *curve) total() (n int) {
	for _, b := range c.bins {
		n += b.n
	}
	return n
}

// calibration is the expected calibration error.
func (c *curve) calibration() float64 {
	sum := 0.0
	for _, b := range c.bins {
		sum += math.Abs(b.said - float64(b.right))
	}
	return sum / float64(max(1, c.total()))
}

func (c *curve) print(w io.Writer) {
	fmt.Fprintf(w, "%s: %d pins, expected calibration error %.3f\n", c.name, c.total(), c.calibration())
	for i, b := range c.bins {
		if b.n > 0 {
			low, high := wilson(b.right, b.n)
			fmt.Fprintf(w, "  %.1f to %.1f  %5d pins, said %.2f, right %.2f (95 %%: %.2f to %.2f)\n",
				float64(i)/bins, float64(i+1)/bins, b.n, b.said/float64(b.n), float64(b.right)/float64(b.n), low, high)
		}
	}
}

// wilson is the 95 % interval of a share, by Wilson's score (1927).
func wilson(k, n int) (low, high float64) {
	const z = 1.96
	p, m := float64(k)/float64(n), float64(n)
	middle := (p + z*z/(2*m)) / (1 + z*z/m)
	half := z / (1 + z*z/m) * math.Sqrt(p*(1-p)/m+z*z/(4*m*m))
	return max(0, middle-half), min(1, middle+half)
}

// Measures of the picture in pixels.
const (
	side   = 360 // of a panel
	left   = 64
	top    = 56
	gap    = 72
	width  = left + 2*side + gap + 24
	height = top + side + 64
)

// picture draws the curves side by side.
func picture(curves ...*curve) string {
	var s strings.Builder
	fmt.Fprintf(&s, `<svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" viewBox="0 0 %d %d" font-family="Helvetica, Arial, sans-serif" font-size="13" fill="#222">`+"\n", width, height, width, height)
	fmt.Fprintf(&s, `<rect width="%d" height="%d" fill="#fff"/>`+"\n", width, height)
	for i, c := range curves {
		panel(&s, c, left+i*(side+gap), i == 0)
	}
	s.WriteString("</svg>\n")
	return s.String()
}

func panel(s *strings.Builder, c *curve, x0 int, first bool) {
	x := func(v float64) float64 { return float64(x0) + v*side }
	y := func(v float64) float64 { return top + (1-v)*side }
	fmt.Fprintf(s, `<text x="%d" y="%d" font-size="15" font-weight="bold">%s</text>`+"\n", x0, top-32, strings.ToUpper(c.name[:1])+c.name[1:])
	fmt.Fprintf(s, `<text x="%d" y="%d" fill="#555">%d pins, expected calibration error %.3f</text>`+"\n", x0, top-13, c.total(), c.calibration())
	fmt.Fprintf(s, `<rect x="%d" y="%d" width="%d" height="%d" fill="#fafafa" stroke="#999"/>`+"\n", x0, top, side, side)
	for i := range 6 {
		v := float64(i) / 5
		if 0 < i && i < 5 {
			fmt.Fprintf(s, `<path d="M%.1f %dV%dM%d %.1fH%d" stroke="#e2e2e2"/>`+"\n", x(v), top, top+side, x0, y(v), x0+side)
		}
		fmt.Fprintf(s, `<text x="%.1f" y="%d" text-anchor="middle">%.1f</text>`+"\n", x(v), top+side+19, v)
		fmt.Fprintf(s, `<text x="%d" y="%.1f" text-anchor="end">%.1f</text>`+"\n", x0-7, y(v)+4.5, v)
	}
	fmt.Fprintf(s, `<path d="M%.1f %.1fL%.1f %.1f" stroke="#888" stroke-dasharray="5 4"/>`+"\n", x(0), y(0), x(1), y(1))
	fmt.Fprintf(s, `<text x="%d" y="%d" text-anchor="middle">probability that the program gives</text>`+"\n", x0+side/2, top+side+44)
	if first {
		fmt.Fprintf(s, `<text transform="translate(%d %d) rotate(-90)" text-anchor="middle">share that is right</text>`+"\n", x0-44, top+side/2)
	}
	for _, b := range c.bins {
		if b.n == 0 {
			continue
		}
		said, right := b.said/float64(b.n), float64(b.right)/float64(b.n)
		low, high := wilson(b.right, b.n)
		if b.n < few {
			s.WriteString(`<g opacity="0.35">`)
		}
		fmt.Fprintf(s, `<path d="M%.1f %.1fV%.1fM%.1f %.1fh8M%.1f %.1fh8" stroke="#1f5fa8" stroke-width="1.5" fill="none"/>`+"\n", x(said), y(low), y(high), x(said)-4, y(low), x(said)-4, y(high))
		fmt.Fprintf(s, `<circle cx="%.1f" cy="%.1f" r="%.1f" fill="#1f5fa8"/>`+"\n", x(said), y(right), 3+1.3*math.Log10(float64(b.n)))
		anchor, dx := "start", 9.0
		if said > 0.85 {
			anchor, dx = "end", -11
		}
		fmt.Fprintf(s, `<text x="%.1f" y="%.1f" text-anchor="%s" fill="#1f5fa8">%d</text>`+"\n", x(said)+dx, y(right)+4.5, anchor, b.n)
		if b.n < few {
			s.WriteString("</g>\n")
		}
	}
}
