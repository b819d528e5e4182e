import CRegex

/// A regular expression in Perl's manner that is sought line by line: `^` and `$` stand for the ends of a line, and no
/// match reaches over one. Written without capitals it finds both cases, as the plain search does.
///
/// PCRE2 reads and matches it; `LineMatcher` counts its steps, so that no expression takes longer than it may.
struct LinePattern: Hashable, Sendable {
  /// Why a regular expression cannot be read, and where.
  struct Failure: Error, Hashable {
    let reason: String
  }

  /// An expression as PCRE2 keeps it; it is never changed, so that threads may share it.
  final class Program: @unchecked Sendable {
    let code: OpaquePointer
    /// Groups that a replacement may name.
    let groupCount: Int
    let hasBackReferences: Bool

    fileprivate init(_ source: String, ignoresCase: Bool) throws(Failure) {
      var options = PCRE2_UTF | PCRE2_UCP | PCRE2_NO_UTF_CHECK | PCRE2_NEVER_BACKSLASH_C
      // What is called at every item of the expression counts the steps.
      options |= PCRE2_AUTO_CALLOUT
      if ignoresCase { options |= PCRE2_CASELESS }
      var error: Int32 = 0
      var place = 0
      var copy = source
      let compiled = copy.withUTF8 { bytes in
        pcre2_compile_8(bytes.baseAddress, bytes.count, options, &error, &place, nil)
      }
      guard let compiled else { throw Failure(source, error, place) }
      code = compiled
      var count: UInt32 = 0
      pcre2_pattern_info_8(code, UInt32(PCRE2_INFO_CAPTURECOUNT), &count)
      groupCount = Int(count)
      var reference: UInt32 = 0
      pcre2_pattern_info_8(code, UInt32(PCRE2_INFO_BACKREFMAX), &reference)
      hasBackReferences = reference > 0
    }

    deinit { pcre2_code_free_8(code) }
  }

  let source: String
  /// The highest number of repetitions that is asked for in braces.
  let repetitionsMax: Int
  private let program: Program
  /// The same with a letter and its marks for every `.`; nil where none stands in it, and where one stands in a
  /// look-behind, since nobody knows how many code points a letter has to go back over.
  private let programOfLetters: Program?

  init(_ source: String) throws(Failure) {
    self.source = source
    let signs = PatternSigns(source)
    repetitionsMax = signs.repetitionsMax
    program = try Program(source, ignoresCase: !signs.hasCapital)
    programOfLetters = signs.withWholeLetters.flatMap { try? Program($0, ignoresCase: !signs.hasCapital) }
  }

  var groupCount: Int { program.groupCount }

  /// The expression as it fits a line: below U+0300 every letter is one code point, which is quicker.
  func program(for line: UnsafeBufferPointer<UInt8>) -> Program {
    guard let programOfLetters, line.contains(where: { $0 >= 0xCC }) else { return program }
    return programOfLetters
  }

  static func == (a: LinePattern, b: LinePattern) -> Bool { a.source == b.source }
  func hash(into hasher: inout Hasher) { hasher.combine(source) }
}

extension LinePattern.Failure {
  fileprivate init(_ source: String, _ error: Int32, _ place: Int) {
    var bytes = [UInt8](repeating: 0, count: 256)
    let length = pcre2_get_error_message_8(error, &bytes, bytes.count)
    let message = String(decoding: bytes.prefix(Int(max(0, length))), as: UTF8.self)
    let read = String(decoding: source.utf8.prefix(place), as: UTF8.self).count
    reason = "\(message), at character \(max(1, read))"
  }
}
