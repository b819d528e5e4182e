/// Who did something, as events and front matter write it: `Name <email>`, a name, an address or an id of `moot.yaml`.
public struct Signature: Hashable, Sendable, CustomStringConvertible {
  public var name: String
  public var email: String?

  public init(_ text: String) {
    let text = text.trimmingWhitespace()
    guard text.utf8.last == UInt8(ascii: ">"), let open = text.utf8.lastIndex(of: UInt8(ascii: "<")) else {
      name = text
      email = text.contains("@") && !text.contains(" ") ? text : nil
      return
    }
    let address = text[text.utf8.index(after: open)...].dropLast().trimmingWhitespace()
    name = text[..<open].trimmingWhitespace()
    email = address.isEmpty ? nil : address
    if name.isEmpty { name = address }
  }

  /// The same for everything that is signed with one address, or with one name and no address.
  var key: String { email?.lowercased() ?? PersonName.key(name) }

  public var description: String {
    guard let email, email != name else { return name }
    return "\(name) <\(email)>"
  }
}

/// Tells whether two signatures are the same person's: by the entry of `moot.yaml` that knows the address or the name,
/// else by the address, else by the name.
public struct SignatureBook: Sendable {
  private var byEmail: [String: Person] = [:]
  private var byName: [String: Person] = [:]

  /// Nobody is known.
  public var isEmpty: Bool { byName.isEmpty }

  public init(_ people: [Person]) {
    for person in people {
      for email in person.emails { byEmail[email.lowercased()] = person }
      for name in [person.id, person.name] + person.aliases {
        // The entry that comes first keeps a name that two people had.
        if byName[PersonName.key(name)] == nil { byName[PersonName.key(name)] = person }
      }
    }
  }

  /// The entry of `moot.yaml`; nil for a stranger.
  public func person(_ text: String) -> Person? {
    let signature = Signature(text)
    // An address says more than a name that two may share.
    if let email = signature.email {
      return byEmail[email.lowercased()] ?? byName[PersonName.key(signature.name)]
    }
    return byName[PersonName.key(signature.name)]
  }

  /// The same for every way of writing one person.
  public func key(_ text: String) -> String {
    if let person = person(text) { return "id \(person.id)" }
    let signature = Signature(text)
    return signature.key
  }

  public func areSame(_ one: String, _ other: String) -> Bool { key(one) == key(other) }

  /// How a person is called where there is no room for an address.
  public func name(_ text: String) -> String { person(text)?.name ?? Signature(text).name }
}
