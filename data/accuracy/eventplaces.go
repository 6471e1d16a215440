package accuracy

import (
	"hash/fnv"
	"io"
	"math"
	"slices"
	"strings"

	"dateline/data"
	"dateline/data/corpus"
	"dateline/data/event"
	"dateline/data/event/placefit"
	"dateline/data/score"
	"dateline/geo"
)

// EventPlaces are the figures of where events happened, of us and of two
// baselines.
type EventPlaces struct {
	LeftOut int                     // texts whose marks are not to be had
	Nowhere score.EventPlaceFigures // baseline: no place ever
	Nearest score.EventPlaceFigures // baseline: the name nearest to the verb
	Ours    score.EventPlaceFigures
	Crossed score.EventPlaceFigures // ours, with weights that were not fitted on the text; none for fewer than a hundred texts
	Fitted  *event.Weights          // weights fitted on all texts; nil where Crossed has no figures
	Sources []EventSource           // in the order of their names; none where the corpus has one
}

// An EventSource is a part of a corpus that comes from one place.
type EventSource struct {
	Name          string
	Nearest, Ours score.EventPlaceFigures
}

// A placedVerb is what came of the place of one verb.
type placedVerb struct {
	nowhere, nearest, ours score.PlaceTally
	findings               []geo.Finding
	times                  []data.Timex
	example                placefit.Example
	wrong                  *Error
}

// eventPlaces measures where the verbs that are marked happened. A document is
// all texts of the same words: the public corpus has many twice, with other
// verbs.
func (t *Trial) eventPlaces(p pass, r *Report) error {
	tried := make([]placedVerb, len(p.corpus.Documents))
	if err := p.each(func(i int, d *corpus.Document) (err error) {
		if !d.Displaced {
			tried[i], err = t.placeOf(p, d)
		}
		return err
	}); err != nil {
		return err
	}
	e := &EventPlaces{}
	var groups [3]byText
	bySource := map[string]*[2]byText{}
	for i := range p.corpus.Documents {
		d := &p.corpus.Documents[i]
		if d.Displaced {
			e.LeftOut++
			continue
		}
		x := &tried[i]
		groups[0].add(d.Text, &x.nowhere)
		groups[1].add(d.Text, &x.nearest)
		groups[2].add(d.Text, &x.ours)
		s := bySource[d.Source]
		if s == nil {
			s = new([2]byText)
			bySource[d.Source] = s
		}
		s[0].add(d.Text, &x.nearest)
		s[1].add(d.Text, &x.ours)
		if x.wrong != nil {
			r.Errors = append(r.Errors, *x.wrong)
		}
	}
	e.Nowhere, e.Nearest, e.Ours = groups[0].measure(), groups[1].measure(), groups[2].measure()
	if len(bySource) > 1 {
		for name, s := range bySource {
			e.Sources = append(e.Sources, EventSource{name, s[0].measure(), s[1].measure()})
		}
		slices.SortFunc(e.Sources, func(a, b EventSource) int { return strings.Compare(a.Name, b.Name) })
	}
	if len(groups[2].tallies) >= fewest {
		if err := t.crossPlaces(p, e, tried); err != nil {
			return err
		}
	}
	r.EventPlaces = e
	return nil
}

// placeOf holds the places told for a verb against those that are marked.
func (t *Trial) placeOf(p pass, d *corpus.Document) (x placedVerb, err error) {
	if x.findings, err = t.Parser.Parse(p, geo.Document{Text: d.Text, Title: d.Title, URL: d.URL, About: t.About}); err != nil {
		return x, err
	}
	a := &data.Article{Text: d.Text, Published: published(d)}
	x.times = t.tagger.Find(d.Text, a.Published, nil)
	marked := stretches(d.Where)
	told := stretches(t.finder.Where(a, geo.Span{End: len(d.Text)}, d.Verb, x.findings, x.times))
	x.nowhere.Add(marked, nil)
	x.nearest.Add(marked, stretches(nearest(x.findings, d.Verb)))
	x.ours.Add(marked, told)
	for _, c := range t.finder.Candidates(a, geo.Span{End: len(d.Text)}, d.Verb, x.findings, x.times) {
		right := slices.ContainsFunc(d.Where, func(w geo.Span) bool { return w.Overlaps(c.Span) })
		x.example.Places, x.example.Right = append(x.example.Places, c.Evidence), append(x.example.Right, right)
	}
	x.wrong = placeError(d, marked, told, x.findings)
	return x, nil
}

// crossPlaces fills in the figures with weights that were not fitted on the texts
// they judge, and the weights fitted on all.
func (t *Trial) crossPlaces(p pass, e *EventPlaces, tried []placedVerb) error {
	examples := make([]placefit.Example, len(tried))
	for i := range tried {
		examples[i] = tried[i].example
	}
	var finders [placeFolds]*event.Finder
	finders, e.Fitted = t.crossed(p.corpus, examples, e.Sources)
	ours := make([]score.PlaceTally, len(tried))
	if err := p.each(func(i int, d *corpus.Document) error {
		if !d.Displaced {
			a := &data.Article{Text: d.Text, Published: published(d)}
			ours[i].Add(stretches(d.Where), stretches(finders[foldOf(d.Text)].Where(a, geo.Span{End: len(d.Text)}, d.Verb, tried[i].findings, tried[i].times)))
		}
		return nil
	}); err != nil {
		return err
	}
	var group byText
	for i := range ours {
		if d := &p.corpus.Documents[i]; !d.Displaced {
			group.add(d.Text, &ours[i])
		}
	}
	e.Crossed = group.measure()
	return nil
}

// fewest is the number of texts below which no weights are fitted.
const fewest = 100

// placeFolds is how many parts texts are dealt out to, those with the same
// words to the same one.
const placeFolds = 5

func foldOf(text string) int {
	h := fnv.New32a()
	_, _ = io.WriteString(h, text)
	return int(h.Sum32() % placeFolds)
}

// crossed returns for each part a finder with weights fitted on the others, and
// the weights fitted on all.
// Nothing is fitted on sources that have a place marked in fewer than one of
// five texts: most of theirs were not marked, and "in the city of Raqqa" is none.
func (t *Trial) crossed(c *corpus.Corpus, examples []placefit.Example, sources []EventSource) (finders [placeFolds]*event.Finder, all *event.Weights) {
	sparse := map[string]bool{}
	for i := range sources {
		s := &sources[i].Ours
		sparse[sources[i].Name] = 5*s.Placed < s.Events
	}
	each(placeFolds+1, func(k int) {
		w := placefit.Fit(examples, func(i int) bool {
			d := &c.Documents[i]
			return foldOf(d.Text) != k && !sparse[d.Source]
		})
		if k < placeFolds {
			finders[k] = t.finder.With(w)
		} else {
			all = w
		}
	}, nil)
	return finders, all
}

// byText are tallies of places, one for texts of the same words.
type byText struct {
	at      map[string]int
	tallies []score.PlaceTally
}

func (b *byText) add(text string, t *score.PlaceTally) {
	if b.at == nil {
		b.at = map[string]int{}
	}
	i, ok := b.at[text]
	if !ok {
		i = len(b.tallies)
		b.at[text] = i
		b.tallies = append(b.tallies, score.PlaceTally{})
	}
	b.tallies[i].Sum(t, 1)
}

func (b *byText) measure() score.EventPlaceFigures { return score.MeasurePlaces(b.tallies) }

func stretches(spans []geo.Span) []score.Stretch {
	out := make([]score.Stretch, len(spans))
	for i, s := range spans {
		out[i] = score.Stretch{Start: s.Start, End: s.End}
	}
	return out
}

// nearest is the name of a place with the fewest bytes between it and the verb,
// of equals the first. Words for a people and names inside other names are none.
func nearest(findings []geo.Finding, verb geo.Span) []geo.Span {
	best, at := math.MaxInt, -1
	for i := range findings {
		if u := findings[i].Use; u == geo.Demonym || u == geo.Embedded {
			continue
		}
		if d := apart(findings[i].Span, verb); d < best {
			best, at = d, i
		}
	}
	if at < 0 {
		return nil
	}
	return []geo.Span{findings[at].Span}
}

// apart is the number of bytes between two spans.
func apart(a, b geo.Span) int { return max(0, a.Start-b.End, b.Start-a.End) }

// placeError says in what the places told differ from those marked; nil where
// they don't.
func placeError(d *corpus.Document, marked, told []score.Stretch, findings []geo.Finding) *Error {
	same, over := 0, 0
	for _, m := range marked {
		for _, f := range told {
			switch {
			case m == f:
				same++
			case m.Start < f.End && f.Start < m.End:
				over++
			}
		}
	}
	found := false
	for _, m := range marked {
		for i := range findings {
			found = found || m.Start < findings[i].End && findings[i].Start < m.End
		}
	}
	e := &Error{Step: PlacingEvents, Want: stretchWords(d.Text, marked), Got: stretchWords(d.Text, told)}
	switch {
	case same == len(marked) && same == len(told):
		return nil
	case len(marked) == 0:
		e.Cause = UnmarkedTold
	case same+over == len(marked) && len(told) == len(marked):
		e.Cause = OtherBounds
	case same+over > 0:
		e.Cause = OthersOfSeveral
	case !found:
		e.Cause = NameUnknown
	case len(told) == 0:
		e.Cause = NoneTold
	default:
		e.Cause = AnotherPlace
	}
	e.locate(d, d.Verb, counter(d.Text))
	return e
}

func stretchWords(text string, s []score.Stretch) string {
	words := make([]string, len(s))
	for i, x := range s {
		words[i] = text[x.Start:x.End]
	}
	return strings.Join(words, "; ")
}
