import Evidence

extension ProposalExport {
  /// How the pictures of measured figures stand in the document.
  public enum Pictures: Hashable, Sendable {
    /// Drawn in characters, so that the document is whole by itself.
    case text
    /// As SVG files that the document links to; `folder` leads from the document to them, empty where they lie beside
    /// it. They are those of `assets`.
    case files(folder: String)
  }

  /// A file that belongs to a document.
  public struct Asset: Hashable, Sendable {
    /// Letters, digits, `-` and `_`, with `.svg`; no two of a proposal are the same.
    public let name: String
    public let text: String
  }

  /// A picture of the document. Where pictures are drawn in characters only the main ones are shown.
  struct Picture {
    let plot: Plot
    /// Of its SVG file.
    let fileName: String
    let isMain: Bool

    /// Nil where the picture is left out.
    func markdown(_ pictures: Pictures) -> String? {
      switch pictures {
      case .text: isMain ? "```text\n\(drawn)```" : nil
      case .files(let folder):
        "![\(inline(plot.title))](\(percentEncoded(folder.isEmpty ? fileName : folder + "/" + fileName)))"
      }
    }

    private var drawn: String {
      plot.canvas(width: textWidth, height: plot.bestHeight(width: textWidth)).text
    }
  }

  /// The files that a document with its pictures as files links to, in its order.
  public static func assets(_ proposal: Proposal) -> [Asset] {
    let export = ProposalExport(proposal, version: nil, Surroundings(asOf: CalendarDate(daysSinceEpoch: 0)))
    return export.runs().compactMap { part in
      guard case .picture(let picture) = part else { return nil }
      return Asset(name: picture.fileName, text: picture.plot.svg)
    }
  }

  /// - Parameter main: those at the beginning of `all` that say the most.
  static func pictures(main: [Plot], all: [Plot], named name: String) -> [Part] {
    let shown = all.enumerated().filter { !$0.element.isEmpty }
    return shown.enumerated().map { number, entry in
      .picture(
        Picture(
          plot: entry.element, fileName: "\(name)-\(number + 1).svg", isMain: entry.offset < main.count))
    }
  }

  /// No run's files begin like this.
  static let workloadFileName = "workloads"

  private static let textWidth = 76

  /// How the files of each run begin: with its name, made different where runs were copied by hand.
  static func fileNames(_ runs: [Run]) -> [String] {
    var taken: Set = [workloadFileName]
    return runs.map { run in
      var name = String(
        run.id.map { $0.isASCII && ($0.isLetter || $0.isNumber) || $0 == "-" ? $0 : "_" })
      while !taken.insert(name).inserted { name += "_" }
      return name
    }
  }

  /// A path as a link's destination (RFC 3986): everything but letters, digits and `-._~/` as bytes in hexadecimal.
  private static func percentEncoded(_ path: String) -> String {
    path.utf8.reduce(into: "") { result, byte in
      let scalar = Unicode.Scalar(byte)
      if scalar.isASCII, scalar.properties.isAlphabetic || "0123456789-._~/".unicodeScalars.contains(scalar) {
        result.unicodeScalars.append(scalar)
      } else {
        let digits = String(byte, radix: 16, uppercase: true)
        result += "%" + (digits.count < 2 ? "0" : "") + digits
      }
    }
  }
}
