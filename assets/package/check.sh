#!/bin/sh
# Tries an archive as a user would:
#
#     check.sh ARCHIVE VERSION
#
# unpacks it into an empty folder, installs it into another, starts what was
# installed, with a window too where there is Xvfb, and takes it away again.
set -eu

archive=$(readlink -f "${1:?archive}")
version=${2:?version}
work=$(mktemp -d)
xvfb=
app=
# end asks a process that we started to end, and makes it after ten seconds.
end() {
	[ -n "$1" ] || return 0
	kill "$1" 2>/dev/null || return 0
	for _ in 1 2 3 4 5 6 7 8 9 10; do
		kill -0 "$1" 2>/dev/null || break
		sleep 1
	done
	kill -9 "$1" 2>/dev/null || true
	wait "$1" 2>/dev/null || true
}
finish() {
	end "$app"
	end "$xvfb"
	rm -rf "$work"
}
trap finish EXIT
fail() {
	echo "check: $*" >&2
	exit 1
}
pass() { echo "check: $*"; }

mkdir "$work/unpacked" "$work/home" "$work/run"
chmod 700 "$work/run"
tar -C "$work/unpacked" -xzf "$archive"
top=$(echo "$work"/unpacked/*)
[ -x "$top/install.sh" ] || fail "no install.sh in $archive"

# The prefix has a space in it: a home folder may.
prefix="$work/a prefix"
HOME="$work/home" "$top/install.sh" "$prefix" >/dev/null
program=$prefix/bin/dateline
[ -x "$program" ] || fail "no program in $prefix/bin"
for f in share/applications/app.dateline.Dateline.desktop share/metainfo/app.dateline.Dateline.metainfo.xml \
	share/man/man1/dateline.1 share/doc/dateline/LICENSE share/doc/dateline/NOTICE share/doc/dateline/modules.txt \
	share/icons/hicolor/256x256/apps/app.dateline.Dateline.png share/icons/hicolor/scalable/apps/app.dateline.Dateline.svg; do
	[ -s "$prefix/$f" ] || fail "$f is not installed"
done
pass "installs into an empty folder"

if command -v ldd >/dev/null && ldd "$program" 2>/dev/null | grep "not found"; then
	fail "the program needs libraries that are not here"
fi

# As on a fresh account: no settings, no display, no network to be found by name.
# It takes the place of the shell that it is called in, so that end ends the
# program and not a shell around it.
run() {
	exec env -i HOME="$work/home" PATH="$PATH" XDG_RUNTIME_DIR="$work/run" LANG=C.UTF-8 "$@"
}
said=$(run "$program" version) || fail "dateline version fails: $said"
case $said in
*"$version"*) pass "says its version: $said" ;;
*) fail "dateline version says “$said”, not $version" ;;
esac

entry=$prefix/share/applications/app.dateline.Dateline.desktop
grep -qF "Exec=\"$program\" %F" "$entry" || fail "the menu entry starts something else: $(grep ^Exec= "$entry")"
if command -v desktop-file-validate >/dev/null; then
	desktop-file-validate "$entry" || fail "the menu entry is not valid"
	pass "the menu entry is valid"
fi
if command -v appstreamcli >/dev/null; then
	appstreamcli validate --no-net "$prefix/share/metainfo/app.dateline.Dateline.metainfo.xml" >"$work/appstream" ||
		fail "the description for software centres is not valid: $(cat "$work/appstream")"
	pass "the description for software centres is valid"
fi
if command -v man >/dev/null; then
	man --warnings -l "$prefix/share/man/man1/dateline.1" >/dev/null 2>"$work/man" && [ ! -s "$work/man" ] ||
		fail "the manual page is not clean: $(cat "$work/man")"
fi

if command -v Xvfb >/dev/null && command -v xdotool >/dev/null; then
	Xvfb -displayfd 3 -screen 0 1280x900x24 -nolisten tcp 3>"$work/display" 2>/dev/null &
	xvfb=$!
	for _ in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
		[ -s "$work/display" ] && break
		sleep 0.5
	done
	[ -s "$work/display" ] || fail "Xvfb does not start"
	DISPLAY=:$(cat "$work/display")
	export DISPLAY
	run DISPLAY="$DISPLAY" "$program" >"$work/out" 2>&1 &
	app=$!
	timeout 60 xdotool search --sync --onlyvisible --name Dateline >/dev/null ||
		fail "no window within a minute; the program said: $(cat "$work/out")"
	kill -0 "$app" 2>/dev/null || fail "the program ended: $(cat "$work/out")"
	end "$app"
	app=
	pass "opens its window"
fi

HOME="$work/home" "$top/install.sh" --uninstall "$prefix" >/dev/null
left=$(find "$prefix" -mindepth 1 2>/dev/null || true)
[ -z "$left" ] || fail "left behind: $left"
pass "goes without a trace"
