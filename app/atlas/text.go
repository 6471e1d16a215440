package atlas

import (
	"fmt"
	"image"
	"image/color"
	"math"
	"strconv"
	"strings"
	"sync"

	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

// Fonts are the TrueType or OpenType files that names are written in.
type Fonts struct {
	Regular, Bold, Italic []byte
}

// A face is one of [Fonts].
type face uint8

const (
	regular face = iota
	bold
	italic
	faces
)

// A typeface is how a name is written.
type typeface struct {
	face     face
	size     float32 // pixels to the em
	tracking float32 // additional space between letters, in ems
	halo     float32 // pixels about the letters; 0 for none
}

// A lettering is a name as two masks, ready to be laid on the map: its letters
// and the halo about them. Both have the same size.
type lettering struct {
	w, h     int
	letters  []uint8
	halo     []uint8
	x, base  int     // where the baseline starts inside the mask
	advance  int     // of the letters, without margins
	ascent   int     // of a capital, for centring by eye
	spaced   float32 // the same, to the fraction
	tracking float32 // pixels
	lastUsed uint32
}

// A typesetter writes names. It is safe for use by several goroutines.
type typesetter struct {
	fonts [faces]*sfnt.Font

	mu      sync.Mutex
	buf     sfnt.Buffer
	path    path
	brush   brush
	cache   map[letteringKey]*lettering
	numbers map[numberKey]*lettering
	age     uint32
}

type letteringKey struct {
	text string
	typeface
}

type numberKey struct {
	n int64
	typeface
}

// maxLetterings bounds the cache: some 8 MB.
const maxLetterings = 4096

func newTypesetter(f Fonts) (*typesetter, error) {
	t := &typesetter{cache: map[letteringKey]*lettering{}, numbers: map[numberKey]*lettering{}}
	for i, b := range [faces][]byte{f.Regular, f.Bold, f.Italic} {
		parsed, err := sfnt.Parse(b)
		if err != nil {
			return nil, fmt.Errorf("the map's %s font cannot be read: %w", [...]string{"regular", "bold", "italic"}[i], err)
		}
		t.fonts[i] = parsed
	}
	return t, nil
}

// write returns the lettering of a text. Lines are parted by \n and centred.
func (t *typesetter) write(text string, tf typeface) *lettering {
	k := letteringKey{text, tf}
	t.mu.Lock()
	defer t.mu.Unlock()
	t.age++
	if l, ok := t.cache[k]; ok {
		l.lastUsed = t.age
		return l
	}
	if len(t.cache) >= maxLetterings {
		for k, l := range t.cache {
			if t.age-l.lastUsed > maxLetterings/2 {
				delete(t.cache, k)
			}
		}
	}
	l := t.make(text, tf)
	l.lastUsed = t.age
	t.cache[k] = l
	return l
}

// number returns the lettering of a number, with thin spaces between thousands.
// Only the first time does it make a string of it.
func (t *typesetter) number(n int64, tf typeface) *lettering {
	k := numberKey{n, tf}
	t.mu.Lock()
	defer t.mu.Unlock()
	if l, ok := t.numbers[k]; ok {
		return l
	}
	if len(t.numbers) >= maxLetterings {
		clear(t.numbers)
	}
	l := t.make(grouped(n), tf)
	t.numbers[k] = l
	return l
}

// grouped writes a number with thin spaces between groups of three digits,
// from five digits on.
func grouped(n int64) string {
	s := strconv.FormatInt(n, 10)
	if len(s) < 5 {
		return s
	}
	var b strings.Builder
	for i, r := range s {
		if i > 0 && (len(s)-i)%3 == 0 {
			b.WriteRune('\u2009')
		}
		b.WriteRune(r)
	}
	return b.String()
}

// lineHeight is the distance of two baselines in ems.
const lineHeight = 1.22

func (t *typesetter) make(text string, tf typeface) *lettering {
	f := t.fonts[tf.face]
	ppem := fixed.Int26_6(tf.size*64 + 0.5)
	lines := strings.Split(text, "\n")
	widths := make([]float32, len(lines))
	wide := float32(0)
	for i, line := range lines {
		widths[i] = t.layout(f, ppem, tf, line, nil)
		wide = max(wide, widths[i])
	}
	margin := int(math.Ceil(float64(tf.halo))) + 2
	capital := tf.size * 0.715
	down := tf.size * 0.26
	step := float32(math.Round(float64(tf.size * lineHeight)))
	l := &lettering{
		x: margin, advance: int(math.Ceil(float64(wide))), ascent: int(capital + 0.5), spaced: wide, tracking: tf.tracking * tf.size,
	}
	l.base = margin + int(math.Ceil(float64(tf.size*0.98)))
	l.w = l.advance + 2*margin + int(tf.size*0.3)
	l.h = l.base + int(float32(len(lines)-1)*step) + int(math.Ceil(float64(down))) + margin

	t.path.reset()
	for i, line := range lines {
		x := float32(l.x) + (wide-widths[i])/2
		y := float32(l.base) + float32(i)*step
		t.layout(f, ppem, tf, line, func(g sfnt.GlyphIndex, gx float32) { t.outline(f, ppem, g, x+gx, y) })
	}
	b := &t.brush
	b.strip = image.Rect(0, 0, l.w, l.h)
	take := func() []uint8 {
		b.z.Draw(&b.mask, b.mask.Rect, image.Opaque, image.Point{})
		return append(make([]uint8, 0, l.w*l.h), b.mask.Pix...)
	}
	whole := func() { b.begin(0, 0, float32(l.w)-1, float32(l.h)-1) }
	whole()
	b.cover(&t.path, 1, 0, 0)
	l.letters = take()
	if tf.halo > 0 {
		whole()
		s := stroker{b: b, half: tf.halo, w: float32(l.w), h: float32(l.h)}
		for _, c := range t.path.chains {
			s.line(t.path.pts[c.from:c.to])
		}
		l.halo = take()
	}
	return l
}

// layout places the glyphs of a line and returns its width in pixels.
func (t *typesetter) layout(f *sfnt.Font, ppem fixed.Int26_6, tf typeface, line string, put func(g sfnt.GlyphIndex, x float32)) float32 {
	x, last := float32(0), float32(0)
	var prev sfnt.GlyphIndex
	for i, r := range line {
		g, err := f.GlyphIndex(&t.buf, r)
		if err != nil || g == 0 {
			if r == '\u2009' || r == '\u202f' { // thin spaces, for fonts without them
				x += tf.size * 0.17
				continue
			}
		}
		if i > 0 && prev != 0 {
			if k, err := f.Kern(&t.buf, prev, g, ppem, font.HintingNone); err == nil {
				x += float32(k) / 64
			}
		}
		if put != nil {
			put(g, x)
		}
		if a, err := f.GlyphAdvance(&t.buf, g, ppem, font.HintingNone); err == nil {
			x += float32(a) / 64
		}
		last = x
		x += tf.tracking * tf.size
		prev = g
	}
	return last
}

// outline adds a glyph's contours to the path, curves as short lines.
func (t *typesetter) outline(f *sfnt.Font, ppem fixed.Int26_6, g sfnt.GlyphIndex, x, y float32) {
	segs, err := f.LoadGlyph(&t.buf, g, ppem, nil)
	if err != nil {
		return
	}
	p := &t.path
	at := func(q fixed.Point26_6) (float32, float32) { return x + float32(q.X)/64, y + float32(q.Y)/64 }
	open := false
	shut := func() {
		if !open {
			return
		}
		c := p.chains[len(p.chains)-1]
		p.pts = append(p.pts, p.pts[c.from], p.pts[c.from+1])
		p.close()
		open = false
	}
	var px, py float32
	for _, s := range segs {
		switch s.Op {
		case sfnt.SegmentOpMoveTo:
			shut()
			p.open(0)
			open = true
			px, py = at(s.Args[0])
			p.pts = append(p.pts, px, py)
		case sfnt.SegmentOpLineTo:
			px, py = at(s.Args[0])
			p.pts = append(p.pts, px, py)
		case sfnt.SegmentOpQuadTo:
			bx, by := at(s.Args[0])
			cx, cy := at(s.Args[1])
			n := curveSteps(px, py, bx, by, cx, cy)
			for i := 1; i <= n; i++ {
				u := float32(i) / float32(n)
				v := 1 - u
				p.pts = append(p.pts, v*v*px+2*v*u*bx+u*u*cx, v*v*py+2*v*u*by+u*u*cy)
			}
			px, py = cx, cy
		case sfnt.SegmentOpCubeTo:
			bx, by := at(s.Args[0])
			cx, cy := at(s.Args[1])
			dx, dy := at(s.Args[2])
			n := curveSteps(px, py, bx, by, cx, cy) + curveSteps(bx, by, cx, cy, dx, dy)
			for i := 1; i <= n; i++ {
				u := float32(i) / float32(n)
				v := 1 - u
				p.pts = append(p.pts,
					v*v*v*px+3*v*v*u*bx+3*v*u*u*cx+u*u*u*dx,
					v*v*v*py+3*v*v*u*by+3*v*u*u*cy+u*u*u*dy)
			}
			px, py = dx, dy
		}
	}
	shut()
}

// curveSteps keeps a flattened curve within a tenth of a pixel of the true one.
func curveSteps(ax, ay, bx, by, cx, cy float32) int {
	d := math.Hypot(float64(ax-2*bx+cx), float64(ay-2*by+cy))
	return min(16, 1+int(math.Sqrt(d*1.25)))
}

// draw lays the lettering on the picture with its mask's corner at (x, y).
func (l *lettering) draw(dst *image.RGBA, x, y int, letters, halo color.RGBA) {
	if l.halo != nil && halo.A > 0 {
		blendMask(dst, image.Pt(x, y), l.halo, l.w, l.w, l.h, halo)
	}
	blendMask(dst, image.Pt(x, y), l.letters, l.w, l.w, l.h, letters)
}

// drawAt lays the lettering with its baseline's start at (x, y).
func (l *lettering) drawAt(dst *image.RGBA, x, y int, letters, halo color.RGBA) {
	l.draw(dst, x-l.x, y-l.base, letters, halo)
}
