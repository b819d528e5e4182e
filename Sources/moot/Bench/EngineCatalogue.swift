import Evidence
import Glibc
import MemoryEngine

/// The engine's levels, designs and workloads as the rest of the program names them. Here alone a name becomes
/// something of the engine's.
enum EngineCatalogue {
  static let frames = "frames"

  static var catalogue: BenchmarkCatalogue {
    BenchmarkCatalogue(
      levels: [
        BenchmarkCatalogue.Level(
          name: frames, designs: FrameDesign.allCases.map(\.rawValue),
          workloads: FrameWorkload.allCases.map(\.rawValue), orders: 0...Order.maximum.rawValue,
          metrics: Dictionary(uniqueKeysWithValues: FrameWorkload.allCases.map { ($0.rawValue, $0.metrics) }))
      ], cores: onlineCores)
  }

  static var levelNames: String { catalogue.levels.map(\.name).joined(separator: ", ") }

  /// The workloads of all levels, for help texts.
  static var workloadNames: String {
    catalogue.levels.flatMap(\.workloads).joined(separator: ", ")
  }

  static var behaviour: [String: Int] { [frames: EngineBehaviour.frames] }

  static var onlineCores: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }

  /// What is wrong with a request, said so that it can be mended; nil when it can be measured.
  static func objection(to request: BenchmarkRequest) -> String? {
    guard let level = catalogue.levels.first(where: { $0.name == request.level }) else {
      return "no level '\(request.level)'; there is: \(levelNames)"
    }
    if request.designs.isEmpty {
      return "no design named; there is: \(level.designs.joined(separator: ", "))"
    }
    for design in request.designs where !level.designs.contains(design) {
      return
        "no design '\(design)' in level \(level.name); there is: \(level.designs.joined(separator: ", "))"
    }
    guard level.workloads.contains(request.workload) else {
      return "no workload '\(request.workload)' in level \(level.name); "
        + "there is: \(level.workloads.joined(separator: ", "))"
    }
    guard level.orders.contains(request.order) else {
      return "order \(request.order) is outside \(level.orders.lowerBound) to \(level.orders.upperBound)"
    }
    if request.threads.isEmpty { return "no thread count given; for instance --threads 1,2" }
    for threads in request.threads where !(1...catalogue.cores).contains(threads) {
      return "\(threads) threads cannot be pinned: this machine has \(catalogue.cores) cores online"
    }
    if request.rounds < 1 { return "at least one round is needed; 10 tell more" }
    if request.operations < 1 { return "at least one operation is needed" }
    return nil
  }
}
