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

// A column is the inside while it is laid out: its parts stand one under the
// other, each as wide as there is room right of its left edge.
type column struct {
	*inside
	it    *Item
	does  *Callbacks
	width float32
	y     float32 // where the next part goes
	used  int     // of the inside's texts
}

// Left edges within the column, right of the rail.
const (
	insideLeft = indent
	insideList = insideLeft + 4          // of what is listed under a head
	insideName = insideLeft + indent + 6 // of a candidate's name, right of its key
)

// bind shows the reasons of the card's item and returns the height they take.
func (in *inside) bind(width float32) float32 {
	const top = 2
	rs := in.card.rows
	in.objects = append(in.objects[:0], in.rail)
	c := column{inside: in, it: &in.card.item, does: rs.does, width: width, y: top}
	c.choice()
	c.candidates()
	if e := c.it.Event; e != nil {
		c.toldAgain(e.Again)
		c.reportedBy(e)
	}
	c.deeds()
	in.rail.FillColor = rs.looks.rule
	in.rail.Move(fyne.NewPos(0, top))
	in.rail.Resize(fyne.NewSize(2, c.y-top))
	return c.y
}

// text sets words from x to the column's end.
func (c *column) text(x float32, words string, runs ...passage.Run) *passage.Text {
	lk := c.card.rows.looks
	if c.used == len(c.texts) {
		c.texts = append(c.texts, c.card.text(lk.setter, lk.small))
		c.texts[c.used].SetLeftToRight(true)
	}
	t := c.texts[c.used]
	c.used++
	t.SetFace(lk.small)
	t.Set(words, runs...)
	w := c.width - x
	h := t.HeightFor(w)
	t.Move(fyne.NewPos(x, c.y))
	t.Resize(fyne.NewSize(w, h))
	c.objects = append(c.objects, t)
	c.y += h
	return t
}

// quietFrom sets words that are quiet from a byte on.
func (c *column) quietFrom(x float32, words string, from int) {
	c.text(x, words, passage.Run{Span: geo.Span{Start: from, End: len(words)}, Look: passage.Quiet})
}

func (c *column) head(words string) *passage.Text {
	return c.text(insideLeft, words, passage.Run{Span: geo.Span{End: len(words)}, Look: passage.Bold})
}

// more counts what a list leaves out.
func (c *column) more(x float32, n int) { c.quietFrom(x, "and "+count(n, "more", "more"), 0) }

func (c *column) link(l *link, label string) {
	size := l.set(label, "", c.card.rows.looks.small.Size, c.width-insideLeft)
	l.Move(fyne.NewPos(insideLeft, c.y))
	l.Resize(size)
	c.objects = append(c.objects, l)
	c.y += size.Height
}

// choice says who chose the place: the user, with the way back; or the program,
// with how likely it is right, and why.
func (c *column) choice() {
	if c.it.Chosen {
		c.text(insideLeft, "Chosen by you for "+c.it.mentions()+".")
		if c.does.OnTakeBack != nil {
			c.link(c.back, backWords(c.it))
		}
		c.y += cardGap
		return
	}
	if c.it.Place != "" {
		chance := min(max(c.it.Score, 0), 1)
		words := sure(chance)
		c.meter(c.head(strings.ToUpper(words[:1])+words[1:]+", "+percent(chance)), chance)
	}
	if why := because(c.it.Reasons); why != "" {
		c.text(insideLeft, why)
		c.y += cardGap
	}
}

// meter draws a probability as a length, right of the words that tell it, where
// there is room.
func (c *column) meter(t *passage.Text, chance float64) {
	x := insideLeft + t.WidthUsed() + 8
	if x+meterWidth > c.width {
		return
	}
	pal := c.card.rows.looks.setter.Palette()
	at := fyne.NewPos(x, t.Position().Y+(t.Size().Height-meterHeight)/2)
	c.scale.FillColor, c.filled.FillColor = passage.Faint(pal.Full, 0.16), pal.Link
	c.scale.Move(at)
	c.scale.Resize(fyne.NewSize(meterWidth, meterHeight))
	c.filled.Move(at)
	c.filled.Resize(fyne.NewSize(max(meterHeight, meterWidth*float32(chance)), meterHeight))
	c.objects = append(c.objects, c.scale, c.filled)
}

// candidates lists what else the name could mean.
func (c *column) candidates() {
	if len(c.it.Others) == 0 {
		return
	}
	if c.it.Place == "" {
		c.head("Places of that name")
	} else {
		c.head("Other places of that name")
	}
	if c.does.OnTakeOther != nil {
		c.quietFrom(insideLeft, "A click, or the number, takes one for "+c.it.mentions()+".", 0)
	}
	c.y += 2
	for i := range c.it.Others[:min(len(c.it.Others), mostOther)] {
		c.candidate(i)
	}
	if more := len(c.it.Others) - mostOther; more > 0 {
		c.more(insideLeft, more)
	}
}

// candidate shows one of the item's Others; where corrections are taken, with its
// key and under a surface to press.
func (c *column) candidate(i int) {
	o := &c.it.Others[i]
	top := c.y
	c.y += 2
	if c.does.OnTakeOther != nil {
		beside := c.y
		c.quietFrom(insideLeft+4, strconv.Itoa(i+1), 0)
		c.y = beside
	}
	words := o.Name + "  " + percent(o.Score)
	if o.Program {
		words += " · the program’s choice"
	}
	c.quietFrom(insideName, words, len(o.Name))
	if words := o.describe(); words != "" {
		c.quietFrom(insideName, words, 0)
	}
	c.y += 2
	if c.does.OnTakeOther == nil {
		return
	}
	if i == len(c.others) {
		c.others = append(c.others, newSurface(c.card, i))
	}
	s := c.others[i]
	s.Move(fyne.NewPos(insideLeft, top))
	s.Resize(fyne.NewSize(c.width-insideLeft, c.y-top))
	c.objects = append(c.objects, s)
}

// toldAgain lists the further sentences of the article that tell of the event.
func (c *column) toldAgain(again []Telling) {
	if len(again) == 0 {
		return
	}
	const longest = 300 // bytes of a sentence
	c.y += cardGap
	c.head("Told again in the article")
	for i, s := range again {
		if i == mostReports {
			c.more(insideLeft, len(again)-i)
			break
		}
		c.quietFrom(insideList, "“"+clipped(strings.Join(strings.Fields(s.Text), " "), longest)+"”", 0)
		c.y += 2
	}
}

// reportedBy lists the articles that report the event.
func (c *column) reportedBy(e *Event) {
	if len(e.Reports) == 0 {
		return
	}
	c.y += cardGap
	c.head("Reported by " + e.Copies)
	for i, r := range e.Reports {
		if i == mostReports {
			c.more(insideLeft, len(e.Reports)-i)
			break
		}
		strong := joined(" · ", r.Outlet, r.When)
		c.quietFrom(insideList, joined("\n", strong, r.Headline, readSource(r.URL).address), len(strong))
		c.y += 2
	}
}

// deeds are the ways on where none of these is right: all places there are, and a
// look-up over the network.
func (c *column) deeds() {
	name := c.it.name()
	if name == "" {
		return
	}
	c.y += cardGap
	if c.does.OnSearch != nil {
		c.link(c.search, searchWords(c.it))
	}
	if c.does.OnLookUp != nil {
		c.link(c.lookUp, "Look up “"+clipped(name, 40)+"” online…")
	}
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
