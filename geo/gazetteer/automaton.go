package gazetteer

import (
	"bytes"
	"encoding/binary"
)

// An automaton walks the transducer of names. The bytes are a file of
// blevesearch/vellum, version 1, and vellum's own reader can read them (a test
// holds the two against each other). It is walked here rather than there for
// two reasons: vellum's steps allocate a state for each byte, and its reader
// trusts the bytes, so that a damaged file would stop the program.
//
// A state is the address of its last byte. Its transitions lead to lower
// addresses, so that every walk ends, whatever the bytes are.
type automaton struct {
	data []byte // without the footer
	root int
	len  int
}

const (
	vellumVersion = 1
	vellumHeader  = 16
	vellumFooter  = 16

	// Two addresses are special: the accepting state with no way on, and the
	// state of an empty transducer, which accepts nothing.
	stateEnd  = 0
	stateNone = 1
)

// vellumCommon holds the bytes that the format writes in six bits, in the order
// of their numbers, which start at 1.
const vellumCommon = "te/oasripcnw.hlm-du012g=:bf3y5&_4v9678k%?xCDASFIBEjPTzRNM+LOqHG"

func newAutomaton(b []byte) (automaton, bool) {
	if len(b) < vellumHeader+vellumFooter || binary.LittleEndian.Uint64(b) != vellumVersion {
		return automaton{}, false
	}
	end := len(b) - vellumFooter
	n := binary.LittleEndian.Uint64(b[end:])
	root := binary.LittleEndian.Uint64(b[end+8:])
	if root >= uint64(end) || n > uint64(end) {
		return automaton{}, false
	}
	return automaton{data: b[:end], root: int(root), len: int(n)}, true
}

// A node is a state of the automaton with its parts found.
type node struct {
	final    bool
	finalOut uint64

	// A node with one transition has it here.
	single bool
	label  byte
	next   int
	out    uint64

	// A node with several has them in the bytes, last label first.
	labels   []byte
	dests    []byte
	outs     []byte
	destSize int
	outSize  int
	bottom   int
}

// at finds the parts of the state at addr. It reports false where the bytes
// make no sense.
func (a *automaton) at(addr int, n *node) bool {
	switch {
	case addr == stateEnd:
		*n = node{final: true}
		return true
	case addr == stateNone:
		*n = node{}
		return true
	case addr < vellumHeader || addr >= len(a.data):
		return false
	}
	top := a.data[addr]
	if top&0x80 != 0 {
		return a.one(addr, top, n)
	}
	return a.many(addr, top, n)
}

func (a *automaton) one(addr int, top byte, n *node) bool {
	*n = node{single: true}
	bottom := addr
	if c := top & 0x3f; c != 0 {
		n.label = vellumCommon[c-1]
	} else {
		bottom--
		n.label = a.data[bottom]
	}
	bottom--
	if top&0x40 != 0 { // the next state is the one written just before
		n.next = bottom
		return bottom >= vellumHeader
	}
	sizes := a.data[bottom]
	destSize, outSize := int(sizes>>4), int(sizes&0xf)
	if destSize > 8 || outSize > 8 || bottom-destSize-outSize < vellumHeader {
		return false
	}
	bottom -= destSize
	dest := packed(a.data[bottom : bottom+destSize])
	bottom -= outSize
	n.out = packed(a.data[bottom : bottom+outSize])
	return n.resolve(bottom, dest)
}

// resolve turns a distance from the lowest byte of a state into an address.
func (n *node) resolve(bottom int, dest uint64) bool {
	if dest == 0 {
		n.next = stateEnd
		return true
	}
	if dest > uint64(bottom-vellumHeader) {
		return false
	}
	n.next = bottom - int(dest)
	return true
}

func (a *automaton) many(addr int, top byte, n *node) bool {
	*n = node{final: top&0x40 != 0}
	bottom := addr
	count := int(top & 0x3f)
	if count == 0 {
		bottom--
		count = int(a.data[bottom])
		if count == 1 {
			count = 256
		}
	}
	bottom--
	sizes := a.data[bottom]
	n.destSize, n.outSize = int(sizes>>4), int(sizes&0xf)
	if n.destSize > 8 || n.outSize > 8 {
		return false
	}
	size := count * (1 + n.destSize + n.outSize)
	if n.final {
		size += n.outSize
	}
	if bottom-size < vellumHeader {
		return false
	}
	cut := func(length int) []byte {
		bottom -= length
		return a.data[bottom : bottom+length]
	}
	n.labels = cut(count)
	n.dests = cut(count * n.destSize)
	n.outs = cut(count * n.outSize)
	if n.final {
		n.finalOut = packed(cut(n.outSize))
	}
	n.bottom = bottom
	return true
}

// step finds the transition for the byte c and sets n.next and n.out.
func (n *node) step(c byte) bool {
	if n.single {
		return n.label == c
	}
	i := bytes.IndexByte(n.labels, c)
	return i >= 0 && n.pick(i)
}

// pick chooses the transition at an index of n.labels.
func (n *node) pick(i int) bool {
	n.out = packed(n.outs[i*n.outSize : (i+1)*n.outSize])
	return n.resolve(n.bottom, packed(n.dests[i*n.destSize:(i+1)*n.destSize]))
}

func packed(b []byte) (v uint64) {
	for i, c := range b {
		v |= uint64(c) << (8 * i)
	}
	return v
}

// walk follows key from a state and returns the state it leads to and the sum
// of the outputs on the way.
func (a *automaton) walk(addr int, key []byte) (next int, out uint64, ok bool) {
	var n node
	for _, c := range key {
		if !a.at(addr, &n) || !n.step(c) {
			return 0, 0, false
		}
		addr = n.next
		out += n.out
	}
	return addr, out, true
}
