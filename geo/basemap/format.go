package basemap

import (
	"bytes"
	"compress/flate"
	"encoding/binary"
	"hash/crc32"
	"io"
)

// The file is a header, a table of sections and the sections, each packed with
// DEFLATE for itself. docs/basemap-format.md describes it field by field.

const (
	magic   = "DLBMAP"
	version = 1

	// grid is the number of steps that the world's width is divided into: 19 m
	// at the equator, a tenth of what the sources are good for.
	grid = 1 << 21

	// maxRaw bounds the unpacked size of a section, and so the memory that a
	// false file can claim. The largest section of the real file has about 2 MB.
	maxRaw = 8 << 20

	headerSize  = 8
	sectionSize = 16
)

// The sections, in the order of the file.
const (
	sectionNameTexts = iota
	sectionChains
	sectionLevel0
	sectionAreas   = sectionLevel0 + Levels
	sectionLabels0 = sectionAreas + 1
	sectionCount   = sectionLabels0 + labelBlocks
	labelBlocks    = 3
)

var sectionNames = [sectionCount]string{
	"names", "lines", "level 0", "level 1", "level 2", "level 3", "areas",
	"labels of states and seas", "labels of cities", "labels of towns",
}

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

type section struct {
	packed []byte
	raw    uint32 // unpacked size
	sum    uint32
}

type sections [sectionCount]section

func readSections(b []byte) (sections, error) {
	var out sections
	if len(b) < headerSize || string(b[:len(magic)]) != magic {
		return out, damaged("header", "this is not a base map file")
	}
	if b[6] != version {
		return out, damaged("header", "its format is version %d and this program reads version %d", b[6], version)
	}
	if b[7] != sectionCount {
		return out, damaged("header", "it has %d parts instead of %d", b[7], sectionCount)
	}
	if len(b) < headerSize+sectionCount*sectionSize {
		return out, damaged("header", "the file ends in its table of contents")
	}
	for k := range out {
		e := b[headerSize+k*sectionSize:]
		at, n := binary.LittleEndian.Uint32(e), binary.LittleEndian.Uint32(e[4:])
		raw, sum := binary.LittleEndian.Uint32(e[8:]), binary.LittleEndian.Uint32(e[12:])
		if uint64(at)+uint64(n) > uint64(len(b)) {
			return out, damaged(sectionNames[k], "the file is too short for it")
		}
		// DEFLATE packs to a 1,032nd at the very best.
		if raw > maxRaw || uint64(raw) > 1040*uint64(n) {
			return out, damaged(sectionNames[k], "%d bytes unpacked are more than can be", raw)
		}
		out[k] = section{packed: b[at : at+n], raw: raw, sum: sum}
	}
	return out, nil
}

// unpack returns a section's bytes.
func (f *sections) unpack(k int) ([]byte, error) {
	s := &f[k]
	r := flate.NewReader(bytes.NewReader(s.packed))
	out := make([]byte, s.raw)
	if _, err := io.ReadFull(r, out); err != nil {
		return nil, damaged(sectionNames[k], "it cannot be unpacked (%v)", err)
	}
	return out, nil
}

func pack(raw []byte) ([]byte, error) {
	var b bytes.Buffer
	w, err := flate.NewWriter(&b, flate.BestCompression)
	if err != nil {
		return nil, err
	}
	if _, err := w.Write(raw); err != nil {
		return nil, err
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

// A cursor reads numbers from a section. After the first bad one it yields
// zeros and remembers.
type cursor struct {
	b   []byte
	bad bool
}

func (c *cursor) uint() uint64 {
	if len(c.b) > 0 && c.b[0] < 0x80 {
		v := c.b[0]
		c.b = c.b[1:]
		return uint64(v)
	}
	v, n := binary.Uvarint(c.b)
	if n <= 0 {
		c.bad, c.b = true, nil
		return 0
	}
	c.b = c.b[n:]
	return v
}

// count reads the number of things to come, each of which takes at least size
// bytes of what is left: so nothing can be made too long by a false number.
func (c *cursor) count(size int) int {
	v := c.uint()
	if v > uint64(len(c.b)/size) {
		c.bad, c.b = true, nil
		return 0
	}
	return int(v)
}

func (c *cursor) int() int64 {
	v := c.uint()
	return int64(v>>1) ^ -int64(v&1)
}

// step reads a signed number that fits a coordinate.
func (c *cursor) step() int32 {
	v := c.uint()
	if v >= 1<<25 {
		c.bad = true
		return 0
	}
	return int32(v>>1) ^ -int32(v&1)
}

func (c *cursor) byte() byte {
	if len(c.b) == 0 {
		c.bad = true
		return 0
	}
	v := c.b[0]
	c.b = c.b[1:]
	return v
}

// take cuts off the next n bytes, whose number stands before them.
func (c *cursor) take() cursor {
	n := c.count(1)
	out := cursor{b: c.b[:n:n]}
	c.b = c.b[n:]
	return out
}

// A stepCursor reads the steps from point to point of a level. Their low bytes,
// which are as good as random, and their high bytes, which are not, stand
// apart, because DEFLATE then finds more to pack: a tenth of the file. A step of
// more than 15 bits has the high byte far and stands in a third stream.
type stepCursor struct {
	low, high []byte
	wide      cursor
	bad       bool
}

const far = 255

func (c *stepCursor) left() int { return len(c.low) }

func (c *stepCursor) step() int32 {
	if len(c.low) == 0 || len(c.high) == 0 {
		c.bad = true
		return 0
	}
	v := uint32(c.low[0]) | uint32(c.high[0])<<8
	c.low = c.low[1:]
	if c.high[0] == far {
		d := c.wide.step()
		c.high = c.high[1:]
		c.bad = c.bad || c.wide.bad
		return d
	}
	c.high = c.high[1:]
	return int32(v>>1) ^ -int32(v&1)
}
