package resolve

import (
	"math"

	"dateline/geo"
)

// What the softmax gives is the probability among the candidates that are
// known, by evidence that is partly the same thing said twice. How often a pin
// is right was counted in news with known places, and a curve with few numbers
// put through the counts: the logarithm of the odds is a weighted sum of that of
// the softmax's and of what makes a choice better or worse than it looks. A
// village that nothing speaks for may be another of its name that the gazetteer
// doesn't know; the point of a sea may be far from where the news was.
//
// docs/accuracy.md tells how far it can be trusted; docs/reliability.svg shows
// it.

// A sign is something that tells how likely a choice is to be right.
type sign uint8

const (
	always    sign = iota
	odds           // of the place against all else, logarithm, between -6 and 6
	alternate      // found under another of its names
	slip           // by forgiving one, or by half for one of two
	inName         // by a name within its name, or in the small place that is said to hold it
	wide           // a sea, a range, a region: its point may be far off
	apart          // a town in a country where nothing else of the article lies
	backed         // the text or the article speaks for it, beside what it is
	village        // a town of less than 20,000, or a quarter
	shared         // how many have the name: 0 for one, 1 for forty
	country        // a country or a province
	narrow         // by how little it won: 1 for even odds, 0 from odds of 4 to 1 on
	signs
)

// certainties are the weights of the signs, fitted by logistic regression to
// 18,700 pins in the development halves of LGL, TR-News, GeoWebNews and GeoVirus,
// on mentions given and found, with and without the table of outlets. A pin is
// right if it has the place's id or lies within 161 km of it. The slope well
// below 1 says that the softmax is too sure of itself: evidence repeats itself.
//
// Of names taken for a slip there were too few; their weight is held by hand.
// The point of a sea or a range is mostly farther than that from where others
// put theirs, which is why wide weighs so much: what is doubtful is the point,
// not which sea it is.
var certainties = [signs]float64{
	always:    1.5,
	odds:      0.36,
	alternate: -0.2,
	slip:      -3,
	inName:    -0.45,
	wide:      -2.2,
	apart:     -0.5,
	backed:    0.3,
	village:   -0.15,
	shared:    -0.4,
	country:   0.35,
	narrow:    -1.35,
}

// signsOf describes the choice of a place for a name.
func (g *group) signsOf(best *candidate) (s [signs]float64) {
	p := float64(g.here(best))
	s[always] = 1
	s[odds] = max(-6, min(6, math.Log(max(p, 1e-9)/max(1-p, 1e-9))))
	s[narrow] = max(0, min(1, 1-s[odds]/math.Log(4)))
	s[alternate] = float64(best.f[byAlternate])
	s[slip] = float64(g.slips) / 2
	if g.part != "" {
		s[inName] = 1
	}
	switch best.class {
	case geo.Country, geo.Admin1:
		s[country] = 1
	case geo.Town, geo.Quarter, geo.Admin2, geo.Unclassed, geo.Site:
	default:
		s[wide] = 1
	}
	s[apart] = float64(best.f[isolated])
	if best.backed() {
		s[backed] = 1
	}
	if best.class == geo.Quarter || best.class == geo.Town && best.people < 20_000 {
		s[village] = 1
	}
	s[shared] = min(1, math.Log(float64(max(1, len(g.cands))))/math.Log(most))
	return s
}

// backed reports whether the text or the article speaks for the place.
func (c *candidate) backed() bool {
	return c.supported() || c.f[contains] > 0.5 || c.f[sameName] > 0.5 || c.f[otherwise] > 0.5 || c.f[admin1Named] > 0.5 || c.f[outletNear] > 0.5 || c.f[inSubject] > 0.5
}

// probability is how likely a pin with these signs is to be right.
func probability(s *[signs]float64) float64 {
	sum := 0.0
	for i, w := range certainties {
		sum += w * s[i]
	}
	return 1 / (1 + math.Exp(-sum))
}

// heldProbability is how likely a pin on the small place that holds an unknown
// one is to be right.
func (r *run) heldProbability(g *group, c *candidate) float64 {
	for _, l := range r.links {
		if h := &r.groups[l.outer]; l.inner == g.index && h.likeliest() == c {
			s := h.signsOf(c)
			s[inName] = 1
			return probability(&s)
		}
	}
	return 0
}
