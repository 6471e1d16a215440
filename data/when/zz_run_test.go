package when

import (
	"bufio"
	"encoding/json"
	"os"
	"testing"
	"unicode/utf8"

	"dateline/data"
)

func TestZZRun(t *testing.T) {
	in := os.Getenv("KK_IN")
	if in == "" {
		t.Skip()
	}
	f, _ := os.Open(in)
	out, _ := os.Create(os.Getenv("KK_OUT"))
	defer out.Close()
	sc := bufio.NewScanner(f)
	sc.Buffer(nil, 1<<26)
	tg := New()
	enc := json.NewEncoder(out)
	for sc.Scan() {
		var d struct{ ID, Dct, Text string }
		json.Unmarshal(sc.Bytes(), &d)
		var pub data.Time
		if d.Dct != "" {
			var err error
			if pub, err = data.ParseTime(d.Dct[:10]); err != nil {
				t.Log(d.ID, err)
			}
		}
		var ts []map[string]any
		b, r := 0, 0
		for _, x := range tg.Find(d.Text, pub, nil) {
			r += utf8.RuneCountInString(d.Text[b:x.Start])
			s := r
			r += utf8.RuneCountInString(d.Text[x.Start:x.End])
			b = x.End
			ts = append(ts, map[string]any{"start": s, "end": r, "type": x.Type.String(), "value": x.Value, "mod": x.Mod.String(), "phrase": d.Text[x.Start:x.End], "edtf": x.Time.EDTF()})
		}
		if ts == nil {
			ts = []map[string]any{}
		}
		enc.Encode(map[string]any{"id": d.ID, "timex": ts})
	}
}
