package toponym

import "dateline/geo/text"

// What the gazetteer does not know can still be seen to be a place. It is worth
// finding, because a reader is told that it was named and could not be placed,
// and because "Memphis Street" must not be taken for Memphis.

// feature judges the street, river or the like that begins at token i and goes
// on beyond token covered, up to which the gazetteer knows a name. It returns
// the token to go on with, or 0 if there is none.
func (f *Finder) feature(r *reading, i, covered int) int {
	if end := f.suffixed(r, i, covered); end > 0 {
		return end
	}
	return f.prefixed(r, i, covered)
}

// suffixed judges what ends in the word for it: "Memphis Street", "Lamar River".
func (f *Finder) suffixed(r *reading, i, covered int) int {
	t := &r.toks[i]
	numbered := r.ordinal(i)
	if r.mode(i) != plain || !r.upper(i) && !numbered || t.class&(wFunction|wMonth|wWeekday) != 0 && !numbered || t.marks&inWhole != 0 {
		return 0
	}
	if n := r.next(i); t.Len() == 1 && n >= 0 && r.toks[n].Kind == text.Joiner {
		return 0 // R-Elbow Lake: a party
	}
	words := 1
	for j := r.next(i); j >= 0 && words < 4; j = r.next(j) {
		u := &r.toks[j]
		if u.Kind == text.Joiner || r.ordinal(j) {
			continue
		}
		if !r.upper(j) || u.marks&inWhole != 0 {
			return 0
		}
		words++
		kind := evidences
		switch {
		case u.class&wRoad != 0 && !r.upper(r.next(j)):
			kind = NamesStreet
		case features[r.word(j)] && words <= 3 && t.class&(wPrefix|wTitle) == 0 && !numbered:
			kind = NamesFeature
		default:
			continue
		}
		if j < covered {
			return 0
		}
		end := j + 1
		if n := r.next(j); kind == NamesStreet && n >= 0 && r.toks[n].Kind == text.Number && r.is(j-1, "County") {
			end = n + 1 // County Road 43
		}
		d := Judgement{from: int32(i), to: int32(end)}
		d.Span = r.spanOf(i, end, known{abbreviation: true})
		d.Evidence.add(kind)
		if kind == NamesFeature && t.marks&isFirst != 0 && t.class&wCommon != 0 {
			d.Evidence.add(CommonAtHead)
		}
		if t.marks&inOrg != 0 {
			d.Evidence.add(InOrganisation)
			d.Evidence.add(IsOrganisation)
		}
		if t.marks&inPerson != 0 && u.marks&inPerson != 0 && !r.compass(i) {
			d.Evidence.add(InPersonName)
		}
		f.weighContext(r, &d, plain)
		f.settleScore(r, &d)
		if !d.Place {
			return 0
		}
		r.judged = append(r.judged, d)
		return end
	}
	return 0
}

// ordinal reports whether token i is the number of a street in a series of
// streets: 16th, Third.
func (r *reading) ordinal(i int) bool {
	w := r.word(i)
	if r.toks[i].Kind == text.Word {
		switch w {
		case "First", "Second", "Third":
			return true
		}
		return false
	}
	n := len(w)
	return r.toks[i].Kind == text.Number && n > 2 && n < 6 && w[n-1] >= 'a' && w[n-2] >= 'a' && w[n-3] <= '9'
}

// compass reports whether token i is the point of the compass that a street's
// name begins with: "N. High Street".
func (r *reading) compass(i int) bool {
	w := r.word(i)
	return len(w) > 0 && len(w) < 3 && (w[0] == 'N' || w[0] == 'S' || w[0] == 'E' || w[0] == 'W') && (len(w) == 1 || w[1] == '.')
}

// prefixed judges what begins with the word for it: "Lake Vermont".
func (f *Finder) prefixed(r *reading, i, covered int) int {
	const never = wFunction | wTitle | wOther | wMonth | wWeekday | wBody | wTail | wInstitution | wRoad | wStreet | wSuffix | wCommon
	if r.mode(i) != plain || !featurePrefixes[r.word(i)] {
		return 0
	}
	end := i
	for j, words := r.next(i), 0; r.upper(j) && words < 2; j, words = r.next(j), words+1 {
		if t := &r.toks[j]; t.class&never != 0 || t.marks&inWhole != 0 {
			return 0
		}
		end = j + 1
	}
	if end == i || end <= covered || r.upper(r.next(end-1)) {
		return 0
	}
	d := Judgement{from: int32(i), to: int32(end)}
	d.Span = r.spanOf(i, end, known{})
	d.Evidence.add(NamesFeature)
	f.weighContext(r, &d, plain)
	f.settleScore(r, &d)
	if !d.Place {
		return 0
	}
	r.judged = append(r.judged, d)
	return end
}

// featurePrefixes are the words that begin the name of a natural feature.
var featurePrefixes = map[string]bool{"Lake": true, "Mount": true, "Mt": true, "Mt.": true, "Loch": true, "Cape": true}

// features are the words that end the name of a natural feature, or of one that
// is built as wide. Words for
// divisions, such as County, are left out: the gazetteer knows the divisions.
var features = map[string]bool{
	"River": true, "Creek": true, "Lake": true, "Bay": true, "Island": true, "Islands": true, "Peninsula": true, "Mountain": true,
	"Mountains": true, "Valley": true, "Desert": true, "Strait": true, "Canal": true, "Falls": true, "Canyon": true, "Forest": true,
	"Beach": true, "Park": true, "Village": true, "Lagoon": true, "Stadium": true, "Square": true, "Estate": true, "Castle": true,
	"Racecourse": true, "Dam": true, "Reservoir": true, "Marsh": true, "Peak": true, "Glacier": true, "Heights": true, "Airport": true,
}

func (r *reading) word(i int) string { return r.text[r.toks[i].Start:r.toks[i].End] }

// unlisted judges the capitalised words at token i that no place answers to, if
// the words around them say that they are one: "the village of Kampungu", "in
// Pingilikani, Kenya". It returns the token to go on with, or 0.
func (f *Finder) unlisted(r *reading, i int) int {
	const never = wFunction | wTitle | wRole | wMonth | wWeekday | wOther | wOrganisation | wFirst | wCommon | wHead | wTail | wBody | wInstitution | wGeneric
	if r.mode(i) != plain || r.toks[i].shape != capital || r.toks[i].Len() < 4 {
		return 0
	}
	end, words := i, 0
	for j := i; j >= 0 && words < 3; j = r.next(j) {
		t := &r.toks[j]
		if t.Kind == text.Joiner {
			continue
		}
		if t.Kind != text.Word || t.shape != capital {
			break
		}
		if t.class&never != 0 || t.marks&(inPerson|inOrg) != 0 || r.people[t.key] {
			return 0
		}
		words++
		end = j + 1
	}
	if r.upper(r.next(end - 1)) {
		return 0
	}
	p := r.prev(i)
	if r.upper(p) || p >= 0 && r.toks[p].Kind == text.Joiner {
		return 0
	}
	d := Judgement{from: int32(i), to: int32(end)}
	d.Span = r.spanOf(i, end, known{})
	d.Evidence.add(NamesNothing)
	f.weighContext(r, &d, plain)
	f.settleScore(r, &d)
	if !d.Place {
		return 0
	}
	r.judged = append(r.judged, d)
	return end
}
