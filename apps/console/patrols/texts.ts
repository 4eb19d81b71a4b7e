import type { Texts } from '#apps/kit/i18n.ts'

export const patrolTexts = {
  'nav.patrols': ['巡查走访', 'In the grids'],
  'patrols.pages': ['巡查走访', 'In the grids'],
  'patrols.tab': ['巡查', 'Patrols'],
  'patrols.title': ['巡查覆盖', 'Patrol coverage'],
  'patrols.hint': [
    '只数点位，不数人、不数时长、不数步数。',
    'Points are counted; never people, hours or steps.',
  ],
  'patrols.week': ['哪一周', 'Week'],
  'patrols.weekBefore': ['上一周', 'Week before'],
  'patrols.weekAfter': ['下一周', 'Week after'],
  'patrols.thisWeek': ['本周', 'This week'],
  'patrols.running': ['本周未完', 'still running'],
  'patrols.above': ['上级区划', 'Places above'],
  'patrols.checked': ['点位已查', 'Points checked'],
  'patrols.done': ['次数完成', 'Times done'],
  'patrols.findings': ['发现问题', 'Findings'],
  'patrols.place': ['区划', 'Place'],
  'patrols.point': ['点位', 'Checkpoint'],
  'patrols.seen': ['已查', 'Checked'],
  'patrols.unseen': ['未查', 'Not checked'],
  'patrols.noRoute': ['没有路线', 'No route'],
  'patrols.empty': ['这里这一周没有巡查路线', 'No patrol route was planned here in that week'],
  'patrols.emptyHint': [
    '路线由系统管理员在“管理 → 巡查路线”中维护。',
    'The administrator keeps the routes under Administration, Patrol routes.',
  ],
  'patrols.export': ['导出表格', 'Export as XLSX'],
} as const satisfies Texts
