package main

import (
	"bytes"
	"cmp"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strconv"

	"github.com/paulmach/orb"

	"dateline/assets/gen/sources"
	"dateline/geo"
	"dateline/geo/basemap"
)

var needed = []sources.Source{sources.RGeo, sources.Magics, sources.TimezoneMap, sources.Cities500}

// A world is all that the sources say.
type world struct {
	countries []country
	provinces []province
	net       *net
	loose     []loose
	water     []water
	urban     []feature
	islands   [][]orb.Point
}

type country struct {
	a3, name string
	id       geo.ID
	feature
	faces []int32
}

type province struct {
	country int
	name    string
	id      geo.ID
	rank    uint8
	feature
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
		w.countries = append(w.countries, country{a3: a3, name: f.text("NAME_EN"), id: ids[iso], feature: f})
	}
	slices.SortStableFunc(provinces, func(a, b feature) int { return cmp.Compare(a.text("adm1_code"), b.text("adm1_code")) })
	var faces []face
	for _, f := range provinces {
		c, ok := number[f.text("adm0_a3")]
		if !ok {
			return nil, fmt.Errorf("the province %s is of the unknown country %s", f.text("name"), f.text("adm0_a3"))
		}
		w.countries[c].faces = append(w.countries[c].faces, int32(len(faces)))
		id := max(f.number("gn_id"), 0)
		w.provinces = append(w.provinces, province{country: c, name: f.text("name"), id: geo.ID(id), feature: f, rank: uint8(min(f.number("min_zoom"), 20))})
		faces = append(faces, face{country: c, polygons: f.polygons})
	}
	w.net = newNet(faces)
	if err := w.readShapes(folder); err != nil {
		return nil, err
	}
	return w, nil
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
}

// Loose is a line that is no edge of a face: a claim, or a border at sea.
type loose struct {
	layer  basemap.Layer
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
			w.water = append(w.water, water{basemap.Lake, r.attr["name"], rankOf(r.attr["scaleran_2"]), r.parts})
		}
	}
	rivers, err := w.shapes(folder, "rivers_lake_centerlines")
	if err != nil {
		return err
	}
	for _, r := range rivers {
		w.water = append(w.water, water{basemap.River, r.attr["name"], rankOf(r.attr["scalerank"]), r.parts})
	}
	land, err := w.shapes(folder, "land")
	if err != nil {
		return err
	}
	for _, r := range land {
		if r.attr["featurec_2"] == "Minor island" {
			w.islands = append(w.islands, r.parts...)
		}
	}
	lines, err := w.shapes(folder, "admin_0_boundary_lines_land")
	if err != nil {
		return err
	}
	return w.classify(lines)
}

// disputedClasses are Natural Earth's classes of borders that are not agreed
// on.
var disputedClasses = map[string]bool{
	"Disputed (please verify)":        true,
	"Indefinite (please verify)":      true,
	"Line of control (please verify)": true,
	"Indeterminant frontier":          true,
}

// classify finds the edges that Natural Earth's lines run along.
func (w *world) classify(lines []record) error {
	matched, unmatched := map[string]int{}, map[string]int{}
	for _, r := range lines {
		class := r.attr["featurecla"]
		if !disputedClasses[class] {
			continue
		}
		what := class + ": " + r.attr["adm0_left"] + ", " + r.attr["adm0_right"]
		for _, part := range r.parts {
			for i := range part[1:] {
				u, okU := w.net.number[w.net.vertex(part[i])]
				v, okV := w.net.number[w.net.vertex(part[i+1])]
				if okU && okV && w.net.edge(u, v) != nil {
					w.net.edge(u, v).class = disputed
					matched[what]++
				} else if u != v || !okU {
					unmatched[what]++
				}
			}
		}
	}
	for _, what := range slices.Sorted(maps.Keys(unmatched)) {
		fmt.Printf("%s: %d of %d not found\n", what, unmatched[what], unmatched[what]+matched[what])
	}
	return nil
}
