import Evidence

/// A small run with made-up figures.
func sampleRun(rounds: [Run.Round]) -> Run {
  Run(
    id: "20261123T090000Z-7c1e", proposal: nil, version: nil, created: "2026-11-23T09:00:00Z",
    by: "RăzvanV <rv@example.org>", command: "moot bench frames --workload rand",
    engine: Run.Engine(moot: "0.1.0", commit: nil, behaviour: ["frames": 1]),
    host: Run.Host(
      cpu: "Some CPU", cores: 2, threadsPerCore: 1, numaNodes: 1, kernel: "6.1.0", governor: nil,
      virtual: "kvm", memoryBytes: 1 << 34),
    parameters: Run.Parameters(
      level: "frames", workload: "rand", order: 0, memoryBytes: 1 << 30, operations: 1000, seed: 42),
    rounds: rounds, warnings: [])
}

func sampleRound(
  _ design: String, threads: Int = 1, round: Int = 1, get: Double, cas: Double = 2, disturbed: String? = nil
) -> Run.Round {
  Run.Round(
    design: design, threads: threads, round: round, started: "2026-11-23T09:00:03Z", load: 0.1,
    casNanoseconds: cas, lineTransferNanoseconds: 28, disturbed: disturbed, values: ["get_ns": get],
    counters: ["enomem": 0])
}
