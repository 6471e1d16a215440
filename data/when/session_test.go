package when

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"dateline/data"
)

// TestSessions reads the texts of testdata, one expression after another as in
// an article, and compares with the lists beside them. UPDATE=1 writes the
// lists anew.
func TestSessions(t *testing.T) {
	paths, err := filepath.Glob(filepath.Join("testdata", "*.txt"))
	if err != nil || len(paths) == 0 {
		t.Fatal("no sessions", err)
	}
	for _, path := range paths {
		t.Run(filepath.Base(path), func(t *testing.T) {
			b, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			head, text, _ := strings.Cut(string(b), "\n\n")
			var published data.Time
			if at := strings.TrimSpace(strings.TrimPrefix(head, "published")); at != "" {
				if published, err = data.ParseTime(at); err != nil {
					t.Fatal(err)
				}
			}
			var got strings.Builder
			for _, x := range New().Find(text, published, nil) {
				fmt.Fprintf(&got, "%-34s %-8s %-20s %-14s %s\n", strings.ReplaceAll(x.In(text), "\n", " "), x.Type, x.Value, x.Mod, x.Time.EDTF())
			}
			golden := strings.TrimSuffix(path, ".txt") + ".golden"
			if os.Getenv("UPDATE") != "" {
				if err := os.WriteFile(golden, []byte(got.String()), 0o666); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if got.String() != string(want) {
				t.Errorf("found\n%s\nwant\n%s", got.String(), want)
			}
		})
	}
}
