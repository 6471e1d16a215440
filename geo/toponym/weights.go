package toponym

import (
	"fmt"
	"math"
	"strings"

	"dateline/geo"
)

// What assets/gen/tagger needs to fit the weights of evidence.go and reading.go.
// They are numbered: those of the evidence, those of the signs, the bias.

// Candidates returns every stretch of the document that was weighed, where
// [Finder.Judge] leaves out the longer ones that were found wanting before a
// shorter one was decided on. They may overlap.
func (f *Finder) Candidates(d geo.Document) []Judgement {
	r := f.pool.Get().(*reading)
	defer f.pool.Put(r)
	r.all = true
	defer func() { r.all = false }()
	f.judge(d, r)
	return append([]Judgement(nil), r.judged...)
}

// Features are what the weights are multiplied by: 1 for an evidence, the value
// of a sign, 1 for the bias.
func (j *Judgement) Features() []float64 {
	x := make([]float64, Evidences+int(signs)+1)
	for e := range j.Evidence.All {
		x[e] = 1
	}
	for i, v := range j.signs {
		x[Evidences+i] = float64(v)
	}
	x[len(x)-1] = 1
	return x
}

// HandWeights are the weights from which the fit begins: those of the rules
// alone, and that the tagger counts a little.
func HandWeights() []float64 {
	w := make([]float64, Evidences+int(signs)+1)
	for e := range Evidences {
		w[e] = float64(weights[e].alone)
	}
	w[Evidences+signName] = 0.4
	w[Evidences+signMisspelt] = 1.8 // met too seldom to be fitted from nothing
	w[len(w)-1] = float64(bias.alone)
	return w
}

// FormatWeights writes fitted weights beside those set by hand as they stand in
// evidence.go and reading.go.
func FormatWeights(w []float64) string {
	var b strings.Builder
	two := func(x float64) float64 { return math.Round(100*x)/100 + 0 }
	fmt.Fprintf(&b, "bias = weight{%g, %g}\n", bias.alone, two(w[len(w)-1]))
	for e := range Evidences {
		fmt.Fprintf(&b, "%-50s {%g, %g},\n", Evidence(e), weights[e].alone, two(w[e]))
	}
	for i := range int(signs) {
		fmt.Fprintf(&b, "%-50s %g,\n", signWords[i], two(w[Evidences+i]))
	}
	return b.String()
}

// signWords say what each sign is, beside its weight.
var signWords = [signs]string{
	signName:       "read as the name of a place or its people",
	signSmall:      "read so, although only a small place answers to it",
	signWord:       "read so, although it is an ordinary word or a name of people",
	signDemonym:    "read so, and a demonym",
	signEmbedded:   "read so inside an organisation",
	signAny:        "its words are read as part of such a name",
	signPerson:     "read as a person",
	signOrg:        "read as an organisation",
	signOther:      "read as something else",
	signUnknown:    "read as a place that no gazetteer knows",
	signLoud:       "read as a place although capitals tell nothing",
	signSame:       "the same word is read as a place elsewhere",
	signSamePerson: "the same word is read as a person elsewhere",
	signNamesake:   "read as a place although a person has the name",
	signUnread:     "not read",
	signMisspelt:   "a well-known place is spelt nearly so",
	signObject:     "fled, shelled, attacked or hit",
}
