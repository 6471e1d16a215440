package mapview_test

import (
	"bytes"
	"image"
	"math"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/driver/mobile"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"github.com/paulmach/orb"

	"dateline/app/atlas"
	"dateline/app/atlas/atlastest"
	"dateline/app/mapview"
	"dateline/geo"
	"dateline/geo/basemap/basemaptest"
	"dateline/geo/mercator"
)

var small = atlastest.Small

func mark(id geo.ID, name string, c geo.Class, lon, lat float64, count int) atlas.Mark {
	return atlas.MarkOf(geo.Place{ID: id, Name: name, Class: c, Point: orb.Point{lon, lat}}, count)
}

func news() *atlas.Scene {
	return atlas.NewScene([]atlas.Mark{
		mark(basemaptest.Port, "Port", geo.Town, -10, 35, 12),
		mark(basemaptest.Crossing, "Crossing", geo.Town, -14, 44.5, 1),
		mark(basemaptest.Tamar, "Tamar", geo.Country, 8, 45, 30),
	})
}

// A desk is a map in a window of the software driver, and what it reported.
type desk struct {
	*mapview.Map
	win      fyne.Window
	selected []atlas.Hit
	hovered  []string
	cleared  int
	moved    int
	clock    time.Time
}

func newDesk(t *testing.T, size fyne.Size, post func(func())) *desk {
	t.Helper()
	test.NewTempApp(t)
	d := &desk{Map: mapview.New(small(), "Made of nothing", post), clock: time.Unix(0, 0)}
	d.OnSelect = func(h atlas.Hit) { d.selected = append(d.selected, h) }
	d.OnClear = func() { d.cleared++ }
	d.OnMoved = func(atlas.Camera) { d.moved++ }
	d.OnHover = func(h atlas.Hit, ok bool) {
		if !ok {
			d.hovered = append(d.hovered, "nothing")
			return
		}
		d.hovered = append(d.hovered, h.Name)
		d.SetHoverText(h.Name, "A ship was seen off the coast and two more were said to follow it.")
	}
	d.SetClock(func() time.Time { return d.clock })
	d.SetScene(news())
	d.win = test.NewTempWindow(t, d.Map)
	d.win.SetPadded(false)
	d.win.Resize(size)
	d.look()
	return d
}

// look paints the window.
func (d *desk) look() image.Image { return d.win.Canvas().Capture() }

// at is where a point of the earth stands in the widget.
func (d *desk) at(lon, lat float64) fyne.Position {
	x, y := d.Camera().ToScreen(mercator.Project(orb.Point{lon, lat}))
	k := d.Camera().Density
	return fyne.NewPos(float32(x/k), float32(y/k))
}

func (d *desk) press(p fyne.Position) {
	d.MouseDown(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: p}, Button: desktop.MouseButtonPrimary})
}

func (d *desk) release(p fyne.Position) {
	d.MouseUp(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: p}, Button: desktop.MouseButtonPrimary})
}

func (d *desk) click(p fyne.Position) { d.press(p); d.release(p) }

func (d *desk) drag(dx, dy float32) {
	d.Dragged(&fyne.DragEvent{Dragged: fyne.NewDelta(dx, dy)})
}

func (d *desk) hover(p fyne.Position) {
	d.MouseMoved(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: p}})
}

func (d *desk) scroll(p fyne.Position, dx, dy float32) {
	d.Scrolled(&fyne.ScrollEvent{PointEvent: fyne.PointEvent{Position: p}, Scrolled: fyne.NewDelta(dx, dy)})
}

func near(a, b fyne.Position, most float64) bool {
	return math.Hypot(float64(a.X-b.X), float64(a.Y-b.Y)) <= most
}

func TestFirstSceneIsFitted(t *testing.T) {
	d := newDesk(t, fyne.NewSize(600, 400), nil)
	for _, p := range []fyne.Position{d.at(-10, 35), d.at(-14, 44.5), d.at(8, 45)} {
		if p.X < 20 || p.Y < 20 || p.X > 580 || p.Y > 380 {
			t.Errorf("a place stands at %v of 600×400", p)
		}
	}
	before := d.Camera()
	d.SetScene(atlas.NewScene([]atlas.Mark{mark(9, "Far", geo.Town, 175, 0, 1)}))
	d.look()
	if d.Camera() != before {
		t.Error("a later scene moved the view under the user's hands")
	}
	d.Fit()
	d.look()
	if p := d.at(175, 0); !near(p, fyne.NewPos(300, 200), 2) {
		t.Errorf("after Fit the only place stands at %v", p)
	}
}

// A window that is made smaller still shows all places, unless the user has moved
// the map.
func TestResizedMapIsFittedAgain(t *testing.T) {
	d := newDesk(t, fyne.NewSize(900, 600), nil)
	d.win.Resize(fyne.NewSize(500, 340))
	d.look()
	for _, p := range []fyne.Position{d.at(-10, 35), d.at(-14, 44.5), d.at(8, 45)} {
		if p.X < 20 || p.Y < 20 || p.X > 480 || p.Y > 320 {
			t.Errorf("a place stands at %v of 500×340", p)
		}
	}
	d.scroll(fyne.NewPos(200, 100), 0, 50)
	d.look()
	moved := d.Camera()
	d.win.Resize(fyne.NewSize(900, 600))
	d.look()
	if got := d.Camera(); got.Zoom != moved.Zoom || got.Center != moved.Center {
		t.Errorf("the user's view went from %v to %v", moved, got)
	}
}

func TestClickSelects(t *testing.T) {
	d := newDesk(t, fyne.NewSize(600, 400), nil)
	d.click(d.at(-10, 35))
	if len(d.selected) != 1 || d.selected[0].Name != "Port" || d.selected[0].Count != 12 {
		t.Fatalf("selected %+v", d.selected)
	}
	if d.Selected() != basemaptest.Port {
		t.Error("the ring is not on Port")
	}
	d.click(fyne.NewPos(3, 397)) // the open sea
	if d.cleared != 1 || d.Selected() != 0 {
		t.Error("a click on nothing kept the selection")
	}
}

func TestClickWithATremblingHandIsNoDrag(t *testing.T) {
	d := newDesk(t, fyne.NewSize(600, 400), nil)
	before := d.Camera()
	p := d.at(-10, 35)
	d.press(p)
	d.drag(2, 1)
	d.release(p.AddXY(2, 1))
	d.DragEnd()
	if len(d.selected) != 1 || d.Camera() != before {
		t.Errorf("%d selected, moved %v", len(d.selected), d.Camera() != before)
	}
}

func TestDragPans(t *testing.T) {
	d := newDesk(t, fyne.NewSize(600, 400), nil)
	d.scroll(fyne.NewPos(300, 200), 0, 50)
	p := d.at(-10, 35)
	d.press(fyne.NewPos(300, 200))
	for range 10 {
		d.drag(-6, 3)
	}
	d.release(fyne.NewPos(240, 230))
	d.DragEnd()
	if q := d.at(-10, 35); !near(q, p.AddXY(-60, 30), 1.5) {
		t.Errorf("dragged by (-60, 30), and Port went from %v to %v", p, q)
	}
	if len(d.selected) != 0 {
		t.Error("the end of a drag was taken for a click")
	}
}

func TestThrow(t *testing.T) {
	for _, c := range []struct {
		name        string
		step, pause time.Duration
		runs        bool
	}{
		{"let go on the move", 16 * time.Millisecond, 5 * time.Millisecond, true},
		{"let go at rest", 16 * time.Millisecond, 200 * time.Millisecond, false},
		{"slowly", 200 * time.Millisecond, 5 * time.Millisecond, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := newDesk(t, fyne.NewSize(600, 400), nil)
			d.scroll(fyne.NewPos(300, 200), 0, 50)
			p := d.at(-10, 35)
			d.press(fyne.NewPos(300, 200))
			for range 8 {
				d.clock = d.clock.Add(c.step)
				d.drag(-10, 0)
			}
			d.clock = d.clock.Add(c.pause)
			d.release(fyne.NewPos(220, 200))
			d.DragEnd()
			gone := p.X - d.at(-10, 35).X
			if c.runs != (gone > 120) || gone < 78 {
				t.Errorf("dragged by 80, it went %.0f", gone)
			}
		})
	}
}

func TestDoubleClickZoomsAndDelaysNothing(t *testing.T) {
	d := newDesk(t, fyne.NewSize(600, 400), nil)
	zoom, p := d.Camera().Zoom, d.at(-10, 35)
	d.click(p)
	if len(d.selected) != 1 {
		t.Fatal("the first click was not answered at once")
	}
	d.clock = d.clock.Add(150 * time.Millisecond)
	d.click(p)
	if got := d.Camera().Zoom; math.Abs(got-zoom-1) > 1e-9 {
		t.Errorf("zoom went from %v to %v", zoom, got)
	}
	if q := d.at(-10, 35); !near(p, q, 1.5) {
		t.Errorf("what was under the pointer went from %v to %v", p, q)
	}
	if len(d.selected) != 1 {
		t.Error("the second click selected again")
	}
	d.clock = d.clock.Add(150 * time.Millisecond)
	d.click(p)
	d.clock = d.clock.Add(time.Second)
	d.click(p)
	if got := d.Camera().Zoom; math.Abs(got-zoom-1) > 1e-9 {
		t.Error("a triple click, or two slow ones, zoomed again")
	}
}

func TestWheelZoomsAboutThePointer(t *testing.T) {
	d := newDesk(t, fyne.NewSize(600, 400), nil)
	p := d.at(-14, 44.5)
	zoom := d.Camera().Zoom
	d.scroll(p, 0, 25)
	d.scroll(p, 0, 25)
	if d.Camera().Zoom <= zoom+0.5 {
		t.Errorf("two notches went from zoom %v to %v", zoom, d.Camera().Zoom)
	}
	if q := d.at(-14, 44.5); !near(p, q, 1.5) {
		t.Errorf("what was under the pointer went from %v to %v", p, q)
	}
	d.scroll(p, 0, -1e6)
	if z := d.Camera().Zoom; z < d.Camera().MinZoom() {
		t.Errorf("zoom %v is beyond the limit", z)
	}
	before := d.Camera().Center
	d.scroll(p, 40, 0)
	if d.Camera().Center == before {
		t.Error("a swipe sideways did not pan")
	}
}

func TestKeys(t *testing.T) {
	d := newDesk(t, fyne.NewSize(600, 400), nil)
	home := d.Camera()
	d.FocusGained()
	d.TypedRune('+')
	if d.Camera().Zoom <= home.Zoom {
		t.Error("+ did not zoom in")
	}
	for _, k := range []struct {
		name   fyne.KeyName
		dx, dy float64 // where the view's centre goes
	}{{fyne.KeyLeft, -1, 0}, {fyne.KeyRight, 1, 0}, {fyne.KeyUp, 0, -1}, {fyne.KeyDown, 0, 1}} {
		before := d.Camera().Center
		d.TypedKey(&fyne.KeyEvent{Name: k.name})
		after := d.Camera().Center
		if sign(after[0]-before[0]) != k.dx || sign(after[1]-before[1]) != k.dy {
			t.Errorf("%s: the centre went from %v to %v", k.name, before, after)
		}
	}
	d.TypedRune('-')
	d.TypedRune('0')
	if got := d.Camera(); math.Abs(got.Zoom-home.Zoom) > 1e-9 || math.Abs(got.Center[0]-home.Center[0]) > 1e-9 {
		t.Errorf("0 went to %v, not to %v", got, home)
	}
	d.Select(basemaptest.Port)
	d.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if d.Selected() != 0 || d.cleared != 1 {
		t.Error("Escape kept the selection")
	}
}

func sign(v float64) float64 {
	switch {
	case v > 1e-9:
		return 1
	case v < -1e-9:
		return -1
	}
	return 0
}

func TestKeyboardFocusIsSeen(t *testing.T) {
	d := newDesk(t, fyne.NewSize(300, 200), nil)
	d.hover(fyne.NewPos(3, 197))
	plain := d.look()
	d.win.Canvas().FocusNext()
	if !ringed(plain, d.look()) {
		t.Error("no ring is about the map that the keyboard works on")
	}
	d.press(fyne.NewPos(3, 197))
	if !same(plain, d.look()) {
		t.Error("a click put a ring about the map")
	}
	d.release(fyne.NewPos(3, 197))
	d.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if !ringed(plain, d.look()) {
		t.Error("no ring about the map that a key was typed on")
	}
	d.win.Canvas().Unfocus()
	if !same(plain, d.look()) {
		t.Error("the ring stays about a map without the focus")
	}
}

// ringed reports whether the outermost pixels of b are of one colour, and all
// others than in a.
func ringed(a, b image.Image) bool {
	r := b.Bounds()
	c := b.At(r.Min.X, r.Min.Y)
	for y := r.Min.Y; y < r.Max.Y; y++ {
		for x := r.Min.X; x < r.Max.X; x++ {
			edge := x == r.Min.X || y == r.Min.Y || x == r.Max.X-1 || y == r.Max.Y-1
			if edge && (b.At(x, y) != c || a.At(x, y) == c) {
				return false
			}
		}
	}
	return true
}

func TestTabComesAndGoes(t *testing.T) {
	d := newDesk(t, fyne.NewSize(300, 200), nil)
	before, after := widget.NewEntry(), widget.NewEntry()
	d.win.SetContent(container.NewGridWithRows(3, before, d.Map, after))
	d.win.Resize(fyne.NewSize(300, 600))
	c := d.win.Canvas()
	for _, way := range []struct {
		key      string
		step     func()
		from, to fyne.Focusable
	}{
		{"Tab", c.FocusNext, before, after},
		{"Shift+Tab", c.FocusPrevious, after, before},
	} {
		c.Focus(way.from)
		way.step()
		if c.Focused() != fyne.Focusable(d.Map) {
			t.Errorf("%s goes to %T, not to the map", way.key, c.Focused())
		}
		way.step() // the map's buttons are for the mouse
		if c.Focused() != way.to {
			t.Errorf("%s goes from the map to %T", way.key, c.Focused())
		}
	}
}

func same(a, b image.Image) bool {
	x, y := a.(*image.NRGBA), b.(*image.NRGBA)
	return bytes.Equal(x.Pix, y.Pix)
}

func TestHover(t *testing.T) {
	d := newDesk(t, fyne.NewSize(600, 400), nil)
	if d.Cursor() != desktop.DefaultCursor {
		t.Error("the hand is shown over nothing")
	}
	empty := d.look()
	d.hover(d.at(-10, 35))
	d.hover(d.at(-10, 35).AddXY(1, 1))
	if d.Cursor() != desktop.PointerCursor {
		t.Error("no hand over a pin")
	}
	if same(empty, d.look()) {
		t.Error("no card is shown")
	}
	d.hover(d.at(-14, 44.5))
	d.hover(fyne.NewPos(3, 397))
	d.MouseOut()
	if got := len(d.hovered); got != 3 || d.hovered[0] != "Port" || d.hovered[1] != "Crossing" || d.hovered[2] != "nothing" {
		t.Errorf("hovered over %v", d.hovered)
	}
	if !same(empty, d.look()) {
		t.Error("the card stayed")
	}
}

func TestShowPlace(t *testing.T) {
	d := newDesk(t, fyne.NewSize(600, 400), nil)
	d.SetCamera(atlas.Camera{Center: orb.Point{0.9, 0.5}, Zoom: 6})
	if !d.ShowPlace(basemaptest.Port) || d.Selected() != basemaptest.Port {
		t.Fatal("Port is not selected")
	}
	if p := d.at(-10, 35); !near(p, fyne.NewPos(300, 200), 2) {
		t.Errorf("Port is at %v", p)
	}
	before := d.Camera()
	d.ShowPlace(basemaptest.Port)
	if d.Camera() != before {
		t.Error("a place that is seen already moved the view")
	}
	if !d.ShowPlace(basemaptest.Tamar) {
		t.Error("Tamar is not found")
	}
	if d.ShowPlace(999) {
		t.Error("a place that is not in the scene was shown")
	}
	if d.Selected() != basemaptest.Tamar {
		t.Error("a place that is not in the scene took the ring")
	}
}

func TestShowPlaceFromTheWholeWorld(t *testing.T) {
	d := newDesk(t, fyne.NewSize(600, 400), nil)
	d.SetScene(twins())
	d.SetCamera(atlas.Camera{Center: orb.Point{0.5, 0.45}, Zoom: 2})
	world := d.Camera()
	for _, id := range []geo.ID{basemaptest.Port, basemaptest.Crossing, basemaptest.Tamar} {
		if d.ShowPlace(id); d.Camera() != world {
			t.Errorf("the view moved to show place %d, which is in it by itself", id)
		}
	}

	// A town in a cluster is zoomed in on without leaving its place.
	film := d.film()
	p := d.at(14.1, 34)
	d.ShowPlace(101)
	if len(*film) != 1 {
		t.Fatalf("%d animations", len(*film))
	}
	zoom := world.Zoom
	for f := float32(0); f <= 1; f += 1.0 / 16 {
		(*film)[0].Tick(f)
		if c := d.Camera(); c.Zoom < zoom || c.Zoom > zoom+1 {
			t.Errorf("at %g the zoom jumps from %g to %g", f, zoom, c.Zoom)
		}
		zoom = d.Camera().Zoom
		if q := d.at(14.1, 34); !near(p, q, 1.5) {
			t.Errorf("at %g the place is at %v, not at %v", f, q, p)
		}
	}
	d.look()
	d.click(d.at(14.1, 34))
	if n := len(d.selected); n != 1 || d.selected[0].Name != "Twin East" || d.selected[0].Kind != atlas.PinHit {
		t.Errorf("at its place is %+v", d.selected)
	}
	if zoom > 8 {
		t.Errorf("a fifth of a degree takes no zoom of %g", zoom)
	}
}

// Who goes down a list fast chooses the next place while the map is still on
// its way to the last: it is shown where the map is going.
func TestShowPlaceOnTheWay(t *testing.T) {
	d := newDesk(t, fyne.NewSize(600, 400), nil)
	d.SetScene(twins())
	d.SetCamera(atlas.Camera{Center: orb.Point{0.5, 0.45}, Zoom: 1})
	film := d.film()
	d.ShowPlace(101)
	(*film)[0].Tick(0.5)
	d.ShowPlace(102) // apart from 101 as soon as 101 is from it
	if len(*film) != 1 {
		t.Fatal("the way to a view that shows both places was broken off")
	}
	d.ShowPlace(basemaptest.Crossing) // outside the view that it is on the way to
	if len(*film) != 2 {
		t.Fatal("the map does not set out for a place outside where it is going")
	}
	between := d.Camera()
	(*film)[0].Tick(0.75)
	if d.Camera() != between {
		t.Error("the old way goes on beside the new one")
	}
	(*film)[1].Tick(1)
	if p := d.at(-14, 44.5); !near(p, fyne.NewPos(300, 200), 2) {
		t.Errorf("Crossing is at %v", p)
	}
}

// film takes the animations that begin from now on.
func (d *desk) film() *[]*fyne.Animation {
	var film []*fyne.Animation
	d.SetPlayer(func(a *fyne.Animation) { film = append(film, a) })
	return &film
}

// twins is the news with two towns close together.
func twins() *atlas.Scene {
	return atlas.NewScene([]atlas.Mark{
		mark(basemaptest.Port, "Port", geo.Town, -10, 35, 12),
		mark(basemaptest.Crossing, "Crossing", geo.Town, -14, 44.5, 1),
		mark(101, "Twin East", geo.Town, 14.1, 34, 3),
		mark(102, "Twin West", geo.Town, 13.9, 34, 4),
		mark(basemaptest.Tamar, "Tamar", geo.Country, 8, 45, 30),
	})
}

func TestPinch(t *testing.T) {
	d := newDesk(t, fyne.NewSize(600, 400), nil)
	touch := func(id int, x, y float32) *mobile.TouchEvent {
		return &mobile.TouchEvent{ID: id, PointEvent: fyne.PointEvent{Position: fyne.NewPos(x, y)}}
	}
	zoom := d.Camera().Zoom
	d.TouchDown(touch(1, 250, 200))
	d.TouchDown(touch(2, 350, 200))
	d.TouchMoved(touch(1, 200, 200))
	d.TouchMoved(touch(2, 400, 200))
	if got := d.Camera().Zoom - zoom; math.Abs(got-1) > 1e-6 {
		t.Errorf("fingers twice as far apart zoomed by %v", got)
	}
	d.TouchUp(touch(1, 200, 200))
	d.TouchCancel(touch(2, 400, 200))
	d.TouchUp(touch(7, 1, 1))
	if len(d.selected) != 0 {
		t.Error("a pinch was taken for a click")
	}
}

func TestAnySize(t *testing.T) {
	d := newDesk(t, fyne.NewSize(600, 400), nil)
	for _, s := range [][2]float32{{0, 0}, {1, 1}, {3, 900}, {900, 2}, {161, 141}, {1400, 90}, {640, 480}} {
		d.Resize(fyne.NewSize(s[0], s[1]))
		d.look()
		d.Fit()
		d.scroll(fyne.NewPos(1, 1), 0, 25)
		d.click(fyne.NewPos(0, 0))
		d.look()
	}
	fresh := mapview.New(small(), "", nil)
	fresh.Fit()
	fresh.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, 25)})
	fresh.MouseMoved(&desktop.MouseEvent{})
	if fresh.ShowPlace(1) {
		t.Error("an empty map found a place")
	}
}

// A queue is the window's goroutine, turned by hand.
type queue chan func()

func (q queue) post(f func()) { q <- f }

// turn waits for what the worker has to hand over, and takes it.
func (q queue) turn() { (<-q)() }

func TestWorkerDrawsInTheBackground(t *testing.T) {
	q := make(queue, 8)
	d := newDesk(t, fyne.NewSize(400, 300), q.post)
	d.look() // the sea; the backdrop and the first mosaic are under way
	q.turn()
	q.turn()
	sharp := d.look()

	settled := newDesk(t, fyne.NewSize(400, 300), nil)
	settled.look()
	if !same(sharp, settled.look()) {
		t.Error("what the worker drew is not what is drawn at once")
	}

	// A short pan is served by the margin; a zoom asks for one new mosaic.
	d.press(fyne.NewPos(200, 150))
	d.drag(-10, 0)
	d.DragEnd()
	d.look()
	if len(q) != 0 {
		t.Error("a pan within the margin set the worker to work")
	}
	d.scroll(fyne.NewPos(200, 150), 0, 25)
	blurred := d.look()
	d.look()
	q.turn()
	if same(blurred, d.look()) {
		t.Error("the sharp picture never came")
	}
	if len(q) != 0 {
		t.Error("the worker drew the same twice")
	}
}

func TestStaleWorkIsFollowedByFresh(t *testing.T) {
	q := make(queue, 8)
	d := newDesk(t, fyne.NewSize(400, 300), q.post)
	q.turn()
	q.turn()
	d.look()
	d.SetStyle(atlas.Dark())
	d.look() // dark is under way: a backdrop and a mosaic
	d.SetStyle(atlas.Light())
	d.look()
	for range 4 { // two dark ones, and the light ones that they were too late for
		q.turn()
		d.look()
	}
	settled := newDesk(t, fyne.NewSize(400, 300), nil)
	if !same(settled.look(), d.look()) {
		t.Error("the map did not settle in the style that was asked for last")
	}
}

func TestPanSeamlessly(t *testing.T) {
	// A frame cut from a mosaic is the same as one drawn for its view, but for what
	// is rounded where a shore is cut elsewhere.
	d := newDesk(t, fyne.NewSize(400, 300), nil)
	d.scroll(fyne.NewPos(200, 150), 0, 50)
	d.look()
	d.press(fyne.NewPos(200, 150))
	d.drag(-37, 21)
	d.DragEnd()
	shifted := d.look()

	fresh := newDesk(t, fyne.NewSize(400, 300), nil)
	fresh.SetCamera(d.Camera())
	if n := apart(shifted, fresh.look()); n > 1 {
		t.Errorf("the shifted mosaic differs from one drawn anew, by up to %d of 255", n)
	}
}

// apart is how far two pictures differ, at most, in a channel.
func apart(a, b image.Image) (n int) {
	x, y := a.(*image.NRGBA).Pix, b.(*image.NRGBA).Pix
	for i := range x {
		n = max(n, int(x[i])-int(y[i]), int(y[i])-int(x[i]))
	}
	return n
}

// BenchmarkFrame is the main thread's work in a frame: rows or pixels of the
// mosaic, 100,000 marks, scale bar and credits, on 1280×800.
func BenchmarkFrame(b *testing.B) {
	test.NewTempApp(b)
	var marks []atlas.Mark
	for i := range 100_000 {
		marks = append(marks, mark(geo.ID(i+1), "Town", geo.Town, float64(i*37%3600)/10-180, float64(i*101%1200)/10-60, 1+i%5))
	}
	m := mapview.New(small(), "Made of nothing", nil)
	m.SetScene(atlas.NewScene(marks))
	m.Resize(fyne.NewSize(1280, 800))
	m.SetCamera(atlas.Camera{Center: orb.Point{0.5, 0.4}, Zoom: 4})
	m.Paint(1280, 800)
	home := m.Camera()
	b.Run("pan", func(b *testing.B) {
		b.ReportAllocs()
		for i := 0; b.Loop(); i++ {
			c := home
			c.Center[0] += float64(i%40) / c.Scale()
			m.View(c)
			m.Paint(1280, 800)
		}
	})
	b.Run("zoom", func(b *testing.B) {
		b.ReportAllocs()
		for i := 0; b.Loop(); i++ {
			c := home
			c.Zoom += 0.1 + float64(i%40)/200
			m.View(c)
			m.Paint(1280, 800)
		}
	})
}
