// Package sharedtest finds the material that is not part of the project: the
// development corpora, the reference scorers and the seed article. Only tests use
// it; they are skipped where it isn't there.
package sharedtest

import (
	"os"
	"path/filepath"
	"testing"
)

// Path returns the path of a file or folder of the shared material. That lies in
// the folder which DATELINE_SHARED names, or else in one called shared beside the
// checkout. The test is skipped where it has no such file.
func Path(t testing.TB, elem ...string) string {
	t.Helper()
	shared := os.Getenv("DATELINE_SHARED")
	if shared == "" {
		shared = filepath.Join(filepath.Dir(checkout(t)), "shared")
	}
	path := filepath.Join(append([]string{shared}, elem...)...)
	if _, err := os.Stat(path); err != nil {
		t.Skipf("the shared material has no %s here; set DATELINE_SHARED to its folder", filepath.Join(elem...))
	}
	return path
}

// checkout is the folder of go.mod, above that of the package under test.
func checkout(t testing.TB) string {
	t.Helper()
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			return dir
		}
		above := filepath.Dir(dir)
		if above == dir {
			t.Fatal("no go.mod above the package's folder")
		}
		dir = above
	}
}
