// Package wholefile writes a file whole or not at all: what a user has saved
// before stays as it is until the new one is complete.
//
// [Write] is all there is. The new file is made beside the one that it is to
// replace, under a name that begins with a dot, and renamed at the end. Apart
// from that the outcome is that of [os.Create]: a new file gets the mode that
// the process's umask leaves, an old one keeps its own; a symbolic link stays
// and the file that it points to is written; a file that may not be written is
// not replaced, though its folder would allow it. A device or a pipe, such as
// /dev/stdout, is written to directly.
//
// # Limits
//
// The folder must be writable, and have room for both files at once. The owner
// of a replaced file is whoever writes it; hard links to it keep the old
// content. It does not wait for the disk: after a loss of power the file may
// be lacking.
package wholefile

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
)

// Write writes what write writes to the file at path. The error names path, and
// wraps the one of write where that failed; the file is as it was before then.
func Write(path string, write func(io.Writer) error) error {
	target, mode, err := look(path)
	if err != nil {
		return fmt.Errorf("%s cannot be written: %w", path, err)
	}
	if mode&fs.ModeType != 0 {
		f, err := os.OpenFile(path, os.O_WRONLY, 0)
		if err != nil {
			return fmt.Errorf("%s cannot be written: %w", path, err)
		}
		if err := fill(f, write); err != nil {
			return fmt.Errorf("%s could not be written: %w", path, err)
		}
		return nil
	}
	f, err := beside(target)
	if err != nil {
		return fmt.Errorf("%s cannot be written: %w", path, err)
	}
	err = fill(f, write)
	if err == nil && mode != 0 {
		err = os.Chmod(f.Name(), mode)
	}
	if err == nil {
		err = os.Rename(f.Name(), target)
	}
	if err != nil {
		os.Remove(f.Name())
		return fmt.Errorf("%s could not be written: %w", path, err)
	}
	return nil
}

// look returns the path of the file behind any symbolic links, and its mode: 0
// where there is none yet.
func look(path string) (target string, mode fs.FileMode, err error) {
	info, err := os.Stat(path)
	switch {
	case err == nil && !info.Mode().IsRegular():
		return path, info.Mode(), nil
	case err == nil:
		if target, err = filepath.EvalSymlinks(path); err != nil {
			return "", 0, err
		}
		f, err := os.OpenFile(target, os.O_WRONLY, 0)
		if err != nil {
			return "", 0, err
		}
		return target, info.Mode(), f.Close()
	case !errors.Is(err, fs.ErrNotExist):
		return "", 0, err
	}
	// A link may point to a file that is still to be made. Stat has found that
	// the links come to an end.
	for {
		to, err := os.Readlink(path)
		if err != nil {
			return path, 0, nil
		}
		if !filepath.IsAbs(to) {
			to = filepath.Join(filepath.Dir(path), to)
		}
		path = to
	}
}

// beside makes a new file in the folder of path. [os.CreateTemp] would keep it
// to its owner, and what the umask leaves can't be asked for safely.
func beside(path string) (*os.File, error) {
	for {
		name := filepath.Join(filepath.Dir(path), "."+filepath.Base(path)+"."+strconv.FormatUint(uint64(rand.Uint32()), 10))
		f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
		if !errors.Is(err, fs.ErrExist) {
			return f, err
		}
	}
}

// fill writes to f and closes it.
func fill(f *os.File, write func(io.Writer) error) error {
	w := bufio.NewWriter(f)
	err := write(w)
	if err == nil {
		err = w.Flush()
	}
	if closeErr := f.Close(); err == nil {
		err = closeErr
	}
	return err
}
