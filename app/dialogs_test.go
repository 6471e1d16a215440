package app

import (
	"bytes"
	"errors"
	"image/png"
	"io"
	"math"
	"net/http"
	"net/http/httptest"
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

// A file is written to by the window as a file dialog hands it over.
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
func (f *file) Close() error  { f.closed = true; return nil }
func (f *file) URI() fyne.URI { return storage.NewFileURI("/tmp/map.png") }

func TestSavePicture(t *testing.T) {
	d := newDesk(t)
	d.Open(d.write(sampleText))
	d.settle()
	d.chart.SetCamera(atlas.Camera{Zoom: 3})
	d.win.Canvas().Capture() // gives the map its size

	f := &file{}
	d.savePictureTo(f)
	for d.status.transient.Text == "" {
		(<-d.queue)()
	}
	img, err := png.Decode(&f.Buffer)
	if err != nil {
		t.Fatal(err)
	}
	c := d.chart.Camera()
	if got := img.Bounds().Size(); got.X != c.Width || got.Y != c.Height || !f.closed {
		t.Errorf("the picture is %v, want %d×%d; closed: %v", got, c.Width, c.Height, f.closed)
	}
	if got := d.status.transient.Text; got != "Saved map.png." {
		t.Errorf("the status says %q", got)
	}

	f = &file{err: errors.New("the disk is full")}
	d.savePictureTo(f)
	for !d.covered() {
		(<-d.queue)()
	}
	if got := d.words(); !f.closed || !strings.Contains(got, "map.png: the disk is full") {
		t.Errorf("of a picture that could not be saved it says %q", got)
	}
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
	d.escape()
	if len(d.dialogs) > 0 {
		t.Error("Escape asks the service")
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
