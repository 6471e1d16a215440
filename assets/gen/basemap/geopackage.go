package main

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"strings"

	"github.com/paulmach/orb"
)

// A GeoPackage is an SQLite database. This reads whole tables of one and
// nothing else: no index, no query. The format is described at
// https://www.sqlite.org/fileformat2.html.
type database struct {
	b    []byte
	page int
	left int // pages that a tree may still have, so that a false one ends
}

var errDatabase = errors.New("the database is damaged")

func openDatabase(b []byte) (*database, error) {
	if len(b) < 100 || string(b[:15]) != "SQLite format 3" {
		return nil, errors.New("this is no SQLite database")
	}
	page := int(binary.BigEndian.Uint16(b[16:]))
	if page == 1 {
		page = 1 << 16
	}
	if page < 512 || b[20] != 0 {
		return nil, errDatabase
	}
	return &database{b: b, page: page}, nil
}

// table returns the rows of a table; values are int64, float64, string or
// []byte, and nil.
func (d *database) table(name string) ([][]any, error) {
	d.left = len(d.b) / d.page
	schema, err := d.rows(1)
	if err != nil {
		return nil, err
	}
	for _, r := range schema {
		if len(r) < 5 {
			continue
		}
		kind, _ := r[0].(string)
		table, _ := r[1].(string)
		if root, ok := r[3].(int64); ok && kind == "table" && strings.EqualFold(table, name) {
			d.left = len(d.b) / d.page
			return d.rows(int(root))
		}
	}
	return nil, fmt.Errorf("the database has no table %s", name)
}

// rows walks the tree of a table from one of its pages down.
func (d *database) rows(page int) ([][]any, error) {
	if d.left--; page < 1 || page*d.page > len(d.b) || d.left < 0 {
		return nil, errDatabase
	}
	b, at := d.b[(page-1)*d.page:page*d.page], 0
	if page == 1 {
		at = 100
	}
	kind, cells := b[at], int(binary.BigEndian.Uint16(b[at+3:]))
	pointers := at + 8
	if kind == 5 {
		pointers += 4
	}
	if pointers+2*cells > len(b) || (kind != 5 && kind != 13) {
		return nil, errDatabase
	}
	var out [][]any
	below := func(p []byte) error {
		rows, err := d.rows(int(binary.BigEndian.Uint32(p)))
		out = append(out, rows...)
		return err
	}
	for i := range cells {
		cell := int(binary.BigEndian.Uint16(b[pointers+2*i:]))
		if cell+4 > len(b) {
			return nil, errDatabase
		}
		if kind == 5 {
			if err := below(b[cell:]); err != nil {
				return nil, err
			}
			continue
		}
		payload, err := d.payload(b, cell)
		if err != nil {
			return nil, err
		}
		row, err := readRow(payload)
		if err != nil {
			return nil, err
		}
		out = append(out, row)
	}
	if kind == 5 {
		return out, below(b[at+8:])
	}
	return out, nil
}

// varint reads SQLite's own kind: seven bits to the byte, the highest first,
// and all eight of the ninth.
func varint(b []byte) (v uint64, n int) {
	for n < len(b) && n < 8 {
		v = v<<7 | uint64(b[n]&0x7f)
		n++
		if b[n-1] < 0x80 {
			return v, n
		}
	}
	if n < len(b) {
		return v<<8 | uint64(b[n]), n + 1
	}
	return 0, 0
}

// payload returns a cell's contents, which may go on in a list of pages.
func (d *database) payload(b []byte, cell int) ([]byte, error) {
	size, n := varint(b[cell:])
	_, m := varint(b[cell+n:])
	if n == 0 || m == 0 || size > uint64(len(d.b)) {
		return nil, errDatabase
	}
	cell += n + m
	here, most := int(size), d.page-35
	if here > most {
		least := (d.page-12)*32/255 - 23
		if here = least + (int(size)-least)%(d.page-4); here > most {
			here = least
		}
	}
	if cell+here > len(b) {
		return nil, errDatabase
	}
	out := append([]byte(nil), b[cell:cell+here]...)
	if here == int(size) {
		return out, nil
	}
	if cell+here+4 > len(b) {
		return nil, errDatabase
	}
	for next := binary.BigEndian.Uint32(b[cell+here:]); len(out) < int(size); {
		if next < 1 || int(next)*d.page > len(d.b) {
			return nil, errDatabase
		}
		p := d.b[(int(next)-1)*d.page : int(next)*d.page]
		out = append(out, p[4:4+min(d.page-4, int(size)-len(out))]...)
		next = binary.BigEndian.Uint32(p)
	}
	return out, nil
}

func readRow(b []byte) ([]any, error) {
	head, n := varint(b)
	if n == 0 || head > uint64(len(b)) {
		return nil, errDatabase
	}
	body := b[head:]
	var row []any
	for at := n; at < int(head); {
		kind, n := varint(b[at:])
		if n == 0 {
			return nil, errDatabase
		}
		at += n
		size := 0
		switch {
		case kind <= 4:
			size = int(kind)
		case kind == 5:
			size = 6
		case kind == 6 || kind == 7:
			size = 8
		case kind >= 12:
			size = int(kind-12) / 2
		}
		if size < 0 || size > len(body) {
			return nil, errDatabase
		}
		v := body[:size]
		body = body[size:]
		switch {
		case kind == 0:
			row = append(row, nil)
		case kind == 7:
			row = append(row, math.Float64frombits(binary.BigEndian.Uint64(v)))
		case kind == 8 || kind == 9:
			row = append(row, int64(kind-8))
		case kind >= 12 && kind%2 == 0:
			row = append(row, append([]byte(nil), v...))
		case kind >= 12:
			row = append(row, string(v))
		default:
			x := int64(int8(v[0]))
			for _, c := range v[1:] {
				x = x<<8 | int64(c)
			}
			row = append(row, x)
		}
	}
	return row, nil
}

// readLines reads a geometry of a GeoPackage that is made of lines: a header
// and well-known binary.
func readLines(b []byte) ([][]orb.Point, error) {
	bad := errors.New("the geometry is damaged")
	if len(b) < 8 || b[0] != 'G' || b[1] != 'P' {
		return nil, bad
	}
	envelope := [8]int{0, 32, 48, 48, 64}[b[3]>>1&7]
	if len(b) < 8+envelope {
		return nil, bad
	}
	b = b[8+envelope:]
	le := binary.LittleEndian
	number := func() (int, bool) {
		if len(b) < 4 {
			return 0, false
		}
		v := int(le.Uint32(b))
		b = b[4:]
		return v, v >= 0 && v <= len(b)
	}
	kind := func() (int, bool) {
		if len(b) < 5 || b[0] != 1 {
			return 0, false
		}
		v := int(le.Uint32(b[1:]))
		b = b[5:]
		return v, true
	}
	lines := 1
	k, ok := kind()
	if ok && k == 5 {
		lines, ok = number()
	} else if k != 2 {
		ok = false
	}
	var out [][]orb.Point
	for i := range lines {
		if k == 5 && ok {
			var one int
			if one, ok = kind(); one != 2 {
				ok = false
			}
		}
		n := 0
		if ok {
			n, ok = number()
		}
		if !ok || len(b) < 16*n {
			return nil, fmt.Errorf("line %d: %w", i, bad)
		}
		line := make([]orb.Point, n)
		for j := range line {
			line[j] = orb.Point{
				math.Float64frombits(le.Uint64(b[16*j:])),
				math.Float64frombits(le.Uint64(b[16*j+8:])),
			}
		}
		b = b[16*n:]
		out = append(out, line)
	}
	return out, nil
}
