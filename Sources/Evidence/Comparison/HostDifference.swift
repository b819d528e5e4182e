extension Run.Host {
  /// What tells this machine from another as far as figures go, each as `cpu: Some CPU, not Other CPU`; empty
  /// for the same machine. A kernel or governor of another name, or memory that a hypervisor took back, does
  /// not make another machine of it.
  public func differences(from other: Run.Host) -> [String] {
    func text(_ value: Int?) -> String { value.map(String.init) ?? "unknown" }
    var found: [String] = []
    func compare(_ name: String, _ mine: String, _ theirs: String) {
      if mine != theirs { found.append("\(name): \(mine), not \(theirs)") }
    }
    compare("cpu", cpu, other.cpu)
    compare("cores", text(cores), text(other.cores))
    compare("threads per core", text(threadsPerCore), text(other.threadsPerCore))
    compare("NUMA nodes", text(numaNodes), text(other.numaNodes))
    compare("virtual", virtual ?? "no", other.virtual ?? "no")
    return found
  }

  public func isSameMachine(as other: Run.Host) -> Bool { differences(from: other).isEmpty }

  /// What differs on one machine over time and may move figures.
  func settingDifferences(from other: Run.Host) -> [String] {
    var found: [String] = []
    if kernel != other.kernel { found.append("kernel: \(kernel), not \(other.kernel)") }
    if governor != other.governor {
      found.append("governor: \(governor ?? "unknown"), not \(other.governor ?? "unknown")")
    }
    return found
  }
}

extension Run {
  /// Measured with a debug build, whose figures say nothing about the designs.
  public var isOfDebugBuild: Bool {
    engine.build == "debug" || warnings.contains { $0.hasPrefix("measured with a debug build") }
  }

  /// What makes two runs hard to compare, a sentence each.
  public func comparisonWarnings(with new: Run) -> [String] {
    var warnings: [String] = []
    let machine = new.host.differences(from: host)
    if !machine.isEmpty {
      warnings.append(
        "across machines, so compared in units of an uncontended compare-and-swap (\(machine.joined(separator: "; ")))"
      )
    } else {
      let settings = new.host.settingDifferences(from: host)
      if !settings.isEmpty { warnings.append("the machine changed: \(settings.joined(separator: "; "))") }
    }
    let level = parameters.level
    let behaviour = (engine.behaviour[level], new.engine.behaviour[level])
    if behaviour.0 != behaviour.1 {
      func text(_ number: Int?) -> String { number.map(String.init) ?? "unknown" }
      warnings.append(
        "the engine measures something else: behaviour of \(level) is \(text(behaviour.0)) and \(text(behaviour.1))"
      )
    }
    let parameters = parameterDifferences(new)
    if !parameters.isEmpty {
      warnings.append("the parameters differ: \(parameters.joined(separator: "; "))")
    }
    for run in [self, new] where run.isOfDebugBuild {
      warnings.append("run \(run.id) is of a debug build: its figures say nothing about the designs")
    }
    return warnings
  }

  private func parameterDifferences(_ new: Run) -> [String] {
    var found: [String] = []
    func compare(_ name: String, _ old: some CustomStringConvertible, _ new: some CustomStringConvertible) {
      if old.description != new.description { found.append("\(name) \(old) and \(new)") }
    }
    compare("memory_bytes", parameters.memoryBytes, new.parameters.memoryBytes)
    compare("operations", parameters.operations, new.parameters.operations)
    compare("seed", parameters.seed, new.parameters.seed)
    return found
  }
}
