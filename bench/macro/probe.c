/* What runs inside a measured container, static so that starting it costs next to nothing.
 *   probe cmd      the CMD: leaves the time of its first instruction and of its last in /out/cmd
 *   probe nothing  ends at once
 *   probe hold     a CMD that stays until SIGTERM
 *   probe service  a service: leaves the time in /out/started, says that it is ready on descriptor 3, stays until SIGTERM
 *   probe herd N   pid 1 that starts N such services itself: what N services cost with nobody to supervise them */
#define _GNU_SOURCE
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static void stamp(const char *file) {
    struct timespec now;
    char line[64];
    clock_gettime(CLOCK_MONOTONIC, &now);
    int length = snprintf(line, sizeof line, "%lld\n", now.tv_sec * 1000000000LL + now.tv_nsec);
    int fd = open(file, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0666);
    if (fd < 0 || write(fd, line, length) != length) _exit(111);
    close(fd);
}

static void hold(void) {
    sigset_t set;
    int got;
    sigemptyset(&set);
    sigaddset(&set, SIGTERM);
    sigprocmask(SIG_BLOCK, &set, NULL);
    sigwait(&set, &got);
}

static int service(void) {
    stamp("/out/started");
    if (fcntl(3, F_GETFD) >= 0 && write(3, "\n", 1) == 1) close(3);
    hold();
    return 0;
}

static int herd(int count) {
    sigset_t set;
    for (int i = 0; i < count; i++)
        if (!fork()) {
            execl("/proc/self/exe", "probe", "service", NULL); // each a program of its own, as under a supervisor: forks share memory
            _exit(111);
        }
    sigemptyset(&set);
    hold();
    kill(-1, SIGTERM);
    while (wait(NULL) > 0) {}
    return 0;
}

int main(int count, char **arguments) {
    const char *verb = count > 1 ? arguments[1] : "";
    if (!strcmp(verb, "cmd")) {
        stamp("/out/cmd");
        stamp("/out/cmd");
        _exit(0);
    }
    if (!strcmp(verb, "nothing")) return 0;
    if (!strcmp(verb, "hold")) return stamp("/out/cmd"), hold(), 0;
    if (!strcmp(verb, "service")) return service();
    if (!strcmp(verb, "herd") && count > 2) return herd(atoi(arguments[2]));
    return 100;
}
