package chronicle

import (
	"hash/maphash"
	"unicode"

	"dateline/data"
	"dateline/data/wire"
	"dateline/geo"
)

var seed = maphash.MakeSeed()

// fingerprint is of the letters and digits of an event's sentence and of its
// trigger, and of its type, mode, status and place: what papers leave as it is when
// they print a story of an agency.
func fingerprint(text string, e *data.Event, place int32) uint64 {
	var h maphash.Hash
	h.SetSeed(seed)
	letters := func(s geo.Span) {
		if s.Start < 0 || s.Start > s.End || s.End > len(text) {
			return
		}
		for _, r := range text[s.Start:s.End] {
			if unicode.IsLetter(r) || unicode.IsDigit(r) {
				r = unicode.ToLower(r)
				h.Write([]byte{byte(r), byte(r >> 8), byte(r >> 16)})
			}
		}
		h.WriteByte(0)
	}
	letters(e.Sentence)
	letters(e.Trigger)
	h.WriteString(e.Mode)
	h.Write([]byte{0, byte(e.Type), byte(e.Status), byte(place), byte(place >> 8), byte(place >> 16), byte(place >> 24)})
	return h.Sum64()
}

// A fold finds the rows of one query that tell the same in copies of one text.
type fold struct {
	c    *columns
	many []int32 // articles of each story
	all  map[told]int32
	in   map[told]int32 // of those in the range
}

type told struct {
	story int32
	print uint64
}

func newFold(c *columns) *fold {
	most := int32(-1)
	for _, s := range c.story {
		most = max(most, s)
	}
	f := &fold{c: c, many: make([]int32, most+1)}
	for _, s := range c.story {
		f.many[s]++
	}
	return f
}

// shared reports whether an article has copies.
func (f *fold) shared(article int) bool { return f.many[f.c.story[article]] > 1 }

// seen takes in a row and reports whether another article told it before, and with
// in the row that did among those that were in, or none.
func (f *fold) seen(article, row int32, in bool) (again bool, first int32) {
	if f.all == nil {
		f.all, f.in = map[told]int32{}, map[told]int32{}
	}
	k := told{f.c.story[article], f.c.print[row]}
	look := func(m map[told]int32) int32 {
		r, ok := m[k]
		switch {
		case !ok:
			m[k] = row
		case f.c.article[r] != article: // a sentence that an article prints twice stays two
			return r
		}
		return none
	}
	again = look(f.all) != none
	first = none
	if in {
		first = look(f.in)
	}
	return again, first
}

// Copies are the rows of the events that are the same as that of a row, in copies
// of its text. The slice must not be changed.
func (v *View) Copies(row int32) []int32 { return v.copies[row] }

// Reports are the rows of the view's events that tell the like of a row's, itself
// and its copies first: those of the same type and day at the same town, which
// independent texts tell. Where the day is not told, or the place is an area, there
// are no others than the copies.
func (v *View) Reports(row int32) (rows []int32, outlets, texts int) {
	rows = append([]int32{row}, v.copies[row]...)
	e, place := v.c.details[row], v.c.place[row]
	if place != none && !v.c.places[place].Class.Area() && dayTold(e) {
		for _, other := range v.At(v.c.places[place].ID) {
			o := v.c.details[other]
			if other != row && o.Type == e.Type && o.Status == e.Status && v.c.when[other] == v.c.when[row] && dayTold(o) &&
				v.c.story[v.c.article[other]] != v.c.story[v.c.article[row]] {
				rows = append(append(rows, other), v.copies[other]...)
			}
		}
	}
	names, stories := make([]string, len(rows)), make([]int, len(rows))
	for i, r := range rows {
		names[i], stories[i] = v.c.articles[v.c.article[r]].Outlet, int(v.c.story[v.c.article[r]])
	}
	outlets, texts = wire.Count(names, stories)
	return rows, outlets, texts
}

// dayTold reports whether the text gives an event's day.
func dayTold(e *data.Event) bool {
	return e.When.Grain <= data.Day && (e.Basis == data.TimeInText || e.Basis == data.TimeNearby)
}
