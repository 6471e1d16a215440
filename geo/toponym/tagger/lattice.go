package tagger

import "encoding/binary"

// A row holds the weights of a feature for all labels as bytes, 128 for 0. Eight
// of them are added to the sums at once: the even and the odd bytes of a word,
// spread to 16 bits each, in which maxFeatures of them have room.
const lanes = 0x00ff00ff00ff00ff

// A Lattice is the working memory for reading stretches, and what was found of
// the last one. The zero value is ready for use; it is for one goroutine.
type Lattice struct {
	m    *Model
	n    int
	node []node
	f    [maxFeatures]uint64
}

// A node is a token: the weights of its labels, and those of the paths that lead
// to each and from each, scaled so that their products are probabilities.
type node struct {
	own, to, from [Labels]float32
	scale         float32
}

// Read reads the tokens [from, to) of a sentence, which toks holds with two
// tokens on either side where there are as many. They are taken to stand between
// tokens that belong to no name. The probabilities hold until the next call.
func (l *Lattice) Read(m *Model, toks []Token, from, to int) {
	l.m, l.n = m, to-from
	if cap(l.node) < l.n {
		l.node = make([]node, max(l.n, 2*cap(l.node), 64))
	}
	l.node = l.node[:cap(l.node)]
	w := window{toks, from, to}
	for i := range l.n {
		m.weigh(&w, from+i, &l.f, &l.node[i].own)
	}
	l.forward()
	l.backward()
}

// weigh sums the weights of a token's features and gives each label its
// exponential, in proportion to the best.
func (m *Model) weigh(w *window, i int, f *[maxFeatures]uint64, own *[Labels]float32) {
	n := w.features(i, f)
	var even0, odd0, even1, odd1 uint64
	for _, h := range f[:n] {
		b := m.rows[h>>m.shift*bucketSize:][:bucketSize:bucketSize]
		mark := fingerprint(h)
		for r := 0; r < bucketSize; r += rowSize {
			hi := binary.LittleEndian.Uint64(b[r+8:])
			if hi>>48 != mark {
				continue
			}
			lo := binary.LittleEndian.Uint64(b[r:])
			even0 += lo & lanes
			odd0 += lo >> 8 & lanes
			even1 += hi & lanes
			odd1 += hi >> 8 & lanes
			break
		}
	}
	var sum [16]uint16
	for k := range 4 {
		s := uint(16 * k)
		sum[2*k] = uint16(even0 >> s)
		sum[2*k+1] = uint16(odd0 >> s)
		sum[8+2*k] = uint16(even1 >> s)
		sum[8+2*k+1] = uint16(odd1 >> s)
	}
	best := uint16(0)
	for y := range Labels {
		best = max(best, sum[y])
	}
	for y := range Labels {
		own[y] = m.exp[min(int(best-sum[y]), expSize-1)]
	}
}

// fingerprint tells the features of a bucket apart; 0 marks an empty row.
func fingerprint(h uint64) uint64 { return h&0xffff | 1 }

// forward sums the paths from the start to each label.
func (l *Lattice) forward() {
	next := &l.m.next
	prev := &[Labels]float32{None: 1} // before the stretch
	for i := range l.n {
		v := &l.node[i]
		var total float32
		for z := range Label(Labels) {
			var s float32
			if z.further() {
				s = prev[z-1]*next[z-1][z] + prev[z]*next[z][z]
			} else {
				for y := range Labels {
					s += prev[y] * next[y][z]
				}
			}
			s *= v.own[z]
			v.to[z] = s
			total += s
		}
		if !(total > 1e-30) {
			// Damaged weights: nothing leads here. Begin anew.
			v.to = [Labels]float32{None: 1}
			total = 1
		}
		v.scale = 1 / total
		for z := range Labels {
			v.to[z] *= v.scale
		}
		prev = &v.to
	}
}

// backward sums the paths from each label to the end, so that to*from is the
// label's probability.
func (l *Lattice) backward() {
	next := &l.m.next
	if l.n == 0 {
		return
	}
	// After the stretch comes a token that belongs to no name.
	v := &l.node[l.n-1]
	total := float32(0)
	for y := range Labels {
		v.from[y] = next[y][None]
		total += v.to[y] * v.from[y]
	}
	total = inverse(total)
	for y := range Labels {
		v.from[y] *= total
	}
	for i := l.n - 2; i >= 0; i-- {
		w := v
		v = &l.node[i]
		var rest [Labels]float32
		for z := range Labels {
			rest[z] = w.own[z] * w.from[z] * w.scale
		}
		for y := range Labels {
			s := rest[None] * next[y][None]
			for k := range Kinds {
				s += rest[1+2*k] * next[y][1+2*k]
			}
			if y != 0 {
				z := (y + 1) &^ 1
				s += rest[z] * next[y][z]
			}
			v.from[y] = s
		}
	}
}

func inverse(x float32) float32 {
	if !(x > 1e-30) {
		return 0
	}
	return 1 / x
}

// Token is the probability that the i-th token of the stretch belongs to a name
// of the kind.
func (l *Lattice) Token(i int, k Kind) float32 {
	if uint(i) >= uint(l.n) || k >= kinds {
		return 0
	}
	v := &l.node[i]
	a, b := First(k), Further(k)
	return bound(v.to[a]*v.from[a] + v.to[b]*v.from[b])
}

// Begins is the probability that a name of the kind begins at the i-th token.
func (l *Lattice) Begins(i int, k Kind) float32 {
	if uint(i) >= uint(l.n) || k >= kinds {
		return 0
	}
	v, a := &l.node[i], First(k)
	return bound(v.to[a] * v.from[a])
}

// Span is the probability that the tokens [i, j) of the stretch are one whole
// name of the kind.
func (l *Lattice) Span(i, j int, k Kind) float32 {
	if i < 0 || j > l.n || i >= j || k >= kinds {
		return 0
	}
	next := &l.m.next
	b := Further(k)
	y := First(k)
	p := l.node[i].to[y]
	for t := i + 1; t < j; t++ {
		v := &l.node[t]
		p *= next[y][b] * v.own[b] * v.scale
		y = b
	}
	// What follows must not go on with the name.
	rest := l.node[j-1].from[y]
	if j < l.n {
		v := &l.node[j]
		rest -= next[y][b] * v.own[b] * v.from[b] * v.scale
	}
	return bound(p * rest)
}

// bound keeps rounding and damage from showing.
func bound(p float32) float32 {
	if p > 1 {
		return 1
	}
	if p >= 0 {
		return p
	}
	return 0 // less than 0, or no number
}
