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

// Takes the first button and the wheel, or gives them back; what it took, 0 where the terminal has no mouse.
static inline mmask_t moot_take_mouse(int on) {
  mouseinterval(0);
  return mousemask(
      on ? BUTTON1_PRESSED | BUTTON1_RELEASED | BUTTON4_PRESSED | BUTTON5_PRESSED | REPORT_MOUSE_POSITION : 0, NULL);
}

enum { MOOT_NO_MOUSE = -1, MOOT_OTHER_MOUSE = -2 };

// What the mouse did and where: 0 pressed, 1 released, 2 moved with the button down, 3 wheel up, 4 wheel down, or
// something else, or nothing more.
static inline int moot_read_mouse(int *row, int *column) {
  MEVENT event;
  if (getmouse(&event) != OK) return MOOT_NO_MOUSE;
  *row = event.y;
  *column = event.x;
  if (event.bstate & BUTTON4_PRESSED) return 3;
  if (event.bstate & BUTTON5_PRESSED) return 4;
  if (event.bstate & BUTTON1_PRESSED) return 0;
  if (event.bstate & BUTTON1_RELEASED) return 1;
  return event.bstate & REPORT_MOUSE_POSITION ? 2 : MOOT_OTHER_MOUSE;
}

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
