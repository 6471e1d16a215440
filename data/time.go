package data

import "time"

// A Grain is the finest unit that a time is known to.
type Grain uint8

// The grains, the finest first.
const (
	NoGrain Grain = iota
	Second
	Minute
	Hour
	Day
	Week
	Month
	Season
	Quarter
	Year
	Decade
	Century
	grains
)

// Grains is the number of values of [Grain].
const Grains = int(grains)

var grainWords = [...]string{
	"time", "second", "minute", "hour", "day", "week", "month", "season",
	"quarter", "year", "decade", "century",
}

// String returns the grain in a word for the user.
func (g Grain) String() string {
	if g < grains {
		return grainWords[g]
	}
	return grainWords[NoGrain]
}

// Floor returns the start of the unit that holds t, in UTC. Weeks begin on
// Monday. Seasons are the four of EDTF by the northern meteorological
// calendar, so that the winter of 2016 begins on 1 December 2016. Decades and
// centuries are those whose years share their first digits: 2010 to 2019, 1800
// to 1899, and before the year 0 from -49 to -40, which is 50 to 41 BC. Those
// next to the year 0 on its far side, -9 to -1 and -99 to -1, lack a year.
func (g Grain) Floor(t time.Time) time.Time {
	t = t.UTC()
	y, m, d := t.Date()
	switch g {
	case Minute:
		return time.Date(y, m, d, t.Hour(), t.Minute(), 0, 0, time.UTC)
	case Hour:
		return time.Date(y, m, d, t.Hour(), 0, 0, 0, time.UTC)
	case Day:
		return date(y, m, d)
	case Week:
		return date(y, m, d-(int(t.Weekday())+6)%7)
	case Month:
		return date(y, m, 1)
	case Season:
		return date(y, m-m%3, 1) // January and February: month 0 is December of the year before
	case Quarter:
		return date(y, m-(m-1)%3, 1)
	case Year:
		return date(y, time.January, 1)
	case Decade:
		return date(sharedDigits(y, 10), time.January, 1)
	case Century:
		return date(sharedDigits(y, 100), time.January, 1)
	}
	return time.Date(y, m, d, t.Hour(), t.Minute(), t.Second(), 0, time.UTC)
}

// sharedDigits is the first year of those that are written like y but for the
// last digits.
func sharedDigits(y, size int) int {
	if y < 0 {
		return y/size*size - size + 1
	}
	return y / size * size
}

// nextDigits is the first year after those that share y's first digits. The
// last ones before the year 0 are a year fewer, for there is no year -0.
func nextDigits(y, size int) int {
	if y < 0 {
		return min(sharedDigits(y, size)+size, 0)
	}
	return sharedDigits(y, size) + size
}

// Next returns the start of the unit after the one that holds t.
func (g Grain) Next(t time.Time) time.Time {
	t = g.Floor(t)
	y, m, d := t.Date()
	switch g {
	case Minute:
		return t.Add(time.Minute)
	case Hour:
		return t.Add(time.Hour)
	case Day:
		return date(y, m, d+1)
	case Week:
		return date(y, m, d+7)
	case Month:
		return date(y, m+1, 1)
	case Season, Quarter:
		return date(y, m+3, 1)
	case Year:
		return date(y+1, time.January, 1)
	case Decade:
		return date(nextDigits(y, 10), time.January, 1)
	case Century:
		return date(nextDigits(y, 100), time.January, 1)
	}
	return t.Add(time.Second)
}

// Unit returns the whole unit that holds t: the day, the month, the century.
func (g Grain) Unit(t time.Time) Time {
	return Time{Start: g.Floor(t), End: g.Next(t), Grain: g}
}

// A Modifier says how a time is meant where it is not meant plainly. The words
// are those of TIMEX3's mod attribute, with EDTF's two marks of doubt.
type Modifier uint8

// The modifiers. Before and After mark an interval with one open end, which is
// then [Earliest] or [Latest]: "before 1492" ends where 1492 starts, "since
// 1492" starts there. Early, Mid and Late narrow the interval, see [Time.Part],
// while the grain and what is written stay those of the unit. The others leave
// the interval as it would be without.
const (
	Plain           Modifier = iota
	Approx                   // about then; EDTF's ~
	Early                    // in its first part
	Mid                      // about its middle
	Late                     // in its last part
	Before                   // open at the start
	After                    // open at the end
	Uncertain                // the source is doubted; EDTF's ?
	ApproxUncertain          // both; EDTF's %
	modifiers
)

// Modifiers is the number of values of [Modifier].
const Modifiers = int(modifiers)

// The years that a [Time] may lie in, both included. They are astronomical.
const (
	MinYear = -999_999
	MaxYear = 999_999
)

// Earliest and Latest bound every time that the program holds and stand for
// open ends. They are further apart than a time.Duration reaches: compare
// instants, or their seconds, rather than subtracting them.
var (
	Earliest = date(MinYear, time.January, 1)
	Latest   = date(MaxYear+1, time.January, 1)
)

// A Time is an interval of the proleptic Gregorian calendar in UTC, with the
// grain that it was given in. It holds every instant t with Start ≤ t < End:
// inside the program intervals are half open, and only what is shown to the
// user names the last day instead. Years are astronomical, so that the year
// before 1 is 0, and 44 BC is -43. Nothing finer than a second is kept.
//
// [ParseTime] reads what a person types, [Time.Words] writes what a person
// reads, [Time.EDTF] writes what another program reads; all three agree.
//
// The zero Time is no time at all.
type Time struct {
	Start, End time.Time
	Grain      Grain
	Modifier   Modifier
}

// YearTime returns a year; y is astronomical.
func YearTime(y int) Time { return Year.Unit(date(y, time.January, 1)) }

// MonthTime returns a month.
func MonthTime(y int, m time.Month) Time { return Month.Unit(date(y, m, 1)) }

// DayTime returns a day. A day that the month lacks is counted on into the
// next month, as package time does; see [ValidDay].
func DayTime(y int, m time.Month, d int) Time { return Day.Unit(date(y, m, d)) }

// SecondTime returns the second that holds t.
func SecondTime(t time.Time) Time { return Second.Unit(t) }

// ValidDay reports whether the calendar has the day, and the program the year.
func ValidDay(y int, m time.Month, d int) bool {
	return y >= MinYear && y <= MaxYear && m >= time.January && m <= time.December && d >= 1 && d <= daysIn(y, m)
}

// IsZero reports whether t is no time at all.
func (t Time) IsZero() bool { return t.Start.IsZero() && t.End.IsZero() && t.Grain == NoGrain }

// Overlaps reports whether the two intervals share an instant.
func (t Time) Overlaps(u Time) bool { return t.Start.Before(u.End) && u.Start.Before(t.End) }

// Contains reports whether u lies wholly inside t.
func (t Time) Contains(u Time) bool { return !u.Start.Before(t.Start) && !t.End.Before(u.End) }

// Through returns the interval from the start of t to the end of u, with the
// finer of their grains. It is no time where u ends before t starts.
func (t Time) Through(u Time) Time {
	if !t.Start.Before(u.End) {
		return Time{}
	}
	r := Time{Start: t.Start, End: u.End, Grain: min(t.Grain, u.Grain), Modifier: t.Modifier}
	if r.Modifier == Plain || u.Modifier == After {
		r.Modifier = u.Modifier
	}
	return r
}

// Part returns the first, the middle or the last third of a month, season,
// quarter, year, decade or century, for [Early], [Mid] and [Late], cut where a
// day, a month or a year begins. Other times and modifiers are only marked.
func (t Time) Part(m Modifier) Time {
	t.Modifier = m
	if m != Early && m != Mid && m != Late || t.Grain < Month || !t.Grain.Floor(t.Start).Equal(t.Start) || !t.Grain.Next(t.Start).Equal(t.End) {
		return t
	}
	y, month, _ := t.Start.Date()
	var first, last time.Time // where the middle begins and ends
	switch t.Grain {
	case Month:
		first, last = date(y, month, 11), date(y, month, 21)
	case Season, Quarter:
		first, last = date(y, month+1, 1), date(y, month+2, 1)
	case Year:
		first, last = date(y, time.May, 1), date(y, time.September, 1)
	default:
		if y < 100 || y > 9999 {
			return t // written as a range of years, which has no such part
		}
		n := t.End.Year() - y
		first, last = date(y+(n+1)/3, time.January, 1), date(y+(2*n+1)/3, time.January, 1)
	}
	switch m {
	case Early:
		t.End = first
	case Mid:
		t.Start, t.End = first, last
	default:
		t.Start = last
	}
	return t
}

// whole is the interval of the units that t's part is one of; see [Time.Part].
func (t Time) whole() Time {
	if (t.Modifier == Early || t.Modifier == Mid || t.Modifier == Late) && t.Grain > Day && t.Start.After(Earliest) && t.End.Before(Latest) {
		t.Start, t.End = t.Grain.Floor(t.Start), t.Grain.Next(t.End.Add(-1))
	}
	return t
}

// String returns the time as EDTF.
func (t Time) String() string { return t.EDTF() }

// units returns the first and the last unit of the interval, in its own grain
// where it begins and ends on that grain's bounds, else in days, else in
// seconds. An open end gives a zero Time.
func (t Time) units() (first, last Time) {
	open := func(at, bound time.Time) bool { return at.Equal(bound) }
	fits := func(g Grain) bool {
		return (open(t.Start, Earliest) || g.Floor(t.Start).Equal(t.Start)) &&
			(open(t.End, Latest) || g.Floor(t.End).Equal(t.End))
	}
	g := t.Grain
	if g == NoGrain || !fits(g) {
		if g = Day; !fits(g) {
			g = Second
		}
	}
	if !open(t.Start, Earliest) {
		first = g.Unit(t.Start)
	}
	if !open(t.End, Latest) {
		last = g.Unit(t.End.Add(-1))
	}
	return first, last
}

func date(y int, m time.Month, d int) time.Time {
	return time.Date(y, m, d, 0, 0, 0, 0, time.UTC)
}

func daysIn(y int, m time.Month) int { return date(y, m+1, 0).Day() }
