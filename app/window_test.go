package app

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/storage"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"

	"dateline/app/atlas"
	"dateline/app/settings"
	"dateline/data/article"
	"dateline/data/intake"
	"dateline/data/project"
	"dateline/geo"
	"dateline/geo/basemap/basemaptest"
	"dateline/geo/gazetteer/gazetteertest"
	"dateline/geo/resolve"
	"dateline/geo/toponym"
)

// A desk is a window under test, with the queue of what is to be done on its
// goroutine, which is the test's.
type desk struct {
	*testing.T
	*Window
	queue chan func()
	trace *strings.Builder
}

// newDesk shows all mentions, as most tests want it.
func newDesk(t *testing.T) *desk { return newDeskOf(t, settings.Mentions) }

func newDeskOf(t *testing.T, show settings.Show) *desk {
	t.Helper()
	a := test.NewTempApp(t)
	g := gazetteertest.Small()
	drawn, err := atlas.New(basemaptest.Small(), atlas.Fonts{
		Regular: theme.DefaultTextFont().Content(),
		Bold:    theme.DefaultTextBoldFont().Content(),
		Italic:  theme.DefaultTextItalicFont().Content(),
	})
	if err != nil {
		t.Fatal(err)
	}
	outlets, err := resolve.ReadOutlets(strings.NewReader("host\tname\tcountry\tadmin1\tlat\tlon\tscope\nnews.example\tThe News\tCH\t\t46.9\t7.4\tnational\n"))
	if err != nil {
		t.Fatal(err)
	}
	store, err := settings.Open("")
	if err != nil {
		t.Fatal(err)
	}
	if err := store.Change(func(s *settings.Settings) { s.Show = show }); err != nil {
		t.Fatal(err)
	}
	lookup, err := store.Connect("Dateline/test", nil)
	if err != nil {
		t.Fatal(err)
	}
	d := &desk{T: t, queue: make(chan func(), 1000), trace: &strings.Builder{}}
	in := intake.Intake{
		Read:   article.Reader{Outlets: outlets}.Read,
		Parser: geo.Parser{Finder: toponym.New(g, nil), Resolver: resolve.New(g, outlets)},
		Events: intake.NewEvents(),
	}
	d.Window = New(a, Parts{
		Gazetteer: g, Atlas: drawn, Credits: "Made of three countries", Intake: in,
		Sample: func(ctx context.Context, p *project.Project) error {
			_, err := in.Run(ctx, article.Walk(ctx, d.write(sampleText)), p, nil)
			return err
		},
		Settings: store, Lookup: lookup,
		Do:    func(f func()) { d.queue <- f },
		Trace: d.trace,
	})
	d.win.Resize(fyne.NewSize(1000, 640))
	d.win.Show()
	return d
}

// settle does what is queued until nothing is under way any more.
func (d *desk) settle() {
	d.Helper()
	patience := time.After(time.Minute) // only for a test that would hang
	for d.refreshing || d.stale || d.intakeDone != nil || len(d.queue) > 0 {
		select {
		case f := <-d.queue:
			f()
		case <-patience:
			d.Fatal("the window did not come to rest")
		}
	}
}

// write writes an article of the seed format to a file and returns its path.
func (d *desk) write(text string) string {
	d.Helper()
	dir := d.TempDir()
	path := filepath.Join(dir, "article.txt")
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		d.Fatal(err)
	}
	return path
}

const (
	sampleText = "https://news.example/2016/10/talks-161015035430288.html\n12\n2\n" +
		"Ministers met in Lausanne on Saturday.\n\n" +
		"The talks in Lausanne were about Aleppo. Syrian state television showed them.\n\n" +
		"Aleppo was quiet on Sunday.\n"
	laterText = "https://news.example/2017/03/visit-170302101500000.html\n9\n1\n" +
		"A visit to Paris ended early.\n\nThe minister flew from Paris to Moscow.\n"
)

func (d *desk) id(name string) geo.ID {
	d.Helper()
	for _, p := range d.view.Places() {
		if p.Place.Name == name {
			return p.Place.ID
		}
	}
	d.Fatalf("%s is not on the map", name)
	return 0
}

// listed is the title of the reader's list and its number of passages.
func (d *desk) mustList(title string, n int) {
	d.Helper()
	rows, got, _ := d.wanted()
	if got != title || len(rows) != n {
		d.Errorf("the reader lists %d passages of %q, want %d of %q", len(rows), got, n, title)
	}
}

func TestOpenShowsPassages(t *testing.T) {
	d := newDesk(t)
	d.Open(d.write(sampleText))
	d.settle()
	if got := d.view.Passages(); got != 4 {
		t.Errorf("%d passages, want 4: Lausanne twice, Aleppo twice", got)
	}
	d.mustList("All passages", 4)
	if got := d.status.words.Text; got != "1 article · 4 passages · 2 places" {
		t.Errorf("the status says %q", got)
	}
}

func TestCountsAgree(t *testing.T) {
	d := newDesk(t)
	d.Open(d.write(sampleText), d.write(laterText))
	d.settle()
	for _, p := range d.view.Places() {
		d.selectHit(atlas.Hit{Places: []geo.ID{p.Place.ID}, Name: p.Place.Name, Count: p.Passages})
		d.mustList(p.Place.Name, p.Passages)
	}
}

func TestRangeFiltersEverything(t *testing.T) {
	d := newDesk(t)
	d.Open(d.write(sampleText), d.write(laterText))
	d.settle()
	d.selectHit(atlas.Hit{Places: []geo.ID{d.id("Aleppo")}, Name: "Aleppo", Count: 2})
	all := d.view.Total()

	day := time.Date(2016, 10, 15, 0, 0, 0, 0, time.UTC)
	d.setRange(day, day.AddDate(0, 0, 1), true)
	d.settle()
	if got := d.view.Passages(); got != 4 || d.chart.Scene().Total() != 4 {
		t.Errorf("on the day itself the list has %d passages and the map %d, want 4", got, d.chart.Scene().Total())
	}
	if d.view.Total() != all {
		t.Errorf("the range changed the number of all passages to %d, want %d", d.view.Total(), all)
	}
	d.mustList("Aleppo", 2)

	d.setRange(day.AddDate(0, 0, 1), day.AddDate(0, 0, 2), true)
	d.settle()
	d.mustList("Aleppo", 0)
	if d.chart.Scene().Total() != 0 {
		t.Error("the day after has pins")
	}

	d.allDates()
	d.settle()
	d.mustList("Aleppo", 2)
	if got := d.view.Passages(); got != all {
		t.Errorf("all dates show %d passages, want %d", got, all)
	}
}

func TestSampleMakesRoom(t *testing.T) {
	d := newDesk(t)
	d.OpenSample()
	d.settle()
	if d.view.Articles() != 1 {
		t.Fatalf("the sample has %d articles, want 1", d.view.Articles())
	}
	d.Open(d.write(laterText))
	d.settle()
	if got := d.view.Articles(); got != 1 {
		t.Errorf("the sample is still there: %d articles, want 1", got)
	}
	d.Open(d.write(sampleText))
	d.settle()
	if got := d.view.Articles(); got != 2 {
		t.Errorf("the second file took the place of the first: %d articles, want 2", got)
	}
}

func TestDropTakesFoldersIn(t *testing.T) {
	d := newDesk(t)
	folder := filepath.Dir(d.write(sampleText))
	d.openURIs([]fyne.URI{storage.NewFileURI(folder)})
	d.settle()
	if got := d.view.Articles(); got != 1 {
		t.Errorf("%d articles, want 1", got)
	}
}

func TestUnreadableFilesAreListed(t *testing.T) {
	d := newDesk(t)
	d.Open(d.write(sampleText), filepath.Join(t.TempDir(), "gone.txt"), d.write(""))
	d.settle()
	if got := d.view.Articles(); got != 1 {
		t.Errorf("the readable file was lost: %d articles", got)
	}
	if got := d.status.failures.Text; got != "2 files not read" {
		t.Errorf("the status says %q", got)
	}
	for _, f := range d.project.Failures() {
		if f.Reason == "" || f.File == "" {
			t.Errorf("a failure without file or reason: %+v", f)
		}
	}
}

func TestOpenedTwice(t *testing.T) {
	d := newDesk(t)
	path := d.write(sampleText)
	d.Open(path)
	d.Open(path)
	d.settle()
	if got := d.view.Articles(); got != 1 {
		t.Errorf("%d articles, want 1", got)
	}
	if got := d.status.transient.Text; !strings.Contains(got, "already") {
		t.Errorf("the status says %q", got)
	}
}

// The switch leaves out what did not happen at a place, everywhere at once, and
// says how much that is.
func TestSwitch(t *testing.T) {
	d := newDesk(t)
	d.Open(d.write(sampleText))
	d.settle()
	const peoples = "1 passage that names a people or a place inside another name is hidden."
	const events = "1 passage that names a place without happening there is hidden."
	if got := d.kinds.words.Text; got != peoples || d.showing() != settings.Mentions {
		t.Errorf("it says %q: “Syrian” is hidden", got)
	}
	before := d.view.Passages()
	pinned := d.chart.Scene().Total()
	check := func(what string, show settings.Show, passages, pins int, words string) {
		t.Helper()
		d.settle()
		if d.view.Passages() != passages || d.chart.Scene().Total() != pins || d.all.Passages() != passages || len(d.rows) != passages {
			t.Errorf("%s: %d passages, %d on the map, %d in the list, %d on the timeline; want %d, %d of them on the map",
				what, d.view.Passages(), d.chart.Scene().Total(), len(d.rows), d.all.Passages(), passages, pins)
		}
		if got := d.kinds.words.Text; got != words {
			t.Errorf("%s: it says %q, want %q", what, got, words)
		}
		for _, m := range d.win.MainMenu().Items[2].Items {
			if i := slices.Index(showWords[:], m.Label); i >= 0 && m.Checked != (shows[i] == show) || strings.Contains(m.Label, "Syrian") && m.Disabled != (show != settings.Mentions) {
				t.Errorf("%s: the menu does not show it at %q", what, m.Label)
			}
		}
		if d.parts.Settings.Get().Show != show || d.showing() != show {
			t.Errorf("%s: it is not remembered", what)
		}
	}
	d.change(func(s *settings.Settings) { s.Shown[geo.Demonym], s.Shown[geo.Embedded] = true, true })
	check("with peoples", settings.Mentions, before+1, pinned+1, "Also what those say who act for a place. Nothing is hidden.")
	d.kinds.choice.Take(1)
	check("places named", settings.Places, before, pinned, events)
	d.key("Ctrl+E")
	check("Ctrl+E", settings.Mentions, before+1, pinned+1, "Also what those say who act for a place. Nothing is hidden.")
	d.key("Ctrl+E")
	d.settle()
	if d.showing() != settings.Events || d.happened == nil {
		t.Error("the next is not what happened")
	}
	d.key("Ctrl+E")
	check("Ctrl+E thrice", settings.Places, before, pinned, events)
	d.kinds.choice.Take(2)
	check("mentions too", settings.Mentions, before+1, pinned+1, "Also what those say who act for a place. Nothing is hidden.")
	d.kinds.choice.Take(0)
	d.settle()
	if d.happened == nil {
		t.Error("from one end of the switch to the other: no events are shown")
	}
	d.kinds.choice.Take(2)
	check("from end to end", settings.Mentions, before+1, pinned+1, "Also what those say who act for a place. Nothing is hidden.")
	d.change(func(s *settings.Settings) { s.Shown[geo.Demonym], s.Shown[geo.Embedded] = false, false })
	check("as at the start", settings.Mentions, before, pinned, peoples)
}

// key presses a key of the menus.
func (d *desk) key(name string) {
	d.Helper()
	for _, menu := range d.win.MainMenu().Items {
		for _, i := range menu.Items {
			k, ok := i.Shortcut.(fyne.KeyboardShortcut)
			if ok && k.Mod() == fyne.KeyModifierShortcutDefault && "Ctrl+"+string(k.Key()) == name {
				i.Action()
				return
			}
		}
	}
	d.Fatalf("no menu has %s", name)
}

// Where a sentence names a place and its people, asking for peoples makes no new
// passage, but marks one word more.
func TestUsesMarkWords(t *testing.T) {
	d := newDesk(t)
	d.Open(d.write("https://news.example/2016/10/a-161015035430288.html\n1\n1\nA Syrian delegation arrived in Syria on Sunday.\n"))
	d.settle()
	marked := func() int { return len(passageList{d.view, d.rows, d.parts.Gazetteer}.Item(0).Words) }
	if len(d.rows) != 1 || marked() != 1 {
		t.Fatalf("%d passages, want one with one word marked", len(d.rows))
	}
	d.trace.Reset()
	d.change(func(s *settings.Settings) { s.Shown[geo.Demonym] = true })
	d.settle()
	if len(d.rows) != 1 || marked() != 2 {
		t.Fatalf("%d passages, %d words marked in the first, want two", len(d.rows), marked())
	}
	if !strings.Contains(d.trace.String(), `list "All passages" passages=1`) {
		t.Error("the reader still shows the list with one word marked")
	}
}

// What went wrong before there was a window is told when there is one.
func TestTroubleIsTold(t *testing.T) {
	d := newDesk(t)
	p := d.parts
	p.Trouble = errors.New("the settings were damaged")
	d.Window = New(d.app, p)
	if d.covered() {
		t.Error("something is shown before the window is")
	}
	d.app.Lifecycle().(interface{ OnStarted() func() }).OnStarted()()
	if got := d.words(); !strings.Contains(got, "The settings were damaged") {
		t.Errorf("it says %q", got)
	}
}

// What can't be had is told in its own words, not as if the user had cancelled.
func TestSampleFails(t *testing.T) {
	d := newDesk(t)
	d.parts.Sample = func(context.Context, *project.Project) error { return errors.New("the sample is damaged") }
	d.OpenSample()
	d.settle()
	if got := d.words(); !strings.Contains(got, "The sample is damaged") {
		t.Errorf("it says %q", got)
	}
}

// Cancelling keeps what was read, and says so.
func TestCancel(t *testing.T) {
	d := newDesk(t)
	d.parts.Sample = func(ctx context.Context, p *project.Project) error {
		<-ctx.Done()
		return ctx.Err()
	}
	d.OpenSample()
	d.cancel()
	d.settle()
	if got := d.status.transient.Text; got != "Cancelled after 0 files; what was read is kept." || d.covered() {
		t.Errorf("the status says %q", got)
	}
	if !d.status.busy.Hidden {
		t.Error("it still seems to be reading")
	}
}

func TestDarkMap(t *testing.T) {
	d := newDesk(t)
	d.change(func(s *settings.Settings) { s.Theme = settings.Dark })
	d.settle()
	if d.style() != atlas.Dark() {
		t.Error("the map is not drawn in the dark style")
	}
}

func TestCloseAll(t *testing.T) {
	d := newDesk(t)
	d.Open(d.write(sampleText))
	d.settle()
	d.startOver()
	d.settle()
	if d.view.Articles() != 0 || d.chart.Scene().Places() != 0 {
		t.Error("something is left")
	}
}

func TestWords(t *testing.T) {
	for _, c := range []struct{ got, want string }{
		{firstWords("Short.", 90), "Short."},
		{firstWords("The talks began, at last, in Lausanne", 16), "The talks began …"},
		{firstWords("日本語の長い文", 10), "日本語 …"},
		{sentence("the disk is full"), "The disk is full"},
		{sentence("map.png could not be written"), "map.png could not be written"},
		{sentence("http://a.example could not be opened"), "http://a.example could not be opened"},
		{sentence(""), ""},
		{titleOf([]string{"/a/b.txt"}), "b.txt"},
		{titleOf([]string{"/a/b.txt", "c", "d"}), "b.txt and 2 others"},
	} {
		if c.got != c.want {
			t.Errorf("got %q, want %q", c.got, c.want)
		}
	}
}

// What the background sends after the window has been left is thrown away, queued
// before or not: Fyne would run it on the goroutine that sends it.
func TestNothingReachesAWindowThatWasLeft(t *testing.T) {
	d := newDesk(t)
	d.Open(d.write(sampleText))
	d.settle()
	ran := 0
	d.parts.Do(func() { ran++ })
	d.Leave()
	for len(d.queue) > 0 {
		(<-d.queue)()
	}
	d.parts.Do(func() { ran++ })
	if ran > 0 || len(d.queue) > 0 {
		t.Errorf("%d functions ran and %d are queued", ran, len(d.queue))
	}
}
