//go:build !windows && !darwin

package desktop

import (
	"errors"
	"net"
	"path/filepath"
	"testing"
)

func TestX11Socket(t *testing.T) {
	for _, c := range []struct{ display, network, address string }{
		{":0", "unix", "/tmp/.X11-unix/X0"},
		{":99.1", "unix", "/tmp/.X11-unix/X99"},
		{"unix:3", "unix", "/tmp/.X11-unix/X3"},
		{"desk:10.0", "tcp", "desk:6010"},
		{"[::1]:2", "tcp", "[::1]:6002"},
		{"/private/tmp/x:0", "unix", "/private/tmp/x:0"},
		{"99", "", ""},
		{":", "", ""},
		{":x", "", ""},
		{":-1", "", ""},
	} {
		network, address, err := x11Socket(c.display)
		if network != c.network || address != c.address {
			t.Errorf("%q: got %s %s, want %s %s", c.display, network, address, c.network, c.address)
		}
		if (err != nil) != (c.network == "") {
			t.Errorf("%q: error %v", c.display, err)
		}
	}
}

func TestDisplay(t *testing.T) {
	runtime := t.TempDir()
	t.Setenv("XDG_RUNTIME_DIR", runtime)
	for _, c := range []struct {
		name, wayland, x11 string
		ok                 bool
	}{
		{"neither is set", "", "", false},
		{"nobody answers on wayland", "wayland-7", "", false},
		{"nobody answers on X", "", filepath.Join(runtime, "x:7"), false},
		{"a name that is none", "", "seven", false},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Setenv("WAYLAND_DISPLAY", c.wayland)
			t.Setenv("DISPLAY", c.x11)
			if err := Display(); !errors.Is(err, ErrNoDisplay) {
				t.Errorf("got %v, want an error wrapping ErrNoDisplay", err)
			}
		})
	}

	for _, c := range []struct{ name, socket, variable, value string }{
		{"wayland answers", "wayland-1", "WAYLAND_DISPLAY", "wayland-1"},
		{"X answers", "x:1", "DISPLAY", filepath.Join(runtime, "x:1")},
	} {
		t.Run(c.name, func(t *testing.T) {
			l, err := net.Listen("unix", filepath.Join(runtime, c.socket))
			if err != nil {
				t.Fatal(err)
			}
			defer l.Close()
			t.Setenv("WAYLAND_DISPLAY", "")
			t.Setenv("DISPLAY", "")
			t.Setenv(c.variable, c.value)
			if err := Display(); err != nil {
				t.Error(err)
			}
		})
	}
}
