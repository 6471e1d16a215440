package picker

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"dateline/geo"
)

// TestPicker is a session at the keyboard and with the mouse.
func TestPicker(t *testing.T) {
	test.NewTempApp(t)
	known := []geo.Place{{ID: 1, Name: "Paris", Country: "FR"}, {ID: 2, Name: "Paris", Country: "US"}, {ID: 3, Name: "Parma", Country: "IT"}}
	var taken []geo.ID
	escaped := 0
	p := New("a place", Deeds{
		Complete: func(typed string) (found []geo.Place) {
			for _, k := range known {
				if strings.HasPrefix(strings.ToLower(k.Name), strings.ToLower(typed)) {
					found = append(found, k)
				}
			}
			return found
		},
		Describe: func(p *geo.Place) string { return "town in " + p.Country },
		Take:     func(p geo.Place) { taken = append(taken, p.ID) },
		Escape:   func() { escaped++ },
	})
	win := test.NewTempWindow(t, p)
	win.Resize(fyne.NewSize(400, 300))
	p.Focus(win.Canvas())
	if win.Canvas().Focused() != fyne.Focusable(p.entry) {
		t.Fatal("the entry has no focus")
	}
	offers := func() (s string) {
		for i, r := range p.rows {
			if r.Visible() {
				if r.chosen {
					s += ">"
				}
				s += r.name.Text + " " + known[i].Country + "; "
			}
		}
		return s + p.nothing.Text
	}
	key := func(names ...fyne.KeyName) {
		for _, n := range names {
			p.entry.TypedKey(&fyne.KeyEvent{Name: n})
		}
	}
	for _, c := range []struct {
		what string
		do   func()
		want string
	}{
		{"nothing typed", func() {}, ""},
		{"a letter", func() { test.Type(p.entry, "p") }, ">Paris FR; Paris US; Parma IT; "},
		{"down", func() { key(fyne.KeyDown) }, "Paris FR; >Paris US; Parma IT; "},
		{"down beyond the end and up again", func() { key(fyne.KeyDown, fyne.KeyDown, fyne.KeyDown, fyne.KeyUp) }, "Paris FR; >Paris US; Parma IT; "},
		{"more letters begin at the top", func() { test.Type(p.entry, "ari") }, ">Paris FR; Paris US; "},
		{"backspace is the entry's", func() { key(fyne.KeyBackspace, fyne.KeyBackspace) }, ">Paris FR; Paris US; Parma IT; "},
		{"the pointer", func() { p.rows[2].MouseIn(nil) }, "Paris FR; Paris US; >Parma IT; "},
		{"Enter takes it", func() { key(fyne.KeyReturn) }, ""},
		{"what is not known", func() { p.SetText("Xyzzy") }, "No place of that name is known. Add where it lies after a comma: “Springfield, Ohio”."},
		{"Enter takes nothing then", func() { key(fyne.KeyReturn) }, "No place of that name is known. Add where it lies after a comma: “Springfield, Ohio”."},
		{"what is typed for the user is typed over", func() { p.SetText("Parma"); test.Type(p.entry, "Pari") }, ">Paris FR; Paris US; "},
		{"a click", func() { p.SetText("Par"); test.Tap(p.rows[1]) }, ""},
	} {
		c.do()
		if got := offers(); got != c.want {
			t.Errorf("%s: it offers %q, want %q", c.what, got, c.want)
		}
	}
	if len(taken) != 2 || taken[0] != 3 || taken[1] != 2 {
		t.Errorf("taken were %v, want Parma and Paris, US", taken)
	}
	key(fyne.KeyEscape)
	if escaped != 1 {
		t.Error("Escape did nothing")
	}
}
