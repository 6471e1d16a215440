// Package command does Dateline's work with no window: for servers, pipelines
// and tests. It imports no toolkit, so that a program built without cgo has
// every command.
//
// [Main] runs one command of the table in this file and returns the exit code:
//
//	0  all was done
//	1  some of it was not: a line or a file could not be read, a picture not
//	   written; what could be done was done all the same
//	2  the command was called wrongly, and nothing was done
//
// What a command finds goes to standard output. What went wrong goes to
// standard error, each in a line that begins "dateline:" and says what can be
// done about it; and so does how a name on the command line was understood.
//
// The parts that a command works with are passed in as [Deps], as functions
// that are called when the command is known and its arguments are right: help
// needs no gazetteer.
package command

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"image"
	"io"
	"io/fs"
	"path"
	"runtime"
	"slices"
	"strings"

	"dateline/app/atlas"
	"dateline/data/intake"
	"dateline/data/project"
	"dateline/geo"
	"dateline/geo/gazetteer"
)

// Deps are the parts that the commands work with.
type Deps struct {
	Version   string
	Parser    func() (geo.Parser, error)                    // for geoparse
	Intake    func() (intake.Intake, error)                 // for snapshot
	Gazetteer func() (*gazetteer.Gazetteer, error)          // for eval, the parser's
	Sample    func(context.Context, *project.Project) error // takes in the bundled articles
	Picture   func(atlas.Sheet) (*image.RGBA, error)        // atlas.Atlas.Picture
	Credits   string                                        // one line, into each picture
	Licences  fs.FS                                         // credits and licence texts, a file each
}

// A command is one row of the table.
type command struct {
	name     string
	args     string // what follows the name
	synopsis string // one line, for the list of commands
	help     string // paragraphs, for dateline help NAME
	setUp    func(*flag.FlagSet) runner
}

// A runner does a command's work with the arguments that are no flags.
type runner func(ctx context.Context, s *session, args []string) error

// A session is what a command talks to.
type session struct {
	Deps
	in       io.Reader
	out, err io.Writer
}

// say writes a line to standard error.
func (s *session) say(format string, args ...any) {
	fmt.Fprintf(s.err, "dateline: "+format+"\n", args...)
}

// commands is filled in by init, for help reads it.
var commands []command

func init() {
	commands = []command{geoparse, snapshot, eval, licences, version, help}
}

// errPartly ends a command that has said already what it could not do.
var errPartly = errors.New("some of it could not be done")

// A usageError is a wrong call.
type usageError struct{ words string }

func (e usageError) Error() string { return e.words }

func wrong(format string, args ...any) error { return usageError{fmt.Sprintf(format, args...)} }

// Files returns the files and folders that the command line asks to be opened in
// the window, or false where it begins with a command or an option. No arguments
// ask for the window without files. What is called like a command can be opened as
// ./help, or behind --: whatever follows that is a file.
func Files(args []string) (files []string, ok bool) {
	switch {
	case len(args) == 0:
		return nil, true
	case args[0] == "--":
		return args[1:], true
	case strings.HasPrefix(args[0], "-"):
		return nil, false
	}
	if _, ok := find(args[0]); ok {
		return nil, false
	}
	return args, true
}

func find(name string) (command, bool) {
	switch name {
	case "-h", "-help", "--help":
		name = "help"
	case "-version", "--version":
		name = "version"
	}
	i := slices.IndexFunc(commands, func(c command) bool { return c.name == name })
	if i < 0 {
		return command{}, false
	}
	return commands[i], true
}

// Main runs a command: args are the command line without the program's name. It
// returns the exit code.
func Main(ctx context.Context, args []string, stdin io.Reader, stdout, stderr io.Writer, d Deps) int {
	s := &session{Deps: d, in: stdin, out: stdout, err: stderr}
	if len(args) == 0 {
		args = []string{"help"}
	}
	c, ok := find(args[0])
	if !ok {
		s.say("there is no command %q; dateline help lists them", args[0])
		return 2
	}
	flags := flag.NewFlagSet(c.name, flag.ContinueOnError)
	flags.SetOutput(io.Discard) // wrong calls are told in our way
	run := c.setUp(flags)
	rest, err := parse(flags, args[1:])
	switch {
	case errors.Is(err, flag.ErrHelp):
		err = explain(s, c)
	case err != nil:
		err = usageError{err.Error()}
	default:
		err = run(ctx, s, rest)
	}
	var usage usageError
	switch {
	case err == nil:
		return 0
	case errors.As(err, &usage):
		s.say("%s; see dateline help %s", usage.words, c.name)
		return 2
	case errors.Is(err, errPartly):
	case ctx.Err() != nil:
		s.say("%s was interrupted", c.name)
	default:
		s.say("%v", err)
	}
	return 1
}

// parse reads the flags wherever they stand, and returns the other arguments.
// After -- everything is an argument.
func parse(flags *flag.FlagSet, args []string) (rest []string, err error) {
	for {
		if err := flags.Parse(args); err != nil {
			return nil, err
		}
		parsed := len(args) - flags.NArg()
		if parsed > 0 && args[parsed-1] == "--" || flags.NArg() == 0 {
			return append(rest, flags.Args()...), nil
		}
		rest = append(rest, flags.Arg(0))
		args = flags.Args()[1:]
	}
}

var help = command{
	name:     "help",
	args:     "[COMMAND]",
	synopsis: "list the commands, or explain one",
	help:     "Lists the commands, or explains the one that is named.",
	setUp: func(*flag.FlagSet) runner {
		return func(_ context.Context, s *session, args []string) error {
			switch len(args) {
			case 0:
				return list(s)
			case 1:
				if c, ok := find(args[0]); ok {
					return explain(s, c)
				}
				return wrong("there is no command %q", args[0])
			}
			return wrong("help explains one command at a time")
		}
	},
}

func list(s *session) error {
	var b strings.Builder
	b.WriteString("Dateline puts what news articles report to have happened on a map.\n\n" +
		"  dateline [FILE…]   opens the window on files and folders, or on the bundled sample\n" +
		"  dateline -- FILE…  the same for files that are called like a command or an option\n\n" +
		"With no window:\n\n")
	for _, c := range commands {
		fmt.Fprintf(&b, "  dateline %-9s %s\n", c.name, c.synopsis)
	}
	b.WriteString("\ndateline help COMMAND explains a command. The exit code is 0 when all was done,\n" +
		"1 when some of it could not be, 2 when a command was called wrongly.\n")
	_, err := io.WriteString(s.out, b.String())
	return err
}

func explain(s *session, c command) error {
	var b strings.Builder
	fmt.Fprintf(&b, "usage: %s\n\n%s\n", strings.TrimSpace("dateline "+c.name+" "+c.args), c.help)
	flags := flag.NewFlagSet(c.name, flag.ContinueOnError)
	c.setUp(flags)
	width := 14
	var lines [][2]string
	flags.VisitAll(func(f *flag.Flag) {
		value, usage := flag.UnquoteUsage(f)
		call := strings.TrimSpace("--" + f.Name + " " + value)
		width = max(width, len(call))
		lines = append(lines, [2]string{call, usage})
	})
	for i, l := range lines {
		if i == 0 {
			b.WriteByte('\n')
		}
		fmt.Fprintf(&b, "  %-*s %s\n", width, l[0], l[1])
	}
	_, err := io.WriteString(s.out, b.String())
	return err
}

var version = command{
	name:     "version",
	synopsis: "print the program's version",
	help:     "Prints the version of the program, of Go that it was built with, and the system it is for.",
	setUp: func(*flag.FlagSet) runner {
		return func(_ context.Context, s *session, args []string) error {
			if len(args) > 0 {
				return wrong("version takes no arguments")
			}
			_, err := fmt.Fprintf(s.out, "dateline %s (%s, %s/%s)\n", s.Version, runtime.Version(), runtime.GOOS, runtime.GOARCH)
			return err
		}
	},
}

var licences = command{
	name:     "licences",
	args:     "[NAME]",
	synopsis: "print the credits and licences of what is inside the program",
	help: "Prints the credits and licences of the data and the software inside the program,\n" +
		"or the one that is named. The names are the headings of the whole.",
	setUp: func(*flag.FlagSet) runner {
		return func(_ context.Context, s *session, args []string) error {
			if len(args) > 1 {
				return wrong("licences prints one licence at a time, or all")
			}
			entries, err := fs.ReadDir(s.Licences, ".")
			if err != nil {
				return err
			}
			printed := false
			for _, e := range entries {
				name := strings.TrimSuffix(e.Name(), path.Ext(e.Name()))
				if e.IsDir() || len(args) == 1 && !strings.EqualFold(name, args[0]) {
					continue
				}
				text, err := fs.ReadFile(s.Licences, e.Name())
				if err != nil {
					return err
				}
				if printed {
					fmt.Fprintln(s.out)
				}
				printed = true
				if _, err := fmt.Fprintf(s.out, "== %s ==\n\n%s\n", name, strings.TrimSpace(string(text))); err != nil {
					return err
				}
			}
			if !printed {
				return wrong("nothing inside the program is called %q", strings.Join(args, ""))
			}
			return nil
		}
	},
}
