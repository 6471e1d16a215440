package passage

import (
	"image/color"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"
	"pgregory.net/rapid"
)

// oneTheme has one foreground and one background.
type oneTheme struct {
	fyne.Theme
	fore, ground color.Color
}

func (o oneTheme) Color(n fyne.ThemeColorName, v fyne.ThemeVariant) color.Color {
	switch n {
	case theme.ColorNameForeground:
		return o.fore
	case theme.ColorNameBackground:
		return o.ground
	}
	return o.Theme.Color(n, v)
}

// Whatever the theme, text can be read, and the surroundings of a sentence are
// weaker than the sentence where there is room for that.
func TestPaletteIsReadable(t *testing.T) {
	app := test.NewTempApp(t)
	rapid.Check(t, func(t *rapid.T) {
		grey := func(name string) color.NRGBA {
			c := rapid.SliceOfN(rapid.Uint8(), 3, 3).Draw(t, name)
			return color.NRGBA{c[0], c[1], c[2], 0xff}
		}
		th := oneTheme{theme.DefaultTheme(), grey("fore"), grey("ground")}
		app.Settings().SetTheme(th)
		p := themePalette()
		for name, c := range map[string]color.Color{"full": p.Full, "quiet": p.Quiet, "link": p.Link} {
			if got := contrast(c, th.ground); got < readable {
				t.Errorf("%s has a contrast of %.2f", name, got)
			}
		}
		if full, quiet := contrast(p.Full, th.ground), contrast(p.Quiet, th.ground); quiet > full {
			t.Errorf("the surroundings, %.2f, are stronger than the sentence, %.2f", quiet, full)
		}
	})
}
