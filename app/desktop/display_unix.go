//go:build !windows && !darwin

package desktop

import (
	"fmt"
	"net"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// Display returns an error wrapping [ErrNoDisplay] where no window can be
// opened: neither WAYLAND_DISPLAY nor DISPLAY is set, or nobody answers there.
func Display() error {
	wayland, x11 := os.Getenv("WAYLAND_DISPLAY"), os.Getenv("DISPLAY")
	if wayland == "" && x11 == "" {
		return fmt.Errorf("%w: neither DISPLAY nor WAYLAND_DISPLAY is set", ErrNoDisplay)
	}
	if wayland != "" && answers("unix", waylandSocket(wayland)) {
		return nil
	}
	if x11 == "" {
		return fmt.Errorf("%w: nothing answers at WAYLAND_DISPLAY=%s", ErrNoDisplay, wayland)
	}
	network, address, err := x11Socket(x11)
	if err != nil {
		return fmt.Errorf("%w: %w", ErrNoDisplay, err)
	}
	if answers(network, address) || network == "unix" && answers(network, "@"+address) {
		return nil
	}
	return fmt.Errorf("%w: nothing answers at DISPLAY=%s", ErrNoDisplay, x11)
}

func waylandSocket(name string) string {
	if filepath.IsAbs(name) {
		return name
	}
	return filepath.Join(os.Getenv("XDG_RUNTIME_DIR"), name)
}

// x11Socket turns the display's name "host:number.screen" into where its
// server listens, as X(7) describes it.
func x11Socket(display string) (network, address string, err error) {
	colon := strings.LastIndexByte(display, ':')
	if colon < 0 {
		return "", "", fmt.Errorf("DISPLAY=%s is not of the form host:number", display)
	}
	host := display[:colon]
	number, _, _ := strings.Cut(display[colon+1:], ".")
	var n int
	if _, err := fmt.Sscanf(number, "%d", &n); err != nil || n < 0 || n > 59_000 {
		return "", "", fmt.Errorf("DISPLAY=%s has no number", display)
	}
	switch {
	case strings.HasPrefix(host, "/"):
		return "unix", host + ":" + number, nil
	case host == "" || host == "unix":
		return "unix", fmt.Sprintf("/tmp/.X11-unix/X%d", n), nil
	}
	return "tcp", net.JoinHostPort(strings.Trim(host, "[]"), fmt.Sprint(6000+n)), nil
}

func answers(network, address string) bool {
	conn, err := net.DialTimeout(network, address, 2*time.Second)
	if err != nil {
		return false
	}
	conn.Close()
	return true
}
