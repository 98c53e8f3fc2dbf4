"""What a chain of execline words takes, from the start of execlineb to the end of the program behind it."""
import os, subprocess
from container import now
from report import median

# Ten words that do not fork, and then the same with two of them that do; PROGRAM does nothing.
TEN = ["export A b", "importas -u a A", "define x y", "cd /", "umask 022", "fdmove -c 5 0", "unexport B", "redirfd -w 6 /dev/null", "fdclose 6", "emptyenv -p"]
WITH_FORKS = TEN[:3] + ["foreground { PROGRAM }"] + TEN[4:8] + ["if { PROGRAM }"] + TEN[9:]
LINES = {
    "no word": "PROGRAM",
    "1 word": " ".join(TEN[3:4] + ["PROGRAM"]),
    "1 word that forks": "foreground { PROGRAM } PROGRAM",
    "3 words": " ".join(TEN[3:6] + ["PROGRAM"]),
    "10 words": " ".join(TEN + ["PROGRAM"]),
    "10 words, 2 fork": " ".join(WITH_FORKS + ["PROGRAM"]),
    "2 words in a block": "foreground { redirfd -w 1 /dev/null cd / PROGRAM } PROGRAM",
}


def folders(peers):
    """Peer name -> where its execlineb and its words are."""
    found = {peer.name: os.path.join(peer.folder, "command") for peer in peers if hasattr(peer, "folder")}
    found["Debian's execline"] = "/usr/lib/execline/bin"
    return {name: folder for name, folder in found.items() if os.path.exists(os.path.join(folder, "execlineb"))}


def measure(report, peers, runs, program):
    """`program` is a static one that ends at once."""
    places = folders(peers)
    results = {(line, name): [] for line in LINES for name in places}
    for _ in range(runs * 20):
        for line, name in results:
            results[line, name].append(run(places[name], LINES[line].replace("PROGRAM", program)))
    rows = []
    for line in LINES:
        for name in places:
            times = sorted(results[line, name])
            own = min(results[line, "Actors"]) if "Actors" in places else None
            rows.append(["%s, %s" % (line, name), "%.2f" % (times[0] / 1e6), "%.2f" % (median(times) / 1e6),
                         "%.2f" % (times[0] / own) if own else "-"])
    report.table("chains", "A chain of execline words, from execlineb's start to its program's end: milliseconds of %d runs" % (runs * 20),
                 ["", "best", "median", "best, x Actors"], rows, {"%s, %s" % key: value for key, value in results.items()})


def run(folder, line):
    """Nanoseconds."""
    start = now()
    pid = os.posix_spawn(os.path.join(folder, "execlineb"), ["execlineb", "-Pc", line], {"PATH": folder})
    _, status = os.waitpid(pid, 0)
    elapsed = now() - start
    if status != 0:
        raise RuntimeError("%s/execlineb -Pc '%s' ended with status %d" % (folder, line, status))
    return elapsed
