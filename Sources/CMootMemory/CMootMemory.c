#include "moot_memory.h"
