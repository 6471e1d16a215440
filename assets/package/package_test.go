// Package packaging holds no code: its test sees to it that the files which tell
// desktops about the program say the same.
package packaging

import (
	"encoding/xml"
	"os"
	"regexp"
	"strings"
	"testing"
)

func read(t *testing.T, name string) string {
	t.Helper()
	b, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// values are the "key = value" lines of TOML and of desktop entries, without
// quotes.
func values(file string) map[string]string {
	v := make(map[string]string)
	for line := range strings.Lines(file) {
		if k, x, ok := strings.Cut(line, "="); ok {
			v[strings.TrimSpace(k)] = strings.Trim(strings.TrimSpace(x), `"`)
		}
	}
	return v
}

// list is a list of words in either form.
func list(s string) string {
	return strings.Join(regexp.MustCompile(`[\w/.-]+`).FindAllString(s, -1), " ")
}

func TestFilesAgree(t *testing.T) {
	toml := values(read(t, "../../FyneApp.toml"))
	entry := values(read(t, "app.dateline.Dateline.desktop"))
	var info struct {
		ID         string   `xml:"id"`
		Name       string   `xml:"name"`
		Licence    string   `xml:"project_license"`
		Launchable string   `xml:"launchable"`
		Icon       string   `xml:"icon"`
		Categories []string `xml:"categories>category"`
		Releases   []struct {
			Version string `xml:"version,attr"`
		} `xml:"releases>release"`
	}
	if err := xml.Unmarshal([]byte(read(t, "app.dateline.Dateline.metainfo.xml")), &info); err != nil {
		t.Fatal(err)
	}
	for _, same := range []struct{ what, want, got string }{
		{"the entry's name", toml["Name"], entry["Name"]},
		{"the entry's icon", toml["ID"], entry["Icon"]},
		{"the entry's comment", toml["Comment"], entry["Comment"]},
		{"the entry's generic name", toml["GenericName"], entry["GenericName"]},
		{"the entry's categories", list(toml["Categories"]), list(entry["Categories"])},
		{"the entry's keywords", list(toml["Keywords"]), list(entry["Keywords"])},
		{"the entry's types", toml["MimeTypes"] + " inode/directory", list(entry["MimeType"])},
		{"the window's class", toml["Name"], entry["StartupWMClass"]},
		{"the description's id", toml["ID"], info.ID},
		{"the description's name", toml["Name"], info.Name},
		{"the description's icon", toml["ID"], info.Icon},
		{"the description's entry", toml["ID"] + ".desktop", info.Launchable},
		{"the description's categories", list(toml["Categories"]), strings.Join(info.Categories, " ")},
		{"the licence", "Apache-2.0", info.Licence},
		{"the program's id", toml["ID"], quoted(t, "../../app/desktop/desktop.go", `const ID = "(.*)"`)},
	} {
		if same.want == "" || same.got != same.want {
			t.Errorf("%s is %q, want %q", same.what, same.got, same.want)
		}
	}
	version := toml["Version"]
	if len(info.Releases) == 0 || info.Releases[0].Version != version {
		t.Errorf("the description's newest release is not %s: %v", version, info.Releases)
	}
	if !strings.Contains(read(t, "../../CHANGELOG.md"), "\n## "+version) {
		t.Errorf("CHANGELOG.md has nothing on %s", version)
	}
	if _, err := os.Stat("../../" + toml["Icon"]); err != nil {
		t.Error(err)
	}
}

func quoted(t *testing.T, file, pattern string) string {
	t.Helper()
	m := regexp.MustCompile(pattern).FindStringSubmatch(read(t, file))
	if m == nil {
		t.Fatalf("%s has no %s", file, pattern)
	}
	return m[1]
}

func TestNoMigrationsTable(t *testing.T) {
	if regexp.MustCompile(`(?m)^\[Migrations\]`).MatchString(read(t, "../../FyneApp.toml")) {
		t.Error("FyneApp.toml has a [Migrations] table, which silences Fyne's reports of calls from the wrong goroutine")
	}
}
