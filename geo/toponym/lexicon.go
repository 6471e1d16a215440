package toponym

import (
	"embed"
	"strings"
	"sync"

	"dateline/geo/gazetteer"
	"dateline/geo/text/wordtable"
)

//go:embed lists/*.txt
var lists embed.FS

// A class is a set of the word classes that the lists give a word.
type class uint64

const (
	wFirst class = 1 << iota
	wNamesake
	wSurname
	wTitle
	wRole
	wOffice
	wHead
	wTail
	wBody
	wFunction
	wMonth
	wWeekday
	wCommon
	wOther
	wGeneric
	wSuffix
	wPrefix
	wDirection
	wLocative
	wWeakLocative
	wStreet
	wSaying
	wActing
	wHelper
	wInstitution
	wRelation
	wOpposing
	wBe
	wWhole // a phrase of several words begins with it, see lexicon.whole
	wOrganisation
	wParticle
	wRoad
	wBased
	wPlaying
	wGiving
	wStill
	wGround
	wTopic
	wMotion
	wDish
	wPersonal
	wUndergone
	wArticle
	wTaking
	wStriking
	wDeed
	wSuffered
)

// listed names the classes as the lists write them.
var listed = map[string]class{
	"first": wFirst, "namesake": wNamesake, "surname": wSurname, "title": wTitle, "role": wRole, "office": wOffice,
	"head": wHead, "tail": wTail, "body": wBody, "function": wFunction, "month": wMonth, "weekday": wWeekday,
	"common": wCommon, "other": wOther, "generic": wGeneric, "suffix": wSuffix, "prefix": wPrefix,
	"direction": wDirection, "locative": wLocative, "weaklocative": wWeakLocative, "street": wStreet,
	"saying": wSaying, "acting": wActing, "helper": wHelper, "institution": wInstitution, "relation": wRelation,
	"opposing": wOpposing, "be": wBe, "particle": wParticle,
	"road": wRoad, "based": wBased, "playing": wPlaying, "giving": wGiving, "still": wStill, "ground": wGround, "topic": wTopic,
	"motion": wMotion, "dish": wDish, "personal": wPersonal, "undergone": wUndergone, "article": wArticle, "taking": wTaking, "striking": wStriking, "deed": wDeed, "suffered": wSuffered,
}

// A lexicon tells the classes of words. Words are compared as the gazetteer
// compares names, see [gazetteer.Fold].
type lexicon struct {
	words *wordtable.Table[class]
	whole map[string][][]string // first word to the rests of the phrases that begin with it
}

// english is read when the first document comes, not at the program's start.
var english = sync.OnceValue(func() *lexicon {
	l := &lexicon{whole: make(map[string][][]string)}
	words := make(map[string]class, 9000)
	files, err := lists.ReadDir("lists")
	if err != nil {
		panic("toponym: " + err.Error()) // embedded: cannot happen
	}
	for _, f := range files {
		if strings.HasPrefix(f.Name(), "use_") {
			continue // another kind of list, see useWords
		}
		b, err := lists.ReadFile("lists/" + f.Name())
		if err != nil {
			panic("toponym: " + err.Error())
		}
		for line := range strings.Lines(string(b)) {
			l.add(words, line)
		}
	}
	for w, c := range words {
		if c&wNamesake != 0 {
			words[w] = c &^ wFirst
		}
	}
	l.words = wordtable.New(words)
	return l
})

// add reads a line of a list: a class and its words.
func (l *lexicon) add(words map[string]class, line string) {
	fields := strings.Fields(line)
	if len(fields) < 2 || line[0] == '#' {
		return
	}
	c := listed[fields[0]]
	for _, w := range fields[1:] {
		if fields[0] == "whole" {
			parts := strings.Split(string(gazetteer.Fold(nil, strings.ReplaceAll(w, "_", " "))), " ")
			if len(parts) == 1 {
				words[parts[0]] |= wOrganisation
				continue
			}
			words[parts[0]] |= wWhole
			l.whole[parts[0]] = append(l.whole[parts[0]], parts[1:])
			continue
		}
		words[string(gazetteer.Fold(nil, w))] |= c
	}
}
