package toponym

import "math"

// The signs: what is known of a name by degrees, as logarithms of odds, which the
// score adds up, each with a weight, beside the [Evidence]. The same reading
// counts more or less by what the name is, so some signs repeat another for the
// names of one sort.
const (
	signName       = iota // that it is one whole name of a place or its people
	signSmall             // signName, where only a town or less answers to it
	signWord              // signName, where it is a name of people or an ordinary word as well
	signDemonym           // signName, where it is a demonym
	signEmbedded          // signName, where it stands in the name of an organisation
	signAny               // that its words belong to such names
	signPerson            // that they belong to the name of a person
	signOrg               // of an organisation
	signOther             // of something else
	signUnknown           // signName, where the gazetteer doesn't know it
	signLoud              // signName, where capitals tell nothing
	signSame              // signName of the same word elsewhere in the document, on the mean
	signSamePerson        // signPerson there
	signNamesake          // signName, where a person of the article has the name
	signUnread            // 1 where the tagger read nothing
	signMisspelt          // 1 where a well-known place is called so, but for one slip
	signObject            // 1 where it is fled, shelled or retaken, less where it is attacked or hit
	signs
)

// signWeights were fitted together with the weights of the evidence.
var signWeights = [signs]float32{
	signName:       0.43,
	signSmall:      0.11,
	signWord:       0.08,
	signDemonym:    -0.08,
	signEmbedded:   -0.16,
	signAny:        -0.12,
	signPerson:     -0.05,
	signOrg:        0.07,
	signOther:      -0.06,
	signUnknown:    0.12,
	signLoud:       0.05,
	signSame:       0.11,
	signSamePerson: -0.14,
	signNamesake:   0.01,
	signUnread:     -0.32,
	signMisspelt:   1.8,
	signObject:     1.0,
}

// weighSigns fills in the signs of a judgement. What the same word is elsewhere
// is added when all are known.
func (r *reading) weighSigns(j *Judgement) {
	d, x := &j.Reading, &j.signs
	if !d.Read {
		x[signUnread] = 1
		return
	}
	x[signName] = logit(d.Place + d.Demonym)
	if e := j.Evidence; e.Has(NamesSmall) || e.Has(NamesTown) || e.Has(ByBareName) {
		x[signSmall] = x[signName]
	}
	if e := j.Evidence; e.Has(CommonWord) || e.Has(SurnameWord) || e.Has(FirstNameWord) || e.Has(TitleWord) {
		x[signWord] = x[signName]
	}
	if j.Evidence.Has(ByDemonym) {
		x[signDemonym] = x[signName]
	}
	if j.Evidence.Has(InOrganisation) {
		x[signEmbedded] = x[signName]
	}
	x[signAny] = logit(d.AnyPlace)
	x[signPerson] = logit(d.Person)
	x[signOrg] = logit(d.Organisation)
	x[signOther] = logit(d.Others)
	if j.Evidence.Has(NamesNothing) {
		x[signUnknown] = x[signName]
	}
	if j.Evidence.Has(SurnameOfArticle) {
		x[signNamesake] = x[signName]
	}
	if j.Evidence.Has(CapitalsUnknown) {
		x[signLoud] = x[signName]
	}
}

// score sums the evidence and, where there is a tagger, the signs.
func (f *Finder) score(j *Judgement) float32 {
	sum := j.Evidence.score(f.m != nil)
	if f.m != nil {
		for i, x := range &j.signs {
			sum += x * signWeights[i]
		}
	}
	return sum
}

// logit is the logarithm of the odds of a probability, within what the tagger
// can be trusted with.
func logit(p float32) float32 {
	p = min(max(p, 0.002), 0.998)
	return float32(math.Log(float64(p / (1 - p))))
}

// odds is the probability of which x is the logarithm of the odds.
func odds(x float32) float64 { return 1 / (1 + math.Exp(-float64(x))) }
