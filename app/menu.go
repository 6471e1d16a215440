package app

import (
	"fmt"
	"image/png"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"dateline/app/atlas"
	"dateline/app/settings"
	"dateline/app/sheet"
	"dateline/app/wholefile"
	"dateline/geo"
)

// menu is the window's menus. Every key that holds in the whole window is one
// of theirs: Fyne gives no other shortcut a chance while an entry has the focus.
func (w *Window) menu() *fyne.MainMenu {
	return fyne.NewMainMenu(w.fileMenu(), w.editMenu(), w.viewMenu(), w.helpMenu())
}

// menuKey is the key that menus' shortcuts are held with.
const menuKey = fyne.KeyModifierShortcutDefault

// item is an entry of a menu without a key.
func (w *Window) item(words string, does func()) *fyne.MenuItem {
	return fyne.NewMenuItem(words, func() {
		if len(w.dialogs) == 0 { // Fyne hands keys of menus on past an open dialog
			does()
		}
	})
}

// keyed is an entry of a menu with a key.
func (w *Window) keyed(words string, key fyne.KeyName, mod fyne.KeyModifier, does func()) *fyne.MenuItem {
	i := w.item(words, does)
	i.Shortcut = &desktop.CustomShortcut{KeyName: key, Modifier: mod}
	return i
}

// setting is an entry of a menu that changes the settings, and is checked where
// they are so.
func (w *Window) setting(words string, checked bool, change func(*settings.Settings)) *fyne.MenuItem {
	i := w.item(words, func() { w.change(change) })
	i.Checked = checked
	return i
}

func (w *Window) fileMenu() *fyne.Menu {
	quit := fyne.NewMenuItem("Quit", func() { // over an open dialog, too
		w.Leave()
		w.cancel()
		w.app.Quit()
	})
	quit.IsQuit, quit.Shortcut = true, &desktop.CustomShortcut{KeyName: fyne.KeyQ, Modifier: menuKey}
	return fyne.NewMenu("File",
		w.keyed("Open File…", fyne.KeyO, menuKey, w.chooseFile),
		w.keyed("Open Folder…", fyne.KeyO, menuKey|fyne.KeyModifierShift, w.chooseFolder),
		w.item("Open Sample", w.OpenSample),
		fyne.NewMenuItemSeparator(),
		w.keyed("About These Articles…", fyne.KeyI, menuKey, w.showSubject),
		w.keyed("Close All", fyne.KeyW, menuKey, w.startOver),
		w.keyed("Save Map as Picture…", fyne.KeyS, menuKey, w.savePicture),
		fyne.NewMenuItemSeparator(),
		w.keyed("Settings…", fyne.KeyComma, menuKey, w.showSettings),
		fyne.NewMenuItemSeparator(),
		quit,
	)
}

func (w *Window) editMenu() *fyne.Menu {
	// The keys of these two are an entry's as well, in a dialog too.
	undo, redo := fyne.NewMenuItem("Undo", w.undo), fyne.NewMenuItem("Redo", w.redo)
	undo.Shortcut, redo.Shortcut = &fyne.ShortcutUndo{}, &fyne.ShortcutRedo{}
	return fyne.NewMenu("Edit", undo, redo)
}

func (w *Window) viewMenu() *fyne.Menu {
	choices := w.parts.Settings.Get()
	shown := func(i int) *fyne.MenuItem {
		return w.setting(showWords[i], choices.Show == shows[i], func(s *settings.Settings) { s.Show = shows[i] })
	}
	use := func(words string, u geo.Use) *fyne.MenuItem {
		i := w.setting(words, choices.Shown[u], func(s *settings.Settings) { s.Shown[u] = !s.Shown[u] })
		i.Disabled = choices.Show != settings.Mentions
		return i
	}
	theme := func(words string, t settings.Theme) *fyne.MenuItem {
		return w.setting(words, choices.Theme == t, func(s *settings.Settings) { s.Theme = t })
	}
	unreal := w.setting("   with What Was Denied, Planned, Feared or Demanded", choices.Unreal,
		func(s *settings.Settings) { s.Unreal = !s.Unreal })
	unreal.Disabled = choices.Show != settings.Events
	return fyne.NewMenu("View",
		w.keyed("Fit Map to Results", fyne.Key0, menuKey, w.chart.Fit),
		w.keyed("List All", fyne.KeyL, menuKey, func() {
			w.listAll()
			w.reader.Focus()
		}),
		w.keyed("All Dates", fyne.KeyD, menuKey, w.allDates),
		fyne.NewMenuItemSeparator(),
		w.keyed("Show the Next of These", fyne.KeyE, menuKey, func() {
			w.change(func(s *settings.Settings) { s.Show = s.Show.Next() })
		}),
		shown(0),
		unreal,
		shown(1),
		shown(2),
		use("   with Those Who Act for a Place (“Moscow said”)", geo.Metonymic),
		use("   with Peoples and Adjectives (“Syrian”)", geo.Demonym),
		use("   with Places Inside Other Names (“New York Times”)", geo.Embedded),
		fyne.NewMenuItemSeparator(),
		theme("Light", settings.Light), theme("Dark", settings.Dark), theme("As the System", settings.System),
	)
}

func (w *Window) helpMenu() *fyne.Menu {
	return fyne.NewMenu("Help",
		w.keyed("Keys", fyne.KeySlash, menuKey, w.showKeys),
		w.item("About "+Name, w.showAbout),
	)
}

// change alters the settings; [Window.settingsChanged] follows.
func (w *Window) change(f func(*settings.Settings)) { w.say(w.parts.Settings.Change(f)) }

// savePicture asks for a file and saves the map as it is seen.
func (w *Window) savePicture() {
	d := dialog.NewFileSave(func(f fyne.URIWriteCloser, err error) {
		if f == nil || err != nil {
			w.say(err)
			return
		}
		w.savePictureTo(f)
	}, w.win)
	d.SetTitleText("Save the map as a picture")
	d.SetFileName("map.png")
	w.put(d, 900, 640)
}

// savePictureTo draws the picture in the background and closes f.
func (w *Window) savePictureTo(f fyne.URIWriteCloser) {
	camera := w.chart.Camera()
	page := atlas.Sheet{
		Width: camera.Width, Height: camera.Height, Density: camera.Density, Camera: &camera,
		Style: w.style(), Scene: w.chart.Scene(), Credits: w.parts.Credits, Title: w.title,
	}
	switch {
	case w.happened != nil:
		page.Subtitle = sheet.EventsSubtitle(w.happened)
		page.Noun, page.Unplaced = "event", len(w.happened.Unplaced())
	case w.view != nil:
		page.Subtitle = sheet.Subtitle(w.view)
	}
	go func() {
		name, err := w.savePage(f, page)
		w.parts.Do(func() {
			if err != nil {
				w.say(fmt.Errorf("the picture could not be saved: %w", err))
				return
			}
			w.status.say("Saved " + name + ".")
		})
	}()
}

// savePage draws a picture, writes it to the file that f is open on and closes
// f. It returns the name that the file has in the end.
func (w *Window) savePage(f fyne.URIWriteCloser, page atlas.Sheet) (name string, err error) {
	encode := func(to io.Writer) error {
		img, err := w.parts.Atlas.Picture(page)
		if err != nil {
			return err
		}
		return png.Encode(to, img)
	}
	name = f.URI().Name()
	if f.URI().Scheme() != "file" {
		err := encode(f)
		if closeErr := f.Close(); err == nil {
			err = closeErr
		}
		if err != nil {
			err = fmt.Errorf("%s could not be written: %w", name, err)
		}
		return name, err
	}

	// The dialog has made an empty file by now. It is left behind neither under
	// a name that wants an ending nor where there is nothing to put into it.
	chosen := f.URI().Path()
	if err := f.Close(); err != nil {
		return name, err
	}
	path := chosen
	if !strings.EqualFold(filepath.Ext(path), ".png") {
		path, name = path+".png", name+".png"
		if _, statErr := os.Lstat(path); statErr == nil { // nobody was asked whether it may be replaced
			err = fmt.Errorf("%s is there already: choose that name itself to replace it", name)
		}
	}
	if err == nil {
		err = wholefile.Write(path, encode)
	}
	if err != nil || path != chosen {
		if info, statErr := os.Lstat(chosen); statErr == nil && info.Mode().IsRegular() && info.Size() == 0 {
			os.Remove(chosen)
		}
	}
	return name, err
}

func (w *Window) showAbout() {
	d := w.newDialog("About "+Name, "Close", settings.About(w.parts.Program), "", nil)
	w.put(d, 720, 600)
}

var keys = [][2]string{
	{"Drag, arrow keys", "move the map"},
	{"Wheel, pinch, +, −", "zoom about the pointer, or the middle"},
	{"Double click", "zoom in there"},
	{"0", "fit the map to the results"},
	{"Click a pin", "read its passages; click beside it for all"},
	{"Tab", "go on to the reader and the timeline"},
	{"Up, Down", "choose a passage; its pin is shown"},
	{"Enter", "open the source of the chosen passage"},
	{"Space", "why this place, and which others?"},
	{"1 to 8, P, O", "take another place; the program’s; one that isn’t listed"},
	{"Ctrl+Z, Ctrl+Y", "undo and redo what you chose"},
	{"Ctrl+E", "what happened, places named, mentions too, in turn"},
	{"Ctrl+I", "say what the articles are about"},
	{"Ctrl+C", "copy what is selected, or the passage with its source"},
	{"Drag on the timeline", "set a range of dates; Esc clears it"},
	{"Space, on the timeline", "play: the range moves on by itself; also where nothing has the focus"},
	{"Left, Right, on the timeline", "move the range by a bar; with Shift its end, with Ctrl its beginning"},
	{"Home, End, on the timeline", "the first bar, the last"},
	{"Up, Down, Space, Enter, in the list of types", "go to a type; show it or not; it alone"},
	{"Ctrl+/", "this page"},
	{"Ctrl+O, Ctrl+Shift+O", "open a file, a folder"},
	{"Ctrl+L, Ctrl+D, Ctrl+0", "all that is shown and the keys to it, all dates, the whole map"},
}

func (w *Window) showKeys() {
	grid := container.New(layout.NewFormLayout())
	for _, k := range keys {
		grid.Add(widget.NewLabelWithStyle(k[0], fyne.TextAlignLeading, fyne.TextStyle{Bold: true}))
		grid.Add(widget.NewLabel(k[1]))
	}
	d := w.newDialog("Keys", "Close", container.NewVScroll(grid), "", nil)
	d.SetOnClosed(func() { w.trace("keys hidden") })
	w.put(d, 640, 560)
	w.trace("keys shown")
}

// put shows a dialog, of this size where the window is large enough. Every
// dialog is shown by it: Escape takes the uppermost away, which Fyne leaves to
// the program.
func (w *Window) put(d dialog.Dialog, width, height float32) {
	d.SetOnClosed(func() {
		w.dialogs = slices.DeleteFunc(w.dialogs, func(open dialog.Dialog) bool { return open == d })
		w.trace("dialogs %d", len(w.dialogs))
	})
	w.dialogs = append(w.dialogs, d)
	d.Show() // first: a file dialog that is not shown has nothing to resize, and panics
	size := w.win.Canvas().Size()
	d.Resize(fyne.NewSize(min(width, size.Width*0.92), min(height, size.Height*0.92)))
	w.trace("dialogs %d", len(w.dialogs))
}

// typed hears the keys that nothing in the window has the focus for.
func (w *Window) typed(e *fyne.KeyEvent) {
	if e.Name == fyne.KeyEscape {
		w.escape()
	}
}

// typedRune hears the characters that nothing in the window has the focus for.
func (w *Window) typedRune(r rune) {
	if r == ' ' && len(w.dialogs) == 0 {
		w.line.PlayPause()
	}
}

// escape takes the uppermost dialog away, else stops what is under way, else lists
// all that is shown.
func (w *Window) escape() {
	switch n := len(w.dialogs); {
	case n > 0:
		w.dialogs[n-1].Dismiss()
	case w.stop != nil:
		w.cancel()
	case w.selected.kind != everything:
		w.listAll()
	}
}
