// Package intake takes files into a project: each is read, cut into sentences,
// searched for places and added, on all cores, with progress and cancel. With
// [Intake.Events] what happened is found and kept as well.
//
// Begin with [Intake.Run]. It takes the files in the order in which they are
// named, so that two runs over the same files give the same project, and keeps
// a few files a core in flight, so that a folder of a million costs no more
// memory than one of a hundred.
//
// A file that can't be read is put down in the project with its reason, and
// the rest go on. Cancelling keeps what has been added so far: the files are
// taken in whole or not at all.
package intake

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"path/filepath"
	"runtime"
	"sync"

	"dateline/data"
	"dateline/data/project"
	"dateline/geo"
	"dateline/geo/text"
)

// An Intake holds what is needed to take a file in. Its parts are used by
// several goroutines at once.
type Intake struct {
	Read   func(ctx context.Context, file string) (*data.Article, error)
	Parser geo.Parser
	Cores  int     // how many to use; 0 for all
	Events *Events // finds and keeps what happened; nil where that isn't wanted
}

// Progress is how far an intake has come.
type Progress struct {
	Seen    int    // files that have been dealt with, one way or another
	Added   int    // articles that are new in the project
	Known   int    // articles that were in it already
	Failed  int    // files that could not be read
	Current string // the last file that was dealt with
}

// one file on its way through.
type item struct {
	file      string
	article   *data.Article
	findings  []geo.Finding
	sentences []geo.Span
	events    []data.Event
	into      *Events // where they are kept, or nil
	err       error
	done      chan struct{}
}

// Run takes in the files, which come with the reason where one can't even be
// looked at. It calls report after each file, on one goroutine, in the order of
// the files; report may be nil.
//
// The only error is the context's. The progress then says how far it came.
func (in Intake) Run(ctx context.Context, files iter.Seq2[string, error], p *project.Project, report func(Progress)) (Progress, error) {
	cores := in.Cores
	if cores <= 0 {
		cores = runtime.GOMAXPROCS(0)
	}
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()

	// The queue holds the items in order; the work is what the cores take from.
	// The queue's bound is what keeps memory bounded.
	queue := make(chan *item, 4*cores)
	work := make(chan *item)
	var workers sync.WaitGroup
	for range cores {
		workers.Go(func() {
			for it := range work {
				in.take(ctx, it)
				close(it.done)
			}
		})
	}
	go func() {
		defer close(queue)
		defer close(work)
		for file, err := range files {
			it := &item{file: file, err: err, done: make(chan struct{})}
			select {
			case queue <- it:
			case <-ctx.Done():
				return
			}
			if err != nil {
				close(it.done)
				continue
			}
			work <- it
		}
	}()

	var at Progress
	var cancelled error
	for it := range queue {
		<-it.done
		if cancelled == nil {
			cancelled = ctx.Err()
		}
		if cancelled != nil {
			continue // let the rest drain
		}
		at.put(it, p)
		if report != nil {
			report(at)
		}
	}
	workers.Wait()
	if cancelled == nil {
		cancelled = ctx.Err()
	}
	return at, cancelled
}

func (at *Progress) put(it *item, p *project.Project) {
	at.Seen++
	at.Current = it.file
	err := it.err
	if err == nil {
		err = p.Add(it.article, it.findings, it.sentences)
	}
	if err == nil && it.into != nil {
		err = it.into.Put(it.article, it.findings, it.events)
	}
	switch {
	case err == nil:
		at.Added++
	case errors.Is(err, project.ErrDuplicate):
		at.Known++
	default:
		at.Failed++
		p.Fail(it.file, err)
	}
}

func (in Intake) take(ctx context.Context, it *item) {
	// One text that breaks a rule of ours must not cost the user the others.
	defer func() {
		if fault := recover(); fault != nil {
			it.err = fmt.Errorf("%s could not be searched for places: a fault in this program (%v); please report it with the file",
				filepath.Base(it.file), fault)
		}
	}()
	if it.article, it.err = in.Read(ctx, it.file); it.err != nil {
		return
	}
	it.sentences = text.Sentences(it.article.Text, nil)
	it.findings, it.err = in.Parser.Parse(ctx, it.article.Document())
	if in.Events != nil && it.err == nil {
		it.into, it.events = in.Events, in.Events.Find(it.article, it.sentences, it.findings)
	}
}
