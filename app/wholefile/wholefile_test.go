package wholefile

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
)

func put(words string) func(io.Writer) error {
	return func(w io.Writer) error {
		_, err := io.WriteString(w, words)
		return err
	}
}

func names(t *testing.T, dir string) (names []string) {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return names
}

func want(t *testing.T, path, words string) {
	t.Helper()
	if got, err := os.ReadFile(path); err != nil || string(got) != words {
		t.Errorf("%s holds %q, want %q; %v", filepath.Base(path), got, words, err)
	}
}

func TestWrite(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "map.png")
	for _, words := range []string{"one", "another", ""} {
		if err := Write(path, put(words)); err != nil {
			t.Fatal(err)
		}
		want(t, path, words)
	}
	if got := names(t, dir); !slices.Equal(got, []string{"map.png"}) {
		t.Errorf("left in the folder: %q", got)
	}
}

// What fails half way leaves what was there, and nothing else.
func TestWriteFails(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "map.png")
	full := errors.New("the disk is full")
	half := func(w io.Writer) error {
		io.WriteString(w, strings.Repeat("x", 1<<16))
		return full
	}
	if err := Write(path, half); !errors.Is(err, full) || !strings.HasPrefix(err.Error(), path+" could not be written: ") {
		t.Errorf("a new file: %v", err)
	}
	if got := names(t, dir); len(got) > 0 {
		t.Errorf("left in the folder: %q", got)
	}
	if err := Write(path, put("old")); err != nil {
		t.Fatal(err)
	}
	if err := Write(path, half); !errors.Is(err, full) {
		t.Errorf("an old file: %v", err)
	}
	want(t, path, "old")
	if got := names(t, dir); len(got) != 1 {
		t.Errorf("left in the folder: %q", got)
	}
	for _, path := range []string{dir, filepath.Join(dir, "none", "map.png"), filepath.Join(path, "map.png")} {
		called := false
		err := Write(path, func(io.Writer) error { called = true; return nil })
		if err == nil || called || !strings.HasPrefix(err.Error(), path+" cannot be written: ") {
			t.Errorf("%s: %v, tried: %t", path, err, called)
		}
	}
}

// The modes are those that os.Create gives and keeps.
func TestModes(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("Windows has no such modes")
	}
	dir := t.TempDir()
	mode := func(name string) os.FileMode {
		info, err := os.Stat(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		return info.Mode()
	}
	f, err := os.Create(filepath.Join(dir, "created"))
	if err != nil {
		t.Fatal(err)
	}
	f.Close()
	path := filepath.Join(dir, "map.png")
	if err := Write(path, put("x")); err != nil || mode("map.png") != mode("created") {
		t.Errorf("a new file has the mode %v, want %v; %v", mode("map.png"), mode("created"), err)
	}
	for _, m := range []os.FileMode{0o600, 0o664, 0o755} {
		if err := os.Chmod(path, m); err != nil {
			t.Fatal(err)
		}
		if err := Write(path, put("x")); err != nil || mode("map.png") != m {
			t.Errorf("an old file has the mode %v, want %v; %v", mode("map.png"), m, err)
		}
	}
	if os.Geteuid() == 0 {
		return // root may write all
	}
	os.Chmod(path, 0o444)
	if err := Write(path, put("new")); !errors.Is(err, os.ErrPermission) {
		t.Errorf("a file that may not be written: %v", err)
	}
	want(t, path, "x")
}

func TestLinks(t *testing.T) {
	dir := t.TempDir()
	if err := os.Mkdir(filepath.Join(dir, "real"), 0o700); err != nil {
		t.Fatal(err)
	}
	for link, to := range map[string]string{
		"map.png": "second", "second": filepath.Join("real", "map.png"),
		"loop": "loop",
	} {
		if err := os.Symlink(to, filepath.Join(dir, link)); err != nil {
			t.Skip("no symbolic links here:", err)
		}
	}
	for _, words := range []string{"a file still to be made", "one that is there"} {
		if err := Write(filepath.Join(dir, "map.png"), put(words)); err != nil {
			t.Fatal(err)
		}
		want(t, filepath.Join(dir, "real", "map.png"), words)
		if to, err := os.Readlink(filepath.Join(dir, "map.png")); to != "second" {
			t.Errorf("the link is gone: %q, %v", to, err)
		}
	}
	if got := names(t, filepath.Join(dir, "real")); len(got) != 1 {
		t.Errorf("left in the folder: %q", got)
	}
	if err := Write(filepath.Join(dir, "loop"), put("x")); err == nil {
		t.Error("a link to itself was written")
	}
}

// What is no file is written to and not replaced.
func TestDevice(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("Windows keeps its devices elsewhere")
	}
	if err := Write(os.DevNull, put("x")); err != nil {
		t.Error(err)
	}
	if info, err := os.Stat(os.DevNull); err != nil || info.Mode().IsRegular() {
		t.Fatalf("%s is a file now; %v", os.DevNull, err)
	}
}
