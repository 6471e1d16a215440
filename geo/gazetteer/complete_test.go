package gazetteer_test

import (
	"strings"
	"testing"

	"dateline/geo/gazetteer/gazetteertest"
)

func TestComplete(t *testing.T) {
	g := gazetteertest.Small()
	for _, c := range []struct {
		typed string
		n     int
		want  string
	}{
		{"Mosc", 8, "Moscow RU.48 (main); Moscow US.ID.057 (main)"},
		{"moscow ", 8, "Moscow RU.48 (main); Moscow US.ID.057 (main)"},
		{"Lam", 8, "Lamar County US.TX.277 (main)"},
		{"Lamar", 8, "Lamar County US.TX.277 (bare)"},
		{"Syr", 8, "Syria SY (main)"}, // and not once more for "Syrian"
		{"Syrians", 8, ""},
		{"gulf of", 8, "Gulf of Aden (main)"},
		{"Texa", 1, "Texas US.TX (main)"},
		{"Tex", 1, "Texas US.TX (abbreviation)"}, // its name is the whole of what is typed
		{"Paris", 1, "Paris FR.11.75 (main)"},
		{"Paris, Tex", 8, "Paris US.TX.277 (main)"},
		{"paris,TX", 8, "Paris US.TX.277 (main)"},
		{"Mosc, ", 8, "Moscow RU.48 (main); Moscow US.ID.057 (main)"},
		{"Paris, Xyzzy", 8, ""},
		{"x", 8, ""},
		{"xyzzy", 8, ""},
		{"", 8, ""},
		{"Paris", 0, ""},
		{strings.Repeat("Paris ", 10_000), 8, ""},
	} {
		if got := describe(g, g.Complete(c.typed, c.n)); got != c.want {
			t.Errorf("Complete(%.20q, %d)\n got %s\nwant %s", c.typed, c.n, got, c.want)
		}
	}
}

// The capital comes before the hamlets that begin with its name, and the name
// itself before all that only begin with it.
func TestCompleteTheWorld(t *testing.T) {
	g := open(t)
	for typed, want := range map[string]string{
		"Idaho": "Idaho US.ID (main)", "Lond": "London GB.ENG", "Springf": "Springfield US", "Georgia": "Georgia GE (main); Georgia US.GA (main)",
		"Aleppo": "Aleppo SY", "sankt pe": "Saint Petersburg RU",
	} {
		if got := describe(g, g.Complete(typed, 8)); !strings.HasPrefix(got, want) {
			t.Errorf("Complete(%q) = %s, want %s first", typed, got, want)
		}
	}
}
