import Workspace

extension WorkspaceFolder {
  /// Makes a folder a workspace: a `moot.yaml` with every setting explained, and folders for proposals.
  /// Returns the paths it made; what is there stays as it is.
  public static func initialize(_ folder: String, system: SystemContext) throws(StoreError) -> [String] {
    let start = FilePath.join(system.workingDirectory, folder)
    try AtomicFile.makeFolder(start, as: folder)
    guard let root = FilePath.resolved(start) else {
      throw StoreError.system("cannot open the folder", path: folder)
    }
    let path = FilePath.join(root, configurationName)
    guard !DiskFile.exists(path) else {
      throw StoreError(
        .alreadyExists, path: FilePath.join(folder, configurationName), "is a workspace already")
    }
    try AtomicFile.create(Array(initialConfiguration(FilePath.name(of: root)).utf8), at: path)
    var made = [configurationName]
    if !DiskFile.exists(FilePath.join(root, proposalsFolder)) {
      try AtomicFile.makeFolder(FilePath.join(root, proposalsFolder))
      made.append(proposalsFolder + "/")
    }
    return made
  }

  private static func initialConfiguration(_ name: String) -> String {
    let quoted = name.map { $0 == "'" ? "''" : String($0) }.joined()
    return """
      schema: 1
      group: '\(quoted)'
      # timezone: Europe/Bucharest        # whose today counts; the machine's without it
      # notes: ["meetings/**/*.md"]       # without it all Markdown that looks like a meeting's note
      # people:
      #   - {id: rv, name: RăzvanV, initials: [RV], emails: [rv@example.org], teams: [smp]}
      commit: manual                      # event: one commit for each change Moot makes
      # signoff: true                     # with commit: event, adds Signed-off-by
      # sync: {remote: origin, branch: main}            # `moot sync`; the branch's upstream without it
      # sync: {branch: main, push-branch: moot}         # where main takes no pushes; push-remote names a fork

      """
  }
}
