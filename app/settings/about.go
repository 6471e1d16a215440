package settings

import (
	"bytes"
	"io/fs"
	"path"
	"strings"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// A Program is what [About] tells of.
type Program struct {
	Name    string
	Version string // as the user would report it
	Summary string // one sentence
	Icon    []byte // PNG; may be nil

	// Licences is a folder of plain text files: the program's own licence and
	// the credits and licences of what is inside it. A file's first line is
	// its title. The files stand in the order of their names, but for NOTICE
	// or notice.txt, which is first.
	Licences fs.FS

	Copy func(text string) // to the clipboard; nil: there is no button for it
}

// About returns the page that tells what the program is, and shows every
// licence and credit in full. Build it anew each time it is opened.
func About(p Program) fyne.CanvasObject {
	name := widget.NewLabelWithStyle(p.Name, fyne.TextAlignLeading, fyne.TextStyle{Bold: true})
	name.SizeName = theme.SizeNameHeadingText
	head := container.NewVBox(name, widget.NewLabel("Version "+p.Version), words(p.Summary))
	var top fyne.CanvasObject = head
	if len(p.Icon) > 0 {
		icon := canvas.NewImageFromReader(bytes.NewReader(p.Icon), "icon.png")
		icon.FillMode = canvas.ImageFillContain
		icon.SetMinSize(fyne.NewSize(96, 96))
		top = container.NewBorder(nil, nil, icon, nil, head)
	}
	texts, err := licences(p.Licences)
	if err != nil {
		return container.NewVBox(top, words("The licences can’t be shown: "+err.Error()+"."))
	}
	if len(texts) == 0 {
		return top
	}
	return container.NewBorder(top, nil, nil, nil, reader(texts, p.Copy))
}

// text is one licence or credit.
type text struct {
	title string
	whole string
	lines []string // as they are shown
}

// lineLen is the length that lines are broken at. Licences come with lines of
// 80 or fewer characters, or with none.
const lineLen = 88

func licences(folder fs.FS) ([]text, error) {
	if folder == nil {
		return nil, nil
	}
	var texts []text
	err := fs.WalkDir(folder, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		b, err := fs.ReadFile(folder, name)
		if err != nil {
			return err
		}
		t := newText(string(b))
		if base := strings.ToLower(path.Base(name)); base == "notice" || base == "notice.txt" {
			texts = append([]text{t}, texts...)
		} else {
			texts = append(texts, t)
		}
		return nil
	})
	return texts, err
}

func newText(s string) text {
	s = strings.ToValidUTF8(strings.ReplaceAll(s, "\r\n", "\n"), "\ufffd")
	s = strings.TrimSpace(s)
	title, _, _ := strings.Cut(s, "\n")
	title = strings.TrimSpace(title)
	if utf8.RuneCountInString(title) > 60 {
		title = string([]rune(title)[:59]) + "…"
	}
	return text{title: title, whole: s, lines: fold(s, lineLen)}
}

// fold breaks the lines of s at spaces so that none is longer than n
// characters, if its words allow. A line's indent is kept.
func fold(s string, n int) []string {
	var lines []string
	for line := range strings.SplitSeq(s, "\n") {
		line = strings.TrimRight(strings.ReplaceAll(line, "\t", "    "), " ")
		indent := line[:len(line)-len(strings.TrimLeft(line, " "))]
		for utf8.RuneCountInString(line) > n {
			// The last space before the limit, else the first after it.
			at, runes := -1, 0
			for i, r := range line {
				if r == ' ' && i >= len(indent) {
					if runes > n && at >= 0 {
						break
					}
					at = i
					if runes > n {
						break
					}
				}
				runes++
			}
			if at < 0 {
				break
			}
			lines = append(lines, line[:at])
			line = indent + strings.TrimLeft(line[at:], " ")
		}
		lines = append(lines, line)
	}
	return lines
}

// reader shows one text at a time. A label of a hundred thousand characters
// takes Fyne half a minute to lay out; a list lays out the lines in view.
func reader(texts []text, copy func(string)) fyne.CanvasObject {
	now := texts[0]
	list := widget.NewList(
		func() int { return len(now.lines) },
		func() fyne.CanvasObject { return newLine() },
		func(i widget.ListItemID, o fyne.CanvasObject) { o.(*line).show(now.lines[i]) },
	)
	list.OnSelected = func(widget.ListItemID) { list.UnselectAll() }
	list.HideSeparators = true
	titles := make([]string, len(texts))
	for i, t := range texts {
		titles[i] = t.title
	}
	choose := widget.NewSelect(titles, nil)
	choose.SetSelectedIndex(0)
	choose.OnChanged = func(string) {
		now = texts[choose.SelectedIndex()]
		list.Refresh()
		list.ScrollToTop()
	}
	var bar fyne.CanvasObject = choose
	if copy != nil {
		bar = container.NewBorder(nil, nil, nil, widget.NewButton("Copy", func() { copy(now.whole) }), choose)
	}
	return container.NewBorder(bar, nil, nil, nil, container.NewPadded(list))
}

// line is one line of a licence, set without the padding of a label.
type line struct {
	widget.BaseWidget
	text *canvas.Text
}

func newLine() *line {
	l := &line{text: canvas.NewText("", nil)}
	l.text.TextStyle.Monospace = true
	l.ExtendBaseWidget(l)
	return l
}

func (l *line) show(s string) {
	l.text.Text = s
	l.Refresh()
}

// CreateRenderer implements fyne.Widget.
func (l *line) CreateRenderer() fyne.WidgetRenderer {
	r := lineRenderer{l}
	r.Refresh()
	return r
}

type lineRenderer struct{ l *line }

func (r lineRenderer) Destroy()                     {}
func (r lineRenderer) Layout(size fyne.Size)        { r.l.text.Resize(size) }
func (r lineRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.l.text} }

// MinSize is one line high and no characters wide: a longer line is cut by the
// list and never widens the page.
func (r lineRenderer) MinSize() fyne.Size {
	return fyne.NewSize(0, r.l.text.MinSize().Height)
}

func (r lineRenderer) Refresh() {
	r.l.text.TextSize = r.l.Theme().Size(theme.SizeNameCaptionText)
	r.l.text.Color = r.l.Theme().Color(theme.ColorNameForeground, fyne.CurrentApp().Settings().ThemeVariant())
	r.l.text.Refresh()
}
