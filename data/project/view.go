package project

import (
	"slices"
	"sort"
	"sync"
	"time"

	"dateline/data"
	"dateline/geo"
)

// A Query says which passages are wanted. The zero Query wants all that the
// map shows by itself.
type Query struct {
	// From and To are the half-open range of time that a passage must share an
	// instant with; a zero From or To leaves that side open. Use [Between] to
	// make a range of what a user has entered.
	From, To time.Time

	// Added has the range, and all that the view tells of time, go by when an
	// article was taken in, and not by when it was published.
	Added bool

	// Undated wants the passages of undated articles even though a range is
	// set. Without one they are shown anyhow.
	Undated bool

	// Uses are the uses of a name that make a passage. None at all stands for
	// [DefaultUses].
	Uses [geo.Uses]bool
}

// DefaultUses are the uses that make a pin: the place itself and those who act
// for it. A people or an adjective ("Syrian") and a part of another name are
// shown on request only.
var DefaultUses = [geo.Uses]bool{geo.Literal: true, geo.Metonymic: true}

// EventUses are those of what is told to be or to happen at a place.
var EventUses = [geo.Uses]bool{geo.Literal: true}

// AllUses are all of them.
var AllUses = [geo.Uses]bool{geo.Literal: true, geo.Metonymic: true, geo.Demonym: true, geo.Embedded: true}

// Between is a Query for the range from the start of one time to the end of
// another, so that its last day belongs to it whole. A zero time leaves its
// side open.
func Between(from, to data.Time) Query {
	var q Query
	// The first instant of the year 1 is Go's zero time, which would mean an
	// open side. Within the second beside it nothing else can begin or end.
	if !from.IsZero() && from.Start.After(data.Earliest) {
		if q.From = from.Start; q.From.IsZero() {
			q.From = q.From.Add(1)
		}
	}
	if !to.IsZero() && to.End.Before(data.Latest) {
		if q.To = to.End; q.To.IsZero() {
			q.To = q.To.Add(-1)
		}
	}
	return q
}

// Ranged reports whether the query has a range of time.
func (q Query) Ranged() bool { return !q.From.IsZero() || !q.To.IsZero() }

func (q Query) set() uint8 {
	if q.Uses == ([geo.Uses]bool{}) {
		q.Uses = DefaultUses
	}
	var set uint8
	for u, wanted := range q.Uses {
		if wanted {
			set |= 1 << u
		}
	}
	return set
}

// A View is the answer to a query: a snapshot of the passages that pass it. It
// holds on to the columns of its time and never changes.
type View struct {
	c       columns
	ids     *identifiers
	version uint64
	query   Query
	set     uint8

	rows     []int32 // with a place, in reading order
	unplaced []int32 // without one
	hidden   int     // rows with a place that lack only the use
	places   []PlaceCount
	articles []int32 // in reading order
	weight   []int32 // rows of each of articles that are in rows

	group   sync.Once
	offsets []int32 // of each place in members, and one more for the end
	members []int32 // positions in rows, place by place

	measured sync.Once
	span     data.Time
}

// A PlaceCount is a place and how many passages of a view name it.
type PlaceCount struct {
	Place    *geo.Place // shared and not to be changed
	Passages int        // at least 1; the length of what PassagesAt returns for it
	Index    int32      // of the place in the project; the same in every view
}

// Query returns the passages that pass q, in time linear in the number of
// passages. It may be called while articles are being added, and sees each of
// them whole or not at all.
func (p *Project) Query(q Query) *View {
	c, ids, order, version := p.snapshot(q.Added)
	v := &View{c: c, ids: ids, version: version, query: q, set: q.set()}
	n := int(c.total[v.set])
	if q.Ranged() {
		n /= 4 // a guess; append mends it
	}
	v.rows = make([]int32, 0, n)
	v.articles = make([]int32, 0, len(order))
	v.weight = make([]int32, 0, len(order))
	counts := make([]int32, len(c.places))

	from, to := int64(minInt64), int64(maxInt64)
	if !q.From.IsZero() {
		from = q.From.Unix() // rounds down, and an end after it is at least a second later
	}
	if !q.To.IsZero() {
		to = q.To.Unix()
		if q.To.Nanosecond() > 0 {
			to++
		}
	}
	undated := q.Undated || !q.Ranged()
	for _, a := range order {
		if c.dated[a] {
			if c.start[a] >= to {
				continue
			}
			if c.end[a] <= from {
				continue
			}
		} else if !undated {
			continue
		}
		before := len(v.rows)
		for row, end := c.current[a].start, c.current[a].end; row < end; row++ {
			place := c.place[row]
			if c.uses[row]&v.set == 0 {
				if place != none {
					v.hidden++
				}
				continue
			}
			if place != none {
				v.rows = append(v.rows, row)
				counts[place]++
			} else {
				v.unplaced = append(v.unplaced, row)
			}
		}
		v.articles = append(v.articles, a)
		v.weight = append(v.weight, int32(len(v.rows)-before))
	}

	distinct := 0
	for _, n := range counts {
		if n > 0 {
			distinct++
		}
	}
	v.places = make([]PlaceCount, 0, distinct)
	for i, n := range counts {
		if n > 0 {
			v.places = append(v.places, PlaceCount{c.places[i], int(n), int32(i)})
		}
	}
	return v
}

const (
	minInt64 = -1 << 63
	maxInt64 = 1<<63 - 1
)

// Query is what the view answers.
func (v *View) Query() Query { return v.query }

// Version is that of the project when the view was made.
func (v *View) Version() uint64 { return v.version }

// Passages is the number of passages with a place: the length of [View.All]
// and the sum over [View.Places].
func (v *View) Passages() int { return len(v.rows) }

// Total is the number of passages with a place that the view would have
// without a range of time.
func (v *View) Total() int { return int(v.c.total[v.set]) }

// Undated is the number of those of [View.Total] whose article is undated. They
// are among [View.Passages] when no range is set or the query wants them.
func (v *View) Undated() int { return int(v.c.undated[v.set]) }

// Hidden is the number of passages with a place that are in the range and left
// out because of their use alone. With every use wanted it is zero.
func (v *View) Hidden() int { return v.hidden }

// HiddenWords says how many are hidden and what they are: "41 passages that name a
// place without happening there are hidden". It is empty where none is.
func (v *View) HiddenWords() string {
	if v.hidden == 0 {
		return ""
	}
	name, are := "name", "are"
	if v.hidden == 1 {
		name, are = "names", "is"
	}
	what := ""
	if v.set == 1<<geo.Literal {
		what = "a place without happening there"
	} else {
		for u, words := range [geo.Uses]string{geo.Literal: "a place itself", geo.Metonymic: "those who act for a place", geo.Demonym: "a people", geo.Embedded: "a place inside another name"} {
			if v.set&(1<<u) == 0 {
				if what != "" {
					what += " or "
				}
				what += words
			}
		}
	}
	return data.Count(v.hidden, "passage") + " that " + name + " " + what + " " + are + " hidden"
}

// Unplaced is the number of passages whose place is not known: the length of
// [View.UnplacedPassages].
func (v *View) Unplaced() int { return len(v.unplaced) }

// Articles is the number of articles in the range, with or without passages.
func (v *View) Articles() int { return len(v.articles) }

// Places are the places that the passages name, in the order in which the
// project came to know them. The slice must not be changed.
func (v *View) Places() []PlaceCount { return v.places }

// All are the rows of all passages with a place, by date and within a date as
// the articles were added. The slice must not be changed.
func (v *View) All() []int32 { return v.rows }

// UnplacedPassages are the rows of the passages without a place, in the order
// of All. The slice must not be changed.
func (v *View) UnplacedPassages() []int32 { return v.unplaced }

// PassagesAt returns the rows of the passages that name one of the places, in
// the order of All. Its length is the sum of the places' counts in
// [View.Places]; places that the view does not have add nothing.
func (v *View) PassagesAt(places ...geo.ID) []int32 {
	v.group.Do(v.groupByPlace)
	indexes := v.indexes(places)
	n := 0
	for _, i := range indexes {
		n += int(v.offsets[i+1] - v.offsets[i])
	}
	rows := make([]int32, 0, n)
	if n > len(v.rows)/8 && len(indexes) > 1 { // so many that looking at all is quicker than sorting
		wanted := make([]bool, len(v.c.places))
		for _, i := range indexes {
			wanted[i] = true
		}
		for _, row := range v.rows {
			if wanted[v.c.place[row]] {
				rows = append(rows, row)
			}
		}
		return rows
	}
	for _, i := range indexes {
		rows = append(rows, v.members[v.offsets[i]:v.offsets[i+1]]...)
	}
	if len(indexes) > 1 {
		slices.Sort(rows)
	}
	for i, position := range rows {
		rows[i] = v.rows[position]
	}
	return rows
}

// FirstAt returns the row that PassagesAt would return first, and whether there
// is one. It neither sorts nor makes a list, for a pointer that moves over pins.
func (v *View) FirstAt(places ...geo.ID) (row int32, ok bool) {
	v.group.Do(v.groupByPlace)
	first := int32(len(v.rows))
	v.ids.mu.Lock()
	for _, id := range places {
		i, known := v.ids.of[id]
		if known && int(i) < len(v.c.places) && v.offsets[i] < v.offsets[i+1] {
			first = min(first, v.members[v.offsets[i]]) // a place's members ascend
		}
	}
	v.ids.mu.Unlock()
	if int(first) == len(v.rows) {
		return 0, false
	}
	return v.rows[first], true
}

// indexes are those of the places that the view can see, each once.
func (v *View) indexes(places []geo.ID) []int32 {
	indexes := make([]int32, 0, len(places))
	v.ids.mu.Lock()
	for _, id := range places {
		if i, ok := v.ids.of[id]; ok && int(i) < len(v.c.places) {
			indexes = append(indexes, i)
		}
	}
	v.ids.mu.Unlock()
	slices.Sort(indexes)
	return slices.Compact(indexes)
}

// groupByPlace sorts the positions of the rows by place, by counting.
func (v *View) groupByPlace() {
	v.offsets = make([]int32, len(v.c.places)+1)
	for _, p := range v.places {
		v.offsets[p.Index+1] = int32(p.Passages)
	}
	for i := range v.c.places {
		v.offsets[i+1] += v.offsets[i]
	}
	next := slices.Clone(v.offsets)
	v.members = make([]int32, len(v.rows))
	for position, row := range v.rows {
		place := v.c.place[row]
		v.members[next[place]] = int32(position)
		next[place]++
	}
}

// Select returns the rows that are wanted, of those with a place and those
// without, in the order of All.
func (v *View) Select(wanted func(row int32) bool) []int32 {
	var rows []int32
	for _, a := range v.articles {
		for row, end := v.c.current[a].start, v.c.current[a].end; row < end; row++ {
			if v.c.uses[row]&v.set != 0 && wanted(row) {
				rows = append(rows, row)
			}
		}
	}
	return rows
}

// Found is what the program found for the first words of the row's passage, and
// whether a person has chosen otherwise for them. There may be nothing found, and
// then the finding has no words.
func (v *View) Found(row int32) (found geo.Finding, chosen bool) {
	c := &v.c
	first := c.findings[row]
	if c.uses[row]&v.set != 0 {
		for v.set&(1<<c.use[first]) == 0 {
			first++
		}
	}
	words := c.words[first]
	for r, end := c.found[c.article[row]].start, c.found[c.article[row]].end; r < end; r++ {
		for f := c.findings[r]; f < c.findings[r+1]; f++ {
			if c.words[f] == words {
				return c.finding(f, c.place[r]), c.byHand(first)
			}
		}
	}
	return geo.Finding{}, c.byHand(first)
}

// byHand reports whether a person chose the place of finding i.
func (c *columns) byHand(i int32) bool {
	return c.reasons[i] < c.reasons[i+1] && c.why[c.reasons[i]].why == geo.ChosenByHand
}

// Passage is the passage of a row: any row that this view gave, or an earlier one
// of the same project unless it was renewed in between. Its findings are those of the uses that the view is
// of, or all where it has none of those.
func (v *View) Passage(row int32) data.Passage {
	c := &v.c
	a := c.articles[c.article[row]]
	s := c.sentence[row]
	p := data.Passage{Article: a, Sentence: geo.Span{Start: int(s.start), End: int(s.end)}}
	p.Paragraph = p.Sentence
	i := sort.Search(len(a.Paragraphs), func(i int) bool { return a.Paragraphs[i].End > p.Sentence.Start })
	if i < len(a.Paragraphs) && a.Paragraphs[i].Contains(p.Sentence) {
		p.Paragraph = a.Paragraphs[i]
	}
	wanted := v.set
	if c.uses[row]&wanted == 0 {
		wanted = useSets - 1
	}
	for f := c.findings[row]; f < c.findings[row+1]; f++ {
		if wanted&(1<<c.use[f]) != 0 {
			p.Findings = append(p.Findings, c.finding(f, c.place[row]))
		}
	}
	return p
}

// Role is what the place of a row is to the events of its sentence: the first of
// where it happened, where it was said, where the report was filed, who acts.
func (v *View) Role(row int32) data.PlaceRole {
	c := &v.c
	best := data.MerelyNamed
	for f := c.findings[row]; f < c.findings[row+1]; f++ {
		if r := c.role[f]; r != data.MerelyNamed && (best == data.MerelyNamed || r < best) {
			best = r
		}
	}
	return best
}

// finding puts a finding together from the columns.
func (c *columns) finding(i, place int32) geo.Finding {
	f := geo.Finding{
		Mention: geo.Mention{
			Span: geo.Span{Start: int(c.words[i].start), End: int(c.words[i].end)},
			Use:  c.use[i],
		},
		Score: float64(c.score[i]),
	}
	if place != none {
		f.Place = c.places[place]
	}
	for _, r := range c.why[c.reasons[i]:c.reasons[i+1]] {
		f.Reasons = append(f.Reasons, geo.Reason{Why: r.why, Name: c.names[r.name]})
	}
	for _, o := range c.candidate[c.others[i]:c.others[i+1]] {
		f.Others = append(f.Others, geo.Candidate{Place: *c.places[o.place], Score: float64(o.score)})
	}
	return f
}

// When is the time of a row's passage; zero where its article is undated.
func (v *View) When(row int32) data.Time {
	a := v.c.article[row]
	if !v.query.Added {
		return v.c.articles[a].Published
	}
	if !v.c.dated[a] {
		return data.Time{}
	}
	return data.Time{Start: time.Unix(v.c.start[a], 0).UTC(), End: time.Unix(v.c.end[a], 0).UTC(), Grain: data.Second}
}

// Place is the place of a row's passage, nil where it is unknown.
func (v *View) Place(row int32) *geo.Place {
	if p := v.c.place[row]; p != none {
		return v.c.places[p]
	}
	return nil
}

// Article is the article of a row's passage.
func (v *View) Article(row int32) *data.Article { return v.c.articles[v.c.article[row]] }

// Span is the time from the first dated passage of the view to the end of its
// last, or no time where none is dated. It has the finest grain of its passages.
func (v *View) Span() data.Time {
	v.measured.Do(v.measure)
	return v.span
}

func (v *View) measure() {
	var start, end int64
	grain := data.NoGrain
	for i, a := range v.articles {
		if v.weight[i] == 0 || !v.c.dated[a] {
			continue
		}
		g := data.Second
		if !v.query.Added {
			g = v.c.articles[a].Published.Grain
		}
		if grain == data.NoGrain { // the first: articles come by their start
			start, end, grain = v.c.start[a], v.c.end[a], max(g, data.Second)
			continue
		}
		grain = min(grain, max(g, data.Second))
		end = max(end, v.c.end[a])
	}
	if grain != data.NoGrain {
		v.span = data.Time{Start: time.Unix(start, 0).UTC(), End: time.Unix(end, 0).UTC(), Grain: grain}
	}
}
