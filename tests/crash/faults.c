/* Faults on demand, loaded before the C library (LD_PRELOAD).
 *
 * Calls that change files below $FAULTS_UNDER are counted. A page of shared memory, the file
 * $FAULTS_CONTROL, says which of them fail, are cut in half, or end the process; and how far the
 * clock of the day is off. Its layout is that of tests/crash/faults.py.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <time.h>
#include <unistd.h>

enum { WRITE = 1, SYNC = 2, TRUNCATE = 4, NAME = 8 };
enum { NOTHING, FAIL, FAIL_HALF, KILL_BEFORE, KILL_HALF, KILL_AFTER };

struct control {
    int64_t counted; /* calls so far that matched */
    int64_t first;   /* the first call that is struck, counted from 1; 0: none */
    int64_t last;    /* the last one */
    int64_t struck;  /* how many were */
    int64_t clock;   /* seconds that the clock of the day is ahead */
    int32_t deed;
    int32_t error;
    int32_t kinds;
    int32_t spare;
    char within[128]; /* what a path must contain; empty: anything */
};

static struct control *control;
static char under[PATH_MAX];
static size_t under_length;

__attribute__((constructor)) static void begin(void) {
    const char *file = getenv("FAULTS_CONTROL"), *root = getenv("FAULTS_UNDER");
    if (!file || !root || strlen(root) >= sizeof under)
        return;
    strcpy(under, root);
    under_length = strlen(under);
    int descriptor = (int)syscall(SYS_openat, AT_FDCWD, file, O_RDWR | O_CLOEXEC, 0);
    if (descriptor < 0)
        return;
    void *page = mmap(NULL, sizeof *control, PROT_READ | PROT_WRITE, MAP_SHARED, descriptor, 0);
    syscall(SYS_close, descriptor);
    if (page != MAP_FAILED)
        control = page;
}

static int strikes(int kind, const char *path) {
    if (!control || !(control->kinds & kind) || strncmp(path, under, under_length))
        return NOTHING;
    if (control->within[0] && !strstr(path, control->within))
        return NOTHING;
    int64_t turn = __atomic_add_fetch(&control->counted, 1, __ATOMIC_SEQ_CST);
    if (!control->first || turn < control->first || turn > control->last)
        return NOTHING;
    __atomic_add_fetch(&control->struck, 1, __ATOMIC_SEQ_CST);
    if (control->deed == KILL_BEFORE)
        kill(getpid(), SIGKILL);
    return control->deed;
}

static int strikes_open(int kind, int descriptor) {
    if (!control)
        return NOTHING;
    char link[48], path[PATH_MAX];
    char digits[16];
    int at = 0, value = descriptor;
    do
        digits[at++] = (char)('0' + value % 10);
    while ((value /= 10) && at < 15);
    strcpy(link, "/proc/self/fd/");
    char *end = link + strlen(link);
    while (at)
        *end++ = digits[--at];
    *end = 0;
    ssize_t length = syscall(SYS_readlinkat, AT_FDCWD, link, path, sizeof path - 1);
    if (length <= 0)
        return NOTHING;
    path[length] = 0;
    return strikes(kind, path);
}

static int failed(void) {
    errno = control->error;
    return -1;
}

#define REAL(type, name, ...)                                    \
    static type (*real)(__VA_ARGS__);                            \
    if (!real)                                                   \
        real = (type (*)(__VA_ARGS__))dlsym(RTLD_NEXT, #name)

#define AFTER(deed, call)                 \
    do {                                  \
        __typeof__(call) result = (call); \
        if ((deed) >= KILL_HALF)          \
            kill(getpid(), SIGKILL);      \
        return result;                    \
    } while (0)

/* What is written in half and then killed is a torn write; in half without, a disk that fills up. */
#define WRITTEN(fd, size, whole, half)                    \
    do {                                                  \
        int deed = strikes_open(WRITE, fd);               \
        if (deed == FAIL || (deed == FAIL_HALF && (size) < 2)) \
            return failed();                              \
        if ((deed == FAIL_HALF || deed == KILL_HALF) && (size) > 1) { \
            ssize_t part = (half);                        \
            if (deed == KILL_HALF)                        \
                kill(getpid(), SIGKILL);                  \
            return part;                                  \
        }                                                 \
        if (deed == KILL_HALF)                            \
            kill(getpid(), SIGKILL);                      \
        AFTER(deed, whole);                               \
    } while (0)

ssize_t write(int fd, const void *data, size_t size) {
    REAL(ssize_t, write, int, const void *, size_t);
    WRITTEN(fd, size, real(fd, data, size), real(fd, data, size / 2));
}

ssize_t pwrite(int fd, const void *data, size_t size, off_t at) {
    REAL(ssize_t, pwrite, int, const void *, size_t, off_t);
    WRITTEN(fd, size, real(fd, data, size, at), real(fd, data, size / 2, at));
}

ssize_t pwrite64(int fd, const void *data, size_t size, off64_t at) {
    REAL(ssize_t, pwrite64, int, const void *, size_t, off64_t);
    WRITTEN(fd, size, real(fd, data, size, at), real(fd, data, size / 2, at));
}

ssize_t writev(int fd, const struct iovec *parts, int count) {
    REAL(ssize_t, writev, int, const struct iovec *, int);
    int deed = strikes_open(WRITE, fd);
    if (deed == FAIL || deed == FAIL_HALF)
        return failed();
    AFTER(deed, real(fd, parts, count));
}

ssize_t sendfile64(int out, int in, off64_t *at, size_t size) {
    REAL(ssize_t, sendfile64, int, int, off64_t *, size_t);
    int deed = strikes_open(WRITE, out);
    if (deed == FAIL || deed == FAIL_HALF)
        return failed();
    AFTER(deed, real(out, in, at, size));
}

ssize_t copy_file_range(int in, off64_t *from, int out, off64_t *to, size_t size, unsigned flags) {
    REAL(ssize_t, copy_file_range, int, off64_t *, int, off64_t *, size_t, unsigned);
    int deed = strikes_open(WRITE, out);
    if (deed == FAIL || deed == FAIL_HALF)
        return failed();
    AFTER(deed, real(in, from, out, to, size, flags));
}

#define ON_DESCRIPTOR(kind, name, parameters, arguments, ...) \
    int name parameters {                                     \
        REAL(int, name, __VA_ARGS__);                         \
        int deed = strikes_open(kind, fd);                    \
        if (deed == FAIL || deed == FAIL_HALF)                \
            return failed();                                  \
        AFTER(deed, real arguments);                          \
    }

ON_DESCRIPTOR(SYNC, fsync, (int fd), (fd), int)
ON_DESCRIPTOR(SYNC, fdatasync, (int fd), (fd), int)
ON_DESCRIPTOR(TRUNCATE, ftruncate, (int fd, off_t size), (fd, size), int, off_t)
ON_DESCRIPTOR(TRUNCATE, ftruncate64, (int fd, off64_t size), (fd, size), int, off64_t)

#define ON_PATH(name, path, parameters, arguments, ...) \
    int name parameters {                               \
        REAL(int, name, __VA_ARGS__);                   \
        int deed = strikes(NAME, path);                 \
        if (deed == FAIL || deed == FAIL_HALF)          \
            return failed();                            \
        AFTER(deed, real arguments);                    \
    }

ON_PATH(rename, to, (const char *from, const char *to), (from, to), const char *, const char *)
ON_PATH(renameat, to, (int a, const char *from, int b, const char *to), (a, from, b, to), int,
        const char *, int, const char *)
ON_PATH(unlink, path, (const char *path), (path), const char *)
ON_PATH(mkdir, path, (const char *path, mode_t mode), (path, mode), const char *, mode_t)

/* A file that is made, not one that is only opened. */
#define OPENED(name, ...)                                   \
    mode_t mode = 0;                                        \
    if (flags & (O_CREAT | O_TMPFILE)) {                    \
        va_list rest;                                       \
        va_start(rest, flags);                              \
        mode = va_arg(rest, mode_t);                        \
        va_end(rest);                                       \
    }                                                       \
    int deed = flags & O_CREAT ? strikes(NAME, path) : NOTHING; \
    if (deed == FAIL || deed == FAIL_HALF)                  \
        return failed();                                    \
    AFTER(deed, real(__VA_ARGS__))

int open(const char *path, int flags, ...) {
    REAL(int, open, const char *, int, ...);
    OPENED(open, path, flags, mode);
}

int open64(const char *path, int flags, ...) {
    REAL(int, open64, const char *, int, ...);
    OPENED(open64, path, flags, mode);
}

int openat(int folder, const char *path, int flags, ...) {
    REAL(int, openat, int, const char *, int, ...);
    OPENED(openat, folder, path, flags, mode);
}

int openat64(int folder, const char *path, int flags, ...) {
    REAL(int, openat64, int, const char *, int, ...);
    OPENED(openat64, folder, path, flags, mode);
}

/* The clock of the day; the one that only counts on is left alone, as by whoever sets a clock. */
int clock_gettime(clockid_t which, struct timespec *now) {
    REAL(int, clock_gettime, clockid_t, struct timespec *);
    int result = real(which, now);
    if (control && (which == CLOCK_REALTIME || which == CLOCK_REALTIME_COARSE))
        now->tv_sec += control->clock;
    return result;
}

time_t time(time_t *at) {
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    if (at)
        *at = now.tv_sec;
    return now.tv_sec;
}

int gettimeofday(struct timeval *restrict now, void *restrict zone) {
    struct timespec exact;
    (void)zone;
    int result = clock_gettime(CLOCK_REALTIME, &exact);
    now->tv_sec = exact.tv_sec;
    now->tv_usec = exact.tv_nsec / 1000;
    return result;
}
