package toponym

import (
	"slices"

	"dateline/geo"
	"dateline/geo/gazetteer"
	"dateline/geo/text"
)

// A Usage is how a text uses a name, and what told so.
type Usage struct {
	Use     geo.Use
	Literal float64 // the probability that the text means the place itself; 0 or 1 where the form of the name decides
	Signs   SignSet
}

// Uses tells how the document uses the names at the given spans, which need not
// be names that the gazetteer knows. It returns one use a span, in the same
// order. A span that holds no word is literal.
func (f *Finder) Uses(d geo.Document, spans []geo.Span) []geo.Use {
	out := make([]geo.Use, len(spans))
	for i, u := range f.JudgeUses(d, spans) {
		out[i] = u.Use
	}
	return out
}

// JudgeUses is [Finder.Uses] with what led to each.
func (f *Finder) JudgeUses(d geo.Document, spans []geo.Span) []Usage {
	r := f.pool.Get().(*reading)
	defer f.pool.Put(r)
	f.judge(d, r)
	out := make([]Usage, len(spans))
	for i, s := range spans {
		if m, ok := f.given(r, s); ok {
			out[i] = r.usage(&m, r.partOf(&m, inOrg|inWhole|inPerson))
		}
	}
	return out
}

// given returns the name at a span of the text. It reports false where no word
// is there.
func (f *Finder) given(r *reading, s geo.Span) (m name, ok bool) {
	m.from, _ = slices.BinarySearchFunc(r.toks, s.Start, func(t token, at int) int {
		if t.End <= at {
			return -1
		}
		return 1
	})
	for m.to = m.from; m.to < len(r.toks) && r.toks[m.to].Start < s.End; m.to++ {
		ok = ok || r.toks[m.to].Kind == text.Word
	}
	if !ok {
		return m, false
	}
	walk := f.g.Matcher()
	for i := m.from; i < m.to; i++ {
		if r.toks[i].Kind != text.Joiner && walk.Step(r.text[r.toks[i].Start:r.toks[i].End]) == gazetteer.Dead {
			return m, true
		}
	}
	if walk.State() == gazetteer.Found {
		r.names = walk.Names(r.names[:0])
		m.known = f.summarise(r.names)
	}
	return m, true
}

// partOf reports whether the words of the name have one of the marks and the
// words beside it have it as well: the marked name is more than this one.
func (r *reading) partOf(m *name, x marks) bool {
	for i := m.from; i < m.to; i++ {
		both := r.toks[i].marks & x
		if both == 0 {
			continue
		}
		if p := r.prev(m.from); p >= 0 && r.toks[p].marks&both != 0 {
			return true
		}
		if n := r.next(m.to - 1); n >= 0 && r.toks[n].marks&both != 0 {
			return true
		}
	}
	return false
}
