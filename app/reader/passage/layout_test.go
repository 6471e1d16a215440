package passage

import (
	"slices"
	"strings"
	"testing"
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"dateline/geo"
)

// set breaks a text into lines in the theme's font.
func set(t testing.TB, text string, width float32, maxLines int, runs ...Run) *Text {
	t.Helper()
	txt := NewText(NewSetter(), Face{Size: 14})
	txt.SetMaxLines(maxLines)
	txt.Set(text, runs...)
	txt.Resize(fyne.NewSize(width, txt.HeightFor(width)))
	return txt
}

// seen is the lines as they are drawn, in the order of the eye.
func seen(t *Text) []string {
	l := &t.layout
	var lines []string
	for _, ln := range l.lines {
		row := slices.Clone(l.pieces[ln.first:ln.last])
		slices.SortFunc(row, func(a, b piece) int { return int(a.x*64) - int(b.x*64) })
		var b strings.Builder
		for _, p := range row {
			b.WriteString(l.shown(t.setter, p))
		}
		lines = append(lines, strings.TrimRight(b.String(), " "))
	}
	return lines
}

func TestLines(t *testing.T) {
	test.NewTempApp(t)
	for _, c := range []struct {
		what  string
		text  string
		width float32
		lines int
		want  []string
	}{
		{"nothing", "", 100, 0, []string{""}},
		{"one line", "Talks in Lausanne", 400, 0, []string{"Talks in Lausanne"}},
		{"at words", "Talks in Lausanne went on", 80, 0, []string{"Talks in", "Lausanne", "went on"}},
		{"after a hyphen", "the Franco-German plan", 100, 0, []string{"the Franco-", "German plan"}},
		{"not before a stop", "He left Bern.", 82, 0, []string{"He left", "Bern."}},
		{"a word that is too wide", "Rindfleischetikettierung", 80, 0, []string{"Rindfleische", "tikettierung"}},
		{"a flag after half a flag and a mark of direction", "🇨\u200f🇨🇭", 1, 0, []string{"🇨", "\u200f", "🇨🇭"}},
		{"where the text says", "one\ntwo\n\nfour", 400, 0, []string{"one", "two", "", "four"}},
		{"ended by a newline", "one\n", 400, 0, []string{"one"}},
		{"Chinese between letters", "洛桑的会谈没有结果", 60, 0, []string{"洛桑的会", "谈没有结", "果"}},
		{"cut", "Talks in Lausanne went on until the morning", 80, 2, []string{"Talks in", "Lausanne…"}},
		{"not cut", "Talks in Lausanne", 100, 2, []string{"Talks in", "Lausanne"}},
		{"a tab is a space", "one\ttwo", 400, 0, []string{"one two"}},
	} {
		t.Run(c.what, func(t *testing.T) {
			got := seen(set(t, c.text, c.width, c.lines))
			if strings.Contains(c.what, "Chinese") {
				// The font is the system's, and so are its widths.
				if got := strings.Join(got, ""); got != c.text {
					t.Errorf("got %q", got)
				}
				return
			}
			if d := cmp.Diff(c.want, got); d != "" {
				t.Error(d)
			}
		})
	}
}

func TestRightToLeft(t *testing.T) {
	test.NewTempApp(t)
	for _, c := range []struct{ what, text, want string }{
		// Words as they are drawn, from the left; the letters of one word are
		// turned by the font's shaper.
		{"a Hebrew sentence", "שיחות בלוזאן נמשכו", "נמשכו בלוזאן שיחות"},
		{"a Hebrew name in English", "He said שלום עולם and left", "He said עולם שלום and left"},
		{"an English name in Hebrew", "ביקור ב Lausanne Hotel היום", "היום Lausanne Hotel ב ביקור"},
		{"a number in Hebrew", "בשנת 2016 היו", "היו 2016 בשנת"},
		{"brackets turn round", "עיר (לוזאן) גדולה", "גדולה (לוזאן) עיר"},
		{"and the quotation marks of Arabic", "قال «نعم» أمس", "أمس «نعم» قال"},
		{"not so what belongs together", "שלום 👩\u200d👩\u200d👧 !\u20e3 12", "12 !\u20e3 👩\u200d👩\u200d👧 שלום"},
	} {
		t.Run(c.what, func(t *testing.T) {
			got := strings.Join(seen(set(t, c.text, 1000, 0)), "|")
			if got := strings.Join(strings.Fields(got), " "); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
	facts := NewText(NewSetter(), Face{Size: 14})
	facts.SetLeftToRight(true)
	facts.Set("שלום · 15 October 2016")
	facts.Resize(fyne.NewSize(1000, facts.HeightFor(1000)))
	if got := strings.Join(seen(facts), ""); got != "שלום · 15 October 2016" || facts.layout.pieces[0].x != 0 {
		t.Errorf("a line of facts is set as %q from %g", got, facts.layout.pieces[0].x)
	}
	from := set(t, "שלום", 300, 0).layout.pieces[0]
	if right := from.x + from.width; right < 299 {
		t.Errorf("a Hebrew paragraph ends at %g of 300, not at the right", right)
	}
}

// From right to left too a point belongs to the nearer boundary.
func TestPointsFromTheRight(t *testing.T) {
	test.NewTempApp(t)
	text := "שיחות בלוזאן, 15 באוקטובר (Beau-Rivage) נמשכו ארבע שעות"
	txt := set(t, text, 160, 0)
	l := &txt.layout
	stops := txt.bounds()
	for k := range len(stops) - 1 {
		i, next := int(stops[k]), int(stops[k+1])
		n := l.lineOf(i)
		s := l.stripes(l.lines[n], i, next, nil)
		if len(s) != 1 || text[i] == ' ' { // may hang over the end of a line
			continue
		}
		near, far := s[0].x0+0.3*(s[0].x1-s[0].x0), s[0].x0+0.7*(s[0].x1-s[0].x0)
		level := uint8(0)
		for _, p := range l.pieces {
			if int(p.start) <= i && i < int(p.end) && p.rtl {
				level = 1
			}
		}
		if level == 1 {
			near, far = far, near
		}
		y := (float32(n) + 0.5) * l.height
		if got := txt.At(fyne.NewPos(near, y)); got != i {
			t.Errorf("the beginning of %q at byte %d is byte %d", text[i:next], i, got)
		}
		if got := txt.At(fyne.NewPos(far, y)); got != next {
			t.Errorf("the end of %q at byte %d is byte %d", text[i:next], i, got)
		}
	}
}

// anyText is text with everything in it that makes setting it hard.
var anyText = rapid.Custom(func(t *rapid.T) string {
	parts := rapid.SliceOfN(rapid.SampledFrom([]string{
		"Lausanne", "a", " ", "  ", ", ", ". ", "-", "—", "\n", "\t", "é", "e\u0301\u0327", "👩‍👩‍👧", "🇨🇭", "🇨", "한", "각", "洛桑", "สวัสดี", "नमस्ते",
		"שלום", " עולם ", "حلب", "،", "(", ")", "12", "\u200f", "\u202e", "\u0301", "\xff", "\xc3", "https://dateline.example/a/b?c=d", "\u00a0", "\r\n", "\u2028", "ffi", "\u0600", "\u2000", "\u3000",
	}), 0, 40).Draw(t, "parts")
	return strings.Join(parts, "")
})

// always is what must hold of every text set in every width.
func always(t interface{ Fatalf(string, ...any) }, text string, width float32, maxLines int, runs []Run) {
	txt := NewText(NewSetter(), Face{Size: 14})
	txt.SetMaxLines(maxLines)
	txt.Set(text, runs...)
	if len(txt.Content()) != len(text) {
		t.Fatalf("offsets moved: %d bytes became %d", len(text), len(txt.Content()))
	}
	height := txt.HeightFor(width)
	txt.Resize(fyne.NewSize(width, height))
	l := &txt.layout
	stops := txt.bounds()
	atStop := func(i int) bool {
		_, ok := slices.BinarySearch(stops, int32(i))
		return ok
	}

	if len(l.lines) == 0 || maxLines > 0 && len(l.lines) > maxLines {
		t.Fatalf("%d lines", len(l.lines))
	}
	end := int32(0)
	for _, ln := range l.lines {
		if ln.start != end || ln.end < ln.start {
			t.Fatalf("a line of bytes %d to %d after byte %d", ln.start, ln.end, end)
		}
		end = ln.end
		for _, p := range l.pieces[ln.first:ln.last] {
			if p.start < ln.start || p.end > ln.end {
				t.Fatalf("a piece of bytes %d to %d in a line of %d to %d", p.start, p.end, ln.start, ln.end)
			}
			shown := l.shown(txt.setter, p)
			rough := 2 + float32(strings.Count(shown, "  ")) // heaps of space may be off by a dip each
			if w := measure(p.look.face(l.face), shown); !l.cut && p.width != 0 && w > p.width+rough {
				t.Fatalf("%q is taken for %g wide and is %g", shown, p.width, w)
			}
			drawn := strings.TrimRightFunc(l.text[p.start:p.end], unicode.IsSpace) // space may hang over
			w := measure(p.look.face(l.face), drawn)
			if drawn != "" && p.x+w > width+2 && width > 60 { // a narrow line may be too narrow for one grapheme
				t.Fatalf("%q ends at %g of %g", drawn, p.x+w, width)
			}
		}
		if !atStop(int(ln.start)) {
			t.Fatalf("a line begins inside a grapheme, at byte %d of %q", ln.start, text)
		}
	}
	if !l.cut && int(end) != len(text) {
		t.Fatalf("the lines end at byte %d of %d", end, len(text))
	}
	for _, ln := range l.lines {
		right := float32(-1e9)
		for _, s := range l.stripes(ln, 0, len(text), nil) {
			if s.x0 < right-0.01 || s.x1 < s.x0 {
				t.Fatalf("a selection covers %g to %g after %g", s.x0, s.x1, right)
			}
			right = s.x1
		}
	}
	for y := float32(-10); y < height+20; y += l.height / 2 {
		for x := float32(-10); x < width+20; x += max(width/7, 3) {
			i := txt.At(fyne.NewPos(x, y))
			if !atStop(i) {
				t.Fatalf("the point %g, %g is inside a grapheme, at byte %d of %q", x, y, i, text)
			}
			from, to := txt.around(i, byWord)
			if from > to || from < 0 || to > len(text) {
				t.Fatalf("the word at byte %d is %d to %d", i, from, to)
			}
		}
	}
	for i := range len(text) + 1 {
		txt.Select(i, len(text)-i)
		if from, to := txt.Selection(); !atStop(from) || !atStop(to) {
			t.Fatalf("selected bytes %d to %d of %q", from, to, text)
		}
	}
	for _, k := range []fyne.KeyName{fyne.KeyHome, fyne.KeyDown, fyne.KeyRight, fyne.KeyEnd, fyne.KeyUp, fyne.KeyLeft} {
		txt.Key(k)
		if _, caret := txt.Ends(); !atStop(caret) {
			t.Fatalf("%s went into a grapheme, to byte %d of %q", k, caret, text)
		}
	}
}

func TestAlways(t *testing.T) {
	test.NewTempApp(t)
	rapid.Check(t, func(t *rapid.T) {
		text := anyText.Draw(t, "text")
		var runs []Run
		for range rapid.IntRange(0, 4).Draw(t, "runs") {
			a := rapid.IntRange(-1, len(text)+1).Draw(t, "from")
			b := rapid.IntRange(-1, len(text)+1).Draw(t, "to")
			runs = append(runs, Run{geo.Span{Start: a, End: b}, Look(rapid.IntRange(0, 31).Draw(t, "look"))})
		}
		width := rapid.Float32Range(0, 400).Draw(t, "width")
		always(t, text, width, rapid.IntRange(0, 3).Draw(t, "lines"), runs)
	})
}

func FuzzSet(f *testing.F) {
	app := test.NewApp()
	f.Cleanup(app.Quit)
	f.Add("Talks in Lausanne", 100, 0)
	f.Add("e\u0301 👩‍👩‍👧 שלום (עולם) حلب\n\xff", 40, 2)
	f.Add("é 👩\u200d👩\u0600\x8d👧 ש", 1, 0) // a sign that belongs to what follows it
	f.Add("⍀ ☃ 한 각 👩 洛", 400, 0)
	f.Fuzz(func(t *testing.T, text string, width, lines int) {
		if len(text) > 300 {
			t.Skip("long texts are slow to try at every point")
		}
		always(t, text, float32(min(max(width, 0), 2000)), min(max(lines, 0), 5), []Run{{geo.Span{Start: 1, End: 5}, Marked}})
	})
}
