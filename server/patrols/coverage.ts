import { timesOf } from '#contract/checkpoints.ts'
import type { Bilingual } from '#contract/common.ts'
import type { Checkpoint, CoverageRow, CoverageSum, PatrolRoute } from '#contract/patrols.ts'

export interface Counted {
  days: number
  findings: number
}
/** How often a point was looked at in the week; undefined: not once. */
export type CountOf = (route: string, point: string) => Counted | undefined

interface Place {
  code: string
  name: Bilingual
}

/**
 * The coverage of a place: the sum, and a row for each place one level down; of routes of the place
 * itself a row for each point.
 * @param routes of the place and beneath it, as planned for the week
 */
export function coverageRows(
  region: string,
  below: readonly Place[],
  routes: readonly PatrolRoute[],
  countOf: CountOf,
): { total: CoverageSum; rows: CoverageRow[] } {
  const length = below[0]?.code.length ?? Number.POSITIVE_INFINITY
  const beneath = Map.groupBy(routes, ({ regionCode }) => regionCode.slice(0, length))
  const sums = below.map(({ code, name }) => ({
    code,
    name,
    isPoint: false,
    ...added((beneath.get(code) ?? []).flatMap((route) => pointSums(route, countOf))),
  }))
  const points = routes
    .filter(({ regionCode }) => regionCode === region)
    .flatMap((route) =>
      route.points.map((point) => ({
        code: `${route.code} ${point.code}`,
        name: point.name,
        isPoint: true,
        ...pointSum(point, countOf(route.code, point.code)),
      })),
    )
  const rows = [...points, ...sums]
  return { total: added(rows), rows }
}

function pointSums(route: PatrolRoute, countOf: CountOf): CoverageSum[] {
  return route.points.map((point) => pointSum(point, countOf(route.code, point.code)))
}

function pointSum(point: Checkpoint, counted: Counted | undefined): CoverageSum {
  const planned = timesOf(point)
  const { days, findings } = counted ?? { days: 0, findings: 0 }
  return {
    points: 1,
    kept: Number(days >= planned),
    checked: Number(days > 0),
    planned,
    done: Math.min(days, planned),
    findings,
  }
}

function added(sums: readonly CoverageSum[]): CoverageSum {
  const total = { points: 0, kept: 0, checked: 0, planned: 0, done: 0, findings: 0 }
  for (const sum of sums) {
    total.points += sum.points
    total.kept += sum.kept
    total.checked += sum.checked
    total.planned += sum.planned
    total.done += sum.done
    total.findings += sum.findings
  }
  return total
}
