#ifndef CNCURSES_SHIM_H
#define CNCURSES_SHIM_H
#define _XOPEN_SOURCE_EXTENDED 1
#include <curses.h>

// `stdscr` and its friends are shared mutable state to Swift 6; these accessors reach them.
static inline WINDOW *moot_stdscr(void) { return stdscr; }

#endif
