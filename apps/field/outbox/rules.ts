import type { FieldResult } from '#contract/field.ts'
import type { Deed, Receipt } from './deed.ts'

/** Deeds of one chain go in the order they were done; chains do not wait for each other. */
export function chainOf(deed: Deed): string {
  return deed.chain ?? deed.caseId ?? deed.reportKey ?? deed.clientKey
}

const isReady = (deed: Deed) => deed.photoIds.every((id) => deed.uploaded.includes(id))

/** A hold is short; a clock that was set back meanwhile does not make it long. */
const longestHold = 60_000
const heldFor = ({ heldUntil }: Deed, now: number): number => {
  const left = heldUntil === undefined ? 0 : Date.parse(heldUntil) - now
  return left > 0 && left <= longestHold ? left : 0
}
/** Deeds that may go now: not after one of their chain that was refused or waits for its photos, nor still held. */
export function sendable<D extends Deed>(
  deeds: readonly D[],
  most: number,
  now = Number.POSITIVE_INFINITY,
): D[] {
  const stopped = new Set<string>()
  const chosen: D[] = []
  for (const deed of deeds) {
    const chain = chainOf(deed)
    if (stopped.has(chain)) continue
    if (
      deed.state !== 'QUEUED' ||
      !isReady(deed) ||
      heldFor(deed, now) > 0 ||
      chosen.length === most
    )
      stopped.add(chain)
    else chosen.push(deed)
  }
  return chosen
}

/** One whose hold ended while others were sent is not left for the next round that comes by itself. */
const shortest = 500

/** Milliseconds until the next deed that is held may go; infinite when none waits for that alone. */
export function releaseIn(deeds: readonly Deed[], now: number): number {
  const held = sendable(deeds, Number.POSITIVE_INFINITY).filter(({ heldUntil }) => heldUntil)
  const holds = held.map((deed) => Math.max(shortest, heldFor(deed, now)))
  return Math.min(Number.POSITIVE_INFINITY, ...holds)
}

/** The next photo to bring: of the first deed that only waits for its photos. */
export function nextPhoto<D extends Deed>(
  deeds: readonly D[],
): { deed: D; photoId: string } | undefined {
  const stopped = new Set<string>()
  for (const deed of deeds) {
    const chain = chainOf(deed)
    if (stopped.has(chain)) continue
    const photoId = deed.photoIds.find((id) => !deed.uploaded.includes(id))
    if (deed.state === 'QUEUED' && photoId) return { deed, photoId }
    if (deed.state !== 'QUEUED') stopped.add(chain)
  }
  return undefined
}

export type Settled<D extends Deed> =
  | { is: 'done'; deed: D; receipt: Receipt }
  | { is: 'changed'; deed: D }
  | { is: 'waiting'; deed: D }

/** What an answer of the server means for a deed. */
export function settle<D extends Deed>(deed: D, result: FieldResult): Settled<D> {
  if (result.status === 'WAITING') return { is: 'waiting', deed }
  if (result.status === 'DONE') {
    const { clientKey, kind, title, madeAt } = deed
    const caseId = result.caseId ?? deed.caseId
    const { caseCode } = result
    return {
      is: 'done',
      deed,
      receipt: {
        clientKey,
        kind,
        title,
        madeAt,
        ...(caseId ? { caseId } : {}),
        ...(caseCode ? { caseCode } : {}),
      },
    }
  }
  return {
    is: 'changed',
    deed: {
      ...deed,
      state: result.status,
      ...(result.problem ? { problem: result.problem as Deed['problem'] } : {}),
      ...(result.current ? { current: result.current } : {}),
    },
  }
}

/**
 * A refused deed as the person has mended it. Nothing happened under its key, so it keeps it, and
 * what was done after it still follows it; only a key that was used for something else is replaced.
 */
export function mended(
  deed: Deed,
  body: Record<string, unknown>,
  photoIds: readonly string[],
  newKey: () => string,
): Deed {
  const { problem: _problem, current: _current, ...rest } = deed
  const uploaded = deed.uploaded.filter((id) => photoIds.includes(id))
  return { ...rest, clientKey: keyFor(deed, newKey), body, photoIds, uploaded, state: 'QUEUED' }
}

export const keyFor = ({ clientKey, problem }: Deed, newKey: () => string): string =>
  problem?.type === 'key-reused' ? newKey() : clientKey

/** Deeds that came after one that is given up: they follow what it followed. @returns those changed */
export function relinked<D extends Deed>(deeds: readonly D[], gone: Deed): D[] {
  const { after, version } = gone.body
  return deeds
    .filter(({ body }) => body.after === gone.clientKey)
    .map((deed) => {
      const { after: _after, ...body } = deed.body
      return { ...deed, body: { ...body, ...(after ? { after } : { version }) } }
    })
}

/** The deed again, on the case as it stands now: the same intention, so the same key. */
export function onPresent(deed: Deed): Deed {
  const { problem, current, ...rest } = deed
  const { after: _after, ...body } = deed.body
  return {
    ...rest,
    body: current ? { ...body, version: current.version } : deed.body,
    // What the server has no longer is brought again.
    uploaded: lacksPhotos(problem) ? [] : deed.uploaded,
    state: 'QUEUED',
  }
}

const lacksPhotos = (problem: Deed['problem']) =>
  (problem?.errors ?? []).some(({ pointer }) => pointer.includes('/attachmentIds'))

/** Seconds to wait after so many vain tries: 2, 4, 8 … 300. */
export function pauseAfter(failures: number): number {
  return Math.min(300, 2 ** Math.max(1, failures))
}
