package event

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
	"unicode"

	"dateline/data"
	"dateline/geo/text/wordtable"
)

// readLexicon reads a folder of files in the format that the head of each
// describes. What an expert mistyped is an error that names the file and the
// line, and says what would have been right there: a word that were passed over
// in silence would be missed by nobody.
func readLexicon(f fs.FS) (*lexicon, error) {
	l := &lexicon{
		words: make(map[string]*word, 16000), lemmas: make(map[string]uint16, 4000), names: []string{""},
		doubled: make(map[string]bool), strong: make(map[string][2]string), lists: make(map[string][]uint16),
	}
	l.verbs, l.nouns = make([][]*pattern, 1), make([][]*pattern, 1)
	names, err := fs.Glob(f, "lexicon/*.txt")
	if err != nil {
		return nil, err
	}
	// The irregular verbs come first, for the other files are inflected by them, then the lists that these name.
	early := func(name string) int {
		return slices.Index([]string{"lexicon/lists.txt", "lexicon/forms.txt"}, name)
	}
	slices.SortStableFunc(names, func(a, b string) int { return early(b) - early(a) })
	for _, name := range names {
		b, err := fs.ReadFile(f, name)
		if err != nil {
			return nil, err
		}
		if err := l.read(name, string(b)); err != nil {
			return nil, err
		}
	}
	l.table = wordtable.New(l.words)
	return l, nil
}

func (l *lexicon) read(name, text string) error {
	read, err := l.reader(strings.TrimSuffix(path.Base(name), ".txt"))
	if err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	n := 0
	for line := range strings.Lines(strings.TrimPrefix(text, "\ufeff")) {
		n++
		line, _, _ = strings.Cut(line, "#")
		line = strings.TrimSpace(line)
		if line == "" {
			continue
		}
		if err := read(line); err != nil {
			return fmt.Errorf("%s:%d: %w", name, n, err)
		}
	}
	return nil
}

// reader returns what reads the lines of a file, which goes by its name.
func (l *lexicon) reader(name string) (func(line string) error, error) {
	entries := func(entry func(kind, entry string) error) func(string) error {
		return func(line string) error { return eachEntry(line, entry) }
	}
	switch name {
	case "forms":
		return entries(l.formEntry), nil
	case "lists":
		return entries(l.listEntry), nil
	case "words":
		return entries(l.wordEntry), nil
	}
	for t := range data.EventTypes {
		if t := data.EventType(t); strings.ToLower(t.String()) == name {
			return l.typeReader(t), nil
		}
	}
	return nil, errors.New("the name is none of a type, such as assault.txt, nor forms.txt, lists.txt, words.txt or none.txt")
}

// typeReader returns what reads the lines of a type's file: headings, and the
// patterns below them.
func (l *lexicon) typeReader(t data.EventType) func(line string) error {
	h, inType := header{typ: t}, false
	return func(line string) (err error) {
		if line[0] == '[' {
			h, err = heading(line, t)
			inType = err == nil
			return err
		}
		return eachEntry(line, func(kind, entry string) error {
			switch {
			case kind != "verb" && kind != "noun":
				return fmt.Errorf("%q is neither \"verb\" nor \"noun\", which are all that the file of a type has", kind)
			case !inType:
				return fmt.Errorf("no heading such as [%v] stands above it", t)
			}
			for _, one := range spread(entry) {
				if err := l.pattern(one, kind == "noun", h); err != nil {
					return err
				}
			}
			return nil
		})
	}
}

// eachEntry calls entry with what stands before the colon of a line and each of
// what stands after it between commas.
func eachEntry(line string, entry func(kind, entry string) error) error {
	kind, rest, ok := strings.Cut(line, ":")
	if !ok {
		return fmt.Errorf("%s: no colon after the first word; want a line such as \"verb: bomb, drop ~ bomb\"", line)
	}
	kind = strings.Join(strings.Fields(kind), " ")
	for e := range strings.SplitSeq(rest, ",") {
		e = strings.TrimSpace(e)
		if e == "" {
			return fmt.Errorf("%s: want a word after the colon and after each comma", line)
		}
		for _, c := range e {
			if unicode.IsUpper(c) || c != ' ' && !unicode.IsLetter(c) && !unicode.IsDigit(c) && !strings.ContainsRune("'-./~!<>", c) {
				return fmt.Errorf("%s: %q in it; words are written in small letters, and only a comma parts entries", e, c)
			}
		}
		if err := entry(kind, e); err != nil {
			return fmt.Errorf("%s: %w", e, err)
		}
	}
	return nil
}

// A header is what a heading says of the entries below it.
type header struct {
	typ   data.EventType
	mode  string
	state bool
}

// heading reads [TYPE], [TYPE mode] or either with "goes-on" at its end, in the
// file of a type.
func heading(line string, t data.EventType) (h header, err error) {
	inner, closed := strings.CutSuffix(line[1:], "]")
	f := strings.Fields(inner)
	if len(f) > 1 && f[len(f)-1] == "goes-on" {
		h.state, f = true, f[:len(f)-1]
	}
	switch {
	case !closed || len(f) == 0 || len(f) > 2:
		return h, fmt.Errorf("%s is no heading such as [%v], [ASSAULT airstrike] or [ASSAULT battle goes-on]", line, t)
	case f[0] != t.String():
		return h, fmt.Errorf("%s: want %v, the type of this file", line, t)
	}
	h.typ = t
	if len(f) == 1 {
		return h, nil
	}
	h.mode = f[1]
	switch known := t.Modes(); {
	case slices.Contains(known, h.mode), t == data.Assault && h.mode == bareHarm:
		return h, nil
	case len(known) == 0:
		return h, fmt.Errorf("%s: %v has no modes", line, t)
	default:
		return h, fmt.Errorf("%s: %v has no mode %q, only %s", line, t, h.mode, strings.Join(known, ", "))
	}
}

// formEntry reads an entry of forms.txt.
func (l *lexicon) formEntry(kind, entry string) error {
	f := strings.Fields(entry)
	switch {
	case kind == "doubles" && len(f) == 1:
		l.doubled[entry] = true
	case kind == "doubles":
		return errors.New("want one verb")
	case kind == "strong" && len(f) == 3:
		l.strong[f[0]] = [2]string{f[1], f[2]}
	case kind == "strong":
		return errors.New("want three forms of a verb: go went gone")
	default:
		return fmt.Errorf("%q is neither \"strong\" nor \"doubles\", which are all that forms.txt has", kind)
	}
	return nil
}

// listEntry reads an entry of lists.txt.
func (l *lexicon) listEntry(kind, entry string) error {
	part, list, _ := strings.Cut(kind, " ")
	switch {
	case part != "verbs" && part != "nouns" || list == "":
		return fmt.Errorf("%q is neither \"verbs\" nor \"nouns\" with the name of the list after it", kind)
	case classNames[list] != 0:
		return fmt.Errorf("%s is a class of words.txt already; want another name for the list", list)
	}
	add := l.addNoun
	if part == "verbs" {
		add = l.addVerb
	}
	l.lists[list] = append(l.lists[list], add(entry, 0))
	return nil
}

// wordEntry reads an entry of words.txt.
func (l *lexicon) wordEntry(kind, entry string) error {
	c, ok := classNames[kind]
	switch {
	case !ok || c == cPlace:
		return fmt.Errorf("%q is none of the classes that the head of words.txt lists", kind)
	case c&verbal != 0:
		l.addVerb(entry, c)
	case c&nominal != 0:
		l.addNoun(entry, c)
	default:
		l.add(entry, l.lemma(entry), fOther, c)
	}
	return nil
}

// pattern reads an entry of a type: words, a/b for alternatives, <class> for a
// class of words.txt or a list of lists.txt, ~ where other words may stand
// between. A verb's head is its first word, a noun's its last that is no
// preposition, or the one marked with an exclamation mark.
func (l *lexicon) pattern(entry string, noun bool, h header) error {
	parts, head, err := patternParts(entry, noun)
	if err != nil {
		return err
	}
	p := pattern{typ: h.typ, mode: h.mode, state: h.state, noun: noun}
	gap := false
	for i, s := range parts {
		if s == "~" {
			gap = true
			continue
		}
		if i == head {
			p.size++
			continue
		}
		it, err := l.item(s, gap && i > head)
		if err != nil {
			return err
		}
		gap = false
		p.size++
		if i < head {
			p.before = append([]item{it}, p.before...)
			// a gap stands between this word and the one after it
			p.before[0].gap = i+1 < len(parts) && parts[i+1] == "~"
		} else {
			p.after = append(p.after, it)
		}
	}
	for h := range strings.SplitSeq(parts[head], "/") {
		q := p
		if noun {
			id := l.addNoun(h, 0)
			l.nouns[id] = append(l.nouns[id], &q)
		} else {
			id := l.addVerb(h, 0)
			l.verbs[id] = append(l.verbs[id], &q)
		}
		l.patterns++
	}
	return nil
}

// spread writes out the alternatives of an entry that have a hyphen, which are
// several tokens of a text: "end ~ truce/cease-fire" is "end ~ truce" and "end ~
// cease-fire".
func spread(entry string) []string {
	fields := strings.Fields(entry)
	for i, f := range fields {
		if !strings.Contains(f, "/") || !strings.Contains(f, "-") {
			continue
		}
		mark := ""
		if f[0] == '!' {
			mark, f = "!", f[1:]
		}
		var plain, all []string
		with := func(f string) {
			all = append(all, spread(strings.Join(slices.Replace(slices.Clone(fields), i, i+1, mark+f), " "))...)
		}
		for a := range strings.SplitSeq(f, "/") {
			if strings.Contains(a, "-") {
				with(a)
			} else {
				plain = append(plain, a)
			}
		}
		if len(plain) > 0 {
			with(strings.Join(plain, "/"))
		}
		return all
	}
	return []string{entry}
}

// patternParts cuts an entry into the words of its pattern, and says which of
// them is the head.
func patternParts(entry string, noun bool) (parts []string, head int, err error) {
	parts = strings.Fields(entry)
	if noun {
		for head = len(parts) - 1; head > 0 && prepositions[parts[head]]; head-- {
		}
	}
	marked := false
	for i, s := range parts {
		if s == "~" && (i == 0 || i == len(parts)-1 || parts[i+1] == "~") {
			return nil, 0, errors.New("a ~ stands for words between two others: \"bridge ~ !collapse\"")
		}
		if s[0] == '!' {
			if marked {
				return nil, 0, errors.New("a pattern has one head, and so one exclamation mark")
			}
			head, parts[i], marked = i, s[1:], true
		}
		for a := range strings.SplitSeq(parts[i], "/") {
			if a == "" || a != "~" && strings.ContainsAny(strings.TrimSuffix(strings.TrimPrefix(a, "<"), ">"), "<>~!") || (a[0] == '<') != strings.HasSuffix(a, ">") {
				return nil, 0, fmt.Errorf("%q is no word, nor words such as a/b, nor a class such as <vessel>", s)
			}
		}
	}
	for s := range strings.SplitSeq(parts[head], "/") {
		if s[0] == '<' || prepositions[s] {
			return nil, 0, errors.New("the head must be a word, and no preposition; an exclamation mark before another word makes that one the head")
		}
	}
	// A hyphen is a token of its own in a text: cease-fire is two words there.
	for i := 0; i < len(parts); i++ {
		if split := strings.Split(parts[i], "-"); len(split) > 1 && !strings.Contains(parts[i], "/") {
			parts = slices.Replace(parts, i, i+1, split...)
			if i <= head {
				head += len(split) - 1
			}
			i += len(split) - 1
		}
	}
	return parts, head, nil
}

func (l *lexicon) item(s string, gap bool) (item, error) {
	it := item{gap: gap}
	for a := range strings.SplitSeq(s, "/") {
		if strings.HasPrefix(a, "<") {
			name := strings.Trim(a, "<>")
			if list := l.lists[name]; list != nil {
				it.alts = append(it.alts, list...)
				continue
			}
			c, ok := classNames[name]
			if !ok {
				return it, fmt.Errorf("unknown class %s: want one of words.txt or the name of a list of lists.txt", a)
			}
			it.class |= c
			continue
		}
		id, ok := l.lemmas[a]
		if !ok {
			id = l.lemma(a)
		}
		switch {
		case gap && !prepositions[a] && len(a) > 2:
			l.addNoun(a, 0) // an object
		default:
			if w := l.words[a]; w == nil || !w.is(id) {
				l.add(a, id, fOther, 0)
			}
			l.addInflected(a, id)
		}
		it.alts = append(it.alts, id)
	}
	return it, nil
}
