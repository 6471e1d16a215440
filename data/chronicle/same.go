package chronicle

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"dateline/data"
)

// An incident is the rows that tell of one event, the one that tells it best first.
type incident []int32

// The bounds of what is held against each other, and how alike two sentences are
// that an editor changed a word or two of.
const (
	mostCompared = 48  // rows, or events, of one type, place and day
	leadReach    = 3   // sentences of a body that its headline may be about
	alike        = 0.8 // share of the longer sentence's words
	fewestWords  = 6   // of a sentence that may be changed
)

// A joiner finds which rows tell of one event. It joins in four steps, from what
// is sure to what is likely, and each takes the events of the one before:
// sentences of copies of one text, the same but for a word or two; a headline
// with the body under it; what an article tells again further down; and what
// independent texts tell of one town and day.
type joiner struct {
	c    *columns
	up   []int32 // parent of each row, itself at the root
	many []int32 // articles of each story
}

// join finds the incidents of more than one row. incident leads from a row to
// its place among them, or is none.
func join(c *columns) (all []incident, of []int32) {
	j := &joiner{c: c, up: make([]int32, len(c.article))}
	for i := range j.up {
		j.up[i] = int32(i)
	}
	most := int32(-1)
	for _, s := range c.story {
		most = max(most, s)
	}
	j.many = make([]int32, most+1)
	for _, s := range c.story {
		j.many[s]++
	}
	j.copies()
	j.headlines()
	j.retold()
	j.independent()
	of = make([]int32, len(c.article))
	at := map[int32]int32{}
	j.each(func(row int32) {
		of[row] = none
		root := j.root(row)
		if i, ok := at[root]; ok {
			all[i] = append(all[i], row)
			return
		}
		at[root] = int32(len(all))
		all = append(all, incident{row})
	})
	all = slices.DeleteFunc(all, func(rows incident) bool { return len(rows) < 2 })
	for i, rows := range all {
		slices.SortFunc(rows, func(a, b int32) int {
			return cmp.Or(cmp.Compare(j.worth(b), j.worth(a)), cmp.Compare(c.article[a], c.article[b]), cmp.Compare(a, b))
		})
		for _, row := range rows {
			of[row] = int32(i)
		}
	}
	return all, of
}

// each calls f with the rows that count, by article.
func (j *joiner) each(f func(row int32)) {
	for _, rows := range j.c.rows {
		for row := rows.start; row < rows.end; row++ {
			f(row)
		}
	}
}

func (j *joiner) root(row int32) int32 {
	for j.up[row] != row {
		j.up[row] = j.up[j.up[row]]
		row = j.up[row]
	}
	return row
}

// unite makes one event of two; the earlier row stays the root.
func (j *joiner) unite(a, b int32) {
	a, b = j.root(a), j.root(b)
	j.up[max(a, b)] = min(a, b)
}

// worth is how well a row tells its event: a place first, then a date of its own,
// then a body instead of a headline.
func (j *joiner) worth(row int32) (n int) {
	if j.c.place[row] != none {
		n += 4
	}
	if b := j.c.details[row].Basis; b == data.TimeInText || b == data.TimeNearby {
		n += 2
	}
	if !j.c.head[row] {
		n++
	}
	return n
}

// copies joins what copies of one text tell. What an article prints twice stays
// two.
func (j *joiner) copies() {
	type told struct {
		story int32
		print uint64
	}
	type like struct {
		story, place int32
		kind         data.EventType
		status       data.Status
		when         interval
		mode         string
	}
	same, near := map[told]int32{}, map[like][]int32{}
	j.each(func(row int32) {
		story := j.c.story[j.c.article[row]]
		if j.many[story] < 2 {
			return
		}
		k := told{story, j.c.print[row]}
		if first, ok := same[k]; !ok {
			same[k] = row
		} else if j.c.article[first] != j.c.article[row] {
			j.unite(first, row)
			return
		} else {
			return
		}
		e := j.c.details[row]
		l := like{story, j.c.place[row], j.c.kind[row], j.c.status[row], j.c.when[row], e.Mode}
		for _, other := range near[l] {
			if j.c.article[other] != j.c.article[row] && edited(j.sentence(other), j.sentence(row)) && j.trigger(other) == j.trigger(row) && tollsAgree(j.c.details[other], e) {
				j.unite(other, row)
				return
			}
		}
		if len(near[l]) < mostCompared {
			near[l] = append(near[l], row)
		}
	})
}

func (j *joiner) sentence(row int32) string {
	return within(j.c.articles[j.c.article[row]].Text, j.c.details[row].Sentence.Start, j.c.details[row].Sentence.End)
}

func (j *joiner) trigger(row int32) string {
	e := j.c.details[row]
	return strings.ToLower(within(j.c.articles[j.c.article[row]].Text, e.Trigger.Start, e.Trigger.End))
}

func within(text string, start, end int) string {
	if start < 0 || start > end || end > len(text) {
		return ""
	}
	return text[start:end]
}

// edited reports whether two sentences are one that an editor changed a word or two
// of: they share most words in their order, and all numbers.
func edited(a, b string) bool {
	letters := func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }
	v, w := strings.FieldsFunc(strings.ToLower(a), letters), strings.FieldsFunc(strings.ToLower(b), letters)
	if min(len(v), len(w)) < fewestWords || max(len(v), len(w)) > 200 {
		return false
	}
	var numbers [2][]string
	for i, all := range [...][]string{v, w} {
		for _, s := range all {
			if s[0] >= '0' && s[0] <= '9' {
				numbers[i] = append(numbers[i], s)
			}
		}
	}
	if !slices.Equal(numbers[0], numbers[1]) {
		return false
	}
	// The longest common subsequence, row by row.
	row := make([]int, len(w)+1)
	for _, s := range v {
		before := 0
		for k, t := range w {
			old := row[k+1]
			if s == t {
				row[k+1] = before + 1
			} else {
				row[k+1] = max(row[k+1], row[k])
			}
			before = old
		}
	}
	return float64(row[len(w)]) >= alike*float64(max(len(v), len(w)))
}

// headlines joins what a headline or standfirst tells with the body under it: the
// first event of the same kind among its first sentences, else the only one. The
// headline has no other date and no other place.
func (j *joiner) headlines() {
	for _, rows := range j.c.rows {
		for row := rows.start; row < rows.end; row++ {
			if !j.c.head[row] {
				continue
			}
			var body []int32
			lead := int32(none)
			sentences, last := 0, -1
			for other := rows.start; other < rows.end; other++ {
				if j.c.head[other] {
					continue
				}
				if s := j.c.details[other].Sentence.Start; s != last {
					sentences, last = sentences+1, s
				}
				if j.titles(row, other) {
					body = append(body, other)
					if lead == none && sentences <= leadReach {
						lead = other
					}
				}
			}
			if lead == none && len(body) == 1 {
				lead = body[0]
			}
			if lead != none {
				j.unite(row, lead)
			}
		}
	}
}

// titles reports whether a row of a headline may be about one of the body.
func (j *joiner) titles(head, body int32) bool {
	c := j.c
	a, b := c.details[head], c.details[body]
	if c.kind[head] != c.kind[body] || c.status[head] != c.status[body] || !modesAgree(a, b) || !tollsAgree(a, b) {
		return false
	}
	if p := c.place[head]; p != c.place[body] && p != none || p == none && a.Where.Len() > 0 {
		return false
	}
	return a.Basis == data.TimeOfArticle || a.Basis == data.NoTime || c.when[head] == c.when[body]
}

// independent joins what different texts tell of one town and one day: events of
// one type and status whose modes and tolls don't contradict each other. Where a
// text tells of two events that another's could be, none is joined.
func (j *joiner) independent() {
	type where struct {
		place  int32
		kind   data.EventType
		status data.Status
		when   interval
	}
	buckets := map[where][]int32{}
	var order []where
	j.each(func(row int32) {
		e, place := j.c.details[row], j.c.place[row]
		if place == none || j.c.head[row] || e.Near || j.c.places[place].Class.Area() || j.c.kind[row] == data.NoEvent || !dayTold(e) {
			return
		}
		k := where{place, j.c.kind[row], j.c.status[row], j.c.when[row]}
		if len(buckets[k]) == 0 {
			order = append(order, k)
		}
		buckets[k] = append(buckets[k], row)
	})
	for _, k := range order {
		if len(buckets[k]) > 1 {
			j.bucket(buckets[k])
		}
	}
}

// bucket joins the events of a town and day that answer to the same others.
func (j *joiner) bucket(rows []int32) {
	var roots []int32
	members := map[int32][]int32{}
	for _, row := range rows {
		r := j.root(row)
		if len(members[r]) == 0 {
			roots = append(roots, r)
		}
		members[r] = append(members[r], row)
	}
	n := len(roots)
	if n < 2 || n > mostCompared {
		return
	}
	var fits [mostCompared][mostCompared]bool
	for a := range n {
		fits[a][a] = true
		for b := range a {
			f := j.compatible(members[roots[a]], members[roots[b]])
			fits[a][b], fits[b][a] = f, f
		}
	}
	for a := range n {
		for b := range a {
			if fits[a][b] && fits[a] == fits[b] {
				j.unite(roots[a], roots[b])
			}
		}
	}
}

func (j *joiner) compatible(a, b []int32) bool {
	for _, v := range a {
		for _, w := range b {
			if j.c.story[j.c.article[v]] == j.c.story[j.c.article[w]] || !modesAgree(j.c.details[v], j.c.details[w]) || !tollsAgree(j.c.details[v], j.c.details[w]) {
				return false
			}
		}
	}
	return true
}

// modesAgree reports whether two events are not of different modes.
func modesAgree(a, b *data.Event) bool { return a.Mode == "" || b.Mode == "" || a.Mode == b.Mode }

// tollsAgree reports whether two events don't tell of different numbers of dead,
// of wounded and so on.
func tollsAgree(a, b *data.Event) bool {
	for _, h := range a.Harm {
		for _, o := range b.Harm {
			if h.What == o.What && h.Count > 0 && o.Count > 0 && h.Count != o.Count {
				return false
			}
		}
	}
	return true
}

// heading reports whether an event is told in the headline or the standfirst of
// its article.
func heading(a *data.Article, e *data.Event) bool {
	for i, p := range a.Paragraphs {
		if i >= len(a.Kinds) || a.Kinds[i] == data.Body || a.Kinds[i] == data.Subhead {
			break
		}
		if e.Sentence.Start >= p.Start && e.Sentence.Start < p.End {
			return true
		}
	}
	return false
}
