/* A harness in C as somebody outside would write it: it knows the allocators by moot_memory.h alone. */
#ifndef CMEMORY_HARNESS_H
#define CMEMORY_HARNESS_H

/* Takes all frames of a small memory by the design of that name, order by order, and gives them back, with every mistake
 * a caller can make between. 0, or the number of the line that found something wrong. */
int harness_exercise(const char *design);

/* Nanoseconds of a get and put of order 0, the fastest of several trials. */
double harness_pair_nanoseconds(const char *design);

#endif
