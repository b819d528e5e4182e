import Foundation

/// `sh ~/record-run ID DESIGN=NANOSECONDS …` prints a run of `frames rand` with ten rounds of each design around
/// its figure, as this program on this machine would have measured it at leisure. `THREADS`, `ROUNDS`, `WORKLOAD`
/// and `BEHAVIOUR` in the environment make it another one, `CPU` one of another machine.
///
/// `sh ~/write-claim ID SUBJECT EXPECTATION` prints a claim about `frames rand` with two threads.
enum EvidenceScripts {
  static func install(in folder: TemporaryFolder) throws {
    for (name, script) in ["record-run": recordRun, "write-claim": writeClaim] {
      try Data(script.utf8).write(to: URL(filePath: folder.home).appending(path: name))
    }
  }

  private static let writeClaim = #"""
    printf '\n```claim\nid: %s\nlevel: %s\nworkload: rand\n%s\nthreads: 2\nexpect: %s\n```\n' \
      "$1" "${LEVEL:-frames}" "$2" "$3"
    """#

  private static let recordRun = #"""
    set -e
    id=$1; shift
    own=$(mktemp -d)
    XDG_STATE_HOME=$own moot bench frames --designs lock-free --workload repeat --threads 1 --rounds 1 \
      --operations 1 --memory 64 >/dev/null 2>&1
    cat "$own"/moot/*/runs/*.json > "$own/run.json"
    behaviour=${BEHAVIOUR:-$(sed -n 's/^ *"frames" : \([0-9]*\).*/\1/p' "$own/run.json")}
    host=$(sed -n '/^  "host"/,/^  }/p' "$own/run.json")
    [ -z "$CPU" ] || host="\"host\": {\"cpu\": \"$CPU\", \"cores\": 2, \"threads_per_core\": 1, \"numa_nodes\": 1,
      \"kernel\": \"6.1.0\", \"virtual\": \"kvm\", \"memory_bytes\": 17179869184},"
    rm -r "$own"
    cat <<END
    {"schema": 1, "id": "$id", "proposal": 1, "created": "${id%%T*}", "command": "moot bench frames", "warnings": [],
      "engine": {"moot": "0.1.0", "build": "release", "behaviour": {"frames": $behaviour}},
    $host
      "parameters": {"level": "frames", "workload": "${WORKLOAD:-rand}", "order": 0, "memory_bytes": 1073741824,
        "operations": 1000000, "seed": 42},
      "rounds": [
    END
    comma=
    for pair in "$@"; do
      round=1
      while [ $round -le ${ROUNDS:-10} ]; do
        printf '%s{"design": "%s", "threads": %s, "round": %s, "started": "2026-11-20T09:00:00Z", "cas_ns": 2.5,
          "counters": {}, "histograms": {}, "values": {"get_ns": %s.%s, "put_ns": %s.%s}}\n' \
          "$comma" "${pair%%=*}" ${THREADS:-2} $round "${pair##*=}" $((round * 7 % 10)) "${pair##*=}" $((round * 3 % 10))
        comma=,
        round=$((round + 1))
      done
    done
    echo ']}'
    """#
}
