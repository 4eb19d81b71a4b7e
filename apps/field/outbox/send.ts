import { api } from '#apps/kit/api.ts'
import { ApiProblem } from '#apps/kit/problem.ts'
import { canonicalJson } from '#contract/canonical.ts'
import type { FieldItem, FieldResults } from '#contract/field.ts'
import { keepReceipts, theVault } from '../store/open.ts'
import { fieldNow, fieldState } from '../store/state.ts'
import type { KeptDeed, Receipt } from './deed.ts'
import { sha256Hex } from './hash.ts'
import { dropDeed, keepDeed } from './queue.ts'
import { nextPhoto, sendable, settle } from './rules.ts'
import { uploadPhoto } from './upload.ts'

/** Few at a time: an answer lost on a bad line costs little to ask for again. */
const mostAtOnce = 10
const receiptsKept = 100

async function itemOf({ clientKey, kind, madeAt, body }: KeptDeed): Promise<FieldItem> {
  return { clientKey, kind, madeAt, body, hash: await sha256Hex(canonicalJson(body)) }
}

/**
 * Sends what can go: deeds that wait for no photo first, then photo by photo what remains.
 * @returns whether anything went
 * @throws ApiProblem when the line failed or the session is over; everything unacknowledged stays
 */
export async function sendOutbox(): Promise<boolean> {
  let went = false
  for (;;) {
    const { deeds } = fieldState()
    const chosen = sendable(deeds, mostAtOnce, fieldNow())
    if (chosen.length > 0) {
      // The server answers "waiting" only behind what it refused, so every round gets on.
      await sendSome(chosen)
      went = true
      continue
    }
    const next = nextPhoto(deeds)
    if (!next) return went
    await bringPhoto(next.deed, next.photoId)
    went = true
  }
}

async function sendSome(chosen: readonly KeptDeed[]): Promise<void> {
  const items = await Promise.all(chosen.map(itemOf))
  const { results } = await api.call<FieldResults>('/field/outbox', {
    method: 'POST',
    body: { items },
    repeatable: true,
  })
  const receipts: Receipt[] = []
  for (const deed of chosen) {
    const result = results.find(({ clientKey }) => clientKey === deed.clientKey)
    if (!result) continue
    const settled = settle(deed, result)
    if (settled.is === 'changed') await keepDeed(settled.deed)
    if (settled.is === 'done') {
      receipts.unshift(settled.receipt)
      await dropDeed(deed)
    }
  }
  if (receipts.length > 0)
    await keepReceipts([...receipts, ...fieldState().receipts].slice(0, receiptsKept))
}

async function bringPhoto(deed: KeptDeed, photoId: string): Promise<void> {
  const bytes = await theVault().photo(photoId)
  try {
    if (!bytes) throw new ApiProblem('not-found', 404, { detail: '照片已不在手机上' })
    await uploadPhoto(photoId, bytes)
    await keepDeed({ ...deed, uploaded: [...deed.uploaded, photoId] })
  } catch (error) {
    if (!(error instanceof ApiProblem) || isOfTheLine(error)) throw error
    await keepDeed({
      ...deed,
      state: 'REFUSED',
      problem: { ...error.document, type: error.type === 'unreachable' ? 'internal' : error.type },
    })
  }
}

/** The line or the session failed, not the deed: it goes again as it is. */
export function isOfTheLine({ type, status }: ApiProblem): boolean {
  return (
    type === 'unreachable' ||
    type === 'not-signed-in' ||
    type === 'csrf-missing' ||
    type === 'too-many-requests' ||
    status >= 500
  )
}
