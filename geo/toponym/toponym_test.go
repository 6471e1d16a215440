package toponym_test

import (
	"fmt"
	"os"
	"strings"
	"testing"
	"unicode/utf8"

	"dateline/geo"
	"dateline/geo/gazetteer/gazetteertest"
	"dateline/geo/toponym"

	"github.com/google/go-cmp/cmp"
)

// session checks a file of inputs and the indented lines that follow each. With
// UPDATE set it writes what the code does now.
func session(t *testing.T, file string, do func(input string) []string) {
	t.Helper()
	b, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	lines := strings.Split(strings.TrimSuffix(string(b), "\n"), "\n")
	cases := 0
	for i := 0; i < len(lines); i++ {
		out.WriteString(lines[i] + "\n")
		if lines[i] == "" || lines[i][0] == '#' {
			continue
		}
		input, at := lines[i], i+1
		var want []string
		for i+1 < len(lines) && strings.HasPrefix(lines[i+1], "\t") {
			i++
			want = append(want, lines[i][1:])
		}
		got := do(input)
		cases++
		for _, g := range got {
			out.WriteString("\t" + g + "\n")
		}
		if os.Getenv("UPDATE") == "" {
			if d := cmp.Diff(want, got); d != "" {
				t.Errorf("%s:%d: %s\n(-want +got)\n%s", file, at, input, d)
			}
		}
	}
	if cases == 0 {
		t.Fatalf("%s has no cases", file)
	}
	if os.Getenv("UPDATE") != "" {
		if err := os.WriteFile(file, []byte(out.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

func TestMentions(t *testing.T) {
	f := toponym.New(gazetteertest.Small(), nil)
	session(t, "testdata/mentions.txt", func(in string) (out []string) {
		for _, m := range f.Find(geo.Document{Text: in}) {
			out = append(out, m.Use.String()+" "+m.In(in))
		}
		if out == nil {
			out = []string{"none"}
		}
		return out
	})
}

// check tests what must hold of the mentions of any text.
func check(t *testing.T, s string, mentions []geo.Mention) {
	t.Helper()
	end := 0
	for _, m := range mentions {
		if m.Start < end || m.End <= m.Start || m.End > len(s) {
			t.Fatalf("%q: mention %v after %d", s, m.Span, end)
		}
		if utf8.ValidString(s) && (!utf8.RuneStart(s[m.Start]) || m.End < len(s) && !utf8.RuneStart(s[m.End])) {
			t.Fatalf("%q: mention %v splits a character", s, m.Span)
		}
		if int(m.Use) >= geo.Uses {
			t.Fatalf("%q: mention %v has use %d", s, m.Span, m.Use)
		}
		if strings.Contains(m.In(s), "\n\n") {
			t.Fatalf("%q: mention %q goes over a blank line", s, m.In(s))
		}
		end = m.End
	}
}

func FuzzFind(f *testing.F) {
	b, err := os.ReadFile("testdata/mentions.txt")
	if err != nil {
		f.Fatal(err)
	}
	for line := range strings.Lines(string(b)) {
		f.Add(line)
	}
	f.Add("Syria\xff's")
	f.Add("US-'s Paris\n\nTexas")
	finder := toponym.New(gazetteertest.Small(), nil)
	f.Fuzz(func(t *testing.T, s string) {
		got := finder.Find(geo.Document{Text: s})
		check(t, s, got)
		if again := finder.Find(geo.Document{Text: s}); cmp.Diff(got, again) != "" {
			t.Fatalf("%q: %v, and the second time %v", s, got, again)
		}
	})
}

// A finder keeps its working memory from one document to the next: nothing of
// the first may show in the second, whichever goroutine reads it.
func TestDocumentsApart(t *testing.T) {
	f := toponym.New(gazetteertest.Small(), nil)
	done := make(chan bool)
	for range 4 {
		go func() {
			defer func() { done <- true }()
			for range 50 {
				first := f.Find(geo.Document{Text: "Michael Jordan left. Jordan said so."})
				if len(first) != 0 {
					t.Errorf("found %v, want nothing", first)
				}
				second := f.Find(geo.Document{Text: "Talks were held in Jordan."})
				if len(second) != 1 {
					t.Errorf("found %v, want Jordan", second)
				}
			}
		}()
	}
	for range 4 {
		<-done
	}
}

func TestJudgeShowsEvidence(t *testing.T) {
	f := toponym.New(gazetteertest.Small(), nil)
	for _, j := range f.Judge(geo.Document{Text: "Jack London lived."}) {
		if j.Place || !j.Evidence.Has(toponym.InPersonName) || j.Score >= 0 {
			t.Errorf("judged %+v, want no place because it is in the name of a person", j)
		}
	}
	got := f.Judge(geo.Document{Text: "He lives in London."})
	if len(got) != 1 || !got[0].Place || !got[0].Evidence.Has(toponym.AfterLocative) {
		t.Errorf("judged %+v, want a place after a preposition of place", got)
	}
}

func TestEveryEvidenceHasWords(t *testing.T) {
	for e := range toponym.Evidences {
		if s := toponym.Evidence(e).String(); s == "" {
			t.Errorf("evidence %d has no words", e)
		}
	}
}

func ExampleFinder_Find() {
	f := toponym.New(gazetteertest.Small(), nil)
	text := "Moscow said that Syrian troops had entered Aleppo, the New York Times wrote."
	for _, m := range f.Find(geo.Document{Text: text}) {
		fmt.Println(m.In(text), m.Use)
	}
	// Output:
	// Moscow metonymic
	// Syrian demonym
	// Aleppo literal
	// New York embedded
}
