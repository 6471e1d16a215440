package reader

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"dateline/app/reader/passage"
)

// firstGuess is the height of a row that nobody has measured.
const firstGuess = 150

// The rows are the scrolled list of cards.
//
// Only the cards in view exist. A row's height is known when a card has been
// laid out for it, and guessed before; so the place in the list is kept as a
// row and a distance into it, never as a distance from the beginning, and what
// the user reads does not move when a row far above turns out to be taller.
//
// The rows hold the focus for everything in them. The selection of text is
// theirs too: it outlives the card that it was made in.
type rows struct {
	widget.BaseWidget
	does  *Callbacks
	looks *looks
	// show the address of the link under the pointer, or of the chosen passage
	onAddress func(source)

	list    List
	n       int
	heights heights
	top     int     // the first row in view
	into    float64 // of the top row, how much is above the view

	live []*card // in view, in order
	idle []*card
	band *band
	bar  *bar
	ring *canvas.Rectangle

	chosen  int
	opened  map[int]bool // rows of which the reasons are shown
	focused bool
	shift   bool

	hovered    *card // whose link the pointer is on
	hoveredRow int   // that it showed then
	picked     mark  // what is selected, or was last pressed

	objects []fyne.CanvasObject
}

// A mark is a selection in one of the texts of a row.
type mark struct {
	row           int
	part          part
	anchor, caret int
}

// A part is one of a card's texts.
type part uint8

const (
	inBody part = iota
	inHeadline
	inMeta
	inPlace
	inKind
	inFacts
	elsewhere // in the reasons; such a selection is not kept when the card goes
)

var (
	_ fyne.Scrollable   = (*rows)(nil)
	_ fyne.Focusable    = (*rows)(nil)
	_ fyne.Shortcutable = (*rows)(nil)
	_ desktop.Keyable   = (*rows)(nil)
)

func newRows(does *Callbacks, lk *looks) *rows {
	r := &rows{does: does, looks: lk, chosen: -1, opened: map[int]bool{}, bar: newBar(), ring: &canvas.Rectangle{}}
	r.picked.row = -1
	r.bar.scroll = func(at float64) { r.jump(at * r.heights.total()) }
	r.bar.page = func(down bool) { r.scrollBy(r.page(down)) }
	r.band = newBand(lk, r.toHead)
	r.ring.StrokeWidth = 2
	r.ring.Hide()
	r.ExtendBaseWidget(r)
	return r
}

// show replaces the list.
func (r *rows) show(l List) {
	r.release(0, -1)
	for _, c := range r.idle {
		c.row = -1
	}
	r.list, r.n = l, 0
	if l != nil {
		r.n = l.Len()
	}
	guess := r.heights.estimate
	if guess == 0 {
		guess = firstGuess
	}
	r.heights.reset(r.n, guess)
	r.top, r.into, r.chosen = 0, 0, -1
	r.picked = mark{row: -1}
	r.hovered = nil
	clear(r.opened)
	r.place()
}

// A stay is where the user is in a list: what is at the top, chosen, open.
type stay struct {
	top, chosen int
	into        float64
	opened      []int
}

// kept is where the user will be once the list is replaced.
func (r *rows) kept(moved func(i int) int) stay {
	s := stay{chosen: -1}
	if r.n == 0 {
		return s
	}
	if r.top == 0 && r.into <= 0 && r.chosen < 0 && len(r.opened) == 0 {
		return s // at the top, where what comes in before the first row is seen
	}
	// The chosen row holds the place where it is in view, else the first that is
	// still there.
	anchor := -1
	for _, c := range r.live {
		if anchor >= 0 && c.row != r.chosen && (anchor == r.chosen || anchor < c.row) {
			continue
		}
		if to := moved(c.row); to >= 0 {
			anchor, s.top, s.into = c.row, to, -float64(c.Position().Y)
		}
	}
	if r.chosen >= 0 {
		s.chosen = moved(r.chosen)
	}
	for row := range r.opened {
		if to := moved(row); to >= 0 {
			s.opened = append(s.opened, to)
		}
	}
	return s
}

// restore brings the user back there.
func (r *rows) restore(s stay) {
	for _, row := range s.opened {
		if row < r.n {
			r.opened[row] = true
		}
	}
	for _, c := range r.live { // they were laid out closed
		c.open, c.stale = r.opened[c.row], true
	}
	r.top, r.into = min(s.top, r.n-1), s.into
	if s.chosen < r.n {
		r.chosen = s.chosen
	}
	r.place()
	r.tellAddress()
}

// width is what a card has.
func (r *rows) width() float32 { return r.Size().Width }

// card returns the card of a row, laid out, and so measured.
func (r *rows) card(row int) *card {
	for _, c := range r.live {
		if c.row == row {
			return r.fit(c)
		}
	}
	var c *card
	// The card that showed the row last needs least to be done.
	for i, free := range r.idle {
		if free.row == row || i == len(r.idle)-1 {
			c = free
			r.idle[i] = r.idle[len(r.idle)-1]
			r.idle = r.idle[:len(r.idle)-1]
			break
		}
	}
	if c == nil {
		c = newCard(r)
	}
	switch {
	case c.row != row:
		it := r.list.Item(row)
		f := opens
		if row > 0 {
			f = it.spot().after(r.spot(row - 1))
		}
		c.bind(row, it, f, r.opened[row])
	case c.open != r.opened[row]:
		c.open, c.stale = r.opened[row], true
	}
	if r.picked.row != row {
		c.unselect()
	}
	r.live = append(r.live, c)
	r.fit(c)
	if m := r.picked; m.row == row && m.part != elsewhere {
		c.part(m.part).Select(m.anchor, m.caret)
	}
	return c
}

// follow is how a row follows the one over it.
func (r *rows) follow(row int) follow {
	if row == 0 {
		return opens
	}
	return r.spot(row).after(r.spot(row - 1))
}

// spot is where the passage of a row is from.
func (r *rows) spot(row int) spot {
	for _, cards := range [...][]*card{r.live, r.idle} {
		for _, c := range cards {
			if c.row == row {
				return c.spot
			}
		}
	}
	it := r.list.Item(row)
	return it.spot()
}

// covered is how much of the view the band covers when a row is at the top.
func (r *rows) covered(row int) float64 {
	if r.follow(row) == opens {
		return 0
	}
	return float64(r.band.tall())
}

// toHead goes to the first passage of the article that is at the top.
func (r *rows) toHead() {
	r.focus()
	if r.n == 0 {
		return
	}
	row := r.top
	for row > 0 && r.follow(row) != opens {
		row--
	}
	r.top, r.into = row, 0
	r.place()
}

func (r *rows) fit(c *card) *card {
	h := c.setWidth(r.width())
	if !r.heights.isKnown(c.row) || r.heights.rows[c.row] != h {
		r.heights.set(c.row, h)
	}
	return c
}

// height is that of a row, which is measured if need be.
func (r *rows) height(row int) float64 {
	if !r.heights.isKnown(row) {
		r.card(row)
	}
	return float64(r.heights.rows[row])
}

// place lays out what is in view.
func (r *rows) place() {
	view := float64(r.Size().Height)
	if r.n == 0 || r.width() <= 0 || view <= 0 {
		r.release(0, -1)
		r.collect()
		return
	}
	r.settle(view)
	y, row := -r.into, r.top
	for y < view && row < r.n {
		c := r.card(row)
		c.Move(fyne.NewPos(0, float32(y)))
		c.mark()
		y += float64(c.Size().Height)
		row++
	}
	r.release(r.top, row-1)
	r.collect()
	if r.hovered != nil && r.hovered.row != r.hoveredRow { // the link has been scrolled away
		r.hovered = nil
		r.tellAddress()
	}
}

// settle brings top and into to where they belong: into a row that is there,
// and not so far down that the end of the list floats above the bottom.
func (r *rows) settle(view float64) {
	for r.into < 0 && r.top > 0 {
		r.top--
		r.into += r.height(r.top)
	}
	r.into = max(r.into, 0)
	for r.top < r.n-1 && r.into >= r.height(r.top) {
		r.into -= r.height(r.top)
		r.top++
	}
	// Is there enough below to fill the view?
	below := -r.into
	for row := r.top; row < r.n; row++ {
		if below += r.height(row); below >= view {
			return
		}
	}
	r.into -= view - below
	for r.into < 0 && r.top > 0 {
		r.top--
		r.into += r.height(r.top)
	}
	r.into = max(r.into, 0)
}

// release lays aside the cards that are not of rows first to last.
func (r *rows) release(first, last int) {
	live := r.live[:0]
	for _, c := range r.live {
		if first <= c.row && c.row <= last {
			live = append(live, c)
		} else {
			r.idle = append(r.idle, c)
		}
	}
	r.live = live
}

// collect lists what is drawn and moves the scroll bar.
func (r *rows) collect() {
	r.objects = r.objects[:0]
	for _, c := range r.live {
		r.objects = append(r.objects, c)
	}
	at, part := 0.0, 1.0
	if total := r.heights.total(); r.n > 0 && total > 0 {
		at = (r.heights.before(r.top) + r.into) / total
		part = float64(r.Size().Height) / total
	}
	r.bar.set(at, part)
	r.ring.Hidden = !r.focused || r.n == 0 || slices.ContainsFunc(r.live, func(c *card) bool { return c.row == r.chosen })
	r.placeBand()
	r.objects = append(r.objects, r.bar, r.ring)
	canvas.Refresh(r)
}

// placeBand shows the band where the head of the article at the top isn't in
// view. The head of the next one pushes it away.
func (r *rows) placeBand() {
	tall := r.band.tall()
	y := float32(0)
	var first *card
	for _, c := range r.live {
		at := c.Position().Y
		if c.row == r.top {
			first = c
		} else if c.follow == opens && at < tall {
			y = min(y, at-tall)
		}
	}
	if first == nil || first.follow == opens && first.headEnd >= float32(r.into)+tall {
		return
	}
	r.band.set(&first.item, r.width())
	r.band.Move(fyne.NewPos(0, y))
	r.objects = append(r.objects, r.band)
}

// scrollBy moves the list.
func (r *rows) scrollBy(dy float64) {
	if far := 4 * float64(r.Size().Height); dy > far || dy < -far {
		// Too far to measure every row on the way.
		r.jump(r.heights.before(r.top) + r.into + dy)
		return
	}
	r.into += dy
	r.place()
}

// jump moves the list to a distance from its beginning, as far as that is known.
func (r *rows) jump(y float64) {
	r.top, r.into = r.heights.at(y)
	if r.n > 0 {
		r.into = min(r.into, max(r.height(r.top)-1, 0))
	}
	r.place()
}

// page is how far Page Up and Page Down go.
func (r *rows) page(down bool) float64 {
	by := max(float64(r.Size().Height)-float64(r.band.tall())-20, 20)
	if down {
		return by
	}
	return -by
}

// reveal brings a row into view, and no further than it must.
func (r *rows) reveal(row int) {
	view := float64(r.Size().Height)
	if view <= 0 || r.width() <= 0 {
		r.top, r.into = row, 0
		return
	}
	h, over := r.height(row), r.covered(row)
	y := -r.into // of the row, in the view
	for i := r.top; i < row && y < view; i++ {
		y += r.height(i)
	}
	switch {
	case row < r.top || y < over || h >= view-over:
		r.top, r.into = row, -over
	case y+h > view:
		// Up from the row's end as far as the view reaches.
		top, room := row, view-h
		for top > r.top && room > 0 {
			top--
			room -= r.height(top)
		}
		r.top, r.into = top, -room
	}
	r.place()
}

// choose marks a row, or none.
func (r *rows) choose(row int, tell bool) {
	changed := row != r.chosen
	r.chosen = row
	if row >= 0 {
		r.reveal(row)
	} else {
		r.place()
	}
	r.tellAddress()
	if changed && tell && row >= 0 && r.does.OnChoose != nil {
		r.does.OnChoose(row)
	}
}

// pick chooses a row that the mouse is on, without moving it.
func (r *rows) pick(row int) {
	r.focus()
	if row == r.chosen || row < 0 {
		return
	}
	r.chosen = row
	r.place()
	r.tellAddress()
	if r.does.OnChoose != nil {
		r.does.OnChoose(row)
	}
}

// focus asks for the keys.
func (r *rows) focus() {
	if c := fyne.CurrentApp().Driver().CanvasForObject(r); c != nil && !r.focused {
		c.Focus(r)
	}
}

// pressed is told by a card where the mouse went down; t is nil beside its texts.
func (r *rows) pressed(c *card, t *passage.Text) {
	if r.picked.row >= 0 && (r.picked.row != c.row || t == nil || c.part(r.picked.part) != t) {
		r.unselect()
	}
	if t != nil {
		r.picked = mark{row: c.row, part: c.partOf(t)}
	}
	r.pick(c.row)
}

// unselect drops the selection.
func (r *rows) unselect() {
	for _, c := range r.live {
		if c.row == r.picked.row {
			c.unselect()
		}
	}
	r.picked = mark{row: -1}
}

// selected is told by a card what has been selected.
func (r *rows) selected(c *card, t *passage.Text) {
	if c.row < 0 {
		return
	}
	m := mark{row: c.row, part: c.partOf(t)}
	m.anchor, m.caret = t.Ends()
	r.picked = m
}

// text is the text that holds the selection, where its card is there; else
// the chosen passage's.
func (r *rows) text() *passage.Text {
	row, p := r.picked.row, r.picked.part
	if row < 0 || row != r.chosen {
		row, p = r.chosen, inBody
	}
	for _, c := range r.live {
		if c.row == row {
			return c.part(p)
		}
	}
	return nil
}

// dragged scrolls while a selection is drawn beyond the view, as far as the
// card reaches that it is drawn in.
func (r *rows) dragged(c *card, at fyne.Position) {
	y := at.Y - fyne.CurrentApp().Driver().AbsolutePositionForObject(r).Y
	top, view := c.Position().Y, r.Size().Height
	const most = 24
	switch {
	case y < 0 && top < 0:
		r.scrollBy(float64(max(y, top, -most)))
	case y > view && top+c.Size().Height > view:
		r.scrollBy(float64(min(y-view, top+c.Size().Height-view, most)))
	}
}

func (r *rows) copied(text string) {
	if r.does.OnCopy != nil {
		r.does.OnCopy(text)
	}
}

// toggle opens or closes the reasons of a row.
func (r *rows) toggle(row int) {
	if row < 0 || row >= r.n {
		return
	}
	if r.opened[row] {
		delete(r.opened, row)
	} else {
		r.opened[row] = true
	}
	for _, c := range r.live {
		if c.row == row {
			c.open, c.stale = r.opened[row], true
		}
	}
	if r.width() > 0 {
		r.card(row) // measures it again
	}
	if row != r.chosen {
		r.pick(row)
	}
	r.reveal(row)
}

func (r *rows) openSource(s source) {
	if s.address != "" && r.does.OnSource != nil {
		r.does.OnSource(s.address)
	}
}

func (r *rows) lookUp(row int) {
	if row < 0 || row >= r.n || r.does.OnLookUp == nil {
		return
	}
	it := r.list.Item(row)
	if name := it.name(); name != "" {
		r.does.OnLookUp(name)
	}
}

// hover shows where a card's link leads while the pointer is on it.
func (r *rows) hover(c *card, in bool) {
	r.hovered, r.hoveredRow = nil, -1
	if in {
		r.hovered, r.hoveredRow = c, c.row
	}
	r.tellAddress()
}

// tellAddress shows where the link under the pointer leads, else where Enter does.
func (r *rows) tellAddress() {
	var s source
	switch {
	case r.onAddress == nil:
		return
	case r.hovered != nil:
		s = r.hovered.source
	case r.chosen >= 0:
		s = readSource(r.list.Item(r.chosen).URL)
	}
	r.onAddress(s)
}

// Scrolled implements [fyne.Scrollable].
func (r *rows) Scrolled(ev *fyne.ScrollEvent) { r.scrollBy(-float64(ev.Scrolled.DY)) }

// FocusGained implements [fyne.Focusable].
func (r *rows) FocusGained() {
	r.focused = true
	r.place()
}

// FocusLost implements [fyne.Focusable].
func (r *rows) FocusLost() {
	r.focused, r.shift = false, false
	r.place()
}

// TypedRune implements [fyne.Focusable].
func (r *rows) TypedRune(c rune) {
	switch c {
	case ' ':
		r.toggle(r.chosen)
	case 'l', 'L':
		r.lookUp(r.chosen)
	case 'o', 'O':
		r.search(r.chosen)
	case 'p', 'P':
		r.takeBack(r.chosen)
	default:
		if '1' <= c && c <= '0'+mostOther && r.opened[r.chosen] {
			r.take(r.chosen, int(c-'1'))
		}
	}
}

// take says that a passage means another place, which is listed in its card.
func (r *rows) take(row, other int) {
	if row < 0 || row >= r.n || r.does.OnTakeOther == nil {
		return
	}
	switch it := r.list.Item(row); {
	case other >= len(it.Others):
	case it.Others[other].Program:
		r.takeBack(row)
	default:
		r.does.OnTakeOther(row, other)
	}
}

// takeBack wants the program's choice again.
func (r *rows) takeBack(row int) {
	if row >= 0 && row < r.n && r.does.OnTakeBack != nil && r.list.Item(row).Chosen {
		r.does.OnTakeBack(row)
	}
}

// search wants a place that isn't listed.
func (r *rows) search(row int) {
	if row >= 0 && row < r.n && r.does.OnSearch != nil {
		r.does.OnSearch(row)
	}
}

// KeyDown implements [desktop.Keyable].
func (r *rows) KeyDown(k *fyne.KeyEvent) {
	if k.Name == desktop.KeyShiftLeft || k.Name == desktop.KeyShiftRight {
		r.shift = true
	}
}

// KeyUp implements [desktop.Keyable].
func (r *rows) KeyUp(k *fyne.KeyEvent) {
	if k.Name == desktop.KeyShiftLeft || k.Name == desktop.KeyShiftRight {
		r.shift = false
	}
}

// TypedKey implements [fyne.Focusable].
func (r *rows) TypedKey(k *fyne.KeyEvent) {
	if k.Name == fyne.KeyEscape {
		if m := r.picked; m.row >= 0 && m.anchor != m.caret {
			r.unselect()
		} else if r.does.OnLeave != nil {
			r.does.OnLeave()
		}
		return
	}
	if r.n == 0 {
		return
	}
	if r.shift {
		if t := r.text(); t != nil && t.Key(k.Name) {
			return
		}
	}
	switch k.Name {
	case fyne.KeyDown:
		if !r.beyond(true) {
			r.choose(min(r.chosen+1, r.n-1), true)
		}
	case fyne.KeyUp:
		if !r.beyond(false) {
			r.choose(max(r.chosen-1, 0), true)
		}
	case fyne.KeyHome:
		r.choose(0, true)
	case fyne.KeyEnd:
		r.choose(r.n-1, true)
	case fyne.KeyPageDown, fyne.KeyPageUp:
		r.turn(k.Name == fyne.KeyPageDown)
	case fyne.KeyReturn, fyne.KeyEnter:
		if r.chosen >= 0 {
			r.openSource(readSource(r.list.Item(r.chosen).URL))
		}
	case fyne.KeyRight, fyne.KeyLeft:
		if r.chosen >= 0 && r.opened[r.chosen] != (k.Name == fyne.KeyRight) {
			r.toggle(r.chosen)
		}
	}
}

// turn goes on by a page and chooses the first row that then begins in view,
// or the one that fills it.
func (r *rows) turn(down bool) {
	before, into := r.top, r.into
	r.scrollBy(r.page(down))
	if before == r.top && into == r.into { // at an end
		if down {
			r.choose(r.n-1, true)
		} else {
			r.choose(0, true)
		}
		return
	}
	row, y := r.top, -r.into
	for y < r.covered(row) && row+1 < r.n {
		y += r.height(row)
		row++
	}
	if row > r.top && y >= float64(r.Size().Height)/2 {
		row--
	}
	r.pick(row)
}

// beyond scrolls on in the chosen row, where it reaches further than the view,
// and reports whether it does.
func (r *rows) beyond(down bool) bool {
	view, page := float64(r.Size().Height), r.page(true)
	for _, c := range r.live {
		if c.row != r.chosen {
			continue
		}
		y, h := float64(c.Position().Y), float64(c.Size().Height)
		switch rest := y + h - view; {
		case down && y <= r.covered(c.row)+1 && rest > 1:
			r.scrollBy(min(rest, page))
			return true
		case !down && y < -1 && rest <= 1:
			r.scrollBy(-min(-y+r.covered(c.row), page))
			return true
		}
	}
	return false
}

// TypedShortcut implements [fyne.Shortcutable].
func (r *rows) TypedShortcut(s fyne.Shortcut) {
	t := r.text()
	if t != nil && t.Shortcut(s) {
		return
	}
	if r.chosen < 0 {
		return
	}
	it := r.list.Item(r.chosen)
	switch s := s.(type) {
	case *fyne.ShortcutCopy:
		r.clip(s.Clipboard, it.cite(it.sentence()))
	case *desktop.CustomShortcut:
		if s.KeyName == fyne.KeyC && s.Modifier == fyne.KeyModifierShift|fyne.KeyModifierShortcutDefault {
			words := it.sentence()
			if t != nil && t.Selected() != "" {
				words = t.Selected()
			}
			r.clip(nil, it.cite(words))
		}
	}
}

func (r *rows) clip(to fyne.Clipboard, text string) {
	if to == nil {
		to = fyne.CurrentApp().Clipboard()
	}
	to.SetContent(text)
	r.copied(text)
}

// Resize implements [fyne.CanvasObject].
func (r *rows) Resize(s fyne.Size) {
	old := r.Size()
	r.BaseWidget.Resize(s)
	if s == old {
		return
	}
	r.bar.Move(fyne.NewPos(s.Width-barWidth, 0))
	r.bar.Resize(fyne.NewSize(barWidth, s.Height))
	r.ring.Resize(s)
	if s.Width != old.Width {
		r.relay()
	}
	r.place()
}

// relay measures everything again, the line at the top staying there as nearly
// as can be.
func (r *rows) relay() {
	part := 0.0
	if r.n > 0 && r.top < r.n && r.heights.rows[r.top] > 0 {
		part = r.into / float64(r.heights.rows[r.top])
	}
	r.heights.forget()
	if r.n > 0 && r.width() > 0 && r.Size().Height > 0 {
		r.into = part * r.height(r.top)
	}
}

// retheme shows everything in the looks that have just been read again.
func (r *rows) retheme() {
	for _, c := range r.live {
		c.retheme()
	}
	for _, c := range r.idle {
		c.retheme()
	}
	r.band.retheme(r.looks)
	r.bar.recolor()
	r.ring.StrokeColor = r.looks.stripe
	r.relay()
	r.place()
}

// MinSize implements [fyne.CanvasObject].
func (r *rows) MinSize() fyne.Size { return fyne.NewSize(200, 80) }

// CreateRenderer implements [fyne.Widget].
func (r *rows) CreateRenderer() fyne.WidgetRenderer { return rowsRenderer{r} }

type rowsRenderer struct{ *rows }

func (r rowsRenderer) Layout(fyne.Size)             {}
func (r rowsRenderer) Objects() []fyne.CanvasObject { return r.objects }
func (r rowsRenderer) Destroy()                     {}
func (r rowsRenderer) Refresh()                     { canvas.Refresh(r.rows) }
