// Package timeline is the histogram of dates under the map, with the range
// that map, list and counts are filtered by.
//
// Make a [Timeline] with [New], give it a [Source] to draw and [Timeline.SetCount]
// to say, and filter by what [Callbacks.OnRange] tells. Ranges are half open
// inside the program; the user reads and writes the last day that is in.
//
// The bars are days, weeks, months, years, decades or centuries, the finest
// that are wide enough to be seen; a [Source] may divide them by what is
// reported. What is dated no closer than by a longer time is drawn pale: on the
// bars it is spread over its interval, or stands in every bar of it where the
// source tells no more, and a [VagueSource] has it drawn as a band under the
// bars too, from its first day to its last. What has no date at all is counted
// in a lane at the right end. The brush snaps to the bars.
//
// What only has the date of something else ([Bin.Assumed]) is pale in its own
// colours, on top of what is dated itself, and what has not happened ([Bin.Unreal])
// is hollow on top of that. At first the part of the axis is shown
// where nine dates of ten lie, if that is much less than the whole; a note at the
// edge says how much lies beyond, and a press on it shows it.
//
// # Play
//
// [Timeline.Play] moves the range on, step by step, from the first date that is
// in view, and stops at the last date.
// [Pace] says how: by bars or by a grain, so many steps a second, sliding or
// growing. It steps whole units and tells of each; only the drawn range glides
// between them. It waits while the owner is busy, stops when the user takes
// hold of the bars, and never runs in a timeline that is hidden. It does go on
// when the window loses the focus: whoever writes notes elsewhere still watches.
//
// # Mouse and keys
//
// Drag over the bars to choose a range, drag its ends or its middle to change
// it, click a bar or a band to choose that; double click or Escape chooses all dates. The
// wheel zooms about the pointer, sideways it pans, and so does dragging the
// axis; a double click on the axis shows the whole again, and so does the button.
// With the focus on the bars:
//
//	Left, Right          move the range by a bar
//	Shift+Left, Right    move its end
//	Ctrl+Left, Right     move its beginning
//	+, -, Up, Down       zoom
//	0                    the whole
//	Page Up, Page Down   pan
//	Home, End            the first bar, the last bar
//	Space                play, pause
//	Escape               all dates
//
// # Years
//
// Years are astronomical and unlimited by package time's durations: all
// arithmetic is in seconds since 1970. 44 BC is the year -43, and the calendar
// is the proleptic Gregorian one, before 1752 too.
package timeline
