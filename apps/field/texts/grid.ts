export const gridTexts = {
  'grid.report': ['在此登记', 'Report here'],
  'grid.points': ['这里要查的点', 'To look at here'],
  'grid.people': ['这里的同事', 'Who works here'],
  'grid.unknown': ['这个网格不在手机上', 'This grid is not on the phone'],
  'grid.unknownWords': [
    '它不在您的网格及相邻网格内。',
    'It is neither one of yours nor next to one.',
  ],
  'grid.public': ['打开公开页面', 'Open the public page'],
} as const
