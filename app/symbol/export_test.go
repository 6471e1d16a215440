package symbol

import "dateline/data"

// HasMode reports whether a mode is said in words of its own.
func HasMode(t data.EventType, mode string) bool {
	_, ok := modeWords[t][mode]
	return ok
}
