package event

import (
	"dateline/data"
	"dateline/geo"
)

// Weights say how much each kind of [Evidence] speaks for a place, and how
// much must speak for one that is taken.
type Weights struct {
	Of      [Evidences]float32
	Nowhere float32
}

// Shipped returns the weights that the program has.
func Shipped() *Weights { return &Weights{Of: weights, Nowhere: nowhere} }

// With returns a finder that goes by other weights: for measuring.
func (f *Finder) With(w *Weights) *Finder { return newFinder(w) }

// A Candidate is a place that a sentence names, and what speaks for and against
// it as the place of an event.
type Candidate struct {
	geo.Span
	Evidence EvidenceSet
}

// Candidates returns the places that [Finder.Where] chooses among, in the order
// of the text: what weights are fitted to.
func (f *Finder) Candidates(a *data.Article, sentence, word geo.Span, findings []geo.Finding, times []data.Timex) (all []Candidate) {
	f.surveyed(a, sentence, word, findings, times, func(r *reading, t *trigger) {
		for i := range r.places {
			all = append(all, Candidate{r.places[i].Span, r.weigh(t, int32(i))})
		}
	})
	return all
}

// surveyed reads a sentence for a word that is given, and calls do where it
// has such a word.
func (f *Finder) surveyed(a *data.Article, sentence, word geo.Span, findings []geo.Finding, times []data.Timex, do func(*reading, *trigger)) {
	r := f.pool.Get().(*reading)
	defer func() {
		r.article, r.findings, r.times, r.text = nil, nil, nil, ""
		f.pool.Put(r)
	}()
	r.article, r.text, r.findings, r.times = a, a.Text, findings, times
	r.firstF, r.lastF, r.firstT, r.lastT = 0, 0, 0, 0
	r.nth, r.filed, r.lastNamed, r.countries, r.mentions = 1, 0, [placeKinds]namedPlace{}, r.countries[:0], 0
	r.window(sentence)
	r.read(sentence)
	r.survey()
	if t := r.triggerAt(word); t != nil {
		do(r, t)
	}
}
