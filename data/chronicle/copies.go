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

// Copies are the rows of the other reports of a row's event: copies of its text,
// headlines, and what independent texts tell. The slice must not be changed.
func (v *View) Copies(row int32) []int32 { return v.copies[row] }

// Reports are the rows that tell a row's event, one for each article and its own
// first, with how many outlets printed them and how many independent texts they
// are.
func (v *View) Reports(row int32) (rows []int32, outlets, texts int) {
	rows = append(rows, row)
	told := map[int32]bool{v.c.article[row]: true}
	for _, other := range v.copies[row] {
		if a := v.c.article[other]; !told[a] {
			told[a] = true
			rows = append(rows, other)
		}
	}
	names, stories := make([]string, len(rows)), make([]int, len(rows))
	for i, r := range rows {
		names[i], stories[i] = v.c.articles[v.c.article[r]].Outlet, int(v.c.story[v.c.article[r]])
	}
	outlets, texts = wire.Count(names, stories)
	return rows, outlets, texts
}

// Again are the other rows of a row's event that its own article tells it in, its
// headline among them.
func (v *View) Again(row int32) (rows []int32) {
	for _, other := range v.copies[row] {
		if v.c.article[other] == v.c.article[row] {
			rows = append(rows, other)
		}
	}
	return rows
}

// dayTold reports whether the text gives an event's day.
func dayTold(e *data.Event) bool {
	return e.When.Grain <= data.Day && !e.When.IsZero() && (e.Basis == data.TimeInText || e.Basis == data.TimeNearby)
}
