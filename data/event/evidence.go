package event

import "math/bits"

// Evidence is something that speaks for or against a place of a sentence
// being where an event of it happened. What is known of a place and an event
// is a set of it; the place with the highest sum of weights is taken, unless
// having none scores higher.
type Evidence uint8

// The kinds of evidence.
const (
	// The words before the name.
	AfterIn       Evidence = iota // in, at, inside, across, throughout
	AfterNear                     // near, outside, around, north of
	AfterOn                       // on
	AfterTo                       // to, into, toward
	AfterFrom                     // from
	AfterOf                       // of, with no word for a place before it
	OfGeneric                     // "the city of", "the town of"
	AfterBy                       // by, with, against, for, between
	AfterNothing                  // no preposition before its phrase
	BeforeNoun                    // "the Aleppo offensive": a noun of the same phrase follows
	Possessive                    // "Iraq's"
	BeforeGeneric                 // "Homs province", "the Handarat camp"
	OffAnchor                     // a distance or direction away from it: "north of Homs"
	AtBorder                      // "the border between", "the Iraqi border"
	BeforeActing                  // a verb of which it is the subject follows

	// The use of the name and what it names.
	IsMetonymic
	IsDemonym
	IsEmbedded
	NamesCountry
	NamesProvince
	NamesTown
	NamesWide     // a continent, sea, region
	NamesUnknown  // a place that could not be told
	NamesUnlisted // a name that no gazetteer knows

	// Where it stands.
	IsObject      // in the object of the trigger, which may be a place: "entered Aleppo"
	IsDestination // "to" after a verb of going
	InPhrase      // in the phrase of a trigger that is a noun: "in the bombing of Homs"
	Attached      // after the trigger, nothing but its objects between
	SameClause
	ClauseBefore // in the clause before that of the trigger
	ClauseAfter
	ClausesAway // two or more clauses off
	Opens       // the sentence opens with it: "In Aleppo, …"
	WhereClause // the trigger stands in a clause that tells of it: "the town where"
	Near        // at most four words off
	MidWay      // five to ten
	Far         // more than twenty
	BeforeTrigger
	OtherVerbBetween
	NearestLiteral // of those used literally the nearest
	OnlyPlace      // the sentence names no other

	// How it stands to the others.
	Contains   // it holds another that the sentence names beside it: the country of the town
	IsInner    // another that it lies in stands beside it
	InList     // in a list with the one before it
	OfSpeaker  // in the phrase of who is quoted, or beside the verb of saying
	InDateline // at the head of the story
	OfOrigin   // "a man from", "-based"
	TriggerIsNoun
	TriggerIsPassive
	TriggerIsSaying
	TriggerIsHelper // was, had, began, plans
	TriggerIsOpen   // to do, will do, did not do
	TriggerIsOther  // a verb that the lexicon does not know
	IsPatient       // the subject of its passive, which may be a place: "Homs was shelled"
	InAfter         // in, in its clause, after it
	InBefore        // in, in its clause, before it
	InTheTownOf     // in the town of
	AcrossTime      // "before" or "after" parts it from the trigger
	Compound        // before a trigger that is a noun, in its phrase: "the Homs offensive"

	// The clause it is in, of that of the trigger.
	InRelative   // a clause that tells of a word of the trigger's
	InParticiple // ", killing six in Homs"; to do and doing as well
	InAdverbial  // after, when, while
	InReported   // what is said, feared, demanded
	InJoined     // and, but
	OverRelative // the trigger stands in a clause that tells of a word of its
	OverParticiple
	OverAdverbial
	OverReported
	OverJoined

	// What two of them say together.
	TakenFrom      // from, of what was taken away: "abducted from", "fled from"
	InOrganisation // in the name of those who act: "the Islamic State of Iraq"
	UnlistedObject // a name that no gazetteer knows, what it was done to
	CountryAfterIn
	PassiveWhen // in a clause of time, of what was done: "was killed when a bomb exploded in"

	AfterDirection // "southern Lebanon"
	BeforeSite     // before something that stands somewhere: "a Mogadishu cafe"
	AfterSaying    // of what somebody who is quoted does meanwhile: ", officials said, adding"
	Pointed        // no name, but "the city", for one named before
	FinerThere     // the sentence has a smaller place, used literally
	CoarserThere   // and a larger one
	evidences
)

// Evidences is the number of kinds.
const Evidences = int(evidences)

var evidenceWords = [evidences]string{
	"in", "near", "on", "to", "from", "of", "the town of", "by or with", "no preposition", "before a noun", "possessive", "before a word for places", "off it", "at its border", "acts",
	"stands for those who act", "a people's name", "in another name", "a country", "a province", "a town", "wide", "unknown", "unlisted",
	"what it was done to", "where somebody went", "in its phrase", "attached", "in its clause", "a clause before", "a clause after", "clauses away", "opens the sentence",
	"the place where", "near", "some words off", "far off", "before it", "another verb between", "nearest", "the only place",
	"holds another", "inside another", "in a list", "of the speaker", "in the dateline", "of origin", "for a noun", "for a passive", "for a verb of saying", "for a helper", "for what is open", "for another verb", "what was done to it", "in, after it", "in, before it", "in the town of", "before or after", "of its name",
	"in a clause that tells of a word of it", "in what it did as well", "in a clause of time or cause", "in what is reported", "in a clause joined to it",
	"it tells of a word of the place's clause", "it is what was done as well", "it tells of the time or cause", "it is what is reported", "its clause is joined",
	"taken from", "in the name of an organisation", "what it was done to, unlisted", "in a country", "when this was done to somebody",
	"a part of it", "before what stands there", "beside a verb of saying", "points to it", "another is smaller", "another is larger",
}

// String says the evidence in words.
func (e Evidence) String() string {
	if e < evidences {
		return evidenceWords[e]
	}
	return "unknown evidence"
}

const _ = uint(128 - Evidences) // a set has room for 128

// An EvidenceSet is a set of kinds of evidence.
type EvidenceSet [2]uint64

// Has reports whether the evidence is in the set.
func (s *EvidenceSet) Has(e Evidence) bool { return s[e>>6]&(1<<(e&63)) != 0 }

// Add adds evidence to the set.
func (s *EvidenceSet) Add(e Evidence) { s[e>>6] |= 1 << (e & 63) }

func (s *EvidenceSet) remove(e Evidence) { s[e>>6] &^= 1 << (e & 63) }

// All yields the kinds in the set, in their order.
func (s *EvidenceSet) All(yield func(Evidence) bool) {
	for i, word := range s {
		for ; word != 0; word &= word - 1 {
			if !yield(Evidence(64*i + bits.TrailingZeros64(word))) {
				return
			}
		}
	}
}

// score sums the weights.
func (s *EvidenceSet) score(w *[Evidences]float32) float32 {
	sum := float32(0)
	for i, word := range s {
		for ; word != 0; word &= word - 1 {
			sum += w[64*i+bits.TrailingZeros64(word)]
		}
	}
	return sum
}
