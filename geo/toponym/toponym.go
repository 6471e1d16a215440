// Package toponym decides which words of a document name a place, and how the
// text uses each: literally, for those who act for the place, as a demonym, or
// inside another name.
//
// Start with [New] and [Finder.Find]. [Finder.Judge] shows what lies behind it:
// every stretch that was considered, with the evidence for and against.
//
// # How it decides
//
// The names are the gazetteer's, matched on whole tokens: the longest that
// begins at a word is tried first, then shorter ones. Only words with a capital
// begin a name, unless the document, or the sentence, has no other letters or no
// capitals at all, in which case more evidence is asked for.
//
// Before that, the document is read for the names of people and organisations,
// because that is where places go wrong: Staffan de Mistura, Save the Children
// and Churkin have words that are towns. First names, titles, initials and the
// shape of the name tell a person; a surname counts as one wherever the article
// has named the person in full, unless it is a well-known place as well and the
// words beside it speak of one: "flew to Jordan". A first name alone is a person
// where the clause says what only people have, do or undergo, see person.go.
//
// A tagger reads the same words, see package tagger: what they and the words
// around them looked like in texts where people had marked the names. Its
// [Reading] of a stretch knows what no rule says, and the rules know what stood
// in none of those texts: state abbreviations, datelines, what the rest of the
// article says. It may also propose names that the gazetteer hasn't.
//
// Each stretch then gets a set of [Evidence], each with one weight in one table,
// see evidence.go, and the logarithms of the reading's odds, each with a weight,
// see reading.go. Their sum is the logarithm of the odds that the words name a
// place; [geo.Mention.Sure] is the probability. So what the finder does can be
// read, and what it did can be asked. Without a tagger the rules are alone, with
// weights of their own.
//
// # Uses
//
// What governs a name tells how it is used: the verb whose subject or object it
// is, the preposition before it and the word that this belongs to, the noun that
// it owns or stands before. Each is a [Sign] with one weight; the sum says
// whether the place itself is meant. [Finder.JudgeUses] shows them, for names
// found elsewhere too. The signs rest on lists of words by what they tell of a
// place, lists/use_*.txt: plain text with an explanation at the head of each,
// for an expert to edit; the weights are in lists/use_weights.txt and are made
// by assets/gen/use. There is no parser: a relative clause or a list of more
// than names between a name and its verb hides the verb.
//
// # Limits
//
// The rules, the lists and the tagger's texts are English news. A place that the
// gazetteer doesn't know is found only where the words around it say that it is
// one ("the village of Kampungu"), where a word that is no other name stands as
// places do ("police in Zebrakhel"), where it ends as streets and rivers do, where
// a well-known name is but a slip away, or where the tagger is sure. Buildings and institutions are not places of their
// own; the town in their name is, as embedded. Headlines in which every word has
// a capital hide people and organisations; the article below them usually helps.
// In texts without capitals ordinary words stand for themselves unless the
// tagger is sure of the contrary: turkey is a bird.
package toponym

import (
	"sync"

	"dateline/geo"
	"dateline/geo/gazetteer"
	"dateline/geo/toponym/tagger"
)

// A Finder finds the names of places in documents. It is safe for use by
// several goroutines at once.
type Finder struct {
	g    *gazetteer.Gazetteer
	m    *tagger.Model // nil: rules alone
	pool sync.Pool     // of *reading
}

// New returns a finder of the names that the gazetteer knows, and that the
// tagger reads as places. Without a tagger the rules are alone.
func New(g *gazetteer.Gazetteer, m *tagger.Model) *Finder {
	return &Finder{g: g, m: m, pool: sync.Pool{New: func() any { return new(reading) }}}
}

var _ geo.Finder = (*Finder)(nil)

// Find returns the mentions of places in the document's text, in order. The
// title is not searched.
func (f *Finder) Find(d geo.Document) []geo.Mention {
	r := f.pool.Get().(*reading)
	defer f.pool.Put(r)
	f.judge(d, r)
	n := 0
	for i := range r.judged {
		if r.judged[i].Place {
			n++
		}
	}
	if n == 0 {
		return nil
	}
	out := make([]geo.Mention, 0, n)
	for i := range r.judged {
		if j := &r.judged[i]; j.Place {
			out = append(out, j.Mention)
		}
	}
	return out
}

// Judge returns every stretch of the document that could name a place, with the
// evidence for and against, in the order of the text. Those with Place set are
// what Find returns.
func (f *Finder) Judge(d geo.Document) []Judgement {
	r := f.pool.Get().(*reading)
	defer f.pool.Put(r)
	f.judge(d, r)
	return append([]Judgement(nil), r.judged...)
}
