#!/bin/bash
# Builds artifacts/overlay, exactly what is laid at / of an image, and a tarball of it.
# Does nothing if no input changed since the last time.
source "$(dirname "$0")/lib.sh"

overlay=$artifacts/overlay
publish=$artifacts/publish
stamp=$artifacts/overlay.stamp

sources=(src build rootfs scripts/overlay.sh Directory.*.props global.json nuget.config)

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

lay_out() {
    local next=$artifacts/overlay.next names
    rm -rf "$next"
    mkdir -p "$next/command"
    cp -a rootfs/. "$next/"
    find "$next" -name .gitkeep -delete
    install -m 755 "$publish/Actors.Init" "$next/command/actors-init"
    install -m 755 "$publish/shell/Actors.Shell" "$next/command/actors"
    names=$("$next/command/actors" names) || die "unable to list the binary's names: \`actors names\` failed"
    grep -qx init <<<"$names" || die "unable to lay out the overlay: \`actors names\` does not list init"
    link_names "$next" <<<"$names"
    chmod -R u=rwX,go=rX "$next"
    # The only set-uid file: it puts /run in order for containers that run as another user than root.
    install -D -m 4755 "$publish/suexec/Actors.Suexec" "$next/package/admin/s6-overlay-helpers/command/s6-overlay-suexec"
    rm -rf "$overlay"
    mv "$next" "$overlay"
}

pack() {
    rm -f "$artifacts"/actors-overlay-*.tar.gz
    # The same inputs give the same bytes. No entry for / itself: unpacking must not touch the mode of an image's root.
    (cd "$overlay" && tar --sort=name --owner=0 --group=0 --numeric-owner --mtime=@0 -cf - -- *) | gzip -n9 >"$tarball"
}

summary() {
    local links
    links=$(find "$overlay/init" "$overlay/command" -type l | wc -l)
    say "overlay: artifacts/overlay (binary $(size "$overlay/command/actors-init"), $links links to it; actors $(size "$overlay/command/actors"))"
    say "tarball: ${tarball#"$root"/} ($(size "$tarball"))"
}

size() { numfmt --to=si --suffix=B --format=%.1f "$(stat -c %s "$1")"; }

wanted=$(inputs | sha256sum)
if [ "$(cat "$stamp" 2>/dev/null)" = "$wanted" ] && [ -e "$overlay/command/actors-init" ]; then
    tarball=$(ls "$artifacts"/actors-overlay-*.tar.gz)
    summary
    exit
fi

need_native
mkdir -p "$artifacts"
rm -f "$stamp"
say "publishing the native binary (artifacts/publish.log)"
publish() { # PROJECT FOLDER
    dotnet publish "$1" -c Release -f "$(property "$1" NativeTargetFramework)" -o "$2" --nologo -v quiet \
        >"$artifacts/publish.log" 2>&1 || { cat "$artifacts/publish.log" >&2; die "unable to publish $1"; }
}
publish src/Init "$publish"
publish src/Suexec "$publish/suexec"
publish src/Shell "$publish/shell"
tarball=$artifacts/actors-overlay-$(property src/Init Version).tar.gz
lay_out
pack
printf '%s\n' "$wanted" >"$stamp"
summary
