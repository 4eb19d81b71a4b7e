import { channelNames } from '#contract/channels.ts'
import { levels } from '#contract/levels.ts'
import { type Category, evidences, slaClasses } from '#contract/town.ts'
import { readRows } from './read-rows.ts'
import type { RowReader } from './row-reader.ts'
import type { SeedResult } from './table.ts'

const columns =
  'code zh en gbCode slaClass lead co finishLevel onSite sensitive publicSafety channels evidence hint hintZh hintEn autoAccept'.split(
    ' ',
  )
/** Local units that may hold a duty beside the departments. */
export const localUnits = ['CENTRE', 'TOWNSHIP', 'VILLAGE'] as const

/**
 * categories.csv: 11 classes (2 digits, a heading only) and 98 leaves (4 digits), in the order of
 * the tree. `channels` empty means all of them.
 */
export function parseCategories(
  text: string,
  departmentCodes: readonly string[],
): SeedResult<Category> {
  const duties = [...departmentCodes, ...localUnits]
  const result = readRows('categories.csv', text, columns, (row) => {
    const code = row.matching('code', /^\d{2}(\d{2})?$/)
    return code.length === 2 ? heading(code, row) : leaf(code, row, duties)
  })
  const classes = new Set(result.items.map((item) => item.code).filter((code) => code.length === 2))
  for (const { code } of result.items)
    if (!classes.has(code.slice(0, 2)))
      result.faults.push({ file: 'categories.csv', line: 0, detail: `leaf ${code} has no class` })
  return result
}

function leaf(code: string, row: RowReader, duties: string[]): Category {
  const channels = row.listOf('channels', channelNames)
  const hint = row.text('hint')
  const autoAccept = row.flag('autoAccept')
  const sensitive = row.flag('sensitive')
  if (autoAccept && sensitive) row.fault('a sensitive leaf is never accepted automatically')
  const co = row.listOf('co', duties)
  const lead = row.word('lead')
  if (!duties.includes(lead)) row.fault(`lead "${lead}" is none of ${duties.join(' ')}`)
  if (co.includes(lead)) row.fault(`${lead} is lead and co at once`)
  return {
    code,
    name: { zh: row.word('zh'), en: row.word('en') },
    ...(row.text('gbCode') === '' ? {} : { gbCode: row.text('gbCode') }),
    slaClass: row.oneOf('slaClass', slaClasses),
    leadDepartment: lead,
    coDepartments: co,
    finishingLevel: row.oneOf('finishLevel', levels),
    onSite: row.flag('onSite'),
    sensitive,
    publicSafety: row.flag('publicSafety'),
    autoAccept,
    channels: channels.length > 0 ? channels : [...channelNames],
    evidence: row.oneOf('evidence', evidences),
    ...(hint === '' ? {} : emergency(row)),
  }
}

function emergency(row: RowReader): Pick<Category, 'emergency' | 'emergencyHint'> {
  return {
    emergency: row.oneOf('hint', ['110', '119', '120']),
    emergencyHint: { zh: row.word('hintZh'), en: row.word('hintEn') },
  }
}

/** A class takes no matters itself: its leaves do. The centre's neutral values stand here. */
function heading(code: string, row: RowReader): Category {
  return {
    code,
    name: { zh: row.word('zh'), en: row.word('en') },
    slaClass: 'HELP',
    leadDepartment: 'CENTRE',
    coDepartments: [],
    finishingLevel: 'COUNTY',
    onSite: false,
    sensitive: false,
    publicSafety: false,
    autoAccept: false,
    channels: [...channelNames],
    evidence: 'NONE',
  }
}
