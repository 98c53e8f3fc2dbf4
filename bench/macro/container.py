"""A container to be measured: everything is mounted before the clock starts, then crun alone runs."""
import ctypes, json, os, resource, select, shutil, signal, subprocess, tempfile, time

CRUN = ["crun", "--cgroup-manager=disabled"]
FILES = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
CAPABILITIES = ["CAP_CHOWN", "CAP_DAC_OVERRIDE", "CAP_FSETID", "CAP_FOWNER", "CAP_MKNOD", "CAP_NET_RAW", "CAP_SETGID", "CAP_SETUID",
                "CAP_SETFCAP", "CAP_SETPCAP", "CAP_NET_BIND_SERVICE", "CAP_SYS_CHROOT", "CAP_KILL", "CAP_AUDIT_WRITE"]


def now():
    return time.clock_gettime_ns(time.CLOCK_MONOTONIC)


def own_mount_namespace():
    """Everything mounted from here on goes with this process. crun refuses a cgroup v1 and v2 hybrid: the v2 part is hidden."""
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.unshare(0x00020000) != 0:  # CLONE_NEWNS
        raise OSError(ctypes.get_errno(), "unable to make a mount namespace")
    subprocess.run(["mount", "--make-rprivate", "/"], check=True)
    if os.path.exists("/sys/fs/cgroup/unified/cgroup.procs"):
        subprocess.run(["umount", "-l", "/sys/fs/cgroup/unified"], check=True)


class Container:
    """One run. `layers` are folders, topmost first; `arguments` is pid 1's whole command line."""

    def __init__(self, layers, arguments, environment=()):
        self.folder = tempfile.mkdtemp(prefix="actors-bench-")
        self.out = os.path.join(self.folder, "out")
        os.mkdir(self.out)
        os.chmod(self.out, 0o777)
        memory = os.path.join(self.folder, "memory")
        os.mkdir(memory)
        subprocess.run(["mount", "-t", "tmpfs", "-o", "mode=755", "actors", memory], check=True)
        for name in ("upper", "work", "root"):
            os.mkdir(os.path.join(memory, name), 0o755)
        root = os.path.join(memory, "root")
        options = "lowerdir=%s,upperdir=%s/upper,workdir=%s/work" % (":".join(layers), memory, memory)
        subprocess.run(["mount", "-t", "overlay", "-o", options, "overlay", root], check=True)
        with open(os.path.join(self.folder, "config.json"), "w") as file:
            json.dump(self._configuration(root, arguments, environment), file)
        self.id = os.path.basename(self.folder)
        self.pid = None

    def _configuration(self, root, arguments, environment):
        def mount(kind, destination, source, *options):
            return {"type": kind, "destination": destination, "source": source, "options": list(options)}
        return {
            "ociVersion": "1.0.0", "hostname": "bench", "root": {"path": root},
            "process": {
                "user": {"uid": 0, "gid": 0}, "args": arguments, "cwd": "/",
                "env": ["PATH=/command:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin", *environment],
                "capabilities": {"bounding": CAPABILITIES, "effective": CAPABILITIES, "permitted": CAPABILITIES},
                "rlimits": [{"type": "RLIMIT_NOFILE", "hard": FILES, "soft": FILES}],
            },
            "mounts": [
                mount("proc", "/proc", "proc"), mount("tmpfs", "/dev", "tmpfs", "nosuid", "mode=755"),
                mount("devpts", "/dev/pts", "devpts", "nosuid", "noexec", "newinstance", "ptmxmode=0666", "mode=0620", "gid=5"),
                mount("tmpfs", "/dev/shm", "shm", "nosuid", "noexec", "nodev", "mode=1777"),
                mount("sysfs", "/sys", "sysfs", "nosuid", "noexec", "nodev", "ro"), mount("bind", "/out", self.out, "rbind", "rw"),
            ],
            "linux": {"namespaces": [{"type": t} for t in ("pid", "mount", "uts", "ipc", "network")]},
        }

    def _command(self, *options):
        pid_file = os.path.join(self.folder, "pid")
        return CRUN + ["--root", self.folder + "/state", "run", "--bundle", self.folder, "--pid-file", pid_file, *options, self.id]

    def run(self, timeout=60):
        """Runs to the end. Nanoseconds: start to the CMD's first instruction, its last to the container's end, CPU of all."""
        log = open(os.path.join(self.folder, "log"), "wb")
        start = now()
        process = subprocess.Popen(self._command(), stdin=subprocess.DEVNULL, stdout=log, stderr=log)
        process_end, usage = self._wait(process, timeout)
        if len(self.stamps("cmd")) != 2:
            raise RuntimeError("the CMD did not run:\n" + self.log())
        first, last = self.stamps("cmd")
        return {"start": first - start, "end": process_end - last, "cpu": int((usage.ru_utime + usage.ru_stime) * 1e9)}

    def _wait(self, process, timeout):
        signal.signal(signal.SIGALRM, lambda *_: self._give_up(process))
        signal.alarm(timeout)
        try:
            _, _, usage = os.wait4(process.pid, 0)
            return now(), usage
        finally:
            signal.alarm(0)
            process.returncode = 0

    def _give_up(self, process):
        self.kill(signal.SIGKILL)
        process.kill()
        raise TimeoutError("the container does not end:\n" + self.log())

    def start(self, cgroup=None):
        """Starts it and leaves it running, in a memory cgroup if one is given. The time of the start, in nanoseconds."""
        enter = (lambda: open(os.path.join(cgroup, "cgroup.procs"), "w").write(str(os.getpid()))) if cgroup else None
        start = now()
        with open(os.path.join(self.folder, "log"), "wb") as log:
            subprocess.run(self._command("--detach"), check=True, stdin=subprocess.DEVNULL, stdout=log, stderr=log, preexec_fn=enter)
        self.pid = int(open(os.path.join(self.folder, "pid")).read())
        return start

    def stamps(self, name):
        try:
            return [int(line) for line in open(os.path.join(self.out, name))]
        except FileNotFoundError:
            return []

    def until_stamped(self, name, count, timeout=60):
        deadline = time.monotonic() + timeout
        while len(self.stamps(name)) < count:
            if time.monotonic() > deadline:
                raise TimeoutError("%d of %d in %s:\n%s" % (len(self.stamps(name)), count, name, self.log()))
            time.sleep(0.005)
        return self.stamps(name)

    def kill(self, number):
        try:
            pid = self.pid or int(open(os.path.join(self.folder, "pid")).read())
            os.kill(pid, number)
        except (FileNotFoundError, ProcessLookupError, ValueError):
            pass

    def stop(self, timeout=60):
        """Asks pid 1 to end with SIGTERM; how long that takes, in nanoseconds."""
        pidfd = os.pidfd_open(self.pid)
        start = now()
        os.kill(self.pid, signal.SIGTERM)
        ended = select.select([pidfd], [], [], timeout)[0]
        taken = now() - start
        os.close(pidfd)
        if not ended:
            self.kill(signal.SIGKILL)
            raise TimeoutError("SIGTERM does not end the container:\n" + self.log())
        return taken

    def processes(self):
        """Pids on this machine of everything in the container's pid namespace."""
        namespace = os.readlink("/proc/%d/ns/pid" % self.pid)
        def inside(pid):
            try:
                return os.readlink("/proc/%s/ns/pid" % pid) == namespace
            except OSError:
                return False
        return [int(pid) for pid in os.listdir("/proc") if pid.isdigit() and inside(pid)]

    def log(self):
        return open(os.path.join(self.folder, "log"), errors="replace").read()[-2000:]

    def close(self):
        subprocess.run(CRUN + ["--root", self.folder + "/state", "delete", "--force", self.id], capture_output=True)
        memory = os.path.join(self.folder, "memory")
        subprocess.run(["umount", "-l", memory + "/root", memory], capture_output=True)
        shutil.rmtree(self.folder, ignore_errors=True)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()
