package wordtable_test

import (
	"fmt"
	"strings"
	"testing"

	"dateline/geo/text"
	"dateline/geo/text/wordtable"
)

func TestTable(t *testing.T) {
	for _, n := range []int{0, 1, 15, 16, 17, 1000, 50_000} {
		words := map[string]int{}
		for i := range n {
			words[fmt.Sprint("word", i)] = i + 1
		}
		if n > 0 {
			words[""] = -1
		}
		table := wordtable.New(words)
		for i := range n + 10 {
			w := fmt.Sprint("word", i)
			if got := table.Get([]byte(w)); got != words[w] {
				t.Fatalf("of %d, %s is %d, want %d", n, w, got, words[w])
			}
		}
		if got := table.Get(nil); got != words[""] {
			t.Errorf("of %d, no word is %d, want %d", n, got, words[""])
		}
	}
}

// BenchmarkGet looks the words of a text up in a lexicon of five thousand that has
// half of them: in a Table, and in a map.
func BenchmarkGet(b *testing.B) {
	const story = "The foreign ministers of four countries met in Lausanne on Saturday to discuss a ceasefire that collapsed last month. " +
		"A spokesman in Moscow said that nothing had been agreed, and that his country would not accept conditions before the talks."
	words := map[string]int{}
	for i := range 5000 {
		words[fmt.Sprintf("%x", i*7919)] = i + 1
	}
	var list [][]byte
	for i, t := range text.Tokens(story, nil) {
		w := strings.ToLower(t.In(story))
		list = append(list, []byte(w))
		if i%2 == 0 {
			words[w] = 1
		}
	}
	table := wordtable.New(words)
	sum := 0
	b.Run("table", func(b *testing.B) {
		for b.Loop() {
			for _, w := range list {
				sum += table.Get(w)
			}
		}
	})
	b.Run("map", func(b *testing.B) {
		for b.Loop() {
			for _, w := range list {
				sum += words[string(w)]
			}
		}
	})
}
