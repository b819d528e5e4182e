/* Moot's page-frame allocators for C: the library product `MemoryEngine`.
 *
 * Linking. `swift build -c release --product MemoryEngineC` leaves `libMemoryEngineC.so` in `.build/release`; then
 *
 *     cc -O2 -I Sources/CMootMemory/include program.c -L .build/release -lMemoryEngineC -Wl,-rpath,$PWD/.build/release
 *
 * The library needs the Swift runtime of the toolchain that built it; add `--static-swift-stdlib` to the build to have
 * it inside. A Swift package instead depends on the product `MemoryEngine`; its C targets find this header by themselves.
 *
 * Frames are named by their number, the address divided by 4096, and a block of order n is 2^n frames whose first
 * number is a multiple of 2^n. Memory that an allocator manages is never read or written by it. It may begin at
 * address 0 and exist in thought alone: then frames are numbered from 0.
 *
 * `get`, `put`, `add` and `free_frames` may be called from any number of threads at once. `core` says on whose behalf
 * and decides where memory is looked for first: threads that run at the same time should pass different numbers below
 * the `cores` given at creation. Any number is right, and two threads may pass the same.
 */
#ifndef MOOT_MEMORY_H
#define MOOT_MEMORY_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* An allocator. */
typedef struct moot_memory moot_memory;

/* What `get` and `put` answer when they refuse. */
enum {
  MOOT_MEMORY_EXHAUSTED = -1,  /* at some moment of the call no block of that order was free */
  MOOT_MEMORY_ORDER = -2,      /* orders go from 0 to 10 */
  MOOT_MEMORY_OUTSIDE = -3,    /* some frame of the block is not in the allocator's memory */
  MOOT_MEMORY_MISALIGNED = -4, /* the first frame is not a multiple of the block's size */
  MOOT_MEMORY_NOT_TAKEN = -5   /* the block is not handed out at this order: put twice, or never got */
};

/* Makes an allocator of the design of that name (`moot_memory_design_name`) over `frames` frames of 4096 bytes from
 * address `base` on, a multiple of 4096, for `cores` cores (1 to 4096). All frames are free. On failure NULL, with the
 * reason in words in `message`, which has room for `capacity` bytes with the zero at the end, or is NULL. */
moot_memory *moot_memory_create(const char *design, uintptr_t base, uint64_t frames, uint32_t cores, char *message,
                                size_t capacity);

/* Adds memory. 0, or -1 with the reason in `message`: it overlaps what is there, or there is no room for its tables. */
int32_t moot_memory_add(moot_memory *memory, uintptr_t base, uint64_t frames, char *message, size_t capacity);

/* Takes a block of 2^order frames. The number of its first frame, or a negative number from above. */
int64_t moot_memory_get(moot_memory *memory, uint32_t core, uint32_t order);

/* Gives back a block got at the same order. 0, or a negative number from above, with nothing changed. */
int32_t moot_memory_put(moot_memory *memory, uint32_t core, int64_t frame, uint32_t order);

/* Frames that are free now, those in caches of single cores among them; while others are inside, an estimate. */
uint64_t moot_memory_free_frames(moot_memory *memory);

/* Bytes that the allocator's tables take. */
uint64_t moot_memory_metadata_bytes(moot_memory *memory);

/* Ends an allocator that nobody uses any more. NULL is no allocator and does nothing. */
void moot_memory_destroy(moot_memory *memory);

/* How many designs there are, and the name of one, from 0 on: its length is returned, 0 where there is no such design;
 * the name is written to `name`, which has room for `capacity` bytes with the zero at the end. */
uint32_t moot_memory_design_count(void);
size_t moot_memory_design_name(uint32_t index, char *name, size_t capacity);

#ifdef __cplusplus
}
#endif

#endif
