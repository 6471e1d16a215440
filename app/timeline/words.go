package timeline

import "dateline/data"

// countWords is the line over the histogram: "128 of 412 passages".
func countWords(shown, total int, noun string) string {
	s := data.Count(total, noun)
	if shown != total {
		s = data.Grouped(shown) + " of " + s
	}
	return s
}
