package article

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// plant makes files, with folders for them, in a folder of its own.
func plant(t *testing.T, files ...string) string {
	t.Helper()
	dir := t.TempDir()
	for _, name := range files {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte("The bridge has opened."), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// walked lists what a walk yields, each file with its error after it.
func walked(ctx context.Context, dir string, paths ...string) []string {
	var lines []string
	for path, err := range Walk(ctx, paths...) {
		line := filepath.ToSlash(strings.TrimPrefix(path, dir+string(filepath.Separator)))
		if err != nil {
			line += ": " + strings.ReplaceAll(err.Error(), dir, "DIR")
		}
		lines = append(lines, line)
	}
	return lines
}

func TestWalk(t *testing.T) {
	dir := plant(t, "b.txt", "a/2.txt", "a/10", "a/odd \"name\"\n.txt", "c/page.html", "c/.hidden/x.txt", "c/.x.txt", "z.PDF")
	got := walked(t.Context(), dir, dir)
	want := []string{
		"a/10",
		"a/2.txt",
		"a/odd \"name\"\n.txt",
		"b.txt",
		"c/.hidden: DIR/c/.hidden is hidden, and so was passed over: open it by its own name to read it",
		"c/.x.txt: DIR/c/.x.txt is hidden, and so was passed over: open it by its own name to read it",
		"c/page.html: DIR/c/page.html (HTML) is of a kind that is not read: save it as plain text first",
		"z.PDF: DIR/z.PDF (PDF) is of a kind that is not read: save it as plain text first",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}

	// What is named is to be read, whatever it is called.
	named := filepath.Join(dir, "c", ".x.txt")
	for path, err := range Walk(t.Context(), named, filepath.Join(dir, "z.PDF")) {
		if err != nil {
			t.Errorf("%s: %v", path, err)
		}
	}
	for _, err := range Walk(t.Context(), filepath.Join(dir, "missing")) {
		if !errors.Is(err, os.ErrNotExist) {
			t.Errorf("a missing file: %v", err)
		}
	}
}

func TestWalkLinks(t *testing.T) {
	dir := plant(t, "a/1.txt")
	for name, to := range map[string]string{
		"a/up":     "..",            // a folder above
		"a/self":   "self",          // itself
		"b":        "a",             // a folder beside
		"gone.txt": "missing.txt",   // nothing
		"same.txt": "a/1.txt",       // a file
		"null":     "/dev/null",     // a device
		"loop1":    "loop2",         // each other
		"loop2":    "loop1",         // each other
		"deep":     "a/up/a/up/a/.", // a folder by a long way
	} {
		if err := os.Symlink(to, filepath.Join(dir, filepath.FromSlash(name))); err != nil {
			t.Skip("no symbolic links here:", err)
		}
	}
	var read []string
	count := 0
	for path, err := range Walk(t.Context(), dir) {
		count++
		if err == nil {
			read = append(read, filepath.Base(path))
		}
	}
	if !slices.Equal(read, []string{"1.txt", "same.txt"}) || count != 10 {
		t.Errorf("%d paths, of which to be read: %v\n%s", count, read, strings.Join(walked(t.Context(), dir, dir), "\n"))
	}
}

func TestWalkStops(t *testing.T) {
	dir := plant(t, "1.txt", "2.txt", "3.txt")
	for range Walk(t.Context(), dir) {
		break // must not be called again: range would panic
	}
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	var last error
	n := 0
	for _, err := range Walk(ctx, dir) {
		n++
		last = err
		cancel()
	}
	if n != 2 || !errors.Is(last, context.Canceled) {
		t.Errorf("%d files after cancelling at the first, the last with %v", n, last)
	}
}

func TestReadRefuses(t *testing.T) {
	dir := plant(t, "locked.txt", "huge.txt", "ok.txt")
	if err := os.Truncate(filepath.Join(dir, "huge.txt"), MaxSize+1); err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(filepath.Join(dir, "locked.txt"), 0); err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]error{
		"missing.txt": os.ErrNotExist,
		"locked.txt":  os.ErrPermission,
		"huge.txt":    ErrTooLarge,
		".":           ErrFolder,
		"ok.txt":      nil,
	} {
		path := filepath.Join(dir, name)
		a, err := Read(t.Context(), path)
		if name == "locked.txt" && err == nil {
			continue // the superuser reads it
		}
		if !errors.Is(err, want) || (a == nil) != (want != nil) {
			t.Errorf("%s: %v, want %v", name, err, want)
		}
		if err != nil && strings.Count(err.Error(), string(filepath.Separator)+filepath.Base(path)) != 1 {
			t.Errorf("%s: %q should name the file once", name, err)
		}
	}
	if _, err := Read(t.Context(), os.DevNull); !errors.Is(err, ErrNotFile) {
		t.Errorf("a device: %v", err)
	}
}
