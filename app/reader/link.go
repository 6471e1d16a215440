package reader

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"dateline/app/reader/passage"
)

// A link is a few words that do something when they are pressed, with a quiet
// note behind them. It takes no focus: the list does, and has a key for it.
type link struct {
	widget.BaseWidget
	setter *passage.Setter
	tapped func()
	hover  func(in bool)

	label, note *canvas.Text
	line        *canvas.Rectangle
	objects     []fyne.CanvasObject
	below       bool // the note stands under the label
}

var (
	_ fyne.Tappable      = (*link)(nil)
	_ desktop.Hoverable  = (*link)(nil)
	_ desktop.Cursorable = (*link)(nil)
)

func newLink(s *passage.Setter, tapped func()) *link {
	l := &link{setter: s, tapped: tapped, label: &canvas.Text{}, note: &canvas.Text{}, line: &canvas.Rectangle{}}
	l.line.Hide()
	l.objects = []fyne.CanvasObject{l.label, l.note, l.line}
	l.ExtendBaseWidget(l)
	return l
}

// set changes the words and returns the size that they take within the width.
func (l *link) set(label, note string, size, width float32) fyne.Size {
	pal := l.setter.Palette()
	l.label.Text, l.label.TextSize, l.label.Color = label, size, pal.Link
	l.note.Text, l.note.TextSize, l.note.Color = note, size, pal.Quiet
	l.line.FillColor = pal.Link
	a, b := l.label.MinSize(), l.note.MinSize()
	gap := size / 2
	switch {
	case note == "":
		b, gap = fyne.Size{}, 0
	case label == "":
		a.Width, gap = 0, 0
	}
	l.below = a.Width+gap+b.Width > width
	s := fyne.NewSize(a.Width+gap+b.Width, a.Height)
	at := fyne.NewPos(a.Width+gap, 0)
	if l.below {
		s = fyne.NewSize(max(a.Width, b.Width), a.Height+b.Height)
		at = fyne.NewPos(0, a.Height)
	}
	l.note.Move(at)
	l.label.Resize(a)
	l.note.Resize(b)
	l.line.Move(fyne.NewPos(0, a.Height-3))
	l.line.Resize(fyne.NewSize(a.Width, 1))
	return s
}

func (l *link) Tapped(*fyne.PointEvent) { l.tapped() }

func (l *link) MouseIn(*desktop.MouseEvent) { l.setHover(true) }

func (l *link) MouseMoved(*desktop.MouseEvent) {}

func (l *link) MouseOut() { l.setHover(false) }

func (l *link) setHover(in bool) {
	l.line.Hidden = !in
	if l.hover != nil {
		l.hover(in)
	}
	canvas.Refresh(l)
}

func (l *link) Cursor() desktop.Cursor { return desktop.PointerCursor }

func (l *link) MinSize() fyne.Size {
	s := l.label.MinSize()
	if l.note.Text != "" {
		s = s.Add(fyne.NewSize(l.note.MinSize().Width, 0))
	}
	return s
}

func (l *link) CreateRenderer() fyne.WidgetRenderer { return fixed{l, l.objects} }

// fixed renders objects that their widget has already put in their places.
type fixed struct {
	of      fyne.CanvasObject
	objects []fyne.CanvasObject
}

func (f fixed) Layout(fyne.Size)             {}
func (f fixed) MinSize() fyne.Size           { return fyne.NewSize(1, 1) }
func (f fixed) Objects() []fyne.CanvasObject { return f.objects }
func (f fixed) Destroy()                     {}
func (f fixed) Refresh()                     { canvas.Refresh(f.of) }
