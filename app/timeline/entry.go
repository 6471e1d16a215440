package timeline

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"dateline/data"
)

// An end is the entry for one end of the range. It takes what a person types
// for a date; what can't be read stays as it was typed, with the reason beside
// it, and changes nothing.
type end struct {
	widget.Entry
	last    bool // the later end: the whole of what is named is in the range
	settled string
	done    func(e *end)
	wrong   string // why what is written can't be read
}

func newEnd(last bool, done func(e *end)) *end {
	e := &end{last: last, done: done}
	e.ExtendBaseWidget(e)
	e.OnSubmitted = func(string) { e.done(e) }
	return e
}

// FocusLost takes what was typed, as Enter does.
func (e *end) FocusLost() {
	e.Entry.FocusLost()
	if e.Text != e.settled {
		e.done(e)
	}
}

// TypedKey gives up on Escape what was typed.
func (e *end) TypedKey(k *fyne.KeyEvent) {
	if k.Name == fyne.KeyEscape {
		e.put(e.settled)
		e.done(e)
		return
	}
	e.Entry.TypedKey(k)
}

// put writes a date that was set elsewhere.
func (e *end) put(words string) {
	e.settled, e.wrong = words, ""
	if e.Text != words {
		e.SetText(words)
	}
}

// read returns the instant that is written; zero for an open end.
func (e *end) read() (time.Time, error) {
	if e.Text == "" {
		return time.Time{}, nil
	}
	t, err := data.ParseTime(e.Text)
	if err != nil {
		return time.Time{}, err
	}
	if e.last {
		if !t.End.Before(data.Latest) {
			return time.Time{}, nil
		}
		return toInstant(t.End), nil
	}
	if !t.Start.After(data.Earliest) {
		return time.Time{}, nil
	}
	return fromInstant(t.Start), nil
}

// rangeWords names the ends of a range so that reading the words again gives
// the same instants: the later one by the last day, month or year that is in
// the range. Both are named in the coarsest unit that they are bounds of.
func rangeWords(b brush) (from, to string) {
	g := data.Year
	if !b.from.IsZero() {
		g = min(g, boundOf(b.from.Truncate(time.Second)))
	}
	last := b.to
	if !b.to.IsZero() {
		last = b.to.Add(time.Nanosecond).Truncate(time.Second) // see toInstant
		g = min(g, boundOf(last))
	}
	if !b.from.IsZero() {
		from = g.Unit(b.from.Truncate(time.Second)).Words()
	}
	if !b.to.IsZero() {
		to = g.Unit(last.Add(-time.Second)).Words()
	}
	return from, to
}

// boundOf is the coarsest unit that begins at t.
func boundOf(t time.Time) data.Grain {
	for _, g := range [...]data.Grain{data.Year, data.Month, data.Day} {
		if g.Floor(t).Equal(t) {
			return g
		}
	}
	return data.Second
}
