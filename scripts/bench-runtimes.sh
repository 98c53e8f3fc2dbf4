#!/bin/bash
# Measures the two actor runtimes beside each other, as native images; part of `make bench`. Akka.NET is measured where its packages are to be had:
# another package source is named by the variable RestoreAdditionalProjectSources.
#   bench-runtimes.sh [RUNS]
source "$(dirname "$0")/lib.sh"

need_native
need python3=python3
out=$artifacts/bench/runtimes
mkdir -p "$out"

publish() { # RUNTIME
    local log=$out/$1.log
    dotnet publish bench/Runtimes -c Release -f "$(property bench/Runtimes NativeTargetFramework)" -p:ActorRuntime="$1" -o "$out/$1" --nologo -v quiet >"$log" 2>&1 && return
    # One line says what is missing; anything else is a fault of ours.
    grep -m1 -o 'ACTORS01: .*; name one' "$log" | sed 's/^ACTORS01: \(.*\); name one/Akka.NET is not measured: \1/' | grep . && return 1
    cat "$log" >&2
    die "unable to publish bench/Runtimes on $1"
}

runtimes=()
if publish Kernel; then runtimes+=("$out/Kernel/Actors.Runtimes" in-tree); fi
if publish Akka; then
    runtimes+=("$out/Akka/Actors.Runtimes" "Akka.NET $(sed -n 's/.*PackageVersion Include="Akka" Version="\([^"]*\)".*/\1/p' Directory.Packages.props)")
fi

# In turns, as the machine may be busy at one time and idle at another.
python3 - "${1:-11}" "${runtimes[@]}" <<'PY'
import json, os, statistics, subprocess, sys, time
runs, programs = int(sys.argv[1]), list(zip(sys.argv[2::2], sys.argv[3::2]))
results = {program: [] for program, _ in programs}
for _ in range(runs):
    for program in results:
        results[program].append(json.loads(subprocess.run([program, str(time.monotonic_ns())], check=True, capture_output=True).stdout))
print(f"The two actor runtimes, native: median of {runs} runs, in turns\n")
print("| runtime | tells a second | ask | start to the first reply | resident then | an idle actor | binary |")
print("|---|---|---|---|---|---|---|")
for program, name in programs:
    of = lambda key: statistics.median(run[key] for run in results[program])
    print(f"| {name} | {of('tells') / 1e6:.1f} M | {of('ask'):.1f} us | {of('boot'):.1f} ms | {of('resident') / 1000:.1f} MB | {of('idle'):.0f} bytes | {os.path.getsize(program) / 1e6:.1f} MB |")
PY
