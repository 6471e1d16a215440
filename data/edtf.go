package data

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// EDTF returns the time in the Extended Date/Time Format of ISO 8601-2, level
// 1: "2016-10-15", "2016-10", "201X", "2016-22" for the summer, "-0043" for
// 44 BC, "1492~", "../1491", "2016-10-14/2016-10-16". Quarters are level 2
// ("2016-35"). The grains that EDTF lacks are written as ISO 8601-1 has them:
// "2016-W41", "2016-10-15T03Z", "2016-10-15T03:54Z". Early, mid and late have
// no sign there and are left out, which says less but nothing false. No time
// at all is the empty string.
func (t Time) EDTF() string {
	if t.IsZero() {
		return ""
	}
	t = t.whole()
	mark := ""
	switch t.Modifier {
	case Approx:
		mark = "~"
	case Uncertain:
		mark = "?"
	case ApproxUncertain:
		mark = "%"
	}
	if y, last := t.Start.Year(), t.End.Add(-1).Year(); t.Grain >= Decade && (y > 9999 || y < -9999 || last > 9999 && !t.End.Equal(Latest)) {
		t.Grain = Year // X stands for digits in years of four digits only
	}
	first, last := t.units()
	switch {
	case first.IsZero() && last.IsZero():
		return "../.."
	case first.IsZero():
		return "../" + last.edtfUnit() + mark
	case last.IsZero():
		return first.edtfUnit() + mark + "/.."
	case first == last:
		return first.edtfUnit() + mark
	}
	return first.edtfUnit() + mark + "/" + last.edtfUnit() + mark
}

// edtfUnit writes one whole unit.
func (t Time) edtfUnit() string {
	if t.IsZero() {
		return ".."
	}
	y, m, d := t.Start.Date()
	year := edtfYear(y)
	switch t.Grain {
	case Century, Decade:
		// The unit's years are written alike but for their last digits; its
		// last year before the year 0 is the one nearest to it.
		return year[:len(year)-digits(t.Grain)] + strings.Repeat("X", digits(t.Grain))
	case Year:
		return year
	case Quarter:
		return fmt.Sprintf("%s-%02d", year, 33+(m-1)/3)
	case Season:
		return fmt.Sprintf("%s-%02d", year, 20+m/3)
	case Month:
		return fmt.Sprintf("%s-%02d", year, m)
	case Week:
		y, w := t.Start.ISOWeek()
		return fmt.Sprintf("%s-W%02d", edtfYear(y), w)
	case Day:
		return fmt.Sprintf("%s-%02d-%02d", year, m, d)
	case Hour:
		return fmt.Sprintf("%s-%02d-%02dT%02dZ", year, m, d, t.Start.Hour())
	case Minute:
		return fmt.Sprintf("%s-%02d-%02dT%02d:%02dZ", year, m, d, t.Start.Hour(), t.Start.Minute())
	}
	return fmt.Sprintf("%s-%02d-%02dT%02d:%02d:%02dZ", year, m, d, t.Start.Hour(), t.Start.Minute(), t.Start.Second())
}

// digits is the number of last digits that the years of a unit do not share.
func digits(g Grain) int {
	if g == Century {
		return 2
	}
	return 1
}

// edtfYear writes a year with four digits, or with Y and as many as it needs.
func edtfYear(y int) string {
	switch {
	case y > 9999 || y < -9999:
		return "Y" + strconv.Itoa(y)
	case y < 0:
		return fmt.Sprintf("-%04d", -y)
	}
	return fmt.Sprintf("%04d", y)
}

// parseEDTF reads EDTF of level 0 and 1, level 2's seasons and quarters, and
// the forms of ISO 8601-1 that [Time.EDTF] writes. ok tells whether s has such
// a form at all; err what is wrong with its value if it has.
func parseEDTF(s string) (t Time, ok bool, err error) {
	from, to, interval := strings.Cut(s, "/")
	if !interval {
		return parseEDTFSingle(s)
	}
	open := func(s string) bool { return s == "" || s == ".." }
	if open(from) && open(to) {
		return Time{}, false, nil
	}
	first := Time{Start: Earliest, Grain: grains, Modifier: Before}
	if !open(from) {
		if first, ok, err = parseEDTFSingle(from); !ok || err != nil {
			return Time{}, ok, err
		}
	}
	last := Time{End: Latest, Grain: grains, Modifier: After}
	if !open(to) {
		if last, ok, err = parseEDTFSingle(to); !ok || err != nil {
			return Time{}, ok, err
		}
	}
	t = first.Through(last)
	if t.IsZero() {
		return Time{}, true, fmt.Errorf("%q ends before it begins", s)
	}
	return t, true, nil
}

func parseEDTFSingle(s string) (Time, bool, error) {
	mod := Plain
	if n := len(s) - 1; n > 0 {
		switch s[n] {
		case '~':
			mod, s = Approx, s[:n]
		case '?':
			mod, s = Uncertain, s[:n]
		case '%':
			mod, s = ApproxUncertain, s[:n]
		}
	}
	if i := strings.IndexByte(s, 'T'); i > 0 {
		t, ok, err := parseEDTFClock(s[:i], s[i+1:])
		t.Modifier = mod
		return t, ok, err
	}
	t, ok, err := parseEDTFDate(s)
	t.Modifier = mod
	return t, ok, err
}

// parseEDTFDate reads a date without clock or mark.
func parseEDTFDate(s string) (Time, bool, error) {
	rest, long := strings.CutPrefix(s, "Y")
	rest, negative := strings.CutPrefix(rest, "-")
	parts := strings.Split(rest, "-")
	if len(parts) > 3 || len(parts[0]) != 4 && (!long || len(parts[0]) < 4) {
		return Time{}, false, nil
	}
	if long && len(strings.TrimLeft(parts[0], "0")) > 6 {
		return Time{}, true, errYear(s)
	}
	year, unknown, ok := edtfDigits(parts[0])
	if !ok || unknown == 4 || long && unknown > 0 {
		return Time{}, false, nil
	}
	if unknown > 0 {
		t, ok := edtfYears(year, unknown, negative, parts[1:])
		return t, ok, nil
	}
	if negative {
		year = -year
	}
	switch len(parts) {
	case 1:
		return YearTime(year), true, nil
	case 2:
		if week, ok := strings.CutPrefix(parts[1], "W"); ok {
			return edtfWeek(year, week)
		}
		return edtfPart(year, parts[1])
	}
	return edtfDay(year, parts[1], parts[2])
}

// edtfYears is a decade, a century or a millennium: a year of which the last digits
// are unknown, and so are month and day, where they stand.
func edtfYears(known, unknown int, negative bool, monthAndDay []string) (Time, bool) {
	for _, p := range monthAndDay {
		if _, n, ok := edtfTwo(p); !ok || n != 2 {
			return Time{}, false
		}
	}
	size := [...]int{1, 10, 100, 1000}[unknown]
	first, end := known*size, known*size+size
	if negative {
		first, end = -(end - 1), min(1-first, 0)
	}
	grain := Decade
	if unknown > 1 {
		grain = Century
	}
	return Time{Start: date(first, time.January, 1), End: date(end, time.January, 1), Grain: grain}, true
}

func edtfWeek(year int, week string) (Time, bool, error) {
	w, unknown, ok := edtfTwo(week)
	if !ok || unknown > 0 {
		return Time{}, false, nil
	}
	t := Week.Unit(date(year, time.January, 4).AddDate(0, 0, 7*(w-1))) // 4 January is always in week 1
	if y, got := t.Start.ISOWeek(); y != year || got != w {
		return Time{}, true, fmt.Errorf("the year %s has no week %d", YearWords(year), w)
	}
	return t, true, nil
}

// edtfPart is a month, or what else may stand in its place: a season or a quarter.
func edtfPart(year int, s string) (Time, bool, error) {
	part, unknown, ok := edtfTwo(s)
	switch {
	case !ok || unknown == 1:
		return Time{}, false, nil
	case unknown == 2:
		return YearTime(year), true, nil
	case part >= 1 && part <= 12:
		return MonthTime(year, time.Month(part)), true, nil
	case part >= 21 && part <= 28: // anywhere, then the northern hemisphere's
		return Season.Unit(date(year, time.Month(3*((part-21)%4+1)), 1)), true, nil
	case part >= 29 && part <= 32: // the southern hemisphere's, half a year on
		return Season.Unit(date(year, time.Month(3*((part-29+2)%4+1)), 1)), true, nil
	case part >= 33 && part <= 36:
		return Quarter.Unit(date(year, time.Month(3*(part-33)+1), 1)), true, nil
	}
	return Time{}, true, errMonth(part)
}

// edtfDay is a day; its month where the day is unknown, its year where both are.
func edtfDay(year int, monthDigits, dayDigits string) (Time, bool, error) {
	month, noMonth, ok1 := edtfTwo(monthDigits)
	day, noDay, ok2 := edtfTwo(dayDigits)
	switch {
	case !ok1 || !ok2 || noMonth == 1 || noDay == 1 || noMonth > noDay:
		return Time{}, false, nil
	case noMonth == 2:
		return YearTime(year), true, nil
	case month < 1 || month > 12:
		return Time{}, true, errMonth(month)
	case noDay == 2:
		return MonthTime(year, time.Month(month)), true, nil
	}
	t, err := dayTime(year, time.Month(month), day)
	return t, true, err
}

// parseEDTFClock reads a day and a time of day, with Z or an offset from UTC
// or, where neither stands, in UTC.
func parseEDTFClock(day, clock string) (Time, bool, error) {
	t, ok, err := parseEDTFDate(day)
	if !ok || err != nil || t.Grain != Day {
		return Time{}, ok && err != nil, err
	}
	for _, form := range [...]struct {
		layout string
		grain  Grain
	}{{"15:04:05", Second}, {"15:04", Minute}, {"15", Hour}} {
		for _, zone := range clockForms {
			c, err := time.Parse(form.layout+zone, clock)
			if err != nil {
				continue
			}
			_, offset := c.Zone()
			at := time.Date(t.Start.Year(), t.Start.Month(), t.Start.Day(), c.Hour(), c.Minute(), c.Second()-offset, 0, time.UTC)
			return form.grain.Unit(at), true, nil
		}
	}
	return Time{}, false, nil
}

// edtfDigits reads digits of which the last may be X, for unknown. The value
// leaves those out.
func edtfDigits(s string) (value, unknown int, ok bool) {
	for i := range len(s) {
		switch c := s[i]; {
		case c == 'X' || c == 'x':
			unknown++
		case c < '0' || c > '9' || unknown > 0:
			return 0, 0, false
		default:
			value = value*10 + int(c-'0')
		}
	}
	return value, unknown, s != ""
}

// edtfTwo reads the two digits of a month, a day or a week.
func edtfTwo(s string) (value, unknown int, ok bool) {
	value, unknown, ok = edtfDigits(s)
	return value, unknown, ok && len(s) == 2
}

// dayTime is DayTime for a day that somebody wrote.
func dayTime(y int, m time.Month, d int) (Time, error) {
	if !ValidDay(y, m, d) {
		return Time{}, fmt.Errorf("%s %s has no day %d", m, YearWords(y), d)
	}
	return DayTime(y, m, d), nil
}

func errMonth(m int) error { return fmt.Errorf("there is no month %d", m) }

func errYear(s string) error {
	return fmt.Errorf("%q is outside the years that can be shown, %d to %d", s, MinYear, MaxYear)
}
