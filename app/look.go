package app

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"dateline/app/settings"
)

// A look is the program's theme: Fyne's own, on paper and slate instead of
// white and black, and a little denser, since what matters here is text and
// map. A fixed variant overrides the system's.
type look struct {
	fyne.Theme
	choice  settings.Theme
	fixed   bool
	variant fyne.ThemeVariant
}

// newLook returns the theme for a choice of the settings.
func newLook(choice settings.Theme) *look {
	l := &look{Theme: theme.DefaultTheme(), choice: choice}
	switch choice {
	case settings.Light:
		l.fixed, l.variant = true, theme.VariantLight
	case settings.Dark:
		l.fixed, l.variant = true, theme.VariantDark
	}
	return l
}

// dark reports whether the look is dark where the system asks for v.
func (l *look) dark(v fyne.ThemeVariant) bool {
	if l.fixed {
		v = l.variant
	}
	return v == theme.VariantDark
}

var lightColours = map[fyne.ThemeColorName]color.Color{
	theme.ColorNameBackground:        rgb(0xfbfaf7),
	theme.ColorNameForeground:        rgb(0x22262b),
	theme.ColorNamePrimary:           rgb(0x1f5f8b),
	theme.ColorNameHyperlink:         rgb(0x1f5f8b),
	theme.ColorNameFocus:             rgba(0x1f5f8b, 0x55),
	theme.ColorNameSelection:         rgba(0x1f5f8b, 0x44),
	theme.ColorNameSeparator:         rgb(0xdedad1),
	theme.ColorNameShadow:            rgba(0x000000, 0x1c),
	theme.ColorNameInputBackground:   rgb(0xffffff),
	theme.ColorNameInputBorder:       rgb(0xc9c4b8),
	theme.ColorNameButton:            rgb(0xefece4),
	theme.ColorNameMenuBackground:    rgb(0xffffff),
	theme.ColorNameOverlayBackground: rgb(0xfdfcfa),
	theme.ColorNameHeaderBackground:  rgb(0xf3f0e9),
	theme.ColorNamePlaceHolder:       rgb(0x6b6f75),
	theme.ColorNameDisabled:          rgb(0x8b8f94),
}

var darkColours = map[fyne.ThemeColorName]color.Color{
	theme.ColorNameBackground:        rgb(0x1d2126),
	theme.ColorNameForeground:        rgb(0xe8e6e1),
	theme.ColorNamePrimary:           rgb(0x6fb1dd),
	theme.ColorNameHyperlink:         rgb(0x6fb1dd),
	theme.ColorNameFocus:             rgba(0x6fb1dd, 0x66),
	theme.ColorNameSelection:         rgba(0x6fb1dd, 0x55),
	theme.ColorNameSeparator:         rgb(0x343a42),
	theme.ColorNameShadow:            rgba(0x000000, 0x66),
	theme.ColorNameInputBackground:   rgb(0x272c33),
	theme.ColorNameInputBorder:       rgb(0x434a54),
	theme.ColorNameButton:            rgb(0x2b3138),
	theme.ColorNameMenuBackground:    rgb(0x272c33),
	theme.ColorNameOverlayBackground: rgb(0x22272d),
	theme.ColorNameHeaderBackground:  rgb(0x242930),
	theme.ColorNamePlaceHolder:       rgb(0x9aa0a8),
	theme.ColorNameDisabled:          rgb(0x7b828b),
}

// Color implements [fyne.Theme].
func (l *look) Color(n fyne.ThemeColorName, v fyne.ThemeVariant) color.Color {
	colours, variant := lightColours, theme.VariantLight
	if l.dark(v) {
		colours, variant = darkColours, theme.VariantDark
	}
	if c, ok := colours[n]; ok {
		return c
	}
	return l.Theme.Color(n, variant)
}

// Size implements [fyne.Theme].
func (l *look) Size(n fyne.ThemeSizeName) float32 {
	switch n {
	case theme.SizeNameInnerPadding:
		return 6
	case theme.SizeNameInputRadius, theme.SizeNameSelectionRadius:
		return 4
	}
	return l.Theme.Size(n)
}

func rgb(v uint32) color.Color { return rgba(v, 0xff) }

func rgba(v uint32, a uint8) color.Color {
	return color.NRGBA{R: uint8(v >> 16), G: uint8(v >> 8), B: uint8(v), A: a}
}
