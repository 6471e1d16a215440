package reader

import (
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"

	"dateline/geo"
)

func TestExcerpt(t *testing.T) {
	const long = "Before. [Iran, a key supporter of the government, has also sent its foreign minister to *Lausanne* to take part in the talks, which began on Saturday in a hotel above the lake.] After."
	for _, c := range []struct {
		follow     follow
		text, want string
	}{
		{stays, "One. [A sentence about *Lausanne*.] Two.", "A sentence about *Lausanne*."},
		{repeats, "One. [A sentence about *Lausanne*.] Two.", "A sentence about *Lausanne*."},
		{stays, long, "… has also sent its foreign minister to *Lausanne* to take part in the talks, which began on Saturday in a …"},
		{repeats, long, "… foreign minister to *Lausanne* to take part in the …"},
		{stays, long + strings.Repeat(" More.", mostText/6), strings.Trim(long[strings.Index(long, "["):strings.Index(long, "]")], "[]")},
		{repeats, strings.ReplaceAll(strings.Replace(long, "Iran", "*Iran*", 1), "*Lausanne*", "Lausanne"), "*Iran*, a key supporter of the government, has also sent …"},
		{repeats, "[It broke out by the calendar that England keeps, in a bakery close to the bridge that leads to *Southwark*.]", "… a bakery close to the bridge that leads to *Southwark*."},
		{repeats, "[Both of the two delegations flew from *Moscow* to Geneva and from *Geneva* on to *Lausanne* that very evening.]", "… flew from *Moscow* to Geneva and from *Geneva* …"},
		{repeats, "[土耳其、沙特阿拉伯和卡塔尔的外交部长星期六在瑞士*洛桑*举行的会谈中讨论了叙利亚冲突停火的新办法。]", "… 长星期六在瑞士*洛桑*举行的会谈中讨论了 …"},
		{repeats, "[" + strings.Repeat("x", 300) + "*y*" + strings.Repeat("z", 300) + "]", "… xxxxxxxxxxxxxxxxxxxxx*y*zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz …"},
		{stays, "*Nowhere* is a sentence here.", "*Nowhere* is a sentence here."},
	} {
		it := item(c.text)
		it.excerpt(c.follow)
		got := it.Text
		for i := len(it.Words) - 1; i >= 0; i-- {
			w := it.Words[i]
			got = got[:w.Start] + "*" + w.In(it.Text) + "*" + got[w.End:]
		}
		if got != c.want {
			t.Errorf("%s\nis cut to\n%s\nwant\n%s", c.text, got, c.want)
		}
	}
}

// An excerpt holds the name, cuts no character and is no longer than it should be.
func TestExcerptsAlways(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		words := rapid.SliceOfN(rapid.StringMatching(`[a-zé洛 ]{1,40}`), 1, 20)
		before, name, after := strings.Join(words.Draw(t, "before"), ""), rapid.StringMatching(`[A-Zß洛]{1,30}`).Draw(t, "name"), strings.Join(words.Draw(t, "after"), "")
		it := Item{Text: "Head. " + before + name + after + " Tail."}
		it.Sentence = geo.Span{Start: 6, End: len(it.Text) - 6}
		it.Words = []geo.Span{{Start: 6 + len(before), End: 6 + len(before) + len(name)}}
		f := rapid.SampledFrom([]follow{stays, repeats}).Draw(t, "follow")
		most := map[follow]int{stays: mostAbout + aboutSpare, repeats: mostRepeat + repeatSpare}[f]
		if f == stays && len(it.Text) > mostText {
			most = mostText + aboutSpare
		}
		it.excerpt(f)
		if !utf8.ValidString(it.Text) || len(it.Words) != 1 || it.Words[0].In(it.Text) != name {
			t.Fatalf("the excerpt is %q, the name %v", it.Text, it.Words)
		}
		if n := len(it.Text) - len("… ") - len(" …"); n > most+len(name)+aboutSpare {
			t.Fatalf("the excerpt has %d bytes: %q", n, it.Text)
		}
		if got := it.sentence(); it.Text != got && it.Text != "… "+got && it.Text != got+" …" && it.Text != "… "+got+" …" {
			t.Fatalf("of %q the sentence is %q", it.Text, got)
		}
	})
}

func TestLead(t *testing.T) {
	for _, c := range []struct {
		headline, text string
		want           int
	}{
		{"", "Text.", 0},
		{"Talks end.", "Talks end.", 10},
		{"Talks end.", "Talks end. More is said here.", 0}, // a headline that someone wrote
		{"Talks that went on for…", "Talks that went on for days have ended.", 22},
		{"…", "Text.", 0},
		{"Other words", "Text.", 0},
	} {
		it := Item{Headline: c.headline, Text: c.text}
		if got := it.lead(); got != c.want {
			t.Errorf("%q leads %q by %d bytes, want %d", c.headline, c.text, got, c.want)
		}
	}
}
