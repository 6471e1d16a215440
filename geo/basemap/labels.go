package basemap

import (
	"math"

	"github.com/paulmach/orb"

	"dateline/geo"
)

// A LabelKind says what a label names, for the choice of its type face. The
// numbers are part of the file format.
type LabelKind uint8

// The kinds of labels.
const (
	OceanLabel LabelKind = iota
	SeaLabel             // a sea, or a gulf or bay as large as one
	WaterLabel           // gulf, bay, strait, channel
	LakeLabel
	RiverLabel
	ContinentLabel
	CountryLabel
	TerritoryLabel // a dependency, or a state that few recognise
	ProvinceLabel
	CityLabel
	IslandLabel
	ReliefLabel // range, desert, plain, peninsula
	RegionLabel // a cultural or contested region
	labelKinds
)

var labelKindNames = [...]string{
	"ocean", "sea", "water", "lake", "river", "continent", "country", "territory",
	"province", "city", "island", "relief", "region",
}

// String returns the kind in a word.
func (k LabelKind) String() string {
	if k < labelKinds {
		return labelKindNames[k]
	}
	return "label"
}

// A Label is a name to be written on the map.
type Label struct {
	Text       string
	At         orb.Point // world units: the middle of the text, or the dot of a city
	Kind       LabelKind
	Rank       float32 // zoom from which the name is worth writing; the lower, the more important
	Size       uint8   // of the type: 0 smallest to 4 largest, among labels of its kind
	Place      geo.ID  // in the gazetteer; 0 where it is not there
	Population int64   // of a city; 0 where unknown
	Capital    bool    // of a country
	Width      float64 // of what is named, in world units, for letter spacing; 0 for cities
}

// The labels are stored in three blocks by rank, so that a view of the world
// unpacks the first only. The block that starts at blockRank[i] ends before
// blockRank[i+1].
var blockRank = [labelBlocks]float32{0, 4.5, 7.5}

type labelRow struct {
	x, y       int32
	text       uint32 // start in texts
	length     uint8
	kind       LabelKind
	rank       uint8 // tenths of a zoom
	look       uint8
	width      int32
	population int64
	place      geo.ID
}

const (
	lookSize    = 7
	lookCapital = 1 << 3
)

type labelTable struct {
	rows  []labelRow
	texts string
}

func (m *Map) labelBlock(i int) (*labelTable, error) {
	return m.labels[i].get(func() (*labelTable, error) {
		k := sectionLabels0 + i
		raw, err := m.file.unpack(k)
		if err != nil {
			return nil, err
		}
		c := cursor{b: raw}
		// Column by column, because like packs well with like.
		texts, kinds, ranks, looks, lengths := c.take().b, c.take().b, c.take().b, c.take().b, c.take().b
		xs, ys, widths, places, populations := c.take(), c.take(), c.take(), c.take(), c.take()
		n := len(kinds)
		if c.bad || len(ranks) != n || len(looks) != n || len(lengths) != n {
			return nil, damaged(sectionNames[k], "its columns are of different lengths")
		}
		t := &labelTable{texts: string(texts), rows: make([]labelRow, n)}
		from := 0
		for j := range t.rows {
			r := &t.rows[j]
			r.kind, r.rank, r.look, r.length = LabelKind(kinds[j]), ranks[j], looks[j], lengths[j]
			r.text = uint32(from)
			r.x, r.y, r.width = xs.step(), ys.step(), widths.step()
			r.place, r.population = geo.ID(places.uint()), int64(populations.uint()&math.MaxInt64)
			from += int(r.length)
			if r.kind >= labelKinds || from > len(texts) || xs.bad || ys.bad || widths.bad || places.bad || populations.bad {
				return nil, damaged(sectionNames[k], "label %d makes no sense", j)
			}
		}
		return t, nil
	})
}

// Labels hands out the labels inside the bound that are worth writing at the
// zoom, the most important first, until yield returns false. The bound is in
// world units; a label is in it if its point is, so widen the bound by half the
// width of a name. The Label is lent: it is written over when the next comes.
// Nothing is allocated but for a block's first use.
func (m *Map) Labels(bound orb.Bound, zoom float64, yield func(*Label) bool) {
	out := m.label.Get().(*Label)
	defer m.label.Put(out)
	want := boxAround(bound)
	for i := range m.labels {
		if float64(blockRank[i]) > zoom {
			return
		}
		t, err := m.labelBlock(i)
		if err != nil {
			continue
		}
		for j := range t.rows {
			r := &t.rows[j]
			if float64(r.rank) > zoom*10 {
				return
			}
			if r.x < want.x0 || r.x > want.x1 || r.y < want.y0 || r.y > want.y1 {
				continue
			}
			*out = Label{
				Text: t.texts[r.text : r.text+uint32(r.length)], At: at(r.x, r.y), Kind: r.kind,
				Rank: float32(r.rank) / 10, Size: r.look & lookSize, Capital: r.look&lookCapital != 0,
				Place: r.place, Population: r.population, Width: float64(r.width) / grid,
			}
			if !yield(out) {
				return
			}
		}
	}
}
