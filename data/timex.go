package data

import (
	"strings"

	"dateline/geo"
)

// A TimexType says what a time expression is, in the terms of TIMEX3.
type TimexType uint8

// The types of time expressions.
const (
	DateTimex     TimexType = iota // a day or what is longer: "Friday", "October 2016", "the 1990s", "now"
	ClockTimex                     // finer than a day: "Friday night", "3 pm"
	DurationTimex                  // a length of time: "five years", "72 hours"
	SetTimex                       // what comes again: "every Monday"
	timexTypes
)

var timexTypeNames = [...]string{"DATE", "TIME", "DURATION", "SET"}

// String returns the type as TIMEX3 writes it: "DATE", "TIME", "DURATION" or
// "SET".
func (t TimexType) String() string {
	if t < timexTypes {
		return timexTypeNames[t]
	}
	return "unknown type"
}

// A Timex is a stretch of a text that speaks of a time, and what it means.
// Value and Mod are those of the stretch alone. Time is what the text says with
// the words before it: of "since 22 September" open at its end, and of "from 9
// to 12 May" the whole interval for both ends.
type Timex struct {
	geo.Span
	Type  TimexType
	Value string // as TIMEX3 has it: "2016-10-15", "2016-W41", "P5Y", "PRESENT_REF"
	Time  Time   // zero where the expression lies nowhere on the line of time: "five years", "every Monday"
	Mod   TimexMod
}

// EDTF writes the expression's time, see [Time.EDTF]. A time of the day of which
// the text names no zone is written without one, for what clock it means is not
// known: "2016-10-14T15:00" of "3 p.m.", "2016-10-14T20:00Z" of "3 p.m. EST".
func (x Timex) EDTF() string {
	s := x.Time.EDTF()
	if _, clock, ok := strings.Cut(x.Value, "T"); x.Type != ClockTimex || ok && strings.ContainsAny(clock, "Z+-") {
		return s
	}
	return strings.ReplaceAll(s, "Z", "")
}

// A TimexMod is the mod attribute of TIMEX3: how the value is meant where it is
// not meant plainly.
type TimexMod uint8

// The modifiers of time expressions.
const (
	NoMod          TimexMod = iota
	ModStart                // "early 1998", "the beginning of May"
	ModMid                  // "mid-1998"
	ModEnd                  // "late 1998", "the end of the year"
	ModApprox               // "about three years"
	ModBefore               // "more than a decade ago"
	ModAfter                // "less than a year ago"
	ModOnOrBefore           // "1994 or earlier"
	ModOnOrAfter            // "1994 or later"
	ModLessThan             // "nearly forty years"
	ModMoreThan             // "more than four hours"
	ModEqualOrLess          // "no more than sixty days"
	ModEqualOrMore          // "at least 72 hours"
	timexMods
)

var timexModNames = [...]string{
	"", "START", "MID", "END", "APPROX", "BEFORE", "AFTER", "ON_OR_BEFORE", "ON_OR_AFTER",
	"LESS_THAN", "MORE_THAN", "EQUAL_OR_LESS", "EQUAL_OR_MORE",
}

// String returns the modifier as TIMEX3 writes it, empty for none.
func (m TimexMod) String() string {
	if m < timexMods {
		return timexModNames[m]
	}
	return ""
}
