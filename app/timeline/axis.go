package timeline

import (
	"math"
	"time"

	"dateline/data"
)

// A span of seconds since 1970, of which an axis shows a part. Float64 holds
// every second of the program's two million years exactly.
type seconds struct{ from, to float64 }

func (s seconds) width() float64 { return s.to - s.from }

func instant(t time.Time) float64 { return float64(t.Unix()) + float64(t.Nanosecond())/1e9 }

func atSecond(s float64) time.Time { return time.Unix(int64(math.Floor(s)), 0).UTC() }

const day = 24 * 60 * 60

// The grains of the bars with their usual length in seconds.
var grains = [...]struct {
	grain  data.Grain
	length float64
}{
	{data.Day, day},
	{data.Week, 7 * day},
	{data.Month, 30.4 * day},
	{data.Year, 365.2425 * day},
	{data.Decade, 3652.425 * day},
	{data.Century, 36524.25 * day},
}

// leastBar is how wide a bar must be, in the canvas's units, to be seen.
const leastBar = 4

// grainFor is the finest grain whose bars can be seen.
func grainFor(view seconds, width float32) data.Grain {
	for _, g := range grains {
		if g.length/view.width()*float64(width) >= leastBar {
			return g.grain
		}
	}
	return data.Century
}

// grainOf is the grain of a bar that is as wide as a unit, else the given one.
func grainOf(b bar, g data.Grain) data.Grain {
	for _, try := range grains {
		if u := try.grain.Unit(atSecond(b.from)); instant(u.Start) == b.from && instant(u.End) == b.to {
			return try.grain
		}
	}
	return g
}

// An axis maps time to the widget's width.
type axis struct {
	view   seconds // what is shown
	domain seconds // what may be shown
	width  float32
}

func (a *axis) x(s float64) float32 {
	return float32((s - a.view.from) / a.view.width() * float64(a.width))
}

func (a *axis) at(x float32) float64 {
	return a.view.from + float64(x)/float64(max(a.width, 1))*a.view.width()
}

// leastView is how near one may look.
const leastView = 6 * day

// cover sets the domain to hold a span with some room beside it.
func (a *axis) cover(first, last float64) {
	room := max((last-first)*0.03, (30*day-(last-first))/2, day)
	a.domain = seconds{first - room, last + room}
}

// zoom changes what is shown by a factor, above 1 to come nearer, so that the
// instant at x stays there.
func (a *axis) zoom(factor float64, x float32) {
	at := a.at(x)
	part := float64(x) / float64(max(a.width, 1))
	w := min(max(a.view.width()/factor, leastView), a.domain.width())
	a.view = seconds{at - part*w, at - part*w + w}
	a.clamp()
}

// pan moves what is shown to the right by so many units of the canvas.
func (a *axis) pan(dx float32) {
	by := float64(dx) / float64(max(a.width, 1)) * a.view.width()
	a.view.from += by
	a.view.to += by
	a.clamp()
}

// reveal pans as far as it must to show a range, or its end nearer to what is shown.
func (a *axis) reveal(from, to float64) {
	switch {
	case to > a.view.to && from > a.view.from:
		by := min(to-a.view.to, from-a.view.from)
		a.view = seconds{a.view.from + by, a.view.to + by}
	case from < a.view.from && to < a.view.to:
		by := min(a.view.from-from, a.view.to-to)
		a.view = seconds{a.view.from - by, a.view.to - by}
	}
	a.clamp()
}

func (a *axis) clamp() {
	w := min(a.view.width(), a.domain.width())
	if a.view.from < a.domain.from {
		a.view = seconds{a.domain.from, a.domain.from + w}
	}
	if a.view.to > a.domain.to {
		a.view = seconds{a.domain.to - w, a.domain.to}
	}
}
