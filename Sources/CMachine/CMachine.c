#define _GNU_SOURCE
#include "CMachine.h"

#include <errno.h>
#include <linux/futex.h>
#include <limits.h>
#include <sched.h>
#include <stddef.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

int machine_allowed_cores(int *cores, int capacity) {
  cpu_set_t set;
  if (sched_getaffinity(0, sizeof set, &set) != 0) return -1;
  int found = 0;
  for (int core = 0; core < CPU_SETSIZE; core++) {
    if (!CPU_ISSET(core, &set)) continue;
    if (found < capacity) cores[found] = core;
    found++;
  }
  return found;
}

int machine_pin_thread(int core) {
  cpu_set_t set;
  CPU_ZERO(&set);
  CPU_SET(core, &set);
  return sched_setaffinity(0, sizeof set, &set) == 0 ? 0 : errno;
}

uint64_t machine_dependent_steps(uint64_t rounds) {
  uint64_t value = 0, mask = 0x9e3779b97f4a7c15u;
  for (uint64_t round = 0; round < rounds; round++) {
    for (int step = 0; step < 16; step++) {
      // The compiler must not fold the chain.
      __asm__ volatile("" : "+r"(value), "+r"(mask));
      value ^= mask;
    }
  }
  return 16 * rounds;
}

int machine_current_core(void) { return sched_getcpu(); }

// A futex is 32 bits wide; the low half comes first on the little-endian machines that Linux runs Swift on.
void machine_park(const uint64_t *word, uint32_t expected) {
  syscall(SYS_futex, (const uint32_t *)word, FUTEX_WAIT_PRIVATE, expected, NULL, NULL, 0);
}

void machine_unpark(const uint64_t *word, int count) {
  syscall(SYS_futex, (const uint32_t *)word, FUTEX_WAKE_PRIVATE, count, NULL, NULL, 0);
}

uint64_t machine_peak_memory_bytes(void) {
  struct rusage usage;
  if (getrusage(RUSAGE_SELF, &usage) != 0) return 0;
  return (uint64_t)usage.ru_maxrss * 1024;
}
