package app

import (
	"fmt"
	"slices"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/widget"

	"dateline/app/picker"
	"dateline/data"
	"dateline/data/project"
	"dateline/geo"
	"dateline/geo/gazetteer"
)

// takeOther makes the name of row i of the list mean one of its runners-up.
func (w *Window) takeOther(i, other int) {
	if a, f, ok := w.name(i); ok && other < len(f.Others) {
		w.choose(a, f.Span, f.Others[other].Place)
	}
}

// takeBack makes the name of row i mean again what the program found.
func (w *Window) takeBack(i int) {
	a, f, ok := w.name(i)
	if !ok {
		return
	}
	c, ok, err := w.project.Withdraw(a, f.Span)
	if !ok && err == nil {
		return
	}
	w.chosen(c, err, fmt.Sprintf("“%s” is again where the program found it. Ctrl+Z undoes that.", c.Name()))
}

// search lets the user name the place that row i means.
func (w *Window) search(i int) {
	a, f, ok := w.name(i)
	if !ok {
		return
	}
	words := f.Span
	name := words.In(a.Text)
	var d dialog.Dialog
	entry := w.newPicker("the name of a place", func(place geo.Place) {
		d.Hide()
		w.choose(a, words, place)
	})
	about := widget.NewLabel("Type a name, and after a comma where it lies: “Springfield, Ohio”. The choice holds for this article.")
	about.Wrapping = fyne.TextWrapWord
	d = w.newDialog("The place of “"+clipped(name, 40)+"”", "Cancel", container.NewBorder(about, nil, nil, nil, entry), "", nil)
	w.put(d, 520, 380)
	entry.SetText(name)
	entry.Focus(w.win.Canvas())
}

// fewestToMistype is from how many letters on a name that is not known is taken
// for one mistyped: a shorter one is a slip away from all sorts of names.
const fewestToMistype = 4

// newPicker is an entry that completes names from the gazetteer.
func (w *Window) newPicker(placeholder string, take func(geo.Place)) *picker.Picker {
	g := w.parts.Gazetteer
	return picker.New(placeholder, picker.Deeds{
		Complete: func(typed string) (places []geo.Place) {
			names := g.Complete(typed, picker.Most)
			if len(names) == 0 && utf8.RuneCountInString(typed) >= fewestToMistype {
				names = g.Near(typed, 1, nil)
			}
			for _, n := range names {
				if n.Kind != gazetteer.Demonym && !slices.ContainsFunc(places, func(p geo.Place) bool { return p.ID == g.ID(n.Ref) }) {
					places = append(places, g.Place(n.Ref))
				}
			}
			return places
		},
		Describe: func(p *geo.Place) string {
			s := g.Describe(p)
			if p.Population > 0 {
				s += " · " + data.Grouped(p.Population) + " people"
			}
			return s
		},
		Take:   take,
		Escape: w.escape,
	})
}

// name is the name that says where row i of the list is.
func (w *Window) name(i int) (*data.Article, geo.Finding, bool) {
	if i < 0 || i >= len(w.rows) {
		return nil, geo.Finding{}, false
	}
	if w.listHappened == nil {
		p := w.listView.Passage(w.rows[i])
		return p.Article, p.Findings[0], true
	}
	e := w.listHappened.Entry(w.rows[i])
	n, ok := w.project.Named(e.Article, nameOf(e))
	return e.Article, n.Finding, ok
}

// placeOf is the place of row i of the list, or nil.
func (w *Window) placeOf(i int) *geo.Place {
	if w.listHappened != nil {
		return w.listHappened.Entry(w.rows[i]).Place
	}
	return w.listView.Place(w.rows[i])
}

// choose makes a name mean a place in an article.
func (w *Window) choose(a *data.Article, words geo.Span, place geo.Place) {
	c, err := w.project.Choose(a, words, place)
	where := place.Name
	if in := w.parts.Gazetteer.Where(&place); in != "" {
		where += ", " + in
	}
	w.chosen(c, err, fmt.Sprintf("“%s” means %s: %s in this article. Ctrl+Z undoes that.",
		words.In(a.Text), where, data.Count(len(c.Mentions), "mention")))
}

// chosen shows everywhere what a choice has changed.
func (w *Window) chosen(c project.Choice, err error, words string) {
	if err != nil {
		w.say(err)
		return
	}
	w.status.say(words)
	if len(c.Mentions) > 0 {
		w.selected.keep(c)
		w.follow, w.followFrom = &c, w.project.Version()
		w.trace("chosen %q mentions=%d", c.Name(), len(c.Mentions))
	}
	w.refresh()
}

// undo takes the last choice back, redo makes it again. Where the user is writing
// in an entry, the keys are for what is written there.
func (w *Window) undo() {
	if !w.forEntry(&fyne.ShortcutUndo{}) {
		w.step(w.project.Undo, "Undone: “%s” is as it was before.", "There is nothing to undo.")
	}
}

func (w *Window) redo() {
	if !w.forEntry(&fyne.ShortcutRedo{}) {
		w.step(w.project.Redo, "Done again for “%s”.", "There is nothing to do again.")
	}
}

func (w *Window) step(take func() (project.Choice, bool, error), words, nothing string) {
	if len(w.dialogs) > 0 {
		return
	}
	switch c, ok, err := take(); {
	case err == nil && !ok:
		w.status.say(nothing)
	default:
		w.chosen(c, err, fmt.Sprintf(words, c.Name()))
	}
}

// forEntry hands a key of the menus to the entry that has the focus, if one has.
func (w *Window) forEntry(s fyne.Shortcut) bool {
	focused := w.win.Canvas().Focused()
	entry, ok := focused.(interface {
		fyne.Shortcutable
		SelectedText() string
	})
	if ok {
		entry.TypedShortcut(s)
	}
	return ok
}

// A kept passage stays in the list though the user has moved it elsewhere, until
// another list is asked for: else it would be gone from under the hand that did it.
type kept struct {
	article *data.Article
	words   geo.Span
}

func (s *selection) keep(c project.Choice) {
	for _, m := range c.Mentions {
		if k := (kept{c.Article, m.Span}); !slices.Contains(s.kept, k) {
			s.kept = append(s.kept, k)
		}
	}
}

// keeps reports whether the row of a view is one that the user has moved.
func (s *selection) keeps(v *project.View, row int32) bool {
	a := v.Article(row)
	if !slices.ContainsFunc(s.kept, func(k kept) bool { return k.article == a }) {
		return false
	}
	p := v.Passage(row)
	for i := range p.Findings {
		if slices.Contains(s.kept, kept{a, p.Findings[i].Span}) {
			return true
		}
	}
	return false
}

// asked are the rows of a view that the selection is of.
func (s *selection) asked(v *project.View) []int32 {
	switch s.kind {
	case somePlaces:
		return v.PassagesAt(s.places...)
	case unplacedNames:
		return v.UnplacedPassages()
	case undatedOnes:
		return v.Select(func(row int32) bool { return v.Place(row) != nil && v.When(row).IsZero() })
	}
	return v.All()
}

// rowsOf are the rows of a view that the selection lists.
func (s *selection) rowsOf(v *project.View) []int32 {
	if len(s.kept) == 0 {
		return s.asked(v)
	}
	return v.Select(func(row int32) bool {
		place := v.Place(row)
		switch {
		case s.kind == everything && place != nil, s.kind == undatedOnes && place != nil && v.When(row).IsZero(), s.kind == unplacedNames && place == nil:
			return true
		case s.kind == somePlaces && place != nil && slices.Contains(s.places, place.ID):
			return true
		}
		return s.keeps(v, row)
	})
}

// moved tells where a row of one list is in another, by its words: the rows of an
// article are numbered anew when the user moves one.
func moved(from *project.View, rows []int32, to *project.View, now []int32) func(i int) int {
	return func(i int) int {
		if i < 0 || i >= len(rows) {
			return -1
		}
		p := from.Passage(rows[i])
		for j, row := range now {
			if to.Article(row) != p.Article {
				continue
			}
			q := to.Passage(row)
			if q.Sentence == p.Sentence && slices.ContainsFunc(q.Findings, func(f geo.Finding) bool { return f.Span == p.Findings[0].Span }) {
				return j
			}
		}
		return -1
	}
}

// showChosen shows on the map where the mentions of a choice are now.
func (w *Window) showChosen(c *project.Choice) {
	if w.happened != nil {
		w.showChosenEvent(c)
		return
	}
	rows := w.view.Select(func(row int32) bool {
		if w.view.Article(row) != c.Article {
			return false
		}
		p := w.view.Passage(row)
		return slices.ContainsFunc(p.Findings, func(f geo.Finding) bool { return f.Span == c.Mentions[0].Span })
	})
	if len(rows) == 0 {
		return
	}
	if p := w.view.Place(rows[0]); p != nil {
		w.chart.ShowPlace(p.ID)
		w.trace("now %q at %g %g", p.Name, p.Point.Lon(), p.Point.Lat())
	} else {
		w.chart.Select(0)
		w.trace("now without a place")
	}
}
