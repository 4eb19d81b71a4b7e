import type { Texts } from '#apps/kit/i18n.ts'

export const jointTexts = {
  'joint.title': ['联合走访', 'Joint visits'],
  'joint.planner': ['召集', 'planned it'],
  'joint.confirmed': ['已确认', 'Confirmed'],
  'joint.notConfirmed': ['未确认', 'Not confirmed'],
  'joint.nothing': ['还没有写', 'Nothing written yet'],
  'joint.times': ['改过 {{n}} 次', 'written {{n}} times'],
  'joint.closed': ['{{at}} 办结', 'closed {{at}}'],
  'joint.cancelled': ['已取消：{{reason}}', 'Cancelled: {{reason}}'],
  'joint.hash': ['记录校验值', 'Checksum of the record'],
} as const satisfies Texts
