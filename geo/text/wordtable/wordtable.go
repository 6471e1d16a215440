// Package wordtable maps words to values for those who look every word of a text
// up in a lexicon, which has about half of them.
//
// A built-in map answers the same and takes longer, above all for a word that it
// hasn't: it must fetch a part of itself that is seldom in a near cache. Here one
// number of a small list tells most such words off.
//
// Begin with [New].
package wordtable

import (
	"hash/maphash"
	"math/bits"
)

// A Table maps words to values. It is not changed once it is made, and may be read
// by several goroutines. It holds at most 2^20-1 words.
type Table[V any] struct {
	cells   []uint32 // from the hash: some bits of it, and 1 + the index of the entry; 0 where there is none
	entries []entry[V]
}

type entry[V any] struct {
	word  string
	value V
}

const (
	indexBits = 20
	indexMask = 1<<indexBits - 1
)

var seed = maphash.MakeSeed()

// New returns a table of what the map holds.
func New[V any](words map[string]V) *Table[V] {
	t := &Table[V]{
		cells:   make([]uint32, 2<<bits.Len(uint(len(words)))), // at least half of them are empty, so that a search is short
		entries: make([]entry[V], 0, len(words)),
	}
	for w, v := range words {
		i, mark := t.place(maphash.String(seed, w))
		for t.cells[i] != 0 {
			i = (i + 1) & (len(t.cells) - 1)
		}
		t.entries = append(t.entries, entry[V]{w, v})
		t.cells[i] = mark | uint32(len(t.entries))
	}
	return t
}

// Get returns the value of a word, the zero value where the table hasn't it. It
// allocates nothing.
func (t *Table[V]) Get(word []byte) (v V) {
	i, mark := t.place(maphash.Bytes(seed, word))
	for {
		c := t.cells[i]
		if c == 0 {
			return v
		}
		if c&^indexMask == mark {
			if e := &t.entries[c&indexMask-1]; e.word == string(word) {
				return e.value
			}
		}
		i = (i + 1) & (len(t.cells) - 1)
	}
}

// place is the cell where the search for a word begins, and its mark there.
func (t *Table[V]) place(hash uint64) (i int, mark uint32) {
	return int(hash) & (len(t.cells) - 1), uint32(hash>>32) &^ indexMask
}
