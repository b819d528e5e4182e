import CNcurses
import Glibc
import WorkspaceStore

/// Which characters the user's terminal is meant to show.
enum UserLocale {
  /// Takes the user's locale; true where it speaks UTF-8. Where none is set at all, UTF-8 is assumed, as every
  /// terminal of today speaks it.
  static func takeUp() -> Bool {
    setlocale(LC_ALL, "")
    let isSet = ["LC_ALL", "LC_CTYPE", "LANG"].contains { SystemContext.variable($0) != nil }
    if !isSet { setlocale(LC_CTYPE, "C.UTF-8") }
    return String(cString: moot_codeset()).uppercased() == "UTF-8"
  }
}
