package timeline

import (
	"fmt"
	"image/color"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"
	"pgregory.net/rapid"

	"dateline/app/picturetest"
	"dateline/data"
)

// A desk is a timeline in a window, and what it told its owner last.
type desk struct {
	*Timeline
	win  fyne.Window
	said string
	now  time.Time
}

func newDesk(t testing.TB, width float32, s Source) *desk {
	t.Helper()
	d := &desk{now: time.Unix(1_000_000_000, 0)}
	d.Timeline = New(Callbacks{OnRange: func(from, to time.Time, ok bool) { d.said = rangeSaid(from, to, ok) }})
	d.plot.now = func() time.Time { return d.now }
	d.win = test.NewTempWindow(t, d.Timeline)
	d.win.SetPadded(false)
	d.win.Resize(fyne.NewSize(width, 140))
	d.SetSource(s)
	return d
}

// rangeSaid writes a range as ISO dates, half open: "2016-10-01 < 2016-10-16".
func rangeSaid(from, to time.Time, ok bool) string {
	if !ok {
		return "all"
	}
	end := func(t time.Time) string {
		if t.IsZero() {
			return "…"
		}
		return t.Format(time.DateOnly)
	}
	return end(from) + " < " + end(to)
}

// told returns what was told since it was asked last.
func (d *desk) told() string {
	s := d.said
	d.said = ""
	return s
}

// x is where a day begins.
func (d *desk) x(y int, m time.Month, day int) float32 {
	return d.plot.scene.axis.x(instant(time.Date(y, m, day, 0, 0, 0, 0, time.UTC)))
}

// noon is the middle of a day, as a point among the bars.
func (d *desk) noon(y int, m time.Month, day int) fyne.Position {
	return fyne.NewPos((d.x(y, m, day)+d.x(y, m, day+1))/2, 30)
}

func (d *desk) down(p fyne.Position) {
	ev := &desktop.MouseEvent{Button: desktop.MouseButtonPrimary}
	ev.Position = p
	d.plot.MouseDown(ev)
}

func (d *desk) up(p fyne.Position) {
	ev := &desktop.MouseEvent{Button: desktop.MouseButtonPrimary}
	ev.Position = p
	d.plot.MouseUp(ev)
	d.now = d.now.Add(time.Minute)
}

func (d *desk) drag(points ...fyne.Position) {
	d.down(points[0])
	for _, p := range points[1:] {
		ev := &fyne.DragEvent{}
		ev.Position = p
		d.plot.Dragged(ev)
	}
	d.up(points[len(points)-1])
	d.plot.DragEnd()
}

func (d *desk) click(p fyne.Position) {
	d.down(p)
	d.up(p)
}

// key types "Left", "Shift+Left", "Ctrl+Left" or a letter.
func (d *desk) key(name string) {
	p := d.plot
	switch {
	case strings.HasPrefix(name, "Ctrl+"):
		p.TypedShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyName(name[5:]), Modifier: fyne.KeyModifierShortcutDefault})
	case strings.HasPrefix(name, "Shift+"):
		p.KeyDown(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
		p.TypedKey(&fyne.KeyEvent{Name: fyne.KeyName(name[6:])})
		p.KeyUp(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
	case len(name) == 1:
		p.TypedRune(rune(name[0]))
	default:
		p.TypedKey(&fyne.KeyEvent{Name: fyne.KeyName(name)})
	}
}

func TestBrush(t *testing.T) {
	test.NewTempApp(t)
	d := newDesk(t, 1000, autumn())
	if d.plot.grain != data.Day {
		t.Fatalf("the bars are by %s", d.plot.grain)
	}
	oct := func(day int) fyne.Position { return d.noon(2016, time.October, day) }
	edge := func(day int) fyne.Position { return fyne.NewPos(d.x(2016, time.October, day), 30) }
	for _, c := range []struct {
		what string
		do   func()
		want string
	}{
		{"from bar to bar, both whole", func() { d.drag(oct(3), oct(4), oct(9)) }, "2016-10-03 < 2016-10-10"},
		{"the left end", func() { d.drag(edge(3).AddXY(2, 0), edge(5).AddXY(3, 0)) }, "2016-10-05 < 2016-10-10"},
		{"the right end", func() { d.drag(edge(10).AddXY(-2, 0), edge(12).AddXY(-3, 0)) }, "2016-10-05 < 2016-10-12"},
		{"an end not beyond the other", func() { d.drag(edge(12), oct(1)) }, "2016-10-05 < 2016-10-06"},
		{"nor the other way", func() { d.drag(edge(5), oct(20)) }, ""},
		{"its middle", func() { d.drag(oct(5), oct(8)) }, "2016-10-08 < 2016-10-09"},
		{"to the left", func() { d.drag(oct(20), oct(14)) }, "2016-10-14 < 2016-10-21"},
		{"a long one is moved whole", func() { d.drag(oct(17), oct(10)) }, "2016-10-07 < 2016-10-14"},
		{"a click on a bar", func() { d.click(oct(25)) }, "2016-10-25 < 2016-10-26"},
		{"a click where nothing is", func() { d.click(fyne.NewPos(1, 30)) }, ""},
		{"beyond the window", func() { d.drag(oct(25).AddXY(30, 0), fyne.NewPos(5000, 30)) }, "2016-10-27 < 2016-11-17"},
		{"a double click", func() {
			d.down(oct(5))
			d.plot.MouseUp(&desktop.MouseEvent{Button: desktop.MouseButtonPrimary, PointEvent: fyne.PointEvent{Position: oct(5)}})
			d.click(oct(5))
		}, "all"},
	} {
		c.do()
		got := d.told()
		if strings.HasPrefix(c.what, "beyond") {
			got = strings.Split(got, " < ")[0] // the end is wherever the axis ends
			c.want = strings.Split(c.want, " < ")[0]
		}
		if got != c.want {
			t.Errorf("%s: told %q, want %q", c.what, got, c.want)
		}
	}
}

func TestKeys(t *testing.T) {
	test.NewTempApp(t)
	d := newDesk(t, 1000, autumn())
	d.Focus()
	if d.win.Canvas().Focused() != fyne.Focusable(d.plot) {
		t.Fatal("the bars have no focus")
	}
	d.SetRange(time.Date(2016, 10, 3, 0, 0, 0, 0, time.UTC), time.Date(2016, 10, 10, 0, 0, 0, 0, time.UTC))
	for _, c := range []struct{ key, want string }{
		{"Right", "2016-10-04 < 2016-10-11"},
		{"Left", "2016-10-03 < 2016-10-10"},
		{"Shift+Right", "2016-10-03 < 2016-10-11"},
		{"Shift+Left", "2016-10-03 < 2016-10-10"},
		{"Ctrl+Left", "2016-10-02 < 2016-10-10"},
		{"Ctrl+Right", "2016-10-03 < 2016-10-10"},
		{"Escape", "all"},
		{"Escape", ""},
		{"Right", "2016-09-16 < 2016-09-17"},
		{"Ctrl+Right", ""}, // would leave nothing
		{"Shift+Left", ""},
		{"End", "2016-11-14 < 2016-11-15"},
		{"Home", "2016-09-16 < 2016-09-17"},
		{"+", ""},
		{"-", ""},
		{"Up", ""},
		{"Next", ""},
		{"Prior", ""},
		{"0", ""},
	} {
		d.key(c.key)
		if got := d.told(); got != c.want {
			t.Errorf("%s: told %q, want %q", c.key, got, c.want)
		}
	}
	if a := d.plot.scene.axis; a.view != a.domain {
		t.Errorf("0 shows %v of %v", a.view, a.domain)
	}
}

func TestZoomAndPan(t *testing.T) {
	test.NewTempApp(t)
	d := newDesk(t, 1000, ages())
	a := &d.plot.scene.axis
	if d.plot.grain != data.Decade {
		t.Errorf("all ages are drawn by %s", d.plot.grain)
	}
	wheel := func(dx, dy, x float32) {
		ev := &fyne.ScrollEvent{Scrolled: fyne.NewDelta(dx, dy)}
		ev.Position = fyne.NewPos(x, 20)
		d.plot.Scrolled(ev)
	}
	x := d.x(1850, 1, 1)
	for range 6 {
		wheel(0, 50, x)
		if moved := d.x(1850, 1, 1) - x; moved > 0.1 || moved < -0.1 {
			t.Fatalf("the year under the pointer moved by %g", moved)
		}
	}
	if d.plot.grain != data.Year {
		t.Errorf("zoomed in it is drawn by %s", d.plot.grain)
	}
	d.drag(fyne.NewPos(300, 80), fyne.NewPos(360, 80))
	if moved := d.x(1850, 1, 1) - x; moved < 59 || moved > 61 {
		t.Errorf("dragging the axis by 60 moved it by %g", moved)
	}
	wheel(-60, 0, 0)
	if moved := d.x(1850, 1, 1) - x; moved < -1 || moved > 1 {
		t.Errorf("the wheel brought it back to %g beside", moved)
	}
	shown := a.view
	d.SetSource(ages())
	if a.view != shown {
		t.Error("the same dates again are shown elsewhere")
	}
	d.down(fyne.NewPos(300, 80))
	d.plot.MouseUp(&desktop.MouseEvent{Button: desktop.MouseButtonPrimary})
	d.down(fyne.NewPos(300, 80))
	d.plot.MouseUp(&desktop.MouseEvent{Button: desktop.MouseButtonPrimary})
	if a.view != a.domain {
		t.Error("a double click on the axis does not show all")
	}
	if got := d.told(); got != "" {
		t.Errorf("zooming changed the range: %s", got)
	}
}

// asked is a source that notes what it is asked for.
type asked struct {
	dates
	spans []seconds
}

func (a *asked) Bins(g data.Grain, from, to time.Time) []Bin {
	a.spans = append(a.spans, seconds{instant(from), instant(to)})
	return a.dates.Bins(g, from, to)
}

// However long the whole is, what is zoomed in on is drawn as fine as it can
// be seen, and panning seldom asks the source.
func TestZoomedInItIsFine(t *testing.T) {
	test.NewTempApp(t)
	s := &asked{dates: ages()}
	d := newDesk(t, 1000, s)
	a := &d.plot.scene.axis
	for range 200 {
		ev := &fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, 50)}
		ev.Position = fyne.NewPos(d.x(1850, 6, 1), 20)
		d.plot.Scrolled(ev)
		for _, b := range d.plot.scene.bars {
			if want := d.plot.grain.Unit(atSecond(b.from)); b.from != instant(want.Start) || b.to != instant(want.End) {
				t.Fatalf("by the %s there is a bar from %s to %s", d.plot.grain, atSecond(b.from), atSecond(b.to))
			}
		}
	}
	if d.plot.grain != data.Day || a.view.width() > 31*day {
		t.Errorf("as near as can be, %g days are drawn by the %s", a.view.width()/day, d.plot.grain)
	}
	if len(d.plot.scene.bars) != 1 || d.plot.scene.bars[0].count != 1850%7 {
		t.Errorf("about 1 June 1850 the bars are %v", d.plot.scene.bars)
	}
	s.spans = nil
	says := func() string {
		for _, o := range d.plot.objects {
			if o == fyne.CanvasObject(d.plot.nothing) {
				return d.plot.nothing.Text
			}
		}
		return ""
	}
	if got := says(); got != "" {
		t.Errorf("with a bar in view it says %q", got)
	}
	a.pan(2000)
	d.plot.place()
	if got := says(); got != nothingInView {
		t.Errorf("with no bar in view it says %q", got)
	}
	for range 4000 {
		a.pan(100)
		d.plot.place()
	}
	if n := len(s.spans); n == 0 || n > 400 {
		t.Errorf("panning over 400 widths in 4000 steps asked %d times", n)
	}
	for _, span := range s.spans {
		if span.width() > 10*a.view.width() {
			t.Errorf("for a view of %g days it asked for %g", a.view.width()/day, span.width()/day)
		}
	}
}

func TestEntries(t *testing.T) {
	test.NewTempApp(t)
	d := newDesk(t, 1000, ages())
	for _, c := range []struct {
		from, to string
		want     string
		wrong    string // in words, its beginning
	}{
		{"1850", "1851", "1850-01-01 < 1852-01-01", ""},
		{"15 Oct 2016", "2016-10-15", "2016-10-15 < 2016-10-16", ""}, // the last day is in
		{"", "October 2016", "… < 2016-11-01", ""},
		{"Oct 2016", "", "2016-10-01 < …", ""},
		{"44 BC", "AD 79", "-0043-01-01 < 0080-01-01", ""},
		{"AD 1", "AD 1", "0001-01-01 < 0002-01-01", ""},  // begins where a zero time.Time is
		{"2 BC", "1 BC", "-0001-01-01 < 0000-12-31", ""}, // ends there
		{"3 September 1752", "13 September 1752", "1752-09-03 < 1752-09-14", ""},
		{"before 1850", "1850", "… < 1851-01-01", ""},
		{"1850", "since 1850", "1850-01-01 < …", ""},
		{"", "", "all", ""},
		{"1850", "1849", "", "the range ends before it begins"},
		{"03/04/2016", "", "", `"03/04/2016" may be`},
		{"1850", "rubbish", "", `"rubbish" is not a date`},
	} {
		t.Run(c.from+" to "+c.to, func(t *testing.T) {
			d.SetRange(time.Time{}, time.Time{})
			d.told()
			d.from.SetText(c.from)
			d.to.SetText(c.to)
			d.to.OnSubmitted(c.to)
			if c.want == "all" {
				c.want = "" // nothing has changed
			}
			if got := d.told(); got != c.want {
				t.Errorf("told %q, want %q", got, c.want)
			}
			wrong := d.from.wrong + d.to.wrong
			if !strings.HasPrefix(wrong, c.wrong) || (c.wrong == "") != (wrong == "") {
				t.Errorf("said %q, want %q", wrong, c.wrong)
			}
			if d.from.Text != c.from || d.to.Text != c.to {
				t.Errorf("what was typed has become %q and %q", d.from.Text, d.to.Text)
			}
		})
	}
}

// A range that is typed can be seen, and its ends caught.
func TestTypedRangeIsInView(t *testing.T) {
	test.NewTempApp(t)
	d := newDesk(t, 1000, ages())
	a := &d.plot.scene.axis
	for _, c := range []struct{ from, to string }{
		{"15 October 1850", "15 October 1850"},
		{"15 March 44 BC", "15 March 44 BC"},
		{"1850", "1851"},
		{"1 June 2019", ""},
		{"1000", "1900"},
		{"3000", "3001"}, // where nothing is
	} {
		d.from.SetText(c.from)
		d.to.SetText(c.to)
		d.to.OnSubmitted(c.to)
		from, to := d.plot.ends()
		if from >= a.domain.to {
			continue
		}
		x0, x1 := max(a.x(from), 0), min(a.x(min(to, a.domain.to)), a.width)
		if wide := x1 - x0; wide < 40 {
			t.Errorf("%q to %q is %g wide, of %s to %s", c.from, c.to, wide, atSecond(a.view.from), atSecond(a.view.to))
		}
	}
	if d.all.Disabled() {
		t.Fatal("nothing leads back")
	}
	test.Tap(d.all)
	if a.view != a.domain || d.told() != "all" || !d.all.Disabled() {
		t.Errorf("All dates shows %v of %v", a.view, a.domain)
	}
	d.key("+")
	if d.all.Disabled() {
		t.Error("nothing leads back from a part")
	}
	test.Tap(d.all)
	if a.view != a.domain || d.told() != "" {
		t.Errorf("with no range, All dates shows %v of %v", a.view, a.domain)
	}
}

// Of a bar that the range cuts, what lies outside is drawn as that.
func TestRangeCutsBars(t *testing.T) {
	test.NewTempApp(t)
	d := newDesk(t, 1000, ages())
	p := d.plot
	if p.grain != data.Decade {
		t.Fatalf("the bars are by %s", p.grain)
	}
	d.SetRange(time.Date(1905, 1, 1, 0, 0, 0, 0, time.UTC), time.Date(1915, 1, 1, 0, 0, 0, 0, time.UTC))
	img := p.picture.paint(&p.scene, 100_000, 100)
	for _, c := range []struct {
		year int
		want color.Color
	}{
		{1895, p.colors.off},
		{1904, p.colors.off},
		{1906, p.colors.bar},
		{1914, p.colors.bar},
		{1916, p.colors.off},
		{1921, p.colors.off},
	} {
		x := int(d.x(c.year, 1, 1) / p.Size().Width * 100_000)
		if got := img.At(x, int(p.scene.base)*100/int(p.Size().Height)-3); got != c.want {
			t.Errorf("in %d the bars are %v, want %v", c.year, got, c.want)
		}
	}
}

// Tab goes through what can be used as the eye does.
func TestTabOrder(t *testing.T) {
	test.NewTempApp(t)
	d := newDesk(t, 1000, autumn())
	d.SetRange(time.Date(2016, 10, 3, 0, 0, 0, 0, time.UTC), time.Date(2016, 10, 10, 0, 0, 0, 0, time.UTC))
	b := d.play.buttons
	for _, want := range []fyne.Focusable{d.from, d.to, d.all, b[0], b[1], b[2], b[3], d.plot, d.from} {
		d.win.Canvas().FocusNext()
		if got := d.win.Canvas().Focused(); got != want {
			t.Errorf("the focus is on %T, not %T", got, want)
		}
	}
}

// An entry is read when it is left, and given up with Escape.
func TestEntryIsLeft(t *testing.T) {
	test.NewTempApp(t)
	d := newDesk(t, 1000, ages())
	d.SetRange(time.Date(1850, 1, 1, 0, 0, 0, 0, time.UTC), time.Date(1860, 1, 1, 0, 0, 0, 0, time.UTC))
	if d.from.Text != "1850" || d.to.Text != "1859" {
		t.Fatalf("the range reads %q to %q", d.from.Text, d.to.Text)
	}
	d.win.Canvas().Focus(d.from)
	d.from.SetText("1855")
	d.win.Canvas().Focus(d.to)
	if got := d.told(); got != "1855-01-01 < 1860-01-01" {
		t.Errorf("left, it told %q", got)
	}
	d.to.SetText("nonsense")
	d.to.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if d.to.wrong == "" {
		t.Error("nothing is said of what can't be read")
	}
	d.to.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if d.to.Text != "1859" || d.to.wrong != "" || d.told() != "" {
		t.Errorf("given up, it reads %q and says %q", d.to.Text, d.to.wrong)
	}
	test.Tap(d.all)
	if d.from.Text != "" || d.to.Text != "" || d.told() != "all" {
		t.Errorf("All dates leaves %q to %q", d.from.Text, d.to.Text)
	}
}

// What a brush writes into the entries is read as the same range again.
func TestRangeWordsReadBack(t *testing.T) {
	test.NewTempApp(t)
	d := newDesk(t, 1000, nil)
	rapid.Check(t, func(t *rapid.T) {
		g := rapid.SampledFrom([]data.Grain{data.Second, data.Day, data.Week, data.Month, data.Year, data.Decade, data.Century}).Draw(t, "grain")
		at := func(name string) time.Time {
			day := rapid.IntRange(-800_000, 800_000).Draw(t, name)
			return g.Floor(time.Unix(int64(day)*day24, 0))
		}
		b := brush{at("from"), at("to")}
		if !b.from.Before(b.to) {
			b.to = g.Next(b.from)
		}
		switch rapid.IntRange(0, 2).Draw(t, "open") {
		case 1:
			b.from = time.Time{}
		case 2:
			b.to = time.Time{}
		}
		if !b.from.IsZero() {
			b.from = fromInstant(b.from)
		}
		if !b.to.IsZero() {
			b.to = toInstant(b.to)
		}
		from, to := rangeWords(b)
		d.from.Text, d.to.Text = from, to
		f, err := d.from.read()
		if err != nil {
			t.Fatalf("%q: %v", from, err)
		}
		l, err := d.to.read()
		if err != nil {
			t.Fatalf("%q: %v", to, err)
		}
		if !f.Equal(b.from) || !l.Equal(b.to) {
			t.Fatalf("%v to %v reads %q to %q, and that %v to %v", b.from, b.to, from, to, f, l)
		}
	})
}

const day24 = 24 * 60 * 60

func TestCountWords(t *testing.T) {
	for _, c := range []struct {
		shown, total int
		noun, want   string
	}{
		{128, 412, "passage", "128 of 412 passages"},
		{412, 412, "event", "412 events"},
		{1, 1, "passage", "1 passage"},
		{0, 12345, "passage", "0 of 12,345 passages"},
		{1234567, 1234568, "passage", "1,234,567 of 1,234,568 passages"},
		{0, 0, "passage", "0 passages"},
	} {
		if got := countWords(c.shown, c.total, c.noun); got != c.want {
			t.Errorf("%d of %d: %q, want %q", c.shown, c.total, got, c.want)
		}
	}
}

// The bar under the pointer is named.
func TestTip(t *testing.T) {
	test.NewTempApp(t)
	d := newDesk(t, 1000, dates{on(2016, 10, 15), on(2016, 10, 15), on(2016, 10, 20)})
	move := func(p fyne.Position) string {
		ev := &desktop.MouseEvent{}
		ev.Position = p
		d.plot.MouseMoved(ev)
		for _, o := range d.plot.objects {
			if o == d.plot.tip {
				return d.plot.tip.Text
			}
		}
		return ""
	}
	for _, c := range []struct {
		at   fyne.Position
		want string
	}{
		{d.noon(2016, 10, 15), "15 October 2016: 2 passages"},
		{d.noon(2016, 10, 16), ""},
		{d.noon(2016, 10, 20), "20 October 2016: 1 passage"},
		{fyne.NewPos(d.noon(2016, 10, 20).X, 90), ""},
	} {
		if got := move(c.at); got != c.want {
			t.Errorf("at %v: %q, want %q", c.at, got, c.want)
		}
	}
	move(d.noon(2016, 10, 15))
	d.plot.MouseOut()
	if d.plot.scene.hover >= 0 {
		t.Error("with the pointer gone a bar is still named")
	}
}

func TestCursor(t *testing.T) {
	test.NewTempApp(t)
	d := newDesk(t, 1000, autumn())
	d.SetRange(time.Date(2016, 10, 3, 0, 0, 0, 0, time.UTC), time.Date(2016, 10, 10, 0, 0, 0, 0, time.UTC))
	for _, c := range []struct {
		x    float32
		want desktop.Cursor
	}{
		{d.x(2016, 10, 3), desktop.HResizeCursor},
		{d.x(2016, 10, 10) + 2, desktop.HResizeCursor},
		{d.x(2016, 10, 6), desktop.PointerCursor},
		{d.x(2016, 10, 20), desktop.DefaultCursor},
	} {
		ev := &desktop.MouseEvent{}
		ev.Position = fyne.NewPos(c.x, 20)
		d.plot.MouseMoved(ev)
		if got := d.plot.Cursor(); got != c.want {
			t.Errorf("at %g the cursor is %v, not %v", c.x, got, c.want)
		}
	}
}

// A timeline without dates takes everything that a user may do to it.
func TestNothingDated(t *testing.T) {
	test.NewTempApp(t)
	for _, s := range []Source{nil, dates{}} {
		d := newDesk(t, 1000, s)
		for _, k := range []string{"Left", "Right", "Shift+Left", "Ctrl+Right", "Home", "End", "Up", "Next", "+", "-", "0", "Escape"} {
			d.key(k)
		}
		d.drag(fyne.NewPos(100, 20), fyne.NewPos(300, 20))
		d.click(fyne.NewPos(100, 20))
		d.plot.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(10, 10)})
		if got := d.told(); got != "" {
			t.Errorf("told %q", got)
		}
		d.SetSource(autumn())
		d.click(d.noon(2016, 10, 15))
		if got := d.told(); got != "2016-10-15 < 2016-10-16" {
			t.Errorf("with dates it told %q", got)
		}
		d.SetSource(nil)
		if _, _, ok := d.Range(); !ok {
			t.Error("the range is gone with the dates")
		}
	}
}

// Whatever is done, the view stays in the domain and the range is one.
func TestAlways(t *testing.T) {
	test.NewTempApp(t)
	rapid.Check(t, func(rt *rapid.T) {
		d := newDesk(t, rapid.Float32Range(480, 2000).Draw(rt, "width"), rapid.SampledFrom([]Source{autumn(), ages(), dates{on(1, 1, 1)}}).Draw(rt, "dates"))
		point := func(rt *rapid.T) fyne.Position {
			return fyne.NewPos(rapid.Float32Range(-50, 2050).Draw(rt, "x"), rapid.Float32Range(-10, 110).Draw(rt, "y"))
		}
		rt.Repeat(map[string]func(*rapid.T){
			"drag":  func(rt *rapid.T) { d.drag(point(rt), point(rt), point(rt)) },
			"click": func(rt *rapid.T) { d.click(point(rt)) },
			"wheel": func(rt *rapid.T) {
				ev := &fyne.ScrollEvent{Scrolled: fyne.NewDelta(rapid.Float32Range(-300, 300).Draw(rt, "dx"), rapid.Float32Range(-300, 300).Draw(rt, "dy"))}
				ev.Position = point(rt)
				d.plot.Scrolled(ev)
			},
			"key": func(rt *rapid.T) {
				d.key(rapid.SampledFrom([]string{"Left", "Right", "Shift+Left", "Shift+Right", "Ctrl+Left", "Ctrl+Right", "Home", "End", "Up", "Down", "Next", "Prior", "Escape"}).Draw(rt, "key"))
			},
			"resize": func(rt *rapid.T) { d.win.Resize(fyne.NewSize(rapid.Float32Range(480, 2000).Draw(rt, "width"), 140)) },
			"dates": func(rt *rapid.T) {
				d.SetSource(rapid.SampledFrom([]Source{autumn(), ages(), dates{on(1, 1, 1)}}).Draw(rt, "dates"))
			},
			"": func(rt *rapid.T) {
				a := &d.plot.scene.axis
				const slack = 1 // second; the domain is up to 10^11 of them
				if a.view.from < a.domain.from-slack || a.view.to > a.domain.to+slack || a.view.width() < leastView-slack {
					rt.Fatalf("%v of %v is shown", a.view, a.domain)
				}
				from, to, ok := d.Range()
				if ok && !from.IsZero() && !to.IsZero() && !from.Before(to) {
					rt.Fatalf("the range is %v to %v", from, to)
				}
				end := float32(-1)
				for _, o := range d.plot.objects {
					l, isText := o.(interface{ MinSize() fyne.Size })
					if !isText || o.Position().Y < d.plot.scene.base || o == fyne.CanvasObject(d.plot.ring) {
						continue
					}
					if o.Position().X < end {
						rt.Fatalf("two labels collide at %g", end)
					}
					end = o.Position().X + l.MinSize().Width
					if o.Position().X < 0 || end > d.plot.Size().Width+1 {
						rt.Fatalf("a label reaches beyond the axis, %g to %g", o.Position().X, end)
					}
				}
				if end < 0 {
					rt.Fatal("the axis has no label")
				}
			},
		})
	})
}

func TestPictures(t *testing.T) {
	app := test.NewTempApp(t)
	for name, v := range picturetest.Variants {
		app.Settings().SetTheme(picturetest.Theme(v))
		d := newDesk(t, 1000, autumn())
		d.SetCount(128, 412, 31)
		d.drag(d.noon(2016, 10, 3), d.noon(2016, 10, 15))
		picturetest.Golden(t, fmt.Sprintf("autumn-%s.png", name), d.win.Canvas())
	}
	app.Settings().SetTheme(picturetest.Theme(theme.VariantLight))
	d := newDesk(t, 480, ages())
	d.SetCount(655, 655, 0)
	picturetest.Golden(t, "ages-narrow.png", d.win.Canvas())
	d.win.Resize(fyne.NewSize(1000, 140))
	d.from.SetText("79")
	d.from.OnSubmitted("79")
	picturetest.Golden(t, "wrong.png", d.win.Canvas())
	d.SetSource(nil)
	picturetest.Golden(t, "nothing.png", d.win.Canvas())
}
