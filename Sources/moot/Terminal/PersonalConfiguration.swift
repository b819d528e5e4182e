import TerminalUI
import Workspace
import WorkspaceStore

/// A person's own `config.yaml`, as far as it can be used.
struct PersonalConfiguration {
  /// Absolute.
  let path: String
  let interface: InterfaceConfiguration
  let keyMap: KeyMap
  /// What is wrong with it; the rest counts all the same.
  let diagnostics: [Diagnostic]

  init(_ system: SystemContext) {
    path = "\(system.configHome)/moot/config.yaml"
    do {
      guard let bytes = try DiskFile.readIfPresent(path) else {
        (interface, keyMap, diagnostics) = (InterfaceConfiguration(), .standard, [])
        return
      }
      let (interface, problems) = InterfaceConfiguration.read(
        source: String(decoding: bytes, as: UTF8.self), file: path)
      let (keyMap, conflicts) = KeyMap.standard.changed(by: interface.keys, file: path)
      (self.interface, self.keyMap, diagnostics) = (interface, keyMap, problems + conflicts)
    } catch {
      (interface, keyMap) = (InterfaceConfiguration(), .standard)
      diagnostics = [Diagnostic(.error, file: path, line: 1, "\(error)")]
    }
  }
}
