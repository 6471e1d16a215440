package reader

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"dateline/app/reader/passage"
	"dateline/geo"
)

// Distances within a card, in the canvas's units.
const (
	cardPad   = 14 // at the sides
	cardTop   = 12
	cardGap   = 6 // between headline, date and passage
	accent    = 3 // width of the stripe of the chosen card
	indent    = 12
	mostOther = 8 // candidates that are listed; the rest is counted
)

// A card shows one passage. It is used for one row after the other while the
// list scrolls, so binding it to another row makes nothing new that it has
// already.
type card struct {
	widget.BaseWidget
	rows *rows

	row    int // that it shows, or -1
	item   Item
	source source
	open   bool // "Why here?" is open
	stale  bool // item, openness or looks have changed since it was laid out

	ground, stripe, rule *canvas.Rectangle
	headline, meta, body *passage.Text
	address, why         *link
	inside               *inside // made when it is first opened
	width                float32
	objects              []fyne.CanvasObject
	runs                 []passage.Run
}

func newCard(rs *rows) *card {
	c := &card{rows: rs, row: -1, ground: &canvas.Rectangle{}, stripe: &canvas.Rectangle{}, rule: &canvas.Rectangle{}}
	s := rs.looks.setter
	c.headline = c.text(s, rs.looks.head)
	c.meta = c.text(s, rs.looks.small)
	c.body = c.text(s, rs.looks.body)
	c.headline.SetMaxLines(2)
	c.meta.SetLeftToRight(true)
	c.address = newLink(s, func() { rs.pick(c.row); rs.openSource(c.source) })
	c.address.hover = func(in bool) { rs.hover(c, in) }
	c.why = newLink(s, func() { rs.toggle(c.row) })
	c.ExtendBaseWidget(c)
	return c
}

// text is a text of the card, which tells the list what is done to it.
func (c *card) text(s *passage.Setter, f passage.Face) *passage.Text {
	t := passage.NewText(s, f)
	t.Deeds = passage.Deeds{
		OnPress:  func() { c.rows.pressed(c, t) },
		OnSelect: func() { c.rows.selected(c, t) },
		OnDrag:   func(at fyne.Position) { c.rows.dragged(c, at) },
		OnCopy:   c.rows.copied,
		Cite:     func(words string) string { return c.item.cite(words) },
	}
	return t
}

// bind shows another item.
func (c *card) bind(row int, item Item, open bool) {
	item.window()
	c.row, c.item, c.open, c.stale = row, item, open, true
	c.source = readSource(item.URL)

	c.headline.Set(item.Headline, passage.Run{Span: geo.Span{End: len(item.Headline)}, Look: passage.Bold})
	when := item.When
	if when == "" {
		when = "undated"
	}
	strong := joined(" · ", item.Outlet, when)
	whole := strong
	if item.When != "" && item.DatedBy != "" {
		whole += ", " + item.DatedBy
	}
	whole = joined(" · ", whole, usedAs(item.Use))
	c.meta.Set(whole, passage.Run{Span: geo.Span{Start: len(strong), End: len(whole)}, Look: passage.Quiet})
	c.runs = passageRuns(&item, c.runs[:0])
	c.body.Set(item.Text, c.runs...)
	c.address.line.Hidden = true
	c.why.line.Hidden = true
}

// passageRuns are the looks of a paragraph: quiet, but for the sentence, and
// the words marked wherever they are.
func passageRuns(it *Item, into []passage.Run) []passage.Run {
	n := len(it.Text)
	quiet := func(from, to int) {
		for _, s := range [2]geo.Span{{Start: from, End: min(to, it.Sentence.Start)}, {Start: max(from, it.Sentence.End), End: to}} {
			s.Start = max(s.Start, from)
			if s.Start < s.End && it.Sentence.Len() > 0 {
				into = append(into, passage.Run{Span: s, Look: passage.Quiet})
			}
		}
	}
	at := 0
	for _, w := range it.Words {
		w.Start, w.End = max(w.Start, at), min(w.End, n)
		if w.Start >= w.End {
			continue
		}
		quiet(at, w.Start)
		into = append(into, passage.Run{Span: w, Look: passage.Marked})
		at = w.End
	}
	quiet(at, n)
	return into
}

// setWidth lays the card out in the width and returns its height.
func (c *card) setWidth(width float32) float32 {
	if !c.stale && c.width == width {
		return c.Size().Height
	}
	c.stale, c.width = false, width
	lk := c.rows.looks
	inner := width - 2*cardPad
	y := float32(cardTop)
	put := func(o fyne.CanvasObject, x, w, h, gap float32) {
		o.Move(fyne.NewPos(x, y))
		o.Resize(fyne.NewSize(w, h))
		y += h + gap
	}
	c.objects = append(c.objects[:0], c.ground, c.stripe, c.rule)
	if c.item.Headline != "" {
		put(c.headline, cardPad, inner, c.headline.HeightFor(inner), 1)
		c.objects = append(c.objects, c.headline)
	}
	put(c.meta, cardPad, inner, c.meta.HeightFor(inner), cardGap)
	put(c.body, cardPad, inner, c.body.HeightFor(inner), cardGap)
	c.objects = append(c.objects, c.meta, c.body)

	whyWords := "Why here?"
	if c.item.Place == "" {
		whyWords = "Why not on the map?"
	}
	if c.open {
		whyWords = "Hide reasons"
	}
	whySize := c.why.set(whyWords, "", lk.small.Size, inner)
	if c.source.address != "" {
		size := c.address.set("Open source", c.source.host, lk.small.Size, inner-whySize.Width-2*cardGap)
		put(c.address, cardPad, size.Width, size.Height, 0)
		y -= size.Height
		c.objects = append(c.objects, c.address)
		c.why.Move(fyne.NewPos(width-cardPad-whySize.Width, y))
		c.why.Resize(whySize)
		y += max(size.Height, whySize.Height)
	} else {
		size := c.address.set("", "No source: "+c.source.problem, lk.small.Size, inner)
		put(c.address, cardPad, size.Width, size.Height, 0)
		c.objects = append(c.objects, c.address)
		if size.Width+2*cardGap+whySize.Width <= inner {
			y -= size.Height
		}
		c.why.Move(fyne.NewPos(width-cardPad-whySize.Width, y))
		c.why.Resize(whySize)
		y += whySize.Height
	}
	c.objects = append(c.objects, c.why)

	if c.open {
		if c.inside == nil {
			c.inside = newInside(c)
		}
		y += cardGap
		put(c.inside, cardPad, inner, c.inside.bind(inner), 0)
		c.objects = append(c.objects, c.inside)
	}
	y += cardTop
	c.ground.Resize(fyne.NewSize(width, y))
	c.stripe.Resize(fyne.NewSize(accent, y))
	c.rule.Move(fyne.NewPos(cardPad, y-1))
	c.rule.Resize(fyne.NewSize(inner, 1))
	c.mark()
	c.BaseWidget.Resize(fyne.NewSize(width, y))
	return y
}

// mark shows whether the card is the chosen one.
func (c *card) mark() {
	lk := c.rows.looks
	c.rule.FillColor = lk.rule
	chosen := c.row == c.rows.chosen
	c.ground.Hidden, c.stripe.Hidden = !chosen, !chosen
	c.ground.FillColor = lk.chosen
	c.stripe.FillColor = lk.stripe
	if !c.rows.focused {
		c.stripe.FillColor = lk.stripeIdle
	}
}

// MouseDown chooses the card.
func (c *card) MouseDown(ev *desktop.MouseEvent) {
	if ev.Button == desktop.MouseButtonPrimary {
		c.rows.pressed(c, nil)
	}
}

// MouseUp implements [desktop.Mouseable].
func (c *card) MouseUp(*desktop.MouseEvent) {}

// TappedSecondary implements [fyne.SecondaryTappable] with a menu of what can
// be done with the passage.
func (c *card) TappedSecondary(ev *fyne.PointEvent) {
	on := fyne.CurrentApp().Driver().CanvasForObject(c)
	if on == nil || c.row < 0 {
		return
	}
	c.rows.pick(c.row)
	widget.ShowPopUpMenuAtPosition(c.menu(), on, ev.AbsolutePosition)
}

func (c *card) menu() *fyne.Menu {
	rs, row, source := c.rows, c.row, c.source
	quote := c.item.cite(c.item.sentence())
	why := "Why here?"
	if c.open {
		why = "Hide reasons"
	}
	items := []*fyne.MenuItem{
		fyne.NewMenuItem("Copy with citation", func() { rs.clip(nil, quote) }),
		fyne.NewMenuItemSeparator(),
		fyne.NewMenuItem(why, func() { rs.toggle(row) }),
	}
	if name := c.item.name(); name != "" && rs.does.OnLookUp != nil {
		items = append(items, fyne.NewMenuItem("Look up “"+clipped(name, 40)+"” online…", func() { rs.lookUp(row) }))
	}
	if source.address != "" && rs.does.OnSource != nil {
		items = append(items,
			fyne.NewMenuItem("Copy address", func() { rs.clip(nil, source.address) }),
			fyne.NewMenuItem("Open source", func() { rs.openSource(source) }))
	}
	return fyne.NewMenu("", items...)
}

func (c *card) MinSize() fyne.Size { return fyne.NewSize(1, 1) }

func (c *card) CreateRenderer() fyne.WidgetRenderer { return cardRenderer{c} }

type cardRenderer struct{ *card }

func (r cardRenderer) Layout(fyne.Size)             {}
func (r cardRenderer) Objects() []fyne.CanvasObject { return r.objects }
func (r cardRenderer) Destroy()                     {}
func (r cardRenderer) Refresh()                     { canvas.Refresh(r.card) }

var (
	_ desktop.Mouseable      = (*card)(nil)
	_ fyne.SecondaryTappable = (*card)(nil)
)

// looks are the fonts and colours of the cards, read from the theme once.
type looks struct {
	setter            *passage.Setter
	head, body, small passage.Face
	title             passage.Face
	chosen            color.Color
	stripe            color.Color
	stripeIdle        color.Color
	rule              color.Color
	edge              color.Color
	hover             color.Color
}

func (l *looks) read() {
	if l.setter == nil {
		l.setter = passage.NewSetter()
	} else {
		l.setter.Reload()
	}
	size := theme.Size(theme.SizeNameText)
	l.head = passage.Face{Size: size * 1.05}
	l.body = passage.Face{Size: size}
	l.small = passage.Face{Size: size * 0.86}
	l.title = passage.Face{Size: theme.Size(theme.SizeNameSubHeadingText)}
	primary := theme.Color(theme.ColorNamePrimary)
	l.chosen = passage.Faint(primary, 0.07)
	l.stripe = primary
	l.stripeIdle = passage.Faint(primary, 0.45)
	l.rule = theme.Color(theme.ColorNameInputBorder)
	l.edge = theme.Color(theme.ColorNameSeparator)
	l.hover = theme.Color(theme.ColorNameHover)
}

// part is one of the card's texts.
func (c *card) part(p part) *passage.Text {
	switch p {
	case inHeadline:
		return c.headline
	case inMeta:
		return c.meta
	case inBody:
		return c.body
	}
	if c.inside != nil {
		for _, t := range c.inside.texts {
			if from, to := t.Selection(); from < to {
				return t
			}
		}
	}
	return c.body
}

func (c *card) partOf(t *passage.Text) part {
	switch t {
	case c.headline:
		return inHeadline
	case c.meta:
		return inMeta
	case c.body:
		return inBody
	}
	return elsewhere
}

// unselect leaves no text of the card selected.
func (c *card) unselect() {
	kept := c.rows.picked
	defer func() { c.rows.picked = kept }()
	none := func(t *passage.Text) {
		if a, b := t.Ends(); a != b {
			t.Select(b, b)
		}
	}
	none(c.headline)
	none(c.meta)
	none(c.body)
	if c.inside != nil {
		for _, t := range c.inside.texts {
			none(t)
		}
	}
}

// retheme makes the card draw all of itself again.
func (c *card) retheme() {
	lk := c.rows.looks
	c.headline.SetFace(lk.head)
	c.meta.SetFace(lk.small)
	c.body.SetFace(lk.body)
	c.stale = true
}
