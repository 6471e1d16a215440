package passage

import (
	"image/color"
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// A Palette is the colours of text, all of the theme or mixed from it.
type Palette struct {
	Full      color.Color // of what matters
	Quiet     color.Color // of its surroundings: weaker, and still readable
	Link      color.Color
	Mark      color.Color // behind words that are marked
	Selection color.Color // behind what is selected
}

// Contrasts of text with its ground: readable is the least that text may have,
// after WCAG 2.2, 1.4.3; quiet, a little more, is for whole paragraphs, and
// strong is beyond what its 1.4.6 asks for.
const (
	readable = 4.5
	quiet    = 5
	strong   = 12
)

func themePalette() Palette {
	th, variant := fyne.CurrentApp().Settings().Theme(), fyne.CurrentApp().Settings().ThemeVariant()
	of := func(name fyne.ThemeColorName) color.Color { return th.Color(name, variant) }
	fore, ground := of(theme.ColorNameForeground), of(theme.ColorNameBackground)
	// The theme's own foreground may be a grey; what is to stand out from its
	// surroundings, and they still be readable, needs more.
	full := stronger(fore, ground, strong)
	return Palette{
		Full:      full,
		Quiet:     quieter(full, ground),
		Link:      stronger(of(theme.ColorNameHyperlink), ground, readable),
		Mark:      Faint(of(theme.ColorNameWarning), 0.32),
		Selection: of(theme.ColorNameSelection),
	}
}

// Faint is the colour at a part of its strength, 0 to 1.
func Faint(c color.Color, part float64) color.NRGBA {
	n := color.NRGBAModel.Convert(c).(color.NRGBA)
	n.A = uint8(math.Round(float64(n.A) * part))
	return n
}

// stronger mixes a colour with black or white, whichever is further from the
// ground, until it has the contrast.
func stronger(c, ground color.Color, least float64) color.Color {
	far := color.Color(color.White)
	if luminance(ground) > 0.18 { // where black and white contrast alike
		far = color.Black
	}
	for part := 0.0; part < 1; part += 0.05 {
		if m := mix(c, far, part); contrast(m, ground) >= least {
			return m
		}
	}
	return far
}

// quieter mixes a colour with its ground as far as it stays readable.
func quieter(full, ground color.Color) color.Color {
	for part := 0.55; part > 0; part -= 0.05 {
		if c := mix(full, ground, part); contrast(c, ground) >= quiet {
			return c
		}
	}
	return full
}

// mix is a with a part of b.
func mix(a, b color.Color, part float64) color.NRGBA {
	x, y := color.NRGBAModel.Convert(a).(color.NRGBA), color.NRGBAModel.Convert(b).(color.NRGBA)
	of := func(p, q uint8) uint8 { return uint8(math.Round(float64(p)*(1-part) + float64(q)*part)) }
	return color.NRGBA{R: of(x.R, y.R), G: of(x.G, y.G), B: of(x.B, y.B), A: 0xff}
}

// contrast is the ratio of WCAG 2.2, 1 to 21.
func contrast(a, b color.Color) float64 {
	x, y := luminance(a), luminance(b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

func luminance(c color.Color) float64 {
	n := color.NRGBAModel.Convert(c).(color.NRGBA)
	linear := func(v uint8) float64 {
		f := float64(v) / 255
		if f <= 0.04045 {
			return f / 12.92
		}
		return math.Pow((f+0.055)/1.055, 2.4)
	}
	return 0.2126*linear(n.R) + 0.7152*linear(n.G) + 0.0722*linear(n.B)
}
