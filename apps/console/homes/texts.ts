import type { Texts } from '#apps/kit/i18n.ts'

export const homesTexts = {
  'homes.tab': ['入户走访', 'Home visits'],
  'homes.title': ['入户走访', 'Home visits'],
  'homes.hint': [
    '只数户，不数人；谢绝不是失误，不计好坏。',
    'Homes are counted, never people. A home that declined is no fault of anybody.',
  ],
  'homes.form': ['走访事由', 'Purpose'],
  'homes.reached': ['{{since}} 以来已走访', 'Reached since {{since}}'],
  'homes.of': ['已走访户数', 'Homes reached'],
  'homes.helped': ['帮办事项', 'Helped with'],
  'homes.none': ['没有门牌', 'No doors listed'],
  'homes.empty': ['这里还没有门牌', 'No doors are listed here'],
  'homes.emptyHint': [
    '网格员在手机“入户”里添加，一次一个单元。',
    'Grid workers add them on the phone under Visits, a stairwell at a time.',
  ],
  'homes.visits': ['最近的走访', 'Latest visits'],
  'homes.noVisits': ['还没有走访', 'No visits yet'],
  'homes.help': ['帮办 {{n}} 件', 'helped with {{n}}'],
  'homes.open': ['查看记录', 'Open what was noted'],
  'homes.purpose': ['为什么要看', 'For what purpose'],
  'homes.purposeHint': [
    '事由会记下来，住户凭回执能看到。',
    'It is kept, and the resident can read it by her receipt.',
  ],
} as const satisfies Texts
