/* Linked into the native binaries in place of parts of the static C library that nothing here comes to use, but that its own objects name: 0.5 MB of name services, translations,
 * character sets, loading of shared objects (which in a static program would load libraries of whatever image it runs on) and formats for floating point.
 * All of it is weak: what a C library really needs, because it is a different release, it takes from itself. */
#include <stdarg.h>
#define INSTEAD __attribute__((weak))
typedef unsigned long size_t;
extern long write(int, const void *, size_t);
extern void *malloc(size_t);
extern size_t strlen(const char *);
extern void abort(void) __attribute__((noreturn));

/* Name services. Users and groups are read by src/Platform; who asks here is glob(3), about a tilde, which is never asked of it, and the console, about the home of a user without HOME. */
INSTEAD int getpwnam_r(const char *name, void *entry, char *buffer, size_t size, void **result) { *result = 0; return 2; }
INSTEAD int __getpwnam_r(const char *name, void *entry, char *buffer, size_t size, void **result) { *result = 0; return 2; }
INSTEAD int getpwuid_r(unsigned user, void *entry, char *buffer, size_t size, void **result) { *result = 0; return 2; }
INSTEAD int getgrgid_r(unsigned group, void *entry, char *buffer, size_t size, void **result) { *result = 0; return 2; }
INSTEAD int getgrouplist(const char *user, unsigned group, unsigned *groups, int *count) { return -1; }
INSTEAD int initgroups(const char *user, unsigned group) { return -1; }
INSTEAD int __getlogin_r(char *name, size_t size) { return 2; }
INSTEAD void __res_thread_freeres(void) {}
INSTEAD int __res_vinit(void *state, int again) { return -1; }
INSTEAD void __res_iclose(void *state, int free) {}

/* Shared objects: whatever is called is linked. */
INSTEAD void *dlopen(const char *name, int flags) { return 0; }
INSTEAD void *dlsym(void *handle, const char *name) { return 0; }
INSTEAD int dlclose(void *handle) { return 0; }
INSTEAD char *dlerror(void) { return "static program"; }
INSTEAD void *__libc_dlopen_mode(const char *name, int flags) { return 0; }
INSTEAD void *__libc_dlsym(void *handle, const char *name) { return 0; }
INSTEAD int __libc_dlclose(void *handle) { return 0; }
/* A stack that can be executed is what a shared object may ask for. */
INSTEAD int __nptl_change_stack_perm(void *thread) { return 0; }
/* What is read-only once the program runs: the linker says that too. */
struct segment { unsigned type, flags; size_t offset, address, physical, file, memory, align; };
extern const struct { char ident[16]; unsigned short type, machine; unsigned version; size_t entry, segments, sections; unsigned flags; unsigned short size, segment, count; } __ehdr_start;
extern int mprotect(void *, size_t, int);
INSTEAD void _dl_protect_relro(void *object) {
    const struct segment *segment = (const void *)((const char *)&__ehdr_start + __ehdr_start.segments);
    for (int i = 0; i < __ehdr_start.count; i++)
        if (segment[i].type == 0x6474e552) mprotect((void *)(segment[i].address & -4096), segment[i].memory & -4096, 1);
}
/* Where they would be searched for; and counted. */
INSTEAD void _dl_init_paths(const char *path, const char *source, const char *prefixes, const char *mask) {}
INSTEAD void _dl_mcount_wrapper_check(void *function) {}
/* There is one object, and it starts where the linker says. */
struct shared_object { const char *name; void *base; const char *symbol; void *address; };
extern const char __executable_start[], _end[];
extern char *program_invocation_name;
INSTEAD int dladdr(const void *address, struct shared_object *object) {
    if ((const char *)address < __executable_start || (const char *)address >= _end) return 0;
    *object = (struct shared_object){ program_invocation_name, (void *)__executable_start, 0, 0 };
    return 1;
}

/* Translations and character sets: the locale is C. */
INSTEAD char *__dcgettext(const char *domain, const char *text, int category) { return (char *)text; }
INSTEAD int __gconv_find_transform(const char *to, const char *from, void **steps, size_t *count, int flags) { return 1; }
INSTEAD int __gconv_close_transform(void *steps, size_t count) { return 0; }
INSTEAD void __gconv_release_step(void *step) {}
INSTEAD int __gconv_lock;
INSTEAD int __gconv_compare_alias(const char *a, const char *b, int *result) { *result = 1; return 0; }
INSTEAD size_t __libc_setlocale_lock[8];
/* ... in which a character is a byte; nobody converts to wide ones. */
INSTEAD const size_t __wcsmbs_gconv_fcts_c[4];
INSTEAD void __wcsmbs_load_conv(void *locale) { abort(); }
INSTEAD void __wcsmbs_clone_conv(void *copy) { abort(); }
INSTEAD int __wcsmbs_named_conv(void *copy, const char *name) { return 1; }
INSTEAD void _nl_cleanup_ctype(void *locale) {}
INSTEAD int strcoll(const char *a, const char *b) {
    while (*a && *a == *b) a++, b++;
    return (unsigned char)*a - (unsigned char)*b;
}

/* Unwinding for pthread_cancel(3) and pthread_exit(3), which nobody calls. .NET's runtime unwinds with libunwind. */
INSTEAD void _Unwind_Resume(void *exception) { abort(); }
INSTEAD int _Unwind_ForcedUnwind(void *exception, void *stop, void *argument) { abort(); }
INSTEAD unsigned long _Unwind_GetCFA(void *context) { abort(); }
INSTEAD int __gcc_personality_v0(int version, int actions, unsigned long class, void *exception, void *context) { abort(); }

INSTEAD void __assert_fail(const char *assertion, const char *file, unsigned line, const char *function) {
    write(2, assertion, strlen(assertion));
    abort();
}

/* The system's log is written by src/Logging. */
INSTEAD void syslog(int priority, const char *format, ...) {}

/* Short forms, where the library has one for every kind of processor. */
INSTEAD char *strncpy(char *to, const char *from, size_t size) {
    size_t i = 0;
    for (; i < size && from[i]; i++) to[i] = from[i];
    for (; i < size; i++) to[i] = 0;
    return to;
}
INSTEAD char *strncat(char *to, const char *from, size_t size) {
    char *end = to + strlen(to);
    while (size-- && *from) *end++ = *from++;
    *end = 0;
    return to;
}
INSTEAD char *strcat(char *to, const char *from) {
    char *end = to + strlen(to);
    while ((*end++ = *from++)) {}
    return to;
}
INSTEAD char *__stpncpy(char *to, const char *from, size_t size) {
    size_t i = 0;
    while (i < size && from[i]) i++;
    strncpy(to, from, size);
    return to + i;
}
static int lower(int c) { return c >= 'A' && c <= 'Z' ? c + 32 : c; }
INSTEAD int strcasecmp(const char *a, const char *b) {
    while (*a && lower((unsigned char)*a) == lower((unsigned char)*b)) a++, b++;
    return lower((unsigned char)*a) - lower((unsigned char)*b);
}

/* printf(3) without floating point and wide characters: %[0][width][l|ll|z]{d,i,u,x,X,o,p,c,s}, as the runtime's messages, inet_ntop(3) and the like have it. */
struct text { char *at, *end; int length; };
static void put(struct text *text, char c) {
    if (text->at < text->end) *text->at++ = c;
    text->length++;
}
static void number(struct text *text, unsigned long value, int negative, unsigned base, const char *digits, int width, int precision, char pad, int left) {
    char reversed[24];
    int n = 0;
    do { reversed[n++] = digits[value % base]; value /= base; } while (value);
    while (n < precision && n < 23) reversed[n++] = '0';
    if (negative && pad == '0') { put(text, '-'); width--; }
    else if (negative) reversed[n++] = '-';
    if (!left) for (; width > n; width--) put(text, pad);
    for (int i = n; i; ) put(text, reversed[--i]);
    for (; width > n; width--) put(text, ' ');
}
INSTEAD int vsnprintf(char *to, size_t size, const char *format, va_list values) {
    struct text text = { to, to + (size ? size - 1 : 0), 0 };
    for (; *format; format++) {
        if (*format != '%') { put(&text, *format); continue; }
        int wide = 0, width = 0, precision = -1, left = 0;
        char pad = ' ';
        for (format++; *format == '-' || *format == '0' || *format == '#'; format++) {
            if (*format == '-') left = 1;
            if (*format == '0') pad = '0';
        }
        if (*format == '*') width = va_arg(values, int), format++;
        else while (*format >= '0' && *format <= '9') width = width * 10 + *format++ - '0';
        if (*format == '.') {
            precision = 0, format++;
            if (*format == '*') precision = va_arg(values, int), format++;
            else while (*format >= '0' && *format <= '9') precision = precision * 10 + *format++ - '0';
        }
        for (; *format == 'l' || *format == 'z' || *format == 'h' || *format == 'j'; format++) wide |= *format != 'h';
        switch (*format) {
            case 'd': case 'i': {
                long value = wide ? va_arg(values, long) : va_arg(values, int);
                number(&text, value < 0 ? -(unsigned long)value : (unsigned long)value, value < 0, 10, "0123456789", width, precision, left ? ' ' : pad, left);
                break;
            }
            case 'p': wide = 1; put(&text, '0'); put(&text, 'x'); /* and on */
            case 'u': case 'x': case 'X': case 'o': {
                unsigned long value = wide ? va_arg(values, unsigned long) : va_arg(values, unsigned);
                unsigned base = *format == 'u' ? 10 : *format == 'o' ? 8 : 16;
                number(&text, value, 0, base, *format == 'X' ? "0123456789ABCDEF" : "0123456789abcdef", width, precision, left ? ' ' : pad, left);
                break;
            }
            case 's': {
                const char *value = va_arg(values, const char *);
                if (!value) value = "(null)";
                int n = 0;
                while ((precision < 0 || n < precision) && value[n]) n++;
                if (!left) for (int i = n; i < width; i++) put(&text, ' ');
                for (int i = 0; i < n; i++) put(&text, value[i]);
                if (left) for (int i = n; i < width; i++) put(&text, ' ');
                break;
            }
            case 'c': put(&text, (char)va_arg(values, int)); break;
            case '%': put(&text, '%'); break;
            default: put(&text, '%'), format--; /* and what follows, as it stands: a message must not end pid 1 */
        }
    }
    if (size) *text.at = 0;
    return text.length;
}
#define FORMATTED(call) va_list values; va_start(values, format); int result = call; va_end(values); return result
static int allocated(char **to, const char *format, va_list values) {
    va_list again;
    va_copy(again, values);
    int length = vsnprintf(0, 0, format, again);
    va_end(again);
    *to = malloc(length + 1);
    return *to ? vsnprintf(*to, length + 1, format, values) : -1;
}
static int printed(const char *format, va_list values) {
    char line[512];
    int length = vsnprintf(line, sizeof line, format, values);
    return (int)write(2, line, length < (int)sizeof line ? length : (int)sizeof line - 1);
}
INSTEAD int snprintf(char *to, size_t size, const char *format, ...) { FORMATTED(vsnprintf(to, size, format, values)); }
INSTEAD int __snprintf(char *to, size_t size, const char *format, ...) { FORMATTED(vsnprintf(to, size, format, values)); }
INSTEAD int sprintf(char *to, const char *format, ...) { FORMATTED(vsnprintf(to, 1 << 20, format, values)); }
INSTEAD int asprintf(char **to, const char *format, ...) { FORMATTED(allocated(to, format, values)); }
INSTEAD int __asprintf(char **to, const char *format, ...) { FORMATTED(allocated(to, format, values)); }
/* Nobody prints to anything but the standard error. */
INSTEAD int fprintf(void *stream, const char *format, ...) { FORMATTED(printed(format, values)); }

/* sscanf(3) for what the library reads with it, /proc/self/maps ("%lx-%lx") and TZ ("%hu:%hu%n"): numbers, %n and what stands between. */
static int digit(char c) { return c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : c >= 'A' && c <= 'F' ? c - 'A' + 10 : 99; }
INSTEAD int sscanf(const char *text, const char *format, ...) __attribute__((alias("__isoc99_sscanf")));
INSTEAD int __isoc99_sscanf(const char *text, const char *format, ...) {
    const char *start = text;
    int taken = 0;
    va_list values;
    va_start(values, format);
    for (; *format; format++) {
        if (*format != '%') {
            if (*text != *format) break;
            text++;
            continue;
        }
        int half = 0, wide = 0;
        for (format++; *format == 'h' || *format == 'l'; format++) *format == 'h' ? half++ : wide++;
        if (*format == 'n') {
            *va_arg(values, int *) = (int)(text - start);
            continue;
        }
        if (*format != 'u' && *format != 'x') break; /* nothing else is read with it */
        unsigned base = *format == 'u' ? 10 : 16;
        while (*text == ' ' || (*text >= '\t' && *text <= '\r')) text++;
        int minus = *text == '-';
        if (minus || *text == '+') text++;
        if (digit(*text) >= base) {
            if (!*text && !taken) taken = -1;
            break;
        }
        unsigned long value = 0;
        for (; digit(*text) < base; text++) value = value * base + digit(*text);
        if (minus) value = -value;
        void *to = va_arg(values, void *);
        if (wide) *(unsigned long *)to = value;
        else if (half) *(unsigned short *)to = (unsigned short)value;
        else *(unsigned *)to = (unsigned)value;
        taken++;
    }
    va_end(values);
    return taken;
}
