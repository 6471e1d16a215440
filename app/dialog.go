package app

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// newDialog is a dialog with a button that closes it, and one for what it is
// about, where does isn't nil. The buttons hear Enter and Escape too.
func (w *Window) newDialog(title, dismiss string, content fyne.CanvasObject, confirm string, does func()) dialog.Dialog {
	d := dialog.NewCustomWithoutButtons(title, content, w.win)
	buttons := []fyne.CanvasObject{w.newButton(dismiss, theme.CancelIcon(), d.Dismiss)}
	if does != nil {
		b := w.newButton(confirm, theme.ConfirmIcon(), func() {
			d.Hide()
			does()
		})
		b.Importance = widget.HighImportance
		buttons = append(buttons, b)
	}
	d.SetButtons(buttons)
	return d
}

// A button of a dialog also hears Enter and Escape, of which Fyne's buttons
// swallow the one and the other.
type button struct {
	widget.Button
	escape func()
}

func (w *Window) newButton(label string, icon fyne.Resource, tapped func()) *button {
	b := &button{escape: w.escape}
	b.Text, b.Icon, b.OnTapped = label, icon, tapped
	b.ExtendBaseWidget(b)
	return b
}

// TypedKey implements [fyne.Focusable].
func (b *button) TypedKey(k *fyne.KeyEvent) {
	switch k.Name {
	case fyne.KeyReturn, fyne.KeyEnter:
		b.Tapped(nil)
	case fyne.KeyEscape:
		b.escape()
	default:
		b.Button.TypedKey(k)
	}
}
