package toponym

import (
	"cmp"
	"slices"
)

// A Part is a piece of a judgement in words and what it adds to the score: above
// 0 it speaks for a place, below against one.
type Part struct {
	Words  string
	Weight float32
}

var signWords = [signs]string{
	signName:       "read as the name of a place or its people",
	signSmall:      "read so, although only a small place answers to it",
	signWord:       "read so, although it is an ordinary word or a name of people",
	signDemonym:    "read so, and a demonym",
	signEmbedded:   "read so inside an organisation",
	signAny:        "its words are read as part of such a name",
	signPerson:     "read as a person",
	signOrg:        "read as an organisation",
	signOther:      "read as something else",
	signUnknown:    "read as a place that no gazetteer knows",
	signLoud:       "read as a place although capitals tell nothing",
	signSame:       "the same word is read as a place elsewhere",
	signSamePerson: "the same word is read as a person elsewhere",
	signNamesake:   "read as a place although a person has the name",
	signUnread:     "not read",
	signMisspelt:   "a well-known place is spelt nearly so",
	signObject:     "fled, shelled, attacked or hit",
}

// Explain says what a judgement of this finder rests on, the weightiest first.
// The weights add up to the judgement's score. A weight may speak against a
// place where its words seem to speak for one, if the reading was doubtful.
func (f *Finder) Explain(j Judgement) []Part {
	read := f.m != nil
	parts := []Part{{"a candidate", bias.of(read)}}
	for e := range j.Evidence.All {
		parts = append(parts, Part{e.String(), weights[e].of(read)})
	}
	if read {
		for i, x := range j.signs {
			if x != 0 {
				parts = append(parts, Part{signWords[i], x * signWeights[i]})
			}
		}
	}
	slices.SortStableFunc(parts, func(a, b Part) int {
		return cmp.Compare(max(b.Weight, -b.Weight), max(a.Weight, -a.Weight))
	})
	return parts
}
