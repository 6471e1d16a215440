package command

import (
	"slices"
	"testing"
)

// The command line opens files, unless it begins with a command or an option.
func TestFiles(t *testing.T) {
	for _, c := range []struct {
		args, files []string
		ok          bool
	}{
		{nil, nil, true},
		{[]string{"a.txt", "b"}, []string{"a.txt", "b"}, true},
		{[]string{"./help"}, []string{"./help"}, true},
		{[]string{"--", "-x", "--"}, []string{"-x", "--"}, true},
		{[]string{"--", "help"}, []string{"help"}, true},
		{[]string{"--"}, nil, true},
		{[]string{"-x"}, nil, false},
		{[]string{"-"}, nil, false},
		{[]string{"--help"}, nil, false},
		{[]string{"snapshot", "--", "-x"}, nil, false},
	} {
		if files, ok := Files(c.args); ok != c.ok || !slices.Equal(files, c.files) {
			t.Errorf("dateline %q opens %q, %t", c.args, files, ok)
		}
	}
}
