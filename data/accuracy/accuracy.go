// Package accuracy measures how well the program finds the places, times and
// events of a corpus, and sorts its errors by what caused them.
//
// Start with [Trial.Run]: it reads every text of a corpus as the program does,
// and returns a [Report] of figures, with their 95 % intervals over the texts.
// What is measured is what the corpus marks: names, found and placed, whole and
// by slices; how each is used; time expressions ([Times]); where the event of a
// verb happened ([EventPlaces]); of what type the event is that a text tells of
// ([EventTypes]); incidents, by what, when and where ([Incidents]). The figures
// are package score's, for places and times to the digit those of the reference
// scorers on what `dateline geoparse` writes for the same texts.
//
// # Slices
//
// A slice is of names: those that are marked in it, and those that were found
// in it without being marked. So a slice has precision, too, but for slices by
// the corpus's own label, which names that were found do not have.
//
// The class of a marked place is taken from the gazetteer: by its GeoNames id;
// else from the GeoNames feature code that the corpus gives; else from the
// nearest place that answers to the words and lies within 161 km, or as far as
// its own radius. A name marked without a place has the class of the most
// prominent place that answers to it. A marked name is a demonym if the corpus
// says so, or if the most prominent place that answers to it does so by a
// demonym.
//
// # Causes
//
// What a [Cause] says rests on the gazetteer, not on a person's judgement:
// "wrong namesake" means that the right place was among those that answer to
// the words and another was chosen.
package accuracy

import (
	"context"
	"fmt"
	"runtime"
	"sync"
	"sync/atomic"

	"dateline/data/corpus"
	"dateline/data/event"
	"dateline/data/score"
	"dateline/data/when"
	"dateline/geo"
	"dateline/geo/gazetteer"
	"dateline/geo/toponym"
)

// A Trial is a parser to be measured, with what the slices need.
type Trial struct {
	Parser    geo.Parser
	Gazetteer *gazetteer.Gazetteer
	Training  *Names       // names that the parser was trained on; nil where nobody said
	About     *geo.Subject // what the corpora are known to be about; nil: nothing
	GivenOnly bool         // measure no more than how the marked names are placed

	tagger *when.Tagger
	finder *event.Finder
}

// Figures are the figures of one task, each with its interval.
type Figures struct {
	score.Result
	Intervals [score.Figures]score.Interval
}

// Measures are the figures of a corpus or of a slice of it.
type Measures struct {
	Found *Figures // finding and placing; nil where it was not measured
	Given *Figures // placing what is marked
}

// A Part is a slice of a corpus with its measures.
type Part struct {
	Name       string
	RecallOnly bool // what was found cannot be sliced so: no precision, no F1
	Measures
}

// A Report is what became of a corpus.
type Report struct {
	Name, File     string
	Texts          int
	Marked, Placed int // names marked, and those of them with a place
	Whole          *Measures
	Parts          []Part
	Uses           *Uses   // nil where the corpus marks no uses, or the finder judges none
	Reach          float64 // of the names marked with a place: share for which the right place answers to the words; NaN without any
	ReachInterval  score.Interval
	Pins           [2][]Pin // of what was found, and of what is marked: every place told that counts
	Times          *Times   // nil where the corpus marks none; so the next
	EventPlaces    *EventPlaces
	EventTypes     *EventTypes
	Incidents      *Incidents
	Errors         []Error
}

// A Pin is a place that was told: how probable it was said to be, and whether it
// is right.
type Pin struct {
	Said  float64
	Right bool
}

// trialled is what became of one document.
type trialled struct {
	text         string
	gold         []row
	found, given []geo.Finding
	uses         []toponym.Usage // of gold
	foundRows    []score.Toponym
	givenRows    []score.Toponym
	pairs        score.Pairs
	givenPairs   score.Pairs
}

// Run measures a corpus on all cores. done is told how many texts are done, from
// any goroutine; it may be nil. The error is the context's, or says which text
// cannot be measured.
func (t *Trial) Run(ctx context.Context, c *corpus.Corpus, done func(int)) (*Report, error) {
	trial := *t
	trial.tagger, trial.finder = when.New(), event.New()
	var measures []func(pass, *Report) error
	for _, m := range []struct {
		holds   corpus.Holding
		measure func(pass, *Report) error
	}{
		{corpus.Places | corpus.Readings, trial.names},
		{corpus.Times, trial.times},
		{corpus.EventPlaces, trial.eventPlaces},
		{corpus.EventTypes, trial.eventTypes},
		{corpus.Incidents, trial.incidents},
	} {
		if c.Holds&m.holds != 0 {
			measures = append(measures, m.measure)
		}
		if t.GivenOnly {
			break
		}
	}
	switch {
	case len(measures) == 0 && t.GivenOnly:
		return nil, fmt.Errorf("%s marks no names that could be placed", c.File)
	case len(measures) == 0:
		return nil, fmt.Errorf("%s marks neither places nor times nor events, which is what is measured", c.File)
	}
	r := &Report{Name: c.Name, File: c.File, Texts: len(c.Documents)}
	for i, measure := range measures {
		if err := measure(pass{ctx, c, i, len(measures), done}, r); err != nil {
			return nil, err
		}
	}
	return r, ctx.Err()
}

// A pass is one way over the documents of a corpus.
type pass struct {
	context.Context
	corpus     *corpus.Corpus
	done, many int // passes
	told       func(int)
}

// each does something with every document, on all cores. The error is the
// context's, or says with which one it could not be done.
func (p pass) each(do func(i int, d *corpus.Document) error) error {
	docs := p.corpus.Documents
	errs := make([]error, len(docs))
	told := p.told
	if told != nil && p.many > 1 {
		told = func(n int) { p.told((p.done*len(docs) + n) / p.many) }
	}
	each(len(docs), func(i int) {
		// One text that breaks a rule of the program must be told with its name.
		defer func() {
			if fault := recover(); fault != nil {
				errs[i] = fmt.Errorf("a fault in this program: %v", fault)
			}
		}()
		if p.Err() == nil {
			errs[i] = do(i, &docs[i])
		}
	}, told)
	if err := p.Err(); err != nil {
		return err
	}
	for i, err := range errs {
		if err != nil {
			return fmt.Errorf("%s, text %s: %w", p.corpus.File, docs[i].ID, err)
		}
	}
	return nil
}

// names measures the names of places.
func (t *Trial) names(p pass, r *Report) error {
	docs := make([]trialled, len(p.corpus.Documents))
	if err := p.each(func(i int, d *corpus.Document) (err error) {
		docs[i], err = t.try(p, p.corpus, d)
		return err
	}); err != nil {
		return err
	}
	for i := range docs {
		for _, g := range docs[i].gold {
			if score.Excluded(g.Label) {
				continue
			}
			r.Marked++
			if g.Placed {
				r.Placed++
			}
		}
	}
	r.Uses = usesOf(docs)
	if p.corpus.Holds&corpus.Places != 0 {
		t.measure(r, docs)
		r.Errors = t.errors(p.corpus, docs)
		r.Pins = pins(docs)
		r.Reach, r.ReachInterval = t.reach(docs)
	}
	return nil
}

// try parses a document and places what is marked in it.
func (t *Trial) try(ctx context.Context, c *corpus.Corpus, d *corpus.Document) (r trialled, err error) {
	doc := geo.Document{Text: d.Text, Title: d.Title, URL: d.URL, About: t.About}
	r.text, r.gold = d.Text, t.rows(d)
	if judge, ok := t.Parser.Finder.(judge); ok {
		spans := make([]geo.Span, len(r.gold))
		for i := range r.gold {
			spans[i] = r.gold[i].span
		}
		r.uses = judge.JudgeUses(doc, spans)
	}
	if c.Holds&corpus.Places == 0 {
		return r, nil
	}
	points := counter(d.Text)
	if !t.GivenOnly {
		if r.found, err = t.Parser.Parse(ctx, doc); err != nil {
			return r, err
		}
		r.foundRows = told(r.found, points)
		r.pairs = score.Pair(toponyms(r.gold), r.foundRows)
	}
	var mentions []geo.Mention
	for i := range r.gold {
		if !score.Excluded(r.gold[i].Label) {
			mentions = append(mentions, geo.Mention{Span: r.gold[i].span})
		}
	}
	if r.given, err = t.Parser.Place(ctx, doc, mentions); err != nil {
		return r, err
	}
	r.givenRows = told(r.given, points)
	r.givenPairs = score.Pair(toponyms(r.gold), r.givenRows)
	return r, nil
}

// each does n pieces of work on all cores.
func each(n int, do func(int), done func(int)) {
	var next, finished atomic.Int64
	var workers sync.WaitGroup
	for range min(n, runtime.GOMAXPROCS(0)) {
		workers.Go(func() {
			for {
				i := int(next.Add(1)) - 1
				if i >= n {
					return
				}
				do(i)
				if k := finished.Add(1); done != nil {
					done(int(k))
				}
			}
		})
	}
	workers.Wait()
}

// measure fills in the figures of a report.
func (t *Trial) measure(r *Report, docs []trialled) {
	parts := t.slices(docs)
	all := make([]Part, len(parts)+1)
	each(len(all), func(n int) {
		s := slice{}
		if n > 0 {
			s = parts[n-1]
		}
		all[n] = Part{Name: s.name, RecallOnly: s.found == nil, Measures: t.measures(docs, s)}
	}, nil)
	r.Whole, r.Parts = &all[0].Measures, all[1:]
}

func (t *Trial) measures(docs []trialled, s slice) (m Measures) {
	figures := func(task score.Task) *Figures {
		tallies := make([]score.Tally, len(docs))
		for i := range docs {
			d := &docs[i]
			rows, pairs, findings := d.foundRows, d.pairs, d.found
			if task == score.Place {
				rows, pairs, findings = d.givenRows, d.givenPairs, d.given
			}
			var of score.Slice
			if s.gold != nil {
				of.Gold = func(i int) bool { return s.gold(&d.gold[i]) }
				of.Found = func(i int) bool { return s.found != nil && s.found(&findings[i], d) }
			}
			tallies[i] = score.NewTally(task, toponyms(d.gold), rows, pairs, of)
		}
		return &Figures{score.Sum(tallies), score.Bootstrap(tallies)}
	}
	if !t.GivenOnly {
		m.Found = figures(score.Parse)
	}
	m.Given = figures(score.Place)
	return m
}
