import type { Texts } from '#apps/kit/i18n.ts'

/** Standard texts and notices, in the case page, the administration and the list of what failed. */
export const noticeTexts = {
  'admin.placeholders': ['可用的占位符', 'Placeholders'],
  'admin.placeholdersHint': [
    '写在大括号里，使用时自动换成本案的内容；不含任何个人信息',
    'Written in braces, filled from the case when used; none holds personal data',
  ],
  'texts.insert': ['插入标准用语', 'Insert a standard text'],
  'texts.open': ['还有没填的占位符，请改写：{{words}}', 'Still to be filled in: {{words}}'],
  'texts.refill': ['填上', 'Fill in'],
  'notices.by': [
    '标准用语 {{code}} 第 {{version}} 版',
    'Standard text {{code}}, version {{version}}',
  ],
  'notices.next': ['下次 {{at}}', 'next {{at}}'],
  'notices.tries': ['已试 {{n}} 次', '{{n}} tried'],
  'notices.resent': ['{{person}} 于 {{at}} 重发', 'sent again by {{person}}, {{at}}'],
  'notices.resend': ['再次发送', 'Send again'],
  'notices.resendN': ['再次发送（{{n}}）', 'Send again ({{n}})'],
  'notices.queued': ['{{n}} 条已重新排入发送', '{{n}} queued to be sent again'],
  'notices.failed': ['发送失败', 'Not delivered'],
  'notices.failedHint': [
    '近 30 天没能送达的通知。可以再发一次；仍送不到的，请打开案件联系诉求人。',
    'Notices of the last 30 days that did not arrive. Send them again; where that does not help, open the case and reach the person.',
  ],
  'notices.all': ['全选', 'All'],
  'notices.choose': ['选择', 'Choose'],
  'notices.what': ['通知', 'Notice'],
  'notices.to': ['发往', 'To'],
  'notices.why': ['原因', 'Why'],
  'notices.since': ['始于', 'Since'],
  'nav.notices': ['发送失败', 'Not delivered'],
  'intake.email': ['电子邮箱', 'E-mail'],
} as const satisfies Texts
