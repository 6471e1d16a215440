package gazetteer

import (
	"bytes"
	"cmp"
	"slices"
	"strings"
)

// completeBudget bounds the states that one completion may visit, which is some
// ten milliseconds. Two letters begin up to some hundred thousand names' worth of them.
const completeBudget = 1 << 18

// Complete returns at most n places with a name that begins as typed: those whose
// whole name it is first, and the most prominent first among either, each place
// once. It is for a person who types a name and wants to see what there is, so
// demonyms and codes are left out. Of a single letter it returns those places only
// whose name it is. What follows a comma tells where they lie: "Springfield, Oh".
//
// Where there are more names than it may look at in a few milliseconds, as
// for two letters, it returns the best of those that it has seen.
func (g *Gazetteer) Complete(typed string, n int) []Name {
	if tooLong(typed) || n <= 0 {
		return nil
	}
	names := g.complete(typed, n)
	if len(names) > 0 {
		return names
	}
	comma := strings.LastIndexByte(typed, ',')
	if comma < 0 {
		return nil
	}
	in := Fold(nil, typed[comma+1:])
	names = slices.DeleteFunc(g.complete(typed[:comma], mostWithin), func(m Name) bool { return !g.liesIn(m.Ref, in) })
	return names[:min(n, len(names))]
}

// mostWithin is how many places of a name are looked at for one that lies where
// it was said.
const mostWithin = 2000

// liesIn reports whether a place lies in a district, province or country whose
// name begins so, folded, or is abbreviated so.
func (g *Gazetteer) liesIn(r Ref, in []byte) bool {
	admin2, admin1, country := g.Parents(r)
	var buf [2 * MaxName]byte
	for _, outer := range [...]Ref{admin2, admin1, country} {
		if outer == NoRef || outer == r {
			continue
		}
		if bytes.HasPrefix(Fold(buf[:0], g.Place(outer).Name), in) {
			return true
		}
		for _, n := range g.Lookup(string(in), nil) {
			if n.Ref == outer && n.Kind != Demonym {
				return true
			}
		}
	}
	return false
}

func (g *Gazetteer) complete(typed string, n int) []Name {
	var buf [2 * MaxName]byte
	key := Fold(buf[:0], typed)
	if len(key) == 0 || len(key) > MaxName {
		return nil
	}
	addr, out, ok := g.names.walk(g.names.root, key)
	if !ok {
		return nil
	}
	c := completion{g: g, most: n, budget: completeBudget}
	c.names = g.namesAt(addr, out, nil)
	c.best(0)
	exact := len(c.names)
	if len(key) > 1 && exact < n {
		c.visit(addr, out)
		c.best(exact)
	}
	return c.names
}

// A completion walks all ways on from a state.
type completion struct {
	g      *Gazetteer
	most   int
	budget int
	names  []Name
}

// best leaves the most prominent places after the first so many, which stay.
func (c *completion) best(first int) {
	rest := slices.DeleteFunc(c.names[first:], func(n Name) bool {
		return n.Kind == Demonym || n.Kind == Code ||
			slices.ContainsFunc(c.names[:first], func(e Name) bool { return e.Ref == n.Ref })
	})
	slices.SortFunc(rest, func(a, b Name) int {
		return cmp.Or(cmp.Compare(a.Ref, b.Ref), cmp.Compare(a.Kind, b.Kind))
	})
	rest = slices.CompactFunc(rest, func(a, b Name) bool { return a.Ref == b.Ref })
	c.names = c.names[:min(first+len(rest), max(c.most, first))]
}

// visit collects the names that end at a state or beyond it.
func (c *completion) visit(addr int, out uint64) {
	if c.budget--; c.budget < 0 || len(c.names) > completeBudget { // a damaged file may have long lists
		return
	}
	var n node
	if !c.g.names.at(addr, &n) {
		return
	}
	if n.final {
		c.names = c.g.decode(out+n.finalOut, c.names)
	}
	if n.single {
		c.visit(n.next, out+n.out)
		return
	}
	for i := range n.labels {
		if n.pick(i) {
			c.visit(n.next, out+n.out)
		}
	}
}
