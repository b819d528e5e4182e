// No function of this target is called by its name in Swift; see QuietDispatch.c.
