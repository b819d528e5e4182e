import Evidence
import Testing

@testable import moot

@Suite("Rounds of a measurement") struct RoundTaskTests {
  private let request = BenchmarkRequest(
    level: "frames", designs: ["a", "b", "c"], workload: "rand", threads: [1, 2], rounds: 8, seed: 7)

  @Test("Every round measures each design with each thread count once")
  func complete() {
    let plan = RoundTask.plan(request)
    #expect(plan.count == request.totalRounds)
    for round in 1...8 {
      let tasks = plan[(round - 1) * 6..<round * 6]
      #expect(tasks.allSatisfy { $0.round == round })
      #expect(Set(tasks.map { "\($0.design)\($0.threads)" }).count == 6)
    }
  }

  @Test("The order differs between rounds and follows from the seed")
  func shuffled() {
    let plan = RoundTask.plan(request)
    #expect(plan == RoundTask.plan(request))
    let orders = Set(
      (0..<8).map { round in plan[round * 6..<round * 6 + 6].map { "\($0.design)\($0.threads)" } })
    #expect(orders.count > 1)
  }

  @Test("What cannot be measured is refused with what there is")
  func objections() {
    func objection(_ change: (inout BenchmarkRequest) -> Void) -> String? {
      var request = BenchmarkRequest(
        level: "frames", designs: ["lock-free"], workload: "rand", threads: [1], rounds: 1)
      change(&request)
      return EngineCatalogue.objection(to: request)
    }
    #expect(objection { _ in } == nil)
    #expect(objection { $0.level = "paging" } == "no level 'paging'; there is: frames")
    #expect(
      objection { $0.designs = ["fast"] }
        == "no design 'fast' in level frames; there is: global-lock, per-order, core-cache, lock-free")
    #expect(
      objection { $0.workload = "sort" }
        == "no workload 'sort' in level frames; there is: repeat, bulk, rand, mixed, frag"
    )
    #expect(objection { $0.order = 11 } == "order 11 is outside 0 to 10")
    #expect(objection { $0.threads = [10_000] }?.contains("cannot be pinned") == true)
    #expect(objection { $0.rounds = 0 } != nil)
    #expect(objection { $0.designs = [] } != nil)
  }

  @Test("The command that repeats a run names all it depends on")
  func command() {
    #expect(
      request.command
        == "moot bench frames --designs a,b,c --workload rand --order 0 --threads 1,2 --rounds 8 --operations 1000000 "
        + "--memory 1024 --seed 7")
  }

  @Test("A kernel list is counted", arguments: [("0", 1), ("0-3", 4), ("0-3,8", 5), ("0,2,4-5", 4)])
  func lists(text: String, count: Int) {
    #expect(HostProbe.countOfList(text) == count)
  }
}
