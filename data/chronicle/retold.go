package chronicle

import (
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"dateline/data"
	"dateline/geo"
)

// daysOfNews is how long before an article a time may lie that its own date may
// stand in for.
const daysOfNews = 14

// mostHeld is how many rows of one event a further one is held against.
const mostHeld = 8

// retold joins what the body of an article tells in several sentences: "the attack"
// with the only event before it that it can be, and sentences of one place and day
// with the same toll, or the same people. What is told apart ("a second blast"), and
// what could be either of two, stays by itself; so do words and dealings, of which
// an article tells many that differ in nothing that is known of them here.
func (j *joiner) retold() {
	var told []incident // of the article's body so far
	for _, rows := range j.c.rows {
		told = told[:0]
		for row := rows.start; row < rows.end; row++ {
			if j.c.head[row] || j.c.status[row] != data.Happened || !bodily(j.c.kind[row]) {
				continue
			}
			if i := j.retells(told, row); i >= 0 {
				j.unite(told[i][0], row)
				if len(told[i]) < mostHeld {
					told[i] = append(told[i], row)
				}
				continue
			}
			if len(told) == mostCompared {
				copy(told, told[1:])
				told = told[:mostCompared-1]
			}
			told = append(told, incident{row})
		}
	}
}

// retells is the only event of those told before that a row can be about and is, or
// -1.
func (j *joiner) retells(told []incident, row int32) int {
	e := j.c.details[row]
	if e.Told == data.ToldApart {
		return -1
	}
	only := -1
	for i, rows := range told {
		fits, shown := true, e.Told == data.ToldAgain && j.oneThing(rows, row)
		for _, other := range rows {
			fits = fits && j.mayBe(other, row)
			shown = shown || fits && j.tellsTheSame(other, row)
		}
		switch {
		case !fits || !shown:
		case only >= 0:
			return -1
		default:
			only = i
		}
	}
	return only
}

// bodily reports whether events of a kind are done by bodies to bodies or things.
func bodily(k data.EventType) bool {
	switch k {
	case data.Protest, data.Coerce, data.Assault, data.Disaster, data.Accident, data.Mobilize, data.Retreat:
		return true
	}
	return false
}

// oneThing reports whether "the attack" may stand for one event: "the attacks" are
// several, but for those that another row calls by the same word and dates alike.
func (j *joiner) oneThing(rows incident, row int32) bool {
	word := j.trigger(row)
	if !strings.HasSuffix(word, "s") || strings.HasSuffix(word, "ss") {
		return true
	}
	for _, other := range rows {
		if j.trigger(other) == word && j.c.when[other] == j.c.when[row] && j.c.when[row] != noTime {
			return true
		}
	}
	return false
}

// mayBe reports whether nothing speaks against two rows of an article being one
// event.
func (j *joiner) mayBe(a, b int32) bool {
	c := j.c
	v, w := c.details[a], c.details[b]
	return c.kind[a] == c.kind[b] && v.Sentence != w.Sentence && modesAgree(v, w) && tollsAgree(v, w) && j.placesAgree(a, b) && j.timesAgree(a, b)
}

// placesAgree reports whether two rows have one place, or one has none or a wider
// one that the other's lies in.
func (j *joiner) placesAgree(a, b int32) bool {
	v, w := j.c.details[a], j.c.details[b]
	p, q := j.c.place[a], j.c.place[b]
	switch {
	case len(v.Also)+len(w.Also) > 0 || v.Near != w.Near && v.Where.Len() > 0 && w.Where.Len() > 0:
		return false
	case p == none && v.Where.Len() > 0 || q == none && w.Where.Len() > 0:
		return false // somewhere that no gazetteer knows
	case p == none || q == none || p == q:
		return true
	}
	return inside(j.c.places[p], j.c.places[q]) || inside(j.c.places[q], j.c.places[p])
}

// inside reports whether a place lies in the country or division that another is.
func inside(p, area *geo.Place) bool {
	if p.Country == "" || p.Country != area.Country || p.Class == area.Class {
		return false
	}
	switch area.Class {
	case geo.Country:
		return true
	case geo.Admin1:
		return p.Class != geo.Country && area.Admin1 != "" && p.Admin1 == area.Admin1
	case geo.Admin2:
		return p.Class != geo.Country && p.Class != geo.Admin1 && area.Admin2 != "" && p.Admin1 == area.Admin1 && p.Admin2 == area.Admin2
	}
	return false
}

// timesAgree reports whether two rows may be of one time: one holds the other, or
// one has none of its own, where the article's date may stand in for the other's.
func (j *joiner) timesAgree(a, b int32) bool {
	t, u := j.c.when[a], j.c.when[b]
	if t == noTime || u == noTime {
		return true
	}
	v, w := j.c.details[a], j.c.details[b]
	if v.Basis == data.TimeOfArticle {
		t, u = u, t
		v, w = w, v
	}
	if w.Basis == data.TimeOfArticle {
		return v.Basis == data.TimeOfArticle || t.start < u.end && u.start-t.end < int64(daysOfNews*24*time.Hour/time.Second)
	}
	return t.start <= u.start && u.end <= t.end || u.start <= t.start && t.end <= u.end
}

// tellsTheSame reports whether two rows that may be one event tell what two events
// of one article hardly share: the number of dead or wounded, or on one told day in
// one town those to whom it was done.
func (j *joiner) tellsTheSame(a, b int32) bool {
	v, w := j.c.details[a], j.c.details[b]
	for _, h := range v.Harm {
		for _, o := range w.Harm {
			if h.What == o.What && h.Count > 1 && h.Count == o.Count {
				return true
			}
		}
	}
	if p := j.c.place[a]; p == none || p != j.c.place[b] || j.c.places[p].Class.Area() || !dayTold(v) || !dayTold(w) || j.c.when[a] != j.c.when[b] {
		return false
	}
	text := j.c.articles[j.c.article[a]].Text
	for _, x := range v.Actors {
		for _, y := range w.Actors {
			if x.Target && y.Target && sharesName(within(text, x.Start, x.End), within(text, y.Start, y.End)) {
				return true
			}
		}
	}
	return false
}

// sharesName reports whether two phrases have a word in common that begins with a
// capital, and not because a sentence does.
func sharesName(a, b string) bool {
	for i, v := range strings.Fields(a) {
		c, _ := utf8.DecodeRuneInString(v)
		if len(v) < 3 || !unicode.IsUpper(c) || i == 0 && strings.Contains(a, " ") {
			continue
		}
		for _, w := range strings.Fields(b) {
			if v == w {
				return true
			}
		}
	}
	return false
}
