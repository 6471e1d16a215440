package tagger_test

import (
	"bytes"
	"errors"
	"fmt"
	"hash/fnv"
	"math"
	"strings"
	"testing"

	"dateline/geo/toponym/tagger"
)

// sentence makes tokens of words; a capital is all that their shape tells.
func sentence(words string) []tagger.Token {
	var toks []tagger.Token
	for w := range strings.FieldsSeq(words) {
		h := fnv.New64a()
		h.Write([]byte(strings.ToLower(w)))
		t := tagger.Token{Word: h.Sum64(), Shape: 1}
		if w != strings.ToLower(w) {
			t.Shape = 2
		}
		toks = append(toks, t)
	}
	return toks
}

// Labels as one writes them: B and I with the first letter of the kind's name.
var labels = map[string]tagger.Label{
	"-": tagger.None, "Bp": tagger.First(tagger.Place), "Ip": tagger.Further(tagger.Place),
	"Bh": tagger.First(tagger.Person), "Ih": tagger.Further(tagger.Person),
	"Bo": tagger.First(tagger.Organisation), "Io": tagger.Further(tagger.Organisation),
}

// lessons teach that "in" and "near" stand before places and "Mr" before
// people, that New begins a place, and that names before "said" are people's.
var lessons = [][2]string{
	{"They met in Aleppo today", "- - - Bp -"},
	{"They met in New York today", "- - - Bp Ip -"},
	{"It burned near New London again", "- - - Bp Ip -"},
	{"It burned near Homs again", "- - - Bp -"},
	{"Then Mr Jordan left", "- - Bh -"},
	{"Then Mr Jack London left", "- - Bh Ih -"},
	{"There Abraham Lincoln said so", "- Bh Ih - -"},
	{"There Jordan said so", "- Bh - -"},
	{"She reads the New York Times daily", "- - - Bo Io Io -"},
	{"She reads the London Times daily", "- - - Bo Io -"},
}

func train(t testing.TB) []byte {
	t.Helper()
	var r tagger.Trainer
	r.Rounds, r.Bits, r.Seldom = 30, 6, 1
	for _, l := range lessons {
		toks := sentence(l[0])
		var known []tagger.Known
		for w := range strings.FieldsSeq(l[1]) {
			known = append(known, tagger.Just(labels[w]))
		}
		r.Add(toks, 0, len(toks), known, 1)
	}
	b, err := r.Train(nil)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func open(t testing.TB, b []byte) *tagger.Model {
	t.Helper()
	m, err := tagger.Open(b)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func TestReads(t *testing.T) {
	m := open(t, train(t))
	var l tagger.Lattice
	for _, c := range []struct {
		text     string
		from, to int
		kind     tagger.Kind
	}{
		{"They met in Damascus today", 3, 4, tagger.Place},
		{"It burned near New Raqqa again", 3, 5, tagger.Place},
		{"Then Mr Damascus left", 2, 3, tagger.Person},
		{"There Ali Damascus said so", 1, 3, tagger.Person},
		{"She reads the Damascus Times daily", 3, 5, tagger.Organisation},
	} {
		toks := sentence(c.text)
		l.Read(m, toks, 0, len(toks))
		if p := l.Span(c.from, c.to, c.kind); p < 0.5 {
			t.Errorf("%q: tokens %d to %d are a %s with probability %.2f, want more than a half", c.text, c.from, c.to, c.kind, p)
		}
	}
}

// What the recursions compute is what one gets by adding up all readings: the
// names that may begin at a token, the one that holds it, and nothing share its
// probability.
func TestProbabilitiesAddUp(t *testing.T) {
	m := open(t, train(t))
	var l tagger.Lattice
	for _, lesson := range lessons {
		toks := sentence(lesson[0] + " " + lesson[0])
		l.Read(m, toks, 0, len(toks))
		for i := range toks {
			for k := range tagger.Kind(tagger.Kinds) {
				var begins, holds float64
				for from := 0; from <= i; from++ {
					for to := i + 1; to <= len(toks); to++ {
						p := float64(l.Span(from, to, k))
						holds += p
						if from == i {
							begins += p
						}
					}
				}
				if d := math.Abs(begins - float64(l.Begins(i, k))); d > 1e-4 {
					t.Errorf("%q: a %s begins at token %d with %v, the names that do with %v", lesson[0], k, i, l.Begins(i, k), begins)
				}
				if d := math.Abs(holds - float64(l.Token(i, k))); d > 1e-4 {
					t.Errorf("%q: token %d is in a %s with %v, the names that hold it with %v", lesson[0], i, k, l.Token(i, k), holds)
				}
			}
		}
	}
}

// A token of which only a part is known teaches that part.
func TestLearnsFromPartOfTheTruth(t *testing.T) {
	var r tagger.Trainer
	r.Rounds, r.Bits, r.Seldom = 30, 6, 1
	any := tagger.Anything
	for _, s := range []string{"They met in Aleppo", "They met in Homs", "They met in Hama"} {
		r.Add(sentence(s), 0, 4, []tagger.Known{any, any, any, tagger.Just(tagger.First(tagger.Place))}, 1)
	}
	for _, s := range []string{"Today Aleppo spoke", "Today Homs spoke", "Today Hama spoke"} {
		r.Add(sentence(s), 0, 3, []tagger.Known{any, any.But(tagger.Place), any}, 1)
	}
	b, err := r.Train(nil)
	if err != nil {
		t.Fatal(err)
	}
	m := open(t, b)
	var l tagger.Lattice
	toks := sentence("They met in Idlib")
	l.Read(m, toks, 0, 4)
	if p := l.Span(3, 4, tagger.Place); p < 0.8 {
		t.Errorf("what follows in is a place with probability %.2f", p)
	}
	toks = sentence("Today Idlib spoke")
	l.Read(m, toks, 0, 3)
	if p := l.Token(1, tagger.Place); p > 0.2 {
		t.Errorf("what stands before spoke is a place with probability %.2f", p)
	}
}

func TestTrainsTheSameTwice(t *testing.T) {
	if a, b := train(t), train(t); !bytes.Equal(a, b) {
		t.Error("the same lessons made different models")
	}
}

func TestTrainNothing(t *testing.T) {
	var r tagger.Trainer
	r.Add(sentence("They met"), 0, 2, []tagger.Known{tagger.Anything, tagger.Anything}, 1)
	if _, err := r.Train(nil); err == nil {
		t.Error("made a model of nothing")
	}
}

func TestOpenRefuses(t *testing.T) {
	whole := train(t)
	edit := func(at int, c byte) []byte {
		b := bytes.Clone(whole)
		b[at] = c
		return b
	}
	for _, c := range []struct {
		name string
		b    []byte
		want error
	}{
		{"nothing", nil, tagger.ErrNotModel},
		{"another file", []byte(strings.Repeat("no model ", 100)), tagger.ErrNotModel},
		{"a later version", edit(8, 2), tagger.ErrVersion},
		{"a damaged header", edit(30, whole[30]^1), tagger.ErrNotModel},
		{"too short", whole[:len(whole)-1], tagger.ErrNotModel},
		{"too long", append(bytes.Clone(whole), 0), tagger.ErrNotModel},
	} {
		if _, err := tagger.Open(c.b); !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", c.name, err, c.want)
		}
	}
}

// FuzzOpen opens any bytes, and whatever opens gives probabilities for any
// tokens.
func FuzzOpen(f *testing.F) {
	whole := train(f)
	f.Add(whole, "They met in New York")
	f.Add(whole[:60], "x")
	damaged := bytes.Clone(whole)
	for i := 300; i < len(damaged); i += 7 {
		damaged[i] ^= 0xff
	}
	f.Add(damaged, "There Abraham Lincoln said so")
	f.Fuzz(func(t *testing.T, b []byte, words string) {
		m, err := tagger.Open(b)
		if err != nil {
			if !errors.Is(err, tagger.ErrNotModel) && !errors.Is(err, tagger.ErrVersion) {
				t.Fatalf("an error without a class: %v", err)
			}
			return
		}
		toks := sentence(words)
		if len(toks) > 50 {
			toks = toks[:50]
		}
		var l tagger.Lattice
		l.Read(m, toks, 0, len(toks))
		for i := -1; i <= len(toks); i++ {
			for k := range tagger.Kind(tagger.Kinds + 1) {
				for _, p := range []float32{l.Token(i, k), l.Begins(i, k), l.Span(i, i+2, k)} {
					if !(p >= 0 && p <= 1) {
						t.Fatalf("%q: token %d, %s: probability %v", words, i, k, p)
					}
				}
			}
		}
	})
}

func TestNoGarbage(t *testing.T) {
	m := open(t, train(t))
	toks := sentence(strings.Repeat("She met Mr Jack London in New York ", 10))
	var l tagger.Lattice
	l.Read(m, toks, 0, len(toks))
	if n := testing.AllocsPerRun(20, func() {
		l.Read(m, toks, 0, len(toks))
		l.Span(2, 4, tagger.Person)
	}); n != 0 {
		t.Errorf("%v allocations to read a stretch again, want none", n)
	}
}

func BenchmarkRead(b *testing.B) {
	m := open(b, train(b))
	toks := sentence("She met Mr Jack London in New York again")
	var l tagger.Lattice
	b.ReportAllocs()
	for b.Loop() {
		l.Read(m, toks, 0, len(toks))
	}
	b.ReportMetric(float64(len(toks)*b.N)/b.Elapsed().Seconds(), "tokens/s")
}

func BenchmarkOpen(b *testing.B) {
	file := train(b)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := tagger.Open(file); err != nil {
			b.Fatal(err)
		}
	}
}

func ExampleLattice() {
	var r tagger.Trainer
	r.Rounds, r.Bits, r.Seldom = 30, 6, 1
	for _, l := range lessons {
		var known []tagger.Known
		for w := range strings.FieldsSeq(l[1]) {
			known = append(known, tagger.Just(labels[w]))
		}
		r.Add(sentence(l[0]), 0, len(known), known, 1)
	}
	b, err := r.Train(nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	m, err := tagger.Open(b)
	if err != nil {
		fmt.Println(err)
		return
	}
	var l tagger.Lattice
	words := "It burned near New Raqqa again"
	l.Read(m, sentence(words), 0, 6)
	fmt.Println(l.Span(3, 5, tagger.Place) > 0.5, l.Span(3, 5, tagger.Person) > 0.5)
	// Output: true false
}
