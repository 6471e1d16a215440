package main

import (
	"bytes"
	"compress/gzip"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"maps"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/paulmach/orb"
	sphere "github.com/paulmach/orb/geo"

	"dateline/assets/gen/sources"
	"dateline/geo"
)

// naturalEarth is what is used of Natural Earth's layers of countries and
// provinces.
type naturalEarth struct {
	countries map[string]*neCountry // by ISO code
	provinces []*neProvince
}

type neCountry struct {
	label      orb.Point
	middle     orb.Point // of a country in one piece and of no odd shape; none for the others
	area       float64   // square metres
	population int64
	names      []string
}

type neProvince struct {
	country, code string   // code as GeoNames has it, without the country
	level         int      // of that code; 2 where Natural Earth draws smaller divisions
	gnID          uint32   // 0 where there is none
	gnName        string   // what the division with that code and id is called
	neCode        string   // Natural Earth's own code
	names         []string // the English one first
	alternates    []string
	class         string // "Governorate"
	shape         orb.MultiPolygon
	label, at     orb.Point
	area, radius  float64
	votes         map[string]int // of the towns inside, by their codes
	used          bool
}

// A feature is a feature of a GeoJSON file with string and number properties.
type feature struct {
	Properties map[string]any
	Geometry   struct {
		Type        string
		Coordinates json.RawMessage
	}
}

func (f *feature) text(key string) string {
	s, _ := f.Properties[key].(string)
	if s == "-99" || s == "-1" {
		return ""
	}
	return strings.TrimSpace(s)
}

func (f *feature) number(key string) float64 {
	n, _ := f.Properties[key].(float64)
	return n
}

// shape is the feature's outline.
func (f *feature) shape() (orb.MultiPolygon, error) {
	var shape orb.MultiPolygon
	switch f.Geometry.Type {
	case "Polygon":
		shape = make(orb.MultiPolygon, 1)
		if err := json.Unmarshal(f.Geometry.Coordinates, &shape[0]); err != nil {
			return nil, err
		}
	case "MultiPolygon":
		if err := json.Unmarshal(f.Geometry.Coordinates, &shape); err != nil {
			return nil, err
		}
	default:
		return nil, fmt.Errorf("a %s is no outline", f.Geometry.Type)
	}
	return shape, nil
}

func (g *generator) readFeatures(file string, f func(*feature) error) error {
	b, err := g.folder.File(sources.RGeo, file)
	if err != nil {
		return err
	}
	z, err := gzip.NewReader(bytes.NewReader(b))
	if err != nil {
		return fmt.Errorf("%s: %w", file, err)
	}
	var doc struct{ Features []feature }
	if err := json.NewDecoder(z).Decode(&doc); err != nil {
		return fmt.Errorf("%s: %w", file, err)
	}
	for i := range doc.Features {
		if err := f(&doc.Features[i]); err != nil {
			return fmt.Errorf("%s: feature %d: %w", file, i, err)
		}
	}
	return nil
}

func (g *generator) readNaturalEarth() error {
	ne := &g.naturalEarth
	ne.countries = make(map[string]*neCountry)
	err := g.readFeatures("Countries10.gz", func(f *feature) error {
		shape, err := f.shape()
		if err != nil {
			return err
		}
		area := sphere.Area(shape)
		c := &neCountry{
			label:      orb.Point{round5(f.number("LABEL_X")), round5(f.number("LABEL_Y"))},
			area:       area,
			population: int64(f.number("POP_EST")),
		}
		if all := partsOf(shape); all.compact() {
			c.middle = all.middle(c.label)
		}
		for _, key := range []string{"NAME", "NAME_LONG", "FORMAL_EN", "NAME_CIAWF"} {
			// Abbreviated for labels: "W. Sahara".
			if s := f.text(key); s != "" && (key != "NAME" || !strings.Contains(s, ".")) {
				c.names = append(c.names, s)
			}
		}
		code := f.text("ISO_A2_EH")
		if have := ne.countries[code]; code != "" && (have == nil || have.area < area) {
			ne.countries[code] = c // Baikonur has Kazakhstan's code, too
		}
		return nil
	})
	if err != nil {
		return err
	}
	return g.readFeatures("Provinces10.gz", func(f *feature) error {
		shape, err := f.shape()
		if err != nil {
			return err
		}
		country, code, _ := strings.Cut(f.text("gn_a1_code"), ".")
		if cc := f.text("iso_a2"); cc != "" {
			country = cc
		}
		p := &neProvince{
			country: country,
			code:    code,
			neCode:  f.text("adm1_code"),
			level:   int(f.number("gn_level")),
			gnName:  f.text("gn_name"),
			class:   f.text("type_en"),
			shape:   shape,
			area:    sphere.Area(shape),
			radius:  partsOf(shape).radius(),
		}
		p.label = orb.Point{round5(f.number("longitude")), round5(f.number("latitude"))}
		p.at = partsOf(shape).middle(p.label)
		if id := f.number("gn_id"); id > 0 {
			p.gnID = uint32(id)
		}
		for _, key := range []string{"name_en", "name", "woe_name"} {
			if s := f.text(key); s != "" {
				p.names = append(p.names, s)
			}
		}
		if len(p.names) == 0 && p.gnName != "" {
			p.names = []string{p.gnName}
		}
		for _, key := range slices.Sorted(maps.Keys(f.Properties)) {
			switch {
			case key == "name_local", key == "name_alt":
				p.alternates = append(p.alternates, strings.Split(f.text(key), "|")...)
			case len(key) <= len("name_zht") && strings.HasPrefix(key, "name_") && key != "name_len" && key != "name_en":
				p.alternates = append(p.alternates, f.text(key))
			}
		}
		if len(p.names) > 0 && country != "" {
			ne.provinces = append(ne.provinces, p)
		}
		return nil
	})
}

// id is the GeoNames id of a province or, where it has none, one made of Natural
// Earth's code.
func (p *neProvince) id() geo.ID {
	if p.gnID != 0 {
		return geo.ID(p.gnID)
	}
	return geo.MakeID(geo.NaturalEarth, hash32("province", p.neCode))
}

// A record is a row of a dBase table with its shape.
type record struct {
	fields map[string]string
	shape  []orb.LineString // the parts of a line or the rings of a polygon
}

// readShapes reads a shapefile of lines or polygons. Letters outside of ASCII
// stay as they are.
func readShapes(shp, dbf []byte) ([]record, error) {
	if len(dbf) < 32 || len(shp) < 100 {
		return nil, fmt.Errorf("a shapefile is cut short")
	}
	rows := int(binary.LittleEndian.Uint32(dbf[4:]))
	head := int(binary.LittleEndian.Uint16(dbf[8:]))
	width := int(binary.LittleEndian.Uint16(dbf[10:]))
	if len(dbf) < head+rows*width {
		return nil, fmt.Errorf("a table of %d rows is cut short", rows)
	}
	type column struct {
		name string
		size int
	}
	var columns []column
	for at := 32; at+32 <= head && dbf[at] != '\r'; at += 32 {
		columns = append(columns, column{strings.TrimRight(string(dbf[at:at+11]), "\x00"), int(dbf[at+16])})
	}
	records := make([]record, rows)
	for i := range records {
		row := dbf[head+i*width:][:width]
		at := 1 // after the mark of deleted rows
		records[i].fields = make(map[string]string, len(columns))
		for _, c := range columns {
			records[i].fields[c.name] = strings.TrimSpace(string(row[at : at+c.size]))
			at += c.size
		}
	}
	at := 100
	for at+12 <= len(shp) {
		i := int(binary.BigEndian.Uint32(shp[at:])) - 1 // records are numbered from 1
		size := 2 * int(binary.BigEndian.Uint32(shp[at+4:]))
		at += 8
		if at+size > len(shp) || i < 0 || i >= rows {
			return nil, fmt.Errorf("record %d of a shapefile is damaged", i+1)
		}
		var err error
		if records[i].shape, err = readParts(shp[at : at+size]); err != nil {
			return nil, fmt.Errorf("record %d of a shapefile: %w", i+1, err)
		}
		at += size
	}
	return records, nil
}

func readParts(b []byte) ([]orb.LineString, error) {
	const line, polygon = 3, 5
	if len(b) < 4 {
		return nil, fmt.Errorf("it is empty")
	}
	if kind := binary.LittleEndian.Uint32(b); kind != line && kind != polygon {
		return nil, nil // no shape, or one without parts
	}
	if len(b) < 44 {
		return nil, fmt.Errorf("it is cut short")
	}
	parts, points := int(binary.LittleEndian.Uint32(b[36:])), int(binary.LittleEndian.Uint32(b[40:]))
	if len(b) < 44+4*parts+16*points {
		return nil, fmt.Errorf("it is cut short")
	}
	start := func(i int) int {
		if i == parts {
			return points
		}
		return min(points, int(binary.LittleEndian.Uint32(b[44+4*i:])))
	}
	coordinate := func(i int) float64 {
		return math.Float64frombits(binary.LittleEndian.Uint64(b[44+4*parts+8*i:]))
	}
	var lines []orb.LineString
	for i := range parts {
		var l orb.LineString
		for j := start(i); j < start(i+1); j++ {
			l = append(l, orb.Point{coordinate(2 * j), coordinate(2*j + 1)})
		}
		lines = append(lines, l)
	}
	return lines, nil
}

func (g *generator) magics(name string) ([]record, error) {
	files, err := g.folder.Files(sources.Magics, "10m/"+name+".shp", "10m/"+name+".dbf")
	if err != nil {
		return nil, err
	}
	records, err := readShapes(files["10m/"+name+".shp"], files["10m/"+name+".dbf"])
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return records, nil
}

// rank reads a scale rank, 0 for the greatest; 10 where there is none.
func rank(s string) float64 {
	f, err := strconv.ParseFloat(s, 64)
	if err != nil {
		return 10
	}
	return f
}
