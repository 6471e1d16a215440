package main

import (
	"cmp"
	"slices"

	"github.com/paulmach/orb"

	"dateline/geo"
	"dateline/geo/basemap"
)

// firstFor is the coarsest level that is drawn at a zoom.
func firstFor(rank uint8) uint8 {
	return uint8(basemap.LevelFor(float64(rank)))
}

// build writes everything.
func (w *world) build(b *basemap.Builder) {
	n := w.net
	n.join()
	kept := map[int32]bool{} // faces of countries that would vanish
	n.dropSmall(func(f int32) bool { return kept[f] })
	var lines []*polyline
	for i := range n.chains {
		lines = append(lines, n.chains[i].line)
	}
	simplify(lines, n.at, areaPart)

	// Water and towns have nets of their own.
	waters := newNet(nil)
	for _, x := range w.water {
		waters.addWater(x)
	}
	lines = lines[:0]
	for i := range waters.chains {
		lines = append(lines, waters.chains[i].line)
	}
	simplify(lines, waters.at, 1.5*areaPart)

	towns := newNet(nil)
	for i := range w.urban {
		towns.addTown(&w.urban[i])
	}
	lines = lines[:0]
	for i := range towns.chains {
		lines = append(lines, towns.chains[i].line)
	}
	simplify(lines, towns.at, 10*areaPart)

	number := n.emit(b)
	waters.emit(b)
	towns.emit(b)

	for i := range w.countries {
		c := &w.countries[i]
		set := map[int32]bool{}
		for _, f := range c.faces {
			set[f] = true
		}
		rings := n.outlines(n.arcsOf(func(f int32) bool { return set[f] }, 0))
		b.Area(basemap.Area{Kind: basemap.CountryArea, Name: c.name, ID: c.id, Country: c.id, Rings: renumber(rings, number)})
	}
	for i := range w.provinces {
		p := &w.provinces[i]
		rings := n.outlines(n.arcsOf(func(f int32) bool { return f == int32(i) }, 3))
		b.Area(basemap.Area{
			Kind: basemap.ProvinceArea, Face: true, Name: p.name, ID: p.id,
			Country: w.countries[p.country].id, Province: p.id, Rank: p.rank, Rings: renumber(rings, number),
		})
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

// addWater adds a lake, whose parts are rings, or a river.
func (n *net) addWater(x water) {
	for _, part := range x.parts {
		n.single(x.layer, part, x.rank, x.name, 0)
	}
}

func (n *net) addTown(f *feature) {
	for _, p := range f.polygons {
		n.single(basemap.Urban, p[0], 6, "", 0)
	}
}

// single adds a chain that is no edge of a face.
func (n *net) single(layer basemap.Layer, points []orb.Point, rank uint8, name string, id geo.ID) {
	path := n.snap(points)
	if layer.Filled() {
		for len(path) > 2 && path[len(path)-1] != path[0] {
			path = append(path, path[0])
		}
		if len(path) < 4 {
			return
		}
	} else if len(path) < 2 {
		return
	}
	c := netChain{layer: layer, line: n.polyline(path), rank: rank, nodes: []int32{0, int32(len(path) - 1)}, name: name, id: id}
	area := n.twiceArea(path[:len(path)-1])
	if layer.Filled() && (area < 0) != c.hole {
		slices.Reverse(path)
		c.line = n.polyline(path)
	}
	c.line.first = firstFor(rank)
	if layer == basemap.Urban {
		c.line.first = 2
	}
	if layer.Filled() {
		x0, y0, x1, y1 := n.box(c.line)
		for c.line.first < basemap.Levels-1 && float64(max(x1-x0, y1-y0)) < 1.5*pixel[c.line.first] {
			c.line.first++
		}
	}
	last := len(c.line.keep) - 1
	c.line.keep[0], c.line.keep[last] = c.line.first, c.line.first
	n.chains = append(n.chains, c)
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
		if c := &n.chains[i]; c.outer >= 0 && c.hole {
			keys[i] = keys[c.outer]
		}
	}
	slices.SortStableFunc(order, func(i, j int) int {
		p, q := &n.chains[i], &n.chains[j]
		return cmp.Or(cmp.Compare(p.layer, q.layer), cmp.Compare(keys[i], keys[j]), cmp.Compare(i, j))
	})
	number := make([]int, len(n.chains))
	for _, i := range order {
		c := &n.chains[i]
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
