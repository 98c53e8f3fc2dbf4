#!/usr/bin/env python3
"""Measures Actors beside its peers in one run on one machine, in real containers: times move from machine to machine,
ratios less. Results go to the terminal and to artifacts/bench/results.{md,json}."""
import argparse, os, platform, shutil, subprocess, sys, tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, HERE)
import chains
import logs
from container import own_mount_namespace
from parts import Bench
from peers import all_peers
from report import Report

PARTS = ["start", "services", "memory", "wakeups", "restart", "log", "chains", "size"]


def machine():
    model = next((line.split(":")[1].strip() for line in open("/proc/cpuinfo") if line.startswith("model name")), platform.machine())
    return "%d x %s, Linux %s, %s" % (os.cpu_count(), model, platform.release(), subprocess.run(["crun", "--version"], capture_output=True, text=True).stdout.split("\n")[0])


def main():
    parser = argparse.ArgumentParser(prog="make bench BENCH=...", description=__doc__)
    parser.add_argument("--parts", default=",".join(PARTS), help="some of " + ",".join(PARTS))
    parser.add_argument("--peers", help="only these, and the floor (Actors,tini,s6,runit,s6-overlay)")
    parser.add_argument("--runs", type=int, default=10, help="runs of each timed measurement (default 10)")
    parser.add_argument("--services", type=int, default=100, help="how many services go up and down (default 100)")
    parser.add_argument("--memory", default="0,10,100,500", help="service counts for memory (default 0,10,100,500)")
    parser.add_argument("--seconds", type=int, default=10, help="how long idle containers are watched (default 10)")
    parser.add_argument("--log", type=int, default=200, metavar="MB", help="how much is logged (default 200)")
    parser.add_argument("--overlay", required=True, help=argparse.SUPPRESS)
    parser.add_argument("--base", required=True, help=argparse.SUPPRESS)
    parser.add_argument("--output", required=True, help=argparse.SUPPRESS)
    parser.add_argument("--s6-overlay", metavar="FOLDER", default=os.environ.get("S6_OVERLAY"),
                        help="an unpacked s6-overlay v3, to measure that too (or the environment variable S6_OVERLAY)")
    options = parser.parse_args()

    own_mount_namespace()
    build = tempfile.mkdtemp(prefix="actors-bench-build-")
    try:
        os.mkdir(build + "/probe")
        os.mkdir(build + "/probe/bench")
        subprocess.run(["cc", "-O2", "-static", "-o", build + "/probe/bench/probe", HERE + "/probe.c"], check=True)
        peers = all_peers(build, os.path.abspath(options.overlay), options.s6_overlay and os.path.abspath(options.s6_overlay))
        if options.peers:
            peers = [peer for peer in peers if peer.name in options.peers.split(",") + ["floor"]]
        report = Report(options.output)
        print(machine())
        bench = Bench(peers, [build + "/probe", os.path.abspath(options.base)], report, options.runs)
        for part in options.parts.split(","):
            if part == "services": bench.services(options.services)
            elif part == "memory": bench.memory([int(count) for count in options.memory.split(",")])
            elif part == "wakeups": bench.wakeups(options.seconds)
            elif part == "log": logs.measure(report, peers, min(options.runs, 3), options.log)
            elif part == "chains": chains.measure(report, peers, options.runs, build + "/probe/bench/probe nothing")
            elif part in PARTS: getattr(bench, part)()
            else: parser.error("no such part: " + part)
        report.write(machine())
    finally:
        shutil.rmtree(build, ignore_errors=True)


main()
