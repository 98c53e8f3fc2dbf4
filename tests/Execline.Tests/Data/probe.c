/* Says what a program finds when it starts: arguments, environment, descriptors, signals, directory, mask.
   The report goes to a file beside the executable, so that no descriptor is needed for it; a line goes to descriptor 1 too. */
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static char report[1 << 18];
static size_t length;

static void say(char const *format, ...)
{
    va_list rest;
    va_start(rest, format);
    length += vsnprintf(report + length, sizeof report - length, format, rest);
    va_end(rest);
}

static void describe(int fd)
{
    struct stat status;
    char link[64], path[4096];
    int flags = fcntl(fd, F_GETFL);
    if (flags < 0 || fstat(fd, &status) < 0) return;
    say("fd %d mode %o flags %o", fd, status.st_mode & S_IFMT, flags & (O_ACCMODE | O_APPEND | O_NONBLOCK));
    if (fcntl(fd, F_GETFD) & FD_CLOEXEC) say(" cloexec");
    if (S_ISREG(status.st_mode) || S_ISDIR(status.st_mode) || S_ISCHR(status.st_mode)) {
        snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
        ssize_t n = readlink(link, path, sizeof path - 1);
        path[n < 0 ? 0 : n] = 0;
        say(" %s", path);
        if (S_ISREG(status.st_mode)) say(" at %ld", (long)lseek(fd, 0, SEEK_CUR));
    }
    say("\n");
}

static void signals(void)
{
    char status[8192];
    int fd = open("/proc/self/status", O_RDONLY);
    ssize_t n = read(fd, status, sizeof status - 1);
    close(fd);
    status[n < 0 ? 0 : n] = 0;
    for (char *line = strtok(status, "\n"); line; line = strtok(0, "\n"))
        if (!strncmp(line, "SigBlk", 6) || !strncmp(line, "SigIgn", 6))
            /* 32 and 33 are libc's own: its posix_spawn leaves them ignored. */
            say("%.6s %llx\n", line, strtoull(line + 7, 0, 16) & ~0x180000000ULL);
}

int main(int argc, char **argv, char **envp)
{
    char path[4096];
    mode_t mask = umask(0);
    umask(mask);
    say("probe");
    for (int i = 1; i < argc; i++) say(" <%s>", argv[i]);
    say("\n");
    for (; *envp; envp++) {
        if (!strncmp(*envp, "!=", 2) && (*envp)[2]) say("env !=pid\n");
        else say("env %s\n", *envp);
    }
    for (int fd = 0; fd < 40; fd++) describe(fd);
    signals();
    if (!getcwd(path, sizeof path)) strcpy(path, strerror(errno));
    say("cwd %s umask %o\n", path, mask);
    ssize_t n = readlink("/proc/self/exe", path, sizeof path - 5);
    if (n > 0) {
        strcpy(path + n, ".log");
        int log = open(path, O_WRONLY | O_CREAT | O_APPEND, 0666);
        if (log >= 0 && write(log, report, length) < 0) return 99;
        if (log >= 0) close(log);
    }
    if (argc > 1) {
        char line[4096];
        int m = snprintf(line, sizeof line, "%s\n", argv[argc - 1]);
        if (write(1, line, m < (int)sizeof line ? m : (int)sizeof line - 1) < 0) return 98;
    }
    return argc > 2 && !strcmp(argv[1], "code") ? atoi(argv[2]) : 0;
}
