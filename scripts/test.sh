#!/bin/bash
# All tests of all kinds. The last line counts them: `N passed, N failed`.
#   CONFORMANCE  the folder of the conformance cases (default ../shared/conformance; skipped where it does not exist)
source "$(dirname "$0")/lib.sh"

conformance=${CONFORMANCE:-$root/../shared/conformance}
results=$artifacts/test-results
passed=0 failed=0

# What tests, .NET and its build leave behind goes with the run. A short path: sockets are made below it, and theirs have at most 108 bytes.
TMPDIR=$(mktemp -d /tmp/actors-XXXXXX)
chmod 755 "$TMPDIR" # some of them are done by other users
export TMPDIR
trap 'rm -rf "$TMPDIR"' EXIT
# A process that is killed would leave its diagnostic socket and pipes.
export DOTNET_EnableDiagnostics=0

need_dotnet
need_native
need crun=crun busybox-static=busybox-static debootstrap=debootstrap cc=gcc /usr/include/stdio.h=libc6-dev \
    s6-svscan=s6 execlineb=execline python3=python3 ps=procps tmux=tmux zsh=zsh fish=fish

count() { passed=$((passed + $1)) failed=$((failed + $2)); }

# The counts of a trx file; a run that failed without a failed test (a crash, a hang) counts as one failure.
count_trx() { # NAME EXIT-CODE PROJECT FRAMEWORK
    local good=0 bad=0 file=$results/$1.trx
    if [ -e "$file" ]; then
        # Of what was executed: an explicitly skipped test is neither passed nor failed.
        good=$(attribute passed "$file") bad=$(($(attribute executed "$file") - good))
    fi
    if [ "$2" != 0 ] && [ "$bad" = 0 ]; then
        bad=1
        say "FAIL $1: the test run ended with exit code $2"
    elif [ "$bad" != 0 ] && again "$1" "$3" "$4"; then
        good=$((good + bad)) bad=0
    fi
    say "$(printf '%-40s %5d passed %4d failed' "$1" "$good" "$bad")"
    count "$good" "$bad"
}

# What failed, once or twice more and alone: containers on a busy machine can be unlucky. It is said, so that nobody takes it for sound.
again() { # NAME PROJECT FRAMEWORK
    local names filter try
    names=$(sed -n 's/^ *Failed \([A-Za-z0-9_.]*\).*/\1/p' "$results/$1.log" | sort -u)
    [ -n "$names" ] && [ "$(wc -l <<<"$names")" -le 4 ] || return 1
    filter=$(sed 's/^/FullyQualifiedName=/' <<<"$names" | paste -sd '|')
    for try in 2 3; do
        timeout --kill-after=10 300 dotnet test "tests/$2" -f "$3" -c Release --no-build --nologo --filter "$filter" >"$results/$1.$try.log" 2>&1 </dev/null || continue
        grep -q '^Passed! ' "$results/$1.$try.log" || continue
        say "passed only when run again ($try. run): $(paste -sd ' ' <<<"$names")"
        return
    done
    return 1
}

attribute() { sed -n "s/.*<Counters .*\b$1=\"\([0-9]*\)\".*/\1/p" "$2" | grep . || echo 0; }

run_tests() { # PROJECT FRAMEWORK
    local name=$1-$2 code=0 log
    log=$results/$name.log
    timeout --kill-after=10 "${3:-600}" dotnet test "tests/$1" -f "$2" -c Release --no-build --nologo \
        --logger "trx;LogFileName=$name.trx" --results-directory "$results" >"$log" 2>&1 </dev/null || code=$?
    # Everything from the first failure on, without the summary.
    grep -vE '^(Test run for|VSTest version|Starting test|A total of|No test is available|Additionally, path|Results File|\s*$)' "$log" |
        grep -vE '^(Passed|Failed)! ' || true
    count_trx "$name" "$code" "$1" "$2"
}

say "building everything"
rm -rf "$results"
mkdir -p "$results"
if ! dotnet build Actors.sln -c Release --nologo -v quiet -clp:NoSummary >"$results/build.log" 2>&1; then
    cat "$results/build.log"
    say "0 passed, 1 failed"
    exit 1
fi

# Before the tests: some of them run it.
overlay=built
bash scripts/overlay.sh || overlay=missing

frameworks=$(property tests/TestKit TargetFrameworks | tr ';' ' ')
for project in tests/*.Tests; do
    project=${project#tests/}
    [ "$project" = Containers.Tests ] && continue
    for framework in $frameworks; do run_tests "$project" "$framework"; done
done

if [ "$overlay" = built ]; then
    run_tests Containers.Tests "${frameworks%% *}" 600
else
    say "FAIL overlay: it does not build, so no container was tested"
    count 0 1
fi

if [ -x "$conformance/run" ] && [ -d "$artifacts/overlay" ]; then
    say "conformance cases of $conformance"
    cases=()
    while read -r glob; do
        case $glob in '' | '#'*) continue ;; esac
        for case in "$conformance"/cases/$glob; do
            [ -e "$case/case.json" ] && cases+=("${case##*/}")
        done
    done <tests/conformance-cases.txt
    log=$results/conformance.log
    timeout --kill-after=10 600 "$conformance/run" --overlay "$artifacts/overlay" "${cases[@]}" >"$log" 2>&1 </dev/null || true
    grep -v '^ok  ' "$log" || true
    if counts=$(grep -oE '^[0-9]+ passed, [0-9]+ failed$' "$log" | tail -n 1) && [ -n "$counts" ]; then
        read -r good _ bad _ <<<"$counts"
        count "$good" "$bad"
    else
        say "FAIL conformance: the run did not end"
        count "$(grep -c '^ok  ' "$log" || true)" 1
    fi
fi

say "$passed passed, $failed failed"
[ "$failed" = 0 ]
