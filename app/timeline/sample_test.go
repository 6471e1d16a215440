package timeline

import (
	"slices"
	"time"

	"dateline/data"
)

// dates is a source that counts instants.
type dates []time.Time

func (d dates) Span() data.Time {
	if len(d) == 0 {
		return data.Time{}
	}
	first, last := slices.MinFunc(d, time.Time.Compare), slices.MaxFunc(d, time.Time.Compare)
	return data.Time{Start: first, End: last.Add(time.Second), Grain: data.Second}
}

func (d dates) Bins(g data.Grain, from, to time.Time) []Bin {
	counts := map[time.Time]int{}
	for _, t := range d {
		counts[g.Floor(t)]++
	}
	var bins []Bin
	for start, n := range counts {
		if !start.Before(to) || !g.Next(start).After(from) {
			continue
		}
		bins = append(bins, Bin{Start: start, End: g.Next(start), Count: n})
	}
	slices.SortFunc(bins, func(a, b Bin) int { return a.Start.Compare(b.Start) })
	return bins
}

func on(y int, m time.Month, d int) time.Time { return time.Date(y, m, d, 9, 30, 0, 0, time.UTC) }

// autumn is two months of news.
func autumn() dates {
	var all dates
	for i := range 61 {
		for range i * i * 7919 % 13 {
			all = append(all, on(2016, 9, 15+i))
		}
	}
	return all
}

// ages reaches from Caesar to yesterday.
func ages() dates {
	all := dates{on(-43, 3, 15), on(79, 8, 24), on(476, 9, 4), on(1066, 10, 14), on(1492, 10, 12), on(1752, 9, 14)}
	for y := 1800; y < 2020; y++ {
		for range y % 7 {
			all = append(all, on(y, 6, 1))
		}
	}
	return all
}
