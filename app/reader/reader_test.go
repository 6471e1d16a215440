package reader

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"

	"dateline/app/picturetest"
	"dateline/app/reader/passage"
	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// A desk is a reader in a window, and what it told its owner.
type desk struct {
	*Reader
	win  fyne.Window
	said []string
}

func newDesk(t testing.TB, width, height float32) *desk {
	t.Helper()
	d := &desk{}
	say := func(format string, args ...any) { d.said = append(d.said, fmt.Sprintf(format, args...)) }
	d.Reader = New(Callbacks{
		OnChoose:    func(i int) { say("chose %d", i) },
		OnSource:    func(a string) { say("source %s", a) },
		OnLookUp:    func(n string) { say("look up %s", n) },
		OnCopy:      func(s string) { say("copied %q", s) },
		OnTakeOther: func(i, o int) { say("passage %d means %d", i, o) },
		OnTakeBack:  func(i int) { say("passage %d as the program has it", i) },
		OnSearch:    func(i int) { say("another place for passage %d", i) },
	})
	d.win = test.NewTempWindow(t, d.Reader)
	d.win.SetPadded(false)
	d.win.Resize(fyne.NewSize(width, height))
	return d
}

// told returns what was told since it was asked last.
func (d *desk) told() string {
	s := strings.Join(d.said, "; ")
	d.said = nil
	return s
}

// key types "Down", "Shift+Right", "Ctrl+C" or a letter.
func (d *desk) key(name string) {
	r := d.rows
	switch {
	case name == "Ctrl+C":
		r.TypedShortcut(&fyne.ShortcutCopy{})
	case name == "Ctrl+A":
		r.TypedShortcut(&fyne.ShortcutSelectAll{})
	case strings.HasPrefix(name, "Ctrl+Shift+"):
		r.TypedShortcut(&desktop.CustomShortcut{
			KeyName:  fyne.KeyName(strings.TrimPrefix(name, "Ctrl+Shift+")),
			Modifier: fyne.KeyModifierShift | fyne.KeyModifierShortcutDefault,
		})
	case strings.HasPrefix(name, "Shift+"):
		r.KeyDown(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
		r.TypedKey(&fyne.KeyEvent{Name: fyne.KeyName(strings.TrimPrefix(name, "Shift+"))})
		r.KeyUp(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
	case len(name) == 1:
		r.TypedRune(rune(name[0]))
	default:
		r.TypedKey(&fyne.KeyEvent{Name: fyne.KeyName(name)})
	}
}

// card is the card of a row in view.
func (d *desk) card(t testing.TB, row int) *card {
	t.Helper()
	for _, c := range d.rows.live {
		if c.row == row {
			return c
		}
	}
	t.Fatalf("row %d is not in view", row)
	return nil
}

// TestKeys is a session at the keyboard.
func TestKeys(t *testing.T) {
	app := test.NewTempApp(t)
	d := newDesk(t, 420, 700)
	d.ShowPassages("Lausanne", "town in Switzerland", lausanne())
	d.Focus()
	if d.win.Canvas().Focused() != fyne.Focusable(d.rows) {
		t.Fatal("the list has no focus")
	}
	const first = "https://dateline.example/2016/10/ministers-leave-lake-161015035430288.html"
	for _, c := range []struct{ key, want string }{
		{"Down", "chose 0"},
		{"Down", "chose 1"},
		{"Up", "chose 0"},
		{"Up", ""},
		{"End", "chose 2"},
		{"Down", ""},
		{"Return", ""}, // its address is not on the web
		{"Home", "chose 0"},
		{"Return", "source " + first},
		{"Right", ""},
		{"l", "look up Lausanne"},
		{"Left", ""},
		{"Ctrl+C", `copied "“The foreign ministers met in Lausanne on Saturday, in a hotel above the lake, and left after four hours without a paper to sign.”\n— The Dateline Example, “Ministers leave the lake with nothing on paper”, 15 October 2016\n` + first + `"`},
		{"Ctrl+Shift+Right", ""},
		{"Shift+Right", ""},
		{"Shift+Left", ""},
		{"Ctrl+C", `copied "The"`},
		{"Ctrl+Shift+C", `copied "“The”\n— The Dateline Example, “Ministers leave the lake with nothing on paper”, 15 October 2016\n` + first + `"`},
		{"Escape", ""},
		{"Next", "chose 2"},
		{"Prior", "chose 0"},
		{"Prior", ""},
	} {
		d.key(c.key)
		if got := d.told(); got != c.want {
			t.Errorf("%s: told %s, want %s", c.key, got, c.want)
		}
	}
	d.key("Ctrl+A")
	d.key("Ctrl+C")
	if got, want := app.Clipboard().Content(), lausanne()[0].Text; got != want {
		t.Errorf("the whole passage copied is %q", got)
	}
}

func TestReasonsOpenAndClose(t *testing.T) {
	test.NewTempApp(t)
	d := newDesk(t, 420, 900)
	d.ShowPassages("Lausanne", "", lausanne())
	closed := d.card(t, 0).Size().Height
	d.key("Down")
	for _, key := range []string{" ", "Right"} {
		d.key(key)
		c := d.card(t, 0)
		if c.Size().Height <= closed || c.inside == nil {
			t.Fatalf("%q opened nothing", key)
		}
		var words []string
		for _, txt := range c.inside.texts {
			words = append(words, txt.Content())
		}
		want := []string{
			"Very likely, 93\u00a0%",
			"By far the largest place of that name; the article names other places in Switzerland; near Geneva, which the article also names.",
			"Other places of that name",
			"A click, or the number, takes one for the 3 mentions of “Lausanne” in this article.",
			"1", "Lausanne  4\u00a0%", "town · Pennsylvania · United States · 237\u00a0people · 6,500\u00a0km\u00a0away",
			"2", "Lausanne District  3\u00a0%", "district · Switzerland · 167,000\u00a0people · 2.4\u00a0km\u00a0away",
		}
		if diff := cmp.Diff(want, words); diff != "" {
			t.Error(diff)
		}
		d.key("Left")
		if h := d.card(t, 0).Size().Height; h != closed {
			t.Errorf("closed again the card is %g tall, not %g", h, closed)
		}
	}
}

// TestTakeAnother is a session of a user who knows better.
func TestTakeAnother(t *testing.T) {
	test.NewTempApp(t)
	l := lausanne()
	l[1] = l[0]
	l[1].Place, l[1].Country, l[1].Chosen = "Lausanne", "Pennsylvania, United States", true
	l[1].Others = []Other{{Name: "Lausanne", Class: "town", Country: "Switzerland", Score: 0.93, Program: true}, l[0].Others[1]}
	l[2].Others = l[0].Others[:1]
	d := newDesk(t, 420, 1600)
	d.ShowPassages("Lausanne", "", l)
	for _, c := range []struct{ keys, want string }{
		{"Home 1", "chose 0"}, // the numbers are not seen yet
		{"Right 1", "passage 0 means 0"},
		{"2", "passage 0 means 1"},
		{"3", ""}, // there are two
		{"p", ""}, // the program's own holds
		{"o", "another place for passage 0"},
		{"Down p", "chose 1; passage 1 as the program has it"},
		{"Right 1", "passage 1 as the program has it"},
		{"2", "passage 1 means 1"},
		{"Down Right 1", "chose 2; passage 2 means 0"}, // a name without a place can have one
	} {
		for key := range strings.FieldsSeq(c.keys) {
			d.key(key)
		}
		if got := d.told(); got != c.want {
			t.Errorf("%s: told %q, want %q", c.keys, got, c.want)
		}
	}

	const back = "Undo: back to the program’s choice"
	in := d.card(t, 1).inside
	if in.texts[0].Content() != "Chosen by you for the 3 mentions of “Lausanne” in this article." || in.back.label.Text != back {
		t.Errorf("of a choice it says %q and offers %q", in.texts[0].Content(), in.back.label.Text)
	}
	if !strings.HasSuffix(d.seen(t, 1), "Lausanne · town · Pennsylvania, United States · chosen by you | Hide reasons") {
		t.Errorf("closed the card says %q", d.seen(t, 1))
	}
	for what, c := range map[string]struct {
		tap  fyne.Tappable
		want string
	}{
		"the way back":           {in.back, "chose 1; passage 1 as the program has it"},
		"the program's choice":   {in.others[0], "chose 1; passage 1 as the program has it"},
		"another candidate":      {in.others[1], "chose 1; passage 1 means 1"},
		"a place not listed":     {in.search, "chose 1; another place for passage 1"},
		"one for a name without": {d.card(t, 2).inside.others[0], "passage 2 means 0"},
	} {
		d.Choose(2)
		test.Tap(c.tap)
		if got := d.told(); got != c.want {
			t.Errorf("a press on %s: told %q, want %q", what, got, c.want)
		}
	}
	if got := backWords(&l[2]); got != "Undo: the program knows no place for it" {
		t.Errorf("for an unknown name it offers %q", got)
	}
}

// A list that changes under the user leaves them where they were.
func TestReplace(t *testing.T) {
	test.NewTempApp(t)
	d := newDesk(t, 420, 700)
	d.ShowPassages("Harbour", "", many(50))
	d.Choose(20)
	d.key(" ")
	y := d.card(t, 20).Position().Y

	d.ReplacePassages("Harbour", "", many(50), func(i int) int { return i })
	if c := d.card(t, 20); !c.open || c.Position().Y < y-1 || c.Position().Y > y+1 || c.inside == nil {
		t.Errorf("with the same list again it is open %t, at %g instead of %g", c.open, c.Position().Y, y)
	}

	// Five rows are there no more; the chosen one stays where it was.
	d.ReplacePassages("Harbour", "", tail{many(50), 5}, func(i int) int { return max(i-5, -1) })
	c := d.card(t, 15)
	if d.Chosen() != 15 || !c.open || c.item.Text != many(50).Item(20).Text {
		t.Errorf("chosen is %d, open %t, with %q", d.Chosen(), c.open, c.item.Text)
	}
	if got := c.Position().Y; got < y-1 || got > y+1 {
		t.Errorf("it moved from %g to %g", y, got)
	}

	// It is gone itself: none is chosen, and the next is where one reads on.
	d.ReplacePassages("Harbour", "", tail{many(50), 20}, func(i int) int {
		if i == 15 {
			return -1
		}
		return max(i-15, -1)
	})
	if d.Chosen() != -1 || len(d.rows.opened) != 0 {
		t.Errorf("a row that is gone is chosen: %d", d.Chosen())
	}
	d.ShowPassages("Lausanne", "", lausanne())
	d.Choose(0)
	d.key(" ")
	d.ReplacePassages("Lausanne", "", lausanne(), func(i int) int { return i })
	if !strings.HasSuffix(d.seen(t, 0), "Hide reasons") {
		t.Errorf("of the row at the top that was open one sees %q", d.seen(t, 0))
	}
	d.ReplacePassages("Harbour", "", passages{}, func(int) int { return -1 })
	if d.Chosen() != -1 || d.nothing == "" {
		t.Error("with no passage left it does not say so")
	}
	d.ReplacePassages("Harbour", "", many(3), func(int) int { t.Error("nothing was there"); return -1 })
	if got := d.card(t, 0).row; got != 0 {
		t.Errorf("it shows row %d first", got)
	}
}

// Who has not moved stays at the top while more comes in, before the first row too.
func TestReplaceStaysAtTheTop(t *testing.T) {
	test.NewTempApp(t)
	d := newDesk(t, 420, 700)
	d.ShowPassages("Harbour", "", tail{many(50), 20})
	d.ReplacePassages("Harbour", "", many(50), func(i int) int { return i + 20 })
	if d.rows.top != 0 || d.rows.into != 0 {
		t.Errorf("it is at row %d, %g into it", d.rows.top, d.rows.into)
	}
	d.rows.scrollBy(400)
	first := many(50).Item(d.rows.top).Text
	d.ReplacePassages("Harbour", "", tail{many(50), 1}, func(i int) int { return max(i-1, -1) })
	if got := (tail{many(50), 1}).Item(d.rows.top).Text; got != first {
		t.Errorf("scrolled, it is at %q and was at %q", got, first)
	}
}

// A tail is a list without its first rows.
type tail struct {
	List
	from int
}

func (l tail) Len() int        { return l.List.Len() - l.from }
func (l tail) Item(i int) Item { return l.List.Item(i + l.from) }

// seen is what is drawn of a row, in words.
func (d *desk) seen(t testing.TB, row int) string {
	t.Helper()
	c := d.card(t, row)
	var words []string
	for _, o := range c.objects {
		switch o := o.(type) {
		case *passage.Text:
			words = append(words, o.Content())
		case *link:
			words = append(words, strings.TrimSpace(o.label.Text+" "+o.note.Text))
		}
	}
	return strings.Join(words, " | ")
}

// What a passage shares with the one over it is not shown again.
func TestRunsOfPassages(t *testing.T) {
	test.NewTempApp(t)
	d := newDesk(t, 420, 2000)
	d.ShowPassages("All passages", "", fire())
	const paragraph = "After four days the fire of London has been put out. It broke out by the calendar that England still keeps on the second, and on the twelfth by the new one, in a bakery close to the bridge that leads to Southwark."
	for row, want := range []string{
		"Four fifths of London lie in ashes. | The Dateline Example · 16 September 1666, from its address | Source dateline.example | London · town · United Kingdom | Why here?",
		paragraph + " | London · town · United Kingdom | Why here?",
		"It broke out by the calendar that England still keeps on the second, and on the twelfth by the new one, in a … | England · town · United Kingdom | Why here?",
		"… a bakery close to the bridge that leads to Southwark. | Southwark · town · United Kingdom | Why here?",
		"Tens of thousands are camping in the fields. The king came from Whitehall by river. | Whitehall · town · United Kingdom | Why here?",
		"Letters tell of Lisbon | The Dateline Example · 29 November 1755, from its address | Source dateline.example | Lisbon was destroyed in the morning. | Lisbon · town · United Kingdom | Why here?",
		"Seville was damaged, and Cádiz too. | Cádiz · town · United Kingdom | Why here?",
	} {
		if got := d.seen(t, row); got != want {
			t.Errorf("row %d shows\n%s\nwant\n%s", row, got, want)
		}
		c := d.card(t, row)
		if name := c.item.name(); c.item.Place != name {
			t.Errorf("row %d marks %q of %s", row, name, c.item.Place)
		}
		if got, want := c.body.Content(), c.item.Text; got != want {
			t.Errorf("row %d shows %q of %q", row, got, want)
		}
	}

	// All the same each passage is one of its own.
	for i := range fire() {
		d.key("Down")
		if got, want := d.told(), fmt.Sprintf("chose %d", i); got != want {
			t.Fatalf("told %q, want %q", got, want)
		}
		d.key("Ctrl+C")
		it := fire()[i]
		if got, want := d.told(), fmt.Sprintf("copied %q", it.cite(it.sentence())); got != want {
			t.Errorf("row %d: told\n%s\nwant\n%s", i, got, want)
		}
	}
}

// While the head of an article is out of view, a band says which it is.
func TestBand(t *testing.T) {
	test.NewTempApp(t)
	d := newDesk(t, 420, 220)
	d.ShowPassages("All passages", "", fire())
	r := d.rows
	says := func() string {
		for _, o := range r.objects {
			if o == fyne.CanvasObject(r.band) {
				return r.band.headline.Content() + " | " + r.band.when.Text
			}
		}
		return ""
	}
	const first, second = "Four fifths of London lie in ashes. | 16 September 1666", "Letters tell of Lisbon | 29 November 1755"
	for _, c := range []struct {
		what string
		do   func()
		want string
	}{
		{"at the top", func() {}, ""},
		{"scrolled a little, the head still there", func() { r.scrollBy(4) }, ""},
		{"scrolled on", func() { r.scrollBy(200) }, first},
		{"the last of the article", func() { d.Choose(4) }, first},
		{"the next article's first", func() { d.Choose(5) }, ""},
		{"its second", func() { r.jump(1e9) }, second},
		{"a press on the band", func() { r.jump(1e9); test.Tap(r.band.cover) }, ""},
		{"another list", func() { d.ShowPassages("", "", lausanne()) }, ""},
		{"in a long article by itself", func() { d.Choose(0); r.scrollBy(100) }, lausanne()[0].Headline + " | 15 October 2016"},
	} {
		c.do()
		if got := says(); got != c.want {
			t.Errorf("%s: the band says %q, want %q", c.what, got, c.want)
		}
	}

	// The head of the next article pushes it away.
	d.ShowPassages("", "", fire())
	d.Choose(5)
	tall := r.band.tall()
	for range 400 {
		r.scrollBy(-1)
		for _, c := range r.live {
			if c.row == 5 && c.Position().Y > 1 && c.Position().Y < tall {
				if got, want := r.band.Position().Y, c.Position().Y-tall; says() != first || got < want-0.1 || got > want+0.1 {
					t.Fatalf("with the next head at %g the band %q is at %g, not %g", c.Position().Y, says(), got, want)
				}
			}
		}
	}
}

func press(o desktop.Mouseable, x, y float32) {
	ev := &desktop.MouseEvent{Button: desktop.MouseButtonPrimary}
	ev.Position = fyne.NewPos(x, y)
	o.MouseDown(ev)
	o.MouseUp(ev)
}

// The keyboard is seen to be on the list: by the chosen passage where that is in
// view, else by the ring.
func TestRing(t *testing.T) {
	test.NewTempApp(t)
	d := newDesk(t, 420, 300)
	d.ShowPassages("Lausanne", "", lausanne())
	for _, c := range []struct {
		what string
		do   func()
		ring bool
	}{
		{"no focus", func() {}, false},
		{"focus", d.Focus, true},
		{"the first chosen", func() { d.key("Down") }, false},
		{"scrolled away from it", func() { d.rows.scrollBy(1e6) }, true},
		{"focus lost", d.win.Canvas().Unfocus, false},
	} {
		if c.do(); d.rows.ring.Visible() != c.ring {
			t.Errorf("%s: the ring is there: %v, want %v", c.what, !c.ring, c.ring)
		}
	}
}

// TestMouse is a session with the mouse.
func TestMouse(t *testing.T) {
	app := test.NewTempApp(t)
	d := newDesk(t, 420, 1200)
	d.ShowPassages("Lausanne", "", lausanne())
	step := func(what, want string, do func()) {
		t.Helper()
		do()
		if got := d.told(); got != want {
			t.Errorf("%s: told %s, want %s", what, got, want)
		}
	}
	step("a press beside the text", "chose 1", func() { press(d.card(t, 1), 2, 2) })
	if d.win.Canvas().Focused() != fyne.Focusable(d.rows) {
		t.Error("the press did not bring the focus")
	}
	step("a press on the text", "chose 0", func() { press(d.card(t, 0).body, 20, 20) })
	step("again", "", func() { press(d.card(t, 0).body, 200, 20) })
	step("the link of another", "chose 1; source http://www.example.org/a", func() { test.Tap(d.card(t, 1).address) })
	step("its reasons", "", func() { test.Tap(d.card(t, 1).why) })
	step("the reasons of the first", "chose 0", func() { test.Tap(d.card(t, 0).why) })
	step("look it up", "look up Lausanne", func() { test.Tap(d.card(t, 0).inside.lookUp) })
	step("another candidate", "passage 0 means 1", func() { test.Tap(d.card(t, 0).inside.others[1]) })
	step("a drag over the text", "", func() {
		b := d.card(t, 0).body
		press(b, 0, 5)
		ev := &fyne.DragEvent{}
		ev.Position = fyne.NewPos(1000, 5)
		b.Dragged(ev)
		b.DragEnd()
	})
	if got := d.Selected(); !strings.HasPrefix(got, "The two sides") {
		t.Errorf("selected %q", got)
	}
	step("Ctrl+C", fmt.Sprintf("copied %q", d.Selected()), func() { d.key("Ctrl+C") })
	if app.Clipboard().Content() != d.Selected() {
		t.Errorf("the clipboard has %q", app.Clipboard().Content())
	}
	step("a press on another text", "chose 1", func() { press(d.card(t, 1).headline, 5, 5) })
	if got := d.Selected(); got != "" {
		t.Errorf("still selected: %q", got)
	}
}

// A press with the other button beside the text offers what can be done.
func TestCardMenu(t *testing.T) {
	app := test.NewTempApp(t)
	d := newDesk(t, 420, 1200)
	d.ShowPassages("Lausanne", "", lausanne())
	test.TapSecondaryAt(d.card(t, 1), fyne.NewPos(3, 3))
	if d.win.Canvas().Overlays().Top() == nil || d.told() != "chose 1" {
		t.Error("no menu was opened, or its passage not chosen")
	}
	for _, c := range []struct {
		row         int
		label, want string
	}{
		{1, "Copy with citation", `copied "“Lausanne was chosen because nobody wanted Geneva again.”\n— Al Jazeera, “` + lausanne()[1].Headline + `”, October 2016\nhttp://www.example.org/a"`},
		{1, "Copy address", `copied "http://www.example.org/a"`},
		{1, "Open source", "source http://www.example.org/a"},
		{0, "Look up “Lausanne” online…", "look up Lausanne"},
		{1, "Why here?", ""},
		{1, "Hide reasons", ""},
	} {
		found := false
		for _, it := range d.card(t, c.row).menu().Items {
			if it.Label == c.label {
				found = true
				it.Action()
			}
		}
		if got := d.told(); !found || got != c.want {
			t.Errorf("%q told %s, want %s", c.label, got, c.want)
		}
	}
	if got := app.Clipboard().Content(); got != "http://www.example.org/a" {
		t.Errorf("the clipboard has %q", got)
	}
	// The menu of a text has the same at its end.
	labels := func(m []*fyne.MenuItem) (s []string) {
		for _, it := range m {
			s = append(s, it.Label)
		}
		return s
	}
	c := d.card(t, 0)
	if got, end := labels(c.body.Deeds.More()), labels(c.menu().Items); !slices.Equal(got, end[len(end)-len(got):]) || len(got) != 5 {
		t.Errorf("over the text the menu ends with %q, beside it it has %q", got, end)
	}
	if got, want := c.body.Deeds.Cite(""), lausanne()[0]; got != want.cite(want.sentence()) {
		t.Errorf("with nothing selected the citation is %s", got)
	}
	for _, it := range d.card(t, 2).menu().Items {
		if it.Label == "Open source" || it.Label == "Copy address" {
			t.Errorf("%q is offered for an address that can't be opened", it.Label)
		}
	}
}

// A selection that is drawn out of the view scrolls it, no further than its card.
func TestDragScrolls(t *testing.T) {
	test.NewTempApp(t)
	d := newDesk(t, 320, 300)
	d.ShowPassages("", "", many(50))
	d.Choose(3)
	d.rows.scrollBy(20)
	c := d.card(t, 3)
	press(c.body, 5, 5)
	before := c.Position().Y
	ev := &fyne.DragEvent{}
	for range 200 {
		ev.AbsolutePosition = fyne.NewPos(3000, 2000)
		c.body.Dragged(ev)
	}
	if bottom := c.Position().Y + c.Size().Height; before <= c.Position().Y || bottom < d.rows.Size().Height-0.1 {
		t.Errorf("drawn down, the card moved from %g to %g and ends at %g", before, c.Position().Y, bottom)
	}
	if got := d.Selected(); !strings.HasSuffix(got, "home.") && !strings.HasSuffix(got, "day.") {
		t.Errorf("drawn down, %q is selected", got)
	}
	d.rows.jump(0)
	d.rows.jump(5000)
	row := d.rows.live[0]
	was := row.body.Selected()
	row.body.Dragged(ev)
	if got := row.body.Selected(); got != was {
		t.Errorf("in a row that was scrolled to, %q became selected", got)
	}
}

// What is selected stays so while its card is scrolled away and used for others.
func TestSelectionOutlivesItsCard(t *testing.T) {
	test.NewTempApp(t)
	d := newDesk(t, 420, 600)
	d.ShowPassages("", "", many(1000))
	press(d.card(t, 0).body, 5, 5)
	d.card(t, 0).body.SelectAll()
	want := d.Selected()
	for range 20 {
		d.rows.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, -200)})
	}
	for _, c := range d.rows.live {
		if c.body.Selected() != "" {
			t.Errorf("in row %d %q is selected", c.row, c.body.Selected())
		}
	}
	d.rows.jump(0)
	if got := d.card(t, 0).body.Selected(); got != want || got == "" {
		t.Errorf("back again %q is selected, not %q", got, want)
	}
	d.rows.jump(5000)
	d.key("Escape")
	d.rows.jump(0)
	if got := d.card(t, 0).body.Selected(); got != "" {
		t.Errorf("after Escape %q is selected", got)
	}
}

func TestAddressIsShown(t *testing.T) {
	test.NewTempApp(t)
	d := newDesk(t, 420, 900)
	d.ShowPassages("Lausanne", "", lausanne())
	shows := func(when, want string) {
		t.Helper()
		if got := d.address.Content(); got != want {
			t.Errorf("%s the foot shows %q, want %q", when, got, want)
		}
	}
	first := lausanne()[0].URL
	shows("at first", whereFrom)
	d.card(t, 0).address.MouseIn(nil)
	shows("over a link", first)
	d.card(t, 0).address.MouseOut()
	shows("beside it", "")
	d.Choose(1)
	shows("with a passage chosen", "http://www.example.org/a")
	d.card(t, 0).address.MouseIn(nil)
	shows("over the link of another", first)
	d.card(t, 0).address.MouseOut()
	shows("beside it again", "http://www.example.org/a")
	d.card(t, 0).address.MouseIn(nil)
	d.ShowPassages("Lausanne", "", lausanne())
	shows("with other passages under the pointer", whereFrom)
	d.Choose(1)
	d.Choose(2)
	shows("where nothing can be opened", "")
	if got := d.told(); got != "" {
		t.Errorf("the owner's own choices were told back: %s", got)
	}
}

func TestHeader(t *testing.T) {
	test.NewTempApp(t)
	d := newDesk(t, 420, 900)
	for _, c := range []struct {
		what                   string
		do                     func()
		title, subtitle, words string
	}{
		{"new", func() {}, "", "", nothingYet},
		{"many", func() { d.ShowPassages("Harbour", "town in Nowhere", many(12345)) }, "Harbour", "12,345 passages · town in Nowhere", ""},
		{"one", func() { d.ShowPassages("Harbour", "", many(1)) }, "Harbour", "1 passage", ""},
		{"none", func() { d.ShowPassages("Harbour", "town", many(0)) }, "Harbour", "town", "No passage to show."},
		{"no list", func() { d.ShowPassages("Harbour", "town", nil) }, "Harbour", "town", "No passage to show."},
		{"nothing", func() { d.ShowNothing("Nothing in these dates.\nWiden them.") }, "", "", "Nothing in these dates.\nWiden them."},
	} {
		c.do()
		if d.title.Content() != c.title || d.subtitle.Content() != c.subtitle || d.words.Content() != c.words {
			t.Errorf("%s: %q, %q, %q", c.what, d.title.Content(), d.subtitle.Content(), d.words.Content())
		}
		for _, key := range []string{"Down", "Next", "End", "Return", " ", "l", "Ctrl+C", "Ctrl+A", "Shift+Right"} {
			d.key(key) // must not fall over an empty list
		}
	}
}

// asked counts the items that a list was asked for.
type asked struct {
	List
	n int
}

func (a *asked) Item(i int) Item {
	a.n++
	return a.List.Item(i)
}

// Opening a place with a million passages costs no more than one with fifty.
func TestOnlyTheViewIsBuilt(t *testing.T) {
	test.NewTempApp(t)
	d := newDesk(t, 420, 900)
	l := &asked{List: many(1_000_000)}
	d.ShowPassages("", "", l)
	if l.n > 20 {
		t.Errorf("showing the list asked for %d items", l.n)
	}
	l.n = 0
	d.rows.jump(d.rows.heights.total() / 2)
	d.key("End")
	d.Choose(700_000)
	if l.n > 100 {
		t.Errorf("three jumps asked for %d items", l.n)
	}
	if n := len(d.rows.live) + len(d.rows.idle); n > 40 {
		t.Errorf("%d cards were made", n)
	}
}

// TestTheListHoldsTogether does anything in any order, and looks whether what
// is in view is a stretch of the list without gaps.
func TestTheListHoldsTogether(t *testing.T) {
	test.NewTempApp(t)
	rapid.Check(t, func(rt *rapid.T) {
		d := newDesk(t, 420, 600)
		n := rapid.IntRange(0, 60).Draw(rt, "rows")
		d.ShowPassages("Harbour", "", many(n))
		r := d.rows
		chosen := -1
		check := func() {
			view := r.Size().Height
			if n == 0 {
				if len(r.live) != 0 {
					rt.Fatal("cards of an empty list")
				}
				return
			}
			byRow := map[int]*card{}
			low, high := n, -1
			for _, c := range r.live {
				if byRow[c.row] != nil {
					rt.Fatalf("row %d is there twice", c.row)
				}
				byRow[c.row] = c
				low, high = min(low, c.row), max(high, c.row)
			}
			y := byRow[low].Position().Y
			if y > 0.01 {
				rt.Fatalf("the first card in view is %g below the top", y)
			}
			for row := low; row <= high; row++ {
				c := byRow[row]
				if c == nil {
					rt.Fatalf("row %d is missing between %d and %d", row, low, high)
				}
				if d := c.Position().Y - y; d > 0.1 || d < -0.1 {
					rt.Fatalf("row %d is %g off", row, d)
				}
				y += c.Size().Height
			}
			if y < view-0.1 && !(high == n-1 && low == 0) {
				rt.Fatalf("the list ends at %g of %g", y, view)
			}
			if chosen != r.chosen {
				rt.Fatalf("row %d is chosen, not %d", r.chosen, chosen)
			}
		}
		visible := func(row int) {
			top := float32(0)
			for _, o := range r.objects {
				if o == fyne.CanvasObject(r.band) {
					top = r.band.Position().Y + r.band.Size().Height
				}
			}
			for _, c := range r.live {
				if c.row == row && c.Position().Y < r.Size().Height && c.Position().Y+c.Size().Height > top {
					return
				}
			}
			rt.Fatalf("row %d was chosen and isn't in view", row)
		}
		check()
		rt.Repeat(map[string]func(*rapid.T){
			"scroll": func(rt *rapid.T) {
				r.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, rapid.Float32Range(-5000, 5000).Draw(rt, "dy"))})
			},
			"jump": func(rt *rapid.T) { r.bar.scroll(rapid.Float64Range(0, 1).Draw(rt, "to")) },
			"page": func(rt *rapid.T) { r.bar.page(rapid.Bool().Draw(rt, "down")) },
			"resize": func(rt *rapid.T) {
				d.win.Resize(fyne.NewSize(rapid.Float32Range(300, 900).Draw(rt, "w"), rapid.Float32Range(200, 1500).Draw(rt, "h")))
			},
			"choose": func(rt *rapid.T) {
				if n > 0 {
					chosen = rapid.IntRange(0, n-1).Draw(rt, "row")
					d.Choose(chosen)
					visible(chosen)
				}
			},
			"keys": func(rt *rapid.T) {
				k := rapid.SampledFrom([]string{"Down", "Up", "Home", "End", "Next", "Prior", " ", "Ctrl+A", "Shift+Down"}).Draw(rt, "key")
				d.key(k)
				chosen = r.chosen
				if chosen >= 0 && k != "Shift+Down" && k != "Ctrl+A" && k != " " {
					visible(chosen)
				}
			},
			"open": func(rt *rapid.T) {
				if len(r.live) > 0 {
					c := r.live[rapid.IntRange(0, len(r.live)-1).Draw(rt, "card")]
					chosen = c.row
					test.Tap(c.why)
				}
			},
			"theme": func(*rapid.T) { d.Refresh() },
			"":      func(*rapid.T) { check() },
		})
	})
}

// Rows above are measured while one scrolls up to them; what is in view must
// move by what was scrolled and nothing else.
func TestScrollingNeverJumps(t *testing.T) {
	test.NewTempApp(t)
	d := newDesk(t, 420, 700)
	d.ShowPassages("", "", many(10_000))
	d.rows.jump(d.rows.heights.total() / 2)
	for i := range 400 {
		before := map[int]float32{}
		for _, c := range d.rows.live {
			before[c.row] = c.Position().Y
		}
		dy := float32(40)
		if i > 200 {
			dy = -40
		}
		d.rows.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, dy)})
		for _, c := range d.rows.live {
			if y, ok := before[c.row]; ok {
				if moved := c.Position().Y - y; moved < dy-0.1 || moved > dy+0.1 {
					t.Fatalf("step %d: row %d moved by %g instead of %g", i, c.row, moved, dy)
				}
			}
		}
	}
}

// The line at the top stays while the reader is made wider.
func TestResizeKeepsThePlace(t *testing.T) {
	test.NewTempApp(t)
	d := newDesk(t, 420, 700)
	d.ShowPassages("", "", many(1000))
	d.Choose(500)
	top := d.rows.top
	for w := float32(420); w < 800; w += 37 {
		d.win.Resize(fyne.NewSize(w, 700))
	}
	if d.rows.top != top {
		t.Errorf("row %d is at the top, not %d", d.rows.top, top)
	}
}

func TestScrollBar(t *testing.T) {
	test.NewTempApp(t)
	d := newDesk(t, 420, 700)
	d.ShowPassages("", "", many(3))
	d.win.Resize(fyne.NewSize(420, 5000))
	if d.rows.bar.Visible() {
		t.Error("there is a scroll bar for a list that is all in view")
	}
	d.win.Resize(fyne.NewSize(420, 700))
	d.ShowPassages("", "", many(1000))
	b := d.rows.bar
	if !b.Visible() {
		t.Fatal("there is no scroll bar")
	}
	hold := &desktop.MouseEvent{Button: desktop.MouseButtonPrimary}
	hold.Position = fyne.NewPos(5, 5)
	b.MouseDown(hold)
	for y := float32(5); y <= b.Size().Height; y += 50 {
		ev := &fyne.DragEvent{}
		ev.Position = fyne.NewPos(5, y)
		b.Dragged(ev)
		thumb, h := b.thumbAt()
		if want := min(y-5, b.Size().Height-h); thumb < want-12 || thumb > want+12 {
			t.Errorf("held at %g the thumb is at %g", want, thumb)
		}
	}
	ev := &fyne.DragEvent{}
	ev.Position = fyne.NewPos(5, 5000)
	b.Dragged(ev)
	b.DragEnd()
	if c := d.card(t, 999); c.Position().Y+c.Size().Height > d.rows.Size().Height+0.1 {
		t.Error("dragged to the end the last row isn't all in view")
	}
}

// The theme changes under a reader that is full.
func TestThemeChanges(t *testing.T) {
	app := test.NewTempApp(t)
	app.Settings().SetTheme(picturetest.Theme(theme.VariantLight))
	d := newDesk(t, 420, 700)
	d.ShowPassages("Lausanne", "", lausanne())
	light := d.win.Canvas().Capture().At(200, 5)
	app.Settings().SetTheme(picturetest.Theme(theme.VariantDark))
	d.Refresh()
	if dark := d.win.Canvas().Capture().At(200, 5); dark == light {
		t.Error("the reader kept its colours")
	}
	if got, want := d.looks.setter.Palette().Full, theme.Color(theme.ColorNameForeground); got != want {
		t.Errorf("text is drawn in %v, not %v", got, want)
	}
}

func TestLongParagraphs(t *testing.T) {
	test.NewTempApp(t)
	d := newDesk(t, 420, 700)
	it := item(strings.Repeat("Überall dasselbe. ", 20_000) + "[Talks in *Lausanne* went on.]" + strings.Repeat(" Überall dasselbe.", 20_000))
	d.ShowPassages("", "", passages{it})
	c := d.card(t, 0)
	if n := len(c.item.Text); n > 1000 {
		t.Errorf("%d bytes are shown", n)
	}
	if got := c.item.sentence(); got != "Talks in Lausanne went on." {
		t.Errorf("the sentence is %q", got)
	}
	if got := c.item.name(); got != "Lausanne" {
		t.Errorf("the name is %q", got)
	}
	if !strings.HasPrefix(c.item.Text, "… ") || !strings.HasSuffix(c.item.Text, " …") {
		t.Error("nothing says that the paragraph is longer")
	}
}

// Spans that don't fit the text must not break the window.
func TestBadSpans(t *testing.T) {
	test.NewTempApp(t)
	d := newDesk(t, 420, 700)
	rapid.Check(t, func(rt *rapid.T) {
		span := rapid.Custom(func(rt *rapid.T) (s struct{ Start, End int }) {
			s.Start, s.End = rapid.IntRange(-3, 60).Draw(rt, "start"), rapid.IntRange(-3, 60).Draw(rt, "end")
			return s
		})
		it := item(rapid.SampledFrom([]string{"", "Lausanne", "Ministère à Lausanne, 洛桑"}).Draw(rt, "text"))
		s := span.Draw(rt, "sentence")
		it.Sentence.Start, it.Sentence.End = s.Start, s.End
		for range rapid.IntRange(0, 3).Draw(rt, "words") {
			w := span.Draw(rt, "word")
			it.Words = append(it.Words, it.Sentence)
			it.Words[len(it.Words)-1].Start, it.Words[len(it.Words)-1].End = w.Start, w.End
		}
		d.ShowPassages("", "", passages{it})
		d.Choose(0)
		d.key(" ")
		d.key("Ctrl+C")
		d.key("l")
	})
}

func TestPictures(t *testing.T) {
	app := test.NewTempApp(t)
	for name, v := range picturetest.Variants {
		app.Settings().SetTheme(picturetest.Theme(v))
		d := newDesk(t, 420, 820)
		d.ShowPassages("Lausanne", "town in Switzerland", lausanne())
		d.Focus()
		d.key("Down")
		d.key(" ")
		d.card(t, 0).body.Select(10, 90)
		picturetest.Golden(t, "passages-"+name+".png", d.win.Canvas())
		d.ShowPassages("All passages", "2 articles", fire())
		d.win.Resize(fyne.NewSize(420, 520))
		d.Choose(4)
		picturetest.Golden(t, "runs-"+name+".png", d.win.Canvas())
		d.SetNoun("event")
		d.ShowPassages("All events", "1 article", raid())
		d.win.Resize(fyne.NewSize(420, 840))
		d.Choose(0)
		d.key(" ")
		picturetest.Golden(t, "events-"+name+".png", d.win.Canvas())
		d.SetNoun("passage")
	}
	app.Settings().SetTheme(picturetest.Theme(theme.VariantLight))
	d := newDesk(t, 300, 420)
	picturetest.Golden(t, "nothing.png", d.win.Canvas())
	d.ShowPassages("Lausanne", "town in Switzerland", lausanne())
	picturetest.Golden(t, "narrow.png", d.win.Canvas())
}
