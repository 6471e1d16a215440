package passage

import (
	"cmp"
	"slices"
	"sort"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/bidi"

	"dateline/geo"
)

// A Look is how a stretch of text is drawn.
type Look uint8

// The looks may be joined by |.
const (
	Quiet  Look = 1 << iota // the surroundings of what matters
	Bold                    // also wider, as Italic is
	Italic                  //
	Marked                  // on a background, as with a marker pen
	Link                    // in the colour of a link
	Inked                   // in the text's ink, and wider; see Text.SetInk
	Plain  Look = 0         // in full strength
)

// A Run gives a look to a stretch of text.
type Run struct {
	geo.Span
	Look Look
}

func (l Look) face(f Face) Face {
	f.Bold = f.Bold || l&(Bold|Inked) != 0
	f.Italic = f.Italic || l&Italic != 0
	return f
}

// An atom is what is measured and moved as a whole: at most a word, in one
// look and one direction.
type atom struct {
	start, end int32
	width      float32
	look       Look
	level      uint8 // of embedding; odd from right to left
	space      bool
}

// A piece is what is drawn by one object: neighbouring atoms of a line.
type piece struct {
	start, end int32
	x, width   float32
	look       Look
	rtl        bool
	ellipsis   bool // the text was cut here
}

// A line holds the bytes [start, end) of the text, the space at its end included.
type line struct {
	start, end  int32
	first, last int32 // its pieces, half open
	width       float32
}

// A layout is a text set in lines of a width. It is used again and again, so
// that setting the next text allocates nothing.
type layout struct {
	text     string
	runs     []Run
	face     Face
	width    float32
	maxLines int // 0: as many as it takes
	centered bool
	// leftToRight sets a paragraph from the left, whatever it begins with.
	leftToRight bool

	lines  []line
	pieces []piece
	height float32 // of a line, leading included
	glyphs float32 // of the font's own line
	rtl    bool    // the text has some that runs from right to left
	base   uint8   // the paragraph's level: 1 where it runs from right to left
	cut    bool    // not all of it is there
}

// leading is the height of a line by that of the font's own. Noto Sans brings
// much space of its own; short headlines want no more, long passages some.
const leading = 1.1

// set breaks the text into lines. It takes time in proportion to the text's
// length, and more only where a word is wider than a line.
func (l *layout) set(s *Setter) {
	l.lines, l.pieces, l.cut = l.lines[:0], l.pieces[:0], false
	l.glyphs = s.height(l.face)
	l.height = l.glyphs * leading
	if l.maxLines > 0 {
		l.height = l.glyphs
	}
	s.load(l.text)
	l.rtl = hasRightToLeft(l.text)
	if l.rtl {
		l.embed(s)
	}

	b := breaker{layout: l, s: s}
	runes := len(s.starts) - 1
	first := 0 // of the unit
	for it := s.seg.LineIterator(); it.Next() && !l.cut; {
		unit := it.Line()
		last := unit.Offset + len(unit.Text)
		// By Unicode's rules a line may be broken inside a grapheme: between a
		// space and an accent, or between the halves of a flag that follows half
		// a flag and a mark of direction. Nor should a line hold nothing but marks
		// that are not seen.
		if last < runes && !unit.IsMandatoryBreak && (!s.edges[last] || unicode.In(b.rune(last), unicode.M, unicode.Cf)) {
			continue
		}
		b.unit(first, last)
		if !l.cut && unit.IsMandatoryBreak && last < runes {
			b.end(s.starts[last])
		}
		first = last
	}
	if !l.cut {
		b.end(int32(len(l.text)))
	}
	if l.rtl {
		l.reorder(s)
	}
	if l.centered {
		l.center()
	}
}

// center moves every line into the middle.
func (l *layout) center() {
	for _, ln := range l.lines {
		row := l.pieces[ln.first:ln.last]
		if len(row) == 0 {
			continue
		}
		left, right := row[0].x, float32(0)
		for _, p := range row {
			left, right = min(left, p.x), max(right, p.x+p.width)
		}
		by := (l.width-right+left)/2 - left
		for i := range row {
			row[i].x += by
		}
	}
}

// tall is the height of the whole text.
func (l *layout) tall() float32 { return float32(len(l.lines)) * l.height }

// A breaker fills one line after the other.
type breaker struct {
	*layout
	s     *Setter
	start int32   // of the line
	x     float32 // where the next atom goes
}

// unit sets the runes [first, last), between which no line may be broken if
// that can be helped.
func (b *breaker) unit(first, last int) {
	s := b.s
	s.atoms = b.split(first, last, s.atoms[:0])
	var width float32
	for _, a := range s.atoms {
		if !a.space {
			width += a.width
		}
	}
	if b.x > 0 && b.x+width > b.width+slack {
		if b.end(s.starts[first]); b.cut {
			return
		}
	}
	for _, a := range s.atoms {
		if !a.space && b.x+a.width > b.width+slack {
			if b.force(a); b.cut {
				return
			}
			continue
		}
		b.put(a)
	}
}

// A stretch of more than maxWord bytes without a place to break is no word. It
// is taken for wider than any line instead of being measured.
const (
	maxWord = 256
	endless = 1e9
)

// slack forgives the rounding of sums of widths.
const slack = 0.01

// force breaks an atom that is wider than what is left of the line, between
// graphemes: an address, a word in a very narrow column.
func (b *breaker) force(a atom) {
	s, face := b.s, a.look.face(b.face)
	text := b.text[a.start:a.end]
	var room [64]int32
	stops := s.graphemes(text, room[:0])
	for len(stops) > 1 {
		// The largest number of graphemes that fit, at least one on an empty
		// line; first about how many, so that no more than two lines are ever
		// measured at once.
		wide := func(i int) bool {
			return b.x+measure(face, s.drawn(text[stops[0]:stops[i+1]], a.level)) > b.width+slack
		}
		most := 16
		for most < len(stops)-1 && !wide(most-1) {
			most *= 2
		}
		n := sort.Search(min(most, len(stops)-1), wide)
		if n == 0 && b.x == 0 {
			n = 1
		}
		if n > 0 {
			part := a
			part.start, part.end = a.start+stops[0], a.start+stops[n]
			part.width = measure(face, s.drawn(text[stops[0]:stops[n]], a.level))
			b.put(part)
			stops = stops[n:]
		}
		if len(stops) > 1 {
			if b.end(a.start + stops[0]); b.cut {
				break
			}
		}
	}
}

// put adds an atom to the line.
func (b *breaker) put(a atom) {
	rtl := a.level&1 != 0
	if n := len(b.pieces); n > b.firstPiece() && !b.rtl {
		if p := &b.pieces[n-1]; p.look == a.look && p.end == a.start {
			p.end, p.width = a.end, p.width+a.width
			b.x += a.width
			return
		}
	}
	b.pieces = append(b.pieces, piece{start: a.start, end: a.end, x: b.x, width: a.width, look: a.look, rtl: rtl})
	b.x += a.width
}

// firstPiece is the number of the line's first piece.
func (b *breaker) firstPiece() int {
	if n := len(b.lines); n > 0 {
		return int(b.lines[n-1].last)
	}
	return 0
}

// end closes the line before byte next.
func (b *breaker) end(next int32) {
	ln := line{start: b.start, end: next, first: int32(b.firstPiece()), last: int32(len(b.pieces)), width: b.x}
	b.lines = append(b.lines, ln)
	b.start, b.x = next, 0
	if b.maxLines > 0 && len(b.lines) == b.maxLines && int(next) < len(b.text) {
		b.cut = true
		b.abridge(&b.lines[len(b.lines)-1])
	}
}

// abridge shortens the last line until "…" fits behind it.
func (l *layout) abridge(ln *line) {
	for ln.last > ln.first {
		p := &l.pieces[ln.last-1]
		face := p.look.face(l.face)
		dots := measure(face, "…")
		word := l.text[p.start:p.end]
		end := len(word)
		for end > 0 && (p.x+measure(face, word[:end])+dots > l.width || lastIsSpace(word[:end])) {
			_, n := utf8.DecodeLastRuneInString(word[:end])
			end -= n
			for end > 0 && !startsGrapheme(word[end:]) {
				_, n = utf8.DecodeLastRuneInString(word[:end])
				end -= n
			}
		}
		if end > 0 || ln.last == ln.first+1 {
			p.end, p.ellipsis = p.start+int32(end), true
			p.width = measure(face, word[:end]) + dots
			ln.width = p.x + p.width
			break
		}
		ln.last--
	}
	l.pieces = l.pieces[:ln.last]
}

func lastIsSpace(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(s)
	return unicode.IsSpace(r)
}

// startsGrapheme is true unless s begins with something that belongs to the
// character before it. It is only used where a text is cut anyway.
func startsGrapheme(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return !unicode.In(r, unicode.M, unicode.Cf, unicode.Sk)
}

// split cuts the runes [first, last) where the look, the direction or the
// space at the end begins.
func (b *breaker) split(first, last int, into []atom) []atom {
	s := b.s
	content := last
	for content > first && unicode.IsSpace(b.rune(content-1)) {
		content--
	}
	for i := first; i < content; {
		look, until := b.lookAt(s.starts[i])
		level := b.level(i)
		j := i + 1
		for j < content && s.starts[j] < until && (!b.rtl || b.together(i, j)) {
			j++
		}
		a := atom{start: s.starts[i], end: s.starts[j], look: look, level: level}
		if a.width = endless; a.end-a.start <= maxWord {
			a.width = s.width(look.face(b.face), s.drawn(b.text[a.start:a.end], level))
		}
		into = append(into, a)
		i = j
	}
	for i := content; i < last; {
		look, until := b.lookAt(s.starts[i])
		j := i + 1
		for j < last && s.starts[j] < until && newline(b.rune(j)) == newline(b.rune(i)) {
			j++
		}
		if !newline(b.rune(i)) {
			a := atom{start: s.starts[i], end: s.starts[j], look: look, level: b.level(i), space: true}
			a.width = b.space(i, j, look.face(b.face))
			// After a word in another font, a space is of that font too.
			if n := len(into); i == content && n > 0 && !b.rtl && b.rune(i-1) > 0x250 {
				if word := into[n-1]; word.look == look && word.width < endless {
					a.width = s.width(look.face(b.face), b.text[word.start:a.end]) - word.width
				}
			}
			into = append(into, a)
		}
		i = j
	}
	return into
}

// space is the width of the space of runes [i, j): some is wide, some narrow.
func (b *breaker) space(i, j int, f Face) (width float32) {
	for ; i < j; i++ {
		width += b.s.width(f, b.text[b.s.starts[i]:b.s.starts[i+1]])
	}
	return width
}

// together is true where rune j of a bidirectional text may be drawn in one go
// with the atom that rune i began: only letters are put in order by the font's
// shaper, everything between them by us.
func (b *breaker) together(i, j int) bool {
	r := b.rune(j)
	if !b.s.edges[j] || unicode.In(r, unicode.M, unicode.Cf) { // belongs to the letter before it
		return true
	}
	return b.level(j) == b.level(i) && isLetter(r) == isLetter(b.rune(i))
}

// newline is true of what ends a line and isn't drawn.
func newline(r rune) bool {
	switch r {
	case '\n', '\r', '\v', '\f', '\u0085', '\u2028', '\u2029':
		return true
	}
	return false
}

func isLetter(r rune) bool { return unicode.In(r, unicode.L, unicode.M, unicode.Nd) }

func (b *breaker) rune(i int) rune {
	r, _ := utf8.DecodeRuneInString(b.text[b.s.starts[i]:])
	return r
}

func (b *breaker) level(i int) uint8 {
	if !b.rtl {
		return 0
	}
	return b.s.levels[i]
}

// lookAt is the look at byte i, and the byte where another may begin.
func (l *layout) lookAt(i int32) (Look, int32) {
	n := sort.Search(len(l.runs), func(k int) bool { return l.runs[k].End > int(i) })
	switch {
	case n == len(l.runs):
		return Plain, int32(len(l.text))
	case l.runs[n].Start > int(i):
		return Plain, int32(l.runs[n].Start)
	}
	return l.runs[n].Look, int32(l.runs[n].End)
}

// hasRightToLeft is quick for the texts that have none.
func hasRightToLeft(text string) bool {
	for i := 0; i < len(text); i++ {
		if text[i] < 0xd6 { // U+0590, the first of the Hebrew block, is d6 90
			continue
		}
		for _, r := range text[i:] {
			if r < 0x590 {
				continue
			}
			if p, _ := bidi.LookupRune(r); p.Class() == bidi.R || p.Class() == bidi.AL {
				return true
			}
		}
		return false
	}
	return false
}

// embed finds the direction of every rune. The levels are those of the Unicode
// bidirectional algorithm as far as x/text tells them: it reports left or
// right, not how deep, so that a quotation inside a quotation that turns twice
// is drawn as if it turned once.
func (l *layout) embed(s *Setter) {
	n := len(s.starts) - 1
	s.levels = append(s.levels[:0], make([]uint8, n)...)
	runes := make([]rune, 0, n)
	l.base = 0
	known := l.leftToRight
	for _, r := range l.text {
		p, _ := bidi.LookupRune(r)
		switch p.Class() {
		case bidi.B: // ends a paragraph; here it only ends a line
			r = ' '
		case bidi.R, bidi.AL:
			if !known {
				known, l.base = true, 1
			}
		case bidi.L:
			known = true
		}
		if l.leftToRight && r == '·' { // parts facts, each in its own direction
			r = leftMark
		}
		runes = append(runes, r)
	}
	first := 0
	if l.leftToRight {
		runes = slices.Insert(runes, 0, leftMark)
		first = 1
	}
	var p bidi.Paragraph
	if _, err := p.SetString(string(runes)); err != nil {
		return
	}
	order, err := p.Order()
	if err != nil {
		return
	}
	for i := range order.NumRuns() {
		run := order.Run(i)
		level := l.base
		if rtl := run.Direction() == bidi.RightToLeft; rtl != (l.base == 1) {
			level++
		}
		from, to := run.Pos()
		for k := max(0, from-first); k <= to-first && k < n; k++ {
			s.levels[k] = level
		}
	}
}

// leftMark is U+200E, a letter from left to right that is not seen.
const leftMark = '\u200e'

// reorder puts the pieces of each line into the order in which they are seen
// (rule L2 of the bidirectional algorithm) and sets them from the side that
// the paragraph begins at.
func (l *layout) reorder(s *Setter) {
	levelOf := func(p piece) uint8 {
		i, _ := slices.BinarySearch(s.starts, p.start)
		return s.levels[i]
	}
	for k := range l.lines {
		ln := &l.lines[k]
		row := l.pieces[ln.first:ln.last]
		// The space at the end belongs to the paragraph's direction, outside the text.
		for len(row) > 0 && l.blank(row[len(row)-1]) {
			ln.width -= row[len(row)-1].width
			row = row[:len(row)-1]
		}
		hanging := l.pieces[int(ln.first)+len(row) : ln.last]
		for level := uint8(2); level > 0; level-- {
			for i := 0; i < len(row); {
				j := i
				for j < len(row) && levelOf(row[j]) >= level {
					j++
				}
				slices.Reverse(row[i:j])
				i = max(j, i+1)
			}
		}
		x := float32(0)
		if l.base == 1 {
			x = max(0, l.width-ln.width)
		}
		edge := x
		for i := range row {
			row[i].x = x
			x += row[i].width
		}
		for i := range hanging {
			if l.base == 1 {
				hanging[i].x, hanging[i].width = edge, 0
				continue
			}
			hanging[i].x = x
			x += hanging[i].width
		}
	}
}

func (l *layout) blank(p piece) bool {
	for _, r := range l.text[p.start:p.end] {
		if !unicode.IsSpace(r) {
			return false
		}
	}
	return !p.ellipsis
}

// shown is what is drawn for a piece: its text, without the space that nobody
// sees, in the order of the eye.
func (l *layout) shown(s *Setter, p piece) string {
	text := l.text[p.start:p.end]
	switch {
	case p.ellipsis:
		return text + "…"
	case p.rtl:
		return s.drawn(text, 1)
	}
	return text
}

func firstRune(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

// lineAt is the number of the line at height y, the first or last beyond the ends.
func (l *layout) lineAt(y float32) int {
	return max(0, min(int(y/l.height), len(l.lines)-1))
}

// lineOf is the number of the line that byte i is on.
func (l *layout) lineOf(i int) int {
	n, _ := slices.BinarySearchFunc(l.lines, int32(i), func(ln line, at int32) int { return cmp.Compare(ln.end, at+1) })
	return max(0, min(n, len(l.lines)-1))
}

// prefix is how far into the piece byte i is drawn.
func (l *layout) prefix(p piece, i int32) float32 {
	var w float32
	switch {
	case i <= p.start:
	case i >= p.end:
		w = p.width
	default:
		w = min(p.width, measure(p.look.face(l.face), l.text[p.start:i]))
	}
	if p.rtl {
		return p.width - w
	}
	return w
}

// at returns the byte that is nearest to the point, between graphemes. The
// stops are those of the whole text.
func (l *layout) at(x, y float32, stops []int32) int {
	if len(l.lines) == 0 {
		return 0
	}
	ln := l.lines[l.lineAt(y)]
	row := l.pieces[ln.first:ln.last]
	if len(row) == 0 {
		return int(ln.start)
	}
	best, near := row[0], float32(1e9)
	for _, p := range row {
		d := max(p.x-x, x-p.x-p.width, 0)
		if d < near {
			best, near = p, d
		}
	}
	i, _ := slices.BinarySearch(stops, best.start)
	j, _ := slices.BinarySearch(stops, best.end)
	// Offsets grow to the right, or to the left where the piece runs that way.
	n := sort.Search(j-i, func(k int) bool {
		a, b := l.prefix(best, stops[i+k]), l.prefix(best, stops[min(i+k+1, len(stops)-1)])
		mid := best.x + (a+b)/2
		if best.rtl {
			return mid <= x
		}
		return mid >= x
	})
	return int(stops[min(i+n, len(stops)-1)])
}

// A stripe is a rectangle of a line.
type stripe struct{ x0, x1 float32 }

// stripes appends what bytes [from, to) cover of a line, joined where they touch.
func (l *layout) stripes(ln line, from, to int, into []stripe) []stripe {
	first := len(into)
	for _, p := range l.pieces[ln.first:ln.last] {
		if int(p.end) <= from || int(p.start) >= to || p.width == 0 {
			continue
		}
		a, b := p.x+l.prefix(p, int32(from)), p.x+l.prefix(p, int32(to))
		if a > b {
			a, b = b, a
		}
		if n := len(into); n > first && a-into[n-1].x1 < 0.5 && into[n-1].x1-a < 0.5 {
			into[n-1].x1 = b
			continue
		}
		into = append(into, stripe{a, b})
	}
	return into
}
