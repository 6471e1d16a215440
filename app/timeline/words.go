package timeline

import (
	"cmp"
	"slices"
	"strings"

	"dateline/app/symbol"
	"dateline/data"
)

// countWords is the line over the histogram: "128 of 412 passages".
func countWords(shown, total int, noun string) string {
	s := data.Count(total, noun)
	if shown != total {
		s = data.Grouped(shown) + " of " + s
	}
	return s
}

// typeWords say what the passages of a bar report, the most frequent first:
// "assault 4, talks 2"; empty where that isn't known.
func typeWords(b *bar) string {
	const most = 5
	var types []data.EventType
	for _, t := range symbol.Order {
		if b.types[t] > 0 {
			types = append(types, t)
		}
	}
	slices.SortStableFunc(types, func(s, t data.EventType) int { return cmp.Compare(b.types[t], b.types[s]) })
	var words []string
	for i, t := range types {
		if i == most {
			words = append(words, data.Count(len(types)-most, "other type"))
			break
		}
		words = append(words, symbol.Counted(t, b.types[t]))
	}
	return strings.Join(words, ", ")
}

// sureWords say how many of a bar are certain and dated, where not all are.
func sureWords(b *bar) string {
	var words []string
	if b.unreal > 0 {
		words = append(words, data.Grouped(b.unreal)+" did not happen, or not yet")
	}
	if b.assumed > 0 {
		words = append(words, data.Grouped(b.assumed)+" dated by the article only")
	}
	return strings.Join(words, "; ")
}
