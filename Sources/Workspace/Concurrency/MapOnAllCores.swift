import Dispatch

extension RandomAccessCollection where Self: Sendable, Element: Sendable, Index == Int {
  /// `map`, divided among the cores where there are so many elements that starting the others is worth it.
  ///
  /// - Parameter share: how many elements are one core's work at a time.
  package func mapOnAllCores<Value: Sendable>(
    share: Int = 512, _ transform: @Sendable (Element) -> Value
  ) -> [Value] {
    let parts = (count + share - 1) / share
    guard parts > 1 else { return map(transform) }
    return Array(unsafeUninitializedCapacity: count) { buffer, initializedCount in
      // Every part writes to places of its own, and all are done before this returns.
      nonisolated(unsafe) let values = buffer
      DispatchQueue.concurrentPerform(iterations: parts) { part in
        for offset in part * share..<Swift.min((part + 1) * share, count) {
          values.initializeElement(at: offset, to: transform(self[startIndex + offset]))
        }
      }
      initializedCount = count
    }
  }
}
