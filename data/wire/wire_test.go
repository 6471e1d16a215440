package wire_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"dateline/data/wire"
)

// A writer makes up texts of words that are as unevenly frequent as English
// ones.
type writer struct{ r *rand.Rand }

func (w writer) word() string {
	n := int(15 / (w.r.Float64() + 0.002)) // most often the first few
	var b []byte
	for n += 7; n > 0; n /= 18 {
		b = append(b, "bdfgklmnprstvz"[n%14], "aeiou"[n%5])
	}
	return string(b)
}

func (w writer) sentence() string {
	words := make([]string, 8+w.r.IntN(20))
	for i := range words {
		words[i] = w.word()
	}
	return strings.Join(words, " ") + "."
}

func (w writer) story(n int) []string {
	s := make([]string, n)
	for i := range s {
		s[i] = w.sentence()
	}
	return s
}

// TestEdits shows what is still a copy, and what is none: it is what the
// threshold rests on. Each edit is made of 200 stories of 12 to 40 sentences.
func TestEdits(t *testing.T) {
	for _, e := range []struct {
		name string
		edit func(w writer, s []string) []string
		copy float64 // share that is taken for a copy: at least, or at most where it is below a half
	}{
		{"nothing", func(w writer, s []string) []string { return s }, 1},
		{"another headline and dateline", func(w writer, s []string) []string { return append(w.story(2), s...) }, 1},
		{"in capitals, without full stops in it", func(w writer, s []string) []string {
			return []string{strings.ToUpper(strings.Join(s, " "))}
		}, 1},
		{"paragraphs in another order", func(w writer, s []string) []string {
			s = append([]string(nil), s...)
			w.r.Shuffle(len(s), func(i, j int) { s[i], s[j] = s[j], s[i] })
			return s
		}, 1},
		{"the first third alone", func(w writer, s []string) []string { return s[:len(s)/3] }, 0.99},
		{"every second sentence", func(w writer, s []string) (out []string) {
			for i := range s {
				if i%2 == 0 {
					out = append(out, s[i])
				}
			}
			return out
		}, 1},
		{"as much again added", func(w writer, s []string) []string { return append(append([]string(nil), s...), w.story(len(s))...) }, 1},
		{"one word in twenty replaced", replaced(20), 0.99},
		{"one word in twelve replaced", replaced(12), 0.9},
		{"one word in four replaced", replaced(4), 0.05},
		{"a third of the sentences, in a text of one's own as long", shared(3), 0.05},
		{"a quarter of the sentences, in a text of one's own as long", shared(4), 0.01},
		{"nothing in common", func(w writer, s []string) []string { return w.story(len(s)) }, 0},
	} {
		w := writer{rand.New(rand.NewPCG(1, 2))}
		x := wire.New(0)
		copies := 0
		const stories = 200
		for range stories {
			s := w.story(12 + w.r.IntN(28))
			first := x.Add(strings.Join(s, " "))
			if x.Add(strings.Join(e.edit(w, s), " ")) == first {
				copies++
			}
		}
		share := float64(copies) / stories
		t.Logf("%-60s %.3f", e.name, share)
		if e.copy >= 0.5 && share < e.copy || e.copy < 0.5 && share > e.copy {
			t.Errorf("%s: %.3f are taken for copies, want %.2f", e.name, share, e.copy)
		}
	}
}

func replaced(oneIn int) func(writer, []string) []string {
	return func(w writer, s []string) []string {
		out := make([]string, len(s))
		for i := range s {
			words := strings.Fields(s[i])
			for j := range words {
				if w.r.IntN(oneIn) == 0 {
					words[j] = "x" + w.word()
				}
			}
			out[i] = strings.Join(words, " ") + "."
		}
		return out
	}
}

func shared(oneIn int) func(writer, []string) []string {
	return func(w writer, s []string) []string {
		out := w.story(len(s))
		for i := range out {
			if i%oneIn == 0 {
				out[i] = s[i]
			}
		}
		return out
	}
}

func TestShortTexts(t *testing.T) {
	x := wire.New(0)
	for _, c := range []struct {
		text  string
		story int
	}{
		{"Rain in the north.", 0},
		{"Rain in the north", 0},
		{"RAIN in the North!", 0},
		{"Rain in the south.", 1},
		{"", 2},
		{"…", 2},
	} {
		if got := x.Add(c.text); got != c.story && c.text != "" && c.text != "…" {
			t.Errorf("%q is of story %d, want %d", c.text, got, c.story)
		}
	}
}

// The same articles in the same order get the same numbers, and old stories
// are forgotten, not mistaken.
func TestForgets(t *testing.T) {
	run := func() (out []int) {
		w := writer{rand.New(rand.NewPCG(3, 4))}
		x := wire.New(100)
		var kept []string
		for i := range 1000 {
			s := strings.Join(w.story(15), " ")
			if i%3 == 2 {
				s = kept[len(kept)-1-w.r.IntN(min(len(kept), 300))]
			}
			kept = append(kept, s)
			out = append(out, x.Add(s))
		}
		return out
	}
	a, b := run(), run()
	again := 0
	for i := range a {
		if a[i] != b[i] {
			t.Fatalf("article %d is of story %d, then of %d", i, a[i], b[i])
		}
		if i > 0 && a[i] <= a[i-1] {
			again++
		}
	}
	if again < 50 {
		t.Errorf("%d copies found among 1,000 articles", again)
	}
}

func TestCount(t *testing.T) {
	outlets, texts := wire.Count([]string{"A", "B", "A", "", "", "C"}, []int{0, 0, 1, 0, 1, 0})
	if outlets != 5 || texts != 2 {
		t.Errorf("%d outlets, %d texts, want 5 and 2", outlets, texts)
	}
}

func FuzzAdd(f *testing.F) {
	f.Add("One two three four five six seven.", "one two three")
	f.Add("\xff\xfe. . .", "é–è")
	f.Fuzz(func(t *testing.T, a, b string) {
		x := wire.New(2)
		first := x.Add(a)
		if again := x.Add(a); again != first && hasWords(a) {
			t.Fatalf("%q is of story %d, then of %d", a, first, again)
		}
		x.Add(b)
		x.Add(a + b)
	})
}

func hasWords(s string) bool {
	for _, r := range s {
		if 'a' <= r|0x20 && r|0x20 <= 'z' {
			return true
		}
	}
	return false
}

func BenchmarkAdd(b *testing.B) {
	w := writer{rand.New(rand.NewPCG(5, 6))}
	texts := make([]string, 2000)
	n := 0
	for i := range texts {
		texts[i] = strings.Join(w.story(30), " ")
		n += len(texts[i])
	}
	x := wire.New(1 << 12)
	b.ReportAllocs()
	b.SetBytes(int64(n / len(texts)))
	i := 0
	for b.Loop() {
		x.Add(texts[i%len(texts)])
		i++
	}
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "articles/s")
}

func ExampleIndex_Add() {
	const agency = "Three hospitals in the east of the city were hit by air strikes on Friday. " +
		"Seven people died, a group that watches the war said. The strikes began before dawn and went on until noon."
	x := wire.New(0)
	fmt.Println(x.Add(agency))
	fmt.Println(x.Add("Hospitals struck. " + agency + " Our reporter adds that the market was open."))
	fmt.Println(x.Add("The foreign ministers met on Saturday and agreed on nothing but to meet again, their spokesmen said in the evening."))
	// Output:
	// 0
	// 0
	// 1
}
