import type { Ctx } from '#server/ctx.ts'
import { system } from '#server/platform/db.ts'
import { keepKey, keyKept } from './store.ts'
import { makeVapidKey, readVapidKey, type VapidKeys } from './vapid.ts'

const read = new WeakMap<Ctx['db'], Promise<VapidKeys>>()

/**
 * The key of this installation, made by whoever asks first and never again: with another one every
 * phone would have to be set up anew. It lives in the database, sealed, and so in its backup.
 */
export function vapidKeys(ctx: Ctx): Promise<VapidKeys> {
  const known = read.get(ctx.db)
  if (known) return known
  const keys = ctx.db
    .run(system, async (sql) => {
      const kept = await keyKept(sql)
      if (kept) return kept
      // Of two that make one at once the first is kept, and both read it.
      await keepKey(sql, ctx.seal.seal(makeVapidKey().toString('base64')), ctx.clock.now())
      return keyKept(sql)
    })
    .then((sealed) => {
      if (!sealed) throw new Error('the push key was not kept')
      return readVapidKey(Buffer.from(ctx.seal.open(sealed), 'base64'))
    })
  read.set(ctx.db, keys)
  // A failed look is not remembered.
  keys.catch(() => read.delete(ctx.db))
  return keys
}
