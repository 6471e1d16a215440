// Package picker is the entry in which a place is named by hand. What is typed is
// completed from a gazetteer, each place with what tells it from others of its
// name, and one is taken with the mouse or with Up, Down and Enter.
//
// Make a [Picker] with [New] and put it into a dialog; [Picker.Focus] gives it the
// keys. It knows nothing of gazetteers: the owner completes and describes. It
// belongs to the user interface's goroutine.
package picker

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"dateline/geo"
)

// Most is how many places are offered at once.
const Most = 7

// Deeds are what the picker asks of its owner. All but Escape are needed.
type Deeds struct {
	Complete func(typed string) []geo.Place // the best first; at most Most are shown
	Describe func(*geo.Place) string        // what tells it from others: "town in Texas, United States"
	Take     func(geo.Place)                // the user means this one
	Escape   func()                         // the user pressed Escape with nothing typed to clear
}

// A Picker is the entry with the places under it.
type Picker struct {
	widget.BaseWidget
	does    Deeds
	entry   *entry
	rows    [Most]*row
	places  []geo.Place
	chosen  int
	nothing *widget.Label
	content fyne.CanvasObject
}

// New returns an empty picker with words that say what may be typed.
func New(placeholder string, does Deeds) *Picker {
	p := &Picker{does: does, entry: &entry{}, nothing: widget.NewLabel("")}
	p.entry.key = p.key
	p.entry.ExtendBaseWidget(p.entry)
	p.entry.SetPlaceHolder(placeholder)
	p.entry.OnChanged = p.complete
	p.nothing.Importance = widget.LowImportance
	p.nothing.Wrapping = fyne.TextWrapWord
	list := container.New(tight{})
	for i := range p.rows {
		p.rows[i] = newRow(func() { p.take(i) }, func() { p.choose(i) })
		p.rows[i].Hide()
		list.Add(p.rows[i])
	}
	p.content = container.NewBorder(p.entry, nil, nil, nil, container.NewStack(list, container.NewVBox(p.nothing)))
	p.ExtendBaseWidget(p)
	return p
}

// SetText types for the user, and selects it: the next letter takes its place.
func (p *Picker) SetText(s string) {
	p.entry.SetText(s)
	p.entry.TypedShortcut(&fyne.ShortcutSelectAll{})
}

// Focus gives the keys to the entry. The canvas is that which the picker is on,
// which Fyne itself knows only once the picker was drawn.
func (p *Picker) Focus(on fyne.Canvas) { on.Focus(p.entry) }

// complete offers what begins as typed.
func (p *Picker) complete(typed string) {
	p.places = nil
	if typed != "" {
		p.places = p.does.Complete(typed)
		p.places = p.places[:min(len(p.places), Most)]
	}
	for i, r := range p.rows {
		r.Hidden = i >= len(p.places)
		if !r.Hidden {
			r.set(p.places[i].Name, p.does.Describe(&p.places[i]))
		}
	}
	words := ""
	if typed != "" && len(p.places) == 0 {
		words = "No place of that name is known. Add where it lies after a comma: “Springfield, Ohio”."
	}
	p.nothing.SetText(words)
	p.choose(0)
	p.Refresh()
}

func (p *Picker) choose(i int) {
	p.chosen = max(min(i, len(p.places)-1), 0)
	for i, r := range p.rows {
		r.mark(i == p.chosen)
	}
}

func (p *Picker) take(i int) {
	if i < 0 || i >= len(p.places) {
		return
	}
	place := p.places[i]
	p.entry.SetText("")
	p.does.Take(place)
}

// key reports whether a key is the list's rather than the entry's.
func (p *Picker) key(k fyne.KeyName) bool {
	switch k {
	case fyne.KeyDown:
		p.choose(p.chosen + 1)
	case fyne.KeyUp:
		p.choose(p.chosen - 1)
	case fyne.KeyReturn, fyne.KeyEnter:
		p.take(p.chosen)
	case fyne.KeyEscape:
		if p.does.Escape != nil {
			p.does.Escape()
		}
	default:
		return false
	}
	return true
}

// CreateRenderer implements [fyne.Widget].
func (p *Picker) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(p.content) }

// An entry hands the keys of the list on.
type entry struct {
	widget.Entry
	key func(fyne.KeyName) bool
}

// TypedKey implements [fyne.Focusable].
func (e *entry) TypedKey(k *fyne.KeyEvent) {
	if !e.key(k.Name) {
		e.Entry.TypedKey(k)
	}
}

// tight puts rows under each other and keeps the room of those that are hidden,
// so that nothing jumps while one types.
type tight struct{}

func (tight) Layout(rows []fyne.CanvasObject, size fyne.Size) {
	y := float32(0)
	for _, r := range rows {
		h := r.MinSize().Height
		r.Move(fyne.NewPos(0, y))
		r.Resize(fyne.NewSize(size.Width, h))
		y += h
	}
}

func (tight) MinSize(rows []fyne.CanvasObject) (s fyne.Size) {
	for _, r := range rows {
		s.Height += r.MinSize().Height
		s.Width = max(s.Width, r.MinSize().Width)
	}
	return s
}

// A row is one place on offer: its name, and quieter what it is.
type row struct {
	widget.BaseWidget
	tapped, over func()
	chosen       bool
	ground       *canvas.Rectangle
	name, what   *canvas.Text
}

var (
	_ fyne.Tappable      = (*row)(nil)
	_ desktop.Hoverable  = (*row)(nil)
	_ desktop.Cursorable = (*row)(nil)
)

func newRow(tapped, over func()) *row {
	r := &row{
		tapped: tapped, over: over, ground: canvas.NewRectangle(nil),
		name: canvas.NewText("", nil), what: canvas.NewText("", nil),
	}
	r.ground.CornerRadius = 4
	r.name.TextStyle.Bold = true
	r.ExtendBaseWidget(r)
	return r
}

func (r *row) set(name, what string) {
	r.name.Text, r.what.Text = name, what
	r.Refresh()
}

func (r *row) mark(chosen bool) {
	if r.chosen != chosen {
		r.chosen = chosen
		r.Refresh()
	}
}

func (r *row) Tapped(*fyne.PointEvent)        { r.tapped() }
func (r *row) MouseIn(*desktop.MouseEvent)    { r.over() }
func (r *row) MouseMoved(*desktop.MouseEvent) {}
func (r *row) MouseOut()                      {}
func (r *row) Cursor() desktop.Cursor         { return desktop.PointerCursor }

func (r *row) CreateRenderer() fyne.WidgetRenderer {
	v := &rowRenderer{r}
	v.Refresh()
	return v
}

type rowRenderer struct{ *row }

const rowPad = 4

func (v *rowRenderer) Layout(size fyne.Size) {
	v.ground.Resize(size)
	name := v.name.MinSize()
	v.name.Move(fyne.NewPos(2*rowPad, rowPad))
	v.name.Resize(name)
	x := 2*rowPad + name.Width + 2*rowPad
	v.what.Move(fyne.NewPos(x, rowPad+(name.Height-v.what.MinSize().Height)))
	v.what.Resize(fyne.NewSize(max(size.Width-x-rowPad, 0), v.what.MinSize().Height))
}

func (v *rowRenderer) MinSize() fyne.Size {
	return fyne.NewSize(200, fyne.MeasureText("Mg", theme.Size(theme.SizeNameText), fyne.TextStyle{Bold: true}).Height+2*rowPad)
}

func (v *rowRenderer) Refresh() {
	v.name.TextSize, v.name.Color = theme.Size(theme.SizeNameText), theme.Color(theme.ColorNameForeground)
	v.what.TextSize, v.what.Color = theme.Size(theme.SizeNameCaptionText)+1, theme.Color(theme.ColorNamePlaceHolder)
	v.ground.FillColor = theme.Color(theme.ColorNameSelection)
	v.ground.Hidden = !v.chosen
	v.Layout(v.Size())
	canvas.Refresh(v.row)
}

func (v *rowRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{v.ground, v.name, v.what}
}
func (v *rowRenderer) Destroy() {}
