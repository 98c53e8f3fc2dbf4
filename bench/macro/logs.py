"""How fast each peer's s6-log takes lines from a file to a rotated directory in memory."""
import os, shutil, subprocess, tempfile
from container import now
from report import median

SCRIPTS = ["", "t", "T"]
LINE = b"x" * 99 + b"\n"


def loggers(peers):
    """Peer name -> program."""
    found = {peer.name: os.path.join(peer.folder, "command/s6-log") for peer in peers if hasattr(peer, "folder")}
    found["s6"] = "/usr/bin/s6-log"
    return {name: program for name, program in found.items() if os.path.exists(program)}


def measure(report, peers, runs, megabytes):
    programs = loggers(peers)
    memory = tempfile.mkdtemp(prefix="actors-bench-logs-")
    subprocess.run(["mount", "-t", "tmpfs", "actors", memory], check=True)
    try:
        source = os.path.join(memory, "lines")
        with open(source, "wb") as file:
            for _ in range(megabytes):
                file.write(LINE * 10000)
        results = {(name, script): [] for script in SCRIPTS for name in programs}
        for _ in range(runs):
            for name, script in results:
                results[name, script].append(run(programs[name], script, source, memory))
        table(report, programs, results, runs, megabytes)
    finally:
        subprocess.run(["umount", "-l", memory], capture_output=True)
        os.rmdir(memory)


def run(program, script, source, memory):
    """Seconds and CPU seconds for the whole file."""
    target = os.path.join(memory, "logged")
    with open(source, "rb") as lines:
        start = now()
        process = subprocess.Popen([program, "n20", "s1000000", *script.split(), target], stdin=lines)
        _, status, usage = os.wait4(process.pid, 0)
        seconds = (now() - start) / 1e9
    process.returncode = 0
    if status != 0:
        raise RuntimeError("%s ended with status %d" % (program, status))
    shutil.rmtree(target)
    return seconds, usage.ru_utime + usage.ru_stime


def table(report, programs, results, runs, megabytes):
    rows = []
    for script in SCRIPTS:
        own = median([seconds for seconds, _ in results["Actors", script]]) if "Actors" in programs else None
        for name in programs:
            seconds = [seconds for seconds, _ in results[name, script]]
            rows.append(["%s, %s" % (name, script or "no stamp"),
                         "%.0f [%.0f-%.0f]" % (megabytes / median(seconds), megabytes / max(seconds), megabytes / min(seconds)),
                         "%.2f" % (own / median(seconds)) if own else "-",
                         "%.2f" % (median([cpu for _, cpu in results[name, script]]) * 1000 / megabytes)])
    report.table("log", "s6-log, lines of 100 bytes, `n20 s1000000`: MB/s, median [minimum-maximum] of %d runs of %d MB" % (runs, megabytes),
                 ["", "MB/s", "x Actors", "CPU s/GB"], rows, {"%s %s" % key: value for key, value in results.items()})
