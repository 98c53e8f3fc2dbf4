"""Who is measured: how each is laid out in an image with N services and a CMD, and what pid 1 is then."""
import os, shutil, subprocess

PROBE = "/bench/probe"


def write(path, text, mode=0o644):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w") as file:
        file.write(text)
    os.chmod(path, mode)


def copy_with_libraries(layer, *programs):
    """Programs of this machine and what they link to, at the same paths in a layer."""
    files = set(programs)
    for program in programs:
        for word in subprocess.run(["ldd", program], capture_output=True, text=True).stdout.split():
            if word.startswith("/"):
                files.add(word)
    for file in files:
        target = layer + file
        os.makedirs(os.path.dirname(target), exist_ok=True)
        shutil.copy2(os.path.realpath(file), target)


class Peer:
    """`orders` tells whether the CMD runs only after every service is ready; `supervises` whether there are services at all."""
    orders = supervises = True
    environment = ()

    def __init__(self, name, build):
        self.name, self._build = name, build

    def base(self):
        """Folders under the services' layer, topmost first; made once."""
        return []

    def lay_out(self, layer, services, command):
        """Writes N services (and the CMD, where it is one) into a layer."""

    def arguments(self, services, command):
        """The command line of pid 1."""

    def size(self):
        """Bytes of its programs."""
        return 0

    def layers(self, services, command):
        layer = os.path.join(self._build, "%s-%d-%s" % (self.name.replace(" ", "-"), services, command))
        if not os.path.isdir(layer):
            os.makedirs(layer)
            self.lay_out(layer, services, command)
        return [layer] + self.base()


class Floor(Peer):
    """Nobody: the CMD is pid 1. With services, they are its own children."""
    supervises = False

    def arguments(self, services, command):
        return [PROBE, "herd", str(services)] if services else [PROBE, command]


class Tini(Peer):
    supervises = False

    def base(self):
        layer = os.path.join(self._build, "tini")
        if not os.path.isdir(layer):
            os.makedirs(layer)
            shutil.copy2("/usr/bin/tini-static", layer + "/tini")
        return [layer]

    def arguments(self, services, command):
        return ["/tini", "--", PROBE, command]

    def size(self):
        return os.path.getsize("/usr/bin/tini-static")


class Overlay(Peer):
    """An overlay with /init that reads s6-rc sources: Actors, or s6-overlay itself."""

    def __init__(self, name, build, folder, environment=()):
        super().__init__(name, build)
        self.folder, self.environment = folder, environment

    def base(self):
        return [self.folder]

    def lay_out(self, layer, services, command):
        etc = layer + "/etc/s6-overlay/"
        for i in range(services):
            service = etc + "s6-rc.d/service-%d/" % i
            write(service + "type", "longrun\n")
            write(service + "run", "#!%s service\n" % PROBE, 0o755)
            write(service + "notification-fd", "3\n")
            write(service + "dependencies.d/base", "")
            write(etc + "user-bundles.d/user/contents.d/service-%d" % i, "")

    def arguments(self, services, command):
        return ["/init", PROBE, command]

    def size(self):
        return sum(os.lstat(os.path.join(folder, file)).st_size for folder, _, files in os.walk(self.folder) for file in files)


class S6(Peer):
    """Debian's s6: s6-svscan is pid 1, the CMD is a service that waits for the others and ends the container with itself."""
    programs = ["/usr/bin/" + name for name in ("s6-svscan", "s6-supervise", "s6-svwait", "s6-svscanctl", "s6-ftrigrd", "s6-svlisten1")]

    def base(self):
        layer = os.path.join(self._build, "s6")
        if not os.path.isdir(layer):
            copy_with_libraries(layer, *filter(os.path.exists, self.programs))
            shutil.copytree("/usr/lib/s6", layer + "/usr/lib/s6") if os.path.isdir("/usr/lib/s6") else None
        return [layer]

    def lay_out(self, layer, services, command):
        names = []
        for i in range(services):
            names.append("/services/service-%d" % i)
            write(layer + names[-1] + "/run", "#!%s service\n" % PROBE, 0o755)
            write(layer + names[-1] + "/notification-fd", "3\n")
        # s6-svwait refuses what is not supervised yet.
        wait = "until s6-svwait -U %s 2>/dev/null; do sleep 0.01; done\n" % " ".join(names) if names else ""
        write(layer + "/services/cmd/run", "#!/bin/sh\n%sexec %s %s\n" % (wait, PROBE, command), 0o755)
        write(layer + "/services/cmd/finish", "#!/bin/sh\nexec s6-svscanctl -t /services\n", 0o755)

    def arguments(self, services, command):
        return ["/usr/bin/s6-svscan", "-c", "2000", "/services"]

    def size(self):
        return sum(map(os.path.getsize, filter(os.path.exists, self.programs)))


class Runit(Peer):
    """Debian's runit: runsvdir under a shell that stops the services when asked. Knows no readiness: the CMD starts with the others."""
    orders = False
    programs = ["/usr/bin/runsvdir", "/usr/bin/runsv", "/usr/bin/sv"]

    def base(self):
        layer = os.path.join(self._build, "runit")
        if not os.path.isdir(layer):
            copy_with_libraries(layer, *self.programs)
            write(layer + "/runit-init", "#!/bin/sh\n"
                  "runsvdir -P /services & child=$!\n"
                  "trap 'sv -w 20 force-stop /services/* >/dev/null; kill -HUP $child' TERM\n"
                  "wait $child; wait $child\n", 0o755)
        return [layer]

    def lay_out(self, layer, services, command):
        for i in range(services):
            write(layer + "/services/service-%d/run" % i, "#!%s service\n" % PROBE, 0o755)
        write(layer + "/services/cmd/run", "#!/bin/sh\nexec %s %s\n" % (PROBE, command), 0o755)
        write(layer + "/services/cmd/finish", "#!/bin/sh\nexec kill -TERM 1\n", 0o755)

    def arguments(self, services, command):
        return ["/runit-init"]

    def size(self):
        return sum(map(os.path.getsize, self.programs))


def all_peers(build, overlay, reference):
    peers = [Floor("floor", build), Tini("tini", build), Overlay("Actors", build, overlay)]
    if reference:
        peers.append(Overlay("s6-overlay", build, reference))
    return peers + [S6("s6", build), Runit("runit", build)]
