package app

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"dateline/data"
	"dateline/data/intake"
	"dateline/data/project"
	"dateline/geo"
)

// showSubject is the sheet on what the articles are about.
func (w *Window) showSubject() {
	var regions []geo.Place
	historical := false
	if about := w.project.About(); about != nil {
		regions, historical = slices.Clone(about.Regions), about.Historical
	}

	words := func(s string) *widget.Label {
		l := widget.NewLabel(s)
		l.Wrapping = fyne.TextWrapWord
		return l
	}
	chosen := container.NewVBox()
	var list func()
	list = func() {
		chosen.RemoveAll()
		for i := range regions {
			p := &regions[i]
			name := widget.NewLabelWithStyle(p.Name, fyne.TextAlignLeading, fyne.TextStyle{Bold: true})
			what := widget.NewLabel(w.parts.Gazetteer.Describe(p))
			what.Truncation = fyne.TextTruncateEllipsis
			remove := widget.NewButtonWithIcon("", theme.ContentRemoveIcon(), func() {
				regions = slices.Delete(regions, i, i+1)
				list()
			})
			remove.Importance = widget.LowImportance
			chosen.Add(container.NewBorder(nil, nil, name, remove, what))
		}
		if len(regions) == 0 {
			none := words("No region is given.")
			none.Importance = widget.LowImportance
			chosen.Add(none)
		}
	}
	list()
	entry := w.newPicker("Add a country, a province, a town …", func(p geo.Place) {
		if !slices.ContainsFunc(regions, func(r geo.Place) bool { return r.ID == p.ID }) {
			regions = append(regions, p)
			list()
		}
	})
	old := widget.NewCheck("Historical texts: ignore today’s population", func(on bool) { historical = on })
	old.SetChecked(historical)
	note := words("A region is evidence for places in it and near it, and no fence. ")
	if n := len(w.project.Articles()); n > 0 {
		note.SetText(note.Text + "Apply searches " + data.Count(n, "open article") + " once more; what you chose by hand still holds.")
	}
	note.Importance = widget.LowImportance

	head := container.NewVBox(widget.NewLabelWithStyle("They are mainly about", fyne.TextAlignLeading, fyne.TextStyle{Bold: true}), chosen)
	content := container.NewBorder(head, container.NewVBox(old, note), nil, nil, entry)
	d := w.newDialog("About these articles", "Cancel", content, "Apply", func() {
		if len(regions) == 0 && !historical {
			w.setSubject(nil)
		} else {
			w.setSubject(&geo.Subject{Regions: regions, Historical: historical})
		}
	})
	w.put(d, 560, 540)
	entry.Focus(w.win.Canvas())
}

// setSubject says what the articles are about, and searches those that are open
// once more.
func (w *Window) setSubject(about *geo.Subject) {
	if subjectWords(about) == subjectWords(w.project.About()) {
		return
	}
	if len(w.project.Articles()) == 0 && w.stop == nil {
		w.project.SetAbout(about)
		w.status.setSubject(about)
		w.refresh()
		return
	}
	w.enqueue("Searching again …", func(ctx context.Context, p *project.Project, tell tellFunc) (finish func()) {
		all := len(p.Articles())
		fresh, err := w.parts.Intake.Again(ctx, p, about, func(at intake.Progress) {
			tell(fmt.Sprintf("%s of %s searched again", data.Grouped(at.Seen), data.Count(all, "article")), false)
		})
		return func() {
			if err == nil {
				err = ctx.Err() // Escape came when all was found and nothing shown yet
			}
			if err == nil {
				err = p.Renew(fresh)
			}
			switch {
			case errors.Is(err, context.Canceled):
				w.status.say("Cancelled; the places stay as they were.")
			case err != nil:
				w.say(fmt.Errorf("the articles could not be searched again, so the places stay as they were: %w", err))
			default:
				w.renewed = true
				w.status.setSubject(about)
				w.status.say("Searched again: " + data.Count(all, "article") + ".")
				w.refresh()
			}
			w.trace("searched again articles=%d about=%q", all, subjectWords(p.About()))
		}
	})
}

// subjectWords says in short what the articles are about: "Idaho, Utah;
// historical". It is empty where nothing is said.
func subjectWords(about *geo.Subject) string {
	if about == nil {
		return ""
	}
	var names []string
	for i := range about.Regions {
		names = append(names, about.Regions[i].Name)
	}
	s := strings.Join(names, ", ")
	if about.Historical {
		if s != "" {
			s += "; "
		}
		s += "historical"
	}
	return s
}
