package app_test

import (
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// The page that shows the way through the program names each package with the
// file to begin with, and nothing that isn't there.
func TestArchitectureNamesWhatIs(t *testing.T) {
	top := ".."
	b, err := os.ReadFile(filepath.Join(top, "docs", "architecture.md"))
	if err != nil {
		t.Fatal(err)
	}
	quoted := regexp.MustCompile("`([^`]+)`")
	named := map[string]bool{}
	for line := range strings.Lines(string(b)) {
		cells := strings.Split(line, "|")
		if len(cells) != 5 {
			continue
		}
		folder := quoted.FindStringSubmatch(cells[2])
		if folder == nil {
			continue
		}
		named[folder[1]] = true
		for _, file := range quoted.FindAllStringSubmatch(cells[3], -1) {
			if _, err := os.Stat(filepath.Join(top, folder[1], file[1])); err != nil {
				t.Errorf("%s is named and is not there", path.Join(folder[1], file[1]))
			}
		}
	}

	if _, err := exec.LookPath("go"); err != nil {
		t.Skip("needs the go command on the path, to list the packages")
	}
	out, err := exec.Command("go", "list", "-e", module+"/geo/...", module+"/data/...", module+"/app/...").Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	for line := range strings.Lines(string(out)) {
		folder := strings.TrimPrefix(strings.TrimSpace(line), module+"/")
		if !named[folder] && !strings.HasSuffix(folder, "test") { // what only tests use tells nothing of the way
			t.Errorf("the package %s is not in docs/architecture.md", folder)
		}
		delete(named, folder)
	}
	for folder := range named {
		t.Errorf("docs/architecture.md names %s, which is no package", folder)
	}
}
