package event_test

import (
	"testing"

	"dateline/data"
)

// What a sentence tells again, and what apart from the events before it.
func TestTelling(t *testing.T) {
	p := newPipeline()
	for _, c := range []struct {
		text, trigger string
		want          data.Telling
	}{
		{"Rebels attacked Homs on Friday.", "attacked", data.ToldPlainly},
		{"An attack in Homs killed ten people.", "attack", data.ToldPlainly},
		{"The attack killed ten people.", "attack", data.ToldAgain},
		{"The dawn attack killed ten people.", "attack", data.ToldAgain},
		{"Ten people were killed in the blast.", "killed", data.ToldAgain},
		{"The bomb exploded near a school.", "bomb", data.ToldAgain},
		{"The gunman opened fire in a shop.", "opened", data.ToldAgain},
		{"A gunman opened fire in a shop.", "opened", data.ToldPlainly},
		{"The attack on a church killed ten people.", "attack", data.ToldPlainly},
		{"The attack in Homs killed ten people.", "attack", data.ToldAgain},
		{"The Paris attack killed ten people.", "attack", data.ToldPlainly},
		{"The latest attack killed ten people.", "attack", data.ToldPlainly},
		{"A second attack killed ten people.", "attack", data.ToldApart},
		{"The second attack killed ten people.", "attack", data.ToldApart},
		{"Rebels also attacked Idlib.", "attacked", data.ToldApart},
		{"Meanwhile rebels attacked Idlib.", "attacked", data.ToldApart},
	} {
		_, _, _, rep := p.read(t, c.text)
		found := false
		for i := range rep.Events {
			if e := &rep.Events[i]; e.Trigger.In(c.text) == c.trigger {
				found = true
				if e.Told != c.want {
					t.Errorf("%s: %q told %d, want %d", c.text, c.trigger, e.Told, c.want)
				}
			}
		}
		if !found {
			t.Errorf("%s: no event %q", c.text, c.trigger)
		}
	}
}
