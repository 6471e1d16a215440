// Package sessiontest runs tests that are written as sessions in plain text: a
// line that goes in, and below it, each behind a tab, the lines that come out.
//
//	# What is said of a place by its people is no place.
//	The French voted.
//		demonym French
//
// Empty lines and those that begin with # are left as they are. With UPDATE set
// in the environment the file is written anew with what comes out now, and the
// difference is there to be looked at.
//
// Only tests use it. It is the one package below geo that reads files itself.
package sessiontest

import (
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// Run gives each line of the file that goes in to do, and holds what that returns
// against the lines below it.
func Run(t *testing.T, file string, do func(in string) (out []string)) {
	t.Helper()
	b, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	update := os.Getenv("UPDATE") != ""
	var session strings.Builder
	lines := strings.Split(strings.TrimSuffix(string(b), "\n"), "\n")
	cases := 0
	for i := 0; i < len(lines); i++ {
		session.WriteString(lines[i] + "\n")
		if lines[i] == "" || lines[i][0] == '#' {
			continue
		}
		in, at := lines[i], i+1
		var want []string
		for i+1 < len(lines) && strings.HasPrefix(lines[i+1], "\t") {
			i++
			want = append(want, lines[i][1:])
		}
		got := do(in)
		cases++
		for _, out := range got {
			session.WriteString("\t" + out + "\n")
		}
		if d := cmp.Diff(want, got); d != "" && !update {
			t.Errorf("%s:%d: %s\n(-want +got)\n%s", file, at, in, d)
		}
	}
	if cases == 0 {
		t.Fatalf("%s has no cases", file)
	}
	if update {
		if err := os.WriteFile(file, []byte(session.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}
