package event

import (
	"unicode"
	"unicode/utf8"

	"dateline/data"
	"dateline/geo"
	"dateline/geo/text"
)

// A token is a token of the text with what the reading found of it.
type token struct {
	start, end int32
	kind       text.Kind
	part       part
	form       form // of a verb, as far as it is settled
	upper      bool // begins with a capital
	used       bool // a part of a trigger already
	word       *word
	class      class
	clause     int16
	group      int16 // of the verb group that it belongs to, or -1
	finding    int16 // that it begins or is inside of, or -1
	timex      int16
}

// A reading is a sentence as it is understood, and the memory for it.
type reading struct {
	lex      *lexicon
	weights  *Weights
	text     string
	sentence geo.Span
	toks     []token
	raw      []text.Token
	clauses  []clause
	groups   []group
	fold     []byte

	article   *data.Article
	published data.Time // its day, or longer; zero where unknown
	findings  []geo.Finding
	times     []data.Timex
	firstF    int // the findings of the sentence
	lastF     int
	firstT    int
	lastT     int
	capitals  bool // nothing but capitals
	allTitled bool // most words begin with one

	triggers  []trigger
	trailed   trigger // the verb that a participle trails, while its place is looked for
	places    []candidate
	ranks     []int16     // of the clauses, in their order; what brackets cut in two has one
	paragraph int         // of the sentence
	past      []pastEvent // of the sentences before, the last at the end
	spokenOf  []int32     // the triggers' tokens of the sentence's events
	harms     []data.Harm
	who       []data.Actor
	countries []country                                  // that the article speaks of so far
	mentions  int                                        // how often it speaks of any
	history   bool                                       // the text tells of a time well before the article, see [reading.follow]
	court     bool                                       // a sentence so far was told in court
	told      int                                        // the paragraph that it does so in
	stamp     struct{ sentence, paragraph int }          // where a day was last named
	harmDated [data.EventTypes]struct{ old, fresh bool } // where the text dates harm: weeks before the article, of late

	ranked []string // the names of those whom the article gave an office so far
	brief  bool     // the article is a sentence or two

	nth       int                    // the number of the sentence, from 1
	lastNamed [placeKinds]namedPlace // the last place of each sort that the sentences before named
	filed     int                    // the finding of the dateline, counted from 1; or 0
}

// read takes in a sentence: tokens, parts of speech, verb groups, clauses.
func (r *reading) read(s geo.Span) {
	r.sentence = s
	r.toks, r.clauses, r.groups, r.triggers = r.toks[:0], r.clauses[:0], r.groups[:0], r.triggers[:0]
	// A sentence that is longer than this is a table or worse: the rest is not read.
	const longest = 1 << 14
	sentence := s.In(r.text)
	if len(sentence) > longest {
		cut := longest
		for cut > 0 && !utf8.RuneStart(sentence[cut]) {
			cut--
		}
		sentence = sentence[:cut]
	}
	r.raw = text.Tokens(sentence, r.raw[:0])
	f, t := r.firstF, r.firstT
	lower := 0
	for i := range r.raw {
		raw := &r.raw[i]
		start, end := int32(raw.Start+s.Start), int32(raw.End+s.Start)
		for f < r.lastF && r.findings[f].End <= int(start) {
			f++
		}
		for t < r.lastT && r.times[t].End <= int(start) {
			t++
		}
		k := token{start: start, end: end, kind: raw.Kind, group: -1, finding: -1, timex: -1}
		if f < r.lastF && r.findings[f].Start < int(end) {
			k.finding = int16(f - r.firstF)
		}
		if t < r.lastT && r.times[t].Start < int(end) {
			k.timex = int16(t - r.firstT)
		}
		switch raw.Kind {
		case text.Word, text.Clitic:
			w := sentence[raw.Start:raw.End]
			c, _ := utf8.DecodeRuneInString(w)
			k.upper = unicode.IsUpper(c)
			if !k.upper && raw.Kind == text.Word {
				lower++
			}
			r.fold = appendLower(r.fold[:0], w)
			k.word = r.lex.table.Get(r.fold)
			if k.word != nil {
				k.class = k.word.class
			} else if n := len(r.fold); n > 4 && r.fold[n-1] == 'y' && r.fold[n-2] == 'l' {
				k.class = cAdverb
			}
		case text.Number:
			k.class = cCount
		}
		r.toks = append(r.toks, k)
	}
	r.capitals = lower == 0
	r.allTitled = r.titled()
	for i := range r.toks {
		// US and WHO are no pronouns where other words are small
		if k := &r.toks[i]; k.class&(cPronoun|cRel) != 0 && k.upper && !r.capitals && k.end-k.start > 1 && allUpper(r.text[k.start:k.end]) {
			k.class, k.word = cOffice, nil
		}
		if r.numeral(i) {
			r.toks[i].class, r.toks[i].word = 0, nil
		}
	}
	r.tag()
	r.group()
	r.cut()
}

// numeral reports whether the "I" at token i is the number of a king or a pope, and
// no pronoun: a name stands right before it that is no place and no time.
func (r *reading) numeral(i int) bool {
	if i == 0 || r.capitals || !r.wordIs(&r.toks[i], "i") {
		return false
	}
	b := &r.toks[i-1]
	return b.kind == text.Word && b.upper && b.word == nil && b.finding < 0 && b.timex < 0
}

func allUpper(s string) bool {
	for i := range len(s) {
		if s[i] < 'A' || s[i] > 'Z' {
			return false
		}
	}
	return true
}

// appendLower appends s in lower case, with the typewriter's apostrophe.
func appendLower(b []byte, s string) []byte {
	for i := 0; i < len(s); {
		c := s[i]
		if c < utf8.RuneSelf {
			if 'A' <= c && c <= 'Z' {
				c |= 0x20
			}
			b = append(b, c)
			i++
			continue
		}
		c2, w := utf8.DecodeRuneInString(s[i:])
		if c2 == '’' || c2 == '‘' || c2 == 'ʼ' {
			b = append(b, '\'')
		} else {
			b = utf8.AppendRune(b, unicode.ToLower(c2))
		}
		i += w
	}
	return b
}

func hasSuffixFold(s, suffix string) bool {
	if len(s) < len(suffix) {
		return false
	}
	s = s[len(s)-len(suffix):]
	for i := range len(s) {
		if s[i]|0x20 != suffix[i] {
			return false
		}
	}
	return true
}

// next reports whether the token after i has one of the classes.
func (r *reading) next(i int, c class) bool {
	return i+1 < len(r.toks) && r.toks[i+1].class&c != 0
}

// wordIs compares a token with a word in lower case.
func (r *reading) wordIs(k *token, w string) bool {
	return int(k.end-k.start) == len(w) && hasSuffixFold(r.text[k.start:k.end], w)
}
