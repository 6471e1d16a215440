package tagger

import (
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"math"
)

// The layout of a model file. docs/tagger-format.md describes it in words; what
// is here must agree with it. All numbers are little-endian.

const (
	magic   = "DLTAGGR\n"
	version = 1

	headerSize = len(magic) + 4 + 4 + 4 + Labels*Labels + 4

	rowSize    = 16 // a byte for each label, one that is zero, and a fingerprint of two
	bucketRows = 4  // a bucket is a line of the cache
	bucketSize = bucketRows * rowSize
	maxBits    = 20
	zero       = 128 // the byte of a weight of 0
)

// A row must hold all labels and the fingerprint.
const _ = uint(rowSize - 2 - Labels)

var (
	// ErrNotModel is returned for bytes that are no model, or one that is cut
	// short or damaged: fetch or make the file again.
	ErrNotModel = errors.New("not a tagger's model, or a damaged one")
	// ErrVersion is returned for a model made for another version of the
	// program.
	ErrVersion = errors.New("made for another version of the program")
)

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// A Model is a model file in use. It is safe for use by several goroutines at
// once.
type Model struct {
	rows  []byte                  // the buckets
	shift uint                    // of a hash, to the number of its bucket
	next  [Labels][Labels]float32 // exp of the weight of the second label after the first
	exp   [expSize]float32        // exp(-i*unit)
}

// expSize is the length of the table of exponentials: weights that lie further
// below the best than that count as nothing.
const expSize = 512

// Open uses b as a model. It keeps b, which must never change afterwards, and
// reads its header only. The error wraps [ErrNotModel] or [ErrVersion].
func Open(b []byte) (*Model, error) {
	if len(b) < headerSize || string(b[:len(magic)]) != magic {
		return nil, fmt.Errorf("tagger: %w", ErrNotModel)
	}
	at := len(magic)
	if v := binary.LittleEndian.Uint32(b[at:]); v != version {
		return nil, fmt.Errorf("tagger: version %d: %w", v, ErrVersion)
	}
	if crc32.Checksum(b[:headerSize-4], castagnoli) != binary.LittleEndian.Uint32(b[headerSize-4:]) {
		return nil, fmt.Errorf("tagger: the header's checksum is wrong: %w", ErrNotModel)
	}
	bits := binary.LittleEndian.Uint32(b[at+4:])
	unit := math.Float32frombits(binary.LittleEndian.Uint32(b[at+8:]))
	if bits > maxBits || len(b) != headerSize+bucketSize<<bits || !(unit > 0 && unit < 1) {
		return nil, fmt.Errorf("tagger: the header doesn't fit the %d bytes: %w", len(b), ErrNotModel)
	}
	m := &Model{rows: b[headerSize:], shift: uint(64 - bits)}
	at += 12
	for y := range Labels {
		for z := range Labels {
			m.next[y][z] = float32(math.Exp(float64(unit) * float64(int(b[at+y*Labels+z])-zero)))
			if !follows(Label(y), Label(z)) {
				m.next[y][z] = 0
			}
		}
	}
	for i := range m.exp {
		m.exp[i] = float32(math.Exp(-float64(unit) * float64(i)))
	}
	return m, nil
}

// follows reports whether label z may stand after y: a name goes on only with
// its own kind.
func follows(y, z Label) bool { return !z.further() || y.Kind() == z.Kind() }
