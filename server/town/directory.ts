import type { Bilingual } from '#contract/common.ts'
import { type Level, levelOf, regionAt } from '#contract/levels.ts'
import type { DirectoryRule } from '#contract/town.ts'

/** A directory rule as the dispatcher uses it; `urgency` narrows it to urgent matters. */
export interface DispatchRule extends DirectoryRule {
  urgency?: 'URGENT'
  advice?: string[]
}

export interface DispatchQuestion {
  categoryCode: string
  /** Any level: 4 city, 6 county, 9 township, 12 village, 15 grid. */
  regionCode: string
  urgency?: 'URGENT' | 'NORMAL'
}

export interface UnitChoice {
  ruleId: string
  leadUnitCode: string
  coUnitCodes: string[]
  /** Asked for advice, without an order and without a share in the result. */
  adviceUnitCodes: string[]
  reasons: Bilingual[]
}

/**
 * Chooses the unit responsible by the dispatch directory: the most specific rule that holds.
 * Order: priority, then the longer category, then a rule for urgent matters, then the longer region,
 * then the code. A place known only coarsely goes to the same duty one level up.
 * @returns undefined when no rule holds; a directory with a rule for '' × '' always answers.
 */
export function chooseUnit(
  rules: readonly DispatchRule[],
  question: DispatchQuestion,
): UnitChoice | undefined {
  let best: DispatchRule | undefined
  for (const rule of rules)
    if (holds(rule, question) && (best === undefined || isNarrower(rule, best))) best = rule
  if (best === undefined) return undefined
  const lead = unitFor(best.lead, best.unitLevel, question.regionCode)
  const helpers = best.co.map((duty) => unitFor(duty, helperLevel(duty, best), question.regionCode))
  const advisers = (best.advice ?? []).map((duty) => unitFor(duty, 'COUNTY', question.regionCode))
  return {
    ruleId: best.code,
    leadUnitCode: lead.code,
    coUnitCodes: others(helpers, [lead.code]),
    adviceUnitCodes: others(advisers, [lead.code]),
    reasons: reasonsFor(best, question, lead.raised),
  }
}

function holds(rule: DispatchRule, question: DispatchQuestion): boolean {
  if (rule.urgency !== undefined && rule.urgency !== question.urgency) return false
  return (
    question.categoryCode.startsWith(rule.categoryPrefix) &&
    question.regionCode.startsWith(rule.regionPrefix)
  )
}

function isNarrower(rule: DispatchRule, other: DispatchRule): boolean {
  const steps = [
    rule.priority - other.priority,
    rule.categoryPrefix.length - other.categoryPrefix.length,
    Number(rule.urgency !== undefined) - Number(other.urgency !== undefined),
    rule.regionPrefix.length - other.regionPrefix.length,
  ]
  const step = steps.find((difference) => difference !== 0)
  return step === undefined ? rule.code < other.code : step > 0
}

const localLetters: Readonly<Record<string, { letter: string; level: Level }>> = {
  VILLAGE: { letter: 'V', level: 'VILLAGE' },
  TOWNSHIP: { letter: 'T', level: 'TOWNSHIP' },
  GRID: { letter: 'G', level: 'GRID' },
  STATION: { letter: 'PS', level: 'TOWNSHIP' },
  COURT: { letter: 'CT', level: 'COUNTY' },
}

/** The unit that holds this duty at this place; `raised` when the place is not known so narrowly. */
function unitFor(
  duty: string,
  level: Level,
  regionCode: string,
): { code: string; raised: boolean } {
  const local = localLetters[duty]
  const region = regionAt(regionCode, local?.level ?? level)
  const known = levelOf(region)
  if (local === undefined) {
    const code = duty === 'CENTRE' ? `C-${region}` : `${departmentRegion(region)}-${duty}`
    return { code, raised: known !== level }
  }
  if (known === local.level) return { code: `${local.letter}-${region}`, raised: false }
  const code =
    known === 'VILLAGE' ? `V-${region}` : known === 'TOWNSHIP' ? `T-${region}` : undefined
  return { code: code ?? `C-${region}`, raised: true }
}

/** Departments sit at county and city only. */
function departmentRegion(region: string): string {
  return region.length > 6 ? regionAt(region, 'COUNTY') : region
}

/** Departments help from the county, or from the city beside a city lead; a centre at lead's level. */
function helperLevel(duty: string, rule: DispatchRule): Level {
  if (duty === 'CENTRE') return rule.unitLevel
  return rule.unitLevel === 'CITY' ? 'CITY' : 'COUNTY'
}

function others(units: readonly { code: string }[], without: readonly string[]): string[] {
  return [...new Set(units.map((unit) => unit.code))].filter((code) => !without.includes(code))
}

function reasonsFor(rule: DispatchRule, question: DispatchQuestion, raised: boolean): Bilingual[] {
  const reasons: Bilingual[] = [
    { zh: `派单目录 ${rule.code}`, en: `Dispatch directory ${rule.code}` },
  ]
  if (rule.basis.zh !== '') reasons.push(rule.basis)
  if (rule.urgency === 'URGENT') reasons.push({ zh: '紧急事项', en: 'Urgent matter' })
  if (raised)
    reasons.push({
      zh: `地点只明确到 ${question.regionCode}，由上一级承接`,
      en: `The place is known only as ${question.regionCode}: one level up takes it`,
    })
  return reasons
}
