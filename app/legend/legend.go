package legend

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"dateline/app/atlas"
	"dateline/app/symbol"
	"dateline/data"
)

// A Set is the types that are shown; those that only name a place are under
// data.NoEvent.
type Set = [data.EventTypes]bool

// All is the set of all types.
func All() (s Set) {
	for i := range s {
		s[i] = true
	}
	return s
}

// Callbacks are what a legend asks of its owner; each may be nil.
type Callbacks struct {
	OnChange   func(Set) // the user has chosen
	OnUnplaced func()    // the user wants to see what has no place

	// OnPoint is told the type of the row under the pointer, and false where it is
	// on none.
	OnPoint func(t data.EventType, on bool)
}

// A Legend is the list of types.
type Legend struct {
	widget.BaseWidget
	does        Callbacks
	counts      [data.EventTypes]int
	unreal      [data.EventTypes]int // of counts
	unrealShown bool
	listed      Set // though they don't occur
	chosen      Set
	unplaced    int
	nowhereKept bool // its line, so that the rows over it keep still
	folded      bool
	byHand      bool      // the user has folded or unfolded it
	room        fyne.Size // that Fit was asked about last
	style       atlas.Style
	watch       func()

	back      *canvas.Rectangle
	fold      *widget.Button
	all, none *widget.Button
	list      *rows
	scroll    *container.Scroll
	nowhere   *widget.Button
}

var (
	_ desktop.Mouseable = (*Legend)(nil)
	_ desktop.Hoverable = (*Legend)(nil)
	_ fyne.Scrollable   = (*Legend)(nil)
	_ fyne.Draggable    = (*Legend)(nil)
)

// New returns a legend that lists nothing, with all types shown, in the light
// style.
func New(does Callbacks) *Legend {
	l := &Legend{does: does, chosen: All(), style: atlas.Light(), back: &canvas.Rectangle{CornerRadius: 5, StrokeWidth: 1}}
	quiet := func(text string, f func()) *widget.Button {
		b := widget.NewButton(text, f)
		b.Importance = widget.LowImportance
		return b
	}
	l.fold = quiet("", func() {
		l.byHand = true
		l.SetFolded(!l.folded)
	})
	l.fold.Alignment = widget.ButtonAlignLeading
	l.all = quiet("All", func() { l.take(All()) })
	l.none = quiet("None", func() { l.take(Set{}) })
	l.nowhere = quiet("", func() {
		if l.does.OnUnplaced != nil {
			l.does.OnUnplaced()
		}
	})
	l.nowhere.Alignment = widget.ButtonAlignLeading
	l.list = newRows(l)
	l.scroll = container.NewVScroll(l.list)
	l.ExtendBaseWidget(l)
	l.update()
	return l
}

// SetCounts says how often each type is reported. Types that are not are not
// listed.
func (l *Legend) SetCounts(counts [data.EventTypes]int) {
	if l.counts != counts {
		l.counts = counts
		l.update()
	}
}

// SetUnreal says how many of the counts did not happen, or not yet, and whether such
// are shown at all: the row that explains them is there as long as they are.
func (l *Legend) SetUnreal(counts [data.EventTypes]int, shown bool) {
	if l.unreal != counts || l.unrealShown != shown {
		l.unreal, l.unrealShown = counts, shown
		l.update()
	}
}

// SetListed has these types listed though they don't occur: those that do at
// other dates, so that the list keeps still while a range of dates moves on.
func (l *Legend) SetListed(s Set) {
	if l.listed != s {
		l.listed = s
		l.update()
	}
}

// SetUnplaced says how many of the counted that are shown have no place. Once there were some, the line
// stays as long as anything is listed: the rows must not move under the pointer.
func (l *Legend) SetUnplaced(n int) {
	if l.unplaced != n {
		l.unplaced = n
		l.update()
	}
}

// SetChosen sets which types are shown, without calling OnChange.
func (l *Legend) SetChosen(s Set) {
	l.chosen = s
	l.update()
}

// Chosen is which types are shown.
func (l *Legend) Chosen() Set { return l.chosen }

// SetFolded folds the legend to a chip, or unfolds it.
func (l *Legend) SetFolded(folded bool) {
	if l.folded != folded {
		l.folded = folded
		l.update()
	}
}

// Folded reports whether it is folded.
func (l *Legend) Folded() bool { return l.folded }

// SetStyle draws the symbols as the map in that style does.
func (l *Legend) SetStyle(st atlas.Style) {
	l.style = st
	l.list.restyle()
}

// Watch has f called when [Legend.Fit] may answer otherwise.
func (l *Legend) Watch(f func()) { l.watch = f }

// Empty reports whether there is nothing to list.
func (l *Legend) Empty() bool { return len(l.list.types) == 0 && l.unplaced == 0 }

// take is a choice of the user.
func (l *Legend) take(s Set) {
	if s == l.chosen {
		return
	}
	l.SetChosen(s)
	if l.does.OnChange != nil {
		l.does.OnChange(s)
	}
}

// only shows a type alone, or all again where it is alone already.
func (l *Legend) only(t data.EventType) {
	s := Set{}
	s[t] = true
	for i, on := range l.chosen {
		if on != s[i] && l.counts[i] > 0 {
			l.take(s)
			return
		}
	}
	l.take(All())
}

func (l *Legend) toggle(t data.EventType) {
	s := l.chosen
	s[t] = !s[t]
	l.take(s)
}

// update follows what was set.
func (l *Legend) update() {
	l.list.types = l.list.types[:0]
	hidden := 0
	for _, t := range symbol.Order {
		if l.counts[t] > 0 || l.listed[t] {
			l.list.types = append(l.list.types, t)
			if !l.chosen[t] {
				hidden++
			}
		}
	}
	n := len(l.list.types)
	if l.nowhereKept = n > 0 && l.nowhereKept || l.unplaced > 0; l.nowhereKept && l.unplaced == 0 {
		l.nowhere.Text = "None without a place"
	} else {
		l.nowhere.Text = data.Grouped(l.unplaced) + " of these without a place"
	}
	l.fold.Text = "What happened"
	if hidden > 0 {
		l.fold.Text = data.Count(n-hidden, "type") + " of " + data.Grouped(n)
	}
	l.fold.Icon = theme.MenuDropDownIcon()
	if l.folded {
		l.fold.Icon = theme.MenuDropUpIcon()
	}
	enable(l.all, hidden > 0)
	enable(l.none, hidden < n)
	enable(l.nowhere, l.does.OnUnplaced != nil && l.unplaced > 0)
	l.list.update()
	show(l.all, !l.folded && n > 1)
	show(l.none, !l.folded && n > 1)
	show(l.scroll, !l.folded && n > 0)
	show(l.nowhere, !l.folded && l.nowhereKept)
	l.Refresh()
	if l.watch != nil {
		l.watch()
	}
}

func show(o fyne.CanvasObject, shown bool) {
	if shown {
		o.Show()
	} else {
		o.Hide()
	}
}

func enable(b *widget.Button, on bool) {
	if on {
		b.Enable()
	} else {
		b.Disable()
	}
}

// Fit is the size that the legend wants in a room of the given size. In a small one
// it folds, unless the user has had it otherwise.
func (l *Legend) Fit(within fyne.Size) fyne.Size {
	l.foldIfSmall(within)
	s := l.headSize()
	if !l.folded {
		rows := l.list.MinSize()
		if len(l.list.types) > 0 {
			s.Width = max(s.Width, rows.Width)
			s.Height += rows.Height
		}
		if l.nowhereKept {
			n := l.nowhere.MinSize()
			s.Width = max(s.Width, n.Width)
			s.Height += n.Height
		}
		s.Height += pad
	}
	return fyne.NewSize(min(s.Width+2*pad, within.Width), min(s.Height, within.Height))
}

// smallRoom is the height of a room that a long list would fill.
const smallRoom = 400

// foldIfSmall folds the legend in a small room that it would take a quarter of, and
// unfolds it in a larger one, until the user does either.
func (l *Legend) foldIfSmall(within fyne.Size) {
	if l.byHand || within == l.room || len(l.list.types) == 0 {
		return
	}
	l.room = within
	list := l.list.MinSize()
	list.Height += 2 * l.fold.MinSize().Height // with the head and the foot
	folded := within.Height < smallRoom && list.Width*list.Height > within.Width*within.Height/4
	if folded == l.folded {
		return
	}
	watch := l.watch
	l.watch = nil // it is who asks
	l.SetFolded(folded)
	l.watch = watch
}

const pad = 4

func (l *Legend) headSize() fyne.Size {
	s := l.fold.MinSize()
	for _, b := range [...]*widget.Button{l.all, l.none} {
		if b.Visible() {
			s.Width += b.MinSize().Width
		}
	}
	return s
}

// MinSize implements [fyne.CanvasObject]: that of the chip.
func (l *Legend) MinSize() fyne.Size {
	l.ExtendBaseWidget(l)
	return l.fold.MinSize()
}

// What lies under the legend gets nothing of the pointer.

// MouseDown implements [desktop.Mouseable].
func (l *Legend) MouseDown(*desktop.MouseEvent) {}

// MouseUp implements [desktop.Mouseable].
func (l *Legend) MouseUp(*desktop.MouseEvent) {}

// MouseIn implements [desktop.Hoverable].
func (l *Legend) MouseIn(*desktop.MouseEvent) {}

// MouseMoved implements [desktop.Hoverable].
func (l *Legend) MouseMoved(*desktop.MouseEvent) {}

// MouseOut implements [desktop.Hoverable].
func (l *Legend) MouseOut() {}

// Scrolled implements [fyne.Scrollable].
func (l *Legend) Scrolled(*fyne.ScrollEvent) {}

// Dragged implements [fyne.Draggable].
func (l *Legend) Dragged(*fyne.DragEvent) {}

// DragEnd implements [fyne.Draggable].
func (l *Legend) DragEnd() {}

// CreateRenderer implements [fyne.Widget].
func (l *Legend) CreateRenderer() fyne.WidgetRenderer {
	r := renderer{l}
	r.colour()
	return r
}

type renderer struct{ *Legend }

func (r renderer) colour() {
	r.back.FillColor = theme.Color(theme.ColorNameOverlayBackground)
	r.back.StrokeColor = theme.Color(theme.ColorNameSeparator)
}

func (r renderer) Layout(size fyne.Size) {
	r.back.Resize(size)
	f := r.fold.MinSize()
	x := size.Width - pad
	for _, b := range [...]*widget.Button{r.none, r.all} {
		if b.Visible() {
			s := b.MinSize()
			x -= s.Width
			b.Move(fyne.NewPos(x, 0))
			b.Resize(s)
		}
	}
	r.fold.Move(fyne.NewPos(pad, 0))
	r.fold.Resize(fyne.NewSize(max(x-pad, 0), f.Height))
	foot := size.Height - pad
	if r.nowhere.Visible() {
		h := r.nowhere.MinSize().Height
		foot -= h
		r.nowhere.Move(fyne.NewPos(pad, foot))
		r.nowhere.Resize(fyne.NewSize(size.Width-2*pad, h))
	}
	r.scroll.Move(fyne.NewPos(pad, f.Height))
	r.scroll.Resize(fyne.NewSize(size.Width-2*pad, max(foot-f.Height, 0)))
}

func (r renderer) MinSize() fyne.Size { return r.Legend.MinSize() }

func (r renderer) Refresh() {
	r.colour()
	for _, b := range [...]*widget.Button{r.fold, r.all, r.none, r.nowhere} {
		b.Refresh()
	}
	r.Layout(r.Size())
	canvas.Refresh(r.Legend)
}

func (r renderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.back, r.fold, r.all, r.none, r.scroll, r.nowhere}
}

func (r renderer) Destroy() {}

// twice is the time within which two clicks are a double click.
const twice = 400 * time.Millisecond
