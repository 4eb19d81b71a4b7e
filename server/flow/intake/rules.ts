import { type Level, levelOf, levels, regionAt } from '#contract/levels.ts'
import type { Category } from '#contract/town.ts'
import type { Case } from '#server/cases/case.ts'
import { chooseUnit } from '#server/town/directory.ts'
import type { Town, Versioned } from '#server/town/town.ts'

/** Columns of the case that follow from its category. */
export function categoryPatch(
  leaf: Versioned<Category>,
  urgent: boolean,
): Pick<Case, 'categoryCode' | 'categoryVersion' | 'slaClass' | 'sensitive'> {
  return {
    categoryCode: leaf.data.code,
    categoryVersion: leaf.version,
    slaClass: urgent ? 'URGENT' : leaf.data.slaClass,
    sensitive: leaf.data.sensitive,
  }
}

/** The level of centre that may send to a unit of this level (powers of domain section 3). */
const senderLevel: Record<Level, Level> = {
  GRID: 'VILLAGE',
  VILLAGE: 'TOWNSHIP',
  TOWNSHIP: 'COUNTY',
  COUNTY: 'COUNTY',
  CITY: 'CITY',
}

/**
 * The centre whose queue a matter enters (OWN): the one that may send it to the unit the directory
 * names, so that an ordinary matter is handed on once; where the place is known more coarsely than
 * that, or no category is proposed, the centre of the narrowest region known, a township at least.
 */
export function chooseCentre(
  town: Town,
  regionCode: string,
  categoryCode: string | undefined,
): string {
  const widest = (level: Level) => `C-${regionAt(regionCode, level)}`
  if (categoryCode === undefined) return widest('TOWNSHIP')
  const choice = chooseUnit(
    town.directory.map((rule) => rule.data),
    { categoryCode, regionCode },
  )
  const unit = choice && town.unit(choice.leadUnitCode)
  if (!unit) return widest('TOWNSHIP')
  const unitLevel = levelOf(unit.regionCode)
  const own =
    unit.kind === 'STATION'
      ? 'TOWNSHIP'
      : unit.kind === 'CENTRE'
        ? unitLevel
        : senderLevel[unitLevel]
  const level = levels.indexOf(own) < levels.indexOf('VILLAGE') ? 'VILLAGE' : own
  return widest(level)
}

/** What a list shows: the title given, or the first clause of the words. */
export function titleOf(title: string | undefined, words: string): string {
  const given = title?.trim()
  if (given) return given.slice(0, 200)
  const first = words.trim().split(/[\n。！？!?]/, 1)[0] ?? ''
  return first.length > 60 ? `${first.slice(0, 59)}…` : first || words.trim().slice(0, 60)
}

/** Below this the proposer's category is shown but never acted upon. */
export const autoAcceptConfidence = 0.9
