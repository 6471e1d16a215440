package legend

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"

	"dateline/app/atlas"
	"dateline/app/picturetest"
	"dateline/app/symbol"
	"dateline/data"
)

// A desk is a legend in a window, and what it told.
type desk struct {
	*Legend
	win      fyne.Window
	told     []string
	unplaced int
	clock    time.Time
}

func newDesk(t testing.TB, counts map[data.EventType]int) *desk {
	d := &desk{clock: time.Unix(0, 0)}
	d.Legend = New(Callbacks{
		OnChange:   func(s Set) { d.told = append(d.told, said(s, counts)) },
		OnUnplaced: func() { d.unplaced++ },
	})
	d.list.now = func() time.Time { return d.clock }
	var c [data.EventTypes]int
	for e, n := range counts {
		c[e] = n
	}
	d.SetCounts(c)
	d.win = test.NewTempWindow(t, container.NewWithoutLayout(d.Legend))
	d.win.SetPadded(false)
	d.win.Resize(fyne.NewSize(300, 500))
	d.fit()
	d.Watch(d.fit)
	return d
}

func (d *desk) fit() { d.Resize(d.Fit(fyne.NewSize(300, 460))) }

// said lists the chosen of the types that occur.
func said(s Set, counts map[data.EventType]int) string {
	var names []string
	for _, t := range symbol.Order {
		if s[t] && counts[t] > 0 {
			names = append(names, symbol.Name(t))
		}
	}
	if len(names) == 0 {
		return "none"
	}
	return strings.Join(names, " ")
}

func (d *desk) click(i int) {
	d.list.Tapped(&fyne.PointEvent{Position: fyne.NewPos(20, float32(i)*rowHigh+5)})
	d.clock = d.clock.Add(time.Minute)
}

func (d *desk) last() string {
	if len(d.told) == 0 {
		return ""
	}
	s := d.told[len(d.told)-1]
	d.told = nil
	return s
}

var some = map[data.EventType]int{data.Assault: 12, data.Consult: 3, data.Disaster: 1, data.NoEvent: 1204}

func TestChoosing(t *testing.T) {
	test.NewTempApp(t)
	d := newDesk(t, some)
	key := func(k fyne.KeyName) func() { return func() { d.list.TypedKey(&fyne.KeyEvent{Name: k}) } }
	for _, c := range []struct {
		what string
		do   func()
		want string
	}{
		{"a click leaves out", func() { d.click(0) }, "Talks Disaster Named only"},
		{"and shows again", func() { d.click(0) }, "Assault Talks Disaster Named only"},
		{"a double click shows alone", func() {
			d.list.Tapped(&fyne.PointEvent{Position: fyne.NewPos(20, rowHigh+5)})
			d.click(1)
		}, "Talks"},
		{"and all again", func() {
			d.list.Tapped(&fyne.PointEvent{Position: fyne.NewPos(20, rowHigh+5)})
			d.click(1)
		}, "Assault Talks Disaster Named only"},
		{"below the last row is nothing", func() { d.click(9) }, ""},
		{"none", func() { test.Tap(d.none) }, "none"},
		{"all", func() { test.Tap(d.all) }, "Assault Talks Disaster Named only"},
		{"all where all is shown", func() { test.Tap(d.all) }, ""},
		{"the last row by the keys", key(fyne.KeyEnd), ""},
		{"space", key(fyne.KeySpace), "Assault Talks Disaster"},
		{"up, and return", func() { key(fyne.KeyUp)(); key(fyne.KeyReturn)() }, "Disaster"},
		{"return again", key(fyne.KeyReturn), "Assault Talks Disaster Named only"},
		{"no further than the first", func() { key(fyne.KeyHome)(); key(fyne.KeyUp)(); key(fyne.KeySpace)() }, "Talks Disaster Named only"},
		{"N", func() { d.list.TypedRune('n') }, "none"},
		{"A", func() { d.list.TypedRune('a') }, "Assault Talks Disaster Named only"},
		{"from outside nothing is told", func() { d.SetChosen(Set{}) }, ""},
	} {
		c.do()
		if got := d.last(); got != c.want {
			t.Errorf("%s: told %q, want %q", c.what, got, c.want)
		}
	}
}

func TestOnlyWhatOccursIsListed(t *testing.T) {
	test.NewTempApp(t)
	d := newDesk(t, some)
	var got []string
	for i := range d.list.types {
		got = append(got, d.list.lines[i].name.Text+" "+d.list.lines[i].count.Text)
	}
	if want := []string{"Assault 12", "Talks 3", "Disaster 1", "Named only 1,204"}; fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("lists %q, want %q", got, want)
	}
	d.SetCounts([data.EventTypes]int{data.Aid: 2})
	if len(d.list.types) != 1 || d.all.Visible() {
		t.Errorf("lists %d, and offers all of one: %v", len(d.list.types), d.all.Visible())
	}
	d.SetListed(Set{data.Aid: true, data.Consult: true}) // they occur at other dates
	if n := len(d.list.types); n != 2 || d.list.lines[1].count.Text != "0" {
		t.Errorf("lists %d of two types, %q talks", n, d.list.lines[1].count.Text)
	}
	d.SetListed(Set{})
	d.SetCounts([data.EventTypes]int{})
	if !d.Empty() {
		t.Error("a legend of nothing is not empty")
	}
	d.SetUnplaced(3)
	if d.Empty() || d.nowhere.Text != "3 of these without a place" {
		t.Errorf("says %q", d.nowhere.Text)
	}
	test.Tap(d.nowhere)
	if d.unplaced != 1 {
		t.Error("nobody was told that the user wants to see them")
	}
}

func TestFolding(t *testing.T) {
	test.NewTempApp(t)
	d := newDesk(t, some)
	open := d.Size()
	test.Tap(d.fold)
	if !d.Folded() || d.Size().Height >= open.Height/2 || d.scroll.Visible() {
		t.Errorf("folded it is %v of %v", d.Size(), open)
	}
	d.SetChosen(Set{data.Assault: true})
	if d.fold.Text != "1 type of 4" {
		t.Errorf("folded, the filter says %q", d.fold.Text)
	}
	test.Tap(d.fold)
	if d.Size() != open && d.Size().Height != open.Height {
		t.Errorf("unfolded it is %v, was %v", d.Size(), open)
	}
}

// Where there is little room the list scrolls to the row that the keys are on.
func TestScrolling(t *testing.T) {
	test.NewTempApp(t)
	counts := map[data.EventType]int{}
	for i := range data.EventTypes {
		counts[data.EventType(i)] = 1 + i
	}
	d := newDesk(t, counts)
	d.Resize(d.Fit(fyne.NewSize(300, 200)))
	if !d.Folded() {
		t.Error("in a small room it stays open")
	}
	test.Tap(d.fold)
	d.Resize(d.Fit(fyne.NewSize(300, 200)))
	if d.Size().Height != 200 {
		t.Fatalf("in a room of 200 it is %v", d.Size())
	}
	d.list.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEnd})
	if y := float32(len(d.list.types)) * rowHigh; d.scroll.Offset.Y+d.scroll.Size().Height < y-1 {
		t.Errorf("the last row ends at %g, and %g to %g is in view", y, d.scroll.Offset.Y, d.scroll.Offset.Y+d.scroll.Size().Height)
	}
	d.list.TypedKey(&fyne.KeyEvent{Name: fyne.KeyHome})
	if d.scroll.Offset.Y != 0 {
		t.Errorf("the first row is out of view, at %g", d.scroll.Offset.Y)
	}
}

func TestPictures(t *testing.T) {
	app := test.NewTempApp(t)
	counts := map[data.EventType]int{}
	for i := range data.EventTypes {
		counts[data.EventType(i)] = 1 + i*i*7
	}
	for name, v := range picturetest.Variants {
		app.Settings().SetTheme(picturetest.Theme(v))
		d := newDesk(t, counts)
		if v == theme.VariantDark {
			d.SetStyle(atlas.Dark())
		}
		d.SetUnplaced(31)
		d.SetUnreal([data.EventTypes]int{data.Consult: 12, data.Assault: 3, data.Protest: 140}, true)
		d.click(3)
		d.click(8)
		picturetest.Golden(t, name+".png", d.win.Canvas())
	}
}

// The rows keep still when nothing is without a place any more, and what did not
// happen is told apart.
func TestRowsKeepStill(t *testing.T) {
	d := newDesk(t, map[data.EventType]int{data.Assault: 5, data.Consult: 6})
	d.SetUnplaced(3)
	high := d.Fit(fyne.NewSize(300, 460)).Height
	d.SetUnplaced(0)
	if got := d.Fit(fyne.NewSize(300, 460)).Height; got != high || d.nowhere.Text != "None without a place" {
		t.Errorf("it is %g high and was %g; its foot says %q", got, high, d.nowhere.Text)
	}
	unreal := [data.EventTypes]int{data.Consult: 1}
	d.SetUnreal(unreal, true)
	if count, note := d.list.lines[1].count.Text, d.list.lines[1].unreal.count.Text; count != "6" || note != "1" {
		t.Errorf("counted are %q, and %q that did not happen", count, note)
	}
	high = d.Fit(fyne.NewSize(300, 460)).Height
	d.SetUnreal([data.EventTypes]int{}, true)
	if got := d.Fit(fyne.NewSize(300, 460)).Height; got != high {
		t.Errorf("with none that did not happen it is %g high and was %g", got, high)
	}
	d.SetCounts([data.EventTypes]int{})
	if !d.Empty() || d.nowhere.Visible() {
		t.Error("with nothing to list the line stays")
	}
}
