/* A library to load before others (LD_PRELOAD): lets the n-th file operation fail, or writes down every file operation
   under a folder, from which replay.py builds what a power cut may leave. For tests alone. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

enum { MOST = 4096, WRITE = 1, SYNC = 2, TRUNCATE = 4, OPEN = 8, UNLINK = 16, RENAME = 32, READ = 64 };

static char *names[MOST];
static char root[512];
static int record_fd = -1, ready;
static volatile long seen, fail_at, fired;
static volatile int fail_with, fail_always, fail_kinds;
static pthread_mutex_t turn = PTHREAD_RECURSIVE_MUTEX_INITIALIZER_NP;

#define REAL(name, type, ...) \
  static type (*real)(__VA_ARGS__); \
  if (!real) real = (type(*)(__VA_ARGS__))dlsym(RTLD_NEXT, name)

static void prepare(void) {
  if (ready) return;
  ready = 1;
  const char *place = getenv("FAULTIO_ROOT");
  if (place) strncpy(root, place, sizeof root - 1);
  const char *record = getenv("FAULTIO_RECORD");
  if (record) {
    REAL("open64", int, const char *, int, ...);
    record_fd = real(record, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
  }
}

void faultio_arm(long at, int with, int always, int kinds) {
  seen = fired = 0;
  fail_with = with;
  fail_always = always;
  fail_kinds = kinds;
  fail_at = at;
}

long faultio_fired(void) { return fired; }

void faultio_root(const char *place) {
  prepare();
  strncpy(root, place, sizeof root - 1);
}

static int is_ours(const char *path) {
  prepare();
  return root[0] && path && strncmp(path, root, strlen(root)) == 0;
}

static int fails(int kind) {
  if (!(kind & fail_kinds)) return 0;
  long now = __sync_add_and_fetch(&seen, 1);
  if (!fail_at || !(now == fail_at || (fail_always && now > fail_at))) return 0;
  fired++;
  errno = fail_with;
  return 1;
}

static void put(const void *bytes, size_t left) {
  REAL("write", ssize_t, int, const void *, size_t);
  while (left) {
    ssize_t done = real(record_fd, bytes, left);
    if (done <= 0) return;
    bytes = (const char *)bytes + done;
    left -= done;
  }
}

/* One operation: kind, length of the path (2), path, number (8), length of the data (4), data. */
static void record(char kind, const char *path, uint64_t number, const void *data, uint32_t length) {
  if (record_fd < 0) return;
  uint16_t path_length = strlen(path);
  pthread_mutex_lock(&turn);
  put(&kind, 1);
  put(&path_length, 2);
  put(path, path_length);
  put(&number, 8);
  put(&length, 4);
  put(data, length);
  pthread_mutex_unlock(&turn);
}

void faultio_mark(long number) { record('K', "ack", (uint64_t)number, "", 0); }

static void absolute(int folder, const char *path, char *out) {
  char base[512] = "";
  if (path[0] == '/') {
    snprintf(out, 1024, "%s", path);
    return;
  }
  if (folder == AT_FDCWD) {
    if (!getcwd(base, sizeof base)) base[0] = 0;
  } else {
    char link[64];
    snprintf(link, sizeof link, "/proc/self/fd/%d", folder);
    ssize_t length = readlink(link, base, sizeof base - 1);
    base[length < 0 ? 0 : length] = 0;
  }
  snprintf(out, 1024, "%s/%s", base, path);
}

static int open_any(int folder, const char *path, int flags, mode_t mode) {
  REAL("openat64", int, int, const char *, int, ...);
  char full[1024];
  absolute(folder, path, full);
  int ours = is_ours(full), writes = flags & (O_WRONLY | O_RDWR | O_CREAT), was_there = 1;
  if (ours && (flags & O_CREAT)) was_there = access(full, F_OK) == 0;
  if (ours && writes && fails(OPEN)) return -1;
  int fd = real(folder, path, flags, mode);
  if (fd >= 0 && fd < MOST) {
    free(names[fd]);
    names[fd] = ours ? strdup(full) : NULL;
    if (ours && !was_there) record('C', full, 0, "", 0);
    if (ours && (flags & O_TRUNC)) record('T', full, 0, "", 0);
  }
  return fd;
}

#define MODE \
  mode_t mode = 0; \
  if (flags & (O_CREAT | __O_TMPFILE)) { \
    va_list rest; \
    va_start(rest, flags); \
    mode = va_arg(rest, mode_t); \
    va_end(rest); \
  }
int open(const char *path, int flags, ...) { MODE return open_any(AT_FDCWD, path, flags, mode); }
int open64(const char *path, int flags, ...) { MODE return open_any(AT_FDCWD, path, flags, mode); }
int openat(int folder, const char *path, int flags, ...) { MODE return open_any(folder, path, flags, mode); }
int openat64(int folder, const char *path, int flags, ...) { MODE return open_any(folder, path, flags, mode); }

static const char *name_of(int fd) { return fd >= 0 && fd < MOST ? names[fd] : NULL; }

int close(int fd) {
  REAL("close", int, int);
  if (name_of(fd)) {
    free(names[fd]);
    names[fd] = NULL;
  }
  return real(fd);
}

ssize_t pwrite64(int fd, const void *bytes, size_t length, off64_t at) {
  REAL("pwrite64", ssize_t, int, const void *, size_t, off64_t);
  const char *name = name_of(fd);
  if (name && fails(WRITE)) return -1;
  ssize_t done = real(fd, bytes, length, at);
  if (name && done > 0) record('W', name, at, bytes, done);
  return done;
}
ssize_t pwrite(int fd, const void *bytes, size_t length, off_t at) { return pwrite64(fd, bytes, length, at); }

ssize_t write(int fd, const void *bytes, size_t length) {
  REAL("write", ssize_t, int, const void *, size_t);
  const char *name = name_of(fd);
  if (name && fails(WRITE)) return -1;
  off64_t at = 0;
  if (name) at = lseek64(fd, 0, (fcntl(fd, F_GETFL) & O_APPEND) ? SEEK_END : SEEK_CUR);
  ssize_t done = real(fd, bytes, length);
  if (name && done > 0) record('W', name, at, bytes, done);
  return done;
}

ssize_t pread64(int fd, void *bytes, size_t length, off64_t at) {
  REAL("pread64", ssize_t, int, void *, size_t, off64_t);
  return name_of(fd) && fails(READ) ? -1 : real(fd, bytes, length, at);
}
ssize_t pread(int fd, void *bytes, size_t length, off_t at) { return pread64(fd, bytes, length, at); }

ssize_t read(int fd, void *bytes, size_t length) {
  REAL("read", ssize_t, int, void *, size_t);
  return name_of(fd) && fails(READ) ? -1 : real(fd, bytes, length);
}

int ftruncate64(int fd, off64_t length) {
  REAL("ftruncate64", int, int, off64_t);
  const char *name = name_of(fd);
  if (name && fails(TRUNCATE)) return -1;
  int failed = real(fd, length);
  if (name && !failed) record('T', name, length, "", 0);
  return failed;
}
int ftruncate(int fd, off_t length) { return ftruncate64(fd, length); }

int fsync(int fd) {
  REAL("fsync", int, int);
  const char *name = name_of(fd);
  if (name && fails(SYNC)) return -1;
  int failed = real(fd);
  if (name && !failed) record('S', name, 0, "", 0);
  return failed;
}
int fdatasync(int fd) { return fsync(fd); }

static int unlink_any(int folder, const char *path, int flags) {
  REAL("unlinkat", int, int, const char *, int);
  char full[1024];
  absolute(folder, path, full);
  int ours = is_ours(full);
  if (ours && fails(UNLINK)) return -1;
  int failed = real(folder, path, flags);
  if (ours && !failed) record('U', full, 0, "", 0);
  return failed;
}
int unlink(const char *path) { return unlink_any(AT_FDCWD, path, 0); }
int unlinkat(int folder, const char *path, int flags) { return unlink_any(folder, path, flags); }

static int rename_any(int from, const char *old, int to, const char *new) {
  REAL("renameat", int, int, const char *, int, const char *);
  char full_old[1024], full_new[1024];
  absolute(from, old, full_old);
  absolute(to, new, full_new);
  int ours = is_ours(full_new);
  if (ours && fails(RENAME)) return -1;
  int failed = real(from, old, to, new);
  if (ours && !failed) record('R', full_old, 0, full_new, strlen(full_new));
  return failed;
}
int rename(const char *old, const char *new) { return rename_any(AT_FDCWD, old, AT_FDCWD, new); }
int renameat(int from, const char *old, int to, const char *new) { return rename_any(from, old, to, new); }
