package command

import (
	"bufio"
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"runtime"
	"sync"
)

// maxLine is the size in bytes of the longest line that is read: 16 MiB, as of
// the largest article.
const maxLine = 16 << 20

// maxInFlight is how many bytes of lines are in flight in all, besides the one
// being read: 64 MiB. A line is counted until its answer is written, for the
// answer may be as long.
const maxInFlight = 64 << 20

var errLongLine = fmt.Errorf("the line is longer than %d MiB: split the text", maxLine>>20)

// eachLine passes the lines of in through work on all cores, and writes what it
// returns to out in the order of the lines. Lines without anything on them are
// passed over. What is written is flushed whenever the next answer is not ready
// yet, so that a program that writes a line and waits gets its answer.
//
// Only so many lines are in flight as keep the cores busy, and no more than
// maxInFlight bytes of them; reading waits for the slowest. It ends at the end of in, with the first error of out, or with
// the context, even though a read may still be waiting then.
func eachLine(ctx context.Context, in io.Reader, out io.Writer, work func(line []byte, err error) []byte) error {
	type job struct {
		line   []byte
		size   int   // of line, which the worker lets go
		err    error // why there is no line
		answer []byte
		done   chan struct{}
	}
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	cores := runtime.GOMAXPROCS(0)
	queue := make(chan *job, 4*cores) // in order; its bound bounds memory
	todo := make(chan *job)
	ahead := newBudget(maxInFlight)
	var workers sync.WaitGroup
	for range cores {
		workers.Go(func() {
			for j := range todo {
				j.answer = work(j.line, j.err)
				j.line = nil
				close(j.done)
			}
		})
	}
	var readErr error // written before queue is closed
	go func() {
		defer close(queue)
		defer close(todo)
		r := bufio.NewReaderSize(in, 1<<16)
		for first := true; ; first = false {
			line, err := readLine(r)
			if first {
				line = bytes.TrimPrefix(line, []byte("\uFEFF"))
			}
			switch {
			case errors.Is(err, io.EOF):
				return
			case err != nil && !errors.Is(err, errLongLine):
				readErr = err
				return
			case err == nil && len(bytes.TrimSpace(line)) == 0:
				continue
			}
			j := &job{line: line, size: len(line), err: err, done: make(chan struct{})}
			if !ahead.take(ctx, j.size) {
				return
			}
			select {
			case queue <- j:
			case <-ctx.Done():
				return
			}
			todo <- j
		}
	}()

	w := bufio.NewWriterSize(out, 1<<16)
	for {
		// Flush before waiting, not after each line.
		var j *job
		var ok bool
		select {
		case j, ok = <-queue:
		default:
			if err := w.Flush(); err != nil {
				return err
			}
			select {
			case j, ok = <-queue:
			case <-ctx.Done():
				return ctx.Err()
			}
		}
		if !ok {
			break
		}
		select {
		case <-j.done:
		default:
			if err := w.Flush(); err != nil {
				return err
			}
			select {
			case <-j.done:
			case <-ctx.Done():
				return ctx.Err()
			}
		}
		if err := ctx.Err(); err != nil {
			// What is done now may say no more than that it was interrupted.
			return cmp.Or(w.Flush(), err)
		}
		if _, err := w.Write(j.answer); err != nil {
			return err
		}
		ahead.give(j.size)
	}
	workers.Wait()
	if err := w.Flush(); err != nil {
		return err
	}
	if readErr != nil {
		return fmt.Errorf("standard input cannot be read: %w", readErr)
	}
	return ctx.Err()
}

// A budget is a number of bytes that one goroutine takes from and another gives
// back to.
type budget struct {
	mu    sync.Mutex
	whole int
	left  int
	given chan struct{} // holds a token once something was given
}

func newBudget(bytes int) *budget {
	return &budget{whole: bytes, left: bytes, given: make(chan struct{}, 1)}
}

// take waits until n bytes are left, or all are for an n beyond the whole. It
// reports false where the context ends first.
func (b *budget) take(ctx context.Context, n int) bool {
	for {
		b.mu.Lock()
		enough := b.left >= min(n, b.whole)
		if enough {
			b.left -= n
		}
		b.mu.Unlock()
		if enough {
			return true
		}
		select {
		case <-b.given:
		case <-ctx.Done():
			return false
		}
	}
}

func (b *budget) give(n int) {
	b.mu.Lock()
	b.left += n
	b.mu.Unlock()
	select {
	case b.given <- struct{}{}:
	default: // the token of an earlier gift will do
	}
}

// readLine returns the next line without its end. A line that is too long is
// read to its end and reported. The error is io.EOF after the last line.
func readLine(r *bufio.Reader) ([]byte, error) {
	var line []byte
	long := false
	for n := 0; ; n++ {
		piece, err := r.ReadSlice('\n')
		if len(line)+len(piece) > maxLine+len("\r\n") {
			long, line = true, nil
		}
		if !long {
			line = append(line, piece...)
		}
		switch {
		case errors.Is(err, bufio.ErrBufferFull):
			continue
		case err != nil && (!errors.Is(err, io.EOF) || n == 0 && len(piece) == 0):
			return nil, err
		}
		line = bytes.TrimRight(line, "\r\n")
		if long || len(line) > maxLine {
			return nil, errLongLine
		}
		return line, nil
	}
}
