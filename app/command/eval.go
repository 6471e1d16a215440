package command

import (
	"cmp"
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"

	"dateline/app/wholefile"
	"dateline/data"
	"dateline/data/accuracy"
	"dateline/data/corpus"
	"dateline/data/score"
	"dateline/geo"
)

var eval = command{
	name:     "eval",
	args:     "[--given] [--errors ERRORS.tsv] [--json | --markdown] CORPUS…",
	synopsis: "measure how well places, times and events are found in texts that people have marked",
	help: `Finds places, times and events in texts where people have marked them, and
prints how often it is right, each figure with its 95 % interval over the texts.

A corpus is a file of JSON Lines, a text to a line,

  {"id", "text", "title"?, "url"?, "date"?, …}

with what is marked in it, where start and end count code points:

  "toponyms"   [{"start", "end", "phrase"?, "label"?, "lat"?, "lon"?,
               "geonameid"?, "fcode"?}]: the names of places, and which
  "timex"      [{"start", "end", "phrase"?, "type"?, "value"?}]: the words that
               tell a time, as TIMEX3 has them; with "dct", the text's date
  "verb", "locations"   [{"start", "end", "text"}]: a verb, and where it happened
  "event" or "label"    the type of what the text tells of, of PLOVER or of CASE
               2021's task 2
  "templates"  [{"type", "date", "location"}]: incidents as MUC-4 has them

or an XML file of sentences with one place each, <sample>…<loc reading="lit">Bern
</loc>…</sample>, by which it is measured how well literal uses of names are told
from others (met). The weights for that were fitted on such corpora, so there is
a second figure, "right, crossed": of each tenth of the texts, with weights
fitted on the other nine. Corpora that are written with + between them, as
ONE.jsonl+TWO.jsonl, are measured as one.

  exact, relaxed   of the names found (P) and of those marked (R): how many have
                   the same words, or words in common
  end to end       the same for places: found, and right
  on marked names  of the names marked with a place: how many are given the
                   right one. A place is right if it has the same GeoNames id or
                   lies within 161 km. In reach are those whose right place the
                   gazetteer has under that name. AUC is 0 at best, 1 at worst
  slices           the same figures for some of the names only
  probability      of the places told with about the same probability: how many
                   are right
  times            strict is exact; a value counts where the words are found at
                   least in part; value F1 is its share times the relaxed F1:
                   TempEval-3's rules
  where            of the verbs: how many have the very places that are marked,
                   to the letter, and none where none is; "crossed" with
                   weights fitted on the other four fifths of the texts
  types            macro F1: each type counts the same, however seldom it is
  incidents        of the templates: how many have an event with the same type,
                   the date within a day, the place, and all of these
  rest on          of the events with a place: how many agree with a template of
                   their text. Many are none of the templates' incidents: compare
                   the rows, they are not precision
  causes           the errors by what caused them; --errors writes each, one to a
                   line, with the words around it, what was marked, what was told
                   and why

Rows labelled Non_Toponym, Literal_Expression or Non_Lit_Expression are not
taken for toponyms. docs/accuracy.md defines every figure. A corpus that cannot
be read is named on standard error with the reason; the rest are measured, and
the exit code is 1.
` + aboutHelp,
	setUp: func(flags *flag.FlagSet) runner {
		var o evalOptions
		o.about.add(flags)
		flags.BoolVar(&o.given, "given", false, "only place the marked names; find none")
		flags.BoolVar(&o.json, "json", false, "print JSON, for machines")
		flags.BoolVar(&o.markdown, "markdown", false, "print the tables in Markdown, for documents")
		flags.StringVar(&o.errors, "errors", "", "write each error to the `FILE`, a table parted by tabs")
		flags.IntVar(&o.limit, "limit", 0, "measure no more than the first `N` texts of each corpus")
		flags.Func("training", "make a slice of the names that this `FILE` or folder does not mark; may be given again", func(file string) error {
			o.training = append(o.training, file)
			return nil
		})
		return o.run
	},
}

type evalOptions struct {
	given, json, markdown bool
	errors                string
	limit                 int
	training              []string
	about                 aboutFlag
}

func (o *evalOptions) run(ctx context.Context, s *session, files []string) error {
	switch {
	case len(files) == 0:
		return wrong("eval needs a corpus: a file of texts in which people have marked places, times or events")
	case o.json && o.markdown:
		return wrong("--json and --markdown are two ways to print the same")
	case o.limit < 0:
		return wrong("--limit %d: write how many texts, from 1; 0 measures all", o.limit)
	}
	read := slices.Clone(o.training)
	for _, f := range files {
		read = append(read, together(f)...)
	}
	for _, file := range read {
		if o.errors != "" && sameFile(o.errors, file) {
			return wrong("--errors %s: that would write over what is read", o.errors)
		}
	}
	about, err := o.about.subject(s)
	if err != nil {
		return err
	}
	trial := accuracy.Trial{GivenOnly: o.given, About: about}
	if trial.Training, err = trainingNames(ctx, o.training); err != nil {
		return err
	}
	if trial.Gazetteer, err = s.Gazetteer(); err != nil {
		return err
	}
	if trial.Parser, err = s.Parser(); err != nil {
		return err
	}
	failed := false
	var reports []*accuracy.Report
	for _, file := range files {
		r, err := o.measure(ctx, s, &trial, file)
		switch {
		case ctx.Err() != nil:
			return ctx.Err()
		case err != nil:
			s.say("%v", err)
			failed = true
		default:
			reports = append(reports, r)
		}
	}
	if len(reports) == 0 {
		return errors.New("none of the corpora could be measured")
	}
	accuracy.CrossValidate(reports)
	switch {
	case o.json:
		err = writeEvalJSON(s.out, reports)
	default:
		err = writeEvalTables(s.out, reports, o.markdown, trial.Training)
	}
	if err == nil && o.errors != "" {
		err = wholefile.Write(o.errors, func(w io.Writer) error { return writeErrors(w, reports) })
	}
	if err == nil && failed || brokenPipe(err) {
		return errPartly
	}
	return err
}

// sameFile reports whether two paths lead to one file.
func sameFile(a, b string) bool {
	if filepath.Clean(a) == filepath.Clean(b) {
		return true
	}
	x, errX := os.Stat(a)
	y, errY := os.Stat(b)
	return errX == nil && errY == nil && os.SameFile(x, y)
}

func (o *evalOptions) measure(ctx context.Context, s *session, trial *accuracy.Trial, file string) (*accuracy.Report, error) {
	c, err := open(file)
	if err != nil {
		return nil, err
	}
	if o.limit > 0 && o.limit < len(c.Documents) {
		c.Documents = c.Documents[:o.limit]
	}
	progress := newProgress(s.err, c.Name, len(c.Documents))
	defer progress.clear()
	return trial.Run(ctx, c, progress.show)
}

// together are the files that an argument names, which may be several with +
// between them.
func together(arg string) []string {
	if _, err := os.Stat(arg); err == nil {
		return []string{arg}
	}
	return strings.Split(arg, "+")
}

// open reads a corpus, or several as one.
func open(arg string) (*corpus.Corpus, error) {
	var all *corpus.Corpus
	for _, file := range together(arg) {
		c, err := corpus.Open(file)
		switch {
		case err != nil:
			return nil, err
		case all == nil:
			all = c
		case c.Holds != all.Holds:
			return nil, fmt.Errorf("%s cannot be measured with %s as one: they mark different things", c.File, all.File)
		default:
			all.Name += " + " + c.Name
			all.File = arg
			all.Documents = append(all.Documents, c.Documents...)
		}
	}
	return all, nil
}

// trainingNames reads the names in training files. A folder stands for the
// corpora in it. It is nil where no file was named.
func trainingNames(ctx context.Context, paths []string) (*accuracy.Names, error) {
	if len(paths) == 0 {
		return nil, nil
	}
	names := &accuracy.Names{}
	for _, path := range paths {
		files := []string{path}
		if entries, err := os.ReadDir(path); err == nil {
			files = files[:0]
			for _, e := range entries {
				switch strings.ToLower(filepath.Ext(e.Name())) {
				case ".jsonl", ".tsv", ".xml":
					files = append(files, filepath.Join(path, e.Name()))
				}
			}
		}
		for _, f := range files {
			if err := ctx.Err(); err != nil {
				return nil, err
			}
			c, err := corpus.Open(f)
			if err != nil {
				return nil, fmt.Errorf("--training: %w", err)
			}
			names.Add(c)
		}
	}
	if names.Len() == 0 {
		return nil, fmt.Errorf("--training %s: no names of places are marked there", strings.Join(paths, ", "))
	}
	return names, nil
}

// progress tells a person who waits how far it is. Into a file it says nothing.
type progress struct {
	mu   sync.Mutex
	out  io.Writer // nil: nobody watches
	name string
	all  int
	last int
}

func newProgress(out io.Writer, name string, all int) *progress {
	p := &progress{name: name, all: all}
	if f, ok := out.(*os.File); ok {
		if info, err := f.Stat(); err == nil && info.Mode()&os.ModeCharDevice != 0 {
			p.out = out
		}
	}
	return p
}

func (p *progress) show(done int) {
	if p.out == nil {
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if percent := done * 100 / p.all; percent > p.last {
		p.last = percent
		fmt.Fprintf(p.out, "\r%s: %d of %s", p.name, done, data.Count(p.all, "text"))
	}
}

func (p *progress) clear() {
	if p.out != nil {
		fmt.Fprint(p.out, "\r\x1b[K")
	}
}

var errorsHead = []string{
	"corpus", "text", "start", "end", "step", "cause", "before", "words", "after", "label",
	"class", "lat", "lon", "geonameid", "told words", "told kind", "told name", "told class", "told country",
	"told lat", "told lon", "told geonameid", "km", "score", "reasons", "runners-up",
	"marked", "told", // of times and events, in words
}

// writeErrors writes the errors as a table, for whoever looks into them.
func writeErrors(w io.Writer, reports []*accuracy.Report) error {
	if _, err := fmt.Fprintln(w, strings.Join(errorsHead, "\t")); err != nil {
		return err
	}
	var cells []string
	for _, r := range reports {
		for i := range r.Errors {
			cells = appendError(cells[:0], r.Name, &r.Errors[i])
			if _, err := fmt.Fprintln(w, strings.Join(cells, "\t")); err != nil {
				return err
			}
		}
	}
	return nil
}

func appendError(cells []string, name string, e *accuracy.Error) []string {
	cells = append(cells, cell(name), cell(e.Document), strconv.Itoa(e.Points.Start), strconv.Itoa(e.Points.End),
		e.Step.String(), e.Cause.String(), cell(e.Before), cell(e.Words), cell(e.After), cell(e.Label))
	cells = appendMarked(cells, e.Marked, e.Class)
	cells = appendTold(cells, e)
	return append(cells, cell(e.Want), cell(e.Got))
}

func appendMarked(cells []string, t *score.Toponym, class geo.Class) []string {
	if t == nil {
		return append(cells, "", "", "", "")
	}
	cells = append(cells, class.String())
	if !t.Placed {
		return append(cells, "", "", "")
	}
	return append(cells, degrees(t.Lat), degrees(t.Lon), cell(t.ID))
}

func appendTold(cells []string, e *accuracy.Error) []string {
	f := e.Told
	if f == nil {
		return append(append(cells, cell(e.ToldWords)), make([]string, 11)...)
	}
	cells = append(cells, cell(e.ToldWords), f.Use.String())
	if p := f.Place; p != nil {
		id := ""
		if n, ok := p.ID.GeoNames(); ok {
			id = strconv.FormatInt(n, 10)
		}
		cells = append(cells, cell(p.Name), p.Class.String(), p.Country, degrees(p.Point.Lat()), degrees(p.Point.Lon()), id)
	} else {
		cells = append(cells, "", "", "", "", "", "")
	}
	km := ""
	if e.Km > 0 {
		km = strconv.FormatFloat(e.Km, 'f', 0, 64)
	}
	var others []string
	for _, o := range f.Others[:min(len(f.Others), 3)] {
		others = append(others, fmt.Sprintf("%s (%s, %s, %.2f)", o.Place.Name, o.Place.Class, cmp.Or(o.Place.Country, "–"), o.Score))
	}
	return append(cells, km, strconv.FormatFloat(f.Score, 'f', 3, 64), cell(strings.Join(f.Because(), "; ")), cell(strings.Join(others, "; ")))
}

func degrees(x float64) string { return strconv.FormatFloat(x, 'f', 5, 64) }
