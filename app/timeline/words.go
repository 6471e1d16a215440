package timeline

import "strconv"

// countWords is the line over the histogram: "128 of 412 passages · 31 undated".
func countWords(shown, total, undated int) string {
	s := passages(total)
	if shown != total {
		s = grouped(shown) + " of " + s
	}
	if undated > 0 {
		s += " · " + grouped(undated) + " undated"
	}
	return s
}

func passages(n int) string {
	if n == 1 {
		return "1 passage"
	}
	return grouped(n) + " passages"
}

// grouped writes n with a comma between groups of three digits.
func grouped(n int) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0 && s[i-1] != '-'; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}
