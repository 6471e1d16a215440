package toponym

import (
	"dateline/geo"
	"dateline/geo/text"
	"dateline/geo/toponym/tagger"
)

// The tagger reads stretches: the capitalised words of a sentence that stand
// together, with the small words between them, so that the rest of a text costs
// nothing. Where capitals tell nothing, the stretch is the sentence.

// longestStretch bounds the tokens of a stretch, and so the memory, on any text.
const longestStretch = 256

// widestGap is how many tokens without a capital may lie within a stretch:
// Bank of the North, Trinidad and Tobago, Bay St. Louis.
const widestGap = 3

// stretch returns the end of the stretch that begins at token i, or i if none
// does.
func (r *reading) stretch(i int) int {
	if r.mode(i) >= shout {
		end := i
		for j := i; j >= 0 && j-i < longestStretch; j = r.next(j) {
			end = j + 1
		}
		return end
	}
	if !r.upper(i) || r.heads(i) {
		return i
	}
	end, name := i, false
	for j := i; j >= 0 && j-i < longestStretch && j-end <= widestGap; j = r.next(j) {
		t := &r.toks[j]
		if r.upper(j) {
			end = j + 1
			name = name || t.class&wFunction == 0 || t.shape == allCaps && t.Len() > 1
			continue
		}
		if t.Kind != text.Joiner && t.Kind != text.Clitic && t.Kind != text.Number && t.class&(wFunction|wParticle|wArticle) == 0 && !r.is(j, "&") && !r.is(j, "/") {
			break
		}
	}
	if !name {
		return i // The, He, In
	}
	return end
}

// toldClasses are the classes of words that the tagger is told. Those that tell
// how a place is used stay out, so that their lists can be changed without
// training anew.
const toldClasses = wFirst | wNamesake | wSurname | wTitle | wRole | wHead | wTail | wBody | wFunction | wMonth | wWeekday | wCommon |
	wOther | wGeneric | wSuffix | wPrefix | wDirection | wLocative | wWeakLocative | wStreet | wOrganisation | wParticle | wRoad | wBased

// tell fills in what the tagger is told of token i.
func (f *Finder) tell(r *reading, i int, full bool) tagger.Token {
	t := &r.toks[i]
	out := tagger.Token{Word: t.key, Lists: uint32(uint64(t.class&toldClasses) * 0x9e3779b97f4a7c15 >> 40), Shape: r.shapeAt(i)}
	if t.Kind != text.Word && t.Kind != text.Number {
		out.Word = hash([]byte(r.text[t.Start:min(t.End, t.Start+8)]))
	}
	if !full {
		return out
	}
	out.Manner = uint8(r.mode(i))
	m := t.marks &^ (glued | afterHyphen)
	out.Marks = uint16(m)
	if r.people[t.key] {
		out.Marks |= 1 << 8
	}
	if r.small[t.key] && t.shape != lower {
		out.Marks |= 1 << 9
	}
	if t.word() {
		w := r.foldToken(i)
		out.Head = uint32(hash(w[:min(3, len(w))]))
		out.Tail = uint32(hash(w[max(0, len(w)-4):]))
		out.End = uint32(hash(w[max(0, len(w)-2):]))
	}
	return out
}

// shapeAt is how token i is written, in more detail than [shape].
func (r *reading) shapeAt(i int) uint8 {
	t := &r.toks[i]
	w := r.text[t.Start:t.End]
	switch t.Kind {
	case text.Word:
		dotted := w[len(w)-1] == '.'
		switch {
		case t.shape == capital && len(w) == 1:
			return 2
		case t.shape == capital && len(w) == 2 && dotted:
			return 3 // an initial
		case t.shape == capital && dotted:
			return 4
		case t.shape == allCaps && dotted:
			return 5
		case t.shape == allCaps && len(w) == 2:
			return 6
		case t.shape == allCaps && len(w) <= 5:
			return 7
		case t.shape == allCaps:
			return 8
		case t.shape == capital:
			return 9
		case t.shape == lower:
			return 1
		}
		return 10
	case text.Number:
		if len(w) == 4 {
			return 12
		}
		if len(w) < 3 {
			return 13
		}
		return 14
	}
	return 16 + uint8(t.Kind)
}

// What the gazetteer knows of a name, in a number for the tagger.
func (k *known) digest() uint16 {
	switch {
	case !k.place && k.demonym:
		return 1
	case !k.place && k.abbreviation:
		if k.admin1 {
			return 2
		}
		return 3
	case !k.place:
		return 4
	case k.country:
		return 5
	case k.capital:
		return 6
	case k.admin1:
		return 7
	case k.population >= 100_000:
		return 8
	case k.region:
		return 9
	case k.population >= 5_000, k.class == geo.Admin2:
		return 10
	case k.main:
		return 11
	}
	return 12
}

// prepare tells the tagger of the tokens of the stretch [from, to) and of two on
// either side. The first of them is returned.
func (f *Finder) prepare(r *reading, from, to int) (first int) {
	first = max(0, from-2)
	last := min(len(r.toks), to+2)
	sent := r.toks[from].sent
	r.told = r.told[:0]
	for i := first; i < last; i++ {
		if r.toks[i].sent != sent {
			r.told = append(r.told, tagger.Token{})
			continue
		}
		r.told = append(r.told, f.tell(r, i, from <= i && i < to))
	}
	covered := from
	for i := from; i < to; i++ {
		if !r.mayStart(i, true) {
			continue
		}
		found := f.matches(r, i)
		if len(found) == 0 {
			continue
		}
		t := &r.told[i-first]
		if last := &found[len(found)-1]; last.end == i+1 {
			t.Names |= last.digest()
		}
		if i < covered {
			continue
		}
		covered = min(found[0].end, to)
		d := found[0].digest()
		if covered == i+1 {
			t.Names |= d << 4
			continue
		}
		t.Names |= d<<4 | 1<<8
		for j := i + 1; j < covered; j++ {
			r.told[j-first].Names |= d<<4 | 2<<8
		}
	}
	return first
}

// Stretches calls yield with each stretch of the document that the tagger
// would be given: the tokens, of which those of [from, to) are the stretch, and
// where in the text each of these lies. It is for training a tagger; what is
// yielded is good until yield returns.
func (f *Finder) Stretches(d geo.Document, yield func(toks []tagger.Token, from, to int, where []geo.Span)) {
	r := f.pool.Get().(*reading)
	defer f.pool.Put(r)
	f.begin(d, r)
	var where []geo.Span
	for i := 0; i < len(r.toks); {
		end := r.stretch(i)
		if end == i {
			i++
			continue
		}
		first := f.prepare(r, i, end)
		where = where[:0]
		for _, t := range r.toks[i:end] {
			where = append(where, t.Span)
		}
		yield(r.told, i-first, end-first, where)
		i = end
	}
}

// A Reading is how the tagger reads words: the probabilities that they are one
// whole name of a place or of its people, and that they belong to names of
// kinds, on the mean of the words. It is zero where nothing was read.
type Reading struct {
	Place, Demonym                         float32 // exactly these words
	AnyPlace, Person, Organisation, Others float32 // each of these words
	Read                                   bool
}

// readStretch has the tagger read the stretch that begins at token i, if one
// does and none that was read holds it.
func (f *Finder) readStretch(r *reading, i int) {
	if f.m == nil || i < r.to {
		return
	}
	end := r.stretch(i)
	if end == i {
		return
	}
	first := f.prepare(r, i, end)
	r.lattice.Read(f.m, r.told, i-first, end-first)
	r.from, r.to = i, end
}

// readAs tells how the tagger reads the tokens [from, to).
func (r *reading) readAs(from, to int) (d Reading) {
	i, j := from-r.from, to-r.from
	if i < 0 || to > r.to {
		return d
	}
	l := &r.lattice
	d.Read = true
	d.Place = l.Span(i, j, tagger.Place)
	d.Demonym = l.Span(i, j, tagger.Demonym)
	n := float32(0)
	for ; i < j; i++ {
		if r.toks[r.from+i].Kind == text.Joiner {
			continue
		}
		n++
		d.AnyPlace += l.Token(i, tagger.Place) + l.Token(i, tagger.Demonym)
		d.Person += l.Token(i, tagger.Person)
		d.Organisation += l.Token(i, tagger.Organisation)
		d.Others += l.Token(i, tagger.Other) + l.Token(i, tagger.Time)
	}
	d.AnyPlace /= n
	d.Person /= n
	d.Organisation /= n
	d.Others /= n
	return d
}

// propose returns the end of the name that most likely begins at token i as the
// tagger reads it, or 0 where it reads none.
func (r *reading) propose(i int) int {
	l := &r.lattice
	at := i - r.from
	if at < 0 || i >= r.to {
		return 0
	}
	best, end := l.Begins(at, tagger.Place), 0
	if best < unlikely {
		return 0
	}
	// The name ends where the probability that it goes on falls most.
	best = unlikely
	for j := at + 1; j <= r.to-r.from && j-at <= longest; j++ {
		if p := l.Span(at, j, tagger.Place); p > best {
			best, end = p, r.from+j
		}
	}
	return end
}

// unlikely is the probability under which what the tagger reads as a place is
// not worth a look if the gazetteer doesn't know it.
const unlikely = 0.15
