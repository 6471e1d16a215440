package resolve

// A feature is a kind of evidence for or against one candidate. Its value lies
// between 0 and 1, but for contradicted classes, which are -1.
type feature uint8

// The features. Those before together are set once for a document; the others
// depend on what the other names of the article mean.
const (
	// What the candidate is.
	population feature = iota // of a town or a quarter: logarithm, 0 for 1, 1 for 10 million
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
	size      // population of a province or district: 0 for 1, 1 for 10 million
	shaded    // a province or district that has its name from the town in it: Aleppo (Province); or shares it with the capital
	outgrown  // a province or district, by how many times fewer people it has than a city elsewhere of its name: Manchester in Jamaica, 1 for ten times; or beside the capital of its name
	eminent   // a city of hundreds of thousands that leads and is no capital, by how many times more people it has than the next town of the name: 1 for three times
	lasting   // in old texts, a capital or, by half, the seat of a province: those mostly are old
	elder     // in old texts, a place of the Old World where towns of the New have its name
	ofThePast // in old texts, a country or region that is no more
	renowned  // in old texts, in how many languages a town has a name of its own: logarithm, 1 for a hundred names
	formerly  // in old texts, the name is one that the place once had

	// The name that leads to it.
	byAlternate
	borrowed // another name of this place, and that by which one of note is shown: Victoria for Hong Kong
	byBare
	byAbbreviation
	loneCode // the code of a state, and no comma before it: LA is what stands after Baton Rouge, and a city
	byDemonym
	byVariant  // in another way of writing the same sounds: Raqqah for Raqqa
	bySpelling // with a slip forgiven; half for one, 1 for two
	byPart     // not by itself, but in its name: Aleppo General Hospital

	// What the text says right there, and what is known of the article.
	contradicted   // the text says that it lies in a place that it doesn't lie in
	classFits      // the word for its class stands beside it; -1 where another does
	headFits       // the name itself says what it is: the Red River
	headOther      // the name itself says that it is something else: a town called Spirit Lake
	withArticle    // the article stands before the name: "the Dnipro"; -1 for towns, which have none
	acting         // a country, its capital or a state of a country's name, where the name stands for those who act for it
	stately        // a state or a country, where those who govern one stand beside the name: "Georgia lawmakers", "Georgia's prime minister"
	homeTown       // of the outlet's state or the collection's region, where those who act for a town stand beside the name: "Moscow police"
	addressCountry // of the end of the address's host
	inSubject      // in a region that the collection is about, or by less near it

	// What the text says right there, as far as it depends on the other name.
	contained // in what stands after it: Paris, Texas
	contains  // what stands before it: Texas in "Paris, Texas"
	isolated  // a town or a province in a country where nothing else of the article lies
	capitals  // a capital, in a list with capitals
	listed    // it is of the kind of the names that it stands in a list with

	// The rest of the article.
	sameName     // the same name is this place where the text says more
	otherwise    // another name in the article means the same place: Georgian for Georgia
	sameCountry  // other places in its country
	sameAdmin1   // other places in its province
	countryNamed // its country itself
	singledOut   // its country itself, and that of no other place of the name; less where one elsewhere is larger: 0 for ten times
	seatNamed    // a country, by its capital
	admin1Named  // its province itself
	holding      // a country or province in which the article's other places lie
	near         // near other places
	nearShadow   // near × overshadowed: somewhere near there is a village of any name
	powers       // a country or a capital that acts, where others do
	siblings     // other provinces of its country, other countries, other districts of its province

	// The outlet and the dateline.
	overshadowed // a small town of which the name means a city: 0 for a tenth of it, 1 for a thousandth; less where the outlet is at home
	outletCountry
	outletAdmin1
	outletNear
	outletTown // the outlet has its name from the town
	byDateline // in the country of the dateline and near it

	features
)

// together is the first of the features that depend on the other names.
const together = contained

// weights are the logarithms of the odds that each feature adds at full value.
// They were fitted to news with known places (LGL, TR-News, GeoWebNews and
// GeoVirus, the halves for development) by conditional logistic regression, in
// turns with the probabilities that the features rest on, and rounded. Set or
// held by hand, because these corpora say too little of them or would teach
// their own habits:
//
//   - contained and contradicted: what the text says on the spot must win
//     against any namesake;
//   - the least values of contains, sameName, sameAdmin1, classFits,
//     outletCountry and outletAdmin1;
//   - shaded, headFits, headOther and withArticle: a bare name means the town,
//     and a river is no county;
//   - acting, listed and capitals: of names in lists the corpora have few that
//     are in doubt;
//   - outgrown and eminent, so that neither a province of a small country nor many
//     a small town together is thought of before a city of hundreds of thousands
//     that has the name;
//   - overshadowed and nearShadow, between the local press, to which a village
//     is more than its famous namesake, and all other;
//   - the weights of seas, rivers, islands, regions, sites, continents and
//     countries, which must stay apart from those of towns as they were before
//     the towns were told apart by overshadowed;
//   - population and the weights of towns, quarters and districts, along a line
//     on which the fit is the same;
//   - stately, homeTown, loneCode, borrowed, holding, singledOut, seatNamed and
//     powers, of which the corpora have few cases: so that one of them turns a bare name, and what the
//     text says on the spot still wins;
//   - elder, lasting, ofThePast, renowned and formerly, which no corpus tells of;
//   - byAlternate, byDateline, isSeat and countryNamed, lest a few cases decide.
var weights = [features]float32{
	population:   5.9,
	leading:      0.8,
	alone:        0.3,
	isCountry:    5.0,
	isAdmin1:     2.7,
	isAdmin2:     -0.3,
	isTown:       -1.4,
	isQuarter:    -1.9,
	isContinent:  5.2,
	isWater:      3.2,
	isRiver:      1.2,
	isRelief:     6.1,
	isIsland:     2.6,
	isRegion:     3.2,
	isSite:       1,
	isCapital:    1.0,
	isSeat:       0.8,
	size:         2.6,
	shaded:       -2.0,
	outgrown:     -3.0,
	eminent:      0.4,
	overshadowed: -2.1,
	lasting:      3.0,
	elder:        2.5,
	ofThePast:    2.0,
	renowned:     7.0,
	formerly:     3.0,

	byAlternate:    -1.5,
	borrowed:       -1.0,
	byBare:         -1.5,
	byAbbreviation: 0.6,
	loneCode:       -1.0,
	byDemonym:      0.3,
	byVariant:      -1.0,
	bySpelling:     -6.0,
	byPart:         -1.0,

	contained:    6.0,
	contains:     1.6,
	contradicted: -4.0,
	classFits:    3.5,
	headFits:     2.5,
	headOther:    -1,
	withArticle:  3,
	acting:       1.5,
	stately:      2.2,
	homeTown:     2.0,
	isolated:     -1.6,
	capitals:     1.5,
	listed:       1.2,

	sameName:     4.0,
	otherwise:    2.8,
	sameCountry:  0.6,
	sameAdmin1:   0.7,
	countryNamed: 1.1,
	singledOut:   1.2,
	seatNamed:    1.5,
	admin1Named:  2.4,
	holding:      2.0,
	near:         4.7,
	nearShadow:   3.6,
	siblings:     3.2,
	powers:       1.5,

	outletCountry:  0.5,
	outletAdmin1:   1.9,
	outletNear:     2.6,
	outletTown:     1.0,
	inSubject:      5.5,
	addressCountry: 1.3,
	byDateline:     0.6,
}

// unknownScore is the score of there being no such place in the gazetteer, in
// the same units: what a lone village without any evidence for it scores less.
const unknownScore = 1.6

// sharpness turns scores into probabilities; it was fitted so that of the
// places with a probability of 0.8 about 80 in 100 are right.
const sharpness = 1.0
