import { newKey } from '#apps/kit/client-key.ts'
import type { FieldKind } from '#contract/field.ts'
import { isFull } from '../store/full.ts'
import { theVault } from '../store/open.ts'
import { fieldNow, fieldState, setField } from '../store/state.ts'
import { tellTabs } from '../store/tabs.ts'
import type { Deed, KeptDeed } from './deed.ts'
import { noteMade } from './known.ts'
import { mended, onPresent, relinked } from './rules.ts'
import { wakeSender } from './wake.ts'

export interface NewDeed {
  kind: FieldKind
  body: Record<string, unknown>
  title: string
  /** For reports, which are named by it before they have a code. */
  clientKey?: string
  caseId?: string
  reportKey?: string
  chain?: string
  /** On the shelf (photos/shelf.ts) and named in the body by these ids; brought before the deed goes. */
  photoIds?: readonly string[]
  /** So long it stays on the phone, to be taken back. */
  holdSeconds?: number
}

/**
 * Puts a deed into the outbox. When this answers it is on the phone's disk: it goes by itself as soon
 * as there is a line, and leaves the phone only after the server has acknowledged it.
 * @returns its client key
 * @throws DOMException QuotaExceededError when the phone is full: nothing was kept, say so
 */
export async function enqueue(given: NewDeed): Promise<string> {
  const { photoIds = [], clientKey = newKey(), kind, body, title, caseId, reportKey, chain } = given
  const { holdSeconds = 0 } = given
  const madeAt = new Date(fieldNow()).toISOString()
  const deed: Deed = {
    clientKey,
    kind,
    body,
    title,
    madeAt,
    photoIds,
    uploaded: [],
    state: 'QUEUED',
    ...(holdSeconds > 0
      ? { heldUntil: new Date(fieldNow() + holdSeconds * 1000).toISOString() }
      : {}),
    ...(caseId ? { caseId } : {}),
    ...(reportKey ? { reportKey } : {}),
    ...(chain ? { chain } : {}),
  }
  try {
    const order = await theVault().addDeed(deed)
    setField({ deeds: [...fieldState().deeds, { ...deed, order }], full: false })
  } catch (error) {
    if (isFull(error)) setField({ full: true })
    throw error
  }
  noteMade({ clientKey, kind, body, madeAt })
  tellTabs()
  if (holdSeconds > 0) setTimeout(wakeSender, holdSeconds * 1000)
  else wakeSender()
  return clientKey
}

/** Writes a deed that changed; the list shows it at once. */
export async function keepDeed(deed: KeptDeed): Promise<void> {
  const { order, ...value } = deed
  await theVault().changeDeed(order, value)
  setField({ deeds: fieldState().deeds.map((one) => (one.order === order ? deed : one)) })
  tellTabs()
}

/** Takes a deed out: acknowledged, given up, or mended elsewhere, where its photos are needed. */
export async function dropDeed(
  { order, photoIds }: KeptDeed,
  { keepPhotos = false } = {},
): Promise<void> {
  await theVault().removeDeed(order, keepPhotos ? [] : photoIds)
  setField({ deeds: fieldState().deeds.filter((one) => one.order !== order) })
  tellTabs()
}

/** The person gives a deed up; what was done after it follows what it followed. */
export async function giveUp(deed: KeptDeed): Promise<void> {
  for (const one of relinked(fieldState().deeds, deed)) await keepDeed(one)
  await dropDeed(deed)
}

export async function mendDeed(
  deed: KeptDeed,
  body: Record<string, unknown>,
  photoIds: readonly string[],
): Promise<void> {
  await keepDeed({ ...mended(deed, body, photoIds, newKey), order: deed.order })
  wakeSender()
}

/** On the case as it stands now. */
export async function sendAnyway(deed: KeptDeed): Promise<void> {
  await keepDeed({ ...onPresent(deed), order: deed.order })
  wakeSender()
}
