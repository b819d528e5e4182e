@preconcurrency import Dispatch
import Evidence
import Glibc

/// A line on standard error that says how far long work is; nothing where that is no terminal.
final class ProgressBar: Sendable {
  private let isShown = isatty(STDERR_FILENO) == 1

  func show(_ progress: BenchmarkProgress) {
    show(
      progress.fraction, "\(progress.completed)/\(progress.total)  \(progress.current)", progress.secondsLeft)
  }

  /// How many files of a large workspace are read; a few are read before anybody could look.
  func showFiles(_ done: Int, of total: Int, seconds: Double) {
    guard total >= 1000 else { return }
    if done == total { return clear() }
    let left = done > 0 ? seconds / Double(done) * Double(total - done) : nil
    show(Double(done) / Double(total), "reading \(done) of \(total) files", left)
  }

  /// What is being done, where nobody knows how long it takes.
  func showStep(_ text: String) {
    if isShown { emit("\r\u{1b}[K\(Output.safe(text)) …") }
  }

  private func show(_ fraction: Double, _ text: String, _ secondsLeft: Double?) {
    guard isShown else { return }
    let width = 24
    let full = Int(fraction * Double(width))
    let bar = String(repeating: "█", count: full) + String(repeating: "░", count: width - full)
    let left = secondsLeft.map { ", about \(Int($0.rounded(.up))) s left" } ?? ""
    emit("\r\u{1b}[K\(bar) \(text)\(left)")
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
