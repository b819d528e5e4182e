#ifndef CTERMINAL_SHIM_H
#define CTERMINAL_SHIM_H

// Accessors for what Swift cannot reach: forking, ioctl's variable arguments, libvterm's arrays and bit-fields.

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>
#include <vterm.h>

/// In the child between fork and exec: a plain start, with nothing inherited but the three standard streams.
static inline void terminal_exec(const char *path, char *const *arguments, char *const *environment,
                                 const char *folder) {
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, NULL);
  for (int number = 1; number < 32; number++) signal(number, SIG_DFL);
  for (int descriptor = 3; descriptor < 1024; descriptor++) close(descriptor);
  if (chdir(folder) != 0) _exit(126);
  execve(path, arguments, environment);
  _exit(127);
}

/// Starts a program on three open descriptors, away from any terminal, and returns its process, or -1.
static inline pid_t terminal_spawn_plain(int input, int output, int errors, const char *path, char *const *arguments,
                                         char *const *environment, const char *folder) {
  pid_t process = fork();
  if (process == 0) {
    setsid();
    if (dup2(input, 0) < 0 || dup2(output, 1) < 0 || dup2(errors, 2) < 0) _exit(125);
    terminal_exec(path, arguments, environment, folder);
  }
  return process;
}

/// Starts a program in a new pseudo-terminal of the given size and returns its process, or -1. `arguments` and
/// `environment` end with NULL; between fork and exec only async-signal-safe calls are made.
static inline pid_t terminal_spawn(int *master, int rows, int columns, const char *path, char *const *arguments,
                                   char *const *environment, const char *folder) {
  struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)columns};
  pid_t process = forkpty(master, NULL, NULL, &size);
  if (process == 0) {
    terminal_exec(path, arguments, environment, folder);
  }
  if (process > 0) {
    fcntl(*master, F_SETFL, O_NONBLOCK);
    fcntl(*master, F_SETFD, FD_CLOEXEC);
  }
  return process;
}

/// Tells the terminal, and through it the program, a new size.
static inline int terminal_set_size(int master, int rows, int columns) {
  struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)columns};
  return ioctl(master, TIOCSWINSZ, &size);
}

/// Whether the terminal is in the state programs expect to find: input in lines, echoed, with signals from keys.
static inline int terminal_is_cooked(int master) {
  struct termios modes;
  if (tcgetattr(master, &modes) != 0) return -1;
  return (modes.c_lflag & ICANON) && (modes.c_lflag & ECHO) && (modes.c_lflag & ISIG);
}

/// Waits until something can be read: 1 when it can, 0 when time ran out, -1 when the other side is gone.
static inline int terminal_wait(int descriptor, int milliseconds) {
  struct pollfd wanted = {.fd = descriptor, .events = POLLIN};
  int ready;
  do { ready = poll(&wanted, 1, milliseconds); } while (ready < 0 && errno == EINTR);
  return ready;
}

/// Waits for a child's end at most so long: 1 when it ended, its status then in `status`; 0 when time ran out.
static inline int terminal_wait_for_exit(pid_t process, int milliseconds, int *status) {
  int descriptor = (int)syscall(SYS_pidfd_open, process, 0);
  if (descriptor >= 0) {
    int ready = terminal_wait(descriptor, milliseconds);
    close(descriptor);
    if (ready == 0) return 0;
  }
  pid_t ended;
  do { ended = waitpid(process, status, 0); } while (ended < 0 && errno == EINTR);
  return ended == process;
}

static inline int terminal_exited(int status) { return WIFEXITED(status); }
static inline int terminal_exit_code(int status) { return WEXITSTATUS(status); }
static inline int terminal_signalled(int status) { return WIFSIGNALED(status); }
static inline int terminal_signal(int status) { return WTERMSIG(status); }

/// One cell of the emulated screen, in types that Swift can read.
typedef struct {
  uint32_t characters[VTERM_MAX_CHARS_PER_CELL];
  int count;
  int width;
  bool bold, italic, underline, reverse;
  /// Palette numbers, or -1 for the terminal's own colour; -2 for a colour outside the palette.
  int foreground, background;
} TerminalCell;

static inline int terminal_colour(const VTermColor *colour, bool is_default) {
  if (is_default) return -1;
  return VTERM_COLOR_IS_INDEXED(colour) ? colour->indexed.idx : -2;
}

static inline TerminalCell terminal_cell(const VTermScreen *screen, int row, int column) {
  VTermScreenCell cell;
  TerminalCell result = {.width = 1, .foreground = -1, .background = -1};
  VTermPos position = {.row = row, .col = column};
  if (!vterm_screen_get_cell(screen, position, &cell)) return result;
  // The second half of a wide character holds (uint32_t)-1, and behind it what was there before.
  bool is_second_half = cell.chars[0] == (uint32_t)-1;
  while (result.count < (is_second_half ? 1 : VTERM_MAX_CHARS_PER_CELL) && result.count < VTERM_MAX_CHARS_PER_CELL && cell.chars[result.count] != 0) {
    result.characters[result.count] = cell.chars[result.count];
    result.count++;
  }
  result.width = cell.width;
  result.bold = cell.attrs.bold;
  result.italic = cell.attrs.italic;
  result.underline = cell.attrs.underline != 0;
  result.reverse = cell.attrs.reverse;
  result.foreground = terminal_colour(&cell.fg, VTERM_COLOR_IS_DEFAULT_FG(&cell.fg));
  result.background = terminal_colour(&cell.bg, VTERM_COLOR_IS_DEFAULT_BG(&cell.bg));
  return result;
}

static inline uint32_t terminal_cell_character(const TerminalCell *cell, int index) {
  return cell->characters[index];
}

/// What the emulator remembers of the modes a program set.
typedef struct {
  bool cursor_visible, alternate_screen;
} TerminalModes;

static inline int terminal_mode_changed(VTermProp property, VTermValue *value, void *user) {
  TerminalModes *modes = (TerminalModes *)user;
  if (property == VTERM_PROP_CURSORVISIBLE) modes->cursor_visible = value->boolean != 0;
  if (property == VTERM_PROP_ALTSCREEN) modes->alternate_screen = value->boolean != 0;
  return 1;
}

/// A UTF-8 emulator that writes its modes to `modes`, which must outlive it.
static inline VTerm *terminal_emulator(int rows, int columns, TerminalModes *modes) {
  static const VTermScreenCallbacks callbacks = {.settermprop = terminal_mode_changed};
  VTerm *emulator = vterm_new(rows, columns);
  vterm_set_utf8(emulator, 1);
  VTermScreen *screen = vterm_obtain_screen(emulator);
  modes->cursor_visible = true;
  modes->alternate_screen = false;
  vterm_screen_set_callbacks(screen, &callbacks, modes);
  vterm_screen_enable_altscreen(screen, 1);
  vterm_screen_reset(screen, 1);
  return emulator;
}

#endif
