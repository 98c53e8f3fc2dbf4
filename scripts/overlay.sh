#!/bin/bash
# Builds artifacts/overlay, exactly what is laid at / of an image, and a tarball of it.
# Does nothing if no input changed since the last time.
# overlay.sh [x64|arm64]: for that machine. For another than this one everything has its name in it: artifacts/overlay-arm64
source "$(dirname "$0")/lib.sh"

here=x64
[ "$(uname -m)" != aarch64 ] || here=arm64
machine=${1:-$here}
case $machine in x64 | arm64) ;; *) die "unable to build for $machine: x64 and arm64 are known" ;; esac
suffix=
[ "$machine" = "$here" ] || suffix=-$machine
overlay=$artifacts/overlay$suffix
symlinks=$artifacts/overlay-symlinks
publish=$artifacts/publish$suffix
stamp=$artifacts/overlay$suffix.stamp

sources=(src build rootfs layers scripts/overlay.sh Directory.*.props global.json nuget.config)

# By content, not by time: a checkout or a rebase that changes nothing rebuilds nothing.
inputs() {
    find "${sources[@]}" \( -name bin -o -name obj \) -prune -o \( -type f -o -type l \) -printf '%p %l %m\n' | LC_ALL=C sort
    find "${sources[@]}" \( -name bin -o -name obj \) -prune -o -type f -print0 | LC_ALL=C sort -z | xargs -0 sha256sum
}

# Every name that the binary answers to gets a link; the list is the binary's own, kept nowhere else.
link_names() {
    local name
    while IFS= read -r name; do
        case $name in
            actors) ;;
            init) ln -s command/actors-init "$1/init" ;;
            *) ln -s actors-init "$1/command/$name" ;;
        esac
    done
}

# Releases of s6-overlay: images name its folder with the version that they once took. Where an image has put files of its own into such a folder
# it is a real one, and what it adds to the sources counts (OverlayLayout).
releases=(3.0.0.0 3.0.0.1 3.0.0.2 3.1.0.0 3.1.0.1 3.1.1.0 3.1.1.1 3.1.1.2 3.1.2.0 3.1.2.1 3.1.3.0 3.1.4.0 3.1.4.1 3.1.4.2 3.1.5.0 3.1.6.0 3.1.6.1 3.1.6.2
    3.2.0.0 3.2.0.1 3.2.0.2 3.2.0.3 3.2.1.0 3.2.2.0 3.2.3.0 3.2.3.1 3.2.3.2)

link_packages() {
    local release
    for release in "${releases[@]}"; do ln -s s6-overlay "$1/package/admin/s6-overlay-$release"; done
    ln -s ../package/admin/s6-overlay-helpers/command/s6-overlay-suexec "$1/command/s6-overlay-suexec"
}

# What s6-overlay has in its symlinks tarballs: every command in /usr/bin too, for scripts that name it there. Not those that POSIX puts there itself.
lay_out_symlinks() {
    local name
    rm -rf "$symlinks"
    mkdir -p "$symlinks/usr/bin"
    for name in $(ls "$overlay/command"); do
        case $name in
            actors-init | cd | umask | wait | s6-overlay-suexec) ;;
            *) ln -s "../../command/$name" "$symlinks/usr/bin/$name" ;;
        esac
    done
}

lay_out() {
    local next=$overlay.next names
    rm -rf "$next"
    mkdir -p "$next/command"
    cp -a rootfs/. "$next/"
    find "$next" -name .gitkeep -delete
    install -m 755 "$publish/Actors.Init" "$next/command/actors-init"
    install -m 755 "$publish/shell/Actors.Shell" "$next/command/actors"
    # A binary for another machine cannot say them here; this machine's has the same.
    names=$("${names_of:-$next}/command/actors" names) || die "unable to list the binary's names: \`actors names\` failed"
    grep -qx init <<<"$names" || die "unable to lay out the overlay: \`actors names\` does not list init"
    link_names "$next" <<<"$names"
    chmod -R u=rwX,go=rX "$next"
    # The only set-uid file: it puts /run in order for containers that run as another user than root.
    install -D -m 4755 "$publish/suexec/Actors.Suexec" "$next/package/admin/s6-overlay-helpers/command/s6-overlay-suexec"
    link_packages "$next"
    rm -rf "$overlay"
    mv "$next" "$overlay"
}

pack() {
    rm -f "$artifacts"/actors-overlay"$suffix"-[0-9]*.tar.gz
    archive "$overlay" "$tarball"
    # The others are the same for every machine.
    [ -z "$suffix" ] || return 0
    lay_out_symlinks
    rm -f "$artifacts"/actors-overlay-symlinks-*.tar.gz "$artifacts"/actors-*-overlay-*.tar.gz
    archive "$symlinks" "$(symlinks_tarball)"
    # What only some images want is a tarball of its own, for above the overlay's.
    local layer
    for layer in layers/*/; do
        archive "$layer" "$artifacts/actors-$(basename "$layer")-overlay-${tarball##*-}" --mode=u=rwX,go=rX
    done
}

symlinks_tarball() { printf %s "$artifacts/actors-overlay-symlinks-${tarball##*-}"; }

archive() { # FOLDER TARBALL TAR-OPTION...
    # The same inputs give the same bytes. No entry for / itself: unpacking must not touch the mode of an image's root.
    local folder=$1 file=$2
    shift 2
    (cd "$folder" && tar --sort=name --owner=0 --group=0 --numeric-owner --mtime=@0 "$@" -cf - -- *) | gzip -n9 >"$file"
}

summary() {
    local links
    links=$(find "$overlay/init" "$overlay/command" -type l | wc -l)
    say "overlay: ${overlay#"$root"/} (binary $(size "$overlay/command/actors-init"), $links links to it; actors $(size "$overlay/command/actors"))"
    say "tarball: ${tarball#"$root"/} ($(size "$tarball")); for scripts that look into /usr/bin: artifacts/actors-overlay-symlinks-${tarball##*-}"
}

size() { numfmt --to=si --suffix=B --format=%.1f "$(stat -c %s "$1")"; }

wanted=$(inputs | sha256sum)
if [ "$(cat "$stamp" 2>/dev/null)" = "$wanted" ] && [ -e "$overlay/command/actors-init" ]; then
    tarball=$(ls "$artifacts"/actors-overlay"$suffix"-[0-9]*.tar.gz)
    summary
    exit
fi

need_native
if [ -n "$suffix" ]; then
    need_cross "$machine"
    bash scripts/overlay.sh
    names_of=$artifacts/overlay
fi
mkdir -p "$artifacts"
rm -f "$stamp"
say "publishing the native binary (artifacts/publish.log)"
publish() { # PROJECT FOLDER
    dotnet publish "$1" -c Release -f "$(property "$1" NativeTargetFramework -p:NativeMachine="$machine")" -p:NativeMachine="$machine" -o "$2" --nologo -v quiet \
        >"$artifacts/publish.log" 2>&1 || { cat "$artifacts/publish.log" >&2; die "unable to publish $1"; }
}
publish src/Init "$publish"
publish src/Suexec "$publish/suexec"
publish src/Shell "$publish/shell"
tarball=$artifacts/actors-overlay$suffix-$(property src/Init Version).tar.gz
lay_out
pack
printf '%s\n' "$wanted" >"$stamp"
summary
