// Package picturetest holds what a window shows against a picture in testdata.
// Only tests use it.
package picturetest

import (
	"image/color"
	"image/png"
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"
)

// Variants are the two looks of the default theme, by their names in pictures.
var Variants = map[string]fyne.ThemeVariant{"light": theme.VariantLight, "dark": theme.VariantDark}

// Theme returns the default theme, light or dark whatever the system says.
func Theme(v fyne.ThemeVariant) fyne.Theme { return fixed{theme.DefaultTheme(), v} }

type fixed struct {
	fyne.Theme
	variant fyne.ThemeVariant
}

func (f fixed) Color(n fyne.ThemeColorName, _ fyne.ThemeVariant) color.Color {
	return f.Theme.Color(n, f.variant)
}

// Golden compares what is shown with the picture of that name in testdata. With
// UPDATE set in the environment it writes the picture anew.
func Golden(t *testing.T, name string, c fyne.Canvas) {
	t.Helper()
	if os.Getenv("UPDATE") == "" {
		test.AssertRendersToImage(t, name, c)
		return
	}
	Write(t, filepath.Join("testdata", name), c)
}

// Write writes what is shown to a PNG file.
func Write(t *testing.T, file string, c fyne.Canvas) {
	t.Helper()
	f, err := os.Create(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if err := png.Encode(f, c.Capture()); err != nil {
		t.Fatal(err)
	}
}
