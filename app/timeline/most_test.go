package timeline

import (
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"dateline/data"
)

// days counts passages by single days.
type days map[time.Time]int

func (s days) Span() (t data.Time) {
	for d := range s {
		if u := data.Day.Unit(d); t.IsZero() {
			t = u
		} else {
			if u.Start.Before(t.Start) {
				t.Start = u.Start
			}
			if u.End.After(t.End) {
				t.End = u.End
			}
		}
	}
	return t
}

func (s days) Bins(g data.Grain, from, to time.Time) (bins []Bin) {
	span := s.Span()
	for u := g.Unit(span.Start); u.Start.Before(span.End); u = g.Unit(u.End) {
		b := Bin{Start: u.Start, End: u.End}
		for d, n := range s {
			if !d.Before(u.Start) && d.Before(u.End) && (from.IsZero() || u.End.After(from)) && (to.IsZero() || u.Start.Before(to)) {
				b.Count += n
			}
		}
		if b.Count > 0 {
			bins = append(bins, b)
		}
	}
	return bins
}

// Where nearly all dates lie close together, they are what is shown first.
func TestMostDates(t *testing.T) {
	october := func(more map[time.Time]int) days {
		s := days{dayOf(2016, 10, 3): 4, dayOf(2016, 10, 14): 10, dayOf(2016, 10, 15): 6}
		for d, n := range more {
			s[d] = n
		}
		return s
	}
	for _, c := range []struct {
		what   string
		source days
		part   bool
		before int
	}{
		{"one of 1945", october(map[time.Time]int{dayOf(1945, 5, 8): 1}), true, 1},
		{"one of each of two centuries", october(map[time.Time]int{dayOf(1755, 11, 1): 1, dayOf(1945, 5, 8): 1}), true, 2},
		{"nothing far off", october(map[time.Time]int{dayOf(2016, 9, 9): 1}), false, 0},
		{"too many of 1945", october(map[time.Time]int{dayOf(1945, 5, 8): 9}), false, 0},
		{"too few in all", days{dayOf(1945, 5, 8): 1, dayOf(2016, 10, 14): 3}, false, 0},
	} {
		d := newDesk(t, 900, nil)
		d.SetSource(c.source)
		p := d.plot
		before, after := p.overview.beyond(p.scene.axis.view)
		if p.whole == c.part || before != c.before || after != 0 || p.earlier.shown != c.part {
			t.Errorf("%s: the whole is shown: %v; %d before and %d after", c.what, p.whole, before, after)
		}
		if !c.part {
			continue
		}
		if v := p.scene.axis.view; atSecond(v.from).Year() != 2016 || atSecond(v.to).Year() != 2016 {
			t.Errorf("%s: shown is %v to %v", c.what, atSecond(v.from), atSecond(v.to))
		}
		// A filter lets a little more through, and what is shown keeps still.
		was := p.scene.axis.view
		c.source[dayOf(2016, 12, 24)] = 1
		d.Filter(c.source)
		if v := p.scene.axis.view; v != was {
			t.Errorf("%s: one more date moves the view to %v to %v", c.what, atSecond(v.from), atSecond(v.to))
		}
		// More of the like comes in: the view goes along, until the user wants the whole.
		c.source[dayOf(2016, 11, 20)] = 20
		d.SetSource(c.source)
		if v := p.scene.axis.view; p.whole || v.to < instant(dayOf(2016, 11, 20)) {
			t.Errorf("%s: what came in later is out of view, which ends %v", c.what, atSecond(v.to))
		}
		at := p.earlier.back.Position().AddXY(3, 3)
		p.MouseDown(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: at}, Button: desktop.MouseButtonPrimary})
		p.MouseUp(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: at}, Button: desktop.MouseButtonPrimary})
		if !p.whole || p.earlier.shown || p.brush.set() {
			t.Errorf("%s: a press on the note does not show the whole", c.what)
		}
		d.SetSource(c.source)
		if !p.whole {
			t.Errorf("%s: the whole, once wanted, is not kept", c.what)
		}
	}
}

// A range out of view is told at the edge, beyond the dates too; and the axis doesn't
// go on for long where there is nothing more.
func TestNotesAtTheEdge(t *testing.T) {
	d := newDesk(t, 500, nil)
	s := days{dayOf(-43, 3, 15): 2, dayOf(1990, 1, 1): 8, dayOf(2010, 6, 1): 20, dayOf(2019, 10, 21): 20}
	d.SetSource(s)
	p := d.plot
	if got := p.earlier.words.Text; got != "‹ 2 earlier" || p.later.shown {
		t.Errorf("at the edges stands %q, at the right %t", got, p.later.shown)
	}
	if v := p.scene.axis.view; atSecond(v.to).Year() > 2021 {
		t.Errorf("the axis runs on to %v", atSecond(v.to))
	}
	if n, m := p.earlier.back.Position(), p.most.MinSize(); n.Y < m.Height && n.X < m.Width {
		t.Errorf("the note at %v covers the number, which is %v large", n, m)
	}
	d.SetRange(dayOf(1752, 1, 1), dayOf(1753, 1, 1))
	if got := p.earlier.words.Text; got != "‹ 2 earlier, and the range" {
		t.Errorf("with a range out of view it says %q", got)
	}
	d.ShowAll()
	d.SetRange(dayOf(2300, 1, 1), dayOf(2301, 1, 1))
	if got := p.later.words.Text; !p.later.shown || got != "the range is later ›" || p.earlier.shown {
		t.Errorf("of a range beyond all dates it says %q", got)
	}
}

// The notes count what lies beyond the edges to the day, not by the bars of decades
// that the edges run through.
func TestNotesCountBesideBars(t *testing.T) {
	d := newDesk(t, 500, nil)
	s := days{dayOf(-43, 3, 15): 2, dayOf(2015, 5, 1): 40, dayOf(2016, 2, 1): 3, dayOf(2017, 8, 1): 4}
	d.SetSource(s)
	p := d.plot
	for _, c := range []struct {
		from, to      time.Time
		before, after int
	}{
		{dayOf(2015, 1, 1), dayOf(2016, 1, 1), 2, 7},
		{dayOf(2016, 1, 1), dayOf(2017, 1, 1), 42, 4},
		{dayOf(2015, 1, 1), dayOf(2018, 1, 1), 2, 0},
		{dayOf(2015, 5, 2), dayOf(2017, 8, 1), 42, 4},
		{dayOf(2015, 5, 1), dayOf(2017, 8, 2), 2, 0},
	} {
		before, after := p.overview.beyond(seconds{instant(c.from), instant(c.to)})
		if before != c.before || after != c.after {
			t.Errorf("%v to %v: %d before and %d after, want %d and %d", c.from, c.to, before, after, c.before, c.after)
		}
	}
}

func dayOf(y, m, d int) time.Time { return time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC) }
