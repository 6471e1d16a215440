package app

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"dateline/data"
	"dateline/data/project"
	"dateline/geo"
)

// The kinds of passages that count: a switch over the list, with a line that says
// what it leaves out. It holds for map, timeline and counts as well.
type kinds struct {
	content fyne.CanvasObject
	choice  *widget.RadioGroup
	words   *widget.Label
}

const eventsOnly, mentionsToo = "Events only", "Mentions too"

func newKinds(changed func(events bool)) *kinds {
	k := &kinds{choice: widget.NewRadioGroup([]string{eventsOnly, mentionsToo}, nil), words: widget.NewLabel("")}
	k.choice.Horizontal, k.choice.Required = true, true
	k.choice.SetSelected(mentionsToo)
	k.choice.OnChanged = func(which string) { changed(which == eventsOnly) }
	k.words.Wrapping = fyne.TextWrapWord
	k.words.SizeName = theme.SizeNameCaptionText
	k.content = container.NewVBox(
		container.New(layout.NewCustomPaddedLayout(4, 0, 8, 4), container.New(layout.NewCustomPaddedVBoxLayout(-2), k.choice, k.words)),
		widget.NewSeparator())
	return k
}

// set puts the switch where the settings have it.
func (k *kinds) set(events bool) {
	which := mentionsToo
	if events {
		which = eventsOnly
	}
	if k.choice.Selected != which {
		does := k.choice.OnChanged
		k.choice.OnChanged = nil
		k.choice.SetSelected(which)
		k.choice.OnChanged = does
	}
}

// tell says what is hidden.
func (k *kinds) tell(v *project.View) {
	words := v.HiddenWords()
	switch {
	case words != "":
		words += "."
	case k.choice.Selected == eventsOnly:
		words = "Only what is told to be or to happen at a place. Nothing is hidden."
	default:
		words = "Also what those say who act for a place. Nothing is hidden."
	}
	if k.words.Text != words {
		k.words.SetText(words)
	}
}

// A status is the strip at the foot of the window.
type status struct {
	content            fyne.CanvasObject
	words, transient   *widget.Label
	unplaced, failures *widget.Button
	network, subject   *widget.Button
	bar                *widget.ProgressBarInfinite
	progress           *widget.Label
	cancel             *widget.Button
	busy               *fyne.Container
}

type statusDeeds struct{ unplaced, failures, network, subject, cancel func() }

func newStatus(does statusDeeds) *status {
	quiet := func(tapped func()) *widget.Button {
		b := widget.NewButton("", tapped)
		b.Importance = widget.LowImportance
		b.Hide()
		return b
	}
	s := &status{
		words:     widget.NewLabel(""),
		transient: widget.NewLabel(""),
		unplaced:  quiet(does.unplaced),
		failures:  quiet(does.failures),
		network:   quiet(does.network),
		subject:   quiet(does.subject),
		bar:       widget.NewProgressBarInfinite(),
		progress:  widget.NewLabel(""),
		cancel:    widget.NewButtonWithIcon("Cancel", theme.CancelIcon(), does.cancel),
	}
	s.failures.Importance = widget.WarningImportance
	s.transient.Importance = widget.LowImportance
	s.network.Show()
	s.bar.Stop()
	s.busy = container.NewHBox(s.progress, container.NewGridWrap(fyne.NewSize(120, 20), s.bar), s.cancel)
	s.busy.Hide()
	s.transient.Truncation = fyne.TextTruncateEllipsis
	s.content = container.NewVBox(widget.NewSeparator(), container.NewBorder(nil, nil,
		container.NewHBox(s.words, s.unplaced, s.failures), container.NewHBox(s.busy, s.subject, s.network), s.transient))
	return s
}

func (s *status) setCounts(v *project.View, failures int) {
	s.words.SetText(fmt.Sprintf("%s · %s · %s", data.Count(v.Articles(), "article"),
		data.Count(v.Passages(), "passage"), data.Count(len(v.Places()), "place")))
	label := func(b *widget.Button, n int, words string) {
		b.SetText(words)
		if n > 0 {
			b.Show()
		} else {
			b.Hide()
		}
	}
	label(s.unplaced, v.Unplaced(), data.Count(v.Unplaced(), "name")+" without a place")
	label(s.failures, failures, data.Count(failures, "file")+" not read")
}

// say says what has just been done, until something else is.
func (s *status) say(words string) { s.transient.SetText(words) }

// setSubject says what the articles are about, where that was said.
func (s *status) setSubject(about *geo.Subject) {
	words := subjectWords(about)
	s.subject.SetText("About: " + clipped(words, 40))
	s.subject.Hidden = words == ""
	s.subject.Refresh()
}

// clipped is at most n characters of s.
func clipped(s string, n int) string {
	r := []rune(s)
	if len(r) <= n {
		return s
	}
	return string(r[:n]) + "…"
}

func (s *status) setNetwork(on bool) {
	if on {
		s.network.SetText("Network: look-ups on request")
		s.network.Importance = widget.HighImportance
	} else {
		s.network.SetText("Network: off")
		s.network.Importance = widget.LowImportance
	}
	s.network.Refresh()
}

func (s *status) setBusy(words string) {
	s.progress.SetText(words)
	if s.busy.Hidden {
		s.busy.Show()
		s.bar.Start()
	}
}

func (s *status) setIdle() {
	s.bar.Stop()
	s.busy.Hide()
}
