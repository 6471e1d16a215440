package tagger

import (
	"cmp"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"math"
	"math/rand/v2"
	"slices"
)

// A Trainer makes a model from stretches of which the labels are known, wholly
// or in part. Add them all, then call Train.
//
// The objective is the logarithm of the probability of what is known, so that a
// token of which one knows only that it is no place teaches that and nothing
// else. It is climbed by AdaGrad (Duchi, Hazan and Singer 2011), stretch by
// stretch. The same calls in the same order give the same bytes on the same
// architecture.
type Trainer struct {
	Rounds  int     // over all stretches; 0 stands for 8
	Rate    float64 // of learning; 0 stands for 0.25
	Decay   float64 // pulls weights to 0 wherever their feature is met; 0 stands for 1e-4
	Dropout float64 // the share of the tokens whose own word is hidden in a round; 0 stands for none
	Bits    int     // the model has 1<<Bits buckets of four features; 0 stands for 14
	Seldom  int     // features met fewer times are left out; 0 stands for 2

	ids       map[uint64]int32
	hashes    []uint64
	met       []int32
	feats     []int32 // of all tokens, tokenFeatures each
	per       int
	known     []uint16
	stretches []stretch
}

type stretch struct {
	from, to int32 // tokens of Trainer.known
	weight   float32
}

// Known is the set of the labels that a token may have.
type Known uint16

// Anything is known of a token of which nothing is known.
const Anything Known = 1<<Labels - 1

// Just is the set of one label.
func Just(l Label) Known { return 1 << l }

// But returns the set without the labels of a kind of name.
func (k Known) But(kind Kind) Known { return k &^ (1<<First(kind) | 1<<Further(kind)) }

// Add adds the stretch [from, to) of a sentence, see [Lattice.Read], with what
// is known of its tokens, one set for each token of the stretch, and how much
// it counts.
func (t *Trainer) Add(toks []Token, from, to int, known []Known, weight float64) {
	if t.ids == nil {
		t.ids = make(map[uint64]int32)
	}
	if !slices.ContainsFunc(known, func(k Known) bool { return k != Anything }) {
		return // it teaches nothing
	}
	w := window{toks, from, to}
	start := len(t.known)
	var f [maxFeatures]uint64
	for i := from; i < to; i++ {
		n := w.features(i, &f)
		t.per = n
		for _, h := range f[:n] {
			id, ok := t.ids[h]
			if !ok {
				id = int32(len(t.met))
				t.ids[h] = id
				t.hashes = append(t.hashes, h)
				t.met = append(t.met, 0)
			}
			t.met[id]++
			t.feats = append(t.feats, id)
		}
		t.known = append(t.known, uint16(known[i-from]))
	}
	t.stretches = append(t.stretches, stretch{int32(start), int32(len(t.known)), float32(weight)})
}

// training is the state of Train.
type training struct {
	*Trainer
	id       []int32           // of features to weights, -1 for those left out
	w, g     [][Labels]float32 // weights and the sums of their squared gradients
	tw, tg   [Labels][Labels]float32
	rate     float32
	decay    float32
	rng      *rand.Rand
	own      [][Labels]float32 // logarithms
	free     [][Labels]float32 // probabilities given nothing
	tied     [][Labels]float32 // probabilities given what is known
	freePair [Labels][Labels]float32
	tiedPair [Labels][Labels]float32
	to, from [][Labels]float32
	hidden   []bool
}

// Train returns the bytes of the model. The error is that there is nothing to
// learn from. If report isn't nil it is called after each round with the mean
// logarithm of the probability of what is known.
func (t *Trainer) Train(report func(round int, likelihood float64)) ([]byte, error) {
	if len(t.stretches) == 0 {
		return nil, errors.New("tagger: nothing to train on")
	}
	s := training{Trainer: t, rate: float32(cmp.Or(t.Rate, 0.25)), decay: float32(cmp.Or(t.Decay, 1e-4)), rng: rand.New(rand.NewPCG(1, 2))}
	s.id = make([]int32, len(t.met))
	kept := int32(0)
	seldom := int32(cmp.Or(t.Seldom, 2))
	for i, n := range t.met {
		s.id[i] = -1
		if n >= seldom {
			s.id[i] = kept
			kept++
		}
	}
	s.w = make([][Labels]float32, kept)
	s.g = make([][Labels]float32, kept)
	order := make([]int, len(t.stretches))
	for i := range order {
		order[i] = i
	}
	for round := range cmp.Or(t.Rounds, 8) {
		s.rng.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		sum, n := 0.0, 0.0
		for _, i := range order {
			x := t.stretches[i]
			sum += float64(s.learn(x)) * float64(x.weight)
			n += float64(x.weight)
		}
		if report != nil {
			report(round+1, sum/n)
		}
	}
	return s.bytes()
}

// learn takes one step for a stretch and returns the logarithm of the
// probability of what is known of it.
func (s *training) learn(x stretch) float32 {
	n := int(x.to - x.from)
	for len(s.own) < n {
		s.own = append(s.own, [Labels]float32{})
		s.free, s.tied = append(s.free, [Labels]float32{}), append(s.tied, [Labels]float32{})
		s.to, s.from = append(s.to, [Labels]float32{}), append(s.from, [Labels]float32{})
		s.hidden = append(s.hidden, false)
	}
	for i := range n {
		s.hidden[i] = s.Dropout > 0 && s.rng.Float64() < s.Dropout
		var sum [Labels]float32
		for _, id := range s.features(int(x.from)+i, s.hidden[i]) {
			if id = s.id[id]; id >= 0 {
				for y, w := range &s.w[id] {
					sum[y] += w
				}
			}
		}
		s.own[i] = sum
	}
	all := s.pass(x, n, false, s.free, &s.freePair)
	some := s.pass(x, n, true, s.tied, &s.tiedPair)

	step := func(w, g *float32, grad float32) {
		grad *= x.weight
		if grad == 0 {
			return
		}
		*g += grad * grad
		*w += s.rate*grad/float32(math.Sqrt(float64(*g)+1e-6)) - s.rate*s.decay**w
	}
	for i := range n {
		var grad [Labels]float32
		for y := range grad {
			grad[y] = s.tied[i][y] - s.free[i][y]
			if -1e-4 < grad[y] && grad[y] < 1e-4 {
				grad[y] = 0
			}
		}
		for _, id := range s.features(int(x.from)+i, s.hidden[i]) {
			if id = s.id[id]; id >= 0 {
				w, g := &s.w[id], &s.g[id]
				for y := range grad {
					step(&w[y], &g[y], grad[y])
				}
			}
		}
	}
	for y := range Labels {
		for z := range Labels {
			step(&s.tw[y][z], &s.tg[y][z], s.tiedPair[y][z]-s.freePair[y][z])
		}
	}
	return some - all
}

// features are the features of a token, without the lexical ones where its word
// is hidden.
func (s *training) features(i int, hidden bool) []int32 {
	f := s.feats[i*s.per : (i+1)*s.per]
	if hidden {
		return f[lexical:]
	}
	return f
}

// pass computes the probabilities of labels and of pairs of labels, among the
// known ones or all, and returns the logarithm of the sum over all paths. It goes
// forward and backward through the stretch; the sums are scaled to 1 at each token,
// so that long stretches don't leave the range of numbers.
func (s *training) pass(x stretch, n int, tied bool, p [][Labels]float32, pair *[Labels][Labels]float32) float32 {
	next := s.nextFactors()
	own := p[:n] // filled in place, turned to probabilities at the end
	logs := s.ownFactors(x, tied, own)
	scale := make([]float32, n)
	logs += s.forward(own, &next, scale)
	end := float32(0)
	for y := range Labels {
		s.from[n-1][y] = next[y][None]
		end += s.to[n-1][y] * next[y][None]
	}
	logs += math.Log(float64(end))
	for y := range Labels {
		s.from[n-1][y] /= end
	}
	s.backward(own, &next, scale, pair)
	for i := range n {
		for y := range Labels {
			p[i][y] = s.to[i][y] * s.from[i][y]
		}
	}
	return float32(logs)
}

// nextFactors are the exponentials of the weights of pairs of labels; 0 where one
// can't follow the other.
func (s *training) nextFactors() (next [Labels][Labels]float32) {
	for y := range Labels {
		for z := range Labels {
			if follows(Label(y), Label(z)) {
				next[y][z] = float32(math.Exp(float64(s.tw[y][z])))
			}
		}
	}
	return next
}

// ownFactors fills in the exponentials of the tokens' own weights, in proportion to
// the best label's, and 0 for labels that are known not to be. It returns the sum of
// the logarithms of what they were divided by.
func (s *training) ownFactors(x stretch, tied bool, own [][Labels]float32) (logs float64) {
	for i := range own {
		may := Anything
		if tied {
			may = Known(s.known[int(x.from)+i])
		}
		best := float32(math.Inf(-1))
		for y, v := range s.own[i] {
			if may>>y&1 != 0 {
				best = max(best, v)
			}
		}
		for y, v := range s.own[i] {
			own[i][y] = 0
			if may>>y&1 != 0 {
				own[i][y] = float32(math.Exp(float64(v - best)))
			}
		}
		logs += float64(best)
	}
	return logs
}

// forward fills s.to with the sums over the paths from the beginning, scaled, and
// returns the sum of the logarithms of the scales.
func (s *training) forward(own [][Labels]float32, next *[Labels][Labels]float32, scale []float32) (logs float64) {
	prev := [Labels]float32{None: 1}
	for i := range own {
		total := float32(0)
		for z := range Labels {
			sum := float32(0)
			if own[i][z] > 0 {
				for y := range Labels {
					sum += prev[y] * next[y][z]
				}
			}
			s.to[i][z] = sum * own[i][z]
			total += s.to[i][z]
		}
		scale[i] = 1 / total
		logs += math.Log(float64(total))
		for z := range Labels {
			s.to[i][z] *= scale[i]
		}
		prev = s.to[i]
	}
	return logs
}

// backward fills s.from with the sums over the paths to the end, of which it is given
// the last, and pair with the probabilities of pairs; None stands at both ends.
func (s *training) backward(own [][Labels]float32, next *[Labels][Labels]float32, scale []float32, pair *[Labels][Labels]float32) {
	n := len(own)
	*pair = [Labels][Labels]float32{}
	for y := range Labels {
		pair[y][None] += s.to[n-1][y] * s.from[n-1][y]
	}
	for i := n - 2; i >= 0; i-- {
		var rest [Labels]float32
		for z := range Labels {
			rest[z] = own[i+1][z] * s.from[i+1][z] * scale[i+1]
		}
		for y := range Labels {
			sum := float32(0)
			for z := range Labels {
				v := rest[z] * next[y][z]
				sum += v
				pair[y][z] += s.to[i][y] * v
			}
			s.from[i][y] = sum
		}
	}
	for z := range Labels {
		pair[None][z] += next[None][z] * own[0][z] * scale[0] * s.from[0][z]
	}
}

// bytes quantises the weights and writes those of the features that matter
// most.
func (s *training) bytes() ([]byte, error) {
	type kept struct {
		hash uint64
		row  int32
		most float32 // its greatest difference between two labels
		use  float64 // that, by how often it is met
	}
	var all []kept
	widest := float32(0)
	for i, h := range s.hashes {
		r := s.id[i]
		if r < 0 {
			continue
		}
		lo, hi := slices.Min(s.w[r][:]), slices.Max(s.w[r][:])
		all = append(all, kept{h, r, hi - lo, float64(hi-lo) * math.Sqrt(float64(s.met[i]))})
		widest = max(widest, hi, -lo)
	}
	for y := range Labels {
		for _, w := range s.tw[y] {
			widest = max(widest, w, -w)
		}
	}
	slices.SortFunc(all, func(a, b kept) int {
		return cmp.Or(-cmp.Compare(a.use, b.use), cmp.Compare(a.hash, b.hash))
	})
	unit := min(max(widest/127, 1.0/64), 1.0/16)
	bits := cmp.Or(s.Bits, 14)
	quantised := func(w float32) byte {
		return byte(min(max(math.Round(float64(w/unit)), -127), 127) + zero)
	}

	b := append([]byte(nil), magic...)
	b = binary.LittleEndian.AppendUint32(b, version)
	b = binary.LittleEndian.AppendUint32(b, uint32(bits))
	b = binary.LittleEndian.AppendUint32(b, math.Float32bits(unit))
	for y := range Labels {
		for z := range Labels {
			b = append(b, quantised(s.tw[y][z]))
		}
	}
	b = binary.LittleEndian.AppendUint32(b, crc32.Checksum(b, castagnoli))
	rows := make([]byte, bucketSize<<bits)
	for _, k := range all {
		if k.most < unit {
			continue // it would change nothing
		}
		bucket := rows[k.hash>>(64-bits)*bucketSize:][:bucketSize]
		for r := 0; r < bucketSize; r += rowSize {
			row := bucket[r:][:rowSize]
			mark := binary.LittleEndian.Uint16(row[rowSize-2:])
			if mark == uint16(fingerprint(k.hash)) {
				break // taken by one that matters more
			}
			if mark != 0 {
				continue
			}
			for y, w := range s.w[k.row] {
				row[y] = quantised(w)
			}
			binary.LittleEndian.PutUint16(row[rowSize-2:], uint16(fingerprint(k.hash)))
			break
		}
	}
	return append(b, rows...), nil
}
