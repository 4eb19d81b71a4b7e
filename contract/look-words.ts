import type { Bilingual } from './common.ts'

/**
 * What a colleague rings a person up for, to be picked with a thumb (OWN). The words in Chinese are
 * what is logged; the person reads them in her language.
 */
export const lookPurposes = {
  CONTACT: { zh: '先行联系，了解情况', en: 'First contact, to hear the facts' },
  VISIT: { zh: '约定上门或见面时间', en: 'To agree on when to meet' },
  TELL: { zh: '告知办理进展或结果', en: 'To tell how it goes or went' },
  CHECK: { zh: '核查办理结果', en: 'To check the result' },
  FOLLOW_UP: { zh: '办结后回访', en: 'To ask whether it is solved' },
} as const satisfies Record<string, Bilingual>

/** A logged purpose in a language; what was written freely stays as it is. */
export function purposeIn(purpose: string, language: 'zh' | 'en'): string {
  return Object.values(lookPurposes).find(({ zh }) => zh === purpose)?.[language] ?? purpose
}
