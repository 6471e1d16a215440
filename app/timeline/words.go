package timeline

import "dateline/data"

// countWords is the line over the histogram: "128 of 412 passages · 31 undated".
func countWords(shown, total, undated int) string {
	s := data.Count(total, "passage")
	if shown != total {
		s = data.Grouped(shown) + " of " + s
	}
	if undated > 0 {
		s += " · " + data.Grouped(undated) + " undated"
	}
	return s
}
