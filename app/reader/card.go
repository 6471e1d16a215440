package reader

import (
	"image"
	"image/color"
	"math"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"dateline/app/atlas"
	"dateline/app/reader/passage"
	"dateline/app/symbol"
	"dateline/data"
	"dateline/geo"
)

// Distances within a card, in the canvas's units.
const (
	cardPad   = 14 // at the sides
	cardTop   = 14 // over the head of an article
	cardOver  = 10 // over a paragraph that goes on
	cardUnder = 10
	cardGap   = 6 // between head, passage and place
	accent    = 3 // width of the stripe of the chosen card
	indent    = 12
	mostLine  = 46 // width of a line in heights of its letters: longer ones are hard to follow
	mostOther = 8  // candidates that are listed; the rest is counted

	mostReports = 20 // articles that are listed; the rest is counted
)

// A card shows one passage. It is used for one row after the other while the
// list scrolls, so binding it to another row makes nothing new that it has
// already.
//
// What a passage shares with the one over it isn't shown again: of an article
// the first card has the head (headline, outlet, date, source), of a paragraph
// the first card has all the text, and the others are set in under it with
// their sentence or the words about the name. Every card has its place.
type card struct {
	widget.BaseWidget
	rows *rows

	row    int // that it shows, or -1
	item   Item
	spot   spot // of the item, before anything was cut
	follow follow
	lead   int // bytes of the text that are the headline
	source source
	open   bool // "Why here?" is open
	stale  bool // item, openness or looks have changed since it was laid out

	ground, stripe, rule *canvas.Rectangle
	headline, meta       *passage.Text
	body, place          *passage.Text
	kind, facts          *passage.Text // of what happened: its type, and the rest
	symbol               *canvas.Raster
	symbolImage          image.Image
	symbolOf             data.EventType
	symbolHollow         bool
	address, why         *link
	inside               *inside // made when it is first opened
	width                float32
	headEnd              float32 // height down to which the head of the article reaches
	objects              []fyne.CanvasObject
	runs                 []passage.Run
}

func newCard(rs *rows) *card {
	c := &card{rows: rs, row: -1, ground: &canvas.Rectangle{}, stripe: &canvas.Rectangle{}, rule: &canvas.Rectangle{}}
	s := rs.looks.setter
	c.headline = c.text(s, rs.looks.head)
	c.meta = c.text(s, rs.looks.small)
	c.body = c.text(s, rs.looks.body)
	c.place = c.text(s, rs.looks.small)
	c.kind = c.text(s, rs.looks.small)
	c.facts = c.text(s, rs.looks.small)
	c.kind.SetLeftToRight(true)
	c.facts.SetLeftToRight(true)
	c.symbol = canvas.NewRaster(c.drawSymbol)
	c.symbol.ScaleMode = canvas.ImageScalePixels
	c.headline.SetMaxLines(2)
	c.meta.SetLeftToRight(true)
	c.meta.SetMaxLines(3)
	c.place.SetLeftToRight(true)
	c.place.SetMaxLines(3)
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
		Cite:     c.cite,
		More:     c.deeds,
	}
	return t
}

// bind shows another item, which follows the one over it as f says.
func (c *card) bind(row int, item Item, f follow, open bool) {
	c.spot = item.spot()
	if f >= stays {
		item.excerpt(f)
	} else {
		item.window()
	}
	c.row, c.item, c.follow, c.open, c.stale = row, item, f, open, true
	c.lead, c.source = 0, source{}
	if f == opens {
		c.bindHead()
	}
	c.runs = passageRuns(&item, c.lead, c.runs[:0])
	if item.Event != nil {
		c.bindEvent(item.Event)
	}
	c.body.Set(item.Text, c.runs...)
	place := item.Place
	if place == "" {
		place = "Not on the map"
	}
	words := joined(" · ", place, item.Class, item.Country, usedAs(item.Use), item.Role, item.doubt(), item.alsoAt())
	c.place.Set(words, passage.Run{Span: geo.Span{Start: len(place), End: len(words)}, Look: passage.Quiet})
	c.refit()
	c.address.line.Hidden = true
	c.why.line.Hidden = true
}

// bindEvent fills what is said of an event.
func (c *card) bindEvent(e *Event) {
	name := symbol.Name(e.Type)
	words := joined(" · ", name, e.Mode, e.Status)
	c.kind.Set(words, passage.Run{Span: geo.Span{End: len(name)}, Look: passage.Bold},
		passage.Run{Span: geo.Span{Start: len(name), End: len(words) - len(e.Status)}, Look: passage.Quiet},
		passage.Run{Span: geo.Span{Start: len(words) - len(e.Status), End: len(words)}, Look: passage.Italic})
	var b strings.Builder
	var runs []passage.Run
	line := func(strong, quiet string) {
		if strong+quiet == "" {
			return
		}
		if b.Len() > 0 {
			b.WriteByte('\n')
		}
		b.WriteString(strong)
		if strong != "" && quiet != "" {
			b.WriteString(" · ")
		}
		from := b.Len()
		b.WriteString(quiet)
		runs = append(runs, passage.Run{Span: geo.Span{Start: from, End: b.Len()}, Look: passage.Quiet})
	}
	when := e.When
	if when == "" {
		when = "No date"
	}
	line(when, e.Basis)
	line(e.Who, e.Harm)
	line("", e.Copies)
	for i := range e.Again {
		if i == mostAgain {
			line("", "and in "+count(len(e.Again)-i, "more sentence", "more sentences")+" of the article")
			break
		}
		const lead = "Also told: "
		text, triggers := e.Again[i].excerpt()
		line("", lead+text)
		at := &runs[len(runs)-1]
		runs = append(runs[:len(runs)-1], inked(at.Span, at.Start+len(lead), triggers)...)
	}
	c.facts.Set(b.String(), runs...)
	if hollow := e.Status != ""; c.symbolOf != e.Type || c.symbolHollow != hollow {
		c.symbolOf, c.symbolHollow, c.symbolImage = e.Type, hollow, nil
		c.symbol.Refresh()
	}
	c.inkEvent(e)
}

// mostAgain is how many further sentences of an article stand under its event; the
// reasons have them all.
const mostAgain = 2

// inked is a quiet stretch of text with words in ink, which are counted from a point
// in it.
func inked(all geo.Span, from int, words []geo.Span) (runs []passage.Run) {
	at := all.Start
	for _, w := range words {
		w.Start, w.End = w.Start+from, w.End+from
		runs = append(runs, passage.Run{Span: geo.Span{Start: at, End: w.Start}, Look: passage.Quiet}, passage.Run{Span: w, Look: passage.Inked})
		at = w.End
	}
	return append(runs, passage.Run{Span: geo.Span{Start: at, End: all.End}, Look: passage.Quiet})
}

// inkEvent gives the words that show an event the colour of its type.
func (c *card) inkEvent(e *Event) {
	ink := symbol.Of(e.Type).Color(c.rows.looks.dark)
	c.body.SetInk(ink)
	c.facts.SetInk(ink)
}

// drawSymbol draws the sign that the event's type has on the map.
func (c *card) drawSymbol(w, h int) image.Image {
	n := min(w, h)
	if n <= 0 {
		return image.NewRGBA(image.Rect(0, 0, 1, 1))
	}
	if c.symbolImage == nil || c.symbolImage.Bounds().Dx() != n|1 {
		st := atlas.Light()
		if c.rows.looks.dark {
			st = atlas.Dark()
		}
		c.symbolImage = atlas.Symbol(&st, c.symbolOf, c.symbolHollow, n)
	}
	return c.symbolImage
}

// bindHead fills the head of the article. A headline that is the beginning of
// the text is printed once: as the headline, if it is the whole of a short
// paragraph, else in the paragraph.
func (c *card) bindHead() {
	item := &c.item
	c.source = readSource(item.URL)
	c.lead = item.lead()
	c.headline.Set(item.Headline, passage.Run{Span: geo.Span{End: len(item.Headline)}, Look: passage.Bold})
	strong := joined(" · ", item.Outlet, item.when())
	whole := strong
	if item.When != "" && item.DatedBy != "" {
		whole += ", " + item.DatedBy
	}
	c.meta.Set(whole, passage.Run{Span: geo.Span{Start: len(strong), End: len(whole)}, Look: passage.Quiet})
}

// longestHead is the most of a paragraph that is set as a headline, in bytes.
const longestHead = 300

// isHead reports whether the paragraph stands in the place of the headline.
func (c *card) isHead() bool { return c.lead > 0 && len(c.item.Text) <= longestHead }

// refit gives the passage the font that suits where it stands.
func (c *card) refit() {
	lk := c.rows.looks
	switch {
	case c.isHead():
		c.body.SetFace(passage.Face{Size: lk.head.Size, Bold: true})
	case c.follow >= stays:
		c.body.SetFace(lk.excerpt)
	default:
		c.body.SetFace(lk.body)
	}
}

// passageRuns are the looks of a paragraph: quiet, but for the sentence, the
// words marked wherever they are, and so many bytes bold at the beginning.
func passageRuns(it *Item, bold int, into []passage.Run) []passage.Run {
	n := len(it.Text)
	put := func(from, to int, look passage.Look) {
		if from < bold && bold < to {
			into = append(into, passage.Run{Span: geo.Span{Start: from, End: bold}, Look: look | passage.Bold})
			from = bold
		}
		if to <= bold {
			look |= passage.Bold
		}
		if from < to && look != passage.Plain {
			into = append(into, passage.Run{Span: geo.Span{Start: from, End: to}, Look: look})
		}
	}
	s := it.Sentence
	if s.Len() <= 0 {
		s = geo.Span{End: n}
	}
	between := func(from, to int) {
		put(from, min(to, s.Start), passage.Quiet)
		put(max(from, min(s.Start, to)), min(to, s.End), passage.Plain)
		put(max(from, min(s.End, to)), to, passage.Quiet)
	}
	at := 0
	mark := func(w geo.Span, look passage.Look) {
		w.Start, w.End = max(w.Start, at), min(w.End, n)
		if w.Start >= w.End {
			return
		}
		between(at, w.Start)
		put(w.Start, w.End, look)
		at = w.End
	}
	if it.Event == nil {
		for _, w := range it.Words {
			mark(w, passage.Marked)
		}
	} else {
		for _, m := range it.Event.marks(it.Words) {
			mark(m.Span, m.Look)
		}
	}
	between(at, n)
	return into
}

// A measure is the part of a card's width that its texts stand in.
type measure struct{ left, width float32 }

// setWidth lays the card out in the width and returns its height.
func (c *card) setWidth(width float32) float32 {
	if !c.stale && c.width == width {
		return c.Size().Height
	}
	c.stale, c.width = false, width
	m := measure{cardPad, min(width-2*cardPad, mostLine*c.rows.looks.body.Size)}
	c.objects = append(c.objects[:0], c.ground, c.stripe)
	y := c.putRule(&m)
	c.headEnd = 0
	if c.follow == opens {
		y = c.putHead(m, y)
		c.headEnd = y
		y += cardGap
	}
	if c.item.Event != nil {
		y = c.putKind(m, y)
	}
	if !c.isHead() {
		y = c.putText(c.body, m, y) + cardGap
	}
	if c.item.Event != nil {
		y = c.putText(c.facts, m, y) + 1
	}
	y = c.putPlace(m, y)
	if c.open {
		if c.inside == nil {
			c.inside = newInside(c)
		}
		y += cardGap
		y = c.put(c.inside, m, y, c.inside.bind(m.width))
	}
	y += cardUnder
	if c.follow >= stays {
		c.rule.Resize(fyne.NewSize(2, y-3))
	}
	c.ground.Resize(fyne.NewSize(width, y))
	c.stripe.Resize(fyne.NewSize(accent, y))
	c.mark()
	c.BaseWidget.Resize(fyne.NewSize(width, y))
	return y
}

// put places an object in the measure, down from y, and returns where it ends.
func (c *card) put(o fyne.CanvasObject, m measure, y, height float32) float32 {
	o.Move(fyne.NewPos(m.left, y))
	o.Resize(fyne.NewSize(m.width, height))
	c.objects = append(c.objects, o)
	return y + height
}

func (c *card) putText(t *passage.Text, m measure, y float32) float32 {
	return c.put(t, m, y, t.HeightFor(m.width))
}

// putRule draws what parts the card from the one over it: a line over an article,
// a shorter one over a paragraph, and beside what is set in under a paragraph a
// rail from there down. It returns where the card's first part goes.
func (c *card) putRule(m *measure) (y float32) {
	switch c.follow {
	case opens:
		y = cardTop
		c.rule.Move(fyne.NewPos(0, 0))
		c.rule.Resize(fyne.NewSize(c.width, 1))
	case goesOn:
		y = cardOver
		c.rule.Move(fyne.NewPos(m.left, 0))
		c.rule.Resize(fyne.NewSize(m.width, 1))
	default: // as long as the card, which is not known yet
		y = 2
		c.rule.Move(fyne.NewPos(m.left, 3-cardUnder))
		m.left, m.width = m.left+indent, m.width-indent
	}
	if c.row > 0 { // over the first is the edge of the list
		c.objects = append(c.objects, c.rule)
	}
	return y
}

// putHead lays out the head of the article.
func (c *card) putHead(m measure, y float32) float32 {
	switch {
	case c.isHead():
		y = c.putText(c.body, m, y) + 1
	case c.lead == 0 && c.item.Headline != "":
		y = c.putText(c.headline, m, y) + 1
	}
	return c.putMeta(m, y)
}

// putKind lays out the type of what happened, with its sign on the map before it.
func (c *card) putKind(m measure, y float32) float32 {
	side := float32(math.Round(float64(c.rows.looks.small.Size * 1.4)))
	c.symbol.Move(fyne.NewPos(m.left, y+1))
	c.symbol.Resize(fyne.NewSize(side, side))
	c.objects = append(c.objects, c.symbol)
	beside := measure{m.left + side + cardGap, m.width - side - cardGap}
	return c.put(c.kind, beside, y, max(c.kind.HeightFor(beside.width), side)) + 2
}

// putPlace lays out the place, and at the end of its line "Why here?".
func (c *card) putPlace(m measure, y float32) float32 {
	const narrowest = 40
	size := c.why.set(c.whyWords(), "", c.rows.looks.small.Size, m.width)
	c.why.Move(fyne.NewPos(m.left+m.width-size.Width, y))
	c.why.Resize(size)
	before := measure{m.left, max(m.width-size.Width-2*cardGap, narrowest)}
	y = c.put(c.place, before, y, max(c.place.HeightFor(before.width), size.Height))
	c.objects = append(c.objects, c.why)
	return y
}

// putMeta lays out outlet, date and source: the source at the end of their
// line where there is room, else under them.
func (c *card) putMeta(m measure, y float32) float32 {
	lk := c.rows.looks
	h := c.meta.HeightFor(m.width)
	c.meta.Move(fyne.NewPos(m.left, y))
	label, note := "Source", c.source.host
	if c.source.address == "" {
		label, note = "", "No source: "+c.source.problem
	} else if note == c.item.Outlet {
		note = ""
	}
	room := m.width - c.meta.EndUsed() - 3*cardGap
	size := c.address.set(label, note, lk.small.Size, m.width)
	if size.Width > room && label != "" {
		// The host alone is no reason for a line: the foot shows the address.
		if short := c.address.set(label, "", lk.small.Size, m.width); short.Width <= room {
			size = short
		} else {
			size = c.address.set(label, note, lk.small.Size, m.width)
		}
	}
	c.meta.Resize(fyne.NewSize(m.width, h))
	y += h
	if size.Width <= room && size.Height <= h {
		c.address.Move(fyne.NewPos(m.left+m.width-size.Width, y-size.Height))
	} else {
		c.address.Move(fyne.NewPos(m.left, y))
		y += size.Height
	}
	c.address.Resize(size)
	c.objects = append(c.objects, c.meta, c.address)
	return y
}

// mark shows whether the card is the chosen one.
func (c *card) mark() {
	lk := c.rows.looks
	c.rule.FillColor = lk.rule
	if c.follow == goesOn {
		c.rule.FillColor = lk.edge
	}
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

// cite quotes the words with their source; the sentence, where there are none.
func (c *card) cite(words string) string {
	if words == "" {
		whole := c.rows.list.Item(c.row) // the card may have an excerpt only
		words = whole.sentence()
	}
	return c.item.cite(words)
}

func (c *card) menu() *fyne.Menu {
	quote := c.cite("")
	items := []*fyne.MenuItem{
		fyne.NewMenuItem("Copy with citation", func() { c.rows.clip(nil, quote) }),
		fyne.NewMenuItemSeparator(),
	}
	return fyne.NewMenu("", append(items, c.deeds()...)...)
}

// deeds are what can be done with the passage, besides copying it.
func (c *card) deeds() []*fyne.MenuItem {
	rs, row, source := c.rows, c.row, readSource(c.item.URL)
	items := []*fyne.MenuItem{fyne.NewMenuItem(c.whyWords(), func() { rs.toggle(row) })}
	if c.item.Chosen && rs.does.OnTakeBack != nil {
		items = append(items, fyne.NewMenuItem(backWords(&c.item), func() { rs.takeBack(row) }))
	}
	if rs.does.OnSearch != nil {
		items = append(items, fyne.NewMenuItem(searchWords(&c.item), func() { rs.search(row) }))
	}
	if name := c.item.name(); name != "" && rs.does.OnLookUp != nil {
		items = append(items, fyne.NewMenuItem("Look up “"+clipped(name, 40)+"” online…", func() { rs.lookUp(row) }))
	}
	if source.address != "" && rs.does.OnSource != nil {
		items = append(items,
			fyne.NewMenuItem("Copy address", func() { rs.clip(nil, source.address) }),
			fyne.NewMenuItem("Open source", func() { rs.openSource(source) }))
	}
	return items
}

// whyWords are the label of what opens and closes the reasons.
func (c *card) whyWords() string {
	switch {
	case c.open:
		return "Hide reasons"
	case c.item.Place == "":
		return "Why not?"
	}
	return "Why here?"
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
	excerpt           passage.Face
	dark              bool // the ground is
	title             passage.Face
	chosen            color.Color
	stripe            color.Color
	stripeIdle        color.Color
	rule              color.Color
	edge              color.Color
	band              color.Color
	hover             color.Color
}

func (l *looks) read() {
	if l.setter == nil {
		l.setter = passage.NewSetter()
	} else {
		l.setter.Reload()
	}
	size := theme.Size(theme.SizeNameText)
	l.head = passage.Face{Size: size + 1}
	l.body = passage.Face{Size: size}
	l.excerpt = passage.Face{Size: size - 1}
	l.small = passage.Face{Size: size - 2}
	l.title = passage.Face{Size: theme.Size(theme.SizeNameSubHeadingText)}
	primary := theme.Color(theme.ColorNamePrimary)
	r, g, b, _ := theme.Color(theme.ColorNameBackground).RGBA()
	l.dark = r+2*g+b < 2*0xffff
	l.chosen = passage.Faint(primary, 0.07)
	l.stripe = primary
	l.stripeIdle = passage.Faint(primary, 0.45)
	l.rule = theme.Color(theme.ColorNameInputBorder)
	l.edge = theme.Color(theme.ColorNameSeparator)
	l.band = theme.Color(theme.ColorNameHeaderBackground)
	l.hover = theme.Color(theme.ColorNameHover)
}

// texts are the card's texts in the order of their parts, and then those of
// the reasons.
func (c *card) texts() [elsewhere]*passage.Text {
	return [...]*passage.Text{inBody: c.body, inHeadline: c.headline, inMeta: c.meta, inPlace: c.place, inKind: c.kind, inFacts: c.facts}
}

// part is one of the card's texts.
func (c *card) part(p part) *passage.Text {
	if p < elsewhere {
		return c.texts()[p]
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
	for p, own := range c.texts() {
		if own == t {
			return part(p)
		}
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
	for _, t := range c.texts() {
		none(t)
	}
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
	c.place.SetFace(lk.small)
	c.kind.SetFace(lk.small)
	c.facts.SetFace(lk.small)
	c.symbolImage = nil
	if c.item.Event != nil {
		c.inkEvent(c.item.Event)
	}
	c.refit()
	c.stale = true
}
