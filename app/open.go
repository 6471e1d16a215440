package app

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"path/filepath"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/widget"

	"dateline/data"
	"dateline/data/article"
	"dateline/data/intake"
	"dateline/data/project"
)

// Open takes the files and folders in, in the background, beside what is open
// already; the bundled sample makes room for them.
func (w *Window) Open(paths ...string) {
	if len(paths) == 0 {
		return
	}
	if w.isSample {
		w.startOver()
	}
	w.setTitle(titleOf(paths))
	w.take(func(ctx context.Context, p *project.Project, report func(intake.Progress)) (intake.Progress, error) {
		return w.parts.Intake.Run(ctx, visible(article.Walk(ctx, paths...)), p, report)
	})
}

// visible leaves out the hidden files of a folder: they are no articles that
// anybody misses.
func visible(files iter.Seq2[string, error]) iter.Seq2[string, error] {
	return func(yield func(string, error) bool) {
		for file, err := range files {
			if !errors.Is(err, article.ErrHidden) && !yield(file, err) {
				return
			}
		}
	}
}

// OpenSample shows the bundled articles, and nothing else.
func (w *Window) OpenSample() {
	w.startOver()
	w.isSample = true
	w.setTitle("Sample")
	w.take(func(ctx context.Context, p *project.Project, _ func(intake.Progress)) (intake.Progress, error) {
		return intake.Progress{}, w.parts.Sample(ctx, p)
	})
}

// startOver closes what is open.
func (w *Window) startOver() {
	w.cancel()
	w.project, w.isSample = project.New(), false
	w.query.From, w.query.To = time.Time{}, time.Time{}
	w.line.SetRange(time.Time{}, time.Time{})
	w.line.SetSource(nil)
	w.view, w.all, w.fitNext = nil, nil, true
	w.happened, w.happenedAll, w.listHappened = nil, nil, nil
	w.listView, w.rows, w.follow = nil, nil, nil
	w.status.setSubject(nil)
	w.chart.Select(0)
	w.show(selection{})
	w.setTitle("")
	w.refresh()
}

func titleOf(paths []string) string {
	name := filepath.Base(paths[0])
	if len(paths) > 1 {
		return fmt.Sprintf("%s and %s", name, data.Count(len(paths)-1, "other"))
	}
	return name
}

// take runs an intake.
func (w *Window) take(run func(context.Context, *project.Project, func(intake.Progress)) (intake.Progress, error)) {
	if w.project.Version() == 0 {
		w.fitNext = true
	}
	w.enqueue("Reading …", func(ctx context.Context, p *project.Project, tell tellFunc) (finish func()) {
		at, err := run(ctx, p, func(at intake.Progress) {
			tell(fmt.Sprintf("%s read · %s", data.Count(at.Seen, "file"), filepath.Base(at.Current)), true)
		})
		return func() { w.taken(at, err) }
	})
}

// A tellFunc tells the user in words how far some work has come, and whether
// there is something new to be shown. It may be called as often as one likes.
type tellFunc func(words string, fresh bool)

// enqueue does work in the background, one after the other: new work waits for
// what was begun before it. finish is then called on the window's goroutine, unless
// the project was closed; the context tells it whether the user has cancelled since.
func (w *Window) enqueue(words string, work func(context.Context, *project.Project, tellFunc) (finish func())) {
	ctx, stop := context.WithCancel(context.Background())
	before := w.intakeDone
	done := make(chan struct{})
	w.intakeDone = done
	if earlier := w.stop; earlier != nil {
		w.stop = func() { earlier(); stop() }
	} else {
		w.stop = stop
	}
	p := w.project
	w.status.say("")
	w.status.setBusy(words)

	go func() {
		if before != nil {
			<-before
		}
		// The window is told some times a second, however fast the files go.
		var last time.Time
		finish := work(ctx, p, func(words string, fresh bool) {
			if now := time.Now(); now.Sub(last) >= 150*time.Millisecond {
				last = now
				w.parts.Do(func() { w.progress(p, words, fresh) })
			}
		})
		w.parts.Do(func() {
			defer close(done) // what waits begins when this is finished
			defer stop()
			if w.intakeDone == done {
				w.stop, w.intakeDone = nil, nil
				w.status.setIdle()
			}
			if p == w.project {
				finish()
			}
		})
	}()
}

func (w *Window) progress(p *project.Project, words string, fresh bool) {
	if p != w.project {
		return
	}
	w.status.setBusy(words)
	if fresh {
		w.refresh()
	}
}

func (w *Window) taken(at intake.Progress, err error) {
	w.refresh()
	switch {
	case err != nil && !errors.Is(err, context.Canceled):
		w.say(err)
	case err != nil:
		w.status.say(fmt.Sprintf("Cancelled after %s; what was read is kept.", data.Count(at.Seen, "file")))
	case at.Known > 0:
		w.status.say(wasOrWere(at.Known) + " here already.")
	}
	w.trace("taken seen=%d added=%d known=%d failed=%d", at.Seen, at.Added, at.Known, at.Failed)
	if at.Seen > 0 && at.Failed == at.Seen {
		w.showFailures()
	}
}

func wasOrWere(n int) string {
	if n == 1 {
		return "1 file was"
	}
	return data.Grouped(n) + " files were"
}

// cancel stops taking files in; what has been taken in stays.
func (w *Window) cancel() {
	if w.stop != nil {
		w.stop()
		w.stop = nil
	}
}

func (w *Window) openURIs(uris []fyne.URI) {
	var paths []string
	for _, u := range uris {
		if u.Scheme() == "file" {
			paths = append(paths, u.Path())
		}
	}
	w.Open(paths...)
}

func (w *Window) chooseFile() {
	d := dialog.NewFileOpen(func(f fyne.URIReadCloser, err error) {
		if err != nil {
			w.say(fmt.Errorf("the file could not be opened: %w", err))
			return
		}
		if f == nil {
			return
		}
		f.Close() // it is read by its path, as every other file is
		w.openURIs([]fyne.URI{f.URI()})
	}, w.win)
	d.SetTitleText("Open an article")
	w.put(d, 900, 640)
}

func (w *Window) chooseFolder() {
	d := dialog.NewFolderOpen(func(u fyne.ListableURI, err error) {
		if err != nil {
			w.say(fmt.Errorf("the folder could not be opened: %w", err))
			return
		}
		if u != nil {
			w.openURIs([]fyne.URI{u})
		}
	}, w.win)
	d.SetTitleText("Open a folder of articles")
	w.put(d, 900, 640)
}

// showFailures lists the files that could not be read, each with its reason.
func (w *Window) showFailures() {
	failures := w.project.Failures()
	list := widget.NewList(
		func() int { return len(failures) },
		func() fyne.CanvasObject {
			name := widget.NewLabel("")
			name.TextStyle.Bold = true
			name.Truncation = fyne.TextTruncateEllipsis
			reason := widget.NewLabel("")
			reason.Truncation = fyne.TextTruncateEllipsis
			return container.NewVBox(name, reason)
		},
		func(i widget.ListItemID, o fyne.CanvasObject) {
			labels := o.(*fyne.Container).Objects
			labels[0].(*widget.Label).SetText(filepath.Base(failures[i].File))
			labels[1].(*widget.Label).SetText(reasonAlone(failures[i]))
		},
	)
	whole := widget.NewLabel("Choose a file to read its reason in full.")
	whole.Wrapping = fyne.TextWrapWord
	whole.Selectable = true
	list.OnSelected = func(i widget.ListItemID) { whole.SetText(sentence(failures[i].Reason)) }
	copyAll := widget.NewButton("Copy the list", func() {
		var b strings.Builder
		for _, f := range failures {
			b.WriteString(f.File + "\t" + f.Reason + "\n")
		}
		w.app.Clipboard().SetContent(b.String())
	})
	d := dialog.NewCustom(data.Count(len(failures), "file")+" could not be read", "Close",
		container.NewBorder(nil, container.NewVBox(whole, copyAll), nil, nil, list), w.win)
	w.put(d, 760, 480)
	w.trace("failures %d", len(failures))
}

// reasonAlone is why a file could not be read, without its name, which stands over
// it: reasons begin with it, as errors do.
func reasonAlone(f project.Failure) string {
	for _, name := range []string{f.File, filepath.Base(f.File)} {
		if rest, ok := strings.CutPrefix(f.Reason, name+" "); ok {
			return rest
		}
	}
	return f.Reason
}

// say shows an error to the user.
func (w *Window) say(err error) {
	if err != nil {
		words := widget.NewLabel(sentence(err.Error()))
		words.Wrapping = fyne.TextWrapWord
		words.Selectable = true
		w.put(dialog.NewCustom("That did not work", "Close", words, w.win), 480, 200)
	}
}

// sentence begins a text with a capital, but for one that begins with a file's
// name or an address: those are written as they are.
func sentence(s string) string {
	word, _, _ := strings.Cut(s, " ")
	if word == "" || strings.ContainsFunc(word, func(r rune) bool { return r < 'a' || r > 'z' }) {
		return s
	}
	return strings.ToUpper(s[:1]) + s[1:]
}
