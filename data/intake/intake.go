// Package intake takes files into a project: each is read, cut into sentences,
// searched for places and added, on all cores, with progress and cancel. With
// [Intake.Events] what happened is found as well.
//
// Begin with [Intake.Run]. It takes the files in the order in which they are
// named, so that two runs over the same files give the same project, and keeps
// a few files a core in flight, so that a folder of a million costs no more
// memory than one of a hundred.
//
// What the collection is about ([project.Project.About]) is given to the parser
// with each article. When that has changed, [Intake.Again] searches the articles
// that are there once more.
//
// A file that can't be read is put down in the project with its reason, and
// the rest go on. Cancelling keeps what has been added so far: the files are
// taken in whole or not at all.
package intake

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"iter"
	"path/filepath"
	"runtime"
	"sync"

	"dateline/data"
	"dateline/data/event"
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
	Events *Events // finds what happened; nil where that isn't wanted
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
	file    string
	article *data.Article // read already where the file need not be
	about   *geo.Subject
	found   project.Found
	err     error
	done    chan struct{}
}

// Run takes in the files, which come with the reason where one can't even be
// looked at. It calls report after each file, on one goroutine, in the order of
// the files; report may be nil.
//
// The only error is the context's. The progress then says how far it came.
func (in Intake) Run(ctx context.Context, files iter.Seq2[string, error], p *project.Project, report func(Progress)) (Progress, error) {
	about := p.About()
	in.join(p)
	items := func(yield func(*item) bool) {
		for file, err := range files {
			if !yield(&item{file: file, about: about, err: err}) {
				return
			}
		}
	}
	var at Progress
	err := in.flow(ctx, items, func(it *item) bool {
		at.put(it, p)
		if report != nil {
			report(at)
		}
		return true
	})
	return at, err
}

// Again searches the articles of a project once more, knowing what they are
// about, and returns what was found as a project of its own, for
// [project.Project.Renew]; the other one is not changed. It calls report, which
// may be nil, after each article.
//
// The error is the context's, or says which article could not be searched. Then
// there is no project.
func (in Intake) Again(ctx context.Context, p *project.Project, about *geo.Subject, report func(Progress)) (*project.Project, error) {
	items := func(yield func(*item) bool) {
		for _, a := range p.Articles() {
			if !yield(&item{file: a.File, article: a, about: about}) {
				return
			}
		}
	}
	fresh := project.New()
	fresh.SetAbout(about)
	in.join(fresh)
	var at Progress
	var failed error
	err := in.flow(ctx, items, func(it *item) bool {
		if failed = it.err; failed == nil {
			failed = fresh.Put(it.article, it.found)
		}
		at.Seen++
		at.Current = it.file
		if report != nil && failed == nil {
			report(at)
		}
		return failed == nil
	})
	if err = cmp.Or(failed, err); err != nil {
		return nil, err
	}
	return fresh, nil
}

// flow prepares the items on all cores and hands them on one by one, in their
// order, until put has had enough. The only error is that of the context.
func (in Intake) flow(ctx context.Context, items iter.Seq[*item], put func(*item) bool) error {
	cores := in.Cores
	if cores <= 0 {
		cores = runtime.GOMAXPROCS(0)
	}
	outer := ctx
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
		for it := range items {
			it.done = make(chan struct{})
			select {
			case queue <- it:
			case <-ctx.Done():
				return
			}
			if it.err != nil {
				close(it.done)
				continue
			}
			work <- it
		}
	}()

	more := true
	for it := range queue {
		<-it.done
		if more = more && ctx.Err() == nil; !more {
			continue // let the rest drain
		}
		if more = put(it); !more {
			cancel()
		}
	}
	workers.Wait()
	return outer.Err()
}

func (at *Progress) put(it *item, p *project.Project) {
	at.Seen++
	at.Current = it.file
	err := it.err
	if err == nil {
		err = p.Put(it.article, it.found)
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
		switch fault := recover().(type) {
		case nil:
		case *event.LexiconError: // what is wrong is the lexicon, whatever the file
			it.err = fault
		default:
			it.err = fmt.Errorf("%s could not be searched for places: a fault in this program (%v); please report it with the file",
				filepath.Base(it.file), fault)
		}
	}()
	if it.article == nil {
		if it.article, it.err = in.Read(ctx, it.file); it.err != nil {
			return
		}
	}
	f := &it.found
	f.Sentences = text.Sentences(it.article.Text, nil)
	doc := it.article.Document()
	doc.About = it.about
	f.Findings, it.err = in.Parser.Parse(ctx, doc)
	if in.Events != nil && it.err == nil {
		f.Events, f.Roles = in.Events.Find(it.article, f.Sentences, f.Findings)
		f.Added = in.Events.now()
	}
}

// join has the project find events as the intake does.
func (in Intake) join(p *project.Project) {
	if in.Events != nil {
		p.FindEvents(in.Events.again)
	}
}
