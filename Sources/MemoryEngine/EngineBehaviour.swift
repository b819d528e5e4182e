/// A number for each level, raised whenever its designs or workloads change what is measured, so that evidence
/// taken before can be told from evidence taken after.
public enum EngineBehaviour {
  public static let frames = 2
}
