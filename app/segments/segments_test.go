package segments_test

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"dateline/app/segments"
)

// Each row: what is done to a switch of three words of which the second holds, which
// one holds then, and what its owner was told.
func TestSwitch(t *testing.T) {
	test.NewTempApp(t)
	key := func(names ...fyne.KeyName) func(*segments.Switch) {
		return func(s *segments.Switch) {
			for _, n := range names {
				s.TypedKey(&fyne.KeyEvent{Name: n})
			}
		}
	}
	tap := func(i int) func(*segments.Switch) {
		return func(s *segments.Switch) { s.Tapped(&fyne.PointEvent{Position: s.Middle(i)}) }
	}
	for _, c := range []struct {
		name  string
		does  func(*segments.Switch)
		holds int
		told  []int
	}{
		{"a click on another", tap(2), 2, []int{2}},
		{"a click on the one that holds", tap(1), 1, nil},
		{"a click behind the last", func(s *segments.Switch) { s.Tapped(&fyne.PointEvent{Position: fyne.NewPos(5000, 5)}) }, 2, []int{2}},
		{"the arrows", key(fyne.KeyRight, fyne.KeyLeft, fyne.KeyLeft), 0, []int{2, 1, 0}},
		{"the arrows stop at the ends", key(fyne.KeyUp, fyne.KeyUp), 0, []int{0}},
		{"space goes round", key(fyne.KeySpace, fyne.KeySpace), 0, []int{2, 0}},
		{"another key", key(fyne.KeyReturn), 1, nil},
		{"the owner sets it", func(s *segments.Switch) { s.Choose(2) }, 2, nil},
		{"one that there isn't", func(s *segments.Switch) { s.Take(-1); s.Take(3) }, 1, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			var told []int
			s := segments.New([]string{"Event", "Published", "Added"}, func(i int) { told = append(told, i) })
			s.Choose(1)
			s.Resize(s.MinSize())
			c.does(s)
			if s.Chosen() != c.holds || !slices.Equal(told, c.told) {
				t.Errorf("%d holds and %v was told, want %d and %v", s.Chosen(), told, c.holds, c.told)
			}
		})
	}
}

// A segment that is barred is passed over, and the pointer is told why.
func TestBarred(t *testing.T) {
	test.NewTempApp(t)
	chosen, told := -1, ""
	s := segments.New([]string{"Event", "Published", "Added"}, func(i int) { chosen = i })
	s.Choose(1)
	s.Bar(0, "it has none", func(why string) { told = why })
	s.Tapped(&fyne.PointEvent{Position: s.Middle(0)})
	s.TypedKey(&fyne.KeyEvent{Name: fyne.KeyLeft})
	if chosen != -1 || s.Chosen() != 1 {
		t.Errorf("chosen is %d", s.Chosen())
	}
	s.Take(2)
	s.TypedKey(&fyne.KeyEvent{Name: fyne.KeySpace})
	if chosen != 1 {
		t.Errorf("Space after the last goes to %d", chosen)
	}
	s.MouseIn(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: s.Middle(0)}})
	if told != "it has none" {
		t.Errorf("over it is told %q", told)
	}
	s.MouseMoved(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: s.Middle(1)}})
	if told != "" {
		t.Errorf("beside it is told %q", told)
	}
	s.Bar(0, "", nil)
	s.Take(0)
	if chosen != 0 {
		t.Error("it stays barred")
	}
}
