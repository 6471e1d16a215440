package settings

import (
	"context"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"dateline/data/answers"
	"dateline/geo"
	"dateline/geo/online"
)

var noon = time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC)

// changed differs from the defaults in everything.
func changed() Settings {
	s := Settings{Theme: Dark, Show: Places, Unreal: true, Network: Network{
		On: true, Endpoint: "https://nominatim.example.org/",
		Contacts: []online.Contact{{Host: "nominatim.example.org", At: noon, Words: "found"}},
	}}
	s.Shown[geo.Literal], s.Shown[geo.Demonym], s.Shown[geo.Embedded] = true, true, true
	return s
}

func TestDefaults(t *testing.T) {
	for _, dir := range []string{"", t.TempDir(), filepath.Join(t.TempDir(), "not", "there")} {
		s, err := Open(dir)
		if err != nil {
			t.Error(err)
		}
		got := s.Get()
		if got.Network.On {
			t.Error("the network is on")
		}
		if d := cmp.Diff(Default(), got); d != "" {
			t.Error(d)
		}
	}
}

func TestChangesAreKept(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "dateline")
	s, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	var heard []Settings
	s.Watch(func(x Settings) { heard = append(heard, x) })
	if err := s.Change(func(x *Settings) { *x = changed() }); err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff([]Settings{changed()}, heard); d != "" {
		t.Error("the watcher heard ", d)
	}
	again, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(changed(), again.Get()); d != "" {
		t.Error(d)
	}
	got, err := os.ReadFile(filepath.Join(dir, fileName))
	if err != nil {
		t.Fatal(err)
	}
	want, err := os.ReadFile("testdata/changed.json")
	if os.Getenv("UPDATE") == "1" {
		want, err = got, os.WriteFile("testdata/changed.json", got, 0o644)
	}
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(string(want), string(got)); d != "" {
		t.Error(d)
	}
	if files, _ := os.ReadDir(dir); len(files) != 1 {
		t.Errorf("%d files are left in the folder", len(files))
	}
	if info, err := os.Stat(filepath.Join(dir, fileName)); runtime.GOOS != "windows" && (err != nil || info.Mode().Perm() != 0o600) {
		t.Errorf("the file's mode is %v, %v", info.Mode(), err)
	}
}

func TestGetIsACopy(t *testing.T) {
	s, _ := Open("")
	if err := s.Change(func(x *Settings) { *x = changed() }); err != nil {
		t.Fatal(err)
	}
	s.Get().Network.Contacts[0].Host = "elsewhere"
	if h := s.Get().Network.Contacts[0].Host; h != "nominatim.example.org" {
		t.Errorf("the host is now %s", h)
	}
}

// Whatever stands in the file, the program starts, and says what it did not
// take. FILE stands for the file's path, DAMAGED for that of the damaged one.
func TestOddFiles(t *testing.T) {
	dark := Default()
	dark.Theme = Dark
	demonyms := Default()
	demonyms.Shown[geo.Demonym] = true
	other := Default()
	other.Network.Endpoint = "https://nominatim.example.org/"
	for _, tc := range []struct {
		name, file string
		want       Settings
		words      string
		damaged    bool // it is kept aside
	}{
		{"empty", "", Default(), "the settings in FILE were damaged (it is not JSON: unexpected end of JSON input), so the defaults hold; the damaged file is kept as DAMAGED", true},
		{"cut short", `{"theme":"da`, Default(), "it is not JSON", true},
		{"null", `null`, Default(), "it holds nothing", true},
		{"a list", `[]`, Default(), "it is not JSON", true},
		{"a number for the theme", `{"theme":4}`, Default(), "something in it has the wrong form", true},
		{"words for the switch", `{"network":{"on":"yes"}}`, Default(), "something in it has the wrong form", true},
		{"far too large", `{"theme":"dark"}` + strings.Repeat(" ", maxFile), Default(), "it is far too large", true},
		{"binary", "\x00\xff\x7fELF", Default(), "it is not JSON", true},

		{"nothing chosen", `{}`, Default(), "", false},
		{"with a byte order mark", "\ufeff" + `{"theme":"dark"}`, dark, "", false},
		{"one choice", `{"shown":{"demonym":true}}`, demonyms, "", false},
		{"places left out", `{"shown":{"literal":false}}`, Default(), "", false},
		{"a use of a later version", `{"shown":{"ironic":true}}`, Default(), "", false},
		{"a service alone", `{"network":{"endpoint":"https://nominatim.example.org/"}}`, other, "", false},

		{"a theme that there isn't", `{"theme":"pink"}`, Default(), `in the settings in FILE the theme "pink" can't be meant, so the default holds`, false},
		{"a service over http, turned on", `{"network":{"on":true,"endpoint":"http://example.org/"}}`, Default(), `the service's address "http://example.org/" can't be meant`, false},
		{"both", `{"theme":"","network":{"endpoint":""}}`, Default(), `the theme "" and the service's address "" can't be meant`, false},
	} {
		t.Run(tc.name, func(t *testing.T) {
			dir := t.TempDir()
			name, damaged := filepath.Join(dir, fileName), filepath.Join(dir, damagedName)
			if err := os.WriteFile(name, []byte(tc.file), 0o600); err != nil {
				t.Fatal(err)
			}
			s, err := Open(dir)
			if d := cmp.Diff(tc.want, s.Get()); d != "" {
				t.Error(d)
			}
			words := strings.NewReplacer("FILE", name, "DAMAGED", damaged).Replace(tc.words)
			if (err == nil) != (words == "") || err != nil && !strings.Contains(err.Error(), words) {
				t.Errorf("says  %v\nwants %s", err, words)
			}
			if b, err := os.ReadFile(damaged); (err == nil) != tc.damaged || tc.damaged && string(b) != tc.file {
				t.Errorf("kept aside: %.40q, %v", b, err)
			}
			if err := s.Change(func(x *Settings) { x.Theme = Light }); err != nil {
				t.Error(err)
			}
			again, err := Open(dir)
			if err != nil || again.Get().Theme != Light {
				t.Errorf("after a change: %v, %v", again.Get(), err)
			}
		})
	}
}

func TestWhatANewerVersionWroteStays(t *testing.T) {
	dir := t.TempDir()
	name := filepath.Join(dir, fileName)
	if err := os.WriteFile(name, []byte(`{"theme":"dark","review":{"order":["doubtful"]}}`), 0o600); err != nil {
		t.Fatal(err)
	}
	s, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Change(func(x *Settings) { x.Theme = Light }); err != nil {
		t.Fatal(err)
	}
	b, err := os.ReadFile(name)
	if err != nil || !strings.Contains(strings.Join(strings.Fields(string(b)), ""), `"review":{"order":["doubtful"]}`) {
		t.Errorf("the file is now %s, %v", b, err)
	}
}

func TestWhereNothingCanBeWritten(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	dir := filepath.Join(file, "dateline")
	s, _ := Open(dir)
	err := s.Change(func(x *Settings) { x.Theme = Dark })
	if err == nil || !strings.Contains(err.Error(), "can't be written to "+filepath.Join(dir, fileName)) || !strings.Contains(err.Error(), "they hold until the program ends") {
		t.Errorf("says %v", err)
	}
	if s.Get().Theme != Dark {
		t.Error("the change does not hold")
	}
}

func TestManyChangesAtOnce(t *testing.T) {
	dir := t.TempDir()
	s, _ := Open(dir)
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			for range 5 {
				if err := s.Change(func(x *Settings) { x.Shown[geo.Embedded] = !x.Shown[geo.Embedded] }); err != nil {
					t.Error(err)
				}
			}
		})
	}
	all.Wait()
	again, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(Default(), again.Get()); d != "" {
		t.Error("after an even number of changes: ", d)
	}
}

type forbidden struct{ t *testing.T }

func (f forbidden) RoundTrip(r *http.Request) (*http.Response, error) {
	f.t.Errorf("connected to %s", r.URL)
	return nil, errors.New("forbidden")
}

// The look-up follows the switch and the address, and what it did is written
// down.
func TestConnect(t *testing.T) {
	ctx := context.Background()
	s, _ := Open("")
	off, err := s.connect(online.Config{Agent: "test", Transport: forbidden{t}})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := off.Lookup(ctx, online.Query{Name: "Paris"}); !errors.Is(err, online.ErrOff) {
		t.Errorf("off: %v", err)
	}

	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { io.WriteString(w, "[]") }))
	defer server.Close()
	s, _ = Open("")
	l, err := s.Connect("test", nil)
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Change(func(x *Settings) { x.Network.Endpoint, x.Network.On = server.URL, true }); err != nil {
		t.Fatal(err)
	}
	if !l.On() || l.Endpoint() != server.URL+"/" {
		t.Fatalf("on %v, at %s", l.On(), l.Endpoint())
	}
	before := time.Now()
	if _, err := l.Lookup(ctx, online.Query{Name: "Paris"}); online.OutcomeOf(err) != online.NotFound {
		t.Fatal(err)
	}
	got := s.Get().Network.Contacts
	if len(got) != 1 || got[0].Host != strings.TrimPrefix(server.URL, "http://") || got[0].Words != "not found" || got[0].At.Before(before) {
		t.Errorf("contacts %v", got)
	}
	if err := s.Change(func(x *Settings) { x.Network.On = false }); err != nil {
		t.Fatal(err)
	}
	if l.On() {
		t.Error("still on")
	}
	for i := range maxContacts + 5 {
		s.contacted(online.Contact{Host: "host" + string(rune('a'+i)), At: noon})
	}
	s.contacted(online.Contact{Host: "hostz", At: noon.Add(time.Hour)})
	if got := s.Get().Network.Contacts; len(got) != maxContacts || got[0].Host != "hostz" || got[1].Host != "hosty" {
		t.Errorf("%d contacts: %v", len(got), got)
	}

	if _, err := s.Connect("", nil); err == nil {
		t.Error("connects without a name")
	}
}

func TestDirs(t *testing.T) {
	home := t.TempDir()
	t.Setenv("HOME", home)
	t.Setenv("XDG_CONFIG_HOME", "")
	t.Setenv("XDG_CACHE_HOME", "")
	t.Setenv("AppData", home)
	t.Setenv("LocalAppData", home)
	for _, find := range []func() (string, error){Dir, AnswersDir} {
		dir, err := find()
		if err != nil || !strings.HasPrefix(dir, home) || !strings.Contains(dir, "dateline") {
			t.Errorf("%s, %v", dir, err)
		}
	}
}

// Whatever stands in a settings file, reading it ends well, and what was read
// is written and read again to the same.
func FuzzFile(f *testing.F) {
	changed, err := os.ReadFile("testdata/changed.json")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(changed)
	f.Add([]byte(`{"theme":"dark","a":{"b":[1e9]}}`))
	f.Add([]byte(`{"THEME":"light","shown":null,"network":null}`))
	f.Fuzz(func(t *testing.T, b []byte) {
		s, unknown, err := parse(b)
		if err != nil {
			return
		}
		s.sound()
		out, err := format(s, unknown)
		if err != nil {
			t.Fatal(err)
		}
		again, unknown2, err := parse(out)
		if err != nil {
			t.Fatalf("%s: %v", out, err)
		}
		if d := cmp.Diff(s, again); d != "" || len(unknown) != len(unknown2) {
			t.Error(d, len(unknown), len(unknown2))
		}
	})
}

// The first start opens no connection and leaves nothing on the disk.
func TestFirstStart(t *testing.T) {
	home := t.TempDir()
	for _, v := range []string{"HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "AppData", "LocalAppData"} {
		t.Setenv(v, home)
	}
	dir, err := Dir()
	if err != nil {
		t.Fatal(err)
	}
	s, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	kept, err := AnswersDir()
	if err != nil {
		t.Fatal(err)
	}
	l, err := s.Connect("test", answers.Open(kept, 0))
	if err != nil {
		t.Fatal(err)
	}
	if l.On() {
		t.Error("look-ups are on")
	}
	entries, err := os.ReadDir(home)
	if err != nil || len(entries) > 0 {
		t.Errorf("it leaves %v behind, %v", entries, err)
	}
}
