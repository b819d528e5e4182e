/// What makes a round's figures those of the machine instead of the design's: time that the hypervisor took, another
/// frequency, cores that moved apart. Such a round is measured again, kept and marked.
///
/// Virtual machines move between near and far cores: a line that took 28 ns to cross takes 160 ns the next minute.
public enum Disturbance {
  /// Of the processor time passed.
  public static let stolenShareMax = 0.10
  /// Between before and after a round.
  public static let frequencyChangeMax = 0.15
  /// The factor between the dearer and the cheaper of two line transfers.
  public static let lineTransferFactorMax = 2.5
  /// So many rounds tell what a line transfer usually costs.
  public static let roundsToKnow = 3

  /// Why a round does not count, a short clause; nil where it does.
  ///
  /// - Parameters:
  ///   - usualLineTransfers: nanoseconds in the rounds before that did count.
  public static func reason(
    before: Run.Probe, after: Run.Probe, threads: Int, usualLineTransfers: [Double] = []
  ) -> String? {
    if let stolen = after.stolenShare, stolen > stolenShareMax {
      return "the hypervisor took \(NumberText.fixed(stolen * 100, digits: 1)) % of the time"
    }
    if let first = before.frequencyMegahertz, let second = after.frequencyMegahertz, first > 0,
      abs(second / first - 1) > frequencyChangeMax
    {
      return "the frequency went from \(NumberText.fixed(first, digits: 0)) to "
        + "\(NumberText.fixed(second, digits: 0)) MHz"
    }
    // One thread sends no line to another core.
    guard threads > 1, let last = after.lineTransferNanoseconds else { return nil }
    if let first = before.lineTransferNanoseconds, isFar(first, last) {
      return "the cores moved: a line took \(NumberText.short(first)) ns to cross before and "
        + "\(NumberText.short(last)) ns after"
    }
    if usualLineTransfers.count >= roundsToKnow, let usual = Statistics.median(usualLineTransfers),
      isFar(usual, last)
    {
      return "the cores were elsewhere: a line took \(NumberText.short(last)) ns to cross, usually "
        + "\(NumberText.short(usual)) ns"
    }
    return nil
  }

  private static func isFar(_ a: Double, _ b: Double) -> Bool {
    min(a, b) > 0 && max(a, b) / min(a, b) > lineTransferFactorMax
  }
}
