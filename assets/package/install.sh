#!/bin/sh
# Installs Dateline from the unpacked archive that this file is in, or takes it
# away again:
#
#     ./install.sh [--uninstall] [PREFIX]
#
# PREFIX is /usr/local for root and ~/.local for anybody else. DESTDIR, if it is
# set, is put before it, for those who make packages. Nothing else is needed:
# no database, no service, no files outside PREFIX.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
remove=no
if [ "${1:-}" = --uninstall ]; then
	remove=yes
	shift
fi
case ${1:-} in
-*)
	echo "usage: $0 [--uninstall] [PREFIX]" >&2
	exit 2
	;;
esac
if [ "$(id -u)" = 0 ]; then
	prefix=${1:-/usr/local}
else
	prefix=${1:-$HOME/.local}
fi
case $prefix in
/*) ;;
*) prefix=$(pwd)/$prefix ;;
esac
to=${DESTDIR:-}$prefix

files=$(cd "$here/files" && find . -type f | sort | sed 's|^\./||')

apps=$to/share/applications
if [ $remove = yes ]; then
	# What the desktop made of our entry alone goes with it.
	if [ "$(ls "$apps" 2>/dev/null | grep -c '\.desktop$')" = 1 ]; then
		rm -f "$apps/mimeinfo.cache"
	fi
	echo "$files" | while IFS= read -r f; do
		rm -f "$to/$f"
		# Folders go when they are empty; those of others stay.
		d=$(dirname "$f")
		while [ "$d" != . ] && rmdir "$to/$d" 2>/dev/null; do
			d=$(dirname "$d")
		done
	done
	echo "Dateline is gone from $prefix. Your settings and articles are untouched."
else
	echo "$files" | while IFS= read -r f; do
		mkdir -p "$to/$(dirname "$f")"
		# Written aside and renamed: the program may be running.
		cp "$here/files/$f" "$to/$f.new"
		mv -f "$to/$f.new" "$to/$f"
	done
	# The desktop starts the program where it lies, on the path or not.
	entry=$apps/app.dateline.Dateline.desktop
	path=$(printf '%s' "$prefix/bin/dateline" | sed 's/[&|\\]/\\&/g')
	sed -e "s|^Exec=dateline|Exec=\"$path\"|" -e "s|^TryExec=.*|TryExec=$path|" "$entry" >"$entry.new"
	mv -f "$entry.new" "$entry"
	echo "Dateline is installed: $prefix/bin/dateline"
	case :$PATH: in
	*:"$prefix/bin":*) ;;
	*) echo "$prefix/bin is not on your PATH; start it from the desktop's menu or by its whole path." ;;
	esac
fi

# Desktops find new entries by themselves, but sooner with these.
if [ -z "${DESTDIR:-}" ]; then
	if command -v update-desktop-database >/dev/null && [ -d "$apps" ]; then
		update-desktop-database -q "$apps" 2>/dev/null || true
	fi
	if command -v gtk-update-icon-cache >/dev/null && [ -f "$to/share/icons/hicolor/index.theme" ]; then
		gtk-update-icon-cache -q -t "$to/share/icons/hicolor" 2>/dev/null || true
	fi
fi
