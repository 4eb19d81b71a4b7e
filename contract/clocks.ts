/** Clocks of a case; what starts, stops or pauses them stands at each command. */
export const clocks = {
  accept: { zh: '受理', en: 'Accept' },
  dispatch: { zh: '派单', en: 'Dispatch' },
  sign: { zh: '签收', en: 'Sign' },
  contact: { zh: '先行联系', en: 'First contact' },
  finish: { zh: '办结', en: 'Finish' },
  interim: { zh: '阶段报告', en: 'Interim report' },
  ruling: { zh: '异议裁定', en: 'Ruling' },
  verify: { zh: '核查', en: 'Check' },
  followUp: { zh: '回访', en: 'Follow-up' },
  review: { zh: '挂账复查', en: 'Hold review' },
  supervisionReply: { zh: '督办回复', en: 'Supervision reply' },
} as const
export type Clock = keyof typeof clocks

export type ClockEffect =
  | { start: Clock; rule?: 'SLA' | 'HALF' | 'PAYLOAD' }
  | { stop: Clock }
  | { pause: Clock }
  | { resume: Clock }
  | { reset: Clock }
  /** As it was before the dispatch: taking an order back gives the centre no new time. */
  | { restore: Clock }
