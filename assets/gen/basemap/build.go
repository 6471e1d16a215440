package main

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/planar"

	"dateline/geo"
	"dateline/geo/basemap"
	"dateline/geo/gazetteer"
	"dateline/geo/mercator"
)

// firstFor is the coarsest level that is drawn at a zoom.
func firstFor(rank uint8) uint8 {
	return uint8(basemap.LevelFor(float64(rank)))
}

// build makes the file: the lines first, to learn which towns lie in which
// province; then the areas; then the labels, which are set by the areas.
func (w *world) build(g *gazetteer.Gazetteer, cities []city) ([]byte, error) {
	w.net.join()
	w.net.dropSmall(w.largestIslands())
	w.net.simplify(areaPart)
	w.nameWater(g)
	waters := newNet(nil)
	for _, l := range w.loose {
		waters.single(l.layer, [][]orb.Point{l.points}, water{rank: l.rank})
	}
	for _, x := range w.water {
		waters.single(x.layer, x.parts, x)
	}
	waters.simplify(1.5 * areaPart)
	towns := newNet(nil)
	for i := range w.urban {
		for _, p := range w.urban[i].polygons {
			for k, ring := range p { // as shapefiles turn them
				if turns(ring) != (k == 0) {
					slices.Reverse(ring)
				}
			}
			towns.single(basemap.Urban, p, water{rank: 6})
		}
	}
	towns.simplify(16 * areaPart) // their outlines are steps of a raster

	b := new(basemap.Builder)
	w.addFaces(b, w.net.emit(b), func(i int) geo.ID { return geo.ID(i + 1) })
	m, err := finish(b)
	if err != nil {
		return nil, err
	}
	j := w.join(g, cities, func(p orb.Point) int {
		_, face := m.At(p)
		// A harbour may lie off a coast that is drawn more simply.
		for k := 0; face == 0 && k < 24; k++ {
			sin, cos := math.Sincos(float64(k) * math.Pi / 4)
			d := 0.02 * float64(k/8+1)
			_, face = m.At(orb.Point{p[0] + d*cos/math.Cos(p[1]*math.Pi/180), p[1] + d*sin})
		}
		return int(face) - 1
	})

	w.rankProvinces(j)
	b = new(basemap.Builder)
	number := w.net.emit(b)
	waters.emit(b)
	towns.emit(b)
	for i, a := range j.areas {
		set := map[int32]bool{}
		for _, f := range j.sets[i] {
			set[f] = true
		}
		a.Rings = renumber(w.net.outlines(w.net.arcsOf(func(f int32) bool { return set[f] })), number)
		b.Area(a)
	}
	w.addDivisions(b, j, number)
	w.addFaces(b, number, nil)
	if m, err = finish(b); err != nil {
		return nil, err
	}
	w.labels(b, m, g, j, cities)
	return b.Bytes()
}

func finish(b *basemap.Builder) (*basemap.Map, error) {
	file, err := b.Bytes()
	if err != nil {
		return nil, err
	}
	return basemap.Open(file)
}

func (n *net) simplify(part float64) {
	lines := make([]*polyline, len(n.chains))
	for i := range n.chains {
		lines[i] = n.chains[i].line
	}
	simplify(lines, n.at, part)
}

// addDivisions writes the first-order divisions that are made of several
// provinces. The others are faces themselves.
func (w *world) addDivisions(b *basemap.Builder, j joined, number []int) {
	for _, d := range j.divisions {
		if len(d.faces) < 2 {
			continue
		}
		set := map[int32]bool{}
		for _, f := range d.faces {
			set[f] = true
			w.provinces[f].district = w.provinces[f].gn
		}
		b.Area(basemap.Area{
			Kind: basemap.ProvinceArea, Name: d.name, ID: d.id, Country: w.provinces[d.faces[0]].holder, Province: d.id,
			Rings: renumber(w.net.outlines(w.net.arcsOf(func(f int32) bool { return set[f] })), number),
		})
	}
}

// addFaces writes the provinces. Without names they are only told apart.
func (w *world) addFaces(b *basemap.Builder, number []int, names func(int) geo.ID) {
	for i := range w.provinces {
		p := &w.provinces[i]
		a := basemap.Area{
			Kind: basemap.ProvinceArea, Face: true, Name: p.name, ID: p.division,
			Country: p.holder, Province: p.division,
		}
		if p.district != 0 || p.division == 0 {
			a.Kind, a.ID = basemap.DistrictArea, p.gn
		}
		if names != nil {
			a.ID, a.Province = names(i), names(i)
		}
		a.Rings = renumber(w.net.outlines(w.net.arcsOf(func(f int32) bool { return f == int32(i) })), number)
		b.Area(a)
	}
}

// largestIslands tells the coasts that are on all levels, however small: the
// largest of each country.
func (w *world) largestIslands() func(chain int) bool {
	n := w.net
	size, largest := map[int]int64{}, map[int]int{}
	for i := range n.chains {
		c := &n.chains[i]
		if c.layer != basemap.Land {
			continue
		}
		f := n.inner(c.line.at[0], c.line.at[1])
		if n.faces[f].country == len(w.countries) {
			continue
		}
		x0, y0, x1, y1 := n.box(c.line)
		if d := max(x1-x0, y1-y0); d > size[n.faces[f].country] {
			size[n.faces[f].country], largest[n.faces[f].country] = d, i
		}
	}
	return func(chain int) bool {
		c := &n.chains[chain]
		f := n.inner(c.line.at[0], c.line.at[1])
		i, ok := largest[n.faces[f].country]
		return ok && i == chain
	}
}

// rankProvinces lets borders of provinces appear when the smaller side is wide
// enough to be told apart, and those inside a division not before zoom 7.
func (w *world) rankProvinces(j joined) {
	area := make([]float64, len(w.provinces))
	whole := map[geo.ID]float64{}
	for i := range w.provinces {
		for _, p := range w.provinces[i].polygons {
			for _, ring := range p {
				sum := 0.0
				for k := range ring[1:] {
					a, b := mercator.Project(ring[k]), mercator.Project(ring[k+1])
					sum += a[0]*b[1] - b[0]*a[1]
				}
				if turns(ring) { // an outer ring; holes are the other way about
					area[i] += math.Abs(sum) / 2
				} else {
					area[i] -= math.Abs(sum) / 2
				}
			}
		}
		area[i] = math.Abs(area[i])
		whole[w.provinces[i].division] += area[i]
	}
	n := w.net
	for i := range n.chains {
		c := &n.chains[i]
		if c.layer == basemap.Land {
			continue
		}
		e := n.edge(c.line.at[0], c.line.at[1])
		if n.basic(e) {
			continue
		}
		p, q := e.sides[0], e.sides[1]
		a, b := area[p], area[q]
		least := 3.0
		if d := w.provinces[p].division; d != 0 && d == w.provinces[q].division {
			least = 7
		} else {
			if d != 0 {
				a = whole[d]
			}
			if d = w.provinces[q].division; d != 0 {
				b = whole[d]
			}
		}
		c.rank = uint8(math.Min(12, math.Max(least, math.Ceil(zoomFor(math.Sqrt(math.Min(a, b)), 36)))))
		if c.layer == basemap.DisputedBorder {
			c.rank = 3
		}
	}
}

// nameWater takes the names of lakes and rivers from the gazetteer: the
// sources' own have lost their letters outside of ASCII. A row of our own table
// that lies in a lake names it.
func (w *world) nameWater(g *gazetteer.Gazetteer) {
	for i := range w.water {
		x := &w.water[i]
		name := x.name
		x.name = ""
		if x.layer == basemap.Lake && len(x.parts) > 0 {
			ring := orb.Ring(x.parts[0])
			at := ring.Bound().Center()
			for _, r := range w.regions {
				if r.class == "water" && degrees(r.at, at) < 6 && planar.RingContains(ring, r.at) {
					x.name = r.name
					x.id = lookUp(g, r.name, r.at, geo.Water)
					break
				}
			}
			if x.name == "" && name != "" {
				if x.id = lookUp(g, name, at, geo.Water); x.id != 0 {
					x.name = nameOf(g, x.id, "")
				}
			}
		}
		if x.layer == basemap.River && name != "" {
			for _, part := range x.parts {
				for k := 0; k < len(part) && x.id == 0; k += 20 {
					x.id = lookUp(g, name, part[k], geo.River)
				}
			}
			if x.id != 0 {
				x.name = strings.TrimSuffix(nameOf(g, x.id, ""), " River")
			}
		}
	}
}

// areaPart is the part of a pixel below which the triangle of a vertex with its
// neighbours is not seen.
const areaPart = 0.6

func renumber(rings [][]basemap.Stretch, number []int) [][]basemap.Stretch {
	for _, r := range rings {
		for i := range r {
			r[i].Chain = number[r[i].Chain]
		}
	}
	return rings
}

// single adds the parts of a thing that is no edge of a face: lines, or outer
// rings and holes.
func (n *net) single(layer basemap.Layer, parts [][]orb.Point, x water) {
	outer := -1
	for _, points := range parts {
		path := n.snap(points)
		hole := false
		if layer.Filled() {
			if len(path) > 2 && path[len(path)-1] != path[0] {
				path = append(path, path[0])
			}
			if len(path) < 4 {
				continue
			}
			hole = outer >= 0 && !turns(points)
			if (n.twiceArea(path[:len(path)-1]) < 0) != hole {
				slices.Reverse(path)
			}
		} else if len(path) < 2 {
			continue
		}
		c := netChain{
			layer: layer, line: n.polyline(path), rank: x.rank, nodes: []int32{0, int32(len(path) - 1)},
			name: x.name, id: x.id, hole: hole, outer: outer,
		}
		c.line.first = firstFor(x.rank)
		if layer == basemap.Urban {
			c.line.first = 2
		}
		if layer.Filled() {
			x0, y0, x1, y1 := n.box(c.line)
			wide := 1.5
			if hole {
				c.name, c.id = "", 0
				c.line.first = max(c.line.first, n.chains[outer].line.first)
				wide = 3
				if layer == basemap.Urban && float64(max(x1-x0, y1-y0)) < 16*pixel[basemap.Levels-1] {
					continue
				}
			}
			for c.line.first < basemap.Levels-1 && float64(max(x1-x0, y1-y0)) < wide*pixel[c.line.first] {
				c.line.first++
			}
		}
		last := len(c.line.keep) - 1
		c.line.keep[0], c.line.keep[last] = c.line.first, c.line.first
		if n.chains = append(n.chains, c); !hole {
			outer = len(n.chains) - 1
		}
	}
}

// emit writes the chains layer by layer along a Hilbert curve and returns their
// new numbers.
func (n *net) emit(b *basemap.Builder) []int {
	order := make([]int, len(n.chains))
	keys := make([]uint64, len(n.chains))
	for i := range order {
		order[i] = i
		x0, y0, x1, y1 := n.box(n.chains[i].line)
		keys[i] = hilbert(uint32((x0+x1)/2)&(basemap.Grid-1), uint32((y0+y1)/2))
	}
	// Holes come after their outer rings.
	head := func(i int) int {
		if n.chains[i].hole {
			return n.chains[i].outer
		}
		return i
	}
	slices.SortStableFunc(order, func(i, j int) int {
		p, q := head(i), head(j)
		return cmp.Or(cmp.Compare(n.chains[i].layer, n.chains[j].layer), cmp.Compare(keys[p], keys[q]), cmp.Compare(p, q), cmp.Compare(i, j))
	})
	number := make([]int, len(n.chains))
	for _, i := range order {
		c := &n.chains[i]
		if c.flat {
			continue
		}
		x0, _, x1, _ := n.box(c.line)
		shift := -((x0 + x1) / 2 &^ (basemap.Grid - 1)) // the middle comes to lie in the world
		points := make([]basemap.Vertex, 0, len(c.line.at))
		node := 0
		for k := range c.line.at {
			isNode := node < len(c.nodes) && c.nodes[node] == int32(k)
			if isNode {
				node++
			}
			if c.line.levels[k] >= basemap.Levels {
				continue
			}
			x, y := c.line.where(n.at, int32(k))
			points = append(points, basemap.Vertex{X: int32(x + shift), Y: int32(y), Level: c.line.levels[k], Node: isNode})
		}
		number[i] = b.Chain(basemap.Chain{Layer: c.layer, Hole: c.hole, Rank: c.rank, Name: c.name, ID: c.id, Points: points})
	}
	return number
}

// hilbert is the place of a point on a curve that fills the square of the grid.
func hilbert(x, y uint32) (d uint64) {
	for s := uint32(basemap.Grid / 2); s > 0; s /= 2 {
		rx, ry := uint32(0), uint32(0)
		if x&s > 0 {
			rx = 1
		}
		if y&s > 0 {
			ry = 1
		}
		d += uint64(s) * uint64(s) * uint64(3*rx^ry)
		if ry == 0 {
			if rx == 1 {
				x, y = basemap.Grid-1-x, basemap.Grid-1-y
			}
			x, y = y, x
		}
	}
	return d
}
