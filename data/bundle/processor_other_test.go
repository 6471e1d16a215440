//go:build !unix

package bundle_test

import "time"

// processorTime is not told here: 0.
func processorTime() time.Duration { return 0 }
