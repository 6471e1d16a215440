package timeline

import (
	"math"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// What the user does to the bars, with the mouse and with the keys.

var (
	_ fyne.Draggable     = (*plot)(nil)
	_ fyne.Focusable     = (*plot)(nil)
	_ fyne.Scrollable    = (*plot)(nil)
	_ fyne.Shortcutable  = (*plot)(nil)
	_ desktop.Mouseable  = (*plot)(nil)
	_ desktop.Hoverable  = (*plot)(nil)
	_ desktop.Cursorable = (*plot)(nil)
	_ desktop.Keyable    = (*plot)(nil)
)

// A press is what the mouse holds.
type press struct {
	holds   zone
	x       float32
	at      float64 // the instant that was pressed
	before  brush
	length  int // of the range that is moved, in bars
	moved   bool
	clicked time.Time
}

// A zone is what the pointer is on.
type zone uint8

const (
	nowhere zone = iota
	onBars
	onLeft
	onRight
	inside
	onAxis
	onUndated
	onNotes
)

// bandAt is the number of the band at a point, or -1: that of the least count
// where several lie over each other, since it is the hardest to reach.
func (p *plot) bandAt(x, y float32) int {
	s := &p.scene
	if y < s.base || y > s.foot || len(s.bands) == 0 {
		return -1
	}
	row, at := int((y-s.base-2)/bandStep), s.axis.at(x)
	for i := len(s.bands) - 1; i >= 0; i-- {
		if b := &s.bands[i]; b.row == row && b.from <= at && at < b.to {
			return i
		}
	}
	return -1
}

// zoneAt is what a point is on.
func (p *plot) zoneAt(pos fyne.Position) zone {
	if p.undated > 0 && pos.X > p.scene.axis.width {
		return onUndated
	}
	if p.source == nil {
		return nowhere
	}
	if p.onNote(pos) {
		return onNotes
	}
	if pos.Y > p.scene.foot {
		return onAxis
	}
	if !p.brush.set() {
		return onBars
	}
	from, to := p.ends()
	a := &p.scene.axis
	near := func(s float64) float32 { return float32(math.Abs(float64(a.x(s) - pos.X))) }
	l, r := float32(1e9), float32(1e9)
	if !math.IsInf(from, 0) {
		l = near(from)
	}
	if !math.IsInf(to, 0) {
		r = near(to)
	}
	at := a.at(pos.X)
	switch {
	case l <= handleReach && (l < r || l == r && at < from):
		return onLeft
	case r <= handleReach:
		return onRight
	case from <= at && at < to:
		return inside
	}
	return onBars
}

// MouseDown implements [desktop.Mouseable].
func (p *plot) MouseDown(ev *desktop.MouseEvent) {
	if c := fyne.CurrentApp().Driver().CanvasForObject(p); c != nil && !p.focused {
		c.Focus(p)
	}
	if ev.Button != desktop.MouseButtonPrimary {
		return
	}
	a := &p.scene.axis
	p.press = press{holds: p.zoneAt(ev.Position), x: ev.Position.X, at: a.at(ev.Position.X), before: p.brush, clicked: p.press.clicked}
	if p.press.holds != onUndated {
		p.pressed()
	}
	if p.press.holds == inside && !p.brush.from.IsZero() && !p.brush.to.IsZero() {
		p.press.length = units(p.grain, p.brush.from, p.brush.to)
	}
}

// Dragged implements [fyne.Draggable].
func (p *plot) Dragged(ev *fyne.DragEvent) {
	p.press.moved = true
	x := min(max(ev.Position.X, 0), p.scene.axis.width)
	p.mouse = x
	a := &p.scene.axis
	at := atSecond(a.at(x))
	b := p.brush
	switch p.press.holds {
	case onAxis:
		a.pan(p.press.x - ev.Position.X)
		p.press.x = ev.Position.X
	case onBars:
		// From the bar that was pressed to the one under the pointer, both whole.
		first, last := atSecond(p.press.at), at
		if last.Before(first) {
			first, last = last, first
		}
		b = brush{p.grain.Floor(first), p.grain.Next(last)}
	case onLeft:
		b.from = nearest(p.grain, at)
		if !b.to.IsZero() && !b.from.Before(b.to) {
			b.from = stepped(p.grain, b.to.Add(-time.Second), 0)
		}
	case onRight:
		b.to = nearest(p.grain, at)
		if !b.from.IsZero() && !b.to.After(b.from) {
			b.to = p.grain.Next(b.from)
		}
	case inside:
		by := a.at(x) - p.press.at
		was := p.press.before
		switch {
		case was.from.IsZero():
			b.to = nearest(p.grain, atSecond(instant(was.to)+by))
		case was.to.IsZero():
			b.from = nearest(p.grain, atSecond(instant(was.from)+by))
		default:
			b.from = nearest(p.grain, atSecond(instant(was.from)+by))
			b.to = stepped(p.grain, b.from, p.press.length)
		}
	default:
		return
	}
	p.move(b)
}

// move sets the brush as the user wants it, and says so if it has changed.
func (p *plot) move(b brush) {
	if b.set() {
		if !b.from.IsZero() {
			b.from = fromInstant(b.from)
		}
		if !b.to.IsZero() {
			b.to = toInstant(b.to)
		}
	}
	changed := !b.from.Equal(p.brush.from) || !b.to.Equal(p.brush.to)
	p.brush = b
	p.place()
	if changed {
		p.changed()
	}
}

// DragEnd implements [fyne.Draggable].
func (p *plot) DragEnd() {
	p.press.holds = nowhere
	p.place()
}

// twice is the time within which two clicks are a double click.
const twice = 400 * time.Millisecond

// MouseUp implements [desktop.Mouseable]: a click chooses a bar, a second one
// at once all dates.
func (p *plot) MouseUp(ev *desktop.MouseEvent) {
	held := p.press
	p.press.holds = nowhere
	if ev.Button != desktop.MouseButtonPrimary || held.moved || held.holds == nowhere {
		return
	}
	if held.holds == onNotes {
		p.showWhole()
		return
	}
	if held.holds == onUndated {
		if p.undatedTapped != nil {
			p.undatedTapped()
		}
		return
	}
	now := p.now()
	if now.Sub(held.clicked) <= twice {
		p.press.clicked = time.Time{}
		if held.holds == onAxis {
			p.showWhole()
		} else {
			p.move(brush{})
		}
		return
	}
	p.press.clicked = now
	if i := p.bandAt(ev.Position.X, ev.Position.Y); i >= 0 {
		p.move(brush{p.scene.bands[i].When.Start, p.scene.bands[i].When.End})
		return
	}
	if held.holds != onBars {
		return
	}
	at := p.scene.axis.at(ev.Position.X)
	for _, b := range p.scene.bars {
		if b.from <= at && at < b.to {
			p.move(brush{atSecond(b.from), atSecond(b.to)})
			return
		}
	}
}

// Scrolled implements [fyne.Scrollable].
func (p *plot) Scrolled(ev *fyne.ScrollEvent) {
	if p.source == nil {
		return
	}
	a := &p.scene.axis
	if dx := ev.Scrolled.DX; dx != 0 {
		a.pan(-dx)
	}
	if dy := ev.Scrolled.DY; dy != 0 {
		a.zoom(math.Pow(2, float64(min(max(dy, -400), 400))/80), ev.Position.X)
	}
	p.place()
}

// MouseIn implements [desktop.Hoverable].
func (p *plot) MouseIn(ev *desktop.MouseEvent) { p.MouseMoved(ev) }

// MouseMoved implements [desktop.Hoverable].
func (p *plot) MouseMoved(ev *desktop.MouseEvent) {
	before, hover, band := p.mouse, p.scene.hover, p.scene.onBand
	p.mouse, p.mouseY = ev.Position.X, ev.Position.Y
	if ev.Position.Y > p.scene.foot {
		p.mouse = -1
	}
	if before < 0 && p.mouse < 0 {
		return
	}
	// Only another bar or band is worth drawing.
	if band < 0 && p.mouseY < p.scene.base && p.source != nil && before >= 0 && p.mouse >= 0 && hover >= 0 && hover < len(p.scene.bars) {
		b := p.scene.bars[hover]
		if at := p.scene.axis.at(p.mouse); b.from <= at && at < b.to {
			return
		}
	}
	p.place()
}

// MouseOut implements [desktop.Hoverable].
func (p *plot) MouseOut() {
	p.mouse = -1
	p.place()
}

// Cursor implements [desktop.Cursorable].
func (p *plot) Cursor() desktop.Cursor {
	if p.mouse < 0 {
		return desktop.DefaultCursor
	}
	if p.onNote(fyne.NewPos(p.mouse, p.mouseY)) {
		return desktop.PointerCursor
	}
	switch p.zoneAt(fyne.NewPos(p.mouse, 1)) {
	case onUndated:
		if p.undatedTapped != nil {
			return desktop.PointerCursor
		}
	case onLeft, onRight:
		return desktop.HResizeCursor
	case inside:
		return desktop.PointerCursor
	}
	return desktop.DefaultCursor
}

// FocusGained implements [fyne.Focusable].
func (p *plot) FocusGained() {
	p.focused = true
	p.place()
}

// FocusLost implements [fyne.Focusable].
func (p *plot) FocusLost() {
	p.focused, p.shift = false, false
	p.place()
}

// TypedRune implements [fyne.Focusable].
func (p *plot) TypedRune(r rune) {
	switch r {
	case ' ':
		p.toggled()
	case '+', '=':
		p.zoomAbout(1.5)
	case '-', '_':
		p.zoomAbout(1 / 1.5)
	case '0':
		p.showWhole()
	}
}

// zoomAbout zooms about the middle of the range, else of what is shown.
func (p *plot) zoomAbout(factor float64) {
	if p.source == nil {
		return
	}
	a := &p.scene.axis
	x := a.width / 2
	if from, to := p.ends(); !math.IsInf(from, 0) && !math.IsInf(to, 0) {
		if mid := a.x((from + to) / 2); mid >= 0 && mid <= a.width {
			x = mid
		}
	}
	a.zoom(factor, x)
	p.place()
}

// KeyDown implements [desktop.Keyable].
func (p *plot) KeyDown(k *fyne.KeyEvent) {
	if k.Name == desktop.KeyShiftLeft || k.Name == desktop.KeyShiftRight {
		p.shift = true
	}
}

// KeyUp implements [desktop.Keyable].
func (p *plot) KeyUp(k *fyne.KeyEvent) {
	if k.Name == desktop.KeyShiftLeft || k.Name == desktop.KeyShiftRight {
		p.shift = false
	}
}

// TypedKey implements [fyne.Focusable].
func (p *plot) TypedKey(k *fyne.KeyEvent) {
	if p.source == nil {
		return
	}
	a := &p.scene.axis
	switch k.Name {
	case fyne.KeyLeft, fyne.KeyRight:
		by := 1
		if k.Name == fyne.KeyLeft {
			by = -1
		}
		if p.shift {
			p.shove(0, by)
		} else {
			p.shove(by, by)
		}
	case fyne.KeyHome:
		p.chooseBar(true)
	case fyne.KeyEnd:
		p.chooseBar(false)
	case fyne.KeyUp:
		p.zoomAbout(1.5)
	case fyne.KeyDown:
		p.zoomAbout(1 / 1.5)
	case fyne.KeyPageUp, fyne.KeyPageDown:
		by := a.width * 0.8
		if k.Name == fyne.KeyPageUp {
			by = -by
		}
		a.pan(by)
		p.place()
	case fyne.KeyEscape:
		p.move(brush{})
	}
}

// TypedShortcut implements [fyne.Shortcutable].
func (p *plot) TypedShortcut(s fyne.Shortcut) {
	c, ok := s.(*desktop.CustomShortcut)
	if !ok || c.Modifier != fyne.KeyModifierShortcutDefault || p.source == nil {
		return
	}
	switch c.KeyName {
	case fyne.KeyLeft:
		p.shove(-1, 0)
	case fyne.KeyRight:
		p.shove(1, 0)
	}
}

// chooseBar chooses the first or last bar of all.
func (p *plot) chooseBar(first bool) {
	span := p.source.Span()
	u := p.grain.Unit(span.End.Add(-1))
	if first {
		u = p.grain.Unit(span.Start)
	}
	p.scene.axis.reveal(instant(u.Start), instant(u.End))
	p.move(brush{u.Start, u.End})
}

// shove moves the ends of the range by bars. Where there is no range, it
// chooses the first bar in view, or the last when going left.
func (p *plot) shove(from, to int) {
	if !p.brush.set() {
		bars := p.scene.bars
		if len(bars) == 0 {
			return
		}
		b := bars[0]
		if from < 0 || to < 0 {
			b = bars[len(bars)-1]
		}
		p.move(brush{atSecond(b.from), atSecond(b.to)})
		return
	}
	b, g := p.brush, p.grain
	if !b.from.IsZero() && from != 0 {
		b.from = stepped(g, b.from, from)
	}
	if !b.to.IsZero() && to != 0 {
		// An end lies on a boundary, or inside a bar that it then goes to the end of.
		u := g.Unit(b.to.Add(-time.Second))
		b.to = stepped(g, u.End, to)
		if to < 0 && !u.End.Equal(b.to) && u.End.After(p.brush.to) {
			b.to = u.Start
		}
	}
	if !b.from.IsZero() && !b.to.IsZero() && !b.from.Before(b.to) {
		return
	}
	if d := p.scene.axis.domain; !b.to.IsZero() && instant(b.to) <= d.from || !b.from.IsZero() && instant(b.from) >= d.to {
		return
	}
	f, t := instant(b.from), instant(b.to)
	switch {
	case b.from.IsZero():
		f = t
	case b.to.IsZero():
		t = f
	}
	p.scene.axis.reveal(f, t)
	p.move(b)
}
