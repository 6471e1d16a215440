package timeline

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Segments are a switch of a few words side by side, of which one holds. A
// click chooses; with the focus on it the arrows do.
type segments struct {
	widget.BaseWidget
	words   []string
	chosen  int
	changed func(int)
	focused bool
	hovered int // or -1

	back  *canvas.Rectangle
	mark  *canvas.Rectangle
	texts []*canvas.Text
}

var (
	_ fyne.Focusable    = (*segments)(nil)
	_ fyne.Tappable     = (*segments)(nil)
	_ desktop.Hoverable = (*segments)(nil)
)

func newSegments(words []string, changed func(int)) *segments {
	s := &segments{
		words: words, changed: changed, hovered: -1,
		back: &canvas.Rectangle{CornerRadius: 4, StrokeWidth: 1}, mark: &canvas.Rectangle{CornerRadius: 4, StrokeWidth: 1.5},
	}
	for _, w := range words {
		s.texts = append(s.texts, &canvas.Text{Text: w, Alignment: fyne.TextAlignCenter})
	}
	s.ExtendBaseWidget(s)
	return s
}

// choose makes one hold without telling.
func (s *segments) choose(i int) {
	s.chosen = i
	s.Refresh()
}

func (s *segments) take(i int) {
	if i < 0 || i >= len(s.words) || i == s.chosen {
		return
	}
	s.choose(i)
	s.changed(i)
}

const segmentPad = 7

func (s *segments) width(i int) float32 { return s.texts[i].MinSize().Width + 2*segmentPad }

func (s *segments) at(x float32) int {
	for i := range s.words {
		if x -= s.width(i); x < 0 {
			return i
		}
	}
	return len(s.words) - 1
}

// Tapped implements [fyne.Tappable].
func (s *segments) Tapped(e *fyne.PointEvent) { s.take(s.at(e.Position.X)) }

// MouseIn implements [desktop.Hoverable].
func (s *segments) MouseIn(e *desktop.MouseEvent) { s.MouseMoved(e) }

// MouseMoved implements [desktop.Hoverable].
func (s *segments) MouseMoved(e *desktop.MouseEvent) {
	if i := s.at(e.Position.X); i != s.hovered {
		s.hovered = i
		s.Refresh()
	}
}

// MouseOut implements [desktop.Hoverable].
func (s *segments) MouseOut() {
	s.hovered = -1
	s.Refresh()
}

// FocusGained implements [fyne.Focusable].
func (s *segments) FocusGained() {
	s.focused = true
	s.Refresh()
}

// FocusLost implements [fyne.Focusable].
func (s *segments) FocusLost() {
	s.focused = false
	s.Refresh()
}

// TypedRune implements [fyne.Focusable].
func (s *segments) TypedRune(rune) {}

// TypedKey implements [fyne.Focusable].
func (s *segments) TypedKey(k *fyne.KeyEvent) {
	switch k.Name {
	case fyne.KeyLeft, fyne.KeyUp:
		s.take(s.chosen - 1)
	case fyne.KeyRight, fyne.KeyDown:
		s.take(s.chosen + 1)
	case fyne.KeySpace:
		s.take((s.chosen + 1) % len(s.words))
	}
}

// CreateRenderer implements [fyne.Widget].
func (s *segments) CreateRenderer() fyne.WidgetRenderer {
	r := segmentsRenderer{s}
	r.Refresh()
	return r
}

type segmentsRenderer struct{ *segments }

func (r segmentsRenderer) Layout(size fyne.Size) {
	r.back.Resize(size)
	x := float32(0)
	for i, t := range r.texts {
		w := r.width(i)
		t.Move(fyne.NewPos(x, 0))
		t.Resize(fyne.NewSize(w, size.Height))
		if i == r.chosen {
			r.mark.Move(fyne.NewPos(x, 0))
			r.mark.Resize(fyne.NewSize(w, size.Height))
		}
		x += w
	}
}

func (r segmentsRenderer) MinSize() fyne.Size {
	size := fyne.NewSize(0, 0)
	for i, t := range r.texts {
		size.Width += r.width(i)
		size.Height = max(size.Height, t.MinSize().Height+10)
	}
	return size
}

func (r segmentsRenderer) Refresh() {
	fore, primary := theme.Color(theme.ColorNameForeground), theme.Color(theme.ColorNamePrimary)
	r.back.FillColor, r.back.StrokeColor = theme.Color(theme.ColorNameInputBackground), theme.Color(theme.ColorNameInputBorder)
	r.mark.FillColor, r.mark.StrokeColor = theme.Color(theme.ColorNameSelection), color.Transparent
	if r.focused {
		r.mark.StrokeColor = primary
	}
	for i, t := range r.texts {
		t.TextSize, t.Color = theme.Size(theme.SizeNameText)-1, fore
		t.TextStyle.Bold = i == r.chosen
		if i != r.chosen && i != r.hovered {
			t.Color = theme.Color(theme.ColorNamePlaceHolder)
		}
	}
	r.Layout(r.Size())
	canvas.Refresh(r.segments)
}

func (r segmentsRenderer) Objects() []fyne.CanvasObject {
	all := []fyne.CanvasObject{r.back, r.mark}
	for _, t := range r.texts {
		all = append(all, t)
	}
	return all
}

func (r segmentsRenderer) Destroy() {}
