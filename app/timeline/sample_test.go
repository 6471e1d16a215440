package timeline

import (
	"slices"
	"time"

	"dateline/app/symbol"
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

// reports is a source of events: on days, by groups, and dated vaguely.
type reports struct {
	dates
	groups []symbol.Group // of dates
	vague  []Vague
}

func (r reports) Span() data.Time {
	span := r.dates.Span()
	for _, v := range r.vague {
		if span.IsZero() || v.When.Start.Before(span.Start) {
			span.Start = v.When.Start
		}
		if v.When.End.After(span.End) {
			span.End = v.When.End
		}
		span.Grain = data.Second
	}
	return span
}

func (r reports) Bins(g data.Grain, from, to time.Time) []Bin {
	bins := map[time.Time]*Bin{}
	at := func(t time.Time) *Bin {
		t = g.Floor(t)
		if bins[t] == nil {
			bins[t] = &Bin{Start: t, End: g.Next(t)}
		}
		return bins[t]
	}
	for i, t := range r.dates {
		b := at(t)
		b.Count++
		b.By[r.groups[i]]++
	}
	for _, v := range r.vague {
		if !g.Next(v.When.Start).Before(v.When.End) {
			b := at(v.When.Start)
			b.Count += v.Count
			b.By[symbol.Named] += v.Count
			continue
		}
		for t := g.Floor(v.When.Start); t.Before(v.When.End); t = g.Next(t) {
			at(t).Vague += v.Count
		}
	}
	var all []Bin
	for _, b := range bins {
		if b.End.After(from) && b.Start.Before(to) {
			all = append(all, *b)
		}
	}
	slices.SortFunc(all, func(a, b Bin) int { return a.Start.Compare(b.Start) })
	return all
}

func (r reports) Vague(g data.Grain, from, to time.Time) []Vague {
	var all []Vague
	for _, v := range r.vague {
		if v.When.End.After(from) && v.When.Start.Before(to) && g.Next(v.When.Start).Before(v.When.End) {
			all = append(all, v)
		}
	}
	return all
}

// war is two months of events of all groups, some of them dated vaguely.
func war() reports {
	r := reports{dates: autumn()}
	for i := range r.dates {
		r.groups = append(r.groups, symbol.Group(1+i*i*31%17%5))
	}
	in := func(m time.Month, from, to int) data.Time {
		return data.DayTime(2016, m, from).Through(data.DayTime(2016, m, to))
	}
	early := data.MonthTime(2016, time.October)
	early.Modifier = data.Early
	r.vague = []Vague{
		{data.MonthTime(2016, time.October), 31},
		{data.MonthTime(2016, time.September), 12},
		{in(time.October, 15, 16), 4},
		{early, 9},
		{data.Season.Unit(on(2016, 10, 1)), 20},
		{data.Week.Unit(on(2016, 10, 12)), 3},
	}
	return r
}
