/// How the exported page looks: as a printed report would, on a screen of any width, light or dark.
enum ProposalExportStyle {
  static let css = """
    :root { color-scheme: light dark; --ink: #1f2328; --faint: #59636e; --line: #d1d9e0; --wash: #f6f8fa;
      --paper: #ffffff; --link: #0969da; }
    @media (prefers-color-scheme: dark) { :root { --ink: #e6e9ed; --faint: #9aa4af; --line: #3a424c;
      --wash: #171c22; --paper: #0f1318; --link: #6cb2ff; } }
    * { box-sizing: border-box; }
    body { margin: 0; background: var(--paper); color: var(--ink);
      font: 16px/1.6 system-ui, -apple-system, "Segoe UI", "DejaVu Sans", sans-serif; }
    main { max-width: 50rem; margin: 0 auto; padding: 3rem 1.5rem 5rem; overflow-wrap: break-word; }
    h1, h2, h3, h4, h5, h6 { line-height: 1.25; margin: 2em 0 .6em; }
    h1 { font-size: 2rem; margin-top: 0; }
    h2 { font-size: 1.45rem; padding-bottom: .3rem; border-bottom: 1px solid var(--line); }
    h3 { font-size: 1.15rem; }
    h4, h5, h6 { font-size: 1rem; }
    p, ul, ol, table, pre, blockquote, figure { margin: 0 0 1rem; }
    ul, ol { padding-left: 1.6rem; }
    a { color: var(--link); text-underline-offset: .15em; }
    code, pre { font-family: ui-monospace, "SF Mono", "DejaVu Sans Mono", monospace; font-size: .875em; }
    code { background: var(--wash); border-radius: 4px; padding: .1em .3em; }
    pre { background: var(--wash); border: 1px solid var(--line); border-radius: 6px; padding: .75rem 1rem;
      overflow-x: auto; line-height: 1.45; }
    pre code { background: none; padding: 0; font-size: 1em; }
    blockquote { border-left: 3px solid var(--line); padding: 0 0 0 1rem; color: var(--faint); }
    blockquote > :last-child { margin-bottom: 0; }
    table { display: block; width: max-content; max-width: 100%; overflow-x: auto; border-collapse: collapse;
      font-size: .9rem; font-variant-numeric: tabular-nums; }
    th, td { border: 1px solid var(--line); padding: .35rem .7rem; vertical-align: top; }
    td:first-child, td[style*="right"] { white-space: nowrap; }
    th { background: var(--wash); text-align: left; }
    thead:not(:has(th:not(:empty))) { display: none; }
    header td:first-child { color: var(--faint); }
    nav { border: 1px solid var(--line); border-radius: 6px; padding: .75rem 1rem; margin-bottom: 2rem;
      font-size: .9rem; columns: 18rem; }
    nav ul { list-style: none; margin: 0; padding: 0; }
    nav ul ul { padding-left: 1.2rem; }
    nav a { text-decoration: none; }
    figure svg { max-width: 100%; height: auto; }
    hr { border: 0; border-top: 1px solid var(--line); margin: 2rem 0; }
    @media print { :root { color-scheme: light; --ink: #000; --faint: #444; --line: #bbb; --wash: #f5f5f5;
      --paper: #fff; --link: #000; }
      body { font-size: 10.5pt; } main { max-width: none; padding: 0; } nav { display: none; }
      h2, h3, h4 { break-after: avoid; } pre, figure, tr { break-inside: avoid; }
      pre { white-space: pre-wrap; } }
    """
}
