/** Words of the questions themselves: they stand in the portal and in the console alike. */
export const questionWords = {
  must: { zh: '必问', en: 'must be asked' },
  from: { zh: '从', en: 'From' },
  to: { zh: '到', en: 'to' },
  clear: { zh: '不答这题', en: 'Leave it out' },
  yes: { zh: '是', en: 'Yes' },
  no: { zh: '否', en: 'No' },
  missing: { zh: '请问清楚再填', en: 'Please ask and fill in' },
} as const
