package event

import (
	"strings"

	"dateline/data"
)

// Some sentences tell again what the reader is to know of the past, and need no date
// to show it: they tell somebody's life, speak of the days of a war or a rule that
// is over, or are what a court hears.

// lives are openings and phrases that tell of another time of a life or a country.
// An "X" is his, her, their or its; "A" is a, an or the.
var lives = phrases(
	"in those days", "back then", "as A child", "as A boy", "as A girl", "as A teenager", "as A student", "as A youth", "as A young", "in X youth", "in X childhood", "in X teens", "in X twenties", "in X thirties",
	"during X tenure", "during X presidency", "during X reign", "during X career", "during X childhood", "during X years as", "during X time as", "during X rule", "under X rule", "under X presidency",
	"grew up in", "was born in", "was born to", "was born on", "served as A", "served in the", "served in A", "graduated from", "began X career", "started X career", "rose through the ranks", "came of age",
	"world war", "cold war", "vietnam war", "gulf war", "korean war", "soviet era", "soviet times", "apartheid era", "colonial rule", "colonial times", "the holocaust",
)

// openings are those that tell so only where a sentence begins with them.
var openings = phrases("at the time ,", "at that time", "in the days of", "when he was A", "when she was A", "when they were", "when i was A", "under the regime", "under the dictatorship", "originally")

// hearings are words that only what a court is told has about it.
var hearings = phrases(
	"jury heard", "jury was told", "jurors heard", "jurors were told", "court heard", "court was told", "court has heard", "inquest heard", "inquest was told", "tribunal heard", "trial heard", "hearing was told",
	"told the court", "told the jury", "told jurors", "told the inquest", "told the tribunal", "told the trial", "indictment says", "indictment said", "indictment alleges", "indictment alleged", "affidavit says", "affidavit said",
	"affidavit alleges", "affidavits say", "lawsuit alleges", "lawsuit says", "lawsuit claims", "suit alleges", "testified that", "testified at", "testified in", "testifying that", "prosecutors told", "prosecutor told",
	"according to the indictment", "according to A affidavit", "according to court documents", "according to court records", "according to court papers", "according to the lawsuit",
)

// A phraseBook holds phrases of words in small letters, by the letter that they
// begin with.
type phraseBook [26][][]string

func phrases(s ...string) *phraseBook {
	b := new(phraseBook)
	for _, p := range s {
		i := p[0] - 'a'
		b[i] = append(b[i], strings.Fields(p))
	}
	return b
}

// runs reports whether the tokens from i on read as a phrase.
func (r *reading) runs(i int, phrase []string) bool {
	if i+len(phrase) > len(r.toks) {
		return false
	}
	for n, w := range phrase {
		k := &r.toks[i+n]
		switch w {
		case "A":
			if !r.one(k, "a", "an", "the") {
				return false
			}
		case "X":
			if !r.one(k, "his", "her", "their", "its") {
				return false
			}
		default:
			if !r.wordIs(k, w) {
				return false
			}
		}
	}
	return true
}

// phraseAt reports whether one of the phrases begins at token i.
func (r *reading) phraseAt(i int, of *phraseBook) bool {
	c := r.text[r.toks[i].start] | 0x20
	if c < 'a' || c > 'z' {
		return false
	}
	for _, p := range of[c-'a'] {
		if r.runs(i, p) {
			return true
		}
	}
	return false
}

// speaksIn reports whether one of the phrases stands in the sentence.
func (r *reading) speaksIn(of *phraseBook) bool {
	for i := range r.toks {
		if r.phraseAt(i, of) {
			return true
		}
	}
	return false
}

// retells reports whether the sentence tells a life, or of days long gone.
func (r *reading) retells() bool {
	return len(r.toks) > 0 && r.phraseAt(0, openings) || r.speaksIn(lives)
}

// heardInCourt reports whether an event is a crime or an accident that a court
// hears of, in this sentence or one before it, and of which nothing tells that it
// was of late.
func (r *reading) heardInCourt(t *trigger, e *data.Event) bool {
	return r.court && (e.Type == data.Assault || e.Type == data.Accident) && !r.harmDated[e.Type].fresh && r.toldAsPast(t)
}

// sinceThe reports whether harm that no sentence before tells of is what something
// else is counted from: "visitors since the bombings".
func (r *reading) sinceThe(t *trigger, e *data.Event) bool {
	return t.group < 0 && harmful(e.Type) && t.from > 0 && r.one(&r.toks[t.from-1], "the", "those", "these") && r.setOff(t)
}

// toldOfName reports whether a death is told in passing of somebody with a name, of
// whom the reader has to be reminded: "Elizabeth Brown, who died when her boat sank".
func (r *reading) toldOfName(t *trigger, e *data.Event) bool {
	if !harmful(e.Type) || r.harmDated[e.Type].fresh || r.capitals || !r.toldAsPast(t) {
		return false
	}
	c := t.clause
	for steps := 0; c > 0 && r.clauses[c].kind != relative && steps < 4; steps++ {
		c = r.clauses[c].parent
	}
	if c <= 0 || r.clauses[c].kind != relative || r.clauses[c].opener < 2 {
		return false
	}
	i := r.clauses[c].opener
	if v := r.clauses[c].verb; !r.one(&r.toks[i], "who", "whose") || v < 0 || !r.one(&r.toks[r.groups[v].head], "died", "killed", "drowned", "perished", "murdered", "assassinated", "executed", "slain") {
		return false
	}
	for i--; i > 0 && r.toks[i].part == mark; i-- {
	}
	return r.toks[i].upper && r.toks[i+1].part == mark
}
