package main

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"

	"dateline/assets/gen/sources"
)

// words tells which words are common in English, after WordNet.
type words struct {
	// count has the words that WordNet writes in lower case, with how often each
	// stands in the texts that WordNet's makers tagged by hand, other than as
	// the name of a place.
	count map[string]int
	// place has the words that WordNet knows with a capital as the name of a
	// place: "cologne" is a common word, and Cologne a name in English.
	place map[string]bool
}

// functionWords are the words that WordNet leaves out, and names of days and
// months.
const functionWords = `a about above across after again against all along also although always am among an and
another any anybody anyone anything are around as at away back be became because become been before behind being below
between both but by came can cannot come could did do does done down during each either else enough even ever every
everybody everyone everything few first five for four from further gave get give go goes gone got had has have having he
hence her here hers herself him himself his how however i if in indeed instead into is it its itself just last later
least less let like made make many may me might mine more most much must my myself near neither never next no nobody none
nor not nothing now of off often on once one only onto or other others our ours ourselves out over own per perhaps
quite rather said same say says second see seen several shall she should since so some somebody someone something soon
still such take taken ten than that the their theirs them themselves then there therefore these they third this those
though three through thus to together too took toward towards two under until up upon us use used very via was we well
went were what whatever when where whereas whether which while who whoever whole whom whose why will with within without
would yes yet you your yours yourself
monday tuesday wednesday thursday friday saturday sunday january february march april june july august september
october november december mon tue wed thu fri sat sun jan feb mar apr jun jul aug sep sept oct nov dec mr mrs ms dr
st jr sr`

// noun.location in WordNet's numbering of lexicographer files.
const wordNetLocations = "15"

func (g *generator) readWords() error {
	parts := []string{"noun", "verb", "adj", "adv"}
	var names []string
	for _, p := range parts {
		names = append(names, "data."+p)
	}
	files, err := g.folder.Files(sources.WordNet, append(names, "cntlist.rev")...)
	if err != nil {
		return err
	}
	g.words = words{make(map[string]int), make(map[string]bool)}
	for _, name := range names {
		for line := range bytes.Lines(files[name]) {
			if line[0] == ' ' { // the licence
				continue
			}
			// offset, lexicographer file, type, number of words in hexadecimal,
			// then the words, each with a number after it
			f := strings.Fields(string(line))
			if len(f) < 6 {
				return fmt.Errorf("WordNet's %s: bad line %q", name, line)
			}
			n, err := strconv.ParseUint(f[3], 16, 8)
			if err != nil || len(f) < 4+2*int(n) {
				return fmt.Errorf("WordNet's %s: bad line %q", name, line)
			}
			for i := range int(n) {
				w, _, _ := strings.Cut(f[4+2*i], "(") // adjectives carry where they may stand
				lower := strings.ToLower(w)
				switch {
				case strings.ContainsRune(w, '_'):
				case w == lower:
					g.words.count[w] += 0
				case f[1] == wordNetLocations:
					g.words.place[lower] = true
				}
			}
		}
	}
	for line := range strings.Lines(string(files["cntlist.rev"])) {
		// lemma%type:file:…, number of the sense, count
		f := strings.Fields(line)
		if len(f) != 3 {
			continue
		}
		lemma, sense, _ := strings.Cut(f[0], "%")
		count, err := strconv.Atoi(f[2])
		if err != nil {
			return fmt.Errorf("WordNet's cntlist.rev: bad line %q", line)
		}
		file := strings.SplitN(sense, ":", 3)
		if _, ok := g.words.count[lemma]; ok && len(file) > 1 && file[1] != wordNetLocations {
			g.words.count[lemma] += count
		}
	}
	for w := range strings.FieldsSeq(functionWords) {
		g.words.count[w] += 1000
	}
	return nil
}

// common reports whether the word is one of English at all, and frequent
// whether it is one that any article may hold. Plurals count as their singular.
func (w *words) common(key string) bool {
	if _, ok := w.count[key]; ok {
		return true
	}
	_, ok := w.count[strings.TrimSuffix(key, "s")]
	return ok
}

func (w *words) frequent(key string) bool {
	const often = 3
	return w.count[key] >= often || w.count[strings.TrimSuffix(key, "s")] >= often
}
