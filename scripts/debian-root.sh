#!/bin/bash
# Makes a minimal root filesystem of this machine's own Debian or Ubuntu release once, and prints where it is.
source "$(dirname "$0")/lib.sh"

. /etc/os-release
cache=${XDG_CACHE_HOME:-$HOME/.cache}/actors
target=$cache/$ID-${VERSION_CODENAME:-stable}
mkdir -p "$cache"
exec 9>"$cache/lock"
flock 9
if [ ! -d "$target" ]; then
    [ "$(id -u)" = 0 ] || die "unable to make a Debian root: debootstrap runs as root"
    need debootstrap=debootstrap >&2
    # From the mirror that this machine's apt uses, which may be the only one it reaches.
    mirror=$(apt-get indextargets --format '$(REPO_URI)' "Codename: $VERSION_CODENAME" 'Component: main' 2>/dev/null | head -n 1)
    rm -rf "$target.next"
    debootstrap --variant=minbase "$VERSION_CODENAME" "$target.next" ${mirror:+"$mirror"} >"$cache/debootstrap.log" 2>&1 </dev/null ||
        die "unable to make a Debian root: $(tail -n 1 "$cache/debootstrap.log") (see $cache/debootstrap.log)"
    rm -rf "$target.next"/var/cache/apt/archives/*.deb "$target.next"/var/lib/apt/lists/*
    mv "$target.next" "$target"
fi
say "$target"
