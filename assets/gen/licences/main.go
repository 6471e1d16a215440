// Licences collects the texts that must go with the program into
// assets/licences, from where they are embedded for About and for
// `dateline licences`:
//
//	notice.txt    the repository's NOTICE: who is to be credited for what
//	dateline.txt  the repository's LICENSE
//	modules.txt   the licences of all Go modules that any build of the program
//	              links, on Linux, Windows or macOS, and of Go itself
//
// The credits of the data stand in files of their own there, written by hand.
//
//	go run ./gen/licences [-out FOLDER]
//
// A module's licences are the files called LICENSE, COPYING or NOTICE in its
// top folder, and in folders above or below those of its packages that are
// linked: fonts and C sources inside a module have licences of their own. A
// module without any is an error. Only the module cache is read.
package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"log"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
)

func main() {
	log.SetFlags(0)
	log.SetPrefix("licences: ")
	out := flag.String("out", "licences", "`folder` to write to")
	flag.Parse()
	top, err := repository()
	if err != nil {
		log.Fatal(err)
	}
	files := make(map[string][]byte)
	for name, from := range map[string]string{"notice.txt": "NOTICE", "dateline.txt": "LICENSE"} {
		b, err := os.ReadFile(filepath.Join(top, from))
		if err != nil {
			log.Fatal(err)
		}
		files[name] = b
	}
	modules, err := linked(top, "linux", "windows", "darwin")
	if err != nil {
		log.Fatal(err)
	}
	if files["modules.txt"], err = texts(modules); err != nil {
		log.Fatal(err)
	}
	if err := os.MkdirAll(*out, 0o755); err != nil {
		log.Fatal(err)
	}
	for name, b := range files {
		if err := os.WriteFile(filepath.Join(*out, name), b, 0o644); err != nil {
			log.Fatal(err)
		}
	}
}

// repository is the folder of go.mod.
func repository() (string, error) { return ask("list", "-m", "-f", "{{.Dir}}") }

func ask(args ...string) (string, error) {
	out, err := exec.Command("go", args...).Output()
	return strings.TrimSpace(string(out)), err
}

// A module is one that is linked, with the folders of its linked packages.
type module struct {
	Path, Version, Dir string
	packages           []string
}

func (m *module) String() string { return strings.TrimSpace(m.Path + " " + m.Version) }

// linked lists the modules that the program in dir links on any of the
// systems, by their paths, Go itself first.
func linked(dir string, systems ...string) ([]*module, error) {
	byPath := make(map[string]*module)
	for _, system := range systems {
		// -e, as the files that are made here may be what the program lacks.
		cmd := exec.Command("go", "list", "-e", "-deps", "-json=Dir,Standard,Module", ".")
		cmd.Dir = dir
		// cgo, as the window is part of the program; listing compiles nothing.
		cmd.Env = append(os.Environ(), "GOOS="+system, "GOARCH=amd64", "CGO_ENABLED=1")
		cmd.Stderr = os.Stderr
		out, err := cmd.Output()
		if err != nil {
			return nil, fmt.Errorf("go list for %s: %w", system, err)
		}
		for d := json.NewDecoder(bytes.NewReader(out)); ; {
			var p struct {
				Dir      string
				Standard bool
				Module   *struct {
					Path, Version, Dir string
					Main               bool
				}
			}
			if err := d.Decode(&p); errors.Is(err, io.EOF) {
				break
			} else if err != nil {
				return nil, fmt.Errorf("go list for %s: %w", system, err)
			}
			if p.Standard || p.Module == nil || p.Module.Main {
				continue
			}
			m := byPath[p.Module.Path]
			if m == nil {
				m = &module{Path: p.Module.Path, Version: p.Module.Version, Dir: p.Module.Dir}
				byPath[m.Path] = m
			}
			m.packages = append(m.packages, p.Dir)
		}
	}
	goroot, err := ask("env", "GOROOT")
	if err != nil {
		return nil, err
	}
	modules := []*module{{Path: "The Go standard library", Dir: goroot}}
	for _, path := range slices.Sorted(keys(byPath)) {
		modules = append(modules, byPath[path])
	}
	return modules, nil
}

func keys(m map[string]*module) func(func(string) bool) {
	return func(yield func(string) bool) {
		for k := range m {
			if !yield(k) {
				return
			}
		}
	}
}

var licence = regexp.MustCompile(`(?i)^(un)?(licen[cs]e|copying|notice)([-_.].*)?$`)

// licences are the paths of a module's licences, below its folder.
func (m *module) licences() ([]string, error) {
	if m.packages == nil { // Go's own: what it vendors is under the same licence
		return []string{"LICENSE"}, nil
	}
	var found []string
	err := filepath.WalkDir(m.Dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() {
			if d.Name() == "testdata" {
				return filepath.SkipDir
			}
			return nil
		}
		dir := filepath.Dir(path)
		if !licence.MatchString(d.Name()) || strings.HasSuffix(d.Name(), ".go") ||
			!slices.ContainsFunc(m.packages, func(p string) bool { return under(p, dir) || under(dir, p) && dir != m.Dir }) {
			return nil
		}
		rel, err := filepath.Rel(m.Dir, path)
		found = append(found, filepath.ToSlash(rel))
		return err
	})
	if err == nil && len(found) == 0 {
		err = fmt.Errorf("%s has no licence in %s", m, m.Dir)
	}
	return found, err
}

// under reports whether dir is top or below it.
func under(dir, top string) bool {
	return dir == top || strings.HasPrefix(dir, top+string(filepath.Separator))
}

// texts joins the licences, each text once, under the names of those that it
// is for.
func texts(modules []*module) ([]byte, error) {
	var order []string
	owners := make(map[string][]string)
	for _, m := range modules {
		paths, err := m.licences()
		if err != nil {
			return nil, err
		}
		for _, path := range paths {
			b, err := os.ReadFile(filepath.Join(m.Dir, filepath.FromSlash(path)))
			if err != nil {
				return nil, err
			}
			text := plain(string(b))
			if len(owners[text]) == 0 {
				order = append(order, text)
			}
			owner := m.String()
			if strings.Contains(path, "/") || len(paths) > 1 {
				owner += " (" + path + ")"
			}
			owners[text] = append(owners[text], owner)
		}
	}
	var b bytes.Buffer
	b.WriteString("Licences of the Go modules inside Dateline\n\n" +
		"Each text stands below the names of those that it is for.\n")
	for _, text := range order {
		b.WriteString("\n" + strings.Repeat("=", 80) + "\n")
		for _, o := range owners[text] {
			b.WriteString(o + "\n")
		}
		b.WriteString(strings.Repeat("-", 80) + "\n\n" + text + "\n")
	}
	return b.Bytes(), nil
}

// plain is a text with the line ends of Unix and no blanks at its lines' ends
// nor empty lines about it.
func plain(s string) string {
	s = strings.TrimPrefix(strings.ToValidUTF8(s, "\ufffd"), "\ufeff")
	lines := strings.Split(strings.ReplaceAll(s, "\r\n", "\n"), "\n")
	for i, l := range lines {
		lines[i] = strings.TrimRight(l, " \t\f\r")
	}
	return strings.Trim(strings.Join(lines, "\n"), "\n")
}
