/// How a line of Markdown begins: its indentation, quotation marks and the marker of a list item.
struct LineLead: Hashable {
  /// In bytes, up to the first letter of what is said.
  private(set) var count = 0
  /// What the next line of the same list, quotation or indentation begins with.
  private(set) var next = ""
  private(set) var isItem = false
  private(set) var isQuote = false

  /// Another line with its own marker follows.
  var isContinued: Bool { isItem || isQuote }

  /// Inside a fenced block only the indentation counts (`isLiteral`).
  init(_ line: String, isLiteral: Bool = false) {
    let bytes = Array(line.utf8)
    skipBlanks(bytes)
    if isLiteral { return }
    while count < bytes.count, bytes[count] == UInt8(ascii: ">") {
      isQuote = true
      next += ">"
      count += 1
      skipBlanks(bytes)
    }
    readMarker(bytes)
  }

  private mutating func skipBlanks(_ bytes: [UInt8]) {
    while count < bytes.count, bytes[count] == 0x20 || bytes[count] == 0x09 {
      next.unicodeScalars.append(Unicode.Scalar(bytes[count]))
      count += 1
    }
  }

  private mutating func readMarker(_ bytes: [UInt8]) {
    var end = count
    var marker = ""
    if end < bytes.count, "-*+".utf8.contains(bytes[end]) {
      marker = String(Unicode.Scalar(bytes[end]))
      end += 1
    } else {
      var number = 0
      while end < bytes.count, end < count + 9, (0x30...0x39).contains(bytes[end]) {
        number = number * 10 + Int(bytes[end] - 0x30)
        end += 1
      }
      guard end > count, end < bytes.count, bytes[end] == UInt8(ascii: ".") || bytes[end] == UInt8(ascii: ")")
      else { return }
      marker = "\(number + 1)\(Unicode.Scalar(bytes[end]))"
      end += 1
    }
    guard end < bytes.count, bytes[end] == 0x20 || bytes[end] == 0x09 else { return }
    isItem = true
    next += marker
    count = end
    skipBlanks(bytes)
    let box = bytes[count...].prefix(4)
    if box.count == 4, box.first == UInt8(ascii: "["),
      box.elementsEqual("[ ] ".utf8)
        || box.elementsEqual("[x] ".utf8) || box.elementsEqual("[X] ".utf8)
    {
      next += "[ ] "
      count += 4
    }
  }
}
