package timeline

import (
	"strings"
	"testing"
	"time"
)

// The labels of an axis 800 wide on which a letter takes 7.
func TestTicks(t *testing.T) {
	at := func(y int, m time.Month, d int) float64 { return instant(time.Date(y, m, d, 0, 0, 0, 0, time.UTC)) }
	wide := func(s string) float32 { return 7 * float32(len(s)) }
	for _, c := range []struct {
		what string
		view seconds
		want string
	}{
		{"a week", seconds{at(2016, 10, 10), at(2016, 10, 17)}, "10 Oct 2016, 11 Oct, 12 Oct, 13 Oct, 14 Oct, 15 Oct, 16 Oct, 17 Oct"},
		{"over New Year", seconds{at(2016, 12, 20), at(2017, 1, 20)}, "26 Dec 2016, 2 Jan 2017, 9 Jan, 16 Jan"},
		{"a year", seconds{at(2016, 1, 10), at(2017, 1, 10)}, "Feb 2016, Mar, Apr, May, Jun, Jul, Aug, Sep, Oct, Nov, Dec, 2017"},
		{"four years", seconds{at(1914, 1, 1), at(1918, 1, 1)}, "1914, Apr, Jul, Oct, 1915, Apr, Jul, Oct, 1916, Apr, Jul, Oct, 1917, Apr, Jul, Oct, 1918"},
		{"fourteen years", seconds{at(1910, 1, 1), at(1924, 1, 1)}, "1910, 1911, 1912, 1913, 1914, 1915, 1916, 1917, 1918, 1919, 1920, 1921, 1922, 1923, 1924"},
		{"a century", seconds{at(1900, 1, 1), at(2000, 1, 1)}, "1900, 1910, 1920, 1930, 1940, 1950, 1960, 1970, 1980, 1990, 2000"},
		{"Caesar to Augustus", seconds{at(-49, 1, 1), at(14, 1, 1)}, "50 BC, 45 BC, 40 BC, 35 BC, 30 BC, 25 BC, 20 BC, 15 BC, 10 BC, 5 BC, AD 5, AD 10"},
		{"the turn of eras", seconds{at(-5, 1, 1), at(7, 1, 1)}, "6 BC, 5 BC, 4 BC, 3 BC, 2 BC, 1 BC, AD 1, AD 2, AD 3, AD 4, AD 5, AD 6, AD 7"},
		{"a thousand years", seconds{at(-499, 1, 1), at(501, 1, 1)}, "500 BC, 400 BC, 300 BC, 200 BC, 100 BC, AD 100, AD 200, AD 300, AD 400, AD 500"},
		{"before writing", seconds{at(-8999, 1, 1), at(1, 1, 1)}, "9000 BC, 8000 BC, 7000 BC, 6000 BC, 5000 BC, 4000 BC, 3000 BC, 2000 BC, 1000 BC"},
	} {
		a := axis{view: c.view, domain: c.view, width: 800}
		var labels []string
		for i, tk := range a.ticks(nil, wide) {
			if i == 0 {
				labels = append(labels, tk.full)
				continue
			}
			labels = append(labels, tk.label)
		}
		if got := strings.Join(labels, ", "); got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.what, got, c.want)
		}
	}
}

// Panning by a little leaves the ticks where they are in time.
func TestTicksDontDance(t *testing.T) {
	wide := func(s string) float32 { return 7 * float32(len(s)) }
	for _, days := range []float64{8, 14, 40, 100, 300, 2000, 40_000, 800_000} {
		start := instant(time.Date(1850, 3, 1, 0, 0, 0, 0, time.UTC))
		seen := map[float64]bool{}
		for i := range 50 {
			from := start + float64(i)*days*day/500
			a := axis{view: seconds{from, from + days*day}, width: 900}
			ticks := a.ticks(nil, wide)
			for _, tk := range ticks {
				seen[tk.at] = true
			}
		}
		a := axis{view: seconds{start, start + days*day*1.1}, width: 900 * 1.1}
		if n := len(a.ticks(nil, wide)); len(seen) > n+1 {
			t.Errorf("over %g days %d different ticks were seen where there are %d", days, len(seen), n)
		}
	}
}
