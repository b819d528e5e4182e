import Synchronization
import Testing

@testable import moot

@Suite("The gate before a round") struct BenchmarkGateTests {
  @Test(
    "It lets through while it is open, holds back while it is closed, and a cancelled benchmark never waits")
  func gate() async {
    let gate = BenchmarkGate()
    await gate.pass()
    gate.close()
    let order = Mutex<[String]>([])
    async let waiting: Void = {
      await gate.pass()
      order.withLock { $0.append("passed") }
    }()
    order.withLock { $0.append("opened") }
    gate.open()
    await waiting
    #expect(order.withLock { $0 }.sorted() == ["opened", "passed"])
    gate.close()
    let cancelled = Task { await gate.pass() }
    cancelled.cancel()
    await cancelled.value
  }
}
