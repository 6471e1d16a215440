package reader

import (
	"testing"

	"pgregory.net/rapid"
)

// The tree of sums agrees with adding the rows up.
func TestHeights(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 70).Draw(t, "rows")
		var h heights
		h.reset(n, 100)
		for range rapid.IntRange(0, 60).Draw(t, "changes") {
			h.set(rapid.IntRange(0, n-1).Draw(t, "row"), float32(rapid.IntRange(1, 500).Draw(t, "height")))
		}
		var sum float64
		for i := range n {
			if got := h.before(i); got != sum {
				t.Fatalf("before row %d are %g, not %g", i, got, sum)
			}
			for _, rest := range []float64{0, float64(h.rows[i]) / 2} {
				if row, r := h.at(sum + rest); row != i || r != rest {
					t.Fatalf("at %g is row %d and %g of it, not %d and %g", sum+rest, row, r, i, rest)
				}
			}
			sum += float64(h.rows[i])
		}
		if h.total() != sum {
			t.Fatalf("the total is %g, not %g", h.total(), sum)
		}
		if row, rest := h.at(sum + 1000); row != n-1 || rest != float64(h.rows[n-1]) {
			t.Fatalf("beyond the end is row %d and %g of it", row, rest)
		}
	})
}

// The rows nobody has seen become as tall as those that were.
func TestHeightsAreGuessedFromThoseMeasured(t *testing.T) {
	var h heights
	h.reset(1000, 100)
	for i := range 4 {
		h.set(i, 300)
	}
	if got := h.total(); got != 300_000 {
		t.Errorf("the total is %g", got)
	}
}
