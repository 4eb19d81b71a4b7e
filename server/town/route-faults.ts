import type { Checkpoint, PatrolRoute } from '#contract/patrols.ts'
import type { Fault } from '#contract/problems.ts'

/** What of a patrol route does not fit together. */
export function routeFaults({ code, regionCode, points }: PatrolRoute): Fault[] {
  const faults = points.flatMap((point, at) => pointFaults(point, at, points))
  if (regionCode.length < 12)
    faults.unshift({ pointer: '/regionCode', detail: '须为村社区或网格 (a village or a grid)' })
  else if (code.split('-')[1] !== regionCode)
    faults.unshift({
      pointer: '/code',
      detail: `须为 R-${regionCode}，同一区划多条时再加 -2 (it says the region, and a number after it when there are more)`,
    })
  return faults
}

function pointFaults(point: Checkpoint, at: number, all: readonly Checkpoint[]): Fault[] {
  const faults: Fault[] = []
  if (all.findIndex(({ code }) => code === point.code) !== at)
    faults.push({
      pointer: `/points/${at}/code`,
      detail: `编号重复：${point.code} (the code is there twice)`,
    })
  const byDay = (point.weekdays ?? []).length > 0
  if (byDay === (point.timesAWeek !== undefined))
    faults.push({
      pointer: `/points/${at}/weekdays`,
      detail: `点位 ${point.code}：星期与每周次数选填其一 (weekdays, or times a week: one of them)`,
    })
  return faults
}
