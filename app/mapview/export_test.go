package mapview

import (
	"time"

	"dateline/app/atlas"
)

// SetClock replaces the time for double clicks.
func (m *Map) SetClock(now func() time.Time) { m.now = now }

// Paint makes a frame as Fyne would.
func (m *Map) Paint(w, h int) { m.paint(w, h) }

// View moves the camera as in the middle of an animation: the worker rests.
func (m *Map) View(c atlas.Camera) { m.cam, m.moving = c, true }
