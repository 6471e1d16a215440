package toponym

import (
	"strings"

	"dateline/geo"
	"dateline/geo/text"
)

// use tells how the text uses the i-th judged name, which is a place.
func (r *reading) use(i int) geo.Use {
	j := &r.judged[i]
	m := name{from: int(j.from), to: int(j.to), known: j.names}
	if j.Evidence.Has(NamesFeature) {
		return geo.Literal
	}
	return r.usage(&m, j.Evidence.Has(InOrganisation)).Use
}

// usage tells how the text uses a name:
//
//   - a name that is only a demonym is one;
//   - a name inside another, an organisation's say, is embedded;
//   - mountains and waters do nothing and are literal;
//   - else the signs around it decide, each with its weight, whether the place
//     itself is meant;
//   - where it is not, a name before the title of an office or another name, in
//     capitals, is a part of that ("Texas Governor") and any other stands for
//     those who act for the place ("Moscow said", "the US secretary of state").
func (r *reading) usage(m *name, inside bool) Usage {
	if m.demonym && !m.place && !m.abbreviation {
		return Usage{Use: geo.Demonym}
	}
	if inside {
		return Usage{Use: geo.Embedded}
	}
	if m.natural() {
		return Usage{Use: geo.Literal, Literal: 1}
	}
	u := Usage{Signs: r.signsOf(m)}
	u.Literal = u.Signs.literal()
	switch {
	case u.Signs.Has(SignBeforeName) && r.ofBuilding(m.to):
		u.Use = geo.Embedded
	case u.Literal >= 0.5:
	case u.Signs.Has(SignBeforeTitle), u.Signs.Has(SignBeforeName):
		u.Use = geo.Embedded
	default:
		u.Use = geo.Metonymic
	}
	return u
}

// ofBuilding reports whether the word at token i, right after a name, is the end
// of the name of a building or a square, which the name is part of: Latah County
// Jail.
func (r *reading) ofBuilding(i int) bool {
	i = r.next(i - 1)
	return r.upper(i) && r.has(i, wStreet) && !r.has(i, wFirst|wSurname)
}

// natural reports whether the name is a mountain's or a water's: they don't act.
func (k *known) natural() bool {
	return (k.class == geo.Water || k.class == geo.River || k.class == geo.Relief) && !k.country && !k.admin1
}

// within reports whether one of the n words before token i has the class.
func (r *reading) within(i, n int, c class) bool {
	for ; n > 0; n-- {
		if i = r.prev(i); i < 0 || r.toks[i].Kind == text.Punct {
			return false
		}
		if r.has(i, c) && (r.toks[i].shape == lower || r.mode(i) == shout) {
			return true
		}
	}
	return false
}

// participle reports whether token i may be a past participle.
func (r *reading) participle(i int) bool {
	if i < 0 || r.toks[i].Kind != text.Word || r.toks[i].shape != lower || r.toks[i].Len() < 5 {
		return false
	}
	w := r.word(i)
	return strings.HasSuffix(w, "ed") || strings.HasSuffix(w, "wn") || strings.HasSuffix(w, "en") && !strings.HasSuffix(w, "een") || strings.HasSuffix(w, "ught")
}
