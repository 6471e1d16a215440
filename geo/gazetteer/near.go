package gazetteer

import (
	"cmp"
	"slices"
	"unicode/utf8"
)

// MaxDistance is the most slips that [Gazetteer.Near] forgives.
const MaxDistance = 2

// nearMax is the longest name, in code points, that Near looks for. Longer
// names are phrases, where a slip is better sought word by word.
const nearMax = 48

// nearBudget bounds the states that one search may visit. A search of distance
// 2 in a million names visits some ten thousand to two hundred thousand; only a
// damaged file needs more.
const nearBudget = 1 << 20

// Near appends the names that are at most distance slips from name to into and
// returns it: the nearest first, and the most prominent first among equals, each place once. A
// slip is a letter too many, too few, wrong, or changed about with its
// neighbour (Levenshtein's distance with transpositions, as optimal string
// alignment counts them), in the folded form and counted in code points. The
// name itself, at distance 0, is among them if it is known.
//
// Distances beyond [MaxDistance] are cut to it. A short name has many
// neighbours: for fewer than five letters ask for 1, for fewer than four for
// none.
func (g *Gazetteer) Near(name string, distance int, into []Name) []Name {
	if tooLong(name) {
		return into
	}
	var buf [2 * MaxName]byte
	key := Fold(buf[:0], name)
	s := nearSearch{g: g, max: uint8(min(max(distance, 0), MaxDistance)), budget: nearBudget}
	for len(key) > 0 {
		r, n := utf8.DecodeRune(key)
		if s.len == nearMax {
			return into
		}
		s.want[s.len] = r
		s.allow(key[0])
		s.len++
		key = key[n:]
	}
	if s.len == 0 {
		return into
	}
	s.allow(' ')
	for i := range s.len + 1 {
		s.rows[0][i] = uint8(i)
	}
	s.visit(g.names.root, 0, 0, 0, 0)
	return s.collect(into)
}

// collect appends what was found, each place once.
func (s *nearSearch) collect(into []Name) []Name {
	type near struct {
		Name
		distance uint8
	}
	var all []near
	var names []Name
	for _, h := range s.hits {
		names = today(s.g.decode(h.value, names[:0]), 0)
		for _, n := range names {
			all = append(all, near{n, h.distance})
		}
	}
	slices.SortFunc(all, func(a, b near) int {
		return cmp.Or(cmp.Compare(a.Ref, b.Ref), cmp.Compare(a.distance, b.distance), cmp.Compare(a.Kind, b.Kind))
	})
	all = slices.CompactFunc(all, func(a, b near) bool { return a.Ref == b.Ref })
	slices.SortStableFunc(all, func(a, b near) int { return cmp.Compare(a.distance, b.distance) })
	for _, n := range all {
		into = append(into, n.Name)
	}
	return into
}

type nearHit struct {
	value    uint64
	distance uint8
}

// A nearSearch walks the automaton depth first and keeps, for the letters on
// the path, the rows of the table of edit distances; a path is left as soon as
// no way on can come near enough. Only the cells about the diagonal can hold a
// small distance, and only those are computed.
type nearSearch struct {
	g      *Gazetteer
	want   [nearMax]rune
	len    int
	max    uint8
	budget int
	leads  [256]bool // bytes that a letter may begin with

	rows [nearMax + MaxDistance + 2][nearMax + 1]uint8
	path [nearMax + MaxDistance + 1]rune
	hits []nearHit
}

// allow admits the letters of a script, by the first byte of their UTF-8.
func (s *nearSearch) allow(lead byte) {
	from, to := lead, lead
	switch {
	case lead < utf8.RuneSelf:
		from, to = 0, utf8.RuneSelf-1
	case lead <= 0xcd: // Latin
		from, to = 0xc2, 0xcd
	case lead <= 0xcf: // Greek
		from, to = 0xce, 0xcf
	case lead <= 0xd4: // Cyrillic
		from, to = 0xd0, 0xd4
	case 0xd8 <= lead && lead <= 0xdb: // Arabic
		from, to = 0xd8, 0xdb
	case 0xe4 <= lead && lead <= 0xe9: // Chinese
		from, to = 0xe4, 0xe9
	case 0xea <= lead && lead <= 0xed: // Korean
		from, to = 0xea, 0xed
	}
	for c := int(from); c <= int(to); c++ {
		s.leads[c] = true
	}
}

// visit goes on from a state. depth letters lie behind it, and pending bytes of
// the next one, which are in partial.
func (s *nearSearch) visit(addr int, out uint64, depth int, partial uint32, pending int) {
	if s.budget--; s.budget < 0 {
		return
	}
	var n node
	if !s.g.names.at(addr, &n) {
		return
	}
	if n.final && pending == 0 {
		if d := s.rows[depth][s.len]; depth+int(s.max) >= s.len && d <= s.max {
			s.hits = append(s.hits, nearHit{out + n.finalOut, d})
		}
	}
	if n.single {
		if next, whole := s.follow(n.label, depth, partial, pending); whole {
			s.visit(n.next, out+n.out, depth+1, 0, 0)
		} else if next != 0 {
			s.visit(n.next, out+n.out, depth, next, pending+1)
		}
		return
	}
	for i, c := range n.labels {
		next, whole := s.follow(c, depth, partial, pending)
		if !whole && next == 0 || !n.pick(i) {
			continue
		}
		if whole {
			s.visit(n.next, out+n.out, depth+1, 0, 0)
		} else {
			s.visit(n.next, out+n.out, depth, next, pending+1)
		}
	}
}

// follow looks at one more byte. With a whole letter it fills the next row and
// reports true if a way on may still come near enough; else it returns the bytes
// of the letter so far, or 0 where there is nothing to be found this way.
func (s *nearSearch) follow(c byte, depth int, partial uint32, pending int) (next uint32, whole bool) {
	if depth == len(s.path) || pending == 0 && !s.leads[c] {
		return 0, false
	}
	r := rune(c)
	if c >= utf8.RuneSelf || pending > 0 {
		if pending >= utf8.UTFMax {
			return 0, false
		}
		partial = partial<<8 | uint32(c)
		pending++
		var b [utf8.UTFMax]byte
		for i := range pending {
			b[i] = byte(partial >> (8 * (pending - 1 - i)))
		}
		if !utf8.FullRune(b[:pending]) {
			return partial, false
		}
		r, _ = utf8.DecodeRune(b[:pending])
	}
	s.path[depth] = r
	return 0, s.fill(depth + 1)
}

// fill computes a row and reports whether any way on can still come near
// enough. The cells on both sides of the computed ones are set beyond reach, for
// the rows to come.
func (s *nearSearch) fill(depth int) bool {
	r := s.path[depth-1]
	prev, row := &s.rows[depth-1], &s.rows[depth]
	beyond := s.max + 1
	from, to := max(1, depth-int(s.max)), min(s.len, depth+int(s.max))
	row[from-1] = beyond
	if from == 1 {
		row[0] = min(uint8(depth), beyond)
	}
	best := row[from-1]
	for i := from; i <= to; i++ {
		d := prev[i-1]
		if s.want[i-1] != r {
			d = min(d, row[i-1])
			if i < depth+int(s.max) { // else the cell above was not computed
				d = min(d, prev[i])
			}
			d++
			if depth > 1 && i > 1 && s.want[i-1] == s.path[depth-2] && s.want[i-2] == r {
				d = min(d, s.rows[depth-2][i-2]+1)
			}
		}
		row[i] = d
		best = min(best, d)
	}
	return best <= s.max
}
