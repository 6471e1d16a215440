package timeline

import (
	"fmt"
	"image"
	"math"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
	"pgregory.net/rapid"

	"dateline/app/picturetest"
	"dateline/app/segments"
	"dateline/app/symbol"
	"dateline/data"
)

// A hand drives play: it ticks when it is told to.
type hand struct {
	now  time.Time
	tick func(time.Time)
}

func (h *hand) start(_ time.Duration, tick func(time.Time)) func() {
	h.tick = tick
	return func() { h.tick = nil }
}

// turn lets so much time pass, frame by frame.
func (h *hand) turn(d time.Duration) {
	for ; d > 0 && h.tick != nil; d -= frameTime {
		h.now = h.now.Add(frameTime)
		h.tick(h.now)
	}
}

func newPlayDesk(t testing.TB, s Source) (*desk, *hand) {
	d := newDesk(t, 1000, s)
	h := &hand{now: time.Unix(5000, 0)}
	d.SetTicker(h.start)
	return d, h
}

func week() dates {
	var all dates
	for i := range 7 {
		all = append(all, on(2016, 10, 10+i))
	}
	return all
}

func TestPlay(t *testing.T) {
	test.NewTempApp(t)
	day := func(d int) time.Time { return time.Date(2016, 10, d, 0, 0, 0, 0, time.UTC) }
	for _, c := range []struct {
		name     string
		from, to time.Time
		pace     Pace
		want     []string
	}{
		{"from nothing", time.Time{}, time.Time{}, Pace{}, []string{
			"2016-10-10 < 2016-10-11", "2016-10-11 < 2016-10-12", "2016-10-12 < 2016-10-13", "2016-10-13 < 2016-10-14",
			"2016-10-14 < 2016-10-15", "2016-10-15 < 2016-10-16", "2016-10-16 < 2016-10-17",
		}},
		{"a window of three days", day(12), day(15), Pace{Step: data.Day, Speed: 4}, []string{
			"2016-10-13 < 2016-10-16", "2016-10-14 < 2016-10-17",
		}},
		{"growing", day(14), day(15), Pace{Cumulative: true}, []string{
			"2016-10-14 < 2016-10-16", "2016-10-14 < 2016-10-17",
		}},
		{"growing from nothing", time.Time{}, time.Time{}, Pace{Cumulative: true, Step: data.Week}, []string{"2016-10-10 < 2016-10-17"}},
		{"with an open beginning", time.Time{}, day(15), Pace{Cumulative: true}, []string{
			"2016-10-10 < 2016-10-16", "2016-10-10 < 2016-10-17",
		}},
		{"at the end it begins again", day(15), day(17), Pace{}, []string{
			"2016-10-10 < 2016-10-12", "2016-10-11 < 2016-10-13", "2016-10-12 < 2016-10-14", "2016-10-13 < 2016-10-15",
			"2016-10-14 < 2016-10-16", "2016-10-15 < 2016-10-17",
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			d, h := newPlayDesk(t, week())
			var told []string
			d.does.OnRange = func(from, to time.Time, ok bool) { told = append(told, rangeSaid(from, to, ok)) }
			d.SetRange(c.from, c.to)
			d.SetPace(c.pace)
			d.Play()
			if !d.Playing() {
				t.Fatal("it doesn't play")
			}
			h.turn(time.Minute)
			if !slices.Equal(told, c.want) {
				t.Errorf("told\n%q, want\n%q", told, c.want)
			}
			if d.Playing() || h.tick != nil {
				t.Error("it plays on behind the end")
			}
		})
	}
}

func TestPlayKeepsTime(t *testing.T) {
	test.NewTempApp(t)
	for _, speed := range []float64{0.5, 2, 8} {
		d, h := newPlayDesk(t, autumn())
		told := 0
		d.does.OnRange = func(time.Time, time.Time, bool) { told++ }
		d.SetPace(Pace{Speed: speed})
		d.Play()
		told = 0
		h.turn(4 * time.Second)
		if want := 4 * speed; math.Abs(float64(told)-want) > 0.15*want+1 {
			t.Errorf("at %g steps a second it took %d in four", speed, told)
		}
	}
}

// What is drawn glides from step to step, and never runs ahead of what is told.
func TestPlayGlides(t *testing.T) {
	test.NewTempApp(t)
	d, h := newPlayDesk(t, autumn())
	d.SetPace(Pace{Speed: 2})
	d.Play()
	last, between := math.Inf(-1), 0
	for range 60 {
		h.turn(frameTime)
		from, _ := d.plot.drawn()
		is, _ := d.plot.ends()
		if from < last || from > is {
			t.Fatalf("the drawn range goes from %v to %v, and the range begins at %v", last, from, is)
		}
		if from < is {
			between++
		}
		last = from
	}
	if between < 6 {
		t.Errorf("of 60 frames %d are between two steps", between)
	}
	d.Pause()
	from, to := d.plot.drawn()
	if f, l := d.plot.ends(); from != f || to != l {
		t.Error("paused, it is still drawn on its way")
	}
}

func TestPlayWaitsAndStops(t *testing.T) {
	test.NewTempApp(t)
	for _, c := range []struct {
		name  string
		do    func(d *desk)
		plays bool
	}{
		{"the user takes hold of the bars", func(d *desk) { d.down(d.noon(2016, 10, 1)) }, false},
		{"hidden", func(d *desk) { d.Hide() }, false},
		{"a range from outside", func(d *desk) { d.SetRange(on(2016, 10, 1), on(2016, 10, 2)) }, false},
		{"all dates", func(d *desk) { test.Tap(d.all) }, false},
		{"the dates are gone", func(d *desk) { d.SetSource(nil) }, false},
		{"space", func(d *desk) { d.key(" ") }, false},
		{"the button", func(d *desk) { test.Tap(d.play.buttons[1]) }, false},
		{"a step by hand", func(d *desk) { test.Tap(d.play.buttons[2]) }, false},
		{"more dates come", func(d *desk) { d.SetSource(autumn()) }, true},
		{"another pace", func(d *desk) { d.SetPace(Pace{Speed: 8}) }, true},
	} {
		t.Run(c.name, func(t *testing.T) {
			d, h := newPlayDesk(t, autumn())
			d.key(" ")
			h.turn(time.Second)
			if !d.Playing() {
				t.Fatal("space doesn't start it")
			}
			c.do(d)
			h.turn(2 * frameTime)
			if d.Playing() != c.plays {
				t.Errorf("it plays: %v", d.Playing())
			}
		})
	}
	d, h := newPlayDesk(t, autumn())
	busy := false
	d.does.Busy = func() bool { return busy }
	d.Play()
	d.told()
	busy = true
	h.turn(5 * time.Second)
	if got := d.told(); got != "" || !d.Playing() {
		t.Errorf("while its owner is busy it told %q", got)
	}
	busy = false
	h.turn(2 * frameTime)
	if got := d.told(); got != "2016-09-17 < 2016-09-18" {
		t.Errorf("then it told %q", got)
	}
	d.Pause()
	d.Hide()
	d.Play()
	if d.Playing() {
		t.Error("it plays where nobody sees it")
	}
	none, _ := newPlayDesk(t, nil)
	none.Play()
	none.Step(1)
	none.Step(-1)
	if none.Playing() || none.told() != "" {
		t.Error("it plays nothing")
	}
}

// Steps by hand go forth and back to where they were, months of any length.
func TestStep(t *testing.T) {
	test.NewTempApp(t)
	d, _ := newPlayDesk(t, ages())
	d.SetPace(Pace{Step: data.Month})
	d.SetRange(time.Date(1900, 1, 31, 0, 0, 0, 0, time.UTC), time.Date(1900, 3, 1, 0, 0, 0, 0, time.UTC))
	for _, c := range []struct {
		by   int
		want string
	}{
		{1, "1900-02-28 < 1900-04-01"},
		{1, "1900-03-31 < 1900-05-01"},
		{-2, "1900-01-31 < 1900-03-01"},
		{-1, "1899-12-31 < 1900-02-01"},
	} {
		d.Step(c.by)
		if got := d.told(); got != c.want {
			t.Errorf("by %d: %q, want %q", c.by, got, c.want)
		}
	}
	d.ShowAll()
	d.SetPace(Pace{Step: data.Year})
	d.told()
	d.Step(-1)
	if got := d.told(); got != "2019-01-01 < 2020-01-01" {
		t.Errorf("back from nothing: %q", got)
	}
	d.Step(1)
	if got := d.told(); got != "" {
		t.Errorf("beyond the end: %q", got)
	}
	d.ShowAll()
	d.told()
	d.Step(1)
	if got := d.told(); got != "-0043-01-01 < -0042-01-01" {
		t.Errorf("from nothing: %q", got)
	}
	d.Step(-1)
	if got := d.told(); got != "" {
		t.Errorf("before the beginning: %q", got)
	}
}

// A step by hand is drawn at once, at its end: no frame would come after it. So is
// what is dragged then.
func TestStepIsDrawn(t *testing.T) {
	test.NewTempApp(t)
	for _, cumulative := range []bool{false, true} {
		d, _ := newPlayDesk(t, autumn())
		d.SetPace(Pace{Cumulative: cumulative})
		check := func(what string) {
			t.Helper()
			from, to := d.plot.drawn()
			if f, l := d.plot.ends(); from != f || to != l || d.plot.scene.from != f || d.plot.scene.to != l {
				t.Errorf("%s, cumulative %t: drawn from %v to %v, the range is %v to %v", what, cumulative, from, to, f, l)
			}
		}
		for range 3 {
			test.Tap(d.play.buttons[2])
			check("on by the button")
		}
		test.Tap(d.play.buttons[0])
		check("back by the button")
		d.plot.move(brush{on(2016, 9, 20), on(2016, 9, 25)})
		check("moved after it")
	}
}

func TestPace(t *testing.T) {
	test.NewTempApp(t)
	d, _ := newPlayDesk(t, autumn())
	choose := func(label string) {
		for _, i := range d.play.menu().Items {
			if i.Label == label {
				i.Action()
				return
			}
		}
		t.Fatalf("the menu has no %q", label)
	}
	choose("Cumulative: the range grows")
	choose("Step by the week")
	choose("8 steps a second")
	if got, want := d.Pace(), (Pace{Step: data.Week, Speed: 8, Cumulative: true}); got != want {
		t.Errorf("the pace is %+v, want %+v", got, want)
	}
	for _, i := range d.play.menu().Items {
		want := i.Label == "Cumulative: the range grows" || i.Label == "Step by the week" || i.Label == "8 steps a second"
		if i.Checked != want {
			t.Errorf("%q is checked: %v", i.Label, i.Checked)
		}
	}
	test.Tap(d.play.buttons[3])
	if d.win.Canvas().Overlays().Top() == nil {
		t.Error("the menu doesn't open")
	}
}

func TestWhich(t *testing.T) {
	test.NewTempApp(t)
	var told []Which
	line := New(Callbacks{OnWhich: func(w Which) { told = append(told, w) }})
	w := test.NewTempWindow(t, line)
	w.Resize(fyne.NewSize(1000, 160))
	line.which.Tapped(&fyne.PointEvent{Position: line.which.Middle(1)})
	line.which.Tapped(&fyne.PointEvent{Position: line.which.Middle(1)})
	w.Canvas().FocusNext()
	if w.Canvas().Focused() != fyne.Focusable(line.which) {
		t.Fatal("the switch is not the first that Tab comes to")
	}
	line.which.TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight})
	line.which.TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight})
	line.which.TypedKey(&fyne.KeyEvent{Name: fyne.KeySpace})
	line.SetWhich(PublishedDate)
	line.which.TypedKey(&fyne.KeyEvent{Name: fyne.KeyLeft})
	if want := []Which{PublishedDate, AddedDate, EventDate, EventDate}; !slices.Equal(told, want) {
		t.Errorf("told %v, want %v", told, want)
	}
	if New(Callbacks{}).which != nil {
		t.Error("there is a switch that nobody asked for")
	}
}

// All that is dated vaguely is in the paleness of the bars, no more and no
// less, and each band is in one row or shares the last.
func TestVagueIsSpread(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		g := rapid.SampledFrom([]data.Grain{data.Day, data.Week, data.Month, data.Year}).Draw(t, "grain")
		var all []Vague
		want := 0.0
		within := seconds{instant(on(2010, 1, 1)) - 5*day, instant(on(2012, 1, 1)) + 5*day}
		for range rapid.IntRange(0, 12).Draw(t, "times") {
			from := time.Date(2010, 1, 1+rapid.IntRange(0, 700).Draw(t, "from"), 0, 0, 0, 0, time.UTC)
			v := Vague{data.Time{Start: from, End: from.AddDate(0, 0, rapid.IntRange(1, 30).Draw(t, "days")), Grain: data.Day}, rapid.IntRange(1, 50).Draw(t, "count")}
			all = append(all, v)
			want += float64(v.Count)
		}
		var bars []bar
		for i := 0; i < 20; i++ {
			u := g.Unit(time.Date(2010, 1, 1+rapid.IntRange(0, 700).Draw(t, "bar"), 0, 0, 0, 0, time.UTC))
			bars = append(bars, bar{from: instant(u.Start), to: instant(u.End), count: 1})
		}
		slices.SortFunc(bars, func(a, b bar) int { return int((a.from - b.from) / day) })
		bars = slices.CompactFunc(bars, func(a, b bar) bool { return a.from == b.from })
		counted := len(bars)
		got, end := 0.0, math.Inf(-1)
		for _, b := range spread(bars, all, g, within) {
			if b.from < end {
				t.Fatalf("the bar from %v lies on the one before", atSecond(b.from))
			}
			end = b.to
			got += b.pale
			counted -= b.count
		}
		if math.Abs(got-want) > 1e-6*want || counted != 0 {
			t.Fatalf("the bars have %v of %v, and lost %d", got, want, counted)
		}
		rows := rapid.IntRange(1, mostRows).Draw(t, "rows")
		bands := layBands(nil, all, rows, within)
		if len(bands) != len(all) {
			t.Fatalf("%d of %d have a band", len(bands), len(all))
		}
		for i, a := range bands {
			for _, b := range bands[:i] {
				if a.row == b.row && a.row < rows-1 && a.from < b.to && b.from < a.to {
					t.Fatalf("two bands collide in row %d of %d", a.row, rows)
				}
			}
		}
	})
}

func TestBands(t *testing.T) {
	test.NewTempApp(t)
	d := newDesk(t, 1000, war())
	d.win.Resize(fyne.NewSize(1000, 200))
	p := d.plot
	point := func(words string) fyne.Position {
		for _, b := range p.scene.bands {
			if b.When.Words() == words {
				x := (p.scene.axis.x(max(b.from, p.scene.axis.view.from)) + p.scene.axis.x(min(b.to, p.scene.axis.view.to))) / 2
				return fyne.NewPos(x, p.scene.base+4+float32(b.row)*bandStep)
			}
		}
		t.Fatalf("there is no band for %q", words)
		return fyne.Position{}
	}
	at := point("early October 2016")
	ev := &desktop.MouseEvent{}
	ev.Position = at
	p.MouseMoved(ev)
	if got := p.tip.Text; got != "early October 2016: 9 passages" || p.scene.onBand < 0 {
		t.Errorf("over the band it says %q", got)
	}
	d.click(at)
	if got := d.told(); got != "2016-10-01 < 2016-11-01" {
		t.Errorf("a click on the band told %q", got)
	}
	d.ShowAll()
	d.drag(d.noon(2016, 10, 20), d.noon(2016, 10, 22))
	if got := d.told(); got != "2016-10-20 < 2016-10-23" {
		t.Errorf("over the bars a drag told %q", got)
	}
	ev.Position = d.noon(2016, 10, 15)
	p.MouseMoved(ev)
	if got := p.tip.Text; got != "15 October 2016: 6 passages, perhaps 67 more" {
		t.Errorf("over a bar it says %q", got)
	}
}

func TestUndated(t *testing.T) {
	test.NewTempApp(t)
	var told []bool
	line := New(Callbacks{OnUndated: func(on bool) { told = append(told, on) }})
	w := test.NewTempWindow(t, line)
	w.SetPadded(false)
	w.Resize(fyne.NewSize(1000, 160))
	line.SetSource(autumn())
	line.SetCount(128, 412, 31)
	p := line.plot
	at := fyne.NewPos(p.Size().Width-20, 30)
	ev := &desktop.MouseEvent{Button: desktop.MouseButtonPrimary, PointEvent: fyne.PointEvent{Position: at}}
	tip := func() string {
		p.MouseMoved(ev)
		return p.tip.Text
	}
	if got := tip(); got != "31 passages without a date" {
		t.Errorf("without a range it says %q", got)
	}
	line.SetRange(on(2016, 10, 1), on(2016, 10, 9))
	if got := tip(); got != "31 passages without a date: left out; click to show them" {
		t.Errorf("with a range it says %q", got)
	}
	p.MouseDown(ev)
	p.MouseUp(ev)
	if got := tip(); got != "31 passages without a date: shown; click to leave them out" {
		t.Errorf("after a click it says %q", got)
	}
	p.MouseDown(ev)
	p.MouseUp(ev)
	if !slices.Equal(told, []bool{true, false}) {
		t.Errorf("told %v", told)
	}
	if from, _, _ := line.Range(); !from.Equal(on(2016, 10, 1)) {
		t.Error("a click on the lane moved the range")
	}
	line.SetCount(128, 412, 0)
	if p.scene.axis.width != p.Size().Width {
		t.Error("with nothing undated the lane is still there")
	}
}

// Taking the range away from outside shows all dates too.
func TestClearedRangeShowsAll(t *testing.T) {
	test.NewTempApp(t)
	d := newDesk(t, 1000, ages())
	d.SetRange(on(1850, 1, 1), on(1851, 1, 1))
	for range 5 {
		d.key("+")
	}
	d.SetRange(time.Time{}, time.Time{})
	if a := d.plot.scene.axis; a.view != a.domain || !d.all.Disabled() {
		t.Errorf("it shows %v of %v", a.view, a.domain)
	}
}

func TestEventPictures(t *testing.T) {
	app := test.NewTempApp(t)
	for name, v := range picturetest.Variants {
		app.Settings().SetTheme(picturetest.Theme(v))
		d := newEventDesk(t, 1000)
		picturetest.Golden(t, "events-"+name+".png", d.win.Canvas())
	}
}

// newEventDesk is a timeline with all that it may show.
func newEventDesk(t testing.TB, width float32) *desk {
	d := newDesk(t, width, nil)
	d.does.OnWhich = func(Which) {}
	d.which = segments.New(whichWords[:], func(int) {})
	d.SetSource(war())
	d.SetNoun("event")
	d.win.Resize(fyne.NewSize(width, 176))
	d.SetCount(128, 412, 31)
	d.drag(d.noon(2016, 10, 3), d.noon(2016, 10, 15))
	return d
}

// TestDemo writes pictures into the folder that DEMO names, to be looked at.
func TestDemo(t *testing.T) {
	dir := os.Getenv("DEMO")
	if dir == "" {
		t.Skip("DEMO names no folder")
	}
	app := test.NewTempApp(t)
	for name, v := range picturetest.Variants {
		app.Settings().SetTheme(picturetest.Theme(v))
		for size, width := range map[string]float32{"480": 480, "1000": 1000, "1920": 1920, "3840": 3840} {
			d := newEventDesk(t, width)
			d.Focus()
			picturetest.Write(t, filepath.Join(dir, "timeline-"+size+"-"+name+".png"), d.win.Canvas())
		}
	}
}

// Play passes over years without any dates; a growing range stops where something
// is added.
func TestPlayLeaps(t *testing.T) {
	test.NewTempApp(t)
	far := dates{on(1752, 9, 14), on(1755, 11, 1), on(2016, 10, 14)}
	for _, c := range []struct {
		cumulative bool
		want       []string
	}{
		{false, []string{"1752-01-01 < 1753-01-01", "1755-01-01 < 1756-01-01", "2016-01-01 < 2017-01-01"}},
		{true, []string{"1752-01-01 < 1753-01-01", "1752-01-01 < 1756-01-01", "1752-01-01 < 2017-01-01"}},
	} {
		d, h := newPlayDesk(t, far)
		var told []string
		d.does.OnRange = func(from, to time.Time, ok bool) { told = append(told, rangeSaid(from, to, ok)) }
		d.SetPace(Pace{Step: data.Year, Cumulative: c.cumulative})
		d.Play()
		h.turn(time.Minute)
		if !slices.Equal(told, c.want) {
			t.Errorf("growing %t it told\n%q, want\n%q", c.cumulative, told, c.want)
		}
	}
}

// What grows keeps its end in view, however far back it began.
func TestGrowingKeepsItsEndInView(t *testing.T) {
	test.NewTempApp(t)
	var all dates
	for y := range 30 {
		all = append(all, on(1990+y, 5, 1), on(1990+y, 9, 1))
	}
	d, h := newPlayDesk(t, all)
	d.SetPace(Pace{Step: data.Month, Cumulative: true})
	d.plot.scene.axis.view = seconds{instant(dayOf(1990, 1, 1)), instant(dayOf(1991, 1, 1))}
	d.SetRange(dayOf(1990, 1, 1), dayOf(1990, 3, 1))
	d.Play()
	h.turn(40 * time.Second)
	to := instant(d.plot.brush.to)
	if v := d.plot.scene.axis.view; to <= instant(dayOf(1992, 1, 1)) || to > v.to+1 || to < v.from {
		t.Errorf("the range ends at %v, and the axis shows %v to %v", d.plot.brush.to, atSecond(v.from), atSecond(v.to))
	}
}

// Midnight of 1 January of the year 1 is Go's zero time, and an end of a range like any
// other.
func TestPlayOverTheFirstYear(t *testing.T) {
	test.NewTempApp(t)
	d, _ := newPlayDesk(t, dates{on(-1, 5, 1), on(0, 5, 1), on(1, 5, 1), on(2, 5, 1)})
	d.SetPace(Pace{Step: data.Year})
	d.SetRange(time.Date(-1, 1, 1, 0, 0, 0, 0, time.UTC), time.Date(0, 1, 1, 0, 0, 0, 0, time.UTC))
	for range 3 {
		d.Step(1)
		if b := d.plot.brush; b.from.IsZero() || b.to.IsZero() {
			t.Errorf("the range is open: %v to %v", b.from, b.to)
		}
	}
	if got := d.told(); got != "0002-01-01 < 0003-01-01" {
		t.Errorf("three steps on it told %q", got)
	}
}

// Where the owner lists what has no date, a click without a range does that, and
// with a range shows them too.
func TestUndatedAreListed(t *testing.T) {
	test.NewTempApp(t)
	var told []string
	line := New(Callbacks{
		OnUndated:     func(on bool) { told = append(told, fmt.Sprint(on)) },
		OnListUndated: func() { told = append(told, "list") },
	})
	line.SetSource(autumn())
	line.toggleUndated()
	line.SetRange(on(2016, 10, 1), on(2016, 10, 9))
	line.toggleUndated()
	line.toggleUndated()
	if want := []string{"list", "true", "list", "false"}; !slices.Equal(told, want) {
		t.Errorf("told %q, want %q", told, want)
	}
}

// unreals is autumn with one day on which two of three have not happened.
type unreals struct{ dates }

func (u unreals) Bins(g data.Grain, from, to time.Time) []Bin {
	bins := u.dates.Bins(g, from, to)
	for i := range bins {
		if bins[i].Count > 2 {
			bins[i].Unreal, bins[i].UnrealBy[symbol.Talk], bins[i].By[symbol.Talk], bins[i].By[symbol.Force] = 2, 2, 2, 1
			bins[i].Types[data.Consult], bins[i].Types[data.Assault] = 2, 1
			bins[i].Assumed, bins[i].AssumedBy[symbol.Force] = 1, 1
		}
	}
	return bins
}

// What has not happened is drawn hollow, and said so under the pointer.
func TestBarsTellWhatDidNotHappen(t *testing.T) {
	test.NewTempApp(t)
	d := newDesk(t, 1000, unreals{dates{on(2016, 10, 14), on(2016, 10, 14), on(2016, 10, 14)}})
	b := d.plot.scene.bars[0]
	img := d.plot.picture.paint(&d.plot.scene, int(d.plot.Size().Width), int(d.plot.Size().Height)).(*image.RGBA)
	x0, base := int(d.plot.scene.axis.x((b.from+b.to)/2)), int(d.plot.scene.base)
	third := base / 3
	if got, want := img.RGBAAt(x0, base-third/2), d.plot.colors.assumed[symbol.Force]; got != want {
		t.Errorf("what has the article's date is drawn in %v, want %v", got, want)
	}
	if got := img.RGBAAt(x0, base-2*third); got.A > 40 {
		t.Errorf("what did not happen is drawn full, in %v", got)
	}
	x := d.plot.scene.axis.x((b.from + b.to) / 2)
	d.plot.MouseMoved(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(x, d.plot.scene.base-2)}})
	got := []string{d.plot.tip.Text, d.plot.tipMore[0].Text, d.plot.tipMore[1].Text}
	if want := []string{"14 October 2016: 3 passages", "talks 2, assault 1", "2 did not happen, or not yet; 1 dated by the article only"}; !slices.Equal(got, want) {
		t.Errorf("it says %q", got)
	}
}
