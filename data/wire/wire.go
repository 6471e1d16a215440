// Package wire tells which articles are copies of one text. A story of a news
// agency runs in fifty papers, cut and with other headlines: fifty reports that
// are one witness. So an event says "5 outlets, 2 independent texts".
//
// Start with [New] and [Index.Add], which takes articles one by one, in the
// order that they come in, and returns the number of the story that each is a
// text of. [Count] counts outlets and stories of some articles.
//
// # How it compares
//
// A text is put in lower case, its punctuation is dropped, and every four words
// that follow each other in a sentence are hashed; shorter sentences are hashed
// whole. Of these shingles a sketch keeps those whose hashes are small: one in
// four, more of a short text, 192 at most. Two texts are copies if of the
// shorter's shingles at least [Threshold] are the longer's, too. It is the
// shorter's share because papers cut from the end and add paragraphs of their
// own; the order of paragraphs doesn't matter.
//
// An article is held against the first text of each story, never against
// copies, so that a chain of ever less alike texts doesn't become one story.
// The same articles in the same order get the same numbers.
//
// # The threshold
//
// It was set on made-up texts, see TestEdits: a text that lost half its
// sentences, or had one word in twelve replaced, or grew to double its length is
// still a copy; one that shares a quarter of its sentences with another, as two
// reporters at one press conference do, is not. Translations and thorough
// rewriting are not seen.
//
// # Limits
//
// An index keeps a given number of stories and forgets the oldest half when
// there are more: copies come within days. A text of fewer than eight shingles
// is a copy only of one that is word for word the same.
package wire

import (
	"slices"
	"unicode"
	"unicode/utf8"
)

// Threshold is the share of the shorter text's shingles from which on two
// texts are copies.
const Threshold = 0.5

const (
	width     = 4   // words in a shingle
	oneIn     = 4   // shingles of a long text that a sketch keeps one of
	least     = 48  // hashes that a sketch has at least, where the text has them
	most      = 192 // and at most
	fewest    = 8   // shingles below which only the same text is a copy
	common    = 16  // stories with a shingle from which on it is boilerplate
	agreeing  = 4   // hashes that must agree
	byDefault = 1 << 16
)

// An Index holds the sketches of stories. It is not safe for use by several
// goroutines at once.
type Index struct {
	limit   int
	next    int // the number of the next story
	stories []sketch
	first   int // the number of stories[0]
	heads   map[uint32]int32
	posts   []post

	hashes []uint32 // of the text that is being added
	hits   []int32  // how often each story was met, by its place in stories
	met    []int32
	dull   []uint32 // its hashes that too many stories have
	words  [width]uint32
}

// A sketch is what is kept of a story's first text.
type sketch struct {
	hashes  []uint32 // sorted
	ceiling uint32   // it holds every hash below
	whole   uint64   // hash of all its words
	n       int      // shingles
}

// A post says that a story has a hash; next is the place of the next one, or -1.
type post struct {
	story int32 // in stories
	next  int32
	many  int32 // stories with the hash up to here
}

// New returns an index of at most limit stories; 0 means 65,536, for which it
// needs some 300 MB where they are all long.
func New(limit int) *Index {
	if limit <= 0 {
		limit = byDefault
	}
	return &Index{limit: max(limit, 2), heads: make(map[uint32]int32)}
}

// Add takes in a text and returns the number of its story. Numbers go up from
// 0; a number that was not returned before is that of a new story.
func (x *Index) Add(text string) int {
	whole := x.shingle(text)
	n := len(x.hashes)
	ceiling := x.cut()
	if s := x.find(whole, n, ceiling); s >= 0 {
		return x.first + s
	}
	if len(x.stories) >= x.limit {
		x.forget()
	}
	x.stories = append(x.stories, sketch{hashes: slices.Clone(x.hashes), ceiling: ceiling, whole: whole, n: n})
	x.hits = append(x.hits, 0)
	x.post(int32(len(x.stories) - 1))
	x.next++
	return x.next - 1
}

// find returns the place of the story that the text at hand is a copy of, or
// -1: the one that shares most, the older of two that share as much.
func (x *Index) find(whole uint64, n int, ceiling uint32) int {
	defer func() {
		for _, s := range x.met {
			x.hits[s] = 0
		}
		x.met, x.dull = x.met[:0], x.dull[:0]
	}()
	for _, h := range x.hashes {
		p, ok := x.heads[h]
		if !ok {
			continue
		}
		if x.posts[p].many > common {
			x.dull = append(x.dull, h)
			continue
		}
		for ; p >= 0; p = x.posts[p].next {
			s := x.posts[p].story
			if x.hits[s] == 0 {
				x.met = append(x.met, s)
			}
			x.hits[s]++
		}
	}
	best, share := -1, 0.0
	for _, i := range x.met {
		s := &x.stories[i]
		if s.whole == whole {
			return int(i)
		}
		if min(n, s.n) < fewest || x.hits[i] < agreeing {
			continue
		}
		c := min(ceiling, s.ceiling)
		shorter := min(below(x.hashes, c), below(s.hashes, c)) - below(x.dull, c)
		if r := float64(x.hits[i]) / float64(max(shorter, 1)); r >= Threshold && (best < 0 || r > share || r == share && int(i) < best) {
			best, share = int(i), r
		}
	}
	return best
}

// below counts the hashes under a ceiling.
func below(hashes []uint32, ceiling uint32) int {
	i, found := slices.BinarySearch(hashes, ceiling)
	if found {
		i++
	}
	return i
}

// post enters a story's hashes.
func (x *Index) post(story int32) {
	for _, h := range x.stories[story].hashes {
		p := post{story: story, next: -1, many: 1}
		if head, ok := x.heads[h]; ok {
			if x.posts[head].many > common {
				continue
			}
			p.next, p.many = head, x.posts[head].many+1
		}
		x.heads[h] = int32(len(x.posts))
		x.posts = append(x.posts, p)
	}
}

// forget drops the older half of the stories.
func (x *Index) forget() {
	half := len(x.stories) / 2
	x.first += half
	x.stories = append(x.stories[:0:0], x.stories[half:]...)
	x.hits = x.hits[:len(x.stories)]
	x.posts = x.posts[:0]
	clear(x.heads)
	for i := range x.stories {
		x.post(int32(i))
	}
}

// cut keeps the small hashes, sorted and each once, and returns the largest
// value up to which all are kept.
func (x *Index) cut() uint32 {
	n := len(x.hashes)
	if n == 0 {
		return ^uint32(0)
	}
	share := min(max(float64(least)/float64(n), 1.0/oneIn), 1)
	if float64(n)*share > most {
		share = float64(most) / float64(n)
	}
	ceiling := ^uint32(0)
	if share < 1 {
		ceiling = uint32(share * (1 << 32))
	}
	kept := x.hashes[:0]
	for _, h := range x.hashes {
		if h <= ceiling {
			kept = append(kept, h)
		}
	}
	slices.Sort(kept)
	x.hashes = slices.Compact(kept)
	return ceiling
}

// shingle hashes the shingles of a text and returns the hash of all its words.
func (x *Index) shingle(text string) (whole uint64) {
	x.hashes = x.hashes[:0]
	whole = 14695981039346656037
	word, letters, words := uint32(offset), 0, 0
	end := func() {
		if letters == 0 {
			return
		}
		whole = (whole ^ uint64(word)) * 1099511628211
		copy(x.words[:], x.words[1:])
		x.words[width-1] = word
		if words++; words >= width {
			x.hashes = append(x.hashes, mix(x.words[:]))
		}
		word, letters = offset, 0
	}
	stop := func() {
		end()
		if words > 0 && words < width {
			x.hashes = append(x.hashes, mix(x.words[width-words:]))
		}
		words = 0
	}
	for i := 0; i < len(text); {
		c := text[i]
		if c < utf8.RuneSelf {
			switch kind[c] {
			case letter:
				word = (word ^ uint32(c|0x20)) * prime
				letters++
			case digit:
				word = (word ^ uint32(c)) * prime
				letters++
			case space:
				end()
			case sentence:
				// 3.5 and U.S. go on
				if i+1 < len(text) && (text[i+1] >= utf8.RuneSelf || kind[text[i+1]] != space) {
					break
				}
				stop()
			}
			i++
			continue
		}
		r, w := utf8.DecodeRuneInString(text[i:])
		switch {
		case unicode.IsLetter(r) || unicode.IsMark(r):
			word = (word ^ uint32(unicode.ToLower(r))) * prime
			letters++
		case unicode.IsSpace(r) || r == '–' || r == '—':
			end()
		}
		i += w
	}
	stop()
	return whole
}

const (
	offset = 2166136261
	prime  = 16777619
)

// mix hashes the hashes of words, so that small results are as good as drawn
// by lot.
func mix(words []uint32) uint32 {
	h := uint64(len(words))
	for _, w := range words {
		h = (h ^ uint64(w)) * 0x9e3779b97f4a7c15
		h ^= h >> 29
	}
	h *= 0xbf58476d1ce4e5b9
	return uint32(h >> 32)
}

const (
	other = iota
	letter
	digit
	space
	sentence
)

var kind = func() (t [utf8.RuneSelf]uint8) {
	for c := range t {
		switch c := byte(c); {
		case 'a' <= c|0x20 && c|0x20 <= 'z':
			t[c] = letter
		case '0' <= c && c <= '9':
			t[c] = digit
		case c == ' ' || '\t' <= c && c <= '\r' || c == '-' || c == '/':
			t[c] = space
		case c == '.' || c == '!' || c == '?':
			t[c] = sentence
		}
	}
	return t
}()

// Count counts the different outlets and the different stories of some
// articles: those that report an event. An article without an outlet counts as
// one of its own.
func Count(outlets []string, stories []int) (different, texts int) {
	names := make(map[string]bool, len(outlets))
	for _, o := range outlets {
		if o == "" {
			different++
			continue
		}
		names[o] = true
	}
	numbers := make(map[int]bool, len(stories))
	for _, s := range stories {
		numbers[s] = true
	}
	return different + len(names), len(numbers)
}
