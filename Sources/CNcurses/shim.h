#ifndef CNCURSES_SHIM_H
#define CNCURSES_SHIM_H
#define NCURSES_WIDECHAR 1
#define _XOPEN_SOURCE_EXTENDED 1
#include <curses.h>
#include <langinfo.h>
#include <locale.h>
#include <sys/ioctl.h>

// `stdscr` and its friends are shared mutable state to Swift 6, and most of curses.h is macros: these
// accessors reach both.
static inline SCREEN *moot_open_terminal(void) { return newterm(NULL, stdout, stdin); }
static inline WINDOW *moot_stdscr(void) { return stdscr; }
static inline int moot_has_colours(void) { return has_colors() ? COLORS : 0; }
static inline int moot_colour_pairs(void) { return COLOR_PAIRS; }
static inline const char *moot_codeset(void) { return nl_langinfo(CODESET); }

static inline int moot_move(int row, int column) { return wmove(stdscr, row, column); }
static inline int moot_set_style(attr_t attributes, short pair) {
  return wattr_set(stdscr, attributes, pair, NULL);
}
static inline int moot_add(const wchar_t *text, int count) { return waddnwstr(stdscr, text, count); }
static inline int moot_read_key(wint_t *key) { return wget_wch(stdscr, key); }
static inline int moot_clear(void) { return wclear(stdscr); }
static inline int moot_refresh(void) { return wrefresh(stdscr); }

// The cells that ncurses counts for a character, -1 for what it would not print. Which features the C library shows is
// settled before this header is read, hence the declaration (POSIX, `wcwidth`).
extern int wcwidth(wchar_t character);
static inline int moot_character_width(wchar_t character) { return wcwidth(character); }

static inline attr_t moot_bold(void) { return WA_BOLD; }
static inline attr_t moot_dim(void) { return WA_DIM; }
static inline attr_t moot_italic(void) { return WA_ITALIC; }
static inline attr_t moot_underline(void) { return WA_UNDERLINE; }
static inline attr_t moot_reverse(void) { return WA_REVERSE; }

// The size of the terminal on a descriptor; 0 on success.
static inline int moot_terminal_size(int descriptor, int *rows, int *columns) {
  struct winsize size;
  if (ioctl(descriptor, TIOCGWINSZ, &size) != 0 || size.ws_row == 0 || size.ws_col == 0) return -1;
  *rows = size.ws_row;
  *columns = size.ws_col;
  return 0;
}

#endif
