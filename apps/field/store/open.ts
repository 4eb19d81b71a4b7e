import type { FieldCase, FieldSyncView } from '#contract/field.ts'
import type { KeptDeed, Receipt } from '../outbox/deed.ts'
import { type Database, openDatabase } from './database.ts'
import { type FieldState, fieldState, nothing, setField } from './state.ts'
import { openVault, takeVault, type Vault, wipe } from './vault.ts'

let database: Promise<Database> | undefined
let vault: Vault | undefined

const shelves = () => (database ??= openDatabase())

/** @throws when nobody is signed in: no page shows then that could ask */
export function theVault(): Vault {
  if (!vault) throw new Error('nobody is signed in on this phone')
  return vault
}

/** What the last sync told, apart from the cases. */
type Kept = Pick<FieldState, 'me' | 'more' | 'syncedAt' | 'clockOffset'> & { cursor?: string }

let cursor: string | undefined
export const syncCursor = () => cursor

/** Reads what the phone knows; without a network this is all there is. */
export async function bootField(): Promise<void> {
  vault = await openVault(await shelves(), Date.now())
  if (vault) await readAll(vault)
}

/** After a sign-in, or when the session turned out to be of this person. */
export async function settleIn(personId: string): Promise<void> {
  const before = vault?.personId
  vault = await takeVault(await shelves(), personId, Date.now())
  if (before !== personId) setField({ ...nothing, line: fieldState().line })
  await readAll(vault)
}

async function readAll(from: Vault): Promise<void> {
  const [kept, cases, sections, receipts, seen, deeds] = await Promise.all([
    from.read<Kept>('told'),
    from.read<FieldCase[]>('cases'),
    from.read<FieldState['sections']>('sections'),
    from.read<Receipt[]>('receipts'),
    from.read<FieldState['seen']>('seen'),
    from.deeds<Omit<KeptDeed, 'order'>>(),
  ])
  const { cursor: at, ...told } = kept ?? {}
  cursor = at
  setField({
    ...told,
    cases: new Map((cases ?? []).map((one) => [one.id, one])),
    sections: sections ?? {},
    receipts: receipts ?? [],
    seen: seen ?? {},
    deeds: deeds.map(({ order, value }) => ({ ...value, order })),
  })
}

/** Another tab wrote: read it again. */
export async function readAgain(): Promise<void> {
  vault = await openVault(await shelves(), Date.now())
  if (vault) await readAll(vault)
  else setField({ ...nothing, line: fieldState().line })
}

/** Takes in an answer of the sync: shown first, then kept, so that a full disk hides nothing. */
export async function takeIn(view: FieldSyncView): Promise<void> {
  const before = fieldState()
  const cases = new Map(view.reset ? [] : before.cases)
  for (const one of view.cases) cases.set(one.id, one)
  for (const id of view.gone) cases.delete(id)
  const syncedAt = Date.parse(view.now)
  const clockOffset = syncedAt - Date.now()
  const me = { ...view.person, posts: view.posts }
  const sections = { ...before.sections, ...view.sections }
  cursor = view.cursor
  setField({ me, cases, sections, more: view.more, syncedAt, clockOffset })
  const kept: Kept = { me, more: view.more, syncedAt, clockOffset, cursor: view.cursor }
  const into = theVault()
  // The cursor last: should the writing break off, the next sync tells the rest again.
  if (view.reset || view.cases.length > 0 || view.gone.length > 0)
    await into.write('cases', [...cases.values()])
  if (Object.keys(view.sections).length > 0) await into.write('sections', sections)
  await into.write('told', kept)
  await into.touch(Date.now())
}

export async function keepReceipts(receipts: readonly Receipt[]): Promise<void> {
  setField({ receipts })
  await theVault().write('receipts', receipts)
}

/** The matter was opened as it now is; of those no longer here nothing is kept. */
export async function keepSeen(id: string, version: number): Promise<void> {
  const { cases, seen: before } = fieldState()
  if (before[id] === version) return
  const here = Object.entries(before).filter(([one]) => cases.has(one))
  const seen = { ...Object.fromEntries(here), [id]: version }
  setField({ seen })
  await theVault().write('seen', seen)
}

/** Sign-out or loss: the phone forgets everything. */
export async function forgetAll(): Promise<void> {
  vault = undefined
  cursor = undefined
  await wipe(await shelves())
  setField({ ...nothing, line: fieldState().line })
}
