import Subprocess
import TerminalUI

extension EffectRunner {
  /// Hands an address to the desktop, which knows the person's browser. No shell reads it, and nothing but http and
  /// https is handed on.
  func openAddress(_ address: String) {
    let scheme = address.prefix { $0 != ":" }.lowercased()
    guard ["http", "https"].contains(scheme) else { return }
    Task.detached { [mailbox] in
      do {
        let result = try await Subprocess.run(
          .name("xdg-open"), arguments: [address], output: .discarded, error: .discarded)
        guard result.terminationStatus.isSuccess else {
          return mailbox.post(.failed("xdg-open could not open \(address); it is on the clipboard"))
        }
        mailbox.post(.notice("Opened in the browser"))
      } catch {
        mailbox.post(
          .failed("There is no xdg-open here to start a browser with; the address is on the clipboard"))
      }
    }
  }
}
