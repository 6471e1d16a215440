package toponym

import (
	"unicode"
	"unicode/utf8"

	"dateline/geo"
	"dateline/geo/gazetteer"
	"dateline/geo/text"
)

// A shape is how a word is written.
type shape uint8

const (
	lower    shape = iota // syria
	capital               // Syria, al-Assad's Assad, McLean
	allCaps               // SYRIA, US, U.S.
	unshaped              // no letter that has case: a number, punctuation, 東京
)

// A mode is how much the capitals of a sentence tell.
type mode uint8

const (
	plain mode = iota // names have capitals, other words have not
	title             // a headline: most words have capitals
	shout             // all letters are capitals
	quiet             // the document uses no capitals at all
)

// marks are what the analysis finds out about a token before any place is
// looked for.
type marks uint8

const (
	isFirst     marks = 1 << iota // of its sentence, or after a colon or an opening quote
	inPerson                      // part of the name of a person
	isSurname                     // the last part of one
	inOrg                         // part of the name of an organisation
	afterHyphen                   // joined to the word before it
	glued                         // no space before it
	inWhole                       // part of a listed name that is no place
)

// A token is a token of the text with all that is known of it.
type token struct {
	text.Token
	class class
	key   uint64 // hash of the folded word; equal words have equal keys
	shape shape
	marks marks
	sent  int32 // its sentence
}

// word reports whether the token is a word or a number, which the words of
// names are.
func (t *token) word() bool { return t.Kind == text.Word || t.Kind == text.Number }

// An analysis is the document cut into tokens and what was found out about
// them. It is reused from one document to the next.
type analysis struct {
	text   string
	lex    *lexicon
	raw    []text.Token
	sents  []geo.Span
	modes  []mode
	toks   []token
	people map[uint64]bool // keys of the surnames of the people that the article names in full
	given  map[uint64]bool // keys of their first names that places have, too
	small  map[uint64]bool // keys of the words that the document writes in small letters and that are names elsewhere
	fold   []byte
}

func (a *analysis) read(s string) {
	a.text = s
	a.lex = english()
	a.raw = text.Tokens(s, a.raw[:0])
	a.sents = text.Sentences(s, a.sents[:0])
	if a.people == nil {
		a.people, a.given, a.small = make(map[uint64]bool), make(map[uint64]bool), make(map[uint64]bool)
	}
	clear(a.people)
	clear(a.given)
	clear(a.small)
	a.toks = a.toks[:0]
	sent, first := 0, true
	for i, r := range a.raw {
		for sent < len(a.sents) && r.Start >= a.sents[sent].End {
			sent++
			first = true
		}
		t := token{Token: r, sent: int32(sent), shape: unshaped}
		if i > 0 && a.raw[i-1].End == r.Start {
			t.marks |= glued
			if a.raw[i-1].Kind == text.Joiner {
				t.marks |= afterHyphen
			}
		}
		switch r.Kind {
		case text.Word, text.Number:
			w := s[r.Start:r.End]
			t.shape = shapeOf(w)
			a.fold = gazetteer.Fold(a.fold[:0], w)
			t.class = a.lex.words.Get(a.fold)
			t.key = hash(a.fold)
			if t.shape == lower && t.class&wFunction == 0 {
				a.small[t.key] = true
			}
			if first {
				t.marks |= isFirst
			}
			first = false
		case text.Punct:
			if c := s[r.Start]; c == ':' || c == '"' || c == '`' || c >= utf8.RuneSelf && opensQuote(s[r.Start:]) {
				first = true
			}
		}
		a.toks = append(a.toks, t)
	}
	a.setModes()
}

func opensQuote(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return r == '“' || r == '‘' || r == '«' || r == '„' || r == '•' || r == '—'
}

// shapeOf tells how a word is written. A single capital counts as capital, an
// abbreviation of several (U.S.) as all capitals.
func shapeOf(w string) shape {
	upper, low, first := 0, 0, false
	for i, r := range w {
		switch {
		case r < utf8.RuneSelf:
			switch {
			case 'A' <= r && r <= 'Z':
				upper++
				first = first || i == 0 || low+upper == 1
			case 'a' <= r && r <= 'z':
				low++
			}
		case unicode.IsUpper(r) || unicode.IsTitle(r):
			upper++
			first = first || low+upper == 1
		case unicode.IsLower(r):
			low++
		case unicode.IsLetter(r):
			// A script without case: it can be a name.
			upper, first = 1, true
		}
	}
	switch {
	case upper == 0 && low == 0:
		return unshaped
	case upper > 1 && low == 0:
		return allCaps
	case first:
		return capital
	case upper > 0 && low > 0: // d'Ivoire, iPhone
		return capital
	}
	return lower
}

// hash is FNV-1a.
func hash(b []byte) uint64 {
	h := uint64(14695981039346656037)
	for _, c := range b {
		h = (h ^ uint64(c)) * 1099511628211
	}
	return h
}

// setModes decides for each sentence how much its capitals tell.
func (a *analysis) setModes() {
	a.modes = a.modes[:0]
	capitals, words := 0, 0
	i := 0
	for s := range a.sents {
		var low, cap, caps, long, longCap int
		for ; i < len(a.toks) && a.toks[i].sent == int32(s); i++ {
			t := &a.toks[i]
			if t.Kind != text.Word {
				continue
			}
			switch t.shape {
			case lower:
				low++
			case capital:
				cap++
			case allCaps:
				caps++
			default:
				continue
			}
			if t.Len() >= 4 || t.class&wFunction == 0 {
				long++
				if t.shape != lower {
					longCap++
				}
			}
		}
		n := low + cap + caps
		words += n
		capitals += cap + caps
		m := plain
		switch {
		case n >= 4 && caps*10 >= n*8, n >= 2 && caps == n && a.sents[s].Len() > 8:
			m = shout
		case long >= 4 && longCap*10 >= long*8 && low*2 <= n && !a.endsWithStop(a.sents[s]):
			m = title
		}
		a.modes = append(a.modes, m)
	}
	if words >= 20 && capitals*200 < words || capitals == 0 {
		for s := range a.modes {
			a.modes[s] = quiet
		}
	}
}

// endsWithStop reports whether a sentence ends as sentences do and headlines
// don't.
func (a *analysis) endsWithStop(s geo.Span) bool {
	switch a.text[s.End-1] {
	case '.', '"', '\'':
		return true
	}
	return false
}

// mode returns how much the capitals of the token's sentence tell.
func (a *analysis) mode(i int) mode {
	if s := a.toks[i].sent; int(s) < len(a.modes) {
		return a.modes[s]
	}
	return plain
}

// next returns the index of the next token of the same sentence, or -1.
func (a *analysis) next(i int) int {
	if i+1 < len(a.toks) && i >= 0 && a.toks[i+1].sent == a.toks[i].sent {
		return i + 1
	}
	return -1
}

// prev returns the index of the token before, if it is of the same sentence,
// or -1.
func (a *analysis) prev(i int) int {
	if i > 0 && a.toks[i-1].sent == a.toks[i].sent {
		return i - 1
	}
	return -1
}

// is reports whether token i is the given ASCII text. It is false for -1.
func (a *analysis) is(i int, s string) bool {
	return i >= 0 && a.text[a.toks[i].Start:a.toks[i].End] == s
}

// has reports whether token i has one of the classes. It is false for -1.
func (a *analysis) has(i int, c class) bool { return i >= 0 && a.toks[i].class&c != 0 }

// upper reports whether token i is a word that is written like a name. It is
// false for -1.
func (a *analysis) upper(i int) bool {
	return i >= 0 && a.toks[i].Kind == text.Word && (a.toks[i].shape == capital || a.toks[i].shape == allCaps)
}

// foldToken returns the folded word of token i. It is good until the next call.
func (a *analysis) foldToken(i int) []byte {
	a.fold = gazetteer.Fold(a.fold[:0], a.text[a.toks[i].Start:a.toks[i].End])
	return a.fold
}
