import ArgumentParser
import Evidence
import TerminalUI
import Workspace
import WorkspaceStore

struct KeysCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "keys", abstract: "List the keys of the terminal interface, with your own changes.",
    discussion: """
      Your own keys, theme and mouse stand in config.yaml in $XDG_CONFIG_HOME/moot (~/.config/moot):

        theme: auto            auto, dark, light, sixteen or none
        mouse: on              off leaves the mouse to the terminal
        keys:
          agenda:
            mark-done: [d, Space]
          everywhere:
            sync: F9

      A key given to a command is taken from the one that had it on that screen. `none` takes a command's keys away; \
      `:` in the interface still runs it. Esc and C-c keep their meaning.

      Examples:
        moot keys
        moot keys --yaml > ~/.config/moot/config.yaml     every key, to change it there
      """)

  @Flag(help: "Print one JSON document.")
  var json = false

  @Flag(help: "Print a config.yaml with every key as it is now.")
  var yaml = false

  func validate() throws {
    if json && yaml { throw ValidationError("--json and --yaml exclude each other.") }
  }

  func run() throws {
    let personal = PersonalConfiguration(.current())
    Output.report(personal.diagnostics)
    if json {
      Output.write(document(personal.keyMap).document)
    } else if yaml {
      Output.write(document(personal))
    } else {
      Output.write(text(personal.keyMap))
    }
  }

  private func text(_ map: KeyMap) -> String {
    KeyContext.allCases.map { context in
      let rows = map.bindings(in: context)
      let keys = rows.map { $0.keys.isEmpty ? "none" : $0.keys.map(\.description).joined(separator: " ") }
      let width = keys.map(\.count).max() ?? 0
      let names = rows.map(\.command.name.count).max() ?? 0
      let lines = zip(rows, keys).map { row, keys in
        "  \(keys.padded(toWidth: width))  \(row.command.name.padded(toWidth: names))  \(row.help)\n"
      }
      return "\(context.title) (\(context.name))\n" + lines.joined()
    }.joined(separator: "\n")
  }

  private func document(_ personal: PersonalConfiguration) -> String {
    var lines = [
      "theme: \(personal.interface.theme.rawValue)", "mouse: \(personal.interface.usesMouse ? "on" : "off")",
      "keys:",
    ]
    for context in KeyContext.allCases {
      lines.append("  \(context.name):")
      for row in personal.keyMap.bindings(in: context) {
        let keys = row.keys.filter { $0 != .escape && $0 != .control("c") }
        if keys.isEmpty && !row.keys.isEmpty { continue }
        let names = keys.map { "'\($0.description.replacing("'", with: "''"))'" }
        lines.append("    \(row.command.name): [\(keys.isEmpty ? "none" : names.joined(separator: ", "))]")
      }
    }
    return lines.map { $0 + "\n" }.joined()
  }

  private func document(_ map: KeyMap) -> JSONValue {
    .object([
      ("schema", .integer(1)),
      (
        "keys",
        .array(
          map.bindings.map { row in
            .object([
              ("screen", .string(row.context.name)), ("command", .string(row.command.name)),
              ("keys", .array(row.keys.map { .string($0.description) })), ("help", .string(row.help)),
            ])
          })
      ),
    ])
  }
}
