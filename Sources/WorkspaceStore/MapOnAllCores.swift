import Dispatch

extension RandomAccessCollection where Self: Sendable, Element: Sendable, Index == Int {
  /// `map`, divided among the cores where there are so many elements that starting the others is worth it.
  package func mapOnAllCores<Value: Sendable>(_ transform: @Sendable (Element) -> Value) -> [Value] {
    let share = 512
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
