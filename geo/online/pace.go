package online

import (
	"context"
	"time"

	"golang.org/x/time/rate"
)

// A Clock tells the time and waits; tests have their own.
type Clock interface {
	Now() time.Time
	// Wait returns after d, or with the context's error when that ends first.
	Wait(ctx context.Context, d time.Duration) error
}

type systemClock struct{}

func (systemClock) Now() time.Time { return time.Now() }

func (systemClock) Wait(ctx context.Context, d time.Duration) error {
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-t.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// Between is the least time from the start of one request to that of the next.
// The public service allows one a second; the tenth more is for what the
// network does to the gap on the way.
const Between = 1100 * time.Millisecond

// pace lets one look-up at a time have its turn and parts its requests.
type pace struct {
	clock Clock
	turn  chan struct{}
	gap   *rate.Limiter
}

// process is the pace of all look-ups of the program, whichever service they
// ask.
var process = newPace(systemClock{})

func newPace(c Clock) *pace {
	return &pace{clock: c, turn: make(chan struct{}, 1), gap: rate.NewLimiter(rate.Every(Between), 1)}
}

// begin waits until no other look-up is under way. After a nil error, end must
// be called.
func (p *pace) begin(ctx context.Context) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	select {
	case p.turn <- struct{}{}:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

func (p *pace) end() { <-p.turn }

// wait returns when the next request may start. The caller has the turn.
func (p *pace) wait(ctx context.Context) error {
	now := p.clock.Now()
	r := p.gap.ReserveN(now, 1)
	d := r.DelayFrom(now)
	if d <= 0 {
		return ctx.Err()
	}
	if err := p.clock.Wait(ctx, d); err != nil {
		r.CancelAt(p.clock.Now())
		return err
	}
	return nil
}
