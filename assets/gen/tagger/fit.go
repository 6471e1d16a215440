package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"unicode"

	"dateline/geo"
	"dateline/geo/toponym"
	"dateline/geo/toponym/tagger"
)

// The weights by which the finder adds what the tagger reads to the evidence of
// its rules are few, and are fitted by logistic regression on the candidates of
// the development corpora, a part of them again in capitals or small letters,
// and of gmb.dev.tsv, which the tagger has not seen. Evidence that was met
// seldom keeps the weight that was set by hand.

// measured are the corpora whose places are marked, and how much a candidate of
// them counts.
var measured = []struct {
	name   string
	weight float64
}{{"LGL", 1}, {"TR-News", 1}, {"GeoWebNews", 1}, {"GeoVirus", 0.5}, {"gmb.dev", 0.2}}

const (
	copied = 0.3 // what a candidate in capitals or small letters counts of that
	seldom = 40  // candidates with an evidence, under which it is not fitted
	rounds = 30
	folds  = 5
	stiff  = 4e-3 // pull to the weights set by hand
	rate   = 0.1
)

// A sample is a candidate and whether it is marked as a place.
type sample struct {
	x      []float64 // one for each evidence and sign, 1 or the sign's value
	y      float64
	weight float64
	doc    int
	corpus int
}

// marked is a document of which all places are marked.
type marked struct {
	text   string
	places map[geo.Span]bool
	skip   []geo.Span // of which nobody knows whether there are places within
}

// notPlaces are the labels of GeoWebNews for what is no place.
var notPlaces = map[string]bool{"Non_Toponym": true, "Literal_Expression": true, "Non_Lit_Expression": true}

func readMarked(dir, name string, n *normaliser) ([]marked, error) {
	var out []marked
	if name == "gmb.dev" {
		docs, err := n.read(filepath.Join(dir, name+".tsv"), corpus{format: columns})
		for _, d := range docs {
			m := marked{text: d.text, places: make(map[geo.Span]bool)}
			for _, w := range d.names {
				switch w.kind {
				case tagger.Place, tagger.Demonym:
					m.places[w.Span] = true
				case tagger.Organisation:
					m.skip = append(m.skip, w.Span)
				}
			}
			out = append(out, m)
		}
		return out, err
	}
	f, err := os.Open(filepath.Join(dir, name+".jsonl"))
	if err != nil {
		return nil, err
	}
	defer f.Close()
	s := bufio.NewScanner(f)
	s.Buffer(nil, 1<<26)
	for s.Scan() {
		var d struct {
			Text     string
			Toponyms []struct {
				BStart, BEnd int
				Label        string
			}
		}
		if err := json.Unmarshal(s.Bytes(), &d); err != nil {
			return nil, fmt.Errorf("%s: %w", f.Name(), err)
		}
		m := marked{text: d.Text, places: make(map[geo.Span]bool)}
		for _, t := range d.Toponyms {
			if !notPlaces[t.Label] {
				m.places[geo.Span{Start: t.BStart, End: t.BEnd}] = true
			}
		}
		out = append(out, m)
	}
	return out, s.Err()
}

// samples are the candidates of a document.
func samples(f *toponym.Finder, m marked, c int, weight float64, doc int, copied bool) []sample {
	var out []sample
	name := measured[c].name
candidates:
	for _, j := range f.Candidates(geo.Document{Text: m.text}) {
		for _, s := range m.skip {
			if s.Overlaps(j.Span) {
				continue candidates
			}
		}
		y := m.places[j.Span]
		demonym, inside := j.Evidence.Has(toponym.ByDemonym), j.Evidence.Has(toponym.InOrganisation)
		switch {
		case y:
		case demonym && name != "GeoWebNews", name == "GeoVirus" && (inside || copied):
			continue // passed over where they are, so it tells nothing
		}
		s := sample{x: j.Features(), weight: weight, doc: doc, corpus: c}
		if y {
			s.y = 1
		}
		out = append(out, s)
	}
	return out
}

// fit prints the weights in Go, and how well others fitted on four fifths of
// the documents do on the last fifth.
func fit(dir string, f *toponym.Finder, n *normaliser) error {
	all, err := allSamples(dir, f, n)
	if err != nil {
		return err
	}
	if len(all) == 0 {
		return errors.New("nothing to fit on")
	}
	l := newLearner(all)
	l.crossValidate().print()
	fmt.Print(toponym.FormatWeights(l.learn(func(*sample) bool { return true })))
	return nil
}

// allSamples are the candidates of all corpora; those of two documents of three
// again, in capitals or in small letters.
func allSamples(dir string, f *toponym.Finder, n *normaliser) ([]sample, error) {
	var all []sample
	doc := 0
	for c, m := range measured {
		docs, err := readMarked(dir, m.name, n)
		if err != nil {
			return nil, err
		}
		for _, d := range docs {
			doc++
			all = append(all, samples(f, d, c, m.weight, doc, false)...)
			for i, as := range []func(rune) rune{unicode.ToUpper, unicode.ToLower} {
				if doc%3 == i {
					again := d
					again.text = rewritten(document{text: d.text}, as).text
					all = append(all, samples(f, again, c, m.weight*copied, doc, true)...)
				}
			}
		}
	}
	return all, nil
}

// A learner fits weights to samples by logistic regression, climbed by AdaGrad.
type learner struct {
	all   []sample
	start []float64 // weights set by hand
	met   []int     // samples with each evidence
}

func newLearner(all []sample) *learner {
	l := &learner{all: all, start: toponym.HandWeights()}
	l.met = make([]int, len(l.start))
	for _, s := range all {
		for i, x := range s.x {
			if x != 0 {
				l.met[i]++
			}
		}
	}
	return l
}

// learn fits weights to the samples that are taken.
func (l *learner) learn(take func(*sample) bool) []float64 {
	w := append([]float64(nil), l.start...)
	g := make([]float64, len(w)) // sums of squared steps
	var order []int
	for i := range l.all {
		if take(&l.all[i]) {
			order = append(order, i)
		}
	}
	rng := rand.New(rand.NewPCG(1, 1))
	for range rounds {
		rng.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		for _, i := range order {
			s := &l.all[i]
			d := (s.y - chance(w, s.x)) * s.weight
			for k, x := range s.x {
				if x == 0 || k < toponym.Evidences && l.met[k] < seldom {
					continue
				}
				step := d*x - stiff*(w[k]-l.start[k])
				g[k] += step * step
				w[k] += rate * step / math.Sqrt(g[k]+1)
			}
		}
	}
	return w
}

// A validation is how well weights do on documents that they were not fitted on.
type validation struct {
	samples int
	loss    float64 // sum of the negative logarithms of the probability of what is so
	corpora []struct{ found, wrong, missed int }
	sure    [10]struct{ candidates, places int } // by tenths of the probability
}

func (l *learner) crossValidate() *validation {
	v := &validation{samples: len(l.all), corpora: make([]struct{ found, wrong, missed int }, len(measured))}
	for fold := range folds {
		w := l.learn(func(s *sample) bool { return s.doc%folds != fold })
		for i := range l.all {
			if s := &l.all[i]; s.doc%folds == fold {
				v.add(s, chance(w, s.x))
			}
		}
	}
	return v
}

func (v *validation) add(s *sample, p float64) {
	v.loss -= math.Log(math.Abs(1-s.y-p) + 1e-9)
	b := &v.sure[min(9, int(p*10))]
	b.candidates++
	b.places += int(s.y)
	c := &v.corpora[s.corpus]
	switch {
	case p > 0.5 && s.y == 1:
		c.found++
	case p > 0.5:
		c.wrong++
	case s.y == 1:
		c.missed++
	}
}

func (v *validation) print() {
	fmt.Printf("cross-validated over documents: loss %.4f a candidate of %d\n", v.loss/float64(v.samples), v.samples)
	for i, c := range v.corpora {
		fmt.Printf("%-11s %5d found, %4d wrongly, %4d missed of the candidates, all manners\n", measured[i].name, c.found, c.wrong, c.missed)
	}
	for i, b := range v.sure {
		fmt.Printf("sure %.1f to %.1f: %5d candidates, %.3f of them places\n", float64(i)/10, float64(i+1)/10, b.candidates, float64(b.places)/float64(max(1, b.candidates)))
	}
}

// chance is the probability that the weights give to a place.
func chance(w, x []float64) float64 {
	sum := 0.0
	for i, v := range x {
		sum += w[i] * v
	}
	return 1 / (1 + math.Exp(-sum))
}
