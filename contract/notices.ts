/** What a person is told of, in the order in which a matter goes. */
export const noticeTemplates = {
  accepted: { zh: '告知已受理', en: 'Told: accepted' },
  rejected: { zh: '告知不予受理', en: 'Told: not accepted' },
  referred: { zh: '告知转法定途径', en: 'Told: referred' },
  merged: { zh: '告知并案', en: 'Told: merged' },
  dispatched: { zh: '告知已派单', en: 'Told: dispatched' },
  extended: { zh: '告知延期', en: 'Told: extended' },
  held: { zh: '告知挂账', en: 'Told: on hold' },
  resumed: { zh: '告知恢复办理', en: 'Told: resumed' },
  resolved: { zh: '告知办理结果', en: 'Told: the result' },
  reworked: { zh: '告知返工办理', en: 'Told: reworked' },
  closed: { zh: '告知结案', en: 'Told: closed' },
  reopened: { zh: '告知重新办理', en: 'Told: reopened' },
} as const
export type NoticeTemplate = keyof typeof noticeTemplates
export const noticeTemplateNames = Object.keys(noticeTemplates) as NoticeTemplate[]
