package main

import (
	"encoding/binary"
	"errors"
	"math"
	"strings"

	"github.com/paulmach/orb"
)

// A record is a feature of a shapefile: its parts, which are the lines, the
// rings or the one point, and its attributes.
type record struct {
	parts [][]orb.Point
	attr  map[string]string
}

var errShapefile = errors.New("the shapefile is damaged")

// readShapefile reads points, lines and polygons. The records are found through
// the index, because some files in use have them in another order than their
// attributes.
func readShapefile(shp, shx, dbf []byte) ([]record, error) {
	rows, err := readDBF(dbf)
	if err != nil {
		return nil, err
	}
	if len(shx) < 100 || len(rows) != (len(shx)-100)/8 {
		return nil, errShapefile
	}
	out := make([]record, len(rows))
	for i := range rows {
		out[i].attr = rows[i]
		at := int(binary.BigEndian.Uint32(shx[100+8*i:])) * 2
		size := int(binary.BigEndian.Uint32(shx[104+8*i:])) * 2
		if at < 0 || size < 4 || at+8+size > len(shp) {
			return nil, errShapefile
		}
		if out[i].parts, err = readParts(shp[at+8 : at+8+size]); err != nil {
			return nil, err
		}
	}
	return out, nil
}

func readParts(b []byte) ([][]orb.Point, error) {
	le := binary.LittleEndian
	point := func(at int) orb.Point {
		return orb.Point{
			math.Float64frombits(le.Uint64(b[at:])),
			math.Float64frombits(le.Uint64(b[at+8:])),
		}
	}
	switch le.Uint32(b) {
	case 0: // no shape
		return nil, nil
	case 1, 11: // point, with or without height
		if len(b) < 20 {
			return nil, errShapefile
		}
		return [][]orb.Point{{point(4)}}, nil
	case 3, 5, 13, 15: // line, polygon
		if len(b) < 44 {
			return nil, errShapefile
		}
		parts, points := int(le.Uint32(b[36:])), int(le.Uint32(b[40:]))
		if parts < 0 || points < 0 || len(b) < 44+4*parts+16*points {
			return nil, errShapefile
		}
		out := make([][]orb.Point, parts)
		for i := range out {
			from, to := int(le.Uint32(b[44+4*i:])), points
			if i+1 < parts {
				to = int(le.Uint32(b[48+4*i:]))
			}
			if from < 0 || from > to || to > points {
				return nil, errShapefile
			}
			for k := from; k < to; k++ {
				out[i] = append(out[i], point(44+4*parts+16*k))
			}
		}
		return out, nil
	}
	return nil, errors.New("the shapefile has shapes of another kind")
}

// readDBF reads a table of attributes. Everything is text, without the spaces
// around it.
func readDBF(b []byte) ([]map[string]string, error) {
	bad := errors.New("the attributes of the shapefile are damaged")
	if len(b) < 33 {
		return nil, bad
	}
	n, head, size := int(binary.LittleEndian.Uint32(b[4:])), int(binary.LittleEndian.Uint16(b[8:])), int(binary.LittleEndian.Uint16(b[10:]))
	type field struct {
		name string
		size int
	}
	var fields []field
	for at := 32; at+32 <= head && at+32 <= len(b) && b[at] != '\r'; at += 32 {
		name, _, _ := strings.Cut(string(b[at:at+11]), "\x00")
		fields = append(fields, field{strings.ToLower(name), int(b[at+16])})
	}
	if size < 1 || head+n*size > len(b) {
		return nil, bad
	}
	out := make([]map[string]string, n)
	for i := range out {
		row, at := b[head+i*size:head+(i+1)*size], 1
		out[i] = make(map[string]string, len(fields))
		for _, f := range fields {
			if at+f.size > len(row) {
				return nil, bad
			}
			out[i][f.name] = strings.Trim(string(row[at:at+f.size]), " \x00")
			at += f.size
		}
	}
	return out, nil
}
