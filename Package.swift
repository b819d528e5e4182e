// swift-tools-version: 6.2
import PackageDescription

/// What every Swift target is held to; a warning is an error in our own code, never in a dependency's.
let strict: [SwiftSetting] = [
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
]

let package = Package(
  name: "moot",
  products: [
    .executable(name: "moot", targets: ["moot"]),
    // The allocators for others: in Swift, and in C by `moot_memory.h`; the second is the same as a file to link with.
    .library(name: "MemoryEngine", targets: ["MemoryEngine", "CMootMemory"]),
    .library(name: "MemoryEngineC", type: .dynamic, targets: ["MemoryEngine", "CMootMemory"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/apple/swift-numerics", from: "1.0.0"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/HdrHistogram/hdrhistogram-swift", from: "0.2.0"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/pointfreeco/swift-custom-dump", from: "1.7.3"),
    .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2", traits: []),
  ],
  targets: [
    // System libraries and C accessors: module maps and `static inline` functions, no logic.
    .systemLibrary(name: "CNcurses"),
    .systemLibrary(name: "CMarkdown"),
    .systemLibrary(name: "CRegex"),
    .target(name: "CMachine"),
    .target(name: "CQuietDispatch"),
    .target(name: "CMootMemory"),

    // Rooms, lowest floor first.
    .target(name: "MemoryEngine", dependencies: ["CMachine"], swiftSettings: strict),
    .target(
      name: "Evidence",
      dependencies: [
        .product(name: "Histogram", package: "hdrhistogram-swift"),
        .product(name: "RealModule", package: "swift-numerics"),
      ], swiftSettings: strict),
    .target(
      name: "Workspace",
      dependencies: [
        "Evidence", "CMarkdown", "Yams",
        .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "Mustache", package: "swift-mustache"),
      ], swiftSettings: strict),
    .target(
      name: "WorkspaceStore",
      dependencies: [
        "Workspace", "Evidence",
        .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "Subprocess", package: "swift-subprocess"),
      ], swiftSettings: strict),
    .target(
      name: "TerminalUI",
      dependencies: [
        "Workspace", "Evidence", "CRegex",
        .product(name: "_RopeModule", package: "swift-collections"),
      ], swiftSettings: strict),
    .executableTarget(
      name: "moot",
      dependencies: [
        "MemoryEngine", "Evidence", "Workspace", "WorkspaceStore", "TerminalUI", "CNcurses", "CQuietDispatch",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "Subprocess", package: "swift-subprocess"),
      ], swiftSettings: strict),

    // Tests mirror the sources; the last two look at the whole.
    .systemLibrary(name: "CTerminal", path: "Tests/CTerminal"),
    .target(name: "CMemoryHarness", dependencies: ["CMootMemory"], path: "Tests/CMemoryHarness"),
    .testTarget(
      name: "MemoryEngineTests", dependencies: ["MemoryEngine", "CMemoryHarness"], swiftSettings: strict),
    .testTarget(
      name: "EvidenceTests", dependencies: ["Evidence"], swiftSettings: strict),
    .testTarget(
      name: "WorkspaceTests", dependencies: ["Workspace"],
      exclude: ["Proposals/Expected", "Reviews/Placement/Corpus"], swiftSettings: strict),
    .testTarget(
      name: "WorkspaceStoreTests",
      dependencies: ["WorkspaceStore", "Workspace", .product(name: "GRDB", package: "GRDB.swift")],
      swiftSettings: strict),
    .testTarget(
      name: "TerminalUITests",
      dependencies: [
        "TerminalUI", "Workspace", "Evidence",
        .product(name: "CustomDump", package: "swift-custom-dump"),
      ], exclude: ["Screens/Expected"], swiftSettings: strict),
    .testTarget(name: "MootTests", dependencies: ["moot"], swiftSettings: strict),
    .testTarget(
      name: "EndToEndTests", dependencies: ["CTerminal", "Evidence", "MemoryEngine", "moot"],
      exclude: ["Harness/KillAtCall", "Screens", "Transcripts", "Workspaces"],
      swiftSettings: strict),
    .testTarget(name: "TidyTests", swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6]
)
