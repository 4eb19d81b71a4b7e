import type { AddDuty, ChangeDuty } from '#contract/stationing.ts'
import type { Hall } from '#contract/town.ts'
import type { ActorPost } from '#server/cases/actor.ts'
import type { Ctx } from '#server/ctx.ts'
import { writeAudit } from '#server/platform/audit.ts'
import { type Sql, system } from '#server/platform/db.ts'
import { uuidv7 } from '#server/platform/ids.ts'
import { Problem } from '#server/platform/problem.ts'
import { random } from '#server/platform/random.ts'
import { dayOf, formatDate } from '#server/town/calendar/days.ts'
import { demandPostAtHall, hallOf, postAtHall } from '../policy.ts'
import { copyWeek, dutyFaults, isoWeekday, type Pattern } from './rules.ts'
import * as store from './store.ts'

interface Staff {
  kind: 'staff'
  personId: string
  posts: readonly ActorPost[]
}

/** Who keeps the calendar of a hall: its centre's dispatchers, and who keeps the town. */
export const editingRoles = ['DISPATCHER', 'ADMINISTRATOR'] as const

/** @throws Problem not-found, not-permitted, invalid, key-reused */
export async function addDuty(
  ctx: Ctx,
  actor: Staff,
  hallCode: string,
  wish: AddDuty,
): Promise<store.Duty> {
  const hall = hallOf(ctx.town(), hallCode)
  demandPostAtHall(actor.posts, hall, editingRoles)
  if (!ctx.town().unit(wish.unit))
    throw new Problem('invalid', {
      errors: [{ pointer: '/unit', detail: '没有这个单位 (there is no such unit)' }],
    })
  const duty = { ...patternOf(ctx, wish), unitCode: wish.unit, clientKey: wish.clientKey }
  return ctx.db.transaction(system, async (tx) => {
    const by = { at: ctx.clock.now(), personId: actor.personId }
    const added = await store.addDuty(tx, inHall(ctx, hall, duty), by)
    if (added) {
      await told(tx, by, 'duty.added', added)
      return added
    }
    const before = await store.dutyByKey(tx, wish.clientKey)
    if (before?.hallCode !== hall.code || before.unitCode !== wish.unit)
      throw new Problem('key-reused')
    return before
  })
}

/** @throws Problem not-found, invalid, stale-version */
export async function changeDuty(
  ctx: Ctx,
  actor: Staff,
  id: string,
  wish: ChangeDuty,
): Promise<store.Duty> {
  return edit(ctx, actor, id, wish.version, async (tx, duty, by) => {
    const changed = await store.changeDuty(tx, { ...duty, ...patternOf(ctx, wish) }, by)
    await told(tx, by, 'duty.changed', changed)
    return changed
  })
}

/** @throws Problem not-found, stale-version */
export async function endDuty(ctx: Ctx, actor: Staff, id: string, version: number): Promise<void> {
  await edit(ctx, actor, id, version, async (tx, duty, by) => {
    await store.endDuty(tx, id, by)
    await told(tx, by, 'duty.ended', duty)
  })
}

/** What one week has beside the pattern, another gets too. @returns how many duties changed */
export async function copyDutyWeek(
  ctx: Ctx,
  actor: Staff,
  hallCode: string,
  { from, to }: { from: string; to: string },
): Promise<number> {
  const hall = hallOf(ctx.town(), hallCode)
  demandPostAtHall(actor.posts, hall, editingRoles)
  if (isoWeekday(from) !== 1 || isoWeekday(to) !== 1 || from === to)
    throw new Problem('invalid', {
      errors: [
        { pointer: '/to', detail: '两周都从周一起，且不同 (two weeks, each from its Monday)' },
      ],
    })
  return ctx.db.transaction(system, async (tx) => {
    const by = { at: ctx.clock.now(), personId: actor.personId }
    let changed = 0
    for (const { id } of await store.dutiesOf(tx, hall.code)) {
      const duty = await store.lockDuty(tx, id)
      if (!duty) continue
      const exceptions = copyWeek(duty.exceptions, from, to)
      if (sameDays(exceptions, duty.exceptions)) continue
      await told(tx, by, 'duty.changed', await store.changeDuty(tx, { ...duty, exceptions }, by))
      changed += 1
    }
    return changed
  })
}

/**
 * A first calendar from what the town says of the departments of the hall's county (入驻方式), for
 * those that have none here yet; rotating ones get one weekday each, in turn. @returns how many
 */
export async function adoptStationing(ctx: Ctx, actor: Staff, hallCode: string): Promise<number> {
  const hall = hallOf(ctx.town(), hallCode)
  demandPostAtHall(actor.posts, hall, editingRoles)
  const [morning, afternoon] = [ctx.town().calendar.hours[0], ctx.town().calendar.hours.at(-1)]
  const departments = ctx
    .town()
    .units.filter((unit) => unit.stationing && unit.regionCode === hall.regionCode.slice(0, 6))
  return ctx.db.transaction(system, async (tx) => {
    const by = { at: ctx.clock.now(), personId: actor.personId }
    const here = new Set((await store.dutiesOf(tx, hall.code)).map(({ unitCode }) => unitCode))
    let turn = 0
    let made = 0
    for (const { code, stationing, phone } of departments) {
      if (here.has(code) || !stationing) continue
      const weekdays = stationing === 'ROTATING' ? [(turn++ % 5) + 1] : []
      const duty = inHall(ctx, hall, {
        unitCode: code,
        clientKey: uuidv7(by.at),
        kind: stationing,
        weekdays,
        opens: morning?.[0] ?? '08:30',
        closes: afternoon?.[1] ?? '18:00',
        startsOn: formatDate(dayOf(by.at.getTime())),
        endsOn: null,
        exceptions: {},
        phone: phone ?? null,
        contactSealed: null,
      })
      const added = await store.addDuty(tx, duty, by)
      if (added) await told(tx, by, 'duty.added', added)
      made += 1
    }
    return made
  })
}

/**
 * A new secret for the calendar of a unit; an address handed out before ends with it.
 * @throws Problem not-permitted
 */
export async function makeCalendarLink(
  ctx: Ctx,
  actor: Staff,
  hall: Hall,
  unitCode: string,
): Promise<string> {
  const own = actor.posts.some((post) => post.unitCode === unitCode && post.role === 'UNIT_CLERK')
  if (!own && !postAtHall(actor.posts, hall, editingRoles)) throw new Problem('not-permitted')
  const unit = ctx.town().unit(unitCode)
  // A dispatcher gives addresses to what lies around the hall, not to the units of another county.
  const near = unit && hall.regionCode.startsWith(unit.regionCode.slice(0, 6))
  if (!near) throw new Problem('not-found')
  const token = random(24).toString('base64url')
  await ctx.db.transaction(system, async (tx) => {
    const by = { at: ctx.clock.now(), personId: actor.personId }
    await store.putCalendarLink(tx, { unitCode, tokenKey: linkKey(ctx, token), ...by })
    await writeAudit(tx, { ...by, action: 'calendar.linked', data: { unitCode } })
  })
  return token
}

export const linkKey = (ctx: Ctx, token: string) => ctx.seal.key(`calendar:${token}`)

async function edit<T>(
  ctx: Ctx,
  actor: Staff,
  id: string,
  version: number,
  write: (tx: Sql, duty: store.Duty, by: { at: Date; personId: string }) => Promise<T>,
): Promise<T> {
  return ctx.db.transaction(system, async (tx) => {
    const duty = await store.lockDuty(tx, id)
    if (!duty || !postAtHall(actor.posts, duty, editingRoles)) throw new Problem('not-found')
    if (duty.version !== version)
      throw new Problem('stale-version', { extensions: { current: { version: duty.version } } })
    return write(tx, duty, { at: ctx.clock.now(), personId: actor.personId })
  })
}

type Entries = Pattern & Pick<store.Duty, 'phone' | 'contactSealed'>

function patternOf(ctx: Ctx, wish: AddDuty | ChangeDuty): Entries {
  const pattern = {
    kind: wish.kind,
    weekdays: [...new Set(wish.weekdays)].toSorted(),
    opens: wish.opens,
    closes: wish.closes,
    startsOn: wish.startsOn,
    endsOn: wish.endsOn ?? null,
    exceptions: Object.fromEntries(wish.exceptions.map(({ date, here }) => [date, here])),
  }
  const faults = dutyFaults(pattern)
  if (faults.length > 0) throw new Problem('invalid', { errors: faults })
  return {
    ...pattern,
    phone: wish.phone ?? null,
    contactSealed: wish.contact ? ctx.seal.seal(wish.contact) : null,
  }
}

function inHall(
  ctx: Ctx,
  hall: Hall,
  duty: Entries & Pick<store.Duty, 'unitCode' | 'clientKey'>,
): Omit<store.Duty, 'version'> {
  return {
    ...duty,
    id: uuidv7(ctx.clock.now()),
    countyCode: hall.regionCode.slice(0, 6),
    regionCode: hall.regionCode,
    hallCode: hall.code,
  }
}

function sameDays(a: Pattern['exceptions'], b: Pattern['exceptions']): boolean {
  const days = new Set([...Object.keys(a), ...Object.keys(b)])
  return [...days].every((day) => a[day] === b[day])
}

async function told(
  tx: Sql,
  { at, personId }: { at: Date; personId: string },
  action: string,
  { id, hallCode, unitCode, kind }: store.Duty,
): Promise<void> {
  await writeAudit(tx, { at, personId, action, data: { id, hall: hallCode, unitCode, kind } })
}
