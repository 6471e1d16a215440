package mapview

import (
	"time"

	"fyne.io/fyne/v2"

	"dateline/app/atlas"
)

// SetClock replaces the time for double clicks.
func (m *Map) SetClock(now func() time.Time) { m.now = now }

// SetPlayer takes animations instead of starting them.
func (m *Map) SetPlayer(start func(*fyne.Animation)) { m.start = start }

// Paint makes a frame as Fyne would.
func (m *Map) Paint(w, h int) { m.paint(w, h) }

// View moves the camera as in the middle of an animation: the worker rests.
func (m *Map) View(c atlas.Camera) { m.cam, m.moving = c, true }
