package mapview

import (
	"math"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/driver/mobile"

	"dateline/app/atlas"
)

// The limits of gestures.
const (
	clickSlop   = 4                      // dips that a click may stray; further, and it is a drag
	doubleClick = 400 * time.Millisecond // between the presses of a double click
	doubleSlop  = 8                      // dips between them
	notch       = 25                     // what Fyne reports for a notch of a wheel
	notchZoom   = 0.45                   // zoom of a notch
	mostZoom    = 1.6                    // zoom of one event: Fyne multiplies quick turns
	glide       = 180 * time.Millisecond // of a zoom
	flight      = 320 * time.Millisecond // of a move to a place,
	flightZoom  = 40 * time.Millisecond  // and more for each zoom between

	throwTime   = 420 * time.Millisecond // that a thrown map runs on
	throwPause  = 60 * time.Millisecond  // a hand that rested as long doesn't throw
	throwMemory = 0.05                   // seconds of the drag that its speed is taken from
	throwLeast  = 260                    // dips a second
	throwMost   = 3600
)

// px is a position on the widget in pixels of the frame.
func (m *Map) px(p fyne.Position) (x, y float64) {
	d := m.density()
	return float64(p.X) * d, float64(p.Y) * d
}

// MouseDown begins a click or a drag, and takes the focus.
func (m *Map) MouseDown(e *desktop.MouseEvent) {
	m.byPointer = true
	if c := fyne.CurrentApp().Driver().CanvasForObject(m); c != nil {
		c.Focus(m)
	}
	if e.Button != desktop.MouseButtonPrimary {
		return
	}
	m.stop()
	m.press.down, m.press.dragged, m.press.total, m.press.at = true, false, fyne.Delta{}, e.Position
}

// MouseUp ends a click. The second of two in one place also zooms in; the
// first has been answered long before.
func (m *Map) MouseUp(e *desktop.MouseEvent) {
	p := &m.press
	if e.Button != desktop.MouseButtonPrimary || !p.down {
		return
	}
	p.down = false
	if p.dragged || far(e.Position, p.at, clickSlop) {
		p.lastAt = time.Time{}
		return
	}
	now := m.now()
	if now.Sub(p.lastAt) <= doubleClick && !far(e.Position, p.last, doubleSlop) {
		p.lastAt = time.Time{}
		x, y := m.px(e.Position)
		m.zoomAbout(x, y, 1)
		return
	}
	p.lastAt, p.last = now, e.Position
	m.click(e.Position)
}

func far(a, b fyne.Position, most float64) bool {
	return math.Hypot(float64(a.X-b.X), float64(a.Y-b.Y)) > most
}

func (m *Map) click(at fyne.Position) {
	hit, ok := m.pins.At(m.px(at))
	if !ok {
		m.clear()
		return
	}
	m.Select(hit.Places[0])
	if m.OnSelect != nil {
		m.OnSelect(hit)
	}
}

func (m *Map) clear() {
	m.Select(0)
	if m.OnClear != nil {
		m.OnClear()
	}
}

// Dragged pans, once the pointer has gone too far for a click.
func (m *Map) Dragged(e *fyne.DragEvent) {
	if len(m.touches) > 1 {
		return // a pinch
	}
	p := &m.press
	p.total.DX += e.Dragged.DX
	p.total.DY += e.Dragged.DY
	if !p.dragged && math.Hypot(float64(p.total.DX), float64(p.total.DY)) <= clickSlop {
		return
	}
	now := m.now()
	if !p.dragged {
		m.stop()
		m.unhover()
		p.speed = fyne.Delta{}
	} else if dt := float32(now.Sub(p.moved).Seconds()); dt > 0 {
		k := min(1, dt/throwMemory)
		p.speed.DX += (e.Dragged.DX/dt - p.speed.DX) * k
		p.speed.DY += (e.Dragged.DY/dt - p.speed.DY) * k
	}
	p.dragged, p.moved = true, now
	d := m.density()
	m.placed = true
	m.move(m.cam.PanBy(float64(p.total.DX)*d, float64(p.total.DY)*d))
	p.total = fyne.Delta{}
}

// DragEnd lets the map run on as it was going, when it was let go on the move.
func (m *Map) DragEnd() {
	p := &m.press
	speed := math.Hypot(float64(p.speed.DX), float64(p.speed.DY))
	thrown := p.dragged && speed > throwLeast && m.now().Sub(p.moved) < throwPause
	dx, dy := float64(p.speed.DX), float64(p.speed.DY)
	p.total, p.dragged, p.speed = fyne.Delta{}, false, fyne.Delta{}
	if !thrown {
		return
	}
	if speed > throwMost {
		dx, dy = dx*throwMost/speed, dy*throwMost/speed
	}
	// It slows down evenly from the speed it had: half the way of going on.
	t := throwTime.Seconds() / 2 * m.density()
	gone := 0.0
	m.pivot = [2]float64{}
	m.animate(m.cam.PanBy(dx*t, dy*t), throwTime, fyne.AnimationEaseOut, func(f float64) {
		m.move(m.cam.PanBy(dx*t*(f-gone), dy*t*(f-gone)))
		gone = f
	})
}

// Scrolled zooms about the pointer; a swipe sideways pans.
func (m *Map) Scrolled(e *fyne.ScrollEvent) {
	dx, dy := float64(e.Scrolled.DX), float64(e.Scrolled.DY)
	if math.Abs(dx) > math.Abs(dy) {
		m.stop()
		m.placed = true
		d := m.density()
		m.move(m.cam.PanBy(math.Max(-200, math.Min(200, dx))*d, 0))
		return
	}
	if dy == 0 {
		return
	}
	m.unhover()
	x, y := m.px(e.Position)
	m.zoomAbout(x, y, math.Max(-mostZoom, math.Min(mostZoom, dy/notch*notchZoom)))
}

func (m *Map) zoomAtCentre(dz float64) {
	m.zoomAbout(float64(m.cam.Width)/2, float64(m.cam.Height)/2, dz)
}

// zoomAbout glides by dz about a pixel. A glide under way goes on to the sum.
func (m *Map) zoomAbout(x, y, dz float64) {
	m.placed = true
	aim := m.cam.Zoom
	if m.moving && m.pivot != [2]float64{} {
		aim = m.goal.Zoom
	}
	aim = math.Max(m.cam.MinZoom(), math.Min(atlas.MaxZoom, aim+dz))
	m.stop()
	from := m.cam.Zoom
	if math.Abs(aim-from) < 1e-9 {
		return
	}
	m.pivot = [2]float64{x, y}
	m.animate(m.cam.ZoomTo(x, y, aim), glide, fyne.AnimationEaseOut, func(f float64) {
		m.move(m.cam.ZoomTo(x, y, from+(aim-from)*f))
	})
}

// fly moves the view to another, straight over the ground. What is too far to
// be followed by the eye is just shown.
func (m *Map) fly(to atlas.Camera) {
	m.stop()
	from := m.cam
	dx := to.Center[0] - from.Center[0]
	dx -= math.Round(dx)
	dy := to.Center[1] - from.Center[1]
	widest := math.Min(from.Scale(), to.Scale())
	if from.Width == 0 || math.Hypot(dx, dy)*widest > 3*float64(max(from.Width, from.Height)) || math.Abs(to.Zoom-from.Zoom) > 9 {
		m.move(to)
		return
	}
	m.pivot = [2]float64{}
	duration := flight + time.Duration(math.Abs(to.Zoom-from.Zoom)*float64(flightZoom))
	m.animate(to, duration, fyne.AnimationEaseInOut, func(f float64) {
		if f == 1 {
			m.move(to)
			return
		}
		c := from
		c.Zoom = from.Zoom + (to.Zoom-from.Zoom)*f
		// Where the zooms differ, that is a zoom about the one point that stands
		// still between both views.
		g := f
		if a, b := math.Exp2(-from.Zoom), math.Exp2(-to.Zoom); math.Abs(a-b) > 1e-9*a {
			g = (a - math.Exp2(-c.Zoom)) / (a - b)
		}
		c.Center[0] += dx * g
		c.Center[1] += dy * g
		m.move(c)
	})
}

// animate calls step with 0 to 1, and once with 1 at the end, when the view is
// that of the goal.
func (m *Map) animate(goal atlas.Camera, d time.Duration, curve fyne.AnimationCurve, step func(f float64)) {
	if !fyne.CurrentApp().Settings().ShowAnimations() {
		step(1)
		return
	}
	m.moving, m.goal = true, goal
	a := fyne.NewAnimation(d, nil)
	a.Curve = fyne.AnimationLinear
	a.Tick = func(f float32) {
		if m.motion != a {
			return // stopped
		}
		if f >= 1 {
			m.motion, m.moving = nil, false
			step(1)
			m.redraw()
			return
		}
		step(float64(curve(f)))
	}
	m.motion = a
	m.start(a)
}

// going is the view at the end of the animation that is under way, or the
// view there is.
func (m *Map) going() atlas.Camera {
	if m.motion == nil {
		return m.cam
	}
	to := m.goal
	to.Width, to.Height, to.Density = m.cam.Width, m.cam.Height, m.cam.Density
	return to.Clamp()
}

// stop ends an animation where it is.
func (m *Map) stop() {
	if m.motion != nil {
		a := m.motion
		m.motion, m.moving = nil, false
		a.Stop()
		m.redraw()
	}
}

// MouseIn is Fyne's.
func (m *Map) MouseIn(e *desktop.MouseEvent) { m.MouseMoved(e) }

// MouseMoved tells what is under the pointer.
func (m *Map) MouseMoved(e *desktop.MouseEvent) {
	m.pointer = e.Position
	hit, ok := m.pins.At(m.px(e.Position))
	if ok == m.hovering && (!ok || hit.Kind == m.hover.Kind && hit.Places[0] == m.hover.Places[0] && hit.Count == m.hover.Count) {
		if m.card.all.Visible() {
			m.card.near(m.pointer, m.Size())
		}
		return
	}
	m.hover, m.hovering = hit, ok
	m.card.set("", "", m.Theme(), m.variant())
	if m.OnHover != nil {
		m.OnHover(hit, ok)
	}
	m.redraw()
}

// MouseOut is Fyne's.
func (m *Map) MouseOut() { m.unhover() }

func (m *Map) unhover() {
	if !m.hovering {
		return
	}
	m.hover, m.hovering = atlas.Hit{}, false
	m.card.set("", "", m.Theme(), m.variant())
	if m.OnHover != nil {
		m.OnHover(atlas.Hit{}, false)
	}
	m.redraw()
}

// Cursor is a hand over what can be clicked.
func (m *Map) Cursor() desktop.Cursor {
	if m.hovering {
		return desktop.PointerCursor
	}
	return desktop.DefaultCursor
}

// FocusGained is Fyne's.
func (m *Map) FocusGained() {
	m.focused = true
	m.redraw()
}

// FocusLost is Fyne's.
func (m *Map) FocusLost() {
	m.focused, m.byPointer = false, false
	m.redraw()
}

// TypedRune zooms by + and −, and fits by 0.
func (m *Map) TypedRune(r rune) {
	switch r {
	case '+', '=':
		m.zoomAtCentre(1)
	case '-', '−', '_':
		m.zoomAtCentre(-1)
	case '0':
		m.Fit()
	}
}

// TypedKey pans by the arrows, fits by Home and drops the selection by Escape.
func (m *Map) TypedKey(e *fyne.KeyEvent) {
	m.byPointer = false
	dx, dy := float64(m.cam.Width)/5, float64(m.cam.Height)/5
	switch e.Name {
	case fyne.KeyLeft:
		m.pan(dx, 0)
	case fyne.KeyRight:
		m.pan(-dx, 0)
	case fyne.KeyUp:
		m.pan(0, dy)
	case fyne.KeyDown:
		m.pan(0, -dy)
	case fyne.KeyHome:
		m.Fit()
	case fyne.KeyEscape:
		m.clear()
	}
}

// pan glides by so many pixels.
func (m *Map) pan(dx, dy float64) {
	m.placed = true
	m.fly(m.cam.PanBy(dx, dy))
}

// TouchDown, TouchUp, TouchCancel and TouchMoved are a pinch on touch screens,
// which only Fyne's mobile driver reports.
func (m *Map) TouchDown(e *mobile.TouchEvent) {
	if m.touches == nil {
		m.touches = map[int]fyne.Position{}
	}
	m.touches[e.ID] = e.Position
}

// TouchUp ends a finger's part.
func (m *Map) TouchUp(e *mobile.TouchEvent) {
	at, was := m.touches[e.ID]
	alone := len(m.touches) == 1
	delete(m.touches, e.ID)
	if was && alone && !m.press.dragged && !far(at, e.Position, 2*clickSlop) {
		m.click(e.Position)
	}
}

// TouchCancel ends a finger's part.
func (m *Map) TouchCancel(e *mobile.TouchEvent) { delete(m.touches, e.ID) }

// TouchMoved zooms about the middle of two fingers, and pans with it.
func (m *Map) TouchMoved(e *mobile.TouchEvent) {
	old, ok := m.touches[e.ID]
	if !ok {
		return
	}
	if len(m.touches) == 2 {
		for id, other := range m.touches {
			if id != e.ID {
				m.pinch(old, e.Position, other)
			}
		}
		m.touches[e.ID] = e.Position
	}
}

func (m *Map) pinch(from, to, other fyne.Position) {
	length := func(p fyne.Position) float64 {
		return math.Max(8, math.Hypot(float64(p.X-other.X), float64(p.Y-other.Y)))
	}
	d := m.density()
	m.stop()
	m.press.dragged = true // no click comes of it
	m.placed = true
	c := m.cam.PanBy(float64(to.X-from.X)/2*d, float64(to.Y-from.Y)/2*d)
	x, y := m.px(fyne.NewPos((to.X+other.X)/2, (to.Y+other.Y)/2))
	m.move(c.ZoomAbout(x, y, math.Log2(length(to)/length(from))))
}
