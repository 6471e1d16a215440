package app

import (
	"bytes"
	"errors"
	"image/png"
	"io"
	"math"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/storage"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"github.com/paulmach/orb"

	"dateline/app/atlas"
	"dateline/app/settings"
	"dateline/geo/mercator"
	"dateline/geo/online"
)

// escape presses Escape where nothing has the focus.
func (d *desk) escape() { d.typed(&fyne.KeyEvent{Name: fyne.KeyEscape}) }

// covered reports whether anything lies over the window.
func (d *desk) covered() bool { return d.win.Canvas().Overlays().Top() != nil }

// words are those of the labels that lie over the window, uppermost only.
func (d *desk) words() string {
	var words []string
	for _, o := range test.LaidOutObjects(d.win.Canvas().Overlays().Top()) {
		if l, ok := o.(*widget.Label); ok && l.Visible() {
			words = append(words, l.Text)
		}
	}
	return strings.Join(words, "\n")
}

// Every dialog opens, one over another, and Escape takes the uppermost away.
func TestDialogs(t *testing.T) {
	d := newDesk(t)
	d.Open(d.write(sampleText))
	d.settle()
	shown := []struct {
		name string
		show func()
	}{
		{"Open File", d.chooseFile},
		{"Open Folder", d.chooseFolder},
		{"Save Map as Picture", d.savePicture},
		{"Settings", d.showSettings},
		{"Keys", d.showKeys},
		{"About", d.showAbout},
		{"files not read", d.showFailures},
		{"an error", func() { d.say(errors.New("something went wrong")) }},
		{"look-ups are off", func() { d.lookUp("Aleppo") }},
	}
	for _, c := range shown {
		c.show()
		if !d.covered() {
			t.Errorf("%s: nothing is shown", c.name)
		}
		d.escape()
		if d.covered() || len(d.dialogs) > 0 {
			t.Errorf("%s: Escape does not take it away", c.name)
		}
	}
	for _, c := range shown {
		c.show()
	}
	for n := range shown {
		if want := len(shown) - n; len(d.dialogs) != want || len(d.win.Canvas().Overlays().List()) != want {
			t.Fatalf("%d dialogs are shown and %d known, want %d", len(d.win.Canvas().Overlays().List()), len(d.dialogs), want)
		}
		d.escape()
	}
	d.escape() // with nothing there it does nothing
}

// A dialog that was closed by its button is not in the way of the one below.
func TestEscapeAfterButton(t *testing.T) {
	d := newDesk(t)
	d.showKeys()
	d.say(errors.New("something went wrong"))
	d.dialogs[1].Hide()
	d.escape()
	if d.covered() {
		t.Error("the page of keys is still there")
	}
}

// A button of a dialog that has the focus hears Enter, Space and Escape.
func TestButtonKeys(t *testing.T) {
	d := newDesk(t)
	for _, c := range []struct {
		key fyne.KeyName
		did int
	}{{fyne.KeyReturn, 1}, {fyne.KeyEnter, 1}, {fyne.KeySpace, 1}, {fyne.KeyEscape, 0}} {
		did := 0
		d.put(d.newDialog("Title", "Cancel", widget.NewLabel("?"), "Apply", func() { did++ }), 300, 200)
		for range 2 { // Cancel, then Apply
			d.win.Canvas().FocusNext()
		}
		d.win.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: c.key})
		if did != c.did || d.covered() || len(d.dialogs) > 0 {
			t.Errorf("%s: done %d times, want %d; open: %v", c.key, did, c.did, d.covered())
		}
	}
}

// Ctrl+L lists all and gives the list the keys.
func TestListAllTakesTheKeys(t *testing.T) {
	d := newDesk(t)
	d.Open(d.write(sampleText))
	d.settle()
	d.key("Ctrl+L")
	d.win.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	if d.reader.Chosen() != 0 {
		t.Errorf("Down chose %d", d.reader.Chosen())
	}
}

// A file is what a dialog hands over where it is not kept on this machine's disk.
type file struct {
	bytes.Buffer
	closed bool
	err    error
}

func (f *file) Write(b []byte) (int, error) {
	if f.err != nil {
		return 0, f.err
	}
	return f.Buffer.Write(b)
}
func (f *file) Close() error { f.closed = true; return nil }
func (f *file) URI() fyne.URI {
	uri, err := storage.ParseURI("memory:///map.png")
	if err != nil {
		panic(err)
	}
	return uri
}

// save saves the picture and returns what is said of it.
func (d *desk) save(f fyne.URIWriteCloser) string {
	d.status.say("")
	d.savePictureTo(f)
	for d.status.transient.Text == "" && !d.covered() {
		(<-d.queue)()
	}
	if d.covered() {
		words := d.words()
		d.escape()
		return words
	}
	return d.status.transient.Text
}

// charted is a desk with a map to save.
func charted(t *testing.T) *desk {
	d := newDesk(t)
	d.Open(d.write(sampleText))
	d.settle()
	d.chart.SetCamera(atlas.Camera{Zoom: 3})
	d.win.Canvas().Capture() // gives the map its size
	return d
}

func (d *desk) isPicture(r io.Reader) {
	d.Helper()
	img, err := png.Decode(r)
	if err != nil {
		d.Fatal(err)
	}
	c := d.chart.Camera()
	if got := img.Bounds().Size(); got.X != c.Width || got.Y != c.Height {
		d.Errorf("the picture is %v, want %d×%d", got, c.Width, c.Height)
	}
}

func TestSavePicture(t *testing.T) {
	d := charted(t)
	f := &file{}
	if got := d.save(f); got != "Saved map.png." || !f.closed {
		t.Errorf("it says %q; closed: %t", got, f.closed)
	}
	d.isPicture(&f.Buffer)

	f = &file{err: errors.New("the disk is full")}
	if got := d.save(f); !f.closed || !strings.Contains(got, "map.png could not be written: the disk is full") {
		t.Errorf("of a picture that could not be saved it says %q", got)
	}
}

// A local file is there whole, under a name that says what it is, or not at all.
func TestSavePictureLocally(t *testing.T) {
	d := charted(t)
	dir := t.TempDir()
	choose := func(name string) fyne.URIWriteCloser {
		f, err := storage.Writer(storage.NewFileURI(filepath.Join(dir, name))) // as the dialog does
		if err != nil {
			t.Fatal(err)
		}
		return f
	}
	for _, c := range []struct{ chosen, says, holds string }{
		{"a.png", "Saved a.png.", "a.png"},
		{"a.png", "Saved a.png.", "a.png"}, // once more, over the first
		{"B.PNG", "Saved B.PNG.", "B.PNG a.png"},
		{"c", "Saved c.png.", "B.PNG a.png c.png"},
		{"v1.2", "Saved v1.2.png.", "B.PNG a.png c.png v1.2.png"},
		{"c", "c.png is there already: choose that name itself to replace it", "B.PNG a.png c.png v1.2.png"},
	} {
		if got := d.save(choose(c.chosen)); !strings.Contains(got, c.says) {
			t.Errorf("%s: it says %q, want %q", c.chosen, got, c.says)
		}
		if got := strings.Join(d.names(dir), " "); got != c.holds {
			t.Errorf("%s: the folder holds %s, want %s", c.chosen, got, c.holds)
		}
	}
	for _, name := range d.names(dir) {
		f, err := os.Open(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		d.isPicture(f)
		f.Close()
	}

	// A picture that can't be drawn leaves nothing.
	f := choose("failed.png")
	if _, err := d.savePage(f, atlas.Sheet{Width: atlas.MaxSide + 1, Height: 1}); err == nil {
		t.Error("a picture beyond all bounds was saved")
	}
	if got := d.names(dir); slices.Contains(got, "failed.png") || len(got) != 4 {
		t.Errorf("a failure leaves %q", got)
	}
}

func (d *desk) names(dir string) (names []string) {
	d.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		d.Fatal(err)
	}
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return names
}

// answered looks a name up at a service that answers so, and returns what is
// said of it.
func (d *desk) answered(answer string) string {
	d.Helper()
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { io.WriteString(w, answer) }))
	defer server.Close()
	d.change(func(s *settings.Settings) { s.Network.On, s.Network.Endpoint = true, server.URL+"/" })
	d.settle()
	d.ask(online.Query{Name: "Aleppo"})
	for strings.HasPrefix(d.words(), "Asking") {
		(<-d.queue)()
	}
	return d.words()
}

func TestLookUp(t *testing.T) {
	d := newDesk(t)
	d.Open(d.write(sampleText))
	d.settle()
	d.lookUp("Aleppo")
	if got := d.words(); !strings.Contains(got, "Look-ups are off") {
		t.Errorf("with look-ups off it says %q", got)
	}
	d.escape()

	got := d.answered("[]")
	if !strings.Contains(got, "Not found") || !strings.Contains(got, "knows no place called “Aleppo”") {
		t.Errorf("a name that is not known: %q", got)
	}
	d.escape()

	got = d.answered(`[{"lat":"36.2","lon":"37.16","display_name":"Aleppo, Syria","name":"Aleppo","class":"place","type":"city"}]`)
	if !strings.Contains(got, "Aleppo: 1 place") || !strings.Contains(got, "36.2000, 37.1600") {
		t.Errorf("a name that is known: %q", got)
	}
	d.escape()
	d.showPoint(orb.Point{37.16, 36.2})
	if at := mercator.Unproject(d.chart.Camera().Center); math.Abs(at.Lon()-37.16)+math.Abs(at.Lat()-36.2) > 1e-6 || d.chart.Camera().Zoom < 8 {
		t.Errorf("the map shows %v", d.chart.Camera())
	}

	d.lookUp("Aleppo")
	if got := d.words(); !strings.Contains(got, "Sent to 127.0.0.1") {
		t.Errorf("it doesn't say beforehand what is sent: %q", got)
	}
	for _, o := range test.LaidOutObjects(d.win.Canvas().Overlays().Top()) {
		if e, ok := o.(*entry); ok && e.Text == "Aleppo" {
			d.win.Canvas().Focus(e)
			test.Type(e, "x")
		}
	}
	focused := d.win.Canvas().Focused()
	if e, ok := focused.(*entry); !ok || e.Text != "xAleppo" {
		t.Fatalf("the entry does not take letters: %v", focused)
	}
	focused.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if len(d.dialogs) > 0 {
		t.Error("Escape in an entry leaves the dialog open, or asks the service")
	}
}

type full struct{}

func (full) Get(string) ([]byte, bool) { return nil, false }
func (full) Put(string, []byte) error  { return errors.New("the disk is full") }

// An answer that cannot be kept is shown, and it is said that it will be asked
// for again.
func TestLookUpNotKept(t *testing.T) {
	d := newDesk(t)
	answer := `[{"lat":"36.2","lon":"37.16","display_name":"Aleppo, Syria","name":"Aleppo","class":"place","type":"city"}]`
	if got := d.answered(answer); strings.Contains(got, "kept") {
		t.Errorf("without a cache it says %q", got)
	}
	d.escape()
	l, err := d.parts.Settings.Connect("test", full{})
	if err != nil {
		t.Fatal(err)
	}
	d.parts.Lookup = l
	if got := d.answered(answer); !strings.Contains(got, "36.2000, 37.1600") || !strings.Contains(got, "This answer could not be kept, and the next look-up will ask again: the disk is full.") {
		t.Errorf("with a cache that cannot be written it says %q", got)
	}
}

// What was stopped by the user says nothing any more.
func TestLookUpStopped(t *testing.T) {
	d := newDesk(t)
	asked, stopped := make(chan bool), make(chan bool)
	server := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		close(asked)
		<-r.Context().Done()
		close(stopped)
	}))
	defer server.Close()
	d.change(func(s *settings.Settings) { s.Network.On, s.Network.Endpoint = true, server.URL+"/" })
	d.settle()
	answer := make(chan func(), 1)
	d.parts.Do = func(f func()) { answer <- f }
	d.ask(online.Query{Name: "Aleppo"})
	<-asked
	d.escape()
	<-stopped
	(<-answer)()
	if d.covered() {
		t.Errorf("it says %q", d.words())
	}
}
