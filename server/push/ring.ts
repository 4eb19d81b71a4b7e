import type { PushMessage } from '#contract/push.ts'
import type { NextJob, PassingEvent } from '#server/cases/sequencer.ts'
import type { Ctx } from '#server/ctx.ts'
import { isReached } from '#server/hours/standing.ts'
import { hoursOf } from '#server/hours/store.ts'
import { system } from '#server/platform/db.ts'
import { metrics } from '#server/platform/metrics.ts'
import { encryptPush } from './encrypt.ts'
import { vapidKeys } from './keys.ts'
import { callOf, ringSeconds, rings } from './rules.ts'
import type { PushSender } from './sender.ts'
import * as store from './store.ts'
import { vapidHeader } from './vapid.ts'

/** A job for each committed event that may ring, in the transaction that orders it: once, or not at all. */
export function ringJobs({ event, data, caseId, seq }: PassingEvent): NextJob[] {
  return callOf(event, data) ? [{ task: 'push.ring', payload: { caseId, seq } }] : []
}

interface Send {
  phone: string
  message: PushMessage
  /** After it nobody is rung any more. */
  until: string
}

/** Finds the phones an event rings, as everything stands by now, and leaves a job for each. */
async function ring(ctx: Ctx, { caseId, seq }: { caseId: string; seq: number }): Promise<void> {
  if (!ctx.config.push) return
  const now = ctx.clock.now()
  await ctx.db.transaction(system, async (tx) => {
    const event = await store.eventOf(tx, caseId, seq)
    const call = event && callOf(event.event, event.data)
    if (!event?.isOpen || !call) return
    const { caseCode, regionCode, by, at } = event
    const phones = await store.phonesOf(tx, whomOf(call.whom, event), { regionCode, by, now })
    const place = event.confidential ? undefined : ctx.town().regionName(regionCode)
    const hours = await hoursOf(
      tx,
      phones.map(({ personId }) => personId),
    )
    const sends = phones.flatMap(({ id, personId, language }) => {
      const onDuty = isReached(ctx.town(), hours.get(personId), now)
      const tone = rings(call, event.urgent, onDuty)
      const until = new Date(at.getTime() + (tone ? ringSeconds[tone] : 0) * 1000)
      if (!tone || until <= now) return []
      const message: PushMessage = {
        caseId,
        caseCode,
        kind: call.kind,
        urgent: tone === 'URGENT',
        language,
        ...(place ? { place } : {}),
      }
      const payload: Send = { phone: id, message, until: until.toISOString() }
      return [{ key: `push:${id}:${caseId}:${seq}`, payload }]
    })
    if (sends.length > 0) await store.enqueueSends(tx, sends)
  })
}

/** Whom it still concerns: a unit from which the order was taken back is called no more. */
function whomOf(
  whom: NonNullable<ReturnType<typeof callOf>>['whom'],
  { leadUnit, unitCodes, takenBy }: store.Rung,
): { units: string[]; personId: string | null } {
  if (whom === 'LEAD') return { units: leadUnit ? [leadUnit] : [], personId: takenBy }
  if ('personId' in whom)
    return { units: [], personId: takenBy === whom.personId ? takenBy : noPerson }
  return { units: whom.units.filter((unit) => unitCodes.includes(unit)), personId: null }
}
const noPerson = '00000000-0000-0000-0000-000000000000'

/** @throws Error when the push service is to be tried again: the queue does, later each time */
async function send(ctx: Ctx, sender: PushSender, given: Send): Promise<void> {
  const { phone, message, until } = given
  const now = ctx.clock.now()
  const ttlSeconds = Math.floor((Date.parse(until) - now.getTime()) / 1000)
  if (ttlSeconds <= 0) return
  const sealed = await ctx.db.run(system, (sql) => store.addressOf(sql, phone))
  if (!sealed) return
  const endpoint = ctx.seal.open(sealed.endpoint)
  const auth = Buffer.from(ctx.seal.open(sealed.auth), 'base64url')
  const outcome = await sender({
    endpoint,
    body: encryptPush(Buffer.from(JSON.stringify(message)), { p256dh: sealed.p256dh, auth }),
    authorization: vapidHeader(endpoint, await vapidKeys(ctx), now, contactOf(ctx)),
    ttlSeconds,
    urgency: message.urgent ? 'high' : 'normal',
    topic: message.caseId.replaceAll('-', ''),
  })
  if (outcome === 'GONE') await ctx.db.run(system, (sql) => store.dropSubscription(sql, phone))
  const failed = outcome !== 'GONE' && !outcome.ok
  const state = failed
    ? outcome.final
      ? 'FAILED'
      : 'PUT_OFF'
    : outcome === 'GONE'
      ? 'GONE'
      : 'SENT'
  metrics.notices.inc({ way: 'PUSH', state })
  // Its host alone: the rest of the address rings a person's phone.
  if (state === 'FAILED' && failed)
    ctx.log.warn({ host: new URL(endpoint).host, failure: outcome.failure }, 'push refused')
  if (state === 'PUT_OFF' && failed) throw new Error(outcome.failure)
}

/** Push services ask whom to write to when something goes wrong. */
function contactOf({ config }: Ctx): string | undefined {
  if (config.publicUrl?.startsWith('https:')) return config.publicUrl
  const address = config.mail?.from.replace(/^.*<|>$/g, '')
  return address ? `mailto:${address}` : undefined
}

export function pushTasks(sender: PushSender) {
  return {
    'push.ring': (ctx: Ctx, payload: { caseId: string; seq: number }) => ring(ctx, payload),
    'push.send': (ctx: Ctx, payload: Send) => send(ctx, sender, payload),
  } as const
}
