import { templateFaults } from '#contract/fill.ts'
import type { VisitForm } from '#contract/homes.ts'
import type { ItemKind } from '#contract/item-kinds.ts'
import { levelOf, regionAt } from '#contract/levels.ts'
import type { PatrolRoute } from '#contract/patrols.ts'
import type { Fault } from '#contract/problems.ts'
import type { QuestionForm } from '#contract/questions.ts'
import { type StandardText, statesOfUse } from '#contract/texts.ts'
import type {
  Category,
  DirectoryRule,
  Grid,
  Hall,
  Region,
  TicketKind,
  Unit,
} from '#contract/town.ts'
import { type CalendarYear, joinYears } from './calendar/year.ts'
import { formFaults } from './form-faults.ts'
import { routeFaults } from './route-faults.ts'
import { type ItemData, itemCode } from './schemas.ts'
import { localUnits } from './seed-data/categories.ts'

/** An entry that names another document, which must be in force. */
export interface Reference {
  pointer: string
  kind: ItemKind
  code: string
}

/** Kinds of unit that may hold a duty beside the departments. */
const localDuties: readonly string[] = [...localUnits, 'GRID', 'STATION', 'COURT']

/** What a document says of itself that does not fit together; its schema has been checked before. */
export function ownFaults<Kind extends ItemKind>(
  kind: Kind,
  code: string,
  data: ItemData[Kind],
): Fault[] {
  const faults: Fault[] = []
  const named = itemCode(kind, data)
  if (named !== code)
    faults.push({
      pointer: kind === 'limit' ? '/slaClass' : kind === 'calendar' ? '/year' : '/code',
      detail: `编号与地址不符：${named} (the address says ${code})`,
    })
  if (kind === 'region') faults.push(...regionFaults(data as Region))
  if (kind === 'grid') faults.push(...gridFaults(data as Grid))
  if (kind === 'directory') faults.push(...directoryFaults(data as DirectoryRule))
  if (kind === 'category') faults.push(...categoryFaults(data as Category))
  if (kind === 'form') faults.push(...formFaults(data as QuestionForm))
  if (kind === 'visitForm') faults.push(...formFaults(data as VisitForm))
  if (kind === 'text') faults.push(...textFaults(data as StandardText))
  if (kind === 'patrolRoute') faults.push(...routeFaults(data as PatrolRoute))
  if (kind === 'hall') faults.push(...hallFaults(data as Hall))
  if (kind === 'calendar') faults.push(...calendarFaults(data as CalendarYear))
  return faults
}

function regionFaults(region: Region): Fault[] {
  if (region.code.length === 15)
    return [{ pointer: '/code', detail: '网格另有目录 (a grid is a document of its own kind)' }]
  if (levelOf(region.code) === region.level) return []
  return [{ pointer: '/level', detail: `编码为 ${levelOf(region.code)} 级 (by its code)` }]
}

function gridFaults(grid: Grid): Fault[] {
  if (grid.polygons.length === 0)
    return [{ pointer: '/polygons', detail: '没有边界 (there is no shape)' }]
  return grid.polygons.flatMap((rings, polygon) =>
    rings.flatMap((ring, at) => {
      const [first, last] = [ring[0], ring.at(-1)]
      if (first?.[0] === last?.[0] && first?.[1] === last?.[1]) return []
      return [
        { pointer: `/polygons/${polygon}/${at}`, detail: '边界未闭合 (the ring is not closed)' },
      ]
    }),
  )
}

function directoryFaults(rule: DirectoryRule): Fault[] {
  const faults: Fault[] = []
  if (![0, 2, 4].includes(rule.categoryPrefix.length))
    faults.push({ pointer: '/categoryPrefix', detail: '0、2 或 4 位 (0, 2 or 4 digits)' })
  if (![0, 4, 6, 9, 12, 15].includes(rule.regionPrefix.length))
    faults.push({ pointer: '/regionPrefix', detail: '不是区划编码 (not a region code)' })
  const isDepartment = !localDuties.includes(rule.lead)
  if (isDepartment && rule.unitLevel !== 'COUNTY' && rule.unitLevel !== 'CITY')
    faults.push({
      pointer: '/unitLevel',
      detail: '部门只设在市县两级 (departments sit at county and city)',
    })
  if (rule.co.includes(rule.lead))
    faults.push({ pointer: '/co', detail: '主办不能兼协办 (the lead helps itself)' })
  for (const [at, duty] of (rule.advice ?? []).entries())
    if (duty !== 'COURT' && duty !== 'STATION')
      faults.push({ pointer: `/advice/${at}`, detail: 'COURT 或 STATION' })
  return faults
}

function categoryFaults(category: Category): Fault[] {
  const faults: Fault[] = []
  if (category.sensitive && category.autoAccept)
    faults.push({
      pointer: '/autoAccept',
      detail: '敏感类别须由人工受理 (a sensitive matter is accepted by a person)',
    })
  if (category.coDepartments.includes(category.leadDepartment))
    faults.push({ pointer: '/coDepartments', detail: '主办不能兼协办 (the lead helps itself)' })
  return faults
}

function textFaults({ use, states = [], body }: StandardText): Fault[] {
  const faults = (['zh', 'en'] as const).flatMap((language) =>
    templateFaults(body[language]).map(({ zh, en }) => ({
      pointer: `/body/${language}`,
      detail: `${zh} (${en})`,
    })),
  )
  const possible = statesOfUse(use)
  for (const [at, state] of states.entries())
    if (!possible.includes(state))
      faults.push({
        pointer: `/states/${at}`,
        detail: '该用途不会出现在此状态 (that use does not arise in this state)',
      })
  return faults
}

/** Bookings name a room by its code. */
function hallFaults({ rooms }: Hall): Fault[] {
  return rooms.flatMap(({ code }, at) =>
    rooms.findIndex((room) => room.code === code) === at
      ? []
      : [{ pointer: `/rooms/${at}/code`, detail: `编号重复：${code} (the code is there twice)` }],
  )
}

function calendarFaults(year: CalendarYear): Fault[] {
  try {
    joinYears([year], 'check')
    return []
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    return [{ pointer: '/days', detail: error.message }]
  }
}

/** Every other document that this one names. */
export function referencesOf<Kind extends ItemKind>(kind: Kind, data: ItemData[Kind]): Reference[] {
  switch (kind) {
    case 'region':
      return above((data as Region).code)
    case 'grid':
      return [{ pointer: '/code', kind: 'region', code: regionAt((data as Grid).code, 'VILLAGE') }]
    case 'unit':
      return unitReferences(data as Unit)
    case 'hall': {
      const { regionCode, centre } = data as Hall
      return [place('/regionCode', regionCode), { pointer: '/centre', kind: 'unit', code: centre }]
    }
    case 'ticketKind': {
      const { hallCode } = data as TicketKind
      return hallCode === undefined ? [] : [{ pointer: '/hallCode', kind: 'hall', code: hallCode }]
    }
    case 'patrolRoute':
      return [place('/regionCode', (data as PatrolRoute).regionCode)]
    case 'category': {
      const { code, leadDepartment, coDepartments } = data as Category
      return [
        ...(code.length === 4
          ? [{ pointer: '/code', kind: 'category' as const, code: code.slice(0, 2) }]
          : []),
        ...duty('/leadDepartment', leadDepartment),
        ...coDepartments.flatMap((co, at) => duty(`/coDepartments/${at}`, co)),
      ]
    }
    case 'directory': {
      const { categoryPrefix, regionPrefix, lead, co } = data as DirectoryRule
      return [
        ...(categoryPrefix === ''
          ? []
          : [{ pointer: '/categoryPrefix', kind: 'category' as const, code: categoryPrefix }]),
        ...(regionPrefix === '' ? [] : [place('/regionPrefix', regionPrefix)]),
        ...duty('/lead', lead),
        ...co.flatMap((helper, at) => duty(`/co/${at}`, helper)),
      ]
    }
    case 'form':
      return [{ pointer: '/code', kind: 'category', code: (data as QuestionForm).code }]
    case 'text': {
      const { categoryPrefix } = data as StandardText
      return categoryPrefix === ''
        ? []
        : [{ pointer: '/categoryPrefix', kind: 'category', code: categoryPrefix }]
    }
    default:
      return []
  }
}

function above(code: string): Reference[] {
  const parent = { 6: 4, 9: 6, 12: 9 }[code.length]
  return parent === undefined
    ? []
    : [{ pointer: '/code', kind: 'region', code: code.slice(0, parent) }]
}

function place(pointer: string, code: string): Reference {
  return { pointer, kind: code.length === 15 ? 'grid' : 'region', code }
}

function duty(pointer: string, code: string): Reference[] {
  return localDuties.includes(code) ? [] : [{ pointer, kind: 'department', code }]
}

function unitReferences({ code, kind, regionCode, parent }: Unit): Reference[] {
  return [
    place('/regionCode', regionCode),
    ...(parent === undefined ? [] : [{ pointer: '/parent', kind: 'unit' as const, code: parent }]),
    ...(kind === 'DEPARTMENT' ? duty('/code', code.slice(code.indexOf('-') + 1)) : []),
  ]
}

/** The place by which the right to edit is decided; '' concerns the whole city. */
export function regionOf<Kind extends ItemKind>(kind: Kind, data: ItemData[Kind]): string {
  switch (kind) {
    case 'region':
    case 'grid':
      return (data as Region | Grid).code
    case 'unit':
    case 'hall':
    case 'patrolRoute':
      return (data as Unit | Hall | PatrolRoute).regionCode
    case 'directory':
      return (data as DirectoryRule).regionPrefix
    default:
      return ''
  }
}
