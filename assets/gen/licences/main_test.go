package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

// What a user is shown is about the program as it is now: each module that this
// system's build links stands there in its version, and the copies are copies.
func TestCommittedTextsAreCurrent(t *testing.T) {
	if _, err := exec.LookPath("go"); err != nil {
		t.Skip("needs the go command, to list the modules")
	}
	top, err := repository()
	if err != nil {
		t.Fatal(err)
	}
	read := func(path ...string) string {
		t.Helper()
		b, err := os.ReadFile(filepath.Join(append([]string{top}, path...)...))
		if err != nil {
			t.Fatal(err)
		}
		return string(b)
	}
	if read("NOTICE") != read("assets", "licences", "notice.txt") {
		t.Error("assets/licences/notice.txt is not NOTICE; run go generate ./assets")
	}
	if read("LICENSE") != read("assets", "licences", "dateline.txt") {
		t.Error("assets/licences/dateline.txt is not LICENSE; run go generate ./assets")
	}
	modules, err := linked(top, runtime.GOOS)
	if err != nil {
		t.Fatal(err)
	}
	if len(modules) < 10 {
		t.Errorf("go list names %d modules only", len(modules))
	}
	shown := read("assets", "licences", "modules.txt")
	for _, m := range modules {
		if !strings.Contains(shown, "\n"+m.String()+"\n") && !strings.Contains(shown, "\n"+m.String()+" (") {
			t.Errorf("assets/licences/modules.txt lacks %s; run go generate ./assets", m)
		}
	}
}

// A module has a folder of packages that are linked, and one that are not. What
// lies above and below the linked ones counts.
func TestLicencesOfAModule(t *testing.T) {
	dir := t.TempDir()
	for path, text := range map[string]string{
		"LICENSE":                      "the module's",
		"linked/LICENSE.txt":           "the package's",
		"linked/font/LICENCE_Font.txt": "a font's \r\n\r\n",
		"linked/testdata/LICENSE":      "no",
		"linked/license.go":            "package linked",
		"other/COPYING":                "no",
		"NOTICE":                       "the module's",
		"LICENSES.md":                  "no",
	} {
		name := filepath.Join(dir, filepath.FromSlash(path))
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	m := &module{Path: "example.org/m", Version: "v1.2.3", Dir: dir, packages: []string{filepath.Join(dir, "linked")}}
	got, err := m.licences()
	if err != nil {
		t.Fatal(err)
	}
	if want := "LICENSE NOTICE linked/LICENSE.txt linked/font/LICENCE_Font.txt"; strings.Join(got, " ") != want {
		t.Errorf("got  %s\nwant %s", strings.Join(got, " "), want)
	}
	b, err := texts([]*module{m})
	if err != nil {
		t.Fatal(err)
	}
	rule, dash := strings.Repeat("=", 80), strings.Repeat("-", 80)
	want := "\n" + rule + `
example.org/m v1.2.3 (LICENSE)
example.org/m v1.2.3 (NOTICE)
` + dash + `

the module's

` + rule + `
example.org/m v1.2.3 (linked/LICENSE.txt)
` + dash + `

the package's

` + rule + `
example.org/m v1.2.3 (linked/font/LICENCE_Font.txt)
` + dash + `

a font's
`
	if !strings.HasSuffix(string(b), want) {
		t.Errorf("got\n%s", b)
	}

	m.packages = []string{filepath.Join(dir, "other", "deep")}
	m.Dir = filepath.Join(dir, "linked", "testdata", "..", "font", "nothing")
	if err := os.MkdirAll(m.Dir, 0o755); err != nil {
		t.Fatal(err)
	}
	if _, err := m.licences(); err == nil || !strings.Contains(err.Error(), "has no licence") {
		t.Errorf("a module without a licence: %v", err)
	}
}
