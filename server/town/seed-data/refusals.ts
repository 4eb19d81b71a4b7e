import type { Bilingual } from '#contract/common.ts'
import type { Refusal } from '#contract/town.ts'
import { readRows } from './read-rows.ts'
import type { SeedResult } from './table.ts'

/** A standard refusal with the words the person is told and, where there is one, a number to ring. */
export interface SeedRefusal extends Refusal {
  told: Bilingual
  phone?: string
}

const columns = 'code kind zh en toldZh toldEn routeZh routeEn phone'.split(' ')

/** refusals.csv: reasons to reject and statutory routes to refer to. Each one names a route. */
export function parseRefusals(text: string): SeedResult<SeedRefusal> {
  return readRows('refusals.csv', text, columns, (row) => {
    const phone = row.text('phone')
    if (phone !== '') row.matching('phone', /^\d{3,12}$/)
    return {
      code: row.matching('code', /^[A-Z0-9_]{3,32}$/),
      kind: row.oneOf('kind', ['REJECT', 'REFER']),
      name: { zh: row.word('zh'), en: row.word('en') },
      told: { zh: row.word('toldZh'), en: row.word('toldEn') },
      route: { zh: row.word('routeZh'), en: row.word('routeEn') },
      ...(phone === '' ? {} : { phone }),
    }
  })
}
