/// Why the engine refused to do what it was asked; the description says what to ask for instead.
public enum EngineError: Error, Equatable, Sendable, CustomStringConvertible {
  case unknownDesign(String)
  case unknownWorkload(String)
  case orderOutOfRange(Int)
  case threadsOutOfRange(asked: Int, allowed: Int)
  case operationsOutOfRange(Int)
  case memoryOutOfRange(bytes: UInt64, atMost: UInt64)
  case memoryTooSmall(bytes: UInt64, needed: UInt64)
  case framesOutOfRange(first: Frame, count: Int, atMost: Int)
  case baseMisaligned(address: UInt64)
  case noRoom(bytes: UInt64)
  case memoryOverlaps(first: Frame, count: Int)
  case tooManyRegions(atMost: Int)
  case threadNotStarted(number: Int, code: Int)
  case exhausted(design: FrameDesign, held: Int, wanted: Int)

  public var description: String {
    switch self {
    case .unknownDesign(let name):
      "no design '\(name)' in level frames; there is: "
        + FrameDesign.allCases.map(\.rawValue).joined(separator: ", ")
    case .unknownWorkload(let name):
      "no workload '\(name)' in level frames; there is: "
        + FrameWorkload.allCases.map(\.rawValue).joined(separator: ", ")
    case .orderOutOfRange(let order):
      "order \(order) does not exist: orders go from 0 (4 KiB) to \(Order.maximum.rawValue) (4 MiB)"
    case .threadsOutOfRange(let asked, let allowed) where asked > allowed:
      "\(asked) threads asked for, but this process may use \(allowed) core\(allowed == 1 ? "" : "s"): "
        + "ask for 1 to \(allowed)"
    case .threadsOutOfRange(let asked, let allowed):
      "\(asked) threads asked for: ask for 1 to \(allowed)"
    case .operationsOutOfRange(let operations):
      "\(operations) operations asked for: ask for at least 1"
    case .memoryOutOfRange(let bytes, let most):
      "\(bytes) bytes of memory asked for: ask for at most \(most) bytes, in whole frames of 4096"
    case .memoryTooSmall(let bytes, let needed):
      "\(bytes) bytes of memory are too few for every thread to hold a block of its share of half of it: "
        + "ask for at least \(needed)"
    case .framesOutOfRange(let first, let count, let most):
      "\(count) frames from frame \(first.number) cannot be: frames are numbered from 0 to \(most - 1)"
    case .baseMisaligned(let address):
      "memory begins at address \(address), which is not a multiple of \(Frame.bytes)"
    case .noRoom(let bytes):
      "the design's tables over that memory need \(bytes) bytes, more than this machine can spare: "
        + "ask for less memory, or for a design with smaller tables, such as lock-free"
    case .memoryOverlaps(let first, let count):
      "the \(count) frames from frame \(first.number) overlap memory that was added before"
    case .tooManyRegions(let most):
      "an allocator holds at most \(most) regions of memory"
    case .threadNotStarted(let number, let code):
      "thread \(number) could not be started (error \(code)): ask for fewer threads"
    case .exhausted(let design, let held, let wanted):
      "\(design.rawValue) ran out of memory at \(held) of \(wanted) blocks while filling half of it"
    }
  }
}
