package timeline

import (
	"time"

	"dateline/data"
)

// A brush is the chosen range, half open. A zero time is an open end; two of
// them are no range.
type brush struct{ from, to time.Time }

func (b brush) set() bool { return !b.from.IsZero() || !b.to.IsZero() }

// stepped is t moved by n units of the grain, first back to where its unit begins.
func stepped(g data.Grain, t time.Time, n int) time.Time {
	t = g.Floor(t)
	for ; n > 0; n-- {
		t = g.Next(t)
	}
	for ; n < 0; n++ {
		t = g.Floor(t.Add(-time.Second))
	}
	return t
}

// nearest is the boundary between two units that is nearest to t.
func nearest(g data.Grain, t time.Time) time.Time {
	u := g.Unit(t)
	if 2*instant(t) < instant(u.Start)+instant(u.End) {
		return u.Start
	}
	return u.End
}

// units is about how many units of the grain lie between two instants, as
// bounded as the width of a window is.
func units(g data.Grain, from, to time.Time) int {
	const most = 10_000
	n := 0
	for t := g.Floor(from); t.Before(to) && n < most; t = g.Next(t) {
		n++
	}
	return n
}

// The zero time.Time is midnight of 1 January of the year 1, and an end of a
// range might well be that very instant. It is then moved by a nanosecond,
// where nothing lies that the program keeps.
func fromInstant(t time.Time) time.Time {
	if t.IsZero() {
		return t.Add(1)
	}
	return t
}

func toInstant(t time.Time) time.Time {
	if t.IsZero() {
		return t.Add(-1)
	}
	return t
}
