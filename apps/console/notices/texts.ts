import type { Texts } from '#apps/kit/i18n.ts'

/** Standard texts and notices, in the case page, the administration and the list of what failed. */
export const noticeTexts = {
  'admin.placeholders': ['可用的占位符', 'Placeholders'],
  'admin.placeholdersHint': [
    '写在大括号里，使用时自动换成本案的内容；不含任何个人信息',
    'Written in braces, filled from the case when used; none holds personal data',
  ],
} as const satisfies Texts
