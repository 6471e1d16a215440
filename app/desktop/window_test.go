//go:build !windows && !darwin

package desktop_test

import (
	"bufio"
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/paulmach/orb"

	"dateline/app/atlas"
	"dateline/geo/mercator"
)

// These tests start the program that DATELINE_PROGRAM names in a window on a
// display of their own, and use it with mouse and keys as a person would. They
// watch what it says it has done (DATELINE_TRACE) and what is on the screen.
// Nothing waits for a time: every step waits for a line of the trace.

// patience bounds a step that will never come; nothing is measured against it.
const patience = 90 * time.Second

// A screen is the program in its window.
type screen struct {
	testing.TB
	env    []string
	window string // of X
	lines  chan string
	seen   []string
	stderr *bytes.Buffer
	cmd    *exec.Cmd

	camera   atlas.Camera // the last that was told
	at       image.Point  // of the map in the window
	timeline image.Rectangle
	legend   image.Rectangle // in the map
	reader   image.Point     // in the middle of the list's first passage, nearly
}

// open shows all mentions of places, as most tests want it.
func open(t testing.TB, args ...string) *screen {
	t.Helper()
	return openShowing(t, "mentions", args...)
}

// openShowing starts with the switch where the user has left it; empty is where it
// is at the very first start.
func openShowing(t testing.TB, show string, args ...string) *screen {
	t.Helper()
	if os.Getenv("DATELINE_WINDOW_TESTS") != "1" {
		t.Skip("real windows are tested by make test-window, which sets DATELINE_WINDOW_TESTS")
	}
	program := os.Getenv("DATELINE_PROGRAM")
	if program == "" {
		t.Fatal("DATELINE_PROGRAM must name the program to test")
	}
	display := startX(t)
	home := t.TempDir()
	for _, dir := range []string{".config", ".cache", "run"} {
		if err := os.Mkdir(filepath.Join(home, dir), 0o700); err != nil {
			t.Fatal(err)
		}
	}
	if show != "" {
		dir := filepath.Join(home, ".config", "dateline")
		if err := os.Mkdir(dir, 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, "settings.json"), []byte(`{"show": "`+show+`"}`), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	s := &screen{TB: t, lines: make(chan string, 10000), stderr: &bytes.Buffer{}}
	s.env = append(os.Environ(), "DISPLAY="+display, "WAYLAND_DISPLAY=", "HOME="+home,
		"XDG_CONFIG_HOME="+filepath.Join(home, ".config"), "XDG_CACHE_HOME="+filepath.Join(home, ".cache"),
		"XDG_RUNTIME_DIR="+filepath.Join(home, "run"),
		"FYNE_SCALE=1", "FYNE_THEME=light", "DATELINE_TRACE=1", "LIBGL_ALWAYS_SOFTWARE=1", "LC_ALL=C.UTF-8")
	s.cmd = exec.Command(program, args...)
	s.cmd.Env, s.cmd.Dir, s.cmd.Stderr = s.env, home, s.stderr
	out, err := s.cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := s.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	go func() {
		defer close(s.lines)
		for in := bufio.NewScanner(out); in.Scan(); {
			s.lines <- in.Text()
		}
	}()
	t.Cleanup(s.close)
	s.window = strings.TrimSpace(s.tool("xdotool", "search", "--sync", "--onlyvisible", "--name", "^Dateline"))
	return s
}

// startX starts a display of its own and returns its name. The server chooses
// the number, so that two runs never meet on one.
func startX(t testing.TB) string {
	t.Helper()
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	x := exec.Command("Xvfb", "-displayfd", "3", "-screen", "0", "1280x800x24", "-nolisten", "tcp")
	x.ExtraFiles = []*os.File{w}
	if err := x.Start(); err != nil {
		t.Fatalf("Xvfb: %v (make test installs it)", err)
	}
	w.Close()
	t.Cleanup(func() { x.Process.Kill(); x.Wait() })
	number, err := bufio.NewReader(r).ReadString('\n')
	if err != nil {
		t.Fatalf("Xvfb named no display: %v", err)
	}
	return ":" + strings.TrimSpace(number)
}

// close ends the program as a session that ends would, and looks at how it went.
func (s *screen) close() {
	s.cmd.Process.Signal(syscall.SIGTERM)
	for range s.lines {
	}
	if err := s.cmd.Wait(); err != nil {
		s.Errorf("the program ended with %v", err)
	}
	if strings.Contains(s.stderr.String(), "Error in Fyne call thread") {
		s.Errorf("calls from the wrong goroutine:\n%s", s.stderr)
	}
	if s.Failed() {
		s.Logf("trace:\n%s\nstderr:\n%s", strings.Join(s.seen, "\n"), s.stderr)
	}
}

func (s *screen) tool(name string, args ...string) string {
	s.Helper()
	c := exec.Command(name, args...)
	c.Env = s.env
	var failure bytes.Buffer
	c.Stderr = &failure
	out, err := c.Output()
	if err != nil {
		s.Fatalf("%s %s: %v %s", name, strings.Join(args, " "), err, &failure)
	}
	return string(out)
}

// wait reads the trace until a line matches, and returns what the groups hold.
func (s *screen) wait(pattern string) []string {
	s.Helper()
	want := regexp.MustCompile(pattern)
	limit := time.After(patience)
	for {
		select {
		case line, ok := <-s.lines:
			if !ok {
				s.Fatalf("the program ended before it said %q", pattern)
			}
			s.note(line)
			if m := want.FindStringSubmatch(line); m != nil {
				return m
			}
		case <-limit:
			s.Fatalf("the program never said %q", pattern)
		}
	}
}

func (s *screen) note(line string) {
	s.seen = append(s.seen, line)
	var lx, ly, lw, lh float64
	if _, err := fmt.Sscanf(line, "legend %g %g %g %g", &lx, &ly, &lw, &lh); err == nil {
		s.legend = image.Rect(int(lx), int(ly), int(lx+lw), int(ly+lh))
	}
	var c atlas.Camera
	var x, y, tx, ty, tw, th float64
	if _, err := fmt.Sscanf(line, "camera %g %g zoom %g size %d %d density %g at %g %g timeline %g %g %g %g",
		&c.Center[0], &c.Center[1], &c.Zoom, &c.Width, &c.Height, &c.Density, &x, &y, &tx, &ty, &tw, &th); err == nil {
		s.camera, s.at = c, image.Pt(int(x), int(y))
		s.timeline = image.Rect(int(tx), int(ty), int(tx+tw), int(ty+th))
		s.reader = image.Pt(int(x)+c.Width+60, int(y)+200)
	}
}

// place is where in the window a point of the earth is now.
func (s *screen) place(lon, lat float64) image.Point {
	x, y := s.camera.ToScreen(s.camera.Nearest(mercator.Project(orb.Point{lon, lat})))
	return s.at.Add(image.Pt(int(x), int(y)))
}

func (s *screen) move(p image.Point) {
	s.Helper()
	s.tool("xdotool", "mousemove", "--window", s.window, fmt.Sprint(p.X), fmt.Sprint(p.Y))
}

func (s *screen) click(p image.Point) {
	s.Helper()
	s.move(p)
	s.tool("xdotool", "click", "1")
}

// drag moves in steps that are further apart than the 60 a second at which the
// window looks at the mouse.
func (s *screen) drag(from, to image.Point) {
	s.Helper()
	s.move(from)
	s.tool("xdotool", "mousedown", "1")
	const steps = 8
	for i := 1; i <= steps; i++ {
		p := from.Add(to.Sub(from).Mul(i).Div(steps))
		s.tool("xdotool", "mousemove", "--window", s.window, fmt.Sprint(p.X), fmt.Sprint(p.Y), "sleep", "0.03")
	}
	s.tool("xdotool", "mouseup", "1")
}

// look is a picture of the window as it is on the screen.
func (s *screen) look() image.Image {
	s.Helper()
	pic := s.tool("import", "-window", s.window, "png:-")
	img, err := png.Decode(strings.NewReader(pic))
	if err != nil {
		s.Fatal(err)
	}
	if dir := os.Getenv("DATELINE_WINDOW_PICTURES"); dir != "" {
		name := strings.ReplaceAll(s.Name(), "/", "-") + fmt.Sprintf("-%d.png", len(s.seen))
		if err := os.WriteFile(filepath.Join(dir, name), []byte(pic), 0o600); err != nil {
			s.Fatal(err)
		}
	}
	return img
}

func colours(img image.Image) int {
	seen := map[color.Color]bool{}
	b := img.Bounds()
	for y := b.Min.Y; y < b.Max.Y; y += 3 {
		for x := b.Min.X; x < b.Max.X; x += 3 {
			seen[img.At(x, y)] = true
		}
	}
	return len(seen)
}

const (
	october = "https://news.example/2016/10/talks-161015035430288.html\n12\n2\n" +
		"Ministers of five countries met in Lausanne on Saturday.\n\n" +
		"The talks in Lausanne were about Aleppo.\n"
	march = "https://news.example/2017/03/visit-170302101500000.html\n9\n1\n" +
		"The minister flew from Lausanne to Moscow.\n"
)

var lausanne = [2]float64{6.6328, 46.516}

// articles writes the two articles into a folder.
func articles(t *testing.T) string {
	dir := t.TempDir()
	for name, text := range map[string]string{"october.txt": october, "march.txt": march} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func TestWindowOpensOnTheSample(t *testing.T) {
	s := openShowing(t, "")
	s.wait(`^view events=[1-9]\d* of=\d+ places=[1-9]`)
	s.settle()
	if n := colours(s.look()); n < 100 {
		t.Errorf("the window shows %d colours only; is it blank?", n)
	}
}

func TestWindowFromPinToPassageToDates(t *testing.T) {
	s := open(t, articles(t))
	s.wait(`^taken seen=2 added=2`)
	s.wait(`^view passages=5 of=5 places=3`)
	s.settle()

	// A pin opens its passages; the list is as long as the pin says.
	s.click(s.place(lausanne[0], lausanne[1]))
	s.wait(`^select "Lausanne" count=3 places=1`)
	s.wait(`^list "Lausanne" passages=3`)
	s.look()

	// A range of dates filters map, list and counts together. The first bar of
	// the timeline is October 2016, the last one March 2017.
	r := s.timeline
	y := r.Min.Y + r.Dy()*6/10
	s.drag(image.Pt(r.Min.X+20, y), image.Pt(r.Min.X+r.Dx()/2, y))
	s.wait(`^view passages=3 of=5 places=2 articles=1`)
	s.look()

	// Escape, with the focus still on the timeline, takes the range away.
	s.key("Escape")
	s.wait(`^view passages=5 of=5`)
}

// What happened: a pin, a type, a date, and how it goes on.
func TestWindowShowsWhatHappened(t *testing.T) {
	dir := t.TempDir()
	const raid = "https://news.example/2016/10/raid-161016035430288.html\n8\n2\n" +
		"Warplanes bombed Aleppo on Friday, killing seven people. Ministers met in Lausanne on Saturday.\n\n" +
		"The president will meet them in Paris on Monday.\n"
	if err := os.WriteFile(filepath.Join(dir, "raid.txt"), []byte(raid), 0o600); err != nil {
		t.Fatal(err)
	}
	s := openShowing(t, "events", dir)
	s.wait(`^view events=2 of=2 places=2 articles=1 unplaced=0 undated=0 others=1`)
	s.rest()
	s.look()

	s.click(s.place(37.16, 36.2))
	s.wait(`^select "Aleppo" count=1 places=1`)
	s.wait(`^list "Aleppo" events=1`)

	// The legend's last row is talks; they are left out, and come back.
	talks := s.at.Add(image.Pt(s.legend.Min.X+60, s.legend.Max.Y-14))
	s.click(talks)
	s.wait(`^types 18`)
	s.wait(`^view events=1 of=1 places=1`)
	s.look()
	s.key("space")
	s.wait(`^types 19`)
	s.wait(`^view events=2 of=2`)

	// A day of the timeline, then the same day by the date of publication: the
	// article came out on Sunday.
	r := s.timeline
	s.click(image.Pt(r.Min.X+r.Dx()/2, r.Min.Y+r.Dy()*6/10)) // gives the bars the focus
	s.key("Home")
	s.wait(`^range 2016-10-14 2016-10-15`)
	s.wait(`^view events=1 of=2 places=1`)
	s.click(image.Pt(r.Min.X+100, r.Min.Y+20))
	s.wait(`^which Published`)
	s.wait(`^range open open`) // nothing was published on that day, and the range goes
	s.wait(`^view events=2 of=2`)
	s.click(image.Pt(r.Min.X+35, r.Min.Y+20))
	s.wait(`^which Event`)
	s.wait(`^view events=2 of=2 places=2`)
	s.look()

	// Play goes on from Friday to Saturday, and stops there.
	s.click(image.Pt(r.Min.X+r.Dx()/2, r.Min.Y+r.Dy()*6/10))
	s.key("Home")
	s.wait(`^range 2016-10-14 2016-10-15`)
	s.click(image.Pt(r.Min.X+r.Dx()/2, r.Max.Y-8)) // the axis
	s.key("space")
	s.wait(`^range 2016-10-15 2016-10-16`)
	s.wait(`^view events=1 of=2 places=1`)
	s.look()

	// All that is named, by the key that goes through what is shown.
	s.key("ctrl+e")
	s.wait(`^view passages=`)
	s.key("ctrl+e")
	s.wait(`^view passages=`)
	s.key("ctrl+e")
	s.wait(`^view events=1 of=2`)
}

// A place that is wrong is mended with two keys, its pin moves, and one key takes
// that back.
func TestWindowTakesAnotherPlace(t *testing.T) {
	dir := t.TempDir()
	const rain = "https://news.example/2016/10/rain-161015035430288.html\n8\n2\n" +
		"It rained in Paris on Saturday. It rained in Paris again.\n\nThe plan was rejected by Moscow on Sunday.\n"
	if err := os.WriteFile(filepath.Join(dir, "rain.txt"), []byte(rain), 0o600); err != nil {
		t.Fatal(err)
	}
	s := open(t, dir)
	s.wait(`^view passages=3 of=3 places=2 articles=1 unplaced=0 undated=0 hidden=0`)
	s.rest()
	paris := s.place(2.3488, 48.85341)
	s.click(paris)
	s.wait(`^list "Paris" passages=2`)

	s.click(image.Pt(s.reader.X, s.reader.Y)) // the first passage
	s.wait(`^choose 0 "Paris"`)
	s.key("space")
	s.key("1")
	s.wait(`^chosen "Paris" mentions=2`)
	s.wait(`^view passages=3 of=3 places=2 `)
	to := s.wait(`^now ".*" at (\S+) (\S+)`)
	s.rest()
	var lon, lat float64
	if _, err := fmt.Sscan(to[1]+" "+to[2], &lon, &lat); err != nil {
		t.Fatal(err)
	}
	if s.place(lon, lat) == s.place(2.3488, 48.85341) {
		t.Error("the pin has not moved")
	}
	s.look()
	s.click(s.place(lon, lat))
	s.wait(`^select ".*" count=2 places=1`)

	s.key("ctrl+z")
	s.wait(`^now "Paris" at 2\.3\d* 48\.8`)
	s.rest()
	s.move(s.at.Add(image.Pt(20, 20))) // a second click where the first was would zoom
	s.move(s.place(2.3488, 48.85341))
	s.wait(`^hover "Paris"`)

	// The switch, by its key: what Moscow rejects is nothing about that place.
	s.key("ctrl+e")
	s.wait(`^view events=`)
	s.key("ctrl+e")
	s.wait(`^view passages=2 of=2 places=1 .* hidden=1`)
	s.key("ctrl+e")
	s.wait(`^view passages=3 of=3 places=2 .* hidden=0`)
	s.look()
}

// What the articles are about is said on a sheet, and they are searched again.
func TestWindowSearchesAgain(t *testing.T) {
	s := open(t, articles(t))
	s.wait(`^taken`)
	s.settle()
	s.key("ctrl+i")
	s.wait(`^dialogs 1`)
	s.tool("xdotool", "type", "Idaho")
	s.key("Return")
	s.look()
	s.key("Escape")
	s.wait(`^dialogs 0`)
}

// rest waits until the map has come to rest.
func (s *screen) rest() {
	s.Helper()
	for {
		before := s.camera
		s.settle()
		if s.camera == before {
			return
		}
	}
}

// settle waits until the program has done all that it was told before: it asks
// for the page of keys, whose answer comes after everything else.
func (s *screen) settle() {
	s.Helper()
	s.key("ctrl+slash")
	s.wait(`^keys shown`)
	s.key("Escape")
	s.wait(`^keys hidden`)
}

// key presses a key. There is no window manager to give the window the focus.
func (s *screen) key(name string) {
	s.Helper()
	s.tool("xdotool", "windowfocus", "--sync", s.window, "key", name)
}

func TestWindowZoomsAboutThePointer(t *testing.T) {
	s := open(t, articles(t))
	s.wait(`^taken`)
	s.wait(`^view passages=5`)
	s.settle()
	p := s.place(lausanne[0], lausanne[1])
	zoom := s.camera.Zoom
	s.move(p)
	s.wait(`^hover "Lausanne"`)
	s.tool("xdotool", "click", "4")
	s.wait(`^camera`)
	s.settle()
	if s.camera.Zoom <= zoom {
		t.Errorf("the wheel changed the zoom from %g to %g", zoom, s.camera.Zoom)
	}
	if q := s.place(lausanne[0], lausanne[1]); abs(q.X-p.X) > 2 || abs(q.Y-p.Y) > 2 {
		t.Errorf("the place under the pointer moved from %v to %v", p, q)
	}
}

// The file dialogs are Fyne's, and its drivers differ in them.
func TestWindowAsksForFiles(t *testing.T) {
	s := open(t, articles(t))
	s.wait(`^taken`)
	s.settle()
	for _, key := range []string{"ctrl+o", "ctrl+shift+o"} {
		s.key(key)
		s.wait(`^dialogs 1`)
		s.key("Escape")
		s.wait(`^dialogs 0`)
	}
}

func TestWindowListsWhatItCannotRead(t *testing.T) {
	dir := articles(t)
	if err := os.WriteFile(filepath.Join(dir, "broken.txt"), []byte{0, 1, 2, 0, 0, 3, 255, 0, 9}, 0o600); err != nil {
		t.Fatal(err)
	}
	s := open(t, dir)
	s.wait(`^taken seen=3 added=2 known=0 failed=1`)
	s.wait(`^view passages=5`)
}

func TestNoDisplay(t *testing.T) {
	if os.Getenv("DATELINE_WINDOW_TESTS") != "1" {
		t.Skip("the program is tested by make test-window, which sets DATELINE_WINDOW_TESTS")
	}
	dir := t.TempDir()
	c := exec.Command(os.Getenv("DATELINE_PROGRAM"), articles(t))
	c.Dir = dir
	c.Env = append(os.Environ(), "DISPLAY=", "WAYLAND_DISPLAY=")
	out, err := c.CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	if !strings.Contains(string(out), "no display") {
		t.Errorf("it doesn't say that there is no display:\n%s", out)
	}
	f, err := os.Open(filepath.Join(dir, "dateline-map.png"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	img, err := png.Decode(f)
	if err != nil {
		t.Fatal(err)
	}
	if colours(img) < 100 {
		t.Error("the picture is blank")
	}
	table, err := os.ReadFile(filepath.Join(dir, "dateline-events.tsv"))
	if err != nil {
		t.Fatal(err)
	}
	if n := strings.Count(string(table), "\n"); n < 2 || !strings.Contains(string(table), "CONSULT") {
		t.Errorf("the table has %d lines, want a head and the talks in Lausanne:\n%s", n, table)
	}
}

// BenchmarkStart is the time from the start of the process to the first view of
// the bundled sample on the map, on a display that is there already, and the
// most memory that it took until then.
func BenchmarkStart(b *testing.B) {
	var most int64
	shown := regexp.MustCompile(`^view events=[1-9]`)
	for b.Loop() {
		b.StopTimer()
		s := openShowing(b, "") // starts the display, and once the program to have it in the cache
		s.wait(`^view events=[1-9]`)
		c := exec.Command(os.Getenv("DATELINE_PROGRAM"))
		c.Env, c.Dir = s.env, b.TempDir()
		out, err := c.StdoutPipe()
		if err != nil {
			b.Fatal(err)
		}
		b.StartTimer()
		if err := c.Start(); err != nil {
			b.Fatal(err)
		}
		for in := bufio.NewScanner(out); in.Scan() && !shown.MatchString(in.Text()); {
		}
		b.StopTimer()
		c.Process.Kill()
		c.Wait()
		if u, ok := c.ProcessState.SysUsage().(*syscall.Rusage); ok {
			most = max(most, u.Maxrss)
		}
		b.StartTimer()
	}
	b.ReportMetric(float64(most)/1024, "MB")
}

func abs(x int) int { return max(x, -x) }
