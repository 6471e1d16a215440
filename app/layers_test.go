package app_test

import (
	"os/exec"
	"strings"
	"testing"
)

// A layer is a rule about what a package may depend on, directly or not.
type layer struct {
	from   string   // packages whose path is this or begins with it and a slash
	except string   // but for this one
	not    []string // what they may not depend on
	why    string
}

const module = "dateline"

var layers = []layer{
	{
		from: module + "/geo", not: []string{module + "/data", module + "/app"},
		why: "imports run one way, app → data → geo: text goes in and places come out, whoever asks",
	},
	{
		from: module + "/data", not: []string{module + "/app"},
		why: "imports run one way, app → data → geo: what is known of articles must not depend on how it is shown",
	},
	{
		from: module + "/geo", not: []string{"fyne.io/fyne", "database/sql", "modernc.org/sqlite"},
		why: "geo is text in, places out; a window or a database there would come along to every server",
	},
	{
		from: module + "/data", not: []string{"fyne.io/fyne"},
		why: "data is used where there is no window",
	},
	{
		from: module + "/geo", except: module + "/geo/online", not: []string{"net/http"},
		why: "geo/online is the one package that can open a connection, so that it can be turned off in one place",
	},
	{
		from: module + "/app/atlas", not: []string{"fyne.io/fyne"},
		why: "the map is drawn without a window too, for pictures on a server",
	},
	{
		from: module + "/app/command", not: []string{"fyne.io/fyne"},
		why: "the commands work where there is no window",
	},
	{
		from: module, except: module + "/assets", not: []string{module + "/assets"},
		why: "only main opens the assets and passes their bytes on, so that tests run on a small gazetteer",
	},
	{
		from: module + "/app", except: module + "/app/desktop", not: []string{"fyne.io/fyne/v2/app", "github.com/go-gl/gl"},
		why: "app/desktop is the one package with the window's driver, so that all widgets are built and tested without it",
	},
}

// directly are rules about direct imports only: what the standard library or
// a dependency imports below is not our package's doing.
var directly = []layer{
	{
		from: module + "/geo", except: module + "/geo/sessiontest", not: []string{"os", "path/filepath", "os/exec"},
		why: "geo gets bytes and readers; where they come from is decided above it. What runs its tests' sessions reads and writes them",
	},
	{
		from: module, except: module + "/geo/online", not: []string{"net/http"},
		why: "geo/online is the one package that can open a connection, so that it can be turned off in one place",
	},
}

func TestLayers(t *testing.T) {
	if _, err := exec.LookPath("go"); err != nil {
		t.Skip("needs the go command on the path, to list what each package imports")
	}
	check(t, layers, "{{.ImportPath}} {{join .Deps \" \"}}")
	check(t, directly, "{{.ImportPath}} {{join .Imports \" \"}}")
}

func check(t *testing.T, rules []layer, format string) {
	t.Helper()
	out, err := exec.Command("go", "list", "-e", "-f", format, module+"/...").Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	packages, applied := 0, make([]int, len(rules))
	for line := range strings.Lines(string(out)) {
		path, deps, _ := strings.Cut(strings.TrimSpace(line), " ")
		packages++
		for i, rule := range rules {
			if path == module || !below(path, rule.from) || rule.except != "" && below(path, rule.except) {
				continue // main joins the parts, and so imports all
			}
			applied[i]++
			for dep := range strings.FieldsSeq(deps) {
				for _, not := range rule.not {
					if within(dep, not) {
						t.Errorf("%s depends on %s: %s", path, dep, rule.why)
					}
				}
			}
		}
	}
	for i, n := range applied {
		if n == 0 {
			t.Errorf("no package is %s or below it, so that a rule holds for none: %s", rules[i].from, rules[i].why)
		}
	}
	if packages < 15 {
		t.Errorf("go list named %d packages of %s only; is the module's name still right?", packages, module)
	}
}

// below reports whether path is the package, or lies below it.
func below(path, pkg string) bool { return path == pkg || strings.HasPrefix(path, pkg+"/") }

// within is below for what is imported: "fyne.io/fyne" also holds
// "fyne.io/fyne/v2/widget", but "os" doesn't hold "os/exec".
func within(path, pkg string) bool {
	return path == pkg || strings.Contains(pkg, "/") && below(path, pkg)
}

func TestWithin(t *testing.T) {
	for _, c := range []struct {
		path, pkg string
		want      bool
	}{
		{"dateline/geo", "dateline/geo", true},
		{"dateline/geo/text", "dateline/geo", true},
		{"dateline/geography", "dateline/geo", false},
		{"fyne.io/fyne/v2/app", "fyne.io/fyne", true},
		{"os/exec", "os", false},
		{"net/http", "net/http", true},
	} {
		if got := within(c.path, c.pkg); got != c.want {
			t.Errorf("within(%q, %q) is %v", c.path, c.pkg, got)
		}
	}
}
