package article

import (
	"testing"

	"dateline/data"
	"dateline/data/sharedtest"
)

// The article that the seed format is named for.
func TestSeedArticle(t *testing.T) {
	n := 0
	for path, err := range Walk(t.Context(), sharedtest.Path(t, "seed")) {
		if err != nil {
			t.Fatal(err)
		}
		a, err := Read(t.Context(), path)
		if err != nil {
			t.Fatal(err)
		}
		n++
		subheads := 0
		for _, k := range a.Kinds {
			if k == data.Subhead {
				subheads++
			}
		}
		if a.Published.EDTF() != "2016-10-15T03:54:30Z" || a.DatedBy != data.DatedByURL || a.Outlet != "aljazeera.com" ||
			len(a.Paragraphs) != 32 || len(a.Links) != 2 || subheads != 2 || a.Credit != "Al Jazeera News And News Agencies" ||
			len(a.Numbers) != 2 || a.Numbers[0] != 202 || a.Numbers[1] != 20 || a.Summary == "" || a.Dateline != "" {
			t.Errorf("%d paragraphs, %d subheads\n%s", len(a.Paragraphs), subheads, dump(a))
		}
	}
	if n != 1 {
		t.Errorf("%d seed articles", n)
	}
}
