import Testing

@testable import moot

@Suite("JSON documents")
struct JSONValueTests {
  @Test("Keys keep their order, and each record stands on a line of its own")
  func document() {
    let value = JSONValue.object([
      ("schema", .integer(1)), ("b", .array([])),
      (
        "actions",
        .array([.object([("z", .string("a/b.md")), ("a", .null)]), .object([("z", .bool(true))])])
      ),
    ])
    #expect(
      value.document == """
        {
          "schema": 1,
          "b": [],
          "actions": [
            {"z": "a/b.md", "a": null},
            {"z": true}
          ]
        }

        """)
  }

  @Test("Quotes, control characters and C1 are escaped; letters and slashes are not")
  func strings() {
    let text = "a\"b\\c\n\t\u{0}\u{1b}\u{7f}\u{9b}/ă页"
    #expect(JSONValue.string(text).compact == #""a\"b\\c\n\t\u0000\u001b\u007f\u009b/ă页""#)
  }

  @Test("Numbers without a fraction have none, and what JSON cannot write is null")
  func numbers() {
    #expect(
      JSONValue.array([.number(2), .number(41.25), .number(.nan), .number(.infinity)]).compact
        == "[2, 41.25, null, null]")
  }
}
