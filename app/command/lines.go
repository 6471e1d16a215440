package command

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"runtime"
	"runtime/debug"
	"sync"
)

// maxLine is the size in bytes of the longest line that is read: 16 MiB, as of
// the largest article.
const maxLine = 16 << 20

// maxInFlight is how many bytes of lines are in flight in all, besides those
// being read: 64 MiB. A line is counted until its answer is written.
const maxInFlight = 64 << 20

const (
	// batchSize is from how many bytes on lines are worked on by themselves.
	// Shorter ones go together, those at least that can be had without waiting: a
	// core that is woken for each line of a kilobyte sleeps as long as it works.
	batchSize = 32 << 10

	// pieceSize and maxPieces bound how much of an answer lies ready while others
	// are written before it: 512 KiB. Whoever works on a longer one waits.
	pieceSize = 64 << 10
	maxPieces = 8
)

var errLongLine = fmt.Errorf("the line is longer than %d MiB: split the text", maxLine>>20)

// A batch is a few lines in a row and the answers to them.
type batch struct {
	lines  []line
	size   int          // of the lines in bytes, which the worker lets go
	pieces chan *[]byte // the answers, cut anyhow; closed when they are complete
	ended  <-chan struct{}
}

type line struct {
	text []byte
	err  error // why there is no text
}

// pieces are kept for the next batch.
var pieces = sync.Pool{New: func() any { return new([]byte) }}

// Write implements [io.Writer] for the one who works on the batch.
func (b *batch) Write(p []byte) (int, error) {
	piece := pieces.Get().(*[]byte)
	*piece = append((*piece)[:0], p...)
	select {
	case b.pieces <- piece:
		return len(p), nil
	case <-b.ended:
		return 0, context.Canceled
	}
}

// eachLine passes the lines of in to work on all cores, each with a writer for the
// answer, and writes the answers to out in the order of the lines. Lines without
// anything on them are passed over. What there is of the next answer is written at
// once, and no line waits for one that isn't there yet, so that a program that
// writes a line and waits gets its answer.
//
// Only so many lines are in flight as keep the cores busy, and no more than
// maxInFlight bytes of them; of the answer to a batch of lines, no more than
// maxPieces pieces. Reading waits for the slowest. It ends at the end of in, with
// the first error of out, or with the context, even though a read may still be
// waiting then.
func eachLine(ctx context.Context, in io.Reader, out io.Writer, work func(w *bufio.Writer, line []byte, err error)) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	cores := runtime.GOMAXPROCS(0)
	f := &flow{
		queue: make(chan *batch, 4*cores),
		todo:  make(chan *batch, cores),
		ahead: newBudget(maxInFlight),
	}
	for range cores {
		go f.answer(work)
	}
	go f.read(ctx, in)
	return f.write(ctx, out)
}

// A flow is the batches of lines on their way from in to out.
type flow struct {
	queue   chan *batch // in order; its bound bounds memory
	todo    chan *batch // the same for the cores, so that none waits for the reader
	ahead   *budget
	readErr error // written before queue is closed
}

// read cuts in into batches until it ends.
func (f *flow) read(ctx context.Context, in io.Reader) {
	defer close(f.queue)
	defer close(f.todo)
	r := bufio.NewReaderSize(in, 1<<16)
	for first := true; ; first = false {
		b := &batch{pieces: make(chan *[]byte, maxPieces), ended: ctx.Done()}
		err := b.read(r, first)
		if len(b.lines) > 0 {
			if !f.ahead.take(ctx, b.size) {
				return
			}
			for _, to := range [...]chan *batch{f.queue, f.todo} {
				select {
				case to <- b:
				case <-ctx.Done():
					return
				}
			}
		}
		if err != nil {
			if !errors.Is(err, io.EOF) {
				f.readErr = err
			}
			return
		}
	}
}

// answer is what one core does.
func (f *flow) answer(work func(w *bufio.Writer, line []byte, err error)) {
	w := bufio.NewWriterSize(nil, pieceSize)
	for b := range f.todo {
		w.Reset(b)
		for i, l := range b.lines {
			work(w, l.text, l.err)
			b.lines[i].text = nil
		}
		w.Flush()
		close(b.pieces)
	}
}

// write writes the answers in the order of the lines.
func (f *flow) write(ctx context.Context, out io.Writer) error {
	for {
		var b *batch
		var ok bool
		select {
		case b, ok = <-f.queue:
		case <-ctx.Done():
			return ctx.Err()
		}
		if !ok {
			break
		}
		for {
			var piece *[]byte
			select {
			case piece, ok = <-b.pieces:
			case <-ctx.Done():
			}
			if err := ctx.Err(); err != nil {
				return err // what is done now may say no more than that it was interrupted
			}
			if !ok {
				break
			}
			if _, err := out.Write(*piece); err != nil {
				return err
			}
			pieces.Put(piece)
		}
		f.ahead.give(b.size)
	}
	if f.readErr != nil {
		return fmt.Errorf("standard input cannot be read: %w", f.readErr)
	}
	return ctx.Err()
}

// read fills a batch: it waits for one line, and takes those with it that can be
// had at once. The error, io.EOF or another, comes after the lines.
func (b *batch) read(r *bufio.Reader, first bool) error {
	for ; ; first = false {
		text, err := readLine(r)
		if first {
			text = bytes.TrimPrefix(text, []byte("\uFEFF"))
		}
		switch {
		case err != nil && !errors.Is(err, errLongLine):
			return err
		case err != nil || len(bytes.TrimSpace(text)) > 0:
			b.lines = append(b.lines, line{text, err})
			b.size += len(text)
		}
		if b.size >= batchSize || len(b.lines) > 0 && !holdsLine(r) {
			return nil
		}
	}
}

// holdsLine reports whether a whole line can be read without waiting.
func holdsLine(r *bufio.Reader) bool {
	held, _ := r.Peek(r.Buffered())
	return bytes.IndexByte(held, '\n') >= 0
}

// pace lets the heap grow to a few times what is alive before it is swept, for of a
// text nothing stays alive that its answer is written of, and the usual double of
// those few megabytes has the sweeper run 40 times a second; but that holds up to
// maxHeap only. What the user has set in the environment holds instead. The
// function that it returns puts things back.
func pace() (restore func()) {
	if os.Getenv("GOGC") != "" || os.Getenv("GOMEMLIMIT") != "" {
		return func() {}
	}
	percent, limit := debug.SetGCPercent(800), debug.SetMemoryLimit(maxHeap)
	return func() {
		debug.SetGCPercent(percent)
		debug.SetMemoryLimit(limit)
	}
}

// maxHeap is from where on memory is swept whenever it pays, in bytes: 120 MiB.
const maxHeap = 120 << 20

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
