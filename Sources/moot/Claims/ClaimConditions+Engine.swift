import Workspace

extension ClaimConditions {
  /// This program on this machine.
  static var here: ClaimConditions {
    var conditions = anywhere
    conditions.host = HostProbe.host()
    return conditions
  }

  /// This program on whichever machine: where runs of another one count, or nobody measures.
  static var anywhere: ClaimConditions {
    ClaimConditions(catalogue: EngineCatalogue.catalogue, behaviour: EngineCatalogue.behaviour)
  }
}
