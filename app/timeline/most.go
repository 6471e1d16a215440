package timeline

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"dateline/data"
)

// One far date mustn't squeeze all others into a corner: an article of today that
// mentions 1945 has its dates in one bar out of a thousand. So what is shown at
// first is where most dates lie, if that is much less than the whole, with a note
// at the edge of how much lies beyond. A press on the note shows the whole.
const (
	leastToCrop = 8   // dates below which all are shown
	cropped     = 6   // one in so many may be left out
	worthIt     = 3.0 // times that the shown part must be narrower for it
	besides     = 0.1 // of its width is left free at both sides, where the notes are
)

// An overview is all that the source has, in few bars.
type overview struct {
	bars  []bar
	vague []Vague

	// The same by months, to tell how much lies beyond an edge.
	source    Source
	fine      []bar
	fineVague []Vague
}

// survey asks the source for all that it has.
func (p *plot) survey() (o overview) {
	d := p.scene.axis.domain
	g := grainFor(d, max(p.scene.axis.width, 1000))
	for _, b := range p.source.Bins(g, time.Time{}, time.Time{}) {
		o.bars = append(o.bars, bar{from: instant(b.Start), to: instant(b.End), count: b.Count})
	}
	if v, is := p.source.(VagueSource); is {
		o.vague = v.Vague(g, time.Time{}, time.Time{})
	}
	// By months and not by days: of a hundred thousand dates those take ten times as long.
	o.source, g = p.source, min(g, data.Month)
	for _, b := range p.source.Bins(g, time.Time{}, time.Time{}) {
		o.fine = append(o.fine, bar{from: instant(b.Start), to: instant(b.End), count: b.Count})
	}
	if v, is := p.source.(VagueSource); is {
		o.fineVague = v.Vague(g, time.Time{}, time.Time{})
	}
	return o
}

// beyond counts what lies wholly before and after a view.
func (o *overview) beyond(view seconds) (before, after int) {
	add := func(from, to float64, n int) {
		switch {
		case to <= view.from:
			before += n
		case from >= view.to:
			after += n
		}
	}
	for i := range o.fine {
		b := &o.fine[i]
		if b.from >= view.from && b.to <= view.to || b.to <= view.from || b.from >= view.to {
			add(b.from, b.to, b.count)
			continue
		}
		for _, day := range o.source.Bins(data.Day, fromInstant(atSecond(b.from)), toInstant(atSecond(b.to))) { // an edge runs through the month
			add(instant(day.Start), instant(day.End), day.Count)
		}
	}
	for i := range o.fineVague {
		add(instant(o.fineVague[i].When.Start), instant(o.fineVague[i].When.End), o.fineVague[i].Count)
	}
	return before, after
}

// showMost shows where most dates lie, or the whole where that is no wider by much.
func (p *plot) showMost() {
	a := &p.scene.axis
	p.showAll()
	total := 0
	for i := range p.overview.bars {
		total += p.overview.bars[i].count
	}
	if total >= leastToCrop {
		spare := max(1, total/cropped)
		// By finer and finer bars, for the first ones may be decades.
		core, bars := a.domain, p.overview.bars
		for range 4 {
			within, left := narrowest(bars, spare)
			if within.width() <= 0 || within.width()*worthIt > core.width() {
				break
			}
			core, spare = within, left
			g := grainFor(core, max(a.width, 1000))
			bars = bars[:0:0]
			for _, b := range p.source.Bins(g, fromInstant(atSecond(core.from)), toInstant(atSecond(core.to))) {
				bars = append(bars, bar{from: instant(b.Start), to: instant(b.End), count: b.Count})
			}
			if g == data.Day {
				break
			}
		}
		room := max(core.width()*besides, (30*day-core.width())/2, day)
		if (core.width()+2*room)*worthIt <= a.domain.width() {
			a.view = p.roomAbout(core, room)
			a.clamp()
		}
	}
	p.first = a.view
}

// roomAbout is a stretch with so much room at both sides, and with less where nothing
// lies beyond.
func (p *plot) roomAbout(core seconds, room float64) seconds {
	span := p.source.Span()
	edge := max(core.width()*0.03, (30*day-core.width())/2, day)
	return seconds{
		max(core.from-room, min(core.from, instant(span.Start))-edge),
		min(core.to+room, max(core.to, instant(span.End))+edge),
	}
}

// holdsMost reports whether three dates of four lie in the view.
func (p *plot) holdsMost() bool {
	total := 0
	for i := range p.overview.bars {
		total += p.overview.bars[i].count
	}
	a, here := &p.scene.axis, 0
	known := p.stretch(grainFor(a.view, a.width), a.view)
	for _, b := range known.inView(a.view) {
		here += b.count
	}
	return total >= leastToCrop && 4*here >= 3*total
}

// narrowest is the shortest stretch of bars that leaves out at most spare of what
// they count, and what it then could still leave out.
func narrowest(bars []bar, spare int) (best seconds, left int) {
	total, in, j := 0, 0, 0
	for i := range bars {
		total += bars[i].count
	}
	for i := range bars {
		in += bars[i].count
		for j < i && in-bars[j].count >= total-spare {
			in -= bars[j].count
			j++
		}
		if s := (seconds{bars[j].from, bars[i].to}); in >= total-spare && (best.width() <= 0 || s.width() < best.width()) {
			best, left = s, spare-(total-in)
		}
	}
	return best, left
}

// A note at an edge says how much lies beyond it.
type note struct {
	words *canvas.Text
	back  *canvas.Rectangle
	shown bool
}

func newNote() note {
	return note{words: &canvas.Text{}, back: &canvas.Rectangle{CornerRadius: 3, StrokeWidth: 1}}
}

// placeNotes puts the notes at the edges, where anything lies beyond, or the range.
func (p *plot) placeNotes() {
	p.earlier.shown, p.later.shown = false, false
	if p.source == nil {
		return
	}
	before, after := 0, 0
	if !p.whole {
		before, after = p.overview.beyond(p.scene.axis.view)
	}
	from, to := p.ends()
	earlier, later := noteWords(before, "earlier", p.brush.set() && to <= p.scene.axis.view.from), noteWords(after, "later", p.brush.set() && from >= p.scene.axis.view.to)
	put := func(n *note, words string, right bool) {
		if words == "" {
			return
		}
		n.shown = true
		if words = "‹ " + words; right {
			words = words[len("‹ "):] + " ›"
		}
		n.words.Text = words
		s := n.words.MinSize()
		x := float32(4)
		if right {
			x = p.scene.axis.width - s.Width - 16
		}
		y := max((p.scene.base-s.Height)/2, 0)
		if !right && p.scene.most > 0 && y-2 < p.most.MinSize().Height {
			x += p.most.MinSize().Width + 4 // beside the number of the highest bar
		}
		n.back.Move(fyne.NewPos(x, y-2))
		n.back.Resize(fyne.NewSize(s.Width+12, s.Height+4))
		n.words.Move(fyne.NewPos(x+6, y))
		n.words.Resize(s)
		p.objects = append(p.objects, n.back, n.words)
	}
	put(&p.earlier, earlier, false)
	put(&p.later, later, true)
}

// noteWords say how much lies beyond an edge, and that the range does: "5 earlier, and
// the range".
func noteWords(count int, where string, ranged bool) string {
	switch {
	case count > 0 && ranged:
		return data.Grouped(count) + " " + where + ", and the range"
	case count > 0:
		return data.Grouped(count) + " " + where
	case ranged:
		return "the range is " + where
	}
	return ""
}

// onNote reports whether a point is on one of the notes.
func (p *plot) onNote(at fyne.Position) bool {
	for _, n := range [...]*note{&p.earlier, &p.later} {
		b, s := n.back.Position(), n.back.Size()
		if n.shown && at.X >= b.X && at.X < b.X+s.Width && at.Y >= b.Y && at.Y < b.Y+s.Height {
			return true
		}
	}
	return false
}
