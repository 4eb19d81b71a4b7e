import { expect, test } from 'vitest'
import { texts as consoleTexts } from '#apps/console/texts.ts'
import { texts as hallTexts } from '#apps/hall/texts.ts'
import { texts as portalTexts } from '#apps/portal/texts.ts'
import { texts as screenTexts } from '#apps/screen/texts.ts'

const placeholders = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name)
/** Names of languages are written in themselves. */
const ownNames = new Set(['中文'])

test.each([
  ['console', consoleTexts],
  ['portal', portalTexts],
  ['hall', hallTexts],
  ['screen', screenTexts],
])('every text of the %s is there in both languages, with the same values in it', (_app, texts) => {
  for (const [key, [zh, en]] of Object.entries(texts)) {
    expect(zh.trim(), key).not.toBe('')
    expect(en.trim(), key).not.toBe('')
    expect(placeholders(en).toSorted(), key).toEqual(placeholders(zh).toSorted())
    if (!ownNames.has(en)) expect(en, key).not.toMatch(/\p{Script=Han}/u)
  }
})
