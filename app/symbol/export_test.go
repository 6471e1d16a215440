package symbol

import (
	"maps"
	"slices"

	"dateline/data"
)

// SaidModes returns the modes of a type that are said in words of their own.
func SaidModes(t data.EventType) []string { return slices.Collect(maps.Keys(modeWords[t])) }
