import Testing
import Workspace

@Suite("Names of blobs") struct GitObjectIDTests {
  @Test(
    "They are those that git hash-object prints",
    arguments: [
      ("", "e69de29bb2d1d6434b8b29ae775ad8c2e48c5391"),
      ("test content\n", "d670460b4b4aece5915caf5c68d12f560a9fe3e4"),
      ("Răzvan\r\n", "74b596ee19541a684a96c5eaf81e238820870597"),
    ])
  func names(text: String, name: String) throws {
    let bytes = Array(text.utf8)
    #expect(GitObjectID(blob: bytes).text == name)
    #expect(try #require(GitObjectID(name)).names(bytes))
    #expect(try #require(GitObjectID(name.uppercased())).names(bytes))
  }

  @Test("A repository that uses SHA-256 has longer ones")
  func longer() throws {
    let name = "473a0f4c3be8a93681a267e3b1e9a7dcda1185436fe141f7749120a303721813"
    #expect(try #require(GitObjectID(name)).names([]))
    #expect(try !#require(GitObjectID(name)).names([10]))
  }

  @Test("Anything else is none", arguments: ["", "8f3c", String(repeating: "g", count: 40)])
  func others(text: String) { #expect(GitObjectID(text) == nil) }
}
