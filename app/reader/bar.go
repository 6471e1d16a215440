package reader

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// A bar is the scroll bar of the rows. It knows only where the visible part
// begins and how large it is, both as parts of the whole: the whole may become
// longer or shorter while rows are measured.
type bar struct {
	widget.BaseWidget
	scroll func(at float64) // the user wants the visible part to begin there, 0 to 1
	page   func(down bool)

	at, part float64
	thumb    *canvas.Rectangle
	objects  []fyne.CanvasObject
	over     bool
	dragging bool
	grip     float32 // of the thumb, where the mouse holds it
}

const (
	barWidth   = 10
	barThin    = 4
	thumbLeast = 24
)

func newBar() *bar {
	b := &bar{thumb: &canvas.Rectangle{}, part: 1}
	b.objects = []fyne.CanvasObject{b.thumb}
	b.ExtendBaseWidget(b)
	return b
}

// set moves the thumb.
func (b *bar) set(at, part float64) {
	b.at, b.part = at, part
	b.Hidden = part >= 1
	b.place()
}

// thumbAt is the top of the thumb and its height.
func (b *bar) thumbAt() (y, h float32) {
	all := b.Size().Height
	h = min(max(float32(b.part)*all, thumbLeast), all)
	rest := 1 - b.part
	if rest <= 0 {
		return 0, h
	}
	return float32(min(max(b.at/rest, 0), 1)) * (all - h), h
}

func (b *bar) place() {
	y, h := b.thumbAt()
	w := float32(barThin)
	if b.over || b.dragging {
		w = barWidth - 2
	}
	b.thumb.CornerRadius = w / 2
	b.thumb.Move(fyne.NewPos(barWidth-w-1, y))
	b.thumb.Resize(fyne.NewSize(w, h))
}

func (b *bar) recolor() {
	b.thumb.FillColor = theme.Color(theme.ColorNameScrollBar)
}

func (b *bar) Resize(s fyne.Size) {
	b.BaseWidget.Resize(s)
	b.place()
}

func (b *bar) MinSize() fyne.Size { return fyne.NewSize(barWidth, thumbLeast) }

func (b *bar) MouseDown(ev *desktop.MouseEvent) {
	y, h := b.thumbAt()
	switch {
	case ev.Position.Y < y:
		b.page(false)
	case ev.Position.Y > y+h:
		b.page(true)
	default:
		b.grip = ev.Position.Y - y
		b.dragging = true
	}
	b.place()
}

func (b *bar) MouseUp(*desktop.MouseEvent) { b.DragEnd() }

func (b *bar) Dragged(ev *fyne.DragEvent) {
	if !b.dragging {
		return
	}
	_, h := b.thumbAt()
	if way := b.Size().Height - h; way > 0 {
		b.scroll(float64(min(max((ev.Position.Y-b.grip)/way, 0), 1)) * (1 - b.part))
	}
}

func (b *bar) DragEnd() {
	b.dragging = false
	b.place()
}

func (b *bar) MouseIn(*desktop.MouseEvent) {
	b.over = true
	b.place()
	canvas.Refresh(b)
}

func (b *bar) MouseMoved(*desktop.MouseEvent) {}

func (b *bar) MouseOut() {
	b.over = false
	b.place()
	canvas.Refresh(b)
}

func (b *bar) CreateRenderer() fyne.WidgetRenderer {
	b.recolor()
	return fixed{b, b.objects}
}
