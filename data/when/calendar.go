package when

import (
	"strconv"
	"time"

	"dateline/data"
)

// valueOf writes a time as TIMEX3 does.
func valueOf(t data.Time) string {
	var buf [32]byte
	b := buf[:0]
	last := t.End.Add(-1)
	y, m, d := t.Start.Date()
	switch t.Grain {
	case data.Century:
		return string(appendYear(b, y)[:len(appendYear(b, y))-2])
	case data.Decade:
		return string(appendYear(b, y)[:len(appendYear(b, y))-1])
	case data.Season:
		if m <= 2 {
			y--
		}
		b = append(appendYear(b, y), '-')
		return string(append(b, seasonValues[int(m)/3%4]...))
	case data.Quarter:
		b = append(appendYear(b, y), "-Q"...)
		return string(strconv.AppendInt(b, int64(m+2)/3, 10))
	case data.Week:
		y, w := t.Start.ISOWeek()
		b = append(appendYear(b, y), "-W"...)
		return string(append2(b, w))
	}
	b = appendYear(b, y)
	if t.Grain >= data.Year {
		return string(b)
	}
	b = append2(append(b, '-'), int(m))
	if t.Grain >= data.Month {
		if last.Month()-m == 5 && last.Year() == y { // a half
			return string(appendYear(buf[:0], y)) + [...]string{"-H1", "-H2"}[m/7]
		}
		return string(b)
	}
	b = append2(append(b, '-'), d)
	if t.Grain >= data.Day {
		return string(b)
	}
	b = append2(append(b, 'T'), t.Start.Hour())
	b = append2(append(b, ':'), t.Start.Minute())
	if t.Grain == data.Second {
		b = append2(append(b, ':'), t.Start.Second())
	}
	return string(b)
}

var seasonValues = [...]string{"WI", "SP", "SU", "FA"} // by the first month over three, December 0

func append2(b []byte, n int) []byte { return append(b, byte('0'+n/10%10), byte('0'+n%10)) }

// appendYear writes an astronomical year: "2016", "BC0044".
func appendYear(b []byte, y int) []byte {
	if y < 1 {
		b = append(b, "BC"...)
		y = 1 - y
	}
	if y > 9999 {
		return strconv.AppendInt(b, int64(y), 10)
	}
	return append2(append2(b, y/100), y)
}

func date(y int, m time.Month, d int) time.Time { return time.Date(y, m, d, 0, 0, 0, 0, time.UTC) }

// grainOf is the grain of a unit.
func grainOf(unit int) data.Grain {
	switch unit {
	case second:
		return data.Second
	case minute:
		return data.Minute
	case hour:
		return data.Hour
	case day, weekend, night:
		return data.Day
	case week, fortnight:
		return data.Week
	case month, halfYear:
		return data.Month
	case quarter:
		return data.Quarter
	case season:
		return data.Season
	case decade:
		return data.Decade
	case century, millennium:
		return data.Century
	}
	return data.Year
}

// maxShift bounds the count of units that is reckoned with; "a million years
// ago" lies nowhere on the program's line of time.
const maxShift = 20000

// shift moves a time by n units, keeping the day of the month where the month
// is long enough.
func shift(t time.Time, unit, n int) time.Time {
	months := 0
	switch unit {
	case second:
		return t.Add(time.Duration(n) * time.Second)
	case minute:
		return t.Add(time.Duration(n) * time.Minute)
	case hour:
		return t.Add(time.Duration(n) * time.Hour)
	case day, night:
		return t.AddDate(0, 0, n)
	case week, weekend:
		return t.AddDate(0, 0, 7*n)
	case fortnight:
		return t.AddDate(0, 0, 14*n)
	case month:
		months = n
	case quarter:
		months = 3 * n
	case halfYear:
		months = 6 * n
	case season, year:
		months = 12 * n
	case decade:
		months = 120 * n
	case century:
		months = 1200 * n
	case millennium:
		months = 12000 * n
	}
	y, m, d := t.Date()
	first := date(y, m+time.Month(months), 1)
	last := first.AddDate(0, 1, -1).Day()
	return first.AddDate(0, 0, min(d, last)-1).Add(t.Sub(data.Day.Floor(t)))
}

// unitLetters are the designators of ISO 8601 durations.
var unitLetters = map[int]string{
	second: "S", minute: "M", hour: "H", day: "D", week: "W", weekend: "WE", month: "M", quarter: "Q", season: "S", year: "Y", decade: "DE", century: "CE",
	millennium: "ML", night: "D",
}

// length writes n units as a duration; n below 0 is an unknown number.
func length(n, unit int) string { return lengthText(count(n), unit, n) }

func count(n int) string {
	if n < 0 {
		return "X"
	}
	return strconv.Itoa(n)
}

func lengthText(number string, unit, n int) string {
	switch {
	case unit <= hour:
		return "PT" + number + unitLetters[unit]
	case unit == decade && n > 0:
		return "P" + strconv.Itoa(10*n) + "Y"
	case unit == century && n > 0:
		return "P" + strconv.Itoa(100*n) + "Y"
	case unit == fortnight && n > 0:
		return "P" + strconv.Itoa(2*n) + "W"
	case unit == weekend && n > 0:
		return "P" + strconv.Itoa(2*n) + "D"
	}
	return "P" + number + unitLetters[unit]
}

// julianDay turns a day of the Julian calendar into one of the Gregorian. The
// count of days is that of Richards, Explanatory Supplement to the
// Astronomical Almanac, 3rd edition, chapter 15.
func julianDay(y int, m time.Month, d int) time.Time {
	// Days since 1 March of a year that begins a cycle of four.
	a := (14 - int(m)) / 12
	yy, mm := y+4_000_000-a, int(m)+12*a-3
	days := d - 1 + (153*mm+2)/5 + 365*yy + yy/4
	const epoch = 365*4_000_000 + 4_000_000/4                   // Julian 1 March of the year 0
	return date(0, time.February, 28).AddDate(0, 0, days-epoch) // which is 28 February of the Gregorian
}

// easter returns Easter Sunday of the Gregorian calendar; the arithmetic is
// the anonymous one of 1876 (Meeus, Astronomical Algorithms, chapter 8).
func easter(y int) time.Time {
	a, b, c := y%19, y/100, y%100
	d, e, f := b/4, b%4, (b+8)/25
	g := (b - f + 1) / 3
	h := (19*a + b - d - g + 15) % 30
	i, k := c/4, c%4
	l := (32 + 2*e + 2*i - h - k) % 7
	m := (a + 11*h + 22*l) / 451
	n := h + l - 7*m + 114
	return date(y, time.Month(n/31), n%31+1)
}

// orthodoxEaster returns Easter Sunday by the Julian calendar, as a day of the
// Gregorian (Meeus, chapter 8).
func orthodoxEaster(y int) time.Time {
	d := (19*(y%19) + 15) % 30
	e := (2*(y%4) + 4*(y%7) - d + 34) % 7
	n := d + e + 114
	return julianDay(y, time.Month(n/31), n%31+1)
}

// islamic returns the first day of a month of the tabular Islamic calendar,
// leap years of the cycle 2, 5, 7, 10, 13, 16, 18, 21, 24, 26 and 29 of thirty.
func islamic(y, m int) time.Time {
	days := (y-1)*354 + (3+11*y)/30 + 29*(m-1) + m/2
	return date(622, time.July, 19).AddDate(0, 0, days) // 1 Muharram of the year 1
}

// islamicIn returns the whole month m of the Islamic year that has its first
// day in the year y.
func islamicIn(y, m int) (first, end time.Time, ok bool) {
	if y < 623 || y > 3000 {
		return first, end, false
	}
	for h := (y-622)*33/32 - 1; h < (y-622)*33/32+3; h++ {
		if first = islamic(h, m); first.Year() == y {
			if m == 12 {
				return first, islamic(h+1, 1), true
			}
			return first, islamic(h, m+1), true
		}
	}
	return first, end, false
}

// nth returns the n-th weekday of the month, the last for n = -1.
func nth(y int, m time.Month, w time.Weekday, n int) time.Time {
	if n < 0 {
		last := date(y, m+1, 0)
		return last.AddDate(0, 0, -(int(last.Weekday()-w)+7)%7)
	}
	first := date(y, m, 1)
	return first.AddDate(0, 0, (int(w-first.Weekday())+7)%7+7*(n-1))
}
