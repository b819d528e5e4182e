import CustomDump
import Evidence
import Testing

@Suite("Run records") struct RunJSONTests {
  @Test("A record reads back as it was written, and writes the same bytes again")
  func roundTrip() throws {
    let run = sampleRun(rounds: [sampleRound("lock-free", get: 20.5)])
    let bytes = try run.encoded()
    expectNoDifference(try Run.decode(bytes), run)
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
    #expect(message("{}") == "the key 'schema' is missing")
    #expect(
      message(good.replacing("\"cores\" : 2", with: "\"cores\" : \"two\""))
        == "the key 'host.cores' has a value of another kind")
    #expect(
      message(good.replacing("\"schema\" : 1", with: "\"schema\" : 7"))
        == "schema 7 is not known; this Moot reads schema 1")
    #expect(message("{")?.hasPrefix("not a JSON document as expected") == true)
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
