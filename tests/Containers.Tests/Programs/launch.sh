#!/bin/sh
# launch.sh MOUNT-POINT LAYERS STATE BUNDLE ID PID-FILE TERMINAL STDOUT STDERR
# Runs in a mount namespace of its own (unshare), so that nothing that it mounts has to be cleaned up.
set -e
exec </dev/null >"$8" 2>"$9"
# crun refuses a hybrid tree of cgroup v1 and v2; without the v2 part it is a plain v1.
[ ! -e /sys/fs/cgroup/unified/cgroup.procs ] || umount -l /sys/fs/cgroup/unified
mount -t tmpfs -o mode=755 actors "$1"
mkdir "$1/upper" "$1/work" "$1/root"
chmod 755 "$1/upper"
mount -t overlay -o "lowerdir=$2,upperdir=$1/upper,workdir=$1/work" overlay "$1/root"
bundle=$4 terminal=$7
set -- crun --cgroup-manager=disabled --root "$3" run --bundle "$4" --pid-file "$6" "$5"
[ -n "$terminal" ] || exec "$@"
# crun wants a terminal itself for a container that has one. Its keyboard is a fifo that never ends.
mkfifo "$bundle/keyboard"
# What crun itself has to say is not what the container wrote on its terminal.
exec script --quiet --return --flush --command "$* 2>>'$9'" /dev/null <>"$bundle/keyboard"
