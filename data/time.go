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

// A Modifier says how a time is meant where it is not meant plainly. The words
// are those of TIMEX3's mod attribute.
type Modifier uint8

// The modifiers.
const (
	Plain  Modifier = iota
	Approx          // about then
	Early           // in its first part
	Mid             // about its middle
	Late            // in its last part
	Before
	After
	modifiers
)

// Modifiers is the number of values of [Modifier].
const Modifiers = int(modifiers)

// A Time is an interval of the proleptic Gregorian calendar in UTC, with the
// grain that it was given in. It holds every instant t with Start ≤ t < End:
// inside the program intervals are half open, and only what is shown to the
// user names the last day instead. Years are astronomical, so that the year
// before 1 is 0, and 44 BC is -43.
//
// The zero Time is no time at all.
type Time struct {
	Start, End time.Time
	Grain      Grain
	Modifier   Modifier
}

// IsZero reports whether t is no time at all.
func (t Time) IsZero() bool { return t.Start.IsZero() && t.End.IsZero() && t.Grain == NoGrain }

// Overlaps reports whether the two intervals share an instant.
func (t Time) Overlaps(u Time) bool { return t.Start.Before(u.End) && u.Start.Before(t.End) }
