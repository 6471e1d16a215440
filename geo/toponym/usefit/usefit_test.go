package usefit_test

import (
	"math/rand/v2"
	"testing"

	"dateline/geo"
	"dateline/geo/toponym"
	"dateline/geo/toponym/usefit"
)

func signs(all ...toponym.Sign) (s toponym.SignSet) {
	for _, x := range append(all, toponym.SignAlways) {
		s[x>>6] |= 1 << (x & 63)
	}
	return s
}

// What the examples say of a sign is learnt, against what English would say
// where there are enough; a sign that no example has keeps English's weight.
func TestFit(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	var examples []usefit.Example
	add := func(s toponym.SignSet, literal float64) {
		for range 200 {
			examples = append(examples, usefit.Example{Usage: toponym.Usage{Signs: s}, Literal: r.Float64() < literal})
		}
	}
	add(signs(toponym.SignAtPlace), 0.95)
	add(signs(toponym.SignActs), 0.9) // English says otherwise
	add(signs(toponym.SignCountry), 0.2)
	w := usefit.Fit(examples, usefit.Ridge, nil)
	for _, c := range []struct {
		what string
		sign toponym.Sign
		want bool
	}{
		{"as English says", toponym.SignAtPlace, true},
		{"against English", toponym.SignActs, true},
		{"of which English says nothing", toponym.SignCountry, false},
		{"in no example", toponym.SignAgainst, false},
	} {
		e := usefit.Example{Usage: toponym.Usage{Signs: signs(c.sign)}}
		if got := w.Literal(&e); got != c.want {
			t.Errorf("%s: literal is %v", c.what, got)
		}
	}
	if *usefit.Fit(examples, usefit.Ridge, nil) != *w {
		t.Error("the same examples give other weights")
	}
	if part := usefit.Fit(examples, usefit.Ridge, func(i int) bool { return i < 200 }); part[toponym.SignCountry] != 0 {
		t.Error("an example counts that was not chosen")
	}
}

// Where the form of the name decides, weights have no say.
func TestDecided(t *testing.T) {
	var w usefit.Weights
	w[toponym.SignAlways] = 5
	for _, use := range []geo.Use{geo.Literal, geo.Demonym, geo.Embedded} {
		e := usefit.Example{Usage: toponym.Usage{Use: use}}
		if !e.Decided() || w.Literal(&e) != (use == geo.Literal) {
			t.Errorf("%v: decided %v, literal %v", use, e.Decided(), w.Literal(&e))
		}
	}
}
