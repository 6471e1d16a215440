package app

import (
	"context"
	"fmt"
	"net/url"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/widget"

	"github.com/paulmach/orb"

	"dateline/app/settings"
	"dateline/data"
	"dateline/geo/mercator"
	"dateline/geo/online"
)

// openSource opens an address, which the reader has shown, in the browser.
func (w *Window) openSource(address string) {
	u, err := url.Parse(address)
	if err == nil {
		err = w.app.OpenURL(u)
	}
	if err != nil {
		w.say(fmt.Errorf("%s could not be opened in a browser: %w", address, err))
	}
}

// lookUp asks a service about a name, after the user has seen what is sent.
func (w *Window) lookUp(name string) {
	if !w.parts.Lookup.On() {
		w.put(dialog.NewConfirm("Look-ups are off",
			"Dateline asks nobody on the network unless you turn that on.\nOpen the settings to do so?",
			func(yes bool) {
				if yes {
					w.showSettings()
				}
			}, w.win), 460, 190)
		return
	}
	entry, country := w.newEntry(), w.newEntry()
	entry.SetText(name)
	country.SetPlaceHolder("any country; or two letters, such as SY")
	preview := widget.NewLabel("")
	preview.Wrapping = fyne.TextWrapWord
	query := func() online.Query { return online.Query{Name: entry.Text, Country: country.Text} }

	foretell := func(string) {
		p, err := w.parts.Lookup.Preview(query())
		if err != nil {
			preview.SetText(err.Error())
			return
		}
		preview.SetText(p.String())
	}
	entry.OnChanged, country.OnChanged = foretell, foretell
	foretell("")
	content := container.NewVBox(
		widget.NewForm(widget.NewFormItem("Name", entry), widget.NewFormItem("Country", country)), preview)
	d := w.newDialog("Look a name up online", "Cancel", content, "Send", func() { w.ask(query()) })
	w.put(d, 520, 300)
}

// An entry of a dialog hands Escape on, which Fyne's swallows.
type entry struct {
	widget.Entry
	escape func()
}

func (w *Window) newEntry() *entry {
	e := &entry{escape: w.escape}
	e.ExtendBaseWidget(e)
	return e
}

// TypedKey implements [fyne.Focusable].
func (e *entry) TypedKey(k *fyne.KeyEvent) {
	if k.Name == fyne.KeyEscape {
		e.escape()
		return
	}
	e.Entry.TypedKey(k)
}

// ask sends the question and shows what comes of it.
func (w *Window) ask(q online.Query) {
	ctx, stop := context.WithCancel(context.Background())
	waiting := dialog.NewCustom("Asking "+w.parts.Lookup.Host()+" …", "Cancel", widget.NewProgressBarInfinite(), w.win)
	waiting.SetOnClosed(stop)
	w.put(waiting, 360, 140)
	go func() {
		found, err := w.parts.Lookup.Lookup(ctx, q)
		w.parts.Do(func() {
			if ctx.Err() != nil {
				return // the user has stopped waiting
			}
			waiting.Hide()
			w.answer(q, found, err)
		})
	}()
}

func (w *Window) answer(q online.Query, found []online.Candidate, err error) {
	if err != nil {
		title := map[online.Outcome]string{
			online.NotFound: "Not found", online.Refused: "Refused", online.Failed: "No answer",
		}[online.OutcomeOf(err)]
		if title == "" {
			title = "Nothing was asked"
		}
		words := widget.NewLabel(err.Error())
		words.Wrapping = fyne.TextWrapWord
		d := w.newDialog(title, "Close", words, "", nil)
		w.put(d, 460, 200)
		return
	}
	rows := container.NewVBox()
	for _, c := range found {
		name := widget.NewLabelWithStyle(c.Name, fyne.TextAlignLeading, fyne.TextStyle{Bold: true})
		where := widget.NewLabel(fmt.Sprintf("%s\n%s · %.4f, %.4f", c.Detail, c.Kind, c.Point.Lat(), c.Point.Lon()))
		where.Wrapping = fyne.TextWrapWord
		where.Selectable = true
		show := widget.NewButton("Show on the map", func() { w.showPoint(c.Point) })
		rows.Add(container.NewBorder(nil, widget.NewSeparator(), nil, container.NewCenter(show), container.NewVBox(name, where)))
	}
	rows.Add(widget.NewLabel(found[0].Credit))
	if err := w.parts.Lookup.CacheErr(); err != nil {
		lost := widget.NewLabel(fmt.Sprintf("This answer could not be kept, and the next look-up will ask again: %v.", err))
		lost.Wrapping = fyne.TextWrapWord
		rows.Add(lost)
	}
	d := w.newDialog(fmt.Sprintf("%s: %s", q.Name, data.Count(len(found), "place")), "Close", container.NewVScroll(rows), "", nil)
	w.put(d, 560, 420)
}

// showPoint moves the map to a point that is no place of the project.
func (w *Window) showPoint(p orb.Point) {
	c := w.chart.Camera()
	c.Center, c.Zoom = mercator.Project(p), max(c.Zoom, 8)
	w.chart.SetCamera(c)
}

func (w *Window) showSettings() {
	d := dialog.NewCustom("Settings", "Close", settings.Page(settings.Parts{
		Store: w.parts.Settings, Kept: w.parts.Kept, Say: w.say,
	}), w.win)
	w.put(d, 680, 560)
}
