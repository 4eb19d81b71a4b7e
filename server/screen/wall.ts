import type { ScreenView } from '#contract/screen.ts'
import { mostAlerts, mostShown } from '#contract/screen-words.ts'
import type { Ctx } from '#server/ctx.ts'
import { dayOf, startOfDay } from '#server/town/calendar/days.ts'
import { createKeep } from './keep.ts'
import { wallScope } from './policy.ts'
import { readMissed, readOverdue, readSums, readToday, readUrgent, readWhistles } from './read.ts'
import { shapeOf } from './shape.ts'
import { screenView } from './view.ts'

/** Own choice: shorter than any eye notices six metres away. */
const keptMilliseconds = 1_500

/** Everything for the wall of a region, read at most once in a moment however many walls there are. */
export function createWall(ctx: Ctx): (region: string) => Promise<ScreenView> {
  const keep = createKeep<ScreenView>(keptMilliseconds, () => ctx.clock.now().getTime())
  return (region) => keep(region, () => readWall(ctx, region))
}

function readWall(ctx: Ctx, region: string): Promise<ScreenView> {
  const now = ctx.clock.now()
  const midnight = new Date(startOfDay(dayOf(now.getTime())))
  const town = ctx.town()
  return ctx.db.run(wallScope(region), async (sql) => {
    const facts = {
      today: await readToday(sql, region, midnight),
      sums: await readSums(sql, region, now),
      overdue: await readOverdue(sql, region, now, mostAlerts),
      urgent: await readUrgent(sql, region, mostAlerts),
      missed: await readMissed(sql, region, now, mostAlerts),
      whistles: await readWhistles(sql, region, mostShown),
    }
    return screenView(region, facts, town, (code) => shapeOf(town.grids, code), now)
  })
}
