package symbol_test

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"dateline/app/symbol"
	"dateline/data"
)

// Every mode that the lexicon has is said in words.
func TestModesAreSaidInWords(t *testing.T) {
	types := map[string]data.EventType{}
	for i := range data.EventTypes {
		types[data.EventType(i).String()] = data.EventType(i)
	}
	files, err := filepath.Glob("../../data/event/lexicon/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatalf("no lexicon: %v", err)
	}
	heading := regexp.MustCompile(`(?m)^\[([A-Z]+) ([a-z-]+)`)
	unsaid := map[string]bool{"goes-on": true, "harm": true} // no modes, but what the program reckons with
	seen := 0
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range heading.FindAllStringSubmatch(string(text), -1) {
			if unsaid[m[2]] {
				continue
			}
			seen++
			if !symbol.HasMode(types[m[1]], m[2]) {
				t.Errorf("%s: [%s %s] has no words", filepath.Base(file), m[1], m[2])
			}
		}
	}
	if seen < 70 {
		t.Errorf("only %d modes found", seen)
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
