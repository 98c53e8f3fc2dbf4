#!/bin/bash
# container.sh ROOT [NAME=VALUE ...] -- COMMAND [ARGUMENT ...]
# Runs ROOT's /init with COMMAND as pid 1 of a container with namespaces of its own, and ends with its exit code.
# As root, or as an ordinary user where the machine allows unprivileged user namespaces. The container writes into ROOT.
source "$(dirname "$0")/lib.sh"

if [ -z "${ACTORS_IN_NAMESPACES:-}" ]; then
    export ACTORS_IN_NAMESPACES=1
    if [ "$(id -u)" = 0 ]; then
        exec unshare --mount --propagation private bash "$0" "$@"
    fi
    # Such a container has one user only, who is root in there.
    unshare --user --map-root-user true 2>/dev/null &&
        exec unshare --user --map-root-user --mount --propagation private bash "$0" "$@"
    die "a container needs root or unprivileged user namespaces (sysctl user.max_user_namespaces, kernel.apparmor_restrict_unprivileged_userns)"
fi
unset ACTORS_IN_NAMESPACES

# crun refuses a hybrid tree of cgroup v1 and v2: hide the v2 part.
hybrid=/sys/fs/cgroup/unified
[ ! -e $hybrid/cgroup.procs ] || umount -l $hybrid 2>/dev/null || mount -t tmpfs hidden $hybrid

string() { # the JSON string of $1
    local s=${1//\\/\\\\}
    s=${s//\"/\\\"} s=${s//$'\n'/\\n} s=${s//$'\t'/\\t}
    printf '"%s"' "$s"
}

root_folder=$1; shift
environment='"PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"'
while [ "$1" != -- ]; do environment+=,$(string "$1"); shift; done
shift
arguments='"/init"'
for argument; do arguments+=,$(string "$argument"); done

capabilities='"CAP_CHOWN","CAP_DAC_OVERRIDE","CAP_FOWNER","CAP_FSETID","CAP_KILL","CAP_SETGID","CAP_SETUID","CAP_NET_BIND_SERVICE"'
# The group that owns terminals exists only where more than one group does.
terminals=$(awk '{ groups += $3 } END { if (groups > 5) print ",\"gid=5\"" }' /proc/self/gid_map)
bundle=$(mktemp -d)
cat >"$bundle/config.json" <<JSON
{"ociVersion":"1.0.0","hostname":"demo","root":{"path":$(string "$root_folder")},
"process":{"user":{"uid":0,"gid":0},"args":[$arguments],"env":[$environment],"cwd":"/",
"capabilities":{"bounding":[$capabilities],"effective":[$capabilities],"permitted":[$capabilities]}},
"mounts":[{"destination":"/proc","type":"proc","source":"proc"},
{"destination":"/dev","type":"tmpfs","source":"tmpfs","options":["nosuid","mode=755","size=65536k"]},
{"destination":"/dev/pts","type":"devpts","source":"devpts","options":["nosuid","noexec","newinstance","ptmxmode=0666","mode=0620"$terminals]},
{"destination":"/dev/shm","type":"tmpfs","source":"shm","options":["nosuid","noexec","nodev","mode=1777","size=65536k"]},
{"destination":"/sys","type":"sysfs","source":"sysfs","options":["nosuid","noexec","nodev","ro"]}],
"linux":{"namespaces":[{"type":"pid"},{"type":"mount"},{"type":"uts"},{"type":"ipc"},{"type":"network"}]}}
JSON
code=0
crun --cgroup-manager=disabled --root "$bundle/state" run --bundle "$bundle" "actors-$$" || code=$?
rm -rf "$bundle"
exit "$code"
