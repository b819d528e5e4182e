import Evidence
import Foundation
import Testing

@Suite("Run records") struct RunJSONTests {
  @Test("A record reads back as it was written, and writes the same bytes again")
  func roundTrip() throws {
    let run = sampleRun(rounds: [sampleRound("lock-free", get: 20.5)])
    let bytes = try run.encoded()
    #expect(try Run.decode(bytes) == run)
    #expect(try Run.decode(bytes).encoded() == bytes)
    let text = String(decoding: bytes, as: UTF8.self)
    #expect(text.contains("\"memory_bytes\" : 1073741824"))
    #expect(text.contains("\"cas_ns\" : 2"))
  }

  @Test("A missing key, another kind of value, another schema and broken JSON are named")
  func errors() throws {
    func message(_ text: String) -> String? {
      do {
        _ = try Run.decode(Array(text.utf8))
        return nil
      } catch { return "\(error)" }
    }
    let good = String(decoding: try sampleRun(rounds: []).encoded(), as: UTF8.self)
    #expect(message(good) == nil)
    #expect(message("{}") == "line 1: the key 'schema' is missing")
    #expect(
      message(good.replacing("\"cores\" : 2", with: "\"cores\" : \"two\""))
        == "line 12: the key 'host.cores' has a value of another kind")
    #expect(
      message(good.replacing("\"schema\" : 1", with: "\"schema\" : 7, \"rounds\" : {}"))
        == "schema 7 is not known; this Moot reads schema 1, so update Moot")
    #expect(
      message(good.replacing("\"cores\" : 2", with: "\"cores\" = 2")) == "line 12: not JSON from here on")
    #expect(
      message("") == "line 1: the document ends in the middle; it was cut off when it was written or copied")
  }

  @Test("A key of a round is named with the round's place and the line")
  func roundKey() throws {
    let rounds = [sampleRound("lock-free", get: 20), sampleRound("lock-free", round: 2, get: 21)]
    var text = String(decoding: try sampleRun(rounds: rounds).encoded(), as: UTF8.self)
    text = text.replacing("\"get_ns\" : 21", with: "\"get_ns\" : [21]")
    let line =
      try #require(
        text.split(separator: "\n", omittingEmptySubsequences: false).firstIndex { $0.contains("[21]") }) + 1
    #expect(
      throws: EvidenceError(
        description: "line \(line): the key 'rounds[1].values.get_ns' has a value of another kind")
    ) {
      try Run.decode(Array(text.utf8))
    }
  }

  @Test("A record cut off anywhere is an error with a line, never a run", arguments: [10, 200, 600, 900])
  func cutOff(length: Int) throws {
    let bytes = try sampleRun(rounds: [sampleRound("lock-free", get: 20.5)]).encoded()
    let kept = Array(bytes.prefix(length))
    let lines = kept.count { $0 == UInt8(ascii: "\n") } + 1
    #expect(
      throws: EvidenceError(
        description:
          "line \(lines): the document ends in the middle; it was cut off when it was written or copied")
    ) { try Run.decode(kept) }
  }

  @Test("Keys that are not known survive that a record is attached")
  func unknownKeys() throws {
    let run = sampleRun(rounds: [
      sampleRound("lock-free", get: 20.5), sampleRound("lock-free", round: 2, get: 21),
    ])
    let text = String(decoding: try run.encoded(), as: UTF8.self)
      .replacing(
        "\"cores\" : 2",
        with: "\"boot\" : [1, {\"x\" : 18446744073709551615}], \"cores\" : 2, \"site\" : null"
      )
      .replacing("\"round\" : 2", with: "\"mood\" : \"calm\", \"round\" : 2")
    let (read, bytes) = try Run.attached(Array(text.utf8), to: 3, version: 2)
    let written = String(decoding: bytes, as: UTF8.self)
    for key in [
      "\"mood\" : \"calm\"", "18446744073709551615", "\"site\" : null", "\"proposal\" : 3", "\"version\" : 2",
    ] {
      #expect(written.contains(key), "\(key)")
    }
    #expect(try Run.decode(Array(written.utf8)) == read)
    let mood = try #require(written.range(of: "calm"))
    #expect(written[mood.upperBound...].contains("\"get_ns\" : 21"))
  }

  @Test("A figure that is not finite is refused by its key, not written")
  func notFinite() {
    let run = sampleRun(rounds: [sampleRound("lock-free", get: .infinity)])
    #expect(throws: EvidenceError(description: "the key 'rounds[0].values.get_ns' cannot be written as inf"))
    {
      try run.encoded()
    }
  }

  @Test("Probes, attempts and the build are kept where they are known")
  func probes() throws {
    var round = sampleRound("lock-free", get: 20, disturbed: "stolen time")
    round.attempt = 2
    round.before = Run.Probe(casNanoseconds: 2.7, lineTransferNanoseconds: 28, stolenShare: 0.01)
    round.after = Run.Probe(lineTransferNanoseconds: 160, frequencyMegahertz: 3100)
    var run = sampleRun(rounds: [round])
    run.engine.build = "release"
    let bytes = try run.encoded()
    #expect(try Run.decode(bytes) == run)
    let text = String(decoding: bytes, as: UTF8.self)
    for key in [
      "\"stolen_share\" : 0.01", "\"frequency_mhz\" : 3100", "\"attempt\" : 2", "\"build\" : \"release\"",
    ] {
      #expect(text.contains(key), "\(key)")
    }
  }

  @Test("The document for scripts has the summaries under their agreed names")
  func document() throws {
    let text = try sampleRun(rounds: [sampleRound("lock-free", get: 20.5)]).benchmarkDocument()
    for key in [
      "\"schema\" : 1", "\"run\" : \"20261123T090000Z-7c1e\"", "\"cas_units\" : 10.25", "\"high\" : 20.5",
    ] {
      #expect(text.contains(key), "\(key)")
    }
  }
}
