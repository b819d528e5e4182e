import Workspace

/// The screen for a model; a pure function of it.
public func view(_ model: Model) -> Surface {
  var surface = Surface(size: model.size)
  var content = Rect(model.size)
  let top = content.takeTop(model.size.rows >= 3 ? 1 : 0)
  let bottom = content.takeBottom(model.size.rows >= 2 ? 1 : 0)
  let tasks = content.takeBottom(TaskBar.isShown(model) ? 1 : 0)
  if let overlay = model.overlay {
    OverlayView.draw(overlay, model, into: &surface, in: content)
  } else {
    switch model.screen {
    case .home(let home): home.draw(model, into: &surface, in: content)
    case .agenda(let agenda): agenda.draw(model, into: &surface, in: content)
    case .proposals(let proposals): proposals.draw(model, into: &surface, in: content)
    case .proposal(let proposal): proposal.draw(model, into: &surface, in: content)
    case .editor(let editor): editor.draw(model, into: &surface, in: content)
    case .lab(let lab): lab.draw(model, into: &surface, in: content)
    case .meetings(let meetings): meetings.draw(model, into: &surface, in: content)
    case .promise(let promise): promise.draw(model, into: &surface, in: content)
    case .search(let search): search.draw(model, into: &surface, in: content)
    case .composer(let composer): composer.draw(model, into: &surface, in: content)
    case .merge(let merge): merge.draw(model, into: &surface, in: content)
    }
  }
  if !top.isEmpty { FrameView.drawTop(model, into: &surface, in: top) }
  if !tasks.isEmpty { TaskBar.draw(model, into: &surface, in: tasks) }
  if !bottom.isEmpty { FrameView.drawBottom(model, into: &surface, in: bottom) }
  return surface
}

extension Model {
  /// The area between the bar at the top and the task bar or the line at the bottom; `view` uses the same.
  public var contentRect: Rect {
    var content = Rect(size)
    _ = content.takeTop(size.rows >= 3 ? 1 : 0)
    _ = content.takeBottom(size.rows >= 2 ? 1 : 0)
    _ = content.takeBottom(TaskBar.isShown(self) ? 1 : 0)
    return content
  }
}
