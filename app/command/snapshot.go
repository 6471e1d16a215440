package command

import (
	"cmp"
	"context"
	"errors"
	"flag"
	"fmt"
	"image/png"
	"io"
	"path/filepath"
	"strconv"
	"strings"

	"dateline/app/atlas"
	"dateline/app/sheet"
	"dateline/app/wholefile"
	"dateline/data"
	"dateline/data/article"
	"dateline/data/project"
)

var snapshot = command{
	name:     "snapshot",
	args:     "--out MAP.png [--table PASSAGES.tsv] [FILE…]",
	synopsis: "draw the map of files and folders to a picture",
	help: `Draws the map of the places that the files name, as the window shows it, to a
PNG picture; with --table also writes the passages behind it, one to a line.
Folders are read with the folders in them. Without a file it takes the bundled
sample.

The table's columns are parted by tabs and named in its first line. Passages
come by date, those whose place is not known last. Tabs and line ends in a text
are written as blanks, and an apostrophe stands before a text that a spreadsheet
would take for a formula.

DATE is written as one writes a date: 2016-10-15, "Oct 2016", "44 BC". The days
named belong to the range. A file that cannot be read is named on standard
error with the reason; the rest are drawn, and the exit code is 1. Hidden files
in folders are named and passed over.

A place makes a pin, also where it stands for those who act for it ("Moscow
said"). With --events-only it does only where something is told to be or to happen
there; with --all-mentions so does one that stands for its people ("Syrian") or in
another name ("University of Texas"). How many are left out is told.
` + aboutHelp,
	setUp: func(flags *flag.FlagSet) runner {
		var o snapshotOptions
		flags.StringVar(&o.out, "out", "", "write the picture to the `FILE`, a .png")
		flags.StringVar(&o.table, "table", "", "write the passages to the `FILE`")
		flags.StringVar(&o.size, "size", "1600x1000", "width and height in pixels, as `WxH`")
		flags.StringVar(&o.from, "from", "", "leave out what was published before the `DATE`")
		flags.StringVar(&o.to, "to", "", "leave out what was published after the `DATE`")
		flags.StringVar(&o.title, "title", "", "write the `TEXT` over the map")
		flags.BoolVar(&o.dark, "dark", false, "draw a dark map")
		flags.BoolVar(&o.all, "all-mentions", false, "show every mention of a place")
		flags.BoolVar(&o.events, "events-only", false, "show only what happened at a place")
		o.about.add(flags)
		return o.run
	},
}

type snapshotOptions struct {
	out, table, size, from, to, title string
	dark, all, events                 bool
	about                             aboutFlag
}

func (o *snapshotOptions) run(ctx context.Context, s *session, files []string) error {
	page, query, err := o.read()
	if err != nil {
		return err
	}
	about, err := o.about.subject(s)
	if err != nil {
		return err
	}
	p := project.New()
	p.SetAbout(about)
	if len(files) == 0 {
		err = s.Sample(ctx, p)
	} else {
		err = takeIn(ctx, s, p, files)
	}
	if err != nil {
		return err
	}
	failures := p.Failures()
	for _, f := range failures {
		s.say("%s", f.Reason)
	}
	if len(p.Articles()) == 0 {
		return errors.New("none of the files could be read, so there is nothing to draw")
	}
	view := p.Query(query)
	page.Scene, page.Credits = sheet.Scene(view), s.Credits
	page.Title, page.Subtitle = cmp.Or(o.title, sheet.Title(view)), sheet.Subtitle(view)
	picture, err := s.Picture(page)
	if err != nil {
		return err
	}
	encoder := png.Encoder{CompressionLevel: png.BestSpeed} // a third larger, and done in a tenth of the time
	if err := wholefile.Write(o.out, func(w io.Writer) error { return encoder.Encode(w, picture) }); err != nil {
		return err
	}
	fmt.Fprintf(s.out, "%s: %s\n", o.out, page.Subtitle)
	o.explain(s, view)
	if o.table != "" {
		if err := wholefile.Write(o.table, func(w io.Writer) error { return writeTable(w, view) }); err != nil {
			return err
		}
		fmt.Fprintf(s.out, "%s: %s\n", o.table, data.Count(view.Passages()+view.Unplaced(), "passage"))
	}
	if len(failures) > 0 {
		return errPartly
	}
	return nil
}

// explain says what is not on the map, and why there is nothing where there is
// nothing.
func (o *snapshotOptions) explain(s *session, v *project.View) {
	if v.Hidden() > 0 {
		s.say("%s; --all-mentions shows them", v.HiddenWords())
	}
	switch {
	case v.Passages() > 0:
	case v.Query().Ranged() && v.Total() > 0:
		s.say("nothing is on the map: no passage is of these dates")
	case v.Hidden() > 0:
		s.say("nothing else is on the map")
	case v.Unplaced() > 0:
		s.say("nothing is on the map: no name in the files has a place that is known")
	default:
		s.say("nothing is on the map: no place is named in the files")
	}
}

// read checks the options before any work is done.
func (o *snapshotOptions) read() (page atlas.Sheet, q project.Query, err error) {
	switch ext := filepath.Ext(o.out); {
	case o.out == "":
		return page, q, wrong("snapshot needs --out MAP.png, the file to write the picture to")
	case !strings.EqualFold(ext, ".png"):
		return page, q, wrong("--out %s: only PNG pictures are written, to a file that ends in .png", o.out)
	case o.table != "" && filepath.Clean(o.table) == filepath.Clean(o.out):
		return page, q, wrong("--out and --table name the same file")
	}
	width, height, ok := strings.Cut(strings.ToLower(o.size), "x")
	w, errW := strconv.Atoi(width)
	h, errH := strconv.Atoi(height)
	if !ok || errW != nil || errH != nil || w < minSide || h < minSide || w > atlas.MaxSide || h > atlas.MaxSide {
		return page, q, wrong("--size %s: write width and height in pixels, such as 1600x1000, from %d to %d each", o.size, minSide, atlas.MaxSide)
	}
	if w*h > maxPixels {
		return page, q, wrong("--size %s: that is %d megapixels, and a picture has at most %d", o.size, (w*h+999_999)/1e6, maxPixels/1_000_000)
	}
	page = atlas.Sheet{Width: w, Height: h, Style: atlas.Light()}
	if o.dark {
		page.Style = atlas.Dark()
	}
	var ends [2]data.Time
	for i, e := range [...]struct{ flag, typed string }{{"--from", o.from}, {"--to", o.to}} {
		if e.typed == "" {
			continue
		}
		if ends[i], err = data.ParseTime(e.typed); err != nil {
			return page, q, wrong("%s: %v", e.flag, err)
		}
	}
	if !ends[0].IsZero() && !ends[1].IsZero() && !ends[0].Start.Before(ends[1].End) {
		return page, q, wrong("--to %s is before --from %s", o.to, o.from)
	}
	q = project.Between(ends[0], ends[1])
	switch {
	case o.all && o.events:
		return page, q, wrong("--all-mentions and --events-only say the opposite of each other")
	case o.all:
		q.Uses = project.AllUses
	case o.events:
		q.Uses = project.EventUses
	}
	return page, q, nil
}

// minSide is the least width and height that the title and credits fit in.
const minSide = 200

// maxPixels is the largest area of a picture, which takes 400 MB of memory then
// by itself.
const maxPixels = 100_000_000

// takeIn reads the files. What can't be read is noted in the project.
func takeIn(ctx context.Context, s *session, p *project.Project, files []string) error {
	in, err := s.Intake()
	if err != nil {
		return err
	}
	_, err = in.Run(ctx, func(yield func(string, error) bool) {
		for file, err := range article.Walk(ctx, files...) {
			if errors.Is(err, article.ErrHidden) {
				s.say("%v", err) // passed over, as is usual; nothing has failed
			} else if !yield(file, err) {
				return
			}
		}
	}, p, nil)
	return err
}

var tableHead = []string{
	"date", "dated by", "outlet", "title", "place", "class", "country", "lat", "lon", "geonameid",
	"kind", "words", "score", "reason", "sentence", "url", "file",
}

// writeTable writes the passages of a view.
func writeTable(w io.Writer, v *project.View) error {
	if _, err := fmt.Fprintln(w, strings.Join(tableHead, "\t")); err != nil {
		return err
	}
	cells := make([]string, 0, len(tableHead))
	for _, rows := range [...][]int32{v.All(), v.UnplacedPassages()} {
		for _, row := range rows {
			if _, err := fmt.Fprintln(w, strings.Join(appendCells(cells, v.Passage(row)), "\t")); err != nil {
				return err
			}
		}
	}
	return nil
}

func appendCells(cells []string, p data.Passage) []string {
	a, first := p.Article, &p.Findings[0]
	cells = append(cells, a.Published.EDTF(), a.DatedBy.String(), cell(a.Outlet), cell(a.Title()))
	if place := first.Place; place != nil {
		id := ""
		if n, ok := place.ID.GeoNames(); ok {
			id = strconv.FormatInt(n, 10)
		}
		cells = append(cells, cell(place.Name), place.Class.String(), place.Country,
			number(place.Point.Lat(), 1e6), number(place.Point.Lon(), 1e6), id)
	} else {
		cells = append(cells, "", "", "", "", "", "")
	}
	words := make([]string, len(p.Findings))
	for i := range p.Findings {
		words[i] = p.Findings[i].In(a.Text)
	}
	return append(cells, p.Use().String(), cell(strings.Join(words, " | ")), number(first.Score, 1e2), cell(strings.Join(first.Because(), "; ")),
		cell(p.Sentence.In(a.Text)), cell(a.URL), cell(a.File))
}

func number(x, parts float64) string {
	return strconv.FormatFloat(round(x, parts), 'f', -1, 64)
}

// cell makes a text fit for a cell of a table: on one line, and no formula.
func cell(s string) string {
	s = strings.Join(strings.FieldsFunc(s, func(r rune) bool { return r < ' ' || r == '\u007F' }), " ")
	if s != "" && strings.ContainsRune("=+-@", rune(s[0])) {
		s = "'" + s
	}
	return s
}
