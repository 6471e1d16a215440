package reader

import (
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"dateline/app/reader/passage"
	"dateline/geo"
)

// The inside of a card is what "Why here?" opens under the chosen place: how
// likely the choice is right and why, or that the user made it and the way back,
// and what else the name could mean, each of it a press away.
type inside struct {
	widget.BaseWidget
	card *card

	rail          *canvas.Rectangle
	scale, filled *canvas.Rectangle // the probability as a length
	texts         []*passage.Text
	others        []*surface
	lookUp        *link
	search, back  *link
	objects       []fyne.CanvasObject
}

const meterWidth, meterHeight = 56, 5

func newInside(c *card) *inside {
	in := &inside{card: c, rail: &canvas.Rectangle{}, scale: &canvas.Rectangle{}, filled: &canvas.Rectangle{}}
	for _, r := range []*canvas.Rectangle{in.scale, in.filled} {
		r.CornerRadius = meterHeight / 2.
	}
	in.lookUp = newLink(c.rows.looks.setter, func() { c.rows.pick(c.row); c.rows.lookUp(c.row) })
	in.search = newLink(c.rows.looks.setter, func() { c.rows.pick(c.row); c.rows.search(c.row) })
	in.back = newLink(c.rows.looks.setter, func() { c.rows.pick(c.row); c.rows.takeBack(c.row) })
	in.ExtendBaseWidget(in)
	return in
}

// bind shows the reasons of the card's item and returns the height they take.
func (in *inside) bind(width float32) float32 {
	c := in.card
	it, lk := &c.item, c.rows.looks
	pal := lk.setter.Palette()
	in.objects = append(in.objects[:0], in.rail)
	used := 0
	y := float32(2)
	left := float32(indent)
	text := func(x float32, f passage.Face, words string, runs ...passage.Run) *passage.Text {
		if used == len(in.texts) {
			in.texts = append(in.texts, c.text(lk.setter, f))
			in.texts[used].SetLeftToRight(true)
		}
		t := in.texts[used]
		used++
		t.SetFace(f)
		t.Set(words, runs...)
		w := width - x
		h := t.HeightFor(w)
		t.Move(fyne.NewPos(x, y))
		t.Resize(fyne.NewSize(w, h))
		in.objects = append(in.objects, t)
		y += h
		return t
	}

	quiet := func(x float32, words string) {
		text(x, lk.small, words, passage.Run{Span: geo.Span{End: len(words)}, Look: passage.Quiet})
	}
	link := func(l *link, label string) {
		size := l.set(label, "", lk.small.Size, width-left)
		l.Move(fyne.NewPos(left, y))
		l.Resize(size)
		in.objects = append(in.objects, l)
		y += size.Height
	}

	does := c.rows.does
	switch {
	case it.Chosen:
		text(left, lk.small, "Chosen by you for "+it.mentions()+".")
		if does.OnTakeBack != nil {
			link(in.back, backWords(it))
		}
		y += cardGap
	case it.Place != "":
		chance := min(max(it.Score, 0), 1)
		words := sure(chance)
		words = strings.ToUpper(words[:1]) + words[1:] + ", " + percent(chance)
		t := text(left, lk.small, words, passage.Run{Span: geo.Span{End: len(words)}, Look: passage.Bold})
		x := left + t.WidthUsed() + 8
		mid := t.Position().Y + (t.Size().Height-meterHeight)/2
		if x+meterWidth <= width {
			in.scale.FillColor, in.filled.FillColor = passage.Faint(pal.Full, 0.16), pal.Link
			in.scale.Move(fyne.NewPos(x, mid))
			in.scale.Resize(fyne.NewSize(meterWidth, meterHeight))
			in.filled.Move(fyne.NewPos(x, mid))
			in.filled.Resize(fyne.NewSize(max(meterHeight, meterWidth*float32(chance)), meterHeight))
			in.objects = append(in.objects, in.scale, in.filled)
		}
	}
	if why := because(it.Reasons); why != "" && !it.Chosen {
		text(left, lk.small, why)
		y += cardGap
	}

	if len(it.Others) > 0 {
		head := "Other places of that name"
		if it.Place == "" {
			head = "Places of that name"
		}
		text(left, lk.small, head, passage.Run{Span: geo.Span{End: len(head)}, Look: passage.Bold})
		if does.OnTakeOther != nil {
			quiet(left, "A click, or the number, takes one for "+it.mentions()+".")
		}
		y += 2
	}
	for i := range it.Others[:min(len(it.Others), mostOther)] {
		o := &it.Others[i]
		top := y
		y += 2
		if does.OnTakeOther != nil { // its key
			quiet(left+4, strconv.Itoa(i+1))
			y = top + 2
		}
		words := o.Name + "  " + percent(o.Score)
		if o.Program {
			words += " · the program’s choice"
		}
		text(left+indent+6, lk.small, words, passage.Run{Span: geo.Span{Start: len(o.Name), End: len(words)}, Look: passage.Quiet})
		if words := o.describe(); words != "" {
			quiet(left+indent+6, words)
		}
		y += 2
		if does.OnTakeOther == nil {
			continue
		}
		if i == len(in.others) {
			in.others = append(in.others, newSurface(c, i))
		}
		s := in.others[i]
		s.Move(fyne.NewPos(left, top))
		s.Resize(fyne.NewSize(width-left, y-top))
		in.objects = append(in.objects, s)
	}
	if more := len(it.Others) - mostOther; more > 0 {
		quiet(left, "and "+count(more, "more", "more"))
	}
	if it.Event != nil && len(it.Event.Again) > 0 {
		y += cardGap
		head := "Told again in the article"
		text(left, lk.small, head, passage.Run{Span: geo.Span{End: len(head)}, Look: passage.Bold})
		for i, s := range it.Event.Again {
			if i == mostReports {
				quiet(left, "and "+count(len(it.Event.Again)-i, "more", "more"))
				break
			}
			quiet(left+4, "“"+clipped(strings.Join(strings.Fields(s.Text), " "), 300)+"”")
			y += 2
		}
	}
	if it.Event != nil && len(it.Event.Reports) > 0 {
		y += cardGap
		head := "Reported by " + it.Event.Copies
		text(left, lk.small, head, passage.Run{Span: geo.Span{End: len(head)}, Look: passage.Bold})
		for i, r := range it.Event.Reports {
			if i == mostReports {
				quiet(left, "and "+count(len(it.Event.Reports)-i, "more", "more"))
				break
			}
			strong := joined(" · ", r.Outlet, r.When)
			words := joined("\n", strong, r.Headline, readSource(r.URL).address)
			text(left+4, lk.small, words, passage.Run{Span: geo.Span{Start: len(strong), End: len(words)}, Look: passage.Quiet})
			y += 2
		}
	}
	if name := it.name(); name != "" {
		y += cardGap
		if does.OnSearch != nil {
			link(in.search, searchWords(it))
		}
		if does.OnLookUp != nil {
			link(in.lookUp, "Look up “"+clipped(name, 40)+"” online…")
		}
	}
	in.rail.FillColor = lk.rule
	in.rail.Move(fyne.NewPos(0, 2))
	in.rail.Resize(fyne.NewSize(2, y-2))
	return y
}

func (in *inside) MinSize() fyne.Size { return fyne.NewSize(1, 1) }

func (in *inside) CreateRenderer() fyne.WidgetRenderer { return insideRenderer{in} }

type insideRenderer struct{ *inside }

func (r insideRenderer) Layout(fyne.Size)             {}
func (r insideRenderer) Objects() []fyne.CanvasObject { return r.objects }
func (r insideRenderer) Destroy()                     {}
func (r insideRenderer) Refresh()                     { canvas.Refresh(r.inside) }

// A surface lies over a candidate where the owner takes corrections: a press
// on it says that this place is meant.
type surface struct {
	widget.BaseWidget
	card    *card
	n       int // of the item's Others
	ground  *canvas.Rectangle
	objects []fyne.CanvasObject
}

var (
	_ fyne.Tappable      = (*surface)(nil)
	_ desktop.Hoverable  = (*surface)(nil)
	_ desktop.Cursorable = (*surface)(nil)
)

func newSurface(c *card, n int) *surface {
	s := &surface{card: c, n: n, ground: &canvas.Rectangle{CornerRadius: 4}}
	s.ground.Hidden = true
	s.objects = []fyne.CanvasObject{s.ground}
	s.ExtendBaseWidget(s)
	return s
}

func (s *surface) Tapped(*fyne.PointEvent) {
	row := s.card.row
	s.card.rows.pick(row)
	s.card.rows.take(row, s.n)
}

func (s *surface) hover(in bool) {
	s.ground.FillColor = s.card.rows.looks.hover
	s.ground.Hidden = !in
	canvas.Refresh(s)
}

func (s *surface) Resize(size fyne.Size) {
	s.BaseWidget.Resize(size)
	s.ground.Resize(size)
}

func (s *surface) MouseIn(*desktop.MouseEvent)         { s.hover(true) }
func (s *surface) MouseMoved(*desktop.MouseEvent)      {}
func (s *surface) MouseOut()                           { s.hover(false) }
func (s *surface) Cursor() desktop.Cursor              { return desktop.PointerCursor }
func (s *surface) MinSize() fyne.Size                  { return fyne.NewSize(1, 1) }
func (s *surface) CreateRenderer() fyne.WidgetRenderer { return fixed{s, s.objects} }
