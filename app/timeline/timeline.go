package timeline

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"dateline/data"
)

// A Bin is one bar of the histogram: how many passages fall into [Start, End).
type Bin struct {
	Start, End time.Time
	Count      int
}

// A Source is what the timeline draws. Its methods are called on the user
// interface's goroutine; the answers are kept until the next [Timeline.SetSource].
type Source interface {
	// Span is the first and the last instant of anything dated, half open;
	// both zero where nothing is.
	Span() (first, last time.Time)
	// Bins counts the dated passages by day, week, month, year, decade or
	// century, in order and without overlaps. Empty bins may be left out.
	Bins(g data.Grain) []Bin
}

// Callbacks are what the timeline asks of its owner; each may be nil.
type Callbacks struct {
	// OnRange is told the range of dates that the user has set, half open. A
	// zero From or To is open; without ok there is no range: all dates.
	OnRange func(from, to time.Time, ok bool)
}

// A Timeline is a histogram of dates with a range to choose.
type Timeline struct {
	widget.BaseWidget
	does     Callbacks
	source   Source
	from, to time.Time
	has      bool
	count    *widget.Label
}

// New returns a timeline with nothing in it.
func New(does Callbacks) *Timeline {
	t := &Timeline{does: does, count: widget.NewLabel("")}
	t.ExtendBaseWidget(t)
	return t
}

// SetSource shows another set of dates. The range that is set stays.
func (t *Timeline) SetSource(s Source) {
	t.source = s
	t.Refresh()
}

// SetRange sets the range without calling OnRange. It is half open; a zero
// time is open, and two of them clear the range.
func (t *Timeline) SetRange(from, to time.Time) {
	t.from, t.to, t.has = from, to, !from.IsZero() || !to.IsZero()
	t.Refresh()
}

// Range is the range that is set, and whether one is.
func (t *Timeline) Range() (from, to time.Time, ok bool) { return t.from, t.to, t.has }

// SetCount says how many passages of all are shown, and how many have no date.
func (t *Timeline) SetCount(shown, total, undated int) {
	t.count.SetText(countWords(shown, total, undated))
}

// CreateRenderer implements [fyne.Widget].
func (t *Timeline) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(container.NewVBox(t.count))
}
