package settings

import (
	"fmt"
	"net/url"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"dateline/geo"
	"dateline/geo/online"
)

// Kept is the folder of answers from the network, as the page wants it.
type Kept interface {
	Size() (answers int, bytes int64)
	Clear() error
}

// A Parts is what the page is made of. Store is needed.
type Parts struct {
	Store *Store
	Kept  Kept        // nil: the page doesn't tell of kept answers
	Say   func(error) // shows what a change could not do; nil: it is not shown
}

// Page returns the page of settings. Everything that is chosen holds at once.
// Build it anew each time it is opened, on Fyne's goroutine.
func Page(p Parts) fyne.CanvasObject {
	g := &page{Parts: p}
	if g.Say == nil {
		g.Say = func(error) {}
	}
	// At the right there is room for the scroll bar.
	return container.NewVScroll(container.New(layout.NewCustomPaddedLayout(4, 4, 4, 16), container.NewVBox(
		heading("Look"), g.look(),
		heading("Mentions too"), g.shown(),
		heading("Network"), g.network(),
	)))
}

// page holds the parts of the page that change while it is open.
type page struct {
	Parts
	privacy *widget.Label
	hosts   *fyne.Container
}

func (g *page) change(f func(*Settings)) {
	if err := g.Store.Change(f); err != nil {
		g.Say(err)
	}
	if g.privacy != nil {
		g.tell()
	}
}

func heading(s string) fyne.CanvasObject {
	return widget.NewLabelWithStyle(s, fyne.TextAlignLeading, fyne.TextStyle{Bold: true})
}

func words(s string) *widget.Label {
	l := widget.NewLabel(s)
	l.Wrapping = fyne.TextWrapWord
	return l
}

func (g *page) look() fyne.CanvasObject {
	themes := []Theme{System, Light, Dark}
	names := []string{"As the desktop", "Light", "Dark"}
	r := widget.NewRadioGroup(names, nil)
	r.Horizontal, r.Required = true, true
	r.SetSelected(names[max(0, slices.Index(themes, g.Store.Get().Theme))])
	r.OnChanged = func(name string) {
		if i := slices.Index(names, name); i >= 0 {
			g.change(func(s *Settings) { s.Theme = themes[i] })
		}
	}
	return r
}

// useWords says what each use of a name is, with an example. Places that are
// named as such are always shown.
var useWords = [geo.Uses]string{
	geo.Metonymic: "Places that stand for those who act for them: “Moscow said”",
	geo.Demonym:   "Peoples and their adjectives: “Syrian”",
	geo.Embedded:  "Places in the names of other things: “University of Texas”",
}

func (g *page) shown() fyne.CanvasObject {
	box := container.NewVBox()
	now := g.Store.Get().Shown
	box.Add(words("Besides what happened at a place, “Mentions too” shows and counts:"))
	for u, w := range useWords {
		if w == "" {
			continue
		}
		c := widget.NewCheck(w, nil)
		c.SetChecked(now[u])
		c.OnChanged = func(on bool) { g.change(func(s *Settings) { s.Shown[u] = on }) }
		box.Add(c)
	}
	return box
}

func (g *page) network() fyne.CanvasObject {
	g.privacy = words("")
	g.hosts = container.NewVBox()

	on := widget.NewCheck("Look names up online, one at a time, when I ask for it", nil)
	on.SetChecked(g.Store.Get().Network.On)
	on.OnChanged = func(on bool) { g.change(func(s *Settings) { s.Network.On = on }) }

	endpoint := widget.NewEntry()
	endpoint.SetText(g.Store.Get().Network.Endpoint)
	endpoint.Validator = online.CheckEndpoint
	odd := words("")
	odd.Importance = widget.DangerImportance
	odd.Hide()
	// The address holds when it is confirmed or left, and not at each letter.
	set := func(s string) {
		err := online.CheckEndpoint(s)
		if err != nil {
			odd.SetText(capital(err.Error()) + ".")
			odd.Show()
			return
		}
		odd.Hide()
		if s != g.Store.Get().Network.Endpoint {
			g.change(func(x *Settings) { x.Network.Endpoint = strings.TrimSpace(s) })
		}
	}
	endpoint.OnSubmitted = set
	use := widget.NewButton("Use this address", func() { set(endpoint.Text) })
	public := widget.NewButton("Use the public one", func() {
		endpoint.SetText(online.Nominatim)
		set(online.Nominatim)
	})

	box := container.NewVBox(g.privacy, on,
		widget.NewForm(widget.NewFormItem("Service", endpoint)),
		odd,
		container.NewHBox(use, public),
		words("Any service that speaks Nominatim’s search interface will do. The public one is run by volunteers, allows one question a second from all users of this program together, and must not be sent anything confidential. For more than a few names run your own and put its address here."),
		g.hosts,
	)
	if g.Kept != nil {
		box.Add(g.kept())
	}
	g.tell()
	return box
}

// tell says what may leave the computer, and which hosts were asked.
func (g *page) tell() {
	n := g.Store.Get().Network
	host := hostOf(n.Endpoint)
	g.privacy.TextStyle.Bold = !n.On
	if n.On {
		g.privacy.SetText("When you look a name up, that name and its country’s code are sent to " + host + ". You see them beforehand. Nothing else leaves this computer.")
	} else {
		g.privacy.SetText("Nothing leaves this computer.")
	}

	// The host that would be asked comes first.
	asked := slices.Clone(n.Contacts)
	i := slices.IndexFunc(asked, func(c online.Contact) bool { return c.Host == host })
	now := online.Contact{Host: host}
	if i >= 0 {
		now = asked[i]
		asked = slices.Delete(asked, i, i+1)
	}
	why := "would be asked if look-ups were on"
	if n.On {
		why = "is asked when you look a name up"
	}
	rows := []fyne.CanvasObject{hostRow(now, why)}
	for _, c := range asked {
		rows = append(rows, hostRow(c, "was asked before"))
	}
	g.hosts.Objects = rows
	g.hosts.Refresh()
}

// hostRow says in two lines who is asked, why, and when that was last.
func hostRow(c online.Contact, why string) fyne.CanvasObject {
	last := "never contacted"
	if !c.At.IsZero() {
		last = "last contact on " + c.At.Local().Format("2 January 2006 at 15:04") + ": " + c.Words
	}
	host := words(c.Host)
	host.TextStyle.Monospace = true
	host.Wrapping = fyne.TextWrapBreak
	return container.New(layout.NewCustomPaddedVBoxLayout(-8), host, words(capital(why)+"; "+last+"."))
}

func (g *page) kept() fyne.CanvasObject {
	label := widget.NewLabel("")
	var clear *widget.Button
	tell := func() {
		n, size := g.Kept.Size()
		label.SetText(keptWords(n, size))
		if n == 0 {
			clear.Disable()
		}
	}
	clear = widget.NewButton("Forget them", func() {
		if err := g.Kept.Clear(); err != nil {
			g.Say(err)
		}
		tell()
	})
	tell()
	return container.NewHBox(label, clear)
}

func keptWords(n int, size int64) string {
	switch n {
	case 0:
		return "No answers are kept."
	case 1:
		return fmt.Sprintf("One answer is kept, so that it needn’t be asked again (%d kB).", (size+1023)/1024)
	}
	return fmt.Sprintf("%d answers are kept, so that they needn’t be asked again (%d kB).", n, (size+1023)/1024)
}

func hostOf(endpoint string) string {
	u, err := url.Parse(endpoint)
	if err != nil {
		return endpoint
	}
	return strings.ToLower(u.Host)
}

// capital begins a sentence with an error's words.
func capital(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[n:]
}
