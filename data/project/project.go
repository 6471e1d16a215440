// Package project keeps the articles of one piece of work with what was found
// in them, and answers the questions that the map, the list and the timeline
// ask: which passages are there, where, and when.
//
// [New] makes an empty project, [Project.Put] puts an article into it with what
// was found there, [Project.Query] returns a [View]: the passages that pass a
// filter, counted by place. A view is a snapshot. It never changes, whatever is
// added later, and may be read by any number of goroutines.
//
// # Passages and counts
//
// The findings of an article are grouped to passages: a sentence and a place
// that it names, see [data.Passage]. A passage has a row, a number that it keeps
// for as long as the project is open, in whichever view it is seen. Every count
// that a view gives is the length of a list that it gives too, so that a pin
// that says 12 opens 12 passages.
//
// What was named but could not be placed makes passages too, which are counted
// apart and have no place; they are never drawn.
//
// # Dates
//
// A passage has the time when its article was published, or for [Query.Added] the
// time when it was taken in. It lies in a range when
// the two intervals overlap, so that an article known to the month only is shown
// for each day of that month. Undated articles are shown when no range is set,
// or when they are asked for, and are always counted.
//
// # What a person chose
//
// [Project.Choose] says that a name means another place in an article than the
// one that the program found for it. Such choices lie beside what was found, never
// over it: the article's passages are laid out once more as a person has them,
// what was found stays where it is, and [Project.Withdraw] and [Project.Undo] go
// back to it. When all is found anew ([Project.Renew]), the choices still hold.
// See choice.go.
//
// # What happened
//
// A project has a chronicle of the events that its articles report
// ([Project.Happened]), each at the place of one of the findings. It owns it, so
// that map, list, timeline and counts go by one state: where a choice moves a name,
// the events of its article are found anew with the findings as they are then, by
// the function given to [Project.FindEvents].
//
// # Limits
//
// The project is in memory, in columns rather than objects: 21 bytes for a
// passage and 22 for a finding, with 8 more for each of its reasons and other
// candidates, besides the articles' texts. Places are kept once each, scores to
// seven digits. Each choice, and each step back, lays an article's passages out
// anew, and the older ones stay in memory for the views that have them.
// A project holds up to 2^31-1 passages, findings, reasons and candidates each,
// in texts of up to as many bytes; what goes beyond is refused.
package project

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"sort"
	"strings"
	"sync"
	"time"

	"dateline/data"
	"dateline/data/chronicle"
	"dateline/geo"
)

// ErrDuplicate is returned for an article whose bytes are in the project
// already, whatever its file is called. The project is as it was before.
var ErrDuplicate = errors.New("the same article is in the project already")

// ErrFull is returned for an article that the project has no room for, see
// Limits. The project is as it was before.
var ErrFull = errors.New("the project is full: open fewer files at once")

// A Failure is a file that could not be read, and why.
type Failure struct {
	File   string
	Reason string // a sentence for the user
}

// A Project holds articles and their passages. Its methods may be called by
// several goroutines at once.
type Project struct {
	mu       sync.Mutex // held for moments only: the window's goroutine takes it
	cols     columns
	seen     map[[32]byte]int32 // number of the article with the sum
	ids      *identifiers       // into cols.places
	names    map[string]int32   // index into cols.names
	failures []Failure
	about    *geo.Subject
	choices  map[[32]byte][]Choice // of the articles that have any; the slices are replaced, never changed
	changes  []change              // of choices, to go back and forth in
	made     int                   // how many of changes hold; those after it were taken back
	version  uint64
	events   *chronicle.Chronicle // always the same one
	find     Finder               // nil: events stay as they were given
	most     int                  // the length of the longest column; less than math.MaxInt32 in tests only

	// order holds the numbers of the first articles by their time. It is
	// replaced, never changed, for views hold on to it. Sorting has a lock of its
	// own, which is taken before mu, for it takes long where many were added.
	sorting    sync.Mutex
	order      []int32
	addedOrder []int32 // by the time when they were added
}

// identifiers find places in the table. Views have them too, and look into them
// while the project grows.
type identifiers struct {
	mu sync.Mutex
	of map[geo.ID]int32
}

// columns are only ever appended to, so that a copy of their headers is a
// snapshot: what it can see is not written again. The one that changes, current,
// is replaced when it does.
type columns struct {
	// By article.
	articles []*data.Article
	calendar // of their publication; in a view, of the date that it goes by
	added    calendar
	found    []span // rows of each article, as the program has them
	current  []span // the same as a person has them, who may have chosen otherwise

	// By row, that is passage.
	article  []int32
	place    []int32 // index into places, or none
	sentence []span
	uses     []uint8 // bit u is set where the passage has a finding of use u
	findings []int32 // the first finding of each row, and one more for the end

	// By finding.
	words   []span
	use     []geo.Use
	role    []data.PlaceRole
	score   []float32
	reasons []int32 // the first reason of each finding, and one more for the end
	others  []int32 // the first candidate of each finding, and one more

	why       []reason
	candidate []candidate

	places []*geo.Place
	names  []string // that reasons rest on

	// How many rows share a use with a set of uses, for each of the sets.
	total [useSets]int32 // with a place
}

// A calendar is a date of each article, and how many of the rows in total have none.
type calendar struct {
	start   []int64 // Unix seconds; 0 where undated
	end     []int64
	dated   []bool
	undated [useSets]int32
}

// put adds the date of one more article; no time for none.
func (c *calendar) put(t data.Time) {
	dated := !t.IsZero()
	var start, end int64
	if dated {
		start, end = t.Start.Unix(), t.End.Unix()
		if end <= start {
			end = start + 1 // an instant overlaps what holds it
		}
	}
	c.start, c.end, c.dated = append(c.start, start), append(c.end, end), append(c.dated, dated)
}

const (
	none    = -1
	useSets = 1 << geo.Uses
)

type span struct{ start, end int32 }

type reason struct {
	why  geo.Why
	name int32
}

type candidate struct {
	place int32
	score float32
}

// New returns an empty project.
func New() *Project {
	p := &Project{
		seen:    map[[32]byte]int32{},
		ids:     &identifiers{of: map[geo.ID]int32{}},
		names:   map[string]int32{"": 0},
		choices: map[[32]byte][]Choice{},
		events:  chronicle.New(),
		most:    math.MaxInt32,
	}
	p.cols.names = []string{""}
	p.cols.findings = []int32{0}
	p.cols.reasons = []int32{0}
	p.cols.others = []int32{0}
	return p
}

// Add is [Project.Put] for an article of which only the places were looked for.
func (p *Project) Add(a *data.Article, findings []geo.Finding, sentences []geo.Span) error {
	return p.Put(a, Found{Findings: findings, Sentences: sentences})
}

// Found is all that was found in an article.
type Found struct {
	Findings  []geo.Finding
	Sentences []geo.Span       // of the text, in their order
	Events    []data.Event     // what it reports; their places are indexes of Findings
	Roles     []data.PlaceRole // of the findings, one for each; nil where nobody looked
	Added     time.Time        // when the article was taken in
}

// A Finder finds what an article reports to have happened, and what each of the
// findings is to that. The findings are all of the article, in their order.
type Finder func(a *data.Article, findings []geo.Finding) ([]data.Event, []data.PlaceRole)

// FindEvents says how events are found anew when a person moves a name. The
// project is locked meanwhile.
func (p *Project) FindEvents(f Finder) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.find = f
}

// Happened returns the events that pass a query, see [chronicle.Chronicle.Query].
func (p *Project) Happened(q chronicle.Query) *chronicle.View { return p.events.Query(q) }

// Put puts an article and what was found in it into the project. A finding that
// lies in none of the sentences belongs to its paragraph. The article must not be
// changed afterwards.
//
// The error is [ErrDuplicate] or wraps [ErrFull]; or it says which finding or
// sentence does not lie in the text, which finding's place has no identifier, for
// its passages could not be asked for, or what is wrong with an event. Nothing is
// added then.
func (p *Project) Put(a *data.Article, f Found) error {
	findings := f.Findings
	passages, err := group(a, findings, f.Sentences)
	if err != nil {
		return err
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if _, ok := p.seen[a.Sum]; ok {
		return ErrDuplicate
	}
	if !p.room(a, passages, findings) {
		return fmt.Errorf("%s: %w", a.File, ErrFull)
	}
	if err := p.events.Put(a, findings, f.Events, f.Added); err != nil {
		return err
	}
	p.version++
	c := &p.cols
	number := int32(len(c.articles))
	p.seen[a.Sum] = number
	c.articles = append(c.articles, a)
	c.put(a.Published)
	c.added.put(instant(f.Added))
	rows := p.addRows(number, passages, findings, f.Roles)
	c.found, c.current = append(c.found, rows), append(c.current, rows)
	c.count(rows, 1)
	return nil
}

// addRows puts passages of an article at the end and returns their rows.
func (p *Project) addRows(article int32, passages []passage, findings []geo.Finding, roles []data.PlaceRole) span {
	c := &p.cols
	rows := span{start: int32(len(c.article))}
	for _, g := range passages {
		place := int32(none)
		if f := &findings[g.findings[0]]; f.Place != nil {
			place = p.placeIndex(f.Place)
		}
		var uses uint8
		for _, i := range g.findings {
			p.addFinding(&findings[i])
			role := data.MerelyNamed
			if i < len(roles) {
				role = roles[i]
			}
			c.role = append(c.role, role)
			uses |= 1 << findings[i].Use
		}
		c.article = append(c.article, article)
		c.place = append(c.place, place)
		c.sentence = append(c.sentence, span{int32(g.sentence.Start), int32(g.sentence.End)})
		c.uses = append(c.uses, uses)
		c.findings = append(c.findings, int32(len(c.words)))
	}
	rows.end = int32(len(c.article))
	return rows
}

// instant is a time without length; none for the zero time.
func instant(t time.Time) data.Time {
	if t.IsZero() {
		return data.Time{}
	}
	return data.Time{Start: t, End: t, Grain: data.Second}
}

// count adds the rows to the totals, or with a sign of -1 takes them away.
func (c *columns) count(rows span, sign int32) {
	for row := rows.start; row < rows.end; row++ {
		if c.place[row] == none {
			continue
		}
		dated, added := c.dated[c.article[row]], c.added.dated[c.article[row]]
		for set := range uint8(useSets) {
			if set&c.uses[row] == 0 {
				continue
			}
			c.total[set] += sign
			if !dated {
				c.undated[set] += sign
			}
			if !added {
				c.added.undated[set] += sign
			}
		}
	}
}

// room reports whether no column would outgrow the numbers that count it.
func (p *Project) room(a *data.Article, passages []passage, findings []geo.Finding) bool {
	reasons, others := 0, 0
	for i := range findings {
		reasons += len(findings[i].Reasons)
		others += len(findings[i].Others)
	}
	c := &p.cols
	for _, n := range [...]int{
		len(a.Text),
		len(c.articles) + 1,
		len(c.article) + len(passages),
		len(c.words) + len(findings),
		len(c.why) + reasons,
		len(c.candidate) + others,
		len(c.places) + len(passages) + others, // at most
		len(c.names) + reasons,
	} {
		if n > p.most {
			return false
		}
	}
	return true
}

func (p *Project) addFinding(f *geo.Finding) {
	c := &p.cols
	c.words = append(c.words, span{int32(f.Start), int32(f.End)})
	c.use = append(c.use, f.Use)
	c.score = append(c.score, float32(f.Score))
	for _, r := range f.Reasons {
		c.why = append(c.why, reason{r.Why, p.nameIndex(r.Name)})
	}
	for i := range f.Others {
		c.candidate = append(c.candidate, candidate{p.placeIndex(&f.Others[i].Place), float32(f.Others[i].Score)})
	}
	c.reasons = append(c.reasons, int32(len(c.why)))
	c.others = append(c.others, int32(len(c.candidate)))
}

// placeIndex finds the place in the table or puts a copy there. A candidate
// without an identifier is not joined with any other.
func (p *Project) placeIndex(place *geo.Place) int32 {
	p.ids.mu.Lock()
	defer p.ids.mu.Unlock()
	if i, ok := p.ids.of[place.ID]; ok && place.ID != 0 {
		return i
	}
	i := int32(len(p.cols.places))
	own := *place
	p.cols.places = append(p.cols.places, &own)
	if place.ID != 0 {
		p.ids.of[place.ID] = i
	}
	return i
}

func (p *Project) nameIndex(name string) int32 {
	if i, ok := p.names[name]; ok {
		return i
	}
	i := int32(len(p.cols.names))
	name = strings.Clone(name) // it may be a slice of a whole article
	p.cols.names = append(p.cols.names, name)
	p.names[name] = i
	return i
}

// A passage here is one in the making: the findings of one place, or of one
// unknown name, in one sentence.
type passage struct {
	sentence geo.Span
	findings []int
}

// group makes the passages of an article, in the order of their first words.
func group(a *data.Article, findings []geo.Finding, sentences []geo.Span) ([]passage, error) {
	for i, s := range sentences {
		if s.Start < 0 || s.End < s.Start || s.End > len(a.Text) || i > 0 && s.Start < sentences[i-1].End {
			return nil, fmt.Errorf("%s: sentence %d (bytes %d to %d) is not in its place in a text of %d bytes", a.File, i, s.Start, s.End, len(a.Text))
		}
	}
	for i := range findings {
		f := &findings[i]
		if f.Start < 0 || f.End <= f.Start || f.End > len(a.Text) || int(f.Use) >= geo.Uses {
			return nil, fmt.Errorf("%s: finding %d (bytes %d to %d) is not in a text of %d bytes", a.File, i, f.Start, f.End, len(a.Text))
		}
		if f.Place != nil && f.Place.ID == 0 {
			return nil, fmt.Errorf("%s: the place of finding %d (%s) has no identifier", a.File, i, f.Place.Name)
		}
	}
	return gather(a.Text, findings, func(i int) geo.Span { return holding(findings[i].Span, sentences, a) }), nil
}

// gather joins the findings that share a sentence and a place.
func gather(text string, findings []geo.Finding, sentence func(i int) geo.Span) (passages []passage) {
	for i := range findings {
		s := sentence(i)
		joined := false
		// A sentence names few places, so that looking back through them is quick.
		for j := len(passages) - 1; j >= 0 && passages[j].sentence.Overlaps(s); j-- {
			g := &passages[j]
			if g.sentence == s && samePlace(text, &findings[g.findings[0]], &findings[i]) {
				g.findings = append(g.findings, i)
				joined = true
				break
			}
		}
		if !joined {
			passages = append(passages, passage{s, []int{i}})
		}
	}
	return passages
}

// samePlace reports whether the two findings belong to one passage.
func samePlace(text string, f, g *geo.Finding) bool {
	switch {
	case f.Place != nil && g.Place != nil:
		return f.Place.ID == g.Place.ID
	case f.Place == nil && g.Place == nil:
		return f.In(text) == g.In(text)
	}
	return false
}

// holding is the sentence that holds the words; two or more where the words
// run over their bounds; else the paragraph; else the words themselves.
func holding(words geo.Span, sentences []geo.Span, a *data.Article) geo.Span {
	for _, spans := range [...][]geo.Span{sentences, a.Paragraphs} {
		i := sort.Search(len(spans), func(i int) bool { return spans[i].End > words.Start })
		j := i
		for j < len(spans) && spans[j].End < words.End {
			j++
		}
		if j < len(spans) && spans[i].Start <= words.Start && spans[j].Start < words.End {
			return geo.Span{Start: spans[i].Start, End: spans[j].End}
		}
	}
	return words
}

// Fail notes a file that could not be read.
func (p *Project) Fail(file string, reason error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.version++
	p.failures = append(p.failures, Failure{file, reason.Error()})
}

// Failures are the files that could not be read, in the order in which they
// were noted. The slice must not be changed.
func (p *Project) Failures() []Failure {
	p.mu.Lock()
	defer p.mu.Unlock()
	return slices.Clip(p.failures)
}

// About is what the whole collection is known to be about; nil where nothing is.
func (p *Project) About() *geo.Subject {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.about
}

// SetAbout says what the collection is about, for the articles that are searched
// for places from now on. What was found before stays; [Project.Renew] is for that.
func (p *Project) SetAbout(s *geo.Subject) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.about = s
	p.version++
}

// Articles are the articles of the project in the order in which they were
// added. The slice must not be changed.
func (p *Project) Articles() []*data.Article {
	p.mu.Lock()
	defer p.mu.Unlock()
	return slices.Clip(p.cols.articles)
}

// Version is a number that grows with every change, to see whether a view is
// up to date.
func (p *Project) Version() uint64 {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.version
}

// snapshot returns the columns as they are now with their index, and the articles
// by time.
func (p *Project) snapshot(added bool) (columns, *identifiers, []int32, uint64) {
	p.sorting.Lock() // first, so that order is never ahead of the columns
	defer p.sorting.Unlock()
	p.mu.Lock()
	c, ids, version := p.cols, p.ids, p.version
	p.mu.Unlock()
	order := &p.order
	if added {
		c.calendar, order = c.added, &p.addedOrder
	}
	*order = c.inOrder(*order)
	return c, ids, *order, version
}

// inOrder is all articles by time, where order has the first of them so.
func (c *columns) inOrder(order []int32) []int32 {
	sorted, all := len(order), len(c.articles)
	if sorted == all {
		return order
	}
	fresh := make([]int32, 0, all-sorted)
	for i := sorted; i < all; i++ {
		fresh = append(fresh, int32(i))
	}
	slices.SortFunc(fresh, c.byTime)
	return merge(order, fresh, c.byTime)
}

// byTime puts articles in the order in which they are read: by the start and
// then the end of their time, the undated last, and those of one time as they
// were added.
func (c *columns) byTime(a, b int32) int {
	switch {
	case c.dated[a] != c.dated[b]:
		if c.dated[a] {
			return -1
		}
		return 1
	case c.start[a] != c.start[b]:
		if c.start[a] < c.start[b] {
			return -1
		}
		return 1
	case c.end[a] != c.end[b]:
		if c.end[a] < c.end[b] {
			return -1
		}
		return 1
	}
	return int(a) - int(b)
}

// merge joins two sorted slices to a new one.
func merge(a, b []int32, compare func(a, b int32) int) []int32 {
	out := make([]int32, 0, len(a)+len(b))
	for len(a) > 0 && len(b) > 0 {
		if compare(a[0], b[0]) <= 0 {
			out, a = append(out, a[0]), a[1:]
		} else {
			out, b = append(out, b[0]), b[1:]
		}
	}
	return append(append(out, a...), b...)
}
