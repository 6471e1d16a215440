package legend

import (
	"image"
	"image/color"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"dateline/app/atlas"
	"dateline/app/symbol"
	"dateline/data"
)

// Rows are the types that occur, one to a line. They take the focus as one, and
// have a row of their own that the keys work on.
type rows struct {
	widget.BaseWidget
	legend *Legend
	types  []data.EventType
	at     int // the row that the keys work on
	under  int // the row under the pointer, or -1

	focused bool
	now     func() time.Time
	clicked time.Time // when, and which row
	last    int

	light   *canvas.Rectangle
	ring    *canvas.Rectangle
	lines   []*line
	unreal  int     // of all that is listed
	counts  float32 // breadth of their column
	key     note
	keyWord *canvas.Text
	objects []fyne.CanvasObject
}

// A note is the hollow disc with the number of those that did not happen, as the
// map has it beside a pin.
type note struct {
	disc  *canvas.Rectangle
	count *canvas.Text
}

func newNote() note {
	n := note{&canvas.Rectangle{StrokeWidth: 1.3}, &canvas.Text{Alignment: fyne.TextAlignCenter}}
	n.count.TextStyle.Bold = true
	return n
}

// colour draws the note in a colour.
func (n note) colour(c color.Color, size float32) {
	n.disc.StrokeColor, n.count.Color, n.count.TextSize = c, c, size
}

// width is that of the note, in the canvas's units.
func (n note) width() float32 {
	return max(noteHigh, fyne.MeasureText(n.count.Text, n.count.TextSize, n.count.TextStyle).Width+8)
}

// put lays the note out, its right end and its middle given.
func (n note) put(right, middle float32) {
	w := n.width()
	n.disc.CornerRadius = noteHigh / 2
	for _, o := range [...]fyne.CanvasObject{n.disc, n.count} {
		o.Resize(fyne.NewSize(w, noteHigh))
		o.Move(fyne.NewPos(right-w, middle-noteHigh/2))
	}
}

// A line is what a row is drawn with.
type line struct {
	of     data.EventType
	style  atlas.Style
	check  *widget.Icon
	symbol *canvas.Raster
	name   *canvas.Text
	count  *canvas.Text
	unreal note // shown where it has a number
	img    image.Image
}

var (
	_ fyne.Focusable    = (*rows)(nil)
	_ fyne.Tappable     = (*rows)(nil)
	_ desktop.Hoverable = (*rows)(nil)
)

func newRows(l *Legend) *rows {
	r := &rows{
		legend: l, under: -1, now: time.Now,
		light: &canvas.Rectangle{CornerRadius: 3}, ring: &canvas.Rectangle{CornerRadius: 3, StrokeWidth: 1.5},
		key: newNote(), keyWord: &canvas.Text{Text: "did not happen, or not yet"},
	}
	r.ExtendBaseWidget(r)
	return r
}

func newLine() *line {
	l := &line{check: widget.NewIcon(nil), name: &canvas.Text{}, count: &canvas.Text{Alignment: fyne.TextAlignTrailing}, unreal: newNote()}
	l.count.TextStyle.Bold = true
	l.symbol = canvas.NewRaster(func(w, h int) image.Image {
		if n := min(w, h); n > 0 && (l.img == nil || l.img.Bounds().Dx() != n|1) {
			l.img = atlas.Symbol(&l.style, l.of, false, n)
		}
		return l.img
	})
	l.symbol.ScaleMode = canvas.ImageScalePixels
	return l
}

// Measures of a row, in the canvas's units.
const (
	rowHigh    = 21
	checkSide  = 17
	symbolSide = 17
	gap        = 5
	noteHigh   = 15
)

// update follows the legend.
func (r *rows) update() {
	r.at = max(0, min(r.at, len(r.types)-1))
	for len(r.lines) < len(r.types) {
		r.lines = append(r.lines, newLine())
	}
	r.unreal = 0
	for i, t := range r.types {
		l := r.lines[i]
		if l.of != t || l.style != r.legend.style {
			l.of, l.style, l.img = t, r.legend.style, nil
			l.symbol.Refresh()
		}
		l.name.Text, l.count.Text = symbol.Name(t), data.Grouped(r.legend.counts[t])
		l.unreal.count.Text = ""
		if n := r.legend.unreal[t]; n > 0 {
			l.unreal.count.Text = data.Grouped(n)
			r.unreal += n
		}
		res := theme.CheckButtonIcon()
		if r.legend.chosen[t] {
			res = theme.CheckButtonCheckedIcon()
		}
		if l.check.Resource == nil || l.check.Resource.Name() != res.Name() {
			l.check.SetResource(res)
		}
	}
	r.key.count.Text = data.Grouped(r.unreal)
	r.Refresh()
}

// keyed reports whether a row says what the hollow discs mean.
func (r *rows) keyed() bool { return r.legend.unrealShown && len(r.types) > 0 }

func (r *rows) restyle() { r.update() }

// rowAt is the row at a height, or -1.
func (r *rows) rowAt(y float32) int {
	if i := int(y / rowHigh); y >= 0 && i < len(r.types) {
		return i
	}
	return -1
}

// Tapped implements [fyne.Tappable]. The first of two clicks is answered at
// once, and the second shows the type alone.
func (r *rows) Tapped(e *fyne.PointEvent) {
	i := r.rowAt(e.Position.Y)
	if i < 0 {
		return
	}
	if c := fyne.CurrentApp().Driver().CanvasForObject(r); c != nil && !r.focused {
		c.Focus(r)
	}
	r.at = i
	now := r.now()
	if i == r.last && now.Sub(r.clicked) <= twice {
		r.clicked = time.Time{}
		r.legend.toggle(r.types[i]) // undoes the first
		r.legend.only(r.types[i])
		return
	}
	r.clicked, r.last = now, i
	r.legend.toggle(r.types[i])
}

// MouseIn implements [desktop.Hoverable].
func (r *rows) MouseIn(e *desktop.MouseEvent) { r.MouseMoved(e) }

// MouseMoved implements [desktop.Hoverable].
func (r *rows) MouseMoved(e *desktop.MouseEvent) {
	r.point(r.rowAt(e.Position.Y))
}

// point lights the row under the pointer, or none for -1.
func (r *rows) point(i int) {
	if i == r.under {
		return
	}
	r.under = i
	r.Refresh()
	if does := r.legend.does.OnPoint; does != nil {
		if i < 0 {
			does(data.NoEvent, false)
		} else {
			does(r.types[i], true)
		}
	}
}

// MouseOut implements [desktop.Hoverable].
func (r *rows) MouseOut() { r.point(-1) }

// FocusGained implements [fyne.Focusable].
func (r *rows) FocusGained() {
	r.focused = true
	r.Refresh()
}

// FocusLost implements [fyne.Focusable].
func (r *rows) FocusLost() {
	r.focused = false
	r.Refresh()
}

// TypedRune implements [fyne.Focusable].
func (r *rows) TypedRune(c rune) {
	switch c {
	case 'a', 'A':
		r.legend.take(All())
	case 'n', 'N':
		r.legend.take(Set{})
	}
}

// TypedKey implements [fyne.Focusable].
func (r *rows) TypedKey(k *fyne.KeyEvent) {
	if len(r.types) == 0 {
		return
	}
	switch k.Name {
	case fyne.KeyUp:
		r.at--
	case fyne.KeyDown:
		r.at++
	case fyne.KeyHome:
		r.at = 0
	case fyne.KeyEnd:
		r.at = len(r.types) - 1
	case fyne.KeySpace:
		r.legend.toggle(r.types[r.at])
		return
	case fyne.KeyReturn, fyne.KeyEnter:
		r.legend.only(r.types[r.at])
		return
	default:
		return
	}
	r.at = max(0, min(r.at, len(r.types)-1))
	s := r.legend.scroll
	top := float32(r.at) * rowHigh
	if top < s.Offset.Y {
		s.ScrollToOffset(fyne.NewPos(0, top))
	} else if top+rowHigh > s.Offset.Y+s.Size().Height {
		s.ScrollToOffset(fyne.NewPos(0, top+rowHigh-s.Size().Height))
	}
	r.Refresh()
}

// CreateRenderer implements [fyne.Widget].
func (r *rows) CreateRenderer() fyne.WidgetRenderer {
	q := rowsRenderer{r}
	q.Refresh()
	return q
}

type rowsRenderer struct{ *rows }

func (r rowsRenderer) Layout(size fyne.Size) {
	for i := range r.types {
		l, y := r.lines[i], float32(i)*rowHigh
		x := float32(gap)
		put := func(o fyne.CanvasObject, w, h float32) {
			o.Move(fyne.NewPos(x, y+(rowHigh-h)/2))
			o.Resize(fyne.NewSize(w, h))
			x += w + gap
		}
		put(l.check, checkSide, checkSide)
		put(l.symbol, symbolSide, symbolSide)
		put(l.name, max(size.Width-x, 0), rowHigh)
		x = gap
		put(l.count, max(size.Width-3*gap, 0), rowHigh)
		l.unreal.put(size.Width-2*gap-r.counts-gap, y+rowHigh/2)
	}
	y := float32(len(r.types))*rowHigh + rowHigh/2
	w := r.key.width()
	r.key.put(gap+max(checkSide, w), y)
	r.keyWord.Resize(fyne.NewSize(size.Width, rowHigh))
	r.keyWord.Move(fyne.NewPos(gap+max(checkSide, w)+gap, y-rowHigh/2))
	row := func(o *canvas.Rectangle, i int) {
		o.Move(fyne.NewPos(0, float32(i)*rowHigh))
		o.Resize(fyne.NewSize(size.Width, rowHigh))
	}
	row(r.light, r.under)
	row(r.ring, r.at)
}

func (r rowsRenderer) MinSize() fyne.Size {
	names, notes, high := float32(0), float32(0), float32(len(r.types))
	for i := range r.types {
		l := r.lines[i]
		names = max(names, l.name.MinSize().Width)
		if l.unreal.count.Text != "" {
			notes = max(notes, l.unreal.width()+gap)
		}
	}
	wide := names + notes + r.counts + checkSide + symbolSide + 9*gap
	if r.keyed() {
		high++
		wide = max(wide, max(checkSide, r.key.width())+r.keyWord.MinSize().Width+4*gap)
	}
	return fyne.NewSize(wide, high*rowHigh)
}

func (r rowsRenderer) Refresh() {
	fore, quiet := theme.Color(theme.ColorNameForeground), theme.Color(theme.ColorNamePlaceHolder)
	r.light.FillColor = theme.Color(theme.ColorNameHover)
	r.ring.StrokeColor = theme.Color(theme.ColorNamePrimary)
	r.objects = r.objects[:0]
	if r.under >= 0 && r.under < len(r.types) {
		r.objects = append(r.objects, r.light)
	}
	size, small := theme.Size(theme.SizeNameText)-1, theme.Size(theme.SizeNameCaptionText)-1
	r.counts = 0
	for i, t := range r.types {
		l := r.lines[i]
		for _, text := range [...]*canvas.Text{l.name, l.count} {
			text.TextSize, text.Color = size, fore
			if !r.legend.chosen[t] {
				text.Color = quiet
			}
		}
		l.symbol.Translucency = 0
		if !r.legend.chosen[t] {
			l.symbol.Translucency = 0.55
		}
		r.counts = max(r.counts, l.count.MinSize().Width)
		r.objects = append(r.objects, l.check, l.symbol, l.name, l.count)
		if l.unreal.count.Text != "" {
			l.unreal.colour(l.name.Color, small)
			r.objects = append(r.objects, l.unreal.disc, l.unreal.count)
		}
	}
	if r.keyed() {
		r.key.colour(fore, small)
		r.keyWord.TextSize, r.keyWord.Color = theme.Size(theme.SizeNameCaptionText), fore
		r.objects = append(r.objects, r.key.disc, r.key.count, r.keyWord)
	}
	if r.focused && len(r.types) > 0 {
		r.objects = append(r.objects, r.ring)
	}
	r.Layout(r.Size())
	canvas.Refresh(r.rows)
}

func (r rowsRenderer) Objects() []fyne.CanvasObject { return r.objects }
func (r rowsRenderer) Destroy()                     {}
