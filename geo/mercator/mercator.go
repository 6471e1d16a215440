// Package mercator is the projection of the map: the spherical Mercator of web
// maps, on a world that is one unit wide.
//
// X runs from 0 at 180° west to 1 at 180° east, Y from 0 at the northern edge
// (85.05° N) to 1 at the southern. Y grows downward, as pixels do, so that a
// view is only a scale and a shift. Beyond the edges latitudes are clamped.
// Longitudes are not wrapped: 190° east is X = 1.027…, which lets a line cross
// the antimeridian without a jump.
package mercator

import (
	"math"

	"github.com/paulmach/orb"
)

// MaxLatitude is the latitude in degrees at which the world is square.
const MaxLatitude = 85.05112877980659

// Project turns longitude and latitude in degrees into the unit world.
func Project(p orb.Point) orb.Point {
	lat := math.Max(-MaxLatitude, math.Min(MaxLatitude, p[1]))
	s := math.Sin(lat * math.Pi / 180)
	return orb.Point{p[0]/360 + 0.5, 0.5 - math.Log((1+s)/(1-s))/(4*math.Pi)}
}

// Unproject turns a point of the unit world into longitude and latitude in
// degrees.
func Unproject(w orb.Point) orb.Point {
	return orb.Point{(w[0] - 0.5) * 360, math.Atan(math.Sinh(math.Pi*(1-2*w[1]))) * 180 / math.Pi}
}

// MetresPerUnit is the ground distance in metres of one world unit, along the
// parallel at the latitude in degrees.
func MetresPerUnit(lat float64) float64 {
	return 2 * math.Pi * 6378137 * math.Cos(lat*math.Pi/180)
}
