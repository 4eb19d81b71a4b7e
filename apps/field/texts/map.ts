export const mapTexts = {
  'map.open': ['在地图上定位', 'Set it on the map'],
  'map.set': ['在地图上定的', 'set on the map'],
  'map.title': ['移动地图，让针尖对准地点', 'Move the map until the pin stands on the place'],
  'map.label': ['网格地图', 'Map of the grids'],
  'map.keys': [
    '方向键移动，加号减号缩放，回车确定',
    'Arrow keys move, plus and minus zoom, Enter takes the place',
  ],
  'map.nearer': ['放大', 'Nearer'],
  'map.farther': ['缩小', 'Farther'],
  'map.here': ['我的位置', 'Me'],
  'map.whole': ['全图', 'All'],
  'map.outside': ['手机里没有这里的网格', 'No grid on this phone holds this place'],
  'map.fromHere': ['离您约 {{way}}', 'about {{way}} from you'],
  'map.take': ['就是这里', 'This is the place'],
  'map.synthetic': ['网格界线为模拟数据', 'Borders of the grids are synthetic'],
} as const
