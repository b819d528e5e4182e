#include "CMemoryHarness.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "moot_memory.h"

#define EXPECT(condition) \
  if (!(condition)) return __LINE__

enum { FRAMES = 4096, BASE = 64 << 20 };

static int exhaust(moot_memory *memory, uint32_t order) {
  static unsigned char owned[FRAMES];
  memset(owned, 0, sizeof owned);
  int64_t first = BASE / 4096, size = (int64_t)1 << order, got = 0, frame;
  while ((frame = moot_memory_get(memory, got % 2, order)) >= 0) {
    EXPECT(frame % size == 0 && frame >= first && frame + size <= first + FRAMES);
    EXPECT(owned[frame - first] == 0);
    owned[frame - first] = 1;
    got++;
  }
  EXPECT(frame == MOOT_MEMORY_EXHAUSTED);
  EXPECT(got == FRAMES >> order);
  EXPECT(moot_memory_free_frames(memory) == 0);
  for (int64_t index = 0; index < FRAMES; index++) {
    if (owned[index] && moot_memory_put(memory, index % 2, first + index, order) != 0) return __LINE__;
  }
  EXPECT(moot_memory_free_frames(memory) == FRAMES);
  return 0;
}

int harness_exercise(const char *design) {
  char message[200];
  EXPECT(moot_memory_create(design, BASE + 1, FRAMES, 2, message, sizeof message) == NULL);
  EXPECT(strstr(message, "4096") != NULL);
  EXPECT(moot_memory_create(design, BASE, FRAMES, 0, NULL, 0) == NULL);
  moot_memory *memory = moot_memory_create(design, BASE, FRAMES, 2, message, sizeof message);
  EXPECT(memory != NULL);
  for (uint32_t order = 0; order <= 10; order++) {
    int line = exhaust(memory, order);
    if (line != 0) return line;
  }
  EXPECT(moot_memory_get(memory, 0, 11) == MOOT_MEMORY_ORDER);
  EXPECT(moot_memory_put(memory, 0, BASE / 4096, 0) == MOOT_MEMORY_NOT_TAKEN);
  EXPECT(moot_memory_put(memory, 0, BASE / 4096 + 1, 1) == MOOT_MEMORY_MISALIGNED);
  EXPECT(moot_memory_put(memory, 0, 0, 0) == MOOT_MEMORY_OUTSIDE);
  EXPECT(moot_memory_put(memory, 0, -1, 0) == MOOT_MEMORY_OUTSIDE);
  EXPECT(moot_memory_put(memory, 0, INT64_MAX, 0) == MOOT_MEMORY_OUTSIDE);
  EXPECT(moot_memory_add(memory, BASE, 1, message, sizeof message) == -1);
  EXPECT(moot_memory_add(memory, 0, 3, NULL, 0) == 0);
  EXPECT(moot_memory_free_frames(memory) == FRAMES + 3);
  EXPECT(moot_memory_metadata_bytes(memory) > 0);
  moot_memory_destroy(memory);
  moot_memory_destroy(NULL);
  return 0;
}

static double now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return time.tv_sec * 1e9 + time.tv_nsec;
}

double harness_pair_nanoseconds(const char *design) {
  moot_memory *memory = moot_memory_create(design, 0, 1 << 18, 1, NULL, 0);
  if (memory == NULL) return -1;
  for (int held = 0; held < 1 << 17; held++) moot_memory_get(memory, 0, 0);
  double best = 1e9;
  for (int trial = 0; trial < 9; trial++) {
    double start = now();
    for (int pair = 0; pair < 200000; pair++) {
      moot_memory_put(memory, 0, moot_memory_get(memory, 0, 0), 0);
    }
    double each = (now() - start) / 200000;
    if (each < best) best = each;
  }
  moot_memory_destroy(memory);
  return best;
}
