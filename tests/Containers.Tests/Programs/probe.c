/* The one program that every root has: static, so that it runs where nothing else is.
 * It is a service, a CMD, a parent of pid 1's stand-in, whatever a test needs to see from the inside.
 * What is to be seen goes to /out, above all as lines of /out/trace. */
#define _GNU_SOURCE
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <libgen.h>
#include <sched.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static void die(const char *what) {
    fprintf(stderr, "probe: fatal: unable to %s: %s\n", what, strerror(errno));
    exit(111);
}

/* One write per line, so that lines of many writers never mix. */
static void trace(const char *format, ...) {
    char line[4096];
    va_list arguments;
    va_start(arguments, format);
    int length = vsnprintf(line, sizeof line - 1, format, arguments);
    va_end(arguments);
    line[length++] = '\n';
    int fd = open("/out/trace", O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0666);
    if (fd < 0 || write(fd, line, length) != length) die("write /out/trace");
    close(fd);
}

/* The service's name: a service runs in its service directory. */
static const char *service(void) {
    static char path[4096];
    if (!getcwd(path, sizeof path)) die("getcwd");
    return basename(path);
}

static void pause_for(long milliseconds) {
    struct timespec time = {milliseconds / 1000, milliseconds % 1000 * 1000000};
    nanosleep(&time, NULL);
}

static pid_t fork_or_die(void) {
    pid_t pid = fork();
    if (pid < 0) die("fork");
    return pid;
}

/* SIGTERM does not end this process from here on; it is waited for. */
static sigset_t hold_sigterm(void) {
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGTERM);
    sigprocmask(SIG_BLOCK, &set, NULL);
    return set;
}

static void wait_for_sigterm(void) {
    sigset_t set = hold_sigterm();
    int got;
    sigwait(&set, &got);
}

/* A service: says that it is up, notifies readiness on FD if one is given, leaves on SIGTERM. */
static int serve(int notification_fd) {
    hold_sigterm(); /* before anybody can know that it is up */
    trace("up %s", service());
    if (notification_fd >= 0 && write(notification_fd, "\n", 1) != 1) die("notify readiness");
    wait_for_sigterm();
    trace("down %s", service());
    return 0;
}

/* What a process was given: signal mask, dispositions, descriptors, parent. */
static int state(const char *file) {
    char path[4096], line[4096];
    snprintf(path, sizeof path, "/out/%s.next", file);
    FILE *out = fopen(path, "we"), *status = fopen("/proc/self/status", "re");
    DIR *descriptors = opendir("/proc/self/fd");
    if (!out || !status || !descriptors) die("read the state of this process");
    while (fgets(line, sizeof line, status))
        /* Not SigQ: it counts the queued signals of everything that this user runs on the machine. */
        if ((!strncmp(line, "Sig", 3) && line[3] != 'Q') || !strncmp(line, "ShdPnd", 6)) fputs(line, out);
    for (struct dirent *entry; (entry = readdir(descriptors));) {
        int fd = atoi(entry->d_name);
        /* Not the three that this function opened. */
        if (entry->d_name[0] == '.' || fd == fileno(out) || fd == fileno(status) || fd == dirfd(descriptors)) continue;
        fprintf(out, "fd %d\n", fd);
    }
    if (fclose(out)) die("write the state");
    char final[4096];
    snprintf(final, sizeof final, "/out/%s", file);
    if (rename(path, final)) die("rename the state"); /* whole or not there */
    return 0;
}

/* How many processes here are in a state: Z for zombies. */
static int count_in_state(char wanted) {
    int count = 0;
    DIR *proc = opendir("/proc");
    if (!proc) die("open /proc");
    for (struct dirent *entry; (entry = readdir(proc));) {
        char path[300], text[512];
        if (entry->d_name[0] < '0' || entry->d_name[0] > '9') continue;
        snprintf(path, sizeof path, "/proc/%s/stat", entry->d_name);
        int fd = open(path, O_RDONLY | O_CLOEXEC);
        if (fd < 0) continue; /* gone meanwhile */
        ssize_t length = read(fd, text, sizeof text - 1);
        close(fd);
        if (length <= 0) continue;
        text[length] = 0;
        char *after_name = strrchr(text, ')');
        if (after_name && after_name[2] == wanted) count++;
    }
    closedir(proc);
    return count;
}

/* COUNT grandchildren whose parent is gone wait for the pipe to close, then end all at once. */
static void orphan_burst(int count) {
    int gate[2], ready[2];
    char byte;
    if (pipe2(gate, O_CLOEXEC) || pipe2(ready, O_CLOEXEC)) die("make a pipe");
    pid_t parent = fork_or_die();
    if (!parent) {
        for (int i = 0; i < count; i++) {
            if (fork_or_die()) continue;
            close(gate[1]);
            close(ready[0]);
            close(ready[1]); /* end of file on ready: every orphan is at the gate */
            if (read(gate[0], &byte, 1) < 0) _exit(1);
            _exit(i & 255);
        }
        _exit(0);
    }
    if (waitpid(parent, NULL, 0) != parent) die("wait for the orphans' parent");
    close(ready[1]);
    if (read(ready[0], &byte, 1) < 0) die("wait for the orphans");
    close(gate[0]);
    close(gate[1]);
    close(ready[0]);
}

/* Orphans end in bursts; afterwards no zombie may stay. */
static int storm(int bursts, int size, int status) {
    for (int i = 0; i < bursts; i++) orphan_burst(size);
    int left = count_in_state('Z'); /* of the last look: some of the last burst may end between two looks */
    for (int i = 0; i < 4000 && left > 0; i++) pause_for(5), left = count_in_state('Z');
    trace("zombies %d", left);
    return status;
}

/* COUNT children of this very process, one after the other; every status must be its own. */
static int children(int count, int status) {
    int wrong = 0, got;
    for (int i = 0; i < count; i++) {
        pid_t pid = fork_or_die();
        if (!pid) _exit(i & 255);
        if (waitpid(pid, &got, 0) != pid || !WIFEXITED(got) || WEXITSTATUS(got) != (i & 255)) wrong++;
    }
    trace("wrong %d", wrong);
    return status;
}

/* Who adopts an orphan: says the orphan's new parent, and the parent of this process. */
static int adopted(void) {
    int done[2];
    char byte;
    if (pipe2(done, O_CLOEXEC)) die("make a pipe");
    pid_t parent = fork_or_die();
    if (!parent) {
        pid_t self = getpid();
        if (fork_or_die()) _exit(0);
        while (getppid() == self) sched_yield();
        trace("adopted by %d", getppid());
        _exit(0);
    }
    waitpid(parent, NULL, 0);
    close(done[1]);
    if (read(done[0], &byte, 1) < 0) die("wait for the orphan");
    trace("child of %d", getppid());
    return 0;
}

/* A process that stays when its parent goes, in a session of its own. On SIGTERM it says so and ends, or stays. */
static int stray(int obeys) {
    int ready[2];
    char byte;
    if (pipe2(ready, O_CLOEXEC)) die("make a pipe");
    if (fork_or_die()) {
        close(ready[1]);
        if (read(ready[0], &byte, 1) != 1) die("wait for the stray");
        return 0;
    }
    setsid();
    hold_sigterm();
    if (write(ready[1], "", 1) != 1) die("say that the stray is there");
    for (;;) {
        wait_for_sigterm();
        if (obeys) pause_for(100); /* what a database does: it needs its time */
        trace("stray got SIGTERM");
        if (obeys) return 0;
    }
}

/* Pid 1's last look: whoever is there besides it. */
static void trace_others(void) {
    DIR *proc = opendir("/proc");
    if (!proc) die("open /proc");
    for (struct dirent *entry; (entry = readdir(proc));)
        if (atoi(entry->d_name) > 1) trace("left behind %s", entry->d_name);
    closedir(proc);
}

/* A pid 1 that knows nothing: starts COMMAND, reaps what comes, ends as COMMAND ends. */
static int parent(char **command) {
    pid_t pid = fork_or_die(), ended;
    int got;
    if (!pid) {
        execv(command[0], command);
        die("exec");
    }
    trace("started %d", pid);
    while ((ended = wait(&got)) != pid)
        if (ended < 0) die("wait");
        else trace("pid 1 reaped %d", ended);
    trace_others();
    return WIFEXITED(got) ? WEXITSTATUS(got) : 128 + WTERMSIG(got);
}

int main(int count, char **arguments) {
    const char *verb = count > 1 ? arguments[1] : "";
    const char *first = count > 2 ? arguments[2] : "0", *second = count > 3 ? arguments[3] : "0", *third = count > 4 ? arguments[4] : "0";
    /* As the interpreter of a script (#!/probe VERB), the arguments after the verb are the script's path and its own. */
    if (!strcmp(verb, "serve")) return serve(-1);
    if (!strcmp(verb, "serve-ready")) return serve(3);
    if (!strcmp(verb, "state")) return state(first);
    if (!strcmp(verb, "state-of-service")) return state(service()), wait_for_sigterm(), 0;
    if (!strcmp(verb, "state-of-finish")) return state("finish");
    if (!strcmp(verb, "exit-as-named")) return atoi(strchr(service(), '-') + 1); /* service exits-7 exits with 7 */
    if (!strcmp(verb, "killed-as-named")) return kill(getpid(), atoi(strchr(service(), '-') + 1)), 0;
    /* finish: exit code, signal, service name */
    if (!strcmp(verb, "finished")) return trace("finished %s %s %s", first, second, third), 125;
    if (!strcmp(verb, "trace")) return trace("%s", first), 0;
    if (!strcmp(verb, "exit")) return atoi(first);
    if (!strcmp(verb, "print")) return puts(first), 0;
    if (!strcmp(verb, "storm")) return storm(atoi(first), atoi(second), atoi(third));
    if (!strcmp(verb, "children")) return children(atoi(first), atoi(second));
    if (!strcmp(verb, "adopted")) return adopted();
    if (!strcmp(verb, "stray")) return stray(1);
    if (!strcmp(verb, "stubborn-stray")) return stray(0);
    if (!strcmp(verb, "parent") && count > 2) return parent(arguments + 2);
    fprintf(stderr, "probe: usage: probe VERB [ARGUMENT ...]\n");
    return 100;
}
