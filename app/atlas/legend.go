package atlas

import (
	"image"
	"math"

	"dateline/app/symbol"
	"dateline/data"
)

// newLegend makes the legend of a picture, to stand above the scale bar: the
// types of events with their counts, how places and areas are drawn, and how
// many passages have no place.
func (a *Atlas) newLegend(dst *image.RGBA, cam Camera, st *Style, sheet *Sheet) *legend {
	s := sheet.Scene
	l := &legend{atlas: a, dst: dst, st: st, density: cam.density()}
	if s.Places() == 0 {
		return l
	}
	l.pins.atlas, l.pins.cam, l.pins.scene = a, cam, s
	if s.Typed() {
		l.listTypes(s)
	}
	l.listSigns(s, cam, sheet.noun())
	if sheet.Unplaced > 0 {
		l.signs = append(l.signs, legendRow{words: data.Count(sheet.Unplaced, sheet.noun()) + " without a place", high: 20})
	}
	l.place(cam)
	return l
}

// A legend is a list of signs in the making.
type legend struct {
	atlas   *Atlas
	dst     *image.RGBA
	st      *Style
	density float64
	pins    Pins

	types, signs   []legendRow
	box            image.Rectangle // empty where there is no room
	each, column   int             // types in a column, and its width
	words, numbers typeface
}

type legendRow struct {
	words string
	count int     // at the right end; none for 0
	high  float64 // dips
	draw  func(x, y int)
}

func (l *legend) px(dips float64) int { return int(math.Round(dips * l.density)) }

// listTypes lists what happened.
func (l *legend) listTypes(s *Scene) {
	counts := s.Types()
	for _, t := range symbol.Order {
		if counts[t] == 0 {
			continue
		}
		l.types = append(l.types, legendRow{symbol.Name(t), counts[t], typeHigh, func(x, y int) {
			l.pins.drawSymbol(l.dst, l.st, symbolOf{
				x: x, y: y, radius: symbolRadius * l.density, count: 1, guise: guiseOf(symbol.Of(t)), sign: t,
			}, nil)
		}})
	}
}

// symbolRadius is that of a type's symbol in lists, in dips.
const symbolRadius = 7

// listSigns explains discs and areas, those that the picture has.
func (l *legend) listSigns(s *Scene, cam Camera, noun string) {
	p := &l.pins
	p.layout.make(s, cam, l.atlas)
	var lone, counted, several, mixes int64
	var shares tale
	unreal := int64(0)
	for i := range p.layout.clusters {
		c := &p.layout.clusters[i]
		if c.x < 0 || c.y < 0 || c.x > float64(cam.Width) || c.y > float64(cam.Height) {
			continue
		}
		g, _, told := s.guiseOfCluster(c, p.layout.members)
		unreal = max(unreal, told.unreal.sum())
		if g == mixed && c.count > mixes {
			mixes, shares.all = c.count, told.all
		}
		switch {
		case c.places > 1:
			several = max(several, c.count)
		case c.count > 1:
			counted = max(counted, c.count)
		default:
			lone = 1
		}
	}
	disc := func(words string, count int64, several bool, g guise) {
		radius := discRadius(count, several, s.Typed())
		high := math.Max(34, 2*g.edge(radius, 1)+7)
		l.signs = append(l.signs, legendRow{words, 0, high, func(x, y int) {
			p.drawSymbol(l.dst, l.st, symbolOf{
				x: x, y: y, count: count, several: several, radius: radius * l.density, guise: g,
			}, &shares)
		}})
	}
	g := plainGuise
	if s.Typed() {
		g, lone = guiseOf(symbol.Named), 0
	}
	if lone > 0 {
		disc("a place with one "+noun, 1, false, g)
	}
	if counted > 0 {
		disc("a place and its "+noun+"s", counted, false, g)
	}
	if several > 0 {
		disc("places close together", several, true, g)
	}
	if mixes > 0 {
		disc("various events, by their share", mixes, false, mixed)
	}
	if unreal > 0 {
		l.signs = append(l.signs, legendRow{"hollow: so many did not happen, or not yet", 0, 22, func(x, y int) {
			p.drawNote(l.dst, l.st, x, y, unreal, g)
		}})
	}
	if len(s.areas) > 0 {
		tint, words := l.st.Area, "named as a whole"
		if s.Typed() {
			tint, words = l.st.Mixed, "an area as a whole"
		}
		l.signs = append(l.signs, legendRow{words, 0, 28, func(x, y int) {
			r := image.Rect(x-l.px(15), y-l.px(8), x+l.px(15), y+l.px(8))
			for i := range 3 {
				k := l.st.AreaLeast + (l.st.AreaMost-l.st.AreaLeast)*float64(i)/2
				part := image.Rect(r.Min.X+i*r.Dx()/3, r.Min.Y, r.Min.X+(i+1)*r.Dx()/3, r.Max.Y)
				shade(l.dst, part, fade(tint, k))
			}
			frame(l.dst, r, max(1, l.px(1)), fade(tint, 0.7))
		}})
	}
}

// The measures of a legend in dips.
const (
	signIcon   = 56
	typeIcon   = 30
	typeHigh   = 20
	legendPad  = 4
	legendRule = 6
)

// place finds room over the lower left corner: a thumbnail explains itself or
// not at all. A list of types that is too long stands in two columns.
func (l *legend) place(cam Camera) {
	l.words = typeface{face: regular, size: float32(10.5 * l.density)}
	l.numbers = typeface{face: bold, size: float32(10.5 * l.density)}
	write := l.atlas.text.write
	wide, widest, below := 0, 0, 0.0
	for _, r := range l.types {
		wide = max(wide, write(r.words, l.words).advance+write(data.Grouped(r.count), l.numbers).advance)
	}
	for _, r := range l.signs {
		widest = max(widest, write(r.words, l.words).advance)
		below += r.high
	}
	if len(l.types) > 0 && len(l.signs) > 0 {
		below += legendRule
	}
	l.column = wide + l.px(typeIcon+30)
	for columns := range 2 {
		columns++
		l.each = (len(l.types) + columns - 1) / columns
		high := l.px(float64(l.each)*typeHigh + below + 2*legendPad)
		width := widest + l.px(signIcon+12)
		if len(l.types) > 0 {
			width = max(width, columns*l.column)
		}
		l.box = image.Rect(0, 0, width, high).Add(image.Pt(l.px(10), cam.Height-l.px(46)-high))
		if l.box.Min.Y >= l.px(70) && l.box.Max.X <= cam.Width/2 {
			return
		}
	}
	l.box = image.Rectangle{}
}

// draw lays the legend over the picture.
func (l *legend) draw() {
	if l.box.Empty() {
		return
	}
	ink, box := l.st.Furniture, l.box
	for range 2 {
		shade(l.dst, box, l.st.FurnitureBack)
	}
	hair := max(1, l.px(0.75))
	frame(l.dst, box, hair, fade(ink, 0.22))
	for i, r := range l.types {
		x := box.Min.X + i/l.each*l.column
		y := box.Min.Y + l.px(legendPad+float64(i%l.each)*typeHigh+typeHigh/2)
		r.draw(x+l.px(typeIcon/2), y)
		t := l.atlas.text.write(r.words, l.words)
		t.drawAt(l.dst, x+l.px(typeIcon), y+t.ascent/2, ink, l.st.Halo)
		n := l.atlas.text.write(data.Grouped(r.count), l.numbers)
		n.drawAt(l.dst, x+l.column-l.px(10)-n.advance, y+t.ascent/2, ink, l.st.Halo)
	}
	top := legendPad + float64(l.each)*typeHigh
	if len(l.types) > 0 && len(l.signs) > 0 {
		y := box.Min.Y + l.px(top+2)
		shade(l.dst, image.Rect(box.Min.X+l.px(8), y, box.Max.X-l.px(8), y+hair), fade(ink, 0.25))
		top += legendRule
	}
	for _, r := range l.signs {
		x, y := box.Min.X+l.px(signIcon), box.Min.Y+l.px(top+r.high/2)
		if r.draw != nil {
			r.draw(box.Min.X+l.px(signIcon/2), y)
		} else {
			x = box.Min.X + l.px(legendPad+4)
		}
		t := l.atlas.text.write(r.words, l.words)
		t.drawAt(l.dst, x, y+t.ascent/2, ink, l.st.Halo)
		top += r.high
	}
}

// Symbol draws the symbol of a type as lists show it: a picture with nothing
// behind it of n by n pixels, which the symbol just fills. That of what has not
// happened is hollow.
func Symbol(st *Style, t data.EventType, hollow bool, n int) *image.RGBA {
	g := guiseOf(symbol.Of(t))
	void := 0.0 // how far inside the edge the symbol is empty
	if hollow {
		g, void = g.hollow(), math.Max(0.16*float64(n)/2, 1)
	}
	r := float64(n) / 2 / 1.28 // triangles go beyond their radius, at two corners
	shape := g.shape()
	s := compose(n|1, n|1,
		layer{g.fill(st), func(x, y float64) float64 {
			d := symbol.Outline(shape, r, x, y)
			if hollow {
				return math.Min(inside(d), 1-inside(d+void))
			}
			return inside(d)
		}},
		layer{g.ink(st), func(x, y float64) float64 {
			if !symbol.Signed(t) {
				return 0
			}
			return inside(symbol.Stroke(t, r, x, y) - math.Max(0.11*r, 0.6))
		}})
	return &image.RGBA{Pix: s.pix, Stride: 4 * s.w, Rect: image.Rect(0, 0, s.w, s.h)}
}
