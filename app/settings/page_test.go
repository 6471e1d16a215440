package settings

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"
	"github.com/google/go-cmp/cmp"

	"dateline/app/picturetest"
	"dateline/geo"
	"dateline/geo/online"
)

// shown is a page in a window, with what a user does to it by the words that
// stand there.
type shown struct {
	t *testing.T
	w fyne.Window
}

func show(t *testing.T, o fyne.CanvasObject) shown {
	t.Helper()
	test.NewTempApp(t)
	w := test.NewTempWindow(t, o)
	w.Resize(fyne.NewSize(660, 860))
	if dir := os.Getenv("DATELINE_PICTURES"); dir != "" {
		t.Cleanup(func() {
			picturetest.Write(t, filepath.Join(dir, strings.ReplaceAll(t.Name(), "/", "-")+".png"), w.Canvas())
		})
	}
	return shown{t, w}
}

func pick[T fyne.CanvasObject](s shown, is func(T) bool, what string) T {
	s.t.Helper()
	for _, o := range test.LaidOutObjects(s.w.Content()) {
		if x, ok := o.(T); ok && is(x) {
			return x
		}
	}
	s.t.Fatalf("there is no %s", what)
	panic("not reached")
}

func (s shown) tick(words string) {
	s.t.Helper()
	pick(s, func(c *widget.Check) bool { return strings.Contains(c.Text, words) }, words).SetChecked(true)
}

func (s shown) untick(words string) {
	s.t.Helper()
	pick(s, func(c *widget.Check) bool { return strings.Contains(c.Text, words) }, words).SetChecked(false)
}

func (s shown) press(words string) {
	s.t.Helper()
	test.Tap(pick(s, func(b *widget.Button) bool { return b.Text == words }, words))
}

func (s shown) entry() *widget.Entry {
	s.t.Helper()
	return pick(s, func(*widget.Entry) bool { return true }, "entry")
}

func (s shown) radio() *widget.RadioGroup {
	s.t.Helper()
	return pick(s, func(*widget.RadioGroup) bool { return true }, "choice")
}

// text is all visible words, a line each.
func (s shown) text() string {
	var b strings.Builder
	for _, o := range test.LaidOutObjects(s.w.Content()) {
		switch x := o.(type) {
		case *widget.Label:
			if x.Visible() {
				b.WriteString(x.Text + "\n")
			}
		case *line:
			b.WriteString(x.text.Text + "\n")
		}
	}
	return b.String()
}

func (s shown) expect(words string, there bool) {
	s.t.Helper()
	if strings.Contains(s.text(), words) != there {
		s.t.Errorf("%q is there: %v, in\n%s", words, !there, s.text())
	}
}

type kept struct {
	n    int
	size int64
	err  error
}

func (k *kept) Size() (int, int64) { return k.n, k.size }
func (k *kept) Clear() error       { k.n, k.size = 0, 0; return k.err }

func TestPageChangesTheSettings(t *testing.T) {
	store, _ := Open("")
	s := show(t, Page(Parts{Store: store}))
	s.radio().SetSelected("Dark")
	s.tick("Peoples and their adjectives")
	s.untick("Moscow said")
	s.tick("Look names up online")
	test.Type(s.entry(), "x") // into the middle of the address: not one to be asked yet
	s.entry().SetText("https://nominatim.example.org")
	s.press("Use this address")

	want := Default()
	want.Theme = Dark
	want.Shown[geo.Demonym], want.Shown[geo.Metonymic] = true, false
	want.Network.On = true
	want.Network.Endpoint = "https://nominatim.example.org"
	if d := cmp.Diff(want, store.Get()); d != "" {
		t.Error(d)
	}
	s.expect("nominatim.example.org", true)

	// Opened again, the page shows what was chosen, and takes it back.
	s = show(t, Page(Parts{Store: store}))
	if r := s.radio().Selected; r != "Dark" {
		t.Errorf("the look is %s", r)
	}
	s.radio().SetSelected("As the desktop")
	s.untick("Peoples and their adjectives")
	s.tick("Moscow said")
	s.untick("Look names up online")
	s.press("Use the public one")
	if d := cmp.Diff(Default(), store.Get()); d != "" {
		t.Error(d)
	}
}

func TestPageSaysWhatLeavesTheComputer(t *testing.T) {
	store, _ := Open("")
	s := show(t, Page(Parts{Store: store, Kept: &kept{n: 3, size: 12288}}))
	const off, on = "Nothing leaves this computer.", "that name and its country’s code are sent to nominatim.openstreetmap.org."
	s.expect(off, true)
	s.expect("nominatim.openstreetmap.org\nWould be asked if look-ups were on; never contacted.", true)
	s.tick("Look names up online")
	s.expect(off, false)
	s.expect(on, true)
	s.expect("Is asked when you look a name up; never contacted.", true)
	s.untick("Look names up online")
	s.expect(off, true)
}

func TestPageListsTheHosts(t *testing.T) {
	store, _ := Open("")
	at := time.Date(2026, 11, 22, 12, 30, 0, 0, time.Local)
	store.contacted(online.Contact{Host: "nominatim.openstreetmap.org", At: at, Words: "not found"})
	store.contacted(online.Contact{Host: "old.example.org", At: at.AddDate(0, -1, 0), Words: "refused"})
	if err := store.Change(func(x *Settings) { x.Network.On = true }); err != nil {
		t.Fatal(err)
	}
	s := show(t, Page(Parts{Store: store, Kept: &kept{}}))
	s.expect("nominatim.openstreetmap.org\nIs asked when you look a name up; last contact on 22 November 2026 at 12:30: not found.\n"+
		"old.example.org\nWas asked before; last contact on 22 October 2026 at 12:30: refused.\n", true)
	s.expect("No answers are kept.", true)
}

func TestPageRefusesAddresses(t *testing.T) {
	store, _ := Open("")
	s := show(t, Page(Parts{Store: store}))
	for _, tc := range []struct{ address, words string }{
		{"http://example.org/", "Example.org would be asked over http, which anybody on the way can read; use https."},
		{"example", "“example” is not the address of a service; it should look like https://nominatim.openstreetmap.org/."},
		{"", "“” is not the address of a service"},
	} {
		s.entry().SetText(tc.address)
		s.entry().OnSubmitted(tc.address)
		s.expect(tc.words, true)
		if e := store.Get().Network.Endpoint; e != online.Nominatim {
			t.Errorf("the service is now %s", e)
		}
	}
	s.press("Use the public one")
	s.expect("is not the address", false)
}

func TestPageForgetsAnswers(t *testing.T) {
	store, _ := Open("")
	k := &kept{n: 1, size: 4096, err: errors.New("one could not be deleted")}
	var said []string
	s := show(t, Page(Parts{Store: store, Kept: k, Say: func(err error) { said = append(said, err.Error()) }}))
	s.expect("One answer is kept, so that it needn’t be asked again (4 kB).", true)
	s.press("Forget them")
	s.expect("No answers are kept.", true)
	if d := cmp.Diff([]string{"one could not be deleted"}, said); d != "" {
		t.Error(d)
	}
	if b := pick(s, func(b *widget.Button) bool { return b.Text == "Forget them" }, "button"); !b.Disabled() {
		t.Error("there is still something to forget")
	}
}

func TestPageSaysWhatCannotBeWritten(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	store, _ := Open(filepath.Join(file, "dateline"))
	var said []string
	s := show(t, Page(Parts{Store: store, Say: func(err error) { said = append(said, err.Error()) }}))
	s.radio().SetSelected("Light")
	if len(said) != 1 || !strings.Contains(said[0], "can't be written") {
		t.Errorf("said %q", said)
	}
}

func program() Program {
	long := "The licence\n" + strings.Repeat("All of this stands in one line as some licences do. ", 40)
	return Program{
		Name: "Dateline", Version: "1.2.3", Summary: "What the news says, on a map and a timeline.",
		Licences: fstest.MapFS{
			"basemap.txt":        {Data: []byte("Base map\n\nMade with Natural Earth.\n")},
			"NOTICE":             {Data: []byte("Dateline and what is inside it\n\nCopyright the authors\n")},
			"modules/orb.txt":    {Data: []byte(long)},
			"modules/strange.md": {Data: []byte("\xff\xfe\r\nline\r\n")},
		},
	}
}

func TestAbout(t *testing.T) {
	p := program()
	var copied string
	p.Copy = func(s string) { copied = s }
	s := show(t, About(p))
	s.expect("Version 1.2.3", true)
	s.expect("Copyright the authors", true)
	choose := pick(s, func(*widget.Select) bool { return true }, "choice of licences")
	if d := cmp.Diff([]string{"Dateline and what is inside it", "Base map", "The licence", "\ufffd"}, choose.Options); d != "" {
		t.Error(d)
	}
	choose.SetSelected("Base map")
	s.expect("Made with Natural Earth.", true)
	s.expect("Copyright the authors", false)
	s.press("Copy")
	if copied != "Base map\n\nMade with Natural Earth." {
		t.Errorf("copied %q", copied)
	}
}

func TestAboutWithoutLicences(t *testing.T) {
	p := program()
	p.Licences = nil
	s := show(t, About(p))
	s.expect("Version 1.2.3", true)
	icon, err := os.ReadFile("../../assets/icon.png")
	if err != nil {
		t.Fatal(err)
	}
	p.Icon = icon
	s = show(t, About(p))
	pick(s, func(i *canvas.Image) bool { return i.MinSize().Width == 96 }, "icon")
}

func TestFold(t *testing.T) {
	for _, tc := range []struct{ in, want string }{
		{"", ""},
		{"short", "short"},
		{"one two three", "one two\nthree"},
		{"  one two three", "  one two\n  three"},
		{"onetwothreefour five", "onetwothreefour\nfive"},
		{"onetwothreefour", "onetwothreefour"},
		{"one twothreefour five", "one\ntwothreefour\nfive"},
		{"a b c d e f g h", "a b c d e\nf g h"},
		{"a\n\nb", "a\n\nb"},
		{"trailing      ", "trailing"},
		{"ééé ééé ééé", "ééé ééé\nééé"},
		{"          onetwothreefour", "          onetwothreefour"},
	} {
		if got := strings.Join(fold(tc.in, 10), "\n"); got != tc.want {
			t.Errorf("%q is folded to %q, want %q", tc.in, got, tc.want)
		}
	}
}

// Folding changes nothing but spaces, and ends.
func FuzzFold(f *testing.F) {
	f.Add("  one two three", 5)
	f.Add("\t\tx y", 1)
	f.Add("é é\u2028é", 2)
	f.Fuzz(func(t *testing.T, s string, n int) {
		if len(s) > 10_000 {
			return
		}
		if got, want := strings.Fields(strings.Join(fold(s, n%100), "\n")), strings.Fields(s); !cmp.Equal(got, want) {
			t.Errorf("%q is folded to %q", want, got)
		}
	})
}
