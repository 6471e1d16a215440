//go:build race

package toponym_test

func init() { underRace = true }
