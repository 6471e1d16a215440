// Package bundle joins the parts that read an article, from the bytes of the
// files that the program carries inside.
//
// Begin with [New] and [Bundle.Intake], which takes files into a project, or
// [Bundle.Parser], which finds the places of one text. A [Bundle] opens each part
// when it is first asked for, and once: what is never asked for costs nothing.
// Its methods may be called by several goroutines at once, and all that they
// return is shared.
//
// The bytes come from main, which embeds them. [Folder] reads the same files from
// a folder, for tests and for the programs that measure files before they are
// embedded. The base map is not among them: package atlas, which draws it, is a
// part of the window.
package bundle

import (
	"bytes"
	"context"
	"errors"
	"io/fs"
	"sync"

	"dateline/data"
	"dateline/data/article"
	"dateline/data/intake"
	"dateline/data/project"
	"dateline/geo"
	"dateline/geo/gazetteer"
	"dateline/geo/resolve"
	"dateline/geo/toponym"
	"dateline/geo/toponym/tagger"
)

// Files is what a Bundle is opened from. The slices are used in place and must
// not be changed.
type Files struct {
	Gazetteer []byte // for gazetteer.Open
	Tagger    []byte // for tagger.Open; empty: names are found without one
	Outlets   []byte // for resolve.ReadOutlets; empty: no outlet's home is known
	Sample    fs.FS  // articles, as *.txt; nil for none
}

// Folder reads the files from a folder, by the names that they have in assets:
// gazetteer.bin, tagger.bin, outlets.tsv and, in a folder of its own, sample.
// Only the gazetteer must be there; the error is that of the file that could not
// be read.
func Folder(folder fs.FS) (f Files, err error) {
	for _, file := range []struct {
		name  string
		bytes *[]byte
		must  bool
	}{{"gazetteer.bin", &f.Gazetteer, true}, {"tagger.bin", &f.Tagger, false}, {"outlets.tsv", &f.Outlets, false}} {
		*file.bytes, err = fs.ReadFile(folder, file.name)
		if err != nil && (file.must || !errors.Is(err, fs.ErrNotExist)) {
			return Files{}, err
		}
	}
	f.Sample, err = fs.Sub(folder, "sample")
	return f, err
}

// A Bundle is made by New.
type Bundle struct {
	sample    fs.FS
	gazetteer func() (*gazetteer.Gazetteer, error)
	outlets   func() (*resolve.Outlets, error)
	parser    func() (geo.Parser, error)
}

// New returns a Bundle of the files. None is looked at before it is needed.
func New(f Files) *Bundle {
	b := &Bundle{sample: f.Sample}
	b.gazetteer = sync.OnceValues(func() (*gazetteer.Gazetteer, error) { return gazetteer.Open(f.Gazetteer) })
	b.outlets = sync.OnceValues(func() (*resolve.Outlets, error) { return resolve.ReadOutlets(bytes.NewReader(f.Outlets)) })
	b.parser = sync.OnceValues(func() (geo.Parser, error) {
		g, err := b.gazetteer()
		if err != nil {
			return geo.Parser{}, err
		}
		o, err := b.outlets()
		if err != nil {
			return geo.Parser{}, err
		}
		var m *tagger.Model
		if len(f.Tagger) > 0 {
			if m, err = tagger.Open(f.Tagger); err != nil {
				return geo.Parser{}, err
			}
		}
		return geo.Parser{Finder: toponym.New(g, m), Resolver: resolve.New(g, o)}, nil
	})
	return b
}

// Gazetteer returns the gazetteer. The error is gazetteer.Open's.
func (b *Bundle) Gazetteer() (*gazetteer.Gazetteer, error) { return b.gazetteer() }

// Parser returns what finds the names in a text and the places that they mean.
// The error is that of the file that is damaged.
func (b *Bundle) Parser() (geo.Parser, error) { return b.parser() }

// Reader returns what reads articles, knowing the outlets. The error is that of
// resolve.ReadOutlets.
func (b *Bundle) Reader() (article.Reader, error) {
	o, err := b.outlets()
	if err != nil {
		return article.Reader{}, err
	}
	return article.Reader{Outlets: o}, nil
}

// Intake returns what takes files into a project: places, times and events. The
// errors are those of Parser and Reader.
func (b *Bundle) Intake() (intake.Intake, error) {
	p, err := b.Parser()
	if err != nil {
		return intake.Intake{}, err
	}
	r, err := b.Reader()
	if err != nil {
		return intake.Intake{}, err
	}
	return intake.Intake{Read: r.Read, Parser: p, Events: intake.NewEvents()}, nil
}

// TakeSample takes the bundled articles into a project. One that can't be read
// is put down there with the reason; the error is Intake's or the context's.
func (b *Bundle) TakeSample(ctx context.Context, p *project.Project) error {
	in, err := b.Intake()
	if err != nil {
		return err
	}
	in.Read = b.readSample
	names, err := b.sampleNames()
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

// Sample returns the bundled articles, in the order of their files' names. The
// error is that of the first that can't be read.
func (b *Bundle) Sample() (articles []*data.Article, err error) {
	names, err := b.sampleNames()
	if err != nil {
		return nil, err
	}
	for _, n := range names {
		a, err := b.readSample(context.Background(), n)
		if err != nil {
			return nil, err
		}
		articles = append(articles, a)
	}
	return articles, nil
}

func (b *Bundle) sampleNames() ([]string, error) {
	if b.sample == nil {
		return nil, nil
	}
	return fs.Glob(b.sample, "*.txt")
}

func (b *Bundle) readSample(_ context.Context, name string) (*data.Article, error) {
	r, err := b.Reader()
	if err != nil {
		return nil, err
	}
	content, err := fs.ReadFile(b.sample, name)
	if err != nil {
		return nil, err
	}
	return r.Decode(name, content)
}
