// Package basemaptest makes a small base map of a world that does not exist,
// for the tests of whatever draws or asks a base map. [Small] describes it.
package basemaptest

import (
	"math"
	"sync"

	"github.com/paulmach/orb"

	"dateline/geo"
	"dateline/geo/basemap"
	"dateline/geo/mercator"
)

// The identifiers of the small world.
const (
	Orvia geo.ID = 1 + iota
	Tamar
	Pelagia
	NorthOrvia
	SouthOrvia
	TamarProper
	PelagiaProper
	LakeEska
	RiverOrv
	Port      // capital of Orvia
	Tamarra   // capital of Tamar
	Farewell  // capital of Pelagia, east of the antimeridian
	Crossing  // town on the river
	LittleBay // the smallest town
)

// Small is a world of two lands.
//
// One lies between 20° W and 20° E and 30° and 50° N. Its western half is
// Orvia, with a northern and a southern province that meet at 40° N; the
// eastern half is Tamar, which has one. Their border runs along the prime
// meridian: agreed on north of 40° N, disputed south of it, and disputed at sea
// from 30° N to 20° N. In Tamar is Lake Eska about 10° E, 40° N with an island
// in it; in Orvia the river Orv flows from 15° W, 45° N to the western coast.
// About Port, at 10° W, 35° N, is an urban area.
//
// The other land is Pelagia, from 170° E over the antimeridian to 170° W and
// from 10° S to 10° N, with an islet at 150° E on the two finest levels.
//
// Coasts have more points on finer levels; borders are straight.
var Small = sync.OnceValue(func() *basemap.Map {
	b, err := Builder().Bytes()
	if err != nil {
		panic(err)
	}
	m, err := basemap.Open(b)
	if err != nil {
		panic(err)
	}
	return m
})

// A path collects the vertices of a chain.
type path struct {
	first  uint8
	points []basemap.Vertex
}

func vertex(lon, lat float64) basemap.Vertex {
	return basemap.VertexAt(mercator.Project(orb.Point{lon, lat}))
}

// to goes straight to a point of the path's first level.
func (p *path) to(lon, lat float64, node bool) *path {
	v := vertex(lon, lat)
	v.Level, v.Node = p.first, node
	p.points = append(p.points, v)
	return p
}

// coast goes to a point along a line with bays that come in by and by: one on
// the level after the path's first, three on the next, seven on the last.
func (p *path) coast(lon, lat float64, node bool) *path {
	from, end := p.points[len(p.points)-1], vertex(lon, lat)
	for k := 1; k < 8; k++ {
		level := uint8(3)
		switch {
		case k == 4:
			level = 1
		case k%2 == 0:
			level = 2
		}
		f := float64(k) / 8
		depth := 0.02 * math.Sin(float64(k)*2.4)
		dx, dy := float64(end.X-from.X), float64(end.Y-from.Y)
		if level > p.first {
			p.points = append(p.points, basemap.Vertex{
				X:     from.X + int32(f*dx-depth*dy),
				Y:     from.Y + int32(f*dy+depth*dx),
				Level: level,
			})
		}
	}
	return p.to(lon, lat, node)
}

func start(first uint8, lon, lat float64) *path {
	return (&path{first: first}).to(lon, lat, true)
}

// Builder returns the small world before it is packed, so that a test can add
// to it.
func Builder() *basemap.Builder {
	b := new(basemap.Builder)
	chain := func(l basemap.Layer, p *path, rank uint8, name string, id geo.ID) int {
		return b.Chain(basemap.Chain{Layer: l, Rank: rank, Name: name, ID: id, Points: p.points})
	}

	// Nodes: 0 the northern end of the border, 1 its southern end, 2 the
	// western end of the provinces' border, 3 the start again.
	land := chain(basemap.Land, start(0, 0, 50).coast(20, 50, false).coast(20, 30, false).
		coast(0, 30, true).coast(-20, 30, false).coast(-20, 40, true).coast(-20, 50, false).
		coast(0, 50, true), 0, "", 0)
	agreed := chain(basemap.CountryBorder, start(0, 0, 50).to(0, 45, false).to(0, 40, true), 0, "", 0)
	disputed := chain(basemap.DisputedBorder, start(0, 0, 40).to(0, 35, false).to(0, 30, true), 0, "", 0)
	provinces := chain(basemap.Admin1Border, start(1, -20, 40).to(-10, 40, false).to(0, 40, true), 3, "", 0)
	chain(basemap.DisputedMaritime, start(0, 0, 30).to(0, 20, true), 0, "", 0)
	chain(basemap.MaritimeBorder, start(0, 20, 20).to(30, 20, true), 0, "", 0)

	pelagia := chain(basemap.Land, start(0, 170, 10).coast(190, 10, false).coast(190, -10, false).
		coast(170, -10, false).coast(170, 10, true), 0, "", 0)
	islet := chain(basemap.Land, start(2, 149.9, 0.1).to(150.1, 0.1, false).to(150.1, -0.1, false).
		to(149.9, -0.1, false).to(149.9, 0.1, true), 0, "", 0)

	chain(basemap.Lake, start(0, 7, 42).coast(13, 42, false).coast(13, 38, false).coast(7, 38, false).
		coast(7, 42, true), 1, "Lake Eska", LakeEska)
	b.Chain(basemap.Chain{Layer: basemap.Lake, Hole: true, Rank: 1, Points: start(1, 9, 39.5).
		to(11, 39.5, false).to(11, 40.5, false).to(9, 40.5, false).to(9, 39.5, true).points})
	chain(basemap.River, start(1, -15, 45).coast(-18, 42, false).coast(-20, 38, true), 3, "Orv", RiverOrv)
	chain(basemap.Urban, start(2, -10.2, 35.2).to(-9.8, 35.2, false).to(-9.8, 34.8, false).
		to(-10.2, 34.8, false).to(-10.2, 35.2, true), 6, "", 0)

	type s = basemap.Stretch
	area := func(kind basemap.AreaKind, name string, id, country geo.ID, rings ...[]s) {
		a := basemap.Area{Kind: kind, Name: name, ID: id, Country: country, Rings: rings}
		if a.Face = kind == basemap.ProvinceArea; a.Face {
			a.Province, a.Rank = id, 3
		}
		b.Area(a)
	}
	tamar := []s{{Chain: land, From: 0, To: 1}, {Chain: disputed, From: 1, To: 0}, {Chain: agreed, From: 1, To: 0}}
	area(basemap.CountryArea, "Orvia", Orvia, Orvia, []s{
		{Chain: land, From: 1, To: 3}, {Chain: agreed, From: 0, To: 1}, {Chain: disputed, From: 0, To: 1},
	})
	area(basemap.CountryArea, "Tamar", Tamar, Tamar, tamar)
	area(basemap.CountryArea, "Pelagia", Pelagia, Pelagia,
		[]s{{Chain: pelagia, From: 0, To: 1}}, []s{{Chain: islet, From: 0, To: 1}})
	area(basemap.ProvinceArea, "North Orvia", NorthOrvia, Orvia, []s{
		{Chain: land, From: 2, To: 3}, {Chain: agreed, From: 0, To: 1}, {Chain: provinces, From: 1, To: 0},
	})
	area(basemap.ProvinceArea, "South Orvia", SouthOrvia, Orvia, []s{
		{Chain: land, From: 1, To: 2}, {Chain: provinces, From: 0, To: 1}, {Chain: disputed, From: 0, To: 1},
	})
	area(basemap.ProvinceArea, "Tamar", TamarProper, Tamar, tamar)
	area(basemap.ProvinceArea, "Pelagia", PelagiaProper, Pelagia,
		[]s{{Chain: pelagia, From: 0, To: 1}}, []s{{Chain: islet, From: 0, To: 1}})

	label := func(k basemap.LabelKind, text string, lon, lat float64, rank float32, size uint8, id geo.ID, population int64, width float64) {
		b.Label(basemap.Label{
			Text: text, At: mercator.Project(orb.Point{lon, lat}), Kind: k, Rank: rank, Size: size, Place: id,
			Population: population, Capital: k == basemap.CityLabel && rank < 4, Width: width / 360,
		})
	}
	label(basemap.OceanLabel, "Empty Ocean", 90, 0, 0, 4, 0, 0, 80)
	label(basemap.SeaLabel, "Inner Sea", 0, 24, 3, 2, 0, 0, 20)
	label(basemap.WaterLabel, "Strait of Farewell", 165, 0, 5, 1, 0, 0, 8)
	label(basemap.CountryLabel, "Orvia", -10, 42, 1, 3, Orvia, 0, 18)
	label(basemap.CountryLabel, "Tamar", 10, 45, 1, 3, Tamar, 0, 18)
	label(basemap.CountryLabel, "Pelagia", 180, 3, 2, 3, Pelagia, 0, 18)
	label(basemap.ProvinceLabel, "North Orvia", -12, 46, 4, 1, NorthOrvia, 0, 16)
	label(basemap.ProvinceLabel, "South Orvia", -12, 33, 4, 1, SouthOrvia, 0, 16)
	label(basemap.LakeLabel, "Lake Eska", 10, 41.3, 4, 1, LakeEska, 0, 5)
	label(basemap.RiverLabel, "Orv", -17, 43, 5, 0, RiverOrv, 0, 5)
	label(basemap.ReliefLabel, "Middle Hills", -5, 44, 5, 1, 0, 0, 6)
	label(basemap.CityLabel, "Port", -10, 35, 2, 4, Port, 4_000_000, 0)
	label(basemap.CityLabel, "Tamarra", 15, 35, 2.5, 3, Tamarra, 900_000, 0)
	label(basemap.CityLabel, "Farewell", -175, 0, 3, 2, Farewell, 90_000, 0)
	label(basemap.CityLabel, "Crossing", -18, 42, 6, 1, Crossing, 12_000, 0)
	label(basemap.CityLabel, "Little Bay", 20, 40, 8, 0, LittleBay, 900, 0)
	return b
}
