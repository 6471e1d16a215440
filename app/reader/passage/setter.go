package passage

import (
	"slices"
	"strings"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"github.com/go-text/typesetting/segmenter"
	"golang.org/x/text/unicode/bidi"
)

// A Face is a font as text is set in it.
type Face struct {
	Size         float32 // in the units of the canvas, as [fyne.Theme] gives text sizes
	Bold, Italic bool
}

func (f Face) style() fyne.TextStyle { return fyne.TextStyle{Bold: f.Bold, Italic: f.Italic} }

// maxWords is how many widths a face may hold before it starts afresh: more
// than an English paper's vocabulary, some 5 MB.
const maxWords = 1 << 16

// A Setter measures words and breaks text into lines, and keeps the widths
// that it has measured. One setter serves all the texts of a window; it
// belongs to the goroutine of the user interface.
type Setter struct {
	widths  map[Face]map[string]float32
	face    Face               // that was last measured in,
	words   map[string]float32 // and its widths
	heights map[Face]float32
	palette Palette

	seg    segmenter.Segmenter
	starts []int32             // byte offset of each rune of the text in seg, and its length
	edges  []bool              // of the same: whether a grapheme begins there
	inner  segmenter.Segmenter // for a part of the text, while seg holds the whole
	atoms  []atom
	levels []uint8 // of bidirectional text, one a rune
}

// NewSetter returns a setter that has measured nothing yet, with the colours
// of the current theme.
func NewSetter() *Setter {
	s := &Setter{}
	s.Reload()
	return s
}

// Reload forgets all widths and reads the colours of the current theme. It is
// to be called when the theme has changed, before the texts are set again.
func (s *Setter) Reload() {
	s.words = nil
	s.widths = make(map[Face]map[string]float32)
	s.heights = make(map[Face]float32)
	s.palette = themePalette()
}

// Palette is the colours that the texts of this setter are drawn in.
func (s *Setter) Palette() Palette { return s.palette }

// width is how far the word advances; it is kept.
func (s *Setter) width(f Face, word string) float32 {
	if f != s.face || s.words == nil {
		s.face, s.words = f, s.widths[f]
	}
	if w, ok := s.words[word]; ok {
		return w
	}
	if s.words == nil || len(s.words) >= maxWords {
		s.words = make(map[string]float32, 1024)
		s.widths[f] = s.words
	}
	w := measure(f, word)
	s.words[strings.Clone(word)] = w // the word must not keep its whole paragraph in memory
	return w
}

// height is the height of a line of the face.
func (s *Setter) height(f Face) float32 {
	h, ok := s.heights[f]
	if !ok {
		h = fyne.MeasureText("Mg", f.Size, f.style()).Height
		s.heights[f] = h
	}
	return h
}

// measure is how far the text advances; nothing is kept.
func measure(f Face, text string) float32 {
	if text == "" {
		return 0
	}
	return fyne.MeasureText(text, f.Size, f.style()).Width
}

// load gives the text to the segmenter and notes where its runes and its
// graphemes start.
func (s *Setter) load(text string) {
	s.seg.InitWithString(text)
	s.starts = s.starts[:0]
	for i := range text {
		s.starts = append(s.starts, int32(i))
	}
	s.starts = append(s.starts, int32(len(text)))
	s.edges = slices.Grow(s.edges[:0], len(s.starts))[:len(s.starts)]
	clear(s.edges)
	for it := s.seg.GraphemeIterator(); it.Next(); {
		s.edges[it.Grapheme().Offset] = true
	}
	s.edges[len(s.starts)-1] = true
}

// graphemes appends the byte offsets between which a reader sees one
// character, 0 and len(text) included.
func (s *Setter) graphemes(text string, into []int32) []int32 {
	s.inner.InitWithString(text)
	at, done := 0, 0 // bytes, runes
	for it := s.inner.GraphemeIterator(); it.Next(); {
		g := it.Grapheme()
		at, done = skip(text, at, g.Offset-done), g.Offset
		into = append(into, int32(at))
	}
	return append(into, int32(len(text)))
}

// drawn is a stretch of one level of embedding in the order of the eye. The
// font's shaper sees to letters only.
func (s *Setter) drawn(text string, level uint8) string {
	switch {
	case level&1 == 0, isLetter(firstRune(text)), len(text) == 1 && !strings.ContainsAny(text, "()[]{}<>"):
		return text
	}
	return s.mirrored(text)
}

// mirrored is a text without letters as it is written from right to left:
// character by character from its end, and brackets turned round.
func (s *Setter) mirrored(text string) string {
	var room [64]int32
	stops := s.graphemes(text, room[:0])
	out := make([]byte, 0, len(text)+utf8.UTFMax)
	for i := len(stops) - 1; i > 0; i-- {
		g := text[stops[i-1]:stops[i]]
		r, n := utf8.DecodeRuneInString(g)
		if k := strings.IndexRune(quotes, r); k >= 0 {
			r = []rune(quotes)[utf8.RuneCountInString(quotes[:k])^1]
		} else if p, _ := bidi.LookupRune(r); p.IsBracket() {
			r, _ = utf8.DecodeRuneInString(bidi.ReverseString(string(r)))
		}
		out = append(utf8.AppendRune(out, r), g[n:]...)
	}
	return string(out)
}

// quotes are pairs that are turned round too but are no brackets by Unicode.
const quotes = "«»‹›<>≤≥"

// word returns the word about byte i, or the stretch between two words.
func (s *Setter) word(text string, i int) (start, end int) {
	s.inner.InitWithString(text)
	at, done := 0, 0
	for it := s.inner.WordIterator(); it.Next(); {
		w := it.Word()
		a := skip(text, at, w.Offset-done)
		b := skip(text, a, len(w.Text))
		at, done = b, w.Offset+len(w.Text)
		switch {
		case a <= i && i < b:
			return a, b
		case i < a:
			return start, a
		}
		start = b
	}
	return start, len(text)
}

// skip is the offset n runes after byte i; a byte that is no UTF-8 counts as one.
func skip(text string, i, n int) int {
	for ; n > 0; n-- {
		_, w := utf8.DecodeRuneInString(text[i:])
		i += w
	}
	return i
}
