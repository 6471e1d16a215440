package project

import (
	"time"

	"dateline/data"
)

// A Bin is one bar of a histogram: a unit of time and the passages in it. A
// query for the bin's range gives Count + Vague passages.
type Bin struct {
	Start, End time.Time // half open
	Count      int       // passages whose time lies wholly in the bin
	Vague      int       // passages that may lie in it: their time is wider, or crosses its bounds
}

// MaxBins bounds the width of a histogram, empty bins counted.
const MaxBins = 1 << 16

// Histogram counts the view's dated passages by units of a grain: [data.Day],
// [data.Week], [data.Month], [data.Year], [data.Decade] or [data.Century]; for
// another the next coarser is taken. The bins are those that share an instant
// with the half-open range, where a zero from or to leaves that side open, and
// each counts the whole of its unit, also of those that the range cuts. Bins
// without a passage are left out, the others come in order.
//
// Where the range has more than [MaxBins] units between the first and the last
// passage, the next grain is taken at which it has not; the bins show which.
func (v *View) Histogram(g data.Grain, from, to time.Time) []Bin {
	span := v.Span()
	if span.IsZero() || !from.IsZero() && !to.IsZero() && !from.Before(to) {
		return nil
	}
	var first, last int
	for g = coarser(max(g, data.Day) - 1); ; g = coarser(g) {
		first, last = index(g, span.Start), index(g, span.End.Add(-1))
		if !from.IsZero() {
			first = max(first, index(g, from))
		}
		if !to.IsZero() {
			last = min(last, index(g, to.Add(-1)))
		}
		if last-first < MaxBins || g == data.Century {
			break
		}
	}
	if last < first {
		return nil
	}
	// The bins between first and last; vague passages are summed up from steps
	// at both ends, so that one of a century costs as much as one of a day.
	counts := make([]int32, last-first+1)
	steps := make([]int32, len(counts)+1)
	begins, ends := at(g, first).Unix(), at(g, last+1).Unix()
	var starts, lasts lastIndex
	for i, a := range v.articles {
		if v.weight[i] == 0 || !v.c.dated[a] || v.c.end[a] <= begins {
			continue
		}
		if v.c.start[a] >= ends {
			break // articles come by their start
		}
		from := starts.index(g, v.c.start[a]) - first
		to := lasts.index(g, v.c.end[a]-1) - first
		if from == to {
			counts[from] += v.weight[i]
		} else {
			steps[max(from, 0)] += v.weight[i]
			steps[min(to+1, len(counts))] -= v.weight[i]
		}
	}
	var bins []Bin
	var vague int32
	for i, n := range counts {
		vague += steps[i]
		if n == 0 && vague == 0 {
			continue
		}
		start := at(g, first+i)
		bins = append(bins, Bin{start, g.Next(start), int(n), int(vague)})
	}
	return bins
}

// coarser is the next grain of histograms after g.
func coarser(g data.Grain) data.Grain {
	for _, next := range [...]data.Grain{data.Day, data.Week, data.Month, data.Year, data.Decade} {
		if next > g {
			return next
		}
	}
	return data.Century
}

// index numbers the units of a grain, those before 1970 below zero, so that the
// unit after another has the next number.
func index(g data.Grain, t time.Time) int {
	switch g {
	case data.Day:
		return int(floorDiv(t.Unix(), secondsPerDay))
	case data.Week:
		return int(floorDiv(t.Unix()-firstMonday, 7*secondsPerDay))
	}
	t = t.UTC()
	y := t.Year()
	switch g {
	case data.Month:
		return y*12 + int(t.Month()) - 1
	case data.Decade:
		return digitsIndex(y, 10)
	case data.Century:
		return digitsIndex(y, 100)
	}
	return y
}

// at is the start of the unit that has the index.
func at(g data.Grain, i int) time.Time {
	switch g {
	case data.Day:
		return time.Unix(int64(i)*secondsPerDay, 0).UTC()
	case data.Week:
		return time.Unix(int64(i)*7*secondsPerDay+firstMonday, 0).UTC()
	case data.Month:
		return time.Date(0, time.Month(i+1), 1, 0, 0, 0, 0, time.UTC)
	case data.Decade, data.Century:
		size := 10
		if g == data.Century {
			size = 100
		}
		y := i * size
		if i < 0 { // the last year of the unit before the year 0 that is nearest to it
			y = (i + 1) * size
			y = min(y, -1)
		}
		return g.Floor(time.Date(y, 1, 1, 0, 0, 0, 0, time.UTC))
	}
	return time.Date(i, 1, 1, 0, 0, 0, 0, time.UTC)
}

// digitsIndex numbers the units whose years share their first digits: those of
// years before 0 from -1 down.
func digitsIndex(y, size int) int {
	if y < 0 {
		return y/size - 1
	}
	return y / size
}

const (
	secondsPerDay = 24 * 60 * 60
	firstMonday   = 4 * secondsPerDay // 5 January 1970
)

func floorDiv(a, b int64) int64 {
	q := a / b
	if a%b < 0 {
		q--
	}
	return q
}

// lastIndex remembers the unit that was asked for last: articles come by their
// time, and the calendar is slow.
type lastIndex struct {
	start, end int64
	n          int
}

func (l *lastIndex) index(g data.Grain, seconds int64) int {
	if seconds < l.start || seconds >= l.end {
		u := g.Unit(time.Unix(seconds, 0))
		l.start, l.end, l.n = u.Start.Unix(), u.End.Unix(), index(g, u.Start)
	}
	return l.n
}
