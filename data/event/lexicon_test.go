package event

import (
	"fmt"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"dateline/data"
)

func TestInflect(t *testing.T) {
	l := english()
	for base, want := range map[string]string{
		"bomb":  "bomb bombs bombing bombed",
		"seize": "seize seizes seizing seized",
		"deny":  "deny denies denying denied",
		"stab":  "stab stabs stabbing stabbed",
		"shoot": "shoot shoots shooting shot",
		"flee":  "flee flees fleeing fled",
		"clash": "clash clashes clashing clashed",
		"expel": "expel expels expelling expelled",
		"visit": "visit visits visiting visited",
		"raid":  "raid raids raiding raided",
		"lie":   "lie lies lying lay lain",
		"quit":  "quit quits quitting quit",
		"beat":  "beat beats beating beat beaten",
	} {
		var got []string
		for _, f := range l.conjugate(base) {
			got = append(got, f.word)
		}
		if s := strings.Join(got, " "); s != want {
			t.Errorf("%s: %s, want %s", base, s, want)
		}
	}
	for base, want := range map[string]string{"crisis": "crises", "city": "cities", "policeman": "policemen", "ambush": "ambushes", "talks": "talks", "day": "days", "witness": "witnesses"} {
		if got := plural(base); got != want {
			t.Errorf("%s: %s, want %s", base, got, want)
		}
	}
}

// All tests need the shipped lexicon. What an expert mistyped in it is told here,
// with file and line, instead of as a panic of the first of them.
func TestMain(m *testing.M) {
	if _, err := readLexicon(files); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	os.Exit(m.Run())
}

// The shipped lexicon is whole: all of its files were read, and each mode has
// patterns.
func TestShippedLexicon(t *testing.T) {
	l := english()
	if l.patterns < 1500 {
		t.Errorf("%d patterns, want 1,500 and more", l.patterns)
	}
	type kind struct {
		typ  data.EventType
		mode string
	}
	seen := make(map[kind]bool)
	for _, heads := range [][][]*pattern{l.verbs, l.nouns} {
		for _, patterns := range heads {
			for _, p := range patterns {
				seen[kind{p.typ, p.mode}] = true
			}
		}
	}
	for n := range data.EventTypes {
		typ := data.EventType(n)
		for _, mode := range typ.Modes() {
			if !seen[kind{typ, mode}] {
				t.Errorf("no entry shows %v %s", typ, mode)
			}
		}
	}
}

func TestLexiconErrors(t *testing.T) {
	for _, c := range []struct{ file, text, want string }{
		{"assault", "[ASAULT]\n", "lexicon/assault.txt:1: [ASAULT]: want ASSAULT, the type of this file"},
		{"assault", "[COERCE arrest]\n", "lexicon/assault.txt:1: [COERCE arrest]: want ASSAULT"},
		{"assault", "[ASSAULT air strike]\n", "is no heading such as [ASSAULT]"},
		{"assault", "[ASSAULT airstrike\n", "is no heading"},
		{"assault", "[]\n", "is no heading"},
		{"protest", "# a\n\n[PROTEST sit-in]\n", `lexicon/protest.txt:3: [PROTEST sit-in]: PROTEST has no mode "sit-in", only demo, strike, hunger, boycott, obstruct, riot`},
		{"coerce", "[COERCE harm]\n", `COERCE has no mode "harm"`},
		{"agree", "[AGREE meet]\n", "AGREE has no modes"},
		{"assault", "[ASSAULT]\nverb shoot up\n", "lexicon/assault.txt:2: verb shoot up: no colon"},
		{"assault", "\ufeff# a\r\n[ASSAULT]\r\nvreb: bomb\r\n", `lexicon/assault.txt:3: bomb: "vreb" is neither "verb" nor "noun"`},
		{"assault", "[ASSAULT]\nadverb: fatally\n", `"adverb" is neither "verb" nor "noun"`},
		{"assault", "verb: bomb\n", "lexicon/assault.txt:1: bomb: no heading such as [ASSAULT] stands above it"},
		{"assault", "[ASSAULT]\nnoun:\n", "lexicon/assault.txt:2: noun:: want a word after the colon"},
		{"assault", "[ASSAULT]\nnoun: raid,, ambush\n", "want a word after the colon and after each comma"},
		{"assault", "[ASSAULT]\nnoun: raid, ambush,\n", "want a word after the colon and after each comma"},
		{"assault", "[ASSAULT]\nverb: raid; ambush\n", `raid; ambush: ';' in it; words are written in small letters`},
		{"assault", "[ASSAULT]\nverb: Raid\n", `Raid: 'R' in it; words are written in small letters`},
		{"assault", "[ASSAULT]\nverb: ~\n", "lexicon/assault.txt:2: ~: a ~ stands for words between two others"},
		{"assault", "[ASSAULT]\nverb: open ~\n", "open ~: a ~ stands for words between two others"},
		{"assault", "[ASSAULT]\nverb: open ~ ~ fire\n", "a ~ stands for words between two others"},
		{"assault", "[ASSAULT]\nverb: !open ~ !fire\n", "one head"},
		{"assault", "[ASSAULT]\nverb: open ~ !\n", `"!" is no word`},
		{"assault", "[ASSAULT]\nverb: open ~ fire//guns\n", `"fire//guns" is no word`},
		{"assault", "[ASSAULT]\nverb: open ~fire\n", `"~fire" is no word`},
		{"assault", "[ASSAULT]\nverb: hit ~ <site\n", `"<site" is no word`},
		{"assault", "[ASSAULT]\nverb: hit ~ <thing>\n", "hit ~ <thing>: unknown class <thing>"},
		{"assault", "[ASSAULT]\nverb: <fighter> attack\n", "the head must be a word"},
		{"assault", "[ASSAULT]\nnoun: of\n", "the head must be a word, and no preposition"},
		{"forms", "strong: go went\n", "lexicon/forms.txt:1: go went: want three forms"},
		{"forms", "doubles: set up\n", "want one verb"},
		{"forms", "verb: go\n", `"verb" is neither "strong" nor "doubles"`},
		{"lists", "vessel: ship\n", `"vessel" is neither "verbs" nor "nouns" with the name`},
		{"lists", "nouns: ship\n", `"nouns" is neither "verbs" nor "nouns" with the name`},
		{"lists", "nouns site: ship\n", "site is a class of words.txt already"},
		{"words", "noun: ship\n", `"noun" is none of the classes`},
		{"words", "place: homs\n", `"place" is none of the classes`},
		{"battles", "[ASSAULT]\n", "lexicon/battles.txt: the name is none of a type"},
	} {
		_, err := readLexicon(fstest.MapFS{"lexicon/" + c.file + ".txt": {Data: []byte(c.text)}})
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s %q: %v, want %q", c.file, c.text, err, c.want)
		}
	}
}

// Who edited a file and did not run the tests is told of that line, and not to
// report a fault.
func TestLexiconErrorSaysWhatToDo(t *testing.T) {
	_, err := readLexicon(fstest.MapFS{"lexicon/coerce.txt": {Data: []byte("[COERCE]\nverb jail\n")}})
	said := (&LexiconError{err}).Error()
	for _, want := range []string{"lexicon/coerce.txt:2: verb jail: no colon", "mend the line", "go test ./data/event"} {
		if !strings.Contains(said, want) {
			t.Errorf("%q lacks %q", said, want)
		}
	}
}
