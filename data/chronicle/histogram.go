package chronicle

import (
	"cmp"
	"math"
	"slices"
	"time"

	"dateline/data"
)

// A Bin is one bar of a histogram: a unit of time and the events that lie wholly
// in it.
type Bin struct {
	Start, End time.Time // half open
	Count      int
	By         [data.EventTypes]int

	// Unreal are those of Count, and UnrealBy those of By, that have not happened.
	Unreal   int
	UnrealBy [data.EventTypes]int

	// Assumed are those of Count that the text gives no date for: the article's date
	// stands in. AssumedBy are those of By that are not among UnrealBy. There are none
	// by the other dates.
	Assumed   int
	AssumedBy [data.EventTypes]int
}

// A Vague is so many events that are dated no closer than by an interval.
type Vague struct {
	When  data.Time
	Count int
}

// Span is the time from the first event with a date to the end of the last; no
// time where none has one.
func (v *View) Span() data.Time {
	v.once.Do(v.measure)
	return v.span
}

// measure finds the span, and all different times.
func (v *View) measure() {
	type key struct {
		interval
		grain    data.Grain
		modifier data.Modifier
	}
	counts := map[key]int{}
	var first, last int64
	for _, row := range v.rows {
		t := v.time(row)
		if t == noTime {
			continue
		}
		if len(counts) == 0 || t.start < first {
			first = t.start
		}
		if len(counts) == 0 || t.end > last {
			last = t.end
		}
		k := key{interval: t, grain: data.Day}
		switch v.query.Date {
		case ByEvent:
			k.grain, k.modifier = v.c.details[row].When.Grain, v.c.details[row].When.Modifier
		case ByPublished:
			k.grain = v.c.articles[v.c.article[row]].Published.Grain
		}
		if k.modifier == data.Before || k.modifier == data.After {
			k.modifier = data.Plain // it has been given an end
		}
		counts[k]++
	}
	if len(counts) == 0 {
		return
	}
	v.span = data.Time{Start: time.Unix(first, 0).UTC(), End: time.Unix(last, 0).UTC(), Grain: data.Day}
	for k, n := range counts {
		if !wider(k.interval, data.Day) {
			continue // by no grain of a histogram
		}
		v.vague = append(v.vague, Vague{data.Time{Start: time.Unix(k.start, 0).UTC(), End: time.Unix(k.end, 0).UTC(), Grain: k.grain, Modifier: k.modifier}, n})
	}
	slices.SortFunc(v.vague, func(a, b Vague) int {
		return cmp.Or(a.When.Start.Compare(b.When.Start), a.When.End.Compare(b.When.End), cmp.Compare(a.When.Grain, b.When.Grain), cmp.Compare(a.When.Modifier, b.When.Modifier))
	})
}

// wider reports whether an interval does not lie in one unit of the grain.
func wider(t interval, g data.Grain) bool { return g.Next(time.Unix(t.start, 0)).Unix() < t.end }

// Vague lists the times that share an instant with the half-open range and don't
// lie in one unit of the grain, in order. A zero from or to is an open end.
func (v *View) Vague(g data.Grain, from, to time.Time) []Vague {
	v.once.Do(v.measure)
	var all []Vague
	for _, t := range v.vague {
		if (to.IsZero() || t.When.Start.Before(to)) && (from.IsZero() || t.When.End.After(from)) && g.Next(t.When.Start).Before(t.When.End) {
			all = append(all, t)
		}
	}
	return all
}

// Histogram counts the events that lie wholly in one unit of the
// grain, by those units that share an instant with the half-open range. A zero
// from or to is an open end. Units without any are left out, the others come in
// order; what is dated vaguely for the grain is told by [View.Vague].
func (v *View) Histogram(g data.Grain, from, to time.Time) []Bin {
	first := 0
	if !from.IsZero() {
		begin := g.Floor(from).Unix()
		first, _ = slices.BinarySearchFunc(v.rows, begin, func(row int32, t int64) int { return cmp.Compare(v.time(row).start, t) })
	}
	var bins []Bin
	var u data.Time // the unit that the row begins in
	end, open := int64(math.MinInt64), false
	for _, row := range v.rows[first:] {
		t := v.time(row)
		if t == noTime {
			break // the undated are the last
		}
		if t.start >= end {
			u = g.Unit(time.Unix(t.start, 0))
			end, open = u.End.Unix(), false
			if !to.IsZero() && !u.Start.Before(to) {
				break
			}
		}
		if t.end > end {
			continue
		}
		if !open {
			bins, open = append(bins, Bin{Start: u.Start, End: u.End}), true
		}
		b := &bins[len(bins)-1]
		b.Count++
		b.By[v.c.kind[row]]++
		assumed, unreal := v.query.Date == ByEvent && v.c.details[row].Basis == data.TimeOfArticle, v.c.status[row] != data.Happened
		if assumed {
			b.Assumed++
		}
		switch {
		case unreal:
			b.Unreal++
			b.UnrealBy[v.c.kind[row]]++
		case assumed:
			b.AssumedBy[v.c.kind[row]]++
		}
	}
	return bins
}
