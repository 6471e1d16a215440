package score

import (
	"cmp"
	"slices"
)

// stretches are spans in the order that they begin in, so that those over a
// span are found without looking at all.
type stretches struct {
	all   []stretch
	reach []int // the furthest end among all[:i+1]
}

type stretch struct{ start, end, index int }

// newStretches takes in n spans; span gives each.
func newStretches(n int, span func(int) (start, end int)) stretches {
	s := stretches{make([]stretch, n), make([]int, n)}
	for i := range s.all {
		start, end := span(i)
		s.all[i] = stretch{start, end, i}
	}
	slices.SortStableFunc(s.all, func(a, b stretch) int { return cmp.Compare(a.start, b.start) })
	for i, x := range s.all {
		s.reach[i] = x.end
		if i > 0 {
			s.reach[i] = max(s.reach[i], s.reach[i-1])
		}
	}
	return s
}

// over calls do with the index of each span that overlaps this one.
func (s *stretches) over(start, end int, do func(int)) {
	i, _ := slices.BinarySearchFunc(s.all, end, func(x stretch, end int) int { return cmp.Compare(x.start, end) })
	for i--; i >= 0 && s.reach[i] > start; i-- {
		if s.all[i].end > start {
			do(s.all[i].index)
		}
	}
}
