package intake_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync/atomic"
	"testing"

	"dateline/data"
	"dateline/data/article"
	"dateline/data/intake"
	"dateline/data/project"
	"dateline/geo"
)

// rome finds the word Rome, and breaks down over the word fault.
type rome struct{}

func (rome) Find(d geo.Document) []geo.Mention {
	if strings.Contains(d.Text, "fault") {
		panic("a fault")
	}
	var out []geo.Mention
	for at := 0; ; {
		i := strings.Index(d.Text[at:], "Rome")
		if i < 0 {
			return out
		}
		at += i
		out = append(out, geo.Mention{Span: geo.Span{Start: at, End: at + 4}})
		at += 4
	}
}

func (rome) Resolve(_ geo.Document, mentions []geo.Mention) []geo.Finding {
	out := make([]geo.Finding, len(mentions))
	for i, m := range mentions {
		out[i] = geo.Finding{Mention: m, Place: &geo.Place{ID: 3169070, Name: "Rome", Class: geo.Town}, Score: 1}
	}
	return out
}

var parser = geo.Parser{Finder: rome{}, Resolver: rome{}}

// reading reads articles from a map in place of a disk.
func reading(texts map[string]string) func(context.Context, string) (*data.Article, error) {
	return func(_ context.Context, file string) (*data.Article, error) {
		text, ok := texts[file]
		if !ok {
			return nil, fmt.Errorf("%s is not there", file)
		}
		return article.Decode(file, []byte(text))
	}
}

func each(files ...string) func(func(string, error) bool) {
	return func(yield func(string, error) bool) {
		for _, f := range files {
			if !yield(f, nil) {
				return
			}
		}
	}
}

func Example() {
	in := intake.Intake{
		Parser: parser,
		Read: reading(map[string]string{
			"a.txt": "The train left Rome at noon.",
			"b.txt": "Nothing happened. Rome slept.",
		}),
	}
	p := project.New()
	at, err := in.Run(context.Background(), each("a.txt", "gone.txt", "b.txt"), p, nil)
	fmt.Println(at.Added, "added,", at.Failed, "failed,", err)
	fmt.Println(p.Failures()[0].Reason)
	fmt.Println(p.Query(project.Query{}).Passages(), "passages")
	// Output:
	// 2 added, 1 failed, <nil>
	// gone.txt is not there
	// 2 passages
}

func TestOrderIsTheFiles(t *testing.T) {
	texts, files := map[string]string{}, []string{}
	for i := range 200 {
		name := fmt.Sprintf("%03d.txt", i)
		texts[name] = strings.Repeat("Rome again. ", 1+(i*37)%50) + name
		files = append(files, name)
	}
	p := project.New()
	var seen []string
	in := intake.Intake{Parser: parser, Read: reading(texts), Cores: 8}
	if _, err := in.Run(context.Background(), each(files...), p, func(at intake.Progress) {
		seen = append(seen, at.Current)
		if at.Seen != len(seen) || at.Added != len(seen) {
			t.Errorf("after %d files the progress is %+v", len(seen), at)
		}
	}); err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(seen, files) {
		t.Errorf("reported in the order %v", seen)
	}
	for i, a := range p.Articles() {
		if a.File != files[i] {
			t.Fatalf("article %d is %s, want %s", i, a.File, files[i])
		}
	}
}

func TestWhatGoesWrongCostsTheRestNothing(t *testing.T) {
	texts := map[string]string{
		"good.txt":  "Rome is old.",
		"twin.txt":  "Rome is old.",
		"fault.txt": "This text makes a fault.",
		"empty.txt": "",
		"last.txt":  "Rome again.",
	}
	refused := errors.New("secret.txt may not be read")
	files := func(yield func(string, error) bool) {
		_ = yield("good.txt", nil) && yield("twin.txt", nil) && yield("fault.txt", nil) &&
			yield("empty.txt", nil) && yield("secret.txt", refused) && yield("last.txt", nil)
	}
	p := project.New()
	at, err := intake.Intake{Parser: parser, Read: reading(texts)}.Run(context.Background(), files, p, nil)
	if err != nil {
		t.Fatal(err)
	}
	want := intake.Progress{Seen: 6, Added: 2, Known: 1, Failed: 3, Current: "last.txt"}
	if at != want {
		t.Errorf("got %+v, want %+v", at, want)
	}
	for i, file := range []string{"fault.txt", "empty.txt", "secret.txt"} {
		f := p.Failures()[i]
		if f.File != file || !strings.Contains(f.Reason, file) {
			t.Errorf("failure %d is %+v, want one of %s that names it", i, f, file)
		}
	}
}

func TestCancelKeepsWhatIsIn(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	var read atomic.Int32
	in := intake.Intake{
		Parser: parser, Cores: 2,
		Read: func(ctx context.Context, file string) (*data.Article, error) {
			read.Add(1)
			return article.Decode(file, []byte("Rome, "+file))
		},
	}
	endless := func(yield func(string, error) bool) {
		for i := 0; yield(fmt.Sprint(i, ".txt"), nil); i++ {
		}
	}
	p := project.New()
	at, err := in.Run(ctx, endless, p, func(at intake.Progress) {
		if at.Seen == 10 {
			cancel()
		}
	})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("the error is %v", err)
	}
	if at.Added != 10 || len(p.Articles()) != 10 {
		t.Errorf("%d articles are in the project and %d in the progress, want 10", len(p.Articles()), at.Added)
	}
	if n := len(p.Failures()); n != 0 {
		t.Errorf("cancelling made %d failures: %v", n, p.Failures())
	}
	if n := read.Load(); n > 10+2+8+2 {
		t.Errorf("%d files were read ahead of 10", n)
	}
}

func TestCancelledBefore(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	p := project.New()
	at, err := intake.Intake{Parser: parser, Read: reading(nil)}.Run(ctx, each("a.txt"), p, nil)
	if !errors.Is(err, context.Canceled) || at.Seen != 0 || len(p.Articles())+len(p.Failures()) != 0 {
		t.Errorf("got %+v, %v", at, err)
	}
}

// oldRome finds Rome where the collection is about old times, else nothing.
type oldRome struct{ rome }

func (r oldRome) Find(d geo.Document) []geo.Mention {
	if d.About == nil || !d.About.Historical {
		return nil
	}
	return r.rome.Find(d)
}

func TestAgain(t *testing.T) {
	in := intake.Intake{
		Parser: geo.Parser{Finder: oldRome{}, Resolver: rome{}},
		Read:   reading(map[string]string{"a.txt": "Rome is old.", "b.txt": "So is the road to Rome."}),
	}
	p := project.New()
	if _, err := in.Run(context.Background(), each("a.txt", "b.txt", "gone.txt"), p, nil); err != nil {
		t.Fatal(err)
	}
	about := &geo.Subject{Historical: true}
	var seen []string
	fresh, err := in.Again(context.Background(), p, about, func(at intake.Progress) { seen = append(seen, at.Current) })
	if err != nil || !slices.Equal(seen, []string{"a.txt", "b.txt"}) {
		t.Fatalf("%v was searched again: %v", seen, err)
	}
	if n := p.Query(project.Query{}).Passages(); n != 0 || p.About() != nil {
		t.Errorf("the project was changed before it was renewed: %d passages", n)
	}
	if err := p.Renew(fresh); err != nil {
		t.Fatal(err)
	}
	if n := p.Query(project.Query{}).Passages(); n != 2 || p.About() != about || len(p.Failures()) != 1 {
		t.Errorf("renewed it has %d passages and %d failures", n, len(p.Failures()))
	}

	// What is opened from now on is read knowing that.
	in.Read = reading(map[string]string{"c.txt": "Rome again."})
	if _, err := in.Run(context.Background(), each("c.txt"), p, nil); err != nil {
		t.Fatal(err)
	}
	if n := p.Query(project.Query{}).Passages(); n != 3 {
		t.Errorf("with one more article it has %d passages", n)
	}

	ctx, cancel := context.WithCancel(context.Background())
	if fresh, err := in.Again(ctx, p, nil, func(intake.Progress) { cancel() }); fresh != nil || !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled after the first: %v, %v", fresh, err)
	}
	in.Parser.Finder = faulty{}
	if fresh, err := in.Again(context.Background(), p, nil, nil); fresh != nil || err == nil || !strings.Contains(err.Error(), "a.txt could not be searched") {
		t.Errorf("with a fault: %v, %v", fresh, err)
	}
}

type faulty struct{}

func (faulty) Find(geo.Document) []geo.Mention { panic("a fault") }

func BenchmarkRun(b *testing.B) {
	text := strings.Repeat("The road to Rome is long and leads past Rome. ", 100)
	files := make([]string, 100)
	texts := map[string]string{}
	for i := range files {
		files[i] = fmt.Sprint(i, ".txt")
		texts[files[i]] = text + files[i]
	}
	in := intake.Intake{Parser: parser, Read: reading(texts)}
	b.SetBytes(int64(len(text) * len(files)))
	for b.Loop() {
		if _, err := in.Run(context.Background(), each(files...), project.New(), nil); err != nil {
			b.Fatal(err)
		}
	}
}
