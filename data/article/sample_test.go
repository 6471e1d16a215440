package article

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"dateline/data"
)

// The bundled sample is in the seed format; its two integers are the number of
// words and of paragraphs.
func TestBundledSample(t *testing.T) {
	n := 0
	for path, err := range Walk(t.Context(), filepath.Join("..", "..", "assets", "sample")) {
		if err != nil {
			t.Error(err)
			continue
		}
		a, err := Read(t.Context(), path)
		if err != nil {
			t.Error(err)
			continue
		}
		n++
		words := len(strings.Fields(a.Text))
		if got := []int64{int64(words), int64(len(a.Paragraphs))}; fmt.Sprint(got) != fmt.Sprint(a.Numbers) {
			t.Errorf("%s: lines 2 and 3 should be %v, and are %v", path, got, a.Numbers)
		}
		if words < 150 || words > 300 {
			t.Errorf("%s has %d words", path, words)
		}
		if a.DatedBy != data.DatedByURL || a.Published.Grain > data.Day {
			t.Errorf("%s is dated %s, %s", path, a.Published, a.DatedBy)
		}
		if year, _, _ := strings.Cut(filepath.Base(path), "-"); year != fmt.Sprint(a.Published.Start.Year()) {
			t.Errorf("%s is published in %d", path, a.Published.Start.Year())
		}
		if a.Summary == "" || a.Credit == "" || a.Dateline == "" || !strings.HasPrefix(a.URL, "https://dateline.example/") {
			t.Errorf("%s lacks a part:\n%s", path, dump(a))
		}
	}
	if n < 12 {
		t.Errorf("%d articles in the sample", n)
	}
}
