package app

import (
	"fmt"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"dateline/app/segments"
	"dateline/app/settings"
	"dateline/data"
	"dateline/data/project"
	"dateline/geo"
)

// The kinds of what counts: a switch over the list, with a line that says what it
// leaves out. It holds for map, timeline and counts as well.
type kinds struct {
	content fyne.CanvasObject
	choice  *segments.Switch
	unreal  *widget.Check
	words   *widget.Label
}

// shows are what the switch offers, in its order, with what it says.
var (
	shows     = [...]settings.Show{settings.Events, settings.Places, settings.Mentions}
	showWords = [...]string{"What happened", "Places named", "Mentions too"}
)

func newKinds(changed func(settings.Show), unreal func(bool)) *kinds {
	k := &kinds{words: widget.NewLabel("")}
	k.choice = segments.New(showWords[:], func(i int) { changed(shows[i]) })
	k.unreal = widget.NewCheck("Also denied, planned, feared, demanded", unreal)
	k.words.Wrapping = fyne.TextWrapWord
	k.words.SizeName = theme.SizeNameCaptionText
	k.content = container.NewVBox(
		container.New(layout.NewCustomPaddedLayout(6, 0, 10, 4), container.New(layout.NewCustomPaddedVBoxLayout(-2),
			container.NewHBox(k.choice), k.unreal, k.words)),
		widget.NewSeparator())
	return k
}

// set puts the switch where the settings have it.
func (k *kinds) set(s settings.Settings) {
	k.choice.Choose(slices.Index(shows[:], s.Show))
	does := k.unreal.OnChanged
	k.unreal.OnChanged = nil
	k.unreal.SetChecked(s.Unreal)
	k.unreal.OnChanged = does
	if s.Show == settings.Events {
		k.unreal.Show()
	} else {
		k.unreal.Hide()
	}
}

// tell says what the passages of a view leave out.
func (k *kinds) tell(v *project.View) {
	words := v.HiddenWords()
	switch {
	case words != "":
		words += "."
	case k.choice.Chosen() == slices.Index(shows[:], settings.Places):
		words = "Each sentence that names a place itself. Nothing is hidden."
	default:
		words = "Also what those say who act for a place. Nothing is hidden."
	}
	k.say(words)
}

// tellEvents says what the events of a view leave out: others is how many have
// another status.
func (k *kinds) tellEvents(others int) {
	switch {
	case others > 0:
		k.say(data.Count(others, "event") + " that did not happen, or not yet, " + isOrAre(others) + " hidden.")
	case k.unreal.Checked:
		k.say("A pin: reported to have happened there, then. Hollow: not, or not yet.")
	default:
		k.say("A pin: reported to have happened there, then.")
	}
}

func isOrAre(n int) string {
	if n == 1 {
		return "is"
	}
	return "are"
}

func (k *kinds) say(words string) {
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

// setCounts says how much is shown; noun is what is counted, and unplaced says what
// is not at the places, where that is anything.
func (s *status) setCounts(articles, n int, noun string, places int, unplaced string, failures int) {
	s.words.SetText(fmt.Sprintf("%s · %s · %s", data.Count(articles, "article"), data.Count(n, noun), data.Count(places, "place")))
	label := func(b *widget.Button, shown bool, words string) {
		b.SetText(words)
		if shown {
			b.Show()
		} else {
			b.Hide()
		}
	}
	label(s.unplaced, unplaced != "", unplaced)
	label(s.failures, failures > 0, data.Count(failures, "file")+" not read")
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
