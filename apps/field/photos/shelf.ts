import { newKey } from '#apps/kit/client-key.ts'
import { prepare } from '#apps/kit/photos/draw.ts'
import { theVault } from '../store/open.ts'
import { fieldState } from '../store/state.ts'

/** A photo taken and kept, sealed, before anything is done with it: the page may die any moment. */
export interface Shelved {
  id: string
  thumb?: string
}

/** @throws DOMException QuotaExceededError when the phone is full */
export async function shelve(file: Blob, stamp: readonly string[]): Promise<Shelved> {
  const { blob, thumb } = await prepare(file, stamp)
  const id = newKey()
  await theVault().putPhoto(id, await blob.arrayBuffer())
  return { id, ...(thumb ? { thumb } : {}) }
}

/** Photos that neither a deed nor a draft names any more. */
export async function sweepShelf(named: readonly string[]): Promise<void> {
  const wanted = new Set([...named, ...fieldState().deeds.flatMap(({ photoIds }) => photoIds)])
  const ids = await theVault().photoIds()
  await theVault().dropPhotos(ids.filter((id) => !wanted.has(id)))
}
