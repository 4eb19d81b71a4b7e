import { pinyin } from 'pinyin-pro'
import { type Level, levelOf } from '#contract/levels.ts'
import type { Unit } from '#contract/town.ts'
import type { Town } from './town.ts'

/** What people write for a level, beside or instead of a name. */
const levelWords: Readonly<Record<string, Level>> = {
  市级: 'CITY',
  县级: 'COUNTY',
  区级: 'COUNTY',
  乡镇: 'TOWNSHIP',
  街道级: 'TOWNSHIP',
  村级: 'VILLAGE',
  社区级: 'VILLAGE',
  网格: 'GRID',
}

export interface UnitQuestion {
  /** Words apart by spaces, each of which must fit: name, short name (城管), code, initials (sz cg), level (县级). */
  q?: string
  region?: string
  kind?: Unit['kind']
  level?: Level
}

/** Units of a subtree; those called exactly so first, then the wider places. */
export function findUnits(town: Town, question: UnitQuestion): Unit[] {
  const { q = '', region = '', kind, level } = question
  const words = q.trim().toLowerCase().split(/\s+/).filter(Boolean)
  const shortNames = shortNamesOf(town)
  const rank = (unit: Unit) => (words.some((word) => shortNames.get(unit.code) === word) ? 0 : 1)
  return town.units
    .filter(
      (unit) =>
        unit.regionCode.startsWith(region) &&
        (kind === undefined || unit.kind === kind) &&
        (level === undefined || levelOf(unit.regionCode) === level) &&
        words.every((word) => fits(unit, word, shortNames.get(unit.code) ?? '')),
    )
    .toSorted((a, b) => rank(a) - rank(b) || a.regionCode.length - b.regionCode.length)
}

function fits(unit: Unit, word: string, shortName: string): boolean {
  const level = levelWords[word]
  return (
    unit.code.toLowerCase().startsWith(word) ||
    unit.name.zh.includes(word) ||
    unit.name.en.toLowerCase().includes(word) ||
    (shortName !== '' && shortName.includes(word)) ||
    (level !== undefined && levelOf(unit.regionCode) === level) ||
    (/^[a-z]{2,8}$/.test(word) && initialsOf(`${unit.name.zh} ${shortName}`).includes(word))
  )
}

/** Of departments, by unit: 城管 for 肃州区城市管理综合执法局. */
function shortNamesOf(town: Town): Map<string, string> {
  const shorts = new Map(town.departments.map(({ code, short = '' }) => [code, short]))
  return new Map(
    town.units
      .filter(({ kind }) => kind === 'DEPARTMENT')
      .map(({ code }) => [code, shorts.get(code.slice(code.indexOf('-') + 1)) ?? '']),
  )
}

/** Worked out once: those of the 6,000 units of a prefecture take some 130 ms. */
const knownInitials = new Map<string, string>()

function initialsOf(name: string): string {
  const known = knownInitials.get(name)
  if (known !== undefined) return known
  const made = pinyin(name, { pattern: 'first', toneType: 'none', type: 'array' }).join('')
  const initials = made.toLowerCase()
  knownInitials.set(name, initials)
  return initials
}
