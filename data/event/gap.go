package event

import (
	"slices"

	"dateline/data"
	"dateline/geo"
	"dateline/geo/text"
)

// A gap is another happening of a verb that is said once: "and seven in Hama on
// Tuesday", after "Five people were killed in Homs on Monday".
type gap struct {
	from, to int32 // how many or who, in tokens; empty where it doesn't say
	named    bool  // it says who: "and Hollande in Paris on Tuesday"
	place    int32
	timex    int // or -1
	end      int32
}

// gapAt reads what follows an "and" or a comma at token i: a number with a place, or
// a place with a time of its own, and nothing else.
func (r *reading) gapAt(i int32) (g gap, ok bool) {
	n := int32(len(r.toks))
	if i >= n || r.toks[i].part != conjunction && r.text[r.toks[i].start] != ',' {
		return g, false
	}
	if i++; i < n && r.toks[i].part == conjunction {
		i++
	}
	g.from, g.timex = i, -1
	if i < n && r.toks[i].timex < 0 && r.toks[i].finding < 0 && (r.toks[i].class&(cCount|cVague) != 0 || r.one(&r.toks[i], "another", "at")) {
		for i < n && i < g.from+6 && r.toks[i].finding < 0 && r.toks[i].timex < 0 && (r.toks[i].part == nounly || i == g.from || r.toks[i].class&cMore != 0) {
			i++
		}
	}
	g.named = g.from == i
	for g.named && i < n && i < g.from+5 && r.toks[i].upper && r.toks[i].part == nounly && r.toks[i].finding < 0 && r.toks[i].timex < 0 {
		i++
	}
	g.to = i
	sited := i < n && r.one(&r.toks[i], "in", "at", "near", "outside")
	if sited {
		i++
	}
	for i < n && r.toks[i].finding < 0 && (r.toks[i].class&(cDet|cDirection|cGeneric) != 0 || r.wordIs(&r.toks[i], "of")) {
		i++
	}
	g.place = int32(slices.IndexFunc(r.places, func(c candidate) bool {
		return c.from == i && c.use == geo.Literal && c.finding >= 0 && !c.fixed.Has(BeforeNoun) && !c.fixed.Has(Possessive)
	}))
	if g.place < 0 {
		return g, false
	}
	i = r.places[g.place].to
	j := i
	if j < n && r.one(&r.toks[j], "on", "in") {
		j++
	}
	if j < n && r.toks[j].timex >= 0 {
		id := r.toks[j].timex
		g.timex = r.firstT + int(id)
		for j < n && r.toks[j].timex == id {
			j++
		}
		i = j
	}
	g.end = i
	if i < n && r.toks[i].kind != text.Punct && r.toks[i].part != conjunction && r.toks[i].part != opener {
		return g, false
	}
	return g, g.to > g.from && sited && (!g.named || g.timex >= 0) || g.to == g.from && g.timex >= 0
}

// dealOut adds an event for each gap after the trigger of the i-th event: of the same
// type, with the place, time and number of its own.
func (r *reading) dealOut(t *trigger, into []data.Event, i int) []data.Event {
	if t.group < 0 || t.place < 0 || into[i].Located != data.PlaceInText || into[i].Status == data.Background || r.places[t.place].from < t.tok {
		return into
	}
	at := r.places[t.place].to
	for steps := 0; at < int32(len(r.toks)) && steps < 4 && (r.toks[at].timex >= 0 || r.one(&r.toks[at], "on", "in")); steps++ {
		at++
	}
	for steps := 0; steps < 8; steps++ {
		g, ok := r.gapAt(at)
		own := ok && g.timex >= 0 && g.timex != into[i].Timex
		if !ok || g.place == t.place || (g.from == g.to || g.named) && !(own && into[i].Basis == data.TimeInText) {
			break
		}
		into = append(into, r.fillGap(t, &into[i], &g))
		r.spokenOf = append(r.spokenOf, t.tok)
		at = g.end
	}
	return into
}

// fillGap returns the event of a gap, and takes its place off the one that has the
// verb.
func (r *reading) fillGap(t *trigger, of *data.Event, g *gap) data.Event {
	e := *of
	c := &r.places[g.place]
	place := r.firstF + int(c.finding)
	of.Also = slices.DeleteFunc(slices.Clone(of.Also), func(p int) bool { return p == place })
	e.Place, e.Where, e.Near, e.Located, e.Also, e.Harm = place, c.Span, c.off(), data.PlaceInText, nil, nil
	e.Words = slices.Clone(of.Words)
	if g.timex >= 0 {
		if when := r.timeOf(&r.times[g.timex]); !when.IsZero() {
			e.Timex, e.Basis, e.When = g.timex, data.TimeInText, upTo(when, r.published, e.Status)
		}
	}
	e.Actors = slices.DeleteFunc(slices.Clone(of.Actors), func(a data.Actor) bool { return a.Target })
	switch whom := r.span(g.from, g.to); {
	case g.to > g.from && whom.Len() > 0:
		e.Actors = append(e.Actors, data.Actor{Span: whom, Target: true})
		if !g.named {
			r.gapHarm(t, &e, g)
		}
	case g.to == g.from && c.fixed.Has(AfterNothing):
		e.Actors = append(e.Actors, data.Actor{Span: c.Span, Target: true})
	}
	return e
}

// gapHarm gives the event of a gap its number, of what the verb says.
func (r *reading) gapHarm(t *trigger, e *data.Event, g *gap) {
	for _, h := range harms {
		if !harmful(e.Type) || !slices.ContainsFunc(t.words[:t.nwords], func(w int32) bool { return r.toks[w].class&h.class != 0 }) && r.toks[t.tok].class&h.class == 0 {
			continue
		}
		for j := g.from; j < g.to; j++ {
			if r.toks[j].class&cCount == 0 {
				continue
			}
			if n, s, ok := r.number(j); ok {
				e.Harm = append(e.Harm, data.Harm{Span: s, What: h.what, Count: n})
			}
			return
		}
	}
}
