package data

import "dateline/geo"

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
type Timex struct {
	geo.Span
	Type  TimexType
	Value string // as TIMEX3 has it: "2016-10-15", "2016-W41", "P5Y", "PRESENT_REF"
	Time  Time   // zero where the expression lies nowhere on the line of time: "five years", "every Monday"
}
