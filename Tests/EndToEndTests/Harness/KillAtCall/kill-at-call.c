/* Preloaded into a program, kills it at its n-th call that changes the disk, before the call; of a write one half is
   done. What it starts runs free. KILL_AT_CALL is n, counted from 0; calls below KILL_SPARES, a cache, do not count. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static atomic_long left;
static const char *spared;

__attribute__((constructor)) static void begin(void) {
  const char *call = getenv("KILL_AT_CALL");
  atomic_store(&left, call ? atol(call) : LONG_MAX);
  spared = getenv("KILL_SPARES");
  unsetenv("LD_PRELOAD");
}

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

static int counts(const char *path) { return !spared || strncmp(path, spared, strlen(spared)) != 0; }

/* True for the call at which the program has to die. */
static int is_last(const char *path) { return counts(path) && atomic_fetch_sub(&left, 1) == 0; }

static void die(void) { kill(getpid(), SIGKILL); }

static int is_last_of_file(int descriptor) {
  char link[64], path[PATH_MAX];
  struct stat status;
  if (fstat(descriptor, &status) != 0 || (!S_ISREG(status.st_mode) && !S_ISDIR(status.st_mode))) return 0;
  snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
  ssize_t length = readlink(link, path, sizeof path - 1);
  path[length > 0 ? length : 0] = 0;
  return is_last(path);
}

ssize_t write(int descriptor, const void *bytes, size_t count) {
  if (is_last_of_file(descriptor)) {
    REAL(write)(descriptor, bytes, count / 2);
    die();
  }
  return REAL(write)(descriptor, bytes, count);
}

ssize_t pwrite(int descriptor, const void *bytes, size_t count, off_t offset) {
  if (is_last_of_file(descriptor)) die();
  return REAL(pwrite)(descriptor, bytes, count, offset);
}

int fsync(int descriptor) {
  if (is_last_of_file(descriptor)) die();
  return REAL(fsync)(descriptor);
}

int ftruncate(int descriptor, off_t length) {
  if (is_last_of_file(descriptor)) die();
  return REAL(ftruncate)(descriptor, length);
}

int rename(const char *from, const char *to) {
  if (is_last(to)) die();
  return REAL(rename)(from, to);
}

int link(const char *from, const char *to) {
  if (is_last(to)) die();
  return REAL(link)(from, to);
}

int unlink(const char *path) {
  if (is_last(path)) die();
  return REAL(unlink)(path);
}

int rmdir(const char *path) {
  if (is_last(path)) die();
  return REAL(rmdir)(path);
}

int mkdir(const char *path, mode_t mode) {
  if (is_last(path)) die();
  return REAL(mkdir)(path, mode);
}

int open(const char *path, int flags, ...) {
  mode_t mode = 0;
  if (flags & (O_CREAT | O_TMPFILE)) {
    va_list rest;
    va_start(rest, flags);
    mode = va_arg(rest, mode_t);
    va_end(rest);
    if ((flags & O_CREAT) && is_last(path)) die();
  }
  return REAL(open)(path, flags, mode);
}
