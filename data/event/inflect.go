package event

import "strings"

type inflected struct {
	word string
	form form
}

// conjugate returns the forms of a verb, by the rules of spelling and the
// tables of forms.txt. Only the first word of "blow up" bends, so it is given
// alone.
func (l *lexicon) conjugate(v string) []inflected {
	out := []inflected{{v, fBase}, {third(v), fThird}}
	if v == "be" {
		return nil
	}
	stem := v
	switch n := len(v); {
	case strings.HasSuffix(v, "ie"):
		out = append(out, inflected{v[:n-2] + "ying", fIng})
	case strings.HasSuffix(v, "e") && !strings.HasSuffix(v, "ee") && !strings.HasSuffix(v, "oe") && !strings.HasSuffix(v, "ye"):
		out = append(out, inflected{v[:n-1] + "ing", fIng})
		stem = v[:n-1]
	default:
		if l.doubles(v) {
			stem = v + v[n-1:]
		}
		out = append(out, inflected{stem + "ing", fIng})
		if strings.HasSuffix(v, "el") && stem == v { // cancelled and canceled
			out = append(out, inflected{v + "ling", fIng}, inflected{v + "led", fPast | fParticiple})
		}
	}
	if s, ok := l.strong[v]; ok {
		past, participle := s[0], s[1]
		if past == participle {
			return append(out, inflected{past, fPast | fParticiple})
		}
		return append(out, inflected{past, fPast}, inflected{participle, fParticiple})
	}
	past := stem + "ed"
	switch n := len(v); {
	case strings.HasSuffix(v, "e"):
		past = v + "d"
	case strings.HasSuffix(v, "y") && n > 1 && !vowel(v[n-2]):
		past = v[:n-1] + "ied"
	}
	return append(out, inflected{past, fPast | fParticiple})
}

// doubles reports whether the last consonant is doubled: in words of one
// syllable that end in one vowel and one consonant, and in those listed.
func (l *lexicon) doubles(v string) bool {
	n := len(v)
	if l.doubled[v] {
		return true
	}
	if n < 3 || vowel(v[n-1]) || strings.IndexByte("wxyh", v[n-1]) >= 0 || !vowel(v[n-2]) || vowel(v[n-3]) && v[n-3] != 'u' {
		return false
	}
	syllables := 0
	for i := range n {
		if vowel(v[i]) && (i == 0 || !vowel(v[i-1])) {
			syllables++
		}
	}
	return syllables == 1 && !(v[n-3] == 'u' && n > 3 && v[n-4] != 'q')
}

func third(v string) string {
	n := len(v)
	switch {
	case strings.HasSuffix(v, "y") && n > 1 && !vowel(v[n-2]):
		return v[:n-1] + "ies"
	case strings.HasSuffix(v, "s"), strings.HasSuffix(v, "x"), strings.HasSuffix(v, "z"), strings.HasSuffix(v, "ch"), strings.HasSuffix(v, "sh"), strings.HasSuffix(v, "o"):
		return v + "es"
	}
	return v + "s"
}

// plural returns the plural of a noun. A word that ends in s keeps its form
// unless it is ss, as in crisis, which has one of its own.
func plural(s string) string {
	n := len(s)
	switch {
	case strings.HasSuffix(s, "sis"):
		return s[:n-2] + "es"
	case strings.HasSuffix(s, "men") || strings.HasSuffix(s, "people") || strings.HasSuffix(s, "s") && !strings.HasSuffix(s, "ss") && !strings.HasSuffix(s, "us"):
		return s
	case strings.HasSuffix(s, "man"):
		return s[:n-3] + "men"
	}
	return third(s)
}

func vowel(c byte) bool {
	switch c {
	case 'a', 'e', 'i', 'o', 'u':
		return true
	}
	return false
}
