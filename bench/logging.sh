#!/bin/bash
# How fast s6-log takes lines from a file to a rotated directory in memory, beside the system's s6-log and beside cat, which only copies.
# One run measures all of them in turns, so that a busy machine is busy for all; what counts is the ratios.
#
#   bench/logging.sh [PROGRAM [MEGABYTES [RUNS]]]
#
#   PROGRAM    our s6-log (default artifacts/overlay/command/s6-log); called by that name
#   MEGABYTES  how much is logged in each run (default 300)
#   RUNS       how often (default 5); the medians are printed
set -euo pipefail
export LC_ALL=C

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
ours=$(realpath "${1:-$root/artifacts/overlay/command/s6-log}" --no-symlinks)
megabytes=${2:-300} runs=${3:-5}
theirs=/usr/bin/s6-log
for program in "$ours" "$theirs"; do
    [ -x "$program" ] || { echo "bench/logging.sh: fatal: there is no $program" >&2; exit 1; }
done

work=$(mktemp -d "$([ -w /dev/shm ] && echo /dev/shm || echo "${TMPDIR:-/tmp}")/actors-logging.XXXXXX")
trap 'rm -rf "$work"' EXIT
# A different text in each line, so that nothing depends on lines being equal.
lines() { awk -v length_="$1" -v total="$((megabytes * 1000000))" 'BEGIN {
    for (i = 0; i < 64; i++) text = text "0123456789 abcdefghijklmnopqrstuvwxyz"
    for (n = 0; n * length_ < total; n++) print sprintf("%010d ", n) substr(text, n % 37 + 1, length_ - 12)
}'; }

# measure FILE COMMAND...: wall and CPU seconds.
measure() {
    local input=$1 times
    shift
    rm -rf "$work/out"
    TIMEFORMAT='%R %U %S'
    times=$({ time "$@" <"$input" >"$work/cat" 2>"$work/errors"; } 2>&1) || { cat "$work/errors" >&2; exit 1; }
    awk '{ print $1, $2 + $3 }' <<<"$times"
}
run() { # WHO STAMP FILE
    case $1 in
        ours) measure "$3" "$ours" n20 s1000000 $2 "$work/out" ;;
        theirs) measure "$3" "$theirs" n20 s1000000 $2 "$work/out" ;;
        cat) measure "$3" cat ;;
    esac
}
median() { sort -n | awk '{ values[NR] = $1 } END { print values[int((NR + 1) / 2)] }'; }
column() { awk -v column="$1" '{ print $column }'; }

printf '%-24s %9s %9s %9s   %12s %12s   %12s\n' "MB/s" ours s6 cat "ours / s6" "CPU s6/ours" "ours / cat"
for length in 100 1000; do
    lines "$length" >"$work/in"
    for stamp in '' t T; do
        for who in ours theirs cat; do : >"$work/$who.times"; done
        for ((i = 0; i < runs; i++)); do
            for who in ours theirs cat; do run "$who" "$stamp" "$work/in" >>"$work/$who.times"; done
        done
        for who in ours theirs cat; do
            declare "wall_$who=$(column 1 <"$work/$who.times" | median)" "cpu_$who=$(column 2 <"$work/$who.times" | median)"
        done
        awk -v name="$length bytes, ${stamp:-no stamp}" -v mb="$megabytes" -v a="$wall_ours" -v b="$wall_theirs" -v c="$wall_cat" -v ca="$cpu_ours" -v cb="$cpu_theirs" \
            'BEGIN { printf "%-24s %9.0f %9.0f %9.0f   %12.2f %12.2f   %12.2f\n", name, mb / a, mb / b, mb / c, b / a, cb / ca, c / a }'
    done
done
