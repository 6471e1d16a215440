package toponym_test

import (
	"os"
	"strconv"
	"strings"
	"testing"

	"dateline/geo"
	"dateline/geo/gazetteer/gazetteertest"
	"dateline/geo/sessiontest"
	"dateline/geo/toponym"

	"github.com/google/go-cmp/cmp"
)

// marked cuts the brackets out of a text and returns the spans that they held.
func marked(s string) (text string, spans []geo.Span) {
	var b strings.Builder
	for i := range len(s) {
		switch s[i] {
		case '[':
			spans = append(spans, geo.Span{Start: b.Len()})
		case ']':
			spans[len(spans)-1].End = b.Len()
		default:
			b.WriteByte(s[i])
		}
	}
	return b.String(), spans
}

func TestUses(t *testing.T) {
	f := toponym.New(gazetteertest.Small(), nil)
	sessiontest.Run(t, "testdata/uses.txt", func(in string) (out []string) {
		text, spans := marked(in)
		for i, u := range f.Uses(geo.Document{Text: text}, spans) {
			out = append(out, u.String()+" "+spans[i].In(text))
		}
		return out
	})
}

// What the finder finds it judges as it judges the same names given to it.
func TestUsesOfFoundNames(t *testing.T) {
	f := toponym.New(gazetteertest.Small(), nil)
	b, err := os.ReadFile("testdata/uses.txt")
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for line := range strings.Lines(string(b)) {
		text, _ := marked(strings.TrimSpace(line))
		var spans []geo.Span
		var found []geo.Use
		for _, m := range f.Find(geo.Document{Text: text}) {
			spans, found = append(spans, m.Span), append(found, m.Use)
		}
		n += len(spans)
		if len(spans) == 0 {
			continue
		}
		if d := cmp.Diff(found, f.Uses(geo.Document{Text: text}, spans)); d != "" {
			t.Errorf("%s: found (-) and given (+)\n%s", text, d)
		}
	}
	if n == 0 {
		t.Fatal("nothing was found")
	}
}

func TestUsesOfOddSpans(t *testing.T) {
	f := toponym.New(gazetteertest.Small(), nil)
	const text = "Talks in Lausanne, Syria – 12."
	for _, s := range []geo.Span{{}, {Start: 9, End: 9}, {Start: len(text), End: len(text)}, {Start: 17, End: 18}, {Start: 27, End: 29}, {Start: 10, End: 12}, {Start: 0, End: len(text)}} {
		if got := f.Uses(geo.Document{Text: text}, []geo.Span{s}); len(got) != 1 || int(got[0]) >= geo.Uses {
			t.Errorf("%v: %v", s, got)
		}
	}
	if got := f.Uses(geo.Document{}, []geo.Span{{}}); len(got) != 1 || got[0] != geo.Literal {
		t.Errorf("of an empty text: %v", got)
	}
	if got := f.Uses(geo.Document{Text: text}, nil); len(got) != 0 {
		t.Errorf("of no spans: %v", got)
	}
}

func TestJudgeUsesShowsSigns(t *testing.T) {
	f := toponym.New(gazetteertest.Small(), nil)
	text, spans := marked("[Moscow] accused [Georgia] in [Geneva].")
	got := f.JudgeUses(geo.Document{Text: text}, spans)
	for i, want := range []toponym.Sign{toponym.SignSays, toponym.SignObjectParty, toponym.SignAtPlace} {
		if !got[i].Signs.Has(want) || !got[i].Signs.Has(toponym.SignAlways) {
			t.Errorf("%s: no sign %q in %v", spans[i].In(text), want, got[i].Signs)
		}
	}
	if got[0].Literal >= 0.5 || got[1].Literal >= 0.5 || got[2].Literal < 0.9 {
		t.Errorf("judged %+v", got)
	}
}

// The table of weights has one line for each sign and no other.
func TestUseWeights(t *testing.T) {
	b, err := os.ReadFile("lists/use_weights.txt")
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for line := range strings.Lines(string(b)) {
		line, _, _ = strings.Cut(line, "#")
		f := strings.Fields(line)
		if len(f) == 0 {
			continue
		}
		if len(f) != 2 {
			t.Fatalf("%q is no sign and weight", line)
		}
		if w, err := strconv.ParseFloat(f[1], 64); err != nil || w < -10 || w > 10 {
			t.Errorf("%s: weight %q", f[0], f[1])
		}
		got = append(got, f[0])
	}
	var want []string
	for s := range toponym.Signs {
		want = append(want, s.String())
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("signs (-) and lines (+)\n%s", d)
	}
}

// The lists are for people to edit: a slip would go unseen.
func TestUseLists(t *testing.T) {
	for _, file := range []string{"use_verbs.txt", "use_nouns.txt", "use_function.txt"} {
		b, err := os.ReadFile("lists/" + file)
		if err != nil {
			t.Fatal(err)
		}
		head, lists, ok := strings.Cut(string(b), "\n\n")
		if !ok || !strings.HasPrefix(head, "# ") {
			t.Fatalf("%s has no explanation", file)
		}
		seen := make(map[string]bool)
		for line := range strings.Lines(lists) {
			words := strings.Fields(line)
			if len(words) == 0 {
				continue
			}
			class := words[0]
			if !strings.Contains(head, " "+class+" ") && !strings.Contains(head, " "+class+",") && !strings.Contains(head, ", "+class+" ") {
				t.Errorf("%s does not explain class %s", file, class)
			}
			for _, w := range words[1:] {
				if seen[class+" "+w] {
					t.Errorf("%s: %s stands twice in class %s", file, w, class)
				}
				seen[class+" "+w] = true
				if strings.Trim(w, "abcdefghijklmnopqrstuvwxyz'") != "" {
					t.Errorf("%s: %q of class %s is no word in small letters", file, w, class)
				}
			}
		}
	}
}

func FuzzUses(f *testing.F) {
	b, err := os.ReadFile("testdata/uses.txt")
	if err != nil {
		f.Fatal(err)
	}
	for line := range strings.Lines(string(b)) {
		f.Add(line, 3, 9)
	}
	f.Add("US-'s (Paris\n\n and, or", 0, 2)
	finder := toponym.New(gazetteertest.Small(), nil)
	f.Fuzz(func(t *testing.T, s string, start, end int) {
		if start < 0 || end < start || end > len(s) {
			return
		}
		got := finder.JudgeUses(geo.Document{Text: s}, []geo.Span{{Start: start, End: end}})
		if len(got) != 1 || int(got[0].Use) >= geo.Uses || got[0].Literal < 0 || got[0].Literal > 1 {
			t.Fatalf("%q %d:%d: %+v", s, start, end, got)
		}
	})
}

func BenchmarkUses(b *testing.B) {
	f := toponym.New(gazetteertest.Small(), nil)
	file, err := os.ReadFile("testdata/uses.txt")
	if err != nil {
		b.Fatal(err)
	}
	var texts strings.Builder
	for line := range strings.Lines(string(file)) {
		if line[0] != '#' && line[0] != '\t' {
			texts.WriteString(line)
		}
	}
	text, spans := marked(texts.String())
	b.ReportAllocs()
	for b.Loop() {
		f.Uses(geo.Document{Text: text}, spans)
	}
	b.ReportMetric(float64(len(spans))*float64(b.N)/b.Elapsed().Seconds(), "names/s")
}
