// Package legend is the list of what happened, by type: each with the symbol
// that it has on the map, its name and how often it is reported, and a check
// mark, for the list is also the filter.
//
// Make a [Legend] with [New], tell it the counts with [Legend.SetCounts] and
// hear of the user's choice through [Callbacks.OnChange]. Only what occurs is
// listed. Counts should be those without the choice, so that a type that is left
// out still says what it would add. Where some of them did not happen, or not yet
// ([Legend.SetUnreal]), a hollow disc before the count says how many, as beside a
// pin, and a row under the types what that means. A line at the foot counts what has
// no place.
//
// A Legend folds to a chip. It fits into a corner of the map
// (mapview.Map.SetCorner) as well as into a panel: [Legend.Fit] says how large it
// wants to be, and what has no room is scrolled.
//
// # Mouse and keys
//
// A click on a row shows or leaves out its type; a double click shows it alone,
// or all again. With the focus on the list:
//
//	Up, Down, Home, End   go to a row
//	Space                 show it or leave it out
//	Return                show it alone, or all again
//	A, N                  all, none
package legend
