package main

import (
	"cmp"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/paulmach/orb"

	"dateline/geo"
	"dateline/geo/basemap"
	"dateline/geo/gazetteer"
	"dateline/geo/mercator"
)

// degrees is the distance of two points in degrees of latitude, roughly.
func degrees(a, b orb.Point) float64 {
	dx := math.Mod(math.Abs(a[0]-b[0]), 360)
	dx = math.Min(dx, 360-dx) * math.Cos((a[1]+b[1])/2*math.Pi/180)
	return math.Hypot(dx, a[1]-b[1])
}

// zoomFor is the zoom at which a width in world units is as many pixels wide.
func zoomFor(width, pixels float64) float64 {
	if width <= 0 {
		return 20
	}
	return math.Log2(pixels / 256 / width)
}

// wide is the width in world units of so many kilometres at a latitude.
func wide(km, lat float64) float64 { return km * 1000 / mercator.MetresPerUnit(lat) }

// A center is the point of an area that is farthest from its edge, for a name
// to be written at.
func center(s basemap.Shape) (at orb.Point, radius float64) {
	b := basemap.MainBound(s)
	size := math.Max(b.Max[0]-b.Min[0], b.Max[1]-b.Min[1])
	if size == 0 {
		return b.Center(), 0
	}
	best, from := -math.MaxFloat64, b
	for range 4 { // a grid, and finer ones about the best point
		const steps = 12
		here := best
		for iy := range steps {
			for ix := range steps {
				p := orb.Point{
					from.Min[0] + (float64(ix)+0.5)/steps*(from.Max[0]-from.Min[0]),
					from.Min[1] + (float64(iy)+0.5)/steps*(from.Max[1]-from.Min[1]),
				}
				if d := depth(s, p); d > here {
					here, at = d, p
				}
			}
		}
		best = here
		step := orb.Point{(from.Max[0] - from.Min[0]) / steps, (from.Max[1] - from.Min[1]) / steps}
		from = orb.Bound{Min: orb.Point{at[0] - step[0], at[1] - step[1]}, Max: orb.Point{at[0] + step[0], at[1] + step[1]}}
	}
	return at, math.Max(best, 0)
}

// depth is a point's distance from the edge, negative outside. To the sides it
// counts half, because names are wide.
func depth(s basemap.Shape, p orb.Point) float64 {
	least, inside := math.MaxFloat64, false
	for _, r := range s.Rings {
		for i := range r[:len(r)-1] {
			a, b := r[i], r[i+1]
			if (a[1] > p[1]) != (b[1] > p[1]) && p[0] < a[0]+(p[1]-a[1])/(b[1]-a[1])*(b[0]-a[0]) {
				inside = !inside
			}
			ax, ay, bx, by := (a[0]-p[0])/2, a[1]-p[1], (b[0]-p[0])/2, b[1]-p[1]
			dx, dy := bx-ax, by-ay
			t := 0.0
			if dx != 0 || dy != 0 {
				t = math.Max(0, math.Min(1, -(ax*dx+ay*dy)/(dx*dx+dy*dy)))
			}
			least = math.Min(least, math.Hypot(ax+t*dx, ay+t*dy))
		}
	}
	if !inside {
		return -least
	}
	return least
}

// labels writes all names. m is the map without them.
func (w *world) labels(b *basemap.Builder, m *basemap.Map, g *gazetteer.Gazetteer, j joined, cities []city) {
	w.countryLabels(b, m, g)
	w.provinceLabels(b, m, j)
	w.regionLabels(b, m, g)
	w.riverLabels(b)
	w.cityLabels(b, cities, g)
}

func nameOf(g *gazetteer.Gazetteer, id geo.ID, otherwise string) string {
	if r, ok := g.ByID(id); ok && id != 0 {
		return g.Place(r).Name
	}
	return otherwise
}

func (w *world) countryLabels(b *basemap.Builder, m *basemap.Map, g *gazetteer.Gazetteer) {
	for i := range w.countries {
		c := &w.countries[i]
		if len(c.faces) == 0 {
			continue
		}
		l := basemap.Label{
			Text: nameOf(g, c.id, c.name), At: mercator.Project(c.label()), Kind: basemap.CountryLabel,
			Rank: float32(c.number("MIN_LABEL")), Place: c.id,
			Size: uint8(max(0, min(4, 6-c.number("LABELRANK")))),
		}
		switch c.text("TYPE") {
		case "Dependency", "Lease", "Indeterminate", "Disputed":
			if c.a3 != "ISR" && c.a3 != "PSX" && c.a3 != "KOS" {
				l.Kind = basemap.TerritoryLabel
			}
		}
		if c.iso == "" {
			l.Kind = basemap.TerritoryLabel
		}
		if s, ok := m.Area(c.id, 1); ok {
			bound := basemap.MainBound(s)
			l.Width = 0.8 * (bound.Max[0] - bound.Min[0])
			// Not before there is room for it: three pixels to the letter.
			l.Rank = max(l.Rank, float32(zoomFor(math.Max(l.Width, bound.Max[1]-bound.Min[1]), 2*float64(len(l.Text)))))
		}
		l.Rank = min(l.Rank, 9)
		b.Label(l)
	}
}

func (w *world) provinceLabels(b *basemap.Builder, m *basemap.Map, j joined) {
	parts := map[int]int{} // divisions by country
	for _, d := range j.divisions {
		parts[d.country]++
	}
	label := func(id geo.ID, name string, pixels, least float64, size uint8) {
		s, ok := m.Area(id, 1)
		if !ok {
			return
		}
		at, radius := center(s)
		if radius == 0 {
			return
		}
		zoom := math.Max(least, zoomFor(4*radius, pixels))
		b.Label(basemap.Label{
			Text: name, At: at, Kind: basemap.ProvinceLabel, Place: id, Width: 4 * radius, Size: size,
			Rank: float32(math.Min(zoom, 11)),
		})
	}
	labelled := map[geo.ID]bool{}
	for _, d := range j.divisions {
		if parts[d.country] > 1 && !labelled[d.id] {
			labelled[d.id] = true
			label(d.id, d.name, 80, 3.6, 1)
		}
	}
	for i := range w.provinces {
		if p := &w.provinces[i]; p.district != 0 && !labelled[p.district] {
			labelled[p.district] = true
			label(p.district, p.name, 80, 7, 0)
		}
	}
}

// regionLabels writes the names of seas, ranges, islands and other features of
// our own table.
func (w *world) regionLabels(b *basemap.Builder, m *basemap.Map, g *gazetteer.Gazetteer) {
	for _, r := range w.regions {
		l := basemap.Label{Text: r.name, At: mercator.Project(r.at), Width: 1.2 * wide(2*r.radius, r.at[1])}
		pixels := 60.0
		switch r.class {
		case "water":
			l.Kind, pixels = basemap.WaterLabel, 50
			switch r.code {
			case "OCN":
				l.Kind = basemap.OceanLabel
			case "SEA":
				l.Kind = basemap.SeaLabel
			case "GULF", "BAY", "BGHT":
				if r.radius >= 200 {
					l.Kind = basemap.SeaLabel
				}
			case "LK", "RSV", "LGN", "LKS":
				l.Kind = basemap.LakeLabel
			}
		case "relief":
			l.Kind, pixels = basemap.ReliefLabel, 90
			if r.code == "MT" || r.code == "VLC" || r.code == "PASS" || r.code == "CAPE" {
				pixels = 30
			}
		case "island":
			l.Kind, pixels = basemap.IslandLabel, 40
		case "region":
			// Historical and touristic regions would hide the names of provinces.
			if r.code != "RGN" || r.rank > 6 {
				continue
			}
			l.Kind, pixels = basemap.RegionLabel, 120
		case "continent":
			if r.code != "CONT" {
				continue
			}
			l.Kind = basemap.ContinentLabel
		default:
			continue
		}
		l.Rank = float32(math.Max(float64(r.rank), zoomFor(wide(2*r.radius, r.at[1]), pixels)))
		if l.Kind == basemap.OceanLabel || l.Kind == basemap.ContinentLabel {
			l.Rank = float32(r.rank)
		}
		if l.Rank > 11 {
			continue
		}
		l.Size = uint8(max(0, min(4, 4-r.rank/2)))
		l.Place = lookUp(g, r.name, r.at, geo.Water, geo.River, geo.Relief, geo.Island, geo.Region, geo.Continent, geo.Country, geo.Admin1)
		b.Label(l)
	}
}

// riverLabels writes a river's name at the middle of each of its longer
// stretches.
func (w *world) riverLabels(b *basemap.Builder) {
	// A lake may be several polygons, and have a row of our own table besides.
	labelled := map[string][]orb.Point{}
	for _, r := range w.regions {
		if r.class == "water" {
			labelled[r.name] = append(labelled[r.name], r.at)
		}
	}
	for _, x := range w.water {
		if x.name == "" {
			continue
		}
		if x.layer == basemap.Lake {
			here := orb.LineString(x.parts[0]).Bound().Center()
			if slices.ContainsFunc(labelled[x.name], func(p orb.Point) bool { return degrees(p, here) < 3 }) {
				continue
			}
			labelled[x.name] = append(labelled[x.name], here)
			ring := make(orb.Ring, len(x.parts[0]))
			for i, p := range x.parts[0] {
				ring[i] = mercator.Project(p)
			}
			if ring.Orientation() == orb.CW {
				ring.Reverse()
			}
			at, radius := center(basemap.Shape{Rings: []orb.Ring{ring}, Bound: ring.Bound()})
			b.Label(basemap.Label{
				Text: x.name, At: at, Kind: basemap.LakeLabel, Place: x.id, Width: 4 * radius,
				Rank: float32(math.Min(11, math.Max(float64(x.rank)+1, zoomFor(4*radius, 40)))),
			})
			continue
		}
		for _, part := range x.parts {
			line := make(orb.LineString, len(part))
			length := 0.0
			for i, p := range part {
				line[i] = mercator.Project(p)
				if i > 0 {
					length += math.Hypot(line[i][0]-line[i-1][0], line[i][1]-line[i-1][1])
				}
			}
			zoom := math.Max(float64(x.rank)+1.5, zoomFor(length, 120))
			if zoom > 11 {
				continue
			}
			half := length / 2
			for i := 1; i < len(line); i++ {
				d := math.Hypot(line[i][0]-line[i-1][0], line[i][1]-line[i-1][1])
				if half -= d; half <= 0 {
					b.Label(basemap.Label{
						Text: x.name, At: line[i], Kind: basemap.RiverLabel, Place: x.id, Width: length,
						Rank: float32(zoom), Size: uint8(max(0, 2-int(x.rank)/3)),
					})
					break
				}
			}
		}
	}
}

// cityZoom is the zoom from which a town of a population is worth writing.
func cityZoom(population int64) float64 {
	for _, s := range []struct {
		least int64
		zoom  float64
	}{
		{8_000_000, 3},
		{4_000_000, 3.6},
		{2_000_000, 4.2},
		{1_000_000, 4.8},
		{500_000, 5.4},
		{250_000, 6},
		{100_000, 6.7},
		{50_000, 7.3},
		{25_000, 7.9},
		{12_000, 8.5},
		{6_000, 9},
		{3_000, 9.6},
		{1_500, 10.2},
	} {
		if population >= s.least {
			return s.zoom
		}
	}
	return 11
}

// importance is Natural Earth's rank of a town, as a zoom.
var importance = [11]float64{2.4, 2.8, 3.2, 3.9, 4.5, 5, 5.6, 6.3, 6.8, 7.2, 7.4}

// townLabels is the number of towns that have labels. From zoom 9 on the map
// has more room than towns; each costs 15 bytes of the file.
const townLabels = 38_000

// cityLabels chooses the towns that are labelled and when.
//
// A town's zoom comes from its population and from Natural Earth's judgement of
// its importance. Where the land is thinly settled a smaller one takes the place
// of the larger that is missing: one that is far from all that come before it
// comes earlier.
func (w *world) cityLabels(b *basemap.Builder, cities []city, g *gazetteer.Gazetteer) {
	type town struct {
		*city
		at   orb.Point
		zoom float64
	}
	ranks := placeRanks(w.places, cities)
	towns := make([]town, 0, len(cities))
	for i := range cities {
		c := &cities[i]
		switch c.code {
		case "PPLX", "PPLH", "PPLQ", "PPLW", "PPLCH":
			continue // quarters, and places that are no more
		}
		t := town{c, mercator.Project(c.at), cityZoom(c.population)}
		switch c.code {
		case "PPLC":
			t.zoom = math.Min(t.zoom, 4.5)
		case "PPLA":
			t.zoom = math.Min(t.zoom, 7)
		case "PPLA2":
			t.zoom = math.Min(t.zoom, 8.5)
		}
		if rank, ok := ranks[c.id]; ok {
			// A large town is not shown later than one of its rank, and a rank
			// does not carry a village far.
			t.zoom = math.Max(math.Min(t.zoom, importance[rank]), t.zoom-2.5)
			if rank <= 4 || c.code == "PPLC" {
				t.zoom = math.Min(t.zoom, importance[rank])
			}
		}
		towns = append(towns, t)
	}
	slices.SortStableFunc(towns, func(p, q town) int {
		return cmp.Or(cmp.Compare(p.zoom, q.zoom), cmp.Compare(q.population, p.population), cmp.Compare(p.id, q.id))
	})
	// Cells of one 512th of the world; the nearest town before this one.
	const cells = 512
	cell := map[[2]int][]orb.Point{}
	out := make([]town, 0, 45_000)
	for _, t := range towns {
		cx, cy := int(t.at[0]*cells), int(t.at[1]*cells)
		nearest := 2.0 / cells
		for dy := -2; dy <= 2; dy++ {
			for dx := -2; dx <= 2; dx++ {
				for _, p := range cell[[2]int{(cx + dx + cells) % cells, cy + dy}] {
					nearest = math.Min(nearest, math.Hypot(p[0]-t.at[0], p[1]-t.at[1]))
				}
			}
		}
		// Alone within a hundred pixels; but not more than two zooms early.
		t.zoom = math.Min(t.zoom, math.Max(zoomFor(nearest, 100), t.zoom-2))
		cell[[2]int{cx, cy}] = append(cell[[2]int{cx, cy}], t.at)
		if t.zoom <= 10 {
			out = append(out, t)
		}
	}
	slices.SortStableFunc(out, func(p, q town) int {
		return cmp.Or(cmp.Compare(math.Round(p.zoom*10), math.Round(q.zoom*10)), cmp.Compare(q.population, p.population), cmp.Compare(p.id, q.id))
	})
	for _, t := range out[:min(len(out), townLabels)] {
		l := basemap.Label{
			Text: nameOf(g, t.id, t.name), At: t.at, Kind: basemap.CityLabel, Rank: float32(t.zoom), Place: t.id,
			Population: t.population, Capital: t.code == "PPLC",
		}
		for _, least := range []int64{20_000, 200_000, 1_000_000, 5_000_000} {
			if t.population >= least {
				l.Size++
			}
		}
		b.Label(l)
	}
}

// A ranked is one of Natural Earth's towns.
type ranked struct {
	id   geo.ID
	at   orb.Point
	rank int
}

// readPlaces reads Natural Earth's towns.
func readPlaces(records []record) []ranked {
	var out []ranked
	for _, r := range records {
		text, _, _ := strings.Cut(r.attr["geonameid"], ".")
		id, _ := strconv.ParseUint(text, 10, 32) // without one, found by its place
		rank := int(rankOf(r.attr["scalerank"]))
		if rank <= 10 && len(r.parts) == 1 {
			out = append(out, ranked{geo.ID(id), r.parts[0][0], rank})
		}
	}
	return out
}

// placeRanks joins Natural Earth's towns to GeoNames'. Some of their ids are of
// a namesake: Prague's of the one in Oklahoma. What is not near where it should
// be is replaced by the largest town that is.
func placeRanks(places []ranked, cities []city) map[geo.ID]int {
	byID := make(map[geo.ID]*city, len(cities))
	cells := map[[2]int][]*city{}
	cell := func(p orb.Point) [2]int { return [2]int{int(math.Floor(p[0])), int(math.Floor(p[1]))} }
	for i := range cities {
		c := &cities[i]
		byID[c.id] = c
		cells[cell(c.at)] = append(cells[cell(c.at)], c)
	}
	ranks := map[geo.ID]int{}
	for _, p := range places {
		c := byID[p.id]
		if c == nil || degrees(c.at, p.at) > 0.5 {
			c = nil
			at := cell(p.at)
			for dy := -1; dy <= 1; dy++ {
				for dx := -1; dx <= 1; dx++ {
					for _, d := range cells[[2]int{at[0] + dx, at[1] + dy}] {
						if degrees(d.at, p.at) < 0.15 && (c == nil || d.population > c.population) {
							c = d
						}
					}
				}
			}
		}
		if c == nil {
			continue
		}
		if have, ok := ranks[c.id]; !ok || p.rank < have {
			ranks[c.id] = p.rank
		}
	}
	return ranks
}
