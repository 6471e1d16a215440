package toponym

import (
	"strings"
	"sync"

	"dateline/geo/gazetteer"
)

// A sense is a set of the classes that the lists use_*.txt give a word. It
// tells what the word says of a place that stands with it.
type sense uint64

const (
	vSay sense = 1 << iota
	vAct
	vSport
	vLight
	vStill
	vHappen
	vParty
	vAssault
	vPlace
	vMove
	vGive
	nLand
	nGeneric
	nBuilding
	nBody
	nOffice
	nPerson
	nCrowd
	nRelation
	nEmissary
	nStance
	nCulture
	nViolence
	nDisaster
	nMatch
	nTeam
	nContest
	nFirm
	nGathering
	nGift
	nTransport
	nLeaning
	nSporting
	fLocative
	fAgainst
	fClause
	fModal
	fHave
	fBe
	fAdverb
	fDet
	fAdj
	fStop
	fTitle
	fState
	fTime
	fMind
	fBased
	fLed
	mBase   // the form that the list gives
	mPast   // -ed
	mS      // -s, of a verb
	mIng    // -ing
	mPlural // -s, of a noun

	anyVerb     = vSay | vAct | vSport | vLight | vStill | vHappen
	anyObject   = vParty | vAssault | vPlace | vMove | vGive
	anyNoun     = nLand | nGeneric | nBuilding | nBody | nOffice | nPerson | nCrowd | nRelation | nEmissary | nStance | nCulture | nViolence | nDisaster | nMatch | nTeam | nContest | nFirm | nGathering | nGift | nTransport
	anyFunction = fLocative | fAgainst | fClause | fModal | fHave | fBe | fDet | fStop
)

var verbClasses = map[string]sense{
	"say": vSay, "act": vAct, "sport": vSport, "light": vLight, "still": vStill, "happen": vHappen,
	"party": vParty, "assault": vAssault, "place": vPlace, "move": vMove, "give": vGive, "past": mPast,
}

var nounClasses = map[string]sense{
	"land": nLand, "generic": nGeneric, "building": nBuilding, "body": nBody, "office": nOffice, "person": nPerson, "crowd": nCrowd,
	"relation": nRelation, "emissary": nEmissary, "stance": nStance, "culture": nCulture, "violence": nViolence, "disaster": nDisaster,
	"match": nMatch, "team": nTeam, "contest": nContest, "firm": nFirm, "gathering": nGathering, "gift": nGift, "transport": nTransport,
	"leaning": nLeaning, "sporting": nSporting,
}

var functionClasses = map[string]sense{
	"locative": fLocative, "against": fAgainst, "clause": fClause, "modal": fModal, "have": fHave, "be": fBe, "adverb": fAdverb,
	"det": fDet, "adj": fAdj, "stop": fStop, "title": fTitle, "time": fTime, "mind": fMind, "state": fState, "based": fBased, "led": fLed,
}

// A senseTable tells the sense of a word by the hash of its folded letters. It
// is open addressed, so that a sentence costs a few nanoseconds a word.
type senseTable struct {
	keys   []uint64
	senses []sense
	n      int
}

func (t *senseTable) of(key uint64) sense {
	mask := uint64(len(t.keys) - 1)
	for i := key & mask; ; i = (i + 1) & mask {
		switch t.keys[i] {
		case key:
			return t.senses[i]
		case 0:
			return 0
		}
	}
}

func (t *senseTable) add(word string, s sense) {
	if 2*t.n >= len(t.keys) {
		old := *t
		*t = senseTable{keys: make([]uint64, max(1<<13, 2*len(old.keys))), senses: make([]sense, max(1<<13, 2*len(old.keys))), n: old.n}
		for i, k := range old.keys {
			if k != 0 {
				*t.slot(k) |= old.senses[i]
			}
		}
	}
	key := hash(gazetteer.Fold(nil, word))
	if t.of(key) == 0 {
		t.n++
	}
	*t.slot(key) |= s
}

// slot returns where the key is or would be.
func (t *senseTable) slot(key uint64) *sense {
	mask := uint64(len(t.keys) - 1)
	i := key & mask
	for t.keys[i] != key && t.keys[i] != 0 {
		i = (i + 1) & mask
	}
	t.keys[i] = key
	return &t.senses[i]
}

// useWords is read when the first place is judged, not at the program's start.
var useWords = sync.OnceValue(func() *senseTable {
	t := &senseTable{keys: make([]uint64, 1<<14), senses: make([]sense, 1<<14)}
	for _, l := range []struct {
		file    string
		classes map[string]sense
		forms   func(*senseTable, string, sense)
	}{
		{"use_verbs.txt", verbClasses, (*senseTable).addVerb},
		{"use_nouns.txt", nounClasses, (*senseTable).addNoun},
		{"use_function.txt", functionClasses, (*senseTable).add},
	} {
		b, err := lists.ReadFile("lists/" + l.file)
		if err != nil {
			panic("toponym: " + err.Error()) // embedded: cannot happen
		}
		for line := range strings.Lines(string(b)) {
			words := strings.Fields(line)
			if len(words) < 2 || line[0] == '#' {
				continue
			}
			c, ok := l.classes[words[0]]
			if !ok {
				panic("toponym: " + l.file + ": no class " + words[0]) // embedded: a test reads it
			}
			for _, w := range words[1:] {
				l.forms(t, w, c)
			}
		}
	}
	return t
})

func vowel(c byte) bool { return strings.IndexByte("aeiou", c) >= 0 }

// addVerb adds a verb with its forms. Forms that only the spelling could tell
// to be wrong, and that nobody writes, do no harm.
func (t *senseTable) addVerb(w string, s sense) {
	if s == mPast {
		t.add(w, mPast)
		return
	}
	t.add(w, s|mBase)
	n := len(w)
	if n < 3 {
		return
	}
	last := w[n-1]
	switch {
	case strings.HasSuffix(w, "ed"), strings.HasSuffix(w, "ing"):
		return
	case last == 'e':
		t.add(w+"s", s|mS)
		t.add(w+"d", s|mPast)
		t.add(w[:n-1]+"ing", s|mIng)
		t.add(w+"ing", s|mIng)
		if strings.HasSuffix(w, "ie") {
			t.add(w[:n-2]+"ying", s|mIng)
		}
		return
	case last == 'y' && !vowel(w[n-2]):
		t.add(w[:n-1]+"ies", s|mS)
		t.add(w[:n-1]+"ied", s|mPast)
		t.add(w+"ing", s|mIng)
		return
	case strings.HasSuffix(w, "s"), strings.HasSuffix(w, "sh"), strings.HasSuffix(w, "ch"), last == 'x', last == 'o', last == 'z':
		t.add(w+"es", s|mS)
	default:
		t.add(w+"s", s|mS)
	}
	t.add(w+"ed", s|mPast)
	t.add(w+"ing", s|mIng)
	if !vowel(last) && vowel(w[n-2]) && !vowel(w[n-3]) && last != 'w' && last != 'x' && last != 'y' {
		t.add(w+w[n-1:]+"ed", s|mPast)
		t.add(w+w[n-1:]+"ing", s|mIng)
	}
}

// addNoun adds a noun and its plural.
func (t *senseTable) addNoun(w string, s sense) {
	t.add(w, s)
	n := len(w)
	last := w[n-1]
	switch {
	case last == 's':
		if strings.HasSuffix(w, "ss") {
			t.add(w+"es", s|mPlural)
		}
	case last == 'y' && n > 1 && !vowel(w[n-2]):
		t.add(w[:n-1]+"ies", s|mPlural)
	case strings.HasSuffix(w, "sh"), strings.HasSuffix(w, "ch"), last == 'x':
		t.add(w+"es", s|mPlural)
	default:
		t.add(w+"s", s|mPlural)
	}
}
