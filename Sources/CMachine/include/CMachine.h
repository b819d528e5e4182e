// Accessors to the machine that Swift cannot reach itself: spin hints, clocks, pinning, futexes. No logic.
#ifndef CMACHINE_H
#define CMACHINE_H

#include <stdint.h>
#include <time.h>

/// Tells the core that this is a spin loop.
static inline void machine_pause(void) {
#if defined(__x86_64__) || defined(__i386__)
  __builtin_ia32_pause();
#elif defined(__aarch64__)
  __asm__ volatile("yield");
#endif
}

/// Nanoseconds of the monotonic clock.
static inline uint64_t machine_nanoseconds(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (uint64_t)now.tv_sec * 1000000000u + (uint64_t)now.tv_nsec;
}

/// Ticks of the cheapest steady counter; their length is found by comparing with `machine_nanoseconds`.
static inline uint64_t machine_ticks(void) {
#if defined(__x86_64__)
  return __builtin_ia32_rdtsc();
#elif defined(__aarch64__)
  uint64_t ticks;
  __asm__ volatile("mrs %0, cntvct_el0" : "=r"(ticks));
  return ticks;
#else
  return machine_nanoseconds();
#endif
}

/// Carries out 16 exclusive-ors for each of `rounds`, every one of which needs the result of the one before, and returns
/// how many that were. Not additions: recent processors take several additions of constants in one cycle.
uint64_t machine_dependent_steps(uint64_t rounds);

/// The number of cores that this process may run on, their numbers in `cores` up to `capacity`; -1 on failure.
int machine_allowed_cores(int *cores, int capacity);

/// Binds the calling thread to one core. 0, or an error number.
int machine_pin_thread(int core);

/// The core that runs the calling thread now.
int machine_current_core(void);

/// Sleeps while the low half of `*word` is `expected`; may wake early.
void machine_park(const uint64_t *word, uint32_t expected);

/// Wakes at most `count` threads parked on `word`.
void machine_unpark(const uint64_t *word, int count);

/// The most memory this process has held at once, in bytes.
uint64_t machine_peak_memory_bytes(void);

#endif
