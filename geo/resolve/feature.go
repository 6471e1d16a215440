package resolve

import "dateline/geo"

// A feature is a kind of evidence for or against one candidate. Its value lies
// between 0 and 1, but for contradicted classes, which are -1.
type feature uint8

// The features.
const (
	// What the candidate is.
	population feature = iota // of a town or a quarter: logarithm, 0 for 1, 1 for 10 million
	share                     // its population beside that of the largest candidate: 0 for a thousandth, 1 for the largest
	leading                   // it stands first among those of its name in the gazetteer
	isCountry
	isAdmin1
	isAdmin2
	isTown
	isQuarter
	isContinent
	isWater
	isRiver
	isRelief
	isIsland
	isRegion
	isSite
	isCapital // of a country
	isSeat    // of a province

	// The name that leads to it.
	byAlternate
	byBare
	byAbbreviation
	byDemonym
	bySpelling

	// What the text says right there.
	contained    // in what stands after it: Paris, Texas
	contains     // what stands before it: Texas in "Paris, Texas"
	contradicted // the text says that it lies in a place that it doesn't lie in
	classFits    // the word for its class stands beside it; -1 where another does

	// The rest of the article.
	sameName     // the same name is this place where the text says more
	sameCountry  // other places in its country
	sameAdmin1   // other places in its province
	countryNamed // its country itself
	admin1Named  // its province itself
	near         // near other places

	// What is known of the article.
	outletCountry
	outletAdmin1
	outletNear
	addressCountry // of the end of the address's host
	byDateline     // in the country of the dateline and near it

	features
)

// weights are the logarithms of the odds that each feature adds at full value.
// They were fitted to the development corpora by conditional logistic
// regression and rounded, see docs of the package.
var weights = [features]float32{
	population:  5.0,
	share:       1.1,
	leading:     0.7,
	isCountry:   5.0,
	isAdmin1:    4.0,
	isAdmin2:    1.2,
	isTown:      -1.9,
	isQuarter:   -2.5,
	isContinent: 2.2,
	isWater:     1.1,
	isRiver:     -1.4,
	isRelief:    1.0,
	isIsland:    1.2,
	isRegion:    -0.5,
	isSite:      1.1,
	isCapital:   0.9,
	isSeat:      0.4,

	byAlternate:    -1.8,
	byBare:         -2.0,
	byAbbreviation: 0.6,
	byDemonym:      0.0,
	bySpelling:     -2.2,

	contained:    2.4,
	contains:     1.2,
	contradicted: -2.6,
	classFits:    1.4,

	sameName:     0.6,
	sameCountry:  1.4,
	sameAdmin1:   1.5,
	countryNamed: 0.5,
	admin1Named:  1.8,
	near:         5.4,

	outletCountry:  1.0,
	outletAdmin1:   2.0,
	outletNear:     2.0,
	addressCountry: 1.4,
	byDateline:     0.4,
}

// unknownScore is the score of there being no such place in the gazetteer, in
// the same units: what a lone village without any evidence for it scores less.
var unknown0 float32 = 3.0

// sharpness turns scores into probabilities; it was fitted so that of the
// places with a probability of 0.8 about 80 in 100 are right.
const sharpness = 1.0

// contextual are the features that speak for a candidate because of the article
// and not because of what it is.
func contextual(f feature) bool { return f >= contained && f != contradicted }

// reasonOf returns the reason that a feature is, in words of package geo.
var reasonOf = [features]geo.Why{
	population:     geo.Largest,
	share:          geo.Largest,
	leading:        geo.MostImportant,
	isCountry:      geo.MostImportant,
	isAdmin1:       geo.MostImportant,
	isContinent:    geo.MostImportant,
	isWater:        geo.MostImportant,
	isRegion:       geo.MostImportant,
	isCapital:      geo.MostImportant,
	isSeat:         geo.MostImportant,
	bySpelling:     geo.SpelledLike,
	contained:      geo.ContainedIn,
	contains:       geo.ContainedIn,
	classFits:      geo.ContainedIn,
	sameName:       geo.SameNameBefore,
	sameCountry:    geo.SameCountry,
	sameAdmin1:     geo.SameRegion,
	countryNamed:   geo.LiesIn,
	admin1Named:    geo.LiesIn,
	near:           geo.NearOthers,
	outletCountry:  geo.OutletHome,
	outletAdmin1:   geo.OutletHome,
	outletNear:     geo.OutletHome,
	addressCountry: geo.PublishedIn,
	byDateline:     geo.ByDateline,
}
