package basemap

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"slices"

	"github.com/paulmach/orb"

	"dateline/geo"
)

// Grid is the number of steps that the width of the world is divided into.
// All coordinates of the file are whole steps.
const Grid = grid

// A Vertex is a point of a chain, in steps of [Grid].
type Vertex struct {
	X, Y  int32
	Level uint8 // coarsest level that has the point
	Node  bool  // a stretch of an area may begin or end here
}

// A Chain is a ring or a line to be stored.
type Chain struct {
	Layer Layer // any but Coast, which is the edge of Land
	Hole  bool  // in the last ring before it that is none
	Rank  uint8 // zoom from which it is worth drawing, up to 63
	Name  string
	ID    geo.ID

	// Points of a ring repeat the first at the end. The first and the last
	// point are nodes and on the coarsest level of all; a ring has at least
	// four points there, a line two.
	Points []Vertex
}

// A Stretch is a part of a chain between two of its nodes, which are counted
// from 0; backwards where From is the greater. A stretch of a ring doesn't run
// over its end: use two.
type Stretch struct{ Chain, From, To int }

// An Area is a country or province to be stored.
type Area struct {
	Kind     AreaKind
	Face     bool // what [Map.At] finds; faces don't overlap
	Rank     uint8
	Name     string
	ID       geo.ID
	Country  geo.ID
	Province geo.ID
	Rings    [][]Stretch // outer rings, each followed by its holes, in the directions that [Shape] tells
}

// A Builder makes a base map. Chains are best added along a space-filling
// curve: their order decides how fast they are found.
//
// The generator uses it to write the map of the world, and tests to make a
// small one. It trusts its caller to have made the levels consistent.
type Builder struct {
	names  []byte
	nameAt map[string]uint32
	chains []Chain
	areas  []Area
	labels []Label
}

// Chain adds a ring or a line and returns its number.
func (b *Builder) Chain(c Chain) int {
	b.chains = append(b.chains, c)
	return len(b.chains) - 1
}

// Area adds an area.
func (b *Builder) Area(a Area) { b.areas = append(b.areas, a) }

// Label adds a label. Its Rank is rounded to tenths.
func (b *Builder) Label(l Label) { b.labels = append(b.labels, l) }

// name stores a string once and returns its position.
func (b *Builder) name(s string) uint64 {
	if s == "" {
		return 0
	}
	if b.nameAt == nil {
		b.nameAt, b.names = map[string]uint32{}, []byte{0}
	}
	at, have := b.nameAt[s]
	if !have {
		at = uint32(len(b.names))
		b.nameAt[s] = at
		b.names = append(append(b.names, byte(len(s))), s...)
	}
	return uint64(at)
}

type buffer struct{ bytes.Buffer }

func (w *buffer) uint(v uint64) { w.Write(binary.AppendUvarint(nil, v)) }
func (w *buffer) int(v int64)   { w.Write(binary.AppendVarint(nil, v)) }
func (w *buffer) put(v *buffer) {
	w.uint(uint64(v.Len()))
	w.Write(v.Bytes())
}

// Bytes returns the file. The error names the first chain, area or label that
// cannot be stored.
func (b *Builder) Bytes() ([]byte, error) {
	var raw [sectionCount]buffer
	if err := b.writeChains(&raw[sectionChains]); err != nil {
		return nil, err
	}
	for l := range Levels {
		b.writeLevel(uint8(l), &raw[sectionLevel0+l])
	}
	if err := b.writeAreas(&raw[sectionAreas]); err != nil {
		return nil, err
	}
	if err := b.writeLabels(raw[sectionLabels0:]); err != nil {
		return nil, err
	}
	raw[sectionNameTexts].Write(b.names)

	out := append([]byte(magic), version, sectionCount)
	at := headerSize + sectionCount*sectionSize
	var body []byte
	for k := range raw {
		if raw[k].Len() > maxRaw {
			return nil, fmt.Errorf("base map: %s take %d bytes, more than may be", sectionNames[k], raw[k].Len())
		}
		packed, err := pack(raw[k].Bytes())
		if err != nil {
			return nil, err
		}
		out = binary.LittleEndian.AppendUint32(out, uint32(at+len(body)))
		out = binary.LittleEndian.AppendUint32(out, uint32(len(packed)))
		out = binary.LittleEndian.AppendUint32(out, uint32(raw[k].Len()))
		out = binary.LittleEndian.AppendUint32(out, crc32.Checksum(packed, castagnoli))
		body = append(body, packed...)
	}
	return append(out, body...), nil
}

// firstLevel is the coarsest level that has the chain.
func (c *Chain) firstLevel() uint8 { return c.Points[0].Level }

func (c *Chain) check() error {
	n := len(c.Points)
	switch {
	case c.Layer >= Coast:
		return fmt.Errorf("%s cannot be stored", c.Layer)
	case n < 2:
		return fmt.Errorf("it has %d points", n)
	case !c.Points[0].Node || !c.Points[n-1].Node || c.Points[0].Level != c.Points[n-1].Level:
		return fmt.Errorf("its ends are not nodes of one level")
	case c.Layer.Filled() && (c.Points[0] != c.Points[n-1]):
		return fmt.Errorf("the ring is not closed")
	case c.Rank > 63 || len(c.Name) > 255:
		return fmt.Errorf("rank %d or name %q is too long", c.Rank, c.Name)
	}
	have := 0
	for _, p := range c.Points {
		if p.Level >= Levels || p.Level < c.firstLevel() {
			return fmt.Errorf("a point is on level %d and its end on %d", p.Level, c.firstLevel())
		}
		if p.Level == c.firstLevel() {
			have++
		}
	}
	if c.Layer.Filled() && have < 4 {
		return fmt.Errorf("the ring has %d points on its first level", have)
	}
	return nil
}

func (b *Builder) writeChains(w *buffer) error {
	w.uint(uint64(len(b.chains)))
	for i := range b.chains {
		c := &b.chains[i]
		if err := c.check(); err != nil {
			return fmt.Errorf("base map: %s %d %s: %w", c.Layer, i, c.Name, err)
		}
		kind := byte(c.Layer)
		if c.Hole {
			kind |= flagHole
		}
		named := c.Name != "" || c.ID != 0
		if named {
			kind |= flagNamed
		}
		w.WriteByte(kind)
		w.WriteByte(c.firstLevel() | c.Rank<<2)
		if named {
			w.uint(b.name(c.Name))
			w.uint(uint64(c.ID))
		}
		var inner []byte
		for _, p := range c.Points[1 : len(c.Points)-1] {
			if p.Node {
				inner = append(inner, p.Level)
			}
		}
		w.uint(uint64(len(inner)))
		w.Write(inner)
	}
	return nil
}

func (b *Builder) writeLevel(l uint8, w *buffer) {
	var counts, nodes, low, high, wide buffer
	step := func(d ...int32) {
		for _, d := range d {
			v := uint32(d<<1 ^ d>>31)
			if v>>8 >= far {
				high.WriteByte(far)
				low.WriteByte(0)
				wide.int(int64(d))
			} else {
				high.WriteByte(byte(v >> 8))
				low.WriteByte(byte(v))
			}
		}
	}
	var x, y int32
	for i := range b.chains {
		c := &b.chains[i]
		first := c.firstLevel()
		if first > l {
			continue
		}
		if first == l {
			points := slices.DeleteFunc(slices.Clone(c.Points), func(p Vertex) bool { return p.Level > l })
			counts.uint(uint64(len(points)))
			step(points[0].X-x, points[0].Y-y)
			x, y = points[0].X, points[0].Y
			rest := points[1:]
			if c.Layer.Filled() {
				rest = rest[:len(rest)-1]
			}
			last := points[0]
			for _, p := range rest {
				step(p.X-last.X, p.Y-last.Y)
				last = p
			}
		} else {
			p := c.Points[0]
			for j := 1; j < len(c.Points); {
				end := j
				fresh := 0
				for c.Points[end].Level >= l {
					if c.Points[end].Level == l {
						fresh++
					}
					end++
				}
				e := c.Points[end]
				counts.uint(uint64(fresh))
				for ; j < end; j++ {
					q := c.Points[j]
					if q.Level != l {
						continue
					}
					px, py := p.X+(e.X-p.X)/int32(fresh+1), p.Y+(e.Y-p.Y)/int32(fresh+1)
					step(q.X-px, q.Y-py)
					p = q
					fresh--
				}
				p, j = e, end+1
			}
		}
		where, before := 0, 0
		for _, p := range c.Points[1 : len(c.Points)-1] {
			if p.Level <= l {
				where++
			}
			if p.Node && p.Level == l {
				nodes.int(int64(where - before))
				before = where
			}
		}
	}
	w.put(&counts)
	w.put(&nodes)
	w.put(&low)
	w.put(&high)
	w.put(&wide)
}

func (b *Builder) writeAreas(w *buffer) error {
	nodes := make([]int, len(b.chains))
	for i := range b.chains {
		for _, p := range b.chains[i].Points {
			if p.Node {
				nodes[i]++
			}
		}
	}
	w.uint(uint64(len(b.areas)))
	last := 0
	for i := range b.areas {
		a := &b.areas[i]
		kind := byte(a.Kind)
		if a.Face {
			kind |= flagFace
		}
		w.WriteByte(kind)
		w.WriteByte(a.Rank)
		if len(a.Name) > 255 {
			return fmt.Errorf("base map: the name %q is too long", a.Name)
		}
		w.uint(b.name(a.Name))
		w.uint(uint64(a.ID))
		w.uint(uint64(a.Country))
		w.uint(uint64(a.Province))
		w.uint(uint64(len(a.Rings)))
		for _, r := range a.Rings {
			w.uint(uint64(len(r)))
			for _, s := range r {
				if s.Chain < 0 || s.Chain >= len(nodes) || min(s.From, s.To) < 0 || max(s.From, s.To) >= nodes[s.Chain] || s.From == s.To {
					return fmt.Errorf("base map: area %q has no such stretch: %v", a.Name, s)
				}
				w.int(int64(s.Chain - last))
				w.uint(uint64(s.From))
				w.uint(uint64(s.To))
				last = s.Chain
			}
		}
	}
	return nil
}

func rankByte(r float32) byte { return byte(min(max(r*10+0.5, 0), 255)) }

func (b *Builder) writeLabels(out []buffer) error {
	labels := slices.Clone(b.labels)
	slices.SortStableFunc(labels, func(p, q Label) int { return int(rankByte(p.Rank)) - int(rankByte(q.Rank)) })
	var columns [labelBlocks][10]buffer
	for _, l := range labels {
		if len(l.Text) > 255 || l.Text == "" {
			return fmt.Errorf("base map: the label %q is empty or too long", l.Text)
		}
		k, rank := 0, rankByte(l.Rank)
		for k+1 < labelBlocks && rank >= rankByte(blockRank[k+1]) {
			k++
		}
		look := min(l.Size, lookSize)
		if l.Capital {
			look |= lookCapital
		}
		w := &columns[k]
		w[0].WriteString(l.Text)
		w[1].WriteByte(byte(l.Kind))
		w[2].WriteByte(rank)
		w[3].WriteByte(look)
		w[4].WriteByte(byte(len(l.Text)))
		w[5].int(int64(l.At[0] * grid))
		w[6].int(int64(l.At[1] * grid))
		w[7].int(int64(l.Width * grid))
		w[8].uint(uint64(l.Place))
		w[9].uint(uint64(max(l.Population, 0)))
	}
	for k := range out {
		for i := range columns[k] {
			out[k].put(&columns[k][i])
		}
	}
	return nil
}

// VertexAt returns the vertex of a world point, on level 0.
func VertexAt(p orb.Point) Vertex {
	r := boxAround(orb.Bound{Min: p, Max: p})
	return Vertex{X: (r.x0 + r.x1) / 2, Y: (r.y0 + r.y1) / 2}
}
