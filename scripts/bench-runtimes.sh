#!/bin/bash
# Measures the two actor runtimes beside each other, as native images; part of `make bench`. Akka.NET is measured where its packages are to be had:
# another package source is named by the variable RestoreAdditionalProjectSources.
source "$(dirname "$0")/lib.sh"

need_native
need python3=python3
out=$artifacts/bench/runtimes
mkdir -p "$out"
runs=${1:-5}

publish() { # RUNTIME
    local log=$out/$1.log
    dotnet publish bench/Runtimes -c Release -f "$(property bench/Runtimes NativeTargetFramework)" -p:ActorRuntime="$1" -o "$out/$1" --nologo -v quiet >"$log" 2>&1 && return
    # One line says what is missing; anything else is a fault of ours.
    grep -m1 -o 'ACTORS01: .*; name one' "$log" | sed "s/^ACTORS01: \(.*\); name one/Akka.NET is not measured: \1/" && return 1
    cat "$log" >&2
    die "unable to publish bench/Runtimes on $1"
}

measure() { # RUNTIME NAME
    python3 - "$out/$1/Actors.Runtimes" "$2" "$runs" <<'PY'
import json, os, statistics, subprocess, sys, time
program, name, runs = sys.argv[1], sys.argv[2], int(sys.argv[3])
all = [json.loads(subprocess.run([program, str(time.monotonic_ns())], check=True, capture_output=True).stdout) for _ in range(runs)]
of = lambda key: statistics.median(run[key] for run in all)
print(f"| {name} | {of('tells') / 1e6:.1f} M | {of('ask'):.1f} us | {of('boot'):.1f} ms | {of('resident') / 1000:.1f} MB | {of('idle'):.0f} bytes | {os.path.getsize(program) / 1e6:.1f} MB |")
PY
}

say "The two actor runtimes, native, median of $runs runs"
say ""
say "| runtime | tells a second | ask | start to the first reply | in memory then | an idle actor | binary |"
say "|---|---|---|---|---|---|---|"
if publish Kernel; then measure Kernel in-tree; fi
if publish Akka; then measure Akka "Akka.NET $(sed -n 's/.*PackageVersion Include="Akka" Version="\([^"]*\)".*/\1/p' Directory.Packages.props)"; fi
