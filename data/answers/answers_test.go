package answers_test

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	"dateline/data/answers"
	"dateline/geo/online"
)

var _ online.Cache = (*answers.Folder)(nil)

func put(t *testing.T, f *answers.Folder, key, value string) {
	t.Helper()
	if err := f.Put(key, []byte(value)); err != nil {
		t.Fatal(err)
	}
}

func expect(t *testing.T, f *answers.Folder, key, want string) {
	t.Helper()
	if got, ok := f.Get(key); !ok || string(got) != want {
		t.Errorf("%q: %q, %v; want %q", key, got, ok, want)
	}
}

func expectNone(t *testing.T, f *answers.Folder, key string) {
	t.Helper()
	if got, ok := f.Get(key); ok {
		t.Errorf("%q: %q, want nothing", key, got)
	}
}

func only(t *testing.T, dir string) string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(dir, "*"))
	if err != nil || len(files) != 1 {
		t.Fatalf("files %v, %v", files, err)
	}
	return files[0]
}

func TestAnswersOutliveTheProgram(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "cache", "answers")
	f := answers.Open(dir, 0)
	expectNone(t, f, "Paris")
	if n, size := f.Size(); n != 0 || size != 0 {
		t.Errorf("%d answers, %d bytes in a folder that isn't there", n, size)
	}
	put(t, f, "Paris", "two of them")
	put(t, f, "Atlantis", "")
	put(t, f, "Paris", "three of them")
	f = answers.Open(dir, 0)
	expect(t, f, "Paris", "three of them")
	expect(t, f, "Atlantis", "")
	expectNone(t, f, "London")
	if n, size := f.Size(); n != 2 || size != 2*4096 {
		t.Errorf("%d answers, %d bytes", n, size)
	}
}

func TestDamageCountsAsNotThere(t *testing.T) {
	dir := t.TempDir()
	f := answers.Open(dir, 0)
	put(t, f, "Paris", "two of them")
	name := only(t, dir)
	good, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	flipped := append([]byte(nil), good...)
	flipped[len(flipped)-1] ^= 1
	for _, bad := range []string{
		"", "x", string(good[:len(good)-1]), string(good) + "x", string(flipped),
		strings.Repeat("x", answers.MaxValue+100),
	} {
		if err := os.WriteFile(name, []byte(bad), 0o600); err != nil {
			t.Fatal(err)
		}
		expectNone(t, f, "Paris")
		put(t, f, "Paris", "two of them")
		expect(t, f, "Paris", "two of them")
	}
	// An answer under another question's name is none either.
	put(t, f, "London", "one")
	if err := os.WriteFile(name, []byte{}, 0o600); err != nil {
		t.Fatal(err)
	}
	other, err := filepath.Glob(filepath.Join(dir, "*"))
	if err != nil {
		t.Fatal(err)
	}
	for _, o := range other {
		if o != name {
			if err := os.Rename(o, name); err != nil {
				t.Fatal(err)
			}
		}
	}
	expectNone(t, f, "Paris")
}

func TestTheOldestGoWhenTheFolderIsFull(t *testing.T) {
	dir := t.TempDir()
	const max = 10 * 4096
	f := answers.Open(dir, max)
	age := func() { // each answer a minute older than the next
		files, err := filepath.Glob(filepath.Join(dir, "*"))
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range files {
			info, err := os.Stat(name)
			if err != nil {
				t.Fatal(err)
			}
			at := info.ModTime().Add(-time.Minute)
			if err := os.Chtimes(name, at, at); err != nil {
				t.Fatal(err)
			}
		}
	}
	for i := range 100 {
		put(t, f, fmt.Sprint(i), "answer")
		age()
		if _, size := f.Size(); size > max {
			t.Fatalf("%d bytes after %d answers", size, i+1)
		}
	}
	for i := 95; i < 100; i++ {
		expect(t, f, fmt.Sprint(i), "answer")
	}
	expectNone(t, f, "0")
	// A folder that another run filled is brought down too.
	put(t, answers.Open(dir, 3*4096), "new", "answer")
	if n, _ := f.Size(); n > 3 {
		t.Errorf("%d answers", n)
	}
}

func TestWhatIsNotOursStays(t *testing.T) {
	dir := t.TempDir()
	theirs := filepath.Join(dir, "notes.txt")
	stale, fresh := filepath.Join(dir, "new-1.tmp"), filepath.Join(dir, "new-2.tmp")
	for _, name := range []string{theirs, stale, fresh} {
		if err := os.WriteFile(name, []byte("x"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	old := time.Now().Add(-2 * time.Hour)
	for _, name := range []string{theirs, stale} {
		if err := os.Chtimes(name, old, old); err != nil {
			t.Fatal(err)
		}
	}
	there := func(name string) bool { _, err := os.Stat(name); return err == nil }

	f := answers.Open(dir, 0)
	put(t, f, "Paris", "two")
	if there(stale) || !there(fresh) || !there(theirs) {
		t.Error("after a write the half-written file of two hours ago should be gone, and nothing else")
	}
	if err := f.Clear(); err != nil {
		t.Fatal(err)
	}
	expectNone(t, f, "Paris")
	if there(fresh) || !there(theirs) {
		t.Error("clearing should take our files and nothing else")
	}
	put(t, f, "Paris", "again")
	expect(t, f, "Paris", "again")
}

// Making room takes answers, never the file that another program is writing
// just now, even if it is the oldest.
func TestMakingRoomSparesWhatIsBeingWritten(t *testing.T) {
	dir := t.TempDir()
	writing := filepath.Join(dir, "new-1.tmp")
	if err := os.WriteFile(writing, make([]byte, 3*4096), 0o600); err != nil {
		t.Fatal(err)
	}
	begun := time.Now().Add(-10 * time.Minute)
	if err := os.Chtimes(writing, begun, begun); err != nil {
		t.Fatal(err)
	}
	const max = 8 * 4096
	f := answers.Open(dir, max)
	for i := range 30 {
		put(t, f, fmt.Sprint(i), "answer")
		if _, err := os.Stat(writing); err != nil {
			t.Fatalf("after %d answers: %v", i+1, err)
		}
		if n, size := f.Size(); size > max || n == 0 {
			t.Fatalf("%d answers, %d bytes", n, size)
		}
	}
}

// One program writes while the other one clears: no error for either, and an
// answer is there whole or not at all.
func TestClearingWhileOthersWrite(t *testing.T) {
	dir := t.TempDir()
	f, g := answers.Open(dir, 0), answers.Open(dir, 0)
	var all sync.WaitGroup
	all.Go(func() {
		for i := range 200 {
			key := fmt.Sprint(i)
			if err := f.Put(key, []byte("answer to "+key)); err != nil {
				t.Error(err)
			}
			if b, ok := f.Get(key); ok && string(b) != "answer to "+key {
				t.Errorf("%s: %q", key, b)
			}
		}
	})
	all.Go(func() {
		for range 200 {
			if err := g.Clear(); err != nil {
				t.Error(err)
			}
		}
	})
	all.Wait()
}

func TestFilesAreForTheUserAlone(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("no such permissions on Windows; the profile folder has them")
	}
	dir := filepath.Join(t.TempDir(), "answers")
	put(t, answers.Open(dir, 0), "Safehouse", "x")
	for name, want := range map[string]os.FileMode{dir: 0o700, only(t, dir): 0o600} {
		info, err := os.Stat(name)
		if err != nil || info.Mode().Perm() != want {
			t.Errorf("%s: %v, %v; want %v", name, info.Mode(), err, want)
		}
		if strings.Contains(name, "Safehouse") {
			t.Errorf("the name stands in %s", name)
		}
	}
}

func TestWhatCannotBeWritten(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	err := answers.Open(filepath.Join(file, "answers"), 0).Put("Paris", nil)
	if err == nil || !strings.Contains(err.Error(), "could not be kept in "+file) {
		t.Errorf("says %v", err)
	}
	if err := answers.Open(t.TempDir(), 0).Put("Paris", make([]byte, answers.MaxValue+1)); !errors.Is(err, answers.ErrTooLarge) {
		t.Errorf("says %v", err)
	}
}

func TestNoFolderKeepsNothing(t *testing.T) {
	var f *answers.Folder
	put(t, f, "Paris", "two")
	expectNone(t, f, "Paris")
	if n, size := f.Size(); n != 0 || size != 0 || f.Clear() != nil {
		t.Errorf("%d answers, %d bytes", n, size)
	}
}

func TestManyAtOnce(t *testing.T) {
	dir := t.TempDir()
	f, g := answers.Open(dir, 20*4096), answers.Open(dir, 20*4096) // as two programs do
	var all sync.WaitGroup
	for i := range 8 {
		all.Go(func() {
			for j := range 20 {
				key := fmt.Sprint(j)
				x := f
				if i%2 == 1 {
					x = g
				}
				if err := x.Put(key, []byte("answer to "+key)); err != nil {
					t.Error(err)
				}
				if b, ok := x.Get(key); ok && string(b) != "answer to "+key {
					t.Errorf("%s: %q", key, b)
				}
			}
		})
	}
	all.Wait()
}

// What is read back is what was written, for any key and value.
func FuzzRoundTrip(f *testing.F) {
	f.Add("Paris", "FR", []byte("x"))
	f.Add("", "a", []byte{})
	f.Add("1\n", "1", []byte("\n"))
	dir := f.TempDir()
	f.Fuzz(func(t *testing.T, key, other string, value []byte) {
		x := answers.Open(dir, 0)
		if err := x.Put(key, value); err != nil {
			t.Fatal(err)
		}
		got, ok := x.Get(key)
		if !ok || string(got) != string(value) {
			t.Errorf("%q: %q, %v; want %q", key, got, ok, value)
		}
		if err := x.Clear(); err != nil {
			t.Fatal(err)
		}
		if got, ok := x.Get(other); ok {
			t.Errorf("%q: %q after clearing", other, got)
		}
	})
}
