import { homeCoverageRoles } from '#contract/home-words.ts'
import type { HomeCoverage, HomeSum } from '#contract/homes.ts'
import { scopeOf } from '#server/cases/actor.ts'
import type { Ctx } from '#server/ctx.ts'
import type { StaffActor } from '#server/field/kind.ts'
import { Problem } from '#server/platform/problem.ts'
import { namedPlace, placesAbove, placesBelow, shownPlace } from '#server/town/places.ts'
import { countHomes } from './store.ts'

/**
 * How many homes of a place were reached for one purpose, each once. Counts of places alone: by
 * intent nothing here can be read as the work of one person.
 * @throws Problem not-permitted, not-found
 */
export async function readHomeCoverage(
  ctx: Ctx,
  actor: StaffActor,
  asked: { form?: string; region?: string },
): Promise<HomeCoverage> {
  const town = ctx.town()
  const { region, widest } = shownPlace(actor.posts, homeCoverageRoles, asked.region)
  if (!town.region(region)) throw new Problem('not-found')
  const forms = town.visitForms.map(({ data }) => data)
  const form = asked.form ? forms.find(({ code }) => code === asked.form) : forms[0]
  if (asked.form && !form) throw new Problem('not-found')
  const since = new Date(ctx.clock.now().getTime() - (form?.everyDays ?? 90) * 86_400_000)
  const below = placesBelow(town, region)
  const length = below[0]?.code.length ?? region.length
  const counts = await ctx.db.run(scopeOf(actor), (sql) =>
    countHomes(sql, { region, length, form: form?.code ?? '', since }),
  )
  const byPlace = new Map(counts.map(({ place, ...sum }) => [place, sum]))
  const rows = below.map((place) => ({ ...place, ...(byPlace.get(place.code) ?? nothing) }))
  return {
    forms: forms.map(({ code, name, everyDays }) => ({ code, name, everyDays })),
    ...(form ? { form: form.code } : {}),
    since: since.toISOString(),
    region: namedPlace(town, region),
    above: placesAbove(town, region, widest),
    total: counts.reduce(added, nothing),
    rows,
  }
}

const nothing: HomeSum = { homes: 0, agreed: 0, declined: 0, absent: 0, vacant: 0, helped: 0 }

const added = (a: HomeSum, b: HomeSum): HomeSum => ({
  homes: a.homes + b.homes,
  agreed: a.agreed + b.agreed,
  declined: a.declined + b.declined,
  absent: a.absent + b.absent,
  vacant: a.vacant + b.vacant,
  helped: a.helped + b.helped,
})
