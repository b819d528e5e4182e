import Foundation

/// `sh ~/write-event PLACE NAME KIND PERSON MOMENT VERSION [LINE…]` writes an event of a proposal's review as Moot
/// would, with what it reads as its body; each LINE is one more of its front matter. PLACE is the proposal's folder.
enum ReviewScripts {
  static func install(in folder: TemporaryFolder) throws {
    try Data(writeEvent.utf8).write(to: URL(filePath: folder.home).appending(path: "write-event"))
  }

  private static let writeEvent = #"""
    set -e
    place=$1; name=$2; kind=$3; person=$4; moment=$5; version=$6; shift 6
    mkdir -p "$place/reviews"
    {
      printf -- '---\nschema: 1\nkind: %s\nby: %s\nat: %s\nversion: %s\n' "$kind" "$person" "$moment" "$version"
      printf 'blob: %s\n' "$(git hash-object --no-filters "$place/v$version.md")"
      for line in "$@"; do printf '%s\n' "$line"; done
      printf -- '---\n'
      cat
    } > "$place/reviews/$name.md"
    """#
}
