package symbol_test

import (
	"slices"
	"strings"
	"testing"

	"dateline/app/symbol"
	"dateline/data"
)

// Every mode that there is is said in words, and no other.
func TestModesAreSaidInWords(t *testing.T) {
	for i := range data.EventTypes {
		typ := data.EventType(i)
		said := symbol.SaidModes(typ)
		for _, mode := range typ.Modes() {
			if !slices.Contains(said, mode) {
				t.Errorf("%v %s has no words", typ, mode)
			}
		}
		if len(said) != len(typ.Modes()) {
			t.Errorf("%v has the modes %q, and words for %q", typ, typ.Modes(), said)
		}
	}
}

func TestMode(t *testing.T) {
	for _, c := range []struct {
		of         data.EventType
		mode, want string
	}{
		{data.Assault, "heavy-weapons", "with heavy weapons"},
		{data.Support, "relations", "closer relations"},
		{data.Sanction, "relations", "relations broken off"},
		{data.Consult, "", ""},
		{data.Assault, "a mode of tomorrow", "a mode of tomorrow"},
	} {
		if got := symbol.Mode(c.of, c.mode); got != c.want || strings.Contains(got, "-") {
			t.Errorf("Mode(%v, %q) = %q, want %q", c.of, c.mode, got, c.want)
		}
	}
}
