package passage

import (
	"image/color"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"dateline/geo"
)

// Deeds are what a text tells and asks its owner; each may be nil.
type Deeds struct {
	OnPress  func()                     // a button of the mouse went down on the text
	OnSelect func()                     // the selection changed
	OnDrag   func(at fyne.Position)     // a selection is being drawn; the pointer is here, in the canvas
	OnCopy   func(text string)          // this was put on the clipboard
	Cite     func(quoted string) string // the quoted words with their source, or what stands for them where none are; without it there is no such item in the menu
	More     func() []*fyne.MenuItem    // for the end of the menu
}

// A Text is wrapped text with looks that can be selected and copied.
//
// It takes no focus of its own: where texts come and go under the user's eye,
// as rows of a list do, the focus stays with the list, which hands keys on to
// [Text.Key] and shortcuts to [Text.Shortcut].
type Text struct {
	widget.BaseWidget
	Deeds Deeds

	setter *Setter
	layout layout
	ink    color.Color // of what is Inked; nil is that of all
	valid  bool        // layout is of the text, the face and the width
	stale  bool        // objects are not those of the layout

	anchor, caret int     // the selection lies between; equal where there is none
	held          bool    // the mouse went down on this text and is still to be followed
	reach         unit    // what the mouse selects by
	origin        [2]int  // the word or paragraph that the mouse started from
	stops         []int32 // between graphemes, made when first needed
	clicks        int
	clicked       time.Time
	clickedAt     fyne.Position

	texts    []*canvas.Text
	boxes    []*canvas.Rectangle
	objects  []fyne.CanvasObject
	stripes  []stripe
	now      func() time.Time
	wantedX  float32 // where the caret goes to on the next line
	wantsOld bool
}

var (
	_ fyne.Widget            = (*Text)(nil)
	_ fyne.Draggable         = (*Text)(nil)
	_ fyne.SecondaryTappable = (*Text)(nil)
	_ desktop.Mouseable      = (*Text)(nil)
	_ desktop.Cursorable     = (*Text)(nil)
)

// A unit is what a selection grows by.
type unit uint8

const (
	byGrapheme unit = iota
	byWord
	byParagraph
)

// NewText returns an empty text that is set by s in the given face.
func NewText(s *Setter, f Face) *Text {
	t := &Text{setter: s, now: time.Now}
	t.layout.face = f
	t.ExtendBaseWidget(t)
	return t
}

// SetInk sets the colour of what is Inked.
func (t *Text) SetInk(c color.Color) {
	if t.ink != c {
		t.ink, t.stale = c, true
	}
}

// Set shows another text; nothing of it is selected. The runs are in order and
// don't overlap; what lies outside the text is left out. What they leave out
// is plain.
func (t *Text) Set(text string, runs ...Run) {
	l := &t.layout
	l.text = printable(text)
	l.runs = l.runs[:0]
	t.stops = t.stops[:0]
	at := 0
	for _, r := range runs {
		r.Start, r.End = max(r.Start, at), min(r.End, len(text))
		if r.Start < r.End {
			r.Start, r.End = t.whole(r.Start, false), t.whole(r.End, true)
		}
		if r.Start >= r.End {
			continue
		}
		l.runs = append(l.runs, r)
		at = r.End
	}
	t.anchor, t.caret, t.clicks, t.held = 0, 0, 0, false
	t.valid, t.stale = false, true
}

// whole moves a bound of a run out of a grapheme, if it should be inside one.
func (t *Text) whole(i int, up bool) int {
	text := t.layout.text
	if i == 0 || i == len(text) || simple(text[:i], utf8.DecodeLastRuneInString) && simple(text[i:], utf8.DecodeRuneInString) {
		return i
	}
	stops := t.bounds()
	k, found := slices.BinarySearch(stops, int32(i))
	if !found && !up {
		k--
	}
	return int(stops[k])
}

// simple is true of letters and marks of English, which are all graphemes of
// their own unless something else follows.
func simple(text string, decode func(string) (rune, int)) bool {
	r, n := decode(text)
	return r < 0x300 && r != '\r' && r != '\n' || r >= 0x2010 && r <= 0x203a && n > 1
}

// printable turns control characters into spaces and leaves every offset as it is.
func printable(text string) string {
	control := func(b byte) bool { return b < ' ' && b != '\n' && b != '\r' || b == 0x7f }
	for i := range len(text) {
		if !control(text[i]) {
			continue
		}
		clean := []byte(text)
		for k := i; k < len(clean); k++ {
			if control(clean[k]) {
				clean[k] = ' '
			}
		}
		return string(clean)
	}
	return text
}

// SetFace changes the font, as when the theme has changed.
func (t *Text) SetFace(f Face) {
	t.layout.face = f
	t.valid, t.stale = false, true
}

// SetMaxLines cuts the text after so many lines, with "…"; 0 shows all of it.
func (t *Text) SetMaxLines(n int) {
	if t.layout.maxLines != n {
		t.layout.maxLines = n
		t.valid, t.stale = false, true
	}
}

// SetCentered sets every line in the middle of the width.
func (t *Text) SetCentered(on bool) {
	t.layout.centered = on
	t.valid, t.stale = false, true
}

// SetLeftToRight sets the text from the left even if it begins with a word of
// a script that runs the other way: for a line of facts, that we have made up,
// rather than a sentence of an article.
func (t *Text) SetLeftToRight(on bool) {
	t.layout.leftToRight = on
	t.valid, t.stale = false, true
}

// Content is the text that is shown.
func (t *Text) Content() string { return t.layout.text }

// HeightFor sets the text in lines of the width and returns how tall it is.
// The text is then [fyne.CanvasObject.Resize]d to that at no further cost.
func (t *Text) HeightFor(width float32) float32 {
	t.lay(width)
	return t.layout.tall()
}

// WidthUsed is the width of the longest line, at most that of [Text.HeightFor].
func (t *Text) WidthUsed() float32 {
	var w float32
	for _, ln := range t.layout.lines {
		w = max(w, ln.width)
	}
	return w
}

// EndUsed is the width of the last line.
func (t *Text) EndUsed() float32 {
	if n := len(t.layout.lines); n > 0 {
		return t.layout.lines[n-1].width
	}
	return 0
}

func (t *Text) lay(width float32) {
	if t.valid && t.layout.width == width {
		return
	}
	t.layout.width = width
	t.layout.set(t.setter)
	t.valid, t.stale = true, true
}

// Resize implements [fyne.CanvasObject].
func (t *Text) Resize(size fyne.Size) {
	t.lay(size.Width)
	t.BaseWidget.Resize(size)
	t.draw()
}

// MinSize is the size that the text was last set to; its height follows from
// its width, so that its owner must ask [Text.HeightFor].
func (t *Text) MinSize() fyne.Size {
	return fyne.NewSize(1, t.layout.tall())
}

// CreateRenderer implements [fyne.Widget].
func (t *Text) CreateRenderer() fyne.WidgetRenderer { return renderer{t} }

type renderer struct{ *Text }

func (r renderer) Layout(fyne.Size)             { r.draw() }
func (r renderer) MinSize() fyne.Size           { return r.Text.MinSize() }
func (r renderer) Objects() []fyne.CanvasObject { return r.objects }
func (r renderer) Destroy()                     {}
func (r renderer) Refresh() {
	r.stale = true
	r.draw()
	canvas.Refresh(r.Text)
}

// draw makes the objects: marks at the back, then the selection, then the text.
// They are those of the text before, changed, so that scrolling makes no garbage.
func (t *Text) draw() {
	if !t.stale || !t.valid {
		return
	}
	t.stale = false
	l, pal := &t.layout, t.setter.palette
	t.objects = t.objects[:0]
	boxes, texts := 0, 0
	box := func(x0, x1, y, h, round float32, c color.Color) {
		if boxes == len(t.boxes) {
			t.boxes = append(t.boxes, &canvas.Rectangle{})
		}
		b := t.boxes[boxes]
		boxes++
		b.FillColor, b.CornerRadius = c, round
		b.Move(fyne.NewPos(x0, y))
		b.Resize(fyne.NewSize(x1-x0, h))
		t.objects = append(t.objects, b)
	}

	pad := (l.height - l.glyphs) / 2
	for k, ln := range l.lines {
		y := float32(k) * l.height
		for i := ln.first; i < ln.last; i++ {
			p := l.pieces[i]
			if p.look&Marked == 0 {
				continue
			}
			// A mark over several pieces is one rectangle.
			x0, x1 := p.x, p.x+p.width
			for i+1 < ln.last && l.pieces[i+1].look&Marked != 0 && l.pieces[i+1].x == x1 {
				i++
				x1 += l.pieces[i].width
			}
			box(x0-markPad, x1+markPad, y+pad, l.glyphs, markRound, pal.Mark)
		}
	}
	if from, to := t.Selection(); from < to {
		for k, ln := range l.lines {
			t.stripes = l.stripes(ln, from, to, t.stripes[:0])
			for _, s := range t.stripes {
				box(s.x0, s.x1, float32(k)*l.height, l.height, 0, pal.Selection)
			}
		}
	}
	for k, ln := range l.lines {
		for _, p := range l.pieces[ln.first:ln.last] {
			if l.blank(p) {
				continue
			}
			if texts == len(t.texts) {
				t.texts = append(t.texts, &canvas.Text{})
			}
			c := t.texts[texts]
			texts++
			c.Text = l.shown(t.setter, p)
			face := p.look.face(l.face)
			c.TextSize, c.TextStyle = face.Size, face.style()
			switch {
			case p.look&Inked != 0 && t.ink != nil:
				c.Color = t.ink
			case p.look&Link != 0:
				c.Color = pal.Link
			case p.look&Quiet != 0:
				c.Color = pal.Quiet
			default:
				c.Color = pal.Full
			}
			c.Move(fyne.NewPos(p.x, float32(k)*l.height+pad))
			c.Resize(fyne.NewSize(p.width, l.glyphs))
			t.objects = append(t.objects, c)
		}
	}
}

// The rectangle behind a marked word reaches a little beyond it.
const (
	markPad   = 2
	markRound = 3
)

// repaint draws the selection anew.
func (t *Text) repaint() {
	t.stale = true
	t.draw()
	canvas.Refresh(t)
}

// Cursor implements [desktop.Cursorable].
func (t *Text) Cursor() desktop.Cursor { return desktop.TextCursor }

// Selection is the range of bytes that is selected; empty where nothing is.
func (t *Text) Selection() (from, to int) {
	return min(t.anchor, t.caret), max(t.anchor, t.caret)
}

// Ends are the two ends of the selection as it was made: [Text.Select] of them
// restores it.
func (t *Text) Ends() (anchor, caret int) { return t.anchor, t.caret }

// Selected is the text that is selected.
func (t *Text) Selected() string {
	from, to := t.Selection()
	return t.layout.text[from:to]
}

// Select selects the bytes between anchor and caret, both moved to where a
// grapheme begins. The caret is the end that the keys move.
func (t *Text) Select(anchor, caret int) {
	a, c := t.nearest(anchor), t.nearest(caret)
	if a == t.anchor && c == t.caret {
		return
	}
	t.anchor, t.caret = a, c
	t.repaint()
	if t.Deeds.OnSelect != nil {
		t.Deeds.OnSelect()
	}
}

// SelectAll selects the whole text.
func (t *Text) SelectAll() { t.Select(0, len(t.layout.text)) }

// bounds are the offsets between graphemes.
func (t *Text) bounds() []int32 {
	if len(t.stops) == 0 {
		t.stops = t.setter.graphemes(t.layout.text, t.stops)
	}
	return t.stops
}

// nearest is the start of the grapheme that byte i is in.
func (t *Text) nearest(i int) int {
	stops := t.bounds()
	k, found := slices.BinarySearch(stops, int32(min(max(i, 0), len(t.layout.text))))
	if !found {
		k--
	}
	return int(stops[max(k, 0)])
}

// step is n graphemes from byte i.
func (t *Text) step(i, n int) int {
	stops := t.bounds()
	k, _ := slices.BinarySearch(stops, int32(i))
	return int(stops[min(max(k+n, 0), len(stops)-1)])
}

// At is the byte nearest to a point of the text, between graphemes.
func (t *Text) At(p fyne.Position) int {
	t.lay(t.layout.width)
	return t.layout.at(p.X, p.Y, t.bounds())
}

// around is what the mouse selects about byte i.
func (t *Text) around(i int, by unit) (from, to int) {
	text := t.layout.text
	switch by {
	case byWord:
		if i >= len(text) {
			i = t.step(len(text), -1)
		}
		return t.setter.word(text, i)
	case byParagraph:
		from = strings.LastIndexByte(text[:i], '\n') + 1
		to = len(text)
		if n := strings.IndexByte(text[i:], '\n'); n >= 0 {
			to = i + n
		}
		return from, to
	}
	return i, i
}

// The time and distance within which a press of the mouse belongs to the one before.
const (
	clickTime  = 400 * time.Millisecond
	clickReach = 4
)

// MouseDown implements [desktop.Mouseable]: one press sets the start of a
// selection, with Shift its end; two select a word and three the paragraph.
func (t *Text) MouseDown(ev *desktop.MouseEvent) {
	if t.Deeds.OnPress != nil {
		t.Deeds.OnPress()
	}
	if ev.Button != desktop.MouseButtonPrimary {
		return
	}
	now := t.now()
	d := ev.Position.Subtract(t.clickedAt)
	if t.clicks > 0 && now.Sub(t.clicked) <= clickTime && max(d.X, -d.X) <= clickReach && max(d.Y, -d.Y) <= clickReach {
		t.clicks++
	} else {
		t.clicks = 1
	}
	t.clicked, t.clickedAt, t.wantsOld, t.held = now, ev.Position, false, true

	i := t.At(ev.Position)
	if ev.Modifier&fyne.KeyModifierShift != 0 {
		t.clicks, t.reach = 0, byGrapheme
		t.Select(t.anchor, i)
		return
	}
	t.reach = unit((t.clicks - 1) % 3)
	if t.reach == byWord {
		i = t.under(ev.Position)
	}
	from, to := t.around(i, t.reach)
	t.origin = [2]int{from, to}
	t.Select(from, to)
}

// under is the start of the grapheme that the point is on, where At may be its end.
func (t *Text) under(p fyne.Position) int {
	i := t.At(p)
	if before := t.step(i, -1); before < i {
		ln := t.layout.lines[t.layout.lineAt(p.Y)]
		t.stripes = t.layout.stripes(ln, before, i, t.stripes[:0])
		for _, s := range t.stripes {
			if s.x0 <= p.X && p.X < s.x1 {
				return before
			}
		}
	}
	return i
}

// MouseUp implements [desktop.Mouseable].
func (t *Text) MouseUp(*desktop.MouseEvent) {}

// Dragged implements [fyne.Draggable]: the selection follows the pointer, by
// whole words or paragraphs where it began with one.
func (t *Text) Dragged(ev *fyne.DragEvent) {
	if !t.held { // it is another text now, in a row that was scrolled to
		return
	}
	p := ev.Position
	if !ev.AbsolutePosition.IsZero() { // the text may have been scrolled since the drag began
		p = ev.AbsolutePosition.Subtract(fyne.CurrentApp().Driver().AbsolutePositionForObject(t))
	}
	i := t.At(p)
	t.clicks = 0
	if t.reach == byGrapheme {
		t.Select(t.anchor, i)
	} else {
		from, to := t.around(i, t.reach)
		if from < t.origin[0] {
			t.Select(t.origin[1], from)
		} else {
			t.Select(t.origin[0], max(to, t.origin[1]))
		}
	}
	if t.Deeds.OnDrag != nil {
		t.Deeds.OnDrag(ev.AbsolutePosition)
	}
}

// DragEnd implements [fyne.Draggable].
func (t *Text) DragEnd() { t.held = false }

// TappedSecondary implements [fyne.SecondaryTappable] with a menu.
func (t *Text) TappedSecondary(ev *fyne.PointEvent) {
	c := fyne.CurrentApp().Driver().CanvasForObject(t)
	if c == nil {
		return
	}
	widget.ShowPopUpMenuAtPosition(t.menu(), c, ev.AbsolutePosition)
}

// menu is for the selection, and for the whole text where nothing is selected.
func (t *Text) menu() *fyne.Menu {
	words := t.Selected()
	if words == "" {
		words = t.layout.text
	}
	items := []*fyne.MenuItem{fyne.NewMenuItem("Copy", func() { t.copy(nil, words) })}
	if t.Deeds.Cite != nil {
		selected := t.Selected()
		items = append(items, fyne.NewMenuItem("Copy with citation", func() { t.copy(nil, t.Deeds.Cite(selected)) }))
	}
	items = append(items, fyne.NewMenuItem("Select all", t.SelectAll))
	if t.Deeds.More != nil {
		items = append(append(items, fyne.NewMenuItemSeparator()), t.Deeds.More()...)
	}
	return fyne.NewMenu("", items...)
}

// copy puts the words on the clipboard.
func (t *Text) copy(to fyne.Clipboard, words string) {
	if to == nil {
		to = fyne.CurrentApp().Clipboard()
	}
	to.SetContent(words)
	if t.Deeds.OnCopy != nil {
		t.Deeds.OnCopy(words)
	}
}

// Shortcut does what a shortcut asks of the text, and reports whether it did:
// copy where something is selected, select all, and Ctrl+Shift with an arrow
// to select by words.
func (t *Text) Shortcut(s fyne.Shortcut) bool {
	switch s := s.(type) {
	case *fyne.ShortcutCopy:
		if t.anchor == t.caret {
			return false
		}
		t.copy(s.Clipboard, t.Selected())
		return true
	case *fyne.ShortcutSelectAll:
		t.SelectAll()
		return true
	case *desktop.CustomShortcut:
		if s.Modifier != fyne.KeyModifierShift|fyne.KeyModifierShortcutDefault {
			return false
		}
		switch s.KeyName {
		case fyne.KeyLeft, fyne.KeyRight:
			t.Select(t.anchor, t.nextWord(t.caret, s.KeyName == fyne.KeyRight))
		case fyne.KeyHome:
			t.Select(t.anchor, 0)
		case fyne.KeyEnd:
			t.Select(t.anchor, len(t.layout.text))
		default:
			return false
		}
		return true
	}
	return false
}

// nextWord is the nearest end of a word after byte i, or beginning of one before it.
func (t *Text) nextWord(i int, forward bool) int {
	text := t.layout.text
	for range 2 { // over the stretch between two words, then over the word
		if forward && i < len(text) {
			from, to := t.setter.word(text, i)
			i = to
			if wordy(text[from:to]) {
				break
			}
		}
		if !forward && i > 0 {
			from, to := t.setter.word(text, t.step(i, -1))
			i = from
			if wordy(text[from:to]) {
				break
			}
		}
	}
	return i
}

func wordy(s string) bool { return s != "" && isLetter(firstRune(s)) }

// Key moves the caret with the arrow keys, Home and End, the anchor staying
// where it is: what those keys mean while Shift is held. It reports whether
// the key was one of them.
func (t *Text) Key(k fyne.KeyName) bool {
	if !t.valid {
		return false
	}
	caret := t.caret
	keep := false
	switch k {
	case fyne.KeyLeft:
		caret = t.step(caret, -1)
	case fyne.KeyRight:
		caret = t.step(caret, 1)
	case fyne.KeyUp, fyne.KeyDown:
		caret, keep = t.vertical(k == fyne.KeyDown), true
	case fyne.KeyHome:
		caret = int(t.layout.lines[t.layout.lineOf(caret)].start)
	case fyne.KeyEnd:
		ln := t.layout.lines[t.layout.lineOf(caret)]
		caret = t.step(int(ln.end), -1)
		if int(ln.end) == len(t.layout.text) {
			caret = len(t.layout.text)
		}
	default:
		return false
	}
	t.wantsOld = keep
	t.Select(t.anchor, caret)
	return true
}

// vertical is the byte under or over the caret. It keeps to the column where
// the caret started, however short the lines between are.
func (t *Text) vertical(down bool) int {
	l := &t.layout
	n := l.lineOf(t.caret)
	if !t.wantsOld {
		t.wantedX = t.caretX(n)
	}
	if down {
		n++
	} else {
		n--
	}
	switch {
	case n < 0:
		return 0
	case n >= len(l.lines):
		return len(l.text)
	}
	return l.at(t.wantedX, (float32(n)+0.5)*l.height, t.bounds())
}

// caretX is where the caret stands on its line.
func (t *Text) caretX(n int) float32 {
	l := &t.layout
	ln := l.lines[n]
	for _, p := range l.pieces[ln.first:ln.last] {
		if int(p.start) <= t.caret && t.caret <= int(p.end) {
			return p.x + l.prefix(p, int32(t.caret))
		}
	}
	return 0
}

// Span is the selection as a span of the text.
func (t *Text) Span() geo.Span {
	from, to := t.Selection()
	return geo.Span{Start: from, End: to}
}
