import type { Texts } from '#apps/kit/i18n.ts'

export const presenceTexts = {
  'presence.looking': ['{{names}} 正在看', '{{names}} is looking at it'],
} as const satisfies Texts
