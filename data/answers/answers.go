// Package answers keeps what a service on the network answered in a folder on
// disk, so that the same name is not asked twice, in this run or in a later
// one.
//
// A [Folder] implements geo/online's Cache: [Folder.Get] and [Folder.Put]. It
// is a cache and no archive: a file that is damaged, foreign or too large
// counts as not there and is replaced by the next answer, the oldest answers go
// when the folder is full, and the user may delete it at any time. Two programs
// may share a folder.
//
// Names that somebody looked up can be delicate: the folder and its files are
// for the user alone, the file names tell nothing (they are hashes), and
// [Folder.Clear] takes all away.
//
// Each file is the SHA-256 of key and value, and the value. It is written under
// another name first and then renamed, so that nobody reads half an answer; it
// is not synced to the disk, as a loss costs one more question.
package answers

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"
)

const (
	// MaxValue is the size of the largest value that is kept, in bytes.
	MaxValue = 1 << 20

	// DefaultMax is the size that a folder is kept below, in bytes: some four
	// thousand answers.
	DefaultMax = 16 << 20

	block = 4096 // what the smallest file takes up
)

// ErrTooLarge is returned by [Folder.Put] for a value above [MaxValue].
var ErrTooLarge = errors.New("the answer is too large to be kept")

// A Folder keeps answers in one folder. Its methods are safe for several
// goroutines at once. A nil Folder keeps nothing: for an account without a
// folder for caches.
type Folder struct {
	dir string
	max int64

	mu   sync.Mutex // held while writing
	used int64      // bytes on disk as far as we know; -1 before the first look
}

// Open returns the folder at dir, which need not exist, kept below max bytes;
// below [DefaultMax] if max is 0. Nothing is read or written before it is
// used.
func Open(dir string, max int64) *Folder {
	if max <= 0 {
		max = DefaultMax
	}
	return &Folder{dir: dir, max: max, used: -1}
}

func (f *Folder) path(key string) string {
	sum := sha256.Sum256([]byte(key))
	return filepath.Join(f.dir, hex.EncodeToString(sum[:])+suffix)
}

const (
	suffix    = ".answer"
	temporary = "new-*.tmp"

	abandoned = time.Hour // writing takes no longer, by far
)

// ours reports whether a file of that name is one that this package wrote.
func ours(name string) bool {
	if t, ok := strings.CutSuffix(name, suffix); ok {
		_, err := hex.DecodeString(t)
		return err == nil && len(t) == 2*sha256.Size
	}
	left, _ := filepath.Match(temporary, name)
	return left
}

func seal(key string, value []byte) [sha256.Size]byte {
	h := sha256.New()
	fmt.Fprintf(h, "%d\n%s", len(key), key)
	h.Write(value)
	return [sha256.Size]byte(h.Sum(nil))
}

// Get returns the value that was kept under key. It is not there if it can't be
// read or is not what was written.
func (f *Folder) Get(key string) ([]byte, bool) {
	if f == nil {
		return nil, false
	}
	file, err := os.Open(f.path(key))
	if err != nil {
		return nil, false
	}
	defer file.Close()
	b, err := io.ReadAll(io.LimitReader(file, sha256.Size+MaxValue+1))
	if err != nil || len(b) < sha256.Size || len(b) > sha256.Size+MaxValue {
		return nil, false
	}
	sum, value := b[:sha256.Size], b[sha256.Size:]
	if want := seal(key, value); !bytes.Equal(sum, want[:]) {
		return nil, false
	}
	return value, true
}

// Put keeps value under key, in the place of an older one. What it returns is
// for the user: what could not be written, and where.
func (f *Folder) Put(key string, value []byte) error {
	if len(value) > MaxValue {
		return ErrTooLarge
	}
	if f == nil {
		return nil
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	if err := f.write(key, value); err != nil {
		return fmt.Errorf("the answer could not be kept in %s: %w", f.dir, cause(err))
	}
	if f.used >= 0 {
		f.used += onDisk(int64(sha256.Size + len(value)))
	}
	if f.used < 0 || f.used > f.max {
		f.sweep()
	}
	return nil
}

func (f *Folder) write(key string, value []byte) (err error) {
	if err := os.MkdirAll(f.dir, 0o700); err != nil {
		return err
	}
	file, err := os.CreateTemp(f.dir, temporary) // readable by the user alone
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			os.Remove(file.Name())
		}
	}()
	sum := seal(key, value)
	_, err = file.Write(append(sum[:], value...))
	if cerr := file.Close(); err == nil {
		err = cerr
	}
	if err != nil {
		return err
	}
	err = os.Rename(file.Name(), f.path(key))
	if errors.Is(err, fs.ErrNotExist) {
		return nil // cleared by another program, or the user, while we wrote
	}
	return err
}

// cause is an error without the path, which stands in the sentence already.
func cause(err error) error {
	var p *fs.PathError
	if errors.As(err, &p) {
		return p.Err
	}
	return err
}

// sweep counts what is there, and takes the oldest answers away until a quarter
// of the room is free again, if it is full. A half-written file is somebody's
// who is about to rename it, however full the folder is; only after an hour it
// counts as left behind.
func (f *Folder) sweep() {
	files := f.list()
	slices.SortFunc(files, func(a, b file) int { return a.at.Compare(b.at) })
	f.used = 0
	for _, x := range files {
		f.used += x.size
	}
	full := f.used > f.max
	for _, x := range files {
		takes := full && f.used > f.max/4*3
		if !x.answer() {
			takes = time.Since(x.at) > abandoned
		}
		if takes && os.Remove(filepath.Join(f.dir, x.name)) == nil {
			f.used -= x.size
		}
	}
}

type file struct {
	name string
	size int64 // on disk
	at   time.Time
}

// answer reports whether the file is whole: no longer being written.
func (x file) answer() bool { return strings.HasSuffix(x.name, suffix) }

func (f *Folder) list() []file {
	if f == nil {
		return nil
	}
	entries, err := os.ReadDir(f.dir)
	if err != nil {
		return nil
	}
	var files []file
	for _, e := range entries {
		if info, err := e.Info(); err == nil && info.Mode().IsRegular() && ours(e.Name()) {
			files = append(files, file{e.Name(), onDisk(info.Size()), info.ModTime()})
		}
	}
	return files
}

func onDisk(size int64) int64 { return (size + block - 1) / block * block }

// Size returns how many answers are kept and how many bytes they take up.
func (f *Folder) Size() (answers int, size int64) {
	for _, x := range f.list() {
		if x.answer() {
			answers++
		}
		size += x.size
	}
	return answers, size
}

// Clear takes all answers away, half-written ones included, and nothing else
// that may lie in the folder.
func (f *Folder) Clear() error {
	if f == nil {
		return nil
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	f.used = -1
	var first error
	for _, x := range f.list() {
		if err := os.Remove(filepath.Join(f.dir, x.name)); err != nil && !errors.Is(err, fs.ErrNotExist) && first == nil {
			first = fmt.Errorf("an answer in %s could not be deleted: %w", f.dir, cause(err))
		}
	}
	return first
}
