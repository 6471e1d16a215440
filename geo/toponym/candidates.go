package toponym

import (
	"slices"

	"dateline/geo"
	"dateline/geo/gazetteer"
	"dateline/geo/text"
)

// known is what the gazetteer answers to a name, in short.
type known struct {
	place        bool // under its main name or another
	main         bool // under its main name
	old          bool // in an old text, under a name that it once had
	site         bool // a ruin, a battlefield or a fort
	bare         bool
	abbreviation bool
	demonym      bool
	country      bool
	admin1       bool
	capital      bool
	region       bool
	acronym      bool          // an abbreviation, of a country or group of countries
	first        gazetteer.Ref // the most prominent
	population   int64
	class        geo.Class // of the most prominent
}

// enough bounds the places of one name that are looked at: they come the most
// prominent first, and the rest would change nothing.
const enough = 24

func (f *Finder) summarise(names []gazetteer.Name) (k known) {
	people := false // of a country or continent
	for i, n := range names {
		if i == enough {
			break
		}
		switch n.Kind {
		case gazetteer.Demonym:
			k.demonym = true
			c := f.g.Class(n.Ref)
			people = people || c == geo.Country || c == geo.Continent
			continue
		case gazetteer.Code:
			continue
		case gazetteer.Abbreviation:
			k.abbreviation = true
		case gazetteer.Bare:
			k.bare = true
		default:
			k.place = true
			k.main = k.main || n.Kind == gazetteer.Main
			k.old = k.old || n.Kind == gazetteer.Former || n.Kind == gazetteer.Bygone
		}
		p := f.g.Place(n.Ref)
		if k.class == geo.Unclassed {
			k.class = p.Class
			k.first = n.Ref
		}
		if n.Kind == gazetteer.Bare {
			continue
		}
		switch p.Class {
		case geo.Country:
			k.country = true
			k.acronym = k.acronym || n.Kind == gazetteer.Abbreviation
		case geo.Admin1:
			k.admin1 = true
		case geo.Town, geo.Quarter:
			k.capital = k.capital || p.Code == "PPLC"
			k.population = max(k.population, gazetteer.LikelyPopulation(&p))
		case geo.Site:
			k.site = k.site || p.Code == "ANS" || p.Code == "BTL" || p.Code == "FT"
		case geo.Continent:
			k.acronym = k.acronym || n.Kind == gazetteer.Abbreviation
			k.region = true
		case geo.Water, geo.Relief, geo.Island, geo.Region, geo.River:
			k.region = true
		}
	}
	if people && !k.country && !k.admin1 && k.population < 250_000 {
		// Spanish, Canadian, German: towns, too, but nobody thinks of them.
		return known{demonym: true}
	}
	return k
}

// A match is a name of the gazetteer in the text.
type match struct {
	end int // the token after it
	known
}

// matches returns the names that begin at token i, the longest first. They are
// looked up once.
func (f *Finder) matches(r *reading, i int) []match {
	if l := r.looked[i]; l.to != 0 {
		return r.found[l.from : l.to-1]
	}
	from := len(r.found)
	f.walk(&r.analysis, i, i, f.g.Matcher(), r)
	found := r.found[from:]
	slices.Reverse(found)
	r.looked[i] = looked{int32(from), int32(len(r.found)) + 1}
	return found
}

// looked says which of the matches begin at a token: [from, to-1) of
// reading.found. The zero value says that nobody asked.
type looked struct{ from, to int32 }

// longest bounds the words of a name.
const longest = 10

// hyphenated reports whether token i has a hyphen on either side: Port-au-Prince.
func (a *analysis) hyphenated(i int) bool {
	return i > 0 && i+1 < len(a.toks) && a.toks[i-1].Kind == text.Joiner && a.toks[i+1].Kind == text.Joiner
}

// walk goes on with a matcher that has taken the words of the name that begins
// at token start, up to token j.
func (f *Finder) walk(a *analysis, start, j int, m gazetteer.Matcher, r *reading) {
	mode := a.mode(start)
	for ; j >= 0 && j-start < 2*longest; j = a.next(j) {
		t := &a.toks[j]
		possessive, rest := -1, gazetteer.Matcher{}
		switch {
		case t.Kind == text.Joiner:
			continue
		case t.Kind != text.Word && (t.Kind != text.Number || j == start):
			return
		case j > start && t.shape == lower && mode == plain && t.class&(wFunction|wParticle|wArticle) == 0 && !a.hyphenated(j):
			return
		}
		// "Martha's Vineyard": the possessive may belong to the name.
		if n := a.next(j); n >= 0 && a.toks[n].Kind == text.Clitic {
			if after := a.next(n); after >= 0 && (a.upper(after) || mode != plain) {
				branch := m
				if branch.Step(a.text[t.Start:a.toks[n].End]) != gazetteer.Dead {
					possessive, rest = after, branch
				}
			}
		}
		if t.class&wArticle != 0 && j > start && a.text[t.Start:t.End] != "al" {
			// Deir el-Zour: the Arabic article takes up the letter that follows, or not.
			f.walkArticle(a, start, j, m, r)
			return
		}
		before := m
		state := m.Step(a.text[t.Start:t.End])
		if w := a.text[t.Start:t.End]; state != gazetteer.Found && j > start && a.toks[start].class&wPrefix != 0 && fused(w) {
			// Deir Ezzor: the article is written to its word.
			if before.Step(w[:2]) != gazetteer.Dead && before.Step(w[2:]) == gazetteer.Found {
				r.names = before.Names(r.names[:0])
				if k := f.summarise(r.names); k.place {
					r.found = append(r.found, match{j + 1, k})
				}
			}
		}
		switch state {
		case gazetteer.Dead:
			if possessive < 0 {
				return
			}
		case gazetteer.Found:
			if (t.shape != lower || mode != plain) && (j > start || mode == plain || !a.foreignArticle(j)) {
				if r.old {
					r.names = m.NamesPast(r.names[:0])
				} else {
					r.names = m.Names(r.names[:0])
				}
				if k := f.summarise(r.names); k.place || k.bare || k.abbreviation || k.demonym {
					r.found = append(r.found, match{j + 1, k})
				}
			}
		}
		if possessive >= 0 {
			f.walk(a, start, possessive, rest, r)
			return
		}
		if n := a.next(j); n >= 0 && a.toks[n].Kind == text.Clitic {
			return
		}
	}
}

// fused reports whether a word begins as if the Arabic article were written to
// it: a vowel and a doubled consonant.
func fused(w string) bool {
	return len(w) >= 5 && (w[0] == 'E' || w[0] == 'A') && w[1] == w[2] && 'a' < w[1] && w[1] <= 'z'
}

// walkArticle goes on with the article at token j as it is written, and as "al"
// if no name is found so.
func (f *Finder) walkArticle(a *analysis, start, j int, m gazetteer.Matcher, r *reading) {
	n := a.next(j)
	found := len(r.found)
	written := m
	if written.Step(a.text[a.toks[j].Start:a.toks[j].End]) != gazetteer.Dead {
		f.walk(a, start, n, written, r)
	}
	if len(r.found) == found && m.Step("al") != gazetteer.Dead {
		f.walk(a, start, n, m, r)
	}
}

// known reports whether a place answers to the tokens [i, end) under a name
// that is not a demonym or a code.
func (f *Finder) known(a *analysis, i, end int) bool {
	m := f.g.Matcher()
	for j := i; j < end; j++ {
		if a.toks[j].Kind == text.Joiner {
			continue
		}
		if m.Step(a.text[a.toks[j].Start:a.toks[j].End]) == gazetteer.Dead {
			return false
		}
	}
	return m.State() == gazetteer.Found
}

// knownPlace returns the number of tokens of the longest name of a place of
// several words that begins at token i and ends before end, or 0.
func (f *Finder) knownPlace(a *analysis, i, end int) int {
	m := f.g.Matcher()
	n := 0
	for j := i; j < end; j++ {
		if a.toks[j].Kind == text.Joiner {
			continue
		}
		switch m.Step(a.text[a.toks[j].Start:a.toks[j].End]) {
		case gazetteer.Dead:
			return n
		case gazetteer.Found:
			if j > i {
				n = j + 1 - i
			}
		}
	}
	return n
}

// stands reports whether the word at token i is the name of a place that is
// known well enough to stand beside another with a hyphen, as in "US-Russia" or
// "Paris-London": half of the surnames are villages as well.
func (f *Finder) stands(a *analysis, i int) bool {
	if a.toks[i].class&(wPrefix|wDirection) != 0 && a.toks[i].class&wSurname == 0 {
		return true // Dallas-Fort Worth
	}
	m := f.g.Matcher()
	if m.Step(a.text[a.toks[i].Start:a.toks[i].End]) != gazetteer.Found {
		return m.State() == gazetteer.Prefix && f.knownPlace(a, i, min(i+4, len(a.toks))) > 0
	}
	var buf [enough]gazetteer.Name
	k := f.summarise(m.Names(buf[:0]))
	return k.country || k.admin1 || k.capital || k.region || k.demonym || k.abbreviation || k.population >= 100_000
}

// divides reports whether the word at token i is the name of a country or a
// province, as in "Birmingham Alabama".
func (f *Finder) divides(a *analysis, i int) bool {
	m := f.g.Matcher()
	if m.Step(a.text[a.toks[i].Start:a.toks[i].End]) != gazetteer.Found {
		return false
	}
	var buf [8]gazetteer.Name
	for _, n := range m.Names(buf[:0]) {
		if c := f.g.Class(n.Ref); n.Kind != gazetteer.Demonym && (c == geo.Country || c == geo.Admin1) {
			return true
		}
	}
	return false
}
