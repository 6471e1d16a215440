package gazetteer

import (
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
)

// The layout of a gazetteer file. docs/gazetteer-format.md describes it in
// words; what is here must agree with it. All numbers are little-endian.

const (
	magic   = "DLGAZET\n"
	version = 1

	headerSize = len(magic) + 4 + 4 + sections*8 + 4

	placeSize    = 32
	divisionSize = 16
	codeSize     = 8 // a length and up to seven letters
)

// The sections of the file, in their order.
const (
	sectionPlaces    = iota // one record a place
	sectionIDs              // references of places, ascending by identifier
	sectionDivisions        // one record for each administrative code
	sectionCodes            // feature codes, codeSize bytes each
	sectionText             // the bytes of all display names and codes
	sectionPostings         // lists of the places that share a name
	sectionNames            // the transducer of names
	sections
)

var (
	// ErrNotGazetteer is returned for bytes that are no gazetteer, or one that
	// is cut short or damaged: fetch or make the file again.
	ErrNotGazetteer = errors.New("not a gazetteer, or a damaged one")
	// ErrVersion is returned for a gazetteer made for another version of the
	// program.
	ErrVersion = errors.New("made for another version of the program")
)

type header struct {
	sections [sections]struct{ offset, size uint32 }
	body     uint32 // checksum of all that follows the header
}

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

func (h *header) append(b []byte) []byte {
	start := len(b)
	b = append(b, magic...)
	b = binary.LittleEndian.AppendUint32(b, version)
	for _, s := range h.sections {
		b = binary.LittleEndian.AppendUint32(b, s.offset)
		b = binary.LittleEndian.AppendUint32(b, s.size)
	}
	b = binary.LittleEndian.AppendUint32(b, h.body)
	return binary.LittleEndian.AppendUint32(b, crc32.Checksum(b[start:], castagnoli))
}

func (h *header) read(b []byte) error {
	if len(b) < headerSize || string(b[:len(magic)]) != magic {
		return fmt.Errorf("gazetteer: %w", ErrNotGazetteer)
	}
	if v := binary.LittleEndian.Uint32(b[len(magic):]); v != version {
		return fmt.Errorf("gazetteer: version %d: %w", v, ErrVersion)
	}
	if crc32.Checksum(b[:headerSize-4], castagnoli) != binary.LittleEndian.Uint32(b[headerSize-4:]) {
		return fmt.Errorf("gazetteer: the header's checksum is wrong: %w", ErrNotGazetteer)
	}
	at := len(magic) + 4
	end := uint64(headerSize)
	for i := range h.sections {
		s := &h.sections[i]
		s.offset = binary.LittleEndian.Uint32(b[at:])
		s.size = binary.LittleEndian.Uint32(b[at+4:])
		at += 8
		if uint64(s.offset) < end || uint64(s.offset)+uint64(s.size) > uint64(len(b)) {
			return fmt.Errorf("gazetteer: section %d lies outside the %d bytes: %w", i, len(b), ErrNotGazetteer)
		}
		end = uint64(s.offset) + uint64(s.size)
	}
	h.body = binary.LittleEndian.Uint32(b[at:])
	if end != uint64(len(b)) {
		return fmt.Errorf("gazetteer: %d bytes too many: %w", uint64(len(b))-end, ErrNotGazetteer)
	}
	return nil
}

// A place's record.
const (
	placeID         = 0  // uint32, the lower half of the identifier
	placeSource     = 4  // uint8, its upper half
	placeClass      = 5  // uint8
	placeCode       = 6  // uint8, index of the feature code
	placeNameLen    = 7  // uint8
	placeName       = 8  // uint32, offset in the text
	placeLat        = 12 // int32, 1e-7 degrees
	placeLon        = 16 // int32, 1e-7 degrees
	placeDivision   = 20 // uint32, index of the division that it lies in
	placePopulation = 24 // uint32
	placeRadius     = 28 // uint16, units of radiusUnit
	placeRenown     = 30 // uint8
	_               = 31 // a byte that is zero
)

const (
	degreeUnit = 1e7 // parts of a degree
	radiusUnit = 0.2 // kilometres; so the widest is 13,107 km, more than a hemisphere's quarter turn
)

// A division's record.
const (
	divisionText      = 0  // uint32, offset in the text of country, admin1 and admin2 code, one after the other
	divisionCountry   = 4  // uint8, length of the country's code
	divisionAdmin1    = 5  // uint8
	divisionAdmin2    = 6  // uint8
	_                 = 7  // one byte that is zero
	divisionPlace     = 8  // uint32, the place that it is, or NoRef
	divisionContainer = 12 // uint32, index of the division around it; 0 is none
)

// The value of a name in the transducer: a single place is there itself, and
// several are a list in the postings. The lowest bit tells which.
const (
	valueList = 1
	valueBits = 1
	kindBits  = 3
	kindMask  = 1<<kindBits - 1
)
