@preconcurrency import Dispatch
import Evidence
import Glibc

/// A line on standard error that says how far a measurement is; nothing where that is no terminal.
final class ProgressBar: Sendable {
  private let isShown = isatty(STDERR_FILENO) == 1

  func show(_ progress: BenchmarkProgress) {
    guard isShown else { return }
    let width = 24
    let full = Int(progress.fraction * Double(width))
    let bar = String(repeating: "█", count: full) + String(repeating: "░", count: width - full)
    let left = progress.secondsLeft.map { ", about \(Int($0.rounded(.up))) s left" } ?? ""
    emit("\r\u{1b}[K\(bar) \(progress.completed)/\(progress.total)  \(progress.current)\(left)")
  }

  /// Removes the line.
  func clear() { if isShown { emit("\r\u{1b}[K") } }

  private func emit(_ text: String) {
    var text = text
    text.withUTF8 { _ = Glibc.write(STDERR_FILENO, $0.baseAddress, $0.count) }
  }
}

/// Calls back when Ctrl-C is pressed, instead of ending the program.
final class InterruptSource: Sendable {
  private let source: any DispatchSourceSignal

  init(_ handler: @escaping @Sendable () -> Void) {
    signal(SIGINT, SIG_IGN)
    source = DispatchSource.makeSignalSource(signal: SIGINT, queue: .global())
    source.setEventHandler(handler: handler)
    source.resume()
  }

  func cancel() {
    source.cancel()
    signal(SIGINT, SIG_DFL)
  }
}
