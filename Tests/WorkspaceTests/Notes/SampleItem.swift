import Workspace

/// An item made up for a test.
func sampleItem(
  _ text: String, owners: [String] = ["RV"], on meeting: String? = "2026-10-14", file: String? = nil,
  line: Int = 20,
  teams: [String] = ["smp"], links: [String] = [], due: String? = nil, state: ActionItem.State = .open
) -> ActionItem {
  let file = file ?? "meetings/\(meeting ?? "undated")-smp.md"
  return ActionItem(
    id: String(FileStamp(of: "\(file):\(line):\(text)".utf8).hash & 0xff_ffff_ffff, radix: 16), file: file,
    line: line,
    meeting: meeting.flatMap { CalendarDate(iso: $0) }, teams: teams, owners: owners, text: text,
    links: links,
    deadline: due.flatMap { CalendarDate(iso: $0) }, deadlinePhrase: nil, state: state)
}
