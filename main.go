// Dateline reads news articles and puts what they report to have happened on a
// map and a timeline.
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
	"os"
	"os/signal"
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
	"dateline/data/answers"
	"dateline/data/bundle"
	"dateline/geo/basemap"
	"dateline/geo/online"
)

// version is set by the linker, from FyneApp.toml.
var version = "0.1.0-dev"

const (
	summary = "Puts what news articles report to have happened on a map and a timeline."
	credits = "Made with Natural Earth · Places © GeoNames, CC BY 4.0"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	code := run(ctx, os.Args[1:])
	stop()
	os.Exit(code)
}

func run(ctx context.Context, args []string) int {
	files, ok := command.Files(args)
	if !ok {
		return command.Main(ctx, args, os.Stdin, os.Stdout, os.Stderr, deps())
	}
	window, err := desktop.New()
	if err != nil {
		return picture(ctx, files, err)
	}
	return show(ctx, window, files)
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
	defer context.AfterFunc(ctx, func() {
		w.Leave()
		fyne.Do(a.Quit)
	})() // taken back once there is nothing to quit
	w.Show()
	a.Run()
	return 0
}

func parts() (app.Parts, error) {
	g, err := inside.Gazetteer()
	if err != nil {
		return app.Parts{}, err
	}
	drawn, err := openAtlas()
	if err != nil {
		return app.Parts{}, err
	}
	in, err := inside.Intake()
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
		Gazetteer: g, Atlas: drawn, Credits: credits, Intake: in, Sample: inside.TakeSample,
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
		Parser:    inside.Parser,
		Intake:    inside.Intake,
		Gazetteer: inside.Gazetteer,
		Sample:    inside.TakeSample,
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

// inside joins what the program carries inside; each part is opened when it is
// first needed, and once.
var inside = bundle.New(bundle.Files{
	Gazetteer: assets.Gazetteer, Tagger: assets.Tagger, Outlets: assets.Outlets, Sample: assets.Sample(),
})

var openAtlas = sync.OnceValues(func() (*atlas.Atlas, error) {
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
