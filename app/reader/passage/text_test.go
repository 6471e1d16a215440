package passage

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"dateline/geo"
)

const para = "The ministers met in Lausanne on Saturday. Nobody had asked the town's hotels beforehand."

// where is a point on the middle of the n-th letter of a word's first occurrence.
func where(t *testing.T, txt *Text, word string, n int) fyne.Position {
	t.Helper()
	i := strings.Index(txt.Content(), word)
	if i < 0 {
		t.Fatalf("no %q in the text", word)
	}
	l := &txt.layout
	k := l.lineOf(i + n)
	ln := l.lines[k]
	s := l.stripes(ln, i+n, i+n+1, nil)
	return fyne.NewPos((s[0].x0+s[0].x1)/2-0.5, (float32(k)+0.5)*l.height)
}

func press(txt *Text, p fyne.Position, m fyne.KeyModifier) {
	ev := &desktop.MouseEvent{Button: desktop.MouseButtonPrimary, Modifier: m}
	ev.Position = p
	txt.MouseDown(ev)
	txt.MouseUp(ev)
}

func drag(txt *Text, to fyne.Position) {
	ev := &fyne.DragEvent{}
	ev.Position = to
	txt.Dragged(ev)
}

func TestMouseSelection(t *testing.T) {
	test.NewTempApp(t)
	clock := time.Unix(0, 0)
	txt := set(t, para, 200, 0)
	txt.now = func() time.Time { return clock }
	at := func(word string, n int) fyne.Position { return where(t, txt, word, n) }
	for _, c := range []struct {
		what string
		do   func()
		want string
	}{
		{"a press selects nothing", func() { press(txt, at("Lausanne", 3), 0) }, ""},
		{"a drag selects letters", func() { press(txt, at("Lausanne", 0), 0); drag(txt, at("Saturday", 3)) }, "Lausanne on Sat"},
		{"backwards too", func() { press(txt, at("Saturday", 3), 0); drag(txt, at("Lausanne", 0)) }, "Lausanne on Sat"},
		{"Shift moves the end", func() { press(txt, at("met", 0), 0); press(txt, at("Lausanne", 3), fyne.KeyModifierShift) }, "met in Lau"},
		{"two presses select a word", func() { press(txt, at("Lausanne", 6), 0); press(txt, at("Lausanne", 6), 0) }, "Lausanne"},
		{"an apostrophe is in a word", func() { press(txt, at("town's", 1), 0); press(txt, at("town's", 1), 0) }, "town's"},
		{"at a word's very end", func() { p := at("Saturday", 7); p.X += 2; press(txt, p, 0); press(txt, p, 0) }, "Saturday"},
		{"a drag after two goes on by words", func() {
			press(txt, at("in Lausanne", 0), 0)
			press(txt, at("in Lausanne", 0), 0)
			drag(txt, at("Saturday", 2))
		}, "in Lausanne on Saturday"},
		{"and backwards", func() {
			press(txt, at("Lausanne", 2), 0)
			press(txt, at("Lausanne", 2), 0)
			drag(txt, at("ministers", 2))
		}, "ministers met in Lausanne"},
		{"three select the paragraph", func() {
			for range 3 {
				press(txt, at("Lausanne", 2), 0)
			}
		}, para},
		{"a drag to the left of a line ends before it", func() {
			p := at("Lausanne", 0)
			press(txt, at("The", 0), 0)
			drag(txt, fyne.NewPos(-50, p.Y))
		}, ""},
		{"above the text is its first line", func() { press(txt, at("ministers", 0), 0); drag(txt, fyne.NewPos(-5, -100)) }, "The "},
		{"below the text is its last line", func() { press(txt, at("beforehand", 0), 0); drag(txt, fyne.NewPos(1000, 1000)) }, "beforehand."},
	} {
		t.Run(c.what, func(t *testing.T) {
			clock = clock.Add(time.Minute)
			txt.Select(0, 0)
			c.do()
			if strings.HasPrefix(c.what, "a drag to the left") {
				from, to := txt.Selection()
				if from != 0 || to != int(txt.layout.lines[txt.layout.lineOf(to)].start) {
					t.Errorf("selected %q", txt.Selected())
				}
				return
			}
			if got := txt.Selected(); got != c.want {
				t.Errorf("selected %q, want %q", got, c.want)
			}
		})
	}
}

func TestSlowPressesAreNoDoubleClick(t *testing.T) {
	test.NewTempApp(t)
	clock := time.Unix(0, 0)
	txt := set(t, para, 200, 0)
	txt.now = func() time.Time { return clock }
	p := where(t, txt, "Lausanne", 2)
	press(txt, p, 0)
	clock = clock.Add(clickTime + 1)
	press(txt, p, 0)
	if got := txt.Selected(); got != "" {
		t.Errorf("selected %q", got)
	}
	press(txt, p.AddXY(clickReach+1, 0), 0)
	if got := txt.Selected(); got != "" {
		t.Errorf("a press beside it selected %q", got)
	}
}

func TestKeySelection(t *testing.T) {
	test.NewTempApp(t)
	txt := set(t, para, 200, 0)
	start := strings.Index(para, "Lausanne")
	ctrlShift := func(k fyne.KeyName) fyne.Shortcut {
		return &desktop.CustomShortcut{KeyName: k, Modifier: fyne.KeyModifierShift | fyne.KeyModifierShortcutDefault}
	}
	txt.Select(start, start)
	for _, c := range []struct {
		key  any
		want string
	}{
		{fyne.KeyRight, "L"},
		{fyne.KeyRight, "La"},
		{fyne.KeyLeft, "L"},
		{ctrlShift(fyne.KeyRight), "Lausanne"},
		{ctrlShift(fyne.KeyRight), "Lausanne on"},
		{ctrlShift(fyne.KeyLeft), "Lausanne "},
		{ctrlShift(fyne.KeyEnd), para[start:]},
		{ctrlShift(fyne.KeyHome), para[:start]},
		{&fyne.ShortcutSelectAll{}, para},
	} {
		switch k := c.key.(type) {
		case fyne.KeyName:
			txt.Key(k)
		case fyne.Shortcut:
			txt.Shortcut(k)
		}
		if got := txt.Selected(); got != c.want {
			t.Errorf("after %v: %q, want %q", c.key, got, c.want)
		}
	}
	if txt.Key(fyne.KeyPageDown) || txt.Shortcut(&fyne.ShortcutPaste{}) {
		t.Error("the text took a key that isn't its own")
	}
}

// The caret comes back to its column after a line that is shorter.
func TestKeysKeepTheColumn(t *testing.T) {
	test.NewTempApp(t)
	txt := set(t, "a long first line\nb\nanother long line", 400, 0)
	at := strings.Index(txt.Content(), "line")
	txt.Select(at, at)
	txt.Key(fyne.KeyDown)
	if _, caret := txt.Ends(); txt.Content()[caret-1:caret] != "b" {
		t.Errorf("one line down the caret is at byte %d", caret)
	}
	txt.Key(fyne.KeyDown)
	x := txt.caretX(2)
	if want := measure(txt.layout.face, "a long first "); x < want-5 || x > want+5 {
		t.Errorf("two lines down the caret is at %g, not at %g", x, want)
	}
}

func TestCopy(t *testing.T) {
	app := test.NewTempApp(t)
	var told string
	txt := set(t, para, 200, 0)
	txt.Deeds.OnCopy = func(s string) { told = s }
	txt.Deeds.Cite = func(s string) string { return "“" + s + "”, A. Example" }
	if txt.Shortcut(&fyne.ShortcutCopy{}) {
		t.Error("copied, with nothing selected")
	}
	i := strings.Index(para, "Lausanne")
	txt.Select(i, i+len("Lausanne"))
	if !txt.Shortcut(&fyne.ShortcutCopy{}) || app.Clipboard().Content() != "Lausanne" || told != "Lausanne" {
		t.Errorf("Ctrl+C put %q on the clipboard and told %q", app.Clipboard().Content(), told)
	}
	own := test.NewClipboard()
	txt.Shortcut(&fyne.ShortcutCopy{Clipboard: own})
	if own.Content() != "Lausanne" {
		t.Errorf("the shortcut's own clipboard has %q", own.Content())
	}

	menu := txt.menu()
	var labels []string
	for _, it := range menu.Items {
		labels = append(labels, it.Label)
	}
	if got := fmt.Sprintf("%q", labels); got != `["Copy" "Copy with citation" "Select all"]` {
		t.Error("the menu is", got)
	}
	menu.Items[1].Action()
	if got := app.Clipboard().Content(); got != "“Lausanne”, A. Example" {
		t.Errorf("the citation is %q", got)
	}
	menu.Items[2].Action()
	if txt.Selected() != para {
		t.Errorf("Select all selected %q", txt.Selected())
	}
	txt.Select(3, 3)
	txt.menu().Items[0].Action()
	if got := app.Clipboard().Content(); got != para {
		t.Errorf("the menu copied %q with nothing selected", got)
	}
}

func TestMenuOpens(t *testing.T) {
	test.NewTempApp(t)
	txt := set(t, para, 200, 0)
	w := test.NewTempWindow(t, txt)
	w.Resize(fyne.NewSize(300, 300))
	test.TapSecondaryAt(txt, fyne.NewPos(20, 20))
	if w.Canvas().Overlays().Top() == nil {
		t.Error("a press with the other button opened no menu")
	}
}

// Every point of a line between two letters belongs to the nearer boundary.
func TestPointsAndOffsetsAgree(t *testing.T) {
	test.NewTempApp(t)
	txt := set(t, para, 220, 0, Run{geo.Span{Start: 4, End: 13}, Marked}, Run{geo.Span{Start: 20, End: 30}, Bold}, Run{geo.Span{Start: 31, End: 60}, Quiet})
	for i := range len(para) - 1 {
		if para[i] == ' ' {
			continue // may be at the end of a line
		}
		l := &txt.layout
		k := l.lineOf(i)
		s := l.stripes(l.lines[k], i, i+1, nil)
		y := (float32(k) + 0.5) * l.height
		w := s[0].x1 - s[0].x0
		if got := txt.At(fyne.NewPos(s[0].x0+0.3*w, y)); got != i {
			t.Errorf("the left of %q at byte %d is byte %d", para[i], i, got)
		}
		if got := txt.At(fyne.NewPos(s[0].x0+0.7*w, y)); got != i+1 {
			t.Errorf("the right of %q at byte %d is byte %d", para[i], i, got)
		}
	}
}

// The widths of words add up to what is drawn, or marks and selections would
// stand beside their words.
func TestWidthsAddUp(t *testing.T) {
	test.NewTempApp(t)
	txt := set(t, para, 260, 0, Run{geo.Span{Start: 4, End: 13}, Marked}, Run{geo.Span{Start: 43, End: 60}, Quiet})
	for _, p := range txt.layout.pieces {
		drawn := measure(p.look.face(txt.layout.face), txt.layout.text[p.start:p.end])
		if d := drawn - p.width; d > 0.5 || d < -0.5 {
			t.Errorf("%q is %g wide and counted as %g", txt.layout.text[p.start:p.end], drawn, p.width)
		}
	}
}
