package toponym

import (
	"math/bits"

	"dateline/geo"
)

// Evidence is something that speaks for or against a stretch of text being the
// name of a place. What is known of a stretch is a set of them, see
// [EvidenceSet]; the choice is made on the sum of their weights.
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
	AfterDirection     // northern …
	NextToGeneric      // city of …, … province
	BeforeContainer    // a comma and a country or province follow
	AfterContained     // it is a country or province after a place and a comma
	InList             // next to another place in a list
	InDateline         // at the head of the story
	BeforePossessive   // 's follows
	BeforeBased        // -based, -born, -led …
	BeforeSaying       // a verb of saying follows
	BeforeAge          // an age follows: ", 19,"
	BeforeWho          // "who" follows
	BeforeInstitution  // government, army, officials …
	BeforePlaceSuffix  // County, River, Street …
	AfterThe           // the article stands before it
	AfterPersonTitle   // a title stands before it that does not end a sentence
	RepeatsSurePlace   // the same name is surely a place elsewhere in the article
	AloneInItsSentence // a heading of its own
	evidences
)

// weights are the logarithms of the odds that each piece of evidence adds, and
// bias that of a capitalised word that the gazetteer knows. They were set by
// hand, with an eye on the development corpora; a positive sum is a place.
const bias = -0.8

var weights = [evidences]float32{
	NamesCountry:    3.0,
	NamesProvince:   1.6,
	NamesCapital:    1.6,
	NamesCity:       1.2,
	NamesTown:       0.4,
	NamesSmall:      -0.9,
	NamesRegion:     1.2,
	ByAlternate:     -0.8,
	ByBareName:      -1.4,
	ByAbbreviation:  -0.5,
	ByPostalCode:    -2.5,
	ByDemonym:       2.6,
	SeveralWords:    1.6,
	SeldomMeansThem: -1.5,

	CommonWord:      -2.0,
	CommonAtHead:    -2.5,
	SmallElsewhere:  -1.5,
	FirstNameWord:   -1.3,
	SurnameWord:     -0.7,
	TitleWord:       -1.5,
	OtherNameWord:   -5,
	CalendarWord:    -7,
	Acronym:         -3,
	CapitalsUnknown: -1.2,

	InPersonName:       -6,
	SurnameOfArticle:   -4.5,
	InOrganisation:     -0.3,
	IsOrganisation:     -9,
	AfterUnknownName:   -2.2,
	BeforeUnknownName:  -1.6,
	AfterHyphenInName:  -3,
	AfterLocative:      2.0,
	AfterWeakLocative:  0.6,
	AfterDirection:     1.5,
	NextToGeneric:      1.8,
	BeforeContainer:    4.0,
	AfterContained:     3.5,
	InList:             1.2,
	InDateline:         3.5,
	BeforePossessive:   0.1,
	BeforeBased:        2.5,
	BeforeSaying:       -0.7,
	BeforeAge:          -3.5,
	BeforeWho:          -2.5,
	BeforeInstitution:  0.8,
	BeforePlaceSuffix:  0.8,
	AfterThe:           -0.8,
	AfterPersonTitle:   -1.5,
	RepeatsSurePlace:   1.5,
	AloneInItsSentence: -0.8,
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
}

// String says the evidence in words.
func (e Evidence) String() string {
	if e < evidences {
		return evidenceWords[e]
	}
	return "unknown evidence"
}

// An EvidenceSet is a set of kinds of evidence.
type EvidenceSet uint64

// Has reports whether the evidence is in the set.
func (s EvidenceSet) Has(e Evidence) bool { return s&(1<<e) != 0 }

func (s *EvidenceSet) add(e Evidence) { *s |= 1 << e }

// All yields the evidence in the set, in its order.
func (s EvidenceSet) All(yield func(Evidence) bool) {
	for ; s != 0; s &= s - 1 {
		if !yield(Evidence(bits.TrailingZeros64(uint64(s)))) {
			return
		}
	}
}

// score sums the weights.
func (s EvidenceSet) score() float32 {
	sum := float32(bias)
	for ; s != 0; s &= s - 1 {
		sum += weights[bits.TrailingZeros64(uint64(s))]
	}
	return sum
}

// A Judgement is what the finder thinks of a stretch of text.
type Judgement struct {
	geo.Mention             // its use is settled only where Place is set
	Place       bool        // whether it is taken for the name of a place
	Score       float32     // logarithm of the odds that it is one
	Evidence    EvidenceSet // what the score rests on

	from, to int32 // its tokens
	names    known
}
