//go:build unix

package article

import (
	"errors"
	"path/filepath"
	"syscall"
	"testing"
)

// A pipe that nobody writes to must not be waited for.
func TestReadPipe(t *testing.T) {
	dir := t.TempDir()
	pipe := filepath.Join(dir, "pipe.txt")
	if err := syscall.Mkfifo(pipe, 0o644); err != nil {
		t.Skip(err)
	}
	if _, err := Read(t.Context(), pipe); !errors.Is(err, ErrNotFile) {
		t.Errorf("read: %v", err)
	}
	for _, err := range Walk(t.Context(), dir) {
		if !errors.Is(err, ErrNotFile) {
			t.Errorf("walked: %v", err)
		}
	}
}
