// Package chronicle keeps the events that articles report, and answers what the
// map, the timeline and the list ask of them: what happened where, and when.
//
// [New] makes an empty one, [Chronicle.Put] puts the events of an article into
// it, [Chronicle.Query] returns a [View]: the events that pass a filter, counted
// by place and by type. A view is a snapshot. It never changes, and may be read
// by any number of goroutines.
//
// It stands beside package project, which keeps what is named. An event has the
// place of one of the article's findings. When those change, because a person
// chose another place or all was searched anew, the article is put again, and its
// events of before are gone for every later view.
//
// # Which date
//
// An event has three dates: when it happened, when its article came out, and when
// that was added. A [Query] chooses by which of them is filtered; all that a view
// tells of time goes by the same. An event lies in a range when the two intervals
// overlap. A time with an open end ("since 22 September") is taken to end with the
// day of its article, which can't tell of what came after. What lies in a past that
// its article doesn't date ([data.TimeEarlier]) is undated.
//
// # Which place
//
// An event without a place that is known counts as any other: among all, by type, by
// date. A view lists those apart as well ([View.Unplaced]), for a map lacks them.
//
// # Copies
//
// One story of a news agency runs in many papers. Where articles are copies of one
// text ([wire.Index]), a sentence that they share, but for a word or two, is one
// event; so is what a headline tells with the body under it, what an article tells
// again further down ("the attack"), and what independent texts tell of one town
// and day, where type, mode and toll don't contradict each other and no other event
// could be meant. A pin counts events, not papers; the other rows are told by
// [View.Copies], and [View.Reports] counts outlets and texts.
//
// # Limits
//
// The chronicle is in memory: what queries look at in columns of 71 bytes an
// event, and the events as they were given.
package chronicle

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"sort"
	"sync"
	"time"

	"dateline/data"
	"dateline/data/wire"
	"dateline/geo"
)

// A Date says which of its dates an event is filtered by.
type Date uint8

// The dates of an event.
const (
	ByEvent     Date = iota // when it happened, as the text has it or the article's date stands in
	ByPublished             // when the article came out
	ByAdded                 // when the article was taken in
	datesEnd
)

// Dates is the number of values of [Date].
const Dates = int(datesEnd)

// A Chronicle holds events. Its methods may be called by several goroutines.
type Chronicle struct {
	mu      sync.Mutex
	cols    columns
	seen    map[[32]byte]int32 // number of the article with the sum
	ids     map[geo.ID]int32   // index into cols.places
	texts   *wire.Index
	version uint64
}

// columns are only ever appended to, so that a copy of their headers is a
// snapshot. The one that changes, rows, is replaced when it does.
type columns struct {
	// By article.
	articles []*data.Article
	times    [][2]interval // published and added
	rows     []span        // of the article's events
	story    []int32       // the same number for copies of one text

	// By row, that is event.
	article []int32
	details []*data.Event
	where   []geo.Span // the words of the finding that says where; none for no place
	place   []int32    // index into places, or none
	also    []span     // in others: the further places of a list, "in Homs and Hama"
	kind    []data.EventType
	status  []data.Status
	when    []interval
	print   []uint64 // of what is told, to know it again in a copy
	head    []bool   // told in a headline or standfirst

	others []int32 // indices into places

	// Of all rows, found when first asked for after a change.
	incidents []incident // of several rows
	incident  []int32    // of a row, or none

	places []*geo.Place
}

const none = -1

type span struct{ start, end int32 }

// An interval is a time in Unix seconds, half open; none is no time.
type interval struct{ start, end int64 }

var noTime = interval{math.MaxInt64, math.MaxInt64}

// New returns a chronicle with nothing in it.
func New() *Chronicle {
	return &Chronicle{seen: map[[32]byte]int32{}, ids: map[geo.ID]int32{}, texts: wire.New(0)}
}

// Put puts the events of an article, which was added at the given time, in the
// place of those that it had. Neither must be changed afterwards.
//
// The error says which event's place is not among the findings, or has no
// identifier. The chronicle is as it was before then.
func (c *Chronicle) Put(a *data.Article, findings []geo.Finding, events []data.Event, added time.Time) error {
	for i := range events {
		for _, p := range placesOf(&events[i]) {
			switch {
			case p >= len(findings):
				return fmt.Errorf("%s: the place of event %d is finding %d of %d", a.File, i, p, len(findings))
			case findings[p].Place != nil && findings[p].Place.ID == 0:
				return fmt.Errorf("%s: the place of event %d (%s) has no identifier", a.File, i, findings[p].Place.Name)
			}
		}
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	k := &c.cols
	number, again := c.seen[a.Sum]
	if !again {
		number = int32(len(k.articles))
		c.seen[a.Sum] = number
		k.articles = append(k.articles, a)
		k.times = append(k.times, [2]interval{published(a), addedAt(added)})
		k.story = append(k.story, int32(c.texts.Add(a.Text)))
	}
	rows := span{start: int32(len(k.article))}
	for i := range events {
		e := &events[i]
		place, words, also := c.putPlaces(e, findings)
		kind := e.Type
		if int(kind) >= data.EventTypes {
			kind = data.NoEvent
		}
		k.article, k.details = append(k.article, number), append(k.details, e)
		k.where, k.place = append(k.where, words), append(k.place, place)
		k.also = append(k.also, also)
		k.kind, k.status = append(k.kind, kind), append(k.status, e.Status)
		k.when = append(k.when, happenedAt(e, a.Published))
		k.print, k.head = append(k.print, fingerprint(a.Text, e, place)), append(k.head, heading(a, e))
	}
	rows.end = int32(len(k.article))
	if again {
		k.rows = slices.Clone(k.rows) // views have the old one
		k.rows[number] = rows
	} else {
		k.rows = append(k.rows, rows)
	}
	k.incidents, k.incident = nil, nil
	c.version++
	return nil
}

// placesOf are the findings where an event happened, in the order of the text.
func placesOf(e *data.Event) []int {
	if e.Place < 0 {
		return nil
	}
	return append([]int{e.Place}, e.Also...)
}

// putPlaces notes the places of an event that are known, each once. The first of
// them is told by itself, with the words that name it.
func (c *Chronicle) putPlaces(e *data.Event, findings []geo.Finding) (place int32, words geo.Span, also span) {
	k := &c.cols
	place, also.start = none, int32(len(k.others))
	for _, f := range placesOf(e) {
		if findings[f].Place == nil {
			continue
		}
		switch p := c.placeIndex(findings[f].Place); {
		case place == none:
			place, words = p, findings[f].Span
		case p != place && !slices.Contains(k.others[also.start:], p):
			k.others = append(k.others, p)
		}
	}
	also.end = int32(len(k.others))
	return place, words, also
}

// Renew takes over what fresh holds, which must not be used again. An article that
// was here already keeps the time when it was added.
func (c *Chronicle) Renew(fresh *Chronicle) {
	c.mu.Lock()
	defer c.mu.Unlock()
	for sum, number := range fresh.seen {
		if old, ok := c.seen[sum]; ok {
			fresh.cols.times[number][1] = c.cols.times[old][1]
		}
	}
	c.cols, c.seen, c.ids, c.texts = fresh.cols, fresh.seen, fresh.ids, fresh.texts
	c.version++
}

// Version is a number that grows with every change.
func (c *Chronicle) Version() uint64 {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.version
}

func (c *Chronicle) placeIndex(p *geo.Place) int32 {
	if i, ok := c.ids[p.ID]; ok {
		return i
	}
	i := int32(len(c.cols.places))
	own := *p
	c.cols.places = append(c.cols.places, &own)
	c.ids[p.ID] = i
	return i
}

func published(a *data.Article) interval { return closed(a.Published, data.Time{}) }

func addedAt(t time.Time) interval {
	if t.IsZero() {
		return noTime
	}
	return interval{t.Unix(), t.Unix() + 1}
}

// happenedAt is when an event happened as it is filtered and drawn. One that lies
// in a past that its article doesn't date is undated.
func happenedAt(e *data.Event, article data.Time) interval {
	if e.Basis == data.TimeEarlier {
		return noTime
	}
	return closed(e.When, article)
}

// closed is a time as it is filtered and drawn: one with an open end ends with
// the article, and one with an open start is the unit before its end.
func closed(t, article data.Time) interval {
	if t.IsZero() {
		return noTime
	}
	start, end := t.Start, t.End
	g := max(t.Grain, data.Day)
	if !end.Before(data.Latest) {
		end = g.Next(start)
		if !article.IsZero() && article.End.After(end) && article.End.Before(data.Latest) {
			end = article.End
		}
	}
	if !start.After(data.Earliest) {
		start = g.Floor(end.Add(-1))
		if !start.After(data.Earliest) {
			return noTime // all time
		}
	}
	i := interval{start.Unix(), end.Unix()}
	i.end = max(i.end, i.start+1)
	return i
}

// A Query says which events are wanted. The zero Query wants those of all types
// that happened.
type Query struct {
	// Date is the one that From, To and Undated are about.
	Date Date

	// From and To are the half-open range that an event must share an instant
	// with; a zero one leaves that side open.
	From, To time.Time

	// Undated wants what has no such date even though a range is set.
	Undated bool

	// Types are the wanted types; none at all stands for all.
	Types [data.EventTypes]bool

	// Statuses are the wanted statuses; none at all stands for what happened.
	Statuses [data.Statuses]bool
}

// Ranged reports whether the query has a range of time.
func (q Query) Ranged() bool { return !q.From.IsZero() || !q.To.IsZero() }

// A View is the answer to a query.
type View struct {
	c       columns
	query   Query
	version uint64

	copies   map[int32][]int32 // of rows, the other rows that tell the same in copies of its text
	rows     []int32           // by date
	unplaced []int32           // those of rows without a place
	places   []PlaceCount
	types    [data.EventTypes]int
	unreal   [data.EventTypes]int // of types
	total    int
	undated  int

	ids   map[geo.ID]int32 // into places
	once  sync.Once
	vague []Vague // of all rows: each time once, the grain not looked at
	span  data.Time
}

// A PlaceCount is a place and how many events of a view happened there.
type PlaceCount struct {
	Place  *geo.Place             // shared and not to be changed
	By     [data.EventTypes]int32 // by type
	Count  int
	Unreal [data.EventTypes]int32 // of By, what has not happened
}

// Query returns the events that pass q, in time linear in the number of events
// but for the sorting of those that do.
func (c *Chronicle) Query(q Query) *View {
	c.mu.Lock()
	if c.cols.incident == nil {
		c.cols.incidents, c.cols.incident = join(&c.cols)
	}
	v := &View{c: c.cols, query: q, version: c.version, ids: map[geo.ID]int32{}}
	c.mu.Unlock()
	f := newFilter(v, q)
	at := make([]int32, len(v.c.places)) // one more than the index into v.places
	for a := range v.c.rows {
		for row := v.c.rows[a].start; row < v.c.rows[a].end; row++ {
			if !f.wanted(row) {
				continue
			}
			if s := f.standsFor(row); s != row {
				if f.q.Types[v.c.kind[row]] && f.within(s) && (q.Date == ByEvent || f.within(row)) {
					v.addCopy(s, row)
				}
				continue
			}
			v.add(row, &f, at)
		}
	}
	slices.SortFunc(v.rows, func(a, b int32) int {
		s, t := v.time(a), v.time(b)
		return cmp.Or(cmp.Compare(s.start, t.start), cmp.Compare(s.end, t.end), cmp.Compare(a, b))
	})
	for _, row := range v.rows {
		if v.c.place[row] == none {
			v.unplaced = append(v.unplaced, row)
		}
	}
	return v
}

// A filter tells which rows of a view's columns a query wants.
type filter struct {
	v        *View
	q        Query // with the types and statuses that none at all stands for
	from, to int64
	stands   []int32 // of each incident the row that stands for it
}

func newFilter(v *View, q Query) filter {
	if q.Types == ([data.EventTypes]bool{}) {
		for i := range q.Types {
			q.Types[i] = true
		}
	}
	if q.Statuses == ([data.Statuses]bool{}) {
		q.Statuses[data.Happened] = true
	}
	f := filter{v: v, q: q, from: math.MinInt64, to: math.MaxInt64}
	if !q.From.IsZero() {
		f.from = q.From.Unix()
	}
	if !q.To.IsZero() {
		if f.to = q.To.Unix(); q.To.Nanosecond() > 0 {
			f.to++
		}
	}
	// The best row stands for its incident, which also says when it was; by the
	// dates of articles the best of those in the range. All its rows are of one type
	// and status.
	f.stands = make([]int32, len(v.c.incidents))
	for i, rows := range v.c.incidents {
		f.stands[i] = rows[0]
		if q.Date == ByEvent || !f.wanted(rows[0]) {
			continue
		}
		for _, row := range rows {
			if f.within(row) {
				f.stands[i] = row
				break
			}
		}
	}
	return f
}

// wanted reports whether the row has a wanted status.
func (f *filter) wanted(row int32) bool {
	s := f.v.c.status[row]
	return int(s) < data.Statuses && f.q.Statuses[s]
}

// within reports whether the row's date is in the range.
func (f *filter) within(row int32) bool {
	t := f.v.time(row)
	if t == noTime {
		return !f.q.Ranged() || f.q.Undated
	}
	return t.start < f.to && t.end > f.from
}

// standsFor is the row that stands for the row's incident: itself where it is the
// only one.
func (f *filter) standsFor(row int32) int32 {
	if i := f.v.c.incident[row]; i != none {
		return f.stands[i]
	}
	return row
}

// add counts a row, and lists it where the filter lets it pass. at holds for each
// place one more than its index in the view's places.
func (v *View) add(row int32, f *filter, at []int32) {
	kind, place := v.c.kind[row], v.c.place[row]
	in, unreal := f.within(row), v.c.status[row] != data.Happened
	if in {
		v.types[kind]++
		if unreal {
			v.unreal[kind]++
		}
	}
	if !f.q.Types[kind] {
		return
	}
	v.total++
	if v.time(row) == noTime {
		v.undated++
	}
	if !in {
		return
	}
	v.rows = append(v.rows, row)
	if place != none {
		v.count(place, kind, unreal, at)
	}
	for _, p := range v.also(row) {
		v.count(p, kind, unreal, at)
	}
}

// also are the places of a row besides its first.
func (v *View) also(row int32) []int32 {
	s := v.c.also[row]
	return v.c.others[s.start:s.end]
}

// count counts an event at a place.
func (v *View) count(place int32, kind data.EventType, unreal bool, at []int32) {
	if at[place] == 0 {
		v.places = append(v.places, PlaceCount{Place: v.c.places[place]})
		at[place] = int32(len(v.places))
		v.ids[v.c.places[place].ID] = at[place] - 1
	}
	p := &v.places[at[place]-1]
	p.Count++
	if unreal {
		p.Unreal[kind]++
	}
	p.By[kind]++
}

// addCopy notes that a row tells what another stands for.
func (v *View) addCopy(stands, row int32) {
	if v.copies == nil {
		v.copies = map[int32][]int32{}
	}
	v.copies[stands] = append(v.copies[stands], row)
}

// time is the date of a row that the view goes by.
func (v *View) time(row int32) interval {
	switch v.query.Date {
	case ByPublished, ByAdded:
		return v.c.times[v.c.article[row]][v.query.Date-ByPublished]
	}
	return v.c.when[row]
}

// Query is what the view answers.
func (v *View) Query() Query { return v.query }

// Version is that of the chronicle when the view was made.
func (v *View) Version() uint64 { return v.version }

// Events is the number of events, with a place or without: the length of
// [View.All]. An event in several places counts at each of [View.Places].
func (v *View) Events() int { return len(v.rows) }

// Total is the number of events that the view would have without a range, and
// Undated how many of those have no date.
func (v *View) Total() int { return v.total }

// Undated is the number of those of Total that have no date. They are among
// Events when no range is set or the query wants them.
func (v *View) Undated() int { return v.undated }

// Unplaced are those rows of All whose event has no place, in its order. The slice
// must not be changed.
func (v *View) Unplaced() []int32 { return v.unplaced }

// All are the rows of the events, by date, the undated last. The slice must not be
// changed.
func (v *View) All() []int32 { return v.rows }

// Places are the places where the events happened. The slice must not be changed.
func (v *View) Places() []PlaceCount { return v.places }

// Types counts the events in the range by type, those of types that
// the query leaves out too: for a list to choose types from.
func (v *View) Types() [data.EventTypes]int { return v.types }

// Unreal are those of [View.Types] that have not happened: what is denied,
// planned, feared or demanded.
func (v *View) Unreal() [data.EventTypes]int { return v.unreal }

// Articles is how many articles tell of the events.
func (v *View) Articles() int {
	told := make(map[int32]struct{})
	for _, row := range v.rows {
		told[v.c.article[row]] = struct{}{}
		for _, other := range v.copies[row] {
			told[v.c.article[other]] = struct{}{}
		}
	}
	return len(told)
}

// Undateds are the rows of All without a date. The slice must not be changed.
func (v *View) Undateds() []int32 {
	first := sort.Search(len(v.rows), func(i int) bool { return v.time(v.rows[i]) == noTime })
	return v.rows[first:]
}

// At returns the rows of the events at some places, in the order of All. An event
// at several of them is told once.
func (v *View) At(places ...geo.ID) []int32 {
	wanted := make(map[geo.ID]bool, len(places))
	n := 0
	for _, id := range places {
		if i, ok := v.ids[id]; ok && !wanted[id] {
			wanted[id] = true
			n += v.places[i].Count
		}
	}
	rows := make([]int32, 0, n)
	for _, row := range v.rows {
		if len(rows) == n {
			break
		}
		here := func(p int32) bool { return p != none && wanted[v.c.places[p].ID] }
		if here(v.c.place[row]) || slices.ContainsFunc(v.also(row), here) {
			rows = append(rows, row)
		}
	}
	return rows
}

// An Entry is an event with what it was found in.
type Entry struct {
	Article *data.Article
	Event   *data.Event  // shared and not to be changed
	Place   *geo.Place   // nil where it is unknown
	Where   geo.Span     // the words of the article that name the place
	Also    []*geo.Place // the further places of a list: "in Homs and Hama"
}

// Entry is the event of a row.
func (v *View) Entry(row int32) Entry {
	e := Entry{Article: v.c.articles[v.c.article[row]], Event: v.c.details[row], Where: v.c.where[row]}
	if p := v.c.place[row]; p != none {
		e.Place = v.c.places[p]
	}
	for _, p := range v.also(row) {
		e.Also = append(e.Also, v.c.places[p])
	}
	return e
}
