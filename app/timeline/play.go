package timeline

import (
	"fmt"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"dateline/data"
)

// A Pace is how the timeline plays.
type Pace struct {
	Step       data.Grain // from one to the next; NoGrain is a bar
	Speed      float64    // steps a second; 0 counts as 2
	Cumulative bool       // the range only grows, instead of sliding along
}

// speeds and stepGrains are what the menu offers.
var (
	speeds     = [...]float64{0.5, 1, 2, 4, 8}
	stepGrains = [...]data.Grain{data.NoGrain, data.Day, data.Week, data.Month, data.Year}
)

func (p Pace) speed() float64 {
	if p.Speed > 0 {
		return min(p.Speed, 30)
	}
	return 2
}

// A Ticker calls tick again and again, about so often, on the user interface's
// goroutine, until it is stopped. The time is that of a clock that never goes
// back.
type Ticker func(every time.Duration, tick func(now time.Time)) (stop func())

// realTicker ticks by the computer's clock.
func realTicker(every time.Duration, tick func(time.Time)) (stop func()) {
	t := time.NewTicker(every)
	done := make(chan struct{})
	go func() {
		for {
			select {
			case now := <-t.C:
				fyne.Do(func() { tick(now) })
			case <-done:
				return
			}
		}
	}()
	return func() {
		t.Stop()
		close(done)
	}
}

// The frames of a range that glides from one step to the next. The range that
// is told, and by which all is filtered, goes by whole steps; what is drawn
// comes after it.
const (
	frameTime = time.Second / 30
	mostGlide = 180 * time.Millisecond
	longFrame = 250 * time.Millisecond // what took longer has stood still
)

// A player moves the range step by step.
type player struct {
	line    *Timeline
	pace    Pace
	ticker  Ticker
	stop    func() // nil while it rests
	last    time.Time
	due     float64 // of a step; at 1 it is taken
	buttons [4]*widget.Button

	// Steps are counted from a range, so that a month on and back again from 31
	// January is where it was.
	origin brush
	set    brush // that the last step made of it
	grain  data.Grain
	steps  int
}

func newPlayer(t *Timeline) *player {
	p := &player{line: t, ticker: realTicker}
	button := func(icon fyne.Resource, f func()) *widget.Button {
		b := widget.NewButtonWithIcon("", icon, f)
		b.Importance = widget.LowImportance
		return b
	}
	p.buttons = [...]*widget.Button{
		button(theme.MediaSkipPreviousIcon(), func() { t.Step(-1) }),
		button(theme.MediaPlayIcon(), t.PlayPause),
		button(theme.MediaSkipNextIcon(), func() { t.Step(1) }),
		button(theme.MoreHorizontalIcon(), p.showMenu),
	}
	return p
}

// SetTicker replaces the clock that play goes by, for tests.
func (t *Timeline) SetTicker(start Ticker) { t.play.ticker = start }

// SetPace sets how it plays, from the next step on.
func (t *Timeline) SetPace(p Pace) { t.play.pace = p }

// Pace is how it plays.
func (t *Timeline) Pace() Pace { return t.play.pace }

// Playing reports whether it plays.
func (t *Timeline) Playing() bool { return t.play.stop != nil }

// PlayPause starts to play, or stops.
func (t *Timeline) PlayPause() {
	if t.Playing() {
		t.Pause()
	} else {
		t.Play()
	}
}

// Play moves the range on by steps until it has come to the last date, passing
// over stretches without any. A range
// at the end goes back to the beginning first; without a range it begins with
// the first step. It does nothing where nothing is dated, or the timeline is
// hidden.
func (t *Timeline) Play() {
	p := t.play
	if p.stop != nil || t.plot.source == nil || !p.seen() {
		return
	}
	p.rebase()
	if !t.plot.brush.set() || !p.further(1) {
		p.begin()
	}
	p.last, p.due = time.Time{}, 0
	p.stop = p.ticker(frameTime, p.tick)
	p.buttons[1].SetIcon(theme.MediaPauseIcon())
}

// Pause stops playing. The range stays.
func (t *Timeline) Pause() {
	p := t.play
	if p == nil || p.stop == nil {
		return
	}
	stop := p.stop
	p.stop = nil
	stop()
	p.buttons[1].SetIcon(theme.MediaPlayIcon())
	t.plot.glide.land()
	t.plot.place()
}

// Step moves the range by so many steps, back for a negative number, and stops
// playing. It goes no further than the dates do. Without a range it sets the
// first step, or going back the last.
func (t *Timeline) Step(n int) {
	t.Pause()
	p := t.play
	if t.plot.source == nil || n == 0 {
		return
	}
	p.rebase()
	switch {
	case t.plot.brush.set():
		if p.further(n) {
			p.advance(n)
		}
	case n > 0:
		p.begin()
	default:
		span := t.plot.source.Span()
		u := p.step().Unit(span.End.Add(-1))
		b := brush{u.Start, u.End}
		if p.pace.Cumulative {
			b.from = p.step().Floor(span.Start)
		}
		p.show(b)
		p.rebase()
	}
}

// seen reports whether there is a window to play in.
func (p *player) seen() bool {
	t := p.line
	return t.Visible() && t.Size().Width > 0 && fyne.CurrentApp().Driver().CanvasForObject(t) != nil
}

// step is the grain of a step.
func (p *player) step() data.Grain {
	if g := p.pace.Step; g != data.NoGrain {
		return g
	}
	return max(p.line.plot.grain, data.Day)
}

// rebase counts steps from the range as it is, unless it is that of the last.
func (p *player) rebase() {
	now := p.line.plot.brush
	if now == p.set && p.grain == p.step() && now.set() {
		return
	}
	p.grain, p.steps = p.step(), 0
	span := p.line.plot.source.Span()
	p.origin = now
	if now.set() { // an open end is where the dates end
		if now.from.IsZero() {
			p.origin.from = fromInstant(p.grain.Floor(span.Start))
		}
		if now.to.IsZero() {
			p.origin.to = toInstant(p.grain.Next(span.End.Add(-1)))
		}
	}
	p.set = now
}

// begin sets the range at the first date: as long as it was, or of one step.
func (p *player) begin() {
	plot := p.line.plot
	first := p.grain.Floor(plot.source.Span().Start)
	if bars := plot.scene.bars; !plot.whole && len(bars) > 0 {
		first = p.grain.Floor(atSecond(bars[0].from))
	}
	n := 1
	if o := p.origin; !p.pace.Cumulative && o.set() {
		n = max(1, units(p.grain, o.from, o.to))
	}
	p.origin = brush{fromInstant(first), toInstant(stepped(p.grain, first, n))}
	p.steps = 0
	p.show(p.origin)
}

// further reports whether n steps on there are dates that the range lacks.
func (p *player) further(n int) bool {
	if !p.origin.set() {
		return false
	}
	span, b := p.line.plot.source.Span(), p.after(p.steps)
	switch {
	case n > 0:
		return b.to.Before(span.End)
	case p.pace.Cumulative:
		return b.from.Before(p.after(p.steps + n).to)
	}
	return b.from.After(span.Start)
}

// after is the range n steps from the origin.
func (p *player) after(n int) brush {
	b := brush{p.origin.from, toInstant(shifted(p.grain, toSecond(p.origin.to), n))}
	if !p.pace.Cumulative {
		b.from = fromInstant(shifted(p.grain, b.from.Truncate(time.Second), n))
	}
	return b
}

// toSecond undoes toInstant.
func toSecond(t time.Time) time.Time { return t.Add(time.Nanosecond).Truncate(time.Second) }

// shifted moves an instant by units of a grain, and of a month that is too
// short takes the last day.
func shifted(g data.Grain, t time.Time, n int) time.Time {
	months := 0
	switch g {
	case data.Day:
		return t.AddDate(0, 0, n)
	case data.Week:
		return t.AddDate(0, 0, 7*n)
	case data.Month:
		months = 1
	case data.Quarter, data.Season:
		months = 3
	case data.Year:
		months = 12
	case data.Decade:
		months = 120
	case data.Century:
		months = 1200
	default:
		return t.Add(time.Duration(n) * g.Next(t).Sub(g.Floor(t)))
	}
	first := t.AddDate(0, 0, 1-t.Day()).AddDate(0, n*months, 0)
	days := first.AddDate(0, 1, -1).Day()
	return first.AddDate(0, 0, min(t.Day(), days)-1)
}

// advance takes n steps.
func (p *player) advance(n int) {
	p.steps += n
	p.show(p.after(p.steps))
}

// show sets the range, tells of it and keeps it in view.
func (p *player) show(b brush) {
	plot := p.line.plot
	if p.stop != nil { // else no frame would come to take it to its end
		plot.glide.start(plot)
	}
	from := b.from
	if p.pace.Cumulative { // what moves is its end
		from = stepped(p.step(), toSecond(b.to), -1)
	}
	plot.scene.axis.reveal(instant(from), instant(b.to))
	plot.move(b)
	p.set = plot.brush
}

// tick is a frame while it plays.
func (p *player) tick(now time.Time) {
	if p.stop == nil {
		return // stopped, and this was under way
	}
	t := p.line
	if !p.seen() || t.plot.source == nil {
		t.Pause()
		return
	}
	dt := time.Duration(0)
	if !p.last.IsZero() {
		dt = min(now.Sub(p.last), longFrame)
	}
	p.last = now
	speed := p.pace.speed()
	p.due = min(p.due+dt.Seconds()*speed, 1)
	if t.plot.glide.on {
		over := min(mostGlide, time.Duration(0.6/speed*float64(time.Second)))
		t.plot.glide.forward(dt.Seconds() / over.Seconds())
		t.plot.place()
	}
	if p.due < 1 || t.does.Busy != nil && t.does.Busy() {
		return
	}
	p.due = 0
	p.rebase()
	if !p.further(1) {
		t.Pause()
		return
	}
	p.advance(p.leap())
}

// mostLeapt bounds what is looked through for the next date.
const mostLeapt = 4000

// leap is how many steps it is to the next range that shows something new: what
// is empty is passed over.
func (p *player) leap() int {
	n, span := 1, p.line.plot.source.Span()
	for n < mostLeapt && p.after(p.steps+n).to.Before(span.End) && p.empty(n) {
		n++
	}
	return n
}

// empty reports whether n steps on there is nothing: in the range, or where that
// only grows in what the step adds.
func (p *player) empty(n int) bool {
	b := p.after(p.steps + n)
	if p.pace.Cumulative {
		b.from = p.after(p.steps + n - 1).to
	}
	source := p.line.plot.source
	for _, bin := range source.Bins(p.grain, b.from, toSecond(b.to)) {
		if bin.Count > 0 || bin.Vague > 0 {
			return false
		}
	}
	v, is := source.(VagueSource)
	return !is || len(v.Vague(p.grain, b.from, toSecond(b.to))) == 0
}

// A glide is the way of the drawn range from one step to the next.
type glide struct {
	on       bool
	part     float64 // of the way
	from, to float64 // where the ends were, in seconds
}

// start begins at the ends as they are drawn now.
func (g *glide) start(p *plot) {
	if !p.brush.set() || p.source == nil {
		g.on = false
		return
	}
	g.from, g.to = p.drawn()
	g.on, g.part = true, 0
}

func (g *glide) forward(part float64) {
	if g.part += part; g.part >= 1 {
		g.land()
	}
}

func (g *glide) land() { g.on, g.part = false, 0 }

// between is where the ends are drawn on the way to where they are.
func (g *glide) between(from, to float64) (f, t float64) {
	k := g.part * (2 - g.part) // slower towards the end
	return g.from + (from-g.from)*k, g.to + (to-g.to)*k
}

// showMenu offers the paces.
func (p *player) showMenu() {
	t := p.line
	c := fyne.CurrentApp().Driver().CanvasForObject(t)
	if c == nil {
		return
	}
	b := p.buttons[3]
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(b).AddXY(0, b.Size().Height)
	menu := widget.NewPopUpMenu(p.menu(), c)
	at.Y = max(0, min(at.Y, c.Size().Height-menu.MinSize().Height))
	menu.ShowAtPosition(at)
}

func (p *player) menu() *fyne.Menu {
	item := func(words string, checked bool, f func(*Pace)) *fyne.MenuItem {
		i := fyne.NewMenuItem(words, func() { f(&p.pace) })
		i.Checked = checked
		return i
	}
	m := fyne.NewMenu("")
	add := func(i *fyne.MenuItem) { m.Items = append(m.Items, i) }
	add(item("Sliding: the range moves along", !p.pace.Cumulative, func(q *Pace) { q.Cumulative = false }))
	add(item("Cumulative: the range grows", p.pace.Cumulative, func(q *Pace) { q.Cumulative = true }))
	add(fyne.NewMenuItemSeparator())
	for _, g := range stepGrains {
		words := "Step by the " + g.String()
		if g == data.NoGrain {
			words = "Step by the bar"
		}
		add(item(words, p.pace.Step == g, func(q *Pace) { q.Step = g }))
	}
	add(fyne.NewMenuItemSeparator())
	for _, s := range speeds {
		words := fmt.Sprintf("%g steps a second", s)
		switch s {
		case 0.5:
			words = "A step every 2 seconds"
		case 1:
			words = "A step a second"
		}
		add(item(words, p.pace.speed() == s, func(q *Pace) { q.Speed = s }))
	}
	return m
}
