package event

import (
	"strings"
	"testing"
	"testing/fstest"
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

func TestLexiconErrors(t *testing.T) {
	for text, want := range map[string]string{
		"[ASAULT]\n":                          "lexicon/x.txt:1: [ASAULT] is no heading",
		"[ASSAULT]\nverb bomb\n":              "lexicon/x.txt:2: no colon",
		"# a\n[ASSAULT]\nvreb: bomb\n":        "lexicon/x.txt:3: bomb: unknown kind",
		"[ASSAULT]\nverb: hit ~ <thing>\n":    "unknown class <thing>",
		"[ASSAULT]\nverb: <fighter> attack\n": "the head must be a word",
		"strong: go went\n":                   "three forms",
	} {
		_, err := readLexicon(fstest.MapFS{"lexicon/x.txt": {Data: []byte(text)}})
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, want %q", text, err, want)
		}
	}
}
