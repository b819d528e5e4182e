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

  /// The files that a document with its pictures as files links to, in its order.
  public static func assets(_ proposal: Proposal) -> [Asset] {
    let runs = zip(proposal.runs, fileNames(proposal.runs)).flatMap { run, name in
      files(run.plots, named: name)
    }
    return (runs + files(Plot.workloads(proposal.runs), named: workloadFileName)).map {
      Asset(name: $0.name, text: $0.plot.svg)
    }
  }

  /// A run's pictures as Markdown, each a block of its own; empty where there is nothing to draw.
  static func pictures(_ run: Run, named name: String, _ pictures: Pictures) -> String {
    switch pictures {
    case .text: run.mainPlots.map(fenced).joined()
    case .files(let folder): files(run.plots, named: name).map { link($0, in: folder) }.joined()
    }
  }

  /// What the runs of several workloads say together.
  static func workloadPictures(_ runs: [Run], _ pictures: Pictures) -> String {
    let plots = Plot.workloads(runs)
    return switch pictures {
    case .text: plots.map(fenced).joined()
    case .files(let folder): files(plots, named: workloadFileName).map { link($0, in: folder) }.joined()
    }
  }

  private static func fenced(_ plot: Plot) -> String { plot.isEmpty ? "" : "\n```text\n\(drawn(plot))```\n" }

  private static func link(_ file: (name: String, plot: Plot), in folder: String) -> String {
    let path = folder.isEmpty ? file.name : folder + "/" + file.name
    return "\n![\(inline(file.plot.title))](\(percentEncoded(path)))\n"
  }

  /// No run's files begin like this.
  private static let workloadFileName = "workloads"

  private static let textWidth = 76

  private static func drawn(_ plot: Plot) -> String {
    plot.canvas(width: textWidth, height: plot.bestHeight(width: textWidth)).text
  }

  private static func files(_ plots: [Plot], named name: String) -> [(name: String, plot: Plot)] {
    plots.filter { !$0.isEmpty }.enumerated().map { ("\(name)-\($0 + 1).svg", $1) }
  }

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
