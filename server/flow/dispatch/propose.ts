import type { Bilingual } from '#contract/common.ts'
import type { DispatchProposal } from '#contract/dispatch.ts'
import type { PastUnit } from '#server/cases/outcomes.ts'
import type { UnitChoice } from '#server/town/directory.ts'
import type { Town } from '#server/town/town.ts'

/** What was settled of this leaf in this place over the last twelve months, and by whom. */
export interface Past {
  regionCode: string
  units: readonly PastUnit[]
}

/** Fewer say nothing: the county is asked instead of the township. (OWN) */
export const enoughToTell = 5

/**
 * The directory's unit first; history adds alternatives and reasons. Only where it clearly contradicts
 * the directory does the unit that does the work come first: of at least eight matters one other unit
 * settled three quarters, while the directory's settled none, or was right to object as often as it
 * settled. (OWN; a person decides either way.)
 * @param whyNot why this dispatcher may not send to the unit; undefined where she may
 */
export function propose(
  choice: UnitChoice,
  past: Past,
  town: Town,
  whyNot: (unitCode: string) => Bilingual | undefined,
): DispatchProposal {
  const named = (code: string) => ({ code, name: town.unitName(code) })
  const may = (code: string) => town.unit(code) !== undefined && whyNot(code) === undefined
  const known = past.units.filter(({ unitCode }) => may(unitCode))
  const total = past.units.reduce((sum, { settled }) => sum + settled, 0)
  const rival = contradicting(choice.leadUnitCode, past.units, known, total)
  const refusal = rival ? undefined : whyNot(choice.leadUnitCode)
  const lead = rival?.unitCode ?? (refusal ? undefined : choice.leadUnitCode)
  const helpers = choice.coUnitCodes.filter((code) => code !== lead)
  const words = (unit: PastUnit) => pastWords(unit, total, past.regionCode, town)
  const settledBy = new Set(known.map(({ unitCode }) => unitCode))
  const ofLead = past.units.find(({ unitCode }) => unitCode === lead)
  return {
    by: rival ? 'HISTORY' : 'DIRECTORY',
    directoryRule: choice.ruleId,
    directoryUnit: named(choice.leadUnitCode),
    ...(lead ? { leadUnit: named(lead) } : {}),
    coUnits: lead ? helpers.map(named) : [],
    reasons: [
      ...(refusal ? [refusal] : []),
      ...(rival ? [contradictionWords(choice, past.units, town)] : choice.reasons),
      ...(ofLead ? [words(ofLead)] : []),
      ...choice.adviceUnitCodes.map((code) => adviceWords(town.unitName(code))),
    ],
    alternatives: [
      ...(rival ? [{ unit: named(choice.leadUnitCode), reasons: choice.reasons }] : []),
      ...known
        .filter(({ unitCode }) => unitCode !== lead && unitCode !== choice.leadUnitCode)
        .slice(0, 3)
        .map((unit) => ({ unit: named(unit.unitCode), reasons: [words(unit)] })),
      ...(lead ? [] : helpers.filter(may).filter((code) => !settledBy.has(code))).map((code) => ({
        unit: named(code),
        reasons: [helperWords],
      })),
    ],
  }
}

function contradicting(
  directoryUnit: string,
  all: readonly PastUnit[],
  known: readonly PastUnit[],
  total: number,
): PastUnit | undefined {
  const own = all.find(({ unitCode }) => unitCode === directoryUnit)
  const isLost = !own || own.settled === 0 || own.upheld >= own.settled
  if (total < 8 || !isLost) return undefined
  return known.find(
    ({ unitCode, settled }) => unitCode !== directoryUnit && settled >= 0.75 * total,
  )
}

function pastWords(unit: PastUnit, total: number, regionCode: string, town: Town): Bilingual {
  const [place, name] = [town.regionName(regionCode), town.unitName(unit.unitCode)]
  const returned = unit.returned > 0
  return {
    zh: `近12个月${place.zh}同类 ${total} 件，由${name.zh}办结 ${unit.settled} 件${returned ? `，退回 ${unit.returned} 件` : ''}`,
    en: `Of ${total} alike in ${place.en} over 12 months, ${name.en} settled ${unit.settled}${returned ? ` and sent back ${unit.returned}` : ''}`,
  }
}

function contradictionWords(
  { ruleId, leadUnitCode }: UnitChoice,
  units: readonly PastUnit[],
  town: Town,
): Bilingual {
  const name = town.unitName(leadUnitCode)
  const own = units.find(({ unitCode }) => unitCode === leadUnitCode)
  const [settled, upheld] = [own?.settled ?? 0, own?.upheld ?? 0]
  return {
    zh: `派单目录 ${ruleId} 指向${name.zh}，但其同类办结 ${settled} 件、异议成立 ${upheld} 件：与办理历史明显不符`,
    en: `Directory ${ruleId} names ${name.en}, which settled ${settled} alike and was right to object to ${upheld}: history says otherwise`,
  }
}

const helperWords: Bilingual = { zh: '派单目录的协办单位', en: 'A helper by the directory' }

function adviceWords({ zh, en }: Bilingual): Bilingual {
  return { zh: `可请 ${zh} 提供意见`, en: `${en} may be asked for advice` }
}
