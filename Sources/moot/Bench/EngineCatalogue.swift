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
      ], cores: onlineCores, memoryBytes: HostProbe.memoryBytes())
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
    if let objection = catalogue.objections(to: request).first { return objection }
    for design in request.designs {
      for threads in request.threads {
        do throws(EngineError) {
          try benchmark(request, design, threads)?.check()
        } catch {
          return "\(design): \(error)"
        }
      }
    }
    return nil
  }

  private static func benchmark(
    _ request: BenchmarkRequest, _ design: String, _ threads: Int
  ) throws(EngineError) -> FrameBenchmark? {
    guard request.level == frames else { return nil }
    return FrameBenchmark(
      design: try FrameDesign(checking: design), workload: try FrameWorkload(checking: request.workload),
      order: try Order(checking: request.order), threads: threads, memoryBytes: request.memoryBytes,
      operations: request.operations, seed: request.seed)
  }
}
