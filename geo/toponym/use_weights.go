package toponym

import (
	"math"
	"math/bits"
	"strconv"
	"strings"
	"sync"
)

// useWeights holds the weight of each sign: a positive one speaks for the place
// itself. It is read when the first place is judged.
var useWeights = sync.OnceValue(func() *[Signs]float64 {
	b, err := lists.ReadFile("lists/use_weights.txt")
	if err != nil {
		panic("toponym: " + err.Error()) // embedded: cannot happen
	}
	index := make(map[string]Sign, Signs)
	for s := range Signs {
		index[s.String()] = s
	}
	w := new([Signs]float64)
	for line := range strings.Lines(string(b)) {
		line, _, _ = strings.Cut(line, "#")
		f := strings.Fields(line)
		if len(f) != 2 {
			continue
		}
		// A line that is no sign's, or no number, is passed over: assets/gen/use
		// must run when signs were taken away. A test reads the table.
		if s, ok := index[f[0]]; ok {
			w[s], _ = strconv.ParseFloat(f[1], 64)
		}
	}
	return w
})

// literal returns the probability that a name with these signs means the place
// itself.
func (s SignSet) literal() float64 {
	w := useWeights()
	sum := 0.0
	for half, set := range s {
		for ; set != 0; set &= set - 1 {
			sum += w[half<<6+bits.TrailingZeros64(set)]
		}
	}
	return 1 / (1 + math.Exp(-sum))
}
