// Package gazetteer knows which places answer to a name.
//
// A gazetteer is one run of bytes, made by a [Builder] and used where it lies:
// [Open] looks at a hundred bytes of it and is done in a microsecond, whatever
// the size, so that a program with the world's gazetteer embedded starts as
// fast as one without. Nothing is decoded, copied or indexed beforehand.
//
// Start with [Gazetteer.Lookup], which gives the places that a name may mean,
// or with [Gazetteer.Matcher], which finds the longest name that begins at a
// word of a text. Both compare names as [Fold] writes them: without case,
// accents, apostrophes and full stops. [Gazetteer.Near] forgives one or two
// slips of spelling besides; [Gazetteer.Complete] offers what a person who types
// may be about to name.
//
// A place is a [Ref], a small number, until someone needs to know more about
// it; [Gazetteer.Place] then gives the whole. References ascend from the most
// prominent place to the least: countries, then the rest by how likely a bare
// name means them. So the first answer to a name is what a reader in a hurry
// would take it for. It is not more than that: the choice among the answers is
// package resolve's.
//
// # Kinds of names
//
// A name is looked up with its case forgotten, and some names need it: "US" is
// a country and "us" is not. Such names carry the kind [Abbreviation] or
// [Code]; it is the caller, who has the text, that must insist on capitals
// ("WA") or on a capital and a full stop ("Ind."). A [Demonym] names people and
// things of a place ("Syrian"), not the place. A [Bare] name lacks the word that
// tells the class ("Lamar" for Lamar County) and is weak evidence alone.
//
// # Limits
//
// References belong to one file and must not be stored; [Gazetteer.ByID] finds
// a place again by its identifier in another one. Names are kept in their
// folded form only, but for the one that is shown. A name has at most [MaxName]
// bytes, a feature code at most 7; there are at most 255 feature codes. A
// population is at most 4,294,967,295, a radius at most 13,107 km.
//
// Damaged bytes do no harm: Open refuses what it can see at once, and every
// other method bounds-checks what it reads and then finds nothing or something
// wrong, but never panics and never runs away. [Gazetteer.Verify] reads all.
package gazetteer

import (
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"sort"
	"strings"
	"unsafe"

	"github.com/paulmach/orb"

	"dateline/geo"
)

// A Ref is a place in one gazetteer file. Lower references are the more
// prominent places.
type Ref uint32

// NoRef is the reference to no place.
const NoRef = ^Ref(0)

// A Gazetteer is a gazetteer file in use. All methods are safe for use by
// several goroutines at once.
type Gazetteer struct {
	places, ids, divisions, codes, text, postings []byte

	names automaton
	body  []byte // all after the header, for Verify
	sum   uint32
	len   int
}

// Open uses b as a gazetteer. It keeps b and hands out strings that are parts
// of it, so b must never change afterwards; embedded bytes are perfect. The
// error wraps [ErrNotGazetteer] or [ErrVersion].
func Open(b []byte) (*Gazetteer, error) {
	var h header
	if err := h.read(b); err != nil {
		return nil, err
	}
	section := func(i int) []byte {
		s := h.sections[i]
		return b[s.offset : s.offset+s.size : s.offset+s.size]
	}
	g := &Gazetteer{
		places:    section(sectionPlaces),
		ids:       section(sectionIDs),
		divisions: section(sectionDivisions),
		codes:     section(sectionCodes),
		text:      section(sectionText),
		postings:  section(sectionPostings),
		body:      b[headerSize:],
		sum:       h.body,
	}
	g.len = len(g.places) / placeSize
	if len(g.places)%placeSize != 0 || len(g.ids) != 4*g.len || len(g.divisions)%divisionSize != 0 {
		return nil, fmt.Errorf("gazetteer: the sections' sizes don't agree: %w", ErrNotGazetteer)
	}
	var ok bool
	if g.names, ok = newAutomaton(section(sectionNames)); !ok {
		return nil, fmt.Errorf("gazetteer: the names are unreadable: %w", ErrNotGazetteer)
	}
	return g, nil
}

// Verify reads the whole file and reports whether its checksum is right. It
// takes a few milliseconds for 30 MB; nothing needs it but what made or moved
// the file.
func (g *Gazetteer) Verify() error {
	if crc32.Checksum(g.body, castagnoli) != g.sum {
		return fmt.Errorf("gazetteer: the checksum is wrong: %w", ErrNotGazetteer)
	}
	return nil
}

// Len is the number of places. Their references are 0 to Len()-1.
func (g *Gazetteer) Len() int { return g.len }

// Names is the number of different folded names.
func (g *Gazetteer) Names() int { return g.names.len }

// record returns the bytes of a place, or nil.
func (g *Gazetteer) record(r Ref) []byte {
	if int64(r) >= int64(g.len) {
		return nil
	}
	return g.places[int(r)*placeSize:][:placeSize:placeSize]
}

// Place returns what is known of a place. For a reference that is not of this
// file it is the zero Place. The strings are parts of the bytes that were
// opened: nothing is allocated.
func (g *Gazetteer) Place(r Ref) geo.Place {
	b := g.record(r)
	if b == nil {
		return geo.Place{}
	}
	country, admin1, admin2 := g.division(binary.LittleEndian.Uint32(b[placeDivision:])).codes(g)
	return geo.Place{
		ID:         recordID(b),
		Name:       g.textAt(binary.LittleEndian.Uint32(b[placeName:]), int(b[placeNameLen])),
		Class:      geo.Class(b[placeClass]),
		Code:       g.code(b[placeCode]),
		Country:    country,
		Admin1:     admin1,
		Admin2:     admin2,
		Point:      recordPoint(b),
		Radius:     recordRadius(b),
		Population: int64(binary.LittleEndian.Uint32(b[placePopulation:])),
	}
}

// ID returns the identifier of a place, 0 for NoRef.
func (g *Gazetteer) ID(r Ref) geo.ID {
	if b := g.record(r); b != nil {
		return recordID(b)
	}
	return 0
}

// Class returns the class of a place.
func (g *Gazetteer) Class(r Ref) geo.Class {
	if b := g.record(r); b != nil {
		return geo.Class(b[placeClass])
	}
	return geo.Unclassed
}

// Renown returns how many names the sources know for a town, in all languages,
// spellings and scripts, 255 where there are more: how well it is known in the
// world, however few live there now. Vicksburg in Mississippi has 26, and that in
// Michigan none. It is 0 for what is no town.
func (g *Gazetteer) Renown(r Ref) int {
	if b := g.record(r); b != nil {
		return int(b[placeRenown])
	}
	return 0
}

// Point returns the representative point of a place, longitude first.
func (g *Gazetteer) Point(r Ref) orb.Point {
	if b := g.record(r); b != nil {
		return recordPoint(b)
	}
	return orb.Point{}
}

// Population returns the number of a place's inhabitants, 0 where unknown.
func (g *Gazetteer) Population(r Ref) int64 {
	if b := g.record(r); b != nil {
		return int64(binary.LittleEndian.Uint32(b[placePopulation:]))
	}
	return 0
}

func recordID(b []byte) geo.ID {
	return geo.MakeID(geo.Source(b[placeSource]), binary.LittleEndian.Uint32(b[placeID:]))
}

func recordPoint(b []byte) orb.Point {
	lat := int32(binary.LittleEndian.Uint32(b[placeLat:]))
	lon := int32(binary.LittleEndian.Uint32(b[placeLon:]))
	return orb.Point{float64(lon) / degreeUnit, float64(lat) / degreeUnit}
}

func recordRadius(b []byte) float64 {
	// Divided, not multiplied: 7/5 prints as 1.4 and 7*0.2 does not.
	return float64(binary.LittleEndian.Uint16(b[placeRadius:])) / (1 / radiusUnit)
}

// textAt returns a part of the text, "" where there is no such part. The string
// shares the bytes of the file; Open's comment forbids to change them.
func (g *Gazetteer) textAt(offset uint32, n int) string {
	if n == 0 || uint64(offset)+uint64(n) > uint64(len(g.text)) {
		return ""
	}
	return unsafe.String(&g.text[offset], n)
}

// code returns the feature code with a number; 0 is none.
func (g *Gazetteer) code(i byte) string {
	at := int(i) * codeSize
	if at+codeSize > len(g.codes) {
		return ""
	}
	b := g.codes[at:][:codeSize]
	if n := int(b[0]); 0 < n && n < codeSize {
		return unsafe.String(&b[1], n)
	}
	return ""
}

// ByID finds the place with an identifier.
func (g *Gazetteer) ByID(id geo.ID) (Ref, bool) {
	i := sort.Search(g.len, func(i int) bool {
		return g.ID(Ref(binary.LittleEndian.Uint32(g.ids[4*i:]))) >= id
	})
	if i >= g.len {
		return NoRef, false
	}
	r := Ref(binary.LittleEndian.Uint32(g.ids[4*i:]))
	if g.record(r) == nil || g.ID(r) != id {
		return NoRef, false
	}
	return r, true
}

// A division is the record of a country, a first or a second order
// administrative division, or nil.
type division []byte

// The division with index 0 stands for none, so that a place without a country
// needs no special case.
func (g *Gazetteer) division(i uint32) division {
	if i == 0 || int64(i) >= int64(len(g.divisions)/divisionSize) {
		return nil
	}
	return division(g.divisions[int(i)*divisionSize:][:divisionSize:divisionSize])
}

func (d division) codes(g *Gazetteer) (country, admin1, admin2 string) {
	if d == nil {
		return "", "", ""
	}
	c, a1, a2 := int(d[divisionCountry]), int(d[divisionAdmin1]), int(d[divisionAdmin2])
	all := g.textAt(binary.LittleEndian.Uint32(d[divisionText:]), c+a1+a2)
	if all == "" {
		return "", "", ""
	}
	return all[:c], all[c : c+a1], all[c+a1:]
}

func (d division) place() Ref {
	if d == nil {
		return NoRef
	}
	return Ref(binary.LittleEndian.Uint32(d[divisionPlace:]))
}

// find returns the division with the given codes.
func (g *Gazetteer) find(country, admin1, admin2 string) (Ref, bool) {
	n := len(g.divisions) / divisionSize
	compare := func(i int) int {
		c, a1, a2 := g.division(uint32(i)).codes(g)
		return compareDivisions(c, a1, a2, country, admin1, admin2)
	}
	i := sort.Search(n, func(i int) bool { return compare(i) >= 0 })
	if i == 0 || i >= n || compare(i) != 0 {
		return NoRef, false
	}
	r := g.division(uint32(i)).place()
	if g.record(r) == nil {
		return NoRef, false
	}
	return r, true
}

func compareDivisions(c, a1, a2, country, admin1, admin2 string) int {
	if n := strings.Compare(c, country); n != 0 {
		return n
	}
	if n := strings.Compare(a1, admin1); n != 0 {
		return n
	}
	return strings.Compare(a2, admin2)
}

// Country finds a country by its ISO 3166-1 code of two capitals.
func (g *Gazetteer) Country(code string) (Ref, bool) {
	return g.find(code, "", "")
}

// Admin1 finds a state or province by its country's code and its own GeoNames
// code: "US", "TX".
func (g *Gazetteer) Admin1(country, code string) (Ref, bool) {
	if code == "" {
		return NoRef, false
	}
	return g.find(country, code, "")
}

// Admin2 finds a county or district by the codes of its country, its state and
// itself: "US", "TX", "277".
func (g *Gazetteer) Admin2(country, admin1, code string) (Ref, bool) {
	if code == "" {
		return NoRef, false
	}
	return g.find(country, admin1, code)
}

// Parents returns the administrative divisions around a place, each NoRef where
// there is none or none is known. A division is not its own parent: those of a
// province are (NoRef, NoRef, country).
func (g *Gazetteer) Parents(r Ref) (admin2, admin1, country Ref) {
	admin2, admin1, country = NoRef, NoRef, NoRef
	b := g.record(r)
	if b == nil {
		return
	}
	d := g.division(binary.LittleEndian.Uint32(b[placeDivision:]))
	for range 3 { // as many levels as there are; more would be damage
		if d == nil {
			return
		}
		if p := d.place(); p != r && g.record(p) != nil {
			switch {
			case d[divisionAdmin2] != 0:
				admin2 = p
			case d[divisionAdmin1] != 0:
				admin1 = p
			default:
				country = p
			}
		}
		d = g.division(binary.LittleEndian.Uint32(d[divisionContainer:]))
	}
	return
}
