package main

import (
	"encoding/binary"
	"errors"

	"github.com/paulmach/orb"
)

// readPN2 reads the lines of a file of the Marble globe, version 2: a header,
// and for each line a flag, its number and its points. Every few points one is
// whole, in 120ths of a degree; those after it are told by their distance from
// it in two bytes.
func readPN2(b []byte) ([][]orb.Point, error) {
	bad := errors.New("the file of lines is damaged")
	if len(b) < 6 || b[0] != 2 || b[5] != 0 {
		return nil, bad
	}
	be := binary.BigEndian
	lines := make([][]orb.Point, 0, 256)
	n := be.Uint32(b[1:])
	b = b[6:]
	for range n {
		if len(b) < 9 {
			return nil, bad
		}
		whole := be.Uint32(b[5:])
		b = b[9:]
		var line []orb.Point
		for range whole {
			if len(b) < 6 {
				return nil, bad
			}
			lat, lon, more := int(int16(be.Uint16(b))), int(int16(be.Uint16(b[2:]))), int(int16(be.Uint16(b[4:])))
			b = b[6:]
			if more < 0 || len(b) < 2*more {
				return nil, bad
			}
			line = append(line, orb.Point{float64(lon) / 120, float64(lat) / 120})
			for i := range more {
				line = append(line, orb.Point{
					float64(lon+int(int8(b[2*i+1]))) / 120,
					float64(lat+int(int8(b[2*i]))) / 120,
				})
			}
			b = b[2*more:]
		}
		lines = append(lines, line)
	}
	return lines, nil
}
