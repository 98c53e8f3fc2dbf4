#!/bin/bash
# Boots a real image tree (busybox, nginx, the overlay, demo/root) in a real container and tells what happens.
source "$(dirname "$0")/lib.sh"

image=$artifacts/demo/image
output=$artifacts/demo/output
exit_code=7

tell() { printf '\n\033[1m%s\033[0m\n' "$*" | { if [ -t 1 ]; then cat; else sed 's/\x1b\[[0-9]*m//g'; fi; }; }
quote() { sed 's/^/   | /' "$@"; }

need crun=crun busybox-static=busybox-static
bash scripts/overlay.sh

rm -rf "$image"
mkdir -p "$image"
bash scripts/busybox-root.sh "$image"
bash scripts/nginx-layer.sh "$image"
cp -a "${ACTORS_OVERLAY:-$artifacts/overlay}/." "$image/"
cp -a demo/root/. "$image/"

tell "The image: busybox, $("$image/usr/sbin/nginx" -v 2>&1 | sed 's/.*: //'), the overlay, and these services of demo/root:"
cat <<'X'
   prepare   oneshot   writes a page and nginx's configuration
   web-log   longrun   s6-log: what web writes, in /var/log/web     after prepare
   web       longrun   nginx, ready when it answers                 after prepare and web-log (its pipe)
   fetch     oneshot   gets the page                                after web is ready
X

command=(sh -c "echo CMD: all services are up, ending with $exit_code; exit $exit_code")
tell "docker run IMAGE sh -c '${command[2]}'"
rm -f "$output" # all append: nginx opens it once more
code=0
timeout --kill-after=10 60 bash scripts/container.sh "$image" -- "${command[@]}" >>"$output" 2>&1 </dev/null || code=$?
quote "$output"

tell "It ended with exit code $code. Its log, /var/log/web/current:"
log=$image/var/log/web/current
[ ! -e "$log" ] || quote "$log"

failed=
expect() { # WHAT COMMAND...
    local what=$1; shift
    "$@" >/dev/null 2>&1 || { failed=1; say "actors: the demo failed: $what" >&2; }
}
expect "the container should end with the CMD's exit code $exit_code, not $code" [ "$code" = $exit_code ]
expect "the client should have printed the page" grep -q '^fetch: <h1>It is served.</h1>' "$output"
expect "the CMD should have run after the client" awk '/^fetch: /{ f = 1 } /^CMD: /{ if (f) exit(found = 1) } END { exit !found }' "$output"
expect "the log should have the client's request" grep -q '"GET / HTTP/1.1" 200 .*"demo"' "$log"
[ -z "$failed" ] && tell "All as it should be."
[ -z "$failed" ]
