// Dateline reads news articles, finds the places and dates in them, and puts
// the reported events on a map and a timeline.
//
//	dateline [FILE…]      opens the window: on files and folders, or on the bundled sample
//	dateline -- FILE…     the same for files that are called like a command or an option
//	dateline COMMAND …    does the same work with no window; dateline help lists the commands
//
// This file opens what the program carries inside, joins the parts, and
// chooses between the two. docs/architecture.md is the way through the rest.
package main

import (
	"context"
	"errors"
	"fmt"
	"image"
	"io"
	"io/fs"
	"os"
	"os/signal"
	"strings"
	"sync"
	"syscall"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"dateline/app"
	"dateline/app/atlas"
	"dateline/app/command"
	"dateline/app/desktop"
	"dateline/app/settings"
	"dateline/assets"
	"dateline/data"
	"dateline/data/answers"
	"dateline/data/article"
	"dateline/data/intake"
	"dateline/data/project"
	"dateline/geo"
	"dateline/geo/basemap"
	"dateline/geo/gazetteer"
	"dateline/geo/online"
	"dateline/geo/resolve"
	"dateline/geo/toponym"
	"dateline/geo/toponym/tagger"
)

// version is set by the linker, from FyneApp.toml.
var version = "0.1.0-dev"

const (
	summary = "Puts the places and dates of news articles on a map and a timeline."
	credits = "Made with Natural Earth · Places © GeoNames, CC BY 4.0"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	code := run(ctx, os.Args[1:])
	stop()
	os.Exit(code)
}

func run(ctx context.Context, args []string) int {
	files, ok := toOpen(args)
	if !ok {
		return command.Main(ctx, args, os.Stdin, os.Stdout, os.Stderr, deps())
	}
	window, err := desktop.New()
	if err != nil {
		return picture(ctx, files, err)
	}
	return show(ctx, window, files)
}

// toOpen are the files to open in the window, or none and false where the
// arguments are a command, or meant as one. Whatever follows -- is a file.
func toOpen(args []string) (files []string, ok bool) {
	switch {
	case len(args) == 0:
		return nil, true
	case args[0] == "--":
		return args[1:], true
	case command.Known(args[0]) || strings.HasPrefix(args[0], "-"):
		return nil, false
	}
	return args, true
}

// picture does the window's work where there can be none: the same map with
// its events, in files.
func picture(ctx context.Context, files []string, why error) int {
	const out, table = "dateline-map.png", "dateline-events.tsv"
	fmt.Fprintf(os.Stderr, "dateline: %v.\ndateline: The map is drawn to %s instead, with the events on it in %s.\n", why, out, table)
	args := append([]string{"snapshot", "--out", out, "--table", table, "--"}, files...)
	return command.Main(ctx, args, os.Stdin, os.Stdout, os.Stderr, deps())
}

// show opens the window and stays until it is closed.
func show(ctx context.Context, a fyne.App, files []string) int {
	parts, err := parts()
	if err != nil {
		fmt.Fprintln(os.Stderr, "dateline:", err)
		return 1
	}
	w := app.New(a, parts)
	if len(files) > 0 {
		w.Open(files...)
	} else {
		w.OpenSample()
	}
	defer context.AfterFunc(ctx, func() { fyne.Do(a.Quit) })() // taken back once there is nothing to quit
	w.Show()
	a.Run()
	return 0
}

func parts() (app.Parts, error) {
	g, err := openGazetteer()
	if err != nil {
		return app.Parts{}, err
	}
	drawn, err := openAtlas()
	if err != nil {
		return app.Parts{}, err
	}
	in, err := openIntake()
	if err != nil {
		return app.Parts{}, err
	}
	dir, noDir := settings.Dir() // without one nothing is kept
	store, damaged := settings.Open(dir)
	var kept *answers.Folder
	if dir, err := settings.AnswersDir(); err == nil {
		kept = answers.Open(dir, 0)
	}
	lookup, err := store.Connect(online.Agent(app.Name, version, ""), kept)
	if err != nil {
		return app.Parts{}, err
	}
	var trace io.Writer
	if os.Getenv("DATELINE_TRACE") != "" {
		trace = os.Stdout
	}
	return app.Parts{
		Gazetteer: g, Atlas: drawn, Credits: credits, Intake: in, Sample: sample,
		Settings: store, Lookup: lookup, Kept: kept,
		Program: settings.Program{
			Name: app.Name, Version: version, Summary: summary, Icon: assets.Icon, Licences: assets.Licences(),
			Copy: func(text string) { fyne.CurrentApp().Clipboard().SetContent(text) },
		},
		Do: fyne.Do, Trouble: errors.Join(noDir, damaged), Trace: trace,
	}, nil
}

func deps() command.Deps {
	return command.Deps{
		Version:   version,
		Parser:    openParser,
		Intake:    openIntake,
		Gazetteer: openGazetteer,
		Sample:    sample,
		Credits:   credits,
		Licences:  assets.Licences(),
		Picture: func(s atlas.Sheet) (*image.RGBA, error) {
			a, err := openAtlas()
			if err != nil {
				return nil, err
			}
			return a.Picture(s)
		},
	}
}

// Each part is opened when it is first needed, and once.
var (
	openGazetteer = sync.OnceValues(func() (*gazetteer.Gazetteer, error) { return gazetteer.Open(assets.Gazetteer) })

	openOutlets = sync.OnceValues(func() (*resolve.Outlets, error) {
		return resolve.ReadOutlets(strings.NewReader(assets.Outlets))
	})

	openParser = sync.OnceValues(func() (geo.Parser, error) {
		g, err := openGazetteer()
		if err != nil {
			return geo.Parser{}, err
		}
		o, err := openOutlets()
		if err != nil {
			return geo.Parser{}, err
		}
		m, err := tagger.Open(assets.Tagger)
		if err != nil {
			return geo.Parser{}, err
		}
		return geo.Parser{Finder: toponym.New(g, m), Resolver: resolve.New(g, o)}, nil
	})

	openAtlas = sync.OnceValues(func() (*atlas.Atlas, error) {
		m, err := basemap.Open(assets.Basemap)
		if err != nil {
			return nil, err
		}
		return atlas.New(m, atlas.Fonts{
			Regular: theme.DefaultTextFont().Content(),
			Bold:    theme.DefaultTextBoldFont().Content(),
			Italic:  theme.DefaultTextItalicFont().Content(),
		})
	})
)

func openIntake() (intake.Intake, error) {
	p, err := openParser()
	if err != nil {
		return intake.Intake{}, err
	}
	o, err := openOutlets()
	if err != nil {
		return intake.Intake{}, err
	}
	return intake.Intake{Read: article.Reader{Outlets: o}.Read, Parser: p, Events: intake.NewEvents()}, nil
}

// sample takes in the bundled articles.
func sample(ctx context.Context, p *project.Project) error {
	in, err := openIntake()
	if err != nil {
		return err
	}
	files := assets.Sample()
	o, err := openOutlets()
	if err != nil {
		return err
	}
	in.Read = func(_ context.Context, name string) (*data.Article, error) {
		b, err := fs.ReadFile(files, name)
		if err != nil {
			return nil, err
		}
		return article.Reader{Outlets: o}.Decode(name, b)
	}
	names, err := fs.Glob(files, "*.txt")
	if err != nil {
		return err
	}
	_, err = in.Run(ctx, func(yield func(string, error) bool) {
		for _, n := range names {
			if !yield(n, nil) {
				return
			}
		}
	}, p, nil)
	return err
}
