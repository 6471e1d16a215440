package main

import (
	"container/heap"
	"math"

	"dateline/geo/basemap"
)

// A vertex is a corner of the net of lines, on the grid of the file.
type vertex struct{ x, y int32 }

// A polyline is a line or ring of the net, by the numbers of its vertices.
type polyline struct {
	at     []int32 // numbers into net.at; a ring repeats the first
	ring   bool
	bend   []vertex // of each vertex: whole worlds to move it by, for lines over the antimeridian; nil for none
	first  uint8    // coarsest level that has it
	levels []uint8  // of each vertex; filled by simplify
	keep   []uint8  // coarsest level on which the vertex must stay; never for none
	// linked list of the vertices that are left
	prev, next []int32
	left       int
}

const never = 255

// pixel is the size of a pixel in steps of the grid at the largest zoom that
// the level is drawn for: 2, 4, 6 and 8.
var pixel = [basemap.Levels]float64{
	basemap.Grid >> (8 + 2), basemap.Grid >> (8 + 4), basemap.Grid >> (8 + 6), basemap.Grid >> (8 + 8),
}

// simplify decides for every vertex which level it comes in on, after M.
// Visvalingam and J. D. Whyatt, "Line generalisation by repeated elimination
// of points" (1993): the vertex whose triangle with its neighbours is smallest
// goes first, until the smallest that is left has the given part of a square
// pixel. A vertex stays while another one lies in its triangle. So no line ever
// comes to cross another or itself: for that, it would have to pass over a
// vertex.
//
// It begins with the finest level, so that each level has the vertices of the
// coarser ones.
func simplify(lines []*polyline, at []vertex, part float64) {
	for _, p := range lines {
		n := int32(len(p.at))
		p.levels = make([]uint8, n)
		p.prev, p.next = make([]int32, n), make([]int32, n)
		for i := range n {
			p.prev[i], p.next[i] = i-1, i+1
		}
		p.left = len(p.at)
		for i := range p.levels {
			p.levels[i] = basemap.Levels // gone, until it is found to stay on some level
		}
	}
	for level := basemap.Levels - 1; level >= 0; level-- {
		thin(lines, at, uint8(level), part*pixel[level]*pixel[level])
		for _, p := range lines {
			if int(p.first) <= level {
				for i := int32(0); i < int32(len(p.at)); i = p.next[i] {
					p.levels[i] = uint8(level)
				}
			}
		}
	}
}

type candidate struct {
	size float64
	line int32
	at   int32 // index in the line
	made int32 // stale if the vertex has been measured again since
}

type queue []candidate

func (q queue) Len() int { return len(q) }
func (q queue) Less(i, j int) bool {
	if q[i].size != q[j].size {
		return q[i].size < q[j].size
	}
	if q[i].line != q[j].line {
		return q[i].line < q[j].line
	}
	return q[i].at < q[j].at
}
func (q queue) Swap(i, j int) { q[i], q[j] = q[j], q[i] }
func (q *queue) Push(x any)   { *q = append(*q, x.(candidate)) }
func (q *queue) Pop() any {
	old := *q
	x := old[len(old)-1]
	*q = old[:len(old)-1]
	return x
}

func (p *polyline) where(at []vertex, i int32) (x, y int64) {
	v := at[p.at[i]]
	x, y = int64(v.x), int64(v.y)
	if p.bend != nil {
		x += int64(p.bend[i].x)
		y += int64(p.bend[i].y)
	}
	return x, y
}

// thin removes vertices for one level.
func thin(lines []*polyline, at []vertex, level uint8, limit float64) {
	index := newPointIndex(lines, at, level)
	var q queue
	made := make([][]int32, len(lines))
	measure := func(l, i int32) {
		p := lines[l]
		if p.keep[i] <= level || p.prev[i] < 0 || int(p.next[i]) >= len(p.at) {
			return
		}
		made[l][i]++
		if a := p.triangle(at, i); a < limit {
			heap.Push(&q, candidate{a, l, i, made[l][i]})
		}
	}
	for l, p := range lines {
		if p.first > level {
			continue
		}
		made[l] = make([]int32, len(p.at))
		for i := int32(0); i < int32(len(p.at)); i = p.next[i] {
			measure(int32(l), i)
		}
	}
	for q.Len() > 0 {
		c := heap.Pop(&q).(candidate)
		p := lines[c.line]
		if made[c.line][c.at] != c.made {
			continue
		}
		if least := 2; p.left <= least || p.ring && p.left <= 4 {
			continue
		}
		a, b := p.prev[c.at], p.next[c.at]
		if index.inside(p, a, c.at, b) {
			continue
		}
		index.remove(p.at[c.at])
		made[c.line][c.at]++
		p.next[a], p.prev[b] = b, a
		p.left--
		measure(c.line, a)
		measure(c.line, b)
	}
}

// triangle is the area that a vertex makes with its neighbours.
func (p *polyline) triangle(at []vertex, i int32) float64 {
	ax, ay := p.where(at, p.prev[i])
	bx, by := p.where(at, i)
	cx, cy := p.where(at, p.next[i])
	return math.Abs(float64((bx-ax)*(cy-ay)-(cx-ax)*(by-ay))) / 2
}

// A pointIndex finds the vertices in a triangle. Columns wrap about the world.
type pointIndex struct {
	at    []vertex
	uses  []int8 // lines that have the vertex still
	start []int32
	list  []int32
}

const (
	cellBits = 10
	columns  = basemap.Grid >> cellBits
)

func cellOf(v vertex) int {
	return int(v.y>>cellBits)*columns + int(v.x>>cellBits)&(columns-1)
}

func newPointIndex(lines []*polyline, at []vertex, level uint8) *pointIndex {
	x := &pointIndex{at: at, uses: make([]int8, len(at)), start: make([]int32, columns*(columns+1)+2)}
	for _, p := range lines {
		if p.first > level {
			continue
		}
		for i := int32(0); i < int32(len(p.at)); i = p.next[i] {
			if x.uses[p.at[i]] < 100 {
				x.uses[p.at[i]]++
			}
		}
	}
	for v, n := range x.uses {
		if n > 0 {
			x.start[cellOf(at[v])+2]++
		}
	}
	for i := 1; i < len(x.start); i++ {
		x.start[i] += x.start[i-1]
	}
	x.list = make([]int32, x.start[len(x.start)-1])
	for v, n := range x.uses {
		if n > 0 {
			c := cellOf(at[v]) + 1
			x.list[x.start[c]] = int32(v)
			x.start[c]++
		}
	}
	return x
}

func (x *pointIndex) remove(v int32) { x.uses[v]-- }

// inside reports whether a vertex other than the corners lies in the triangle
// of the vertices i, j and k of the line, or on its edges.
func (x *pointIndex) inside(p *polyline, i, j, k int32) bool {
	ax, ay := p.where(x.at, i)
	bx, by := p.where(x.at, j)
	cx, cy := p.where(x.at, k)
	x0, x1 := min(ax, bx, cx), max(ax, bx, cx)
	y0, y1 := min(ay, by, cy), max(ay, by, cy)
	va, vb, vc := x.at[p.at[i]], x.at[p.at[j]], x.at[p.at[k]]
	for row := y0 >> cellBits; row <= y1>>cellBits; row++ {
		for column := x0 >> cellBits; column <= x1>>cellBits; column++ {
			c := int(row)*columns + int(column)&(columns-1)
			for _, v := range x.list[x.start[c]:x.start[c+1]] {
				w := x.at[v]
				if x.uses[v] == 0 || w == va || w == vb || w == vc {
					continue
				}
				wy := int64(w.y)
				if wy < y0 || wy > y1 {
					continue
				}
				// the copy of the vertex that is in this column
				wx := int64(w.x) + (column<<cellBits - int64(w.x)>>cellBits<<cellBits)
				if wx < x0 || wx > x1 {
					continue
				}
				d1 := (bx-ax)*(wy-ay) - (wx-ax)*(by-ay)
				d2 := (cx-bx)*(wy-by) - (wx-bx)*(cy-by)
				d3 := (ax-cx)*(wy-cy) - (wx-cx)*(ay-cy)
				if (d1 >= 0 && d2 >= 0 && d3 >= 0) || (d1 <= 0 && d2 <= 0 && d3 <= 0) {
					return true
				}
			}
		}
	}
	return false
}
