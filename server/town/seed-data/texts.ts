import { type CaseState, stateNames } from '#contract/states.ts'
import { type StandardText, textUses } from '#contract/texts.ts'
import { readRows } from './read-rows.ts'
import type { SeedResult } from './table.ts'

const columns = 'code use states categoryPrefix zh en bodyZh bodyEn'.split(' ')

/** texts.csv: standard texts of the usual commands and of every notice. */
export function parseTexts(text: string): SeedResult<StandardText> {
  return readRows('texts.csv', text, columns, (row) => {
    const states = row.listOf<CaseState>('states', stateNames)
    return {
      code: row.matching('code', /^[A-Z0-9_]{3,40}$/),
      name: { zh: row.word('zh'), en: row.word('en') },
      use: row.oneOf('use', textUses as [string, ...string[]]),
      ...(states.length > 0 ? { states } : {}),
      categoryPrefix: row.matching('categoryPrefix', /^(\d{2}(\d{2})?)?$/),
      body: { zh: row.word('bodyZh'), en: row.word('bodyEn') },
      active: true,
    }
  })
}
