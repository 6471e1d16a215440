// Package basemap is the vector map of the world that lies under the pins:
// land, lakes, rivers, borders, the outlines of countries and provinces, and
// the names to be written on them.
//
// Start with [Open]. It reads the table of contents of a file made by [Builder]
// and the check sum of each part, and unpacks nothing: a fifth of a millisecond
// for the 4.5 MB of the world. What a view needs is unpacked when it is first
// asked for, once, and kept. A [Map] is safe for use by several goroutines.
//
// To draw a view, choose a level of detail with [LevelFor] and walk the layers
// from [Land] to [Coast] with [Map.Shapes]; then write [Map.Labels]. To fill a
// country or a province, take its outline from [Map.Area]; to learn which
// country a point is in, ask [Map.At].
//
// # Coordinates
//
// All coordinates, but the point given to [Map.At], are world units of package
// mercator: the world is one unit wide, X grows to the east and Y to the south.
// Rings and lines are continuous. What crosses the antimeridian runs on beyond
// X = 1 instead of jumping to 0: eastern Siberia ends at X = 1.03. So every
// ring can be filled as it stands. A view that reaches over the edge of the
// world is drawn as copies: for each whole number k from one less than its
// western edge to one more than its eastern, ask for the view's bound less k
// and draw what comes shifted by k. Antarctica is closed along Y = 1.
//
// All land of a view belongs into one path. Neighbouring rings share their
// edges point by point, so that nothing shows where they meet.
//
// # Levels of detail
//
// The levels hold the same lines with ever more points: a level has all the
// points of the one before it. What is shared is stored once, so neighbours
// neither gape nor overlap at any level, and no line crosses itself or another
// that it did not cross in the source. Small islands and minor lines come in
// at the level on which they are wide enough to be seen.
//
// # Whose borders
//
// The map shows who holds what, not who ought to, after Natural Earth's
// de facto view. A border that is contested by a state, a line of control and
// a ceasefire line are in layers of their own, [DisputedBorder] and
// [DisputedMaritime], to be drawn dashed. docs/basemap-format.md lists them
// and says what the sources leave out.
//
// # Limits
//
// The finest level is drawn for zoom 8 (0.5 km to a pixel) and bears
// enlargement to about zoom 10. [Map.At] is as exact as that: within some
// hundred metres of a border it may name the neighbour. The file holds no roads,
// no railways and no heights.
package basemap

import (
	"fmt"
	"hash/crc32"
	"strings"
	"sync"

	"github.com/paulmach/orb"

	"dateline/geo"
)

// Levels is the number of levels of detail.
const Levels = 4

// LevelFor returns the level of detail that a view at the given zoom wants.
// Zoom is that of web maps: the world is 256·2^zoom pixels wide. On a screen
// with two pixels to the dip add one to the zoom.
func LevelFor(zoom float64) int {
	switch {
	case zoom <= 2:
		return 0
	case zoom <= 4:
		return 1
	case zoom <= 6:
		return 2
	}
	return 3
}

// A Layer is a kind of thing on the map. The numbers are part of the file
// format, and their order is the one to draw in.
type Layer uint8

// The layers. Those up to Urban are made of rings, the others of lines.
const (
	Land             Layer = iota // all dry land, islands one by one; lakes are not cut out
	Lake                          // lakes and reservoirs, with their islands as holes
	Urban                         // built-up areas, from level 2 on
	River                         // rivers, and their course through lakes
	CountryBorder                 // on land, between states that agree on it
	DisputedBorder                // on land: contested, undefined, lines of control, ceasefire lines
	MaritimeBorder                // at sea, as far as the sources have any
	DisputedMaritime              // at sea and contested
	Admin1Border                  // between provinces of one country
	Coast                         // the edge of Land, without the artificial edge at the pole
	layers
)

// Layers is the number of values of [Layer].
const Layers = int(layers)

var layerNames = [...]string{
	"land", "lake", "urban area", "river", "country border", "disputed border",
	"maritime border", "disputed maritime border", "province border", "coast",
}

// String returns the layer's name in words.
func (l Layer) String() string {
	if l < layers {
		return layerNames[l]
	}
	return "unknown layer"
}

// Filled reports whether the layer is made of rings.
func (l Layer) Filled() bool { return l <= Urban }

// A Shape is a polygon or a line of the map.
//
// The Shape that [Map.Shapes] hands out is only lent: it and the slice Rings
// are written over when the next one comes. The rings and lines themselves
// belong to the map for good; they may be kept, and must not be changed.
type Shape struct {
	// Rings are closed: the first point is repeated at the end. Outer rings
	// have a positive area by the shoelace formula in world units (they turn
	// clockwise on a screen, whose Y points down), holes a negative one. A
	// shape of a layer is one outer ring and its holes; an area may have many
	// outer rings, each followed by its holes. Nil for a line.
	Rings []orb.Ring

	// Line is one stretch of a border, river or coast; nil for a polygon. A
	// long line comes in several shapes that join end to end.
	Line orb.LineString

	Bound orb.Bound // of all points
	Rank  uint8     // zoom from which the thing is worth drawing
	Name  string    // of a lake, river or area; else empty
	ID    geo.ID    // of a lake, river or area in the gazetteer; 0 where unknown
}

// A Map is an opened base map.
type Map struct {
	file   sections
	names  once[string]
	chains once[*chainTable]
	levels [Levels]once[*level]
	areas  once[*areaTable]
	labels [labelBlocks]once[*labelTable]
	sides  once[*sideIndex]
	search sync.Pool // *search
	label  sync.Pool // *Label
}

// once holds what is unpacked on first use.
type once[T any] struct {
	do    sync.Once
	value T
	err   error
}

func (o *once[T]) get(make func() (T, error)) (T, error) {
	o.do.Do(func() { o.value, o.err = make() })
	return o.value, o.err
}

// A DamagedError says that the bytes given to [Open] are not a base map that
// this program can read.
type DamagedError struct {
	Part   string // of the file
	Reason string
}

// Error says which part is damaged and what can be done.
func (e *DamagedError) Error() string {
	return fmt.Sprintf("base map: %s: %s; install the program again or make the file anew", e.Part, e.Reason)
}

func damaged(part, format string, args ...any) error {
	return &DamagedError{Part: part, Reason: fmt.Sprintf(format, args...)}
}

// Open reads the table of contents and checks the sums of all parts, for a
// damaged part would otherwise be missing from the map in silence. It keeps b,
// which must not be changed afterwards. The error is a [*DamagedError].
func Open(b []byte) (*Map, error) {
	file, err := readSections(b)
	if err != nil {
		return nil, err
	}
	for k := range file {
		if s := &file[k]; crc32.Checksum(s.packed, castagnoli) != s.sum {
			return nil, damaged(sectionNames[k], "its check sum is wrong")
		}
	}
	return open(file), nil
}

func open(file sections) *Map {
	m := &Map{file: file}
	m.search.New = func() any { return new(search) }
	m.label.New = func() any { return new(Label) }
	return m
}

// Check unpacks the whole map and returns the first error. A part that cannot
// be unpacked is otherwise passed over in silence: the level before it is used
// in its stead, or the labels are missing. The error is a [*DamagedError].
func (m *Map) Check() error {
	for l := range Levels {
		if _, err := m.level(l); err != nil {
			return err
		}
	}
	for i := range m.labels {
		if _, err := m.labelBlock(i); err != nil {
			return err
		}
	}
	_, err := m.areaTable()
	return err
}

// text returns the string at a position of the name section. Strings are
// stored with their length before them.
func (m *Map) text(at uint32) string {
	s, err := m.names.get(func() (string, error) {
		b, err := m.file.unpack(sectionNameTexts)
		return string(b), err
	})
	if err != nil || at == 0 || int(at) >= len(s) {
		return ""
	}
	n := int(s[at])
	rest := s[at+1:]
	if n > len(rest) {
		return ""
	}
	return strings.ToValidUTF8(rest[:n], "")
}
