package article

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"os"
	"path/filepath"
	"strings"
)

// notRead are the extensions of files that a folder of articles may hold and
// that are surely no text, so that they need not be opened to be told apart.
var notRead = map[string]string{
	".pdf": "PDF", ".doc": "Word", ".docx": "Word", ".odt": "OpenDocument", ".rtf": "RTF",
	".html": "HTML", ".htm": "HTML", ".xhtml": "HTML", ".mht": "MHTML", ".mhtml": "MHTML", ".xml": "XML",
	".json": "JSON", ".jsonl": "JSON Lines", ".csv": "CSV", ".tsv": "TSV", ".xls": "Excel", ".xlsx": "Excel",
	".epub": "EPUB", ".zip": "ZIP", ".gz": "gzip", ".warc": "WARC", ".wacz": "WACZ",
	".jpg": "picture", ".jpeg": "picture", ".png": "picture", ".gif": "picture", ".webp": "picture", ".svg": "picture",
	".mp3": "sound", ".mp4": "video", ".mov": "video",
}

// Walk finds the files to read at the paths. Folders are walked in the order of
// their names, with the folders in them. It yields each file's path, with an
// error in place of what is passed over, so that nothing is missing silently:
// hidden files, files of kinds that are not read, devices and pipes, folders
// that cannot be opened or have been read already by way of a link. A file that
// is named in paths itself is always yielded as one to read.
//
// When the context ends, its error comes last, with an empty path.
func Walk(ctx context.Context, paths ...string) iter.Seq2[string, error] {
	return func(yield func(string, error) bool) {
		w := walker{ctx: ctx, yield: yield, seen: map[string]bool{}}
		for _, path := range paths {
			if !w.walk(path, true) {
				break
			}
		}
		if ctx.Err() != nil && !w.stopped {
			yield("", ctx.Err())
		}
	}
}

type walker struct {
	ctx     context.Context
	yield   func(string, error) bool
	stopped bool            // by the caller
	seen    map[string]bool // folders by their paths without links
}

// say yields, and reports whether to go on.
func (w *walker) say(path string, err error) bool {
	if err != nil {
		err = refusal(path, err)
	}
	if !w.yield(path, err) {
		w.stopped = true
	}
	return !w.stopped
}

// walk deals with one path, and reports whether to go on.
func (w *walker) walk(path string, named bool) bool {
	if w.ctx.Err() != nil {
		return false
	}
	if !named && strings.HasPrefix(filepath.Base(path), ".") {
		return w.say(path, ErrHidden)
	}
	info, err := os.Stat(path)
	if err != nil {
		if link, linkErr := os.Readlink(path); linkErr == nil && errors.Is(err, os.ErrNotExist) {
			err = fmt.Errorf("is a link to %s, which is not there", quoted(link))
		}
		return w.say(path, err)
	}
	switch {
	case info.IsDir():
		return w.walkFolder(path)
	case !info.Mode().IsRegular():
		return w.say(path, ErrNotFile)
	}
	if kind, ok := notRead[strings.ToLower(filepath.Ext(path))]; ok && !named {
		return w.say(path, fmt.Errorf("(%s) %w", kind, ErrUnknownKind))
	}
	return w.say(path, nil)
}

func (w *walker) walkFolder(path string) bool {
	real, err := filepath.EvalSymlinks(path)
	if err == nil {
		real, err = filepath.Abs(real)
	}
	if err != nil {
		return w.say(path, err)
	}
	if w.seen[real] {
		return w.say(path, ErrLoop)
	}
	w.seen[real] = true
	entries, err := os.ReadDir(path)
	if err != nil && !w.say(path, err) {
		return false
	}
	for _, e := range entries {
		if !w.walk(filepath.Join(path, e.Name()), false) {
			return false
		}
	}
	return true
}
