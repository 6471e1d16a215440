package when

import (
	"strings"
	"testing"

	"dateline/data"
)

// TestExamples reads every rule's examples.
func TestExamples(t *testing.T) {
	tagger := New()
	for _, f := range families {
		for _, r := range f.rules {
			for _, e := range r.examples {
				var published data.Time
				if e.published != "" {
					var err error
					if published, err = data.ParseTime(e.published); err != nil {
						t.Fatal(err)
					}
				}
				before, rest, marked := strings.Cut(e.text, "[")
				inside, after, _ := strings.Cut(rest, "]")
				text := before + inside + after
				if !marked {
					text = e.text
				}
				found := tagger.Find(text, published, nil)
				if e.value == "" { // the span as marked is not to be found
					for _, x := range found {
						if !marked || x.Start == len(before) && x.End == len(before)+len(inside) {
							t.Errorf("%s: %q: %q was found, %s %s", f.name, e.text, x.In(text), x.Type, x.Value)
						}
					}
					continue
				}
				ok := false
				for _, x := range found {
					if x.Start != len(before) || x.End != len(before)+len(inside) {
						continue
					}
					ok = true
					if x.Type.String() != e.typ || x.Value != e.value || x.Time.EDTF() != e.edtf {
						t.Errorf("%s: %q is %s %s %q, want %s %s %q", f.name, e.text, x.Type, x.Value, x.Time.EDTF(), e.typ, e.value, e.edtf)
					}
				}
				if !ok {
					var got []string
					for _, x := range found {
						got = append(got, x.In(text))
					}
					t.Errorf("%s: %q: found only %q", f.name, e.text, got)
				}
			}
		}
	}
}
