package event

import "dateline/data"

// Coded returns the type that the PLOVER manual gives an event with its
// status: a promise of what is friendly is AGREE, one of what is hostile
// THREATEN, a demand REQUEST, and a refusal of what is friendly REJECT. We keep
// the type of what is planned or demanded and its status apart, because an
// analyst filters by both; a program that expects PLOVER wants this.
func Coded(e *data.Event) data.EventType {
	friendly, hostile := e.Type <= data.Yield && e.Type != data.NoEvent || e.Type == data.Retreat, e.Type >= data.Reject && e.Type <= data.Assault && e.Type != data.Protest
	switch e.Status {
	case data.Planned:
		switch {
		case friendly:
			return data.Agree
		case hostile && e.Type != data.Reject && e.Type != data.Mobilize:
			return data.Threaten
		}
	case data.Demanded:
		return data.Request
	case data.Denied:
		if friendly {
			return data.Reject
		}
	case data.Feared:
		if hostile && e.Type != data.Assault && e.Type != data.Reject {
			return data.Threaten
		}
	}
	return e.Type
}

// Principal returns the index of the event that a sentence is about, among
// those found in it: in the outermost clause, what happened before what did
// not, the first of them. It is -1 for none.
func Principal(events []data.Event) int {
	best := -1
	for i := range events {
		if best < 0 || outranks(&events[i], &events[best]) {
			best = i
		}
	}
	return best
}

func outranks(a, b *data.Event) bool {
	if (a.Status == data.Background) != (b.Status == data.Background) {
		return b.Status == data.Background
	}
	if a.Depth != b.Depth {
		return a.Depth < b.Depth
	}
	return a.Status != data.Denied && b.Status == data.Denied // calling off a strike, and the strike
}
