//go:build windows || darwin

package desktop

// Display returns nil: these systems always have a display for a program that
// was started by a user.
func Display() error { return nil }
