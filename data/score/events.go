package score

import (
	"math"
	"sort"
)

// A Stretch is where words stand in a text, in whatever both sides count.
type Stretch struct {
	Start, End int
}

// A PlaceTally holds the places of events found against those marked. The zero
// value is ready for use.
type PlaceTally struct {
	Events  int // that were asked about
	Exact   int // the places found are those marked, no more and no fewer; none where none is marked counts
	Placed  int // events that have a place marked
	Right   int // of those, found exactly
	Marked  int // places marked
	Found   int // places found
	Correct int // found with the very words that were marked
}

// Add counts an event.
func (t *PlaceTally) Add(marked, found []Stretch) {
	t.Events++
	t.Marked += len(marked)
	t.Found += len(found)
	n := 0
	for _, m := range marked {
		for _, f := range found {
			if m == f {
				n++
				break
			}
		}
	}
	t.Correct += n
	exact := n == len(marked) && n == len(found)
	if exact {
		t.Exact++
	}
	if len(marked) > 0 {
		t.Placed++
		if exact {
			t.Right++
		}
	}
}

// Sum adds another tally n times.
func (t *PlaceTally) Sum(o *PlaceTally, n int) {
	t.Events += n * o.Events
	t.Exact += n * o.Exact
	t.Placed += n * o.Placed
	t.Right += n * o.Right
	t.Marked += n * o.Marked
	t.Found += n * o.Found
	t.Correct += n * o.Correct
}

// Share is the share of events whose places are found exactly; of those alone
// that have one where placed is set. NaN where there are no such events.
func (t *PlaceTally) Share(placed bool) float64 {
	if placed {
		return float64(t.Right) / float64(t.Placed)
	}
	return float64(t.Exact) / float64(t.Events)
}

// F1 is the harmonic mean of precision and recall over single places.
func (t *PlaceTally) F1() float64 {
	return 2 * float64(t.Correct) / float64(t.Found+t.Marked)
}

// A LabelTally holds labels found against labels marked, of whatever set. The
// zero value is ready for use.
type LabelTally struct {
	counts map[[2]string]int
}

// Add counts a case. A label found that is empty is none.
func (t *LabelTally) Add(marked, found string) {
	if t.counts == nil {
		t.counts = make(map[[2]string]int)
	}
	t.counts[[2]string{marked, found}]++
}

// Labels returns the labels that were marked, in their order.
func (t *LabelTally) Labels() []string {
	seen := make(map[string]bool)
	var out []string
	for k := range t.counts {
		if !seen[k[0]] {
			seen[k[0]] = true
			out = append(out, k[0])
		}
	}
	sort.Strings(out)
	return out
}

// F1 is that of one label, and how often it was marked.
func (t *LabelTally) F1(label string) (f1 float64, marked int) {
	both, found := 0, 0
	for k, n := range t.counts {
		if k[0] == label {
			marked += n
		}
		if k[1] == label {
			found += n
		}
		if k[0] == label && k[1] == label {
			both += n
		}
	}
	if marked+found == 0 {
		return math.NaN(), 0
	}
	return 2 * float64(both) / float64(marked+found), marked
}

// Macro is the mean of F1 over the labels that were marked, each counting the
// same however seldom it is.
func (t *LabelTally) Macro() float64 {
	labels := t.Labels()
	sum := 0.0
	for _, l := range labels {
		f, _ := t.F1(l)
		sum += f
	}
	return sum / float64(len(labels))
}

// Accuracy is the share of cases with the label that was marked.
func (t *LabelTally) Accuracy() float64 {
	right, all := 0, 0
	for k, n := range t.counts {
		all += n
		if k[0] == k[1] {
			right += n
		}
	}
	return float64(right) / float64(all)
}

// An Agreement says which slots of a template an event that was found fills as
// marked. A slot that the template leaves empty agrees with nothing.
type Agreement struct {
	Type, Date, Place bool
}

func (a Agreement) slots() (n int) {
	for _, b := range [...]bool{a.Type, a.Date, a.Place} {
		if b {
			n++
		}
	}
	return n
}

// A Template says which slots of an incident are filled in the key.
type Template struct {
	Type, Date, Place bool
}

// A TemplateTally holds events found against the templates of the Message
// Understanding Conferences. The zero value is ready for use.
type TemplateTally struct {
	Templates, Found     int // in the key; events found in the texts
	Typed, Dated, Placed int // templates with the slot
	Type, Date, Place    int // of those, filled as marked
	Whole                int // templates of which all slots are
	Aligned              int // templates that some event was aligned with
}

// Sum adds another tally n times.
func (t *TemplateTally) Sum(o *TemplateTally, n int) {
	t.Templates += n * o.Templates
	t.Found += n * o.Found
	t.Typed += n * o.Typed
	t.Dated += n * o.Dated
	t.Placed += n * o.Placed
	t.Type += n * o.Type
	t.Date += n * o.Date
	t.Place += n * o.Place
	t.Whole += n * o.Whole
	t.Aligned += n * o.Aligned
}

// Add counts a text. Templates and events are aligned one to one, those first
// that agree in most slots, the type before the others, as the conferences'
// scorer did; a template without an event that agrees in any slot is missed. It
// returns the event of each template, or -1.
func (t *TemplateTally) Add(templates []Template, found int, agree func(template, event int) Agreement) []int {
	t.Templates += len(templates)
	t.Found += found
	type pair struct {
		i, j, rank int
		a          Agreement
	}
	var pairs []pair
	for i, m := range templates {
		if m.Type {
			t.Typed++
		}
		if m.Date {
			t.Dated++
		}
		if m.Place {
			t.Placed++
		}
		for j := range found {
			a := agree(i, j)
			a.Type, a.Date, a.Place = a.Type && m.Type, a.Date && m.Date, a.Place && m.Place
			rank := 2 * a.slots()
			if a.Type {
				rank++
			}
			if rank > 0 {
				pairs = append(pairs, pair{i, j, rank, a})
			}
		}
	}
	sort.SliceStable(pairs, func(x, y int) bool { return pairs[x].rank > pairs[y].rank })
	event, done := make([]int, len(templates)), make([]bool, found)
	for i := range event {
		event[i] = -1
	}
	for _, p := range pairs {
		if event[p.i] >= 0 || done[p.j] {
			continue
		}
		event[p.i], done[p.j] = p.j, true
		t.Aligned++
		m := templates[p.i]
		if p.a.Type {
			t.Type++
		}
		if p.a.Date {
			t.Date++
		}
		if p.a.Place {
			t.Place++
		}
		if p.a.Type == m.Type && p.a.Date == m.Date && p.a.Place == m.Place {
			t.Whole++
		}
	}
	return event
}
