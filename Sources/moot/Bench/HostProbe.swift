import Evidence
import Glibc
import Workspace

/// Reads from `/proc` and `/sys` which machine this is.
enum HostProbe {
  static func host() -> Run.Host {
    let cpu = cpuFacts()
    return Run.Host(
      cpu: cpu.model, cores: EngineCatalogue.onlineCores, threadsPerCore: threadsPerCore(),
      numaNodes: numaNodes(), kernel: kernelRelease(),
      governor: firstLine("/sys/devices/system/cpu/cpu0/cpufreq/scaling_governor"),
      virtual: cpu.isVirtual ? hypervisor() : nil, memoryBytes: memoryBytes())
  }

  /// The one-minute load average; nil where `/proc` does not tell.
  static func loadAverage() -> Double? {
    firstLine("/proc/loadavg").flatMap { $0.split(separator: " ").first }.flatMap { Double($0) }
  }

  private static func cpuFacts() -> (model: String, isVirtual: Bool) {
    var model = "unknown"
    var isVirtual = false
    for line in contents("/proc/cpuinfo").split(separator: "\n") {
      let parts = line.split(separator: ":", maxSplits: 1).map { $0.trimmingWhitespace() }
      guard parts.count == 2 else { continue }
      if parts[0] == "model name", model == "unknown" { model = parts[1] }
      if parts[0] == "flags", parts[1].split(separator: " ").contains("hypervisor") { isVirtual = true }
      if line.isEmpty { break }
    }
    return (model, isVirtual)
  }

  private static func hypervisor() -> String {
    firstLine("/sys/hypervisor/type") ?? firstLine("/sys/class/dmi/id/sys_vendor") ?? "yes"
  }

  private static func threadsPerCore() -> Int? {
    guard let siblings = firstLine("/sys/devices/system/cpu/cpu0/topology/thread_siblings_list") else {
      return nil
    }
    return countOfList(siblings)
  }

  private static func numaNodes() -> Int? {
    firstLine("/sys/devices/system/node/online").map(countOfList)
  }

  /// The number of entries in a kernel list such as `0-3,8`.
  static func countOfList(_ text: String) -> Int {
    text.split(separator: ",").reduce(0) { count, range in
      let ends = range.split(separator: "-").compactMap { Int($0) }
      return count + (ends.count == 2 ? ends[1] - ends[0] + 1 : 1)
    }
  }

  private static func kernelRelease() -> String { firstLine("/proc/sys/kernel/osrelease") ?? "unknown" }

  /// Of the machine, physical.
  static func memoryBytes() -> UInt64 {
    UInt64(max(0, sysconf(Int32(_SC_PHYS_PAGES)))) * UInt64(max(0, sysconf(Int32(_SC_PAGESIZE))))
  }

  private static func firstLine(_ path: String) -> String? {
    contents(path).split(separator: "\n").first.map { $0.trimmingWhitespace() }.flatMap {
      $0.isEmpty ? nil : $0
    }
  }

  /// Empty where the file cannot be read: a machine need not tell everything.
  private static func contents(_ path: String) -> String {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return "" }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = read(descriptor, &buffer, buffer.count)
      if count <= 0 { break }
      bytes += buffer[..<count]
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
