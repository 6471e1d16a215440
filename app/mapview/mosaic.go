package mapview

import (
	"encoding/binary"
	"image"
	"math"

	"dateline/app/atlas"
)

// A mosaic is a picture of more than the view, drawn in the background. A
// frame is made of it: shifted while the scale is the same, else enlarged or
// reduced until a sharp one has come.
type mosaic struct {
	img   *image.RGBA
	cam   atlas.Camera // of img
	style atlas.Style
	scene *atlas.Scene
}

// margin is how far a mosaic reaches beyond a view of so many pixels.
func margin(view int) int { return min(max(view/4, 96), 512) }

// covers reports whether the mosaic has the view at its scale, with at least
// half the margin left on every side that the world goes on at.
func (m *mosaic) covers(cam atlas.Camera) bool {
	if m.img == nil || m.cam.Scale() != cam.Scale() {
		return false
	}
	dx, dy := m.offset(cam)
	mx, my := (m.cam.Width-cam.Width)/2, (m.cam.Height-cam.Height)/2
	if mx < margin(cam.Width) || my < margin(cam.Height) {
		return false // the view has grown
	}
	if dx < mx/2 || dx > mx+mx/2 {
		return false
	}
	if dy >= my/2 && dy <= my+my/2 {
		return true
	}
	// North and south of the world there is nothing to be drawn beforehand.
	_, oy := cam.Origin()
	north, south := oy <= 0, oy+float64(cam.Height) >= math.Floor(cam.Scale())
	return dy >= 0 && dy+cam.Height <= m.cam.Height && (dy < my/2 && north || dy > my+my/2 && south)
}

// offset is where in the mosaic the view's corner is, at the same scale.
func (m *mosaic) offset(cam atlas.Camera) (dx, dy int) {
	mx, my := m.cam.Origin()
	x, y := cam.Origin()
	world := m.cam.Scale()
	dx = int(math.Round(x - mx))
	// The copy of the world that leaves the mosaic nearest the view.
	k := math.Round((float64(dx) + float64(cam.Width)/2 - float64(m.cam.Width)/2) / world)
	return int(math.Round(x - k*world - mx)), int(math.Round(y - my))
}

// compose fills dst, as large as the view, from the mosaic and, where that has
// nothing, from the backdrop: a small picture of the whole world.
func compose(dst *image.RGBA, cam atlas.Camera, m *mosaic, backdrop *image.RGBA, columns *[]int32) {
	if m.img == nil {
		scale(dst, cam, backdrop, worldCamera(backdrop), columns, true, dst.Rect)
		return
	}
	if m.cam.Scale() == cam.Scale() {
		dx, dy := m.offset(cam)
		have := image.Rect(-dx, -dy, m.cam.Width-dx, m.cam.Height-dy).Intersect(dst.Rect)
		if have != dst.Rect && backdrop != nil {
			scale(dst, cam, backdrop, worldCamera(backdrop), columns, true, dst.Rect)
		}
		for y := have.Min.Y; y < have.Max.Y; y++ {
			to := dst.Pix[dst.PixOffset(have.Min.X, y):][:4*have.Dx()]
			copy(to, m.img.Pix[m.img.PixOffset(have.Min.X+dx, y+dy):])
		}
		return
	}
	have := cover(dst, cam, m.cam)
	if have != dst.Rect && backdrop != nil {
		scale(dst, cam, backdrop, worldCamera(backdrop), columns, true, dst.Rect)
	}
	scale(dst, cam, m.img, m.cam, columns, false, have)
}

// worldCamera is the camera of a backdrop.
func worldCamera(backdrop *image.RGBA) atlas.Camera {
	if backdrop == nil {
		return atlas.Camera{}
	}
	n := backdrop.Rect.Dx()
	c := atlas.Camera{Zoom: math.Log2(float64(n) / 256), Width: n, Height: n, Density: 1}
	c.Center = [2]float64{0.5, 0.5}
	return c
}

// cover is the part of a view that a picture of another scale covers.
func cover(dst *image.RGBA, cam, of atlas.Camera) image.Rectangle {
	shift := math.Round(cam.Center[0] - of.Center[0])
	b := of.Bound()
	b.Min[0] += shift
	b.Max[0] += shift
	x0, y0 := cam.ToScreen(b.Min)
	x1, y1 := cam.ToScreen(b.Max)
	at := func(v float64, most int) int { return int(math.Max(0, math.Min(float64(most), v))) }
	w, h := dst.Rect.Dx(), dst.Rect.Dy()
	return image.Rect(at(math.Ceil(x0), w), at(math.Ceil(y0), h), at(math.Floor(x1), w), at(math.Floor(y1), h))
}

// scale draws src, a picture of another scale, into a part of the view by the
// nearest pixel. It is seen for a tenth of a second and must cost nothing.
func scale(dst *image.RGBA, cam atlas.Camera, src *image.RGBA, of atlas.Camera, columns *[]int32, wrap bool, part image.Rectangle) {
	if src == nil || part.Empty() {
		return
	}
	k := of.Scale() / cam.Scale()
	ox, oy := cam.Origin()
	sx, sy := of.Origin()
	w, h := src.Rect.Dx(), src.Rect.Dy()
	if !wrap {
		sx += math.Round(cam.Center[0]-of.Center[0]) * of.Scale()
	}
	cols := (*columns)[:0]
	for x := part.Min.X; x < part.Max.X; x++ {
		c := int(math.Floor((float64(x)+0.5+ox)*k - sx))
		if wrap {
			c = ((c % w) + w) % w
		}
		cols = append(cols, int32(4*min(max(c, 0), w-1)))
	}
	*columns = cols
	last := -1
	for y := part.Min.Y; y < part.Max.Y; y++ {
		r := min(max(int(math.Floor((float64(y)+0.5+oy)*k-sy)), 0), h-1)
		row := dst.Pix[dst.PixOffset(part.Min.X, y):][:4*len(cols)]
		if r == last { // enlarged, most rows repeat the one above
			copy(row, dst.Pix[dst.PixOffset(part.Min.X, y-1):])
			continue
		}
		last = r
		line := src.Pix[src.PixOffset(0, r):][:4*w]
		for i, c := range cols {
			binary.LittleEndian.PutUint32(row[4*i:], binary.LittleEndian.Uint32(line[c:]))
		}
	}
}
