package tagger

// A feature is a fact about a token, hashed: which template, and what it found.
// The templates are the usual ones of the field (Ratinov and Roth 2009), with
// the gazetteer's and the lists' knowledge beside the words'.

// maxFeatures bounds the features of a token. It must be under 256, so that the
// sum of as many bytes fits 16 bits, see [row].
const maxFeatures = 64

// A window is a stretch of tokens with those around it: features look two
// tokens beyond the stretch.
type window struct {
	toks     []Token
	from, to int // the stretch
}

var outside Token

func (w *window) at(i int) *Token {
	if uint(i) < uint(len(w.toks)) {
		return &w.toks[i]
	}
	return &outside
}

const (
	mul1 = 0x9e3779b97f4a7c15
	mul2 = 0xc2b2ae3d27d4eb4f
	mul3 = 0x165667b19e3779f9
)

// mix hashes a template and what it found. It spreads to the high bits, which
// choose the bucket, and folds them down to the low ones, the fingerprint.
func mix(template, a, b uint64) uint64 {
	h := (a ^ template*mul3) * mul1
	h ^= h >> 29
	h = (h + b) * mul2
	h ^= h >> 32
	h *= mul3
	return h ^ h>>29
}

// A lexical feature tells the word itself; a model that leans on it knows only
// the names it was shown, see [Trainer.Dropout].
const lexical = 16 // the first that many features of a token are lexical

// features writes the features of token i into f and returns how many.
func (w *window) features(i int, f *[maxFeatures]uint64) int {
	t, p, n := w.at(i), w.at(i-1), w.at(i+1)
	pp, nn := w.at(i-2), w.at(i+2)
	manner := uint64(t.Manner) << 60
	shape := uint64(t.Shape)
	names, lists, marks := uint64(t.Names), uint64(t.Lists), uint64(t.Marks)
	shapes := uint64(p.Shape)<<16 | shape<<8 | uint64(n.Shape)
	// The words before and after the stretch, for all its tokens.
	before, after := w.at(w.from-1), w.at(w.to)
	place := uint64(min(i-w.from, 3))<<4 | uint64(min(w.to-1-i, 3))
	loud := uint64(0) // in which its capitals tell nothing
	if t.Manner >= 2 {
		loud = 1
		before, after = &outside, &outside
		place = 0
	}

	// The word itself.
	f[0] = mix(1, t.Word, 0)
	f[1] = mix(2, t.Word, shape|manner)
	f[2] = mix(3, t.Word, p.Word)
	f[3] = mix(4, t.Word, n.Word)
	f[4] = mix(5, uint64(t.Head), loud)
	f[5] = mix(6, uint64(t.Tail), loud)
	f[6] = mix(7, uint64(t.End), shape)
	f[7] = mix(8, t.Word, names)
	f[8] = mix(9, uint64(t.Tail), names)
	f[9] = mix(10, t.Word, uint64(p.Lists))
	f[10] = mix(11, t.Word, uint64(n.Lists))
	f[11] = mix(12, uint64(t.Tail), uint64(p.Lists)<<8|shape)
	f[12] = mix(13, t.Word, before.Word)
	f[13] = mix(14, t.Word, after.Word)
	f[14] = mix(15, uint64(t.Tail), p.Word)
	f[15] = mix(16, uint64(t.Tail), n.Word)

	// What it is and what stands around it.
	f[16] = mix(20, shape, manner)
	f[17] = mix(21, p.Word, loud)
	f[18] = mix(22, n.Word, loud)
	f[19] = mix(23, pp.Word, loud)
	f[20] = mix(24, nn.Word, loud)
	f[21] = mix(25, p.Word, shape<<32|names)
	f[22] = mix(26, n.Word, shape<<32|names)
	f[23] = mix(27, p.Word, n.Word)
	f[24] = mix(28, shapes, manner)
	f[25] = mix(29, names, manner|shape)
	f[26] = mix(30, names, uint64(p.Names)<<16|loud)
	f[27] = mix(31, names, uint64(n.Names)<<16|loud)
	f[28] = mix(32, lists, shape|manner)
	f[29] = mix(33, lists, uint64(p.Lists))
	f[30] = mix(34, lists, uint64(n.Lists))
	f[31] = mix(35, uint64(p.Lists), names)
	f[32] = mix(36, uint64(n.Lists), names)
	f[33] = mix(37, uint64(p.Lists), uint64(n.Lists))
	f[34] = mix(38, lists, names<<8|shape)
	f[35] = mix(39, marks, shape|manner)
	f[36] = mix(40, marks, names)
	f[37] = mix(41, marks, uint64(p.Marks)<<16|uint64(n.Marks))
	f[38] = mix(42, uint64(pp.Lists), uint64(p.Lists)<<8|shape)
	f[39] = mix(43, uint64(nn.Lists), uint64(n.Lists)<<8|shape)
	f[40] = mix(44, before.Word, place<<32|shape)
	f[41] = mix(45, after.Word, place<<32|shape)
	f[42] = mix(46, uint64(before.Lists), names<<8|place)
	f[43] = mix(47, uint64(after.Lists), names<<8|place)
	f[44] = mix(48, before.Word, names)
	f[45] = mix(49, after.Word, names)
	f[46] = mix(50, uint64(before.Lists), uint64(after.Lists)<<8|place)
	f[47] = mix(51, pp.Word, p.Word)
	f[48] = mix(52, n.Word, nn.Word)
	f[49] = mix(53, uint64(p.Tail), uint64(n.Tail)<<32|shape)
	return 50
}
