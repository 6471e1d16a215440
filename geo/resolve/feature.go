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
	alone                     // nothing else has the name
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
	shaded    // a province that has its name from the town in it: Aleppo (Province); or shares it with the capital

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
	siblings     // other provinces of its country, other countries, other districts of its province

	// What is known of the article.
	outletCountry
	outletAdmin1
	outletNear
	addressCountry // of the end of the address's host
	byDateline     // in the country of the dateline and near it

	features
)

// weights are the logarithms of the odds that each feature adds at full value.
// They were fitted to news with known places (LGL, TR-News, GeoWebNews and
// GeoVirus, the halves for development) by conditional logistic regression, in
// turns with the probabilities that the features rest on, and rounded. Set by
// hand are contained and contradicted, since what the text says on the spot must
// win against any namesake; shaded, because a bare name means the town; and the
// least values of contains, sameAdmin1, sameName, classFits and outletAdmin1.
var weights = [features]float32{
	population:  6.0,
	share:       0.6,
	leading:     0.7,
	alone:       0.2,
	isCountry:   3.3,
	isAdmin1:    3.1,
	isAdmin2:    -0.8,
	isTown:      -3.7,
	isQuarter:   -4.6,
	isContinent: 4.5,
	isWater:     2.2,
	isRiver:     0.4,
	isRelief:    3.9,
	isIsland:    1.4,
	isRegion:    1.7,
	isSite:      0.2,
	isCapital:   0.9,
	isSeat:      0.4,
	shaded:      -1.5,

	byAlternate:    -1.4,
	byBare:         -0.9,
	byAbbreviation: 0.2,
	byDemonym:      -0.1,
	bySpelling:     -5.8,

	contained:    6.0,
	contains:     1.8,
	contradicted: -4.0,
	classFits:    2.5,

	sameName:     4.0,
	sameCountry:  1.1,
	sameAdmin1:   0.7,
	countryNamed: 0.7,
	admin1Named:  2.1,
	near:         4.4,
	siblings:     3.1,

	outletCountry:  0.5,
	outletAdmin1:   2.5,
	outletNear:     3.3,
	addressCountry: 0.8,
	byDateline:     1.7,
}

// unknownScore is the score of there being no such place in the gazetteer, in
// the same units: what a lone village without any evidence for it scores less.
const unknownScore = 1.2

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
	siblings:       geo.SameKind,
	outletCountry:  geo.OutletHome,
	outletAdmin1:   geo.OutletHome,
	outletNear:     geo.OutletHome,
	addressCountry: geo.PublishedIn,
	byDateline:     geo.ByDateline,
}
