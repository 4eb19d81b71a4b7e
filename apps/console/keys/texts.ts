import type { Texts } from '#apps/kit/i18n.ts'

export const keyTexts = {
  'keys.title': ['键盘操作', 'Keyboard'],
  'keys.on': ['使用单键操作（关闭后只有 ? 有效）', 'Use single keys (when off, only ? works)'],
  'keys.everywhere': ['任何页面', 'Everywhere'],
  'keys.list': ['列表', 'List'],
  'keys.commands': ['对选中的事项', 'For the matter selected'],
  'keys.help': ['显示本页按键', 'Show the keys of this page'],
  'keys.search': ['查找', 'Search'],
  'keys.filters': ['筛选', 'Filters'],
  'keys.next': ['下一件', 'Next'],
  'keys.previous': ['上一件', 'Previous'],
  'keys.open': ['打开全页', 'Open the whole page'],
  'keys.mark': ['勾选，用于批量', 'Tick, for many at once'],
  'keys.markAll': ['勾选已显示的全部', 'Tick all that are shown'],
  'keys.unmark': ['取消勾选', 'Untick all'],
  'keys.pane': ['旁栏：事项、地图、不显示', 'Beside the list: matter, map, nothing'],
  'keys.undo': ['撤销上一步', 'Undo the last step'],
  'keys.escape': ['Esc', 'Esc'],
  'keys.enter': ['回车', 'Enter'],
} as const satisfies Texts
