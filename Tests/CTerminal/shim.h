#ifndef CTERMINAL_SHIM_H
#define CTERMINAL_SHIM_H
#include <vterm.h>
#endif
