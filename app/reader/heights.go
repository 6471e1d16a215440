package reader

import "math/bits"

// heights are the heights of rows, some measured and the others estimated.
// Sums of them and the row at a height take time logarithmic in their number,
// and so does a change: they are kept as a Fenwick tree.
type heights struct {
	tree     []float64 // tree[i] sums the i&-i rows that end with row i-1
	rows     []float32 // estimates where not known
	known    []uint64  // a bit a row
	estimate float32
	measured int     // rows of which the height was measured
	sum      float64 // of those
	next     int     // number of measured rows at which to estimate again
}

// reset makes n rows of estimated height.
func (h *heights) reset(n int, estimate float32) {
	h.rows = append(h.rows[:0], make([]float32, n)...)
	h.known = append(h.known[:0], make([]uint64, (n+63)/64)...)
	for i := range h.rows {
		h.rows[i] = estimate
	}
	h.estimate, h.measured, h.sum, h.next = estimate, 0, 0, 4
	h.build()
}

// forget turns all heights into estimates, as when the width has changed.
func (h *heights) forget() {
	clear(h.known)
	h.measured, h.sum, h.next = 0, 0, 4
}

func (h *heights) build() {
	h.tree = append(h.tree[:0], make([]float64, len(h.rows)+1)...)
	for i := 1; i < len(h.tree); i++ {
		h.tree[i] += float64(h.rows[i-1])
		if up := i + i&-i; up < len(h.tree) {
			h.tree[up] += h.tree[i]
		}
	}
}

func (h *heights) isKnown(i int) bool { return h.known[i/64]>>(i%64)&1 != 0 }

// set fixes the measured height of a row. The rows that nobody has seen yet
// are now and then taken to be as tall as the average of those measured.
func (h *heights) set(i int, height float32) {
	if h.isKnown(i) {
		h.sum -= float64(h.rows[i])
	} else {
		h.known[i/64] |= 1 << (i % 64)
		h.measured++
	}
	h.sum += float64(height)
	if d := float64(height) - float64(h.rows[i]); d != 0 {
		h.rows[i] = height
		for k := i + 1; k < len(h.tree); k += k & -k {
			h.tree[k] += d
		}
	}
	if h.measured < h.next {
		return
	}
	h.next *= 4
	mean := float32(h.sum / float64(h.measured))
	for k := range h.rows {
		if !h.isKnown(k) {
			h.rows[k] = mean
		}
	}
	h.estimate = mean
	h.build()
}

// before is the sum of the rows before row i.
func (h *heights) before(i int) float64 {
	var sum float64
	for ; i > 0; i &= i - 1 {
		sum += h.tree[i]
	}
	return sum
}

func (h *heights) total() float64 { return h.before(len(h.rows)) }

// at is the row at a height, and how far below the row's top that is.
func (h *heights) at(y float64) (i int, rest float64) {
	if len(h.rows) == 0 || y <= 0 {
		return 0, 0
	}
	for step := 1 << (bits.Len(uint(len(h.rows))) - 1); step > 0; step >>= 1 {
		if next := i + step; next < len(h.tree) && h.tree[next] <= y {
			i = next
			y -= h.tree[next]
		}
	}
	if i == len(h.rows) {
		i--
		y = float64(h.rows[i])
	}
	return i, y
}
