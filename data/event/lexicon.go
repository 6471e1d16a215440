package event

import (
	"embed"
	"fmt"
	"sync"

	"dateline/data"
	"dateline/geo/text/wordtable"
)

//go:embed lexicon/*.txt
var files embed.FS

// A class is a set of the classes that words.txt gives a word.
type class uint64

const (
	cDet class = 1 << iota
	cPossessive
	cPronoun
	cPrep
	cBe
	cHave
	cDo
	cWill
	cMay
	cMust
	cNot
	cSub
	cRel
	cConj
	cAdverb
	cCount // a number in words
	cMore  // "at least", "more than": before a number
	cPeople
	cSay
	cPlan
	cFear
	cDemand
	cDeny
	cGoOn
	cAccuse
	cSeize // its object may be the place
	cMove  // "to" after it leads to the place
	cTake  // "from" after it leads to the place
	cUnreal
	cFuture
	cPast
	cGeneric
	cDirection
	cSpeaker
	cVerb // some verb, for the clauses
	cAdjective
	cIf
	cFighter
	cWeapon
	cVague
	cDead
	cInjured
	cMissing
	cDisplaced
	cDetained
	cAbducted
	cSite       // a word for a facility or a form of land, which ends its name
	cQualifier  // stands before such a word in a name: Military Airport
	cOffice     // who holds one, and what governs, judges, negotiates
	cSoft       // verbs of harm that are said of things as well
	cTarget     // things that stand or drive and may be attacked
	cIllness    // what kills without anybody doing it
	cNoPlace    // a capitalised word that is no place
	cLabour     // who goes on strike, and what for: beside "strike" it is no attack
	cFigurative // what crashes, explodes and sinks in a manner of speaking
	cRelief     // who brings aid
	cCallOff    // verbs that say that something will not take place after all
	cWork       // a work that tells something: a novel, a film
	cRehearse   // verbs and nouns of what is only practised
	cSport      // said of games
	cBallot     // said of elections
	cAnimal     // who is killed and is nobody: no assault
	cPlace      // a place that was found; no list has it
)

var classNames = map[string]class{
	"det": cDet, "possessive": cPossessive, "pronoun": cPronoun, "prep": cPrep, "be": cBe, "have": cHave, "do": cDo,
	"will": cWill, "may": cMay, "must": cMust, "not": cNot, "sub": cSub, "rel": cRel, "conj": cConj, "adverb": cAdverb,
	"count": cCount, "more": cMore, "people": cPeople, "say": cSay, "plan": cPlan, "fear": cFear, "demand": cDemand, "deny": cDeny,
	"goon": cGoOn, "accuse": cAccuse, "seize": cSeize, "move": cMove, "take": cTake, "unreal": cUnreal, "future": cFuture, "past": cPast,
	"generic": cGeneric, "direction": cDirection, "speaker": cSpeaker, "verb": cVerb, "adjective": cAdjective, "if": cIf,
	"fighter": cFighter, "weapon": cWeapon, "vague": cVague, "dead": cDead, "injured": cInjured, "missing": cMissing, "displaced": cDisplaced,
	"detained": cDetained, "abducted": cAbducted, "noplace": cNoPlace, "site": cSite, "office": cOffice, "soft": cSoft, "illness": cIllness, "target": cTarget, "qualifier": cQualifier, "labour": cLabour, "figurative": cFigurative, "relief": cRelief, "calloff": cCallOff, "work": cWork, "rehearse": cRehearse, "sport": cSport, "ballot": cBallot, "animal": cAnimal, "place": cPlace,
}

// verbal are the classes whose words are verbs and get all their forms;
// nominal those that get a plural.
const (
	verbal  = cSay | cPlan | cFear | cDemand | cDeny | cGoOn | cAccuse | cSeize | cMove | cTake | cVerb | cSoft | cCallOff
	nominal = cAnimal | cOffice | cTarget | cPeople | cGeneric | cSpeaker | cFighter | cWeapon
)

// A form is a set of the forms that a word can be of its lemma.
type form uint8

const (
	fBase form = 1 << iota
	fThird
	fPast
	fParticiple
	fIng
	fSingular
	fPlural
	fOther

	fVerb = fBase | fThird | fPast | fParticiple | fIng
	fNoun = fSingular | fPlural
)

// A reading of a word is a lemma and the forms of it that the word may be.
type sense struct {
	lemma uint16
	forms form
}

// A word is what the lexicon knows of a string of letters.
type word struct {
	class  class
	senses [4]sense // unused ones have no forms
	forms  form     // of all senses
}

// An item is one position of a pattern after its head, or before it.
type item struct {
	gap   bool // up to longestGap words may stand before it
	alts  []uint16
	class class // a class of words.txt, for <class>
}

const longestGap = 6

// A pattern is a line of the lexicon: its head and what must stand about it.
type pattern struct {
	typ    data.EventType
	mode   string
	noun   bool
	state  bool   // names what goes on rather than what happened: war, violence
	before []item // adjacent, the nearest to the head first
	after  []item
	size   int
}

// A lexicon is all that the files say.
type lexicon struct {
	words    map[string]*word // while the files are read
	table    *wordtable.Table[*word]
	lemmas   map[string]uint16
	names    []string
	verbs    [][]*pattern // by lemma of the head
	nouns    [][]*pattern
	patterns int
	doubled  map[string]bool
	strong   map[string][2]string
	lists    map[string][]uint16 // of lists.txt, the lemmas
}

// A LexiconError is what a [Finder] panics with whose lexicon was edited and
// built without its test: what is wrong is the line of a file, not the text
// that was being read.
type LexiconError struct{ err error }

// Error says which line of which file is wrong, and what to do.
func (e *LexiconError) Error() string {
	return fmt.Sprintf("the lexicon of events that this program was built with cannot be read: %v; mend the line, run \"go test ./data/event\" and build again", e.err)
}

func (e *LexiconError) Unwrap() error { return e.err }

// english is read when it is first asked for, not at the program's start.
var english = sync.OnceValue(func() *lexicon {
	l, err := readLexicon(files)
	if err != nil {
		panic(&LexiconError{err}) // embedded, and tested
	}
	return l
})

// lemma returns the number of a lemma. The same letters are the same lemma,
// noun or verb.
func (l *lexicon) lemma(s string) uint16 {
	if id, ok := l.lemmas[s]; ok {
		return id
	}
	id := uint16(len(l.names))
	l.lemmas[s] = id
	l.names = append(l.names, s)
	l.verbs = append(l.verbs, nil)
	l.nouns = append(l.nouns, nil)
	return id
}

// add tells that s is a form of a lemma.
func (l *lexicon) add(s string, lemma uint16, f form, c class) {
	w := l.words[s]
	if w == nil {
		w = new(word)
		l.words[s] = w
	}
	w.class |= c
	if f != fOther {
		w.forms |= f
	}
	for i := range w.senses {
		if v := &w.senses[i]; v.forms == 0 || v.lemma == lemma {
			v.lemma = lemma
			v.forms |= f
			return
		}
	}
}

func (l *lexicon) addVerb(s string, c class) uint16 {
	id := l.lemma(s)
	for _, v := range l.conjugate(s) {
		l.add(v.word, id, v.form, c)
	}
	return id
}

func (l *lexicon) addNoun(s string, c class) uint16 {
	id := l.lemma(s)
	l.add(s, id, fSingular, c)
	if p := plural(s); p != s {
		l.add(p, id, fPlural, c)
	} else {
		l.add(s, id, fPlural, c)
	}
	return id
}

// addInflected adds the plural of a word that stands inside a pattern, where
// the word is none of the small ones.
func (l *lexicon) addInflected(s string, id uint16) {
	if len(s) < 4 || prepositions[s] {
		return
	}
	if p := plural(s); l.words[p] == nil {
		l.add(p, id, fOther, 0)
	}
}

func (w *word) is(lemma uint16) bool {
	for i := range w.senses {
		if w.senses[i].forms == 0 {
			return false
		}
		if w.senses[i].lemma == lemma {
			return true
		}
	}
	return false
}

var prepositions = map[string]bool{
	"of": true, "for": true, "to": true, "against": true, "on": true, "with": true, "between": true, "by": true,
	"in": true, "from": true, "at": true, "over": true, "into": true, "among": true,
}
