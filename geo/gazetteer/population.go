package gazetteer

import "dateline/geo"

// LikelyPopulation returns how many people live in a place, as far as that tells
// how likely it is meant: the number that is known or, for a town without one
// that is the seat of a division, about half of what the seats of that rank
// have that have a number. Lists leave the number out for whole countries, so that a
// seat without one is no hamlet. The quarters of our own table are those that the
// news of the world names. It returns 0 where nothing tells.
func LikelyPopulation(p *geo.Place) int64 {
	switch {
	case p.Population > 0:
		return p.Population
	case p.Class == geo.Quarter && p.ID.Source() == geo.Regions:
		return 10_000
	case p.Class != geo.Town:
		return 0
	}
	switch p.Code {
	case "PPLC", "PPLA":
		return 25_000
	case "PPLA2":
		return 6_000
	case "PPLA3":
		return 1_500
	}
	return 0
}
