// Package article reads articles from files: one file, one format, one
// [data.Article].
//
// [Walk] finds the files, [Reader.Read] reads one, and [Reader.Decode] is for
// bytes that are in memory already. [Read] and [Decode] are the same for a
// caller without a table of outlets.
//
// # Formats
//
// A format is recognised by what the file holds, never by its name:
//
//   - The seed format. Line 1 is the address, lines 2 and 3 are integers that are
//     kept as they are, line 4 is the summary; then come paragraphs, parted by
//     blank lines.
//   - Plain text. Paragraphs are parted by blank lines, or one to a line; lines
//     that were broken to a width are joined again. A first line that looks
//     like one is the headline, and a first line that is an address is that.
//
// In both, a line such as "READ MORE: France wants a probe" is a link to another
// story, and "Source: …" at the end is the credit; neither is part of the text.
//
// # Encodings
//
// UTF-8 with or without a byte order mark, UTF-16 of either order with or
// without one, and Windows-1252. A UTF-8 file with some broken bytes is read as
// such, with U+FFFD for each, and its encoding says so.
//
// # Dates
//
// The time of publication is taken from the address where it carries one, else
// from the dateline or a line at the head that holds nothing but a date, else
// from the file's name. Otherwise the article is undated: a date is never made
// up, nor taken from the file system.
//
// # Limits
//
// Files of more than [MaxSize] bytes are refused. Everything is decided in time
// and memory linear in the size. Reading a device, a pipe or a folder is
// refused, not tried.
package article

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"unicode"

	"dateline/data"
)

// MaxSize is the size in bytes of the largest file that is read: 16 MiB, some
// five thousand pages.
const MaxSize = 16 << 20

// The reasons why a file is not read. They come wrapped in a sentence that
// names the file; compare them with errors.Is.
var (
	ErrEmpty       = errors.New("holds no text")
	ErrBinary      = errors.New("is not a text: it holds bytes that no text has")
	ErrTooLarge    = fmt.Errorf("is larger than %d MiB: split it first", MaxSize>>20)
	ErrUnknownKind = errors.New("is of a kind that is not read: save it as plain text first")
	ErrNotFile     = errors.New("is neither a file nor a folder but a device, a pipe or the like")
	ErrFolder      = errors.New("is a folder")
	ErrHidden      = errors.New("is hidden, and so was passed over: open it by its own name to read it")
	ErrLoop        = errors.New("leads to a folder that is read already")
)

// Outlets knows the names of the press by their hosts.
type Outlets interface {
	// Name returns the outlet's name for a host such as "www.aljazeera.com".
	Name(host string) (string, bool)
}

// A Reader reads articles. Its zero value is ready for use; it may be used by
// several goroutines at once if its Outlets may.
type Reader struct {
	Outlets Outlets // nil: an outlet is called by its host
}

// Read reads an article without a table of outlets.
func Read(ctx context.Context, path string) (*data.Article, error) {
	return Reader{}.Read(ctx, path)
}

// Decode reads an article without a table of outlets.
func Decode(name string, b []byte) (*data.Article, error) {
	return Reader{}.Decode(name, b)
}

// Read reads the article in a file. The error is the context's, or one of this
// package's or of the operating system in a sentence that names the file.
func (r Reader) Read(ctx context.Context, path string) (*data.Article, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	info, err := os.Stat(path) // before opening: a pipe would wait for its writer
	if err != nil {
		return nil, refusal(path, err)
	}
	switch {
	case info.IsDir():
		return nil, refusal(path, ErrFolder)
	case !info.Mode().IsRegular():
		return nil, refusal(path, ErrNotFile)
	case info.Size() > MaxSize:
		return nil, refusal(path, ErrTooLarge)
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, refusal(path, err)
	}
	defer f.Close() // only read from
	b, err := readAll(ctx, f, int(info.Size()))
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	if err != nil {
		return nil, refusal(path, err)
	}
	return r.Decode(path, b)
}

// readAll reads a file that may have grown since its size was asked for, piece
// by piece, so that a slow disk can be cancelled.
func readAll(ctx context.Context, f io.Reader, size int) ([]byte, error) {
	var b bytes.Buffer
	b.Grow(size + bytes.MinRead)
	for ctx.Err() == nil {
		n, err := io.CopyN(&b, f, 1<<20)
		switch {
		case b.Len() > MaxSize:
			return nil, ErrTooLarge
		case n == 0 && errors.Is(err, io.EOF):
			return b.Bytes(), nil
		case err != nil && !errors.Is(err, io.EOF):
			return nil, err
		}
	}
	return nil, ctx.Err()
}

// Decode makes an article of the bytes of a file. The name is used for the
// date, where nothing better is found, and in errors. b is not kept.
func (r Reader) Decode(name string, b []byte) (*data.Article, error) {
	if len(b) > MaxSize {
		return nil, refusal(name, ErrTooLarge)
	}
	text, encoding, err := decode(b)
	if err != nil {
		return nil, refusal(name, err)
	}
	sum := sha256.Sum256(b)
	a := &data.Article{
		Sum:      sum,
		ID:       hex.EncodeToString(sum[:8]),
		File:     name,
		Encoding: encoding,
	}
	lines := strings.Split(text, "\n")
	if body, ok := readSeedHead(a, lines); ok {
		readParagraphs(a, body, a.Summary != "")
	} else {
		readParagraphs(a, readTextHead(a, lines), false)
	}
	if a.Text == "" {
		return nil, refusal(name, ErrEmpty)
	}
	if u, err := url.Parse(a.URL); err == nil && u.Hostname() != "" {
		a.Outlet = r.outlet(u.Hostname())
	}
	date(a)
	return a, nil
}

func (r Reader) outlet(host string) string {
	host = strings.ToLower(host)
	if r.Outlets != nil {
		if name, ok := r.Outlets.Name(host); ok {
			return name
		}
	}
	return strings.TrimPrefix(host, "www.")
}

// refusal is a sentence about a file.
func refusal(name string, err error) error {
	var pathError *fs.PathError
	if errors.As(err, &pathError) {
		err = fmt.Errorf("cannot be read: %w", pathError.Err) // the path is said already
	}
	return fmt.Errorf("%s %w", quoted(name), err)
}

// quoted is a file's name as it can stand in a line.
func quoted(name string) string {
	if name == "" || strings.ContainsFunc(name, func(r rune) bool { return !unicode.IsPrint(r) }) {
		return strconv.Quote(name)
	}
	return name
}

// base is the last element of a file's name, without its extension.
func base(name string) string {
	name = filepath.Base(name)
	return strings.TrimSuffix(name, filepath.Ext(name))
}
