package atlas

import (
	"encoding/binary"
	"image"
	"image/color"
	"math"

	"dateline/app/symbol"
)

// A guise is how a pin, a cluster or an area shows what is reported there: the
// hue of the data where nothing is known of it, a group's hue and shape where
// all of it is of one group, else a neutral disc with a ring of the shares. Where
// none of it has happened, it is hollow; where a part hasn't, so is that part of the
// ring, and a small hollow disc beside the number counts it.
type guise uint8

const (
	plainGuise guise = iota
	mixed
	firstGroup // and those after it, then the same hollow
)

// hollow is the guise of what has not happened: of several groups, that of none.
func (l guise) hollow() guise {
	switch {
	case l == plainGuise || l.isHollow():
		return l
	case l == mixed:
		l = guiseOf(symbol.Named)
	}
	return l + guise(symbol.Groups)
}

func (l guise) isHollow() bool { return l >= firstGroup+guise(symbol.Groups) }

func guiseOf(g symbol.Group) guise { return firstGroup + guise(g) }

func (l guise) group() symbol.Group { return symbol.Group((l - firstGroup) % guise(symbol.Groups)) }

func (l guise) shape() symbol.Shape {
	if l < firstGroup {
		return symbol.Disc
	}
	return l.group().Shape()
}

// fill is the colour of a pin.
func (l guise) fill(st *Style) color.RGBA {
	switch l {
	case plainGuise:
		return st.Pin
	case mixed:
		return st.Mixed
	}
	return st.Groups[l.group()]
}

// ink is the colour of what is written on it.
func (l guise) ink(st *Style) color.RGBA {
	switch l {
	case plainGuise:
		return st.PinText
	case mixed:
		return st.MixedText
	}
	if l.isHollow() {
		return l.fill(st)
	}
	return st.GroupText
}

// area is the colour of an area and its badge's edge.
func (l guise) area(st *Style) color.RGBA {
	if l == plainGuise {
		return st.Area
	}
	return l.fill(st)
}

// badgeInk is the colour of what is written on a badge.
func (l guise) badgeInk(st *Style) color.RGBA {
	if l == plainGuise {
		return st.BadgeText
	}
	return st.CityName
}

// areaGuise is how an area looks.
func (s *Scene) areaGuise(m *Mark) guise {
	if !s.Typed() {
		return plainGuise
	}
	t := m.tale()
	return t.guise()
}

// guise is how it looks.
func (t *tale) guise() guise {
	l := mixed
	if g, pure := t.all.one(); pure {
		l = guiseOf(g)
	}
	if t.hollow() {
		l = l.hollow()
	}
	return l
}

// happened is how an area looks, and whether anything is reported from it.
func (s *Scene) happened(m *Mark) (guise, bool) {
	l := s.areaGuise(m)
	return l, l != plainGuise && l != guiseOf(symbol.Named)
}

// reach is how far beside its middle a pin is drawn, in pixels.
func (s *Scene) reach(c *cluster, members []run, density float64) float64 {
	g, sign, told := s.guiseOfCluster(c, members)
	if c.count > 1 && (symbol.Signed(sign) || told.unreal.sum() > 0 && !g.isHollow()) {
		return g.tagAway(c.radius, density) + tagRadius*density
	}
	switch g.shape() {
	case symbol.Triangle, symbol.Wedge, symbol.Diamond:
		return c.radius * 1.2
	}
	return g.edge(c.radius, density)
}

// tagAway is how far beside and over a pin's middle that of a disc beside it is: of
// a diamond, whose sides slope away from there, not so near as to cover the number.
func (l guise) tagAway(radius, density float64) float64 {
	away := l.edge(radius, density)*tagAt + tagOut*density
	if l.shape() == symbol.Diamond {
		away += 2 * density
	}
	return away
}

// edge is the radius of a pin with its ring, where it has one.
func (l guise) edge(radius, density float64) float64 {
	if l == mixed {
		return radius + (ringEnd-0.5)*density
	}
	return radius
}

// The chip on a badge, and the ring about a disc that mixes groups, in dips.
const (
	chipRadius = 6.4
	chipWidth  = 16.5
	ringStart  = 0.9 // beyond the disc's radius
	ringEnd    = 5.1
)

// turn is how many sectors a ring has.
const turn = 256

// A ring is the pixels of a ring about the origin, each with its coverage and
// the sector that it lies in, clockwise from the top. It is drawn beforehand
// without colours, so that a ring of any shares costs a look-up for each pixel.
type ring struct {
	side   int
	pixels []ringPixel
}

type ringPixel struct {
	x, y   int16 // from the centre
	cover  uint8
	sector uint8
	core   bool // inside, where a hollow sector is empty
}

// A wheel is the colours of a ring's sectors, at its edge and inside.
type wheel struct{ edge, core [turn]uint32 }

// rim is the part of a ring's breadth that is the edge of a hollow sector.
const rim = 0.4

type ringKey struct{ inner, outer float64 }

// ring is the ring about a disc that mixes groups.
func (s *sprites) ring(density, radius float64) *ring {
	return s.ringOf(ringKey{math.Round((radius+ringStart*density)*4) / 4, math.Round((radius+ringEnd*density)*4) / 4})
}

// chipRing is the ring on a badge.
func (s *sprites) chipRing(density float64) *ring {
	return s.ringOf(ringKey{chipRadius * 0.42 * density, chipRadius * density})
}

func (s *sprites) ringOf(k ringKey) *ring {
	if r, ok := s.rings[k]; ok {
		return r
	}
	if s.rings == nil || len(s.rings) > maxSprites {
		s.rings = map[ringKey]*ring{}
	}
	r := &ring{side: int(math.Ceil(k.outer)) + 1}
	for y := -r.side; y <= r.side; y++ {
		for x := -r.side; x <= r.side; x++ {
			at := math.Hypot(float64(x), float64(y))
			cover := math.Min(inside(at-k.outer), inside(k.inner-at))
			if cover <= 0 {
				continue
			}
			angle := math.Atan2(float64(x), float64(-y)) / (2 * math.Pi)
			sector := int(math.Floor(angle*turn+turn)) % turn
			core := at < k.outer-rim*(k.outer-k.inner)
			r.pixels = append(r.pixels, ringPixel{int16(x), int16(y), uint8(math.Min(cover, 1)*255 + 0.5), uint8(sector), core})
		}
	}
	s.rings[k] = r
	return r
}

// draw lays the ring over an opaque picture in the colours of its sectors.
func (r *ring) draw(dst *image.RGBA, x, y int, colors *wheel) {
	whole := image.Rect(x-r.side, y-r.side, x+r.side+1, y+r.side+1).In(dst.Rect)
	if !whole && !image.Rect(x-r.side, y-r.side, x+r.side+1, y+r.side+1).Overlaps(dst.Rect) {
		return
	}
	for i := range r.pixels {
		p := &r.pixels[i]
		px, py := x+int(p.x), y+int(p.y)
		if !whole && !(image.Point{X: px, Y: py}).In(dst.Rect) {
			continue
		}
		d := dst.Pix[dst.PixOffset(px, py):]
		d = d[:4:4]
		c := colors.edge[p.sector]
		if p.core {
			c = colors.core[p.sector]
		}
		if p.cover == 255 {
			binary.LittleEndian.PutUint32(d, c)
			continue
		}
		k, keep := uint32(p.cover), 255-uint32(p.cover)
		for j := range 3 {
			d[j] = uint8(((c>>(8*j)&255)*k + uint32(d[j])*keep + 127) / 255)
		}
	}
}

// leastShare is the least number of sectors that a group has, that what is
// rare among much else is seen at all.
const leastShare = 14

// ringOrder is the order of the groups round a ring, from the top on.
var ringOrder = [...]symbol.Group{symbol.Force, symbol.Dispute, symbol.Help, symbol.Talk, symbol.Calamity, symbol.Named}

// sectors colours the sectors of a ring of the given radius by the shares of the
// groups, what happened full and then what didn't hollow, with a thin line between
// two.
func (s *sprites) sectors(st *Style, density, radius float64, t *tale) *wheel {
	total := t.all.sum()
	if total == 0 {
		return &s.wheel
	}
	// What the rare ones have too much is taken from the others in proportion.
	var size [symbol.Groups][2]float64 // full, hollow
	rare, common := 0.0, 0.0
	for g := range size {
		for i, n := range [2]uint32{t.all[g] - t.unreal[g], t.unreal[g]} {
			share := &size[g][i]
			if *share = float64(n) * turn / float64(total); n > 0 && *share < leastShare {
				*share = leastShare
				rare += leastShare
			} else {
				common += *share
			}
		}
	}
	line := max(1, int(math.Round(turn*1.1*density/(2*math.Pi*radius))))
	w, gap := &s.wheel, pack(st.PinRing)
	at := 0.0
	for _, g := range ringOrder {
		for i, share := range size[g] {
			if share == 0 {
				continue
			}
			if share > leastShare {
				share = math.Max(leastShare, share*(turn-rare)/common)
			}
			from, to := int(math.Round(at)), min(int(math.Round(at+share)), turn)
			at += share
			edge := pack(st.Groups[g])
			core := edge
			if i == 1 {
				core = pack(st.Badge)
			}
			for j := from; j < to; j++ {
				w.edge[j], w.core[j] = edge, core
				if j-from < line {
					w.edge[j], w.core[j] = gap, gap
				}
			}
			for j := to; j < turn; j++ {
				w.edge[j], w.core[j] = gap, gap
			}
		}
	}
	return w
}

func pack(c color.RGBA) uint32 {
	return uint32(c.R) | uint32(c.G)<<8 | uint32(c.B)<<16 | 255<<24
}
