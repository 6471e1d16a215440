package data

import (
	"fmt"
	"strconv"
	"time"
)

// Words returns the time as it is shown to a person, the last day included:
// "15 October 2016", "October 2016", "14–16 October 2016", "44 BC", "19th
// century", "c. 1492", "before 1492", "since 22 September 2016". [ParseTime]
// reads all of them back. No time at all is "undated".
func (t Time) Words() string {
	if t.IsZero() {
		return "undated"
	}
	t = t.whole()
	var before, after string
	switch t.Modifier {
	case Approx:
		before = "c. "
	case Early:
		before = "early "
	case Mid:
		before = "mid "
	case Late:
		before = "late "
	case Uncertain:
		after = "?"
	case ApproxUncertain:
		before, after = "c. ", "?"
	}
	// "The 40s BC", "the 10000s" and a century that lacks a year, at either end,
	// would be misread.
	switch y, last := t.Start.Year(), t.End.Add(-1).Year(); t.Grain {
	case Decade:
		if y < 100 || y > 9999 || last > 9999 && !t.End.Equal(Latest) {
			t.Grain = Year
		}
	case Century:
		if y >= -99 && y < 100 || last >= -99 && last < 100 {
			t.Grain = Year
		}
	}
	first, last := t.units()
	switch {
	case first.IsZero() && last.IsZero():
		return "all time"
	case first.IsZero():
		return "before " + beginningAt(last.End, last.Grain)
	case last.IsZero():
		return "since " + first.wordsUnit()
	case first == last:
		return before + first.wordsUnit() + after
	}
	return before + rangeWords(first, last) + after
}

// beginningAt names the unit that begins at t.
func beginningAt(t time.Time, g Grain) string { return g.Unit(t).wordsUnit() }

// rangeWords names a range of units, saying what they share but once.
func rangeWords(first, last Time) string {
	a, b := first.Start, last.Start
	if a.Year() == b.Year() && a.Year() > 0 {
		switch {
		case first.Grain == Day && a.Month() == b.Month():
			return strconv.Itoa(a.Day()) + "–" + last.wordsUnit()
		case first.Grain == Day:
			return fmt.Sprintf("%d %s – %s", a.Day(), a.Month(), last.wordsUnit())
		case first.Grain == Month:
			return a.Month().String() + "–" + last.wordsUnit()
		}
	}
	if first.Grain == Year && a.Year() > 999 && b.Year() <= 9999 {
		return first.wordsUnit() + "–" + last.wordsUnit()
	}
	return first.wordsUnit() + " – " + last.wordsUnit()
}

var seasonWords = [...]string{"spring", "summer", "autumn", "winter"}

// wordsUnit names one whole unit.
func (t Time) wordsUnit() string {
	y, m, d := t.Start.Date()
	day := func() string { return fmt.Sprintf("%d %s %s", d, m, YearWords(y)) }
	switch t.Grain {
	case Century:
		return centuryWords(y)
	case Decade:
		return fmt.Sprintf("%ds", y)
	case Year:
		return YearWords(y)
	case Quarter:
		return fmt.Sprintf("%s quarter of %s", [...]string{"first", "second", "third", "fourth"}[(m-1)/3], YearWords(y))
	case Season:
		return seasonWords[m/3-1] + " " + YearWords(y)
	case Month:
		return m.String() + " " + YearWords(y)
	case Week:
		return "week of " + day()
	case Day:
		return day()
	case Hour:
		return fmt.Sprintf("%s, %02dh UTC", day(), t.Start.Hour())
	case Minute:
		return day() + t.Start.Format(", 15:04 UTC")
	}
	return day() + t.Start.Format(", 15:04:05 UTC")
}

// YearWords names an astronomical year as history does: "44 BC", "1492". Years
// of fewer than four digits say that they are years: "AD 79".
func YearWords(y int) string {
	switch {
	case y < 1:
		return strconv.Itoa(1-y) + " BC"
	case y < 1000 || y > 9999:
		return "AD " + strconv.Itoa(y)
	}
	return strconv.Itoa(y)
}

// centuryWords names the hundred years that begin with y, as EDTF counts them:
// 1800 to 1899 is the 19th.
func centuryWords(y int) string {
	if y < 0 {
		return ordinal((-y+99)/100) + " century BC"
	}
	return ordinal(y/100+1) + " century"
}

func ordinal(n int) string {
	suffix := "th"
	if n%100 < 11 || n%100 > 13 {
		switch n % 10 {
		case 1:
			suffix = "st"
		case 2:
			suffix = "nd"
		case 3:
			suffix = "rd"
		}
	}
	return strconv.Itoa(n) + suffix
}
