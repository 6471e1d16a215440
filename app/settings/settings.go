// Package settings holds what the user has chosen for good, the page where it
// is chosen, and the page that tells about the program.
//
// [Open] reads the choices from a folder (see [Dir]) and always returns a
// [Store] that works: where nothing can be read it holds the defaults, where
// nothing can be written it keeps the choices until the program ends, and its
// error is then a sentence for the user. [Store.Change] writes them at once;
// there is no button for saving. [Store.Connect] makes the one online.Lookup
// of the program and keeps it in step with the choices.
//
// [Page] and [About] return Fyne objects for the content of a dialog. They are
// built anew each time they are opened.
//
// # The file
//
// settings.json is for people to read and mend. It is written whole under
// another name and renamed, so that a program that is killed leaves the old or
// the new one. A damaged file is kept beside it as settings.damaged.json. What
// a newer version of the program has written there is left as it is.
//
// The network is off unless the file says plainly that it is on.
package settings

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"time"

	"dateline/geo"
	"dateline/geo/online"
)

// A Theme is how the window looks.
type Theme string

// The themes.
const (
	System Theme = "system" // as the desktop says
	Light  Theme = "light"
	Dark   Theme = "dark"
)

// Show is what counts, and makes a pin.
type Show string

// What may be shown.
const (
	Events   Show = "events"   // what is reported to have happened
	Places   Show = "places"   // sentences that name a place itself, told of it or not
	Mentions Show = "mentions" // also those that name it for something else; see Settings.Shown
)

// Next is what a key that goes through them shows next.
func (s Show) Next() Show {
	switch s {
	case Events:
		return Places
	case Places:
		return Mentions
	}
	return Events
}

// Settings are the user's choices. They are a value: a copy is independent.
type Settings struct {
	Theme   Theme
	Show    Show
	Unreal  bool           // of events, also those that were denied, planned, feared or demanded
	Shown   [geo.Uses]bool // which uses of a name count among all mentions; [geo.Literal] always
	Network Network
}

// Network is what the program may do on the network, and has done.
type Network struct {
	On       bool   // names may be looked up when the user asks for it
	Endpoint string // the service; see online.CheckEndpoint
	Contacts []online.Contact
}

// maxContacts is how many hosts are remembered. One is the usual number.
const maxContacts = 20

// Default returns the choices of somebody who has chosen nothing: the
// desktop's theme, what happened, and of the mentions places and those who act for
// them, network off.
func Default() Settings {
	s := Settings{Theme: System, Show: Events, Network: Network{Endpoint: online.Nominatim}}
	s.Shown[geo.Literal] = true
	s.Shown[geo.Metonymic] = true
	return s
}

// Uses are the uses of a name that count and are drawn, where not what happened is.
func (s Settings) Uses() [geo.Uses]bool {
	if s.Show == Places {
		return [geo.Uses]bool{geo.Literal: true}
	}
	return s.Shown
}

func (s Settings) clone() Settings {
	s.Network.Contacts = slices.Clone(s.Network.Contacts)
	return s
}

// sound replaces what can't be meant by the default, and says what it was.
func (s *Settings) sound() (odd []string) {
	d := Default()
	switch s.Theme {
	case System, Light, Dark:
	default:
		odd = append(odd, fmt.Sprintf("the theme %q", s.Theme))
		s.Theme = d.Theme
	}
	switch s.Show {
	case Events, Places, Mentions:
	default:
		odd = append(odd, fmt.Sprintf("what is shown, %q,", s.Show))
		s.Show = d.Show
	}
	if err := online.CheckEndpoint(s.Network.Endpoint); err != nil {
		odd = append(odd, fmt.Sprintf("the service's address %q", s.Network.Endpoint))
		s.Network.Endpoint = d.Network.Endpoint
		// Whoever turned look-ups on meant another service than this one.
		s.Network.On = false
	}
	s.Shown[geo.Literal] = true
	return odd
}

// Dir is the folder of the program's settings: "dateline" in the user's folder
// for configuration.
func Dir() (string, error) { return inUserDir(os.UserConfigDir) }

// AnswersDir is the folder of answers from the network, in the user's cache.
func AnswersDir() (string, error) {
	dir, err := inUserDir(os.UserCacheDir)
	if err != nil {
		return "", err
	}
	return filepath.Join(dir, "answers"), nil
}

func inUserDir(find func() (string, error)) (string, error) {
	dir, err := find()
	if err != nil {
		return "", err
	}
	return filepath.Join(dir, "dateline"), nil
}

// A Store keeps the settings in a file. Its methods are safe for several
// goroutines at once.
type Store struct {
	file string // empty: kept in memory only

	mu       sync.Mutex
	now      Settings
	unknown  map[string]json.RawMessage // of a newer version
	watchers []func(Settings)

	change sync.Mutex // held through a change, so that watchers hear of them in order
}

const (
	fileName    = "settings.json"
	damagedName = "settings.damaged.json"
	maxFile     = 1 << 20
)

// Open reads the settings in dir. With dir empty they are kept in memory. The
// Store is never nil; the error is for the user and says what was not as it
// should be.
func Open(dir string) (*Store, error) {
	s := &Store{now: Default()}
	if dir == "" {
		return s, nil
	}
	s.file = filepath.Join(dir, fileName)
	b, err := os.ReadFile(s.file)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return s, nil
	case err != nil:
		return s, fmt.Errorf("the settings in %s can't be read (%w), so the defaults hold", s.file, cause(err))
	}
	read, unknown, err := parse(b)
	if err != nil {
		kept := filepath.Join(dir, damagedName)
		if rerr := os.Rename(s.file, kept); rerr != nil {
			return s, fmt.Errorf("the settings in %s are damaged (%w), so the defaults hold", s.file, err)
		}
		return s, fmt.Errorf("the settings in %s were damaged (%w), so the defaults hold; the damaged file is kept as %s", s.file, err, kept)
	}
	odd := read.sound()
	s.now, s.unknown = read, unknown
	if len(odd) > 0 {
		return s, fmt.Errorf("in the settings in %s %s can't be meant, so the default holds", s.file, join(odd))
	}
	return s, nil
}

// Get returns the settings as they are now.
func (s *Store) Get() Settings {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.now.clone()
}

// Watch has f called with the new settings after each change, on the goroutine
// that changed them. f must not change them again.
func (s *Store) Watch(f func(Settings)) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.watchers = append(s.watchers, f)
}

// Change lets f alter the settings, and writes them. The change holds even if
// it can't be written; the error says so in a sentence for the user. What can't
// be meant, such as an endpoint that may not be asked, is replaced by the
// default: check it before.
func (s *Store) Change(f func(*Settings)) error {
	s.change.Lock()
	defer s.change.Unlock()
	next := s.Get()
	f(&next)
	next.sound()

	s.mu.Lock()
	s.now = next.clone()
	watchers := slices.Clone(s.watchers)
	s.mu.Unlock()

	err := s.write(next)
	for _, w := range watchers {
		w(next.clone())
	}
	return err
}

func (s *Store) write(x Settings) error {
	if s.file == "" {
		return nil
	}
	b, err := format(x, s.unknown)
	if err == nil {
		err = replace(s.file, b)
	}
	if err != nil {
		return fmt.Errorf("the settings can't be written to %s (%w); they hold until the program ends", s.file, cause(err))
	}
	return nil
}

// replace puts a new file in the place of an old one, in one step.
func replace(name string, b []byte) (err error) {
	dir := filepath.Dir(name)
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return err
	}
	f, err := os.CreateTemp(dir, ".settings-*.tmp") // readable by the user alone
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			os.Remove(f.Name())
		}
	}()
	_, err = f.Write(b)
	if err == nil {
		err = f.Sync()
	}
	if cerr := f.Close(); err == nil {
		err = cerr
	}
	if err != nil {
		return err
	}
	return os.Rename(f.Name(), name)
}

// Connect returns a Lookup that follows the settings from now on, and writes
// its contacts there. The agent names the program to the service (see
// online.Agent); the cache may be nil.
func (s *Store) Connect(agent string, cache online.Cache) (*online.Lookup, error) {
	return s.connect(online.Config{Agent: agent, Cache: cache})
}

func (s *Store) connect(c online.Config) (*online.Lookup, error) {
	now := s.Get().Network
	c.Endpoint = now.Endpoint
	c.Contacted = s.contacted
	l, err := online.New(c)
	if err != nil {
		return nil, err
	}
	l.Turn(now.On)
	s.Watch(func(x Settings) {
		// The address was checked when it was set.
		if l.SetEndpoint(x.Network.Endpoint) != nil {
			l.Turn(false)
			return
		}
		// Turning on what is on would lift a refusal, which is for the user to do.
		if l.On() != x.Network.On {
			l.Turn(x.Network.On)
		}
	})
	return l, nil
}

// contacted keeps the last contact with each host, the latest host first. That
// it can't be written is not worth a word beside the look-up's own outcome.
func (s *Store) contacted(c online.Contact) {
	_ = s.Change(func(x *Settings) {
		rest := slices.DeleteFunc(x.Network.Contacts, func(o online.Contact) bool { return o.Host == c.Host })
		x.Network.Contacts = append([]online.Contact{c}, rest...)
		x.Network.Contacts = x.Network.Contacts[:min(len(x.Network.Contacts), maxContacts)]
	})
}

// The form of the file. Uses are named, as their numbers mean nothing to a
// reader.
type (
	fileForm struct {
		Theme   Theme           `json:"theme"`
		Show    Show            `json:"show"`
		Unreal  bool            `json:"not_happened"`
		Shown   map[string]bool `json:"shown"`
		Network networkForm     `json:"network"`
	}
	networkForm struct {
		On       bool          `json:"on"`
		Endpoint string        `json:"endpoint"`
		Contacts []contactForm `json:"contacts,omitempty"`
	}
	contactForm struct {
		Host  string    `json:"host"`
		At    time.Time `json:"at"`
		Words string    `json:"outcome"`
	}
)

// parse reads a file. What it leaves out has its default.
func parse(b []byte) (Settings, map[string]json.RawMessage, error) {
	if len(b) > maxFile {
		return Settings{}, nil, errors.New("it is far too large")
	}
	b = bytes.TrimPrefix(b, []byte("\ufeff"))
	s := Default()
	f := fileForm{Theme: s.Theme, Show: s.Show, Network: networkForm{Endpoint: s.Network.Endpoint}}
	var all map[string]json.RawMessage
	if err := json.Unmarshal(b, &all); err != nil {
		return Settings{}, nil, errors.New("it is not JSON: " + err.Error())
	}
	if all == nil {
		return Settings{}, nil, errors.New("it holds nothing")
	}
	if err := json.Unmarshal(b, &f); err != nil {
		return Settings{}, nil, errors.New("something in it has the wrong form: " + err.Error())
	}
	for _, k := range []string{"theme", "show", "not_happened", "shown", "network"} {
		delete(all, k)
	}
	s.Theme, s.Show, s.Unreal = f.Theme, f.Show, f.Unreal
	for u := range s.Shown {
		if shown, ok := f.Shown[geo.Use(u).String()]; ok {
			s.Shown[u] = shown
		}
	}
	s.Network.On, s.Network.Endpoint = f.Network.On, f.Network.Endpoint
	for _, c := range f.Network.Contacts[:min(len(f.Network.Contacts), maxContacts)] {
		s.Network.Contacts = append(s.Network.Contacts, online.Contact{Host: c.Host, At: c.At, Words: c.Words})
	}
	return s, all, nil
}

// format is the other way round. The keys of the file stand in the order of
// the alphabet.
func format(s Settings, unknown map[string]json.RawMessage) ([]byte, error) {
	f := fileForm{
		Theme:   s.Theme,
		Show:    s.Show,
		Unreal:  s.Unreal,
		Shown:   make(map[string]bool),
		Network: networkForm{On: s.Network.On, Endpoint: s.Network.Endpoint},
	}
	for u, shown := range s.Shown {
		f.Shown[geo.Use(u).String()] = shown
	}
	for _, c := range s.Network.Contacts {
		f.Network.Contacts = append(f.Network.Contacts, contactForm(c))
	}
	all := maps.Clone(unknown)
	if all == nil {
		all = make(map[string]json.RawMessage)
	}
	known, err := json.Marshal(f)
	if err == nil {
		err = json.Unmarshal(known, &all)
	}
	if err != nil {
		return nil, err
	}
	b, err := json.MarshalIndent(all, "", "  ")
	return append(b, '\n'), err
}

func join(s []string) string {
	words := s[0]
	for i, w := range s[1:] {
		if i == len(s)-2 {
			words += " and " + w
		} else {
			words += ", " + w
		}
	}
	return words
}

// cause is an error without the path, which stands in the sentence already.
func cause(err error) error {
	var p *fs.PathError
	if errors.As(err, &p) {
		return p.Err
	}
	return err
}
