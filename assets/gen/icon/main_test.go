package main

import (
	"bytes"
	"encoding/xml"
	"image"
	"image/color"
	"image/png"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// The committed icons are what the program draws. Pictures are compared by
// their pixels: how they are packed is the encoder's affair.
func TestCommittedIconsAreCurrent(t *testing.T) {
	files, err := files()
	if err != nil {
		t.Fatal(err)
	}
	for path, want := range files {
		got, err := os.ReadFile(filepath.Join("..", "..", filepath.FromSlash(path)))
		if err != nil {
			t.Fatal(err)
		}
		same := bytes.Equal(got, want)
		if strings.HasSuffix(path, ".png") {
			same = bytes.Equal(pixels(t, got), pixels(t, want))
		}
		if !same {
			t.Errorf("%s is not what is drawn now; run go generate ./assets", path)
		}
	}
}

func pixels(t *testing.T, b []byte) []byte {
	t.Helper()
	m, err := png.Decode(bytes.NewReader(b))
	if err != nil {
		t.Fatal(err)
	}
	n, ok := m.(*image.NRGBA)
	if !ok {
		t.Fatalf("a picture of type %T", m)
	}
	return n.Pix
}

// At each size the corners are clear, the pin's colour stands beside its face
// and the face is light with a dark hand in its middle.
func TestIconReadsAtEachSize(t *testing.T) {
	for _, size := range sizes {
		m := render(size)
		at := func(x, y int) color.NRGBA { return m.NRGBAAt(x*size/side, y*size/side) }
		if a := m.NRGBAAt(0, 0).A; a > 0x40 {
			t.Errorf("%d: the corner is covered by %d", size, a)
		}
		if c := at(256, 400); c.R < 0xc0 || c.B > 0x80 {
			t.Errorf("%d: the pin's foot is %v", size, c)
		}
		if c := at(200, 240); c.R < 0xc0 || c.G < 0xc0 || c.B < 0xc0 {
			t.Errorf("%d: the face is %v", size, c)
		}
		if c := at(256, 204); c.R > 0x70 {
			t.Errorf("%d: the hands are %v", size, c)
		}
	}
}

func TestSVGIsWellFormed(t *testing.T) {
	d := xml.NewDecoder(bytes.NewReader(svg(scene(side))))
	paths := 0
	for {
		tok, err := d.Token()
		if err == io.EOF {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		if e, ok := tok.(xml.StartElement); ok && e.Name.Local == "path" {
			paths++
		}
	}
	if want := len(scene(side)); paths != want {
		t.Errorf("%d paths, want %d", paths, want)
	}
}
