#!/bin/bash
# Measures Actors beside its peers: see bench/macro/bench.py, or `make bench BENCH=--help`.
source "$(dirname "$0")/lib.sh"

need python3=python3
case " $* " in *' --help '* | *' -h '*) exec python3 bench/macro/bench.py --help ;; esac
[ "$(id -u)" = 0 ] || die "the benchmarks need root: they mount, and make containers and memory cgroups"
need crun=crun busybox-static=busybox-static tini=tini runsvdir=runit s6-svscan=s6 execlineb=execline cc=gcc /usr/include/stdio.h=libc6-dev
bash scripts/overlay.sh
base=$artifacts/bench/busybox
rm -rf "$base"
bash scripts/busybox-root.sh "$base"
bash scripts/bench-runtimes.sh
say ""
exec python3 bench/macro/bench.py --overlay "${ACTORS_OVERLAY:-$artifacts/overlay}" --base "$base" --output "$artifacts/bench" "$@"
