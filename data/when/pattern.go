package when

import (
	"fmt"
	"slices"
	"strings"
)

// A set is a set of tokens that one element of a pattern takes, compiled to a
// bit in the row of each id.
type set int32

// An element is one token of a pattern.
type element struct {
	set     set
	classes []*class
	inner   bool // TIME: a whole expression of the rules without TIME
}

// A grammar is all rules in one trie over sets of tokens: patterns that begin
// alike share their beginning.
type grammar struct {
	lex   *lexicon
	rules []*rule
	sets  map[string]set
	elems map[string]*element
	rows  [][]uint64 // by id: the sets that it is in
	nodes []node
	roots [][]edge // by id of the first token
}

type node struct {
	edges []edge
	ends  []ending
}

type edge struct {
	elem *element
	to   int32
}

// An ending is where a pattern is complete.
type ending struct {
	rule     *rule
	before   []*element // what must stand before the span, nearest last
	path     []*element // the span and what must follow it
	tail     int        // how many of path follow it
	order    int
	composed bool // holds TIME
}

// A piece is a member of a pattern: an element, or a group of alternatives.
type piece struct {
	alternatives [][]piece // of a group
	text         string    // of an element
	optional     bool
	open, close  bool // < and >
}

// parsePattern reads a pattern:
//
//	word|other    one of these words
//	CLASS         a token of the class, see wordClasses and kindClasses
//	x?            x or nothing
//	( a b | c )   one of these sequences
//	TIME          a whole expression, of the rules that hold no TIME themselves; once in a pattern
//	{name}        what macros has under the name
//	< a b >       the span; what is outside must stand there and is no part of it
func parsePattern(s string) ([]piece, error) {
	for name, text := range macros {
		s = strings.ReplaceAll(s, "{"+name+"}", text)
	}
	f := strings.Fields(s)
	p, rest, err := parseSequence(f)
	if err == nil && len(rest) > 0 {
		err = fmt.Errorf("unexpected %s", rest[0])
	}
	if err != nil {
		return nil, fmt.Errorf("pattern %q: %w", s, err)
	}
	return p, nil
}

func parseSequence(f []string) (p []piece, rest []string, err error) {
	for len(f) > 0 {
		w := f[0]
		switch {
		case w == ")" || w == ")?" || w == "|":
			return p, f, nil
		case w == "<":
			p = append(p, piece{open: true})
		case w == ">":
			p = append(p, piece{close: true})
		case w == "(":
			g := piece{}
			for {
				var alt []piece
				if alt, f, err = parseSequence(f[1:]); err != nil {
					return nil, nil, err
				}
				g.alternatives = append(g.alternatives, alt)
				if len(f) == 0 {
					return nil, nil, fmt.Errorf("no )")
				}
				if f[0] != "|" {
					g.optional = f[0] == ")?"
					break
				}
			}
			p = append(p, g)
		default:
			text, opt := strings.CutSuffix(w, "?")
			p = append(p, piece{text: text, optional: opt})
		}
		f = f[1:]
	}
	return p, nil, nil
}

// expand writes out every sequence of elements that the pattern stands for.
func expand(p []piece) [][]piece {
	seqs := [][]piece{nil}
	for _, x := range p {
		alts := [][]piece{{x}}
		if x.alternatives != nil {
			alts = nil
			for _, a := range x.alternatives {
				alts = append(alts, expand(a)...)
			}
		}
		if x.optional {
			alts = append(alts, nil)
		}
		var next [][]piece
		for _, s := range seqs {
			for _, a := range alts {
				next = append(next, append(slices.Clone(s), a...))
			}
		}
		seqs = next
	}
	return seqs
}

func newGrammar(families []family) (*grammar, error) {
	g := &grammar{lex: newLexicon(), sets: make(map[string]set), elems: make(map[string]*element), nodes: make([]node, 1)}
	for _, f := range families {
		for i := range f.rules {
			r := &f.rules[i]
			p, err := parsePattern(r.pattern)
			if err != nil {
				return nil, err
			}
			for _, s := range expand(p) {
				if err := g.add(r, s); err != nil {
					return nil, fmt.Errorf("pattern %q: %w", r.pattern, err)
				}
			}
			g.rules = append(g.rules, r)
		}
	}
	g.lex.seal()
	g.rows = make([][]uint64, g.lex.words)
	width := (len(g.sets) + 63) / 64
	all := make([]uint64, width*g.lex.words)
	for i := range g.rows {
		g.rows[i] = all[i*width : (i+1)*width]
	}
	for _, e := range g.elems {
		for _, c := range e.classes {
			for n := range c.ids {
				g.rows[n][e.set>>6] |= 1 << (e.set & 63)
			}
		}
	}
	g.roots = make([][]edge, g.lex.words)
	for i := range g.roots {
		for _, e := range g.nodes[0].edges {
			if e.elem.inner {
				return nil, fmt.Errorf("a pattern begins with %s", innerTime)
			}
			if g.in(id(i), e.elem.set) {
				g.roots[i] = append(g.roots[i], e)
			}
		}
	}
	return g, nil
}

// in reports whether a token of this id is in the set.
func (g *grammar) in(n id, s set) bool { return g.rows[n][s>>6]>>(s&63)&1 != 0 }

// element makes the element that a pattern writes as text.
func (g *grammar) element(text string) (*element, error) {
	if e := g.elems[text]; e != nil {
		return e, nil
	}
	e := &element{set: set(len(g.sets))}
	g.sets[text] = e.set
	if text == innerTime {
		e.inner = true
		g.elems[text] = e
		return e, nil
	}
	for w := range strings.SplitSeq(text, "|") {
		switch ids, mark := punctuation[w]; {
		case mark:
			c := &class{name: w, ids: make(map[id]bool)}
			for _, n := range ids {
				c.ids[n] = true
			}
			e.classes = append(e.classes, c)
		case w == "":
			return nil, fmt.Errorf("%q has an empty alternative", text)
		case w[0] >= 'A' && w[0] <= 'Z':
			c := g.lex.classes[w]
			if c == nil {
				return nil, fmt.Errorf("no class %s", w)
			}
			e.classes = append(e.classes, c)
		default:
			e.classes = append(e.classes, &class{name: w, ids: map[id]bool{g.lex.add(w): true}})
		}
	}
	g.elems[text] = e
	return e, nil
}

// add enters one sequence of a rule.
func (g *grammar) add(r *rule, seq []piece) error {
	end := ending{rule: r, order: len(g.rules)}
	closed := false
	for _, x := range seq {
		if x.open {
			end.before, end.path = end.path, nil
			continue
		}
		if x.close {
			closed = true
			continue
		}
		e, err := g.element(x.text)
		if err != nil {
			return err
		}
		end.path = append(end.path, e)
		end.composed = end.composed || e.inner
		if closed {
			end.tail++
		}
	}
	if len(end.path) == end.tail {
		return fmt.Errorf("the span may be empty")
	}
	if len(end.path) > maxPath {
		return fmt.Errorf("more than %d tokens", maxPath)
	}
	at := int32(0)
next:
	for _, e := range end.path {
		for _, x := range g.nodes[at].edges {
			if x.elem == e {
				at = x.to
				continue next
			}
		}
		g.nodes = append(g.nodes, node{})
		to := int32(len(g.nodes) - 1)
		g.nodes[at].edges = append(g.nodes[at].edges, edge{e, to})
		at = to
	}
	g.nodes[at].ends = append(g.nodes[at].ends, end)
	return nil
}

// maxPath is the number of tokens that a pattern may have.
const maxPath = 14

// innerTime is how patterns write a whole expression inside another.
const innerTime = "TIME"

// A candidate is a pattern that fits.
type candidate struct {
	end   *ending
	n     int32 // tokens of its span
	inner int32 // index of what stood for TIME, -1 for none
}

// An inner expression is what stood for TIME in a pattern.
type inner struct {
	at, n   int // tokens; n is 0 where there is none
	reading reading
}

// walk collects the patterns that fit the tokens from first on, of which those
// before i have been matched. in is the index of the expression inside.
func (s *scan) walk(first, i int, edges []edge, in int32, composed bool) {
	t := &s.toks[i]
	row := s.g.rows[t.id]
	for k := range edges {
		e := &edges[k]
		next, now := i+1, in
		if e.elem.inner {
			if !composed {
				continue
			}
			m, ok := s.at(i, false)
			if !ok {
				continue
			}
			next, now = i+m.n, int32(len(s.inners))
			s.inners = append(s.inners, inner{i, m.n, m.reading})
		} else if row[e.elem.set>>6]>>(e.elem.set&63)&1 == 0 {
			continue
		}
		to := &s.g.nodes[e.to]
		for j := range to.ends {
			x := &to.ends[j]
			if s.g.preceded(s.toks, first, x.before) {
				s.found = append(s.found, candidate{x, int32(next - first - x.tail), now})
			}
		}
		if len(to.edges) > 0 && next < len(s.toks) && s.toks[next].gap != broken {
			s.walk(first, next, to.edges, now, composed)
		}
	}
}

// preceded reports whether the elements stand right before toks[i].
func (g *grammar) preceded(toks []token, i int, before []*element) bool {
	if len(before) > i {
		return false
	}
	for k := len(before) - 1; k >= 0; k-- {
		if toks[i].gap == broken {
			return false
		}
		i--
		if !g.in(toks[i].id, before[k].set) {
			return false
		}
	}
	return true
}

// best picks the longest span, then the rule that stands first.
func best(found []candidate) int {
	b := -1
	for i, c := range found {
		if c.end != nil && (b < 0 || c.n > found[b].n || c.n == found[b].n && c.end.order < found[b].end.order) {
			b = i
		}
	}
	return b
}
