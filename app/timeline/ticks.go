package timeline

import (
	"math"
	"strconv"
	"time"

	"dateline/data"
)

// A tick is a mark of the axis with its label.
type tick struct {
	at    float64 // seconds since 1970
	label string
	full  string // the label where nothing to its left tells the year
	major bool   // begins the next larger unit
}

// A step is a distance between ticks.
type step struct {
	days, months, years int // one of them
	length              float64
	widest              string // label
}

var steps = func() []step {
	out := []step{
		{days: 1, length: day, widest: "28 May"},
		{days: 2, length: 2 * day, widest: "28 May"},
		{days: 7, length: 7 * day, widest: "28 May"},
		{days: 14, length: 14 * day, widest: "28 May"},
		{months: 1, length: 30.4 * day, widest: "May"},
		{months: 3, length: 91 * day, widest: "May"},
		{months: 6, length: 182 * day, widest: "May"},
	}
	for size := 1; size <= 1_000_000; size *= 10 {
		for _, n := range [...]int{1, 2, 5} {
			out = append(out, step{years: n * size, length: float64(n*size) * 365.2425 * day})
		}
	}
	return out
}()

// ticks divides what is shown into steps that leave every label room; wide
// measures a label.
func (a *axis) ticks(into []tick, wide func(string) float32) []tick {
	into = into[:0]
	first, last := atSecond(a.view.from), atSecond(a.view.to)
	years := wide(data.YearWords(first.Year()))
	years = max(years, wide(data.YearWords(last.Year())))
	for _, s := range steps {
		w := years
		if s.widest != "" {
			w = wide(s.widest)
		}
		if float64(a.width)*s.length/a.view.width() < float64(w)+18 {
			continue
		}
		return s.divide(into, first, a.view)
	}
	return into
}

func (s step) divide(into []tick, first time.Time, view seconds) []tick {
	add := func(t time.Time, tk tick) {
		if tk.at = instant(t); tk.at >= view.from && tk.at <= view.to {
			into = append(into, tk)
		}
	}
	y, m, _ := first.Date()
	const most = 400 // the labels' widths allow far fewer
	switch {
	case s.days > 0:
		// The same days whatever is shown, or the labels would dance while it is
		// panned; Mondays, as the weeks begin.
		const monday = 4 // 5 January 1970
		n := int(math.Floor(view.from/day)) - monday
		n -= (n%s.days + s.days) % s.days
		t := time.Unix(int64(n+monday)*day, 0).UTC()
		for i := 0; i < most && instant(t) <= view.to; i++ {
			label := strconv.Itoa(t.Day()) + " " + t.Month().String()[:3]
			full := label + " " + data.YearWords(t.Year())
			major := t.Day() <= s.days && t.Month() == time.January
			if major {
				label = full
			}
			add(t, tick{label: label, full: full, major: major})
			t = t.AddDate(0, 0, s.days)
		}
	case s.months > 0:
		t := time.Date(y, m-(m-1)%time.Month(s.months), 1, 0, 0, 0, 0, time.UTC)
		for i := 0; i < most && instant(t) <= view.to; i++ {
			label := t.Month().String()[:3]
			full := label + " " + data.YearWords(t.Year())
			major := t.Month() == time.January
			if major {
				label, full = data.YearWords(t.Year()), data.YearWords(t.Year())
			}
			add(t, tick{label: label, full: full, major: major})
			t = t.AddDate(0, s.months, 0)
		}
	default:
		n := s.years
		k := math.Floor(float64(y) / float64(n))
		for i := 0; i < most; i++ {
			year := int(k)*n + i*n
			// Before the year 1 the round years are those of the count backwards:
			// 100 BC is the year -99. Where every year has a tick they are all there.
			if year <= 0 && n > 1 {
				year++
			}
			t := time.Date(year, 1, 1, 0, 0, 0, 0, time.UTC)
			if instant(t) > view.to {
				break
			}
			if n > 1 && year == 1 { // between 100 BC and AD 100 there is no round year
				continue
			}
			add(t, tick{label: data.YearWords(year), full: data.YearWords(year)})
		}
	}
	return into
}
