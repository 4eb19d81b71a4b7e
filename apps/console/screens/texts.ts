import type { Texts } from '#apps/kit/i18n.ts'

export const screenTexts = {
  'nav.screens': ['大屏', 'Wall'],
  'screens.title': ['指挥大屏', 'Command screen'],
  'screens.hint': [
    '给指挥大厅的墙上看，不含个人信息。',
    'For the wall of a command centre; nothing personal is on it.',
  ],
  'screens.open': ['打开我的大屏', 'Open my wall'],
  'screens.links': ['大屏链接', 'Display links'],
  'screens.linksHint': [
    '给没有人登录的机器用：只能看所选辖区的大屏，别的都不能看。链接只显示一次，可随时停用。',
    'For machines where nobody signs in: they see the wall of that region and nothing else. A link is shown once and can be ended at any time.',
  ],
  'screens.name': ['放在哪里', 'Where it hangs'],
  'screens.region': ['辖区', 'Region'],
  'screens.make': ['生成链接', 'Make a link'],
  'screens.made': ['大屏链接，只显示这一次', 'The display link, shown this once'],
  'screens.madeHint': [
    '在大屏机器的浏览器里打开它，或设为开机首页。',
    'Open it in the browser of the wall, or make it its start page.',
  ],
  'screens.none': ['还没有大屏链接', 'No display links yet'],
  'screens.seen': ['最近使用 {{at}}', 'Last used {{at}}'],
  'screens.unseen': ['还没有用过', 'Not used yet'],
  'screens.end': ['停用', 'End'],
  'screens.endSure': [
    '停用后，用这个链接的大屏立即看不到数字。停用？',
    'Walls with this link go dark at once. End it?',
  ],
} as const satisfies Texts
