// Package app is Dateline's window: the map at the left, the reader at the
// right, the timeline below, and what joins them.
//
// [New] builds the window of a Fyne application from the parts in [Parts]; it
// opens no file, no connection and no database by itself. [Window.Open] takes
// files in, in the background; [Window.Show] shows the window. Every method of
// [Window] but [Window.Leave] belongs to Fyne's goroutine.
//
// # How it hangs together
//
// What is shown is always an answer of the project: a query (the range of dates,
// and what counts) gives a view, and map, timeline, counts and list are drawn from
// that one view, so that they can't disagree. One switch says what counts: what is
// reported to have happened, a view of the project's chronicle; or sentences that
// name a place, a view of the project. When the query or the project changes, a new
// view and a new scene are made in the background (see [Window.refresh]); while one
// is being made, further changes wait and are answered together.
//
// A selection is a set of places, not of passages: when the range changes, the
// reader shows what there is at the same places in the new range.
//
// # Where to look
//
// window.go holds the parts and the flow between them; open.go takes files in;
// passages.go and events.go turn rows into what the reader and the timeline show;
// choose.go is what the user knows better than the program; subject.go what the
// articles are about; online.go the look-up by hand; menu.go the menus and their
// keys; status.go the strips with counts and the switch; look.go the theme;
// dialog.go what dialogs have in common.
package app

import (
	"context"
	"fmt"
	"io"
	"slices"
	"strings"
	"sync/atomic"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/layout"

	"dateline/app/atlas"
	"dateline/app/legend"
	"dateline/app/mapview"
	"dateline/app/reader"
	"dateline/app/settings"
	"dateline/app/sheet"
	"dateline/app/timeline"
	"dateline/data"
	"dateline/data/chronicle"
	"dateline/data/intake"
	"dateline/data/project"
	"dateline/geo"
	"dateline/geo/gazetteer"
	"dateline/geo/online"
)

// Name is what the program is called.
const Name = "Dateline"

// Parts are what the window is made of. All are needed but those that say so.
type Parts struct {
	Gazetteer *gazetteer.Gazetteer
	Atlas     *atlas.Atlas
	Credits   string // one line, on the map
	Intake    intake.Intake
	Sample    func(context.Context, *project.Project) error // takes the bundled articles in
	Settings  *settings.Store
	Lookup    *online.Lookup
	Kept      settings.Kept // answers of look-ups; may be nil
	Program   settings.Program

	// Do runs a function on the user interface's goroutine, soon: fyne.Do, but
	// in tests.
	Do func(func())

	// Trouble, where it isn't nil, is what went wrong before there was a window.
	// The user is told once there is one.
	Trouble error

	// Trace, where it isn't nil, is told in a line of each thing that the window
	// has done, for tests that watch it from outside.
	Trace io.Writer
}

// A Window is Dateline's one window, with the project that is open in it.
type Window struct {
	parts Parts
	app   fyne.App
	win   fyne.Window

	project  *project.Project
	isSample bool // the project holds the bundled articles only
	title    string
	started  bool // the window is on the screen
	query    project.Query
	events   chronicle.Query // its range is that of query
	types    legend.Set      // of events that are shown

	view         *project.View // what is shown
	all          *project.View // the same without a range, for the timeline
	happened     *chronicle.View
	happenedAll  *chronicle.View
	selected     *selection
	rows         []int32        // of the list in the reader
	rowsUses     [geo.Uses]bool // whose words are marked in it
	listView     *project.View  // whose rows they are, or that of listHappened
	listHappened *chronicle.View
	listed       *selection // that they are of
	listAbout    string
	renewed      bool            // the rows of listView mean nothing in view
	follow       *project.Choice // to be shown on the map with the next view
	followFrom   uint64          // version of the project that has it

	refreshing, stale bool
	fitNext           bool // show the whole of the next scene
	fitOutside        bool // the same, where something of it lies outside the view
	whichChanged      bool // the range goes by another date since the last view

	chart     *mapview.Map
	reader    *reader.Reader
	line      *timeline.Timeline
	legend    *legend.Legend
	kinds     *kinds
	side      *fyne.Container // of kinds over reader
	kindsHigh float32
	means     settings.Show // what a pin means, as the settings had it last
	shown     settings.Show // what it meant in the last answer
	status    *status
	look      *look

	dialogs []dialog.Dialog // that are shown, the last on top

	closed atomic.Bool // or about to be: nothing of the window may be touched

	stop       context.CancelFunc // of the intakes that run or wait; nil when none does
	intakeDone chan struct{}      // closed when the last of them has ended
}

// A selection is what the list in the reader is of.
type selection struct {
	kind   selectionKind
	title  string
	places []geo.ID
	kept   []kept // moved elsewhere since the list was asked for
}

type selectionKind uint8

const (
	everything selectionKind = iota
	somePlaces
	unplacedNames
	undatedOnes
)

// New builds the window. It shows nothing yet: call [Window.Open] or
// [Window.OpenSample], and [Window.Show].
func New(a fyne.App, p Parts) *Window {
	w := &Window{app: a, project: project.New(), selected: &selection{}, types: legend.All()}
	p.Do = w.whileOpen(p.Do)
	w.parts = p
	choices := p.Settings.Get()
	w.query.Uses, w.events.Statuses = choices.Uses(), statuses(choices.Unreal)
	w.look = newLook(choices.Theme)
	a.Settings().SetTheme(w.look)
	if p.Program.Icon != nil {
		a.SetIcon(fyne.NewStaticResource("icon.png", p.Program.Icon))
	}

	w.makeParts(choices)
	w.makeWindow()
	p.Settings.Watch(func(s settings.Settings) { p.Do(func() { w.settingsChanged(s) }) })
	a.Lifecycle().SetOnStarted(func() {
		w.started = true
		w.setTitle(w.title)
		w.say(p.Trouble)
	})
	a.Settings().AddListener(func(fyne.Settings) { w.restyle() })
	w.restyle()
	w.show(selection{})
	return w
}

// makeParts makes map, reader, legend, timeline and strips, and joins them to what
// the window does.
func (w *Window) makeParts(choices settings.Settings) {
	w.chart = mapview.New(w.parts.Atlas, w.parts.Credits, w.parts.Do)
	w.chart.OnSelect = w.selectHit
	w.chart.OnClear = w.listAll
	w.chart.OnHover = w.hover
	w.chart.OnMoved = w.traceCamera
	w.reader = reader.New(reader.Callbacks{
		OnChoose: w.showPin,
		OnSource: w.openSource,
		OnLookUp: w.lookUp,
		OnCopy:   func(string) { w.status.say("Copied.") },

		OnTakeOther: w.takeOther,
		OnTakeBack:  w.takeBack,
		OnSearch:    w.search,
		OnLeave:     w.escape,
	})
	w.legend = legend.New(legend.Callbacks{
		OnChange:   w.setTypes,
		OnUnplaced: w.selectUnplaced,
		OnPoint:    w.explainType,
	})
	w.chart.SetCorner(w.legend)
	w.kinds = newKinds(
		func(show settings.Show) { w.change(func(s *settings.Settings) { s.Show = show }) },
		func(on bool) { w.change(func(s *settings.Settings) { s.Unreal = on }) })
	w.line = timeline.New(timeline.Callbacks{
		OnRange:       w.setRange,
		OnWhich:       w.setWhich,
		OnBarred:      func(why string) { w.status.say(why) },
		OnUndated:     w.setUndated,
		OnListUndated: w.selectUndated,
		Busy:          func() bool { return w.refreshing || w.stale },
	})
	w.setShow(choices)
	w.status = newStatus(statusDeeds{
		unplaced: w.selectUnplaced,
		failures: w.showFailures,
		network:  w.showSettings,
		subject:  w.showSubject,
		cancel:   w.cancel,
	})
	w.status.setNetwork(choices.Network.On)
}

// makeWindow makes the window, around its parts.
func (w *Window) makeWindow() {
	w.win = w.app.NewWindow(Name)
	w.win.SetPadded(false)
	w.win.SetMaster()
	w.win.SetMainMenu(w.menu())
	w.win.SetContent(w.layOut())
	w.win.Resize(fyne.NewSize(1280, 800))
	w.win.SetOnDropped(func(_ fyne.Position, uris []fyne.URI) { w.openURIs(uris) })
	w.win.Canvas().SetOnTypedKey(w.typed)
	w.win.Canvas().SetOnTypedRune(w.typedRune)
	w.win.SetCloseIntercept(func() {
		w.Leave()
		w.cancel()
		w.win.Close()
	})
}

// whileOpen is do, which runs a function on the window's goroutine, for as long as
// there is a window. What Fyne is given after its loop has ended it runs on the
// goroutine that gives it, where the map's worker would draw into what is gone.
func (w *Window) whileOpen(do func(func())) func(func()) {
	return func(f func()) {
		if w.closed.Load() {
			return
		}
		do(func() {
			if !w.closed.Load() {
				f()
			}
		})
	}
}

// Leave says that the program is about to end: from now on nothing that goes on in
// the background reaches the window. It may be called on any goroutine.
func (w *Window) Leave() { w.closed.Store(true) }

func (w *Window) layOut() fyne.CanvasObject {
	// In the order in which Tab goes through them.
	w.side = container.New(layout.NewBorderLayout(w.kinds.content, nil, nil, nil), w.kinds.content, w.reader)
	across := container.NewHSplit(w.chart, w.side)
	across.SetOffset(0.66)
	down := container.NewVSplit(across, w.line)
	down.SetOffset(0.8)
	return container.NewBorder(nil, w.status.content, nil, nil, down)
}

// Show shows the window. It returns at once; Fyne's Run keeps it alive.
func (w *Window) Show() { w.win.Show() }

// setTitle names the document in the window's title. The desktop takes the name
// of the program from the title that a window begins with, so it begins with
// that alone.
func (w *Window) setTitle(title string) {
	w.title = title
	if w.started && title != "" {
		w.win.SetTitle(Name + " – " + title)
	} else {
		w.win.SetTitle(Name)
	}
}

func (w *Window) trace(format string, args ...any) {
	if w.parts.Trace != nil {
		fmt.Fprintf(w.parts.Trace, format+"\n", args...)
	}
}

// traceCamera tells where on the screen the map is and what it shows, so that
// a test can point at a place.
func (w *Window) traceCamera(c atlas.Camera) {
	if w.parts.Trace == nil {
		return
	}
	at := w.app.Driver().AbsolutePositionForObject(w.chart)
	line := w.app.Driver().AbsolutePositionForObject(w.line)
	size := w.line.Size()
	w.trace("camera %g %g zoom %g size %d %d density %g at %g %g timeline %g %g %g %g",
		c.Center[0], c.Center[1], c.Zoom, c.Width, c.Height, c.Density, at.X, at.Y,
		line.X, line.Y, size.Width, size.Height)
}

// refresh asks the project again, in the background, and shows the answer.
func (w *Window) refresh() {
	if w.refreshing {
		w.stale = true
		return
	}
	w.refreshing, w.stale = true, false
	p, ask := w.project, w.question()
	go func() {
		a := ask.of(p)
		w.parts.Do(func() {
			w.refreshing = false
			if p == w.project {
				w.apply(a)
			}
			if w.stale || p != w.project {
				w.refresh()
			}
		})
	}()
}

// A question is what is to be shown, and an answer all that is for that.
type (
	question struct {
		show   settings.Show
		query  project.Query
		events chronicle.Query
	}
	answer struct {
		question
		view, all             *project.View
		happened, happenedAll *chronicle.View // nil where names are shown
		others                int             // events left out for their status
		scene                 *atlas.Scene
	}
)

func (w *Window) question() question {
	q := question{show: w.showing(), query: w.query, events: w.events}
	q.events.From, q.events.To, q.events.Undated = w.query.From, w.query.To, w.query.Undated
	q.events.Types = w.types
	if q.events.Types == (legend.Set{}) {
		q.events.Types[data.NoEvent] = true // asks for nothing: none at all would ask for all
	}
	return q
}

// of asks the project. It is for the background.
func (q question) of(p *project.Project) answer {
	a := answer{question: q}
	if q.show != settings.Events {
		a.view = p.Query(q.query)
		a.all = a.view
		if q.query.Ranged() {
			a.all = p.Query(project.Query{Uses: q.query.Uses, Added: q.query.Added})
		}
		a.scene = sheet.Scene(a.view)
		return a
	}
	// Of the passages only the articles are counted.
	a.view = p.Query(project.Query{Uses: project.AllUses})
	a.all = a.view
	a.happened = p.Happened(q.events)
	a.happenedAll = a.happened
	whole := q.events
	whole.From, whole.To = time.Time{}, time.Time{}
	if q.events.Ranged() {
		a.happenedAll = p.Happened(whole)
	}
	if q.events.Statuses != statuses(true) {
		whole = q.events
		whole.Statuses = statuses(true)
		a.others = p.Happened(whole).Events() - a.happened.Events()
	}
	a.scene = sheet.Events(a.happened)
	return a
}

// apply shows an answer everywhere at once.
func (w *Window) apply(a answer) {
	w.leaveEmptyRange(a)
	setSource := w.sourceSetter(&a)
	w.view, w.all, w.happened, w.happenedAll = a.view, a.all, a.happened, a.happenedAll
	w.chart.SetScene(a.scene)
	w.listTypes()
	w.fitMap(a.scene.Places())
	if a.happened != nil {
		setSource(eventDates{a.happenedAll})
		w.tellEvents(a.others)
	} else {
		setSource(passageDates{a.all})
		w.tellPassages()
	}
	if high := w.kinds.content.MinSize().Height; high != w.kindsHigh {
		w.kindsHigh = high
		w.side.Refresh() // Fyne doesn't lay out anew for what a part of it hides
	}
	if a.show != w.shown {
		w.shown = a.show
		w.leaveEmptyList()
	}
	w.list()
	w.traceView(a.others)
	if c := w.follow; c != nil && a.view.Version() >= w.followFrom {
		w.follow = nil
		w.showChosen(c)
	}
}

// leaveEmptyRange shows all dates where the range goes by another date now, and by
// that one holds nothing.
func (w *Window) leaveEmptyRange(a answer) {
	if !w.whichChanged {
		return
	}
	w.whichChanged = false
	noun, n, of, ranged := "passage", a.view.Passages(), a.view.Total(), a.view.Query().Ranged()
	if h := a.happened; h != nil {
		noun, n, of, ranged = "event", h.Events(), h.Total(), h.Query().Ranged()
	}
	if n == 0 && of > 0 && ranged {
		w.allDates()
		w.status.say("No " + noun + " has such a date in the range that was set: all dates are shown.")
	}
}

// leaveEmptyList lists all where what is listed was asked for when a pin meant
// something else, and there is none of that now: events without a place, and no name
// is.
func (w *Window) leaveEmptyList() {
	if kind := w.selected.kind; kind != unplacedNames && kind != undatedOnes {
		return
	}
	if rows, _, _ := w.wanted(); len(rows) == 0 && !w.atOtherDates() {
		w.selected = &selection{}
	}
}

// atOtherDates reports whether a range of dates leaves out what is to be listed.
func (w *Window) atOtherDates() bool {
	switch {
	case !w.query.Ranged():
		return false
	case w.happened != nil:
		return len(w.selected.askedEvents(w.happenedAll)) > 0
	}
	return len(w.selected.asked(w.all)) > 0
}

// sourceSetter is what gives the timeline the dates of an answer: nothing where it
// has them, and where they are those of the same articles, of the same kind, and
// only filtered otherwise, what keeps its view still.
func (w *Window) sourceSetter(a *answer) func(timeline.Source) {
	was, h := w.happenedAll, a.happenedAll
	switch {
	case w.all == nil || (was == nil) != (h == nil) || w.all.Version() != a.all.Version():
		return w.line.SetSource
	case h == nil && w.all.Query() == a.all.Query(), h != nil && was.Version() == h.Version() && was.Query() == h.Query():
		return func(timeline.Source) {}
	case h == nil && w.all.Query().Added != a.all.Query().Added:
		return w.line.SetSource
	case h != nil && (was.Version() != h.Version() || was.Query().Date != h.Query().Date):
		return w.line.SetSource
	}
	return w.line.Filter
}

// listTypes fills the list of types on the map; of passages it is empty.
func (w *Window) listTypes() {
	h := w.happened
	if h == nil {
		w.chart.SetNoun("passage")
		w.legend.SetListed(legend.Set{})
		w.legend.SetCounts([data.EventTypes]int{})
		w.legend.SetUnreal([data.EventTypes]int{}, false)
		w.legend.SetUnplaced(0)
		return
	}
	w.chart.SetNoun("event")
	listed := legend.Set{}
	for t, n := range w.happenedAll.Types() {
		listed[t] = n > 0
	}
	w.legend.SetListed(listed)
	w.legend.SetCounts(h.Types())
	w.legend.SetUnreal(h.Unreal(), h.Query().Statuses == statuses(true))
	w.legend.SetUnplaced(len(h.Unplaced()))
	at, size := w.legend.Position(), w.legend.Size()
	w.trace("legend %g %g %g %g", at.X, at.Y, size.Width, size.Height)
}

// fitMap shows all places where that was asked for with the next view, or where the
// view would leave some out that were.
func (w *Window) fitMap(places int) {
	if w.fitNext && places > 0 {
		w.fitNext = false
		w.chart.Fit()
	}
	if w.fitOutside {
		w.fitOutside = false
		if !w.chart.ShowsAll() {
			w.chart.Fit()
		}
	}
}

// tellEvents says how many events are shown; others is how many are left out for
// their status.
func (w *Window) tellEvents(others int) {
	h := w.happened
	why := ""
	if w.types == (legend.Set{}) {
		why = "No type is chosen. “All” in the list on the map shows what happened."
	}
	w.line.SetWhy(why)
	w.line.SetNoun("event")
	w.line.SetCount(h.Events(), h.Total(), h.Undated())
	unplaced := ""
	if n := len(h.Unplaced()); n > 0 {
		unplaced = data.Grouped(n) + " of the events without a place"
	}
	w.status.setCounts(w.view.Articles(), h.Events(), "event", len(h.Places()), unplaced, len(w.project.Failures()))
	w.kinds.tellEvents(others)
}

// tellPassages says how many passages are shown.
func (w *Window) tellPassages() {
	v := w.view
	w.line.SetWhy("")
	w.line.SetNoun("passage")
	w.line.SetCount(v.Passages(), v.Total(), v.Undated())
	unplaced := ""
	if n := v.Unplaced(); n > 0 {
		unplaced = data.Count(n, "name") + " without a place"
	}
	w.status.setCounts(v.Articles(), v.Passages(), "passage", len(v.Places()), unplaced, len(w.project.Failures()))
	w.kinds.tell(v)
}

func (w *Window) traceView(others int) {
	v := w.view
	if h := w.happened; h != nil {
		w.trace("view events=%d of=%d places=%d articles=%d unplaced=%d undated=%d others=%d",
			h.Events(), h.Total(), len(h.Places()), v.Articles(), len(h.Unplaced()), h.Undated(), others)
	} else {
		w.trace("view passages=%d of=%d places=%d articles=%d unplaced=%d undated=%d hidden=%d",
			v.Passages(), v.Total(), len(v.Places()), v.Articles(), v.Unplaced(), v.Undated(), v.Hidden())
	}
}

// show makes s what the reader lists.
func (w *Window) show(s selection) {
	w.status.say("")
	w.selected = &s
	w.list()
}

// list fills the reader with the selection's passages in the view. Where they
// are the ones it shows already, with the same words marked, it is left as it
// is: scrolled, chosen, marked. Where only they have changed and not what they
// are of, the user stays where they were.
func (w *Window) list() {
	if w.view == nil || w.view.Articles() == 0 && !w.query.Ranged() {
		w.reader.ShowNothing(welcome)
		return
	}
	rows, title, about := w.wanted()
	uses := w.view.Query().Uses
	kind := (w.listHappened != nil) == (w.happened != nil)
	same := w.listed == w.selected && !w.renewed && kind
	if same && slices.Equal(rows, w.rows) && uses == w.rowsUses && about == w.listAbout {
		return
	}
	old, oldHappened, oldRows, stay := w.listView, w.listHappened, w.rows, w.listed == w.selected && w.listView != nil && kind
	w.rows, w.rowsUses, w.listView, w.listHappened = rows, uses, w.view, w.happened
	w.listed, w.renewed, w.listAbout = w.selected, false, about
	if len(rows) == 0 {
		w.reader.ShowNothing(title + "\n" + w.nothingWords())
		return
	}
	var list reader.List = passageList{w.view, rows, w.parts.Gazetteer}
	noun, to := "passage", func() func(int) int { return moved(old, oldRows, w.view, rows) }
	if w.happened != nil {
		list = eventList{w.project, w.happened, rows, w.parts.Gazetteer}
		noun, to = "event", func() func(int) int { return movedEvents(oldHappened, oldRows, w.happened, rows) }
	}
	w.reader.SetNoun(noun)
	if stay {
		w.reader.ReplacePassages(title, about, list, to())
	} else {
		w.reader.ShowPassages(title, about, list)
	}
	w.trace("list %q %ss=%d", title, noun, len(rows))
}

// wanted returns what the selection lists, and what is said over it.
func (w *Window) wanted() (rows []int32, title, about string) {
	noun, asked := "passage", 0
	if w.happened != nil {
		noun, rows, asked = "event", w.selected.eventsOf(w.happened), len(w.selected.askedEvents(w.happened))
	} else {
		rows, asked = w.selected.rowsOf(w.view), len(w.selected.asked(w.view))
	}
	switch w.selected.kind {
	case somePlaces:
		title = w.selected.title
		if len(w.selected.places) == 1 {
			if r, ok := w.parts.Gazetteer.ByID(w.selected.places[0]); ok {
				p := w.parts.Gazetteer.Place(r)
				about = w.parts.Gazetteer.Describe(&p)
			}
		} else {
			about = "all of them close together here"
		}
	case unplacedNames:
		title = "Names without a place"
		about = "named, but not on the map"
		if w.happened != nil {
			title = "Events without a place"
			about = "reported, but not on the map"
		}
	case undatedOnes:
		title, about = "Passages without a date", "on the map, but not on the timeline"
		if w.happened != nil {
			title, about = "Events without a date", "reported, but not on the timeline"
		}
	default:
		title = "All passages"
		if w.happened != nil {
			title = "All events"
			about = data.Count(w.happened.Articles(), "article")
			if n := len(w.happened.Unplaced()); n > 0 {
				about = data.Grouped(n) + " of them without a place · " + about
			}
			break
		}
		about = data.Count(w.view.Articles(), "article")
	}
	if n := len(rows) - asked; n > 0 {
		about += "; with " + data.Count(n, noun) + " that you have moved"
	}
	return rows, title, about
}

const welcome = "No articles yet\n" +
	"Drop files or a folder on this window, or choose File › Open. " +
	"Dateline reads news articles as plain text and shows what they report to have happened, where and when."

func (w *Window) nothingWords() string {
	if w.atOtherDates() {
		return "Nothing here in the dates that are set. Widen the range below, or press “All dates”."
	}
	switch w.selected.kind {
	case unplacedNames:
		return "All that is shown has a place."
	case undatedOnes:
		return "All that is shown has a date."
	}
	if w.happened != nil {
		if w.types != legend.All() {
			return "Nothing here of the types that are shown. The list on the map shows the others."
		}
		return "Nothing is reported to have happened here. “Places named” above shows where a place is only named."
	}
	if w.view.Hidden() > 0 {
		return w.view.HiddenWords() + ". “Mentions too” above shows them."
	}
	return "Nothing here with what is shown now."
}

// selectHit lists what was clicked on the map.
func (w *Window) selectHit(h atlas.Hit) {
	w.trace("select %q count=%d places=%d", h.Name, h.Count, len(h.Places))
	w.chart.Select(h.Places[0])
	w.show(selection{kind: somePlaces, title: titleOfHit(h), places: h.Places})
}

// titleOfHit names what was pointed at: a place, or the weightiest of several.
func titleOfHit(h atlas.Hit) string {
	if len(h.Places) < 2 {
		return h.Name
	}
	return h.Name + " and " + data.Count(len(h.Places)-1, "place") + " near by"
}

// listAll lists all that is shown.
func (w *Window) listAll() {
	w.chart.Select(0)
	w.show(selection{})
}

func (w *Window) selectUndated() {
	w.chart.Select(0)
	w.show(selection{kind: undatedOnes})
}

func (w *Window) selectUnplaced() {
	w.chart.Select(0)
	w.show(selection{kind: unplacedNames})
}

// showPin shows where passage i of the list is.
func (w *Window) showPin(i int) {
	if i < 0 || i >= len(w.rows) {
		return
	}
	p := w.placeOf(i)
	if p == nil {
		w.chart.Select(0)
		return
	}
	w.chart.ShowPlace(p.ID)
	w.trace("choose %d %q", i, p.Name)
}

// hover fills the map's card with the place and the first words said of it.
func (w *Window) hover(h atlas.Hit, over bool) {
	if !over || w.view == nil {
		return
	}
	title := titleOfHit(h)
	words := data.Count(h.Count, "passage")
	if w.happened != nil {
		words = w.hoverWords(h)
	} else if row, ok := w.view.FirstAt(h.Places...); ok {
		p := w.view.Passage(row)
		words += ": " + firstWords(p.Sentence.In(p.Article.Text), 90)
	}
	w.chart.SetHoverText(title, words)
	w.trace("hover %q", h.Name)
}

// firstWords cuts a text after a word, at most n bytes in.
func firstWords(s string, n int) string {
	s = strings.Join(strings.Fields(s), " ")
	if len(s) <= n {
		return s
	}
	cut := strings.LastIndexByte(s[:n+1], ' ')
	if cut <= 0 {
		for cut = n; cut > 0 && s[cut]&0xC0 == 0x80; cut-- {
		}
	}
	return strings.TrimRight(s[:cut], " ,;:–-") + " …"
}

// setRange is told by the timeline what range of dates the user wants.
func (w *Window) setRange(from, to time.Time, _ bool) {
	if from.Equal(w.query.From) && to.Equal(w.query.To) {
		return
	}
	w.query.From, w.query.To = from, to
	w.status.say("")
	w.trace("range %s %s", day(from), day(to))
	w.refresh()
}

// allDates takes the range away.
func (w *Window) allDates() {
	w.line.SetRange(time.Time{}, time.Time{})
	w.setRange(time.Time{}, time.Time{}, false)
}

func day(t time.Time) string {
	if t.IsZero() {
		return "open"
	}
	return t.Format(time.DateOnly)
}

// settingsChanged follows what was chosen on the settings page or in a menu.
func (w *Window) settingsChanged(s settings.Settings) {
	w.status.setNetwork(s.Network.On)
	if l := newLook(s.Theme); l.choice != w.look.choice {
		w.look = l
		w.app.Settings().SetTheme(l)
	}
	if uses, wanted := s.Uses(), statuses(s.Unreal); w.query.Uses != uses || w.events.Statuses != wanted || w.showing() != s.Show {
		w.fitOutside = s.Unreal && w.events.Statuses != wanted
		w.query.Uses, w.events.Statuses = uses, wanted
		w.status.say("")
		w.setShow(s)
		w.refresh()
	}
	w.win.SetMainMenu(w.menu())
}

// restyle draws the map in the colours of the theme that now holds.
func (w *Window) restyle() {
	st := w.style()
	w.chart.SetStyle(st)
	w.legend.SetStyle(st)
}

func (w *Window) style() atlas.Style {
	if w.look.dark(w.app.Settings().ThemeVariant()) {
		return atlas.Dark()
	}
	return atlas.Light()
}
