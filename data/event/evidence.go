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
	AfterIn      Evidence = iota // in, at, inside, across, throughout
	AfterNear                    // near, outside, around, north of
	AfterOn                      // on
	AfterTo                      // to, into, toward
	AfterFrom                    // from
	AfterOf                      // of, with no word for a place before it
	OfGeneric                    // "the city of", "the town of"
	AfterBy                      // by, with, against, for, between
	AfterNothing                 // no preposition before its phrase
	BeforeNoun                   // "the Aleppo offensive": a noun of the same phrase follows
	BeforeActing                 // a verb of which it is the subject follows

	// The use of the name and what it names.
	IsMetonymic
	IsDemonym
	IsEmbedded
	NamesCountry
	NamesProvince
	NamesTown
	NamesWide // a continent, sea, region
	NamesUnknown

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
	evidences
)

// Evidences is the number of kinds.
const Evidences = int(evidences)

var evidenceWords = [evidences]string{
	"in", "near", "on", "to", "from", "of", "the town of", "by or with", "no preposition", "before a noun", "acts",
	"stands for those who act", "a people's name", "in another name", "a country", "a province", "a town", "wide", "unknown",
	"what it was done to", "where somebody went", "in its phrase", "attached", "in its clause", "a clause before", "a clause after", "clauses away", "opens the sentence",
	"the place where", "near", "some words off", "far off", "before it", "another verb between", "nearest", "the only place",
	"holds another", "inside another", "in a list", "of the speaker", "in the dateline", "of origin", "for a noun", "for a passive", "for a verb of saying",
}

// String says the evidence in words.
func (e Evidence) String() string {
	if e < evidences {
		return evidenceWords[e]
	}
	return "unknown evidence"
}

const _ = uint(64 - Evidences) // a set has room for 64

// An EvidenceSet is a set of kinds of evidence.
type EvidenceSet uint64

// Has reports whether the evidence is in the set.
func (s EvidenceSet) Has(e Evidence) bool { return s&(1<<e) != 0 }

func (s *EvidenceSet) add(e Evidence) { *s |= 1 << e }

// score sums the weights.
func (s EvidenceSet) score(w *[Evidences]float32) float32 {
	sum := float32(0)
	for ; s != 0; s &= s - 1 {
		sum += w[bits.TrailingZeros64(uint64(s))]
	}
	return sum
}

// nowhere is the score that a place must pass to be taken.
var nowhere float32 = 0

// weights are set by hand so far; see the comment of the package.
var weights = [Evidences]float32{
	AfterIn: 1.5, AfterNear: 1.4, AfterOn: 0.6, AfterTo: -0.6, AfterFrom: -1, AfterOf: 0, OfGeneric: 1, AfterBy: -1.2, AfterNothing: -0.5,
	BeforeNoun: -0.3, BeforeActing: -1, IsMetonymic: -2, IsDemonym: -2.5, IsEmbedded: -2.5, NamesCountry: -0.2, NamesTown: 0.3,
	IsObject: 1.5, IsDestination: 1.5, InPhrase: 1, Attached: 1, SameClause: 0.8, ClausesAway: -0.8, Opens: 0.8, WhereClause: 2, Near: 0.3, Far: -0.5,
	NearestLiteral: 0.8, Contains: -1.5, IsInner: 0.5, OfSpeaker: -3, InDateline: -1, OfOrigin: -1.5, OtherVerbBetween: -0.5, OnlyPlace: 0.2,
}
