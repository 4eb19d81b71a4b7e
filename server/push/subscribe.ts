import type { PushSubscription } from '#contract/push.ts'
import type { Ctx } from '#server/ctx.ts'
import { system } from '#server/platform/db.ts'
import { uuidv7 } from '#server/platform/ids.ts'
import { Problem } from '#server/platform/problem.ts'
import { areUsable } from './encrypt.ts'
import { isPushEndpoint } from './public-address.ts'
import { subscribe } from './store.ts'

/** @throws Problem invalid: no push service, or keys for which nothing can be sealed */
export async function takeSubscription(
  ctx: Ctx,
  whose: { sessionId: string; personId: string },
  { endpoint, keys, language }: PushSubscription,
): Promise<void> {
  const [p256dh, auth] = [keys.p256dh, keys.auth].map((key) => Buffer.from(key, 'base64url'))
  if (!p256dh || !auth) throw new Problem('invalid')
  const errors = [
    ...(isPushEndpoint(endpoint)
      ? []
      : [{ pointer: '/endpoint', detail: '不是推送服务的地址 (no address of a push service)' }]),
    ...(areUsable({ p256dh, auth })
      ? []
      : [{ pointer: '/keys', detail: '不是可用的密钥 (no usable keys)' }]),
  ]
  if (errors.length > 0) throw new Problem('invalid', { errors })
  const at = ctx.clock.now()
  await ctx.db.transaction(system, (tx) =>
    subscribe(tx, {
      ...whose,
      id: uuidv7(at),
      endpointKey: ctx.seal.key(`push:${endpoint}`),
      endpointSealed: ctx.seal.seal(endpoint),
      p256dh,
      authSealed: ctx.seal.seal(auth.toString('base64url')),
      language,
      at,
    }),
  )
}
