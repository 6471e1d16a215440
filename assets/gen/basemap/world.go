package main

import (
	"bytes"
	"cmp"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/planar"

	"dateline/assets/gen/sources"
	"dateline/geo"
	"dateline/geo/basemap"
)

var needed = []sources.Source{sources.RGeo, sources.Magics, sources.QGIS, sources.Marble, sources.TimezoneMap, sources.Cities500}

// A world is all that the sources say.
type world struct {
	countries []country
	provinces []province
	net       *net
	loose     []loose
	water     []water
	urban     []feature
	islands   [][]orb.Point
	regions   []region
	places    []ranked
}

// A country is what Natural Earth draws as one.
type country struct {
	feature
	a3, iso string // Natural Earth's code and ISO 3166-1's; the latter empty where there is none
	name    string
	id      geo.ID
	faces   []int32 // numbers of its provinces
}

func (c *country) label() orb.Point {
	return orb.Point{c.number("LABEL_X"), c.number("LABEL_Y")}
}

// A province is what Natural Earth draws as one. It is a face of the net.
type province struct {
	feature
	country   int // number of its country
	name      string
	gn        geo.ID // GeoNames id
	holder    geo.ID // country in the gazetteer; 0 where contested
	contested bool   // the gazetteer has it in another country than the map
	division  geo.ID // first-order division that it is, or is a part of
	district  geo.ID // its own id where it is only a part
}

// A feature is one of a GeoJSON file.
type feature struct {
	text     func(string) string
	number   func(string) float64
	polygons [][][]orb.Point
}

// readGeoJSON reads the features of a packed file.
func readGeoJSON(b []byte) ([]feature, error) {
	z, err := gzip.NewReader(bytes.NewReader(b))
	if err != nil {
		return nil, err
	}
	var file struct {
		Features []struct {
			Properties map[string]any
			Geometry   struct {
				Type        string
				Coordinates json.RawMessage
			}
		}
	}
	if err := json.NewDecoder(z).Decode(&file); err != nil {
		return nil, err
	}
	out := make([]feature, len(file.Features))
	for i, f := range file.Features {
		p := f.Properties
		out[i].text = func(k string) string { s, _ := p[k].(string); return s }
		out[i].number = func(k string) float64 { v, _ := p[k].(float64); return v }
		switch f.Geometry.Type {
		case "Polygon":
			var one [][]orb.Point
			if err := json.Unmarshal(f.Geometry.Coordinates, &one); err != nil {
				return nil, err
			}
			out[i].polygons = [][][]orb.Point{one}
		case "MultiPolygon":
			if err := json.Unmarshal(f.Geometry.Coordinates, &out[i].polygons); err != nil {
				return nil, err
			}
		default:
			return nil, fmt.Errorf("feature %d is a %s", i, f.Geometry.Type)
		}
	}
	return out, nil
}

func readWorld(folder sources.Folder) (*world, error) {
	w := new(world)
	files, err := folder.Files(sources.RGeo, "Countries10.gz", "Provinces10.gz", "Cities10.gz")
	if err != nil {
		return nil, err
	}
	countries, err := readGeoJSON(files["Countries10.gz"])
	if err != nil {
		return nil, fmt.Errorf("countries: %w", err)
	}
	provinces, err := readGeoJSON(files["Provinces10.gz"])
	if err != nil {
		return nil, fmt.Errorf("provinces: %w", err)
	}
	if w.urban, err = readGeoJSON(files["Cities10.gz"]); err != nil {
		return nil, fmt.Errorf("urban areas: %w", err)
	}
	info, err := folder.File(sources.TimezoneMap, "countryInfo.txt")
	if err != nil {
		return nil, err
	}
	ids := countryIDs(info)

	// An order that doesn't depend on the sources'.
	slices.SortFunc(countries, func(a, b feature) int { return cmp.Compare(a.text("ADM0_A3"), b.text("ADM0_A3")) })
	number := map[string]int{}
	for i, f := range countries {
		a3 := f.text("ADM0_A3")
		number[a3] = i
		iso := f.text("ISO_A2_EH")
		if ids[iso] == 0 {
			iso = ""
		}
		w.countries = append(w.countries, country{a3: a3, iso: iso, name: f.text("NAME"), id: ids[iso], feature: f})
	}
	slices.SortStableFunc(provinces, func(a, b feature) int { return cmp.Compare(a.text("adm1_code"), b.text("adm1_code")) })
	var faces []face
	for _, f := range provinces {
		c, ok := number[f.text("adm0_a3")]
		if !ok {
			return nil, fmt.Errorf("the province %s is of the unknown country %s", f.text("name"), f.text("adm0_a3"))
		}
		w.countries[c].faces = append(w.countries[c].faces, int32(len(faces)))
		w.provinces = append(w.provinces, province{country: c, name: f.text("name"), gn: geo.ID(max(f.number("gn_id"), 0)), feature: f})
		faces = append(faces, face{country: c, polygons: f.polygons})
	}
	if err := w.readShapes(folder); err != nil {
		return nil, err
	}
	// Countries without provinces, such as reefs and strips of no man's land, and
	// islands that are nobody's in particular.
	for i := range w.countries {
		if c := &w.countries[i]; len(c.faces) == 0 {
			c.faces = append(c.faces, int32(len(faces)))
			w.provinces = append(w.provinces, province{country: i, name: c.name, feature: c.feature})
			faces = append(faces, face{country: i, polygons: c.polygons, filler: true})
		}
	}
	for _, ring := range w.loneIslands() {
		faces = append(faces, face{country: len(w.countries), polygons: [][][]orb.Point{{ring}}, filler: true})
	}
	w.net = newNet(faces)
	return w, w.disputes(folder)
}

// loneIslands are the minor islands that no province has.
func (w *world) loneIslands() [][]orb.Point {
	type polygon struct {
		rings orb.Polygon
		bound orb.Bound
	}
	var land []polygon
	for i := range w.provinces {
		for _, p := range w.provinces[i].polygons {
			rings := make(orb.Polygon, len(p))
			for k := range p {
				rings[k] = orb.Ring(p[k])
			}
			land = append(land, polygon{rings, rings.Bound()})
		}
	}
	return slices.DeleteFunc(w.islands, func(island []orb.Point) bool {
		b := orb.LineString(island).Bound()
		for _, p := range land {
			if !p.bound.Intersects(b) {
				continue
			}
			for _, at := range island {
				if p.bound.Contains(at) && planar.PolygonContains(p.rings, at) {
					return true
				}
			}
			if b.Contains(p.rings[0][0]) && planar.RingContains(orb.Ring(island), p.rings[0][0]) {
				return true
			}
		}
		return false
	})
}

// countryIDs reads GeoNames' ids of countries by their ISO codes.
func countryIDs(table []byte) map[string]geo.ID {
	ids := map[string]geo.ID{}
	for line := range bytes.Lines(table) {
		f := bytes.Split(line, []byte("\t"))
		if len(f) < 17 || line[0] == '#' {
			continue
		}
		if id, err := strconv.ParseUint(string(f[16]), 10, 32); err == nil {
			ids[string(f[0])] = geo.ID(id)
		}
	}
	return ids
}

// Water is a lake or a river.
type water struct {
	layer basemap.Layer
	name  string
	rank  uint8
	parts [][]orb.Point
	id    geo.ID
}

// Loose is a line that is no edge of a face: a claim, or a border at sea.
type loose struct {
	layer  basemap.Layer
	rank   uint8
	points []orb.Point
}

func (w *world) shapes(folder sources.Folder, name string) ([]record, error) {
	path := "10m/ne_10m_" + name
	files, err := folder.Files(sources.Magics, path+".shp", path+".shx", path+".dbf")
	if err != nil {
		return nil, err
	}
	out, err := readShapefile(files[path+".shp"], files[path+".shx"], files[path+".dbf"])
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return out, nil
}

func rankOf(s string) uint8 {
	v, err := strconv.ParseFloat(s, 64)
	if err != nil || v < 0 {
		return 10
	}
	return uint8(min(v, 20))
}

func (w *world) readShapes(folder sources.Folder) error {
	lakes, err := w.shapes(folder, "ocean")
	if err != nil {
		return err
	}
	for _, r := range lakes {
		if r.attr["featurec_2"] != "" {
			w.water = append(w.water, water{layer: basemap.Lake, name: r.attr["name"], rank: rankOf(r.attr["scaleran_2"]), parts: r.parts})
		}
	}
	rivers, err := w.shapes(folder, "rivers_lake_centerlines")
	if err != nil {
		return err
	}
	for _, r := range rivers {
		w.water = append(w.water, water{layer: basemap.River, name: r.attr["name"], rank: rankOf(r.attr["scalerank"]), parts: r.parts})
	}
	places, err := w.shapes(folder, "populated_places_simple")
	if err != nil {
		return err
	}
	w.places = readPlaces(places)
	land, err := w.shapes(folder, "land")
	if err != nil {
		return err
	}
	for _, r := range land {
		if r.attr["featurec_2"] == "Minor island" {
			w.islands = append(w.islands, r.parts...)
		}
	}
	return nil
}
