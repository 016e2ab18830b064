#!/bin/sh
# setup.sh [build|window|test]…: brings a machine to where make can do its
# work, and says nothing where nothing is missing. Debian packages come from
# apt only; the page's packages from npm, when package-lock.json changed.
#
#   build   what the app is built from
#   window  a display nobody sees, for runs on machines without one
#   test    what the tests drive and compare with
set -eu
cd "$(dirname "$0")/.."

need() { # program, sentence
	command -v "$1" >/dev/null 2>&1 && return
	echo "$2" >&2
	exit 1
}
need go "Go is missing: install Go 1.26 or later (https://go.dev/dl) and run this again."
need node "Node is missing: install Node 20 or later (https://nodejs.org) and run this again."
need npm "npm is missing: it comes with Node (https://nodejs.org), or as Debian's package npm."
if [ "$(node -p 'process.versions.node.split(".")[0] >= 20')" != true ]; then
	echo "Node $(node --version) is too old: install Node 20 or later (https://nodejs.org) and run this again." >&2
	exit 1
fi

packages_build='libgtk-3-dev libwebkit2gtk-4.1-dev pkg-config gcc libc6-dev make'
why_build='the window is built on GTK and WebKitGTK, with a C compiler'
packages_window='xvfb dbus dbus-x11 at-spi2-core openbox xdotool imagemagick python3 python3-gi gir1.2-atspi-2.0 gir1.2-gtk-3.0'
why_window='a display nobody sees, and hands and eyes for it'
packages_test='chromium-headless-shell strace age openssl poppler-utils qpdf'
why_test='a browser for the page, strace to watch the network, age to open a backup without us, openssl to be an authority for time-stamps, poppler and qpdf to look at a PDF, openssl, ssh-keygen and python to check a bundle without us'

missing() {
	for package in "$@"; do
		dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || printf '%s ' "$package"
	done
}

if [ "$(id -u)" = 0 ]; then as_root=''; else as_root=sudo; fi

install_packages() { # why, packages…
	why=$1
	shift
	wanted=$(missing "$@")
	[ -n "$wanted" ] || return 0
	echo "Installing $wanted($why)."
	if [ -n "$as_root" ] && ! command -v sudo >/dev/null 2>&1; then
		echo "This needs root, and sudo is missing. As root: apt-get install $wanted" >&2
		exit 1
	fi
	log=$(mktemp)
	# shellcheck disable=SC2086 # both are lists
	if ! { [ -n "${updated-}" ] || $as_root apt-get update; } >"$log" 2>&1 ||
		! $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends $wanted >>"$log" 2>&1; then
		cat "$log" >&2
		rm -f "$log"
		echo "Installing failed. By hand: apt-get install $wanted" >&2
		exit 1
	fi
	updated=yes
	rm -f "$log"
}

if command -v dpkg-query >/dev/null 2>&1 && command -v apt-get >/dev/null 2>&1; then
	for group in "${@:-build}"; do
		eval "install_packages \"\$why_$group\" \$packages_$group"
	done
elif ! pkg-config --exists gtk+-3.0 webkit2gtk-4.1 2>/dev/null; then
	echo "This system has no apt. Install what your system calls GTK 3, WebKitGTK 4.1 (both with headers), pkg-config and a C compiler, and run this again." >&2
	exit 1
fi

# Compiling is what takes longest: it begins while npm fetches.
case " $* " in *" test "*) { ${GO:-go} build ./app/vault && ${GO:-go} tool -modfile=build/tools/go.mod staticcheck -version; } >/dev/null 2>&1 & ;; esac

# npm's packages, once for each state of their package-lock.json: the page's,
# Typst with its fonts, and PDFium.
fetch() { # folder, stamp, what
	lock=$(sha256sum "$1/package-lock.json")
	if [ ! -d "$1/node_modules" ] || [ "$(cat "build/.setup/$2" 2>/dev/null)" != "$lock" ]; then
		echo "Fetching $3 (npm ci)."
		mkdir -p build/.setup
		(cd "$1" && npm ci --no-audit --no-fund --loglevel=error)
		echo "$lock" >"build/.setup/$2"
	fi
}
fetch frontend npm "the page's packages"
fetch build/typeset npm-typeset "what PDFs are set with"
fetch build/pdfium npm-pdfium "what the pages of PDFs are drawn with"
