// Package mapview is the map in a window: a thin widget around the picture
// that package atlas draws.
//
// [New] makes a [Map]. Give it what is to be seen with [Map.SetScene] and how
// with [Map.SetStyle]; hear of the user through its callbacks. Everything here
// runs on the window's goroutine, but for the drawing of the base map.
//
// # How a frame is made
//
// The map is one image. Its ground is cut from a mosaic, a picture somewhat
// larger than the view which one worker draws in the background: panning
// copies rows of it, zooming enlarges or reduces it until the sharp one for the
// new scale has come. Over it are laid, anew in every frame, the pins, the
// scale bar and the credits. So a frame costs a few milliseconds whatever is on
// the map, and never waits for the worker. The worker hands its picture over
// through the function post given to New, which must run what it is given on
// the window's goroutine: fyne.Do in a program.
//
// # What a user can do
//
// Drag to pan, and let go on the move to let it run out; wheel to zoom about
// the pointer, swipe sideways to pan; double click to zoom in, which delays no
// single click; pinch on touch screens of Fyne's mobile driver. Fyne's desktop
// driver has no event for a pinch on a touchpad.
//
// With the keyboard: Tab and Shift+Tab come to the map, which then has a ring
// about it, and go on from it; the arrows pan, + and − zoom, 0 and Home fit the
// results, Escape drops the selection. The buttons on the map do what these keys
// do, for the mouse, and are not in the chain of Tab.
//
// Something may stand in the lower left corner, above the scale bar: a legend,
// given to [Map.SetCorner]. The results are fitted beside it, where they
// would lie under it and are not much smaller there.
//
// Pins, badges and areas answer to the pointer; a hover card names what is
// under it, in words that the owner supplies with [Map.SetHoverText].
package mapview

import (
	"image"
	"math"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/driver/mobile"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"github.com/paulmach/orb"

	"dateline/app/atlas"
	"dateline/geo"
)

// A Map is the widget. Its callbacks may be nil and are called on the window's
// goroutine.
type Map struct {
	widget.BaseWidget

	OnSelect func(atlas.Hit)       // a click on a pin, cluster or area
	OnClear  func()                // a click on nothing, or Escape
	OnHover  func(atlas.Hit, bool) // the pointer came to something else; false: to nothing
	OnMoved  func(atlas.Camera)    // the view moved or changed its size

	atlas *atlas.Atlas
	post  func(func())
	now   func() time.Time      // the time for double clicks; time.Now but in tests
	start func(*fyne.Animation) // its Start but in tests

	cam     atlas.Camera
	placed  bool         // the camera was set, by the user or by a fit
	fit     atlas.Camera // that was fitted last
	style   atlas.Style
	scene   *atlas.Scene
	pins    *atlas.Pins
	edge    *atlas.Marginalia
	chosen  geo.ID
	frame   *image.RGBA
	columns []int32

	front, spare mosaic
	drawing      bool // a worker is at it
	backdrop     *image.RGBA
	backdropOf   string // the style that the backdrop is, or is being, drawn in

	raster  *canvas.Raster
	card    *card
	buttons *fyne.Container
	corner  Corner // may be nil

	hover     atlas.Hit
	hovering  bool
	pointer   fyne.Position
	focused   bool
	byPointer bool // the focus came by a click, and needs no ring
	press     press
	touches   map[int]fyne.Position
	motion    *fyne.Animation
	moving    bool         // an animation is under way
	goal      atlas.Camera // where it ends
	pivot     [2]float64   // the pixel that it zooms about, if it does
}

// A press is what the pointer has done since its button went down.
type press struct {
	down    bool
	dragged bool
	total   fyne.Delta // not yet panned by, while it may still be a click
	at      fyne.Position
	lastAt  time.Time // of the click before
	last    fyne.Position
	moved   time.Time  // of the drag's last step
	speed   fyne.Delta // of the drag, dips a second, smoothed
}

var (
	_ fyne.Draggable     = (*Map)(nil)
	_ fyne.Scrollable    = (*Map)(nil)
	_ fyne.Focusable     = (*Map)(nil)
	_ desktop.Mouseable  = (*Map)(nil)
	_ desktop.Hoverable  = (*Map)(nil)
	_ desktop.Cursorable = (*Map)(nil)
	_ mobile.Touchable   = (*Map)(nil)
	_ mobile.Movable     = (*Map)(nil)
)

// New returns a map of nothing but the world, in the light style. Post runs
// what it is given on the window's goroutine, soon; with a nil post everything
// is drawn at once where it is needed, which suits tests.
func New(a *atlas.Atlas, credits string, post func(func())) *Map {
	m := &Map{
		atlas: a, post: post, now: time.Now, start: (*fyne.Animation).Start, style: atlas.Light(),
		pins: a.NewPins(), edge: a.NewMarginalia(credits), card: newCard(),
		cam: atlas.Camera{Center: orb.Point{0.5, 0.42}},
	}
	m.raster = canvas.NewRaster(m.paint)
	m.raster.ScaleMode = canvas.ImageScalePixels
	m.buttons = container.NewVBox(
		newKnob(theme.ContentAddIcon(), func() { m.zoomAtCentre(1) }),
		newKnob(theme.ContentRemoveIcon(), func() { m.zoomAtCentre(-1) }),
		newKnob(theme.ZoomFitIcon(), m.Fit),
	)
	m.ExtendBaseWidget(m)
	return m
}

// SetScene shows another scene. The first one with places moves the view to
// them, unless the user has moved it already.
func (m *Map) SetScene(s *atlas.Scene) {
	m.scene = s
	m.hover, m.hovering = atlas.Hit{}, false
	m.card.set("", "", m.Theme(), m.variant())
	m.fitFirst()
	m.Refresh()
}

// Scene is what is shown.
func (m *Map) Scene() *atlas.Scene { return m.scene }

// SetStyle shows the map in another style.
func (m *Map) SetStyle(st atlas.Style) {
	m.style = st
	m.Refresh()
}

// A Corner is what stands in the map's lower left corner, above the scale bar:
// a legend.
type Corner interface {
	fyne.CanvasObject
	Fit(within fyne.Size) fyne.Size // the size that it wants, at most that of the room
	Watch(f func())                 // has f called when Fit may answer otherwise
	Empty() bool                    // it need not be shown
}

// SetCorner puts c into the corner, or takes away what is there for nil.
func (m *Map) SetCorner(c Corner) {
	m.corner = c
	if c != nil {
		c.Watch(m.placeCorner)
	}
	m.placeCorner()
	m.Refresh()
}

// cornerFoot is what is left free below the corner, for the scale bar and the
// line above it, and cornerEdge beside it, in dips.
const (
	cornerFoot = 58
	cornerEdge = 10
)

func (m *Map) placeCorner() {
	if m.corner == nil {
		return
	}
	room := m.Size().SubtractWidthHeight(2*cornerEdge, cornerFoot+cornerEdge)
	room.Width = min(room.Width, max(m.Size().Width/2, 200))
	if m.corner.Empty() || room.Width < 120 || room.Height < 80 {
		m.corner.Hide()
		return
	}
	s := m.corner.Fit(room)
	m.corner.Resize(s)
	m.corner.Move(fyne.NewPos(cornerEdge, m.Size().Height-cornerFoot-s.Height))
	m.corner.Show()
}

// SetNoun says what the map counts: "passage", as at first, or "event".
func (m *Map) SetNoun(noun string) {
	m.edge.SetNoun(noun)
	m.redraw()
}

// Camera is the view, in pixels.
func (m *Map) Camera() atlas.Camera { return m.cam }

// SetCamera moves the view to another's centre and zoom.
func (m *Map) SetCamera(c atlas.Camera) {
	m.stop()
	m.placed = true
	m.move(atlas.Camera{Center: c.Center, Zoom: c.Zoom, Width: m.cam.Width, Height: m.cam.Height, Density: m.cam.Density})
}

// fitPadding is what is left free about the results, in dips: as much as the name
// beside a pin at the edge mostly needs.
const fitPadding = 70

// coveredBeside is how far beside the corner a pin is still partly below it, in
// dips: its radius and a little.
const coveredBeside = 24

// Fit shows all of the scene.
func (m *Map) Fit() {
	m.placed = m.scene.Places() > 0 || m.placed
	if m.scene.Places() == 0 {
		m.fly(m.cam.Fit(orb.Bound{Min: orb.Point{0, 0.12}, Max: orb.Point{1, 0.78}}, fitPadding))
		return
	}
	m.fit = m.fitted()
	m.fly(m.fit)
}

// ShowsAll reports whether all of the scene lies within the view.
func (m *Map) ShowsAll() bool {
	if m.scene.Places() == 0 || m.cam.Width <= 0 {
		return true
	}
	cam, b := m.going(), m.scene.Bound()
	for _, p := range [...]orb.Point{b.Min, b.Max} {
		x, y := cam.ToScreen(cam.Nearest(p))
		if x < 0 || y < 0 || x > float64(cam.Width) || y > float64(cam.Height) {
			return false
		}
	}
	return true
}

// fitted is the view of all of the scene, clear of the corner where it can be.
func (m *Map) fitted() atlas.Camera {
	var covered image.Rectangle
	if c := m.corner; c != nil && c.Visible() {
		d := m.density()
		px := func(v float32) int { return int(math.Round(float64(v) * d)) }
		at, s := c.Position(), c.Size()
		covered = image.Rect(px(at.X), px(at.Y), px(at.X+s.Width), px(at.Y+s.Height)).Inset(-px(coveredBeside))
	}
	return m.cam.FitScene(m.scene, fitPadding, covered)
}

func (m *Map) fitFirst() {
	if !m.placed && m.cam.Width > 0 && m.scene.Places() > 0 {
		m.placed = true
		m.fit = m.fitted()
		m.move(m.fit)
	}
}

// Select puts a ring about a place's pin, the cluster that holds it, or an
// area's badge; 0 takes it away.
func (m *Map) Select(id geo.ID) {
	if m.chosen != id {
		m.chosen = id
		m.redraw()
	}
}

// Selected is the place with the ring; 0 where there is none.
func (m *Map) Selected() geo.ID { return m.chosen }

// ShowPlace selects a place of the scene and moves the view as little as is
// needed for it to be seen by itself, as [atlas.Pins.Reveal] has it: not at all
// where its pin or badge is in view already. It reports false where the scene
// has no such place.
func (m *Map) ShowPlace(id geo.ID) bool {
	// What counts is the view that the user is about to have.
	going := m.going()
	to, ok := m.pins.Reveal(going, m.scene, id)
	if !ok {
		return false
	}
	m.Select(id)
	m.placed = true
	if to != going {
		m.fly(to)
	}
	return true
}

// SetHoverText fills the card beside the pointer: the place's name and the
// first words of what is said of it. Call it from OnHover; it goes by itself.
func (m *Map) SetHoverText(title, text string) {
	m.card.set(title, text, m.Theme(), m.variant())
	m.card.near(m.pointer, m.Size())
}

func (m *Map) variant() fyne.ThemeVariant { return fyne.CurrentApp().Settings().ThemeVariant() }

// MinSize is enough for the buttons and the credits.
func (m *Map) MinSize() fyne.Size {
	m.ExtendBaseWidget(m)
	return fyne.NewSize(160, 140)
}

// density is the number of pixels to the dip. The canvas's scale is not: it
// leaves out the doubling of some screens.
func (m *Map) density() float64 {
	if c := fyne.CurrentApp().Driver().CanvasForObject(m); c != nil {
		if x, _ := c.PixelCoordinateForPosition(fyne.NewPos(1000, 0)); x > 0 {
			return float64(x) / 1000
		}
	}
	return 1
}

// move shows another view.
func (m *Map) move(c atlas.Camera) {
	c = c.Clamp()
	if c == m.cam {
		return
	}
	m.cam = c
	if m.OnMoved != nil {
		m.OnMoved(c)
	}
	m.redraw()
}

// redraw asks for a frame.
func (m *Map) redraw() { m.raster.Refresh() }

// paint makes a frame. Fyne calls it on the window's goroutine, while it
// paints.
func (m *Map) paint(w, h int) image.Image {
	if w <= 0 || h <= 0 {
		return image.NewRGBA(image.Rect(0, 0, 1, 1))
	}
	m.resized(w, h)
	if m.frame == nil || m.frame.Rect.Dx() != w || m.frame.Rect.Dy() != h {
		m.frame = image.NewRGBA(image.Rect(0, 0, w, h))
	}
	m.draw()
	if m.front.img == nil && m.backdrop == nil {
		m.blank()
	}
	compose(m.frame, m.cam, &m.front, m.backdrop, &m.columns)
	e := atlas.Emphasis{Selected: m.chosen}
	if m.hovering && len(m.hover.Places) > 0 {
		e.Hovered = m.hover.Places[0]
	}
	m.pins.Draw(m.frame, m.cam, &m.style, m.scene, e)
	m.edge.Draw(m.frame, m.cam, &m.style, m.pins)
	if m.focused && !m.byPointer {
		m.ring()
	}
	return m.frame
}

// resized takes a new size in pixels to the camera, keeping centre and zoom; a view
// that was fitted, and that the user has left so, is fitted again.
func (m *Map) resized(w, h int) {
	d := m.density()
	if m.cam.Width == w && m.cam.Height == h && m.cam.Density == d {
		return
	}
	to := m.going()
	left := m.placed && to.Center == m.fit.Center && to.Zoom == m.fit.Zoom
	m.cam.Width, m.cam.Height, m.cam.Density = w, h, d
	m.cam = m.cam.Clamp()
	if (left || !m.placed) && m.scene.Places() > 0 {
		m.stop()
		m.placed = true
		m.fit = m.fitted()
		m.cam = m.fit
	}
	if m.OnMoved != nil {
		m.OnMoved(m.cam)
	}
}

// blank is what is shown before anything is drawn: the sea.
func (m *Map) blank() {
	p := m.frame.Pix
	c := m.style.Sea
	p[0], p[1], p[2], p[3] = c.R, c.G, c.B, 255
	for n := 4; n < len(p); n *= 2 {
		copy(p[n:], p[:n])
	}
}

// ring shows that the keyboard works on the map.
func (m *Map) ring() {
	v := m.variant()
	r, g, b, _ := m.Theme().Color(theme.ColorNamePrimary, v).RGBA()
	t := max(1, int(math.Round(2*m.cam.Density)))
	w, h := m.cam.Width, m.cam.Height
	for y := range h {
		line := m.frame.Pix[m.frame.PixOffset(0, y):][:4*w]
		for x := 0; x < w; x++ {
			if y >= t && y < h-t && x == t {
				x = max(t, w-t)
			}
			if x < w {
				line[4*x], line[4*x+1], line[4*x+2] = uint8(r>>8), uint8(g>>8), uint8(b>>8)
			}
		}
	}
}

// draw sets the worker to draw a mosaic, if one is needed and it is free.
func (m *Map) draw() {
	if m.backdropOf != m.style.Name {
		m.drawBackdrop()
	}
	if m.drawing || m.cam.Width <= 0 || m.cam.Height <= 0 {
		return
	}
	f := &m.front
	same := f.img != nil && f.style == m.style && f.scene == m.scene
	if same && f.cam.Scale() != m.cam.Scale() && m.moving {
		// While a zoom is under way only what has become too coarse is drawn
		// anew; the sharp one comes when it rests.
		if k := m.cam.Scale() / f.cam.Scale(); k < 1.6 && k > 0.7 {
			return
		}
	}
	if same && f.covers(m.cam) {
		return
	}
	next := m.spare
	next.style, next.scene = m.style, m.scene
	next.cam = m.cam.Grown(margin(m.cam.Width), margin(m.cam.Height))
	if r := image.Rect(0, 0, next.cam.Width, next.cam.Height); next.img == nil || next.img.Rect != r {
		next.img = image.NewRGBA(r)
	}
	m.spare = mosaic{}
	m.drawing = true
	work := func() { m.atlas.Draw(next.img, next.cam, &next.style, next.scene) }
	done := func() {
		m.drawing = false
		// It may be stale, but it is newer than what is there, and the next is
		// under way as soon as this is shown.
		m.front, m.spare = next, m.front
	}
	if m.post == nil {
		work()
		done()
		return
	}
	post := m.post
	go func() {
		work()
		post(func() {
			done()
			m.redraw()
		})
	}()
}

// backdropSide is the width in pixels of the picture of the whole world that
// is shown where the mosaic does not reach.
const backdropSide = 1024

func (m *Map) drawBackdrop() {
	m.backdropOf = m.style.Name
	st := m.style
	img := image.NewRGBA(image.Rect(0, 0, backdropSide, backdropSide))
	if m.post == nil {
		m.atlas.Backdrop(img, &st)
		m.backdrop = img
		return
	}
	post := m.post
	go func() {
		m.atlas.Backdrop(img, &st)
		post(func() {
			if m.backdropOf == st.Name {
				m.backdrop = img
			}
		})
	}()
}

// CreateRenderer is Fyne's.
func (m *Map) CreateRenderer() fyne.WidgetRenderer { return &renderer{m} }

type renderer struct{ m *Map }

func (r *renderer) Layout(s fyne.Size) {
	m := r.m
	m.raster.Resize(s)
	b := m.buttons.MinSize()
	m.buttons.Resize(b)
	m.buttons.Move(fyne.NewPos(s.Width-b.Width-10, 10))
	m.buttons.Hidden = s.Height < b.Height+20 || s.Width < b.Width+40
	m.placeCorner()
}

func (r *renderer) MinSize() fyne.Size { return r.m.MinSize() }

func (r *renderer) Refresh() {
	r.m.raster.Refresh()
	r.m.buttons.Refresh()
}

func (r *renderer) Objects() []fyne.CanvasObject {
	if r.m.corner != nil {
		return []fyne.CanvasObject{r.m.raster, r.m.buttons, r.m.corner, r.m.card.all}
	}
	return []fyne.CanvasObject{r.m.raster, r.m.buttons, r.m.card.all}
}

func (r *renderer) Destroy() {}
