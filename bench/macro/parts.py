"""The parts of the measurement. Runs of the peers are interleaved, so that a machine that slows down slows all of them."""
import os, signal, time
from container import Container
from report import median, spread

STATUS = ("voluntary_ctxt_switches:", "nonvoluntary_ctxt_switches:")


def ratio(value, other):
    return "%.2f" % (value / other) if other else "-"


class Bench:
    def __init__(self, peers, base, report, runs):
        self.peers, self.base, self.report, self.runs = peers, base, report, runs

    def container(self, peer, services, command):
        return Container(peer.layers(services, command) + self.base, peer.arguments(services, command), peer.environment)

    def interleaved(self, peers, measure):
        """`measure(peer)` several times for each; name -> list of what it returned."""
        results = {peer.name: [] for peer in peers}
        for _ in range(self.runs):
            for peer in peers:
                results[peer.name].append(measure(peer))
        return results

    def start(self):
        """(a) What a container without services takes beside the CMD itself."""
        def measure(peer):
            with self.container(peer, 0, "cmd") as container:
                return container.run()
        results = self.interleaved(self.peers, measure)
        floor = {key: median([run[key] for run in results["floor"]]) for key in ("start", "end", "cpu")}
        rows = []
        for name, runs in results.items():
            columns = {key: [run[key] for run in runs] for key in ("start", "end", "cpu")}
            rows.append([name] + [cell for key in ("start", "end") for cell in (spread(columns[key]), ratio(median(columns[key]), floor[key]))]
                        + ["%.0f" % (median(columns["cpu"]) / 1e6)])
        self.report.table("start", "No service: milliseconds, median [minimum-maximum] of %d runs" % self.runs,
                          ["", "start to CMD", "x floor", "CMD's end to container's end", "x floor", "CPU"], rows, results)

    def services(self, count):
        """(b) N services up and ready, and down again."""
        peers = [peer for peer in self.peers if peer.supervises]
        def measure(peer):
            with self.container(peer, count, "hold") as container:
                start = container.start()
                up = max(container.until_stamped("started", count)) - start
                command = container.until_stamped("cmd", 1)[0] - start
                return {"up": up, "cmd": command, "down": container.stop()}
        results = self.interleaved(peers, measure)
        actors = {key: median([run[key] for run in results["Actors"]]) for key in ("up", "cmd", "down")}
        rows = []
        for peer in peers:
            row = [peer.name]
            for key in ("up", "cmd", "down"):
                values = [run[key] for run in results[peer.name]]
                unordered = key == "cmd" and not peer.orders
                row += ["-", "-"] if unordered else [spread(values), ratio(median(values), actors[key])]
            rows.append(row)
        self.report.table("services-%d" % count, "%d services with readiness: milliseconds, median [minimum-maximum] of %d runs" % (count, self.runs),
                          ["", "start to last service", "x Actors", "start to CMD", "x Actors", "SIGTERM to end", "x Actors"], rows, results)

    def memory(self, counts):
        """(c) What the supervision of N services takes: its own processes' memory, and all of the container by its memory cgroup."""
        rows, data = [], {}
        for peer in self.peers:
            for count in [0] + [count for count in counts if count]:
                if count and not peer.supervises and peer.name != "floor":
                    continue
                data["%s %d" % (peer.name, count)] = seen = self._memory_of(peer, count)
                cgroup = "%.0f" % (seen["cgroup"] / 1024) if seen["cgroup"] else "-"
                rows.append([count, peer.name, seen["processes"], seen["Pss"], seen["Private"], seen["Rss"], cgroup, self._each(data, peer, count)])
        rows = [["%s, %d services" % (row[1], row[0])] + row[2:] for row in sorted(rows, key=lambda row: row[0])]
        self.report.table("memory", "Memory, kB: of its own processes (services and CMD not counted); of the whole container by its cgroup",
                          ["", "processes", "PSS", "private", "RSS", "cgroup", "supervising one more service"], rows, data)

    @staticmethod
    def _each(data, peer, count):
        """What the container's memory grows by for each service, less what it grows by where nobody supervises it."""
        if not count or peer.name == "floor" or not data["floor 0"]["cgroup"]:
            return "-"
        def growth(name):
            return data["%s %d" % (name, count)]["cgroup"] - data["%s 0" % name]["cgroup"]
        return "%.1f" % ((growth(peer.name) - growth("floor")) / count / 1024)

    def _memory_of(self, peer, count):
        with MemoryCgroup() as cgroup, self.container(peer, count, "hold") as container:
            container.start(cgroup.folder)
            container.until_stamped("started", count)
            if peer.name != "floor" or not count:
                container.until_stamped("cmd", 1)
            time.sleep(3)  # let what start-up borrowed be given back; Actors does that within two seconds of quiet
            own = own_processes(container)
            seen = {key: sum(rollup(pid)[key] for pid in own) for key in ("Pss", "Private", "Rss")}
            seen.update(processes=len(own), cgroup=cgroup.usage())
            container.kill(signal.SIGKILL)
            wait_gone(container)
            return seen

    def wakeups(self, seconds):
        """(d) How often its own threads run while nothing happens."""
        peers = [peer for peer in self.peers if peer.supervises]
        rows, data = [], {}
        for peer in peers:
            with self.container(peer, 10, "hold") as container:
                container.start()
                container.until_stamped("started", 10)
                container.until_stamped("cmd", 1)
                time.sleep(3)  # until it rests, as above
                before = {pid: switches(pid) for pid in own_processes(container)}
                time.sleep(seconds)
                woken = sum(switches(pid) - count for pid, count in before.items())
                container.kill(signal.SIGKILL)
                wait_gone(container)
            data[peer.name] = woken * 60 / seconds
            rows.append([peer.name, "%.0f" % data[peer.name]])
        self.report.table("wakeups", "Wake-ups a minute of its own threads, idle with 10 services, seen over %d s" % seconds, ["", "a minute"], rows, data)

    def restart(self):
        """From a service's death by SIGKILL to the first instruction of its successor, after it was up for more than a second."""
        peers = [peer for peer in self.peers if peer.supervises]
        results = {peer.name: [] for peer in peers}
        for peer in peers:
            with self.container(peer, 1, "hold") as container:
                container.start()
                for run in range(1, 6):
                    container.until_stamped("started", run)
                    time.sleep(1.2)
                    victim = next(pid for pid in container.processes() if arguments_of(pid)[:2] == [b"/bench/probe", b"service"])
                    killed = time.clock_gettime_ns(time.CLOCK_MONOTONIC)
                    os.kill(victim, signal.SIGKILL)
                    results[peer.name].append(container.until_stamped("started", run + 1)[-1] - killed)
                container.kill(signal.SIGKILL)
                wait_gone(container)
        actors = median(results["Actors"])
        rows = [[name, spread(values), ratio(median(values), actors)] for name, values in results.items()]
        self.report.table("restart", "Restart after SIGKILL: milliseconds, median [minimum-maximum] of 5", ["", "death to first instruction", "x Actors"], rows, results)

    def size(self):
        """(e) Bytes of its programs."""
        data = {peer.name: peer.size() for peer in self.peers if peer.size()}
        self.report.table("size", "Size of its programs, MB", ["", "MB"], [[name, "%.2f" % (size / 1e6)] for name, size in data.items()], data)


class MemoryCgroup:
    """A memory cgroup of its own, v1 or v2, where this machine lets us make one."""

    def __enter__(self):
        self.v1 = os.path.isdir("/sys/fs/cgroup/memory")
        self.folder = "%s/actors-bench-%d" % ("/sys/fs/cgroup/memory" if self.v1 else "/sys/fs/cgroup", os.getpid())
        try:
            os.mkdir(self.folder)
            open(self._usage_file).close()
        except OSError:
            self.folder = None
        return self

    @property
    def _usage_file(self):
        return os.path.join(self.folder, "memory.usage_in_bytes" if self.v1 else "memory.current")

    def usage(self):
        """Bytes charged, kernel memory and all, without the page cache that could be dropped at once."""
        if not self.folder:
            return None
        inactive = next(int(line.split()[1]) for line in open(os.path.join(self.folder, "memory.stat"))
                        if line.split()[0] == ("total_inactive_file" if self.v1 else "inactive_file"))
        return int(open(self._usage_file).read()) - inactive

    def __exit__(self, *_):
        for _ in range(100):
            try:
                return os.rmdir(self.folder) if self.folder else None
            except OSError:
                time.sleep(0.05)


def arguments_of(pid):
    try:
        return open("/proc/%d/cmdline" % pid, "rb").read().split(b"\0")
    except OSError:
        return [b""]


def own_processes(container):
    """Everything in the container but services and CMD, which are all the probe."""
    return [pid for pid in container.processes() if arguments_of(pid)[0] != b"/bench/probe"]


def rollup(pid):
    values = {"Pss": 0, "Private": 0, "Rss": 0}
    try:
        for line in open("/proc/%d/smaps_rollup" % pid):
            name = line.split(":")[0].split("_")[0]
            if name in values and line.split(":")[0] in ("Pss", "Rss", "Private_Clean", "Private_Dirty"):
                values[name] += int(line.split()[1])
    except OSError:
        pass
    return values


def switches(pid):
    total = 0
    try:
        for task in os.listdir("/proc/%d/task" % pid):
            for line in open("/proc/%d/task/%s/status" % (pid, task)):
                if line.startswith(STATUS):
                    total += int(line.split()[1])
    except OSError:
        pass
    return total


def wait_gone(container):
    while os.path.exists("/proc/%d" % container.pid):
        time.sleep(0.01)
