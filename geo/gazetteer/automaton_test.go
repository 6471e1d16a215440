package gazetteer

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/blevesearch/vellum"

	"dateline/geo"
)

// build makes a transducer with vellum.
func build(t testing.TB, names map[string]uint64) []byte {
	t.Helper()
	var b bytes.Buffer
	v, err := vellum.New(&b, nil)
	if err != nil {
		t.Fatal(err)
	}
	keys := make([]string, 0, len(names))
	for k := range names {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	for _, k := range keys {
		if err := v.Insert([]byte(k), names[k]); err != nil {
			t.Fatal(err)
		}
	}
	if err := v.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// TestAutomatonReadsVellum holds our walk to vellum's own reader: the same
// names with the same values, and no others.
func TestAutomatonReadsVellum(t *testing.T) {
	rnd := rand.New(rand.NewPCG(1, 2))
	word := func(letters string) string {
		b := make([]byte, 1+rnd.IntN(12))
		for i := range b {
			b[i] = letters[rnd.IntN(len(letters))]
		}
		return string(b)
	}
	every := make([]byte, 256)
	for i := range every {
		every[i] = byte(i)
	}
	for _, tt := range []struct {
		name    string
		letters string
		n       int
		most    uint64
	}{
		{"one name", "a", 1, 1},
		{"names", "abcdefghijklmnopqrstuvwxyz ", 3000, 1 << 24},
		{"few letters", "ab ", 2000, 3},
		{"all bytes", string(every), 5000, 1 << 60},
		{"no values", "aeiourst", 3000, 1},
	} {
		t.Run(tt.name, func(t *testing.T) {
			names := make(map[string]uint64)
			for range tt.n {
				names[word(tt.letters)] = rnd.Uint64N(tt.most)
			}
			b := build(t, names)
			a, ok := newAutomaton(b)
			if !ok {
				t.Fatal("refused")
			}
			if a.len != len(names) {
				t.Errorf("%d names, want %d", a.len, len(names))
			}
			v, err := vellum.Load(b)
			if err != nil {
				t.Fatal(err)
			}
			look := func(key string) (uint64, bool) {
				addr, out, ok := a.walk(a.root, []byte(key))
				var n node
				if !ok || !a.at(addr, &n) || !n.final {
					return 0, false
				}
				return out + n.finalOut, true
			}
			for k, want := range names {
				if got, ok := look(k); !ok || got != want {
					t.Errorf("%q: %d, %v, want %d", k, got, ok, want)
				}
			}
			for range 5000 {
				k := word(tt.letters)
				want, there, err := v.Get([]byte(k))
				if err != nil {
					t.Fatal(err)
				}
				if got, ok := look(k); ok != there || got != want {
					t.Errorf("%q: %d, %v; vellum has %d, %v", k, got, ok, want, there)
				}
			}
		})
	}
}

// TestCommonLetters finds the table of the format's common bytes anew: a state
// with one transition has the number of its byte in six bits.
func TestCommonLetters(t *testing.T) {
	for c := range 256 {
		b := build(t, map[string]uint64{string([]byte{byte(c)}): 0})
		top := b[binary.LittleEndian.Uint64(b[len(b)-8:])]
		i := int(top & 0x3f)
		at := bytes.IndexByte([]byte(vellumCommon), byte(c))
		if i != at+1 {
			t.Errorf("%#x has the number %d in the format, %d in our table", c, i, at+1)
		}
	}
}

func ExampleFold() {
	for _, s := range []string{"Zürich", "U.S.", "Xi’an", "al-Raqqa", "Łódź", "Washington, D.C."} {
		fmt.Printf("%s\n", Fold(nil, s))
	}
	// Output:
	// zurich
	// us
	// xian
	// al raqqa
	// lodz
	// washington dc
}

// TestNearAgainstTable holds the search to the plain table of edit distances.
func TestNearAgainstTable(t *testing.T) {
	rnd := rand.New(rand.NewPCG(3, 4))
	word := func() string {
		letters := []rune("abcäx ")
		b := []rune("m")
		for range 1 + rnd.IntN(7) {
			b = append(b, letters[rnd.IntN(len(letters))])
		}
		return string(Fold(nil, string(append(b, 'm'))))
	}
	var b Builder
	words := make(map[string]bool)
	for i := range 600 {
		w := word()
		if words[w] {
			continue
		}
		words[w] = true
		b.Add(geo.Place{ID: geo.ID(i + 1), Name: w, Class: geo.Town})
	}
	file, err := b.Bytes()
	if err != nil {
		t.Fatal(err)
	}
	g, err := Open(file)
	if err != nil {
		t.Fatal(err)
	}
	for range 400 {
		q := word()
		for most := range MaxDistance + 1 {
			got := make(map[string]bool)
			for _, n := range g.Near(q, most, nil) {
				got[g.Place(n.Ref).Name] = true
			}
			for w := range words {
				if d := slips([]rune(q), []rune(w)); d <= most != got[w] {
					t.Errorf("%q and %q are %d apart; within %d: %v", q, w, d, most, got[w])
				}
			}
		}
	}
}

// slips is the distance that Near counts, by the whole table.
func slips(a, b []rune) int {
	t := make([][]int, len(a)+1)
	for i := range t {
		t[i] = make([]int, len(b)+1)
		for j := range t[i] {
			switch {
			case i == 0 || j == 0:
				t[i][j] = i + j
				continue
			case a[i-1] == b[j-1]:
				t[i][j] = t[i-1][j-1]
			default:
				t[i][j] = 1 + min(t[i-1][j-1], t[i-1][j], t[i][j-1])
			}
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				t[i][j] = min(t[i][j], t[i-2][j-2]+1)
			}
		}
	}
	return t[len(a)][len(b)]
}
