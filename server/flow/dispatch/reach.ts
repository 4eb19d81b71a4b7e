import type { Bilingual } from '#contract/common.ts'
import { isWithin, levelBelow, levelOf, regionAt } from '#contract/levels.ts'
import type { Unit } from '#contract/town.ts'
import { maySendTo } from '#server/cases/guards.ts'
import type { Town } from '#server/town/town.ts'

/**
 * Why a dispatcher of these regions may not send to the unit, and what she does instead: one further
 * down is reached through the centre between.
 * @returns undefined where she may
 */
export function whyNot(
  regions: readonly string[],
  unit: Unit | undefined,
  town: Town,
): Bilingual | undefined {
  if (!unit) return { zh: '目录所指单位已撤销', en: 'The unit of the directory is no more' }
  if (regions.some((region) => maySendTo(region, unit))) return undefined
  const above = regions.find((region) => isWithin(unit.regionCode, region))
  const level = above === undefined ? undefined : levelBelow(levelOf(above))
  const { zh, en } = town.unitName(unit.code)
  if (level === undefined || above === unit.regionCode)
    return {
      zh: `目录指向${zh}，本中心不能派给它：请先更正地点，或另选单位`,
      en: `The directory names ${en}, to which this centre may not send: correct the place, or choose another unit`,
    }
  const centre = town.unitName(`C-${regionAt(unit.regionCode, level)}`)
  return {
    zh: `目录指向${zh}，应由${centre.zh}派单：请下派，或另选单位`,
    en: `The directory names ${en}, for ${centre.en} to send to: delegate, or choose another unit`,
  }
}
