package event

import (
	"embed"
	"fmt"
	"io/fs"
	"slices"
	"strings"
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

// english is read when it is first asked for, not at the program's start.
var english = sync.OnceValue(func() *lexicon {
	l, err := readLexicon(files)
	if err != nil {
		panic("event: " + err.Error()) // embedded, and tested
	}
	return l
})

// readLexicon reads a folder of files in the format that the head of each
// describes.
func readLexicon(f fs.FS) (*lexicon, error) {
	l := &lexicon{
		words: make(map[string]*word, 16000), lemmas: make(map[string]uint16, 4000), names: []string{""},
		doubled: make(map[string]bool), strong: make(map[string][2]string), lists: make(map[string][]uint16),
	}
	l.verbs, l.nouns = make([][]*pattern, 1), make([][]*pattern, 1)
	names, err := fs.Glob(f, "lexicon/*.txt")
	if err != nil {
		return nil, err
	}
	// The irregular verbs come first, for the other files are inflected by them, then the lists that these name.
	early := func(name string) int {
		return slices.Index([]string{"lexicon/lists.txt", "lexicon/forms.txt"}, name)
	}
	slices.SortStableFunc(names, func(a, b string) int { return early(b) - early(a) })
	for _, name := range names {
		b, err := fs.ReadFile(f, name)
		if err != nil {
			return nil, err
		}
		if err := l.read(name, string(b)); err != nil {
			return nil, err
		}
	}
	l.table = wordtable.New(l.words)
	return l, nil
}

func (l *lexicon) read(name, text string) error {
	h := header{}
	inType, n := false, 0
	for line := range strings.Lines(text) {
		n++
		line, _, _ = strings.Cut(line, "#")
		line = strings.TrimSpace(line)
		if line == "" {
			continue
		}
		if line[0] == '[' {
			var ok bool
			if h, ok = heading(line); !ok {
				return fmt.Errorf("%s:%d: %s is no heading such as [ASSAULT airstrike]", name, n, line)
			}
			inType = true
			continue
		}
		kind, rest, ok := strings.Cut(line, ":")
		if !ok {
			return fmt.Errorf("%s:%d: no colon after the first word", name, n)
		}
		for entry := range strings.SplitSeq(rest, ",") {
			entry = strings.TrimSpace(entry)
			if entry == "" {
				continue
			}
			if err := l.entry(kind, entry, h, inType); err != nil {
				return fmt.Errorf("%s:%d: %s: %w", name, n, entry, err)
			}
		}
	}
	return nil
}

// A header is what a heading says of the entries below it.
type header struct {
	typ   data.EventType
	mode  string
	state bool
}

// heading reads [TYPE], [TYPE mode] or either with "goes-on" at its end.
func heading(line string) (h header, ok bool) {
	f := strings.Fields(strings.Trim(line, "[]"))
	if len(f) > 1 && f[len(f)-1] == "goes-on" {
		h.state, f = true, f[:len(f)-1]
	}
	if len(f) == 0 || len(f) > 2 {
		return h, false
	}
	if len(f) == 2 {
		h.mode = f[1]
	}
	for t := range data.EventTypes {
		if data.EventType(t).String() == f[0] {
			h.typ = data.EventType(t)
			return h, true
		}
	}
	return h, false
}

func (l *lexicon) entry(kind, entry string, h header, inType bool) error {
	switch kind {
	case "doubles":
		l.doubled[entry] = true
		return nil
	case "strong":
		f := strings.Fields(entry)
		if len(f) != 3 {
			return fmt.Errorf("want the three forms of a verb")
		}
		l.strong[f[0]] = [2]string{f[1], f[2]}
		return nil
	case "verb", "noun":
		if inType {
			return l.pattern(entry, kind == "noun", h)
		}
	}
	if list, ok := strings.CutPrefix(kind, "verbs "); ok {
		l.lists[list] = append(l.lists[list], l.addVerb(entry, 0))
		return nil
	}
	if list, ok := strings.CutPrefix(kind, "nouns "); ok {
		l.lists[list] = append(l.lists[list], l.addNoun(entry, 0))
		return nil
	}
	c, ok := classNames[kind]
	if !ok {
		return fmt.Errorf("unknown kind %q", kind)
	}
	switch {
	case c&verbal != 0:
		l.addVerb(entry, c)
	case c&nominal != 0:
		l.addNoun(entry, c)
	default:
		l.add(entry, l.lemma(entry), fOther, c)
	}
	return nil
}

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

// pattern reads an entry of a type: words, a/b for alternatives, <class> for a
// class of words.txt, ~ where other words may stand between. A verb's head is
// its first word, a noun's its last that is no preposition, or the one marked
// with an exclamation mark.
func (l *lexicon) pattern(entry string, noun bool, h header) error {
	parts := strings.Fields(entry)
	head := 0
	if noun {
		for head = len(parts) - 1; head > 0 && prepositions[parts[head]]; head-- {
		}
	}
	for i := range parts {
		if strings.HasPrefix(parts[i], "!") {
			head, parts[i] = i, parts[i][1:]
		}
	}
	// A hyphen is a token of its own in a text: cease-fire is two words there.
	for i := 0; i < len(parts); i++ {
		if split := strings.Split(parts[i], "-"); len(split) > 1 && !strings.Contains(parts[i], "/") {
			parts = slices.Replace(parts, i, i+1, split...)
			switch {
			case i < head, i == head:
				head += len(split) - 1
			}
			i += len(split) - 1
		}
	}
	p := pattern{typ: h.typ, mode: h.mode, state: h.state, noun: noun}
	gap := false
	for i, s := range parts {
		if s == "~" {
			gap = true
			continue
		}
		if i == head {
			p.size++
			continue
		}
		it, err := l.item(s, gap && i > head)
		if err != nil {
			return err
		}
		gap = false
		p.size++
		if i < head {
			p.before = append([]item{it}, p.before...)
			// a gap stands between this word and the one after it
			p.before[0].gap = i+1 < len(parts) && parts[i+1] == "~"
		} else {
			p.after = append(p.after, it)
		}
	}
	heads := strings.Split(parts[head], "/")
	for _, h := range heads {
		if h == "" || h[0] == '<' {
			return fmt.Errorf("the head must be a word")
		}
		q := p
		if noun {
			id := l.addNoun(h, 0)
			l.nouns[id] = append(l.nouns[id], &q)
		} else {
			id := l.addVerb(h, 0)
			l.verbs[id] = append(l.verbs[id], &q)
		}
		l.patterns++
	}
	return nil
}

func (l *lexicon) item(s string, gap bool) (item, error) {
	it := item{gap: gap}
	for a := range strings.SplitSeq(s, "/") {
		if strings.HasPrefix(a, "<") {
			name := strings.Trim(a, "<>")
			if list := l.lists[name]; list != nil {
				it.alts = append(it.alts, list...)
				continue
			}
			c, ok := classNames[name]
			if !ok {
				return it, fmt.Errorf("unknown class %s", a)
			}
			it.class |= c
			continue
		}
		id, ok := l.lemmas[a]
		if !ok {
			id = l.lemma(a)
		}
		switch {
		case gap && !prepositions[a] && len(a) > 2:
			l.addNoun(a, 0) // an object
		default:
			if w := l.words[a]; w == nil || !w.is(id) {
				l.add(a, id, fOther, 0)
			}
			l.addInflected(a, id)
		}
		it.alts = append(it.alts, id)
	}
	return it, nil
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

// Patterns is how many verbs, nouns and patterns of several words the lexicon
// has that show an event, or that show none.
func Patterns() int { return english().patterns }
