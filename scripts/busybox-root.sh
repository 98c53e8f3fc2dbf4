#!/bin/bash
# busybox-root.sh DIR: a minimal root filesystem in DIR: a static busybox, its applets, a few accounts.
source "$(dirname "$0")/lib.sh"

target=$1
need busybox-static=busybox-static
mkdir -p "$target"/{bin,sbin,etc,home/app,opt,root,tmp,usr/bin,usr/sbin,var/log,var/lib,proc,sys,dev,run}
chmod 1777 "$target/tmp"
ln -sfn /run "$target/var/run"
cp /bin/busybox "$target/bin/busybox"
for applet in $(/bin/busybox --list); do
    case $applet in
        busybox | init | halt | poweroff | reboot) ;;
        *) ln -sfn busybox "$target/bin/$applet" ;;
    esac
done
cat >"$target/etc/passwd" <<'X'
root:x:0:0:root:/root:/bin/sh
app:x:1000:1000:app:/home/app:/bin/sh
nobody:x:65534:65534:nobody:/:/bin/false
X
cat >"$target/etc/group" <<'X'
root:x:0:
app:x:1000:
nogroup:x:65534:
X
