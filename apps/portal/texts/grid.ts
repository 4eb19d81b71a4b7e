/** The page behind the sign of a grid, and the signs themselves. */
export const gridTexts = {
  'grid.title': ['我的网格', 'My grid'],
  'grid.informs': ['告知', 'Told to every home'],
  'grid.urgent': ['紧急', 'Urgent'],
  'grid.worker': ['您的网格员', 'Your grid worker'],
  'grid.noWorker': ['网格员暂缺，请拨打 12345', 'No grid worker at the moment: call 12345'],
  'grid.call': ['打电话给 {{name}}', 'Call {{name}}'],
  'grid.report': ['在这里反映问题', 'Report a problem here'],
  'grid.reportHint': [
    '地点已填好，不用登录，不用留名。',
    'The place is filled in. No account, no name needed.',
  ],
  'grid.staff': [
    '网格员：在手机应用中确认此地',
    'Grid worker: confirm this place in the phone app',
  ],
  'grid.synthetic': ['网格边界为示意', 'The borders of grids are synthetic'],
  'grid.missing': ['没有这个网格', 'There is no such grid'],
  'grid.missingHint': [
    '二维码可能已旧。仍可直接反映问题，或拨打 12345。',
    'The sign may be old. You can still report a problem, or call 12345.',
  ],
  'signs.title': ['网格二维码', 'Signs of grids'],
  'signs.print': ['打印', 'Print'],
  'signs.hint': [
    '每个网格一张 A4，贴在楼道、村口。扫码可见网格员、可反映问题。',
    'One A4 sheet for each grid, for a stairwell or the village gate. Scanned, it shows the worker and takes a report.',
  ],
  'signs.scan': ['扫一扫，找网格员，反映问题', 'Scan: your grid worker, your report'],
  'signs.emergency': ['紧急请拨 110 119 120 · 热线 12345', 'Emergency 110 119 120 · hotline 12345'],
  'signs.none': ['这里没有网格', 'There are no grids here'],
} as const
