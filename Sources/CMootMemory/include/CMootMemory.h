/* The module's header; C programs include moot_memory.h by its own name. */
#include "moot_memory.h"
