/*
 * Makes chosen file-system calls fail, for LD_PRELOAD.
 *
 * LULL_FAULT_PATH  only files whose path contains this are touched
 * LULL_FAULT       a plan: "label;op:from-to:action;..." where op is open, read, write, fsync, rename, link or
 *                  unlink, from-to counts such calls since the plan changed (1 is the first), and action is
 *                  an errno name, "short" (half the bytes, no error), "garble" (one byte read back wrong) or
 *                  "kill" (SIGKILL before the call).
 *
 * The plan is read from the environment at each call, so the process under test can change it as it goes.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { SHORT = -1, GARBLE = -2, KILL = -3 };

static const struct { const char *name; int value; } actions[] = {
  {"EIO", EIO}, {"ENOSPC", ENOSPC}, {"EPERM", EPERM}, {"EBUSY", EBUSY}, {"EACCES", EACCES},
  {"EROFS", EROFS}, {"EDQUOT", EDQUOT}, {"ENOTSUP", ENOTSUP}, {"EMFILE", EMFILE},
  {"short", SHORT}, {"garble", GARBLE}, {"kill", KILL},
};
static const char *const operations[] = {"open", "read", "write", "fsync", "rename", "link", "unlink"};
#define OPERATIONS (sizeof operations / sizeof *operations)

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static char plan[1024];
static int counts[OPERATIONS];

static int action_named(const char *name) {
  for (size_t i = 0; i < sizeof actions / sizeof *actions; i++)
    if (strcmp(actions[i].name, name) == 0) return actions[i].value;
  fprintf(stderr, "fault-shim: unknown action %s\n", name);
  abort();
}

static int action_for(const char *operation, const char *path) {
  const char *filter = getenv("LULL_FAULT_PATH"), *wanted = getenv("LULL_FAULT");
  if (filter == NULL || wanted == NULL || path == NULL || strstr(path, filter) == NULL) return 0;
  pthread_mutex_lock(&lock);
  if (strncmp(plan, wanted, sizeof plan) != 0) {
    snprintf(plan, sizeof plan, "%s", wanted);
    memset(counts, 0, sizeof counts);
  }
  size_t index = 0;
  while (index < OPERATIONS && strcmp(operations[index], operation) != 0) index++;
  int nth = ++counts[index], found = 0;
  char rules[sizeof plan], *rest = rules, *rule;
  snprintf(rules, sizeof rules, "%s", plan);
  while ((rule = strsep(&rest, ";")) != NULL) {
    char name[16], action[16];
    int from, to;
    if (sscanf(rule, "%15[a-z]:%d-%d:%15s", name, &from, &to, action) != 4) continue;
    if (strcmp(name, operation) == 0 && nth >= from && nth <= to) found = action_named(action);
  }
  pthread_mutex_unlock(&lock);
  if (found == KILL) kill(getpid(), SIGKILL);
  return found;
}

static int action_for_fd(const char *operation, int fd) {
  char link[64], path[4096];
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t length = readlink(link, path, sizeof path - 1);
  if (length < 0) return 0;
  path[length] = '\0';
  return action_for(operation, path);
}

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))
#define REFUSE(action) do { int code = (action); if (code > 0) { errno = code; return -1; } } while (0)

static int open_with(const char *symbol, const char *path, int flags, mode_t mode) {
  REFUSE(action_for("open", path));
  int (*real)(const char *, int, ...) = (int (*)(const char *, int, ...))dlsym(RTLD_NEXT, symbol);
  return real(path, flags, mode);
}
static mode_t mode_of(int flags, va_list rest) { return (flags & O_CREAT) ? va_arg(rest, mode_t) : 0; }

int open(const char *path, int flags, ...) {
  va_list rest;
  va_start(rest, flags);
  mode_t mode = mode_of(flags, rest);
  va_end(rest);
  return open_with("open", path, flags, mode);
}
int open64(const char *path, int flags, ...) {
  va_list rest;
  va_start(rest, flags);
  mode_t mode = mode_of(flags, rest);
  va_end(rest);
  return open_with("open64", path, flags, mode);
}
ssize_t read(int fd, void *bytes, size_t length) {
  int action = action_for_fd("read", fd);
  REFUSE(action);
  ssize_t got = REAL(read)(fd, bytes, length);
  if (action == GARBLE && got > 0) ((unsigned char *)bytes)[got / 2] ^= 0xff;
  return got;
}
ssize_t write(int fd, const void *bytes, size_t length) {
  int action = action_for_fd("write", fd);
  REFUSE(action);
  return REAL(write)(fd, bytes, action == SHORT && length > 1 ? length / 2 : length);
}
int fsync(int fd) {
  REFUSE(action_for_fd("fsync", fd));
  return REAL(fsync)(fd);
}
int rename(const char *from, const char *to) {
  REFUSE(action_for("rename", from));
  return REAL(rename)(from, to);
}
int link(const char *from, const char *to) {
  REFUSE(action_for("link", from));
  return REAL(link)(from, to);
}
int unlink(const char *path) {
  REFUSE(action_for("unlink", path));
  return REAL(unlink)(path);
}
