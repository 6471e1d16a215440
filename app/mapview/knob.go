package mapview

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// A knob is a button on the map for the mouse alone. The map has keys for what
// the knobs do, so that Tab need not stop at each of them; nor does a click take
// the focus from the map.
type knob struct {
	widget.BaseWidget
	icon   fyne.Resource
	tapped func()
	over   bool
	down   bool
}

var (
	_ fyne.Tappable      = (*knob)(nil)
	_ desktop.Hoverable  = (*knob)(nil)
	_ desktop.Mouseable  = (*knob)(nil)
	_ desktop.Cursorable = (*knob)(nil)
)

func newKnob(icon fyne.Resource, tapped func()) *knob {
	k := &knob{icon: icon, tapped: tapped}
	k.ExtendBaseWidget(k)
	return k
}

// Tapped implements [fyne.Tappable].
func (k *knob) Tapped(*fyne.PointEvent) { k.tapped() }

// MouseIn implements [desktop.Hoverable].
func (k *knob) MouseIn(*desktop.MouseEvent) { k.set(true, k.down) }

// MouseMoved implements [desktop.Hoverable].
func (k *knob) MouseMoved(*desktop.MouseEvent) {}

// MouseOut implements [desktop.Hoverable].
func (k *knob) MouseOut() { k.set(false, false) }

// MouseDown implements [desktop.Mouseable].
func (k *knob) MouseDown(*desktop.MouseEvent) { k.set(k.over, true) }

// MouseUp implements [desktop.Mouseable].
func (k *knob) MouseUp(*desktop.MouseEvent) { k.set(k.over, false) }

func (k *knob) set(over, down bool) {
	if k.over != over || k.down != down {
		k.over, k.down = over, down
		k.Refresh()
	}
}

// Cursor implements [desktop.Cursorable].
func (k *knob) Cursor() desktop.Cursor { return desktop.PointerCursor }

// CreateRenderer implements [fyne.Widget].
func (k *knob) CreateRenderer() fyne.WidgetRenderer {
	r := &knobRenderer{k: k, back: &canvas.Rectangle{CornerRadius: 4, StrokeWidth: 1}, icon: widget.NewIcon(k.icon)}
	r.Refresh()
	return r
}

type knobRenderer struct {
	k    *knob
	back *canvas.Rectangle
	icon *widget.Icon
}

const (
	knobSide = 32
	knobIcon = 20
)

func (r *knobRenderer) Layout(s fyne.Size) {
	r.back.Resize(s)
	r.icon.Resize(fyne.NewSquareSize(knobIcon))
	r.icon.Move(fyne.NewPos((s.Width-knobIcon)/2, (s.Height-knobIcon)/2))
}

func (r *knobRenderer) MinSize() fyne.Size { return fyne.NewSquareSize(knobSide) }

func (r *knobRenderer) Refresh() {
	th, v := r.k.Theme(), fyne.CurrentApp().Settings().ThemeVariant()
	r.back.FillColor = th.Color(theme.ColorNameButton, v)
	switch {
	case r.k.down:
		r.back.FillColor = th.Color(theme.ColorNameInputBorder, v)
	case r.k.over:
		r.back.FillColor = th.Color(theme.ColorNameOverlayBackground, v)
	}
	r.back.StrokeColor = th.Color(theme.ColorNameSeparator, v)
	r.icon.Refresh()
	canvas.Refresh(r.back)
}

func (r *knobRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.back, r.icon} }
func (r *knobRenderer) Destroy()                     {}
