package toponym

import (
	"math/bits"

	"dateline/geo"
)

// Evidence is something that speaks for or against a stretch of text being the
// name of a place. What is known of a stretch is a set of them, see
// [EvidenceSet]; the choice is made on the sum of their weights, and of those of
// the tagger's [Reading].
type Evidence uint8

// The kinds of evidence.
const (
	// What the gazetteer knows of the name.
	NamesCountry    Evidence = iota // a country answers to it
	NamesProvince                   // a province of the first order
	NamesCapital                    // the capital of a country
	NamesCity                       // a town of 100,000 or more
	NamesTown                       // a town of 5,000 or more
	NamesSmall                      // nothing but small places, or places of unknown size
	NamesRegion                     // a continent, sea, mountain range, island or region
	ByAlternate                     // only under another name than the one they are shown by
	ByBareName                      // only as the first half of a name: Lamar (County)
	ByAbbreviation                  // only as an abbreviation
	ByPostalCode                    // an abbreviation of two capitals without full stops
	ByDemonym                       // as a word for people or things of the place
	SeveralWords                    // the name has several words
	SeldomMeansThem                 // one word of up to three letters
	NamesStreet                     // not in the gazetteer, and ends in Street, Road, Avenue …
	NamesFeature                    // not in the gazetteer, and ends in River, Lake, Island …
	NamesNothing                    // not in the gazetteer

	// What the word is otherwise.
	CommonWord      // an ordinary word of English
	CommonAtHead    // an ordinary word where any word has a capital
	SmallElsewhere  // the document writes the same word in small letters
	FirstNameWord   // a first name
	SurnameWord     // a surname
	TitleWord       // a title such as president
	OtherNameWord   // a language, a religion, a make: capitalised and no place
	CalendarWord    // a month or a day of the week
	Acronym         // all capitals in a plain sentence and no abbreviation of a place
	CapitalsUnknown // the capitals of the sentence tell nothing

	// What stands around it.
	InPersonName       // part of the name of a person
	SurnameOfArticle   // the surname of a person whom the article names in full
	InOrganisation     // part of the name of an organisation
	IsOrganisation     // the name of an organisation that is listed
	AfterUnknownName   // a capitalised word that is no place stands before it
	BeforeUnknownName  // one follows
	AfterHyphenInName  // joined by a hyphen to a capitalised word that is no place
	AfterLocative      // in, near, outside …
	AfterWeakLocative  // to, of, for …
	AfterDirection     // northern …, in small letters
	NextToGeneric      // … province, the city …
	OfGeneric          // the city of …
	BeforeApposition   // a comma and what it is follow: ", the capital of"
	BeforeContainer    // a comma and a country or province follow
	AfterContained     // it is a country or province after a place and a comma
	InList             // next to another place in a list
	InDateline         // at the head of the story
	BeforePossessive   // 's follows
	BeforeBased        // -based, -born, -area …
	BeforeSaying       // a verb of saying follows
	BeforeAge          // an age follows: ", 19,"
	BeforeWho          // "who" follows
	BeforeInstitution  // government, army, officials …
	BeforePlaceSuffix  // County, River, Street …
	AfterThe           // the article stands before it
	AfterPersonTitle   // a title stands before it that does not end a sentence
	RepeatsSurePlace   // the same name is surely a place elsewhere in the article
	AloneInItsSentence // a heading of its own
	UsedAsPlace        // the surname of a person of the article, and a well-known place that is spoken of as one
	AmongDishes        // a word of the kitchen says that it is food
	NamesContinent     // a continent answers to it
	InNamedCountry     // one of that name lies in a country that the document names, and none in such a province
	InNamedProvince    // a place of that name lies in a province that the document names
	BeforeNumber       // a number follows: Terminal 2, Apollo 11
	SpokenOfAsPerson   // a first name or surname of which the clause speaks as of a person: "told his wife", "was born"
	GivenNameOfArticle // the first name of a person of the article, and nothing beside it speaks of a place
	UnknownIsPlace     // a word that no list and no gazetteer knows, where a place stands: "police in Zebrakhel"
	evidences
)

// A weight is the logarithm of the odds that a piece of evidence adds: where
// rules are alone, and where the tagger's reading is added, see [signWeights],
// which knows much of the same.
type weight struct{ alone, read float32 }

// bias is the weight of a capitalised word that is a candidate at all. A
// positive sum is a place. The weights of the rules alone were set by hand; the
// others were fitted, starting from those, see fit.go of assets/gen/tagger; but
// UnknownIsPlace, and signMisspelt, stand some 0.4 above what is fitted: a name that
// is found and can't be placed is listed as unknown and pinned nowhere, so that it
// costs less than one that is left out.
var bias = weight{-0.4, -0.27}

var weights = [evidences]weight{
	NamesCountry:       {2.6, 2.08},
	NamesProvince:      {1.9, 1.55},
	NamesCapital:       {2.2, 1.49},
	NamesCity:          {1.9, 1.64},
	NamesTown:          {0.8, 1.21},
	NamesSmall:         {-0.6, -0.17},
	NamesRegion:        {1.2, 0.37},
	ByAlternate:        {-1.0, -1.48},
	ByBareName:         {-1.1, -0.71},
	ByAbbreviation:     {0, 0.23},
	ByPostalCode:       {-3, -3.35},
	ByDemonym:          {2.4, 3.11},
	SeveralWords:       {0.8, 0.98},
	SeldomMeansThem:    {-1.6, -1.78},
	NamesStreet:        {2.2, 1.39},
	NamesFeature:       {1.2, 0.55},
	NamesNothing:       {-3, -2.11},
	CommonWord:         {-2.4, -2},
	CommonAtHead:       {-2, -1.48},
	SmallElsewhere:     {-2, -2.84},
	FirstNameWord:      {-2, -1.67},
	SurnameWord:        {-0.8, -0.25},
	TitleWord:          {-1.8, -1.66},
	OtherNameWord:      {-4, -1.4},
	CalendarWord:       {-6.5, -5.97},
	Acronym:            {-1.8, -2.35},
	CapitalsUnknown:    {-1, -0.61},
	InPersonName:       {-4.5, -2.71},
	SurnameOfArticle:   {-4, -3.48},
	InOrganisation:     {-0.6, -1.09},
	IsOrganisation:     {-8, -5.68},
	AfterUnknownName:   {-2.2, -1.4},
	BeforeUnknownName:  {-2, -1.04},
	AfterHyphenInName:  {-1.5, -0.3},
	AfterLocative:      {1.5, 0.67},
	AfterWeakLocative:  {0.3, 0.27},
	AfterDirection:     {0.8, 0.26},
	NextToGeneric:      {0.8, 0.04},
	OfGeneric:          {3.5, 2.4},
	BeforeApposition:   {3, 3},
	BeforeContainer:    {3, 2.56},
	AfterContained:     {2.5, 1.8},
	InList:             {0.7, 0.71},
	InDateline:         {3, 2.85},
	BeforePossessive:   {0, -0.51},
	BeforeBased:        {1.5, 0.17},
	BeforeSaying:       {-1, -1.35},
	BeforeAge:          {-3.5, -3.56},
	BeforeWho:          {-1.5, -0.33},
	BeforeInstitution:  {0.5, 0.27},
	BeforePlaceSuffix:  {-1.5, -1.24},
	AfterThe:           {-0.6, -0.7},
	AfterPersonTitle:   {-1.5, -0.83},
	RepeatsSurePlace:   {1.6, 0.33},
	AloneInItsSentence: {-1, -1},
	UsedAsPlace:        {4.5, 4.5},
	AmongDishes:        {-3, -3},
	NamesContinent:     {1.2, 0.99},
	InNamedCountry:     {0, 0.2},
	InNamedProvince:    {0, 1.49},
	BeforeNumber:       {0, -0.58},
	SpokenOfAsPerson:   {-5, -5},
	GivenNameOfArticle: {-3.5, -4.3},
	UnknownIsPlace:     {1.5, 1.6},
}

var evidenceWords = [evidences]string{
	NamesCountry:    "a country answers to it",
	NamesProvince:   "a province answers to it",
	NamesCapital:    "a capital answers to it",
	NamesCity:       "a large town answers to it",
	NamesTown:       "a town answers to it",
	NamesSmall:      "only small places answer to it",
	NamesRegion:     "a region answers to it",
	ByAlternate:     "only as another name",
	ByBareName:      "only as half a name",
	ByAbbreviation:  "only as an abbreviation",
	ByPostalCode:    "only as a postal code",
	ByDemonym:       "a people's name or adjective",
	SeveralWords:    "several words",
	SeldomMeansThem: "very short",

	NamesStreet:  "a street",
	NamesFeature: "a river, lake or the like",
	NamesNothing: "no place is known by it",

	CommonWord:      "an ordinary word",
	CommonAtHead:    "an ordinary word where any word has a capital",
	SmallElsewhere:  "in small letters elsewhere",
	FirstNameWord:   "a first name",
	SurnameWord:     "a surname",
	TitleWord:       "a title",
	OtherNameWord:   "a name of something else",
	CalendarWord:    "of the calendar",
	Acronym:         "an acronym",
	CapitalsUnknown: "capitals tell nothing here",

	InPersonName:       "in the name of a person",
	SurnameOfArticle:   "the surname of a person of the article",
	InOrganisation:     "in the name of an organisation",
	IsOrganisation:     "an organisation",
	AfterUnknownName:   "after a word of a name",
	BeforeUnknownName:  "before a word of a name",
	AfterHyphenInName:  "second half of a name",
	AfterLocative:      "after a preposition of place",
	AfterWeakLocative:  "after a preposition",
	AfterDirection:     "after a direction",
	NextToGeneric:      "beside a word for a place",
	OfGeneric:          "after city of, village of",
	BeforeApposition:   "before words that say what place it is",
	BeforeContainer:    "before what contains it",
	AfterContained:     "after what it contains",
	InList:             "in a list of places",
	InDateline:         "in the dateline",
	BeforePossessive:   "before 's",
	BeforeBased:        "before -based",
	BeforeSaying:       "before a verb of saying",
	BeforeAge:          "before an age",
	BeforeWho:          "before who",
	BeforeInstitution:  "before an institution",
	BeforePlaceSuffix:  "before a word that ends names of places",
	AfterThe:           "after the",
	AfterPersonTitle:   "after a title",
	RepeatsSurePlace:   "surely a place elsewhere",
	AloneInItsSentence: "alone",
	UsedAsPlace:        "spoken of as a place",
	AmongDishes:        "served as food",
	NamesContinent:     "a continent answers to it",
	InNamedCountry:     "lies in a country of the article",
	InNamedProvince:    "lies in a province of the article",
	BeforeNumber:       "before a number",
	SpokenOfAsPerson:   "spoken of as a person",
	GivenNameOfArticle: "the first name of a person of the article",
	UnknownIsPlace:     "an unknown word where a place stands",
}

// Evidences is the number of values of [Evidence].
const Evidences = int(evidences)

// String says the evidence in words.
func (e Evidence) String() string {
	if e < evidences {
		return evidenceWords[e]
	}
	return "unknown evidence"
}

// A set has room for 64 kinds.
const _ = uint(64 - Evidences)

// An EvidenceSet is a set of kinds of evidence.
type EvidenceSet uint64

// Has reports whether the evidence is in the set.
func (s EvidenceSet) Has(e Evidence) bool { return s&(1<<e) != 0 }

func (s *EvidenceSet) add(e Evidence) { *s |= 1 << e }

func (s *EvidenceSet) remove(e Evidence) { *s &^= 1 << e }

// All yields the evidence in the set, in its order.
func (s EvidenceSet) All(yield func(Evidence) bool) {
	for ; s != 0; s &= s - 1 {
		if !yield(Evidence(bits.TrailingZeros64(uint64(s)))) {
			return
		}
	}
}

// of is the weight, where a tagger reads or rules are alone.
func (w weight) of(read bool) float32 {
	if read {
		return w.read
	}
	return w.alone
}

// score sums the weights.
func (s EvidenceSet) score(read bool) float32 {
	sum := bias.of(read)
	for ; s != 0; s &= s - 1 {
		sum += weights[bits.TrailingZeros64(uint64(s))].of(read)
	}
	return sum
}

// A Judgement is what the finder thinks of a stretch of text. [Finder.Explain]
// puts it in words.
type Judgement struct {
	geo.Mention             // its use is settled only where Place is set
	Place       bool        // whether it is taken for the name of a place
	Score       float32     // logarithm of the odds that it is one
	Evidence    EvidenceSet // what the score rests on, with Reading
	Reading     Reading     // how the tagger reads it

	from, to int32 // its tokens
	names    known
	signs    [signs]float32
}
