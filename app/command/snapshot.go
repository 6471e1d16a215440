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
	"dateline/data/chronicle"
	"dateline/data/project"
	"dateline/data/when"
	"dateline/geo"
)

var snapshot = command{
	name:     "snapshot",
	args:     "--out MAP.png [--table TABLE.tsv] [FILE…]",
	synopsis: "draw the map of files and folders to a picture",
	help: `Draws the map of what the files report to have happened, as the window shows
it, to a PNG picture; with --table also writes the events behind it, one to a
line. Folders are read with the folders in them. Without a file it takes the
bundled sample.

--show says what makes a pin: "events", what happened, which is the default;
"places", each sentence that names a place itself; "mentions", also where the
name stands for those who act for it ("Moscow said"). With --all-mentions its
people ("Syrian") and other names with it ("University of Texas") do, too. With
--not-happened events do that were denied, planned, feared or demanded. How many
are left out is told.

The table's columns are parted by tabs and named in its first line. Rows come by
date, passages whose place is not known last. Tabs and line ends in a text
are written as blanks, and an apostrophe stands before a text that a spreadsheet
would take for a formula.

DATE is written as one writes a date: 2016-10-15, "Oct 2016", "44 BC". The days
named belong to the range. Events are chosen by when they happened, or with
--by published by when their article came out; all else by the latter. With
--julian the days before 15 October 1582 that the texts name are those of the
Julian calendar, as sources of their time have them. A file that cannot be read
is named on standard error with the reason; the rest are drawn, and the exit code
is 1. Hidden files in folders are named and passed over.
` + aboutHelp,
	setUp: func(flags *flag.FlagSet) runner {
		var o snapshotOptions
		flags.StringVar(&o.out, "out", "", "write the picture to the `FILE`, a .png")
		flags.StringVar(&o.table, "table", "", "write the events, or the passages, to the `FILE`")
		flags.StringVar(&o.size, "size", "1600x1000", "width and height in pixels, as `WxH`")
		flags.StringVar(&o.from, "from", "", "leave out what is before the `DATE`")
		flags.StringVar(&o.to, "to", "", "leave out what is after the `DATE`")
		flags.StringVar(&o.title, "title", "", "write the `TEXT` over the map")
		flags.BoolVar(&o.dark, "dark", false, "draw a dark map")
		flags.StringVar(&o.show, "show", "", "show `WHAT`: events, places or mentions")
		flags.StringVar(&o.by, "by", "event", "choose events by the date `WHICH`: event or published")
		flags.BoolVar(&o.all, "all-mentions", false, "show every mention of a place")
		flags.BoolVar(&o.unreal, "not-happened", false, "show also events that were denied, planned, feared or demanded")
		flags.BoolVar(&o.julian, "julian", false, "take dates before 15 October 1582 in the texts for Julian ones")
		o.about.add(flags)
		return o.run
	},
}

type snapshotOptions struct {
	out, table, size, from, to, title string
	show, by                          string
	dark, all, unreal, julian         bool
	about                             aboutFlag
}

func (o *snapshotOptions) run(ctx context.Context, s *session, files []string) error {
	page, query, events, err := o.read()
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
		err = takeIn(ctx, s, p, files, o.julian)
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
	var happened *chronicle.View
	page.Title, page.Credits = cmp.Or(o.title, sheet.Title(view)), s.Credits
	if o.show == showEvents {
		happened = p.Happened(events)
		page.Title = cmp.Or(o.title, sheet.Title(p.Query(project.Query{})))
		page.Scene, page.Subtitle = sheet.Events(happened), sheet.EventsSubtitle(happened)
		page.Noun, page.Unplaced = "event", len(happened.Unplaced())
	} else {
		page.Scene, page.Subtitle = sheet.Scene(view), sheet.Subtitle(view)
	}
	picture, err := s.Picture(page)
	if err != nil {
		return err
	}
	encoder := png.Encoder{CompressionLevel: png.BestSpeed} // a third larger, and done in a tenth of the time
	if err := wholefile.Write(o.out, func(w io.Writer) error { return encoder.Encode(w, picture) }); err != nil {
		return err
	}
	fmt.Fprintf(s.out, "%s: %s\n", o.out, page.Subtitle)
	write, rows := func(w io.Writer) error { return writeTable(w, view) }, data.Count(view.Passages()+view.Unplaced(), "passage")
	if happened != nil {
		o.explainEvents(s, p, happened)
		write, rows = func(w io.Writer) error { return writeEvents(w, p, happened) }, data.Count(happened.Events(), "event")
	} else {
		o.explain(s, view)
	}
	if o.table != "" {
		if err := wholefile.Write(o.table, write); err != nil {
			return err
		}
		fmt.Fprintf(s.out, "%s: %s\n", o.table, rows)
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

// explainEvents says the same of events.
func (o *snapshotOptions) explainEvents(s *session, p *project.Project, v *chronicle.View) {
	if !o.unreal {
		q := v.Query()
		q.Statuses = notOnly
		if n := p.Happened(q).Events() - v.Events(); n > 0 {
			s.say("%s that did not happen, or not yet, left out; --not-happened shows them", data.Count(n, "event"))
		}
	}
	switch {
	case len(v.Places()) > 0:
	case v.Events() == 0 && v.Query().Ranged() && v.Total() > 0:
		s.say("nothing is on the map: no event is of these dates")
	case len(v.Unplaced()) > 0:
		s.say("nothing is on the map: no event in the files has a place that is known; --show places shows what is named")
	default:
		s.say("nothing is on the map: nothing is reported to have happened at a place that is known; --show places shows what is named")
	}
}

// notOnly are the statuses of events with --not-happened.
var notOnly = [data.Statuses]bool{data.Happened: true, data.Denied: true, data.Planned: true, data.Feared: true, data.Demanded: true}

// What --show may name.
const showEvents, showPlaces, showMentions = "events", "places", "mentions"

// read checks the options before any work is done.
func (o *snapshotOptions) read() (page atlas.Sheet, q project.Query, events chronicle.Query, err error) {
	switch ext := filepath.Ext(o.out); {
	case o.out == "":
		return page, q, events, wrong("snapshot needs --out MAP.png, the file to write the picture to")
	case !strings.EqualFold(ext, ".png"):
		return page, q, events, wrong("--out %s: only PNG pictures are written, to a file that ends in .png", o.out)
	case o.table != "" && filepath.Clean(o.table) == filepath.Clean(o.out):
		return page, q, events, wrong("--out and --table name the same file")
	}
	width, height, ok := strings.Cut(strings.ToLower(o.size), "x")
	w, errW := strconv.Atoi(width)
	h, errH := strconv.Atoi(height)
	if !ok || errW != nil || errH != nil || w < minSide || h < minSide || w > atlas.MaxSide || h > atlas.MaxSide {
		return page, q, events, wrong("--size %s: write width and height in pixels, such as 1600x1000, from %d to %d each", o.size, minSide, atlas.MaxSide)
	}
	if w*h > maxPixels {
		return page, q, events, wrong("--size %s: that is %d megapixels, and a picture has at most %d", o.size, (w*h+999_999)/1e6, maxPixels/1_000_000)
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
			return page, q, events, wrong("%s: %v", e.flag, err)
		}
	}
	if !ends[0].IsZero() && !ends[1].IsZero() && !ends[0].Start.Before(ends[1].End) {
		return page, q, events, wrong("--to %s is before --from %s", o.to, o.from)
	}
	q = project.Between(ends[0], ends[1])
	if o.show == "" {
		o.show = showEvents
		if o.all {
			o.show = showMentions
		}
	}
	switch {
	case o.show != showEvents && o.show != showPlaces && o.show != showMentions:
		return page, q, events, wrong("--show %s: what can be shown are events, places or mentions", o.show)
	case o.all && o.show != showMentions:
		return page, q, events, wrong("--all-mentions goes with --show mentions only")
	case o.unreal && o.show != showEvents:
		return page, q, events, wrong("--not-happened goes with --show events only")
	case o.all:
		q.Uses = project.AllUses
	case o.show == showPlaces:
		q.Uses = project.EventUses
	}
	events.From, events.To = q.From, q.To
	switch o.by {
	case "event":
	case "published":
		events.Date = chronicle.ByPublished
	default:
		return page, q, events, wrong("--by %s: events are chosen by the date event or published", o.by)
	}
	if o.unreal {
		events.Statuses = notOnly
	}
	return page, q, events, nil
}

// minSide is the least width and height that the title and credits fit in.
const minSide = 200

// maxPixels is the largest area of a picture, which takes 400 MB of memory then
// by itself.
const maxPixels = 100_000_000

// takeIn reads the files. What can't be read is noted in the project.
func takeIn(ctx context.Context, s *session, p *project.Project, files []string, julian bool) error {
	in, err := s.Intake()
	if err != nil {
		return err
	}
	if julian && in.Events != nil {
		events := *in.Events
		events.Times = when.New(when.Julian())
		in.Events = &events
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
	"kind", "role", "words", "score", "reason", "sentence", "url", "file",
}

// writeTable writes the passages of a view.
func writeTable(w io.Writer, v *project.View) error {
	if _, err := fmt.Fprintln(w, strings.Join(tableHead, "\t")); err != nil {
		return err
	}
	cells := make([]string, 0, len(tableHead))
	for _, rows := range [...][]int32{v.All(), v.UnplacedPassages()} {
		for _, row := range rows {
			if _, err := fmt.Fprintln(w, strings.Join(appendCells(cells, v.Passage(row), v.Role(row)), "\t")); err != nil {
				return err
			}
		}
	}
	return nil
}

func appendCells(cells []string, p data.Passage, role data.PlaceRole) []string {
	a, first := p.Article, &p.Findings[0]
	cells = append(cells, a.Published.EDTF(), a.DatedBy.String(), cell(a.Outlet), cell(a.Title()))
	cells = appendNamed(cells, first.Place)
	words := make([]string, len(p.Findings))
	for i := range p.Findings {
		words[i] = p.Findings[i].In(a.Text)
	}
	return append(cells, p.Use().String(), role.String(), cell(strings.Join(words, " | ")), number(first.Score, 1e2), cell(strings.Join(first.Because(), "; ")),
		cell(p.Sentence.In(a.Text)), cell(a.URL), cell(a.File))
}

// appendNamed appends the six cells that say which place it is.
func appendNamed(cells []string, place *geo.Place) []string {
	if place == nil {
		return append(cells, "", "", "", "", "", "")
	}
	id := ""
	if n, ok := place.ID.GeoNames(); ok {
		id = strconv.FormatInt(n, 10)
	}
	return append(cells, cell(place.Name), place.Class.String(), place.Country,
		number(place.Point.Lat(), 1e6), number(place.Point.Lon(), 1e6), id)
}

var eventsHead = []string{
	"date", "date rests on", "words of the date", "type", "mode", "status", "words", "place", "class", "country", "lat", "lon", "geonameid",
	"near", "also in", "place rests on", "words of the place", "score", "who", "to whom", "harm", "outlets", "independent texts",
	"sentence", "published", "outlet", "title", "url", "file",
}

// writeEvents writes the events of a view: one that copies of a text tell once.
func writeEvents(w io.Writer, p *project.Project, v *chronicle.View) error {
	if _, err := fmt.Fprintln(w, strings.Join(eventsHead, "\t")); err != nil {
		return err
	}
	cells := make([]string, 0, len(eventsHead))
	for _, row := range v.All() {
		if _, err := fmt.Fprintln(w, strings.Join(appendEvent(cells, p, v, row), "\t")); err != nil {
			return err
		}
	}
	return nil
}

func appendEvent(cells []string, p *project.Project, v *chronicle.View, row int32) []string {
	at := v.Entry(row)
	a, e := at.Article, at.Event
	text := func(spans ...geo.Span) string {
		var all []string
		for _, s := range spans {
			if s.Len() > 0 {
				all = append(all, s.In(a.Text))
			}
		}
		return cell(strings.Join(all, " | "))
	}
	var sides [2][]geo.Span
	for _, actor := range e.Actors {
		side := 0
		if actor.Target {
			side = 1
		}
		sides[side] = append(sides[side], actor.Span)
	}
	var harm []string
	for _, h := range e.Harm {
		words := h.What
		if h.Count > 0 {
			words = strconv.Itoa(h.Count) + " " + words
		}
		harm = append(harm, words)
	}
	where, score, near := at.Where, "", ""
	if n, ok := p.Named(a, where); ok {
		score = number(n.Score, 1e2)
	}
	if where.Len() == 0 {
		where = e.Where
	}
	if e.Near {
		near = "near"
	}
	_, outlets, texts := v.Reports(row)
	cells = append(cells, e.When.EDTF(), e.Basis.String(), text(e.Dated), e.Type.String(), e.Mode, e.Status.String(), text(append([]geo.Span{e.Trigger}, e.Words...)...))
	cells = appendNamed(cells, at.Place)
	also := make([]string, len(at.Also))
	for i, p := range at.Also {
		also[i] = p.Name
	}
	return append(cells, near, cell(strings.Join(also, " | ")), e.Located.String(), text(where), score, text(sides[0]...), text(sides[1]...), strings.Join(harm, ", "),
		strconv.Itoa(outlets), strconv.Itoa(texts), text(e.Sentence), a.Published.EDTF(), cell(a.Outlet), cell(a.Title()), cell(a.URL), cell(a.File))
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
