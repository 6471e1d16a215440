// Package segments is a switch of a few words side by side, of which one holds: what
// a pin means, which date filters. Unlike a row of radio buttons it takes one line,
// and shows all there is to choose where a list would have to be opened.
//
// [New] makes a [Switch]. What the user chooses is told; what the owner sets with
// [Switch.Choose] is not, so that the two can follow each other without a loop. The
// words don't change, and all are shown: a switch is as wide as its words need.
package segments

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// A Switch is a switch of a few words side by side, of which one holds. A
// click chooses; with the focus on it the arrows do.
type Switch struct {
	widget.BaseWidget
	words   []string
	chosen  int
	barred  map[int]string // why it can't be chosen
	changed func(int)
	refused func(why string)
	focused bool
	hovered int // or -1

	back  *canvas.Rectangle
	mark  *canvas.Rectangle
	texts []*canvas.Text
}

var (
	_ fyne.Focusable    = (*Switch)(nil)
	_ fyne.Tappable     = (*Switch)(nil)
	_ desktop.Hoverable = (*Switch)(nil)
)

// New returns a switch of these words, of which the first holds. changed is told
// which one the user has chosen.
func New(words []string, changed func(int)) *Switch {
	s := &Switch{
		words: words, changed: changed, hovered: -1,
		back: &canvas.Rectangle{CornerRadius: 4, StrokeWidth: 1}, mark: &canvas.Rectangle{CornerRadius: 4, StrokeWidth: 1.5},
	}
	for _, w := range words {
		s.texts = append(s.texts, &canvas.Text{Text: w, Alignment: fyne.TextAlignCenter})
	}
	s.ExtendBaseWidget(s)
	return s
}

// Chosen is which one holds.
func (s *Switch) Chosen() int { return s.chosen }

// Middle is a point on segment i.
func (s *Switch) Middle(i int) fyne.Position {
	x := s.width(i) / 2
	for j := range i {
		x += s.width(j)
	}
	return fyne.NewPos(x, s.MinSize().Height/2)
}

// Choose makes one hold without telling.
func (s *Switch) Choose(i int) {
	s.chosen = i
	s.Refresh()
}

// Bar has one stand there grey, not to be chosen, for a reason in words, or again as
// the others where that is empty. Refused is told the reason when the pointer comes to
// it, and nothing when it leaves.
func (s *Switch) Bar(i int, why string, refused func(why string)) {
	if s.refused = refused; s.barred == nil {
		s.barred = map[int]string{}
	}
	s.barred[i] = why
	s.Refresh()
}

// Take makes one hold as a click does. One that there isn't changes nothing.
func (s *Switch) Take(i int) {
	if i < 0 || i >= len(s.words) || i == s.chosen {
		return
	}
	if s.barred[i] != "" {
		return
	}
	s.Choose(i)
	s.changed(i)
}

const segmentPad = 7

func (s *Switch) width(i int) float32 { return s.texts[i].MinSize().Width + 2*segmentPad }

func (s *Switch) at(x float32) int {
	for i := range s.words {
		if x -= s.width(i); x < 0 {
			return i
		}
	}
	return len(s.words) - 1
}

// Tapped implements [fyne.Tappable].
func (s *Switch) Tapped(e *fyne.PointEvent) { s.Take(s.at(e.Position.X)) }

// MouseIn implements [desktop.Hoverable].
func (s *Switch) MouseIn(e *desktop.MouseEvent) { s.MouseMoved(e) }

// MouseMoved implements [desktop.Hoverable].
func (s *Switch) MouseMoved(e *desktop.MouseEvent) { s.point(s.at(e.Position.X)) }

// point lights the segment under the pointer, or none for -1.
func (s *Switch) point(i int) {
	if i == s.hovered {
		return
	}
	if why := s.barred[i]; s.refused != nil && why != s.barred[s.hovered] {
		s.refused(why)
	}
	s.hovered = i
	s.Refresh()
}

// MouseOut implements [desktop.Hoverable].
func (s *Switch) MouseOut() { s.point(-1) }

// FocusGained implements [fyne.Focusable].
func (s *Switch) FocusGained() {
	s.focused = true
	s.Refresh()
}

// FocusLost implements [fyne.Focusable].
func (s *Switch) FocusLost() {
	s.focused = false
	s.Refresh()
}

// TypedRune implements [fyne.Focusable].
func (s *Switch) TypedRune(rune) {}

// TypedKey implements [fyne.Focusable].
func (s *Switch) TypedKey(k *fyne.KeyEvent) {
	switch k.Name {
	case fyne.KeyLeft, fyne.KeyUp:
		s.Take(s.chosen - 1)
	case fyne.KeyRight, fyne.KeyDown:
		s.Take(s.chosen + 1)
	case fyne.KeySpace:
		next := (s.chosen + 1) % len(s.words)
		if s.barred[next] != "" {
			next = (next + 1) % len(s.words)
		}
		s.Take(next)
	}
}

// CreateRenderer implements [fyne.Widget].
func (s *Switch) CreateRenderer() fyne.WidgetRenderer {
	r := renderer{s}
	r.Refresh()
	return r
}

type renderer struct{ *Switch }

func (r renderer) Layout(size fyne.Size) {
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

func (r renderer) MinSize() fyne.Size {
	size := fyne.NewSize(0, 0)
	for i, t := range r.texts {
		size.Width += r.width(i)
		size.Height = max(size.Height, t.MinSize().Height+10)
	}
	return size
}

func (r renderer) Refresh() {
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
		if r.barred[i] != "" {
			t.Color = theme.Color(theme.ColorNameDisabled)
		}
	}
	r.Layout(r.Size())
	canvas.Refresh(r.Switch)
}

func (r renderer) Objects() []fyne.CanvasObject {
	all := []fyne.CanvasObject{r.back, r.mark}
	for _, t := range r.texts {
		all = append(all, t)
	}
	return all
}

func (r renderer) Destroy() {}
