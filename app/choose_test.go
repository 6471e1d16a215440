package app

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"dateline/app/atlas"
	"dateline/data/project"
	"dateline/geo"
	"dateline/geo/gazetteer/gazetteertest"
)

const parisText = "https://news.example/2017/03/visit-170302101500000.html\n9\n1\n" +
	"A visit to Paris ended early.\n\nIt rained in Paris and in Moscow.\n\nParis is quiet.\n"

// count is how many passages a place has on the map and in the project.
func (d *desk) count(id geo.ID) (n int) {
	d.Helper()
	for _, p := range d.view.Places() {
		if p.Place.ID == id {
			n = p.Passages
		}
	}
	if got := len(d.view.PassagesAt(id)); got != n {
		d.Errorf("the place has %d passages and opens %d", n, got)
	}
	return n
}

// open lists a place's passages.
func (d *desk) open(id geo.ID) {
	d.Helper()
	for _, p := range d.view.Places() {
		if p.Place.ID == id {
			d.selectHit(atlas.Hit{Places: []geo.ID{id}, Name: p.Place.Name, Count: p.Passages})
			return
		}
	}
	d.Fatalf("place %d is not on the map", id)
}

// other is the number among the runners-up of passage i that a place has.
func (d *desk) other(i int, id geo.ID) int {
	d.Helper()
	_, f, _ := d.name(i)
	n := slices.IndexFunc(f.Others, func(c geo.Candidate) bool { return c.Place.ID == id })
	if n < 0 {
		d.Fatalf("place %d is none of the others of passage %d: %v", id, i, f.Others)
	}
	return n
}

// A session of a user who knows better: one click takes another place for all of
// the article, everything follows at once, and there are three ways back.
func TestTakeAnother(t *testing.T) {
	d := newDesk(t)
	d.Open(d.write(parisText), d.write(sampleText))
	d.settle()
	check := func(what string, france, texas int) {
		t.Helper()
		d.settle()
		if got := [2]int{d.count(gazetteertest.Paris), d.count(gazetteertest.ParisTexas)}; got != [2]int{france, texas} {
			t.Errorf("%s: Paris has %d passages, Paris in Texas %d; want %d and %d", what, got[0], got[1], france, texas)
		}
		if d.chart.Scene().Total() != d.view.Passages() || d.all.Passages() != d.view.Passages() {
			t.Errorf("%s: map, timeline and counts differ", what)
		}
	}
	item := func(i int) (place string, chosen bool, program int) {
		it := passageList{d.listView, d.rows, d.parts.Gazetteer}.Item(i)
		program = -1
		for n, o := range it.Others {
			if o.Program {
				program = n
			}
		}
		return it.Place + ", " + it.Country, it.Chosen, program
	}
	check("as found", 3, 0)
	total := d.view.Passages()

	d.open(gazetteertest.Paris)
	d.reader.Choose(1)
	if it := (passageList{d.listView, d.rows, d.parts.Gazetteer}).Item(1); it.Mentions != 3 || it.Chosen {
		t.Errorf("%d mentions go together, chosen %t", it.Mentions, it.Chosen)
	}
	d.takeOther(1, d.other(1, gazetteertest.ParisTexas))
	check("taken", 0, 3)
	if got := d.status.transient.Text; got != "“Paris” means Paris, Texas, United States: 3 mentions in this article. Ctrl+Z undoes that." {
		t.Errorf("it says %q", got)
	}
	if d.chart.Selected() != gazetteertest.ParisTexas {
		t.Error("the map does not show where the passages are now")
	}
	// What was moved stays under the hand that moved it, with the way back.
	d.mustList("Paris", 3)
	if place, chosen, program := item(1); place != "Paris, Texas, United States" || !chosen || program != 0 {
		t.Errorf("the passage says %s, chosen %t; the program's choice is number %d", place, chosen, program)
	}
	if d.reader.Chosen() != 1 {
		t.Errorf("passage %d is chosen now", d.reader.Chosen())
	}

	d.takeBack(1)
	check("taken back", 3, 0)
	d.key("Ctrl+Z")
	check("that undone", 0, 3)
	d.key("Ctrl+Z")
	check("and the first", 3, 0)
	if place, chosen, _ := item(1); place != "Paris, France" && place != "Paris, Île-de-France, France" || chosen {
		t.Errorf("the passage says %s, chosen %t", place, chosen)
	}
	d.key("Ctrl+Z")
	if got := d.status.transient.Text; got != "There is nothing to undo." {
		t.Errorf("it says %q", got)
	}
	d.key("Ctrl+Y")
	check("done again", 0, 3)
	d.key("Ctrl+Y")
	check("and taken back again", 3, 0)
	d.key("Ctrl+Y")
	if got := d.status.transient.Text; got != "There is nothing to do again." {
		t.Errorf("it says %q", got)
	}

	d.key("Ctrl+Z")
	d.settle()

	// Another list has nothing of it.
	d.open(gazetteertest.Moscow)
	d.mustList("Moscow", 1)
	d.open(gazetteertest.ParisTexas)
	d.mustList("Paris", 3)
	if d.view.Passages() != total {
		t.Errorf("there are %d passages now, %d before", d.view.Passages(), total)
	}
	d.startOver()
	d.settle()
	d.key("Ctrl+Z")
	if got := d.status.transient.Text; got != "There is nothing to undo." {
		t.Errorf("with all closed it says %q", got)
	}
}

// A name that the program could not place gets one by hand, out of what the
// gazetteer completes.
func TestPlaceAnUnknownName(t *testing.T) {
	d := newDesk(t)
	d.parts.Intake.Parser.Resolver = undecided{d.parts.Intake.Parser.Resolver}
	d.Open(d.write(parisText))
	d.settle()
	d.selectUnplaced()
	n := len(d.rows)
	if n != 4 || d.view.Passages() != 0 {
		t.Fatalf("%d names without a place, %d with one", n, d.view.Passages())
	}
	d.takeOther(0, d.other(0, gazetteertest.ParisTexas))
	d.settle()
	if d.count(gazetteertest.ParisTexas) != 3 || d.view.Unplaced() != 1 {
		t.Errorf("Paris in Texas has %d passages, %d names have none", d.count(gazetteertest.ParisTexas), d.view.Unplaced())
	}
	d.mustList("Names without a place", 4) // until another list is asked for
	if want := "named, but not on the map; with 3 passages that you have moved"; d.listAbout != want {
		t.Errorf("over the list stands %q, want %q", d.listAbout, want)
	}

	last := slices.IndexFunc(d.rows, func(row int32) bool { return d.view.Place(row) == nil })
	d.search(last)
	entry, ok := d.win.Canvas().Focused().(interface {
		fyne.Focusable
		SetText(string)
	})
	if !ok {
		t.Fatal("the entry has no focus")
	}
	for _, r := range "Moscow" { // in place of the same that is there already
		entry.TypedRune(r)
	}
	entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown}) // the second of the name is in Idaho
	entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	d.settle()
	if d.covered() || d.count(gazetteertest.MoscowIdaho) != 1 || d.view.Unplaced() != 0 {
		t.Errorf("Moscow in Idaho has %d passages, %d names have no place", d.count(gazetteertest.MoscowIdaho), d.view.Unplaced())
	}
	d.search(0)
	entry = d.win.Canvas().Focused().(interface {
		fyne.Focusable
		SetText(string)
	})
	entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if d.covered() {
		t.Error("Escape in the entry leaves it open")
	}
	d.takeOther(99, 0) // a row that is gone does nothing
	d.takeBack(-1)
	d.search(99)
}

// undecided finds candidates and chooses none.
type undecided struct{ geo.Resolver }

func (u undecided) Resolve(d geo.Document, m []geo.Mention) []geo.Finding {
	f := u.Resolver.Resolve(d, m)
	for i := range f {
		if f[i].Place != nil {
			f[i].Others = append([]geo.Candidate{{Place: *f[i].Place, Score: f[i].Score}}, f[i].Others...)
			f[i].Place, f[i].Score, f[i].Reasons = nil, 0, []geo.Reason{{Why: geo.TooCloseToCall}}
		}
	}
	return f
}

// Ctrl+Z in an entry is for what is written there.
func TestUndoInAnEntry(t *testing.T) {
	d := newDesk(t)
	d.Open(d.write(parisText))
	d.settle()
	d.open(gazetteertest.Paris)
	d.takeOther(0, d.other(0, gazetteertest.ParisTexas))
	d.settle()
	entry := widget.NewEntry()
	d.win.SetContent(entry)
	d.win.Canvas().Focus(entry)
	test.Type(entry, "2016")
	d.key("Ctrl+Z")
	d.settle()
	if entry.Text != "" || d.count(gazetteertest.ParisTexas) != 3 {
		t.Errorf("the entry has %q, the project %d passages", entry.Text, d.count(gazetteertest.ParisTexas))
	}
}

// minded is a resolver that prefers what it is told the articles are about.
type minded struct{ geo.Resolver }

func (m minded) Resolve(d geo.Document, mentions []geo.Mention) []geo.Finding {
	found := m.Resolver.Resolve(d, mentions)
	for i := range found {
		for _, o := range found[i].Others {
			if d.About != nil && slices.ContainsFunc(d.About.Regions, func(r geo.Place) bool { return r.Admin1 == o.Place.Admin1 && r.Country == o.Place.Country }) {
				p := o.Place
				found[i].Place = &p
			}
		}
	}
	return found
}

// What the articles are about has them searched once more; what the user chose
// still holds; cancelled, all stays as it was.
func TestSubject(t *testing.T) {
	d := newDesk(t)
	d.parts.Intake.Parser.Resolver = minded{d.parts.Intake.Parser.Resolver}
	d.Open(d.write(parisText), d.write(laterText))
	d.settle()
	place := func(id geo.ID) geo.Place {
		r, ok := d.parts.Gazetteer.ByID(id)
		if !ok {
			t.Fatal(id)
		}
		return d.parts.Gazetteer.Place(r)
	}
	if got := d.count(gazetteertest.Paris); got != 5 {
		t.Fatalf("Paris has %d passages", got)
	}
	d.open(gazetteertest.Moscow)
	d.takeOther(0, d.other(0, gazetteertest.MoscowIdaho))
	d.settle()
	first := d.project.Articles()[0]

	// The sheet: type a name, take what is offered, apply. A slip does no harm.
	d.key("Ctrl+I")
	entry := d.win.Canvas().Focused()
	for _, r := range "Texsa" {
		entry.TypedRune(r)
	}
	entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if got := d.words(); !strings.Contains(got, "province in United States\nTexas") || !strings.Contains(got, "searches 2 open articles once more") {
		t.Errorf("the sheet says %q", got)
	}
	d.tap("Apply")
	d.settle()
	if a, b := d.count(gazetteertest.Paris), d.count(gazetteertest.ParisTexas); a != 0 || b != 5 {
		t.Errorf("Paris has %d passages, Paris in Texas %d, want all five there", a, b)
	}
	if d.count(gazetteertest.MoscowIdaho) != 1 || d.project.Articles()[0] != first {
		t.Error("what the user chose does not hold any more")
	}
	if d.status.subject.Hidden || d.status.subject.Text != "About: Texas" || d.status.transient.Text != "Searched again: 2 articles." {
		t.Errorf("the status says %q and %q", d.status.subject.Text, d.status.transient.Text)
	}

	// The same again is no work; cancelling leaves everything.
	d.setSubject(&geo.Subject{Regions: []geo.Place{place(gazetteertest.Texas)}})
	if d.intakeDone != nil {
		t.Error("nothing has changed, and it searches")
	}
	d.setSubject(&geo.Subject{Historical: true})
	d.escape()
	d.settle()
	if d.count(gazetteertest.ParisTexas) != 5 || d.status.subject.Text != "About: Texas" || !strings.HasPrefix(d.status.transient.Text, "Cancelled") {
		t.Errorf("cancelled: %d passages, %q, %q", d.count(gazetteertest.ParisTexas), d.status.subject.Text, d.status.transient.Text)
	}

	// What is opened meanwhile is opened after it, and knows of it.
	d.setSubject(&geo.Subject{Regions: []geo.Place{place(gazetteertest.Texas)}, Historical: true})
	d.Open(d.write("https://news.example/2017/03/a-170303101500000.html\n9\n1\nIt rained in Paris again.\n"))
	d.settle()
	if d.count(gazetteertest.ParisTexas) != 6 || d.status.subject.Text != "About: Texas; historical" {
		t.Errorf("with one more article: %d passages, %q", d.count(gazetteertest.ParisTexas), d.status.subject.Text)
	}
	d.setSubject(nil)
	d.settle()
	if d.count(gazetteertest.Paris) != 6 || !d.status.subject.Hidden {
		t.Errorf("about nothing: Paris has %d passages", d.count(gazetteertest.Paris))
	}
	d.startOver()
	d.setSubject(&geo.Subject{Historical: true})
	d.settle()
	if about := d.project.About(); about == nil || !about.Historical || d.status.subject.Hidden {
		t.Error("with nothing open it is not kept for what will be")
	}
}

// tap presses a button over the window.
func (d *desk) tap(label string) {
	d.Helper()
	for _, o := range test.LaidOutObjects(d.win.Canvas().Overlays().Top()) {
		if b, ok := o.(*button); ok && b.Text == label {
			b.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
			return
		}
	}
	d.Fatalf("there is no button %q", label)
}

func TestSubjectFails(t *testing.T) {
	d := newDesk(t)
	d.Open(d.write(parisText))
	d.settle()
	d.parts.Intake.Parser.Finder = broken{}
	d.setSubject(&geo.Subject{Historical: true})
	d.settle()
	if got := d.words(); !strings.Contains(got, "so the places stay as they were") || d.count(gazetteertest.Paris) != 3 {
		t.Errorf("it says %q, and Paris has %d passages", got, d.count(gazetteertest.Paris))
	}
}

type broken struct{}

func (broken) Find(geo.Document) []geo.Mention { panic("a rule was broken") }

// The list of files that could not be read has each name once.
func TestReasonAlone(t *testing.T) {
	for _, c := range []struct {
		f    project.Failure
		want string
	}{
		{project.Failure{File: "/a/b.txt", Reason: "/a/b.txt cannot be read: no such file"}, "cannot be read: no such file"},
		{project.Failure{File: "/a/b.txt", Reason: "b.txt is empty"}, "is empty"},
		{project.Failure{File: "/a/b.txt", Reason: "the project is full"}, "the project is full"},
	} {
		if got := reasonAlone(c.f); got != c.want {
			t.Errorf("got %q, want %q", got, c.want)
		}
	}
}
