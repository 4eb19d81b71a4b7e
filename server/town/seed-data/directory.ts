import { levels } from '#contract/levels.ts'
import type { DirectoryRule } from '#contract/town.ts'
import { localUnits } from './categories.ts'
import { readRows } from './read-rows.ts'
import type { SeedResult } from './table.ts'

/** A rule of the directory; with `urgency` it holds for urgent matters only. */
export interface SeedDirectoryRule extends DirectoryRule {
  urgency?: 'URGENT'
  /** Asked for advice without an order: COURT (the grid judge) or STATION (the police lead). */
  advice: string[]
}

const columns =
  'code categoryPrefix regionPrefix urgency level unit co advice priority basisZh basisEn'.split(
    ' ',
  )

/** directory.csv: category × place -> unit. A department answers at COUNTY or CITY level only. */
export function parseDirectory(
  text: string,
  departmentCodes: readonly string[],
): SeedResult<SeedDirectoryRule> {
  const duties = [...departmentCodes, ...localUnits, 'GRID', 'STATION', 'COURT']
  return readRows('directory.csv', text, columns, (row) => {
    const lead = row.word('unit')
    const unitLevel = row.oneOf('level', levels)
    if (!duties.includes(lead)) row.fault(`unit "${lead}" is none of ${duties.join(' ')}`)
    if (departmentCodes.includes(lead) && unitLevel !== 'COUNTY' && unitLevel !== 'CITY')
      row.fault(`department ${lead} does not sit at level ${unitLevel}`)
    const co = row.listOf('co', duties)
    if (co.includes(lead)) row.fault(`${lead} is lead and co at once`)
    const urgent = row.text('urgency') !== ''
    if (urgent) row.oneOf('urgency', ['URGENT'])
    return {
      code: row.matching('code', /^[A-Z0-9-]{2,32}$/),
      categoryPrefix: row.matching('categoryPrefix', /^(\d{2}(\d{2})?)?$/),
      regionPrefix: row.matching('regionPrefix', /^(\d{4}(\d{2}(\d{3}(\d{3}(\d{3})?)?)?)?)?$/),
      ...(urgent ? { urgency: 'URGENT' as const } : {}),
      unitLevel,
      lead,
      co,
      advice: row.listOf('advice', ['COURT', 'STATION']),
      priority: row.integer('priority'),
      basis: { zh: row.text('basisZh'), en: row.text('basisEn') },
    }
  })
}
